"""Options that many commands have."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from toolkit.model import Resolution

    #: What the commands are added to.
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  # argparse has no public name for it


def reading(parser: argparse.ArgumentParser) -> None:
    """``--reading``: repaired or source."""
    parser.add_argument(
        "--reading",
        choices=("repaired", "source"),
        default="repaired",
        help="with the repairs of the apparatus (default), or the source's words untouched",
    )


def source(parser: argparse.ArgumentParser, flag: str = "--source") -> None:
    """A text to read, as an option or in place; the one that ships where not given."""
    text = "a text, PDF, Word (DOCX), HTML or AKN4UN XML file; default: the A/RES/78/132 that ships"
    if flag.startswith("-"):
        parser.add_argument(flag, metavar="FILE", type=Path, help=text)
    else:
        parser.add_argument(flag, metavar="FILE", type=Path, nargs="?", help=text)
    ocr(parser)


def ocr(parser: argparse.ArgumentParser) -> None:
    """``--ocr``: of PDF files."""
    parser.add_argument(
        "--ocr",
        action="store_true",
        help="of a PDF: read pages without words, or with words that are not those of the page, from their picture "
        "(needs tesseract); such words are never official",
    )


def opened(args: argparse.Namespace, path: Path | None) -> Resolution:
    """Read a file as the options of a command say; its doubts go to standard error, a line each."""
    from toolkit import _doubts, library

    wanted = {name: getattr(args, name) for name in ("reading", "language", "ocr") if getattr(args, name, None)}
    resolution = library.load(path, **wanted)
    for line in _doubts.lines(resolution):
        print(line, file=sys.stderr)
    return resolution


def language(parser: argparse.ArgumentParser) -> None:
    """``--language``: of a printed text."""
    parser.add_argument("--language", metavar="CODE", help="language of a printed text; default: found from the text")

"""Options that many commands have."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
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
    text = "a printed text (Arabic or English) or an AKN4UN XML file; default: the A/RES/78/132 that ships"
    if flag.startswith("-"):
        parser.add_argument(flag, metavar="FILE", type=Path, help=text)
    else:
        parser.add_argument(flag, metavar="FILE", type=Path, nargs="?", help=text)


def language(parser: argparse.ArgumentParser) -> None:
    """``--language``: of a printed text."""
    parser.add_argument("--language", metavar="CODE", help="language of a printed text; default: found from the text")

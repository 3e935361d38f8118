"""Options that many commands have."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from toolkit.model import Resolution

#: The type of an option or argument that names a file or a folder.
PATH: Final = click.Path(path_type=Path)

reading = click.option(
    "--reading",
    type=click.Choice(["repaired", "source"]),
    default="repaired",
    help="with the repairs of the apparatus (default), or the source's words untouched",
)
language = click.option("--language", metavar="CODE", help="language of a printed text; default: found from the text")
ocr = click.option(
    "--ocr",
    is_flag=True,
    help="of a PDF: read pages without words, or with words that are not those of the page, from their picture "
    "(needs tesseract); such words are never official",
)
source = click.option(
    "--source",
    metavar="FILE",
    type=PATH,
    help="a text, PDF, Word (DOCX), HTML or AKN4UN XML file; default: the A/RES/78/132 that ships",
)
#: The same in place, for commands whose first argument it is.
source_in_place = click.argument("source", metavar="[FILE]", type=PATH, required=False)


def opened(path: Path | None, **options: Any) -> Resolution:
    """Read a file as the options of a command say; its doubts go to standard error, a line each."""
    from toolkit import _doubts, library

    resolution = library.load(path, **{name: value for name, value in options.items() if value})
    for line in _doubts.lines(resolution):
        print(line, file=sys.stderr)
    return resolution

"""What stands on the pages of a PDF: characters with their places and fonts, ruled lines, pictures.

Places are in points from the lower left corner of the page as a reader sees it (a page that the file turns is turned).
`toolkit.sources._pdf_file` fills a page; nothing here says in which order it is read: that is for the modules above.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Font(NamedTuple):
    """How characters are set; characters of one run of the file share one.

    ``font`` is the name without the prefix of a subset (``BCDFEE+``); ``size`` is in points as seen; ``turned`` is true
    of words that do not run along the line; ``hidden`` of words that are not painted (those under a scanned picture).
    """

    font: str = ""
    size: float = 0.0
    italic: bool = False
    bold: bool = False
    turned: bool = False
    hidden: bool = False


class Char(NamedTuple):
    """A character and its place.

    Attributes
    ----------
    text
        One character (Unicode). What PDFium takes for a hyphen that breaks a word is ``-``.
    x0, y0, x1, y1
        Its box: from its start to where the next one would stand, by the measures of its font. Letters of one glyph
        (a ligature such as lam-alef) share it.
    base
        Height of the line that it stands on; a superscript's is higher.
    style
        How it is set.
    page
        From 1.
    order
        Its place in PDFium's own order (which turns Arabic into logical order).
    made
        Whether PDFium put it in: a blank or a line end that the file does not hold.
    pen
        Where the writing stood along the line before it; boxes of slanted and Arabic letters may overlap, pens do not.
    end
        Where the writing stands after it, by the width that its font states.
    drawn
        The rank of its text object among those that the page draws; -1 where it has none.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    style: Font
    page: int
    order: int
    made: bool = False
    pen: float = 0.0
    end: float = 0.0
    drawn: int = -1


class Box(NamedTuple):
    """A ruled line or a picture."""

    x0: float
    y0: float
    x1: float
    y1: float


class Slot(NamedTuple):
    """Where a line stands in the tables of its page: which table, row and column, in reading order, and if surely."""

    grid: int
    row: int
    column: int
    sure: bool


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes
    ----------
    number
        From 1.
    width, height
        In points, as a reader sees it.
    chars
        Its characters, in PDFium's order.
    rules
        Level lines that it draws, from the top.
    pictures
        Its images.
    rtl
        Whether `chars` are in the reading order of a script that runs from right to left, with made line ends
        (see `toolkit.sources._pdf_rtl`).
    blanks
        Blanks that the file draws by themselves and PDFium leaves out (of pages with Arabic words only).
    regions
        Where it is ``rtl``, the region of each of its lines (see `toolkit.sources._pdf_columns`).
    cells
        Likewise the place of each in a table (see `toolkit.sources._pdf_grids`).
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    rtl: bool = False
    blanks: tuple[Box, ...] = ()
    regions: tuple[int, ...] = ()
    cells: tuple[Slot | None, ...] = ()

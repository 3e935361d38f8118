"""What a reader of PDFs is not sure of: words from a picture, pages without words, characters, tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from toolkit.model import Doubt, Resolution
from toolkit.sources._layout import Layout
from toolkit.sources._pdf_page import Page

#: The part of a page that a picture covers where it is a picture of the page.
_COVERED = 0.25
#: A page holds at least so many characters where it is a page of words.
WORDS = 20


def is_empty(page: Page) -> bool:
    """Whether a page holds no words."""
    return sum(not c.text.isspace() for c in page.chars) < WORDS


def of_pages(pages: Sequence[Page], *, recognized: bool) -> Iterator[Doubt]:
    """Doubts about whole pages."""
    if recognized:
        yield Doubt("", "ocr", "the words were recognized from pictures of the pages; letters may be wrong")
    for page in pages:
        covered = sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in page.pictures)
        if is_empty(page) and covered > _COVERED * page.width * page.height:
            yield Doubt("", "missing_page", f"page {page.number} is a picture without words")


def of_blocks(layout: Layout, found: Resolution) -> Iterator[Doubt]:
    """Doubts about passages: tables, and characters that the font does not explain."""
    for block in layout.blocks:
        if block.role == "table" and not block.continues:
            says = f"a table on page {block.page} is read row by row; cells of several lines may be out of order"
            yield Doubt(_passage(found, block.start), "table", says)
        strange = sum(c == "\ufffd" or unicodedata.category(c) == "Co" for c in block.text)
        if strange and block.role != "furniture":
            says = f"{strange} characters on page {block.page} have no meaning in the file's fonts"
            yield Doubt(_passage(found, block.start), "encoding", says)


def _passage(found: Resolution, raw: int) -> str:
    """Id of the passage that a place of the source belongs to; empty where none does."""
    return next((p.id for p in found.passages() if any(s.start <= raw < s.end for s in p.raw_spans)), "")

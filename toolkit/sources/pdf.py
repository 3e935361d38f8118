"""PDF with a text layer, read as a page is seen: places, fonts and sizes say what the words are.

Superscripts are note markers; small print below the short rule is notes; indents, gaps and labels part paragraphs;
running titles, job numbers and page numbers are furniture. What the reader writes down is the *source*; `places` leads
from it to page and box.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.errors import SourceError
from toolkit.model import Resolution, Witness
from toolkit.sources import _grammar, _pdf_blocks, _pdf_doubts, _pdf_lines, _pdf_page, _pdf_rtl, _pdf_write, _pdf_zones
from toolkit.sources._layout import Layout
from toolkit.sources._pdf_page import Page
from toolkit.sources._pdf_zones import Sheet

ORDER = 20


def knows(content: bytes) -> bool:
    """Whether the bytes are a PDF; a few bytes may stand before its mark."""
    return b"%PDF-" in content[:1024]


def read(content: bytes, *, name: str, language: str | None = None) -> Resolution:
    """Read a PDF as a resolution (see `toolkit.sources.read`).

    Raises
    ------
    toolkit.errors.SourceError
        Broken, encrypted, too large, without a text layer, or no resolution.
    """
    shown = layout(content, name=name)
    found = _grammar.read(shown, name=name, language=language)
    return found.replace(doubts=(*found.doubts, *_pdf_doubts.of_blocks(shown, found)))


def layout(content: bytes, *, name: str) -> Layout:
    """What the pages of a PDF show."""
    pages = _pdf_rtl.prepared(_pdf_page.pages(content, name=name))
    _check_words(pages, name)
    sheets = _pdf_zones.sheets(pages, [_pdf_lines.lines(page) for page in pages])
    groups = _pdf_blocks.groups(sheets, _pdf_zones.body_size(sheets))
    writing = _pdf_write.write(groups)
    witness = _witness(pages, sheets)
    return Layout(
        source=writing.source,
        blocks=tuple(writing.blocks),
        format="pdf",
        shown=True,
        fonts=witness != "ocr",
        witness=witness,
        places=tuple(writing.places),
        doubts=tuple(_pdf_doubts.of_pages(pages, recognized=witness == "ocr")),
    )


def _check_words(pages: Sequence[Page], name: str) -> None:
    """Refuse a PDF that holds pictures only."""
    if all(_pdf_doubts.is_empty(page) for page in pages):
        pictures = any(page.pictures for page in pages)
        raise SourceError(
            "holds pictures of pages and no text" if pictures else "holds no text",
            file=name,
            place=f"{len(pages)} page{'s' * (len(pages) > 1)}",
            remedy="recognize its words first (OCR), or take the document from documents.un.org",
        )


def _witness(pages: Sequence[Page], sheets: Sequence[Sheet]) -> Witness:
    """What the words are worth: recognized ones lie unpainted under a picture, the Organization's print has a head."""
    inked = [c.style.hidden for page in pages for c in page.chars if not c.made]
    if sum(inked) > 0.5 * len(inked):
        return "ocr"
    head = sheets[0].head
    named = any(_pdf_zones.is_organization(line) for line in head)
    named = named or {"UNITED", "NATIONS"} <= {line.text for line in head}  # older heads: two lines
    return "official" if named and any(_pdf_zones.SYMBOL.search(line.text) for line in head) else "text"

"""PDF with a text layer, read as a page is seen: places, fonts and sizes say what the words are.

Superscripts are note markers; small print below the short rule is notes; indents, gaps and labels part paragraphs;
running titles, job numbers and page numbers are furniture. What the reader writes down is the *source*; `places` leads
from it to page and box.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from toolkit.errors import SourceError
from toolkit.model import Resolution, Witness
from toolkit.sources import (
    _grammar,
    _ocr,
    _pdf_blocks,
    _pdf_doubts,
    _pdf_endnotes,
    _pdf_file,
    _pdf_lies,
    _pdf_lines,
    _pdf_notes,
    _pdf_rtl,
    _pdf_write,
    _pdf_zones,
)
from toolkit.sources._layout import Layout
from toolkit.sources._pdf_page import Page
from toolkit.sources._pdf_sheet import Sheet


def read(content: bytes, *, name: str, language: str | None = None, ocr: bool = False) -> Resolution:
    """Read a PDF as a resolution (see `toolkit.sources.read`).

    With ``ocr``, pages without words, and pages whose words are not those that they show, are read from their picture.

    Raises
    ------
    toolkit.errors.SourceError
        Broken, encrypted, too large, without a text layer, or no resolution.
    """
    pages = _pdf_rtl.prepared(_pdf_file.pages(content, name=name))
    lying = _pdf_lies.lying(pages)
    unsure: list[_ocr.Unsure] = []
    if ocr and lying:
        pages, unsure = _ocr.read(content, pages, lying, name=name, language=language)
    try:
        shown = _layout(pages, name, lying if ocr else {})
        found = _grammar.read(shown, name=name, language=language)
    except SourceError as error:
        if not lying or ocr:
            raise
        place = f"page{'s' * (len(lying) > 1)} {', '.join(map(str, sorted(lying)))}"
        says = next(iter(lying.values()))
        problem = f"has a text layer that is not what its pages show: {says}"
        raise SourceError(problem, file=name, place=place, remedy=_pdf_lies.REMEDY) from error
    doubts = _ocr.doubts(unsure, found) if ocr else _pdf_lies.doubts(lying, found)
    own = (*_pdf_doubts.of_blocks(shown, found), *_pdf_doubts.of_blanks(shown, found), *_pdf_doubts.of_parts(found))
    own += tuple(_pdf_doubts.of_notes(found))
    return found.replace(doubts=(*found.doubts, *own, *doubts))


def layout(content: bytes, *, name: str) -> Layout:
    """What the pages of a PDF show."""
    return _layout(_pdf_rtl.prepared(_pdf_file.pages(content, name=name)), name, ())


def _layout(pages: Sequence[Page], name: str, recognized: Collection[int]) -> Layout:
    """What pages show; the ``recognized`` ones were read from their picture."""
    _check_words(pages, name)
    sheets = _pdf_zones.sheets(pages, [_pdf_lines.lines(page) for page in pages])
    groups = _pdf_blocks.groups(sheets, _pdf_zones.body_size(sheets))
    _pdf_endnotes.take(groups, _pdf_notes.signs(line for sheet in sheets for line in sheet.body))
    writing = _pdf_write.write(groups)
    witness = "ocr" if recognized else _witness(pages, sheets)
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
            remedy=f"{_pdf_lies.REMEDY}; or take the document from documents.un.org",
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

"""The pages of a PDF, as PDFium reads the file.

This module and `_pdf_chars`, `_pdf_drawn` and `_pdf_spans` below it alone speak to PDFium; all its handles are closed
when `pages` returns.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.errors import SourceError
from toolkit.sources import MAX_PDF_BYTES
from toolkit.sources import _pdf_spans as spans
from toolkit.sources._pdf_chars import characters
from toolkit.sources._pdf_drawn import Turn, blanks, drawn
from toolkit.sources._pdf_page import Page

if TYPE_CHECKING:
    import pypdfium2

#: Most pages that are read. The longest resolutions, with their annexes, have some two hundred.
MAX_PAGES = 300
#: Most characters that a page may hold. A page of small print holds some eight thousand.
MAX_CHARS = 100_000
#: Most characters of all pages together; the longest resolutions, with their annexes, have half a million.
MAX_ALL_CHARS = 1_500_000

_SINGLE = 0.5  # text objects to a character, from which a page's letters are drawn one by one, as browsers do
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def pages(content: bytes, *, name: str) -> list[Page]:
    """The pages of a PDF.

    Raises
    ------
    toolkit.errors.SourceError
        Broken or encrypted, or beyond `MAX_PDF_BYTES`, `MAX_PAGES`, `MAX_CHARS` or `MAX_ALL_CHARS`.
    """
    if len(content) > MAX_PDF_BYTES:
        raise SourceError(
            f"is {len(content) / 2**20:.0f} MB; the limit for a PDF is {MAX_PDF_BYTES // 2**20} MB",
            file=name,
            remedy="a PDF of this size holds pictures of pages: take one with a text layer, or its pages one by one",
        )
    with closing(_open(content, name)) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise SourceError(
                f"has {count} pages; the limit is {MAX_PAGES}",
                file=name,
                remedy="save the pages of one resolution as a PDF of their own",
            )
        found: list[Page] = []
        total = 0
        for index in range(count):
            found.append(_page(document, index, name))
            total += len(found[-1].chars)
            if total > MAX_ALL_CHARS:
                raise SourceError(
                    f"holds more than {MAX_ALL_CHARS:,} characters",
                    file=name,
                    place=f"page {index + 1} of {count}",
                    remedy="save the pages of one resolution as a PDF of their own",
                )
        return found


def pictures(
    content: bytes, numbers: Collection[int], *, name: str, dpi: int, edge: int
) -> Iterator[tuple[int, float, bytes]]:
    """Number, dots to a point and picture (PNG, grey) of some pages, no picture longer than ``edge`` dots."""
    with closing(_open(content, name)) as document:
        for number in sorted(numbers):
            with closing(document[number - 1]) as page:
                scale = min(dpi / 72, edge / max(*page.get_size(), 1.0))
                stream = io.BytesIO()
                page.render(scale=scale, grayscale=True).to_pil().save(stream, "PNG")
            yield number, scale, stream.getvalue()


def _open(content: bytes, name: str) -> pypdfium2.PdfDocument:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise SourceError(
                "is encrypted: it opens with a password only", file=name, remedy="save a copy without the password"
            ) from error
        raise SourceError(
            "is broken: it begins like a PDF but cannot be opened",
            file=name,
            remedy="download it again, or open it in a viewer and print it to a new PDF",
        ) from error
    if len(document) == 0:
        document.close()
        raise SourceError("has no pages", file=name, remedy="download it again")
    return document


def _page(
    document: pypdfium2.PdfDocument, index: int, name: str, shifted: Mapping[int, str] = MappingProxyType({})
) -> Page:
    """A page; ``shifted`` are text objects whose letters are said wrong beside their glyphs, with better ones."""
    import pypdfium2

    place = f"page {index + 1}"
    try:
        with closing(document[index]) as page:
            turn = Turn.of(page)
            shown = drawn(page.raw, turn)
            if shifted:
                spans.forget(shown.texts, shifted)
            with closing(page.get_textpage()) as text:
                count = text.count_chars()
                if count > MAX_CHARS:
                    raise SourceError(
                        f"holds {count:,} characters; the limit is {MAX_CHARS:,}",
                        file=name,
                        place=place,
                        remedy="give a PDF of a resolution",
                    )
                chars, seen = characters(text.raw, count, index + 1, turn, shown.texts)
            arabic = any("\u0600" <= char.text <= "\u06ff" or char.text >= "\ufb50" for char in chars)
            found = blanks(shown.texts, seen, turn) if arabic else ()
            single = arabic and not shifted and len(shown.texts) > _SINGLE * len(chars)
            others = spans.shifted(page, shown.texts) if single else {}
            chars = tuple(c._replace(text=shifted[c.drawn]) if shifted.get(c.drawn) else c for c in chars)
    except pypdfium2.PdfiumError as error:
        raise SourceError(
            "cannot be read", file=name, place=place, remedy="open it in a viewer and print it to a new PDF"
        ) from error
    if others:
        return _page(document, index, name, others)
    return Page(index + 1, turn.width, turn.height, chars, shown.rules, shown.pictures, blanks=found)

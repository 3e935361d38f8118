"""What the page layer says of characters, rules and limits, on pages set by these tests."""

from __future__ import annotations

import io
from contextlib import closing
from functools import cache

import pypdfium2
import pytest
import typst

from toolkit.errors import SourceError
from toolkit.sources import _pdf_file
from toolkit.sources._pdf_page import Page


@cache
def pdf(markup: str) -> bytes:
    return typst.compile(markup.encode(), format="pdf")


PAGE = """
#set page(width: 400pt, height: 300pt, margin: 40pt)
#set text(size: 10pt)
plain _italic_ *bold* word#super(typographic: false)[12]
#line(length: 100pt)
#text(size: 8pt)[small]
"""


def words(page: Page, **style: object) -> str:
    chars = [c for c in page.chars if not c.made and all(getattr(c.style, k) == v for k, v in style.items())]
    return "".join(c.text for c in chars).replace(" ", "")


def test_characters_have_their_place_and_style() -> None:
    (page,) = _pdf_file.pages(pdf(PAGE), name="x.pdf")
    assert (page.number, page.width, page.height) == (1, 400, 300)
    assert words(page, italic=True) == "italic"
    assert words(page, bold=True) == "bold"
    assert words(page, size=8.0) == "small"
    first = next(c for c in page.chars if c.text == "p")
    assert first.x0 == pytest.approx(40, abs=0.5)
    assert first.page == 1
    assert first.y0 < first.base < first.y1


def test_a_superscript_stands_higher_and_is_smaller() -> None:
    (page,) = _pdf_file.pages(pdf(PAGE), name="x.pdf")
    one = next(c for c in page.chars if c.text == "1")
    letter = next(c for c in page.chars if c.text == "w")
    assert one.base > letter.base + 2
    assert one.style.size < letter.style.size


def test_rules_are_seen() -> None:
    (page,) = _pdf_file.pages(pdf(PAGE), name="x.pdf")
    (rule,) = page.rules
    assert rule.x1 - rule.x0 == pytest.approx(100, abs=2)


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    with closing(pypdfium2.PdfDocument(pdf(PAGE))) as document, io.BytesIO() as target:
        with closing(document[0]) as page:
            page.set_rotation(90)
        document.save(target)
        (page,) = _pdf_file.pages(target.getvalue(), name="x.pdf")
    assert (page.width, page.height) == (300, 400)
    letter = next(c for c in page.chars if c.text == "p")
    assert letter.style.turned
    assert letter.x0 > 240  # the upper left corner is now the upper right one


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7\nnothing more", "is broken"),
        (b"%PDF" + b"x" * _pdf_file.MAX_PDF_BYTES, "the limit for a PDF is 128 MB"),
    ],
)
def test_what_cannot_be_opened_is_said(content: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        _pdf_file.pages(content, name="x.pdf")


def test_too_many_pages_are_refused() -> None:
    content = pdf("#set page(width: 20pt, height: 20pt, margin: 1pt)\n" + "#pagebreak(weak: false)\n" * 300)
    with pytest.raises(SourceError, match="301 pages; the limit is 300"):
        _pdf_file.pages(content, name="x.pdf")


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_file, "MAX_ALL_CHARS", 30)
    with pytest.raises(SourceError, match=r"page 1 of 1: holds more than 30 characters"):
        _pdf_file.pages(pdf(PAGE), name="x.pdf")
    monkeypatch.setattr(_pdf_file, "MAX_CHARS", 30)
    with pytest.raises(SourceError, match=r"page 1: holds \d+ characters; the limit is 30"):
        _pdf_file.pages(pdf(PAGE), name="x.pdf")


def test_a_slanted_dash_is_no_wider_than_its_glyph() -> None:
    markup = PAGE + "a - b #skew(ax: -14deg)[a - b]"
    (page,) = _pdf_file.pages(pdf(markup), name="x.pdf")
    level, leaning = (c for c in page.chars if c.text == "-" and not c.made)
    assert level.end - level.pen == pytest.approx(leaning.end - leaning.pen, abs=0.1)

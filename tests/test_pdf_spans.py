"""Letters said beside glyphs (ActualText), what a page does not say of notes, addresses at line ends."""

from __future__ import annotations

from types import SimpleNamespace

import pypdfium2
import pytest
from pdf_lines import line

from toolkit.model import Span
from toolkit.sources import _pdf_doubts, _pdf_spans, _pdf_write
from toolkit.sources._hyphens import Hyphens
from toolkit.sources._pdf_drawn import Turn, drawn


def page_of(said: str, own: str) -> bytes:
    """A PDF of one page that draws letter by letter, and says another letter beside each; a blank says none."""
    spans = (
        f"/Span <</ActualText ({one})>> BDC ({other}) Tj EMC" if one != " " else f"({other}) Tj"
        for one, other in zip(said, own, strict=True)
    )
    content = f"BT /F 10 Tf 20 20 Td {' '.join(spans)} ET".encode()
    parts = [
        b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 50] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>",
        b"<</Length %d>> stream\n%s\nendstream" % (len(content), content),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
    ]  # fmt: skip
    body = b"".join(b"%d 0 obj %s endobj\n" % (at, part) for at, part in enumerate(parts, 1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>"


@pytest.mark.parametrize(
    ("said", "own", "ranks"),
    [
        ("ftra", "raft", {0, 1, 2, 3}),  # two places off
        ("raft", "raft", set()),
        ("boat", "raft", set()),  # other letters: the font knows less
        ("ft a", "raft", {0, 1, 3}),  # nothing is said beside the third
        ("ft", "tf", set()),  # too short a stretch
        ("ft   af", "tf---fa", {0, 1, 5, 6}),
        ("ft    af", "tf----fa", set()),  # too far apart
        ("ftra boat", "raft boat", {0, 1, 2, 3}),
    ],
)
def test_letters_said_beside_other_glyphs(said: str, own: str, ranks: set[int]) -> None:
    document = pypdfium2.PdfDocument(page_of(said, own))
    page = document[0]
    texts = drawn(page.raw, Turn.of(page)).texts
    assert set(_pdf_spans.shifted(page, texts)) == ranks
    again = document[0]
    texts = drawn(again.raw, Turn.of(again)).texts
    assert again.get_textpage().get_text_range().startswith(said[:2])
    _pdf_spans.forget(texts, ranks)
    read = again.get_textpage().get_text_range()
    assert read.startswith(own[:2] if ranks else said[:2])


@pytest.mark.parametrize(
    ("markers", "says"),
    [
        ("1 2 3", []),
        ("2 3", ["the numbers of the notes leave out note 1"]),
        ("1 4", ["the numbers of the notes leave out notes 2 to 3"]),
        ("1 2 1 2", []),  # they begin anew in a part
        ("1 * 2", []),
        ("1 40", []),  # no row
    ],
)
def test_numbers_that_the_notes_leave_out(markers: str, says: list[str]) -> None:
    notes = [SimpleNamespace(marker=one, place="P01", id=f"fn{one}") for one in markers.split()]
    found = list(_pdf_doubts.of_notes(SimpleNamespace(notes=notes)))  # type: ignore[arg-type]
    assert [(one.place, one.kind, one.says) for one in found] == [("P01", "lost_notes", words) for words in says]


@pytest.mark.parametrize(
    ("words", "within"),
    [("أًيضا", True), ("تمكٍّن", False), ("تمكٍن", True), ("قربًا", False), ("قرباً", False), ("هدًى", False),
     ("قرًابة", True), ("مدينةٌ", False)],
)  # fmt: skip
def test_tanwin_ends_its_word(words: str, *, within: bool) -> None:
    assert (_pdf_doubts._WITHIN.search(words) is not None) is within


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("See www.rafts.org/a-", "raft.", "www.rafts.org/a-raft."),
        ("See https://rafts.", "org/a.", "https://rafts.org/a."),
        ("See rafts.org/", "a.", "rafts.org/a."),
        ("See www.rafts.org.", "Boats", "www.rafts.org.\nBoats"),
        ("See www.rafts.org/a", "boat", "www.rafts.org/a\nboat"),
        ("See rafts and/", "or", "and/or"),
    ],
)
def test_addresses_at_line_ends(above: str, below: str, read: str) -> None:
    upper, lower = line(above), line(below, base=488)
    text = f"{above}\n{below}"
    spans = list(_pdf_write._join(len(above), upper, lower, Hyphens([above, below])))
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    assert text.endswith(read)


def test_a_marker_at_the_head_of_a_line_hides_no_comma() -> None:
    above, below = line("the salt of 2019"), line("3, and", base=488, raised=1)
    assert list(_pdf_write._join(16, above, below, Hyphens([]))) == [Span(16, 17)]
    assert not list(_pdf_write._join(16, above, line("3 and", base=488, raised=1), Hyphens([])))


def test_a_letter_that_a_font_does_not_know_is_that_of_the_stretch() -> None:
    """What is said stands two places off; the font has another letter of one glyph."""
    document = pypdfium2.PdfDocument(page_of("xxsepandrafts", "sepandraxtsyy"))
    page = document[0]
    texts = drawn(page.raw, Turn.of(page)).texts
    assert {rank: letter for rank, letter in _pdf_spans.shifted(page, texts).items() if letter} == {8: "f"}

"""Display in notebooks: everything escaped, each thing in its own direction, nothing that changes from run to run."""

from __future__ import annotations

import html
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit
from toolkit import notebook as nb
from toolkit import origin

HOSTILE = "<script>alert('x')</script> & \"quoted\""


def words(block: nb.Html) -> str:
    """The text of a block as a reader sees it."""
    return html.unescape(re.sub(r"<[^>]+>", "", block.body))


def test_table_escapes_cells_headers_and_caption() -> None:
    block = nb.table(pd.DataFrame({HOSTILE: [HOSTILE]}), caption=HOSTILE)
    assert "<script" not in block.body
    assert words(block).count(HOSTILE) == 3


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        ("", ""),
        (0, "0"),
        (3.0, "3"),
        (33.333, "33.33"),
        (True, "yes"),
        (["a", "b"], "a, b"),
        ((), ""),
    ],
)
def test_cells(value: object, shown: str) -> None:
    """Unknown is empty and never zero; a whole number has no decimals."""
    frame = pd.DataFrame({"x": pd.Series([value], dtype=object)})
    assert words(nb.table(frame, headers={"x": ""})).strip() == shown


@pytest.mark.parametrize(("language", "said"), [("en", "none"), ("ar", "لا يوجد")])
def test_a_table_without_rows_says_so(language: str, said: str) -> None:
    """One row over all columns; a table with a row has none of it."""
    frame = pd.DataFrame({"place": ["O1"], "verb": ["recall"]})
    empty = nb.table(frame.head(0), language=language)
    assert words(empty).split()[-len(said.split()) :] == said.split()
    assert empty.body.count('<td colspan="2">') == 1
    assert "colspan" not in nb.table(frame, language=language).body


def test_arabic_cell_of_an_english_table_runs_from_right_to_left() -> None:
    body = nb.table(pd.DataFrame({"text": ["وإذ تشير إلى القرار 78/132", "plain"]})).body
    assert '<td dir="rtl" lang="ar">' in body
    assert '<td class="whole">plain</td>' in body
    assert "<bdi>78/132</bdi>" in body


def test_arabic_table_runs_from_right_to_left() -> None:
    assert '<table dir="rtl" lang="ar">' in nb.table(pd.DataFrame({"n": [1]}), language="ar").body


def test_arabic_words_in_an_english_cell_are_isolated() -> None:
    body = nb.table(pd.DataFrame({"text": ["the verb تطلب إلى is a request"]})).body
    assert '<bdi dir="rtl" lang="ar">تطلب إلى</bdi>' in body


def test_table_says_how_many_rows_it_leaves_out() -> None:
    frame = pd.DataFrame({"n": range(12)})
    assert "5 of 12 rows" in words(nb.table(frame, rows=5))
    assert "of 12" not in words(nb.table(frame))
    assert "of 12" not in words(nb.table(frame, rows=12))


def test_paragraph_marks_what_it_is_told() -> None:
    block = nb.paragraph("one two three", marks=[(4, 7, "repair", "as written: tow")])
    assert '<mark class="repair" title="as written: tow">two</mark>' in block.body


def test_overlapping_marks_share_their_words() -> None:
    block = nb.paragraph("one two three", marks=[(0, 7, "direction", "a"), (4, 13, "evidence", "b")])
    assert '<mark class="direction evidence" title="a; b">two</mark>' in block.body
    assert words(block) == "one two three"


@pytest.mark.parametrize("mark", [(-1, 2, "x", ""), (3, 2, "x", ""), (0, 99, "x", "")])
def test_a_mark_outside_the_words_is_refused(mark: nb.Mark) -> None:
    with pytest.raises(ValueError, match="does not lie within"):
        nb.paragraph("short", marks=[mark])


def test_mark_classes_and_titles_are_escaped() -> None:
    body = nb.paragraph("word", marks=[(0, 4, '"><script>', '"><script>')]).body
    assert "<script" not in body


@given(
    st.text(alphabet="ab 12/<&>\"'ابت،؛", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_words_of_a_paragraph_are_never_changed(text: str, ranges: list[tuple[int, int]]) -> None:
    marks = [(*sorted((min(a, len(text)), min(b, len(text)))), "repair", "") for a, b in ranges]
    assert words(nb.paragraph(text, marks=marks)) == text


def test_a_passage_is_headed_by_its_id() -> None:
    resolution = toolkit.load()
    block = nb.paragraph(resolution["O30"], gloss="Words of ours.")
    assert words(block).startswith("O30")
    assert 'dir="rtl" lang="ar"' in block.body
    assert "Unofficial English gloss: Words of ours." in words(block)


@pytest.mark.parametrize("reading", ["repaired", "source"])
def test_marks_of_repairs_lie_on_the_words_repaired(reading: str) -> None:
    """In either reading, the marked words and the title are the two sides of the repair."""
    resolution = toolkit.load(reading=reading)
    text = str(resolution["O16"].text)
    sides = {(r.repaired, r.as_written) for r in resolution.repairs if r.place == "O16"}
    for start, end, _, title in nb.repairs(resolution, "O16"):
        other = title.split(": ", 1)[1]
        assert ((text[start:end], other) if reading == "repaired" else (other, text[start:end])) in sides
    assert nb.repairs(resolution, "O16")


def test_plain_words_stand_for_what_cannot_be_shown() -> None:
    """They are compared by nbval too: no address, no time."""
    assert repr(nb.table(pd.DataFrame({"a": [1]}), caption="Verbs")) == "<table: Verbs; 1 rows>"
    assert repr(nb.paragraph("four")) == "<paragraph: 4 characters>"


def test_every_class_of_marks_has_a_look_of_its_own() -> None:
    looks = list(nb.CLASSES.values())
    assert len(set(looks)) == len(looks)
    assert all(f"mark.{name} " in nb.STYLE for name in nb.CLASSES)


def test_long_hostile_text_is_shown_in_no_time() -> None:
    """No pattern may take longer than the text is long."""
    text = ("a " * 20_000) + ("ا " * 20_000) + "<" * 20_000
    assert words(nb.paragraph(text)) == text


def test_what_a_table_was_made_from_is_no_part_of_what_it_shows() -> None:
    plain, told = nb.Html("<p>one</p>", "one"), nb.Html("<p>one</p>", "one", origin.Origin("a name", "a title", {}))
    assert plain == told
    assert repr(plain) == repr(told)

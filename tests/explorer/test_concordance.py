"""Keyword in context: every place, cut between words, and shown harmlessly."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import toolkit
from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject
from toolkit.explorer.concordance import COLUMNS, _context, concordance, kwic
from toolkit.explorer.search import search

PRINTED = """Resolution adopted by the General Assembly

78/999. Harmless words

The General Assembly,

Recalling <script>alert("women")</script> and the \u202ewomen\u202c of <b onclick="x()">the world</b>,

1. Urges women & men to close the gap;

2. Requests the Secretary-General to report on women.
"""


def hostile() -> Subject:
    return Subject.of(library.loads(PRINTED, name="hostile.txt", language="en"))


def test_every_place_stands_in_its_context(resolution: Subject) -> None:
    frame = concordance(resolution, '"القمة العالمية"', width=40)
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(search(resolution, '"القمة العالمية"'))
    frame = frame[frame["where"].isin(["text", "gloss"])]
    assert len(frame) > 9
    for line in frame.itertuples():
        text = resolution.frame[line.where][line.row]
        assert line.keyword == text[line.start : line.end]
        assert text[: line.start].endswith(line.left)
        assert text[line.end :].startswith(line.right)
        assert max(len(line.left), len(line.right)) <= 40


def test_the_context_is_as_wide_as_was_asked() -> None:
    """So many characters on each side, or fewer where the last would be part of a word."""
    text = "a" * 60 + "KEY" + "b" * 60
    left, keyword, right = _context(text, 60, 63, 10)
    assert (left, keyword, right) == ("a" * 10, "KEY", "b" * 10)  # no blank to cut at
    words = "one two three four KEY five six seven"
    assert _context(words, 19, 22, 8) == ("four ", "KEY", " five")
    assert _context(words, 19, 22, 9) == ("four ", "KEY", " five six")
    assert _context(words, 19, 22, 10)[0] == "four "
    assert _context(words, 19, 22, 11)[0] == "three four "


@given(width=st.integers(0, 200))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_contexts_are_cut_between_words(resolution: Subject, width: int) -> None:
    for line in concordance(resolution, "تكنولوجيا*", width=width).itertuples():
        text = resolution.frame[line.where][line.row]
        first, last = line.start - len(line.left), line.end + len(line.right)
        if first and " " in text[max(0, line.start - width) : line.start]:
            assert text[first - 1].isspace() or text[first].isspace()
        if last < len(text) and " " in text[line.end : line.end + width]:
            assert text[last - 1].isspace() or text[last].isspace()


def test_only_the_paragraphs_asked_for(resolution: Subject) -> None:
    frame = concordance(resolution, "الأمين العام", Query(addressees="secretary_general"))
    assert set(frame["paragraph_id"]) == {"O31", "O57"}
    assert len(frame) < len(concordance(resolution, "الأمين العام"))


def test_a_negative_width_is_refused(resolution: Subject) -> None:
    with pytest.raises(ToolkitError, match="width of 0 or more"):
        concordance(resolution, "عام", width=-1)


def test_the_view_is_aligned_and_escaped() -> None:
    """No element of the document's own appears; each line has its reference, and the keyword in a cell of its own."""
    frame = concordance(hostile(), "women")
    assert len(frame) == 4
    page = html.fromstring(kwic(frame, "en").body)
    assert {element.tag for element in page.iter()} <= {
        "div", "table", "thead", "tbody", "tr", "th", "td", "mark", "bdi", "p",
    }  # fmt: skip
    assert not any(name.startswith("on") for element in page.iter() for name in element.attrib)
    rows = page.xpath("//tbody/tr")
    assert [row.xpath("string(./th)") for row in rows] == list(frame["paragraph_id"])
    assert all("women" in row.xpath("string(./td[2]/mark)") for row in rows)
    assert '<script>alert("' in rows[0].xpath("string(./td[1])")
    assert [cell.get("style") for cell in rows[0].xpath("./td")] == [
        "text-align:end", "text-align:center", "text-align:start",
    ]  # fmt: skip


def test_each_language_in_its_own_direction(resolution: Subject) -> None:
    """Arabic runs from right to left under headings of the language shown; our glosses stand apart and say so."""
    arabic = html.fromstring(kwic(concordance(resolution, "المرأة"), "en").body)
    (table,) = arabic.xpath("//table")
    assert (table.get("dir"), table.get("lang")) == ("rtl", "ar")
    assert table.xpath("./thead//th[3]/@dir") == ["ltr"]
    english = html.fromstring(kwic(concordance(resolution, "=women"), "ar").body)
    table, facts = english.xpath("//table")
    assert "استُخرج" in facts.xpath("string(./caption)")
    assert table.get("dir") == "ltr"
    assert "غير الرسمي" in table.xpath("string(./caption)")


def test_what_is_left_off_is_said(resolution: Subject) -> None:
    frame = concordance(resolution, "المعلومات")
    assert re.search(rf"Places: 3 of {len(frame)}\b", kwic(frame, "en", rows=3).body)
    assert "nowhere" in kwic(concordance(resolution, "zzzz"), "en").body


def test_a_word_without_end_is_cut_all_the_same() -> None:
    """A million letters without a blank give a context of the width, not of a million."""
    text = PRINTED.replace("close the gap", "b" * 1_000_000)
    subject = Subject.of(library.loads(text, name="long.txt", language="en"))
    frame = concordance(subject, "men", width=50)
    assert max(map(len, frame["right"])) <= 50


@pytest.mark.shared
def test_a_series(texts: Subject) -> None:
    """Lines of several resolutions name the resolution; nothing of the texts is stored by this test."""
    frame = concordance(texts, "gender", Query(years=(2022, 2023)))
    page = html.fromstring(kwic(frame, "en").body)
    references = {row.xpath("string(./th)").rsplit(" ", 1)[0] for row in page.xpath("//tbody/tr")}
    assert references == {"A/RES/77/150", "A/RES/78/132"}


def test_the_shipped_text_is_found_in_either_reading() -> None:
    """The source reading is searched as it is written: a word that a repair put there is not in it."""
    repaired, source = (Subject.of(toolkit.load(reading=reading)) for reading in ("repaired", "source"))
    first = repaired.resolution.repairs[0]  # type: ignore[union-attr]
    assert first.place == "P01"
    here = [set(search(one, "=" + first.repaired)["paragraph_id"]) for one in (repaired, source)]
    assert "P01" in here[0] - here[1]

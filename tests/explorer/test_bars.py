"""The explorer's small charts: counts by hand, and what is said of them in words."""

from __future__ import annotations

import re
from collections import Counter

import pytest

import toolkit
from toolkit.explorer import Subject
from toolkit.explorer import _charts as charts
from toolkit.explorer._charts import Bar


@pytest.fixture(scope="module")
def subject() -> Subject:
    return Subject.of(toolkit.load())


def test_a_paragraph_counts_once_a_bar(subject: Subject) -> None:
    """Verbs counted anew from the table of acts; a verb said twice in a paragraph counts once."""
    functions = toolkit.load().tables(["functions"])["functions"]
    pairs = set(zip(functions["paragraph_id"], functions["verb"], strict=True))
    expected = Counter(verb for _, verb in pairs)
    found = charts.bars(subject.frame, "verbs")
    assert {bar.value: bar.count for bar in found} == dict(expected)
    assert [bar.count for bar in found] == sorted((bar.count for bar in found), reverse=True)


def test_parts_are_those_of_the_resolution(subject: Subject) -> None:
    assert {bar.value: bar.count for bar in charts.bars(subject.frame, "parts")} == {"preamble": 56, "operative": 59}


def test_years_stand_in_their_own_order() -> None:
    found = charts.bars(Subject.of_series().frame, "years")
    assert [bar.value for bar in found] == [2019, 2020, 2021, 2022, 2023, 2024, 2025]


def test_no_bar_for_nothing(subject: Subject) -> None:
    assert charts.bars(subject.frame.head(0), "themes") == []
    assert "" not in [bar.value for bar in charts.bars(subject.frame, "addressees")]


def test_lengths_are_proportional_from_zero_in_either_direction() -> None:
    found = [Bar("a", "A", 10), Bar("b", "B", 5)]
    for language, edge in (("en", 44.0), ("ar", 56.0)):
        made = charts.svg(found, "letters", language)
        rows = [(float(x), float(w)) for x, w in re.findall(r'<rect x="([\d.]+)%" y="\d+" width="([\d.]+)%"', made)]
        assert rows[1][1] * 2 == pytest.approx(rows[0][1], abs=0.02)
        assert [x if language == "en" else x + w for x, w in rows] == [pytest.approx(edge, abs=0.02)] * 2


def test_the_picture_is_said_in_words_and_escaped() -> None:
    made = charts.svg([Bar("a", '<b onclick="x">', 3)], "“things”", "en")
    assert 'role="img"' in made
    assert "&lt;b onclick=&quot;x&quot;&gt;: 3" in made
    assert "<b " not in made


def test_no_more_than_the_largest_are_drawn() -> None:
    made = charts.svg([Bar(str(n), str(n), 99 - n) for n in range(60)], "n")
    assert made.count("<rect") == charts.MOST


def test_the_strip_fills_the_places_chosen() -> None:
    made = charts.strip(["P01", "P02", "O01"], {"P02"})
    assert re.findall(r'class="(\w+)" x="(\d+)"', made) == [("off", "0"), ("on", "8"), ("off", "16")]
    mirrored = charts.strip(["P01", "P02", "O01"], {"P01"}, "ar")
    assert re.findall(r'class="on" x="(\d+)"', mirrored) == ["16"]

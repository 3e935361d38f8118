"""The bars of a facet: counts by hand."""

from __future__ import annotations

from collections import Counter

import pytest

import toolkit
from toolkit.explorer import Subject
from toolkit.explorer import _charts as charts


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

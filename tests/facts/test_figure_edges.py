"""Figures and citations once more: ratios, chains of posts, numbers beside dates, what a document says of itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from toolkit.facts import quantities
from toolkit.facts.citations import _find
from toolkit.facts.quantities import _numbers
from toolkit.references import Symbol


@pytest.mark.parametrize("base", [2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000])
def test_ratios_of_round_numbers(base: int) -> None:
    """Of a few, of a hundred and of a thousand; the number itself, one less, and one more."""
    known = _numbers.numbers("en")
    assert known is not None
    for number, ratio in ((1, True), (base - 1, True), (base, False), (base + 1, False)):
        found = [one.value for one in known.scan(f"{number} in {base}")]
        assert found == ([round(100 * number / base, 2)] if ratio else [number, base])


@pytest.mark.parametrize("base", [1, 11, 12, 20, 99, 101, 999, 1001])
def test_other_numbers_make_no_ratio(base: int) -> None:
    known = _numbers.numbers("en")
    assert known is not None
    assert [one.value for one in known.scan(f"0 in {base}")] == [0, base]


@pytest.mark.parametrize(("fill", "counted"), [(57, [5, 3, 2]), (58, [5, 3])])
def test_a_list_of_posts_goes_on_from_near_figures(fill: int, counted: list[int]) -> None:
    words = "5 posts " + "y" * fill + " 3 guards (2 Local level)"
    assert [one.value for one in quantities.in_text(words, "en")] == counted


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("in 2018, in 2019 boats", []),
        ("in 2018, in 2019 and in 2020, 5 boats", [5]),
        ("5 boats in 2018, 6 boats in 2019 and 7 boats", [5, 6, 7]),
        ("on 5 May, 6 boats", [6]),
        ("on 5 May 2020, 6 boats", [6]),
        ("2019 people in 2019", [2019]),
        ("from 2018 to 2020 boats", []),
    ],
)
def test_numbers_beside_dates(words: str, values: list[int]) -> None:
    assert [one.value for one in quantities.in_text(words, "en")] == values


def document(symbol: str, adopted: str = "") -> Any:
    return SimpleNamespace(symbol=Symbol.parse(symbol) if symbol else None, meta={"adopted": adopted})


@pytest.mark.parametrize(
    ("symbol", "body"),
    [("A/RES/78/132", "GA"), ("A/HRC/RES/53/7", "HRC"), ("E/RES/2019/8", "ECOSOC"), ("S/RES/1325 (2000)", "SC"),
     ("", "GA"), ("UNEP/EA.5/Res.5", "GA")],
)  # fmt: skip
def test_the_body_of_a_document(symbol: str, body: str) -> None:
    assert _find._own_body(document(symbol)) == body


@pytest.mark.parametrize(
    ("symbol", "adopted", "last"),
    [
        ("A/RES/78/132", "", 78),
        ("A/RES/78/132", "1999-12-19", 78),
        ("", "2023-12-19", 78),
        ("", "2023-09-05", 78),  # in September two sessions may be held: the later one
        ("E/RES/2019/8", "2019-07-01", 73),
        ("A/RES/S-19/2", "1997-06-28", 51),
        ("A/78/132", "2022-12-19", 77),  # a document is of no session's resolutions
        ("", "", 120),
    ],
)
def test_the_last_session_that_a_document_can_cite(symbol: str, adopted: str, last: int) -> None:
    assert _find._last(document(symbol, adopted)) == last

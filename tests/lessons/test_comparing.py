"""How answers are compared, and the frames behind charts that mislead: table by table, with neighbours."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import nbformat
import pandas as pd
import pytest

from toolkit.errors import ToolkitError
from toolkit.lessons import _cards, _compare, _later, _nbgrader, _plan, denominators, misleading


@pytest.mark.parametrize(
    ("value", "wanted", "digits", "same"),
    [
        (3.0, 3, 0, True),
        (3.001, 3, 1, False),  # a whole number must be exact
        (0.67, 2 / 3, 2, True),
        (0.66, 2 / 3, 2, False),
        (0.125, 0.125, 2, True),
        (0.12, 0.125, 2, True),  # a half to the even neighbour, as Python rounds
        (0.13, 0.125, 2, True),  # or up
        (0.14, 0.125, 2, False),
    ],
)
def test_numbers_at_so_many_digits(value: float, wanted: float, digits: int, same: bool) -> None:
    assert _compare.is_same(value, wanted, digits) == same


@pytest.mark.parametrize(
    ("value", "wanted", "digits", "kind"),
    [
        (0.7, 2 / 3, 2, "decimal"),
        (0.6, 2 / 3, 2, ""),
        (1, 2 / 3, 2, ""),  # nothing of it is left without a digit
        (12, 12.34, 2, "decimal"),
        (12.3, 12.34, 2, "decimal"),
        (12.35, 12.34, 2, ""),
        (12.3, 12, 2, ""),
        (12, 12.34, 0, ""),
    ],
)
def test_right_as_far_as_it_goes(value: float, wanted: float, digits: int, kind: str) -> None:
    assert _compare.coarser(value, wanted, digits) == kind


def test_all_are_right_as_far_as_they_go() -> None:
    wanted = {"a": 0.333, "b": 0.667}
    assert _compare.all_coarser({"a": 0.3, "b": 0.67}, wanted, 2)
    assert not _compare.all_coarser({"a": 0.4, "b": 0.67}, wanted, 2)
    assert not _compare.all_coarser({"a": 0.3, "b": 0.67}, wanted, 0)
    assert not _compare.all_coarser({"a": 0.3, "b": "x"}, wanted | {"b": "x"}, 2)


@pytest.mark.parametrize(
    ("answer", "count", "numbered"),
    [
        (["a", "b", "b"], 2, True),
        (["a", "b"], 3, False),
        (["a"], 1, False),  # one thing may be an answer
        ([True, False, True], 2, True),
        ([True, False, True], 3, False),
        (pd.Series([True, False, True]), 2, True),
        (pd.Series(["a", "b"]), 2, False),
        ("ab", 2, False),
        (7, 7, False),
        ({"a": 1, "b": 2}, 2, False),
    ],
)
def test_rows_whose_number_was_asked_for(answer: Any, count: int, numbered: bool) -> None:
    assert _compare.is_numbered(answer, count) == numbered


@pytest.mark.parametrize(
    ("answer", "right"), [(3, True), (3.0, True), (4, False), (True, False), ("3", False), ([3], False), (None, False)]
)
def test_a_count(answer: Any, right: bool) -> None:
    assert _compare.is_count(answer, 3) == right
    assert not _compare.is_count(True, 1)


@pytest.mark.parametrize(
    ("answers", "wanted", "bare"),
    [
        (["30", "5"], ["o30", "p05"], True),
        (["30", "05"], ["o30", "p05"], True),
        (["30"], ["o30", "p05"], False),
        (["x"], ["y"], False),
        (["30"], ["o30", "fn1"], True),
    ],
)
def test_ids_without_their_letters(answers: list[str], wanted: list[str], bare: bool) -> None:
    assert _compare.is_bare(answers, wanted) == bare


@pytest.mark.parametrize(
    ("answer", "listed"),
    [([2, 0.33], True), ((2, 0.33), True), ([0.33, 2], False), ([2], False), ([2, None], False), ({2, 0.33}, False)],
)
def test_values_in_their_order(answer: Any, listed: bool) -> None:
    assert _compare.is_listed(answer, {"a": 2, "b": 1 / 3}, 2, "") == listed


def test_what_is_counted_of_answers() -> None:
    assert _compare.counted({"a", "b", "c"}, {"b", "c", "d", "e"}) == {"given": 3, "right": 2, "missing": 2}


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("requests", ["request", "note"], "request"),
        ("notes", ["request", "note"], "note"),
        ("noting", ["request", "note"], "note"),
        ("took", ["take_note"], "took"),
        ("takes note", ["take note"], "take note"),
        ("recognises", ["recognize"], "recognize"),
        ("reaffirmed", ["affirm"], "reaffirmed"),
        ("cats", ["request"], "cats"),
    ],
)
def test_forms_of_a_verb(word: str, known: list[str], found: str) -> None:
    assert _compare.named("verb", [word], known) == [found]


def test_names_of_a_value() -> None:
    assert _compare.named("", ["78/132"], ["A/RES/78/132"]) == ["a/res/78/132"]
    assert _compare.named("", ["78/132"], ["A/RES/78/132"], exact=True) == ["78/132"]
    assert _compare.named("", ["digital divides"], ["digital_divides"]) == ["digital_divides"]
    assert _compare.named("", ["the forum"], ["igf"], {"the forum": "igf"}) == ["igf"]


@pytest.fixture
def quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        ("70/1", 2015, "Developed countries", 80.0),
        ("70/1", 2015, "Developing countries", 35.0),
        ("75/1", 2020, "Developed countries", 85.0),
        ("75/1", 2020, "Developing countries", 45.0),
        ("76/1", 2021, "Developed countries", 90.0),
        ("76/1", 2021, "Developing countries", 57.0),
        ("76/1", 2021, "Least developed countries", 27.0),
        ("79/1", 2024, "High-income countries", 93.0),
        ("79/1", 2024, "Low-income countries", 27.0),
        ("80/1", 2025, "High-income countries", 94.0),
        ("80/1", 2025, "Low-income countries", 23.0),
        ("80/173", 2025, "High-income countries", 99.0),
    ]
    frame = pd.DataFrame(rows, columns=["symbol", "year", "group", "number"])
    monkeypatch.setattr(misleading.divides, "quoted", lambda _: frame)


@pytest.mark.usefixtures("quoted")
def test_frames_that_forget_their_groups() -> None:
    """The least developed countries and 80/173 are left out; points begin in 2021, and repeats end in 2024."""
    assert misleading.kinds().to_numpy().tolist() == [
        [2015, 80, 35], [2020, 85, 45], [2021, 90, 57], [2024, 93, 27], [2025, 94, 23],
    ]  # fmt: skip
    assert misleading.points().to_numpy().tolist() == [[2021, 33], [2024, 66], [2025, 71]]
    assert misleading.repeated()["year"].tolist() == [2021, 2024]


def test_values_of_different_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The year of its own edition, from 2021 on, no bound, of one publication."""
    rows = [
        (2020, 50.0, "", "ITU Facts and Figures 2020"),
        (2022, 66.0, "", "ITU Facts and Figures 2022"),
        (2021, 63.0, "", "ITU Facts and Figures 2021"),
        (2021, 62.0, "", "ITU Facts and Figures 2022"),
        (2023, 75.0, "<", "ITU Facts and Figures 2023"),
        (2024, 68.0, "", "Another 2024"),
    ]
    frame = pd.DataFrame(rows, columns=["year", "value", "bound", "edition"])
    monkeypatch.setattr(misleading.divides, "world", lambda _: frame)
    assert misleading.editions().to_numpy().tolist() == [[2021, 63], [2022, 66]]


def test_a_gap_of_two_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pd.DataFrame({"year": [2019, 2019], "group": ["World", "Africa"], "number": [17.0, 25.0]})
    second = pd.DataFrame({"year": [2021, 2021], "group": ["World", "Africa"], "difference": [5.0, 9.0]})
    monkeypatch.setattr(misleading.gender, "quoted_gaps", lambda _: first)
    monkeypatch.setattr(misleading.gender, "quoted_pairs", lambda *_: second)
    assert misleading.gaps().to_numpy().tolist() == [[2019, 17], [2021, 5]]


def test_bars_are_counts_and_shares() -> None:
    frame = pd.DataFrame({"short": ["1/1", "2/2"], "year": [2001, 2002], "paragraphs": [2, 3], "total": [20, 10]})
    figure = denominators.counts_and_shares(frame, "boats", language="en")
    counts, shares = figure.axes
    assert [bar.get_height() for bar in counts.patches] == [20, 10, 2, 3]
    assert [bar.get_height() for bar in shares.patches] == [10, 30]
    assert counts.get_ylim()[0] == shares.get_ylim()[0] == 0
    assert [text.get_text() for text in shares.texts][:2] == ["10.0", "30.0"]
    assert counts.get_ylim()[1] > 20
    arabic = denominators.counts_and_shares(frame, "boats", language="ar").axes
    assert [len(axes.patches) for axes in arabic] == [2, 4]  # reading begins at the right


def test_the_card_of_a_lesson_says_its_minutes() -> None:
    body = _cards.card("01").body
    minutes = _plan.parts("01")
    assert all(str(one) in body for one in minutes.values())
    assert minutes["exercises"] == sum(step.minutes for step in _plan.exercises("01").values())
    assert _plan.parts("99") == {}
    assert _plan.exercises("99") == {}
    with pytest.raises(ToolkitError, match="there is no lesson '99'"):
        _cards.card("99")


@pytest.mark.parametrize(("state", "shown"), [("right", True), ("wrong", False), ("open", False)])
def test_what_is_shown_after_a_right_answer(
    state: str,
    shown: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exercise = SimpleNamespace(judge=lambda _: SimpleNamespace(state=state), expected=lambda: 7)
    seen: list[Any] = []
    monkeypatch.setattr(_later.registry, "find", lambda _: exercise)
    monkeypatch.setattr(_later.nb, "show", seen.append)
    doubled: Callable[[int], int] = lambda answer: 2 * answer  # noqa: E731
    assert (_later.after("x", 1, doubled) is None) == shown
    assert (_later.after("x", 1, "table") is None) == shown
    assert seen == ([14, "table"] if shown else [])


def test_cells_that_nbgrader_marks() -> None:
    """A check is locked and worth a point, a blank is the student's, and the open question gets a cell of four."""

    def cell(name: str, *tags: str) -> Any:
        return nbformat.v4.new_code_cell("x", id=name, metadata={"tags": list(tags)})

    made = _nbgrader.graded(
        nbformat.v4.new_notebook(cells=[cell("a", "check"), cell("b", "blank"), cell("c"), cell("d", "discussion")]),
        "en",
    )
    found = {one.id: dict(one.metadata.get("nbgrader", {})) for one in made.cells}
    assert list(found) == ["a", "b", "c", "d", "own-words"]
    kept = ("grade", "solution", "locked", "points", "schema_version", "task")
    assert {name: tuple(one.get(key) for key in kept) for name, one in found.items() if one} == {
        "a": (True, False, True, 1, 3, False),
        "b": (False, True, False, None, 3, False),
        "own-words": (True, True, False, 4, 3, False),
    }

"""What is drawn is what the frame holds: places and lengths of marks, read back from the figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from toolkit.charts import divides as divides_charts
from toolkit.charts import gender as gender_charts

if TYPE_CHECKING:
    from conftest import Case


def marks(axes: Any) -> list[tuple[float, float]]:
    """Places of all scattered marks."""
    found = [tuple(map(float, place)) for group in axes.collections for place in group.get_offsets()]
    return [(x, y) for x, y in found if (x, y) != (0.0, 0.0) or len(found) == 1]


def every(numbers: Iterable[Any]) -> list[float]:
    """Sorted floats, rounded."""
    return sorted(round(float(number), 6) for number in numbers)


def test_quoted_marks_are_the_figures(cases: dict[str, Case]) -> None:
    """One mark a quoted figure, in the panel of its kind, and no line in any panel."""
    frame = cases["quoted"].frame
    figure = divides_charts.quoted(frame)
    for axes, (_, rows) in zip(figure.axes, frame.groupby("kind", sort=False), strict=True):
        assert every(y for _, y in marks(axes)) == every(rows["number"])
        assert not axes.lines


def test_repeated_figures_are_hollow(cases: dict[str, Case]) -> None:
    """90/57 is filled in 2022 only; hollow in 2023 and 2024."""
    axes = divides_charts.quoted(cases["quoted"].frame).axes[0]
    hollow = {}
    for group in axes.collections:
        for (x, _), face in zip(group.get_offsets(), group.get_facecolors(), strict=False):
            if x > 0:
                hollow.setdefault(int(x), set()).add(tuple(face[:3]) == (1.0, 1.0, 1.0))
    assert hollow == {2010: {False}, 2021: {False}, 2022: {False}, 2023: {True}, 2024: {True}}


def test_world_has_one_line_of_one_edition(cases: dict[str, Case]) -> None:
    """The line is the republished series, whole; the editions are marks without a line."""
    frame = cases["world"].frame
    left, right = divides_charts.world(frame).axes
    series = frame[frame["series"]]
    assert len(set(series["edition"])) == 1
    assert every(left.lines[0].get_ydata()) == every(series["value"])
    assert every(x for x, _ in marks(right)) == every(frame.loc[~frame["series"], "value"])
    assert not right.lines


def test_groups_stay_in_the_panel_of_their_edition(cases: dict[str, Case]) -> None:
    """A panel an edition."""
    frame = cases["groups"].frame
    for axes, (_, rows) in zip(divides_charts.groups(frame).axes, frame.groupby("edition", sort=False), strict=True):
        assert every(x for x, _ in marks(axes)) == every(rows["value"])


@pytest.mark.parametrize("name", ["urban_rural", "by_sex"])
def test_pairs_join_one_row_only(cases: dict[str, Case], name: str) -> None:
    """Each pair's bar runs from its low to its high value, on its own row."""
    case = cases[name]
    axes = case.draw(case.frame).axes[0]
    segments = next(group for group in axes.collections if hasattr(group, "get_segments")).get_segments()
    drawn = [(float(a[0]), float(b[0]), float(a[1]) == float(b[1])) for a, b in segments]
    assert drawn == [(row.low, row.high, True) for row in case.frame.itertuples()]


def test_gaps_and_pairs_have_no_line(cases: dict[str, Case]) -> None:
    """The two ways of stating the gap are two charts of marks."""
    gaps = gender_charts.quoted_gaps(cases["quoted_gaps"].frame).axes[0]
    at = set(marks(gaps))  # the same number from a newer edition is two marks, one in the other
    assert every(y for _, y in at) == every([12, 12, 17, 17, 31, 33, 43, 43])
    assert not gaps.lines
    pairs = cases["quoted_pairs"].frame
    for axes, (_, rows) in zip(gender_charts.quoted_pairs(pairs).axes, pairs.groupby("group", sort=False), strict=True):
        points = [y for group in axes.collections if group.get_gid() for _, y in group.get_offsets()]
        assert every(points) == every([*rows["women"], *rows["men"]])
        assert not axes.lines


def test_a_missing_year_breaks_the_line(cases: dict[str, Case]) -> None:
    """Between two surveys nothing is drawn: the year without one is not-a-number, not a value."""
    frame = cases["economies"].frame
    figure = gender_charts.economies(frame)
    for axes, (_, rows) in zip(figure.axes, frame.groupby("economy", sort=False), strict=False):
        drawn = pd.Series(axes.lines[0].get_ydata(), index=axes.lines[0].get_xdata())
        assert set(drawn.dropna().index) == set(rows.loc[rows["women"].notna(), "year"])


def test_unproven_value_is_crossed(cases: dict[str, Case]) -> None:
    """The one doubtful share of men has a cross, and no other."""
    figure = gender_charts.economies(cases["economies"].frame)
    crosses = [
        line for axes in figure.axes for line in axes.lines if line.get_marker() == "x" and len(line.get_xdata())
    ]
    assert [list(line.get_xdata()) for line in crosses] == [[2011]]


def test_mandate_bars_are_the_terms(cases: dict[str, Case]) -> None:
    """Three terms and one that is open; the acknowledgements have no bar."""
    axes = cases["mandate"].draw(cases["mandate"].frame).axes[0]
    bars = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches if bar.get_width() > 0)
    assert [start for start, _ in bars] == [2006, 2011, 2016, 2026]
    assert [end for _, end in bars][:3] == [2011, 2016, 2026]


def test_unknown_attendance_has_no_mark(cases: dict[str, Case]) -> None:
    """As many marks as numbers are stated; none at zero."""
    frame = cases["meetings"].frame
    axes = cases["meetings"].draw(frame).axes[0]
    stated = frame[["total", "onsite", "online"]].notna().to_numpy().sum()
    drawn = [x for group in axes.collections if group.get_gid() for x, _ in group.get_offsets()]
    assert len(drawn) == stated
    assert min(drawn) > 0


def test_unknown_length_is_no_bar(cases: dict[str, Case]) -> None:
    """Resolutions of unknown length are marks on the base line, not bars of no height."""
    frame = cases["resolutions"].frame
    figure = cases["resolutions"].draw(frame)
    bars = [bar.get_width() for axes in figure.axes for bar in axes.patches]
    assert every(bars) == every(frame["paragraphs"].dropna())
    assert sum(len(marks(axes)) for axes in figure.axes) == frame["paragraphs"].isna().sum()


@pytest.mark.parametrize(("name", "column"), [("fates", "paragraphs"), ("acts", "acts")])
def test_bars_are_counts(cases: dict[str, Case], name: str, column: str) -> None:
    """The bars' lengths are the counts of the frame."""
    case = cases[name]
    drawn = [bar.get_height() for axes in case.draw(case.frame).axes for bar in axes.patches if bar.get_gid()]
    assert every(drawn) == every(case.frame[column])


def test_cells_are_the_cohorts(cases: dict[str, Case]) -> None:
    """One number a cell, as in the frame."""
    case = cases["cohorts"]
    assert every(text.get_text() for text in case.draw(case.frame).axes[0].texts) == every(case.frame["paragraphs"])


def test_what_the_repairs_change_is_drawn_and_no_more(cases: dict[str, Case]) -> None:
    """A bar for each count that differs, as long as the difference, with both counts beside it."""
    case = cases["changes"]
    (axes,) = case.draw(case.frame).axes
    differs = case.frame[case.frame["source"] != case.frame["repaired"]]
    bars = [bar.get_width() for bar in axes.patches if bar.get_gid()]
    assert bars == list(differs["repaired"] - differs["source"])
    beside = [f"{row.source} → {row.repaired}" for row in differs.itertuples()]
    assert [text.get_text() for text in axes.texts] == beside

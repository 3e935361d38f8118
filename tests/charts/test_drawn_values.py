"""What is drawn is what the frame holds: places and lengths of marks, read back from the figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import toolkit
from toolkit.charts import citations as citation_charts
from toolkit.charts import descent as descent_charts
from toolkit.charts import divides as divides_charts
from toolkit.charts import forum as forum_charts
from toolkit.charts import gender as gender_charts
from toolkit.charts import series as series_charts
from toolkit.charts import style
from toolkit.charts import trust as trust_charts
from toolkit.views import citations as citation_views
from toolkit.views import forum as forum_views
from toolkit.views import panel

if TYPE_CHECKING:
    from conftest import Cases


def marks(axes: Any) -> list[tuple[float, float]]:
    """Places of all scattered marks."""
    found = [tuple(map(float, place)) for group in axes.collections for place in group.get_offsets()]
    return [(x, y) for x, y in found if (x, y) != (0.0, 0.0) or len(found) == 1]


def every(numbers: Iterable[Any]) -> list[float]:
    """Sorted floats, rounded."""
    return sorted(round(float(number), 6) for number in numbers)


def test_quoted_marks_are_the_figures(cases: Cases) -> None:
    """Each figure stands once, in the row of its kind and group and the column of its resolution."""
    frame = cases["quoted"].frame
    (axes,) = divides_charts.quoted(frame, language="en").axes
    rows = [label.get_text() for label in axes.get_yticklabels()]
    columns = [label.get_text() for label in axes.get_xticklabels()]
    blocks = [at for at, label in enumerate(rows) if not label]  # a heading before the rows of each kind
    drawn = {}
    for text in axes.texts:
        (x, y), words = text.get_position(), text.get_text()
        if words and rows[int(y)]:
            drawn[sum(at < y for at in blocks), rows[int(y)], columns[int(x)]] = words.lstrip("<>~")
    kinds = list(dict.fromkeys(frame["kind"]))
    assert drawn == {
        (kinds.index(row.kind) + 1, row.group, f"{row.year}\n{row.symbol}"): f"{row.number:g}"
        for row in frame.itertuples()
    }
    assert not axes.lines


def looks_of_cells(axes: Any, row: int) -> dict[str, tuple[str, bool]]:
    """What stands in each cell of a row, and whether a frame makes it hollow, by the year of its column."""
    years = [label.get_text().split("\n")[0] for label in axes.get_xticklabels()]
    of_row = [patch for patch in axes.patches if int(patch.get_y()) == row]
    framed = {int(patch.get_x()) for patch in of_row if patch.get_gid() == "frame"}
    cells = [patch for patch in of_row if patch.get_gid() != "frame"]
    return {years[int(cell.get_x())]: (cell.get_gid(), int(cell.get_x()) in framed) for cell in cells}


def test_repeated_figures_are_hollow(cases: Cases) -> None:
    """90/57 is filled in 2022 only; hollow in 2023 and 2024; years without a text are not those without a figure."""
    axes = divides_charts.quoted(cases["quoted"].frame, unknown=[2011, 2016]).axes[0]
    cells = looks_of_cells(axes, 1)
    assert {year: look for year, look in cells.items() if look[0] not in ("unknown", "not quoted")} == {
        "2010": ("new", False), "2021": ("new", False), "2022": ("new", False), "2023": ("repeated", True),
        "2024": ("repeated", True),
    }  # fmt: skip
    assert {year for year, look in cells.items() if look[0] == "unknown"} == {"2011", "2016"}
    white = (1.0, 1.0, 1.0, 1.0)
    assert all(
        (patch.get_facecolor() == white) == (patch.get_gid() in ("repeated", "unknown"))
        for patch in axes.patches
        if patch.get_gid() != "frame"
    )


def test_a_year_of_which_nothing_is_known_is_not_grey(cases: Cases) -> None:
    """Who gives figures alone says nothing of the other years; the shipped list knows that a text of 2013 is held."""
    cells = looks_of_cells(divides_charts.quoted(cases["quoted"].frame).axes[0], 1)
    assert {year for year, look in cells.items() if look[0] == "unknown"} == {"2011", "2012", "2013", "2014", "2016"}
    shipped = looks_of_cells(divides_charts.quoted().axes[0], 1)
    assert {year for year, look in shipped.items() if look[0] == "unknown"} == {"2011", "2012", "2014", "2015", "2016"}
    assert shipped["2013"] == ("not quoted", False)


def test_a_bar_too_short_for_its_years_has_them_beside_it() -> None:
    """The misread act would give two years: they stand beside the bar, whole, and not within it."""
    frame = forum_views.as_read(forum_views.mandate(), toolkit.load(reading="source"), "O30")
    for language in ("en", "ar"):
        texts = [text.get_text() for text in forum_charts.mandate(frame, language=language).axes[0].texts]
        assert [text for text in texts if "2024" in text] == [text for text in texts if "(2024–2025)" in text]
        assert sum("(2024–2025)" in text for text in texts) == 1


def test_the_same_number_from_a_newer_edition_is_said(cases: Cases) -> None:
    """Its cell is pale, and the line below the title says so, where there is one and only there."""
    frame = cases["quoted"].frame
    assert "pale" not in style.description(divides_charts.quoted(frame, language="en"))
    other = frame.assign(state=["same number" if one == "repeated" else one for one in frame["state"]])
    figure = divides_charts.quoted(other, language="en")
    assert "pale: the same number" in style.description(figure)
    assert looks_of_cells(figure.axes[0], 1)["2023"] == ("same number", False)


def test_every_score_stands_beyond_parity(cases: Cases) -> None:
    """A row an edition, the group's newest first and in bold; two years of an edition are two scores."""
    frame = cases["parity"].frame
    (axes,) = gender_charts.parity(frame, language="en").axes
    rows = [label.get_text() for label in axes.get_yticklabels()]
    texts = {rows[int(text.xy[1])]: (text.get_text(), text.get_fontweight()) for text in axes.texts}
    assert rows[0] == "Small island developing States · ITU 2024"
    assert texts["World · ITU 2024"] == ("0.91 (2019) → 0.94 (2024)", "bold")
    assert texts["World · ITU 2023"] == ("0.90 (2019) → 0.92 (2023)", "normal")
    assert texts["Arab States · ITU 2024"] == ("0.86 (2019–2024)", "bold")
    assert len(texts) == frame.groupby(["group", "edition"]).ngroups
    assert all(text.xy[0] >= frame["value"].max() for text in axes.texts)
    arabic = [text.get_text() for text in gender_charts.parity(frame, language="ar").axes[0].texts]
    assert "0.94 (2024) ← 0.91 (2019)" in arabic


def test_squares_of_the_network_are_the_cited_symbols() -> None:
    """A square for each symbol under each act, in the column of its year; the rows have the acts' counts."""
    edges = citation_views.network(toolkit.facts.citations.find(toolkit.load()), "A/RES/78/132")
    (axes,) = citation_charts.network(edges, name="example.txt", language="en").axes
    squares = [(bar.get_gid(), round(bar.get_x() + bar.get_width() / 2)) for bar in axes.patches if bar.get_gid()]
    once = edges.drop_duplicates(["cited", "verb"]).dropna(subset=["year"])
    assert sorted(squares) == sorted(zip(once["verb"], once["year"].astype(int), strict=True))
    places = [(round(bar.get_x(), 2), round(bar.get_y(), 2)) for bar in axes.patches if bar.get_gid()]
    assert len(set(places)) == len(places)  # none covers another
    assert "recall (43)" in [label.get_text() for label in axes.get_yticklabels()]


def test_cells_of_the_years_add_up() -> None:
    """Every citation of a resolution stands in one of its cells, those without a year in a column of their own."""
    status = citation_views.status()
    (axes,) = citation_charts.life(status, language="en").axes
    rows = [label.get_text() for label in axes.get_yticklabels()]
    columns = [label.get_text() for label in axes.get_xticklabels()]
    found: dict[str, list[tuple[str, int, int]]] = {row: [] for row in rows}
    for text in axes.texts:
        count, _, new = text.get_text().partition("\n")
        x, y = text.get_position()
        found[rows[int(y)]].append((columns[int(x)], int(count), int(new.split()[0]) if new else 0))
    now = status[status["status"] != "dropped"]
    for row, cells in found.items():
        mine = now[now["symbol"] == f"A/RES/{row}"]
        assert sum(count for _, count, _ in cells) == len(mine)
        assert sum(new for _, _, new in cells) == (mine["status"] == "new").sum()
        undated = [count for column, count, _ in cells if column == "no year"]
        assert sum(undated) == mine["year"].isna().sum()
    # Resolution 217 A (III) of 1948, cited from 77/150 on, is the one text of before 2001
    assert [row for row, cells in found.items() if any(column == "before 2001" for column, _, _ in cells)] == [
        "77/150", "78/132", "79/194", "80/118",
    ]  # fmt: skip


def test_world_has_one_line_of_one_edition(cases: Cases) -> None:
    """The line is the republished series, whole; the editions are marks without a line."""
    frame = cases["world"].frame
    left, right = divides_charts.world(frame).axes
    series = frame[frame["series"]]
    assert len(set(series["edition"])) == 1
    assert every(left.lines[0].get_ydata()) == every(series["value"])
    assert every(x for x, _ in marks(right)) == every(frame.loc[~frame["series"], "value"])
    assert not right.lines


def test_groups_stay_in_the_column_of_their_edition(cases: Cases) -> None:
    """A column an edition; a dagger at what a secondary source says, and at nothing else; a bound is no figure."""
    frame = cases["groups"].frame
    (axes,) = divides_charts.groups(frame).axes
    columns = [label.get_text() for label in axes.get_xticklabels()]
    assert columns == ["ITU 2022", "ITU 2023", "ITU 2024", "ITU 2025"]
    drawn = {(int(text.get_position()[0]), text.get_text()) for text in axes.texts}
    assert {text for at, text in drawn if at == 3} == {"<¾", "94†", "23†"}
    assert {text for at, text in drawn if at == 0} == {"66", "36", "70†", "64†", "40†"}
    assert sum("†" in text.get_text() for text in axes.texts) == (frame["source_kind"] == "secondary").sum()


@pytest.mark.parametrize("name", ["urban_rural", "by_sex"])
def test_pairs_join_one_row_only(cases: Cases, name: str) -> None:
    """Each pair's bar runs from its low to its high value, on its own row."""
    case = cases[name]
    axes = case.draw(case.frame).axes[0]
    segments = next(group for group in axes.collections if hasattr(group, "get_segments")).get_segments()
    drawn = [(float(a[0]), float(b[0]), float(a[1]) == float(b[1])) for a, b in segments]
    assert drawn == [(row.low, row.high, True) for row in case.frame.itertuples()]


def test_gaps_and_pairs_have_no_line(cases: Cases) -> None:
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


def test_a_missing_year_breaks_the_line(cases: Cases) -> None:
    """Between two surveys nothing is drawn: the year without one is not-a-number, not a value."""
    frame = cases["economies"].frame
    figure = gender_charts.economies(frame)
    for axes, (_, rows) in zip(figure.axes, frame.groupby("economy", sort=False), strict=False):
        drawn = pd.Series(axes.lines[0].get_ydata(), index=axes.lines[0].get_xdata())
        assert set(drawn.dropna().index) == set(rows.loc[rows["women"].notna(), "year"])


def test_unproven_value_is_crossed(cases: Cases) -> None:
    """The one doubtful share of men has a cross, and no other."""
    figure = gender_charts.economies(cases["economies"].frame)
    crosses = [
        line for axes in figure.axes for line in axes.lines if line.get_marker() == "x" and len(line.get_xdata())
    ]
    assert [list(line.get_xdata()) for line in crosses] == [[2011]]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_counts_of_a_theme_stand_above_the_marks_of_the_other_text(language: str) -> None:
    """A label on a diamond cannot be read; in Arabic the English text has more paragraphs in two years."""
    frame = panel.theme(panel.panel(), "digital_divides")
    axes = series_charts.theme(frame, "a theme", language=language).axes[0]
    marks_at = {round(float(x)): float(y) for group in axes.collections for x, y in group.get_offsets()}
    labels = {round(one.xy[0]): one.xy[1] for one in axes.texts}
    assert set(labels) == set(marks_at) == set(range(7))
    assert all(labels[at] >= high for at, high in marks_at.items())


def test_mandate_bars_are_the_terms(cases: Cases) -> None:
    """Three terms and one that is open; the acknowledgements have no bar."""
    axes = cases["mandate"].draw(cases["mandate"].frame).axes[0]
    bars = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches if bar.get_width() > 0)
    assert [start for start, _ in bars] == [2006, 2011, 2016, 2026]
    assert [end for _, end in bars][:3] == [2011, 2016, 2026]


def test_unknown_attendance_has_no_mark(cases: Cases) -> None:
    """As many marks as numbers are stated; none at zero."""
    frame = cases["meetings"].frame
    axes = cases["meetings"].draw(frame).axes[0]
    stated = frame[["total", "onsite", "online"]].notna().to_numpy().sum()
    drawn = [x for group in axes.collections if group.get_gid() for x, _ in group.get_offsets()]
    assert len(drawn) == stated
    assert min(drawn) > 0


def test_unknown_length_is_no_bar(cases: Cases) -> None:
    """Assembly resolutions of unknown length are crosses, not bars of no height; the Council is a line of words."""
    frame = cases["resolutions"].frame
    figure = cases["resolutions"].draw(frame, language="en")
    (axes,) = figure.axes
    assert every(bar.get_width() for bar in axes.patches) == every(frame["paragraphs"].dropna())
    assert len(marks(axes)) == frame.loc[frame["body"] == "GA", "paragraphs"].isna().sum() == 11
    said = " ".join(text.get_text() for text in figure.texts)
    assert "Economic and Social Council, 19 resolutions from 2006/46 to 2025/18" in said
    assert "General Assembly," not in said
    known = frame.assign(paragraphs=frame["paragraphs"].fillna(7))
    assert len(cases["resolutions"].draw(known).axes) == 2  # a body with lengths has its panel


def test_events_are_named_where_the_story_hangs_on_them(cases: Cases) -> None:
    """A mark an event, all twenty meetings of the Forum among them; ten names; a dagger for each secondary source."""
    frame = cases["events"].frame
    assert (frame["kind"] == "igf").sum() == 20
    (axes,) = cases["events"].draw(frame, language="en").axes
    by_source = {group.get_gid(): len(group.get_offsets()) for group in axes.collections if group.get_gid()}
    assert by_source == {"primary": len(frame) - 15, "secondary": 15}
    names = [text.get_text() for text in axes.texts]
    assert len(names) == 10
    assert {"Geneva", "Tunis", "80/173: the Forum permanent", "next overall review"} <= set(names)
    untold = cases["events"].draw(frame[frame["kind"] == "cstd"], language="en")
    assert "event by event" in style.description(untold)  # one's own events: the neutral title


@pytest.mark.parametrize(("name", "column"), [("fates", "paragraphs"), ("acts", "acts")])
def test_bars_are_counts(cases: Cases, name: str, column: str) -> None:
    """The bars' lengths are the counts of the frame."""
    case = cases[name]
    drawn = [bar.get_height() for axes in case.draw(case.frame).axes for bar in axes.patches if bar.get_gid()]
    assert every(drawn) == every(case.frame[column])


def test_cells_are_the_cohorts(cases: Cases) -> None:
    """One number a cell, as in the frame."""
    case = cases["cohorts"]
    assert every(text.get_text() for text in case.draw(case.frame).axes[0].texts) == every(case.frame["paragraphs"])


def test_what_the_repairs_change_is_drawn_and_no_more(cases: Cases) -> None:
    """A bar for each count that differs, as long as the difference, with both counts beside it."""
    case = cases["changes"]
    (axes,) = case.draw(case.frame).axes
    differs = case.frame[case.frame["source"] != case.frame["repaired"]]
    bars = [bar.get_width() for bar in axes.patches if bar.get_gid()]
    assert bars == list(differs["repaired"] - differs["source"])
    beside = [f"{row.source} → {row.repaired}" for row in differs.itertuples()]
    assert [text.get_text() for text in axes.texts] == beside


def test_who_cites_stands_in_the_cell_of_what_is_cited(cases: Cases) -> None:
    """Four cells under 78/132, the one of 80/118 a note's; several citations in one resolution share a cell."""
    frame = cases["citing"].frame
    (axes,) = descent_charts.citing(frame, language="en").axes
    rows = [label.get_text() for label in axes.get_yticklabels()]
    assert rows == [f"{one} · {year}" for one, year in (
        ("78/265", 2024), ("78/311", 2024), ("79/194", 2024), ("79/322", 2025), ("79/325", 2025), ("79/334", 2025),
        ("80/118", 2025),
    )]  # fmt: skip
    first = {rows[int(t.get_position()[1])][:6]: t.get_text() for t in axes.texts if t.get_position()[0] < 1}
    assert first == {
        "78/265": "P03 · recall",
        "78/311": "P03 · reaffirm",
        "79/194": "P01 · recall",
        "80/118": "P01 · recall",
    }
    more = pd.concat([frame, frame.iloc[:2].assign(place="O09", part="operative", verb="note")], ignore_index=True)
    drawn = [text.get_text() for text in descent_charts.citing(more, language="en").axes[0].texts]
    assert "P03 · recall\nO09 · note" in drawn


def test_secondary_sources_bear_a_dagger(cases: Cases) -> None:
    """Seven of twenty meetings, no act on the mandate; and the line below the title says what the dagger is."""
    acts = cases["mandate"].frame
    assert set(acts["source_kind"]) == {"primary"}
    read = acts.assign(source_kind=["secondary"] * 2 + ["primary"] * (len(acts) - 2))
    for name, count, frame in (("meetings", 7, cases["meetings"].frame), ("mandate", 2, read)):
        figure = cases[name].draw(frame, language="en")
        labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
        assert sum("†" in label for label in labels) == count
        assert "†: read in a secondary source" in style.description(figure)
    assert "†" not in style.description(cases["mandate"].draw(acts, language="en"))


@pytest.mark.parametrize(("language", "words"), [("en", ["2 → 5", "3 → 1"]), ("ar", ["5 ← 2", "1 ← 3"])])
def test_a_bar_is_as_long_as_its_change(language: str, words: list[str]) -> None:
    """One count rises by three and one falls by two; the third stays, so it has no bar. Both counts stand beside."""
    rows = [("functions", "request", 2, 5), ("functions", "note", 3, 1), ("functions", "urge", 4, 4)]
    frame = pd.DataFrame(rows, columns=["table", "category", "source", "repaired"])
    figure = trust_charts.changes(frame, language=language)
    (axes,) = figure.axes
    bars = [bar for bar in axes.patches if bar.get_gid() in ("request", "note")]
    assert [(bar.get_gid(), bar.get_width()) for bar in bars] == [("request", 3), ("note", -2)]
    assert [round(bar.get_y() + bar.get_height() / 2, 6) for bar in bars] == [0, 1]
    assert len({bar.get_facecolor() for bar in bars}) == len({bar.get_hatch() for bar in bars}) == 2
    texts = {text.get_text().strip("\u2066\u2067\u2068\u2069\u200e\u200f") for text in axes.texts}
    assert set(words) <= texts
    low, high = sorted(axes.get_xlim())
    assert low < -2 < 3 < high
    assert len(axes.get_yticks()) == 2
    same = trust_charts.changes(frame[2:], language=language)
    assert not [bar for bar in same.axes[0].patches if bar.get_gid()]

"""Views over time: expected values were read in the resolutions and in the fact tables, not computed here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

import toolkit
from toolkit import paths
from toolkit.charts import divides as divides_charts
from toolkit.charts import style
from toolkit.errors import ToolkitError
from toolkit.series import tables
from toolkit.views import dates, divides, forum, gender, panel, trust
from toolkit.views import series as lives


def test_quoted_divide_changes_its_kind(statistics: pd.DataFrame) -> None:
    """Years of each kind, as the resolutions quote them."""
    found = divides.quoted(statistics).groupby("kind", sort=False)["year"].agg(lambda years: sorted(set(years)))
    assert dict(found) == {
        "online_development": [2010, 2021, 2022, 2023, 2024],
        "households": [2015],
        "mobile_broadband": [2017, 2018, 2019, 2020],
        "online_income": [2025],
    }


def test_stale_figures_name_what_they_repeat(statistics: pd.DataFrame) -> None:
    """90 and 57 are stated in 77/150 and repeated in 78/132 and 79/194."""
    rows = divides.quoted(statistics).query("kind == 'online_development' and year > 2021")
    assert list(rows["number"]) == [90, 57] * 3
    assert list(rows["repeats"]) == ["", "", "77/150", "77/150", "78/132", "78/132"]


def test_a_changed_figure_in_the_data_changes_the_chart(tmp_path: Path) -> None:
    """One number in the data file, 57 to 58 in 78/132, and the drawn chart is another."""
    folder = tmp_path / "series"
    shutil.copytree(paths.data("series"), folder)
    file = folder / "series_statistics.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(
        n for n, line in enumerate(lines) if line.startswith("78/132,2023,21,") and "Developing countries,57," in line
    )
    lines[at] = lines[at].replace(",57,", ",58,")
    file.write_text("".join(lines), encoding="utf-8", newline="")
    one, two = (divides.quoted(tables.load("series_statistics", root=root)) for root in (None, folder))
    assert list(one["number"]) != list(two["number"])
    assert style.to_svg(divides_charts.quoted(one)) != style.to_svg(divides_charts.quoted(two))


def test_editions_are_never_mixed() -> None:
    """A value of the world has its edition; the two of 2023 are both there, apart."""
    world = divides.world(tables.load("indicators"))
    rows = world[(world["year"] == 2023) & ~world["series"]]
    assert dict(zip(rows["edition"], rows["value"], strict=True)) == {
        "ITU Facts and Figures 2024": 65.0,
        "ITU Facts and Figures 2023": 67.4,
    }
    pairs = divides.urban_rural(tables.load("indicators"))
    assert not pairs[["low", "high"]].isna().to_numpy().any()
    assert not pairs.duplicated(["group", "year", "edition"]).any()


def test_way_of_stating_the_gap_changes_in_2021(statistics: pd.DataFrame) -> None:
    """Relative gaps in 2017–2020; pairs from 2021, outcome documents left aside."""
    gaps = gender.quoted_gaps(statistics)
    pairs = gender.quoted_pairs(statistics, tables.load("resolution_series"))
    stated = gender.statements(gaps, pairs).groupby("statement")["year"].agg(list)
    assert stated["relative gap"] == [2017, 2018, 2019, 2020]
    assert stated["pair of shares"] == [2021, 2022, 2023, 2024, 2025]
    world = pairs[pairs["group"] == "World"]
    assert list(zip(world["men"], world["women"], strict=True)) == [(55, 48), (62, 57), (69, 63), (70, 65), (70, 65)]


def test_gender_paragraph_loses_its_concern() -> None:
    """Five verbs in seven years; the second was evaluation until 2020, and is background since."""
    line = panel.line(panel.panel(), "A/RES/78/132", "O27", "en")
    assert list(line["paragraph_id"]) == ["O20", "O20", "O20", "O23", "O27", "O30", "O32"]
    assert set(line["verbs"]) == {("recognize", "note", "call upon", "reiterate", "reaffirm")}
    assert [forces[1] for forces in line["forces"]] == ["evaluation"] * 2 + ["background"] * 5


def test_line_refuses_a_paragraph_that_is_not_there() -> None:
    """The message names paragraph, symbol and language."""
    with pytest.raises(ToolkitError, match="P999"):
        panel.line(panel.panel(), "A/RES/78/132", "P999", "en")


def test_only_four_acts_give_a_term_and_78_132_is_none() -> None:
    """Tunis Agenda 72, 65/141 paragraph 17, 70/125 paragraph 63, 80/173 paragraph 99; 60/252 convenes."""
    mandate = forum.mandate(tables.load("igf"))
    moves = mandate[mandate["moves"]]
    assert list(zip(moves["symbol"], moves["paragraph"], strict=True)) == [
        ("Tunis Agenda", "72"), ("60/252", "9"), ("65/141", "17"), ("70/125", "63"), ("80/173", "99"),
    ]  # fmt: skip
    assert mandate.set_index("symbol").loc["78/132", "act"] == "acknowledges"
    assert list(mandate.loc[mandate["unproven"], "symbol"]) == ["79/194", "80/118"]
    assert mandate.loc[mandate["unproven"], "end"].isna().all()


def test_the_title_of_the_mandate_counts_acts() -> None:
    """Three gave a term (Tunis Agenda, 65/141, 70/125), one made it permanent, nine only acknowledge; five neither."""
    acts = forum.mandate(tables.load("igf"))["act"].value_counts()
    assert (acts["creates"] + acts["extends"], acts["makes permanent"], acts["acknowledges"]) == (3, 1, 9)
    assert acts.sum() == 18


def test_one_letter_moves_the_mandate() -> None:
    """The row of 78/132 follows the reading: extends in the raw one, acknowledges in the repaired one."""
    mandate = forum.mandate(tables.load("igf"))
    raw = forum.as_read(mandate, toolkit.load(reading="source"), "O30").set_index("symbol")
    repaired = forum.as_read(mandate, toolkit.load(), "O30").set_index("symbol")
    assert (raw.loc["78/132", "act"], raw.loc["78/132", "moves"]) == ("extends", True)
    assert (repaired.loc["78/132", "act"], repaired.loc["78/132", "moves"]) == ("acknowledges", False)
    assert (raw.drop("78/132")["act"] == repaired.drop("78/132")["act"]).all()


@pytest.mark.parametrize(
    ("language", "gone", "weak"), [("en", ["P47"], ["O54", "O55", "P12"]), ("ar", ["O55", "P47"], ["O54", "P12"])]
)
def test_new_paragraphs_of_2023(language: str, gone: list[str], weak: list[str]) -> None:
    """Fourteen are new; P42 went into a longer one and a clause of O56 moved; of O55 the languages do not agree."""
    new = lives.new_paragraphs(panel.panel(), panel.genealogy(), "A/RES/78/132", language)
    first = new.drop_duplicates("paragraph_id").set_index("paragraph_id")["outcome"]
    assert len(first) == 14
    assert sorted(first[first == "gone"].index) == gone
    assert sorted(first[first == "weak"].index) == weak
    assert (first["P42"], first["O56"]) == ("merged", "moved")
    where = new[new["year"] == 2024].set_index("paragraph_id")["at"]
    assert (where["P42"], where["O56"], where["P47"]) == ("P23", "P40", "")


def test_what_went_into_another_paragraph_is_followed_there() -> None:
    """Hand-made: O02 is merged into O01 the year after, and O03 loses all but a clause."""
    columns = ["symbol", "language", "paragraph_id", "verb", "status", "kin", "kin_others", "likeness"]
    years = ("A/RES/78/132", "A/RES/79/194", "A/RES/80/118")
    rows = [
        *((years[0], "en", f"O0{n}", "note", "new", "", (), None) for n in (1, 2, 3)),
        (years[1], "en", "O01", "note", "merged", "O01", ("O02",), 0.7),
        (years[2], "en", "O05", "note", "modified", "O01", (), 0.4),
    ]
    lost = [(years[1], "en", "O03", "dropped", ("O01",))]
    kinship = pd.DataFrame(lost, columns=["symbol", "language", "kin", "status", "moved"])
    found = lives.new_paragraphs(pd.DataFrame(rows, columns=columns), kinship, years[0], "en")
    ends = found.drop_duplicates("paragraph_id").set_index("paragraph_id")
    assert dict(ends["outcome"]) == {"O01": "weak", "O02": "merged", "O03": "moved"}
    assert list(ends["survives"]) == [True, True, False]
    assert list(found.loc[found["paragraph_id"] == "O02", "at"]) == ["O02", "O01", "O05"]


def test_what_the_notebooks_say_of_dates_and_asks() -> None:
    """Notebook 02: no ask has a deadline; 04: 13 of 42 events are of 2023; 12: 8 of 34 addressees come with repairs."""
    resolution = toolkit.load()
    assert set(resolution.table("asks")["deadline"]) == {""}
    years = [start[:4] for start in dates.timeline(resolution)["start"]]
    assert (len(years), years.count("2023"), max(years.count(year) for year in set(years))) == (42, 13, 13)
    found = trust.agreement(toolkit.load(reading="source"), resolution).set_index("table").loc["addressees"]
    assert (found["repaired"], found["both"] + found["repaired"]) == (8, 34)


def test_cohorts_add_up() -> None:
    """Each resolution's cohorts are all its paragraphs."""
    paragraphs = panel.panel()
    sums = lives.cohorts(paragraphs, "ar").groupby("symbol")["paragraphs"].sum()
    assert dict(sums) == dict(paragraphs[paragraphs["language"] == "ar"].groupby("short").size())


def test_fates_count_every_paragraph_once() -> None:
    """All statuses but dropped make up the later resolution."""
    fates = lives.fates(panel.genealogy())
    kept = fates[fates["status"] != "dropped"].groupby(["language", "short"])["paragraphs"].sum()
    assert kept["en", "78/132"] == kept["ar", "78/132"] == 115


def test_readings_differ_where_a_verb_was_misread() -> None:
    """Three opening verbs differ; the repairs beside them say why; citations do not differ."""
    source, repaired = toolkit.load(reading="source"), toolkit.load()
    found = trust.differences(source, repaired, "paragraphs")
    assert sorted(set(found["paragraph_id"])) == ["O30", "O32", "O45"]
    assert found["repairs"].str.contains("›").all()
    assert trust.differences(source, repaired, "citations").empty
    same = trust.agreement(repaired, repaired)
    assert (same[["source", "repaired"]] == 0).to_numpy().all()


def test_unknown_is_empty_not_zero() -> None:
    """Attendance that no source states, and lengths that we do not know, stay empty."""
    meetings = forum.meetings(tables.load("igf_meetings"))
    numbers = meetings[["total", "onsite", "online", "countries"]]
    assert (numbers == 0).sum().sum() == 0
    assert numbers.isna().to_numpy().any()


def test_what_a_repair_took_away_stands_before_what_it_gave() -> None:
    """Passages in the order of the text; in one passage rows of the source first."""
    found = trust.differences()[["paragraph_id", "reading"]]
    order = {passage.id: number for number, passage in enumerate(toolkit.load().passages())}
    rows = [(order[place], reading) for place, reading in found.itertuples(index=False, name=None)]
    assert rows == sorted(rows, key=lambda row: (row[0], row[1] == "repaired"))
    both = {place for place, _ in rows if {(place, "source"), (place, "repaired")} <= set(rows)}
    assert both


def test_an_edition_with_two_groups_is_no_row_of_groups() -> None:
    """Three groups are several, two are a pair; of each group the latest year stands."""
    row = {"indicator": "individuals_using_internet", "breakdown": "total", "value_low": None, "value_high": None}
    row |= {"source_kind": "primary", "verified": "yes"}
    made = [("A", 2020, g, 10.0 + n) for n, g in enumerate(("World", "North", "South"))]
    made += [("A", 2019, "World", 5.0), ("B", 2021, "World", 50.0), ("B", 2021, "North", 60.0)]
    frame = pd.DataFrame([dict(zip(("edition", "year", "group", "value"), one, strict=True)) | row for one in made])
    found = divides.groups(frame)
    assert found[["edition", "year", "group", "value"]].to_numpy().tolist() == [
        ["A", 2020, "World", 10.0],
        ["A", 2020, "North", 11.0],
        ["A", 2020, "South", 12.0],
    ]


def test_the_first_paragraph_stands_at_nought_and_the_last_at_one() -> None:
    columns = ("symbol", "short", "year", "paragraph_id", "order", "force", "verb", "themes")
    rows = [("A/1", "1", 2031, f"O0{n}", n, "direction", "requests", ["igf"]) for n in (1, 2, 5)]
    frame = pd.DataFrame(rows, columns=list(columns))
    placed = forum.place(frame, frame[frame["paragraph_id"] == "O02"])
    assert placed[["paragraph_id", "at", "total", "mandate"]].to_numpy().tolist() == [
        ["O01", 0.0, 5, False],
        ["O02", 0.25, 5, True],
        ["O05", 1.0, 5, False],
    ]

"""Frames behind charts, reckoned by hand from a few made-up rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from toolkit.errors import ToolkitError
from toolkit.views import ages, assembly, divides, gender, panel, series, structure, trust, votes, wsis

#: Symbol, session, title, committee, adoption, whether digital.
_RESOLUTIONS = (
    ("A/RES/79/1", 79, "Boats", "Second Committee", "without", True),
    ("A/RES/79/2", 79, "Nets", "Third Committee", "vote", True),
    ("A/RES/79/3", 79, "Ropes", "Third Committee", "", False),
    ("A/RES/80/1", 80, "Boats", "Second Committee", "vote", True),
    ("A/RES/80/2", 80, "Nets", "Third Committee", "without", True),
    ("A/RES/80/3", 80, "Ropes", "", "vote", False),
    ("A/RES/80/4", 80, "Oars", "", "", True),
)
#: Symbol, state, vote.
_VOTES = (
    ("A/RES/79/2", "FRA", "favour"),
    ("A/RES/79/2", "KEN", "favour"),
    ("A/RES/79/2", "USA", "against"),
    ("A/RES/80/1", "FRA", "abstain"),
    ("A/RES/80/1", "KEN", "favour"),
    ("A/RES/80/1", "USA", "against"),
    ("A/RES/80/1", "ISR", "against"),
    ("A/RES/80/3", "FRA", "favour"),
    ("A/RES/80/3", "USA", "favour"),
    ("A/RES/80/3", "", "favour"),
)
#: For, against, abstaining.
_COUNTS = {"A/RES/79/2": (180, 3, 5), "A/RES/80/1": (150, 4, 10), "A/RES/80/3": (100, 50, 40)}


@pytest.fixture
def cast(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small Assembly of two sessions."""
    columns = ["symbol", "session", "title", "committee", "adoption", "digital"]
    found = pd.DataFrame(_RESOLUTIONS, columns=columns)
    found["title_ar"] = "عنوان"
    found["date"] = [
        f"20{session - 55}-12-0{symbol[-1]}" for symbol, session in zip(found.symbol, found.session, strict=True)
    ]
    for at, name in enumerate(("in_favour", "against", "abstaining")):
        found[name] = [_COUNTS.get(symbol, (1, 1, 1))[at] for symbol in found["symbol"]]
    found["by_title"] = found["title"] == "Boats"
    found["by_subject"] = found["symbol"].isin(["A/RES/79/1", "A/RES/80/1", "A/RES/80/4"])
    found["by_text"] = found["symbol"].isin(["A/RES/79/1", "A/RES/79/2"])
    found["witnesses"] = found[["by_title", "by_subject", "by_text"]].sum(axis=1)
    regions = [("FRA", "Europe"), ("USA", "Americas"), ("ISR", "Asia"), ("KEN", "Africa")]
    states = pd.DataFrame(regions, columns=["state", "region"]).assign(name="n", name_ar="ن")
    given = [
        ("A/RES/79/1", "FRA", "sponsor"),
        ("A/RES/79/1", "FRA", "joined"),
        ("A/RES/79/1", "KEN", "joined"),
        ("A/RES/79/1", "USA", "withdrawn"),
        ("A/RES/80/1", "KEN", "sponsor"),
        ("A/RES/80/1", "", "sponsor"),
        ("A/RES/80/1", "ISR", "joined"),
        ("A/RES/80/3", "FRA", "sponsor"),
    ]
    tables = {
        "votes": pd.DataFrame(_VOTES, columns=["symbol", "state", "vote"]),
        "states": states,
        "sponsors": pd.DataFrame(given, columns=["symbol", "state", "role"]),
    }
    monkeypatch.setattr(votes, "digital", found.drop(columns=["in_favour", "against", "abstaining"]).copy)
    monkeypatch.setattr(votes, "resolutions", found.copy)
    monkeypatch.setattr(votes, "assembly", lambda name: tables[name].copy())


@pytest.mark.usefixtures("cast")
class TestVotes:
    def test_counts_are_empty_where_there_was_no_vote(self) -> None:
        found = votes.consensus(["A/RES/80/1", "A/RES/79/1"]).fillna(-1)
        columns = ["symbol", "adoption", "in_favour", "against", "abstaining", "silent", "no", "abstain"]
        assert found[columns].to_numpy().tolist() == [
            ["A/RES/80/1", "vote", 150, 4, 10, 193 - 164, "ISR USA", "FRA"],
            ["A/RES/79/1", "without", -1, -1, -1, -1, "", ""],
        ]

    def test_ways_of_each_session(self) -> None:
        found = votes.by_session().set_index(["group", "session", "adoption"])
        assert len(found) == 2 * 2 * 3
        assert found["resolutions"].loc["digital"].to_dict() == {
            (79, "without"): 1, (79, "vote"): 1, (79, ""): 0, (80, "without"): 1, (80, "vote"): 1, (80, ""): 1,
        }  # fmt: skip
        assert found["of"].loc["digital"].tolist() == [2, 2, 2, 3, 3, 3]
        assert found["resolutions"].loc["other", 80].to_dict() == {"without": 0, "vote": 1, "": 0}

    def test_other_rules_for_digital(self) -> None:
        """By title two are known, of which that of the last session was voted on."""
        found = votes.sensitivity().set_index("rule")
        assert found.loc["title"].tolist() == [2, 1, 1, 0, 0.5, 0.0, 1.0]
        assert found.loc["subject"].tolist()[:4] == [3, 1, 1, 1]
        assert found["resolutions"].to_dict() == {"title": 2, "subject": 3, "text": 2, "any": 4, "two": 2, "all": 1}
        assert found.loc["text", ["voted", "before"]].tolist() == [1, 0.5]

    def test_strands_that_were_voted_on(self) -> None:
        """Nets were voted on first, boats a year later; oars never, and ropes are not digital."""
        found = votes.divided()
        assert found[["strand", "symbol", "adoption"]].to_numpy().tolist() == [
            ["Nets", "A/RES/79/2", "vote"],
            ["Nets", "A/RES/80/2", "without"],
            ["Boats", "A/RES/79/1", "without"],
            ["Boats", "A/RES/80/1", "vote"],
        ]
        assert found["no"].tolist() == ["USA", "", "", "ISR USA"]

    def test_what_voted_ones_have_in_common(self) -> None:
        """Three against are few, four are not; a resolution whose way is unknown does not count."""
        found = votes.common().set_index("committee")
        assert found.loc["Third Committee"].to_dict() == {"voted": 1, "known": 2, "before": 1, "last": 0, "few": 1}
        assert found.loc["Second Committee"].to_dict() == {"voted": 1, "known": 2, "before": 0, "last": 1, "few": 0}
        assert len(found) == 2

    def test_who_voted_against_most_often(self) -> None:
        found = votes.against(3)
        assert found[["state", "against", "abstain", "favour", "of"]].to_numpy().tolist() == [
            ["USA", 2, 0, 0, 2],
            ["ISR", 1, 0, 0, 2],
            ["FRA", 0, 1, 1, 2],
        ]

    def test_pairs_of_regions(self) -> None:
        """France and Kenya agree once of two times, France and the United States on the other one alone."""
        found = votes.agreement().set_index(["group", "one", "two"])
        row = found.loc["digital", "Africa", "Europe"]
        assert (row["share"], row["pairs"], row["votes"]) == (0.5, 2, 2)
        assert found.loc["digital", "Americas", "Asia"][["share", "pairs"]].tolist() == [1, 1]
        assert found.loc["digital", "Americas", "Europe"][["share", "pairs"]].tolist() == [0, 2]
        assert found.loc["digital", "Europe", "Europe"]["pairs"] == 0
        assert found.loc["other", "Americas", "Europe"].tolist() == [1, 1, 1]
        assert found.loc["digital", "Europe", "Africa"]["share"] == 0.5

    def test_who_sponsored_both(self) -> None:
        """A state that sponsored and joined counts once, as a sponsor; Kenya stands behind both."""
        found = votes.sponsors(["A/RES/80/1", "A/RES/79/1"])
        assert found.to_numpy().tolist() == [
            ["A/RES/80/1", "sponsor", "Africa", 1, 1],
            ["A/RES/80/1", "joined", "Asia", 1, 0],
            ["A/RES/79/1", "sponsor", "Europe", 1, 0],
            ["A/RES/79/1", "joined", "Africa", 1, 1],
        ]


def test_states_of_one_region_are_counted_once_a_pair() -> None:
    import numpy as np

    alike, both = np.array([[3, 1], [1, 3]]), np.array([[3, 2], [2, 3]])
    assert votes._by_region("g", alike, both, np.array(["x", "x"]), 3) == [("g", "x", "x", 0.5, 2, 3)]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paragraphs of two sessions, one of a resolution of the series."""
    first = "A/RES/79/1"
    rows = [
        ("A/RES/79/1", 79, "Third Committee", "O01", 10, ["gender"], [], [], [], "", "operative", "urge"),
        ("A/RES/79/1", 79, "Third Committee", "O02", 30, [], [], [], [], "", "operative", "urge"),
        ("A/RES/79/194", 79, "Second Committee", "P01", 20, ["gender", "igf"], [], [first], [],
         "", "preamble", "recall"),
        ("A/RES/80/5", 80, "Second Committee", "O01", 40, ["gender"], [], [first, "A/RES/80/5"], [first],
         f"{first} O01", "operative", "note"),
        ("A/RES/80/6", 80, "", "O01", 40, [], ["artificial_intelligence"], [], [], "", "operative", "note"),
        ("A/RES/80/7", 80, "", "O01", 20, ["gender"], [], [], [], "", "operative", "note"),
    ]  # fmt: skip
    columns = [
        "symbol", "session", "committee", "paragraph_id", "words", "themes", "says", "cites", "noted", "copied", "part",
        "verb",
    ]  # fmt: skip
    paragraphs = pd.DataFrame(rows, columns=columns)
    resolutions = paragraphs[["symbol", "session", "committee"]].drop_duplicates().assign(date="2025-01-01")
    monkeypatch.setattr(assembly, "_paragraphs", lambda _: paragraphs)
    monkeypatch.setattr(assembly, "_resolutions", lambda: resolutions)
    monkeypatch.setattr(assembly, "_tagged", assembly._tagged.__wrapped__)


@pytest.mark.usefixtures("held")
class TestAssembly:
    def test_shares_of_a_session(self) -> None:
        found = assembly.speaks(["gender", "artificial_intelligence"]).set_index(["topic", "session"])
        assert found.loc["gender", 79].tolist() == [2, 3, 2 / 3, 0.5, 2, 2]
        assert found.loc["gender", 80].tolist() == [2, 3, 2 / 3, 0.6, 2, 3]
        assert found.loc["artificial_intelligence", 79].tolist() == [0, 3, 0, 0, 0, 2]
        assert found.loc["artificial_intelligence", 80].tolist() == [1, 3, 1 / 3, 0.4, 1, 3]

    def test_the_first_session_of_a_committee(self) -> None:
        found = assembly.committees("gender")
        assert found.to_numpy().tolist() == [
            ["gender", "Second Committee", 79, 1, 1, 1, True],
            ["gender", "Second Committee", 80, 1, 1, 1, False],
            ["gender", "Third Committee", 79, 1, 1, 1, True],
            ["gender", "", 80, 1, 2, 1, False],
        ]

    def test_who_cites(self) -> None:
        """A resolution that names itself does not cite; what only a note cites says so."""
        found = assembly.citing(["A/RES/79/1", "A/RES/80/5"])
        assert found[["cited", "symbol", "place", "part"]].to_numpy().tolist() == [
            ["A/RES/79/1", "A/RES/79/194", "P01", "preamble"],
            ["A/RES/79/1", "A/RES/80/5", "O01", "note"],
        ]

    def test_where_the_paragraphs_of_a_topic_stand(self) -> None:
        found = assembly.series_share("gender").set_index(["session", "place"])
        assert found["paragraphs"].to_dict() == {
            (79, "series"): 1, (79, "second"): 0, (79, "others"): 1, (79, "unknown"): 0,
            (80, "series"): 0, (80, "second"): 1, (80, "others"): 0, (80, "unknown"): 1,
        }  # fmt: skip
        assert set(found["of"]) == {2}

    def test_what_was_copied(self) -> None:
        found = assembly.copied(["gender"]).set_index(["earlier", "later"])
        assert found.loc["Third Committee", "Second Committee"].tolist() == [1, 2]
        assert found["paragraphs"].sum() == 1
        assert len(found) == 4

    def test_an_unknown_topic(self) -> None:
        with pytest.raises(ToolkitError, match="no theme or watchword 'cats'"):
            assembly.speaks(["cats"])


def test_a_line_follows_the_likeliest_kin() -> None:
    """Two paragraphs of 2022 come from the same one; from O02 one goes back to O01 and on to the likelier one."""
    rows = [
        ("A", "", "", "O01", float("nan")),
        ("B", "A", "O01", "O02", 0.9),
        ("C", "B", "O02", "O03", 0.5),
        ("C", "B", "O02", "O04", 0.8),
        ("C", "B", "O09", "O05", 1.0),
        ("D", "C", "O03", "O06", 1.0),
    ]
    frame = pd.DataFrame(rows, columns=["symbol", "before", "kin", "paragraph_id", "likeness"]).assign(language="en")
    found = panel.line(frame, "B", "O02", "en")
    assert found["paragraph_id"].tolist() == ["O01", "O02", "O04"]
    with pytest.raises(ToolkitError, match=r"no paragraph 'O02' of 'C'"):
        panel.line(frame, "C", "O02", "en")


def test_paragraphs_of_a_theme_by_force() -> None:
    """Forces without a paragraph are zeros; a paragraph without force has a row only where there is one."""
    rows = [("A/RES/1/1", "en", 1, "direction", ("x",)), ("A/RES/1/1", "en", 1, "", ("x", "y")),
            ("A/RES/1/1", "en", 1, "direction", ("y",))]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["symbol", "language", "year", "force", "themes"])
    found = panel.theme(frame, "x").set_index("force")
    assert found["paragraphs"].to_dict() == {"background": 0, "evaluation": 0, "exhortation": 0, "direction": 1, "": 1}
    assert set(found["total"]) == {3}
    assert "" not in panel.theme(frame[frame["force"] != ""], "x")["force"].tolist()


def test_acts_of_a_paragraph_are_counted_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame(
        [("A", "en", "O01", ("urge", "note"), ("exhortation", "evaluation")), ("A", "ar", "O01", ("x",), ("y",))],
        columns=["symbol", "language", "paragraph_id", "verbs", "forces"],
    )
    monkeypatch.setattr(panel, "panel", lambda: frame)
    assert panel.acts("A", "en").to_numpy().tolist() == [
        ["O01", 1, "urge", "exhortation"],
        ["O01", 2, "note", "evaluation"],
    ]


def step(symbol: str, place: str, status: str, kin: str = "", likeness: float = 1.0, others: Any = ()) -> Any:
    return SimpleNamespace(
        symbol=symbol, paragraph_id=place, status=status, kin=kin, likeness=likeness, kin_others=others
    )


def test_a_new_paragraph_is_followed() -> None:
    """It is continued by its likeliest kin, then goes into another paragraph; later it is dropped."""
    by_year = {
        "B": [step("B", "O02", "modified", "O01", 0.4), step("B", "O03", "modified", "O01", 0.7)],
        "C": [step("C", "O05", "merged", "O09", 0.9, ("O03",))],
        "D": [],
        "E": [],
    }
    first = step("A", "O01", "new")
    found = series._followed(first, ["A", "B", "C", "D", "E"], by_year, {})
    assert found == [
        ("A", "O01", "new", None),
        ("B", "O03", "modified", 0.7),
        ("C", "O05", "merged", None),
        ("D", "", "dropped", None),
        ("E", "", "", None),
    ]
    moved = series._followed(first, ["A", "B"], {"B": []}, {("B", "O01"): ("O07", "O08")})
    assert moved[1] == ("B", "O07 O08", "moved", None)


@pytest.mark.parametrize(
    ("steps", "outcome"),
    [
        ([("new", None), ("identical", 1.0)], "continued"),
        ([("new", None), ("modified", 0.5)], "continued"),
        ([("new", None), ("modified", 0.49)], "weak"),
        ([("new", None), ("merged", None)], "merged"),
        ([("new", None), ("merged", 0.8)], "continued"),
        ([("new", None), ("modified", 0.3), ("dropped", None)], "gone"),
        ([("new", None), ("moved", None), ("", None)], "moved"),
        ([("merged", None), ("identical", 1.0)], "continued"),
    ],
)
def test_what_became_of_it(steps: list[tuple[str, float | None]], outcome: str) -> None:
    assert series._outcome(steps) == outcome


def test_verbs_that_became_harder_or_softer() -> None:
    rows = [
        ("A", "", "O01", "", "recall", "background"),
        ("A", "", "O02", "", "urge", "exhortation"),
        ("A", "", "O03", "", "urge", "exhortation"),
        ("A", "", "O04", "", "x", "unknown"),
        ("B", "A", "O01", "O01", "request", "direction"),
        ("B", "A", "O02", "O02", "note", "evaluation"),
        ("B", "A", "O03", "O03", "invite", "exhortation"),
        ("B", "A", "O04", "O04", "note", "evaluation"),
    ]
    frame = pd.DataFrame(rows, columns=["symbol", "before", "paragraph_id", "kin", "verb", "force"])
    found = series.changed_force(frame.assign(language="en", short=frame["symbol"], year=1))
    assert found[["paragraph_id", "verb_before", "verb", "turn"]].to_numpy().tolist() == [
        ["O01", "recall", "request", "harder"],
        ["O02", "urge", "note", "softer"],
    ]


def test_pairs_of_shares_of_annual_resolutions() -> None:
    """Of 2017 and later; the World Summit's outcome is none of the annual ones."""
    rows = [
        ("72/1", 2017, "World, women", 40.0),
        ("72/1", 2017, "World, men", 50.0),
        ("71/1", 2016, "World, women", 30.0),
        ("71/1", 2016, "World, men", 40.0),
        ("75/9", 2020, "World, women", 41.0),
        ("75/9", 2020, "World, men", 51.0),
        ("73/1", 2018, "World, women", 42.0),
    ]
    statistics = pd.DataFrame(rows, columns=["symbol", "year_adopted", "group", "number"]).assign(
        measure="share online", paragraph="O01", state="", repeats=""
    )
    symbols = ["71/1", "72/1", "73/1", "75/9"]
    annual = pd.DataFrame({"symbol": symbols, "role": ["annual", "annual", "annual", "WSIS outcome"]})
    found = gender.quoted_pairs(statistics, annual)
    assert found[["symbol", "women", "men", "difference"]].to_numpy().tolist() == [["72/1", 40.0, 50.0, 10.0]]


def test_economies_with_some_years() -> None:
    rows = [("A", year, True) for year in (2020, 2021, 2022)] + [("B", 2020, True), ("B", 2021, True)]
    rows += [("C", year, False) for year in (2020, 2021, 2022)]
    countries = pd.DataFrame(rows, columns=["iso3", "year", "league_of_arab_states"]).assign(
        economy="x", female_pct=1.0, male_pct=2.0, verified=["partial", *["full"] * 7]
    )
    found = gender.economies(countries)
    assert found[["iso3", "unproven"]].to_numpy().tolist() == [["A", True], ["A", False], ["A", False]]
    assert set(gender.economies(countries, arab_states=False)["iso3"]) == {"C"}
    assert set(gender.economies(countries, least=2)["iso3"]) == {"A", "B"}


def indicators(*rows: tuple[Any, ...]) -> pd.DataFrame:
    columns = ["group", "year", "edition", "breakdown", "value", "value_low", "value_high"]
    return pd.DataFrame(rows, columns=columns).assign(
        indicator="individuals_using_internet", verified="full", source_kind="primary"
    )


def test_bounds_of_shares() -> None:
    """A value with one end is a bound; one with two ends and no value is left out."""
    nothing = float("nan")
    frame = indicators(
        ("World", 2020, "E", "total", 60.0, nothing, nothing),
        ("World", 2021, "E", "total", nothing, 61.0, nothing),
        ("World", 2022, "E", "total", nothing, nothing, 75.0),
        ("World", 2023, "E", "total", nothing, 60.0, 75.0),
        ("World", 2024, "E", "women", 60.0, nothing, nothing),
    )
    found = divides.world(frame)
    assert found[["year", "value", "bound"]].to_numpy().tolist() == [[2020, 60, ""], [2021, 61, ">"], [2022, 75, "<"]]
    assert not found["series"].any()
    five, six = (
        indicators(*(("World", 2000 + at, "E", "total", 1.0, nothing, nothing) for at in range(size)))
        for size in (5, 6)
    )
    assert not divides.world(five)["series"].any()
    assert divides.world(six)["series"].all()


def test_groups_of_the_latest_editions() -> None:
    """The latest year of each group; an edition of two groups is none of several."""
    nothing = float("nan")
    names = ("World", "Africa", "Asia")
    rows = [(group, year, "E1", "total", 1.0, nothing, nothing) for year in (2019, 2020) for group in names]
    rows += [(group, 2021, "E2", "total", 2.0, nothing, nothing) for group in names]
    rows += [(group, 2022, "E3", "total", 3.0, nothing, nothing) for group in names[:2]]
    found = divides.groups(indicators(*rows))
    assert found[["edition", "year"]].drop_duplicates().to_numpy().tolist() == [["E1", 2020], ["E2", 2021]]
    assert set(divides.groups(indicators(*rows), editions=1)["edition"]) == {"E2"}


def test_an_age_is_in_months() -> None:
    assert ages._months("2020-01-01", "2021-01-01") == pytest.approx(12, abs=0.1)
    assert ages._months("2020-12-17", "2020-12-17") == 0


def test_a_repeated_figure_goes_back_to_the_first() -> None:
    """80/1 repeats 79/1, which repeats 78/1; of another measure 79/1 is the first."""
    rows = [("79/1", "share online", "World", "78/1"), ("78/1", "share online", "World", "")]
    statistics = pd.DataFrame(rows, columns=["symbol", "measure", "group", "repeats"])
    one = SimpleNamespace(measure="share online", group="World", repeats="79/1")
    assert ages._origin(one, statistics) == "78/1"
    assert ages._origin(SimpleNamespace(measure="gap", group="World", repeats="79/1"), statistics) == "79/1"
    assert ages._origin(SimpleNamespace(measure="share online", group="World", repeats=""), statistics) == ""


@pytest.mark.parametrize(
    ("date", "when"), [("2003-12-10", 2003.937), ("2003-01-01", 2003.0), ("2003", 2003.495), ("2003-06", 2003.451)]
)
def test_dates_as_parts_of_years(date: str, when: float) -> None:
    """10 December is day 344: 343 of 366; the middle of a year is 1 July, that of a month its 15th."""
    assert wsis._decimal(date) == pytest.approx(when, abs=1e-9)


def reading(name: str, **tables: pd.DataFrame) -> Any:
    """What `trust` asks of a resolution."""
    passages = [SimpleNamespace(id=one) for one in ("O01", "O02")]
    repairs = [SimpleNamespace(place="O01", as_written=before, repaired=after) for before, after in
               (("a", "b"), ("", "c"), ("d", ""))]  # fmt: skip
    return SimpleNamespace(
        reading=name,
        tables=lambda wanted: {one: tables[one] for one in wanted},
        passages=lambda: passages,
        repairs=repairs,
    )


def functions(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["paragraph_id", "verb", "force"])


def test_rows_that_one_reading_has() -> None:
    source = reading("source", functions=functions(("O02", "note", "evaluation"), ("O01", "urge", "exhortation")))
    repaired = reading(
        "repaired",
        functions=functions(
            ("O02", "note", "evaluation"), ("O01", "request", "direction"), ("O01", "request", "direction")
        ),
    )
    found = trust.differences(source, repaired, "functions")
    assert found.to_numpy().tolist() == [
        ["source", "O01", "urge", "exhortation", "a › b; ∅ › c; d › ∅"],
        ["repaired", "O01", "request", "direction", "a › b; ∅ › c; d › ∅"],
        ["repaired", "O01", "request", "direction", "a › b; ∅ › c; d › ∅"],
    ]
    repaired.repairs.append(SimpleNamespace(place="O01", as_written="e", repaired="f"))
    assert trust._reasons(repaired) == {"O01": "a › b; ∅ › c; d › ∅; …"}
    counted = trust.counts(source, repaired, "functions")
    assert counted["repaired"].tolist() == sorted(counted["repaired"], reverse=True)
    assert counted["source"].sum() == 2
    assert counted["repaired"].sum() == 3


def test_repairs_by_kind_the_most_frequent_first() -> None:
    kinds = [("b", "x"), ("a", "y"), ("a", "x"), ("b", "x"), ("b", "y"), ("c", "x")]
    resolution: Any = SimpleNamespace(repairs=[SimpleNamespace(kind=kind, evidence=why) for kind, why in kinds])
    assert structure.apparatus(resolution).to_numpy().tolist() == [
        ["b", "x", 2],
        ["b", "y", 1],
        ["a", "x", 1],
        ["a", "y", 1],
        ["c", "x", 1],
    ]

"""Two years side by side: the genealogy between neighbours, lines of kin over more, words where the texts are."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from lxml import html

from toolkit.errors import ToolkitError
from toolkit.explorer import Subject
from toolkit.explorer.compare import COLUMNS, LIFE, compare, life, wording
from toolkit.series.panel import COLUMNS as PANEL
from toolkit.views import panel


@pytest.mark.parametrize("language", ["ar", "en"])
def test_neighbours_are_as_the_genealogy_has_them(series: Subject, language: str) -> None:
    """The comparison counts from the panel; the genealogy, built apart from it, says the same in every cell."""
    genealogy = panel.genealogy()
    same = {
        "paragraph_id": "after_id", "kin": "before_id", "kin_others": "kin_others", "status": "status",
        "verbs_came": "verbs_came", "verbs_went": "verbs_went",
        "numbers_came": "numbers_came", "numbers_went": "numbers_went",
    }  # fmt: skip
    for before, after in pairwise(series.symbols):
        expected = genealogy[(genealogy["language"] == language) & (genealogy["symbol"] == after)]
        found = compare(series, before, after, language)
        assert list(found.columns) == list(COLUMNS)
        for theirs, ours in same.items():
            assert list(expected[theirs]) == list(found[ours]), (after, ours)


def test_which_paragraphs_on_women_are_new(series: Subject) -> None:
    """One call. In 2022 a paragraph on the gender divide came; in 2023 none did: the nine there were carried on."""
    new = compare(series, 2021, 2022, "en", themes="gender", statuses="new")
    assert len(new) == 1
    assert compare(series, 2022, 2023, "en", themes="gender", statuses="new").empty
    carried = compare(series, 2022, 2023, "en", themes="gender")
    assert set(carried["status"]) == {"identical", "modified"}


def test_years_by_any_name(series: Subject) -> None:
    by_year = compare(series, 2022, 2023, "en")
    for before, after in (("77/150", "78/132"), ("A/RES/77/150", "2023")):
        pd.testing.assert_frame_equal(by_year, compare(series, before, after, "en"))


ROWS = [
    # symbol, id, part, verb, verbs, themes, kin, others, status
    ("A/RES/1/1", "O01", ["note"], ["gender"], "", [], ""),
    ("A/RES/1/1", "O02", ["urge"], [], "", [], ""),
    ("A/RES/1/1", "O03", ["request"], [], "", [], ""),
    ("A/RES/2/1", "O01", ["note", "urge"], ["gender"], "O01", ["O02"], "merged"),
    ("A/RES/2/1", "O02", ["invite"], ["wsis"], "", [], "new"),
    ("A/RES/3/1", "O01", ["urge"], ["wsis"], "O01", [], "modified"),
    ("A/RES/3/1", "O02", ["invite"], ["wsis"], "O02", [], "identical"),
]


def small() -> Subject:
    """Three years: two paragraphs merge, a third is dropped, one comes in the second year."""
    years = ["A/RES/1/1", "A/RES/2/1", "A/RES/3/1"]
    rows: list[dict[str, Any]] = []
    for order, (symbol, place, verbs, themes, kin, others, status) in enumerate(ROWS):
        known = {
            "symbol": symbol, "language": "en", "paragraph_id": place, "part": "operative", "number": int(place[1:]),
            "order": order, "words": 5, "characters": 30, "verb": verbs[0], "force": "exhortation", "verbs": verbs,
            "forces": ["exhortation"] * len(verbs), "themes": themes, "citations": [], "quantities": [],
            "before": "" if symbol == years[0] else years[years.index(symbol) - 1], "kin": kin, "kin_others": others,
            "likeness": 0.5 if kin else None, "status": status, "born": symbol,
        }  # fmt: skip
        rows.append(known)
    steps = [("A/RES/2/1", ["2030", "5"], ["1"]), ("A/RES/3/1", ["1"], ["5"])]
    names = ["symbol", "numbers_came", "numbers_went"]
    lives = pd.DataFrame(steps, columns=names).assign(language="en", paragraph_id="O01")
    return Subject.of_series(pd.DataFrame(rows, columns=list(PANEL)), lives=lives)


def test_over_several_years() -> None:
    """A line is followed step by step; what was taken back in between is no change."""
    found = compare(small(), "1/1", "3/1", "en").set_index("after_id")
    assert found.loc["O01", "status"] == "merged"
    assert (found.loc["O01", "before_id"], found.loc["O01", "kin_others"]) == ("O01", ("O02",))
    assert (found.loc["O01", "verbs_came"], found.loc["O01", "verbs_went"]) == (("urge",), ("note",))
    assert (found.loc["O01", "themes_came"], found.loc["O01", "themes_went"]) == (("wsis",), ("gender",))
    assert (found.loc["O01", "numbers_came"], found.loc["O01", "numbers_went"]) == (("2030",), ())
    assert pd.isna(found.loc["O01", "likeness"])
    assert (found.loc["O02", "status"], found.loc["O02", "before_id"]) == ("new", "")
    assert (found.loc["", "status"], found.loc["", "before_id"], found.loc["", "verb"]) == ("dropped", "O03", "request")


def test_steps_of_the_small_series() -> None:
    one = compare(small(), "1/1", "2/1", "en")
    assert list(one["status"]) == ["merged", "new", "dropped"]
    two = compare(small(), "2/1", "3/1", "en")
    assert list(two["status"]) == ["modified", "identical"]
    assert list(two["likeness"]) == [0.5, 0.5]


def test_numbers_are_unknown_without_a_genealogy() -> None:
    subject = small()
    alone = Subject.of_series(subject.kin)
    found = compare(alone, "1/1", "3/1", "en")
    assert found.loc[found["status"] != "dropped", "numbers_came"].isna().all()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((2023, 2022), "not earlier"),
        ((2022, 2022), "not earlier"),
        ((1999, 2022), r"no year or symbol '1999'.*2019 \(A/RES/74/197\)"),
        ((2022, 2023, "fr"), "known: ar, en"),
    ],
)
def test_what_cannot_be_compared(series: Subject, arguments: tuple[Any, ...], problem: str) -> None:
    with pytest.raises(ToolkitError, match=problem):
        compare(series, *arguments)


@pytest.mark.parametrize("wrong", [{"statuses": "gone"}, {"themes": "women"}, {"parts": "annex"}])
def test_unknown_values_are_refused(series: Subject, wrong: dict[str, str]) -> None:
    with pytest.raises(ToolkitError, match="known: "):
        compare(series, 2022, 2023, **wrong)  # type: ignore[arg-type]


def test_one_resolution_has_no_years(resolution: Subject) -> None:
    with pytest.raises(ToolkitError, match=r"Subject\.of_series"):
        compare(resolution, 2022, 2023)


def test_the_language_shown_where_none_is_named(series: Subject) -> None:
    pd.testing.assert_frame_equal(compare(series, 2022, 2023), compare(series, 2022, 2023, "en"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_one_paragraphs_life(series: Subject, language: str) -> None:
    """The merged P20 of 78/132: a row a year, the same from whichever year it is followed."""
    found = life(series, 2023, "P20", language)
    assert list(found.columns) == list(LIFE)
    assert list(found["year"]) == list(range(2019, 2026))
    assert (found.loc[0, "status"], found.loc[4, "status"]) == ("", "merged")
    genealogy = panel.genealogy()
    mine = genealogy[(genealogy["language"] == language) & (genealogy["paragraph_id"] == "P20")]
    row = mine[mine["symbol"] == "A/RES/78/132"].iloc[0]
    assert found.loc[4, "kin_others"] == row["kin_others"]
    assert found.loc[4, "likeness"] == row["likeness"]
    pd.testing.assert_frame_equal(found, life(series, 2019, found.loc[0, "paragraph_id"], language))


def test_a_paragraph_that_is_not_there(series: Subject) -> None:
    with pytest.raises(ToolkitError, match="no paragraph 'O99'"):
        life(series, 2023, "O99")


def test_words_need_the_texts(series: Subject) -> None:
    with pytest.raises(ToolkitError, match="toolkit fetch"):
        wording(series, 2022, "P01", 2023, "P01", "en")


@pytest.mark.shared
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_words_and_their_differences(texts: Subject, language: str, direction: str) -> None:
    """P01 recalls another resolution each year: its number went, another came."""
    page = html.fromstring(wording(texts, 2022, "P01", 2023, "P01", language).body)
    went, came = (" ".join(page.xpath(f"//{tag}//text()")) for tag in ("del", "ins"))
    assert "76/189" in went
    assert "77/150" in came
    assert set(page.xpath("//span/@dir")) == {direction}


@pytest.mark.shared
def test_a_new_paragraph_has_no_other_side(texts: Subject) -> None:
    new = compare(texts, 2022, 2023, "en", statuses="new").iloc[0]["after_id"]
    page = html.fromstring(wording(texts, 2022, "", 2023, new, "en").body)
    assert not page.xpath("//del")
    assert page.xpath("//ins")
    with pytest.raises(ToolkitError, match="no paragraph 'O99'"):
        wording(texts, 2022, "O99", 2023, new, "en")

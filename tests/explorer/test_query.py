"""Filtering and counting: what a query selects, what each further choice would give, and what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject, counts, select
from toolkit.explorer.takeaway import line

#: Facets whose values every paragraph has one of.
SINGLE = ("parts", "years", "statuses", "languages", "symbols")
VALUES: dict[str, list[Any]] = {
    "parts": ["preamble", "operative"],
    "themes": ["gender", "wsis", "digital_divides", "follow_up", "security", ""],
    "verbs": ["request", "note", "recognize", "urge", ""],
    "forces": ["background", "direction", ""],
    "cited": ["A/RES/70/1", "A/RES/70/125", ""],
    "years": [2019, 2022, 2023, 2025],
    "statuses": ["new", "identical", "modified", ""],
    "languages": ["ar", "en"],
}
QUERIES = st.builds(
    Query,
    match=st.sampled_from(["any", "all"]),
    opening=st.booleans(),
    **{
        name: st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple) if values else st.just(())
        for name, values in VALUES.items()
    },
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ids(subject: Subject, **query: Any) -> list[str]:
    return list(select(subject, Query(**query))["paragraph_id"])


def test_what_is_asked_of_the_secretary_general(resolution: Subject) -> None:
    """By reading: the Assembly requests him to report on the Forum (O31) and on this resolution (O57)."""
    assert ids(resolution, addressees="secretary_general") == ["O31", "O57"]


def test_nothing_asked_gives_everything(resolution: Subject) -> None:
    assert select(resolution).equals(resolution.frame)
    assert not Query()
    assert Query(parts="operative")


def test_values_are_joined_by_or_and_facets_by_and(resolution: Subject) -> None:
    both = set(ids(resolution, verbs=("request", "urge")))
    assert both == set(ids(resolution, verbs="request")) | set(ids(resolution, verbs="urge"))
    narrowed = set(ids(resolution, verbs="request", themes="follow_up"))
    assert narrowed == set(ids(resolution, verbs="request")) & set(ids(resolution, themes="follow_up"))


def test_any_and_all_themes(resolution: Subject) -> None:
    gender, divides = (set(ids(resolution, themes=theme)) for theme in ("gender", "digital_divides"))
    assert set(ids(resolution, themes=("gender", "digital_divides"))) == gender | divides
    assert set(ids(resolution, themes=("gender", "digital_divides"), match="all")) == gender & divides


def test_the_opening_act_only(resolution: Subject) -> None:
    """O31 opens with "recognizes" and requests later on; by reading."""
    assert "O31" in ids(resolution, verbs="request")
    assert "O31" not in ids(resolution, verbs="request", opening=True)
    assert "O57" in ids(resolution, verbs="request", opening=True)


def test_none_is_a_value(resolution: Subject) -> None:
    """Paragraphs without a theme are those that no theme has."""
    without = set(ids(resolution, themes=""))
    assert without == {row.paragraph_id for row in resolution.frame.itertuples() if not row.themes}
    assert without
    assert not ids(resolution, themes=("", "gender"), match="all")


def test_a_known_theme_that_nothing_has_is_no_error(resolution: Subject) -> None:
    assert ids(resolution, cited="A/RES/1/1") == []


@given(query=QUERIES)
@FEW
def test_select_is_idempotent(series: Subject, query: Query) -> None:
    """Selected rows are the same rows of the frame, and each satisfies the query when it is looked at alone."""
    found = select(series, query)
    assert found.equals(series.frame.loc[found.index])
    for row in found.itertuples():
        assert not query.years or row.year in query.years
        assert not query.parts or row.part in query.parts
        verbs = (row.verb,) if query.opening else row.verbs
        assert not query.verbs or set(verbs or ("",)) & set(query.verbs)
        themes = set(row.themes or ("",)) & set(query.themes)
        assert len(themes) >= (len(query.themes) if query.match == "all" else min(1, len(query.themes)))


@given(query=QUERIES, data=st.data())
@FEW
def test_a_count_is_what_the_choice_would_give(series: Subject, query: Query, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(VALUES)))
    table = counts(series, query)[name]
    row = table.iloc[data.draw(st.integers(0, len(table) - 1))]
    added = name == "themes" and query.match == "all"
    wanted = (*query.themes, row["value"]) if added else (row["value"],)
    assert row["count"] == len(select(series, query.but(**{name: wanted})))
    assert row["chosen"] == (row["value"] in getattr(query, name))


def test_with_all_themes_a_count_is_of_those_that_stand_together(resolution: Subject) -> None:
    both = ids(resolution, themes=("gender", "digital_divides"), match="all")
    table = counts(resolution, Query(themes="gender", match="all"))["themes"].set_index("value")["count"]
    assert 0 < table["digital_divides"] == len(both) < len(ids(resolution, themes="digital_divides"))
    assert table["gender"] == len(ids(resolution, themes="gender"))


@given(query=QUERIES)
@FEW
def test_counts_of_single_values_sum(series: Subject, query: Query) -> None:
    found = counts(series, query)
    for name in SINGLE:
        assert found[name]["count"].sum() == len(select(series, query.but(**{name: ()})))


def test_values_keep_their_order(series: Subject) -> None:
    """The order does not change with the filter, and what is not there counts zero."""
    free, narrow = counts(series), counts(series, Query(years=2019, themes="igf"))
    for name, table in free.items():
        assert list(table["value"]) == list(narrow[name]["value"])
    assert list(free["years"]["value"]) == list(range(2019, 2026))
    assert narrow["statuses"].set_index("value")["count"].to_dict()["new"] == 0


def test_labels_in_both_languages(resolution: Subject) -> None:
    themes = {code: counts(resolution, language=code)["themes"].set_index("value")["label"] for code in ("en", "ar")}
    assert themes["en"]["gender"] == "Gender equality"
    assert themes["ar"]["gender"] == "المساواة بين الجنسين"
    for code in ("en", "ar"):
        for table in counts(resolution, language=code).values():
            assert table["label"].astype(bool).all()


@pytest.mark.parametrize(
    ("query", "problem", "known"),
    [
        ({"themes": "women"}, "no theme 'women'", "gender"),
        ({"verbs": "ask"}, "no verb 'ask'", "request"),
        ({"forces": "order"}, "no force 'order'", "direction"),
        ({"parts": "annex"}, "no part 'annex'", "preamble, operative"),
        ({"cited": "A/RES/70/1,"}, "no cited document 'A/RES/70/1,'", "A/RES/70/1"),
        ({"years": 1999}, "no year '1999'", "2023"),
        ({"addressees": "secretary"}, "no addressee 'secretary'", "secretary_general"),
        ({"paragraphs": "O60"}, "no paragraph 'O60'", "O59"),
        ({"statuses": "new"}, "nothing is known of 'against the year before'", "themes"),
    ],
)
def test_unknown_values_name_the_known_ones(
    resolution: Subject, query: dict[str, Any], problem: str, known: str
) -> None:
    for ask in (select, counts):
        with pytest.raises(ToolkitError) as error:
            ask(resolution, Query(**query))
        assert problem in str(error.value)
        assert known in str(error.value)
        assert len(str(error.value)) < 900


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("70/1", "A/RES/70/1"),
        ("a/res/78/132", "A/RES/78/132"),
        (" 75/250 b", "A/RES/75/250 B"),
        ("es-11/1", "A/RES/ES-11/1"),
        ("2023/3", "2023/3"),  # of the Economic and Social Council, perhaps
        ("A/RES/217 A (III)", "A/RES/217 A (III)"),
        ("FCCC/CP/2015/10/Add.1", "FCCC/CP/2015/10/Add.1"),
    ],
)
def test_a_resolution_may_be_given_shortly(written: str, meant: str) -> None:
    assert Query(symbols=written, cited=(written, meant)) == Query(symbols=(meant,), cited=(meant,))


def test_of_many_known_values_the_nearest_are_named(resolution: Subject) -> None:
    """Of 115 paragraphs six near ones; of the first three and the last three those that are not near."""
    with pytest.raises(ToolkitError) as error:
        select(resolution, Query(paragraphs="Q17"))
    found = re.search(r"near: (.*); known: (.*, O57, O58, O59), and \d+ others", str(error.value))
    assert found
    assert {"P17", "O17"} <= set(found[1].split(", "))
    assert len(found[1].split(", ")) == 6
    assert not set(found[1].split(", ")) & set(found[2].split(", "))


def test_only_what_is_cited_may_be_a_symbol_that_no_row_has(resolution: Subject) -> None:
    """One may ask who cites any document; an unknown word, or a symbol where a theme is asked for, is a mistake."""
    assert select(resolution, Query(cited=("A/RES/1/1",))).empty
    for wrong in (Query(cited=("nonsense",)), Query(themes=("A/RES/1/1",))):
        with pytest.raises(ToolkitError):
            select(resolution, wrong)


def test_a_dropped_paragraph_stands_in_no_year(series: Subject) -> None:
    """The panel has no row for it: to ask for it is a mistake, and the comparison is where it is found."""
    with pytest.raises(ToolkitError, match="identical, modified, merged, split, new"):
        select(series, Query(statuses="dropped"))


@pytest.mark.parametrize("wrong", [{"match": "some"}, {"years": "last"}, {"years": ("2023", "x")}])
def test_what_is_no_query_is_refused_at_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(ToolkitError):
        Query(**wrong)


def test_a_query_is_plain_data() -> None:
    """One value, a list or a tuple mean the same; equal queries are one key."""
    assert Query(themes="gender") == Query(themes=["gender"]) == Query(themes=("gender", "gender"))  # type: ignore[arg-type]
    assert Query(years="2023").years == (2023,)  # type: ignore[arg-type]
    assert len({Query(text=" x "), Query(text="x")}) == 1
    assert Query(themes="gender").but(themes=()) == Query()


@given(query=QUERIES, text=st.text(max_size=20))
@FEW
def test_code_makes_the_query_again(query: Query, text: str) -> None:
    query = query.but(text=text)
    assert eval(query.code(), {"Query": Query}) == query  # noqa: S307 - our own expression


def test_the_line_runs_elsewhere(resolution: Subject) -> None:
    """What is taken away gives the same rows in a fresh Python, hostile words included."""
    query = Query(parts="operative", addressees=("secretary_general", "member_states"), text="الإنترنت")
    expected = list(select(resolution, query)["paragraph_id"])
    assert expected
    script = line(resolution, query) + "\nprint(*rows['paragraph_id'])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == expected
    hostile = Query(text="'); __import__('os').abort()  # \u202e\n")
    script = f"from toolkit.explorer import Query\nprint(ascii({hostile.code()}.text))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ascii(hostile.text)


def test_the_whole_panel_answers_at_once(series: Subject) -> None:
    """Rows and counts of both languages in far less than a tenth of a second of processor time."""
    query = Query(themes=("gender", "wsis"), match="all", forces="background", statuses=("new", "modified"))
    counts(series, query)
    spent = []
    for _ in range(5):
        start = time.process_time()
        select(series, query)
        counts(series, query)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1

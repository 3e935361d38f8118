"""Small parts of the explorer, each on a few made-up rows."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import akn_made
import pandas as pd
import pytest

import toolkit
from toolkit.errors import ToolkitError
from toolkit.explorer import (
    Query,
    Subject,
    _address,
    _app,
    _asks,
    _ballots,
    _desk,
    _history,
    _official,
    _remote,
    page,
)
from toolkit.explorer._lineage import Past, Years
from toolkit.series.texts import series


def row(symbol: str, place: str, status: str, before: str = "", kin: str = "", others: Any = (), year: int = 0) -> Any:
    return SimpleNamespace(
        symbol=symbol, paragraph_id=place, status=status, before=before, kin=kin, kin_others=others, year=year
    )


#: Three years. O02 of the third holds O01 and, merged into it, O05 of the second; O01 of the second was O09.
ROWS = {
    "A/RES/1/1": {"O09": row("A/RES/1/1", "O09", "", year=2001), "O08": row("A/RES/1/1", "O08", "", year=2001)},
    "A/RES/2/2": {
        "O01": row("A/RES/2/2", "O01", "modified", "A/RES/1/1", "O09", year=2002),
        "O05": row("A/RES/2/2", "O05", "identical", "A/RES/1/1", "O08", year=2002),
        "O06": row("A/RES/2/2", "O06", "new", "A/RES/1/1", year=2002),
    },
    "A/RES/3/3": {
        "O02": row("A/RES/3/3", "O02", "merged", "A/RES/2/2", "O01", ("O05",), year=2003),
        "O03": row("A/RES/3/3", "O03", "identical", "A/RES/2/2", "O06", year=2003),
        "O04": row("A/RES/3/3", "O04", "identical", "A/RES/2/2", "O05", year=2003),
    },
}
YEARS = Years(pd.DataFrame(), "en", "made up", ROWS, None)


@pytest.mark.parametrize(
    ("place", "symbol", "line", "before", "status", "places"),
    [
        ("O02", "A/RES/1/1", ["O02", "O01"], "O09", "merged", ("O09", "O08")),
        ("O02", "A/RES/2/2", ["O02"], "O01", "merged", ("O01", "O05")),
        ("O03", "A/RES/1/1", ["O03", "O06"], "", "new", ()),
        ("O03", "A/RES/2/2", ["O03"], "O06", "identical", ("O06",)),
        ("O04", "A/RES/1/1", ["O04", "O05"], "O08", "identical", ("O08",)),
    ],
)
def test_a_paragraph_seen_from_an_earlier_year(
    place: str, symbol: str, line: list[str], before: str, status: str, places: tuple[str, ...]
) -> None:
    past = YEARS.past(ROWS["A/RES/3/3"][place], symbol)
    assert [one.paragraph_id for one in past.line] == line
    assert (past.before, past.status, past.places) == (before, status, places)


def test_one_change_on_the_way_is_a_change() -> None:
    steps = tuple(row("x", "O01", status) for status in ("identical", "modified"))
    assert Past(steps, row("x", "O01", ""), ()).status == "modified"
    assert Past((*steps, row("x", "O01", "split")), row("x", "O01", ""), ()).status == "split"


@pytest.mark.parametrize("named", [2002, "2002", "A/RES/2/2", "2/2"])
def test_a_year_is_named_in_some_ways(named: int | str) -> None:
    assert YEARS.symbol(named) == "A/RES/2/2"
    with pytest.raises(ToolkitError, match=r"no year or symbol '2004'"):
        YEARS.symbol(2004)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "file"),
        ({"name": "a/b/oak.docx"}, "oak.docx"),
        ({"name": "C:\\a\\oak.docx"}, "oak.docx"),
        ({"name": "a/"}, "file"),
        ({"name": "\u202eoak\x00.txt"}, "oak.txt"),
        ({"name": 200 * "o" + "ak"}, 200 * "o"),
    ],
)
def test_a_file_that_is_opened_has_a_name_without_its_folder(given: dict[str, str], name: str) -> None:
    assert _desk._name(given) == name


def test_a_folder_of_texts_is_one_that_there_is(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("Oak", encoding="utf-8")
    assert _desk._folder("") is None
    assert _desk._folder(str(tmp_path)) == tmp_path
    for typed in (str(tmp_path / "absent"), str(tmp_path / "file.txt"), f"{tmp_path}\0"):
        with pytest.raises(ToolkitError, match="is no folder"):
            _desk._folder(typed)


def test_one_resolution_is_no_series() -> None:
    with pytest.raises(ToolkitError, match="is one resolution, not a series"):
        Years.of(Subject.of(toolkit.load()), "ar")


@pytest.fixture
def votes(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("A", "USA", "against"), ("A", "FRA", "favour"), ("B", "FRA", "against"), ("C", "USA", "favour")]
    frame = pd.DataFrame(rows, columns=["symbol", "state", "vote"])
    monkeypatch.setattr("toolkit.corpus.assembly", lambda _: frame)


@pytest.mark.usefixtures("votes")
@pytest.mark.parametrize(
    ("ballot", "symbols"),
    [("USA against", {"A"}), ("USA favour", {"C"}), ("USA none", {"B"}), ("FRA none", {"C"}), ("FRA abstain", set())],
)
def test_resolutions_by_a_vote(ballot: str, symbols: set[str]) -> None:
    """None: there is a roll call, and the state is not in it."""
    assert _ballots.with_ballot(ballot) == symbols


@pytest.mark.parametrize(
    ("text", "problem"),
    [("USA yes", "does not end in a vote"), ("against", "no state ''"), ("Atlantis against", "no state 'Atlantis'")],
)
def test_a_ballot_that_is_none(text: str, problem: str) -> None:
    with pytest.raises(ToolkitError, match=problem):
        _ballots.ballot(text)


def test_a_ballot_in_words() -> None:
    assert _ballots.ballot("  Kenya   AGAINST ") == "KEN against"
    assert "Kenya" in _ballots.in_words("KEN against", "en")
    assert "كينيا" in _ballots.in_words("KEN against", "ar")
    assert "XXX" in _ballots.in_words("XXX against", "en")


@pytest.mark.parametrize(
    "wanted",
    [
        Query(),
        Query(text="women & men", opening=True),
        Query(themes=("gender", ""), match="all"),
        Query(languages=("en",), verbs=("request",)),
    ],
)
def test_an_address_is_read_as_it_was_written(wanted: Query) -> None:
    assert _address.query(_address.address(wanted)) == wanted


def test_an_address_that_was_changed_by_hand() -> None:
    """Unknown names are passed over, and a wrong value leaves what was wanted at first."""
    first = Query(languages=("en",))
    assert _address.query("#panel=charts&cats=1", first) == first
    assert _address.query("#match=perhaps", first) == first
    assert _address.query("#opening=0").opening is False
    assert _address.query("#themes=").themes == ()
    assert _address.address(Query(), panel="charts", page=0, empty="", none=None) == "#panel=charts&page=0"


def test_asks_of_the_verbs_and_addressees_that_are_chosen() -> None:
    subject = Subject.of(toolkit.load())
    every = _asks.asks(subject)
    assert list(every.columns) == list(_asks.COLUMNS)
    chosen = _asks.asks(subject, Query(verbs=("request",), addressees=("secretary_general",)))
    assert len(chosen) > 0
    expected = every[(every["verb"] == "request") & (every["addressee"] == "secretary_general")]
    assert chosen.to_numpy().tolist() == expected.reset_index(drop=True).to_numpy().tolist()
    assert len(_asks.asks(subject, Query())) == len(every)
    assert not _asks.known(None)
    assert _asks.asks(Subject.of_series()).empty


def test_words_of_the_oldest_text_are_those_of_the_paragraph() -> None:
    """Each passage is words of the text, one after the other; another text with fewer words is not cut."""
    resolution = toolkit.load()
    found = _history.passages(resolution)
    for place, passages in found.items():
        text = resolution[place].text.string
        assert all(0 <= one.start < one.end <= len(text) for one in passages)
        assert all(one.end <= two.start for one, two in itertools.pairwise(passages))
        assert passages[0].start <= 1
        assert not text[passages[0].start].isspace()
        assert not text[passages[-1].end - 1].isspace()
    assert len(found) > 100
    assert _history.passages(resolution.replace(symbol=None)) == {}


def test_bars_are_the_longest_first() -> None:
    """What has no value or no count has no bar; of the same length the alphabet decides."""
    found = _remote._bars(["b", "", "a", "c", "d"], [2, 9, 2, 0, 5])
    assert found == [["d", 5], ["a", 2], ["b", 2]]
    many = _remote._bars([f"{number:03}" for number in range(500)], [1] * 500)
    assert len(many) == _remote.MOST == 400


def test_labels_that_say_nothing_new_are_left_out() -> None:
    assert _remote._labels("themes", ["gender", "", "no such"], "en").keys() == {"gender"}


def test_an_english_text_needs_no_official_one(tmp_path: Any) -> None:
    arabic = toolkit.load()
    assert _official.official(arabic, tmp_path) == {}
    official = tmp_path / series().name(str(arabic.symbol), "en")
    official.write_text(akn_made.file({"O01": "Asks for boats;"}, "eng"), encoding="utf-8")
    assert "Asks for boats;" in _official.official(arabic, tmp_path).values()
    assert _official.official(arabic.replace(language="en"), tmp_path) == {}
    assert _official.official(arabic.replace(symbol=None), tmp_path) == {}


def test_data_of_a_page_can_neither_end_it_nor_begin_a_tag() -> None:
    """Every line that JavaScript knows ends in a sign of its own, and so does what HTML could read."""
    assert "a<b>&\u2028\u2029\u202a".translate(page._INERT) == "a\\u003cb\\u003e\\u0026\\u2028\\u2029\u202a"


@pytest.mark.parametrize(
    ("many", "has", "language", "first"),
    [
        (True, ("ar", "en", "fr"), "en", {"languages": ("en",)}),
        (True, ("ar", "en", "fr"), "ru", {"languages": ("ar",)}),
        (True, ("en",), "en", {}),
        (True, ("ar", "en"), "ar", {"languages": ("ar",)}),
        (False, ("ar", "en"), "en", {}),
    ],
)
def test_the_language_of_a_series_at_first(many: bool, has: tuple[str, ...], language: str, first: Any) -> None:
    explored: Any = SimpleNamespace(many=many, languages=has)
    assert _app._own(explored, language) == first

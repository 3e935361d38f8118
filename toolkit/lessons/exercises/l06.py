"""Exercises of lesson 6, twenty years of Internet governance: what each expects, and what its mistakes give."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from toolkit.facts import citations
from toolkit.lessons import _kinds as kinds
from toolkit.library import load
from toolkit.series import tables
from toolkit.views import citations as citation_network
from toolkit.views import forum

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["EXERCISES"]

_PLACE: Final = "O30"
_REVIEW: Final = "A/RES/70/125"
_OUTCOME: Final = "A/RES/80/173"
_TERMS: Final = ("65/141", "70/125")
_NUMBERED: Final = ("P", "O")
#: Other names of the document of Tunis.
_TUNIS: Final = {
    "WSIS-05/TUNIS/DOC/6(Rev.1)-E": "Tunis Agenda",
    "Tunis Agenda for the Information Society": "Tunis Agenda",
}


@cache
def _igf() -> pd.DataFrame:
    return tables.load("igf")


@cache
def _reading(name: str) -> Resolution:
    return load() if name == "repaired" else load(reading="source")


def _acts(acts: frozenset[str]) -> list[str]:
    """Symbols of the acts of these kinds, by date, as the chart names them."""
    rows = _igf()[_igf()["act"].isin(acts)].sort_values("date", kind="stable")
    return ["Tunis Agenda" if "Tunis" in symbol else symbol for symbol in rows["symbol"]]


def _terms(less: int = 0) -> dict[str, int]:
    rows = _igf()[_igf()["symbol"].isin(_TERMS) & (_igf()["act"] == "extends")]
    spans = zip(rows["symbol"], rows["mandate_start"], rows["mandate_end"], strict=True)
    return {str(symbol): int(end) - int(start) + 1 - less for symbol, start, end in spans}


def _acknowledged(*, named: bool) -> int:
    rows = _igf()[_igf()["act"] == "acknowledges"]
    return int((~rows["unproven_fields"].str.contains("mandate_end")).sum()) if named else len(rows)


def _forces(column: str = "force") -> dict[str, str]:
    found = {}
    for name in ("source", "repaired"):
        rows = _reading(name).tables(["paragraphs"])["paragraphs"].set_index("paragraph_id")
        found[name] = str(rows.loc[_PLACE, column])
    return found


def _forces_swapped() -> dict[str, str]:
    right = _forces()
    return {"source": right["repaired"], "repaired": right["source"]}


@cache
def _misread(symbol: str, column: str) -> int:
    """A year of a row of the mandate, as the uncorrected reading has it."""
    frame = forum.as_read(forum.mandate(_igf()), _reading("source"), _PLACE)
    return int(frame.loc[(frame["symbol"] == symbol) & frame["moves"], column].iloc[0])


def _moved() -> int:
    """By how many years the misread paragraph would have moved the end that 70/125 had set."""
    return _misread("78/132", "end") - _misread("70/125", "end")


def _since_adoption() -> int:
    return _misread("78/132", "end") - _misread("78/132", "year")


def _cited(*, notes: bool = False) -> list[str]:
    """Where the resolution cites 70/125 by its symbol."""
    places = [one.place for one in citations.find(_reading("repaired")) if one.symbol == _REVIEW]
    return [place for place in places if notes or place.startswith(_NUMBERED)]


def _always(*, outcome: bool = True) -> list[str]:
    frame = citation_network.series()
    frame = frame[(frame["language"] == "en") & (frame["place"] != "header")]
    sets = [set(rows["cited"]) for symbol, rows in frame.groupby("symbol") if outcome or symbol != _OUTCOME]
    return sorted(set.intersection(*sets))


#: The lines of the program to be put in order, by their letters.
LINES: Final = {
    "a": "per_year = acts / years",
    "b": "first, last = dates.min(), dates.max()",
    "c": "acts = len(mandate)",
    "d": "years = last - first + 1",
    "e": 'dates = mandate["year"]',
}

EXERCISES: Final = {
    "06-lines": kinds.arranged(LINES),
    "06-moves": kinds.ordered(
        lambda: _acts(forum.MOVES),
        column="symbol",
        also=_TUNIS,
        mistakes={
            "acknowledged": lambda: _acts(forum.MOVES | {"acknowledges"}),
            "convenes": lambda: _acts(forum.MOVES - {"convenes"}),
            "extends": lambda: _acts(frozenset({"extends"})),
        },
    ),
    "06-years": kinds.pairs(_terms, mistakes={"fence": lambda: _terms(less=1)}),
    "06-named": kinds.number(lambda: _acknowledged(named=True), mistakes={"all": lambda: _acknowledged(named=False)}),
    "06-readings": kinds.pairs(
        _forces, column="force", mistakes={"swapped": _forces_swapped, "verbs": lambda: _forces("verb")}
    ),
    "06-end": kinds.number(_moved, mistakes={"adoption": _since_adoption}),
    "06-cited": kinds.names(
        _cited,
        mistakes={"notes": lambda: _cited(notes=True), "unnamed": lambda: [*_cited(), _PLACE]},
    ),
    "06-always": kinds.names(_always, mistakes={"annual": lambda: _always(outcome=False)}),
}

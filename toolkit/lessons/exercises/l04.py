"""Exercises of lesson 4, acts and addressees: what each expects, and what its common mistakes give."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from toolkit.lessons import _kinds as kinds
from toolkit.lessons import _programs as programs
from toolkit.library import load
from toolkit.views import panel

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EXERCISES"]

_VERBS: Final = ("recall", "take note", "welcome", "urge", "request", "decide")
#: Paragraphs in whose words somebody asks for something.
_ASKING: Final = ("O03", "O22", "O27", "O31", "O33", "O54", "O57")
_STATES: Final = frozenset({"member_states", "governments"})
_SYMBOL: Final = "A/RES/78/132"
#: The paragraph that asks for a report, and the one whose acts the lesson has put in order.
_REPORT, _ORDER = "O57", "O51"


@cache
def _tables(reading: str = "repaired") -> dict[str, pd.DataFrame]:
    resolution = load() if reading == "repaired" else load(reading="source")
    return resolution.tables(["functions", "addressees", "asks"])


def _forces(**changes: str) -> dict[str, str]:
    functions = _tables()["functions"]
    found = {verb: str(functions.loc[functions["verb"] == verb, "force"].mode()[0]) for verb in _VERBS}
    return {**found, **{verb.replace("_", " "): force for verb, force in changes.items()}}


def _acts(place: str) -> list[str]:
    functions = _tables()["functions"]
    mine = functions[functions["paragraph_id"] == place].sort_values("order")
    return [str(verb) for verb in mine["verb"]]


def _paragraphs(force: str) -> list[str]:
    """Operative paragraphs with an act of a force."""
    functions = _tables()["functions"]
    places = functions.loc[functions["force"] == force, "paragraph_id"]
    return sorted({str(place) for place in places if str(place).startswith("O")})


def _opening_directions() -> list[str]:
    functions = _tables()["functions"]
    first = functions[(functions["order"] == 1) & (functions["force"] == "direction")]
    return [str(place) for place in first["paragraph_id"]]


def _requests() -> list[str]:
    functions = _tables()["functions"]
    return [str(place) for place in functions.loc[functions["verb"] == "request", "paragraph_id"]]


def _reported() -> list[str]:
    return [place for place in _ASKING if place not in _paragraphs("direction")]


def _to_nobody(parts: str) -> int:
    """Acts that ask without an addressee, in the paragraphs whose ids begin so."""
    functions, addressees = _tables()["functions"], _tables()["addressees"]
    asks = functions[functions["force"].isin(["exhortation", "direction"])]
    acts = {(place, order) for place, order in zip(asks["paragraph_id"], asks["order"], strict=True)}
    named = set(zip(addressees["paragraph_id"], addressees["order"], strict=True))
    return sum(str(place)[0] in parts for place, _ in acts - named)


def _addressing(classes: frozenset[str]) -> list[str]:
    frame = _tables()["addressees"]
    return sorted({str(place) for place in frame.loc[frame["addressee"].isin(classes), "paragraph_id"]})


def _opens() -> int:
    """Year in which the session opens that the report is due to: sessions follow each other yearly, in September."""
    asks = _tables()["asks"]
    due = int(asks.loc[asks["paragraph_id"] == _REPORT, "session"].iloc[0])
    own = int(_SYMBOL.split("/")[2])
    return panel.years()[_SYMBOL] + due - own


def _pairs(reading: str) -> set[tuple[str, str]]:
    frame = _tables(reading)["addressees"]
    return set(zip(frame["paragraph_id"], frame["addressee"], strict=True))


def _lost() -> int:
    return len(_pairs("repaired") - _pairs("source"))


def _lost_on_balance() -> int:
    return len(_pairs("repaired")) - len(_pairs("source"))


#: What will this print?
PRINTS: Final = """
acts = {"O01": ["welcome"], "O02": ["note", "request"], "O03": ["urge", "request"], "O04": ["request", "urge"]}
opening = [verbs[0] for verbs in acts.values()]
anywhere = [verb for verbs in acts.values() for verb in verbs]
print(anywhere.count("request") - opening.count("request"))
"""


def _printed(last: str) -> int:
    """What the program prints with another last line."""
    return int(programs.printed(f"{PRINTS.rpartition('print')[0]}{last}"))


EXERCISES: Final = {
    "04-print": kinds.number(
        lambda: int(programs.printed(PRINTS)),
        mistakes={
            "opening": lambda: _printed('print(opening.count("request"))'),
            "anywhere": lambda: _printed('print(anywhere.count("request"))'),
        },
    ),
    "04-forces": kinds.pairs(
        _forces,
        column="force",
        keys="verb",
        mistakes={
            "request": lambda: _forces(request="exhortation"),
            "note": lambda: _forces(take_note="evaluation"),
        },
    ),
    "04-order": kinds.ordered(
        lambda: _acts(_ORDER), column="verb", mistakes={"once": lambda: list(dict.fromkeys(_acts(_ORDER)))}
    ),
    "04-directions": kinds.names(
        lambda: _paragraphs("direction"), mistakes={"opening": _opening_directions, "requests": _requests}
    ),
    "04-reported": kinds.names(
        _reported,
        mistakes={
            "all": lambda: list(_ASKING),
            "again": lambda: [*_reported(), "O27"],
            "made": lambda: [place for place in _ASKING if place not in _reported()],
        },
    ),
    "04-nobody": kinds.number(lambda: _to_nobody("O"), mistakes={"preamble": lambda: _to_nobody("PO")}),
    "04-ministry": kinds.names(
        lambda: _addressing(_STATES),
        mistakes={
            "states": lambda: _addressing(frozenset({"member_states"})),
            "governments": lambda: _addressing(frozenset({"governments"})),
            "everyone": lambda: _addressing(_STATES | {"all_stakeholders"}),
        },
    ),
    "04-session": kinds.number(_opens, mistakes={"same": lambda: _opens() - 1, "next": lambda: _opens() + 1}),
    "04-letters": kinds.number(_lost, mistakes={"totals": _lost_on_balance}),
}

"""Lesson 9, without a vote: counted from the roll calls row by row, not from the views that the lesson uses."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from toolkit.corpus import assembly
from toolkit.lessons import _kinds as kinds

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EXERCISES", "LINES"]

_VOTED: Final = "A/RES/80/118"
_YEARLY: Final = ("74/197", "75/202", "76/189", "77/150", "78/132", "79/194", "80/118")
_OUTCOME: Final = "80/173"
_SESSIONS: Final = ("78", "80")
_APART: Final = ("74", "80")
_PAIR: Final = ("ARG", "USA")
_OBSERVERS: Final = 2
#: The lines of the program to be put in order, by their letters.
LINES: Final = {
    "a": 'most = voted["abstaining"].max()',
    "b": 'session = resolutions[resolutions["session"] == "79"]',
    "c": 'voted = session[session["adoption"] == "vote"]',
    "d": 'symbols = list(voted.loc[voted["abstaining"] == most, "symbol"])',
}


@cache
def _roll(symbol: str = _VOTED) -> dict[str, str]:
    """The vote of each state in a roll call, by its code."""
    frame = assembly("votes")
    mine = frame[frame["symbol"] == symbol]
    return dict(zip(mine["state"], mine["vote"], strict=True))


def _who(vote: str) -> list[str]:
    return sorted(state for state, cast in _roll().items() if cast == vote)


def _counts() -> Counter[str]:
    return Counter(_roll().values())


def _members() -> int:
    return len(assembly("states")) - _OBSERVERS


def _ways() -> Counter[str]:
    frame = assembly("resolutions").set_index("symbol")["adoption"]
    return Counter(frame[f"A/RES/{one}"] for one in (*_YEARLY, _OUTCOME))


def _shares(**changes: float) -> dict[str, float]:
    counts = _counts()
    cast = counts["favour"] + counts["against"]
    return {"voting": 100 * counts["favour"] / cast, "members": 100 * counts["favour"] / _members(), **changes}


def _with_abstaining() -> float:
    return 100 * _counts()["favour"] / len(_roll())


def _voted(session: str, *, unknown: bool = False) -> float:
    """Which share of a session's resolutions was voted on, of those whose way of adoption is known, in per cent."""
    frame = assembly("resolutions")
    ways = Counter(frame.loc[frame["session"] == session, "adoption"])
    of = ways.total() if unknown else ways["vote"] + ways["without"]
    return 100 * ways["vote"] / of


@cache
def _pair(session: str) -> tuple[int, int, int]:
    """Roll calls of a session in which two states voted alike, in which both voted, and all there were."""
    sessions = assembly("resolutions").set_index("symbol")["session"]
    votes: pd.DataFrame = assembly("votes")
    votes = votes[votes["symbol"].map(sessions) == session]
    rolls: dict[str, dict[str, str]] = {}
    for symbol, state, vote in zip(votes["symbol"], votes["state"], votes["vote"], strict=True):
        rolls.setdefault(symbol, {})[state] = vote
    both = [roll for roll in rolls.values() if all(state in roll for state in _PAIR)]
    alike = sum(roll[_PAIR[0]] == roll[_PAIR[1]] for roll in both)
    return alike, len(both), len(rolls)


def _alike(*, absent: bool = False) -> dict[str, float]:
    return {session: 100 * _pair(session)[0] / _pair(session)[2 if absent else 1] for session in _APART}


def _expected(**changes: Any) -> dict[str, Any]:
    counts = _counts()
    found = {"favour": counts["favour"], "against": counts["against"], "abstain": counts["abstain"]}
    return {**found, "silent": _members() - len(_roll()), "session": _voted("80"), **changes}


def _names() -> dict[str, str]:
    """Codes of states by their names in both languages."""
    states = assembly("states")
    return {
        name: code for column in ("name", "name_ar") for name, code in zip(states[column], states["state"], strict=True)
    }


EXERCISES: Final = {
    "09-lines": kinds.arranged(LINES),
    "09-without": kinds.number(
        lambda: _ways()["without"], mistakes={"voted": lambda: _ways()["vote"], "all": lambda: _ways().total()}
    ),
    "09-against": kinds.names(
        lambda: _who("against"),
        also=_names(),
        mistakes={"abstain": lambda: _who("abstain"), "both": lambda: [*_who("against"), *_who("abstain")]},
    ),
    "09-silent": kinds.number(
        lambda: _members() - len(_roll()),
        mistakes={
            "abstain": lambda: _members() - len(_roll()) + len(_who("abstain")),
            "observers": lambda: _members() + _OBSERVERS - len(_roll()),
        },
    ),
    "09-share": kinds.pairs(
        _shares,
        digits=1,
        mistakes={
            "abstain": lambda: _shares(voting=_with_abstaining()),
            "swapped": lambda: _shares(voting=_shares()["members"], members=_shares()["voting"]),
        },
    ),
    "09-session": kinds.pairs(
        lambda: {session: _voted(session) for session in _SESSIONS},
        digits=1,
        mistakes={
            "unknown": lambda: {session: _voted(session, unknown=True) for session in _SESSIONS},
            "without": lambda: {session: 100 - _voted(session) for session in _SESSIONS},
        },
    ),
    "09-alike": kinds.pairs(_alike, digits=1, mistakes={"absent": lambda: _alike(absent=True)}),
    "09-sentence": kinds.pairs(
        _expected,
        digits=1,
        mistakes={
            "fraction": lambda: _expected(session=_voted("80") / 100),
            "before": lambda: _expected(session=_voted("78")),
        },
    ),
}

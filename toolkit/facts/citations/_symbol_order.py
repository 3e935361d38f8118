"""Which of two numbers is the session: decided for a document from its own evidence.

An Arabic page prints a resolution's number before its session (150/77 is A/RES/77/150);
the United Nations' own Arabic files, and English everywhere, store the session first.
Neither the language nor one symbol can tell (1/70, 67/75), so every pair of numbers of a
document that bears evidence gives a *vote*, and the document reads as most votes say.

What votes, and with what weight
--------------------------------
``own`` (3)
    The number above the title, against the document's own symbol or its date of adoption.
``date`` (2)
    A stated date of adoption falls in one session, and only one of the numbers is that session.
``list`` (2)
    In a list of four or more, one side only rises from member to member: lists run by session.
``shape`` (1)
    Only one of the numbers can be a session: the Assembly's Arabic-numbered sessions begin with
    the 31st (1976) and end with the document's own; a year from 1946 is a year.

What the numbers cannot bear
----------------------------
A document whose votes are none or tied is *undecided* and read session first, as the United
Nations writes symbols; its ambiguous pairs may be wrong. Single pairs that cannot be read in
the document's order are read in the other one (see `toolkit.facts._sessions.split`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from toolkit.facts._sessions import FIRST_SESSION, LAST_SESSION, hrc_sessions, is_year, possible, sessions_on
from toolkit.facts.citations._records import FoundCitation

__all__ = ["Order", "OrderEvidence", "decide", "own_numbers"]

OrderName = Literal["session_first", "number_first"]

_WEIGHTS: Final = {"own": 3, "date": 2, "list": 2, "shape": 1}
_OWN: Final = re.compile(r"^[^\S\n]*[*#_]{0,4}(?P<a>\d{1,3})/(?P<b>\d{1,3})(?![\d/])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """One piece of evidence: where, which words, what they speak for, why, and how much it weighs."""

    place: str
    as_written: str
    order: OrderName
    reason: str
    weight: int


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a document, with the votes behind it. ``undecided`` where none or as many spoke for the other."""

    value: OrderName
    votes: tuple[OrderEvidence, ...] = ()

    @property
    def undecided(self) -> bool:
        """Whether the votes leave it open."""
        return self.weight("session_first") == self.weight("number_first")

    def weight(self, order: str) -> int:
        """Sum of the weights that speak for an order."""
        return sum(vote.weight for vote in self.votes if vote.order == order)

    def __str__(self) -> str:
        return self.value


def own_numbers(header: str) -> frozenset[int]:
    """Offsets, in the words above the first paragraph, of numbers that begin a line: a document's own, no citation."""
    return frozenset(match.start("a") for match in _OWN.finditer(header))


def decide(found: Iterable[tuple[str, FoundCitation]], *, header: str = "", own: str = "", adopted: str = "") -> Order:
    """The order of a document.

    Parameters
    ----------
    found
        Places and what was found in them.
    header
        Words above the first paragraph, where a resolution's own number stands.
    own
        The document's own symbol, e.g. ``A/RES/78/132``; empty where unknown.
    adopted
        Its ISO date of adoption; empty where unknown.
    """
    items = list(found)
    match = re.fullmatch(r"A/RES/(\d+)/(\d+)(?: [A-Z])?", own)
    last = int(match[1]) if match else max(sessions_on(adopted), default=LAST_SESSION)
    numbers = (int(match[1]), int(match[2])) if match else None
    votes = [*_own(header, numbers, adopted), *_pairs(items, last), *_lists(items)]
    order = Order("session_first", tuple(votes))
    return Order("number_first", order.votes) if order.weight("number_first") > order.weight("session_first") else order


def _own(header: str, numbers: tuple[int, int] | None, adopted: str) -> Iterator[OrderEvidence]:
    for match in _OWN.finditer(header[:20_000]):
        a, b = int(match["a"]), int(match["b"])
        if numbers and {a, b} == set(numbers) and a != b:
            yield _vote("header", match[0], "own", first=a == numbers[0], reason="the document's own number and symbol")
        elif not numbers and (a in sessions_on(adopted)) != (b in sessions_on(adopted)):
            first = a in sessions_on(adopted)
            yield _vote("header", match[0], "own", first=first, reason=f"own number of a document of {adopted}")
        elif not numbers:
            yield from _shape("header", match[0], a, b, kind="resolution", last=LAST_SESSION)


def _pairs(items: list[tuple[str, FoundCitation]], last: int) -> Iterator[OrderEvidence]:
    for place, item in items:
        if item.shape != "pair" or item.session or item.head is None:
            continue
        a, b = item.numbers
        if is_year(a) != is_year(b):
            yield _vote(place, item.as_written, "shape", first=is_year(a), reason="a year and a number")
            continue
        hrc = item.head.body in ("HRC", "COUNCIL") or item.head.near == "HRC"
        when = hrc_sessions(item.date) if hrc else sessions_on(item.date)
        if (a in when) != (b in when):
            yield _vote(place, item.as_written, "date", first=a in when, reason=f"session on {item.date}")
        elif not hrc and item.head.body in ("", "GA"):
            yield from _shape(place, item.as_written, a, b, kind=item.head.kind, last=last)


def _shape(place: str, as_written: str, a: int, b: int, *, kind: str, last: int) -> Iterator[OrderEvidence]:
    one, two = (possible(*pair, kind=kind, last=last) for pair in ((a, b), (b, a)))
    if one != two:
        reason = f"sessions run from {FIRST_SESSION} to {last}"
        yield _vote(place, as_written, "shape", first=one, reason=reason)


def _lists(items: list[tuple[str, FoundCitation]]) -> Iterator[OrderEvidence]:
    groups: dict[tuple[str, int], list[FoundCitation]] = {}
    for place, item in items:
        if item.shape == "pair" and not item.session:
            groups.setdefault((place, item.list_id), []).append(item)
    for (place, _), members in groups.items():
        sides = [[item.numbers[side] for item in members] for side in (0, 1)]
        if len(members) >= 4:
            first, second = (all(x <= y for x, y in pairwise(side)) for side in sides)
            if first != second:
                words = f"{members[0].as_written} ... {members[-1].as_written}"
                yield _vote(place, words, "list", first=first, reason=f"only one side of {len(members)} rises")


def _vote(place: str, as_written: str, sort: str, *, first: bool, reason: str) -> OrderEvidence:
    order: OrderName = "session_first" if first else "number_first"
    return OrderEvidence(place, as_written.strip(), order, f"{sort}: {reason}", _WEIGHTS[sort])

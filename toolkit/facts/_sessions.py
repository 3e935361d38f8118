"""Sessions: when they were held, and which numbers can be one.

The General Assembly numbers its resolutions anew in each session since the 31st (1976); a
regular session opens in September, and its resumed part ends before the next one opens. The
Human Rights Council has held three regular sessions a year since 2006 (extra or missing ones
would shift its numbers; up to 2023 none did). What follows from a number alone is only what is
*possible*; `toolkit.facts.citations._symbol_order` weighs the evidence of a document.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "FIRST_SESSION", "FIRST_SPECIAL", "HIGHEST_RESOLUTION", "LAST_SESSION", "hrc_sessions", "is_year", "possible",
    "sessions_on", "split",
]  # fmt: skip

#: The first session with Arabic numerals in its symbols.
FIRST_SESSION: Final = 31
#: An upper bound where a document does not say its own session.
LAST_SESSION: Final = 120
#: The first special (1978) and emergency special (1980) sessions whose symbols are pairs of numbers.
FIRST_SPECIAL: Final = {"S": 8, "ES": 6}
#: No session has had more resolutions; decisions are numbered from 301 or 401 on.
HIGHEST_RESOLUTION: Final = 400
_HIGHEST: Final = {"resolution": HIGHEST_RESOLUTION, "decision": 999}


def is_year(number: int) -> bool:
    """Whether a number of a symbol is a year of the United Nations' existence."""
    return 1946 <= number <= 2100


def sessions_on(date: str) -> frozenset[int]:
    """Regular sessions of the Assembly that an ISO date may fall in (two in September, when one follows the other)."""
    if len(date) != 10:
        return frozenset()
    year, month = int(date[:4]), int(date[5:7])
    return frozenset({year - 1945} if month > 9 else {year - 1946} if month < 9 else {year - 1945, year - 1946})


def hrc_sessions(date: str) -> frozenset[int]:
    """Sessions of the Human Rights Council held in the year of an ISO date (three a year since 2006)."""
    first = 3 * (int(date[:4]) - 2006) + 1 if len(date) == 10 else 0
    return frozenset({first, first + 1, first + 2}) if first > 0 else frozenset()


def possible(session: int, number: int, *, kind: str, last: int, first: int = FIRST_SESSION) -> bool:
    """Whether two numbers can be a session and a number within it."""
    return first <= session <= last and 1 <= number <= _HIGHEST.get(kind, 999)


def split(
    numbers: tuple[int, int], order: str, *, kind: str, date: str = "", last: int = LAST_SESSION, hrc: bool = False
) -> tuple[int, int] | None:
    """Session (or year) and number of a pair.

    Parameters
    ----------
    numbers
        As printed.
    order
        The document's order; a pair that is impossible in it, or that its own date refutes, is
        read in the other where that one is possible (and agrees with the date).
    kind
        ``resolution`` or ``decision``: their numbers have different highest values.
    date
        ISO date of adoption stated with it, if any.
    last
        The document's own session.
    hrc
        Whether the sessions are those of the Human Rights Council, which begin with 1.

    Returns
    -------
    tuple of int or None
        ``None`` where neither order gives a symbol.
    """
    a, b = numbers
    if is_year(a) != is_year(b):
        return (a, b) if is_year(a) else (b, a)
    readings = [(a, b), (b, a)] if order == "session_first" else [(b, a), (a, b)]
    first, highest = (1, 99) if hrc else (FIRST_SESSION, last)
    held = [r for r in readings if possible(*r, kind=kind, last=highest, first=first)]
    when = hrc_sessions(date) if hrc else sessions_on(date)
    if len(held) == 2 and held[0][0] not in when and held[1][0] in when:
        return held[1]
    return held[0] if held else None

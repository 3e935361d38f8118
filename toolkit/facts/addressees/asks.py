"""Asks: who is asked what, in the paragraph's own words, and by when.

What the numbers mean
---------------------
One row is one addressee of one exhortation or direction, with the words of what is asked: from the verb of the
request to the end of its clause. ``deadline`` is the earliest date in those words that `toolkit.facts.dates` calls a
deadline, as precisely as the text states it (a year, a month or a day). An act that addresses nobody in particular has
one row with an empty addressee.

What they cannot bear
---------------------
A session ("at its seventy-ninth session") is no date, and leaves ``deadline`` empty; the column ``session`` of the
table has its number. A deadline stated in another
clause of the paragraph is not found. "By 2030" may be the horizon of a goal, not the day by which an addressee is to
report: read the words beside it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from toolkit import contract
from toolkit.facts import _ordinals as ordinals
from toolkit.facts import dates
from toolkit.facts.addressees._find import governed
from toolkit.model import Ask, Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["find", "frame", "in_text", "rows"]


#: How much of an ISO date a precision states.
_STATED = {"year": 4, "month": 7}


def in_text(text: str, language: str, part: str) -> tuple[Ask, ...]:
    """Asks of one paragraph.

    Parameters
    ----------
    text
        The paragraph's words.
    language
        ISO 639-1 code.
    part
        ``preamble`` or ``operative``.

    Returns
    -------
    tuple of Ask
        Without paragraph id; ``start`` and ``end`` are text offsets of the words of ``ask``.
    """
    asks = []
    deadlines: tuple[tuple[int, str], ...] | None = None
    for found in governed(text, language, part):
        start, end = found.ask
        if start >= end:
            continue
        if deadlines is None:
            deadlines = _deadlines(text, language)
        deadline = min((day for at, day in deadlines if start <= at < end), default="")
        for name in [name for name, _, _ in found.addressees] or [""]:
            act = found.act
            asks.append(Ask("", act.order, name, act.verb, act.force, text[start:end], deadline, start, end))
    return tuple(asks)


def find(resolution: Resolution) -> tuple[Ask, ...]:
    """Asks of all paragraphs of a resolution, in document order."""
    return tuple(
        replace(ask, paragraph_id=paragraph.id)
        for paragraph in resolution.paragraphs
        for ask in in_text(paragraph.text.string, resolution.language, paragraph.form)
    )


def frame(resolution: Resolution) -> pd.DataFrame:
    """The table ``asks``: one row for each addressee of each ask.

    Returns
    -------
    pandas.DataFrame
        Columns of the contract; ``session`` is the number of the first session that the words of the ask name (empty
        where they name none), ``start``/``end`` are text offsets, ``raw_start``/``raw_end`` source offsets of the
        words.
    """
    return contract.frame("asks", rows(resolution))


def rows(resolution: Resolution) -> list[tuple[Any, ...]]:
    """The rows of `frame`, in order."""
    out: list[tuple[Any, ...]] = []
    for paragraph in resolution.paragraphs:
        for ask in in_text(paragraph.text.string, resolution.language, paragraph.form):
            spans = paragraph.text.raw(ask.start, ask.end)
            raw = (spans[0].start, spans[-1].end) if spans else (0, 0)
            named = _named(ask.ask, resolution.language)
            session = str(named[0][0]) if named else ""
            given = (paragraph.id, ask.order, ask.addressee, ask.verb, ask.force, ask.ask, ask.deadline, session)
            out.append((*given, ask.start, ask.end, *raw))
    return out


@lru_cache(maxsize=1024)
def _named(words: str, language: str) -> tuple[tuple[int, int, int], ...]:
    """Sessions that an ask names; one ask of several addressees is read once."""
    return tuple(ordinals.sessions(words, language))


def _deadlines(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """Offset and date of each deadline of a text, a date as precise as it is stated."""
    return tuple(
        (date.start, date.until[: _STATED.get(date.precision, 10)])
        for date in dates.in_text(text, language)
        if date.kind == "deadline"
    )

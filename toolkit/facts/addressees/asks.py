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

from functools import lru_cache

from toolkit import _ordinals as ordinals
from toolkit.facts import dates
from toolkit.facts._rows import in_paragraphs
from toolkit.facts.addressees._find import governed
from toolkit.model import Ask, Resolution
from toolkit.text import KEPT

__all__ = ["find", "in_text"]


#: How much of an ISO date a precision states.
_STATED = {"year": 4, "month": 7}


@lru_cache(maxsize=KEPT)
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

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> [(ask.addressee, ask.deadline) for ask in tk.facts.addressees.asks.in_text(text, "en", "operative")]
    [('secretary_general', '2025'), ('', '')]
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
        session = _session(text[start:end], language)
        for name in [name for name, _, _ in found.addressees] or [""]:
            act = found.act
            asks.append(Ask("", act.order, name, act.verb, act.force, text[start:end], deadline, start, end, session))
    return tuple(asks)


def find(resolution: Resolution) -> tuple[Ask, ...]:
    """Asks of all paragraphs of a resolution, in document order.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.facts.addressees.asks.find(tk.load())[-1].verb
    'decide'
    """
    return in_paragraphs(in_text, resolution)


def _session(words: str, language: str) -> str:
    """Number of the first session that an ask names."""
    named = ordinals.sessions(words, language)
    return str(named[0][0]) if named else ""


def _deadlines(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """Offset and date of each deadline of a text, a date as precise as it is stated."""
    return tuple(
        (date.start, date.until[: _STATED.get(date.precision)])
        for date in dates.in_text(text, language)
        if date.kind == "deadline"
    )

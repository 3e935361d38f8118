"""Dates that a text states: days, months, years and ranges, with their role.

What counts
-----------
A date with a year of its own or one that it shares ("from 27 to 31 March 2023"). Days
are ISO and inclusive: a month runs from its first to its last day, a year from January
to December; ``precision`` says what was stated. A day and its neighbour joined by "and"
are one range. A year inside a name ("2030 Agenda") is listed, as ``reference`` with
``in_name`` true, once for each mention, so that it can be left out. A session ("at its
seventy-ninth session"), a decade without years, a day without a year, and a year inside
a symbol (``E/RES/2023/3``, ``resolution 1325 (2000)``) are no dates.

What it cannot bear
-------------------
``kind`` rests on cue words near the date (`toolkit.facts.dates._roles`), ``event`` on a
list of names (in English, failing that, on the capitalised name before the date): it is
empty where no name stands near, and is meant for labels of charts, not for counting events.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from toolkit.facts import _date_forms as date_forms
from toolkit.facts import citations
from toolkit.facts._rows import placed
from toolkit.facts.dates import _roles as date_roles
from toolkit.model import DateMention, Resolution
from toolkit.text import KEPT, Folded


def in_text(text: str, language: str, place: str = "") -> tuple[DateMention, ...]:
    """Every date of one passage.

    Parameters
    ----------
    text
        The passage's words; offsets of the result count in them.
    language
        ISO 639-1 code; a language without a file on dates gives nothing.
    place
        Id of the passage, for the records. In ``closing`` a single day is the adoption.

    Returns
    -------
    tuple of DateMention
        In the order of the text.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "Requests the Secretary-General to report by 2025 on resolution 77/150, and urges 3 States;"
    >>> [(one.begin, one.kind) for one in tk.facts.dates.in_text(text, "en")]
    [('2025-01-01', 'deadline')]
    """
    found = _read(text, language, closing=place == "closing")
    return tuple(placed(date, place) for date in found) if place else found


@lru_cache(maxsize=KEPT)
def _read(text: str, language: str, *, closing: bool) -> tuple[DateMention, ...]:
    """Dates without a place: asks read their deadlines, and quantities what is no figure, from the same text."""
    roles = date_roles.roles(language)
    if roles is None:
        return ()
    back = Folded.of(text)
    folded = back.string
    found: list[DateMention] = []
    previous: tuple[date_forms.DateForm, str] | None = None
    for form in date_forms.scanned(folded, language):
        role = roles.role(folded, form, previous)
        kind = "adoption" if closing and form.precision == "day" else role.kind
        start, end = back.original(form.start, form.end)
        event = role.event
        if not event and kind in {"meeting", "edition", "period"}:
            event = roles.name_before(text, start)
        previous = (form, kind)
        found.append(
            DateMention(
                "", text[start:end], form.begin.isoformat(), form.until.isoformat(), form.precision, kind,
                event, start, end, role.in_name,
            )
        )  # fmt: skip
    return tuple(found)


def _own_adoption(date: DateMention, own: str) -> DateMention:
    """The day of adoption, in the line that says at which meeting: "at its 9999th meeting, on 3 March 2051"."""
    if date.place == "header" and date.kind == "meeting" and date.precision == "day" and date.begin == own:
        return replace(date, kind="adoption", event="adoption of this resolution")
    return date


def find(resolution: Resolution) -> tuple[DateMention, ...]:
    """Every date of a resolution: header, paragraphs, headings, notes and closing lines.

    The event of an adoption is the symbol of the text adopted, where one is cited beside the date.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.facts.dates.find(tk.load())[0].kind
    'adoption'
    """
    found = [
        date
        for passage in resolution.passages()
        for date in in_text(passage.text.string, resolution.language, passage.id)
    ]
    own = str(resolution.meta.get("adopted", ""))
    found = [_own_adoption(date, own) for date in found]
    if not any(date.kind == "adoption" for date in found):
        return tuple(found)
    symbols = {(c.place, c.date): c.symbol for c in reversed(citations.find(resolution)) if c.date}
    return tuple(
        replace(date, event=symbols.get((date.place, date.begin), date.event)) if date.kind == "adoption" else date
        for date in found
    )

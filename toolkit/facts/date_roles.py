"""What a date is for: its kind and its event, from the words around it.

Kinds
-----
``adoption``
    A resolution, decision, declaration or convention was adopted, signed or dated then.
``meeting``
    Something was, or is to be, held then (also reviews and weeks with days of their own).
``deadline``
    Something is to be reached, or lasts, until then ("by 2030", "until 31 December 2023").
``edition``
    The year names the edition of a report or of a recurring publication or week.
``period``
    The stretch that a programme, decade, strategy or budget covers.
``reference``
    Any other date, among them years inside names (``in_name``), as in "2030 Agenda".

The rules go from certain to weak: a year inside a known name; the words immediately
before; for bare years the nouns that follow; the nearest cue of the same sentence; and
last the form itself (a range of days is a meeting, a range of years a period). A cue is
no understanding: a date whose sentence speaks of two things may take the wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit import languages
from toolkit.facts.date_forms import Form
from toolkit.facts.phrases import GAP, alternatives, last_match, words
from toolkit.text import fold

_KINDS = ("adoption", "meeting", "deadline", "edition", "period", "reference")
_NEAR = 150
"""How far back, in characters, a cue may stand."""
_AFTER = 70
_EVENT = 320
_STOP = re.compile(r"[;؛.](?= |$)")
_LONGEST_MEETING = 45
"""A range of more days than this is a period unless a cue says otherwise."""


@dataclass(frozen=True, slots=True)
class Role:
    """The kind of a date, its event (English, may be empty), and whether it stands inside a name."""

    kind: str
    event: str = ""
    in_name: bool = False


@dataclass(frozen=True)
class Roles:
    """One language's cues, compiled."""

    before: tuple[tuple[str, re.Pattern[str]], ...]
    near: tuple[tuple[str, re.Pattern[str]], ...]
    after: tuple[tuple[str, re.Pattern[str]], ...]
    names: tuple[tuple[re.Pattern[str], str], ...]
    events: re.Pattern[str]
    labels: dict[str, str]

    def role(self, text: str, form: Form, floor: int) -> Role:
        """The role of one form in folded text; ``floor`` is where the form before it ends."""
        event = self._event(text, form)
        if form.year_only and form.precision == "year":
            for pattern, name in self.names:
                match = pattern.search(text, max(form.start - 70, 0), form.end + 50)
                if match is not None and match.start("year") == form.start:
                    return Role("reference", name, in_name=True)
        kind = self._kind(text, form, floor)
        return Role(kind, event)

    def _kind(self, text: str, form: Form, floor: int) -> str:
        for kind, pattern in self.before:
            if pattern.search(text, max(form.start - 60, 0), form.start) and not (
                kind == "adoption" and form.year_only
            ):
                return kind
        if form.year_only and form.precision == "range":
            return "period"
        if form.year_only and (kind := self._after(text, form)):
            return kind
        return self._nearest(text, form, floor) or self._default(form)

    def _after(self, text: str, form: Form) -> str:
        """The kind that the nouns after a bare year tell; empty where none does."""
        end = form.end + _AFTER
        stop = re.compile(r"[,;.()،؛]").search(text, form.end, end)
        end = stop.start() if stop else end
        found = [
            (match.start(), order, kind)
            for order, (kind, pattern) in enumerate(self.after)
            if (match := pattern.search(text, form.end, end)) is not None
        ]
        if not found or not text[form.end : form.end + 2].strip():
            return ""
        return min(found)[2]

    def _nearest(self, text: str, form: Form, floor: int) -> str:
        start = max(form.start - _NEAR, floor)
        stop = last_match(_STOP, text, start, form.start)
        start = stop.end() if stop else start
        found = [
            (match.end(), len(match.group()), -order, kind)
            for order, (kind, pattern) in enumerate(self.near)
            if (match := last_match(pattern, text, start, form.start)) is not None
        ]
        return max(found)[3] if found else ""

    @staticmethod
    def _default(form: Form) -> str:
        if form.precision == "range":
            return "meeting" if (form.until - form.begin).days <= _LONGEST_MEETING else "period"
        return "reference"

    def _event(self, text: str, form: Form) -> str:
        match = last_match(self.events, text, max(form.start - _EVENT, 0), form.start)
        match = match or self.events.search(text, form.end, form.end + _AFTER)
        return self.labels.get(" ".join(match["event"].split()), "") if match else ""


@cache
def roles(language: str) -> Roles | None:
    """The compiled cues of a language; ``None`` where it has no file on dates."""
    data = languages.load(language, "dates")
    return _compile(data) if data else None


def _compile(data: dict[str, Any]) -> Roles:
    skipped = f"(?:{GAP}{alternatives(data['before']['skipped'], data)})"
    order = ("deadline", "reference", "period", "adoption", "edition", "meeting")
    labels = {" ".join(fold(phrase).split()): label for phrase, label in data["events"].items()}
    events = "|".join(words(phrase) for phrase in sorted(labels, key=len, reverse=True))
    return Roles(
        before=tuple(
            (kind, re.compile(rf"{alternatives(data['before'][kind], data)}{skipped}{{0,3}} {{0,4}}\(?\Z"))
            for kind in order
            if data["before"].get(kind)
        ),
        near=_cues(data, "near"),
        after=_cues(data, "after"),
        names=tuple((_name(phrase), row["event"]) for row in data["names"] for phrase in row["words"]),
        events=re.compile(f"(?P<event>{events})" if events else r"(?!)"),
        labels=labels,
    )


def _name(phrase: str) -> re.Pattern[str]:
    """The pattern of a name that holds a year."""
    before, after = phrase.split("{year}")
    left = words(before) + ("" if not before or before.endswith("(") else GAP)
    right = (GAP if after.startswith(" ") else "") + words(after)
    return re.compile(rf"(?<!\w){left}(?P<year>\d{{4}}){right}(?!\w)")


def _cues(data: dict[str, Any], table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(alternatives(data[table][kind], data))) for kind in _KINDS if data[table].get(kind)
    )

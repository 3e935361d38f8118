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
from toolkit.facts._date_forms import DateForm
from toolkit.facts._phrases import GAP, alternatives, last_match, words
from toolkit.facts._tries import grouped
from toolkit.text import fold

_KINDS = ("adoption", "meeting", "deadline", "edition", "period", "reference")
_NEAR = 150
"""How far back, in characters, a cue may stand."""
_AROUND = 70
"""Characters before a date in which the words that stand right before it are read; of a name, after it too."""
_AFTER = 45
_LIST = 60
"""A date this near after another, without a cue of its own, shares that one's kind."""
_EVENT = 320
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W{0,4}\Z")
_WORD_AFTER = re.compile(r"\W{0,4}([^\W\d_]+)")
_NAME = 200
_LONGEST_NAME = 110
# World Investment Forum; Conference on the Least Developed Countries
_CAPITALS = re.compile(r"\b[A-Z][\w’'-]{1,30}(?: (?:(?:of|on|the|for|and|to|in) ){0,2}[A-Z][\w’'-]{1,30}){1,9}")
_MORE_YEARS = re.compile(r"(?:(?:[,،] {1,4}|[,،]? {1,4}\w{1,3} {1,4})\d{4}(?!\d)){0,8}")
_PHRASE_END = re.compile(r"[,;.()،؛]")
_STOP = re.compile(r"[;؛.](?= |$)")
_LONGEST_MEETING = 45
"""A range of more days than this is a period unless a cue says otherwise."""


@dataclass(frozen=True, slots=True)
class Role:
    """The kind of a date, its event (English, may be empty), and whether it stands inside a name."""

    kind: str
    event: str = ""
    in_name: bool = False


Cues = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True)
class Roles:
    """One language's cues, compiled."""

    before: Cues
    near: Cues
    weak: Cues
    letters: Cues
    after: Cues
    article: re.Pattern[str]
    symbol: re.Pattern[str]
    names: tuple[tuple[re.Pattern[str], str], ...]
    beside_year: frozenset[str]
    events: re.Pattern[str]
    labels: dict[str, str]
    event_nouns: frozenset[str]

    def role(self, text: str, form: DateForm, previous: tuple[DateForm, str] | None = None) -> Role:
        """The role of one form in folded text.

        Parameters
        ----------
        text
            The folded passage.
        form
            The date.
        previous
            The form before it in the passage and its kind: a list of dates shares its cue.
        """
        event = self._event(text, form)
        if form.year_only and form.precision == "year":
            for pattern, name in self.names if self._beside_name(text, form) else ():
                match = pattern.search(text, form.start - _AROUND, form.end + _AROUND)
                if match is not None and match.start("year") == form.start:
                    return Role("reference", name, in_name=True)
        return Role(self._kind(text, form, previous), event)

    def _beside_name(self, text: str, form: DateForm) -> bool:
        """Whether a word that stands beside the year in some name stands beside this one."""
        before = _WORD_BEFORE.search(text, form.start - _AROUND, form.start)
        after = _WORD_AFTER.match(text, form.end)
        return any(match is not None and match[1] in self.beside_year for match in (before, after))

    def _kind(self, text: str, form: DateForm, previous: tuple[DateForm, str] | None) -> str:
        floor = previous[0].end if previous else 0
        if form.year_only:
            kind = self._of_years(text, form)
        elif (kind := self._before(text, form)) == "adoption" and self._nearest(text, form, floor, self.letters):
            kind = "reference"
        return kind or self._of_sentence(text, form, previous, floor)

    def _of_years(self, text: str, form: DateForm) -> str:
        """The kind of a bare year or of a range of years, from the words next to it."""
        before = self._before(text, form)
        if form.precision == "range":
            return before or "period"
        after = self._after(text, form)
        if after and self.article.search(text, form.start - _AROUND, form.start):
            return after  # "by the 2020 meeting": the year belongs to the noun
        return before or after

    def _of_sentence(self, text: str, form: DateForm, previous: tuple[DateForm, str] | None, floor: int) -> str:
        """The kind from cues of the sentence, from the date before, or from the form itself."""
        days = form.precision in {"day", "range"}
        if form.precision == "range" and (form.until - form.begin).days <= _LONGEST_MEETING:
            return "meeting"
        if days and self.symbol.search(text, form.start - _AROUND, form.start):
            return "adoption"
        for cues in (self.near, self.weak):
            kind = self._nearest(text, form, floor, cues)
            if kind and not (days and kind == "edition"):
                return kind
        if previous and form.start - floor <= _LIST and not _STOP.search(text, floor, form.start):
            return previous[1]
        return self._default(form)

    def _before(self, text: str, form: DateForm) -> str:
        for kind, pattern in self.before:
            if pattern.search(text, form.start - _AROUND, form.start) and not (
                kind == "adoption" and (form.year_only or form.precision == "range")
            ):
                return kind
        return ""

    def _after(self, text: str, form: DateForm) -> str:
        """The kind that the nouns after a bare year, or after the list it opens, tell; empty where none does."""
        begin = _MORE_YEARS.match(text, form.end).end()  # type: ignore[union-attr]  # it matches emptiness too
        end = begin + _AFTER
        stop = _PHRASE_END.search(text, begin, end)
        end = stop.start() if stop else end
        found = [
            (match.start(), order, kind)
            for order, (kind, pattern) in enumerate(self.after)
            if (match := pattern.search(text, begin, end)) is not None
        ]
        return min(found)[2] if found else ""

    @staticmethod
    def _nearest(text: str, form: DateForm, floor: int, cues: Cues) -> str:
        """The kind of the cue that ends nearest before the date, in the same sentence."""
        start = max(form.start - _NEAR, floor)
        stop = last_match(_STOP, text, start, form.start)
        start = stop.end() if stop else start
        found = [
            (match.end(), len(match.group()), -order, kind)
            for order, (kind, pattern) in enumerate(cues)
            if (match := last_match(pattern, text, start, form.start)) is not None
        ]
        return max(found)[3] if found else ""

    @staticmethod
    def _default(form: DateForm) -> str:
        return "period" if form.precision == "range" else "reference"

    def name_before(self, text: str, start: int) -> str:
        """The last capitalised name before an offset of a passage, where the language's names are capitalised.

        Only a name with a noun of events in it is taken ("Forum", "Decade"), not a place or an office.
        """
        if not self.event_nouns:
            return ""
        low = max(start - _NAME, 0)
        stop = max(text.rfind(";", low, start), text.rfind(". ", low, start))
        found = ""
        for match in _CAPITALS.finditer(text, max(stop, low), start):
            if self.event_nouns.intersection(match.group().split()):
                found = match.group()
        return found if len(found) <= _LONGEST_NAME else ""

    def _event(self, text: str, form: DateForm) -> str:
        match = last_match(self.events, text, form.start - _EVENT, form.start)
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
    names = tuple((_name(phrase), row["event"]) for row in data["names"] for phrase in row["words"])
    return Roles(
        before=tuple(
            (kind, re.compile(rf"{alternatives(data['before'][kind], data)}{skipped}{{0,3}} {{0,4}}\(?\Z"))
            for kind in order
            if data["before"].get(kind)
        ),
        near=_cues(data, "near"),
        weak=_cues(data, "weak"),
        letters=(("reference", re.compile(alternatives(data["letters"], data))),),
        after=_cues(data, "after"),
        article=re.compile(rf"{alternatives(data['articles'])} {{1,4}}\Z"),
        # "55/25 of", "1783 (2007) on", "217 A (III) of": a day beside a symbol is the day of its adoption
        symbol=re.compile(
            r"(?:\d/\d{1,4}(?: \w{1,4})?|\((?:\d{4}|\w{1,3}-\w{1,6}|[ivxlcd]{1,7})\)) {1,4}(?:\w{1,7} {1,4}){0,2}\Z"
        ),
        names=names,
        beside_year=frozenset(
            match[1]
            for row in data["names"]
            for phrase in row["words"]
            for match in (
                _WORD_BEFORE.search(fold(phrase.split("{")[0])),
                _WORD_AFTER.match(fold(phrase.split("}")[1])),
            )
            if match
        ),
        events=re.compile(f"(?P<event>{grouped(labels, GAP)})"),
        labels=labels,
        event_nouns=frozenset(data["event_nouns"]),
    )


def _name(phrase: str) -> re.Pattern[str]:
    """The pattern of a name that holds a year."""
    before, after = phrase.split("{year}")
    left = words(before) + ("" if not before or before.endswith("(") else GAP)
    right = (GAP if after.startswith(" ") else "") + words(after)
    return re.compile(rf"(?<!\w){left}(?P<year>\d{{4}}){right}(?!\w)")


def _cues(data: dict[str, Any], table: str) -> Cues:
    return tuple((kind, re.compile(alternatives(data[table][kind], data))) for kind in _KINDS if data[table].get(kind))

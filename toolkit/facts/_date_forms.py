"""The forms in which a language writes days, months, years and ranges.

`Forms.scan` finds them in folded text and says which days they cover. What a date is
*for* (its kind and event) is not decided here but in `toolkit.facts.dates._roles`.

A date must state its year, or share one that the same expression states ("15 and 16
December 2015"). Two consecutive days or months joined by "and" are one range; others are
two dates. A year inside a document symbol, a paragraph number, a price or a session is
no date.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from toolkit import languages
from toolkit.facts._phrases import GAP, alternatives, behind, words
from toolkit.facts._tries import starts
from toolkit.text import fold

_YEAR = r"(?:1[89]|20)\d\d"
# What may not follow a year: another digit, a decimal, a thousand, or the next part of a symbol.
_YEAR_END = r"(?!\d|[a-z]|/\d|/[a-z]|\.\d|,\d{3}(?!\d)|:\d|-[a-z])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_ANY_YEAR = re.compile(_YEAR)
_MAY = " {0,4}"
_COMMA = "[,،]"
#: Characters before a year within which the words that say what it is stand.
_BEFORE = 100


@dataclass(frozen=True, slots=True)
class DateForm:
    """A stretch of folded text that states a date; days are inclusive."""

    start: int
    end: int
    begin: dt.date
    until: dt.date
    precision: str
    year_only: bool = False


@dataclass(frozen=True)
class Forms:
    """One language's date forms, compiled."""

    opening: dict[str, int]
    first: frozenset[str]
    free_standing: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    parts: tuple[tuple[re.Pattern[str], tuple[int, int]], ...]
    months: dict[str, int]
    month: re.Pattern[str]
    between: re.Pattern[str]
    numbered: re.Pattern[str]
    counted: re.Pattern[str]

    def scan(self, text: str) -> tuple[DateForm, ...]:
        """Every date of a folded text, in order, none overlapping."""
        found: list[DateForm] = []
        if _ANY_YEAR.search(text) is None:
            return ()
        at = 0
        for first, word in starts(text, self.first):
            if first < at:
                continue
            if word not in self.opening and self.free_standing.match(text, first) is None:
                continue
            forms = self._at(text, first + self.opening.get(word, 0))
            if forms:
                found += forms
                at = forms[-1].end
        return tuple(found)

    def _at(self, text: str, position: int) -> list[DateForm]:
        for name, pattern in self.patterns:
            match = pattern.match(text, position)
            if match is not None:
                forms = list(self._read(name, match, text))
                if forms:
                    return forms
        return []

    def _month(self, name: str) -> int:
        """The number of a month; of a double name one half may be misread, never both."""
        halves = (" ".join(half.split()) for half in name.split("/"))
        return next(self.months[half] for half in halves if half in self.months)

    def _read(self, name: str, match: re.Match[str], text: str) -> Iterator[DateForm]:
        try:
            yield from getattr(self, f"_{name}")(match, text)
        except ValueError:  # no such day in the calendar
            return

    def _iso(self, match: re.Match[str], _text: str) -> Iterator[DateForm]:
        day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
        yield DateForm(*match.span(), day, day, "day")

    def _days(self, match: re.Match[str], _text: str) -> Iterator[DateForm]:
        """Two days, or a list of days, that share what only the last one states."""
        groups = match.groupdict()
        year, month = int(groups["y2"]), self._month(groups["m2"])
        month1 = self._month(groups["m1"]) if groups.get("m1") else month
        year1 = int(groups["y1"]) if groups.get("y1") else year - (month1 > month)
        last = dt.date(year, month, int(groups["d2"]))
        first = dt.date(year1, month1, int(groups["d1"]))
        if groups.get("to"):
            first, last = sorted((first, last))  # a range copied from a right-to-left page may stand last day first
            yield DateForm(*match.span(), first, last, "range" if first < last else "day")
        elif (last - first).days == 1:
            yield DateForm(*match.span(), first, last, "range")
        elif first != last:
            end = max(match.end(g) for g in ("d1", "m1", "y1") if groups.get(g))
            yield DateForm(match.start(), end, first, first, "day")
            yield DateForm(match.start("d2"), match.end(), last, last, "day")

    def _list(self, match: re.Match[str], _text: str) -> Iterator[DateForm]:
        year, month = int(match["y2"]), self._month(match["m2"])
        last = dt.date(year, month, int(match["d2"]))
        days = [(spot, last.replace(day=int(spot[0]))) for spot in re.finditer(r"\d+", match["list"])]
        if all((b - a).days == 1 for a, b in pairwise([*(day for _, day in days), last])):
            yield DateForm(*match.span(), days[0][1], last, "range")
            return
        for spot, day in days:
            yield DateForm(match.start("list") + spot.start(), match.start("list") + spot.end(), day, day, "day")
        yield DateForm(match.start("d2"), match.end(), last, last, "day")

    def _day(self, match: re.Match[str], _text: str) -> Iterator[DateForm]:
        month = self._month(match["m"])
        day = dt.date(int(match["y"]), month, int(match["d"]))
        until = day.replace(day=int(match["d2"])) if match.groupdict().get("d2") else day
        yield DateForm(*match.span(), day, until, "range" if day < until else "day")

    def _months(self, match: re.Match[str], text: str) -> Iterator[DateForm]:
        year, first, last = int(match["y2"]), self._month(match["m1"]), self._month(match["m2"])
        year1 = int(match["y1"]) if match["y1"] else year - (first > last)
        begin, until = dt.date(year1, first, 1), _month_end(year, last)
        near = (year * 12 + last) - (year1 * 12 + first)
        if match["to"] or near == 1 or self._between(text, match.start()):
            if begin < until:
                yield DateForm(*match.span(), begin, until, "range")
            return
        end = match.end("y1") if match["y1"] else match.end("m1")
        yield DateForm(match.start(), end, begin, _month_end(year1, first), "month")
        yield DateForm(match.start("m2"), match.end(), dt.date(year, last, 1), until, "month")

    def _month_year(self, match: re.Match[str], _text: str) -> Iterator[DateForm]:
        year, month = int(match["y"]), self._month(match["m"])
        yield DateForm(*match.span(), dt.date(year, month, 1), _month_end(year, month), "month")

    def _years(self, match: re.Match[str], text: str) -> Iterator[DateForm]:
        first, last = int(match["y1"]), int(match["y2"])
        joined = not match["to"]
        if joined and not self._between(text, match.start()):
            return
        if not joined:
            first, last = sorted((first, last))
        if 0 < last - first <= 120 and self._free(text, match.start(), match.end()):
            yield DateForm(*match.span(), dt.date(first, 1, 1), dt.date(last, 12, 31), "range", True)

    def _season(self, match: re.Match[str], text: str) -> Iterator[DateForm]:
        first, second = int(match["y"]), int(match["s"])
        if second == first - 1:  # a page read from right to left
            first, second = second, first
        if second in {first + 1, (first + 1) % 100} and self._free(text, match.start(), match.end()):
            yield DateForm(*match.span(), dt.date(first, 1, 1), dt.date(first + 1, 12, 31), "range", True)

    def _year(self, match: re.Match[str], text: str) -> Iterator[DateForm]:
        if not self._free(text, match.start(), match.end()):
            return
        year, start = int(match["y"]), match.start()
        for pattern, (first, last) in self.parts:
            part = pattern.search(text, start - _BEFORE, start)
            if part is not None:
                begin, until = dt.date(year, first, 1), _month_end(year, last)
                yield DateForm(part.start("part"), match.end(), begin, until, "range")
                return
        yield DateForm(*match.span(), dt.date(year, 1, 1), dt.date(year, 12, 31), "year", True)

    def _between(self, text: str, start: int) -> bool:
        return self.between.search(text, start - _BEFORE, start) is not None

    def _free(self, text: str, start: int, end: int) -> bool:
        """Whether digits that look like a year stand as a word of their own, not in a number or a symbol."""
        left = behind(text, start, _BEFORE)
        return not (self.numbered.search(left) or _SYMBOL_YEAR.search(left) or self.counted.match(text, end))


# "1325 (2000)", "12 (1999)", "SSA2(2021)": the year in brackets after a number belongs to the number.
_SYMBOL_YEAR = re.compile(r"(?:\d|\d ?[a-z])\)? ?\($")


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


@cache
def forms(language: str) -> Forms | None:
    """The compiled forms of a language; ``None`` where it has no file on dates."""
    data = languages.load(language, "dates")
    return _compile(data) if data else None


@lru_cache(maxsize=4096)
def scanned(text: str, language: str) -> tuple[DateForm, ...]:
    """Every date of a folded text (see `Forms.scan`); none where the language has no file on dates."""
    found = forms(language)
    return found.scan(text) if found else ()


def _compile(data: dict[str, Any]) -> Forms:
    names = {" ".join(fold(name).split()): number for number, row in enumerate(data["months"], 1) for name in row}
    month = "|".join(words(name) for name in sorted(names, key=len, reverse=True))
    pieces = _pieces(data, f"(?:{month})")
    hyphened = "".join(f"|(?<=(?<!\\w){words(prefix)}-)" for prefix in data["year_prefixes"])
    opening = {
        prefix + name.split()[0]: len(prefix) for prefix in ("", *(fold(p) for p in data["prefixes"])) for name in names
    }
    years = "|".join(words(word) for word in data["year_words"])
    sessions = f"(?:{'|'.join(words(mark) for mark in data['session_marks'])})"
    return Forms(
        opening=opening,
        first=frozenset(opening),
        free_standing=re.compile(rf"(?<![a-z0-9_/+.\-]){hyphened}"),
        patterns=tuple((name, re.compile(pattern)) for name, pattern in pieces),
        parts=tuple(
            (
                re.compile(
                    rf"(?P<part>{'|'.join(words(w) for w in part['words'])})(?!\w)(?:{GAP}(?:{years}))?{_MAY}\Z"
                ),
                (part["months"][0], part["months"][1]),
            )
            for part in data["parts"]
        ),
        months=names,
        month=re.compile(rf"{_MAY}(?:{month})(?![^\W\d])"),
        between=re.compile(rf"{alternatives(data['between'], data)}(?:{GAP}(?:{years})){{0,2}}{_MAY}\Z"),
        numbered=re.compile(
            rf"{alternatives(data['numbered'], data)}\.?{GAP}"
            rf"(?:[\d/.]{{1,12}}(?:{_COMMA}|{_MAY}-|{_MAY}\w{{1,3}})?{GAP}\w?){{0,6}}\Z"
        ),
        counted=re.compile(
            rf"{_MAY}(?:{alternatives(data['counted'])}|%)"
            rf"| ?\((?:{_YEAR}|[ivxlcd]{{1,6}}|{sessions}-?[\divxlcd]{{1,6}})\)"
        ),
    )


def _pieces(data: dict[str, Any], month: str) -> list[tuple[str, str]]:
    """Patterns in the order in which they are tried at a place."""
    mark = f"(?:{'|'.join(map(re.escape, data['day_marks']))})?(?!\\w)" if data["day_marks"] else ""
    # a double name: the second may be misread, the first may be too as long as the second is known
    name = rf"{month}(?![^\W\d])(?:{_MAY}/{_MAY}(?:{month}|[^\W\d]{{3,9}})(?![^\W\d]))?"
    blurred = rf"(?:[^\W\d]{{3,9}}{GAP})?[^\W\d]{{3,9}}{_MAY}/{_MAY}{month}(?![^\W\d])"
    weekday = f"(?:(?:{'|'.join(words(w) for w in data['weekdays'])}){_COMMA}?{GAP})?"
    links = "|".join(words(w) for w in data["day_month_links"])
    years = "|".join(words(w) for w in data["year_words"])
    # the brackets of an emptied footnote marker may part month and year
    to_year = rf"(?:\(\))?{_COMMA}?{_MAY}(?:(?:{years}){GAP})?"
    to_month = rf"{mark}{_MAY}(?:(?:{links}){GAP})?"
    to = rf"(?P<to>{GAP}(?:{'|'.join(words(w) for w in data['to'])}){GAP}|{_MAY}-{_MAY})"
    after_and = _MAY if data["joined_sticks"] else GAP
    before_and = _MAY if data["joined_sticks"] else GAP
    joined = rf"{_COMMA}?{before_and}(?:{'|'.join(words(w) for w in data['joined'])}){after_and}"
    either = rf"(?:{to}|{joined})"

    def day(n: str) -> str:
        return rf"(?P<d{n}>{_DAY})"

    def year(n: str) -> str:
        return rf"(?P<y{n}>{_YEAR}){_YEAR_END}"

    def month_after_day(n: str) -> str:
        return rf"{to_month}(?P<m{n}>{name}|{blurred})"

    last = rf"{day('2')}{month_after_day('2')}{to_year}{year('2')}"
    year_word = rf"(?:(?:{years}){GAP}){{0,2}}"
    return [
        ("iso", rf"(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?!\d)"),
        ("list", rf"(?P<list>{_DAY}(?:{_COMMA}{GAP}(?:{joined})?{_DAY}){{1,8}}){joined}{weekday}{last}"),
        ("days", rf"{day('1')}(?:{month_after_day('1')}(?:{to_year}{year('1')})?)?{_COMMA}?{either}{weekday}{last}"),
        ("day", rf"{day('')}{month_after_day('')}{to_year}{year('')}"),
        ("day", rf"(?P<m>{name}){GAP}{day('')}{mark}(?:{_MAY}-{_MAY}{day('2')})?{_COMMA}?{GAP}{year('')}"),
        ("months", rf"(?P<m1>{name})(?:{to_year}{year('1')})?{either}(?P<m2>{name}){to_year}{year('2')}"),
        ("month_year", rf"(?P<m>{name}){to_year}{year('')}"),
        ("years", rf"{year('1')}{either}{year_word}{year('2')}"),
        ("season", rf"(?P<y>{_YEAR})[/-](?P<s>\d\d)(?![\d/.-])"),
        ("season", rf"(?P<y>{_YEAR})/(?P<s>{_YEAR})(?![\d/.-])"),
        ("year", rf"(?P<y>{_YEAR}){_YEAR_END}"),
    ]

"""Which numbers are figures, and what they are counted in.

A number is a figure of the text where it counts something: "per cent", a currency, a known
unit or a plural noun after it (in Arabic also before it). Words that make it the number *of* a
thing (paragraph 11, Goal 5), an age, an ordinal or a frequency bar it: ``quantities.toml``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from toolkit import languages
from toolkit.facts._phrases import behind, last_match
from toolkit.facts.quantities._measures import Measured
from toolkit.facts.quantities._numbers import Number
from toolkit.facts.quantities._unit_words import UnitWords, compiled

_FAR = 130
_LEFT = 90
"""Characters before a number in which the words that stand right before it are read."""
_NOUN = 45
"""A noun before its number begins so near."""
_SENTENCE = re.compile(r"[;؛]|\.(?= |$)")
_LARGE = 1_000_000.0
_TWO, _TEN, _HUNDRED, _MUCH = 2, 10, 100, 1_000
_SERIES = frozenset({"sessions", "meetings"})
"""Of these "the twentieth, twenty-first ..." is said in the plural as well."""
_OLDEST = 130
_NEAR = 60
"""Posts further apart than this are not of one list."""
_SHORT = 4
_HYPHENED = re.compile(r" {1,4}\d{1,3}-[^\W\d_]+")
_TIME = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_SPAN = _TIME | {"decades", "centuries"}
_MEASURED = frozenset({"degrees", "times"})
_SYMBOL = re.compile(r"\d/\d{1,4} {1,4}\Z")  # a letter that is spelled like a number: "74/232 A"
_GRADE = re.compile(r" {1,4}[^\W\d_]{1,3}-\d(?!\d)")  # the grade of a post: "3 P-5"
_WORD = re.compile(r" {0,4}([^\W\d_](?:[\w'-]|\.(?=\w))*)")


@dataclass(frozen=True)
class Units(UnitWords):
    """One language's units: which numbers are figures, and of what."""

    def figures(self, text: str, numbers: list[Number]) -> Iterator[Measured]:
        """The numbers of a folded text that are figures."""
        last_noun, floor, posts = "", 0, 0
        last: Measured | None = None
        names = [match.span() for match in self.names.finditer(text)]
        table = self.tables.search(text)
        for index, number in enumerate(numbers):
            if math.isnan(number.value) or number.start < floor or self._barred(text, number):
                continue
            if any(start <= number.start < end for start, end in names) or _said_again(text, numbers, index):
                continue
            figure = self._figure(text, number, numbers[index + 1 : index + 5], last_noun)
            figure = figure or (self._like(text, number, last) if last else None)
            if figure is None and posts and (figure := self._post(text, number, posts)) and number.value < _TWO:
                posts = figure.end  # one post goes on with the list, and is no figure
                continue
            if figure is not None and table and number.start > table.end() and not self._in_cell(figure):
                continue
            if figure is not None and self._means_both(text, number, figure):
                continue
            if figure is not None and figure.start < floor:  # "5$ 6": the sign is the first number's
                figure = replace(figure, start=number.start)
            if figure is not None:
                last = figure
                near = posts and figure.start - posts < _NEAR and not _SENTENCE.search(text, posts, figure.start)
                posts = figure.end if figure.unit == "posts" or near else 0
                floor = figure.end
                last_noun = figure.unit if figure.kind == "count" and figure.unit != "percent" else last_noun
                yield figure

    def _in_cell(self, figure: Measured) -> bool:
        """Whether a figure of a table's cells says itself what it is worth: a share or a sum of money."""
        return figure.share or any(figure.unit == currency for currency, _ in self.money)

    def _means_both(self, text: str, number: Number, figure: Measured) -> bool:
        """Whether a number only points back, as "both" would.

        So in "the two sides" and "the two host countries"; not in "the two years", which say how long, nor where each
        of the two is named after them: "the two regional meetings, one for Africa and one for Asia".
        """
        pointing = number.style == "words" and number.value == 2 and figure.unit not in _SPAN
        before = self.both.search(text, number.first - _LEFT, number.first) if pointing else None
        return before is not None and self.each.match(text, figure.end) is None

    def _barred(self, text: str, number: Number) -> bool:
        """Whether the words around say that this is no figure."""
        left = behind(text, number.first, _LEFT)
        if number.style == "fraction":
            needs = self.only_after.get(text[number.start : number.end])
            bare = needs is not None and not needs.search(left)
            return bare or bool(self.fraction_before.search(left) or self.fraction_after.match(text, number.end))
        if self._is_age(text, number, left) or self.frequency.search(left):
            return True
        if number.style == "compound" and (number.value == 1 or self.frequency_after.match(text, number.end)):
            return True
        if number.style == "digits":
            base = self.per_hundred.search(text, number.start - 10, number.end + 15)
            if base is not None and base.start() < number.start < base.end():
                return True  # "per 100 people"
            return self.numbered.search(left) is not None
        if number.style == "words":
            return (
                (number.value >= _TEN and self._is_ordinal(number, left))
                or (text[number.start : number.end] in self.not_alone and not self.one.search(left))
                or _SYMBOL.search(left) is not None
                or (number.definite and number.value in self.never_definite and not self._names(text, number))
            )
        return False

    def _is_ordinal(self, number: Number, left: str) -> bool:
        """Whether a ten is the end of an ordinal, "the second and twentieth"; not "the second of three"."""
        return (self.ordinal_definite if number.definite else self.ordinal).search(left) is not None

    def _is_age(self, text: str, number: Number, left: str) -> bool:
        """Whether a number is somebody's age: "under 30", not "under 1 per cent", nor "under nine treaties"."""
        if self.age_after.match(text, number.end):
            return True
        if number.value >= _OLDEST or self.percent.match(text, number.end) or not self.age_before.search(left):
            return False
        unit, _ = ("", 0) if self.noun_first else self._noun(text, number, "")
        return not unit or unit in _TIME

    def _figure(self, text: str, number: Number, following: list[Number], noun: str) -> Measured | None:
        end = number.end
        if number.style == "fraction":
            return Measured(number.start, end, number.value, "percent", share=True, measured=True)
        if number.unit:
            return Measured(number.start, end, number.value, number.unit, measured=number.unit in _MEASURED)
        if share := self._part(text, end):
            unit, end = share
            return Measured(number.start, end, number.value, unit, share=True, measured=True)
        if (shared := self._shared(text, number, following)) is not None:
            return shared
        if (money := self._money(text, number)) is not None:
            return money
        return self._counted(text, number, noun) or self._continued(text, number, following)

    def _shared(self, text: str, number: Number, following: list[Number]) -> Measured | None:
        """A number in a list whose unit stands after the last one: "30 and 43 per cent"."""
        at, value, factor = number, number.value, number.scaled
        for other in following:
            if math.isnan(other.value) or self._barred(text, other):
                return None
            if number.style != "compound" and self.hanging.fullmatch(text, at.end, other.first):
                if other.style == "compound" and number.value > 1:  # "5-, 10- and 20-year reviews"
                    return Measured(number.start, number.end, value, other.unit)
                at = other
                continue
            if not self.listed.fullmatch(text, at.end, other.first) or number.style != "digits":
                return None
            if share := self._part(text, other.end):
                return Measured(number.start, number.end, value, share[0], share=True, measured=True)
            if other.scaled > 1 or factor > 1:
                value = value if factor > 1 or value >= other.scaled else value * other.scaled
                other_figure = self._money(text, other) or self._counted(text, other, "")
                if other_figure is None:
                    return None
                return Measured(number.start, number.end, value, other_figure.unit, measured=other_figure.measured)
            unit = self._named(text, other)  # "from 29 to 36 States"
            if unit is None and self._step(text, at, other):  # "from 10.5 to 11.5 dollars", "from 76 to 63 cases"
                money = self._money(text, other)
                unit = money.unit if money else self._noun(text, other, "")[0]
            if unit:
                return Measured(number.start, number.end, value, unit)
            at = other
        return None

    def _part(self, text: str, at: int) -> tuple[str, int] | None:
        """The unit of a share that stands at a place, and its end: "percentage points" is not "percentage"."""
        for unit, pattern in (("percentage points", self.points), ("percent", self.percent)):
            if match := pattern.match(text, at):
                return unit, match.end()
        return None

    def _step(self, text: str, number: Number, other: Number) -> bool:
        """Whether a number goes over to another one: "76 to 63", "5-8", not "3-1"."""
        between = text[number.end : other.first]
        return self.step.fullmatch(between) is not None and ("-" not in between or number.value < other.value)

    def _named(self, text: str, number: Number) -> str | None:
        """The unit of a number that a known noun follows directly."""
        known = self.named[0].match(text, number.end)
        return self.named[1][" ".join(known["words"].split())] if known is not None else None

    def _names(self, text: str, number: Number) -> bool:
        """Whether a known noun follows a number by itself: "the thousand days", not "the millions of people"."""
        plain = number.value >= _HUNDRED and self.partitive.match(text, number.end) is None
        return plain and self._named(text, number) is not None

    def _continued(self, text: str, number: Number, following: list[Number]) -> Measured | None:
        """A number whose noun stands behind the next one: "75 continuing and 4 new posts"."""
        other = following[0] if following and number.style == "digits" else None
        if other is None or other.style != "digits" or not self.between.fullmatch(text, number.end, other.first):
            return None
        unit, _ = self._noun(text, other, "")
        return Measured(number.start, number.end, number.value, unit) if unit else None

    def _like(self, text: str, number: Number, last: Measured) -> Measured | None:
        """A bare number that is compared with a figure before it: "122 subscriptions ..., compared with 75 in ..."."""
        near = number.start - last.end <= _FAR and not _SENTENCE.search(text, last.end, number.start)
        compared = near and self.compared.search(text, last.end, number.start)
        if number.style != "digits" or not compared or not self.place.match(text, number.end):
            return None
        return Measured(number.start, number.end, number.value, last.unit, last.share, last.measured)

    def _money(self, text: str, number: Number) -> Measured | None:
        for currency, pattern in self.money:
            if (match := pattern.match(text, number.end)) is not None:
                return Measured(number.start, match.end(), number.value, currency)
        for currency, pattern in self.money_before:
            if (match := pattern.search(text, number.first - _LEFT, number.first)) is not None:
                return Measured(match.start(), number.end, number.value, currency)
        return None

    def _counted(self, text: str, number: Number, noun: str) -> Measured | None:
        unit, end = self._noun(text, number, noun)
        if not unit and number.scaled >= _LARGE:  # "the number of people rose by 320 million"
            unit, end = self._number_of(text, number) or "", number.end
            return Measured(number.start, end, number.value, unit, measured=True)
        if not unit and self.reached.search(text, number.first - _LEFT, number.first):
            unit, end = self._number_of(text, number), number.end  # "the number of members has reached 188"
        if not unit and number.style == "digits":
            unit, end = self._said_before(text, number, noun), number.end
        if not unit and self._stands_alone(text, number):
            return Measured(number.start, number.end, number.value, noun, measured=number.value >= _LARGE)
        if not unit:
            return None
        large = number.scaled >= _LARGE or number.value >= _LARGE
        measured = unit in _MEASURED or large
        if self.per_hundred.search(text, number.end, number.end + 60):
            measured, unit = True, "per 100 people"
        return Measured(number.start, end, number.value, unit, measured=measured)

    def _said_before(self, text: str, number: Number, noun: str) -> str:
        """The noun before digits that only say its number: "the guidelines, whose number is 21", "of them 3"."""
        if noun and self.carried_before.search(text, number.first - _LEFT, number.first):
            return noun
        numbered = self.numbering.search(text, number.first - _LEFT, number.first)
        if numbered is None:
            return ""
        left = behind(text, numbered.start(), _NOUN)
        known = list(self.named[0].finditer(left))
        if known:
            return self.named[1][" ".join(known[-1]["words"].split())]
        return left.split()[-1] if left.split() else ""

    def _stands_alone(self, text: str, number: Number) -> bool:
        """Whether digits need no noun: a rate ("223 per 100,000"), or much of what was named ("over 135,000")."""
        if number.style != "digits":
            return False
        if self.rate.match(text, number.end):
            return True
        much = number.value >= _MUCH and not text[number.start : number.end].isdigit()
        return much and self.much_before.search(text, number.first - _LEFT, number.first) is not None

    def _post(self, text: str, number: Number, after: int) -> Measured | None:
        """A number in the list of posts that a paragraph counts: "19 posts (1 D-1, 2 P-4 and 3 General Service)"."""
        far = number.first - after > _NEAR or _SENTENCE.search(text, after, number.start)
        if far or number.style != "digits" or not self.in_list.search(text, after, number.first):
            return None
        of = self.partitive.match(text, number.end)
        word = _WORD.match(text, of.end() if of else number.end)
        if word is None or word[1] in self.stop:
            return None
        return Measured(number.start, number.end, number.value, "posts")

    def _noun(self, text: str, number: Number, noun: str) -> tuple[str, int]:
        """The noun that a number counts and where it ends; empty where it counts nothing."""
        pattern, labels = self.named
        definite = number.definite or (
            number.style == "digits" and self.article.search(text, number.start - _LEFT, number.start) is not None
        )
        if self.noun_first and (definite or (number.style == "words" and number.value == 2)):
            return self._noun_before(text, number)
        more = self.or_more.match(text, number.end)  # "three or more levels"
        known = pattern.match(text, more.end() if more else number.end)
        if known is not None:
            return labels[" ".join(known["words"].split())], known.end()
        if number.style == "digits" and (grade := _GRADE.match(text, number.end)) is not None:
            return "posts", grade.end()
        of = self.partitive.match(text, number.end)
        long = more or (_HYPHENED.match(text, number.end) if of is None else None)  # "two 5-day sessions"
        at = of.end() if of is not None else long.end() if long is not None else number.end
        found, end, first = "", number.end, ""
        for _ in range(self.window):
            link = self.link.match(text, at) if first and not found else None  # "national, regional and youth forums"
            match = _WORD.match(text, link.end() if link else at)
            known = pattern.match(text, match.start()) if match else None
            strange = (
                self.noun_first and not known and match and self._no_noun(match[1], number, partitive=of is not None)
            )
            if match is None or match[1] in self.stop or strange:
                if not first and match is not None and noun and match[1] in self.carried:
                    return noun, number.end
                break
            if match[1] in self.never:
                return "", number.end
            if found and match[1].endswith(self.verbal):  # "five secretariats continuing their consultations"
                break
            first = first or match[1]
            at = match.end()
            if known is not None and not self._modifies(text, known):
                return labels[" ".join(known["words"].split())], number.end if of or long else known.end()
            if self.noun_first or match[1] in self.plurals or _plural(match[1]):
                found, end = match[1], number.end if of or long else at
        return found, end

    def _no_noun(self, word: str, number: Number, *, partitive: bool) -> bool:
        """Whether a word that no list has cannot be what a number counts: "20 States", "20 of the States"."""
        construct = partitive and number.style == "digits" and len(word) > _SHORT and word.endswith(self.construct)
        other = (
            word.startswith(self.no_noun) != partitive and not construct
        )  # "9 of the economies", "9 of economies of"
        return word[0].isascii() or other or number.value < 1

    def _modifies(self, text: str, known: re.Match[str]) -> bool:
        """Whether a known noun only modifies the plural right after it: "youth forums"."""
        after = None if self.noun_first or known.group().endswith("s") else _WORD.match(text, known.end())
        return after is not None and after[1] not in self.stop and _plural(after[1])

    def _number_of(self, text: str, number: Number) -> str:
        """The noun of the nearest "number of" before a large number; empty where there is none."""
        pattern, labels = self.named
        match = last_match(self.number_of, text, number.start - 200, number.start)
        if match is None:
            return ""
        known = pattern.match(text, match.start("noun"))
        return labels[" ".join(known["words"].split())] if known else match["noun"]

    def _plural_before(self, left: str) -> str:
        """The plural before a definite ten, over words that belong to it ("the targets of Aichi, the twenty")."""
        last = left.split()[-1:]
        if last and self.plural_endings and last[0].endswith(self.plural_endings):
            known = self.named[0].fullmatch(last[0])
            unit = self.named[1][" ".join(known["words"].split())] if known else last[0]
            return "" if unit in _SERIES else unit
        for word in reversed(left.split()[-4:]):
            if word in self.plurals:
                return self.named[1].get(self.plurals[word], self.plurals[word])
            if word in self.stop or not word.isalpha():
                break
        return ""

    def _noun_before(self, text: str, number: Number) -> tuple[str, int]:
        """The noun before a number that follows it ("the elements, the three")."""
        pattern, labels = self.named
        left = behind(text, number.first, _NOUN)
        known = pattern.match(text, number.end)
        unit = labels[" ".join(known["words"].split())] if known is not None else ""
        if number.style == "words" and number.value >= 20:  # "the thirty sessions" is also "the thirtieth session"
            if known is not None and unit in _TIME and not text[number.end : known.start("words")].strip():
                return unit, known.end()  # "the fifty years"
            return self._plural_before(left), number.end
        if known is not None:
            return unit, known.end()
        matches = list(pattern.finditer(left))
        if matches:
            return labels[" ".join(matches[-1]["words"].split())], number.end
        if number.value < 20:
            match = re.search(r"([^\W\d_]{3,}) {1,4}\Z", left)
            if match is not None and match[1] not in self.stop:
                return match[1], number.end
        return "", number.end


def _said_again(text: str, numbers: list[Number], index: int) -> bool:
    """Whether a number only says a dual again ("two meetings" and "two" in Arabic): the dual counts, with its noun.

    One word may stand between, the adjective of the noun: "two meetings, official, two".
    """
    before, number = numbers[index - 1], numbers[index]
    again = bool(index) and before.style == "dual" != number.style and before.value == number.value
    return again and len(text[before.end : number.first].split()) <= (number.style == "words")


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


@cache
def units(language: str) -> Units | None:
    """The compiled units of a language; ``None`` where it has no file on quantities."""
    data = languages.load(language, "quantities")
    return compiled(Units, data) if data else None

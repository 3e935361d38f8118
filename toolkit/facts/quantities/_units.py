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
from typing import Any

from toolkit import languages
from toolkit.facts._phrases import GAP, alternatives, directly, last_match, words
from toolkit.facts.quantities._measures import Measured
from toolkit.facts.quantities._numbers import Number
from toolkit.text import fold

_FAR = 130
_SENTENCE = re.compile(r"[;؛]|\.(?= |$)")
_LARGE = 1_000_000.0
_TIME = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_SPAN = _TIME | {"decades", "centuries"}
_MEASURED = frozenset({"degrees", "times"})
_SYMBOL = re.compile(r"\d/\d{1,4} {1,4}\Z")  # a letter that is spelled like a number: "74/232 A"
_GRADE = re.compile(r" {1,4}[^\W\d_]{1,3}-\d(?!\d)")  # the grade of a post: "3 P-5"
_WORD = re.compile(r" {0,4}([^\W\d_](?:[\w'-]|\.(?=\w))*)")


@dataclass(frozen=True)
class Units:
    """One language's units and the words that tell a figure from a mere number, compiled."""

    percent: re.Pattern[str]
    points: re.Pattern[str]
    per_hundred: re.Pattern[str]
    money: tuple[tuple[str, re.Pattern[str]], ...]
    money_before: tuple[tuple[str, re.Pattern[str]], ...]
    named: tuple[re.Pattern[str], dict[str, str]]
    listed: re.Pattern[str]
    compared: re.Pattern[str]
    place: re.Pattern[str]
    partitive: re.Pattern[str]
    link: re.Pattern[str]
    article: re.Pattern[str]
    numbered: re.Pattern[str]
    names: re.Pattern[str]
    tables: re.Pattern[str]
    between: re.Pattern[str]
    one: re.Pattern[str]
    frequency: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    ordinal: re.Pattern[str]
    fraction_before: re.Pattern[str]
    fraction_after: re.Pattern[str]
    stop: frozenset[str]
    never: frozenset[str]
    plurals: dict[str, str]
    carried: frozenset[str]
    not_alone: frozenset[str]
    never_definite: frozenset[float]
    number_of: re.Pattern[str]
    reached: re.Pattern[str]
    both: re.Pattern[str]
    no_noun: tuple[str, ...]
    window: int
    noun_first: bool

    def figures(self, text: str, numbers: list[Number]) -> Iterator[Measured]:
        """The numbers of a folded text that are figures."""
        last_noun, floor = "", 0
        last: Measured | None = None
        names = [match.span() for match in self.names.finditer(text)]
        table = self.tables.search(text)
        for index, number in enumerate(numbers):
            if math.isnan(number.value) or number.start < floor or self._barred(text, number):
                continue
            if any(start <= number.start < end for start, end in names) or _said_again(text, numbers, index):
                continue
            figure = self._figure(text, number, numbers[index + 1 : index + 3], last_noun)
            figure = figure or (self._like(text, number, last) if last else None)
            if figure is not None and table and number.start > table.end() and not self._in_cell(figure):
                continue
            if figure is not None and self._means_both(text, number, figure):
                continue
            if figure is not None and figure.start < floor:  # "5$ 6": the sign is the first number's
                figure = replace(figure, start=number.start)
            if figure is not None:
                last = figure
                floor = figure.end
                last_noun = figure.unit if figure.kind == "count" and figure.unit != "percent" else last_noun
                yield figure

    def _in_cell(self, figure: Measured) -> bool:
        """Whether a figure of a table's cells says itself what it is worth: a share or a sum of money."""
        return figure.share or any(figure.unit == currency for currency, _ in self.money)

    def _means_both(self, text: str, number: Number, figure: Measured) -> bool:
        """Whether a number only points back, as "both" would.

        So in "the two sides"; not in "the two years", which say how long, nor in "the two regional meetings", which
        say which.
        """
        pointing = number.style == "words" and number.value == 2 and figure.unit not in _SPAN
        bare = len(text[number.end : figure.end].split()) == 1
        return pointing and bare and self.both.search(text, max(number.first - 10, 0), number.first) is not None

    def _barred(self, text: str, number: Number) -> bool:
        """Whether the words around say that this is no figure."""
        left = text[max(number.first - 90, 0) : number.first]
        if number.style == "fraction":
            return bool(self.fraction_before.search(left) or self.fraction_after.match(text, number.end))
        if self.age_before.search(left) or self.age_after.match(text, number.end) or self.frequency.search(left):
            return True
        if number.style == "compound" and number.value == 1:
            return True
        if number.style == "digits":
            base = self.per_hundred.search(text, max(number.start - 10, 0), number.end + 15)
            if base is not None and base.start() < number.start < base.end():
                return True  # "per 100 people"
            return self.numbered.search(left) is not None
        if number.style == "words":
            return (
                self.ordinal.search(left) is not None
                or (text[number.start : number.end] in self.not_alone and not self.one.search(left))
                or _SYMBOL.search(left) is not None
                or (number.definite and number.value in self.never_definite)
            )
        return False

    def _figure(self, text: str, number: Number, following: list[Number], noun: str) -> Measured | None:
        end = number.end
        if number.style == "fraction":
            return Measured(number.start, end, number.value, "percent", share=True, measured=True)
        if number.unit:
            return Measured(number.start, end, number.value, number.unit, measured=number.unit in _MEASURED)
        if (match := self.percent.match(text, end)) is not None:
            return Measured(number.start, match.end(), number.value, "percent", share=True, measured=True)
        if (match := self.points.match(text, end)) is not None:
            return Measured(number.start, match.end(), number.value, "percentage points", share=True, measured=True)
        if (shared := self._shared(text, number, following)) is not None:
            return shared
        if (money := self._money(text, number)) is not None:
            return money
        return self._counted(text, number, noun) or self._continued(text, number, following)

    def _shared(self, text: str, number: Number, following: list[Number]) -> Measured | None:
        """A number in a list whose unit stands after the last one: "30 and 43 per cent"."""
        at, value, factor = number, number.value, number.scaled
        for other in following:
            if not self.listed.fullmatch(text, at.end, other.first) or number.style != "digits":
                return None
            if self.percent.match(text, other.end):
                return Measured(number.start, number.end, value, "percent", share=True, measured=True)
            if other.scaled > 1 or factor > 1:
                value = value if factor > 1 or value >= other.scaled else value * other.scaled
                other_figure = self._money(text, other) or self._counted(text, other, "")
                if other_figure is None:
                    return None
                return Measured(number.start, number.end, value, other_figure.unit, measured=other_figure.measured)
            if (unit := self._named(text, other)) is not None:  # "from 29 to 36 States"
                return Measured(number.start, number.end, value, unit)
            at = other
        return None

    def _named(self, text: str, number: Number) -> str | None:
        """The unit of a number that a known noun follows directly."""
        known = self.named[0].match(text, number.end)
        return self.named[1][" ".join(known["words"].split())] if known is not None else None

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
            if (match := pattern.search(text, max(number.first - 6, 0), number.first)) is not None:
                return Measured(match.start(), number.end, number.value, currency)
        return None

    def _counted(self, text: str, number: Number, noun: str) -> Measured | None:
        unit, end = self._noun(text, number, noun)
        if not unit and number.scaled >= _LARGE:  # "the number of people rose by 320 million"
            unit, end = self._number_of(text, number) or "", number.end
            return Measured(number.start, end, number.value, unit, measured=True)
        if not unit and self.reached.search(text, max(number.start - 40, 0), number.first):
            unit, end = self._number_of(text, number), number.end  # "the number of members has reached 188"
        if not unit:
            return None
        large = number.scaled >= _LARGE or number.value >= _LARGE
        measured = unit in _MEASURED or large
        if self.per_hundred.search(text, number.end, number.end + 60):
            measured, unit = True, "per 100 people"
        return Measured(number.start, end, number.value, unit, measured=measured)

    def _noun(self, text: str, number: Number, noun: str) -> tuple[str, int]:
        """The noun that a number counts and where it ends; empty where it counts nothing."""
        pattern, labels = self.named
        definite = number.definite or (
            number.style == "digits" and self.article.search(text, max(number.start - 8, 0), number.start) is not None
        )
        if self.noun_first and (definite or (number.style == "words" and number.value == 2)):
            return self._noun_before(text, number)
        known = pattern.match(text, number.end)
        if known is not None:
            return labels[" ".join(known["words"].split())], known.end()
        if number.style == "digits" and (grade := _GRADE.match(text, number.end)) is not None:
            return "posts", grade.end()
        of = self.partitive.match(text, number.end)
        at = of.end() if of is not None else number.end
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
            first = first or match[1]
            at = match.end()
            if known is not None and not self._modifies(text, known):
                return labels[" ".join(known["words"].split())], number.end if of else known.end()
            if self.noun_first or match[1] in self.plurals or _plural(match[1]):
                found, end = match[1], number.end if of else at
        return found, end

    def _no_noun(self, word: str, number: Number, *, partitive: bool) -> bool:
        """Whether a word that no list has cannot be what a number counts: "20 States", "20 of the States"."""
        return word[0].isascii() or word.startswith(self.no_noun) != partitive or number.value < 1

    def _modifies(self, text: str, known: re.Match[str]) -> bool:
        """Whether a known noun only modifies the plural right after it: "youth forums"."""
        after = None if self.noun_first or known.group().endswith("s") else _WORD.match(text, known.end())
        return after is not None and after[1] not in self.stop and _plural(after[1])

    def _number_of(self, text: str, number: Number) -> str:
        """The noun of the nearest "number of" before a large number; empty where there is none."""
        pattern, labels = self.named
        match = last_match(self.number_of, text, max(number.start - 200, 0), number.start)
        if match is None:
            return ""
        known = pattern.match(text, match.start("noun"))
        return labels[" ".join(known["words"].split())] if known else match["noun"]

    def _plural_before(self, left: str) -> str:
        """The plural before a definite ten, over words that belong to it ("the targets of Aichi, the twenty")."""
        for word in reversed(left.split()[-4:]):
            if word in self.plurals:
                return self.named[1].get(self.plurals[word], self.plurals[word])
            if word in self.stop or not word.isalpha():
                break
        return ""

    def _noun_before(self, text: str, number: Number) -> tuple[str, int]:
        """The noun before a number that follows it ("the elements, the three")."""
        pattern, labels = self.named
        left = text[max(number.first - 45, 0) : number.first]
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
    again = bool(index) and before.style == "dual" and before.value == number.value
    return again and len(text[before.end : number.first].split()) <= (number.style == "words")


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


@cache
def units(language: str) -> Units | None:
    """The compiled units of a language; ``None`` where it has no file on quantities."""
    data = languages.load(language, "quantities")
    return _compile(data) if data else None


def _compile(data: dict[str, Any]) -> Units:
    context, nouns, percent, rules = data["context"], data["nouns"], data["percent"], data["fraction_rules"]
    labels = {" ".join(fold(form).split()): unit for unit, forms in data["units"].items() for form in forms}
    listed = f"(?: {{0,4}}(?:{'|'.join(words(w) for w in percent['lists'])}) {{0,4}})"
    prefix = r"(?:\w{1,2})??" if data.get("prefixes") else ""
    named = "|".join(words(form) for form in sorted(labels, key=lambda f: (-len(f), f)))
    return Units(
        percent=directly(percent["percent"]),
        points=directly(percent["points"]),
        per_hundred=re.compile(alternatives(percent["per_hundred"])),
        money=tuple((currency, directly(names)) for currency, names in data["money"].items() if currency != "before"),
        money_before=tuple(
            (currency, re.compile(rf"{re.escape(fold(sign))} {{0,2}}\Z"))
            for sign, currency in data["money"]["before"].items()
        ),
        named=(re.compile(rf"(?: {{0,4}}|(?<!\w)){prefix}(?P<words>{named})(?!\w)"), labels),
        listed=re.compile(f"{listed}?"),
        compared=re.compile(
            rf"{alternatives([*data['comparisons']['between'], *context['listing']], data)} {{0,4}}\w?\Z"
        ),
        place=re.compile(rf"{GAP}{alternatives(context['place'])}"),
        partitive=re.compile(rf"{GAP}{alternatives(nouns['partitive'])}(?:{GAP}\d{{1,3}}(?!\d))?"),
        link=re.compile(rf"(?:,|{GAP}{alternatives(context['listing'])}){GAP}"),
        article=re.compile(rf"(?<!\w){fold(data['article'])} {{0,4}}\Z" if data.get("article") else r"(?!)"),
        names=re.compile(alternatives(context["names"], data)),
        tables=re.compile(alternatives(context["tables"])),
        one=re.compile(rf"{alternatives(data['words']['one'], data)} {{0,4}}\Z"),
        between=re.compile(rf"(?:{GAP}[a-z-]+){{1,2}}{GAP}{alternatives(context['listing'])}{GAP}"),
        # "the two sides", "between these two processes"; not "two sides", "the last two sessions", "the other two"
        both=re.compile(rf"(?<!\w){alternatives(context['both'])} {{0,4}}\Z" if context["both"] else r"(?!)"),
        reached=re.compile(rf"{alternatives(nouns['reached'], data)}{GAP}\w?\Z"),
        no_noun=tuple(map(fold, nouns["not_starting"])),
        numbered=re.compile(
            rf"(?:{alternatives(context['numbered'], data)}\.?{GAP}"
            rf"|{alternatives(context['sections'], data)} {{0,2}}- {{0,2}})"
            rf"(?:[\divxlc.]{{1,12}}(?: ?\([^\W\d_]\))?{listed}{{1,2}}){{0,20}}\(?\Z"
        ),
        frequency=re.compile(rf"{alternatives(context['frequency'])}{GAP}\Z"),
        age_before=re.compile(
            rf"{alternatives(context['age_before'], data)}"
            rf"(?: {{1,4}}\d{{1,3}}(?:(?: {{1,4}}\w{{1,6}}){{1,2}}|-))?(?:{GAP})?\Z"
        ),
        age_after=directly(context["age_after"]),
        ordinal=re.compile(
            rf"{alternatives(data['words']['ordinals'], data)} {{0,4}}\Z" if data["words"]["ordinals"] else r"(?!)"
        ),
        fraction_before=re.compile(rf"{alternatives(rules['not_after'], data)} {{0,4}}\w{{0,2}}\Z"),
        fraction_after=directly(rules["not_before"]),
        stop=_folded(nouns["stop"]),
        never=_folded(nouns["never"]),
        plurals=_attached(nouns["plurals"], data),
        carried=_folded(nouns["carried"]),
        not_alone=_folded(data["words"]["not_alone"]),
        never_definite=frozenset(map(float, data["words"]["never_definite"])),
        number_of=re.compile(rf"{alternatives(nouns['number_of'], data)}{GAP}(?P<noun>[^\W\d_]{{3,}})"),
        window=nouns["window"],
        noun_first=bool(nouns["after_first"]),
    )


def _attached(items: list[str], data: dict[str, Any]) -> dict[str, str]:
    """Folded words, also with the letters that a language writes together with them, and the word itself."""
    article, merged = fold(str(data.get("article", ""))), fold(str(data.get("merged_article", "")))
    found: dict[str, str] = {}
    for word in map(fold, items):
        found |= {prefix + word: word for prefix in ("", *map(fold, data.get("prefixes") or ()))}
        if article and word.startswith(article):
            found[merged + word[len(article) :]] = word
    return found


def _folded(items: list[str]) -> frozenset[str]:
    return frozenset(fold(item) for item in items)

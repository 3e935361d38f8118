"""Numbers as a language writes them: digits, grouped digits, words, fractions.

`Numbers.scan` finds them in folded text and says what they are worth; whether a number
is a *figure* of the text, and of what, is decided in `toolkit.facts.quantities`.

A language's file tells its words and how it joins them ("two hundred and five";
``خمسة وعشرين``, where "and" is written together with the next word). Arabic files of the
United Nations store the groups of a large number last group first (``900 779 198`` is
198,779,900); where the first or the last group has fewer than three digits, the number
itself shows its order.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from toolkit import languages
from toolkit.facts._phrases import GAP, words
from toolkit.facts._tries import starts
from toolkit.text import Folded, fold

Style = Literal["digits", "words", "fraction", "dual", "compound"]

_CLASSES = (("units", "unit"), ("teens", "teen"), ("tens", "tens"), ("hundreds", "hundred"), ("scales", "scale"))
_DECIMAL, _THOUSANDS = "\u066b", "\u066c"
"""The separators that go with Arabic digits; unlike the comma they are never in doubt."""
# The first half of a range, "20-" of "20-30 per cent"; not "16-4-" of "indicator 16-4-1" nor "19-" of "covid-19-".
_RANGE = re.compile(r"(?<![\w/.,:+-])\d{1,15}(?:[.,]\d{1,4})?-\Z")
_LONGEST = 22
"""The first half of a range is no longer."""
_MOST_WORDS = 12
"""No number has more words than this."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in folded text.

    Attributes
    ----------
    start, end
        Offsets in the folded text; a clitic before the number is left out, an article is not.
    value
        What it is worth; a fraction is worth its percentage.
    style
        How it is written. ``compound`` and ``dual`` bring their unit with them.
    unit
        Unit of a compound ("five-year") or dual; else empty.
    definite
        Whether an article is written together with the number word.
    first
        Where the number begins with what is written together with it.
    scaled
        What a word such as "million" in it is worth; 1 without one.
    """

    start: int
    end: int
    value: float
    style: Style
    unit: str = ""
    definite: bool = False
    first: int = 0
    scaled: float = 1.0


@dataclass(frozen=True)
class Numbers:
    """One language's numbers, compiled."""

    opening: frozenset[str]
    finder: re.Pattern[str]
    word: re.Pattern[str]
    scale: re.Pattern[str]
    compound: re.Pattern[str]
    ratio: re.Pattern[str]
    fractions: dict[str, float]
    values: dict[str, tuple[str, float]]
    duals: dict[str, tuple[float, str]]
    units: dict[str, str]
    scaled: dict[str, float]
    pairs: dict[str, float]
    joiner_sticks: bool
    joiner: str
    decimal_comma: bool
    groups_reversed: bool
    vowelled: tuple[tuple[str, str, float], ...]

    def vowels(self, number: Number, written: str) -> Number:
        """A number word whose written vowel makes it a fraction ("a fifth", not "five"), as that fraction."""
        if number.style == "words" and len(fold(written)) < len(written):
            for form, marked, percentage in self.vowelled:
                if written.startswith(marked) and fold(written) == form:
                    return replace(number, value=percentage, style="fraction")
        return number

    def scan(self, text: str) -> Iterator[Number]:
        """Every number of a folded text, in order, none overlapping."""
        at = 0
        for start, _ in starts(text, self.opening):
            if start < at:
                continue
            match = self.finder.match(text, start)
            number = self._read(text, match) if match is not None else None
            if number is not None:
                yield number
                at = number.end

    def _read(self, text: str, match: re.Match[str]) -> Number | None:
        if match["digits"]:
            return self._with_scale(text, self._digits(text, match))
        if match["fraction"]:
            return self._fraction(text, match)
        if match["dual"]:
            value, unit = self.duals[" ".join(match["dual"].split())]
            return Number(match.start("dual"), match.end("dual"), value, "dual", unit, first=match.start())
        return self._ratio(text, self._words(text, match))

    def _digits(self, text: str, match: re.Match[str]) -> Number:
        start = match.start("digits")
        if text[start - 1 : start] == "-" and not _RANGE.search(text, start - _LONGEST, start):
            return Number(*match.span("digits"), math.nan, "digits", first=match.start("digits"))  # indicator 16-4-1
        written = match["digits"]
        small = self.scale.match(text, match.end()) is not None  # 1,262 million, not 1262 million
        value = self._worth(written, small=small)
        return Number(*match.span("digits"), value, "digits", first=match.start("digits"))

    def _worth(self, written: str, *, small: bool) -> float:
        if " " in written:
            groups = written.split()
            straight = len(groups[0]) < 3 or (len(groups[-1]) == 3 and not self.groups_reversed)
            return float("".join(groups if straight else reversed(groups)))
        head, comma, tail = written.rpartition(",")
        if comma and self.decimal_comma and "," not in head and (len(tail) != 3 or small or head == "0"):
            return float(f"{head}.{tail}")
        return float(written.replace(",", "").replace(_THOUSANDS, ""))

    def _with_scale(self, text: str, number: Number) -> Number:
        match = self.scale.match(text, number.end)
        if match is None:
            return self._ratio(text, number)
        _, factor = self.values[match["scale"]]
        return Number(
            number.start,
            match.end("scale"),
            round(number.value * factor, 6),
            "digits",
            first=number.first,
            scaled=factor,
        )

    def _fraction(self, text: str, match: re.Match[str]) -> Number | None:
        start, end, key = match.start("fraction"), match.end("fraction"), " ".join(match["fraction"].split())
        for phrase, part in self.scaled.items():
            if key.startswith(phrase) or text.startswith(phrase, start):
                scale = self.scale.match(text, start + len(phrase))
                if scale is not None:
                    factor = self.values[scale["scale"]][1]
                    return Number(start, scale.end("scale"), part * factor, "words", first=match.start(), scaled=factor)
        if key not in self.fractions:
            return None
        return Number(start, end, self.fractions[key], "fraction", first=match.start())

    def _words(self, text: str, match: re.Match[str]) -> Number:
        """Read number words as long as they go on joining."""
        kind, value = self.values[match["word"]]
        value = self.pairs.get(match["word"], value)  # a dual, where no number stands before it
        total, current, last, end = 0.0, value, kind, match.end("word")
        scaled = value if kind == "scale" else 1.0
        for _ in range(_MOST_WORDS):
            following = self.word.match(text, end)
            if following is None:
                break
            joined = bool(following["joiner"])
            kind, value = self.values[following["word"]]
            step = _join(last, kind, joined=joined, sticks=self.joiner_sticks)
            if step == "times":
                current *= value
                if kind == "scale":
                    total, current, scaled = total + current, 0.0, value
            elif step == "add" or (step == "plus" and value < (current or total)):  # "add": five and twenty, five ten
                current += value
            else:
                break
            last, end = kind, following.end("word")
        definite = bool(match["article"])
        compound = self.compound.match(text, end)
        if compound is not None:
            unit = self.units[compound["unit"]]
            value = total + current
            return Number(match.start("word"), compound.end(), value, "compound", unit, first=match.start())
        if text.startswith("-", end) and text[end + 1 : end + 2].isalpha():
            return Number(match.start("word"), end, float("nan"), "words", first=match.start())  # twenty-sixth
        start = match.start("article") if definite else match.start("word")
        return Number(start, end, total + current, "words", definite=definite, first=match.start(), scaled=scaled)

    def _ratio(self, text: str, number: Number) -> Number:
        """Four in five, 1 in 10."""
        match = self.ratio.match(text, number.end)
        if match is None or number.scaled > 1:
            if number.style == "digits" and (compound := self.compound.match(text, number.end)) is not None:
                unit = self.units[compound["unit"]]
                return Number(number.start, compound.end(), number.value, "compound", unit, first=number.first)
            return number
        base = float(match["whole"]) if match["whole"].isdigit() else self.values[match["whole"]][1]
        if not number.value < base or base not in {2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000}:
            return number
        return Number(number.start, match.end(), round(100 * number.value / base, 2), "fraction", first=number.first)


def _join(last: str, kind: str, *, joined: bool, sticks: bool) -> str:
    """How a number word joins the one before: ``times``, ``plus`` (something smaller), ``add``; empty: not at all."""
    if not joined:
        if kind == "scale" or (kind == "hundred" and last == "unit"):
            return "times"
        if last == "unit" and kind == "teen" and sticks:
            return "add"
        if last in {"hundred", "scale"} and kind != "scale" and not sticks:
            return "plus"
        return "plus" if last == "tens" and kind == "unit" and not sticks else ""
    if sticks and last == "unit" and kind == "tens":
        return "add"
    return "plus" if last in {"hundred", "scale"} or (sticks and last == "tens" and kind == "hundred") else ""


def folded(text: str) -> str:
    """A text as `Numbers.scan` reads it: folded, the Arabic decimal separator as a point; as long as ``fold(text)``."""
    return Folded.of(text).string.replace(_DECIMAL, ".")


@cache
def numbers(language: str) -> Numbers | None:
    """The compiled numbers of a language; ``None`` where it has no file on quantities."""
    data = languages.load(language, "quantities")
    return _compile(data) if data else None


def _compile(data: dict[str, Any]) -> Numbers:
    table = data["words"]
    values = {fold(word): (kind, float(value)) for key, kind in _CLASSES for word, value in table[key].items()}
    fractions = {" ".join(fold(phrase).split()): float(value) for phrase, value in data["fractions"].items()}
    scaled = {fold(phrase): float(value) for phrase, value in data["fraction_rules"]["scaled"].items()}
    duals = _duals(data)
    units = {fold(word): unit for word, unit in table["compounds"].items()}
    any_word, scales = _either(values), _either(word for word, (kind, _) in values.items() if kind == "scale")
    clitics = f"(?:{_either(fold(c) for c in table['clitics'])})?" if table["clitics"] else ""
    article = f"(?P<article>{_either(fold(a) for a in table['articles'])})?" if table["articles"] else "(?P<article>)"
    joiner = fold(table["joiner"])
    between = rf"(?P<joiner>{joiner})?" if table["joiner_sticks"] else rf"(?:(?P<joiner>{joiner}){GAP})?"
    inner = f"(?:{_either(fold(a) for a in table['articles'])})?" if table["articles"] else ""
    spaced = r"(?:\d{3}(?: \d{3}){0,5} \d{1,2}|\d{1,3}(?: \d{3}){1,5})(?![\d/:])(?![,.]\d)"
    marked = rf"\d{{1,3}}(?:[,{_THOUSANDS}]\d{{3}}){{1,5}}(?:\.\d{{1,4}})?(?!\d|[,{_THOUSANDS}]\d)"
    groups = f"{marked}|{spaced}" if data["space_groups"] else marked
    digits = rf"(?P<digits>{groups}|\d{{1,15}}(?:[.,]\d{{1,4}})?)(?![\d/:]|{_THOUSANDS}\d)"
    compounds = f"-(?P<unit>{_either(units)})s?(?!\\w)" if units else "(?!)"
    ratios = "|".join(words(phrase) for phrase in sorted(data["fraction_rules"]["ratio"], key=len, reverse=True))
    firsts = {form.split()[0].split("-")[0] for form in (*values, *fractions, *scaled, *duals)}
    attached = [c + a for c in ("", *map(fold, table["clitics"])) for a in ("", *map(fold, table["articles"]))]
    return Numbers(
        opening=frozenset(letters + first for letters in attached for first in firsts),
        finder=re.compile(
            rf"(?<![a-z0-9_/+])(?<![^0-9]-)(?<![a-z0-9][.,:{_THOUSANDS}]){digits}(?![a-z_])"
            rf"|(?<!\w){clitics}(?:(?P<dual>{_phrases(duals)})"
            rf"|{article}(?:(?P<fraction>{_phrases((*fractions, *scaled))})|(?P<word>{any_word})))(?!\w)"
        ),
        word=re.compile(rf"(?:{GAP}|-){between}{inner}(?P<word>{any_word})(?!\w)"),
        scale=re.compile(rf" {{0,4}}(?P<scale>{scales})(?!\w)"),
        compound=re.compile(compounds),
        ratio=re.compile(rf"{GAP}(?:{ratios}){GAP}(?P<whole>\d{{1,4}}|{any_word})(?![\w/.,-])"),
        fractions=fractions,
        values=values,
        duals=duals,
        units=units,
        scaled=scaled,
        pairs={fold(word): float(value) for word, value in table.get("pairs", {}).items()},
        joiner_sticks=bool(table["joiner_sticks"]),
        joiner=joiner,
        decimal_comma=bool(data["decimal_comma"]),
        groups_reversed=bool(data["groups_reversed"]),
        vowelled=tuple(
            (fold(form), form[: 1 + max((i for i, c in enumerate(form) if not fold(c)), default=-1)], float(value))
            for form, value in data["fraction_rules"].get("vowelled", {}).items()
        ),
    )


def _duals(data: dict[str, Any]) -> dict[str, tuple[float, str]]:
    """Words that bring number and unit with them: duals ("two sessions" in one word), adjectives ("of ten years")."""
    article, merged = fold(str(data.get("article", ""))), fold(str(data.get("merged_article", "")))
    found: dict[str, tuple[float, str]] = {}
    rows = [(2.0, unit, forms) for unit, forms in data["words"]["duals"].items()]
    rows += [(float(row["value"]), row["unit"], row["words"]) for row in data["words"].get("several", ())]
    for value, unit, forms in rows:
        for form in map(fold, forms):
            found[form] = value, unit
            if article and form.startswith(article):
                found[merged + form[len(article) :]] = value, unit
    return found


def _either(forms: Any) -> str:
    ordered = sorted(map(str, forms), key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, ordered)) or "(?!)"


def _phrases(forms: Any) -> str:
    ordered = sorted(map(str, forms), key=lambda form: (-len(form), form))
    return "|".join(words(form) for form in ordered) or "(?!)"

"""A language's words about units, compiled for `toolkit.facts.quantities._units`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeVar

from toolkit.facts._phrases import GAP, alternatives, directly, words
from toolkit.text import fold

_Words = TypeVar("_Words", bound="UnitWords")


@dataclass(frozen=True)
class UnitWords:
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
    hanging: re.Pattern[str]
    step: re.Pattern[str]
    or_more: re.Pattern[str]
    in_list: re.Pattern[str]
    each: re.Pattern[str]
    rate: re.Pattern[str]
    much_before: re.Pattern[str]
    numbering: re.Pattern[str]
    carried_before: re.Pattern[str]
    ordinal_definite: re.Pattern[str]
    verbal: tuple[str, ...]
    construct: tuple[str, ...]
    plural_endings: tuple[str, ...]
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
    only_after: dict[str, re.Pattern[str]]
    frequency_after: re.Pattern[str]
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


def compiled(of: type[_Words], data: dict[str, Any]) -> _Words:
    """The words of a language's file, as an object of a kind of `UnitWords`."""
    context, nouns, percent, rules = data["context"], data["nouns"], data["percent"], data["fraction_rules"]
    labels = {" ".join(fold(form).split()): unit for unit, forms in data["units"].items() for form in forms}
    listed = f"(?: {{0,4}}(?:{'|'.join(words(w) for w in percent['lists'])}) {{0,4}})"
    much = {phrase for phrases in data["qualifiers"].values() for phrase in phrases} | {*nouns["much_before"]}
    reached_from = rf"[\d.,]{{1,12}}{GAP}{alternatives(context['to'])}{GAP}"  # "rose from 96 to 138"
    prefix = r"(?:\w{1,2})??" if data.get("prefixes") else ""
    named = "|".join(words(form) for form in sorted(labels, key=lambda f: (-len(f), f)))
    return of(
        percent=directly(percent["percent"]),
        points=directly(percent["points"]),
        per_hundred=re.compile(alternatives(percent["per_hundred"])),
        money=tuple((currency, directly(names)) for currency, names in data["money"].items() if currency != "before"),
        money_before=tuple(
            (currency, re.compile(rf"{re.escape(fold(sign))} {{0,2}}\Z"))
            for sign, currency in sorted(
                data["money"]["before"].items(), key=lambda row: -len(row[0])
            )  # "US$" before "$"
        ),
        named=(re.compile(rf"(?: {{0,4}}|(?<!\w)){prefix}(?P<words>{named})(?!\w)"), labels),
        listed=re.compile(f"{listed}?"),
        compared=re.compile(
            rf"{alternatives([*data['comparisons']['between'], *context['listing'], *context['to']], data)}"
            r" {0,4}\w?\Z"
        ),
        place=re.compile(rf"{GAP}{alternatives(context['place'])}"),
        partitive=re.compile(
            rf"{GAP}{alternatives(nouns['partitive'])}(?:{GAP}\d{{1,3}}(?!\d))?"
            + (rf"|{GAP}{alternatives(nouns['part_of'])}{GAP}\d{{1,3}}(?!\d)" if nouns["part_of"] else "")
        ),
        hanging=re.compile(rf"-{listed}{{1,2}}"),
        or_more=re.compile(
            rf"{GAP}{alternatives(data['qualifiers_after']['or more'])}" if not nouns["after_first"] else r"(?!)"
        ),
        step=re.compile(rf" {{1,4}}{alternatives(context['to'])} {{1,4}}| {{0,4}}- {{0,4}}"),
        in_list=re.compile(rf"(?:[(,،:]|(?<!\w){alternatives(context['listing'])}) {{0,4}}\Z"),
        each=re.compile(rf"[,،:]?(?: [^\W\d_]+)? {alternatives(context['each'])}" if context["each"] else r"(?!)"),
        rate=re.compile(rf"{GAP}{alternatives(context['frequency'])}{GAP}(?:\d{{1,3}},000|000 \d{{1,3}})(?!\d)"),
        much_before=re.compile(rf"{alternatives(sorted(much), data)}{GAP}\Z"),
        numbering=re.compile(rf"{alternatives(nouns['numbering'], data)}{GAP}\Z" if nouns["numbering"] else r"(?!)"),
        carried_before=re.compile(
            rf"{alternatives(nouns['carried_before'], data)}{GAP}\Z" if nouns["carried_before"] else r"(?!)"
        ),
        ordinal_definite=re.compile(
            rf"{alternatives([*data['words']['ordinals'], *data['words']['ordinals_definite']], data)} {{0,4}}\Z"
            if data["words"]["ordinals"]
            else r"(?!)"
        ),
        verbal=tuple(map(fold, nouns["verbal"])),
        construct=tuple(map(fold, nouns["construct"])),
        plural_endings=tuple(map(fold, nouns["plural_endings"])),
        link=re.compile(rf"(?:,|{GAP}{alternatives(context['listing'])}){GAP}"),
        article=re.compile(rf"(?<!\w){fold(data['article'])} {{0,4}}\Z" if data.get("article") else r"(?!)"),
        names=re.compile(alternatives(context["names"], data)),
        tables=re.compile(alternatives(context["tables"])),
        one=re.compile(rf"{alternatives(data['words']['one'], data)} {{0,4}}\Z"),
        between=re.compile(rf"(?:{GAP}[a-z-]+){{1,2}}{GAP}{alternatives(context['listing'])}{GAP}"),
        # "the two sides", "between these two processes"; not "two sides", "the last two sessions", "the other two"
        both=re.compile(rf"(?<!\w){alternatives(context['both'])} {{0,4}}\Z" if context["both"] else r"(?!)"),
        reached=re.compile(rf"{alternatives(nouns['reached'], data)}{GAP}(?:{reached_from})?\w?\Z"),
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
        only_after={
            fold(part): re.compile(rf"{alternatives(before, data)}{GAP}\Z")
            for part, before in rules["only_after"].items()
        },
        frequency_after=directly(context["frequency_after"]),
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
        if word.startswith(article):
            found[merged + word[len(article) :]] = word
    return found


def _folded(items: list[str]) -> frozenset[str]:
    return frozenset(fold(item) for item in items)

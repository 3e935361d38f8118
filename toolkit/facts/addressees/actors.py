"""The actors of a language, compiled once from ``data/languages/<code>/addressees.toml``.

An actor is a set phrase that names a class of addressees ("all relevant stakeholders"); its id is the same in every
language. The list is short on purpose: programmes and offices of the United Nations are one class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit import languages
from toolkit.facts._tries import grouped
from toolkit.text import fold

__all__ = ["Actors", "actors", "labels"]

#: Words that a "~" in a set phrase may stand for.
_WILD = r"(?: +[\w,'-]+){0,3}?"


@dataclass(frozen=True)
class Actors:
    """Compiled patterns; all are tried at a place, none is searched for without bounds.

    Attributes
    ----------
    actor
        An actor with the determiners before it; the number of its group is the place of its id in `ids`.
    ids
        Id of each group of `actor`, from 1.
    opening
        Words that belong to the verb.
    after
        Words that follow an actor and belong to it.
    join
        What joins one actor to the next.
    direct
        A word directly behind an actor that starts what is asked.
    end
        The marker that ends the list and starts what is asked.
    inside
        Words after which `end` is no end ("pursuant to").
    pronoun
        A pronoun in the place of an actor.
    agent
        What stands before an actor that is an agent.
    clause
        A clause whose verb stands before its subject.
    own
        Verbs by which the organ binds itself.
    nobody
        Verbs that ask nothing of anybody ("approves the plan").
    aside
        What begins words in passing behind a comma ("in consultation with").
    belongs
        What begins words behind an actor that belong to it, so that the next actor may stand behind them.
    attached
        Whether a word of joining is written together with the word behind it: lists then go on without commas.
    suffix
        An attached pronoun at the end of a verb.
    """

    actor: re.Pattern[str]
    ids: tuple[str, ...]
    opening: re.Pattern[str]
    after: re.Pattern[str]
    join: re.Pattern[str]
    direct: re.Pattern[str]
    end: re.Pattern[str]
    inside: frozenset[str]
    pronoun: re.Pattern[str]
    agent: re.Pattern[str]
    clause: re.Pattern[str]
    own: frozenset[str]
    nobody: frozenset[str]
    aside: re.Pattern[str]
    belongs: re.Pattern[str]
    attached: bool
    suffix: re.Pattern[str]

    def at(self, words: str, place: int) -> tuple[str, int, int] | None:
        """The actor at a place: id, start without what stands before it, end."""
        match = self.actor.match(words, place)
        if match is None or match.lastindex is None:
            return None
        return self.ids[match.lastindex - 1], match.start(match.lastindex), match.end()

    def ends(self, words: str, place: int) -> re.Match[str] | None:
        """The first marker that ends a list, from a place on."""
        for match in self.end.finditer(words, place):
            word = words[max(place, match.start() - 20) : match.start()].rstrip().rpartition(" ")[2]
            if word not in self.inside:
                return match
        return None


@cache
def actors(language: str) -> Actors | None:
    """The actors of a language, or ``None`` where it has no data on addressees."""
    data = languages.load(language, "addressees")
    return _compile(data, languages.load(language, "acts")) if data else None


@cache
def labels(language: str) -> Mapping[str, str]:
    """Id of each class of addressees and its name in a language.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.facts.addressees.actors.labels("en")["secretary_general"]
    'Secretary-General'
    """
    return dict(languages.load(language, "addressees").get("labels", {}))


def _any(words: Iterable[str]) -> str:
    return grouped((fold(word) for word in words), " +")


def _phrase(written: str, article: str, contracted: str) -> str:
    words = fold(written)
    body = re.escape(words).replace(r"\ \~", _WILD).replace(r"\ ", " +").replace(" +~", _WILD)
    if article and words.startswith(article):
        return f"(?:{article}|{contracted}){body[len(article) :]}"
    return body


def _compile(data: Mapping[str, Any], acts: Mapping[str, Any]) -> Actors:
    article, contracted = fold(data["article"]), fold(data["contracted"])
    attached = f"{_any(data['proclitics'])}?{_any(data['prefixes'])}?" if data["prefixes"] else ""
    entries = [(written, name) for name, phrases in data["actors"].items() for written in phrases]
    entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    phrases = "|".join(f"({_phrase(written, article, contracted)})" for written, _ in entries)
    before = rf"(?:{attached}{_any(data['before'])} +){{0,6}}?"
    joins = [word for word in data["joins"] if word not in data["proclitics"]]
    tied = "|".join([f"{_any(joins)} +", *(f"(?={_any(data['proclitics'])})" for _ in data["prefixes"][:1])])
    blocked = f"(?! +{_any(data['ends_not_before'])}(?!\\w))"
    suffixes = acts.get("boundary", {}).get("suffixes", ())
    return Actors(
        actor=re.compile(rf"{before}{attached}(?:{phrases})(?![\w'-])"),
        ids=tuple(name for _, name in entries),
        opening=re.compile(rf"\W*(?:{_any(data['objects'])}(?!\w) +){{0,3}}"),
        after=re.compile(rf"(?: +(?:{_any(data['after'])}|{data.get('adjective', '(?!)')})(?!\w)){{1,4}}"),
        join=re.compile(rf" +(?:{tied})"),
        direct=re.compile(rf" +{_any(data.get('ends_directly', []))}(?!\w)"),
        end=re.compile(rf"(?<!\w){_any(data['ends'])}(?!\w){blocked}"),
        inside=frozenset(map(fold, data["ends_not_after"])),
        pronoun=re.compile(rf"{_any(data['pronouns'])}(?!\w)"),
        agent=re.compile(rf"(?<!\w){_any(data['agents'])} +"),
        clause=re.compile(rf"{_any(data['clause'])} +(?:\w+ +){{{data['verb_first']}}}"),
        own=frozenset(data["own"]),
        nobody=frozenset(data["nobody"]),
        aside=re.compile(rf"(?:{_any(data['asides'])})(?!\w)"),
        attached=bool(data["proclitics"]),
        belongs=re.compile(rf" +{_any(data['belongs'])}(?!\w)"),
        suffix=re.compile(rf"\w{{2}}{_any(suffixes)}$"),
    )

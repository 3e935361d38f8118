"""The actors of a language, compiled once from ``data/languages/<code>/addressees.toml``.

An actor is a set phrase that names a class of addressees ("all relevant stakeholders"); its id is the same in every
language. The list is short on purpose: programmes and offices of the United Nations are one class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from toolkit import languages
from toolkit.facts._tries import grouped
from toolkit.text import fold

__all__ = ["Actors", "actors", "labels"]

#: What a "~" between two words of a set phrase may stand for; what is never among them is put in.
_WILD = r"(?: +(?!<never>(?!\w))[\w,'-]+){0,3}?"
#: Words that the heads of `heads` may have before them, of which no list knows: at most so many.
_MODIFIERS = 4


@dataclass(frozen=True)
class Actors:
    """Compiled patterns; all are tried at a place, none is searched for without bounds.

    Attributes
    ----------
    actor
        An actor with the determiners before it; group 1, which is empty, stands where its set phrase starts, and the
        group after that of a set phrase with words left open says which of `open` it is.
    ids
        Id of each set phrase as folded, its blanks single.
    open
        Ids of the set phrases with words left open, by group from 2.
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
    near
        The same where it must stand near the verb, before any comma ("funding by donors").
    alone
        Set phrases that are no actors directly before a further noun ("United Nations staff").
    further
        A further noun behind one of them.
    clause
        A clause whose verb stands before its subject.
    own
        Verbs by which the organ binds itself.
    nobody
        Verbs that ask nothing of anybody ("approves the plan").
    calls
        Verbs whose object is whoever is called, and not what is asked.
    aside
        What begins words in passing behind a comma ("in consultation with").
    belongs
        What begins words behind an actor that belong to it, so that the next actor may stand behind them.
    attached
        Whether a word of joining is written together with the word behind it: lists then go on without commas.
    suffix
        An attached pronoun at the end of a verb.
    modified
        A plain head with words before it that no list has ("debtor and creditor countries"); group 1 as in `actor`.
    owner
        Words behind a list that say whose its members are ("of the United Nations system").
    owned
        The class of a set phrase whose owner is named behind the list.
    apart
        A word that cannot stand between two members of one list of an owner.
    begins
        A word behind an actor that starts what is asked without a marker, and is none that belongs to the actor.
    acts
        A word that the first member of a list has not before it: what is asked, and no member, is named there.
    passive
        What says behind the subject of a clause that something is done to it ("be provided").
    """

    actor: re.Pattern[str]
    ids: Mapping[str, str]
    open: tuple[str, ...]
    opening: re.Pattern[str]
    after: re.Pattern[str]
    join: re.Pattern[str]
    direct: re.Pattern[str]
    end: re.Pattern[str]
    inside: frozenset[str]
    pronoun: re.Pattern[str]
    agent: re.Pattern[str]
    near: re.Pattern[str]
    alone: frozenset[str]
    further: re.Pattern[str]
    clause: re.Pattern[str]
    own: frozenset[str]
    nobody: frozenset[str]
    calls: frozenset[str]
    aside: re.Pattern[str]
    belongs: re.Pattern[str]
    attached: bool
    suffix: re.Pattern[str]
    modified: re.Pattern[str]
    owner: re.Pattern[str]
    owned: Mapping[str, str]
    apart: re.Pattern[str]
    begins: re.Pattern[str]
    acts: re.Pattern[str]
    passive: re.Pattern[str]

    def at(self, words: str, place: int) -> tuple[str, int, int] | None:
        """The actor at a place: id, start without what stands before it, end."""
        match = self.actor.match(words, place) or self.modified.match(words, place)
        if match is None or match.lastindex is None:
            return None
        start, end = match.end(1), match.end()
        if words[start:end] in self.alone and self.further.match(words, end):
            return None
        if match.lastindex > 1:
            return self.open[match.lastindex - 2], start, end
        return self.ids[" ".join(words[start:end].split())], start, end

    def ends(self, words: str, place: int) -> re.Match[str] | None:
        """The first marker that ends a list, from a place on."""
        for match in self.end.finditer(words, place):
            word = words[place : match.start()].rstrip().rpartition(" ")[2]
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


def _forms(written: str, article: str, contracted: str) -> list[str]:
    """A set phrase as folded text has it: its article may be contracted with the preposition before it."""
    words = fold(written)
    if article and words.startswith(article):
        return [words, contracted + words[len(article) :]]
    return [words]


def _phrases(entries: Iterable[tuple[list[str], str]], never: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """The pattern of set phrases in the order in which they are tried, and the ids of `Actors`.

    Those without words left open are tried a run of them at once, as a tree.
    """
    pieces, ids, left_open = list[str](), dict[str, str](), list[str]()
    wild = _WILD.replace("<never>", never)
    for opened, run in groupby(entries, lambda entry: "~" in entry[0][0]):
        some = list(run)
        if opened:
            left_open += [name for _, name in some]
            bodies = ["|".join(map(re.escape, forms)).replace(r"\ \~", wild).replace(r"\ ", " +") for forms, _ in some]
            pieces += [f"(?:{body})()" for body in bodies]
        else:
            for forms, name in some:
                for form in forms:
                    ids.setdefault(form, name)
            pieces.append(grouped((form for forms, _ in some for form in forms), " +"))
    return f"()(?:{'|'.join(pieces)})", ids, tuple(left_open)


def _compile(data: Mapping[str, Any], acts: Mapping[str, Any]) -> Actors:
    article, contracted = fold(data["article"]), fold(data["contracted"])
    attached = f"{_any(data['proclitics'])}?{_any(data['prefixes'])}?" if data["prefixes"] else ""
    entries = [(written, name) for name, phrases in data["actors"].items() for written in phrases]
    known = {written for written, _ in entries}
    entries += [(written, "") for some in data["owned"].values() for written in some if written not in known]
    entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    phrases, ids, left_open = _phrases(
        ((_forms(written, article, contracted), name) for written, name in entries), _any(data["never_between"])
    )
    before = rf"(?:{attached}{_any(data['before'])} +){{0,6}}?"
    joins = [word for word in data["joins"] if word not in data["proclitics"]]
    tied = "|".join([f"{_any(joins)} +", *(f"(?={_any(data['proclitics'])})" for _ in data["prefixes"][:1])])
    going_on = [*data["may_follow"], *data["no_modifiers"], *joins, *data["ends"], *data["after"]]
    modifier = rf"(?!{_any([*data['no_modifiers'], *joins])}(?!\w))[^\W\d][\w-]*"
    heads = _any(form for form in ids if form.rpartition(" ")[2] in data["heads"])
    modified = rf"{before}(?:{modifier} +(?:{_any(joins)} +)?){{1,{_MODIFIERS}}}?(){heads}(?![\w'-])"
    unasked = "".join(f"(?<!{end} )" for end in data["agents_not_after"])
    blocked = f"(?! +{_any(data['ends_not_before'])}(?!\\w))"
    suffixes = acts.get("boundary", {}).get("suffixes", ())
    return Actors(
        actor=re.compile(rf"{before}{attached}{phrases}(?![\w'-])"),
        ids=ids,
        open=left_open,
        opening=re.compile(rf"\W*(?:{_any(data['objects'])}(?!\w) +){{0,3}}"),
        after=re.compile(rf"(?: +(?:{_any(data['after'])}|{data.get('adjective', '(?!)')})(?!\w)){{1,4}}"),
        join=re.compile(rf" +(?:{tied})"),
        direct=re.compile(rf" +{_any(data.get('ends_directly', []))}(?!\w)"),
        end=re.compile(rf"(?<!\w){_any(data['ends'])}(?!\w){blocked}"),
        inside=frozenset(map(fold, data["ends_not_after"])),
        pronoun=re.compile(rf"{_any(data['pronouns'])}(?!\w)"),
        agent=re.compile(rf"(?<!\w){_any(data['agents'])} +"),
        near=re.compile(rf"{unasked}(?<!\w){_any(data['near_agents'])} +"),
        alone=frozenset(map(fold, data["alone"])),
        further=re.compile(rf" +(?!{_any(going_on)}(?!\w))\w"),
        clause=re.compile(rf"{_any(data['clause'])} +(?:\w+ +){{{data['verb_first']}}}"),
        own=frozenset(data["own"]),
        nobody=frozenset(data["nobody"]),
        calls=frozenset(data["calls"]),
        aside=re.compile(rf"(?:{_any(data['asides'])})(?!\w)"),
        attached=bool(data["proclitics"]),
        belongs=re.compile(rf" +{_any(data['belongs'])}(?!\w)"),
        suffix=re.compile(rf"\w{{2}}{_any(suffixes)}$"),
        modified=re.compile(modified if data["heads"] else "(?!)"),
        owner=re.compile(rf" +{_any(data['owners'])}(?!\w)"),
        owned={fold(phrase): name for name, some in data["owned"].items() for phrase in some},
        apart=re.compile(rf"(?<!\w){_any(data['apart'])}(?!\w)"),
        begins=re.compile(data.get("begins", "(?!)")),
        acts=re.compile(rf"(?<!\w){_any(data['not_strange'])}(?!\w)"),
        passive=re.compile(data.get("passive", "(?!)")),
    )

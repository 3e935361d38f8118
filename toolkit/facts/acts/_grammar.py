"""A language's performative verbs, compiled once from ``data/languages/<code>/acts.toml``.

A *form* is how a verb is written: its first word finds it, its further words may stand apart from it with adverbs
and connectives between them (the split forms of Arabic, "calls once again upon"). All patterns work on folded text
(`toolkit.text.fold`) and are anchored where they are tried, so that the time they take grows with the length of the
text and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from toolkit import languages
from toolkit.facts._tries import grouped
from toolkit.text import fold

__all__ = ["Grammar", "VerbForm", "grammar"]

#: Code points of text before a verb in which its clause boundary is looked for.
REACH = 90

_COMMA = "[,\u060c]?"


@dataclass(frozen=True, slots=True)
class Gap:
    """What may stand between two words of a form: blanks, and up to three adverbs or connectives."""

    blank: re.Pattern[str]
    unit: re.Pattern[str]

    def ends(self, words: str, place: int) -> Iterator[int]:
        """Places where the following word may start, nearest first."""
        for _ in range(4):
            blank = self.blank.match(words, place)
            if blank is None:
                return
            yield blank.end()
            unit = self.unit.match(words, blank.end())
            if unit is None:
                return
            place = unit.end()


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One way to write a performative verb.

    Attributes
    ----------
    verb, force
        Canonical verb, and its force where nothing else decides.
    kind
        ``finite``, ``participle``, ``opening`` (counts at the opening only), ``first`` (first person plural) or
        ``masculine`` (of a council, where the language tells it apart).
    parts
        The folded words of the form; a gap may part them.
    ahead
        A word that has to follow, or its first letters and ``-``; empty for none.
    gap, behind
        What may part them, and what may stand before the word that has to follow: a feeling, too.
    weak
        Also an everyday verb: inside a paragraph it needs a clear clause boundary.
    lead
        Counts only at the opening of a paragraph.
    modifier
        A modifier that the form itself gives (``concern``).
    """

    verb: str
    force: str
    kind: str
    parts: tuple[str, ...]
    ahead: str
    gap: Gap
    behind: Gap
    weak: bool = False
    lead: bool = False
    modifier: str = ""

    @property
    def single(self) -> bool:
        """Whether the form is one word."""
        return len(self.parts) == 1

    @property
    def length(self) -> int:
        """Code points of the form and of what has to follow; longer forms are tried first."""
        return len(" ".join((*self.parts, self.ahead)))

    def match(self, words: str, place: int, after: Sequence[int]) -> int | None:
        """End of the form at a place where its first word stands; ``None`` where what follows is others.

        ``after`` has the places where its second word may start.
        """
        place += len(self.parts[0])
        places: Iterable[int] = after
        for part in self.parts[1:]:
            found = next((at + len(part) for at in places if _is_word(words, at, part)), None)
            if found is None:
                return None
            place, places = found, self.gap.ends(words, found)
        if not self.ahead:
            return place
        stem = self.ahead.removesuffix("-")
        following = self.behind.ends(words, place)
        if stem == self.ahead:
            return place if any(_is_word(words, at, stem) for at in following) else None
        return place if any(words.startswith(stem, at) for at in following) else None


def _is_word(words: str, place: int, word: str) -> bool:
    end = place + len(word)
    return words.startswith(word, place) and not (words[end : end + 1].isalnum() or words[end : end + 1] == "_")


@dataclass(frozen=True)
class Grammar:
    """The compiled verbs of one language."""

    hit: re.Pattern[str]
    gap: Gap
    exceptions: tuple[tuple[re.Pattern[str], str, str], ...]
    adverbs_first: re.Pattern[str]
    forms: Mapping[str, tuple[VerbForm, ...]]
    opening: re.Pattern[str]
    boundary: re.Pattern[str]
    attached: re.Pattern[str]
    particles: re.Pattern[str]
    adverb: re.Pattern[str]
    adverbs_before: re.Pattern[str]
    adverbs_after: re.Pattern[str]
    intensifiers: Mapping[str, str]
    unlike: re.Pattern[str] | None
    adverbs: Mapping[str, str]
    feelings: tuple[re.Pattern[str], ...]
    degrees: Mapping[str, str]
    nouns: Mapping[str, str]
    evaluative: frozenset[str]
    objects: tuple[tuple[frozenset[str], str, re.Pattern[str]], ...]
    between: re.Pattern[str]
    kinds: Mapping[str, frozenset[str]]
    misread: frozenset[str]
    ambiguous: frozenset[str]
    relative: re.Pattern[str] | None
    followers: frozenset[str]
    proclitics: frozenset[str] = field(default_factory=frozenset)


@cache
def grammar(language: str) -> Grammar | None:
    """The verbs of a language, or ``None`` where it has no data on acts."""
    data = languages.load(language, "acts")
    return _compile(data) if data else None


def _any(words: Iterable[str]) -> str:
    """An alternation of folded words, longest first."""
    return grouped((fold(word) for word in words), " +")


def _compile(data: Mapping[str, Any]) -> Grammar:
    edge, adverbs = data["boundary"], data["adverbs"]
    between = _any([*adverbs, *data["connectives"]["words"]])
    gap = Gap(re.compile(rf"{_COMMA} +"), re.compile(rf"{between}(?!\w)"))
    felt = "|".join(_unnamed(shape.pattern.removeprefix(" +")) for shape in _feelings(_with_word(data["feelings"])))
    ahead = replace(gap, unit=re.compile(rf"(?:{between}(?!\w)|{felt})")) if felt else gap
    forms = _forms(data, gap, ahead)
    proclitics = _any(edge["proclitics"])
    joined = rf"(?:{proclitics})?{between}"
    before = rf"(?:{joined}{_COMMA} +){{0,4}}"
    misread = edge.get("misread", [])
    particles = _any([*edge["particles"], *misread])
    conjunctions = _any(edge["conjunctions"])
    pronouns = _any(edge["pronouns"])
    tied = rf"(?:[.,;:\u060c\u061b(-]|(?:^|(?<=\W)){conjunctions}) +"
    return Grammar(
        hit=re.compile(rf"(?<!\w)(?P<clitic>{proclitics})?(?P<word>{_any(forms)})(?!\w)"),
        gap=gap,
        exceptions=tuple(
            (re.compile(fold(row["words"]).replace(" ", " +") + r"(?!\w)"), row["verb"], row["force"])
            for row in data.get("exceptions", ())
        ),
        adverbs_first=re.compile(rf"\W*(?:{between}(?!\w){_COMMA} +){{1,4}}"),
        forms=forms,
        opening=re.compile(rf"^\W*(?:(?:{particles}|{pronouns}|{conjunctions}|{joined}){_COMMA} +){{0,5}}$"),
        boundary=re.compile(rf"{tied}(?P<links>(?:(?:{conjunctions}|{pronouns}|{joined}){_COMMA} +){{0,5}})$"),
        attached=re.compile(rf"(?:^|(?<=\W))(?P<particle>{particles}|{pronouns}) +{before}$"),
        particles=re.compile(rf"(?<!\w){particles}(?!\w)"),
        adverb=re.compile(rf"(?<!\w){_any(adverbs)}(?!\w)"),
        adverbs_before=re.compile(rf"(?:(?<!\w){_any(adverbs)} +){{1,4}}$"),
        adverbs_after=re.compile(rf"(?: +{_any(adverbs)}(?!\w)){{1,3}}"),
        intensifiers={fold(word): name for word, name in data["feelings"].get("intensifiers", {}).items()},
        unlike=re.compile(rf" *,? *{_any(edge['nouns_before'])}(?!\w)") if edge.get("nouns_before") else None,
        adverbs={fold(word): modifier for word, modifier in adverbs.items()},
        feelings=tuple(_feelings(data["feelings"])),
        degrees={fold(word): name for word, name in data["feelings"]["degrees"].items()},
        nouns={fold(word): name for word, name in data["feelings"]["nouns"].items()},
        evaluative=frozenset(data["feelings"]["force"]["evaluation"]),
        objects=tuple(_objects(data["objects"])),
        between=re.compile(rf"\W*(?:{joined}(?!\w){_COMMA} *){{1,4}}"),
        kinds={part: frozenset(kinds) for part, kinds in data["kinds"].items()},
        misread=frozenset(misread),
        ambiguous=frozenset(map(fold, misread)) - frozenset(map(fold, edge["particles"])),
        relative=re.compile(rf"(?<!\w){_any(edge['relatives'])}(?!\w)") if "relatives" in edge else None,
        followers=_followers(data, forms),
        proclitics=frozenset(map(fold, edge["proclitics"])),
    )


def _followers(data: Mapping[str, Any], forms: Mapping[str, tuple[VerbForm, ...]]) -> frozenset[str]:
    """Words that may stand right behind a verb: the rest of its form, adverbs, what brings a feeling."""
    words = {part for many in forms.values() for form in many for part in (*form.parts[1:], form.ahead)}
    words |= {fold(word) for written in data["adverbs"] for word in written.split()}
    words |= {fold(before).strip() for group in data["feelings"]["patterns"] for before in group["before"]}
    return frozenset(word for word in words if len(word) > 1 and not word.endswith("-"))


def _with_word(feelings: Mapping[str, Any]) -> dict[str, Any]:
    """Feelings that a word always introduces ("with deep concern"): these may stand before what a verb governs."""
    return {**feelings, "patterns": [group for group in feelings["patterns"] if all(group["before"])]}


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _forms(data: Mapping[str, Any], gap: Gap, behind: Gap) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    persons = {kind: data["boundary"].get(kind, {}) for kind in ("first", "masculine")}
    for name, entry in data["verbs"].items():
        flags = {key: entry[key] for key in ("weak", "lead", "modifier") if key in entry}
        written = [
            (kind, words)
            for kind in ("finite", "participle", "opening", "first", "masculine")
            for words in _written(entry, kind, data["boundary"].get("suffixes", ()))
        ]
        written += [("opening", words) for words in _person(name, entry, persons["masculine"], "opening")]
        for kind, letters in persons.items():
            if letters or kind == "first":
                written += [(kind, words) for words in _person(name, entry, letters)]
        for kind, words in written:
            form, _, ahead = fold(words).partition(" > ")
            parts = tuple(form.split(" "))
            # a verb with two forces stands twice, and says its name
            ready = VerbForm(entry.get("verb", name), entry["force"], kind, parts, ahead, gap, behind, **flags)
            found.setdefault(parts[0], []).append(ready)
    return {word: tuple(sorted(forms, key=lambda f: -f.length)) for word, forms in found.items()}


def _written(entry: Mapping[str, Any], kind: str, suffixes: Iterable[str]) -> list[str]:
    """Forms of one kind; those of a verb with an attached object ("urges them") once more with each suffix."""
    forms = list(entry.get(kind, ()))
    if kind == "finite" and entry.get("object"):
        forms += [form + suffix for form in forms if " " not in form for suffix in suffixes]
    return forms


def _person(verb: str, entry: Mapping[str, Any], letters: Mapping[str, str], kind: str = "finite") -> list[str]:
    """Forms of another person: the base form for "we", or the third person with letters exchanged as the data says."""
    if not letters and kind == "opening":
        return []
    if not letters:
        return [verb.removeprefix("be ")] if not verb.startswith("be ") else [f"are {verb.removeprefix('be ')}"]
    out = []
    for written in entry.get(kind, ()):
        words = written.split(" ")
        for old, new in letters.items():
            if words[0].startswith(old):
                words[0] = new + words[0][len(old) :]
            words = [word[: -len(old)] + new if len(old) > 1 and word.endswith(old) else word for word in words]
        if " ".join(words) != written:
            out.append(" ".join(words))
    return out


def _feelings(data: Mapping[str, Any]) -> Iterable[re.Pattern[str]]:
    """Patterns of "with deep concern", one for each shape, tried in order."""
    degree, noun = _any(data["degrees"]), _any(data["nouns"])
    suffixes = _any(data.get("suffixes", []))
    parts = {
        "{degree}": f"(?P<degree>{degree})",
        "{degree2}": degree,
        "{noun}": f"(?P<noun>{noun})",
        "{suffix}": f"{suffixes}?",
        "{own}": suffixes,
    }
    for group in data["patterns"]:
        ahead = (re.escape(fold(word).rstrip()) + (" +" if word.endswith(" ") else "") for word in group["before"])
        before = "(?:" + "|".join(ahead) + ")"
        for shape in group["shapes"]:
            body = fold(shape).replace(" ", " +")
            for name, pattern in parts.items():
                body = body.replace(name, pattern)
            yield re.compile(rf" +{before}{body}(?!\w)")


def _objects(groups: Iterable[Mapping[str, Any]]) -> Iterable[tuple[frozenset[str], str, re.Pattern[str]]]:
    for group in groups:
        skip = rf"(?:{_any(group['skip'])} +){{0,4}}" if group["skip"] else ""
        between = r"(?:[\w,]+ +){0,3}?" if not group["skip"] else ""
        pattern = re.compile(rf" *,? *{skip}{between}{_any(group['words'])}(?!\w)")
        yield frozenset(group["verbs"]), group["force"], pattern

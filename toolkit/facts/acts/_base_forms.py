"""The base form of a verb that the data on acts does not know: by rule, with exceptions, both as data.

An opening is never passed over in silence: "Censures" is *censure* though no list has it. What is no verb by its
ending, its place or the word after it gives nothing. A language without ``base_forms.toml`` gives nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit import _organs, languages
from toolkit.facts._tries import grouped
from toolkit.text import fold

__all__ = ["Unknown", "adverbs", "pronoun", "subject", "unknown"]

# A first word, a second and what follows it: "Requires cities", "Re-emphasizes that".
_WORDS = re.compile(
    r"\W*(?P<first>[^\W\d_]+(?:['\u2019-][^\W\d_]+)*)(?P<gap>,?:?)(?:\s+(?P<second>[^\W\d_]+)(?:\s+(?P<third>[^\W\d_]+))?)?"
)
#: Code points of a text within which the adverbs before its verb stand.
_HEAD = 200
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Unknown:
    """An opening verb that no list has: its base form, its force, and the end of its words in the text."""

    verb: str
    force: str
    end: int


def unknown(text: str, language: str, part: str) -> Unknown | None:
    """The verb that opens a paragraph, by its form alone.

    Examples
    --------
    >>> unknown("Censures those who fell them;", "en", "operative").verb
    'censure'
    >>> unknown("Having studied the report,", "en", "preamble").verb
    'study'
    >>> unknown("States should act;", "en", "operative") is None
    True
    """
    data = languages.load(language, "base_forms")
    match = _WORDS.match(text)
    if not data or match is None or not match["first"][:1].isupper():
        return None
    first, second, third = ((match[name] or "").lower() for name in ("first", "second", "third"))
    if first in data["no_verbs"]["words"]:
        return None
    if first in data["having"]["words"] and not match["gap"]:
        return _having(match, second, third, data)
    if first.endswith("ed") and second in data["state"]["follow"] and part == "preamble":
        return Unknown(f"be {first}", data["state"]["force"], match.end("first"))
    for form in data["forms"]:
        if form["part"] == part and first.endswith(form["ending"]):
            return _formed(match, first, second, form, data)
    return None


def subject(text: str, language: str) -> int:
    """Where the verb begins behind the organ's own name ("The Security Council requests"); 0 where there is none."""
    match = _subjects(language).match(text)
    return match.end() if match else 0


def pronoun(text: str, language: str) -> str:
    """The pronoun that a declaration leaves out ("Recognize the need" says "We recognize"); empty where none fits."""
    data = languages.load(language, "base_forms").get("declaration", {})
    match = _WORDS.match(text) if data else None
    second = (match["second"] or "").lower() if match else ""
    return str(data["pronoun"]) if match and match["first"][:1].isupper() and second in data["follow"] else ""


def adverbs(text: str, language: str, known: re.Pattern[str]) -> int:
    """Where the verb begins behind adverbs, known ones and others by their ending; 0 where there are none."""
    data = languages.load(language, "base_forms").get("adverbs", {})
    start, at = text[:_HEAD], 0
    head = fold(start)
    if len(head) != len(start):
        return 0
    for _ in range(3):
        match = known.match(head, at) or (re.compile(r"\W*([^\W\d_]{4,20}) +").match(head, at) if data else None)
        if match is None:
            break
        if match.re is not known and (not match[1].endswith(tuple(data["endings"])) or match[1] in data["none"]):
            break
        at = match.end()
    return at if text[at:] else 0


@cache
def _subjects(language: str) -> re.Pattern[str]:
    names = [*_organs.formulas(language), *languages.load(language, "base_forms").get("subjects", ())]
    return re.compile(rf"\W*{grouped(names)},? +(?=[^\W\d_])")


def _having(match: re.Match[str], second: str, third: str, data: Mapping[str, Any]) -> Unknown | None:
    """What the organ has done: "Having studied", "Having been briefed"."""
    force = data["having"]["force"]
    if second in data["having"]["passive"] and third:
        return Unknown(f"be {third}", force, match.end("third"))
    if verb := data["irregular"].get(second):
        return Unknown(verb, force, match.end("second"))
    if not second.endswith("ed"):
        return None
    return Unknown(_base(second.removesuffix("ed"), "stem", data), force, match.end("second"))


def _formed(
    match: re.Match[str], first: str, second: str, form: Mapping[str, Any], data: Mapping[str, Any]
) -> Unknown | None:
    ing = form["rules"] == "stem"
    after = data["no_verbs"]["after_ing" if ing else "after"]
    if second in after or not second or "," in match["gap"] or (ing and match["gap"]):
        return (
            None
            if second or match["gap"] != ":"
            else Unknown(_verb(first, form, data), form["force"], match.end("first"))
        )
    stem = first.removesuffix(form["ending"])
    if len(stem) < 3 or not _VOWEL.search(stem) or first.endswith(("ss", "us")):
        return None
    return Unknown(_verb(first, form, data), form["force"], match.end("first"))


def _verb(first: str, form: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """The base form of a word; a prefix with a hyphen stays ("re-emphasizes")."""
    prefix, hyphen, word = first.rpartition("-")
    if verb := data["irregular"].get(word):
        return prefix + hyphen + str(verb)
    stem = word if form["rules"] == "third" else word.removesuffix(form["ending"])
    return prefix + hyphen + _base(stem, form["rules"], data)


def _base(word: str, rules: str, data: Mapping[str, Any]) -> str:
    """A word with its ending put right by the first rule that fits it."""
    for pattern, put in _rules(tuple((rule["pattern"], rule["put"]) for rule in data["rules"][rules])):
        changed, times = pattern.subn(put, word)
        if times:
            return changed
    return word


@cache
def _rules(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{pattern}$"), put) for pattern, put in rules)

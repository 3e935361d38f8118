"""The forms of a searched word: what of a text counts as that word. The rules are data (`toolkit.explorer._rules`).

A word that was typed with particles is also looked for without them, an Arabic hamza on its other seats, a verb with
and without the particle of the future; then the other words of its family (sound and broken plurals), and each with
the pronouns that may stand behind it. Which particles stand before it in the text is the matcher's to find. The page
does the same in JavaScript (``page/forms.js``); a test compares both.

Particles are taken off a typed word only where what is left is a word of the texts, unless the article ends them:
the letter that begins a word is mostly its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from toolkit.explorer._rules import of_language
from toolkit.text import fold

__all__ = ["SearchWord", "forms"]

#: Letters that a word must have before pronouns behind it, particles before it or seats of hamza are looked for.
STEM: Final = 3


@dataclass(frozen=True)
class SearchWord:
    """A word of a search as it was typed.

    Attributes
    ----------
    typed
        Its letters.
    gap
        The folded marks between it and the word before, blanks and hyphens set aside.
    open
        Whether it may go on (``*``).
    exact
        Whether it must stand without clitics (``=``).
    """

    typed: str
    gap: str = ""
    open: bool = False
    exact: bool = False


def forms(word: SearchWord, language: str, known: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """The folded forms of a word, each with the letter that must end it in the text, if any.

    Parameters
    ----------
    word
        A word of a search.
    language
        Language of the texts.
    known
        Folded words of the texts; may be empty.
    """
    yield fold(word.typed), ""
    if word.exact:
        return
    data = of_language(language)
    typed = "".join(char for char in word.typed if fold(char))
    for base in _bases(typed, data, known):
        for seated in _seats(base, data):
            if word.open:
                yield fold(seated), ""
                continue
            for stem in _family(seated, data):
                yield from _behind(stem, data)


def _bases(typed: str, data: dict[str, Any], known: frozenset[str]) -> list[str]:
    """The word as typed, and without the particles that were typed with it."""
    found, article = [typed], data["article"]
    if typed in data.get("whole", ()):
        return found
    folded = fold(typed)
    if article and typed.startswith(article) and len(typed) >= len(article) + 2:
        found.append(typed[len(article) :])
    for stack in data["particles"]:
        rest = folded[len(stack) :]
        if stack == article or not folded.startswith(stack) or len(rest) < STEM or len(folded) != len(typed):
            continue
        if _has_article(stack, data) or rest in known or article + rest in known:
            found.append(typed[len(stack) :])
    for particle in data.get("future", ()):
        begins = tuple(data["begins"])
        for base in tuple(found):
            rest = base[len(particle) :]
            if base.startswith(particle) and rest.startswith(begins) and len(rest) > STEM and fold(rest) in known:
                found.append(rest)
            elif base.startswith(begins) and len(base) > STEM:
                found.append(particle + base)
    return list(dict.fromkeys(found))


def _has_article(stack: str, data: dict[str, Any]) -> bool:
    """Whether the article, or what it is contracted to, ends a stack of particles."""
    article = data["article"]
    return bool(article) and stack.endswith((article, article[-1] * 2))


def _seats(word: str, data: dict[str, Any]) -> list[str]:
    """The word with each hamza on each of its seats; at a word's end also behind the letter of its seat."""
    seats = data.get("seats", ())
    found = [""]
    for at, char in enumerate(word):
        if char in seats and len(word) > STEM:
            others = [*dict.fromkeys((char, *seats))]
            if at == len(word) - 1 and char != "ء":
                others.append(f"{'ى' if char == 'ئ' else 'و'}ء")
            found = [f"{start}{other}" for start in found for other in others]
        else:
            found = [f"{start}{char}" for start in found]
    if word.endswith("ىء") and seats:
        found.append(f"{word[:-2]}ئ")
    return found[:27]


def _family(stem: str, data: dict[str, Any]) -> list[str]:
    """The stem, and the other words of its family."""
    folded = fold(stem)
    found = [stem, *data["families"].get(folded, ())]
    if folded not in data["apart"]:
        for ending, others in data.get("endings", ()):
            if stem.endswith(ending) and len(stem) - len(ending) >= data["shortest"]:
                found += [f"{stem[: len(stem) - len(ending)]}{other}" for other in others]
                break
    return list(dict.fromkeys(found))


def _behind(stem: str, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A stem alone, and with pronouns behind it."""
    yield fold(stem), ""
    if len(stem) < STEM:
        return
    for suffix in data.get("suffixes", ()):
        yield fold(stem + suffix), suffix[-1] if suffix in data.get("literal", ()) else ""
    for last in data.get("before_pronouns", {}).get(stem[-1], ()):
        for suffix in data["pronouns"]:
            yield fold(stem[:-1] + last + suffix), ""

"""Organs that adopt resolutions, and what their documents say of themselves: asked by name, symbol, formula, number.

A new organ, or a language for one, is a row of ``data/organs.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from toolkit import paths
from toolkit._organs._rows import Lines, Organ, read
from toolkit.text import fold

__all__ = [
    "Lines", "Numbered", "Organ", "by_number", "first_named", "formulas", "is_formula", "lines", "named",
    "of_formula", "of_symbol", "opened", "organs",
]  # fmt: skip

#: Words of an ordinal in a formula: "The Sixty-sixth World Health Assembly".
_ORDINAL = r"[\w.\u00aa\u00ba-]{1,30}(?: [\w.\u00aa\u00ba-]{1,30}){0,3}"


@cache
def organs() -> tuple[Organ, ...]:
    """All organs, in the order of the file."""
    return read(paths.data("organs.toml"))[0]


@cache
def lines(language: str) -> Lines:
    """How lines speak in a language; in English where the file does not say."""
    known = read(paths.data("organs.toml"))[1]
    return known[language]() if language in known else lines("en")


def named(name: str) -> Organ | None:
    """The organ of an id or an English name."""
    return next((organ for organ in organs() if name in (organ.id, organ.name)), None)


def of_symbol(symbol: str) -> Organ | None:
    """The organ whose prefix a symbol bears, the longest prefix first.

    >>> of_symbol("E/CN.5/2025/L.6").name
    'Commission for Social Development'
    """
    fits = [(len(p), organ) for organ in organs() for p in organ.prefixes if symbol.startswith(p)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def formulas(language: str, *, numbered: bool = False) -> tuple[str, ...]:
    """Enacting formulas of a language as they are written, without those that hold an ordinal.

    Those of organs that are known by their numbers stand apart: "the Assembly" is in a sentence many a body.
    """
    some = (organ for organ in organs() if bool(organ.number) == numbered)
    return tuple(f for organ in some for f in organ.formula.get(language, ()) if "{" not in f)


def first_named(words: str, language: str) -> Organ | None:
    """The organ that some folded words name first, by its formula without the word before it.

    The short name of an organ that is known by its number is that of many a body, and left out.

    >>> first_named("resolution adopted by the security council", "en").id
    'SC'
    """
    near = [
        (at, place)
        for place, organ in enumerate(organs())
        for formula in (*organ.formula.get(language, ()), *organ.formula.get("en", ()))
        if not organ.number and (at := words.find(fold(formula).split(" ", 1)[-1].replace("{ordinal} ", ""))) >= 0
    ]
    return organs()[min(near)[1]] if near else None


def is_formula(line: str, language: str) -> bool:
    """Whether a line is an enacting formula, and nothing else.

    >>> is_formula("The Sixty-sixth World Health Assembly,", "en")
    True
    >>> is_formula("The General Assembly decides", "en"), is_formula("the Security Council,", "en")
    (False, False)
    """
    return bool(of_formula(line, language))


def of_formula(line: str, language: str) -> tuple[Organ, ...]:
    """The organs whose formula a line is; more than one where they call themselves alike ("The Executive Board")."""
    words = " ".join(line[:320].split()).strip(' *_,\u060c:\uff0c\uff1a\u201c\u00ab"')
    if words[:1].islower():
        return ()  # a wrapped line of a sentence
    folded = fold(words)
    found = tuple(
        organ for head, pattern, organ in _formulas(language) if folded.startswith(head) and pattern().fullmatch(folded)
    )
    read = _READ_FOR.sub("m", folded)
    return found or (of_formula(read[:1].upper() + read[1:], language) if read != folded else ())


# What may follow the name in formulas of other bodies: " (Klow, 2044)", ", meeting in Klow at its 113th Session, 2044".
_TAIL = r"(?: ?[(（][^()（）]{{2,140}}[)）])?(?:[,\u060c]? (?:{met})(?: [^;:]{{0,200}};?)?)?"


# A short name in brackets: "(الإسكوا)", "(ECLAC)".
_SHORT = r"(?: \([^\W\d_]{3,12}\))?"


# Two letters that programs read for one where a word has no other sense: "Cornmission", "Assernbly".
_READ_FOR = re.compile("rn(?=[mb])")

_TATWEEL = "\u0640"  # it draws an Arabic word out and says nothing

# What may stand behind a number: the marker of a note.
_MARKER = re.compile(r"(?:\*|\s?[\u00b9\u00b2\u00b3\u2070-\u2079]|\[\^?\d{1,2}\])+$")


class Numbered(NamedTuple):
    """A line that is an organ's own number: its place, the title's words behind it, its symbol and session."""

    line: int
    title: str
    symbol: str = ""
    session: str = ""


def by_number(alike: tuple[Organ, ...], head: Sequence[str]) -> tuple[tuple[Organ, ...], Numbered | None]:
    """Those of the organs that call themselves alike whose own number is a line of a head, and that line.

    Parameters
    ----------
    alike
        The organs that a formula may mean.
    head
        The lines above the text.

    Returns
    -------
    tuple
        The organs that are left, and the line. Where no line is one, organs that need no such number go before those
        that do.

    Examples
    --------
    >>> found, line = by_number(of_formula("THE GENERAL ASSEMBLY,", "en"), ["AG/RES. 88 (XL-O/44)", "LAKES"])
    >>> found[0].id, line.symbol, line.session
    ('OAS', 'AG/RES. 88 (XL-O/44)', 'XL')
    >>> by_number(of_formula("The General Assembly,", "en"), ["99/8. Lakes"])[0][0].id
    'GA'
    """
    for at, line in enumerate(head):
        for organ in alike:
            for pattern in organ.number:
                if match := pattern().fullmatch(_MARKER.sub("", line.replace(_TATWEEL, ""))):
                    values = match.groupdict()
                    session = values.get("session") or ""
                    return (organ,), Numbered(at, values["title"] or "", organ.made(match), session)
    return tuple(organ for organ in alike if not organ.number) or alike, None


def opened(line: str, language: str) -> str:
    """The formula with which a line begins that goes on with its text; empty where it begins with none.

    >>> opened("The Security Council, Recalling its resolutions,", "en")
    'The Security Council,'
    """
    head, mark, rest = line.partition(next((sign for sign in "\u060c\uff0c" if sign in line), ","))
    return head + mark if mark and rest.strip() and of_formula(head, language) else ""


@cache
def _formulas(language: str) -> tuple[tuple[str, Callable[[], re.Pattern[str]], Organ], ...]:
    """How each formula begins, what makes its pattern (few documents ask for more than one), and its organ."""
    return tuple(
        (words.partition("{")[0], cache(partial(_formula, words, language, tail=bool(organ.number))), organ)
        for organ in organs()
        for words in map(fold, organ.formula.get(language, ()))
    )


def _formula(words: str, language: str, *, tail: bool) -> re.Pattern[str]:
    met = "|".join(map(re.escape, lines(language).convened)) or "(?!)"
    behind = _TAIL.format(met=met) if tail else _SHORT
    return re.compile(re.escape(words).replace(r"\{ordinal\}", _ORDINAL) + behind)

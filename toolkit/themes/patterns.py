"""The small pattern language of lexicons: always a finite list of surfaces.

===============  ==========================================================
``word``         itself, folded (`toolkit.text.fold`); a hyphen is a space
``[s]``          optional: ``report[s]`` is *report* or *reports*
``(a|b)``        one of several; may stand inside a word and may be nested
``word*``        at the end only: any word that begins so
``word~``        with any pronoun suffix of the language, or none
``=word``        at the start only: without proclitics
===============  ==========================================================

A pattern has no repetition, so it expands to a finite list of literal surfaces (at
most `LIMIT`) that one automaton finds in a single pass: no text can make matching
superlinear, and a broken pattern is found when the lexicon is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from toolkit.text import fold

#: Most surfaces one pattern may expand to.
LIMIT = 4096
_SPECIAL = "[](|)~="
_SPACED = str.maketrans({"-": " ", "_": " "})


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why."""


class Surface(NamedTuple):
    """A literal to be found.

    Attributes
    ----------
    string
        Folded words with single spaces.
    open
        The last word may go on.
    bare
        No proclitics may stand before it.
    """

    string: str
    open: bool = False
    bare: bool = False


def normal(text: str) -> str:
    """The form in which texts and surfaces are compared: folded, hyphens as spaces, spaces single.

    Examples
    --------
    >>> from toolkit.themes import patterns
    >>> patterns.normal("Follow-up  to the Summit")
    'follow up to the summit'
    """
    return " ".join(fold(text).translate(_SPACED).split())


def expand(pattern: str, *, suffixes: Sequence[str] = (), article: str = "") -> tuple[Surface, ...]:
    """All surfaces of a pattern, sorted.

    Parameters
    ----------
    pattern
        See the module docstring.
    suffixes
        What ``~`` stands for, beside nothing.
    article
        An article that is written as part of its word; taken off the first word
        where the rest keeps two letters or more, since proclitics may bring it back.

    Raises
    ------
    PatternError
        Brackets that do not match, signs in the wrong place, an empty surface, or too many surfaces.

    Examples
    --------
    >>> from toolkit.themes import patterns
    >>> [str(surface) for surface in patterns.expand("wom[a|e]n")] != []
    True
    """
    body, bare = pattern.strip(), False
    if body.startswith("="):
        body, bare = body[1:], True
    if "=" in body:
        raise PatternError("'=' may only begin a pattern")
    if any(char in body for char in "?+.{}\\^$"):
        raise PatternError("patterns are no regular expressions: write [x] for what is optional, x* for any ending")
    # letter by letter, so that each of the many surfaces need not be folded
    body, suffixes = fold(body).translate(_SPACED), [fold(suffix).translate(_SPACED) for suffix in suffixes]
    options, at = _choice(body, 0, tuple(suffixes), depth=0)
    if at < len(body):
        raise PatternError(f"{body[at]!r} closes nothing")
    found = set()
    for option in options:
        string, opened = " ".join(option.split()), option.endswith("*")
        string = string[:-1] if opened else string
        if "*" in string:
            raise PatternError("'*' may only end a surface")
        if article and not bare and string.startswith(article) and len(string.split(" ")[0]) >= len(article) + 2:
            string = string[len(article) :]
        if not string or not string[0].isalnum():
            raise PatternError("a surface must begin with a letter or digit")
        found.add(Surface(string, opened, bare))
    return tuple(sorted(found))


def _choice(body: str, at: int, suffixes: tuple[str, ...], depth: int) -> tuple[list[str], int]:
    """Alternatives up to the bracket that closes them."""
    if depth > 5:
        raise PatternError("brackets are nested more than five deep")
    options: list[str] = []
    while True:
        sequence, at = _sequence(body, at, suffixes, depth)
        options.extend(sequence)
        if len(options) > LIMIT:
            raise PatternError(f"expands to more than {LIMIT} surfaces")
        if depth and at < len(body) and body[at] == "|":
            at += 1
            continue
        return options, at


def _sequence(body: str, at: int, suffixes: tuple[str, ...], depth: int) -> tuple[list[str], int]:
    parts: list[list[str]] = []
    while at < len(body) and body[at] not in ")]|":
        char = body[at]
        if char in "([":
            inner, at = _choice(body, at + 1, suffixes, depth + 1)
            close = ")" if char == "(" else "]"
            if at >= len(body) or body[at] != close:
                raise PatternError(f"{char!r} is not closed by {close!r}")
            parts.append(inner if char == "(" else ["", *inner])
            at += 1
        elif char == "~":
            parts.append(["", *suffixes])
            at += 1
        else:
            end = at
            while end < len(body) and body[end] not in _SPECIAL:
                end += 1
            parts.append([body[at:end]])
            at = end
    if at < len(body) and body[at] == "|" and not depth:
        raise PatternError("'|' stands outside brackets")
    size = 1
    for part in parts:
        size *= len(part)
    if size > LIMIT:
        raise PatternError(f"expands to more than {LIMIT} surfaces")
    return list(_joined(parts)), at


def _joined(parts: list[list[str]]) -> Iterator[str]:
    return ("".join(pieces) for pieces in product(*parts))

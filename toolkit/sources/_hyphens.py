"""Hyphens at line ends: which belong to the word, and which only to the line.

The document's own vocabulary decides first (a word that it writes elsewhere in one, or with its hyphen), then common
compounds of the language, then whether both halves are words. The line end between the halves reads as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Span
from toolkit.text import fold

# A hyphen at a line's end with the letters on both sides: "one-hun-\ndredth"; not "– \nCalls" nor "2015 -\n2030".
_BROKEN = re.compile(r"([^\W_]{1,40})([-\u2010\u2011\u00ad])[ \t\u00a0]*(\r?\n)[ \t\u00a0]*([^\W_]{1,40})")
# A dash between numbers at a line's end: "2015–\n2030".
_RANGE = re.compile(r"(?<=\d)[–-]([ \t]*\r?\n[ \t]*)(?=\d)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_COMMON = 3


def vocabulary(source: str) -> frozenset[str]:
    r"""The words of a document, folded, those with hyphens whole; halves of broken words are none.

    Examples
    --------
    >>> sorted(vocabulary("A self-made plan, self-\nmade"))
    ['a', 'made', 'plan', 'self', 'self-made']
    """
    found = set()
    for match in _WORD.finditer(_BROKEN.sub(" ", source)):
        word = fold(match[0])
        found.add(word)
        found.update(word.split("-"))
    return frozenset(found)


def unsaid(source: str, start: int, end: int, words: frozenset[str], compounds: frozenset[str]) -> Iterator[Span]:
    """What is no word at the line ends of a block: the hyphen with the line end, or the line end alone."""
    for match in _BROKEN.finditer(source, start, end):
        keeps = match[2] != "\u00ad" and _keeps(source, match, words, compounds)
        yield Span(match.end(2) if keeps else match.start(2), match.start(4))
    for match in _RANGE.finditer(source, start, end):
        yield Span(*match.span(1))


def _keeps(source: str, match: re.Match[str], words: frozenset[str], compounds: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word."""
    left, right = fold(match[1]), fold(match[4])
    if not match[4][0].islower() or not match[1][-1].isalpha():
        return True  # "Secretary-\nGeneral", "COVID-\n19"
    if f"{left}-{right}" in words:
        return True
    if left + right in words:
        return False
    if left in compounds:
        before = source[max(match.start() - 1, 0) : match.start()]
        return before != "-" or right in words
    return len(left) >= _COMMON and len(right) >= _COMMON and left in words and right in words

"""Alternations of many literal words as a tree, so that a search compares a letter once and not once a word.

`grouped` matches what a flat alternation of the same words, longest first, matches: of the words that can stand at a
place each is the beginning of the longer ones, and the tree tries the longer ones first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

__all__ = ["grouped", "starts"]

# A run of letters and digits: "two", "15", "co2"; not "two boats".
_TOKEN = re.compile(r"\w+")
# A run of letters: "two", of "co2" the "co"; not "15" nor "_".
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_NO_LETTER = re.compile(r"[\d_]")
#: Key of a node at which a word ends.
_END = ""


def grouped(words: Iterable[str], gap: str = " ") -> str:
    """One group that matches any of some literal strings, the longest first.

    Parameters
    ----------
    words
        Strings, taken literally but for blanks.
    gap
        The pattern that a blank stands for.

    Returns
    -------
    str
        A regular expression; one that matches nothing where there are no words.

    Examples
    --------
    >>> grouped(["report", "reports", "repeal"])
    '(?:rep(?:eal|ort(?:s)?))'
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = True
    return f"(?:{_pattern(root, gap)})" if root else "(?!)"


def starts(text: str, words: frozenset[str]) -> list[tuple[int, str]]:
    """Where a text has one of some words, or digits, as a whole run of letters or of digits; and which.

    Examples
    --------
    >>> starts("two boats, 15 oars", frozenset({"two", "oar"}))
    [(0, 'two'), (11, '15')]
    """
    letters, digits = _runs(text)
    here = words.intersection(letters)
    if not here:
        return list(digits)
    return sorted([*digits, *((at, word) for word in here for at in _places(word, text))])


@lru_cache(maxsize=512)
def _runs(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The runs of letters of a text, and its runs of digits with their places; dates and figures both ask for them."""
    tokens = _TOKEN.findall(text)
    if _NO_LETTER.search(text) is None:  # then each token is a run of letters
        return tokens, []
    letters = [run for token in tokens for run in ((token,) if token.isalpha() else _LETTERS.findall(token))]
    return letters, [(run.start(), run[0]) for run in _DIGITS.finditer(text)]


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text with no letter beside it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and _is_letter(text[at - 1])) and not (end < len(text) and _is_letter(text[end])):
            yield at
        at = text.find(word, end)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


def _pattern(node: dict[str, Any], gap: str) -> str:
    """The pattern of what may follow a node."""
    branches = [_branch(char, node[char], gap) for char in sorted(node) if char != _END]
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branch(char: str, node: dict[str, Any], gap: str) -> str:
    return (gap if char == " " else re.escape(char)) + _pattern(node, gap)

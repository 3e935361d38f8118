"""Alternations of many literal words as a tree, so that a search compares a letter once and not once a word.

`grouped` matches what a flat alternation of the same words, longest first, matches: of the words that can stand at a
place each is the beginning of the longer ones, and the tree tries the longer ones first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["grouped", "starts"]

# A run of letters, or of digits: "two", "15"; not "two boats" nor "_".
_RUN = re.compile(r"[^\W\d_]+|\d+")
_DIGIT = re.compile(r"\d")
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
    if words.isdisjoint(_RUN.findall(text)) and _DIGIT.search(text) is None:  # most texts
        return []
    return [(run.start(), run[0]) for run in _RUN.finditer(text) if run[0] in words or run[0].isdecimal()]


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

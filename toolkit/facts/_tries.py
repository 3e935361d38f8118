"""Alternations of many literal words as a tree, so that a search compares a letter once and not once a word.

`grouped` matches what a flat alternation of the same words, longest first, matches: of the words that can stand at a
place each is the beginning of the longer ones, and the tree tries the longer ones first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["grouped", "starts"]

_LETTERS = re.compile(r"[^\W\d_]+")
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


def starts(words: Iterable[str]) -> re.Pattern[str]:
    """Where a text has one of some words, or digits, as a whole run of letters or of digits."""
    letters = grouped(word for word in words if _LETTERS.fullmatch(word))
    return re.compile(rf"(?<![^\W\d_]){letters}(?![^\W\d_])|(?<!\d)\d+")


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

"""Phrases of a language as patterns over folded text.

A phrase matches as whole words. A language may write letters together with the word
that follows (``prefixes``), and may swallow the article of that word (``article`` becomes
``merged_article``); its data file says so, and every phrase then matches in those forms
too. Blanks match one to four blanks, so that a line end within a phrase does not hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.facts._tries import grouped
from toolkit.text import fold

#: One to four blanks: what parts two words of folded text.
GAP = " {1,4}"


def words(phrase: str) -> str:
    """The pattern of one phrase, without regard to what stands around it."""
    return GAP.join(re.escape(word) for word in fold(phrase).split())


def alternatives(phrases: Iterable[str], data: Mapping[str, Any] | None = None) -> str:
    """One group that matches any of the phrases as whole words, the longest first.

    Parameters
    ----------
    phrases
        Phrases as the data file writes them.
    data
        The language's data with ``prefixes``, ``article`` and ``merged_article``; ``None`` for bare phrases.

    Returns
    -------
    str
        A regular expression; one that matches nothing where there are no phrases.
    """
    forms: set[str] = set()
    article = fold(str((data or {}).get("article", "")))
    merged = fold(str((data or {}).get("merged_article", "")))
    for phrase in phrases:
        folded = " ".join(fold(phrase).split())
        forms.add(folded)
        if folded.startswith(article):
            forms.add(merged + folded[len(article) :])
    if not forms:
        return r"(?!)"
    prefixes = (data or {}).get("prefixes") or ()
    prefix = f"(?:{'|'.join(sorted((fold(p) for p in prefixes), key=len, reverse=True))})?" if prefixes else ""
    return rf"(?<!\w){prefix}{grouped(forms, GAP)}(?!\w)"


def directly(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases right after a number, with or without a blank or a hyphen between."""
    body = grouped((" ".join(fold(phrase).split()) for phrase in phrases), GAP)
    return re.compile(rf" {{0,4}}-?{body}(?!\w)")


def behind(text: str, place: int, most: int) -> str:
    """So many characters that stand before a place, or as many as there are."""
    return text[max(place - most, 0) : place]


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match of a pattern within a stretch of text; the longest of those that end alike."""
    found = None
    for match in pattern.finditer(text, start, end):  # a start below 0 is 0
        found = match
    return found

"""Blanks inside words, as pdftotext leaves them where letters stand apart: "deve lopment", "w hich", "twenty -first".

A blank is no word's where the text itself shows it: the joined word stands elsewhere in it, and a half of it nowhere
else, or it is a single letter that is no word. Nothing else is joined.
"""

from __future__ import annotations

from collections import Counter

from toolkit._lazy import lazy

__all__ = ["stray"]

_WORD = lazy(r"[^\W\d_]+")
# Two runs of letters with a blank between, each pair looked at: "deve lopment"; not "Member’s state" nor "A/75 is".
_PAIR = lazy(r"(?=(?<![\w\u2019'./-])([A-Za-z]{1,16}) ([a-z]{1,16})(?![\w\u2019'-]))")
# A blank before a hyphen that a word follows: "twenty -first"; not "rafts - and" nor "-5".
_HYPHEN = lazy(r"(?<=[a-z]{2}) (?=-[a-z]{2})")
_LETTERS = frozenset("bcdefghjklmnopqrstuvwxyz")


def stray(source: str) -> list[int]:
    """Places of the blanks that part a word.

    Examples
    --------
    >>> stray("Sustainable development, and deve lopment for us; the twenty -first."), stray("a raft and a boat")
    ([33, 60], [])
    """
    written = set(_WORD.findall(source))
    counts = Counter(word.lower() for word in _WORD.findall(source))
    places = [match.start() for match in _HYPHEN.finditer(source)]
    last = -1
    for match in _PAIR.finditer(source):
        first, second = match[1].lower(), match[2].lower()
        if match.start(1) < last or not counts[first + second]:
            continue
        once = counts[first] == 1, counts[second] == 1
        small = first in _LETTERS and (match[1].islower() or match[1] + match[2] in written)
        if (
            small
            or (second in _LETTERS and once[0] and first not in ("a", "i"))
            or (all(once) and len(first) > 1 and len(second) > 1)
        ):
            places.append(match.end(1))
            last = match.end(2)
    return sorted(places)

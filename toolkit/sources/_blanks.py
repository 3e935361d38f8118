"""Blanks inside words, as pdftotext leaves them where letters stand apart: "deve lopment", "w hich", "twenty -first".

A blank is no word's where the text itself shows it: the joined word stands elsewhere in it, and a half of it nowhere
else, or it is a single letter that is no word. Nothing else is joined.

A script that parts no words has no blank at a line's end either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit._lazy import lazy
from toolkit.model import Span

__all__ = ["seams", "stray"]

_WORD = lazy(r"[^\W\d_]+")
# Two runs of letters with a blank between, each pair looked at: "deve lopment"; not "Member’s state" nor "A/75 is".
_PAIR = lazy(r"(?=(?<![\w\u2019'./-])([A-Za-z]{1,16}) ([a-z]{1,16})(?![\w\u2019'-]))")
# A blank before a hyphen that a word follows: "twenty -first"; not "rafts - and" nor "-5".
_HYPHEN = lazy(r"(?<=[a-z]{2}) (?=-[a-z]{2})")
# A sign of Chinese, and a line's end beside one; what stands below is no item: "(a)".
_SIGN = "\u2e80-\u9fff\uff00-\uffef"
_SEAM = lazy(rf"(?<=[{_SIGN}])\s*\n\s*(?=[^\s(（])|(?<=\S)\s*\n\s*(?=[{_SIGN}])(?![(（])")
_SIGNS = lazy(rf"[{_SIGN}]")
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


def seams(source: str, spans: Sequence[Span]) -> Iterator[Span]:
    r"""What is no word at the ends of Chinese lines: the line's end, and the page's where it parts a sentence.

    Examples
    --------
    >>> source = "船舶\n安全和 IMO\ncode"
    >>> [source[span.start : span.end] for span in seams(source, [Span(0, len(source))])]
    ['\n']
    """
    for span in spans:
        for match in _SEAM.finditer(source, span.start, span.end):
            yield Span(*match.span())
    for before, after in pairwise(spans):
        last, first = source[before.end - 1 : before.end], source[after.start : after.start + 1]
        if last.isalnum() and first.isalnum() and (_SIGNS.match(last) or _SIGNS.match(first)):
            yield Span(before.end, before.end + 1)

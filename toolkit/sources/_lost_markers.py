"""Markers that a converter parts from their words by a blank: "the development 1 and".

A bare number between words is a marker only of a note on the same page, only between the markers before and after its
own, only where it is no number of something (*paragraph 1*, *1 year*), and only where one place alone is left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from toolkit._openings import Openings
from toolkit.model import Span
from toolkit.text import fold

__all__ = ["found"]


def found(
    source: str,
    passages: Sequence[Span],
    at: Mapping[int, int],
    pages: Mapping[int, tuple[int, int]],
    words: Openings,
) -> dict[int, list[tuple[Span, str]]]:
    """The lost markers, by the start of the passage's span that each stands in.

    Parameters
    ----------
    source
        The source text.
    passages
        Spans of paragraphs, in order.
    at
        Where the marker of each note stands, for those that are known.
    pages
        From where to where the marker of each note may stand.
    words
        The language's openings, with the words beside which a number is no marker.
    """
    out: dict[int, list[tuple[Span, str]]] = {}
    notes = sorted(at)
    lowest = 0  # where the last marker was found
    for note in sorted(pages):
        if note in at:
            lowest = max(lowest, at[note])
            continue
        low, high = pages[note]
        after = notes[bisect_right(notes, note) : bisect_right(notes, note) + 1]
        low, high = max(low, lowest), min([high, *(at[other] for other in after)])
        places = list(islice(_places(source, passages, note, low, high, words), 2))
        if len(places) == 1:
            owner, place = places[0]
            lowest = place.start
            out.setdefault(owner, []).append((place, str(note)))
    return out


def _places(
    source: str, passages: Sequence[Span], note: int, low: int, high: int, words: Openings
) -> Iterator[tuple[int, Span]]:
    # the number alone between blanks, or before a mark: "trees 1 and", "trees 1,"; not "1.5", "1-2" nor "2, 1, 3"
    pattern = re.compile(rf"(?<=[\w,;:.)\]”\"’])\s{{1,3}}{note}(?=[,;:.]?(?:\s|$))(?!,\s\d)")
    for span in passages:
        if span.end <= low or span.start >= high:
            continue
        for match in pattern.finditer(source, max(span.start, low), min(span.end, high)):
            before = re.findall(r"[^\W\d_]+\.?|\d+", source[max(match.start() - 40, span.start) : match.start()])
            after = re.findall(r"[^\W\d_]+", source[match.end() : match.end() + 30])
            if before and fold(before[-1]).strip(".") in words.counts:
                continue
            if after and source[match.end() : match.end() + 1] != "," and fold(after[0]) in words.counted:
                continue
            yield span.start, Span(match.start(), match.end())

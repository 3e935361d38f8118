"""What stands around a find: the nearest words of a phrase set, before and after, in time that does not multiply.

A paragraph can be made to hold thousands of finds and thousands of conditions. Only the nearest words on each
side matter (if they are too far, or past the end of the clause, so are all others), and they are found by bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

Span = tuple[int, int]
Spans = list[Span]

#: How far into a paragraph its opening words reach, in characters.
OPENING = 60
_CLAUSE_END = re.compile("[;؛]")


class Cover:
    """Asks whether a span lies inside one of many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether some span begins at or before a start and ends at or after an end."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._reach[at]


class _Ordered(NamedTuple):
    by_start: Spans
    starts: list[int]
    by_end: Spans
    ends: list[int]


class Context:
    """The phrase sets of one paragraph, to be asked what stands near a find.

    Parameters
    ----------
    text
        The paragraph.
    sets
        Spans of each phrase set in it, by number.
    masks
        Spans of the names; words strictly inside one are no context.
    """

    def __init__(self, text: str, sets: Mapping[int, Spans], masks: Iterable[Span]) -> None:
        self._sets = sets
        self._masks = frozenset(masks)
        self._cover = Cover(self._masks)
        self._text = text
        self._known: dict[int, _Ordered] = {}

    def nearest(self, number: int, find: Span, side: str, *, within: int, clause: bool) -> Span | None:
        """The nearest words of a set on a side of a find, or None.

        Parameters
        ----------
        number
            The phrase set.
        find
            Where the find stands.
        side
            Named from the find: ``after`` its context, ``before`` it, or ``near`` it on either side.
        within
            Most characters between them; 0 for any number.
        clause
            Whether a clause must not end between them.
        """
        ordered = self._ordered(number)
        options = []
        at = bisect_right(ordered.ends, find[0]) - 1
        if side != "before" and at >= 0:
            options.append((find[0] - ordered.by_end[at][1], ordered.by_end[at]))
        at = bisect_left(ordered.starts, find[1])
        if side != "after" and at < len(ordered.starts):
            options.append((ordered.by_start[at][0] - find[1], ordered.by_start[at]))
        good = [
            (gap, span)
            for gap, span in options
            if not (within and gap > within)
            and not (clause and self._parted(min(find[1], span[1]), max(find[0], span[0])))
        ]
        return min(good)[1] if good else None

    def opens(self, number: int) -> bool:
        """Whether the paragraph opens with words of a set."""
        spans = self._sets.get(number, [])
        return bool(spans) and spans[0][0] <= OPENING

    @cached_property
    def _clauses(self) -> list[int]:
        return [end.start() for end in _CLAUSE_END.finditer(self._text)]

    def _parted(self, start: int, end: int) -> bool:
        return bisect_left(self._clauses, start) < bisect_left(self._clauses, end)

    def _ordered(self, number: int) -> _Ordered:
        if number not in self._known:
            spans = [s for s in self._sets.get(number, ()) if s in self._masks or not self._cover.holds(*s)]
            by_start, by_end = sorted(spans), sorted(spans, key=lambda s: (s[1], -s[0]))
            self._known[number] = _Ordered(by_start, [s for s, _ in by_start], by_end, [e for _, e in by_end])
        return self._known[number]

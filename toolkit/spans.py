r"""Words and the characters behind them: spans, fragments, texts, repairs.

All offsets are half-open ``[start, end)`` counts of Unicode code points: *raw* offsets
count in the source file's decoded text, *text* offsets in a passage's words.

Examples
--------
>>> text = Text.of("In two\nlines", (Fragment(0, 6), Fragment(6, 7, " "), Fragment(7, 12)))
>>> str(text)
'In two lines'
>>> text.raw(3, 9)
(Span(start=3, end=9),)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:  # a document makes hundreds: this takes half the time
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, source: str) -> str:
        """The words of the span."""
        return source[self.start : self.end]


_set_start: Callable[[Span, int], None] = Span.__dict__["start"].__set__
_set_end: Callable[[Span, int], None] = Span.__dict__["end"].__set__


class Fragment(NamedTuple):
    """A run of the source as it enters a passage.

    Attributes
    ----------
    start, end
        The run, in raw offsets.
    text
        What it reads as; ``None`` for the run itself. A line break within a
        paragraph reads as one space; an XML entity reads as its character; a
        misread word reads as its repair.
    """

    start: int
    end: int
    text: str | None = None


def joined(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Fragments of which those that are the source's own words, and touch, are one.

    Examples
    --------
    >>> joined([Fragment(0, 3), Fragment(3, 6), Fragment(6, 7, " "), Fragment(7, 9)])
    [Fragment(start=0, end=6, text=None), Fragment(start=6, end=7, text=' '), Fragment(start=7, end=9, text=None)]
    """
    out: list[Fragment] = []
    for f in fragments:
        if out and f.text is None and out[-1].text is None and out[-1].end == f.start:
            out[-1] = Fragment(out[-1].start, f.end)
        else:
            out.append(f)
    return out


def gaps(covered: Iterable[Span], length: int) -> tuple[Span, ...]:
    """What spans, in the order of their starts, leave of a source.

    Examples
    --------
    >>> gaps([Span(2, 5), Span(3, 4), Span(5, 7)], 9)
    (Span(start=0, end=2), Span(start=7, end=9))
    """
    found, at = [], 0
    for span in covered:
        if span.start > at:
            found.append(Span(at, span.start))
        at = max(at, span.end)
    if at < length:
        found.append(Span(at, length))
    return tuple(found)


@dataclass(frozen=True)
class Text:
    """Words, and the source characters behind them.

    Attributes
    ----------
    string
        The words.
    fragments
        The runs of the source they are made of, in reading order.
    """

    string: str
    fragments: tuple[Fragment, ...]

    @classmethod
    def of(cls, source: str, fragments: Iterable[Fragment]) -> Text:
        """Read fragments of a source."""
        kept = tuple(f for f in fragments if f.text is not None or f.end > f.start)
        return cls("".join(source[f.start : f.end] if f.text is None else f.text for f in kept), kept)

    def __str__(self) -> str:
        return self.string

    def __len__(self) -> int:
        return len(self.string)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for fragment in self.fragments:
            starts.append(at)
            at += fragment.end - fragment.start if fragment.text is None else len(fragment.text)
        return tuple(starts)

    def raw(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the source behind a range of the words, touching ones merged.

        A range that touches a replaced run takes the whole run.
        """
        spans: list[Span] = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for index in range(first, len(self.fragments)):
            fragment, at = self.fragments[index], self._starts[index]
            if at >= end:
                break
            if fragment.text is None:
                low = fragment.start + max(start - at, 0)
                high = min(fragment.start + end - at, fragment.end)
            else:
                low, high = fragment.start, fragment.end
                if at + len(fragment.text) <= start:
                    continue
            if high <= low:
                continue
            if spans and spans[-1].end == low:
                spans[-1] = Span(spans[-1].start, high)
            else:
                spans.append(Span(low, high))
        return tuple(spans)

    def ends(self, start: int, end: int) -> tuple[int, int] | None:
        r"""Where in the source a range of the words begins and ends, or ``None`` if nothing there is of the source.

        Examples
        --------
        >>> Text.of("In two\nlines", (Fragment(0, 6), Fragment(6, 7, " "), Fragment(7, 12))).ends(3, 9)
        (3, 9)
        """
        first = max(bisect_right(self._starts, start) - 1, 0)
        if first < len(self.fragments) and start < end:
            low, high, reads = self.fragments[first]
            by = low - self._starts[first]
            if reads is None and end + by <= high:
                return start + by, end + by
        spans = self.raw(start, end)
        return (spans[0].start, spans[-1].end) if spans else None

    @cached_property
    def _by_raw(self) -> tuple[list[int], list[tuple[int, int, int, bool]]]:
        """Starts of the fragments in source order, and ``(end, text offset, text length, replaced)`` of each."""
        rows = sorted(
            (f.start, f.end, at, f.end - f.start if f.text is None else len(f.text), f.text is not None)
            for f, at in zip(self.fragments, self._starts, strict=True)
            if f.end > f.start
        )
        return [row[0] for row in rows], [row[1:] for row in rows]

    def within(self, low: int, high: int) -> Span | None:
        """The range of words made of the source's characters ``[low, high)``, or ``None`` if there are none."""
        starts, rows = self._by_raw
        first = last = None
        for index in range(max(bisect_right(starts, low) - 1, 0), len(starts)):
            raw = starts[index]
            end, at, size, replaced = rows[index]
            if raw >= high:
                break
            if end <= low:
                continue
            start = at if replaced else at + max(low - raw, 0)
            stop = at + size if replaced else at + min(high, end) - raw
            first = start if first is None else min(first, start)
            last = stop if last is None else max(last, stop)
        return None if first is None or last is None else Span(first, last)

    def from_raw(self, raw: int) -> int:
        """The text offset of the first word character at or after a raw offset (the text's length if there is none)."""
        starts, rows = self._by_raw
        for index in range(max(bisect_right(starts, raw) - 1, 0), len(starts)):
            end, at, _, replaced = rows[index]
            if raw < end:
                return at if replaced or starts[index] >= raw else at + raw - starts[index]
        return len(self.string)

    def repaired(self, source: str, repairs: Sequence[Repair]) -> Text:
        """The same words with repairs put in.

        Repairs that do not lie within this text are left out; a repair that spans
        several fragments (a word broken by a line end) replaces them all.
        """
        fragments = list(self.fragments)
        for repair in sorted(repairs, key=lambda r: (r.raw_start, r.raw_end)):
            fragments = _put(fragments, repair)
        return Text.of(source, fragments)


def _put(fragments: list[Fragment], repair: Repair) -> list[Fragment]:
    low, high = repair.raw_start, repair.raw_end
    out: list[Fragment] = []
    done = False
    for f in fragments:
        inside = f.start < high and f.end > low if high > low else f.start <= low <= f.end and f.text is None
        if not inside or (done and high == low):
            out.append(f)
            continue
        if f.start < low:
            out.append(Fragment(f.start, low, f.text))
        if not done:
            out.append(Fragment(low, high, repair.repaired))
            done = True
        if f.end > high:
            out.append(Fragment(high, f.end, f.text if f.start >= low else None))
    return out


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to the words of a source, with its evidence.

    Attributes
    ----------
    place
        Id of the passage: ``P03``, ``O30``, ``fn15``, ``header``, ``closing``.
    raw_start, raw_end
        The characters replaced, in raw offsets (equal for a pure insertion).
    as_written, repaired
        The source's words, and what they read as.
    kind
        ``opening``, ``letter``, ``word``, ``symbol``, ``markup`` ...
    evidence
        ``internal`` (the source alone shows it) or ``official`` (shown by collation with
        the United Nations' own file).
    confidence
        ``high``, ``medium`` or ``low``.
    reason
        One sentence that a reader can check.
    rule
        Name of the general rule, or ``erratum`` for a row of a text's own table.
    """

    place: str
    raw_start: int
    raw_end: int
    as_written: str
    repaired: str
    kind: str
    evidence: Literal["internal", "official"]
    confidence: Literal["high", "medium", "low"]
    reason: str
    rule: str = "erratum"

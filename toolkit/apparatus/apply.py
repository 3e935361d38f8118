"""Putting repairs into a resolution, or leaving them out.

Nothing else changes a word. A repair lies within one passage; two repairs never touch
the same character. The ``source`` reading carries the repairs too, unapplied, so that
the apparatus can always be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from toolkit.errors import DataError
from toolkit.model import Paragraph, Passage, Reading, Repair, Resolution, Span, Text

P = TypeVar("P", bound=Passage)


def ordered(repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    """Repairs by place in the source.

    Raises
    ------
    toolkit.errors.DataError
        Two repairs touch the same characters.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.apparatus.apply import ordered
    >>> repairs = tk.load().repairs
    >>> ordered(repairs[::-1]) == ordered(repairs)
    True
    """
    out = sorted(repairs, key=lambda r: (r.raw_start, r.raw_end))
    for before, after in pairwise(out):
        if after.raw_start < before.raw_end:
            raise DataError(
                f"two repairs touch the same characters: {before.as_written!r} and {after.as_written!r}",
                place=f"raw offset {after.raw_start}",
                remedy="keep one of the two",
            )
    return tuple(out)


def apply(resolution: Resolution, repairs: Sequence[Repair], reading: Reading) -> Resolution:
    """A resolution with its apparatus, in a reading.

    Parameters
    ----------
    resolution
        In the ``source`` reading.
    repairs
        Its apparatus.
    reading
        ``repaired`` puts the repairs in; ``source`` only lists them.

    Returns
    -------
    Resolution

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.apparatus.apply import apply
    >>> resolution = tk.load()
    >>> apply(tk.load(reading="source"), resolution.repairs, "source").reading
    'source'
    """
    repairs = ordered(repairs)
    if reading == "source" or not repairs:
        return resolution.replace(repairs=repairs, reading=reading)
    by_place: dict[str, list[Repair]] = {}
    for repair in repairs:
        by_place.setdefault(repair.place, []).append(repair)

    def applied(passage: P) -> P:
        own = by_place.get(passage.id)
        return _mend(passage, resolution.source, own) if own else passage

    return resolution.replace(
        header=applied(resolution.header),
        closing=applied(resolution.closing),
        paragraphs=tuple(applied(p) for p in resolution.paragraphs),
        headings=tuple(applied(h) for h in resolution.headings),
        notes=tuple(applied(n) for n in resolution.notes),
        repairs=repairs,
        reading=reading,
        written=resolution,
    )


def _mend(passage: P, source: str, repairs: list[Repair]) -> P:
    text = passage.text.repaired(source, repairs)
    if isinstance(passage, Paragraph):
        emphasis = tuple(
            span
            for e in passage.emphasis
            if (raw := passage.text.raw(e.start, e.end))
            and (span := text.within(raw[0].start, raw[-1].end)) is not None
        )
        markers = tuple((_moved(passage.text, text, at), marker) for at, marker in passage.markers)
        return replace(passage, text=text, emphasis=emphasis, markers=markers)
    return replace(passage, text=text)


def _moved(before: Text, after: Text, at: int) -> int:
    raw: tuple[Span, ...] = before.raw(at, at + 1)
    return after.from_raw(raw[0].start) if raw else len(after)

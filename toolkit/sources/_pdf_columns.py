"""Two columns of a page: where the gutter runs, and in which order their lines are read.

A gutter is a gap that stands at one place in most rows of a stretch, with words on both sides that fill their halves;
the short cells of a table do not. Above and below rows that cross it, the left column is read before the right one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import Protocol, TypeVar

from toolkit.sources._pdf_page import Font

#: Rows that a gutter must part, and what part of the rows beside it.
_ROWS, _SHARE = 8, 0.6
#: A gutter is at least so wide, in letter sizes.
_GUTTER = 0.9
#: A row whose words come nearer than this crosses it.
_CROSSED = 0.7
#: The part of a column that its lines fill on the whole; cells of a table are shorter.
_FILLED = 0.72
#: Columns of words are at least so wide, in letter sizes; short cells of a table, all alike, may be less.
_WIDE = 8
#: A place parts rows as well as the best does, from this part of them on: a page number may stand between columns.
_CLEAR = 0.96
#: A line that fills its column.
_FULL = 0.9


class Sign(Protocol):
    """What stands on a page: a character or a glyph."""

    @property
    def text(self) -> str: ...
    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def base(self) -> float: ...
    @property
    def style(self) -> Font: ...


_Sign = TypeVar("_Sign", bound=Sign)


def regions(
    rows: Sequence[list[_Sign]], width: float, *, right_first: bool = False
) -> Iterator[tuple[int, list[_Sign]]]:
    """Rows in reading order, each with the number of its region: 0 where there is one column only.

    Regions of two columns come in pairs, the one that is read first odd and the other even: the left one, or, with
    ``right_first``, the right one.
    """
    gutter = _gutter(rows, width)
    if gutter is None:
        gutter = _between(rows, width)
    if gutter is None:
        yield from ((0, row) for row in rows)
        return
    region = 1
    left: list[list[_Sign]] = []
    right: list[list[_Sign]] = []
    turn = -1 if right_first else 1
    for row in rows:
        ink = [c for c in row if not c.text.isspace()]
        before = max((c.x1 for c in ink if c.x0 < gutter), default=gutter - 99)
        after = min((c.x0 for c in ink if c.x0 >= gutter), default=gutter + 99)
        if after - before < _CROSSED * median(c.style.size for c in ink):
            yield from _pair(region, *(left, right)[::turn])
            region, left, right = region + 2, [], []
            yield 0, row
            continue
        sides = [c for c in row if c.x0 < gutter], [c for c in row if c.x0 >= gutter]
        for column, part in zip((left, right), sides, strict=True):
            if any(not c.text.isspace() for c in part):
                column.append(part)
    yield from _pair(region, *(left, right)[::turn])


def _pair(region: int, first: list[list[_Sign]], other: list[list[_Sign]]) -> Iterator[tuple[int, list[_Sign]]]:
    if len(first) < _ROWS // 2 or len(other) < _ROWS // 2:  # a head with two sides, as a table is: row by row
        both = sorted((*first, *other), key=lambda row: (-round(row[0].base), row[0].x0))
        yield from ((0, row) for row in both)
        return
    yield from ((region, row) for row in first)
    yield from ((region + 1, row) for row in other)


def _between(rows: Sequence[list[_Sign]], width: float) -> float | None:
    """The middle of a gutter between columns whose lines do not stand at the same heights."""
    size = median(row[0].style.size for row in rows) if rows else 0.0
    spans = [_spans(row) for row in rows]
    at = range(round(0.4 * width), round(0.6 * width), 4)
    steps = [0] * (len(at) + 1)  # by how many more rows than at the place before have words at one
    for low, high in chain.from_iterable(spans):
        first, last = bisect_right(at, low), bisect_left(at, high)
        if first < last:
            steps[first] += 1
            steps[last] -= 1
    free = [len(rows) - filled for filled in accumulate(steps[:-1])]
    most = max(free, default=0)
    if most < max(_SHARE * len(rows), 2 * _ROWS):
        return None
    widest = max((list(run) for clear, run in groupby(zip(at, free, strict=True), _clear(most)) if clear), key=len)
    best = (widest[0][0] + widest[-1][0]) / 2
    kept = [row for row in spans if not any(low < best < high for low, high in row)]
    left = [(part[0][0], part[-1][1]) for row in kept if (part := [span for span in row if span[1] <= best])]
    right = [(part[0][0], part[-1][1]) for row in kept if (part := [span for span in row if span[0] >= best])]
    if min(len(left), len(right)) < _ROWS:
        return None
    inner = max(high for _, high in left), min(low for low, _ in right)
    filled = [
        sum(high - low > _FULL * (stop - start) for low, high in part)
        for part, start, stop in (
            (left, min(low for low, _ in left), inner[0]),
            (right, inner[1], max(high for _, high in right)),
        )
    ]
    return sum(inner) / 2 if inner[1] - inner[0] > _GUTTER * size and min(filled) >= _ROWS // 2 else None


def _clear(most: int) -> Callable[[tuple[int, int]], bool]:
    """Whether a place parts nearly as many rows as the best one does."""
    return lambda place: place[1] > _CLEAR * most


def _spans(row: Sequence[Sign]) -> list[tuple[float, float]]:
    """The stretches of a row without a gap as wide as a gutter, from the left."""
    found: list[tuple[float, float]] = []
    for sign in sorted(row, key=attrgetter("x0")):
        if sign.text.isspace():
            continue
        if found and sign.x0 - found[-1][1] < _GUTTER * sign.style.size:
            found[-1] = found[-1][0], max(found[-1][1], sign.x1)
        else:
            found.append((sign.x0, sign.x1))
    return found


def _gutter(rows: Sequence[list[_Sign]], width: float) -> float | None:
    """The middle of the gutter, if the page has one."""
    sides: list[tuple[float, float, list[tuple[float, float]]]] = []
    for row in rows:
        ink = sorted([c for c in row if not c.text.isspace()], key=attrgetter("x0"))
        gaps = [(a.x1, b.x0) for a, b in pairwise(ink) if b.x0 - a.x1 > _GUTTER * a.style.size]
        sides.append((ink[0].x0, ink[-1].x1, gaps))
    if sum(bool(gaps) for _, _, gaps in sides) < _ROWS:
        return None
    best = (0, 0.0)
    gapped = [gaps for _, _, gaps in sides if gaps]
    for x in range(round(0.35 * width), round(0.65 * width), 2):
        best = max(best, (sum(any(a < x < b for a, b in gaps) for gaps in gapped), float(x)))
    count, middle = best
    if count < _ROWS:
        return None
    parted = [
        (low, high, next(gap for gap in gaps if gap[0] < middle < gap[1]))
        for low, high, gaps in sides
        if any(a < middle < b for a, b in gaps)
    ]
    crossing = sum(low < middle < high for low, high, gaps in sides if not any(a < middle < b for a, b in gaps))
    if count < _SHARE * (count + crossing):
        return None
    start, stop = min(low for low, _, _ in parted), max(high for _, high, _ in parted)
    inner = max(gap[0] for _, _, gap in parted), min(gap[1] for _, _, gap in parted)
    size = median(row[0].style.size for row in rows)
    if inner[0] >= inner[1] or min(inner[0] - start, stop - inner[1]) < _WIDE * size:
        return None
    filled_left = median((gap[0] - low) / (inner[0] - start) for low, _, gap in parted)
    filled_right = median((high - gap[1]) / (stop - inner[1]) for _, high, gap in parted)
    return (inner[0] + inner[1]) / 2 if min(filled_left, filled_right) > _FILLED else None

"""Tables of a page of a PDF: where their columns part, and where their rows do, from gaps and ruled lines.

A column's edge is a place that no row of the table crosses, or few headings do. A row ends at a ruled line, or where
the next line stands farther off than lines of one cell. Where neither shows, every line is a row, and that is unsure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeVar

from toolkit.sources._pdf_columns import Sign
from toolkit.sources._pdf_page import Box

__all__ = ["Grid", "grids"]

_Sign = TypeVar("_Sign", bound=Sign)

#: A gap of so many letter sizes shows that a row has cells, where no line is ruled.
_CELL = 4.0
#: Cells of all rows stand apart by at least so many; blanks between words are narrower.
_APART, _NEARLY = 0.5, 0.9
#: Rows that may cross a column's edge, as headings over several columns do: part of those that it parts.
_CROSSING = 0.25
#: Lines of one cell are no farther apart than this, in letter sizes; those above the first rule are closer.
_FAR, _CLOSE = 1.9, 1.5
#: Rows of one table are no farther apart than this.
_FARTHER = 2.75
#: Lines of one cell stand equally far apart, up to this part of it; raised signs may push one down by more.
_EVEN, _PUSHED = 1.09, 1.25
#: A line without a gap that is longer than this part of the table's width is none of its rows; nor is one with gaps.
_PROSE, _LONG = 0.7, 0.85
#: Cells of a column begin, end, or have their middle at one place, up to so many letter sizes.
_ALIGNED = 0.4
#: Letters of one table are of one size, up to this part.
_ALIKE = 1.3
#: So many ruled lines of one width show a table.
_RULES = 3
#: Rules whose ends are nearer than this, in points, are of one table.
_SAME = 3.0


class _Row(NamedTuple):
    """A line over the whole page: its height, the size of its letters, its stretches, whether it has raised signs."""

    base: float
    size: float
    spans: list[tuple[float, float]]
    raised: bool


@dataclass
class Grid:
    """A table: heights between which its lines stand, edges of columns, heights that part its rows."""

    top: float
    bottom: float
    cuts: list[float]
    parts: list[float]
    sure: bool = True

    def column(self, x: float) -> int:
        """The column of a place, from the left."""
        return bisect_left(self.cuts, x)

    def cut(self, line: Sequence[_Sign]) -> Iterator[tuple[int, list[_Sign]]]:
        """The parts of a line, sorted from the left, by columns; a heading over several of them stays whole."""
        part: list[_Sign] = []
        end = 0.0
        for sign in line:
            if sign.text.isspace():
                part += [sign] if part else []
                continue
            if part and sign.x0 - end >= _NEARLY * _APART * sign.style.size and self._at(part) != self.column(sign.x0):
                yield self._at(part), part
                part = []
            end = max(end, sign.x1) if part else sign.x1
            part.append(sign)
        if part:
            yield self._at(part), part

    def parts_at(self, end: float, start: float, size: float, last: float) -> bool:
        """Whether a gap of a line from the right, whose last part begins at ``last``, parts columns."""
        return start - end >= _NEARLY * _APART * size and self.column(end) != self.column(last)

    def _at(self, part: Sequence[_Sign]) -> int:
        ink = [sign for sign in part if not sign.text.isspace()]
        return self.column(min(sign.x0 for sign in ink))

    def row(self, base: float) -> int:
        """The row of a height, from the top."""
        return sum(base < part for part in self.parts)


def grids(lines: Sequence[Sequence[Sign]], rules: Sequence[Box]) -> list[Grid]:
    """The tables of a page whose lines are given from the top."""
    rows = [_row(line) for line in lines]
    ruled = _ruled(rules)
    bars = [rule.y0 for rule in rules if all(abs(rule.y0 - y) > _SAME or rule.x0 < x0 - _SAME for y, x0, _ in ruled)]
    seeds = [max(_gaps(row), default=0.0) > _CELL * row.size or _banded(row, ruled) for row in rows]
    found: list[Grid] = []
    at = 0
    while at < len(rows):
        if not seeds[at]:
            at += 1
            continue
        first, last = _stretch(rows, seeds, at, ruled, bars)
        grid = _grid(rows[first : last + 1], ruled) if last > first else None
        if grid is not None:
            found.append(grid)
        at = last + 1
    return found


def _row(line: Sequence[Sign]) -> _Row:
    ink = sorted((sign for sign in line if not sign.text.isspace()), key=lambda sign: sign.x0)
    size = median(sign.style.size for sign in ink) or 1.0
    spans: list[tuple[float, float]] = []
    for sign in ink:
        if spans and sign.x0 - spans[-1][1] < _APART * size:
            spans[-1] = spans[-1][0], max(spans[-1][1], sign.x1)
        else:
            spans.append((sign.x0, sign.x1))
    base = median(sign.base for sign in ink)
    return _Row(base, size, spans, any(sign.base > base + 0.2 * size for sign in ink))


def _gaps(row: _Row) -> list[float]:
    return [right[0] - left[1] for left, right in pairwise(row.spans)]


def _ruled(rules: Sequence[Box]) -> list[tuple[float, float, float]]:
    """Heights and ends of level rules of which several are of one width, from the top; pieces are put together."""
    lines: list[tuple[float, float, float]] = []
    for rule in sorted(rules, key=lambda rule: (-round(rule.y0), rule.x0)):
        if lines and round(lines[-1][0]) == round(rule.y0) and rule.x0 - lines[-1][2] < _SAME:
            lines[-1] = lines[-1][0], lines[-1][1], max(lines[-1][2], rule.x1)
        else:
            lines.append((rule.y0, rule.x0, rule.x1))
    return [
        one
        for one in lines
        if sum(abs(one[1] - other[1]) + abs(one[2] - other[2]) < _SAME for other in lines) >= _RULES
    ]


def _banded(row: _Row, ruled: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a line stands between two rules of a table, or just above the first one, and within their ends."""
    inside = [y for y, x0, x1 in ruled if x0 - _SAME <= row.spans[0][0] and row.spans[-1][1] <= x1 + _SAME]
    below = [y for y in inside if y < row.base]
    above = [y for y in inside if y > row.base]
    if below and _is_prose(row, [row], ruled):
        return False
    return bool(below) and (bool(above) or row.base - max(below) < row.size)


def _stretch(
    rows: Sequence[_Row],
    seeds: Sequence[bool],
    at: int,
    ruled: Sequence[tuple[float, float, float]],
    bars: Sequence[float],
) -> tuple[int, int]:
    """The first and the last line of the table that a line with cells stands in."""
    first = last = at
    for next_ in range(at + 1, len(rows)):
        near = rows[last].base - rows[next_].base < _FARTHER * rows[at].size
        barred = any(rows[next_].base < bar < rows[last].base for bar in bars)
        if not near or barred or not _alike(rows[at], rows[next_]):
            break
        if _is_prose(rows[next_], rows[first : last + 1], ruled):
            break
        if seeds[next_] or _fits(rows[next_], rows[first : last + 1]):
            last = next_
        else:
            break
    far = _CLOSE if any(_banded(rows[one], ruled) for one in range(first, last + 1)) else _FAR
    while first and rows[first - 1].base - rows[first].base < far * rows[at].size:
        above = rows[first - 1]
        barred = any(rows[first].base < bar < above.base for bar in bars)
        if barred or not (_alike(rows[at], above) and _fits(above, rows[first : last + 1])):
            break
        first -= 1
    return first, last


def _is_prose(row: _Row, table: Sequence[_Row], ruled: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a line runs without a gap over most of a table: it is none of its rows."""
    left, right = min(one.spans[0][0] for one in table), max(one.spans[-1][1] for one in table)
    over = [x1 - x0 for y, x0, x1 in ruled if y < table[0].base and x0 - _SAME <= left and right <= x1 + _SAME]
    if len(table) == 1 and not over:
        return False
    longest = max(high - low for low, high in row.spans)
    return longest > (_PROSE if len(row.spans) == 1 else _LONG) * max([right - left, *over[:1]])


def _alike(one: _Row, other: _Row) -> bool:
    return max(one.size, other.size) < _ALIKE * min(one.size, other.size)


def _fits(row: _Row, table: Sequence[_Row]) -> bool:
    """Whether each stretch of a line stands in one column of those above or below it, aligned as its cells are."""
    others = [span for one in table for span in one.spans]
    for low, high in row.spans:
        over = [span for span in others if span[0] < high and low < span[1]]
        aligned = any(
            abs(a - b) < _ALIGNED * row.size
            for start, end in over
            for a, b in ((start, low), (end, high), (start + end, low + high))
        )
        wide = [span for one in table for left, right in pairwise(one.spans) for span in ((left[1], right[0]),)]
        crossed = sum(low < start and end < high for start, end in wide)
        if not aligned or crossed > _CROSSING * len(table):
            return False
    return True


def _grid(rows: Sequence[_Row], ruled: Sequence[tuple[float, float, float]]) -> Grid | None:
    cuts = list(_cuts(rows))
    if not cuts:
        return None
    parts, sure = _parts(rows, ruled, cuts)
    crossed = any(_covers(row, cut) for row in rows if len(row.spans) > 1 for cut in cuts)  # tables of other columns
    return Grid(rows[0].base + 0.5, rows[-1].base - 0.5, cuts, parts, sure and not crossed)


def _cuts(rows: Sequence[_Row]) -> Iterator[float]:
    """The middles of the gaps that stand at one place in all rows, but in few that cross them."""
    size = median(row.size for row in rows)
    edges = sorted({round(x, 1) for row in rows for span in row.spans for x in span})
    free: list[tuple[float, float]] = []
    for low, high in pairwise(edges):
        middle = (low + high) / 2
        parted = sum(row.spans[0][0] < middle < row.spans[-1][1] and not _covers(row, middle) for row in rows)
        crossed = sum(_covers(row, middle) for row in rows)
        if parted > 0 and crossed <= _CROSSING * parted:
            if free and free[-1][1] == low:
                free[-1] = free[-1][0], high
            else:
                free.append((low, high))
    for low, high in free:
        best = _clearest(rows, low, high)
        if best[1] - best[0] >= _NEARLY * _APART * size:
            yield sum(best) / 2


def _covers(row: _Row, x: float) -> bool:
    return any(low < x < high for low, high in row.spans)


def _clearest(rows: Sequence[_Row], low: float, high: float) -> tuple[float, float]:
    """The part of a gap that the fewest rows cross."""
    inner = sorted({low, high, *(x for row in rows for span in row.spans for x in span if low < x < high)})
    pieces = list(pairwise(inner))
    crossed = [sum(_covers(row, (a + b) / 2) for row in rows) for a, b in pieces]
    least = min(crossed)
    runs: list[tuple[float, float]] = []
    for (a, b), count in zip(pieces, crossed, strict=True):
        if count == least:
            if runs and runs[-1][1] == a:
                runs[-1] = runs[-1][0], b
            else:
                runs.append((a, b))
    return max(runs, key=lambda run: run[1] - run[0])


def _parts(
    rows: Sequence[_Row], ruled: Sequence[tuple[float, float, float]], cuts: Sequence[float]
) -> tuple[list[float], bool]:
    """The heights that part the rows, and whether they are sure."""
    pairs = list(pairwise(rows))
    gaps = [above.base - below.base for above, below in pairs]
    ruling = [any(below.base < y < above.base for y, _, _ in ruled) for above, below in pairs]
    free = [gap for gap, rule in zip(gaps, ruling, strict=True) if not rule] or [0.0]
    least = min(free)
    even = _PUSHED if any(ruling) else _EVEN
    ends = [
        rule or gap > (_PUSHED if below.raised else even) * least
        for gap, rule, (_, below) in zip(gaps, ruling, pairs, strict=True)
    ]
    if not any(ends) or (sum(ruling) and not any(end and not rule for end, rule in zip(ends, ruling, strict=True))):
        lone = [_cells(below, cuts) for (_, below), end in zip(pairs, ends, strict=True) if not end]
        if not any(ends) or (lone and min(lone) > 1 and len(lone) > 2 * sum(ends)):  # each line is a row
            counts = {_cells(row, cuts) for row in rows}
            return [(above.base + below.base) / 2 for above, below in pairs], len(counts) == 1
    return [(above.base + below.base) / 2 for (above, below), end in zip(pairs, ends, strict=True) if end], True


def _cells(row: _Row, cuts: Sequence[float]) -> int:
    """How many columns a line has words in."""
    return len({bisect_left(cuts, (low + high) / 2) for low, high in row.spans})

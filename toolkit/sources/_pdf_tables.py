"""Rows of cells on a page of a PDF: lines that stand at one height, one behind the other, and those below in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, median_low

from toolkit.sources._pdf_lines import Line

#: Lines of one row differ in height by less than this, in letter sizes.
_LEVEL = 0.3
#: Lines of one cell are no farther apart than this, in usual line distances; rows of most tables are.
_CLOSE = 1.15
#: Rows of one table are no farther apart than this.
_FAR = 3
#: Lines of one cell begin, or have their middle, at one place, within so many letter sizes.
_ALIGNED = 0.7


def follows(cell: Line, line: Line) -> bool:
    """Whether a line is the next cell of a row: level with one, and right of it, or left where words run from there."""
    level = abs(cell.base - line.base) < _LEVEL * line.size
    if cell.cell is not None and line.cell is not None:
        return level and cell.cell[:1] == line.cell[:1]
    if cell.cell is not line.cell:
        return False
    return level and (line.x1 < cell.x0 if line.right and cell.right else line.x0 > cell.x1)


def next_cell(above: Line, line: Line) -> bool:
    """Whether a line of a table begins the next cell of its row: level with a line, or higher up and beyond it."""
    if above.cell is not None and line.cell is not None and above.page == line.page:
        return above.cell[:2] == line.cell[:2] and above.cell.column != line.cell.column
    higher = line.base - above.base > _LEVEL * line.size
    beyond = line.x1 <= above.x0 if line.right and above.right else line.x0 >= above.x1
    return follows(above, line) or (higher and beyond and above.page == line.page)


def put(table: list[Line], row: Sequence[Line]) -> None:
    """Put lines with known places into a table: row by row, column by column, each cell's from the top."""
    table += row
    first = next(at for at, line in enumerate(table) if line.page == row[0].page and line.cell is not None)
    table[first:] = sorted(table[first:], key=_order)


def _order(line: Line) -> tuple[int, int, int, float]:
    """Where a line with a known place stands in its table."""
    grid, row, column = line.cell[:3] if line.cell is not None else (0, 0, 0)
    return grid, row, column, -round(line.base)


def in_order(table: Sequence[Line], *, continues: bool) -> bool:
    """Whether rows and columns of a table are sure; where it goes on from another page, also that no row is cut.

    A row that a page's end cuts goes on in some of its columns, or with a small letter.
    """
    places = [line.cell for line in table if line.cell is not None]
    if len(places) < len(table) or not all(place.sure for place in places):
        return False
    first: dict[int, str] = {}
    for line, place in zip(table, places, strict=True):
        if place[:2] == places[0][:2]:
            first.setdefault(place.column, line.text)
    columns: dict[tuple[int, ...], set[int]] = {}
    for place in places:
        columns.setdefault(place[:2], set()).add(place.column)
    usual = median_low([len(own) for own in columns.values()])
    return not continues or (len(first) >= usual and not any(text[0].islower() for text in first.values()))


def ends(table: Sequence[Line], line: Line, pitch: float) -> bool:
    """Whether a row stands so far below a table that it belongs to another one."""
    return min(cell.base for cell in table) - line.base > _FAR * pitch


def goes_on(table: list[Line], cells: list[list[Line]], row: Sequence[Line], pitch: float) -> bool:
    """Whether a row is more lines of the ``cells`` of the last row of a table; if so they are put there."""
    found = _below(cells, row, pitch, dense=_dense(table, pitch))
    if found:
        del table[len(table) - sum(map(len, cells)) :]
        for at, line in zip(found, row, strict=True):
            cells[at].append(line)
        table += [line for cell in cells for line in cell]
    return bool(found)


def _below(cells: Sequence[Sequence[Line]], row: Sequence[Line], pitch: float, *, dense: bool) -> list[int]:
    """The cells of a row of a table that the lines of the next one go on with; none where they are a row of their own.

    ``pitch`` is the usual distance of lines. ``dense``: the rows of the table are no farther apart than its lines, so
    that only a lone line within the row tells.
    """
    if len(row) >= len(cells) or (dense and len(row) > 1):
        return []
    found = [_cell(cells, line, pitch) for line in row]
    return [] if -1 in found or (dense and found[0] == 0) else found


def _cell(cells: Sequence[Sequence[Line]], line: Line, pitch: float) -> int:
    """The cell that a line stands in, close below its last line; -1 where it stands in none, or in several."""
    over = [at for at, cell in enumerate(cells) if any(line.x0 < one.x1 and one.x0 < line.x1 for one in cell)]
    if len(over) != 1:
        return -1
    cell = cells[over[0]]
    first, gap = cell[0], cell[-1].base - line.base
    ends = ((line.x0, first.x0), (line.x1, first.x1), ((line.x0 + line.x1) / 2, (first.x0 + first.x1) / 2))
    aligned = any(abs(one - other) < _ALIGNED * line.size for one, other in ends)
    alike = first.all_set("bold") == line.all_set("bold") and abs(first.size - line.size) < _ALIGNED
    return over[0] if aligned and alike and 0 < gap <= _CLOSE * pitch else -1


def _dense(group: Sequence[Line], pitch: float) -> bool:
    """Whether the rows of a table stand as close as lines do."""
    bases = sorted({round(row[0].base, 1) for row in rows(group) if len(row) > 1}, reverse=True)
    gaps = [high - low for high, low in pairwise(bases)]
    return bool(gaps) and median(gaps) <= _CLOSE * pitch


def rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines in order, the cells of a row together."""
    row: list[Line] = []
    for line in lines:
        if row and follows(row[-1], line):
            row.append(line)
            continue
        if row:
            yield row
        row = [line]
    if row:
        yield row

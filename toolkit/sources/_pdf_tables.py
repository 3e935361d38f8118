"""Rows of cells on a page of a PDF: lines that stand at one height, one behind the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.sources._pdf_lines import Line

#: Lines of one row differ in height by less than this, in letter sizes.
_LEVEL = 0.3


def follows(cell: Line, line: Line) -> bool:
    """Whether a line is the next cell of a row: level with one, and right of it, or left where words run from there."""
    level = abs(cell.base - line.base) < _LEVEL * line.size
    return level and (line.x1 < cell.x0 if line.right and cell.right else line.x0 > cell.x1)


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

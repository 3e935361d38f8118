"""Numbers of lines, which drafts bear at their left edge: each line's, or every fifth's."""

from __future__ import annotations

import re
from itertools import pairwise

from toolkit._heads import complete

__all__ = ["line_numbers"]

_NUMBER = re.compile(r"[ \t]{0,6}(\d{1,3})(?:[ \t]{2,}|\t)(?=\S)")
_LEAST = 8  # lines with a number
_FIFTHS = 3  # of them, where only every fifth bears one
_MOST = 0.8  # of the lines between the first and the last


def line_numbers(source: str) -> dict[int, int]:
    r"""Where the numbers of lines begin and end; none where they may be those of paragraphs.

    Numbers of lines stand before wrapped lines too, and count all lines or those with words.

    Examples
    --------
    >>> words = "The Assembly,\nRecalling that\nmany boats are on\nlakes,\n1. Requests\na count of\nall boats\nby May."
    >>> lines = [f"{at}  {line}\n" for at, line in enumerate(words.split("\n"), 1)]
    >>> len(line_numbers("".join(lines))), line_numbers("1  Requests boats;\n2  Requests oars;\n" * 4)
    (8, {})
    """
    rows: list[tuple[int, int, int, int, str]] = []  # line, number, start, end, words
    at = 0
    filled: list[int] = []
    for index, line in enumerate(source.splitlines(keepends=True)):
        if line.strip():
            filled.append(index)
        if match := _NUMBER.match(line):
            rows.append((index, int(match[1]), at, at + match.end(), line[match.end() :].rstrip()))
        at += len(line)
    if len(rows) < _FIFTHS:
        return {}
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(rows)]
    fifths = all(row[1] % 5 == 0 for row in rows) and all(step == 5 and lines >= step for lines, step in steps)
    each = len(rows) >= _LEAST and all(step in (1, lines) for lines, step in steps)
    among = sum(rows[0][0] <= index <= rows[-1][0] for index in filled)
    wrapped = sum(not complete(a[4]) and b[4][:1].islower() for a, b in pairwise(rows))
    if fifths or (each and len(rows) >= _MOST * among and wrapped > 1):
        return {start: end for _, _, start, end, _ in rows}
    return {}

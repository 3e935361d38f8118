"""The usual distances of a PDF's lines and paragraphs, and the ends of clauses below which paragraphs begin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from toolkit.sources import _pdf_tables as tables
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_sheet import Sheet

__all__ = ["CLAUSE", "Distances", "measured", "unmarked"]

#: A gap of this many parts them where the line above also ends a clause.
_APART = 1.12
#: Sizes that differ by less, in points, are those of one kind of lines.
_ALIKE = 0.4
#: Lines further apart than so many sizes are of a page that is set widely, or paragraphs.
_OPEN = 1.7
#: So many gaps of one width below ends of clauses are the usual distance of paragraphs.
_OFTEN = 3

# The end of a clause: "؛", ":", ".", "،", with a note's marker; not a word.
CLAUSE = re.compile(r"[؛;:.،,，；。：](?:\s?\(\d+\))?$")


@dataclass
class Distances:
    """The usual distances of a document."""

    pitch: dict[float, float] = field(default_factory=dict)
    size: float = 10.0
    between: float = 0.0

    def of(self, size: float) -> float:
        """Usual distance of two lines in letters of a size."""
        return self.pitch.get(round(size), 1.25 * size)

    def apart(self, gap: float, line: Line) -> bool:
        """Whether a line stands further off than lines of a paragraph do; its raised signs may push it down."""
        if line.has_raised():
            return 0 < self.between <= gap + 0.5
        return gap > _APART * self.of(line.size)


def measured(sheets: Sequence[Sheet], size: float) -> Distances:
    """The distances of a document whose words are of a size."""
    measures = Distances(_pitch(sheets), size)
    measures.between = _between(sheets, measures)
    return measures


def unmarked(line: Line) -> str:
    """The words of a line without the raised signs at its end."""
    signs = sum(1 for _ in takewhile(line.raised, reversed(line.chars)))
    return line.text[: line.at[-signs]].rstrip() if 0 < signs < len(line.chars) else line.text


def _pitch(sheets: Iterable[Sheet]) -> dict[float, float]:
    """The most frequent distance of lines of each size, below lines that are full."""
    seen: dict[float, Counter[float]] = defaultdict(Counter)
    for sheet in sheets:
        for zone in (sheet.body, sheet.notes):
            rows = [row for row in tables.rows(zone) if len(row) == 1]
            for (above,), (line,) in pairwise(rows):
                gap = above.base - line.base
                if zone is sheet.body and sheet.end(above) > 3 * line.size:
                    continue  # the last line of a paragraph: what comes below may be another one
                if gap > _OPEN * line.size and CLAUSE.search(unmarked(above)):
                    continue  # paragraphs of one line each, where none shows the distance of lines
                if abs(above.size - line.size) < _ALIKE and 0.8 * line.size < gap < 2.6 * line.size:
                    seen[round(line.size)][round(gap * 2) / 2] += 1
    return {size: _common(counts) for size, counts in seen.items() if sum(counts.values()) > 2}


def _between(sheets: Iterable[Sheet], measures: Distances) -> float:
    """The usual distance of paragraphs: below lines that end a clause, wider than that of lines; 0 where none is."""
    seen: Counter[float] = Counter()
    for sheet in sheets:
        for above, line in pairwise(sheet.body):
            gap = above.base - line.base
            if line.has_raised() or abs(line.size - measures.size) > 0.6:
                continue
            if _APART < gap / measures.of(line.size) < 3 and CLAUSE.search(unmarked(above)):
                seen[round(gap * 2) / 2] += 1
    gap, count = seen.most_common(1)[0] if seen else (0.0, 0)
    return gap if count >= _OFTEN else 0.0


def _common(counts: Counter[float]) -> float:
    """The smallest distance that is frequent: lines within paragraphs are closer than paragraphs."""
    most = max(counts.values())
    return min(gap for gap, count in counts.items() if count >= 0.4 * most)

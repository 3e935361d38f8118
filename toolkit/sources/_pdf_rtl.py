"""Arabic pages of a PDF: lines in reading order, from the places of their glyphs alone.

PDFium's own order is not kept: it turns some words and not others, and puts signs on lines of their own. What is kept
of it is which words it parts. `lines` gives the characters of each line as they are read: from the right, numbers and
Latin letters from the left, brackets as their place asks, marks after their letters, blanks between words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.sources import _pdf_rtl_blanks as blanks
from toolkit.sources import _pdf_rtl_order as order
from toolkit.sources import _pdf_rtl_signs as turning
from toolkit.sources import _pdf_rtl_strokes as strokes
from toolkit.sources._pdf_columns import regions
from toolkit.sources._pdf_grids import Grid, grids
from toolkit.sources._pdf_page import Char, Page, Slot
from toolkit.sources._pdf_rtl_glyphs import ALEFS, KASHIDA, Glyph, glyphs
from toolkit.text import is_arabic

_LEVEL = 0.3  # of the size: letters whose bases differ by less stand on one line
_RAISED = 0.8  # of the size: how far a marker may stand above its line
_BESIDE = 3.0  # of the size: how far from the letters of its line it may stand
_SMALL_ROW = 0.9  # of the size: a row of smaller signs is that of raised ones, and no place for a letter
_SMALLER, _HIGHER = 0.87, 0.12  # of the size: so much smaller and higher is a raised sign, at least
_PUSHED = 0.06  # of the size: how far a mark may stand left of the letter after its own
_DOUBLED = 0.15  # likewise where that letter is the same one: two lams stand upon each other
# A symbol at a line's end whose stroke stands before its number: " /74"; not "73/263", not "و/أو".
_TURNED = re.compile(r"(?<=\s)/\d{1,3}$")
_SPILLED = 20  # glyphs, at most, of a next page's line
_FIRST = 4  # rows at a page's foot, and at its head, among which such lines are
_TWIN = 3.0  # points by which a glyph that is drawn twice may stand elsewhere: one is the mark alone
_CELL = 4.0  # of the size: a gap that parts cells


def mostly_arabic(page: Page) -> bool:
    """Whether a page is read from the right: more than half of its letters are Arabic."""
    letters = Counter([char.text for char in page.chars])
    arabic = sum(n for text, n in letters.items() if text.isalpha() and is_arabic(text))
    return 2 * arabic > sum(n for text, n in letters.items() if text.isalpha())


def lines(pages: Sequence[Page]) -> list[list[list[Char]]]:
    """Of each Arabic page its lines from the top, each in reading order.

    Blanks are made; letters of one glyph share its box; every character has the base of its line, unless it is raised.
    """
    return [[line for _, _, line in found] for found in _lines(pages)]


def _lines(pages: Sequence[Page]) -> list[list[tuple[int, Slot | None, list[Char]]]]:
    """The same, each line with the number of its region and its place in a table."""
    pages = strokes.renamed(pages)
    every = [_rows(glyphs(page.chars)) for page in pages]
    rows = [
        _in_columns(_unspilled(own, below), page.width)
        for page, own, below in zip(pages, every, [*every[1:], []], strict=False)
    ]
    for page, own in zip(pages, rows, strict=True):
        _in_tables(own, page)
    known = strokes.named(row.glyphs for found in rows for row in found)
    shown = [[cell for row in found for cell in _cells(row, known)] for found in rows]
    spaces = blanks.learn([(page, [cell.line for cell in cells]) for page, cells in zip(pages, shown, strict=True)])
    readings = [_read_cells(cells, space) for cells, space in zip(shown, spaces, strict=True)]
    for found in readings:
        _turn_brackets(found)
    cells = [one for found in readings for one in found]
    for one, signs in zip(cells, turning.quotes([one.signs for one in cells]), strict=True):
        one.signs = signs
    return [
        [(one.cell.region, one.cell.slot, _chars(one, page.number)) for one in found]
        for page, found in zip(pages, readings, strict=True)
    ]


def prepared(pages: Sequence[Page]) -> list[Page]:
    """The same pages, the characters of Arabic ones in reading order, a made line end after each line (or cell)."""
    arabic = [page for page in pages if mostly_arabic(page)]
    read = {page.number: found for page, found in zip(arabic, _lines(arabic), strict=True)}
    return [_rewritten(page, read[page.number]) if page.number in read else page for page in pages]


def _rewritten(page: Page, found: Sequence[tuple[int, Slot | None, Sequence[Char]]]) -> Page:
    chars: list[Char] = []
    parts = tuple(region for region, _, line in found if line)
    cells = tuple(slot for _, slot, line in found if line)
    read = [list(strokes.unlengthened(line)) for _, _, line in found]
    for at, line in enumerate(read):
        chars += _unturned(line, read[at + 1] if at + 1 < len(read) else ())
        if line:
            chars.append(line[-1]._replace(text="\n", made=True, x1=line[-1].x0))
    ordered = tuple(char._replace(order=at) for at, char in enumerate(chars))
    return replace(page, chars=ordered, rtl=True, regions=parts, cells=cells)


def _unturned(line: list[Char], below: Sequence[Char]) -> list[Char]:
    """A line whose last symbol goes on below, its stroke behind its first number: "74/" and "168", not "/74"."""
    match = _TURNED.search("".join(char.text for char in line)) if below and below[0].text.isdecimal() else None
    if match is None or len(line) != match.end():
        return line
    stroke = match.start()
    return [*line[:stroke], *line[stroke + 1 :], line[stroke]]


@dataclass(slots=True)
class _Row:
    base: float
    size: float
    glyphs: list[Glyph]
    raised: list[Glyph]
    region: int = 0
    number: int = -1
    grid: Grid | None = None

    def slot(self, line: Sequence[Glyph]) -> Slot | None:
        """The place of a stretch of it in the table that it stands in: columns are counted from the right."""
        if self.grid is None:
            return None
        column = len(self.grid.cuts) - self.grid.column(max(glyph.x1 for glyph in line))
        return Slot(self.number, self.grid.row(self.base), column, self.grid.sure)

    def line(self, known: set[tuple[str, str]]) -> tuple[list[Glyph], list[bool]]:
        """Its glyphs from left to right, and which of them are raised."""
        marked = [(glyph, False) for glyph in self.glyphs] + [(glyph, True) for glyph in self.raised]
        marked.sort(key=lambda pair: (pair[0].pen, pair[0].x1))
        _unpushed(marked)
        line = [glyph for glyph, _ in reversed(marked)]
        named = [
            replace(glyph, text=KASHIDA) if strokes.is_stroke(line, at, known) else glyph
            for at, glyph in enumerate(line)
        ]
        return strokes.lengthened(named[::-1], [up for _, up in marked])


def _unpushed(marked: list[tuple[Glyph, bool]]) -> None:
    """Put letters whose mark was drawn before them, so that their place is the mark's, right of what is drawn first."""
    for at in range(len(marked) - 1):
        (left, _), (right, _) = marked[at : at + 2]
        far = _DOUBLED if left.text[0] == right.text else _PUSHED
        near = right.pen - left.pen < far * (left.style.size or 10.0)
        pushed = near and not left.own and left.drawn > right.drawn >= 0 and left.order < right.order
        if pushed or _turned(left, right):
            marked[at], marked[at + 1] = marked[at + 1], marked[at]


def _turned(left: Glyph, right: Glyph) -> bool:
    """Whether two glyphs are the lam and the alef of one sign, the alef a hair right of its lam: no two letters are.

    The box of the lam may be wider than the alef's, as before an alef that is not the last letter: «للأمم».
    """
    if left.text[0] != "ل" or right.text[0] not in ALEFS:
        return False
    both = left.x1 - left.x0, right.x1 - right.x0
    lap = min(left.x1, right.x1) - max(left.x0, right.x0)
    near = right.pen - left.pen < _PUSHED * (left.style.size or 10.0)
    return lap > 0.8 * (min if near else max)(both)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands together in a row: glyphs from left to right, and which of them are raised."""

    line: list[Glyph]
    raised: list[bool]
    base: float
    region: int
    slot: Slot | None = None


def _cells(row: _Row, known: set[tuple[str, str]]) -> list[_Cell]:
    """The parts of a row that wide gaps part, from the right; a label stays with what follows it."""
    line, raised = row.line(known)
    cells: list[_Cell] = []
    end = len(line)
    for at in range(len(line) - 1, 0, -1):
        gap = (line[at].pen - line[at - 1].x1) / row.size
        label = end - at <= 5 and not any(is_arabic(g.text[0]) or g.text[0].isalpha() for g in line[at + 1 : end - 1])
        begins = max(g.x1 for g in line[at:end])
        edge = row.grid is not None and row.grid.parts_at(max(g.x1 for g in line[:at]), line[at].pen, row.size, begins)
        if gap > 2 * _CELL or (gap > _CELL and not label) or edge:
            cells.append(_Cell(line[at:end], raised[at:end], row.base, row.region, row.slot(line[at:end])))
            end = at
    return [*cells, _Cell(line[:end], raised[:end], row.base, row.region, row.slot(line[:end]))]


def _rows(found: Iterable[Glyph]) -> list[_Row]:
    """Glyphs by line, from the top; the small signs above a line are its raised ones."""
    rows: list[_Row] = []
    floating: list[Glyph] = []
    for glyph in sorted(found, key=lambda glyph: -glyph.base):
        if not glyph.own:
            floating.append(glyph)  # it may have the base of its mark
            continue
        size = glyph.style.size or 10.0
        row = rows[-1] if rows else None
        if row and row.base - glyph.base <= _LEVEL * min(size, row.size):
            row.glyphs.append(glyph)
            if size > row.size * 1.05:
                row.base, row.size = glyph.base, size
        else:
            rows.append(_Row(glyph.base, size, [glyph], []))
    for row in rows:
        low = [glyph for glyph in row.glyphs if not _stands_higher(glyph, row)]
        if len(low) < len(row.glyphs):
            row.raised += [glyph for glyph in row.glyphs if _stands_higher(glyph, row)]
            row.glyphs = low
    for glyph in floating:
        _settled(glyph, rows)
    return _raised(sorted(rows, key=lambda row: -row.base))


def _stands_higher(glyph: Glyph, row: _Row) -> bool:
    """Whether a sign or a digit of a row is smaller than its letters and stands a little higher: a raised one."""
    small = glyph.style.size < _SMALLER * row.size and glyph.base - row.base > _HIGHER * row.size
    return small and turning.kind(glyph.text) in "DN"


def _unspilled(rows: list[_Row], below: Sequence[_Row]) -> list[_Row]:
    """The rows of a page without one at its foot that holds marks of the next page's first line, as browsers print.

    What they draw there lies outside of what the page shows.
    """
    first = [glyph for row in below[:_FIRST] for glyph in row.glyphs]

    def is_again(row: _Row) -> bool:
        return 0 < len(row.glyphs) <= _SPILLED and all(
            any(map(unicodedata.combining, glyph.text))
            and any(one.text == glyph.text and abs(one.pen - glyph.pen) < _TWIN for one in first)
            for glyph in row.glyphs
        )

    return [*rows[:-_FIRST], *(row for row in rows[-_FIRST:] if not is_again(row))]


def _in_columns(rows: list[_Row], width: float) -> list[_Row]:
    """Rows in reading order: of two columns, the right one first."""
    row_of = {id(glyph): row for row in rows for glyph in (*row.glyphs, *row.raised)}
    raised = {id(glyph) for row in rows for glyph in row.raised}
    out = []
    for region, part in regions([[*row.glyphs, *row.raised] for row in rows], width, right_first=True):
        row = row_of[id(part[0])]
        plain = [glyph for glyph in part if id(glyph) not in raised]
        out.append(_Row(row.base, row.size, plain, [glyph for glyph in part if id(glyph) in raised], region))
    return out


def _in_tables(rows: Sequence[_Row], page: Page) -> None:
    """Give the rows of a page's tables the columns that they stand in."""
    if any(row.region for row in rows):
        return
    found = grids([[*row.glyphs, *row.raised] for row in rows], page.rules)
    for row in rows:
        for number, grid in enumerate(found):
            if grid.bottom <= row.base <= grid.top:
                row.number, row.grid = number, grid


def _settled(glyph: Glyph, rows: list[_Row]) -> None:
    """Put a letter with its mark, whose base may be that of the mark, into the row that has room for it."""
    size = glyph.style.size or 10.0
    near = [row for row in rows if abs(row.base - glyph.base) < 0.9 * size]

    def room(row: _Row) -> tuple[bool, bool, float]:
        covered = any(abs(other.pen - glyph.pen) < 0.12 * size for other in row.glyphs)
        close = any(abs(other.pen - glyph.pen) < 1.2 * size for other in row.glyphs)
        return row.size < _SMALL_ROW * size, covered or not close, abs(row.base - glyph.base)

    if near:
        min(near, key=room).glyphs.append(glyph)
    else:
        rows.append(_Row(glyph.base, size, [glyph], []))


def _is_beside(small: _Row, row: _Row) -> bool:
    """Whether a raised sign stands beside a letter of a row: one of another column is none of it."""
    ends = [end for glyph in small.glyphs for end in (glyph.x0, glyph.x1)]
    far = _BESIDE * row.size
    return any(min(ends) - far < glyph.x1 and glyph.x0 < max(ends) + far for glyph in row.glyphs)


def _raised(rows: list[_Row]) -> list[_Row]:
    """Rows of nothing but small signs just above a line join it."""
    out: list[_Row] = []
    waiting: list[_Row] = []
    for row in rows:
        out.append(row)
        for small in waiting:
            high = 0 < small.base - row.base <= _RAISED * row.size
            if high and small.size <= 0.9 * row.size and _is_beside(small, row):
                row.raised += small.glyphs
                out.remove(small)
        marker = all(turning.kind(glyph.text) in "DN" for glyph in row.glyphs)
        waiting = [*(w for w in waiting if w in out and w.base - row.base < row.size), *([row] if marker else [])]
    return out


@dataclass(slots=True)
class _CellReading:
    """A cell as it is read: places of its glyphs in reading order (-1 is a blank), and what each says."""

    cell: _Cell
    places: list[int]
    signs: list[str]

    @property
    def ended(self) -> bool:
        """Whether a clause ends with it: what opened in it is closed."""
        return not self.signs or self.signs[-1] in turning.CLAUSES


def _read_cells(cells: Sequence[_Cell], space: blanks.Blanks) -> list[_CellReading]:
    """What the lines of a page say; one may go on with Latin words of the line above."""
    out: list[_CellReading] = []
    for cell in cells:
        inside = bool(out) and out[-1].cell.region == cell.region and order.ends_inside(out[-1].signs)
        out.append(_read_cell(cell, space, inside=inside))
    return out


def _read_cell(cell: _Cell, space: blanks.Blanks, *, inside: bool = False) -> _CellReading:
    """What a line says, brackets as they are drawn."""
    line, raised = cell.line, cell.raised
    parted = space.line(line, raised)
    spaced: list[int] = []
    last: range | None = None
    runs = order.logical(line, raised, parted, inside=inside)
    for run in runs:
        if last is not None and (parted[last.start] or run.stop != last.start):
            spaced.append(-1)
        for place in run:
            spaced += [-1, place] if place != run.start and parted[place] else [place]
        last = run
    latin = {place for run in runs for place in run if len(run) > 1}
    signs = [
        " " if place < 0 else line[place].text if place in latin else turning.unmirrored(line[place].text)
        for place in spaced
    ]
    return _CellReading(cell, spaced, signs)


def _turn_brackets(readings: Sequence[_CellReading]) -> None:
    """Turn the brackets of lines, clause by clause: one may open in a line and close in the next."""
    clause: list[_CellReading] = []
    for at, one in enumerate(readings):
        clause.append(one)
        if one.ended or at + 1 == len(readings) or readings[at + 1].cell.region != one.cell.region:
            signs = [sign for part in clause for sign in (*part.signs, "\n")]
            turned = turning.brackets(signs)
            for part in clause:
                part.signs, turned = turned[: len(part.signs)], turned[len(part.signs) + 1 :]
            clause = []


def _chars(one_cell: _CellReading, page: int) -> list[Char]:
    """The characters of a line, in reading order."""
    cell, signs = one_cell.cell, one_cell.signs
    base = cell.base
    idle = turning.idle_blanks(signs)
    late = {at + 2 for at in idle if turning.needs_blank(signs, at + 2)}  # the blank before a bracket stood behind it
    out: list[Char] = []
    for at, (sign, place) in enumerate(zip(signs, one_cell.places, strict=True)):
        if (place < 0 and at not in idle) or (at in late and not cell.raised[place]):
            out.append(out[-1]._replace(text=" ", made=True, x1=out[-1].x0, base=base))
        if place >= 0:
            glyph = cell.line[place]
            box = (glyph.x0, glyph.y0, glyph.x1, glyph.y1, glyph.base if cell.raised[place] else base)
            out += [Char(char, *box, glyph.style, page, glyph.order, pen=glyph.pen) for char in sign]
    return out

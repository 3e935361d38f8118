"""Arabic pages of a PDF: lines in reading order, from the places of their glyphs alone.

PDFium's own order is not kept: it turns some words and not others, and puts signs on lines of their own. What is kept
of it is which words it parts. `lines` gives the characters of each line as they are read: from the right, numbers and
Latin letters from the left, brackets as their place asks, marks after their letters, blanks between words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.sources import _pdf_rtl_blanks as blanks
from toolkit.sources import _pdf_rtl_order as order
from toolkit.sources._pdf_page import Char, Page
from toolkit.sources._pdf_rtl_glyphs import Glyph, glyphs
from toolkit.text import is_arabic

_LEVEL = 0.3  # of the size: letters whose bases differ by less stand on one line
_RAISED = 0.8  # of the size: how far a marker may stand above its line
_CLOSE = 0.1  # of the size: strokes that lengthen a word reach its letters
_LAID = 0.12  # of the size: a point reaches no further into the letter before it
_TOUCHING = 0.04  # likewise in a font whose points are often strokes
_POINTS = frozenset(".,:;'/-0123456789")
_OFTEN = 5  # times that a sign ends words from which it is taken for a stroke
_CELL = 4.0  # of the size: a gap that parts cells
_KASHIDA = "\u0640"
_SIGNS = frozenset("/-.,:;()[]«»“”‘’،؛؟\u2010\u2011\u2013\u2014\u2026")  # signs that words may have between them
_NOT_JOINING = frozenset("اأإآٱدذرزوؤةىء")  # letters that no stroke follows within a word


def mostly_arabic(page: Page) -> bool:
    """Whether a page is read from the right: more than half of its letters are Arabic."""
    letters = [char.text for char in page.chars if char.text.isalpha()]
    return 2 * sum(map(is_arabic, letters)) > len(letters)


def lines(pages: Sequence[Page]) -> list[list[list[Char]]]:
    """Of each Arabic page its lines from the top, each in reading order.

    Blanks are made; letters of one glyph share its box; every character has the base of its line, unless it is raised.
    """
    rows = [_rows(glyphs(page.chars)) for page in pages]
    strokes = _strokes(row for found in rows for row in found)
    shown = [[cell for row in found for cell in _cells(row, strokes)] for found in rows]
    spaces = blanks.learn([(page, [cell.line for cell in cells]) for page, cells in zip(pages, shown, strict=True)])
    return [
        [_read(cell, space, page.number) for cell in cells]
        for page, cells, space in zip(pages, shown, spaces, strict=True)
    ]


def prepared(pages: Sequence[Page]) -> list[Page]:
    """The same pages, the characters of Arabic ones in reading order, a made line end after each line (or cell)."""
    arabic = [page for page in pages if mostly_arabic(page)]
    read = {page.number: found for page, found in zip(arabic, lines(arabic), strict=True)}
    return [_rewritten(page, read[page.number]) if page.number in read else page for page in pages]


def _unlengthened(line: Sequence[Char]) -> list[Char]:
    """A line without the strokes that lengthen words; one that follows a letter by itself (هـ) is said."""
    kept: list[Char] = []
    for at, char in enumerate(line):
        if char.text == _KASHIDA:
            following = next((c.text for c in line[at + 1 :] if c.text != _KASHIDA), " ")
            lone = len(kept) == 1 or not is_arabic(kept[-2].text) if kept else False
            if is_arabic(following) or not lone or not is_arabic(kept[-1].text):
                continue
        kept.append(char)
    return kept


def _rewritten(page: Page, found: Sequence[Sequence[Char]]) -> Page:
    chars: list[Char] = []
    for line in found:
        chars += _unlengthened(line)
        if line:
            chars.append(line[-1]._replace(text="\n", made=True, x1=line[-1].x0))
    return replace(page, chars=tuple(char._replace(order=at) for at, char in enumerate(chars)), rtl=True)


@dataclass(slots=True)
class _Row:
    base: float
    size: float
    glyphs: list[Glyph]
    raised: list[Glyph]

    def line(self, strokes: set[tuple[str, str]]) -> tuple[list[Glyph], list[bool]]:
        """Its glyphs from left to right, and which of them are raised."""
        marked = [(glyph, False) for glyph in self.glyphs] + [(glyph, True) for glyph in self.raised]
        marked.sort(key=lambda pair: (pair[0].pen, pair[0].x1))
        line = [glyph for glyph, _ in reversed(marked)]
        named = [
            replace(glyph, text=_KASHIDA) if _is_stroke(line, at, strokes) else glyph for at, glyph in enumerate(line)
        ]
        return _lengthened(named[::-1], [up for _, up in marked])


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands together in a row: glyphs from left to right, and which of them are raised."""

    line: list[Glyph]
    raised: list[bool]
    base: float


def _cells(row: _Row, strokes: set[tuple[str, str]]) -> list[_Cell]:
    """The parts of a row that wide gaps part, from the right; a label stays with what follows it."""
    line, raised = row.line(strokes)
    cells: list[_Cell] = []
    end = len(line)
    for at in range(len(line) - 1, 0, -1):
        gap = (line[at].pen - line[at - 1].x1) / row.size
        label = end - at <= 5 and not any(is_arabic(g.text[0]) or g.text[0].isalpha() for g in line[at + 1 : end - 1])
        if gap > 2 * _CELL or (gap > _CELL and not label):
            cells.append(_Cell(line[at:end], raised[at:end], row.base))
            end = at
    return [*cells, _Cell(line[:end], raised[:end], row.base)]


def _lengthened(line: list[Glyph], raised: list[bool]) -> tuple[list[Glyph], list[bool]]:
    """A line with the strokes that lengthen words said by the letters that they follow."""
    out: list[tuple[Glyph, bool]] = []
    for glyph, up in zip(reversed(line), reversed(raised), strict=True):
        before = out[-1][0] if out else None
        if glyph.text == _KASHIDA and before and before.pen - glyph.x1 < 0.4 * glyph.style.size:
            x0, pen = min(glyph.x0, before.x0), min(glyph.pen, before.pen)
            stroke = _KASHIDA if is_arabic(before.text[0]) else ""  # one upon a bracket says nothing
            out[-1] = (replace(before, text=before.text + stroke, x0=x0, pen=pen), out[-1][1])
        else:
            out.append((glyph, up))
    return [glyph for glyph, _ in reversed(out)], [up for _, up in reversed(out)]


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
    for glyph in floating:
        _settled(glyph, rows)
    return _raised(sorted(rows, key=lambda row: -row.base))


def _settled(glyph: Glyph, rows: list[_Row]) -> None:
    """Put a letter with its mark, whose base may be that of the mark, into the row that has room for it."""
    size = glyph.style.size or 10.0
    near = [row for row in rows if abs(row.base - glyph.base) < 0.9 * size]

    def room(row: _Row) -> tuple[bool, float]:
        covered = any(abs(other.pen - glyph.pen) < 0.12 * size for other in row.glyphs)
        beside = any(abs(other.pen - glyph.pen) < 1.2 * size for other in row.glyphs)
        return covered or not beside, abs(row.base - glyph.base)

    if near:
        min(near, key=room).glyphs.append(glyph)
    else:
        rows.append(_Row(glyph.base, size, [glyph], []))


def _raised(rows: list[_Row]) -> list[_Row]:
    """Rows of nothing but small signs just above a line join it."""
    out: list[_Row] = []
    waiting: list[_Row] = []
    for row in rows:
        out.append(row)
        for small in waiting:
            if small.size <= 0.9 * row.size and 0 < small.base - row.base <= _RAISED * row.size:
                row.raised += small.glyphs
                out.remove(small)
        marker = all(order.kind(glyph.text) in "DN" for glyph in row.glyphs)
        waiting = [*(w for w in waiting if w in out and w.base - row.base < row.size), *([row] if marker else [])]
    return out


def _strokes(rows: Iterable[_Row]) -> set[tuple[str, str]]:
    """Font and character of strokes that lengthen words (kashida) under another name.

    LibreOffice draws them without saying what they are, and PDFium then names them by chance (``ä``). A sign that is no
    letter of the page's script and stands, each time, within a word after a letter that joins, is such a stroke; so is
    one that stands, often and never elsewhere, right at the end of words.
    """
    ends: Counter[tuple[str, str]] = Counter()
    within: Counter[tuple[str, str]] = Counter()
    every: Counter[tuple[str, str]] = Counter()
    laid: Counter[tuple[str, str]] = Counter()
    for row in rows:
        line = sorted(row.glyphs, key=lambda glyph: -glyph.pen)
        for place, glyph in enumerate(line):
            if glyph.text in _POINTS:
                laid[glyph.style.font, glyph.text] += _laid(line, place)
            if len(glyph.text) != 1 or is_arabic(glyph.text) or glyph.text in _SIGNS or glyph.text.isdigit():
                continue
            key = (glyph.style.font, glyph.text)
            every[key] += 1
            joins = _joins(line, place)
            within[key] += joins
            ends[key] += joins or _ends(line, place)
    strokes = {
        key for key, count in every.items() if within[key] >= 0.9 * count and (count > 1 or not key[1].isalpha())
    }
    strokes |= {key for key, count in laid.items() if count >= _OFTEN}
    strokes |= {key for key, count in within.items() if count >= _OFTEN and key[1].isascii() and key[1].isalpha()}
    return strokes | {key for key, count in every.items() if count >= _OFTEN and ends[key] == count and key[1] != "*"}


def _is_stroke(line: Sequence[Glyph], at: int, strokes: set[tuple[str, str]]) -> bool:
    """Whether the sign at a place of a line (from the right) lengthens a word."""
    text = line[at].text
    named = (line[at].style.font, text) in strokes
    if text in _POINTS:
        return _laid(line, at, _TOUCHING if named else _LAID) or (text.isdigit() and _joins(line, at))
    if text.isascii() and text.isalpha():
        beside = [line[place].text for place in (at - 1, at + 1) if 0 <= place < len(line)]
        latin = any(other.isascii() and other.isalnum() and other != text for other in beside)
        return len(text) == 1 and not latin and (named or _joins(line, at))
    return named


def _laid(line: Sequence[Glyph], at: int, least: float = _LAID) -> bool:
    """Whether the point at a place of a line (from the right) lies upon the letter before it: a stroke misnamed."""
    sign, first = line[at], at
    while first and line[first - 1].text == sign.text:  # several strokes, one after the other
        first -= 1
    if not first or (first < at and line[first].pen - line[at].x1 > _CLOSE * (sign.style.size or 10.0)):
        return False
    if first < at:
        return _laid(line, first, least)
    before = line[at - 1]
    if sign.text not in _POINTS or not before.own or not is_arabic(before.text[0]):
        return False
    return least * (sign.style.size or 10.0) < sign.x1 - before.pen < sign.x1 - sign.pen


def _ends(line: Sequence[Glyph], at: int) -> bool:
    """Whether the sign at a place of a line (from the right) is drawn close after a word, and a gap follows it."""
    size = line[at].style.size or 10.0
    if not at or not is_arabic(line[at - 1].text[0]) or line[at - 1].pen - line[at].x1 > _CLOSE * size:
        return False
    return at + 1 == len(line) or line[at].pen - line[at + 1].x1 > _CLOSE * size


def _joins(line: Sequence[Glyph], at: int) -> bool:
    """Whether the sign at a place of a line (from the right) is drawn close between two letters that join."""
    sign = line[at].text
    first, last = at, at
    while first and line[first - 1].text in (sign, _KASHIDA):
        first -= 1
    while last + 1 < len(line) and line[last + 1].text in (sign, _KASHIDA):
        last += 1
    if not first or last + 1 == len(line):
        return False
    before, after = line[first - 1], line[last + 1]
    close = _CLOSE * (line[at].style.size or 10)
    letter = before.text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")[-1:]
    near = before.pen - line[first].x1 < close and line[last].pen - after.x1 < close
    return near and is_arabic(letter) and letter not in _NOT_JOINING and is_arabic(after.text[0])


def _read(cell: _Cell, space: blanks.Blanks, page: int) -> list[Char]:
    """The characters of a line, in reading order."""
    line, raised, base = cell.line, cell.raised, cell.base
    parted = space.line(line, raised)
    spaced: list[int] = []  # -1 is a blank
    last: range | None = None
    runs = order.logical(line, raised, parted)
    for run in runs:
        if last is not None and (parted[last.start] or run.stop != last.start):
            spaced.append(-1)
        for place in run:
            spaced += [-1, place] if place != run.start and parted[place] else [place]
        last = run
    latin = {place for run in runs for place in run if len(run) > 1}
    signs = [
        " " if place < 0 else line[place].text if place in latin else order.unmirrored(line[place].text)
        for place in spaced
    ]
    signs = order.brackets(signs)
    idle = order.idle_blanks(signs)
    out: list[Char] = []
    for at, (sign, place) in enumerate(zip(signs, spaced, strict=True)):
        if place < 0 and at not in idle:
            out.append(out[-1]._replace(text=" ", made=True, x1=out[-1].x0, base=base))
        elif place >= 0:
            glyph = line[place]
            box = (glyph.x0, glyph.y0, glyph.x1, glyph.y1, glyph.base if raised[place] else base)
            out += [Char(char, *box, glyph.style, page, glyph.order, pen=glyph.pen) for char in sign]
    return out

"""The characters of a page as lines: what stands on one height, from left to right, with the page's blanks.

A file holds characters in the order in which it was made, with blanks that a library guesses ("Deve lopment"). Here
only places count: characters of about one height are a line, a raised or lowered one too; a wide gap ends a cell; a
blank is what the file sets as one, or a gap that is as wide as the blanks of its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from toolkit.sources import _pdf_heights as heights
from toolkit.sources._pdf_columns import regions
from toolkit.sources._pdf_grids import Grid, grids
from toolkit.sources._pdf_page import Box, Char, Font, Page, Slot
from toolkit.text import is_han

#: A gap of so many letter sizes parts cells, as those of a table or of a page's head.
_CELL = 4.0
#: Blanks of a line that is spread to both edges differ by no more than this.
_EVEN = 0.25
#: A gap this wide, in letter sizes and beyond the letters' usual distance, is a blank; narrower lines set less.
_BLANK = (0.11, 0.145)
#: Less than this between two letters is no blank, whatever the file holds.
_NO_BLANK = 0.04
#: A blank of the file counts if the next letter leaves it this part of its width; others are painted over.
_ROOM = 0.5
#: Up to this gap no blank stands before a Chinese character that the file sets none before: lines are spread there.
_HAN = 0.6
#: A character is raised when it stands higher by this part of the line's size, and is smaller.
_RAISED, _SMALLER = 0.12, 0.87
#: Of whatever size it is, when it stands higher by this part.
_HIGH = 0.4
# A label that a wide gap may follow: "78/132.", "III.", "(iv)", "1.", "1 -", "(أ)", "59/...", "A."; not "Page".
LABEL = re.compile(
    r"\d{1,4}(?:/(?:\d{1,4}|[.…]{1,3}))?\s?[.)]?|[IVXLC]{1,7}\s?[.)]?"
    r"|\(?(?:[a-zA-Z]|[ivxlc]{1,6}|\d{1,3})[.)]|\d{1,3}\s[–—-]|\(?[ء-ي]ـ?\)|[•●▪·–—-]"
)
# Labels that a letter may follow without a blank: "11.", "(a)", "b)", "(أ)", "’1‘", "1 -"; not "A.", not "1990s".
_GLUED = re.compile(r"\d{1,3}\.|\(?[a-zа-я]{1,3}\)|\([ء-ي]ـ?\)|[’‘]\d{1,2}[’‘]|\d{1,3} [–—-]")
_WIDER = 1.3  # a blank behind a label without a point, as a multiple of those of its line
_LONGEST = 8  # characters of such a label, at most
_SIGNS = frozenset("0123456789()[]*,")  # what markers are made of
#: Marks of direction and joiners: no page shows them.
UNSEEN = frozenset(
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
#: Digits that are letters of their own, printed high.
_HIGH_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPTS = str.maketrans(_HIGH_DIGITS, "0123456789")


@dataclass(slots=True)
class Line:
    """A line, or a cell of one.

    Attributes
    ----------
    page
        From 1.
    chars
        Its characters in reading order, without blanks.
    text
        Its words.
    at
        Where each of `chars` stands in ``text``.
    x0, x1, base, size
        Its left and right ends, the height it stands on and the size of most of its letters, in points.
    blank
        Whether the file has a blank after its last character.
    tab
        Place in ``text`` after a label that a wide gap follows ("12.    Requests"), else 0.
    right
        Whether it runs from right to left.
    region
        Which part of a page of two columns it stands in (see `toolkit.sources._pdf_columns`); 0 where there is one.
    under
        Ranges of ``text`` with a rule below them.
    styles
        The styles of its characters.
    level
        Whether it is known that none of them is raised.
    cell
        Its place in a table of the page, where it stands in one whose columns are seen.
    """

    page: int
    chars: list[Char]
    text: str
    at: list[int]
    x0: float
    x1: float
    base: float
    size: float
    blank: bool = False
    tab: int = 0
    right: bool = False
    region: int = 0
    under: list[tuple[int, int]] = field(default_factory=list)
    styles: tuple[Font, ...] = ()
    level: bool = False
    cell: Slot | None = None

    @property
    def box(self) -> Box:
        """The box of its characters."""
        return Box(self.x0, min(c.y0 for c in self.chars), self.x1, max(c.y1 for c in self.chars))

    def all_set(self, name: str) -> bool:
        """Whether all its letters are ``bold``, ``italic`` or ``turned``."""
        if not any(getattr(style, name) for style in self.styles):
            return False
        letters = [getattr(c.style, name) for c in self.chars if c.text.isalnum()]
        return bool(letters) and all(letters)

    def runs(self, name: str) -> Iterator[tuple[int, int]]:
        """Ranges of ``text`` that are ``bold``, ``italic`` or ``raised``, with the blanks between."""
        if self.level if name == "raised" else not any(getattr(style, name) for style in self.styles):
            return
        start = end = -1
        for char, at in zip(self.chars, self.at, strict=True):
            if self.raised(char) if name == "raised" else getattr(char.style, name):
                start = at if start < 0 else start
                end = at + 1
            elif start >= 0:
                yield start, end
                start = -1
        if start >= 0:
            yield start, end

    def has_raised(self) -> bool:
        """Whether a character of it is a superscript."""
        return not self.level and any(map(self.raised, self.chars))

    def raised(self, char: Char) -> bool:
        """Whether a character is a superscript."""
        if self.level:
            return False
        if char.base <= self.base:
            return char.text in _HIGH_DIGITS
        rise = (char.base - self.base) / self.size
        small = char.style.size < _SMALLER * self.size
        return (rise > _RAISED and small) or rise > _HIGH or char.text in _HIGH_DIGITS


def lines(page: Page) -> list[Line]:
    """The lines of a page from the top, cells of a line from left to right; turned words come last."""
    if page.rtl:
        found = [_line(chars, right=True) for chars in _as_given(page.chars)]
        for line, region in zip(found, page.regions, strict=False):
            line.region = region
        for line, slot in zip(found, page.cells, strict=False):
            line.cell = slot
        return found
    level = [c for c in page.chars if not c.style.turned and not c.made]
    turned = [c for c in page.chars if c.style.turned and not c.made]
    found = []
    rows = [row for row in heights.rows(heights.segments(level)) if not all(c.text.isspace() for c in row)]
    parts = list(_by_region(rows, page.width))
    tables = grids([row for _, row in parts], page.rules) if not any(region for region, _ in parts) else []
    for region, row in parts:
        row.sort(key=lambda char: char.x0)
        for slot, stretch in _slots(row, tables):
            cells = [_line(cell) for cell in _cells(stretch) if not all(c.text.isspace() for c in cell)]
            for line in cells:
                line.region, line.cell = region, slot
            found += cells
    found += [_line(chars, sort=False) for chars in _columns(turned)]
    _underline(found, page.rules)
    return found


def _slots(row: list[Char], tables: Sequence[Grid]) -> Iterator[tuple[Slot | None, list[Char]]]:
    """The parts of a row by the columns of the table that it stands in."""
    ink = [c for c in row if not c.text.isspace()]
    base = median(c.base for c in ink)
    number = next((n for n, grid in enumerate(tables) if grid.bottom <= base <= grid.top), -1)
    if number < 0:
        yield None, row
        return
    grid = tables[number]
    for column, part in grid.cut(row):
        yield Slot(number, grid.row(base), column, grid.sure), part


def _by_region(rows: list[list[Char]], width: float) -> Iterator[tuple[int, list[Char]]]:
    """Rows in reading order with their regions; in a column, signs stand with the lines of that column."""
    for region, parts in groupby(regions(rows, width), key=lambda found: found[0]):
        own = [row for _, row in parts]
        if region:
            every = sorted((char for row in own for char in row), key=lambda char: char.order)
            own = [row for row in heights.rows(heights.segments(every)) if not all(c.text.isspace() for c in row)]
        yield from ((region, row) for row in own)


def _as_given(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """The lines of a page whose characters are in reading order, with made line ends."""
    line: list[Char] = []
    for char in chars:
        if char.text in "\r\n":
            if any(not c.text.isspace() for c in line):
                yield line
            line = []
        else:
            line.append(char)
    if any(not c.text.isspace() for c in line):
        yield line


def _columns(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Turned words, those of one run of the file together."""
    line: list[Char] = []
    for char in chars:
        if line and (abs(char.x0 - line[-1].x0) > char.style.size or abs(char.y0 - line[-1].y0) > 3 * char.style.size):
            yield line
            line = []
        line.append(char)
    if any(not c.text.isspace() for c in line):
        yield line


def _spread(row: Sequence[Char]) -> bool:
    """Whether a row is a line of few words that is spread to both edges: the file's own blanks, all of one width."""
    words: list[list[Char]] = []
    blank = True
    for char in row:
        if char.text.isspace():
            blank = True
            continue
        if blank or not words:
            words.append([])
        words[-1].append(char)
        blank = False
    gaps = [b[0].x0 - a[-1].x1 for a, b in pairwise(words)]
    if words and LABEL.fullmatch("".join(c.text for c in words[0])):
        gaps = gaps[1:]
    size = row[0].style.size
    return len(gaps) > 1 and max(gaps) > _CELL * size and max(gaps) - min(gaps) < _EVEN * size


def _cells(row: list[Char]) -> Iterator[list[Char]]:
    """The parts of a row that wide gaps part; a label stays with what follows it."""
    start, last, asked = 0, None, False
    for index, char in enumerate(row):
        if char.text.isspace():
            continue
        if last is not None and char.x0 - last.x1 > _CELL * max(char.style.size, last.style.size):
            if not asked and _spread(row):
                return (yield row)
            asked = True
            words = "".join(c.text for c in row[start:index]).strip()
            if char.x0 - last.x1 > 2 * _CELL * char.style.size or not LABEL.fullmatch(words):
                yield row[start:index]
                start = index
        last = char if last is None or char.x1 >= last.x1 else last
    yield row[start:]


def _line(chars: list[Char], *, right: bool = False, sort: bool = True) -> Line:
    """Characters in reading order as a line."""
    inked = [c for c in chars if not c.text.isspace()]
    common = _size(inked)
    bases: Counter[float] = Counter()
    for exact, count in Counter(c.base for c in inked if c.style.size == common).items():
        bases[round(exact, 2)] += count
    base = bases.most_common(1)[0][0]
    size = common or 1.0  # a font of no size, in a spoiled file
    blank_of = _blank_in_file if right or not sort else _Blanks(chars, size)
    text: list[str] = []
    at: list[int] = []
    kept: list[Char] = []
    last: Char | None = None
    space: Char | None = None
    tab, behind = 0, 0.0
    gaps: list[float] = []
    for char in chars:
        if char.text.isspace():
            space = space or char
            continue
        if char.text in UNSEEN:
            continue
        if last is not None and blank_of(last, char, space):
            gap = min(c.x0 for c in kept[-10:]) - char.x1 if right else char.x0 - last.x1
            gaps.append(gap)
            if not tab and len(text) <= 10 and gap > 0.6 * size and LABEL.fullmatch("".join(text)):
                tab, behind = len(text) + 1, gap
            text.append(" ")
        elif last is not None and len(text) < _LONGEST and _glued("".join(text), char, last, size):
            text.append(" ")
        at.append(len(text))
        text.append(char.text if char.text.isprintable() or char.text == "\u00ad" else "\ufffd")
        kept.append(char)
        last, space = char, None
    if tab and text[tab - 2].isalnum() and len(gaps) > 2 and behind < _WIDER * median(gaps):
        tab = 0  # the first word of a line whose blanks are all wide: "10  December  1982  at"
    x0, x1 = min(c.x0 for c in inked), max(c.x1 for c in inked)
    found = Line(inked[0].page, kept, "".join(text), at, x0, x1, base, size, space is not None, tab, right)
    found.styles = tuple({id(char.style): char.style for char in kept}.values())
    most = base + _RAISED * size
    found.level = all(char.base <= most for char in kept) and not any(sign in found.text for sign in _HIGH_DIGITS)
    return found


def _size(inked: Sequence[Char]) -> float:
    """The size of most letters of a line; markers that are longer than what follows them do not count: "(15),"."""
    sizes = Counter(c.style.size for c in inked)
    common = sizes.most_common(1)[0][0]
    largest = max(sizes)
    if common < _SMALLER * largest and all(c.text in _SIGNS or c.style.size > common for c in inked):
        level = min(c.base for c in inked if c.style.size == largest)
        if all(c.base > level + _RAISED * largest for c in inked if c.style.size == common):
            return largest
    return common


def _glued(label: str, char: Char, last: Char, size: float) -> bool:
    """Whether a letter follows a label with less than a blank between them, as behind a tab: "11.Requests", "(a)To"."""
    if not char.text.isalpha() or _GLUED.fullmatch(label) is None:
        return False
    item = label.endswith(")") and char.text.isupper()
    return item or not char.text.isascii() or char.pen - last.end > _NO_BLANK * size


def _blank_in_file(last: Char, char: Char, space: Char | None) -> bool:  # noqa: ARG001 - takes the place of `_Blanks`
    """Whether a blank stands between two characters, as the file says."""
    return space is not None


class _Blanks:
    """Whether a blank stands between two neighbours of a line, by the distances of this line."""

    def __init__(self, chars: list[Char], size: float) -> None:
        letters: list[float] = []
        spaces: list[float] = []
        last, blank = None, False
        self.han = False  # whether Chinese characters may stand in it
        for char in chars:
            if char.text.isspace():
                blank = True
                continue
            if last is not None and last.style.size == size == char.style.size:
                (spaces if blank else letters).append((char.pen - last.end) / size)
            last, blank = char, False
            self.han = self.han or char.text >= "\u3000"
        self.usual = median(letters) if len(letters) > 7 else 0.0
        wide = (
            [] if spaces else [gap for gap in letters if gap - self.usual > _BLANK[0]]
        )  # where the file has no blanks
        part = 0.6 * (median(spaces) - self.usual) if spaces else _BLANK[1]
        part = 0.85 * (median(wide) - self.usual) if len(wide) > heights.SIGN else part
        self.least = min(max(part, _BLANK[0]), _BLANK[1])

    def __call__(self, last: Char, char: Char, space: Char | None) -> bool:
        size = min(last.style.size, char.style.size) or 1.0
        small, large = sorted((last, char), key=lambda one: one.style.size)
        if small.style.size < _SMALLER * large.style.size and small.base > large.base:
            size = large.style.size  # a marker stands as far off as the letters beside it let it
        gap = (char.pen - last.end) / size - self.usual
        if self.han and is_han(last.text) and is_han(char.text):
            return False
        if self.han and (is_han(last.text) or (is_han(char.text) and gap < _HAN)):
            return space is not None and gap > _NO_BLANK
        if gap > self.least or space is None:
            return gap > self.least
        room = (char.pen - space.pen) / max(space.end - space.pen, _NO_BLANK * size)
        return gap > _NO_BLANK and room > _ROOM


def _underline(found: list[Line], rules: Sequence[Box]) -> None:
    """Mark the words that a rule runs under."""
    for rule in rules:
        for line in found:
            if not (-1.5 < line.base - rule.y1 < 0.35 * line.size):
                continue
            if rule.x0 < line.x0 - 2 or rule.x1 > line.x1 + 2:
                continue
            over = [
                at for c, at in zip(line.chars, line.at, strict=True) if rule.x0 - 1 <= (c.x0 + c.x1) / 2 <= rule.x1 + 1
            ]
            if over:
                line.under.append((over[0], over[-1] + 1))

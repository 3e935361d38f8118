"""Where words of an Arabic line part.

Some files draw blanks, others leave gaps. Where blanks are drawn, they alone are believed. Elsewhere a gap is measured
against what is usual: letters of a slanted font overlap by more, and a letter that is often seen tells by its nearest
neighbours how wide it is, even where its ink reaches over them (the bar of a kaf).
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from toolkit.sources._pdf_page import Font, Page
from toolkit.sources._pdf_rtl_glyphs import KASHIDA, Glyph
from toolkit.text import is_arabic

_CLEAR = 0.2  # of the size: a gap that is a blank, whatever else is seen
_SLANTED = 0.4  # likewise in slanted letters, whose boxes tell little
_CLOSE = 0.5  # likewise before a raised marker
_MARKED = 0.2  # likewise beside a letter whose box is only that of its mark, where there is room
_ROOM = 0.15  # beyond the width of the letter
_ENDED = 0.12  # likewise after tanwin
_TANWIN = frozenset("\u064b\u064c\u064d")
_BRACKETS = frozenset("()[]")  # none stands within those of a raised marker
_FAR = 0.8  # likewise where blanks are drawn
_SLIGHT = 0.04  # a gap that is one where PDFium parts words there
_INKED = 0.14  # likewise, where the ink stands as far apart
_PLAIN = 0.13  # likewise where PDFium parts words there, against what was learnt of a letter that mostly begins words
_LEARNT = 0.16  # the gap seen and that beyond the learnt width of a letter, together, which are one
_APART = 0.15  # at most so much
_DASH = 0.12  # likewise beside a dash with a blank on its other side
_DASHES = frozenset("-\u2010\u2013\u2014")
_NOT_JOINING = frozenset("اأإآٱدذرزوؤ")
_NARROW = 0.1  # of the size: the least width of a blank
_LATIN = "\u0250"
_TENTH = 10
_OFTEN = 4  # sightings from which a width is learnt

_Shape = tuple[str, str, float, float]


@dataclass
class Blanks:
    """What the pages show of blanks.

    Attributes
    ----------
    drawn
        Whether the file draws its blanks.
    alone
        Whether it draws them by themselves, so that their places are sure.
    marks
        Places of drawn blanks: base and both ends, sorted.
    parts
        By page, orders of all blanks, PDFium's own too.
    blanks_drawn
        Likewise of those that the file has, some of no width.
    idle
        Bases and places of those of no width: where the next letter begins.
    real
        Likewise of the drawn ones, with the ranks of their drawing and where they begin.
    usual
        By style, how far boxes of letters within a word stand apart (below 0: overlap), in parts of the size.
    apart
        By style, how far the next letter stands from one that does not join it, beyond that.
    widths
        By shape, its width as learnt.
    letters
        By font and letter, the widths of its narrowest and widest shapes.
    narrow
        How wide a gap with a drawn blank is at least, nearly always.
    """

    drawn: bool = False
    alone: bool = False
    marks: list[tuple[float, float, float]] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    blanks_drawn: list[int] = field(default_factory=list)
    idle: set[tuple[int, float]] = field(default_factory=set)
    real: list[tuple[int, int, float]] = field(default_factory=list)
    usual: dict[Font, float] = field(default_factory=dict)
    widths: dict[_Shape, float] = field(default_factory=dict)
    apart: dict[Font, float] = field(default_factory=dict)
    letters: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    narrow: float = _FAR

    def line(self, line: Sequence[Glyph], raised: Sequence[bool]) -> list[bool]:
        """Whether a blank stands left of each glyph of a line."""
        found = [False]
        for at in range(1, len(line)):
            left, right = line[at - 1], line[at]
            if raised[at - 1] and raised[at] and {left.text, right.text} & _BRACKETS:
                found.append(False)
                continue
            marker = raised[at - 1] and not raised[at]  # a marker stands close after its word
            parted = self._parted(left, right)
            roomy = self._roomy(line, at - 1, parted=parted) and self._roomy(line, at, parted=parted)
            found.append(self.between(left, right, marker=marker, roomy=roomy))
        for at in range(1, len(line) - 1):
            if line[at].text in _DASHES and found[at] != found[at + 1]:
                self._even(line, at, found)
        return found

    def _even(self, line: Sequence[Glyph], at: int, found: list[bool]) -> None:
        """A dash with a blank on one side has one on the other side, where it stands a little off the word there."""
        bare = at if not found[at] else at + 1
        left, right = line[bare - 1], line[bare]
        found[bare] = (right.pen - left.x1) / (line[at].style.size or 10.0) > _DASH

    def _parted(self, left: Glyph, right: Glyph) -> bool:
        """Whether PDFium parts words there."""
        low, high = sorted((left.order, right.order))
        return bisect_left(self.parts, low) < bisect_left(self.parts, high)

    def _roomy(self, line: Sequence[Glyph], at: int, *, parted: bool) -> bool:
        """Whether there is more room for a letter with its mark than the letter takes; true of other letters."""
        glyph = line[at]
        if not _is_marked(glyph) or not 0 < at < len(line) - 1:
            return True
        size = glyph.style.size or 10.0
        narrow, wide = self.letters.get((glyph.style.font, glyph.text[0]), (0.4, 0.6))
        usual = narrow if parted else wide
        return (line[at + 1].pen - line[at - 1].x1) / size - usual > _ROOM

    def between(self, left: Glyph, right: Glyph, *, marker: bool = False, roomy: bool = True) -> bool:
        """Whether a blank stands between two glyphs beside each other.

        ``marker``: the left one is a raised marker, the right one not. ``roomy``: more room is about a letter with its
        mark than the letter takes.
        """
        size = max(left.style.size, right.style.size) or 10.0
        gap = (right.pen - left.x1) / size - self.usual.get(left.style, 0.0)
        gap_tells = not left.style.italic and not _is_marked(left) and not _is_marked(right)  # the gap tells
        if gap > _SLIGHT and self._latin(left, right):
            return True
        if self.drawn and (
            (self._drawn(left, right, size) and (gap > _SLIGHT or not gap_tells)) or self._within(left, right)
        ):
            return True
        if self.drawn and gap_tells and self._touching(left, right, size):
            return False
        if right.text[-1] in _NOT_JOINING:
            gap -= self.apart.get(left.style, 0.0)
        if gap > self._clear(left, right, marker=marker, roomy=roomy):
            return True
        if marker or self.drawn or _is_marked(left) or _is_marked(right):
            return False
        if not left.style.italic:  # the box of a slanted letter is wider than its ink
            apart = self.apart.get(left.style, 0.0) if right.text[-1] in _NOT_JOINING else 0.0
            gap = min(gap, (right.x0 - left.x1) / size - self.usual.get(left.style, 0.0) - apart)
            if gap > _INKED:
                return True
        if gap <= _SLIGHT:
            return False
        parted = self._parted(left, right)
        width = self.widths.get(_shape(left))
        if width is not None and not left.style.italic and not (parted and gap > _PLAIN):
            return (right.pen - left.pen) / size - width + gap > _LEARNT
        return parted

    @staticmethod
    def _touching(left: Glyph, right: Glyph, size: float) -> bool:
        """Whether the next letter begins where the ink of one that joins it ends, left of its own place: «الخبراء»."""
        both = is_arabic(left.text[0]) and is_arabic(right.text[0]) and right.text[-1] not in _NOT_JOINING
        return both and right.x0 < right.pen and abs(right.x0 - left.x1) < _SLIGHT * size

    def _latin(self, left: Glyph, right: Glyph) -> bool:
        """Whether the file has a blank, perhaps of no width, between two Latin letters that follow each other in it."""
        low, high = left.order, right.order
        at = bisect_left(self.blanks_drawn, low)
        both = left.text[-1] < _LATIN and right.text[0] < _LATIN and left.text[-1].isalpha() and right.text[0].isalpha()
        follows = low < high <= low + 3 and at < len(self.blanks_drawn) and self.blanks_drawn[at] < high
        return both and (follows or (round(right.base), round(right.pen, 1)) in self.idle)

    def _clear(self, left: Glyph, right: Glyph, *, marker: bool, roomy: bool) -> float:
        """How wide a gap is that is a blank whatever else is seen.

        The box of a letter with its mark may be only that of the mark. Tanwin ends its word.
        """
        stroke = right.text[0] not in _NOT_JOINING and (
            right.text[-1] == KASHIDA or unicodedata.combining(right.text[-1])
        )
        if self.drawn and (self.alone or stroke):  # a stroke that lengthens a word beside its mark may leave a gap
            bare = not any(map(unicodedata.combining, left.text + right.text))
            if stroke:
                return _CLEAR if bare and not self.alone and self._parted(left, right) else _FAR
            width = max(self.narrow, _CLEAR)  # of one that the file left out
            if left.text.isdecimal() and right.text.isdecimal():
                return width - self.usual.get(left.style, 0.0)  # digits do not lean over each other as letters do
            words = left.text[0].isalnum() and right.text[0].isalnum() and self._parted(left, right)
            return width if bare and words else _FAR
        if _is_marked(left) or _is_marked(right):
            if right.text[-1] in _TANWIN and left.text[0] not in "اى" and not _is_marked(left):
                return _ENDED
            return _FAR if self.drawn or not roomy else _MARKED
        if not marker and left.style.italic:
            return _SLANTED
        return _CLEAR if not marker else _FAR if self.drawn else _CLOSE

    def _within(self, left: Glyph, right: Glyph) -> bool:
        """Whether a drawn blank is the one character between two glyphs in PDFium's order, in the drawing of one."""
        low, high = sorted((left.order, right.order))
        at = bisect_left(self.real, (low + 1, 0))
        if high - low != 2 or at == len(self.real):
            return False
        order, drawn, x0 = self.real[at]
        size = left.style.size
        beyond = not left.style.italic and x0 > max(right.pen, right.x0) + _SLIGHT * size
        between = x0 > left.pen + _SLIGHT * size and not beyond
        return order == low + 1 and drawn in (left.drawn, right.drawn) and between

    def _drawn(self, left: Glyph, right: Glyph, size: float) -> bool:
        """Whether a drawn blank stands between the middles of two glyphs."""
        low, high = _middle(left), _middle(right)  # the blank at a line's end lies on its last letter: it parts nothing
        if "0" <= right.text[0] < _LATIN and right.own:  # the box of such a letter is sure: a blank ends before it
            high = right.pen
        for base in {left.base, right.base}:  # that of a letter with its mark may be the mark's
            at = bisect_left(self.marks, (base - 0.3 * size, float("-inf"), 0.0))
            while at < len(self.marks) and self.marks[at][0] <= base + 0.3 * size:
                _, x0, x1 = self.marks[at]
                if x0 == x1:  # a blank drawn by itself: all that is known is where it begins
                    if (
                        (low if _is_marked(left) else left.pen + _SLIGHT * size)
                        < x0
                        < max(right.pen, right.x0) - _NARROW * size
                    ):
                        return True
                elif left.style.italic and right.style.italic:  # boxes tell little: it ends where the next begins
                    if x0 > left.pen + _SLIGHT * size and abs(x1 - right.pen) < _SLIGHT * size:
                        return True
                elif x0 > low and (x0 + x1) / 2 < high:
                    return True
                at += 1
        return False


def learn(pages: Sequence[tuple[Page, Sequence[Sequence[Glyph]]]]) -> list[Blanks]:
    """What each page shows of blanks, from its characters, its blanks and its lines (glyphs from left to right).

    Boxes and widths are learnt from all pages together.
    """
    usual, apart, widths = _measured(line for _, lines in pages for line in lines)
    letters: dict[tuple[str, str], tuple[float, float]] = {}
    for (font, text, *_), width in widths.items():
        narrow, wide = letters.get((font, text), (width, width))
        letters[font, text] = (min(width, narrow), max(width, wide))
    found = []
    for shown, lines in pages:
        drawn = [char for char in shown.chars if not char.made and char.text in " \u00a0" and char.x1 - char.x0 > 0.2]
        marks = [(char.base, char.x0, char.x1) for char in drawn]
        marks = sorted(marks + [(blank.y0, blank.x0, blank.x1) for blank in shown.blanks])
        parts = [c.order for c in shown.chars if not c.text.strip() and (c.made or c.text not in "\r\n")]
        blanks_drawn = [char.order for char in shown.chars if not char.made and char.text in " \u00a0"]
        alone = 2 * len(shown.blanks) > len(marks)
        real = [(char.order, char.drawn, char.x0) for char in drawn]
        idle = {(round(c.base), round(c.pen, 1)) for c in shown.chars if c.text == " " and not c.made and c.x0 == c.x1}
        page = Blanks(True, alone, marks, parts, blanks_drawn, idle, real, usual, widths, apart, letters)
        page.drawn = _believed(page, lines)
        found.append(page)
    return found


def _believed(page: Blanks, lines: Iterable[Sequence[Glyph]]) -> bool:
    """Whether nearly every clear gap of a page has a drawn blank; the page learns how narrow such gaps are."""
    clear = 0
    seen: list[float] = []
    for line in lines:
        for left, right in itertools.pairwise(line):
            size = max(left.style.size, right.style.size) or 10.0
            gap = (right.pen - left.x1) / size - page.usual.get(left.style, 0.0)
            if _CLEAR < gap < _FAR and not _is_marked(left) and not _is_marked(right):
                clear += 1
                seen += [gap] if page._drawn(left, right, size) else []  # noqa: SLF001 - our own
    page.narrow = sorted(seen)[len(seen) // _TENTH] - _SLIGHT if seen else _FAR
    return len(seen) >= 0.8 * clear > 0


def _measured(
    lines: Iterable[Sequence[Glyph]],
) -> tuple[dict[Font, float], dict[Font, float], dict[_Shape, float]]:
    apart: dict[Font, list[float]] = defaultdict(list)
    gaps: dict[Font, list[float]] = defaultdict(list)
    steps: dict[_Shape, list[float]] = defaultdict(list)
    for line in lines:
        for left, right in itertools.pairwise(line):
            size = left.style.size or 10.0
            if left.style == right.style and is_arabic(left.text[0]) and is_arabic(right.text[0]):
                gaps[left.style].append((right.pen - left.x1) / size)
                steps[_shape(left)].append((right.pen - left.pen) / size)
                if right.text[-1] in "اأإد":  # these mostly stand within words
                    apart[left.style].append(min(right.pen, right.x0) / size - left.x1 / size)
    usual = {style: min(0.0, median(found)) for style, found in gaps.items() if len(found) >= 3}
    often = {shape: sorted(found) for shape, found in steps.items() if len(found) >= _OFTEN}
    far = {style: max(0.0, median(found) - usual.get(style, 0.0)) for style, found in apart.items() if len(found) >= 20}
    return (
        usual,
        {style: min(gap, _APART) for style, gap in far.items()},
        {shape: found[len(found) // 10] for shape, found in often.items()},
    )


def _middle(glyph: Glyph) -> float:
    return (glyph.pen + glyph.x1) / 2


def _shape(glyph: Glyph) -> _Shape:
    size = glyph.style.size or 10.0
    return (
        glyph.style.font,
        glyph.text,
        round((glyph.x1 - glyph.x0) / size, 2),
        round((glyph.pen - glyph.x0) / size, 2),
    )


def _is_marked(glyph: Glyph) -> bool:
    """Whether the box of a glyph may be only that of its mark."""
    return not glyph.own

"""Strokes that lengthen Arabic words (kashida), which many files draw under the names of other signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import category, combining

from toolkit.sources._pdf_marks import UNKNOWN
from toolkit.sources._pdf_page import Char, Page
from toolkit.sources._pdf_rtl_glyphs import KASHIDA, Glyph
from toolkit.text import is_arabic

_CLOSE = 0.1  # of the size: strokes that lengthen a word reach its letters
_LAID = 0.12  # of the size: a point reaches no further into the letter before it
_TOUCHING = 0.04  # likewise in a font whose points are often strokes
_POINTS = frozenset(".,:;'/-0123456789")
_INNER = frozenset("./")  # signs within a symbol
_RUN = 2.5  # characters of a text object, on average, from which a sign by itself is drawn apart
_OFTEN = 5  # times that a sign ends words from which it is taken for a stroke
_SIGNS = frozenset("/-.,:;()[]«»“”‘’،؛؟\u2010\u2011\u2013\u2014\u2026")  # signs that words may have between them
_NOT_JOINING = frozenset("اأإآٱدذرزوؤةىء")  # letters that no stroke follows within a word


def renamed(pages: Sequence[Page]) -> list[Page]:
    """Pages whose strokes that are drawn by themselves have their own name, whatever sign (or blank) the file says.

    LibreOffice draws such strokes apart from the letters, between the drawing of a letter that joins and that of the
    next one. A sign is taken for one where it lies twice upon itself somewhere on the pages, where it often stands so,
    or where it is only ever drawn apart, close after a letter and before a blank; a blank where nothing but it parts
    what is drawn in one style.
    """
    things = [[thing for thing in _things(page) if thing] for page in pages]
    apart: Counter[tuple[str, str]] = Counter()
    every: Counter[tuple[str, str]] = Counter()
    often: Counter[tuple[str, str]] = Counter()
    laid: set[tuple[str, str]] = set()
    for left, thing, right in _neighbours(things):
        keys = {(char.style.font, char.text) for char in thing}
        every.update(keys)
        if len(keys) == 1 and _after_letter(thing, right):
            if right[0].text not in _NOT_JOINING and thing[0].text != "/" and _before_letter(thing, left):
                often.update(keys)
            if left and (left[-1].text.isspace() or thing[0].pen - left[-1].x1 > 2 * _CLOSE * thing[0].style.size):
                apart.update(keys)
            if any(b.pen - a.pen < 0.8 * (a.x1 - a.x0) for a, b in pairwise(thing)):
                laid.update(keys)
    long = sum(1 for found in things for thing in found for _ in thing) > _RUN * max(1, sum(map(len, things)))
    ending = {key for key, count in apart.items() if count > 1 and count == every[key] and key[1] in _POINTS}
    marked = {(c.page, c.drawn) for page in pages for c in page.chars if combining(c.text)}
    found: set[tuple[int, int]] = set()
    for left, thing, right in _neighbours(things):
        sign, key = thing[0].text, (thing[0].style.font, thing[0].text)
        if (
            not long
            or len({char.text for char in thing}) > 1
            or not (sign.isspace() or sign in _POINTS or sign in _SIGNS or category(sign) == "Cc")
        ):
            continue
        within = _after_letter(thing, right) and right[0].text not in _NOT_JOINING and _before_letter(thing, left)
        if sign.isspace():
            within = within and left[-1].style == thing[0].style == right[0].style
            stroke = within and not {(c.page, c.drawn) for c in (left[-1], thing[0], right[0])} & marked
        else:
            stroke = key in ending or (within and (key in laid or often[key] >= _OFTEN))
            stroke = stroke or (sign.isdigit() and _after_letter(thing, right, least=_TOUCHING))
        if stroke:
            found.add((thing[0].page, thing[0].drawn))
    return [_kashida(page, found) for page in pages]


def _neighbours(things: Iterable[list[list[Char]]]) -> Iterator[tuple[list[Char], list[Char], list[Char]]]:
    """What each text object draws, with what is drawn before it (to its left) and after it."""
    for found in things:
        yield from zip([[], *found], found, [*found[1:], []], strict=False)


def _kashida(page: Page, found: set[tuple[int, int]]) -> Page:
    """A page with the signs of some of its text objects named as strokes."""
    if not any(number == page.number for number, _ in found):
        return page
    chars = (char._replace(text=KASHIDA) if (char.page, char.drawn) in found else char for char in page.chars)
    return replace(page, chars=tuple(chars))


def _things(page: Page) -> Iterator[list[Char]]:
    """The characters of each text object of a page, in the order in which it draws them, without marks."""
    found: dict[int, list[Char]] = {}
    for char in page.chars:
        if char.drawn >= 0 and not combining(char.text):
            found.setdefault(char.drawn, []).append(char)
    for _, thing in sorted(found.items()):
        yield thing if thing[0].pen < thing[-1].pen else thing[::-1]


def _after_letter(thing: Sequence[Char], right: Sequence[Char], least: float = 2 * _CLOSE) -> bool:
    """Whether what a text object draws stands close after a letter, the first of the next object."""
    if not right or not is_arabic(right[0].text) or not right[0].text.isalpha():
        return False
    size = right[0].style.size or 10.0
    far = (3 * _CLOSE if thing[0].text.isspace() else least) * size  # PDFium leaves the second of two blanks out
    return abs(thing[-1].base - right[0].base) < _CLOSE and abs(right[0].pen - thing[-1].x1) < far


def _before_letter(thing: Sequence[Char], left: Sequence[Char]) -> bool:
    """Whether it stands close before a letter, the last of the object before, and the letter after it joins."""
    if not left or not is_arabic(left[-1].text) or not left[-1].text.isalpha():
        return False
    size = left[-1].style.size or 10.0
    return abs(thing[0].base - left[-1].base) < _CLOSE and -2 * _CLOSE * size < left[-1].x1 - thing[0].pen < 0.4 * size


def unlengthened(line: Sequence[Char]) -> list[Char]:
    """A line without the strokes that lengthen words; one that follows a letter by itself (هـ) is said."""
    kept: list[Char] = []
    for at, char in enumerate(line):
        if char.text == KASHIDA:
            following = next((c.text for c in line[at + 1 :] if c.text != KASHIDA), " ")
            lone = len(kept) == 1 or not is_arabic(kept[-2].text) if kept else False
            if is_arabic(following) or not lone or not is_arabic(kept[-1].text):
                continue
        kept.append(char)
    return kept


def lengthened(line: list[Glyph], raised: list[bool]) -> tuple[list[Glyph], list[bool]]:
    """A line with the strokes that lengthen words said by the letters that they follow."""
    out: list[tuple[Glyph, bool]] = []
    for glyph, up in zip(reversed(line), reversed(raised), strict=True):
        before = out[-1][0] if out else None
        if glyph.text == KASHIDA and before and before.pen - glyph.x1 < 0.4 * glyph.style.size:
            x0, pen = min(glyph.x0, before.x0), min(glyph.pen, before.pen)
            stroke = KASHIDA if is_arabic(before.text[0]) else ""  # one upon a bracket says nothing
            out[-1] = (replace(before, text=before.text + stroke, x0=x0, pen=pen), out[-1][1])
        else:
            out.append((glyph, up))
    return [glyph for glyph, _ in reversed(out)], [up for _, up in reversed(out)]


def named(rows: Iterable[Sequence[Glyph]]) -> set[tuple[str, str]]:
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
        line = sorted(row, key=lambda glyph: -glyph.pen)
        for place, glyph in enumerate(line):
            if glyph.text in _POINTS:
                laid[glyph.style.font, glyph.text] += _laid(line, place)
            if len(glyph.text) != 1 or is_arabic(glyph.text) or glyph.text in _SIGNS or glyph.text.isdigit():
                continue
            if glyph.text == UNKNOWN:
                continue  # its ink would have told
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


def is_stroke(line: Sequence[Glyph], at: int, strokes: set[tuple[str, str]]) -> bool:
    """Whether the sign at a place of a line (from the right) lengthens a word."""
    text = line[at].text
    known = (line[at].style.font, text) in strokes
    if text in _POINTS:
        if text.isdigit() and (_in_number(line, at) or (line[at].style.italic and not _joins(line, at))):
            return False  # the box of a slanted digit reaches over the letter before it
        return _laid(line, at, _TOUCHING if known else _LAID) or (text.isdigit() and _joins(line, at))
    if text.isascii() and text.isalpha():
        return len(text) == 1 and not _in_latin(line, at) and (known or _joins(line, at))
    return known


def _in_latin(line: Sequence[Glyph], at: int) -> bool:
    """Whether a letter, which may stand twice, has another Latin letter or digit beside it: "Add", "L.5", not "dd"."""
    first, last = _run(line, at)
    right = [glyph.text for glyph in line[max(first - 2, 0) : first]][::-1]
    left = [glyph.text for glyph in line[last + 1 : last + 3]]
    sides = [side[1] if side[0] in _INNER and side[1:] else side[0] for side in (right, left) if side]
    return any(other.isascii() and other.isalnum() for other in sides)


def _run(line: Sequence[Glyph], at: int) -> tuple[int, int]:
    """The first and the last place of a sign that stands several times in a row, strokes among them."""
    sign, first, last = line[at].text, at, at
    while first and line[first - 1].text in (sign, KASHIDA):
        first -= 1
    while last + 1 < len(line) and line[last + 1].text in (sign, KASHIDA):
        last += 1
    return first, last


def _in_number(line: Sequence[Glyph], at: int) -> bool:
    """Whether a digit is followed by another one, with a point between or not: strokes are all of one name."""
    rest = (glyph.text for glyph in line[at + 1 : at + 6] if glyph.text != line[at].text)
    first = next(rest, "")
    return first.isdigit() or (first in (",", ".", "/") and next(rest, "").isdigit())


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
    first, last = _run(line, at)
    if not first or last + 1 == len(line):
        return False
    before, after = line[first - 1], line[last + 1]
    close = _CLOSE * (line[at].style.size or 10)
    letter = before.text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")[-1:]
    near = before.pen - line[first].x1 < close and line[last].pen - after.x1 < close
    return near and is_arabic(letter) and letter not in _NOT_JOINING and is_arabic(after.text[0])

"""Glyphs of an Arabic page: which letters each one says, in logical order, with its marks on it.

PDFium gives characters. Letters of one glyph (lam-alef, a letter with its shadda) come in any order, a mark may come
alone, raised above its line, or twice. Here they become glyphs: one place on the page, the letters that it says.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.sources._pdf_page import Char, Font

KASHIDA = "\u0640"
ALEFS = frozenset("اأإآٱ")
_DELETE = "\x7f"
_SHADDA = "\u0651"
# Lam-alef in the wrong order: an alef of any seat before its lam, in one glyph. Matches إل, never لإ.
_TURNED = re.compile("([اأإآٱ])([\u064b-\u0652]*)(ل)")
_LIGATURE = frozenset(f"{a}{b}" for alef in ALEFS for a, b in (("ل", alef), (alef, "ل")))
#: A ligature that ends a word, in the wrong order: no glyph says its letters in this one.
_FINAL = {"يف": "في"}
_NEAR = 0.15  # points: likewise letters of one glyph
_FEW = 0.3  # letters said with their marks, to a mark said alone: so few are chance
_STEP = 4.0  # points: how wide a column is by which near pens are found
_SAME = 0.6  # points: two drawings of one character nearer than this are one bold character
_OWN_HEIGHT = 0.03  # of the size: glyphs whose bases differ by less stand on one line
_LEVEL = 0.15  # of the size: a mark whose base is no farther from that of letters is of their line
_LINE = 0.6  # of the size: signs whose bases differ by more stand on two lines
_UPON = 0.2  # of the size: a mark that stands nearer than this is drawn upon the letter


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn sign.

    Attributes
    ----------
    text
        What it says, in logical order.
    x0, y0, x1, y1, base, pen, style, order
        As of `toolkit.sources._pdf_page.Char`; the order is that of its first character.
    own
        Whether the box is its own; that of a letter which the file says with its mark may be that of the mark.
    drawn
        As of a character: the rank of its text object on the page.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    pen: float
    style: Font
    order: int
    own: bool = True
    drawn: int = -1


def is_mark(text: str) -> bool:
    """Whether a text is marks only: vowel signs, tanwin, shadda."""
    return bool(text) and all(map(unicodedata.combining, text))


def glyphs(chars: Iterable[Char]) -> list[Glyph]:
    """The glyphs of characters, in the order of the file; blanks and what PDFium put in are left out."""
    groups: list[list[Char]] = []
    places: dict[tuple[object, ...], int] = {}
    before: list[Char] = []
    for char in chars:
        if char.text == _DELETE and not char.made and char.x1 > char.x0:
            char = char._replace(text=KASHIDA)  # noqa: PLW2901 - a stroke to which a font gives the last code of ASCII
        if char.made or not char.text.strip() or unicodedata.category(char.text) in ("Cc", "Cf", "Cs", "Cn"):
            continue
        key = (round(char.pen, 1), round(char.base, 1), char.style)
        at = places.get((*key, char.drawn), places.get(key))
        if at is not None and not is_mark(char.text) and groups[at][0].drawn != char.drawn:
            at = None  # letters of one glyph are drawn together
        if at is not None and all(_apart(other, char) for other in groups[at]):
            at = None
        if at is None and before and _one(before[-1], char):
            at = len(groups) - 1
        if at is not None and char.order - groups[at][-1].order <= 12:
            groups[at].append(char)
        else:
            places[key] = places[(*key, char.drawn)] = len(groups)
            groups.append([char])
        before.append(char)
    orders = [char.order for char in before]
    return _joined(_once(_named([_glyph(group, before, orders) for group in groups])))


def _apart(char: Char, other: Char) -> bool:
    """Whether a mark and a letter that stand at one place are two glyphs: their boxes overlap and are not the same."""
    if is_mark(char.text) == is_mark(other.text) or abs(char.x1 - other.x1) < _NEAR:
        return False
    lap = min(char.x1, other.x1) - max(char.x0, other.x0)
    return lap > 0.3 * min(char.x1 - char.x0, other.x1 - other.x0)


def _one(char: Char, other: Char) -> bool:
    """Whether two characters, one after the other, are letters of one glyph: pens and boxes nearly the same."""
    near = abs(char.pen - other.pen) < _NEAR and abs(char.base - other.base) < _NEAR and char.style == other.style
    if char.drawn != other.drawn and is_mark(char.text) != is_mark(other.text):
        return False  # the mark of the letter before, at the place of this one: "يُم"
    lap = min(char.x1, other.x1) - max(char.x0, other.x0)
    both = char.x1 - char.x0, other.x1 - other.x0
    wide = (min if char.style.italic and char.text + other.text in _LIGATURE else max)(both)  # slanted boxes differ
    return near and _is_arabic(char) and _is_arabic(other) and lap > 0.8 * wide and not _apart(char, other)


def _leftwards(group: Sequence[Char], chars: Sequence[Char], orders: Sequence[int]) -> bool:
    """Whether the characters about a group stand from right to left in PDFium's order, those of its line."""
    own, far = group[0], _LINE * (group[0].style.size or 10)
    first, last = bisect_left(orders, own.order), bisect_left(orders, group[-1].order)
    before = chars[first - 1] if first else own
    after = chars[last + 1] if last + 1 < len(chars) else own
    right = before.pen - own.pen if before is not own and abs(before.base - own.base) < far else 1
    left = own.pen - after.pen if after is not own and abs(after.base - own.base) < far else 1
    return right + left >= 0


def _glyph(group: list[Char], chars: Sequence[Char], orders: Sequence[int]) -> Glyph:
    first = group[0]
    if len(group) > 1:
        if len({char.x0 for char in group}) > 1 and any(map(_is_arabic, group)):
            group = sorted(group, key=lambda char: -char.x0)  # PDFium parted the box of an ActualText
            if is_mark(group[0].text) and not is_mark(group[-1].text):
                group = group[::-1]  # it did so from the left: no glyph says its mark first
        elif _leftwards(group, chars, orders) and any(map(_is_arabic, group)):
            group = group[::-1]  # PDFium turned the line, and the letters of the glyph with it
    letters = _unformed("".join(char.text for char in group))
    x0, x1 = min(char.x0 for char in group), max(char.x1 for char in group)
    y0, y1 = min(char.y0 for char in group), max(char.y1 for char in group)
    own = len(group) == 1 or not any(map(unicodedata.combining, letters))
    return Glyph(letters, x0, y0, x1, y1, first.base, first.pen, first.style, first.order, own, first.drawn)


def _is_arabic(char: Char) -> bool:
    return "\u0600" <= char.text <= "\u06ff" or "\ufb50" <= char.text <= "\ufeff"


@lru_cache(maxsize=4096)
def _unformed(text: str) -> str:
    r"""Letters of a glyph as plain letters: presentation forms opened, lam before its alef, marks after letters.

    >>> _unformed("\ufefb"), _unformed("ال"), _unformed("\u0651ل")
    ('لا', 'لا', 'لّ')
    """
    if any("\ufb50" <= char <= "\ufeff" for char in text):
        text = "".join(
            unicodedata.normalize("NFKC", char).strip() if "\ufb50" <= char <= "\ufeff" else char for char in text
        )
    if len(text) > 1:
        text = _FINAL.get(text, text)
        text = _TURNED.sub(r"\3\1\2", text) if len(text) <= 4 else text
        if unicodedata.combining(text[0]):
            rest = text.lstrip("".join(char for char in text if unicodedata.combining(char)))
            marks = text[: len(text) - len(rest)]
            text = rest[:1] + marks + rest[1:]
    return text


def _once(found: list[Glyph]) -> list[Glyph]:
    """Each sign once: not the second drawing of a bold one, nor the letter that its mark's glyph says again."""
    kept: list[Glyph] = []
    near: dict[tuple[int, int], list[int]] = {}  # by height and by pen
    rows: list[int] = []
    bases = Counter(round(glyph.base, 1) for glyph in found if glyph.own)
    for glyph in found:
        size = glyph.style.size or 10
        cell, half = round(glyph.base / size), 0.5 * size
        columns = range(int((glyph.pen - half) // _STEP), int((glyph.pen + half) // _STEP) + 1)
        twin = next(
            (
                at
                for row in (cell - 1, cell, cell + 1)
                for at in sorted(at for column in columns for at in near.get((row, column), ()))
                if abs(kept[at].pen - glyph.pen) < half and _same(kept[at], glyph, size)
            ),
            None,
        )
        if twin is None:
            near.setdefault((cell, int(glyph.pen // _STEP)), []).append(len(kept))
            kept.append(glyph)
            rows.append(cell)
            continue
        text = max(kept[twin].text, glyph.text, key=len)
        letter = max(kept[twin], glyph, key=lambda one: bases[round(one.base, 1)])  # the other one is its mark
        near.setdefault((rows[twin], int(letter.pen // _STEP)), []).append(twin)
        kept[twin] = replace(letter, text=text, order=kept[twin].order)
    return kept


def _same(one: Glyph, other: Glyph, size: float) -> bool:
    """Whether two glyphs are one sign; a letter without marks beside one with them stands by itself: «ضلِّل»."""
    if one.text == other.text and abs(one.pen - other.pen) < _SAME and abs(one.base - other.base) < _SAME:
        return True
    if one.text == other.text and _again(one, other, size):
        return True
    steps = max(1, len(one.text) - 1) if one.text == other.text else 1  # a letter and two marks may be three drawings
    if one.drawn >= 0 and other.drawn >= 0 and abs(one.drawn - other.drawn) > steps:
        return False  # something is drawn between them: the letter stands twice in its word
    marked = all(any(map(unicodedata.combining, glyph.text)) for glyph in (one, other))
    if not marked or is_mark(one.text) or is_mark(other.text):
        return False
    again, bare = sorted((_bare(one.text), _bare(other.text)), key=len)
    if abs(one.base - other.base) > 0.9 * size:
        return False
    return bare.endswith(again) and _lap(one, other) > 0.4 * min(one.x1 - one.x0, other.x1 - other.x0)


def _lap(one: Glyph, other: Glyph) -> float:
    """How far two glyphs stand upon each other."""
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _named(found: list[Glyph]) -> list[Glyph]:
    """Each letter with the mark that is drawn right before it at a height of its own, named as letter and mark: «سُ».

    The pen of the mark may be far from that of a wide letter, which may be said with the mark or without it.
    """
    marks = [at for at, glyph in enumerate(found) if not glyph.own and glyph.drawn >= 0 and len(_bare(glyph.text)) == 1]
    after: dict[int, list[int]] = {found[at].drawn + 1: [] for at in marks}
    for at, glyph in enumerate(found):
        if glyph.drawn in after:
            after[glyph.drawn].append(at)
    gone: set[int] = set()
    found = list(found)
    for at in marks:
        mark, size = found[at], found[at].style.size or 10
        letters = [place for place in after[mark.drawn + 1] if found[place].text in (mark.text, _bare(mark.text))]
        letter = max(letters, key=lambda place: _lap(mark, found[place]), default=-1)
        if letter < 0 or _lap(mark, found[letter]) <= 0.4 * (mark.x1 - mark.x0):
            continue
        if _OWN_HEIGHT * size < abs(mark.base - found[letter].base) < 0.9 * size:
            found[letter] = replace(found[letter], text=mark.text, order=mark.order)
            gone.add(at)
    return [glyph for at, glyph in enumerate(found) if at not in gone]


def _again(one: Glyph, other: Glyph, size: float) -> bool:
    """Whether the second of two glyphs that are drawn together is the mark of the first, named as letter and mark.

    An engine that draws the seat and the hamza of "أ" apart, or two Latin signs with something above them, gives each
    glyph the name of all; the mark is drawn on the letter, at a height of its own.
    """
    if abs(one.drawn - other.drawn) != 1 or min(one.drawn, other.drawn) < 0:
        return False
    apart = abs(one.base - other.base)
    if apart < 0.9 * size and unicodedata.decomposition(one.text[0]):
        return abs(one.pen - other.pen) < _UPON * size
    both = len(one.text) > 1 and not any(map(unicodedata.combining, one.text))
    return both and _OWN_HEIGHT * size < apart < 0.9 * size


def _bare(text: str) -> str:
    return "".join(char for char in text if not unicodedata.combining(char))


def _joined(found: list[Glyph]) -> list[Glyph]:
    """Lone marks put on the letters that bear them."""
    letters = [glyph for glyph in found if not is_mark(glyph.text)]
    marks = [glyph for glyph in found if is_mark(glyph.text)]
    if not marks or not letters:
        return letters
    about = _About(letters, marks)
    added: dict[int, str] = {}
    for mark in marks:
        bearer = about.bearer(mark)
        if bearer is not None:
            added[bearer] = added.get(bearer, "") + mark.text
    return [_bearing(glyph, added[at]) if at in added else glyph for at, glyph in enumerate(letters)]


def _bearing(glyph: Glyph, marks: str) -> Glyph:
    """A glyph with more marks on its last letter: none twice, shadda first."""
    text = glyph.text
    own = text[len(text.rstrip("".join(char for char in text if unicodedata.combining(char)))) :]
    every = "".join(dict.fromkeys(own + marks))
    every = _SHADDA * (_SHADDA in every) + every.replace(_SHADDA, "")
    return replace(glyph, text=text[: len(text) - len(own)] + every)


class _About:
    """The letters of a page by the order in which it draws them, by PDFium's and by their height."""

    def __init__(self, letters: list[Glyph], marks: list[Glyph]) -> None:
        self.letters = letters
        self.orders = [glyph.order for glyph in letters]
        self.rows: dict[int, list[int]] = {}
        for at, glyph in enumerate(letters):
            self.rows.setdefault(int(glyph.base // 8), []).append(at)
        self.drawn: dict[int, list[int]] = {}
        for at, glyph in enumerate(letters):
            if _is_marked(glyph) and glyph.drawn >= 0:
                self.drawn.setdefault(glyph.drawn, []).append(at)
        alone = sum(map(_is_marked, letters)) < _FEW * len(marks)
        self.after = _drawn_after(letters, marks) if alone else {}

    def bearer(self, mark: Glyph) -> int | None:
        """Which letter a mark stands on, if any."""
        if (own := self._own(mark)) is not None:
            return own
        after = self.after.get(mark.order)
        if after is not None and self._lap(mark, after) > -0.1 * (mark.style.size or 10):
            return after
        near = self._neighbour(mark)
        return near if near is not None else self._nearest(mark)

    def _lap(self, mark: Glyph, place: int) -> float:
        """How much of a mark is over a letter of its line."""
        glyph, size = self.letters[place], mark.style.size or 10
        if not -0.7 * size < mark.base - glyph.base < 1.2 * size:
            return -size
        return min(mark.x1, glyph.x1) - max(mark.x0, glyph.x0)

    def _own(self, mark: Glyph) -> int | None:
        """The letter that is said with this mark, and drawn right before or after it: the mark is no other letter's."""
        about = [place for step in (-1, 1) for place in self.drawn.get(mark.drawn + step, ())]
        about = [place for place in about if mark.text in self.letters[place].text]
        about = [place for place in about if self._lap(mark, place) > 0.5 * (mark.x1 - mark.x0)]
        return max(about, key=lambda place: self._lap(mark, place), default=None)

    def _neighbour(self, mark: Glyph) -> int | None:
        """The neighbour to the right in PDFium's order."""
        at = bisect_left(self.orders, mark.order)
        near = [place for place in (at - 1, at) if 0 <= place < len(self.letters)]
        near = [place for place in near if abs(self.orders[place] - mark.order) <= 2]
        near = [place for place in near if _is_letter(self.letters[place])]
        near = [place for place in near if self._lap(mark, place) > 0.25 * (mark.x1 - mark.x0)]
        return max(near, key=lambda place: self.letters[place].pen, default=None)

    def _nearest(self, mark: Glyph) -> int | None:
        """The letter nearest to it."""
        row, size = int(mark.base // 8), mark.style.size or 10
        about = [place for step in (-2, -1, 0, 1) for place in self.rows.get(row + step, ())]
        about = [place for place in about if _is_letter(self.letters[place]) and self._lap(mark, place) > -0.1 * size]
        level = [place for place in about if abs(self.letters[place].base - mark.base) < _LEVEL * size]
        about = level or about  # one that stands on the very line of letters is none of the line below
        middle = (mark.x0 + mark.x1) / 2

        def far(place: int) -> tuple[float, float]:
            glyph = self.letters[place]
            return -round(self._lap(mark, place)), abs((glyph.x0 + glyph.x1) / 2 - middle)

        return min(about, key=far, default=None)


def _drawn_after(letters: Sequence[Glyph], marks: Sequence[Glyph]) -> dict[int, int]:
    """By a mark's order, the letter that is drawn next after it: engines draw from left to right, marks first."""
    things: dict[int, list[tuple[Glyph, int]]] = {}
    for at, glyph in enumerate([*letters, *marks]):
        if glyph.drawn >= 0:
            things.setdefault(glyph.drawn, []).append((glyph, at if at < len(letters) else -1))
    found: dict[int, int] = {}
    waiting: list[int] = []
    for _, thing in sorted(things.items()):
        thing.sort(key=lambda pair: pair[0].order)
        pens = [glyph.pen for glyph, at in thing if at >= 0]
        for glyph, at in reversed(thing) if pens and pens[0] >= pens[-1] else thing:
            if at < 0:
                waiting.append(glyph.order)
            elif _is_letter(glyph):
                found.update(dict.fromkeys(waiting, at))
                waiting = []
    return found


def _is_marked(glyph: Glyph) -> bool:
    return not glyph.own


def _is_letter(glyph: Glyph) -> bool:
    return unicodedata.category(glyph.text[0]) == "Lo"

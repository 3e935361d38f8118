"""What a file draws by itself under a name that is not its own: marks of letters, strokes, glyphs without a name.

Fonts that draw the body of a letter and its mark apart, in files that give a name to each glyph once, name the mark by
the letter that it stood on first ("تُ"), wherever it stands. A glyph that has no name at all is told by PDFium as the
sign whose number is the glyph's: it says nothing. What each one is shows in its ink.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from toolkit.sources._pdf_page import Char
from toolkit.text import is_arabic

#: What a glyph without a name says.
UNKNOWN = "\ufffd"
KASHIDA = "\u0640"
_Ink = Callable[[Char], tuple[float, float, float, float]]
_SAME = 0.01  # points: letters of one glyph stand nearer
_ABOVE, _HIGH = 0.4, 0.45  # of the size: a mark's ink begins no lower, and is no higher
_FLAT, _WIDE = 0.12, 2.0  # of the size: a stroke is no higher, and so many times wider
_THICK = 0.22  # likewise one without a name, in heavy fonts
_LOW = 0.25  # of the size: a stroke lies no farther from the line
_ABOUT = 6  # characters before and behind a mark, among which its letter is
_LEVEL = 0.3  # of the size
_LAP = 0.3  # a mark stands on a letter that this part of it, or of the letter, is drawn above
_SEATS = {"ا": ("أ", "إ"), "و": ("ؤ", ""), "ي": ("ئ", ""), "ى": ("ئ", "")}
_BARE = {"أ": "ا", "إ": "ا", "ؤ": "و", "ئ": "ي"}
_BORNE = frozenset([*_SEATS, *_BARE])
_ALEFS = frozenset("اأإ")
_SEAT = 1.6  # how much nearer than others an alef counts, which is narrow
_LEAN = 0.1  # of the size: how far a slanted letter leans away from its mark
_ROUND = 1.5  # a hamza is no wider than this many times its height
_MOSTLY = 0.8
_STEP = 0.05  # of the size: shapes that differ by less are one
_OFTEN = 3  # times that a glyph stands on letters that bear a hamza, where it is one


def own_names(chars: Sequence[Char], ink: _Ink, is_said: Callable[[Char], bool]) -> list[Char]:
    """Characters with the names of such glyphs mended.

    ``ink`` gives the box of what is drawn for a character, or zeros; ``is_said`` whether the file says letters beside
    its glyph (ActualText), so that they are those of the place and not of the font.
    """
    found = [_stroke(chars, at, ink) for at in range(len(chars))]
    gone: set[int] = set()
    ranks = {char.drawn for char in chars}
    for first, last in _glyphs(found):
        mark = found[first]
        if not _is_mark(mark, ink) or (is_said(mark) and not {mark.drawn - 1, mark.drawn + 1} <= ranks):
            continue  # the letter is drawn beside it, and the file says it once
        if any(
            abs(a - b) > _SAME
            for char in found[first:last]
            for a, b in zip(_rows(char, ink), _rows(mark, ink), strict=True)
        ):
            continue  # two glyphs: a mark has no width, so that what follows begins where it does
        if _under(found, first, last, ink) is not None:
            gone.update(at for at in range(first, last) if not unicodedata.combining(found[at].text))
    kept = [char for at, char in enumerate(found) if at not in gone]
    return _with_hamza(kept, ink) if any(char.text == UNKNOWN for char in kept) else kept


def _rows(char: Char, ink: _Ink) -> tuple[float, float]:
    """From where to where the ink of a character's glyph reaches, which its letters share as they do not its width."""
    _, low, _, high = ink(char)
    return low, high


def _stroke(chars: Sequence[Char], at: int, ink: _Ink) -> Char:
    """A letter that stands twice, or a sign without a name: a stroke where it is drawn as one, as before a kaf."""
    char = chars[at]
    twice = at and char.text == chars[at - 1].text and char.pen != chars[at - 1].pen and _is_letter(char)
    near = chars[max(at - 2, 0) : at + 3] if twice else ()
    if any(unicodedata.combining(other.text) and _together(char, other) for other in near):
        return char  # a kasra is as flat: "سِ", whose letters PDFium may part from each other
    if twice or char.text == UNKNOWN:
        x0, y0, x1, y1 = ink(char)
        low = abs(y0 - char.base) < _LOW * char.style.size
        flat, wide = (_FLAT, _WIDE) if twice else (_THICK, 1.0)
        if low and 0 < y1 - y0 < flat * char.style.size and x1 - x0 > wide * (y1 - y0):
            return char._replace(text=KASHIDA)
    return char


def _glyphs(chars: Sequence[Char]) -> Iterator[tuple[int, int]]:
    """Where glyphs that say a letter and its mark begin and end."""
    first = 0
    for at in range(1, len(chars) + 1):
        own = chars[first]
        if at < len(chars) and _together(own, chars[at]):
            continue
        letters = [bool(unicodedata.combining(char.text)) for char in chars[first:at] if not char.text.isspace()]
        if any(letters) and not all(letters):
            yield first, at
        first = at


def _together(char: Char, other: Char) -> bool:
    """Whether two characters are letters of one glyph."""
    return abs(char.pen - other.pen) < _SAME and char.drawn == other.drawn


def _is_letter(char: Char) -> bool:
    return is_arabic(char.text) and char.text.isalpha() and not char.made


def _is_mark(char: Char, ink: _Ink) -> bool:
    """Whether what is drawn stands above a line's letters, or below them, as no letter does."""
    _, y0, _, y1 = ink(char)
    size = char.style.size
    return 0 < y1 - y0 < _HIGH * size and (y0 - char.base > _ABOVE * size or y1 < char.base)


def _under(chars: Sequence[Char], first: int, last: int, ink: _Ink) -> int | None:
    """The place of the letter, another glyph (it may have no name), that a glyph of a mark stands on."""
    mark, best, most = chars[first], None, 0.0
    x0, _, x1, _ = ink(mark)
    for at in (*range(max(first - _ABOUT, 0), first), *range(last, min(last + _ABOUT, len(chars)))):
        char = chars[at]
        if not (_is_letter(char) or char.text == UNKNOWN) or abs(char.base - mark.base) > _LEVEL * mark.style.size:
            continue
        left, _, right, _ = ink(char)
        lap = min(right, x1) - max(left, x0)
        lap += _LEAN * mark.style.size * (mark.style.italic and lap > -_LEAN * mark.style.size)
        lap *= _SEAT if mark.text == UNKNOWN and char.text in _ALEFS else 1.0
        if lap > max(most, _LAP * min(x1 - x0, right - left)) and not _is_mark(char, ink):
            best, most = at, lap
    return best


def _with_hamza(chars: Sequence[Char], ink: _Ink) -> list[Char]:
    """Characters in which a glyph without a name that is a hamza is said by its letter, and by no other one."""
    found = list(chars)
    on: dict[int, int] = {}
    for at, char in enumerate(chars):
        if char.text == UNKNOWN and _is_mark(char, ink) and (seat := _under(chars, at, at + 1, ink)) is not None:
            on[at] = seat
    signs = _signs(chars, on.items(), ink)
    borne = {s: at for at, s in on.items() if chars[s].text in _BORNE and _key(chars[at], ink) in signs}
    bare = {(_BARE.get(chars[seat].text, chars[seat].text), _key(chars[seat], ink)) for seat in borne}
    for at, char in enumerate(chars):
        if at in borne:
            above, below = _SEATS[_BARE.get(char.text, char.text)]
            _, low, _, _ = ink(chars[borne[at]])
            found[at] = char._replace(text=above if low > char.base else below or char.text)
        elif borne and char.text in _BARE and (_BARE[char.text], _key(char, ink)) in bare:
            found[at] = char._replace(text=_BARE[char.text])  # its hamza would be drawn by itself
    spent = set(borne.values())
    return [char for at, char in enumerate(found) if at not in spent]


def _key(char: Char, ink: _Ink) -> tuple[str, float, float]:
    """What glyphs of one shape share: their font, how wide and how high they are drawn."""
    x0, y0, x1, y1 = ink(char)
    size = char.style.size or 1.0
    return char.style.font, round((x1 - x0) / size / _STEP) * _STEP, round((y1 - y0) / size / _STEP) * _STEP


def _signs(chars: Sequence[Char], on: Iterable[tuple[int, int]], ink: _Ink) -> set[tuple[str, float, float]]:
    """Shapes that are a hamza: as high as wide, mostly on the letters that bear one, and mostly within words."""
    seats: dict[tuple[str, float, float], list[int]] = defaultdict(list)
    for at, seat in on:
        seats[_key(chars[at], ink)].append(seat)
    found = set()
    for key, places in seats.items():
        named = Counter(chars[seat].text for seat in places)
        within = sum(_goes_on(chars, seat) for seat in places)
        known = sum(named[letter] for letter in _BARE)
        own = sum(named[letter] for letter in _BORNE)
        if own > _MOSTLY * len(places) and 2 * within > len(places) and key[1] < _ROUND * key[2]:
            found |= {key} if known or len(places) >= _OFTEN else set()
    return found


def _goes_on(chars: Sequence[Char], at: int) -> bool:
    """Whether a letter follows in the word."""
    rest = (
        char for char in chars[at + 1 : at + _ABOUT] if char.text != UNKNOWN and not unicodedata.combining(char.text)
    )
    after = next(rest, None)
    return after is not None and _is_letter(after)

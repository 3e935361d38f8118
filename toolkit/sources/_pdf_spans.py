"""Letters that a PDF says beside its glyphs (ActualText), where they are those of other glyphs.

A browser now and then gives each glyph of a stretch the letter of one that stands two places off ("د-كوفي" for
"كوفيد-"), and blanks to letters, so that words come out torn. What the font says of these glyphs is right. Nothing but
such a stretch has the same letters on other glyphs, so it is known by comparing both. The font may have learnt a rare
glyph's letter from such a stretch: the letter that stands as far off as the others do is believed there.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from toolkit.sources._pdf_drawn import DrawnText

if TYPE_CHECKING:
    import pypdfium2

_KEY = b"ActualText"
_LEAST = 3  # glyphs of a stretch
_NEAR = 4  # from one glyph of it to the next: one whose own letter happens to be the one that is put there says nothing
_APART = 0.5  # more than this share of its glyphs have another letter than the font gives them
_ALIKE = 0.6  # at least this share of its letters are those that the font gives to some glyph of it
_LONG = 64  # of what one glyph says
_FAR = 4  # places by which letters stand off, at most


def shifted(page: pypdfium2.PdfPage, texts: Mapping[int, DrawnText]) -> dict[int, str]:
    """Ranks of text objects that are said to be letters of others, each with its own; empty: that of its font.

    The page's own marks of letters are gone afterwards.
    """
    marks = {text.rank: mark[1] for text in texts.values() if (mark := _letters(text.thing))}
    letters = {rank: mark for rank, mark in marks.items() if len(mark) == 1}
    if len(letters) < _LEAST:
        return {}
    forget(texts, marks)
    own = _own(page, texts)
    apart = [rank for rank in sorted(letters) if letters[rank] != own.get(rank, " ")]
    found: dict[int, str] = {}
    for first, last in _stretches(apart):
        ranks = [rank for rank in range(first, last + 1) if rank in letters]
        if is_shifted([letters[rank] for rank in ranks], [own.get(rank, " ") for rank in ranks]):
            found.update(dict.fromkeys(ranks, ""))
            others = (rank for rank in range(first, last + 1) if rank in marks and rank not in letters)
            found.update((rank, "") for rank in others if own.get(rank, " ") not in marks[rank])
            every = range(first - _FAR, last + _FAR + 1)
            claims = [marks.get(rank, own.get(rank, " ")) for rank in every]
            better = moved(claims, [own.get(rank, " ") for rank in every])
            found.update((every[at], letter) for at, letter in better if every[at] in own)
    return found


def moved(claims: Sequence[str], own: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Places of glyphs whose font has another letter than a stretch says, as far off as its letters stand.

    The stretch has `_FAR` glyphs on both sides that are not its own.

    Examples
    --------
    >>> list(moved("    ات هذا التأثير    ", "    حبات هذا التأريرب "))
    [(17, 'ث')]
    """
    inner = range(_FAR, len(own) - _FAR)
    steps = (by for by in range(1 - _FAR, _FAR) if by)
    best, step = max((sum(claims[at] == own[at + by] for at in inner), by) for by in steps)
    if best < _ALIKE * len(inner):
        return
    for at in inner:
        place, letter, its = at + step, claims[at], own[at + step]
        if place not in inner:
            continue  # what is said beside it is its own
        near = any(claims[at + side] == own[place + side] for side in (-1, 1))
        if (
            near
            and letter != its
            and len(letter) == len(its) == 1
            and letter.isalpha()
            and (its.isalpha() or its == " ")
        ):
            yield place, letter


def forget(texts: Mapping[int, DrawnText], ranks: Container[int]) -> None:
    """Take what is said beside them from text objects of a page."""
    import pypdfium2.raw as pdfium

    for text in texts.values():
        if text.rank in ranks and (mark := _letters(text.thing)):
            pdfium.FPDFPageObj_RemoveMark(text.thing, mark[0])


def is_said(thing: Any) -> bool:
    """Whether a text object says its letters."""
    return _letters(thing) is not None


def is_shifted(letters: Sequence[str], own: Sequence[str]) -> bool:
    """Whether the letters said beside glyphs are, by and large, theirs, and stand on others.

    Examples
    --------
    >>> is_shifted("د-كوفي", "كوفيد-"), is_shifted("كوفيد-", "كوفيد-"), is_shifted("بنت", "ىىى")
    (True, False, False)
    """
    apart = sum(one != other for one, other in zip(letters, own, strict=True))
    alike = sum((Counter(letters) & Counter(own)).values())
    return apart > _APART * len(letters) and alike >= _ALIKE * len(letters)


def _stretches(apart: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of glyphs, drawn one after the other or nearly so, that are said to be another letter."""
    first = 0
    for at in range(1, len(apart) + 1):
        if at == len(apart) or apart[at] - apart[at - 1] > _NEAR:
            if at - first >= _LEAST:
                yield apart[first], apart[at - 1]
            first = at


def _letters(thing: Any) -> tuple[Any, str] | None:
    """The mark of a text object that says its letters, and the letters."""
    import pypdfium2.raw as pdfium

    for place in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark = pdfium.FPDFPageObj_GetMark(thing, place)
        size, text = ctypes.c_ulong(), (ctypes.c_ushort * _LONG)()
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, _KEY, text, 2 * _LONG, size):
            units = list(text[: min(size.value // 2, _LONG)])
            return mark, _plain(units[:-1] if units and not units[-1] else units)
    return None


def _plain(units: Sequence[int]) -> str:
    """Characters of a string that PDFium may give byte by byte.

    >>> _plain([0x06, 0x48]), _plain([0x28]), _plain([0x648])
    ('و', '(', 'و')
    """
    if len(units) > 1 and len(units) % 2 == 0 and units[0] < ord(" ") and max(units) <= 0xFF:
        units = [256 * high + low for high, low in zip(units[::2], units[1::2], strict=True)]
    return "".join(map(chr, units))


def _own(page: pypdfium2.PdfPage, texts: Mapping[int, DrawnText]) -> dict[int, str]:
    """By rank, what the font says of each text object."""
    import pypdfium2.raw as pdfium

    found: dict[int, str] = {}
    with closing(page.get_textpage()) as text:
        for index in range(text.count_chars()):
            thing = pdfium.FPDFText_GetTextObject(text.raw, index)
            drawn = texts.get(ctypes.addressof(thing.contents)) if thing else None
            if drawn is not None:
                found[drawn.rank] = found.get(drawn.rank, "") + chr(pdfium.FPDFText_GetUnicode(text.raw, index))
    return found

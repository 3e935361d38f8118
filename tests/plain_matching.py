"""What a match is, in plain Python: the definition that the fast matcher is tested against.

Slow on purpose: every surface is looked for at every place of the folded text, and each
test is written as one would say it. Nothing in the toolkit tags with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from toolkit.text import fold
from toolkit.themes.matcher import LONGEST
from toolkit.themes.patterns import Surface


def find(text: str, surfaces: Sequence[Surface], proclitics: Sequence[str] = ()) -> list[tuple[int, int, int]]:
    """All matches of all surfaces in one text.

    Returns
    -------
    list of (surface number, start, end)
        Offsets in the text, sorted by start, end and surface.
    """
    chars, places = _comparable(text)
    string = "".join(chars)
    found = []
    for number, surface in enumerate(surfaces):
        at = string.find(surface.string)
        while at >= 0:
            span = _word(string, at, at + len(surface.string), surface, proclitics)
            if span:
                start, end = places[span[0]], places[span[1] - 1] + 1
                while end < len(text) and not fold(text[end]):
                    end += 1
                found.append((number, start, end))
            at = string.find(surface.string, at + 1)
    return sorted(found, key=lambda row: (row[1], row[2], row[0]))


def _comparable(text: str) -> tuple[list[str], list[int]]:
    """Folded characters, hyphens as spaces, single spaces; and where each stood."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        folded = " " if char in "-_" else fold(char)
        if folded in "-_":
            folded = " " if folded else ""
        if not folded or (folded == " " and chars and chars[-1] == " "):
            continue
        chars.append(folded)
        places.append(place)
    return chars, places


def _is_word(string: str, at: int) -> bool:
    if not 0 <= at < len(string):
        return False
    char = string[at]
    if ord(char) > 0xFFFF:  # beyond the basic plane there are no letters of our languages
        return False
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _word(string: str, start: int, end: int, surface: Surface, proclitics: Sequence[str]) -> tuple[int, int] | None:
    """The whole words around a candidate, or None where it is no word."""
    if surface.open:
        first = end
        while _is_word(string, end):
            end += 1
        if end - first > LONGEST:
            return None
    elif _is_word(string, end):
        return None
    if not _is_word(string, start - 1):
        return start, end
    if surface.bare:
        return None
    for stack in proclitics:
        before = start - len(stack)
        if before >= 0 and string[before:start] == stack and not _is_word(string, before - 1):
            return before, end
    return None

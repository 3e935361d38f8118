"""Folding: text as it is compared, with every offset kept.

Two spellings of one word are compared on their *folded* forms: case, Arabic diacritics
and tatweel, the seats of hamza, final ya and ta marbuta, Arabic digits, and invisible
marks make no difference. Folding never reorders: each folded character knows the
offset of the character it came from, so whatever is found in folded text can be
shown in the text itself.

Folding is for finding. It is not an edition: two different words may fold alike
(``على`` and ``علي``), so nothing is ever *written* folded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

#: Texts whose findings are kept: half of the paragraphs of a corpus recur word for word, most of them a session later.
KEPT = 65_536

#: Characters that folding drops: Arabic diacritics, tatweel, zero-width and bidi marks, soft hyphen.
DROPPED = (
    "".join(map(chr, (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD))))
    + "\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    + "\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
)

_DROPPED = re.compile(f"[{DROPPED}]")

#: Characters that folding replaces, one for one.
_REPLACED = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    "ة": "ه",
    "ؤ": "و",
    "ئ": "ي",
    "ک": "ك",
    **{chr(0x0660 + d): str(d) for d in range(10)},
    **{chr(0x06F0 + d): str(d) for d in range(10)},
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t\n\r\f\v\u2028\u2029", " "),
}


#: A letter and the accents or the hamza that some systems write apart from it: "e" and U+0301, alef and U+0654.
#: It may not match a short vowel or a shadda (U+064B to U+0652), which have no letter of their own with their base.
_APART = re.compile("[A-Za-z\u0400-\u04ff][\u0300-\u036f]+|[\u0627\u0648\u064a\u06c1\u06d2\u06d5][\u0653-\u0655]")


#: What has no width and no sense: a place where a line may break, a joiner of words, a byte-order mark within a text.
_NO_WIDTH = re.compile("[\u200b\u2060\ufeff]")


def composed(text: str) -> str:
    r"""A text in which letters written apart from their accents or their hamza are one character (NFC); no mark moves.

    Characters without width that say nothing are left out: places where a line may break (U+200B), joiners of words
    (U+2060), byte-order marks within a text. Marks of direction stay.

    Examples
    --------
    >>> from toolkit.text import composed
    >>> composed("re\u0301solution"), composed("\u0627\u0654\u0646"), composed("A/\u200bRES/\u200b99/7")
    ('résolution', 'أن', 'A/RES/99/7')
    """
    return _APART.sub(lambda found: unicodedata.normalize("NFC", found[0]), _NO_WIDTH.sub("", text))


@cache
def folds() -> dict[int, str | None]:
    """What folding makes of each character that it changes, by code point; ``None`` where it drops it."""
    table: dict[int, str | None] = {ord(char): None for char in DROPPED}
    table.update({ord(char): to for char, to in _REPLACED.items()})
    for code in range(0x24F):  # Latin letters: lower case, accents kept
        lower = chr(code).lower()
        if len(lower) == 1 and lower != chr(code):
            table.setdefault(code, lower)
    for code in range(0x400, 0x430):  # Cyrillic capitals
        table.setdefault(code, chr(code).lower())
    return table


@cache
def _table(*, cased: bool = False) -> list[int | str | None]:
    """The same for every character up to the last one changed: `str.translate` is twice as fast with a list."""
    changed = folds()
    table: list[int | str | None] = list(range(max(changed) + 1))
    for code, to in changed.items():
        table[code] = code if cased and code < 128 and chr(code).isalpha() else to
    return table


def fold(text: str) -> str:
    """Fold a string for comparison.

    Examples
    --------
    >>> fold("وإذ تُؤَكِّدُ") == fold("واذ توكد")
    True
    """
    return text.translate(_table())


def fold_cased(text: str) -> str:
    """Fold a string, but leave the letters A to Z as they are.

    Examples
    --------
    >>> fold_cased("Rés. A/78/L.1")
    'Rés. A/78/L.1'
    """
    return text.translate(_table(cased=True))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded string that remembers where each character came from.

    Attributes
    ----------
    string
        The folded text.
    dropped
        Offsets, in the original, of the characters that folding dropped, ascending.
    length
        Length of the original in code points.
    """

    string: str
    dropped: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text and keep its offsets; what was folded lately is not folded again."""
        return _folded(text)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of a folded half-open range.

        The range covers trailing diacritics of its last letter, and starts at its first letter.
        """
        first = self._position(start)
        last = self._position(end) if end < len(self.string) else self.length
        if end > start:
            # marks that follow the last letter belong to it; stop before the next kept character
            last = max(last, self._position(end - 1) + 1)
        return first, last

    def _position(self, index: int) -> int:
        # the index-th kept character stands at index + (number of characters dropped before it)
        low, high = 0, len(self.dropped)
        while low < high:
            middle = (low + high) // 2
            if self.dropped[middle] - middle <= index:
                low = middle + 1
            else:
                high = middle
        return index + low

    def folded(self, offset: int) -> int:
        """Offset in the folded string of an offset in the original."""
        return offset - bisect_left(self.dropped, offset)


@lru_cache(maxsize=8192)
def _writing(char: str) -> str:
    return unicodedata.name(char, "").split(" ", 1)[0]


@lru_cache(maxsize=4096)
def _folded(text: str) -> Folded:
    string = fold(text)
    gone = len(string) < len(text)  # folding drops a character or replaces it by one
    return Folded(string, tuple(match.start() for match in _DROPPED.finditer(text)) if gone else (), len(text))


def is_arabic(char: str) -> bool:
    """Whether a character is an Arabic letter.

    Examples
    --------
    >>> from toolkit import text
    >>> text.is_arabic("ق"), text.is_arabic("q")
    (True, False)
    """
    return "\u0620" <= char <= "\u064a" or "\u0671" <= char <= "\u06d3" or "\ufb50" <= char <= "\ufefc"


def is_han(char: str) -> bool:
    """Whether a sign is a Chinese character or one of the wide signs between them.

    Examples
    --------
    >>> from toolkit.text import is_han
    >>> [is_han(sign) for sign in "议，a"]
    [True, True, False]
    """
    if char.isascii():
        return False
    return any("\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" for sign in char)


def script(text: str, sample: int = 20_000) -> str:
    """The writing system most letters of a text belong to.

    Returns
    -------
    str
        ``"Arabic"``, ``"Latin"``, ``"Cyrillic"``, ``"Han"`` or ``""`` where there are no letters.

    Examples
    --------
    >>> from toolkit import text
    >>> text.script("two boats")
    'Latin'
    """
    counts: dict[str, int] = {}
    for char, times in Counter(text[:sample]).items():
        if char.isalpha():
            name = _writing(char)
            counts[name] = counts.get(name, 0) + times
    if not counts:
        return ""
    best = max(counts, key=lambda name: (counts[name], name))
    return {"ARABIC": "Arabic", "LATIN": "Latin", "CYRILLIC": "Cyrillic", "CJK": "Han"}.get(best, best.title())

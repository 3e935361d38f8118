"""The words that a block begins with, without mark-up and folded: by them it is told how it opens.

Examples
--------
>>> first_words("<i>Also recalling</i> its resolution"), capital("“Notes"), capital("(a) notes")
(('also', 'recalling', 'its', 'resolution'), True, False)
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit._heads import one_letter
from toolkit.text import fold

__all__ = ["HEAD", "MARKUP", "QUOTES", "capital", "first_word", "first_words", "misread", "plain"]

#: Code points of a block that show how it opens.
HEAD = 160
# Mark-up and signs before the first word: "<b>", "## ", "> ", "**", "“".
MARKUP = re.compile(
    r"</?(?:b|i|em|strong|u)>|^[\s#>]{1,8}|^(?:\(?PP\s?\d{1,3}(?:\s?(?:bis|ter|alt))?\)?[.:]?\s)"
    r"|[\u202a-\u202e\u2066-\u2069]"
)
QUOTES = "*_ \"“”«'‘"


def plain(text: str) -> str:
    """The beginning of a block without mark-up."""
    head = text[:HEAD].lstrip("\ufeff\u200e\u200f\u202a\u202b\u202c\u2067\u2068\u2069")
    if head[:1].isalpha() and head[0] != "P" and "<" not in head and head.isprintable():
        return head  # as most do, it begins with a word and has neither tags nor marks of direction
    return MARKUP.sub("", head)


def first_words(text: str) -> tuple[str, ...]:
    """The first five words, folded."""
    return _folded(text[:HEAD])


@lru_cache(maxsize=1024)
def _folded(head: str) -> tuple[str, ...]:
    """The same of a beginning; several questions about one block ask for them."""
    words = (word.strip("*_،,:؛;\"”“'") for word in fold(plain(head)[:120]).replace("*", " ").split()[:6])
    return tuple(word for word in words if word)[:5]


def capital(text: str) -> bool:
    """Whether the first letter of a block is a capital (of a script that has them)."""
    letter = next((c for c in plain(text) if c.isalpha()), "")
    return letter.isupper()


def first_word(text: str) -> str:
    """The first word as it is written."""
    words = plain(text).lstrip(QUOTES).split(maxsplit=1)
    return words[0].strip("*_،,\u200e\u200f") if words else ""


def misread(word: str, particle: str) -> bool:
    """Whether a word is a particle with its last letter misread (as one letter or two), or another one.

    The seat of hamza is not folded here: it tells a misread particle from another short word.
    """
    if fold(word) == fold(particle):
        return False
    stem = particle[:-1]
    same = len(word) > len(stem) and all(a in (b, fold(b)) for a, b in zip(word, stem, strict=False))
    if same and len(word) - len(stem) <= 2:
        return True
    return word[-1:] == particle[-1] and one_letter(fold(word), fold(particle))

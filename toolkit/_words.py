"""Words of a passage as they are compared across years: folded keys, with the offsets of the words themselves.

A word is a run of letters, with hyphens and apostrophes inside it (``multi-stakeholder``), or a number, with points,
commas and strokes inside it (``2.5``, ``77/150``, ``5g``); the two are told apart where no space is. Case, diacritics,
letter variants and kinds of hyphen make no difference, punctuation is no word. Two texts with the same keys in the
same order are *identical* here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.text import Folded

_WORD = re.compile(r"[0-9]+(?:[./,][0-9]+)*[a-z]?(?![a-z0-9])|[^\W\d_]+(?:[-'.][^\W_]+)*|[^\W_]+")


def keys(text: str) -> tuple[str, ...]:
    """The folded keys of a text's words, in order: those of `Words`, without their offsets."""
    return tuple(_WORD.findall(Folded.of(text).string))


class Word(NamedTuple):
    """A word's folded key, and where it stands in the text (code points, half-open)."""

    key: str
    start: int
    end: int

    @property
    def number(self) -> bool:
        """Whether the word is a number: it begins and ends with a digit."""
        return self.key[0].isdigit() and self.key[-1].isdigit()


@dataclass(frozen=True)
class Words:
    """A text and its words."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Read the words of a text.

        Examples
        --------
        >>> Words.of("By 2030, multi\u2011stakeholder work").keys
        ('by', '2030', 'multi-stakeholder', 'work')
        """
        folded = Folded.of(text)
        found = []
        for match in _WORD.finditer(folded.string):
            start, end = folded.original(match.start(), match.end())
            found.append(Word(match[0], start, end))
        return cls(text, tuple(found))

    @property
    def keys(self) -> tuple[str, ...]:
        """The folded keys, in order."""
        return tuple(word.key for word in self.words)

    def between(self, start: int, end: int) -> str:
        """The text from the first to the last of a range of words; empty for an empty range."""
        return self.text[self.words[start].start : self.words[end - 1].end] if end > start else ""

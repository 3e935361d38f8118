"""How paragraphs, notes and formulas begin and end: the openings of a language, as they stand in its data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from toolkit import _organs, languages
from toolkit.text import fold

# What may stand unseen before the first sign of a line: blanks, bidi and zero-width marks.
UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
# "12 - ", "12. ", "12) ", "12\\. ", "**12.** ", "-12 ": a paragraph number with its separator.
NUMBER = re.compile(
    UNSEEN
    + r"(?:\*{1,2})?(?:(\d{1,3})\s?(?:\\?[.)](?:\s?[-–—])?|[-–—ـ])|[-–—]\s?(\d{1,3})(?=\s\D))"
    + r"(?:\*{1,2})?(?=\s|\*|$)"
)
# A number misread as letters that look like one, with its separator.
_NO_NUMBER = re.compile(UNSEEN + r"(?:\*{1,2})?[-–—]?\s?[\dlI|iZzSBOoT?!]{1,3}\s?[.)\-–—](?:\*{1,2})?\s+")
# "(12) ", "⁽¹²⁾ ", "[^12]: ", "¹² ", "12/ ": a note's number in a form that nothing else has at a line's start.
NOTE = re.compile(
    UNSEEN + r"(?:[(⁽\[]\^?\s?([\d⁰¹²³⁴-⁹]{1,3})\s?[)⁾\]]:?|([⁰¹²³⁴-⁹]{1,3})|\^(\d{1,3})\^|(\d{1,3})/(?=\s))\s*(?=\S)"
)
STRICT_NOTE = re.compile(UNSEEN + r"(?:⁽\s?[\d⁰¹²³⁴-⁹]{1,3}\s?⁾|\[\^\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}\s)")
# "12 See ...": a bare number before a word; a note only where it comes next.
BARE_NOTE = re.compile(UNSEEN + r"(\d{1,3})[ \t]{1,4}(?=[^\W\d_]|[(“”\"]|\d{4}\s[^\W\d_])")
#: Code points of a block that show how it opens.
HEAD = 160
_MARKUP = re.compile(r"</?(?:b|i|em|strong|u)>|^[\s#>]{1,8}")
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_END = re.compile(r"[\s*_\"'”“’»)\]\u200e\u200f\u202a-\u202e\u2066-\u2069]*$")
_TRAILING_MARKER = re.compile(
    r"(?:⁽[^⁾]{1,5}⁾|\[\^?\d{1,3}\]|(?<=\S)\(\d{1,3}\)|\^\d{1,3}\^|[⁰¹²³⁴-⁹]{1,3}|<sup>[^<]{1,6}</sup>|(?<=[.,;])\s?\d{1,3}/?)\s*$"
)


@dataclass(frozen=True)
class Openings:
    """One language's openings, folded and ready to compare."""

    formula: tuple[str, ...]
    particles: frozenset[str]
    spelled: tuple[str, ...]
    particle_verbs: frozenset[str]
    others: tuple[str, ...]
    suffix: str
    known: frozenset[str]
    operative: frozenset[str]
    leads: frozenset[str]
    closing: tuple[str, ...]
    furniture: tuple[str, ...]
    language: str = ""

    @cached_property
    def other_openings(self) -> tuple[str, ...]:
        """`others` as whole words."""
        return tuple(f"{other} " for other in self.others)

    def opens_preamble(self, text: str) -> bool:
        """Whether a block opens a preambular paragraph, as the language writes it."""
        head = _head(text)
        if not head:
            return False
        if self.opens_by_word(text):
            return True
        first = head[0]
        return bool(self.suffix and first.endswith(self.suffix) and len(first) > 4 and _capital(text))

    def opens_by_word(self, text: str) -> bool:
        """Whether a block opens with a word or phrase of the language's list of openings."""
        head = _head(text)
        if not head:
            return False
        first = head[0]
        if first in self.particles or first in self.known:
            return True
        if any(first.startswith(p) and first[len(p) :] in self.particle_verbs for p in self.particles):
            return True  # particle and verb run together
        return f"{' '.join(head)} ".startswith(self.other_openings)

    def nearly_opens(self, text: str) -> str | None:
        """The opening word that a misread first word stands for (folded for a known opening), or ``None``.

        A misread particle counts only before a verb that follows the particle in drafting; a
        word one letter away from a known opening must be capitalised where the script has capitals.
        """
        head = _head(text)
        if not head or self.opens_preamble(text):
            return None
        first = head[0]
        if len(head) > 1 and head[1] in self.particle_verbs:
            near = [p for p in self.spelled if _misread(_first_word(text), p)]
            if near:
                return near[0]
        if self.known and len(first) > 5 and _capital(text):
            near = sorted(k for k in self.known if one_letter(first, k))
            if len(near) == 1:
                return near[0]
        return None

    def opens_operative(self, text: str) -> bool:
        """Whether a block opens with a verb of an operative paragraph."""
        head = _head(text)
        return bool(head) and head[0] in self.operative and (not self.suffix or _capital(text))

    def is_formula(self, text: str) -> bool:
        """Whether a block is the enacting formula."""
        return _organs.is_formula(_MARKUP.sub("", text[:200]), self.language)


def _misread(word: str, particle: str) -> bool:
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


def _first_word(text: str) -> str:
    words = _plain(text).lstrip("*_ ").split(maxsplit=1)
    return words[0].strip("*_،,\u200e\u200f") if words else ""


@cache
def openings(language: str) -> Openings:
    """Openings of a language, from ``data/languages/<code>/openings.toml``."""
    data = languages.load(language, "openings")

    def folded(key: str) -> tuple[str, ...]:
        return tuple(fold(item) for item in data.get(key, ()))

    others = folded("others")
    if folded("particles"):  # the conjunction of the particles may also stand before the others
        joined = {
            b.removesuffix(a) for a in folded("particles") for b in folded("particles") if b != a and b.endswith(a)
        }
        others += tuple(j + o for j in sorted(joined) for o in others)
    return Openings(
        formula=tuple(map(fold, _organs.formulas(language))) if data else (),
        particles=frozenset(folded("particles")),
        spelled=tuple(sorted(data.get("particles", ()), key=len, reverse=True)),
        particle_verbs=frozenset(folded("particle_verbs")),
        others=others,
        suffix=fold(data.get("suffix", "")),
        known=frozenset(folded("known")),
        operative=frozenset(folded("operative")),
        leads=frozenset((*folded("operative"), *folded("particle_verbs"), *folded("other_leads"))),
        closing=folded("closing"),
        furniture=folded("furniture"),
        language=language,
    )


def paragraph_number(text: str) -> int | None:
    """The printed number at the head of an operative paragraph, if there is one."""
    match = NUMBER.match(text)
    return int(match[1] or match[2]) if match else None


def unnumbered(text: str) -> str:
    """A block without the number, or what looks like a misread number, at its head."""
    match = NUMBER.match(text) or _NO_NUMBER.match(text)
    return text[match.end() :] if match else text


def _plain(text: str) -> str:
    return _MARKUP.sub("", text[:HEAD].lstrip("\ufeff\u200e\u200f\u202a\u202b\u202c\u2067\u2068\u2069"))


def _head(text: str) -> tuple[str, ...]:
    return _first_words(text[:HEAD])


@lru_cache(maxsize=1024)
def _first_words(head: str) -> tuple[str, ...]:
    """The first four words, folded; several questions about one block ask for them."""
    return tuple(word.strip("*_,،:؛;\"”“'") for word in fold(_plain(head)[:120]).replace("*", " ").split()[:4])


def _capital(text: str) -> bool:
    letter = next((c for c in _plain(text) if c.isalpha()), "")
    return letter.isupper()


def one_letter(a: str, b: str) -> bool:
    """Whether two words differ by exactly one letter put in, left out or replaced."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    return a[i + 1 :] == b[i + 1 :] if len(a) == len(b) else a[i:] == b[i + 1 :]


def last_mark(text: str) -> str:
    """The last character of a block that is not a quote, an emphasis mark or a footnote marker."""
    tail = text[-40:].rstrip()
    for _ in range(4):
        stripped = _END.sub("", _TRAILING_MARKER.sub("", tail))
        if stripped == tail:
            break
        tail = stripped
    return tail[-1:]


def complete(text: str) -> bool:
    """Whether a block ends as a paragraph ends: comma, semicolon, full stop or colon."""
    return last_mark(text) in ",،;؛.:"


def note_number(text: str) -> int | None:
    """The number at the head of a note, where its form can be nothing else."""
    match = NOTE.match(text)
    return int(next(filter(None, match.groups())).translate(_SUPER)) if match else None


def next_note(text: str, last: int) -> int | None:
    """The number of a note that a line begins, where it comes next (or soon) after the last one."""
    strict = note_number(text)
    if strict is not None:
        return strict if last < strict <= last + 30 else None
    match = BARE_NOTE.match(text)
    if match is None or not last < int(match[1]) <= last + 3 or NUMBER.match(text):
        return None
    letter = next((c for c in text[match.end() : match.end() + 40] if c.isalpha()), "")
    return None if letter.islower() else int(match[1])

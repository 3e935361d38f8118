"""The lines that close a document: its meeting, its date, how it was adopted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit import _ordinals
from toolkit._lazy import lazy
from toolkit._openings import openings
from toolkit.sources._dates import iso_date
from toolkit.text import fold, is_arabic

_LONGEST = 260
_NEAR = 80  # letters behind the word for a meeting
# "50th plenary meeting", "784th (closed) meeting", "287 1st meeting.", "Twenty-first plenary meeting".
_MEETING = lazy(
    r"(?:(?:\d{1,4}\s)?\d{1,6}\s?[a-z_]{2,4}\s{0,2}_?\s?(?:\(\w{3,12}\)\s)?(?:plenary\s)?"
    r"|[A-Z][a-z]{2,12}(?:-[a-z]{2,12})?\s(?:\(\w{3,12}\)\s)?plenary\s)meeting(?![a-z]{2}).{0,40}"
)
# "Adopted unanimously at the 784th meeting.", "Adopted at the 2759th meeting by 14 votes to none, with 1 abstention".
_ADOPTED = lazy(r"(?:Adopted|ADOPTED)\s(?:unanimously|by|at|without|on|with)\b.{0,240}", re.DOTALL)
# "35ª sesión plenaria", "1934e séance", "50-е пленарное заседание"; not "2. Pide una sesión" nor "2 décide".
_ORDINAL = lazy(r"\d{1,5}(?:\.?[aª]\.?|º|e|er|re|ère|ème|ᵉ|-?[а-я]{1,2}|)\s(?!\w{1,20}\s(?:une?|al?|el)\b)\S{4,20}")
# "3 March 2044", "19 كانون الأول/ديسمبر 2023", "1er mars 2044", "3 марта 2044 года", "2044年3月3日" alone.
_DATE = lazy(
    r"\d{1,2}(?:er)?\s\S{2,20}(?:\s\S{2,20}){0,2}\s(?:19|20)\d\d(?: года)?\s*\.?"
    r"|(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
)


def closes(text: str, words: Sequence[str]) -> bool:
    """Whether a block is the first of the closing lines.

    Examples
    --------
    >>> closes("90th plenary meeting", ["meeting"]), closes("At its 90th meeting it decided", ["meeting"])
    (True, False)
    >>> closes("90e séance plénière", ["séance"]), closes("Notant la séance tenue à Genève,", ["séance"])
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    line = " ".join(text.split()).strip("[]()*_ ")
    if _ADOPTED.fullmatch(line):
        return True
    folded = fold(line)
    if not any(word in folded for word in words):
        return False
    if len(line) > 80:
        return False
    if any(map(is_arabic, line)):
        return True
    if line.isascii():
        return _MEETING.match(line) is not None
    return line[0] == "第" or _ORDINAL.match(line) is not None


def is_date(text: str) -> bool:
    """Whether a block is a date and nothing more.

    Examples
    --------
    >>> is_date("3 March 2044"), is_date("3 March 2044 and after")
    (True, False)
    """
    return _DATE.fullmatch(" ".join(text.split())) is not None


def below(closing: str, language: str) -> str:
    """The closing lines folded, a meeting's number in digits: "Ninth plenary meeting" is the 9th."""
    return _ordinals.in_digits(" ".join(fold(closing).split()), "plenary meeting", language)


def date_of_meeting(closing: str, language: str) -> str:
    """The ISO date of a closing line whose meeting has no digits; empty where there is none.

    Examples
    --------
    >>> date_of_meeting("Tenth meeting, 8 February 2044", "en"), date_of_meeting("8 February 2044", "en")
    ('2044-02-08', '')
    """
    words = " ".join(fold(closing).split())
    at = min((words.find(word) for word in openings(language).closing if word in words), default=-1)
    return iso_date(words[at : at + _NEAR], language) if at >= 0 else ""

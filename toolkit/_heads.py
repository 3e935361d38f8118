"""How blocks begin and end: printed numbers, notes' numbers, the marks at their ends.

Numbers are read in the forms that printers, converters and misreadings give them. A form that only a misreading gives
(``1,`` or ``l.`` for ``1.``) is *unsure*: it counts only where that number comes next and a drafting verb follows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "QUOTE",
    "QUOTES",
    "STRICT_NOTE",
    "SUBITEM",
    "UNSEEN",
    "PrintedNumber",
    "complete",
    "last_mark",
    "next_note",
    "note_number",
    "number",
    "one_letter",
    "preamble_number",
    "sentence_case",
]

#: Signs that open a quotation; and all of them, with those of Arabic, German and Chinese pages.
QUOTE = ("“", '"', "«", "‘")
QUOTES = (*QUOTE, "”", "„", "「")
# What may stand unseen before the first sign of a line: blanks, bidi and zero-width marks.
UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_EDGE = r"(?:\*{1,2})?"
_QUOTE = r"[“\"«]?"  # of a draft that is quoted
# A paragraph number with its separator: "12 - ", "12. ", "12) ", "12\\. ", "**12.** ", "-12 ", "OP12. ", "(OP)12. ",
# "12.Decides"; not "12 June", "12.5" or "(12)".
_NUMBER = re.compile(
    UNSEEN
    + _QUOTE
    + _EDGE
    + r"(?:(?:\(?OP\)?\s?)?(\d{1,3})\s?(?:\\?[.)．、](?:\s?[-–—])?|[-–—ـ])|[-–—]\s?(\d{1,3})(?=\s\D)"
    + r"|OP\s?(\d{1,3})(?:\s?(?:bis|ter|alt)\b)?(?=[:.\s])[:.]?|\(OP\s?(\d{1,3})\))"
    + r"(?:_\s)?"
    + _EDGE
    + r"(?=\s|\*|$|[A-Z\u0620-\u064a\u4e00-\u9fff“\"])"
)
# A number whose separator or digits are misread: "1, ", "l. ", "Z. ", "?1 - ", "2 Requests"; not "To" or "I am".
_MISREAD = re.compile(
    UNSEEN
    + _EDGE
    + r"[-–—]?\s?(?:(?=[a-zA-Z|?!]{0,2}\d)([\dlI|iZzSBOoT?!\u0417]{1,3})\s?(?:[.)\-–—,\u060c](?:\s?_)?|(?=\s[A-Z]))"
    + r"|([lLI|Zz?!\u0417]{1,3})\s?[.)\-–—])"
    + _EDGE
    + r"\s+"
)
_ALIKE = str.maketrans("lLI|iT!ZzSBOo\u0417", "11111112258003")
# "(12) ", "⁽¹²⁾ ", "[^12]: ", ".. [12] ", "¹² ", "12/ ": a note's number as nothing else has it at a line's start.
_NOTE = re.compile(
    UNSEEN + r"(?:(?:\.\.\s(?=\[))?[(⁽\[]\^?\s?([\d⁰¹²³⁴-⁹]{1,3})\s?[)⁾\]]:?|([⁰¹²³⁴-⁹]{1,3})"
    r"|\^(\d{1,3})\^|(\d{1,3})/(?=\s))\s*(?=\S)"
)
# Those of them that are no item of a list either: "⁽¹²⁾", "[^12]", ".. [12]", "¹² "; not "(12)".
STRICT_NOTE = re.compile(UNSEEN + r"(?:⁽\s?[\d⁰¹²³⁴-⁹]{1,3}\s?⁾|\.\.\s\[\d{1,3}\]|\[\^\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}\s)")
# "12 See ...": a bare number before a word; a note only where it comes next.
_BARE_NOTE = re.compile(UNSEEN + r"(\d{1,3})[ \t\u00a0\u202f]{1,4}(?=[^\W\d_]|[(“”\"]|\d{4}\s[^\W\d_])")
# An item of a list: "(a) ", "a) ", "(iv) ", "(1) ", "– ", "• "; not "A. " and not "(2015) ".
SUBITEM = re.compile(
    UNSEEN + r"[“\"]?(?:\(?(?:[a-zA-Zء-ي]{1,2}|[ivx]{1,5})\)\s?|[ء-ي] \)\s?|\(\d{1,2}\)\s|[–—•●▪◦·-]\s)"
)
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_END = re.compile(r"[\s*_\"'”“’»)\]\u200e\u200f\u202a-\u202e\u2066-\u2069]*$")
# A marker at a block's end, behind which its mark stands: ",¹", ", 30", ".[^4]", ",(5)", ",⁶", ", 7/", "States:8".
_TRAILING_MARKER = re.compile(
    r"(?:⁽[^⁾]{1,5}⁾|\[\^?\d{1,3}\]|(?<=\S)\(\d{1,3}\)|\^\d{1,3}\^|[⁰¹²³⁴-⁹]{1,3}|<sup>[^<]{1,6}</sup>"
    r"|(?:(?<=[.,;\u060c\u061b])\s?|(?<=[^\W\d_]:)\s?)\d{1,3}/?)\s*$"
)
# "; and", ", and", in other languages "; y", "; et", "; и" at a block's end: what follows is the last of a row.
_CONJUNCTION = re.compile(r"(?<=[,;])\s{0,2}(?:and|or)\s*$|(?<=;)\s{0,2}(?:et|ou|[eouyиو])\s*$")


class PrintedNumber(NamedTuple):
    """A printed number at a block's head.

    Attributes
    ----------
    value
        The number; 0 where only its place can be seen.
    end
        Where the words begin, in the block's text.
    sure
        Whether its form is that of a paragraph number.
    """

    value: int
    end: int
    sure: bool


def number(text: str) -> PrintedNumber | None:
    """The printed number at the head of an operative paragraph, if there is one.

    Examples
    --------
    >>> number("12. Decides").value, number("1, Decides").sure, number("Decides"), number("(12) June")
    (12, False, None, None)
    """
    head = text[:40]
    match = _NUMBER.match(head)
    if match:
        return PrintedNumber(int(next(filter(None, match.groups()))), match.end(), sure=True)
    match = _MISREAD.match(head)
    if match:
        digits = (match[1] or match[2]).translate(_ALIKE)
        return PrintedNumber(int(digits) if digits.isdecimal() else 0, match.end(), sure=False)
    return None


# "PP3 ", "(PP 3) ", "PP3.": the number that drafts give a preambular paragraph; not "PPP".
_PREAMBLE = re.compile(UNSEEN + r"\(?PP\s?\d{1,3}(?:\s?(?:bis|ter|alt))?\)?[.:]?\s+")


def preamble_number(text: str) -> int:
    """Where the words of a preambular paragraph begin, behind the number that drafts give it.

    Examples
    --------
    >>> preamble_number("PP3 Recalling"), preamble_number("Recalling")
    (4, 0)
    """
    match = _PREAMBLE.match(text)
    return match.end() if match else 0


#: The marks of Chinese, as those that end the same clauses elsewhere.
_WIDE = str.maketrans("，；：。", ",;:.")


def last_mark(text: str) -> str:
    """The last character of a block that is not a quote, an emphasis mark or a footnote marker."""
    return _last_mark(text[-40:])


@lru_cache(maxsize=4096)
def _last_mark(end: str) -> str:
    """The same of a block's end; several questions about one block ask for it."""
    tail = _CONJUNCTION.sub("", end.rstrip().translate(_WIDE))
    while (stripped := _END.sub("", _TRAILING_MARKER.sub("", tail))) != tail:
        tail = stripped
    return tail[-1:]


def complete(text: str) -> bool:
    """Whether a block ends as a paragraph ends: comma, semicolon, full stop or colon.

    Examples
    --------
    >>> complete("Recalling its decision,¹"), complete("in force; and"), complete("the report of the")
    (True, True, False)
    """
    return last_mark(text) in (",", "،", ";", "؛", ".", ":")


def note_number(text: str) -> int | None:
    """The number at the head of a note, where its form can be nothing else."""
    match = _NOTE.match(text)
    return int(next(filter(None, match.groups())).translate(_SUPER)) if match else None


def next_note(text: str, last: int) -> int | None:
    """The number of a note that a line begins, where it comes next (or soon) after the last one."""
    strict = note_number(text)
    if strict is not None:
        return strict if last < strict <= last + 30 else None
    match = _BARE_NOTE.match(text)
    found = number(text)
    if match is None or not last < int(match[1]) <= last + 3 or (found is not None and found.sure):
        return None
    letter = next((c for c in text[match.end() : match.end() + 40] if c.isalpha()), "")
    return None if letter.islower() else int(match[1])


def one_letter(a: str, b: str) -> bool:
    """Whether two words differ by exactly one letter put in, left out or replaced.

    Examples
    --------
    >>> from toolkit._heads import one_letter
    >>> one_letter("calls", "call"), one_letter("calls", "cal")
    (True, False)
    """
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    return a[i + 1 :] == b[i + 1 :] if len(a) == len(b) else a[i:] == b[i + 1 :]


def sentence_case(text: str) -> str:
    """A text with its first letter as a capital, as the lists of openings have words.

    Examples
    --------
    >>> sentence_case("noting the boats"), sentence_case("")
    ('Noting the boats', '')
    """
    return text[:1].upper() + text[1:]

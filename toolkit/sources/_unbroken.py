"""Texts without line breaks, as some pages and forms give them: lines where their words show that one begins.

A whole resolution stands in one line. A formula, a number that comes next with a drafting verb behind it, a capitalised
opening behind a comma, the number above a title and the closing words show where its paragraphs begin; nothing else
does, so such a text is doubted as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from toolkit import _organs
from toolkit._first_words import capital
from toolkit._heads import number
from toolkit._lazy import lazy
from toolkit._openings import Openings
from toolkit.sources._closings import closes, is_date

__all__ = ["starts", "unbroken"]

_LONG = 500  # letters of a line that may hold a resolution, at least
_FEW, _SIGNS, _PLACES = 240, 90, 5  # fewer do, of Chinese signs too, where paragraphs begin at so many places in it
_HALF = 0.6  # of the whole text, at least
_AHEAD = 160  # letters that show how a paragraph opens
# Behind a mark, what may close a quotation there, and the marker of a note, also apart: ", 1 1. Approves".
_AFTER = lazy(
    r"(?<=[,;.:،؛])[\"”»)\]]{0,2}[\d⁰¹²³⁴-⁹]{0,3}(?:\s\d{1,3}(?=\s[^\W\d_]|\s\d{1,3}\.))?\s+"
    r"|(?<=[，；。：])[”）]{0,2}[⁰¹²³⁴-⁹]{0,3}\s*"
)
# The number above a title: "45/291. Boats", "78/324 - "; a line of the head in brackets.
_TITLE = lazy(r"(?<=\s)(?=\d{1,4}/\d{1,4}\s?[.–-]\s)|(?<=\s)(?=\[)|(?<=\])\s+")
_SYMBOL = lazy(r"[A-Z]{1,5}/\S+\s+")


def unbroken(text: str, found: Openings) -> bool:
    r"""Whether most of a text is one line, with a formula in it.

    Examples
    --------
    >>> from toolkit._openings import openings
    >>> words = "The General Assembly, Noting boats, 1. Requests a count of boats. "
    >>> unbroken(words * 9, openings("en")), unbroken(words.replace(". ", ".\n") * 9, openings("en"))
    (True, False)
    """
    longest = max(text.splitlines(), key=len, default="")
    if len(longest) < _HALF * len(text) or not _formula(found).search(longest):
        return False
    if len(longest) >= _LONG:
        return True
    return len(longest) >= (_SIGNS if found.joined else _FEW) and len(starts(longest, found)) >= _PLACES


@cache
def _formula(found: Openings) -> re.Pattern[str]:
    """A formula with its comma within a line."""
    names = (r"\s+".join(map(re.escape, name.split())) for name in _organs.formulas(found.language))
    names = (name.replace("'", "['’]") for name in names)
    return re.compile(rf"(?<![^\s“\"])(?:{'|'.join(names) or '(?!)'})\s?[,،:，：]", re.IGNORECASE)


def starts(text: str, found: Openings) -> list[int]:
    """Where lines begin in the words of one line, in order; the first is 0.

    Examples
    --------
    >>> from toolkit._openings import openings
    >>> words = "99/8. Boats The General Assembly, Noting boats, 1. Requests a count of boats, 2 of them, in 1. Boats."
    >>> [words[at:][:12] for at in starts(words, openings("en"))]
    ['99/8. Boats ', 'The General ', 'Noting boats', '1. Requests ']
    """
    formula = _formula(found).search(text)
    if formula is None:
        return [0]
    head = text[: formula.start()]
    places = {0, formula.start(), formula.end(), *(match.end() for match in _TITLE.finditer(head))}
    if symbol := _SYMBOL.match(head):
        places.add(symbol.end())
    lines = _organs.lines(found.language)
    for phrase in sorted({*lines.adopted, *lines.masthead}, key=len, reverse=True):
        pattern = re.compile(rf"(?<=\s){re.escape(phrase)}", re.IGNORECASE)
        places.update(m.start() for m in pattern.finditer(head) if len(phrase) > 6 and capital(m[0]))
    places.update(_body(text, formula.end(), found))
    words = ((at, text[at : at + _AHEAD]) for at in places)
    return sorted({at + len(rest) - len(rest.lstrip()) for at, rest in words if rest.strip()})


def _body(text: str, start: int, found: Openings) -> Iterator[int]:
    """Where paragraphs and closing lines begin below the formula."""
    count = 0
    for match in _AFTER.finditer(text, start):
        at, mark, rest = match.end(), text[match.start() - 1], text[match.end() : match.end() + _AHEAD]
        got = number(rest)
        if got is not None and got.sure and got.value == count + 1:
            if found.form(rest[got.end :]) == "operative" or (count and mark in ".;؛。；"):
                count += 1
                yield at
        elif count:
            if mark in ".。" and _closes(rest.split()[:4], found.closing):
                yield at
        elif mark in ",;،؛，；" and found.listed(rest) and (capital(rest) or not found.suffix):
            yield at


def _closes(words: Sequence[str], closing: Sequence[str]) -> bool:
    """Whether the first words are those of a closing line: "71st plenary meeting", "21 December 1990"."""
    return any(closes(" ".join(words[:n]), closing) or is_date(" ".join(words[:n])) for n in (2, 3, 4))

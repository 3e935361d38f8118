"""A number in a line that calls a text by its organ: "Security Council resolution 242 (1967)".

People and other pages head their copies so. The line is read only where the page bears no symbol and the organ that it
names is the one that adopts the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from toolkit._organs import Lines, Organ, of_symbol
from toolkit.model import Symbol
from toolkit.sources._adoptions import HeadLine
from toolkit.sources._dates import iso_date
from toolkit.sources._own_number import Own, own_number
from toolkit.text import fold

__all__ = ["called", "spoken", "titled"]

_DATE = 60  # letters of a date behind the number, at most
_WORD = re.compile(r"[^\W_]+")
# A resolution's symbol within a line: "A/RES/ES-9/7", "S/RES/2044 (2051)".
_SYMBOL = re.compile(r"(?<![\w/])[A-Z][A-Z/]{0,8}/RES/[A-Z0-9][\w/-]{1,12}(?: ?\((?:\d{4}|[IVXL]{1,8})\))?(?![\w/])")
# What parts a symbol from the title behind it: ". ", ": ", " - ".
_MARK = re.compile(r"(?:[.:]|\s?[\u2013\u2014-])\s+(?=[^\W\d_])")
# "Lakes, G.A. res. 2200A (XXI), 21 U.N.GAOR Supp. (No. 16) at 52, U.N. Doc. A/6316 (1966)", as law reviews cite.
_REPORTED = re.compile(
    r"(?P<title>[^\W\d_].{2,240}?), (?P<body>(?:[A-Z]\. ?){2,5})[Rr]es\. "
    r"(?P<own>(?:E?S-)?[0-9]{1,4}(?: ?[A-Z])?(?:/[0-9]{1,4}(?: ?[A-Z])?| ?\((?:E?S-)?[IVXL0-9]{1,7}\)))(?=,)"
)
_STEM = 3  # last letters of a word that may differ: cases of Russian


def called(lines: Sequence[HeadLine], words: Lines, organ: Organ | None, language: str, *, named: bool) -> Own | None:
    """The number in the first line that calls the text by it.

    Parameters
    ----------
    lines
        The lines of the head.
    words
        How lines speak in the document's language.
    organ
        The organ that adopts the text.
    language
        ISO 639-1 code.
    named
        Whether the line must name the organ.
    """
    for index, line in enumerate(lines):
        match = words.called.fullmatch(line.text.strip("#*_[] "))
        if match is None or organ is None:
            continue
        body = fold(match.groupdict().get("body") or "")
        if (body or named) and not _names(body, organ, language):
            continue
        bare = unicodedata.normalize("NFKC", match["own"])
        if bare.isdecimal():  # "resolution 361 of 30 August 1974"
            day = iso_date(fold(match["title"][:_DATE]), language) if body and "number (year)" in organ.series else ""
            bare = f"{bare} ({day[:4]})" if day else ""
        for head in (f"{bare}.", f"{bare} x") if bare else ():
            own = own_number(index, head, words, organ.id, last=False, called=True)
            if own is not None:
                title = match["title"].strip(" .:,\u2013\u2014-")
                dated = len(title) < _DATE and iso_date(fold(title), language) != ""
                title = "" if dated or title[:1].islower() or title[:1] in "([\uff08" else title
                decides = fold(match["what"]).startswith(words.decision)
                return own._replace(title=title, decision=decides, called=True)
    return _reported(lines, words, organ)


def _reported(lines: Sequence[HeadLine], words: Lines, organ: Organ | None) -> Own | None:
    """The number that a reference above the text gives: "Lakes, G.A. res. 99/12, U.N. Doc. A/99/49 (2044)"."""
    initials = "".join(f"{word[0]}." for word in organ.name.split() if word[0].isupper()) if organ is not None else ""
    for index, line in enumerate(lines):
        match = _REPORTED.match(line.text.strip("#*_[] "))
        if match is None or organ is None or match["body"].replace(" ", "") != initials:
            continue
        own = own_number(index, f"{match['own']}.", words, organ.id, last=False, called=True)
        if own is not None:
            return own._replace(title=match["title"], called=True)
    return None


def _names(body: str, organ: Organ, language: str) -> bool:
    """Whether folded words are the organ's name, perhaps in another case, without the word before it."""
    got = _WORD.findall(body)
    for formula in organ.formula.get(language, ()):
        name = _WORD.findall(fold(formula))
        if got and 0 <= len(name) - len(got) <= 1 and all(map(_alike, got, name[-len(got) :])):
            return True
        if body.endswith(fold(formula)):  # a script without blanks has no words to hold side by side
            return True
    return False


def _alike(word: str, other: str) -> bool:
    """Whether two words are one but for an ending."""
    stem = max(len(other) - _STEM, _STEM)
    return word[:stem] == other[:stem]


def titled(line: str) -> tuple[Symbol | None, str]:
    """The symbol of a resolution that a line begins with, and the title that follows it.

    Examples
    --------
    >>> symbol, title = titled("A/RES/99/250. Boats for peace")
    >>> str(symbol), title
    ('A/RES/99/250', 'Boats for peace')
    >>> titled("A/RES/99/250 was adopted"), titled("A/RES/99/250")
    ((None, ''), (None, ''))
    """
    match = _SYMBOL.match(line.strip("#*_[] "))
    rest = line.strip("#*_[] ")[match.end() :] if match else ""
    mark = _MARK.match(rest)
    if match is None or mark is None:
        return None, ""
    try:
        return Symbol.parse(match[0]), rest[mark.end() :].strip("*_ ")
    except ValueError:
        return None, ""


def spoken(lines: Sequence[HeadLine], organ: Organ | None) -> Symbol | None:
    """The only symbol of a resolution of the organ that sentences above the text name: "Full text of A/RES/99/7"."""
    found = {match[0] for line in lines for match in _SYMBOL.finditer(line.text)}
    fits = [symbol for symbol in found if organ is not None and of_symbol(symbol) is organ]
    try:
        return Symbol.parse(fits[0]) if len(found) == len(fits) == 1 else None
    except ValueError:
        return None

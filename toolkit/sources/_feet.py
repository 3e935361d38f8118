"""Notes that converters leave within a sentence: at a page's foot, where no rule is drawn above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from toolkit._heads import complete
from toolkit._openings import Openings

__all__ = ["glued", "mark", "row"]

# The head of such a note: "1 Resolution 55/2.", "12 A/75/1."; not "1 year" nor "2 December 2008".
_HEAD = re.compile(r"(\d{1,3})\s{1,3}(?=[A-Z“\"(ء-ي]|https?:)(?![^\W\d_]{3,12}(?:/\w+)?\s(?:19|20)\d\d)")
# The only marker of a text, behind a word's or a year's mark: "the Plan,1 and", "of 1960;1"; not "11,1".
_ONE = re.compile(r"(?<=[^\W\d_]{3}[,;،؛])1(?=\s|$)|(?<=(?:19|20)\d\d[,;،؛])1(?=\s|$)")
_LINES = 12  # of a note, at most
_LOW = 2  # number of a note that may be the first of a document
_MOST = 1000  # number of a note


def glued(number: int) -> re.Pattern[str]:
    """The pattern of a bare number that is glued to a word or its mark, as a marker is.

    Examples
    --------
    >>> found = glued(3)
    >>> [bool(found.search(words)) for words in ("Protocol,3", "the plan3 and", "of 2011,3", "A/75/3", "3 May", "CO3")]
    [True, True, True, False, False, False]
    """
    return re.compile(
        rf"(?<=[^\W\d_]{{3}}){number}(?![\w/-])|(?<=[^\W\d_)”’\]][,;.:،؛]){number}(?=[\s.,;]|$)"
        rf"|(?<=\d[,;،]){number}(?=\s|$)|(?<=[12]\d\d\d){number}(?=[\s,;.:]|$)"
    )


def mark(lines: Sequence[Any], head: int, found: Openings) -> None:
    """Mark lines of the body that interrupt a sentence as notes: their number is glued to a word above.

    Parameters
    ----------
    lines
        The lines of a text (`toolkit.sources._pages.Line`).
    head
        The line of the formula.
    found
        The language's openings.
    """
    last = begin = 0
    above: Any = None  # the last line of the body
    bearing: dict[int, tuple[int, int]] = {}  # by number: the next line to be looked at, the last one that bears it
    for at in range(head, len(lines)):
        line = lines[at]
        before, above = above, above if line.kind else line
        if line.kind == "note" and line.marker.isdecimal():
            last, begin = max(last, int(line.marker)), at
        match = _HEAD.match(line.text) if not line.kind and at > head else None
        first = not last  # in a yearbook notes begin with any number
        if (
            match is None
            or not (first or last < int(match[1]) <= last + 2)
            or found.form(line.text[match.end() :]) == "operative"
        ):
            continue
        if before is None or complete(before.text):
            continue  # the grammar's own rules
        number = int(match[1])
        bears = glued(number) if not first or number <= _LOW else _borne(number)
        next_, borne = bearing.get(number, (head, -1))
        for place in range(next_, at):  # each line once a number: a text of such lines alone takes linear time
            borne = place if not lines[place].kind and bears.search(lines[place].text) else borne
        bearing[number] = (at, borne)
        if borne >= max(begin, head):
            last = _take(lines, at, number)
            begin = at
            above = before if line.kind else above


def _borne(number: int) -> re.Pattern[str]:
    """The same of the first note of a yearbook's page, where a blank may part it from the mark before it."""
    return re.compile(rf"{glued(number).pattern}|(?<=[^\W\d_][,;.]) {number}$")


def _take(lines: Sequence[Any], at: int, number: int) -> int:
    """Mark the notes from a line on, as long as their numbers go on; the last number."""
    while at < len(lines):
        end = at + 1
        follows = None
        while not lines[end - 1].text.endswith(".") and end < min(at + _LINES, len(lines)) and not lines[end].kind:
            follows = _HEAD.match(lines[end].text)
            if follows and int(follows[1]) == number + 1:
                break
            follows, end = None, end + 1
        if end < len(lines) and not lines[end - 1].text.endswith(".") and not lines[end].kind and not follows:
            return number - 1  # where it ends cannot be seen
        lines[at].marker = str(number)
        for line in lines[at:end]:
            line.kind = "note"
        match = _HEAD.match(lines[end].text) if end < len(lines) and not lines[end].kind else None
        if match is None or not number < int(match[1]) <= number + 2:
            return number
        at, number = end, int(match[1])
    return number


def row(texts: Iterable[str]) -> frozenset[int]:
    """The numbers of a row of markers, 1, 2, 3 ..., glued to words in this order, in a text without notes.

    Examples
    --------
    >>> sorted(row(["the Plan,1 and the Treaty2", "of 2011,3"])), sorted(row(["the Plan,2"]))
    ([1, 2, 3], [])
    """
    number = 1
    alone = False
    for text in texts:
        at = 0
        alone = alone or _ONE.search(text) is not None
        while number < _MOST and (match := glued(number).search(text, at)):
            at, number = match.end(), number + 1
    return frozenset(range(1, number)) if number > 2 or (alone and number > 1) else frozenset()

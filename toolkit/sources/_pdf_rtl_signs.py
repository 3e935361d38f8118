"""Brackets, quotation marks and blanks of Arabic lines in reading order: turned as their place asks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
# PDFium mirrors these in words from the right, which Unicode does not.
_MIRRORED = str.maketrans("“”‘’", "”“’‘")
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
#: Brackets of both sides.
BOTH = frozenset([*_PAIRS, *_CLOSING])
_DOUBLE = "\u201c\u201d"
_QUOTES = frozenset('"\u201c\u201d\u2018\u2019')
_JOINED = frozenset("وبلكف")
_ENDS = frozenset(".,;:،؛؟!")
#: What ends a clause at a line's end.
CLAUSES = frozenset(".;:،؛")
#: What it costs to read a bracket against its pairs: one within another, one without its other half.
_ALONE, _DEEP = 1.2, 3
_LABEL, _AS_LABEL = 3, 0.25  # a bracket so near a line's head may close a label: "أ)"


@lru_cache(maxsize=8192)
def kind(text: str) -> str:
    """``R`` (Arabic), ``L`` (other letters), ``D`` (digits) or ``N`` (all else), by the first character."""
    way = unicodedata.bidirectional(text[0])
    if way in ("EN", "AN") and unicodedata.category(text[0]) == "Nd":
        return "D"
    return {"AL": "R", "R": "R", "L": "L"}.get(way, "N")


def unmirrored(text: str) -> str:
    """A sign of Arabic words with PDFium's mirroring of quotation marks taken back."""
    return text.translate(_MIRRORED)


def brackets(words: Sequence[str]) -> list[str]:
    """Signs of lines in reading order, each bracket turned as its place asks.

    A bracket after a blank opens, one before a blank or a point closes; what that leaves open, and what a blank in the
    wrong place says, is decided by the brackets about it: they come in pairs, and rarely one within another.

    >>> "".join(brackets(list("قرار )أ( و(1)")))
    'قرار (أ) و(1)'
    >>> "".join(brackets(list("أ( بند")))
    'أ) بند'
    >>> "".join(brackets(list("الهيئة (هيئة المرأة (،")))
    'الهيئة (هيئة المرأة )،'
    """
    out = list(words)
    for opening, close in _PAIRS.items():
        places = [at for at, sign in enumerate(words) if sign in (opening, close)]
        for at, opens in zip(places, _paired([_bracket_costs(words, at) for at in places]), strict=True):
            out[at] = opening if opens else close
    return out


def _bracket_costs(words: Sequence[str], at: int) -> tuple[float, float]:
    """What it costs to take a bracket for one that opens, and for one that closes."""
    before = words[at - 1] if at else " "
    after = words[at + 1] if at + 1 < len(words) else " "
    opens = closes = 0.0
    if before.isspace():
        closes += 1
    elif before not in BOTH and before not in _QUOTES:
        opens += 0.5 if after[0].isdecimal() else 1
    if after.isspace() or after in _ENDS:
        opens += 1 if after.isspace() else 2
    elif after not in BOTH and after not in _QUOTES:
        closes += 1
    if after[0].isdecimal() and before[-1].isdecimal():
        opens += 1  # "CM/Rec(2024)1"
    elif after[0].isdecimal() and before[-1].isascii() and before[-1].isalpha():
        closes += 2
    head = at <= _LABEL or "\n" in words[at - _LABEL : at]
    label = head and before[0].isalnum() and after.isspace()
    return opens, closes + _AS_LABEL * label


def _paired(costs: Sequence[tuple[float, float]]) -> list[bool]:
    """Whether each bracket opens: the cheapest way, where each one within another and each without its pair costs."""
    ways: dict[int, tuple[float, tuple[bool, ...]]] = {0: (0.0, ())}
    for opens, closes in costs:
        found: dict[int, tuple[float, tuple[bool, ...]]] = {}
        for depth, (cost, way) in ways.items():
            label = closes != int(closes)
            steps = [(depth + 1, opens + _ALONE * (depth > 0), True)] if depth < _DEEP else []
            steps.append((max(depth - 1, 0), closes + _ALONE * (depth == 0 and not label), False))
            for to, more, opened in steps:
                if to not in found or cost + more < found[to][0]:
                    found[to] = cost + more, (*way, opened)
        ways = found
    return list(min(ways.items(), key=lambda kept: kept[1][0] + _ALONE * kept[0])[1][1])


def quotes(lines: Sequence[Sequence[str]]) -> list[list[str]]:
    """Lines of Arabic pages with their quotation marks turned as most of the pages have them.

    PDFium mirrors those beside Arabic letters, and others not. A line that is mostly in Latin letters has
    those of English.

    >>> ["".join(line) for line in quotes([list("قال ”نعم“ و”لا“"), list("منصة ”iSeek” أيضا")])]
    ['قال ”نعم“ و”لا“', 'منصة ”iSeek“ أيضا']
    >>> quotes([list("قال ”نعم“ و”لا“"), list("انظر Board, ”A new raft”")])[1][-12:] == list("“A new raft”")
    True
    """
    signs: list[tuple[int, int, bool]] = []
    votes = 0
    latin: set[int] = set()
    for row, line in enumerate(lines):
        letters = [kind(sign) for sign in line if not sign.isspace() and kind(sign) in "LR"]
        if letters.count("L") > letters.count("R") and _is_latin(line, letters):
            latin.add(row)
        for at, sign in enumerate(line):
            if sign in _DOUBLE and (begins := _begins(line, at)) is not None:
                signs.append((row, at, begins))
                votes += 0 if row in latin else 1 if (sign == "\u201d") == begins else -1
    out = [list(line) for line in lines]
    for row, at, begins in signs:
        if row in latin or votes < 0:
            out[row][at] = "\u201c" if begins else "\u201d"
        elif votes:
            out[row][at] = "\u201d" if begins else "\u201c"
    return out


def _is_latin(line: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether a line of mostly Latin letters begins with one, or has one before its first quotation mark."""
    first = next((at for at, sign in enumerate(line) if sign in _DOUBLE), 0)
    before = [kind(sign) for sign in line[:first] if kind(sign) in "LR"]
    return letters[0] == "L" or before[-1:] == ["L"]


def _begins(line: Sequence[str], at: int) -> bool | None:
    """Whether a quotation mark opens; ``None`` where its place does not say."""
    before = line[at - 1] if at else " "
    after = line[at + 1] if at + 1 < len(line) else " "
    opens = before.isspace() or before in _PAIRS
    if before in _JOINED and (at < 2 or line[at - 2].isspace()):  # a word that is written onto the next one: "و”لا“"
        opens = True
    ends = after.isspace() or after in _ENDS or after in _CLOSING
    return None if opens == ends or not (opens or ends) else opens


def idle_blanks(signs: Sequence[str]) -> set[int]:
    """Places of blanks that part nothing: just within brackets.

    >>> idle_blanks(["(", " ", "أ", ")"])
    {1}
    """
    inner = range(1, len(signs) - 1)
    return {at for at in inner if signs[at] == " " and (signs[at - 1] in _PAIRS or signs[at + 1] in _CLOSING)}


def needs_blank(signs: Sequence[str], at: int) -> bool:
    """Whether a letter stands at a place right behind a bracket that closes.

    >>> needs_blank(list("أ)ب"), 2), needs_blank(list("أ)،"), 2)
    (True, False)
    """
    return 0 < at < len(signs) and signs[at - 1] in _CLOSING and signs[at][0].isalpha()

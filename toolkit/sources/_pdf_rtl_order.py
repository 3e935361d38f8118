"""The order in which the glyphs of an Arabic line are read: the bidirectional algorithm, backwards.

A line is seen from left to right; it is read from the right, save numbers and words in Latin letters. What the
algorithm of Unicode does to a logical line is undone here, with what makes several logical lines look alike decided
for what resolutions hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from toolkit.sources._pdf_rtl_glyphs import Glyph

#: A gap wider than this many times the size of the letters parts what stands beside each other: cells, titles.
WIDE = 1.3

_WITHIN = "/.,:،\u00a0\u066b\u066c"  # signs that join two numbers beside them into one
_STOPS = frozenset(".,;")
_POINTS = frozenset(",;:./-")
_ARABIC = frozenset("،؛؟")
_DASHES = "-\u2010\u2011\u2013\u2212"
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
# PDFium mirrors these in words from the right, which Unicode does not.
_MIRRORED = str.maketrans("“”‘’", "”“’‘")
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_BOTH = frozenset([*_PAIRS, *_CLOSING])
_DOUBLE = "\u201c\u201d"
_QUOTES = frozenset('"\u201c\u201d\u2018\u2019')
_JOINED = frozenset("وبلكف")
_ENDS = frozenset(".,;:،؛؟!")
#: What ends a clause at a line's end.
CLAUSES = frozenset(".;:،؛")
#: What it costs to read a bracket against its pairs: one within another, one without its other half.
_ALONE, _DEEP = 1.2, 3
_OTHER = 0.1  # sizes that differ by this part are not those of one word
_LABEL, _AS_LABEL = 3, 0.25  # a bracket so near a line's head may close a label: "أ)"
# A day that stands right of an English month and year is read before them: "December 2023 21", never "vol. 2440 17".
_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4} ([0-9]{1,2})$"
)


# A decision of the parties to a convention, which is read number first: "1/CP.21"; not "FCCC/CP/2015/10".
_DECISION = re.compile(r"((?:CP|CMP|CMA)\.[0-9]+)/([0-9]+)")


@lru_cache(maxsize=8192)
def kind(text: str) -> str:
    """``R`` (Arabic), ``L`` (other letters), ``D`` (digits) or ``N`` (all else), by the first character."""
    way = unicodedata.bidirectional(text[0])
    if way in ("EN", "AN") and unicodedata.category(text[0]) == "Nd":
        return "D"
    return {"AL": "R", "R": "R", "L": "L"}.get(way, "N")


def logical(line: Sequence[Glyph], raised: Sequence[bool], blanks: Sequence[bool]) -> list[range]:
    """The reading order of a line: runs of places, each read from left to right.

    Parameters
    ----------
    line
        Glyphs from left to right.
    raised
        Whether each is a raised sign: its digits never join those of the line.
    blanks
        Whether a blank stands left of each.

    Returns
    -------
    list of range
        Places in ``line``, run by run in reading order.
    """
    kinds = [kind(glyph.text) for glyph in line]
    if _goes_on(line, kinds, raised, blanks):
        return [range(1, len(line)), range(1)]
    runs = _latin(line, kinds, raised, blanks)
    runs += _numbers(line, kinds, raised, blanks, runs)
    start_of = {end - 1: start for start, end in runs}
    order: list[range] = []
    place = len(line) - 1
    while place >= 0:
        start = start_of.get(place, place)
        order += _dated(line, range(start, place + 1), blanks)
        place = start - 1
    return order


def _goes_on(line: Sequence[Glyph], kinds: Sequence[str], raised: Sequence[bool], blanks: Sequence[bool]) -> bool:
    """Whether a line is the end of a sentence in Latin letters, whose stop stands left of it: ".10325 (May 2022)"."""
    if "R" in kinds or "L" not in kinds or any(raised) or any(glyph.text in _ARABIC for glyph in line):
        return False
    last = max((at for at, blank in enumerate(blanks) if blank), default=0)
    numbered = last > 1 and _label(line, last, last, blanks)
    return line[0].text in _STOPS and kinds[1] in "LD" and not blanks[1] and not numbered


def _wide(line: Sequence[Glyph], place: int) -> bool:
    """Whether a wide gap stands left of a glyph."""
    return place > 0 and line[place].pen - line[place - 1].x1 > WIDE * (line[place].style.size or 10)


def _latin(
    line: Sequence[Glyph], kinds: Sequence[str], raised: Sequence[bool], blanks: Sequence[bool]
) -> list[tuple[int, int]]:
    """Runs of words in Latin letters, with what stands between them and the numbers that belong to them."""
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(line):
        if kinds[place] != "L":
            place += 1
            continue
        start, end = place, place + 1
        after = end
        while after < len(line) and kinds[after] != "R" and not _wide(line, after):
            if kinds[after] == "L" or (
                kinds[after] == "D"
                and not raised[after]
                and not _label(line, end, after, blanks)
                and (
                    _tied(line, end, after)
                    or _bracketed(line, kinds, blanks, end, after)
                    or _behind(line, blanks, start, end, after)
                )
            ):
                end = after + 1
            after += 1
        if _is_open(line[start:end]) and end < len(line) and line[end].text in _BOTH and not _wide(line, end):
            end += 1  # the bracket that closes one within the run: "A/78/205 (Part I)"
        while start and kinds[start - 1] == "D" and not blanks[start] and not raised[start - 1]:
            start -= 1
        if (
            end == len(line)
            and _is_open(line[start:])
            and start
            and line[start - 1].text in _BOTH
            and not blanks[start]
        ):
            start -= 1  # or the one that opens before it, at the head of a line: "(Sect. 3)/Add.5"
        while not start and end < len(line) and line[end].text in _POINTS and not blanks[end]:
            end += 1  # the words go on in the next line: "(United Nations,", "(Washington, D.C.,"
        runs.append((start, end))
        place = end
    return runs


def _is_open(run: Sequence[Glyph]) -> bool:
    """Whether a run has a bracket that is not closed in it; the brackets may be mirrored."""
    return sum(glyph.text in _BOTH for glyph in run) % 2 == 1


def _bracketed(line: Sequence[Glyph], kinds: Sequence[str], blanks: Sequence[bool], end: int, digit: int) -> bool:
    """Whether a digit stands in brackets that are a part of the word before them: "GC(66)/RES/7"."""
    if digit != end + 1 or line[end].text not in _BOTH or blanks[end] or blanks[digit]:
        return False
    close = next((at for at in range(digit, len(line)) if kinds[at] != "D"), digit)
    return close > digit and line[close].text in _BOTH and not any(blanks[digit : close + 1])


def _behind(line: Sequence[Glyph], blanks: Sequence[bool], start: int, end: int, digit: int) -> bool:
    """Whether a digit stands right behind the bracket that closes one within the words before: "CM/Rec(2024)1"."""
    close = digit == end + 1 and line[end].text in _BOTH and not (blanks[end] or blanks[digit])
    return close and line[end - 1].text.isdecimal() and _is_open(line[start:end])


def _tied(line: Sequence[Glyph], end: int, after: int) -> bool:
    """Whether a digit right of Latin words belongs to them: nothing but blanks, dots, dashes and strokes between."""
    return all(glyph.text in "./:,&'#№_+" + _DASHES for glyph in line[end:after])


def _label(line: Sequence[Glyph], end: int, after: int, blanks: Sequence[bool]) -> bool:
    """Whether the digits at the right end of a line, in letters of another size, are the number of a note."""
    if any(kind(glyph.text) != "D" for glyph in line[after:]) or not any(blanks[end : after + 1]):
        return False
    own, size = line[after].style.size, line[end - 1].style.size
    return abs(own - size) > _OTHER * max(own, size)


def _falls(line: Sequence[Glyph], place: int, dash: int, kinds: Sequence[str]) -> bool:
    """Whether a dash parts a number from a smaller one right of it, of as many digits: "344-340" is read 340 first."""
    end = next((at for at in range(dash + 1, len(line)) if kinds[at] != "D"), len(line))
    left, right = ("".join(glyph.text for glyph in part) for part in (line[place:dash], line[dash + 1 : end]))
    return line[dash].text in _DASHES and left.isdecimal() and len(left) == len(right) and int(left) > int(right)


def _numbers(
    line: Sequence[Glyph],
    kinds: Sequence[str],
    raised: Sequence[bool],
    blanks: Sequence[bool],
    runs: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Numbers outside Latin words, with the strokes and points within them."""
    taken = {place for start, end in runs for place in range(start, end)}
    # A dash joins numbers only where no Arabic stands before, on this line or the one above.
    arabic = "R" in kinds or any(glyph.text in _ARABIC for glyph in line)
    joining = _WITHIN if arabic else _WITHIN + _DASHES
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(line):
        if kinds[place] != "D" or place in taken:
            place += 1
            continue
        end = place + 1
        while end < len(line) and end not in taken and not blanks[end] and raised[end] == raised[place]:
            if kinds[end] == "D":
                end += 1
            elif (
                line[end].text in joining
                and end + 1 < len(line)
                and kinds[end + 1] == "D"
                and end + 1 not in taken
                and not blanks[end + 1]
                and raised[end + 1] == raised[place]
                and not _falls(line, place, end, kinds)
            ):
                end += 2
            else:
                break
        while end < len(line) and _grouped(line, kinds, raised, place, end) and end not in taken:
            end += 3
        found.append((place, end))
        place = end
    return found


def _grouped(line: Sequence[Glyph], kinds: Sequence[str], raised: Sequence[bool], place: int, end: int) -> bool:
    """Whether three digits go on with a number left of them: in a file that draws lines from the right, not they first.

    A blank that holds lines together joins "800 227" into one number from left to right; a plain one does not.
    """
    group = range(end, end + 3)
    if end + 3 >= len(line) or any(kinds[at] != "D" or raised[at] for at in group) or kinds[end + 3] == "D":
        return False
    first, own, before = line[place].drawn, line[end].drawn, line[end + 3].drawn
    return 0 <= before < first < own and (line[end].pen - line[end - 1].x1) < WIDE * (line[end].style.size or 10)


def _dated(line: Sequence[Glyph], run: range, blanks: Sequence[bool]) -> list[range]:
    """A run of Latin words; before it the number of a decision, or the day where it ends in a date in English."""
    decision = _DECISION.fullmatch("".join(line[place].text for place in run))
    if decision:
        stroke = run.start + len(decision.group(1))
        return [range(stroke + 1, run.stop), range(stroke, stroke + 1), range(run.start, stroke)]
    if len(run) < 10 or kind(line[run[-1]].text) != "D":
        return [run]
    text = "".join((" " if blanks[place] and place != run[0] else "") + line[place].text for place in run)
    match = _DAY.search(text)
    if match is None:
        return [run]
    day = run.stop - len(match.group(1))
    month = day - len(match.group()[: match.start(1) - match.start()].replace(" ", ""))
    return [part for part in (range(run.start, month), range(day, run.stop), range(month, day)) if part]


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
    elif before not in _BOTH and before not in _QUOTES:
        opens += 0.5 if after[0].isdecimal() else 1
    if after.isspace() or after in _ENDS:
        opens += 1 if after.isspace() else 2
    elif after not in _BOTH and after not in _QUOTES:
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
    """
    signs: list[tuple[int, int, bool]] = []
    votes = 0
    latin: set[int] = set()
    for row, line in enumerate(lines):
        letters = [kind(sign) for sign in line if not sign.isspace() and kind(sign) in "LR"]
        if letters.count("L") > letters.count("R") and letters[0] == "L":
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

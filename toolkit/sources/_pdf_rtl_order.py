"""The order in which the glyphs of an Arabic line are read: the bidirectional algorithm, backwards.

A line is seen from left to right; it is read from the right, save numbers and words in Latin letters. What the
algorithm of Unicode does to a logical line is undone here, with what makes several logical lines look alike decided
for what resolutions hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.sources._pdf_rtl_glyphs import Glyph
from toolkit.sources._pdf_rtl_signs import BOTH, kind

#: A gap wider than this many times the size of the letters parts what stands beside each other: cells, titles.
WIDE = 1.3

_WITHIN = "/.,:،\u00a0\u066b\u066c"  # signs that join two numbers beside them into one
_STOPS = frozenset(".,;")
_POINTS = frozenset(",;:./-")
_ARABIC = frozenset("،؛؟")
_DASHES = "-\u2010\u2011\u2013\u2212"
_OTHER = 0.1  # sizes that differ by this part are not those of one word
# A day that stands right of an English month and year is read before them: "December 2023 21", never "vol. 2440 17".
_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4} ([0-9]{1,2})$"
)
# A year, in digits of either kind: "2011", "٢٠٢٠"; not "344".
_YEAR = re.compile(r"[1\u0661][789\u0667-\u0669]\d\d|[2\u0662][0\u0660]\d\d")
_SHORTEST = 8  # signs of such a date: "May 2023 1"

# The number of a part at the head of a line, as it is seen: its second dash, its numbers.
_HEAD_LABEL = re.compile(r"-([0-9]{1,2}-[0-9]{1,2})$")
_LABEL = 6  # signs of it at most
# The number of a list's item at a line's right end, as it is seen: ".12", "[1]", "(1)" with its brackets either way.
_ITEM = re.compile(r"(?:(?P<point>\.\d{1,3})|[\[\]]\d{1,3}[\[\]]|(?P<round>[()]\d{1,3}[()]))$")
_GROUP = 3  # digits of a group of a long number
# Latin words at a line's end in a bracket that is not closed, which may be drawn turned: "(Sect.", ")Sect. 1, vol.".
_INSIDE = re.compile(r"[()][A-Za-z][A-Za-z0-9., -]*$")
_TAIL = 30  # signs at a line's end that are looked at for one
# A decision of the parties to a convention, which is read number first: "1/CP.21"; not "FCCC/CP/2015/10".
# A sales number, whose year is read first: "19.IV.4", seen as "IV.4.19"; not "A.94.I.18".
_SALES = re.compile(r"([IVX]{1,5}\.(?:[A-Z]\.)?[0-9]{1,2})\.([0-9]{2})")
_DECISION = re.compile(r"((?:CP|CMP|CMA)\.[0-9]+)/([0-9]+)")


def logical(
    line: Sequence[Glyph], raised: Sequence[bool], blanks: Sequence[bool], *, inside: bool = False
) -> list[range]:
    """The reading order of a line: runs of places, each read from left to right.

    Parameters
    ----------
    line
        Glyphs from left to right.
    raised
        Whether each is a raised sign: its digits never join those of the line.
    blanks
        Whether a blank stands left of each.
    inside
        Whether the line above ends with Latin words in a bracket that is not closed: "(Sect.".

    Returns
    -------
    list of range
        Places in ``line``, run by run in reading order.
    """
    kinds = [kind(glyph.text) for glyph in line]
    if label := _listed(line, kinds, raised, blanks):
        start = label[-1].start
        return [*label, *logical(line[:start], raised[:start], blanks[:start])]
    if _goes_on(line, kinds, raised, blanks):
        return [range(1, len(line)), range(1)]
    runs = _latin(line, kinds, raised, blanks)
    if inside:
        runs = _closed(line, kinds, blanks, runs)
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


def _listed(line: Sequence[Glyph], kinds: Sequence[str], raised: Sequence[bool], blanks: Sequence[bool]) -> list[range]:
    """The number of a list's item at a line's head, before Latin letters, sign by sign: "12. United", "[1] A/75/1".

    It is seen right of all words, its point left of it: ".No. 8843 .12".
    """
    if "L" not in kinds:
        return []
    arabic = "R" in kinds or any(glyph.text in _ARABIC for glyph in line)
    match = _ITEM.search("".join(glyph.text if len(glyph.text) == 1 else "_" for glyph in line[-_LABEL:]))
    if match is None:
        return []
    start = len(line) - len(match[0])
    if start < 1 or not blanks[start] or any(blanks[start + 1 :]) or any(raised[start:]):
        return []
    ended = line[0].text in _STOPS and not blanks[1]
    if (match["round"] and not ended) or (arabic and (not match["point"] or kinds[start - 1] not in "LD")):
        return []
    digits = next(at for at in range(start, len(line)) if kinds[at] == "D")
    last = next((at for at in range(digits, len(line)) if kinds[at] != "D"), len(line))
    own = [range(at, at + 1) for at in range(last, len(line))]
    return [*own, range(digits, last), range(start, digits)]


def ends_inside(signs: Sequence[str]) -> bool:
    """Whether a line ends with Latin words in a bracket that is not closed; brackets as they are drawn.

    >>> ends_inside(list("A/74/6 (Sect.")), ends_inside(list("A/74/6 (Sect. 1)")), ends_inside(list("A/74/6"))
    (True, False, False)
    """
    return _INSIDE.search("".join(signs[-_TAIL:])) is not None


def _closed(
    line: Sequence[Glyph], kinds: Sequence[str], blanks: Sequence[bool], runs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Runs with that at a line's head which closes a bracket of the line above: "12)", "3)/Add.6" are read so."""
    end = len(line)
    if runs and runs[-1][1] == end:  # Latin words at its head: what stands left of them begins the line
        start = runs[-1][0]
        while start and not blanks[start] and (kinds[start - 1] in "LD" or line[start - 1].text in (*BOTH, "/")):
            start -= 1
        while kinds[start] not in "LD":
            start += 1  # a bracket alone closes behind them
        closed = any(glyph.text in BOTH for glyph in line[start : runs[-1][0]])
        return [*runs[:-1], (start, end)] if closed else runs
    if end < 2 or line[-1].text not in BOTH or blanks[-1]:
        return runs
    start = end - 1
    while start and kinds[start - 1] in "LD" and not blanks[start]:
        start -= 1
    if start == end - 1:
        return runs
    return [*((low, min(high, start)) for low, high in runs if low < start), (start, end)]


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
        if _is_open(line[start:end]) and end < len(line) and line[end].text in BOTH and not _wide(line, end):
            end += 1  # the bracket that closes one within the run: "A/78/205 (Part I)"
        while start and kinds[start - 1] == "D" and not blanks[start] and not raised[start - 1]:
            start -= 1
        if end == len(line) and _is_open(line[start:]) and start and line[start - 1].text in BOTH and not blanks[start]:
            start -= 1  # or the one that opens before it, at the head of a line: "(Sect. 3)/Add.5"
        if end == len(line) and (head := _counted(line, kinds, raised, blanks, start)):
            start = head
        while not start and end < len(line) and line[end].text in _POINTS and not blanks[end]:
            end += 1  # the words go on in the next line: "(United Nations,", "(Washington, D.C.,"
        runs.append((start, end))
        place = end
    return runs


def _counted(
    line: Sequence[Glyph], kinds: Sequence[str], raised: Sequence[bool], blanks: Sequence[bool], start: int
) -> int:
    """Where a number with a comma of Latin words stands before them at the head of a line, 0 where none does.

    The words go on from the line above: "vol. | 610, No. 8843".
    """
    if start < 2 or line[start - 1].text != "," or not blanks[start] or blanks[start - 1]:
        return 0
    head = start - 1
    while head and kinds[head - 1] == "D" and not raised[head - 1] and (head == start - 1 or not blanks[head]):
        head -= 1
    return head if head < start - 1 else 0


def _is_open(run: Sequence[Glyph]) -> bool:
    """Whether a run has a bracket that is not closed in it; the brackets may be mirrored."""
    return sum(glyph.text in BOTH for glyph in run) % 2 == 1


def _bracketed(line: Sequence[Glyph], kinds: Sequence[str], blanks: Sequence[bool], end: int, digit: int) -> bool:
    """Whether a digit stands in brackets that are a part of the word before them: "GC(66)/RES/7"."""
    if digit != end + 1 or line[end].text not in BOTH or blanks[end] or blanks[digit]:
        return False
    close = next((at for at in range(digit, len(line)) if kinds[at] != "D"), digit)
    return close > digit and line[close].text in BOTH and not any(blanks[digit : close + 1])


def _behind(line: Sequence[Glyph], blanks: Sequence[bool], start: int, end: int, digit: int) -> bool:
    """Whether a digit stands behind the bracket that closes one in the words before: "CM/Rec(2024)1", "MIN(13)/44"."""
    between = digit - end - 1
    if between not in (0, 1) or line[end].text not in BOTH or any(blanks[end : digit + 1]):
        return False
    stroke = not between or line[digit - 1].text in "/-"
    return stroke and line[end - 1].text.isdecimal() and _is_open(line[start:end])


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
    left, right = _parted(line, place, dash, kinds)
    return line[dash].text in _DASHES and left.isdecimal() and len(left) == len(right) and int(left) > int(right)


def _years(line: Sequence[Glyph], place: int, dash: int, kinds: Sequence[str]) -> bool:
    """Whether a dash parts a year from a later one right of it: engines set "2011-2020" so at the head of a page."""
    both = _parted(line, place, dash, kinds)
    return line[dash].text in _DASHES and all(map(_YEAR.fullmatch, both)) and both[0] < both[1]


def _parted(line: Sequence[Glyph], place: int, dash: int, kinds: Sequence[str]) -> tuple[str, str]:
    """What stands from a place to a dash, and the digits right of it."""
    end = next((at for at in range(dash + 1, len(line)) if kinds[at] != "D"), len(line))
    return "".join(glyph.text for glyph in line[place:dash]), "".join(glyph.text for glyph in line[dash + 1 : end])


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
    head = _head_label(line, kinds, raised, blanks)
    place = 0
    while place < len(line):
        if kinds[place] != "D" or place in taken:
            place += 1
            continue
        if place == head:
            found.append((place, len(line)))
            break
        end = place + 1
        while end < len(line) and end not in taken and not blanks[end] and raised[end] == raised[place]:
            if kinds[end] == "D":
                end += 1
            elif (
                (line[end].text in joining or _years(line, place, end, kinds))
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
        while end < len(line) and end not in taken and (more := _grouped(line, kinds, raised, blanks, place, end)):
            end += more
        found.append((place, end))
        place = end
    return found


def _head_label(line: Sequence[Glyph], kinds: Sequence[str], raised: Sequence[bool], blanks: Sequence[bool]) -> int:
    """Where the number of a part begins at the head of a line ("1-2- words"), -1 where there is none.

    No Arabic stands before it, so that its dash joins it; another dash and a blank follow it.
    """
    text = "".join(glyph.text if len(glyph.text) == 1 else "_" for glyph in line[-_LABEL:])
    match = _HEAD_LABEL.search(text)
    start = len(line) - len(match[1]) if match else -1
    if start < 2 or any(raised[start:]) or any(blanks[start:]) or not blanks[start - 1] or "L" in kinds:
        return -1
    return start


def _grouped(
    line: Sequence[Glyph], kinds: Sequence[str], raised: Sequence[bool], blanks: Sequence[bool], place: int, end: int
) -> int:
    """How many digits go on with a number left of them: in a file that draws lines from the right, not they first.

    A blank that holds lines together joins "800 227 3" into one number from left to right; a plain one does not.
    """
    stop = end
    while stop < len(line) and kinds[stop] == "D" and not raised[stop] and (stop == end or not blanks[stop]):
        stop += 1
    beyond = next((at for at in range(stop, len(line)) if kinds[at] != "D" and not raised[at]), -1)
    short = stop - end < _GROUP and end - place < _GROUP and beyond > 0
    if not 0 < stop - end <= _GROUP or short or raised[end - 1]:
        return 0
    first, own = line[place].drawn, line[end].drawn
    from_right = 0 <= line[beyond].drawn < first if beyond > 0 else place > 0 and line[place - 1].drawn > own
    near = (line[end].pen - line[end - 1].x1) < WIDE * (line[end].style.size or 10)
    return stop - end if from_right and 0 <= first < own and near else 0


def _dated(line: Sequence[Glyph], run: range, blanks: Sequence[bool]) -> list[range]:
    """A run of Latin words; before it the number of a decision, a sales number's year, or the day of a date."""
    text = "".join(line[place].text for place in run)
    decision = _DECISION.fullmatch(text) or _SALES.fullmatch(text)
    if decision:
        stroke = run.start + len(decision.group(1))
        return [range(stroke + 1, run.stop), range(stroke, stroke + 1), range(run.start, stroke)]
    if len(run) < _SHORTEST or kind(line[run[-1]].text) != "D":
        return [run]
    text = "".join((" " if blanks[place] and place != run[0] else "") + line[place].text for place in run)
    match = _DAY.search(text)
    if match is None:
        return [run]
    day = run.stop - len(match.group(1))
    month = day - len(match.group()[: match.start(1) - match.start()].replace(" ", ""))
    return [part for part in (range(run.start, month), range(day, run.stop), range(month, day)) if part]

"""Lines of a text out of a page: which are the page's own (furniture), which are notes.

A converter writes down all that a page has: running titles, symbols, page numbers, job numbers, the rule above the
notes, the notes. `lines` marks them, by what they consist of and by where they stand; what is left are the body's
lines. Whatever could as well be words of the body stays there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from toolkit import _organs
from toolkit._openings import Openings
from toolkit.sources import _feet
from toolkit.sources._headings import is_annex
from toolkit.sources._line_numbers import line_numbers
from toolkit.sources._unbroken import starts, unbroken
from toolkit.text import fold

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]*(?:\r\n|[\n\r\f\v\u2028\u2029]|$)")
# The rule above notes: "__________", "----------", "———". Not "--" nor "***".
_RULE = re.compile(r"(?:[_\u2500\u2014]\s?){4,}|-{3,}|(?:- ){4,}-?")
# Stars between sections: "* * *".
_STARS = re.compile(r"(?:\*\s?){3,12}")
# A document's symbol alone: "A/RES/99/7", "S/RES/9 (2051)", "A/C.2/80/L.16/Rev.1", "E/2025/L.10*", "WHA66.1".
_SYMBOL = re.compile(
    r"(?:[AEST]|DP|TD|UNEP|WHA|EB)(?:/[A-Z0-9][\w.-]{0,20}){1,6}(?:\s\(\d{4}\))?\*{0,2}|(?:WHA|EB)\d{1,3}\.[R\d]{1,4}"
)
# A job number with its language and date, a bar code: "23-25902 (E)    191223", "GE.25-01234(E)", "*2325902*", "/...".
_JOB = re.compile(
    r"\*?\b(?:GE\.)?\d{2}-\d{5}\*?(?:\s?\(\s?[ACEFRS]\s?\))?(?:\s{1,8}\d{6})?\b\*?|\*\d{5,9}[A-Z]?\*|\(\s?[ACEFRS]\s?\)"
    r"|(?<!\S)\d{6}(?!\S)|/\s?\.\.\."
)
# A page number: "2/9", "3 / 9", "- 2 -", "Page 2", "page 2 of 9", "[2]"; a bare "2" is one only at a page's edge.
_PAGE = re.compile(r"(?<![\d/])\d{1,3}\s?/\s?\d{1,3}(?![\d/])|[-–—]\s?\d{1,3}\s?[-–—]|\[\d{1,3}\]")
_BARE = re.compile(r"\d{1,3}")
# A word for a page beside a number: "page 2", "p. 2", "صفحة 2".
_PAGES = re.compile(r"\b(?:page|p\.|seite|صفحة|الصفحة)\s{0,3}\d|\d\s?(?:page|صفحه)|(?:صفحه|الصفحه)\s{0,3}\d")
# A paragraph's number alone on its line: "1.", "12 -", "3)", "(3)", "78/102."; not "12".
_ALONE = re.compile(r"(?:\*{0,2})(?:(?:\d{1,4}/\d{1,4}|\d{1,3})\s?(?:[.)]|[-–—ـ])|\(\d{1,3}\))(?:\*{0,2})")
# The own number before a title: "78/102. ", "102/78 - ".
_OWN_NUMBER = re.compile(r"^\s*#{0,6}\s*\**\d{1,4}/\d{1,4}(?:\s?\[?[A-Z]\]?)?\s*\**[.:]?\s*(?:[-–—]\s*)?\**")
_FAR = 60  # columns of a line's indent beyond which only marks of the page stand
_TITLE = 12  # letters of a title, at least
_REPEATED = 6  # letters of words that a page repeats, at least
# The head of a note: "1", "12  See", "*", "1/ A/48/803.", "[^3]: ", "(4) ".
_NOTE = re.compile(r"\[\^(\d{1,3})\]:?\s?|[(⁽]?([\d⁰¹²³⁴-⁹]{1,3}|\*{1,3})[)⁾]?/?(?=\s|$)\s*")
# A date at the head of a note's line: "17 March 2022, and Doha".
_DATE = re.compile(r"\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d")
# The sign with which a letter by electronic mail quotes a line: "> ", ">> ", ">"; not ">5".
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+(?=\s|[^\W\d_]|$|(?<=\s)\S)", re.MULTILINE)
_ANSWERED = 4  # lines that it quotes, at least, and the half of those between the first and the last
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Blanks and marks of direction before the first word of a line.
_MARKS = " \t\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_AHEAD = 3  # how far a note's number may run ahead: a number or two may be lost


@dataclass(slots=True)
class TextLine:
    """A line with words; ``source[start:end]`` is the line without blanks at its edges."""

    start: int
    end: int
    text: str
    indent: int
    gap: int
    eject: bool
    """Whether a form feed stands before it."""
    kind: Literal["", "furniture", "rule", "note"] = ""
    marker: str = ""
    """Number of the note that the line begins."""
    breaks: bool = False
    """Whether marks of the page (furniture, notes, a form feed) stand between it and the line before of its kind."""


def lines(source: str, found: Openings) -> list[TextLine]:
    """The lines of a text that have words, with those of the page marked."""
    out = list(_cut(source))
    if unbroken(source, found):
        out = [piece for line in out for piece in _pieces(line, found)]
    head = next((at for at, line in enumerate(out) if found.formula_of(line.text)), 0)
    if not head:  # a president's statement
        known = _organs.lines(found.language).statement
        head = next((at for at, line in enumerate(out) if known and fold(line.text).startswith(known)), 0)
    own = {match[0].strip("*") for line in out[: min(head, 12)] for match in _SYMBOL.finditer(line.text)}
    repeated = Counter(line.text.strip("* ") for line in out if _SYMBOL.fullmatch(line.text))
    own |= {symbol for symbol, times in repeated.items() if times > 1}
    words = tuple(sorted(found.furniture, key=len, reverse=True))
    running = _organs.lines(found.language).running
    for line in out[head:]:
        if _RULE.fullmatch(line.text):
            line.kind = "rule"
        elif (
            running.fullmatch(" ".join(fold(line.text).split()))
            or _STARS.fullmatch(line.text)
            or _only_marks(line.text, own, words)
        ):
            line.kind = "furniture"
    _edges(out, head)
    _running(out, head, own, found)
    _notes(out, head, found)
    _feet.mark(out, head, found)
    markers = {line.marker for line in out if line.marker}
    for line in out[head:]:
        raised = line.text in markers or line.indent > _FAR
        if not line.kind and raised and _BARE.fullmatch(line.text):
            line.kind = "furniture"  # a raised marker on a line of its own
    broken = False
    for line in out:
        broken = broken or line.eject or bool(line.kind)
        if not line.kind:
            line.breaks, broken = broken, False
    return out


def quoted(source: str) -> dict[int, int]:
    r"""Where the signs begin and end with which a letter by electronic mail quotes its lines; none where few have one.

    Examples
    --------
    >>> quoted("> The Assembly,"), len(quoted("Here it is." + "\n> Recalling it," * 4))
    ({}, 4)
    """
    found = {match.start(): match.end() for match in _QUOTED.finditer(source)} if ">" in source else {}
    if len(found) < _ANSWERED:
        return {}
    between = source[min(found) : max(found.values())].splitlines()
    return found if 2 * len(found) >= sum(bool(line.strip()) for line in between) else {}


def margin(source: str) -> dict[int, int]:
    """Where signs begin and end that stand before the words of lines: those of a letter, numbers of lines."""
    return quoted(source) or line_numbers(source)


def _pieces(line: TextLine, found: Openings) -> Iterator[TextLine]:
    """A line of a text without line breaks, in the lines that its words show."""
    places = [*starts(line.text, found), len(line.text)]
    for low, high in pairwise(places):
        text = line.text[low:high].rstrip()
        gap = 1 if low else line.gap
        yield TextLine(line.start + low, line.start + low + len(text), text, line.indent, gap, line.eject and not low)


def _cut(source: str) -> Iterator[TextLine]:
    at, gap, eject = 0, 1, False
    signs = margin(source)
    while at < len(source):
        match = _LINE.match(source, at)
        end = max(match.end() if match else len(source), at + 1)
        raw = source[at:end]
        if at in signs:
            raw = " " * (signs[at] - at) + source[signs[at] : end]
        text = raw.strip().lstrip(_MARKS)
        if text:
            low = at + len(raw.rstrip()) - len(text)
            indent = len(raw[: low - at].replace("\u200f", "").expandtabs(8))
            yield TextLine(low, low + len(text), text, indent, gap, eject)
            gap, eject = 0, False
        else:
            gap += 1
        if "\f" in raw:
            gap, eject = max(gap, 1), True
        at = end


def _only_marks(text: str, own: set[str], words: Sequence[str]) -> bool:
    """Whether a line has nothing but own symbols, job and page numbers, and words that stand beside these."""
    if len(text) > 200 or not any(c.isdigit() for c in text) or text[-1:] in ",;،؛" or len(_PAGE.findall(text)) > 1:
        return False
    rest = text
    for symbol in own:
        rest = rest.replace(symbol, " ")
    rest = _PAGE.sub(" ", _JOB.sub(" ", rest))
    if rest == text and _PAGES.search(fold(text)) is None:
        return False
    rest = _words_of_pages(tuple(words)).sub(" ", fold(rest))
    return not any(c.isalpha() for c in rest) and (rest != fold(text)) and not number_alone(text)


def number_alone(text: str, *, own: bool = True) -> bool:
    """Whether a line is a number without its words: "12.", "12)"; where `own`, also the resolution's ("78/102.")."""
    return _ALONE.fullmatch(text) is not None and (own or "/" not in text)


@cache
def _words_of_pages(words: Sequence[str]) -> re.Pattern[str]:
    # "Distr.: General", "Page 2"; whole words of the list, longest first
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _edges(out: list[TextLine], head: int) -> None:
    """Mark bare numbers at a page's edge: beside a form feed or other furniture."""
    for at in range(head, len(out)):
        line = out[at]
        if line.kind or not _BARE.fullmatch(line.text):
            continue
        before, after = out[at - 1] if at else None, out[at + 1] if at + 1 < len(out) else None
        last = after is None or after.eject
        near = (before is not None and before.kind == "furniture") or (after is not None and after.kind == "furniture")
        rule = before is not None and before.kind == "rule"
        if (line.eject or last or near) and not rule:
            line.kind = "furniture"


def _running(out: list[TextLine], head: int, own: set[str], found: Openings) -> None:
    """Mark running titles: up to four lines at a page's edge that are a title of the front, or come repeatedly."""
    titles = set(_titles(out[:head])) - {fold(word) for word in (*found.furniture, *found.formula)}
    runs = [run for run in _runs(out, head, own) if run[2]]
    times = Counter(words for _, _, words in runs)
    taken: set[int] = set()
    for low, high, words in sorted(runs, key=lambda run: (run[0] - run[1], run[0])):
        known = len(words) >= _TITLE and words in titles
        often = times[words] > 1 and len(words) >= _REPEATED and out[high - 1].text[-1:] not in ",;:."
        if (known or often) and taken.isdisjoint(range(low, high)):
            taken.update(range(low, high))
            for line in out[low:high]:
                line.kind = "furniture"


def _titles(front: Sequence[TextLine]) -> Iterator[str]:
    """The words of up to five whole lines of the front that follow each other, without the number before a title."""
    folded = [fold(_OWN_NUMBER.sub("", line.text)) for line in front[-40:]]
    for low in range(len(folded)):
        for high in range(low + 1, min(low + 6, len(folded) + 1)):
            yield " ".join(" ".join(folded[low:high]).split())


def _runs(out: list[TextLine], head: int, own: set[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of up to four lines that touch a page's edge: their places, and their words without own symbols."""
    for low in range(head, len(out)):
        edge = out[low].eject or (low > 0 and out[low - 1].kind == "furniture")
        words = ""
        for high in range(low + 1, min(low + 5, len(out) + 1)):
            line = out[high - 1]
            if line.kind or len(line.text) > 300 or (line.eject and high > low + 1):
                break
            bare, mixed = _without(line.text, own)
            edge = edge or mixed
            words = f"{words} {bare}".strip()
            if edge or high == len(out) or out[high].kind == "furniture" or out[high].eject:
                yield low, high, words


def _without(text: str, own: set[str]) -> tuple[str, bool]:
    """The folded words of a line without an own symbol at its edge, and whether it has one."""
    for symbol in own:
        if text.startswith(symbol) or text.endswith(symbol):
            return fold(" ".join(text.replace(symbol, " ").split())), True
    return fold(" ".join(text.split())), False


def _notes(out: list[TextLine], head: int, found: Openings) -> None:
    """Mark the notes below each rule: up to the page's end, or to the first line that opens a paragraph."""
    ejects = any(line.eject for line in out)
    last = 0
    for at in range(head, len(out)):
        if out[at].kind != "rule":
            continue
        end = at + 1
        while end < len(out) and not out[end].eject and out[end].kind != "rule":
            line = out[end]
            if not ejects and line.kind == "furniture" and end > at + 1 and not _JOB.match(line.text):
                break
            if line.gap and not line.kind and end > at + 1 and found.form(line.text) == "preamble":
                break
            if end > at + 1 and not line.kind and _annexed(out[end - 1], line):
                break
            end += 1
        zone = [line for line in out[at + 1 : end] if line.kind != "furniture" or _BARE.fullmatch(line.text)]
        zone = [
            line for line in zone if not (line.kind == "furniture" and line is zone[-1] and len(zone) > 1 and ejects)
        ]
        if any(_marker(line.text, last) for line in zone):
            last = _number(zone, last)


def _annexed(before: TextLine, line: TextLine) -> bool:
    """Whether a line below notes is the heading of an annex, and no last word of a note ("A/98/7, annex")."""
    words = line.text.strip("*_# ")
    ends_there = bool(line.gap) or before.text.rstrip()[-1:] == "."
    return ends_there and is_annex(words, alone=True) and not words[0].islower() and words[-1:] not in ".,;،؛"


def _marker(text: str, last: int) -> tuple[str, int] | None:
    """The marker that a line of a zone of notes begins with, and where its words begin."""
    match = _NOTE.match(text)
    if not match or _DATE.match(text):
        return None
    marker = (match[1] or match[2]).translate(_SUPER)
    marker = str(int(marker)) if marker.isdecimal() else marker
    if marker.isdecimal() and not last < int(marker) <= last + _AHEAD:
        return None
    return marker, match.end()


def _number(zone: Sequence[TextLine], last: int) -> int:
    """Give the notes of a zone their markers.

    A converter may write the numbers apart from their words: before them all, or the first one after all.
    """
    first = last
    entries: list[tuple[str, bool, list[TextLine]]] = []  # marker, whether it stands alone, lines
    for line in zone:
        line.kind = "note"
        got = _marker(line.text, last)
        if (
            got is None
            and _BARE.fullmatch(line.text)
            and first < int(line.text) <= last
            and entries
            and not entries[0][0]
        ):
            line.kind = "furniture"  # the number of the words that the zone begins with
            entries[0] = (line.text, False, entries[0][2])
        elif got is None:
            if not entries:
                entries.append(("", False, []))
            entries[-1][2].append(line)
        else:
            entries.append((got[0], got[1] >= len(line.text), [line]))
            last = max(last, int(got[0])) if got[0].isdecimal() else last
    if entries and not entries[0][0]:  # the words of the first note, and no number for them
        entries[0] = (str(first + 1), False, entries[0][2]) if first + 1 < last or len(entries) == 1 else entries[0]
    _share_first(entries, first)
    _share(entries)
    for marker, _, lines_ in entries:
        if lines_:
            lines_[0].marker = marker or "?"
    return last


def _sentences(lines_: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines in notes: each begins below a full stop, and not with a small letter."""
    pieces: list[list[TextLine]] = []
    for line in lines_:
        if not pieces or (pieces[-1][-1].text.endswith(".") and not line.text[:1].islower()):
            pieces.append([])
        pieces[-1].append(line)
    return pieces


def _share_first(entries: list[tuple[str, bool, list[TextLine]]], first: int) -> None:
    """Give the words that a zone begins with to the numbers that lack above the next one, where they are as many."""
    if len(entries) < 2 or entries[0][1] or not entries[1][0].isdecimal() or entries[0][0] not in ("", str(first + 1)):
        return
    words = [line for line in entries[0][2] if not _BARE.fullmatch(line.text)]
    lost = range(first + 1, int(entries[1][0]))
    pieces = _sentences(words)
    if len(lost) > 1 and len(pieces) == len(lost):
        entries[:1] = [(str(value), False, piece) for value, piece in zip(lost, pieces, strict=True)]


def _share(entries: list[tuple[str, bool, list[TextLine]]]) -> None:
    """Give words that follow several numbers to them, one sentence each, where they are as many."""
    at = 0
    while at < len(entries):
        run = at
        while run + 1 < len(entries) and entries[run][1] and len(entries[run][2]) == 1 and entries[run + 1][1]:
            run += 1
        if run > at and len(entries[run][2]) > 1:
            pieces = _sentences(entries[run][2][1:])
            if len(pieces) == run - at + 1:
                for entry, piece in zip(range(at, run + 1), pieces, strict=True):
                    entries[entry][2][0].kind = "furniture"
                    entries[entry] = (entries[entry][0], False, piece)
        at = run + 1

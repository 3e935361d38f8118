"""The reading text of a PDF: blocks in reading order, with places, emphasis, markers, and what is unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from toolkit.model import Place, Span
from toolkit.sources._hyphens import Hyphens
from toolkit.sources._layout import Block
from toolkit.sources._pdf_endnotes import BACK
from toolkit.sources._pdf_lines import SUPERSCRIPTS, Line
from toolkit.sources._pdf_sheet import Group
from toolkit.sources._pdf_tables import in_order, next_cell
from toolkit.text import is_han

#: Signs that a word may be broken after, at a line's end.
_HYPHENS = "-‐‑"
_OPENING = "(["

# What is raised as a marker, or as several: "1", "1, 2", "*", "a"; not "th", not "st".
_MARKERS = re.compile(r"(?:\d{1,3}|[*†‡§]{1,4}|[a-z])(?:\s?[,;]?\s?(?:\d{1,3}|[*†‡§]{1,4}|[a-z]))*")
_ONE = re.compile(r"\d{1,3}|[*†‡§]{1,4}|[a-z]")
# What closes a clause at a line's head, as no line of words begins, with the marker before it: "،", "(5)،", "); and".
_CLOSES = re.compile(r"(?:\(\d{1,3}\)\s?)?[،؛,;:.)](?=[\s،؛,;:.]|$)")
# Markers in brackets, as in Arabic and on the web: "(1)", "(1) (2)", "[3]"; not "(أ)".
_BRACKETED = re.compile(r"(?:[(\[]\s?(?:\d{1,3}|[*†‡§]{1,4}|[a-z])\s?[)\]][،,\s]*)+")
# Digits at the end of a line that may go on below: those of a year in brackets, or behind "عام" or a month (that of a
# country with two names too), those behind a group of three.
_DIGITS = re.compile(r"(\(|(?:عام|عامي|سنة|/\s?[ء-ي]{3,8}) |(?<!\S)\d{3} )(\d{1,3})$")
_MORE = re.compile(r"(\d{1,3})([) ،؛.])")
_YEAR, _GROUP = 4, 3
# An address of the web at a line's end, behind a sign of its own, and what goes on with it: "www.un.org/raft-", "https://
# un.", "org/rafts"; not "www.un.org/rafts.", "See".
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[-./_=&?%#~]$|\S\.[a-z]{2,6}/\S*[-/_=&?%#~]$")
_ON = re.compile(r"[a-z0-9%_?=&~-]|[A-Z]\w*[-./_=&?%]\w")
# A marker as the 1990s print it: "Haiti 1/ and", "Questions, 2/"; not "1/3", not "and/or".
_SLASHED = re.compile(r"(?<=[^\s\d])\s(\d{1,3})/(?=[\s.,;:)]|$)")


@dataclass
class Writing:
    """A reading text while it is written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def source(self) -> str:
        """What is written."""
        return "".join(self.parts)

    def put(self, words: str) -> int:
        """Write words; say where they begin."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start


def write(groups: Sequence[Group]) -> Writing:
    """Write blocks down, each parted from the next by an empty line."""
    writing = Writing()
    hyphens = Hyphens([line.text for group in groups for line in group.lines])
    markers = Markers(groups)
    for group in groups:
        if writing.length:
            writing.put("\n\n")
        writing.blocks.append(_block(writing, group, hyphens, markers))
    writing.put("\n")
    return writing


def _block(writing: Writing, group: Group, hyphens: Hyphens, known: Markers) -> Block:
    start, first = writing.length, len(writing.parts)
    unsaid: list[Span] = []
    emphasis: list[Span] = []
    markers: list[tuple[Span, str]] = []
    for index, line in enumerate(group.lines):
        if index:
            above = group.lines[index - 1]
            if group.role == "table" and next_cell(above, line):
                writing.put("\t")
            elif above.cell is not None and line.cell is not None and above.cell[:3] != line.cell[:3]:
                writing.put("\n")  # another row: no word or number goes on there
            else:
                unsaid += _join(writing.put("\n"), above, line, hyphens)
        at = writing.put(line.text)
        x0, y0, x1, y1 = (round(value, 1) for value in line.box)
        writing.places.append(Place(at, at + len(line.text), line.page, x0, y0, x1, y1))
        unsaid += [Span(at + m.start(), at + m.end()) for m in re.finditer("\u00ad", line.text)]
        for low, high in _stressed(line, bold=not group.bold):
            if emphasis and not _apart(emphasis[-1].end, at + low, at):
                emphasis[-1] = Span(emphasis[-1].start, at + high)
            else:
                emphasis.append(Span(at + low, at + high))
        if group.role not in ("note", "furniture"):
            markers += [(Span(at + low, at + high), marker) for low, high, marker in known.of(line)]
    if group.role == "note" and (sign := BACK.search(group.lines[-1].text)):
        unsaid.append(Span(writing.length - len(sign[0]), writing.length))
    if group.after is not None:  # the words go on elsewhere: the span that is unsaid reaches over the block's end
        unsaid += _join(writing.length, group.lines[-1], group.after.lines[0], hyphens)
    return Block(
        start,
        writing.length,
        "".join(writing.parts[first:]),
        role=group.role,
        continues=group.continues,
        marker=group.marker,
        page=group.page,
        indent=group.indent,
        emphasis=tuple(emphasis),
        bold=group.bold,
        centred=group.centred,
        markers=tuple(markers),
        unsaid=tuple(unsaid),
        sure=group.role == "table" and in_order(group.lines, continues=bool(group.continues)),
    )


def _apart(end: int, start: int, line: int) -> bool:
    """Whether more than a line end stands between two stretches; the second is in the line at ``line``."""
    return not (start == line and end == line - 1)


def _stressed(line: Line, *, bold: bool) -> list[tuple[int, int]]:
    """Ranges of a line in italics, underlined, or in bold."""
    found = sorted({*line.runs("italic"), *line.under, *(line.runs("bold") if bold else ())})
    return [run for i, run in enumerate(found) if i == 0 or run[0] >= found[i - 1][1]]


def _join(at: int, above: Line, line: Line, hyphens: Hyphens) -> Iterator[Span]:
    """What of a line end, which stands at ``at``, is no word of the text."""
    if (is_han(above.text[-1]) or is_han(line.text[0])) and not above.blank:
        yield Span(at, at + 1)
        return
    closes = above.text[-1] in _OPENING or _CLOSES.match(_unmarked(line))
    if closes or (line.right and _one_number(above.text, line.text)):
        yield Span(at, at + 1)
        return
    if _ADDRESS.search(above.text) and _ON.match(line.text) and (line.right or not above.blank):
        yield Span(at, at + 1)
        return
    if above.text[-1] not in "-‐‑–/\u00ad" or above.text[-2:-1] in ("", " "):
        return
    grade = line.text[0].isdecimal() and above.text[-2].isupper()  # "P-5"
    apart = above.blank and above.text[-1] in _HYPHENS and not grade and not hyphens.compound(above.text, line.text)
    if apart and (hyphens.hangs(line.text) or not (hyphens.breaks or hyphens.soft(above.text, line.text))):
        return
    if above.blank and above.right and above.text[-1] == "/":  # the file says that a blank follows
        return
    if above.text[-1] not in _HYPHENS or not hyphens.hangs(line.text):
        yield Span(at - hyphens.soft(above.text, line.text), at + 1)


def _unmarked(line: Line) -> str:
    """The words of a line without the raised signs at its head."""
    signs = sum(1 for _ in takewhile(line.raised, line.chars))
    return line.text[line.at[signs] :] if 0 < signs < len(line.chars) else line.text


def _one_number(above: str, below: str) -> bool:
    """Whether a line end parts the digits of a year or of a group of three, as one word processor does.

    >>> _one_number("القرار 2669 (202", "2) المؤرخ"), _one_number("مبلغ 500 87", "4 23 دولار")
    (True, True)
    >>> _one_number("الأول/أكتوبر 20", "19 الذي"), _one_number("مبلغ 000 7", "5 دولار")
    (True, True)
    >>> _one_number("الفقرتان 1 و 12", "3 من"), _one_number("مبلغ 955 643", "16 دولار")
    (False, False)
    """
    digits, rest = _DIGITS.search(above), _MORE.match(below)
    if digits is None or rest is None:
        return False
    number = digits[2] + rest[1]
    if not digits[1].endswith(" ") or not digits[1][0].isdecimal():
        year = len(number) == _YEAR and number[:2] in ("19", "20")
        return year and (rest[2] == ")" if digits[1] == "(" else rest[2] in " )،؛.")
    return rest[2] == " " and len(number) <= _GROUP


class Markers:
    """Which raised signs are markers: those of the document's notes, or the next in number."""

    def __init__(self, groups: Iterable[Group]) -> None:
        notes = [group for group in groups if group.role == "note"]
        self.notes = {group.marker for group in notes if group.marker}
        self.slashed = any(re.match(r"\d{1,3}/\s", group.head) for group in notes)
        self.starred = any(marker.startswith("*") for marker in self.notes)
        self.last = 0

    def of(self, line: Line) -> Iterator[tuple[int, int, str]]:
        """Ranges of a line that are markers, with their signs."""
        found: list[tuple[int, int]] = []
        for low, high in line.runs("raised"):
            words = line.text[low:high].translate(SUPERSCRIPTS)
            if line.right and line.text[low - 1 : low] + line.text[high : high + 1] == "()" and words.isdecimal():
                found.append((low - 1, high + 1))  # a font may lack raised brackets
            elif _MARKERS.fullmatch(words.strip(" .,;:")):
                found += [(low + m.start(), low + m.end()) for m in _ONE.finditer(words)]
            elif _BRACKETED.fullmatch(words):
                found += [(low + m.start(), low + m.end()) for m in re.finditer(r"[(\[][^)\]]*[)\]]", words)]
        if self.slashed:
            found += [(m.start(), m.end()) for m in _SLASHED.finditer(line.text)]
        if self.starred:
            found += [m.span() for m in re.finditer(r"(?<=[^\s*])\*{1,4}(?![*\w])", line.text)]
        for low, high in sorted(set(found)):
            sign = line.text[low:high].translate(SUPERSCRIPTS).strip(" /()[]")
            if sign in self.notes or (
                sign.isdecimal() and int(sign) == self.last + 1 and not self._power(line.text[:low])
            ):
                self.last = max(self.last, int(sign)) if sign.isdecimal() else self.last
                yield low, high, sign

    def _power(self, before: str) -> bool:
        """Whether a raised number is a power: after a number, or after a unit of length."""
        return bool(re.search(r"(?:\d|\b[kcm]?m)$", before))

"""Paragraphs of runs, as Word files and web pages have them, written down as a `Layout`.

Two formats, one kind of page: a document is a list of paragraphs, a paragraph a list of runs with a font. What a reader
hands over is a list of `Para`; what it gets back is the reading text, with every mark of the page in it once, and the
blocks that the grammar reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import Any

from toolkit.model import Doubt, Place, Span, Witness
from toolkit.sources._feet import glued
from toolkit.sources._layout import Block, Layout, Role
from toolkit.sources._recut import cut_anew, wrapped

__all__ = ["SOFT_HYPHEN", "Para", "Run", "layout", "numbered", "raised_digits"]

#: What parts two paragraphs in the reading text.
PARTED = "\n\n"
SOFT_HYPHEN = "\u00ad"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A raised run that may be a note's marker: "1", "(12)", "[3]", "*", "a"; not "st" of "1st" or "2/3".
_MARKER = re.compile(r"[(\[]?(\d{1,3}|\*{1,3}|[†‡§])[)\]]?")
# A number in brackets, as it is raised: "(1)", "[12]", and in how many runs it may stand.
_RAISED_NUMBER = re.compile(r"[(\[]\s?\d{1,3}\s?[)\]]")
_PIECES = 4
# The same as plain words at the head of a note: "(1) See".
_SIGN = re.compile(r"\s*[(\[]\s?(\d{1,3})\s?[)\]]\s*(?=\S)")
# A raised number in square brackets: "[12]".
_BRACKETED = re.compile(r"\[\d{1,3}\]")
# Signs of markers in the words themselves, as transcriptions write them: "⁽¹⁾", "[^1]"; not "(1)", an item.
_TYPED = re.compile(r"⁽[⁰¹²³⁴-⁹\d]{1,3}⁾|\[\^\d{1,3}\]")
# The head of the first note in such a text: "1 See", "1/ A/48/803"; not "1. Decides" nor "1 March 2044".
_NOTE = re.compile(r"\s*\(?(1)(?:/\s|\)?\s{1,3}(?=[A-Z\u0621-\u064a“\"]))(?!\s{0,3}[^\W\d_]{3,12}\s(?:19|20)\d\d)")
# An empty line within a paragraph: two line breaks, which part what the eye sees as two paragraphs.
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(slots=True)
class Run:
    """Characters of one font.

    Attributes
    ----------
    text
        The characters; a line break is a line feed.
    number
        Which run of its paragraph it is, from 1.
    bold, italic, raised
        How they are set.
    marker
        The marker, where the format says that the run is a reference to a note.
    unsaid
        Whether the characters are no words: a soft hyphen, or (raised) the marker at the head of a note.
    """

    text: str
    number: int = 0
    bold: bool = False
    italic: bool = False
    raised: bool = False
    marker: str = ""
    unsaid: bool = False


@dataclass(slots=True)
class Para:
    """A paragraph; attributes as those of `toolkit.sources._layout.Block`, ``paragraph`` as that of `Place`."""

    runs: list[Run] = field(default_factory=list)
    paragraph: int = 0
    role: Role = ""
    continues: bool | None = None
    marker: str = ""
    number: str = ""
    indent: float | None = None
    centred: bool = False

    def text(self) -> str:
        """All its characters."""
        return "".join(run.text for run in self.runs)


def raised_digits(text: str) -> str:
    """Digits as superscripts, which is how a marker stands in the reading text."""
    return text.translate(_SUPERSCRIPTS)


def layout(
    paras: Iterable[Para],
    *,
    format: str,  # noqa: A002 - the layout's word
    witness: Witness = "text",
    doubts: Sequence[Doubt] = (),
    meta: dict[str, Any] | None = None,
) -> Layout:
    """Write paragraphs down as a reading text in blocks.

    Raised digits become markers where a paragraph begins with the same raised digits (its note), and superscripts
    (``m²``) elsewhere.
    """
    cut = [part for para in paras for part in _parted(para)]
    _find_notes(cut)
    for para in cut:
        _take_brackets(para)
    lines = wrapped([para.text().strip() for para in cut if not para.role])
    pen = _Pen()
    gap = 1
    for para in cut:
        if not para.text().strip():
            gap += 1
            continue
        pen.write(para, gap, parted="\n" if lines and gap == 1 and not para.role else PARTED)
        gap = 1
    source = "".join(pen.text)
    marked = any(block.markers for block in pen.blocks)
    emphatic = any(block.emphasis for block in pen.blocks)
    found = Layout(
        source,
        tuple(_stated(block, source) for block in pen.blocks),
        format=format,
        shown=True,
        fonts=marked or (emphatic and not _typed(pen.blocks, source)),
        witness=witness,
        places=tuple(pen.places),
        doubts=tuple(doubts),
        meta=meta or {},
    )
    return cut_anew(found)


def _typed(blocks: Sequence[Block], source: str) -> bool:
    """Whether markers and notes are typed like other words: "the Plan,1 and" with "1 See" or "1/ See" below it."""
    if _TYPED.search(source):
        return True
    heads = (
        (at, match[1]) for at, block in enumerate(blocks) if (match := _NOTE.match(source, block.start, block.end))
    )
    at, first = next(heads, (0, ""))
    if not first:
        return False
    raised = first.translate(_SUPERSCRIPTS)
    bears = re.compile(rf"(?<=\S)\s?{first}/(?=[\s,;.]|$)|(?<=\S){raised}(?=\W|$)|{glued(int(first)).pattern}")
    return any(bears.search(source, block.start, block.end) for block in blocks[:at])


def _stated(block: Block, source: str) -> Block:
    return replace(block, text=source[block.start : block.end])


def _parted(para: Para) -> Iterator[Para]:
    """A paragraph as the eye sees it: one, or several where empty lines stand within it."""
    text = para.text()
    cuts = [match.span() for match in _EMPTY_LINE.finditer(text)]
    if not cuts:
        yield para
        return
    pieces = list(_cut(para.runs, [0, *(at for cut in cuts for at in cut), len(text)]))
    begun = False
    for runs in pieces[::2]:  # every other piece is an empty line
        part = replace(para, runs=runs)
        if begun:
            part = replace(part, number="", marker="", continues=True if para.role == "note" else None)
        begun = begun or bool(part.text().strip())
        yield part


def _cut(runs: Sequence[Run], at: Sequence[int]) -> Iterator[list[Run]]:
    """Runs in pieces that begin and end at offsets of their text, in one pass."""
    place = start = 0
    for low, high in pairwise(at):
        piece: list[Run] = []
        while place < len(runs) and start < high:
            run = runs[place]
            end = start + len(run.text)
            if (text := run.text[max(low - start, 0) : high - start]) and end > low:
                piece.append(replace(run, text=text))
            if end > high:
                break
            place, start = place + 1, end
        yield piece


def _sliced(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            yield replace(run, text=run.text[low:high])
        at += len(run.text)


def _hyphens_apart(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without soft hyphens, and these as runs that are no words."""
    for run in runs:
        if SOFT_HYPHEN not in run.text:
            yield run
            continue
        for piece in re.split(f"({SOFT_HYPHEN}+)", run.text):
            if piece:
                yield replace(run, text=piece, unsaid=run.unsaid or piece[0] == SOFT_HYPHEN)


def _find_notes(paras: Sequence[Para]) -> None:
    """Markers and notes that are typed and raised by hand, not made by the format."""
    heads: dict[str, Para] = {}
    for para in paras:
        if para.role in ("note", "furniture"):
            continue
        _join_brackets(para)
        first = next((run for run in para.runs if run.text.strip()), None)
        marker = _raised_marker(first)
        words = para.text().strip()
        if marker and first is not None and len(words) > len(first.text.strip()):
            heads.setdefault(marker, para)
    linked = {run.marker for para in paras for run in para.runs if run.marker}
    bodies = {_raised_marker(run) for para in paras for run in para.runs if heads.get(_raised_marker(run)) is not para}
    heads = heads or _listed(paras) or _at_the_foot(paras)
    for marker, para in heads.items():
        if marker in bodies or marker in linked:
            para.role, para.marker = "note", marker
    for para in paras:
        for run in para.runs:
            marker = _raised_marker(run)
            if marker in heads and heads[marker].role == "note" and heads[marker] is not para:
                run.marker = marker


def _join_brackets(para: Para) -> None:
    """Make one run of a raised number and its brackets, where each is a run of its own: "(", "1", ")"."""
    for at, run in enumerate(para.runs[:-1]):
        if not run.raised or run.marker or run.text.strip()[:1] not in ("(", "["):
            continue
        near = list(takewhile(lambda one: one.raised and not one.marker, para.runs[at : at + _PIECES]))
        for count in range(2, len(near) + 1):
            if _RAISED_NUMBER.fullmatch(text := "".join(one.text for one in near[:count]).strip()):
                run.text = text
                del para.runs[at + 1 : at + count]
                break


def _listed(paras: Sequence[Para]) -> dict[str, Para]:
    """Notes that are the items of a list at the end, without links: as many as there are raised numbers in brackets."""
    raised = [
        run.text.strip("[] ")
        for para in paras
        for run in para.runs
        if run.raised and _BRACKETED.fullmatch(run.text.strip())
    ]
    own = [para for para in paras if para.text().strip()]
    last = own[len(own) - len(set(raised)) :]
    if not raised or set(raised) != {str(at + 1) for at in range(len(last))}:
        return {}
    if [para.number.strip(" .") for para in last] != [str(at + 1) for at in range(len(last))]:
        return {}
    for para in last:
        para.number = ""
    return {str(at + 1): para for at, para in enumerate(last)}


def _at_the_foot(paras: Sequence[Para]) -> dict[str, Para]:
    """Notes that close a page with their numbers in brackets as plain words, where markers are such numbers, raised."""
    bears = [
        (at, run.text.strip("()[] "))
        for at, para in enumerate(paras)
        for run in para.runs
        if run.raised and not run.marker and _RAISED_NUMBER.fullmatch(run.text.strip())
    ]
    numbers = list(dict.fromkeys(number for _, number in bears))
    below = [para for para in paras[bears[-1][0] + 1 :] if para.text().strip()] if bears else []
    feet = below[len(below) - len(numbers) :]
    signs = [_SIGN.match(para.runs[0].text) for para in feet]
    if not numbers or [sign[1] if sign else "" for sign in signs] != numbers:
        return {}
    for para, sign in zip(feet, signs, strict=True):
        first = para.runs[0]
        end = sign.end() if sign else 0
        para.runs[:1] = [
            replace(first, text=first.text[:end], raised=True, unsaid=True),
            replace(first, text=first.text[end:]),
        ]
    return dict(zip(numbers, feet, strict=True))


def _raised_marker(run: Run | None) -> str:
    """The marker that a raised run may be, or nothing."""
    if run is None or not run.raised or run.marker:
        return ""
    match = _MARKER.fullmatch(run.text.strip())
    return match[1] if match else ""


# An automatic number of a paragraph: "12.", "12", "12 -", "12)", "- 12 -"; not "(12)", "1.2", "a)", which are words.
_PLAIN_NUMBER = re.compile(r"(?:- )?(\d{1,4})(?:\s?[.)\-–—]{0,2})")


def numbered(para: Para, label: str) -> None:
    """Give a paragraph the number that the format makes.

    That of a paragraph is `Para.number`; that of an item, "(a)", is words of the paragraph that it belongs to.
    """
    match = _PLAIN_NUMBER.fullmatch(label)
    if match is not None:
        para.number = f"{label}." if label.isdecimal() else label
    elif label:
        para.runs.insert(0, Run(f"{label} "))


def _take_brackets(para: Para) -> None:
    """Give a marker the brackets around it, as Arabic pages print them: ``(1)`` is one sign."""
    marks = [i for i, run in enumerate(para.runs) if run.marker or (run.unsaid and run.raised)]
    if para.role == "note" and marks:  # a word processor may put the marker before the brackets it was in: "1 ()"
        rest = next((run for run in para.runs[marks[0] + 1 :] if run.text.strip()), None)
        if rest is not None and rest.text.lstrip().startswith("()"):
            rest.text = rest.text.lstrip()[2:]
            para.runs[marks[0]].text = f"({para.runs[marks[0]].text.strip()})"
    for i in marks:
        before, after = _neighbour(para.runs, i, -1), _neighbour(para.runs, i, 1)
        if before is None or after is None or before.marker or after.marker:
            continue
        pair = before.text.rstrip()[-1:] + after.text.lstrip()[:1]
        if pair in ("()", "[]", "⁽⁾"):
            own = para.runs[i]
            own.text = f"{pair[0]}{own.text.strip()}{pair[1]}"
            before.text, after.text = before.text.rstrip()[:-1], after.text.lstrip()[1:]


def _neighbour(runs: Sequence[Run], at: int, step: int) -> Run | None:
    """The run before or after another one; a few without text may stand between."""
    near = (runs[i] for i in range(at + step, at + 4 * step, step) if 0 <= i < len(runs))
    return next((run for run in near if run.text), None)


class _Pen:
    """Writes the reading text, and notes what stands where."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.places: list[Place] = []

    def write(self, para: Para, gap: int, *, parted: str = PARTED) -> None:
        """Write a paragraph that has words."""
        if self.blocks:
            self._put(parted)
        start = self.at
        all_text = para.text()
        low, high = len(all_text) - len(all_text.lstrip()), len(all_text.rstrip())
        emphasis: list[Span] = []
        markers: list[tuple[Span, str]] = []
        unsaid: list[Span] = []
        bold = words = 0
        for run in _hyphens_apart(_sliced(para.runs, low, high)):
            text = raised_digits(run.text) if run.raised or run.marker else run.text
            span = self._put(text)
            self._place(span, para.paragraph, run.number)
            if run.marker and para.role != "furniture":
                markers.append((span, run.marker))
            elif run.unsaid:
                unsaid.append(span)
            else:
                if run.bold or run.italic:
                    emphasis.append(span)
                words += len(text.strip())
                bold += len(text.strip()) if run.bold else 0
        self.blocks.append(
            Block(
                start,
                self.at,
                "",
                gap,
                role=para.role,
                continues=para.continues,
                marker=para.marker,
                number=para.number,
                indent=para.indent,
                emphasis=tuple(_joined(emphasis)),
                bold=words > 0 and bold == words,
                centred=para.centred,
                markers=tuple(markers),
                unsaid=tuple(unsaid),
            )
        )

    def _put(self, text: str) -> Span:
        self.text.append(text)
        start, self.at = self.at, self.at + len(text)
        return Span(start, self.at)

    def _place(self, span: Span, paragraph: int, run: int) -> None:
        last = self.places[-1] if self.places else None
        if last is not None and last.end == span.start and (last.paragraph, last.run) == (paragraph, run):
            self.places[-1] = replace(last, end=span.end)
        else:
            self.places.append(Place(span.start, span.end, paragraph=paragraph, run=run))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that touch as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and last.end == span.start:
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last

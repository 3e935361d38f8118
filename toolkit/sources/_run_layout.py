"""Paragraphs of runs written down as a `Layout`.

What a reader hands over is a list of `Para`; what it gets back is the reading text, with every mark of the page in it
once, and the blocks that the grammar reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from toolkit.model import Doubt, Place, Span, Witness
from toolkit.sources._feet import glued
from toolkit.sources._layout import Block, Layout
from toolkit.sources._recut import cut_anew, wrapped
from toolkit.sources._run_notes import find_notes, take_brackets
from toolkit.sources._runs import SOFT_HYPHEN, Para, Run, raised_digits

__all__ = ["layout"]

#: What parts two paragraphs in the reading text.
PARTED = "\n\n"
# Signs of markers in the words themselves, as transcriptions write them: "⁽¹⁾", "[^1]"; not "(1)", an item.
_TYPED = re.compile(r"⁽[⁰¹²³⁴-⁹\d]{1,3}⁾|\[\^\d{1,3}\]")
# The head of the first note in such a text: "1 See", "1/ A/48/803"; not "1. Decides" nor "1 March 2044".
_NOTE = re.compile(r"\s*\(?(1)(?:/\s|\)?\s{1,3}(?=[A-Z\u0621-\u064a“\"]))(?!\s{0,3}[^\W\d_]{3,12}\s(?:19|20)\d\d)")
# An empty line within a paragraph: two line breaks, which part what the eye sees as two paragraphs.
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


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
    find_notes(cut)
    for para in cut:
        take_brackets(para)
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
    raised = raised_digits(first)
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

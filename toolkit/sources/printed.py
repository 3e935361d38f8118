"""Printed resolutions, clean or transcribed page by page, into a `Resolution`.

Pages break where the paper ends: between the halves of a sentence, with or without
footnotes between them. The reader rejoins halves by what a paragraph is, not by how it
looks: an operative paragraph begins with the next number; a preambular one begins with
an opening (also a misread one) after a paragraph that is complete; all else continues
the paragraph that is open. Notes are recognized by their numbers, furniture (page
numbers, job numbers, running titles) by consisting of nothing else.

What this cannot bear: where a page begins with a real opening in the middle of a
paragraph whose first half ends in a comma, the print itself does not tell a new
paragraph from the second half, and the reader takes it for a new one. An annex printed
after the closing lines stays in ``closing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit import languages
from toolkit.errors import SourceError
from toolkit.model import Note, Paragraph, Part, Passage, Resolution, Span, Text
from toolkit.sources import marks
from toolkit.sources.blocks import (
    NUMBER,
    UNSEEN,
    Block,
    Openings,
    complete,
    last_mark,
    next_note,
    note_number,
    openings,
    paragraph_number,
    split,
    unnumbered,
)
from toolkit.sources.identity import OWN_NUMBER, detect_language, identity
from toolkit.text import fold

_SUBITEM = re.compile(UNSEEN + r"\(?(?:[a-zA-Zء-ي]|[ivx]{1,5})\)\s")
_SYMBOL_LINE = re.compile(r"\b[AES]/[A-Z0-9][A-Za-z0-9./-]*")
_JOB_NUMBER = re.compile(r"\*?\b\d{2}-\d{5}\b\*?|\*\d{5,9}[A-Z]?\*|\(\s?[ACEFRS]\s?\)|\b\d{6}\b")
_DATE_LINE = re.compile(r"\d{1,2}\s\S{2,20}(?:\s\S{2,20}){0,2}\s(?:19|20)\d\d\s*")
_MAX_HEADING = 160
_MAX_CLOSING = 80


def read(source: str, *, name: str, language: str | None = None) -> Resolution:
    """Read a printed resolution.

    Parameters
    ----------
    source
        The decoded text.
    name
        Its file name, for messages.
    language
        ISO 639-1 code; found from the text where not given.

    Returns
    -------
    Resolution
        In the ``source`` reading, without repairs.

    Raises
    ------
    toolkit.errors.SourceError
        No paragraphs, or a language whose openings the toolkit does not know.
    """
    language = language or detect_language(source, name=name)
    found = openings(language)
    if not found.formula:
        known = ", ".join(languages.available("openings"))
        raise SourceError(
            f"printed text in {language!r} cannot be read",
            file=name,
            remedy=f"printed languages: {known}; the United Nations' XML is read in all six",
        )
    sheet = _Sheet(source, found)
    for block in split(source, found):
        sheet.blocks.append(block)
    sheet.sort()
    if not sheet.is_resolution():
        raise SourceError(
            "has no paragraphs of a resolution",
            file=name,
            place=f"{len(sheet.blocks)} blocks of text read, none opens a preambular or operative paragraph",
            remedy="check that it is the text of a resolution, in the language given",
        )
    return sheet.build(name, language)


@dataclass
class _Open:
    """A paragraph while it is being put together."""

    part: Part
    number: int
    spans: list[Span] = field(default_factory=list)
    last: str = ""


@dataclass
class _Sheet:
    source: str
    found: Openings
    blocks: list[Block] = field(default_factory=list)
    header: list[Span] = field(default_factory=list)
    closing: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    paragraphs: list[_Open] = field(default_factory=list)
    notes: list[tuple[int, list[Span]]] = field(default_factory=list)
    title: str = ""
    numbered: bool = True
    starts: dict[int, int] = field(default_factory=dict)
    last_start: int = -1
    bare: set[int] = field(default_factory=set)

    def sort(self) -> None:
        """Give every block its place."""
        self.title = next((m[3] for b in self.blocks if (m := OWN_NUMBER.match(b.text))), "")
        self.numbered = any(paragraph_number(b.text) in (1, 2) for b in self.blocks)
        self.starts = dict(self._operative_starts())
        self.last_start = max(self.starts, default=-1)
        begun = not any(self.found.is_formula(b.text) for b in self.blocks)
        for index, block in enumerate(self.blocks):
            if not begun:
                self.header.append(Span(block.start, block.end))
                begun = self.found.is_formula(block.text)
                continue
            self._place(index, block)

    def is_resolution(self) -> bool:
        """Whether paragraphs were found, and with them a formula or a drafting verb: a mere list is none."""
        if any(self.found.is_formula(b.text) for b in self.blocks):
            return bool(self.paragraphs)
        heads = [unnumbered(self.source[p.spans[0].start : p.spans[0].end]) for p in self.paragraphs]
        return any(self.found.opens_operative(head) or self.found.opens_by_word(head) for head in heads)

    def _operative_starts(self) -> Iterator[tuple[int, int]]:
        """Index and number of each block that a number opens: counting on, or anew after a later preamble."""
        number, anew = 0, False
        for index, block in enumerate(self.blocks):
            printed = paragraph_number(block.text)
            if printed is None or note_number(block.text) is not None:
                anew = anew or (number > 0 and self.found.opens_preamble(block.text))
                continue
            if (printed in (1, 2) if number == 0 else number < printed <= number + 3) or (anew and printed == 1):
                number, anew = printed, False
                yield index, printed

    def _place(self, index: int, block: Block) -> None:
        text, span = block.text, Span(block.start, block.end)
        open_ = self.paragraphs[-1] if self.paragraphs else None
        done = open_ is None or complete(open_.last)
        if self._is_note(text):
            return self._note(text, span)
        if open_ is not None and self._is_furniture(text):
            return None  # stays outside all passages
        if self.closing or (open_ is not None and self._closes(text, open_)):
            self.closing.append(span)
            return None
        if open_ is not None and self.found.is_formula(text):  # a later part with a formula of its own
            self.headings.append(span)
            return None
        begins = self._begins(index, text, done=done)
        if begins is not None:
            self._begin(*begins, block)
        elif open_ is None:
            self.header.append(span)
        elif self._note_goes_on(text, index, done=done):
            self.notes[-1][1].append(span)
        elif self._is_closing(index, open_):
            self.closing.append(span)
        elif done and self._is_heading(index, text):
            self.headings.append(span)
        else:
            open_.spans.append(span)
            open_.last = text
        return None

    def _begins(self, index: int, text: str, *, done: bool) -> tuple[Part, int] | None:
        """Part and number of the paragraph that a block begins, if it begins one."""
        printed = paragraph_number(text)
        if printed is not None and self._next_number(printed):
            return "operative", printed
        if done and self._lost_number(index, text):
            return "operative", self._last_number() + 1
        if self._opens_preamble(text, done=done):
            return "preamble", sum(p.part == "preamble" for p in self.paragraphs) + 1
        if not self.numbered and done and self.found.opens_operative(text):
            return "operative", sum(p.part == "operative" for p in self.paragraphs) + 1
        return None

    def _last_number(self) -> int:
        return next((p.number for p in reversed(self.paragraphs) if p.part == "operative"), 0)

    def _lost_number(self, index: int, text: str) -> bool:
        """Whether a block is the operative paragraph whose number is missing or misread: the next one skips it."""
        if not self.numbered or not self.found.opens_operative(unnumbered(text)):
            return False
        after = next((number for i, number in self.starts.items() if i > index), None)
        misread = unnumbered(text) != text
        return after == self._last_number() + 2 or (misread and after is None and index > self.last_start >= 0)

    def _closes(self, text: str, open_: _Open) -> bool:
        """Whether a block is the first of the closing lines: short, with their words, after a full stop."""
        if open_.part != "operative" or len(text) > _MAX_CLOSING or last_mark(open_.last) not in ".:":
            return False
        folded = fold(text)
        return any(word in folded for word in self.found.closing)

    def _next_number(self, number: int) -> bool:
        last = self._last_number()
        anew = bool(self.paragraphs) and self.paragraphs[-1].part == "preamble"  # a later section counts anew
        return number == 1 if last == 0 else last < number <= last + 3 or (anew and number == 1)

    def _begin(self, part: Part, number: int, block: Block) -> None:
        self.paragraphs.append(_Open(part, number, [Span(block.start, block.end)], block.text))

    def _opens_preamble(self, text: str, *, done: bool) -> bool:
        if not done:
            return False
        if any(p.part == "operative" for p in self.paragraphs):  # a later section with a preamble of its own
            return self.found.opens_preamble(text) and not _SUBITEM.match(text)
        return self.found.opens_preamble(text) or self.found.nearly_opens(text) is not None

    def _is_note(self, text: str) -> bool:
        if not self.paragraphs or next_note(text, self.notes[-1][0] if self.notes else 0) is None:
            return False
        if note_number(text) is not None:
            return True
        strict = self.notes and not self.bare  # the document numbers its notes in another way
        return not strict and last_mark(text) not in ",;:،؛" and not _DATE_LINE.fullmatch(text)

    def _note(self, text: str, span: Span) -> None:
        number = next_note(text, self.notes[-1][0] if self.notes else 0) or 0
        self.notes.append((number, [span]))
        if note_number(text) is None:
            self.bare.add(number)

    def _note_goes_on(self, text: str, index: int, *, done: bool) -> bool:
        if not self.notes or not done:
            return False
        _, spans = self.notes[-1]
        before = self.blocks[index - 1] if index else None
        return before is not None and spans[-1].start == before.start and not complete(before.text) and bool(text)

    def _is_closing(self, index: int, open_: _Open) -> bool:
        return open_.part == "operative" and index > self.last_start and last_mark(open_.last) == "."

    def _is_heading(self, index: int, text: str) -> bool:
        if len(text) > _MAX_HEADING or complete(text) or _SUBITEM.match(text) or index + 1 >= len(self.blocks):
            return False
        after = self.blocks[index + 1].text
        printed = paragraph_number(after)
        follows = printed is not None and self._next_number(printed)
        return follows or self.found.opens_preamble(after) or len(text) < 8

    def _is_furniture(self, text: str) -> bool:
        if len(text) > 300:
            return False
        rest = fold(text)
        if self.title:
            rest = rest.replace(" ".join(fold(self.title).split()), " ")
        rest = _JOB_NUMBER.sub(" ", _SYMBOL_LINE.sub(" ", rest.upper())).lower()
        for word in self.found.furniture:
            rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest)
        return not re.search(r"[^\W\d_]", rest) and not NUMBER.match(text) and not _SUBITEM.match(text)

    # -- building -----------------------------------------------------------------------------

    def build(self, name: str, language: str) -> Resolution:
        """Make the frozen resolution."""
        known = frozenset(number for number, _ in self.notes)
        last = 0
        bears: dict[str, str] = {}
        header_marks = marks.scan(self.source, self.header, 0, known)
        for _, marker in header_marks.markers:
            bears.setdefault(marker, "header")
            last = max(last, int(marker))
        paragraphs = []
        for item, id_ in zip(self.paragraphs, self._ids(), strict=True):
            paragraph = self._paragraph(item, id_, last, known)
            for _, marker in paragraph.markers:
                bears.setdefault(marker, paragraph.id)
                last = max(last, int(marker))
            paragraphs.append(paragraph)
        notes = self._notes(bears)
        header = Passage("header", self._lines(self.header, header_marks.skipped), tuple(self.header))
        closing = Passage("closing", self._lines(self.closing, []), tuple(self.closing))
        headings = tuple(
            Passage(f"H{i:02d}", marks.words(self.source, [s], marks.scan(self.source, [s], last, known).skipped), (s,))
            for i, s in enumerate(self.headings, 1)
        )
        symbol, meta = identity(self.blocks, self.title, str(header.text), str(closing.text))
        resolution = Resolution(
            source=self.source,
            name=name,
            language=language,
            reading="source",
            header=header,
            closing=closing,
            paragraphs=tuple(paragraphs),
            notes=notes,
            headings=headings,
            symbol=symbol,
            meta=meta,
        )
        return resolution.replace(furniture=_gaps(resolution))

    def _ids(self) -> list[str]:
        """Ids of the paragraphs: printed numbers, or the order where numbers come twice."""
        numbers = [p.number for p in self.paragraphs if p.part == "operative"]
        by_order = len(set(numbers)) < len(numbers)
        ids, counts = [], {"preamble": 0, "operative": 0}
        for p in self.paragraphs:
            counts[p.part] += 1
            ids.append(
                f"{p.part[0].upper()}{p.number if p.part == 'operative' and not by_order else counts[p.part]:02d}"
            )
        return ids

    def _paragraph(self, item: _Open, id_: str, last: int, known: frozenset[int]) -> Paragraph:
        found = marks.scan(self.source, item.spans, last, known, frozenset(self.bare))
        skipped = list(found.skipped)
        if item.part == "operative":
            first = item.spans[0].of(self.source)
            skipped.append(Span(item.spans[0].start, item.spans[0].end - len(unnumbered(first))))
        text = marks.words(self.source, item.spans, sorted(skipped))
        markers = tuple((text.from_raw(raw), marker) for raw, marker in found.markers)
        return Paragraph(
            id=id_,
            text=text,
            raw_spans=tuple(item.spans),
            part=item.part,
            number=item.number,
            emphasis=marks.text_spans(text, found.emphasis),
            markers=markers,
        )

    def _notes(self, bears: dict[str, str]) -> tuple[Note, ...]:
        notes = {}
        for number, spans in self.notes:
            found = marks.scan(self.source, spans, 0, frozenset())
            head = re.compile(r"\s*[(⁽\[]?\^?\s?[\d⁰¹²³⁴-⁹]{1,3}\s?[)⁾\]]?:?").match(
                self.source, spans[0].start, spans[0].end
            )
            skipped = [s for s in found.skipped if not head or s.start >= head.end()]
            if head:
                skipped.insert(0, Span(spans[0].start, head.end()))
            text = marks.words(self.source, spans, sorted(skipped))
            notes[number] = Note(f"fn{number}", text, tuple(spans), str(number), bears.get(str(number), ""), "present")
        for marker, place in bears.items():
            if int(marker) not in notes:
                notes[int(marker)] = Note(f"fn{marker}", Text("", ()), (), marker, place, "missing")
        return tuple(notes[number] for number in sorted(notes))

    def _lines(self, spans: list[Span], skipped: list[Span]) -> Text:
        from toolkit.model import Fragment

        fragments: list[Fragment] = []
        for span in spans:
            if fragments:
                fragments.append(Fragment(span.start, span.start, "\n"))
            fragments += marks.words(self.source, [span], skipped).fragments
        return Text.of(self.source, fragments)


def _gaps(resolution: Resolution) -> tuple[Span, ...]:
    """What no passage covers."""
    gaps, at = [], 0
    for span in resolution.coverage():
        if span.start > at:
            gaps.append(Span(at, span.start))
        at = span.end
    if at < len(resolution.source):
        gaps.append(Span(at, len(resolution.source)))
    return tuple(gaps)

"""The one grammar of resolutions: from a `Layout`, whatever its format, to a `Resolution`.

Pages break where the paper ends: between the halves of a sentence, with or without
footnotes between them. The grammar rejoins halves by what a paragraph is, not by how it
looks: an operative paragraph begins with the next number; a preambular one begins with
an opening (also a misread one) after a paragraph that is complete; all else continues
the paragraph that is open. Notes are recognized by their numbers, furniture (page
numbers, job numbers, running titles) by consisting of nothing else.

What a page shows goes before what the words suggest: a block that is shown to be a note, furniture, a heading or a
continuation is one; raised markers are the markers where the format has fonts; a shown block is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit import languages
from toolkit.errors import SourceError
from toolkit.model import Note, Paragraph, Part, Passage, Resolution, Span, Text
from toolkit.sources import _marks as marks
from toolkit.sources._divisions import Item, ids
from toolkit.sources._layout import Block, Layout
from toolkit.sources._marks import Marks
from toolkit.sources._openings import (
    NUMBER,
    UNSEEN,
    Openings,
    complete,
    last_mark,
    next_note,
    note_number,
    openings,
    paragraph_number,
    unnumbered,
)
from toolkit.sources.identity import Identity, detect_language, identify
from toolkit.text import fold

_SUBITEM = re.compile(UNSEEN + r"\(?(?:[a-zA-Zء-ي]|[ivx]{1,5})\)\s")
_SYMBOL_LINE = re.compile(r"\b[AES]/[A-Z0-9][A-Za-z0-9./-]*")
_JOB_NUMBER = re.compile(r"\*?\b\d{2}-\d{5}\b\*?|\*\d{5,9}[A-Z]?\*|\(\s?[ACEFRS]\s?\)|\b\d{6}\b")
_DATE_LINE = re.compile(r"\d{1,2}\s\S{2,20}(?:\s\S{2,20}){0,2}\s(?:19|20)\d\d\s*")
_NOTE_HEAD = re.compile(r"\s*[(⁽\[]?\^?\s?(?:[\d⁰¹²³⁴-⁹]{1,3}|\*{1,3})\s?[)⁾\]]?:?")
# Roles that a block of the body may have.
_BODY = ("", "paragraph")
_MAX_HEADING = 160
_MAX_CLOSING = 80


def openings_of(language: str, *, name: str) -> Openings:
    """The openings of a language.

    Raises
    ------
    toolkit.errors.SourceError
        The toolkit does not know the language's openings.
    """
    found = openings(language)
    if not found.formula:
        known = ", ".join(languages.available("openings"))
        raise SourceError(
            f"printed text in {language!r} cannot be read",
            file=name,
            remedy=f"printed languages: {known}; the United Nations' XML is read in all six",
        )
    return found


def read(layout: Layout, *, name: str, language: str | None = None) -> Resolution:
    """Read what a reader of a format saw.

    Parameters
    ----------
    layout
        The reading text in blocks, with what the page shows.
    name
        The file's name, for messages.
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
    language = language or detect_language(layout.source, name=name)
    sheet = _Sheet(layout, openings_of(language, name=name))
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
    printed: int = 0


def _printed(block: Block) -> int | None:
    """The number printed at the head of a block, or made by automatic numbering."""
    return paragraph_number(f"{block.number} " if block.number else block.text)


@dataclass
class _Sheet:
    layout: Layout
    found: Openings
    header: list[Span] = field(default_factory=list)
    closing: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    paragraphs: list[_Open] = field(default_factory=list)
    notes: list[tuple[str, list[Span]]] = field(default_factory=list)
    title: str = ""
    numbered: bool = True
    starts: dict[int, int] = field(default_factory=dict)
    last_start: int = -1
    bare: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.source = self.layout.source
        self.blocks = self.layout.blocks
        self.at = {block.start: block for block in self.blocks}

    def sort(self) -> None:
        """Give every block its place."""
        self.title = self._identity().title
        self.numbered = any(_printed(b) in (1, 2) for b in self.blocks)
        self.starts = dict(self._operative_starts())
        self.last_start = max(self.starts, default=-1)
        begun = not any(self._is_formula(b) for b in self.blocks)
        for index, block in enumerate(self.blocks):
            if block.role in ("furniture", "note"):
                self._shown(block)
                continue
            if not begun:
                self.header.append(Span(block.start, block.end))
                begun = self._is_formula(block)
                continue
            self._place(index, block)

    def is_resolution(self) -> bool:
        """Whether paragraphs were found, and with them a formula or a drafting verb: a mere list is none."""
        if any(self._is_formula(b) for b in self.blocks):
            return bool(self.paragraphs)
        heads = [unnumbered(self.source[p.spans[0].start : p.spans[0].end]) for p in self.paragraphs]
        return any(self.found.opens_operative(head) or self.found.opens_by_word(head) for head in heads)

    def _operative_starts(self) -> Iterator[tuple[int, int]]:
        """Index and number of each block that a number opens: counting on, or anew after a later preamble."""
        number, anew = 0, False
        for index, block in enumerate(self.blocks):
            printed = _printed(block)
            if printed is None or block.role not in _BODY or (not block.role and self._strict_note(block)):
                anew = anew or (number > 0 and self.found.opens_preamble(block.text))
                continue
            if (printed in (1, 2) if number == 0 else number < printed <= number + 3) or (anew and printed == 1):
                number, anew = printed, False
                yield index, printed

    def _place(self, index: int, block: Block) -> None:
        text, span = block.text, Span(block.start, block.end)
        open_ = self.paragraphs[-1] if self.paragraphs else None
        done = open_ is None or complete(open_.last)
        if not block.role and self._is_note(text):
            return self._note(text, span)
        if open_ is not None and not block.role and self._is_furniture(text):
            return None  # stays outside all passages
        if self.closing or block.role == "closing" or (open_ is not None and self._closes(text, open_)):
            self.closing.append(span)
            return None
        if open_ is not None and (block.role == "heading" or self._is_formula(block)):  # a later part has a formula
            self.headings.append(span)
            return None
        if open_ is not None and (block.continues or block.role in ("item", "table")):
            open_.spans.append(span)
            open_.last = text
            return None
        begins = self._begins(index, block, done=done)
        if begins is not None:
            self._begin(*begins, block)
        elif open_ is None:
            self.header.append(span)
        elif self._note_goes_on(text, index, done=done):
            self.notes[-1][1].append(span)
        elif self._is_closing(index, open_):
            self.closing.append(span)
        elif done and not block.role and self._is_heading(index, text):
            self.headings.append(span)
        else:
            open_.spans.append(span)
            open_.last = text
        return None

    def _shown(self, block: Block) -> None:
        """Take a block that the page shows to be a note or furniture."""
        if block.role == "furniture":
            return
        span = Span(block.start, block.end)
        if block.continues and self.notes:
            self.notes[-1][1].append(span)
        else:
            last = int(self.notes[-1][0]) if self.notes and self.notes[-1][0].isdecimal() else 0
            number = note_number(block.text) or next_note(block.text, last)
            self.notes.append((block.marker or (str(number) if number else ""), [span]))

    def _is_formula(self, block: Block) -> bool:
        return block.role == "formula" or (not block.role and self.found.is_formula(block.text))

    def _strict_note(self, block: Block) -> bool:
        return note_number(block.text) is not None

    def _begins(self, index: int, block: Block, *, done: bool) -> tuple[Part, int] | None:
        """Part and number of the paragraph that a block begins, if it begins one."""
        text = block.text
        printed = _printed(block)
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
        span = Span(block.start, block.end)
        printed = number if part == "operative" and self.numbered else 0
        self.paragraphs.append(_Open(part, number, [span], block.text, printed))

    def _opens_preamble(self, text: str, *, done: bool) -> bool:
        if not done:
            return False
        if any(p.part == "operative" for p in self.paragraphs):  # a later section with a preamble of its own
            return self.found.opens_preamble(text) and not _SUBITEM.match(text)
        return self.found.opens_preamble(text) or self.found.nearly_opens(text) is not None

    def _is_note(self, text: str) -> bool:
        if self.layout.fonts or not self.paragraphs or next_note(text, self._last_note()) is None:
            return False
        if note_number(text) is not None:
            return True
        strict = self.notes and not self.bare  # the document numbers its notes in another way
        return not strict and last_mark(text) not in ",;:،؛" and not _DATE_LINE.fullmatch(text)

    def _last_note(self) -> int:
        return int(self.notes[-1][0]) if self.notes else 0

    def _note(self, text: str, span: Span) -> None:
        number = next_note(text, self._last_note()) or 0
        self.notes.append((str(number), [span]))
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
        printed = _printed(self.blocks[index + 1])
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
        known = frozenset(int(marker) for marker, _ in self.notes if marker.isdecimal())
        last = 0
        bears: dict[str, str] = {}
        header_marks = self._marks(self.header, 0, known)
        for _, marker in header_marks.markers:
            bears.setdefault(marker, "header")
            last = max(last, int(marker) if marker.isdecimal() else 0)
        paragraphs = []
        for item, (id_, division) in zip(self.paragraphs, self._ids(), strict=True):
            paragraph = self._paragraph(item, id_, division, last, known)
            for _, marker in paragraph.markers:
                bears.setdefault(marker, paragraph.id)
                last = max(last, int(marker) if marker.isdecimal() else 0)
            paragraphs.append(paragraph)
        notes = self._notes(bears)
        header = Passage("header", self._lines(self.header, header_marks.skipped), tuple(self.header))
        closing = Passage(
            "closing",
            self._lines(self.closing, self._marks(self.closing, last, frozenset()).skipped),
            tuple(self.closing),
        )
        headings = tuple(
            Passage(f"H{i:02d}", marks.words(self.source, [s], self._marks([s], last, known).skipped), (s,))
            for i, s in enumerate(self.headings, 1)
        )
        own = self._identity(str(closing.text))
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
            symbol=own.symbol,
            meta={**self.layout.meta, **own.meta},
            doubts=(*self.layout.doubts, *own.doubts),
            places=self.layout.places,
            witness=self.layout.witness or "text",
        )
        return resolution.replace(furniture=_gaps(resolution))

    def _identity(self, closing: str = "") -> Identity:
        """What the document says of itself, in the blocks above its formula or its first paragraph."""
        first = next((i for i, b in enumerate(self.blocks) if self._is_formula(b)), None)
        formula = "" if first is None else self.blocks[first].text
        if first is None:
            starts = {p.spans[0].start for p in self.paragraphs}
            first = next((i for i, b in enumerate(self.blocks) if self._opens(b, starts)), len(self.blocks))
        above = [b for b in self.blocks[:first] if b.role != "note"]
        lines = {line.strip() for b in self.blocks[first:] for line in b.text.splitlines()}
        running = "\n".join(sorted(line for line in lines if 4 < len(line) < 60 and "/" in line))
        return identify(above, language=self.found.language, formula=formula, closing=closing, running=running)

    def _opens(self, block: Block, starts: set[int]) -> bool:
        """Whether a block is a paragraph's first, or looks like one where paragraphs are not known yet."""
        if starts:
            return block.start in starts
        return self.found.opens_preamble(block.text) or _printed(block) == 1

    def _ids(self) -> list[tuple[str, str]]:
        return ids([Item(p.part == "preamble", p.printed) for p in self.paragraphs])

    def _marks(self, spans: list[Span], last: int, known: frozenset[int], bare: frozenset[int] = frozenset()) -> Marks:
        """Markers, emphasis and unsaid characters of a passage: as the page shows them, else as the words suggest."""
        blocks = [self.at[span.start] for span in spans if span.start in self.at]
        found = marks.scan(self.source, spans, last, known, bare) if not self.layout.fonts else Marks()
        for block in blocks:
            found.skipped += block.unsaid
            if self.layout.fonts:
                found.markers += [(raw.start, marker) for raw, marker in block.markers]
                found.skipped += [raw for raw, _ in block.markers]
                found.emphasis += block.emphasis
        found.skipped.sort()
        return found

    def _paragraph(self, item: _Open, id_: str, division: str, last: int, known: frozenset[int]) -> Paragraph:
        found = self._marks(item.spans, last, known, frozenset(self.bare))
        skipped = list(found.skipped)
        if item.part == "operative":
            first = item.spans[0].of(self.source)
            if not self.at[item.spans[0].start].number:
                skipped.append(Span(item.spans[0].start, item.spans[0].end - len(unnumbered(first))))
        text = marks.words(self.source, item.spans, sorted(skipped))
        markers = tuple((text.from_raw(raw), marker) for raw, marker in found.markers)
        return Paragraph(
            id=id_,
            text=text,
            raw_spans=tuple(item.spans),
            part=item.part,
            number=item.number,
            division=division,
            emphasis=marks.text_spans(text, found.emphasis),
            markers=markers,
        )

    def _notes(self, bears: dict[str, str]) -> tuple[Note, ...]:
        notes: dict[str, Note] = {}
        for number, spans in self.notes:
            found = self._marks(spans, 0, frozenset())
            head = _NOTE_HEAD.match(self.source, spans[0].start, spans[0].end)
            skipped = [s for s in found.skipped if not head or s.start >= head.end()]
            if head:
                skipped.insert(0, Span(spans[0].start, head.end()))
            text = marks.words(self.source, spans, sorted(skipped))
            place = bears.get(number, "")
            notes[number] = Note(f"fn{number}", text, tuple(spans), number, place, "present")
        for marker, place in bears.items():
            if marker not in notes:
                notes[marker] = Note(f"fn{marker}", Text("", ()), (), marker, place, "missing")
        return tuple(
            sorted(
                notes.values(),
                key=lambda note: (note.marker.isdecimal(), int(note.marker or 0) if note.marker.isdecimal() else 0),
            )
        )

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

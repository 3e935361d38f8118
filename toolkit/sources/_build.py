"""From what the grammar has read to a `Resolution`: words, ids, notes at their markers, headings, doubts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from toolkit.model import Doubt, Fragment, Note, Paragraph, Part, Passage, Resolution, Span, Text
from toolkit.sources import _feet
from toolkit.sources import _lost_markers as lost_markers
from toolkit.sources import _marks as marks
from toolkit.sources._blanks import seams
from toolkit.sources._divisions import Item, ids
from toolkit.sources._headings import sections
from toolkit.sources._hyphens import Hyphens, hangs
from toolkit.sources._layout import Block, Layout
from toolkit.sources._marks import Marks
from toolkit.sources._plan import Plan
from toolkit.sources._state import Division, Open, PassagesSoFar
from toolkit.sources.identity import Identity, identify
from toolkit.spans import gaps

__all__ = ["build"]

# The number at the head of a note, in all its forms: "(4) ", "⁽⁴⁾", "[^4]:", "4 ", "4/ ", "**"; its brackets may
# stand behind it in Arabic, "4()"; not "1995 Review".
_NOTE_HEAD = re.compile(
    r"\s*(?:\.\.\s(?=\[))?[(⁽\[]?\^?\s?(?:[\d⁰¹²³⁴-⁹]{1,3}(?!\d)|\*{1,3})\^?\s?(?:\(\)|\)\)|[)⁾\]])?(?:[:/]|\.(?=\s))?"
)
# The number in an id without its division: 33 in "O33", 5 in "O05-1", 3 in "03-1".
_NUMBER = re.compile(r"[PO]?(\d{2,3})(?:-\d{1,3})?$")
_STAR = "star"


def build(layout: Layout, plan: Plan, state: PassagesSoFar, *, name: str, language: str) -> Resolution:
    """Make the frozen resolution."""
    return _Builder(layout, plan, state).build(name, language)


class _Builder:
    def __init__(self, layout: Layout, plan: Plan, state: PassagesSoFar) -> None:
        self.layout, self.plan, self.state, self.source = layout, plan, state, layout.source
        self.at = {block.start: block for block in layout.blocks}
        self.known = frozenset(int(note.marker) for note in state.notes if note.marker.isdecimal())
        bare = [n for n in state.notes if n.bare or (n.marked and n.marker not in plan.strong)]
        self.bare = frozenset(int(n.marker) for n in bare if n.marker.isdecimal())
        if not state.notes and not layout.fonts and "⁽" not in self.source:  # markers whose notes are not in the file
            self.known = self.bare = _feet.row(self.source[s.start : s.end] for p in state.paragraphs for s in p.spans)
        self.starred = frozenset(note.marker for note in state.notes if note.marker and set(note.marker) == {"*"})
        self.pages = self._pages()
        self.lost: dict[int, list[tuple[Span, str]]] = {}
        self.hyphens: Hyphens | None = None  # made where a word is broken over a page's end
        self.last = 0
        self.bears: dict[str, str] = {}

    def build(self, name: str, language: str) -> Resolution:
        state = self.state
        self.lost = self._lost()
        top = self._marks(state.header)
        self._bear(top, "header")
        self._stars(str(self._lines(state.header, top.skipped)))
        names = self._sections()
        placed = ids([self._item(p, names) for p in state.paragraphs])
        paragraphs = tuple(
            self._paragraph(p, id_, division) for p, (id_, division) in zip(state.paragraphs, placed, strict=True)
        )
        header = Passage("header", self._lines(state.header, top.skipped), tuple(state.header))
        ending = self._marks(state.closing)
        self._bear(ending, "closing")
        closing = Passage("closing", self._lines(state.closing, ending.skipped), tuple(state.closing))
        headings = tuple(self._heading(f"H{i:02d}", h.spans) for i, h in enumerate(state.headings, 1))
        notes = self._notes()
        own = self._identity(str(closing.text))
        parts = self._parts(own)
        resolution = Resolution(
            source=self.source,
            name=name,
            language=language,
            reading="source",
            header=header,
            closing=closing,
            paragraphs=paragraphs,
            notes=notes,
            headings=headings,
            symbol=own.symbol,
            meta={**self.layout.meta, **own.meta, **({"parts": parts} if parts else {})},
            doubts=(*self.layout.doubts, *own.doubts, *self._doubts(paragraphs)),
            places=self.layout.places,
            witness=self.layout.witness or "text",
        )
        return resolution.replace(furniture=gaps(resolution.coverage(), len(resolution.source)))

    def _identity(self, closing: str) -> Identity:
        """What the document says of itself, in the blocks above its formula or its first paragraph."""
        blocks = self.layout.blocks
        first = next(iter(self.plan.formulas), None)
        decided = self.plan.decided
        formula = decided.formula if first is None else blocks[first].text
        if first is None:
            start = self.state.paragraphs[0].spans[0].start if self.state.paragraphs else len(self.source)
            first = next((i for i, b in enumerate(blocks) if b.start >= start), len(blocks))
        first = min(self.plan.above, default=first)
        above = [replace(b, text=_visible_words(b)) if b.unsaid else b for b in blocks[:first] if b.role != "note"]
        lines = {line.strip() for b in blocks[first:] for line in b.text.splitlines()}
        running = "\n".join(sorted(line for line in lines if 4 < len(line) < 60 and "/" in line))
        language, cited = self.plan.found.language, self.source
        closing = f"{closing}\n{decided.meeting}" if decided.at else closing
        return identify(
            above,
            language=language,
            formula=formula,
            closing=closing,
            running=running,
            cited=cited,
            decision=bool(decided.at) and not decided.statement,
            statement=decided.statement,
            notes=self._of_title(),
        )

    def _of_title(self) -> list[str]:
        """The words of the notes of the title, and of the first note where no paragraph bears it."""
        first = [
            n for at, n in enumerate(self.state.notes) if self.bears.get(n.marker, "" if at else "header") == "header"
        ]
        return [" ".join(self.source[span.start : span.end] for span in note.spans) for note in first]

    def _parts(self, own: Identity) -> dict[str, str]:
        """The symbol of each resolution that a document in parts holds, by its letter; empty for one that has none."""
        letters = dict.fromkeys(p.division.letter for p in self.state.paragraphs if not p.division.annex)
        if own.symbol is None or own.symbol.kind == "document" or len(letters) < 2:
            return {}
        if not all(len(letter) == 1 and letter.isalpha() for letter in letters):
            return {}
        return {letter: f"{own.symbol} {letter}" for letter in letters}

    def _doubts(self, paragraphs: tuple[Paragraph, ...]) -> list[Doubt]:
        place = {-1: "", -2: "closing"}
        return [Doubt(place[at] if at in place else paragraphs[at].id, kind, says) for at, kind, says in self.state.odd]

    def _sections(self) -> list[str]:
        """The name of the section that each heading opens, in its own document."""
        out = [""] * len(self.state.headings)
        places: dict[Division, list[int]] = {}
        for i, heading in enumerate(self.state.headings):
            places.setdefault(heading.division, []).append(i)
        for at in places.values():
            last = ""
            for i, named in zip(at, sections([self.state.headings[i].numeral for i in at]), strict=True):
                out[i] = last = named or last
        return out

    def _item(self, p: Open, names: list[str]) -> Item:
        here = p.heading if p.heading >= 0 and self.state.headings[p.heading].division == p.division else -1
        return Item(
            p.form == "preamble", p.printed, p.division.letter, names[here] if here >= 0 else "", p.division.annex
        )

    # -- passages -----------------------------------------------------------------------------

    def _marks(self, spans: list[Span]) -> Marks:
        """Markers, emphasis and unsaid characters of a passage: as the page shows them, else as the words suggest."""
        blocks = [self.at[span.start] for span in spans if span.start in self.at]
        found = Marks()
        if not self.layout.fonts:
            found = marks.scan(self.source, spans, self.last, self.known, self.bare, self.pages)
            for span in spans:
                for place, marker in self.lost.get(span.start, ()):
                    found.markers.append((place.start, marker))
                    found.skipped.append(place)
            found.markers.sort()
            found = marks.starred(self.source, spans, found, self.starred)
        for block in blocks:
            found.skipped += block.unsaid
            if self.layout.fonts:
                found.markers += [(raw.start, marker) for raw, marker in block.markers]
                found.skipped += [raw for raw, _ in block.markers]
                found.emphasis += block.emphasis
        if self.plan.found.joined:
            found.skipped += seams(self.source, spans)
        found.skipped.sort()
        return found

    def _bear(self, found: Marks, place: str) -> None:
        for _, marker in found.markers:
            self.bears.setdefault(marker, place)
            self.last = max(self.last, int(marker) if marker.isdecimal() else 0)

    def _stars(self, header: str) -> None:
        """Stars above the text bear the notes of that many stars: sponsors, a title."""
        for note in self.state.notes:
            stars = note.marker
            if stars and set(stars) == {"*"} and re.search(rf"(?<!\*)\*{{{len(stars)}}}(?!\*)", header):
                self.bears.setdefault(stars, "header")

    def _paragraph(self, p: Open, id_: str, division: str) -> Paragraph:
        found = self._marks(p.spans)
        self._bear(found, id_)
        first = p.spans[0]
        skipped = [s for s in found.skipped if s.start >= p.words_from or s.end <= first.start]
        if p.words_from > first.start:
            skipped.append(Span(first.start, p.words_from))
        skipped += self._glued(p.spans)
        text = marks.words(self.source, p.spans, sorted(skipped))
        part: Part = "annex" if p.division.annex else p.form
        number = _NUMBER.match(id_.removeprefix(f"{division}-") if division else id_)
        heading = self.state.headings[p.heading] if p.heading >= 0 else None
        return Paragraph(
            id=id_,
            text=text,
            raw_spans=tuple(p.spans),
            part=part,
            number=int(number[1]) if number else p.printed,
            division=division,
            section=self._heading("", heading.spans).text.string
            if heading is not None and heading.division == p.division
            else "",
            emphasis=marks.text_spans(text, found.emphasis),
            markers=tuple((text.from_raw(raw), marker) for raw, marker in found.markers if raw >= p.words_from),
        )

    def _glued(self, spans: list[Span]) -> list[Span]:
        """What stands between the halves of a word that a hyphen joins over a page's end: it is not even a blank.

        Nor is the hyphen of a text without fonts where it is that of the line alone.
        """
        return [
            Span(before.end - self._falls(before, after), after.start)
            for before, after in pairwise(spans)
            if self.source[before.start : before.end][-2:-1].isalpha()
            and self.source[before.end - 1 : before.end] in ("-", "\u2010", "\u2011")
            and self.source[after.start : after.start + 1].isalpha()
            and not hangs(self.source[after.start : after.end])
        ]

    def _falls(self, before: Span, after: Span) -> bool:
        """Whether the hyphen at the end of a span breaks a word of a text that has lines alone."""
        if self.layout.shown:
            return False
        self.hyphens = self.hyphens or Hyphens(self.source.splitlines())
        return self.hyphens.soft(self.source[before.start : before.end], self.source[after.start : after.end])

    def _heading(self, id_: str, spans: list[Span]) -> Passage:
        found = self._marks(spans)
        if id_:
            self._bear(found, id_)
        return Passage(id_, marks.words(self.source, spans, found.skipped), tuple(spans))

    def _lines(self, spans: list[Span], skipped: list[Span]) -> Text:
        fragments: list[Fragment] = []
        for span in spans:
            if fragments:
                fragments.append(Fragment(span.start, span.start, "\n"))
            fragments += marks.words(self.source, [span], skipped).fragments
        return Text.of(self.source, fragments)

    def _lost(self) -> dict[int, list[tuple[Span, str]]]:
        """Markers that a blank parts from their words, on the pages of their notes."""
        if not self.pages:
            return {}
        at: dict[int, int] = {}
        for paragraph in self.state.paragraphs:
            for raw, marker in self._marks(paragraph.spans).markers:
                at.setdefault(int(marker), raw)
                self.last = max(self.last, int(marker))
        self.last = 0
        spans = sorted(span for paragraph in self.state.paragraphs for span in paragraph.spans)
        return lost_markers.found(self.source, spans, at, self.pages, self.plan.found)

    def _pages(self) -> dict[int, tuple[int, int]]:
        """From where to where the marker of each note may stand: after the notes of the page before, above its own."""
        if self.layout.fonts:
            return {}
        first = {note.spans[0].start: int(note.marker) for note in self.state.notes if note.marker.isdecimal()}
        inside = {span.start for note in self.state.notes for span in note.spans}
        out: dict[int, tuple[int, int]] = {}
        low = start = 0
        zone = False
        for block in self.layout.blocks:
            if block.start in inside:
                start = start if zone else block.start
                zone = True
                if block.start in first:
                    out[first[block.start]] = (low, start)
            elif zone and block.role != "furniture":
                low, zone = start, False
        return out

    # -- notes --------------------------------------------------------------------------------

    def _notes(self) -> tuple[Note, ...]:
        notes: list[Note] = []
        taken: dict[str, int] = {}
        for open_ in self.state.notes:
            first = open_.spans[0]
            head = _NOTE_HEAD.match(self.source, first.start, first.end)
            if open_.marker and not (head and _same(head[0], open_.marker)):
                # a raised marker may touch a number: "⁶2000 Review"
                glued = re.compile(re.escape(open_.marker)) if self.layout.fonts else None
                head = glued.match(self.source, first.start, first.end) if glued else None
            found = self._marks(open_.spans) if self.layout.fonts else self._unmarked(open_.spans)
            skipped = [s for s in found.skipped if not head or s.start >= head.end()]
            if head:
                skipped.insert(0, Span(first.start, head.end()))
            text = marks.words(self.source, open_.spans, sorted(skipped))
            times = taken[open_.marker] = taken.get(open_.marker, 0) + 1
            place = self.bears.get(open_.marker, "")
            notes.append(Note(_note_id(open_.marker, times), text, tuple(open_.spans), open_.marker, place, "present"))
        notes += [
            Note(_note_id(marker, 1), Text("", ()), (), marker, place, "missing")
            for marker, place in self.bears.items()
            if marker not in taken
        ]
        return tuple(sorted(notes, key=lambda note: (note.marker.isdecimal(), _value(note.marker))))

    def _unmarked(self, spans: list[Span]) -> Marks:
        """What is no word of a note: emphasis marks and unsaid characters; its digits are no markers."""
        found = marks.scan(self.source, spans, 0, frozenset())
        for span in spans:
            found.skipped += self.at[span.start].unsaid if span.start in self.at else ()
        found.skipped.sort()
        return found


def _visible_words(block: Block) -> str:
    """The words of a block without what is unsaid: a hyphen that breaks a word, and the line end after it."""
    hidden = {at - block.start for span in block.unsaid for at in range(span.start, span.end)}
    return "".join(char for at, char in enumerate(block.text) if at not in hidden)


def _value(marker: str) -> int:
    return int(marker) if marker.isdecimal() else len(marker)


def _same(head: str, marker: str) -> bool:
    return "".join(c for c in head.translate(marks.TO_DIGIT) if c.isalnum() or c == "*") == marker


def _note_id(marker: str, times: int) -> str:
    name = "".join(c if c.isalnum() else _STAR for c in marker)[:10] or "x"
    return f"fn{name}" if times == 1 else f"fn{name}_{times}"[:14]

r"""The one model that every room of the toolkit stands on.

A *source* is a file's text, never edited. A *passage* of a resolution (paragraph,
note, header, closing lines) holds a `Text`: the words as they read, made of
*fragments* of the source, so that any range of the words can be walked back to the
characters of the source that say them. A `Repair` is the only thing that may put
another word in the place of a source's word.

What the numbers mean
---------------------
All offsets are half-open ``[start, end)`` counts of Unicode code points: *raw* offsets
count in the source file's decoded text, *text* offsets in a passage's ``text``.

Examples
--------
>>> text = Text.of("In two\nlines", (Fragment(0, 6), Fragment(6, 7, " "), Fragment(7, 12)))
>>> str(text)
'In two lines'
>>> text.raw(3, 9)
(Span(start=3, end=9),)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from toolkit.references import ParagraphRef, Symbol

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Act",
    "Addressee",
    "Ask",
    "Citation",
    "DateMention",
    "Fragment",
    "Note",
    "Paragraph",
    "ParagraphRef",
    "Passage",
    "Quantity",
    "Repair",
    "Resolution",
    "Span",
    "Symbol",
    "Tag",
    "Text",
]

Part = Literal["preamble", "operative"]
Reading = Literal["repaired", "source"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, source: str) -> str:
        """The words of the span."""
        return source[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of the source as it enters a passage.

    Attributes
    ----------
    start, end
        The run, in raw offsets.
    text
        What it reads as; ``None`` for the run itself. A line break within a
        paragraph reads as one space; an XML entity reads as its character; a
        misread word reads as its repair.
    """

    start: int
    end: int
    text: str | None = None


@dataclass(frozen=True)
class Text:
    """Words, and the source characters behind them.

    Attributes
    ----------
    string
        The words.
    fragments
        The runs of the source they are made of, in reading order.
    """

    string: str
    fragments: tuple[Fragment, ...]

    @classmethod
    def of(cls, source: str, fragments: Iterable[Fragment]) -> Text:
        """Read fragments of a source."""
        kept = tuple(f for f in fragments if f.text is not None or f.end > f.start)
        return cls("".join(source[f.start : f.end] if f.text is None else f.text for f in kept), kept)

    def __str__(self) -> str:
        return self.string

    def __len__(self) -> int:
        return len(self.string)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for fragment in self.fragments:
            starts.append(at)
            at += fragment.end - fragment.start if fragment.text is None else len(fragment.text)
        return tuple(starts)

    def raw(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the source behind a range of the words, touching ones merged.

        A range that touches a replaced run takes the whole run.
        """
        spans: list[Span] = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for index in range(first, len(self.fragments)):
            fragment, at = self.fragments[index], self._starts[index]
            if at >= end:
                break
            if fragment.text is None:
                low = fragment.start + max(start - at, 0)
                high = min(fragment.start + end - at, fragment.end)
            else:
                low, high = fragment.start, fragment.end
                if at + len(fragment.text) <= start:
                    continue
            if high <= low:
                continue
            if spans and spans[-1].end == low:
                spans[-1] = Span(spans[-1].start, high)
            else:
                spans.append(Span(low, high))
        return tuple(spans)

    @cached_property
    def _by_raw(self) -> tuple[list[int], list[tuple[int, int, int, bool]]]:
        """Starts of the fragments in source order, and ``(end, text offset, text length, replaced)`` of each."""
        rows = sorted(
            (f.start, f.end, at, f.end - f.start if f.text is None else len(f.text), f.text is not None)
            for f, at in zip(self.fragments, self._starts, strict=True)
            if f.end > f.start
        )
        return [row[0] for row in rows], [row[1:] for row in rows]

    def within(self, low: int, high: int) -> Span | None:
        """The range of words made of the source's characters ``[low, high)``, or ``None`` if there are none."""
        starts, rows = self._by_raw
        first = last = None
        for index in range(max(bisect_right(starts, low) - 1, 0), len(starts)):
            raw = starts[index]
            end, at, size, replaced = rows[index]
            if raw >= high:
                break
            if end <= low:
                continue
            start = at if replaced else at + max(low - raw, 0)
            stop = at + size if replaced else at + min(high, end) - raw
            first = start if first is None else min(first, start)
            last = stop if last is None else max(last, stop)
        return None if first is None or last is None else Span(first, last)

    def from_raw(self, raw: int) -> int:
        """The text offset of the first word character at or after a raw offset (the text's length if there is none)."""
        starts, rows = self._by_raw
        for index in range(max(bisect_right(starts, raw) - 1, 0), len(starts)):
            end, at, _, replaced = rows[index]
            if raw < end:
                return at if replaced or starts[index] >= raw else at + raw - starts[index]
        return len(self.string)

    def repaired(self, source: str, repairs: Sequence[Repair]) -> Text:
        """The same words with repairs put in.

        Repairs that do not lie within this text are left out; a repair that spans
        several fragments (a word broken by a line end) replaces them all.
        """
        fragments = list(self.fragments)
        for repair in sorted(repairs, key=lambda r: (r.raw_start, r.raw_end)):
            fragments = _put(fragments, repair)
        return Text.of(source, fragments)


def _put(fragments: list[Fragment], repair: Repair) -> list[Fragment]:
    low, high = repair.raw_start, repair.raw_end
    out: list[Fragment] = []
    done = False
    for f in fragments:
        inside = f.start < high and f.end > low if high > low else f.start <= low <= f.end and f.text is None
        if not inside or (done and high == low):
            out.append(f)
            continue
        if f.start < low:
            out.append(Fragment(f.start, low, f.text))
        if not done:
            out.append(Fragment(low, high, repair.repaired))
            done = True
        if f.end > high:
            out.append(Fragment(high, f.end, f.text if f.start >= low else None))
    return out


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to the words of a source, with its evidence.

    Attributes
    ----------
    place
        Id of the passage: ``P03``, ``O30``, ``fn15``, ``header``, ``closing``.
    raw_start, raw_end
        The characters replaced, in raw offsets (equal for a pure insertion).
    as_written, repaired
        The source's words, and what they read as.
    kind
        ``opening``, ``letter``, ``word``, ``symbol``, ``markup`` ...
    evidence
        ``internal`` (the source alone shows it) or ``official`` (shown by collation with
        the United Nations' own file).
    confidence
        ``high``, ``medium`` or ``low``.
    reason
        One sentence that a reader can check.
    rule
        Name of the general rule, or ``erratum`` for a row of a text's own table.
    """

    place: str
    raw_start: int
    raw_end: int
    as_written: str
    repaired: str
    kind: str
    evidence: Literal["internal", "official"]
    confidence: Literal["high", "medium", "low"]
    reason: str
    rule: str = "erratum"


@dataclass(frozen=True)
class Passage:
    """A part of the document that has words of its own.

    Attributes
    ----------
    id
        ``P01``, ``O30``, ``fn4``, ``header`` or ``closing``.
    text
        The words, without footnote markers and emphasis marks.
    raw_spans
        The ranges of the source that the passage fills, in order; more than one where
        a page break or a note parts them.
    """

    id: str
    text: Text
    raw_spans: tuple[Span, ...]


@dataclass(frozen=True)
class Paragraph(Passage):
    """A preambular or an operative paragraph, rejoined across pages.

    Attributes
    ----------
    part
        ``preamble`` or ``operative``.
    number
        Printed number of an operative paragraph; place in the order of a preambular one.
    emphasis
        Ranges of ``text`` that the source prints in bold or italics.
    markers
        ``(text offset, marker)`` of each footnote marker.
    level
        0; 1 for a paragraph of an annexed document.
    """

    part: Part = "preamble"
    number: int = 0
    emphasis: tuple[Span, ...] = ()
    markers: tuple[tuple[int, str], ...] = ()
    level: int = 0


@dataclass(frozen=True)
class Note(Passage):
    """A footnote.

    Attributes
    ----------
    marker
        Its number as digits.
    place
        Id of the paragraph that bears the marker (``header`` if the title does); empty if none does.
    status
        ``present``, or ``missing``: a marker whose note the source does not have. A
        missing note has no words; none are invented.
    """

    marker: str = ""
    place: str = ""
    status: Literal["present", "missing"] = "present"


@dataclass(frozen=True, slots=True)
class Act:
    """A performative verb of a paragraph. ``order`` 1 is the opening verb (the lead)."""

    paragraph_id: str
    order: int
    phrase: str
    verb: str
    force: str
    modifiers: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Addressee:
    """Someone whom an exhortation or a direction addresses. ``order`` is that of the act."""

    paragraph_id: str
    addressee: str
    phrase: str
    order: int = 1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of whom, in the paragraph's own words. ``deadline`` is ISO or empty."""

    paragraph_id: str
    order: int
    addressee: str
    verb: str
    force: str
    ask: str
    deadline: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A resolution, decision or document cited somewhere in a document.

    Attributes
    ----------
    place
        Id of the passage.
    as_written
        The words of the citation as the passage reads them.
    symbol
        The canonical symbol, e.g. ``A/RES/77/150``.
    kind
        ``resolution``, ``decision`` or ``document``.
    body
        Name of the issuing body, in English.
    date
        ISO date of adoption where stated, else empty.
    annex
        Whether an annex is cited.
    verb
        Canonical verb of the act that governs the citation; empty in notes and header.
    paragraphs
        Paragraph numbers of the cited text, as written.
    start, end
        Text offsets of ``as_written`` in the passage.
    """

    place: str
    as_written: str
    symbol: str
    kind: str
    body: str
    date: str = ""
    annex: bool = False
    verb: str = ""
    paragraphs: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, month, year or range. ``begin`` and ``until`` are ISO dates; ``start``/``end`` text offsets."""

    place: str
    as_written: str
    begin: str
    until: str
    precision: str
    kind: str
    event: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that the text states. Percentages are 0 to 100 with unit ``percent``."""

    place: str
    as_written: str
    value: float
    unit: str
    group: str
    indicator: str
    pair: str
    kind: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """One piece of evidence for a theme: ``text[start:end] == evidence``."""

    paragraph_id: str
    theme: str
    evidence: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True)
class Resolution:
    """A resolution: its source, its passages, and what was repaired.

    Attributes
    ----------
    source
        The decoded text of the file, untouched.
    name
        Name of the file, for messages and tables.
    language
        ISO 639-1 code.
    reading
        ``repaired`` or ``source``.
    header, closing
        What stands above the first and after the last paragraph.
    paragraphs
        Preambular and operative paragraphs in document order.
    notes
        Footnotes in marker order, missing ones included.
    furniture
        Spans that belong to no passage: blank lines, page furniture, mark-up.
    repairs
        Every repair of the apparatus, whether the reading applies it or not.
    headings
        Section headings between paragraphs (``H01`` ...), which belong to no paragraph.
    symbol
        The document's own symbol, or ``None`` where it does not say.
    meta
        Facts about the document as the source states them: ``title``, ``adopted`` (ISO date),
        ``session``, ``agenda_item``, ``report``, ``meeting`` ...; absent where unknown.
    """

    source: str
    name: str
    language: str
    reading: Reading
    header: Passage
    closing: Passage
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    furniture: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    headings: tuple[Passage, ...] = ()
    symbol: Symbol | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)
    glosses: Mapping[str, str] = field(default_factory=dict)

    def passages(self) -> Iterator[Passage]:
        """Every passage, in the order header, paragraphs, headings, notes, closing."""
        yield self.header
        yield from self.paragraphs
        yield from self.headings
        yield from self.notes
        yield self.closing

    def passage(self, place: str) -> Passage:
        """A passage by its id.

        Raises
        ------
        KeyError
            There is no such passage; the message lists what there is.
        """
        for passage in self.passages():
            if passage.id == place:
                return passage
        operative = sum(p.part == "operative" for p in self.paragraphs)
        msg = (
            f"no passage {place!r} in {self.name}: it has {len(self.paragraphs) - operative} preambular (P01 ...) "
            f"and {operative} operative (O01 ...) paragraphs, {len(self.notes)} notes (fn1 ...), header and closing"
        )
        raise KeyError(msg)

    def __getitem__(self, place: str) -> Passage:
        return self.passage(place)

    def ref(self, place: str) -> str:
        """A reference that can be cited, e.g. ``A/RES/78/132 O30``."""
        return f"{self.symbol} {place}" if self.symbol else f"{self.name} {place}"

    def coverage(self) -> list[Span]:
        """All spans of passages and furniture in order; together they are the source, each character once."""
        spans = [span for passage in self.passages() for span in passage.raw_spans]
        return sorted(span for span in (*spans, *self.furniture) if span.end > span.start)

    def spans(self, spans: Sequence[Span]) -> pd.DataFrame:
        """Spans of the source as a frame: ``start``, ``end`` and the ``words`` that stand there."""
        import pandas as pd

        return pd.DataFrame([(s.start, s.end, s.of(self.source)) for s in spans], columns=["start", "end", "words"])

    def with_reading(self, reading: Reading) -> Resolution:
        """The same resolution in the other reading (built again from its source)."""
        if reading == self.reading:
            return self
        from toolkit.library import reread  # a short cut for users; the model itself knows no other room

        return reread(self, reading)

    def tables(self, names: Sequence[str] | None = None) -> dict[str, pd.DataFrame]:
        """The tables of the contract as frames (see `toolkit.tables`)."""
        from toolkit.tables import tables  # likewise

        return tables(self, names)

    def replace(self, **changes: Any) -> Resolution:
        """A copy with some attributes changed."""
        return replace(self, **changes)

    def __repr__(self) -> str:
        operative = sum(p.part == "operative" for p in self.paragraphs)
        return (
            f"<Resolution {self.symbol or self.name} ({self.language}, {self.reading}): "
            f"{len(self.paragraphs) - operative} preambular, {operative} operative paragraphs, "
            f"{len(self.notes)} notes, {len(self.repairs)} repairs>"
        )

"""The one model that every room of the toolkit stands on.

A *source* is a file's text, never edited. A *passage* of a resolution (paragraph,
note, header, closing lines) holds a `Text`: the words as they read, made of
*fragments* of the source, so that any range of the words can be walked back to the
characters of the source that say them. A `Repair` is the only thing that may put
another word in the place of a source's word.

What the numbers mean
---------------------
All offsets are half-open ``[start, end)`` counts of Unicode code points: *raw* offsets
count in the source file's decoded text, *text* offsets in a passage's ``text``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from toolkit import _ids
from toolkit.records import Act, Addressee, Ask, Citation, DateMention, Quantity, Sponsor, SubjectTerm, Tag, Vote
from toolkit.references import ParagraphRef, Symbol
from toolkit.spans import Fragment, Repair, Span, Text

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = [
    "Act",
    "Addressee",
    "Ask",
    "Citation",
    "DateMention",
    "Doubt",
    "Fragment",
    "Note",
    "Paragraph",
    "ParagraphRef",
    "Passage",
    "Place",
    "Quantity",
    "Repair",
    "Resolution",
    "Span",
    "Sponsor",
    "SubjectTerm",
    "Symbol",
    "Tag",
    "Text",
    "Vote",
]

Part = Literal["preamble", "operative", "annex"]
Reading = Literal["repaired", "source"]
Status = Literal["present", "missing"]
Witness = Literal["official", "text", "transcription", "ocr"]


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
        ``preamble`` or ``operative``, or ``annex`` for a paragraph of an annexed or embedded document.
    number
        Printed number of an operative paragraph (that of the paragraph it follows where it prints none); place in the
        order of a preambular one.
    division
        Where numbers begin again: ``A`` (a part), ``II`` (a section), ``X1`` (an annex); else empty.
    section
        Words of the heading under which it stands; empty where there is none.
    emphasis
        Ranges of ``text`` that the source prints in bold or italics.
    markers
        ``(text offset, marker)`` of each footnote marker.
    """

    part: Part = "preamble"
    number: int = 0
    emphasis: tuple[Span, ...] = ()
    markers: tuple[tuple[int, str], ...] = ()
    division: str = ""
    section: str = ""

    @property
    def form(self) -> Literal["preamble", "operative"]:
        """How it is written: as a preambular or as an operative paragraph, in an annex too."""
        if self.part == "annex":
            return "preamble" if _ids.form(self.id) == "preamble" else "operative"
        return self.part


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
    status: Status = "present"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the reader of a document is not sure of. No doubt means: sure.

    Attributes
    ----------
    place
        Id of the passage, or empty where the whole document is meant.
    kind
        One word of `toolkit.sources.DOUBTS`.
    says
        One sentence that a reader can check.
    """

    place: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file of a binary format a run of the source stands.

    Attributes
    ----------
    start, end
        The run, in raw offsets.
    page, x0, y0, x1, y1
        PDF: page from 1, and the box on it in points, from the lower left corner; 0 elsewhere.
    paragraph, run
        DOCX and HTML: paragraph and run in document order, from 1; 0 elsewhere.
    """

    start: int
    end: int
    page: int = 0
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    paragraph: int = 0
    run: int = 0


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
    doubts
        What the reader is not sure of; empty means sure.
    subjects, votes, sponsors
        What the file's own metadata give it; empty where they state none, which does not mean that there was none.
    places
        For binary formats, where in the file each run of the source stands, in order.
    format
        Name of the reader: ``text``, ``akn``, ``pdf``, ``docx``, ``html``.
    witness
        What the words are worth: ``official`` (the issuing body's own file), ``text`` (words of unknown origin, taken
        as they stand), ``transcription`` (typed or recognized from a page, as the text itself shows) or ``ocr``.
        Only the last two are repaired.
    sha256
        Of the file's bytes.
    glosses, other_glosses
        By id, what a paragraph says in English, in this reading; and where the other reading says otherwise, its gloss.
    written
        Of a repaired reading, the same in the ``source`` reading.
    meta
        Facts about the document as the source states them: ``title``, ``adopted`` (ISO date),
        ``session``, ``agenda_item``, ``report``, ``meeting``, ``committee``, ``draft``, ``adoption`` (``vote`` or
        ``without``), ``in_favour``, ``against``, ``abstaining`` ...; absent where unknown.
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
    other_glosses: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    places: tuple[Place, ...] = ()
    subjects: tuple[SubjectTerm, ...] = ()
    votes: tuple[Vote, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    format: str = "text"
    witness: Witness = "text"
    sha256: str = ""
    written: Resolution | None = field(default=None, repr=False, compare=False)

    def passages(self) -> Iterator[Passage]:
        """Every passage, in the order header, paragraphs, headings, notes, closing."""
        yield self.header
        yield from self.paragraphs
        yield from self.headings
        yield from self.notes
        yield self.closing

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages()}

    def passage(self, place: str) -> Passage:
        """A passage by its exact id.

        Raises
        ------
        KeyError
            There is no such passage; the message lists what there is.
        """
        if place in self._by_id:
            return self._by_id[place]
        raise KeyError(f"no passage {place[:40]!r} in {self.name}: it has {self._summary()}")

    def _summary(self) -> str:
        """What passages there are, in words."""
        parts = Counter(p.part for p in self.paragraphs)
        divisions = list(dict.fromkeys(p.division for p in self.paragraphs if p.division))
        named = f", in {', '.join(divisions[:12])}{' ...' if len(divisions) > 12 else ''}" if divisions else ""
        annexed = f", {parts['annex']} annexed (X1-01 ...)" if parts["annex"] else ""
        return (
            f"{parts['preamble']} preambular (P01 ...) and {parts['operative']} operative (O01 ...) "
            f"paragraphs{annexed}{named}, {len(self.notes)} notes (fn1 ...), header and closing"
        )

    def __getitem__(self, place: str) -> Passage:
        """A passage by its id as a reader may write it: ``O30``, ``o30`` and ``30`` are the same paragraph.

        A number alone is the paragraph of the body where that has one, else that of a part, section or annex.

        Raises
        ------
        KeyError
            There is no such passage, or a number stands in several divisions and not in the body; the message lists
            them.
        """
        found = _ids.meant(self._by_id, str(place))
        if len(found) > 1:
            raise KeyError(f"{place!r} may be {', '.join(found)} in {self.name}: name one of them")
        return self._by_id[found[0]] if found else self.passage(str(place))

    def ref(self, place: str) -> str:
        """A reference that can be cited, e.g. ``A/RES/78/132 O30``."""
        return f"{self.symbol} {place}" if self.symbol else f"{self.name} {place}"

    def coverage(self) -> list[Span]:
        """All spans of passages and furniture in order; together they are the source, each character once."""
        spans = [span for passage in self.passages() for span in passage.raw_spans]
        return sorted((s for s in (*spans, *self.furniture) if s.end > s.start), key=attrgetter("start", "end"))

    def spans(self, spans: Sequence[Span]) -> pd.DataFrame:
        """Spans of the source as a frame: ``start``, ``end`` and the ``words`` that stand there."""
        import pandas as pd

        return pd.DataFrame([(s.start, s.end, s.of(self.source)) for s in spans], columns=["start", "end", "words"])

    if TYPE_CHECKING:  # attached by `toolkit._methods`, since the model knows no room

        def with_reading(self, reading: Reading) -> Resolution:
            """The same resolution in the other reading."""

        def chart(self, name: str, **options: Any) -> Figure:
            """A chart of the resolution by its name."""

        def table(self, name: str) -> pd.DataFrame:
            """One table of the contract as a frame."""

        def tables(self, names: Sequence[str] | None = None) -> dict[str, pd.DataFrame]:
            """The tables of the contract as frames."""

    def replace(self, **changes: Any) -> Resolution:
        """A copy with some attributes changed."""
        return replace(self, **changes)

    def __repr__(self) -> str:
        parts = Counter(p.part for p in self.paragraphs)
        annexed = f", {parts['annex']} annexed" if parts["annex"] else ""
        doubts = f", {len(self.doubts)} doubts" if self.doubts else ""
        return (
            f"<Resolution {self.symbol or self.name} ({self.language}, {self.reading}): "
            f"{parts['preamble']} preambular, {parts['operative']} operative{annexed} paragraphs, "
            f"{len(self.notes)} notes, {len(self.repairs)} repairs{doubts}>"
        )

"""What the grammar has read so far: the passages, while they are being put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.model import Part, Span


class Division(NamedTuple):
    """Where a paragraph stands: letter of the part, count of the annexed document (0: the resolution itself)."""

    letter: str = ""
    annex: int = 0


@dataclass
class Open:
    """A paragraph while it is being put together.

    Attributes
    ----------
    form
        Preambular or operative; an annexed paragraph is either, too.
    printed
        Its printed number; 0 where none is printed.
    spans
        Its spans so far, and in ``last`` the words of the last of them.
    words_from
        Raw offset at which its words begin, behind a printed number.
    division
        Where it stands.
    heading
        Place of the heading above it in `State.headings`; -1 for none.
    """

    form: Part
    printed: int
    spans: list[Span]
    last: str
    words_from: int
    division: Division
    heading: int = -1


@dataclass
class OpenNote:
    """A note while it is being put together.

    ``bare`` where a bare digit is its number, ``marked`` where a converter wrote it as ``[^3]:``.
    """

    marker: str
    spans: list[Span]
    bare: bool = False
    marked: bool = False


@dataclass
class Heading:
    """A heading: one or more blocks, with its numeral."""

    spans: list[Span]
    words: str
    division: Division
    numeral: str = ""


@dataclass
class PassagesSoFar:
    """All passages so far, in document order.

    ``odd`` are doubts: place of the paragraph (-1: none), kind, sentence. ``numbers`` has the last printed number of
    each division, ``operative`` the divisions with operative paragraphs, ``letters`` those of the parts, ``last`` the
    number of the last note.
    """

    header: list[Span] = field(default_factory=list)
    closing: list[Span] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    paragraphs: list[Open] = field(default_factory=list)
    notes: list[OpenNote] = field(default_factory=list)
    odd: list[tuple[int, str, str]] = field(default_factory=list)
    numbers: dict[Division, int] = field(default_factory=dict)
    operative: set[Division] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    last: int = 0

    @property
    def open(self) -> Open | None:
        """The paragraph that is open."""
        return self.paragraphs[-1] if self.paragraphs else None

    def add(self, paragraph: Open) -> None:
        """Begin a paragraph."""
        self.paragraphs.append(paragraph)
        if paragraph.printed:
            self.numbers[paragraph.division] = paragraph.printed
        if paragraph.form == "operative":
            self.operative.add(paragraph.division)
        self.letters.add(paragraph.division.letter)

    def last_number(self, division: Division) -> int:
        """The last printed number of a division; documents annexed to it are passed over."""
        return self.numbers.get(division, 0)

    def add_note(self, note: OpenNote) -> None:
        """Begin a note."""
        self.notes.append(note)
        if note.marker.isdecimal():
            self.last = int(note.marker)

    def last_note(self) -> int:
        """The number of the last note that has one."""
        return self.last

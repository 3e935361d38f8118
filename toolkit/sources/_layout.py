"""What every reader hands to the grammar: a reading text, cut into blocks, with what the page shows of each.

A reader of a format knows how a page is made; the grammar (`toolkit.sources._grammar`) knows what a resolution is.
Between them stands a `Layout`. What a format does not show stays unknown (``None``, empty), and the grammar then
decides from the words alone, as it does for plain text.

For a text file the *source* is the file's own text. For a binary format (PDF, Word) it is the *reading text*: what the
reader writes down of the file, the same on every day and machine. Every mark of the page stands in it once, in reading
order: the furniture (running titles, page numbers) too, as blocks of their own. `places` leads from it to the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from toolkit.model import Doubt, Place, Span, Witness

#: What a page shows a block to be. Empty: the page does not say.
Role = Literal[
    "", "furniture", "header", "title", "formula", "heading", "paragraph", "item", "note", "table", "closing"
]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together; ``text`` is ``source[start:end]``, without blanks at the edges.

    Attributes
    ----------
    start, end
        Where it stands in the source.
    text
        Its characters.
    gap
        Number of blank lines (or form feeds) before the block.
    role
        What the page shows it to be, as far as it does.
    continues
        Whether it goes on with the block before it of its own kind (after a page break, say): ``True``, ``False``, or
        ``None`` where the page does not say.
    marker
        The printed marker of a note (``role`` is ``note``), as digits or signs.
    number
        A number that the format makes and the text does not hold (automatic numbering), as printed; or one in a form
        that is seldom a paragraph's, as usual.
    head
        Where the words begin behind a number of such a form.
    page
        Page of its first line, from 1; 0 where there are no pages.
    indent
        Distance of its first line from the left edge of the text (from the right one in Arabic), in points; ``None``
        where unknown.
    emphasis
        Raw spans that the page sets in italics or bold.
    bold
        Whether all its words are bold, as those of titles and headings are.
    centred
        Whether it stands in the middle of the line.
    markers
        ``(raw span, marker)`` of each raised note marker in it. The span is not part of the words.
    sure
        Of a table: whether its rows and columns are seen, so that its cells stand in order.
    breaks
        Whether marks of a page (a page's end, furniture, notes) stand between it and the words before it.
    unsaid
        Raw spans that are characters of the page but no words: a hyphen at a line's end, a blank within a word.
    """

    start: int
    end: int
    text: str
    gap: int = 1
    role: Role = ""
    continues: bool | None = None
    marker: str = ""
    number: str = ""
    head: int = 0
    page: int = 0
    indent: float | None = None
    emphasis: tuple[Span, ...] = ()
    bold: bool = False
    centred: bool = False
    markers: tuple[tuple[Span, str], ...] = ()
    unsaid: tuple[Span, ...] = ()
    sure: bool = False
    breaks: bool = False


@dataclass(frozen=True)
class Layout:
    """A document as a reader saw it.

    Attributes
    ----------
    source
        The reading text; blocks and blanks between them are all of it.
    blocks
        In reading order.
    format
        Name of the reader: ``text``, ``pdf``, ``docx``, ``html``.
    shown
        Whether the page shows where blocks begin (paragraph ends, indents): then a block never holds two paragraphs,
        and the grammar does not cut it.
    fonts
        Whether the page shows italics and raised markers: then there are no others.
    witness
        What the words are worth (see `toolkit.model.Resolution.witness`); empty where the reader cannot tell.
    places
        Where in the file each run of the source stands, in order.
    doubts
        What the reader is not sure of.
    meta
        What the file states outside its words. Never the answer to what the words say otherwise.
    """

    source: str
    blocks: tuple[Block, ...]
    format: str = "text"
    shown: bool = False
    fonts: bool = False
    witness: Witness | Literal[""] = ""
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)

"""A page of a PDF: its lines sorted by what they are, where they stand in its column, and those that are one block."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.sources._layout import Role
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_page import Page

__all__ = ["Group", "Sheet"]


@dataclass
class Sheet:
    """A page's lines by what they are, or those of one column.

    Attributes
    ----------
    page
        The page.
    top, head, body, notes, foot
        Furniture above; the head of the first page; the words; the notes; furniture below.
    marks
        Lines of the body that are no words: the rule above notes where it is typed, the rule at the end.
    left, right
        Edges of the column of words.
    indent
        How far in most lines begin that do not begin at the edge, in the whole document; 0 where none do.
    firsts
        That, and others from which nearly as many lines begin.
    side
        0: one column; 1, 2: the left, the right one of two.
    ragged
        Whether words that run from the right are set flush left, as a browser sets Arabic in a page for English.
    """

    page: Page
    top: list[Line] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    marks: list[Line] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    indent: float = 0.0
    firsts: tuple[float, ...] = ()
    side: int = 0
    ragged: bool = False

    def start(self, line: Line) -> float:
        """How far in a line begins: from the left edge, or from the right one where words run from there."""
        return self.right - line.x1 if line.right else line.x0 - self.left

    def end(self, line: Line) -> float:
        """How far before the other edge a line ends."""
        return line.x0 - self.left if line.right else self.right - line.x1

    def is_first(self, line: Line) -> bool:
        """Whether a line begins where the first lines of paragraphs do."""
        return any(abs(self.start(line) - first) < 0.4 * line.size for first in self.firsts)

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle; one that begins where first lines of paragraphs do must be short."""
        start, end = self.start(line), self.end(line)
        if abs(start - end) > 1.2 * line.size or start < 2 * line.size:
            return False
        return start > 0.25 * (self.right - self.left) or not (line.tab or self.is_first(line))

    def aside(self, line: Line) -> bool:
        """Whether a line stands at the far edge, as the closing lines do."""
        if self.ragged:
            return False
        return self.end(line) < line.size and self.start(line) > 0.45 * (self.right - self.left)


@dataclass(slots=True)
class Group:
    """Lines that are one block.

    Attributes
    ----------
    lines
        Its lines in reading order.
    role, continues, marker, indent, bold, centred
        As in `toolkit.sources._layout.Block`.
    after
        The block, on a later page, that goes on with this one.
    """

    lines: list[Line]
    role: Role = ""
    continues: bool | None = None
    marker: str = ""
    indent: float | None = None
    bold: bool = False
    centred: bool = False
    after: Group | None = None

    @property
    def page(self) -> int:
        """Page of its first line."""
        return self.lines[0].page

    @property
    def head(self) -> str:
        """Its first line's words."""
        return self.lines[0].text

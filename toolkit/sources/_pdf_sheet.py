"""A page of a PDF, its lines sorted by what they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_page import Page

__all__ = ["Sheet"]


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

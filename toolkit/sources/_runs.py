"""Paragraphs of runs, as Word files and web pages have them.

Two formats, one kind of page: a document is a list of paragraphs, a paragraph a list of runs with a font. Notes that
were made by hand are found in `_run_notes`; `_run_layout` writes the paragraphs down as the grammar reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.sources._layout import Role

__all__ = ["SOFT_HYPHEN", "Para", "Run", "numbered", "raised_digits"]

SOFT_HYPHEN = "\u00ad"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Run:
    """Characters of one font.

    Attributes
    ----------
    text
        The characters; a line break is a line feed.
    number
        Which run of its paragraph it is, from 1.
    bold, italic, raised
        How they are set.
    marker
        The marker, where the format says that the run is a reference to a note.
    unsaid
        Whether the characters are no words: a soft hyphen, or (raised) the marker at the head of a note.
    """

    text: str
    number: int = 0
    bold: bool = False
    italic: bool = False
    raised: bool = False
    marker: str = ""
    unsaid: bool = False


@dataclass(slots=True)
class Para:
    """A paragraph; attributes as those of `toolkit.sources._layout.Block`, ``paragraph`` as that of `Place`."""

    runs: list[Run] = field(default_factory=list)
    paragraph: int = 0
    role: Role = ""
    continues: bool | None = None
    marker: str = ""
    number: str = ""
    indent: float | None = None
    centred: bool = False

    def text(self) -> str:
        """All its characters."""
        return "".join(run.text for run in self.runs)


def raised_digits(text: str) -> str:
    """Digits as superscripts, which is how a marker stands in the reading text."""
    return text.translate(_SUPERSCRIPTS)


# An automatic number of a paragraph: "12.", "12", "12 -", "12)", "- 12 -"; not "(12)", "1.2", "a)", which are words.
_PLAIN_NUMBER = re.compile(r"(?:- )?(\d{1,4})(?:\s?[.)\-–—]{0,2})")


def numbered(para: Para, label: str) -> None:
    """Give a paragraph the number that the format makes.

    That of a paragraph is `Para.number`; that of an item, "(a)", is words of the paragraph that it belongs to.
    """
    match = _PLAIN_NUMBER.fullmatch(label)
    if match is not None:
        para.number = f"{label}." if label.isdecimal() else label
    elif label:
        para.runs.insert(0, Run(f"{label} "))

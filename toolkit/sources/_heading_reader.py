"""Headings between paragraphs: what one is, and what goes on with it."""

from __future__ import annotations

import re

from toolkit import _organs
from toolkit._heads import SUBITEM, complete, last_mark
from toolkit._openings import Openings
from toolkit.model import Span
from toolkit.sources._beginnings import BeginningReader
from toolkit.sources._headings import is_numeral, numeral
from toolkit.sources._layout import Block, Layout
from toolkit.sources._plan import Plan, printed
from toolkit.sources._state import Heading, Open, PassagesSoFar
from toolkit.text import fold

# A bullet or a dash before an item: "\u2022 Double the output"; not "(b) To double".
_BULLET = re.compile(r"\s*[\u2022\u25cf\u25aa\u25e6\u00b7\u2013\u2014-]\s")
_COMMAND, _WORDS = 40, 4  # letters and words of a verb that stands alone above the numbers


class HeadingReader(BeginningReader):
    """Judges blocks that may be headings, and takes those that are."""

    def __init__(self, layout: Layout, found: Openings, plan: Plan, state: PassagesSoFar) -> None:
        super().__init__(layout, found, plan, state)
        self.heading = -1

    def head(self, block: Block, *, merge: bool = True, section: bool = True) -> None:
        """Take a heading; one below a bare numeral goes on with it."""
        headings, span = self.state.headings, Span(block.start, block.end)
        before = headings[-1] if headings else None
        open_ = self.state.open
        above = before is not None and (open_ is None or before.spans[-1].start > open_.spans[-1].start)
        if before is not None and above and merge and section and is_numeral(before.words):
            before.spans.append(span)
            before.words = f"{before.words} {block.text}"
        else:
            headings.append(Heading([span], block.text, self.division, numeral(block.text) if section else ""))
        if section:
            self.heading = len(headings) - 1
            self.fresh = True

    def is_heading(self, index: int, block: Block, *, done: bool) -> bool:
        """Whether a block is a heading between paragraphs."""
        if block.role == "heading":
            return True
        if block.role or not done or block.continues or self._hangs_below(block):
            return False
        return self._commands(index, block) or self.plan.heads(index, self.state.last_number(self.division))

    def _hangs_below(self, block: Block) -> bool:
        """Whether a page shows plain words below a numbered paragraph's colon, or below the first of such a list."""
        open_ = self.state.open
        if open_ is None or not self.layout.shown or block.bold or block.centred or not open_.printed:
            return False
        if open_.heading != self.heading or SUBITEM.match(open_.last) or is_numeral(block.text):
            return False
        ends = (last_mark(self.layout.source[span.start : span.end]) for span in open_.spans)
        return ":" in ends and (last_mark(open_.last) == ":" or not complete(open_.last))

    def _commands(self, index: int, block: Block) -> bool:
        """Whether a verb with a colon stands alone below the preamble, above number 1: "RESOLVES:"."""
        open_, below = self.state.open, self.plan.after(index)
        if self.division.annex or open_ is None or open_.form != "preamble" or below is None:
            return False
        if last_mark(block.text) != ":" or len(block.text) > _COMMAND or block.text.count(" ") >= _WORDS:
            return False
        if fold(block.text).strip(" :*_").endswith(_organs.lines(self.found.language).agrees):
            return False  # a treaty
        got = printed(below)
        return got is not None and got.sure and got.value == 1 and last_mark(open_.last) != ":"

    def _heads_table(self, index: int, block: Block) -> bool:
        """Whether a page shows a heading of a paragraph's table: between a colon, or a table, and a table."""
        if block.role != "heading" or not self.layout.shown:
            return False
        at = self.plan.place(index) - 1
        above = (self.layout.blocks[n] for n in reversed(self.plan.body[:at]))
        below = (self.layout.blocks[n] for n in self.plan.body[at + 1 :])
        before, after = (next((one for one in row if one.role != "heading"), None) for row in (above, below))
        if before is None or after is None or after.role != "table":
            return False
        return before.role == "table" or last_mark(before.text) == ":"

    def is_new_list(self, block: Block, open_: Open) -> bool:
        """Whether a page shows a bullet, the first one below a heading."""
        return block.role == "item" and open_.heading != self.heading and _BULLET.match(block.text) is not None

"""Whether a block ends a text: closing lines by their words, by what a page shows, or by their place."""

from __future__ import annotations

from toolkit._heads import QUOTE, SUBITEM, last_mark
from toolkit.model import Span
from toolkit.sources._closings import closes, is_date
from toolkit.sources._heading_reader import HeadingReader
from toolkit.sources._headings import is_numeral
from toolkit.sources._layout import Block
from toolkit.sources._plan import printed
from toolkit.sources._state import Open


class EndingReader(HeadingReader):
    """Judges blocks below the last paragraph, and takes closing lines."""

    def _closes(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a block is the first of the closing lines: no number comes after it."""
        if open_.form != "operative" or not closes(block.text, self.found.closing):
            return False
        if not self.numbered:
            return True
        following, first = self.later(self.state.last_number(self.division) + 1, index), self.plan.next(1, index)
        return following is None or (first is not None and first < following)

    def _closes_below_draft(self, index: int, block: Block) -> bool:
        """Whether a block is the first of the closing lines below a draft that the resolution quotes."""
        last = self.state.open
        if last is None or not last.division.annex or self.division.annex or self.division not in self.state.operative:
            return False
        following = self.later(self.state.last_number(self.division) + 1, index)
        return closes(block.text, self.found.closing) and following is None

    def _shown_closing(self, index: int, block: Block) -> bool:
        """Whether a page shows closing lines: not the head of a table at its right edge, below which numbers go on."""
        if block.role != "closing":
            return False
        if closes(block.text, self.found.closing) or is_date(block.text) or not self.numbered:
            return True
        last = self.state.last_number(self.division)
        return all(self.later(n, index) is None for n in (1, last + 1, last + 2))

    def _ends(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a block stands after the last paragraph, which is whole."""
        if open_.form != "operative" or last_mark(open_.last) != "." or SUBITEM.match(block.text):
            return False
        if self.plan.decided.at and not self.division.annex:
            return is_date(block.text) or block.text.lstrip().startswith("[")
        last = self.state.last_number(self.division)
        if self.numbered and any(self.later(last + n, index) is not None for n in (1, 2, 3)):
            return False
        if self.layout.shown and self.numbered and self.plan.next(1, index) is not None:
            return False  # a section begins below, whose numbers begin again
        if self.numbered and self._is_title(block.text) and self._row_below(index) is not None:
            return False
        if block.text.lstrip().startswith(QUOTE) or (not self.numbered and self.plan.goes_on(index)):
            return False
        return not (is_numeral(block.text) and self.plan.next(1, index) is not None)

    def _close(self, block: Block) -> None:
        """Take a closing line."""
        self.closed = True
        got = printed(block)
        last = self.state.last_number(self.division)
        if got is not None and got.sure and got.value == last + 1 and not is_date(block.text):
            says = f"after the closing lines stand words with the number {got.value}"
            self.state.odd.append((-2, "after_closing", says))
        self.state.closing.append(Span(block.start, block.end))

"""The grammar of documents that a resolution holds: annexes in prose or numbered, and drafts that it recommends."""

from __future__ import annotations

from toolkit._first_words import capital
from toolkit._heads import SUBITEM, PrintedNumber, complete, last_mark
from toolkit.sources._body import BodyReader
from toolkit.sources._closings import closes
from toolkit.sources._headings import is_numeral
from toolkit.sources._layout import Block
from toolkit.sources._plan import BODY, printed, words
from toolkit.sources._state import Open

_LINE = 100  # letters: words that a page's end cuts are more than a line


class AnnexReader(BodyReader):
    """Reads an annex without a formula; one with a formula is read as a resolution is."""

    def annexed(self, index: int, block: Block) -> None:
        """Give a block of an annex its place."""
        state, division = self.state, self.division
        open_ = state.open if state.open is not None and state.open.division == division else None
        done = open_ is None or complete(open_.last) or block.continues is False
        if open_ is not None and (block.continues or self.is_listed(block, open_)):
            self.go_on(open_, block)
            return
        ends = not self.state.closing and done and closes(block.text, self.found.closing)
        if open_ is not None and ends and self.plan.next(self.state.last_number(division) + 1, index) is None:
            self._close(block)  # the resolution closes below its annex
            return
        got = printed(block) if block.role in BODY else None
        if got is not None and self.outer is not None and self._resumes(got, block):
            self.division, self.outer, self.formal, self.numbered = self.outer, None, True, True
            self.begin("operative", got.value, block, got.end)
            return
        if got is not None and got.sure and self._in_row(got.value, index):
            self.begin("operative", got.value, block, got.end)
            return
        if block.role == "table" and open_ is None:  # a table is a paragraph
            self.begin("operative", 0, block, 0)
        elif self._is_clause(block):
            self.begin("preamble", 0, block, 0)
        elif self.is_heading(index, block, done=done):
            self.head(block)
        elif open_ is not None and self.is_new_list(block, open_):
            self.begin("operative", 0, block, 0)
        elif open_ is not None and done and self._leads_on(index, block, open_):
            self.head(block)
        elif open_ is not None and (not done or SUBITEM.match(block.text) or self._follows(block)):
            self.go_on(open_, block)
        elif open_ is None and not complete(block.text) and not self._cut(index, block):
            self.head(block)
        else:
            self.begin("operative", 0, block, 0)

    def _resumes(self, got: PrintedNumber, block: Block) -> bool:
        """Whether a number is the next one of the resolution, below articles that one of its paragraphs amends."""
        follows = self.outer is not None and got.value == self.state.last_number(self.outer) + 1
        rest = words(block)
        return follows and got.sure and self.found.form(rest) == "operative" and self.found.listed(rest)

    def _leads_on(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a page shows words with a colon between two numbered paragraphs: "We therefore decide to:"."""
        if not self.layout.shown or block.continues or last_mark(block.text) != ":" or not open_.printed:
            return False
        if open_.heading != self.heading:
            return False
        below = self.plan.after(index)
        got = printed(below) if below is not None else None
        follows = got is not None and got.sure and got.value == self.state.last_number(self.division) + 1
        return follows and last_mark(open_.last) in (".", ";", "؛") and SUBITEM.match(block.text) is None

    def _cut(self, index: int, block: Block) -> bool:
        """Whether a page ends within a block's words, which go on below."""
        below = self.plan.after(index)
        cut = below is not None and below.continues is True and below.role in BODY
        return cut and block.role in BODY and len(block.text) > _LINE

    def _is_clause(self, block: Block) -> bool:
        """Whether words are a clause of a preamble that opens the annex: with an opening of its kind and a comma."""
        above = (p.form for p in self.state.paragraphs if p.division == self.division)
        clause = last_mark(block.text) in (",", "،", "，") and self.found.form(block.text) == "preamble"
        return clause and all(form == "preamble" for form in above)

    def _in_row(self, value: int, index: int) -> bool:
        """Whether a number opens a paragraph of the annex: the next one, or the first of a row."""
        last = self.state.last_number(self.division)
        if last == 0:
            return value == 1 or self.plan.next(value + 1, index) is not None
        return last < value <= last + 3 or (value == 1 and (self.fresh or self.plan.next(last + 1, index) is None))

    def _follows(self, block: Block) -> bool:
        """Whether words without a number go on with the paragraph above: in a numbered annex, or by a small letter."""
        open_ = self.state.open
        if open_ is None:
            return False
        if self.found.suffix and not capital(block.text):
            return True
        same = open_.heading == self.heading
        return same and (open_.printed > 0 or last_mark(open_.last) == ":" or is_numeral(block.text))

"""The grammar of a resolution's body: what each block begins, or goes on with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from toolkit._heads import QUOTE, QUOTES, SUBITEM, complete, last_mark, preamble_number
from toolkit._openings import Form, Openings
from toolkit.model import Part, Span
from toolkit.sources._beginnings import POSITION
from toolkit.sources._endings import EndingReader
from toolkit.sources._headings import is_article, is_numeral, numeral
from toolkit.sources._layout import Block, Layout
from toolkit.sources._leads import clause, label
from toolkit.sources._plan import BODY, Plan, printed
from toolkit.sources._state import Division, Heading, Open, PassagesSoFar
from toolkit.text import fold

_ABOVE = 12  # headings that may stand above a formula


class BodyReader(EndingReader):
    """Reads blocks in order; what it has read is in its state."""

    annexed: Callable[[int, Block], None]

    def __init__(self, layout: Layout, found: Openings, plan: Plan, state: PassagesSoFar) -> None:
        super().__init__(layout, found, plan, state)
        self.outer: Division | None = None  # the division to go back to when a quoted document ends
        self.annexes = 0
        self.formal = True  # whether the document at hand has a formula, or needs none
        self.begun = not plan.formulas and not plan.decided.at
        self.lead: Form = ""  # the kind of the clauses below a verb that is a heading
        self.clauses = 0
        self.quoted = False  # whether the whole text stands in quotation marks, each paragraph with its own

    # -- one block ----------------------------------------------------------------------------

    def take(self, index: int, block: Block) -> None:
        """Give a block its place."""
        if block.role == "furniture":
            return
        if block.role == "note":
            self.shown_note(block)
        elif index in self.plan.formulas:
            self._formula(index, block)
        elif index in self.plan.decided.blocks:
            self._decide(block)
        elif not self.begun:
            self._front(index, block)
        elif index in self.plan.rows and self.state.open is not None:
            self.go_on(self.state.open, block)
        elif index in self.plan.fronts:
            self.closed = False
            self.head(block, merge=not is_numeral(block.text))
        elif not block.role and not self._numbers_clause(block.text) and self.is_note(block.text):
            self.note(block)
        elif self.state.open is not None and self._is_idle(block):
            return  # stays outside all passages
        elif (index in self.plan.annexes and self.state.paragraphs) or self._hangs_on(index, block):
            self._annex(index, block)
        elif self.division.annex and not self.formal and not self.closed:
            self.annexed(index, block)
        else:
            self._place(index, block)

    def _is_idle(self, block: Block) -> bool:
        """Whether a block without words between paragraphs is furniture: not a year with which a page goes on."""
        shown = self.layout.shown and block.continues
        return not (block.role or _marked(block) or shown) and self.is_furniture(block.text)

    def _front(self, index: int, block: Block) -> None:
        """A block above the first formula: of the header, of the preamble, or the paragraph that recommends a draft."""
        text = block.text
        if index in self.plan.above:
            self._first_part(index)
            got = printed(block)
            self.begin("preamble", got.value if got else 0, block, got.end if got else 0)
            return
        if last_mark(text) == ":" and len(text) > POSITION:
            folded = fold(text)
            if (
                all(any(word in folded for word in row) for row in self.found.recommends if row)
                and self.found.recommends
            ):
                got = printed(block)
                sure = got is not None and got.sure
                self.begin("operative", got.value if got and sure else 0, block, got.end if got and sure else 0)
                if sure:
                    says = f"it is a report, whose paragraph {self.state.last_number(self.division)} recommends a draft"
                    self.state.odd.append((-1, "not_a_resolution", says))
                return
        if self.state.open is not None:  # the title of the draft
            self.head(block, merge=bool(self.state.headings))
            return
        self.state.header.append(Span(block.start, block.end))

    def _formula(self, index: int, block: Block) -> None:
        open_ = self.state.open
        if not self.begun and (open_ is None or self.plan.above):
            self.begun, self.quoted = True, block.text.lstrip().startswith(QUOTE)
            self.state.header.append(Span(block.start, block.end))
            self._leads(index)
            self._first_part(index)
            return
        self.begun = True
        quoted = block.text.lstrip().startswith(QUOTE)
        if self.division.annex and not quoted:
            if open_ is not None and open_.division == self.division:
                self._hold(self.outer)
        elif open_ is not None and not self.closed and (quoted or last_mark(open_.last) == ":"):
            self._hold(self.division if quoted else None)
        elif open_ is not None:
            self._part()
        self.formal, self.fresh, self.closed = True, True, False
        self._leads(index)
        self.head(block, section=False)

    def _first_part(self, index: int) -> None:
        """Begin the first of several parts, where its letter stands just above its first words."""
        if self.state.paragraphs:
            return
        firsts = [b.text.strip().split("\n", 1)[0] for b in self.layout.blocks[max(index - 4, 0) : index]]
        letters = [first for first in firsts if is_numeral(first)]
        if letters and any(at not in self.plan.annexes for at in self.plan.later):
            self.division = Division(numeral(letters[-1]))

    def _decide(self, block: Block) -> None:
        """Begin a sentence that decides: an operative paragraph without a number."""
        self.begun, self.numbered = True, False
        self.quoted = self.plan.decided.statement
        self.begin("operative", 0, block, self._sign(block.text))

    def _leads(self, index: int) -> None:
        """Look below a formula: whether paragraphs are numbered, or items follow it ("The General Assembly:")."""
        below = self.plan.after(index)
        self.listing = last_mark(self.layout.blocks[index].text) == ":" and bool(below and SUBITEM.match(below.text))
        self.numbered = not self.listing and self.plan.numbered(index)

    def _hold(self, outer: Division | None) -> None:
        """Begin a document that the resolution holds."""
        self.annexes += 1
        self.outer = outer
        self.division = Division(self.division.letter, self.annexes)
        for heading in self._above():  # its title stands above its formula
            heading.division = self.division

    def _above(self) -> Iterator[Heading]:
        """The headings between the last paragraph and here, the nearest first."""
        at = self.state.open.spans[-1].start if self.state.open else 0
        for heading in reversed(self.state.headings[-_ABOVE:]):
            if heading.spans[0].start < at:
                return
            yield heading

    def _part(self) -> None:
        """Begin a part: its letter stands in the headings just above."""
        letters = self.state.letters
        found = next((h.numeral for h in self._above() if h.numeral), "")
        letter = found or str(len(letters) + 1)
        if not found:
            self.state.odd.append(
                (-1, "parts", f"a further formula stands in the file, and no letter of part {letter}")
            )
        self.division = Division(letter if letter not in letters else f"{letter}{len(letters) + 1}")
        self.heading = -1

    def _annex(self, index: int, block: Block, outer: Division | None = None) -> None:
        self.annexes += 1
        self.outer = outer
        self.division = Division(self.division.letter, self.annexes)
        self.formal = self.closed = False
        self.fresh = True
        self.numbered = self.plan.numbered(index)
        self.head(block, section=False)

    def _place(self, index: int, block: Block) -> None:
        text = block.text
        open_ = self.state.open if self.state.open and self.state.open.division == self.division else None
        done = open_ is None or complete(open_.last) or block.continues is False or preamble_number(text) > 0
        if (
            self.closed
            or self._shown_closing(index, block)
            or (open_ is not None and self._closes(index, block, open_))
            or (open_ is None and self._closes_below_draft(index, block))
        ):
            self._close(block)
        elif self._labelled(index, block, open_):
            pass
        elif open_ is not None and self._goes_on(index, block, open_):
            self.go_on(open_, block)
        elif block.role == "heading":
            self.head(block)
        elif (block.role in BODY or (self.listing and open_ is None)) and self._begins(index, block, open_, done=done):
            pass
        elif self.state.open is None:
            self.state.header.append(Span(block.start, block.end))
        elif open_ is None:
            self.head(block)
        elif self.note_goes_on(text, index, done=done):
            self.state.notes[-1].spans.append(Span(block.start, block.end))
        elif self._ends(index, block, open_):
            self._close(block)
        elif done and is_article(text, alone=False) and last_mark(open_.last) == ":" and open_.form == "operative":
            self._annex(index, block, self.division)
        elif self.is_heading(index, block, done=done):
            self.head(block)
        else:
            self.go_on(open_, block)

    def _goes_on(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a page shows that a block goes on with the paragraph that is open."""
        return bool(block.continues) or self.is_listed(block, open_) or self._heads_table(index, block)

    def _labelled(self, index: int, block: Block, open_: Open | None) -> bool:
        """Whether a block is what its label or its place shows: a verb as a heading, its clauses, a lettered preamble.

        So is the list below a decision without numbers.
        """
        if self.division.annex:
            return False
        if index in self.plan.leads:
            self.lead, self.clauses = self.plan.leads[index], 0
            self.head(block)
        elif self.lead:
            self._clause(block, open_)
        elif self.plan.formulas and self._lettered(block, open_):
            self.begin("preamble", 0, block, label(block.text))
        elif self.plan.formulas and self._bulleted(block, open_):
            self.begin("operative", 0, block, label(block.text))
        elif open_ is not None and self._appended(index, block, open_):
            self._annex(index, block)
        else:
            return False
        return True

    def _numbers_clause(self, text: str) -> bool:
        """Whether a number is that of the next clause below a verb that is a heading, and not a note's."""
        value = clause(text)[0] if self.lead and not self.closed else 0
        return value > 0 and value == (self.state.last_number(self.division) + 1 if self.clauses else 1)

    def _clause(self, block: Block, open_: Open | None) -> None:
        """A block below a verb that is a heading: each clause with a number or a letter, or the only one."""
        value, end = clause(block.text)
        inner = open_ is not None and (last_mark(open_.last) == ":" or (open_.printed > 0 and value == 0))
        if open_ is not None and self.clauses and (block.continues or not end or inner):
            self.go_on(open_, block)
            return
        self.clauses += 1
        number = value if self.lead == "operative" else 0
        self.begin("operative" if number or self.lead == "operative" else "preamble", number, block, end)

    # -- beginnings ---------------------------------------------------------------------------

    def _begins(self, index: int, block: Block, open_: Open | None, *, done: bool) -> bool:
        """Whether a block begins a paragraph; if it does, it is begun."""
        got = printed(block)
        if self.plan.decided.at and not self.division.annex:
            return False  # its sentences are known; numbers are those of items
        if self.listing:
            if open_ is None:
                self.begin("operative", 0, block, 0)
            return open_ is None
        if got is not None and self._numbers_preamble(index, got, block, open_):
            self.begin("preamble", got.value, block, got.end)
            return True
        if got is not None and self._counts(index, block, open_, done=done):
            self.begin("operative", got.value + self.shift, block, got.end)
            return True
        if done and self._lost_number(index, block):
            end = got.end if got is not None else 0
            self.begin("operative", self.state.last_number(self.division) + 1, block, end)
            return True
        quotes = block.text.lstrip().startswith(QUOTE) and not self.quoted
        if open_ is not None and not self.division.annex and quotes:
            return False  # a quotation goes on with the paragraph that quotes it
        if SUBITEM.match(block.text) and not (block.continues is False and self.found.form(block.text)):
            return False
        if self._opens_preamble(index, block, open_, done=done):
            self.begin("preamble", 0, block, preamble_number(block.text) or self._sign(block.text))
            return True
        if self._opens_operative(index, block, open_, done=done):
            self.begin("operative", 0, block, self._sign(block.text))
            return True
        return False

    def _sign(self, text: str) -> int:
        """Where the words begin behind the sign of a quotation, in a text that is quoted whole."""
        stripped = text.lstrip()
        return len(text) - len(stripped) + 1 if self.quoted and stripped.startswith(QUOTES) else 0

    # -- taking -------------------------------------------------------------------------------

    def begin(self, form: Part, number: int, block: Block, words_from: int) -> None:
        """Begin a paragraph."""
        self.state.add(
            Open(
                form,
                number,
                [Span(block.start, block.end)],
                block.text,
                block.start + words_from,
                self.division,
                self.heading,
            )
        )
        self.fresh = False
        self._unquote(block)

    def go_on(self, open_: Open, block: Block) -> None:
        """Go on with the paragraph that is open."""
        open_.spans.append(Span(block.start, block.end))
        open_.last = block.text
        self._unquote(block)

    def _unquote(self, block: Block) -> None:
        """Go back to the resolution where the document that it quotes ends."""
        if self.outer is not None and re.search(r"[.;,]?[”\"][.;,]?\s*$", block.text[-6:]) and "." in block.text[-6:]:
            self.division, self.outer = self.outer, None
            self.numbered = True

    def is_listed(self, block: Block, open_: Open) -> bool:
        """Whether a block is an item or a row of the paragraph that is open; below a heading bullets begin anew."""
        return block.role in ("item", "table") and not self.is_new_list(block, open_)


def _marked(block: Block) -> bool:
    """Whether a block ends the words of the page before with a note's marker: "(15)," is no furniture there."""
    return bool(block.continues and block.markers)

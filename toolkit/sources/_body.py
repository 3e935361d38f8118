"""The grammar of a resolution's body: what each block begins, or goes on with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from toolkit import _organs
from toolkit._heads import QUOTE, QUOTES, SUBITEM, complete, last_mark, preamble_number
from toolkit._openings import Form, Openings
from toolkit.model import Part, Span
from toolkit.sources._beginnings import POSITION, BeginningReader
from toolkit.sources._closings import closes, is_date
from toolkit.sources._headings import is_article, is_numeral, numeral
from toolkit.sources._layout import Block, Layout
from toolkit.sources._leads import clause, label
from toolkit.sources._plan import BODY, Plan, printed
from toolkit.sources._state import Division, Heading, Open, PassagesSoFar
from toolkit.text import fold

# A bullet or a dash before an item: "\u2022 Double the output"; not "(b) To double".
_BULLET = re.compile(r"\s*[\u2022\u25cf\u25aa\u25e6\u00b7\u2013\u2014-]\s")
_ABOVE = 12  # headings that may stand above a formula
_COMMAND, _WORDS = 40, 4  # letters and words of a verb that stands alone above the numbers


class BodyReader(BeginningReader):
    """Reads blocks in order; what it has read is in its state."""

    annexed: Callable[[int, Block], None]

    def __init__(self, layout: Layout, found: Openings, plan: Plan, state: PassagesSoFar) -> None:
        super().__init__(layout, found, plan, state)
        self.outer: Division | None = None  # the division to go back to when a quoted document ends
        self.annexes = 0
        self.heading = -1
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
            self.begin("preamble", 0, block, 0)
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
        elif self.is_heading(index, block, done=done):
            self.head(block)
        elif done and is_article(text, alone=False) and last_mark(open_.last) == ":":
            self._annex(index, block, self.division)
        else:
            self.go_on(open_, block)

    def _goes_on(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a page shows that a block goes on with the paragraph that is open."""
        return bool(block.continues) or self.is_listed(block, open_) or self._heads_table(index, block)

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
        if self._opens_operative(block, open_, done=done):
            self.begin("operative", 0, block, self._sign(block.text))
            return True
        return False

    def _sign(self, text: str) -> int:
        """Where the words begin behind the sign of a quotation, in a text that is quoted whole."""
        stripped = text.lstrip()
        return len(text) - len(stripped) + 1 if self.quoted and stripped.startswith(QUOTES) else 0

    # -- ends ---------------------------------------------------------------------------------

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

    def is_listed(self, block: Block, open_: Open) -> bool:
        """Whether a block is an item or a row of the paragraph that is open; below a heading bullets begin anew."""
        return block.role in ("item", "table") and not self.is_new_list(block, open_)

    def is_new_list(self, block: Block, open_: Open) -> bool:
        """Whether a page shows a bullet, the first one below a heading."""
        return block.role == "item" and open_.heading != self.heading and _BULLET.match(block.text) is not None

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


def _marked(block: Block) -> bool:
    """Whether a block ends the words of the page before with a note's marker: "(15)," is no furniture there."""
    return bool(block.continues and block.markers)

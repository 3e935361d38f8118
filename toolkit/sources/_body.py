"""The grammar of a resolution's body: what each block begins, or goes on with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from toolkit._heads import SUBITEM, complete, last_mark, note_number, preamble_number
from toolkit._openings import Openings, capital
from toolkit.model import Part, Span
from toolkit.sources._closings import closes, is_date
from toolkit.sources._headings import is_numeral, numeral
from toolkit.sources._layout import Block, Layout
from toolkit.sources._notes import LETTERED, NoteReader
from toolkit.sources._plan import BODY, Plan, printed, words
from toolkit.sources._state import Division, Heading, Open, State
from toolkit.text import fold

_QUOTE = ("“", '"', "«", "‘")
_ARTICLE = re.compile(r"(?:Article|Chapter)\s(?:\d{1,3}|[IVX]{1,5})\b")
# A bullet or a dash before an item: "\u2022 Double the output"; not "(b) To double".
_BULLET = re.compile(r"\s*[\u2022\u25cf\u25aa\u25e6\u00b7\u2013\u2014-]\s")
_ABOVE = 12  # headings that may stand above a formula
_POSITION = 24  # letters of a paragraph that only its place shows, at least


class BodyReader(NoteReader):
    """Reads blocks in order; what it has read is in its state."""

    annexed: Callable[[int, Block], None]

    def __init__(self, layout: Layout, found: Openings, plan: Plan, state: State) -> None:
        super().__init__(layout, found, state)
        self.plan = plan
        self.division = Division()
        self.outer: Division | None = None  # the division to go back to when a quoted document ends
        self.annexes = 0
        self.heading = -1
        self.formal = True  # whether the document at hand has a formula, or needs none
        self.begun = not plan.formulas
        self.fresh = True  # whether numbers may begin again
        self.numbered = plan.numbered(plan.formulas[0] if plan.formulas else -1)
        self.listing = False  # whether the items below a formula are its only paragraph

    # -- one block ----------------------------------------------------------------------------

    def take(self, index: int, block: Block) -> None:
        """Give a block its place."""
        if block.role == "furniture":
            return
        if block.role == "note":
            self.shown_note(block)
        elif index in self.plan.formulas:
            self._formula(index, block)
        elif not self.begun:
            self._front(block)
        elif index in self.plan.fronts:
            self.closed = False
            self.head(block, merge=not is_numeral(block.text))
        elif not block.role and self.is_note(block.text):
            self.note(block)
        elif self.state.open is not None and not block.role and self.is_furniture(block.text):
            return  # stays outside all passages
        elif index in self.plan.annexes and self.state.paragraphs:
            self._annex(index, block)
        elif self.division.annex and not self.formal and not self.closed:
            self.annexed(index, block)
        else:
            self._place(index, block)

    def _front(self, block: Block) -> None:
        """A block above the first formula: of the header, or the paragraph that recommends a draft."""
        text = block.text
        if last_mark(text) == ":" and len(text) > _POSITION:
            folded = fold(text)
            if (
                all(any(word in folded for word in row) for row in self.found.recommends if row)
                and self.found.recommends
            ):
                self.begin("operative", 0, block, 0)
                return
        if self.state.open is not None:  # the title of the draft
            self.head(block, merge=bool(self.state.headings))
            return
        self.state.header.append(Span(block.start, block.end))

    def _formula(self, index: int, block: Block) -> None:
        open_ = self.state.open
        if not self.begun and open_ is None:
            self.begun = True
            self.state.header.append(Span(block.start, block.end))
            letters = [b.text.strip() for b in self.layout.blocks[max(index - 4, 0) : index] if is_numeral(b.text)]
            parts = [at for at in self.plan.later if at not in self.plan.annexes]
            self._leads(index)
            if letters and parts:
                self.division = Division(numeral(letters[-1]))
            return
        self.begun = True
        quoted = block.text.lstrip().startswith(_QUOTE)
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
        self.division = Division(letter if letter not in letters else f"{letter}{len(letters) + 1}")
        self.heading = -1

    def _annex(self, index: int, block: Block) -> None:
        self.annexes += 1
        self.outer = None
        self.division = Division(self.division.letter, self.annexes)
        self.formal = self.closed = False
        self.fresh = True
        self.numbered = self.plan.numbered(index)
        self.head(block, section=False)

    def _place(self, index: int, block: Block) -> None:
        text = block.text
        open_ = self.state.open if self.state.open and self.state.open.division == self.division else None
        done = open_ is None or complete(open_.last) or block.continues is False
        if (
            self.closed
            or self._shown_closing(index, block)
            or (open_ is not None and self._closes(index, block, open_))
        ):
            self._close(block)
        elif open_ is not None and (block.continues or self.is_listed(block, open_)):
            self.go_on(open_, block)
        elif block.role == "heading":
            self.head(block)
        elif block.role in BODY and self._begins(index, block, open_, done=done):
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
        elif done and _ARTICLE.match(text) and last_mark(open_.last) == ":":
            self._annex(index, block)
        else:
            self.go_on(open_, block)

    # -- beginnings ---------------------------------------------------------------------------

    def _begins(self, index: int, block: Block, open_: Open | None, *, done: bool) -> bool:
        """Whether a block begins a paragraph; if it does, it is begun."""
        got = printed(block)
        if self.listing:
            if open_ is None:
                self.begin("operative", 0, block, 0)
            return open_ is None
        if got is not None and self._counts(index, block, open_, done=done):
            self.begin("operative", got.value, block, got.end)
            return True
        if done and self._lost_number(index, block):
            end = got.end if got is not None else 0
            self.begin("operative", self.state.last_number(self.division) + 1, block, end)
            return True
        if open_ is not None and not self.division.annex and block.text.lstrip().startswith(_QUOTE):
            return False  # a quotation goes on with the paragraph that quotes it
        if SUBITEM.match(block.text) and not (block.continues is False and self.found.form(block.text)):
            return False
        if self._opens_preamble(index, block, open_, done=done):
            self.begin("preamble", 0, block, preamble_number(block.text))
            return True
        if self._opens_operative(block, open_, done=done):
            self.begin("operative", 0, block, 0)
            return True
        return False

    def _counts(self, index: int, block: Block, open_: Open | None, *, done: bool) -> bool:
        """Whether the number at a block's head is that of a paragraph: the next one, or the first of a new row."""
        got = printed(block)
        if got is None or got.value == 0:
            return False
        last, value, rest = self.state.last_number(self.division), got.value, words(block)
        form = self.found.form(rest) or (self.found.weak_form(rest) if done else "")
        verb = form == "operative"
        if not got.sure:
            return verb and (value == last + 1 or (value == 1 and self.fresh))
        if not block.number and note_number(block.text) is not None:
            return False
        small = bool(self.found.suffix) and rest[:1].islower()
        if small and self.found.form(rest[:1].upper() + rest[1:]) != "operative":
            return False
        if value == last + 1:
            return True
        if last < value <= last + 3 and self.plan.next(last + 1, index) is None:
            return (verb or self.plan.next(value + 1, index) is not None) if last else value == 2
        if value == 1 and (self.fresh or (open_ is not None and open_.form == "preamble")):
            return True
        if done and verb and (value == last or self._out_of_order(index, value, last, rest)):
            return True
        return value == 1 and done and verb and not self.plan.next(last + 1, index) and bool(self.plan.next(2, index))

    def _out_of_order(self, index: int, value: int, last: int, rest: str) -> bool:
        """Whether two neighbours stand in the wrong order: 5, 7, 6, 8."""
        if not self.found.listed(rest) or value in (0, 1):
            return False
        here = {p.printed for p in self.state.paragraphs if p.division == self.division and p.form == "operative"}
        if value == last + 2:
            lower, higher = self.plan.next(last + 1, index), self.plan.next(value + 1, index)
            return lower is not None and self.plan.next(value, index) is None and (higher is None or lower < higher)
        return value == last - 1 and value not in here

    def _lost_number(self, index: int, block: Block) -> bool:
        """Whether a block is the operative paragraph whose number is missing or misread: the next one skips it."""
        rest = words(block)
        if not self.numbered or self.found.form(rest) != "operative" or SUBITEM.match(block.text):
            return False
        last = self.state.last_number(self.division)
        if self.plan.next(last + 1, index) is not None:
            return False
        if self.plan.next(last + 2, index) is not None:
            return True
        misread = printed(block) is not None
        return misread and last > 0 and all(self.plan.next(last + n, index) is None for n in (3, 4))

    def _opens_preamble(self, index: int, block: Block, open_: Open | None, *, done: bool) -> bool:
        text, found = block.text, self.found
        form = found.form(text)
        operative = self.division in self.state.operative
        if form == "preamble":
            if operative:
                known = found.listed(text) or self.plan.next(1, index) is not None
                return done and known and (complete(text) or not found.suffix) and not LETTERED.match(text)
            if done:
                return True
            plain = bool(found.suffix) and not block.breaks and found.listed(text)
            return plain and (block.gap > 0 or self.layout.shown) and block.continues is None
        if operative or not done or form == "operative":
            return False
        if found.nearly_opens(text) is not None:
            return True
        return self._stands_for_one(index, block, open_)

    def _stands_for_one(self, index: int, block: Block, open_: Open | None) -> bool:
        """Whether a block without a known opening is a preambular paragraph by its place, its capital and its end."""
        text = block.text
        if _led(block) and open_ is not None and complete(open_.last) and len(text) >= _POSITION:
            return last_mark(text) in ",;،؛" and last_mark(open_.last) in ",;،؛"
        if not self.found.suffix or not capital(text) or not (block.gap or self.layout.shown):
            return False
        if open_ is not None and last_mark(open_.last) in (":", "."):
            return False
        if not self.numbered and self.found.weak_form(text) == "operative":
            return False
        if len(text) < _POSITION or last_mark(text) not in (",", ";", ":") or text.lstrip().startswith(_QUOTE):
            return False
        return block.role == "paragraph" or not self.plan.heads(index, 0)

    def _opens_operative(self, block: Block, open_: Open | None, *, done: bool) -> bool:
        """Whether a block without a number is an operative paragraph."""
        text = block.text
        form = self.found.form(text)
        if form != "operative" and not (done and block.gap and self.found.weak_form(text) == "operative"):
            return False
        if not done and not (form == "operative" and self.found.listed(text) and (block.gap or self.layout.shown)
                             and not block.breaks and block.continues is None and bool(self.found.suffix)):  # fmt: skip
            return False
        if not self.numbered:
            return open_ is None or open_.form == "preamble" or last_mark(open_.last) != ":"
        if open_ is None or open_.form == "preamble":  # numbers come below
            lead = last_mark(text) == ":" and len(text) < 4 * _POSITION and not self.layout.shown
            if lead and (open_ is not None or " " not in text.strip()):  # "Decides:", above numbered paragraphs
                return False
            return form == "operative" and complete(text) and done
        # beside numbered ones: where the paragraph above is whole and no list is open
        return (
            form == "operative"
            and self.found.listed(text)
            and last_mark(open_.last) in (";", "؛", ".")
            and last_mark(text) in (";", "؛", ".")
            and not self.division.annex
            and not SUBITEM.match(open_.last)
            and (bool(self.found.suffix) or self.layout.shown)
        )

    # -- ends ---------------------------------------------------------------------------------

    def _closes(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a block is the first of the closing lines: no number comes after it."""
        if open_.form != "operative" or not closes(block.text, self.found.closing):
            return False
        last = self.state.last_number(self.division)
        return self.plan.next(last + 1, index) is None if self.numbered else True

    def _shown_closing(self, index: int, block: Block) -> bool:
        """Whether a page shows closing lines: not the head of a table at its right edge, below which numbers go on."""
        if block.role != "closing":
            return False
        if closes(block.text, self.found.closing) or is_date(block.text) or not self.numbered:
            return True
        last = self.state.last_number(self.division)
        return all(self.plan.next(n, index) is None for n in (1, last + 1, last + 2))

    def _ends(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a block stands after the last paragraph, which is whole."""
        if open_.form != "operative" or last_mark(open_.last) != "." or SUBITEM.match(block.text):
            return False
        last = self.state.last_number(self.division)
        if self.numbered and any(self.plan.next(last + n, index) is not None for n in (1, 2, 3)):
            return False
        if self.layout.shown and self.numbered and self.plan.next(1, index) is not None:
            return False  # a section begins below, whose numbers begin again
        if block.text.lstrip().startswith(_QUOTE) or (not self.numbered and self.plan.goes_on(index)):
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
        if block.role or not done or block.continues:
            return False
        return self.plan.heads(index, self.state.last_number(self.division))


def _led(block: Block) -> bool:
    """Whether a page sets the first words of a block, and not all, in italics or bold, as those of paragraphs are."""
    first = block.emphasis[0] if block.emphasis else None
    return first is not None and first.start == block.start and first.end < block.end and block.continues is not True

"""Whether a block begins a paragraph: by its number, by its opening, or by its place."""

from __future__ import annotations

import re
from itertools import takewhile

from toolkit._first_words import capital
from toolkit._heads import (
    QUOTE,
    SUBITEM,
    UNSEEN,
    PrintedNumber,
    complete,
    last_mark,
    note_number,
    number,
    sentence_case,
)
from toolkit._openings import Openings
from toolkit.sources._closings import closes, is_date
from toolkit.sources._headings import is_numeral
from toolkit.sources._layout import Block, Layout
from toolkit.sources._leads import label, labelled
from toolkit.sources._notes import LETTERED, NoteReader
from toolkit.sources._plan import BODY, Plan, printed, words
from toolkit.sources._state import Division, Open, PassagesSoFar
from toolkit.text import fold

# The first letter of a row: "(a) ", "a) ", "(أ) ".
_FIRST_LETTER = re.compile(UNSEEN + r"\(?[aأ]\s?\)\s")
#: Letters of a paragraph that only its place shows, at least.
POSITION = 24
_TITLE = 200  # letters of a title, at most
_BELOW = 4  # blocks below it within which its numbers begin
_ROW = 40  # numbers below one that are looked at


class BeginningReader(NoteReader):
    """Judges blocks; what they are taken for is the reader's of the body."""

    def __init__(self, layout: Layout, found: Openings, plan: Plan, state: PassagesSoFar) -> None:
        super().__init__(layout, found, state)
        self.plan = plan
        self.division = Division()
        self.fresh = True  # whether numbers may begin again
        self.listing = False  # whether the items below a formula are its only paragraph
        self.shift = 0  # what is added to numbers that a converter's list counts anew
        self.numbered = plan.numbered(plan.formulas[0] if plan.formulas else -1)

    def _counts(self, index: int, block: Block, open_: Open | None, *, done: bool) -> bool:
        """Whether the number at a block's head is that of a paragraph: the next one, or the first of a new row."""
        got = printed(block)
        if got is None or got.value == 0:
            return False
        last, value, rest = self.state.last_number(self.division), got.value + self.shift, words(block)
        form = self.found.form(rest) or (self.found.weak_form(rest) if done else "")
        verb = form == "operative"
        if not got.sure:
            return verb and (value == last + 1 or (value == 1 and self.fresh))
        if not block.number and note_number(block.text) is not None:
            return False
        small = bool(self.found.suffix) and rest[:1].islower()
        if small and self.found.form(sentence_case(rest)) != "operative":
            return False
        if value == last + 1:
            return True
        if last < value <= last + 3 and self.later(last + 1, index) is None:
            return (verb or self.later(value + 1, index) is not None) if last else value == 2
        if got.value == 1 and (self.fresh or (open_ is not None and open_.form == "preamble")):
            self.shift = 0
            return True
        if got.value == 1 and done and open_ is not None and self._counts_anew(rest, open_, last):
            return True
        if done and verb and (value == last or self._out_of_order(index, value, last, rest)):
            return True
        return value == 1 and done and verb and not self.later(last + 1, index) and bool(self.plan.next(2, index))

    def _numbers_preamble(self, index: int, got: PrintedNumber, block: Block, open_: Open | None) -> bool:
        """Whether a number is that of a preambular paragraph: some boards count those too, the verbs come below."""
        rest = words(block)
        if not got.sure or self.division in self.state.operative or self.found.form(rest) != "preamble":
            return False
        last = self.state.last_number(self.division)
        if got.value != last + 1 or not self.found.listed(rest) or (open_ is not None and not last):
            return False
        below = (self.plan.next(value, index) for value in range(got.value + 1, got.value + _ROW))
        texts = (words(self.layout.blocks[at]) for at in takewhile(lambda at: at is not None, below) if at is not None)
        return any(self.found.form(text) == "operative" for text in texts)

    def _lettered(self, block: Block, open_: Open | None) -> bool:
        """Whether a block is a preambular paragraph with a letter or a dash, in a preamble that letters each."""
        form = labelled(block.text, self.found)
        if self.division in self.state.operative or block.continues or not label(block.text):
            return False
        if open_ is None:
            return form == "preamble"
        first = self.layout.source[open_.spans[0].start : open_.spans[0].end]
        if open_.form != "preamble" or not label(first) or last_mark(open_.last) == ":":
            return False
        follows = _succeeds(block.text, first) or _same_sign(block.text, first)
        return form == "preamble" or (follows and complete(open_.last) and form == "")

    def _bulleted(self, block: Block, open_: Open | None) -> bool:
        """Whether a block is an operative paragraph with the sign of a list, as each paragraph above it has it."""
        if open_ is None or self.numbered or block.continues or last_mark(open_.last) == ":":
            return False
        first = self.layout.source[open_.spans[0].start : open_.spans[0].end]
        behind = block.text[label(block.text) :]
        known = labelled(block.text, self.found) == "operative" and self.found.listed(sentence_case(behind))
        if not known or not complete(open_.last):
            return False
        if _same_sign(block.text, first):
            return True
        if open_.form == "preamble":  # "(a) Encourages": conclusions letter what they decide
            return _FIRST_LETTER.match(block.text) is not None
        lettered = any(p.form == "preamble" and p.division == self.division for p in self.state.paragraphs)
        return lettered and bool(label(first)) and _succeeds(block.text, open_.last)

    def _hangs_on(self, index: int, block: Block) -> bool:
        """Whether a block is the title of a text that is annexed without the word: numbers begin at 1 below it.

        It stands below the closing lines, or below the last paragraph where those numbers open with no verb.
        """
        open_ = self.state.open
        last = open_ is not None and open_.form == "operative" and last_mark(open_.last) == "." and self.numbered
        if self.division.annex or not (self.closed or last) or not self._is_title(block.text):
            return False
        first = self._row_below(index)
        second = self.plan.next(2, first) if first is not None else None
        if first is None or second is None or self._is_own_part(index):
            return False
        texts = [words(self.layout.blocks[at]) for at in (first, second)]
        return all(self.closed or not (self.found.form(text) or self.found.weak_form(text)) for text in texts)

    def _row_below(self, index: int) -> int | None:
        """The block just below one that begins a row of numbers."""
        place = self.plan.place(index)
        return next((at for at in self.plan.body[place : place + _BELOW] if self._opens_row(at)), None)

    def _is_title(self, text: str) -> bool:
        """Whether words can be a title: short, with a capital and no end mark; no date, numeral or head of notes."""
        short = len(text) <= _TITLE and not complete(text) and not is_date(text) and not is_numeral(text)
        if not short or closes(text, self.found.closing) or SUBITEM.match(text) or number(text) is not None:
            return False
        named = fold(text).strip(" :*_") in self.found.note_heads
        return text[:1].isalpha() and not named and (capital(text) or not self.found.suffix)

    def _opens_row(self, at: int) -> bool:
        """Whether a block bears a sure number 1, and is no note."""
        got = printed(self.layout.blocks[at])
        return got is not None and got.sure and got.value == 1 and self.layout.blocks[at].role in BODY

    def _is_own_part(self, index: int) -> bool:
        """Whether a formula stands below, before the next number: a part of the resolution begins."""
        first = self.plan.next(1, index)
        return any(index < at and (first is None or at < first) for at in self.plan.formulas)

    def _appended(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a block heads a numbered list that stands below a decision without numbers: its programme of work.

        Or the text that the only paragraph of a resolution adopts ("the following declaration:").
        """
        if self._adopted(index, block, open_):
            return True
        if not (self.listing or self.plan.decided.at) or self.division.annex or last_mark(open_.last) != ".":
            return False
        below = self.plan.after(index)
        got = printed(below) if below is not None else None
        return got is not None and got.value == 1 and got.sure and not complete(block.text) and not is_date(block.text)

    def _adopted(self, index: int, block: Block, open_: Open) -> bool:
        """Whether a block is the title of the text that the only paragraph, without a number, adopts.

        It stands below a colon; words that are no clause stand between it and the number 1, or behind that.
        """
        alone = [p.form for p in self.state.paragraphs if p.division == self.division].count("operative") == 1
        first = self.plan.next(1, index)
        heads = block.role == "heading" or (not self.layout.shown and self._is_title(block.text))
        if self.division.annex or not heads or is_numeral(block.text) or first is None:
            return False
        if open_.form != "operative" or open_.printed or not alone or last_mark(open_.last) != ":":
            return False
        between = self.plan.body[self.plan.place(index) : self.plan.place(first)]
        prose = [b for at in between if at != index and (b := self.layout.blocks[at]).role in BODY and at != first]
        if self.layout.shown and any(len(b.text) > _TITLE and not self.found.form(b.text) for b in prose):
            return True
        second = self.plan.next(2, first)
        rows = [words(self.layout.blocks[at]) for at in (first, second) if at is not None]
        return len(rows) > 1 and not any(
            self.found.form(row) or self.found.weak_form(row) == "operative" for row in rows
        )

    def _heads_text(self, index: int) -> bool:
        """Whether a title stands between a block and the number 1: what it leads in is a text that it adopts."""
        below = self.plan.after(index)
        titled = below is not None and printed(below) is None and self._is_title(below.text)
        return titled and self._row_below(index) is not None

    def _counts_anew(self, rest: str, open_: Open, last: int) -> bool:
        """Whether a converter's list begins at 1 again, since the items of the last paragraph parted it: counted on."""
        if not last or self.division.annex or not SUBITEM.match(open_.last):
            return False
        first = self.layout.source[open_.words_from : open_.spans[0].end]  # a row of clauses has no verbs
        if self.found.form(first) == "operative" and not (self.found.form(rest) and self.found.listed(rest)):
            return False
        self.shift = last
        says = f"the file's numbers begin again at 1 below number {last}; they are counted on"
        self.state.odd.append((len(self.state.paragraphs), "number_order", says))
        return True

    def later(self, value: int, index: int) -> int | None:
        """The next block of the same document that a number opens, as numbers are counted."""
        return self.plan.next(value - self.shift, index)

    def _out_of_order(self, index: int, value: int, last: int, rest: str) -> bool:
        """Whether two neighbours stand in the wrong order: 5, 7, 6, 8."""
        if not self.found.listed(rest) or value in (0, 1):
            return False
        here = {p.printed for p in self.state.paragraphs if p.division == self.division and p.form == "operative"}
        if value == last + 2:
            lower, higher = self.later(last + 1, index), self.later(value + 1, index)
            return lower is not None and self.later(value, index) is None and (higher is None or lower < higher)
        return value == last - 1 and value not in here

    def _lost_number(self, index: int, block: Block) -> bool:
        """Whether a block is the operative paragraph whose number is missing or misread: the next one skips it."""
        rest = words(block)
        if not self.numbered or self.found.form(rest) != "operative" or SUBITEM.match(block.text):
            return False
        last = self.state.last_number(self.division)
        if self.later(last + 1, index) is not None:
            return False
        if self.later(last + 2, index) is not None:
            return True
        misread = printed(block) is not None
        return misread and last > 0 and all(self.later(last + n, index) is None for n in (3, 4))

    def _opens_preamble(self, index: int, block: Block, open_: Open | None, *, done: bool) -> bool:
        text, found = block.text, self.found
        form = found.form(text)
        operative = self.division in self.state.operative
        if form == "preamble":
            if operative:
                known = found.listed(text) or self.plan.next(1, index) is not None
                return (
                    done
                    and known
                    and (complete(text) or block.continues is False or not found.suffix)
                    and not LETTERED.match(text)
                )
            if done:
                return True
            plain = bool(found.suffix or found.joins_on(text)) and not block.breaks and found.listed(text)
            return plain and (block.gap > 0 or self.layout.shown) and block.continues is None
        if operative or not done or form == "operative":
            return False
        if found.nearly_opens(text) is not None:
            return True
        return self._stands_for_one(index, block, open_)

    def _stands_for_one(self, index: int, block: Block, open_: Open | None) -> bool:
        """Whether a block without a known opening is a preambular paragraph by its place, its capital and its end."""
        text = block.text
        if _led(block) and open_ is not None and complete(open_.last) and len(text) >= POSITION:
            return last_mark(text) in ",;،؛" and last_mark(open_.last) in ",;،؛"
        if self._is_verbal(block, open_) or self._is_row(block, open_):
            return True
        if self.found.joined and self.layout.shown and open_ is not None and len(text) >= POSITION // 4:
            begins = block.continues is False or (block.continues is None and self._same_page(index))
            return last_mark(text) == last_mark(open_.last) == "," and begins
        if not self.found.suffix or not capital(text) or not (block.gap or self.layout.shown):
            return False
        if open_ is not None and last_mark(open_.last) in (":", "."):
            return False
        if not self.numbered and self.found.weak_form(text) == "operative":
            return False
        if len(text) < POSITION or last_mark(text) not in (",", ";", ":") or text.lstrip().startswith(QUOTE):
            return False
        return block.role == "paragraph" or not self.plan.heads(index, 0)

    def _is_row(self, block: Block, open_: Open | None) -> bool:
        """Whether a block of a Chinese text with a paragraph a line is one: it ends as the one above it does."""
        if not self.found.joined or self.layout.shown or block.breaks or open_ is None:
            return False
        return len(block.text) >= POSITION // 4 and last_mark(block.text) == last_mark(open_.last) == ","

    def _is_verbal(self, block: Block, open_: Open | None) -> bool:
        """Whether a block apart opens with a verbal adverb of a language that writes openings in small letters."""
        found = self.found
        if found.suffix or not found.participles or not block.gap or open_ is None or len(block.text) < POSITION:
            return False
        first = fold(block.text.split(maxsplit=1)[0]).strip(",")
        marks = last_mark(open_.last), last_mark(block.text)
        return block.text[:1].islower() and first.endswith(found.participles) and set(marks) <= {",", ";"}

    def _same_page(self, index: int) -> bool:
        """Whether a block stands on the page of the block before it."""
        return index > 0 and self.layout.blocks[index - 1].page == self.layout.blocks[index].page

    def _opens_operative(self, index: int, block: Block, open_: Open | None, *, done: bool) -> bool:
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
            alone = last_mark(text) == ":" and " " not in text.strip()
            lead = last_mark(text) == ":" and len(text) < 4 * POSITION and not self.layout.shown
            lead = lead and not self._heads_text(index)
            if alone or (lead and open_ is not None):  # "Decides:", above numbered paragraphs
                return False
            broken = self.layout.shown and _led(block) and last_mark(text).isalnum()  # it goes on over the page
            return form == "operative" and (complete(text) or broken) and done
        # beside numbered ones: where the paragraph above is whole and no list is open
        return (
            form == "operative"
            and self.found.listed(text)
            and last_mark(open_.last) in (";", "؛", ".")
            and (last_mark(text) in (";", "؛", ".") or (self.fresh and self.layout.shown and _led(block)))
            and not self.division.annex
            and not SUBITEM.match(open_.last)
            and (bool(self.found.suffix) or self.layout.shown)
        )


def _succeeds(text: str, before: str) -> bool:
    """Whether the letter of a block's label is the next one, and a capital follows: "(c) The" after "(b) Noting"."""
    letters = [next((c for c in words_ if c.isalpha()), "") for words_ in (before, text)]
    return all(letters) and ord(letters[1]) == ord(letters[0]) + 1 and capital(text[label(text) :])


def _same_sign(text: str, before: str) -> bool:
    """Whether two blocks begin with the same sign of a list: "- وعلى" after "- بعد"; not "(b)" after "(a)"."""
    signs = text.lstrip()[:1], before.lstrip()[:1]
    return signs[0] == signs[1] and not signs[0].isalnum() and signs[0] not in ("(", *QUOTE) and bool(label(text))


def _led(block: Block) -> bool:
    """Whether a page sets the first words of a block, and not all, in italics or bold, as those of paragraphs are."""
    first = block.emphasis[0] if block.emphasis else None
    return first is not None and first.start == block.start and first.end < block.end and block.continues is not True

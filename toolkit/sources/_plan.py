"""What can be seen of a whole document before it is read: its formulas with their fronts, its annexes, its numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from toolkit._first_words import capital
from toolkit._heads import SUBITEM, PrintedNumber, complete, last_mark, note_number, number
from toolkit._openings import Openings
from toolkit.sources._closings import closes, is_date
from toolkit.sources._decisions import decided, is_own
from toolkit.sources._headings import is_annex, is_numeral
from toolkit.sources._layout import Block, Layout
from toolkit.sources._leads import heads as leads
from toolkit.sources._leads import labelled
from toolkit.sources._rows import rows
from toolkit.text import fold

#: Roles that a block of the body may have.
BODY = ("", "paragraph")
# A converter's marker behind a word: "trees[^3]"; not "[^3]: See" at the head of a note.
_STRONG = re.compile(r"(?<=\S)\[\^(\d{1,3})\](?!:)")
_NEAR = 30  # blocks that are looked at below one
_FRONT = 5  # blocks of a part's front, at most
_MAX_HEADING = 200
_MAX_FORMULA = 320  # letters of a formula that says where and when an organ met
_SENTENCE = 20  # letters of a paragraph above its formula, at least
_MAX_OTHER = 40  # letters of a title that a doubt shows


def printed(block: Block) -> PrintedNumber | None:
    """The number printed at the head of a block, or made by automatic numbering."""
    if block.number:
        made = number(f"{block.number} ")
        return PrintedNumber(made.value, block.head, made.sure) if made else None
    return number(block.text)


def words(block: Block) -> str:
    """The words of a block behind its number, if it has one."""
    got = printed(block)
    return block.text[got.end :] if got else block.text


class Plan:
    """What can be seen of a whole document."""

    def __init__(self, layout: Layout, found: Openings) -> None:
        self.layout, self.found = layout, found
        self.blocks = layout.blocks
        self.body = [at for at, block in enumerate(self.blocks) if block.role not in ("furniture", "note")]
        self.leads = leads(self.blocks, self.body, found)
        self.formulas = self._without_mastheads(list(self._formulas()))
        self.decided = decided(self.blocks, self.body, self.formulas, found)
        self.rows = rows(self.blocks, self.body, printed)
        self.later = set(self.formulas[1:])
        self.above = self._above()
        self.fronts = {at: formula for formula in self.formulas[1:] for at in self._front(formula)}
        self.fronts.update(self.decided.titles)
        self.annexes = {at for at in self.body if self._is_annex(at)}

    # -- formulas -----------------------------------------------------------------------------

    def _formulas(self) -> Iterator[int]:
        for at in self.body:
            block = self.blocks[at]
            if block.role == "formula":
                yield at
            elif block.role not in ("", "paragraph", "header", "heading") or len(block.text) >= _MAX_FORMULA:
                continue
            elif self.found.formula_of(block.text) or self._opens_below(at):
                yield at

    def _without_mastheads(self, found: list[int]) -> list[int]:
        """Formulas without the organ's name in the page's head: it is the same where a language has no article."""
        marked = next((at for at in found if last_mark(self.blocks[at].text) in (",", "،", ":")), None)
        if marked is None:
            return found
        return [at for at in found if at >= marked or at < marked - _NEAR or self._enacts(at)]

    def _enacts(self, at: int) -> bool:
        """Whether the verb of a formula without a mark stands below it: "The General Assembly" / "Proclaims ..."."""
        below = self.after(at)
        return below is not None and self.found.form(below.text) == "operative" and self.found.listed(below.text)

    def _above(self) -> frozenset[int]:
        """The preamble of a body that prints it above its formula: "Whereas ...;", then "The Assembly:"."""
        first = next(iter(self.formulas), None)
        below = self.after(first) if first is not None else None
        if first is None or below is None or self.found.form(words(below)) != "operative":
            return frozenset()
        out: set[int] = set()
        for at in reversed(self.body[: self.place(first) - 1]):
            text = words(self.blocks[at])
            if not out and f"{fold(text).replace(',', '').strip()} " in self.found.phrases:  # "Now, therefore,"
                continue
            if self.blocks[at].role not in BODY or not complete(text) or len(text) < _SENTENCE:
                break
            if self.found.form(text) != "preamble" or not self.found.listed(text):
                break
            out.add(at)
        return frozenset(out)

    def _opens_below(self, at: int) -> bool:
        """Whether a block looks like the formula of an organ that no list has, with a first paragraph below it."""
        block = self.blocks[at]
        if not self.found.may_be_formula(block.text):
            return False
        below = self.after(at)
        if below is None:
            return False
        got = printed(below)
        if got is not None and got.value == 1 and got.sure:
            return self.found.form(words(below)) != ""
        if last_mark(block.text) not in (",", "\u060c") and not self.found.speaks(block.text):
            return False
        known = self.found.form(below.text) != "" and self.found.listed(below.text)
        return (
            known
            or labelled(below.text, self.found) == "preamble"
            or any(self.blocks[lead] is below for lead in self.leads)
        )

    def place(self, at: int) -> int:
        """How many blocks of the body stand up to a block, itself included."""
        return bisect_right(self.body, at)

    def after(self, at: int) -> Block | None:
        """The next block of the body, without bare digits (raised markers that stand alone)."""
        place = bisect_right(self.body, at)
        for next_ in self.body[place : place + 3]:
            if not self.blocks[next_].text.isdecimal():
                return self.blocks[next_]
        return None

    def _front(self, formula: int) -> Iterator[int]:
        """The blocks above a later formula that belong to it: a letter, a title."""
        place = bisect_right(self.body, formula) - 2
        for at in reversed(self.body[max(place - _FRONT + 1, 0) : place + 1]):
            block = self.blocks[at]
            text = block.text
            shown = block.role in ("heading", "title")
            if self._is_annex(at):
                return  # what stands below it is the annex's own
            if at in self.formulas or is_date(text) or closes(text, self.found.closing) or SUBITEM.match(text):
                return
            if not shown and (
                complete(text) or len(text) > 2 * _MAX_HEADING or printed(block) or self.found.form(text)
            ):
                return
            yield at
            if is_numeral(text):
                return

    def others(self) -> list[str]:
        """The numbers and titles of further resolutions or decisions that a file holds, of which the first is read."""
        bare = self.decided.titles
        heads = [
            self.blocks[at].text for at in sorted(self.fronts) if is_own(self.blocks[at], self.found, bare=at in bare)
        ]
        return [" ".join(head.split())[:_MAX_OTHER] for head in heads]

    # -- annexes ------------------------------------------------------------------------------

    def _is_annex(self, at: int) -> bool:
        block = self.blocks[at]
        first, _, rest = block.text.partition("\n")
        first = first.strip("*_# ")
        if not is_annex(first) or len(block.text) > 2 * _MAX_HEADING or block.role in ("item", "table", "closing"):
            return False
        if block.role in ("heading", "title") or ((block.bold or block.centred) and not complete(block.text)):
            return True
        tokens = first.split()
        short = len(tokens) <= 2 or (len(tokens) == 3 and not first.isascii())
        return short and not complete(first) and (not rest or not complete(rest)) and len(first) < 40

    # -- numbers ------------------------------------------------------------------------------

    @cached_property
    def numbers(self) -> dict[int, list[int]]:
        """The blocks that each printed number opens, in forms that are sure."""
        out: dict[int, list[int]] = defaultdict(list)
        for at in self.body:
            block = self.blocks[at]
            got = printed(block) if block.role in BODY else None
            if got is not None and got.sure and (block.number or note_number(block.text) is None):
                out[got.value].append(at)
        return out

    @cached_property
    def strong(self) -> frozenset[str]:
        """Markers of notes that a converter wrote as ``[^3]`` behind a word."""
        return frozenset(_STRONG.findall(self.layout.source))

    @cached_property
    def ends(self) -> list[int]:
        """Where each document of the file ends: at the next formula's front, at an annex, at the end."""
        fronts = {min((at for at, of in self.fronts.items() if of == one), default=one) for one in self.formulas[1:]}
        return sorted({*fronts, *self.annexes, len(self.blocks)})

    def end(self, at: int) -> int:
        """Where the document that a block belongs to ends."""
        return self.ends[min(bisect_right(self.ends, at), len(self.ends) - 1)]

    def next(self, value: int, at: int) -> int | None:
        """The next block of the same document that a number opens, after a block."""
        places = self.numbers.get(value, [])
        place = bisect_right(places, at)
        return places[place] if place < len(places) and places[place] < self.end(at) else None

    def goes_on(self, at: int) -> bool:
        """Whether below a block, in the same document and above its closing lines, a listed verb opens a paragraph."""
        place, end = bisect_right(self.body, at - 1), self.end(at)
        for next_ in self.body[place : place + _NEAR]:
            text = self.blocks[next_].text
            if next_ >= end or closes(text, self.found.closing):
                return False
            if self.found.form(text) == "operative" and self.found.listed(text):
                return True
        return False

    def numbered(self, at: int) -> bool:
        """Whether the document that begins at a block numbers its paragraphs."""
        return self.next(1, at) is not None or self.next(2, at) is not None

    def heads(self, at: int, last: int) -> bool:
        """Whether a block has the form of a heading, and what it heads stands below it."""
        block = self.blocks[at]
        text = block.text
        if block.role == "heading":
            return True
        if is_numeral(text):
            return True
        if len(text) > _MAX_HEADING or complete(text) or SUBITEM.match(text) or printed(block):
            return False
        if self.found.suffix and not capital(text):
            return False
        place = bisect_right(self.body, at)
        for next_ in self.body[place : place + 3]:
            below = self.blocks[next_]
            got = printed(below)
            if got is not None and got.sure and (got.value == 1 or last < got.value <= last + 3):
                return True
            if below.role == "heading" or self.found.form(below.text) or next_ in self.later:
                return True
            if complete(below.text) or len(below.text) > _MAX_HEADING:
                return False
        return False

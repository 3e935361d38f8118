"""Notes and furniture among the blocks that a grammar reads: shown by the page, or known by their numbers and words."""

from __future__ import annotations

import re

from toolkit._heads import SUBITEM, UNSEEN, complete, last_mark, next_note, note_number, number
from toolkit._openings import Openings
from toolkit.model import Span
from toolkit.sources._closings import is_date
from toolkit.sources._layout import Block, Layout
from toolkit.sources._state import OpenNote, PassagesSoFar
from toolkit.text import fold

# A document's symbol anywhere in a line: "A/RES/78/132".
_SYMBOL = re.compile(r"\b[AES]/[A-Z0-9][A-Za-z0-9./-]*")
# A job number, a bar code, a language in brackets, a date of printing: "23-25902 (E)", "*2325902*", "191223".
_JOB_NUMBER = re.compile(r"\*?\b\d{2}-\d{5}\b\*?|\*\d{5,9}[A-Z]?\*|\(\s?[ACEFRS]\s?\)|\b\d{6}\b")
# An item that a letter or small Roman digits open; not "(1)", which may be a note.
LETTERED = re.compile(UNSEEN + r"\(?(?:[a-zA-Zء-ي]|[ivx]{1,5})\)\s")
# A first note below the closing lines: "30 Ibid., document S/4436."; not "30 March 1964" nor "30 votes".
_FIRST = re.compile(UNSEEN + r"(\d{1,3})\s{1,40}(?=[A-Z]/|[A-Z][A-Za-z]{2,20}(?:[.,:]|\s[a-z]|\s[A-Z]))")
# A bare number before a verb: "3 REVOKES it"; not "3. Revokes".
_BARE = re.compile(UNSEEN + r"(\d{1,3})\s{1,4}(?=[^\W\d_])")
_MAX_FURNITURE = 300
# The head of a note that stars mark: "* In accordance with rule 69"; not "*Recalling*", "**12.** Decides" nor "* * *".
_STARRED = re.compile(UNSEEN + r"(\*{1,3})\s?(?=[^\W\d_])[^*]*")


class NoteReader:
    """Takes notes, and knows furniture; ``closed`` once the closing lines have begun."""

    def __init__(self, layout: Layout, found: Openings, state: PassagesSoFar) -> None:
        self.layout, self.found, self.state = layout, found, state
        self.closed = False

    def shown_note(self, block: Block) -> None:
        """Take a block that the page shows to be a note."""
        span, notes = Span(block.start, block.end), self.state.notes
        if block.continues and notes:
            notes[-1].spans.append(span)
            return
        last = self.state.last_note()
        value = note_number(block.text) or next_note(block.text, last)
        marker = block.marker or (str(value) if value else "")
        bare = not self.layout.fonts and note_number(block.text) is None
        self.state.add_note(OpenNote(marker, [span], bare, marked=block.text.lstrip().startswith("[^")))

    def first_note(self, text: str) -> int | None:
        """The number of the first note below the closing lines, where notes do not begin at 1 (as in yearbooks)."""
        open_ = self.state.open
        below = self.closed or (open_ is not None and open_.form == "operative" and last_mark(open_.last) == ".")
        match = _FIRST.match(text) if below and not self.state.notes and not is_date(text) else None
        return int(match[1]) if match and self.found.form(text[match.end() :]) != "operative" else None

    def is_note(self, text: str) -> bool:
        if not self.layout.fonts and self.first_note(text):
            return True
        if not self.layout.fonts and self.state.paragraphs and (self._stars(text) or self.marked_above(text)):
            return True
        if self.layout.fonts or not self.state.paragraphs or next_note(text, self.state.last_note()) is None:
            return False
        if note_number(text) is not None:
            return not self._is_item(text)
        if self._is_next(text):
            return False
        notes = self.state.notes
        if self._counts_bare():
            return False
        strict = notes and not any(note.bare for note in notes)  # the document numbers its notes in another way
        return not strict and last_mark(text) not in (",", ";", ":", "،", "؛") and not is_date(text)

    def _stars(self, text: str) -> str:
        """The stars at the head of a note below whole words, where as many stand behind a word above the text."""
        match, open_ = _STARRED.fullmatch(text), self.state.open
        if match is None or open_ is None or not complete(open_.last) or last_mark(open_.last) in (",", ":", "،"):
            return ""
        above = "\n".join(self.layout.source[span.start : span.end] for span in self.state.header)
        return match[1] if re.search(rf"(?<=[^\s*])\*{{{len(match[1])}}}(?=[\s.,;:]|$)(?!\*)", above) else ""

    def marked_above(self, text: str) -> int:
        """The number of a note of the title ("1. Text adopted by"), whose marker ends a line above the text; else 0."""
        got, open_ = number(text), self.state.open
        ended = self.closed or (open_ is not None and open_.printed > 1 and last_mark(open_.last) == ".")
        if got is None or not got.sure or got.value != self.state.last_note() + 1 or not ended:
            return 0
        above = "\n".join(self.layout.source[span.start : span.end] for span in self.state.header)
        marker = re.search(rf"(?<=[^\W\d_)]){got.value}/?[^\S\n]*$|(?<=\)){got.value}$", above, re.MULTILINE)
        return got.value if marker else 0

    def _counts_bare(self) -> bool:
        """Whether the last numbered paragraph has a number without a point: "3 INVITES"; such are no notes' then."""
        last = next((p for p in reversed(self.state.paragraphs) if p.printed), None)
        return last is not None and _BARE.match(self.layout.source[last.spans[0].start : last.spans[0].end]) is not None

    def _is_next(self, text: str) -> bool:
        """Whether "3 REVOKES it" is the next operative paragraph of a text whose numbers have no point."""
        open_ = self.state.open
        match = _BARE.match(text) if open_ is not None and open_.form == "operative" and open_.printed else None
        if match is None or open_ is None or int(match[1]) != open_.printed + 1:
            return False
        return self.found.form(text[match.end() :]) == "operative"

    def _is_item(self, text: str) -> bool:
        """Whether "(1) ..." is an item of the open paragraph, and no note: its list is open."""
        open_ = self.state.open
        if open_ is None or self.closed or not text.lstrip("\u200f\u200e ").startswith("("):
            return False
        lines = open_.last.splitlines()
        item = any(SUBITEM.match(line) is not None and line.lstrip('“" ').startswith("(") for line in lines)
        return last_mark(open_.last) == ":" or (item and last_mark(open_.last) in (";", ",", "؛", "،"))

    def note(self, block: Block) -> None:
        if stars := self._stars(block.text):
            self.state.add_note(OpenNote(stars, [Span(block.start, block.end)]))
            return
        value = (
            next_note(block.text, self.state.last_note())
            or self.first_note(block.text)
            or self.marked_above(block.text)
        )
        bare = note_number(block.text) is None
        marked = block.text.lstrip().startswith("[^")
        self.state.add_note(OpenNote(str(value), [Span(block.start, block.end)], bare, marked))

    def note_goes_on(self, text: str, index: int, *, done: bool) -> bool:
        if not self.state.notes or not done or not index:
            return False
        spans = self.state.notes[-1].spans
        before = self.layout.blocks[index - 1]
        return spans[-1].start == before.start and not complete(before.text) and bool(text)

    def is_furniture(self, text: str) -> bool:
        if len(text) > _MAX_FURNITURE or (text[-1:] in ",;،؛" and any(c.isdecimal() for c in text)):
            return False  # the number of a resolution at a line's head: "1980/67;"
        rest = fold(text)
        rest = _JOB_NUMBER.sub(" ", _SYMBOL.sub(" ", rest.upper())).lower()
        for word in self.found.furniture:
            rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest)
        plain = number(text)
        return not re.search(r"[^\W\d_]", rest) and not (plain and plain.sure) and not LETTERED.match(text)

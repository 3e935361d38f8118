"""A block: one paragraph, container or heading of an Akoma Ntoso file, with what its mark-up and its words show.

What a block is, is decided in `toolkit.sources._akn_order`; here it only answers questions: has it a number, does it
open with emphasis, in what does it end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from toolkit.sources._akn_words import AknRun, AknWords, Break, Footnote, Sign, compose
from toolkit.sources._akn_xml import Chunk

__all__ = ["AknBlock", "AknDocument", "digits", "is_item"]

Kind = Literal["preamble", "operative", "heading"]

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060\ufeff"
# The words of a <num> that are a number: "12.", "12 -", "“1.", "(3)"; not "(a)", "1.1", "II", nor Arabic items "’1‘".
_DIGITS = re.compile(r"[^\w'\u2018\u2019]{0,4}(\d{1,4})[^\w'\u2018\u2019]{0,4}")
# A number typed at the head of the words: "12 - Notes", "12. Notes", "232 .Notes", "“1. Notes", "3、决定";
# not "12 members", "2030 Agenda", "1.5 degrees", "12.5 per cent".
_TYPED = re.compile(
    rf"[\s{_INVISIBLE}]*[\"\u201c\u201e\u00ab]?(\d{{1,4}})"
    rf"(?:[ \u00a0]?[-\u2013\u2014.\uff0e\u3001][{_INVISIBLE}]?(?:[ \u00a0]|(?!\d))|[{_INVISIBLE}]?[ \u00a0]+)"
    rf"[{_INVISIBLE}]?"
)
# Whether such a number has its stop: "12 -", "12."; not "12 ".
_STOPPED = re.compile(r"\D{0,6}\d+[ \u00a0]?[-\u2013\u2014.\uff0e\u3001]")
# An item of a list: "(a) x", "a) x", "(iv) x", "(أ) x", "（a）x", "㈠ x", "’1‘ x", "1.1", "• x"; not "a x", "(Japan)".
_NAME = r"[^\W\d_]\.?|[^\W\d_]{2}|[ivxlc]{1,6}|[一二三四五六七八九十]{1,3}|\d{1,2}"
_BARE = r"[^\W\d_]|[ivxlc]{2,6}|([a-zа-яء-ي])\1|\d{1,2}"
_ITEM = re.compile(
    rf"[\"\u201c\u00ab\s{_INVISIBLE}]*(?:[(\uff08] ?(?:{_NAME}) ?[)\uff09]|(?:{_BARE})[)\uff09]"
    r"|['\u2018\u2019]\d{1,2}['\u2018\u2019]|[\u3220-\u3243\u2460-\u2473]|\d{1,2}[.-]\d{1,2}[.-]?(?=\s|$)|[\u2022\u25cf\u25aa\u25e6\u00b7\u2012-\u2015-](?=\s))"
)
_CLOSERS = " \u00a0\"'*)]\u00bb\u201d\u201c\u2019\u300d\u300b\uff09\u200b\u200c\u200d\u200e\u200f\u202c\u2060\ufeff"
#: Commas, and the other marks at which a paragraph ends, in the scripts of the official languages.
_COMMAS = ",\u060c\uff0c\u3001"
_STOPS = ".;:!?\u061b\u061f\u06d4\u3002\uff1b\uff1a\uff0e\uff1f\uff01\u2026"
_COLONS = ":\uff1a"
_LONGEST_HEADING, _LONGEST_IN_BOLD, _LONGEST_FORMULA, _SHORT = 450, 500, 100, 40
# Any letter: what counts where marks and digits do not.
_LETTER = re.compile(r"[^\W\d_]")
_OPENERS = '"\u201c\u201e\u00ab\u300c'
# Words that end a quotation: "... a report.”", "... un rapport »."; not "“The Council"
_QUOTED = re.compile(r"[\"\u201d\u00bb\u201c\u300d][.;,\u061b\u3002\uff1b]?$")


def digits(words: str) -> int:
    """The number that the words of a ``<num>`` are, or 0.

    Examples
    --------
    >>> digits("12."), digits("“1."), digits("l."), digits("(a)"), digits("1.1")
    (12, 1, 1, 0, 0)
    """
    match = _DIGITS.fullmatch(words)
    if match is None:
        return int(words == "l.")  # an l that was typed for a 1
    return int(match[1])


def is_item(words: str) -> bool:
    """Whether words begin as an item of a list does.

    Examples
    --------
    >>> is_item("(a) To list the trees;"), is_item("iv) x"), is_item("(Japan) x"), is_item("A tree;")
    (True, True, False, False)
    """
    return _ITEM.match(words) is not None


@dataclass
class AknBlock:
    """One paragraph, container or heading.

    Attributes
    ----------
    kind
        As marked up; `_akn_order` may change it.
    signs
        Its words, notes and breaks, without a number that has mark-up of its own.
    number
        Printed number; 0 where none is printed.
    lettered
        It is item ``(a)``, ``(b)`` ... of a list, by its mark-up or its words.
    titles
        It opens a section.
    part
        Letter of the part of the document it stands in; empty where it has none.
    annex
        Which annexed or embedded document it stands in, from 1; 0 for the resolution itself.
    number_signs
        The text of the printed number.
    numeral
        What its ``<num>`` says where that is no number: ``II``, ``(a)``.
    front
        It is a formula or a title, a heading that opens no section.
    table
        It ends in a table.
    inferred
        Its number is not printed as such: it is the one that is missing in its place.
    counted
        It is marked up as a paragraph, or a heading, of the main body.
    guessed
        It is taken for the operative paragraph of a document that marks none.
    decided
        It is an operative paragraph whatever it looks like.
    """

    kind: Kind
    signs: list[Sign]
    number: int = 0
    lettered: bool = False
    titles: bool = False
    part: str = ""
    annex: int = 0
    number_signs: list[AknRun] = field(default_factory=list)
    numeral: str = ""
    front: bool = False
    table: bool = False
    source: str = ""
    inferred: bool = False
    counted: bool = False
    decided: bool = False
    guessed: bool = False
    _words: AknWords | None = None
    _last: list[Sign] = field(default_factory=list)
    _end: str = ""
    _opens: bool | None = None

    @property
    def words(self) -> AknWords:
        """What the signs read as."""
        if self._words is None:
            self._words = compose(self.source, self.signs)
        return self._words

    def take(self, signs: Iterable[Sign], *, table: bool = False) -> None:
        """Add words on a line of their own, or a table."""
        self._opens = not self.verbless
        self._last = list(signs)
        self.signs += [Break(), *self._last, Break()]
        self._words, self._end, self.table = None, "", table or self.table

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it: no word, no note, no number."""
        return not (self.number or self.string or any(isinstance(sign, Footnote) for sign in self.signs))

    def write(self, signs: list[Sign]) -> None:
        """Put other signs in the place of the block's."""
        self.signs, self._words, self._end = signs, None, ""

    @property
    def string(self) -> str:
        """The words."""
        return self.words.text.string

    @property
    def scope(self) -> tuple[str, int]:
        """Part and annex: the document it belongs to."""
        return self.part, self.annex

    def ends_in(self, marks: str) -> bool:
        """Whether the words end in one of some marks (closing quotes and brackets aside)."""
        if not self._end:  # of the words last taken, if any: a long list is not read again for each of its items
            last = compose(self.source, self._last).text.string if self._last else ""
            self._end = (last or self.string).rstrip(_CLOSERS)[-1:] or " "
        return self._end in marks

    @property
    def wordless(self) -> bool:
        """Whether a number stands there and no words."""
        return bool(self.number) and not self._last and not self.string

    @property
    def comma(self) -> bool:
        """Whether the words end in a comma, as preambular paragraphs do."""
        return self.ends_in(_COMMAS)

    @property
    def colon(self) -> bool:
        """Whether the words end in a colon, as the head of a list does."""
        return self.ends_in(_COLONS)

    @property
    def stops(self) -> bool:
        """Whether the words end in an end mark that is not a comma."""
        return self.ends_in(_STOPS)

    @property
    def opens_emphatic(self) -> bool:
        """Whether the first word is emphasised, as the verb of a paragraph is."""
        return bool(self.words.emphasis) and self.words.emphasis[0].start <= 1

    @property
    def verbless(self) -> bool:
        """Whether the words, as they were before others were added, open without emphasis."""
        if self._opens is None:
            self._opens = self.opens_emphatic
        return not self._opens

    @property
    def all_emphatic(self) -> bool:
        """Whether all letters are emphasised, as those of a heading or a formula are."""
        string, marks = self.string, self.words.emphasis
        bare = "".join(" " if any(m.start <= at < m.end for m in marks) else c for at, c in enumerate(string[:400]))
        return bool(marks) and len(string) <= 400 and _LETTER.search(bare) is None

    @property
    def opens_quote(self) -> bool:
        """Whether the words begin with an opening quotation mark."""
        return self.string[:1] in _OPENERS and bool(self.string)

    @property
    def closes_quote(self) -> bool:
        """Whether the words end with a closing quotation mark."""
        return _QUOTED.search(self.string) is not None

    @property
    def is_formula(self) -> bool:
        """Whether it reads as a formula: "The Council,", emphasised as a whole."""
        short = len(self.string) <= _LONGEST_FORMULA
        return short and self.comma and self.all_emphatic and not self.number and not self.lettered

    def in_bold(self) -> bool:
        """Whether an unnumbered paragraph is emphasised as a whole, or nearly so and without end mark: a heading."""
        string = self.string
        if self.number or self.lettered or self.decided or not string or len(string) > _LONGEST_IN_BOLD:
            return False
        marked = sum(len(mark) for mark in self.words.emphasis)
        return marked == len(string) or (marked > 0.85 * len(string) and not self.ends_in(_COMMAS + _STOPS))

    @property
    def line(self) -> bool:
        """Whether the words are one short line without end mark, as a closing line is."""
        return len(self.string) <= _SHORT and not self.ends_in(_COMMAS + _STOPS) and not self.number

    def looks_like_heading(self) -> bool:
        """Whether an unnumbered paragraph reads as a heading: in bold, or with neither verb nor end mark."""
        if self.in_bold():
            return True
        plain = not (self.number or self.lettered or self.decided)
        plain = plain and not (self.opens_emphatic or self.ends_in(_COMMAS + _STOPS))
        return plain and 0 < len(self.string) <= _LONGEST_HEADING

    def find_number(self, last: int, *, only: bool = False) -> None:
        """Take a printed number that stands in the words out of them, if it goes on from the last one."""
        match = _TYPED.match(self.string)
        if match is None or len(match[0]) == len(self.string):
            return
        number = int(match[1])
        stopped = _STOPPED.match(match[0]) is not None
        goes_on = number == last + 1 if only else number == 1 or last < number <= last + 10
        if not goes_on or not (stopped or self._opens_at(match.end(), number, last)):
            return
        self.number = number
        raw = self.words.text.raw(0, match.end())
        self.write(list(_without(self.signs, raw[-1].end, self.number_signs)))

    def _opens_at(self, at: int, number: int, last: int) -> bool:
        """Whether a number without a stop is believed: it is the next one, and the emphasised verb follows it."""
        return number == last + 1 and any(mark.start <= at < mark.end for mark in self.words.emphasis)


@dataclass
class AknDocument:
    """A resolution as marked up: words above, blocks, words below."""

    header: list[Sign] = field(default_factory=list)
    blocks: list[AknBlock] = field(default_factory=list)
    closing: list[Sign] = field(default_factory=list)


def _without(signs: list[Sign], end: int, taken: list[AknRun]) -> Iterator[Sign]:
    """The signs without the text before a raw offset, which goes to ``taken``."""
    for sign in signs:
        if not isinstance(sign, AknRun) or sign.chunk.start >= end:
            yield sign
            continue
        chunk = sign.chunk
        cut = min(end, chunk.end) - chunk.start
        taken.append(AknRun(Chunk(chunk.start, chunk.start + cut, chunk.text[:cut])))
        if chunk.end > end:
            yield AknRun(Chunk(end, chunk.end, chunk.text[cut:]), sign.emphatic, sign.raised)

"""The parts of an Akoma Ntoso resolution, in order, as blocks of signs.

The mark-up says *container* for a preambular paragraph and *paragraph* for an operative
one, and is often wrong: printed numbers stand in the text, sub-items are paragraphs of
their own, headings are paragraphs in bold, preambular paragraphs stand in the main body.
`collect` lists the blocks as they are marked up; `toolkit.sources.akn_order` decides
what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from toolkit.sources.akn_words import Break, Footnote, Run, Sign, Words, compose, flatten
from toolkit.sources.akn_xml import Chunk, Element

__all__ = ["Block", "Document", "collect"]

Kind = Literal["preamble", "operative", "heading"]

# "12 - ", "12. " at the head of a paragraph whose number has no mark-up of its own.
_NUMBER = re.compile(r"(\d{1,4})[ \u00a0]?(?:[-\u2013\u2014]|\.)(?=[ \u00a0])")
_DIGITS = re.compile(r"\W{0,3}(\d{1,4})\W{0,4}")
_CLOSERS = " \u00a0\"'*)]\u00bb\u201d\u201c\u2019\u300d\u300b\uff09"
#: Commas, and the other marks at which a paragraph ends, in the scripts of the official languages.
_COMMAS = ",\u060c\uff0c\u3001"
_STOPS = ".;:!?\u061b\u061f\u06d4\u3002\uff1b\uff1a\uff0e\u2026"
_COLONS = ":\uff1a"
_LONGEST_HEADING = 250


@dataclass
class Block:
    """One paragraph, container or heading, with what its mark-up and its words show.

    Attributes
    ----------
    kind
        As marked up; `akn_order` may change it.
    signs
        Its words, notes and breaks, without a number that has mark-up of its own.
    number
        Printed number; 0 where none is printed.
    lettered
        It is marked up as item ``(a)``, ``(b)`` ... of a list.
    titles
        It opens a section.
    annex
        It stands in an attachment.
    counted
        It is marked up as a paragraph of the main body.
    number_signs
        The text of the printed number.
    """

    kind: Kind
    signs: list[Sign]
    number: int = 0
    lettered: bool = False
    titles: bool = False
    annex: bool = False
    counted: bool = False
    number_signs: list[Run] = field(default_factory=list)
    source: str = ""
    _words: Words | None = None

    @property
    def words(self) -> Words:
        """What the signs read as."""
        if self._words is None:
            self._words = compose(self.source, self.signs)
        return self._words

    def take(self, signs: Iterable[Sign]) -> None:
        """Add words on a line of their own."""
        self.signs += [Break(), *signs, Break()]
        self._words = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it: no word, no note, no number."""
        return not (self.number or self.string or any(isinstance(sign, Footnote) for sign in self.signs))

    def write(self, signs: list[Sign]) -> None:
        """Put other signs in the place of the block's."""
        self.signs, self._words = signs, None

    @property
    def string(self) -> str:
        """The words."""
        return self.words.text.string

    def ends_in(self, marks: str) -> bool:
        """Whether the words end in one of some marks (closing quotes and brackets aside)."""
        string = self.string.rstrip(_CLOSERS)
        return bool(string) and string[-1] in marks

    @property
    def comma(self) -> bool:
        """Whether the words end in a comma, as preambular paragraphs do."""
        return self.ends_in(_COMMAS)

    @property
    def colon(self) -> bool:
        """Whether the words end in a colon, as the head of a list does."""
        return self.ends_in(_COLONS)

    @property
    def opens_emphatic(self) -> bool:
        """Whether the first word is emphasised, as the verb of a paragraph is."""
        return bool(self.words.emphasis) and self.words.emphasis[0].start <= 1

    def looks_like_heading(self) -> bool:
        """Whether an unnumbered paragraph reads as a heading: all in bold, or with neither verb nor end mark."""
        string = self.string
        if self.number or self.lettered or not string or len(string) > _LONGEST_HEADING:
            return False
        bold = sum(len(span) for span in self.words.emphasis)
        return bold == len(string) or not (self.opens_emphatic or self.ends_in(_COMMAS + _STOPS))


@dataclass
class Document:
    """A resolution as marked up: words above, blocks, words below."""

    header: list[Sign] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    closing: list[Sign] = field(default_factory=list)


def collect(root: Element, source: str) -> Document:
    """List the blocks of a document in order.

    Everything outside ``meta`` goes somewhere: what has no place of its own belongs to the
    paragraph before it, to the header above the first, or to the closing lines below the last.
    """
    walker = _Walker(source)
    for child in root.elements():
        walker.statement(child)
    return walker.document


class _Walker:
    def __init__(self, source: str) -> None:
        self.source = source
        self.document = Document()
        self.annex = False
        self.last = 0

    def statement(self, element: Element) -> None:
        """A document element: ``statement``, or the ``doc`` of an attachment."""
        for part in element.children:
            if isinstance(part, Chunk):
                self._loose([Run(part)])
            elif part.name in ("preamble", "mainBody", "body"):
                self._body(part, preamble=part.name == "preamble")
            elif part.name == "conclusions":
                self.document.closing += flatten(part)
            elif part.name in ("attachments", "components"):
                self._attachments(part)
            elif self.document.closing:
                self.document.closing += flatten(part)
            else:
                self._loose(list(flatten(part)), front=part.name in ("coverPage", "preface"))

    def _attachments(self, element: Element) -> None:
        for attachment in element.elements():
            inner = _Walker(self.source)
            inner.annex = True
            for child in attachment.elements():
                if child.name in ("doc", "statement", "attachment", "component"):
                    inner.statement(child)
                else:
                    inner._loose(list(flatten(child)))
            found = inner.document
            if any(block.number or block.kind == "preamble" for block in found.blocks):
                self._head(found.header)
                self.document.blocks += found.blocks
                self.document.closing += found.closing
            else:
                self.document.closing += flatten(attachment)

    def _head(self, signs: list[Sign]) -> None:
        if any(isinstance(sign, Run) and not sign.chunk.text.isspace() for sign in signs):
            self._add(Block("heading", signs, annex=self.annex or bool(self.document.blocks)))

    def _loose(self, signs: list[Sign], *, front: bool = False) -> None:
        """Words outside paragraphs: to the paragraph before, else to the header."""
        if not any(not isinstance(sign, Run) or not sign.chunk.text.isspace() for sign in signs):
            return
        if front or not self.document.blocks:
            self.document.header += [Break(), *signs, Break()]
            return
        self.document.blocks[-1].take(signs)

    def _body(self, element: Element, *, preamble: bool) -> None:
        opening = element.name not in ("preamble", "mainBody", "body")
        if opening:
            self.last = 0  # sections may number their paragraphs from 1
        for child in element.children:
            if isinstance(child, Chunk):
                if not child.text.isspace():
                    self._loose([Run(child)])
                continue
            if child.name == "formula":
                self._formula(child)
            elif preamble and child.name in ("container", "recital", "paragraph"):
                self._add(Block("preamble", list(flatten(child))))
            elif child.name == "paragraph":
                self._add(self._paragraph(child, titles=opening))
                opening = opening and self.document.blocks[-1].looks_like_heading()
            elif child.name in ("heading", "subheading", "crossHeading", "num", "title"):
                self._add(Block("heading", list(flatten(child)), titles=opening))
                if self.document.blocks[-1].comma and self.document.blocks[-1].words.emphasis:
                    self.document.blocks[-1].kind = "preamble"
            elif next(child.iter("paragraph"), None) is not None:
                self._body(child, preamble=preamble)
            else:
                self._loose(list(flatten(child)))

    def _formula(self, element: Element) -> None:
        if self.document.blocks:
            self._head(list(flatten(element)))
        else:
            self._loose(list(flatten(element)))

    def _paragraph(self, element: Element, *, titles: bool) -> Block:
        numbers = [child for child in element.elements() if child.name == "num"]
        words = "".join(number.words() for number in numbers)
        digits = _DIGITS.fullmatch(words) if words else None
        kept = [child for child in element.children if digits is None or child not in numbers]
        names = {child.name for child in element.elements()}
        kind: Kind = "heading" if names and names <= {"heading", "subheading"} else "operative"
        block = Block(
            kind,
            list(flatten(Element(element.name, element.attributes, kept))),
            number=int(digits[1]) if digits else 0,
            lettered=bool(words) and digits is None,
            titles=titles,
            counted=True,
        )
        if digits:
            signs = [sign for number in numbers for sign in flatten(number)]
            block.number_signs = [sign for sign in signs if isinstance(sign, Run)]
        return block

    def _add(self, block: Block) -> None:
        block.annex = block.annex or self.annex
        block.source = self.source
        if block.kind == "operative" and not block.number and not block.lettered:
            self._number(block)
        self.last = max(self.last, block.number)
        self.document.blocks.append(block)

    def _number(self, block: Block) -> None:
        """Take a printed number that stands in the text out of the words."""
        match = _NUMBER.match(block.string)
        if match is None:
            return
        number = int(match[1])
        if number != 1 and not self.last < number <= self.last + 10:
            return
        block.number = number
        raw = block.words.text.raw(0, match.end())
        block.write(list(_without(block.signs, raw[-1].end, block.number_signs)))


def _without(signs: list[Sign], end: int, taken: list[Run]) -> Iterator[Sign]:
    """The signs without the text before a raw offset, which goes to ``taken``."""
    for sign in signs:
        if not isinstance(sign, Run) or sign.chunk.start >= end:
            yield sign
            continue
        chunk = sign.chunk
        cut = min(end, chunk.end) - chunk.start
        taken.append(Run(Chunk(chunk.start, chunk.start + cut, chunk.text[:cut])))
        if chunk.end > end:
            yield Run(Chunk(end, chunk.end, chunk.text[cut:]), sign.emphatic, sign.raised)

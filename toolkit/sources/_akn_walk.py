"""The parts of an Akoma Ntoso resolution, in order, as blocks.

The mark-up says *container* for a preambular paragraph and *paragraph* for an operative one, and is often wrong:
printed numbers stand in the text, sub-items are paragraphs of their own, headings are paragraphs in bold, preambular
paragraphs stand in the main body. `collect` lists the blocks as they are marked up; `toolkit.sources._akn_order`
decides what they are.

A file may hold several resolutions in parts (``components``): each has the letter that its own heading bears. What
stands in ``attachments``, and a draft resolution that a paragraph recommends (``embeddedStructure``), is annexed.
"""

from __future__ import annotations

from toolkit.sources import _headings
from toolkit.sources._akn_blocks import AknBlock, AknDocument, Kind, digits, is_item
from toolkit.sources._akn_words import AknRun, Break, Sign, flatten
from toolkit.sources._akn_xml import Chunk, Element

__all__ = ["collect", "parts"]

_ROOMS = ("component", "attachment")
_BODIES = ("preamble", "mainBody", "body")
_SECTIONS = ("section", "subsection", "part", "chapter")
_HEADINGS = frozenset({"heading", "subheading", "crossHeading", "num", "title"})


def parts(root: Element) -> list[tuple[str, Element]]:
    """The parts of a document that holds several resolutions: letter and element; empty where it is one.

    A part has the letter that stands at the end of its number (``docNumber``: ``B``, ``99/8 B.``), or else that of
    its place.
    """
    found = [e for c in root.iter("component") for e in c.elements() if e.name in ("statement", "doc")]
    if len(found) < 2 or any(e.name == "mainBody" for e in root.elements()):
        return []
    letters = [_letter(element) for element in found]
    if not all(letters) or len(set(letters)) < len(letters):
        letters = [chr(65 + at) if len(found) <= 26 else str(at + 1) for at in range(len(found))]
    return list(zip(letters, found, strict=True))


def _letter(element: Element) -> str:
    for number in element.iter("docNumber"):
        words = number.words().rstrip(". ")
        if words[-1:].isalpha() and (len(words) == 1 or not words[-2].isalpha()):
            return words[-1].upper() if words[-1].isascii() else _headings.numeral(words[-1])
    return ""


def collect(root: Element, source: str) -> AknDocument:
    """List the blocks of a document in order.

    Everything outside ``meta`` goes somewhere: what has no place of its own belongs to the paragraph before it, to
    the header above the first, or to the closing lines below the last.
    """
    walker = _Walker(source, {id(element): letter for letter, element in parts(root)})
    walker.plain = _is_plain(root)
    walker.embeds = next(root.iter("embeddedStructure"), None) is not None
    for child in root.elements():
        walker.statement(child)
    return walker.document


class _Walker:
    def __init__(self, source: str, letters: dict[int, str]) -> None:
        self.source, self.letters = source, letters
        self.document = AknDocument()
        self.part = ""
        self.embeds = self.plain = False
        self.annexes = self.annex = self.last = 0
        self.first = 0

    def statement(self, element: Element) -> None:
        """A document element: ``statement``, ``documentCollection``, or the ``doc`` of an attachment."""
        if element.name in ("components", "collectionBody", "attachments"):
            self._rooms(element)
            return
        closed = False
        self.first = _first_number(element)
        for part in element.children:
            if isinstance(part, Chunk):
                self._loose([AknRun(part)])
            elif part.name in _BODIES:
                self._body(part, preamble=part.name == "preamble")
            elif part.name == "conclusions":
                closed = True
                self.document.closing += [Break(), *flatten(part)]
            elif part.name in ("attachments", "components", "collectionBody"):
                self._rooms(part)
            elif closed:
                self.document.closing += flatten(part)
            else:
                self._loose(flatten(part), front=part.name in ("coverPage", "preface"))

    def _rooms(self, element: Element) -> None:
        for room in element.elements():
            lettered = [child for child in room.elements() if id(child) in self.letters]
            if lettered:
                for child in lettered:
                    self._part(child)
            elif room.name == "component" and not self.document.blocks and not self.letters:
                for child in room.elements():
                    self.statement(child)
            elif room.name in _ROOMS or room.name in ("doc", "statement"):
                self._attachment(room)
            else:
                self._loose(flatten(room))

    def _part(self, element: Element) -> None:
        """A resolution of several in one file: its title and its formula are headings."""
        self.part, self.annexes, self.annex, self.last = self.letters[id(element)], 0, 0, 0
        self.statement(element)

    def _attachment(self, element: Element) -> None:
        """An annexed document, if it holds paragraphs; else closing lines."""
        inner = _Walker(self.source, {})
        inner.embeds = self.embeds
        inner.part, inner.annex, inner.annexes = self.part, self.annexes + 1, self.annexes + 1
        if element.name in _ROOMS:
            for child in element.elements():
                if child.name in ("doc", "statement", *_ROOMS):
                    inner.statement(child)
                else:
                    inner._loose(flatten(child))
        else:
            inner.statement(element)
        found = inner.document
        if _is_text(found, element):
            self.annex = inner.annex
            self._head(found.header)
            self.document.blocks += found.blocks
            self.annex, self.annexes = 0, inner.annexes
            self.document.closing += found.closing
        else:
            self.document.closing += [Break(), *flatten(element)]

    def _head(self, signs: list[Sign], *, front: bool = False) -> None:
        if any(isinstance(sign, AknRun) and not sign.chunk.text.isspace() for sign in signs):
            self._add(AknBlock("heading", signs, front=front))

    def _loose(self, signs: list[Sign], *, front: bool = False, table: bool = False) -> None:
        """Words outside paragraphs: to the paragraph before, else to the header."""
        if not any(not isinstance(sign, AknRun) or not sign.chunk.text.isspace() for sign in signs):
            return
        if front and self.part:
            self._add(AknBlock("heading", signs, front=True))
        elif front or not self.document.blocks:
            self.document.header += [Break(), *signs, Break()]
        else:
            last = self.document.blocks[-1]
            if table and last.kind == "operative" and last.looks_like_heading():
                last.kind = "heading"
            last.take(signs, table=table)

    def _body(self, element: Element, *, preamble: bool) -> None:
        opening = element.name not in (*_BODIES, "embeddedStructure")
        if opening:
            self.last = 0  # sections may number their paragraphs from 1
        for child in element.children:
            if isinstance(child, Chunk):
                if not child.text.isspace():
                    self._loose([AknRun(child)])
                continue
            if child.name == "formula" or self._is_formula(child):
                self._formula(child)
            elif _is_recital(child, preamble=preamble):
                self._recital(child, counted=not preamble or self._begun())
            elif child.name == "paragraph" or (self.plain and not preamble and child.name in ("p", "blockList")):
                self._paragraph(child, titles=opening)
                opening = opening and self.document.blocks[-1].looks_like_heading()
            elif self._is_heading(child, opening=opening):
                self._heading(child)
            elif child.name in _SECTIONS or next(child.iter("paragraph"), None) is not None:
                self._body(child, preamble=preamble)
            else:
                self._loose(flatten(child), table=next(child.iter("table"), None) is not None)

    def _is_heading(self, element: Element, *, opening: bool) -> bool:
        """Whether an element is a heading; a numeral at the head of a section is one whatever its mark-up."""
        if element.name == "p":
            return opening and _headings.is_numeral(element.words())
        return element.name in _HEADINGS and next(element.iter("paragraph"), None) is None

    def _is_formula(self, element: Element) -> bool:
        """Whether a container is the formula of a recommended draft: named so, and emphasised as a whole."""
        if element.name != "container" or element.attributes.get("name") != "formula":
            return False
        return AknBlock("heading", flatten(element), source=self.source).is_formula

    def _heading(self, element: Element) -> None:
        """A heading of a section; one that opens with emphasis and ends in a comma is a preambular paragraph."""
        block = AknBlock("heading", flatten(element), titles=True, counted=True)
        self._add(block)
        partly = block.opens_emphatic and not block.all_emphatic
        if block.kind == "heading" and block.words.emphasis and (block.comma or (partly and block.stops)):
            block.kind = "preamble"

    def _begun(self) -> bool:
        """Whether the operative part has begun: a preamble after it is that of a section, or of the main body."""
        own = (b for b in self.document.blocks if b.kind == "operative" and b.scope == (self.part, self.annex))
        return any(block.number or not block.looks_like_heading() for block in own)

    def _recital(self, element: Element, *, counted: bool) -> None:
        """A preambular paragraph; numbered items after its comma are operative ones that slipped into its list."""
        lists = any(child.name == "blockList" for child in element.elements())
        items = list(element.iter("item")) if lists else []
        if self.first == 1 or not items or _number(items[0]) != self.last + 1:
            self._add(AknBlock("preamble", flatten(element), counted=counted))
            return
        self._add(AknBlock("preamble", flatten(_bare(element, items)), counted=counted))
        for item in items:
            self._paragraph(item, titles=False)

    def _formula(self, element: Element) -> None:
        """A formula opens a preamble; what is marked up as one after a preambular paragraph is another of them."""
        before = self.document.blocks[-1] if self.document.blocks else None
        if before is not None and before.kind == "preamble" and before.scope == (self.part, self.annex):
            self._add(AknBlock("preamble", flatten(element)))
        elif self.document.blocks or self.part:
            self._head(flatten(element), front=True)
        else:
            self._loose(flatten(element))

    def _paragraph(self, element: Element, *, titles: bool) -> None:
        """A paragraph, and the documents that are embedded in it."""
        inner = list(element.iter("embeddedStructure")) if self.embeds else []
        inner = [e for e in inner if next(e.iter("paragraph", "container"), None)]
        self._add(self._block(_bare(element, inner) if inner else element, titles=titles))
        for embedded in inner:
            self.annexes += 1
            before, self.annex = (self.annex, self.last), self.annexes
            self.last = 0
            self._body(embedded, preamble=False)
            self.annex, self.last = before

    def _block(self, element: Element, *, titles: bool) -> AknBlock:
        numbers = [child for child in element.elements() if child.name == "num"]
        words = "".join(number.words() for number in numbers)
        number = digits(words) if words else 0
        printed = {id(child) for child in numbers} if number else set()
        kept = [child for child in element.children if id(child) not in printed]
        names = {child.name for child in element.elements()} - {"num"}
        kind: Kind = "heading" if names and names <= {"heading", "subheading"} and not number else "operative"
        block = AknBlock(
            kind,
            flatten(element.holding(kept)),
            number=number,
            lettered=bool(words) and not number and is_item(words + " "),
            titles=titles,
            numeral="" if number else words,
            inferred=bool(number) and not any(c.isdecimal() for c in words),
            counted=True,
        )
        if number:
            signs = [sign for one in numbers for sign in flatten(one)]
            block.number_signs = [sign for sign in signs if isinstance(sign, AknRun)]
        return block

    def _add(self, block: AknBlock) -> None:
        block.part, block.annex, block.source = self.part, self.annex, self.source
        if block.kind == "operative" and not block.number and not block.numeral:
            block.find_number(self.last)
            block.lettered = not block.number and is_item(block.string)
        elif block.kind != "operative" and not block.numeral and (self.last or (self.first != 1 and not block.comma)):
            block.find_number(self.last, only=True)
            block.kind = "operative" if block.number else block.kind
        if not block.number and block.kind != "preamble" and _headings.is_annex(block.string):
            self._next_annex(block)
        anew = bool(self.annex) and block.number == 1  # an annex may count anew below each of its headings
        self.last = 1 if anew else max(self.last, block.number)
        self.document.blocks.append(block)

    def _next_annex(self, block: AknBlock) -> None:
        """A heading that says "Annex II" begins the next annex, if this one, or the body, has paragraphs."""
        scope = (self.part, self.annex)
        alone = _headings.is_annex(block.string, alone=True)
        heading = alone or (self.annex and (block.kind == "heading" or block.in_bold()))
        if heading and any(b.scope == scope and b.kind == "operative" for b in self.document.blocks):
            self.annexes += 1
            self.annex = block.annex = self.annexes
            self.last = 0
            block.kind = "heading"


def _is_plain(root: Element) -> bool:
    """Whether a decision has bare sentences in its main body, and nothing that is marked up as a paragraph."""
    numbers = (number.words() for number in root.iter("docNumber"))
    return any("/DEC/" in words for words in numbers) and next(root.iter("paragraph", "container"), None) is None


def _first_number(element: Element) -> int:
    """The first printed number of the main body of a document; 0 where it has none."""
    body = next((child for child in element.elements() if child.name == "mainBody"), None)
    paragraphs = body.iter("paragraph") if body is not None else ()
    return next((number for paragraph in paragraphs if (number := _number(paragraph))), 0)


def _number(element: Element) -> int:
    """The printed number of an item of a list; 0 where it has none."""
    return next((digits(child.words()) for child in element.elements() if child.name == "num"), 0)


def _is_recital(element: Element, *, preamble: bool) -> bool:
    """Whether an element is a preambular paragraph; a container with a table in the main body is none."""
    if element.name in ("container", "recital"):
        return preamble or next(element.iter("table"), None) is None
    return preamble and element.name == "paragraph"


def _is_text(document: AknDocument, element: Element) -> bool:
    """Whether an attachment is a document: it has numbered or preambular paragraphs, or sentences and no table."""
    if any(block.number or block.kind == "preamble" for block in document.blocks):
        return True
    sentences = any(b.kind == "operative" and b.stops and not b.lettered for b in document.blocks)
    return sentences and next(element.iter("table"), None) is None


def _bare(element: Element, without: list[Element]) -> Element:
    """A copy of an element without some of those below it."""
    left_out = {id(one) for one in without}

    def bare(one: Element) -> Element:
        kept = [bare(c) if isinstance(c, Element) else c for c in one.children if id(c) not in left_out]
        return one.holding(kept)

    return bare(element)

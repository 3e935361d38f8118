"""XML as a tree that knows where each character of the source stands. Read safely.

What an attacker can put into XML is refused, not worked around: a document type
declaration (and so every entity that expands, and every external file), nesting without
end, and pieces of mark-up without number. Nothing is fetched and no entity is expanded
but the five that XML itself defines and numbered characters.

Offsets are code points of the decoded text. `Chunk.text` differs from the source's
characters only where XML says so: an entity or a character reference reads as its
character, a carriage return with a line feed as a line feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from toolkit.errors import SourceError
from toolkit.sources import MAX_BYTES

__all__ = ["MAX_DEPTH", "MAX_PIECES", "Chunk", "Element", "parse"]

#: Deepest nesting of elements that is read; the United Nations' files nest about fifteen deep.
MAX_DEPTH = 100
#: Most elements and runs of text that are read; the longest resolutions hold some ten thousand.
MAX_PIECES = 2_000_000

_DAMAGED = "the file is cut off or damaged: fetch it again"


class Chunk(NamedTuple):
    """A run of text between tags: ``source[start:end]`` reads as ``text``."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Element:
    """An element: local name, attributes, and what it holds, in order.

    The root of a parsed file also has all elements below it in document order (``below``): much is looked for in the
    whole of a document.
    """

    name: str
    attributes: dict[str, str]
    children: list[Element | Chunk] = field(default_factory=list)
    below: list[Element] | None = field(default=None, compare=False, repr=False)
    index: dict[str, list[Element]] | None = field(default=None, compare=False, repr=False)

    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def iter(self, *names: str) -> Iterator[Element]:
        """The element and those below it, in document order, that have one of the names."""
        if not names or self.name in names:
            yield self
        if self.below is not None and len(names) == 1:
            yield from self._named().get(names[0], ())
            return
        for element in self._below() if self.below is None else self.below:
            if not names or element.name in names:
                yield element

    def _named(self) -> dict[str, list[Element]]:
        """The elements below the root by name, in document order."""
        if self.index is None:
            self.index = {}
            for element in self.below or ():
                self.index.setdefault(element.name, []).append(element)
        return self.index

    def _below(self) -> Iterator[Element]:
        open_ = [child for child in reversed(self.children) if type(child) is Element]
        while open_:
            element = open_.pop()
            yield element
            open_ += [child for child in reversed(element.children) if type(child) is Element]

    def words(self) -> str:
        """All text below the element, white space as single spaces."""
        return " ".join("".join(self.texts()).split())

    def texts(self) -> Iterator[str]:
        """The runs of text below the element."""
        for child in self.children:
            if isinstance(child, Chunk):
                yield child.text
            else:
                yield from child.texts()


def parse(source: str, *, name: str, roots: frozenset[str], limit: int = MAX_BYTES) -> Element:
    """Parse XML.

    Parameters
    ----------
    source
        The decoded text; an encoding named in its XML declaration is ignored.
    name
        Its file name, for messages.
    roots
        Local names that the root element may have.
    limit
        Largest size, in bytes of UTF-8.

    Returns
    -------
    Element
        The root.

    Raises
    ------
    toolkit.errors.SourceError
        Too large, not well-formed, another root, a document type declaration, or nesting
        or mark-up beyond the limits; the message names the line.
    """
    try:
        content = source.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            "holds half of a surrogate pair: not text",
            file=name,
            place=f"line {source.count(chr(10), 0, error.start) + 1}",
            remedy="save the file as UTF-8",
        ) from error
    if len(content) > limit:
        raise SourceError(
            f"is {len(content) / 2**20:.0f} MB; the limit is {limit // 2**20} MB",
            file=name,
            remedy="a resolution is far smaller: give the file of one document",
        )
    reader = _Reader(source, content, name, roots)
    try:
        return reader.read()
    finally:
        del reader.parser  # each knows the other: the circle would keep the whole tree until somebody looks for circles


class _Reader:
    """One pass of the parser over one file."""

    def __init__(self, source: str, content: bytes, name: str, roots: frozenset[str]) -> None:
        self.source, self.content, self.name, self.roots = source, content, name, roots
        self.open: list[Element] = []
        self.elements: list[Element] = []
        self.root: Element | None = None
        self.pieces = 0
        self.byte = self.point = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = False
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.ExternalEntityRefHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartCdataSectionHandler = lambda: self._literal(literal=True)
        self.parser.EndCdataSectionHandler = lambda: self._literal(literal=False)
        self.literal = False

    def read(self) -> Element:
        try:
            self.parser.Parse(self.content, True)
        except expat.ExpatError as error:
            cut = error.code in _CUT_OFF
            raise SourceError(
                f"is not well-formed XML: {expat.ErrorString(error.code)}",
                file=self.name,
                place=f"line {error.lineno}, column {error.offset + 1}",
                remedy=_DAMAGED if cut else "mend that place, or fetch the file again",
            ) from error
        if self.root is None:
            self._refuse("holds no element", _DAMAGED)
        self.root.below = self.elements[1:]  # without itself: a circle would stay in memory
        return self.root

    def _refuse(self, problem: str, remedy: str) -> NoReturn:
        raise SourceError(problem, file=self.name, place=f"line {self.parser.CurrentLineNumber}", remedy=remedy)

    def _doctype(self, *_: object) -> NoReturn:
        self._refuse(
            "declares a document type or entities, which are not read",
            "give the Akoma Ntoso file itself, which has no DOCTYPE; an HTML page is not one",
        )

    def _count(self) -> NoReturn:
        self._refuse(f"holds more than {MAX_PIECES} pieces of mark-up", "give the file of one resolution")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.pieces += 1
        if self.pieces > MAX_PIECES:
            self._count()
        element = Element(tag.rpartition(":")[2], attributes)
        self.elements.append(element)
        if self.root is None:
            self.root = element
            if element.name not in self.roots:
                self._refuse(
                    f"is XML of another kind: its root is <{tag[:40]}>, not <{min(self.roots)}>",
                    "give an Akoma Ntoso (AKN4UN) file of a resolution, or its text",
                )
        else:
            self.open[-1].children.append(element)
        self.open.append(element)
        if len(self.open) > MAX_DEPTH:
            self._refuse(f"nests elements more than {MAX_DEPTH} deep", "no resolution does: fetch the file again")

    def _end(self, _tag: str) -> None:
        self.open.pop()

    def _literal(self, *, literal: bool) -> None:
        self.literal = literal  # in a CDATA section an ampersand is an ampersand

    def _text(self, text: str) -> None:
        self.pieces += 1
        if self.pieces > MAX_PIECES:
            self._count()
        index, source = self.parser.CurrentByteIndex, self.source
        passed = self.content[self.byte : index]
        self.point = start = self.point + (len(passed) if passed.isascii() else len(passed.decode("utf-8")))
        self.byte = index
        end = start + len(text)
        first = source[start : start + 1]
        if first == "&" and not self.literal:
            end = source.index(";", start) + 1
        elif first == "\r":
            end = start + (2 if source.startswith("\r\n", start) else 1)
        self.open[-1].children.append(Chunk(start, end, text))


_CUT_OFF = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)

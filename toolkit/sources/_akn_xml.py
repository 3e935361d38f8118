"""XML as a tree that knows where each character of the source stands. Read safely.

What an attacker can put into XML is refused, not worked around: a document type
declaration (and so every entity that expands, and every external file), nesting without
end, and pieces of mark-up without number. Nothing is fetched and no entity is expanded
but the five that XML itself defines and numbered characters.

Offsets are code points of the decoded text. `Chunk.text` differs from the source's
characters only where XML says so: an entity or a character reference reads as its
character, a carriage return with a line feed as a line feed.

Expat says whether a file is well-formed, and its words are not asked of it: where a tag ends in a well-formed file is
seen by one regular expression, whose places are code points already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from toolkit.errors import SourceError
from toolkit.sources import MAX_BYTES

__all__ = ["INLINE", "MAX_DEPTH", "MAX_PIECES", "Chunk", "Element", "parse"]

#: Deepest nesting of elements that is read; the United Nations' files nest about fifteen deep.
MAX_DEPTH = 100
#: Most elements and runs of text that are read; the longest resolutions hold some ten thousand.
MAX_PIECES = 2_000_000

_DAMAGED = "the file is cut off or damaged: fetch it again"


#: Elements that hold words among their children; white space in the others is layout.
INLINE = frozenset(
    "a abbr b br def del docAuthority docDate docNumber docProponent docStatus docTitle em eol event heading "  # noqa: SIM905 - words
    "crossHeading i inline ins intro listIntroduction listWrapUp location num p person quantity ref rref mref role "
    "session shortTitle span strong sub subheading subFlow sup term u".split()
)
#: In these each run of white space is kept as the file has it: what is put together of them may be words.
_WORDED = INLINE | {"authorialNote"}
# A tag (a ">" may stand in a value), a comment, a section of characters or an instruction of a well-formed file:
# '<p class="a>b">', "<!-- > -->"; not "a > b". In it, the name of the element that it opens: "p"; none in "</p>".
_TAG = re.compile(
    r"""(<(?:(?:/|([^<>"'!?/\s]+))[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>"""
    r"""|!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>))""",
    re.DOTALL,
)
# A run of text that reads as it stands, a reference, or a line end: "two ", "&amp;", "\r\n".
_PIECE = re.compile(r"[^&\r\n]+|&[^;]*;|\r\n?|\n")
# The same in a section of characters, where "&" is one.
_LITERAL = re.compile(r"[^\r\n]+|\r\n?|\n")
# An attribute in a tag of a well-formed file: 'eId="para_1"', "a = 'b'"; not the name of the tag.
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# White space in a value, which reads as a blank.
_BLANK = re.compile(r"\r\n|[\r\n\t]")


class Chunk(NamedTuple):
    """A run of text between tags: ``source[start:end]`` reads as ``text``."""

    start: int
    end: int
    text: str


#: A chunk of its three fields: the class itself takes twice as long, and a file has a thousand chunks.
_chunk: Callable[[tuple[int, int, str]], Chunk] = partial(tuple.__new__, Chunk)

#: White space that is layout: it parts words, and nobody asks where it stands.
_LAYOUT = Chunk(0, 0, " ")


class Element:
    """An element: local name, attributes, and what it holds, in order.

    The root of a parsed file also has all elements below it in document order (``below``): much is looked for in the
    whole of a document. Attributes are read when they are asked for.
    """

    __slots__ = ("_attributes", "_tag", "below", "children", "index", "name")

    def __init__(
        self,
        name: str,
        attributes: dict[str, str] | None = None,
        children: list[Element | Chunk] | None = None,
        tag: str = "",
    ) -> None:
        self.name = name
        self._attributes = attributes
        self._tag = tag
        self.children: list[Element | Chunk] = [] if children is None else children
        self.below: list[Element] | None = None
        self.index: dict[str, list[Element]] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name."""
        if self._attributes is None:
            self._attributes = _attributes(self._tag)
        return self._attributes

    def holding(self, children: list[Element | Chunk]) -> Element:
        """The same element, with other things in it."""
        return Element(self.name, self._attributes, children, self._tag)

    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def iter(self, *names: str) -> Iterator[Element]:
        """The element and those below it, in document order, that have one of the names."""
        if not names or self.name in names:
            yield self
        if self.below is not None and names:
            there = [name for name in names if name in self._named()]
            if len(there) < 2:
                yield from self._named()[there[0]] if there else ()
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
    reader = _Reader(source, name)
    reader.check(content, roots)
    return reader.read()


def _value(written: str) -> str:
    """What the value of an attribute reads as."""
    return _reads(_BLANK.sub(" ", written)) if "&" in written or not written.isprintable() else written


def _reads(text: str) -> str:
    """Text whose references are read as their characters."""
    return _REFERENCE.sub(_character, text)


# A reference to a character: "&amp;", "&#1593;", "&#x639;"; other entities are refused before.
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _character(match: re.Match[str]) -> str:
    return _NAMED[match[3]] if match[3] else chr(int(match[1]) if match[1] else int(match[2], 16))


@lru_cache(maxsize=8192)
def _attributes(tag: str) -> dict[str, str]:
    """The attributes that a tag states, shared by all elements with such a tag."""
    plain = "&" not in tag and tag.isprintable()
    return {name: a or b if plain else _value(a or b) for name, a, b in _ATTRIBUTE.findall(tag)}


class _Reader:
    """Reads one file."""

    def __init__(self, source: str, name: str) -> None:
        self.source, self.name = source, name
        self.root = Element("")
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.pieces = 0

    def check(self, content: bytes, roots: frozenset[str]) -> None:
        """Refuse what is not well-formed, not safe, or not what is looked for."""
        parser = expat.ParserCreate("utf-8")

        def refuse(problem: str, remedy: str) -> NoReturn:
            self._refuse(problem, remedy, parser.CurrentLineNumber)

        def doctype(*_: object) -> NoReturn:
            refuse(
                "declares a document type or entities, which are not read",
                "give the Akoma Ntoso file itself, which has no DOCTYPE; an HTML page is not one",
            )

        def first(tag: str, _: object) -> None:
            parser.StartElementHandler = None
            if tag.rpartition(":")[2] not in roots:
                refuse(
                    f"is XML of another kind: its root is <{tag[:40]}>, not <{min(roots)}>",
                    "give an Akoma Ntoso (AKN4UN) file of a resolution, or its text",
                )

        parser.StartDoctypeDeclHandler = doctype
        parser.EntityDeclHandler = doctype
        parser.ExternalEntityRefHandler = doctype
        parser.StartElementHandler = first
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            cut = error.code in _CUT_OFF
            raise SourceError(
                f"is not well-formed XML: {expat.ErrorString(error.code)}",
                file=self.name,
                place=f"line {error.lineno}, column {error.offset + 1}",
                remedy=_DAMAGED if cut else "mend that place, or fetch the file again",
            ) from error
        finally:  # each knows the other: the circle would stay until somebody looks for circles
            parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = None
            parser.StartElementHandler = None

    def read(self) -> Element:
        """The tree of a file that was found well-formed."""
        made, open_ = self.elements, self.open
        if self.source.count("<") > 2 * MAX_PIECES:
            self._many(0)
        at, children, worded = 0, self.root.children, False
        parts = _TAG.split(self.source)
        parts += ("", "")
        for text, tag, name in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            if text:
                if not worded and text.isspace():
                    children.append(_LAYOUT)
                elif "\n" in text or "&" in text or "\r" in text:
                    self._pieces(_PIECE, text, at, children)
                else:
                    children.append(_chunk((at, at + len(text), text)))
                    self.pieces += 1
                at += len(text)
            if name:
                element = Element(name.rpartition(":")[2] if ":" in name else name, None, [], tag)
                made.append(element)
                children.append(element)
                if not tag.endswith("/>"):
                    open_.append(element)
                    children, worded = element.children, element.name in _WORDED
                    if len(open_) > MAX_DEPTH:
                        self._deep(at)
            elif tag.startswith("</"):
                open_.pop()
                children = open_[-1].children if open_ else []
                worded = bool(open_) and open_[-1].name in _WORDED
            elif tag.startswith("<!"):  # in a section of characters an ampersand is an ampersand
                self._pieces(_LITERAL, tag[9:-3] if tag.startswith("<![CDATA[") else "", at + 9, children)
            at += len(tag)
        if len(made) + self.pieces > MAX_PIECES:
            self._many(at)
        made[0].below = made[1:]  # without itself: a circle would stay in memory
        return made[0]

    def _deep(self, at: int) -> NoReturn:
        problem = f"nests elements more than {MAX_DEPTH} deep"
        self._refuse(problem, "no resolution does: fetch the file again", self._line(at))

    def _pieces(self, pattern: re.Pattern[str], text: str, at: int, children: list[Element | Chunk]) -> None:
        """Text cut where it does not read as it stands, and at its lines."""
        for piece in pattern.findall(text):
            end = at + len(piece)
            first = piece[0]
            if first in "\r\n":
                children.append(_chunk((at, end, "\n")))
            elif first == "&" and pattern is _PIECE:
                children.append(Chunk(at, end, _reads(piece)))
            else:
                children.append(_chunk((at, end, piece)))
            at = end
            self.pieces += 1
        if self.pieces > MAX_PIECES:
            self._many(at)

    def _line(self, at: int) -> int:
        return self.source.count("\n", 0, at) + 1

    def _many(self, at: int) -> NoReturn:
        problem = f"holds more than {MAX_PIECES} pieces of mark-up"
        self._refuse(problem, "give the file of one resolution", self._line(at))

    def _refuse(self, problem: str, remedy: str, line: int) -> NoReturn:
        raise SourceError(problem, file=self.name, place=f"line {line}", remedy=remedy)


_CUT_OFF = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)

"""The stories of a Word file (body, notes, headers, footers) as paragraphs of runs.

What a reader sees on the page, in its order: tables row by row, text boxes after the paragraph that they hang on,
results of fields and not their codes, tracked insertions and not deletions, no hidden text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.sources._docx_numbers import ListNumbers, formatted
from toolkit.sources._docx_styles import Styles, twips
from toolkit.sources._layout import Role
from toolkit.sources._opc import attribute, child, children, local
from toolkit.sources._runs import SOFT_HYPHEN, Para, Run, numbered
from toolkit.text import composed

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Reference", "Story"]

#: Elements that only group what stands in them.
_GROUPS_NAMES = (
    "hyperlink smartTag customXml fldSimple ins moveTo bdo dir sdtContent rubyBase oMathPara oMath e num den sub "
    "sup fName f d sSup sSub sSubSup rad nary func acc bar box groupChr limLow limUpp m mr eqArr deg lim body "
    "txbxContent footnote endnote hdr ftr comment docPart docPartBody"
)
_GROUPS = frozenset(_GROUPS_NAMES.split())
_DELETED = frozenset({"del", "moveFrom", "cellDel"})
_INSERTED = frozenset({"ins", "moveTo", "cellIns"})
_CHANGES = _DELETED | _INSERTED
#: Characters that have elements of their own.
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": SOFT_HYPHEN}
#: Signs of the font Symbol that lists and texts use; others are shown as unknown.
_SYMBOLS = {
    0xB7: "•",
    0xA7: "▪",
    0xD8: "➢",
    0xFC: "✓",
    0x2D: "−",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xA3: "≤",
    0xAE: "→",
}
# Line breaks and tabs of the XML itself, which are blanks on the page; those of the page have elements.
_BREAKS = re.compile(r"[\t\r\n]+")
#: Words a cell of data seldom exceeds; a table with longer cells is a way to set text in columns.
_LONG_CELL = 200


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a note: its kind (``footnote``, ``endnote``), its id, and its marker."""

    kind: str
    id: str
    marker: str


@dataclass
class DocxNotes:
    """How notes are counted: their form and first number, by kind."""

    forms: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    seen: list[Reference] = field(default_factory=list)

    def refer(self, kind: str, id_: str, *, custom: bool) -> str:
        """The marker of the next reference of a kind; a sign that follows in the text stands for itself."""
        if custom:
            self.seen.append(Reference(kind, id_, ""))
            return ""
        self.counts[kind] += 1
        marker = formatted(self.counts[kind], self.forms.get(kind, "decimal"))
        self.seen.append(Reference(kind, id_, marker))
        return marker


@dataclass
class Story:
    """Walks a document, story by story; one object for all, since lists, notes and paragraphs are counted through.

    Attributes
    ----------
    styles, numbers, notes
        What the document says of them.
    changes
        Number of tracked changes met.
    foreign
        Number of parts in other formats, which are not read.
    """

    styles: Styles
    numbers: ListNumbers
    notes: DocxNotes = field(default_factory=DocxNotes)
    changes: int = 0
    foreign: int = 0
    paragraphs: int = 0
    _codes: list[bool] = field(default_factory=list)
    _pending: Para | None = None
    _custom: bool = False
    _own: str = ""

    def read(self, root: etree._Element | None, role: Role = "", marker: str = "") -> list[Para]:
        """The paragraphs of a story."""
        self._codes, self._pending, self._own = [], None, marker
        found = [] if root is None else list(self._blocks(root, role))
        found += self._left()
        if role == "note":
            for index, para in enumerate(found):
                para.marker, para.continues = marker, index > 0
        return found

    def _left(self) -> list[Para]:
        """The paragraph whose own mark is deleted, where none follows that it could be one with."""
        left, self._pending = self._pending, None
        return [] if left is None else [left]

    # -- blocks -----------------------------------------------------------------------------------

    def _blocks(self, container: etree._Element, role: Role) -> Iterator[Para]:
        for item in container:
            name = local(item)
            if name == "p":
                yield from self._paragraph(item, role)
            elif name == "tbl":
                yield from self._table(item, role)
            elif name == "altChunk":
                self.foreign += 1
            elif name in _DELETED:
                self.changes += 1
            elif (within := _within(item)) is not None:
                self.changes += name in _CHANGES
                yield from self._blocks(within, role)

    def _table(self, table: etree._Element, role: Role) -> Iterator[Para]:
        rows = [row for row in _inside(table, "tr") if not self._is_deleted(row)]
        cells = [[cell for cell in _inside(row, "tc") if child(cell, "tcPr", "cellDel") is None] for row in rows]
        own = role or ("table" if _is_data(cells) else "")
        for row in cells:
            for cell in row:
                yield from self._blocks(cell, own)

    def _is_deleted(self, row: etree._Element) -> bool:
        properties = child(row, "trPr")
        self.changes += sum(1 for _ in children(properties, "ins", "del"))
        return child(properties, "del") is not None

    def _paragraph(self, element: etree._Element, role: Role) -> Iterator[Para]:
        self.paragraphs += 1
        properties = child(element, "pPr")
        look = self.styles.paragraph(properties)
        para = Para(paragraph=self.paragraphs, role=role, centred=look.centred, indent=look.indent)
        hung: list[etree._Element] = []
        self._count = 0
        self._custom = False
        self._inline(element, para, look.style, hung)
        marks = child(properties, "rPr")
        self.changes += sum(1 for _ in children(marks, *_CHANGES))
        hidden = self.styles.run(marks, look.style).hidden and not para.text().strip()
        parted = not any(True for _ in children(marks, *_DELETED))
        before = next(iter(self._left()), None)
        if before is not None and before.text().strip():  # the mark between the two was deleted: they are one
            before.runs += para.runs
            para = before
        elif look.numbering and not hidden and (parted or para.text().strip()):
            self._number(para, *look.numbering, look.style, properties)
        if parted:
            yield para
        else:
            self._pending = para
        for box in hung:
            codes, self._codes = self._codes, []
            yield from self._blocks(box, role)
            self._codes = codes

    def _number(self, para: Para, list_: str, level: int, style: str, properties: etree._Element | None) -> None:
        level = self.numbers.level_of(list_, level, style)
        numbered(para, self.numbers.next(list_, level))
        if level and not para.role and self.numbers.counts_paragraphs(list_):
            para.role = "item"
        own = child(properties, "ind")
        indent = self.numbers.indent(list_, level)
        if own is None and indent is not None and (child(properties, "numPr") is not None or para.indent is None):
            side = twips(attribute(indent, "start") or attribute(indent, "left"))
            para.indent = side + twips(attribute(indent, "firstLine")) - twips(attribute(indent, "hanging"))

    # -- runs -------------------------------------------------------------------------------------

    def _inline(self, container: etree._Element, para: Para, style: str, hung: list[etree._Element]) -> None:
        for item in container:
            name = local(item)
            if name == "r":
                self._run(item, para, style, hung)
            elif name in _DELETED:
                self.changes += 1
            elif (within := _within(item)) is not None:
                self.changes += name in _CHANGES
                self._inline(within, para, style, hung)

    def _run(self, element: etree._Element, para: Para, style: str, hung: list[etree._Element]) -> None:
        self._count += 1
        properties = child(element, "rPr")
        look = self.styles.run(properties, style)

        def put(text: str, marker: str = "", *, own: bool = False) -> None:
            if text and not any(self._codes) and not look.hidden:
                raised = look.raised or own
                para.runs.append(Run(text, self._count, look.bold, look.italic, raised, marker, unsaid=own))

        for item in element:
            name = local(item)
            if name == "t":
                text = composed(_BREAKS.sub(" ", item.text or ""))
                put(text, self._signed(text) if self._custom and text.strip() else "")
            elif name in _SIGNS or name == "sym":
                put(_SIGNS.get(name) or _symbol(item))
            elif name == "fldChar":
                self._field(attribute(item, "fldCharType") or "")
            elif name in ("footnoteReference", "endnoteReference"):
                marker = self._refer(item, name.removesuffix("Reference"))
                put(marker, marker)
            elif name in ("footnoteRef", "endnoteRef"):
                put(self._own, own=True)
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                hung += _boxes(item)
            elif (within := _within(item)) is not None:
                self._inline(within, para, style, hung)

    def _refer(self, element: etree._Element, kind: str) -> str:
        self._custom = attribute(element, "customMarkFollows") in ("1", "true", "on")
        return self.notes.refer(kind, attribute(element, "id") or "", custom=self._custom)

    def _signed(self, sign: str) -> str:
        """Give the last reference, which has a sign of its own, this sign."""
        self._custom = False
        last = self.notes.seen[-1]
        self.notes.seen[-1] = Reference(last.kind, last.id, sign.strip()[:8])
        return sign.strip()[:8]

    def _field(self, kind: str) -> None:
        """A field is its code, then its result; both may hold fields."""
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()


def _symbol(element: etree._Element) -> str:
    try:
        code = int(attribute(element, "char") or "", 16) & 0xFFFF
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
        return _SYMBOLS.get(code, chr(code) if 0x20 <= code < 0x40 else "\ufffd")
    return chr(code) if code >= 0x20 and not 0xD800 <= code <= 0xDFFF else ""


def _within(element: etree._Element) -> etree._Element | None:
    """Where the words of an element stand that only groups others; ``None`` for all other elements."""
    name = local(element)
    if name == "sdt":
        return child(element, "sdtContent")
    if name == "ruby":
        return child(element, "rubyBase")
    if name == "AlternateContent":
        return _alternative(element)
    return element if name in _GROUPS else None


def _alternative(element: etree._Element) -> etree._Element | None:
    """One of several ways to say the same: the first, or the one to fall back on where the first has no words."""
    options = [item for item in element if local(item) in ("Choice", "Fallback")]
    return next((item for item in options if any(True for _ in _below(item, "t"))), options[0] if options else None)


def _below(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (item for item in element.iter() if local(item) == name)


def _boxes(element: etree._Element) -> list[etree._Element]:
    """The text boxes in a drawing, the outermost of each."""
    found: list[etree._Element] = []
    waiting = [element]
    while waiting:
        item = waiting.pop(0)
        name = local(item)
        if name == "txbxContent":
            found.append(item)
        elif name == "AlternateContent":
            chosen = _alternative(item)
            waiting += [] if chosen is None else [chosen]
        else:
            waiting += list(item)
    return found


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those within groups included."""
    for item in element:
        if local(item) == name:
            yield item
        elif local(item) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(item, name)


def _is_data(rows: list[list[etree._Element]]) -> bool:
    """Whether a table holds data, not text that is set in columns."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    sizes = [sum(len(t.text or "") for t in _below(cell, "t")) for row in rows for cell in row]
    return sum(size > _LONG_CELL for size in sizes) <= 0.2 * len(sizes)

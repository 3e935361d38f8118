"""A web page as paragraphs of runs, in the order in which a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.sources._docx_numbers import formatted
from toolkit.sources._html_css import Look, StyleSheet
from toolkit.sources._html_main import main_part
from toolkit.sources._html_notes import HtmlNotes
from toolkit.sources._layout import Role
from toolkit.sources._opc import local
from toolkit.sources._runs import Para, Run, numbered
from toolkit.text import composed

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["HtmlPage"]

_BLOCKS_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table thead tbody tfoot tr td th caption figure "
    "figcaption address section article main center header footer aside form fieldset legend details summary body "
    "html hr"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_SKIPPED = frozenset(["del", "script", "style", "head", "template", "noscript", "title", "rt", "rp"])
#: Ways to count items, by the names of HTML's attribute ``type`` and of style sheets.
_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none",
    "arabic-abjad": "arabicAbjad", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
# Blanks that a browser shows as one; a no-break space is none of them, but several set a distance and no words.
_BLANK = re.compile(r"[ \t\r\n\f]*\xa0[ \t\r\n\f\xa0]+|[ \t\r\n\f]+\xa0?")
# Pieces of what Google puts before an item: "(" counter(lst-ctn-kix_abc-1,lower-latin) ") ".
_PIECE = re.compile(r'"([^"]{0,40})"|counter\(\s*(?:lst-ctn-)?([\w-]+)\s*(?:,\s*([\w-]+))?\s*\)')
_KIX = re.compile(r"\b(kix_[\w-]+?-\d)\b")
# The sign at the head of a note: "[1] ", "(1) ", "1. ", and "1 " where it is raised; not "1995 Review", "1/2".
_SIGNED = re.compile(r"\s*[\[(]?\s?(\d{1,3}|\*{1,3}|[†‡§]|[a-z])(?:\s?([\])])|([.:])(?=\s|$)|(?=\s|$))\s*")
_LONG_CELL = 200


@dataclass
class _List:
    """A list while its items are counted."""

    ordered: bool
    next: int = 1
    form: str = "decimal"
    name: str = ""


@dataclass
class HtmlPage:
    """Walks a page.

    Attributes
    ----------
    changes
        Number of deletions that the page marks.
    """

    root: etree._Element
    changes: int = 0
    paras: list[Para] = field(default_factory=list)
    open: Para | None = None
    lists: list[_List] = field(default_factory=list)
    kix: dict[str, int] = field(default_factory=dict)
    label: str = ""
    nested: bool = False
    role: Role = ""
    marker: str = ""
    marker_shown: bool = False

    def read(self) -> list[Para]:
        """The paragraphs of the page's main part."""
        self.sheet = StyleSheet("".join(item.itertext()) for item in self.root.iter("style"))
        self.notes = HtmlNotes(self.root)
        main, self.left_out = main_part(self.root, frozenset(self.notes.bodies))
        look = Look()
        for item in reversed([*main.iterancestors()]):
            look = self.sheet.look(item, local(item), look)
        self._element(main, Look(centred=look.centred))
        self._flush()
        return self.paras

    # -- elements ---------------------------------------------------------------------------------

    def _element(self, element: etree._Element, around: Look) -> None:
        name = local(element)
        if not name or name in _SKIPPED or element in self.left_out:
            self.changes += name == "del"
            return
        if element in self.notes.back:
            self._own_mark(element, around)
            return
        look = self.sheet.look(element, name, around)
        if look.hidden:
            return
        if element in self.notes.markers:
            self._run(self.notes.markers[element], look, marker=self.notes.markers[element])
            return
        if name == "br":
            self._run("\n", look, literal=True)
            return
        if name == "sup" and self._only_marker(element):
            look = around
        block = name in _BLOCKS or element in self.notes.bodies or look.apart == "block"
        before = (self.role, self.marker, self.marker_shown)
        if block:
            self._flush()
            self._enter(element, name)
        self._inside(element, name, look)
        if look.apart == "side" and not block:  # as the number of a paragraph may be: words, and some distance
            self._run(" ", look)
        if block:
            self._flush()
            if name in ("ol", "ul") and self.lists:
                self.lists.pop()
            self.role, self.marker = before[:2]
            if element in self.notes.bodies:
                self.marker_shown = before[2]

    def _only_marker(self, element: etree._Element) -> bool:
        """Whether a raised element holds a reference to a note and brackets around it, which are its own."""
        return any(item in self.notes.markers for item in element.iter())

    def _inside(self, element: etree._Element, name: str, look: Look) -> None:
        raised = name == "sup" and self._only_marker(element)
        if element.text and not (raised and not element.text.strip(" [](),\xa0")):
            self._run(element.text, look)
        for item in element:
            self._element(item, look)
            tail = item.tail
            if tail and not (raised and not tail.strip(" [](),\xa0")):
                self._run(tail, look)

    def _enter(self, element: etree._Element, name: str) -> None:
        if element in self.notes.bodies:
            self.role, self.marker, self.marker_shown = "note", self.notes.bodies[element], False
        elif (element.get("title") or "").lower() in ("header", "footer") and name == "div":
            self.role = "furniture"
        elif name == "table" and self.role == "":
            self.role = "table" if _is_data(element) else ""
        if name in ("ol", "ul"):
            self.lists.append(self._list(element, name))
        elif name == "li":
            self.label = "" if self.role == "note" else self._labelled(element)
            self.nested = len(self.lists) > 1 and self.lists[0].ordered

    def _own_mark(self, element: etree._Element, look: Look) -> None:
        """The link back from a note: its marker, where it has no other words than a sign for "back"."""
        if self.marker and self.marker in "".join(element.itertext()) and not self.marker_shown:
            self._run(self.marker, look)
            if self.open is not None:
                last = self.open.runs[-1]
                last.raised = last.unsaid = True

    # -- lists ------------------------------------------------------------------------------------

    def _list(self, element: etree._Element, name: str) -> _List:
        stated = self.sheet.list_type(element)
        form = _FORMS.get(stated) or _FORMS.get(element.get("type") or "") or "decimal"
        start = _integer(element.get("start"))
        kix = _KIX.search(element.get("class") or "")
        found = _List(name == "ol", 1 if start is None else start, form, kix[1] if kix else "")
        if found.name:
            begins = start is not None or "start" in (element.get("class") or "").split()
            self.kix[found.name] = found.next - 1 if begins else self.kix.get(found.name, 0)
        return found

    def _labelled(self, element: etree._Element) -> str:
        """What a browser prints before an item."""
        if not self.lists:
            return ""
        within = self.lists[-1]
        if within.name and (content := self.sheet.labels.get(f"lst-{within.name}")):
            self.kix[within.name] = self.kix.get(within.name, 0) + 1
            return self._pieced(content)
        form = _FORMS.get(self.sheet.list_type(element), within.form)
        if not within.ordered:
            return "" if form == "none" else "•"
        value = _integer(element.get("value"))
        number = within.next if value is None else value
        within.next = number + 1
        number_text = formatted(number, form)
        return f"{number_text}." if number_text else ""

    def _pieced(self, content: str) -> str:
        out = ""
        for text, counter, form in _PIECE.findall(content):
            out += formatted(self.kix.get(counter, 0), _FORMS.get(form, "decimal")) if counter else text
        out = out.strip()
        return out if any(char.isalnum() for char in out) else "•"

    # -- runs -------------------------------------------------------------------------------------

    def _run(self, text: str, look: Look, *, marker: str = "", literal: bool = False) -> None:
        text = composed(text)
        if not look.pre and not literal:
            text = _BLANK.sub(" ", text)
            if text.startswith(" ") and (self.open is None or self.open.runs[-1].text[-1:] in ("", " ", "\n")):
                text = text[1:]
        if not text:
            return
        if self.open is None:
            self.open = Para(role=self.role, marker=self.marker, centred=look.centred, indent=look.indent)
        self.open.runs.append(
            Run(text, len(self.open.runs) + 1, look.bold, look.italic, look.raised or bool(marker), marker)
        )

    def _flush(self) -> None:
        para, self.open = self.open, None
        if para is None:
            return
        filled = bool(para.text().strip())
        para.paragraph = len(self.paras) + 1
        if filled and para.role == "note":
            para.continues = self.marker_shown
            if not self.marker_shown and not any(run.unsaid for run in para.runs) and not _own_sign(para):
                para.runs[:0] = [Run(f"{self.marker} ", raised=True, unsaid=True)]
            self.marker_shown = True
        elif filled and self.label:
            numbered(para, self.label)
            if self.nested and not para.role:
                para.role = "item"
        if filled:
            self.label = ""
        self.paras.append(para)


def _own_sign(para: Para) -> bool:
    """Whether a note begins with its own marker ("[1] See", "1. See"), which is then no word of it."""
    for at, run in ((at, run) for at, run in enumerate(para.runs) if run.text.strip()):
        match = _SIGNED.match(run.text)
        if match is None or match[1] != para.marker or not (match[2] or match[3] or run.raised):
            return False
        rest = run.text[match.end() :]
        sign = replace(run, text=match[0], raised=True, unsaid=True)
        para.runs[at : at + 1] = [sign, replace(run, text=rest)] if rest else [sign]
        return True
    return False


def _integer(value: str | None) -> int | None:
    try:
        return max(-1, min(100_000, int(value))) if value else None
    except ValueError:
        return None


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds data, not text that is set in columns."""
    rows = [[*_cells(row)] for row in table.iter("tr")]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    sizes = [sum(map(len, cell.itertext())) for row in rows for cell in row]
    return sum(size > _LONG_CELL for size in sizes) <= 0.2 * len(sizes)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (item for item in row if local(item) in ("td", "th"))

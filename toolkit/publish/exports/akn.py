"""Akoma Ntoso 3.0 XML of a structured resolution, in the manner of the United Nations' AKN4UN files.

A ``statement`` with metadata, ``preface`` (the lines above), ``preamble`` (enacting formula, and a ``container`` a
preambular paragraph), ``mainBody`` (numbered ``paragraph`` elements), ``conclusions`` (the closing lines); an annexed
document is an ``attachment``. Within the words, acts are ``inline name="act"`` (``refersTo`` their verb,
``class`` their force), citations ``ref`` with the United Nations' own link, days ``date``, emphasis ``i``, and
footnotes ``authorialNote`` where their marker stands; a note that the source lacks is there without words and has
the status ``incomplete``. Paragraph ids of the toolkit are ``GUID`` attributes.

What it does not carry: the repairs (TEI and the annotations do), items (a), (b) of a list as elements of their own
(the model reads a paragraph as one text), and bold apart from italics (the model knows emphasis only).
`toolkit.load` reads the file back to the same paragraphs. Two things are lost on the way: a second preamble in the
middle of the main body (75/247, a resolution in parts), for which Akoma Ntoso has no place, and where one heading of
an annexed document ends and the next begins, if both stand before its first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from lxml import etree

from toolkit._openings import openings
from toolkit.model import Note, Paragraph, Passage, Resolution
from toolkit.publish.exports._akn_front import AKN, OWN, element, meta
from toolkit.publish.exports._common import link, printable
from toolkit.publish.exports._layout import serialised
from toolkit.publish.exports._order import blocks, printed_number
from toolkit.publish.exports._weave import Mark, Point, weave
from toolkit.publish.provenance.findings import TableFinding, findings
from toolkit.text import fold

__all__ = ["content"]

_Cited = dict[str, tuple[int, tuple[str, str]]]

_SLUG = re.compile(r"[^a-z0-9]+")
#: Elements that hold words; white space in them is the text's own.
_WORDS = frozenset({"p", "heading", "crossHeading", "num"})


def content(resolution: Resolution) -> bytes:
    """The file.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import akn
    >>> b"akomaNtoso" in akn.content(tk.load())[:300]
    True
    """
    return _Writer(resolution).write()


class _Writer:
    """One resolution on its way into XML; what stands on its words is known by passage."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        found = findings(resolution, ("functions", "citations", "dates"))
        self.found = {place: list(rows) for place, rows in groupby(sorted(found, key=_by_place), key=_by_place)}
        acts = [one.values for one in found if one.table == "functions"]
        self.concepts = {_act(row["verb"]): str(row["verb"]) for row in sorted(acts, key=lambda row: row["verb"])}
        self.cited = _cited([one for one in found if one.table == "citations"])
        self.notes = {note.marker: note for note in resolution.notes}
        self.written: set[str] = set()

    def write(self) -> bytes:
        resolution = self.resolution
        root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, "facts": OWN})
        statement = etree.SubElement(root, f"{{{AKN}}}statement", {"name": "resolution"})
        statement.append(meta(resolution, self.concepts, {f"cited-{i}": c for i, c in self.cited.values()}))
        lines, formula = _header(resolution)
        statement.append(self._preface(lines))
        placed = blocks(resolution)
        first = _first_annexed(placed)
        own, annexed = placed[:first], placed[first:]
        self._body(statement, own, formula)
        after = [self._annex(annexed)] if annexed else []
        if str(resolution.closing.text) or self._loose():
            after.insert(0, self._conclusions())
        statement.extend(after)
        return serialised(root, _WORDS)

    def _preface(self, lines: Sequence[tuple[int, str]]) -> etree._Element:
        made = element("preface", {"eId": "preface"})
        title = str(self.resolution.meta.get("title", ""))
        last = max((start for start, line in lines if title and title in _spaced(line)), default=-1)
        for start, line in lines:
            paragraph = etree.SubElement(made, f"{{{AKN}}}p")
            marks = self._marks("header", start, len(line))
            if start == last:
                at = _spaced(line).index(title)
                marks.append(Mark(at, at + len(title), _title))
            notes = self.resolution.notes if start == last or (last < 0 and start == lines[-1][0]) else ()
            points = [self._note(note) for note in notes if note.place == "header"]
            weave(paragraph, printable(line), marks, [Point(len(line), one) for one in points])
        if not lines:
            etree.SubElement(made, f"{{{AKN}}}p")
        return made

    def _body(self, parent: etree._Element, blocks: Sequence[Passage], formula: str) -> None:
        """Preamble and main body: the preamble ends at the first operative paragraph or section."""
        operative = (i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.form == "operative")
        first = next(operative, len(blocks))
        while first and not isinstance(blocks[first - 1], Paragraph):
            first -= 1
        if formula or first:
            parent.append(self._preamble(blocks[:first], formula))
        parent.append(self._main(blocks[first:]))

    def _preamble(self, blocks: Sequence[Passage], formula: str) -> etree._Element:
        made = element("preamble")
        if formula:
            made.append(_lines("formula", {"name": "enactingFormula", "eId": "formula_1"}, [formula]))
        for block in blocks:
            if isinstance(block, Paragraph):
                made.append(self._recital(block))
            else:
                made.append(self._block("formula", {"name": "heading", "eId": f"formula_{block.id}"}, block))
        return made

    def _recital(self, block: Paragraph) -> etree._Element:
        return self._block("container", {"name": "recital", "eId": f"container_{block.id}"}, block)

    def _block(self, name: str, attributes: dict[str, str], block: Passage) -> etree._Element:
        made = element(name, {**attributes, "GUID": block.id})
        self._words(etree.SubElement(made, f"{{{AKN}}}p"), block)
        return made

    def _main(self, blocks: Sequence[Passage]) -> etree._Element:
        """Numbered paragraphs; a heading opens a section."""
        made = element("mainBody")
        into = made
        for block in blocks:
            if isinstance(block, Paragraph):
                into.append(self._paragraph(block))
            elif into is not made and len(into) and not into.findall(f"{{{AKN}}}paragraph"):
                into.append(self._words(element("crossHeading", {"eId": f"crossHeading_{block.id}"}), block))
            else:
                into = self._heading("section", block)
                made.append(into)
        if not len(made):
            etree.SubElement(made, f"{{{AKN}}}p")
        return made

    def _heading(self, name: str, block: Passage) -> etree._Element:
        made = element(name, {"eId": f"{name}_{block.id}", "GUID": block.id})
        made.append(self._words(element("heading", {}), block))
        return made

    def _paragraph(self, block: Paragraph) -> etree._Element:
        made = element("paragraph", {"eId": f"para_{block.id}", "GUID": block.id})
        printed = printed_number(self.resolution, block)
        if printed and block.form == "operative":
            made.append(element("num", {}, printed))
        inner = etree.SubElement(made, f"{{{AKN}}}content", {"eId": f"para_{block.id}__content"})
        self._words(etree.SubElement(inner, f"{{{AKN}}}p"), block)
        return made

    def _words(self, into: etree._Element, passage: Passage) -> etree._Element:
        text = str(passage.text)
        marks, points = self._marks(passage.id, 0, len(text)), []
        if isinstance(passage, Paragraph):
            marks += [Mark(span.start, span.end, lambda _: element("i")) for span in passage.emphasis]
            points = [Point(at, self._marker(marker)) for at, marker in passage.markers]
        return weave(into, printable(text), marks, points)

    def _marks(self, place: str, start: int, size: int) -> list[Mark]:
        """Citations, acts and days within a stretch of a passage, citations outermost."""
        order = ("citations", "functions", "dates")
        inside = [f for f in self.found.get(place, ()) if start <= f.start and f.end <= start + size]
        made = [(order.index(f.table), f, _maker(f, self.cited, self.resolution.language)) for f in inside]
        return [Mark(f.start - start, f.end - start, make) for _, f, make in sorted(made, key=lambda m: m[0]) if make]

    def _marker(self, marker: str) -> Callable[[], etree._Element]:
        note = self.notes.get(marker)
        if note is not None and note.id not in self.written:
            return self._note(note)
        attributes = {"marker": marker, "href": f"#{note.id if note else 'unknown'}", "placement": "bottom"}
        return lambda: element("noteRef", attributes)

    def _note(self, note: Note) -> Callable[[], etree._Element]:
        self.written.add(note.id)

        def make() -> etree._Element:
            attributes = {"marker": note.marker, "placement": "bottom", "eId": note.id, "GUID": note.id}
            lost = {"status": "incomplete"} if note.status == "missing" else {}
            made = element("authorialNote", {**attributes, **lost})
            self._words(etree.SubElement(made, f"{{{AKN}}}p"), note)
            return made

        return make

    def _loose(self) -> list[Note]:
        """Notes whose marker no passage shows."""
        return [note for note in self.resolution.notes if note.id not in self.written]

    def _conclusions(self) -> etree._Element:
        made = element("conclusions", {"eId": "conclusions"})
        loose = [self._note(note) for note in self._loose()]
        at = 0
        for line in str(self.resolution.closing.text).split("\n"):
            paragraph = etree.SubElement(made, f"{{{AKN}}}p")
            weave(paragraph, printable(line), self._marks("closing", at, len(line)))
            at += len(line) + 1
        for make in loose:
            made[-1].append(make())
        return made

    def _annex(self, blocks: Sequence[Passage]) -> etree._Element:
        attachments = element("attachments")
        attachment = etree.SubElement(attachments, f"{{{AKN}}}attachment", {"eId": "attachment_1"})
        doc = etree.SubElement(attachment, f"{{{AKN}}}doc", {"name": "annex"})
        doc.append(meta(self.resolution, {}, {}, "annex_1"))
        first = next((i for i, block in enumerate(blocks) if isinstance(block, Paragraph)), 0)
        if first:
            preface = etree.SubElement(doc, f"{{{AKN}}}preface")
            for block in blocks[:first]:
                self._words(etree.SubElement(preface, f"{{{AKN}}}p"), block)
        self._body(doc, blocks[first:], "")
        return attachments


def _spaced(line: str) -> str:
    return line.replace("\u00a0", " ")  # a title is read with plain spaces


def _title(_: bool) -> etree._Element:  # noqa: FBT001 - the first piece of a mark or a later one
    return element("docTitle", {"refersTo": "#resolutionTitle"})


def _by_place(finding: TableFinding) -> str:
    return finding.place


def _act(verb: str) -> str:
    return "act-" + _SLUG.sub("-", verb.lower()).strip("-")


def _cited(found: Sequence[TableFinding]) -> _Cited:
    """Each symbol's number and its date, where any citation states one; in the order of the symbols."""
    dates: dict[str, str] = {}
    for one in found:
        symbol = str(one.values["symbol"])
        dates[symbol] = dates.get(symbol, "") or str(one.values["date"] or "")
    return {symbol: (i, (symbol, dates[symbol])) for i, symbol in enumerate(sorted(dates), 1)}


def _maker(one: TableFinding, cited: _Cited, language: str) -> Callable[[bool], etree._Element] | None:
    row = one.values
    if one.table == "citations":
        refers = f"#cited-{cited[str(row['symbol'])][0]}"
        return lambda _: element("ref", {"href": link(str(row["symbol"]), language), "refersTo": refers})
    if one.table == "functions":
        attributes = {"name": "act", "class": str(row["force"]), "refersTo": f"#{_act(row['verb'])}"}
        return lambda _: element("inline", {k: v for k, v in attributes.items() if v})
    if row["precision"] == "day":
        return lambda _: element("date", {"date": str(row["start"])})
    return None


def _header(resolution: Resolution) -> tuple[list[tuple[int, str]], str]:
    """Lines above the first paragraph with their offsets, and the enacting formula if the last line is one."""
    text = str(resolution.header.text)
    lines, at = [], 0
    for line in text.split("\n"):
        if line:
            lines.append((at, line))
        at += len(line) + 1
    if lines and any(formula in fold(lines[-1][1]) for formula in openings(resolution.language).formula):
        return lines[:-1], lines[-1][1]
    return lines, ""


def _first_annexed(blocks: Sequence[Passage]) -> int:
    """Where the annexed document begins, its headings included."""
    first = next((i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.part == "annex"), len(blocks))
    while 0 < first < len(blocks) and not isinstance(blocks[first - 1], Paragraph):
        first -= 1
    return first


def _lines(name: str, attributes: dict[str, str], lines: Sequence[str]) -> etree._Element:
    made = element(name, attributes)
    for line in lines:
        made.append(element("p", {}, line))
    return made

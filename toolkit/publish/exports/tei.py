"""TEI P5 with a critical apparatus: both readings of a resolution in one file, word for word.

Every repair is an ``app``: ``lem`` what the edition reads, ``rdg wit="#source"`` what the source has, a ``note`` its
reason. Taking every ``lem`` gives the repaired reading, taking every ``rdg`` the source's; the file is the same
whichever reading is asked for. Paragraphs are items of ``<list type="preamble">`` and ``<list type="operative">``
with the toolkit's ids as ``xml:id``; headings open divisions, an annexed document has the subtype ``annex``; notes are
``note`` where their marker stands (one that the source lacks holds a ``gap``), citations ``ref``, emphasis ``hi``.

What it does not carry: acts and tags (see the annotations), and page furniture. A repair outside all words (of
mark-up, say) is listed at the end as ``listApp``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from lxml import etree

from toolkit.model import Note, Paragraph, Passage, Repair, Resolution
from toolkit.publish.exports._common import link, printable
from toolkit.publish.exports._layout import serialised
from toolkit.publish.exports._order import blocks, printed_number
from toolkit.publish.exports._tei_front import TEI, XML, element, header
from toolkit.publish.exports._weave import Mark, Point, weave
from toolkit.publish.provenance.findings import TableFinding, findings

__all__ = ["content"]

#: Elements that hold words; white space in them is the text's own.
_WORDS: Final = frozenset({"p", "item", "head", "label", "title", "licence", "witness", "date", "app", "note"})


def content(resolution: Resolution) -> bytes:
    """The file.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import tei
    >>> b"<TEI" in tei.content(tk.load())
    True
    """
    return _Writer(resolution.with_reading("repaired"), resolution.with_reading("source")).write()


class _Writer:
    """The two readings of one resolution on their way into one file."""

    def __init__(self, edition: Resolution, source: Resolution) -> None:
        self.edition, self.source = edition, source
        self.repairs = {(r.raw_start, r.raw_end): r for r in edition.repairs}
        self.shown: set[tuple[int, int]] = set()
        found = sorted(findings(edition, ["citations"]), key=lambda one: one.place)
        self.cited = {place: list(rows) for place, rows in groupby(found, key=lambda one: one.place)}
        self.notes = {note.marker: note for note in edition.notes}
        self.written: set[str] = set()

    def write(self) -> bytes:
        root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
        root.append(header(self.edition))
        text = etree.SubElement(root, f"{{{TEI}}}text")
        text.set(f"{{{XML}}}lang", self.edition.language)
        front = etree.SubElement(text, f"{{{TEI}}}front")
        front.append(self._lines("header", self.edition.header))
        body = etree.SubElement(text, f"{{{TEI}}}body")
        body.extend(self._divisions())
        back = etree.SubElement(text, f"{{{TEI}}}back")
        back.append(self._lines("closing", self.edition.closing))
        self._rest(back)
        return serialised(root, _WORDS)

    def _lines(self, kind: str, passage: Passage) -> etree._Element:
        """Header or closing lines: one paragraph, its line ends as they are."""
        made = element("div", {"type": kind})
        self._words(
            etree.SubElement(made, f"{{{TEI}}}p", {"{http://www.w3.org/XML/1998/namespace}id": passage.id}), passage
        )
        for note in self.edition.notes:
            if note.place == passage.id:
                made[0].append(self._note(note)())
        return made

    def _divisions(self) -> Iterator[etree._Element]:
        """A division each run of paragraphs of one part; headings open one."""
        heads: list[Passage] = []
        division: etree._Element | None = None
        items = element("list")
        key = ("", "")
        for block in blocks(self.edition):
            if not isinstance(block, Paragraph):
                heads.append(block)
                continue
            if division is None or heads or key != (block.part, block.form):
                if division is not None:
                    yield division
                key = (block.part, block.form)
                division = self._division(block, heads)
                items = etree.SubElement(division, f"{{{TEI}}}list", {"type": block.form})
                heads = []
            items.extend(self._item(block))
        if division is not None:
            yield division

    def _division(self, block: Paragraph, heads: Sequence[Passage]) -> etree._Element:
        made = element("div", {"type": block.form, **({"subtype": "annex"} if block.part == "annex" else {})})
        for head in heads:
            made.append(self._words(element("head", {"xml:id": head.id}), head))
        return made

    def _item(self, block: Paragraph) -> list[etree._Element]:
        item = self._words(element("item", {"xml:id": block.id, "n": str(block.number)}), block)
        if block.form == "preamble":
            return [item]
        return [element("label", {}, printed_number(self.edition, block)), item]

    def _words(self, into: etree._Element, passage: Passage) -> etree._Element:
        """Words with their apparatus; repairs are the outermost marks, so that none is cut in two."""
        text = str(passage.text)
        repairs, points = self._apparatus(passage)
        marks = [*repairs, *(_citation(one, self.edition.language) for one in self.cited.get(passage.id, ()))]
        if isinstance(passage, Paragraph):
            marks += [Mark(e.start, e.end, lambda _: element("hi", {"rend": "emphasis"})) for e in passage.emphasis]
            points += [Point(at, self._marker(marker)) for at, marker in passage.markers]
        return weave(into, printable(text), marks, sorted(points, key=lambda point: point.at))

    def _apparatus(self, passage: Passage) -> tuple[list[Mark], list[Point]]:
        marks, points, at = [], [], 0
        before = self.source.passage(passage.id).text
        for fragment in passage.text.fragments:
            size = fragment.end - fragment.start if fragment.text is None else len(fragment.text)
            repair = self.repairs.get((fragment.start, fragment.end))
            if repair is not None and fragment.text == repair.repaired:
                self.shown.add((repair.raw_start, repair.raw_end))
                span = before.within(fragment.start, fragment.end) if fragment.end > fragment.start else None
                make = _app(repair, str(before)[span.start : span.end] if span else "")
                if size:
                    marks.append(Mark(at, at + size, make, within=True))
                else:
                    points.append(Point(at, partial(make, True)))
            at += size
        return marks, points

    def _marker(self, marker: str) -> Callable[[], etree._Element]:
        note = self.notes.get(marker)
        if note is not None and note.id not in self.written:
            return self._note(note)
        target = {"target": f"#{note.id}"} if note else {}
        return lambda: element("ref", {"type": "note", **target}, marker)

    def _note(self, note: Note) -> Callable[[], etree._Element]:
        self.written.add(note.id)

        def make() -> etree._Element:
            made = element("note", {"place": "bottom", "n": note.marker, "xml:id": note.id})
            if note.status == "missing":
                made.append(element("gap", {"reason": "missing from the source"}))
                return made
            return self._words(made, note)

        return make

    def _rest(self, back: etree._Element) -> None:
        """Notes that no passage bears, and repairs that touch no words."""
        loose = [note for note in self.edition.notes if note.id not in self.written]
        if loose:
            division = etree.SubElement(back, f"{{{TEI}}}div", {"type": "notes"})
            for note in loose:
                etree.SubElement(division, f"{{{TEI}}}p").append(self._note(note)())
        unshown = [r for span, r in sorted(self.repairs.items()) if span not in self.shown]
        if unshown:
            division = etree.SubElement(back, f"{{{TEI}}}div", {"type": "apparatus"})
            listed = etree.SubElement(division, f"{{{TEI}}}listApp")
            for repair in unshown:
                app = _app(repair, repair.as_written)(True)
                app[0].text = printable(repair.repaired)
                app.set("loc", f"{repair.place} {repair.raw_start}-{repair.raw_end}")
                listed.append(app)


def _citation(one: TableFinding, language: str) -> Mark:
    target = link(str(one.values["symbol"]), language)
    return Mark(one.start, one.end, lambda _: element("ref", {"target": target}))


def _app(repair: Repair, as_written: str) -> Callable[[bool], etree._Element]:
    """Makes an ``app`` with an empty lemma, into which the words of the edition go."""
    witnesses = "#edition #UN" if repair.evidence == "official" else "#edition"

    def make(_: bool) -> etree._Element:  # noqa: FBT001 - an app is never cut in two
        app = element("app", {"type": repair.kind})
        app.append(element("lem", {"wit": witnesses, "cert": repair.confidence}))
        app.append(element("rdg", {"wit": "#source"}, as_written))
        app.append(element("note", {"xml:lang": "en"}, repair.reason))
        return app

    return make

"""Word files (.docx, .docm, .dotx), as the page shows them, into a `Resolution`.

The XML is read here with lxml. python-docx knows neither footnotes nor automatic numbers nor tracked changes nor text
boxes; docx2python has notes and numbers as text, but not where a run stands, nor its style's italics, nor changes; and
mammoth makes HTML, in which numbers are lost. Their formats are open, and what a resolution needs is little.

Footnotes and endnotes stand after the body, each with its marker; headers before it and footers after it. Numbers that
Word makes belong to the block (`Block.number`); they are no characters of the reading text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit.errors import SourceError
from toolkit.model import Doubt, Resolution, Witness
from toolkit.sources import _grammar
from toolkit.sources._docx_body import Story
from toolkit.sources._docx_numbers import ListNumbers
from toolkit.sources._docx_styles import Styles
from toolkit.sources._formats import OLE, RTF
from toolkit.sources._layout import Layout
from toolkit.sources._opc import Package, attribute, child, children, local
from toolkit.sources._run_layout import layout
from toolkit.sources._runs import Para, Run

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["read", "seen"]

_SAVE = "open it in Word or LibreOffice, and save it as .docx or PDF"
#: Styles of the template in which the United Nations sets its documents.
_TEMPLATE = re.compile(r"_?\s*(?:Single ?Txt|Dual ?Txt|H[ _]?Ch|H[ _]?[1-4]|Small X)\b.*", re.IGNORECASE)
# A job number of the United Nations' documents in a footer: "23-25902"; not a date "23-12-2023" or a symbol's number.
_JOB_NUMBER = re.compile(r"(?<![\w-])\d{2}-\d{5}(?![\w-])")
# A symbol of the United Nations: "A/RES/78/132", "S/2023/12"; not "and/or".
_SYMBOL = re.compile(r"(?<!\w)[AES]/(?:[A-Z][\w.]*/)*\d[\w./-]*")


def read(content: bytes, *, name: str, language: str | None = None) -> Resolution:
    """Read a Word file as a resolution (see `toolkit.sources.read`)."""
    return _grammar.read(seen(content, name=name), name=name, language=language)


def seen(content: bytes, *, name: str) -> Layout:
    """What the pages of a Word file show.

    Raises
    ------
    toolkit.errors.SourceError
        It is no Word file, an old or a locked one, damaged, unsafe, or without words.
    """
    _refuse_old(content, name)
    package = Package(content, name)
    root = package.tree(package.main)
    body = child(root, "body")
    if body is None:
        raise SourceError("is a Word file without a body", file=name, place=package.main, remedy=_SAVE)
    return _Document(package, body).layout()


def _refuse_old(content: bytes, name: str) -> None:
    if content.startswith(RTF):
        raise SourceError("is an RTF document", file=name, place="first bytes", remedy=_SAVE)
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise SourceError("is locked with a password", file=name, remedy="save it without a password")
        raise SourceError("is an old Word document (.doc)", file=name, place="first bytes", remedy=_SAVE)


class _Document:
    """The parts of one file, brought together."""

    def __init__(self, package: Package, body: etree._Element) -> None:
        self.package, self.body = package, body
        styles = Styles(self._part("styles"))
        self.story = Story(styles, ListNumbers(self._part("numbering")))
        self.story.notes.forms, starts = _note_forms([self._part("settings"), body])
        if not any(local(item) == "footnoteReference" for item in body.iter()):
            self.story.notes.forms["endnote"] = "decimal"  # alone, they need no letters to tell them from others
        self.story.notes.counts.update({kind: start - 1 for kind, start in starts.items()})

    def _part(self, kind: str) -> etree._Element | None:
        target = next(iter(self.package.related(kind).values()), "")
        return self.package.tree(target) if target else None

    def layout(self) -> Layout:
        """The document in the order in which it is read."""
        body = self.story.read(self.body)
        notes = [para for kind in ("footnote", "endnote") for para in self._notes(kind)]
        first, heads, feet = self._furniture()
        paras = [*first, *heads, *body, *notes, *feet]
        if not any(para.text().strip() for para in body):
            raise SourceError(
                "is a Word file without words",
                file=self.package.name,
                remedy="its pages may be pictures: save it as PDF, and have it read with --ocr",
            )
        return layout(
            paras, format="docx", witness=self._witness([*first, *heads, *feet], body), doubts=tuple(self._doubts())
        )

    def _notes(self, kind: str) -> Iterable[Para]:
        """The notes of a kind in the order of their references; one that nothing refers to is not on the page."""
        root = self._part(f"{kind}s")
        known = {attribute(item, "id"): item for item in children(root, kind)}
        done: set[str] = set()
        for reference in [*self.story.notes.seen]:
            element = known.get(reference.id)
            if reference.kind != kind or element is None or reference.id in done or not reference.marker:
                continue
            done.add(reference.id)
            paras = self.story.read(element, "note", reference.marker)
            filled = next((para for para in paras if para.text().strip()), None)
            if filled is not None and not _begins(filled, reference.marker):
                filled.runs[:0] = [Run(f"{reference.marker} ", raised=True, unsaid=True)]
            yield from paras

    def _furniture(self) -> tuple[list[Para], list[Para], list[Para]]:
        """What stands above the first page alone, above the others, and below them; the same words only once."""
        first: list[Para] = []
        heads: list[Para] = []
        feet: list[Para] = []
        done: set[str] = set()
        for index, section in enumerate(item for item in self.body.iter() if local(item) == "sectPr"):
            title = child(section, "titlePg")
            titled = title is not None and attribute(title, "val") not in ("0", "false", "off")
            for item in children(section, "headerReference", "footerReference"):
                above = local(item) == "headerReference"
                kind = attribute(item, "type") or "default"
                if kind == "first" and not titled:
                    continue
                target = self.package.related("header" if above else "footer").get(attribute(item, "id") or "", "")
                masthead = above and index == 0 and kind == "first"
                paras = self.story.read(self.package.tree(target), "header" if masthead else "furniture")
                words = " ".join(" ".join(para.text() for para in paras).split())
                if not words or words in done:
                    continue
                done.add(words)
                (first if masthead else heads if above else feet).extend(paras)
        return first, heads, feet

    def _witness(self, furniture: list[Para], body: list[Para]) -> Witness:
        """Official where the file bears the marks of the United Nations' own: template, job number and symbol."""
        names = self.story.styles.names
        used = {attribute(child(p, "pPr", "pStyle"), "val") for p in children(self.body, "p")}
        template = any(_TEMPLATE.fullmatch(names.get(style or "", "")) for style in used)
        edges = " ".join(para.text() for para in [*furniture, *body[:12]])
        return "official" if template and _JOB_NUMBER.search(edges) and _SYMBOL.search(edges) else "text"

    def _doubts(self) -> Iterable[Doubt]:
        story = self.story
        if story.changes:
            says = f"the file holds {story.changes} tracked changes, read as accepted: insertions in, deletions out"
            yield Doubt("", "tracked_changes", says)
        comments = sum(1 for _ in children(self._part("comments"), "comment"))
        if comments:
            yield Doubt("", "comments", f"the file holds {comments} comments, which are not read")
        if story.foreign:
            yield Doubt("", "unread", f"the file holds {story.foreign} parts in another format, which are not read")


def _begins(para: Para, marker: str) -> bool:
    """Whether a note has its own marker at its head, made by Word or typed as a sign."""
    typed = para.text().lstrip().startswith(marker) and not marker.isdecimal()
    return typed or any(run.unsaid and run.raised for run in para.runs)


def _note_forms(roots: list[etree._Element | None]) -> tuple[dict[str, str], dict[str, int]]:
    """How notes are numbered: settings of the document, and of its first section, which go before."""
    forms = {"endnote": "lowerRoman"}
    starts: dict[str, int] = {}
    for root in roots:
        for kind in ("footnote", "endnote"):
            found = next((item for item in ([] if root is None else root.iter()) if local(item) == f"{kind}Pr"), None)
            form = attribute(child(found, "numFmt"), "val")
            start = attribute(child(found, "numStart"), "val")
            if form:
                forms[kind] = form
            if start and start.isdecimal():
                starts[kind] = int(start[:4])
    return forms, starts

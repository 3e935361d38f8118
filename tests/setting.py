"""Sets a resolution in the United Nations' XML as a Word file or a web page, for tests that read it back.

The XML is read with lxml alone. Nothing of it is stored: the files are made in a folder of the test.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html import escape as html_escape

from lxml import etree
from office import W, docx, level, notes, numbering, para, run

from toolkit.sources._layout import Layout

_NUMBER = re.compile(r"\s*(\d{1,3})\s?(?:\.|-|–|—)\s*")
_UP = '<w:vertAlign w:val="superscript"/>'
_OWN = f"<w:r><w:rPr>{_UP}</w:rPr><w:footnoteRef/></w:r>"
_PARTS = ("preface", "preamble", "mainBody", "conclusions", "attachments")
_BLANKS = re.compile(r"\s+")


@dataclass
class Piece:
    """Characters of one font, or a reference to a note."""

    text: str
    italic: bool = False
    note: int = 0


@dataclass
class Line:
    """A paragraph as it is to be set."""

    pieces: list[Piece] = field(default_factory=list)
    number: str = ""
    place: str = ""


@dataclass
class Set:
    """What is to be set: title, paragraphs, notes."""

    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    right: bool = False


def local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def taken(content: bytes) -> Set:
    """The paragraphs of an XML file, in order."""
    root = etree.fromstring(content)
    out = Set(right=any(e.get("language") == "ara" for e in root.iter() if local(e) == "FRBRlanguage"))
    for part in root.iter():
        if local(part) in _PARTS and not any(local(above) in _PARTS for above in part.iterancestors()):
            _blocks(part, out, local(part))
    return out


def _blocks(element: etree._Element, out: Set, place: str) -> None:
    number = ""
    for item in element:
        name = local(item)
        if name == "num":
            number = " ".join("".join(item.itertext()).split())
        elif name in ("p", "heading", "longTitle", "block"):
            line = Line(number=number, place=place)
            _inline(item, out, line, italic=False)
            if "".join(piece.text for piece in line.pieces).strip():
                out.lines.append(_tidy(line))
                number = ""
        elif name not in ("meta", "authorialNote"):
            first = len(out.lines)
            _blocks(item, out, place)
            if number and len(out.lines) > first:
                out.lines[first].number = number
                number = ""


def _inline(element: etree._Element, out: Set, line: Line, *, italic: bool) -> None:
    italic = italic or local(element) == "i" or "italic" in (element.get("class") or "")
    if element.text:
        line.pieces.append(Piece(element.text, italic))
    for item in element:
        if local(item) == "authorialNote":
            text = " ".join("".join(item.itertext()).split())
            out.notes.append(text.removeprefix("()").strip())
            line.pieces.append(Piece("", note=len(out.notes)))
        elif local(item) in ("eol", "br"):
            line.pieces.append(Piece(" "))
        elif isinstance(item.tag, str):
            _inline(item, out, line, italic=italic)
        if item.tail:
            line.pieces.append(Piece(item.tail, italic))


def _tidy(line: Line) -> Line:
    """Blanks as single spaces, and none at the edges."""
    pieces: list[Piece] = []
    for piece in line.pieces:
        text = _BLANKS.sub(" ", piece.text)
        if text.startswith(" ") and (not pieces or pieces[-1].text.endswith(" ")):
            text = text[1:]
        if text or piece.note:
            pieces.append(Piece(text, piece.italic and bool(text.strip()), piece.note))
    while pieces and not pieces[-1].note and not pieces[-1].text.strip():
        pieces.pop()
    if pieces:
        pieces[-1].text = pieces[-1].text.rstrip()
    return Line(pieces, line.number, line.place)


def as_docx(found: Set, *, automatic: bool) -> bytes:
    """A Word file; numbers of paragraphs are typed, or made by Word."""
    count, body = 0, []
    for line in found.lines:
        match = _NUMBER.fullmatch(line.number) if line.number else None
        made = automatic and match is not None and int(match[1]) == count + 1
        count += made
        body.append(_paragraph(line, made=made, right=found.right))
    own = run("(", _UP) + _OWN + run(")", _UP) if found.right else _OWN
    return docx(
        *body,
        numbering=numbering(level(0, "decimal", "%1 -" if found.right else "%1.")),
        footnotes=notes("footnote", *(own + run(f" {text}", '<w:sz w:val="16"/>') for text in found.notes)),
        styles=f"<w:styles {W}/>",
    )


def _paragraph(line: Line, *, made: bool, right: bool) -> str:
    side = "<w:rtl/>" if right else ""
    runs = [run(f"{line.number} ", side)] if line.number and not made else []
    for piece in line.pieces:
        if piece.note:
            up = f'{side}<w:vertAlign w:val="superscript"/>'
            runs.append(f'<w:r><w:rPr>{up}</w:rPr><w:footnoteReference w:id="{piece.note}"/></w:r>')
        else:
            runs.append(run(piece.text, f"{'<w:i/><w:iCs/>' if piece.italic else ''}{side}"))
    look = f'{"<w:bidi/>" if right else ""}<w:spacing w:after="160"/>'
    look += '<w:jc w:val="center"/>' if line.place == "preface" else ""
    look += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if made else ""
    return para(*runs, look=look)


def as_html(found: Set) -> str:
    """A web page as a converter writes it: notes at the end, with links both ways."""
    body = []
    for line in found.lines:
        words = f"{html_escape(line.number)} " if line.number else ""
        for piece in line.pieces:
            if piece.note:
                words += f'<sup><a href="#n{piece.note}" id="r{piece.note}">{piece.note}</a></sup>'
            else:
                words += f"<i>{html_escape(piece.text)}</i>" if piece.italic else html_escape(piece.text)
        body.append(f"<p>{words}</p>")
    sign = "({})" if found.right else "{}"
    for i, text in enumerate(found.notes, 1):
        link = sign.format(f'<a href="#r{i}">{i}</a>')
        body.append(f'<p id="n{i}">{link} {html_escape(text)}</p>')
    side = ' dir="rtl"' if found.right else ""
    return f'<!DOCTYPE html><html{side}><head><meta charset="utf-8"></head><body>{"".join(body)}</body></html>'


def bare(text: str) -> str:
    """Words as they are compared: composed letters, single blanks, plain hyphens, no brackets left of a marker."""
    text = unicodedata.normalize("NFC", text).replace("\u2011", "-").replace("\u00ad", "")
    return _BLANKS.sub(" ", text.replace("()", "")).replace(" ،", "،").strip()


def wanted(found: Set) -> tuple[list[tuple[str, str, tuple[str, ...]]], list[str]]:
    """What should be read: number, words and markers of each paragraph, and the notes."""
    out = []
    for line in found.lines:
        markers = tuple(str(piece.note) for piece in line.pieces if piece.note)
        out.append((line.number, bare("".join(piece.text for piece in line.pieces)), markers))
    return out, [bare(text) for text in found.notes]


def shown(layout: Layout) -> tuple[list[tuple[str, str, tuple[str, ...]]], list[str]]:
    """What was read: the same of a layout; typed numbers are cut off as the longest that was set."""
    out, some = [], []
    for block in layout.blocks:
        hidden = [*block.unsaid, *(span for span, _ in block.markers)]
        words = "".join(
            char
            for at, char in enumerate(block.text, block.start)
            if not any(span.start <= at < span.end for span in hidden)
        )
        if block.role == "note":
            some.append(bare(words))
        else:
            out.append((block.number, bare(words), tuple(marker for _, marker in block.markers)))
    return out, some

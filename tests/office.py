"""A tiny writer of Word files for tests: what stands in them is written here, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def run(text: str, look: str = "") -> str:
    """A run of text; ``look`` is what its properties hold."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def italic(text: str) -> str:
    return run(text, "<w:i/><w:iCs/>")


def note(id_: int, kind: str = "footnote") -> str:
    """A reference to a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{id_}"/></w:r>'


def para(*runs: str, look: str = "") -> str:
    """A paragraph of runs, or of plain words; ``look`` is what its properties hold."""
    inner = "".join(item if item.startswith("<") else run(item) for item in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def listed(*runs: str, list_: int = 1, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    return para(*runs, look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')


def level(number: int, form: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(levels: str, lists: Mapping[int, str] | None = None) -> str:
    """The part ``numbering`` with one kind of list, and lists of it with what each changes."""
    used = lists if lists is not None else {1: ""}
    nums = "".join(f'<w:num w:numId="{id_}"><w:abstractNumId w:val="0"/>{x}</w:num>' for id_, x in used.items())
    return f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'


def notes(kind: str, *texts: str) -> str:
    """The part of notes: the separators that each file has, and the notes from 1, of words or of runs."""
    own = f"<w:r><w:{kind}Ref/></w:r>"
    some = "".join(
        f'<w:{kind} w:id="{i}"><w:p>{text if text.startswith("<") else own + run(" " + text)}</w:p></w:{kind}>'
        for i, text in enumerate(texts, 1)
    )
    return (
        f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f"{some}</w:{kind}s>"
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts, deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(zipfile.ZipInfo(name), text, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types(parts: Iterable[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    some = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}'
        f'{"document.main" if part == "document" else part.rstrip("0123456789")}+xml"/>'
        for part in parts
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{some}</Types>'
    )


def docx(*body: str, section: str = "", **parts: str) -> bytes:
    """A Word file: paragraphs, and further parts by their kind (``styles``, ``footnotes``, ``header1`` ...)."""
    document = f"{_HEAD}<w:document {W} {R}><w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    relations = "".join(
        f'<Relationship Id="r_{kind}" Type="{_KINDS}{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for kind in parts
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return package(
        {
            "[Content_Types].xml": _types(("document", *parts)),
            "_rels/.rels": f'<Relationships {space}><Relationship Id="r1" Type="{_KINDS}officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": document,
            "word/_rels/document.xml.rels": f"<Relationships {space}>{relations}</Relationships>",
            **{f"word/{kind}.xml": text for kind, text in parts.items()},
        }
    )

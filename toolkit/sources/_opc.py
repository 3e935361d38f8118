"""The package of an office document (Open Packaging Conventions): its parts as XML trees, read safely.

What an attacker can put into such a file is refused or left alone: parts that unpack to more than a resolution holds,
document type declarations (and so every entity and every external file), and relations that lead out of the package.
Only the parts that are asked for are unpacked, in memory.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from toolkit.errors import SourceError
from toolkit.sources import MAX_BYTES

__all__ = ["MAX_MEMBERS", "ZIP_ERRORS", "Package", "attribute", "child", "children", "local"]

#: What unpacking damaged bytes may raise.
ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, RuntimeError),
    *(NotImplementedError, KeyError, IndexError, OverflowError),
)
#: Most members of a package; a document with a thousand pictures has some thousand.
MAX_MEMBERS = 20_000
_DAMAGED = "the file is cut off or damaged: open it in a word processor, and save it anew as .docx"
_SAVE = "open it in Word or LibreOffice, and save it as .docx or PDF"

#: What other packages are, by a member that they have.
_OTHERS = (
    ("xl/workbook.xml", "a spreadsheet", "save the text of the resolution as .docx, PDF or UTF-8 text"),
    ("ppt/presentation.xml", "a presentation", "save the text of the resolution as .docx, PDF or UTF-8 text"),
    ("META-INF/container.xml", "an e-book", "save its text as UTF-8 or HTML"),
    ("content.xml", "an OpenDocument file", _SAVE),
    ("Index/Document.iwa", "a Pages document", "export it as .docx or PDF"),
)


class Package:
    """An office document.

    Parameters
    ----------
    content
        Its bytes.
    name
        The file's name, for messages.

    Raises
    ------
    toolkit.errors.SourceError
        It is no package that can be read.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.left = MAX_BYTES
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = {info.filename: info for info in self.zip.infolist()}
        except ZIP_ERRORS as error:
            raise SourceError(f"cannot be unpacked: {error}", file=name, remedy=_DAMAGED) from error
        if len(self.names) > MAX_MEMBERS:
            raise SourceError(f"holds {len(self.names)} members; the limit is {MAX_MEMBERS}", file=name, remedy=_SAVE)
        if "[Content_Types].xml" not in self.names or not self.main:
            self._refuse_other()

    def _refuse_other(self) -> None:
        for member, what, remedy in _OTHERS:
            if member in self.names:
                raise SourceError(f"is {what}, not a Word document", file=self.name, remedy=remedy)
        if "word/document.xml" in self.names:
            raise SourceError("is an incomplete Word document", file=self.name, remedy=_DAMAGED)
        raise SourceError(
            "is a ZIP archive, not a document",
            file=self.name,
            remedy="unpack it, or read all it holds: toolkit corpus FOLDER takes archives",
        )

    @cached_property
    def main(self) -> str:
        """Name of the part with the document's text; empty where there is none."""
        for kind, target in self._relations("").values():
            if kind == "officeDocument" and target.endswith(".xml") and not target.startswith(("xl/", "ppt/")):
                return target
        return "word/document.xml" if "word/document.xml" in self.names else ""

    def related(self, kind: str, part: str | None = None) -> dict[str, str]:
        """Parts that a part (the main one) refers to, by the relation's id; those outside of the package are not."""
        found = self._relations(self.main if part is None else part)
        return {id_: target for id_, (kind_, target) in found.items() if kind_ == kind and target in self.names}

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in children(root, "Relationship"):
            if item.get("TargetMode") == "External":
                continue
            target = item.get("Target", "").replace("\\", "/")
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], target)
        return found

    def tree(self, part: str) -> etree._Element | None:
        """The root of a part; ``None`` where the package has no such part.

        Raises
        ------
        toolkit.errors.SourceError
            Too large, not well-formed, or with a document type declaration.
        """
        info = self.names.get(part)
        if info is None:
            return None
        data = self._unpacked(info)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SourceError(
                f"holds a part that is not well-formed XML: {error}"[:200], file=self.name, place=part, remedy=_DAMAGED
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                "declares a document type or entities, which are not read", file=self.name, place=part, remedy=_SAVE
            )
        return root

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a member, of which no more are unpacked than the limit allows, whatever is declared."""
        if info.flag_bits & 0x1:
            raise SourceError("is encrypted", file=self.name, remedy="save it without a password")
        try:
            with self.zip.open(info) as stream:
                data = stream.read(self.left + 1)
        except ZIP_ERRORS as error:
            raise SourceError(
                f"cannot be unpacked: {error}", file=self.name, place=info.filename[:80], remedy=_DAMAGED
            ) from error
        self.left -= len(data)
        if self.left < 0:
            raise SourceError(
                f"unpacks to more than {MAX_BYTES // 2**20} MB of text",
                file=self.name,
                remedy="a resolution is far smaller: give the file of one document",
            )
        return data


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, which differs between the two dialects of the format."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), None)


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The child elements that have one of the names."""
    return (item for item in (() if element is None else element) if local(item) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, and so on down a path."""
    for name in path:
        element = next(children(element, name), None)
    return element

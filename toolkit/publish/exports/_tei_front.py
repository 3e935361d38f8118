"""The TEI header: what the file is, from which witnesses, and how its apparatus is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from toolkit.model import Resolution
from toolkit.publish.exports._common import origin, parts, printable
from toolkit.publish.provenance.about import DATA_LICENCE, UNITED_NATIONS, about

__all__ = ["TEI", "XML", "element", "header"]

TEI: Final = "http://www.tei-c.org/ns/1.0"
#: Namespace of ``xml:id`` and ``xml:lang``.
XML: Final = "http://www.w3.org/XML/1998/namespace"

_METHOD: Final = (
    "Every change to a word of the source is an app element: lem is what this edition reads, rdg what the source has. "
    "The type of an app is the kind of error; cert of its lem is how sure the repair is. A lem with the witness UN is "
    "shown by collation with the United Nations' own file; one without is shown by the source itself. Orthography is "
    "left alone."
)


def element(name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> etree._Element:
    """A TEI element; an attribute ``xml:id`` or ``xml:lang`` is named so."""
    made = etree.Element(f"{{{TEI}}}{name}", nsmap={None: TEI})
    for key, value in (attributes or {}).items():
        made.set(f"{{{XML}}}{key[4:]}" if key.startswith("xml:") else key, printable(value))
    made.text = printable(text) or None
    return made


def _with(parent: etree._Element, *children: etree._Element) -> etree._Element:
    parent.extend(children)
    return parent


def header(resolution: Resolution) -> etree._Element:
    """The ``teiHeader``."""
    method = _with(element("correction", {"method": "markup"}), element("p", {}, _METHOD))
    language = element("language", {"ident": resolution.language}, resolution.language)
    return _with(
        element("teiHeader"),
        _with(element("fileDesc"), _title(resolution), _publication(resolution), _sources(resolution)),
        _with(
            element("encodingDesc"),
            _with(element("editorialDecl"), method),
            element("variantEncoding", {"method": "parallel-segmentation", "location": "internal"}),
        ),
        _with(element("profileDesc"), _with(element("langUsage"), language)),
    )


def _title(resolution: Resolution) -> etree._Element:
    made = element("titleStmt")
    meta = resolution.meta
    name = " ".join(filter(None, (str(resolution.symbol or ""), str(meta.get("title", "")))))
    made.append(element("title", {"xml:lang": resolution.language}, name or Path(resolution.name).name))
    if resolution.symbol and resolution.symbol.body:
        made.append(element("author", {}, resolution.symbol.body))
    for author in about().authors:
        made.append(_with(element("respStmt"), element("resp", {}, "edited by"), element("name", {}, author.name)))
    return made


def _publication(resolution: Resolution) -> etree._Element:
    own = about()
    licence = element("licence", {"target": DATA_LICENCE[0]}, f"Our own work: {DATA_LICENCE[1]}. {UNITED_NATIONS}")
    return _with(
        element("publicationStmt"),
        element("publisher", {}, ", ".join(author.name for author in own.authors)),
        *(element("idno", {"type": "symbol", "n": letter}, symbol) for letter, symbol in parts(resolution).items()),
        element("date", {"when": own.released}, f"released with {own.title} {own.version}"),
        _with(element("availability"), licence),
    )


def _sources(resolution: Resolution) -> etree._Element:
    facts = origin(resolution)
    listed = element("listWit")
    source = f"The source: {facts['source']}, sha256 {facts['source_sha256']}"
    listed.append(element("witness", {"xml:id": "source"}, source))
    listed.append(element("witness", {"xml:id": "edition"}, "This edition: the source with its repairs"))
    if any(repair.evidence == "official" for repair in resolution.repairs):
        listed.append(element("witness", {"xml:id": "UN"}, "The United Nations' own file of the resolution"))
    return _with(element("sourceDesc"), listed)

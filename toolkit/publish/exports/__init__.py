"""Exports: what the toolkit found, in the formats that other tools of the field read.

One module a format; each has ``content(resolution)`` for a single file, or ``files(resolution)`` for a folder of
them. `FORMATS` lists them, `toolkit.publish.exports.run` writes them with their provenance.

Every export is the same bytes for the same text, reading and version of the toolkit. A number or a mark in one of
them leads back to the source: by paragraph id and text offsets, and by raw offsets where the format can hold them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export.

    Attributes
    ----------
    name
        As the command line has it.
    ending
        Of its file; empty for a format that is a folder of files.
    summary
        One line for people.
    headed
        Whether the file itself says where it comes from; where not, a file beside it does.
    module
        Name of the module, where it is another than the format's.
    """

    name: str
    ending: str
    summary: str
    headed: bool = True
    module: str = ""


#: The formats, in the order in which they are listed.
FORMATS: Final = {
    one.name: one
    for one in (
        Format("akn", ".xml", "Akoma Ntoso 3.0 / AKN4UN XML: structure, acts, citations, footnotes"),
        Format("tei", ".xml", "TEI P5 XML: both readings, each repair with its evidence as apparatus"),
        Format(
            "annotations",
            ".jsonld",
            "W3C Web Annotations on the untouched source: tags, acts, facts, repairs",
            module="web_annotations",  # the name of the format is taken in a Python module
        ),
        Format("datapackage", "", "Frictionless Data Package: every table as CSV with its schema"),
        Format("parquet", "", "Apache Parquet: every table, typed (dates, lists, numbers)"),
        Format("graphml", ".graphml", "GraphML: the citation network, with verb and paragraphs on each edge"),
        Format("bibtex", ".bib", "BibTeX: the documents cited, with the paragraphs that cite them"),
        Format("csl", ".json", "CSL-JSON: the documents cited, for Zotero and citation processors", headed=False),
    )
}

"""The metadata of an Akoma Ntoso export: what the document is (FRBR), and what its marks refer to.

Names follow the Akoma Ntoso naming convention as the United Nations uses it:
``/akn/un/statement/deliberation/unga/2023-12-19/78-132``. Where a document does not state its date of adoption,
the date is the ``0001-01-01`` by which the United Nations' own files say "unknown", and its name says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from lxml import etree

from toolkit.model import Resolution, Symbol
from toolkit.publish.exports._common import link, origin, parts, printable, stem
from toolkit.publish.provenance.about import about
from toolkit.sources._akn_meta import LANGUAGES

__all__ = ["AKN", "OWN", "element", "meta", "work"]

#: Namespace of Akoma Ntoso 3.0.
AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#: Namespace of what Akoma Ntoso has no element for.
OWN: Final = "urn:resolution-toolkit:facts"

#: Author of a document in the naming convention, by the beginning of its symbol.
_ACTORS: Final = (("A/HRC/", "unhrc"), ("A/", "unga"), ("E/", "ecosoc"), ("S/", "unsc"))
_UNKNOWN: Final = "0001-01-01"
_NOT_FACTS: Final = frozenset({"title", "symbol", "adopted", "parts"})


def element(name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> etree._Element:
    """An Akoma Ntoso element."""
    made = etree.Element(f"{{{AKN}}}{name}", nsmap={None: AKN})
    for key, value in (attributes or {}).items():
        made.set(key, printable(value))
    made.text = printable(text) or None
    return made


def work(symbol: Symbol | str, adopted: str) -> str:
    """Name of a work in the naming convention, without a component."""
    text = str(symbol)
    actor = next((name for start, name in _ACTORS if text.startswith(start)), "un")
    number = re.sub(r"^(A|E|S)/(HRC/)?(RES|DEC)/", "", text)
    number = re.sub(r"[^A-Za-z0-9.-]+", "-", number).strip("-") or "unknown"
    return f"/akn/un/statement/deliberation/{actor}/{adopted or _UNKNOWN}/{quote(number)}"


def meta(
    resolution: Resolution,
    concepts: Mapping[str, str],
    cited: Mapping[str, tuple[str, str]],
    component: str = "main",
) -> etree._Element:
    """The ``meta`` element.

    Parameters
    ----------
    resolution
        The document.
    concepts
        What the marks of acts refer to: id, and how it is shown.
    cited
        What the marks of citations refer to: id, and symbol with date (empty where not stated).
    component
        ``main``, or the name of an annex, which has no references of its own.
    """
    made = element("meta")
    made.append(_identification(resolution, component))
    if component == "main":
        made.append(_references(resolution, concepts, cited))
        made.append(_proprietary(resolution))
    return made


def _identification(resolution: Resolution, component: str) -> etree._Element:
    made = element("identification", {"source": "#toolkit"})
    adopted = str(resolution.meta.get("adopted", ""))
    code = next((long for long, short in LANGUAGES.items() if short == resolution.language), resolution.language)
    name = work(resolution.symbol or stem(resolution).rpartition(".")[0], adopted)
    dated = {"date": adopted or _UNKNOWN, "name": "adoption" if adopted else "unknown"}
    levels = {
        "FRBRWork": (name, f"{name}/!{component}", dated, "#author"),
        "FRBRExpression": (f"{name}/{code}@", f"{name}/{code}@/!{component}", dated, "#author"),
        "FRBRManifestation": (
            f"{name}/{code}@.xml",
            f"{name}/{code}@/!{component}.xml",
            {"date": about().released, "name": "markup"},
            "#editor",
        ),
    }
    for level, (uri, this, date, role) in levels.items():
        part = etree.SubElement(made, f"{{{AKN}}}{level}")
        part.append(element("FRBRthis", {"value": this}))
        part.append(element("FRBRuri", {"value": uri}))
        if level == "FRBRWork" and resolution.symbol:
            part.append(element("FRBRalias", {"name": "symbol", "value": str(resolution.symbol)}))
            for letter, symbol in parts(resolution).items():
                part.append(element("FRBRalias", {"name": f"part-{letter}", "value": symbol}))
        part.append(element("FRBRdate", date))
        part.append(element("FRBRauthor", {"href": "#toolkit" if role == "#editor" else "#issuingBody", "as": role}))
        if level == "FRBRWork":
            part.append(element("FRBRcountry", {"value": "un"}))
        if level == "FRBRExpression":
            part.append(element("FRBRlanguage", {"language": code}))
    return made


def _references(
    resolution: Resolution, concepts: Mapping[str, str], cited: Mapping[str, tuple[str, str]]
) -> etree._Element:
    made = element("references", {"source": "#toolkit"})
    body = resolution.symbol.body if resolution.symbol else ""
    own = about()
    fixed = (
        ("TLCOrganization", "toolkit", "/akn/ontology/organization/un/toolkit", f"{own.title} {own.version}"),
        ("TLCOrganization", "issuingBody", "/akn/ontology/organization/un/issuingBody", body or "not stated"),
        ("TLCRole", "author", "/akn/ontology/role/un/author", "Author"),
        ("TLCRole", "editor", "/akn/ontology/role/un/editor", "Editor"),
        ("TLCTerm", "resolutionTitle", "/akn/ontology/reference/un/resolutionTitle", "Resolution title"),
    )
    for name, id_, href, shown in fixed:
        made.append(element(name, {"eId": id_, "href": href, "showAs": shown}))
    for id_, shown in concepts.items():
        href = f"/akn/ontology/concept/un/act/{id_.removeprefix('act-')}"
        made.append(element("TLCConcept", {"eId": id_, "href": href, "showAs": shown}))
    for id_, (symbol, date) in cited.items():
        href = work(symbol, date) if date else link(symbol)
        made.append(element("TLCReference", {"eId": id_, "name": "cited", "href": href, "showAs": symbol}))
    return made


def _proprietary(resolution: Resolution) -> etree._Element:
    """What Akoma Ntoso has no place for: where the file comes from, and facts of the document without words."""
    made = element("proprietary", {"source": "#toolkit"})
    facts = {k: str(v) for k, v in sorted(resolution.meta.items()) if k not in _NOT_FACTS}
    for kind, values in (("origin", origin(resolution)), ("document", facts)):
        for name, value in values.items():
            fact = etree.SubElement(made, f"{{{OWN}}}fact", nsmap={"facts": OWN})
            fact.set("of", kind)
            fact.set("name", name)
            fact.text = printable(value)
    return made

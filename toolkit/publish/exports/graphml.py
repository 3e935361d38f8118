"""GraphML: who cites what, for network tools (Gephi, yEd, igraph, networkx).

The network of `toolkit.views.citations`: a node each symbol, the document's own among them; an edge each act
under which a symbol is cited, with its ``verb``, the ids of the paragraphs and notes (``places``) and their number
(``count``). The header is left out. A node without ``year`` shows none; the year of a symbol that bears a session only
is the one in which that session opened. A citation in a note has the verb of the act that bears the note.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final

from toolkit import tables
from toolkit._rows import rows as each
from toolkit.facts import citations
from toolkit.model import Resolution
from toolkit.publish.exports._common import link, origin, plain, printable
from toolkit.references import Symbol
from toolkit.views import citations as citation_network

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["content"]

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_SCHEMAS: Final = "http://www.w3.org/2001/XMLSchema-instance"
_PLACES: Final = f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd"


def content(resolution: Resolution) -> bytes:
    """The file; nodes and edges in the order of their symbols.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import graphml
    >>> graphml.content(tk.load()).count(b"<node ") > 50
    True
    """
    tables.tables(resolution, ["citations"])  # refuses a language whose citations cannot be read
    own = str(resolution.symbol or origin(resolution)["source"])
    edges = citation_network.network(citations.find(resolution), own)
    top = ET.Element("graphml", {"xmlns": _NAMESPACE, "xmlns:xsi": _SCHEMAS, "xsi:schemaLocation": _PLACES})
    graph = ET.SubElement(top, "graph", edgedefault="directed")
    keys: dict[tuple[str, str], str] = {}
    named = {name: _data(top, keys, "graph", name, value) for name, value in origin(resolution).items()}
    for symbol, stated in sorted(_nodes(edges, own).items()):
        node = ET.SubElement(graph, "node", id=printable(symbol))
        stated |= {"url": _url(symbol, resolution), "role": "citing" if symbol == own else "cited"}
        node.extend(_data(top, keys, "node", name, value) for name, value in stated.items() if value not in (None, ""))
    for row in each(edges.sort_values(["cited", "verb"])):
        edge = ET.SubElement(graph, "edge", source=printable(own), target=row.cited, id=row.verb)
        stated = {"verb": row.verb, "places": row.places, "count": row.count, "first": row.places.split()[0]}
        edge.extend(_data(top, keys, "edge", name, value) for name, value in stated.items())
    graph.extend(named.values())
    ET.indent(top)
    written: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _nodes(edges: pd.DataFrame, own: str) -> dict[str, dict[str, Any]]:
    """What is known of each symbol: kind, body, year."""
    try:
        symbol = Symbol.parse(own)
        nodes = {own: {"kind": symbol.kind, "body": symbol.body, "year": symbol.year}}
    except ValueError:  # a document that does not state its symbol goes by the name of its file
        nodes = {own: {"kind": "document"}}
    for row in each(edges):
        nodes[row.cited] = {"kind": row.kind, "body": row.body, "year": plain(row.year)}
    return nodes


def _data(top: ET.Element, keys: dict[tuple[str, str], str], owner: str, name: str, value: str | int) -> ET.Element:
    """A value, under the key of its name; the first of a name declares the key."""
    if (owner, name) not in keys:
        keys[owner, name] = f"d{len(keys)}"
        kind = "long" if isinstance(value, int) else "string"
        key = {"id": keys[owner, name], "for": owner, "attr.name": name, "attr.type": kind}
        top.insert(0, ET.Element("key", key))
    data = ET.Element("data", key=keys[owner, name])
    data.text = printable(str(value))
    return data


def _url(symbol: str, resolution: Resolution) -> str:
    try:
        return link(symbol, resolution.language)
    except ValueError:  # a document that does not state its symbol goes by the name of its file
        return ""

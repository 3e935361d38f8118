"""GraphML: who cites what, for network tools (Gephi, yEd, igraph, networkx).

The network of `toolkit.views.citations`: a node each symbol, the document's own among them; an edge each act
under which a symbol is cited, with its ``verb``, the ids of the paragraphs and notes (``places``) and their number
(``count``). The header is left out. A node without ``year`` shows none; the year of a symbol that bears a session only
is the one in which that session opened. A citation in a note has the verb of the act that bears the note.
"""

from __future__ import annotations

import io

from toolkit import tables
from toolkit.facts import citations
from toolkit.model import Resolution
from toolkit.publish.exports._common import link, origin, printable
from toolkit.views import citations as citation_network

__all__ = ["content"]


def content(resolution: Resolution) -> bytes:
    """The file; nodes and edges in the order of their symbols."""
    import networkx as nx

    tables.tables(resolution, ["citations"])  # refuses a language whose citations cannot be read
    own = str(resolution.symbol or origin(resolution)["source"])
    found = citation_network.network(citations.find(resolution), own)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({name: printable(value) for name, value in origin(resolution).items()})
    for symbol in sorted(found):
        stated = {
            **found.nodes[symbol],
            "url": _url(symbol, resolution),
            "role": "citing" if symbol == own else "cited",
        }
        graph.add_node(printable(symbol), **{k: v for k, v in stated.items() if v not in (None, "")})
    for citing, cited, verb, data in sorted(found.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        places = data["places"]
        graph.add_edge(
            printable(citing), cited, key=verb, verb=verb, places=" ".join(places), count=len(places), first=places[0]
        )
    stream = io.BytesIO()
    nx.write_graphml_xml(graph, stream, prettyprint=True)
    return stream.getvalue()


def _url(symbol: str, resolution: Resolution) -> str:
    try:
        return link(symbol, resolution.language)
    except ValueError:  # a document that does not state its symbol goes by the name of its file
        return ""

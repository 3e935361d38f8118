"""The documents that a resolution cites, one record each, as bibliographies have them.

What is not stated stays out. A text cites a symbol, seldom a title: the title here is the symbol with its kind
("Resolution A/RES/77/150"), not the document's own. A date is one that the text states, or a year that the symbol
itself bears (``E/RES/2023/3``); the year in which a session opened is no date of a document and is not given.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit import tables
from toolkit.facts import citations
from toolkit.model import Resolution, Symbol
from toolkit.publish.exports._common import link

__all__ = ["CitedDocument", "cited"]


@dataclass(slots=True)
class CitedDocument:
    """A document cited.

    Attributes
    ----------
    symbol, kind, body
        As in the citations table.
    date
        ISO date, a year, or empty.
    url
        Where the United Nations shows it.
    places
        Ids of the passages that cite it, each once, in order.
    verbs
        Verbs of the acts that govern the citations.
    """

    symbol: str
    kind: str
    body: str
    date: str
    url: str
    places: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Kind and symbol."""
        return f"{self.kind.capitalize()} {self.symbol}"

    def note(self, resolution: Resolution) -> str:
        """One sentence that leads back to the paragraphs."""
        verbs = f" ({', '.join(self.verbs)})" if self.verbs else ""
        return f"Cited in {resolution.symbol or resolution.name.rpartition('/')[2]} {', '.join(self.places)}{verbs}"


def cited(resolution: Resolution) -> list[CitedDocument]:
    """The documents cited, by symbol.

    Raises
    ------
    toolkit.errors.ToolkitError
        The toolkit cannot read citations in the language.
    """
    tables.tables(resolution, ["citations"])  # refuses a language whose citations cannot be read
    found: dict[str, CitedDocument] = {}
    for one in citations.find(resolution):
        address = link(one.symbol, resolution.language)
        record = found.setdefault(one.symbol, CitedDocument(one.symbol, one.kind, one.body, _year(one.symbol), address))
        record.date = record.date if len(record.date) > len(one.date) else one.date or record.date
        for place, known in ((one.place, record.places), (one.verb, record.verbs)):
            if place and place not in known:
                known.append(place)
    return [found[symbol] for symbol in sorted(found)]


def _year(symbol: str) -> str:
    parsed = Symbol.parse(symbol)
    return str(parsed.year) if parsed.year and not parsed.session else ""

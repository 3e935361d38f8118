"""Facets: what paragraphs can be filtered by, with the rows of each value, and the words for facets and values.

A value of a facet is an id, the same in every language; ``""`` stands for "none" (no theme, no known verb, nobody in
particular addressed, no year before). Values stand in an order that does not change with the filter: themes as in
the codebook, forces from background to direction, years as they follow; verbs, addressees and cited symbols by the
number of paragraphs, the most frequent first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from toolkit import _states, languages
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["FACETS", "Facet", "label", "may_lack", "meant", "title", "vocabulary"]

#: Column of each facet; facets are named as the fields of a query.
FACETS: Final[Mapping[str, str]] = {
    "parts": "part",
    "themes": "themes",
    "verbs": "verbs",
    "forces": "forces",
    "addressees": "addressees",
    "cited": "cited",
    "years": "year",
    "statuses": "status",
    "languages": "language",
    "symbols": "symbol",
    "paragraphs": "paragraph_id",
    "sessions": "session",
    "committees": "committee",
    "votes": "adoption",
    "subjects": "subjects",
    "opening_verbs": "verb",
    "opening_forces": "force",
}

#: Facets whose order is that of the rows.
_AS_FOUND: Final = frozenset({"languages", "symbols", "paragraphs"})


@dataclass(frozen=True, eq=False)
class Facet:
    """One facet of a frame.

    Attributes
    ----------
    options
        What occurs, and every value of a closed list; ``""`` last, where a paragraph has none.
    rows, codes
        Pairs, each once: the row has the value with this number.
    size
        Number of rows.
    """

    name: str
    options: tuple[Any, ...]
    rows: NDArray[np.int64]
    codes: NDArray[np.int64]
    size: int

    @classmethod
    def of(cls, frame: pd.DataFrame, name: str) -> Facet:
        """Index a facet of a frame."""
        import numpy as np

        column = FACETS[name]
        rows, found = [], []
        for row, cell in enumerate(frame[column].tolist() if column in frame else [""] * len(frame)):
            several = dict.fromkeys(cell) if isinstance(cell, tuple) else (_value(cell),)
            for value in several or ("",):
                rows.append(row)
                found.append(value)
        values = _ordered(name, Counter(found))
        number = {value: code for code, value in enumerate(values)}
        codes = np.array([number[value] for value in found], dtype=np.int64)
        return cls(name, values, np.array(rows, dtype=np.int64), codes, len(frame))

    @property
    def known(self) -> bool:
        """Whether any row has a value."""
        return any(self.options[code] != "" for code in set(self.codes.tolist()))

    def having(self, wanted: tuple[Any, ...], *, every: bool = False) -> NDArray[np.bool_]:
        """The rows that have one of some values, or all of them."""
        import numpy as np

        chosen = np.array([value in wanted for value in self.options], dtype=bool)
        found = np.bincount(self.rows[chosen[self.codes]], minlength=self.size)
        return found >= (len(set(wanted)) if every else 1)

    def counts(self, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each value, how many of the rows of a mask have it."""
        import numpy as np

        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.options))


def _value(cell: Any) -> Any:
    """A cell as a value: missing as ``""``, whole numbers as Python's own."""
    import pandas as pd

    if isinstance(cell, str):
        return cell
    return "" if pd.isna(cell) else int(cell)


def _ordered(name: str, counts: Mapping[Any, int]) -> tuple[Any, ...]:
    none = [""] if "" in counts else []
    found = [value for value in counts if value != ""]
    if name in _AS_FOUND:
        return (*found, *none)
    if name == "years":
        return (*sorted(found), *none)
    closed = vocabulary(name)
    if name == "sessions":
        return (*sorted(found, key=lambda value: (not value.isdigit(), value)), *none)
    if name in ("verbs", "opening_verbs", "addressees", "cited", "subjects"):
        return (*sorted(found, key=lambda value: (-counts[value], value)), *none)
    return (*closed, *sorted(value for value in found if value not in closed), *none)


@cache
def vocabulary(name: str) -> tuple[str, ...]:
    """The closed list of a facet's values, in order; empty where the documents make the list."""
    if name == "parts":
        return ("preamble", "operative")
    if name == "themes":
        from toolkit.themes import load_codebook

        return load_codebook().ids
    if name == "committees":
        return tuple(_states.committees())
    if name == "votes":
        return ("vote", "without")
    if name in ("forces", "opening_forces"):
        from toolkit.views.series import FORCES

        return FORCES
    if name == "statuses":
        from toolkit.series.genealogy import STATUSES

        return tuple(status for status in STATUSES if status != "dropped")
    if name in ("verbs", "opening_verbs"):
        codes = languages.available("acts")
        return tuple(sorted({verb for code in codes for verb in languages.load(code, "acts")["verbs"]}))
    return tuple(languages.load("en", "addressees")["labels"]) if name == "addressees" else ()


def meant(name: str, written: str) -> str:
    """The value of a closed list that someone means who writes its label, in either language, or its id in capitals.

    >>> meant("themes", "gender equality"), meant("votes", "Without"), meant("themes", "women")
    ('gender', 'without', 'women')
    """
    words = " ".join(written.split()).casefold()
    values, codes = vocabulary(name), languages.editions("explorer_query")
    if words in values:
        return words
    found = [value for value in values if words in (label(name, value, code).casefold() for code in codes)]
    return found[0] if len(found) == 1 else written  # two verbs may have one word


def may_lack(facet: str) -> bool:
    """Whether a paragraph may have none of a facet, so that none may be asked for."""
    return facet in languages.load("en", "explorer_query")["none"]


def _check_facet(name: str) -> None:
    if name not in FACETS:
        raise ToolkitError(f"no facet {str(name)[:30]!r}", remedy=f"facets: {', '.join(FACETS)}")


def title(facet: str, language: str = "") -> str:
    """What a facet is called in a language.

    Examples
    --------
    >>> title("cited", "en")
    'Cited document'
    """
    _check_facet(facet)
    return str(_words(language)["facets"].get(facet, facet))


def label(facet: str, value: Any, language: str = "") -> str:
    """The words for a value of a facet.

    Examples
    --------
    >>> label("themes", "gender", "en"), label("themes", "", "en")
    ('Gender equality', 'no theme')
    """
    _check_facet(facet)
    if value == "":
        return str(_words(language)["none"].get(facet, ""))
    return str(_labels(facet, language or languages.current()).get(value, value))


def _words(language: str) -> dict[str, Any]:
    return languages.load(language, "explorer_query") or languages.load("en", "explorer_query")


@cache
def _labels(facet: str, language: str) -> Mapping[Any, str]:
    if facet == "themes":
        from toolkit.themes import load_codebook

        book = load_codebook()
        return {theme: book.label(theme, language) for theme in book.ids}
    if facet == "committees":
        return {name: own.get(language, name) for name, own in _states.committees().items()}
    topic, table = {
        "votes": ("explorer_query", "votes"),
        "parts": ("explorer_query", "parts"),
        "languages": ("explorer_query", "languages"),
        "verbs": ("act_charts", "verbs"),
        "opening_verbs": ("act_charts", "verbs"),
        "forces": ("act_charts", "force"),
        "opening_forces": ("act_charts", "force"),
        "addressees": ("addressees", "labels"),
        "statuses": ("series", "status"),
    }.get(facet, ("", ""))
    if not topic:
        return {}
    data = languages.load(language, topic) or languages.load("en", topic)
    return dict(data.get(table, {}))

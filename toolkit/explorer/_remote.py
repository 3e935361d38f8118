"""The Assembly's answers to its page: the first paragraphs of a query, counts, and the table; the rest stays here.

The page holds what an answer holds and shows nothing else, so that what it says is of the last question asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from toolkit._rows import rows as each
from toolkit.explorer import _address
from toolkit.explorer._bundle import filters_of, rows_of, sources_of
from toolkit.explorer._facets import FACETS, label
from toolkit.explorer._markup import names
from toolkit.explorer._query import Query, counts, select
from toolkit.explorer._subject import Subject

__all__ = ["find", "table"]

#: Most values of a facet, most paragraphs of an answer, and how many of them a reader's page has.
MOST: Final = 400
LONGEST: Final = 400
PAGE: Final = 20


def find(subject: Subject, address: str, language: str) -> dict[str, Any]:
    """What an address asks for: number, first paragraphs, counts of each further choice, bars of what was found."""
    wanted, parts = _asked(subject, address, language), _address.read(address)
    found = select(subject, wanted)
    few = parts.get("panel", "reader") in ("reader", "charts", "compare")
    page = int(parts["page"]) if parts.get("page", "").isdigit() else 0
    rows = found.head(min(LONGEST, (page + 1) * PAGE) if few else LONGEST)
    filters = filters_of(subject)
    choices = counts(subject, wanted)
    options = {
        name: [[one.value, int(one.count)] for one in each(choices[name]) if one.count or one.chosen][:MOST]
        for name in filters
    }
    mask = subject.frame.index.isin(found.index)
    bars = {name: _bars(subject.indexed[name].options, subject.indexed[name].counts(mask)) for name in filters}
    values = {name: {str(v) for v, _ in (*options[name], *bars[name])} for name in filters}
    for name in filters:
        values[name] |= {str(one) for one in getattr(wanted, name)}
    return {
        "answer": {
            "count": len(found),
            "total": wanted.among(subject),
            "rows": list(rows_of(subject, rows)),
            **sources_of(subject, dict.fromkeys(rows["symbol"])),
            "counts": options,
            "bars": bars,
            "said": {code: wanted.sentence(code, subject) for code in names()},
            "labels": {
                code: {name: _labels(name, values[name], code) for name in filters if name != "cited"}
                for code in names()
            },
        }
    }


def table(subject: Subject, address: str, language: str) -> dict[str, Any]:
    """Every paragraph that an address asks for, without its marks."""
    found = select(subject, _asked(subject, address, language))
    return {"answer": {"rows": list(rows_of(subject, found))}}


def _asked(subject: Subject, address: str, language: str) -> Query:
    first = language if language in subject.languages else subject.languages[0]
    return _address.query(address, Query(languages=(first,)))


def _bars(options: Iterable[Any], found: Iterable[int]) -> list[list[Any]]:
    some = [[value, int(count)] for value, count in zip(options, found, strict=True) if count and value != ""]
    return sorted(some, key=lambda one: (-one[1], str(one[0])))[:MOST]


def _labels(name: str, values: Iterable[str], code: str) -> dict[str, str]:
    labels = {value: label(name, value, code) for value in values if value != "" and name in FACETS}
    return {value: words for value, words in labels.items() if words != value}

"""Reading, filtering and comparing paragraphs: what is explored, what is asked of it, and what is taken away.

A `Subject` is what is explored, prepared once: one resolution, or the series. A `Query` says which of its paragraphs
are wanted; `select` gives them, `counts` says what each further choice would give. Everything here is a pure function
of frames; nothing is drawn and nothing is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit import _room

if TYPE_CHECKING:
    from toolkit.explorer._app import explore as explore
    from toolkit.explorer._facets import label as label
    from toolkit.explorer._facets import title as title
    from toolkit.explorer._query import Query as Query
    from toolkit.explorer._query import counts as counts
    from toolkit.explorer._query import select as select
    from toolkit.explorer._subject import Subject as Subject

_OWN = {
    "Query": "_query.Query",
    "Subject": "_subject.Subject",
    "counts": "_query.counts",
    "explore": "_app.explore",
    "label": "_facets.label",
    "select": "_query.select",
    "title": "_facets.title",
}
__all__ = ["Query", "Subject", "counts", "explore", "label", "select", "title"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name, _OWN)


def __dir__() -> list[str]:
    return _room.names(__name__, _OWN)

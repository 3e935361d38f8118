"""Reading, filtering and comparing paragraphs: what is explored, what is asked of it, and what is taken away.

A `Subject` is what is explored, prepared once: one resolution, or the series. A `Query` says which of its paragraphs
are wanted; `select` gives them, `counts` says what each further choice would give. Everything here is a pure function
of frames; nothing is drawn and nothing is shown.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.explorer._app import explore as explore
    from toolkit.explorer._facets import label as label
    from toolkit.explorer._facets import title as title
    from toolkit.explorer._query import Query as Query
    from toolkit.explorer._query import counts as counts
    from toolkit.explorer._query import select as select
    from toolkit.explorer._subject import Subject as Subject

_LAZY = {
    "Query": "toolkit.explorer._query",
    "Subject": "toolkit.explorer._subject",
    "counts": "toolkit.explorer._query",
    "explore": "toolkit.explorer._app",
    "label": "toolkit.explorer._facets",
    "select": "toolkit.explorer._query",
    "title": "toolkit.explorer._facets",
}
__all__ = ["Query", "Subject", "counts", "explore", "label", "select", "title"]


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    msg = f"module 'toolkit.explorer' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(_LAZY)

"""What is chosen, as it stands in the address of the page: ``#themes=gender&panel=charts`` (``page/main.js``).

The values of a field are joined by ``|``; ``-`` stands for "none". What the address does not name is as at first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from toolkit.errors import ToolkitError
from toolkit.explorer._query import Query

__all__ = ["PANELS", "address", "query", "read"]

PANELS: Final = ("reader", "charts", "asks", "concordance", "compare", "takeaway")
_FIELDS: Final = tuple(one.name for one in fields(Query))
_NONE: Final = "-"


def address(wanted: Query, **further: object) -> str:
    """A query, and what else is chosen, as the end of an address.

    Examples
    --------
    >>> address(Query(themes=("gender", ""), text="women"), panel="charts")
    '#themes=gender%7C-&text=women&panel=charts'
    """
    parts: dict[str, str] = {}
    for name, value in wanted.differing():
        several = isinstance(value, tuple)
        parts[name] = "|".join(str(one) or _NONE for one in value) if several else "1" if value is True else str(value)
    return "#" + urlencode(parts | {name: str(value) for name, value in further.items() if value not in ("", None)})


def read(words: str) -> dict[str, str]:
    """The parts of an address by their names."""
    return dict(parse_qsl(words.removeprefix("#"), keep_blank_values=True))


def query(words: str, first: Query | None = None) -> Query:
    """The query of an address.

    Parameters
    ----------
    words
        The address, from its ``#`` on.
    first
        What is wanted where the address does not say: the language of a series.

    Examples
    --------
    >>> query("#themes=gender%7C-&text=women&panel=charts")
    Query(parts=(), themes=('gender', ''), match='any', verbs=(), ...)
    """
    parts: dict[str, Any] = {}
    for name, value in _known(read(words)).items():
        if name in ("text", "match"):
            parts[name] = value
        elif name == "opening":
            parts[name] = value == "1"
        else:
            parts[name] = tuple("" if one == _NONE else one for one in value.split("|") if value)
    try:
        return (first or Query()).but(**parts)
    except ToolkitError:  # an address that was changed by hand
        return first or Query()


def _known(parts: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in parts.items() if name in _FIELDS}

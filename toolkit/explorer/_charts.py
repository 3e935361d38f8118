"""How many paragraphs have each value of a facet: the bars of a chart.

A paragraph counts once a bar and may count in many bars, so bars do not add up to the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Bar", "bars"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A value of a facet, its name, and how many of the paragraphs shown have it."""

    value: str | int
    label: str
    count: int


def bars(rows: pd.DataFrame, facet: str, language: str = "en", *, every: Sequence[str | int] = ()) -> list[Bar]:
    """How many of some paragraphs have each value of a facet, the largest first.

    Parameters
    ----------
    rows
        Rows of a subject's frame.
    facet
        Name of a facet, as `toolkit.explorer.Query` has it.
    language
        Language of the names.
    every
        Values that have a bar though none of the paragraphs has them.

    Returns
    -------
    list of Bar
        Values that occur; years in their own order.
    """
    from toolkit.explorer._facets import label

    column = {"parts": "part", "years": "year", "statuses": "status"}.get(facet, facet)
    found: dict[str | int, int] = dict.fromkeys(every, 0)
    for cell in rows[column]:
        for value in dict.fromkeys(cell) if isinstance(cell, tuple) else (cell,):
            found[value] = found.get(value, 0) + 1
    order = sorted(found, key=(lambda v: (0, v)) if facet == "years" else (lambda v: (-found[v], str(v))))
    return [Bar(value, label(facet, value, language), found[value]) for value in order if value != ""]

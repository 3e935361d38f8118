"""What a resolution dates: its events in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.facts import dates

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["timeline"]


def timeline(resolution: Resolution) -> pd.DataFrame:
    """The dated events of a resolution in the order of time, mentions of one event at one date put together.

    Years inside names are left out: they name a programme, they do not date it.

    Returns
    -------
    pandas.DataFrame
        Columns ``event``, ``start``, ``end`` (ISO), ``precision``, ``kind``, ``when`` (``past``: over by the day of
        adoption; ``current``: the stretch stated holds that day; ``planned``: after it; empty where the day is
        unknown), ``places`` (ids, comma-separated).

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.dates.timeline(tk.load())["kind"].iloc[0]
    'meeting'
    """
    import pandas as pd

    places: dict[tuple[str, str, str, str, str], list[str]] = {}
    for d in dates.find(resolution):
        if not d.in_name:
            places.setdefault((d.begin, d.until, d.kind, d.precision, d.event), []).append(d.place)
    adopted = str(resolution.meta.get("adopted", ""))
    rows = [
        (event, begin, until, precision, kind, _when(begin, until, adopted), ", ".join(dict.fromkeys(at)))
        for (begin, until, kind, precision, event), at in sorted(places.items())
    ]
    return pd.DataFrame(rows, columns=["event", "start", "end", "precision", "kind", "when", "places"])


def _when(begin: str, until: str, adopted: str) -> str:
    if not adopted:
        return ""
    if until <= adopted:
        return "past"
    return "current" if begin <= adopted else "planned"

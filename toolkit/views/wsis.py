"""Twenty years of the World Summit: events by kind, the two series of resolutions, and who is asked to follow up.

Dates are as the fact tables have them, to the day, the month or the year. A resolution's number of operative
paragraphs is empty where its text was not at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit._shipped import shipped
from toolkit.series.tables import fact

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["asked", "events", "resolutions"]

_DIGITS: Final = {4: "-07-01", 7: "-15", 10: ""}


@shipped(timeline=fact("wsis_timeline"), meetings=fact("igf_meetings"))
def events(timeline: pd.DataFrame, meetings: pd.DataFrame) -> pd.DataFrame:
    """The events of the timeline and all meetings of the Forum, in the order of their dates.

    Parameters
    ----------
    timeline, meetings
        The fact tables ``wsis_timeline`` and ``igf_meetings``; a meeting that the timeline has too is taken from there.

    Returns
    -------
    pandas.DataFrame
        ``start, when`` (decimal year; the middle of the year or month where only that is known)``, event, kind, place,
        symbol, source_kind`` (primary or secondary)``, unproven`` (names of columns that are not proven; an unproven
        place is emptied, an unproven day is left off its year).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.wsis.events())
    'start, when, event, kind, place, symbol, source_kind, unproven'
    """
    import pandas as pd

    held = set(timeline.loc[timeline["kind"] == "igf", "start_date"])
    more = meetings[~meetings["start_date"].isin(held)]
    more = more.assign(
        event="IGF " + more["number"].astype(str), kind="igf", symbol="", place=more["city"] + ", " + more["country"]
    )
    columns = ["start_date", "event", "kind", "place", "symbol", "source_kind", "unproven_fields"]
    rows = pd.concat([timeline[columns], more[columns]])
    rows["start_date"] = [
        date[:4] if "start_date" in listed else date
        for date, listed in zip(rows["start_date"], rows["unproven_fields"], strict=True)
    ]
    rows = rows.sort_values("start_date", kind="stable").reset_index(drop=True)
    place = rows["place"].mask(rows["unproven_fields"].str.contains("place"), "")
    rows = rows.assign(start=rows["start_date"], place=place, unproven=rows["unproven_fields"])
    rows = rows.assign(when=[_decimal(date) for date in rows["start"]])
    return rows[["start", "when", "event", "kind", "place", "symbol", "source_kind", "unproven"]]


@shipped(series=fact("resolution_series"))
def resolutions(series: pd.DataFrame) -> pd.DataFrame:
    """Both series of resolutions, oldest first.

    Columns ``body, symbol, year, title, paragraphs, adopted_by, role, source_kind, unproven``;
    ``paragraphs`` is the number of operative paragraphs, empty where unknown; ``title`` is empty where unproven.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.wsis.resolutions())
    'body, symbol, year, title, paragraphs, adopted_by, role, source_kind, unproven'
    """
    title = series["title"].mask(series["unproven_fields"].str.contains("title"), "")
    rows = series.assign(
        year=series["adoption_date"].str[:4].astype(int),
        title=title,
        paragraphs=series["n_operative_paragraphs"],
        unproven=series["unproven_fields"],
    )
    rows = rows.sort_values("adoption_date", kind="stable")
    columns = ["body", "symbol", "year", "title", "paragraphs", "adopted_by", "role", "source_kind", "unproven"]
    return rows[columns].reset_index(drop=True)


def asked(asks: pd.DataFrame, tags: pd.DataFrame, theme: str = "wsis") -> pd.DataFrame:
    """Who is asked to do what in the paragraphs of a theme: rows of ``asks`` whose paragraph carries it.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.wsis.asked(*tk.load().tables(["asks", "tags"]).values()))
    'paragraph_id, addressee, verb, force, deadline'
    """
    mine = set(tags.loc[tags["theme"] == theme, "paragraph_id"])
    columns = ["paragraph_id", "addressee", "verb", "force", "deadline"]
    return asks.loc[asks["paragraph_id"].isin(mine), columns].reset_index(drop=True)


def _decimal(date: str) -> float:
    from datetime import date as day

    full_date = day.fromisoformat(date + _DIGITS[len(date)])
    return round(full_date.year + (full_date.timetuple().tm_yday - 1) / 366, 3)

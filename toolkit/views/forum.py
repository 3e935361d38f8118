"""The Internet Governance Forum: its mandate act by act, its meetings, its place in the resolutions.

An act *moves* the mandate when it creates, convenes, extends or makes it permanent; to acknowledge an extension moves
nothing. Years of the mandate of 65/141 and 70/125 are derived from "a further five years" and "another 10 years".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit._shipped import shipped
from toolkit.series.tables import fact

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["MOVES", "as_read", "mandate", "meetings", "place", "verbs"]

#: Acts that move the mandate.
MOVES: Final = frozenset({"creates", "convenes", "extends", "makes permanent"})
#: What an opening verb would do to a mandate, where it speaks of one.
_ACTS: Final = {"decide": "extends", "acknowledge": "acknowledges"}


def _english() -> pd.DataFrame:
    from toolkit.views.panel import panel

    return panel().query("language == 'en'")


def _own_line() -> pd.DataFrame:
    from toolkit.views.panel import line

    return line()


@shipped(igf=fact("igf"))
def mandate(igf: pd.DataFrame) -> pd.DataFrame:
    """The acts on the Forum's mandate, in the order of their dates.

    Returns
    -------
    pandas.DataFrame
        ``symbol, paragraph, date, year, act, start, end, moves, permanent, unproven, source_kind``; ``start`` and
        ``end`` are years, empty where the act states none, and also where the end is not proven.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.forum.mandate())
    'symbol, paragraph, date, year, act, start, end, moves, permanent, unproven, source_kind'
    """
    import pandas as pd

    end = igf["mandate_end"].mask(igf["unproven_fields"].str.contains("mandate_end"), "")
    return pd.DataFrame(
        {
            "symbol": igf["symbol"].str.replace(r".*\((Tunis Agenda)\)", r"\1", regex=True),
            "paragraph": igf["paragraph"].astype(str),
            "date": igf["date"],
            "year": [_year(date) for date in igf["date"]],
            "act": igf["act"],
            "start": pd.to_numeric(igf["mandate_start"], errors="coerce").astype("Int64"),
            "end": pd.to_numeric(end, errors="coerce").astype("Int64"),
            "moves": igf["act"].isin(MOVES),
            "permanent": end == "permanent",
            "unproven": igf["unproven_fields"].str.contains("mandate_end"),
            "source_kind": igf["source_kind"],
        }
    )


def as_read(frame: pd.DataFrame, resolution: Resolution, paragraph_id: str) -> pd.DataFrame:
    """The mandate as it would stand if a paragraph said what one reading of the text says.

    Parameters
    ----------
    frame
        From `mandate`.
    resolution
        A reading of the text.
    paragraph_id
        Its paragraph on the mandate.

    Returns
    -------
    pandas.DataFrame
        ``frame`` with the act of that paragraph taken from the reading's own opening verb, ``moves`` accordingly, and
        where it moves the mandate the years that this reading claims: from the year after adoption to the stated end.

    Examples
    --------
    >>> import toolkit as tk
    >>> source = tk.load(reading="source")
    >>> read = tk.views.forum.as_read(tk.views.forum.mandate(), source, "O30")
    >>> read.query("symbol == '78/132'")["act"].item()
    'extends'
    """
    rows = resolution.tables(["paragraphs"])["paragraphs"].set_index("paragraph_id")
    number, verb = str(rows.loc[paragraph_id, "number"]), str(rows.loc[paragraph_id, "verb"])
    symbol = str(resolution.symbol).removeprefix("A/RES/")
    here = (frame["symbol"] == symbol) & (frame["paragraph"] == number)
    act = _ACTS.get(verb, verb)
    found = frame.copy()
    found.loc[here, "act"] = act
    found.loc[here, "moves"] = act in MOVES
    if act in MOVES:
        found.loc[here, "start"] = found.loc[here, "year"] + 1
    return found


@shipped(table=fact("igf_meetings"))
def meetings(table: pd.DataFrame) -> pd.DataFrame:
    """The Forum's annual meetings: place, dates and the numbers of people that a source states.

    Returns
    -------
    pandas.DataFrame
        ``number, year, city, country, iso3, total, onsite, online, countries, unproven, source_kind``; empty where
        no source that was read states a number. ``total`` is a stated total, never a sum made here.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.forum.meetings())
    'number, year, city, country, iso3, total, onsite, online, countries, unproven, source_kind'
    """
    names = {"participants_total": "total", "participants_onsite": "onsite", "participants_online": "online"}
    found = table.rename(columns={**names, "n_countries": "countries", "unproven_fields": "unproven"})
    people = ["total", "onsite", "online", "countries"]
    columns = ["number", "year", "city", "country", "iso3", *people, "unproven", "source_kind"]
    return found[columns].sort_values("number").reset_index(drop=True)


@shipped(panel=_english, line=_own_line)
def place(panel: pd.DataFrame, line: pd.DataFrame) -> pd.DataFrame:
    """Where in each resolution paragraphs on the Forum stand.

    Parameters
    ----------
    panel
        From `toolkit.views.panel.panel`, one language.
    line
        The paragraph on the mandate and its kin, from `toolkit.views.panel.line`.

    Returns
    -------
    pandas.DataFrame
        ``symbol, short, year, paragraph_id, order, total, at`` (0 first, 1 last)``, force, verb, mandate``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.forum.place())
    'symbol, short, year, paragraph_id, order, total, at, force, verb, mandate'
    """
    total = panel.groupby("symbol")["order"].transform("max")
    mine = panel.assign(total=total, at=(panel["order"] - 1) / (total - 1))
    mine = mine[["igf" in themes for themes in mine["themes"]]]
    own = set(zip(line["symbol"], line["paragraph_id"], strict=True))
    keys = zip(mine["symbol"], mine["paragraph_id"], strict=True)
    columns = ["symbol", "short", "year", "paragraph_id", "order", "total", "at", "force", "verb", "mandate"]
    return mine.assign(mandate=[key in own for key in keys])[columns].reset_index(drop=True)


def verbs(*lines: pd.DataFrame) -> pd.DataFrame:
    """Verbs of the mandate paragraph year by year in several languages: ``short, year, paragraph_id, verbs_...``.

    Examples
    --------
    >>> import toolkit as tk
    >>> line = tk.views.panel.line()
    >>> ", ".join(tk.views.forum.verbs(line))
    'short, year, paragraph_id, verbs (en), words (en)'
    """
    first = lines[0][["short", "year", "paragraph_id"]].reset_index(drop=True)
    for found in lines:
        first[f"verbs ({found['language'].iloc[0]})"] = list(found["verbs"])
        first[f"words ({found['language'].iloc[0]})"] = list(found["words"])
    return first


def _year(date: str) -> int:
    return int(date[:4])

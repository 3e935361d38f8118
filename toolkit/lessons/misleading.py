"""Frames for charts that mislead: true figures, put side by side where they may not be.

Every number here stands in the fact tables. What is false is the frame: it forgets which groups, measures or editions
its numbers belong to, so that a careless chart can join them. `toolkit.lessons.bad_charts` draws them, marked as bad
examples; the honest frames of the same figures are those of `toolkit.views.divides` and `toolkit.views.gender`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.series import tables
from toolkit.views import divides, gender, panel

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["denominators", "editions", "gaps", "kinds", "points", "repeated"]


def points() -> pd.DataFrame:
    """The quoted difference online since 2021, in percentage points, whichever groups it compares.

    Returns
    -------
    pandas.DataFrame
        ``year, points``: one row a year, annual resolutions only.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.misleading.points()) > 0
    True
    """
    rows = kinds()
    rows = rows[rows["year"] >= 2021]
    return rows.assign(points=rows["high"] - rows["low"])[["year", "points"]].reset_index(drop=True)


def repeated() -> pd.DataFrame:
    """The share online of developed and developing countries as quoted in 2021 to 2024: ``year, high, low``.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.misleading.repeated()) > 0
    True
    """
    rows = kinds()
    return rows[rows["year"].between(2021, 2024)].reset_index(drop=True)


def kinds() -> pd.DataFrame:
    """The better and the worse placed group of every quoted divide, of whatever kind.

    Returns
    -------
    pandas.DataFrame
        ``year, high, low``: one row a year; 80/173 is left out, so that 2025 has one.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.misleading.kinds()) > 0
    True
    """
    rows = divides.quoted(tables.load("series_statistics"))
    rows = rows[(rows["symbol"] != "80/173") & (rows["group"] != "Least developed countries")]
    found = rows.groupby("year")["number"].agg(high="max", low="min")
    return found.reset_index()


def gaps() -> pd.DataFrame:
    """The gender gap of the world as quoted, per cent lower until 2020 and percentage points after: ``year, gap``.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.misleading.gaps()) > 0
    True
    """
    import pandas as pd

    statistics = tables.load("series_statistics")
    first = gender.quoted_gaps(statistics)
    second = gender.quoted_pairs(statistics, tables.load("resolution_series"))
    first = first[first["group"] == "World"].rename(columns={"number": "gap"})
    second = second[second["group"] == "World"].rename(columns={"difference": "gap"})
    return pd.concat([first[["year", "gap"]], second[["year", "gap"]]], ignore_index=True)


def editions() -> pd.DataFrame:
    """The world online, each year from the edition that bears it: ``year, share``; no two values of one edition.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.misleading.editions()) > 0
    True
    """
    rows = divides.world(tables.load("indicators"))
    own = [edition.endswith(str(year)) for edition, year in zip(rows["edition"], rows["year"], strict=True)]
    rows = rows[own]
    rows = rows[rows["bound"] == ""].rename(columns={"value": "share"})
    rows = rows[rows["edition"].str.startswith("ITU Facts") & (rows["year"] >= 2021)]
    return rows.sort_values("year")[["year", "share"]].reset_index(drop=True)


def denominators(theme: str, language: str = "en") -> pd.DataFrame:
    """Paragraphs with a theme, year by year, with what they are a part of.

    Returns
    -------
    pandas.DataFrame
        ``short, year, paragraphs, total``, from the shipped panel.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.misleading.denominators("igf")) > 0
    True
    """
    rows = panel.theme(panel.panel(), theme)
    rows = rows[rows["language"] == language]
    return rows.groupby(["short", "year", "total"], sort=False)["paragraphs"].sum().reset_index()

"""Digital divides over time: what the resolutions quote, what the statistics say, and both beside each other.

A quoted figure belongs to a *kind*: the measure together with the groups that it compares. Figures of two kinds stand
on no common scale of time. A figure's *state* says whether it is new, the same number
from a newer edition, or repeated while a newer edition existed. Statistics keep
their edition; those of two editions are not one series. Income groups are the World Bank's classification; developed,
developing and least developed countries are the United Nations'; the regions are the ITU's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit._shipped import shipped
from toolkit.series.tables import fact

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["assembly", "groups", "offline", "quoted", "unheld", "urban_rural", "world"]

_USE: Final = "individuals_using_internet"
#: Measure and groups that make a kind.
_KINDS: Final = {
    ("share online", "development"): "online_development",
    ("households online", "development"): "households",
    ("mobile-broadband subscriptions per 100", "development"): "mobile_broadband",
    ("share online", "income"): "online_income",
}
_GROUPS: Final = {
    "Developed countries": "development",
    "Developing countries": "development",
    "Least developed countries": "development",
    "High-income countries": "income",
    "Low-income countries": "income",
}


@shipped(statistics=fact("series_statistics"))
def quoted(statistics: pd.DataFrame) -> pd.DataFrame:
    """Figures by which the resolutions set groups of countries against each other.

    Parameters
    ----------
    statistics
        The fact table ``series_statistics``.

    Returns
    -------
    pandas.DataFrame
        ``kind, symbol, year, paragraph, group, number, bound, repeats, state, edition, unproven``: General Assembly
        resolutions only, and only kinds that state at least two groups in one paragraph.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.divides.quoted())
    'kind, symbol, year, paragraph, group, number, bound, repeats, state, edition, unproven'
    """
    mine = assembly(statistics)
    kinds = [_KINDS.get((m, _GROUPS.get(g, "")), "") for m, g in zip(mine["measure"], mine["group"], strict=True)]
    mine = mine.assign(kind=kinds, unproven=mine["verified"] == "partial")
    mine = mine[mine["kind"] != ""]
    sides = mine.groupby(["kind", "symbol", "paragraph"])["group"].transform("nunique")
    columns = [
        "kind",
        "symbol",
        "year",
        "paragraph",
        "group",
        "number",
        "bound",
        "repeats",
        "state",
        "edition",
        "unproven",
    ]
    return mine.loc[sides > 1, columns].sort_values(["year", "symbol"], kind="stable").reset_index(drop=True)


@shipped(indicators=fact("indicators"))
def world(indicators: pd.DataFrame) -> pd.DataFrame:
    """Share of the world's people who use the Internet, each value with its edition.

    Returns
    -------
    pandas.DataFrame
        ``year, value, bound, edition, series, source_kind, unproven``; ``series`` is true for the one republished
        series of many years, false for the single editions; where ``bound`` is not empty the edition says a bound in
        words ("almost three quarters") and ``value`` is no figure.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.divides.world())
    'year, value, bound, edition, series, source_kind, unproven'
    """
    rows = _use(indicators, "total")
    rows = rows[rows["group"] == "World"]
    many = rows.groupby("edition")["year"].transform("count") > 5
    return rows.assign(series=many)[
        ["year", "value", "bound", "edition", "series", "source_kind", "unproven"]
    ].reset_index(drop=True)


@shipped(indicators=fact("indicators"))
def groups(indicators: pd.DataFrame, *, editions: int = 4) -> pd.DataFrame:
    """Share online by group of countries, for the latest editions that state several groups.

    Returns
    -------
    pandas.DataFrame
        ``edition, year, group, value, bound, source_kind, unproven``, one value a group and edition (its latest year).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.divides.groups())
    'edition, year, group, value, bound, source_kind, unproven'
    """
    rows = _use(indicators, "total")
    rows = rows.sort_values("year", kind="stable").groupby(["edition", "group"]).tail(1)
    size = rows.groupby("edition")["group"].transform("nunique")
    rows = rows[size > 2]
    latest = sorted(rows.groupby("edition")["year"].max().items(), key=lambda item: (item[1], item[0]))[-editions:]
    rows = rows[rows["edition"].isin([edition for edition, _ in latest])]
    columns = ["edition", "year", "group", "value", "bound", "source_kind", "unproven"]
    return rows.sort_values(["year", "edition"], kind="stable")[columns].reset_index(drop=True)


@shipped(indicators=fact("indicators"))
def urban_rural(indicators: pd.DataFrame) -> pd.DataFrame:
    """Pairs of urban and rural shares of one group, year and edition.

    Returns
    -------
    pandas.DataFrame
        ``group, year, edition, low, high, source_kind``: ``low`` rural, ``high`` urban; pairs that are whole only.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.divides.urban_rural())
    'group, year, edition, low, high, source_kind'
    """
    return pairs(indicators, "rural", "urban")


def pairs(indicators: pd.DataFrame, low: str, high: str) -> pd.DataFrame:
    """Two breakdowns of the share online, joined where group, year and edition are the same."""
    keys = ["group", "year", "edition", "source_kind"]
    rows = _use(indicators, "")
    first = rows[rows["breakdown"] == low][[*keys, "value"]].rename(columns={"value": "low"})
    second = rows[rows["breakdown"] == high][[*keys, "value"]].rename(columns={"value": "high"})
    if rows.duplicated([*keys, "breakdown"]).any():
        second = second.drop_duplicates(keys)
        first = first.drop_duplicates(keys)
    joined = first.merge(second, on=keys).sort_values(["group", "year", "edition"], kind="stable")
    return joined[["group", "year", "edition", "low", "high", "source_kind"]].reset_index(drop=True)


@shipped(statistics=fact("series_statistics"), indicators=fact("indicators"))
def offline(statistics: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """The world offline: what the annual resolution says, and what the ITU's edition of that year said.

    The statistics state people *using* the Internet; the share offline is 100 minus that. The resolutions say "without
    access" until 2024 and "not using" in 2025, which are not the same thing.

    Returns
    -------
    pandas.DataFrame
        ``year, side`` (resolution or statistics)``, value, bound, source, state``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.divides.offline())
    'year, side, value, bound, source, state'
    """
    import pandas as pd

    mine = assembly(statistics)
    quoted = mine[mine["measure"].isin(["share without access", "share not using"]) & (mine["group"] == "World")]
    quoted = quoted[quoted["year"] >= 2019].assign(side="resolution", value=quoted["number"], source=quoted["symbol"])
    shown = world(indicators)
    years = [edition.rstrip()[-4:] for edition in shown["edition"]]
    shown = shown.assign(own=[year == str(at) for year, at in zip(years, shown["year"], strict=True)])
    shown = shown[shown["own"] & ~shown["series"] & (shown["year"] >= quoted["year"].min())]
    shown = shown.assign(side="statistics", value=100 - shown["value"], source=shown["edition"], state="")
    shown["bound"] = shown["bound"].map({"<": ">", ">": "<", "": ""})  # of those offline
    columns = ["year", "side", "value", "bound", "source", "state"]
    found: pd.DataFrame = pd.concat([quoted[columns], shown[columns]], ignore_index=True)
    return found.sort_values(["year", "side", "source"], kind="stable").reset_index(drop=True)


@shipped(series=fact("resolution_series"), statistics=fact("series_statistics"))
def unheld(series: pd.DataFrame, statistics: pd.DataFrame) -> list[int]:
    """Years of annual resolutions of the Assembly whose text we do not hold: what they quote is unknown, not absent.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.divides.unheld()
    [2011, 2012, 2014, 2015, 2016]
    """
    first = int(assembly(statistics)["year"].min())
    rows = series[(series["body"] == "GA") & series["title"].str.startswith("Information and comm")]
    rows = rows[rows["n_operative_paragraphs"].isna() & ~rows["symbol"].isin(statistics["symbol"])]
    return [year for year in rows["adoption_date"].str[:4].astype(int) if year >= first]


def assembly(statistics: pd.DataFrame) -> pd.DataFrame:
    """Rows of the General Assembly's resolutions (their sessions have two digits), with ``year``.

    Examples
    --------
    >>> import toolkit as tk
    >>> "year" in tk.views.divides.assembly(tk.series.tables.load("series_statistics"))
    True
    """
    mine = statistics[statistics["symbol"].str.fullmatch(r"\d{2}/\d{1,4}")]
    found: pd.DataFrame = mine.assign(year=mine["year_adopted"].astype(int))
    return found


def _use(indicators: pd.DataFrame, breakdown: str) -> pd.DataFrame:
    rows = indicators[indicators["indicator"] == _USE]
    one_end = rows["value"].isna() & (rows["value_low"].isna() != rows["value_high"].isna())
    end = rows["value_high"].fillna(rows["value_low"])
    upper = rows["value_high"].notna()
    bound = ["" if not one else "<" if high else ">" for one, high in zip(one_end, upper, strict=True)]
    rows = rows.assign(value=rows["value"].mask(one_end, end), bound=bound)
    rows = rows[rows["value"].notna()]
    if breakdown:
        rows = rows[rows["breakdown"] == breakdown]
    return rows.assign(unproven=rows["verified"] == "partial", year=rows["year"].astype(int))

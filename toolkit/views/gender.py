"""Gender gaps over time: two ways in which the resolutions state them, and men and women in the statistics.

A *relative gap* says by how many per cent fewer women than men (as shares of women and of men) use the Internet:
``(men - women) / men``. A *pair of shares* says both. A relative gap can be computed from a pair, not the other way
round, and rounding of the shares makes it uncertain by about one point: nothing here computes it. A *parity score* is
the share of women divided by the share of men.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit._rows import rows as each
from toolkit._shipped import shipped
from toolkit.series.tables import fact
from toolkit.views import divides

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["by_sex", "economies", "parity", "quoted_gaps", "quoted_pairs", "statements"]

_GROUPS: Final = ("World", "Least developed countries")
_SINCE: Final = 2017


@shipped(statistics=fact("series_statistics"))
def quoted_gaps(statistics: pd.DataFrame) -> pd.DataFrame:
    """Relative gaps that the annual resolutions quote.

    Returns
    -------
    pandas.DataFrame
        ``symbol, year, paragraph, group, number, repeats, state``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.gender.quoted_gaps())
    'symbol, year, paragraph, group, number, repeats, state'
    """
    mine = divides.assembly(statistics)
    mine = mine[mine["measure"] == "relative gap"]
    return mine[["symbol", "year", "paragraph", "group", "number", "repeats", "state"]].reset_index(drop=True)


@shipped(statistics=fact("series_statistics"), series=fact("resolution_series"))
def quoted_pairs(statistics: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Pairs of shares (women, men) that the annual resolutions quote, joined by paragraph and group.

    Parameters
    ----------
    statistics, series
        The fact tables ``series_statistics`` and ``resolution_series``; outcome documents of the World Summit are left
        out, for they are no part of the annual series.

    Returns
    -------
    pandas.DataFrame
        ``symbol, year, paragraph, group, women, men, difference`` (percentage points)``, women_state, men_state``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.gender.quoted_pairs())
    'symbol, year, paragraph, group, women, men, difference, women_state, men_state'
    """
    annual = set(series.loc[~series["role"].str.contains("WSIS"), "symbol"])
    mine = divides.assembly(statistics)
    mine = mine[(mine["measure"] == "share online") & mine["symbol"].isin(annual) & (mine["year"] >= _SINCE)]
    sides = {}
    for sex in ("women", "men"):
        rows = mine[mine["group"].str.endswith(f", {sex}")]
        rows = rows.assign(group=rows["group"].str.removesuffix(f", {sex}"))
        rows = rows.rename(columns={"number": sex, "state": f"{sex}_state"})
        sides[sex] = rows[["symbol", "year", "paragraph", "group", sex, f"{sex}_state"]]
    joined = sides["women"].merge(sides["men"], on=["symbol", "year", "paragraph", "group"])
    joined = joined.assign(difference=joined["men"] - joined["women"])
    columns = ["symbol", "year", "paragraph", "group", "women", "men", "difference", "women_state", "men_state"]
    return joined[columns].sort_values(["group", "year"], ascending=[False, True], kind="stable").reset_index(drop=True)


def statements(gaps: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """How each annual resolution states the gap: ``year, symbol, paragraph, statement, figures``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.gender.statements(tk.views.gender.quoted_gaps(), tk.views.gender.quoted_pairs()))
    'year, symbol, paragraph, statement, figures'
    """
    import pandas as pd

    rows = [
        (int(row.year), row.symbol, row.paragraph, "relative gap", f"{row.group}: {row.number:g}% lower")
        for row in each(gaps)
    ]
    rows += [
        (int(row.year), row.symbol, row.paragraph, "pair of shares", f"{row.group}: {row.men:g} / {row.women:g}")
        for row in each(pairs)
    ]
    frame = pd.DataFrame(rows, columns=["year", "symbol", "paragraph", "statement", "figures"])
    keys = ["year", "symbol", "paragraph", "statement"]
    return frame.groupby(keys, sort=True)["figures"].agg("; ".join).reset_index()


@shipped(indicators=fact("indicators"))
def by_sex(indicators: pd.DataFrame) -> pd.DataFrame:
    """Women and men online, pairs of one group, year and edition: see `toolkit.views.divides.pairs`.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.gender.by_sex())
    'group, year, edition, low, high, source_kind'
    """
    return divides.pairs(indicators, "women", "men")


@shipped(indicators=fact("indicators"))
def parity(indicators: pd.DataFrame) -> pd.DataFrame:
    """Parity scores with their editions: ``group, edition, year, value, source_kind``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.gender.parity())
    'group, edition, year, value, source_kind'
    """
    rows = indicators[(indicators["indicator"] == "gender_parity_score") & indicators["value"].notna()]
    rows = rows.assign(year=rows["year"].astype(int))[["group", "edition", "year", "value", "source_kind"]]
    return rows.sort_values(["group", "edition", "year"], kind="stable").reset_index(drop=True)


@shipped(countries=fact("internet_use_by_sex_countries"))
def economies(countries: pd.DataFrame, *, arab_states: bool = True, least: int = 3) -> pd.DataFrame:
    """Women and men online in single economies that have figures for some years.

    Parameters
    ----------
    countries
        The fact table ``internet_use_by_sex_countries``.
    arab_states
        Members of the League of Arab States, or the other economies.
    least
        Only economies with so many years or more.

    Returns
    -------
    pandas.DataFrame
        ``iso3, economy, year, women, men, unproven`` (true where one of the two shares is).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.gender.economies())
    'iso3, economy, year, women, men, unproven'
    """
    rows = countries[countries["league_of_arab_states"].astype(bool) == arab_states]
    rows = rows[rows.groupby("iso3")["year"].transform("count") >= least]
    rows = rows.rename(columns={"female_pct": "women", "male_pct": "men"})
    rows = rows.assign(unproven=rows["verified"] == "partial", year=rows["year"].astype(int))
    columns = ["iso3", "economy", "year", "women", "men", "unproven"]
    return rows[columns].sort_values(["economy", "year"], kind="stable").reset_index(drop=True)

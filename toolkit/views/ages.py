"""How old a quoted figure is: the edition that it comes from, and the newest one that was out when it was quoted.

``data/series/series_statistics.csv`` says of which edition of the ITU a figure is and in which state
(``scripts/figure_states.py`` has the rules), ``editions.csv`` when each edition was out. A figure whose edition we do
not know, but which an earlier resolution states, is at least as old as that resolution; any other is left unknown.

*Behind* counts from the quoted edition to the newest one that was out on the day of adoption. A text is agreed on some
weeks before that day, so that an edition of those weeks could hardly be used: *behind* says what was out, no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit._shipped import shipped
from toolkit.series.tables import fact

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["statements"]

_MEASURES: Final = ("share online", "share without access", "share not using", "relative gap", "households online")
_MONTH: Final = 365.25 / 12


@shipped(statistics=fact("series_statistics"), editions=fact("editions"), series=fact("resolution_series"))
def statements(
    statistics: pd.DataFrame, editions: pd.DataFrame, series: pd.DataFrame, *, since: int = 2019
) -> pd.DataFrame:
    """Figures of people online that the Assembly and the Council quote, with their age in months.

    Parameters
    ----------
    statistics, editions, series
        The fact tables ``series_statistics``, ``editions`` and ``resolution_series``.
    since
        Resolutions of that year and later. ITU's yearly series *Facts and Figures* is complete here from 2019 on.

    Returns
    -------
    pandas.DataFrame
        A row for the figures of one resolution, topic (``gender`` or ``use``) and edition: ``body, symbol, adopted,
        topic, paragraphs, figures, edition, newest, age, newest_age, behind, bound, source_kind``. ``age`` is the time
        from the quoted edition to the day of adoption, ``newest_age`` that of the newest one then out, ``behind`` the
        difference; ``bound`` is ``>`` where they are at least so much; ``source_kind`` is ``secondary`` where the day
        of either edition is. Empty ages: the edition is not known.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.ages.statements().query("symbol == '80/118' and topic == 'gender'")
    >>> found["edition"].item(), round(found["behind"].item())
    ('ITU Facts and Figures 2024', 12)
    """
    import pandas as pd

    adopted = series.set_index("symbol")["adoption_date"].to_dict()
    bodies = series.set_index("symbol")["body"].to_dict()
    rows = statistics[statistics["measure"].isin(_MEASURES) & (statistics["state"] != "named year")]
    rows = rows[rows["year_adopted"].astype(int) >= since]
    gender = (rows["measure"] == "relative gap") | rows["group"].str.contains(r", (?:wo)?men$")
    rows = rows.assign(
        topic=["gender" if one else "use" for one in gender],
        origin=[row.edition or _origin(row, statistics) for row in each(rows)],
    )
    # the figures of one paragraph are one statement: one of them known is enough
    rows["origin"] = rows.groupby(["symbol", "paragraph", "topic"])["origin"].transform("max")
    published = editions.set_index("edition")["published"].to_dict()
    secondary = set(editions.loc[editions["source_kind"] == "secondary", "edition"])
    found = []
    for (symbol, topic, origin), group in rows.groupby(["symbol", "topic", "origin"], sort=False):
        out = [one for one, day in sorted(published.items(), key=lambda item: item[1]) if day <= adopted[symbol]]
        day = published.get(origin, adopted.get(origin, ""))
        age = _months(day, adopted[symbol]) if day else float("nan")
        newest = _months(published[out[-1]], adopted[symbol])
        found.append(
            {
                "body": bodies[symbol],
                "symbol": symbol,
                "adopted": adopted[symbol],
                "topic": topic,
                "paragraphs": ", ".join(dict.fromkeys(group["paragraph"])),
                "figures": ", ".join(f"{row.bound}{row.number:.3g}" for row in each(group)),
                "edition": origin if origin in published else "",
                "newest": out[-1],
                "age": age,
                "newest_age": newest,
                "behind": round(age - newest, 1),
                "bound": ">" if origin in adopted else "",
                "source_kind": "secondary" if secondary & {origin, out[-1]} else "primary",
            }
        )
    return pd.DataFrame(found).sort_values(["body", "adopted", "topic"], kind="stable").reset_index(drop=True)


def _origin(row: Any, statistics: pd.DataFrame) -> str:
    """The first resolution that states a figure, where this one repeats it; else nothing."""
    first = row.repeats
    while first:
        before = statistics[
            (statistics["symbol"] == first)
            & (statistics["measure"] == row.measure)
            & (statistics["group"] == row.group)
            & (statistics["repeats"] != "")
        ]
        if before.empty:
            return str(first)
        first = before["repeats"].iloc[0]
    return ""


def _months(first: str, last: str) -> float:
    from datetime import date

    return round((date.fromisoformat(last) - date.fromisoformat(first)).days / _MONTH, 1)

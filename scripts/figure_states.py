"""Where each quoted figure comes from: write the columns ``edition`` and ``state`` of ``series_statistics.csv`` anew.

The figures of one paragraph and measure are one statement. Its edition is the one of the ITU, out on the day of
adoption (``editions.csv``), that states most of them in ``indicators.csv`` and contradicts none: two of them or all, or
one, where no newer edition was out. Of two such editions the newer counts: no figure is called older than it must be.

A figure that equals that of the annual resolution before (``repeats``) is *the same number* where a newer edition than
that one's states it, and *repeated* where a newer edition was out and none that we read states it; it then keeps its
edition. Without such an edition it is *unknown*.

``python scripts/figure_states.py``
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit import paths
from toolkit.series import tables

#: Indicator and sign of each measure: a share offline is 100 minus the share online.
MEASURES = {
    "share online": ("individuals_using_internet", 1),
    "share without access": ("individuals_using_internet", -1),
    "share not using": ("individuals_using_internet", -1),
    "relative gap": ("internet_user_gender_gap", 1),
    "households online": ("households_with_internet", 1),
    "mobile-broadband subscriptions per 100": ("mobile_broadband_subscriptions_per_100", 1),
}
#: How far a figure in words ("almost half", "a third") may lie from an estimate, in points.
ABOUT = 4
BREAKDOWNS = {"women": "women", "men": "men", "Urban areas": "urban", "Rural areas": "rural"}


def main() -> None:
    """Write the table anew."""
    path = Path(paths.data("series")) / "series_statistics.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    states = found()
    for row, (edition, state) in zip(rows, states, strict=True):
        row["edition"], row["state"] = edition, state
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def found() -> list[tuple[str, str]]:
    """Edition and state of each row of the table, in its order."""
    path = Path(paths.data("series")) / "series_statistics.csv"
    rows = pd.read_csv(path, keep_default_na=False).assign(number=lambda one: one["number"].astype(float))
    rows["adopted"] = rows["symbol"].map(tables.load("resolution_series").set_index("symbol")["adoption_date"])
    rows["named"] = [_named(row) for row in rows.itertuples()]
    rows["edition"], rows["state"] = "", ""
    for _, statement in rows.groupby(["adopted", "symbol", "paragraph", "measure", "named"]):
        edition = _edition(statement)
        for row in statement.itertuples():
            rows.loc[row.Index, ["edition", "state"]] = _state(row, edition, rows)
    return list(zip(rows["edition"], rows["state"], strict=True))


def _named(row: Any) -> int:
    """A year before that of adoption, where the figure is said to be of it."""
    found = re.search(r"in (\d{4})$", row.indicator)
    return int(found[1]) if found and int(found[1]) < int(row.adopted[:4]) else 0


def _edition(statement: pd.DataFrame) -> str:
    """The edition out on the day of adoption that states most of the figures and contradicts none; the newer of two."""
    out = [edition for edition, published in _editions() if published <= statement["adopted"].iloc[0]]
    best, most = "", 0
    for edition in out[::-1]:
        said = [_agrees(row, edition) for row in statement.itertuples()]
        enough = 1 if edition == out[-1] else min(2, len(said))
        if False not in said and said.count(True) >= max(enough, most + 1):
            best, most = edition, said.count(True)
    return best


@cache
def _stated() -> dict[Any, pd.DataFrame]:
    """What is read in the editions, by edition, indicator, group and breakdown."""
    return dict(iter(tables.load("indicators").groupby(["edition", "indicator", "group", "breakdown"])))


def _agrees(row: Any, edition: str) -> bool | None:
    """Whether an edition states a figure; ``None`` where we read nothing of it there."""
    measure = MEASURES.get(row.measure)
    if measure is None or not row.number_unit.startswith("per"):
        return None
    indicator, sign = measure
    group, _, part = row.group.partition(", ")
    if group in BREAKDOWNS:
        group, part = "World", group
    wanted = BREAKDOWNS.get(part, "(men-women)/men" if indicator == "internet_user_gender_gap" else "total")
    rows = _stated().get((edition, indicator, group, wanted))
    if rows is None:
        return None
    rows = rows[rows["year"] == (row.named or rows["year"].max())]
    said = []
    for one in rows.itertuples():
        low, high = (one.value_low, one.value_high) if pd.isna(one.value) else (one.value, one.value)
        if sign < 0:
            low, high = 100 - high, 100 - low
        said.append(_close(row, low, high))
    return any(said) if said else None


def _close(row: Any, low: Any, high: Any) -> bool:
    """Whether a figure is that estimate, with the hedges of the two."""
    number = float(row.number)
    if pd.isna(low) or pd.isna(high):  # "almost three quarters", "just over half"
        return bool(abs(number - (high if pd.isna(low) else low)) <= ABOUT)
    words = "/" in str(row.value)
    if row.bound == "<":
        return bool(0 < number - low <= ABOUT)
    if row.bound == ">":
        return bool(0 < low - number <= ABOUT)
    if row.bound == "~" or words:
        return bool(abs(number - low) <= ABOUT)
    return bool(abs(number - low) <= (0.5 if number.is_integer() else 0.05))


def _state(row: Any, edition: str, rows: pd.DataFrame) -> tuple[str, str]:
    """Edition and state of a figure; earlier resolutions have theirs already."""
    if row.named:
        return edition, "named year"
    if not row.repeats:
        return edition, "new"
    keys = (rows["symbol"] == row.repeats) & (rows["measure"] == row.measure) & (rows["group"] == row.group)
    before = rows[keys].iloc[0]
    published = dict(_editions())
    since = published.get(before["edition"], before["adopted"])
    newer = [one for one, day in _editions() if since < day <= row.adopted]
    saying = [one for one in newer if one == edition or _agrees(row, one)]
    if saying:
        return edition or saying[-1], "same number"
    return before["edition"], "repeated" if newer else "unknown"


@cache
def _editions() -> list[tuple[str, str]]:
    """Editions with the day on which they were out, oldest first."""
    rows = tables.load("editions").sort_values("published")
    return list(zip(rows["edition"], rows["published"], strict=True))


if __name__ == "__main__":
    main()

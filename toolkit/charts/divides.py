"""Charts of digital divides: quoted figures by kind, statistics by edition, and both beside each other.

They take the frames of `toolkit.views.divides`. Points of two kinds, or of two editions, are never joined; the one
line is that of a single republished series. A hollow mark or cell is a figure repeated while a newer edition existed,
one with a white core the same number from a newer edition. A dagger stands beside a value that was read in a report of
its edition and not in the edition itself. Grey years do not quote a kind; of hatched years no text is held.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import _titles, evidence, parts, style
from toolkit.charts._cells import Cell, shaded, table
from toolkit.charts._chart import chart
from toolkit.views import divides as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["groups", "offline", "quoted", "urban_rural", "world"]

#: Fill, ink and frame of a quoted figure by its state.
_STATES: Final = {
    "new": (style.PALETTE[2], "white", ""),
    "same number": ("#86BEE0", style.INK, ""),
    "repeated": ("white", style.INK, "-"),
}
#: Groups of countries from the richest to the poorest.
_RICH_FIRST: Final = (
    "Developed countries",
    "High-income countries",
    "Developing countries",
    "Low-income countries",
    "Least developed countries",
)
_GROUPS: Final = (
    "World",
    "High-income countries",
    "Low-income countries",
    "Least developed countries",
    "Least developed countries and LLDCs",
    "Landlocked developing countries",
    "Europe",
    "CIS",
    "Americas",
    "Arab States",
    "Asia-Pacific",
    "Africa",
    "Sub-Saharan Africa (SDG region)",
    "Oceania excl. Australia and New Zealand (SDG region)",
)
_INCOME: Final = ("High-income countries", "Low-income countries")


@chart(frame=views.quoted, unknown=views.unheld)
def quoted(frame: pd.DataFrame, *, unknown: Sequence[int] | None = None, language: str = "") -> Figure:
    """The quoted divide as a table of cells: a block a kind of figure, a row a group of countries, a column a year.

    Parameters
    ----------
    frame
        From `toolkit.views.divides.quoted`.
    unknown
        Years of which no text is held (`toolkit.views.divides.unheld`): they are hatched, not grey. Where they are
        not told, so is each year without a figure: nothing then says that a text of that year is held.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Years in which a kind is not quoted are grey, unknown ones hatched; a repeated figure is hollow.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.divides.quoted()  # doctest: +ELLIPSIS
    <chart: From 2010 to 2025 the quoted divide changes its ...>
    """
    names = parts.words("divides", language)
    columns = _columns(frame)
    rows = _rows(frame)
    unheld = {year for year, symbol in columns if not symbol} if unknown is None else set(unknown)
    labels = [names["groups"].get(group, group) if group else "" for _, group in rows]
    figure, axes = style.new_figure(10.4, 2.0 + 0.31 * len(rows))
    with style.context():
        table(
            axes,
            _quoted_cells(frame, rows, columns, unheld),
            [f"{y}\n{s}" for y, s in columns],
            labels,
            language,
            edge=style.GREYS[1],
        )
        for at, (kind, group) in enumerate(rows):
            if not group:
                put: dict[str, Any] = {"size": 9, "weight": "bold", "va": "center", "ha": parts.start(language)}
                axes.text(0, at + 0.55, style.label(names["kinds"].get(kind, kind), language), **put)
        axes.tick_params(axis="x", labelsize=8)
        axes.spines[["left", "bottom"]].set_visible(False)
    style.mirror(axes, language)
    axes.spines["right"].set_visible(False)
    title = _titles.sentence(names, "quoted", _titles.changes_of_kind(frame))
    if (frame["state"] == "same number").any():
        names = {**names, "quoted_unit": parts.joint(language).join([names["quoted_unit"], names["quoted_same"]])}
    return parts.finish(figure, names, "quoted", language, source="quoted_source", title=title)


def _columns(frame: pd.DataFrame) -> list[tuple[int, str]]:
    """Year and symbol of each resolution that quotes, and the years between them in which none does."""
    quoting = set(zip(frame["year"].astype(int), frame["symbol"], strict=True))
    years = {year for year, _ in quoting}
    between = {(year, "") for year in range(min(years), max(years) + 1) if year not in years}
    return sorted(quoting | between)


def _rows(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """Kind and group of each row; before the groups of a kind a row without a group, for its heading."""
    found = []
    for kind in dict.fromkeys(frame["kind"]):
        groups = set(frame.loc[frame["kind"] == kind, "group"])
        known = [group for group in _RICH_FIRST if group in groups]
        found += [(kind, ""), *((kind, group) for group in [*known, *sorted(groups - set(known))])]
    return found


def _quoted_cells(
    frame: pd.DataFrame, rows: Sequence[tuple[str, str]], columns: Sequence[tuple[int, str]], unknown: set[int]
) -> list[Cell]:
    """A cell a place: what is quoted there, or that nothing is, or that nobody here can know."""
    stated = {((row.kind, row.group), (int(row.year), row.symbol)): row for row in each(frame)}
    found = []
    for at, row in enumerate(rows):
        for column, place in enumerate(columns if row[1] else ()):
            one = stated.get((row, place))
            if one is not None:
                color, ink, line = _STATES[one.state]
                text = evidence.bounded(one.number, one.bound)
                found.append(Cell(column, at, text, color, ink, frame=line, gid=one.state))
            elif place[0] in unknown:
                found.append(Cell(column, at, "", "white", hatch="////", gid="unknown"))
            else:
                found.append(Cell(column, at, "", style.GREYS[0], gid="not quoted"))
    return found


@chart(frame=views.world)
def world(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The world online: one republished series as a line, and the ITU's editions one by one.

    Parameters
    ----------
    frame
        From `toolkit.views.divides.world`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Two panels with one scale, in the direction of reading: years of the one series, and a row for each edition
        with the year beside each value.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.divides.world()  # doctest: +ELLIPSIS
    <chart: The world online in 2023: 67.4 per cent in one ...>
    """
    names = parts.words("divides", language)
    series, single = frame[frame["series"]], frame[~frame["series"]]
    editions = sorted(set(single["edition"]), key=lambda one: (single.loc[single["edition"] == one, "year"].max(), one))
    figure, panels = style.new_grid(1, 2, width=10, height=4.4)
    line, by_edition = panels[::-1] if style.direction(language) == "rtl" else panels
    with style.context():
        series = series.sort_values("year")
        line.plot(series["year"], series["value"], marker="o", ms=3.5, color=style.PALETTE[2])
        for row in each(series):
            if row.year % 5 == 0 or row.year == series["year"].max():
                first = row.year == series["year"].min()
                dx, dy = (5, -8) if first else (-5, 7)
                parts.note(line, (row.year, row.value), f"{row.value:g}", language, dx=dx, dy=dy)
        line.set_ylim(0, 100)
        line.set_ylabel(style.label(names["percent_people"], language))
        parts.ticks(line, range(2005, 2026, 5), range(2005, 2026, 5), language)
        parts.panel(line, names["world_series"], language)
        rows = {edition: number for number, edition in enumerate(editions)}
        _editions(by_edition, single, rows, language)
        by_edition.set_yticks(range(len(editions)), [parts.named(names["editions"], one, language) for one in editions])
        by_edition.set_xlabel(style.label(names["percent_people"], language))
        by_edition.set_xlim(0, 100)
        parts.panel(by_edition, names["world_editions"], language)
    style.mirror(line, language)
    style.mirror(by_edition, language)
    title = _titles.sentence(names, "world", _titles.revised(single))
    return parts.finish(
        figure, names, "world", language, source="world_source", title=title, marks=evidence.used(single)
    )


def _editions(axes: Axes, frame: pd.DataFrame, rows: dict[str, int], language: str) -> None:
    _dots(axes, frame, [rows[one] for one in frame["edition"]])
    last = frame.groupby("edition")["value"].transform("max")
    for row, top in zip(each(frame), last, strict=True):
        side = -6 if row.bound == ">" else 6 if row.value == top or row.value < 20 else -6
        text = evidence.sourced(f"{evidence.bounded(row.value, row.bound)} ({row.year})", row.source_kind)
        parts.note(axes, (row.value, rows[row.edition]), text, language, dx=side, size=8)


def _dots(axes: Axes, frame: pd.DataFrame, y: Sequence[int]) -> None:
    """Values as dots; a bound is an arrow that begins at it."""
    color, plain = style.PALETTE[2], [one == "" for one in frame["bound"]]
    rows = list(zip(frame["value"], y, frame["bound"], strict=True))
    dots = [row[:2] for row, one in zip(rows, plain, strict=True) if one]
    if dots:
        x, places = zip(*dots, strict=True)
        axes.scatter(x, places, color=color, s=33, zorder=3)
    for value, at, bound in rows:
        if bound:
            far = value + (-9 if bound == "<" else 9)
            axes.annotate("", (far, at), (value, at), arrowprops={"arrowstyle": "->", "color": color, "lw": 1.5})
            axes.scatter([value], [at], marker="|", color=color, s=50, zorder=3)


@chart(frame=views.groups)
def groups(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Share online by group of countries and edition, as cells; what an edition does not state stays empty.

    Parameters
    ----------
    frame
        From `toolkit.views.divides.groups`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        The darker a cell, the higher its share.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.divides.groups()  # doctest: +ELLIPSIS
    <chart: ITU 2025: 94 per cent online in high-income ...>
    """
    names = parts.words("divides", language)
    editions = list(dict.fromkeys(frame["edition"]))
    present = set(frame["group"])
    order = [group for group in _GROUPS if group in present] + sorted(present - set(_GROUPS))
    found = []
    for row in each(frame):
        text = evidence.sourced(evidence.bounded(row.value, row.bound), row.source_kind)
        at = (editions.index(row.edition), order.index(row.group))
        found.append(Cell(*at, text, hatch="///") if row.bound else shaded(*at, text, row.value / 100))
    figure, axes = style.new_figure(8.6, 1.9 + 0.3 * len(order))
    with style.context():
        columns = [names["editions"].get(edition, edition) for edition in editions]
        rows = [names["groups"].get(group, group) for group in order]
        table(axes, found, columns, rows, language, edge=style.GREYS[0])
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
    style.mirror(axes, language)
    return parts.finish(
        figure,
        names,
        "groups",
        language,
        source="itu_source",
        title=_groups_title(frame, names),
        marks=evidence.used(frame),
    )


def _groups_title(frame: pd.DataFrame, names: dict[str, Any]) -> str:
    """High-income and low-income countries in the newest edition that has both."""
    ends = frame[frame["group"].isin(_INCOME) & (frame["bound"] == "")]
    wide = ends.pivot_table(index="edition", columns="group", values="value", sort=False).dropna()
    if wide.shape[1] < len(_INCOME) or wide.empty:
        return str(names["groups_title"])
    edition, last = str(wide.index[-1]), wide.iloc[-1]
    finding = dict(zip(("high", "low"), (f"{last[group]:g}" for group in _INCOME), strict=True))
    return str(names["groups_told"]).format(edition=names["editions"].get(edition, edition), **finding)


@chart(frame=views.urban_rural)
def urban_rural(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Rural and urban shares as pairs, a row a group, year and edition; pairs of different editions are not joined.

    Parameters
    ----------
    frame
        From `toolkit.views.divides.urban_rural`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.divides.urban_rural()  # doctest: +ELLIPSIS
    <chart: In 2025, 85 per cent are online in towns, 58 in ...>
    """
    names = parts.words("divides", language)
    title = _titles.sentence(names, "urban", _titles.latest_pair(frame))
    sides = (names["rural"], names["urban"])
    return dumbbells(frame, "urban", names=names, sides=sides, language=language, title=title)


def dumbbells(
    frame: pd.DataFrame, chart: str, *, names: dict[str, Any], sides: tuple[str, str], language: str, title: str = ""
) -> Figure:
    """Pairs of shares, a row each, with both values; a frame with ``group, year, edition, low, high, source_kind``."""
    figure, axes = style.new_figure(8.6, 1.8 + 0.3 * len(frame))
    rows = range(len(frame))
    with style.context():
        axes.hlines(rows, frame["low"], frame["high"], color=style.GREYS[1], lw=2, zorder=1)
        looks = (("low", "^", style.PALETTE[1], sides[0]), ("high", "o", style.PALETTE[2], sides[1]))
        for column, marker, color, label in looks:
            axes.scatter([], [], marker=marker, color=color, label=style.label(label, language))
            axes.scatter(frame[column], rows, marker=marker, color=color, s=36, zorder=3, gid=column)
        for number, row in enumerate(each(frame)):
            parts.note(axes, (row.low, number), evidence.sourced(f"{row.low:g}", row.source_kind), language, dx=-6)
            parts.note(axes, (row.high, number), evidence.sourced(f"{row.high:g}", row.source_kind), language, dx=6)
        labels = [_row(row, names, language) for row in each(frame)]
        axes.set_yticks(rows, labels)
        axes.set_ylim(len(frame) - 0.4, -0.6)
        axes.set_xlim(0, 105)
        axes.grid(visible=False, axis="y")
        axes.set_xlabel(style.label(names["percent_people"], language))
        axes.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    return parts.finish(figure, names, chart, language, source="itu_source", title=title, marks=evidence.used(frame))


def _row(row: Any, names: dict[str, Any], language: str) -> str:
    group, edition = names["groups"].get(row.group, row.group), names["editions"].get(row.edition, row.edition)
    return style.label(f"{group} {row.year} · {edition}", language)


@chart(frame=views.offline)
def offline(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The world offline as the resolution says it and as the ITU's edition of the year says it; no line joins them.

    Parameters
    ----------
    frame
        From `toolkit.views.divides.offline`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.divides.offline()  # doctest: +ELLIPSIS
    <chart: In 2022, the resolution has ~50 per cent of the ...>
    """
    names = parts.words("divides", language)
    figure, axes = style.new_figure(8.2, 4.2)
    looks = {"resolution": ("s", style.PALETTE[1], -0.12), "statistics": ("o", style.PALETTE[2], 0.12)}
    with style.context():
        for side, (marker, color, shift) in looks.items():
            rows = frame[frame["side"] == side].drop_duplicates(["year", "value"])
            axes.scatter([], [], marker=marker, color=color, label=style.label(names["sides"][side], language))
            edge = rows["bound"].isin(["<", ">"]) & (rows["side"] == "statistics")
            plain, x = rows[~edge], rows["year"] + shift
            evidence.stated(
                axes, list(x[~edge]), list(plain["value"]), list(plain["state"]), marker=marker, color=color, gid=side
            )
            for at, row in zip(x[edge], each(rows[edge]), strict=True):
                up = row.value + (6 if row.bound == ">" else -6)
                axes.annotate("", (at, up), (at, row.value), arrowprops={"arrowstyle": "->", "color": color, "lw": 1.5})
                axes.scatter([at], [row.value], marker="_", color=color, s=60, zorder=3)
            for at, row in zip(x, each(rows), strict=True):
                text = evidence.bounded(row.value, row.bound)
                parts.note(axes, (at, row.value), text, language, dx=6 if shift > 0 else -6)
        years = range(int(frame["year"].min()), int(frame["year"].max()) + 1)
        parts.ticks(axes, years, years, language)
        axes.set_xlim(years[0] - 0.6, years[-1] + 0.7)
        axes.set_ylim(0, 62)
        axes.set_ylabel(style.label(names["percent_people"], language))
        axes.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    title = _titles.sentence(names, "beside", _titles.furthest_apart(frame))
    return parts.finish(figure, names, "beside", language, source="beside_source", title=title)

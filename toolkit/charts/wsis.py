"""Charts of the World Summit's twenty years: events by kind, and the two series of resolutions.

They take the frames of `toolkit.views.wsis`. The events that the story hangs on are named at their marks (the names are
language data, by symbol); the others are in the table. A body of which no resolution's length is known is a line of
words, not an empty panel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import evidence, parts, style
from toolkit.charts._chart import chart
from toolkit.views import wsis as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["events", "resolutions"]

#: Lanes from above, each with the kinds of events in it; a kind that none has gets a lane of its own, below.
_LANES: Final = {
    "summits": ("summit", "wsis+10", "wsis+20"),
    "acts": ("resolution", "decision", "draft"),
    "cstd": ("cstd",),
    "wsis forum": ("wsis forum",),
    "igf": ("igf",),
    "meetings": ("conference", "meeting", "event"),
    "reports": ("report",),
    "planned": ("planned",),
}
#: Years within which a second name follows so soon that the first stands before its mark.
_NEAR: Final = 3
#: Acts and years of the title, by symbol.
_TOLD: Final = {"first": "A/C.2/59/3", "second": "A/60/687", "ten": "70/125", "twenty": "80/173"}


@chart(frame=views.events)
def events(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The events, a lane a kind; those that the story hangs on bear their names.

    Parameters
    ----------
    frame
        From `toolkit.views.wsis.events`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Where only the year is known, a thin line spans it.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.wsis.events()  # doctest: +ELLIPSIS
    <chart: Summit in 2003 and 2005, reviews in 2015 and ...>
    """
    names = parts.words("wsis", language)
    of = {kind: one for one, kinds in _LANES.items() for kind in kinds}
    frame = frame.assign(lane=[of.get(kind, kind) for kind in frame["kind"]])
    lanes = sorted(set(frame["lane"]), key=lambda one: ([*_LANES, one].index(one), one))
    rows = {one: number for number, one in enumerate(lanes)}
    last = float(frame["when"].max())
    figure, axes = style.new_figure(9.5, 1.7 + 0.62 * len(lanes))
    with style.context():
        color, y = style.PALETTE[2], [rows[one] for one in frame["lane"]]
        for kind, (marker, size) in evidence.SOURCES.items():
            mine = [at for at, one in enumerate(frame["source_kind"]) if one == kind]
            put: dict[str, Any] = {"marker": marker, "s": size, "color": color, "alpha": 0.75, "lw": 0, "zorder": 3}
            axes.scatter(frame["when"].iloc[mine], [y[at] for at in mine], gid=kind, **put)
        vague = frame[frame["start"].str.len() == 4]
        at = [rows[one] for one in vague["lane"]]
        axes.hlines(at, vague["when"] - 0.5, vague["when"] + 0.5, color=color, lw=1.5, zorder=2)
        axes.set_xlim(2000.5, max(2036.5, last + 1))
        for one, lane in frame.groupby("lane", sort=False):
            _names(axes, lane[lane["symbol"].isin(names["named"])], rows[str(one)], names["named"], language)
        axes.set_yticks(range(len(lanes)), [parts.named(names["lanes"], one, language) for one in lanes])
        axes.set_ylim(len(lanes) - 0.4, -0.7)
        axes.tick_params(axis="y", length=0)
        parts.fifth_years(axes, language)
    style.mirror(axes, language)
    title, marks = _events_title(frame, names), evidence.used(frame)
    return parts.finish(figure, names, "events", language, source="events_source", title=title, marks=marks)


def _names(axes: Axes, lane: pd.DataFrame, y: int, named: dict[str, str], language: str) -> None:
    """Names at the marks of a lane, above and below by turns; before the mark where another name follows soon."""
    following = [*lane["when"].iloc[1:], float("inf")][: len(lane)]
    right = axes.get_xlim()[1]
    for place, (row, other) in enumerate(zip(each(lane), following, strict=True)):
        side = -1 if other - row.when < _NEAR or row.when > right - _NEAR else 1
        put = {"dx": side * 0.01, "dy": -11 if place % 2 else 11, "size": 8.5}
        parts.note(axes, (row.when, y), evidence.sourced(named[row.symbol], row.source_kind), language, **put)


def _events_title(frame: pd.DataFrame, names: dict[str, Any]) -> str:
    years = frame.drop_duplicates("symbol").set_index("symbol")["start"].str[:4]
    planned = frame.loc[frame["kind"] == "planned", "start"].str[:4]
    if not set(_TOLD.values()) <= set(years.index) or planned.empty:
        return str(names["events_title"])
    finding = {key: years[symbol] for key, symbol in _TOLD.items()}
    return str(names["events_told"]).format(**finding, next=planned.max())


@chart(frame=views.resolutions)
def resolutions(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Operative paragraphs of each resolution, a panel a body; outcome documents are set apart by their symbols.

    Parameters
    ----------
    frame
        From `toolkit.views.wsis.resolutions`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A bar a resolution, in the order of time; a cross where the number of paragraphs is unknown. A body of which
        it is unknown throughout has a line of words in place of its panel.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.wsis.resolutions()  # doctest: +ELLIPSIS
    <chart: The Assembly's yearly resolution: from 33 ...>
    """
    names = parts.words("wsis", language)
    known = frame.groupby("body")["paragraphs"].count()
    bodies = [body for body in dict.fromkeys(frame["body"]) if known[body]]
    longest = int(frame.loc[frame["body"].isin(bodies), "body"].value_counts().max()) if bodies else 1
    figure, panels = style.new_grid(1, max(len(bodies), 1), width=8.6, height=1.8 + 0.21 * longest)
    with style.context():
        for axes, body in zip(panels, bodies, strict=False):
            _lengths(axes, frame[frame["body"] == body], language)
            axes.set_ylim(longest - 0.4, -0.6)
            axes.set_xlim(0, float(frame["paragraphs"].max()) * 1.08)
            parts.panel(axes, names["bodies"][body], language)
        if not bodies:
            panels[0].set_axis_off()
    for axes in panels:
        style.mirror(axes, language)
    silent = [
        names["unknown_body"].format(
            body=names["bodies"][body], count=len(rows), first=rows["symbol"].iloc[0], last=rows["symbol"].iloc[-1]
        )
        for body, rows in frame.groupby("body", sort=False)
        if body not in bodies
    ]
    words = {**names, "resolutions_unit": ". ".join([names["resolutions_unit"], *silent])}
    title = _resolutions_title(frame, names)
    return parts.finish(figure, words, "resolutions", language, source="resolutions_source", title=title)


def _lengths(axes: Axes, rows: pd.DataFrame, language: str) -> None:
    """A bar for each known length, a cross for each unknown one."""
    for y, (row, known) in enumerate(zip(each(rows), rows["paragraphs"].notna(), strict=True)):
        if known:
            axes.barh(y, float(row.paragraphs), height=0.66, color=style.PALETTE[4])
            parts.note(axes, (float(row.paragraphs), y), f"{row.paragraphs}", language, dx=4, size=8)
        else:
            axes.scatter([2], [y], marker="x", s=22, color=style.GREYS[3], gid="unknown")
    axes.set_yticks(range(len(rows)), [f"{row.year} · {row.symbol}" for row in each(rows)])
    axes.set_xticks([])
    axes.tick_params(length=0, labelsize=8)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)


def _resolutions_title(frame: pd.DataFrame, names: dict[str, Any]) -> str:
    """How the yearly resolution of the Assembly grew, from 72/200, the first of its present title, to the last held."""
    yearly = frame[(frame["body"] == "GA") & frame["role"].str.match("series|predecessor|successor|the source")]
    yearly = yearly[yearly["paragraphs"].notna()].set_index("symbol")
    if "72/200" not in yearly.index or len(yearly) < 2:
        return str(names["resolutions_title"])
    first, last = yearly.loc["72/200"], yearly.iloc[-1]
    finding = {"first": first["paragraphs"], "first_year": first["year"], "last": last["paragraphs"]}
    return str(names["resolutions_told"]).format(**finding, last_year=last["year"])

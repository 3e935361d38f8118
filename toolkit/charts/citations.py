"""Charts of citations: the network of one document, and what a series carries on.

They take the frames of `toolkit.views.citations`. A mark is a cited symbol under
one act, never a citation: a symbol cited in a note and in a paragraph by the same act is one mark.
A year is that of adoption where the text states it, else the one that the symbol bears.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit.charts import _titles, parts, style
from toolkit.charts._chart import chart, of
from toolkit.facts import citations
from toolkit.model import Resolution
from toolkit.views import citations as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["life", "network", "turnover"]

_LANES: Final = ("GA", "GA_decision", "ECOSOC", "document", "other")
_COLORS: Final = (
    style.PALETTE[2],
    style.PALETTE[1],
    style.PALETTE[3],
    style.PALETTE[0],
    style.GREYS[3],
    style.GREYS[2],
)
_STATUS: Final = {
    "kept": (style.GREYS[1], ""), "back": (style.PALETTE[4], "..."), "new": (style.PALETTE[2], ""),
    "dropped": ("white", "///"),
}  # fmt: skip
#: Face and edge of the points of `life`, by status; empty for the first of a series.
_POINTS: Final = {
    "new": (style.PALETTE[2], style.INK),
    "kept": ("white", style.INK),
    "": (style.GREYS[0], style.GREYS[1]),
}
_MEANS: Final = {"kept": ("kept", "back")}
#: Years before this one share the lowest row of `life`.
_FIRST_YEAR: Final = 2001


def _labels(language: str) -> dict[str, Any]:
    return languages.load(language, "citation_charts") or languages.load("en", "citation_charts")


def lane(symbol: str, kind: str) -> str:
    """Row of a chart that a symbol belongs to: an id of the language data's ``lanes``."""
    if kind == "document":
        return "document"
    if symbol.startswith(("A/RES/", "A/DEC/")):
        return "GA_decision" if kind == "decision" else "GA"
    return "ECOSOC" if symbol.startswith("E/RES/") else "other"


def _edges(resolution: Resolution) -> pd.DataFrame:
    return views.network(citations.find(resolution), str(resolution.symbol))


@of("citations", edges=_edges, name=lambda resolution: resolution.name)
def network(edges: pd.DataFrame, *, name: str, language: str = "") -> Figure:
    """What one document cites, by body and year: a mark for each symbol under each act that cites it.

    Parameters
    ----------
    edges
        From `toolkit.views.citations.network`.
    name
        File name, for the source line.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Symbols without a year are named below the axis, not drawn.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.citations.network()  # doctest: +ELLIPSIS
    <chart: A/RES/78/132 cites 51 resolutions, decisions and ...>
    """
    names = _labels(language)
    symbol = str(edges["symbol"].iloc[0])
    dated = edges[edges["year"].notna()]
    counts = edges.drop_duplicates(["cited", "verb"])["verb"].value_counts()
    verbs = list(counts.index)
    spots, heights = _spots(dated)
    figure, axes = style.new_figure(9.5, 2.6 + 0.2 * sum(heights.values()))
    with style.context():
        for look, verb in enumerate(verbs):
            mine = [spot for spot, mark in spots if mark == verb]
            color, marker = _COLORS[min(look, len(_COLORS) - 1)], style.MARKERS[min(look, len(style.MARKERS) - 1)]
            verb_label = style.label(f"{names['verbs'].get(verb, verb)} ({counts[verb]})", language)
            put: dict[str, Any] = {
                "color": color,
                "marker": marker,
                "s": 34,
                "edgecolors": style.INK,
                "linewidths": 0.5,
            }
            axes.scatter([x for x, _ in mine], [y for _, y in mine], label=verb_label, gid=verb, zorder=3, **put)
        _lanes(axes, heights, names, language)
        axes.legend(ncols=6, loc="lower center", bbox_to_anchor=(0.5, 1.0))
        axes.set_xlim(float(dated["year"].min()) - 1.2, float(dated["year"].max()) + 1.2)
        first, last = int(dated["year"].min()), int(dated["year"].max())
        parts.ticks(axes, range(-(-first // 5) * 5, last + 1, 5), range(-(-first // 5) * 5, last + 1, 5), language)
        axes.set_xlabel(style.label(names["year"], language))
    style.mirror(axes, language)
    missing = sorted(set(edges["cited"]) - set(dated["cited"]))
    source = names["source_document"].format(symbol=symbol, name=name)
    if missing:
        source += ". " + names["undated"].format(symbols=", ".join(missing))
    top = verbs[0]
    title = names["network_title"].format(
        symbol=symbol, cited=edges["cited"].nunique(), top=names["verbs"].get(top, top), top_count=counts[top]
    )
    return style.finish(figure, title=title, source=source, unit=names["network_unit"], language=language)


@chart(status=views.status)
def life(status: pd.DataFrame, *, language: str = "") -> Figure:
    """Which years each resolution of a series reaches back to, and what is new in it.

    Parameters
    ----------
    status
        From `toolkit.views.citations.status`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A panel each for resolutions of the Assembly, of the Council, and documents.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.citations.life()  # doctest: +ELLIPSIS
    <chart: Each resolution reaches back to 2001 or earlier; ... of ... citations are new...>
    """
    names = _labels(language)
    now = status[(status["status"] != "dropped") & status["year"].notna()].copy()
    now["lane"] = [lane(c, k) for c, k in zip(now["cited"], now["kind"], strict=True)]
    now["row"] = now["year"].astype(int).clip(lower=_FIRST_YEAR - 1)
    chain = list(dict.fromkeys(status["symbol"]))
    shown = [one for one in ("GA", "ECOSOC", "document") if (now["lane"] == one).any()]
    figure, grid = style.new_grid(1, len(shown), width=9.5, height=6.0, sharey=True)
    rtl = style.direction(language) == "rtl"
    grid = grid[::-1] if rtl else grid
    with style.context():
        for axes, one in zip(grid, shown, strict=True):
            part = now[now["lane"] == one]
            for state, (face, edge) in _POINTS.items():
                rows = part[part["status"].isin(_MEANS.get(state, (state,)))]
                rows = rows.groupby(["symbol", "row"]).size().reset_index(name="n")
                axes.scatter(
                    [chain.index(s) for s in rows["symbol"]], rows["row"], s=14 + 22 * rows["n"], facecolor=face,
                    edgecolor=edge, linewidth=0.8, zorder=3 if state == "new" else 2,
                    label=style.label(names["status"][state or "first"], language),
                )  # fmt: skip
            axes.set_title(style.label(names["lanes"][one].replace("\n", " "), language))
            axes.set_xticks(range(len(chain)), [_short(s) for s in chain], rotation=60)
            axes.set_xlim(-0.7, len(chain) - 0.3)
        years = range(_FIRST_YEAR - 1, int(now["row"].max()) + 1)
        ticks = [year for year in years if year >= _FIRST_YEAR and year % 4 == _FIRST_YEAR % 4]
        early = style.label(names["before"].format(year=_FIRST_YEAR), language)
        grid[0].set_yticks([_FIRST_YEAR - 1, *ticks], [early, *map(str, ticks)])
        grid[len(shown) // 2].set_xlabel(style.label(names["session"], language))
        grid[len(shown) // 2].legend(loc="best")
    for axes in grid:
        style.mirror(axes, language)
        if rtl:
            axes.tick_params(axis="y", labelright=axes is grid[0], right=axes is grid[0])
    finding = _reaching_back(status)
    title = _titles.sentence(names, "life", finding) or names["life_title"]
    return style.finish(
        figure, title=title, source=_series_source(names, chain), unit=names["life_unit"], language=language
    )


def _reaching_back(status: pd.DataFrame) -> dict[str, Any] | None:
    """To which year every resolution reaches back, and how much of what those after the first cite is new."""
    later = status[(status["status"] != "") & (status["status"] != "dropped")]
    dated = status[(status["status"] != "dropped") & status["year"].notna()]
    if later.empty or dated.empty:
        return None
    first = int(dated.groupby("symbol")["year"].min().clip(lower=_FIRST_YEAR).max())
    return {"first": first, "new": int((later["status"] == "new").sum()), "cited": len(later)}


@chart(counts=views.turnover)
def turnover(counts: pd.DataFrame, *, language: str = "") -> Figure:
    """How much of what a resolution cites was cited the year before, what is new, and what was dropped.

    Parameters
    ----------
    counts
        From `toolkit.views.citations.turnover`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        What is dropped stands below zero: the resolution does not cite it.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.citations.turnover()  # doctest: +ELLIPSIS
    <chart: Of the 64 that 80/118 cites, 52 were cited the ...>
    """
    names = _labels(language)
    figure, axes = style.new_figure(8.2, 4.2)
    places = range(len(counts))
    with style.context():
        base = [0] * len(counts)
        for state in ("kept", "back", "new"):
            if not counts[state].any():
                continue
            color, hatch = _STATUS[state]
            label = style.label(names["status"][state], language)
            bars = axes.bar(places, counts[state], bottom=base, color=color, hatch=hatch, width=0.7, label=label)
            axes.bar_label(bars, label_type="center", fmt="%d", size=8, color="white" if state == "new" else style.INK)
            base = [b + int(v) for b, v in zip(base, counts[state], strict=True)]
        color, hatch = _STATUS["dropped"]
        label = style.label(names["status"]["dropped"], language)
        bars = axes.bar(places, -counts["dropped"], color=color, hatch=hatch, width=0.7, label=label)
        axes.bar_label(bars, labels=[str(v) for v in counts["dropped"]], size=8, padding=2)
        axes.axhline(0, color=style.INK, linewidth=0.8)
        axes.set_ylim(-counts["dropped"].max() - 7, max(base) * 1.25)
        axes.set_xticks(places, [_short(symbol) for symbol in counts.index])
        axes.set_yticks(range(0, max(base) + 1, 20))
        axes.grid(visible=False, axis="x")
        axes.set_xlabel(style.label(names["session"], language))
        axes.set_ylabel(style.label(names["cited"], language))
        axes.legend(ncols=4, loc="upper center")
    style.mirror(axes, language)
    source = _series_source(names, list(counts.index))
    finding = _titles.taken_over(counts)
    title = _titles.sentence(
        names, "turnover", {**finding, "symbol": _short(str(counts.index[-1]))} if finding else None
    )
    title = title or names["turnover_title"]
    return style.finish(figure, title=title, source=source, unit=names["turnover_unit"], language=language)


def _series_source(names: dict[str, Any], chain: list[str]) -> str:
    return str(names["source_series"]).format(first=_short(chain[0]), last=_short(chain[-1]))


def _short(symbol: str) -> str:
    """A symbol without its series, as a chart has room for it."""
    for series in ("A/RES/", "A/DEC/", "E/RES/"):
        symbol = symbol.removeprefix(series)
    return symbol


def _spots(edges: pd.DataFrame) -> tuple[list[tuple[tuple[float, float], str]], dict[str, float]]:
    """Where each citation stands (year, height) with its act, and the height of each lane, from below.

    The citations of a year stand one above the other, so that a column is as high as the year is often cited.
    """
    once = edges.drop_duplicates(["cited", "verb"])
    lanes: dict[str, dict[int, list[str]]] = {}
    for cited, kind, year, verb in zip(once["cited"], once["kind"], once["year"], once["verb"], strict=True):
        lanes.setdefault(lane(cited, kind), {}).setdefault(int(year), []).append(verb)
    spots: list[tuple[tuple[float, float], str]] = []
    heights: dict[str, float] = {}
    floor = 0.0
    for one in reversed([name for name in _LANES if name in lanes]):
        for year, members in lanes[one].items():
            spots += [((float(year), floor + 0.7 + number), verb) for number, verb in enumerate(sorted(members))]
        heights[one] = max(1.6, *(len(members) for members in lanes[one].values())) + 0.4
        floor += heights[one]
    return spots, heights


def _lanes(axes: Axes, heights: dict[str, float], names: dict[str, Any], language: str) -> None:
    floor, ticks = 0.0, []
    for height in heights.values():
        ticks.append(floor + height / 2)
        floor += height
        axes.axhline(floor, color=style.GREYS[1], linewidth=0.8, zorder=0)
    axes.set_yticks(ticks, [style.label(names["lanes"][one], language) for one in heights])
    axes.set_ylim(0, floor)
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=False, axis="y")

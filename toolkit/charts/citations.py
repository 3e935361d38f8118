"""Charts of citations: the network of one document, and what a series carries on.

They take the frames of `toolkit.views.citations`. A mark is a cited symbol under
one act, never a citation: a symbol cited in a note and in a paragraph by the same act is one mark.
A year is that of adoption where the text states it, else the one that the symbol bears.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit.charts import _titles, parts, style
from toolkit.charts._cells import shaded, table
from toolkit.charts._chart import chart, of
from toolkit.facts import citations
from toolkit.model import Resolution
from toolkit.views import citations as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["life", "network", "turnover"]

#: Colour of the symbols of each body, as unlike in grey as in colour.
_LANES: Final = {
    "GA": style.PALETTE[2],
    "GA_decision": style.PALETTE[5],
    "ECOSOC": style.PALETTE[4],
    "document": style.PALETTE[0],
    "other": style.GREYS[1],
}
_STATUS: Final = {
    "kept": (style.GREYS[1], ""), "back": (style.PALETTE[4], "..."), "new": (style.PALETTE[2], ""),
    "dropped": ("white", "///"),
}  # fmt: skip
#: Years in one column of `life`, and the most columns; older years share the first.
_SPAN: Final = 5
_COLUMNS: Final = 5
#: The column of symbols without a year.
_NO_YEAR: Final = 9999
#: Room between two rows of `network`, in squares.
_GAP: Final = 0.7
#: The first year of the oldest span of which the title speaks.
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
    once = edges.drop_duplicates(["cited", "verb"])
    once = once.assign(lane=[lane(cited, kind) for cited, kind in zip(once["cited"], once["kind"], strict=True)])
    dated = once[once["year"].notna()]
    counts = once["verb"].value_counts()
    heights = {
        verb: max(1, int(dated[dated["verb"] == verb].groupby("year").size().max() or 0)) for verb in counts.index
    }
    figure, axes = style.new_figure(9.5, 2.3 + 0.26 * sum(high + _GAP for high in heights.values()))
    with style.context():
        _squares(axes, dated, heights)
        for one, color in _LANES.items():
            if (dated["lane"] == one).any():
                words = style.label(names["lanes"][one].replace("\n", " "), language)
                axes.bar([0], [0], color=color, label=words)
        _rows(axes, heights, counts, names, language)
        key: dict[str, Any] = {"loc": "lower " + parts.start(language), "bbox_to_anchor": _above(language)}
        parts.legend(axes, ncols=4, borderpad=0, columnspacing=1.2, **key)
        first, last = int(dated["year"].min()), int(dated["year"].max())
        axes.set_xlim(first - 0.9, last + 0.9)
        years = range(first + first % 2, last + 1, 2)
        parts.ticks(axes, years, years, language)
        axes.set_xlabel(style.label(names["year"], language))
    style.mirror(axes, language)
    missing = sorted(set(edges["cited"]) - set(dated["cited"]))
    source = names["source_document"].format(symbol=symbol, name=name)
    if missing:
        source += ". " + names["undated"].format(symbols=", ".join(missing))
    top = str(counts.index[0])
    title = names["network_title"].format(
        symbol=symbol, cited=edges["cited"].nunique(), top=names["verbs"].get(top, top), top_count=counts[top]
    )
    return style.finish(figure, title=title, source=source, unit=names["network_unit"], language=language)


@chart(status=views.status)
def life(status: pd.DataFrame, *, language: str = "") -> Figure:
    """From which years what each resolution of a series cites is, and how much of it is new: a table of cells.

    Parameters
    ----------
    status
        From `toolkit.views.citations.status`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A row a citing resolution, a column a span of years; symbols without a year have a column of their own.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.citations.life()  # doctest: +ELLIPSIS
    <chart: Each resolution reaches back to 2001 or earlier; ... of ... citations are new...>
    """
    names = _labels(language)
    now = status[status["status"] != "dropped"]
    spans, columns = _spans(now)
    chain = list(dict.fromkeys(status["symbol"]))
    counts = now.assign(span=spans, new=now["status"] == "new").groupby(["symbol", "span"])["new"].agg(["size", "sum"])
    top = int(counts["size"].max())
    found = []
    for (symbol, span), size, new in counts.itertuples():
        text = f"{size}" + (f"\n{names['new_here'].format(count=new)}" if new else "")
        found.append(shaded(columns.index(span), chain.index(symbol), text, size / top))
    figure, axes = style.new_figure(8.8, 1.9 + 0.48 * len(chain))
    with style.context():
        heads = [_head(span, columns, names) for span in columns]
        table(axes, found, heads, [_short(symbol) for symbol in chain], language, size=9.5, edge=style.GREYS[0])
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelsize=9)
        axes.set_ylabel(style.label(names["session"], language))
    style.mirror(axes, language)
    finding = _reaching_back(status)
    title = _titles.sentence(names, "life", finding) or names["life_title"]
    return style.finish(
        figure, title=title, source=_series_source(names, chain), unit=names["life_unit"], language=language
    )


def _spans(now: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Where the span of years of each citation begins (0 of the oldest, `_NO_YEAR` of none), and all spans in order."""
    years = [int(year) or None for year in now["year"].fillna(0)]
    last = (max((year for year in years if year), default=_SPAN) - 1) // _SPAN * _SPAN + 1
    oldest = last - (_COLUMNS - 1) * _SPAN
    begins = [_NO_YEAR if year is None else (year - 1) // _SPAN * _SPAN + 1 for year in years]
    begins = [begin if begin >= oldest else 0 for begin in begins]
    first = min((begin for begin in begins if begin), default=last)
    columns = [*({0} & set(begins)), *range(min(first, last), last + 1, _SPAN), *({_NO_YEAR} & set(begins))]
    return begins, columns


def _head(span: int, columns: list[int], names: dict[str, Any]) -> str:
    if span == _NO_YEAR:
        return str(names["no_year"])
    if not span:
        return str(names["before"]).format(year=columns[1])
    return str(names["years"]).format(first=span, last=span + _SPAN - 1)


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


def _squares(axes: Axes, dated: pd.DataFrame, heights: dict[str, int]) -> None:
    """A square a cited symbol, in the row of the act and the column of the year; those of a year one on the other."""
    floor = 0.0
    order = list(_LANES)
    for verb, high in heights.items():
        floor += high + _GAP
        for year, rows in dated[dated["verb"] == verb].astype({"year": int}).groupby("year"):
            left = int(str(year)) - 0.42
            for level, one in enumerate(sorted(rows["lane"], key=order.index)):
                axes.barh(floor - level - 0.5, 0.84, left=left, height=0.84, color=_LANES[one], gid=verb)
        axes.axhline(floor, color=style.GREYS[1], linewidth=0.8, zorder=0)


def _rows(axes: Axes, heights: dict[str, int], counts: pd.Series, names: dict[str, Any], language: str) -> None:
    """The acts beside their rows, each with its count."""
    floor, at = 0.0, []
    for high in heights.values():
        at.append(floor + _GAP + high / 2)
        floor += high + _GAP
    labels = [f"{names['verbs'].get(verb, verb)} ({counts[verb]})" for verb in heights]
    axes.set_yticks(at, [style.label(label, language) for label in labels])
    axes.set_ylim(floor, 0)
    axes.tick_params(axis="y", length=0, labelsize=9.5)
    axes.grid(visible=False, axis="y")


def _above(language: str) -> tuple[float, float]:
    return (1.0, 1.0) if style.direction(language) == "rtl" else (0.0, 1.0)

"""Charts of the World Summit's twenty years: events by kind, and the two series of resolutions.

They take the frames of `toolkit.views.wsis`. A mark's number is the row of the table of events. A resolution whose
number of paragraphs is unknown is a cross on the base line, not a bar of no height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit._rows import rows as each
from toolkit.charts import parts, style
from toolkit.charts._chart import chart
from toolkit.views import wsis as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["events", "resolutions"]

_ORDER: Final = (
    "summit", "wsis+10", "wsis+20", "resolution", "decision", "cstd", "wsis forum", "igf", "conference", "meeting",
    "event", "report", "draft", "planned",
)  # fmt: skip


@chart(frame=views.events)
def events(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The events, a row a kind; the number beside a mark is its row in the table.

    Parameters
    ----------
    frame
        From `toolkit.views.wsis.events`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        An event whose date is not proven, or is known to the year only, is hollow.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.wsis.events()  # doctest: +ELLIPSIS
    <chart: Twenty years of the World Summit, event by event. ...>
    """
    names = parts.words("wsis", language)
    present = set(frame["kind"])
    kinds = [kind for kind in _ORDER if kind in present] + sorted(present - set(_ORDER))
    rows = {kind: number for number, kind in enumerate(kinds)}
    figure, axes = style.new_figure(11, 1.6 + 0.55 * len(kinds))
    with style.context():
        color = style.PALETTE[2]
        vague = [len(row.start) == 4 or "start_date" in row.unproven for row in each(frame)]
        fill = ["white" if one else color for one in vague]
        y = [rows[kind] for kind in frame["kind"]]
        axes.scatter(frame["when"], y, c=fill, edgecolors=color, s=26, zorder=3)
        for kind, group in frame.groupby("kind", sort=False):
            for place, row in enumerate(each(group)):
                up = (8, -8, 15, -15)[place % 4]
                parts.note(axes, (row.when, rows[str(kind)]), str(row.number), language, dx=0, dy=up, size=6.5)
        axes.set_yticks(range(len(kinds)), [parts.named(names["kinds"], kind, language) for kind in kinds])
        axes.set_ylim(len(kinds) - 0.4, -0.6)
        parts.ticks(axes, range(2000, 2036, 5), range(2000, 2036, 5), language)
        axes.set_xlim(2000.5, 2036.5)
    style.mirror(axes, language)
    return parts.finish(figure, names, "events", language, source="events_source")


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
        A bar a resolution, in the order of time; a cross where the number of paragraphs is unknown.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.wsis.resolutions()  # doctest: +ELLIPSIS
    <chart: Two series of resolutions follow the Summit up. ...>
    """
    names = parts.words("wsis", language)
    bodies = list(dict.fromkeys(frame["body"]))
    longest = int(frame["body"].value_counts().max())
    figure, panels = style.new_grid(1, len(bodies), width=10.5, height=1.6 + 0.21 * longest)
    with style.context():
        for axes, body in zip(panels, bodies, strict=True):
            rows = frame[frame["body"] == body]
            for y, (row, known) in enumerate(zip(each(rows), rows["paragraphs"].notna(), strict=True)):
                if known:
                    axes.barh(y, float(row.paragraphs), height=0.66, color=style.PALETTE[4])
                    parts.note(axes, (float(row.paragraphs), y), f"{row.paragraphs}", language, dx=4, size=8)
                else:
                    axes.scatter([2], [y], marker="x", s=22, color=style.GREYS[3], gid="unknown")
            axes.set_yticks(range(len(rows)), [f"{row.year} · {row.symbol}" for row in each(rows)])
            axes.set_ylim(longest - 0.4, -0.6)
            axes.set_xlim(0, float(frame["paragraphs"].max()) * 1.1)
            axes.set_xticks([])
            axes.tick_params(length=0, labelsize=8)
            axes.grid(visible=False)
            axes.spines["bottom"].set_visible(False)
            parts.panel(axes, names["bodies"][body], language)
    for axes in panels:
        style.mirror(axes, language)
    return parts.finish(figure, names, "resolutions", language, source="resolutions_source")

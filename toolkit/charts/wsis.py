"""Charts of the World Summit's twenty years: events by kind, and the two series of resolutions.

They take the frames of `toolkit.views.wsis`. A mark's number is the row of the table of events. A resolution whose
number of paragraphs is unknown is a hollow mark on the base line, not a bar of no height.
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
        A hollow mark is a resolution whose number of paragraphs is unknown.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.wsis.resolutions()  # doctest: +ELLIPSIS
    <chart: Two series of resolutions follow the Summit up. ...>
    """
    names = parts.words("wsis", language)
    bodies = list(dict.fromkeys(frame["body"]))
    heights = [3 if frame.loc[frame["body"] == body, "paragraphs"].notna().any() else 1 for body in bodies]
    figure, panels = style.new_grid(
        len(bodies), 1, width=10.5, height=2 + 0.9 * sum(heights), sharex=True, height_ratios=heights
    )
    with style.context():
        for axes, body in zip(panels, bodies, strict=True):
            rows = frame[frame["body"] == body]
            taken = rows.groupby("year").cumcount()
            x = rows["year"] + taken * 0.45
            known = rows["paragraphs"].notna()
            axes.bar(x[known], rows.loc[known, "paragraphs"].astype(float), width=0.34, color=style.PALETTE[4])
            axes.scatter(
                x[~known],
                [0] * int((~known).sum()),
                s=26,
                c="white",
                edgecolors=style.PALETTE[2],
                zorder=3,
                clip_on=False,
            )
            top = 150.0 if known.any() else 40.0
            for at, row, has in zip(x, each(rows), known, strict=True):
                high = float(row.paragraphs) if has else 0
                text = f"{row.symbol}  {row.paragraphs}" if has else row.symbol
                axes.annotate(
                    text,
                    (at, high),
                    xytext=(0, 5),
                    textcoords="offset points",
                    rotation=90,
                    size=7,
                    ha="center",
                    va="bottom",
                )
            axes.set_ylim(0, top * 1.25)
            if not known.any():
                axes.set_yticks([])
            axes.grid(visible=False, axis="x")
            parts.panel(axes, names["bodies"][body], language)
        years = range(int(frame["year"].min()), int(frame["year"].max()) + 1, 2)
        parts.ticks(panels[-1], years, years, language)
    for axes in panels:
        style.mirror(axes, language)
    return parts.finish(figure, names, "resolutions", language, source="resolutions_source")

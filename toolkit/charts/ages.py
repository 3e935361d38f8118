"""The age of quoted figures: how far behind the newest edition of the statistics a resolution's figures are.

It takes the frame of `toolkit.views.ages`. A figure whose edition is unknown has no mark, and says so; one of which
only a least age is known is an arrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import _titles, evidence, parts, style
from toolkit.charts._chart import chart
from toolkit.views import ages as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["behind"]

_COLORS: Final = {"gender": style.PALETTE[1], "use": style.PALETTE[2]}


@chart(frame=views.statements)
def behind(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Months between the edition quoted and the newest one then out, the Assembly and the Council side by side.

    Parameters
    ----------
    frame
        From `toolkit.views.ages.statements`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A panel a body with one scale of months; a row for the figures of one resolution, topic and edition.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.ages.behind()  # doctest: +ELLIPSIS
    <chart: Behind the newest edition: 11 of 17 figures of ...>
    """
    names = parts.words("ages", language)
    bodies = [body for body in ("GA", "ECOSOC") if body in set(frame["body"])]
    most = int(frame.groupby("body").size().max())
    figure, panels = style.new_grid(1, len(bodies), width=9.6, height=2.3 + 0.3 * most, sharex=True)
    ordered = list(zip(panels, bodies[::-1] if style.direction(language) == "rtl" else bodies, strict=True))
    with style.context():
        for axes, body in ordered:
            rows = frame[frame["body"] == body]
            for y, row in enumerate(each(rows)):
                _row(axes, y, row, names, language)
            first = ~rows["symbol"].duplicated()
            labels = [
                f"{row.symbol} ({row.adopted[:4]})" if one else "" for row, one in zip(each(rows), first, strict=True)
            ]
            axes.set_yticks(range(len(rows)), labels)
            axes.hlines([y - 0.5 for y, one in enumerate(first) if one and y], -0.8, 99, color=style.GREYS[0], lw=0.8)
            axes.set_ylim(most - 0.4, -0.6)
            axes.set_xlim(-0.8, frame["age"].max() + 15)
            parts.ticks(axes, range(0, 25, 6), range(0, 25, 6), language)
            axes.set_xlabel(style.label(names["axis"], language))
            axes.grid(visible=False, axis="y")
            parts.panel(axes, names["bodies"][body].replace(" (", "\n("), language)
        keyed = next(axes for axes, body in ordered if body == bodies[-1])
        for topic, color in _COLORS.items():
            keyed.scatter([], [], color=color, label=style.label(names["topics"][topic], language))
        parts.legend(keyed, loc="lower " + parts.end(language))
    for axes in panels:
        style.mirror(axes, language)
    title = _titles.sentence(names, "behind", _titles.behind(frame))
    return parts.finish(
        figure, names, "behind", language, source="behind_source", title=title, marks=evidence.used(frame)
    )


def _row(axes: Axes, y: int, row: Any, names: dict[str, Any], language: str) -> None:
    """The line from the newest edition to the quoted one, and how long it is."""
    color = _COLORS[row.topic]
    axes.scatter([row.newest_age], [y], marker="|", color=style.GREYS[3], s=60, zorder=2)
    if row.age != row.age:  # unknown is no number
        text = f"{names['unknown']} ({row.figures})"
        parts.note(axes, (row.newest_age, y), text, language, dx=6, size=9, color=style.GREYS[3])
        return
    axes.hlines(y, row.newest_age, row.age, color=color, lw=2, alpha=0.55, zorder=1)
    older = "<" if style.direction(language) == "rtl" else ">"
    axes.scatter([row.age], [y], marker=older if row.bound else "o", color=color, s=34, zorder=3, gid=row.topic)
    months = f"≥{int(row.behind)}" if row.bound else f"{row.behind:.0f}"  # a bound is never rounded up
    text = f"{evidence.sourced(months, row.source_kind)} ({row.figures})"
    parts.note(axes, (row.age, y), text, language, dx=7, size=9)

"""Charts that mislead, drawn on purpose for teaching, and never to be taken for an honest one.

Each has a dashed red frame, the words *bad example* across its face and at the head of its title, and a description
that begins with them. Their frames are those of `toolkit.lessons.misleading`; their words stand in
``data/languages/<code>/bad_charts.toml``. What each does wrong: a line joins figures of different groups, measures or
editions; bars start above zero. Use the charts of the other modules for anything but a lesson on what not to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit import origin
from toolkit.charts import parts, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["bars", "lines"]

_RED: Final = "#B00020"


@origin.chart
def lines(frame: pd.DataFrame, chart: str, *, language: str = "") -> Figure:
    """One line a column through all years, joined whatever the figures are.

    Parameters
    ----------
    frame
        ``year``, and a column a line.
    chart
        Name of the example in ``bad_charts.toml``.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = parts.words("bad_charts", language)
    figure, axes = style.new_figure(7.2, 3.9)
    columns = [column for column in frame.columns if column != "year"]
    with style.context():
        for column, marker, color in zip(columns, style.MARKERS, style.PALETTE[1:], strict=False):
            label = parts.named(names["columns"], column, language)
            axes.plot(frame["year"], frame[column], marker=marker, color=color, label=label, gid=column)
            for row in frame[["year", column]].itertuples(index=False):
                parts.note(axes, (row[0], row[1]), f"{row[1]:g}", language, dx=0, dy=9)
        years = sorted(set(frame["year"]))
        parts.ticks(axes, years, years, language)
        axes.set_ylim(0, float(frame[columns].max().max()) * 1.25)
        if len(columns) > 1:
            parts.legend(axes, ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    return _marked(figure, axes, names, chart, language)


@origin.chart
def bars(frame: pd.DataFrame, chart: str, *, bottom: float, language: str = "") -> Figure:
    """Bars whose axis starts at ``bottom`` instead of zero.

    Parameters
    ----------
    frame
        ``year`` and one column of values.
    chart
        Name of the example in ``bad_charts.toml``.
    bottom
        Where the axis begins: the more of the bars it hides, the more their heights exaggerate.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = parts.words("bad_charts", language)
    figure, axes = style.new_figure(7.2, 3.9)
    (column,) = [column for column in frame.columns if column != "year"]
    at = range(len(frame))
    with style.context():
        heights = [float(value) - bottom for value in frame[column]]
        axes.bar(at, heights, bottom=bottom, width=0.6, color=style.GREYS[1], gid=column)
        for number, value in enumerate(frame[column]):
            parts.note(axes, (number, float(value)), f"{value:g}", language, dx=0, dy=7)
        parts.ticks(axes, at, frame["year"], language)
        axes.set_ylim(bottom, bottom + max(heights) * 1.2)
    return _marked(figure, axes, names, chart, language)


def _marked(figure: Figure, axes: Axes, names: dict[str, Any], chart: str, language: str) -> Figure:
    """Title, source, frame and the words across the face."""
    from matplotlib.patches import Rectangle

    style.mirror(axes, language)
    here = names[chart]
    title = f"{names['bad']}: {here['title']}"
    style.finish(figure, title=title, source=here["source"], unit=here["unit"], language=language)
    engine: Any = figure.get_layout_engine()
    engine.set(w_pad=0.2)  # the frame stands in the margin
    with style.context():
        stamp: dict[str, Any] = {"ha": "center", "va": "center", "size": 34, "weight": "bold", "color": _RED}
        words = style.label(names["bad"].upper(), language)
        axes.text(0.5, 0.45, words, transform=axes.transAxes, rotation=18, alpha=0.16, zorder=5, **stamp)
        edge: dict[str, Any] = {"fill": False, "edgecolor": _RED, "linewidth": 5, "linestyle": "--"}
        figure.add_artist(Rectangle((0, 0), 1, 1, transform=figure.transFigure, **edge))
    return figure

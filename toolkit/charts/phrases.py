"""Charts of where words come from; they take the frames of `toolkit.views.phrases`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.charts import parts, style
from toolkit.charts._chart import chart
from toolkit.views import phrases as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["origins"]

#: What may be older is grey, apart from what is known to be.
_LOOKS: Final = {
    "first": (style.GREYS[0], ""),
    "other_first": ("white", "..."),
    "series": (style.GREYS[2], ""),
    "other": ("#86BEE0", "///"),
    "new": (style.PALETTE[0], ""),
}


@chart(frame=views.origins)
def origins(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Where the words of each resolution of the series stood first in the texts held, the new ones last.

    Parameters
    ----------
    frame
        From `toolkit.views.phrases.origins`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.phrases.origins()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("phrases", language)["chart"]
    grid = frame.pivot_table(index="symbol", columns="origin", values="words", sort=False)
    figure, axes = style.new_figure(8.8, 5.0)
    with style.context():
        parts.stacked(axes, grid, _LOOKS, names, language, edgecolor=style.GREYS[2], linewidth=0.5, height=0.7)
        for number, (fresh, whole) in enumerate(zip(grid["new"], grid.sum(axis=1), strict=True)):
            said = names["note"].format(share=round(100 * fresh / whole))
            parts.note(axes, (float(whole), number), said, language, dx=6)
        axes.set_yticks(range(len(grid)), [symbol.removeprefix("A/RES/") for symbol in grid.index])
        axes.set_ylim(len(grid) - 0.5, -0.5)
        axes.set_xlim(0, float(grid.sum(axis=1).max()) * 1.2)
        axes.set_xlabel(style.label(names["axis"], language))
        axes.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0), fontsize=8)
        axes.grid(visible=False, axis="y")
    style.mirror(axes, language)
    last = grid.iloc[-1]
    title = names["origins_title"].format(
        symbol=grid.index[-1].removeprefix("A/RES/"), share=round(100 * last["new"] / last.sum())
    )
    return parts.finish(figure, names, "origins", language, source="origins_source", title=title)

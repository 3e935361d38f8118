"""A count beside its share: how many paragraphs, and of how many.

Takes the frame of `toolkit.lessons.misleading.denominators`. Both panels start at zero; the left one shows the whole
behind the part, because a part without its whole cannot be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit import origin
from toolkit._rows import rows as each
from toolkit.charts import parts, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["counts_and_shares"]


@origin.chart
def counts_and_shares(frame: pd.DataFrame, theme: str, *, language: str = "") -> Figure:
    """Paragraphs with a theme before all paragraphs, and their share, one resolution each.

    Parameters
    ----------
    frame
        ``short, year, paragraphs, total``.
    theme
        The theme's label.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = parts.words("bad_charts", language)
    figure, panels = style.new_grid(1, 2, width=9.6, height=4.2)
    if style.direction(language) == "rtl":
        panels.reverse()
    counts, shares = panels
    at = range(len(frame))
    share = [100 * part / total for part, total in zip(frame["paragraphs"], frame["total"], strict=True)]
    with style.context():
        counts.bar(at, frame["total"], color=style.GREYS[0], label=style.label(names["all"], language))
        label = style.label(names["with_theme"], language)
        counts.bar(at, frame["paragraphs"], color=style.PALETTE[4], label=label, gid="paragraphs")
        for number, row in enumerate(each(frame)):
            parts.note(counts, (number, row.paragraphs), f"{row.paragraphs}", language, dx=0, dy=7)
            parts.note(counts, (number, row.total), f"{row.total}", language, dx=0, dy=7)
        parts.legend(counts, loc="lower center", ncols=2, bbox_to_anchor=(0.5, -0.32))
        counts.set_ylim(0, frame["total"].max() * 1.12)
        shares.bar(at, share, color=style.PALETTE[2], gid="share")
        for number, value in enumerate(share):
            parts.note(shares, (number, value), f"{value:.1f}", language, dx=0, dy=7)
        shares.set_ylim(0, 50)
        parts.panel(counts, names["count_panel"], language)
        parts.panel(shares, names["share_panel"], language)
        for axes in panels:
            parts.ticks(axes, at, frame["year"], language)
            style.mirror(axes, language)
    for axes in panels:
        axes.margins(x=0.02)
    title = names["share_title"].format(theme=theme)
    return style.finish(figure, title=title, source=names["share_source"], unit=names["share_unit"], language=language)

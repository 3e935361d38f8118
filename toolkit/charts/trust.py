"""Charts of the two readings beside each other: as transcribed, and as repaired.

They take the frames of `toolkit.views.trust`. Both readings have one scale; what differs between them is printed bold
and marked, so that it can be seen without colour. What agrees is not thereby right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import parts, style
from toolkit.charts._chart import chart
from toolkit.views import trust as views

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["agreement", "counts", "lengths"]

_READINGS: Final = {"source": (style.GREYS[2], ""), "repaired": (style.PALETTE[4], "")}


@chart(frame=views.agreement)
def agreement(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Rows of each table that both readings share, and that only one has.

    Parameters
    ----------
    frame
        From `toolkit.views.trust.agreement`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.trust.agreement()  # doctest: +ELLIPSIS
    <chart: What the repairs change in the tables. rows of each ...>
    """
    names = parts.words("trust", language)
    figure, axes = style.new_figure(9, 1.7 + 0.36 * len(frame))
    looks = {"both": (style.GREYS[0], ""), "source": (style.PALETTE[1], "///"), "repaired": (style.PALETTE[2], "")}
    with style.context():
        notes = [names["counts"].format(both=row.both, source=row.source, repaired=row.repaired) for row in each(frame)]
        parts.shares(axes, frame, looks, {**names, "source": names["only_source"]}, notes, names, language, ncols=3)
    style.mirror(axes, language)
    return parts.finish(figure, names, "agreement", language, source="source")


@chart(frame=views.counts)
def counts(
    frame: pd.DataFrame, *, labels: Mapping[str, str] | None = None, language: str = "", title: str = ""
) -> Figure:
    """Rows of one table by category, the two readings side by side; categories that differ are marked.

    Parameters
    ----------
    frame
        From `toolkit.views.trust.counts`.
    labels
        Names of the categories; the language's own where not given.
    language
        Language of the labels.
    title
        Another title.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.trust.counts()  # doctest: +ELLIPSIS
    <chart: Acts: the two readings side by side. rows of the ...>
    """
    names = parts.words("trust", language)
    known = (parts.words("act_charts", language)["force"], parts.words("addressees", language)["labels"])
    said: Mapping[str, Any] = {**known[0], **known[1], **names["categories"], **(labels or {})}
    figure, panels = style.new_grid(1, 2, width=9.6, height=1.9 + 0.27 * len(frame), sharey=True)
    order = panels[::-1] if style.direction(language) == "rtl" else panels
    top = max(1, int(frame[["source", "repaired"]].to_numpy().max()))
    with style.context():
        for axes, (reading, (color, hatch)) in zip(order, _READINGS.items(), strict=True):
            axes.barh(range(len(frame)), frame[reading], color=color, hatch=hatch, height=0.7, gid=reading)
            for number, row in enumerate(each(frame)):
                differs = row.source != row.repaired
                text = f"{getattr(row, reading)}{' ≠' if differs else ''}"
                weight = "bold" if differs else "normal"
                parts.note(axes, (getattr(row, reading), number), text, language, dx=4, size=7.5, weight=weight)
            axes.set_xlim(0, top * 1.2)
            axes.set_ylim(len(frame) - 0.4, -0.6)
            axes.grid(visible=False, axis="y")
            parts.panel(axes, names["readings"][reading], language)
    for axes in panels:
        style.mirror(axes, language)
        axes.tick_params(labelleft=False, labelright=False)
    order[0].set_yticks(range(len(frame)), [parts.named(said, one, language) for one in frame["category"]])
    order[0].tick_params(**parts.labelled(language))
    table = names["tables"].get(frame["table"].iloc[0], frame["table"].iloc[0]) if len(frame) else ""
    title = title or str(names["counts_title"]).format(table=table)
    return parts.finish(figure, names, "counts", language, source="source", title=title)


@chart(frame=views.lengths)
def lengths(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Words of each paragraph in the two readings, one above the other, and their difference.

    Parameters
    ----------
    frame
        From `toolkit.views.trust.lengths`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.trust.lengths()  # doctest: +ELLIPSIS
    <chart: The shape of the text hardly changes. words in each ...>
    """
    names = parts.words("trust", language)
    figure, panels = style.new_grid(3, 1, width=9.6, height=5.6, sharex=True)
    with style.context():
        for axes, (reading, (color, _)) in zip(panels, _READINGS.items(), strict=False):
            axes.step(frame["order"], frame[reading], where="mid", color=style.INK, lw=0.6)
            axes.fill_between(frame["order"], frame[reading], step="mid", color=color, lw=0)
            axes.set_ylim(0, frame[["source", "repaired"]].to_numpy().max() * 1.1)
            parts.panel(axes, names["readings"][reading], language)
        change = frame["repaired"] - frame["source"]
        hit = frame[change != 0]
        panels[2].bar(hit["order"], change[change != 0], width=0.8, color=style.PALETTE[1])
        for row in each(hit):
            difference = row.repaired - row.source
            up = 6 if difference > 0 else -6
            parts.note(panels[2], (row.order, difference), row.paragraph_id, language, dx=0, dy=up, size=6.5)
        panels[2].axhline(0, color=style.INK, lw=0.8)
        low, high = min(0, int(change.min())), max(0, int(change.max()))
        panels[2].set_ylim(low - 1.5, high + 1.5)
        parts.panel(panels[2], names["difference"], language)
        shown = frame[frame["paragraph_id"].str.endswith(("0", "01"))]
        parts.ticks(panels[2], list(shown["order"]), shown["paragraph_id"], language)
    for axes in panels:
        style.mirror(axes, language)
    return parts.finish(figure, names, "lengths", language, source="source")

"""Charts of what differs between the two readings, as transcribed and as repaired.

They take the frames of `toolkit.views.trust`. What agrees is not thereby right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit import languages
from toolkit._rows import rows as each
from toolkit.charts import _titles, parts, style
from toolkit.charts._chart import chart
from toolkit.themes import load_codebook
from toolkit.views import trust as views

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["agreement", "changes"]


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
    <chart: The repairs change “Addressees” most: 9 of 35 ...>
    """
    names = parts.words("trust", language)
    figure, axes = style.new_figure(9, 1.7 + 0.36 * len(frame))
    looks = {"both": (style.GREYS[0], ""), "source": (style.PALETTE[1], "///"), "repaired": (style.PALETTE[2], "")}
    with style.context():
        notes = [parts.in_order((row.both, row.source, row.repaired), " / ", language) for row in each(frame)]
        parts.shares(axes, frame, looks, {**names, "source": names["only_source"]}, notes, names, language, ncols=3)
    style.mirror(axes, language)
    finding = _titles.most_changed(frame, lambda table: names["tables"].get(table, table))
    title = _titles.sentence(names, "agreement", finding)
    return parts.finish(figure, names, "agreement", language, source="source", title=title)


@chart(frame=views.changes)
def changes(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """By how much the repairs change a count: a bar a category that changes, with both counts beside it.

    Parameters
    ----------
    frame
        From `toolkit.views.trust.changes`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.trust.changes()  # doctest: +ELLIPSIS
    <chart: The repairs change ...>
    """
    names = parts.words("trust", language)
    known = (parts.words("act_charts", language)["force"], parts.words("addressees", language)["labels"])
    book = load_codebook()
    themes = {theme: book.label(theme, language or languages.current()) for theme in book.ids}
    wordings: Mapping[str, Any] = {**known[0], **known[1], **themes, **names["categories"]}
    shown = frame[frame["source"] != frame["repaired"]].reset_index(drop=True)
    figure, axes = style.new_figure(9, 1.9 + 0.27 * len(shown))
    with style.context():
        for y, row in enumerate(each(shown)):
            change = row.repaired - row.source
            color = style.PALETTE[2] if change > 0 else style.PALETTE[1]
            axes.barh(y, change, color=color, hatch="" if change > 0 else "///", height=0.66, gid=row.category)
            change_words = f"{row.source} → {row.repaired}" if not _rtl(language) else f"{row.repaired} ← {row.source}"
            parts.note(axes, (change, y), change_words, language, dx=6 if change > 0 else -6, size=8)
        labels = [
            f"{names['tables'][row.table]}{names['colon']} {wordings.get(row.category, row.category)}"
            for row in each(shown)
        ]
        axes.set_yticks(range(len(shown)), [style.label(label, language) for label in labels])
        axes.set_ylim(len(shown) - 0.4, -0.6)
        change_of = shown["repaired"] - shown["source"]
        most = int(change_of.abs().max()) if len(shown) else 1
        axes.set_xlim(min(-most * 0.6, change_of.min() * 1.25) if len(shown) else -1, most * 1.25)
        axes.axvline(0, color=style.INK, lw=0.9)
        axes.grid(visible=False, axis="y")
        axes.set_xlabel(style.label(names["changes_axis"], language))
    style.mirror(axes, language)
    title = names["changes_title"].format(changed=len(shown), total=len(frame), most=most)
    return parts.finish(figure, names, "changes", language, source="source", title=title)


def _rtl(language: str) -> bool:
    """Whether a chart in a language runs from the right."""
    return style.direction(language) == "rtl"

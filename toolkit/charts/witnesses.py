"""Charts of the witnesses of one resolution: how each has every passage, and which facts it has and lacks.

They take the frames of `toolkit.views.witnesses`. What is said of a passage is said of its words in one language; what
is said of facts holds across languages.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from toolkit.charts import _titles, parts, style
from toolkit.charts._cells import Cell, table
from toolkit.charts._chart import chart
from toolkit.views import witnesses as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["facts", "passages"]

_STATES: Final = {
    "same": (style.PALETTE[4], ""),
    "spelling": (style.GREYS[1], ""),
    "words": (style.PALETTE[1], "///"),
    "lacking": ("white", ""),
}
#: Colour and ink of a cell by who has the facts: what every witness has is grey, what one side lacks is coloured.
_PATTERNS: Final = {
    "all": (style.GREYS[0], style.INK),
    "untyped": ("#86BEE0", style.INK),
    "untranscribed": (style.PALETTE[1], "white"),
    "english": (style.PALETTE[4], style.INK),
    "arabic": (style.PALETTE[4], style.INK),
    "other": ("white", style.INK),
}
#: Blank columns between preamble, operative part and notes.
_GAP: Final = 3


@chart(frame=views.passages)
def passages(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """A row a witness, a column a passage: letter for letter, but for spelling, other words, or none.

    Parameters
    ----------
    frame
        From `toolkit.views.witnesses.passages`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.witnesses.passages()  # doctest: +ELLIPSIS
    <chart: Letter for letter the same: PDF (English) ...>
    """
    names = parts.words("witnesses", language)
    witnesses = list(dict.fromkeys(frame["witness"]))
    at, middles = _columns(frame)
    figure, axes = style.new_figure(9.5, 2.2 + 0.55 * len(witnesses))
    with style.context():
        for state, (color, hatch) in _STATES.items():
            label = style.label(names["states"][state], language)
            look: dict[str, Any] = {"facecolor": color, "hatch": hatch, "edgecolor": style.INK, "linewidth": 0.3}
            axes.broken_barh([(0, 0)], (0, 0), label=label, **look)
            for row, witness in enumerate(witnesses):
                mine = frame[(frame["witness"] == witness) & (frame["state"] == state)]
                axes.broken_barh(list(_runs(sorted(at[one] for one in mine["place"]))), (row - 0.3, 0.6), **look)
        for row, witness in enumerate(witnesses):
            mine = frame[frame["witness"] == witness]
            for column, marker, up in (("repairs", "v", -0.42), ("doubts", "X", 0.42)):
                x = [at[one] for one in mine.loc[mine[column] > 0, "place"]]
                if x:
                    label = style.label(names[column.removesuffix("s")], language)
                    axes.scatter(x, [row + up] * len(x), marker=marker, s=9, color=style.INK, label=label, zorder=3)
        axes.set_yticks(range(len(witnesses)), [parts.named(names["pairs"], one, language) for one in witnesses])
        axes.set_ylim(len(witnesses) - 0.4, -0.7)
        axes.set_xlim(-1, max(at.values()) + 1)
        parts.ticks(axes, list(middles.values()), [names["parts"][part] for part in middles], language)
        axes.grid(visible=False)
        axes.tick_params(axis="x", length=0)
        axes.legend(ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    counts = _titles.same(frame, lambda one: names["pairs"].get(one, one), parts.joint(language))
    title = _titles.sentence(names, "passages", {"counts": counts} if counts else None)
    return parts.finish(figure, names, "passages", language, source="source", title=title)


@chart(frame=views.facts)
def facts(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Facts of each table by who has them: a row a table, a column a group of witnesses, their number in a cell.

    Parameters
    ----------
    frame
        From `toolkit.views.witnesses.facts`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.witnesses.facts()  # doctest: +ELLIPSIS
    <chart: 310 of 369 facts are in every witness. number of ...>
    """
    names = parts.words("witnesses", language)
    shown = [name for name in _PATTERNS if frame[name].sum()]
    rows = frame.to_dict("records")
    cells = [
        _counted(column, at, row[name], _PATTERNS[name])
        for at, row in enumerate(rows)
        for column, name in enumerate(shown)
    ]
    heads = ["\n".join(textwrap.wrap(names["patterns"].get(name, name), 15)) for name in shown]
    figure, axes = style.new_figure(9, 2.1 + 0.42 * len(rows))
    with style.context():
        tables = [names["tables"].get(row["table"], row["table"]) for row in rows]
        table(axes, cells, heads, tables, language, size=11, edge=style.GREYS[1])
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelsize=9)
    style.mirror(axes, language)
    title = _titles.sentence(names, "facts", _titles.shared(frame))
    return parts.finish(figure, names, "facts", language, source="source", title=title)


def _counted(column: int, row: int, count: int, look: tuple[str, str]) -> Cell:
    """A number of facts; of none there is a dot."""
    return Cell(column, row, str(count), *look) if count else Cell(column, row, "·", gid="none")


def _columns(frame: pd.DataFrame) -> tuple[dict[str, int], dict[str, float]]:
    """The column of each passage, with gaps between the parts, and the middle of each part."""
    order = frame.drop_duplicates("place").sort_values("order", kind="stable")
    at: dict[str, int] = {}
    middles: dict[str, float] = {}
    column = 0
    for part, places in groupby(zip(order["part"], order["place"], strict=True), key=lambda pair: str(pair[0])):
        mine = [str(place) for _, place in places]
        middles[part] = column + (len(mine) - 1) / 2
        at |= {place: column + step for step, place in enumerate(mine)}
        column += len(mine) + _GAP
    return at, middles


def _runs(columns: list[int]) -> Iterator[tuple[float, float]]:
    """Neighbouring columns as one bar: its start and its width."""
    for _, run in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
        some = [column for _, column in run]
        yield some[0] - 0.5, float(len(some))

"""Marks of a figure by what stands behind it: new or repeated, a bound, a secondary source.

A *hollow* mark is a figure that is repeated from another year or another hand; a filled one is stated or measured for
the first time. A *dagger* says that it was read in a secondary source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["SECONDARY", "SOURCES", "bounded", "sourced", "stated", "used"]

#: The mark of a figure or date that was read in a secondary source, as `sourced` puts it; its words are display data.
SECONDARY: Final = "secondary"
#: Marker and size of a mark by the source behind it, where the mark has no words beside it: a dot, a dagger.
SOURCES: Final[Mapping[str, tuple[str, int]]] = {"primary": ("o", 26), SECONDARY: (r"$\dagger$", 60)}


def stated(axes: Axes, x: Sequence[Any], y: Sequence[Any], states: Sequence[str], **looks: Any) -> None:
    """Marks of quoted figures by their state.

    Filled where new, a white core where the same number is from a newer edition, hollow where it is repeated while a
    newer edition existed.

    Examples
    --------
    >>> from toolkit.charts import evidence, style
    >>> figure, axes = style.new_figure()
    >>> evidence.stated(axes, [1, 2], [3, 3], ["new", "repeated"], marker="o", color="black")
    >>> len(axes.collections)
    2
    """
    color, size = looks.pop("color"), looks.pop("size", 42)
    fill = ["white" if state == "repeated" else color for state in states]
    axes.scatter(x, y, c=fill, edgecolors=color, s=size, zorder=3, **looks)
    same = [(a, b) for a, b, state in zip(x, y, states, strict=True) if state == "same number"]
    axes.scatter([a for a, _ in same], [b for _, b in same], color="white", marker=".", s=size * 0.5, zorder=4)


def bounded(value: float, bound: str) -> str:
    """A value with its bound; what a source says in words as a fraction, never as a figure that it does not state.

    Examples
    --------
    >>> from toolkit.charts import evidence
    >>> evidence.bounded(75, "<"), evidence.bounded(18, "<"), evidence.bounded(67.4, "")
    ('<¾', '<18', '67.4')
    """
    words: dict[float, str] = {75: "¾", 50: "½", 25: "¼"} if bound in {"<", ">"} else {}
    return f"{bound}{words.get(value, f'{value:.3g}')}"


def sourced(text: str, kind: str) -> str:
    """Words with a dagger after them where a secondary source stands behind them.

    Examples
    --------
    >>> from toolkit.charts import evidence
    >>> evidence.sourced("93", "secondary"), evidence.sourced("93", "primary")
    ('93†', '93')
    """
    return f"{text}†" if kind == SECONDARY else text


def used(frame: pd.DataFrame) -> list[str]:
    """The shared marks that a frame with a column ``source_kind`` makes use of, for `finish`.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.charts import evidence
    >>> evidence.used(tk.views.wsis.events())
    ['secondary']
    """
    return [SECONDARY] if (frame["source_kind"] == SECONDARY).any() else []

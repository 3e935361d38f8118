"""A chart of a student's own: bars drawn exactly as its maker says, and beside them how far they exaggerate.

What is to be drawn is a dictionary: ``title``, ``unit``, ``source``, ``from`` (where the axis begins) and ``values`` by
name. The *lie factor* of Tufte is the effect as drawn divided by the effect in the data, first bar to last.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages, origin
from toolkit import notebook as nb
from toolkit.charts import parts, style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["PARTS", "bars", "lie_factor"]

#: What the dictionary of a chart holds.
PARTS: Final = ("title", "unit", "source", "from", "values")


def lie_factor(first: float, last: float, foot: float) -> float:
    """By how much bars that begin at ``foot`` exaggerate; 1 for none, infinite where the first bar has no height.

    Examples
    --------
    >>> lie_factor(50, 60, 0), round(lie_factor(50, 60, 40), 1)
    (1.0, 5.0)
    """
    if first in (foot, 0) or first == last:
        return float("inf") if first == foot else 1.0
    return ((last - first) / (first - foot)) / ((last - first) / first)


def bars(chart: Any) -> nb.Html | Figure:
    """Draw what a student has written down; a line of words where there is nothing that could be drawn.

    Parameters
    ----------
    chart
        A dictionary with the keys of `PARTS`.

    Examples
    --------
    >>> bars(...)
    <nothing to draw>
    """
    drawn = _read(chart)
    if drawn is None:
        names = parts.words("bad_charts", languages.current())
        body = nb.paragraph(names["own"]["nothing"], language=languages.current()).body
        return nb.Html(f'<div class="rt">{body}</div>', "<nothing to draw>")
    return _drawn(*drawn)


def _read(chart: Any) -> tuple[dict[str, str], float, dict[str, float]] | None:
    """Words, foot and values of a chart; nothing where any cannot be read."""
    try:
        words = {name: str(chart.get(name, "")) for name in ("title", "unit", "source")}
        foot = float(chart.get("from", 0))
        values = {str(name): float(value) for name, value in chart["values"].items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    finite = all(map(math.isfinite, (foot, *values.values())))
    return (words, foot, values) if values and finite and max(values.values()) > foot else None


@origin.chart
def _drawn(words: Mapping[str, str], foot: float, values: Mapping[str, float]) -> Figure:
    names = parts.words("bad_charts", languages.current())["own"]
    figure, axes = style.new_figure(7.2, 3.9)
    numbers = list(values.values())
    with style.context():
        axes.bar(range(len(numbers)), [one - foot for one in numbers], bottom=foot, width=0.6, color=style.PALETTE[0])
        for at, value in enumerate(numbers):
            parts.note(axes, (at, value), f"{value:g}", "", dx=0, dy=7)
        parts.ticks(axes, range(len(numbers)), list(values), "")
        axes.set_ylim(foot, foot + (max(numbers) - foot) * 1.2)
    style.mirror(axes)
    factor = lie_factor(numbers[0], numbers[-1], foot)
    source = f"{words['source']}; {names['factor'].format(factor=f'{factor:.3g}')}"
    style.finish(figure, title=words["title"], source=source, unit=words["unit"])
    return figure

"""One look for every chart: figures without global state, fonts, colours, right-to-left, and SVG with stable bytes.

A chart function takes a tidy frame and returns a `matplotlib.figure.Figure`; it never shows or saves it.

>>> from toolkit.charts import style
>>> with style.context():
...     figure, axes = style.new_figure(6, 3)
...     _ = axes.barh(["recall", "request"], [12, 5], color=style.PALETTE[0])
...     _ = axes.set_xlabel("paragraphs")
...     _ = style.finish(figure, title="Two opening verbs", source="an example", unit="paragraphs")
>>> style.to_svg(figure) == style.to_svg(figure)
True

Right-to-left: ``style.mirror(axes)`` lets the values grow from the right and puts the category names on the right;
labels go through ``style.label(words, language)``. Nothing reverses or reshapes letters: matplotlib (with libraqm)
shapes Arabic itself, and a second shaping would undo the first.

What the charts cannot bear: a colour is a name, not a number. `PALETTE` has six colours that differ in lightness, so
that they survive a grey printout and the three common kinds of colour blindness; a seventh category needs a hatch or
a marker (`HATCHES`, `MARKERS`) or, better, another chart.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages, origin
from toolkit._render import GREYS, INK, PALETTE, RIGHT_MARK, context, description, to_png, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend

__all__ = [
    "GREYS",
    "HATCHES",
    "INK",
    "LEAST_HEIGHT",
    "MARKERS",
    "PALETTE",
    "context",
    "description",
    "direction",
    "finish",
    "label",
    "mirror",
    "new_figure",
    "new_grid",
    "to_png",
    "to_svg",
]

#: Second cue beside colour: fills of bars, in the order of `PALETTE`.
HATCHES: Final = ("", "///", "", "...", "\\\\\\", "")
#: Second cue beside colour: points of lines, in the order of `PALETTE`.
MARKERS: Final = ("o", "s", "^", "D", "v", "P")

#: A figure of one or two rows is this high all the same, in inches: its title, legend and source line need it.
LEAST_HEIGHT: Final = 2.42

_INCH_PER_LINE: Final = 0.21
#: How high a line stands above its base line, by its size.
_ASCENT: Final = 0.95
#: A last line shorter than this part of the width hangs: the lines above give it words.
_HANGS: Final = 0.35
#: The blank of an Arabic and before a number: in 31 و 43, not in the end of نحو 43.
_AND: Final = re.compile(r"(?<=(?<![\u0621-\u064a])و) (?=\d)")


def new_figure(width: float = 7.2, height: float = 4.0) -> tuple[Figure, Axes]:
    """An empty figure with one pair of axes.

    Parameters
    ----------
    width, height
        Size in inches; title and source line take about 0.9 inch of the height.

    Returns
    -------
    tuple of matplotlib.figure.Figure and matplotlib.axes.Axes
        Known to no pyplot registry, so nothing leaks into a notebook's output.

    Examples
    --------
    >>> import toolkit as tk
    >>> figure, axes = tk.charts.style.new_figure(6, 3)
    >>> figure.get_size_inches().tolist()
    [6.0, 3.0]
    """
    figure, axes = new_grid(1, 1, width=width, height=height)
    return figure, axes[0]


def new_grid(
    rows: int, columns: int, *, width: float = 7.2, height: float = 4.0, **options: Any
) -> tuple[Figure, list[Axes]]:
    """An empty figure with several pairs of axes, row by row.

    Parameters
    ----------
    rows, columns
        Shape of the grid.
    width, height
        Size of the whole figure in inches; it is never lower than `LEAST_HEIGHT`.
    **options
        Passed to `matplotlib.figure.Figure.subplots`, e.g. ``sharex=True``.

    Returns
    -------
    tuple of matplotlib.figure.Figure and list of matplotlib.axes.Axes

    Examples
    --------
    >>> import toolkit as tk
    >>> figure, panels = tk.charts.style.new_grid(2, 3)
    >>> len(panels)
    6
    """
    with context():
        from toolkit.charts._figure import Figure

        figure = Figure(figsize=(width, max(height, LEAST_HEIGHT)), layout="constrained")
        grid = figure.subplots(rows, columns, squeeze=False, **options)
    return figure, list(grid.ravel())


def direction(language: str) -> str:
    """``"rtl"`` or ``"ltr"``, from the language's display data (``"ltr"`` where it has none).

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.style.direction("ar"), tk.charts.style.direction("en")
    ('rtl', 'ltr')
    """
    return str(languages.load(language, "display").get("direction", "ltr"))


def label(words: object, language: str = "") -> str:
    r"""Words as a chart may print them.

    Dollar signs are escaped (matplotlib would read mathematics), and words of a right-to-left language start with a
    right-to-left mark, so that a leading figure or bracket stands where a reader expects it.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.style.label("5 $ a day", "en")
    '5 \\$ a day'
    """
    escaped = str(words).replace("$", r"\$")
    return RIGHT_MARK + escaped if direction(language) == "rtl" and not escaped.startswith(RIGHT_MARK) else escaped


def mirror(axes: Axes, language: str = "") -> Axes:
    """Turn axes round for a right-to-left language; axes of other languages stay as they are.

    Values grow from right to left and the vertical axis stands on the right. Call it after plotting.

    Examples
    --------
    >>> import toolkit as tk
    >>> figure, axes = tk.charts.style.new_figure()
    >>> bool(tk.charts.style.mirror(axes, "ar").xaxis_inverted())
    True
    """
    if direction(language) == "rtl":
        if not axes.xaxis_inverted():
            axes.invert_xaxis()
        axes.yaxis.tick_right()
        axes.yaxis.set_label_position("right")
        axes.spines["left"].set_visible(False)
        axes.spines["right"].set_visible(True)
    return axes


def finish(
    figure: Figure,
    *,
    title: str,
    source: str,
    unit: str = "",
    language: str = "",
    alt: str = "",
) -> Figure:
    """Put the title above a chart and its source line below.

    Parameters
    ----------
    figure
        The chart.
    title
        What the chart says; wrapped to the figure's width.
    source
        Where its numbers come from, without the word "Source".
    unit
        What is counted, printed below the title.
    language
        Language of title, unit and source; decides the side they start from.
    alt
        A sentence for people who do not see the chart; the title, unit and source where empty.

    Returns
    -------
    matplotlib.figure.Figure
        The same figure.

    Examples
    --------
    >>> import toolkit as tk
    >>> figure, axes = tk.charts.style.new_figure()
    >>> tk.charts.style.finish(figure, title="Boats", source="a count", unit="boats a year")
    <chart: Boats. boats a year. Source: a count>
    """
    names = languages.load(language, "display").get("labels", {})
    rtl = direction(language) == "rtl"
    side, start = ("right", 0.985) if rtl else ("left", 0.015)
    width, height = figure.get_size_inches()
    narrow = 1.25 if rtl else 1.0  # the Arabic typeface is narrower
    heading, below_it = _lines(title, int(width * 9.4 * narrow)), _lines(unit, int(width * 14 * narrow))
    footing = _lines(f"{names.get('source', 'Source')}: {source}", int(width * 16))
    # lines of two scripts keep their distance where they stand on their base lines, not where they hang by their tops
    put: dict[str, Any] = {"ha": side, "va": "baseline" if rtl else "top"}
    drop = {size: (_ASCENT * size / 72 if rtl else 0.0) for size in (12, 9, 7.5)}
    with context():
        for number, line in enumerate(heading):
            y = 1 - (0.08 + number * 1.25 * _INCH_PER_LINE + drop[12]) / height
            figure.text(start, y, label(line, language), size=12, weight="bold", **put)
        below = 0.08 + len(heading) * 1.25 * _INCH_PER_LINE + (0.05 if rtl else 0)
        for line in below_it:
            y = 1 - (below + drop[9]) / height
            figure.text(start, y, label(line, language), size=9, color=GREYS[3], **put)
            below += _INCH_PER_LINE * 0.9
        below += _INCH_PER_LINE * 0.1
        for number, line in enumerate(reversed(footing)):
            y = (0.06 + (number + 1) * 0.8 * _INCH_PER_LINE - drop[7.5]) / height
            figure.text(start, y, label(line, language), size=7.5, color=GREYS[3], **put)
    top, bottom = (below + 0.08) / height, (0.14 + len(footing) * 0.8 * _INCH_PER_LINE) / height
    figure.set_layout_engine("constrained", rect=(0, bottom, 1, 1 - top - bottom), w_pad=0.14)
    if rtl:
        for key in (*figure.legends, *filter(None, (axes.get_legend() for axes in figure.axes))):
            _mirrored(key)
    origin.entitle(figure, " ".join(title.split()))
    figure.set_label(alt or ". ".join(part for part in (title, unit, " ".join(footing)) if part))
    return figure


def _lines(words: str, width: int) -> list[str]:
    """Lines of at most a width, the last of which does not hang: words above it come down to it.

    An and that stands apart before a number (و 43) stays on the number's line.
    """
    joined = _AND.sub("\u00a0", " ".join(words.split()))
    lines = textwrap.wrap(joined, width)
    if len(lines) > 1 and len(lines[-1]) < _HANGS * width:
        narrower = (textwrap.wrap(joined, less) for less in range(width - 1, width // 2, -1))
        return next((some for some in narrower if len(some) == len(lines) and len(some[-1]) >= _HANGS * width), lines)
    return lines


def _mirrored(key: Legend) -> None:
    """A legend from right to left: the first column at the right, each mark to the right of its words."""
    columns: Any = key.get_children()[0].get_children()[1]
    for column in columns.get_children():
        column.align = "right"
        for row in column.get_children():
            row.get_children().reverse()
    columns.get_children().reverse()

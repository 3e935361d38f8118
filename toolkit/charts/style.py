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

import html
import io
import re
import textwrap
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages, origin, paths
from toolkit.errors import DataError, ToolkitError
from toolkit.text import script

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

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

#: Six colours, dark to light; neighbours differ by at least 12 in CIE lightness.
PALETTE: Final = ("#14213D", "#8C1C4B", "#0077BB", "#EE7733", "#7CC6B0", "#F2DC7E")
#: Light to dark greys, for context behind the data.
GREYS: Final = ("#E6E6E6", "#BDBDBD", "#8A8A8A", "#595959")
#: Text, axes and the edges of light patches.
INK: Final = "#222222"
#: Second cue beside colour: fills of bars, in the order of `PALETTE`.
HATCHES: Final = ("", "///", "", "...", "\\\\\\", "")
#: Second cue beside colour: points of lines, in the order of `PALETTE`.
MARKERS: Final = ("o", "s", "^", "D", "v", "P")

#: A figure of one or two rows is this high all the same, in inches: its title, legend and source line need it.
LEAST_HEIGHT: Final = 2.42

_RLM: Final = "\u200f"
_SALT: Final = "resolution-toolkit"
_INCH_PER_LINE: Final = 0.21
_FALLBACK: Final = ["DejaVu Sans"]
_METADATA: Final = re.compile(r"\s*<metadata>[^\x00]*?</metadata>")
#: Ids that matplotlib makes from hashes: clip paths, markers, hatches.
_HASHED: Final = re.compile(r"(?<=[#\"])[hmp][0-9a-f]{10}(?=[\")])")

_PARAMETERS: Final[Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.labelsize": 9,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 10,
    "figure.dpi": 100,
    "figure.facecolor": "white",
    "font.size": 9,
    "grid.color": GREYS[0],
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "patch.edgecolor": INK,
    "patch.force_edgecolor": True,
    "patch.linewidth": 0.5,
    "savefig.dpi": 100,
    "svg.fonttype": "path",
    "svg.hashsalt": _SALT,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


@contextmanager
def context() -> Iterator[None]:
    """Draw with the toolkit's settings only, whatever the user's own matplotlib settings are.

    Raises
    ------
    toolkit.errors.ToolkitError
        This matplotlib cannot shape Arabic.
    """
    import matplotlib as mpl
    from cycler import cycler

    _check_shaping()
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore", mpl.MatplotlibDeprecationWarning)
        mpl.rcdefaults()
        mpl.rcParams.update(_PARAMETERS)
        mpl.rcParams["axes.prop_cycle"] = cycler(color=PALETTE)
        yield


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
    """
    with context():
        from toolkit.charts._figure import Figure

        figure = Figure(figsize=(width, max(height, LEAST_HEIGHT)), layout="constrained")
        grid = figure.subplots(rows, columns, squeeze=False, **options)
    return figure, list(grid.ravel())


def direction(language: str) -> str:
    """``"rtl"`` or ``"ltr"``, from the language's display data (``"ltr"`` where it has none)."""
    return str(languages.load(language, "display").get("direction", "ltr"))


def label(words: object, language: str = "") -> str:
    """Words as a chart may print them.

    Dollar signs are escaped (matplotlib would read mathematics), and words of a right-to-left language start with a
    right-to-left mark, so that a leading figure or bracket stands where a reader expects it.
    """
    escaped = str(words).replace("$", r"\$")
    return _RLM + escaped if direction(language) == "rtl" and not escaped.startswith(_RLM) else escaped


def mirror(axes: Axes, language: str = "") -> Axes:
    """Turn axes round for a right-to-left language; axes of other languages stay as they are.

    Values grow from right to left and the vertical axis stands on the right. Call it after plotting.
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
    """
    names = languages.load(language, "display").get("labels", {})
    rtl = direction(language) == "rtl"
    side, start = ("right", 0.985) if rtl else ("left", 0.015)
    width, height = figure.get_size_inches()
    heading = textwrap.wrap(" ".join(title.split()), int(width * 11))
    footing = textwrap.wrap(f"{names.get('source', 'Source')}: {' '.join(source.split())}", int(width * 16))
    put: dict[str, Any] = {"ha": side, "va": "top"}
    with context():
        for number, line in enumerate(heading):
            y = 1 - (0.08 + number * 1.25 * _INCH_PER_LINE) / height
            figure.text(start, y, label(line, language), size=12, weight="bold", **put)
        below = 0.08 + len(heading) * 1.25 * _INCH_PER_LINE
        if unit:
            figure.text(start, 1 - below / height, label(unit, language), size=9, color=GREYS[3], **put)
            below += _INCH_PER_LINE
        for number, line in enumerate(reversed(footing)):
            y = (0.06 + (number + 1) * 0.8 * _INCH_PER_LINE) / height
            figure.text(start, y, label(line, language), size=7.5, color=GREYS[3], **put)
    top, bottom = (below + 0.08) / height, (0.14 + len(footing) * 0.8 * _INCH_PER_LINE) / height
    figure.set_layout_engine("constrained", rect=(0, bottom, 1, 1 - top - bottom))
    origin.entitle(figure, " ".join(title.split()))
    figure.set_label(alt or ". ".join(part for part in (title, unit, " ".join(footing)) if part))
    return figure


def to_svg(figure: Figure) -> str:
    """A figure as SVG text, the same bytes on every run.

    The figure's layout is frozen by the first drawing, so draw when it is complete.

    Returns
    -------
    str
        One ``<svg role="img">`` element with the chart's description as ``<title>`` and ``aria-label``;
        letters are paths, so the reader needs no font.
    """
    image = _save(figure, "svg", {"Date": None, "Creator": None}).decode("utf-8")
    words = html.escape(description(figure))
    body = _renamed(_METADATA.sub("", image[image.index("<svg") :], count=1), words)
    opening, rest = body.split(">", 1)
    return f'{opening} role="img" aria-label="{words}">\n <title>{words}</title>{rest}'


def to_png(figure: Figure) -> bytes:
    """A figure as PNG, the same bytes on every run with the same matplotlib."""
    return _save(figure, "png", {"Software": None})


def description(figure: Figure) -> str:
    """The sentence that stands for a chart where it cannot be seen."""
    return str(figure.get_label() or "").replace(_RLM, "")


def _save(figure: Figure, kind: str, metadata: Mapping[str, Any]) -> bytes:
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with context():
        if isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine):
            figure.draw_without_rendering()  # makes the tick labels, so that they get their fonts too
            _dress(figure)
            for _ in range(2):  # the layout of one drawing is the starting point of the next
                figure.draw_without_rendering()
            figure.set_layout_engine("none")
        target = io.BytesIO()
        figure.savefig(target, format=kind, metadata=dict(metadata))
    return target.getvalue()


def _renamed(svg: str, words: str) -> str:
    """Name clip paths, markers and hatches by chart and order: matplotlib's names hash unrounded numbers."""
    chart = sha256(words.encode()).hexdigest()[:6]  # keeps the charts of one page apart
    names: dict[str, str] = {}
    for match in _HASHED.finditer(svg):
        names.setdefault(match[0], f"c{chart}-{match[0][0]}{len(names)}")
    return _HASHED.sub(lambda match: names[match[0]], svg)


def _dress(figure: Figure) -> None:
    """Give every text of a figure the font families, and the size, of the script it is written in."""
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        if isinstance(text, Text) and text.get_text():
            families, scale = _fonts(script(text.get_text()))
            text.set_fontfamily(families)
            text.set_fontsize(float(text.get_fontsize()) * scale)


@cache
def _fonts(name: str) -> tuple[list[str], float]:
    for code in languages.available("display"):
        data = languages.load(code, "display")
        if data.get("script") == name:
            for file in data.get("fonts", []):
                _register(file)
            return list(data.get("families", _FALLBACK)), float(data.get("scale", 1.0))
    return _FALLBACK, 1.0


@cache
def _register(file: str) -> None:
    from matplotlib import font_manager

    path, sums = paths.data("fonts", file), paths.data("fonts", "SHA256SUMS")
    known = {name: total for total, name in (line.split() for line in sums.read_text(encoding="ascii").splitlines())}
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != known.get(file):
        problem = "the font is missing or is not the one that was shipped"
        raise DataError(problem, file=path, remedy="restore data/fonts")
    font_manager.fontManager.addfont(path)


@cache
def _check_shaping() -> None:
    from matplotlib import ft2font

    if not hasattr(ft2font, "__libraqm_version__"):
        problem = "this matplotlib cannot shape Arabic: it was built without libraqm"
        raise ToolkitError(problem, remedy="install matplotlib 3.11 or newer with pip")

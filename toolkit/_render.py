"""Drawing with the toolkit's own settings and fonts, and figures as SVG and PNG with the same bytes on every run."""

from __future__ import annotations

import html
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages, paths
from toolkit.errors import DataError, ToolkitError
from toolkit.text import script

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["GREYS", "INK", "PALETTE", "RIGHT_MARK", "context", "description", "to_png", "to_svg"]

#: Six colours, dark to light; neighbours differ by at least 12 in CIE lightness.
PALETTE: Final = ("#14213D", "#8C1C4B", "#0077BB", "#EE7733", "#7CC6B0", "#F2DC7E")
#: Light to dark greys, for context behind the data.
GREYS: Final = ("#E6E6E6", "#BDBDBD", "#8A8A8A", "#595959")
#: Text, axes and the edges of light patches.
INK: Final = "#222222"
#: Puts what follows into right-to-left order.
RIGHT_MARK: Final = "\u200f"
_SALT: Final = "resolution-toolkit"
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

    Examples
    --------
    >>> from toolkit.charts import style
    >>> with style.context():
    ...     figure, axes = style.new_figure()
    >>> figure.get_size_inches().tolist()
    [7.2, 4.0]
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


def to_svg(figure: Figure) -> str:
    """A figure as SVG text, the same bytes on every run.

    The figure's layout is frozen by the first drawing, so draw when it is complete.

    Returns
    -------
    str
        One ``<svg role="img">`` element with the chart's description as ``<title>`` and ``aria-label``;
        letters are paths, so the reader needs no font.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.style.to_svg(tk.charts.acts.verbs())[:5]
    '<svg '
    """
    image = _save(figure, "svg", {"Date": None, "Creator": None}).decode("utf-8")
    words = html.escape(description(figure))
    body = _renamed(_METADATA.sub("", image[image.index("<svg") :], count=1), words)
    opening, rest = body.split(">", 1)
    return f'{opening} role="img" aria-label="{words}">\n <title>{words}</title>{rest}'


def to_png(figure: Figure) -> bytes:
    """A figure as PNG, the same bytes on every run with the same matplotlib.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.style.to_png(tk.charts.acts.verbs())[1:4]
    b'PNG'
    """
    return _save(figure, "png", {"Software": None})


def description(figure: Figure) -> str:
    """The sentence that stands for a chart where it cannot be seen.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.style.description(tk.charts.acts.verbs())[:22]
    'Verbs of the two parts'
    """
    return str(figure.get_label() or "").replace(RIGHT_MARK, "")


def _save(figure: Figure, kind: str, metadata: Mapping[str, Any]) -> bytes:
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with context():
        engine = figure.get_layout_engine()
        if isinstance(engine, ConstrainedLayoutEngine):
            for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
                axis.get_ticklabels()  # asking makes them, so that they get their fonts too; nothing need be drawn
            _dress(figure)
            engine.execute(figure)  # once: where a legend is wider than its axes, each time more would narrow them
            figure.set_layout_engine(None)  # with "none" it would be drawn a second time before it is saved
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

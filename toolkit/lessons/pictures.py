"""Pictures that explain: a page and its parts, two words by letters, four kinds of finds, from a file to a row.

They show no result. Their words stand in ``data/languages/<code>/lesson_pictures.toml``.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from toolkit import origin
from toolkit.charts import parts, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from toolkit.model import Repair

__all__ = ["finds", "letters", "page", "way"]

_INK: Final = style.GREYS[3]
_MARK: Final = style.PALETTE[1]
_PAPER: Final = "#F7F5EF"
#: Lines of print below the header, for the eye only: how far each goes, from 0 to 1.
_PRINT: Final = (0.96, 0.9, 0.97, 0.55)


def _empty(width: float, height: float, language: str) -> tuple[Figure, Axes, dict[str, Any]]:
    figure, axes = style.new_figure(width, height)
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(1, 0)
    if style.direction(language) == "rtl":
        axes.invert_xaxis()
    return figure, axes, parts.words("lesson_pictures", language)


def _say(axes: Axes, x: float, y: float, words: str, language: str, **looks: Any) -> None:
    side = parts.end(language) if looks.pop("end", False) else parts.start(language)
    put = {"ha": side, "va": "center", "size": 8.5, "color": _INK, **looks}
    axes.text(x, y, style.label(words, language), **put)


def _box(axes: Axes, x: float, y: float, width: float, height: float, colour: str, **looks: Any) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x, y), width, height, **{"facecolor": colour, "edgecolor": _INK, "lw": 0.8, **looks}))


def _finished(figure: Figure, names: dict[str, Any], picture: str, language: str) -> Figure:
    title, unit = names[picture]["title"], names[picture]["unit"]
    return style.finish(figure, title=title, unit=unit, source=names["source"], language=language)


@origin.chart
def page(*, language: str = "") -> Figure:
    """The first page of a resolution, drawn with its parts named beside it.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.lessons.pictures.page()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    figure, axes, names = _empty(9.2, 7.4, language)
    with style.context():
        _box(axes, 0.3, 0.0, 0.69, 1.0, _PAPER)
        y = 0.04
        for line in names["page"]["lines"]:
            name, _, words = line.partition(": ")
            bold = {"weight": "bold"} if name in {"organ", "title"} else {}
            _say(axes, 0.33, y, words, language, **bold)
            _named(axes, y, names["page"]["parts"][name], language)
            y += 0.056
        for part in ("preamble", "operative", "note"):
            y = _printed(axes, y, part, names, language)
    return _finished(figure, names, "page", language)


def _named(axes: Axes, y: float, words: str, language: str) -> None:
    """The name of a part, in the margin, with a line to it."""
    _say(axes, 0.265, y, words, language, end=True, color=_MARK, weight="bold", size=8)
    axes.plot([0.272, 0.322], [y, y], color=_MARK, lw=0.9)


def _printed(axes: Axes, y: float, part: str, names: dict[str, Any], language: str) -> float:
    """Lines of print of one part, the first with words; the height below them is returned."""
    if part == "note":
        axes.plot([0.33, 0.55], [y, y], color=_INK, lw=0.8)
        y += 0.03
    for number, words in enumerate(names["page"][part]):
        _say(axes, 0.33, y, words, language, size=8)
        if not number:
            _named(axes, y, names["page"]["parts"][part], language)
        for at, end in enumerate(_PRINT if part != "note" else _PRINT[-1:]):
            height = y + 0.021 * (at + 1)
            axes.plot([0.33, 0.33 + 0.63 * end], [height, height], color=style.GREYS[0], lw=3.5)
        y += 0.021 * (len(_PRINT) if part != "note" else 1) + 0.036
    return y


@origin.chart
def letters(repair: Repair, *, language: str = "") -> Figure:
    """The two words of a repair, a box a letter; the letter that only one of them has is marked.

    Parameters
    ----------
    repair
        Of one word; see `Resolution.repairs`.
    language
        Language of the labels.

    Examples
    --------
    >>> import toolkit as tk
    >>> one = next(one for one in tk.load().repairs if " " not in one.as_written + one.repaired)
    >>> type(letters(one, language="en")).__name__
    'Figure'
    """
    from difflib import SequenceMatcher

    figure, axes, names = _empty(7.2, 3.4, language)
    words = [_lettered(words.split()[0]) for words in (repair.as_written, repair.repaired)]
    written, repaired = ("".join(letter[0] for letter in word) for word in words)
    blocks = SequenceMatcher(None, written, repaired, autojunk=False).get_matching_blocks()
    kept = {at for block in blocks for at in range(block.a, block.a + block.size)}
    with style.context():
        for row, (word, label) in enumerate(zip(words, ("written", "repaired"), strict=True)):
            y = 0.1 + row * 0.48
            _say(axes, 0.02, y + 0.13, names["letters"][label], language, size=9.5)
            for at, letter in enumerate(word):
                new = not row and at not in kept
                x = 0.9 - 0.09 * at if style.direction(language) != "rtl" else 0.44 + 0.09 * at
                look = {"lw": 2, "edgecolor": _MARK} if new else {}
                _box(axes, x, y, 0.08, 0.28, "#F6D7C8" if new else _PAPER, **look)
                axes.text(x + 0.04, y + 0.15, letter, ha="center", va="center", size=20, color=_INK)
    return _finished(figure, names, "letters", language)


def _lettered(word: str) -> list[str]:
    """The letters of a word, each with the marks on it."""
    found: list[str] = []
    for sign in word:
        if unicodedata.combining(sign) and found:
            found[-1] += sign
        else:
            found.append(sign)
    return found


@origin.chart
def finds(*, language: str = "") -> Figure:
    """The four kinds of paragraphs when a search is held against a reader: no numbers, only names.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.lessons.pictures.finds()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    figure, axes, names = _empty(7.2, 4.0, language)
    own = names["finds"]
    with style.context():
        for column, label in enumerate(own["columns"]):
            _say(axes, 0.3 + 0.36 * column + 0.16, 0.05, label, language, ha="center", weight="bold")
        for row, label in enumerate(own["rows"]):
            _say(axes, 0.25, 0.31 + 0.43 * row, label, language, end=True, weight="bold")
        for at, (kind, colour) in enumerate(zip(own["kinds"], ("#CFE6D8", "#F6D7C8", "#F6D7C8", _PAPER), strict=True)):
            x, y = 0.3 + 0.36 * (at % 2), 0.12 + 0.43 * (at // 2)
            _box(axes, x, y, 0.33, 0.38, colour)
            head, _, body = kind.partition(": ")
            _say(axes, x + 0.165, y + 0.13, head, language, ha="center", weight="bold", size=10)
            _say(axes, x + 0.165, y + 0.25, body, language, ha="center", size=8)
    return _finished(figure, names, "finds", language)


@origin.chart
def way(*, language: str = "") -> Figure:
    """The way from a file to a table and a chart, and back from a row to the characters of the file.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.lessons.pictures.way()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    figure, axes, names = _empty(9.2, 3.6, language)
    steps: Sequence[str] = names["way"]["steps"]
    gap = 1 / len(steps)
    with style.context():
        for at, step in enumerate(steps):
            head, _, body = step.partition(": ")
            x = at * gap + 0.01
            _box(axes, x, 0.16, gap - 0.06, 0.34, _PAPER)
            middle = x + (gap - 0.06) / 2
            _say(axes, middle, 0.28, head, language, ha="center", weight="bold", size=10)
            _say(axes, middle, 0.39, body, language, ha="center", size=8)
            if at:
                arrow = {"arrowstyle": "-|>", "color": _INK, "lw": 1.4}
                axes.annotate("", (x - 0.002, 0.33), (x - 0.046, 0.33), arrowprops=arrow)
        back = {"arrowstyle": "-|>", "color": _MARK, "lw": 1.6, "connectionstyle": "angle,angleA=-90,angleB=180,rad=8"}
        first, last = (gap - 0.06) / 2 + 0.01, (len(steps) - 1) * gap + (gap - 0.06) / 2
        axes.plot([last, last, first], [0.52, 0.74, 0.74], color=_MARK, lw=1.6)
        axes.annotate("", (first, 0.52), (first, 0.745), arrowprops={**back, "connectionstyle": "arc3"})
        _say(axes, 0.5, 0.86, names["way"]["back"], language, ha="center", color=_MARK, weight="bold", size=9)
    return _finished(figure, names, "way", language)

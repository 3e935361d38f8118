"""Pieces that all charts share: their words, the sides of a language, notes, panels, bars in pieces, the last touch.

How a figure is marked by what stands behind it (`toolkit.charts.evidence`) is a module of its own. Nothing here joins
two points by a line: that is each chart's own decision.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit.charts import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend

__all__ = [
    "FORCES",
    "end",
    "fifth_years",
    "finish",
    "finish_of",
    "in_order",
    "joint",
    "labelled",
    "legend",
    "named",
    "note",
    "panel",
    "shares",
    "stacked",
    "start",
    "ticks",
    "under_the_title",
    "verbs",
    "words",
]

#: Look of each force: colour and hatch. The key "" is a paragraph without a known opening verb.
FORCES: Final[Mapping[str, tuple[str, str]]] = {
    "background": (style.GREYS[0], ""),
    "evaluation": (style.PALETTE[4], ""),
    "exhortation": ("#86BEE0", "///"),
    "direction": (style.PALETTE[1], ""),
    "": ("white", ""),
}


def own_first(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows of the language of the labels before those of another: its text is counted, the other stands beside it.

    Examples
    --------
    >>> import pandas as pd
    >>> own_first(pd.DataFrame({"language": ["ar", "en", "ar"]}), "en")["language"].tolist()
    ['en', 'ar', 'ar']
    """
    code = language or languages.current()
    return frame.sort_values("language", key=lambda codes: codes != code, kind="stable")


def words(topic: str, language: str) -> dict[str, Any]:
    """Labels of a topic in a language, in English where it has none.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.words("structure", "en")["words"]
    'words'
    """
    return languages.load(language, topic) or languages.load("en", topic)


def verbs(language: str) -> Mapping[str, str]:
    """Names of the canonical verbs in a language; a verb without one is shown as it is.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.verbs("en").get("recall", "recall")
    'recall'
    """
    names: Mapping[str, str] = words("act_charts", language).get("verbs", {})
    return names


def named(names: Mapping[str, str], key: str, language: str) -> str:
    """The label of a key, as a chart may print it; the key itself where there is none.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.named({"women": "Women"}, "women", "en"), parts.named({}, "men", "en")
    ('Women', 'men')
    """
    return style.label(names.get(key, key), language)


def legend(axes: Axes, **options: Any) -> None:
    """The legend of a panel; its place may depend on the language.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> _ = axes.plot([1, 2], label="women")
    >>> parts.legend(axes, loc="upper " + parts.start("en"))
    >>> [text.get_text() for text in axes.get_legend().get_texts()]
    ['women']
    """
    axes.legend(**options)


def under_the_title(figure: Figure, key: Legend, inches: float, language: str) -> None:
    """Make room for a key between the title of a finished figure and its panels.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure(6, 4)
    >>> _ = axes.plot([1, 2], label="women")
    >>> done = style.finish(figure, title="Boats", source="a count")
    >>> parts.under_the_title(done, figure.legend(), 1, "en")
    >>> bool(done.get_layout_engine().get()["rect"][3] < 0.75)
    True
    """
    engine: Any = figure.get_layout_engine()
    left, bottom, width, height = engine.get()["rect"]
    engine.set(rect=(left, bottom, width, height - inches / figure.get_size_inches()[1]))
    key.set_bbox_to_anchor((0.985 if start(language) == "right" else 0.015, bottom + height), figure.transFigure)
    key.set_in_layout(False)


def labelled(language: str) -> dict[str, Any]:
    """Options of ``tick_params`` that label the side on which the language starts.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.labelled("ar")
    {'labelright': True}
    """
    return {f"label{start(language)}": True}


def start(language: str) -> str:
    """The side on which a line of the language starts.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.start("en"), parts.start("ar")
    ('left', 'right')
    """
    return "right" if style.direction(language) == "rtl" else "left"


def end(language: str) -> str:
    """The side on which a line of the language ends.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.end("en"), parts.end("ar")
    ('right', 'left')
    """
    return "left" if style.direction(language) == "rtl" else "right"


def in_order(values: Iterable[object], between: str, language: str) -> str:
    """Numbers in the order of reading, as a chart may print them: from the right where the language is read so.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.in_order([181, 2, 1], "–", "en"), parts.in_order([181, 2, 1], "–", "ar")
    ('181–2–1', '1–2–181')
    """
    found = [str(value) for value in values]
    return between.join(found[::-1] if style.direction(language) == "rtl" else found)


def joint(language: str) -> str:
    """What stands between two parts of a sentence in a language.

    Examples
    --------
    >>> from toolkit.charts import parts
    >>> parts.joint("en"), parts.joint("ar")
    ('; ', '؛ ')
    """
    return str(words("display", language)["labels"]["semicolon"])


def note(
    axes: Axes, at: tuple[Any, Any], text: str, language: str, *, dx: float = 5, dy: float = 0, **options: Any
) -> None:
    """Words beside a point, on the side where the axes go on; ``dx`` and ``dy`` in points, ``dx`` mirrored.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> parts.note(axes, (0, 0), "the first", "en")
    >>> axes.texts[0].get_text()
    'the first'
    """
    rtl = style.direction(language) == "rtl"
    side = "center" if dx == 0 else ("left" if (dx > 0) != rtl else "right")
    put: dict[str, Any] = {"ha": side, "va": "center", "size": 8, **options}
    offset = (-dx if rtl else dx, dy)
    plain = (
        text if not any(sign.isalpha() for sign in text) else style.label(text, language)
    )  # a bare sign is not mirrored
    axes.annotate(plain, at, xytext=offset, textcoords="offset points", **put)


def panel(axes: Axes, title: str, language: str) -> None:
    """The heading of one panel, on the side where its language starts.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> parts.panel(axes, "women", "en")
    >>> axes.get_title(loc="left")
    'women'
    """
    put: dict[str, Any] = {"loc": start(language)}
    axes.set_title(style.label(title, language), size=9, weight="bold", **put)


def stacked(
    axes: Axes,
    values: Mapping[str, Sequence[float]] | pd.DataFrame,
    looks: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
    language: str,
    ends: Sequence[float] = (),
    *,
    upright: bool = False,
    **options: Any,
) -> list[float]:
    """Bars in pieces, one after the other, each piece in its colour and hatch; where each bar ends.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> looks = {"new": ("white", ""), "kept": ("black", "")}
    >>> parts.stacked(axes, {"new": [1, 2], "kept": [3, 4]}, looks, {}, "en")
    [4, 6]
    """
    draw, base = (axes.bar, "bottom") if upright else (axes.barh, "left")
    reached = list(ends)
    for name, (color, hatch) in looks.items():
        pieces = list(values[name])
        reached = reached or [0] * len(pieces)
        look: dict[str, Any] = {
            base: reached,
            "color": color,
            "hatch": hatch,
            "label": named(names, name, language),
            **options,
        }
        draw(range(len(pieces)), pieces, **look)
        reached = [end + piece for end, piece in zip(reached, pieces, strict=True)]
    return reached


def shares(
    axes: Axes,
    frame: pd.DataFrame,
    looks: Mapping[str, tuple[str, str]],
    labels: Mapping[str, str],
    notes: Iterable[str],
    names: Mapping[str, Any],
    language: str,
    *,
    ncols: int,
    **options: Any,
) -> None:
    """A bar for each table of a frame, parted by its columns into shares of a hundred, with a note beside it.

    Examples
    --------
    >>> import pandas as pd
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> frame = pd.DataFrame({"table": ["tags"], "old": [1], "new": [3]})
    >>> looks = {"old": ("white", ""), "new": ("black", "")}
    >>> names = {"tables": {}, "share_axis": "per cent"}
    >>> parts.shares(axes, frame, looks, {}, ["1 / 3"], names, "en", ncols=2)
    >>> [float(bar.get_width()) for bar in axes.patches]
    [25.0, 75.0]
    """
    total = frame[list(looks)].sum(axis=1)
    values = {
        name: [100 * float(n) / row_total for n, row_total in zip(frame[name], total, strict=True)] for name in looks
    }
    ends: list[float] = []
    for name, look in looks.items():
        ends = stacked(axes, values, {name: look}, labels, language, ends, gid=name, **options)
    for number, words in enumerate(notes):
        note(axes, (100, number), words, language, dx=6)
    axes.set_yticks(range(len(frame)), [named(names["tables"], one, language) for one in frame["table"]])
    axes.set_ylim(len(frame) - 0.5, -0.5)
    axes.set_xlim(0, 135)
    ticks(axes, range(0, 101, 20), range(0, 101, 20), language)
    axes.set_xlabel(style.label(names["share_axis"], language))
    axes.legend(ncols=ncols, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    axes.grid(visible=False, axis="y")


def ticks(axes: Axes, at: Sequence[Any], labels: Iterable[object], language: str) -> None:
    """Labels of the horizontal axis.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> parts.ticks(axes, [0, 1], [2005, 2025], "en")
    >>> [label.get_text() for label in axes.get_xticklabels()]
    ['2005', '2025']
    """
    axes.set_xticks(list(at), [style.label(label, language) for label in labels])


def fifth_years(axes: Axes, language: str) -> None:
    """A tick at each fifth year within the ends of the horizontal axis.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> _ = axes.set_xlim(2004.5, 2016)
    >>> parts.fifth_years(axes, "en")
    >>> [(int(at), label.get_text()) for at, label in zip(axes.get_xticks(), axes.get_xticklabels())]
    [(2005, '2005'), (2010, '2010'), (2015, '2015')]
    """
    low, high = axes.get_xlim()
    years = range(5 * math.ceil(low / 5), math.floor(high) + 1, 5)
    ticks(axes, years, years, language)


def finish(
    figure: Figure,
    names: Mapping[str, Any],
    chart: str,
    language: str,
    *,
    source: str,
    title: str = "",
    marks: Sequence[str] = (),
) -> Figure:
    """Title, unit and source line of a chart: ``<chart>_title``, ``<chart>_unit`` and ``source`` of its labels.

    What each of ``marks`` means (`toolkit.charts.evidence.used`) is said after the unit.

    Examples
    --------
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> names = {"a_title": "Boats", "a_unit": "boats a year", "source": "a count"}
    >>> parts.finish(figure, names, "a", "en", source="source")
    <chart: Boats. boats a year. Source: a count>
    """
    mark_words = words("display", language).get("marks", {})
    unit = joint(language).join([str(names[f"{chart}_unit"]), *(mark_words[one] for one in marks)])
    title = title or str(names[f"{chart}_title"])
    return style.finish(figure, title=title, source=str(names[source]), unit=unit, language=language)


def finish_of(
    figure: Figure,
    names: Mapping[str, Any],
    chart: str,
    about: Sequence[str],
    language: str,
    *,
    title: str = "",
    counts: Mapping[str, object] | None = None,
) -> Figure:
    """The same of a chart of one resolution, with counts in the title, and symbol, name and reading in the source.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.charts import parts, style
    >>> figure, axes = style.new_figure()
    >>> names = {"a_title": "{number} boats", "a_unit": "boats", "source": "{symbol}, {name}"}
    >>> parts.finish_of(figure, names, "a", ("A/RES/78/132", "a.txt"), "en", counts={"number": 3})
    <chart: 3 boats. boats. Source: A/RES/78/132, a.txt>
    """
    symbol, name, reading = (*about, "")[:3]
    read = names.get("repaired" if reading == "repaired" else "as_source", "")
    source = str(names["source"]).format(symbol=symbol, name=name, reading=read)
    title = title or str(names[f"{chart}_title"]).format(**(counts or {}))
    return style.finish(figure, title=title, source=source, unit=str(names[f"{chart}_unit"]), language=language)

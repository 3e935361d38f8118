"""Pieces that the charts over time share: their words, panels, notes beside points, and marks of repeated figures.

A *hollow* mark is a figure that is repeated from another year or another hand; a filled one is stated or measured for
the first time. Nothing here joins two points by a line: that is each chart's own decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit.charts import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "FORCES",
    "end",
    "finish",
    "labelled",
    "legend",
    "named",
    "note",
    "panel",
    "rows",
    "start",
    "ticks",
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


def words(topic: str, language: str) -> dict[str, Any]:
    """Labels of a topic in a language, in English where it has none."""
    return languages.load(language, topic) or languages.load("en", topic)


def verbs(language: str) -> Mapping[str, str]:
    """Names of the canonical verbs in a language; a verb without one is shown as it is."""
    names: Mapping[str, str] = words("act_charts", language).get("verbs", {})
    return names


def named(names: Mapping[str, str], key: str, language: str) -> str:
    """The label of a key, as a chart may print it; the key itself where there is none."""
    return style.label(names.get(key, key), language)


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame, one named tuple each."""
    return iter(frame.itertuples())


def legend(axes: Axes, **options: Any) -> None:
    """The legend of a panel."""
    axes.legend(**options)


def labelled(language: str) -> dict[str, Any]:
    """Options of ``tick_params`` that label the side on which the language starts."""
    return {f"label{start(language)}": True}


def start(language: str) -> str:
    """The side on which a line of the language starts."""
    return "right" if style.direction(language) == "rtl" else "left"


def end(language: str) -> str:
    """The side on which a line of the language ends."""
    return "left" if style.direction(language) == "rtl" else "right"


def note(
    axes: Axes, at: tuple[Any, Any], text: str, language: str, *, dx: float = 5, dy: float = 0, **options: Any
) -> None:
    """Words beside a point, on the side where the axes go on; ``dx`` and ``dy`` in points, ``dx`` mirrored."""
    rtl = style.direction(language) == "rtl"
    side = "center" if dx == 0 else ("left" if (dx > 0) != rtl else "right")
    put: dict[str, Any] = {"ha": side, "va": "center", "size": 8, **options}
    offset = (-dx if rtl else dx, dy)
    plain = (
        text if not any(sign.isalpha() for sign in text) else style.label(text, language)
    )  # a bare sign is not mirrored
    axes.annotate(plain, at, xytext=offset, textcoords="offset points", **put)


def panel(axes: Axes, title: str, language: str) -> None:
    """The heading of one panel, on the side where its language starts."""
    put: dict[str, Any] = {"loc": start(language)}
    axes.set_title(style.label(title, language), size=9, weight="bold", **put)


def ticks(axes: Axes, at: Sequence[Any], labels: Iterable[object], language: str) -> None:
    """Labels of the horizontal axis."""
    axes.set_xticks(list(at), [style.label(label, language) for label in labels])


def finish(
    figure: Figure, names: Mapping[str, Any], chart: str, language: str, *, source: str, title: str = ""
) -> Figure:
    """Title, unit and source line of a chart: ``<chart>_title``, ``<chart>_unit`` and ``source`` of its labels."""
    unit = str(names[f"{chart}_unit"])
    title = title or str(names[f"{chart}_title"])
    done = style.finish(figure, title=title, source=str(names[source]), unit=unit, language=language)
    engine: Any = done.get_layout_engine()
    engine.set(w_pad=0.14)
    return done

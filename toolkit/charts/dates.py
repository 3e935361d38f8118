"""Charts of what a resolution dates and of the figures it compares.

They take the frames of `toolkit.views.dates` and the table ``statistics``. A point stands
at the middle of what was stated; a thick line spans a stated range, a thin one a year or
a month stated as such: a point at mid-2024 on a thin line says "in 2024", not "in July". Colour and shape tell
the kind of a date. Pairs are figures that the text itself compares; nothing is computed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from toolkit.charts import _titles, parts, style
from toolkit.charts._chart import about as about_
from toolkit.charts._chart import of, table
from toolkit.views import dates as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["pairs", "timeline"]

_KINDS: Final = {
    "adoption": (style.PALETTE[0], "o"),
    "meeting": (style.PALETTE[2], "s"),
    "deadline": (style.PALETTE[1], "D"),
    "edition": (style.PALETTE[3], "^"),
    "period": (style.PALETTE[4], "P"),
    "reference": (style.GREYS[2], "v"),
}
_DAYS: Final = 365.2425
_BAR: Final = 31 / _DAYS


def _year(iso: str, *, end: bool = False) -> float:
    """An ISO day as a year with decimals; ``end`` counts to the end of the day."""
    day = date.fromisoformat(iso)
    return day.year + (day.timetuple().tm_yday - (0 if end else 1)) / (366 if day.year % 4 == 0 else 365)


@of("dates", frame=views.timeline, about=about_, adopted=lambda resolution: str(resolution.meta.get("adopted", "")))
def timeline(frame: pd.DataFrame, *, about: tuple[str, str, str], adopted: str = "", language: str = "") -> Figure:
    """Every dated event in the order of time, before and after the day of adoption.

    Parameters
    ----------
    frame
        From `toolkit.views.dates.timeline`.
    about
        Symbol, file name and reading, for the source line.
    adopted
        ISO day of adoption, drawn as a line; empty for none.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        As high as the frame has rows.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.dates.timeline()  # doctest: +ELLIPSIS
    <chart: What the resolution dates: 26 past on the day of ...>
    """
    names = parts.words("timeline", language)
    figure, axes = style.new_figure(9.0, 2.2 + 0.215 * len(frame))
    with style.context():
        _draw(axes, frame, names, language)
        low = min([_year(s) for s in frame["start"]], default=2000.0)
        high = max([_year(e, end=True) for e in frame["end"]], default=2030.0)
        axes.set_xlim(min(int(low) - 1.5, 2001), max(int(high) + 1.5, 2031))
        axes.set_ylim(len(frame) - 0.4, -1.6 if adopted else -0.6)
        rows = [_row(row, names, language) for row in frame.itertuples(index=False)]
        axes.set_yticks(range(len(frame)), rows)
        axes.tick_params(axis="y", length=0, labelsize=8)
        if adopted:
            axes.axvline(_year(adopted), color=style.INK, linewidth=1, linestyle="--", zorder=1)
            words = str(names["adopted"]).format(
                day=f"\u2066{adopted}\u2069"
            )  # a day keeps its order between Arabic words
            rtl = style.direction(language) == "rtl"
            axes.annotate(
                style.label(words, language), (_year(adopted), -1.0), xytext=(6 if rtl else -6, 0),
                textcoords="offset points", ha="left" if rtl else "right", va="center", size=8,
            )  # fmt: skip
        rtl = style.direction(language) == "rtl"
        if len(frame):
            axes.legend(loc="lower right" if rtl else "lower left", frameon=True, facecolor="white", edgecolor="none")
    style.mirror(axes, language)
    counts = {when: int((frame["when"] == when).sum()) for when in ("past", "current", "planned")}
    return parts.finish_of(figure, names, "timeline", about, language, counts=counts)


def _draw(axes: Axes, frame: pd.DataFrame, names: dict[str, Any], language: str) -> None:
    """Points and bars, one kind after the other, so that the legend has one entry each."""
    for kind, (color, marker) in _KINDS.items():
        at, where = [], []
        for y, row in enumerate(frame.itertuples(index=False)):
            if row.kind != kind:
                continue
            first, last = _year(str(row.start)), _year(str(row.end), end=True)
            if last - first > _BAR:
                width = 4 if row.precision == "range" else 1.5
                axes.plot([first, last], [y, y], color=color, linewidth=width, solid_capstyle="butt", zorder=2)
            at.append((first + last) / 2)
            where.append(y)
        if at:
            label = style.label(names["kinds"][kind], language)
            axes.scatter(at, where, color=color, marker=marker, s=34, zorder=3, label=label)


def _row(row: Any, names: dict[str, Any], language: str) -> str:
    event = names["events"].get(row.event, row.event) or names["unnamed"]
    places = ", ".join(names.get("places", {}).get(place, place) for place in row.places.split(", "))
    return style.label(f"{event} ({places})", language)


@of("pairs", frame=table("statistics"), about=about_)
def pairs(frame: pd.DataFrame, *, about: tuple[str, str, str], language: str = "") -> Figure:
    """The shares that the text compares, two points and a line for each pair.

    Parameters
    ----------
    frame
        The table ``statistics``; rows without a pair and units other than per cent are left out.
    about
        Symbol, file name and reading, for the source line.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.dates.pairs()  # doctest: +ELLIPSIS
    <chart: The widest gap that the text states: 90 against ...>
    """
    names = parts.words("timeline", language)
    rows = frame[(frame["pair"] != "") & (frame["unit"] == "percent")]
    members: dict[str, list[dict[Any, Any]]] = {}
    for record in rows.to_dict("records"):
        members.setdefault(str(record["pair"]), []).append(record)
    figure, axes = style.new_figure(8.6, 1.9 + 0.62 * len(members))
    with style.context():
        for y, pair in enumerate(members.values()):
            values = sorted(float(row["value"]) for row in pair)
            axes.plot([values[0], values[-1]], [y, y], color=style.GREYS[1], linewidth=3, zorder=1)
            for row in pair:
                low = float(row["value"]) == values[0]
                color, marker = (style.PALETTE[1], "D") if low else (style.PALETTE[2], "s")
                axes.scatter([row["value"]], [y], color=color, marker=marker, s=46, zorder=3)
                words = f"{names['groups'].get(row['group'], row['group'])}  {row['value']:g}"
                axes.annotate(
                    style.label(words, language), (row["value"], y), xytext=(0, 9 if low else -9),
                    textcoords="offset points", ha="center", va="bottom" if low else "top", size=8,
                )  # fmt: skip
        axes.set_yticks(range(len(members)), [style.label(pair[0]["place"], language) for pair in members.values()])
        axes.set_ylim(len(members) - 0.3, -0.7)
        axes.set_xlim(0, 100)
        axes.grid(visible=False, axis="y")
    style.mirror(axes, language)
    title = _titles.sentence(names, "pairs", _titles.widest(list(members.values())))
    return parts.finish_of(figure, names, "pairs", about, language, title=title)

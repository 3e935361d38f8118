"""Charts of the Internet Governance Forum: its mandate, its meetings, its place in the resolutions.

They take the frames of `toolkit.views.forum`. A bar is a period that an act gave the Forum; an act that moves nothing
is a hollow mark without a bar. An end that a paragraph does not state is said to be absent, never filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import _titles, evidence, parts, style
from toolkit.charts._chart import chart
from toolkit.views import forum as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["mandate", "meetings", "place"]

_MOVES: Final = style.PALETTE[1]
_LAST: Final = 2030
#: The years of a bar in which its ends can be written.
_WRITABLE: Final = 4
_PEOPLE: Final = {
    "onsite": ("s", style.PALETTE[1]),
    "online": ("^", style.PALETTE[3]),
    "total": ("o", style.PALETTE[2]),
}


@chart(frame=views.mandate)
def mandate(frame: pd.DataFrame, *, language: str = "", misread: str = "") -> Figure:
    """Every act on the Forum's mandate, a row each: when, with which verb, and the period that it gave.

    Parameters
    ----------
    frame
        From `toolkit.views.forum.mandate` or ``as_read``.
    language
        Language of the labels.
    misread
        Symbol of the act that a misreading has changed: its row stands out, and the title says so.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.forum.mandate()  # doctest: +ELLIPSIS
    <chart: 3 acts gave the Forum a term, 1 made it permanent; ...>
    """
    names = parts.words("forum", language)
    figure, axes = style.new_figure(9.2, 1.4 + 0.31 * len(frame))
    with style.context():
        for number, row in enumerate(each(frame)):
            if row.symbol == misread:
                axes.axhspan(
                    number - 0.5, number + 0.5, facecolor=style.PALETTE[5], edgecolor="none", alpha=0.5, zorder=0
                )
            _act(axes, number, row, names, language)
        labels = [_name(row, names) for row in each(frame)]
        axes.set_yticks(range(len(frame)), [style.label(text, language) for text in labels])
        axes.set_ylim(len(frame) - 0.4, -0.6)
        axes.set_xlim(2004.5, _LAST + 4)
        parts.fifth_years(axes, language)
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
    style.mirror(axes, language)
    title = str(names["misread_title"]) if misread else _titles.sentence(names, "mandate", _titles.terms(frame))
    marks = evidence.used(frame)
    return parts.finish(figure, names, "mandate", language, source="mandate_source", title=title, marks=marks)


def _name(row: Any, names: dict[str, Any]) -> str:
    symbol = evidence.sourced(names["documents"].get(row.symbol, row.symbol), row.source_kind)
    return (
        f"{symbol}{names['comma']} {names['para']} {row.paragraph} · {row.year}"
        if row.paragraph
        else f"{symbol} · {row.year}"
    )


def _act(axes: Axes, number: int, row: Any, names: dict[str, Any], language: str) -> None:
    """One row: a bar for the period that the act gave, a mark on its day where it gave none; its verb beside it."""
    from datetime import date

    verb = names["acts"].get(row.act, row.act)
    bold = "bold" if row.moves else "normal"
    if row.moves and not _missing(row.start):
        until = _LAST + 0.8 if row.permanent else row.end + 1
        axes.barh(number, until - row.start, left=row.start, height=0.62, color=_MOVES, zorder=2)
        short = until - row.start < _WRITABLE
        ends = [str(row.start), names["open"] if row.permanent else str(row.end)]
        years = "–".join(ends[::-1] if style.direction(language) == "rtl" and not row.permanent else ends)
        put: dict[str, Any] = {"ha": "center", "va": "center", "size": 8.5, "color": "white", "zorder": 3}
        if not short:
            axes.text((row.start + until) / 2, number, style.label(years, language) if row.permanent else years, **put)
        verb += f" ({row.start}–{row.end})" if short else ""
        before = row.permanent  # its bar runs to the end of the picture
        at = (row.start if before else until, number)
        parts.note(axes, at, verb, language, dx=-7 if before else 7, size=8.5, weight=bold)
        return
    if row.unproven:
        verb += f" {names['no_end']}"
    elif not _missing(row.end):
        verb += f" ({names['until']} {row.end})"
    day = date.fromisoformat(row.date) if len(row.date) > 4 else date(row.year, 7, 1)
    when = row.year + (day.timetuple().tm_yday - 1) / 366
    edge = _MOVES if row.moves else style.INK
    axes.scatter([when], [number], marker="D", s=34, c=_MOVES if row.moves else "white", edgecolors=edge, zorder=3)
    parts.note(axes, (when, number), verb, language, dx=8, size=8.5, weight=bold)


def _missing(value: object) -> bool:
    import pandas as pd

    return value is pd.NA


@chart(frame=views.meetings)
def meetings(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The annual meetings, a row each: place, year, and the numbers of people that a source states.

    Parameters
    ----------
    frame
        From `toolkit.views.forum.meetings`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Rows without any number say so; an asterisk marks dates or themes that are not proven.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.forum.meetings()  # doctest: +ELLIPSIS
    <chart: A count of participants was found for 12 of 20 ...>
    """
    names = parts.words("forum", language)
    figure, axes = style.new_figure(9, 1.6 + 0.28 * len(frame))
    with style.context():
        for kind, (marker, color) in _PEOPLE.items():
            rows = frame[frame[kind].notna()]
            label = style.label(names["people"][kind], language)
            axes.scatter(
                rows[kind].astype(float), rows.index, marker=marker, color=color, s=36, label=label, zorder=3, gid=kind
            )
        for number, row in enumerate(each(frame)):
            known = [float(getattr(row, kind)) for kind in _PEOPLE if not _missing(getattr(row, kind))]
            notes = [] if known else [names["unknown"]]
            if not _missing(row.countries):
                notes.append(names["countries"].format(count=row.countries))

            parts.note(
                axes, (max(known, default=0), number), "; ".join(notes), language, dx=8, size=7.5, color=style.GREYS[3]
            )
        cities = [names["cities"].get(row.city, row.city) for row in each(frame)]
        marks = [evidence.sourced("*" if row.unproven else "", row.source_kind) for row in each(frame)]
        labels = [
            f"{row.number} · {row.year} · {city}{mark}"
            for row, city, mark in zip(each(frame), cities, marks, strict=True)
        ]
        axes.set_yticks(range(len(frame)), [style.label(text, language) for text in labels])
        axes.set_ylim(len(frame) - 0.4, -0.6)
        axes.set_xlim(0, 14000)
        axes.set_xlabel(style.label(names["people_axis"], language))
        axes.grid(visible=False, axis="y")
        axes.legend(ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    title, marks = _titles.sentence(names, "meetings", _titles.counted(frame)), evidence.used(frame)
    return parts.finish(figure, names, "meetings", language, source="meetings_source", title=title, marks=marks)


@chart(frame=views.place)
def place(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Where paragraphs on the Forum stand in each resolution, by force; the paragraph on the mandate is ringed.

    Parameters
    ----------
    frame
        From `toolkit.views.forum.place`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.forum.place()  # doctest: +ELLIPSIS
    <chart: The paragraph on the mandate stands at 71 to 75 ...>
    """
    names = parts.words("forum", language)
    forces = parts.words("act_charts", language)["force"]
    symbols = list(dict.fromkeys(frame["short"]))
    rows = {symbol: number for number, symbol in enumerate(symbols)}
    figure, axes = style.new_figure(9, 4.2)
    with style.context():
        markers = dict(zip(parts.FORCES, ("o", "s", "^", "D", "x"), strict=True))
        for force, group in frame.groupby("force", sort=False):
            y = [rows[symbol] for symbol in group["short"]]
            label = parts.named(forces, str(force), language)
            color = parts.FORCES[str(force)][0]
            edge = style.INK
            axes.scatter(
                group["at"] * 100, y, marker=markers[str(force)], s=44, c=color, edgecolors=edge, label=label, zorder=3
            )
        own = frame[frame["mandate"]]
        y = [rows[symbol] for symbol in own["short"]]
        ring = style.label(names["ring"], language)
        axes.scatter(
            own["at"] * 100, y, marker="o", s=190, facecolors="none", edgecolors=style.PALETTE[1], lw=1.6, label=ring
        )
        for row in each(own):
            parts.note(axes, (row.at * 100, rows[row.short]), row.paragraph_id, language, dx=-9, size=7.5)
        totals = frame.drop_duplicates("short").set_index("short")
        counted = {one: names["paragraphs"].format(count=totals.loc[one, "total"]) for one in symbols}
        labels = [f"{one} ({totals.loc[one, 'year']}){names['comma']} {counted[one]}" for one in symbols]
        axes.set_yticks(range(len(symbols)), [style.label(text, language) for text in labels])
        axes.set_ylim(len(symbols) - 0.5, -0.8)
        axes.set_xlim(0, 100)
        axes.set_xlabel(style.label(names["place_axis"], language))
        axes.legend(ncols=5, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    title = _titles.sentence(names, "place", _titles.place_of(frame))
    return parts.finish(figure, names, "place", language, source="panel_source", title=title)

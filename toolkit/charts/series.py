"""Charts of the series: what became of paragraphs, cohorts, acts by force, and a theme year by year.

They take the frames of `toolkit.views.series` and of `toolkit.views.panel.theme`. Every number is a count of paragraphs
or of acts, printed on its bar or cell; the resolutions grow, so a count that grows is not yet a growing share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import _titles, parts, style
from toolkit.charts._cells import Cell, shaded, table
from toolkit.charts._chart import chart
from toolkit.themes import load_codebook
from toolkit.views import panel
from toolkit.views import series as views

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["acts", "cohorts", "fates", "new_paragraphs", "theme"]

_STATUS: Final = {
    "identical": (style.GREYS[0], ""),
    "modified": (style.PALETTE[4], ""),
    "merged": (style.PALETTE[5], "\\\\\\"),
    "split": (style.PALETTE[3], "///"),
    "new": (style.PALETTE[2], ""),
    "dropped": (style.PALETTE[1], ""),
}
#: The power that lifts small counts, so that they are not lost beside the oldest layer.
_PALER: Final = 0.4
_CELLS: Final = {
    "new": style.PALETTE[2],
    "modified": style.PALETTE[4],
    "merged": style.PALETTE[5],
    "split": style.PALETTE[3],
    "moved": "white",
    "dropped": "white",
}


@chart(frame=views.fates)
def fates(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """What became of paragraphs from year to year, a panel a language; dropped ones stand below the line.

    Parameters
    ----------
    frame
        From `toolkit.views.series.fates`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.series.fates()  # doctest: +ELLIPSIS
    <chart: Each year 85 to 99 per cent of the paragraphs ...>
    """
    names, frame = parts.words("series", language), parts.own_first(frame, language)
    codes = list(dict.fromkeys(frame["language"]))
    figure, panels = style.new_grid(1, len(codes), width=10.5, height=4.8, sharey=True)
    with style.context():
        for axes, code in zip(_ordered(panels, language), codes, strict=True):
            mine = frame[frame["language"] == code]
            labels = _years(mine)
            up = dict.fromkeys(labels, 0)
            for status, (color, hatch) in _STATUS.items():
                counts = mine[mine["status"] == status].set_index("short")["paragraphs"]
                for at, symbol in enumerate(labels):
                    if symbol in counts:
                        _stack(axes, at, int(counts[symbol]), up, symbol, status, (color, hatch))
                axes.bar([0], [0], color=color, hatch=hatch, label=parts.named(names["status"], status, language))
            parts.ticks(axes, range(len(labels)), [f"{one}\n{year}" for one, year in labels.items()], language)
            axes.axhline(0, color=style.INK, lw=0.8)
            axes.grid(visible=False, axis="x")
            parts.panel(axes, names["texts"][code], language)
        low, high = axes.get_ylim()  # of all panels
        axes.set_ylim(low - 14, high * 1.22)
        _legend(_ordered(panels, language)[0], language)
    for axes in panels:
        style.mirror(axes, language)
        axes.tick_params(axis="x", labelsize=7.5)
    title = _titles.sentence(names, "fates", _titles.carried(frame))
    return parts.finish(figure, names, "fates", language, source="panel_source", title=title)


def _ordered(panels: list[Axes], language: str) -> list[Axes]:
    return panels[::-1] if style.direction(language) == "rtl" else panels


def _legend(axes: Axes, language: str) -> None:
    """One legend for all panels, in the corner where reading starts."""
    parts.legend(axes, ncols=3, loc="upper " + parts.start(language), fontsize=7.5)


def _years(frame: pd.DataFrame) -> dict[str, int]:
    return dict(zip(frame["short"], frame["year"], strict=True))


def _stack(
    axes: Axes, at: int, count: int, up: dict[str, int], symbol: str, status: str, look: tuple[str, str]
) -> None:
    color, hatch = look
    bottom = -count if status == "dropped" else up[symbol]
    up[symbol] += 0 if status == "dropped" else count
    axes.bar(at, count, bottom=bottom, width=0.72, color=color, hatch=hatch, gid=status)
    if count > 4 or status == "dropped":
        box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        y = bottom - 5 if status == "dropped" else bottom + count / 2
        axes.text(at, y, str(count), ha="center", va="center", size=7.5, bbox=box)


@chart(frame=views.cohorts)
def cohorts(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """How many paragraphs of each cohort still stand, year by year, as a table of cells.

    Parameters
    ----------
    frame
        From `toolkit.views.series.cohorts`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.series.cohorts()  # doctest: +ELLIPSIS
    <chart: 82 of the 133 paragraphs of 80/118 go back to ...>
    """
    names = parts.words("series", language)
    symbols = list(dict.fromkeys(frame["symbol"]))
    at = {symbol: number for number, symbol in enumerate(symbols)}
    top = float(frame["paragraphs"].max())
    counted = zip(frame["born"], frame["symbol"], frame["paragraphs"], strict=True)
    found = [shaded(at[symbol], at[born], f"{count}", (count / top) ** _PALER) for born, symbol, count in counted]
    years = frame.drop_duplicates("symbol").set_index("symbol")["year"]
    born_in = [names["or_before"].format(symbol=symbols[0]), *symbols[1:]]
    figure, axes = style.new_figure(8.2, 4.2)
    with style.context():
        table(axes, found, [f"{one}\n{years[one]}" for one in symbols], born_in, language)
        axes.set_ylabel(style.label(names["born_in"], language))
    style.mirror(axes, language)
    title = _titles.sentence(names, "cohorts", _titles.oldest(frame))
    return parts.finish(figure, names, "cohorts", language, source="panel_source", title=title)


@chart(frame=views.new_paragraphs)
def new_paragraphs(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Paragraphs that were new in one year, a row each, and what they became in the years after.

    Parameters
    ----------
    frame
        From `toolkit.views.series.new_paragraphs`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A cell has the paragraph's id in that year and what became of it: a weak likeness is printed, a dashed cell
        holds only a clause of it, a cross says that it was dropped.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.series.new_paragraphs()  # doctest: +ELLIPSIS
    <chart: Of 14 paragraphs new in 2023, wholly gone by 2025: P47 ...>
    """
    names = parts.words("series", language)
    verb_words = parts.verbs(language)
    ids = list(dict.fromkeys(frame["paragraph_id"]))
    years = _years(frame)
    verbs = frame.drop_duplicates("paragraph_id").set_index("paragraph_id")["verb"]
    labels = [f"{one} · {verb_words.get(verbs[one], verbs[one])}" for one in ids]
    held = [row for row in each(frame) if row.status]
    found = [_cell(row, list(years).index(row.short), ids.index(row.paragraph_id), names) for row in held]
    figure, axes = style.new_figure(8.2, 1.7 + 0.32 * len(ids))
    with style.context():
        table(axes, found, [f"{one} ({year})" for one, year in years.items()], labels, language, size=8)
    style.mirror(axes, language)
    first, last = min(years.values()), max(years.values())
    ends = frame.drop_duplicates("paragraph_id")
    gone = ", ".join(ends.loc[ends["outcome"] == "gone", "paragraph_id"]) or names["none"]
    title = str(names["new_paragraphs_title"]).format(new=len(ids), gone=gone, first=first, last=last)
    title += f" ({names['texts'][frame['language'].iloc[0]]})"
    counts = {outcome: int((ends["outcome"] == outcome).sum()) for outcome in views.OUTCOMES}
    unit = str(names["new_paragraphs_unit"]).format(**counts)
    words = {**names, "new_paragraphs_unit": unit}
    return parts.finish(figure, words, "new_paragraphs", language, source="panel_source", title=title)


def _cell(row: Any, column: int, at: int, names: Mapping[str, Any]) -> Cell:
    """Id and status; the likeness where it is weak, so that "continued" is not read as "kept"."""
    word = names["status"].get(row.status, row.status)
    weak = f" {row.likeness:.2f}" if row.likeness == row.likeness and (row.likeness or 1) < views.WEAK else ""
    text = f"× {word}" if row.status == "dropped" else f"{row.at} · {word}{weak}"
    ink = "white" if row.status in ("new", "split") else style.INK
    color = _CELLS.get(row.status, style.GREYS[0])
    return Cell(column, at, text, color, ink, gid=row.status, frame="--" if row.status == "moved" else "")


@chart(frame=views.acts)
def acts(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Acts of each resolution by force, a small panel a force, both languages beside each other.

    Parameters
    ----------
    frame
        From `toolkit.views.series.acts`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Each panel has its own scale, from zero.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.series.acts()  # doctest: +ELLIPSIS
    <chart: Acts that evaluate: from 64 to 112; that exhort: ...>
    """
    names, frame = parts.words("series", language), parts.own_first(frame, language)
    forces = parts.words("act_charts", language)["force"]
    found = list(dict.fromkeys(frame["force"]))
    codes = list(dict.fromkeys(frame["language"]))
    years = _years(frame)
    figure, panels = style.new_grid(2, 2, width=10, height=5.6, sharex=True)
    order = [1, 0, 3, 2] if style.direction(language) == "rtl" else [0, 1, 2, 3]
    with style.context():
        for place, force in zip(order, found, strict=True):
            axes = panels[place]
            for step, code in enumerate(codes):
                rows = frame[(frame["force"] == force) & (frame["language"] == code)]
                x = [list(years).index(one) + (step - 0.5) * 0.4 for one in rows["short"]]
                look: dict[str, Any] = {"color": style.PALETTE[4 - 2 * step], "hatch": ("", "///")[step], "width": 0.38}
                axes.bar(x, rows["acts"], label=style.label(names["texts"][code], language), gid=code, **look)
                for one, count in zip(x, rows["acts"], strict=True):
                    parts.note(axes, (one, count), str(count), language, dx=0, dy=5, size=7)
            axes.set_ylim(0, frame.loc[frame["force"] == force, "acts"].max() * 1.2)
            axes.grid(visible=False, axis="x")
            parts.panel(axes, forces.get(force, force), language)
        first = panels[order[0]]
        first.set_ylim(0, first.get_ylim()[1] * 1.2)
        _legend(first, language)
        for axes in panels[2:]:
            parts.ticks(axes, range(len(years)), [f"{one}\n{year}" for one, year in years.items()], language)
    for axes in panels:
        style.mirror(axes, language)
    title = _titles.sentence(names, "acts", _titles.acts_over_years(frame))
    return parts.finish(figure, names, "acts", language, source="panel_source", title=title)


@chart(frame=panel.theme, name=lambda: load_codebook().label("digital_divides"))
def theme(frame: pd.DataFrame, name: str, *, language: str = "") -> Figure:
    """Paragraphs with a theme year by year, by force, with their share of all paragraphs.

    Parameters
    ----------
    frame
        From `toolkit.views.panel.theme`.
    name
        The theme, as the title names it.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Bars of the text in the language of the labels, where the frame has it; a diamond is the count in the other one.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.series.theme()  # doctest: +ELLIPSIS
    <chart: “Digital divides”: 17 paragraphs in 2019, 31 in ...>
    """
    names, frame = parts.words("series", language), parts.own_first(frame, language)
    forces = parts.words("act_charts", language)["force"]
    codes = list(dict.fromkeys(frame["language"]))
    mine = frame[frame["language"] == codes[0]]
    years = _years(mine)
    totals = mine.drop_duplicates("short").set_index("short")["total"]
    figure, axes = style.new_figure(8.6, 4.4)
    with style.context():
        up = dict.fromkeys(years, 0)
        tops = dict.fromkeys(years, 0)  # of the marks of the other text
        for force in dict.fromkeys(frame["force"]):
            color, hatch = parts.FORCES[str(force)]
            counts = mine[mine["force"] == force].set_index("short")["paragraphs"]
            heights = [int(counts.get(one, 0)) for one in years]
            label = style.label(forces.get(force, names["no_force"]), language)
            axes.bar(
                range(len(years)), heights, bottom=list(up.values()), width=0.6, color=color, hatch=hatch, label=label
            )
            up = {one: up[one] + high for one, high in zip(years, heights, strict=True)}
        for code in codes[1:]:
            other = frame[frame["language"] == code].groupby("short", sort=False)["paragraphs"].sum()
            label = style.label(names["other_text"].format(text=names["texts"][code]), language)
            x, y = range(len(years)), [int(other[one]) for one in years]
            tops = dict(zip(years, y, strict=True))
            axes.scatter(x, y, marker="D", s=26, color=style.INK, zorder=4, label=label)
        for at, (one, high) in enumerate(up.items()):
            text = names["of_all"].format(count=high, total=totals[one], share=round(100 * high / totals[one]))
            parts.note(axes, (at, max(high, tops[one])), text, language, dx=0, dy=10, size=7.5)
        axes.set_ylim(0, max(up.values()) * 1.25)
        parts.ticks(axes, range(len(years)), [f"{one}\n{year}" for one, year in years.items()], language)
        axes.grid(visible=False, axis="x")
        axes.legend(ncols=5, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    finding = _titles.over_years(frame)
    title = _titles.sentence(names, "theme", {"theme": name, **finding} if finding else None)
    title = title or str(names["theme_title"]).format(theme=name)
    return parts.finish(figure, names, "theme", language, source="theme_source", title=title)

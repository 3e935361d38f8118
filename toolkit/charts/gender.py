"""Charts of gender gaps: the paragraph as it grew, the gap as it was quoted in two ways, women and men online.

They take the frames of `toolkit.views.gender` and lines of kin from `toolkit.views.panel`. The relative gap and the
pairs of shares are two charts, because they are two measures. Pairs of one edition are joined; a line through years is
drawn for a single economy only, and breaks where a year is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit import languages
from toolkit._rows import rows as each
from toolkit.charts import _titles, divides, evidence, parts, style
from toolkit.charts._chart import chart
from toolkit.views import gender as views
from toolkit.views import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["by_sex", "economies", "growth", "parity", "quoted_gaps", "quoted_pairs"]

_SEXES: Final = {"women": ("^", style.PALETTE[1]), "men": ("o", style.PALETTE[2])}
#: The earlier years of an edition, beside its last.
_EARLIER: Final = style.GREYS[2]


@chart(lines=lambda: [panel.line(paragraph_id="O27", language=code) for code in ("ar", "en")])
def growth(lines: Sequence[pd.DataFrame], *, language: str = "") -> Figure:
    """The gender paragraph year by year: its words in each language, and its acts in order.

    Parameters
    ----------
    lines
        One line of kin a language, from `toolkit.views.panel.line`; words of two languages have a panel each.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.gender.growth()  # doctest: +ELLIPSIS
    <chart: The gender paragraph: from 174 to 241 words, ...>
    """
    names, own = parts.words("gender", language), language or languages.current()
    lines = sorted(lines, key=lambda line: line["language"].iloc[0] != own)  # its words and verbs before the other's
    figure, panels = style.new_grid(len(lines) + 1, 1, width=9, height=2.2 + 1.5 * (len(lines) + 1), sharex=True)
    with style.context():
        for axes, line in zip(panels, lines, strict=False):
            axes.bar(range(len(line)), line["words"], color=style.GREYS[1], width=0.62)
            for at, words in enumerate(line["words"]):
                parts.note(axes, (at, float(words)), f"{words:g}", language, dx=0, dy=7, size=9)
            axes.set_ylim(0, line["words"].max() * 1.2)
            axes.set_yticks([])
            parts.panel(axes, names["words_in"][line["language"].iloc[0]], language)
            axes.grid(visible=False, axis="x")
        _acts(panels[-1], lines[0], names, language)
        labels = [f"{row.short} · {row.paragraph_id}\n{row.year}" for row in each(lines[0])]
        parts.ticks(panels[-1], range(len(labels)), labels, language)
    for axes in panels:
        style.mirror(axes, language)
        axes.spines[["left", "right"]].set_visible(False)  # the values stand above the bars
    title = _titles.sentence(names, "growth", _titles.longer(lines[0]))
    return parts.finish(figure, names, "growth", language, source="panel_source", title=title)


def _acts(axes: Axes, line: pd.DataFrame, names: dict[str, Any], language: str) -> None:
    forces = parts.words("act_charts", language)["force"]
    verb_names = parts.verbs(language)
    most = max(len(verbs) for verbs in line["verbs"])
    drawn = set()
    for at, row in enumerate(each(line)):
        for place, (verb, force) in enumerate(zip(row.verbs, row.forces, strict=True)):
            color, _ = parts.FORCES[force]
            label = None if force in drawn else parts.named(forces, force, language)
            drawn.add(force)
            axes.bar(at, 0.9, bottom=most - place - 1, width=0.86, color=color, label=label)
            text = style.label(verb_names.get(verb, verb), language)
            ink = "white" if force == "direction" else style.INK
            axes.text(at, most - place - 0.55, text, ha="center", va="center", size=8, color=ink)
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.set_ylim(0, most)
    parts.panel(axes, names["acts_in_order"], language)
    side = parts.end(language)
    parts.legend(axes, ncols=len(drawn), loc=f"lower {side}", bbox_to_anchor=(side == "right", 0.98))


@chart(frame=views.quoted_gaps)
def quoted_gaps(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The relative gap as quoted until 2020; repeated figures are hollow, and no line joins years.

    Parameters
    ----------
    frame
        From `toolkit.views.gender.quoted_gaps`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.gender.quoted_gaps()  # doctest: +ELLIPSIS
    <chart: Women behind men: 12 per cent in 2017, 17 in ...>
    """
    names = parts.words("gender", language)
    groups = parts.words("divides", language)["groups"]
    figure, axes = style.new_figure(7.4, 3.8)
    looks = (("o", style.PALETTE[2]), ("^", style.PALETTE[3]))
    with style.context():
        for (group, rows), (marker, color) in zip(frame.groupby("group", sort=False), looks, strict=False):
            axes.scatter([], [], marker=marker, color=color, label=parts.named(groups, str(group), language))
            evidence.stated(
                axes, list(rows["year"]), list(rows["number"]), list(rows["state"]), marker=marker, color=color
            )
            for row in each(rows):
                parts.note(axes, (row.year, row.number), f"{row.number:g}", language, dx=7)
        years = sorted(set(frame["year"]))
        symbols = frame.drop_duplicates("year").set_index("year")["symbol"]
        parts.ticks(axes, years, [f"{symbols[year]}\n{year}" for year in years], language)
        axes.set_xlim(min(years) - 0.6, max(years) + 0.6)
        axes.set_ylim(0, 50)
        axes.set_ylabel(style.label(names["gap_axis"], language))
        axes.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    title = _titles.sentence(names, "gaps", _titles.gaps(frame))
    return parts.finish(figure, names, "gaps", language, source="quoted_source", title=title)


@chart(frame=views.quoted_pairs)
def quoted_pairs(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The pairs of shares as quoted from 2021: women, men, and the difference in percentage points.

    Parameters
    ----------
    frame
        From `toolkit.views.gender.quoted_pairs`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A panel a group, a pair a year; hollow marks are repeated while a newer edition existed.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.gender.quoted_pairs()  # doctest: +ELLIPSIS
    <chart: Quoted for 2021: 48 per cent of women and 55 of ...>
    """
    names = parts.words("gender", language)
    labels = parts.words("divides", language)["groups"]
    groups = list(dict.fromkeys(frame["group"]))
    figure, panels = style.new_grid(1, len(groups), width=9, height=4.2, sharey=True)
    ordered = groups[::-1] if style.direction(language) == "rtl" else groups
    with style.context():
        for axes, group in zip(panels, ordered, strict=True):
            rows = frame[frame["group"] == group]
            axes.vlines(rows["year"], rows["women"], rows["men"], color=style.GREYS[1], lw=2, zorder=1)
            for sex, (marker, color) in _SEXES.items():
                axes.scatter([], [], marker=marker, color=color, label=style.label(names[sex], language))
                states = list(rows[f"{sex}_state"])
                evidence.stated(axes, list(rows["year"]), list(rows[sex]), states, marker=marker, color=color, gid=sex)
                for row in each(rows):
                    up = 10 if sex == "men" else -10
                    parts.note(axes, (row.year, getattr(row, sex)), f"{getattr(row, sex):g}", language, dx=0, dy=up)
            for row in each(rows):
                middle = (row.women + row.men) / 2
                parts.note(axes, (row.year, middle), f"{row.difference:g}", language, dx=6, color=style.GREYS[3])
            parts.ticks(axes, rows["year"], [f"{row.symbol}\n{row.year}" for row in each(rows)], language)
            axes.set_xlim(rows["year"].min() - 0.6, rows["year"].max() + 0.7)
            axes.set_ylim(0, 85)
            parts.panel(axes, labels.get(group, group), language)
        parts.legend(panels[ordered.index(groups[0])], loc="lower " + parts.start(language))
    for axes in panels:
        style.mirror(axes, language)
    title = _titles.sentence(names, "pairs", _titles.shares_of_both(frame))
    return parts.finish(figure, names, "pairs", language, source="quoted_source", title=title)


@chart(frame=views.by_sex)
def by_sex(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Women and men online, pairs from one edition each.

    Parameters
    ----------
    frame
        From `toolkit.views.gender.by_sex`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.gender.by_sex()  # doctest: +ELLIPSIS
    <chart: In 2025, 71 per cent of women and 77 of men are ...>
    """
    gender_words = parts.words("gender", language)
    names = {
        **parts.words("divides", language),
        **{key: gender_words[key] for key in ("sex_title", "sex_told", "sex_unit")},
    }
    title = _titles.sentence(gender_words, "sex", _titles.latest_pair(frame))
    sides = (gender_words["women"], gender_words["men"])
    return divides.dumbbells(frame, "sex", names=names, sides=sides, language=language, title=title)


@chart(frame=views.parity)
def parity(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Parity scores by group: two years of one edition are joined, two editions never.

    Parameters
    ----------
    frame
        From `toolkit.views.gender.parity`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A row a group and edition, the groups nearest to parity first, of each its newest edition first; parity (1) is
        a line, the scores stand beyond it.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.gender.parity()  # doctest: +ELLIPSIS
    <chart: Parity between women and men: 1 of 5 groups have ...>
    """
    names, labels = parts.words("gender", language), parts.words("divides", language)
    keys = _newest_first(frame)
    figure, axes = style.new_figure(8.8, 1.9 + 0.32 * len(keys))
    with style.context():
        axes.axvline(1, color=style.INK, lw=1, ls="--")
        beyond = max(1.0, float(frame["value"].max()))
        for number, (group, edition, newest) in enumerate(keys):
            rows = frame[(frame["group"] == group) & (frame["edition"] == edition)].sort_values("year")
            color = style.PALETTE[2] if newest else _EARLIER
            axes.plot(rows["value"], [number] * len(rows), color=style.GREYS[1], lw=2, zorder=1)
            fill = [style.GREYS[1]] * (len(rows) - 1) + [color]
            size = [22] * (len(rows) - 1) + [48]
            axes.scatter(rows["value"], [number] * len(rows), c=fill, s=size, zorder=3)
            text = _scores(rows, language)
            weight = "bold" if newest else "normal"
            parts.note(axes, (beyond, number), text, language, dx=12, size=8.5, weight=weight)
        titles = [f"{labels['groups'].get(g, g)} · {labels['editions'].get(e, e)}" for g, e, _ in keys]
        axes.set_yticks(range(len(keys)), [style.label(title, language) for title in titles])
        axes.set_ylim(len(keys) - 0.4, -0.6)
        low = float(frame["value"].min()) // 0.1 * 0.1
        axes.set_xlim(low, beyond + (beyond - low) * 0.55)
        ticks = [one / 10 for one in range(round(10 * low), round(10 * beyond) + 1)]
        axes.set_xticks(ticks, [f"{one:.1f}" for one in ticks])
        axes.set_xlabel(
            style.label(names["parity_axis"], language), loc="right" if style.direction(language) == "rtl" else "left"
        )
        axes.grid(visible=False, axis="y")
    style.mirror(axes, language)
    words, marks = {**labels, **names}, evidence.used(frame)
    title = _titles.sentence(names, "parity", _titles.at_parity(frame))
    return parts.finish(figure, words, "parity", language, source="itu_source", title=title, marks=marks)


def _newest_first(frame: pd.DataFrame) -> list[tuple[str, str, bool]]:
    """Group, edition, and whether the edition is the newest of the group: groups by their newest score."""
    last = frame.sort_values(["year", "edition"], kind="stable").groupby(["group", "edition"]).tail(1)
    newest = last.groupby("group")["value"].last()
    found = []
    for group in newest.sort_values(ascending=False, kind="stable").index:
        editions = list(last.loc[last["group"] == group, "edition"])[::-1]
        found += [(str(group), str(edition), edition == editions[0]) for edition in editions]
    return found


def _scores(rows: pd.DataFrame, language: str) -> str:
    """The scores of one edition with their years, one score with both years where they are equal."""
    last = rows.iloc[-1]
    if len(set(rows["value"])) == 1:
        years = [str(year) for year in rows["year"]]
        shown = [(last["value"], (years[::-1] if style.direction(language) == "rtl" else years), last["source_kind"])]
    else:
        shown = [(row.value, [str(row.year)], row.source_kind) for row in each(rows)]
    texts = [evidence.sourced(f"{value:.2f} ({'–'.join(years)})", kind) for value, years, kind in shown]
    return " ← ".join(texts[::-1]) if style.direction(language) == "rtl" else " → ".join(texts)


@chart(frame=views.economies)
def economies(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Women and men online in single economies, a small panel each; lines break where a year is missing.

    Parameters
    ----------
    frame
        From `toolkit.views.gender.economies`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        An unproven value is marked by a cross.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.gender.economies()  # doctest: +ELLIPSIS
    <chart: In the newest year women are ahead of men in 2 ...>
    """
    names = parts.words("gender", language)
    found = list(dict.fromkeys(frame["iso3"]))
    columns = 4
    lines = -(-len(found) // columns)
    figure, panels = style.new_grid(lines, columns, width=10, height=1.6 + 1.65 * lines, sharex=True, sharey=True)
    first, last = int(frame["year"].min()), int(frame["year"].max())
    order = _reading_order(len(panels), columns, language)
    with style.context():
        for place, iso3 in zip(order, found, strict=False):
            axes, rows = panels[place], frame[frame["iso3"] == iso3]
            for sex, (marker, color) in _SEXES.items():
                yearly = rows.set_index("year")[sex].reindex(range(first, last + 1))
                axes.plot(
                    yearly.index,
                    yearly,
                    marker=marker,
                    ms=3.2,
                    lw=1,
                    color=color,
                    label=style.label(names[sex], language),
                )
            doubt = rows[rows["unproven"]]
            axes.plot(doubt["year"], doubt["men"], ls="", marker="x", ms=8, color=style.INK)
            parts.panel(axes, names["economies"].get(iso3, rows["economy"].iloc[0]), language)
            axes.set_ylim(0, 105)
        for place in order[len(found) :]:
            panels[place].set_visible(False)
        panels[order[0]].legend(loc="lower center", handlelength=1.2, fontsize=7.5)
        step = range(first - first % 5, last + 1, 5)
        for axes in panels:
            axes.set_xticks(list(step))
            axes.set_xlim(first - 1, last + 1)
            axes.tick_params(labelsize=7.5)
    for axes in panels:
        style.mirror(axes, language)
    _outer(panels, columns, language)
    title = _titles.sentence(names, "economies", _titles.ahead(frame))
    return parts.finish(figure, names, "economies", language, source="bank_source", title=title)


def _reading_order(count: int, columns: int, language: str) -> list[int]:
    """Places of a grid in the order of reading: from the right where the language is."""
    if style.direction(language) != "rtl":
        return list(range(count))
    return [row * columns + columns - 1 - column for row in range(count // columns) for column in range(columns)]


def _outer(panels: list[Axes], columns: int, language: str) -> None:
    """Values on the outer side only."""
    outer = columns - 1 if style.direction(language) == "rtl" else 0
    for number, axes in enumerate(panels):
        below = number + columns
        axes.tick_params(labelbottom=below >= len(panels) or not panels[below].get_visible())
        here = number % columns == outer
        axes.tick_params(labelleft=here and outer == 0, labelright=here and outer != 0)

"""Charts of themes: where they stand, their shares, which stand together, what their paragraphs do, and scores.

They take the frames of `toolkit.views.themes` and `toolkit.evaluation.themes`. A mark, a bar's length or a cell
is a count of paragraphs (or a share of them); nothing is weighted by how often a paragraph names a theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from toolkit import _ids
from toolkit._rows import rows as each
from toolkit.charts import _titles, parts, style
from toolkit.charts._chart import about as about_
from toolkit.charts._chart import chart, of, order
from toolkit.themes import Codebook, load_codebook
from toolkit.views import themes as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["by_force", "scores", "shares", "theme_map", "together"]

_PARTS: Final = {
    "preamble": (style.PALETTE[2], ""),
    "operative": (style.PALETTE[4], "///"),
    "annex": (style.PALETTE[0], ""),
}
#: Shapes of the marks of each part.
_SHAPES: Final = {"preamble": "s", "operative": "D", "annex": "o"}
_FORCES: Final = {force: look for force, look in parts.FORCES.items() if force}

#: A chart of this many themes or more has room for its legend among the bars.
_FEW = 8
#: So many pairs of themes are drawn.
_PAIRS: Final = 15
#: Height in inches of a chart of one or two themes.
_LEAST = 2.9


def _labels(themes: Sequence[str], language: str, codebook: Codebook) -> list[str]:
    return [style.label(codebook.label(theme, language), language) for theme in themes]


def _legend(axes: Axes, rows: int, language: str) -> None:
    """Among the bars where these are many and leave room, above them where they are few."""
    if rows < _FEW:
        axes.legend(ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    else:
        axes.legend(loc="lower left" if style.direction(language) == "rtl" else "lower right")


@of("themes", tagged=lambda resolution: views.tagged(resolution.table("tags")), order=order, about=about_)
def theme_map(
    tagged: pd.DataFrame,
    order: Sequence[str],
    *,
    about: tuple[str, str],
    language: str = "",
    codebook: Codebook | None = None,
) -> Figure:
    """Paragraphs by themes: a mark where a paragraph carries a theme.

    Parameters
    ----------
    tagged
        From `toolkit.views.themes.tagged`.
    order
        Ids of all paragraphs in document order.
    about
        Symbol and file name, for the source line.
    language
        Language of the labels.
    codebook
        The codebook of the themes; the toolkit's own where not given.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.themes.theme_map()  # doctest: +ELLIPSIS
    <chart: “World Summit on the Information Society” stands ...>
    """
    names, codebook = parts.words("theme_charts", language), codebook or load_codebook()
    counts = tagged["theme"].value_counts()
    themes = sorted(counts.index, key=lambda theme: (-counts[theme], theme))
    at = {name: number for number, name in enumerate(order)}
    rows = {theme: number for number, theme in enumerate(themes)}
    figure, axes = style.new_figure(10, max(_LEAST, 1.6 + 0.24 * len(themes)))
    with style.context():
        for part, (color, _) in _PARTS.items():
            mine = tagged[tagged["paragraph_id"].map(_ids.part) == part]
            if mine.empty and part == "annex":
                continue
            axes.scatter(
                [at[name] for name in mine["paragraph_id"]],
                [rows[theme] for theme in mine["theme"]],
                marker=_SHAPES[part],
                s=16,
                color=color,
                label=style.label(names["parts"][part], language),
            )
        labels = [
            f"{text} ({counts[theme]})" for theme, text in zip(themes, _labels(themes, language, codebook), strict=True)
        ]
        axes.set_yticks(range(len(themes)), labels)
        if len(themes) < _FEW:
            axes.set_ylim(-0.6, len(themes) - 0.4)
        axes.invert_yaxis()
        ticks = [name for name in order if name.endswith(("0", "01"))]
        axes.set_xticks([at[name] for name in ticks], ticks)
        axes.set_xlim(-1, len(order))
        axes.set_xlabel(style.label(names["paragraph"], language))
        axes.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    style.mirror(axes, language)
    totals = {"tags": len(tagged), "paragraphs": tagged["paragraph_id"].nunique()}
    best = _titles.top({str(theme): int(count) for theme, count in counts.items()})
    finding = {"theme": codebook.label(best[0], language), "count": best[1], "total": len(order)} if best else None
    title = _titles.sentence(names, "map", finding)
    return parts.finish_of(figure, names, "map", about, language, counts=totals, title=title)


@of("shares", frame=lambda resolution: views.shares(resolution.table("tags"), order(resolution)), about=about_)
def shares(
    frame: pd.DataFrame, *, about: tuple[str, str], language: str = "", codebook: Codebook | None = None
) -> Figure:
    """Shares of paragraphs with each theme, a bar a part for each theme: preamble, operative part, annex.

    Parameters
    ----------
    frame
        From `toolkit.views.themes.shares`.
    about, language, codebook
        See `theme_map`.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.themes.shares()  # doctest: +ELLIPSIS
    <chart: “Stakeholders and partnerships” parts them most: ...>
    """
    names, codebook = parts.words("theme_charts", language), codebook or load_codebook()
    table = frame.pivot_table(index="theme", columns="part", values="share", aggfunc="sum").fillna(0)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    figure, axes = style.new_figure(8.4, max(_LEAST, 1.6 + 0.3 * len(table)))
    with style.context():
        shown = _PARTS if "annex" in table else {part: _PARTS[part] for part in ("preamble", "operative")}
        wide = 0.76 / len(shown)
        for step, (part, (color, hatch)) in enumerate(shown.items()):
            if part in table:
                places = [row + (step - (len(shown) - 1) / 2) * wide for row in range(len(table))]
                label = style.label(names["parts"][part], language)
                axes.barh(places, table[part] * 100, height=wide - 0.02, color=color, hatch=hatch, label=label)
        axes.set_yticks(range(len(table)), _labels(list(table.index), language, codebook))
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.set_xlabel(style.label(f"{names['share']} (%)", language))
        _legend(axes, len(table), language)
    style.mirror(axes, language)
    title = _titles.sentence(names, "shares", _titles.apart(frame, lambda theme: codebook.label(theme, language)))
    return parts.finish_of(figure, names, "shares", about, language, title=title)


@of("together", frame=lambda resolution: views.together(resolution.table("tags")), about=about_)
def together(
    frame: pd.DataFrame, *, about: tuple[str, str], language: str = "", codebook: Codebook | None = None
) -> Figure:
    """The pairs of themes that most paragraphs carry, a bar each, with its number.

    Parameters
    ----------
    frame
        From `toolkit.views.themes.together`.
    about, language, codebook
        See `theme_map`.

    Returns
    -------
    matplotlib.figure.Figure
        The `_PAIRS` most frequent pairs; the frame has all.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.themes.together()  # doctest: +ELLIPSIS
    <chart: Most often together: “Connectivity and ...>
    """
    names, codebook = parts.words("theme_charts", language), codebook or load_codebook()
    most = frame.sort_values("paragraphs", ascending=False, kind="stable").head(_PAIRS)
    figure, axes = style.new_figure(8.4, max(_LEAST, 1.6 + 0.3 * len(most)))
    with style.context():
        for place, row in enumerate(each(most)):
            first = {row.theme, row.other} == {most["theme"].iloc[0], most["other"].iloc[0]}
            axes.barh(place, row.paragraphs, height=0.7, color=style.PALETTE[1 if first else 2], gid=row.theme)
            parts.note(axes, (row.paragraphs, place), str(row.paragraphs), language, dx=5)
        pairs = [names["pair"].format(*_labels([row.theme, row.other], language, codebook)) for row in each(most)]
        axes.set_yticks(range(len(most)), [style.label(pair, language) for pair in pairs])
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.set_xlim(0, most["paragraphs"].max() * 1.06)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
    style.mirror(axes, language)
    title = _titles.sentence(names, "together", _titles.closest(frame, lambda theme: codebook.label(theme, language)))
    names = {**names, "together_unit": str(names["together_unit"]).format(shown=len(most), all=len(frame))}
    return parts.finish_of(figure, names, "together", about, language, title=title)


@of(
    "forces",
    frame=lambda resolution: views.by_force(resolution.table("tags"), resolution.table("functions")),
    about=about_,
)
def by_force(
    frame: pd.DataFrame, *, about: tuple[str, str], language: str = "", codebook: Codebook | None = None
) -> Figure:
    """Paragraphs of each theme, parted by the force of their opening verb.

    Parameters
    ----------
    frame
        From `toolkit.views.themes.by_force`.
    about, language, codebook
        See `theme_map`.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.themes.by_force()  # doctest: +ELLIPSIS
    <chart: Most is asked on “Finance and investment”: 6 of ...>
    """
    names, codebook = parts.words("theme_charts", language), codebook or load_codebook()
    table = frame.pivot_table(index="theme", columns="force", values="paragraphs", aggfunc="sum").fillna(0)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    table = table.reindex(columns=list(_FORCES), fill_value=0)
    figure, axes = style.new_figure(8.4, max(_LEAST, 1.6 + 0.26 * len(table)))
    with style.context():
        parts.stacked(axes, table, _FORCES, names["forces"], language)
        axes.set_yticks(range(len(table)), _labels(list(table.index), language, codebook))
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.set_xlabel(style.label(names["paragraphs"], language))
        _legend(axes, len(table), language)
    style.mirror(axes, language)
    title = _titles.sentence(names, "force", _titles.asking(frame, lambda theme: codebook.label(theme, language)))
    return parts.finish_of(figure, names, "force", about, language, title=title)


def _scores() -> pd.DataFrame:
    """Scores of the tagger on the part of our own labels that nothing was tuned on."""
    from toolkit.evaluation import themes

    frame = themes.shipped()
    other = (frame["labels"] == "themes_own, other documents") & (frame["split"] == "report")
    return frame[other & (frame["method"] == "tagger")]


@chart(frame=_scores, part=lambda: "other resolutions, report")
def scores(frame: pd.DataFrame, *, part: str, language: str = "", codebook: Codebook | None = None) -> Figure:
    """F1 by theme, with the number of labels beside each name; one mark a text language.

    Parameters
    ----------
    frame
        Rows of one method and one part of `toolkit.evaluation.themes.scores`.
    part
        Name of that part, for title and source.
    language, codebook
        See `theme_map`.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.themes.scores()  # doctest: +ELLIPSIS
    <chart: Nearest to a reading: “2030 Agenda and SDGs” ...>
    """
    names, codebook = parts.words("theme_charts", language), codebook or load_codebook()
    part = names.get("splits", {}).get(part, part)
    rows = frame[frame["theme"].isin(codebook.ids) & (frame["labelled"] > 0)]
    counts = rows.groupby("theme")["labelled"].max()
    themes = sorted(counts.index, key=lambda theme: (-counts[theme], theme))
    at = {theme: number for number, theme in enumerate(themes)}
    figure, axes = style.new_figure(8.0, 1.7 + 0.25 * len(themes))
    with style.context():
        for (code, mine), marker, color in zip(rows.groupby("language"), "Do", style.PALETTE[2:], strict=False):
            step = 0.13 if marker == "o" else -0.13  # two marks of one score stand one above the other
            places = [at[theme] + step for theme in mine["theme"]]
            named = style.label(names["texts"].get(code, code), language)
            axes.scatter(mine["f1"], places, marker=marker, color=color, label=named, s=26, zorder=3)
        labels = _labels(themes, language, codebook)
        axes.set_yticks(
            range(len(themes)), [f"{text} ({counts[t]:.0f})" for text, t in zip(labels, themes, strict=True)]
        )
        axes.invert_yaxis()
        axes.set_xlim(0, 1.02)
        axes.set_xlabel(style.label(names["f1"], language))
        firm = sum(1 for theme in themes if counts[theme] >= _titles.FIRM)
        if 0 < firm < len(themes):
            axes.axhline(firm - 0.5, color=style.INK, lw=0.9, ls="--")
            parts.note(axes, (0, firm - 0.5), names["few_labels"], language, dy=-8, va="center", color=style.GREYS[3])
        parts.legend(axes, loc="center " + parts.start(language))
    style.mirror(axes, language)
    finding = _titles.scored(rows, lambda theme: codebook.label(theme, language))
    return style.finish(
        figure,
        title=_titles.sentence(names, "scores", finding) or str(names["scores_title"]).format(part=part),
        source=str(names["source_scores"]).format(part=part),
        unit=names["scores_unit"],
        language=language,
    )

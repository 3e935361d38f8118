"""Charts of where words come from; they take the frames of `toolkit.views.phrases`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import parts, style
from toolkit.charts._cells import Cell, shaded, table
from toolkit.charts._chart import chart
from toolkit.views import assembly
from toolkit.views import phrases as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

__all__ = ["followed", "lending", "origins", "stories", "text"]

#: What may be older is grey, apart from what is known to be.
_LOOKS: Final = {
    "first": (style.GREYS[0], ""),
    "other_first": ("white", "\\\\\\\\"),
    "series": (style.GREYS[2], ""),
    "other": ("#86BEE0", "///"),
    "new": (style.PALETTE[0], ""),
}


@chart(frame=views.origins)
def origins(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Where the words of each resolution of the series stood first in the texts held, the new ones last.

    Parameters
    ----------
    frame
        From `toolkit.views.phrases.origins`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.phrases.origins()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("phrases", language)["chart"]
    grid = frame.pivot_table(index="symbol", columns="origin", values="words", sort=False)
    figure, axes = style.new_figure(8.8, 5.0)
    with style.context():
        parts.stacked(axes, grid, _LOOKS, names, language, edgecolor=style.GREYS[2], linewidth=0.5, height=0.7)
        for number, (fresh, every) in enumerate(zip(grid["new"], grid.sum(axis=1), strict=True)):
            note = names["note"].format(share=round(100 * fresh / every))
            parts.note(axes, (float(every), number), note, language, dx=6)
        axes.set_yticks(range(len(grid)), [symbol.removeprefix("A/RES/") for symbol in grid.index])
        axes.set_ylim(len(grid) - 0.5, -0.5)
        axes.set_xlim(0, float(grid.sum(axis=1).max()) * 1.2)
        axes.set_xlabel(style.label(names["axis"], language))
        axes.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0), fontsize=8)
        axes.grid(visible=False, axis="y")
    style.mirror(axes, language)
    last = grid.iloc[-1]
    title = names["origins_title"].format(
        symbol=grid.index[-1].removeprefix("A/RES/"), share=round(100 * last["new"] / last.sum())
    )
    return parts.finish(figure, names, "origins", language, source="origins_source", title=title)


def _short(symbol: str) -> str:
    return symbol.removeprefix("A/RES/")


def _boxes(corners: list[tuple[tuple[float, float], tuple[float, float]]], **look: Any) -> Patch:
    """Rectangles of one look as one shape, by two corners each: a picture of hundreds stays small."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    points, codes = [], []
    for (left, low), (right, high) in corners:
        points += [(left, low), (right, low), (right, high), (left, high), (left, low)]
        codes += [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return PathPatch(Path(points or [(0, 0)], codes or [Path.MOVETO]), **look)


@chart(frame=views.paragraphs)
def text(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The paragraphs of a resolution that have new words, word by word: where each word stood first in the texts held.

    Parameters
    ----------
    frame
        From `toolkit.views.phrases.paragraphs`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A bar a paragraph. Paragraphs without a new word are counted in the title and not drawn; all are drawn where
        none has one.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.phrases.text()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("phrases", language)["chart"]
    same = (frame["paragraph_id"] == frame["paragraph_id"].shift()) & (frame["origin"] == frame["origin"].shift())
    firsts: dict[str, Any] = {
        name: (name, "first") for name in ("symbol", "language", "paragraph_id", "origin", "start")
    }
    frame = frame.groupby((~same).cumsum()).agg(**firsts, end=("end", "last"))  # stretches of one colour are one bar
    frame = frame.assign(words=frame["end"] - frame["start"])
    shown = frame[frame["paragraph_id"].isin(set(frame.loc[frame["origin"] == "new", "paragraph_id"]))]
    unit_key = "text_unit" if len(shown) else "text_whole"
    shown = shown if len(shown) else frame
    preamble = shown["paragraph_id"].str.startswith("P")
    most = int(shown.groupby(preamble)["paragraph_id"].nunique().max())
    figure, grid = style.new_grid(1, 2, width=9.0, height=2.3 + 0.21 * most)
    grid = grid[:: -1 if parts.start(language) == "right" else 1]  # the one read first
    with style.context():
        for axes, name, rows in zip(grid, ("preamble", "operative"), (shown[preamble], shown[~preamble]), strict=True):
            ids = list(dict.fromkeys(rows["paragraph_id"]))
            for origin, (color, hatch) in _LOOKS.items():
                own = rows[rows["origin"] == origin]
                boxes = [
                    ((start, ids.index(name_) - 0.36), (end, ids.index(name_) + 0.36))
                    for name_, start, end in own[["paragraph_id", "start", "end"]].itertuples(index=False, name=None)
                ]
                look: dict[str, Any] = {"facecolor": color, "hatch": hatch, "edgecolor": style.GREYS[2]}
                axes.add_patch(_boxes(boxes, linewidth=0.4, label=parts.named(names, origin, language), **look))
            axes.set_yticks(range(len(ids)), ids)
            axes.set_ylim(len(ids) - 0.5, -0.5)
            axes.set_xlim(0, float(shown["end"].max()) + 4)
            axes.set_xlabel(style.label(names["axis"], language))
            axes.tick_params(axis="y", labelsize=9, length=0)
            axes.grid(visible=False, axis="y")
            parts.panel(axes, names[name], language)
            style.mirror(axes, language)
        handles, labels = grid[0].get_legend_handles_labels()
        corner: dict[str, Any] = {"loc": "upper " + parts.start(language)}
        key = figure.legend(handles, labels, ncols=3, fontsize=9, borderpad=0, **corner)
    fresh = frame["words"].where(frame["origin"] == "new", 0).groupby(frame["paragraph_id"]).sum()
    every = frame.groupby("paragraph_id")["words"].sum()
    counts = {"symbol": _short(frame["symbol"].iloc[0]), "new": fresh.sum(), "of": every.sum()}
    counts["language"] = parts.named(names, f"in_{frame['language'].iloc[0]}", "")
    counts |= {"none": int((fresh == 0).sum()), "paragraphs": len(every)}
    title = names["text_title"].format(**counts)
    unit = names[unit_key].format(shown=shown["paragraph_id"].nunique())
    done = parts.finish(figure, {**names, "text_unit": unit}, "text", language, source="origins_source", title=title)
    parts.under_the_title(done, key, 0.55, language)
    return done


@chart(frame=views.followed)
def followed(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Phrases followed through the series, in their own languages: how often each resolution uses them.

    Grey is a phrase whose first place in the texts held may be older; filled is where a phrase stands first in them.

    Parameters
    ----------
    frame
        From `toolkit.views.phrases.followed`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.phrases.followed()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("phrases", language)["chart"]
    symbols = list(dict.fromkeys(frame["symbol"]))
    rows = list(dict.fromkeys(zip(frame["phrase"], frame["language"], strict=True)))
    cells = []
    for one in each(frame):
        at = (symbols.index(one.symbol), rows.index((one.phrase, one.language)))
        if not one.uses:
            cells.append(Cell(*at, "·"))
        elif one.may_be_older:
            cells.append(Cell(*at, str(one.uses), style.GREYS[0]))
        else:
            fresh = one.first == one.symbol
            cells.append(
                Cell(*at, str(one.uses), style.PALETTE[0] if fresh else "white", "white" if fresh else style.INK)
            )
    figure, axes = style.new_figure(9.6, 1.9 + 0.36 * len(rows))
    with style.context():
        table(axes, cells, [_short(symbol) for symbol in symbols], [""] * len(rows), language, edge=style.GREYS[1])
        firsts = frame.drop_duplicates(["phrase", "language"])
        labels = []
        for one in each(firsts):
            where = f"{_short(one.first)}" + (f" {names['maybe']}" if one.may_be_older else "") if one.first else "–"
            labels.append(f"{style.label(one.words, one.language)}\n{style.label(where, language)}")
        axes.set_yticks([at + 0.5 for at in range(len(rows))], labels, fontsize=8)
        topics = list(firsts["topic"])
        for line in (line for line in range(1, len(rows)) if topics[line] != topics[line - 1]):
            axes.axhline(line, color=style.INK, linewidth=1.2)
    style.mirror(axes, language)
    sums = frame[frame["language"] == frame["language"].iloc[0]].pivot_table(
        index="phrase", columns="symbol", values="uses", sort=False
    )
    begun = sums[sums.iloc[:, 0] > 0]
    counts = {
        "start": len(begun),
        "kept": int((begun.iloc[:, -1] > 0).sum()),
        "first": _short(symbols[0]),
        "last": _short(symbols[-1]),
    }
    return parts.finish(
        figure, names, "followed", language, source="followed_source", title=names["followed_title"].format(**counts)
    )


@chart(frame=views.lending)
def lending(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Which committees lend words to which, in a thousand words of those who borrow; what may be older apart.

    Parameters
    ----------
    frame
        From `toolkit.views.phrases.lending`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.phrases.lending()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names, committees = parts.words("phrases", language)["chart"], parts.words("assembly", language)
    of = frame.drop_duplicates("committee").set_index("committee")["of"]
    other = frame[(frame["origin"] == "other") & (frame["lender"] != frame["committee"])]
    order = [one for one in assembly.COMMITTEES if one in of.index]
    short = [committees["short"].get(one, one) for one in order]
    figure, grid = style.new_grid(1, 2, width=9.2, height=4.4)
    grid = grid[:: -1 if parts.start(language) == "right" else 1]
    with style.context():
        for axes, maybe in zip(grid, (False, True), strict=True):
            rows = other[other["may_be_older"] == maybe]
            words = rows.pivot_table(index="lender", columns="committee", values="words", aggfunc="sum", fill_value=0)
            rates = words.reindex(index=order, columns=order, fill_value=0) / of[order] * 1000
            numbers = rates.to_numpy(dtype=float)
            top = max(numbers.max(), 0.1)
            cells = [
                shaded(x, y, f"{numbers[y, x]:.1f}", numbers[y, x] / top) if x != y else Cell(x, y, "", style.GREYS[0])
                for y in range(len(order))
                for x in range(len(order))
            ]
            table(axes, cells, short, short, language, edge=style.GREYS[1], size=8)
            axes.tick_params(labelsize=8)
            axes.set_xlabel(style.label(names["borrows"], language))
            axes.set_ylabel(style.label(names["lends"], language))
            parts.panel(axes, names["lent_maybe" if maybe else "lent"], language)
            style.mirror(axes, language)
    known = other.groupby("may_be_older")["words"].sum() / of.sum() * 1000
    title = names["lending_title"].format(known=f"{known.get(False, 0):.0f}", maybe=f"{known.get(True, 0):.0f}")
    since, code = frame["since"].iloc[0], frame["language"].iloc[0]
    unit = names["lending_unit"].format(language=parts.named(names, f"in_{code}", ""), since=since)
    return parts.finish(
        figure, {**names, "lending_unit": unit}, "lending", language, source="lending_source", title=title
    )


@chart(frame=views.stories)
def stories(frame: pd.DataFrame, *, language: str = "", symbol: str = "A/RES/78/132") -> Figure:
    """Where two languages tell different stories: the share of new words of each paragraph in both.

    Parameters
    ----------
    frame
        From `toolkit.views.phrases.stories`; 74/197, which has next to nothing older beside it, is left out.
    language
        Language of the labels.
    symbol
        The resolution that is told apart.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.phrases.stories()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("phrases", language)["chart"]
    frame = frame[frame["symbol"] != frame["symbol"].iloc[0]]
    figure, axes = style.new_figure(7.6, 6.2)
    with style.context():
        axes.plot([0, 100], [0, 100], color=style.GREYS[2], linewidth=1, zorder=1)
        for own, color, marker in ((False, style.GREYS[2], "o"), (True, style.PALETTE[1], "D")):
            rows = frame[(frame["symbol"] == symbol) == own]
            label = _short(symbol) if own else names["others"]
            look: dict[str, Any] = {"color": color, "marker": marker, "s": 24 if own else 14, "lw": 0}
            axes.scatter(100 * rows["en"], 100 * rows["ar"], label=style.label(label, language), zorder=3, **look)
        points = [(100 * en, 100 * ar) for en, ar in zip(frame["en"], frame["ar"], strict=True)]
        taken: list[_Box] = []
        for one in each(frame[frame["gap"].abs() >= (0.55 - 0.15 * (frame["symbol"] == symbol))]):
            at, name = (100 * one.en, 100 * one.ar), f"{_short(one.symbol)} {one.paragraph_id}"
            (dx, dy), box = _free(at, 1.35 * len(name), points, taken)
            taken.append(box)
            parts.note(axes, at, name, language, dx=dx, dy=dy, size=9)
        axes.set_xlabel(style.label(names["share_en"], language))
        axes.set_ylabel(style.label(names["share_ar"], language))
        axes.set_xlim(-3, 118)
        axes.set_ylim(-3, 106)
        parts.legend(axes, loc="lower " + parts.end(language), fontsize=9)
    style.mirror(axes, language)
    counts = {"ar": int((frame["gap"] <= -0.1).sum()), "en": int((frame["gap"] >= 0.1).sum()), "of": len(frame)}
    return parts.finish(
        figure, names, "stories", language, source="origins_source", title=names["stories_title"].format(**counts)
    )


#: Left, right, lower and upper end of words, in the units of the axes.
_Box = tuple[float, float, float, float]
_HIGH: Final = 2.8  # of a line of words, in the units of the axes


def _free(
    at: tuple[float, float], width: float, points: list[tuple[float, float]], taken: list[_Box]
) -> tuple[tuple[float, float], _Box]:
    """Where words beside a point cover no mark and no words, or the fewest: their offset in points, and their box."""
    x, y = at
    half = _HIGH / 2
    places: list[tuple[tuple[float, float], _Box]] = [
        ((7, 0), (x + 1.5, x + 1.5 + width, y - half, y + half)),
        ((-7, 0), (x - 1.5 - width, x - 1.5, y - half, y + half)),
        ((0, 9), (x - width / 2, x + width / 2, y + 0.8, y + 0.8 + _HIGH)),
        ((0, -9), (x - width / 2, x + width / 2, y - 0.8 - _HIGH, y - 0.8)),
    ]

    def covered(place: tuple[tuple[float, float], _Box]) -> int:
        left, right, low, high = place[1]
        marks = sum(left < px < right and low < py < high for px, py in points)
        words = sum(left < b and a < right and low < d and c < high for a, b, c, d in taken)
        return marks + 9 * words + 9 * (left < 0)

    return min(places, key=covered)

"""Charts of a corpus: themes by session, where a resolution's paragraphs recur, and who cites it.

They take the frames of `toolkit.corpus.ask`. A corpus is a choice of files: each session's number of resolutions is
printed below it, since a share of one resolution's paragraphs is not that of a session's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.charts import parts, style
from toolkit.charts._chart import chart
from toolkit.views import corpus as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["citing", "recurring", "themes"]

_STATUS: Final = {"identical": (style.PALETTE[2], ""), "modified": (style.PALETTE[4], "///")}
_PARTS: Final = {
    "preamble": (style.GREYS[1], ""),
    "operative": (style.PALETTE[1], ""),
    "annex": (style.PALETTE[0], "///"),
    "note": (style.PALETTE[5], "..."),
    "": ("white", ""),
}
#: Most resolutions that a chart names.
MOST: Final = 16


@chart(frame=views.themes)
def themes(frame: pd.DataFrame, *, language: str = "", most: int = 25) -> Figure:
    """Share of paragraphs with each theme, session by session, as a table of cells.

    Parameters
    ----------
    frame
        From `toolkit.corpus.ask.themes`.
    language
        Language of the labels.
    most
        How many themes, the frequent ones first.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.corpus.themes()  # doctest: +ELLIPSIS
    <chart: Themes across sessions. per cent of the paragraphs ...>
    """
    from toolkit.themes import load_codebook

    names, book = parts.words("corpus", language), load_codebook()
    sessions = sorted(set(frame["session"]))
    order = frame.groupby("theme")["paragraphs"].sum().sort_values(ascending=False, kind="stable")
    shown = list(order.index[:most])
    table = frame.pivot_table(index="theme", columns="session", values="share", aggfunc="sum", fill_value=0.0)
    grid = table.reindex(index=shown, columns=sessions).to_numpy() * 100
    number = frame.drop_duplicates("session").set_index("session")["resolutions"]
    figure, axes = style.new_figure(8.4, 1.9 + 0.25 * len(shown))
    with style.context():
        top = max(float(grid.max()), 1.0)
        axes.pcolormesh(grid, cmap="Blues", vmin=0, vmax=top * 1.15, edgecolors="white", linewidth=1.2)
        for row, values in enumerate(grid):
            for column, value in enumerate(values):
                ink = "white" if value > 0.6 * top else style.INK
                axes.text(column + 0.5, row + 0.5, f"{value:.0f}", ha="center", va="center", size=7.5, color=ink)
        middle = [at + 0.5 for at in range(len(sessions))]
        parts.ticks(axes, middle, [f"{one}\n({number[one]})" for one in sessions], language)
        labels = [style.label(book.label(theme, language), language) for theme in shown]
        axes.set_yticks([at + 0.5 for at in range(len(shown))], labels)
        axes.set_ylim(len(shown), 0)
        axes.set_xlabel(style.label(names["session"], language))
        axes.grid(visible=False)
        axes.tick_params(length=0, labelsize=8)
    style.mirror(axes, language)
    return parts.finish(figure, names, "themes", language, source="themes_source")


@chart(frame=views.recurring, symbol=lambda: "78/132")
def recurring(frame: pd.DataFrame, *, language: str = "", symbol: str = "", most: int = MOST) -> Figure:
    """How many paragraphs of a resolution recur in each other one: word for word, and reworded.

    Parameters
    ----------
    frame
        From `toolkit.corpus.ask.by_resolution`, for the texts of one language.
    language
        Language of the labels.
    symbol
        The resolution, as it is printed in the title.
    most
        How many resolutions, those with most paragraphs first.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.corpus.recurring()  # doctest: +ELLIPSIS
    <chart: Where the paragraphs of 78/132 recur. paragraphs ...>
    """
    names = parts.words("corpus", language)
    title = names["recurring_title"].format(symbol=symbol) if symbol else names["recurring_any"]
    return _bars(frame, "status", _STATUS, "recurring", title, language, most)


@chart(frame=views.citing, symbol=lambda: "78/132")
def citing(frame: pd.DataFrame, *, language: str = "", symbol: str = "", most: int = MOST) -> Figure:
    """Which resolutions cite one, how often, and in which part.

    Parameters
    ----------
    frame
        From `toolkit.corpus.ask.citing`, for the texts of one language.
    language
        Language of the labels.
    symbol
        What is cited, as it is printed in the title.
    most
        How many resolutions, those with most citations first.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.corpus.citing()  # doctest: +ELLIPSIS
    <chart: Who cites 78/132. citations in each resolution, by ...>
    """
    names = parts.words("corpus", language)
    title = names["citing_title"].format(symbol=symbol) if symbol else names["citing_any"]
    counts = frame.groupby(["symbol", "part"]).size().rename("paragraphs").reset_index()
    return _bars(counts, "part", _PARTS, "citing", title, language, most)


def _bars(
    frame: pd.DataFrame, kind: str, looks: dict[str, tuple[str, str]], chart: str, title: str, language: str, most: int
) -> Figure:
    """A stacked bar for each resolution, the longest on top, with its counts."""
    names = parts.words("corpus", language)
    total = frame.groupby("symbol")["paragraphs"].sum()
    order = sorted(total.index, key=lambda symbol: (-total[symbol], symbol))[:most]
    at = {symbol: number for number, symbol in enumerate(order)}
    left = dict.fromkeys(order, 0)
    figure, axes = style.new_figure(8.4, 2.1 + 0.27 * max(len(order), 2))
    with style.context():
        from matplotlib.ticker import MaxNLocator

        for one, (color, hatch) in looks.items():
            mine = frame[(frame[kind] == one) & frame["symbol"].isin(order)]
            for symbol, count in zip(mine["symbol"], mine["paragraphs"], strict=True):
                axes.barh(at[symbol], count, left=left[symbol], height=0.72, color=color, hatch=hatch, gid=one)
                left[symbol] += int(count)
            if len(mine):
                axes.barh([0], [0], color=color, hatch=hatch, label=parts.named(names[kind], one, language))
        for symbol, count in left.items():
            parts.note(axes, (count, at[symbol]), str(count), language)
        axes.set_yticks(range(len(order)), [style.label(symbol, language) for symbol in order])
        axes.set_ylim(max(len(order), 2) + 0.6, -0.6)  # below the last bar there is room for the legend
        axes.set_xlim(0, max(left.values(), default=1) * 1.12)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(visible=False, axis="y")
        parts.legend(axes, loc="lower " + parts.end(language), ncols=len(looks))
    style.mirror(axes, language)
    return parts.finish(figure, names, chart, language, source=f"{chart}_source", title=title)

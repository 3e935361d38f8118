"""Charts of the whole Assembly: who speaks of what, in which committee, and since when.

They take the frames of `toolkit.views.assembly`. The axis is the session; the eightieth, whose texts end on 4 June
2026, is hatched or marked. A cell with a dot was read and has none; an empty one has no resolution; what is not known
is grey. Titles are made of the frame's own numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from toolkit import languages, wording
from toolkit._rows import rows as each
from toolkit.charts import _titles, parts, style
from toolkit.charts._cells import Cell, shaded, table
from toolkit.charts._chart import chart
from toolkit.evaluation import witnesses
from toolkit.themes import load_codebook
from toolkit.views import assembly as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["committees", "own", "series_share", "sessions", "speaks", "themes"]

#: The last session held, whose texts are not all there.
OPEN: Final = 80
#: The topic of which the title of `speaks` tells.
_LEAD: Final = "artificial_intelligence"
_PLACES: Final = {
    "series": (style.PALETTE[1], ""),
    "second": (style.PALETTE[4], ""),
    "others": ("#86BEE0", "///"),
    "unknown": (style.GREYS[0], "xx"),
}


def sessions(found: Iterable[Any]) -> list[str]:
    """Labels of sessions: the open one is marked.

    Examples
    --------
    >>> sessions([79, 80])
    ['79', '80*']
    """
    return [f"{int(one)}*" if int(one) == OPEN else f"{int(one)}" for one in found]


@chart(frame=views.speaks)
def speaks(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Paragraphs on each topic out of a thousand, session by session, a panel a topic on a scale of its own.

    Parameters
    ----------
    frame
        From `toolkit.views.assembly.speaks`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.assembly.speaks()  # doctest: +ELLIPSIS
    <chart: Artificial intelligence...>
    """
    names = parts.words("assembly", language)
    topics = list(dict.fromkeys(frame["topic"]))
    complete = set(views.TOPICS) <= set(topics)
    topics.sort(key=lambda topic: topic != _LEAD)  # what the title tells stands first
    labels = {topic: views.label(topic, language) for topic in topics}
    figure = _panels(frame.assign(theme=frame["topic"]), labels, language, grey=topics[1:] if complete else ())
    title = ""
    if complete:
        first, last = (_at(frame, _LEAD, number) for number in (0, -1))
        title = names["speaks_title"].format(
            first=first.naming, start=first.session, last=last.naming, of=last.resolutions, end=last.session
        )  # fmt: skip
    return parts.finish(figure, names, "speaks", language, source="speaks_source", title=title or names["speaks_any"])


def _witnessed(names: Mapping[str, Any], topics: Iterable[str], language: str) -> dict[str, Any]:
    """The labels, and in the source line what two witnesses say of each theme; a watchword is what it says."""
    known = [topic for topic in topics if topic in load_codebook().ids]
    lines = [f"{_capital(views.label(one, language))}: {witnesses(one, language or None)}" for one in known]
    lines.insert(0, str(names["source"]))
    return {**names, "source": " · ".join(lines)}


def _at(frame: pd.DataFrame, topic: str, number: int) -> Any:
    return frame[frame["topic"] == topic].sort_values("session").iloc[number]


@chart(frame=views.speaks)
def own(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Themes of your own, session by session: paragraphs out of a thousand.

    Parameters
    ----------
    frame
        From `toolkit.corpus.watch.by_session`, or from `toolkit.views.assembly.speaks`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.assembly.own()  # doctest: +ELLIPSIS
    <chart: Themes of your own, session by session. ...>
    """
    names = parts.words("assembly", language)
    if "label" not in frame:
        frame = frame.assign(theme=frame["topic"], label=[views.label(one, language) for one in frame["topic"]])
    code = language or languages.current()
    own_labels = [wording.value(str(one), "label", code) for one in frame["label"]]
    labels = dict(zip(frame["theme"], own_labels, strict=True))
    title = _titles.sentence(names, "own", _titles.of_one(frame, labels))
    names = {**names, "own_source": parts.joint(language).join(_own_source(frame, names))}
    return parts.finish(_panels(frame, labels, language), names, "own", language, source="own_source", title=title)


def _own_source(frame: pd.DataFrame, names: Mapping[str, Any]) -> Iterable[str]:
    """Where a count of one's own is from, and what was not counted: a share may fall because texts are not there."""
    yield str(names["own_source"])
    lacking, unread = frame.attrs.get("lacking"), frame.attrs.get("unread")
    if lacking:
        yield names["own_lacking"].format(
            counts=names["own_between"].join(f"{one} ({count})" for one, count in lacking.items())
        )
    if unread:
        yield names["own_unread"].format(count=len(unread))


def _panels(frame: pd.DataFrame, labels: dict[str, str], language: str, grey: Collection[str] = ()) -> Figure:
    """A panel of bars a theme, two in a row; above each bar its height, below the resolutions that name it."""
    columns = 2 if len(labels) > 1 else 1
    lines = -(-len(labels) // columns)
    figure, panels = style.new_grid(lines, columns, width=9.6, height=1.7 + 1.95 * lines)
    rtl = style.direction(language) == "rtl"
    with style.context():
        for number, (theme, label) in enumerate(labels.items()):
            row, column = divmod(number, columns)
            axes = panels[row * columns + (columns - 1 - column if rtl else column)]
            rows = frame[frame["theme"] == theme].sort_values("session")
            height = rows["share"] * 1000
            for place, (one, value) in enumerate(zip(rows["session"], height, strict=True)):
                hatch = "///" if int(one) == OPEN else ""
                color = style.GREYS[1] if theme in grey else style.PALETTE[2]
                axes.bar(place, value, width=0.72, color=color, hatch=hatch, gid=theme)
                shown = f"{value:.1f}" if 0 < value < 10 else f"{value:.0f}"
                parts.note(axes, (place, value), shown, language, dx=0, dy=7, size=9)
            below = [f"{one}\n({count})" for one, count in zip(sessions(rows["session"]), rows["naming"], strict=True)]
            parts.ticks(axes, range(len(rows)), below, language)
            axes.set_ylim(0, max(height.max() * 1.22, 0.1))
            axes.set_xlim(-0.6, len(rows) - 0.4)
            axes.set_yticks([])
            axes.tick_params(labelsize=8.5, length=0)
            axes.grid(visible=False)
            parts.panel(axes, _capital(label), language)
        for number in range(len(labels), lines * columns):
            panels[number if not rtl else number - columns + 1].set_visible(False)
    for axes in panels:
        style.mirror(axes, language)
        axes.spines[["left", "right"]].set_visible(False)  # the values stand above the bars
    return figure


@chart(frame=views.themes)
def themes(frame: pd.DataFrame, *, language: str = "", most: int = 25) -> Figure:
    """Share of paragraphs with each theme, session by session, as a table of cells.

    Parameters
    ----------
    frame
        From `toolkit.views.assembly.themes` or `toolkit.corpus.ask.themes`.
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
    >>> tk.charts.assembly.themes()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names, book = parts.words("assembly", language), load_codebook()
    held = sorted(set(frame["session"]))
    order = frame.groupby("theme")["paragraphs"].sum().sort_values(ascending=False, kind="stable")
    shown = list(order.index[:most])
    shares = frame.pivot_table(index="theme", columns="session", values="share", aggfunc="sum", fill_value=0.0)
    grid = shares.reindex(index=shown, columns=held).to_numpy() * 100
    number = frame.drop_duplicates("session").set_index("session")["resolutions"]
    figure, axes = style.new_figure(8.4, 1.9 + 0.25 * len(shown))
    top = max(float(grid.max()), 1.0)
    found = [
        shaded(column, row, f"{value:.0f}" if value >= 9.95 else f"{value:.1f}", value / top)
        for row, values in enumerate(grid)
        for column, value in enumerate(values)
    ]
    with style.context():
        below = [f"{label}\n({number[one]})" for label, one in zip(sessions(held), held, strict=True)]
        table(axes, found, below, [book.label(theme, language) for theme in shown], language, size=8)
    style.mirror(axes, language)
    title = names["themes_title"].format(theme=book.label(shown[0], language), share=round(grid[0].mean()))
    return parts.finish(figure, names, "themes", language, source="source", title=title)


@chart(frame=views.committees)
def committees(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """How a topic spreads over the committees: resolutions that speak of it, a row a committee, a column a session.

    Parameters
    ----------
    frame
        From `toolkit.views.assembly.committees`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A framed cell is the first of its committee in the texts held; with a broken frame it may be older.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.assembly.committees()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    from matplotlib.patches import Rectangle

    names = parts.words("assembly", language)
    held = sorted(set(frame["session"]))
    rows = list(dict.fromkeys(frame["committee"]))
    figure, axes = style.new_figure(8.8, 1.9 + 0.36 * len(rows))
    top = max((frame["naming"] / frame["resolutions"]).max(), 0.05)
    found, firsts = [], []
    for one in each(frame):
        at, part = (held.index(one.session), rows.index(one.committee)), one.naming / one.resolutions / top
        shown_count = f"{one.naming}" if one.naming else "·"
        found.append(shaded(*at, shown_count, part) if one.committee else Cell(*at, shown_count, style.GREYS[0]))
        if one.first:
            look: dict[str, Any] = {"fill": False, "edgecolor": style.PALETTE[1], "linewidth": 1.8}
            older = "--" if one.session == held[0] else "-"
            firsts.append(Rectangle((at[0] + 0.05, at[1] + 0.07), 0.9, 0.86, ls=older, **look))
    with style.context():
        table(axes, found, sessions(held), [names["committees"].get(one, one) for one in rows], language, size=9)
        for first in firsts:
            axes.add_patch(first)
    style.mirror(axes, language)
    known = frame[frame["committee"].str.endswith(" Committee") & ~frame["committee"].str.startswith("Without")]
    known = known[known["naming"] > 0]
    count = known.groupby("session")["committee"].nunique()
    title = names["committees_title"].format(
        topic=_capital(views.label(frame["topic"].iloc[0], language)), start=held[0], end=held[-1],
        few=int(count.get(held[0], 0)), many=int(count.get(held[-1], 0)),
    )  # fmt: skip
    words = _witnessed(names, set(frame["topic"]), language)
    return parts.finish(figure, words, "committees", language, source="source", title=title)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@chart(frame=lambda: views.series_share("digital_divides"))
def series_share(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The series beside the whole Assembly: in which resolutions the paragraphs on a topic stand.

    Parameters
    ----------
    frame
        From `toolkit.views.assembly.series_share`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.assembly.series_share(tk.views.assembly.series_share("igf"))  # doctest: +ELLIPSIS
    <chart: ...>
    """
    from matplotlib.ticker import MaxNLocator

    names = parts.words("assembly", language)
    held = sorted(set(frame["session"]))
    figure, axes = style.new_figure(8.8, 4.4)
    counts = frame.pivot_table(index="session", columns="place", values="paragraphs")
    looks = {place: look for place, look in _PLACES.items() if counts[place].any()}
    with style.context():
        top = parts.stacked(axes, counts, looks, names["places"], language, upright=True, width=0.72, gid="place")
        for number, count in enumerate(counts["series"]):
            if count > 0.07 * max(top):
                axes.text(number, count / 2, f"{count:.0f}", ha="center", va="center", size=8.5, color="white")
        for number, count in enumerate(top):
            parts.note(axes, (number, count), f"{count:.0f}", language, dx=0, dy=7, size=8.5)
        parts.ticks(axes, range(len(held)), sessions(held), language)
        axes.set_xlim(-0.6, len(held) - 0.4)
        axes.set_ylim(0, max(top) * 1.12 + 1)
        axes.yaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 2.5, 5, 10], integer=True))  # no half paragraph
        axes.set_ylabel(style.label(names["paragraphs"], language))
        axes.grid(visible=False, axis="x")
        parts.legend(axes, ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.0), fontsize=8)
    style.mirror(axes, language)
    topic = frame["topic"].iloc[0]
    series = frame[frame["place"] == "series"]["paragraphs"].sum()
    every = frame["paragraphs"].sum()
    part = 100 * series / max(every, 1)
    share = f"{part:.0f}" if part >= 10 else f"{part:.1f}"
    title = names["beside_title"].format(topic=_capital(views.label(topic, language)), share=share)
    witnessed = _witnessed(names, [topic], language)
    words = {**witnessed, "beside_unit": names["beside_unit"].format(series=series, every=every)}
    return parts.finish(figure, words, "beside", language, source="source", title=title)

"""The charts of the front page: one finding each, small enough for a phone, with labels at the marks and no key.

All have one size, so that six of them stand beside each other. What they draw stands in `toolkit.views.findings`; the
sentence above each is made by `toolkit.charts.told`, and so is its title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import _titles, parts, style
from toolkit.charts._chart import chart
from toolkit.views import ages, forum
from toolkit.views import findings as views
from toolkit.views import votes as all_votes

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["behind", "growth", "intelligence", "letter", "mandate", "vote"]

#: Width and height of every finding, in inches: at 360 pixels nine points are still nine pixels high.
_SIZE: Final = (5.2, 3.5)
_OURS: Final = style.PALETTE[1]
_REST: Final = style.GREYS[1]
_LAST: Final = 2030


@chart(frame=forum.mandate)
def mandate(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The terms that acts gave the Forum, and the year-by-year acknowledgements, that of 78/132 named.

    Parameters
    ----------
    frame
        From `toolkit.views.forum.mandate`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.findings.mandate()  # doctest: +ELLIPSIS
    <chart: 78/132 gave the Forum no new term: ...>
    """
    names = parts.words("findings", language)
    gave = frame[frame["moves"] & frame["start"].notna()]
    rest = frame[frame["act"] == "acknowledges"]
    figure, axes = style.new_figure(*_SIZE)
    with style.context():
        for y, row in enumerate(each(gave)):
            _term(axes, y, row, names, language)
        low = len(gave) + 0.35
        for row in each(rest):
            own = row.symbol == "78/132"
            color = _OURS if own else style.GREYS[2]
            put: dict[str, Any] = {"s": 70 if own else 34, "c": "white", "edgecolors": color, "lw": 2 if own else 1}
            axes.scatter([row.year + 0.9], [low], marker="D", gid="own" if own else "rest", zorder=3, **put)
            if own:
                put = {"ha": "center", "va": "top", "size": 9, "weight": "bold", "color": color}
                axes.text(row.year + 0.9, low + 0.4, style.label(names["mandate_own"], language), **put)
        first = rest["year"].min() + 0.9
        parts.note(axes, (first, low), names["mandate_rest"].format(count=len(rest)), language, dx=-9, size=9)
        _years(axes, 2004, _LAST + 2, len(gave) + 1.3, language)
    style.mirror(axes, language)
    own = frame[frame["symbol"] == "78/132"]
    title = names["mandate_told"] if len(own) and not own["moves"].any() and "70/125" in set(frame["symbol"]) else ""
    return parts.finish(figure, names, "mandate", language, source="mandate_source", title=title)


def _term(axes: Axes, y: float, row: Any, names: dict[str, Any], language: str, color: str = style.PALETTE[0]) -> None:
    """A bar of the years that an act gave, with the act's name beside it."""
    until = _LAST + 1.6 if row.permanent else row.end + 1
    axes.barh(y, until - row.start, left=row.start, height=0.5, color=color, gid=row.symbol)
    end = names["open"] if row.permanent else row.end
    text = f"{names['documents'].get(row.symbol, row.symbol)}{names['colon']} {row.start}–{end}"
    late = row.start > 2014  # its words stand before the bar
    at, dx = (row.start, -6) if late else (until, 6)
    parts.note(axes, (at, y), style.label(text, language), language, dx=dx, size=9)


def _years(axes: Axes, low: float, high: float, bottom: float, language: str) -> None:
    axes.set_xlim(low, high)
    axes.set_ylim(bottom, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    parts.fifth_years(axes, language)
    axes.grid(visible=False, axis="y")


@chart(frame=views.votes)
def vote(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """How the yearly resolution was adopted: words where nobody counted, a bar of all Members where there was a vote.

    Parameters
    ----------
    frame
        From `toolkit.views.findings.votes`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.findings.vote()  # doctest: +ELLIPSIS
    <chart: Without a vote from 2019 to 2024; in 2025, 181 to 2. ...>
    """
    from toolkit.charts.votes import VOTES, names_of

    names = parts.words("findings", language)
    figure, axes = style.new_figure(*_SIZE)
    with style.context():
        for y, row in enumerate(each(frame)):
            if row.adoption != "vote":
                wording = names["without" if row.adoption else "unknown"]
                parts.note(axes, (0, y), wording, language, dx=4, size=9, color=style.GREYS[3])
                continue
            left = 0
            for name, (color, hatch) in VOTES.items():
                count = int(getattr(row, name))
                axes.barh(y, count, left=left, height=0.62, color=color, hatch=hatch, gid=name)
                left += count
            wording = names["vote_yes"].format(count=row.in_favour)
            axes.text(row.in_favour / 2, y, style.label(wording, language), ha="center", va="center", size=9)
            others = ((row.against, "vote_no", row.no), (row.abstaining, "vote_abstain", row.abstain))
            for line, (count, key, states) in enumerate(others, 1):
                wording = names[key].format(count=count, states=names_of(states, language))
                put: dict[str, Any] = {"ha": parts.end(language), "va": "center", "size": 8.5}
                axes.text(all_votes.MEMBERS, y + 0.2 + line * 0.55, style.label(wording, language), **put)
        labels = [f"{row.date[:4]} · {row.symbol.removeprefix('A/RES/')}" for row in each(frame)]
        axes.set_yticks(range(len(frame)), labels)
        axes.set_ylim(len(frame) + 0.75, -0.6)
        axes.set_xlim(0, all_votes.MEMBERS)
        axes.set_xticks([])
        axes.tick_params(length=0, labelsize=9)
        axes.grid(visible=False)
        axes.spines["bottom"].set_visible(False)
    style.mirror(axes, language)
    title = _titles.sentence(names, "vote", _broken(frame))
    return parts.finish(figure, names, "vote", language, source="vote_source", title=title)


def _broken(frame: pd.DataFrame) -> dict[str, Any] | None:
    """Years without a vote and the one vote after them; nothing where they are not so."""
    ways = list(frame["adoption"])
    if len(ways) < 2 or ways != ["without"] * (len(ways) - 1) + ["vote"]:
        return None
    last, years = frame.iloc[-1], [str(date)[:4] for date in frame["date"]]
    years_named = {"first": years[0], "last": years[-2], "year": years[-1]}
    return {**years_named, "yes": last["in_favour"], "no": last["against"]}


@chart(frame=ages.statements)
def behind(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """How old the quoted editions were: a dot a statement, the months by which a newer edition was already out.

    Parameters
    ----------
    frame
        From `toolkit.views.ages.statements`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        Statements whose edition is not known are counted in words, not drawn.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.findings.behind()  # doctest: +ELLIPSIS
    <chart: 11 of 17 times ...>
    """
    names = parts.words("findings", language)
    known = frame[frame["behind"].notna()]
    bodies = ["ECOSOC", "GA"]
    figure, axes = style.new_figure(*_SIZE)
    with style.context():
        for number, body in enumerate(bodies):
            base = 1.45 * number
            rows = known[known["body"] == body]
            months = rows["behind"].astype(float).round().astype(int)
            for month, times in ((int(str(month)), int(times)) for month, times in months.value_counts().items()):
                color = style.GREYS[2] if month == 0 else _OURS
                heights = [base + 0.27 - 0.115 * place for place in range(int(times))]
                axes.scatter([month] * int(times), heights, s=38, color=color, gid=body, zorder=3)
            unknown = int((frame["body"] == body).sum()) - len(rows)
            wording = names["behind_body"][body].format(known=len(rows), unknown=unknown)
            put: dict[str, Any] = {"ha": parts.start(language), "va": "center", "size": 9}
            axes.text(-0.6, base - 0.78, style.label(wording, language), **put)
            axes.axhline(base + 0.36, color=style.GREYS[1], lw=0.8)
        axes.set_yticks([])
        axes.set_ylim(1.9, -1.05)
        axes.set_xlim(-1.5, float(known["behind"].max()) + 2)
        steps = range(0, round(known["behind"].max()) + 1, 6)
        parts.ticks(axes, steps, steps, language)
        axes.set_xlabel(style.label(names["behind_axis"], language))
        axes.grid(visible=False, axis="y")
        axes.spines["left"].set_visible(False)
    style.mirror(axes, language)
    axes.spines["right"].set_visible(False)
    own = known[known["body"] == "GA"]
    title = names["behind_title"].format(late=int((own["behind"] > 0).sum()), total=len(own))
    names = {**names, "behind_source": names["behind_source"].format(bounds=int((known["bound"] != "").sum()))}
    return parts.finish(figure, names, "behind", language, source="behind_source", title=title)


@chart(frame=views.intelligence)
def intelligence(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Paragraphs that name artificial intelligence, a bar a year; the number above it, also where it is none.

    Parameters
    ----------
    frame
        From `toolkit.views.findings.intelligence`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.findings.intelligence()  # doctest: +ELLIPSIS
    <chart: Artificial intelligence: from no paragraph to 14...>
    """
    names = parts.words("findings", language)
    key = "intelligence_title" if frame["named"].iloc[0] else "intelligence_none"
    title = names[key].format(first=frame["named"].iloc[0], last=frame["named"].iloc[-1])
    return _bars(frame, "named", names, "intelligence", language, title)


@chart(frame=views.growth)
def growth(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The words of the gender paragraph, a bar a year.

    Parameters
    ----------
    frame
        From `toolkit.views.findings.growth`, in one language.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.findings.growth()  # doctest: +ELLIPSIS
    <chart: The gender paragraph: from 174 to 241 words...>
    """
    names = parts.words("findings", language)
    first, last = int(frame["words"].iloc[0]), int(frame["words"].iloc[-1])
    text_name = names["text_in"][str(frame["language"].iloc[0])]
    names = {**names, "growth_unit": names["growth_unit"].format(text=text_name)}
    title = names["growth_title"].format(first=first, last=last)
    return _bars(frame, "words", names, "growth", language, title)


def _bars(frame: pd.DataFrame, column: str, names: dict[str, Any], topic: str, language: str, title: str) -> Figure:
    """A bar a year with its number; that of 78/132 in the colour of what the report is about."""
    figure, axes = style.new_figure(*_SIZE)
    with style.context():
        for at, row in enumerate(each(frame)):
            value = int(getattr(row, column))
            color = _OURS if row.short == "78/132" else _REST
            axes.bar(at, value, width=0.72, color=color, gid=row.short)
            parts.note(axes, (at, value), f"{value}", language, dx=0, dy=7, size=10, weight="bold")
        parts.ticks(axes, range(len(frame)), [f"{row.year}\n{row.short}" for row in each(frame)], language)
        axes.set_ylim(0, frame[column].max() * 1.16)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.tick_params(length=0, labelsize=8.5)
        axes.grid(visible=False)
    style.mirror(axes, language)
    for side in ("left", "right"):
        axes.spines[side].set_visible(False)
    return parts.finish(figure, names, topic, language, source=f"{topic}_source", title=title)


@chart(frame=views.letter)
def letter(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The terms of the Forum as paragraph 30 reads in the United Nations' file, and with the misread letter.

    Parameters
    ----------
    frame
        From `toolkit.views.findings.letter`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.findings.letter()  # doctest: +ELLIPSIS
    <chart: One letter would have made 78/132 ...>
    """
    names = parts.words("findings", language)
    figure, axes = style.new_figure(*_SIZE)
    with style.context():
        for y, reading in enumerate(("repaired", "source")):
            at = y * 1.7
            for row in each(frame[frame["reading"] == reading]):
                _strip(axes, at, row, names, language)
            put: dict[str, Any] = {"size": 9.5, "weight": "bold", "ha": parts.start(language)}
            axes.text(2005.2, at - 0.5, style.label(names["reading"][reading], language), **put)
        _years(axes, 2005, _LAST + 2, 2.6, language)
    style.mirror(axes, language)
    moves = frame[frame["symbol"] == "78/132"].groupby("reading")["moves"].any()
    title = names["letter_told"] if moves.to_dict() == {"repaired": False, "source": True} else ""
    return parts.finish(figure, names, "letter", language, source="letter_source", title=title)


def _strip(axes: Axes, y: float, row: Any, names: dict[str, Any], language: str) -> None:
    """An act on the strip of terms: a bar where it gives one, a hollow diamond where it only acknowledges."""
    own = row.symbol == "78/132"
    if not row.moves:
        axes.scatter([row.year + 0.9], [y + 0.45], marker="D", s=60, c="white", edgecolors=_OURS, lw=2, zorder=3)
        parts.note(axes, (row.year + 0.9, y + 0.45), names["letter_own"]["acknowledges"], language, dx=-8, size=9)
        return
    until = _LAST + 1.6 if row.permanent else row.end + 1
    low, height, color = (y + 0.45, 0.34, _OURS) if own else (y, 0.5, style.GREYS[0])
    axes.barh(low, until - row.start, left=row.start, height=height, color=color, edgecolor=style.INK, gid=row.symbol)
    if own:
        parts.note(axes, (row.start, low), names["letter_own"]["extends"], language, dx=-6, size=9)
        return
    short = {"Tunis Agenda": names["tunis"]}.get(row.symbol, row.symbol)
    axes.text((row.start + until) / 2, y, style.label(short, language), ha="center", va="center", size=8)

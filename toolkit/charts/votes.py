"""Charts of votes and consensus: how resolutions were adopted, who stood aside, who agrees with whom, who sponsors.

They take the frames of `toolkit.views.votes`. One colour a vote, everywhere: in favour, against, abstaining; a Member
in no list of the roll call is grey, a way of adoption that is not known is crossed. *Without a vote* is pale and has no
figures: nobody counted.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import parts, style
from toolkit.charts._cells import Cell, shaded, table
from toolkit.charts._chart import chart
from toolkit.charts.assembly import sessions
from toolkit.corpus import assembly
from toolkit.views import votes as views
from toolkit.views.assembly import SERIES

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["against", "agreement", "by_session", "consensus", "divided", "sponsors"]

#: Look of each vote, and of each way of adoption.
VOTES: Final = {
    "in_favour": ("#86BEE0", ""),
    "against": (style.PALETTE[1], ""),
    "abstaining": (style.PALETTE[5], "///"),
    "silent": (style.GREYS[0], ""),
}
_WAYS: Final = {"without": (style.GREYS[0], ""), "vote": (style.PALETTE[2], ""), "": ("white", "xx")}
_ROLES: Final = {"sponsor": (style.PALETTE[2], ""), "joined": ("#86BEE0", "///")}


def names_of(codes: str, language: str) -> str:
    """Names of states, by their ISO codes joined by a blank.

    Examples
    --------
    >>> names_of("ISR", "en")
    'Israel'
    """
    states = assembly("states").set_index("state")
    column = "name_ar" if style.direction(language) == "rtl" else "name"
    comma = "، " if style.direction(language) == "rtl" else ", "
    return comma.join(str(states[column].get(code, code)) for code in codes.split())


@chart(frame=views.consensus)
def consensus(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """How each resolution of a series was adopted: a bar of all Members where there was a vote.

    Parameters
    ----------
    frame
        From `toolkit.views.votes.consensus`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.votes.consensus()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("votes", language)
    figure, axes = style.new_figure(9.2, 2.2 + 0.46 * len(frame))
    with style.context():
        for y, row in enumerate(each(frame)):
            if row.adoption != "vote":
                kind = "without" if row.adoption else "unknown"
                look: dict[str, Any] = {"color": "white", "edgecolor": style.GREYS[1], "ls": "--"}
                axes.barh(y, views.MEMBERS, height=0.62, **look)
                axes.text(views.MEMBERS / 2, y, style.label(names[kind], language), ha="center", va="center", size=8.5)
                continue
            left = 0
            for name, (color, hatch) in VOTES.items():
                count = int(getattr(row, name))
                axes.barh(y, count, left=left, height=0.62, color=color, hatch=hatch, gid=name)
                left += count
            axes.text(int(row.in_favour) / 2, y, str(row.in_favour), ha="center", va="center", size=9)
            for line, vote in ((-0.17, "no"), (0.17, "abstain")):
                states = names_of(getattr(row, vote), language)
                if states:
                    listed = f"{names['counted'][vote].format(count=len(getattr(row, vote).split()))}: {states}"
                    parts.note(axes, (views.MEMBERS, y + line * 1.3), textwrap.shorten(listed, 70), language, size=8)
        for name, (color, hatch) in VOTES.items():
            axes.barh([0], [0], color=color, hatch=hatch, label=parts.named(names["votes"], name, language))
        labels = [f"{row.symbol.removeprefix('A/RES/')} · {row.date[:4]}" for row in each(frame)]
        axes.set_yticks(range(len(frame)), [style.label(label, language) for label in labels])
        axes.set_ylim(len(frame) - 0.4, -0.6)
        axes.set_xlim(0, views.MEMBERS * 1.62)
        parts.ticks(axes, [0, 50, 100, 150, views.MEMBERS], [0, 50, 100, 150, views.MEMBERS], language)
        axes.grid(visible=False)
        parts.legend(axes, ncols=4, loc="lower " + parts.start(language), fontsize=8, bbox_to_anchor=_above(language))
    style.mirror(axes, language)
    return parts.finish(figure, names, "consensus", language, source="source", title=_broken(frame, names))


def _above(language: str) -> tuple[float, float]:
    return (1.0, 1.0) if style.direction(language) == "rtl" else (0.0, 1.0)


def _broken(frame: pd.DataFrame, names: dict[str, Any]) -> str:
    """The title: how often without a vote, and the first vote after that."""
    voted = frame[frame["adoption"] == "vote"]
    if not len(voted):
        return str(names["consensus_kept"])
    one = voted.iloc[0]
    before = frame.head(list(frame["adoption"]).index("vote"))
    key = "consensus_title" if set(frame["symbol"]) <= set(SERIES) else "consensus_any"
    return str(names[key]).format(
        before=int((before["adoption"] == "without").sum()), year=one["date"][:4], yes=one["in_favour"],
        no=one["against"], abstain=one["abstaining"],
    )  # fmt: skip


@chart(frame=views.by_session)
def by_session(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """How resolutions were adopted, session by session: the digital ones beside all others.

    Parameters
    ----------
    frame
        From `toolkit.views.votes.by_session`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.votes.by_session()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("votes", language)
    groups = ["digital", "other"]
    held = sorted(set(frame["session"]))
    figure, panels = style.new_grid(1, 2, width=9.6, height=4.1)
    with style.context():
        for axes, group in zip(panels, groups[::-1] if style.direction(language) == "rtl" else groups, strict=True):
            counts = frame[frame["group"] == group].pivot_table(
                index="session", columns="adoption", values="resolutions"
            )
            named = {way: names["ways"][way or "unknown"] for way in _WAYS}
            top = parts.stacked(axes, counts, _WAYS, named, language, upright=True, width=0.74, gid=group)
            for x, (without, vote) in enumerate(zip(counts["without"], counts["vote"], strict=True)):
                for way, at, count in (("without", without / 2, without), ("vote", without + vote / 2, vote)):
                    ink = "white" if way == "vote" else style.INK
                    label = f"{count:.0f}" if count else ""
                    axes.text(x, at, label, ha="center", va="center", size=8.5, color=ink)
            for x, end in enumerate(top):
                one = frame[(frame["group"] == group) & (frame["session"] == held[x])]
                parts.note(axes, (x, end), f"{_voted(one, group)}%", language, dx=0, dy=7, size=9, weight="bold")
            parts.ticks(axes, range(len(held)), sessions(held), language)
            axes.set_xlim(-0.6, len(held) - 0.4)
            axes.set_ylim(0, max(top) * 1.1)
            axes.grid(visible=False, axis="x")
            axes.tick_params(labelsize=8.5)
            parts.panel(axes, names["groups"][group], language)
        first = panels[-1 if style.direction(language) == "rtl" else 0]
        first.set_ylim(0, first.get_ylim()[1] * 1.28)
        parts.legend(first, loc="upper " + parts.start(language), fontsize=8.5)
    for axes in panels:
        style.mirror(axes, language)
    last = frame[frame["session"] == held[-1]]
    title = names["by_session_title"].format(session=held[-1], **{group: _voted(last, group) for group in groups})
    return parts.finish(figure, names, "by_session", language, source="source", title=title)


def _voted(frame: pd.DataFrame, group: str) -> str:
    rows = frame[(frame["group"] == group) & (frame["adoption"] != "")]
    voted = int(rows.loc[rows["adoption"] == "vote", "resolutions"].sum())
    return f"{100 * voted / max(int(rows['resolutions'].sum()), 1):.0f}"


@chart(frame=views.divided)
def divided(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """The digital resolutions that were voted on at least once: a row a strand, a column a session.

    Parameters
    ----------
    frame
        From `toolkit.views.votes.divided`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        A cell says in favour, against, abstaining; it is darker the more were against. Without a vote: a pale cell.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.votes.divided()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("votes", language)
    held = list(range(int(frame["session"].min()), int(frame["session"].max()) + 1))
    strands = list(dict.fromkeys(frame["strand"]))
    arabic = frame.set_index("strand")["strand_ar"].to_dict()
    figure, axes = style.new_figure(9.6, 1.8 + 0.68 * len(strands))
    known = names.get("strands", {})
    titles = [(arabic[one] or known.get(one) or one) if style.direction(language) == "rtl" else one for one in strands]
    folded = ["\n".join(textwrap.wrap(textwrap.shorten(title, 132, placeholder=" …"), 42)) for title in titles]
    found = [_vote(row, held.index(row.session), strands.index(row.strand), names, language) for row in each(frame)]
    with style.context():
        table(axes, found, sessions(held), folded, language, size=9.5)
        axes.tick_params(labelsize=8.5)
    style.mirror(axes, language)
    voted = frame[frame["adoption"] == "vote"]
    states = voted["no"].str.split().explode().value_counts()
    title = names["divided_title"].format(
        strands=len(strands), votes=len(voted), state=names_of(str(states.index[0]), language), most=int(states.iloc[0])
    )
    return parts.finish(figure, names, "divided", language, source="source", title=title)


def _vote(row: Any, column: int, at: int, names: dict[str, Any], language: str) -> Cell:
    """How one resolution was adopted: the redder, the more were against."""
    from matplotlib import colormaps

    symbol = row.symbol.removeprefix("A/RES/")
    if row.adoption != "vote":
        label = f"{symbol}\n{names['cell'][row.adoption or 'unknown']}"
        return Cell(column, at, label, style.GREYS[0], hatch="" if row.adoption else "...", gid=row.symbol)
    share = row.against / views.MEMBERS
    label = f"{symbol}\n{parts.in_order((row.in_favour, row.against, row.abstaining), '–', language)}"
    ink = "white" if share > 0.2 else style.INK
    return Cell(column, at, label, colormaps["Reds"](0.12 + 1.9 * share), ink, gid=row.symbol)


@chart(frame=views.against)
def against(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Who voted against digital resolutions, or abstained, most often.

    Parameters
    ----------
    frame
        From `toolkit.views.votes.against`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.votes.against()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("votes", language)
    column = "name_ar" if style.direction(language) == "rtl" else "name"
    figure, axes = style.new_figure(8.2, 2.1 + 0.34 * len(frame))
    with style.context():
        ends = [0.0] * len(frame)
        for name, key in (("against", "against"), ("abstaining", "abstain")):
            starts, look = ends, {name: VOTES[name]}
            ends = parts.stacked(
                axes, {name: list(frame[key])}, look, names["votes"], language, ends, height=0.7, gid=key
            )
            for y, (start, end) in enumerate(zip(starts, ends, strict=True)):
                ink, fill = "white" if key == "against" else style.INK, VOTES[name][0]
                put: dict[str, Any] = {"ha": "center", "va": "center", "size": 11, "weight": "bold", "color": ink}
                put |= {"bbox": {"facecolor": fill, "edgecolor": "none", "boxstyle": "square,pad=0.15"}}
                if end > start:
                    axes.text((start + end) / 2, y, f"{end - start:.0f}", **put)
        folded = ["\n".join(textwrap.wrap(name, 56 if column == "name_ar" else 40)) for name in frame[column]]
        axes.set_yticks(range(len(frame)), [style.label(name, language) for name in folded])
        axes.set_ylim(len(frame) - 0.4, -0.6)
        axes.set_xlim(0, int(frame["of"].iloc[0]))
        axes.grid(visible=False, axis="y")
        axes.tick_params(labelsize=9)
        parts.legend(axes, loc="lower " + parts.end(language), fontsize=10)
    style.mirror(axes, language)
    first = frame.iloc[0]
    words = {**names, "against_unit": names["against_unit"].format(of=first["of"])}
    title = names["against_title"].format(state=first[column], no=first["against"], of=first["of"])
    return parts.finish(figure, words, "against", language, source="source", title=title)


@chart(frame=views.agreement)
def agreement(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """How often states of two regions vote alike: on digital resolutions and on all others.

    Parameters
    ----------
    frame
        From `toolkit.views.votes.agreement`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.votes.agreement()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("votes", language)
    groups = list(dict.fromkeys(frame["group"]))
    regions = sorted(set(frame["one"]))
    figure, panels = style.new_grid(1, len(groups), width=9.6, height=4.3)
    low = 100 * float(frame["share"].min())
    rtl = style.direction(language) == "rtl"
    with style.context():
        for number, (axes, group) in enumerate(zip(panels, groups[::-1] if rtl else groups, strict=True)):
            rows = frame[frame["group"] == group]
            share = rows.set_index(["one", "two"])["share"]
            found = [
                shaded(column, at, f"{100 * share[one, two]:.0f}", (100 * share[one, two] - low + 25) / (130 - low))
                for at, one in enumerate(regions)
                for column, two in enumerate(regions)
            ]
            labels = [names["regions"][region] for region in regions]
            table(axes, found, labels, labels, language, size=9.5)
            parts.panel(axes, names["voted"][group].format(votes=rows["votes"].iloc[0]), language)
            style.mirror(axes, language)
            if number != (len(groups) - 1 if rtl else 0):
                axes.set_yticks([])
    apart = frame[(frame["group"] == groups[0]) & (frame["one"] < frame["two"])].sort_values("share").iloc[0]
    title = names["agreement_title"].format(
        one=names["regions"][apart["one"]], two=names["regions"][apart["two"]], share=f"{100 * apart['share']:.0f}"
    )
    return parts.finish(figure, names, "agreement", language, source="source", title=title)


@chart(frame=views.sponsors)
def sponsors(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """Who sponsored some resolutions, by region: at first, and those who joined later.

    Parameters
    ----------
    frame
        From `toolkit.views.votes.sponsors`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.votes.sponsors()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("votes", language)
    symbols, regions = list(dict.fromkeys(frame["symbol"])), sorted(set(frame["region"]))
    figure, panels = style.new_grid(1, len(symbols), width=9.6, height=3.9, sharex=True)
    rtl = style.direction(language) == "rtl"
    most = int(frame.groupby(["symbol", "region"])["states"].sum().max())
    with style.context():
        for number, (axes, symbol) in enumerate(zip(panels, symbols[::-1] if rtl else symbols, strict=True)):
            mine = frame[frame["symbol"] == symbol]
            states = mine.pivot_table(index="region", columns="role", values="states", fill_value=0).reindex(regions)
            ends = parts.stacked(axes, states, _ROLES, names["roles"], language, height=0.7)
            for y, end in enumerate(ends):
                parts.note(axes, (end, y), f"{end:.0f}", language)
            axes.set_yticks(range(len(regions)), [style.label(names["regions"][one], language) for one in regions])
            axes.set_ylim(len(regions) + 0.7, -0.6)  # below the last bar there is room for the legend
            axes.set_xlim(0, most * 1.15)
            axes.grid(visible=False, axis="y")
            axes.tick_params(labelsize=8.5)
            head = names["stands"].format(symbol=symbol.removeprefix("A/RES/"), states=f"{sum(ends):.0f}")
            parts.panel(axes, head, language)
            style.mirror(axes, language)
            if number != (len(symbols) - 1 if rtl else 0):
                axes.set_yticklabels([])
        parts.legend(panels[-1 if rtl else 0], loc="lower " + parts.end(language), fontsize=8.5)
    both = int(frame.loc[frame["symbol"] == symbols[0], "both"].sum())
    total = frame.groupby("symbol")["states"].sum()
    key = "sponsors_title" if set(symbols) == set(views.INTELLIGENCE) else "sponsors_any"
    title = names[key].format(both=both, counts=names["and"].join(str(total[one]) for one in symbols))
    return parts.finish(figure, names, "sponsors", language, source="source", title=title)

"""Charts of acts and addressees: acts by force along the text, verbs of the two parts, who is asked.

They take the frames ``functions`` and ``asks`` of the toolkit. Heights and lengths are counts of acts, never shares: a
paragraph with three acts counts three times. A force is a colour and a hatch, or a colour and a shape of mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit import _ids
from toolkit._rows import rows as each
from toolkit.charts import _titles, parts, style
from toolkit.charts._chart import about as about_
from toolkit.charts._chart import of, order, table
from toolkit.facts.acts import FORCES
from toolkit.facts.addressees import actors

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["asked", "by_paragraph", "verbs"]

#: Colour and hatch of each force.
_LOOK: Final = {force: look for force, look in parts.FORCES.items() if force}
#: Colour of a cell and of its words for the forces that ask somebody for something: words need a fill without stripes.
_CELLS: Final = {"exhortation": (_LOOK["exhortation"][0], style.INK), "direction": (_LOOK["direction"][0], "white")}
#: The most cells in a row in which a paragraph's name fits.
_NARROW: Final = 14


@of("acts", functions=table("functions"), order=order, about=about_)
def by_paragraph(
    functions: pd.DataFrame, order: Sequence[str], *, about: tuple[str, str], language: str = ""
) -> Figure:
    """Acts along the text: a bar a paragraph, as high as it has acts, parted by force.

    Parameters
    ----------
    functions
        The table ``functions``.
    order
        Ids of all paragraphs in document order, also of those without acts.
    about
        Symbol and file name, for the source line.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.acts.by_paragraph()  # doctest: +ELLIPSIS
    <chart: 192 acts in 115 paragraphs: 82 evaluate, 26 ...>
    """
    names = parts.words("act_charts", language)
    counts = functions.pivot_table(index="paragraph_id", columns="force", values="verb", aggfunc="count", fill_value=0)
    counts = counts.reindex(index=list(order), columns=list(FORCES), fill_value=0)
    figure, axes = style.new_figure(9.5, 3.4)
    with style.context():
        ends = parts.stacked(axes, counts, _LOOK, names["force"], language, upright=True, width=0.85)
        highest = int(max([*ends, 1]))
        _ticks(axes, order, language)
        axes.set_yticks(range(highest + 1))
        axes.set_ylim(0, highest * 1.25)
        axes.set_ylabel(style.label(names["acts"], language))
        parts.legend(axes, ncols=4, loc=f"upper {parts.start(language)}")
    style.mirror(axes, language)
    totals = {"acts": len(functions), "paragraphs": len(order)}
    finding = _titles.forces(functions)
    title = _titles.sentence(names, "acts", {**totals, **finding} if finding else None)
    return parts.finish_of(figure, names, "acts", about, language, counts=totals, title=title)


@of("verbs", functions=table("functions"), about=about_)
def verbs(functions: pd.DataFrame, *, about: tuple[str, str], least: int = 1, language: str = "") -> Figure:
    """Verbs of the two parts, side by side: preambular acts to one side, operative ones to the other.

    Parameters
    ----------
    functions
        The table ``functions``.
    about
        Symbol and file name, for the source line.
    least
        Show verbs with at least this many acts in the whole text.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.acts.verbs()  # doctest: +ELLIPSIS
    <chart: Verbs of the two parts: the preamble looks back, ...>
    """
    names = parts.words("act_charts", language)
    part = functions["paragraph_id"].map(_ids.form)  # paragraphs of an annex as they are written
    table = functions.assign(part=part).pivot_table(
        index="verb", columns="part", values="order", aggfunc="count", fill_value=0
    )
    table = table.reindex(columns=["preamble", "operative"], fill_value=0)
    table = table[table.sum(axis=1) >= least]
    lean = (table["operative"] - table["preamble"]).rename("lean")
    table = table.join(lean).sort_values(["lean", "operative"], kind="stable")
    figure, panels = style.new_grid(1, 2, width=8.4, height=1.7 + 0.23 * len(table), sharey=True)
    rtl = style.direction(language) == "rtl"
    sides = ("operative", "preamble") if rtl else ("preamble", "operative")
    most = int(table[["preamble", "operative"]].to_numpy().max(initial=1)) * 1.15
    with style.context():
        for axes, side in zip(panels, sides, strict=True):
            values = [int(value) for value in table[side]]
            inward = axes is panels[0]
            axes.barh(range(len(values)), values, color=_side(side)[0], hatch=_side(side)[1])
            for row, value in enumerate(values):
                if value:
                    axes.text(value + most * 0.01, row, str(value), va="center", ha="right" if inward else "left")
            axes.set_xlim((most, 0) if inward else (0, most))
            axes.set_title(style.label(names[side], language))
            axes.grid(visible=False, axis="y")
            axes.tick_params(axis="y", length=0)
        panels[0].spines["left"].set_visible(False)
        panels[0].spines["right"].set_visible(True)
        words = [style.label(names.get("verbs", {}).get(verb, verb), language) for verb in table.index]
        panels[0].set_yticks(range(len(words)), words)
        if rtl:
            panels[0].tick_params(labelleft=False)
            panels[1].tick_params(labelright=True)
    titled = set(FORCES) & set(functions["force"]) == set(FORCES) and _leans_out(functions)
    title = names["verbs_title"] if titled else names["verbs_title_plain"]
    return parts.finish_of(figure, names, "verbs", about, language, title=str(title))


@of("asks", asks=table("asks"), order=order, about=about_)
def asked(asks: pd.DataFrame, order: Sequence[str], *, about: tuple[str, str], language: str = "") -> Figure:
    """Who is asked, how often and where: a row for each class of addressees, a cell with its paragraph for each ask.

    Parameters
    ----------
    asks
        The table ``asks``; a deadline or a session that an ask names stands at the end of its row.
    order
        Ids of all paragraphs in document order.
    about
        Symbol and file name, for the source line.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure
        The colour of a cell is the force of its ask; cells too narrow for a name have none.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.acts.asked()  # doctest: +ELLIPSIS
    <chart: Asked most often: all stakeholders, 11 of 34 ...>
    """
    names = parts.words("act_charts", language)
    ids = [name for name in order if _ids.form(name) == "operative"] or list(order)
    rows = asks[asks["paragraph_id"].isin(ids)]
    addressees = list(rows["addressee"].value_counts(sort=True).index)
    addressees.sort(key=lambda name: (name == "", -int((rows["addressee"] == name).sum()), name))
    labels = {**actors.labels(language), "": names["nobody"]}
    figure, axes = style.new_figure(9.5, 1.8 + 0.3 * len(addressees))
    with style.context():
        longest = _cells_of(axes, rows, ids, addressees, names, language)
        axes.set_xlim(0, max(longest + 1, _NARROW - 1))
        axes.set_ylim(len(addressees), 0)
        axes.set_yticks(
            [at + 0.5 for at in range(len(addressees))], [style.label(labels.get(a, a), language) for a in addressees]
        )
        axes.set_xticks([])
        axes.grid(visible=False)
        axes.tick_params(length=0, labelsize=9)
        axes.spines["bottom"].set_visible(False)
        rtl = style.direction(language) == "rtl"
        axes.legend(loc="lower right" if rtl else "lower left", ncols=2, borderpad=0, bbox_to_anchor=(float(rtl), 1.0))
    style.mirror(axes, language)
    known = sum(1 for name in addressees if name)
    totals = {"asks": int((rows["addressee"] != "").sum()), "addressees": known}
    mine = rows[rows["addressee"] != ""].assign(asks=1)
    title = _titles.sentence(
        names, "asks", _titles.commonest(mine, "addressee", "asks", lambda who: labels.get(who, who))
    )
    return parts.finish_of(figure, names, "asks", about, language, counts=totals, title=title)


def _cells_of(
    axes: Axes,
    rows: pd.DataFrame,
    ids: Sequence[str],
    addressees: Sequence[str],
    names: Mapping[str, Any],
    language: str,
) -> int:
    """The cells of the asks, and at the end of each row how many there are and what is due; the longest row."""
    place = {name: at for at, name in enumerate(ids)}
    found = {
        who: sorted(each(rows[rows["addressee"] == who]), key=lambda ask: place[ask.paragraph_id]) for who in addressees
    }
    longest = max((len(some) for some in found.values()), default=0)
    for force, (color, ink) in _CELLS.items():
        axes.barh([0], [0], color=color, label=style.label(names["force"][force], language))
        for at, some in enumerate(found.values()):
            mine = [(column, ask) for column, ask in enumerate(some) if ask.force == force]
            axes.barh(
                [at + 0.5] * len(mine),
                [0.94] * len(mine),
                left=[column + 0.03 for column, _ in mine],
                height=0.8,
                color=color,
                gid=force,
            )
            for column, ask in mine:
                if longest <= _NARROW:
                    put: dict[str, Any] = {"ha": "center", "va": "center", "size": 8, "color": ink}
                    axes.text(column + 0.5, at + 0.5, ask.paragraph_id, **put)
    for at, some in enumerate(found.values()):
        due = [
            (ask.paragraph_id, ask.deadline or (str(names["due"]).format(session=ask.session) if ask.session else ""))
            for ask in some
        ]
        ends = parts.joint(language).join(f"{name} {until}" for name, until in due if until)
        parts.note(axes, (len(some), at + 0.5), f"{len(some)}", language, size=9, weight="bold")
        parts.note(axes, (len(some), at + 0.5), ends, language, dx=22, color=style.GREYS[3])
    return longest


def _side(side: str) -> tuple[str, str]:
    return {"preamble": (style.PALETTE[2], ""), "operative": (style.PALETTE[4], "///")}[side]


def _leans_out(functions: pd.DataFrame) -> bool:
    """Whether most background acts are preambular and most acts that address others are operative."""
    preamble = functions["paragraph_id"].map(_ids.form) == "preamble"
    back, out = functions["force"] == "background", functions["force"].isin(["exhortation", "direction"])
    return bool((back & preamble).sum() * 2 > back.sum() and (out & ~preamble).sum() * 2 > out.sum())


def _ticks(axes: Axes, order: Sequence[str], language: str) -> None:
    """Ticks at the first and every tenth paragraph of each part."""
    numbers = [_ids.number(name) for name in order]
    ticks = [at for at, number in enumerate(numbers) if number == 1 or (number and number % 10 == 0)]
    axes.set_xticks(ticks, [order[at] for at in ticks])
    axes.set_xlim(-1, len(order))
    axes.grid(visible=False, axis="x")
    axes.set_xlabel(style.label(parts.words("act_charts", language)["paragraph"], language))

"""Charts of what is taken from where: who cites a resolution, and whose paragraphs stand again word for word.

They take the frames of `toolkit.views.assembly`. That words are the same does not say who took them from whom: the
earlier resolution is the first one held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit.charts import parts, style
from toolkit.charts._cells import Cell, shaded, table
from toolkit.charts._chart import chart
from toolkit.views import assembly as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["citing", "copied"]

_PARTS: Final = ("preamble", "operative", "annex", "note")


@chart(frame=views.citing)
def citing(frame: pd.DataFrame, *, language: str = "", most: int = 24) -> Figure:
    """Who cites some resolutions: in which part, in which paragraph, and under which verb.

    Parameters
    ----------
    frame
        From `toolkit.views.assembly.citing`, or from `toolkit.corpus.ask.citing` for the texts of one language.
    language
        Language of the labels.
    most
        How many citations, the first ones.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.descent.citing()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names, verbs = parts.words("assembly", language), parts.verbs(language)
    frame = frame if "cited" in frame else frame.assign(cited="")
    frame = frame.head(most).reset_index(drop=True)
    groups = list(dict.fromkeys(frame["cited"]))
    at = [number + 0.9 * groups.index(row.cited) for number, row in enumerate(each(frame))]
    figure, axes = style.new_figure(8.8, 2.0 + 0.3 * (len(frame) + len(groups)))
    shown = [part for part in _PARTS if part in {*frame["part"], "preamble", "operative", "note"}]
    with style.context():
        for y, row in zip(at, each(frame), strict=True):
            note = row.part == "note"
            look: dict[str, Any] = {"c": "white" if note else style.PALETTE[1], "edgecolors": style.PALETTE[1]}
            x = shown.index(row.part) if row.part in shown else -0.4
            axes.scatter([x], [y], marker="D" if note else "o", s=44, zorder=3, gid="citation", **look)
            verb = verbs.get(row.verb, row.verb)
            parts.note(axes, (x, y), f"{row.place} · {verb}" if verb else row.place, language, dx=9, size=8.5)
        for group in groups:
            first = min(y for y, row in zip(at, each(frame), strict=True) if row.cited == group)
            if group:
                head = names["cites_head"].format(symbol=_short(group))
                parts.note(axes, (-0.35, first - 0.85), head, language, dx=0.01, size=9, weight="bold")
        labels = [f"{_short(row.symbol)} · {row.date[:4]}" if "date" in frame else row.symbol for row in each(frame)]
        axes.set_yticks(at, [style.label(label, language) for label in labels])
        parts.ticks(axes, range(len(shown)), [names["part"][part] for part in shown], language)
        axes.xaxis.tick_top()
        axes.set_xlim(-0.4, len(shown) - 0.3)
        axes.set_ylim((max(at) if at else 0) + 0.7, -1.4)
        axes.grid(visible=False, axis="x")
        axes.tick_params(length=0, labelsize=8.5)
    style.mirror(axes, language)
    return parts.finish(figure, names, "citing", language, source="source", title=_citing_title(frame, names))


def _citing_title(frame: pd.DataFrame, names: dict[str, Any]) -> str:
    if not len(frame) or not frame["cited"].iloc[0]:
        return str(names["citing_any"])
    cited = frame["cited"].iloc[0]
    rows = frame[frame["cited"] == cited]
    operative = int((rows["part"] == "operative").sum())
    said = names["citing_title"] if operative else names["citing_none"]
    return str(said).format(symbol=_short(cited), count=rows["symbol"].nunique(), operative=operative)


def _short(symbol: str) -> str:
    return symbol.removeprefix("A/RES/")


@chart(frame=views.copied)
def copied(frame: pd.DataFrame, *, language: str = "") -> Figure:
    """What is copied from where: paragraphs that an earlier resolution has word for word, by committee.

    Parameters
    ----------
    frame
        From `toolkit.views.assembly.copied`.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.descent.copied()  # doctest: +ELLIPSIS
    <chart: ...>
    """
    names = parts.words("assembly", language)
    rows = list(dict.fromkeys(frame["earlier"]))
    figure, axes = style.new_figure(9.4, 2.3 + 0.4 * len(rows))
    of = frame.drop_duplicates("later").set_index("later")["of"]
    found = []
    for one in each(frame):
        at, part = (rows.index(one.later), rows.index(one.earlier)), one.paragraphs / max(one.of, 1)
        found.append(shaded(*at, str(one.paragraphs), part) if one.paragraphs else Cell(*at, "·"))
    with style.context():
        short = [f"{names['short'].get(one, one)}\n({of[one]})" for one in rows]
        table(axes, found, short, [names["committees"].get(one, one) for one in rows], language, edge=style.GREYS[0])
        axes.set_xlabel(style.label(names["later"], language))
        axes.set_ylabel(style.label(names["earlier"], language))
    style.mirror(axes, language)
    own_ones = int(frame.loc[frame["earlier"] == frame["later"], "paragraphs"].sum())
    every, total = int(frame["paragraphs"].sum()), int(of.sum())
    title = names["copied_title"].format(own=own_ones, every=every)
    words = {**names, "copied_unit": names["copied_unit"].format(total=total)}
    return parts.finish(figure, words, "copied", language, source="source", title=title)

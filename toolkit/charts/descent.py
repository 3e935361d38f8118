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
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["citing", "copied"]

#: Colour and ink of a cell by the part that cites, the weightiest first.
_PARTS: Final = {
    "operative": (style.PALETTE[1], "white"),
    "annex": (style.PALETTE[4], style.INK),
    "preamble": (style.GREYS[0], style.INK),
    "note": ("white", style.INK),
}


@chart(frame=views.citing)
def citing(frame: pd.DataFrame, *, language: str = "", most: int = 24) -> Figure:
    """Who cites some resolutions: a row each of who cites, a column each of what is cited, in a cell where and how.

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
        The colour of a cell is the part that cites: of several, the weightiest.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.descent.citing()  # doctest: +ELLIPSIS
    <chart: 4 resolutions cite 78/132, none in an operative ...>
    """
    from matplotlib.patches import Patch

    names, verbs = parts.words("assembly", language), parts.verbs(language)
    frame = frame if "cited" in frame else frame.assign(cited="")
    frame = frame.head(most).reset_index(drop=True)
    cited = list(dict.fromkeys(frame["cited"]))
    dated = frame.sort_values("date", kind="stable") if "date" in frame else frame
    rows = list(dict.fromkeys(dated["symbol"]))
    cells = []
    for (row, column), group in frame.groupby(["symbol", "cited"], sort=False):
        lines = [_line(one, verbs) for one in each(group)]
        few = lines if len(lines) < 3 else [lines[0], f"+{len(lines) - 1}"]
        part = min(group["part"], key=[*_PARTS, *group["part"]].index)
        color, ink = _PARTS.get(str(part), ("white", style.INK))
        cells.append(
            Cell(
                cited.index(column),
                rows.index(row),
                "\n".join(few),
                color,
                ink,
                frame="--" if part == "note" else "",
                gid=str(part),
            )
        )
    figure, axes = style.new_figure(8.6, 2.3 + 0.36 * len(rows))
    years = dict(zip(frame["symbol"], frame["date"].str[:4], strict=True)) if "date" in frame else {}
    labels = [f"{_short(one)} · {years[one]}" if one in years else _short(one) for one in rows]
    with style.context():
        columns = [names["cites_head"].format(symbol=_short(one)) if one else "" for one in cited]
        table(axes, cells, columns, labels, language, edge=style.GREYS[0])
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        shown = [part for part in _PARTS if part in {*frame["part"], "preamble", "operative", "note"}]
        handles = [
            Patch(
                facecolor=_PARTS[part][0],
                edgecolor=style.INK,
                ls="--" if part == "note" else "-",
                lw=0.8,
                label=parts.named(names["part"], part, language),
            )
            for part in shown
        ]
        axes.legend(handles=handles, ncols=len(shown), loc="upper center", bbox_to_anchor=(0.5, 0))
    style.mirror(axes, language)
    return parts.finish(figure, names, "citing", language, source="source", title=_citing_title(frame, names))


def _line(row: Any, verbs: Mapping[str, str]) -> str:
    """The paragraph that cites, and its opening verb where it has one."""
    verb = verbs.get(row.verb, row.verb)
    return f"{row.place} · {verb}" if verb else str(row.place)


def _citing_title(frame: pd.DataFrame, names: dict[str, Any]) -> str:
    if not len(frame) or not frame["cited"].iloc[0]:
        return str(names["citing_any"])
    cited = frame["cited"].iloc[0]
    rows = frame[frame["cited"] == cited]
    operative = int((rows["part"] == "operative").sum())
    title = names["citing_title"] if operative else names["citing_none"]
    return str(title).format(symbol=_short(cited), count=rows["symbol"].nunique(), operative=operative)


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
    key = "copied_title" if 2 * own_ones > every else "copied_any"
    title = names[key].format(own=own_ones, every=every)
    words = {**names, "copied_unit": names["copied_unit"].format(total=total)}
    return parts.finish(figure, words, "copied", language, source="source", title=title)

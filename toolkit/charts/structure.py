"""Charts of a resolution's structure and of its apparatus.

They take the frames of `toolkit.views.structure`. Heights are counts (words, repairs), never
shares; a hatched bar is a paragraph that a page break cuts, in the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.charts import _titles, parts, style
from toolkit.charts._chart import about as about_
from toolkit.charts._chart import of
from toolkit.views import structure as views

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["paragraphs", "repairs"]

_PARTS = {"preamble": style.PALETTE[2], "operative": style.PALETTE[4], "annex": style.PALETTE[0]}
_EVIDENCE = {"internal": (style.PALETTE[0], ""), "official": (style.PALETTE[3], "///")}


@of("structure", frame=views.structure, about=about_)
def paragraphs(frame: pd.DataFrame, *, about: tuple[str, str, str], language: str = "") -> Figure:
    """The paragraphs in order, a bar each, as high as they have words.

    Parameters
    ----------
    frame
        From `toolkit.views.structure.structure`.
    about
        Symbol, file name and reading, for the source line.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.structure.paragraphs()  # doctest: +ELLIPSIS
    <chart: 115 paragraphs, 6507 words; the longest is O27 ...>
    """
    names = parts.words("structure", language)
    figure, axes = style.new_figure(9.5, 3.6)
    with style.context():
        for part, color in _PARTS.items():
            rows = frame[frame["part"] == part]
            if rows.empty and part == "annex":
                continue
            uncut, cut = rows[rows["pieces"] < 2], rows[rows["pieces"] > 1]
            axes.bar(uncut["order"], uncut["words"], color=color, width=0.8, label=style.label(names[part], language))
            axes.bar(cut["order"], cut["words"], color=color, width=0.8, hatch="////")
        axes.bar([0], [0], color="white", hatch="////", label=style.label(names["cut"], language))
        ticks = frame[(frame["number"] % 10 == 0) | (frame["number"] == 1)]
        axes.set_xticks(ticks["order"], ticks["paragraph_id"])
        axes.set_xlim(0, len(frame) + 1)
        axes.grid(visible=False, axis="x")
        axes.set_xlabel(style.label(names["paragraph"], language))
        axes.set_ylabel(style.label(names["words"], language))
        parts.legend(axes, ncols=3, loc=f"upper {parts.start(language)}")
        axes.set_ylim(0, frame["words"].max() * 1.18)
    style.mirror(axes, language)
    counts = {"paragraphs": len(frame), "words": int(frame["words"].sum())}
    finding = _titles.longest(frame)
    title = _titles.sentence(names, "structure", {**counts, **finding} if finding else None)
    return parts.finish_of(figure, names, "structure", about, language, counts=counts, title=title)


@of("repairs", frame=views.apparatus, about=about_)
def repairs(frame: pd.DataFrame, *, about: tuple[str, str, str], language: str = "") -> Figure:
    """Repairs by kind, each bar parted by evidence, with its count beside it.

    Parameters
    ----------
    frame
        From `toolkit.views.structure.apparatus`.
    about
        Symbol, file name and reading, for the source line.
    language
        Language of the labels.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.structure.repairs()  # doctest: +ELLIPSIS
    <chart: Of 71 repairs 32 are of misread letters; 17 rest ...>
    """
    names = parts.words("structure", language)
    kinds = list(dict.fromkeys(frame["kind"]))
    table = frame.pivot_table(index="kind", columns="evidence", values="repairs", fill_value=0, aggfunc="sum")
    table = table.reindex(index=kinds, columns=list(_EVIDENCE), fill_value=0).astype(int)
    figure, axes = style.new_figure(7.6, 1.5 + 0.34 * len(kinds))
    with style.context():
        ends = parts.stacked(axes, table, _EVIDENCE, names, language)
        rtl = style.direction(language) == "rtl"
        for row, total in enumerate(ends):
            axes.text(total + 0.4, row, str(total), va="center", ha="right" if rtl else "left")
        axes.set_yticks(range(len(kinds)), [style.label(names["kinds"].get(k, k), language) for k in kinds])
        axes.invert_yaxis()
        axes.set_xlim(0, max([*ends, 1]) * 1.12)
        axes.grid(visible=False, axis="y")
        axes.set_xlabel(style.label(names["repairs_axis"], language))
        axes.legend(loc="lower left" if rtl else "lower right")
    style.mirror(axes, language)
    counts = {"count": int(frame["repairs"].sum())}
    finding = _titles.commonest(frame, "kind", "repairs", lambda kind: names["kinds"].get(kind, kind))
    official = int(frame.loc[frame["evidence"] == "official", "repairs"].sum())
    title = _titles.sentence(
        names, "repairs" if official else "repairs_alone", finding and {**finding, "official": official}
    )
    return parts.finish_of(figure, names, "repairs", about, language, counts=counts, title=title)

"""Small charts that follow the filter: bars that one can choose, and a strip of where paragraphs stand.

Drawn as plain SVG, since a change of filter must show at once; charts for print are in `toolkit.charts`. Lengths are
counts of paragraphs among those shown, from zero. A paragraph counts once a bar and may count in many bars, so bars do
not add up to the whole. Each picture says its values in words (``role="img"`` with a label).
"""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.explorer._markup import is_rtl, ui

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MOST", "ROW", "Bar", "bars", "strip", "svg"]

#: Most bars of a chart.
MOST: Final = 25
#: Height of a bar's row, in pixels; the buttons over the bars are as high (``explorer.css``).
ROW: Final = 30
#: Share of the width that names take, and the longest bar, in percent.
_NAMES, _LONGEST = 44, 46


@dataclass(frozen=True, slots=True)
class Bar:
    """A value of a facet, its name, and how many of the paragraphs shown have it."""

    value: str | int
    label: str
    count: int


def bars(rows: pd.DataFrame, facet: str, language: str = "en", *, every: Sequence[str | int] = ()) -> list[Bar]:
    """How many of some paragraphs have each value of a facet, the largest first.

    Parameters
    ----------
    rows
        Rows of a subject's frame.
    facet
        Name of a facet, as `toolkit.explorer.Query` has it.
    language
        Language of the names.
    every
        Values that have a bar though none of the paragraphs has them.

    Returns
    -------
    list of Bar
        Values that occur; years in their own order.
    """
    from toolkit.explorer._facets import label

    column = {"parts": "part", "years": "year", "statuses": "status"}.get(facet, facet)
    found: dict[str | int, int] = dict.fromkeys(every, 0)
    for cell in rows[column]:
        for value in dict.fromkeys(cell) if isinstance(cell, tuple) else (cell,):
            found[value] = found.get(value, 0) + 1
    order = sorted(found, key=(lambda v: (0, v)) if facet == "years" else (lambda v: (-found[v], str(v))))
    return [Bar(value, label(facet, value, language), found[value]) for value in order if value != ""]


def svg(found: Sequence[Bar], title: str, language: str = "en") -> str:
    """Bars as SVG; names stand on the buttons over them, numbers at their ends.

    Parameters
    ----------
    found
        At most `MOST` are drawn.
    title
        What is counted, for those who cannot see the chart.
    language
        A right-to-left one lets bars grow from the right.

    Returns
    -------
    str
    """
    drawn = list(found[:MOST])
    longest = max([1, *(bar.count for bar in drawn)])
    words = ui(language)
    values = "; ".join(words["chart_value"].format(label=bar.label, count=bar.count) for bar in drawn)
    name = html.escape(words["chart_label"].format(facet=title, values=values))
    shapes = "".join(_bar(number, bar, longest, rtl=is_rtl(language)) for number, bar in enumerate(drawn))
    return (
        f'<svg class="rtx-bars" role="img" aria-label="{name}" width="100%" height="{ROW * len(drawn)}" '
        f'xmlns="http://www.w3.org/2000/svg">{shapes}</svg>'
    )


def strip(places: Sequence[str], chosen: Collection[str], language: str = "en") -> str:
    """A strip of all paragraphs in order, the chosen ones filled."""
    name = html.escape(ui(language)["chart_strip_label"].format(shown=len(chosen), total=len(places)))
    order = list(reversed(places)) if is_rtl(language) else list(places)
    cells = "".join(
        f'<rect class="{"on" if place in chosen else "off"}" x="{at * 8}" y="0" width="7" height="18">'
        f"<title>{html.escape(place)}</title></rect>"
        for at, place in enumerate(order)
    )
    return (
        f'<svg class="rtx-strip" role="img" aria-label="{name}" width="100%" height="18" '
        f'viewBox="0 0 {8 * max(len(places), 1)} 18" preserveAspectRatio="none" '
        f'xmlns="http://www.w3.org/2000/svg">{cells}</svg>'
    )


def _bar(number: int, bar: Bar, longest: int, *, rtl: bool) -> str:
    width = _LONGEST * bar.count / longest
    start = 100 - _NAMES - width if rtl else _NAMES
    end = 100 - _NAMES - width - 0.8 if rtl else _NAMES + width + 0.8
    anchor = "end" if rtl else "start"
    top = number * ROW
    return (
        f'<rect x="{start:.2f}%" y="{top + 6}" width="{width:.2f}%" height="{ROW - 12}"/>'
        f'<text x="{end:.2f}%" y="{top + ROW - 10}" text-anchor="{anchor}" direction="ltr">{bar.count}</text>'
    )

"""What holds for every chart over time: same bytes, nothing outside the picture, and a changed number is seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.text import Text

from toolkit.charts import style

if TYPE_CHECKING:
    from conftest import Cases

NAMES = (
    *(
        "quoted",
        "world",
        "groups",
        "urban_rural",
        "beside",
        "growth",
        "quoted_gaps",
        "quoted_pairs",
        "by_sex",
        "parity",
    ),
    *(
        "economies",
        "mandate",
        "meetings",
        "place",
        "events",
        "resolutions",
        "fates",
        "cohorts",
        "new_paragraphs",
        "acts",
    ),
    *("behind", "theme", "agreement", "changes", "passages", "facts"),
    *("speaks", "own", "every_theme", "committees", "beside_assembly", "citing", "copied", "origins"),
    *("text", "followed", "lending", "stories"),
    *("consensus", "by_session", "divided", "against", "regions", "sponsors"),
)
#: Arabic letter forms are many and large.
LARGEST = {"en": 225_000, "ar": 360_000}


def test_no_chart_is_left_out(cases: Cases) -> None:
    """The list of names is the list of cases."""
    assert sorted(NAMES) == sorted(cases)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off(figures: Callable[[str, str], Any], name: str, language: str) -> None:
    """No title, label or figure passes the edge of the picture; labels are filled in; the page can bear the size."""
    figure = figures(name, language)
    svg = style.to_svg(figure)
    width, height = figure.get_size_inches() * figure.dpi
    for text in _texts(figure):
        box = text.get_window_extent()
        inside = box.x0 > -2 and box.y0 > -2 and box.x1 < width + 2 and box.y1 < height + 2
        assert inside, (text.get_text(), box)
    words = style.description(figure)
    assert len(words) > 60
    assert not re.search(r"\{\w*\}", words)
    assert len(svg) < LARGEST["ar" if name == "followed" else language]  # its phrases are in both languages


@pytest.mark.parametrize("name", ["quoted", "by_sex", "place", "events", "fates", "changes"])
def test_same_frame_same_bytes(cases: Cases, figures: Callable[[str, str], Any], name: str) -> None:
    """Drawn twice from the same frame: the same SVG. One chart a module; nbval compares them all."""
    again = cases[name].draw(cases[name].frame.copy(), language="en")
    assert style.to_svg(again) == style.to_svg(figures(name, "en"))


@pytest.mark.parametrize("name", NAMES)
def test_one_changed_number_changes_the_chart(cases: Cases, figures: Callable[[str, str], Any], name: str) -> None:
    """A value of the frame is a thing that the chart draws: change one, and the picture is another."""
    case = cases[name]
    changed = case.frame.copy()
    row = changed.index[changed[case.column].notna()][-1]
    value = changed.loc[row, case.column]
    other = {"identical": "modified", "dropped": "identical", "": "dropped", "preamble": "operative", "note": "annex"}
    other |= {"first": "new"}
    changed.loc[row, case.column] = other.get(str(value), value)
    if not isinstance(value, str):
        changed.loc[row, case.column] = value + max(1, value // 10)
    assert drawn(case.draw(changed, language="en")) != drawn(figures(name, "en"))


def drawn(figure: Any) -> list[str]:
    """What a figure would draw: its lines, bars, marks, cells and words, without rendering them."""
    found = []
    for axes in figure.axes:
        found += [f"line {line.get_xydata().tolist()}" for line in axes.lines]
        found += [f"bar {_corners(bar)} {bar.get_facecolor()}" for bar in axes.patches]
        found += [f"text {text.get_text()} {text.xy if hasattr(text, 'xy') else ''}" for text in axes.texts]
        for group in axes.collections:
            values = group.get_array()
            found.append(f"marks {group.get_offsets().tolist()} {None if values is None else values.tolist()}")
    return found


def _corners(bar: Any) -> list[Any]:
    """The corners of a bar by the numbers of the axes, which do not depend on where the page puts it."""
    return list(bar.get_patch_transform().transform(bar.get_path().vertices).tolist())


def _texts(figure: Any) -> list[Any]:
    """Words that are drawn: matplotlib also keeps tick labels that lie outside the axes' limits."""
    from matplotlib.text import Text

    hidden = {id(label) for axes in figure.axes for label in _outside(axes)}
    found = [*figure.texts]
    for axes in figure.axes:
        if axes.get_visible():
            found += [text for text in axes.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return [text for text in found if id(text) not in hidden]


def _outside(axes: Any) -> list[Any]:
    labels = []
    for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            if not min(low, high) <= tick.get_loc() <= max(low, high):
                labels += [tick.label1, tick.label2]
    return labels


#: Latin letters that a chart in Arabic may have: files and code, symbols, and names that are written so everywhere.
FILES = re.compile(r"[\w.-]*/[\w./-]+|\b\w+\.(?:csv|parquet|txt|toml)\b|\btoolkit(?:\.\w+)+|\bA_RES_\w+")
LATIN = {"CC", "BY", "PDF", "XML", "IT", "NET", "USER", "FE", "MA", "ZS"}
#: Charts that show English on purpose: phrases of the English text, themes that a user names.
ENGLISH = {"followed", "own", "theme"}


@pytest.mark.parametrize("name", [one for one in NAMES if one not in ENGLISH])
def test_no_english_is_left_in_arabic(figures: Callable[[str, str], Any], name: str) -> None:
    """A chart in Arabic has no Latin word but names of files, symbols and acronyms."""
    drawn = " ".join(text.get_text() for text in figures(name, "ar").findobj(Text) if text.get_visible())
    # finds Books in Books and F1, not P09 or M49
    found = re.findall(r"(?<![A-Za-z0-9_])[A-Za-z]{2,}(?![A-Za-z0-9_])", FILES.sub(" ", drawn))
    assert set(found) <= LATIN


@pytest.mark.parametrize("name", ["consensus", "committees", "theme", "text", "by_session"])
def test_a_legend_in_arabic_runs_from_right_to_left(figures: Callable[[str, str], Any], name: str) -> None:
    """Each mark is to the right of its words, and of a row of them the first is the rightmost."""
    figure = figures(name, "ar")
    style.to_svg(figure)  # which gives everything its place
    keys = [*figure.legends, *filter(None, (axes.get_legend() for axes in figure.axes))]
    for key in keys:
        places = []
        for mark, words in zip(key.legend_handles, key.get_texts(), strict=True):
            left, right = words.get_window_extent(), mark.get_window_extent()
            assert left.x1 <= right.x0 + 12, words.get_text()  # an extent of dots has a margin
            places.append((round(left.y0), -left.x0))
        row = [x for y, x in places if y == places[0][0]]
        assert row == sorted(row)

"""Charts that mislead on purpose: true figures, and no chance to take them for honest charts."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from toolkit import languages
from toolkit.charts import style
from toolkit.lessons import bad_charts as bad
from toolkit.lessons import denominators, misleading
from toolkit.series import tables
from toolkit.views import divides

LINES = {
    "doubled": misleading.points,
    "steady": misleading.repeated,
    "kinds": misleading.kinds,
    "gender": misleading.gaps,
    "editions": misleading.editions,
}
BARS = {"growing": 29.0, "truncated": 64.0}


def bars(chart: str) -> pd.DataFrame:
    """Two bars, far above their foot."""
    return pd.DataFrame({"year": [2023, 2024], "share": [BARS[chart] + 2, BARS[chart] + 4]})


def drawn(chart: str, language: str) -> Figure:
    """One of the bad charts."""
    if chart in LINES:
        return bad.lines(LINES[chart](), chart, language=language)
    return bad.bars(bars(chart), chart, bottom=BARS[chart], language=language)


@cache
def shown(chart: str, language: str) -> tuple[Figure, str]:
    """It and what is seen of it, drawn once for all tests."""
    figure = drawn(chart, language)
    return figure, style.to_svg(figure)


def ticks(figure: Figure) -> list[tuple[float, Text]]:
    """Ticks of the vertical axis with both their labels; matplotlib keeps some that it does not draw."""
    found = figure.axes[0].yaxis.get_major_ticks()
    return [(tick.get_loc(), label) for tick in found for label in (tick.label1, tick.label2)]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("chart", [*LINES, *BARS])
class TestBadChart:
    """Each of them, in both languages."""

    def test_says_that_it_is_bad(self, chart: str, language: str) -> None:
        """In its title, across its face, and to those who cannot see it."""
        words = languages.load(language, "bad_charts")["bad"]
        figure = drawn(chart, language)
        said = [text.get_text() for text in figure.findobj(Text)]
        assert sum(words.lower() in one.lower() for one in said) >= 2
        assert style.description(figure).startswith(words)

    def test_has_a_frame_of_its_own(self, chart: str, language: str) -> None:
        (frame,) = drawn(chart, language).artists
        assert frame.get_linestyle() == "--"
        assert frame.get_bbox().bounds == (0, 0, 1, 1)

    def test_nothing_is_cut_off(self, chart: str, language: str) -> None:
        figure, _ = shown(chart, language)
        width, height = figure.get_size_inches() * figure.dpi
        highest = figure.axes[0].get_ylim()[1]
        unseen = [label for at, label in ticks(figure) if at > highest]
        for text in figure.findobj(Text):
            if text.get_text() and text not in unseen:
                box = text.get_window_extent()
                assert box.x0 > -2, text.get_text()
                assert box.x1 < width + 2, text.get_text()
                assert -2 < box.y0 < box.y1 < height + 2, text.get_text()

    def test_same_bytes(self, chart: str, language: str) -> None:
        assert style.to_svg(drawn(chart, language)) == shown(chart, language)[1]

    def test_names_its_fault_and_its_source(self, chart: str, language: str) -> None:
        words = languages.load(language, "bad_charts")[chart]
        assert set(words) == {"title", "unit", "source"}


def test_bars_are_drawn_from_their_foot() -> None:
    """The drawn height is what is left above the foot: that is the fault to be shown."""
    figure = bad.bars(bars("truncated"), "truncated", bottom=64)
    assert [patch.get_height() for patch in figure.axes[0].patches[:2]] == [2, 4]
    assert figure.axes[0].get_ylim()[0] == 64


class TestFigures:
    """No figure of a bad chart is invented."""

    def test_points_are_differences_of_quoted_figures(self) -> None:
        quoted = divides.quoted(tables.load("series_statistics"))
        points = misleading.points().set_index("year")["points"]
        for symbol, year in (("76/189", 2021), ("79/194", 2024), ("80/118", 2025)):
            numbers = quoted.loc[quoted["symbol"] == symbol, "number"]
            assert points[year] == numbers.max() - numbers.min()

    def test_kinds_and_repeated_stand_in_the_fact_table(self) -> None:
        quoted = set(divides.quoted(tables.load("series_statistics"))["number"])
        for frame in (misleading.kinds(), misleading.repeated()):
            assert set(frame["high"]) | set(frame["low"]) <= quoted

    def test_gaps_mix_two_measures(self) -> None:
        """Read in the resolutions: 17 per cent lower in 2020, 55 and 48 per cent in 2021."""
        gaps = misleading.gaps().set_index("year")["gap"]
        assert (gaps[2020], gaps[2021]) == (17, 55 - 48)

    def test_each_year_is_of_its_own_edition(self) -> None:
        """Facts and Figures 2023 prints 67.4 for 2023, that of 2024 prints 68 for 2024."""
        share = misleading.editions().set_index("year")["share"]
        assert (share[2023], share[2024]) == (67.4, 68)

    def test_denominators_are_all_paragraphs(self) -> None:
        """78/132 has 115 paragraphs in the official English file."""
        frame = misleading.denominators("wsis").set_index("short")
        assert frame.loc["78/132", "total"] == 115
        assert (frame["paragraphs"] < frame["total"]).all()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_honest_bars_start_at_zero_and_are_not_marked(language: str) -> None:
    figure = denominators.counts_and_shares(misleading.denominators("wsis"), "WSIS", language=language)
    assert [axes.get_ylim()[0] for axes in figure.axes] == [0, 0]
    assert languages.load(language, "bad_charts")["bad"] not in style.description(figure)
    share = [patch for axes in figure.axes for patch in axes.patches if patch.get_gid() == "share"]
    assert round(share[0].get_height(), 1) == round(100 * 30 / 86, 1)

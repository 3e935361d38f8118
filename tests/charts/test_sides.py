"""Where things stand in a chart that reads from the right: the mirror of where they stand in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.charts import gender, series, style
from toolkit.sources import _pdf_distances

if TYPE_CHECKING:
    from conftest import Cases

#: Matplotlib's codes of a legend's place: upper right, upper left, lower left, lower right.
MIRRORED = {1: 2, 2: 1, 3: 4, 4: 3}


def places(figure: Any) -> list[int]:
    """The place of every legend, in the figure's own order of axes."""
    return sorted(axes.get_legend()._loc for axes in figure.axes if axes.get_legend())


def test_legends_are_mirrored(cases: Cases, figures: Callable[[str, str], Any]) -> None:
    seen = 0
    for name in cases:
        english, arabic = places(figures(name, "en")), places(figures(name, "ar"))
        assert arabic == sorted(MIRRORED.get(place, place) for place in english), name
        seen += len(english)
    assert seen


def test_panels_stand_in_the_order_of_reading() -> None:
    assert gender._reading_order(6, 3, "en") == [0, 1, 2, 3, 4, 5]
    assert gender._reading_order(6, 3, "ar") == [2, 1, 0, 5, 4, 3]
    assert series._ordered([1, 2, 3], "en") == [1, 2, 3]  # type: ignore[list-item]
    assert series._ordered([1, 2, 3], "ar") == [3, 2, 1]  # type: ignore[list-item]


@pytest.mark.parametrize(("language", "column", "left", "right"), [("en", 0, True, False), ("ar", 2, False, True)])
def test_values_stand_on_the_outer_side(language: str, column: int, left: bool, right: bool) -> None:
    """Of two rows of three panels; the last panel of the second row is empty, so the one above it has the years."""
    _, panels = style.new_grid(2, 3, width=6.0, height=4.0)
    panels[5].set_visible(False)
    gender._outer(panels, 3, language)
    for number, axes in enumerate(panels[:5]):
        shown = axes.yaxis.get_tick_params()
        assert (shown["labelleft"], shown["labelright"]) == ((left, right) if number % 3 == column else (False, False))
        assert axes.xaxis.get_tick_params()["labelbottom"] is (number in (2, 3, 4))


@pytest.mark.parametrize(
    ("status", "count", "bar", "number", "height"),
    [
        ("identical", 10, 7, 12.0, 17),  # on what is there already, its number in the middle
        ("identical", 5, 7, 9.5, 12),
        ("identical", 4, 7, None, 11),  # too low for a number
        ("dropped", 3, -3, -8.0, 7),  # below the line, its number below it, and nothing stands on it
    ],
)
def test_a_bar_stands_on_those_before_it(status: str, count: int, bar: int, number: float | None, height: int) -> None:
    _, axes = style.new_figure()
    up = {"1/1": 7}
    series._stack(axes, 2, count, up, "1/1", status, ("white", ""))
    (patch,) = axes.patches
    assert (patch.get_y(), patch.get_height()) == (bar, count)
    assert [(text.get_text(), text.get_position()) for text in axes.texts] == (
        [] if number is None else [(str(count), (2, number))]
    )
    assert up == {"1/1": height}


def test_the_smallest_frequent_distance_is_that_of_lines() -> None:
    assert _pdf_distances._common(Counter({12.0: 4, 18.0: 10, 6.0: 3})) == 12.0  # four of ten are frequent, three not

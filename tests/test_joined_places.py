"""Where words that several runs of a page hold stand on it."""

from __future__ import annotations

from functools import reduce

from toolkit._places import _joined
from toolkit.model import Place


def test_the_box_around_several_boxes() -> None:
    """From the leftmost and lowest edge to the rightmost and highest; runs without a box add none."""
    places = [
        Place(0, 3, page=2, x0=10, y0=50, x1=40, y1=60),
        Place(3, 6, page=2, x0=5, y0=52, x1=30, y1=70),
        Place(6, 9, page=2),
    ]
    found = reduce(_joined, places[1:], _joined(None, places[0]))
    assert found.box == (5, 50, 40, 70)
    assert found.page == 2


def test_the_first_and_the_last_run() -> None:
    places = [Place(0, 3, paragraph=4, run=3), Place(3, 6, paragraph=4, run=7), Place(6, 9, paragraph=4, run=5)]
    found = reduce(_joined, places[1:], _joined(None, places[0]))
    assert found.runs == (3, 7)
    assert found.paragraph == 4


def test_a_box_at_the_edge_of_the_page_is_a_box() -> None:
    """One of its edges is 0; only a place whose edges are all 0 has none."""
    places = [Place(0, 3, page=2, x0=10, y0=50, x1=40, y1=60), Place(3, 6, page=2, x0=0, y0=52, x1=30, y1=70)]
    assert _joined(_joined(None, places[0]), places[1]).box == (0, 50, 40, 70)
    assert _joined(_joined(None, places[1]), places[0]).box == (0, 50, 40, 70)

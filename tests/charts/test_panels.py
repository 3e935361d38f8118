"""Panels that stand side by side are read from where the language begins: in Arabic the first is on the right."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

SIDE_BY_SIDE = (
    *("behind", "quoted_pairs", "economies", "text", "lending", "acts", "speaks"),
    *("by_session", "regions", "sponsors", "world"),
)


def drawn(axes: Any) -> list[str]:
    """What a panel shows, in figures and ids."""
    found: list[Any] = [np.round(np.asarray(line.get_ydata(), dtype=float), 3).tolist() for line in axes.lines]
    found += [(round(p.get_width(), 3), round(p.get_height(), 3)) for p in axes.patches if hasattr(p, "get_width")]
    found += [text.get_text() for text in axes.texts if text.get_gid() == "cell" and text.get_text().isascii()]
    found += [label.get_text() for label in axes.get_yticklabels() if re.match(r"[PO]\d", label.get_text())]
    for group in axes.collections:
        offsets = np.ma.filled(np.ma.asarray(group.get_offsets(), dtype=float), 0)
        found.append(sorted(map(str, np.round(offsets, 2).tolist())))
    return sorted(map(str, found))


def in_order(figure: Any, *, from_right: bool) -> list[list[str]]:
    """Panels line by line, each line from one side."""
    figure.canvas.draw()
    shown = [axes for axes in figure.axes if axes.lines or axes.patches or axes.collections or axes.texts]
    places = [axes.get_position() for axes in shown]
    order = sorted(
        range(len(shown)),
        key=lambda at: (round(-places[at].y0, 2), -places[at].x1 if from_right else places[at].x0),
    )
    return [drawn(shown[at]) for at in order]


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_the_first_panel_is_where_reading_starts(name: str, figures: Callable[[str, str], Any]) -> None:
    english = in_order(figures(name, "en"), from_right=False)
    assert len({str(panel) for panel in english}) > 1  # else any order would do
    assert in_order(figures(name, "ar"), from_right=True) == english


@pytest.mark.parametrize("language", ["en", "ar"])
def test_regions_are_named_where_reading_starts(language: str, figures: Callable[[str, str], Any]) -> None:
    panels = figures("sponsors", language).axes
    named = [any(label.get_text() for label in axes.get_yticklabels()) for axes in panels]
    first = len(panels) - 1 if language == "ar" else 0
    assert len(panels) > 1
    assert named == [number == first for number in range(len(panels))]

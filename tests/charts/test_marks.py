"""One meaning a mark: what is hollow, crossed, striped or bears a dagger is said below the title or in a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from matplotlib import colors
from matplotlib.collections import PathCollection

from toolkit.charts import evidence, style

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Cases

#: Words by which a chart says what a mark means, in both languages.
WORDS = {
    "hollow": r"hollow|moves nothing|مفرّغة|لا يغيّر شيئا",
    "crossed": r"×|cross|unknown|مجهول",
    "dagger": r"†: ",
    "stripes": r"hatched|striped|stripes|unknown|مخطط|مهشّر|مجهول",
    "dashed": r"dashed|broken|متقطع",
}
#: The one meaning of a hollow mark is that something is not new here; of what ships, these have such marks.
HOLLOW = {"beside", "quoted_gaps", "mandate"}


@pytest.mark.parametrize(
    ("kinds", "marks"), [(["primary"], []), (["secondary"], ["secondary"]), (["primary", "secondary"], ["secondary"])]
)
def test_a_dagger_is_told_where_a_secondary_source_is(kinds: list[str], marks: list[str]) -> None:
    assert evidence.used(pd.DataFrame({"source_kind": kinds})) == marks


def used(figure: Any) -> set[str]:
    """The marks that a figure draws and no key of its own names."""
    found = set()
    keys = {word.get_text() for key in keys_of(figure) for word in key.get_texts()}
    for axes in figure.axes:
        for group in [one for one in axes.collections if isinstance(one, PathCollection)]:
            faces = group.get_facecolors()
            visible = len(group.get_offsets()) and group.get_label() not in keys
            if visible and is_hollow(group):
                found.add("hollow")
            paths = group.get_paths()
            if visible and not len(faces) and paths and len(paths[0].vertices) == 4 and group.get_gid() == "unknown":
                found.add("crossed")
        keyed = _looks_of_keys(figure)
        for bar in axes.patches:
            if bar.get_hatch() and (bar.get_hatch(), colors.to_hex(bar.get_facecolor())) not in keyed:
                found.add("stripes")
    texts = [text.get_text() for axes in figure.axes for text in (*axes.texts, *axes.get_yticklabels())]
    return found | ({"dagger"} if any("†" in text for text in texts) else set())


def is_hollow(group: PathCollection) -> bool:
    """Whether some marks are white within an edge that is not (the white core in a filled mark has no other edge)."""
    faces, edges = group.get_facecolors(), group.get_edgecolors()
    white = any(tuple(face[:3]) == (1.0, 1.0, 1.0) for face in faces)
    return white and any(tuple(edge[:3]) != (1.0, 1.0, 1.0) for edge in edges)


def keys_of(figure: Any) -> list[Any]:
    """Keys of the panels and of the figure."""
    return [*(axes.get_legend() for axes in figure.axes if axes.get_legend()), *figure.legends]


def _looks_of_keys(figure: Any) -> set[tuple[str, str]]:
    """Hatch and colour of what the keys name."""
    return {
        (patch.get_hatch(), colors.to_hex(patch.get_facecolor()))
        for key in keys_of(figure)
        for patch in key.get_patches()
    }


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_mark_is_named(cases: Cases, figures: Callable[[str, str], Any], language: str) -> None:
    silent = []
    for name in cases:
        figure = figures(name, language)
        keys = [text.get_text() for key in keys_of(figure) for text in key.get_texts()]
        said = " ".join([style.description(figure), *keys])
        silent += [(name, mark) for mark in used(figure) if not re.search(WORDS[mark], said)]
    assert not silent


def test_hollow_means_one_thing(cases: Cases, figures: Callable[[str, str], Any]) -> None:
    """A key that gives hollow marks another name does not make them mean another thing."""
    drawn = set()
    for name in cases:
        axes = figures(name, "en").axes
        groups = [one for panel in axes for one in panel.collections if isinstance(one, PathCollection)]
        if any(len(one.get_offsets()) and is_hollow(one) for one in groups):
            drawn.add(name)
    assert drawn == HOLLOW


def test_the_test_sees_marks() -> None:
    """A made-up chart with a hollow mark, stripes and a dagger: all are seen."""
    figure, axes = style.new_figure()
    axes.scatter([1], [1], c="white", edgecolors="black", s=40)
    axes.bar([1], [1], hatch="///", color="white")
    axes.text(0, 0, "93†")
    assert used(figure) == {"hollow", "stripes", "dagger"}

"""Pictures that explain: their words are all there, in both languages, inside the picture and not one over another."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

import toolkit as tk
from toolkit import languages
from toolkit.charts import style


def drawn(name: str, language: str) -> Any:
    pictures = tk.lessons.pictures
    if name == "letters":
        (repair,) = (one for one in tk.load().repairs if one.place == "O30")
        return pictures.letters(repair, language=language)
    return getattr(pictures, name)(language=language)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", ["page", "letters", "finds", "way"])
def test_words_are_inside_and_apart(name: str, language: str) -> None:
    figure = drawn(name, language)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    frame = figure.bbox
    boxes = [(one.get_text(), one.get_window_extent()) for one in figure.findobj(Text) if one.get_text().strip()]
    for words, box in boxes:
        assert frame.x0 <= box.x0 <= box.x1 <= frame.x1, words
        assert frame.y0 <= box.y0 <= box.y1 <= frame.y1, words
    for (one, a), (other, b) in combinations(boxes, 2):
        assert not (a.x0 < b.x1 and b.x0 < a.x1 and a.y0 + 1 < b.y1 and b.y0 + 1 < a.y1), (one, other)


def test_one_letter_is_marked() -> None:
    """The transcription of paragraph 30 has one letter more than the repaired word: four against three."""
    figure = drawn("letters", "ar")
    edges = [patch.get_linewidth() for patch in figure.axes[0].patches]
    assert len(edges) == 4 + 3
    assert edges.count(2) == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_names_every_part(language: str) -> None:
    names = languages.load(language, "lesson_pictures")["page"]
    shown = {one.get_text().lstrip(style.RIGHT_MARK) for one in drawn("page", language).findobj(Text)}
    assert set(names["parts"].values()) <= shown
    assert {line.partition(": ")[0] for line in names["lines"]} < set(names["parts"])

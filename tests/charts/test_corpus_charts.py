"""Charts of a corpus: nothing outside the picture, same bytes, in both languages, and a changed number is seen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from toolkit.charts import corpus, style
from toolkit.corpus import ask, derived

SYMBOL = "78/132"


def drawing(name: str, language: str, frame: pd.DataFrame | None = None) -> Any:
    frame = given(name, language) if frame is None else frame
    options = {} if name == "themes" else {"symbol": SYMBOL}
    return getattr(corpus, name)(frame, language=language, **options)


def given(name: str, language: str) -> pd.DataFrame:
    frame = derived.load(name, language=language)
    return ask.by_resolution(frame) if name == "recurring" else frame


def svg(figure: Any) -> str:
    return style.to_svg(figure)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", ["themes", "recurring", "citing"])
def test_nothing_is_cut_off_and_the_bytes_stay(name: str, language: str) -> None:
    figure = drawing(name, language)
    first = svg(figure)
    box, (width, height) = figure.get_tightbbox(), figure.get_size_inches()
    assert box.x0 > -0.02
    assert box.y0 > -0.02
    assert box.x1 < width + 0.02
    assert box.y1 < height + 0.02
    assert "{" not in style.description(figure)
    assert first == svg(drawing(name, language))


@pytest.mark.parametrize("name", ["themes", "recurring", "citing"])
def test_the_language_shown_changes_the_words_alone(name: str) -> None:
    frame = given(name, "en")
    one, two = drawing(name, "en", frame), drawing(name, "ar", frame)
    bars = [[p.get_extents().size.round(6).tolist() for p in f.axes[0].patches] for f in (one, two)]
    assert bars[0] == bars[1]
    assert style.description(one) != style.description(two)
    assert two.axes[0].xaxis_inverted()


def test_a_changed_number_changes_the_chart() -> None:
    frame = given("recurring", "en")
    changed = frame.copy()
    changed.loc[0, "paragraphs"] += 1
    assert svg(drawing("recurring", "en", changed)) != svg(drawing("recurring", "en", frame))
    frame = given("themes", "en")
    changed = frame.copy()
    changed.loc[3, "share"] += 0.1
    assert svg(drawing("themes", "en", changed)) != svg(drawing("themes", "en", frame))
    frame = given("citing", "en")
    assert svg(drawing("citing", "en", pd.concat([frame, frame[:1]]))) != svg(drawing("citing", "en", frame))


def test_cells_are_the_shares_of_the_frame() -> None:
    frame = given("themes", "en")
    figure = drawing("themes", "en", frame)
    cells = [int(text.get_text()) for text in figure.axes[0].texts]
    assert len(cells) == 25 * frame["session"].nunique()
    assert max(cells) == round(frame["share"].max() * 100)

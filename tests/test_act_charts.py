"""Charts of acts: what they draw is what the frames count, in both directions of writing."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import toolkit
from toolkit.charts import acts, style
from toolkit.facts.acts import FORCES


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return toolkit.load().tables(["functions", "asks"])


@pytest.fixture(scope="module")
def order() -> list[str]:
    return [paragraph.id for paragraph in toolkit.load().paragraphs]


ABOUT = ("A/RES/78/132", "example.txt")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_along_has_a_bar_a_force(tables: dict[str, pd.DataFrame], order: list[str], language: str) -> None:
    """The heights of all bars together are the number of acts."""
    figure = acts.by_paragraph(tables["functions"], order, about=ABOUT, language=language)
    axes = figure.axes[0]
    assert sum(bar.get_height() for bar in axes.patches) == len(tables["functions"])
    assert len(axes.get_legend().get_texts()) == len(FORCES)
    assert axes.xaxis_inverted() == (language == "ar")


def test_verbs_compares_the_parts(tables: dict[str, pd.DataFrame]) -> None:
    """One panel a part; the lengths of its bars are the acts of the part."""
    functions = tables["functions"]
    figure = acts.verbs(functions, about=ABOUT)
    for axes, letter in zip(figure.axes, "PO", strict=True):
        assert sum(bar.get_width() for bar in axes.patches) == functions.paragraph_id.str.startswith(letter).sum()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_asked_has_a_cell_an_ask(tables: dict[str, pd.DataFrame], order: list[str], language: str) -> None:
    """A cell with its paragraph for each addressee of each operative ask, in svg of the same bytes twice."""
    asks = tables["asks"]
    figure = acts.asked(asks, order, about=ABOUT, language=language)
    operative = asks[asks["paragraph_id"].str.startswith("O")]
    axes = figure.axes[0]
    forces = [bar.get_gid() for bar in axes.patches if bar.get_gid()]
    assert sorted(forces) == sorted(operative["force"])
    cells = [text.get_text() for text in axes.texts if re.fullmatch(r"O\d+", text.get_text())]
    assert sorted(cells) == sorted(operative["paragraph_id"])
    ends = [text.get_text() for text in axes.texts if text.get_text().isdigit()]
    assert sorted(map(int, ends)) == sorted(operative["addressee"].value_counts())
    assert axes.xaxis_inverted() == (language == "ar")
    again = acts.asked(asks, order, about=ABOUT, language=language)
    assert style.to_svg(figure) == style.to_svg(again)
    assert not re.search(r"\{\w+\}", style.description(figure))


def test_a_frame_without_acts_draws() -> None:
    """Nothing to show is no error."""
    empty = toolkit.load().tables(["functions"])["functions"].iloc[:0]
    assert acts.by_paragraph(empty, ["P01", "O01"], about=ABOUT).axes
    assert acts.verbs(empty, about=ABOUT).axes

"""What the charts and pictures of the lessons draw, and where, on made-up figures."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from toolkit.charts import parts, style
from toolkit.lessons import bad_charts, denominators, drawing, misleading, pictures
from toolkit.model import Repair


def notes(axes: Any) -> list[tuple[str, Any, Any]]:
    """What stands beside points: words, the point, and how far off."""
    return [(text.get_text(), text.xy, text.xyann) for text in axes.texts if hasattr(text, "xyann")]


class TestBad:
    def test_lines_join_all_years(self) -> None:
        frame = pd.DataFrame({"year": [2003, 2001], "high": [8.0, 4.0], "low": [2.0, 1.5]})
        (axes,) = bad_charts.lines(frame, "kinds", language="en").axes
        lines = [(line.get_gid(), list(line.get_xdata()), list(line.get_ydata())) for line in axes.lines]
        assert lines == [("high", [2003, 2001], [8, 4]), ("low", [2003, 2001], [2, 1.5])]
        assert [line.get_color() for line in axes.lines] == list(style.PALETTE[1:3])
        assert notes(axes) == [
            ("8", (2003, 8), (0, 9)), ("4", (2001, 4), (0, 9)), ("2", (2003, 2), (0, 9)), ("1.5", (2001, 1.5), (0, 9)),
        ]  # fmt: skip
        assert list(axes.get_xticks()) == [2001, 2003]
        assert axes.get_ylim() == (0, 10)
        assert len(axes.get_legend().get_texts()) == 2
        (alone,) = bad_charts.lines(frame[["year", "high"]], "doubled", language="en").axes
        assert alone.get_legend() is None

    def test_bars_begin_at_their_foot(self) -> None:
        frame = pd.DataFrame({"year": [2001, 2002], "share": [66.0, 69.0]})
        (axes,) = bad_charts.bars(frame, "truncated", bottom=64, language="en").axes
        assert [(bar.get_y(), bar.get_height()) for bar in axes.patches] == [(64, 2), (64, 5)]
        assert notes(axes) == [("66", (0, 66), (0, 7)), ("69", (1, 69), (0, 7))]
        assert axes.get_ylim() == (64, 70)
        assert list(axes.get_xticks()) == [0, 1]

    def test_it_is_marked_across_its_face(self) -> None:
        frame = pd.DataFrame({"year": [2001], "share": [66.0]})
        figure = bad_charts.bars(frame, "truncated", bottom=64, language="en")
        (edge,) = figure.artists
        assert (edge.get_fill(), edge.get_linewidth()) == (False, 5)
        stamp = next(text for text in figure.axes[0].texts if text.get_rotation() == 18)
        assert (stamp.get_fontsize(), stamp.get_position()) == (34, (0.5, 0.45))
        assert figure.axes[0].get_zorder() < 5


def test_counts_stand_before_the_whole() -> None:
    frame = pd.DataFrame({"short": ["a", "b"], "year": [2001, 2002], "paragraphs": [5, 12], "total": [50, 48]})
    counts, shares = denominators.counts_and_shares(frame, "boats", language="en").axes
    assert [bar.get_height() for bar in counts.patches] == [50, 48, 5, 12]
    assert notes(counts) == [
        ("5", (0, 5), (0, 7)), ("50", (0, 50), (0, 7)), ("12", (1, 12), (0, 7)), ("48", (1, 48), (0, 7)),
    ]  # fmt: skip
    assert [bar.get_height() for bar in shares.patches] == [10, 25]
    assert notes(shares) == [("10.0", (0, 10), (0, 7)), ("25.0", (1, 25), (0, 7))]
    assert [counts.get_ylim(), shares.get_ylim()] == [pytest.approx((0, 56)), (0, 50)]
    assert len(counts.get_legend().get_texts()) == 2
    left, right = denominators.counts_and_shares(frame, "boats", language="ar").axes
    assert [left.get_ylim()[1], right.get_ylim()[1]] == [50, pytest.approx(56)]  # from the right the counts come first


class TestOwn:
    @pytest.mark.parametrize(
        ("first", "last", "foot", "factor"),
        [(50, 60, 0, 1), (50, 60, 40, 5), (50, 50, 40, 1), (50, 60, 50, math.inf), (0, 10, 0, math.inf), (0, 10, -5, 1),
         (50, 40, 40, 5), (50, 50, 50, math.inf)],
    )  # fmt: skip
    def test_by_how_much_bars_lie(self, first: float, last: float, foot: float, factor: float) -> None:
        assert drawing.lie_factor(first, last, foot) == pytest.approx(factor)

    @pytest.mark.parametrize(
        ("chart", "drawn"),
        [
            ({"values": {"a": 1}}, True),
            ({"values": {"a": 1}, "from": 1}, False),
            ({"values": {"a": 1, "b": 2}, "from": 1}, True),
            ({"values": {"a": float("nan")}}, False),
            ({"values": {"a": 1}, "from": float("inf")}, False),
            ({"values": {}}, False),
            ({"values": {"a": "boats"}}, False),
            ({"values": [1]}, False),
            ({}, False),
            (..., False),
            ({"values": {"a": "2"}, "from": "1"}, True),
        ],
    )
    def test_what_can_be_drawn(self, chart: Any, *, drawn: bool) -> None:
        assert (drawing._read(chart) is not None) is drawn

    def test_words_that_are_not_said_are_empty(self) -> None:
        assert drawing._read({"values": {2001: 3}, "title": "Boats"}) == (
            {"title": "Boats", "unit": "", "source": ""}, 0, {"2001": 3},
        )  # fmt: skip

    def test_bars_are_drawn_as_written_down(self) -> None:
        figure = drawing.bars({"title": "Boats", "source": "a count", "from": 2, "values": {"2001": 3, "2002": 7}})
        (axes,) = figure.axes
        assert [(bar.get_y(), bar.get_height()) for bar in axes.patches] == [(2, 1), (2, 5)]
        assert notes(axes) == [("3", (0, 3), (0, 7)), ("7", (1, 7), (0, 7))]
        assert axes.get_ylim() == (2, 8)
        assert [label.get_text() for label in axes.get_xticklabels()] == ["2001", "2002"]
        # (7 - 3) / 1 against (7 - 3) / 3
        factor = parts.words("bad_charts", "en")["own"]["factor"].format(factor="3")
        assert any(factor in text.get_text() for text in figure.texts)


class TestMisleading:
    def test_years_of_each_chart(self) -> None:
        assert misleading.points()["year"].min() == 2021
        assert set(misleading.repeated()["year"]) == {2021, 2022, 2023, 2024}
        assert set(misleading.kinds()["year"]) > set(misleading.points()["year"])
        assert misleading.editions()["year"].min() == 2021

    def test_counts_are_of_the_language_that_is_asked_for(self) -> None:
        english, arabic = (misleading.denominators("wsis", code) for code in ("en", "ar"))
        assert english.equals(misleading.denominators("wsis"))
        assert list(english["short"]) == list(arabic["short"])
        assert set(english.columns) == {"short", "year", "paragraphs", "total"}


class TestPictures:
    def test_letters_a_box_each(self) -> None:
        """The second letter stands in the written word only; in English the words run from the right all the same."""
        repair = Repair("O01", 0, 4, "تهييب", "تهيب", "letter", "internal", "high", "test")
        for language, x in (("en", [0.9, 0.81, 0.72]), ("ar", [0.44, 0.53, 0.62])):
            (axes,) = pictures.letters(repair, language=language).axes
            boxes = [(box.get_x(), box.get_y()) for box in axes.patches]
            assert boxes[:3] == [pytest.approx((at, 0.1)) for at in x]
            assert boxes[5:8] == [pytest.approx((at, 0.58)) for at in x]
            assert [box.get_linewidth() == 2 for box in axes.patches].count(True) == 1
            letters = [text for text in axes.texts if text.get_fontsize() == 20]
            assert [text.get_text() for text in letters] == [*"تهييب", *"تهيب"]
            assert letters[0].get_position() == pytest.approx((x[0] + 0.04, 0.25))
            assert letters[5].get_position() == pytest.approx((x[0] + 0.04, 0.73))

    def test_only_the_first_word_and_marks_with_their_letters(self) -> None:
        repair = Repair("O01", 0, 4, "سَ ab", "سل", "letter", "internal", "high", "test")
        (axes,) = pictures.letters(repair, language="ar").axes
        assert [text.get_text() for text in axes.texts if text.get_fontsize() == 20] == ["سَ", *"سل"]
        assert pictures._lettered("\u064eس\u064e\u0651ل") == ["\u064e", "س\u064e\u0651", "ل"]

    @pytest.mark.parametrize(("language", "side"), [("en", (0, 1)), ("ar", (1, 0))])
    def test_a_picture_runs_as_its_language_does(self, language: str, side: tuple[float, float]) -> None:
        for name in ("page", "finds", "way"):
            (axes,) = getattr(pictures, name)(language=language).axes
            assert (axes.get_xlim(), axes.get_ylim()) == (side, (1, 0))
            assert not axes.axison

    def test_four_kinds_in_two_rows(self) -> None:
        (axes,) = pictures.finds(language="en").axes
        boxes = [(box.get_x(), box.get_y()) for box in axes.patches]
        assert boxes == [pytest.approx(at) for at in ((0.3, 0.12), (0.66, 0.12), (0.3, 0.55), (0.66, 0.55))]
        heads = [text.get_position() for text in axes.texts if text.get_fontsize() == 10]
        assert heads == [pytest.approx((x + 0.165, y + 0.13)) for x, y in boxes]
        bodies = [text.get_position() for text in axes.texts if text.get_fontsize() == 8]
        assert bodies == [pytest.approx((x + 0.165, y + 0.25)) for x, y in boxes]
        others = [(text.get_position(), text.get_ha()) for text in axes.texts if text.get_fontsize() == 8.5]
        assert others == [
            (pytest.approx((0.46, 0.05)), "center"), (pytest.approx((0.82, 0.05)), "center"),
            (pytest.approx((0.25, 0.31)), "right"), (pytest.approx((0.25, 0.74)), "right"),
        ]  # fmt: skip

    def test_steps_and_the_way_back(self) -> None:
        (axes,) = pictures.way(language="en").axes
        steps = parts.words("lesson_pictures", "en")["way"]["steps"]
        gap = 1 / len(steps)
        boxes = [(box.get_x(), box.get_y(), box.get_width()) for box in axes.patches if hasattr(box, "get_x")]
        assert boxes == [pytest.approx((at * gap + 0.01, 0.16, gap - 0.06)) for at in range(len(steps))]
        heads = [text.get_position() for text in axes.texts if text.get_fontsize() == 10]
        assert heads == [pytest.approx((at * gap + 0.01 + (gap - 0.06) / 2, 0.28)) for at in range(len(steps))]
        first, last = (gap - 0.06) / 2 + 0.01, (len(steps) - 1) * gap + (gap - 0.06) / 2
        (line,) = axes.lines
        assert list(line.get_xdata()) == pytest.approx([last, last, first])
        assert list(line.get_ydata()) == [0.52, 0.74, 0.74]
        arrows = [(text.xy, text.get_position()) for text in axes.texts if getattr(text, "arrow_patch", None)]
        places = [at * gap + 0.01 for at in range(1, len(steps))]
        assert arrows == [
            *((pytest.approx((x - 0.002, 0.33)), pytest.approx((x - 0.046, 0.33))) for x in places),
            (pytest.approx((first, 0.52)), pytest.approx((first, 0.745))),
        ]

    def test_the_page_from_above(self) -> None:
        (axes,) = pictures.page(language="en").axes
        names = parts.words("lesson_pictures", "en")["page"]
        lines = len(names["lines"])
        words = [text for text in axes.texts if text.get_position()[0] == 0.33]
        assert [text.get_position()[1] for text in words[:lines]] == pytest.approx(
            [0.04 + 0.056 * n for n in range(lines)]
        )
        named = [text for text in axes.texts if text.get_position()[0] == 0.265]
        assert [text.get_ha() for text in named] == ["right"] * (lines + 3)
        assert [text.get_text() for text in named[lines:]] == [
            names["parts"][part] for part in ("preamble", "operative", "note")
        ]
        start = 0.04 + 0.056 * lines
        paragraph = 0.021 * 4 + 0.036
        operative = start + paragraph * len(names["preamble"])
        note = operative + paragraph * len(names["operative"]) + 0.03
        assert [text.get_position()[1] for text in named[lines:]] == pytest.approx([start, operative, note])
        pointers = [line for line in axes.lines if line.get_xdata()[0] == 0.272]
        assert [line.get_ydata()[0] for line in pointers[lines:]] == pytest.approx([start, operative, note])
        prints = [line for line in axes.lines if line.get_linewidth() == 3.5]
        assert [line.get_ydata()[0] for line in prints[:4]] == pytest.approx([start + 0.021 * n for n in (1, 2, 3, 4)])
        assert prints[0].get_xdata()[1] == pytest.approx(0.33 + 0.63 * 0.96)
        last = [line.get_xdata()[1] for line in prints[-len(names["note"]) :]]
        assert last == pytest.approx([0.33 + 0.63 * 0.55] * len(names["note"]))

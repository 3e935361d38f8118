"""The counts that titles state, each from a few made-up rows; where rows do not bear the sentence there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import toolkit
from toolkit.charts import _cells, _chart, _titles, parts, style


def frame(columns: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())


def upper(name: str) -> str:
    return name.upper()


YEARS = frame("language year total paragraphs", ("en", 2001, 10, 1), ("en", 2001, 10, 2), ("en", 2002, 20, 4), ("ar", 2003, 9, 9))  # noqa: E501  # fmt: skip
KINDS = frame("year kind", (2001, "a"), (2001, "a"), (2002, "b"), (2003, "b"), (2004, "a"))
EDITIONS = frame("year bound value", (2001, "", 0.5), (2001, "", 0.52), (2002, "", 0.6), (2002, "", 0.65), (2003, "<", 9), (2003, "", 1))  # noqa: E501  # fmt: skip
PAIRS = frame("group year low high", ("World", 2002, 40, 80), ("World", 2001, 41, 81), ("Africa", 2003, 1, 2))
OFFLINE = frame(
    "side year bound value",
    ("resolution", 2001, ">", 40.0), ("resolution", 2002, "", 37.0), ("resolution", 2004, "", 30.0),
    ("statistics", 2001, "", 38.0), ("statistics", 2002, "", 32.25), ("statistics", 2003, "", 1.0),
    ("statistics", 2004, "<", 10.0),
)  # fmt: skip
AGES = frame("body behind", ("GA", 0.0), ("GA", 3.0), ("GA", None), ("ECOSOC", 12.0), ("ECOSOC", 1.0), ("ECOSOC", 0.0))
GAPS = frame(
    "group year number",
    ("World", 2020, 17), ("World", 2017, 11.6), ("Least developed countries", 2017, 32.9),
    ("Least developed countries", 2020, 43),
)  # fmt: skip
BOTH = frame("group year women men", ("World", 2022, 57, 62), ("World", 2021, 48, 55), ("Africa", 2023, 1, 2))
PARITY = frame(
    "group year edition value",
    ("a", 2020, "x", 1.2), ("a", 2021, "x", 0.9), ("b", 2021, "x", 0.9), ("b", 2021, "y", 1.0), ("c", 2020, "x", 0.99),
)  # fmt: skip
ECONOMIES = frame(
    "iso3 year women men unproven",
    ("a", 2020, 2.0, 1.0, False), ("a", 2021, 1.0, 1.0, False), ("b", 2020, 2.0, 1.0, False),
    ("b", 2021, 1.0, 2.0, True), ("c", 2020, None, 1.0, False), ("d", 2020, 1.0, 2.0, False),
)  # fmt: skip
TERMS = frame(
    "moves start permanent act",
    (True, 2006, False, "a"), (True, 2011, False, "a"), (True, 2025, True, "a"), (False, 2001, False, "acknowledges"),
    (True, None, False, "a"),
)  # fmt: skip
LIVES = frame(
    "language short status paragraphs",
    ("en", "1", "new", 2), ("en", "1", "identical", 8), ("en", "1", "dropped", 90), ("en", "2", "modified", 5),
    ("ar", "2", "new", 3), ("ar", "2", "identical", 1),
)  # fmt: skip
COHORTS = frame("symbol born paragraphs", ("1", "1", 9), ("2", "1", 4), ("2", "2", 6), ("3", "1", 3), ("3", "2", 7))
ACTS = frame(
    "language force acts",
    *(("en", force, count) for count, force in ((1, "evaluation"), (2, "exhortation"), (3, "direction"),
      (9, "background"),
      (4, "evaluation"), (5, "exhortation"), (6, "direction"))), ("ar", "evaluation", 50),
)  # fmt: skip
READINGS = frame("table source repaired both", ("a", 1, 1, 8), ("b", 2, 1, 3), ("c", 30, 0, 270))
FORCED = frame(
    "theme force paragraphs",
    ("a", "exhortation", 3), ("a", "direction", 2), ("a", "background", 9), ("b", "direction", 4),
    ("c", "background", 50),
)  # fmt: skip
SHARES = frame(
    "theme part share",
    ("a", "preamble", 0.5), ("a", "operative", 0.25), ("b", "operative", 0.804), ("c", "preamble", 0.1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (_titles.longest(frame("paragraph_id words", ("a", 3), ("b", 7))), {"longest": "b", "most": 7}),
        (_titles.longest(frame("paragraph_id words", ("a", 7), ("b", 7))), None),
        (
            _titles.commonest(frame("who n", ("a", 2), ("b", 3), ("a", 2)), "who", "n", upper),
            {"who": "A", "most": 4, "total": 7},
        ),
        (
            _titles.forces(frame("force", ("evaluation",), ("direction",), ("direction",), ("background",))),
            {"evaluation": 1, "exhortation": 0, "direction": 2},
        ),
        (_titles.forces(frame("force")), None),
        (_titles.apart(SHARES, upper), {"theme": "B", "preamble": 0, "operative": 80}),
        (_titles.apart(SHARES[SHARES["part"] == "operative"], upper), None),
        (
            _titles.closest(frame("theme other paragraphs", ("a", "a", 9), ("a", "b", 3), ("b", "c", 2)), upper),
            {"one": "A", "other": "B", "count": 3},
        ),
        (_titles.closest(frame("theme other paragraphs", ("a", "a", 9)), upper), None),
        (_titles.asking(FORCED, upper), {"theme": "A", "count": 5, "total": 14}),
        (_titles.asking(FORCED[FORCED["force"] == "background"], upper), None),
        (
            _titles.over_years(YEARS),
            {
                "first_year": 2001, "first_count": 3, "last_year": 2002, "last_count": 4, "first_share": 30,
                "last_share": 20,
            },
        ),
        (_titles.over_years(YEARS[:2]), None),
        (_titles.changes_of_kind(KINDS), {"changes": 2, "first": 2001, "last": 2004}),
        (_titles.changes_of_kind(KINDS[:2]), None),
        (_titles.revised(EDITIONS), {"year": "2002", "low": "0.6", "high": "0.65"}),
        (_titles.revised(EDITIONS[4:]), None),
        (_titles.latest_pair(PAIRS), {"low": "40", "high": "80", "year": 2002}),
        (_titles.latest_pair(PAIRS[2:]), None),
        (_titles.furthest_apart(OFFLINE), {"year": 2002, "said": "37", "stated": "32.25"}),
        (_titles.furthest_apart(OFFLINE[:3]), None),
        (_titles.behind(AGES), {"own": 2, "own_late": 1, "council": 3, "council_late": 2}),
        (_titles.behind(AGES[:3]), None),
        (_titles.gaps(GAPS), {
            "world_first": "11.6", "world_last": "17", "least_first": "32.9", "least_last": "43", "first": 2017,
            "last": 2020,
        }),
        (_titles.gaps(GAPS.assign(year=[2020, 2017, 2017, 2019])), None),
        (_titles.gaps(GAPS[:3]), None),
        (
            _titles.shares_of_both(BOTH),
            {"first_women": "48", "first_men": "55", "last_women": "57", "last_men": "62", "first": 2021, "last": 2022},
        ),
        (_titles.shares_of_both(BOTH[1:]), None),
        (_titles.at_parity(PARITY), {"count": 1, "total": 3}),
        (_titles.at_parity(PARITY[:0]), None),
        (_titles.ahead(ECONOMIES), {"count": 1, "total": 3}),
        (_titles.ahead(ECONOMIES[4:5]), None),
        (_titles.terms(TERMS), {"terms": 2, "permanent": 1, "rest": 1}),
        (_titles.terms(TERMS[:3]), None),
        (
            _titles.counted(frame("total onsite online", (None, 3, None), (None, None, None), (1, 1, 1))),
            {"count": 2, "total": 3},
        ),
        (_titles.counted(frame("total onsite online", (None, None, None))), None),
        (
            _titles.place_of(frame("mandate at", (True, 0.254), (True, 0.5), (False, 0.9), (False, 0.1))),
            {"low": 25, "high": 50},
        ),
        (_titles.place_of(frame("mandate at", (False, 0.5)).astype({"mandate": bool})), None),
        (_titles.carried(LIVES), {"low": 25, "high": 100}),
        (_titles.oldest(COHORTS), {"count": 3, "total": 10, "first": "1", "last": "3"}),
        (_titles.oldest(COHORTS[:1]), None),
        (
            _titles.acts_over_years(ACTS),
            {
                "evaluation_first": 1, "evaluation_last": 4, "exhortation_first": 2, "exhortation_last": 5,
                "direction_first": 3, "direction_last": 6,
            },
        ),
        (_titles.acts_over_years(ACTS[:4]), None),
        (_titles.most_changed(READINGS, upper), {"table": "B", "count": 3, "total": 6}),
        (_titles.most_changed(READINGS[:0], upper), None),
        (_titles.same(frame("witness state", ("b", "same"), ("b", "x"), ("a", "same")), upper, "; "), "B 1/2; A 1/1"),
        (_titles.shared(frame("all untyped english", (3, 1, 0), (4, 0, 2))), {"count": 7, "total": 10}),
        (_titles.shared(frame("all untyped", (0, 0))), None),
        (_titles.taken_over(frame("kept back new", (9, 9, 9), (5, 1, 2))), {"kept": 5, "total": 8}),
        (_titles.taken_over(frame("kept back new")), None),
        (
            _titles.scored(
                frame("theme labelled f1", ("a", 10, 0.5), ("b", 11, 0.75), ("c", 9, 1.0), ("a", 10, 0.7)), upper
            ),
            {"best": "B", "high": "0.75", "worst": "A", "low": "0.60"},
        ),
        (_titles.scored(frame("theme labelled f1", ("a", 10, 0.5), ("b", 9, 0.75)), upper), None),
    ],
)  # fmt: skip
def test_counts_of_a_title(counts: Any, expected: Any) -> None:
    assert counts == expected


def test_the_pair_that_is_furthest_apart() -> None:
    pairs = [
        [{"value": "60", "place": "O01"}, {"value": "57", "place": "O01"}],
        [{"value": "27", "place": "O02"}, {"value": "90.5", "place": "O02"}],
    ]
    assert _titles.widest(pairs) == {"high": "90.5", "low": "27", "place": "O02"}
    assert _titles.widest([]) is None
    assert _titles.widest([pairs[0], pairs[0]]) is None


@pytest.mark.parametrize(
    ("values", "best"),
    [({"a": 1, "b": 2}, ("b", 2)), ({"a": 2, "b": 2}, None), ({}, None), ({"a": 0}, None), ({3: 1}, ("3", 1))],
)
def test_a_first_place_that_two_share_is_none(values: dict[Any, float], best: Any) -> None:
    assert _titles.top(values) == best


@pytest.mark.parametrize(
    ("shares", "first", "last"),
    [([0.0095, 0.5], "9.5", "500"), ([0.01, 0.0], "10", "0"), ([0.0999, 0.00123], "100", "1.2")],
)
def test_one_theme_out_of_a_thousand(shares: list[float], first: str, last: str) -> None:
    """Below ten a digit more is said."""
    rows = frame("session share", (75, shares[1]), (74, shares[0]))
    assert _titles.of_one(rows, {"x": "boats"}) == {
        "label": "Boats", "first": first, "last": last, "start": 74, "end": 75,
    }  # fmt: skip
    assert _titles.of_one(rows[:1], {"x": "boats"}) is None
    assert _titles.of_one(rows, {"x": "boats", "y": "nets"}) is None


def test_a_paragraph_that_grew() -> None:
    rows = frame("verbs words", (("note", "urge"), 10), (("note", "urge"), 30))
    assert _titles.longer(rows) == {"first": 10, "last": 30, "verbs": 2}
    assert _titles.longer(rows[:1]) is None
    assert _titles.longer(frame("verbs words", (("note",), 10), (("urge",), 30))) is None


def test_a_sentence_without_counts_is_none() -> None:
    assert _titles.sentence({"a_told": "{n} boats"}, "a", {"n": 3}) == "3 boats"
    assert _titles.sentence({"a_told": "{n} boats"}, "a", None) == ""


def test_cells_stand_in_their_places() -> None:
    """The first row is on top; words on dark blue are white, on light blue they are not."""
    _, axes = style.new_figure()
    cells = [_cells.Cell(0, 0, "a"), _cells.Cell(1, 2, "b", frame="-", gid="x")]
    _cells.table(axes, cells, ["one", "two"], ["r", "s", "t"], "en")
    squares = [(patch.get_gid(), round(patch.get_x()), round(patch.get_y())) for patch in axes.patches]  # type: ignore[attr-defined]
    assert squares == [("cell", 0, 0), ("x", 1, 2), ("frame", 1, 2)]
    assert [(patch.get_width(), patch.get_height()) for patch in axes.patches][:2] == [(1, 1), (1, 1)]  # type: ignore[attr-defined]
    assert [patch.get_clip_on() for patch in axes.patches][:2] == [False, False]  # edges are drawn whole
    frame: Any = axes.patches[2]
    assert (frame.get_x(), frame.get_y(), frame.get_fill()) == (1.04, 2.08, False)
    assert [text.get_position() for text in axes.texts] == [(0.5, 0.5), (1.5, 2.5)]
    assert (axes.get_xlim(), axes.get_ylim()) == ((0, 2), (3, 0))
    assert list(axes.get_xticks()) == [0.5, 1.5]
    assert list(axes.get_yticks()) == [0.5, 1.5, 2.5]
    inks = [_cells.shaded(0, 0, "", part).ink for part in (0.6, 0.61)]
    assert inks == [style.INK, "white"]


@pytest.mark.parametrize(
    ("language", "dx", "side", "offset"),
    [
        ("en", 5, "left", 5),
        ("en", -5, "right", -5),
        ("ar", 5, "right", -5),
        ("ar", -5, "left", 5),
        ("en", 0, "center", 0),
    ],
)
def test_a_note_stands_where_the_axes_go_on(language: str, dx: int, side: str, offset: int) -> None:
    _, axes = style.new_figure()
    parts.note(axes, (1, 2), "12", language, dx=dx)
    (text,) = axes.texts
    assert (text.get_ha(), text.get_text(), text.xy) == (side, "12", (1, 2))  # type: ignore[attr-defined]
    assert text.xyann == (offset, 0)  # type: ignore[attr-defined]
    assert text.get_fontsize() == 8
    parts.note(axes, (1, 2), "12", language)
    assert axes.texts[-1].xyann[0] == (5 if language == "en" else -5)  # type: ignore[attr-defined]


def test_shares_of_a_hundred() -> None:
    _, axes = style.new_figure()
    rows = frame("table old new", ("a", 1, 3), ("b", 1, 1))
    names = {"tables": {"a": "Boats"}, "share_axis": "per cent"}
    parts.shares(axes, rows, {"old": ("white", ""), "new": ("black", "")}, {}, ["x", "y"], names, "en", ncols=2)
    assert [(bar.get_gid(), bar.get_x(), bar.get_width()) for bar in axes.patches] == [  # type: ignore[attr-defined]
        ("old", 0, 25), ("old", 0, 50), ("new", 25, 75), ("new", 50, 50),
    ]  # fmt: skip
    assert [(text.xy, text.get_text()) for text in axes.texts] == [((100, 0), "x"), ((100, 1), "y")]  # type: ignore[attr-defined]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["0", "20", "40", "60", "80", "100"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Boats", "b"]
    assert (axes.get_xlim(), axes.get_ylim()) == ((0, 135), (1.5, -0.5))


@pytest.mark.parametrize(("language", "x"), [("en", 0.015), ("ar", 0.985)])
def test_room_for_a_key_under_the_title(language: str, x: float) -> None:
    figure, axes = style.new_figure(6, 4)
    axes.plot([1, 2], label="women")
    done = style.finish(figure, title="Boats", source="a count")
    engine: Any = done.get_layout_engine()
    left, bottom, width, height = engine.get()["rect"]
    key = done.legend()
    parts.under_the_title(done, key, 1, language)
    assert engine.get()["rect"] == pytest.approx((left, bottom, width, height - 1 / done.get_size_inches()[1]))
    box = key.get_bbox_to_anchor().transformed(done.transFigure.inverted())
    assert (box.x0, box.y0) == pytest.approx((x, bottom + height))
    assert not key.get_in_layout()


def test_what_a_source_line_says_of_a_text() -> None:
    own = toolkit.load()
    assert _chart.about(own) == ("A/RES/78/132", own.name, "repaired")
    assert _chart.about(own.replace(symbol=None, name="a.txt")) == ("a.txt", "a.txt", "repaired")


def test_bars_in_pieces_upright() -> None:
    _, axes = style.new_figure()
    looks = {"new": ("white", ""), "kept": ("black", "")}
    ends = parts.stacked(axes, {"new": [1, 2], "kept": [3, 4]}, looks, {}, "en", [10, 20], upright=True)
    assert ends == [14, 26]
    assert [(bar.get_y(), bar.get_height()) for bar in axes.patches] == [(10, 1), (20, 2), (11, 3), (22, 4)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("one two three", 20, ["one two three"]),
        ("aaaa bbbb cccc dddd ee", 20, ["aaaa bbbb cccc", "dddd ee"]),  # two letters would hang
        ("aaaa bbbb cccc ddd eeeeeee", 19, ["aaaa bbbb cccc ddd", "eeeeeee"]),  # seven do not
    ],
)
def test_a_last_line_does_not_hang(words: str, width: int, lines: list[str]) -> None:
    assert style._lines(words, width) == lines


def test_a_figure_is_never_too_low() -> None:
    assert style.new_figure(5, 1)[0].get_size_inches().tolist() == [5, style.LEAST_HEIGHT]
    assert style.new_grid(2, 3, height=5)[0].get_size_inches()[1] == 5


Draw: Callable[..., Any] = style.finish


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
def test_title_unit_and_source_stand_in_order(language: str, side: str) -> None:
    """The title is above the unit, and the source line below both."""
    figure, _ = style.new_figure()
    Draw(figure, title="Boats and nets", source="a count", unit="boats", language=language)
    title, unit, source = figure.texts
    assert title.get_position()[1] > unit.get_position()[1] > 0.5 > source.get_position()[1] > 0
    assert {text.get_ha() for text in figure.texts} == {side}
    assert figure.get_label().startswith("Boats and nets. boats. ")
    again, _ = style.new_figure()
    Draw(again, title="Boats", source="a count", alt="seen by nobody")
    assert again.get_label() == "seen by nobody"
    assert len(again.texts) == 2

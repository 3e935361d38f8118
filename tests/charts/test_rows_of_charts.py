"""Where the marks of a row stand, what they look like and what is said beside them, on made-up rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

import toolkit as tk
from toolkit.charts import (
    ages,
    citations,
    dates,
    descent,
    divides,
    evidence,
    forum,
    gender,
    parts,
    style,
    witnesses,
    wsis,
)


def axes_of(*limits: float) -> Any:
    _, axes = style.new_figure()
    if limits:
        axes.set_xlim(*limits)
    return axes


def words(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.texts]


class TestForum:
    NAMES = parts.words("forum", "en")

    def act(self, language: str = "en", **more: Any) -> Any:
        row = {
            "act": "decides", "moves": True, "start": 2006, "end": 2010, "permanent": False, "unproven": False,
            "date": "2006-03-01", "year": 2006, **more,
        }  # fmt: skip
        axes = axes_of()
        forum._act(axes, 3, SimpleNamespace(**row), self.NAMES, language)
        return axes

    @pytest.mark.parametrize(
        ("start", "end", "permanent", "bar", "said"),
        [
            (2006, 2010, False, (2006, 5), ["2006–2010", "decides"]),
            (2006, 2009, False, (2006, 4), ["2006–2009", "decides"]),
            (2006, 2008, False, (2006, 3), ["decides (2006–2008)"]),
            (2026, None, True, (2026, 4.8), ["2026–", "decides"]),
        ],
    )
    def test_a_bar_is_the_period_that_the_act_gave(
        self, start: int, end: int | None, bar: tuple[float, float], said: list[str], *, permanent: bool
    ) -> None:
        axes = self.act(start=start, end=end, permanent=permanent)
        (drawn,) = axes.patches
        assert (drawn.get_x(), drawn.get_width()) == pytest.approx(bar)
        assert drawn.get_y() + drawn.get_height() / 2 == pytest.approx(3)
        assert [own.startswith(other) for own, other in zip(words(axes), said, strict=True)] == [True] * len(said)
        note = axes.texts[-1]
        assert note.xy == ((start, 3) if permanent else (pytest.approx(sum(bar)), 3))
        assert note.xyann[0] == (-7 if permanent else 7)
        assert (note.get_fontsize(), note.get_fontweight()) == (8.5, "bold")
        if len(said) == 2:
            assert axes.texts[0].get_position() == pytest.approx((start + bar[1] / 2, 3))

    def test_years_from_the_right(self) -> None:
        assert "2010–2006" in words(self.act("ar"))

    @pytest.mark.parametrize(
        ("date", "x"), [("2006-01-01", 2006), ("2006-12-31", 2006 + 364 / 366), ("2006", 2006 + 181 / 366)]
    )
    def test_an_act_that_gave_no_period_is_a_mark_on_its_day(self, date: str, x: float) -> None:
        axes = self.act(moves=False, date=date, start=pd.NA, end=pd.NA)
        (mark,) = axes.collections
        assert mark.get_offsets().tolist() == [[pytest.approx(x), 3]]
        assert mark.get_facecolor()[0].tolist() == [1, 1, 1, 1]
        assert words(axes) == ["decides"]
        assert axes.texts[0].get_fontweight() == "normal"
        assert axes.texts[0].xyann[0] == 8
        assert not axes.patches

    def test_what_is_said_of_its_end(self) -> None:
        until = self.NAMES["until"]
        assert words(self.act(start=pd.NA, end=2015)) == [f"decides ({until} 2015)"]
        assert words(self.act(start=pd.NA, end=2015, unproven=True)) == [f"decides {self.NAMES['no_end']}"]
        moved = self.act(start=pd.NA, end=pd.NA).collections[0]
        assert moved.get_facecolor()[0].tolist() != [1, 1, 1, 1]

    def test_meetings_say_what_is_unknown(self) -> None:
        rows = [
            ("1", 2006, "x", 100, 50, pd.NA, 12, False, "primary"),
            ("2", 2007, "y", pd.NA, pd.NA, pd.NA, pd.NA, True, "primary"),
            ("3", 2008, "z", pd.NA, pd.NA, pd.NA, 7, False, "secondary"),
        ]
        columns = ["number", "year", "city", "onsite", "online", "total", "countries", "unproven", "source_kind"]
        (axes,) = forum.meetings(pd.DataFrame(rows, columns=columns), language="en").axes
        unknown, countries = self.NAMES["unknown"], self.NAMES["countries"]
        assert words(axes) == [countries.format(count=12), unknown, f"{unknown}; {countries.format(count=7)}"]
        assert [text.xy for text in axes.texts] == [(100, 0), (0, 1), (0, 2)]
        assert {(text.get_fontsize(), text.xyann[0]) for text in axes.texts} == {(7.5, 8)}
        assert [label.get_text()[-1] for label in axes.get_yticklabels()] == ["x", "*", "†"]
        assert len(axes.get_legend().get_texts()) == 3

    def test_the_mandate_is_ringed(self) -> None:
        rows = [
            ("7/1", 2007, "O01", "direction", 0.25, False, 9, "7/1"),
            ("7/1", 2007, "O02", "evaluation", 0.5, True, 9, "7/1"),
            ("8/1", 2008, "O03", "direction", 1.0, False, 12, "8/1"),
        ]
        columns = ["short", "year", "paragraph_id", "force", "at", "mandate", "total", "symbol"]
        (axes,) = forum.place(pd.DataFrame(rows, columns=columns), language="en").axes
        places = [group.get_offsets().tolist() for group in axes.collections]
        assert places == [[[25, 0], [100, 1]], [[50, 0]], [[50, 0]]]
        assert [(text.get_text(), text.xy, text.xyann[0], text.get_fontsize()) for text in axes.texts] == [
            ("O02", (50, 0), -9, 7.5)
        ]
        labels = [label.get_text() for label in axes.get_yticklabels()]
        assert labels[0].startswith("7/1 (2007)")
        assert "12" in labels[1]


class TestDates:
    @pytest.mark.parametrize(
        ("day", "end", "year"),
        [
            ("2023-01-01", False, 2023),
            ("2023-01-01", True, 2023 + 1 / 365),
            ("2023-12-31", True, 2024),
            ("2024-12-31", True, 2025),
            ("2024-01-02", False, 2024 + 1 / 366),
        ],
    )
    def test_a_day_in_years(self, day: str, year: float, *, end: bool) -> None:
        assert dates._year(day, end=end) == pytest.approx(year)

    def frame(self, *rows: tuple[Any, ...]) -> pd.DataFrame:
        return pd.DataFrame(rows, columns=["kind", "start", "end", "precision", "event", "places", "when"])

    def drawn(self, frame: pd.DataFrame, **more: Any) -> Any:
        (axes,) = dates.timeline(frame, about=("A/1", "a.txt", "repaired"), language="en", **more).axes
        return axes

    def test_a_point_in_the_middle_and_a_bar_for_more_than_a_month(self) -> None:
        frame = self.frame(
            ("meeting", "2023-01-01", "2023-01-30", "day", "x", "P01", "past"),
            ("meeting", "2023-01-01", "2023-02-28", "day", "x", "P01", "past"),
            ("period", "2021-01-01", "2030-12-31", "range", "x", "P01", "current"),
        )
        axes = self.drawn(frame)
        marks = [tuple(place) for group in axes.collections for place in group.get_offsets().tolist()]
        middles = [2023 + 30 / 730, 2023 + 59 / 730, 2026]
        assert marks == [(pytest.approx(middle), row) for row, middle in enumerate(middles)]
        lines = [(list(line.get_xdata()), list(line.get_ydata()), line.get_linewidth()) for line in axes.lines]
        assert lines == [
            ([2023, pytest.approx(2023 + 59 / 365)], [1, 1], 1.5),
            ([2021, 2031], [2, 2], 4),
        ]
        assert (axes.get_xlim(), axes.get_ylim()) == ((2001, 2032.5), (2.6, -0.6))
        assert axes.get_legend() is not None

    def test_the_axis_reaches_from_the_first_to_the_last(self) -> None:
        axes = self.drawn(self.frame(("adoption", "1948-12-10", "1948-12-10", "day", "x", "P01", "past")))
        assert axes.get_xlim() == (1946.5, 2031)
        assert self.drawn(self.frame()).get_xlim() == (1998.5, 2031.5)
        assert self.drawn(self.frame()).get_legend() is None

    def test_the_day_of_adoption_is_a_line(self) -> None:
        frame = self.frame(("adoption", "2023-12-10", "2023-12-10", "day", "x", "P01", "past"))
        axes = self.drawn(frame, adopted="2023-12-19")
        assert axes.get_ylim() == (0.6, -1.6)
        (line,) = axes.lines
        assert list(line.get_xdata()) == [pytest.approx(2023 + 352 / 365)] * 2
        (text,) = axes.texts
        assert (text.xy, text.xyann, text.get_ha(), text.get_fontsize()) == (
            (pytest.approx(2023 + 352 / 365), -1), (-6, 0), "right", 8,
        )  # fmt: skip
        (arabic,) = dates.timeline(frame, about=("A/1", "a", "repaired"), adopted="2023-12-19", language="ar").axes
        assert (arabic.texts[0].xyann, arabic.texts[0].get_ha()) == ((6, 0), "left")

    def test_shares_that_are_compared(self) -> None:
        rows = [
            ("1", "percent", 70.0, "men", "O01"), ("1", "percent", 65.0, "women", "O01"),
            ("", "percent", 3.0, "x", "O02"),
            ("2", "people", 9.0, "x", "O03"), ("3", "percent", 20.0, "a", "O04"), ("3", "percent", 30.0, "b", "O04"),
        ]  # fmt: skip
        frame = pd.DataFrame(rows, columns=["pair", "unit", "value", "group", "place"])
        (axes,) = dates.pairs(frame, about=("A/1", "a.txt", "repaired"), language="en").axes
        assert [(list(line.get_xdata()), list(line.get_ydata())) for line in axes.lines] == [
            ([65, 70], [0, 0]), ([20, 30], [1, 1]),
        ]  # fmt: skip
        assert [(text.xy, text.xyann, text.get_va()) for text in axes.texts] == [
            ((70, 0), (0, -9), "top"), ((65, 0), (0, 9), "bottom"), ((20, 1), (0, 9), "bottom"),
            ((30, 1), (0, -9), "top"),
        ]  # fmt: skip
        assert {text.get_fontsize() for text in axes.texts} == {8}
        assert (axes.get_xlim(), axes.get_ylim()) == ((0, 100), (1.7, -0.7))
        assert [label.get_text() for label in axes.get_yticklabels()] == ["O01", "O04"]


class TestGender:
    FRAME = pd.DataFrame(
        [("a", 2019, "x", 0.9, "primary"), ("a", 2024, "x", 0.95, "primary"), ("a", 2020, "w", 0.8, "primary"),
         ("b", 2023, "x", 1.0, "secondary"), ("b", 2021, "v", 1.0, "primary"), ("b", 2022, "v", 1.0, "primary")],
        columns=["group", "year", "edition", "value", "source_kind"],
    )  # fmt: skip

    def test_the_newest_edition_of_each_group_comes_first(self) -> None:
        assert gender._newest_first(self.FRAME) == [
            ("b", "x", True), ("b", "v", False), ("a", "x", True), ("a", "w", False),
        ]  # fmt: skip

    def test_scores_in_words(self) -> None:
        def said(group: str, edition: str, language: str) -> str:
            rows = self.FRAME[(self.FRAME["group"] == group) & (self.FRAME["edition"] == edition)]
            return gender._scores(rows, language)

        assert said("a", "x", "en") == "0.90 (2019) → 0.95 (2024)"
        assert said("a", "x", "ar") == "0.95 (2024) ← 0.90 (2019)"
        assert said("b", "v", "en") == "1.00 (2021–2022)"
        assert said("b", "v", "ar") == "1.00 (2022–2021)"
        assert said("b", "x", "en") == "1.00 (2023)†"

    def test_parity_is_a_line_and_the_scores_stand_beyond(self) -> None:
        (axes,) = gender.parity(self.FRAME, language="en").axes
        line = axes.lines[0]
        assert list(line.get_xdata()) == [1, 1]
        rows = [(list(one.get_xdata()), list(one.get_ydata())) for one in axes.lines[1:]]
        assert rows == [([1], [0]), ([1, 1], [1, 1]), ([0.9, 0.95], [2, 2]), ([0.8], [3])]
        assert [group.get_sizes().tolist() for group in axes.collections] == [[48], [22, 48], [22, 48], [48]]
        assert [(text.xy, text.xyann[0], text.get_fontsize()) for text in axes.texts] == [
            ((1, row), 12, 8.5) for row in range(4)
        ]
        assert [label.get_text() for label in axes.get_xticklabels()] == ["0.8", "0.9", "1.0"]
        assert axes.get_xlim() == pytest.approx((0.8, 1.11))


class TestDivides:
    def test_bounds_are_arrows(self) -> None:
        rows = [
            ("resolution", 2022, 40.0, ">", "new"), ("statistics", 2022, 33.0, "", "new"),
            ("statistics", 2023, 40.0, ">", "new"), ("statistics", 2024, 30.0, "<", "new"),
        ]  # fmt: skip
        frame = pd.DataFrame(rows, columns=["side", "year", "value", "bound", "state"])
        (axes,) = divides.offline(frame, language="en").axes
        arrows = [(one.xy, one.get_position()) for one in axes.texts if not one.get_text()]
        assert arrows == [
            (pytest.approx((2023.12, 46)), pytest.approx((2023.12, 40))),
            (pytest.approx((2024.12, 24)), pytest.approx((2024.12, 30))),
        ]
        notes = [(one.get_text(), round(one.xy[0], 2), one.xyann[0]) for one in axes.texts if one.get_text()]
        assert notes == [(">40", 2021.88, -6), ("33", 2022.12, 6), (">40", 2023.12, 6), ("<30", 2024.12, 6)]
        assert [float(tick) for tick in axes.get_xticks()] == [2022, 2023, 2024]
        assert axes.get_xlim() == (2021.4, 2024.7)


class TestWsis:
    def test_names_stand_by_turns_and_before_the_mark_where_another_follows(self) -> None:
        axes = axes_of(2000, 2036)
        near = wsis._NEAR
        times = [2004.0, 2004.0 + near - 0.1, 2020.0, 2020.0 + near, 2036 - near + 0.1]
        lane = pd.DataFrame({"when": times, "symbol": [*"abcde"], "source_kind": ["primary"] * 4 + ["secondary"]})
        wsis._names(axes, lane, 2, dict(zip("abcde", "ABCDE", strict=True)), "en")
        assert words(axes) == ["A", "B", "C", "D", "E†"]
        assert [text.get_ha() for text in axes.texts] == ["right", "left", "left", "left", "right"]
        assert [text.xyann[1] for text in axes.texts] == [11, -11, 11, -11, 11]
        assert {(text.xy[1], text.get_fontsize()) for text in axes.texts} == {(2, 8.5)}

    def test_a_bar_for_each_known_length(self) -> None:
        rows = pd.DataFrame({"year": [2001, 2002], "symbol": ["a", "b"], "paragraphs": [30, pd.NA]})
        axes = axes_of()
        wsis._lengths(axes, rows, "en")
        (bar,) = axes.patches
        assert (bar.get_x(), bar.get_width(), round(bar.get_y() + bar.get_height() / 2, 6)) == (0, 30, 0)
        assert axes.collections[0].get_offsets().tolist() == [[2, 1]]
        assert [(text.get_text(), text.xy, text.xyann[0]) for text in axes.texts] == [("30", (30, 0), 4)]
        assert [label.get_text() for label in axes.get_yticklabels()] == ["2001 · a", "2002 · b"]


class TestWitnesses:
    def test_columns_have_gaps_between_the_parts(self) -> None:
        places = [("P01", "preamble", 0), ("P02", "preamble", 1), ("O01", "operative", 2), ("n1", "note", 3)]
        frame = pd.DataFrame([*places, *places], columns=["place", "part", "order"])
        at, middles = witnesses._columns(frame)
        assert at == {"P01": 0, "P02": 1, "O01": 5, "n1": 9}
        assert middles == {"preamble": 0.5, "operative": 5, "note": 9}

    def test_neighbours_are_one_bar(self) -> None:
        assert list(witnesses._runs([0, 1, 2, 5, 7, 8])) == [(-0.5, 3), (4.5, 1), (6.5, 2)]
        assert list(witnesses._runs([])) == []

    def test_none_is_a_dot(self) -> None:
        assert witnesses._counted(1, 2, 3, ("white", "black")).text == "3"
        assert witnesses._counted(1, 2, 0, ("white", "black")).text == "·"


class TestAges:
    @pytest.mark.parametrize(
        ("age", "bound", "behind", "kind", "said"),
        [
            (20.0, "", 12.6, "primary", "13 (4)"),
            (20.0, ">", 12.6, "primary", "≥12 (4)"),
            (20.0, "", 12.4, "secondary", "12† (4)"),
        ],
    )
    def test_a_line_from_the_newest_edition_to_the_quoted_one(
        self, age: float, bound: str, behind: float, kind: str, said: str
    ) -> None:
        axes = axes_of()
        row = SimpleNamespace(topic=next(iter(ages._COLORS)), newest_age=8.0, age=age, bound=bound, behind=behind,
                              source_kind=kind, figures="4")  # fmt: skip
        ages._row(axes, 1, row, parts.words("ages", "en"), "en")
        newest, line, quoted = axes.collections
        assert newest.get_offsets().tolist() == [[8, 1]]
        assert line.get_segments()[0].tolist() == [[8, 1], [20, 1]]
        assert quoted.get_offsets().tolist() == [[20, 1]]
        assert [(text.get_text(), text.xy, text.xyann[0], text.get_fontsize()) for text in axes.texts] == [
            (said, (20, 1), 7, 9)
        ]

    def test_an_unknown_edition_has_no_line(self) -> None:
        axes = axes_of()
        row = SimpleNamespace(topic=next(iter(ages._COLORS)), newest_age=8.0, age=float("nan"), bound="", figures="4")
        names = parts.words("ages", "en")
        ages._row(axes, 1, row, names, "en")
        assert len(axes.collections) == 1
        assert [(text.get_text(), text.xy, text.xyann[0], text.get_fontsize()) for text in axes.texts] == [
            (f"{names['unknown']} (4)", (8, 1), 6, 9)
        ]


class TestDescent:
    def citing(self, *rows: tuple[str, str, str, str, str, str], **more: Any) -> Any:
        frame = pd.DataFrame(rows, columns=["symbol", "cited", "date", "part", "place", "verb"])
        return descent.citing(frame, language="en", **more)

    def test_a_row_each_of_who_cites_by_day(self) -> None:
        figure = self.citing(
            ("A/RES/2/1", "A/RES/1/1", "2002-01-01", "preamble", "P01", "recall"),
            ("A/RES/3/1", "A/RES/1/1", "2001-01-01", "operative", "O01", ""),
            ("A/RES/3/1", "A/RES/1/2", "2001-01-01", "preamble", "P01", "recall"),
        )
        (axes,) = figure.axes
        assert [label.get_text() for label in axes.get_yticklabels()] == ["3/1 · 2001", "2/1 · 2002"]
        cells = {text.get_text(): text.get_position() for text in axes.texts}
        assert cells["O01"] == (0.5, 0.5)
        assert sorted(text.get_position() for text in axes.texts) == [(0.5, 0.5), (0.5, 1.5), (1.5, 0.5)]

    def test_more_than_two_lines_are_counted(self) -> None:
        rows = [("A/RES/2/1", "A/RES/1/1", "2002-01-01", "preamble", f"P0{n}", "") for n in (1, 2, 3)]
        assert words(self.citing(*rows[:2]).axes[0]) == ["P01\nP02"]
        assert words(self.citing(*rows).axes[0]) == ["P01\n+2"]
        assert words(self.citing(*rows, most=1).axes[0]) == ["P01"]
        many = [(f"A/RES/9/{n}", "A/RES/1/1", f"2002-01-{n:02}", "preamble", "P01", "") for n in range(1, 27)]
        assert len(words(self.citing(*many).axes[0])) == 24

    def test_titles(self) -> None:
        names = parts.words("assembly", "en")
        frame = pd.DataFrame(
            {"symbol": ["A/RES/2/1"] * 2, "cited": ["A/RES/1/1"] * 2, "part": ["operative", "preamble"]}
        )
        said = names["citing_title"].format(symbol="1/1", count=1, operative=1)
        assert descent._citing_title(frame, names) == said
        none = names["citing_none"].format(symbol="1/1", count=1, operative=0)
        assert descent._citing_title(frame[1:], names) == none
        assert descent._citing_title(frame[:0], names) == descent._citing_title(frame.assign(cited=""), names)

    @pytest.mark.parametrize(("own", "key"), [(3, "copied_any"), (4, "copied_title")])
    def test_what_is_copied(self, own: int, key: str) -> None:
        rows = [("a", "a", own, 10), ("a", "b", 3, 10), ("b", "a", 0, 0), ("b", "b", 0, 0)]
        frame = pd.DataFrame(rows, columns=["earlier", "later", "paragraphs", "of"])
        frame["of"] = frame["later"].map({"a": 10, "b": 0})
        figure = descent.copied(frame, language="en")
        title = parts.words("assembly", "en")[key].format(own=own, every=own + 3)
        assert figure.get_label().startswith(title)
        assert sorted(words(figure.axes[0])) == sorted([str(own), "3", "·", "·"])


class TestStated:
    def test_marks_by_their_state(self) -> None:
        axes = axes_of()
        evidence.stated(axes, [1, 2, 3], [4, 5, 6], ["new", "repeated", "same number"], marker="o", color="black")
        marks, cores = axes.collections
        assert [bool(color[:3].sum() > 0) for color in marks.get_facecolor()] == [False, True, False]
        assert marks.get_sizes().tolist() == [42]
        assert cores.get_offsets().tolist() == [[3, 6]]
        assert cores.get_sizes().tolist() == [21]

    @pytest.mark.parametrize(
        ("value", "bound", "said"),
        [(75, "<", "<¾"), (50, ">", ">½"), (25, "<", "<¼"), (75, "", "75"), (75.55, "", "75.5"), (51, "<", "<51")],
    )
    def test_bounds_in_words(self, value: float, bound: str, said: str) -> None:
        assert evidence.bounded(value, bound) == said


def test_a_phrase_that_a_year_does_not_use_is_a_dot() -> None:
    frame = tk.views.phrases.followed()
    shown = [text.get_text() for axes in tk.charts.phrases.followed(frame).figure.axes for text in axes.texts]
    assert 0 < shown.count("·") == (frame["uses"] == 0).sum() < len(frame)


def test_an_act_is_named_at_the_middle_of_its_row() -> None:
    """Rows of two squares and of one, a gap above each; the first row is at the top, and the last one ends below."""
    axes, gap = axes_of(), citations._GAP
    counts = pd.Series({"recall": 5, "note": 1})
    citations._rows(axes, {"recall": 2, "note": 1}, counts, {"verbs": {"note": "noted"}}, "en")
    assert axes.get_yticks().tolist() == pytest.approx([gap + 1, gap + 2 + gap + 0.5])
    assert [label.get_text() for label in axes.get_yticklabels()] == ["recall (5)", "noted (1)"]
    assert axes.get_ylim() == pytest.approx((gap + 2 + gap + 1, 0))

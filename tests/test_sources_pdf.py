"""Rules of the reader of PDFs, each by itself, on letters with places: just below a limit, at it, and above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from toolkit.sources import _pdf_rtl, _pdf_rtl_glyphs, _pdf_rtl_order, _pdf_rtl_strokes
from toolkit.sources._pdf_page import Char, Font, Page
from toolkit.sources._pdf_rtl_blanks import Blanks
from toolkit.sources._pdf_rtl_glyphs import KASHIDA, Glyph
from toolkit.sources._pdf_rtl_signs import kind

PLAIN = Font("Any", 10.0)
SLANTED = PLAIN._replace(italic=True)


def glyph(
    text: str, pen: float, x1: float, *, base: float = 100.0, size: float = 10.0, x0: float | None = None,
    order: int = 0, own: bool = True, drawn: int = -1, italic: bool = False,
) -> Glyph:  # fmt: skip
    style = Font("Any", size, italic)
    return Glyph(text, pen if x0 is None else x0, base - 2, x1, base + 8, base, pen, style, order, own, drawn)


def char(
    text: str, x0: float, x1: float, *, base: float = 100.0, pen: float | None = None, order: int = 0, drawn: int = -1,
    style: Font = PLAIN,
) -> Char:  # fmt: skip
    return Char(text, x0, base - 2, x1, base + 8, base, style, 1, order, False, x0 if pen is None else pen, x1, drawn)


class TestRows:
    @pytest.mark.parametrize(
        ("words", "arabic"), [("سa", False), ("سلa", True), ("س1a", False), ("س12", True), ("12", False)]
    )
    def test_pages_that_are_read_from_the_right(self, words: str, *, arabic: bool) -> None:
        chars = tuple(char(sign, 5.0 * at, 5.0 * at + 5) for at, sign in enumerate(words))
        assert _pdf_rtl.mostly_arabic(Page(1, 100, 100, chars)) is arabic

    @pytest.mark.parametrize(
        ("left", "right", "turned"),
        [
            ({}, {}, True),
            ({}, {"pen": 0.61}, False),
            ({}, {"pen": 1.49, "text": "ل"}, True),  # the same letter
            ({}, {"pen": 1.51, "text": "ل"}, False),
            ({"own": True}, {}, False),
            ({"drawn": 1}, {}, False),
            ({"drawn": 1}, {"drawn": 0}, True),
            ({}, {"drawn": -1}, False),
            ({"order": 2}, {}, False),
        ],
    )
    def test_letters_whose_mark_was_drawn_first(
        self, left: dict[str, Any], right: dict[str, Any], *, turned: bool
    ) -> None:
        one = glyph(**{"text": "ل", "pen": 0.0, "x1": 5.0, "own": False, "drawn": 2, "order": 1, **left})
        two = glyph(**{"text": "س", "pen": 0.59, "x1": 20.0, "drawn": 1, "order": 2, **right})
        marked = [(one, False), (two, True)]
        _pdf_rtl._unpushed(marked)
        assert marked == ([(two, True), (one, False)] if turned else [(one, False), (two, True)])

    @pytest.mark.parametrize(
        ("left", "right", "turned"),
        [
            (glyph("ل", 0, 10), glyph("ا", 1.9, 11.9), True),
            (glyph("ل", 0, 10), glyph("ا", 2, 12), False),
            (glyph("ل", 0, 10), glyph("ا", 0.7, 8.7), False),  # of the wider one
            (glyph("ل", 0, 10), glyph("ا", 0.7, 8.8), True),
            (glyph("ل", 0, 10), glyph("ا", 0.5, 6), True),  # a hair right of it, whatever its width
            (glyph("ل", 0, 10), glyph("ا", 0.6, 6), False),
            (glyph("ا", 0, 10), glyph("ل", 1, 11), False),
            (glyph("ل", 0, 10), glyph("س", 1, 11), False),
        ],
    )
    def test_lam_and_alef_of_one_sign(self, left: Glyph, right: Glyph, *, turned: bool) -> None:
        assert _pdf_rtl._turned(left, right) is turned

    @pytest.mark.parametrize(
        ("right", "gap", "cells"),
        [
            ("سلم", 40.0, 1),
            ("سلم", 40.1, 2),
            ("سل", 40.1, 1),  # a label, of whatever letters: nothing but its edges
            ("س", 80.0, 1),
            ("س", 80.1, 2),
            ("12345", 50, 1),
            ("123456", 50, 2),
            ("(س)", 50, 2),
            ("(1)", 50, 1),
            ("1a2", 50, 2),
        ],
    )
    def test_cells_of_a_row(self, right: str, gap: float, cells: int) -> None:
        signs = [glyph("م", 0, 10), *(glyph(sign, 10 + gap + 5 * n, 15 + gap + 5 * n) for n, sign in enumerate(right))]
        found = _pdf_rtl._cells(_pdf_rtl._Row(100.0, 10.0, signs, []), set())
        assert len(found) == cells
        assert [one.text for one in found[0].line] == ([*right] if cells == 2 else ["م", *right])
        assert found[-1].line[0].text == "م"
        assert all(len(one.line) == len(one.raised) for one in found)

    @pytest.mark.parametrize(
        ("found", "rows"),
        [
            ([("س", 100, 10), ("ل", 97, 10)], [(100, 10, "سل")]),
            ([("س", 100, 10), ("ل", 96.9, 10)], [(100, 10, "س"), (96.9, 10, "ل")]),
            ([("س", 100, 10), ("ل", 98, 5)], [(100, 10, "س"), (98, 5, "ل")]),  # of the smaller one
            ([("س", 100, 5), ("ل", 98, 10)], [(100, 5, "س"), (98, 10, "ل")]),
            ([("س", 100, 10), ("ل", 99, 10.6)], [(99, 10.6, "سل")]),
            ([("س", 100, 10), ("ل", 99, 10.5)], [(100, 10, "سل")]),
            ([("س", 90, 10), ("ل", 100, 10)], [(100, 10, "ل"), (90, 10, "س")]),  # from the top
        ],
    )
    def test_rows_of_glyphs(self, found: list[tuple[str, float, float]], rows: list[tuple[float, float, str]]) -> None:
        signs = [
            glyph(text, 5.0 * at, 5.0 * at + 5, base=base, size=size) for at, (text, base, size) in enumerate(found)
        ]
        made = _pdf_rtl._rows(signs)
        assert [(row.base, row.size, "".join(one.text for one in row.glyphs)) for row in made] == rows

    @pytest.mark.parametrize(
        ("upper", "size", "base", "row"),
        [
            (20.0, 10.0, 96.1, 0),  # the upper row is nearer
            (20.0, 10.0, 95.9, 1),
            (22.0, 10.0, 96.1, 1),  # its letters are twelve points away
            (21.9, 10.0, 96.1, 0),
            (11.1, 10.0, 96.1, 1),  # it has a letter there
            (11.3, 10.0, 96.1, 0),
            (20.0, 8.9, 96.1, 1),  # it is of small signs
            (20.0, 9.0, 96.1, 0),
            (20.0, 10.0, 108.9, 0),
            (20.0, 10.0, 109.0, 2),  # a row of its own
            (20.0, 10.0, 83.1, 1),
            (20.0, 10.0, 83.0, 2),
        ],
    )
    def test_the_row_of_a_letter_with_its_mark(self, upper: float, size: float, base: float, row: int) -> None:
        rows = [
            _pdf_rtl._Row(100.0, size, [glyph("س", upper, upper + 5), glyph("م", 60.0, 65.0)], []),
            _pdf_rtl._Row(92.0, 10.0, [glyph("س", 5.0, 8.0)], []),
        ]
        lone = glyph("لّ", 10.0, 15.0, base=base, own=False)
        _pdf_rtl._settled(lone, rows)
        assert [lone in one.glyphs for one in rows] == [at == row for at in range(len(rows))]
        assert len(rows) == (3 if row == 2 else 2)

    @pytest.mark.parametrize(
        ("rows", "raised"),
        [
            ([("1", 108, 9), ("س", 100, 10)], True),
            ([("1", 108.1, 9), ("س", 100, 10)], False),
            ([("1", 108, 9.1), ("س", 100, 10)], False),
            ([("1", 100, 9), ("س", 100, 10)], False),
            ([("س", 108, 9), ("س", 100, 10)], False),
            ([("1", 107, 5), ("س", 103, 4), ("س", 100, 10)], False),  # a row stands between
            ([("1", 107, 5), ("س", 103, 4.1), ("س", 100, 10)], True),
        ],
    )
    def test_rows_of_small_signs_above_a_line(self, rows: list[tuple[str, float, float]], *, raised: bool) -> None:
        made = [_pdf_rtl._Row(base, size, [glyph(text, 0, 5)], []) for text, base, size in rows]
        small, line = made[0], made[-1]
        found = _pdf_rtl._raised(made)
        assert (small in found, len(line.raised)) == (not raised, int(raised))

    def test_clauses_of_cells(self) -> None:
        """Brackets are turned clause by clause; a clause ends with its mark, with the region, and with the page."""

        def reading(words: str, region: int = 0) -> _pdf_rtl._CellReading:
            return _pdf_rtl._CellReading(_pdf_rtl._Cell([], [], 100.0, region), [], [*words])

        assert [reading(words).ended for words in ("", "س.", "س")] == [True, True, False]
        parts = [reading("بند )س"), reading("ل( و")]
        _pdf_rtl._turn_brackets(parts)
        assert ["".join(part.signs) for part in parts] == ["بند (س", "ل) و"]

    def test_a_line_is_read_with_its_blanks(self) -> None:
        line = [glyph("1", 0, 5), glyph("2", 5, 10), glyph("س", 15, 20), glyph("ل", 20, 25)]
        cell = _pdf_rtl._Cell(line, [False] * 4, 100.0, 0)
        read = _pdf_rtl._read_cell(cell, Blanks())
        assert (read.places, "".join(read.signs)) == ([3, 2, -1, 0, 1], "لس 12")
        shown = _pdf_rtl._chars(read, 7)
        assert "".join(one.text for one in shown) == "لس 12"
        assert [(one.made, one.page, one.base) for one in shown][2:4] == [(True, 7, 100.0), (False, 7, 100.0)]


def seen(words: str, *, raised: str = "", sizes: Sequence[float] = (), drawn: Sequence[int] = ()) -> Any:
    """Glyphs of five points from left to right, their kinds, which are raised, and before which a blank stands."""
    line: list[Glyph] = []
    blanks: list[bool] = []
    for at, sign in enumerate(words):
        if sign != " ":
            n = len(line)
            size, rank = sizes[n] if sizes else 10.0, drawn[n] if drawn else -1
            line.append(glyph(sign, 5.0 * at, 5.0 * at + 5, size=size, drawn=rank))
            blanks.append(at > 0 and words[at - 1] == " ")
    return line, [kind(one.text) for one in line], [one.text in raised for one in line], blanks


class TestOrder:
    @pytest.mark.parametrize(
        ("words", "options", "goes_on"),
        [
            (".Abc (x", {}, True),
            (";1 Abc", {}, True),
            ("Abc", {}, False),
            (". Abc", {}, False),
            (".(Abc", {}, False),
            (".123", {}, False),  # no Latin letter
            (".Abc س", {}, False),
            (".Abc ،", {}, False),
            (".Abc *", {"raised": "*"}, False),
            (".Abc 12", {"sizes": [9, 9, 9, 9, 12, 12]}, False),  # the number of a note
            (".Abc 12", {}, True),
            (".A 1", {"sizes": [9, 9, 12]}, False),
        ],
    )
    def test_a_sentence_that_ends_at_the_left(self, words: str, options: dict[str, Any], *, goes_on: bool) -> None:
        assert _pdf_rtl_order._goes_on(*seen(words, **options)) is goes_on

    @pytest.mark.parametrize(
        ("words", "runs", "found"),
        [
            ("س 12)", [], [(1, 4)]),
            ("س 12)", [(0, 2)], [(0, 1), (1, 4)]),
            ("س 12)", [(1, 2)], [(1, 4)]),
            ("س 1 2)", [], [(2, 4)]),
            ("س a)", [], [(1, 3)]),
            ("1)", [], [(0, 2)]),
            ("س )", [(0, 1)], [(0, 1)]),
            ("س 12 )", [], []),
            ("س 12", [], []),
            (")", [], []),
        ],
    )
    def test_the_bracket_of_the_line_above(
        self, words: str, runs: list[tuple[int, int]], found: list[tuple[int, int]]
    ) -> None:
        line, kinds, _, blanks = seen(words)
        assert _pdf_rtl_order._closed(line, kinds, blanks, runs) == found

    @pytest.mark.parametrize(
        ("words", "start", "head"),
        [
            ("س 610, No", 5, 1),
            ("س610, No", 5, 1),
            ("5 610, No", 5, 1),
            ("س 610 , No", 5, 0),
            ("س 610,No", 5, 0),
            ("س 610. No", 5, 0),
            ("س 6, No", 3, 1),
            ("س, No", 2, 0),
        ],
    )
    def test_a_number_before_latin_words(self, words: str, start: int, head: int) -> None:
        assert _pdf_rtl_order._counted(*seen(words), start) == head

    def test_a_raised_number_is_none_of_the_line(self) -> None:
        assert _pdf_rtl_order._counted(*seen("س 610, No", raised="610"), 5) == 0
        assert _pdf_rtl_order._counted(*seen("س 610, No", raised="6"), 5) == 2

    @pytest.mark.parametrize(
        ("words", "end", "digit", "found"),
        [
            ("GC(66)", 2, 3, True),
            ("GC(6)", 2, 3, True),
            ("GC(66", 2, 3, False),
            ("GC(66a", 2, 3, False),
            ("GC( 66)", 2, 3, False),
            ("GC (66)", 2, 3, False),
            ("GC(66 )", 2, 3, False),
            ("GC(66) x", 2, 3, True),
            ("GC((66)", 2, 4, False),
            ("GC-66)", 2, 3, False),
        ],
    )
    def test_digits_in_brackets_within_a_word(self, words: str, end: int, digit: int, *, found: bool) -> None:
        line, kinds, _, blanks = seen(words)
        assert _pdf_rtl_order._bracketed(line, kinds, blanks, end, digit) is found

    @pytest.mark.parametrize(
        ("words", "end", "digit", "found"),
        [
            ("Rec(2024)1", 8, 9, True),
            ("MIN(13)/44", 6, 8, True),
            ("MIN(13)-44", 6, 8, True),
            ("MIN(13).44", 6, 8, False),
            ("MIN(13)//44", 6, 9, False),
            ("Rec(2024) 1", 8, 9, False),
            ("Rec(2024 )1", 8, 9, False),
            ("Rec(ab)1", 6, 7, False),
            ("Rec2024)1", 7, 8, False),
            ("Rec(2024.1", 8, 9, False),
        ],
    )
    def test_digits_behind_a_bracket(self, words: str, end: int, digit: int, *, found: bool) -> None:
        line, _, _, blanks = seen(words)
        assert _pdf_rtl_order._behind(line, blanks, 0, end, digit) is found

    def test_digits_that_belong_to_latin_words(self) -> None:
        for words, tied in (("A/7", True), ("A.-7", True), ("A(7", False), ("A/(7", False)):
            line = seen(words)[0]
            assert _pdf_rtl_order._tied(line, 1, len(line) - 1) is tied

    @pytest.mark.parametrize(
        ("words", "sizes", "label"),
        [
            ("A 12", [9, 10, 10], False),
            ("A 12", [8.9, 10, 10], True),
            ("A 12", [12, 10.9, 10.9], False),
            ("A 12", [12, 10.7, 10.7], True),
            ("A12", [8.9, 10, 10], False),
            ("A 1a", [8.9, 10, 10], False),
        ],
    )
    def test_numbers_of_notes(self, words: str, sizes: list[float], *, label: bool) -> None:
        line, _, _, blanks = seen(words, sizes=sizes)
        assert _pdf_rtl_order._label(line, 1, 1, blanks) is label

    @pytest.mark.parametrize(
        ("words", "falls"),
        [("344-340", True), ("340-344", False), ("344-34", False), ("344.340", False), ("344-344", False),
         ("344-340س", True)],
    )  # fmt: skip
    def test_ranges_that_fall(self, words: str, *, falls: bool) -> None:
        line, kinds, _, _ = seen(words)
        assert _pdf_rtl_order._falls(line, 0, 3, kinds) is falls

    def test_wide_gaps(self) -> None:
        line = [glyph("a", 0, 5), glyph("b", 18, 23), glyph("c", 36.1, 41)]
        assert [_pdf_rtl_order._wide(line, at) for at in range(3)] == [False, False, True]
        assert _pdf_rtl_order._wide([glyph("a", 0, 5), glyph("b", 17, 22, size=9)], 1)

    @pytest.mark.parametrize(
        ("words", "runs", "found"),
        [
            ("12/3", [], [(0, 4)]),
            ("12-3", [], [(0, 4)]),
            ("س 12-3", [], [(1, 3), (4, 5)]),
            ("، 12-3", [], [(1, 3), (4, 5)]),
            ("12/", [], [(0, 2)]),
            ("12/ 3", [], [(0, 2), (3, 4)]),
            ("12 /3", [], [(0, 2), (3, 4)]),
            ("12 3", [], [(0, 2), (2, 3)]),
            ("12/a", [(3, 4)], [(0, 2)]),
            ("1234", [(2, 4)], [(0, 2)]),
            ("12/34", [(3, 5)], [(0, 2)]),
            ("1/2/3", [], [(0, 5)]),
            ("س -1-2", [], [(2, 5)]),  # the number of a part, at the head of its line
            ("س-1-2", [], [(2, 3), (4, 5)]),
            ("س -1-2018", [], [(2, 3), (4, 8)]),
            ("س", [], []),
        ],
    )
    def test_numbers_of_a_line(self, words: str, runs: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
        assert _pdf_rtl_order._numbers(*seen(words), runs) == found

    def test_raised_digits_are_numbers_of_their_own(self) -> None:
        assert _pdf_rtl_order._numbers(*seen("123", raised="3"), []) == [(0, 2), (2, 3)]
        assert _pdf_rtl_order._numbers(*seen("12/3", raised="3"), []) == [(0, 2), (3, 4)]
        assert _pdf_rtl_order._numbers(*seen("12/3", raised="/"), []) == [(0, 2), (3, 4)]

    @pytest.mark.parametrize(
        ("words", "drawn", "place", "end", "more"),
        [
            ("800 227 س", [2, 3, 1], 0, 3, 3),
            ("800 227 س", [2, 3, 0], 0, 3, 3),
            ("800 227 س", [2, 2, 1], 0, 3, 0),
            ("800 227 س", [3, 2, 1], 0, 3, 0),
            ("800 227 س", [2, 3, 2], 0, 3, 0),
            ("800 227 س", [2, 3, -1], 0, 3, 0),
            ("80 227 س", [2, 3, 1], 0, 2, 3),
            ("800 22 س", [2, 3, 1], 0, 3, 2),
            ("80 22 س", [2, 3, 1], 0, 2, 0),
            ("800 2271 س", [2, 3, 1], 0, 3, 0),
            ("800 س", [2, 1], 0, 3, 0),
            ("س 800 227", [5, 2, 3], 1, 4, 3),  # at the head of a line
            ("س 800 227", [4, 2, 3], 1, 4, 3),
            ("س 800 227", [3, 2, 3], 1, 4, 0),
            ("س 80 22", [5, 2, 3], 1, 3, 2),
            ("س 800 227", [5, 0, 3], 1, 4, 3),
            ("800 227", [2, 3], 0, 3, 0),
            ("800   227 س", [2, 3, 1], 0, 3, 0),  # a gap of fifteen points
        ],
    )
    def test_groups_of_a_long_number(self, words: str, drawn: list[int], place: int, end: int, more: int) -> None:
        ranks = [rank for group, rank in zip(words.split(), drawn, strict=True) for _ in group]
        assert _pdf_rtl_order._grouped(*seen(words, drawn=ranks), place, end) == more

    @pytest.mark.parametrize(
        ("words", "read"),
        [
            ("CP.21/1", "1|/|CP.21"),
            ("A/CP.21/1", "A/CP.21/1"),
            ("IV.4.19", "19|.|IV.4"),  # a sales number
            ("A.94.I.18", "A.94.I.18"),
            ("December 2023 21", "21|December2023"),
            ("see December 2023 21", "see|21|December2023"),
            ("May 2023 1", "1|May2023"),  # the shortest
            ("vol. 2440 17", "vol.244017"),
            ("December 2023", "December2023"),
        ],
    )
    def test_days_and_decisions(self, words: str, read: str) -> None:
        line, _, _, blanks = seen(words)
        runs = _pdf_rtl_order._dated(line, range(len(line)), blanks)
        shown = "|".join("".join(line[place].text for place in run) for run in runs)
        assert shown == read


class TestStrokes:
    """Letters of ten points, from the right: a stroke between two of them."""

    @pytest.mark.parametrize(
        ("change", "joins"),
        [
            ({}, True),
            ({"x1": 19.0}, False),
            ({"x1": 19.1}, True),
            ({"end": 14.1}, True),
            ({"end": 14.0}, False),
            ({"before": "ا"}, False),
            ({"before": "س\u064e"}, True),
            ({"before": "a"}, False),
            ({"after": "a"}, False),
        ],
    )
    def test_signs_between_letters_that_join(self, change: dict[str, Any], *, joins: bool) -> None:
        line = [
            glyph(change.get("before", "س"), 20, 28),
            glyph("ä", 15, change.get("x1", 20)),
            glyph(change.get("after", "ل"), 8, change.get("end", 15)),
        ]
        assert _pdf_rtl_strokes._joins(line, 1) is joins
        assert not _pdf_rtl_strokes._joins(line[:2], 1)
        assert not _pdf_rtl_strokes._joins(line[1:], 0)
        assert _pdf_rtl_strokes._run(line, 1) == (1, 1)

    def test_runs_of_one_sign(self) -> None:
        line = [glyph(sign, 0, 5) for sign in ("س", "ä", KASHIDA, "ä", "ل")]
        assert [_pdf_rtl_strokes._run(line, at) for at in (0, 1, 3, 4)] == [(0, 0), (1, 3), (1, 3), (4, 4)]

    @pytest.mark.parametrize(
        ("sign", "before", "after", "ends"),
        [
            (glyph("ä", 15, 19), "س", None, True),
            (glyph("ä", 15, 18.9), "س", None, False),
            (glyph("ä", 15, 20), "a", None, False),
            (glyph("ä", 15, 20), "س", glyph("ل", 5, 14.0), False),
            (glyph("ä", 15, 20), "س", glyph("ل", 5, 13.9), True),
        ],
    )
    def test_signs_at_the_end_of_words(self, sign: Glyph, before: str, after: Glyph | None, *, ends: bool) -> None:
        line = [glyph(before, 20, 28), sign, *([after] if after else [])]
        assert _pdf_rtl_strokes._ends(line, 1) is ends
        assert not _pdf_rtl_strokes._ends(line[1:], 0)

    @pytest.mark.parametrize(
        ("sign", "before", "laid"),
        [
            (glyph(".", 8, 11.3), {}, True),
            (glyph(".", 8, 11.2), {}, False),
            (glyph(".", 10, 11.3), {}, False),  # it begins where the letter does
            (glyph(".", 9.9, 11.3), {}, True),
            (glyph("!", 8, 11.3), {}, False),
            (glyph(".", 8, 11.3), {"own": False}, False),
            (glyph(".", 8, 11.3), {"text": "a"}, False),
        ],
    )
    def test_points_upon_letters(self, sign: Glyph, before: dict[str, Any], *, laid: bool) -> None:
        line = [glyph(**{"text": "س", "pen": 10.0, "x1": 18.0, **before}), sign]
        assert _pdf_rtl_strokes._laid(line, 1) is laid
        assert not _pdf_rtl_strokes._laid(line[1:], 0)

    def test_points_after_each_other(self) -> None:
        for x1, laid in ((8.0, True), (7.0, True), (6.9, False)):
            line = [glyph("س", 10, 18), glyph(".", 8, 11.3), glyph(".", 6, x1)]
            assert _pdf_rtl_strokes._laid(line, 2) is laid

    @pytest.mark.parametrize(
        ("signs", "number"),
        [("42", True), ("442", True), ("4.2", True), ("4,2", True), ("4/2", True), ("4-2", False), ("4.س", False),
         ("4س", False), ("4", False), ("444442", True), ("4444442", False)],
    )  # fmt: skip
    def test_digits_of_numbers(self, signs: str, *, number: bool) -> None:
        line = [glyph(sign, 0, 5) for sign in signs]
        assert _pdf_rtl_strokes._in_number(line, 0) is number

    @pytest.mark.parametrize(
        ("signs", "at", "latin"),
        [("ddA", 0, True), ("سdل", 1, False), ("5.L", 2, True), ("5L", 1, True), (".L", 1, False), ("س.L", 2, False),
         ("L.5", 0, True), ("L/A", 0, True), ("L-5", 0, False), ("L", 0, False), ("5..L", 3, False)],
    )  # fmt: skip
    def test_letters_of_latin_words(self, signs: str, at: int, *, latin: bool) -> None:
        line = [glyph(sign, 0, 5) for sign in signs]
        assert _pdf_rtl_strokes._in_latin(line, at) is latin

    @pytest.mark.parametrize(
        ("sign", "joined", "known", "stroke"),
        [
            ("ä", True, False, False),
            ("ä", False, True, True),
            ("d", True, False, True),
            ("d", False, True, True),
            ("d", False, False, False),
            ("dd", True, False, False),
            ("1", True, False, True),
            ("1", False, False, False),
            (":", True, False, False),
        ],
    )
    def test_which_signs_are_strokes(self, sign: str, *, joined: bool, known: bool, stroke: bool) -> None:
        line = [glyph("س", 20, 28), glyph(sign, 15, 20 if joined else 17), glyph("ل", 8, 15)]
        assert _pdf_rtl_strokes.is_stroke(line, 1, {("Any", sign)} if known else set()) is stroke

    def test_points_of_a_font_whose_points_are_strokes(self) -> None:
        line = [glyph("س", 10, 18), glyph(".", 8, 10.5)]
        assert not _pdf_rtl_strokes.is_stroke(line, 1, set())
        assert _pdf_rtl_strokes.is_stroke(line, 1, {("Any", ".")})
        assert not _pdf_rtl_strokes.is_stroke([line[0], glyph(".", 8, 10.3)], 1, {("Any", ".")})

    @pytest.mark.parametrize(
        ("sign", "joining", "ending", "alone", "found"),
        [
            ("ä", 2, 0, 0, True),
            ("ä", 1, 0, 0, False),
            ("¤", 1, 0, 0, True),  # no letter
            ("ä", 9, 0, 1, True),  # nine of ten
            ("ä", 8, 0, 1, False),
            ("d", 5, 0, 5, True),
            ("d", 4, 0, 5, False),
            ("ä", 5, 0, 5, False),
            ("$", 5, 0, 5, False),
            ("ä", 0, 5, 0, True),
            ("ä", 0, 4, 0, False),
            ("ä", 3, 2, 0, True),
            ("ä", 0, 5, 1, False),
            ("*", 0, 5, 0, False),
            ("-", 2, 0, 0, False),
            ("1", 2, 0, 0, False),
            ("بب", 2, 0, 0, False),
        ],
    )
    def test_names_of_strokes(self, sign: str, joining: int, ending: int, alone: int, *, found: bool) -> None:
        before, stroke, after = glyph("س", 20, 28), glyph(sign, 15, 20), glyph("ل", 8, 15)
        rows = [[before, stroke, after]] * joining + [[before, stroke]] * ending + [[stroke]] * alone
        assert _pdf_rtl_strokes.named(rows) == ({("Any", sign)} if found else set())

    def test_points_that_are_often_laid_are_strokes(self) -> None:
        row = [glyph("س", 10, 18), glyph(".", 8, 11.3)]
        assert _pdf_rtl_strokes.named([row] * 5) == {("Any", ".")}
        assert _pdf_rtl_strokes.named([row] * 4) == set()

    def test_near_letters(self) -> None:
        """A sign stands close after a letter, and close before one."""
        for x1, base, sign, after in ((18.1, 100, "-", True), (18.0, 100, "-", False), (17.1, 100, " ", True),
                                      (16.9, 100, " ", False), (20, 100.2, "-", False)):  # fmt: skip
            thing = [char(sign, 10, x1, base=base)]
            assert _pdf_rtl_strokes._after_letter(thing, [char("س", 20, 28)]) is after
            assert not _pdf_rtl_strokes._after_letter(thing, [char("،", 20, 28)])
            assert not _pdf_rtl_strokes._after_letter(thing, [char("a", 20, 28)])
        assert not _pdf_rtl_strokes._after_letter([char("-", 10, 20)], [])
        for pen, base, before in ((12, 100, False), (11.9, 100, True), (6, 100, False), (6.1, 100, True),
                                  (10, 100.2, False)):  # fmt: skip
            thing = [char("-", pen, 20, base=base)]
            assert _pdf_rtl_strokes._before_letter(thing, [char("س", 2, 10)]) is before
            assert not _pdf_rtl_strokes._before_letter(thing, [char("a", 2, 10)])
            assert not _pdf_rtl_strokes._before_letter(thing, [char("،", 2, 10)])
        assert not _pdf_rtl_strokes._before_letter([char("-", 10, 20)], [])

    @pytest.mark.parametrize(
        ("words", "kept"),
        [
            ("سـل", "سل"), ("هـ و", "هـ و"), ("بهـ و", "به و"), ("(هـ)", "(هـ)"), ("ـس", "س"), ("1ـ", "1"),
            ("هـل", "هل"), ("هــ", "هـ"), ("س هـ", "س هـ"), ("ـ", ""),
        ],
    )  # fmt: skip
    def test_strokes_that_are_not_said(self, words: str, kept: str) -> None:
        line = [char(sign, 0, 5) for sign in words]
        assert "".join(one.text for one in _pdf_rtl_strokes.unlengthened(line)) == kept

    def test_strokes_that_their_letters_say(self) -> None:
        for x1, said in ((20.0, ["سـ"]), (16.1, ["سـ"]), (16.0, [KASHIDA, "س"])):
            line = [glyph(KASHIDA, 15, x1, x0=14), glyph("س", 20, 28, x0=19)]
            found, raised = _pdf_rtl_strokes.lengthened(line, [False, True])
            assert [one.text for one in found] == said
            if len(said) == 1:
                assert (found[0].x0, found[0].pen, found[0].x1, raised) == (14, 15, 28, [True])
        found, _ = _pdf_rtl_strokes.lengthened([glyph(KASHIDA, 15, 20), glyph(")", 20, 28)], [False, False])
        assert [one.text for one in found] == [")"]


class TestGlyphs:
    @pytest.mark.parametrize(
        ("one", "other", "apart"),
        [
            (char("س", 0, 10), char("\u064e", 8, 12), True),
            (char("س", 0, 10), char("\u064e", 9, 13), False),  # a quarter of the mark
            (char("س", 0, 10), char("\u064e", 5, 10.1), False),
            (char("س", 0, 10), char("ل", 8, 12), False),
            (char("\u064e", 0, 10), char("\u064f", 8, 12), False),
        ],
    )
    def test_marks_and_letters_of_one_place(self, one: Char, other: Char, *, apart: bool) -> None:
        assert _pdf_rtl_glyphs._apart(one, other) is apart
        assert _pdf_rtl_glyphs._apart(other, one) is apart

    @pytest.mark.parametrize(
        ("other", "one"),
        [
            (char("ا", 0, 10), True),
            (char("ا", 0, 10, pen=0.1), True),
            (char("ا", 0, 10, pen=0.2), False),
            (char("ا", 0, 10, base=100.1), True),
            (char("ا", 0, 10, base=100.2), False),
            (char("ا", 0, 10, style=SLANTED), False),
            (char("ا", 2, 12, pen=0), False),
            (char("ا", 1.9, 11.9, pen=0), True),
            (char("ا", 0, 8, pen=0), False),
            (char("a", 0, 10), False),
        ],
    )
    def test_letters_of_one_glyph(self, other: Char, *, one: bool) -> None:
        assert _pdf_rtl_glyphs._one(char("ل", 0, 10), other) is one

    def test_slanted_letters_of_one_glyph(self) -> None:
        lam = char("ل", 0, 10, style=SLANTED)
        assert _pdf_rtl_glyphs._one(lam, char("ا", 0, 6, style=SLANTED))
        assert not _pdf_rtl_glyphs._one(lam, char("س", 0, 6, style=SLANTED))

    @pytest.mark.parametrize(
        ("pens", "at", "leftwards"),
        [
            ([20, 10, 0], 1, True), ([0, 10, 20], 1, False), ([10, 15, 10], 1, True), ([10, 15, 11], 1, False),
            ([10, 0], 0, True), ([10, 11], 0, True), ([10, 11.5], 0, False), ([10, 0], 1, True), ([0, 10], 1, False),
            ([9.5, 10], 1, True), ([9, 10], 1, True), ([8.9, 10], 1, False),
        ],
    )  # fmt: skip
    def test_where_the_order_runs(self, pens: list[float], at: int, *, leftwards: bool) -> None:
        chars = [char("س", pen, pen + 5, order=order) for order, pen in enumerate(pens)]
        assert _pdf_rtl_glyphs._leftwards([chars[at]], chars, [one.order for one in chars]) is leftwards

    def test_the_next_line_says_nothing_of_the_order(self) -> None:
        # «الله» is one glyph at the end of its line; the next line begins far right of it
        signs = [("د", 30.0, 100.0), ("ه", 10.0, 100.0), ("ل", 10.0, 100.0), ("ل", 10.0, 100.0), ("س", 90.0, 85.0)]
        chars = [char(sign, pen, pen + 9, base=base, order=at) for at, (sign, pen, base) in enumerate(signs)]
        assert [one.text for one in _pdf_rtl_glyphs.glyphs(chars)] == ["د", "لله", "س"]

    def test_a_mark_at_the_place_of_the_next_letter_stays_on_its_own(self) -> None:
        yeh, mark = char("ي", 28.5, 32.3, pen=29.4, order=0, drawn=2), char("\u064f", 27.4, 31.5, order=1, drawn=2)
        meem = char("م", 27.1, 30.8, pen=27.4, order=2, drawn=1)
        assert [one.text for one in _pdf_rtl_glyphs.glyphs([yeh, mark, meem])] == ["ي\u064f", "م"]

    def test_a_letter_that_its_mark_says_again_stands_where_it_is_drawn(self) -> None:
        mark = [char(sign, 66.3, 68.7, pen=67.3, base=100.5, order=at, drawn=0) for at, sign in enumerate("جّ")]
        letter = [char(sign, 65.1, 70.6, order=2 + at, drawn=1) for at, sign in enumerate("جّ")]
        sheen = char("ش", 66.9, 74.1, order=4, drawn=2)
        found = _pdf_rtl_glyphs.glyphs([*mark, *letter, sheen])
        assert [(one.text, one.pen) for one in found] == [("جّ", 65.1), ("ش", 66.9)]

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            (glyph("س", 0, 5), glyph("س", 0.5, 5), True),
            (glyph("س", 0, 5), glyph("س", 0.6, 5), False),
            (glyph("س", 0, 5), glyph("س", 0, 5, base=100.5), True),
            (glyph("س", 0, 5), glyph("س", 0, 5, base=100.7), False),
            (glyph("لّ", 0, 5), glyph("لّ", 1, 6, base=103), True),
            (glyph("لّ", 0, 5), glyph("لّ", 3, 8, base=103), False),  # two of five points
            (glyph("لّ", 0, 5), glyph("لّ", 2.9, 7.9, base=103), True),
            (glyph("لّ", 0, 5), glyph("لّ", 1, 6, base=109), True),
            (glyph("لّ", 0, 5), glyph("لّ", 1, 6, base=109.1), False),
            (glyph("لّ", 0, 5), glyph("ل", 1, 6, base=103), False),  # without its mark
            (glyph("لّ", 0, 5), glyph("سّ", 1, 6, base=103), False),
            (glyph("لّ", 0, 5), glyph("\u0651", 1, 6, base=103), False),
            (glyph("لّ", 0, 5, drawn=3), glyph("لُّ", 1, 6, base=103, drawn=4), True),
            (glyph("لّ", 0, 5, drawn=3), glyph("لُّ", 1, 6, base=103, drawn=5), False),
            (glyph("لُّ", 0, 5, drawn=3), glyph("لُّ", 1, 6, base=103, drawn=5), True),  # a letter and two marks
            (glyph("لُّ", 0, 5, drawn=3), glyph("لُّ", 1, 6, base=103, drawn=6), False),
            (glyph("لّ", 0, 5, drawn=2), glyph("لُّ", 1, 6, base=103, drawn=0), False),
        ],
    )
    def test_one_sign_drawn_twice(self, one: Glyph, other: Glyph, *, same: bool) -> None:
        assert _pdf_rtl_glyphs._same(one, other, 10.0) is same
        assert _pdf_rtl_glyphs._same(other, one, 10.0) is same

    @pytest.mark.parametrize(
        ("text", "pen", "base", "drawn", "again"),
        [
            ("أ", 1.9, 100.0, 1, True),
            ("أ", 2.0, 100.0, 1, False),
            ("أ", 1.9, 108.9, 1, True),
            ("أ", 1.9, 109.0, 1, False),
            ("أ", 1.9, 100.0, 2, False),
            ("أ", 1.9, 100.0, -1, False),
            ("س", 1.9, 101.0, 1, False),
            ("s,", 5, 103.0, 1, True),
            ("s,", 5, 100.3, 1, False),
            ("s,", 5, 100.4, 1, True),
            ("s,", 5, 109.0, 1, False),
            ("سّ", 5, 103.0, 1, False),
        ],
    )
    def test_a_mark_that_says_all(self, text: str, pen: float, base: float, drawn: int, *, again: bool) -> None:
        one, other = glyph(text, 0, 5, drawn=0), glyph(text, pen, pen + 5, base=base, drawn=drawn)
        assert _pdf_rtl_glyphs._again(one, other, 10.0) is again

    @pytest.mark.parametrize(
        ("text", "marks", "said"),
        [("س\u064e", "\u0651", "س\u0651\u064e"), ("س", "\u064e\u064e", "س\u064e"), ("سل\u064e", "\u064e", "سل\u064e"),
         ("س", "\u064e", "س\u064e")],
    )  # fmt: skip
    def test_marks_on_a_letter(self, text: str, marks: str, said: str) -> None:
        assert _pdf_rtl_glyphs._bearing(glyph(text, 0, 5), marks).text == said

    @pytest.mark.parametrize(
        ("mark", "bearer"),
        [
            (glyph("\u064e", 12, 16, order=2), 0),  # over the first
            (glyph("\u064e", 6, 9, order=2), 1),
            (glyph("\u064e", 12, 16, base=111.9, order=2), 0),
            (glyph("\u064e", 12, 16, base=112, order=2), None),
            (glyph("\u064e", 12, 16, base=93.1, order=2), 0),
            (glyph("\u064e", 12, 16, base=93, order=2), None),
            (glyph("\u064e", 20.9, 24, order=9), 0),  # a little beside it
            (glyph("\u064e", 21, 24, order=9), None),
            (glyph("\u064e", 9, 14, order=1), 0),
        ],
    )
    def test_the_letter_of_a_mark(self, mark: Glyph, bearer: int | None) -> None:
        letters = [glyph("س", 10, 20, order=0), glyph("ل", 5, 10, order=1), glyph("1", 24, 30, order=3)]
        assert _pdf_rtl_glyphs._About(letters, []).bearer(mark) == bearer
        assert _pdf_rtl_glyphs._About(letters, [mark]).bearer(mark) == bearer

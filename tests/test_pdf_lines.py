"""Lines of a page from its characters: blanks, cells, labels and raised signs, at each limit and beside it."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.sources import _pdf_lines as made
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_page import Box, Char, Font, Page

PLAIN = Font("Any", 10.0)


def char(
    text: str, x0: float = 100.0, x1: float | None = None, *, base: float = 500.0, size: float = 10.0, order: int = 0,
    style: Font = PLAIN, made: bool = False, up: float = 0.0,
) -> Char:  # fmt: skip
    end = x0 + 5 if x1 is None else x1
    style = style._replace(size=size)
    return Char(text, x0, base - 2 + up, end, base + 8 + up, base, style, 1, order, made, x0, end)


def chars(*pieces: str | float, x0: float = 100.0, blank: float = 3.0, **more: Any) -> list[Char]:
    """Letters of five points one behind the other; a number is a gap, a blank a character of its own."""
    found = []
    for piece in pieces:
        if not isinstance(piece, str):
            x0 += piece
            continue
        for sign in piece:
            width = blank if sign == " " else 5
            found.append(char(sign, x0, x0 + width, order=len(found), **more))
            x0 += width
    return found


def line(*pieces: str | float, **more: Any) -> Line:
    return made._line(chars(*pieces, **more))


def test_a_marker_stands_as_far_off_as_letters_may() -> None:
    """A gap that is a blank's by the marker's own size is none by that of the word above."""
    for gap, text in ((0.9, "1/CP.1928, à"), (2.0, "1/CP.19 28, à")):
        marked = [*chars("1/CP.19"), *chars(gap, "28", x0=135.0, size=6.0, up=0.0, base=504.7), *chars(", à", x0=147.0)]
        assert made._line(marked).text == text


class TestStyles:
    def test_all_letters_are_set_so(self) -> None:
        bold = PLAIN._replace(bold=True)
        for words, styles, whole in (
            ("ab,", (bold, bold, PLAIN), True),
            ("ab1", (bold, bold, PLAIN), False),
            ("ab", (PLAIN, PLAIN), False),
            (",-", (bold, bold), False),
        ):
            own = made._line([char(sign, 100 + 5 * n, style=styles[n]) for n, sign in enumerate(words)])
            assert own.all_set("bold") is whole
            assert not own.all_set("italic")

    @pytest.mark.parametrize(
        ("set_", "found"),
        [("cd", [(3, 5)]), ("cdef", [(3, 8)]), ("abef", [(0, 2), (6, 8)]), ("a", [(0, 1)]), ("f", [(7, 8)]), ("", [])],
    )
    def test_ranges_that_are_set_so(self, set_: str, found: list[tuple[int, int]]) -> None:
        own = chars("ab cd ef")
        own = [one._replace(style=one.style._replace(bold=one.text in set_)) for one in own]
        assert list(made._line(own).runs("bold")) == found
        assert list(made._line(own).runs("italic")) == []

    @pytest.mark.parametrize(
        ("sign", "base", "size", "raised"),
        [
            ("1", 501.2, 8, False),
            ("1", 501.3, 8, True),
            ("1", 501.3, 8.7, False),
            ("1", 501.3, 8.6, True),
            ("1", 504, 10, False),
            ("1", 504.1, 10, True),
            ("1", 490, 5, False),
            ("¹", 500, 10, True),
            ("¹", 500.5, 10, True),
        ],
    )
    def test_raised_signs(self, sign: str, base: float, size: float, *, raised: bool) -> None:
        own = made._line([*chars("boats"), char(sign, 126, base=base, size=size)])
        assert own.raised(own.chars[-1]) is raised
        assert own.has_raised() is raised
        assert list(own.runs("raised")) == ([(5, 6)] if raised else [])

    @pytest.mark.parametrize(("base", "level"), [(501.2, True), (501.3, False)])
    def test_lines_without_raised_signs(self, base: float, *, level: bool) -> None:
        assert made._line([*chars("boats"), char("x", 126, base=base)]).level is level
        assert not made._line([*chars("boats"), char("²", 126)]).level


class TestGiven:
    def test_lines_as_they_are_given(self) -> None:
        given = [char(sign) for sign in "ab\r\n  \ncd\n \n"]
        assert ["".join(one.text for one in own) for own in made._as_given(given)] == ["ab", "cd"]
        assert ["".join(one.text for one in own) for own in made._as_given(given[:1])] == ["a"]
        assert list(made._as_given([char(" ")])) == []

    def test_of_a_page_from_the_right_they_keep_their_regions(self) -> None:
        page = Page(1, 600, 800, tuple(char(sign) for sign in "ab\ncd\n"), rtl=True, regions=(1, 2))
        found = made.lines(page)
        assert [(one.text, one.region, one.right) for one in found] == [("ab", 1, True), ("cd", 2, True)]

    @pytest.mark.parametrize(
        ("right", "up", "lines"), [(10, 30, 1), (10.1, 0, 2), (-10.1, 0, 2), (0, 30.1, 2), (0, -30.1, 2), (-10, -30, 1)]
    )
    def test_turned_words(self, right: float, up: float, lines: int) -> None:
        assert len(list(made._columns([char("a"), char("b", 100 + right, up=up)]))) == lines

    def test_turned_blanks_are_no_words(self) -> None:
        assert list(made._columns([char(" ")])) == []
        assert list(made._columns([])) == []

    def test_the_lines_of_a_page_from_the_top_turned_words_last(self) -> None:
        turned = [char(sign, 20, up=5 * n, style=PLAIN._replace(turned=True)) for n, sign in enumerate("side")]
        own = [*turned, *chars("low", base=400), *chars("boats", base=600), *chars(41, "nets", x0=125, base=600)]
        own += [char("x", 300, base=600, made=True), *chars("  ", base=500)]
        found = made.lines(Page(1, 600, 800, tuple(own)))
        assert [one.text for one in found] == ["boats", "nets", "low", "side"]
        assert {one.region for one in found} == {0}

    def test_characters_of_a_line_are_sorted(self) -> None:
        found = made.lines(Page(1, 600, 800, tuple(reversed(chars("boats")))))
        assert [one.text for one in found] == ["boats"]


class TestCells:
    @pytest.mark.parametrize(
        ("pieces", "spread"),
        [
            (("a", 50, "b", 50, "c"), True),
            (("a", 40, "b", 40, "c"), False),
            (("a", 41, "b", 41, "c"), True),
            (("a", 50, "b", 47.5, "c"), False),
            (("a", 50, "b", 47.6, "c"), True),
            (("a", 50, "b"), False),
            (("12.", 5, "a", 50, "b", 50, "c"), True),
            (("12.", 5, "a", 50, "b"), False),
            (("ab", 5, "a", 50, "b", 50, "c"), False),
        ],
    )
    def test_lines_that_are_spread(self, pieces: tuple[str | float, ...], *, spread: bool) -> None:
        blanks = [" " if isinstance(piece, float | int) else piece for piece in pieces]
        own, x0 = [], 100.0
        for piece, sign in zip(pieces, blanks, strict=True):
            if isinstance(piece, str):
                own += chars(sign, x0=x0)
                x0 += 5 * len(piece)
            else:
                own.append(char(" ", x0, x0 + 3))
                x0 += piece
        assert made._spread(own) is spread
        assert not made._spread(chars(*pieces))  # the file sets no blank there

    @pytest.mark.parametrize(
        ("pieces", "cells"),
        [
            (("ab", 40, "cd"), ["abcd"]),
            (("ab", 40.1, "cd"), ["ab", "cd"]),
            (("12.", 41, "cd"), ["12.cd"]),
            (("12.", 80, "cd"), ["12.cd"]),
            (("12.", 80.1, "cd"), ["12.", "cd"]),
            (("ab", 41, "12.", 41, "cd"), ["ab", "12.cd"]),
            (("ab", 41, "cd", 60, "ef"), ["ab", "cd", "ef"]),
        ],
    )
    def test_wide_gaps_part_cells(self, pieces: tuple[str | float, ...], cells: list[str]) -> None:
        assert ["".join(one.text for one in cell) for cell in made._cells(chars(*pieces))] == cells

    def test_a_gap_is_measured_in_the_larger_letters(self) -> None:
        for sizes in ((10, 11), (11, 10)):
            own = [char("a", 100, size=sizes[0]), char("b", 149, size=sizes[1])]
            assert len(list(made._cells(own))) == 1
            own = [char("a", 100, size=sizes[0]), char("b", 149.1, size=sizes[1])]
            assert len(list(made._cells(own))) == 2

    def test_a_spread_line_is_one(self) -> None:
        own = [*chars("a"), char(" ", 105), *chars("b", x0=155), char(" ", 160), *chars("c", x0=210)]
        assert len(list(made._cells(own))) == 1
        assert len(list(made._cells([*own, char(" ", 215), *chars("d", x0=300)]))) == 4

    def test_a_sign_over_a_letter_ends_nothing(self) -> None:
        wide = [char("W", 100, 130), char("´", 110, 112), char("a", 170, 175)]
        assert len(list(made._cells(wide))) == 1


class TestLine:
    @pytest.mark.parametrize(
        ("pieces", "text", "tab"),
        [
            (("12.", 6, "Boats"), "12. Boats", 0),
            (("12.", 6.1, "Boats"), "12. Boats", 4),
            (("ab", 20, "Boats"), "ab Boats", 0),
            (("2019/2020.", 20, "Boats"), "2019/2020. Boats", 11),
            (("12.", 20, "(a)", 20, "Boats"), "12. (a) Boats", 4),
            (("boats sail",), "boats sail", 0),
            (("10", 8, "December", 8, "1982", 8, "at"), "10 December 1982 at", 0),  # all blanks of the line are wide
            (("10.", 8, "December", 8, "1982", 8, "at"), "10. December 1982 at", 4),
            (("10", 8, "December", 6.1, "1982", 6.1, "at"), "10 December 1982 at", 3),
            (("10", 8, "December"), "10 December", 3),
        ],
    )
    def test_a_label_and_a_wide_gap(self, pieces: tuple[str | float, ...], text: str, tab: int) -> None:
        own = line(*pieces)
        assert (own.text, own.tab) == (text, tab)
        assert "".join(own.text[at] for at in own.at) == "".join(one.text for one in own.chars)

    def test_from_the_right_the_gap_is_left_of_the_label(self) -> None:
        found = made._line(
            [char("(", 205, 210), char("أ", 200, 205), char(")", 195, 200), char(" ", 190, 195), char("س", 180, 185)],
            right=True,
        )
        assert (found.text, found.tab, found.right) == ("(أ) س", 4, True)
        near = made._line(
            [char("(", 205, 210), char("أ", 200, 205), char(")", 195, 200), char(" ", 190, 195), char("س", 184, 189)],
            right=True,
        )
        assert (near.text, near.tab) == ("(أ) س", 0)

    def test_its_ends_and_whether_a_blank_follows(self) -> None:
        own = line(" boats ")
        assert (own.text, own.x0, own.x1, own.blank, own.base, own.size) == ("boats", 103, 128, True, 500, 10)
        assert line("boats").blank is False
        assert (own.box.x0, own.box.y0, own.box.x1, own.box.y1) == (103, 498, 128, 508)

    def test_signs_that_cannot_be_printed(self) -> None:
        assert line("a\x07b\u00adc").text == "a\ufffdb\u00adc"

    def test_its_size_and_height_are_those_of_most_letters(self) -> None:
        own = made._line([*chars("boats"), *chars("net", x0=125, base=502, size=12), *chars("x", x0=140, base=501)])
        assert (own.size, own.base) == (10, 500)

    @pytest.mark.parametrize(
        ("signs", "base", "size", "large", "found"),
        [
            ("(15),", 504, 6, "ab", 10),
            ("(15),", 501.2, 6, "ab", 6),
            ("(15),", 501.3, 6, "ab", 10),
            ("(15)x", 504, 6, "ab", 6),
            ("(15),", 504, 8.7, "ab", 8.7),
            ("(15),", 504, 8.6, "ab", 10),
            ("(15),", 504, 6, "abcdef", 10),
        ],
    )
    def test_markers_longer_than_their_words(
        self, signs: str, base: float, size: float, large: str, found: float
    ) -> None:
        own = [*chars(large), *chars(signs, x0=140, base=base, size=size)]
        assert made._size(own) == found

    @pytest.mark.parametrize(
        ("label", "sign", "gap", "glued"),
        [
            ("11.", "R", 0.3, False),
            ("11.", "R", 0.5, True),
            ("11.", "س", 0, True),
            ("11.", "1", 5, False),
            ("(a)", "T", 0, True),
            ("(a)", "t", 0, False),
            ("(a)", "t", 0.5, True),
            ("12)", "T", 5, False),
            ("A.", "T", 5, False),
        ],
    )
    def test_a_letter_close_behind_a_label(self, label: str, sign: str, gap: float, *, glued: bool) -> None:
        last = char(label[-1], 95, 100)
        assert made._glued(label, char(sign, 100 + gap), last, 10.0) is glued

    def test_words_close_behind_a_label_get_a_blank(self) -> None:
        assert line("(a)To").text == "(a) To"
        assert line("boats(a)To").text == "boats(a)To"


class TestBlanks:
    def test_the_usual_distance_is_that_of_eight_letters_or_more(self) -> None:
        def spaced(number: int) -> made._Blanks:
            return made._Blanks([char("a", 100 + 5.5 * n) for n in range(number)], 10.0)

        assert spaced(8).usual == 0
        assert spaced(9).usual == pytest.approx(0.05)

    @pytest.mark.parametrize(("blank", "least"), [(3.0, 0.145), (2.0, 0.12), (1.5, 0.11)])
    def test_a_blank_is_as_wide_as_those_of_the_line(self, blank: float, least: float) -> None:
        assert made._Blanks(chars("ab cd", blank=blank), 10.0).least == pytest.approx(least)

    @pytest.mark.parametrize(
        ("number", "gap", "least"), [(4, 1.4, 0.119), (3, 1.4, 0.145), (4, 1.1, 0.145), (4, 3, 0.145)]
    )
    def test_or_as_the_wide_gaps_where_the_file_has_none(self, number: int, gap: float, least: float) -> None:
        pieces = [piece for _ in range(number) for piece in ("a", gap)]
        assert made._Blanks(chars(*pieces, "b"), 10.0).least == pytest.approx(least)

    def test_letters_of_other_sizes_are_not_measured(self) -> None:
        own = [char("a", 100), char(" ", 105, 107), char("b", 107, size=8), char(" ", 112, 114), char("c", 114)]
        assert made._Blanks(own, 10.0).least == 0.145

    @pytest.mark.parametrize(
        ("gap", "space", "blank"),
        [
            (1.5, None, True),
            (1.4, None, False),
            (1.4, (0, 1.4), True),
            (0.5, (0, 0.5), True),
            (0.3, (0, 0.3), False),
            (1.0, (0, 2.0), False),  # half of its width
            (1.1, (0, 2.0), True),
            (1.0, (0.5, 1.0), True),
            (-1.0, (0, 1.0), False),
        ],
    )
    def test_a_blank_between_two_letters(self, gap: float, space: tuple[float, float] | None, *, blank: bool) -> None:
        last, new = char("a", 95, 100), char("b", 100 + gap)
        own = None if space is None else char(" ", 100 + space[0], 100 + space[1])
        assert made._Blanks([last, new], 10.0)(last, new, own) is blank

    @pytest.mark.parametrize(
        ("last", "new", "gap", "space", "blank"),
        [
            ("船", "船", 20, True, False),
            ("船", "a", 20, False, False),
            ("船", "a", 0.5, True, True),
            ("船", "a", 0.3, True, False),
            ("a", "船", 5.9, False, False),
            ("a", "船", 6.1, False, True),
            ("a", "船", 5.9, True, True),
            ("a", "b", 1.5, False, True),
        ],
    )
    def test_between_chinese_characters(self, last: str, new: str, gap: float, *, space: bool, blank: bool) -> None:
        one, two = char(last, 95, 100), char(new, 100 + gap)
        own = char(" ", 100, 100.1) if space else None
        assert made._Blanks([one, two, char("船", 300)], 10.0)(one, two, own) is blank

    def test_a_gap_is_measured_in_the_smaller_letters(self) -> None:
        small, large = char("a", 95, 100, size=5), char("b", 100.8)
        blanks = made._Blanks([small, large], 10.0)
        assert blanks(small, large, None)
        assert blanks(char("b", 95, 100), char("a", 100.8, size=5), None)
        assert not blanks(char("b", 95, 100), large, None)


class TestUnderlined:
    def under(self, x0: float, x1: float, top: float) -> list[tuple[int, int]]:
        own = line("boats sail")
        made._underline([own], [Box(x0, top - 1, x1, top)])
        return own.under

    @pytest.mark.parametrize(
        ("top", "found"), [(501.5, False), (501.4, True), (500, True), (496.6, True), (496.5, False)]
    )
    def test_a_rule_close_below(self, top: float, *, found: bool) -> None:
        assert self.under(100, 125, top) == ([(0, 5)] if found else [])

    @pytest.mark.parametrize(
        ("x0", "x1", "found"),
        [
            (98, 150, [(0, 10)]),
            (97.9, 148, []),
            (100, 150.1, []),
            (128, 148, [(6, 10)]),
            (103.5, 116.5, [(0, 4)]),  # to within a point of the middle of a letter
            (103.6, 116.4, [(1, 3)]),
            (126, 127, []),
        ],
    )
    def test_words_above_it(self, x0: float, x1: float, found: list[tuple[int, int]]) -> None:
        assert self.under(x0, x1, 499) == found

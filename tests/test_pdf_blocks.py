"""Where a block of a page begins and what it is, on lines with given ends: just below each limit, at it, and above."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from pdf_lines import line, page, texts

from toolkit.sources import _pdf_blocks as blocks
from toolkit.sources import _pdf_distances as distances
from toolkit.sources import _pdf_notes as notes
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_sheet import Group, Sheet

#: Letters of ten points stand twelve points apart.
MEASURES = distances.Distances({10: 12.0}, 10.0)


def full(text: str = "words", base: float = 500.0, x0: float = 100.0, x1: float = 500.0, **more: Any) -> Line:
    return line(text, x0, base, x1=x1, **more)


def sheet(*body: Line, **more: Any) -> Sheet:
    """A column from 100 to 500 points."""
    return Sheet(page(more.pop("number", 1)), body=list(body), left=100, right=500, **more)


@pytest.mark.parametrize(("start", "first"), [(16, False), (16.1, True), (23.9, True), (24, False), (39, True)])
def test_first_lines(start: float, *, first: bool) -> None:
    assert sheet(firsts=(20, 40)).is_first(full(x0=100 + start)) is first
    assert sheet(firsts=(20, 40)).is_first(full(x1=500 - start, right=True)) is first


@pytest.mark.parametrize(
    ("x0", "x1", "more", "centred"),
    [
        (200, 400, {}, True),
        (200, 388, {}, True),
        (200, 387, {}, False),
        (212, 400, {}, True),
        (213, 400, {}, False),
        (120, 480, {}, True),
        (119, 481, {}, False),
        (200, 400, {"tab": 2}, False),
        (201, 399, {"tab": 2}, True),  # a short line
        (120, 480, {"firsts": (20,)}, False),
        (200, 400, {"firsts": (100,)}, False),
        (202, 398, {"firsts": (100,)}, True),
    ],
)
def test_lines_in_the_middle(x0: float, x1: float, more: dict[str, Any], *, centred: bool) -> None:
    one = full(x0=x0, x1=x1, tab=more.get("tab", 0))
    assert sheet(firsts=more.get("firsts", ())).centred(one) is centred


@pytest.mark.parametrize(
    ("x0", "x1", "ragged", "aside"),
    [(281, 491, False, True), (280, 491, False, False), (281, 490, False, False), (281, 491, True, False)],
)
def test_lines_at_the_far_edge(x0: float, x1: float, *, ragged: bool, aside: bool) -> None:
    assert sheet(ragged=ragged).aside(full(x0=x0, x1=x1)) is aside


def test_what_is_not_said_of_a_block_is_not_so() -> None:
    own = Group([full("words", page=3), full("more", page=4)])
    assert (own.role, own.continues, own.marker, own.indent, own.bold, own.centred) == (
        "",
        None,
        "",
        None,
        False,
        False,
    )
    assert (own.after, own.page, own.head) == (None, 3, "words")


def test_distances_that_part_paragraphs() -> None:
    assert [MEASURES.of(size) for size in (10, 10.4, 8)] == [12.0, 12.0, 10.0]
    assert [MEASURES.apart(gap, full()) for gap in (13.4, 13.5)] == [False, True]
    high = full("1 words", raised=1)
    assert not MEASURES.apart(30, high)
    spaced = distances.Distances({10: 12.0}, 10.0, 15.0)
    assert [spaced.apart(gap, high) for gap in (14.4, 14.5)] == [False, True]


class TestParts:
    def parts(self, last: Line, new: Line, *, between: float = 0.0, **more: Any) -> bool:
        measures = distances.Distances({10: 12.0}, 10.0, between)
        return blocks._parts(Group([last]), new, sheet(**more), measures)

    @pytest.mark.parametrize(("gap", "parts"), [(12, False), (15, False), (15.1, True), (0, False), (-1, True)])
    def test_a_gap(self, gap: float, *, parts: bool) -> None:
        assert self.parts(full(), full(base=500 - gap)) is parts

    @pytest.mark.parametrize(("gap", "parts"), [(16.7, False), (16.8, True)])
    def test_a_gap_above_raised_signs(self, gap: float, *, parts: bool) -> None:
        assert self.parts(full(), full("1 words", base=500 - gap, raised=1), between=18) is parts
        assert self.parts(full(), full("1 words", base=484.9, raised=1)) is True

    @pytest.mark.parametrize(("size", "parts"), [(9.4, False), (9.34, False), (9.2, True), (10.6, False), (10.9, True)])
    def test_letters_of_another_size(self, size: float, *, parts: bool) -> None:
        assert self.parts(full(), full(base=488, size=size)) is parts

    def test_lines_at_the_far_edge_are_one_block(self) -> None:
        assert not self.parts(full(x0=281), full(base=488, x0=330))
        assert self.parts(full(x0=100), full(base=488, x0=330))
        assert self.parts(full("words.", tab=2), full(base=488, x0=330))
        assert not self.parts(full("words", tab=2), full(base=488, x0=330))

    @pytest.mark.parametrize(("end", "parts"), [(470, False), (469, True)])
    def test_a_centred_line_below_a_short_one(self, end: float, *, parts: bool) -> None:
        assert self.parts(full(x1=end, tab=2), full(base=488, x0=150, x1=450)) is parts

    def test_centred_lines_are_one_block(self) -> None:
        assert not self.parts(full(x0=150, x1=450), full(base=488, x0=200, x1=400))
        assert self.parts(full(x0=150, x1=450), full(base=488))

    def test_lines_in_bold_are_one_block(self) -> None:
        bold = full(bold=True)
        assert not self.parts(bold, full(base=488, x0=120, bold=True))
        assert self.parts(bold, full(base=488, x0=120))
        assert self.parts(full(), full(base=488, x0=120, bold=True))
        assert self.parts(bold, full(base=488, x0=120, bold=True, tab=2))

    @pytest.mark.parametrize(("gap", "parts"), [(12.9, False), (13, True)])
    def test_from_the_right_lines_in_bold_are_one_block_where_they_are_close(self, gap: float, *, parts: bool) -> None:
        new = full(base=500 - gap, x1=480, bold=True, right=True)
        assert self.parts(full(bold=True, right=True), new) is parts

    @pytest.mark.parametrize(
        ("end", "gap", "parts"), [(470, 12, False), (469, 12, True), (470, 13.4, False), (470, 13.5, True)]
    )
    def test_bold_begins_below_a_short_line_or_a_gap(self, end: float, gap: float, *, parts: bool) -> None:
        assert self.parts(full(x1=end), full(base=500 - gap, bold=True)) is parts
        assert self.parts(full(x1=end, bold=True), full(base=500 - gap)) is parts

    def test_bold_begins_below_the_far_edge(self) -> None:
        assert self.parts(full(x0=281), full(base=488, bold=True))
        assert not self.parts(full(x0=281), full(base=488))

    @pytest.mark.parametrize(
        ("above", "end", "gap", "words", "parts"),
        [
            ("words;", 500, 12, "2. words", True),
            ("words", 500, 12, "2. words", False),
            ("words.", 500, 12, "2. words", False),
            ("words.", 469, 12, "2. words", True),
            ("words.", 470, 12, "2. words", False),
            ("words;", 500, 13.5, "words", True),
            ("words;", 500, 13.4, "words", False),
            ("words", 500, 13.5, "words", False),
            ("words", 469, 13.5, "words", True),
            ("words", 469, 13.4, "words", False),
        ],
    )
    def test_a_label_or_a_small_gap_below_a_clause(
        self, above: str, end: float, gap: float, words: str, *, parts: bool
    ) -> None:
        assert self.parts(full(above, x1=end), full(words, base=500 - gap)) is parts

    @pytest.mark.parametrize(
        ("gap", "start", "parts"), [(12.9, 6, False), (13, 6, False), (13, 7.1, True), (12.9, 0, False)]
    )
    def test_from_the_right_a_line_stands_in_and_apart(self, gap: float, start: float, *, parts: bool) -> None:
        above = full("سفن؛", x1=500 - start, right=True)
        assert self.parts(above, full("سفن", base=500 - gap, x1=500 - start, right=True), indent=10) is parts


@pytest.mark.parametrize(
    ("above", "words", "short", "found"),
    [
        ("a;", "2. Boats", False, True),
        ("a:", "(a) boats", False, True),
        ("a;", "Boats", False, False),
        ("a.", "2. Boats", False, False),
        ("a.", "2. Boats", True, True),
        ("a", "2. Boats", True, False),
        ("a,", "2. Boats", True, False),
    ],
)
def test_labels_below_a_clause(above: str, words: str, *, short: bool, found: bool) -> None:
    assert blocks._labelled(full(above), full(words), short=short) is found


def test_words_in_italics_below_a_sentence() -> None:
    assert blocks._labelled(full("a."), full("Boats", italic=True), short=False)
    assert not blocks._labelled(full("a."), full("Boats"), short=False)
    assert not blocks._labelled(full("a"), full("Boats", italic=True), short=False)
    assert not blocks._labelled(full("a.", italic=True), full("Boats", italic=True), short=False)


@pytest.mark.parametrize(
    ("above", "words", "right", "found"),
    [("a;", "Boats", False, True), ("a", "Boats", False, False), ("a;", "boats", False, False),
     ("a;", "Boats", True, False), ("a.", "Boats", False, True)],
)  # fmt: skip
def test_a_capital_below_a_clause(above: str, words: str, *, right: bool, found: bool) -> None:
    assert blocks._anew(full(above), full(words, right=right)) is found


def test_the_words_of_a_line_without_its_raised_signs() -> None:
    assert distances.unmarked(full("boats; 12", behind=2)) == "boats;"
    assert distances.unmarked(full("boats;1", behind=1)) == "boats;"
    assert distances.unmarked(full("1 boats;", raised=1)) == "1 boats;"
    assert distances.unmarked(full("12", behind=2)) == "12"
    assert distances.unmarked(full("boats; 12")) == "boats; 12"


@pytest.mark.parametrize(
    ("above", "words", "start", "indent", "loose", "begins"),
    [
        ("سفن؛", "سفن", 20, 20, True, True),
        ("سفن؛", "سفن", 20, 20, False, False),
        ("سفن", "سفن", 20, 20, True, False),
        ("سفن؛", "سفن", 7, 7, True, False),
        ("سفن؛", "سفن", 7.5, 7, True, True),
        ("سفن؛", "سفن", 20, 27, True, False),
        ("سفن؛", "سفن", 20, 26.5, True, True),
        ("سفن؛", "1 - سفن", 0, 20, False, True),
        ("سفن؛", "(أ) سفن", 0, 20, False, True),
        ("سفن", "1 - سفن", 0, 20, False, False),
    ],
)
def test_arabic_lines_that_begin(
    above: str, words: str, start: float, indent: float, *, loose: bool, begins: bool
) -> None:
    new = full(words, x1=500 - start, right=True)
    assert blocks._begins(full(above, right=True), new, sheet(indent=indent), loose) is begins


class TestSteps:
    def steps(self, lines: list[Line], new: Line, **more: Any) -> bool:
        return blocks._steps(Group(lines), lines[0], new, sheet(**more))

    @pytest.mark.parametrize(("end", "words", "steps"), [(469, "a", True), (470, "a", False), (500, "a;", True)])
    def test_first_lines_of_two_paragraphs(self, end: float, words: str, *, steps: bool) -> None:
        assert self.steps([full(words, x0=120, x1=end)], full("Boats", x0=120), firsts=(20,)) is steps
        assert not self.steps([full(words, x0=120, x1=end)], full("Boats", x0=120), firsts=(40,))
        assert not self.steps([full(words, x0=120, x1=end)], full("Boats", x0=100), firsts=(20,))

    @pytest.mark.parametrize(("start", "steps"), [(7, False), (7.1, True), (-20, False)])
    def test_below_one_line_what_stands_further_in(self, start: float, *, steps: bool) -> None:
        assert self.steps([full(x0=120)], full(x0=120 + start)) is steps
        assert not self.steps([full(x0=120, tab=3)], full(x0=120 + start))
        assert not self.steps([full("(a) words", x0=120)], full(x0=120 + start))

    @pytest.mark.parametrize(("start", "steps"), [(7, False), (7.1, True), (-7, False), (-7.1, True)])
    def test_below_several_lines_what_stands_elsewhere(self, start: float, *, steps: bool) -> None:
        assert self.steps([full(x0=150), full(x0=120)], full(x0=120 + start)) is steps

    @pytest.mark.parametrize(("start", "steps"), [(0, True), (6.9, True), (7, False), (-6.9, True), (-7, False)])
    def test_labels_below_each_other(self, start: float, *, steps: bool) -> None:
        first = full(x0=120, tab=3)
        assert self.steps([first, full(x0=120 + start)], full(x0=120 + start, tab=3)) is steps
        assert not self.steps([first, full(x0=120 + start)], full(x0=120 + start))


class TestShown:
    @pytest.mark.parametrize(
        ("lines", "more", "role"),
        [
            (4, {"x0": 300.0, "italic": True}, "closing"),
            (5, {"x0": 300.0, "italic": True}, ""),
            (4, {"x0": 300.0}, ""),
            (4, {"italic": True}, ""),
            (8, {"bold": True}, "heading"),
            (9, {"bold": True}, ""),
            (4, {"x0": 200.0, "x1": 400.0}, "heading"),
            (5, {"x0": 200.0, "x1": 400.0}, ""),
            (1, {}, ""),
        ],
    )
    def test_what_a_block_is(self, lines: int, more: dict[str, Any], role: str) -> None:
        assert blocks._shown(Group([full(**more) for _ in range(lines)]), sheet()).role == role

    @pytest.mark.parametrize(
        ("words", "role"),
        [("2.", ""), ("12. ", ""), ("12 -", ""), ("Article 2", "heading"), ("II.", "heading"), ("2", "heading")],
    )
    def test_the_number_of_a_paragraph_alone_on_its_line_is_no_heading(self, words: str, role: str) -> None:
        alone = Group([full(words, bold=True)])
        assert blocks._shown(alone, sheet()).role == role
        above = Group([full("a boat;")], role="item")
        goes_on = blocks._continues(Group([full(words)]), above, sheet(), top=False, indented=True)
        assert (goes_on is False) == (role == "")

    @pytest.mark.parametrize(("length", "role"), [(89, "heading"), (90, "")])
    def test_a_long_line_in_the_middle_is_no_heading(self, length: int, role: str) -> None:
        assert blocks._shown(Group([full("w" * length, x0=200, x1=400)]), sheet()).role == role

    def test_words_with_a_rule_below_count_as_italics(self) -> None:
        under = full(x0=300)
        under.under = [(0, 5)]
        assert blocks._shown(Group([under]), sheet()).role == "closing"
        assert blocks._shown(Group([under, full(x0=300)]), sheet()).role == ""

    def test_each_of_its_lines_says_so(self) -> None:
        slanted, middle = full(x0=300, italic=True), full(x0=200, x1=400)
        assert blocks._shown(Group([slanted, full(italic=True)]), sheet()).role == ""
        assert blocks._shown(Group([middle, full()]), sheet()).role == ""
        assert blocks._shown(Group([full(bold=True), full()]), sheet()).role == ""

    def test_what_is_shown_of_it(self) -> None:
        found = blocks._shown(Group([full(x0=120.26, bold=True), full()]), sheet())
        assert (found.indent, found.bold, found.centred) == (20.3, False, False)
        row = blocks._shown(Group([full(x0=200, x1=400, bold=True)], role="table"), sheet())
        assert (row.role, row.indent, row.bold) == ("table", 100, False)

    @pytest.mark.parametrize(
        ("start", "words", "lines", "clause"),
        [
            (20, "a,", 2, True),
            (20, "a;", 2, True),
            (20, "a", 2, False),
            (0, "a,", 2, True),
            (13, "a,", 2, False),
            (20, "a,", 1, False),
            (0, "审议了关于木船的若干报告，", 1, True),
            (0, "审议了关于木船的若干报告；", 2, True),
            (0, "审议了关于木船的若干报告", 1, False),
            (0, "大会，", 1, False),
        ],
    )
    def test_a_paragraph_all_in_bold(self, start: float, words: str, lines: int, *, clause: bool) -> None:
        own = [full(words, x0=100 + start), full(words)][:lines]
        assert blocks._clause(own, sheet(firsts=(20,))) is clause
        bold = [full(one.text, x0=one.x0, bold=True) for one in own]
        assert blocks._shown(Group(bold), sheet(firsts=(20,))).role == ("" if clause else "heading")


class TestNotes:
    def test_notes_of_a_page(self) -> None:
        own = sheet(
            notes=[full("goes on"), full("2 See"), full("more"), full("4 See"), full("3 See"), full("* See", raised=1)]
        )
        found = list(notes.groups(own, "1"))
        assert [texts(group.lines) for group in found] == [
            ["goes on"],
            ["2 See", "more", "4 See"],
            ["3 See"],
            ["* See"],
        ]
        assert [(group.marker, group.continues) for group in found] == [
            ("", True),
            ("2", False),
            ("3", False),
            ("*", False),
        ]
        assert {group.role for group in found} == {"note"}

    def test_beside_raised_numbers_another_number_is_no_marker(self) -> None:
        own = sheet(notes=[full("1 See (sect.", raised=1), full("2) and more"), full("2 See", raised=1)])
        assert [group.marker for group in notes.groups(own, "")] == ["1", "2"]
        assert len(next(iter(notes.groups(own, ""))).lines) == 2

    @pytest.mark.parametrize(
        ("words", "last", "found"),
        [("2 See", "1", "2"), ("3 See", "1", ""), ("1 See", "1", ""), ("1 See", "", "1"), ("2 See", "", ""),
         ("1 See", "*", "1"), ("a See", "", "")],
    )  # fmt: skip
    def test_a_marker_that_is_not_raised_is_the_next_number(self, words: str, last: str, found: str) -> None:
        assert notes._next(full(words), last, ()) == found

    def test_a_later_marker_that_is_not_raised_is_one_of_the_words_above(self) -> None:
        assert notes._next(full("9 See"), "6", {"7", "9"}) == "9"
        assert not notes._next(full("8 See"), "6", {"7", "9"})
        assert not notes._next(full("5 See"), "6", {"5"})


class TestDistances:
    def pitch(self, *gaps: float, zone: str = "body", size: float = 10.0, end: float = 500.0) -> dict[float, float]:
        base, lines = 900.0, [full(base=900, x1=end)]
        for gap in gaps:
            base -= gap
            lines.append(full(base=base, x1=end, size=size))
        own = sheet()
        setattr(own, zone, lines)
        return distances._pitch([own])

    @pytest.mark.parametrize(
        ("gaps", "found"),
        [
            ((12, 12, 12), {10: 12.0}),
            ((12, 12), {}),
            ((12, 12, 8), {}),
            ((12, 12, 8.5), {10: 8.5}),
            ((12, 12, 26), {}),
            ((12, 12, 25.5), {10: 12.0}),
            ((12.2, 12.2, 11.8), {10: 12.0}),
            ((12, 12, 12, 12, 12, 10, 10), {10: 10.0}),  # two of five are frequent
            ((12, 12, 12, 12, 12, 12, 10, 10), {10: 12.0}),
        ],
    )
    def test_the_usual_distance_of_lines(self, gaps: tuple[float, ...], found: dict[float, float]) -> None:
        assert self.pitch(*gaps) == found

    def test_below_short_lines_of_the_body_nothing_is_measured(self) -> None:
        assert self.pitch(12, 12, 12, end=470) == {10: 12.0}
        assert self.pitch(12, 12, 12, end=469) == {}
        assert self.pitch(12, 12, 12, end=300, zone="notes") == {10: 12.0}
        assert self.pitch(12, 12, 12, size=10.3) == {10: 12.0}
        assert self.pitch(12, 12, 12, size=10.45) == {}

    def test_what_is_common(self) -> None:
        assert distances._common(Counter({12.0: 5, 10.0: 2})) == 10
        assert distances._common(Counter({12.0: 6, 10.0: 2})) == 12

    @pytest.mark.parametrize(
        ("gap", "times", "words", "more", "found"),
        [
            (18, 3, "a;", {}, 18),
            (18, 2, "a;", {}, 0),
            (18, 3, "a", {}, 0),
            (13.4, 3, "a;", {}, 0),
            (13.5, 3, "a;", {}, 13.5),
            (35.5, 3, "a;", {}, 35.5),
            (36, 3, "a;", {}, 0),
            (18, 3, "a;", {"size": 10.5}, 18),
            (18, 3, "a;", {"size": 10.7}, 0),
            (18, 3, "a;", {"raised": 1}, 0),
        ],
    )
    def test_the_usual_distance_of_paragraphs(
        self, gap: float, times: int, words: str, more: dict[str, Any], found: float
    ) -> None:
        own = sheet(*(full(words, base=900 - n * gap, **more) for n in range(times + 1)))
        assert distances._between([own], MEASURES) == found


class TestGroups:
    def groups(self, *words: str) -> list[Group]:
        return blocks.groups([sheet(*(full(one, base=900 - 40 * n) for n, one in enumerate(words)))], 10.0)

    def test_numbers_in_brackets_are_items_where_paragraphs_have_numbers(self) -> None:
        assert [group.role for group in self.groups("1. Asks", "(1) boats", "(a) boats", "boats")] == [
            "",
            "item",
            "item",
            "",
        ]
        assert [group.role for group in self.groups("Asks", "(1) boats", "(a) boats")] == ["", "", "item"]

    def test_everything_of_a_page_in_order(self) -> None:
        own = sheet(full("Body"), top=[full("Top")], head=[full("Head")], marks=[full("____")], foot=[full("9")])
        own.notes = [full("1 See")]
        found = blocks.groups([own], 10.0)
        assert [(group.head, group.role) for group in found] == [
            ("Top", "furniture"), ("Head", "header"), ("Body", ""), ("____", "furniture"), ("1 See", "note"),
            ("9", "furniture"),
        ]  # fmt: skip

    def test_notes_are_counted_over_pages(self) -> None:
        pages = [
            sheet(full("Body"), notes=[full("1 See"), full("2 See")]),
            sheet(full("Body"), notes=[full("on"), full("3 See")]),
        ]
        notes = [group for group in blocks.groups(pages, 10.0) if group.role == "note"]
        assert [group.marker for group in notes] == ["1", "2", "", "3"]
        assert [group.after for group in notes] == [None, notes[2], None, None]

    def test_rows_of_cells_are_a_table(self) -> None:
        rows = [full(name, base, x0, x0 + 50) for base in (860, 840) for name, x0 in (("A", 100), ("B", 300))]
        own = sheet(full("Body", base=900), *rows, full("Next", base=800))
        found = list(blocks._body(own, MEASURES))
        assert [(group.role, texts(group.lines)) for group in found] == [
            ("", ["Body"]), ("table", ["A", "B", "A", "B"]), ("", ["Next"]),
        ]  # fmt: skip
        far = sheet(*(full(name, base, x0, x0 + 50) for base in (860, 820) for name, x0 in (("A", 100), ("B", 300))))
        assert [texts(group.lines) for group in blocks._body(far, MEASURES)] == [["A", "B"], ["A", "B"]]

    def test_the_heading_of_an_annex_begins_a_block(self) -> None:
        for words, begins in (("Annex", True), ("annex", False), ("Annex.", False)):
            assert blocks._heads_annex(full(words)) is begins
            own = sheet(full("Body", base=900), full(words, base=888))
            assert len(list(blocks._body(own, MEASURES))) == (2 if begins else 1)


class TestGoingOn:
    def goes_on(
        self, lines: list[Line], before: Group | None, *, top: bool, indented: bool, role: Any = "", **more: Any
    ) -> bool | None:
        return blocks._continues(Group(lines, role=role), before, sheet(**more), top=top, indented=indented)

    def test_what_never_goes_on(self) -> None:
        before = Group([full("includ-")])
        for lines, above, role in (
            ([full("ing")], None, ""),
            ([full("ing")], Group([full("includ-")], role="heading"), ""),
            ([full("ing")], before, "item"),
            ([full("ing", tab=2)], before, ""),
            ([full("2. ing")], before, ""),
        ):
            assert self.goes_on(lines, above, top=True, indented=True, role=role) is False

    @pytest.mark.parametrize(
        ("above", "words", "top", "found"),
        [("includ-", "ing", True, True), ("includ-", "Ing", True, None), ("includ", "ing", True, None),
         ("2019-", "ing", True, None), ("includ-", "ing", False, None)],
    )  # fmt: skip
    def test_a_word_that_is_cut(self, above: str, words: str, *, top: bool, found: bool | None) -> None:
        assert self.goes_on([full(words)], Group([full(above)]), top=top, indented=False) is found

    @pytest.mark.parametrize(
        ("starts", "role", "indented", "found"),
        [
            ((20,), "", True, False),
            ((7.1,), "", True, False),
            ((7,), "", True, True),
            ((7,), "", False, None),
            ((20, 12.9), "", True, False),
            ((20, 13), "", True, True),
            ((20, 12.9, 40), "", True, False),
            ((20,), "item", True, None),
            ((20,), "item", False, None),
            ((0,), "item", True, True),
        ],
    )
    def test_at_the_top_of_a_page(
        self, starts: tuple[float, ...], role: Any, *, indented: bool, found: bool | None
    ) -> None:
        lines = [full(x0=100 + start) for start in starts]
        assert self.goes_on(lines, Group([full()], role=role), top=True, indented=indented) is found

    def test_the_words_of_an_arabic_clause_tell(self) -> None:
        new = [full("سفن", right=True)]
        for above, found in (("سفن؛", None), ("سفن", True)):
            assert self.goes_on(new, Group([full(above, right=True)]), top=True, indented=True) is found
        assert self.goes_on([full("boats")], Group([full("boats;")]), top=True, indented=True) is True

    @pytest.mark.parametrize(
        ("start", "role", "size", "top", "indented", "found"),
        [
            (0, "item", 10, False, True, True),
            (6.9, "table", 10, False, True, True),
            (7, "item", 10, False, True, None),
            (0, "item", 10, False, False, None),
            (0, "", 10, False, True, None),
            (0, "", 9.2, True, True, None),
            (0, "", 9.4, True, True, True),
            (0, "item", 9.2, True, True, True),
        ],
    )
    def test_behind_items(
        self, start: float, role: Any, size: float, *, top: bool, indented: bool, found: bool | None
    ) -> None:
        new = [full(x0=100 + start, size=size)]
        assert self.goes_on(new, Group([full()], role=role), top=top, indented=indented) is found

    @pytest.mark.parametrize(
        ("right", "role", "start", "top", "found"),
        [(True, "", 20, False, False), (False, "", 20, False, None), (True, "item", 20, False, None),
         (True, "", 0, False, None)],
    )  # fmt: skip
    def test_an_arabic_first_line(self, role: Any, start: float, *, right: bool, top: bool, found: bool | None) -> None:
        new = [full("سفن", x0=100 + start, x1=500 - start, right=right)]
        before = Group([full("سفن", right=right)], role=role)
        assert self.goes_on(new, before, top=top, indented=True, firsts=(20,)) is found

    @pytest.mark.parametrize(("indented", "flush", "found"), [(3, 2, True), (3, 3, None), (2, 2, None)])
    def test_what_paragraphs_do_is_counted(self, indented: int, flush: int, *, found: bool | None) -> None:
        """From six of ten on, what is not set in goes on with the page before."""

        def block(start: float) -> Group:
            return Group([full("Words", x0=100 + start), full()])

        first = [block(20) for _ in range(indented)] + [block(0) for _ in range(flush - 1)]
        top = block(0)
        second = Group([full()], role="table")
        pages = [(sheet(), first), (sheet(number=2), [top, block(0)])]
        blocks._go_on(pages, MEASURES)
        assert top.continues is found
        assert second.continues is None

    def test_tables_go_on_at_the_top_of_a_page(self) -> None:
        tables = [Group([full()], role="table") for _ in range(3)]
        close = Group([full()], role="closing")
        blocks._go_on([(sheet(), [tables[0], close]), (sheet(number=2), tables[1:])], MEASURES)
        assert [table.continues for table in tables] == [False, True, False]
        assert close.continues is None
        words = Group([full()])
        blocks._go_on([(sheet(), [words]), (sheet(number=2), tables[:1])], MEASURES)
        assert tables[0].continues is False


@pytest.mark.parametrize(("ends", "parts"), [(";", 4), (" and", 1)])
def test_paragraphs_of_one_line_each_do_not_show_the_distance_of_lines(ends: str, parts: int) -> None:
    rows = [full(f"Lakes are counted{ends}", 500 - 22 * at) for at in range(4)]
    assert len([group for group in blocks.groups([sheet(*rows)], 10.0) if group.lines]) == parts

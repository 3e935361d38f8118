"""What a line of a page is by its place, on lines with given ends: just below each limit, at it, and above."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

import pytest
from pdf_lines import line, page, texts

from toolkit.sources import _pdf_notes as notes
from toolkit.sources import _pdf_zones as zones
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_page import Page, Slot
from toolkit.sources._pdf_sheet import Sheet


@pytest.mark.parametrize(
    ("words", "found"),
    [("2/15", True), ("12", True), ("- 2 -", True), ("/...", True), ("Page 3", True), ("12.", False), ("Box 3", False),
     ("Page three", False), ("1234", False), ("Page 3 4", False), ("Page", False)],
)  # fmt: skip
def test_the_number_of_a_page(words: str, *, found: bool) -> None:
    assert zones._is_number(words) is found


def test_wide_rules_are_in_order_and_may_be_in_pieces() -> None:
    rules = [(300.0, 0.0, 360.0), (500.0, 0.0, 359.0), (700.2, 0.0, 200.0), (700.4, 250.0, 410.0), (200.0, 0.0, 100.0)]
    assert zones.wide_rules(page(rules=rules)) == {700.2: 360.0, 300.0: 360.0}
    assert list(zones.wide_rules(page(rules=rules))) == [700.2, 300.0]


@pytest.mark.parametrize(
    ("base", "repeats"), [(160, True), (161, False), (859, False), (860, True), (40, True), (980, True)]
)
def test_lines_that_repeat_at_the_top_and_the_foot(base: float, *, repeats: bool) -> None:
    own = [[line("Boats 1", base=base), line("Boats 1", base=base)], [line("Boats 2", base=base, page=2)]]
    again = zones._repeated([page(1), page(2)], own)
    assert again == ({zones._key(own[0][0])} if repeats else set())


@pytest.mark.parametrize(
    ("pages", "on", "repeats"),
    [(1, 1, False), (2, 1, False), (2, 2, True), (16, 2, True), (17, 2, False), (17, 3, True), (23, 3, True)],
)
def test_words_that_happen_to_stand_at_the_head_of_some_pages(pages: int, on: int, *, repeats: bool) -> None:
    """Of a long document, furniture stands on 15 in 100 of the pages at least."""
    own = [[line("Boats", base=900, page=n)] if n <= on else [] for n in range(1, pages + 1)]
    assert bool(zones._repeated([page(n) for n in range(1, pages + 1)], own)) is repeats


def test_what_repeats_is_told_by_height_words_and_the_distance_of_a_first_number() -> None:
    key = zones._key
    assert key(line("2 Boats", page=2)) == key(line("3 Boats", page=3))
    assert key(line("2 Boats", page=2)) != key(line("4 Boats", page=3))
    assert key(line("Boats 2", page=2)) == key(line("Boats 45", page=3)) != key(line("Nets 2", page=2))
    assert key(line("Boats", base=500)) == key(line("Boats", base=501)) != key(line("Boats", base=508))


class TestSheet:
    def sorted(self, own: list[Line], of: Page, again: Container[str] = ()) -> Sheet:
        return zones._sheet(of, own, again)

    def test_above_the_wide_rule_of_a_later_page(self) -> None:
        own = [line("Over", base=901, page=2), line("Level", base=900, page=2), line("Below", base=850, page=2)]
        found = self.sorted(own, page(2, rules=[(900, 50, 550)]))
        assert (texts(found.top), texts(found.body), found.head) == (["Over"], ["Level", "Below"], [])
        low = self.sorted([line("Over", base=870, page=2)], page(2, rules=[(860, 50, 550)]))
        assert texts(low.body) == ["Over"]

    @pytest.mark.parametrize(
        ("rules", "head"),
        [
            ([(900, 50, 550), (700, 50, 550)], ["United Nations", "A", "B"]),
            ([(900, 50, 550), (700, 50, 500)], ["United Nations"]),  # 450 points of 500: a table's
            ([(900, 50, 550), (700, 50, 501)], ["United Nations", "A", "B"]),
            ([(900, 50, 550), (500, 50, 550)], ["United Nations"]),  # in the lower half
            ([(900, 50, 550), (501, 50, 550)], ["United Nations", "A", "B", "C"]),
            ([], []),
        ],
    )
    def test_the_head_ends_at_the_last_rule_of_the_upper_half(
        self, rules: list[tuple[float, float, float]], head: list[str]
    ) -> None:
        own = [line("United Nations", base=950), line("A", base=850), line("B", base=701), line("C", base=600)]
        found = self.sorted(own, page(rules=rules))
        assert (texts(found.head), found.top) == (head, [])
        assert texts(found.body) == texts(own)[len(head) :]

    def test_without_the_name_in_the_upper_half_there_is_no_head(self) -> None:
        for name, base in (("United Boats", 950.0), ("United Nations", 500.0)):
            found = self.sorted([line("A", base=940), line(name, base=base)], page(rules=[(900, 50, 550)]))
            assert found.head == []

    @pytest.mark.parametrize(
        ("base", "symbol", "top"),
        [
            (942.0, 940.0, ["Title", "A/RES/1/2"]),
            (941.0, 940.0, ["A/RES/1/2"]),
            (902.0, 900.0, ["A/RES/1/2"]),  # the symbol is not in the outermost part: furniture, but none above it
            (903.0, 901.0, ["Title", "A/RES/1/2"]),
        ],
    )
    def test_what_stands_above_the_symbol_of_a_later_page(self, base: float, symbol: float, top: list[str]) -> None:
        named = (("Title", base), ("A/RES/1/2", symbol), ("A", symbol - 20))
        own = [line(name, base=height, page=2) for name, height in named]
        assert texts(self.sorted(own, page(2)).top) == top
        first = self.sorted([line("Title", base=base), line("A/RES/1/2", base=symbol)], page(1))
        assert first.top == []

    @pytest.mark.parametrize(("above", "top"), [(960.0, ["Long", "title", "A/RES/1/2"]), (940.0, ["A/RES/1/2"])])
    def test_the_last_line_of_a_title_stands_beside_the_symbol(self, above: float, top: list[str]) -> None:
        named = (("Long", above), ("title", 940.0), ("A/RES/1/2", 940.0), ("A", 920.0))
        own = [line(name, base=base, page=2) for name, base in named]
        assert texts(self.sorted(own, page(2)).top) == top

    @pytest.mark.parametrize(("below", "top"), [(914.9, ["Title", "A/RES/1/2"]), (915.0, ["A/RES/1/2"])])
    def test_a_title_beside_the_symbol_far_above_the_words(self, below: float, top: list[str]) -> None:
        named = (("Title", 940.0), ("A/RES/1/2", 940.0), ("A", below))  # a row of a list is near the next one
        own = [line(name, base=base, page=2) for name, base in named]
        assert texts(self.sorted(own, page(2)).top) == top

    def test_only_the_first_three_lines_are_asked_for_a_symbol(self) -> None:
        own = [line(name, base=base, page=2) for name, base in (("A", 980), ("B", 970), ("C", 960), ("A/RES/1/2", 940))]
        assert texts(self.sorted(own, page(2)).top) == ["A/RES/1/2"]
        assert texts(self.sorted(own[1:], page(2)).top) == ["B", "C", "A/RES/1/2"]

    def test_turned_words_are_furniture_of_their_half(self) -> None:
        found = self.sorted([line("Side", base=501, turned=True), line("Edge", base=500, turned=True)], page())
        assert (texts(found.top), texts(found.foot), found.body) == (["Side"], ["Edge"], [])

    def test_a_symbol_that_stands_once_on_the_first_page_is_no_furniture(self) -> None:
        one, low = line("A/RES/1/2", base=950), line("A/RES/1/2", base=50)
        again = {zones._key(one), zones._key(low)}
        assert texts(self.sorted([one], page(), again).body) == ["A/RES/1/2"]
        twice = self.sorted([one, line("A/RES/1/2", base=870)], page(), again)
        assert [each.base for each in twice.top] == [950]
        assert texts(self.sorted([low], page(), again).foot) == ["A/RES/1/2"]

    @pytest.mark.parametrize(("above", "zone"), [(115.9, "body"), (116.0, "foot")])
    def test_a_number_close_below_words_is_one_of_them(self, above: float, zone: str) -> None:
        found = self.sorted([line("Words", base=above), line("12", base=100)], page())
        assert "12" in texts(getattr(found, zone))

    def test_a_number_close_below_furniture_is_furniture(self) -> None:
        found = self.sorted([line("23-25902", base=60), line("12", base=50)], page())
        assert texts(found.foot) == ["23-25902", "12"]

    def test_rules_that_are_typed_are_marks(self) -> None:
        found = self.sorted([line("____", base=400), line("* * *", base=300), line("___", base=200)], page())
        assert (texts(found.marks), texts(found.body)) == (["____", "* * *"], ["___"])

    @pytest.mark.parametrize(
        ("x0", "right", "row"),
        [
            (50.0, False, ["7", "Boats", "Nets", "Below"]),
            (250.0, False, ["Boats", "7", "Nets", "Below"]),
            (400.0, False, ["Boats", "Nets", "7", "Below"]),
        ],
    )
    def test_numbers_that_are_cells_of_a_row_go_back(self, x0: float, *, right: bool, row: list[str]) -> None:
        own = [line("Boats", 100, base=950), line("Nets", 300, base=950), line("7", x0, base=950.3, right=right)]
        own += [line("Below", 100, base=900), line("2/9", 400, base=949.8), line("8", 400, base=930)]
        found = self.sorted(own, page(2))
        assert texts(found.body) == row
        assert texts(found.top) == ["2/9", "8"]

    def test_lines_of_a_cell_go_back_to_their_row(self) -> None:
        own = [line("Boats", 100, base=955), line("83 857", 300, base=955), line("300", 300, base=943)]
        for column, one in enumerate((own[0], own[1], own[1], own[2])):
            one.cell = Slot(0, 0, min(column, 1), True)
        assert texts(self.sorted(own, page(2)).body) == ["300", "Boats", "83 857"]

    def test_from_the_right_cells_of_a_row_are_in_their_order(self) -> None:
        own = [line("سفن", 300, base=950, right=True), line("شبك", 100, base=950, right=True)]
        for x0, row in ((400.0, ["7", "سفن", "شبك"]), (200.0, ["سفن", "7", "شبك"]), (50.0, ["سفن", "شبك", "7"])):
            found = self.sorted([*own, line("7", x0, base=950, right=True)], page(2))
            assert texts(found.body) == row


@pytest.mark.parametrize(
    ("words", "base", "options", "found"),
    [
        ("*2325902E*", 500, {}, True),
        ("*23*", 500, {}, False),
        ("23-25902 (E)", 159, {"near": True}, True),
        ("23-25902", 159, {"near": True}, False),
        ("23-25902", 159, {}, True),
        ("23-25902 (E)", 160, {"near": True}, True),
        ("23-25902 (E)", 161, {}, False),
        ("12", 159, {}, True),
        ("12", 159, {"near": True}, False),
        ("12", 160, {"near": True}, True),
        ("12", 161, {}, False),
        ("12", 859, {}, False),
        ("12", 860, {"near": True}, True),
        ("12.", 900, {}, False),
        ("A/RES/1/2", 861, {"number": 2}, True),
        ("A/RES/1/2", 860, {"number": 2}, False),
        ("A/RES/1/2", 861, {"number": 1}, False),
        ("Boats", 100, {"again": True}, True),
        ("Boats", 101, {"again": True}, False),
        ("Boats", 899, {"again": True}, False),
        ("Boats", 900, {"again": True}, True),
        ("Boats", 900, {}, False),
        ("39 See boats.", 90, {"again": True}, False),
        ("39第70号决议。", 90, {"again": True}, False),
        ("39 See boats", 90, {"again": True}, True),
        ("39 See boats of M.", 90, {"again": True}, True),  # an initial
        ("39 See boats of .M", 90, {"again": True}, True),
        ("39 See boats M .", 90, {"again": True}, False),
        ("39 See boats . .", 90, {"again": True}, False),
        ("Boats.", 90, {"again": True}, True),
        ("1 See boats", 90, {"again": True, "raised": 1}, False),
        ("10. Boats", 90, {"again": True}, False),
        ("10.", 90, {"again": True, "number": 3}, False),
        ("10.", 90, {"again": True, "number": 10}, True),  # the page's own
        ("Boats", 500, {"font": "BarCode39"}, True),
    ],
)
def test_furniture(words: str, base: float, options: dict[str, Any], *, found: bool) -> None:
    options = {"near": False, "number": 1, "again": False, "raised": 0, "font": "Any", **options}
    one = line(words, base=base, page=options["number"], raised=options["raised"], font=options["font"])
    again = {zones._key(one)} if options["again"] else set()
    assert bool(zones._is_furniture(one, page(options["number"]), again, near=options["near"])) is found


@pytest.mark.parametrize(
    ("words", "raised", "found"),
    [("1 See", 0, ("1", "")), ("1 See", 1, ("1", "1")), ("1. See", 0, ("1", "")), ("[1] See", 0, ("1", "")),
     ("12/ See", 0, ("12", "12")), ("12/See", 0, ("12", "")), ("* See", 0, ("*", "*")), ("** See", 2, ("**", "**")),
     ("a See", 0, ("a", "")), ("a See", 1, ("a", "a")), ("ab See", 0, ("", "")), ("8)) See", 0, ("8", "")),
     ("1See", 0, ("1", "")), ("1see", 0, ("", "")), ("1see", 1, ("", "1")), ("1234 See", 0, ("", "")),
     ("1234 See", 4, ("", "")), ("¹ See", 0, ("1", "")), ("(1) See", 3, ("1", "1")), ("†See", 0, ("†", "†")),
     ("12", 2, ("", "12"))],
)  # fmt: skip
def test_markers_of_notes(words: str, raised: int, found: tuple[str, str]) -> None:
    one = line(words, raised=raised)
    assert (notes.marker(one), notes.raised_marker(one)) == found


@pytest.mark.parametrize(
    ("values", "low", "least", "other", "found"),
    [
        ([70, 70, 70, 75, 200], True, 1, 0, 70),
        ([60, 70, 70, *[80] * 5], True, 1, 0, 70),  # two of five are many
        ([60, 70, 70, *[80] * 6], True, 1, 0, 80),
        ([60, 70, 70, *[80] * 5], True, 3, 0, 80),
        ([60, 60, 70, 70], True, 2, 0, 60),
        ([60, 60, 70, 70], False, 2, 0, 70),
        ([60, 70], True, 2, 0, 60),  # no two lines share an edge
        ([60, 70], False, 2, 0, 70),
        ([60, 70], True, 2, 50, 50),
        ([], True, 2, 50, 50),
        ([], True, 2, 0, 0),
        ([69.6, 70.4, 60], True, 2, 0, 70),
    ],
)
def test_the_edge_of_lines(values: list[float], *, low: bool, least: int, other: float, found: float) -> None:
    assert zones._edge(values, low=low, least=least, other=other) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([100, 103, 200], 103),
        ([100, 103.1, 200], 200),  # no two are near
        ([*[100] * 10, 200, 200], 100),
        ([*[100] * 10, 200, 200, 200], 200),
        ([100, 100, 200], 100),
    ],
)
def test_the_edge_of_ink(values: list[float], found: float) -> None:
    assert zones._inked(values) == found


class TestEdges:
    def test_edges_of_ink_are_the_documents_unless_a_page_has_others(self) -> None:
        every = [line("x", 100, x1=500) for _ in range(5)]
        of = page(2, rtl=True)
        for x0, x1, edges in (
            (103, 503, (100, 503)),
            (104, 504, (104, 504)),
            (97, 497, (100, 500)),
            (96, 496, (96, 496)),
        ):
            own = [line("x", x0, x1=x1, page=2)]
            assert zones._inked_edges(own, every, [*every, *own], of) == edges
        assert zones._inked_edges([], every, every, of) == (100, 500)
        assert zones._inked_edges([], [], [], of) == (0.0, 600)

    @pytest.mark.parametrize(
        ("own", "edges"),
        [
            ([(100.9, 500)] * 2, (100, 500)),
            ([(110, 510)] * 4, (110, 510)),
            ([(110, 510)] * 3, (100, 500)),  # too few lines
            ([(110, 510)] * 3 + [(100.4, 500)], (100, 500)),
            ([(110, 510)] * 4 + [(101, 500)], (110, 510)),
            ([], (100, 500)),
        ],
    )
    def test_edges_of_a_page_are_those_of_its_lines(
        self, own: list[tuple[float, float]], edges: tuple[float, float]
    ) -> None:
        first = Sheet(page(1), body=[line("x", 100, x1=500) for _ in range(8)])
        second = Sheet(page(2), body=[line("x", x0, x1=x1, page=2) for x0, x1 in own])
        zones._edges([first, second], 10.0)
        assert (first.left, first.right) == (100, 500)
        assert (second.left, second.right) == edges

    @pytest.mark.parametrize(("short", "left"), [(299, 100), (300, 50)])
    def test_lines_that_are_short_show_no_edge(self, short: float, left: float) -> None:
        """Of eleven lines of 400 points; short is what has not three quarters of that."""
        body = [line("x", 100, x1=500) for _ in range(6)] + [line("x", 50, x1=50 + short) for _ in range(5)]
        sheet = Sheet(page(), body=body)
        zones._edges([sheet], 10.0)
        assert sheet.left == left

    @pytest.mark.parametrize(("size", "left"), [(10.5, 50), (10.7, 100), (9.5, 50), (9.3, 100)])
    def test_lines_of_other_sizes_show_no_edge(self, size: float, left: float) -> None:
        body = [line("x", 100, x1=500) for _ in range(5)] + [line("x", 50, x1=500, size=size) for _ in range(5)]
        sheet = Sheet(page(), body=body)
        zones._edges([sheet], 10.0)
        assert sheet.left == left

    @pytest.mark.parametrize(
        ("starts", "ends", "ragged"),
        [(3, 0, True), (2, 0, False), (3, 1, True), (4, 2, False), (5, 2, True), (0, 3, False)],
    )
    def test_words_from_the_right_that_are_set_flush_left(self, starts: int, ends: int, *, ragged: bool) -> None:
        body = [line("x", 100, x1=300) for _ in range(starts)] + [line("x", 300, x1=500) for _ in range(ends)]
        full = [line("x", 100, x1=460), line("x", 110, x1=300), line("x", 300, x1=490)]  # long, and ends too far in
        assert zones._is_ragged(Sheet(page(), body=[*body, *full], left=100, right=500)) is ragged


def test_first_lines_of_paragraphs_stand_further_in() -> None:
    def read(*starts: float, size: float = 10.0) -> Sheet:
        full = [line("x" * 20, 100, base=800 - 12 * n, x1=500) for n in range(8)]
        more = [line("x", start, base=600 - 12 * n, x1=500, size=size) for n, start in enumerate(starts)]
        return zones.sheets([page()], [[*full, *more]])[0]

    assert (read(120, 120).indent, read(120, 120).firsts) == (20, (20,))
    assert read(120, 120, 130).firsts == (20, 30)
    assert read(120, 120, 120, 130).firsts == (20,)
    assert read(120, 120, 120, 120, 120, 130, 130).firsts == (20, 30)
    assert [read(start).indent for start in (107, 108, 159, 160)] == [0, 8, 59, 0]
    assert [read(120, size=size).indent for size in (10.5, 10.7)] == [20, 0]
    assert read().firsts == ()


class TestColumns:
    def test_a_page_of_two_columns_is_a_sheet_a_stretch(self) -> None:
        body = [
            line(name, region=region) for name, region in (("A", 0), ("B", 1), ("C", 1), ("D", 2), ("E", 3), ("F", 4))
        ]
        marks = [line("____", region=region) for region in (1, 0)]
        whole = Sheet(page(), top=[line("T")], head=[line("H")], body=body, foot=[line("F")], marks=marks)
        found = list(zones._columns(whole))
        assert [texts(one.body) for one in found] == [["A"], ["B", "C"], ["D"], ["E"], ["F"]]
        assert [one.side for one in found] == [0, 1, 2, 1, 2]
        assert [len(one.top) + len(one.head) for one in found] == [2, 0, 0, 0, 0]
        assert [len(one.foot) for one in found] == [0, 0, 0, 0, 1]
        assert [[mark.region for mark in one.marks] for one in found] == [[0], [1], [], [], [0]]

    def test_a_page_of_one_column_stays(self) -> None:
        whole = Sheet(page(), body=[line("A", region=1), line("B", region=1)])
        assert list(zones._columns(whole)) == [whole]

    def test_the_size_of_most_letters_is_that_of_lines_alone(self) -> None:
        """Rows of cells have more letters, but there are lines alone."""
        row = [line("cells of rows", 100, base=500, size=8), line("cells of rows", 300, base=500, size=8)]
        assert zones.body_size([Sheet(page(), body=[*row, line("words", base=480)])]) == 10.0
        assert zones.body_size([Sheet(page(), body=row)]) == 8.0
        assert zones.body_size([]) == 10.0


@pytest.mark.parametrize(
    ("words", "x0", "size", "note", "body"),
    [
        ("3", 100.0, 6.5, "3 See boats.", True),
        ("3", 100.0, 7.6, "3 See boats.", False),  # as large as a page's number
        ("3", 102.0, 6.5, "3 See boats.", False),  # not at the edge of the words
        ("3", 100.0, 6.5, "4 See boats.", False),
        ("A", 100.0, 6.5, "3 See boats.", False),
    ],
)
def test_a_raised_marker_alone_at_the_head_of_its_page(
    words: str, x0: float, size: float, note: str, *, body: bool
) -> None:
    found = Sheet(page(2), top=[line(words, x0, 960, size=size, page=2)], body=[line("boats", page=2)], left=100)
    found.notes = [line(note, base=100, size=8, page=2, raised=1)]
    notes.marker_back(found, 10.0)
    assert (texts(found.body), texts(found.top)) == (([words, "boats"], []) if body else (["boats"], [words]))
    if body:
        assert list(found.body[0].runs("raised")) == [(0, 1)]


class TestNotes:
    def sheet(self, *body: Line, rules: Sequence[tuple[float, float, float]] = (), rtl: bool = False) -> Sheet:
        """A column from 100 to 500 points."""
        return Sheet(page(rules=rules, rtl=rtl), body=[line("Words", base=600), *body], left=100, right=500)

    @pytest.mark.parametrize(
        ("x0", "x1", "rtl", "short"),
        [
            (100, 280, False, True),
            (100, 281, False, False),
            (220, 300, False, True),
            (221, 300, False, False),
            (20, 100, False, True),
            (20, 99, False, False),
            (320, 500, True, True),
            (300, 380, True, True),
            (250, 350, True, False),
            (100, 280, True, True),
        ],
    )
    def test_a_short_rule_parts_notes(self, x0: float, x1: float, *, rtl: bool, short: bool) -> None:
        sheet = self.sheet(line("See boats", base=190, size=8), rules=[(200, x0, x1)], rtl=rtl)
        assert notes._separator(sheet, 10.0) == (200 if short else None)

    @pytest.mark.parametrize(
        ("small", "size", "large", "found"),
        [
            (5, 9.4, 0, True),
            (5, 9.5, 0, False),
            (8, 8, 2, False),
            (9, 8, 2, True),
        ],
    )
    def test_below_it_stands_small_print(self, small: int, size: float, large: int, *, found: bool) -> None:
        below = [line("x" * small, base=190, size=size)] + ([line("x" * large, base=180)] if large else [])
        sheet = self.sheet(*below, rules=[(200, 100, 200)])
        assert notes._separator(sheet, 10.0) == (200 if found else None)

    def test_or_a_marker(self) -> None:
        assert notes._separator(self.sheet(line("1 See", base=190, raised=1), rules=[(200, 100, 200)]), 10.0) == 200
        assert notes._separator(self.sheet(line("1 See", base=190), rules=[(200, 100, 200)]), 10.0) is None
        assert notes._separator(self.sheet(rules=[(200, 100, 200)]), 10.0) is None
        level = self.sheet(line("See", base=200, size=8), rules=[(200, 100, 200)])
        assert notes._separator(level, 10.0) is None

    @pytest.mark.parametrize(
        ("others", "raised", "found"),
        [
            ([300, 400], 0, True),
            ([300, 400, 500], 0, False),
            ([300, 400, 500], 1, True),
            ([300, 300.2, 400], 0, True),  # two at one height
            ([300, 400, 201], 0, True),  # a rule in two strokes
            ([300, 400, 201.6], 0, False),
        ],
    )
    def test_the_rules_of_a_table_part_no_notes(self, others: list[float], raised: int, *, found: bool) -> None:
        rules = [(200.0, 100.0, 200.0), *((y, 100.0, 500.0) for y in others)]
        sheet = self.sheet(line("1 See", base=190, size=8, raised=raised), rules=rules)
        assert notes._separator(sheet, 10.0) == (200 if found else None)

    def test_of_two_rules_the_higher_one_and_a_typed_one(self) -> None:
        sheet = self.sheet(
            line("See", base=190, size=8), line("See", base=90, size=8), rules=[(100, 100, 200), (200, 100, 200)]
        )
        assert notes._separator(sheet, 10.0) == 200
        typed = self.sheet(line("See", base=190, size=8))
        typed.marks = [line("_____", base=210), line("* * *", base=220)]
        assert notes._separator(typed, 10.0) == 210
        typed.marks = typed.marks[1:]
        assert notes._separator(typed, 10.0) is None

    @pytest.mark.parametrize(
        ("size", "words", "signs", "floor"),
        [
            (9, "1 See", {"1"}, 184.5),
            (9.2, "1 See", {"1"}, 184.6),
            (9.4, "1 See", {"1"}, None),
            (9, "1 See", {"2"}, None),
            (9, "See 1", {"1"}, None),
        ],
    )
    def test_small_print_with_a_marker_that_is_raised_elsewhere(
        self, size: float, words: str, signs: set[str], floor: float | None
    ) -> None:
        sheet = self.sheet(line("Words", base=200), line(words, base=180, size=size))
        assert notes._small_print(sheet, 10.0, signs) == (None if floor is None else pytest.approx(floor))

    def test_a_cell_is_no_note(self) -> None:
        for base, floor in ((180.9, None), (181.0, 184.5)):
            sheet = self.sheet(line("1 See", base=180, size=9), line("more", 300, base=base, size=9))
            assert notes._small_print(sheet, 10.0, {"1"}) == floor

    @pytest.mark.parametrize(("above", "size", "floor"), [(200.1, 10, 185), (200, 10, None), (190, 9, 184.5)])
    def test_a_raised_marker_after_a_gap_or_in_small_letters(
        self, above: float, size: float, floor: float | None
    ) -> None:
        sheet = self.sheet(line("Words", base=above), line("1 See", base=180, size=size, raised=1))
        assert notes._small_print(sheet, 10.0, set()) == floor

    def test_notes_are_one_below_the_other(self) -> None:
        """In letters of the text's size only the last note stands after a gap."""
        own = [line("1 See", base=220, raised=1), line("2 See", base=190, raised=1)]
        sheet = self.sheet(line("Words", base=231), *own)
        assert notes._small_print(sheet, 10.0, set()) == 195
        close = self.sheet(line("Words", base=245), line("1 See", base=212, raised=1), own[1])
        assert notes._small_print(close, 10.0, set()) == 195
        small = [line("1 See", base=200, size=9, raised=1), line("2 See", base=190, size=9, raised=1)]
        assert notes._small_print(self.sheet(line("Words", base=231), *small), 10.0, set()) == 204.5

    @pytest.mark.parametrize(("gap", "floor"), [(20, 404.5), (20.1, None)])
    def test_what_stands_above_a_gap_in_the_words_is_no_note(self, gap: float, floor: float | None) -> None:
        sheet = self.sheet(line("1 See", base=400, size=9, raised=1), line("Words", base=400 - gap))
        assert notes._small_print(sheet, 10.0, set()) == floor

    def test_notes_are_taken_out_of_the_words(self) -> None:
        sheet = self.sheet(line("Words", base=184.5), line("1 See", base=180, size=9), line("more", base=170, size=9))
        notes.take(sheet, 10.0, {"1"})
        assert (texts(sheet.body), texts(sheet.notes)) == (["Words", "Words"], ["1 See", "more"])
        ruled = self.sheet(line("1 See", base=180, size=9), line("2 See", base=90, size=9), rules=[(100, 100, 200)])
        notes.take(ruled, 10.0, {"1", "2"})
        assert texts(ruled.notes) == ["2 See"]

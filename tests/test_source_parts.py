"""Small parts of the readers, each by itself, on made-up words and places: just below a limit, at it, and above."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree

from toolkit import _organs
from toolkit._heads import number
from toolkit._openings import openings
from toolkit.model import Span
from toolkit.sources import (
    _adoptions,
    _akn_doubts,
    _blanks,
    _closings,
    _dates,
    _formats,
    _headings,
    _html_css,
    _html_main,
    _leads,
    _lost_markers,
    _markup_signs,
    _pdf_columns,
    _pdf_drawn,
    _pdf_heights,
    _pdf_lies,
    _pdf_rtl_blanks,
    _pdf_tables,
    _recut,
    _rows,
)
from toolkit.sources._layout import Block, Layout
from toolkit.sources._pdf_page import Box, Char, Font, Page
from toolkit.sources._pdf_rtl_glyphs import Glyph
from toolkit.sources._state import Division, Open, OpenNote, PassagesSoFar
from toolkit.text import fold

PLAIN = Font("Any", 10.0)


@pytest.mark.parametrize(
    ("words", "blanks"),
    [
        ("development, and deve lopment", [21]),
        ("Development, and deve lopment", [21]),
        ("deve lopment and nets", []),  # the word stands nowhere else
        ("development, deve lopment, deve nets", []),  # its half does
        ("development, deve lopment, lopment nets", []),
        ("which, and w hich", [12]),
        ("which, and whic h", [15]),
        ("whicha, and a whicha whicha", []),
        ("into, in to and to", []),
        ("the twenty -first", [10]),
        ("rafts - and", []),
        ("rafts -5", []),
        ("today, a t oday and t oday", [10, 21]),
        ("another, a nother", []),  # "a" is a word
    ],
)
def test_blanks_inside_words(words: str, blanks: list[int]) -> None:
    assert _blanks.stray(words) == blanks


@dataclass
class HeadLine:
    text: str

    @property
    def folded(self) -> str:
        return fold(self.text)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["Title", "Resolution adopted by the General Assembly on 3 March 2044", "[on the report]"], (1,)),
        (["Resolution adopted by the General Assembly on 3 March 2044", "without a vote", "Title"], (0, 1)),
        (["Resolution adopted by the General Assembly on 3 March 2044", "without", "a vote", "again"], (0, 1, 2)),
        (["Resolution adopted by the General Assembly on", "3 March 2044", "Title"], (0, 1)),
        (["Resolution adopted by the General Assembly on", "3 March 2044", "without a vote", "again"], (0, 1, 2)),
        (["Resolution adopted by the General Assembly on", "a day", "3 March 2044"], (0,)),
        (["*[Resolution adopted by the General Assembly", "on 3 March 2044"], (0, 1)),
        (["Resolution adopted by the General Assembly"], (0,)),
        (["Boats", "on 3 March 2044"], ()),
    ],
)
def test_lines_that_say_by_whom_a_text_was_adopted(lines: list[str], rows: tuple[int, ...]) -> None:
    assert _adoptions.rows([HeadLine(line) for line in lines], _organs.lines("en"), "en") == rows


@pytest.mark.parametrize(
    ("words", "language", "entire", "date"),
    [
        ("on 3 march 2044 at noon", "en", False, "2044-03-03"),
        ("on 3 march 2044 at noon", "en", True, ""),
        ("3 march 2044", "en", True, "2044-03-03"),
        ("31 december 1999", "en", False, "1999-12-31"),
        ("32 december 1999", "en", False, ""),
        ("0 december 1999", "en", False, ""),
        ("1 january 1999", "en", False, "1999-01-01"),
        ("3 marchy 2044", "en", False, ""),
        ("3 march 2144", "en", False, ""),
        ("78/3 march 2044", "en", False, ""),
        ("1er mars 2044", "fr", False, "2044-03-01"),
        ("3 march 2044", "zz", False, ""),
        ("在2023年12月19日", "zh", False, "2023-12-19"),
        ("在2023年12月19日", "zh", True, ""),
        (" 2023年1月1日 ", "zh", True, "2023-01-01"),
        ("2023年13月1日", "zh", False, ""),
        ("2023年12月31日", "zh", False, "2023-12-31"),
        ("2023年12月32日", "zh", False, ""),
        ("2023年0月1日", "zh", False, ""),
        ("2023年1月0日", "zh", False, ""),
    ],
)
def test_dates_of_lines(words: str, language: str, date: str, *, entire: bool) -> None:
    assert _dates.iso_date(words, language, entire=entire) == date


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (r"\(a\) boats", True),  # two signs to be read as themselves
        (r"\(a) boats", False),  # one may be anything
        ("[fn:1] and [fn:2]", True),
        ("''Recalling'' and\n''Noting'' boats", True),
        ("''Recalling'' boats", False),
        ("/Recalling its boats/ and\n/Noting its boats/", True),
        ("/Recalling its boats/ and", False),
        ("boats[1]_ and", True),
        ("boats [1] and <5", False),
        ('*Recalling its* "boats"', True),  # Markdown with straight quotation marks
        ("*Recalling its* “boats”", False),
        ('2 * 3 "boats"', False),
    ],
)
def test_signs_of_mark_up(text: str, *, marks: bool) -> None:
    assert _markup_signs.marked(text) is marks


def test_what_writers_of_markdown_leave_to_their_readers() -> None:
    text = '*Recalling its* "boats" -- it\'s'
    assert [pattern.pattern for pattern in _markup_signs.smart(text)][1:] == ['"', "'"]
    assert len(_markup_signs.smart(text)) == 3
    assert len(_markup_signs.smart(text.replace("it's", "it’s"))) == 2
    assert _markup_signs.smart("boats -- it's") == ()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("1. Lake affairs 119 000 000", True),
        ("Lake affairs (1,250)", True),
        ("Lake affairs 12.5", True),
        ("Lake affairs 1.250.000 ", True),
        ("Adopted in 2044", False),
        ("Lake affairs 119 000 000 nets", False),
    ],
)
def test_rows_of_a_budget(text: str, *, row: bool) -> None:
    assert _rows.is_row(text) is row


def block(text: str, start: int = 0, **more: Any) -> Block:
    return Block(start, start + len(text), text, **more)


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (
            ["1. Decides to spend:", "1. Boats 1 000", "2. Nets 2 000", "Total 3 000", "2. Asks for a report."],
            {1, 2, 3},
        ),
        (["1. Decides to spend:", "1. Boats 1 000", "2. Asks for a report."], set()),  # one row is no table
        (["1. Decides to spend:", "1. Boats 1 000", "2. Nets 2 000", "3. Asks for a report."], set()),
        (["1. Decides to spend;", "1. Boats 1 000", "2. Nets 2 000", "2. Asks for a report."], set()),
        (["Decides to spend:", "1. Boats 1 000", "2. Nets 2 000", "2. Asks for a report."], set()),
        (["1. Decides to spend:", "1. Boats 1 000", "2. Nets 2 000"], set()),  # nothing goes on below it
    ],
)
def test_rows_of_a_table_below_a_colon(texts: list[str], rows: set[int]) -> None:
    blocks = [block(text) for text in texts]
    assert _rows.rows(blocks, range(len(blocks)), lambda one: number(one.text)) == rows


@pytest.mark.parametrize(
    ("lines", "wraps"),
    [
        (["a" * 41] * 8, True),
        (["a" * 41] * 7, False),
        (["a" * 40] * 8, False),
        (["a" * 200] * 8, True),
        (["a" * 201] + ["a" * 41] * 7, False),
        (["a" * 41] * 5 + ["a" * 41 + "."] * 3, True),
        (["a" * 41] * 4 + ["a" * 41 + "."] * 4, False),
    ],
)
def test_lines_of_a_page(lines: list[str], *, wraps: bool) -> None:
    assert _recut.wrapped(lines) is wraps


def test_a_text_in_one_block_is_cut_by_its_lines() -> None:
    head = "HEAD\n"
    body = "The General Assembly,\n\nRecalling boats,\n\n1. Decides to sail;\n\n2. Asks for nets.\n"
    source = head + body + "note"
    blocks = (
        Block(0, 4, "HEAD", role="header"),
        Block(5, 5 + len(body), body, emphasis=(Span(28, 37),), bold=True),
        Block(5 + len(body), len(source), "note", role="note"),
    )
    found = _recut.cut_anew(Layout(source, blocks, shown=True))
    assert [one.text for one in found.blocks] == [
        "HEAD", "The General Assembly,", "Recalling boats,", "1. Decides to sail;", "2. Asks for nets.", "note",
    ]  # fmt: skip
    assert all(source[one.start : one.end] == one.text for one in found.blocks)
    assert [one.emphasis for one in found.blocks][2] == (Span(28, 37),)
    assert [one.bold for one in found.blocks] == [False, True, True, True, True, False]
    assert not found.shown
    few = Layout(source, (blocks[0], Block(5, 26, "The General Assembly,"), blocks[2]))
    assert _recut.cut_anew(few) is few
    amid = (Block(30, 34, "note", role="note"),)
    kept = Layout(source, (*blocks, *amid))
    assert _recut.cut_anew(kept) is kept


class TestLostMarkers:
    def found(self, text: str, at: dict[int, int], pages: dict[int, tuple[int, int]]) -> dict[str, str]:
        placed = _lost_markers.found(text, [Span(0, len(text))], at, pages, openings("en"))
        return {marker: text[span.start :].strip()[:6] for one in placed.values() for span, marker in one}

    def test_a_number_between_words_is_one_where_one_place_is_left(self) -> None:
        text = "the development 1 and growth of all nets"
        assert self.found(text, {}, {1: (0, 40)}) == {"1": "1 and "}
        assert self.found("the development 1 and growth 1 of nets", {}, {1: (0, 38)}) == {}  # two places
        assert self.found(text, {}, {1: (20, 40)}) == {}
        assert self.found(text, {}, {2: (0, 40)}) == {}
        assert self.found(text, {1: 3}, {1: (0, 40)}) == {}  # its marker is known

    def test_it_stands_between_its_neighbours(self) -> None:
        text = "the boats 2 and the nets 2 of all lakes"
        assert self.found(text, {}, {2: (0, 39)}) == {}
        assert self.found(text, {1: 15}, {1: (0, 39), 2: (0, 39)}) == {"2": "2 of a"}
        assert self.found(text, {3: 15}, {2: (0, 39)}) == {"2": "2 and "}

    @pytest.mark.parametrize("text", ["in paragraph 1 of the nets", "for about 1 year of nets", "rose by 1.5 of nets"])
    def test_a_number_of_something_is_none(self, text: str) -> None:
        assert self.found(text, {}, {1: (0, len(text))}) == {}


@pytest.mark.parametrize(
    ("text", "words", "closing"),
    [
        ("90th plenary meeting", ["meeting"], True),
        ("90th plenary meeting 3 March 2044", ["meeting"], True),
        ("90th plenary meeting" + " a" * 30, ["meeting"], True),
        ("90th plenary meeting" + " a" * 31, ["meeting"], False),  # more than eighty signs
        ("The meeting of boats", ["meeting"], False),
        ("90e séance plénière", ["séance"], True),
        ("Séance plénière é", ["séance"], False),
        ("第90次全体会议", ["全体会议"], True),
        ("الجلسة العامة 90", ["الجلسه"], True),
        ("الجلسة العامة 90 " + "ا" * 80, ["الجلسه"], False),
        ("Adopted at the 784th meeting by 14 votes to none", [], True),
        ("Adopted boats", [], False),
        ("Adopted at " + "a" * 239, [], True),
        ("Adopted at " + "a" * 250, [], False),  # more than 260 signs
    ],
)
def test_closing_lines(text: str, words: list[str], *, closing: bool) -> None:
    assert _closings.closes(text, words) is closing


def test_the_day_of_a_meeting_stands_near_it() -> None:
    assert _closings.date_of_meeting("Tenth plenary meeting, 8 February 2044", "en") == "2044-02-08"
    far = "Tenth plenary meeting, " + "a" * 80 + " 8 February 2044"
    assert _closings.date_of_meeting(far, "en") == ""
    assert _closings.date_of_meeting("8 February 2044, tenth plenary meeting", "en") == ""


@pytest.mark.parametrize(
    ("text", "at"),
    [("(a) Recalling it,", 4), ("A. whereas reed", 3), ("AB. whereas reed", 4), ("A. General", 0), ("Recalling", 0)],
)
def test_labels_of_recitals(text: str, at: int) -> None:
    assert _leads.label(text) == at
    assert _leads.clause(text) == (0, at)


def test_headings_in_small_letters_open_paragraphs() -> None:
    texts = ["The Board of Boats", "recalling", "1 that reed grows", "requests", "1 that nets be made"]
    blocks = [block(text) for text in texts]
    assert _leads.heads(blocks, range(5), openings("en")) == {1: "preamble", 3: "operative"}
    assert _leads.heads(blocks[1:], range(4), openings("en")) == {}  # no organ stands above
    assert _leads.heads(blocks[:3], range(3), openings("en")) == {}  # nothing enacts


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<!DOCTYPE html><p>", "html"),
        (b"\xef\xbb\xbf<html>", "html"),
        (b"  <!-- boats --> <div class='a'>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;", "html"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain;", "text"),
        (b"<akomaNtoso/>", "akn"),
        (b"\xff\xfe" + "<akomaNtoso/>".encode("utf-16-le"), "akn"),
        (b"<span dir='rtl'>boats</span>", "markup"),
        (b"%PDF-1.7", "pdf"),
        (b" " * 1019 + b"%PDF-1.7", "pdf"),
        (b" " * 1020 + b"%PDF-1.7", "text"),
        (b"PK\x03\x04", "docx"),
        (_formats.OLE, "docx"),
        (_formats.RTF, "docx"),
        (b"1. Decides", "text"),
        (b"\xff\xff\xff", "text"),
    ],
)
def test_the_format_of_bytes(content: bytes, name: str) -> None:
    assert _formats.format_of(content) == name


@pytest.mark.parametrize(
    ("words", "numeral"),
    [("II. Staff", "II"), ("B", "B"), ("A - Staff", "A"), ("XXVI", "XXVI"), ("I am", ""), ("Introduction", ""),
     ("ХII", "XII"), ("ثانيا - الموظفون", "II"), ("三、人员", "III"), ("一般性辩论", ""), ("باء", "B")],
)  # fmt: skip
def test_numerals_of_sections(words: str, numeral: str) -> None:
    assert _headings.numeral(words) == numeral


@pytest.mark.parametrize(
    ("heads", "sections"),
    [
        (["I", "", "II", "A", "B", "C", "III"], ["I", "", "II", "II-A", "II-B", "II-C", "III"]),
        (["A", "B", "C", "D"], ["A", "B", "C", "D"]),
        (["H", "I", "J"], ["H", "I", "J"]),  # goes on with letters
        (["I", "A", "II", "A"], ["I", "I-A", "II", "II-A"]),
        (["V", "X"], ["V", "X"]),
        (["C"], ["C"]),
        (["XL", "A"], ["XL", "XL-A"]),
    ],
)
def test_names_of_sections(heads: list[str], sections: list[str]) -> None:
    assert _headings.sections(heads) == sections


@pytest.mark.parametrize(
    ("words", "alone", "annex"),
    [("Annex", True, True), ("Annex II", True, True), ("ANNEX 1", True, True), ("Annex Staffing table", True, False),
     ("Annex Staffing table", False, True), ("Annexed documents", False, False), ("المرفق الثاني", True, True),
     ("附件一", True, True), ("Boats", False, False)],
)  # fmt: skip
def test_words_for_an_annex(words: str, *, alone: bool, annex: bool) -> None:
    assert _headings.is_annex(words, alone=alone) is annex


@pytest.mark.parametrize(
    ("words", "alone"),
    [("II.", True), ("ثاني عشر", True), ("II. Staff", False), ("XXXVIII", True), ("三", True), ("", False)],
)
def test_words_that_are_a_numeral_alone(words: str, *, alone: bool) -> None:
    assert _headings.is_numeral(words) is alone


class TestState:
    def test_paragraphs(self) -> None:
        state, part = PassagesSoFar(), Division("A", 1)
        assert (state.open, state.last_number(part), state.last_note()) == (None, 0, 0)
        first = Open("preamble", 0, [], "", 0, Division())
        second = Open("operative", 3, [], "", 0, part)
        third = Open("operative", 0, [], "", 0, part)
        for one in (first, second, third):
            state.add(one)
            assert state.open is one
        assert (state.last_number(part), state.last_number(Division())) == (3, 0)
        assert (state.operative, state.letters) == ({part}, {"", "A"})
        assert (first.heading, Division()) == (-1, Division("", 0))

    def test_notes(self) -> None:
        state = PassagesSoFar()
        for marker, last in (("1", 1), ("*", 1), ("3", 3), ("", 3)):
            state.add_note(OpenNote(marker, []))
            assert state.last_note() == last
        assert (state.notes[0].bare, state.notes[0].marked) == (False, False)


def line(x0: float, x1: float, base: float, *, size: float = 10.0, right: bool = False, page: int = 1,
         bold: bool = False) -> Any:  # fmt: skip
    places = {"x0": x0, "x1": x1, "base": base, "size": size, "right": right, "page": page, "cell": None}
    return SimpleNamespace(**places, all_set=lambda _: bold)


class TestTables:
    """Lines of ten points; level is less than three points apart."""

    @pytest.mark.parametrize(
        ("line_", "follows", "next_"),
        [
            (line(60, 90, 100), True, True),
            (line(60, 90, 97.5), True, True),
            (line(60, 90, 97), False, False),  # three points lower
            (line(60, 90, 103), False, False),
            (line(60, 90, 103.5), False, True),  # higher up and beyond
            (line(50, 90, 100), False, False),  # it begins where the other one ends
            (line(50, 90, 104), False, True),
            (line(49, 90, 104), False, False),
            (line(60, 90, 104, page=2), False, False),
            (line(0, 5, 100), False, False),  # left of it
        ],
    )
    def test_cells_of_a_row(self, line_: Any, *, follows: bool, next_: bool) -> None:
        cell = line(10, 50, 100)
        assert _pdf_tables.follows(cell, line_) is follows
        assert _pdf_tables.next_cell(cell, line_) is next_

    def test_cells_from_the_right(self) -> None:
        cell = line(60, 90, 100, right=True)
        for x1, found in ((59, True), (60, False), (95, False)):
            assert _pdf_tables.follows(cell, line(10, x1, 100, right=True)) is found
        assert _pdf_tables.next_cell(cell, line(10, 60, 104, right=True))
        assert not _pdf_tables.next_cell(cell, line(10, 61, 104, right=True))
        assert _pdf_tables.follows(cell, line(100, 120, 100))  # words from the left stand right of it

    def test_where_a_table_ends(self) -> None:
        """Three lines of twelve points below its lowest cell."""
        table = [line(0, 10, 200), line(20, 30, 188)]
        assert not _pdf_tables.ends(table, line(0, 10, 152), 12)
        assert _pdf_tables.ends(table, line(0, 10, 151), 12)

    def test_rows(self) -> None:
        one, two, three, four = line(0, 10, 100), line(20, 30, 100), line(0, 10, 88), line(20, 30, 88)
        assert list(_pdf_tables.rows([one, two, three, four])) == [[one, two], [three, four]]
        assert list(_pdf_tables.rows([])) == []

    @pytest.mark.parametrize(
        ("below", "cell"),
        [
            (line(0, 28, 88), 0),
            (line(0, 28, 86.2), 0),  # 1.15 lines of twelve points
            (line(0, 28, 86), -1),
            (line(0, 28, 100), -1),  # level with it
            (line(6, 20, 88), 0),  # in its middle
            (line(9, 45, 88), -1),
            (line(50, 70, 88), 1),
            (line(50, 70, 88, bold=True), -1),
            (line(50, 70, 88, size=10.8), -1),
            (line(20, 70, 88), -1),  # below both
            (line(100, 120, 88), -1),
        ],
    )
    def test_a_line_below_a_cell(self, below: Any, cell: int) -> None:
        cells = [[line(0, 30, 100)], [line(50, 80, 100)]]
        assert _pdf_tables._cell(cells, below, 12) == cell

    def test_a_row_goes_on(self) -> None:
        first, second = line(0, 30, 100), line(50, 80, 100)
        table, cells = [first, second], [[first], [second]]
        below = line(50, 75, 88)
        assert _pdf_tables.goes_on(table, cells, [below], 12)
        assert (table, cells) == ([first, second, below], [[first], [second, below]])
        assert not _pdf_tables.goes_on(table, cells, [line(0, 30, 76), line(50, 80, 76)], 12)  # a row of its own
        assert len(table) == 3


def char(text: str, x0: float, x1: float, base: float = 100.0, size: float = 10.0) -> Char:
    return Char(text, x0, base - 2, x1, base + 8, base, PLAIN._replace(size=size), 1, 0, pen=x0)


class TestHeights:
    def test_runs_of_one_height(self) -> None:
        chars = [char("a", 0, 5), char("b", 5, 10, 100.3), char("c", 10, 15, 100.8), char("d", 15, 20, 100.8, 8.0)]
        assert [[c.text for c in run] for run in _pdf_heights.segments(chars)] == [["a", "b"], ["c"], ["d"]]
        assert _pdf_heights.segments([char("a", 0, 5, size=0.0)]) == []

    def test_a_sign_above_a_line_is_of_it_where_a_letter_is_near(self) -> None:
        words = [char("a", 0, 5), char("b", 5, 10)]
        near, far = [char("1", 11, 14, 109, 6.0)], [char("1", 40, 43, 109, 6.0)]
        high = [char("1", 11, 14, 113, 6.0)]
        letter = [char("x", 11, 14, 109, 6.0)]
        for sign, rows in ((near, 1), (far, 2), (high, 2), (letter, 2)):
            assert len(_pdf_heights.rows([words, sign])) == rows

    def test_groups_of_signs(self) -> None:
        signs = [char("1", 0, 3), char("2", 5, 8), char(" ", 8, 9), char("3", 11, 14), char("4", 16.9, 20)]
        grouped = [[c.text for c in group] for group in _pdf_heights._signs(signs, 10.0)]
        assert grouped == [["1", "2"], ["3", "4"]]  # gaps of 2, 3 and 2.9 points

    def test_lines_from_the_top(self) -> None:
        low, high = [char("a", 0, 5, 80)], [char("b", 0, 5, 100)]
        assert [[c.text for c in row] for row in _pdf_heights.rows([low, high])] == [["b"], ["a"]]

    def test_segments_that_share_a_height_are_one_row(self) -> None:
        left, right = [char("a", 0, 5)], [char("b", 50, 55, 100.5)]
        assert len(_pdf_heights.rows([left, right])) == 1
        lower = [char("b", 50, 55, 95.5)]  # shares 2.5 of its seven points
        assert len(_pdf_heights.rows([left, lower])) == 2
        assert len(_pdf_heights.rows([left, [char("b", 50, 55, 96.5)]])) == 1


class TestLies:
    def test_characters_without_a_name(self) -> None:
        """A tenth of them may be so; more than half are most."""
        assert _pdf_lies.lies("a" * 9 + "\ufffd") == ""
        assert _pdf_lies.lies("a" * 8 + "\ufffd") == "many characters have no name"
        assert _pdf_lies.lies("a" * 5 + "\ufffd" * 5) == "many characters have no name"
        assert _pdf_lies.lies("a" * 5 + "\ue000" * 6) == "most of its characters have no name"
        assert _pdf_lies.lies("") == ""

    @pytest.mark.parametrize(("times", "says"), [(19, ""), (20, "its characters are bytes of another encoding")])
    def test_bytes_of_another_encoding(self, times: int, says: str) -> None:
        assert _pdf_lies.lies("Ø§ " * times) == says

    def test_pages_of_pictures(self) -> None:
        """Fewer than twenty signs, and a picture of more than a quarter of the page."""

        def page(words: int, wide: float) -> Page:
            chars = tuple(char("a", 5.0 * at, 5.0 * at + 5) for at in range(words))
            return Page(7, 100.0, 100.0, chars, pictures=(Box(10.0, 10.0, 10.0 + wide, 60.0),))

        assert _pdf_lies.lying([page(19, 51)]) == {7: "it shows a picture and has no words"}
        assert _pdf_lies.lying([page(19, 50)]) == {}
        assert _pdf_lies.lying([page(20, 51)]) == {}
        assert _pdf_lies.lying([page(0, 90)]) == {7: "it shows a picture and has no words"}

    def test_where_a_lying_page_begins(self) -> None:
        places = [SimpleNamespace(page=1, start=0, end=10), SimpleNamespace(page=2, start=10, end=30)]
        passages = [
            SimpleNamespace(id=name, raw_spans=[Span(at, at + 5)])
            for name, at in (("P01", 2), ("O01", 10), ("O02", 30))
        ]
        read: Any = SimpleNamespace(places=places, passages=lambda: passages)
        assert [_pdf_lies._first(read, page) for page in (1, 2, 3)] == ["P01", "O01", ""]
        (doubt,) = _pdf_lies.doubts({2: "boats", 1: "it shows a picture and has no words"}, read)
        assert (doubt.place, doubt.kind, doubt.says.startswith("page 2: boats; ")) == ("O01", "text_layer", True)


def page_of(html: str) -> tuple[Any, set[Any], Any]:
    root = etree.fromstring(f"<html><body>{html}</body></html>")
    main, left_out = _html_main.main_part(root, frozenset())
    return main, left_out, root


class TestMainPart:
    WORDS = "<p>" + "boats and nets " * 20 + "</p>"

    def left(self, html: str) -> list[str]:
        _, out, _ = page_of(html)
        return sorted(element.get("id") or "" for element in out if element.get("id"))

    @pytest.mark.parametrize("links", [3, 4])
    def test_a_menu_has_four_links(self, links: int) -> None:
        menu = "<ul id='m'>" + "<li><a>some words</a></li>" * links + "</ul>"
        assert self.left(menu + self.WORDS) == ["m"] * (links == 4)

    def test_symbols_are_no_menu(self) -> None:
        listed = "<ul id='m'>" + "<li><a>A/78/1234</a></li>" * 5 + "</ul>"
        assert self.left(listed + self.WORDS) == []

    def test_words_among_the_links(self) -> None:
        """More than 15 of 100 signs are no links."""
        link = "<a>abcdefghij</a>" * 4
        assert self.left(f"<div id='m'>{link}<b>abcdefg</b></div>" + self.WORDS) == ["m"]
        assert self.left(f"<div id='m'>{link}<b>abcdefgh</b></div>" + self.WORDS) == []

    def test_frames(self) -> None:
        frames = "<div id='footer'>a</div><div id='x' class='site-menu'>b</div><div id='y' role='navigation'>c</div>"
        none = "<div id='footnotes'>d</div><p id='nav'>e</p><div id='z' role='note'>f</div>"
        assert self.left(frames + none + self.WORDS) == ["footer", "x", "y"]
        inside = "<article><header id='h'>a</header>" + self.WORDS + "</article><header id='g'>b</header>"
        assert self.left(inside) == ["g"]

    def test_a_frame_is_small(self) -> None:
        """Less than four of ten signs."""
        assert self.left(f"<div id='menu'>{'a' * 40}</div><p>{'b' * 60}</p>") == []
        assert self.left(f"<div id='menu'>{'a' * 39}</div><p>{'b' * 61}</p>") == ["menu"]

    def test_the_main_element_has_more_than_half(self) -> None:
        for words, name in ((51, "main"), (50, "body")):
            main, _, _ = page_of(f"<main>{'a' * words}</main><p>{'b' * (100 - words)}</p>")
            assert main.tag == name
        main, _, _ = page_of("<div role='article'>aaa</div><p>b</p>")
        assert main.get("role") == "article"


def glyph(text: str, pen: float, x1: float, *, x0: float | None = None, order: int = 0, own: bool = True,
          italic: bool = False) -> Glyph:  # fmt: skip
    style = PLAIN._replace(italic=italic)
    return Glyph(text, pen if x0 is None else x0, 98, x1, 108, 100, pen, style, order, own)


class TestGaps:
    """Two Arabic letters of ten points: the left one ends at 10, the right one begins behind a gap."""

    def between(self, gap: float, ink: float | None = None, *, right: str = "س", left: str = "س", italic: bool = False,
                marker: bool = False, roomy: bool = True, own: bool = True, **known: Any) -> bool:  # fmt: skip
        page = _pdf_rtl_blanks.Blanks(**known)
        x0 = 10 + (gap if ink is None else ink)
        one = glyph(left, 0.0, 10.0, order=5, italic=italic)
        two = glyph(right, 10.0 + gap, 20.0 + gap, x0=x0, order=2, italic=italic, own=own)
        return page.between(one, two, marker=marker, roomy=roomy)

    @pytest.mark.parametrize(
        ("gap", "ink", "options", "parts"),
        [
            (2.1, 0.0, {}, True),  # a clear gap, though the ink is near
            (2.0, 0.0, {}, False),
            (1.5, 1.5, {}, True),  # the ink stands as far apart
            (1.3, 1.3, {}, False),
            (1.5, 1.0, {}, False),
            (0.5, 0.5, {"parts": [3]}, True),  # the library parts words there
            (0.3, 0.3, {"parts": [3]}, False),
            (0.5, 0.5, {"parts": [7]}, False),
            (0.5, 0.5, {"parts": [1]}, False),
            (4.1, 0.0, {"italic": True}, True),
            (4.0, 0.0, {"italic": True}, False),
            (5.1, 0.0, {"marker": True}, True),
            (5.0, 0.0, {"marker": True}, False),
            (8.0, 8.0, {"marker": True, "drawn": True}, False),
            (8.1, 8.1, {"marker": True, "drawn": True}, True),
            (2.1, 0.0, {"own": False}, True),  # of a letter whose box is that of its mark
            (2.0, 0.0, {"own": False}, False),
            (2.1, 0.0, {"own": False, "roomy": False}, False),
            (8.1, 0.0, {"own": False, "roomy": False}, True),
            (2.5, 2.5, {"drawn": True, "alone": True}, False),
            (8.1, 8.1, {"drawn": True, "alone": True}, True),
        ],
    )
    def test_how_wide_a_gap_is_a_blank(self, gap: float, ink: float, options: dict[str, Any], *, parts: bool) -> None:
        assert self.between(gap, ink, **options) is parts

    def test_what_is_usual_is_taken_off(self) -> None:
        assert self.between(1.1, 0.0, usual={PLAIN: -0.1})
        assert not self.between(0.9, 0.0, usual={PLAIN: -0.1})

    def test_a_letter_that_does_not_join_stands_farther_off(self) -> None:
        apart = {PLAIN: 0.1}
        assert self.between(2.5, 0.0, apart=apart)
        assert not self.between(2.5, 0.0, apart=apart, right="ر")
        assert self.between(3.1, 0.0, apart=apart, right="ر")

    def test_a_learnt_width(self) -> None:
        """The step to the next letter beyond the width, and the gap, together more than 1.6 points."""
        shape = _pdf_rtl_blanks._shape(glyph("س", 0.0, 10.0))
        assert self.between(0.9, 0.9, widths={shape: 1.0})
        assert not self.between(0.7, 0.7, widths={shape: 1.0})
        assert self.between(0.7, 0.7, widths={shape: 0.9})

    def test_tanwin_ends_a_word(self) -> None:
        assert self.between(1.3, 0.0, right="دً", own=False)
        assert not self.between(1.1, 0.0, right="دً", own=False)
        assert not self.between(1.3, 0.0, right="دً", left="ا", own=False)
        assert not self.between(1.3, 0.0, right="دَ", own=False)

    def test_what_is_learnt_of_pages(self) -> None:
        """Boxes of joined letters overlap by a point; no more than four sightings tell a width."""
        row = [glyph("س", 9.0 * at, 9.0 * at + 10.0, order=at) for at in range(6)]
        usual, apart, widths = _pdf_rtl_blanks._measured([row])
        assert usual == {PLAIN: -0.1}
        assert apart == {}
        assert list(widths.values()) == [0.9]
        assert _pdf_rtl_blanks._measured([row[:3]])[0] == {}  # two gaps are too few
        assert _pdf_rtl_blanks._measured([row[:4]])[2] == {}  # so are three steps
        wide = [glyph("س", 12.0 * at, 12.0 * at + 10.0, order=at) for at in range(6)]
        assert _pdf_rtl_blanks._measured([wide])[0] == {PLAIN: 0.0}  # never more than nothing
        letters = [glyph("ا", 12.0 * at, 12.0 * at + 10.0, order=at) for at in range(21)]
        assert _pdf_rtl_blanks._measured([letters])[1] == {PLAIN: 0.15}  # at most so much
        assert _pdf_rtl_blanks._measured([letters[:20]])[1] == {}

    @pytest.mark.parametrize(("gaps", "drawn", "believed"), [(5, 4, True), (5, 3, False), (5, 5, True), (0, 0, False)])
    def test_drawn_blanks_are_believed_where_nearly_every_clear_gap_has_one(
        self, gaps: int, drawn: int, *, believed: bool
    ) -> None:
        row = [glyph("س", 13.0 * at, 13.0 * at + 10.0, order=2 * at) for at in range(gaps + 1)]
        marks = [(100.0, 13.0 * at + 10.0, 13.0 * at + 12.8) for at in range(drawn)]
        page = _pdf_rtl_blanks.Blanks(marks=marks)
        assert _pdf_rtl_blanks._believed(page, [row]) is believed


@pytest.mark.parametrize(
    ("number_", "before", "options", "kind", "place"),
    [
        (4, 3, {}, "", ""),
        (1, 0, {}, "", ""),
        (2, 0, {}, "number_gap", "O09"),  # nothing stands above it
        (5, 3, {}, "number_gap", "O08"),
        (3, 3, {}, "number_repeat", "O09"),
        (2, 3, {}, "number_order", "O09"),
        (0, 3, {}, "unnumbered", "O09"),
        (0, 0, {}, "", ""),
        (0, 3, {"annex": "X"}, "", ""),
        (4, 3, {"inferred": True}, "unnumbered", "O09"),
    ],
)
def test_numbers_of_a_marked_up_file(number_: int, before: int, options: dict[str, Any], kind: str, place: str) -> None:
    own = SimpleNamespace(**({"number": number_, "inferred": False, "annex": ""} | options))
    item: Any = SimpleNamespace(id="O09", division="", block=own)
    found = list(_akn_doubts._number(item, {"": before}, "O08"))
    assert [(one.kind, one.place) for one in found] == ([(kind, place)] if kind else [])


@pytest.mark.parametrize(
    ("quarters", "point", "box"),
    [
        (0, (30, 50), (30, 50, 40, 70)),
        (1, (50, 170), (50, 160, 70, 170)),
        (2, (70, 150), (60, 130, 70, 150)),
        (3, (50, 30), (30, 30, 50, 40)),
    ],
)
def test_a_page_that_is_turned(
    quarters: int, point: tuple[float, float], box: tuple[float, float, float, float]
) -> None:
    """Seen it is 100 wide and 200 high; its own corner is at 10 and 20; the point is 30 and 50 from there."""
    turn = _pdf_drawn.Turn(10, 20, 100, 200, quarters)
    assert turn.point(40, 70) == point
    assert turn.box(50, 90, 40, 70) == box


def test_two_moves_after_each_other() -> None:
    """Doubled and then moved is not moved and then doubled."""
    double, move = (2, 0, 0, 3, 0, 0), (1, 0, 0, 1, 5, 7)
    assert _pdf_drawn._product(double, move) == (2, 0, 0, 3, 5, 7)
    assert _pdf_drawn._product(move, double) == (2, 0, 0, 3, 10, 21)
    assert _pdf_drawn._product((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12)) == (25, 28, 57, 64, 100, 112)


class TestStyles:
    def look(self, html: str, *sheets: str, around: Any = None) -> Any:
        element = etree.fromstring(html)
        return _html_css.StyleSheet(sheets).look(element, element.tag, around or _html_css.Look())

    @pytest.mark.parametrize(
        ("style", "name", "value"),
        [
            ("font-weight: bold", "bold", True),
            ("font-weight: 600", "bold", True),
            ("font-weight: 599", "bold", False),
            ("font-weight: normal", "bold", False),
            ("font-style: italic", "italic", True),
            ("font-style: oblique", "italic", True),
            ("font-style: normal", "italic", False),
            ("vertical-align: super", "raised", True),
            ("vertical-align: sub", "raised", False),
            ("display: none", "hidden", True),
            ("visibility: hidden", "hidden", True),
            ("mso-hide: all", "hidden", True),
            ("display: block", "hidden", False),
            ("display: block", "apart", "block"),
            ("float: left", "apart", "side"),
            ("float: none", "apart", ""),
            ("text-align: center", "centred", True),
            ("text-align: left", "centred", False),
            ("white-space: pre-wrap", "pre", True),
            ("white-space: normal", "pre", False),
            ("margin-left: 10pt", "margin", 10.0),
            ("margin-left: 0", "margin", None),
            ("margin-left: 1in; padding-left: 5pt", "margin", 72.0),  # one side counts
            ("margin: 1pt 2pt 3pt 4pt", "margin", 4.0),
            ("margin: 1pt 2pt", "margin", 2.0),
            ("margin: 3pt", "margin", 3.0),
            ("text-indent: 20px", "first", 15.0),
            ("text-indent: -36pt", "first", -36.0),
            ("text-indent: boats", "first", 0.0),
            ("FONT-STYLE : Italic !important", "italic", True),
        ],
    )
    def test_what_a_style_says(self, style: str, name: str, value: object) -> None:
        assert getattr(self.look(f'<p style="{style}">a</p>'), name) == value
        assert getattr(self.look('<p class="a">a</p>', f"p.A {{ {style} }}"), name) == value

    @pytest.mark.parametrize(
        ("html", "name"),
        [
            ("<b>a</b>", "bold"),
            ("<em>a</em>", "italic"),
            ("<sup>a</sup>", "raised"),
            ("<pre>a</pre>", "pre"),
            ("<center>a</center>", "centred"),
            ("<p hidden=''>a</p>", "hidden"),
            ("<p align='CENTER'>a</p>", "centred"),
        ],
    )
    def test_what_a_tag_says(self, html: str, name: str) -> None:
        assert getattr(self.look(html), name) is True
        assert getattr(self.look("<p>a</p>"), name) is False
        around = _html_css.Look(**{name: True})
        assert getattr(self.look("<p>a</p>", around=around), name) is True

    def test_the_nearer_rule_counts(self) -> None:
        sheet = "p { font-weight: bold } .a { font-weight: normal } #b { font-weight: bold }"
        looks = [self.look(f"<p{own}>a</p>", sheet).bold for own in ("", " class='a'", " class='a' id='b'")]
        assert looks == [True, False, True]
        assert not self.look("<p>a</p>", "@media print { p { font-weight: bold } }").bold
        assert self.look("<p>a</p>", "@import 'x'; p { font-weight: bold }").bold
        assert not self.look("<p>a</p>", "p b { font-weight: bold } p:hover { font-weight: bold }").bold
        assert not self.look("<p>a</p>", "/* p { font-weight: bold } */").bold

    def test_indents(self) -> None:
        looks = [
            _html_css.Look(),
            _html_css.Look(margin=5.0),
            _html_css.Look(first=3.0),
            _html_css.Look(margin=5.0, first=-3.0),
        ]
        assert [one.indent for one in looks] == [None, 5.0, 3.0, 2.0]

    @pytest.mark.parametrize(
        ("style", "kind"),
        [("list-style-type: lower-roman", "lower-roman"), ("list-style: inside none", "none"),
         ("list-style: url(x) disc", "disc"), ("", "")],
    )  # fmt: skip
    def test_how_items_are_counted(self, style: str, kind: str) -> None:
        assert _html_css.StyleSheet(()).list_type(etree.fromstring(f'<ol style="{style}"/>')) == kind


class TestColumns:
    """Lines of ten points on a page of two hundred: two columns from 10 to 95 and from 105 to 190."""

    def rows(self, count: int, *, second: bool = True) -> list[list[Char]]:
        found = []
        for at in range(count):
            base = 500.0 - 12 * at
            sides = [(10.0, 95.0), *([(105.0, 190.0)] if second else [])]
            found.append([char("a", x0, x1, base) for low, high in sides for x0, x1 in [(low, high)]])
        return found

    def regions(self, rows: list[list[Char]], **options: bool) -> list[tuple[int, float]]:
        return [(region, row[0].x0) for region, row in _pdf_columns.regions(rows, 200.0, **options)]

    @pytest.mark.parametrize(("count", "columns"), [(8, True), (7, False)])
    def test_a_gutter_parts_eight_rows(self, count: int, *, columns: bool) -> None:
        found = self.regions(self.rows(count))
        if columns:
            assert found == [(1, 10.0)] * count + [(2, 105.0)] * count
        else:
            assert found == [(0, 10.0)] * count

    def test_the_right_column_first(self) -> None:
        assert self.regions(self.rows(9), right_first=True) == [(1, 105.0)] * 9 + [(2, 10.0)] * 9

    def test_a_row_that_crosses_parts_two_pairs(self) -> None:
        crossing = [char("a", 20, 99, 390.0), char("b", 102, 180, 390.0)]
        found = self.regions(
            [*self.rows(9), crossing, *[[c._replace(base=c.base - 200) for c in row] for row in self.rows(9)]]
        )
        assert [region for region, _ in found] == [1] * 9 + [2] * 9 + [0] + [3] * 9 + [4] * 9

    def test_the_short_cells_of_a_table_are_no_columns(self) -> None:
        ends = [(95, 190), *[(40, 120)] * 11]
        heights = [500.0 - 12 * at for at in range(12)]
        rows = [
            [char("a", 10, low, base), char("a", 105, high, base)]
            for (low, high), base in zip(ends, heights, strict=True)
        ]
        assert {region for region, _ in self.regions(rows)} == {0}

    def test_stretches_of_a_row(self) -> None:
        row = [char("a", 0, 10), char("b", 18.9, 30), char(" ", 30, 39), char("c", 39, 50), char("d", 45, 48)]
        assert _pdf_columns._spans(row) == [(0, 30), (39, 50)]

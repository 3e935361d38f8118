"""Marks, strokes and glyphs without a name, which a file draws by themselves, on Arabic pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdf_lines import line, page

from toolkit.sources import _pdf_file, _pdf_rtl_blanks
from toolkit.sources._pdf_marks import UNKNOWN, own_names
from toolkit.sources._pdf_page import Char, Font, Page
from toolkit.sources._pdf_rtl import _Row, _rows, _unspilled
from toolkit.sources._pdf_rtl_glyphs import Glyph, glyphs
from toolkit.sources._pdf_rtl_order import logical
from toolkit.sources._pdf_rtl_signs import brackets
from toolkit.sources._pdf_rtl_strokes import renamed
from toolkit.sources._pdf_sheet import Group
from toolkit.sources._pdf_write import Markers
from toolkit.sources._pdf_zones import _is_furniture, _key

FONT = Font("Own", 10.0)
#: What is drawn for a letter, an alef, marks above and below, a stroke on the line: ends, and heights above the line.
LETTER, ALEF, ABOVE, BELOW, WIDE, STROKE = (
    (0, 0, 4, 4), (1, 0, 2, 7), (1, 8, 3, 10), (1, -3, 3, -1), (0, 8, 4, 9), (0, 0, 4, 0.8),
)  # fmt: skip


def named(
    *drawn: tuple[str, float, tuple[float, float, float, float]], said: bool = False, together: bool = False
) -> str:
    """The words of glyphs, each with its letters, its pen and its ink, after their names are mended.

    The file draws each glyph by itself, or all of them together.
    """
    chars, inks = [], {}
    for rank, (letters, pen, (x0, y0, x1, y1)) in enumerate(drawn):
        for letter in letters:
            inks[len(chars)] = pen + x0, 50 + y0, pen + x1, 50 + y1
            chars.append(
                Char(
                    letter,
                    pen,
                    47,
                    pen + 4,
                    60,
                    50,
                    FONT,
                    1,
                    len(chars),
                    False,
                    pen,
                    pen + 4,
                    0 if together else 2 * rank if said else rank,
                )
            )
    return "".join(char.text for char in own_names(chars, lambda char: inks[char.order], lambda _: said))


def test_mark_named_by_another_letter_is_the_mark_alone() -> None:
    assert named(("ق", 10, LETTER), ("ت", 6, LETTER), ("يُ", 6.5, ABOVE), ("ل", 2, LETTER)) == "قتُل"
    assert named(("ق", 10, LETTER), ("تُ", 6, LETTER), ("ل", 2, LETTER)) == "قتُل"  # letter and mark in one drawing
    assert named(("ق", 10, LETTER), ("تُ", 6.5, ABOVE), ("ل", 2, LETTER)) == "قتُل"  # its letter has no name of its own


def test_letter_that_begins_where_a_mark_stands_is_a_glyph_of_its_own() -> None:
    """A mark has no width: what follows it has the same pen, and ink of another height."""
    beside = (-5, 0, -1, 4)
    assert named(("ت", 10, LETTER), ("ُ", 11, ABOVE), ("م", 11, beside), ("ل", 2, LETTER), together=True) == "تُمل"


def test_letters_that_the_file_says_beside_two_glyphs_stay() -> None:
    assert named(("و", 8, LETTER), ("نُ", 6.5, ABOVE), ("ق", 2, LETTER), said=True) == "ونُق"


@pytest.mark.parametrize(
    ("seat", "ink", "read"),
    [("ا", ABOVE, "أ"), ("ا", BELOW, "إ"), ("أ", BELOW, "إ"), ("أ", ABOVE, "أ"), ("ا", WIDE, f"ا{UNKNOWN}")],
)
def test_hamza_without_a_name_is_said_by_its_letter(
    seat: str, ink: tuple[float, float, float, float], read: str
) -> None:
    word = [(seat, 6, ALEF), (UNKNOWN, 5.5, ink), ("ن", 2, LETTER)]
    apart = [(letters, pen + 40 * at, shape) for at in range(3) for letters, pen, shape in word]
    assert named(*apart) == 3 * f"{read}ن"


def test_letter_named_by_a_hamza_that_is_not_drawn_is_bare() -> None:
    word = [("أ", 6, ALEF), (UNKNOWN, 5.5, ABOVE), ("ن", 2, LETTER)]
    assert named(*word, ("ل", 90, LETTER), ("أ", 86, ALEF)) == "أنلا"


def test_letter_that_stands_twice_and_is_drawn_flat_is_a_stroke() -> None:
    assert named(("ل", 10, ALEF), ("ل", 6, STROKE), ("ك", 2, LETTER)) == "لـك"
    assert named(("ل", 10, ALEF), ("ل", 6, ALEF), ("ك", 2, LETTER)) == "للك"


def test_kasra_that_the_file_names_with_its_letter_is_no_stroke_though_it_is_as_flat() -> None:
    letter, kasra = (5.0, LETTER), (6.0, (0, -2, 4, -1.2))
    drawn = [("\u0650", kasra), ("س", letter), ("س", kasra), ("\u0650", letter)]  # in the order that PDFium gives
    chars = [
        Char(sign, pen, 47, pen + 4, 60, 50, FONT, 1, order, False, pen, pen + 4, int(pen))
        for order, (sign, (pen, _)) in enumerate(drawn)
    ]
    inks = [(pen + x0, 50 + y0, pen + x1, 50 + y1) for _, (pen, (x0, y0, x1, y1)) in drawn]
    found = own_names(chars, lambda char: inks[char.order], lambda _: True)
    assert [glyph.text for glyph in glyphs(found)] == ["س\u0650"]


def made(codes: bytes) -> bytes:
    """A page of glyphs of a font that names none."""
    words = b"BT /F 12 Tf 20 50 Td " + codes + b" Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<<>>/DW 500/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 0 500 700]/Ascent 700/Descent 0/StemV 80>>",
    ]  # fmt: skip
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj %s endobj\n" % (n, part) for n, part in enumerate(parts, 1))
        + (b"trailer<</Size 8/Root 1 0 R>>\n%%EOF")
    )


def test_glyph_without_a_name_is_not_the_sign_of_its_number() -> None:
    (shown,) = _pdf_file.pages(made(b"<00310041>"), name="page.pdf")
    assert [char.text for char in shown.chars] == [UNKNOWN, UNKNOWN]


def glyph(sign: str, pen: float, drawn: int = 0, order: int = 0, base: float = 50.0) -> Glyph:
    own = len(sign) == 1
    return Glyph(sign, pen, base, pen + 5, base + 8, base, pen, FONT, order, own, drawn)


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        (".No 8843 .12", "12.No8843."),  # as it is seen, and as it is read
        (".A/75/127 [1]", "[1]A/75/127."),
        (".A/75/127 (1)", "(1)A/75/127."),
        (".Board (2015)", "Board(2015)."),
        (".May 2022", "May2022."),
    ],
)
def test_number_of_a_list_is_read_before_its_latin_words(seen: str, read: str) -> None:
    signs = [glyph(sign, 5.0 * at) for at, sign in enumerate(seen) if sign != " "]
    blanks = [at > 0 and seen[at - 1] == " " for at, sign in enumerate(seen) if sign != " "]
    runs = logical(signs, [False] * len(signs), blanks)
    assert "".join(brackets([signs[place].text for run in runs for place in run])) == read


def test_number_of_a_list_with_a_point_is_read_before_a_symbol_and_arabic_words() -> None:
    seen = "رظنا A/75/1 .2"
    signs = [glyph(sign, 5.0 * at) for at, sign in enumerate(seen) if sign != " "]
    blanks = [at > 0 and seen[at - 1] == " " for at, sign in enumerate(seen) if sign != " "]
    runs = logical(signs, [False] * len(signs), blanks)
    assert "".join(signs[place].text for run in runs for place in run) == "2.A/75/1انظر"


def test_small_signs_a_little_above_their_line_are_raised() -> None:
    small = FONT._replace(size=6.5)
    marker = [replace(glyph(sign, 40 + 3 * at, base=51.8), style=small) for at, sign in enumerate(")1(")]
    (row,) = _rows([*marker, *(glyph("س", 50 + 5 * at) for at in range(4))])
    assert "".join(one.text for one in row.raised) == ")1("
    (row,) = _rows([*(replace(one, base=50.5) for one in marker), glyph("س", 60)])
    assert not row.raised


def test_raised_sign_is_none_of_a_line_of_the_other_column() -> None:
    marker = replace(glyph("3", 40, base=56.0), style=FONT._replace(size=6.0))
    other, own = [glyph("س", 150 + 5 * at, base=52.0) for at in range(3)], [glyph("س", 46, base=50.0)]
    rows = _rows([marker, *other, *(replace(one, base=48.0) for one in own)])
    assert [[one.text for one in row.raised] for row in rows] == [[], ["3"]]


def test_mark_and_blank_in_one_drawing_are_no_stroke() -> None:
    drawn = ["ولم", "\u0651 ", "شم"]
    chars, pen = [], 100.0
    for rank, signs in enumerate(drawn):
        for sign in signs:
            pen -= 0.0 if sign == "\u0651" else 4.0
            chars.append(Char(sign, pen, 48, pen + 4, 60, 50, FONT, 1, len(chars), False, pen, pen + 4, 9 - rank))
    words = [Char("س", 10, 8, 14, 20, 10, FONT, 1, 50 + n, False, 10, 14, 20) for n in range(9)]
    (shown,) = renamed([Page(1, 200, 200, (*chars, *words))])
    assert "".join(char.text for char in shown.chars[:7]) == "".join(drawn)


def test_mark_on_the_line_of_letters_is_none_of_the_line_below() -> None:
    tanwin = Char("\u064b", 22.1, 48, 23.3, 60, 50.5, FONT, 1, 9, False, 21, 23)
    above = Char("ا", 23.7, 48, 24.3, 60, 50, FONT, 1, 0, False, 22, 24)
    below = Char("ن", 18, 37, 24, 47, 39, FONT, 1, 20, False, 18, 24)
    assert {one.text for one in glyphs([above, tanwin, below])} == {"ا\u064b", "ن"}


@pytest.mark.parametrize(("words", "sign"), [("رأي[12]،", "12"), ("رأي(3)،", "3"), ("رأي[ب]،", "")])
def test_raised_number_in_brackets_is_a_marker(words: str, sign: str) -> None:
    one = line(words, right=True, raised=0)
    high = [char._replace(base=char.base + 4, style=one.styles[0]._replace(size=6.0)) for char in one.chars]
    one.chars = [high[at] if words[at] in "[]()0123456789ب" else char for at, char in enumerate(one.chars)]
    one.level = False
    known = Markers([Group([line("x")], role="note", marker=sign or "1")])
    assert [found[2] for found in known.of(one)] == [sign] * bool(sign)


@pytest.mark.parametrize(
    ("words", "base", "found"),
    [("file:///rafts/raft.html", 15, True), ("https://www.un.org/rafts", 15, True), ("https://un.org/rafts", 80, False),
     ("See https://www.un.org/rafts", 15, False)],
)  # fmt: skip
def test_address_that_a_browser_prints_at_the_edge_is_furniture(words: str, base: float, *, found: bool) -> None:
    assert _is_furniture(line(words, base=base), page(), (), near=True) is found


def test_last_line_of_notes_that_is_a_symbol_with_its_point_is_no_furniture() -> None:
    again = {_key(line("A/74/83", base=40)), _key(line("A/74/83.", base=40))}
    assert _is_furniture(line("A/74/83", base=40), page(), again, near=False)
    assert not _is_furniture(line("A/74/83.", base=40), page(), again, near=False)


def test_marks_of_the_next_page_that_a_browser_draws_at_the_foot_are_none() -> None:
    words = _Row(90, 10, [glyph("ن", 80), glyph("اً", 60)], [])
    spilled, foot = _Row(50, 10, [glyph("اً", 31), glyph("زَّ", 11)], []), _Row(10, 10, [glyph("4", 50)], [])
    below = _Row(90, 10, [glyph("ن", 80), glyph("اً", 30), glyph("زَّ", 10)], [])
    assert _unspilled([words, spilled, foot], [below]) == [words, foot]
    assert _unspilled([words, spilled, foot], [words]) == [words, spilled, foot]


def test_blank_that_a_file_leaves_out_among_drawn_ones_is_a_gap_as_wide_as_theirs() -> None:
    blanks = _pdf_rtl_blanks.Blanks(True, True, parts=[3], narrow=0.25)
    assert blanks.between(glyph("أ", 10, order=4), glyph("ن", 18, order=2))
    assert not blanks.between(glyph("أ", 10, order=4), glyph("ن", 17.1, order=2))
    assert not blanks.between(glyph("أ", 10, order=2), glyph("ن", 18, order=1))  # PDFium parts no words there
    assert blanks.between(glyph("8", 10, order=1), glyph("3", 18, order=2))
    blanks.usual[FONT] = -0.3  # slanted letters lean over each other, digits do not
    assert not blanks.between(glyph("8", 10, order=1), glyph("3", 15, order=2))
    assert blanks.between(glyph("8", 10, order=1), glyph("3", 18, order=2))

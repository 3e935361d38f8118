"""Arabic lines of a PDF: order of words, numbers and brackets, letters of one glyph, marks, strokes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from toolkit.sources import _pdf_rtl, _pdf_rtl_strokes, pdf
from toolkit.sources import _pdf_rtl_blanks as blanks
from toolkit.sources._pdf_file import pages
from toolkit.sources._pdf_page import Box, Char, Font, Page
from toolkit.sources._pdf_rtl_glyphs import Glyph, glyphs
from toolkit.sources._pdf_rtl_order import logical
from toolkit.sources._pdf_rtl_signs import brackets, quotes

PAGE = """#set page(width: 16cm, height: 20cm, margin: 1cm)
#set text(font: ("{font}", "Amiri"), size: 12pt, dir: rtl, lang: "ar")
#set par(justify: true)
{body}
"""
SAID = [
    "1 - تسلم بأن الاقتصاد لا يبنى إلا على الأرض؛",
    "إذ تشير إلى قرارها 78/132 المؤرخ 19 كانون الأول/ديسمبر 2023،",
    "الوثيقة A/78/62-E/2023/49 وتقرير الأمين العام (A/78/458، الفقرة 11)،",
    "قرارا الوكالة GC(66)/RES/7 و GC(66)/RES/8، رقم 23 (A/74/23)؛",
    "بنسبة 3,1 في المائة خلال الفترة 2015-2030 (انظر المرفق)؛",
    "(أ) إسهاماً كبيراً جداً في التنمية، بما يُسهّل ذلك؛",
    "البرنامج ”تحويل عالمنا“ [بالعربية والإنكليزية]",
    "United Nations, Treaty Series, vol. 2440, No. 43977",
]


def made(tmp_path: Path, root: Path, body: str, font: str = "Amiri") -> list[Page]:
    source = tmp_path / "page.typ"
    source.write_text(PAGE.format(font=font, body=body), encoding="utf-8")
    content = typst.compile(str(source), font_paths=[str(root / "data" / "fonts")])
    return pages(content, name="page.pdf")


def words(page_lines: list[list[Char]]) -> list[str]:
    return ["".join(char.text for char in line) for line in page_lines]


def test_lines_are_read_as_they_are_written(tmp_path: Path, root: Path) -> None:
    body = "\n\n".join(line.replace("[", "\\[").replace("]", "\\]") for line in SAID)
    found = made(tmp_path, root, body)
    assert words(_pdf_rtl.lines(found)[0]) == SAID


def test_presentation_forms_are_read_as_letters(tmp_path: Path, root: Path) -> None:
    # «الأمم لا» in the forms that old makers of PDFs write
    forms = "\ufe8d\ufef7\ufee3\ufee2 \ufefb"
    assert words(_pdf_rtl.lines(made(tmp_path, root, forms))[0]) == ["الأمم لا"]


def test_page_of_arabic_letters_is_read_from_the_right(tmp_path: Path, root: Path) -> None:
    arabic, english = made(tmp_path, root, "إن الجمعية العامة\n#pagebreak()\nThe General Assembly")
    assert _pdf_rtl.mostly_arabic(arabic)
    assert not _pdf_rtl.mostly_arabic(english)


def test_raised_marker_keeps_its_height_and_digits(tmp_path: Path, root: Path) -> None:
    body = "في عام 2005#super(typographic: false)[(12)] وسائر الأهداف"
    line = _pdf_rtl.lines(made(tmp_path, root, body))[0][0]
    assert "".join(char.text for char in line) == "في عام 2005(12) وسائر الأهداف"
    assert "".join(char.text for char in line if char.base > line[0].base + 1) == "(12)"


ROMAN = Font("Any", 10.0)


def at(text: str, x0: float, x1: float, order: int, base: float = 100.0, *, made: bool = False) -> Char:
    return Char(text, x0, base - 2, x1, base + 8, base, ROMAN, 1, order, made, x0)


def test_lam_alef_in_one_box_is_put_right() -> None:
    # Word's «اإل»: both letters of the last glyph share its box, alef first
    found = glyphs([at("ا", 94, 97, 0), at("إ", 88, 94, 1), at("ل", 88, 94, 2)])
    assert [glyph.text for glyph in found] == ["ا", "لإ"]


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("و 74/", "168", "و 74/\n168\n"),  # one symbol over two lines; from left to right "74/ و"
        ("و 74/", "ثم", "و /74\nثم\n"),
        ("أو/", "168", "أو/\n168\n"),
    ],
)
def test_a_symbol_that_goes_on_below_keeps_its_stroke_behind_its_number(above: str, below: str, read: str) -> None:
    """A word processor sets "74/" from left to right at the end of an Arabic line, whose end is its left."""
    chars: list[Char] = []
    for words_, base in ((above, 120.0), (below, 100.0)):
        right = 100.0
        for part in words_.split():
            signs = part if part[0].isdecimal() else part[::-1]  # as they stand, from the left
            left = right - 5 * len(signs)
            chars += [at(c, left + 5 * n, left + 5 * n + 5, len(chars) + n, base) for n, c in enumerate(signs)]
            right = left - 4
    # letters enough for an Arabic page
    chars += [at("س", 95 - 5 * n, 100 - 5 * n, 50 + n, 80.0) for n in range(12)]
    (page,) = _pdf_rtl.prepared([Page(1, 200, 200, tuple(chars))])
    assert "".join(char.text for char in page.chars).startswith(read)


def test_ligature_that_ends_a_word_is_put_right() -> None:
    found = glyphs([at("ي", 80, 88, 0), at("ف", 80, 88, 1), at("ل", 70, 75, 2)])
    assert "في" in [glyph.text for glyph in found]


def test_mark_said_by_its_letter_and_again_alone_stands_once() -> None:
    found = glyphs([at("ةً", 80, 85, 0)._replace(text="ة"), at("\u064b", 80, 85, 1), at("\u064b", 81, 84, 2, 103)])
    assert [glyph.text for glyph in found] == ["ة\u064b"]


def test_letter_said_again_by_the_glyph_of_its_mark_stands_once() -> None:
    letter, mark = (
        [at("ث", 80, 84, 0), at("\u0651", 80, 84, 1)],
        [at("\u0651", 81, 85, 2, 101), at("ث", 81, 85, 3, 101)],
    )
    assert [glyph.text for glyph in glyphs([*letter, *mark])] == ["ثّ"]


def test_letter_with_its_mark_and_the_same_letter_after_it_are_two() -> None:
    # «شدِّد»: a browser draws each letter by itself, and the mark of the first one between them
    first = [at(sign, 86.2, 92.1, order)._replace(drawn=9) for order, sign in enumerate("د\u0650\u0651")]
    found = glyphs([*first, at("د", 80.0, 88.7, 3)._replace(drawn=7, pen=81.6)])
    assert [glyph.text[0] for glyph in found] == ["د", "د"]


def test_letter_with_its_mark_and_the_same_letter_bare_are_two() -> None:
    # «ضلِّلة»: typst draws the first lam with its marks, then, in the object before, the bare one below it
    first = [at(sign, 81.4, 85.4, order)._replace(drawn=50, pen=80.0) for order, sign in enumerate("ل\u0650\u0651")]
    found = glyphs([*first, at("ل", 80.9, 83.2, 3)._replace(drawn=49, pen=81.2)])
    assert sorted(glyph.text[0] for glyph in found) == ["ل", "ل"]


def test_marks_of_two_lams_upon_each_other_stay_on_the_first(tmp_path: Path, root: Path) -> None:
    page = made(tmp_path, root, "المعلومات المضلِّلة في التضليل")
    assert words(_pdf_rtl.lines(page)[0]) == [unicodedata.normalize("NFC", "المعلومات المضلِّلة في التضليل")]


def row(seen: str, step: float = 4.0, drawn: str = "") -> list[Glyph]:
    """Glyphs of a line from left to right, as it is seen; ``drawn``: their ranks, a letter each."""
    signs = [(sign, at) for at, sign in enumerate(seen) if sign != " "]
    return [
        Glyph(sign, step * at, 98, step * at + step, 108, 100, step * at, ROMAN, place, True, ord(rank))
        for place, ((sign, at), rank) in enumerate(zip(signs, drawn.replace(" ", "") or "a" * len(signs), strict=True))
    ]


def reads(seen: str, drawn: str = "") -> str:
    """A line as it is read."""
    line = row(seen, drawn=drawn)
    blanks = [seen[max(round(glyph.pen / 4) - 1, 0)] == " " for glyph in line]
    runs = logical(line, [False] * len(line), blanks)
    return "".join(
        ("~" if blanks[place] and place != run.start else "") + line[place].text for run in runs for place in run
    )


@pytest.mark.parametrize(
    ("seen", "drawn", "read"),
    [
        ("،2025-2022", "", "2022-2025،"),  # no Arabic letter, but an Arabic sign
        ("2022-2025", "", "2022-2025"),
        ("دقعلا 2011-2020", "", "2011-2020العقد"),  # as browsers set it at the head of a page
        ("دقعلا 2020-2011", "", "2011-2020العقد"),
        ("ةرقفلا 340-344", "", "344-340الفقرة"),  # no years
        (".10325 (May 2022)", "", "10325~(May~2022)."),
        (".May 2022)", "", "May~2022)."),
        ("(A/78/1) 2022", "", "2022)A/78/1("),  # brackets are turned later
        ("Rome, D.C.,", "", "Rome,~D.C.,"),
        ("CP.21/1 ررقم", "", "مقرر1/CP.21"),
        ("A/CP/2015/1 ررقم", "", "مقررA/CP/2015/1"),
        ("130 800 227 غلب", "ddd bbb ccc aaa", "بلغ800~227130"),  # drawn from the right, but 800 before 227
        ("130 800 227 غلب", "ddd ccc bbb aaa", "بلغ227800130"),
        ("130 800 227 غلب", "aaa bbb ccc ddd", "بلغ227800130"),  # a file that draws from the left: no sign of it
        ("600 238 3 غلب", "bbb ccc d aaa", "بلغ600~238~3"),  # the last group may have fewer digits
        ("600 238 3 غلب", "ddd ccc b aaa", "بلغ3238600"),
        ("ررق 4 23", "ddd a bb", "4~23قرر"),  # at the head of a line that goes on with a number
        ("ررق 12 و 3", "ddd aa b c", "3و12قرر"),
        ("WT/MIN(13)/44 ررق", "", "قررWT/MIN(13)/44"),
        ("؛(vol. 610, No. 8843", "", "vol.~610,~No.~8843(؛"),
        ("(ررق 610, No. 8843", "", "610,~No.~8843قرر("),  # the words go on from the line above
    ],
)
def test_numbers_and_latin_words_of_a_line_are_read_in_order(seen: str, drawn: str, read: str) -> None:
    assert reads(seen, drawn) == read


def test_number_that_closes_the_bracket_of_the_line_above_is_read_before_it() -> None:
    line = row("(tceS) و 12)")
    blanks = [False, False, False, False, False, False, True, True, False, False]
    inside, alone = (logical(line, [False] * len(line), blanks, inside=within) for within in (True, False))
    assert "".join(line[place].text for place in inside[0]) == "12)"
    assert "".join(line[place].text for place in alone[0]) == ")"


def test_blanks_of_no_width_part_latin_words() -> None:
    slanted = ROMAN._replace(italic=True)
    signs = [("L", 80, 86), ("w", 86, 91), (" ", 93, 93), ("H", 93.5, 99)]
    chars = [at(sign, x0, x1, order)._replace(style=slanted) for order, (sign, x0, x1) in enumerate(signs)]
    arabic = [at("ل", 60 - 5 * order, 65 - 5 * order, 4 + order) for order in range(6)]
    assert words(_pdf_rtl.lines([Page(1, 200, 200, tuple(chars + arabic))])[0])[0].startswith("Lw H")


def test_bold_drawn_twice_is_read_once() -> None:
    found = glyphs([at("م", 80, 85, 0), at("م", 80.2, 85.2, 1), at("م", 74, 79, 2)])
    assert [glyph.text for glyph in found] == ["م", "م"]


def test_stroke_under_another_name_is_kashida() -> None:
    # عä مل: a stroke that the file does not name, drawn between two letters that join, twice on the page
    chars = []
    for row, base in enumerate((100.0, 80.0)):
        chars += [
            at("ع", 94, 100, 4 * row, base),
            at("ä", 90, 94.3, 4 * row + 1, base),
            at("م", 85, 90.3, 4 * row + 2, base),
            at("ل", 80, 85.2, 4 * row + 3, base),
        ]
    page = Page(1, 200, 200, tuple(chars))
    assert words(_pdf_rtl.lines([page])[0]) == ["عـمل", "عـمل"]


def test_sign_after_a_letter_that_does_not_join_is_no_stroke() -> None:
    # «ا'نطقة»: a ligature under another name must stay, so that the page is doubted
    word = [("ا", 97, 100), ("'", 92, 97), ("ن", 88, 92), ("ط", 82, 88)]
    page = Page(1, 200, 200, tuple(at(sign, x0, x1, order) for order, (sign, x0, x1) in enumerate(word)))
    assert words(_pdf_rtl.lines([page])[0]) == ["ا'نط"]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("رقم )39( لسنة", "رقم (39) لسنة"),
        ("الأخرى)1(،", "الأخرى(1)،"),
        ("]الأصل: بالعربية[", "[الأصل: بالعربية]"),
        ("أ( بند", "أ) بند"),
        ("(A/78/458) و", "(A/78/458) و"),
        ("الهيئة )هيئة المرأة )(15)، و", "الهيئة (هيئة المرأة )(15)، و"),
        ("(أ (تعزيز", "(أ )تعزيز"),
        ("(كوفيد-19 (“، و", "(كوفيد-19 )“، و"),
        ("(انظر )أ( أعلاه)", "(انظر (أ) أعلاه)"),
    ],
)
def test_brackets_are_turned_as_their_place_asks(seen: str, read: str) -> None:
    assert "".join(brackets(list(seen))) == read


def test_symbol_that_a_line_end_breaks_keeps_its_stroke_behind_its_letters() -> None:
    # a line that ends in "(A/", seen from the left: A, /, bracket, blank, the word
    signs = [("A", 0, 6), ("/", 6, 9), (")", 9, 12), ("م", 15, 20), ("ل", 20, 24)]
    line = [Glyph(text, x0, 0, x1, 8, 0, x0, ROMAN, order) for order, (text, x0, x1) in enumerate(signs)]
    runs = logical(line, [False] * 5, [False, False, False, True, False])
    assert "".join(line[at].text for run in runs for at in run) == "لم)A/"


def test_quotation_marks_are_those_of_the_pages() -> None:
    lines = ["قال ”نعم“ و”لا“", "في منصة ”iSeek” أيضا", "“The Madrid resolution”"]
    turned = ["".join(line) for line in quotes([list(line) for line in lines])]
    assert turned == ["قال ”نعم“ و”لا“", "في منصة ”iSeek“ أيضا", "“The Madrid resolution”"]


def test_first_digit_of_a_number_is_no_stroke_however_wide_its_box() -> None:
    # "عام 42", drawn "24" from the right: the first digit's box reaches into the letter before it, as a stroke's does
    word = [("م", 85, 94, 86.5), ("4", 78.5, 88.4, 78.5), ("2", 72.8, 82.6, 72.8)]
    line = [Glyph(text, x0, 0, x1, 8, 0, pen, ROMAN, order) for order, (text, x0, x1, pen) in enumerate(word)]
    assert not _pdf_rtl_strokes.is_stroke(line, 1, set())
    assert _pdf_rtl_strokes.is_stroke([line[0], line[1], replace(line[2], text="4")], 1, set())


def test_slanted_digit_whose_box_reaches_over_the_letter_before_is_no_stroke() -> None:
    slanted = ROMAN._replace(italic=True)  # "الفقرة 7)" of a browser that slants letters itself
    word = [("ة", 279.2, 287.4, 280.7), ("7", 272.8, 282.6, 272.8), ("(", 269.4, 272.8, 269.4)]
    line = [Glyph(text, x0, 0, x1, 8, 0, pen, slanted, order) for order, (text, x0, x1, pen) in enumerate(word)]
    assert not _pdf_rtl_strokes.is_stroke(line, 1, set())
    assert _pdf_rtl_strokes.is_stroke([replace(glyph, style=ROMAN) for glyph in line], 1, set())


RESOLUTION = """#set footnote(numbering: "(1)")
#set par(first-line-indent: (amount: 1cm, all: true), spacing: 1.1em, leading: .8em)
الأمم المتحدة

A/RES/99/7

#align(center)[*99/7 - تسخير الأنهار لأغراض الملاحة*]

*إن الجمعية العامة*،

*إذ تشير* إلى قرارها 98/12 المؤرخ 4 أيار/مايو 2043#footnote[القرار 98/12، الفقرة 3.] بشأن الأنهار والبحيرات
والقنوات التي تمر بها السفن الصغيرة والكبيرة في كل فصل من فصول السنة،

*وإذ تلاحظ* أن (أ) و(ب) من التقرير لا يشملان الأنهار الإقليمية،

1 - *تقرر* أن تبقي المسألة قيد نظرها بنسبة 3,5 في المائة؛

2 - *تطلب* إلى الأمين العام أن يقوم بما يلي:

(أ) إعداد تقرير عن الأنهار؛

(ب) نشره باللغات الست.
"""


def test_resolution_is_read_with_numbers_and_notes(tmp_path: Path, root: Path) -> None:
    source = tmp_path / "resolution.typ"
    source.write_text(PAGE.format(font="Amiri", body=RESOLUTION), encoding="utf-8")
    content = typst.compile(str(source), font_paths=[str(root / "data" / "fonts")])
    found = pdf.read(content, name="resolution.pdf")
    assert str(found.symbol) == "A/RES/99/7"
    assert [(paragraph.id, paragraph.text.string[:12]) for paragraph in found.paragraphs] == [
        ("P01", "إذ تشير إلى "),
        ("P02", "وإذ تلاحظ أن"),
        ("O01", "تقرر أن تبقي"),
        ("O02", "تطلب إلى الأ"),
    ]
    assert found["O02"].text.string.endswith("ما يلي: (أ) إعداد تقرير عن الأنهار؛ (ب) نشره باللغات الست.")
    assert [(note.marker, note.place, note.text.string) for note in found.notes] == [
        ("1", "P01", "القرار 98/12، الفقرة 3.")
    ]
    assert "2043 بشأن الأنهار" in found["P01"].text.string


def _blank_page(blanks: tuple[Box, ...]) -> tuple[Page, list[Glyph]]:
    """Six letters from left to right; a gap as wide as a blank stands left of the third and of the fifth."""
    style = Font(font="A", size=10.0)
    pens = [0.0, 5.0, 13.0, 18.0, 26.0, 31.0]
    line = [Glyph("س", pen, 0.0, pen + 5.0, 5.0, 0.0, pen, style, at) for at, pen in enumerate(pens)]
    return Page(1, 100.0, 100.0, (), blanks=blanks), line


@pytest.mark.parametrize(("pen", "blank"), [(13.5, True), (12.5, False)])
def test_a_dash_with_a_blank_on_one_side_has_one_on_the_other(pen: float, blank: bool) -> None:
    """Where the word there stands a little off: a word processor draws only one of the two."""
    style = Font(font="A", size=10.0)
    places = (("س", 0.0, 5.0), ("-", 8.0, 12.0), ("س", pen, pen + 5.0))
    line = [Glyph(sign, x0, 0.0, x1, 5.0, 0.0, x0, style, at) for at, (sign, x0, x1) in enumerate(places)]
    space = blanks.Blanks(drawn=True, marks=[(0.0, 5.5, 7.5)])
    assert space.line(line, [False] * 3) == [False, True, blank]


def test_a_blank_upon_a_latin_letter_parts_nothing() -> None:
    style = Font(font="A", size=10.0)
    left = Glyph(".", 10.0, 0.0, 12.0, 5.0, 0.0, 10.0, style, 8)
    right = Glyph("o", 12.5, 0.0, 18.5, 5.0, 0.0, 12.5, style, 1)
    blank = blanks.Blanks(drawn=True, marks=[(0.0, 12.5, 15.0)])
    assert not blank.between(left, right)
    assert blank.between(left, replace(right, text="س"))
    assert blanks.Blanks(drawn=True, marks=[(0.0, 11.5, 13.0)]).between(left, right)


@pytest.mark.parametrize(
    ("text", "parts", "blank"),
    [
        (
            "ظـ",
            [1],
            True,
        ),  # a stroke drawn behind the last letter of a word, as a word processor does to justify a line
        ("ظـ", [], False),
        ("ظَـ", [1], False),  # one beside its mark leaves a gap within a word
    ],
)
def test_a_word_ends_behind_a_stroke_where_pdfium_parts_it(text: str, parts: list[int], *, blank: bool) -> None:
    style = Font(font="A", size=10.0)
    left = Glyph("م", 0.0, 0.0, 5.0, 5.0, 0.0, 0.0, style, 2)
    right = Glyph(text, 9.0, 0.0, 18.0, 5.0, 0.0, 9.0, style, 0)
    assert blanks.Blanks(drawn=True, parts=parts).between(left, right) is blank


def test_blanks_drawn_by_themselves_are_believed_and_gaps_are_not() -> None:
    both = tuple(Box(x, 0.0, x, 0.0) for x in (10.0, 23.0))
    page, line = _blank_page(both)
    wide = replace(line[1], pen=8.0, x0=8.0, x1=13.0)  # a gap left of it, and no blank
    seen = [line[0], wide, *[replace(g, pen=g.pen + 3, x0=g.x0 + 3, x1=g.x1 + 3) for g in line[2:]]]
    moved = replace(page, blanks=tuple(Box(b.x0 + 3, 0.0, b.x0 + 3, 0.0) for b in both))
    (space,) = blanks.learn([(page, [line] * 5)])
    assert space.line(line, [False] * 6) == [False, False, True, False, True, False]
    (space,) = blanks.learn([(moved, [seen, *[seen[2:]] * 4])])
    assert space.line(seen, [False] * 6) == [False, False, True, False, True, False]


def test_letter_that_begins_left_of_its_place_is_not_parted_from_the_one_before() -> None:
    page, line = _blank_page(())
    signs = tuple(at(" ", x, x + 3, 100 + x, base=0.0) for x in (10, 23))
    page = replace(page, chars=signs)  # the blanks are drawn with the words
    far = replace(line[1], pen=7.5, x0=5.0)  # «خ» before «ب»: its head reaches over its own place
    (space,) = blanks.learn([(page, [line] * 5)])
    assert space.line([line[0], far, *line[2:]], [False] * 6) == [False, False, True, False, True, False]
    apart = replace(far, x0=7.5)
    assert space.line([line[0], apart, *line[2:]], [False] * 6) == [False, True, True, False, True, False]


def test_lam_alef_in_two_pieces_with_a_mark_between_is_read_lam_first() -> None:
    # «شمولا» with tanwin: the mark is drawn between the lam and the alef, which stands a hair right of its lam
    chars = [
        *drawn("شمو", 92, 4, 0),
        at("ل", 71.7, 76.9, 3)._replace(drawn=4),
        at("\u064b", 74.5, 76.4, 4, 102.9)._replace(drawn=3),
        at("ا", 71.8, 76.4, 5)._replace(drawn=2),
    ]
    ((line,),) = _pdf_rtl.lines([Page(1, 200, 200, tuple(chars))])
    assert "".join(char.text for char in line) == "شمول\u064bا"


def test_lam_alef_in_two_pieces_of_which_the_lam_is_wider_is_read_lam_first() -> None:
    # «للأمم»: the alef begins a hair right of its lam, whose box reaches to the letter before
    chars = [
        at("ل", 83.6, 85.3, 0),
        at("ل", 78.7, 83.5, 1),
        at("أ", 78.8, 81.5, 2),
        *drawn("مم", 78.7, 0, 3),
    ]
    ((line,),) = _pdf_rtl.lines([Page(1, 200, 200, tuple(char._replace(drawn=0) for char in chars))])
    assert "".join(char.text for char in line) == "للأمم"


def test_point_upon_a_letter_is_a_stroke() -> None:
    style = Font(font="A", size=10.0)
    letter = Glyph("ب", 10.0, 0.0, 18.0, 5.0, 0.0, 10.0, style, 1)
    upon = Glyph(".", 8.0, 0.0, 12.0, 5.0, 0.0, 8.0, style, 2)
    beside = Glyph(".", 6.0, 0.0, 10.0, 5.0, 0.0, 6.0, style, 2)
    assert _pdf_rtl_strokes._laid([letter, upon], 1)
    assert not _pdf_rtl_strokes._laid([letter, beside], 1)


def test_sign_between_joined_letters_is_a_stroke_whatever_its_name() -> None:
    style = Font(font="A", size=10.0)
    pens = (("م", 20.0, 28.0), ("z", 17.0, 20.0), ("ا", 14.0, 17.0))
    line = [Glyph(text, x0, 0.0, x1, 5.0, 0.0, x0, style, at) for at, (text, x0, x1) in enumerate(pens)]
    assert _pdf_rtl_strokes.is_stroke(line, 1, set())
    latin = [replace(line[1], text="y", pen=20.0, x0=20.0, x1=23.0), line[1]]
    assert not _pdf_rtl_strokes.is_stroke(latin, 1, {("A", "z")})


@pytest.mark.parametrize("said", ["Add.1", "A/L.5", "Committee", "UNFCCC", "A/d.11", "II/d"])
def test_latin_letter_that_names_strokes_elsewhere_stays_in_a_symbol(said: str) -> None:
    style = Font(font="A", size=8.0)
    line = [Glyph(sign, 4.0 * at, 0, 4.0 * at + 4, 5, 0, 4.0 * at, style, at) for at, sign in enumerate(said)][::-1]
    known = {("A", sign) for sign in said if sign.isalpha()}
    assert not any(_pdf_rtl_strokes.is_stroke(line, place, known) for place in range(len(line)))


def test_latin_letter_that_names_strokes_lengthens_an_arabic_word_though_it_stands_twice() -> None:
    style = Font(font="A", size=8.0)
    line = [Glyph(sign, 4.0 * at, 0, 4.0 * at + 4, 5, 0, 4.0 * at, style, at) for at, sign in enumerate("مddب")][::-1]
    assert [_pdf_rtl_strokes.is_stroke(line, place, {("A", "d")}) for place in range(4)] == [False, True, True, False]


def test_stroke_behind_the_sign_of_a_number_is_no_part_of_a_symbol() -> None:
    # «1 -ـ تقرر»: the stroke is named d
    style = Font(font="A", size=8.0)
    line = [Glyph(sign, -4.0 * at, 0, 4 - 4.0 * at, 5, 0, -4.0 * at, style, at) for at, sign in enumerate("1-dت")]
    assert _pdf_rtl_strokes.is_stroke(line, 2, {("A", "d")})


def test_letters_whose_pens_differ_a_little_are_one_glyph() -> None:
    style = Font(font="A", size=9.0)
    chars = [
        Char("ل", 15.08, 0.0, 19.75, 9.0, 0.0, style, 1, 0, pen=15.08),
        Char("أ", 15.11, 0.0, 19.38, 9.0, 0.0, style, 1, 1, pen=15.18),
    ]
    assert [glyph.text for glyph in glyphs(chars)] == ["لأ"]


def drawn(words: str, start: float, thing: int, order: int, *, style: Font = ROMAN, base: float = 100.0) -> list[Char]:
    """Letters of five points each, read from the right, in one text object."""
    return [
        at(letter, start - 5 * (place + 1), start - 5 * place, order + place, base)._replace(drawn=thing, style=style)
        for place, letter in enumerate(words)
    ]


def test_mark_drawn_alone_stands_on_the_letter_drawn_next() -> None:
    # سُنّت: engines draw from left to right, each mark before its letter; in PDFium's order they are far from them
    chars = [
        at("\u0651", 88, 90, 0, 96)._replace(drawn=1),
        *drawn("ت", 90, 0, 1),
        *drawn("ن", 95, 2, 2),
        at("\u064f", 96, 98, 30, 97)._replace(drawn=3),
        *drawn("س", 100, 4, 31),
        *drawn("ممم", 100, 5, 40, base=86),  # the line below is as near as theirs
    ]
    (above, _) = _pdf_rtl.lines([Page(1, 200, 200, tuple(chars))])[0]
    assert "".join(char.text for char in above) == "سُنّت"


@pytest.mark.parametrize("sign", ["-", ".", "\u2013", "//", "\x1b"])
def test_signs_drawn_upon_each_other_between_letters_that_join_are_strokes(sign: str) -> None:
    # «تع--رب»: two strokes, each drawn upon half of the other, under the name of a sign
    signs = [
        at(sign[0], 84.5, 87.5, 10)._replace(drawn=1),
        at(sign[0], 86.5, 90, 11)._replace(drawn=1),
    ]
    chars = [*drawn("إذ تع", 115, 2, 0), *signs[::-1], *drawn("رب عن", 84.5, 0, 20)]
    (line,) = _pdf_rtl.prepared([Page(1, 200, 200, tuple(chars))])
    assert "تعرب" in "".join(char.text for char in line.chars)


def test_stroke_of_a_date_stays_a_sign() -> None:
    # «تموز/يوليه»: drawn apart as well, after a letter that does not join, and only once at each place
    chars = [*drawn("في تموز", 135, 2, 0), *drawn("/", 100, 1, 10), *drawn("يوليه من", 95, 0, 20)]
    (line,) = _pdf_rtl.prepared([Page(1, 200, 200, tuple(chars))])
    assert "تموز/يوليه" in "".join(char.text for char in line.chars)


def test_latin_words_that_go_on_in_the_next_line_keep_their_comma() -> None:
    # seen from the left: "United Nations,(" and then Arabic
    line = [glyph for word in ("Nations,", "(") for glyph in word]
    found = [Glyph(text, 5.0 * i, 0, 5.0 * i + 5, 8, 0, 5.0 * i, ROMAN, i) for i, text in enumerate(line)]
    runs = logical(found, [False] * len(found), [False] * len(found))
    assert "".join(found[place].text for run in runs for place in run) == "(Nations,"


COLUMNS = """#set page(width: 20cm, height: 14cm, margin: 1cm, columns: 2)
#set text(font: "Amiri", size: 10pt, dir: rtl, lang: "ar")
#set par(justify: true)
{body}
"""


def test_of_two_columns_the_right_one_is_read_first(tmp_path: Path, root: Path) -> None:
    body = "\n\n".join(
        f"إذ تشير إلى القرار رقم {number} وإلى ما سبق من قرارات في هذا الشأن كلها أيضا،" for number in range(10, 28)
    )
    source = tmp_path / "page.typ"
    source.write_text(COLUMNS.format(body=body), encoding="utf-8")
    content = typst.compile(str(source), font_paths=[str(root / "data" / "fonts")])
    read = " ".join(block.text for block in pdf.layout(content, name="page.pdf").blocks)
    assert [int(number) for number in re.findall(r"رقم (\d+)", read)] == list(range(10, 28))


def test_line_that_begins_with_a_comma_has_no_blank_before_it(tmp_path: Path, root: Path) -> None:
    body = "في عام 2021\\ ، وإذ تشير إلى القرار (\\ 2020) المؤرخ"
    source = tmp_path / "page.typ"
    source.write_text(PAGE.format(font="Amiri", body=body), encoding="utf-8")
    content = typst.compile(str(source), font_paths=[str(root / "data" / "fonts")])
    (block,) = pdf.layout(content, name="page.pdf").blocks
    assert [block.text[span.start : span.end] for span in block.unsaid] == ["\n", "\n"]


def test_annex_and_table_of_an_arabic_page(tmp_path: Path, root: Path) -> None:
    source = tmp_path / "annex.typ"
    below = """(ب) نشره باللغات الست.

#align(left)[الجلسة العامة 9]
#v(-.9em)
المرفق

#table(columns: (6cm, 3cm), stroke: none, [بوردوريا], [0,005], [سلدافيا], [0,010], [باتاغونيا], [0,001])
"""
    body = RESOLUTION.replace("(ب) نشره باللغات الست.", below)
    source.write_text(PAGE.format(font="Amiri", body=body), encoding="utf-8")
    content = typst.compile(str(source), font_paths=[str(root / "data" / "fonts")])
    shown = pdf.layout(content, name="annex.pdf")
    assert "المرفق" in [block.text for block in shown.blocks]
    table = next(block for block in shown.blocks if block.role == "table")
    assert table.text.split() == ["بوردوريا", "0,005", "سلدافيا", "0,010", "باتاغونيا", "0,001"]


@pytest.mark.parametrize("prose", [True, False])
def test_text_that_the_only_paragraph_adopts_is_an_annex(tmp_path: Path, root: Path, *, prose: bool) -> None:
    body = RESOLUTION.split("*إن", maxsplit=1)[0] + "*إن الجمعية العامة*،\n\n*تعتمد* الإعلان التالي:\n\n"
    body += "#align(center)[*إعلان الأنهار*]\n\n"
    body += "نحن، رؤساء بلدان الأنهار، المجتمعين في بوردوريا " * 5 * prose + ":\n\n" * prose
    body += "#h(1cm)1 - نعيد تأكيد أهمية الأنهار؛\n\n#h(1cm)لذلك نتعهد بما يلي:\n\n#h(1cm)2 - نحافظ على مياهها؛\n\n"
    source = tmp_path / "adopted.typ"
    source.write_text(PAGE.format(font="Amiri", body=body + "#h(1cm)3 - نعمل معا."), encoding="utf-8")
    found = pdf.read(typst.compile(str(source), font_paths=[str(root / "data" / "fonts")]), name="adopted.pdf")
    ids = [paragraph.id for paragraph in found.paragraphs]
    assert ids == ["O01", *["X1-00-1"] * prose, "X1-01", "X1-02", "X1-03"]
    assert found["X1-01"].text.string == "نعيد تأكيد أهمية الأنهار؛"

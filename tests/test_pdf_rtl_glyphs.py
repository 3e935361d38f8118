"""Arabic pages: signs that engines draw in several pieces, numbers of notes, first lines, cells that are numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from toolkit.sources import _pdf_chars, _pdf_drawn, _pdf_file, _pdf_lines, _pdf_rtl, _pdf_zones, pdf
from toolkit.sources._hyphens import Hyphens
from toolkit.sources._pdf_page import Char, Font, Page
from toolkit.sources._pdf_rtl_glyphs import Glyph, glyphs
from toolkit.sources._pdf_rtl_order import logical
from toolkit.sources._pdf_rtl_signs import brackets

STYLE = Font("Any", 10.0)
PAGE = """#set page(width: 16cm, height: 20cm, margin: (x: 2cm, top: 2cm, bottom: 2cm))
#set text(font: ("Amiri", "DejaVu Sans"), size: 11pt, dir: rtl, lang: "ar")
#set par(justify: true, spacing: .9em, leading: .6em)
#show parbreak: it => it
{body}
"""


def shown(root: Path, body: str) -> bytes:
    """The PDF of a page."""
    return typst.compile(PAGE.format(body=body).encode(), font_paths=[str(root / "data" / "fonts")])


def at(text: str, x0: float, x1: float, order: int, drawn: int, *, base: float = 100.0, pen: float = -1.0) -> Char:
    pen = x0 if pen < 0 else pen
    return Char(text, x0, base - 2, x1, base + 8, base, STYLE, 1, order, False, pen, x1, drawn)


def said(chars: list[Char]) -> list[str]:
    return [glyph.text for glyph in glyphs(chars)]


def test_seat_and_hamza_drawn_apart_are_one_letter() -> None:
    seat, hamza = at("أ", 74.7, 76.5, 0, 87, pen=74.3), at("أ", 74.2, 75.6, 1, 86, base=100.7)
    assert said([at("س", 76, 83, 5, 88), seat, hamza]) == ["س", "أ"]
    level = at("إ", 74.2, 75.6, 1, 86)  # below its seat, on the line
    assert said([at("إ", 74.7, 76.5, 0, 87, pen=74.9), level]) == ["إ"]


def test_letter_with_hamza_that_stands_twice_in_a_word_stays_twice() -> None:
    assert said([at("أ", 74, 77, 0, 86), at("أ", 71, 74, 1, 86)]) == ["أ", "أ"]
    assert said([at("أ", 74, 77, 0, 87), at("أ", 71, 74, 1, 86)]) == ["أ", "أ"]


def test_letter_and_two_marks_drawn_as_three_glyphs_stand_once() -> None:
    letter = [at(sign, 70, 74, order, 56) for order, sign in enumerate("ه\u064f\u0651")]
    mark = [at(sign, 71, 72, 3 + order, 58, base=100.6) for order, sign in enumerate("ه\u064f\u0651")]
    assert said([*letter, *mark]) == ["ه\u0651\u064f"] or said([*letter, *mark]) == ["ه\u064f\u0651"]


def test_lone_mark_that_the_letter_drawn_beside_it_says_is_none_of_the_next_letter() -> None:
    letter = [at("ب", 78.6, 80.4, 0, 82, pen=77), at("\u0651", 76.9, 78.6, 3, 82, pen=77)]
    after = at("ع", 71.1, 77.6, 5, 80)
    assert said([*letter, at("\u0651", 76.9, 78.6, 4, 81, base=98.9, pen=75.8), after]) == ["ب\u0651", "ع"]
    # a mark drawn elsewhere, another mark, and one that stands on the next letter are that letter's
    assert said([*letter, at("\u0651", 76.9, 78.6, 4, 60, base=98.9, pen=75.8), after]) == ["ب\u0651", "ع\u0651"]
    assert said([*letter, at("\u064f", 76.9, 78.6, 4, 81, base=98.9, pen=75.8), after]) == ["ب\u0651", "ع\u064f"]
    assert said([*letter, at("\u0651", 74.0, 77.5, 4, 81, base=98.9, pen=75.8), after]) == ["ب\u0651", "ع\u0651"]


def test_two_latin_signs_that_two_glyphs_name_stand_once_and_in_order() -> None:
    first = [at("s", 34, 36.2, 0, 7), at(",", 35.1, 36, 1, 7, pen=34)]
    second = [at("s", 36.5, 38, 2, 8, base=103.7), at(",", 37.3, 37.7, 3, 8, base=103.7, pen=36.5)]
    assert said([*first, *second]) == ["s,"]


def test_letters_at_one_place_that_are_drawn_apart_are_two() -> None:
    # «يُمدّد» of a browser: the mark of the first letter is drawn at the place of the second one
    yeh = [at("ي", 58.7, 60.7, 0, 36, pen=57.6), at("\u064f", 56.6, 58.7, 1, 36, pen=57.6)]
    mark = [at("ي", 58.5, 60, 2, 35, pen=55.5), at("\u064f", 57, 58.5, 4, 35, pen=55.5)]
    assert said([*yeh, mark[0], at("م", 55.2, 59.2, 3, 34, pen=55.5), mark[1]]) == ["ي\u064f", "م"]


def test_tanwin_behind_a_lam_alef_whose_box_was_parted_from_the_left_stands_last() -> None:
    # «كاملاً»: a browser names the three signs in one glyph, and PDFium parts its box among them from the left
    parted = [at("\u064b", 78.2, 79.2, 0, 7, pen=74.9), at("ل", 76.1, 77.1, 1, 7, pen=74.9)]
    assert said([*parted, at("ا", 77.1, 78.2, 2, 7, pen=74.9)]) == ["لا\u064b"]
    turned = [at("ا", 77.1, 78.1, 0, 7, pen=74.9), at("ل", 78.1, 79.2, 1, 7, pen=74.9)]
    assert said([*turned, at("\u064b", 76.0, 77.1, 2, 7, pen=74.9)]) == ["لا\u064b"]


def test_letter_with_its_mark_beside_a_raised_marker_stays_on_the_line() -> None:
    small = STYLE._replace(size=7.2)
    words = [at(sign, 156 - 8 * place, 163 - 8 * place, place, 20 - place) for place, sign in enumerate("وطني")]
    marked = [at("\u064b", 124.0, 126.0, 4, 9, base=102.4, pen=121), at("ا", 121.0, 124.0, 5, 9, base=102.4)]
    marker = [at(sign, 117.0 - 3 * place, 120.0 - 3 * place, 6 + place, 8, base=104.4) for place, sign in
              enumerate("(2)")]  # fmt: skip
    page = Page(1, 200, 200, (*words, *marked, *(char._replace(style=small) for char in marker)), (), ())
    (line,) = _pdf_rtl.lines([page])[0]
    assert "".join(char.text for char in line if not char.text.isspace()) == "وطنيا\u064b(2)"


def test_stroke_that_a_font_names_delete_lengthens_its_word() -> None:
    chars = [at("م", 27, 30, 0, 3), at("\x7f", 24.9, 27, 1, 2), at("ؤ", 21, 25, 2, 1)]
    assert said(chars) == ["م", "\u0640", "ؤ"]


def test_slanted_lam_alef_is_read_lam_first_though_its_boxes_differ() -> None:
    slanted = STYLE._replace(italic=True)
    lam = at("ل", 72.7, 84.5, 0, 9, pen=73.6)._replace(style=slanted)
    alef = at("ا", 72.8, 79.7, 1, 9, pen=73.66)._replace(style=slanted)
    assert said([lam, alef]) == ["لا"]


def line(seen: str, sizes: list[float] | None = None) -> tuple[list[Glyph], list[bool]]:
    """Glyphs from left to right as they are seen, and whether a blank stands left of each."""
    found, parted, blank = [], [], False
    for place, sign in enumerate(seen):
        if sign == " ":
            blank = True
            continue
        size = sizes[place] if sizes else 10.0
        found.append(Glyph(sign, 4.0 * place, 98, 4.0 * place + 4, 108, 100, 4.0 * place, Font("A", size), place))
        parted.append(blank)
        blank = False
    return found, parted


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        (".344-340", "340-344."),  # the words "paragraphs" stand in the line above
        ("2021-2030", "2021-2030"),
        ("19-21", "19-21"),
        ("2019-20", "2019-20"),
    ],
)
def test_a_range_alone_on_its_line_rises(seen: str, read: str) -> None:
    found, parted = line(seen)
    runs = logical(found, [False] * len(found), parted)
    assert "".join(found[place].text for run in runs for place in run) == read


def test_number_of_a_note_is_read_before_its_latin_words() -> None:
    seen = ".A/99/31 12"
    found, parted = line(seen, [9.0] * 9 + [12.0] * 2)
    runs = logical(found, [False] * len(found), parted)
    assert "".join(found[place].text for run in runs for place in run) == "12A/99/31."
    same, parted = line(".Add. 12")  # of the same size: a number of theirs
    runs = logical(same, [False] * len(same), parted)
    assert "".join(same[place].text for run in runs for place in run) == "Add.12."


def test_digit_behind_the_bracket_of_a_latin_word_belongs_to_it() -> None:
    found, parted = line("CM/Rec(2024)1 ةيصوت")
    runs = logical(found, [False] * len(found), parted)
    assert "".join(found[place].text for run in runs for place in run) == "توصيةCM/Rec(2024)1"
    assert "".join(brackets(list("توصية )CM/Rec)2024)1( و"))) == "توصية (CM/Rec(2024)1) و"


def test_no_arabic_word_is_broken_at_a_hyphen() -> None:
    lines = ["نتائج اجتماعية-", "اقتصادية منصفة"]
    assert not Hyphens(lines).soft(*lines)
    assert Hyphens(["the econ-", "omies of scale"]).soft("the econ-", "omies of scale")


def test_line_of_a_marker_and_a_comma_has_the_size_of_the_comma() -> None:
    small, plain = STYLE._replace(size=7.0), STYLE._replace(size=11.0)
    chars = [at(sign, 90 - 4 * place, 94 - 4 * place, place, 1, base=104)._replace(style=small) for place, sign in
             enumerate("(15)")]  # fmt: skip
    comma = at("،", 70, 74, 5, 2)._replace(style=plain)
    (found,) = [_pdf_lines._line([*chars, comma], right=True)]
    assert (found.size, found.base) == (11.0, 100.0)
    assert [found.text[low:high] for low, high in found.runs("raised")] == ["(15)"]


RESOLUTION = """A/RES/99/9

إن الجمعية العامة،

#h(1cm)إذ تشير إلى قرارها 98/12 المؤرخ 4 كانون الأول/ديسمبر 2043 بشأن الأنهار والبحيرات والينابيع {end}

#h(1cm)وإذ تلاحظ أن الأنهار لا تقف عند الحدود وأنها تجري من بلد إلى آخر في كل فصل من فصول السنة،

#h(1cm)1 - تقرر أن تبقي المسألة قيد نظرها في دوراتها المقبلة وفي ما يليها من دورات عادية واستثنائية؛

#h(1cm)2 - تطلب إلى الأمين العام أن يقدم إليها تقريرا عن الأنهار وعن البحيرات في جميع القارات والجزر.
"""


def test_a_first_line_begins_a_paragraph_though_the_one_above_has_no_end(root: Path) -> None:
    found = pdf.read(shown(root, RESOLUTION.format(end="في جميع القارات وفي جميع البلدان")), name="a.pdf")
    assert [paragraph.id for paragraph in found.paragraphs] == ["P01", "P02", "O01", "O02"]
    assert found["P02"].text.string.startswith("وإذ تلاحظ")


def test_closing_lines_at_the_far_edge_are_no_words_of_the_paragraph_though_they_stand_close(root: Path) -> None:
    one_line = (
        RESOLUTION.format(end="،").rsplit("#h(1cm)2", 1)[0] + "2#h(.4cm)- تطلب إلى الأمين العام أن ينشر هذا القرار."
    )
    close = one_line + " \\\n#h(1fr)الجلسة العامة 49 \\\n#h(1fr)9 كانون الأول/ديسمبر 2043\n"
    found = pdf.read(shown(root, close), name="a.pdf")
    assert found["O02"].text.string.endswith("هذا القرار.")
    assert found.meta["adopted"] == "2043-12-09"


def test_numbers_that_no_operative_paragraph_has_are_doubted(root: Path) -> None:
    lost = RESOLUTION.format(end="،").replace(" - ", " -\\, ")  # a stroke behind the dash with the name of a sign
    found = pdf.read(shown(root, lost), name="a.pdf")
    assert [paragraph.id for paragraph in found.paragraphs] == ["P01", "P02"]
    assert [(doubt.place, doubt.kind) for doubt in found.doubts] == [("P02", "number_order")]
    assert not pdf.read(shown(root, RESOLUTION.format(end="،")), name="a.pdf").doubts


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("والقرار الم ؤرخ", True),
        ("بالأساليب الوحشية والل إنسانية", True),
        ("مرحلة ال عافي", True),
        ("إلى القرار ي جديد", True),
        ("المرفق ب من القرار", False),
        ("القرار م ع جديد", False),
        ("آثار سلبية ذات بال على الأنهار", False),
    ],
)
def test_word_with_a_blank_within_it_is_doubted(root: Path, words: str, doubted: bool) -> None:
    found = pdf.read(shown(root, RESOLUTION.format(end=f"{words}،")), name="a.pdf")
    assert [(doubt.place, doubt.kind) for doubt in found.doubts] == [("P01", "reading_order")] * doubted


@pytest.mark.parametrize(("words", "doubted"), [("التي أُأُجريت", True), ("التي أُجريت", False), ("أن أُعدَّت", False)])
def test_letter_that_stands_twice_is_doubted(root: Path, words: str, *, doubted: bool) -> None:
    found = pdf.read(shown(root, RESOLUTION.format(end=f"{words}،")), name="a.pdf")
    assert [(doubt.place, doubt.kind) for doubt in found.doubts] == [("P01", "encoding")] * doubted


@pytest.mark.parametrize(
    ("words", "doubted"),
    [("التي ت.درك", True), ("التي اق\u4a4fتلعت", True), ("في القرار A/98/12", False), ("مؤسسة ش.م.م", False)],
)
def test_sign_of_another_script_within_a_word_is_doubted(root: Path, words: str, *, doubted: bool) -> None:
    found = pdf.read(shown(root, RESOLUTION.format(end=f"{words}،")), name="a.pdf")
    assert [(doubt.place, doubt.kind) for doubt in found.doubts] == [("P01", "encoding")] * doubted


def test_marker_and_comma_at_the_head_of_a_page_end_the_paragraph(root: Path) -> None:
    end = "في القارات\n#pagebreak()\n#super(typographic: false)[(1)]،"
    notes = "\n#v(1cm)\n#line(length: 3cm)\n#text(size: 8pt)[#super(typographic: false)[(1)] القرار 98/12، المرفق.]\n"
    found = pdf.read(shown(root, RESOLUTION.format(end=end) + notes), name="a.pdf")
    assert found["P01"].text.string.endswith("في القارات،")
    assert [(note.place, note.marker) for note in found.notes] == [("P01", "1")]


def test_words_that_run_together_are_doubted(root: Path) -> None:
    found = pdf.read(shown(root, RESOLUTION.format(end="ونؤكدعلىأنموضوعالمؤتمرالقادم،")), name="a.pdf")
    assert [(doubt.place, doubt.kind) for doubt in found.doubts if "together" in doubt.says] == [("P01", "encoding")]
    right = pdf.read(shown(root, RESOLUTION.format(end="وللاستراتيجيات الإقليمية،")), name="a.pdf")
    assert not [doubt for doubt in right.doubts if "together" in doubt.says]


def test_letter_of_a_part_in_the_middle_begins_a_block_below_closing_lines(root: Path) -> None:
    below = "\n#align(left)[4 كانون الأول/ديسمبر 2043]\n#v(-.5em)\n#align(center)[*باء*]\n"
    layout = pdf.layout(shown(root, RESOLUTION.format(end="،") + below), name="a.pdf")
    assert "باء" in [block.text for block in layout.blocks]


def test_numbers_in_the_first_row_of_a_page_are_cells(root: Path) -> None:
    rows = "\n".join(f"[{number}], [إدارة المياه رقم {number}], [{number} 300]," for number in range(4, 7))
    table = f"#pagebreak()\n#v(-1.2cm)\n#table(columns: (5cm, 5cm, 2cm), stroke: none, {rows})"
    layout = pdf.layout(shown(root, RESOLUTION.format(end="،") + table), name="a.pdf")
    cells = next(block.text.split() for block in layout.blocks if block.role == "table")
    assert cells[0] == "4"


def test_words_do_not_count_among_the_drawn_things(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = shown(root, RESOLUTION.format(end="،") + "\n#line(length: 100%)")
    monkeypatch.setattr(_pdf_drawn, "MAX_DRAWN", 5)
    (page,) = _pdf_file.pages(content, name="a.pdf")
    assert all(char.drawn >= 0 for char in page.chars if not char.made)
    assert len(page.rules) == 1


def test_the_rows_of_a_long_table_show_neither_the_size_of_the_words_nor_their_edges(root: Path) -> None:
    rows = "".join(f"[ميناء {'الأنهار ' * (n % 5)}], [{n}]," for n in range(60))
    table = f"#align(center)[#text(size: 8pt)[#table(columns: (8cm, 2cm), stroke: none, inset: 2pt, {rows})]]\n\n"
    content = shown(root, RESOLUTION.format(end="،").replace("#h(1cm)2 -", f"{table}#h(1cm)2 -"))
    found = _pdf_rtl.prepared(_pdf_file.pages(content, name="a.pdf"))
    sheets = _pdf_zones.sheets(found, [_pdf_lines.lines(page) for page in found])
    assert _pdf_zones.body_size(sheets) == 11.0
    assert abs(sheets[0].left - 57) < 3


ANNEX = """
#align(center)[*المرفق*]

#align(center)[*إعلان بشأن الأنهار*]

#h(1cm){first} بأن الأنهار تجري من بلد إلى آخر في كل فصل من فصول السنة،

#h(1cm)وإذ نؤكد أن البحيرات لا تقف عند الحدود وأنها تخص الجميع في كل مكان،

#h(1cm)1 - نعلن أن الأنهار ملك للجميع في كل مكان وفي كل زمان من الأزمنة.

#h(1cm)2 - نعلن أن البحيرات ملك للجميع في كل مكان وفي كل زمان من الأزمنة.
"""


def test_clause_with_a_comma_that_opens_an_annex_is_of_its_preamble(root: Path) -> None:
    found = pdf.read(shown(root, RESOLUTION.format(end="،") + ANNEX.format(first="إذ نسلم")), name="a.pdf")
    assert [p.id for p in found.paragraphs if p.part == "annex"] == ["X1-P01", "X1-P02", "X1-01", "X1-02"]
    assert not found.doubts


def test_clause_with_a_comma_that_opens_an_annex_with_an_unknown_word_is_doubted(root: Path) -> None:
    found = pdf.read(shown(root, RESOLUTION.format(end="،") + ANNEX.format(first="تسليما")), name="a.pdf")
    assert [doubt.place for doubt in found.doubts if doubt.kind == "annex"] == ["X1-00-1"]


def test_words_that_lead_in_the_numbers_of_an_annex_are_a_passage_of_it(root: Path) -> None:
    """Where a body decides, a verb alone above number 1 is a heading."""
    annex = ANNEX.format(first="إذ نسلم").replace("#h(1cm)1 -", "#h(1cm)نحن الموقعين نتعهد:\n\n#h(1cm)1 -")
    found = pdf.read(shown(root, RESOLUTION.format(end="،") + annex), name="a.pdf")
    assert [p.id for p in found.paragraphs if p.part == "annex"] == ["X1-P01", "X1-P02", "X1-00-1", "X1-01", "X1-02"]


class _Drawn(_pdf_chars._Boxes):
    """Boxes of characters whose ink begins and ends where the test says."""

    def __init__(self, low: float, high: float, wide: float) -> None:
        self.edges_of_ink, self.wide = (low, high), wide

    def ink(self, index: int) -> tuple[float, float]:
        del index
        return self.edges_of_ink

    def inked_width(self) -> float:
        return self.wide


@pytest.mark.parametrize(
    ("sign", "low", "high", "wide", "says"),
    [
        ("!", 100.0, 100.9, 3.1, "\u0640"),  # a stroke with the name of another sign
        ('"', 100.0, 100.9, 3.1, "\u0640"),
        ("2", 100.0, 100.9, 3.1, "\u0640"),
        (",", 100.0, 100.9, 3.1, "\u0640"),
        (":", 100.1, 101.2, 3.0, "\u0640"),
        ("(", 100.0, 101.2, 4.0, "\u0640"),
        (",", 98.7, 101.1, 1.2, ","),
        ("9", 100.0, 102.0, 0.5, "9"),  # its part of the box of "9," whose comma a font draws as an apostrophe
        ("(", 98.8, 100.8, 1.0, "("),
        ("!", 100.0, 107.2, 1.2, "!"),
        ('"', 104.8, 107.2, 4.9, '"'),  # flat, and high above the line
        ("2", 100.0, 107.2, 5.0, "2"),
        ("*", 104.0, 106.2, 4.5, "*"),
        ("2", 100.0, 100.0, 0.0, "2"),  # of a font whose ink is not known
    ],
)
def test_sign_that_lies_on_the_line_is_a_stroke(sign: str, low: float, high: float, wide: float, says: str) -> None:
    assert _Drawn(low, high, wide).sign(ord(sign), 0, 10.0, 100.0) == says
    assert ord(sign) in _pdf_chars._OTHERS


@pytest.mark.parametrize(("code", "says"), [(1, "\u0640"), (2, "-"), (3, "\u0640")])
def test_what_pdfium_takes_for_the_hyphen_of_a_broken_word_is_one(code: int, says: str) -> None:
    """PDFium gives U+0002 for it, however it is drawn; signs beside it are drawn ones like others."""
    assert _Drawn(100.0, 100.9, 3.1).sign(code, 0, 10.0, 100.0) == says


@pytest.mark.parametrize(
    ("low", "high", "wide", "says"),
    [
        (100.0, 100.0, 0.0, " "),  # nothing is drawn
        (100.0, 102.2, 3.4, "\u0640"),  # the tooth of a letter
        (99.0, 104.5, 4.6, "\ufffd"),  # a letter
        (105.0, 106.8, 1.8, " "),  # a mark above the line
    ],
)
def test_blank_that_is_drawn_is_none(low: float, high: float, wide: float, says: str) -> None:
    assert _Drawn(low, high, wide).blank(0, 10.0, 100.0) == says


def test_mark_named_as_letter_and_mark_stands_once_though_its_letter_is_wide() -> None:
    # «سُ» in two pieces: the pen of the mark is nearly a letter's width right of the letter's
    mark = [at("س", 84, 86, 0, 7, base=96.7, pen=84), at("\u064f", 83, 84, 1, 7, base=96.7, pen=84)]
    both = [at("س", 83, 90, 2, 8, pen=75), at("\u064f", 76, 83, 3, 8, pen=75)]
    for letter in (both, both[:1]):
        assert said([*mark, *letter, at("ل", 90, 93, 4, 9)]) == ["س\u064f", "ل"]
    level = [char._replace(base=100.0) for char in mark]
    assert said([*level, at("س", 74, 81, 2, 8)]) == ["س\u064f", "س"]


def test_mark_before_a_letter_at_its_pen_is_that_of_the_letter_before() -> None:
    chars = [
        at("ت", 90.8, 94.6, 0, 70, pen=91.7),
        at("\u064f", 89.7, 93.8, 2, 70),
        at("م", 89.4, 93.1, 3, 70, pen=89.7),
    ]
    assert said(chars) == ["ت\u064f", "م"]


def test_what_stands_before_latin_words_that_go_on_from_the_line_above_is_read_first() -> None:
    seen = "ثم و 3(/Add.6"
    line = [Glyph(sign, 10 * n, 0, 10 * n + 9, 9, 0, 10 * n, STYLE, n) for n, sign in enumerate(seen.replace(" ", ""))]
    blanks = [False, False, True, True, *[False] * (len(line) - 4)]
    inside, alone = (logical(line, [False] * len(line), blanks, inside=within) for within in (True, False))
    assert "".join(line[place].text for place in inside[0]) == "3(/Add.6"
    assert "".join(line[place].text for place in alone[0]) == "Add.6"
    closing = logical(line[4:], [False] * len(line[4:]), [False] * len(line[4:]), inside=True)  # seen: "(/Add.6"
    assert "".join(line[4:][place].text for place in closing[0]) == "Add.6"


@pytest.mark.parametrize(("sign", "lean", "wide"), [("(", 0.0, 4.5), ("-", 0.0, 4.5), ("-", 0.1, 3.5), ("a", 0.1, 2.5)])
def test_a_sign_of_two_shapes_is_as_wide_as_it_is_drawn(sign: str, lean: float, wide: float) -> None:
    """A font states one width: behind a wide bracket a gap stood, which could be a blank; a slanted box is wider."""

    class Boxes(_pdf_chars._Boxes):
        def __init__(self) -> None:
            pass

        def extent(self, index: int) -> tuple[float, float]:
            return 4.5, 10.0 + index

    widths = _pdf_chars._Widths(None, 10.0, lean)
    widths[ord(sign)] = 2.5
    assert widths.of(ord(sign), Boxes(), 0) == pytest.approx(wide)

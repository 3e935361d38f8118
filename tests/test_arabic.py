"""Arabic that we write: one concept, one name; the terms are those of the resolutions."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from toolkit import hypertext, languages, wording
from toolkit.publish.report import pdf
from toolkit.publish.report._subject import ReportSubject

ROOT = Path(__file__).resolve().parent.parent

#: A place in braces with a noun in the form that goes with 11 to 99, or with 3 to 10: {n} فقرة, not {n} في المائة.
COUNTED = re.compile(
    r"\{\w+\} (?:فقرة|فقرات|فعلا|أفعال|صفا|صفوف|تصحيحا|كلمة|كلمات|"
    r"قرارا|قرارات|زوجا|بلدا|صوتا|مرة|مرات|واقعة|اجتماعا)(?![\u0621-\u064a])"
)
#: Where the numbers are those of data that ship, and claims hold them.
FIXED = {
    "divides: quoted_told",
    "findings: behind",
    "findings: behind_title",
    "findings: growth",
    "findings: growth_title",
    "findings: intelligence",
    "findings: intelligence_none",
    "findings: vote_told",
    "forum: meetings_told",
    "gender: growth_told",
    "wsis: resolutions_told",
}


@pytest.fixture(scope="module")
def kept() -> Any:
    """The script that counts terms and looks for wrong ones."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import arabic_terms
    finally:
        sys.path.pop(0)
    return arabic_terms


class TestTerms:
    """data/glossary/terms_ar.csv, and all that is written in Arabic."""

    def test_no_wrong_form_stands_anywhere(self, kept: Any) -> None:
        assert [(file, form, text[:120]) for file, form, text in kept.wrong()] == []

    def test_every_kind_of_text_is_looked_at(self, kept: Any) -> None:
        files = {file for file, _ in kept.written()}
        assert {
            "data/languages/ar/forum.toml", "data/languages/ar/page.toml", "data/languages/ar/lessons.toml",
            "data/languages/ar/addressees.toml", "data/editions/ar/09-the-forums-mandate.md", "data/contract.toml",
            "data/editions/ar/lessons/06-twenty-years-of-internet-governance.md", "data/lessons/guide.ar.md",
            "data/themes/codebook.toml", "data/glossary/glossary.csv", "README.md", "notebooks/lessons/TEACHERS.md",
            "notebooks/07-digital-divides.ipynb",
        } <= files  # fmt: skip

    def test_terms_are_whole_and_in_order(self, kept: Any) -> None:
        rows = kept.terms()
        assert [row["english"].casefold() for row in rows] == sorted({row["english"].casefold() for row in rows})
        assert all(row["term"] and kept.forms(row) and row["reason"] for row in rows)
        assert not [row for row in rows if any(kept.pattern(form).search(row["term"]) for form in kept.forms(row))]

    def test_a_noun_after_a_number_that_may_change_is_not_counted_by_it(self, kept: Any) -> None:
        """Nouns change their form with the number before them: "عدد الفقرات {n}" is right for any n."""
        found = {
            f"{path.stem}: {line.split(' = ')[0]}"
            for path in sorted((ROOT / "data/languages/ar").glob("*.toml"))
            if path.stem not in kept.READ
            for line in path.read_text("utf-8").splitlines()
            if COUNTED.search(line)
        }
        assert found <= FIXED, found - FIXED
        assert found == FIXED, "no longer needed"

    def test_every_exception_is_needed(self, kept: Any) -> None:
        """Its words stand in its file, and one of the wrong forms in them."""
        known = [kept.pattern(form) for row in kept.terms() for form in kept.forms(row)]
        for row in kept.exceptions():
            assert row["words"] in (ROOT / row["file"]).read_text("utf-8"), row
            assert any(one.search(kept.plain(row["words"])) for one in known), row
            assert row["reason"]

    @pytest.mark.parametrize(
        ("form", "found", "not_found"),
        [
            ("مطلب", "وهذا مطلبٌ كبير", "المتطلبات"),
            ("موضوعات*", "وبموضوعاتها", "الموضوع"),
            ("بالمئة", "(بالمئة)", "مئوية"),
            ("الأداة", "فالأداة تقرأ", "الأداتان"),
        ],
    )
    def test_a_form_is_a_whole_word(self, kept: Any, form: str, found: str, not_found: str) -> None:
        assert kept.pattern(form).search(kept.plain(found))
        assert not kept.pattern(form).search(kept.plain(not_found))

    def test_the_more_usual_form_is_the_one_in_use(self, kept: Any) -> None:
        """Where it is not, the reason says so."""
        rarer = {row["english"] for row in kept.terms() if int(row["paragraphs"]) < int(row["wrong_paragraphs"])}
        assert rarer <= {
            "media and information literacy",
            "record of a vote",
            "citation",
            "evidence",
            "label",
            "row",
            "split (status of a paragraph)",
            "toolkit",
        }


#: Nouns that are counted, one and many: 115 فقرة, 7 فقرات.
ONE = "فقرة|سنة|كلمة|مرة|دقيقة|قرارا|عاما|تصحيحا|موضوعا|صفا|فعلا|بلدا|شهرا|يوما|حرفا|نقطة|دولة|وثيقة|حاشية|خانة|صوتا"
MANY = "فقرات|سنوات|كلمات|مرات|دقائق|أعوام|تصحيحات|مواضيع|صفوف|أفعال|بلدان|أشهر|أيام|حروف|نقاط|دول|وثائق|خانات|أصوات"
#: Slips that a pattern can see: its name, the pattern, what it must find and what not.
SLIPS = {
    "the and stands apart": (r"(?<![\u0621-\u064a\d}])و (?=\*\w|[`«A-Za-z])", "و *كلمة*", "1 و 2"),
    "a Latin comma after Arabic": (r"[\u0621-\u064a»][,;?](?!\d)", "كلمة, أخرى", "كلمة، أخرى"),
    "quotation marks of another kind": (r"[“”„]|\"[\u0621-\u064a]|[\u0621-\u064a]\"", "”كلمة“", "«كلمة»"),
    "a blank before a comma": (r"[\u0621-\u064a] [،؛؟](?!\w)", "كلمة ، أخرى", "كلمة، أخرى"),
    "would be, word for word": (
        r"(?<![\u0621-\u064a])كانت? (?:[^ .،؛؟]+ ){0,6}س[يت]\w{3,}",
        "بكم سنة كان القرار سيؤخر",
        "كان يمكن أن يؤخر",
    ),
    "the and touches a number": (r"(?<![\u0621-\u064a])و\d", "90 و57", "90 و 57"),
    "a letter apart from its word": (r"(?<![\u0621-\u064a])[فبكل]ـ? \*[\u0621-\u064a]", "فـ *المهارات*", "*فالمهارات*"),
    "a word twice": (
        r"(?<![\u0621-\u064a])(القرار|الفقرة|الجمعية|من|في|على|عن) \1(?![\u0621-\u064a])",
        "في القرار القرار 9",
        "من القرار",
    ),
    "a comma within a number": (r"\d,\d{3}", "2,233", "2233"),
}
#: Notes in English, and made-up resolutions, which quote as a resolution does.
APART = ("README.md", "lesson_texts.toml")
OURS = ("data/languages/ar/", "data/editions/ar/", "data/lessons/")


class TestGrammar:
    """Slips of grammar and type that can be found without reading."""

    @pytest.mark.parametrize("name", SLIPS)
    def test_no_slip(self, kept: Any, name: str) -> None:
        pattern, found, not_found = SLIPS[name]
        assert re.search(pattern, found)
        assert not re.search(pattern, not_found)
        slips = [(file, text[:150]) for file, text in said(kept) if re.search(pattern, kept.plain(text))]
        assert slips == []

    def test_a_counted_noun_has_the_form_of_its_number(self, kept: Any) -> None:
        """3 to 10, and so 103: many; 11 to 99: one; a session or year with a number counts nothing."""
        assert [counted(words) for words in ("115 فقرة", "7 فقرات", "104 دول", "709 فقرة", "12 فقرات")] == [
            0,
            0,
            0,
            1,
            1,
        ]
        assert [(file, text[:150]) for file, text in said(kept) if counted(kept.plain(text))] == []


def said(kept: Any) -> list[tuple[str, str]]:
    """Lines of prose in Arabic: strings, editions, the guide; not lines of works cited or code."""
    lines = [(file, text) for file, text in kept.written() if file.startswith(OURS) and not file.endswith(APART)]
    return [(file, text) for file, text in lines if not re.match(r"- [A-Z]\. |```|toolkit |docker |  --", text)]


def counted(words: str) -> int:
    """How many numbers stand before a noun in a form that is not theirs."""
    # finds 709 فقرة; not the session of الدورة 75 قرارات nor the end of 78/132
    found = re.finditer(rf"(?<!الدورة )(?<!عام )(?<![\[\d/.,])(\d+) (?:({ONE})|({MANY}))(?![\u0621-\u064a])", words)
    return sum(bool(one[2]) if 3 <= int(one[1]) % 100 <= 10 else bool(one[3]) and int(one[1]) > 10 for one in found)


class TestNames:
    """Names that the toolkit's tables take from others are said in Arabic where the Organization has the Arabic."""

    @pytest.mark.parametrize(
        ("words", "column", "expected"),
        [
            ("Israel", "name", "إسرائيل"),
            ("Iran (Islamic Republic of)", "name", "إيران (جمهورية - الإسلامية)"),
            ("Cooperatives in social development", "title", "دور التعاونيات في التنمية الاجتماعية"),
            ("ITU Facts and Figures 2022", "newest", "طبعة 2022"),
            ("start_date;end_date", "unproven", "تاريخ البدء؛ تاريخ الانتهاء"),
            ("header", "place", "الترويسة"),
            ("ALBANIA", "name", "ALBANIA"),
        ],
    )
    def test_in_tables(self, words: str, column: str, expected: str) -> None:
        assert wording.value(words, column, "ar") == expected

    def test_the_order_of_symbols_is_said_where_a_reader_begins(self) -> None:
        first = languages.load("ar", "findings")["page"]["intro"]
        start = (ROOT / "data/editions/ar/00-start-here.md").read_text("utf-8")
        assert all(text.count("(132/78)") == text.count("(78/132)") == 1 for text in (first, start))

    def test_a_citation_is_arabic_and_its_latin_runs_are_whole(self) -> None:
        subject = ReportSubject.read("ar")
        assert subject.cited("تقرير عن \u2068A/RES/78/132\u2069").startswith("المساهمون في مجموعة أدوات القرارات (20")
        assert ReportSubject.read("en").cited("Report").startswith("The resolution toolkit contributors (20")


SYMBOL, DAY = "A/RES/99/41", "2045-03-03"


@pytest.fixture(scope="module")
def paper() -> Any:
    """A small report on paper, in Arabic: its first page after the cover, as pypdfium2 reads it."""
    data = {
        "language": "ar", "direction": "rtl", "title": f"تقرير عن {SYMBOL}", "about": "مكتبات القرى", "subtitle": "",
        "authors": [], "date": [2045, 3, 3], "released": DAY, "cite": "", "rights": "", "facts": [], "anchors": [],
        "words": {"contents": "المحتويات", "figure": "الشكل", "table": "الجدول", "id": "المعرف"}, "marks": {},
        "running": True,
        "chapters": [
            {"id": "a.html", "title": "فصل", "blocks": [
                {"t": "p", "c": [f"عدد فقرات {SYMBOL}: 115"]},
                {"t": "p", "c": ["ترد في O08، O09 وحدهما"]},
                {"t": "p", "c": ["وهي ", {"t": "i", "c": ["كلمة"]}, " واحدة"]},
                {"t": "table", "dir": "rtl", "head": [{"c": ["العدد"]}], "rows": [
                    [{"c": ["7"], "number": True}], [{"c": ["1000000"], "number": True}],
                ]},
            ]},
        ],
    }  # fmt: skip
    return pypdfium2.PdfDocument(pdf.compiled("report", pdf.in_order(data), "trial"))[1]


def box(page: Any, words: str, place: int = 1) -> tuple[float, float]:
    """Left and right edge of a place where words stand on a page, the first one or a later one.

    pypdfium2 gives the parts of a symbol in another order than they are read in, so that parts are looked for.
    """
    text = page.get_textpage()
    found = text.search(words)
    start, count = [found.get_next() for _ in range(place)][-1]
    boxes = [text.get_charbox(start + number) for number in range(count)]
    return min(one[0] for one in boxes), max(one[2] for one in boxes)


class TestMixedLines:
    """Latin letters, numbers and dates in lines from right to left: rendered, and read back by their places."""

    def test_the_running_header(self, paper: Any) -> None:
        """The title at the right with its symbol, the day at the left."""
        width = paper.get_width()
        assert box(paper, "2045")[1] < width / 2 < box(paper, "RES")[0]

    def test_a_number_follows_the_symbol_it_belongs_to(self, paper: Any) -> None:
        assert box(paper, "115")[1] < box(paper, "RES", place=2)[0]

    def test_a_list_of_symbols_runs_from_right_to_left(self, paper: Any) -> None:
        assert box(paper, "09")[1] < box(paper, "08")[0]

    def test_numbers_of_a_column_end_at_one_edge(self, paper: Any) -> None:
        assert box(paper, "7")[1] == pytest.approx(box(paper, "1000000")[1], abs=0.6)

    def test_emphasis_is_seen(self, paper: Any) -> None:
        """Bold, for Amiri has no italics."""
        text = paper.get_textpage()
        start, _ = text.search("واحدة").get_next()
        names = {text.get_charbox(place) and font(text, place) for place in range(start - 8, start + 5)}
        assert len({name for name in names if name}) == 2

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("فقرات A/1: 9", "فقرات A/1\u200f: 9"),
            ("في P01، P02", "في P01\u200f، P02"),
            ("طبعة Facts and Figures 2024", "طبعة Facts and Figures 2024"),
            ("رمز A/1: القرار", "رمز A/1: القرار"),
            ("Title: 9", "Title: 9"),
        ],
    )
    def test_only_a_run_that_would_take_the_next_one_is_marked(self, words: str, expected: str) -> None:
        assert hypertext.ordered(words) == expected


def font(text: Any, place: int) -> str:
    """Name of the font of a character."""
    import ctypes

    from pypdfium2 import raw

    held, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, place, held, 200, flags)
    return held.value.decode()

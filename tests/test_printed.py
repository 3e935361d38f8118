"""Reading printed text: the shipped transcription, and other resolutions set on pages in memory."""

from __future__ import annotations

from pathlib import Path

import printing
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import lessons, library
from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import akn
from toolkit.sources import text as plain
from toolkit.text import composed

FORMULA = {"ar": "إن الجمعية العامة،", "en": "The General Assembly,"}
STYLES = {
    "ar": {"pages": printing.ARABIC, "lines": printing.ARABIC_LINES},
    "en": {"pages": printing.ENGLISH, "clean": printing.ENGLISH_CLEAN, "wrapped": printing.ENGLISH_WRAPPED},
}
#: Documents that print cannot give back, each with its reason.
UNPRINTABLE = {
    ("A_RES_75_187", None): "its sub-items are numbered containers in XML, and print has no number for them",
    ("A_RES_77_274", None): "its sub-items are numbered containers in XML, and print has no number for them",
    ("A_RES_78_132", "pages"): "the drawn page break falls before an inner opening after a comma",
    ("A_RES_78_132", "lines"): "the drawn page break falls before an inner opening after a comma",
    ("A_RES_75_204", "pages"): "'Agenda 21' with a bare marker 6 reads 'Agenda 216'",
    ("A_RES_78_233", "pages"): "'COVID-19' with a bare marker 15 reads 'COVID-1915'",
}


@pytest.fixture(scope="module")
def source() -> Resolution:
    """The shipped resolution with its words untouched."""
    return library.load(reading="source")


def test_counts_of_the_shipped_text(source: Resolution) -> None:
    """56 preambular and 59 operative paragraphs, twelve of them cut by a page."""
    parts = [p.part for p in source.paragraphs]

    assert (parts.count("preamble"), parts.count("operative")) == (56, 59)
    assert [p.number for p in source.paragraphs] == [*range(1, 57), *range(1, 60)]
    assert sum(len(p.raw_spans) == 2 for p in source.paragraphs) == 12


def test_halves_are_rejoined(source: Resolution) -> None:
    """The words on both sides of a page break follow each other, with one space."""
    for place, joint in {
        "P03": "التزامها بالعمل دون كلال",  # two notes stand between
        "P09": "ديسمبر 2003، وأقرتها الجمعية العامة",  # the first half ends in a comma
        "P29": "أقل البلدان نمواً بحلول عام 2020",  # nothing between
        "O39": "تمر بحالات نزاع، والبلدان",
        "O58": "الذي يعدّانه أحدث المعلومات",
    }.items():
        assert joint in source[place].text.string


def test_notes_of_the_shipped_text(source: Resolution) -> None:
    """19 markers; five notes are missing and have no words."""
    assert [n.marker for n in source.notes] == [str(n) for n in range(1, 20)]
    missing = {n.marker for n in source.notes if n.status == "missing"}
    assert missing == {"12", "13", "14", "18", "19"}
    assert all((n.status == "missing") == (str(n.text) == "") for n in source.notes)
    assert {n.marker: n.place for n in source.notes if n.marker in ("4", "7", "13", "19")} == {
        "4": "P09",
        "7": "P09",
        "13": "P30",
        "19": "O57",
    }
    assert str(source["fn3"].text) == "القرار 256/71، المرفق."


def test_second_bold_opening_stays(source: Resolution) -> None:
    """A paragraph with a second bold opening is one paragraph, and its emphasis is kept."""
    paragraph = next(p for p in source.paragraphs if p.id == "P49")

    assert [e.of(paragraph.text.string) for e in paragraph.emphasis] == ["وإذ تسلّم"]


def test_header_and_closing(source: Resolution) -> None:
    """The header ends with the enacting formula; the closing lines are meeting and date."""
    assert str(source.header.text).endswith("إن الجمعية العامة،")
    assert str(source.closing.text) == "الجلسة العامة 49\n19 كانون الأول/ديسمبر 2023"


def _tiles(resolution: Resolution) -> None:
    at = 0
    for span in resolution.coverage():
        assert span.start == at, f"{resolution.name}: characters {at}-{span.start} covered twice or not at all"
        at = span.end
    assert at == len(resolution.source)


def test_source_is_covered_once(source: Resolution) -> None:
    """Passages and furniture cover the source exactly once, and furniture is blank."""
    _tiles(source)
    assert not "".join(s.of(source.source) for s in source.furniture).strip()


def test_words_round_trip(source: Resolution) -> None:
    """Every word of every passage is the source's own at the span it walks back to."""
    for passage in source.passages():
        text = passage.text.string
        for index, char in enumerate(text):
            if not char.isspace():
                (span,) = passage.text.raw(index, index + 1)
                assert span.of(source.source) == char


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.heavy)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_other_resolutions_set_on_pages(shared: Path, language: str, every: int) -> None:
    """What is set on pages is read back: every paragraph, its words, its markers; the exceptions are named."""
    wrong, printed_count, cut = [], 0, 0
    for path in sorted((shared / "unxml").glob(f"*/*.{language}.xml"))[::every]:
        resolution = akn.read(path.read_text(encoding="utf-8"), name=path.name)
        for style, how in STYLES[language].items():
            stem = path.name.split(".")[0]
            if (stem, None) in UNPRINTABLE or (stem, style) in UNPRINTABLE:
                continue
            page = printing.printed(resolution, how, formula=FORMULA[language])
            back = plain.loads(page.text, name=path.name)
            _tiles(back)
            got = [
                (f"{p.part[0].upper()}{p.number if p.part == 'operative' else ''}", " ".join(p.text.string.split()))
                for p in back.paragraphs
            ]
            want = [(name, " ".join(composed(text).split())) for name, text in page.paragraphs]
            printed_count += len(want)
            cut += page.cut
            if [(n, t.replace(" ،", "،")) for n, t in got] != [(n, t.replace(" ،", "،")) for n, t in want]:
                wrong.append((stem, style))

    assert cut > 300 / every, "the pages of this test cut hundreds of paragraphs"
    assert printed_count > {1: 5000, 4: 1000}[every]  # texts differ in length
    assert wrong == []


ENGLISH = """Seventy-fifth session

75/390. Made-up text for a test

The General Assembly,

Recalling its resolution 74/390 of 3 December 2019,1 and the widgets of Agenda 21,

Deeply concerned that 4.5 widgets of 20 m² are

1 Resolution 1/1.

A/RES/75/390

2/3

not enough,

1. Decides to count widgets by

2 See A/75/1.

hand;

(a) Slowly;

2. Requests2 the widget-maker to report.

48th plenary meeting
16 December 2020
"""


def test_english_pages() -> None:
    """Page furniture stays outside, sub-items stay inside, units and decimals are no markers."""
    resolution = plain.loads(ENGLISH, name="made-up")

    assert [p.id for p in resolution.paragraphs] == ["P01", "P02", "O01", "O02"]
    assert resolution["P01"].text.string.startswith("Recalling its resolution 74/390 of 3 December 2019, and")
    assert resolution["P02"].text.string == "Deeply concerned that 4.5 widgets of 20 m² are not enough,"
    assert resolution["O01"].text.string == "Decides to count widgets by hand; (a) Slowly;"
    assert resolution["O02"].text.string == "Requests the widget-maker to report."
    assert [(n.marker, n.place, str(n.text)) for n in resolution.notes] == [
        ("1", "P01", "Resolution 1/1."),
        ("2", "O02", "See A/75/1."),
    ]
    assert str(resolution.symbol) == "A/RES/75/390"
    _tiles(resolution)


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("وإن تشير إلى القرار،", True),
        ("إنه تؤكد من جديد القرار،", True),
        ("وأن تشير إلى القرار،", False),  # "and that it recalls": a clause, not a misread particle
        ("وإن القرار مهم،", False),  # no verb of the drafting vocabulary follows
        ("وأقرتها الجمعية العامة،", False),
    ],
)
def test_misread_openings(line: str, opens: bool) -> None:
    """A misread particle opens a paragraph only before a verb that follows the particle in drafting."""
    text = f"إن الجمعية العامة،\n\nإذ تشير إلى قرارها الأول،\n\n{line}\n\n1 - تقرر أمرا.\n"

    resolution = plain.loads(text, name="made-up")

    assert (sum(p.part == "preamble" for p in resolution.paragraphs) == 2) is opens


@pytest.mark.parametrize("text", ["A shopping list:\n\n- bread\n- milk\n", "قائمة قصيرة\n\nخبز\n\nحليب\n"])
def test_no_paragraphs(text: str) -> None:
    """Text that is no resolution is refused with a remedy, not read as an empty one."""
    with pytest.raises(SourceError, match="has no paragraphs of a resolution"):
        plain.loads(text, name="list.txt")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["**", "⁽³⁾", "\n", "\n\n", "[^4]", " ", "7 - ", "(8) ", "وإذ ", "a", "\u200f", "_", "<b>"]),
        max_size=40,
    ),
    st.integers(0, 44_000),
)
def test_any_debris_is_accounted_for(source: Resolution, debris: list[str], at: int) -> None:
    """Whatever is thrown into the text, every character has one place, and every word walks back."""
    text = source.source[:at] + "".join(debris) + source.source[at:]

    resolution = plain.loads(text, name="debris", language="ar")

    _tiles(resolution)
    walked = 0
    for passage in resolution.passages():
        string = passage.text.string
        for index in range(walked % 7, len(string), 7):  # one letter of seven: all of them are walked above
            if not string[index].isspace():
                (span,) = passage.text.raw(index, index + 1)
                assert span.of(text) == string[index]
                walked += 1
    assert walked > 3000


@pytest.mark.heavy
@pytest.mark.parametrize("unit", ["(1) ", "* ", "_a_ ", "وإذ تشير ", "1 - ", "¹ ", "[", "\n", "a, "])
def test_long_lines_take_linear_time(unit: str) -> None:
    """Long lines of one sign are read without growing quadratically (bounded here by finishing)."""
    text = "إن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n1 - تقرر " + unit * (200_000 // len(unit)) + ".\n"

    assert plain.loads(text, name="long").paragraphs


def _short(language: str = "en") -> str:
    if language == "ar":
        return (
            "390/78 - عنوان\n\nإن الجمعية العامة،\n\nإذ تشير إلى القرار⁽¹⁾،\n\nوإذ تلاحظ التقدم،\n\n"
            "1 - تطلب تقريرا؛\n\n2 - تقرر أمرا.\n\n(1) القرار 70/1.\n\nالجلسة العامة 50\n\n19 كانون الأول/ديسمبر 2023\n"
        )
    return (
        "78/390. Title\n\nThe General Assembly,\n\nRecalling a widget,⁽¹⁾\n\nNoting progress,\n\n"
        "1. Requests a report;\n\n2. Decides on a widget.\n\n⁽¹⁾ Resolution 70/1.\n\n"
        "50th plenary meeting\n\n19 December 2023\n"
    )


def _shape(text: str) -> tuple[list[str], list[tuple[str, str, str]], str]:
    resolution = plain.loads(text, name="made-up")
    _tiles(resolution)
    notes = [(n.marker, n.place, n.status) for n in resolution.notes]
    return [p.id for p in resolution.paragraphs], notes, str(resolution.symbol)


SHAPE = (["P01", "P02", "O01", "O02"], [("1", "P01", "present")], "A/RES/78/390")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("mark", ["", "\u200f", "\u202b", "\u200e", "\u200b", "\ufeff", "\u2067"])
def test_unseen_marks_at_line_starts(language: str, mark: str) -> None:
    """Bidi and zero-width marks at the starts of lines change nothing."""
    text = "\n".join(mark + line if line else line for line in _short(language).split("\n"))

    assert _shape(text) == SHAPE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1. R", "1) R"),
        ("1. R", "1\\. R"),
        ("1. R", "1 – R"),
        ("1. R", "l. R"),
        ("1. R", "- 1. R"),
        ("2. D", "Z. D"),
        ("Recalling", "<i>Recalling</i>"),
        ("Requests", "<i>Requests</i>"),
        ("Recalling", "Pursuant to"),
        ("78/390. Title", "# 78/390. Title"),
        ("78/390. Title", "A/RES/78/390\n\nTitle"),
        ("Noting progress", "Noting\n\nDistr.: General\n\np. 1\n\nprogress"),
    ],
)
def test_other_ways_to_print(old: str, new: str) -> None:
    """Numbers, marks, openings and furniture in other forms give the same paragraphs."""
    assert old in _short()

    assert _shape(_short().replace(old, new)) == SHAPE


@pytest.mark.parametrize(
    ("marker", "note"),
    [("[1]", "[1] "), ("(1)", "(1) "), ("^1^", "^1^ "), (" 1/", "1/ "), ("¹", "¹ "), ("1", "1 "), ("[^1]", "[^1]: ")],
)
def test_markers_after_the_comma(marker: str, note: str) -> None:
    """A marker after the comma does not hide that the paragraph is complete."""
    assert _shape(_short().replace("⁽¹⁾ ", note).replace("⁽¹⁾", marker)) == SHAPE


@pytest.mark.parametrize("number", ["-1 ", "1 ـ ", "١ - ", "1- "])
def test_arabic_numbers(number: str) -> None:
    """Arabic paragraph numbers in other forms."""
    text = _short("ar").replace("1 - ", number).replace("2 - ", number.replace("1", "2").replace("١", "٢"))

    assert _shape(text) == SHAPE


@pytest.mark.parametrize("points", [2, 3, 5])
def test_an_annex_is_a_document_of_its_own(points: int) -> None:
    """Numbered points of an annex after the closing lines are no operative paragraphs; they bear its numbers."""
    annex = "\nAnnex\n\nFramework\n\n" + "\n\n".join(f"{n}. Point." for n in range(1, points + 1)) + "\n"

    ids, notes, symbol = _shape(_short() + annex)

    assert (ids[:4], notes, symbol) == SHAPE
    assert ids[4:] == [f"X1-{n:02d}" for n in range(1, points + 1)]
    resolution = plain.loads(_short() + annex, name="made-up")
    assert {p.part for p in resolution.paragraphs[4:]} == {"annex"}
    assert [str(h.text) for h in resolution.headings] == ["Annex", "Framework"]


@pytest.mark.parametrize("text", ["Shopping list\n\n1. Milk and eggs\n\n2. Bread\n", "On widgets\n\n1. Introduction\n"])
def test_a_numbered_list_is_no_resolution(text: str) -> None:
    """Numbers alone make no operative part: a formula or a drafting verb is needed."""
    with pytest.raises(SourceError, match="has no paragraphs of a resolution"):
        plain.loads(text, name="list.txt")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """Line ends of other systems are line ends."""
    assert _shape(_short().replace("\n", end)) == SHAPE


def test_a_note_number_that_is_repeated() -> None:
    """Ids are unique, whatever a document numbers twice, and no character is lost."""
    text = lessons.sample("own").replace("of books,", "of books,(1)")
    text += "\n(1) First words of the note.\n(1) Other words of a note.\n(2) Second note.\n"
    resolution = library.loads(text, name="own.txt", language="en")
    ids = [note.id for note in resolution.notes]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "fn1"
    assert "First words" in resolution["fn1"].text.string
    assert sum(span.end - span.start for span in resolution.coverage()) == len(text)

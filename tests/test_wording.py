"""What notebooks show is said in Arabic too: every caption, heading and column, and the words of the toolkit in cells.

What the English notebooks have stored is read, so that nothing has to be executed: whatever a notebook shows, in a
table, a heading, a legend or the title of a mark, is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from lxml import html

from toolkit import _ids, _states, languages, wording
from toolkit import notebook as nb

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted(ROOT.glob("notebooks/**/*.ipynb"))

#: What needs no translation: ids of paragraphs and notes, symbols, years, figures, codes of three capitals.
IDS = re.compile(rf"{_ids.PASSAGE}|[A-Z]+(?:/[\w.()-]+)+(?: [A-Z])?(?: \([IVXL]+\))?|[A-Z]{{3}}|\W*[\d\W]*")
ENGLISH = re.compile(r"[A-Za-z]{2}")
ARABIC = re.compile(r"[\u0600-\u06ff]")
#: Columns of ids that are said to be English words by `unproven`: names of columns of a fact table.
NAMES = {"unproven"}
#: Columns by what English calls them.
SHOWN = {wording.header(name, "en"): name for name in sorted(wording.columns("ar") | wording.as_written("ar"))}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    languages.use("en")


def shown(path: Path) -> Iterator[html.HtmlElement]:
    """The HTML that a notebook has stored, without its style sheet."""
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", []):
            body = output.get("data", {}).get("text/html", "")
            if body and not body.startswith("<style"):
                yield html.fromstring(body)


def is_open(words: str) -> bool:
    """Whether words are English that somebody who reads Arabic would need in Arabic."""
    return bool(ENGLISH.search(words)) and not ARABIC.search(words) and not IDS.fullmatch(words)


def is_said(name: str) -> bool:
    """Whether a column has a name in Arabic."""
    return bool(ARABIC.search(wording.header(name, "ar")))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    """Each rule, for each notebook."""

    def test_captions_and_headings(self, path: Path) -> None:
        lines = {e.text_content() for body in shown(path) for e in body.xpath("//caption | //p[@class='heading']")}
        assert [line for line in sorted(lines) if is_open(line) and wording.translated(line, "ar") == line] == []

    def test_names_of_columns(self, path: Path) -> None:
        names = {e.text_content() for body in shown(path) for e in body.xpath("//th[@scope='col']")}
        known = {name for name in names for raw in (name, name.replace(" ", "_")) if is_said(raw)}
        assert [name for name in sorted(names - known) if is_open(name)] == []

    def test_titles_and_legends_of_marks(self, path: Path) -> None:
        titles = {
            title
            for body in shown(path)
            for mark in body.xpath("//mark")
            for title in (mark.get("title") or mark.text_content()).split("; ")
        }
        untold = [title for title in sorted(titles) if is_open(title) and wording.title(title, "ar") == title]
        assert untold == []

    def test_values(self, path: Path) -> None:
        """A column holds words of the toolkit, and then all have a name; or it is said that it is shown as written."""
        untold = set()
        for body in shown(path):
            for table in body.xpath("//table[thead//th[@scope='col']]"):  # ours; a bare frame is code's own output
                names = [e.text_content().replace(" ", "_") for e in table.xpath("./thead//th")]
                for row in table.xpath("./tbody/tr[not(td/@colspan)]"):  # a table without rows says so in one cell
                    untold |= {
                        (name, cell.text_content())
                        for name, cell in zip(names, row.xpath("./td"), strict=True)
                        if is_untold(cell.text_content(), name)
                    }
        assert sorted(untold) == []


def is_untold(words: str, column: str) -> bool:
    """Whether a cell is English that a table in Arabic would show as it is, without anybody having decided so."""
    column = SHOWN.get(column.replace("_", " "), column)
    if column in wording.as_written("ar") | NAMES or all(not is_open(part) for part in re.split(r"[,;] ?", words)):
        return False
    return wording.value(words, column, "ar") == words and words not in {"yes", "no"}  # which stand for a flag


def test_a_whole_line_comes_before_one_with_places() -> None:
    assert wording.translated("Dates", "ar") == "التواريخ"
    assert wording.translated("78/132, operative paragraph 21", "ar") == "78/132، الفقرة 21 من المنطوق"
    assert wording.translated("", "ar") == ""


@pytest.mark.parametrize("words", ["unheard of", "78/132, operative chapter 21", "DATES", "Differences in horses"])
def test_what_is_not_known_stays_as_it_is(words: str) -> None:
    """Small differences are differences, and a place that is a column holds only a word of that column."""
    assert wording.translated(words, "ar") == words
    assert wording.translated(words, "en") == words


@pytest.mark.parametrize(
    ("words", "column", "expected"),
    [
        ("direction", "force", "توجيه"),
        ("note, recall", "verbs", "تلاحظ، تشير"),
        (
            "World: 12% lower; Africa: 7% lower",
            "figures",
            "العالم: أقل بنسبة 12 في المائة؛ أفريقيا: أقل بنسبة 7 في المائة",
        ),
        ("digital_divides", "theme", "الفجوات الرقمية"),
        ("Digital divides", "theme", "الفجوات الرقمية"),
        ("Member States", "addressee", "الدول الأعضاء"),
        ("mobile broadband", "kind", "اشتراكات النطاق العريض المتنقل"),
        ("ARG USA", "no", "الأرجنتين، الولايات المتحدة الأمريكية"),
        # neighbours that are no words of that column
        ("ARG USA", "session", "ARG USA"),
        ("direction", "words", "direction"),
        ("note, A/RES/70/1", "verb", "note, A/RES/70/1"),
        ("A/RES/70/1", "symbol", "A/RES/70/1"),
        ("note", "phrase", "note"),
        ("", "force", ""),
    ],
)
def test_values(words: str, column: str, expected: str) -> None:
    assert wording.value(words, column, "ar") == expected


def test_a_pivoted_column_is_named_by_its_value() -> None:
    assert wording.header("paragraph_id", "ar") == "رمز الفقرة"
    assert wording.header("un_entities", "ar") == "كيانات الأمم المتحدة"
    assert wording.header("77/150", "ar") == "77/150"
    assert wording.header("split", "ar", ["split", "merged", "dropped", "year"]) == "مقسمة"
    assert wording.header("split", "ar", ["split", "theme", "f1", "year"]) == "الجزء"


def test_every_source_of_words_exists() -> None:
    """A misspelt table name in ``[from]`` would silently give no words."""
    for code in languages.available("values"):
        sources = {name for names in languages.load(code, "values")["from"].values() for name in names}
        assert [name for name in sorted(sources) if not wording._words_of(name, code)] == []


def test_places_stand_on_both_sides() -> None:
    """A translation uses exactly the places of its line, or formatting would fail in front of a reader."""
    for topic in ("strings", "values", "reasons"):
        tables = languages.load("ar", topic)
        tables = tables["values"] if topic == "values" else tables
        for lines in tables.values():
            for line, words in lines.items():
                places = re.compile(r"\{(\w+)\}")
                assert set(places.findall(words)) == set(places.findall(line)), line
                assert len(set(places.findall(line))) == len(places.findall(line)), line


class TestTable:
    """A table in an edition that is not English."""

    def test_words_are_said_and_ids_are_not(self) -> None:
        frame = pd.DataFrame({"paragraph_id": ["O30"], "verb": ["note"], "words": ["note"], "in_name": [True]})
        languages.use("ar")
        body = nb.table(frame, caption="Dates").body
        assert "التواريخ" in body
        assert [cell.text_content() for cell in html.fromstring(body).xpath("//td")] == ["O30", "تلاحظ", "note", "نعم"]

    def test_a_language_may_be_named_for_one_table(self) -> None:
        frame = pd.DataFrame({"force": ["direction"]})
        assert "توجيه" in nb.table(frame, language="ar").body
        assert "توجيه" not in nb.table(frame).body

    def test_direction_alone_changes_no_word(self) -> None:
        frame = pd.DataFrame({"force": ["direction"]})
        body = nb.table(frame, direction="rtl").body
        assert '<table dir="rtl" lang="en">' in body
        assert "direction" in body


def test_an_english_gloss_stands_in_a_block_of_its_own() -> None:
    """Within a line of the other direction its full stop and brackets would land on the wrong side."""
    languages.use("ar")
    body = html.fromstring(nb.paragraph("تقر", gloss="The Assembly (in short) decides.").body)
    blocks = [(e.get("dir"), e.get("lang"), e.text_content()) for e in body.xpath("//p[@class='gloss']")]
    assert blocks[1] == ("ltr", "en", "The Assembly (in short) decides.")
    assert blocks[0][:2] == ("rtl", "ar")


@pytest.mark.parametrize("words", ["themes_dev", "WSIS+10"])
def test_a_latin_name_is_one_run_in_arabic(words: str) -> None:
    """Cut at its sign, it would be shown back to front."""
    body = nb.table(pd.DataFrame({"name": [f"{words} كلمة"]}), language="ar").body
    assert f"<bdi>{words}</bdi>" in body


#: An id of ours; not a symbol or a word of a text.
CODE = re.compile(r"[a-z]+[0-9]*(?:_[a-z0-9]+)+")
#: Columns in which an id is shown because readers need it as it is: to call it by, or as words of a file.
BY_ID = {"column", "name", "table", "code", "file"}


def is_code(words: str) -> bool:
    """Whether words hold an id of ours, or are codes of states."""
    return bool(CODE.search(words)) or (bool(words) and set(words.split()) <= set(_states.states()))


@pytest.mark.parametrize("path", [one for one in NOTEBOOKS if "lessons" not in one.parts], ids=lambda path: path.stem)
def test_readers_see_names_and_no_codes(path: Path) -> None:
    """What is `digital_divides` in a file is *Digital divides* in what people read, in headers and in cells."""
    codes = set()
    for body in shown(path):
        for table in body.xpath("//table[thead//th[@scope='col']]"):
            names = [e.text_content() for e in table.xpath("./thead//th")]
            codes |= {("header", name) for name in names if is_code(name)}
            for row in table.xpath("./tbody/tr[not(td/@colspan)]"):  # a table without rows says so in one cell
                cells = zip(names, (cell.text_content() for cell in row.xpath("./td")), strict=True)
                codes |= {(name, cell) for name, cell in cells if name not in BY_ID and is_code(cell)}
    assert sorted(codes) == []


@pytest.mark.parametrize(
    ("words", "column", "expected"),
    [
        ("digital_divides", "theme", "Digital divides"),
        ("number_first", "order", "number first"),
        ("themes_own, other documents", "labels", "own labels, other resolutions"),
        ("start_date;end_date", "unproven", "first day; last day"),
        ("ARG USA", "no", "Argentina, United States of America"),
        ("digital_divides", "phrase", "digital_divides"),
        ("recall", "verb", "recall"),
    ],
)
def test_ids_have_names_in_english(words: str, column: str, expected: str) -> None:
    assert wording.value(words, column, "en") == expected


def test_half_of_the_columns_do_not_make_a_name_a_value() -> None:
    """Beside "merged" and "dropped", "split" is what became of a paragraph; where only half are, it is not."""
    assert wording.header("split", "ar", ["split", "merged", "dropped", "x"]) == "مقسمة"
    assert wording.header("split", "ar", ["split", "merged", "x", "y"]) != "مقسمة"

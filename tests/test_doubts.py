"""Doubts as a person meets them: words for every kind, lines of commands, the reading view, the way to the file."""

from __future__ import annotations

import ast
import html
import json
from pathlib import Path

import pytest
from doubted import document

import toolkit
from toolkit import _doubts, _places, cli, languages, library
from toolkit import notebook as nb
from toolkit.cli.answers import show
from toolkit.errors import ToolkitError
from toolkit.explorer import Subject
from toolkit.explorer import _reader as reader
from toolkit.explorer._bundle import bundle
from toolkit.model import Doubt, Place, Resolution, Span
from toolkit.publish.provenance import ids
from toolkit.publish.report import _appendices as appendices
from toolkit.publish.report import _catalogue as catalogue
from toolkit.publish.report import _front as front
from toolkit.publish.report import _reader as report_reader
from toolkit.publish.report._site import Edition
from toolkit.publish.report._subject import ReportSubject, shown_in
from toolkit.publish.report.chapters import Chapter, Prose
from toolkit.sources import _doubts as resolution_doubts


def sure() -> Resolution:
    """A document without a doubt."""
    return document().replace(doubts=())


def kinds_in_code(root: Path) -> dict[str, list[str]]:
    """The kinds of doubts that the toolkit makes, with the modules that do; ``?`` for one that is no literal."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "toolkit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (
                getattr(node.func, "id", "") == "Doubt" or ast.unparse(node.func).endswith("._doubt")
            ):
                at = 1 if getattr(node.func, "id", "") == "Doubt" else 0
                kind = node.args[at] if len(node.args) > 1 else next(k.value for k in node.keywords if k.arg == "kind")
                name = kind.value if isinstance(kind, ast.Constant) else "?"
                found.setdefault(str(name), []).append(path.name)
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".odd.append"):
                kind = node.args[0].elts[1] if isinstance(node.args[0], ast.Tuple) else None
                name = kind.value if isinstance(kind, ast.Constant) else "?"
                found.setdefault(str(name), []).append(path.name)
    return found


def test_every_kind_has_its_words_in_both_languages(root: Path) -> None:
    known = {code: set(languages.load(code, "doubts")["kinds"]) for code in languages.available("doubts")}
    assert set(known) >= {"en", "ar"}
    assert known["en"] == known["ar"]
    made = kinds_in_code(root)
    made.pop("?", None)
    assert set(made) <= known["en"], {kind: where for kind, where in made.items() if kind not in known["en"]}


def test_words_are_the_same_in_both_languages() -> None:
    english, arabic = (languages.load(code, "doubts")["words"] for code in ("en", "ar"))
    assert set(english) == set(arabic)


def test_a_kind_without_words_is_shown_as_it_is_written() -> None:
    assert _doubts.kind(Doubt("", "sea_level", "it rises"), "ar") == "sea level"
    assert _doubts.kind(Doubt("", "number_gap", ""), "ar") == "فجوة في الأرقام"


def test_a_doubt_is_one_line_with_its_place_in_the_file() -> None:
    resolution = document()
    lines = list(_doubts.lines(resolution))
    box = "page 1, 72–480 across, 250–262 up (points); page 2, 90–200 across, 690–702 up (points)"
    assert lines[0] == f"doubt: rain.pdf: O03 ({box}): a gap in the numbers: paragraph 2 is missing before it"
    assert lines[1].startswith("doubt: rain.pdf: whole document: the symbol: ")
    broken = resolution.replace(doubts=(Doubt("", "symbol", "two\nlines"),))
    assert list(_doubts.lines(broken)) == ["doubt: rain.pdf: whole document: the symbol: two lines"]


def test_a_doubt_about_no_passage_is_about_the_whole() -> None:
    resolution = document().replace(doubts=(Doubt("O77", "number_gap", "seven"), Doubt("P01", "table", "one")))
    assert [doubt.says for doubt in _doubts.of(resolution, "")] == ["seven"]
    assert [doubt.says for doubt in _doubts.of(resolution, "P01")] == ["one"]


def test_places_of_a_page_are_one_box_and_runs_of_a_paragraph_one_range() -> None:
    pages = (Place(0, 5, page=1, x0=10, y0=20, x1=30, y1=25), Place(5, 9, page=1, x0=5, y0=10, x1=28, y1=15))
    resolution = document().replace(places=pages)
    assert _places.of(resolution, [Span(0, 9)]) == [_places.FilePlace(1, (5, 10, 30, 25))]
    assert _places.of(resolution, [Span(5, 6)]) == [_places.FilePlace(1, (5, 10, 28, 15))]
    assert _places.of(resolution, [Span(9, 12)]) == []
    runs = (Place(0, 5, paragraph=3, run=1), Place(5, 9, paragraph=3, run=2), Place(9, 12, paragraph=4, run=1))
    resolution = document().replace(places=runs)
    found = _places.of(resolution, [Span(2, 10)])
    assert [_places.as_record(one) for one in found] == [
        {"paragraph": 3, "runs": [1, 2]},
        {"paragraph": 4, "runs": [1, 1]},
    ]
    words = _doubts.words("en")
    assert [_places.in_words(one, words) for one in found] == [
        "paragraph 3 of the file, runs 1–2",
        "paragraph 4 of the file, run 1",
    ]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Resolution:
    """Commands read the made-up document, whatever file they are given."""
    resolution = document()
    monkeypatch.setattr(library, "load", lambda *_, **__: resolution)
    return resolution


@pytest.mark.parametrize(
    "arguments",
    [
        ["tables", "OUT", "--source", "x.pdf"],
        ["show", "x.pdf"],
        ["show", "--source", "x.pdf", "--paragraph", "3"],
        ["collate", "x.pdf", "y.pdf"],
        ["tag", "x.pdf"],
        ["explain", "x.pdf", "--paragraph", "o3"],
        ["find", "rain", "--source", "x.pdf"],
        ["where", "3", "--source", "x.pdf"],
        ["export", "csl", "--source", "x.pdf", "--out", "OUT"],
        ["series", "compare", "x.pdf", "y.pdf"],
        ["series", "align", "x.pdf"],
    ],
)
@pytest.mark.usefixtures("opened")
def test_every_command_that_reads_a_file_says_its_doubts(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, a line each; nothing of it among what is printed for other programs."""
    cli.main([str(tmp_path / "out") if one == "OUT" else one for one in arguments])
    captured = capsys.readouterr()
    said = [line for line in captured.err.splitlines() if line.startswith("doubt: ")]
    assert len(said) == (4 if {"y.pdf", "align"} & set(arguments) else 2)
    assert "O03" in said[0]
    if arguments[0] != "show":
        assert "paragraph 2 is missing" not in captured.out or arguments[0] == "where"


def test_a_file_without_doubts_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library, "load", lambda *_, **__: sure())
    assert cli.main(["show", "--paragraph", "1"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("opened")
def test_where_leads_to_page_and_box(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["where", "3", "--source", "x.pdf"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["place"] == "O03"
    assert found["file"] == [
        {"page": 1, "box": [72, 250, 480, 262]},
        {"page": 2, "box": [90, 690.25, 200, 702]},
    ]
    assert found["document"]["format"] == "pdf"
    assert found["document"]["file_sha256"] == "ab" * 32
    assert found["doubts"] == [{"kind": "number_gap", "says": "paragraph 2 is missing before it"}]


def test_where_of_some_words_leads_to_their_box() -> None:
    found = ids.where(document(), "O03", 0, 4)
    assert found["file"] == [{"page": 1, "box": [72, 250, 480, 262]}]


def test_where_of_a_text_has_no_place_in_a_file() -> None:
    found = ids.where(toolkit.load(), "30")
    assert found["place"] == "O30"
    assert "file" not in found
    assert "format" not in found["document"]


def test_tables_for_excel_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert cli.main(["tables", str(tmp_path / "plain"), "--only", "doubts", "--only", "repairs"]) == 0
    assert cli.main(["tables", str(tmp_path / "excel"), "--bom", "--only", "doubts", "--only", "repairs"]) == 0
    for name in ("doubts.csv", "repairs.csv"):
        plain, excel = ((tmp_path / folder / name).read_bytes() for folder in ("plain", "excel"))
        assert excel == b"\xef\xbb\xbf" + plain


def test_the_reading_view_has_structure_places_and_doubts() -> None:
    lines = show.view(document()).split("\n")
    assert lines[0].startswith("<Resolution rain.pdf (en")
    assert "rain.pdf: pdf, official, 2 doubts" in lines
    assert lines.index("== Preamble ==") < lines.index("P01  [page 1]  Recalling its earlier words on rain,")
    assert lines.index("== Operative paragraphs ==") < lines.index(
        "O01  [page 1]  Requests every gardener to report by 2031;"
    )
    at = lines.index("O03  [page 1]  Decides to meet again <soon> & often.")
    assert "doubt: O03 (page 1" in lines[at + 1]


def test_the_reading_view_cannot_disturb_a_terminal() -> None:
    """An escape sequence, a bell and a mark that turns the line stand in the words; none reaches the terminal."""
    hostile = document(text="1. Requests \x1b[2J\x07 all \u202ereversed\u2066 words;\n\n2. Decides to meet.\n")
    hostile = hostile.replace(doubts=(Doubt("", "symbol", "\x1b]0;title\x07"),))
    printed = show.view(hostile)
    assert not set(printed) & set("\x1b\x07\u202e\u2066")
    assert "reversed words" in printed


def test_arabic_lines_begin_from_the_right_and_are_isolated_in_english_ones() -> None:
    lines = show.passage(toolkit.load(), "30").split("\n")
    assert lines[0] == "O30"
    assert lines[1].startswith("\u200fتقر ")
    assert "repair: \u2068تقرّر\u2069 -> \u2068تقر\u2069 (official:" in lines[3]
    english = show.view(document())
    assert "\u200f" not in english
    assert "\u2068" not in english


def test_show_of_what_there_is_not() -> None:
    with pytest.raises(ToolkitError, match="no passage '77'"):
        show.passage(document(), "77")


HOSTILE = "no symbol is printed: &lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_notebook_shows_doubts_below_their_paragraph_escaped() -> None:
    resolution = document()
    body = nb.paragraph(resolution["3"], doubts=nb.doubts(resolution, "O03")).body
    assert body.count('class="doubt"') == 1
    assert "⚠ doubt: a gap in the numbers: <bdi" in body
    assert "paragraph 2 is missing before it" in body
    assert 'class="doubt"' not in nb.paragraph(resolution["1"], doubts=nb.doubts(resolution, "O01")).body
    listed = nb.doubted(resolution).body
    assert HOSTILE in listed
    assert "<script>" not in listed
    assert "page 2, 90–200 across" in listed


def test_a_notebook_in_arabic_says_kinds_in_arabic_and_sentences_in_english() -> None:
    listed = nb.doubted(document(), language="ar").body
    assert "فجوة في الأرقام" in listed
    assert "الوثيقة كلها" in listed
    assert '<td dir="ltr" lang="en">paragraph 2 is missing before it</td>' in listed
    lines = _doubts.as_html(document().doubts, "ar")
    assert '<p class="doubt" dir="rtl" lang="ar">⚠ موضع شك: فجوة في الأرقام: <bdi dir="ltr" lang="en">' in lines


def test_a_notebook_says_where_there_is_no_doubt() -> None:
    assert "doubts nothing" in nb.doubted(sure()).body
    assert "ليس في الملف أي موضع يُشك في قراءته" in nb.doubted(sure(), language="ar").body


def test_the_explorer_has_every_doubt_with_its_place_and_kind_in_both_languages() -> None:
    """For the paragraph and for the list of all; a browser test sees them shown. The still picture has them too."""
    found = bundle(Subject.of(document()))["doubts"]
    assert [one["place"] for one in found] == [one.place for one in document().doubts]
    gap = next(one for one in found if one["place"] == "O03")
    assert gap["kind"] == {"ar": "فجوة في الأرقام", "en": "a gap in the numbers"}
    assert gap["where"]["en"].startswith("O03 (")
    assert "paragraph 2 is missing" in gap["says"]
    assert any(html.escape(one["says"]) == HOSTILE for one in found)
    assert bundle(Subject.of(sure()))["doubts"] == []
    book = reader.Book.of(document())
    assert "paragraph 2 is missing" in reader.paragraph(book, "O03")
    assert "paragraph 2 is missing" not in reader.paragraph(book, "O01")


def prose_of(chapter: Chapter) -> str:
    """The words of a chapter outside its tables and charts."""
    return "".join(block.html for block in chapter.blocks if isinstance(block, Prose))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_report_shows_doubts_with_page_and_box(language: str) -> None:
    with shown_in(language):
        subject = ReportSubject.read(language, document())
        words = languages.load(language, "report")
        opening = prose_of(front.front(subject))
        cover = prose_of(report_reader.reader(subject))
        chapter = appendices.apparatus(subject)
    prose = prose_of(chapter)
    (exhibit,) = chapter.exhibits
    assert 'id="finding-doubts"' in opening  # the front page counts them, the reader's page says each
    assert cover.count('class="doubt"') == len(document().doubts) == 2
    assert HOSTILE in cover
    assert words["words"]["doubts_value"].format(count=2) in cover
    assert words["apparatus"]["doubts_intro"] in prose
    assert exhibit.id.endswith("every-doubt")
    box = {"en": "page 1, 72–480 across, 250–262 up (points)", "ar": "الصفحة"}[language]
    assert box in exhibit.body
    assert HOSTILE in exhibit.body


def test_a_report_says_where_there_is_no_doubt() -> None:
    subject = ReportSubject.read("en", sure())
    assert "finding-doubts" not in prose_of(front.front(subject))
    assert "<dt>Doubts</dt><dd>none</dd>" in prose_of(report_reader.reader(subject))
    chapter = appendices.apparatus(subject)
    assert any("doubts nothing" in block.html for block in chapter.blocks if isinstance(block, Prose))


def test_the_catalogue_of_a_report_leads_to_the_file() -> None:
    subject = ReportSubject.read("en", document())
    edition = Edition(subject, [], ())
    found = json.loads(catalogue.as_json([edition]))
    assert found["file"] == {"format": "pdf", "sha256": "ab" * 32}
    assert found["places"]["O03"][0] == {"page": 1, "box": [72, 250, 480, 262]}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('the words "to begin, | and to end" stand', True),
        ('the words "to begin" | stand', False),
        ("the words “to begin, | and to end” stand", True),
        ("the words “to begin” | stand", False),
        ("no words | at all", False),
    ],
)
def test_a_place_within_quotation_marks(text: str, inside: bool) -> None:
    before, _, after = text.partition("|")
    assert resolution_doubts._quoted(before + after, len(before)) is inside

"""A report of one's own: any resolution, some themes; bad parameters get one line and leave what was there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdf
import pytest

from toolkit import cli, paths
from toolkit.errors import ToolkitError
from toolkit.publish import report
from toolkit.publish.provenance import crate
from toolkit.publish.report import _appendices as appendices
from toolkit.publish.report._subject import ReportSubject, shown_in
from toolkit.publish.report.chapters import Prose

TEXT = """\
78/900. Trials of <script>digital</script> technologies

The General Assembly,

Recalling first of all resolution 77/150 of 2022,

Noting with concern #panic("typst") and $x^2$ [*_@<label>] <script>alert(1)</script>, and that women lack access,

1. Requests the Secretary-General to say by 31 May 2025 how broadband fares;

2. Invites Member States to support the Internet Governance Forum until 31 December 2025.
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A printed text that tries to be more than text."""
    path = tmp_path_factory.mktemp("mine") / "mine.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its report on two themes, made by the command."""
    out = tmp_path_factory.mktemp("out") / "report"
    command = ["report", "--source", str(source), "--themes", "gender,igf", "--lang", "both", "--out", str(out)]
    assert cli.main(command) == 0
    return out


def test_chapters_are_those_the_text_allows(own: Path) -> None:
    names = {path.stem for path in (own / "en").glob("*.html")}
    assert names >= {"index", "structure", "acts", "citations", "dates", "themes", "apparatus", "codebook"}
    assert not any(re.match(r"\d\d-", name) for name in names)
    page = (own / "ar" / "themes.html").read_text("utf-8")
    assert "منتدى إدارة الإنترنت" in page
    page = (own / "ar" / "codebook.html").read_text("utf-8")
    assert page.count("<li>") >= 9
    assert "هيئة الأمم المتحدة للمرأة" in page  # an instrument of the theme on gender
    assert 'lang="en"' not in page[page.index('id="rules"') : page.index("</article>")]


def test_only_the_themes_asked_for(own: Path) -> None:
    page = (own / "en" / "codebook.html").read_text("utf-8")
    assert re.findall(r'<article class="theme" id="theme-(\w+)"', page) == ["gender", "igf"]
    catalogue = json.loads((own / "figures.json").read_text("utf-8"))
    ids = [e["id"] for e in catalogue["exhibits"] if e["edition"] == "en" and "evidence" in e["id"]]
    assert ids == ["themes-table-evidence-gender", "themes-table-evidence-igf"]
    assert set(catalogue["paragraphs"]) >= {"P01", "P02", "O01", "O02"}
    low, high = catalogue["paragraphs"]["O02"][0]
    assert TEXT[low:high].startswith("2. Invites Member States")


def test_the_list_of_figures_can_be_read(own: Path) -> None:
    """Arabic words stand in it as letters, and an exhibit is a line or more, not all of them one."""
    text = (own / "figures.json").read_text("utf-8")
    assert "\\u06" not in text
    assert any("\u0600" <= sign <= "\u06ff" for sign in text)
    assert text.count("\n") > len(json.loads(text)["exhibits"])


def test_words_of_a_document_stay_words(own: Path) -> None:
    for path in own.rglob("*.html"):
        page = path.read_text("utf-8")
        if path.name == "explorer.html":  # the one page with a program, which a hash in its policy names
            assert page.count("<script") == 2
            assert "script-src 'sha256-" in page
        else:
            assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in (own / "en" / "resolution.html").read_text("utf-8")
    paper = pypdf.PdfReader(own / "report.en.pdf")
    text = " ".join(page.extract_text() for page in paper.pages)
    assert '#panic("typst") and $x^2$ [*_@<label>] <script>alert(1)</script>' in " ".join(text.split())


def test_no_path_of_the_source_is_told(own: Path, source: Path) -> None:
    for path in own.rglob("*"):
        assert not path.is_file() or str(source.parent).encode() not in path.read_bytes(), path


def test_its_crate_is_whole(own: Path) -> None:
    assert crate.check(own) == []


@pytest.mark.heavy  # a whole report; what its chapters are is tested on the smaller text
def test_the_shipped_text_under_themes(tmp_path: Path) -> None:
    said: list[str] = []
    report.build_own(tmp_path / "out", themes=["igf"], languages=["ar"], progress=said.append)
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"ar", "report.ar.pdf", "index.html"}
    assert not (tmp_path / "out" / "en").exists()
    assert any("chapter 5/5" in line for line in said)
    assert re.search(r"\d+ files, [\d.]+ MB; \d+ pages", said[-1])


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--themes", "gender,cats"], "no theme cats (themes: digital_divides, gender"),
        (["--lang", "xx"], "no report in language 'xx'"),
        (["--source", "absent.txt"], "absent.txt"),
        (["--source", "page.html"], "a web page without words"),
        (["--source", "empty.txt"], "is empty"),
    ],
)
def test_bad_parameters_get_one_line(
    own: Path, options: list[str], problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html></html>", encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in own.rglob("*")}
    given = options if "--source" in options or "--lang" in options else [*options, "--source", "empty.txt"]
    assert cli.main(["report", "--out", str(own), *given]) == 2
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("toolkit: ")]
    assert len(lines) == 1
    assert problem in lines[0]
    assert {path: path.stat().st_mtime_ns for path in own.rglob("*")} == before


def test_a_folder_that_cannot_be_written(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert cli.main(["report", "--source", str(source), "--out", str(tmp_path / "file" / "out")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_of_something_else(source: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(ToolkitError, match="holds something else"):
        report.build_own(tmp_path, source=source, progress=lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_a_glossary_is_a_chapter_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "glossary.csv").write_text(
        "id,field,term_en,definition_en,term_ar,definition_ar,source\n"
        'lead,drafting,lead <verb>,"The verb that opens, and rules.",فعل الافتتاح,الفعل الذي تفتتح به الفقرة.,own\n',
        encoding="utf-8",
    )
    real = paths.data
    monkeypatch.setattr(paths, "data", lambda *names: tmp_path / names[-1] if names[0] == "glossary" else real(*names))
    with shown_in("ar"):
        chapter = appendices.glossary(ReportSubject.read("ar"))
    assert chapter is not None
    body = "".join(block.html for block in chapter.blocks if isinstance(block, Prose))
    assert '<dt id="term-lead">فعل الافتتاح <bdi lang="en" dir="ltr">lead &lt;verb&gt;</bdi></dt>' in body
    assert "<dd>الفعل الذي تفتتح به الفقرة.</dd>" in body


@pytest.mark.shared
@pytest.mark.parametrize(
    "language", [*(pytest.param(code, marks=pytest.mark.heavy) for code in ("en", "fr", "ru")), "zh"]
)
def test_the_united_nations_own_file_in_other_languages(shared: Path, language: str, tmp_path: Path) -> None:
    source = shared / "unxml" / "series" / f"A_RES_78_132.{language}.xml"
    folder = report.build_own(tmp_path / "out", source=source, languages=["en"], progress=lambda _: None).parent
    page = (folder / "en" / "index.html").read_text("utf-8")
    assert re.search(r"<h1[^>]*>A/RES/78/132", page)
    reader = (folder / "en" / "resolution.html").read_text("utf-8")
    lacking = "no language data for these tables" in reader
    assert lacking is (language not in ("ar", "en"))
    assert (folder / "en" / "acts.html").exists() is (language in ("ar", "en"))
    assert ("There is no PDF" in page) is (language == "zh")
    if language == "zh":
        assert not (folder / "report.en.pdf").exists()
    else:
        assert len(pypdf.PdfReader(folder / "report.en.pdf").pages) > 5

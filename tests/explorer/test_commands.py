"""``toolkit find``: what it prints, in every format, and its one line where something is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

import toolkit
from toolkit.cli import main
from toolkit.cli.explorer import FORMATS


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["find", *arguments]) == 0
    return capsys.readouterr().out


def test_words_in_context(capsys: pytest.CaptureFixture[str]) -> None:
    """The Secretary-General in the operative part, by reading: O28, O31 and O57."""
    first, count, *lines = run(capsys, "الأمين العام", "--part", "operative").splitlines()
    assert first == "Operative paragraphs that contain “الأمين العام”."
    assert count == "A/RES/78/132: 3 / 115"
    assert [line.split("\t")[0] for line in lines] == ["O28", "O31", "O57"]
    assert all("[الأمين العام]" in line for line in lines)


def test_a_place_says_in_what_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """By reading: the Forum's paragraph 30 has its name in the text; the acronym finds gloss and theme too."""
    for language, names, gloss in (
        ("en", "[Internet Governance Forum]\tIn the names of themes", "In the unofficial English gloss"),
        ("ar", "[منتدى إدارة الإنترنت]\tفي أسماء المواضيع", "في الشرح الإنكليزي غير الرسمي"),
    ):
        lines = [line for line in run(capsys, "IGF", "--answer", language).splitlines() if line.startswith("O30\t")]
        text, translated, theme = (line.partition("\t")[2] for line in lines)
        assert text.startswith("تقر تمديد ولاية [منتدى إدارة الإنترنت] حتى عام 2025، ")
        assert translated.endswith(f"\t{gloss}")
        assert theme == names


def test_a_name_of_the_other_language_alone_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Arabic words for an English answer: no English name of O26's theme holds them, so the Arabic one stays."""
    lines = run(capsys, "المساواة بين الجنسين", "--answer", "en").splitlines()
    assert "O26\t[المساواة بين الجنسين]\tIn the names of themes" in lines


def test_a_mark_of_punctuation_stays_at_its_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert "[منتدى إدارة الإنترنت]، ينبغي" in run(capsys, "IGF", "--part", "preamble")


def test_a_selection_without_words(capsys: pytest.CaptureFixture[str]) -> None:
    first, _, *lines = run(capsys, "--addressee", "secretary_general", "--answer", "ar").splitlines()
    assert first == "الفقرات التي تخاطب الأمين العام."
    assert [line.split("\t")[0] for line in lines] == ["O31", "O57"]
    assert "تطلب (توجيه)" in lines[1]


def test_the_series(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--series", "--theme", "gender", "--status", "new", "--language", "en", "--year", "2022")
    *_, line = run(capsys, *arguments).splitlines()
    assert line.startswith("A/RES/77/150 en O22\t")


@pytest.mark.parametrize(
    ("form", "holds"),
    [
        ("csv", "symbol,paragraph_id,"),
        ("markdown", '<div dir="rtl" lang="ar">'),
        ("bibtex", "note = {paras. 31 and 57}"),
        ("citation", "General Assembly resolution 78/132 of 19 December 2023, paras. 31 and 57."),
        ("python", "Query(addressees=('secretary_general',))"),
    ],
)
def test_formats(capsys: pytest.CaptureFixture[str], form: str, holds: str) -> None:
    assert form in FORMATS
    said = run(capsys, "--addressee", "secretary_general", "--format", form)
    assert holds in said
    assert not said.endswith("\n\n")
    if form == "csv":
        assert list(pd.read_csv(io.StringIO(said))["paragraph_id"]) == ["O31", "O57"]


def test_a_file_of_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Another file, in the reading of the source: the first paragraph begins as the transcription has it."""
    copy = tmp_path / "copy.txt"
    copy.write_text(toolkit.load().source, encoding="utf-8", newline="")
    said = run(capsys, "=إنه", "--source", str(copy), "--reading", "source", "--part", "preamble")
    assert "P01\t[إنه]" in said


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--theme", "women"], "no theme 'women'"),
        (["*"], "'*' may only end a word"),
        (["--series", "--addressee", "secretary_general"], "nothing is known of 'addressee'"),
        (["--year", "soon"], "no year"),
        (["women", "--source", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_one_line_where_something_is_wrong(
    capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    assert main(["find", *arguments]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert problem in said.err
    assert said.err.count("\n") == 1


def test_every_format_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--help"]) == 0
    assert "|".join(FORMATS) in capsys.readouterr().out


def test_a_long_paragraph_is_shown_by_its_first_whole_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Ninety characters at most: ten, and eight words of nine with their blank; a ninth would make 91."""
    path = tmp_path / "boats.en.txt"
    path.write_text(
        f"The General Assembly,\n\nRecalling boats,\n\n1. Decides to{' lampoils' * 20}.\n", encoding="utf-8"
    )
    *_, line = run(capsys, "--source", str(path), "--part", "operative").splitlines()
    assert line.split("\t")[-1] == f"Decides to{' lampoils' * 8} …"

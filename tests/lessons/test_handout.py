"""The folder that students open: notebooks only, no solution, and never written over."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from lesson_cells import LESSONS, read, tagged, tags

from toolkit import cli
from toolkit.lessons import _words as words
from toolkit.lessons import handout


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The students' folder of all lessons."""
    folder = tmp_path_factory.mktemp("class")
    handout.hand_out(LESSONS[0].parent, folder)
    return folder


def test_holds_students_notebooks_and_nothing_else(out: Path) -> None:
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert found == {f"{code}/{path.name}" for code in ("en", "ar") for path in LESSONS}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_holds_no_key(out: Path, code: str) -> None:
    """No solution, no model answer, nothing for the teacher, and nothing that a run has shown."""
    for path in LESSONS:
        notebook = nbformat.read(out / code / path.name, as_version=4)
        nbformat.validate(notebook)
        text = "\n".join(cell.source for cell in notebook.cells)
        assert not {tag for cell in notebook.cells for tag in tags(cell)} & {"solution", "teacher", "answer"}
        assert words.shared("teacher", code) not in text
        for cell in tagged(read(path), "solution"):
            assert cell.source.splitlines()[-1] not in text.splitlines()
        shown = [cell for cell in notebook.cells if cell.get("outputs")]
        assert {tag for cell in shown for tag in tags(cell)} - {"noslide"} == {"card", "glossary"}


def test_cards_speak_the_language_of_the_notebook(out: Path) -> None:
    for code in ("en", "ar"):
        notebook = nbformat.read(out / code / LESSONS[0].name, as_version=4)
        (card,) = tagged(notebook, "card")
        assert words.lesson("01", code)["audience"] in re.sub(r"&#x27;", "'", card.outputs[0].data["text/html"])


def test_a_students_work_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["lessons", "--hand-out", str(tmp_path), "--lang", "en", "--lesson", "01"]
    assert cli.main(arguments) == 0
    mine = tmp_path / "en" / LESSONS[0].name
    mine.write_text("mine", encoding="utf-8")
    assert cli.main(arguments) == 0
    assert mine.read_text("utf-8") == "mine"
    assert "0 new" in capsys.readouterr().out

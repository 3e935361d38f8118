"""Students' notebooks in nbgrader's hands: what each cell is for, and what nbgrader itself makes of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from lesson_cells import LESSONS, read, tagged

from toolkit.lessons import _words as words
from toolkit.lessons import audiences, check, handout

#: nbgrader weighs too much for our environment: name the Python of one that has it.
ELSEWHERE = os.environ.get("NBGRADER_PYTHON", "")
#: One lesson, the longest; NBGRADER_LESSONS=all takes twenty minutes.
TRIED = LESSONS if os.environ.get("NBGRADER_LESSONS") == "all" else LESSONS[:1]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_what_each_cell_is_for(path: Path, language: str) -> None:
    """A locked test of a point for every check, an answer for every blank, one cell to be read by a teacher."""
    book = handout.notebook(path, language)
    nbformat.validate(book)
    metas = [cell.metadata["nbgrader"] for cell in book.cells if "nbgrader" in cell.metadata]
    assert all(meta["schema_version"] == 3 and meta["task"] is False for meta in metas)
    assert len({meta["grade_id"] for meta in metas}) == len(metas)
    kinds = [(meta["grade"], meta["solution"], meta["locked"], meta.get("points")) for meta in metas]
    checks = len(tagged(read(path), "check"))
    assert kinds.count((True, False, True, 1)) == kinds.count((False, True, False, None)) == checks
    assert kinds.count((True, True, False, 4)) == 1
    assert len(kinds) == 2 * checks + 1
    (own,) = tagged(book, "own-words")
    assert own.source == words.shared("own-words", language)
    assert tagged(book, "discussion")[-1].id == book.cells[book.cells.index(own) - 1].id


def test_cells_that_are_read_only_have_no_metadata() -> None:
    book = handout.notebook(LESSONS[0], "en")
    for tag in ("card", "exercise", "hint", "glossary"):
        assert not [cell for cell in tagged(book, tag) if "nbgrader" in cell.metadata]


def test_a_check_is_strict_in_nbgraders_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or nbgrader would give a wrong answer its point: it looks for errors."""
    assert "wrong" in repr(check("01-operative", 58))
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert "right" in repr(check("01-operative", 59))
    for answer in (58, ..., "many"):
        with pytest.raises(AssertionError, match="01-operative"):
            check("01-operative", answer)


@pytest.mark.heavy
@pytest.mark.skipif(not ELSEWHERE, reason="NBGRADER_PYTHON names no Python that has nbgrader")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nbgrader_takes_the_lessons(tmp_path: Path, language: str) -> None:
    """Generate, validate, autograde: all right, nothing answered, and (of the first lesson) every check replaced.

    Each lesson has a worked example and a program to complete, whose given lines must come back as they were.
    """
    blanks = {path: handout.notebook(path, language) for path in TRIED}
    assert all(tagged(book, "worked") for book in blanks.values())
    for path, book in blanks.items():
        _store(book, tmp_path / "source" / "lessons" / path.name)
    _nbgrader(tmp_path, "generate_assignment", "lessons", "--ClearSolutions.enabled=False")
    for path, book in blanks.items():
        released = nbformat.read(tmp_path / "release" / "lessons" / path.name, as_version=4)
        assert [cell.source for cell in released.cells] == [cell.source for cell in book.cells]
        done = audiences.solved(released, read(path))
        for cell in tagged(done, "own-words"):
            cell.source = "It is not empty: it asks for a report."
        _store(done, tmp_path / "submitted" / "ada" / "lessons" / path.name)
        _store(released, tmp_path / "submitted" / "bo" / "lessons" / path.name)
    first = TRIED[0]
    cheat = nbformat.from_dict(json.loads(nbformat.writes(blanks[first])))
    for cell in tagged(cheat, "check"):
        cell.source = "None"
    _store(cheat, tmp_path / "submitted" / "eve" / "lessons" / first.name)
    kernel = f"--ExecutePreprocessor.kernel_name={_kernel(tmp_path)}"
    patience = "--ExecutePreprocessor.timeout=180"

    right, empty = (str(tmp_path / "submitted" / student / "lessons" / first.name) for student in ("ada", "bo"))
    assert "Success" in _nbgrader(tmp_path, "validate", right, kernel, patience)
    asked = {path.stem: len(tagged(book, "check")) for path, book in blanks.items()}
    assert f"FAILED ON {asked[first.stem] + 1} CELL(S)" in _nbgrader(tmp_path, "validate", empty, kernel, patience)

    _nbgrader(tmp_path, "autograde", "lessons", kernel, patience)
    scores = _scores(tmp_path)
    for name, checks in asked.items():
        assert scores["ada", name] == (checks, checks + 4), name
        assert scores["bo", name] == (0, checks + 4), name
    assert scores["eve", first.stem] == (0, asked[first.stem] + 4)


def _store(book: Any, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, place)


def _run(course: Path, *command: str) -> str:
    place = str(Path(ELSEWHERE).parent)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PATH": f"{place}{os.pathsep}{os.environ['PATH']}", "HOME": str(course)}
    environment |= {"JUPYTER_PATH": str(course / "jupyter")}
    done = subprocess.run(
        command, cwd=course, env=environment, capture_output=True, text=True, timeout=1800, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def _nbgrader(course: Path, *verb: str) -> str:
    return _run(course, ELSEWHERE, "-m", "nbgrader", *verb)


def _kernel(course: Path) -> str:
    """A kernel of this Python, which has the toolkit: nbgrader's own has not."""
    folder = course / "jupyter" / "kernels" / "toolkit"
    folder.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec: dict[str, object] = {"argv": argv, "display_name": "toolkit", "language": "python"}
    spec["env"] = {"PYTHONPATH": str(LESSONS[0].parents[2])}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return "toolkit"


def _scores(course: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """What was earned, of how much, by student and notebook."""
    asked = (
        "import json; from nbgrader.api import Gradebook\n"
        "with Gradebook('sqlite:///gradebook.db') as book:\n"
        "    every = book.assignment_submissions('lessons')\n"
        "    found = [(one.student.id, each) for one in every for each in one.notebooks]\n"
        "    print(json.dumps([[student, each.name, each.score, each.max_score] for student, each in found]))"
    )
    told = json.loads(_run(course, ELSEWHERE, "-c", asked).splitlines()[-1])
    return {(student, name): (score, most) for student, name, score, most in told}


def test_what_a_student_runs_loads_no_library_of_notebook_files() -> None:
    """It takes seconds to load, and each lesson would begin with them."""
    code = (
        "import sys, toolkit as tk; tk.lessons.card('01'); tk.lessons.check('01-operative', 1); "
        "print([name for name in ('nbformat', 'jsonschema', 'IPython') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

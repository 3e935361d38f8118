"""Marking: a row for every file whatever is in it, walls that stand, and nothing earned but by an answer.

The hostile hand-ins are run for real, each in its own process; one of them would otherwise end, fill or read the rest.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from lesson_cells import LESSONS, read, tagged, tags

from toolkit import cli
from toolkit.errors import ToolkitError
from toolkit.lessons import audiences, handout, marking
from toolkit.lessons.marking import _cells as cells
from toolkit.lessons.marking import _judge as judge
from toolkit.lessons.marking import _lesson as lesson
from toolkit.lessons.marking import _page as page

LESSON = LESSONS[0]
#: How many exercises that lesson has.
ASKED = len(tagged(read(LESSON), "check"))
FOLDER = LESSON.parent
LIMITS = marking.Limits(cell=10, total=90, output=2_000_000, memory=900 * 2**20)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's walls are those of Linux")


def whole() -> Any:
    """A hand-in of the first lesson with all answers right."""
    return audiences.solved(handout.notebook(LESSON, "en"), read(LESSON))


def right() -> Any:
    """The same without its charts, which take most of the time, and of which marking knows nothing."""
    book = whole()
    needed = {"setup", "five", "inside", "notes"}
    book.cells = [cell for cell in book.cells if cell.id in needed or tags(cell) & {"blank", "check"}]
    return book


def blank(*first: str) -> Any:
    """A hand-in with nothing answered: its setup, cells of the student's own, its blanks and its checks."""
    book = handout.notebook(LESSON, "en")
    own = [nbformat.v4.new_code_cell(textwrap.dedent(source)) for source in first]
    setup = nbformat.v4.new_code_cell("import toolkit as tk")
    book.cells = [setup, *own, *(cell for cell in book.cells if tags(cell) & {"blank", "check"})]
    return book


def store(book: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, path)


def _printed() -> Any:
    """Checks that print "right" instead of asking, and a `check` that says so."""
    book = blank("""
        import toolkit.lessons
        class Right:
            def __repr__(self): return "check 01-operative: right. These paragraphs are numbered on the page."
        toolkit.lessons.check = lambda *_, **__: Right()
    """)
    for cell in book.cells:
        if "check" in cell.metadata.get("tags", ()):
            cell.source = 'print("check 01-symbol: right. Well done.")\nRight()'
    return book


def _key() -> Any:
    """Answers taken out of the key, by every way that the project's own files give."""
    here = str(Path(marking.__file__).resolve().parents[1] / "exercises" / "l01.py")
    return blank(f"""
        operative = symbol = opening = asking = directing = decision = lost = ...
        names = ["01-operative", "01-symbol", "01-opening", "01-asking", "01-directing", "01-decision", "01-lost"]
        found = {{}}
        try:
            from toolkit.lessons import _registry
            found = {{name: _registry.every()[name].expected() for name in names}}
        except Exception:
            pass
        try:
            space = {{}}
            exec(open({here!r}).read(), space)
            found = {{name: space["EXERCISES"][name].expected() for name in names}}
        except Exception:
            pass
        stolen = list(found.values()) or [...] * 20
    """)


HOSTILE: dict[str, tuple[Callable[[], Any], str]] = {
    "forever": (lambda: blank("while True:\n    pass"), "timed out"),
    "loud": (lambda: blank("while True:\n    print('x' * 1000)"), "too much output"),
    "greedy": (
        lambda: blank("held = []\nwhile True:\n    held.append(bytearray(50_000_000))"),
        "too much memory",
    ),
    "dying": (lambda: blank("import os\nos._exit(0)"), "stopped in cell 2"),
    "key": (_key, "run"),
    "printed": (_printed, "run"),
}  # fmt: skip


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a class of twelve hands in, the hostile ones among them."""
    folder = tmp_path_factory.mktemp("handed")
    store(right(), folder / "Ada" / LESSON.name)
    store(right(), folder / "Zoe" / LESSON.name)
    for name, (make, _) in HOSTILE.items():
        book = make()
        if name == "key":
            for cell in book.cells:
                if "blank" in cell.metadata.get("tags", ()):
                    cell.source = cell.source.replace("...", "stolen.pop(0)")
        store(book, folder / name / LESSON.name)
    neighbour = """
        import os, pathlib, shutil, signal, urllib.request
        reached = []
        for path in [{0!r}, {1!r}]:
            for act in (lambda p: open(p).read(), os.remove, lambda p: open(p, "w").write("gone")):
                try:
                    act(path); reached.append(path)
                except OSError:
                    pass
        try:
            os.kill(os.getppid(), signal.SIGKILL); reached.append("parent")
        except OSError:
            pass
        shutil.rmtree(pathlib.Path({0!r}).parents[1], ignore_errors=True)
        operative = 59 if not reached else 0
    """.format(str(folder / "Zoe" / LESSON.name), str(FOLDER / LESSON.name))
    book = blank(neighbour)
    for cell in book.cells:
        if cell.source == "operative = ...":
            cell.source = ""
    store(book, folder / "neighbour" / LESSON.name)
    store(blank("raise RuntimeError('mine')"), folder / "Bo" / LESSON.name)
    (folder / "Bo" / ".ipynb_checkpoints").mkdir()
    store(right(), folder / "Bo" / ".ipynb_checkpoints" / LESSON.name)
    (folder / "torn.ipynb").write_text('{"cells": [', encoding="utf-8")
    (folder / "list.ipynb").write_text("[]", encoding="utf-8")
    (folder / "essay.docx").write_bytes(b"PK")
    store(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")]), folder / "other.ipynb")
    (folder / "link.ipynb").symlink_to(folder / "Ada" / LESSON.name)
    return folder


@pytest.fixture(scope="module")
def rows(handed: Path) -> pd.DataFrame:
    return marking.marks(handed, lessons=FOLDER, limits=LIMITS)


class TestEveryFileHasItsRow:
    """Nobody is lost."""

    def test_all_files(self, handed: Path, rows: pd.DataFrame) -> None:
        found = {path.relative_to(handed).as_posix() for path in handed.rglob("*") if not path.is_dir()}
        expected = {name for name in found if ".ipynb_checkpoints" not in name}
        assert set(rows["notebook"]) == expected
        assert len(expected) >= 12

    def test_files_that_are_no_hand_ins(self, rows: pd.DataFrame) -> None:
        state = rows.drop_duplicates("notebook").set_index("notebook")["state"]
        assert state["torn.ipynb"] == state["list.ipynb"] == state["link.ipynb"] == "unreadable"
        assert state["essay.docx"] == "not a notebook"
        assert state["other.ipynb"] == "no checks"

    @pytest.mark.parametrize("name", HOSTILE)
    def test_hostile_ones(self, rows: pd.DataFrame, name: str) -> None:
        own = rows[rows["student"] == name]
        assert len(own) == ASKED
        assert set(own["state"]) == {HOSTILE[name][1]}

    def test_none_of_them_earns_anything(self, rows: pd.DataFrame) -> None:
        earned = rows[(rows["result"] == "right") & rows["student"].isin(HOSTILE)]
        assert earned.empty, earned

    def test_an_honest_one_earns_everything_beside_them(self, rows: pd.DataFrame) -> None:
        for name in ("Ada", "Zoe"):
            own = rows[rows["student"] == name]
            assert list(own["result"]) == ["right"] * ASKED
            assert set(own["state"]) == {"run"}

    def test_an_error_does_not_end_the_rest(self, rows: pd.DataFrame) -> None:
        own = rows[rows["student"] == "Bo"]
        assert set(own["state"]) == {"error in cell 2"}
        assert set(own["result"]) == {"empty"}

    def test_whoever_looks_for_the_key_is_named(self, rows: pd.DataFrame) -> None:
        assert set(rows.loc[rows["note"].str.contains("looks for the key"), "student"]) == {"key"}


@pytest.mark.heavy
def test_one_that_hears_no_alarm_is_ended_all_the_same(tmp_path: Path) -> None:
    deaf = blank("""
        import signal
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        while True:
            try:
                while True: pass
            except BaseException: pass
    """)
    store(deaf, tmp_path / LESSON.name)
    rows = marking.marks(tmp_path, lessons=FOLDER, limits=LIMITS)
    assert set(rows["state"]) == {"timed out"}
    assert "right" not in set(rows["result"])


@linux
def test_a_neighbour_is_out_of_reach(handed: Path, rows: pd.DataFrame) -> None:
    """It can neither read nor remove another's file, nor the lessons, nor end whoever marks."""
    if rows["note"].str.contains("no wall").any():
        pytest.skip("this kernel has no Landlock")
    own = rows[rows["student"] == "neighbour"].set_index("exercise")
    assert own.loc["01-operative", "result"] == "right"
    assert (handed / "Zoe" / LESSON.name).is_file()


@linux
def test_nothing_runs_on(rows: pd.DataFrame) -> None:
    assert len(rows)
    marked = [one for one in Path("/proc").iterdir() if one.name.isdigit() and _marked(one)]
    assert marked == []


def _marked(process: Path) -> bool:
    try:
        return b"LESSON_HAND_IN=" in (process / "environ").read_bytes()
    except OSError:
        return False


def test_totals_have_a_row_a_student(rows: pd.DataFrame) -> None:
    sums = marking.totals(rows).set_index("student")
    assert (sums.loc["Ada", "right"], sums.loc["Ada", "of"]) == (ASKED, ASKED)
    assert sums.loc["essay", "trouble"] == 1
    assert set(sums.index) == set(rows["student"])


def test_a_file_that_looks_for_the_key_is_one_to_look_at(rows: pd.DataFrame) -> None:
    sums = marking.totals(rows).set_index("student")
    assert set(rows.loc[rows["student"] == "key", "state"]) == {"run"}
    assert sums.loc["key", "trouble"] == 1
    assert sums.loc["Ada", "trouble"] == 0


def test_of_two_files_of_a_lesson_the_better_counts() -> None:
    lines = [
        ("Ada", "a.ipynb", "01", "01-symbol", "wrong", "run", ""),
        ("Ada", "b.ipynb", "01", "01-symbol", "right", "run", ""),
    ]
    (row,) = marking.totals(pd.DataFrame(lines, columns=list(marking.COLUMNS))).to_dict("records")
    assert (row["right"], row["of"], row["files"]) == (1, 1, 2)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_page_and_tables_are_written(rows: pd.DataFrame, tmp_path: Path, language: str) -> None:
    page = marking.write(rows, marking.totals(rows), tmp_path, language).read_text("utf-8")
    assert f'<html lang="{language}"' in page
    assert all(name in page for name in set(rows["student"]))
    marks, totals = (pd.read_csv(tmp_path / f"{name}.csv") for name in ("marks", "totals"))
    assert (list(marks), len(marks)) == (list(marking.COLUMNS), len(rows))
    assert list(totals) == ["student", "lessons", "right", "of", "files", "trouble"]
    assert "{number}" not in page


def test_the_command_prints_totals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store(whole(), tmp_path / "in" / "Ada" / LESSON.name)
    assert cli.main(["lessons", "--mark", str(tmp_path / "in"), "--out", str(tmp_path / "marks")]) == 0
    assert f"Ada,1,{ASKED},{ASKED},1,0" in capsys.readouterr().out
    assert (tmp_path / "marks" / "index.html").is_file()


def test_nothing_to_mark_is_said(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="has no files"):
        marking.marks(tmp_path, lessons=FOLDER)


class TestParts:
    """What marking is made of."""

    @pytest.mark.parametrize("answer", [59, "O30", ["a", 1], {"a": 1.5}, True, (), {}, [[1]]])
    def test_answers_come_back_as_they_were(self, answer: Any) -> None:
        told = json.loads(json.dumps(cells.plain(answer)))
        assert judge.rebuilt(told, Path()) in (answer, list(answer) if isinstance(answer, tuple) else answer)

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            ([[["a"]]], {"list": [{"list": [{"list": [{"text": "a"}]}]}]}),
            ([[[["a"]]]], {"list": [{"list": [{"list": [{"other": "list"}]}]}]}),
            ({((("a",),),): "b"}, {"pairs": [[{"list": [{"list": [{"other": "tuple"}]}]}, {"text": "b"}]]}),
            ({"a": [[["b"]]]}, {"pairs": [[{"text": "a"}, {"list": [{"list": [{"other": "list"}]}]}]]}),
        ],
    )
    def test_lists_in_lists_are_told_three_deep(self, answer: Any, told: Any) -> None:
        assert cells.plain(answer) == told

    def test_a_column_keeps_its_index(self) -> None:
        told = json.loads(json.dumps(cells.plain(pd.Series({"O01": True}))))
        assert judge.rebuilt(told, Path()).to_dict() == {"O01": True}

    def test_a_path_outside_is_not_opened(self, tmp_path: Path) -> None:
        assert judge.rebuilt({"path": "/etc/passwd"}, tmp_path) is None
        assert judge.rebuilt({"path": "../x"}, tmp_path) is None
        assert judge.rebuilt({"path": "a.html"}, tmp_path) == tmp_path.resolve() / "a.html"

    def test_a_check_that_was_taken_out_is_put_back_at_the_end(self) -> None:
        known = (lesson.Check("check-a", "01-a", "a"),)
        (first, last) = lesson.cells([{"kind": "code", "id": "x", "source": "a = 1"}], known)
        assert (first["source"], last["answer"]) == ("a = 1", "a")

    def test_a_changed_check_is_the_lessons_again(self) -> None:
        known = (lesson.Check("check-a", "01-a", "a"),)
        (only,) = lesson.cells([{"kind": "code", "id": "check-a", "source": "print('right')"}], known)
        assert (only["source"], only["answer"]) == ("", "a")


def test_the_page_keeps_files_and_signs_in_their_direction() -> None:
    rows = [("هدى", "هدى/01-a.ipynb", "01", f"01-{name}", result, "run", "") for name, result in
            (("a", "right"), ("b", "not run"))]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(marking.COLUMNS))
    shown = page.page(frame, marking.totals(frame), "ar")
    assert '<bdi dir="ltr"><bdi>هدى</bdi>/<bdi>01-a.ipynb</bdi></bdi>' in shown
    assert '<td style="white-space: nowrap">✓ ○</td>' in shown

"""What the script that puts small faults into the code makes of the tests' answers."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from coverage import CoverageData

TEST = "tests/test_count.py::test_three"


@pytest.fixture
def mutants(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    sys.modules.pop("mutants", None)
    found = importlib.import_module("mutants")
    monkeypatch.setattr(found, "LEARNT", tmp_path / "nothing-learnt.json")
    return found


@pytest.mark.parametrize(
    ("with_fault", "without", "what"),
    [
        ([0], [], "survived"),
        ([1], [0], "caught"),
        ([1, 0], [1], "survived"),  # a test of time on a busy machine: without it none fails
        ([1, 5], [1], "survived"),  # nor is there any other
        ([1, 1], [1, 0], "caught"),
        ([1, 1], [1, 1], "unsound"),
        ([2], [0], "caught"),
        ([4], [4], "unsound"),  # there is no such test
        ([None, None], [0], "hangs"),
        ([None], [None], "unfinished"),  # slow tests
        ([None, 0], [0], "unfinished"),  # it was the machine
    ],
)
def test_a_fault_is_caught_by_what_passes_without_it(
    with_fault: list[int | None],
    without: list[int | None],
    what: str,
    mutants: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "toolkit" / "count.py"
    target.parent.mkdir()
    target.write_text("x = 1\n", encoding="utf-8")
    answers = {"x = 2\n": [*with_fault], "x = 1\n": [*without]}
    asked = []

    def tried(tests: list[str], tree: Path, seconds: int) -> int | None:
        text = target.read_text(encoding="utf-8")
        code = answers[text].pop(0)
        (tree / mutants.FIRST).write_text(TEST if code == 1 else "", encoding="utf-8")
        asked.append((text, [Path(one).name for one in tests], seconds))
        return code

    monkeypatch.setattr(mutants, "tried", tried)
    monkeypatch.setattr(mutants, "nearest", lambda _: [str(mutants.ROOT / "tests" / "test_count.py")])
    assert mutants.outcome(mutants.Mutant("toolkit/count.py", 1, 4, 5, "1", "2"), tmp_path, 60) == what
    assert answers == {"x = 2\n": [], "x = 1\n": []}
    assert target.read_text(encoding="utf-8") == "x = 1\n"
    if with_fault == [1]:
        assert asked[1] == ("x = 1\n", ["test_count.py::test_three"], 60)
    if with_fault[0] is None:
        assert asked[1] == ("x = 1\n", ["test_count.py"], 20)


def test_every_room_has_about_as_many_faults_and_modules_in_no_folder_are_one_room(mutants: ModuleType) -> None:
    """A turn may give none: the file that was drawn has none, or the fault was drawn before."""
    rooms = {"", *(path.name for path in mutants.PACKAGE.iterdir() if any(path.rglob("*.py")))}
    places = [mutant.path.split("/")[1:-1] for mutant in mutants.drawn(6 * len(rooms), seed=3)]
    counted = [place[0] if place else "" for place in places]
    assert set(counted) == rooms
    assert max(counted.count(room) for room in rooms) <= 12


def test_what_is_named_by_the_face_is_near(mutants: ModuleType) -> None:
    """Tests of phrases import the face alone."""
    assert mutants.by_face("tk.phrases.frames.origins(index), task.frames") == {
        "toolkit.phrases", "toolkit.phrases.frames", "toolkit.phrases.frames.origins",
    }  # fmt: skip
    one = mutants.mutants(mutants.PACKAGE / "phrases" / "frames.py")[0]
    assert "test_phrases.py" in [Path(path).name for path in mutants.nearest(one)]


def test_faults_of_a_chart_are_those_of_what_it_says(mutants: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of a word or a figure is no fault to be found, a place or a limit is; elsewhere all of them count."""
    text = "figure = style.new_figure(9)\naxes.text(1, y + 2, 'a', size=8, ha=3, dx=-4 if y > 5 else 6)\n"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: text)
    places = {"1", "2", "3", "y + 2"}
    for folder, wanted in (("charts", places), ("views", places | {"4", "5", "6", "8", "9", "y > 5"})):
        assert {one.before for one in mutants.mutants(mutants.PACKAGE / folder / "made_up.py")} == wanted


def test_further_tests_are_run_while_time_is_left(
    mutants: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [f"test_{number}.py" for number in range(2 * mutants.AT_ONCE + 1)]
    monkeypatch.setattr(mutants, "nearest", lambda _: [str(mutants.ROOT / "tests" / file) for file in files])
    one = mutants.Mutant("toolkit/count.py", 1, 4, 5, "1", "2")

    def after(answers: list[str], used: float) -> tuple[str, list[tuple[list[str], int]]]:
        asked: list[tuple[list[str], int]] = []
        clock = iter(used * (number // 2 + number % 2) for number in range(9))

        def against(_: object, tests: list[str], __: Path, seconds: int) -> str:
            asked.append(([Path(test).name for test in tests], seconds))
            return answers[len(asked) - 1]

        monkeypatch.setattr(mutants, "against", against)
        monkeypatch.setattr(mutants.os, "times", lambda: SimpleNamespace(children_user=next(clock), children_system=0))
        return mutants.outcome(one, tmp_path, 60), asked

    parts = [files[first : first + mutants.AT_ONCE] for first in range(0, len(files), mutants.AT_ONCE)]
    assert after(["survived", "survived", "caught"], 10) == ("caught", [(parts[0], 60), (parts[1], 50), (parts[2], 40)])
    assert after(["caught"], 10) == ("caught", [(parts[0], 60)])
    assert after(["survived", "survived"], 28) == ("survived", [(parts[0], 60), (parts[1], 32)])
    assert after(["survived", "survived", "survived"], 1)[0] == "survived"


MADE_UP = """\
LIMIT = 3


def counted(words: list[str]) -> int:
    if len(words) > LIMIT:
        return (
            LIMIT
        )
    return len(words)


def doubled(number: int) -> int:
    return number + number
"""


@pytest.fixture
def learnt(mutants: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What coverage of four tests says of a made-up module; the test of another line ran 0.3 seconds."""
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    (tmp_path / "made_up.py").write_text(MADE_UP, encoding="utf-8")
    data = CoverageData(str(tmp_path / "coverage"))
    for context, lines in (
        ("slow|run", [5, 9]), ("quick[a|b]|run", [5, 9]), ("quick[a|b]|setup", [6]), ("other|run", [13]),
        ("failed|run", [5, 6]), ("", [1, 4, 12]),
    ):  # fmt: skip
        data.set_context(context)
        data.add_lines({str(tmp_path / "made_up.py"): lines})
    times = mutants.Times()
    for name, step, passed, seconds in (
        ("slow", "setup", True, 2.0), ("slow", "call", True, 0.1), ("quick[a|b]", "setup", True, 0.1),
        ("quick[a|b]", "call", True, 0.4), ("other", "call", True, 0.3), ("failed", "call", False, 0.0),
    ):  # fmt: skip
        times.pytest_runtest_logreport(SimpleNamespace(nodeid=name, when=step, passed=passed, duration=seconds))
    assert times.passed == {"slow": 2.1, "quick[a|b]": 0.5, "other": 0.3}
    tests = sorted(times.passed, key=lambda name: times.passed[name])
    return dict(json.loads(json.dumps({"tests": tests, "files": mutants.by_line(data, tests)})))


@pytest.mark.parametrize(
    ("line", "tests"),
    [
        (5, ["quick[a|b]", "slow"]),
        (6, ["quick[a|b]"]),  # what a fixture runs counts for the test that it was made for; a test that fails does not
        (7, ["quick[a|b]"]),  # a part of the statement before it
        (9, ["quick[a|b]", "slow"]),
        (13, ["other"]),
        (12, ["other"]),  # the head of a function is run at import alone: the tests of its body
        (1, ["quick[a|b]", "slow"]),  # a constant: those of the lines that name it
        (2, []),
    ],
)
def test_tests_that_run_a_line_are_the_first_and_the_quickest_of_them_before(
    line: int, tests: list[str], mutants: ModuleType, learnt: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = mutants.Mutant("made_up.py", line, 0, 1, "a", "b")
    assert mutants.covering(one, learnt) == tests
    monkeypatch.setattr(mutants, "learnt", lambda: learnt)
    monkeypatch.setattr(mutants, "nearest", lambda _: [str(mutants.ROOT / "tests" / "test_near.py")])
    assert list(mutants.groups(one)) == [*([tests] if tests else []), [str(Path("tests", "test_near.py"))]]


def test_nothing_is_known_of_a_file_that_changed_since(mutants: ModuleType, learnt: dict[str, Any]) -> None:
    (mutants.ROOT / "made_up.py").write_text("\n" + MADE_UP, encoding="utf-8")
    assert mutants.covering(mutants.Mutant("made_up.py", 5, 0, 1, "a", "b"), learnt) == []
    assert mutants.covering(mutants.Mutant("other.py", 5, 0, 1, "a", "b"), learnt) == []


def test_tests_of_a_line_are_run_in_groups_that_grow_and_no_more_than_are_kept(
    mutants: ModuleType, learnt: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [f"test_{number}" for number in range(mutants.KEPT)]
    learnt["files"]["made_up.py"]["lines"]["5"] = list(range(mutants.KEPT))
    monkeypatch.setattr(mutants, "learnt", lambda: {**learnt, "tests": many})
    monkeypatch.setattr(mutants, "nearest", lambda _: [])
    groups = list(mutants.groups(mutants.Mutant("made_up.py", 5, 0, 1, "a", "b")))
    assert [len(one) for one in groups] == list(mutants.GROUPS)
    assert sum(groups, []) == many  # noqa: RUF017


def test_what_the_tests_of_a_fault_leave_running_is_ended(
    mutants: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "worker.txt"

    def leaves_a_worker(*_: object, **__: object) -> int:
        os.setsid()
        worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        note.write_text(str(worker.pid), encoding="utf-8")
        return 0

    monkeypatch.setattr(mutants, "run_here", leaves_a_worker)
    assert mutants.tried([], tmp_path, 60) == 0
    worker = Path("/proc") / note.read_text(encoding="utf-8") / "stat"
    if not Path("/proc/self/stat").exists():
        pytest.skip("what runs is read from /proc")
    for _ in range(100):
        if not worker.exists() or worker.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] in "ZX":
            return
        time.sleep(0.1)
    pytest.fail("the worker still runs")

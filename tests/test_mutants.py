"""What the script that puts small faults into the code makes of the tests' answers."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

TEST = "tests/test_count.py::test_three"


@pytest.fixture
def mutants(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    sys.modules.pop("mutants", None)
    return importlib.import_module("mutants")


@pytest.mark.parametrize(
    ("with_fault", "without", "what"),
    [
        ([0], [], "survived"),
        ([1], [0], "caught"),
        ([1], [1], "unsound"),  # a test of time on a busy machine
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


def test_every_room_has_as_many_faults_and_modules_in_no_folder_are_one_room(mutants: ModuleType) -> None:
    rooms = {path.name for path in mutants.PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    places = [mutant.path.split("/")[1:-1] for mutant in mutants.drawn(2 * (len(rooms) + 1), seed=3)]
    counted = [place[0] if place else "" for place in places]
    assert {room: counted.count(room) for room in [*rooms, ""]} == dict.fromkeys([*rooms, ""], 2)

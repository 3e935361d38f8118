"""A run that is killed loses what it had in hand and no more, and ends with the bytes of one that was not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any

import pytest
from corpus_support import statement, tree

from toolkit.corpus import _run as run_
from toolkit.corpus import build
from toolkit.corpus._inputs import Input
from toolkit.corpus._pool import Waiting, work
from toolkit.corpus._work import Task
from toolkit.errors import ToolkitError


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Three hundred small files: a dozen partitions, a few seconds."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, 301):
        (folder / f"A_RES_77_{number}.en.xml").write_text(statement(number), encoding="utf-8")
    return folder


def started(folder: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "toolkit.cli", "corpus", str(folder), "--to", str(out), "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.heavy)])
def test_killed_at_random_moments(many: Path, tmp_path: Path, kills: int) -> None:
    """Each time the run is killed with -9 after a part of the time that a whole run takes, then taken up again."""
    whole, out = tmp_path / "whole", tmp_path / "out"
    begun = time.monotonic()
    assert started(many, whole, 1).wait(timeout=300) == 0
    long = time.monotonic() - begun
    expected = tree(whole)
    chance = random.Random(8)
    killed, kept = 0, set()
    for _ in range(kills):
        process = started(many, out, 1)
        try:
            # most moments fall where files are written; the first part of a run is start-up
            process.wait(timeout=long * chance.uniform(0.3, 1.0))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        done = {path.name for path in (out / "partitions").glob("part-*.json")} if out.exists() else set()
        assert kept <= done  # nothing that was done is lost
        kept = done
        if len(kept) == len(list((whole / "partitions").iterdir())):  # all done: begin anew
            build(many, out, workers=1)
            assert tree(out) == expected
            for path in sorted(out.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            kept = set()
    assert killed >= kills // 2
    build(many, out, workers=1)
    assert tree(out) == expected


@pytest.mark.heavy
def test_a_run_in_several_processes_is_killed_and_leaves_none_behind(many: Path, tmp_path: Path) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    build(many, whole, workers=1)
    process = started(many, out, 2)
    deadline = time.monotonic() + 60
    while not list((out / "partitions").glob("part-*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + 30
    while (left := members(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []
    build(many, out, workers=2)
    assert tree(out) == tree(whole)


def members(session: int) -> list[int]:
    """Processes of a session that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def test_a_worker_that_dies_is_replaced(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    build(many, whole, workers=1)
    from multiprocessing import active_children

    from toolkit.corpus._folder import Folder

    store, shot = Folder.store, []

    def storing(self: Folder, *arguments: object) -> None:
        store(self, *arguments)  # type: ignore[arg-type]
        if not shot:
            victim = active_children()[0]
            shot.append(victim.pid)
            os.kill(victim.pid or 0, signal.SIGKILL)

    monkeypatch.setattr(Folder, "store", storing)
    assert build(many, out, workers=2).good
    assert shot
    assert tree(out) == tree(whole)


class Dying(Executor):
    """Takes one task, and is broken."""

    begun = 0

    def __init__(self) -> None:
        self.taken = 0
        Dying.begun += 1

    def submit(self, *_: object, **__: object) -> Future[Any]:
        self.taken += 1
        if self.taken > 1:
            raise BrokenExecutor
        future = Future[Any]()
        future.set_exception(BrokenExecutor())
        return future


def test_processes_that_die_again_and_again() -> None:
    """After three losses the run stops, and names the file at which it happens."""
    tasks = [Task(str(n), (Input(f"{n}.txt", 1, ""),)) for n in range(9)]
    with pytest.raises(ToolkitError, match="killed again and again") as error:
        list(work(tasks, Dying, 2))
    assert Dying.begun == 4
    assert error.value.place == "near 0.txt, 1.txt"


def test_a_process_stays_with_files_of_one_kind() -> None:
    """Two of them part three kinds; the last kind is shared when nothing else is left; what is lost comes first."""
    names = {"ar": "abc", "en": "defg", "fr": "hi"}
    waiting = Waiting({kind: [Task(letter, ()) for letter in letters] for kind, letters in names.items()})
    taken = [waiting.take(lane) for lane in (0, 1, 0, 1, 0)]
    assert [task.id for task in taken if task] == ["a", "d", "b", "e", "c"]
    waiting.give_back([task for task in taken[-1:] if task])
    assert [task.id for lane in (1, 0, 1, 0) if (task := waiting.take(lane))] == ["c", "h", "f", "i"]
    assert [task.id for task in waiting] == ["g"]
    assert waiting.take(1) is None


def test_half_written_things_are_cleared_away(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(many, out, workers=1)
    expected = tree(out)
    stamp = min((out / "partitions").glob("part-*.json"))
    (out / "tags" / f".aside-{stamp.stem}.parquet").write_bytes(b"half")
    (out / "dates" / f"{stamp.stem}.parquet").write_bytes(b"half")
    (out / "tags" / "part-000000000000.parquet").write_bytes(b"of a partition that is no more")
    report = build(many, out, workers=1)
    assert 0 < report.worked < 300
    assert tree(out) == expected


def test_an_interrupted_run_says_so_when_it_is_asked(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import toolkit.corpus

    out = tmp_path / "out"

    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_, "_work", stopped)
    with pytest.raises(KeyboardInterrupt):
        build(many, out, workers=1)
    with pytest.raises(ToolkitError, match="whose run was stopped"):
        toolkit.corpus.open(out)

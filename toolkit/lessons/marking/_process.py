"""One hand-in, run in a process of its own that is watched: its time, its output, its memory, its children."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from toolkit.lessons.marking._shield import folders

__all__ = ["Limits", "Ran", "run"]

_CELLS: Final = Path(__file__).with_name("_cells.py")
_MARK: Final = "LESSON_HAND_IN"
_STEP: Final = 0.1
_ADOPT_ORPHANS: Final = 36
#: Of what a hand-in tells, no more than this is kept.
_ANSWER_LIMIT: Final = 8_000_000


@dataclass(frozen=True)
class Limits:
    """What a hand-in may take: seconds a cell and in all, bytes of output, of memory and of a file, processes."""

    cell: int = 60
    total: int = 300
    output: int = 20_000_000
    memory: int = 3 * 2**30
    file: int = 200_000_000
    processes: int = 60


@dataclass
class Ran:
    """What came of it: how it ended, answers by exercise, the walls that stood, the cells that failed."""

    state: str = "stopped"
    cell: int = 0
    answers: dict[str, Any] = field(default_factory=dict)
    walls: list[str] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    bytes_read: int = 0


def run(cells: list[dict[str, Any]], folder: Path, fence: Path, limits: Limits) -> Ran:
    """Run cells in a folder of their own.

    Parameters
    ----------
    cells
        From `_lesson.cells`.
    folder
        The hand-in's own folder; empty.
    fence
        The toolkit without the key, from `_shield.raised`.
    limits
        When to stop it.
    """
    own = folder / "own"
    own.mkdir()
    job = {"cells": cells, "seconds": limits.cell, "memory": limits.memory, "file": limits.file}
    job |= {"reads": folders(fence), "writes": [str(own), "/dev/null", "/dev/shm"]}  # noqa: S108 - a device
    file = folder / "job.json"
    file.write_text(json.dumps(job), encoding="utf-8")
    name = uuid.uuid4().hex
    before = _adopting()
    answer_pipe, telling = os.pipe()
    process = subprocess.Popen(  # noqa: S603 - our own file, by this Python
        [sys.executable, "-P", str(_CELLS), str(file), str(telling)],
        cwd=own,
        env=_environment(own, fence, name),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=[telling],
        start_new_session=True,
    )
    os.close(telling)
    try:
        return _watched(process, answer_pipe, limits)
    finally:
        _ended(process, name, before)
        os.close(answer_pipe)


def _environment(own: Path, fence: Path, name: str) -> dict[str, str]:
    settings = own / ".settings"
    settings.mkdir()
    if (fence / "fonts").is_dir():
        shutil.copytree(fence / "fonts", settings / "fonts")
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "LC_ALL", "SYSTEMROOT"}}
    places = {"HOME": own, "TMPDIR": own, "MPLCONFIGDIR": settings / "fonts", "IPYTHONDIR": settings}
    quiet = {"PYTHONPATH": str(fence), "PYTHONDONTWRITEBYTECODE": "1", "MPLBACKEND": "agg", "OMP_NUM_THREADS": "1"}
    threads = {"OPENBLAS_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    return {**kept, **{key: str(value) for key, value in places.items()}, **quiet, **threads, _MARK: name}


def _watched(process: subprocess.Popen[bytes], answer_pipe: int, limits: Limits) -> Ran:
    """Read what it tells and what it prints until it ends, or must be ended."""
    ran, rest, printed = Ran(), b"", 0
    assert process.stdout is not None  # noqa: S101 - for types
    output = process.stdout.fileno()
    began = since = time.monotonic()
    open_pipes = {answer_pipe, output}
    while open_pipes and not (process.poll() is not None and answer_pipe not in open_pipes):
        ready, _, _ = select.select(list(open_pipes), [], [], _STEP)
        for pipe in ready:
            read = os.read(pipe, 65536)
            if not read:
                open_pipes.discard(pipe)
            elif pipe == output:
                printed += len(read)
            else:
                *lines, rest = (rest + read).split(b"\n")
                before = ran.cell
                for line in lines:
                    _heard(ran, line)
                since = time.monotonic() if ran.cell != before else since
        if ran.state == "run":
            return ran
        over = _over(process.pid, time.monotonic() - began, time.monotonic() - since, printed, limits)
        if over or ran.bytes_read > _ANSWER_LIMIT or len(rest) > _ANSWER_LIMIT:
            ran.state = over or "too much output"
            return ran
    return ran


def _heard(ran: Ran, line: bytes) -> None:
    """What one line tells; the process may write anything there, so anything may be in it."""
    ran.bytes_read += len(line)
    with contextlib.suppress(ValueError, TypeError, AttributeError, RecursionError):
        words = json.loads(line)
        if "exercise" in words:
            ran.answers[str(words["exercise"])] = words["answer"]
        elif "walls" in words and not ran.walls:
            ran.walls = [str(one) for one in words["walls"]][:5]
        elif "failed" in words:
            ran.failed.append(int(words["failed"]))
            if words.get("error") == "MemoryError":
                ran.state = "too much memory"
        elif "late" in words:
            ran.late.append(int(words["late"]))
        elif "cell" in words:
            ran.cell = int(words["cell"])
        elif "done" in words:
            ran.state = "run"


def _over(pid: int, total: float, cell: float, printed: int, limits: Limits) -> str:
    if total > limits.total or cell > limits.cell + 5:
        return "timed out"
    if printed > limits.output:
        return "too much output"
    memory, processes = _used(pid)
    if memory > limits.memory:
        return "too much memory"
    return "too many processes" if processes > limits.processes else ""


def _used(pid: int) -> tuple[int, int]:
    """Memory of a process and its children, and how many they are."""
    import psutil

    memory = count = 0
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(pid)
        for one in [first, *first.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                memory += one.memory_info().rss
                count += 1
    return memory, count


def _adopting() -> set[int]:
    """Have orphans of a hand-in come to this process (Linux), so that it can end them; its children until now."""
    import psutil

    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
    return {one.pid for one in psutil.Process().children()}


def _ended(process: subprocess.Popen[bytes], name: str, before: set[int]) -> None:
    """End it and whatever it has started, also what has left its group: it has a mark, or came to us as an orphan."""
    import psutil

    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    for _ in range(3):
        orphans = [one for one in psutil.Process().children() if one.pid not in before | {process.pid}]
        younger = [child for one in orphans for child in _children(one)] if sys.platform == "linux" else []
        left = [*younger, *(one for one in psutil.process_iter() if _is_of(one, name))]
        for one in left:
            with contextlib.suppress(psutil.Error):
                one.kill()
        if not left:
            break
    process.wait()
    if process.stdout:
        process.stdout.close()


def _children(process: Any) -> list[Any]:
    import psutil

    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _is_of(process: Any, name: str) -> bool:
    import psutil

    try:
        return bool(process.pid != os.getpid() and process.environ().get(_MARK) == name)
    except (psutil.Error, OSError):
        return False

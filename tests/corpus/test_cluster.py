"""A real Dask scheduler with two workers on loopback, one of them killed in mid-run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus_support import statement, tree

from toolkit.corpus import build
from toolkit.corpus._folder import Folder
from toolkit.errors import ToolkitError

SCHEDULER = """
import asyncio, sys
from distributed import Scheduler

async def serve():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()

asyncio.run(serve())
"""
WORKER = """
import asyncio, sys
from distributed import Worker

async def serve():
    async with Worker(sys.argv[1], nthreads=1, host="127.0.0.1", dashboard=False) as worker:
        await worker.finished()

asyncio.run(serve())
"""


def launched(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """The address of a scheduler, and its two workers."""
    scheduler = launched(SCHEDULER)
    assert scheduler.stdout is not None
    address = scheduler.stdout.readline().strip()
    workers = [launched(WORKER, address) for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


@pytest.mark.heavy
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore:.*:pytest.PytestUnraisableExceptionWarning")
def test_a_worker_is_killed_in_mid_run_and_the_bytes_are_the_same(
    cluster: tuple[str, list[subprocess.Popen[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, 401):
        (folder / f"A_RES_77_{number}.en.xml").write_text(statement(number), encoding="utf-8")
    build(folder, tmp_path / "local", workers=1)
    address, workers = cluster
    store, stored = Folder.store, []

    def storing(self: Folder, *arguments: object) -> None:
        store(self, *arguments)  # type: ignore[arg-type]
        stored.append(1)
        if len(stored) == 2:
            workers[0].send_signal(signal.SIGKILL)

    monkeypatch.setattr(Folder, "store", storing)
    begun = time.monotonic()
    report = build(folder, tmp_path / "cluster", cluster=address)
    assert report.good
    assert report.files == 400
    assert workers[0].wait(timeout=10) == -signal.SIGKILL
    assert len(stored) > 4  # the other one went on
    assert tree(tmp_path / "cluster") == tree(tmp_path / "local")
    assert time.monotonic() - begun < 300


def test_nobody_answers(tmp_path: Path) -> None:
    from toolkit.corpus.cluster import dask

    with pytest.raises(ToolkitError, match="no scheduler answers at"):
        list(dask("tcp://127.0.0.1:9", patience=1)([]))

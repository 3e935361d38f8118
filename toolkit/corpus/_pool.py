"""Where partitions are worked on: in this process, in several local ones, or on a Dask scheduler.

Each is an executor as `concurrent.futures` has it. It takes tasks and gives back what is done, in any order, and never
has more than a few tasks in hand: what is read and what is not yet written stays small however large the corpus is.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from itertools import chain, islice
from typing import TypeVar

from toolkit.corpus._work import Done, Task, perform
from toolkit.errors import ToolkitError

__all__ = ["Work", "cores", "processes", "serial", "spread", "work"]

#: What works on tasks: an iterator of results.
Work = Callable[[Iterable[Task]], Iterator[Done]]

Some = TypeVar("Some")
Found = TypeVar("Found")

#: Tasks in hand beside those that are worked on.
_AHEAD = 2
#: How often processes that died are begun anew.
_MOST_LOSSES = 3


def cores() -> int:
    """Processor cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def serial(tasks: Iterable[Task]) -> Iterator[Done]:
    """Work in this process, one task after the other."""
    return map(perform, tasks)


def processes(number: int) -> Work:
    """Work in local processes."""
    return lambda tasks: work(tasks, lambda: _local(number), number + _AHEAD)


def spread(work: Callable[[Some], Found], tasks: Iterable[Some], number: int) -> Iterator[Found]:
    """Work in local processes, in the order of the tasks; for what is soon done, and done again if it is lost."""
    with _local(number) as pool:
        yield from pool.map(work, tasks)


def _local(number: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(_START)
    if _START == "forkserver":
        context.set_forkserver_preload(["toolkit.corpus._work"])
    return ProcessPoolExecutor(number, mp_context=context, initializer=_follow)


def work(tasks: Iterable[Task], begun: Callable[[], Executor], most: int) -> Iterator[Done]:
    """Work in an executor, with at most so many tasks in hand.

    A process that the system kills (for want of memory, say) breaks its executor: another one is begun, and does what
    that had in hand. After three such losses the run stops with an error, and can be taken up again.
    """
    rest = iter(tasks)
    lost: list[Task] = []
    for _ in range(_MOST_LOSSES + 1):
        with begun() as executor:
            lost = yield from _until_broken(executor, rest, most)
        if not lost:
            return
        rest = chain(lost, rest)
    names = ", ".join(sorted(task.inputs[0].file for task in lost))
    raise ToolkitError(
        "working processes were killed again and again",
        place=f"near {names}"[:200],
        remedy="free memory or use fewer --workers, then run again: what is done is kept",
    )


def _until_broken(executor: Executor, tasks: Iterator[Task], most: int) -> Generator[Done, None, list[Task]]:
    """Work until all is done, or the executor breaks; returns the tasks that it had in hand then."""
    hand: dict[Future[Done], Task] = {}
    lost: list[Task] = []
    while True:
        for task in islice(tasks, 0 if lost else most - len(hand)):
            hand[_submitted(executor, task)] = task
        if not hand:
            return lost
        for future in wait(hand, return_when=FIRST_COMPLETED).done:
            task = hand.pop(future)
            if isinstance(future.exception(), BrokenExecutor):
                lost.append(task)
            else:
                yield future.result()


def _submitted(executor: Executor, task: Task) -> Future[Done]:
    try:
        return executor.submit(perform, task)
    except BrokenExecutor as error:
        future = Future[Done]()
        future.set_exception(error)
        return future


_START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def _follow() -> None:
    """End with the process that began this one, even if that was killed and could not say so."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

"""Where partitions are worked on: in this process, in several local ones, or on a Dask scheduler.

Each takes tasks and gives back what is done, in any order, and never has more than a few tasks in hand: what is read
and what is not yet written stays small however large the corpus is.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from toolkit.corpus._work import Done, Task, perform
from toolkit.errors import ToolkitError

__all__ = ["Executor", "cores", "processes", "serial", "spread"]

#: What works on tasks: an iterator of results.
Executor = Callable[[Iterable[Task]], Iterator[Done]]

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


def processes(number: int) -> Executor:
    """Work in local processes.

    A process that the system kills (for want of memory, say) is replaced and its task done again; after three such
    losses the run stops with an error, and can be taken up again.
    """

    def run(tasks: Iterable[Task]) -> Iterator[Done]:
        rest = iter(tasks)
        again: list[Task] = []
        for loss in range(_MOST_LOSSES + 1):
            lost: list[Task] = []
            yield from _round(number, rest, again, lost)
            if not lost:
                return
            again = lost
            if loss == _MOST_LOSSES:
                names = ", ".join(sorted(task.inputs[0].file for task in lost))
                raise ToolkitError(
                    "working processes were killed again and again",
                    place=f"near {names}"[:200],
                    remedy="free memory or use fewer --workers, then run again: what is done is kept",
                )

    return run


def spread(work: Callable[[Some], Found], tasks: Iterable[Some], number: int) -> Iterator[Found]:
    """Work in local processes, in the order of the tasks; for what is soon done, and done again if it is lost."""
    with ProcessPoolExecutor(number, mp_context=multiprocessing.get_context(_START), initializer=_follow) as pool:
        yield from pool.map(work, tasks)


def _round(number: int, rest: Iterator[Task], again: list[Task], lost: list[Task]) -> Iterator[Done]:
    """Work until all is done, or a process dies: what it and its fellows had in hand is then ``lost``."""
    context = multiprocessing.get_context(_START)
    if _START == "forkserver":
        context.set_forkserver_preload(["toolkit.corpus._work"])
    hand: dict[Future[Done], Task] = {}
    first, broken = iter(again), False
    with ProcessPoolExecutor(number, mp_context=context, initializer=_follow) as pool:
        while not broken:
            try:
                for task in (*islice(first, _room(number, hand)),):
                    hand[pool.submit(perform, task)] = task
                for task in islice(rest, _room(number, hand)):
                    hand[pool.submit(perform, task)] = task
            except BrokenProcessPool:
                broken = True
                lost.append(task)
            if not hand:
                break
            done, _ = wait(hand, return_when=FIRST_COMPLETED)
            for future in done:
                task = hand.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(task)
                    broken = True
                else:
                    yield future.result()
    for future, task in hand.items():
        if future.done() and not future.cancelled() and future.exception() is None:
            yield future.result()
        else:
            lost.append(task)
    lost.extend(first)


def _room(number: int, hand: dict[Future[Done], Task]) -> int:
    return max(number + _AHEAD - len(hand), 0)


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

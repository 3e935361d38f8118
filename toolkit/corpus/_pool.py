"""Where partitions are worked on: in this process, in several local ones, or on a Dask scheduler.

Each is an executor as `concurrent.futures` has it. It takes tasks and gives back what is done, in any order, and never
has more than a few tasks in hand: what is read and what is not yet written stays small however large the corpus is.

A local process stays with files of one kind (of folders of one name, such as a language) as long as there are some:
half of all paragraphs recur in another session, and a language's rules are compiled in the process that meets it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import TypeVar

from toolkit.corpus._work import Done, Task, perform
from toolkit.errors import ToolkitError

__all__ = ["Waiting", "Work", "cores", "processes", "serial", "spread", "work"]

#: What works on tasks: an iterator of results.
Work = Callable[[Iterable[Task]], Iterator[Done]]

Some = TypeVar("Some")
Found = TypeVar("Found")

#: Tasks in hand of one process: one is worked on, one waits for it.
_IN_HAND = 2
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


class Waiting:
    """Tasks that nobody works on yet, by the kind of their files.

    Parameters
    ----------
    kinds
        The tasks of each kind, in the order in which they are begun.
    """

    def __init__(self, kinds: Mapping[str, Iterable[Task]]) -> None:
        self._kinds = {kind: iter(tasks) for kind, tasks in kinds.items()}
        self._lost: list[Task] = []
        self._chosen: dict[int, str] = {}

    def take(self, lane: int) -> Task | None:
        """The next task for one of several that work side by side; ``None`` where none is left.

        It is of the kind of the one before, else of a kind on which fewest others work.
        """
        if self._lost:
            return self._lost.pop()
        while self._kinds:
            if self._chosen.get(lane) not in self._kinds:
                taken = Counter(self._chosen.values())
                self._chosen[lane] = min(self._kinds, key=lambda kind: taken[kind])
            kind = self._chosen[lane]
            task = next(self._kinds[kind], None)
            if task is not None:
                return task
            del self._kinds[kind]
        return None

    def give_back(self, tasks: Iterable[Task]) -> None:
        """Tasks that were taken and are not done."""
        self._lost += tasks

    def __iter__(self) -> Iterator[Task]:
        while (task := self.take(0)) is not None:
            yield task


def processes(number: int) -> Work:
    """Work in local processes."""
    return lambda tasks: work(tasks, lambda: _Lanes(number), _IN_HAND)


class _Lanes(Executor):
    """Local processes, each with tasks of its own."""

    def __init__(self, number: int) -> None:
        self.lanes = [_local(1) for _ in range(number)]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as named there
        for lane in self.lanes:
            lane.shutdown(wait, cancel_futures=cancel_futures)


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
    """Work in an executor, with at most so many tasks in hand (of each process, where it has several).

    A process that the system kills (for want of memory, say) breaks its executor: another one is begun, and does what
    that had in hand. After three such losses the run stops with an error, and can be taken up again.
    """
    rest = tasks if isinstance(tasks, Waiting) else Waiting({"": tasks})
    lost: list[Task] = []
    for _ in range(_MOST_LOSSES + 1):
        with begun() as executor:
            lost = yield from _until_broken(getattr(executor, "lanes", [executor]), rest, most)
        if not lost:
            return
        rest.give_back(lost)
    names = ", ".join(sorted(task.inputs[0].file for task in lost))
    raise ToolkitError(
        "working processes were killed again and again",
        place=f"near {names}"[:200],
        remedy="free memory or use fewer --workers, then run again: what is done is kept",
    )


def _until_broken(lanes: Sequence[Executor], tasks: Waiting, most: int) -> Generator[Done, None, list[Task]]:
    """Work until all is done, or an executor breaks; returns the tasks that it had in hand then."""
    hand: dict[Future[Done], tuple[Task, int]] = {}
    lost: list[Task] = []
    while True:
        busy = Counter(lane for _, lane in hand.values())
        for lane, executor in enumerate(() if lost else lanes):
            while busy[lane] < most and (next_ := tasks.take(lane)) is not None:
                hand[_submitted(executor, next_)] = next_, lane
                busy[lane] += 1
        if not hand:
            return lost
        for future in wait(hand, return_when=FIRST_COMPLETED).done:
            task, _ = hand.pop(future)
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
    """End with the process that began this one, even if that was killed and could not say so.

    Nobody looks for circles of objects here: partitions leave none, and what is kept from one to the next is large.
    """
    gc.disable()
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

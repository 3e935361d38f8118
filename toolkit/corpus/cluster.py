"""The same partitions on a Dask scheduler that is already there.

Tasks carry the bytes of their files and results those of the tables, so workers need neither see the folder nor write
into it: they need this toolkit, in the same state, and nothing else. What a lost worker had in hand, the scheduler
gives to another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.corpus._plan import fingerprint
from toolkit.corpus._pool import Work, work
from toolkit.corpus._work import Done, Task
from toolkit.errors import ToolkitError

__all__ = ["dask"]

#: Seconds in which a scheduler must answer, and has to have a worker.
PATIENCE = 20
#: Tasks in hand for each thread of the cluster.
_AHEAD = 2


def dask(address: str, *, patience: float = PATIENCE) -> Work:
    """Work on a Dask scheduler.

    Parameters
    ----------
    address
        Its address, e.g. ``tcp://10.0.0.5:8786``.
    patience
        Seconds to wait for it and for a first worker.

    Raises
    ------
    toolkit.errors.ToolkitError
        `distributed` is not installed, nobody answers, or a worker has this toolkit in another state.
    """
    try:
        import distributed
    except ImportError as error:
        raise ToolkitError(
            "a cluster needs the package distributed", remedy="pip install 'resolution-toolkit[cluster]'"
        ) from error

    def run(tasks: Iterable[Task]) -> Iterator[Done]:
        try:
            client = distributed.Client(address, timeout=patience, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ToolkitError(
                f"no scheduler answers at {address[:80]}", remedy="give the address that dask-scheduler prints"
            ) from error
        with client:
            _ready(client, patience)
            most = _AHEAD * max(sum(client.nthreads().values()), 1)
            try:
                yield from work(tasks, lambda: client.get_executor(pure=False), most)
            except distributed.KilledWorker as error:
                raise ToolkitError(
                    f"workers were lost again and again: {error}", remedy="see to their memory, then run again"
                ) from error

    return run


def _ready(client: Any, patience: float) -> None:
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        raise ToolkitError("the cluster has no workers", remedy="start some with dask-worker") from error
    try:
        states = client.run(fingerprint)
    except Exception as error:
        raise ToolkitError(
            f"a worker does not know this toolkit: {error}", remedy="install it where the workers run"
        ) from error
    other = sorted(worker for worker, state in states.items() if state != fingerprint())
    if other:
        raise ToolkitError(
            f"{len(other)} workers have another version of the toolkit or of its data",
            place=other[0],
            remedy="install the same one everywhere: rows of two versions are never mixed",
        )

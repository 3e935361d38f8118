"""A run: find the files, plan, work on what is not done yet, and say what came of it.

Everything a run knows is in the folder that it writes (`toolkit.corpus._folder`), so stopping it, however hard, loses
the partitions in hand and no more. A folder that holds tables of another state of the toolkit, of another reading or
of quite other files is refused. Where files changed, the rows of the other ones in their partition are taken over.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit._version import __version__
from toolkit.corpus import _pool as pool
from toolkit.corpus._folder import FORMAT, Folder
from toolkit.corpus._inputs import Input, Inputs, content, discover
from toolkit.corpus._plan import Partition, described, fingerprint, partitions
from toolkit.corpus._schema import names
from toolkit.corpus._work import Task, excluded
from toolkit.errors import SourceError, ToolkitError
from toolkit.model import Reading

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Report", "build"]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run.

    Attributes
    ----------
    files
        Files with rows.
    worked
        Files that this run read; the others were done before.
    rows
        Rows of each table.
    failed, foreign, duplicate
        ``(file, place, reason, remedy)`` of each file without rows.
    seconds
        How long it took.
    """

    files: int
    worked: int
    rows: dict[str, int]
    failed: tuple[tuple[str, str, str, str], ...]
    foreign: tuple[tuple[str, str, str, str], ...] = ()
    duplicate: tuple[tuple[str, str, str, str], ...] = ()
    seconds: float = field(default=0.0, compare=False)

    @property
    def good(self) -> bool:
        """Whether no file failed."""
        return not self.failed


def build(
    source: str | PathLike[str],
    out: str | PathLike[str],
    *,
    workers: int | None = None,
    cluster: str | None = None,
    reading: Reading = "repaired",
    progress: bool | None = None,
) -> Report:
    """Read every resolution of a folder into partitioned Parquet.

    Parameters
    ----------
    source
        Folder with AKN4UN XML, texts, PDF, Word and HTML files and zip archives of them, in any depth, mixed or not.
    out
        Folder for the tables; made if absent, taken up again where a run was stopped, brought up to date where files
        were added, changed or taken away.
    workers
        Local processes; all cores where not given. 1 works in this process.
    cluster
        Address of a Dask scheduler to work on instead.
    reading
        ``repaired``, or ``source`` for the words untouched.
    progress
        Whether to show how far the run is, on standard error; by default if that is a terminal.

    Returns
    -------
    Report

    Raises
    ------
    toolkit.errors.ToolkitError
        No such folder, an output folder that holds something else, or a place that cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from pathlib import Path
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     (Path(folder) / "in").mkdir()
    ...     _ = (Path(folder) / "in" / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     report = tk.corpus.build(Path(folder) / "in", Path(folder) / "out", workers=1)
    >>> report.files, report.rows["paragraphs"], report.good
    (1, 115, True)
    """
    begun = time.monotonic()
    if workers is not None and workers < 1:
        raise ToolkitError(f"{workers} workers are none", remedy="give 1 or more")
    folder, target = Path(source), Folder(Path(out))
    before = target.manifest()
    found = discover(folder, leave_out=target.path)
    plan = partitions(found.read)
    manifest = _manifest(found, plan, reading)
    _same_kind(before, manifest, target.path)
    if before == {**manifest, "complete": True} and all(_is_done(target, partition) for partition in plan):
        return _report(target, plan, found, worked=0, begun=begun)
    with target.locked():
        target.begin(manifest)
        worked = _work(target, plan, found, workers, cluster, reading, _shown(progress=progress))
        target.finish(manifest, {partition.id for partition in plan}, excluded(found.excluded))
    return _report(target, plan, found, worked=worked, begun=begun)


def _manifest(found: Inputs, plan: Iterable[Partition], reading: Reading) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "toolkit": __version__,
        "fingerprint": fingerprint(),
        "reading": reading,
        "partitions": [described(partition) for partition in plan],
        "excluded": [[e.file, e.kind, e.place, e.reason, e.remedy] for e in found.excluded],
    }


def _same_kind(before: dict[str, Any] | None, now: dict[str, Any], path: Path) -> None:
    """Refuse a folder whose rows are not of the kind that would be added to them."""
    if before is None:
        return
    remedy = "name a new folder, or empty this one first"
    if before["fingerprint"] != now["fingerprint"]:
        what = f"was made by another state of the toolkit ({before['toolkit']}; this is {now['toolkit']})"
        raise ToolkitError(what, file=path, remedy=remedy)
    if before["reading"] != now["reading"]:
        what = f"holds the {before['reading']!r} reading, not the {now['reading']!r} one"
        raise ToolkitError(what, file=path, remedy=remedy)
    old, new = _names(before), _names(now)
    if old and new and not old & new:
        raise ToolkitError("holds another corpus: not one file of it is in this folder", file=path, remedy=remedy)


def _names(manifest: dict[str, Any]) -> set[str]:
    return {item["file"] for partition in manifest["partitions"] for item in partition["inputs"]}


def _is_done(target: Folder, partition: Partition) -> bool:
    stamp = target.stamp(partition.id)
    return stamp is not None and stamp["key"] == partition.key


def _work(
    target: Folder,
    plan: tuple[Partition, ...],
    found: Inputs,
    workers: int | None,
    cluster: str | None,
    reading: Reading,
    stream: TextIO | None,
) -> int:
    """Work on the partitions that are not done; how many files were read."""
    from tqdm import tqdm

    left = {partition.id: partition for partition in plan if not _is_done(target, partition)}
    if not left:
        return 0
    kinds: dict[str, list[Partition]] = {}
    for partition in left.values():
        kinds.setdefault(_kind(partition), []).append(partition)
    made = partial(_task, target, folder=found.folder, reading=reading, send=cluster is not None)
    tasks = pool.Waiting({kind: map(made, some) for kind, some in kinds.items()})
    number = min(workers or pool.cores(), len(left))
    if cluster is not None:
        from toolkit.corpus.cluster import dask

        run = dask(cluster)
    else:
        run = pool.serial if number == 1 else pool.processes(number)
    total = sum(len(partition.inputs) for partition in plan)
    fresh = sum(len(partition.inputs) for partition in left.values())
    with tqdm(
        total=total, initial=total - fresh, unit="file", file=stream or sys.stderr, disable=stream is None, leave=False
    ) as bar:
        for done in run(tasks):
            partition = left[done.id]
            target.store(partition, done, described(partition))
            bar.update(len(partition.inputs))
    return fresh


def _kind(partition: Partition) -> str:
    """The name of the folder in which the files of a partition begin, in an archive or not: often a language."""
    return partition.inputs[0].file.replace("!/", "/").rpartition("/")[0].rpartition("/")[2]


def _task(target: Folder, partition: Partition, *, folder: Path, reading: Reading, send: bool) -> Task:
    """What a worker needs: the files, or their bytes; and the rows of those that did not change."""
    known, kept = _unchanged(target, partition)
    fresh = [item for item in partition.inputs if item.file not in known]
    contents = dict(_bytes(folder, fresh)) if send else {}
    where = "" if send else str(folder.resolve())
    return Task(partition.id, partition.inputs, reading, where, contents, kept, known)


def _bytes(folder: Path, items: Iterable[Input]) -> Iterator[tuple[str, bytes]]:
    for item in items:
        try:
            yield item.file, content(folder, item)
        except SourceError as error:  # gone since: the run's plan does not hold any more
            raise ToolkitError(error.problem, file=item.file, remedy="run again") from error


def _unchanged(target: Folder, partition: Partition) -> tuple[frozenset[str], dict[str, bytes]]:
    """Files of a partition whose rows are there, and the tables that have them."""
    stamp = target.stamp(partition.id)
    if stamp is None:
        return frozenset(), {}
    before = {(item["file"], item["size"], item["sha256"]) for item in stamp["inputs"]}
    known = frozenset(i.file for i in partition.inputs if (i.file, i.size, i.sha256) in before)
    return (known, target.parquet(partition.id)) if known else (frozenset(), {})


def _shown(*, progress: bool | None) -> TextIO | None:
    wanted = sys.stderr.isatty() if progress is None else progress
    return sys.stderr if wanted else None


def _report(target: Folder, plan: Iterable[Partition], found: Inputs, *, worked: int, begun: float) -> Report:
    import pyarrow.parquet as pq

    rows: dict[str, int] = {}
    failed: list[tuple[str, str, str, str]] = []
    for partition in plan:
        stamp = target.stamp(partition.id)
        if stamp is None:
            raise ToolkitError("lost a partition that was done", file=target.path, remedy="run again")
        for name, made in stamp["tables"].items():
            rows[name] = rows.get(name, 0) + int(made["rows"])
        if stamp["tables"]["failures"]["rows"]:
            table = pq.read_table(target.path / "failures" / f"{partition.id}.parquet", use_threads=False)
            failed += [(r["file"], r["place"], r["reason"], r["remedy"]) for r in table.to_pylist()]
    apart: dict[str, list[tuple[str, str, str, str]]] = {"failed": failed, "foreign": [], "duplicate": []}
    for item in found.excluded:
        apart[item.kind].append((item.file, item.place, item.reason, item.remedy))
    rows["failures"] = rows.get("failures", 0) + len(found.excluded)
    rows = {name: rows.get(name, 0) for name in names()}
    return Report(
        files=rows["documents"],
        worked=worked,
        rows=rows,
        failed=tuple(sorted(failed)),
        foreign=tuple(apart["foreign"]),
        duplicate=tuple(apart["duplicate"]),
        seconds=time.monotonic() - begun,
    )

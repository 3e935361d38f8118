"""What is done to one partition: bytes of files in, bytes of Parquet files out. Nothing else is read or written.

The function is pure, so that it may run in this process, in another one or on another machine, and be run again
where a worker was lost. Rows are those of the single-document path (`toolkit.tables`), file by file in the order of
the partition; the bytes are those of one Arrow writer with fixed options, without pandas' metadata and without the
time. Rows of unchanged files may be handed in as they were written before.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit import library, tables
from toolkit._uncollected import uncollected
from toolkit.corpus._inputs import Excluded, Input, fetched, same
from toolkit.corpus._schema import COMMON, names, schema
from toolkit.errors import ToolkitError
from toolkit.model import Reading, Resolution

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Done", "Task", "excluded", "perform", "rows"]

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One partition to be worked on.

    Attributes
    ----------
    id
        Name of the partition.
    inputs
        Its files, in order.
    reading
        ``repaired`` or ``source``.
    folder
        Where they lie; empty if `contents` has the bytes of all that are not in `kept`.
    contents
        Bytes of files by name, for a worker that does not see the folder.
    kept
        Parquet files written before, by table, with the rows of unchanged files.
    known
        Names of those unchanged files.
    """

    id: str
    inputs: tuple[Input, ...]
    reading: Reading = "repaired"
    folder: str = ""
    contents: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Done:
    """A partition worked on: its Parquet files by table, and how many rows each has."""

    id: str
    files: dict[str, bytes]
    rows: dict[str, int]


def perform(task: Task) -> Done:
    """Work on one partition."""
    with uncollected():
        made = _made(task)
    return Done(task.id, {name: _file(name, made[name]) for name in made}, {name: len(made[name]) for name in made})


def excluded(items: Sequence[Excluded]) -> bytes:
    """The Parquet file of ``failures`` for the files that are in no partition."""
    found = _Gathered()
    for item in items:
        found.add((item.file, "", ""), [(item.kind, item.place, item.reason, item.remedy)])
    return _written(_table("failures", found, Task("", ())))


@dataclass(slots=True)
class _Gathered:
    """Rows of one table from several files; what all rows of a file begin with stands once."""

    common: list[tuple[str, str, str]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add(self, common: tuple[str, str, str], rows: Sequence[Row]) -> None:
        """The rows of one more file."""
        if rows:
            self.common.append(common)
            self.counts.append(len(rows))
            self.rows += rows


def _made(task: Task) -> dict[str, pa.Table]:
    """The tables of a partition; their rows are gone when it returns, so that nobody looks for circles among them."""
    found = {name: _Gathered() for name in names()}
    for item in task.inputs:
        if item.file in task.known:
            continue
        common, made = rows(item, task)
        for name, some in made.items():
            found[name].add(common, some)
    return {name: _table(name, found[name], task) for name in names()}


def rows(item: Input, task: Task) -> tuple[tuple[str, str, str], dict[str, list[Row]]]:
    """All rows of one file, and what they begin with: rows of every table, or of ``failures`` alone.

    Raises
    ------
    toolkit.errors.SourceError
        The file is not what it was when the run began: that is no fault of the file.
    """
    raw = fetched(Path(task.folder), item) if task.folder else task.contents[item.file]
    try:
        resolution = library.read(raw, name=item.file, reading=task.reading)
        found = tables.rows(resolution, names())
    except ToolkitError as error:
        same(item, hashlib.sha256(raw).hexdigest())
        place, remedy = error.place or "", error.remedy or ""
        return (item.file, "", ""), {"failures": [("failed", place, error.problem, remedy)]}
    except Exception as error:  # noqa: BLE001 - one file must not stop the others; what happened is told
        same(item, hashlib.sha256(raw).hexdigest())
        reason = f"an error of the toolkit: {type(error).__name__}: {error}"[:500]
        return (item.file, "", ""), {"failures": [("failed", "", reason, "please report this file")]}
    same(item, resolution.sha256)
    common = item.file, str(resolution.symbol or ""), resolution.language
    return common, {"documents": [_document(resolution, item, list(found))], **found}


def _document(resolution: Resolution, item: Input, made: list[str]) -> Row:
    meta = resolution.meta
    stated = [str(meta.get(name, "")) for name in _STATED]
    parts = Counter(p.part for p in resolution.paragraphs)
    return (
        *stated,
        resolution.reading,
        parts["preamble"],
        parts["operative"],
        parts["annex"],
        len(resolution.notes),
        len(resolution.repairs),
        len(resolution.doubts),
        len(resolution.source),
        sum(len(p.text.string.split()) for p in resolution.paragraphs),
        " ".join(made),
        item.size,
        item.sha256,
        resolution.format,
        resolution.witness,
        *(str(meta.get(name, "")) for name in ("committee", "draft", "adoption")),
        *(_number(meta.get(name)) for name in ("in_favour", "against", "abstaining")),
    )


def _number(stated: object) -> int | None:
    return int(str(stated)) if str(stated or "").isdecimal() else None


#: What a document may state of itself, in the order of the columns of ``documents``.
_STATED = ("title", "adopted", "session", "agenda_item", "report", "meeting", "published")


def _table(name: str, found: _Gathered, task: Task) -> pa.Table:
    import pyarrow as pa

    wanted = schema(name)
    if found.rows:
        files = pa.array(np.repeat(np.arange(len(found.counts)), found.counts))
        begun = [_array(column, pa.string()).take(files) for column in zip(*found.common, strict=True)]
        kinds = wanted.types[len(begun) :]
        own = [_array(column, kind) for column, kind in zip(zip(*found.rows, strict=True), kinds, strict=True)]
        fresh = pa.Table.from_arrays([*begun, *own], schema=wanted)
    else:
        fresh = wanted.empty_table()
    return _with_kept(fresh, name, task) if task.known else fresh


def _array(column: tuple[Any, ...], kind: pa.DataType) -> pa.Array:
    """Half a surrogate pair is no character that UTF-8 has: it is replaced where a cell holds one."""
    import pyarrow as pa

    try:
        return pa.array(column, type=kind)
    except UnicodeEncodeError:
        return pa.array([cell.encode("utf-8", "replace").decode() for cell in column], type=kind)


def _with_kept(fresh: pa.Table, name: str, task: Task) -> pa.Table:
    """Fresh rows and those of unchanged files, in the order of the partition."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    before = pq.read_table(io.BytesIO(task.kept[name]), schema=schema(name), use_threads=False)
    wanted = pa.array(sorted(task.known), type=pa.string())
    both = pa.concat_tables([before.filter(pc.is_in(before["file"], value_set=wanted)), fresh])
    place = {item.file: number for number, item in enumerate(task.inputs)}
    files = both["file"].to_pylist()
    order = sorted(range(len(files)), key=lambda row: place[files[row]])
    return both.take(pa.array(order, type=pa.int64()))


def _file(name: str, table: pa.Table) -> bytes:
    return _written(table) if len(table) else _empty(name)


@cache
def _empty(name: str) -> bytes:
    """The file of a table without rows: half of the tables of a language without facts have none."""
    return _written(schema(name).empty_table())


def _written(table: pa.Table) -> bytes:
    """The file of a table: least and greatest cells are kept of what tells partitions apart, and of nothing else."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(
        table.combine_chunks(),
        out,
        compression="zstd",
        compression_level=3,
        version="2.6",
        data_page_version="1.0",
        row_group_size=1 << 20,
        use_dictionary=True,
        write_statistics=list(COMMON),
        store_schema=True,
    )
    return out.getvalue()

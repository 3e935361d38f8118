"""Making ``data/assembly/`` anew from a folder of the United Nations' archives: the same bytes from the same files."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit import _states
from toolkit._version import __version__
from toolkit.corpus import _metadata, _repeats
from toolkit.corpus._assembly import COLUMNS
from toolkit.corpus._assembly_files import Read, perform
from toolkit.corpus._assembly_join import joined, order
from toolkit.corpus._inputs import INSIDE, Input, discover
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["MANIFEST", "TABLES", "build_assembly"]

MANIFEST: Final = "manifest.json"
#: The tables that are written, in order.
TABLES: Final = ("resolutions", "votes", "subjects", "sponsors", "differences", "files", "paragraphs")
_NUMBERS: Final = frozenset({"number", "in_favour", "against", "abstaining", "sponsors", "joined", "words", "bytes"})
_LISTS: Final = frozenset({"acts", "themes", "cites", "noted", "says"})
_SOME: Final = 40


def build_assembly(
    source: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    workers: int = 2,
    sessions: Sequence[str] = (),
    paragraphs: bool = True,
) -> dict[str, Any]:
    """Write the tables of the whole Assembly.

    Parameters
    ----------
    source
        Folder with the archives as the United Nations publish them (``GA_74.zip`` ... and ``metadata.zip``), or with
        AKN4UN files.
    out
        Folder for the tables and their manifest; made if absent.
    workers
        Processes; what is written does not depend on it.
    sessions
        Only these sessions, as in symbols (``78``, ``ES-11``): for a check of some.
    paragraphs
        Whether to write ``paragraphs`` too.

    Returns
    -------
    dict
        The manifest: inputs and tables with their sha256, counts, dates.

    Raises
    ------
    toolkit.errors.ToolkitError
        No such folder, no resolution in it, or a place that cannot be written.
    """
    folder, target = Path(source), Path(out)
    found = discover(folder, leave_out=target)
    files = _read(folder, [item for item in found.read if item.file.endswith(".xml")], workers, paragraphs=paragraphs)
    archive = _metadata.find(folder)
    table, twice, listed = _metadata.read(archive) if archive else ({}, [], 0)
    kept, double = _once(files)
    if sessions:
        kept = [file for file in kept if _session(file.stated.symbol if file.stated else "") in sessions]
        table = {symbol: stated for symbol, stated in table.items() if _session(symbol) in sessions}
        twice = [row for row in twice if _session(row[0]) in sessions]
    if not kept:
        raise ToolkitError("holds no resolution of the Assembly", file=folder, remedy="name the folder of the archives")
    rows = joined(kept, table, twice)
    rows["files"] = _files(kept, found.read) + _metadata.files(archive)
    if paragraphs:
        rows["paragraphs"] = _paragraphs(kept)
    manifest = _manifest(folder, kept, rows, listed)
    manifest["files"] |= {
        "failed": sorted(file.file for file in files if file.failed),
        "second": sorted(double),
        "foreign": sorted(item.file for item in found.excluded if item.kind == "failed"),
    }
    _write(target, rows, manifest)
    return manifest


def _paragraphs(kept: Sequence[Read]) -> list[tuple[Any, ...]]:
    """All paragraphs, each with the place where its words stood first instead of their key."""
    rows = [
        (file.stated.symbol if file.stated else "", file.language, *row) for file in kept for row in file.paragraphs
    ]
    first = _repeats.earlier([(*row[:3], row[-1]) for row in rows])
    return [(*row[:-1], first.get(row[:3], "")) for row in rows]


def _read(folder: Path, items: Sequence[Input], workers: int, *, paragraphs: bool) -> list[Read]:
    work = [(str(folder), tuple(items[start : start + _SOME]), paragraphs) for start in range(0, len(items), _SOME)]
    if workers == 1:
        return [file for some in map(perform, work) for file in some]
    with ProcessPoolExecutor(workers) as pool:
        return [file for some in pool.map(perform, work) for file in some]


def _files(kept: Sequence[Read], inputs: Sequence[Input]) -> list[Any]:
    """Path in the public repository, symbol, language, bytes and sha256 of every file whose rows are kept."""
    known = {item.file: item for item in inputs}
    rows = []
    for file in kept:
        archive, inside, member = file.file.partition(INSIDE)
        path = _states.kept(archive, member) if inside else file.file
        item = known[file.file]
        rows.append((path, file.stated.symbol if file.stated else "", file.language, item.size, item.sha256))
    return rows


def _session(symbol: str) -> str:
    parts = symbol.split("/")
    return parts[2] if len(parts) == 4 else ""


def _once(files: Sequence[Read]) -> tuple[list[Read], list[str]]:
    """One file for each symbol and language, in their order: the first by name; and the names of the others."""
    first: dict[tuple[str, str], Read] = {}
    read = [(file.stated.symbol, file) for file in sorted(files, key=lambda file: file.file) if file.stated]
    double = [file.file for symbol, file in read if first.setdefault((symbol, file.language), file) is not file]
    return [first[key] for key in sorted(first, key=lambda key: (order(key[0]), key[1]))], double


def _manifest(folder: Path, kept: Sequence[Read], rows: dict[str, list[Any]], listed: int) -> dict[str, Any]:
    resolutions = [dict(zip(COLUMNS["resolutions"], row, strict=True)) for row in rows["resolutions"]]
    archives = {file.file.partition(INSIDE)[0] for file in kept if INSIDE in file.file}
    names = sorted({*archives, *([_metadata.NAME] if (folder / _metadata.NAME).is_file() else [])})
    dates = [one["date"] for one in resolutions if one["date"]]
    return {
        "toolkit": __version__,
        "source": "United Nations, public repository UNxml/GAresolutions; the United Nations is to be acknowledged",
        "inputs": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
        "files": {"read": dict(sorted(Counter(file.language for file in kept).items()))},
        "metadata": {"rows": listed, "resolutions": sum(one["listed"] for one in resolutions)},
        "resolutions": dict(Counter(one["session"] for one in resolutions)),
        "adoption": dict(sorted(Counter(one["adoption"] or "unknown" for one in resolutions).items())),
        "differences": dict(sorted(Counter(row[1] for row in rows["differences"]).items())),
        "first": min(dates, default=""),
        "last": max(dates, default=""),
        "tables": {},
    }


def _write(target: Path, rows: dict[str, list[Any]], manifest: dict[str, Any]) -> None:
    import pyarrow.parquet as pq

    try:
        target.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            if name not in rows:
                continue
            path = target / f"{name}.parquet"
            aside = path.with_suffix(".aside")
            pq.write_table(
                _table(COLUMNS[name], rows[name]), aside, compression="zstd", compression_level=19, version="2.6",
                data_page_version="1.0", row_group_size=1 << 20, use_dictionary=True, store_schema=False,
            )  # fmt: skip
            aside.replace(path)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            manifest["tables"][name] = {"rows": len(rows[name]), "bytes": path.stat().st_size, "sha256": digest}
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        (target / MANIFEST).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ToolkitError(
            f"cannot be written: {error.strerror}", file=target, remedy="name a folder that you may write to"
        ) from error


def _table(columns: Sequence[str], rows: Sequence[Any]) -> pa.Table:
    import pyarrow as pa

    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [pa.array(cell, type=_kind(column)) for cell, column in zip(cells, columns, strict=True)]
    return pa.Table.from_arrays(arrays, names=list(columns))


def _kind(column: str) -> pa.DataType:
    import pyarrow as pa

    if column in _LISTS:
        return pa.list_(pa.string())
    if column in _NUMBERS:
        return pa.int32()
    return pa.bool_() if column == "listed" else pa.string()

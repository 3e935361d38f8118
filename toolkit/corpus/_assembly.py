"""The whole Assembly since its seventy-fourth session, as it ships in ``data/assembly/``: no sentence of its texts.

Unknown is empty: a resolution without a way of adoption may have been voted on. What the tables hold, where it is from
and what they cannot bear is said in ``data/assembly/README.md``; `toolkit.corpus.build_assembly` makes them anew.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit import paths
from toolkit.errors import DataError, ToolkitError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "FOLDER", "assembly", "folder"]

#: Names a folder that is read instead of the one that ships.
FOLDER: Final = "TOOLKIT_ASSEMBLY"
#: The tables and the columns of each, in order.
COLUMNS: Final = {
    "resolutions": (
        "symbol", "session", "number", "title", "title_ar", "date", "committee", "agenda_item", "meeting", "draft",
        "adoption", "in_favour", "against", "abstaining", "sponsors", "joined", "report", "languages", "listed",
    ),
    "votes": ("symbol", "state", "vote", "name", "source"),
    "subjects": ("symbol", "term", "vocabulary", "uri", "giver", "source"),
    "sponsors": ("symbol", "state", "role", "name", "group", "source"),
    "differences": ("symbol", "field", "file", "metadata"),
    "paragraphs": (
        "symbol", "language", "paragraph_id", "part", "number", "verb", "force", "acts", "themes", "cites", "words",
        "noted",
        "says",
        "copied",
    ),
    "files": ("path", "symbol", "language", "bytes", "sha256"),
    "states": ("state", "name", "name_ar", "region", "subregion", "spellings"),
}  # fmt: skip


def folder() -> Path:
    """Where the tables lie: the folder that ships, or the one that ``TOOLKIT_ASSEMBLY`` names."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else paths.data("assembly")


def assembly(name: str, *, folder: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """One of the tables of the whole Assembly.

    Parameters
    ----------
    name
        ``resolutions``, ``votes``, ``subjects``, ``sponsors``, ``paragraphs``, ``states``, ``differences``, ``files``.
    folder
        Where to read it from instead of the shipped data.

    Returns
    -------
    pandas.DataFrame
        A copy of one's own. Whole numbers that may be unknown are of type ``Int32``, with ``<NA>`` for unknown; other
        cells are empty where nothing is stated.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such table, or it cannot be read.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.corpus.assembly("resolutions").set_index("symbol")
    >>> [int(found.loc["A/RES/80/118", side]) for side in ("in_favour", "against", "abstaining")]
    [181, 2, 1]
    """
    if name not in COLUMNS:
        raise ToolkitError(f"the Assembly has no table {name[:40]!r}", remedy=f"there are {', '.join(COLUMNS)}")
    where = _folder() if folder is None else Path(folder)
    if name == "states" and not (where / "states.csv").is_file():
        where = paths.data("assembly")
    path = where / (f"{name}.csv" if name == "states" else f"{name}.parquet")
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as error:
        raise DataError(
            "is missing", file=path, remedy="restore the shipped data, or make it: python scripts/assembly.py FOLDER"
        ) from error
    return _read(path, stamp).copy()


_folder = folder


@cache
def _read(path: Path, _stamp: int) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = list(COLUMNS[path.stem])
    try:
        if path.suffix == ".csv":
            return pd.read_csv(path, encoding="utf-8", keep_default_na=False)[columns]
        found = pq.read_table(path, columns=columns)
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise DataError(f"cannot be read: {error}"[:300], file=path, remedy="restore the shipped data") from error
    unknown = {pa.int32(): pd.Int32Dtype()}
    numbers = {name for name in columns if found[name].null_count}
    frame: pd.DataFrame = found.to_pandas(types_mapper=lambda kind: unknown.get(kind) if numbers else None)
    return frame.astype({name: "int32" for name in columns if found[name].type == pa.int32() and name not in numbers})

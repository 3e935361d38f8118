"""Asking a corpus: frames of the rows that one wants, read from its Parquet files and no more.

>>> import toolkit.corpus
>>> corpus = toolkit.corpus.open("tables")  # doctest: +SKIP
>>> corpus.frame("tags", language="ar", theme="digital_divides", columns=["file", "evidence"])  # doctest: +SKIP

A filter is a column and a value, or several values of which one must be met; all filters must hold. Arrow reads only
the columns named and only the partitions that can hold such rows, so the whole need not fit in memory: `batches` goes
through it piece by piece. Rows stand in the order of files, and within a file in that of the document.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.corpus._folder import EXCLUDED, Folder
from toolkit.corpus._schema import columns, schema
from toolkit.corpus._schema import names as table_names
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow.dataset as ds

__all__ = ["Corpus", "open_corpus"]

#: Rows of a batch.
BATCH = 20_000


def open_corpus(out: str | os.PathLike[str]) -> Corpus:
    """Open what `toolkit.corpus.build` wrote.

    Raises
    ------
    toolkit.errors.ToolkitError
        The folder holds no corpus, or one whose run was not finished.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     (Path(folder) / "in").mkdir()
    ...     _ = (Path(folder) / "in" / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     _ = tk.corpus.build(Path(folder) / "in", Path(folder) / "out", workers=1)
    ...     number = tk.corpus.open(Path(folder) / "out").count("paragraphs", part="operative")
    >>> number
    59
    """
    folder = Folder(Path(out))
    manifest = folder.manifest()
    if manifest is None:
        raise ToolkitError("holds no corpus", file=folder.path, remedy="make one: toolkit corpus DIR --to OUT")
    if not manifest["complete"]:
        raise ToolkitError(
            "holds a corpus whose run was stopped", file=folder.path, remedy="run the same command again to finish it"
        )
    return Corpus(folder.path, tuple(partition["id"] for partition in manifest["partitions"]))


class Corpus:
    """The tables of many resolutions (see `open_corpus`).

    Parameters
    ----------
    path
        The folder.
    partitions
        Names of its partitions, in the order of the files.
    """

    def __init__(self, path: Path, partitions: Sequence[str]) -> None:
        self.path, self._partitions = path, tuple(partitions)

    def __repr__(self) -> str:
        return f"<Corpus {self.path.name}: {self.count('documents')} documents, {self.count('paragraphs')} paragraphs>"

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        return table_names()

    @cached_property
    def documents(self) -> pd.DataFrame:
        """A row a file that was read."""
        return self.frame("documents")

    def dataset(self, table: str) -> ds.Dataset:
        """A table as an Arrow dataset, for questions of one's own.

        Raises
        ------
        toolkit.errors.ToolkitError
            There is no such table.
        """
        import pyarrow.dataset as ds

        if table not in table_names():
            raise ToolkitError(f"no table {table[:40]!r}", remedy=f"tables: {', '.join(table_names())}")
        parts = [*self._partitions, *([EXCLUDED] if table == "failures" else [])]
        files = [str(self.path / table / f"{name}.parquet") for name in parts]
        return ds.dataset(files, schema=schema(table), format="parquet")

    def batches(
        self, table: str, *, columns: Sequence[str] | None = None, **filters: Any
    ) -> Iterator[list[dict[str, Any]]]:
        """The rows of a table as dictionaries, some thousands at a time, in order.

        Parameters
        ----------
        table, columns, **filters
            As for `frame`.
        """
        found = self._scanner(table, columns, filters)
        for batch in found.to_batches():
            for start in range(0, batch.num_rows, BATCH):
                yield batch.slice(start, BATCH).to_pylist()

    def frame(self, table: str, *, columns: Sequence[str] | None = None, **filters: Any) -> pd.DataFrame:
        """Rows of a table.

        Parameters
        ----------
        table
            One of `tables`.
        columns
            Which columns; all where not given.
        **filters
            ``column=value``, or ``column=[value, ...]`` for any of them.

        Returns
        -------
        pandas.DataFrame
            In the order of files and documents.

        Raises
        ------
        toolkit.errors.ToolkitError
            There is no such table or column.
        """
        found = self._scanner(table, columns, filters).to_table()
        frame: pd.DataFrame = found.to_pandas()
        for one in found.schema:
            if str(one.type).startswith("list"):
                frame[one.name] = [list(value) for value in frame[one.name]]
        return frame

    def count(self, table: str, **filters: Any) -> int:
        """How many rows a table has, or those of them that meet the filters."""
        return int(self.dataset(table).count_rows(filter=self._expression(table, filters)))

    def _scanner(self, table: str, wanted: Sequence[str] | None, filters: dict[str, Any]) -> ds.Scanner:
        names = list(wanted) if wanted is not None else None
        self._check(table, [*(names or ()), *filters])
        return self.dataset(table).scanner(columns=names, filter=self._expression(table, filters), batch_size=BATCH)

    def _expression(self, table: str, filters: dict[str, Any]) -> ds.Expression | None:
        import pyarrow as pa
        import pyarrow.compute as pc

        self._check(table, list(filters))
        out: ds.Expression | None = None
        for name, value in filters.items():
            several = list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
            kind = schema(table).field(name).type
            try:
                values = pa.array(several, type=kind)
            except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
                raise ToolkitError(f"{name} holds {kind}, not {value!r}"[:200], remedy="give such a value") from error
            one = pc.field(name).isin(values)
            out = one if out is None else out & one
        return out

    @staticmethod
    def _check(table: str, names: Sequence[str]) -> None:
        if table not in table_names():
            raise ToolkitError(f"no table {table[:40]!r}", remedy=f"tables: {', '.join(table_names())}")
        known = columns(table)
        for name in names:
            if name not in known:
                raise ToolkitError(f"no column {name[:40]!r} in {table}", remedy=f"columns: {', '.join(known)}")

"""The tables contract: every table once, with its columns in order, their types and their meanings.

It is data (``data/contract.toml``), in English and Arabic. Frames, CSV files, the tables of a corpus, Data Package and
Parquet exports, the apparatus of reports and the README's table are all made from it. A column that the contract does
not have cannot leave the toolkit.

>>> contract = tables()
>>> contract["doubts"].columns
('place', 'kind', 'says')
>>> contract["paragraphs"].column("number").type
'integer'
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from toolkit import paths
from toolkit.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COMMON", "Column", "Table", "corpus", "frame", "table", "tables"]

Type = Literal["string", "integer", "number", "boolean", "date", "array"]

#: The columns with which every row of every table of a corpus begins.
COMMON = ("file", "symbol", "language")
_WRITTEN = ("en", "ar")
_DTYPES = {"integer": "int64", "number": "float64", "boolean": "bool"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name
        Its name in frames and files.
    meaning
        What it says, by language.
    type, items
        ``string``, ``integer``, ``number``, ``boolean``, ``date`` or ``array``; of an array, what it holds.
    blank
        Whether empty words are words; elsewhere an empty cell means "not stated".
    wide
        Whether an integer needs more than 32 bits.
    constraints
        In the terms of Frictionless Table Schema.
    """

    name: str
    meaning: Mapping[str, str]
    type: Type = "string"
    items: str = ""
    blank: bool = False
    wide: bool = False
    constraints: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes
    ----------
    name
        Its name, that of its CSV file.
    title, row
        What it is called, and what a row of it is, by language.
    fields
        Its columns in order.
    key
        Columns that no two rows share; empty where there are none.
    refers
        Its foreign keys in the terms of Frictionless Table Schema.
    words
        The columns with the text offsets of the words that a row stands on; empty where it stands on none.
    same, counted
        The columns that say what a row is, and the one that charts count by.
    topic
        The language data without which it cannot be made.
    beside
        Whether a corpus leaves it out.
    """

    name: str
    title: Mapping[str, str]
    row: Mapping[str, str]
    fields: tuple[Column, ...]
    key: tuple[str, ...] = ()
    refers: tuple[Mapping[str, Any], ...] = ()
    words: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    counted: str = ""
    topic: str = ""
    left_out_of_corpora: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of its columns, in order."""
        return tuple(column.name for column in self.fields)

    def column(self, name: str) -> Column:
        """One of its columns.

        Raises
        ------
        toolkit.errors.DataError
            It has no such column.
        """
        for column in self.fields:
            if column.name == name:
                return column
        raise DataError(
            f"does not describe column {name[:40]!r}", file=_path(), place=f"tables.{self.name}", remedy="add it there"
        )


@cache
def tables() -> Mapping[str, Table]:
    """The tables of a document by name, in order."""
    stated = _stated()
    return MappingProxyType({name: _table(name, own, stated["shared"]) for name, own in stated["tables"].items()})


@cache
def corpus() -> Mapping[str, Table]:
    """The tables of a corpus by name: ``documents`` and ``failures``, then those of its documents.

    Each has the columns `COMMON` in front.
    """
    stated = _stated()["corpus"]
    common = tuple(_column(name, stated["fields"][name]) for name in COMMON)
    own = {name: _table(name, table, {}) for name, table in stated["tables"].items()}
    theirs = {name: table for name, table in tables().items() if not table.left_out_of_corpora}
    cited = _column("cited", stated["fields"]["cited"])

    def widened(table: Table) -> Table:
        fields = (*common, *(cited if column.name == "symbol" else column for column in table.fields))
        return Table(table.name, table.title, table.row, fields, table.key, table.refers, table.words)

    return MappingProxyType({name: widened(table) for name, table in (own | theirs).items()})


def table(name: str) -> Table:
    """A table of a document by its name.

    Raises
    ------
    toolkit.errors.DataError
        There is no such table.

    Examples
    --------
    >>> from toolkit import contract
    >>> list(contract.table("footnotes").columns)[:2]
    ['marker', 'place']
    """
    if name not in tables():
        raise DataError(f"has no table {name[:40]!r}", file=_path(), remedy=f"tables: {', '.join(tables())}")
    return tables()[name]


def frame(name: str, rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows of a table as a frame with its columns, and their types wherever no cell is empty.

    Parameters
    ----------
    name
        The table's name.
    rows
        Its rows, with a cell for each column, in order.

    Examples
    --------
    >>> from toolkit import contract
    >>> len(contract.frame("repairs", [])), "reason" in contract.frame("repairs", [])
    (0, True)
    """
    import pandas as pd

    own = table(name)
    made = pd.DataFrame(list(rows), columns=list(own.columns))
    kinds = {column.name: _DTYPES[column.type] for column in own.fields if column.type in _DTYPES}
    return made.astype({name: kind for name, kind in kinds.items() if not made[name].isna().any()})


def _path() -> Any:
    return paths.data("contract.toml")


@cache
def _stated() -> dict[str, Any]:
    try:
        return tomllib.loads(_path().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", file=_path(), remedy="restore the shipped data") from error


def _table(name: str, own: Mapping[str, Any], shared: Mapping[str, Any]) -> Table:
    fields = own.get("fields", {})
    lacking = [column for column in own["columns"] if column not in fields and column not in shared]
    if lacking:
        raise DataError(
            f"does not describe {', '.join(lacking)}", file=_path(), place=f"tables.{name}", remedy="add it there"
        )
    return Table(
        name=name,
        title=own["title"],
        row=own["row"],
        fields=tuple(_column(one, {**shared.get(one, {}), **fields.get(one, {})}) for one in own["columns"]),
        key=tuple(own.get("primaryKey", ())),
        refers=tuple(own.get("foreignKeys", ())),
        words=tuple(own.get("words", ())),
        same=tuple(own.get("same", ())),
        counted=own.get("counted", ""),
        topic=own.get("topic", ""),
        left_out_of_corpora=own.get("beside", False),
    )


def _column(name: str, stated: Mapping[str, Any]) -> Column:
    meaning = {language: stated[language] for language in _WRITTEN}
    return Column(name=name, meaning=meaning, **{key: value for key, value in stated.items() if key not in _WRITTEN})

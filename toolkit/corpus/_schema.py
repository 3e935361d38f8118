"""The tables of a corpus: their columns, and the type of each.

Every table begins with ``file``, ``symbol`` and ``language``; then come the columns of the contract
(`toolkit.contract`) in their order. The types are the same in every partition, with or without rows. An empty string
means that the document does not state it; a number that is not stated is null. ``documents`` has one row a file that
was read, ``failures`` one for each that was not (``kind`` says whether that is a loss: see `toolkit.corpus._inputs`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from toolkit import contract
from toolkit.contract import COMMON

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COMMON", "columns", "names", "schema"]


def names() -> tuple[str, ...]:
    """Every table, in the order in which they are written."""
    return tuple(contract.corpus())


def columns(table: str) -> tuple[str, ...]:
    """Names of a table's columns, the common ones first.

    The symbol cited stands in ``cited``, since ``symbol`` is the document's own.
    """
    return contract.corpus()[table].columns


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    import pyarrow as pa

    return pa.schema([pa.field(column.name, _type(column)) for column in contract.corpus()[table].fields])


def _type(column: contract.Column) -> pa.DataType:
    """Spans are kept as the JSON that they are in a frame; dates as the text states them, a day or an empty string."""
    import pyarrow as pa

    if column.type == "array" and column.items == "string":
        return pa.list_(pa.string())
    if column.type == "integer":
        return pa.int64() if column.wide else pa.int32()
    return {"number": pa.float64(), "boolean": pa.bool_()}.get(column.type, pa.string())

"""Apache Parquet: the tables with their types: dates as dates, lists as lists, whole numbers as whole numbers.

What a document does not state is null (in CSV: an empty cell). Each file carries where it comes from, and each column
its meaning, as metadata. The bytes are the same for the same version of pyarrow, whose name the format stores.
"""

from __future__ import annotations

import datetime
import io
import json
from typing import TYPE_CHECKING, Any

from toolkit import contract, tables
from toolkit.contract import Column
from toolkit.model import Resolution
from toolkit.publish.exports._common import origin, plain
from toolkit.publish.exports._schemas import described

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["files", "table"]


def files(resolution: Resolution) -> dict[str, bytes]:
    """A Parquet file each table that the language allows.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import parquet
    >>> parquet.files(tk.load())["tags.parquet"][:4]
    b'PAR1'
    """
    import pyarrow.parquet as pq

    made = {}
    for name, frame in tables.tables(resolution).items():
        stream = io.BytesIO()
        pq.write_table(table(name, frame, resolution), stream, compression="snappy")
        made[f"{name}.parquet"] = stream.getvalue()
    return made


def table(name: str, frame: pd.DataFrame, resolution: Resolution) -> pa.Table:
    """A frame as an Arrow table with the types of its schema.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import parquet
    >>> resolution = tk.load()
    >>> parquet.table("footnotes", resolution.table("footnotes"), resolution).num_rows
    19
    """
    import pyarrow as pa

    own = contract.table(name)
    columns, fields = [], []
    for column in own.fields:
        kind = _type(column)
        values = [_value(plain(cell), column) for cell in frame[column.name]]
        columns.append(pa.array(values, type=kind))
        fields.append(pa.field(column.name, kind, metadata={"description": column.meaning["en"]}))
    facts = {"table": name, "title": own.title["en"], "description": described(own), **origin(resolution)}
    return pa.Table.from_arrays(columns, schema=pa.schema(fields, metadata=facts))


def _type(column: Column) -> pa.DataType:
    import pyarrow as pa

    if column.type == "array":
        return pa.list_(pa.list_(pa.int64()) if column.items == "span" else pa.string())
    simple = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
    return simple.get(column.type, pa.string())


def _value(cell: Any, column: Column) -> Any:
    if column.type == "array":
        return json.loads(cell) if isinstance(cell, str) else cell
    if cell is None or (cell == "" and not column.blank):
        return None
    return datetime.date.fromisoformat(str(cell)) if column.type == "date" else cell

"""Apache Parquet: the tables with their types: dates as dates, lists as lists, whole numbers as whole numbers.

What a document does not state is null (in CSV: an empty cell). Each file carries where it comes from, and each column
its meaning, as metadata. The bytes are the same for the same version of pyarrow, whose name the format stores.
"""

from __future__ import annotations

import datetime
import io
import json
from typing import TYPE_CHECKING, Any

from toolkit import tables
from toolkit.model import Resolution
from toolkit.publish.exports import schemas
from toolkit.publish.exports.common import origin, plain

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["files", "table"]


def files(resolution: Resolution) -> dict[str, bytes]:
    """A Parquet file each table that the language allows."""
    import pyarrow.parquet as pq

    made = {}
    for name, frame in tables.tables(resolution).items():
        stream = io.BytesIO()
        pq.write_table(table(name, frame, resolution), stream, compression="snappy")
        made[f"{name}.parquet"] = stream.getvalue()
    return made


def table(name: str, frame: pd.DataFrame, resolution: Resolution) -> pa.Table:
    """A frame as an Arrow table with the types of its schema."""
    import pyarrow as pa

    columns, fields = [], []
    for column in map(str, frame.columns):
        stated = schemas.details(name, column)
        kind = _type(stated)
        values = [_value(plain(cell), stated) for cell in frame[column]]
        columns.append(pa.array(values, type=kind))
        fields.append(pa.field(column, kind, metadata={"description": stated["description"]}))
    title, description = schemas.title(name)
    facts = {"table": name, "title": title, "description": description, **origin(resolution)}
    return pa.Table.from_arrays(columns, schema=pa.schema(fields, metadata=facts))


def _type(stated: dict[str, Any]) -> pa.DataType:
    import pyarrow as pa

    if stated.get("type") == "array":
        return pa.list_(pa.list_(pa.int64()) if stated["items"] == "span" else pa.string())
    simple = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
    return simple.get(stated.get("type", "string"), pa.string())


def _value(cell: Any, stated: dict[str, Any]) -> Any:
    kind = stated.get("type", "string")
    if kind == "array":
        return json.loads(cell) if isinstance(cell, str) else cell
    if cell is None or (cell == "" and not stated.get("blank")):
        return None
    return datetime.date.fromisoformat(str(cell)) if kind == "date" else cell

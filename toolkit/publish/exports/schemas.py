"""What the columns of the tables are: types, meanings, constraints and keys, from ``data/exports/tables.toml``.

The tables are `toolkit.tables`' own; a column that the file does not describe is an error here, so that no table
leaves the toolkit half described.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit import paths
from toolkit.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["details", "field", "schema", "title"]


@cache
def _stated() -> dict[str, Any]:
    path = paths.data("exports", "tables.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", file=path, remedy="restore the shipped data") from error


def field(table: str, column: str) -> dict[str, Any]:
    """One column: ``name``, ``type``, ``description``, ``constraints``.

    Raises
    ------
    toolkit.errors.DataError
        The column is not described.
    """
    stated = details(table, column)
    return {"name": column, "type": "string", **{k: v for k, v in stated.items() if k not in ("items", "blank")}}


def details(table: str, column: str) -> dict[str, Any]:
    """All that is stated of one column: that of `field`, ``items`` of an array, ``blank`` where empty is no gap."""
    own = _stated()["tables"].get(table, {}).get("fields", {}).get(column)
    shared = _stated()["shared"].get(column, {})
    if own is None and not shared:
        raise DataError(
            f"does not describe column {column!r}",
            file=paths.data("exports", "tables.toml"),
            place=f"tables.{table}.fields",
            remedy="add it there",
        )
    return {**shared, **(own or {})}


def title(table: str) -> tuple[str, str]:
    """Title and description of a table."""
    own = _stated()["tables"][table]
    return str(own["title"]), str(own["description"])


def schema(table: str, frame: pd.DataFrame, present: Collection[str]) -> dict[str, Any]:
    """The Frictionless Table Schema of a frame.

    Parameters
    ----------
    table
        Name of the table.
    frame
        The table, for the order of its columns.
    present
        Tables that go with it; a foreign key to another one is left out.
    """
    own = _stated()["tables"][table]
    made: dict[str, Any] = {"fields": [field(table, str(column)) for column in frame.columns], "missingValues": [""]}
    if "primaryKey" in own:
        made["primaryKey"] = list(own["primaryKey"])
    keys = [
        {"fields": key["fields"], "reference": {"resource": key["resource"], "fields": key["to"]}}
        for key in own.get("foreignKeys", ())
        if key["resource"] in present
    ]
    return {**made, "foreignKeys": keys} if keys else made

"""The contract's tables as Frictionless Table Schemas: types, meanings, constraints and keys."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from toolkit.contract import Column, Table

__all__ = ["described", "schema"]


def described(table: Table) -> str:
    """What a row of a table is, as a sentence."""
    return f"A row is {table.row['en']}.".replace("`", "")


def schema(table: Table, present: Collection[str]) -> dict[str, Any]:
    """The schema of a table.

    Parameters
    ----------
    table
        Table of the contract.
    present
        Tables that go with it; a foreign key to another one is left out.
    """
    made: dict[str, Any] = {"fields": [_field(column) for column in table.fields], "missingValues": [""]}
    if table.key:
        made["primaryKey"] = list(table.key)
    keys = [
        {"fields": key["fields"], "reference": {"resource": key["resource"], "fields": key["to"]}}
        for key in table.refers
        if key["resource"] in present
    ]
    return {**made, "foreignKeys": keys} if keys else made


def _field(column: Column) -> dict[str, Any]:
    field = {"name": column.name, "type": column.type, "description": column.meaning["en"]}
    return {**field, "constraints": dict(column.constraints)} if column.constraints else field

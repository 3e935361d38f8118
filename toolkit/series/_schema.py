"""A small reader of Frictionless table schemas: types and constraints of a CSV, checked cell by cell.

It knows what our own data package uses: the types ``string``, ``integer``, ``number``,
``date`` and ``boolean``; the constraints ``required``, ``unique`` (as primary key), ``enum``,
``pattern`` (of the whole cell), ``minimum`` and ``maximum``. An empty cell is unknown; it is
never read as zero. A type or a constraint that it does not know is an error, not a pass.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.errors import DataError

Cell = str | int | float | bool | None
Field = Mapping[str, Any]


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(cell)
    return cell == "true"


def _integer(cell: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", cell):
        raise ValueError(cell)
    return int(cell)


def _number(cell: str) -> float:
    value = float(cell)
    if not math.isfinite(value) or "_" in cell:
        raise ValueError(cell)
    return value


def _date(cell: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        raise ValueError(cell)
    date.fromisoformat(cell)
    return cell


_TYPES: dict[str, Callable[[str], Cell]] = {
    "string": str,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "boolean": _boolean,
}
_CONSTRAINTS = {"required", "enum", "pattern", "minimum", "maximum"}


def _value(cell: str, field: Field) -> Cell:
    """One cell as its type says; raises ValueError with what is wrong."""
    constraints = field.get("constraints", {})
    if not cell:
        if constraints.get("required"):
            raise ValueError("is empty, but required")
        return "" if field["type"] in ("string", "date") else None
    try:
        value = _TYPES[field["type"]](cell)
    except ValueError as error:
        raise ValueError(f"{cell[:60]!r} is no {field['type']}") from error
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], cell):
        raise ValueError(f"{cell[:60]!r} does not match {constraints['pattern']}")
    if "enum" in constraints and value not in constraints["enum"]:
        raise ValueError(f"{cell[:60]!r} is none of {', '.join(str(v) for v in constraints['enum'])}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = constraints.get("minimum", -math.inf), constraints.get("maximum", math.inf)
        if not low <= value <= high:
            raise ValueError(f"{cell[:60]} lies outside {low} to {high}")
    return value


def check_schema(schema: Mapping[str, Any], *, file: object) -> None:
    """Refuse a schema that uses what this reader does not know, or whose key names no field."""
    fields = schema.get("fields", ())
    names = [field["name"] for field in fields]
    for field in fields:
        unknown = set(field.get("constraints", {})) - _CONSTRAINTS
        if field.get("type") not in _TYPES or unknown:
            raise DataError(
                f"type {field.get('type')!r}, constraints {sorted(unknown)} are not known here",
                file=file,
                place=f"field {field['name']}",
                remedy=f"types: {', '.join(_TYPES)}",
            )
    if len(set(names)) != len(names) or set(schema.get("primaryKey", ())) - set(names):
        raise DataError("fields are named twice, or the key names none", file=file)


def read(path: Path, schema: Mapping[str, Any]) -> list[dict[str, Cell]]:
    """Read a CSV by its schema.

    Parameters
    ----------
    path
        A UTF-8 CSV with a header row.
    schema
        A Frictionless table schema: ``fields`` in the order of the columns, ``primaryKey``.

    Returns
    -------
    list of dict
        A mapping a row; an empty cell is ``None``, or ``""`` in a column of text or dates.

    Raises
    ------
    toolkit.errors.DataError
        The file is absent or breaks its schema; the message names file, row, column and remedy.
    """
    check_schema(schema, file=path)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            lines = list(csv.reader(stream, strict=True))
    except OSError as error:
        raise DataError("cannot be read", file=path, remedy="restore the shipped data") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"is no UTF-8 CSV: {error}", file=path, remedy="restore the shipped data") from error
    fields: Sequence[Field] = schema["fields"]
    names = [field["name"] for field in fields]
    if not lines or lines[0] != names:
        raise DataError(
            f"columns are {', '.join(lines[0]) if lines else '(none)'}",
            file=path,
            place="header",
            remedy=", ".join(names),
        )
    rows = [_row(cells, fields, path, number) for number, cells in enumerate(lines[1:], start=2)]
    _check_key(rows, schema.get("primaryKey", ()), path)
    return rows


def _row(cells: Sequence[str], fields: Sequence[Field], path: Path, number: int) -> dict[str, Cell]:
    if len(cells) != len(fields):
        raise DataError(f"{len(cells)} cells for {len(fields)} columns", file=path, place=f"row {number}")
    row: dict[str, Cell] = {}
    for cell, field in zip(cells, fields, strict=True):
        try:
            row[field["name"]] = _value(cell, field)
        except ValueError as error:
            raise DataError(str(error), file=path, place=f"row {number}, column {field['name']}") from error
    return row


def _check_key(rows: Sequence[Mapping[str, Cell]], key: Sequence[str], path: Path) -> None:
    seen: dict[tuple[Cell, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        value = tuple(row[name] for name in key)
        if key and value in seen:
            raise DataError(
                f"the same {', '.join(key)} as row {seen[value]}: {value}", file=path, place=f"row {number}"
            )
        seen[value] = number

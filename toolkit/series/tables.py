"""The fact tables of ``data/series``, typed and checked against their schema.

What the rows mean
------------------
Each row was read in the source that it names. ``verified`` is ``partial`` where the columns
named in ``unproven_fields`` are not proven: `proven` empties these cells, `unproven` says
which they are, so that a chart can leave them out or mark them, never pass them off as facts.

What they cannot bear
---------------------
Figures of different *kinds* (``measure``) or *editions* are not one series; a figure repeated
from the year before (``repeats``) was not measured anew. The README beside the tables says more.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit import paths
from toolkit.errors import DataError, ToolkitError
from toolkit.series import _schema as schema

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"string": "object", "date": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def _folder(root: Path | None) -> Path:
    return paths.data("series") if root is None else root


@cache
def package(root: Path | None = None) -> dict[str, Any]:
    """The descriptor of the data package: licences, sources, and a schema for each table.

    Raises
    ------
    toolkit.errors.DataError
        The descriptor is absent or is no data package.
    """
    path = _folder(root) / "datapackage.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        resources = {resource["name"]: resource for resource in found["resources"]}
    except OSError as error:
        raise DataError("is missing", file=path, remedy="restore the shipped data") from error
    except (ValueError, KeyError, TypeError) as error:
        raise DataError("is no data package", file=path, remedy="restore the shipped data") from error
    return {**found, "resources": resources}


def names(root: Path | None = None) -> list[str]:
    """Names of the tables, in the order of the data package.

    Examples
    --------
    >>> import toolkit as tk
    >>> "igf" in tk.series.tables.names()
    True
    """
    return list(package(root)["resources"])


def load(name: str, *, root: Path | None = None) -> pd.DataFrame:
    """A table of the data package, typed.

    Parameters
    ----------
    name
        One of `names`, e.g. ``"series_statistics"``.
    root
        Folder of another data package; the one that ships where not given.

    Returns
    -------
    pandas.DataFrame
        A row a row of the CSV. Text and ISO dates are ``str`` (empty where unknown), whole
        numbers ``Int64``, other numbers ``float64``, truth values ``boolean``.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such table; the message lists what there is.
    toolkit.errors.DataError
        The file breaks its schema; the message names file, row, column and what is wrong.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(list(tk.series.tables.load("igf"))[:4])
    'event, symbol, date, paragraph'
    """
    import pandas as pd

    resources = package(root)["resources"]
    if name not in resources:
        raise ToolkitError(f"no table {name[:40]!r}", remedy=f"tables: {', '.join(resources)}")
    resource = resources[name]
    path = _folder(root) / resource["path"]
    rows = schema.read(path, resource["schema"])
    columns = {
        field["name"]: pd.Series([row[field["name"]] for row in rows], dtype=_DTYPES[field["type"]])
        for field in resource["schema"]["fields"]
    }
    frame = pd.DataFrame(columns)
    _check_unproven(frame, path)
    return frame


def _check_unproven(frame: pd.DataFrame, path: Path) -> None:
    if "unproven_fields" not in frame:
        return
    for number, (verified, listed) in enumerate(zip(frame["verified"], frame["unproven_fields"], strict=True), start=2):
        fields = [field for field in listed.split(";") if field]
        wrong = sorted(set(fields) - set(frame.columns))
        if wrong or (verified == "partial") != bool(fields):
            raise DataError(
                f"verified {verified!r} with unproven_fields {listed!r}",
                file=path,
                place=f"row {number}",
                remedy="a row that is partial names the columns that are not proven, and only such a row does",
            )


def fact(name: str) -> Callable[[], pd.DataFrame]:
    """What reads a fact table, for `toolkit._shipped.shipped`.

    Examples
    --------
    >>> fact("igf")().equals(load("igf"))
    True
    """
    return functools.partial(load, name)


def unproven(frame: pd.DataFrame, field: str) -> pd.Series:
    """Whether a column's cell is unproven, row by row (boolean, the frame's index).

    Raises
    ------
    KeyError
        The frame has no such column, or does not say what is proven.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = tk.series.tables.load("wsis_timeline")
    >>> len(tk.series.tables.unproven(frame, "start_date")) == len(frame)
    True
    """
    if field not in frame:
        raise KeyError(field)
    return frame["unproven_fields"].map(lambda listed: field in listed.split(";")).astype(bool)


def proven(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with every unproven cell emptied: what a chart may show without a mark.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = tk.series.tables.load("wsis_timeline")
    >>> len(tk.series.tables.proven(frame)) <= len(frame)
    True
    """
    import pandas as pd

    kept = frame.copy()
    for field in sorted({field for listed in frame["unproven_fields"] for field in listed.split(";") if field}):
        empty = "" if kept[field].dtype == object or pd.api.types.is_string_dtype(kept[field]) else pd.NA
        kept[field] = kept[field].mask(unproven(frame, field), empty)
    return kept

"""Errata: what only one source needs, as a data table beside it.

An errata table names places by raw offsets, so it belongs to one file alone: it is used
only for a source whose text has the sha256 that the registry gives, and every row is
checked against the words it replaces.
"""

from __future__ import annotations

import csv
from pathlib import Path

from toolkit.errors import DataError
from toolkit.model import Repair

COLUMNS = ("place", "raw_start", "raw_end", "as_written", "repaired", "kind", "evidence", "confidence", "reason")
_EVIDENCE = ("internal", "official")
_CONFIDENCE = ("high", "medium", "low")


def read(path: Path, source: str) -> tuple[Repair, ...]:
    """Read an errata table.

    Parameters
    ----------
    path
        CSV with `COLUMNS`.
    source
        The text it corrects.

    Returns
    -------
    tuple of Repair
        In the order of the table.

    Raises
    ------
    toolkit.errors.DataError
        A column is missing, a value is outside its vocabulary, or the words at the offsets
        are not those the row says; the message names the line.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit import library, paths
    >>> from toolkit.apparatus import errata
    >>> errata.read(paths.data("resolution", "errata.csv"), tk.load().source)[0].evidence
    'internal'
    """
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        missing = set(COLUMNS) - set(rows.fieldnames or ())
        if missing:
            raise DataError(f"lacks the columns {sorted(missing)}", file=path, remedy=f"columns: {', '.join(COLUMNS)}")
        return tuple(_repair(row, path, line, source) for line, row in enumerate(rows, 2))


def _repair(row: dict[str, str], path: Path, line: int, source: str) -> Repair:
    def broken(problem: str, remedy: str) -> DataError:
        return DataError(problem, file=path, place=f"line {line}", remedy=remedy)

    try:
        start, end = int(row["raw_start"]), int(row["raw_end"])
    except (TypeError, ValueError) as error:
        raise broken("offsets are not whole numbers", "give code point offsets") from error
    if source[start:end] != row["as_written"]:
        raise broken(
            f"the source has {source[start:end]!r} at {start}-{end}, not {row['as_written']!r}",
            "correct the offsets; the source itself is never edited",
        )
    if row["evidence"] not in _EVIDENCE or row["confidence"] not in _CONFIDENCE:
        raise broken(
            f"evidence {row['evidence']!r} or confidence {row['confidence']!r} is unknown",
            f"evidence: {', '.join(_EVIDENCE)}; confidence: {', '.join(_CONFIDENCE)}",
        )
    if row["repaired"] == row["as_written"]:
        raise broken("changes nothing", "remove the row")
    return Repair(
        place=row["place"],
        raw_start=start,
        raw_end=end,
        as_written=row["as_written"],
        repaired=row["repaired"],
        kind=row["kind"],
        evidence="internal" if row["evidence"] == "internal" else "official",
        confidence="high" if row["confidence"] == "high" else "medium" if row["confidence"] == "medium" else "low",
        reason=row["reason"],
    )

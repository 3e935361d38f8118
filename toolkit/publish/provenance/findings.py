"""Every row of a table that stands on words, with the passage and the text offsets of those words.

A finding's id (``tags:12``) is the table's name and the number of the row in it, from 0: the frames of
`toolkit.tables` are in a fixed order, so the same text in the same reading gives the same ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit import contract, tables
from toolkit.model import Resolution

__all__ = ["TableFinding", "findings", "standing"]


def standing() -> list[str]:
    """The tables whose rows stand on words of a passage, in the order of the contract.

    Examples
    --------
    >>> from toolkit.publish.provenance.findings import standing
    >>> "tags" in standing(), "repairs" in standing()
    (True, False)
    """
    return [table.name for table in contract.tables().values() if table.words]


@dataclass(frozen=True, slots=True)
class TableFinding:
    """A row that stands on words.

    Attributes
    ----------
    table, row
        Where it stands in the tables.
    place
        Id of the passage.
    start, end
        Text offsets of the words in the passage.
    values
        The whole row, as the table has it.
    """

    table: str
    row: int
    place: str
    start: int
    end: int
    values: Mapping[str, Any]

    @property
    def id(self) -> str:
        """``table:row``."""
        return f"{self.table}:{self.row}"


def findings(resolution: Resolution, names: Sequence[str] | None = None) -> list[TableFinding]:
    """The findings of a resolution, table by table.

    Parameters
    ----------
    resolution
        Any resolution, in either reading.
    names
        Some of `standing`, or all; a table that the language does not allow gives none.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.provenance.findings import findings
    >>> len(findings(tk.load(), ["tags"])) == len(tk.load().table("tags"))
    True
    """
    possible = tables.known(resolution.language)
    wanted = [name for name in standing() if name in possible and (names is None or name in names)]
    return [one for name, frame in tables.tables(resolution, wanted).items() for one in _rows(name, frame)]


def _rows(name: str, frame: Any) -> Iterator[TableFinding]:
    start, end = contract.table(name).words
    for number, row in enumerate(frame.to_dict("records")):
        yield TableFinding(name, number, str(row[frame.columns[0]]), int(row[start]), int(row[end]), row)

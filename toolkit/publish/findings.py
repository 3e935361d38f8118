"""Every row of a table that stands on words, with the passage and the text offsets of those words.

A finding's id (``tags:12``) is the table's name and the number of the row in it, from 0: the frames of
`toolkit.tables` are in a fixed order, so the same text in the same reading gives the same ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit import tables
from toolkit.model import Resolution

__all__ = ["STANDING", "Finding", "findings"]

#: The tables whose rows stand on words of a passage, in the order of the contract.
STANDING = ("functions", "addressees", "asks", "citations", "statistics", "dates", "tags")


@dataclass(frozen=True, slots=True)
class Finding:
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


def findings(resolution: Resolution, names: Sequence[str] = STANDING) -> list[Finding]:
    """The findings of a resolution, table by table.

    Parameters
    ----------
    resolution
        Any resolution, in either reading.
    names
        Some of `STANDING`; a table that the language does not allow gives none.
    """
    possible = tables.known(resolution.language)
    wanted = [name for name in STANDING if name in names and name in possible]
    return [one for name, frame in tables.tables(resolution, wanted).items() for one in _rows(name, frame)]


def _rows(name: str, frame: Any) -> Iterator[Finding]:
    start, end = ("text_start", "text_end") if "text_start" in frame else ("start", "end")
    for number, row in enumerate(frame.to_dict("records")):
        yield Finding(name, number, str(row[frame.columns[0]]), int(row[start]), int(row[end]), row)

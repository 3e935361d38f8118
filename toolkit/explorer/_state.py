"""What is chosen in an explorer, apart from how it looks: subject, query, reading, language; who wants to know of it.

Filters change the query, panels read it. A selection is computed once for each query. The compared series is read
when somebody first compares.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit.explorer._query import Query, counts, select
from toolkit.explorer._reader import Book
from toolkit.explorer._subject import Subject
from toolkit.model import Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["READINGS", "State"]

READINGS: Final = ("repaired", "source")


@dataclass(eq=False)
class State:
    """What is chosen.

    Attributes
    ----------
    subject
        What is explored, in the reading that is shown.
    language
        Language of the interface.
    query
        What is wanted of it.
    folder
        Where the texts of the series lie, if the user has them.
    page
        Number of the page read, from 0.
    panel
        Number of the panel that is open.
    beside
        Whether the other reading of the resolution stands beside the one that is explored.
    listeners, clearing
        Who is told that something changed; what else is emptied when everything is cleared.
    """

    subject: Subject
    language: str = "en"
    query: Query = field(default_factory=Query)
    folder: Path | None = None
    page: int = 0
    panel: int = 0
    beside: bool = False
    listeners: list[Callable[[], None]] = field(default_factory=list, repr=False)
    clearing: list[Callable[[], None]] = field(default_factory=list, repr=False)
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)

    def change(self, **fields: Any) -> None:
        """Ask for something else: fields of the query. The first page is shown, and listeners are told."""
        wanted = self.query.but(**fields)
        if wanted != self.query:
            self.query, self.page = wanted, 0
            self.tell()

    def clear(self, **fields: Any) -> None:
        """Ask for nothing: empty fields of the query, and what panels were asked on their own."""
        for empty in self.clearing:
            empty()
        self.query, self.page = self.query.but(**fields), 0
        self.tell()

    def read(self, reading: str) -> None:
        """Show the other reading of a resolution beside its own, or no longer. The paragraphs chosen stay."""
        beside = reading in READINGS and reading != self.reading
        if beside != self.beside:
            self.beside = beside
            self.tell()

    def tell(self) -> None:
        """Tell every listener that something changed."""
        for listener in self.listeners:
            listener()

    @property
    def reading(self) -> str:
        """The reading of a resolution; empty for a series."""
        return self.subject.resolution.reading if self.subject.resolution is not None else ""

    @property
    def rows(self) -> pd.DataFrame:
        """The paragraphs wanted, in order."""
        rows: pd.DataFrame = self._kept("rows", lambda: select(self.subject, self.query))
        return rows

    @property
    def counts(self) -> Mapping[str, pd.DataFrame]:
        """How many paragraphs each further choice would give."""
        found: Mapping[str, pd.DataFrame] = self._kept("counts", lambda: counts(self.subject, self.query))
        return found

    @property
    def hits(self) -> Mapping[int, Mapping[str, list[tuple[int, int]]]]:
        """Runs of the words searched for, by row and by what has them (`toolkit.explorer._fields`)."""
        found: Mapping[int, Mapping[str, list[tuple[int, int]]]] = self._kept("hits", self._search)
        return found

    @property
    def book(self) -> Book | None:
        """The resolution ready to be read; ``None`` for a series."""
        resolution = self.subject.resolution
        if resolution is None:
            return None
        if "book" not in self.memory:
            self.memory["book"] = Book.of(resolution)
        return self.memory["book"]  # type: ignore[no-any-return]

    @property
    def other(self) -> Book | None:
        """The other reading, where it is to stand beside; made once."""
        resolution = self.subject.resolution
        if resolution is None or not self.beside:
            return None
        if "other" not in self.memory:
            self.memory["other"] = Book.of(
                resolution.with_reading(next(one for one in READINGS if one != resolution.reading))
            )
        return self.memory["other"]  # type: ignore[no-any-return]

    @cached_property
    def glossed(self) -> Resolution:
        """The resolution that we have glosses of: the one explored, or the one that ships."""
        from toolkit import library

        return self.subject.resolution or library.load()

    @cached_property
    def series(self) -> Subject:
        """The series that years are compared in."""
        return self.subject if self.subject.kind == "series" else Subject.of_series(folder=self.folder)

    def _search(self) -> Mapping[int, dict[str, list[tuple[int, int]]]]:
        found: dict[int, dict[str, list[tuple[int, int]]]] = {}
        if self.query.text.strip():
            from toolkit.explorer.search import search

            for one in search(self.subject, self.query.text).itertuples():
                places = found.setdefault(int(one.row), {}).setdefault(str(one.where), [])  # type: ignore[arg-type]
                places.append((int(one.start), int(one.end)))  # type: ignore[arg-type]
        return found

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:
        known, value = self.memory.get(name, (None, None))
        if known != self.query:
            value = make()
            self.memory[name] = (self.query, value)
        return value

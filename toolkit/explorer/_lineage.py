"""The years of a series in one language, and a paragraph seen from an earlier year: its line of closest kin.

Everything is read from the panel; how statuses add up over several years stands in `toolkit.explorer.compare`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit import languages
from toolkit._rows import rows as each
from toolkit.errors import ToolkitError
from toolkit.explorer._subject import Subject

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Past", "Years"]


@dataclass(frozen=True)
class Past:
    """A later paragraph seen from an earlier year.

    Attributes
    ----------
    line
        The rows of the paragraph and its closest kin, the latest first, those of the earlier year left out.
    origin
        The row of the earlier year; ``None`` where the line begins after it.
    places
        Ids in the earlier year of everything that went into the paragraph.
    """

    line: tuple[Any, ...]
    origin: Any
    places: tuple[str, ...]

    @property
    def before(self) -> str:
        """Id of the closest kin in the earlier year; empty where there is none."""
        return str(self.origin.paragraph_id) if self.origin else ""

    @property
    def status(self) -> str:
        """What became of the paragraph over all steps of its line."""
        if self.origin is None:
            return "new"
        statuses = [row.status for row in self.line]
        changed = next((status for status in statuses if status in ("merged", "split")), "")
        return changed or ("identical" if set(statuses) == {"identical"} else "modified")


@dataclass(frozen=True)
class Years:
    """The paragraphs of a series in one language, year by year.

    Attributes
    ----------
    frame
        The panel's rows, with ``year``.
    language, name
        Language of the texts, name of the series.
    rows
        The rows by symbol, in order, and by id.
    numbers
        Numbers that came and went by symbol and id; ``None`` where the series has no genealogy.
    """

    frame: pd.DataFrame
    language: str
    name: str
    rows: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[tuple[str, str], tuple[Sequence[str], Sequence[str]]] | None

    @classmethod
    def of(cls, subject: Subject, language: str) -> Years:
        """The years of a subject; read once for each language.

        Raises
        ------
        toolkit.errors.ToolkitError
            The subject is no series, or not in this language.
        """
        if subject.kin is None:
            raise ToolkitError("is one resolution, not a series", file=subject.name, remedy="use Subject.of_series()")
        current = languages.current() if languages.current() in subject.languages else subject.languages[0]
        language = language or current
        if language not in subject.languages:
            known = ", ".join(subject.languages)
            raise ToolkitError(f"no language {language[:12]!r}", file=subject.name, remedy=f"known: {known}")
        key = ("years", language)
        if key not in subject.memory:
            subject.memory[key] = cls._read(subject, subject.kin, language)
        found: Years = subject.memory[key]
        return found

    @classmethod
    def _read(cls, subject: Subject, panel: pd.DataFrame, language: str) -> Years:
        frame = panel.assign(year=subject.frame["year"])
        frame = frame[frame["language"] == language]
        rows: dict[str, dict[str, Any]] = {}
        for row in each(frame):
            rows.setdefault(row.symbol, {})[row.paragraph_id] = row
        numbers = None
        if subject.lives is not None:
            lives = subject.lives[subject.lives["language"] == language]
            numbers = {(row.symbol, row.paragraph_id): (row.numbers_came, row.numbers_went) for row in each(lives)}
        return cls(frame, language, subject.name, rows, numbers)

    def symbol(self, year: int | str) -> str:
        """The symbol of a year, of a symbol with or without its organ."""
        for symbol, rows in self.rows.items():
            row = next(iter(rows.values()))
            if str(year) in (symbol, symbol.split("/RES/")[-1], str(row.year)):
                return symbol
        known = ", ".join(f"{next(iter(rows.values())).year} ({symbol})" for symbol, rows in self.rows.items())
        raise ToolkitError(f"no year or symbol {str(year)[:24]!r}", file=self.name, remedy=f"known: {known}")

    def past(self, row: Any, symbol: str) -> Past:
        """A row seen from an earlier resolution."""
        line: list[Any] = []
        now: Any = row
        places = [row.paragraph_id]
        at = row
        while at.symbol != symbol:
            if now is not None:
                line.append(now)
                now = self.rows[now.before].get(now.kin) if now.before in self.rows else None
            parents = [self.rows[at.symbol][place] for place in places]
            places = list(dict.fromkeys(kin for one in parents for kin in (one.kin, *one.kin_others) if kin))
            at = next(iter(self.rows[at.before].values()))
        return Past(tuple(line), now, tuple(places))

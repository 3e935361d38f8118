"""Which resolutions a series has, and where their files lie: ``data/series/series.toml``.

The texts do not ship. A folder of AKN4UN files (`toolkit.series.fetch` fills one) holds them under the names that
``file`` in ``series.toml`` gives, itself or in a folder ``series``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit import paths
from toolkit.errors import DataError, ToolkitError


@dataclass(frozen=True, slots=True)
class Series:
    """A series of resolutions.

    Attributes
    ----------
    symbols
        Canonical symbols, in the order of the years.
    languages
        ISO 639-1 codes of the texts that the derived tables are made from.
    file
        Name of a file, with ``{body}``, ``{session}``, ``{number}`` and ``{language}``.
    repository
        Address that a file's path in the public repository is put after.
    """

    symbols: tuple[str, ...]
    languages: tuple[str, ...]
    file: str
    repository: str

    def name(self, symbol: str, language: str) -> str:
        """Name of the file of one resolution in one language."""
        match = re.fullmatch(r"([A-Z])/RES/([0-9]{1,4})/([0-9]{1,4}[A-Z]?)", symbol)
        if match is None:
            raise ToolkitError(f"{symbol[:40]!r} is no resolution of a session", remedy="give A/RES/78/132 or the like")
        body, session, number = match.groups()
        return self.file.format(body=body, session=session, number=number, language=language)

    def find(self, folder: Path, symbol: str, language: str) -> Path:
        """The file of one resolution in one language in a folder.

        Raises
        ------
        toolkit.errors.ToolkitError
            The folder has no such file; the message says how to get it.
        """
        name = self.name(symbol, language)
        for path in (folder / name, folder / "series" / name):
            if path.is_file():
                return path
        raise ToolkitError(f"has no {name}", file=folder, remedy="toolkit fetch gets it from the public repository")


@cache
def series(path: Path | None = None) -> Series:
    """The series that ships, or another one described in a file of the same form.

    Raises
    ------
    toolkit.errors.DataError
        The file is absent, no TOML, or lacks a field.
    """
    path = paths.data("series", "series.toml") if path is None else path
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return Series(tuple(found["symbols"]), tuple(found["languages"]), str(found["file"]), str(found["repository"]))
    except OSError as error:
        raise DataError("is missing", file=path, remedy="restore the shipped data") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise DataError(f"is no description of a series: {error}", file=path) from error

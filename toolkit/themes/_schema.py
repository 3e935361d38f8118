"""Reading TOML data files with errors that name the file and the line.

`tomllib` keeps no line numbers, so the lines named here are found again in the text:
the line of the table concerned, or of the first string in it that says what is wrong.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from toolkit.errors import DataError

_REMEDY = "name a TOML file that exists and may be read"
_BAD_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Source:
    """A parsed TOML file that can say where something stands in it."""

    path: Path
    text: str
    data: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read and parse a file.

        Raises
        ------
        toolkit.errors.DataError
            The file is missing, is not UTF-8, or is not TOML; the line is named.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")  # some editors put a mark before the text
        except UnicodeDecodeError as error:
            raise DataError("cannot be read: it is not UTF-8", file=path, remedy="save it as UTF-8") from error
        except OSError as error:
            raise DataError(f"cannot be read: {_why(path)}", file=path, remedy=_REMEDY) from error
        try:
            return cls(path, text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            found = _BAD_LINE.search(str(error))
            place = f"line {found[1]}" if found else None
            raise DataError(str(error), file=path, place=place, remedy="mend the TOML there") from error

    @cached_property
    def _rows(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(map(len, self.text.splitlines(keepends=True)))][:-1]

    def line(self, needle: str, *, after: int = 1, nth: int = 1) -> int:
        """Line (from 1) of the nth line that holds a piece of text, at or after a line; ``after`` if there is none."""
        rows = self._rows
        at = rows[after - 1] if after <= len(rows) else len(self.text)
        while (at := self.text.find(needle, at)) >= 0:
            number = bisect_right(rows, at)
            nth -= 1
            if nth == 0:
                return number
            if number == len(rows):
                break
            at = rows[number]
        return after

    def quoted(self, value: str, *, after: int = 1) -> int:
        """Line of a string value, at or after a line."""
        for quote in '"', "'":
            line = self.line(f"{quote}{value}{quote}", after=after)
            if line > after or f"{quote}{value}{quote}" in self.text.splitlines()[after - 1]:
                return line
        return after

    def error(self, problem: str, line: int, remedy: str | None = None) -> DataError:
        """An error at a line of this file."""
        return DataError(problem, file=self.path, place=f"line {line}", remedy=remedy)

    def known(self, table: Mapping[str, Any], keys: Collection[str], line: int, what: str) -> None:
        """Refuse keys that the schema does not have."""
        for key in table:
            if key not in keys:
                at = self.line(key, after=line)
                raise self.error(f"{what} has no field {key!r}", at, f"the fields are {', '.join(sorted(keys))}")

    def strings(self, table: Mapping[str, Any], key: str, line: int) -> tuple[str, ...]:
        """A list of non-empty strings (a single string counts as a list of one)."""
        value = table.get(key, ())
        value = (value,) if isinstance(value, str) else value
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(
                f"{key!r} must be a list of non-empty strings",
                self.line(key, after=line),
                "write words in quotation marks, with commas between them",
            )
        return tuple(value)

    def strings_by_language(self, table: Mapping[str, Any], key: str, line: int) -> dict[str, tuple[str, ...]]:
        """Lists of non-empty strings by language code; a list without a language is English."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            value = {"en": value}
        return {code: self.strings({key: entries}, key, line) for code, entries in value.items()}

    def text_by_language(self, table: Mapping[str, Any], key: str, line: int) -> dict[str, str]:
        """Texts by language code, at least one; a text without a language is English."""
        value = table.get(key)
        texts = value if isinstance(value, dict) and value else {"en": value}
        return {code: self.string({key: text}, key, line) for code, text in texts.items()}

    def string(self, table: Mapping[str, Any], key: str, line: int, default: str | None = None) -> str:
        """A string; required where there is no default."""
        value = table.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(f"{key!r} is missing or is no text", self.line(key, after=line))
        return value

    def number(self, table: Mapping[str, Any], key: str, line: int, default: int = 0) -> int:
        """A whole number, zero or more."""
        value = table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(f"{key!r} must be a whole number", self.line(key, after=line))
        return value


def _why(path: Path) -> str:
    if path.is_dir():
        return "it is a folder"
    return "it may not be read" if path.exists() else "there is no such file"

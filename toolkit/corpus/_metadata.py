"""The United Nations' own table of resolutions (``metadata.zip``, a JSON object a line), as its rows are meant.

A symbol that stands twice is one resolution: where one of its rows states something and the other does not, what is
stated counts; where both do and differ, the later row, and both are kept among the differences. A symbol of a document
in parts ("A/RES/75/101 A-B") is that of the document.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from toolkit import _states
from toolkit.errors import DataError
from toolkit.model import Sponsor, SubjectTerm, Symbol, Vote

__all__ = ["FOLDER", "ITEM", "NAME", "Stated", "files", "find", "keys", "read"]

#: Name of the archive.
NAME: Final = "metadata.zip"
#: Name of the folder of the public repository that holds the same files.
FOLDER: Final = "data_extract"
#: Largest archive member that is read, in bytes.
_LIMIT: Final = 64 * 2**20
#: What a row writes where it states nothing.
_NOTHING: Final = ("", "N.A.", "None")
_SIDES: Final = {"MS_in_favour": "favour", "MS_against": "against", "MS_abstaining": "abstain"}
_COUNTS: Final = {"MS_in_favour_count": "in_favour", "MS_against_count": "against", "MS_abstaining_count": "abstaining"}
_ALL_ROLES: Final = ("sponsor", "joined", "withdrawn", "submitted")
_ROLES: Final = {"sponsors": "sponsor", "additional_sponsors": "joined"}
# The letters of a document in parts: "A/RES/75/101 A-B"; not "A/RES/75/250 B", which is a document of its own.
_PARTS = re.compile(r" [A-Z]-[A-Z]$")
# Items of an agenda: "Agenda items 13 and 75 (a)".
ITEM = re.compile(r"\d{1,3}(?: ?\(\w{1,3}\))?")


@dataclass(frozen=True)
class Stated:
    """What is stated of one resolution, wherever: facts by name, subjects, votes and sponsors."""

    symbol: str
    facts: Mapping[str, str] = field(default_factory=dict)
    subjects: tuple[SubjectTerm, ...] = ()
    votes: tuple[Vote, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()


def find(folder: Path) -> Path | None:
    """The table in a folder: the archive, or else the public repository's folder; ``None`` where it has neither."""
    return next((path for path in (folder / NAME, folder / FOLDER) if path.exists()), None)


def files(path: Path | None) -> list[tuple[str, str, str, int, str]]:
    """Path in the public repository, no symbol, no language, bytes and sha256 of every file of the table."""
    return [
        (f"{FOLDER}/{name}", "", "", len(content), hashlib.sha256(content).hexdigest())
        for name, content in (_contents(path) if path else ())
    ]


def read(path: Path) -> tuple[dict[str, Stated], list[tuple[str, str, str, str]], int]:
    """What the table states, by symbol; where two rows of one symbol differ; and how many rows it has.

    Raises
    ------
    toolkit.errors.DataError
        It cannot be read; the message names the member and the line.
    """
    found: dict[str, Stated] = {}
    differ: list[tuple[str, str, str, str]] = []
    number = 0
    for place, row in _rows(path):
        number += 1
        try:
            stated = _stated(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DataError(
                f"is no row of it: {error!r}"[:200], file=path, place=place, remedy="fetch it again"
            ) from error
        before = found.get(stated.symbol)
        if before is not None:
            differ += [(stated.symbol, *both) for both in _differ(before, stated)]
            stated = _joined(before, stated)
        found[stated.symbol] = stated
    return found, differ, number


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, content in _contents(path):
        try:
            for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
                if line.strip():
                    yield f"{name}, line {number}", json.loads(line)
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise DataError(f"cannot be read: {error}", file=path, place=name, remedy="fetch it again") from error


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the files of the table, in order."""
    try:
        if path.is_dir():
            yield from ((one.name, one.read_bytes()) for one in sorted(path.glob("*.json")))
            return
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if info.filename.endswith(".json") and info.file_size <= _LIMIT:
                    yield info.filename, archive.read(info)
    except (OSError, zipfile.BadZipFile) as error:
        raise DataError(f"cannot be read: {error}", file=path, remedy="fetch it again") from error


def _stated(row: Mapping[str, Any]) -> Stated:
    symbol = str(Symbol.parse(_PARTS.sub("", row["symbol"])))
    facts = {
        "title": " ".join(row["title"].split()),
        "adopted": _day(row["adoption_date"]),
        "meeting": "".join(re.findall(r"^\d+", row["adoption_meeting"])),
        "committee": _states.committee(row["committee"]),
        "agenda_item": "; ".join(ITEM.findall(row["agenda_item"])),
        "report": row["originating_document"],
        "adoption": _states.adoption(row["adoption_type"]),
    }
    if facts["adoption"] == "vote":
        facts |= {name: row[column] for column, name in _COUNTS.items() if row[column].isdecimal()}
    return Stated(
        symbol=symbol,
        facts={name: value for name, value in facts.items() if value not in _NOTHING},
        subjects=tuple(_subjects(row)),
        votes=tuple(Vote(_states.code(n), side, n) for column, side in _SIDES.items() for n in row[column]),
        sponsors=tuple(dict.fromkeys(_sponsors(row))),
    )


def _subjects(row: Mapping[str, Any]) -> Iterator[SubjectTerm]:
    for term, vocabulary in row["subjects"]:
        if not vocabulary.startswith("A/"):  # the agenda item, which stands in a field of its own
            yield SubjectTerm(term, vocabulary, "", "librarians")
    for goal in row["SDGs"]:
        yield SubjectTerm(goal.strip(), "SDGO", "", "goals")


def _sponsors(row: Mapping[str, Any]) -> Iterator[Sponsor]:
    for column, role in _ROLES.items():
        for by in row[column]:
            yield from _states.sponsors(by, role)


def _day(written: str) -> str:
    """A day as ISO: "29 October 2025", "2019-10-10 00:00:00"."""
    words = " ".join(written.split())
    for form in ("%d %B %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d"):
        try:
            return datetime.strptime(words, form).date().isoformat()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return ""


def _joined(first: Stated, later: Stated) -> Stated:
    """What two rows state together: of each kind what the later one has, or else the first."""
    return Stated(
        later.symbol,
        {**first.facts, **later.facts},
        tuple(one for giver in ("librarians", "goals") for one in _kind(first, later, "subjects", "giver", giver)),
        later.votes or first.votes,
        tuple(
            one for role in ("sponsor", "joined", "submitted") for one in _kind(first, later, "sponsors", "role", role)
        ),
    )


def _kind(first: Stated, later: Stated, name: str, column: str, value: str) -> list[Any]:
    there = ([one for one in getattr(row, name) if getattr(one, column) == value] for row in (later, first))
    return next((some for some in there if some), [])


def _differ(first: Stated, later: Stated) -> Iterator[tuple[str, str, str]]:
    """Field, first and later value, where both rows state something and differ."""
    for name, value in first.facts.items():
        if later.facts.get(name, value) != value:
            yield f"{name}, two rows", value, later.facts[name]
    for name in ("librarians", "goals", "votes", "sponsor", "joined"):
        one, other = keys(first, name), keys(later, name)
        if one and other and one != other:
            yield f"{name}, two rows", "; ".join(sorted(one - other)), "; ".join(sorted(other - one))


def keys(stated: Stated, name: str) -> set[str]:
    """What is compared: the votes, the subjects of a giver, or the sponsors of a role."""
    if name == "votes":
        return {f"{vote.state or _states.plain(vote.name)} {vote.vote}" for vote in stated.votes}
    if name in ("librarians", "goals"):
        return {f"{s.vocabulary} {s.term.casefold()}" for s in stated.subjects if s.giver == name}
    return {one.state or _states.plain(one.name) for one in stated.sponsors if one.role == name}

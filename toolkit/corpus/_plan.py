"""Which files are worked on together: partitions that depend on the files alone.

A partition ends after a file whose *name* says so (its sha256), within bounds of number and size. So the number of
workers changes nothing, and a file that is added or changed concerns its own partition and, at most, the next few.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from toolkit import paths
from toolkit._version import __version__
from toolkit.corpus._inputs import Input

__all__ = ["Partition", "fingerprint", "partitions"]

#: Fewest and most files of a partition, most bytes, and one file in how many ends one.
FEWEST, MOST, BYTES, ONE_IN = 8, 128, 8 * 2**20, 24

#: What the rows depend on: rooms, modules, and topics of language data (others say how things are shown).
_ROOMS = ("apparatus", "facts", "sources", "themes")
_MODULES = (
    "contract", "languages", "library", "model", "records", "references", "spans", "tables", "text",
    "_states", "corpus/_plan", "corpus/_schema", "corpus/_work",
)  # fmt: skip
_TOPICS = frozenset({"acts", "addressees", "citations", "clitics", "dates", "openings", "quantities"})


@dataclass(frozen=True, slots=True)
class Partition:
    """Some files, and a name that stays while the first of them stays."""

    id: str
    inputs: tuple[Input, ...]

    @property
    def key(self) -> str:
        """What the rows depend on: names and bytes of the files, and how they are read."""
        files = [[item.file, item.size, item.sha256] for item in self.inputs]
        return _digest(json.dumps([fingerprint(), files]))


def partitions(inputs: Iterable[Input]) -> tuple[Partition, ...]:
    """Part the inputs, in their order."""
    return tuple(Partition(f"part-{_digest(some[0].file)[:12]}", tuple(some)) for some in _runs(inputs))


def _runs(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    some: list[Input] = []
    size = 0
    for item in inputs:
        if some and size + item.size > BYTES:
            yield some
            some, size = [], 0
        some.append(item)
        size += item.size
        if len(some) == MOST or (len(some) >= FEWEST and int(_digest(item.file)[:8], 16) % ONE_IN == 0):
            yield some
            some, size = [], 0
    if some:
        yield some


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


@cache
def fingerprint() -> str:
    """What the chain is made of: version, code and language data. Rows of two states are never mixed."""
    package = Path(__file__).parent.parent
    code = [path for room in _ROOMS for path in (package / room).rglob("*.py")]
    code += [package / f"{name}.py" for name in _MODULES]
    data = [path for path in paths.data("languages").rglob("*.toml") if path.stem in _TOPICS]
    data += [path for name in ("themes", "resolution") for path in paths.data(name).rglob("*.*")]
    data += [paths.data(f"{name}.toml") for name in ("contract", "organs")]
    data += [paths.data("assembly", name) for name in ("states.csv", "readings.toml")]
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(path for path in (*code, *data) if path.is_file()):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def described(partition: Partition) -> dict[str, Any]:
    """A partition as the manifest lists it."""
    return {
        "id": partition.id,
        "key": partition.key,
        "inputs": [{"file": i.file, "size": i.size, "sha256": i.sha256} for i in partition.inputs],
    }

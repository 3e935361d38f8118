"""Small collections to work on, made of the text that ships and of what is written here."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus_support import statement

from toolkit import paths


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Ninety made-up resolutions and the Arabic text that ships: several partitions, done in a second or two."""
    folder = tmp_path / "in"
    (folder / "77").mkdir(parents=True)
    for number in range(1, 91):
        (folder / "77" / f"A_RES_77_{number}.en.xml").write_text(statement(number), encoding="utf-8")
    shipped = paths.data("resolution", "A_RES_78_132.ar.txt")
    (folder / shipped.name).write_bytes(shipped.read_bytes())
    return folder

"""Search measured on words whose paragraphs were found by reading, not by searching.

Every word of A/RES/78/132 with the letters of a searched word was listed, and those chosen that a reader would want
(`forms`, folded, without the particles before them); paragraphs that have one are counted by cutting texts at blanks.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from toolkit.explorer import Subject
from toolkit.explorer.search import searched

LEAST = 0.95


def words(root: Path, language: str) -> list[dict[str, str]]:
    with (root / "tests" / "data" / "search_words.csv").open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["language"] == language]


@pytest.mark.parametrize(("language", "where"), [("ar", ("text", "note")), ("en", ("gloss",))])
def test_recall_and_precision(root: Path, resolution: Subject, language: str, where: tuple[str, ...]) -> None:
    right = found = wanted = 0
    wrong: list[tuple[str, list[str]]] = []
    for row in words(root, language):
        places = searched(resolution, row["word"]).places
        has = set(places[places["where"].isin(where)]["paragraph_id"])
        want = set(row["paragraphs"].split())
        assert len(want) == int(row["count"])
        right, found, wanted = right + len(has & want), found + len(has), wanted + len(want)
        if has != want:
            wrong.append((row["word"], sorted(has ^ want)))
    assert right / wanted >= LEAST, wrong
    assert right / found >= LEAST, wrong


def test_sixty_words(root: Path) -> None:
    assert len(words(root, "ar") + words(root, "en")) >= 60

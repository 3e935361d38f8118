"""The theme labels read for this project keep to the codebook, to real paragraphs and to their split."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

import toolkit
from toolkit import _ids
from toolkit.paths import data

ROWS = list(csv.DictReader(data("labels", "themes_own.csv").read_text(encoding="utf-8").splitlines()))
CODEBOOK = data("themes", "codebook.toml")
SHIPPED = "A_RES_78_132"
OTHERS = Path(__file__).resolve().parents[3] / "shared" / "unxml"
FILE = re.compile(r"A_RES_78_132|(?:sample|series)/A_RES_\d{2}_\d{1,3}")
PARAGRAPH = re.compile(_ids.PARAGRAPH)


def _themes() -> dict[tuple[str, str], list[str]]:
    """The themes of each labelled paragraph, the empty one included."""
    found = defaultdict(list)
    for row in ROWS:
        found[row["file"], row["paragraph_id"]].append(row["theme"])
    return dict(found)


def test_the_columns_are_the_four_promised() -> None:
    """File, paragraph, theme, split: no sentence of any resolution comes along."""
    assert {tuple(row) for row in ROWS} == {("file", "paragraph_id", "theme", "split")}


@pytest.mark.parametrize("name", sorted({row["file"] for row in ROWS}))
def test_a_file_is_named_as_in_the_collection(name: str) -> None:
    """The resolution that ships, or one of the two folders of other resolutions."""
    assert FILE.fullmatch(name)


def test_paragraph_ids_are_well_formed() -> None:
    """Printed numbers, with a prefix for sections and annexes."""
    assert [row["paragraph_id"] for row in ROWS if not PARAGRAPH.fullmatch(row["paragraph_id"])] == []


def test_every_theme_is_in_the_codebook() -> None:
    """A label outside the codebook could never be scored."""
    if not CODEBOOK.exists():
        pytest.skip("data/themes/codebook.toml is not there")
    known = {theme["id"] for theme in tomllib.loads(CODEBOOK.read_text(encoding="utf-8"))["theme"]}

    assert {row["theme"] for row in ROWS} - {""} <= known


def test_no_theme_stands_twice_and_none_beside_the_empty_one() -> None:
    """A paragraph has a set of themes, or one empty row."""
    for paragraph, themes in _themes().items():
        assert len(themes) == len(set(themes)), paragraph
        assert "" not in themes or themes == [""], paragraph


def test_the_forum_is_always_internet_governance_too() -> None:
    """The codebook counts the Forum among the instruments of Internet governance."""
    for paragraph, themes in _themes().items():
        assert "igf" not in themes or "internet_governance" in themes, paragraph


def test_the_split_keeps_to_its_rule() -> None:
    """Even paragraphs of the shipped text tune; any other resolution is wholly in one part."""
    parts = defaultdict(set)
    for row in ROWS:
        assert row["split"] in {"tune", "report"}
        if row["file"] == SHIPPED:
            even = int(row["paragraph_id"][1:]) % 2 == 0
            assert row["split"] == ("tune" if even else "report"), row
        else:
            parts[row["file"]].add(row["split"])

    assert {name for name, splits in parts.items() if len(splits) > 1} == set()


def test_the_shipped_resolution_is_labelled_whole() -> None:
    """Each of its printed paragraphs has a row, and no row has a paragraph that is not printed."""
    assert {p for f, p in _themes() if f == SHIPPED} == {paragraph.id for paragraph in toolkit.load().paragraphs}


@pytest.mark.parametrize("name", sorted({row["file"] for row in ROWS} - {SHIPPED}))
def test_a_label_points_to_a_paragraph(name: str) -> None:
    """In English and in Arabic alike, so that labels read in one language hold for the other."""
    for language in ("en", "ar"):
        source = OTHERS / f"{name}.{language}.xml"
        if not source.exists():
            pytest.skip("the collection of other resolutions is not beside the project")
        there = {paragraph.id for paragraph in toolkit.load(source).paragraphs}

        assert {row["paragraph_id"] for row in ROWS if row["file"] == name} <= there

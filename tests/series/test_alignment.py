"""Paragraphs of one resolution side by side: languages, witnesses, and what happens where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from toolkit.series.alignment import align, frame

TEXTS = Path(__file__).resolve().parents[3] / "shared" / "unxml"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TEXTS.is_dir(), reason="the reference files ../shared are not beside this checkout"),
]


def test_arabic_and_english_of_78_132() -> None:
    """115 of 115, by their ids."""
    beads = align(
        toolkit.load(TEXTS / "series" / "A_RES_78_132.ar.xml"), toolkit.load(TEXTS / "series" / "A_RES_78_132.en.xml")
    )
    assert len(beads) == 115
    assert all(bead.a == bead.b and len(bead.a) == 1 for bead in beads)


@pytest.mark.parametrize("other", ["A_RES_78_132.en.xml", "A_RES_78_132.ar.xml"])
def test_the_printed_witness_divides_otherwise(other: str) -> None:
    """Print joins P49 and P50 of the official file, and divides its P54; every other paragraph stands alone."""
    beads = align(toolkit.load(), toolkit.load(TEXTS / "series" / other))
    off = [(bead.a, bead.b) for bead in beads if bead.a != bead.b]
    assert off == [
        (("P49",), ("P49", "P50")),
        (("P50",), ("P51",)),
        (("P51",), ("P52",)),
        (("P52",), ("P53",)),
        (("P53", "P54"), ("P54",)),
    ]
    table = frame(beads)
    assert table["shape"].value_counts().to_dict() == {"1-1": 112, "1-2": 1, "2-1": 1}
    assert table["closeness"].between(0, 1).all()


@pytest.mark.parametrize("index", [0, 26, 77, 114])
def test_a_missing_paragraph_stays_missing(index: int) -> None:
    arabic = toolkit.load()
    cut = arabic.replace(paragraphs=arabic.paragraphs[:index] + arabic.paragraphs[index + 1 :])
    off = [bead for bead in align(cut, arabic) if bead.a != bead.b]
    assert [(bead.a, bead.b) for bead in off] == [((), (arabic.paragraphs[index].id,))]


def test_a_part_without_paragraphs() -> None:
    arabic = toolkit.load()
    empty = arabic.replace(paragraphs=())
    assert all(not bead.a and len(bead.b) == 1 for bead in align(empty, arabic))
    assert align(empty, empty) == ()

"""Structure and apparatus at a glance, and their charts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import load
from toolkit.charts import structure, style
from toolkit.views import structure as overview

ABOUT = ("A/RES/78/132", "A_RES_78_132.ar.txt", "repaired")


def test_structure_counts_every_paragraph() -> None:
    """A row a paragraph; pieces, notes and repairs add up to what the resolution has."""
    resolution = load()
    frame = overview.structure(resolution)

    assert len(frame) == 115
    assert (frame["pieces"] == 2).sum() == 12
    assert frame["notes"].sum() == 19
    assert frame["repairs"].sum() == sum(not r.place.startswith("fn") for r in resolution.repairs)


def test_apparatus_adds_up() -> None:
    """The counts by kind and evidence are those of the repairs."""
    resolution = load()

    assert overview.apparatus(resolution)["repairs"].sum() == len(resolution.repairs)


def test_shipped_collation_is_that_of_the_official_file(root: Path, shared: Path) -> None:
    """The shipped figures are what collating with the United Nations' own file gives today."""
    code = (
        "import sys, pathlib; sys.path.insert(0, 'scripts'); import collation; "
        "print(collation.figures(pathlib.Path(sys.argv[1])), end='')"
    )
    official = shared / "unxml" / "series" / "A_RES_78_132.ar.xml"
    out = subprocess.run([sys.executable, "-c", code, str(official)], cwd=root, capture_output=True, check=True).stdout

    assert out.decode("utf-8") == (root / "data" / "resolution" / "collation.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_bars_are_the_numbers(language: str) -> None:
    """The heights of the bars are the frame's words; the widths of the stacked bars its repairs."""
    resolution = load()
    frame = overview.structure(resolution)
    (axes,) = structure.paragraphs(frame, about=ABOUT, language=language).axes
    heights = sorted(bar.get_height() for container in axes.containers for bar in container)
    assert heights[1:] == sorted(frame["words"])  # the first bar, of height 0, is the legend's

    counts = overview.apparatus(resolution)
    (axes,) = structure.repairs(counts, about=ABOUT, language=language).axes
    assert sum(bar.get_width() for container in axes.containers for bar in container) == counts["repairs"].sum()


def test_charts_are_the_same_bytes() -> None:
    """Drawing twice gives the same SVG."""
    frame = overview.structure(load())

    first, second = (style.to_svg(structure.paragraphs(frame, about=ABOUT, language="ar")) for _ in range(2))

    assert first == second

"""What the command line prints of series, on the text that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from toolkit import cli, paths
from toolkit.cli.answers import series as commands
from toolkit.errors import ToolkitError

OWN = paths.data("resolution", "A_RES_78_132.ar.txt")


def test_compare_a_text_with_itself() -> None:
    said = commands.run_compare(toolkit.load(OWN), toolkit.load(OWN)).splitlines()
    assert said[-1] == "identical 115, modified 0, merged 0, split 0, new 0, dropped 0"
    assert said[2] == "P01   identical  P01        1.000"


def test_align_a_text_with_itself() -> None:
    said = commands.run_align(toolkit.load(), toolkit.load(OWN)).splitlines()
    assert len(said) == 2 + 115
    assert said[2].split()[:2] == ["P01", "P01"]


def test_two_languages_are_not_compared(tmp_path: Path) -> None:
    english = tmp_path / "small.txt"
    english.write_text(
        "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n"
        "1. Notes the progress that has been made;\n\n2. Decides to remain seized of the matter.\n",
        encoding="utf-8",
    )
    with pytest.raises(ToolkitError, match="two languages"):
        commands.run_compare(toolkit.load(OWN), toolkit.load(english))


def test_build_and_fetch_from_nowhere(tmp_path: Path) -> None:
    assert cli.main(["series", "build", "--from", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert cli.main(["fetch", "--to", str(tmp_path / "out"), "--from", str(tmp_path / "none")]) == 2

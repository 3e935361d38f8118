"""What the README says is run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_python_of_the_readme_runs(root: Path, tmp_path: Path) -> None:
    snippets = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(snippets) == 2
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", "\n".join(snippets)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "56 preambular, 59 operative" in run.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"mandate.svg", "themes.png"}


def test_verbs_of_the_readme_are_verbs_of_make(root: Path) -> None:
    verbs = set(re.findall(r"make ([a-z]+)", (root / "README.md").read_text(encoding="utf-8")))
    known = set(re.findall(r"^([a-z]+):.*##", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"report", "test", "help", "lab"} <= verbs <= known


def test_links_of_the_documents_lead_somewhere(root: Path) -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", (root / name).read_text(encoding="utf-8")):
            assert (root / link).exists(), link


def test_rooms_of_the_readme_are_those_of_the_code(root: Path) -> None:
    """Every package and public module under ``toolkit/`` stands in the table of rooms, and nothing else does."""
    table = (root / "README.md").read_text(encoding="utf-8").split("| room | holds |")[1].split("\n\n")[0]
    named = {name.strip("/").removesuffix(".py") for name in re.findall(r"`(?:toolkit/)?([a-z_]+(?:/|\.py))`", table)}
    own = root / "toolkit"
    there = {path.stem for path in own.glob("*.py")} | {path.parent.name for path in own.glob("*/__init__.py")}
    small = {"errors", "paths", "glossary"}
    others = {"data", "notebooks", "scripts", "benchmarks"}
    assert named - others == {name for name in there if not name.startswith("_")} - small


def test_files_that_contributing_names_are_there(root: Path) -> None:
    """Who adds something finds the places."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:toolkit|tests|data|scripts|notebooks)/[\w./-]*\w/?)`", text):
        assert (root / name).exists(), name


def test_the_six_sentences_are_those_of_the_tables(root: Path) -> None:
    import toolkit as tk

    text = " ".join((root / "README.md").read_text(encoding="utf-8").split())
    found = tk.findings.shipped()
    assert len(found) == 6
    for finding in found:
        assert finding.sentence("en") in text, finding.id


def test_the_pictures_are_small(root: Path) -> None:
    for name in ("finding", "explorer"):
        assert 5_000 < (root / "data" / "pictures" / f"{name}.png").stat().st_size < 250_000

"""Writing exports: whole or not at all, the same bytes every time, with their origin; one line where it cannot be."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit
from toolkit import cli
from toolkit.errors import ToolkitError
from toolkit.model import Resolution
from toolkit.publish.exports import FORMATS, run
from toolkit.publish.provenance import crate

SINGLE = [one.name for one in FORMATS.values() if one.ending]


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_is_a_crate(name: str, tmp_path: Path) -> None:
    paths = run.export(name, out=tmp_path / "out")
    assert sorted(paths) == sorted((tmp_path / "out").iterdir())
    assert crate.check(tmp_path / "out") == []
    graph = json.loads((tmp_path / "out" / crate.NAME).read_text("utf-8"))["@graph"]
    assert next(e["value"] for e in graph if e["@id"] == "#parameter-format") == name
    assert all(e["description"] for e in graph if e["@type"] == "File")


@pytest.mark.heavy  # every format twice
def test_another_process_another_folder_the_same_bytes(tmp_path: Path) -> None:
    """Another hash seed, time zone and locale change nothing."""
    here, there = tmp_path / "here", tmp_path / "there" / "deeper"
    for name in FORMATS:
        run.export(name, out=here / name)
    code = (
        "import sys; from pathlib import Path; from toolkit.publish.exports import FORMATS, run\n"
        "[run.export(name, out=Path(sys.argv[1]) / name) for name in FORMATS]"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", code, str(there)], check=True, env=environment, capture_output=True)
    for name in FORMATS:
        assert digests(here / name) == digests(there / name), name


@pytest.mark.parametrize("name", SINGLE)
def test_a_single_file_says_where_it_comes_from(name: str, tmp_path: Path) -> None:
    one = FORMATS[name]
    paths = run.export(name, out=tmp_path / f"mine{one.ending}")
    assert sorted(paths) == sorted(tmp_path.iterdir())
    assert len(paths) == (1 if one.headed else 2)
    said = paths[-1].read_text("utf-8")
    digest = "355b14ac96d98be587ebc5b37afb08766d235dab2509e7996af81ae127678ffd"
    for fact in (toolkit.__version__, digest, "United Nations"):
        assert fact in said


def test_no_name_of_a_folder_leaves_the_machine(resolutions: dict[str, Resolution], tmp_path: Path) -> None:
    resolution = resolutions["hostile"]
    folder = str(Path(resolution.name).parent)
    for one in FORMATS.values():
        for path in run.save(one, resolution, tmp_path / one.name):
            assert folder.encode() not in path.read_bytes(), path.name


def test_an_export_is_replaced_and_anything_else_is_not(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run.export("csl", out=out)
    before = digests(out)
    (out / "stray.txt").touch()
    run.export("csl", out=out)
    assert digests(out) == before
    with pytest.raises(ToolkitError, match="holds something else than akn"):
        run.export("akn", out=out)
    assert digests(out) == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "precious.txt").touch()
    with pytest.raises(ToolkitError, match="holds something else"):
        run.export("akn", out=tmp_path / "mine")
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file() and p.parent != out) == ["precious.txt"]


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    run.export("parquet", out=out)
    before = digests(out)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(crate, "write_file", full)
    with pytest.raises(ToolkitError, match="No space left"):
        run.export("parquet", out=out)
    assert digests(out) == before
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["export", "docx"], "no format 'docx' (formats: akn, tei"),
        (["export", "akn", "--source", "absent.txt"], "no such file"),
        (["export", "akn", "--out", "mine.json"], "name a name that ends in .xml, or a folder"),
        (["export", "parquet", "--out", "mine.parquet"], "name a folder"),
        (["export", "tei", "--out", "taken/deeper"], "cannot be written"),
    ],
)
def test_bad_parameters_get_one_line(
    arguments: list[str],
    problem: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert cli.main(arguments) == 2
    said = capsys.readouterr().err
    assert problem in said
    assert said.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_list_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(FORMATS)

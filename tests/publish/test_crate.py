"""The RO-Crate around a folder: what it says is so, two independent readers take it, and it is the same every time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit import library
from toolkit.errors import DataError, ToolkitError
from toolkit.publish.exports import run
from toolkit.publish.provenance import crate
from toolkit.publish.provenance.about import about, cite


def outputs(folder: Path) -> Path:
    """A folder with three files, one in a folder of its own and with signs that an address must escape."""
    (folder / "sub dir").mkdir(parents=True)
    (folder / "a.csv").write_text("a\n1\n", encoding="utf-8")
    (folder / "sub dir" / "b #1 & جدول.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "page.html").write_text("<p>", encoding="utf-8")
    return folder


def written(folder: Path, **more: Any) -> dict[str, dict[str, Any]]:
    """The entities of the crate of those outputs, by id."""
    resolution = toolkit.load()
    options = {"title": "A trial", "inputs": [resolution], "language": "ar", "resolution": resolution, **more}
    path = crate.write(outputs(folder), parameters={"reading": "repaired", "themes": ["igf"]}, **options)
    return {entity["@id"]: entity for entity in json.loads(path.read_text(encoding="utf-8"))["@graph"]}


def test_names_every_file_and_input_with_its_digest(tmp_path: Path, root: Path) -> None:
    entities = written(tmp_path / "out")
    files = {e["name"]: e for e in entities.values() if e["@type"] == "File"}
    assert sorted(files) == ["a.csv", "page.html", "sub dir/b #1 & جدول.svg"]
    for name, entity in files.items():
        content = (tmp_path / "out" / name).read_bytes()
        assert (entity["sha256"], entity["contentSize"]) == (hashlib.sha256(content).hexdigest(), str(len(content)))
    assert files["page.html"]["encodingFormat"] == "text/html"

    registry = (root / "data/resolution/SHA256SUMS").read_text("ascii").split()
    digests = {e["name"]: e["sha256"] for e in entities.values() if e["@id"].startswith("#input")}
    for digest, name in zip(registry[::2], registry[1::2], strict=True):
        assert digests[f"data/resolution/{name}"] == digest
    assert {"data/languages/ar", "data/themes"} < digests.keys()


def test_says_who_under_which_licence_and_how(tmp_path: Path) -> None:
    entities = written(tmp_path / "out")
    root = entities["./"]
    assert root["datePublished"] == about().released == "2026-11-23"
    assert entities[root["author"]["@id"]]["name"] == "The resolution toolkit contributors"
    assert entities["#resolution"]["legislationDate"] == "2023-12-19"
    assert entities[entities["#run"]["instrument"]["@id"]]["version"] == toolkit.__version__
    assert entities["#parameter-themes"]["value"] == '["igf"]'
    assert "United Nations" in entities[root["usageInfo"]["@id"]]["description"]
    assert cite("Figure 1") == (
        "The resolution toolkit contributors (2026). Figure 1. Resolution toolkit, version 0.1.0."
    )


def test_same_bytes_in_another_folder(tmp_path: Path) -> None:
    written(tmp_path / "one")
    written(tmp_path / "two" / "deeper")
    assert (tmp_path / "one" / crate.NAME).read_bytes() == (tmp_path / "two/deeper" / crate.NAME).read_bytes()
    assert str(tmp_path) not in (tmp_path / "one" / crate.NAME).read_text("utf-8")


def test_a_users_file_is_named_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(library.load().source[:9000].replace("O", "0"), encoding="utf-8")
    (first, *rest) = crate.inputs_of(library.load(path))
    assert (first.name, first.sha256) == ("mine.txt", hashlib.sha256(path.read_bytes()).hexdigest())
    assert [one.name for one in rest] == ["data/languages/ar", "data/themes"]


def test_digest_of_a_folder_is_that_of_its_lines(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"2")
    (tmp_path / "a").write_bytes(b"1")
    lines = "".join(f"{hashlib.sha256(byte).hexdigest()}  {name}\n" for byte, name in [(b"1", "a"), (b"2", "b/c")])
    assert crate.read_input(tmp_path).sha256 == hashlib.sha256(lines.encode()).hexdigest()


def test_check_sees_what_changed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    written(folder)
    assert crate.check(folder) == []
    (folder / "a.csv").write_text("a\n2\n", encoding="utf-8")
    (folder / "page.html").unlink()
    (folder / "new.txt").touch()
    assert crate.check(folder) == ["a.csv: changed", "new.txt: not named in the crate", "page.html: missing"]


@pytest.mark.parametrize("text", ["", "[]", '{"@graph": [{}]}'])
def test_check_refuses_what_is_no_crate(tmp_path: Path, text: str) -> None:
    (tmp_path / crate.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="not a crate"):
        crate.check(tmp_path)


def test_an_empty_folder_and_an_absent_input_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="holds no files"):
        crate.write(tmp_path, title="nothing")
    outputs(tmp_path / "out")
    with pytest.raises(ToolkitError, match="cannot be read"):
        crate.write(tmp_path / "out", title="t", inputs=[tmp_path / "absent.csv"])


def test_rocrate_reads_it(tmp_path: Path) -> None:
    """The library of the RO-Crate community finds the files and what they are."""
    from rocrate import rocrate

    written(tmp_path / "out")
    read = rocrate.ROCrate(tmp_path / "out")
    assert read.name == "A trial"
    assert {entity["name"] for entity in read.data_entities} == {"a.csv", "page.html", "sub dir/b #1 & جدول.svg"}
    assert read.dereference("#run")["instrument"]["name"] == "Resolution toolkit"


@pytest.mark.heavy
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib and pyshacl, inside the validator
def test_the_communitys_validator_accepts_it(tmp_path: Path, crate_issues: Callable[[Path], list[str]]) -> None:
    """Without the network: the validator is handed the context that the library `rocrate` ships."""
    folder = tmp_path / "out"
    run.export("datapackage", out=folder)
    assert crate_issues(folder) == []
    graph = json.loads((folder / crate.NAME).read_text("utf-8"))
    for entity in graph["@graph"]:
        entity.pop("datePublished", None)
    (folder / crate.NAME).write_text(json.dumps(graph), encoding="utf-8")
    assert any("datePublished" in issue for issue in crate_issues(folder))

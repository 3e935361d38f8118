"""Ids lead back to the words: from a passage, a row, an annotation or a figure, in either reading."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import toolkit
from toolkit import cli
from toolkit.errors import DataError, ToolkitError
from toolkit.publish.exports import web_annotations
from toolkit.publish.provenance import ids


def test_a_passage_in_both_readings() -> None:
    """O30 decides in the source; the repaired reading acknowledges, and the repair is said."""
    found = ids.where(toolkit.load(), "A/RES/78/132 O30", 0, 2)
    assert found["text"]["words"] == "تق"
    assert "".join(part["words"] for part in found["source"]) == "تقرّر"
    assert [repair["repaired"] for repair in found["repairs"]] == ["تقر"]
    source = ids.where(toolkit.load(reading="source"), "O30", 0, 5)
    assert source["text"]["words"] == "تقرّر"
    assert source["id"] == "urn:resolution-toolkit:A/RES/78/132:ar:source:O30:0-5"


@pytest.mark.parametrize("reading", ["repaired", "source"])
def test_an_id_is_found_again(reading: str) -> None:
    """What `where` calls a thing leads to the thing, from a resolution in either reading."""
    resolution = toolkit.load(reading=reading)  # type: ignore[arg-type]
    for name in ("header", "P01", "fn4", "closing", "citations:3", "repairs:70"):
        found = ids.where(resolution, name)
        assert ids.where(toolkit.load(), found["id"]) == found


def test_annotations_lead_back_by_their_ids() -> None:
    """The id of an annotation gives the very targets of that annotation, and its row."""
    resolution = toolkit.load()
    items = json.loads(web_annotations.content(resolution))["first"]["items"]
    for item in items[::97] + items[-2:]:
        found = ids.where(resolution, item["id"])
        targets = [target["selector"][0] for target in item["target"]]
        assert [(t["start"], t["end"]) for t in targets] == [(s["start"], s["end"]) for s in found["source"]]
        assert item["row"].items() <= found["row"].items()


def test_words_of_the_source_are_the_sources() -> None:
    resolution = toolkit.load()
    for passage in resolution.passages():
        found = ids.where(resolution, passage.id)
        for part in found["source"]:
            assert part["words"] == resolution.source[part["start"] : part["end"]]
        assert found["text"]["words"] == str(passage.text)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("A/RES/77/150 O30", "the id names 'A/RES/77/150'"),
        ("O99", "no passage 'O99'"),
        ("", "no passage ''"),
        ("O30:x", "no id"),
        ("O30:0-9999", "lies outside O30"),
        ("O30:9-3", "lies outside O30"),
        ("tags:99999", "tags has no row 99999"),
        ("repairs:71", "repairs has no row 71"),
        ("verbs:1", "rows of 'verbs' do not stand on words"),
        ("urn:resolution-toolkit:A/RES/78/132:en:repaired:O30", "no id of this text"),
        ("urn:resolution-toolkit:A/RES/78/132:ar:better:O30", "no id of this text"),
        ("urn:resolution-toolkit:A/RES/78/132", "no id of this text"),
    ],
)
def test_what_names_nothing_is_refused(name: str, problem: str) -> None:
    with pytest.raises(ToolkitError, match=problem.replace("(", r"\(")):
        ids.where(toolkit.load(), name)


def report(folder: Path, digest: str) -> Path:
    """The list of figures of a report, as a report writes it."""
    named = [
        {"document": "A/RES/78/132", "paragraph": "O30", "raw_spans": [[32202, 32207]]},
        {"document": "", "paragraph": "P01", "raw_spans": []},
        {"document": "78/132", "paragraph": "P01"},
        {"document": "A/RES/77/150", "paragraph": "O01"},
    ]
    frames = [{"file": "en/data/f.csv", "rows": 3, "paragraphs": named}]
    exhibit = {"id": "figure-acts-1", "kind": "figure", "title": "Acts", "frames": frames}
    content = {"source": {"sha256": digest}, "exhibits": [exhibit]}
    (folder / "figures.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_figure_leads_to_its_paragraphs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resolution = toolkit.load()
    folder = report(tmp_path, hashlib.sha256(resolution.source.encode()).hexdigest())
    assert cli.main(["where", "figure-acts-1", "--report", str(folder)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["place"] for one in found["paragraphs"]] == ["O30", "P01"]
    assert found["paragraphs"][0]["text"]["words"] == str(resolution["O30"].text)
    assert found["paragraphs"][0]["rows"] == [{"start": 32202, "end": 32207, "words": "تقرّر"}]
    assert "rows" not in found["paragraphs"][1]
    assert found["elsewhere"] == [{"document": "A/RES/77/150", "paragraph": "O01"}]
    with pytest.raises(ToolkitError, match="shows no 'figure-9'"):
        ids.where_shown(resolution, folder, "figure-9")


def test_a_report_of_another_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="made from another text"):
        ids.where_shown(toolkit.load(), report(tmp_path, "0" * 64), "figure-acts-1")
    for text in ("[]", "no json", '{"exhibits": [3], "source": {}}', '{"exhibits": [{"id": 1}], "source": {}}'):
        (tmp_path / "figures.json").write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match="is no report"):
            ids.where_shown(toolkit.load(), tmp_path, "figure-acts-1")


def test_the_command_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["where", "A/RES/78/132 O30", "--start", "0", "--end", "2"]) == 0
    assert json.loads(capsys.readouterr().out)["place"] == "O30"
    assert cli.main(["where", "O99"]) == 2
    assert capsys.readouterr().err.count("\n") == 1

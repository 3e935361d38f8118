"""One folder in, the tables of every document out: the same rows, the same bytes, and nothing twice."""

from __future__ import annotations

import json
import math
import os
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from corpus_support import statement, tree

import toolkit
import toolkit.corpus
from toolkit.cli.answers import corpus as answers
from toolkit.corpus import _plan as plan
from toolkit.corpus import _run as run_
from toolkit.corpus import _schema as schema
from toolkit.corpus import build
from toolkit.corpus._run import Report
from toolkit.errors import ToolkitError


def cells(value: object) -> object:
    """A cell as both sides can hold it: no NumPy types, no tuples; what is not a number is nothing."""
    if isinstance(value, (list, tuple)) or type(value).__name__ == "ndarray":
        return [cells(one) for one in value]  # type: ignore[attr-defined]
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value


def expected(folder: Path, names: list[str]) -> dict[str, list[list[object]]]:
    """The rows of the single-document path, file by file."""
    rows: dict[str, list[list[object]]] = {name: [] for name in schema.names()[2:]}
    for name in names:
        resolution = toolkit.load(folder / name)
        common = [name, str(resolution.symbol or ""), resolution.language]
        for table, frame in resolution.tables().items():
            rows[table] += [common + [cells(v) for v in row] for row in frame.astype(object).values.tolist()]
    return rows


def stored(out: Path, table: str) -> list[list[object]]:
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    rows = []
    for partition in manifest["partitions"]:
        read = pq.read_table(out / table / f"{partition['id']}.parquet")
        assert read.schema.equals(schema.schema(table))
        rows += [list(row.values()) for row in read.to_pylist()]
    return rows


def same_rows(folder: Path, out: Path) -> int:
    """Compare every table of a corpus with the single documents; how many rows there are."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.xml"))
    names = sorted([*names, *(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))])
    number = 0
    for table, rows in expected(folder, names).items():
        assert stored(out, table) == rows, table
        number += len(rows)
    return number


def test_rows_are_those_of_each_document_alone(collection: Path, tmp_path: Path) -> None:
    report = build(collection, tmp_path / "out", workers=1)
    assert report.good
    assert report.files == report.worked == 91
    assert same_rows(collection, tmp_path / "out") > 900


@pytest.mark.heavy
@pytest.mark.shared
def test_rows_of_all_reference_documents(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = build(shared / "unxml", out, workers=2)
    assert report.files == 168
    assert [item[0] for item in report.foreign] == ["README.md"]
    assert same_rows(shared / "unxml", out) > 50_000


def test_columns_are_those_of_the_contract(collection: Path) -> None:
    frames = toolkit.load().tables()
    for name, frame in frames.items():
        own = list(schema.columns(name)[len(schema.COMMON) :])
        assert own == ["cited" if (name, c) == ("citations", "symbol") else c for c in frame.columns]


@pytest.mark.parametrize("workers", [2, pytest.param(3, marks=pytest.mark.heavy)])
def test_the_number_of_workers_changes_no_byte(collection: Path, tmp_path: Path, workers: int) -> None:
    build(collection, tmp_path / "one", workers=1)
    build(collection, tmp_path / "many", workers=workers)
    assert tree(tmp_path / "one") == tree(tmp_path / "many")
    assert len(list((tmp_path / "one" / "tags").iterdir())) > 1


def test_a_second_run_does_nothing(collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build(collection, out, workers=1)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    monkeypatch.setattr(run_, "_work", lambda *_: pytest.fail("worked again"))
    report = build(collection, out, workers=1)
    assert report.worked == 0
    assert report.files == 91
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_a_changed_file_of_the_same_size_gets_new_rows(collection: Path, tmp_path: Path) -> None:
    """Size and name say nothing of what a file holds; its bytes do, also where its time was set back."""
    out = tmp_path / "out"
    build(collection, out, workers=1)
    changed = collection / "77" / "A_RES_77_12.en.xml"
    before, words = changed.stat(), changed.read_text(encoding="utf-8")
    changed.write_text(words.replace("count 12 boats", "count 21 boats"), encoding="utf-8")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changed.stat().st_size == before.st_size
    build(collection, out, workers=1)
    named = [row for row in stored(out, "statistics") if row[0] == changed.relative_to(collection).as_posix()]
    assert ["21 boats" in row for row in named] == [True]


def test_only_changed_files_are_read_again(collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build(collection, out, workers=1)
    changed = collection / "77" / "A_RES_77_7.en.xml"
    changed.write_text(statement(7, count=70), encoding="utf-8")
    (collection / "77" / "A_RES_77_12.en.xml").unlink()
    (collection / "77" / "A_RES_77_91.en.xml").write_text(statement(91), encoding="utf-8")
    seen: list[str] = []
    from toolkit.corpus import _work as work

    rows = work.rows
    monkeypatch.setattr(work, "rows", lambda item, task: seen.append(item.file) or rows(item, task))
    build(collection, out, workers=1)
    assert {"77/A_RES_77_7.en.xml", "77/A_RES_77_91.en.xml"} <= set(seen)
    # a partition that lost or gained files may hand some to the next one, which reads these anew
    assert len(seen) < 91
    monkeypatch.undo()
    build(collection, tmp_path / "fresh", workers=1)
    assert tree(out) == tree(tmp_path / "fresh")
    assert same_rows(collection, out)


def test_a_changed_file_alone_is_read_where_none_came_or_went(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.corpus import _work as work

    out = tmp_path / "out"
    build(collection, out, workers=1)
    (collection / "77" / "A_RES_77_7.en.xml").write_text(statement(7, count=70), encoding="utf-8")
    seen: list[str] = []
    rows = work.rows
    monkeypatch.setattr(work, "rows", lambda item, task: seen.append(item.file) or rows(item, task))
    build(collection, out, workers=1)
    assert seen == ["77/A_RES_77_7.en.xml"]


def test_partitions_depend_on_names_and_not_on_neighbours() -> None:
    from toolkit.corpus._inputs import Input

    items = [Input(f"{n:05}.xml", 1000, "x") for n in range(2000)]
    parts = plan.partitions(items)
    assert [i for p in parts for i in p.inputs] == items
    assert len({p.id for p in parts}) == len(parts)
    assert max(len(p.inputs) for p in parts) <= plan.MOST
    fewer = plan.partitions(items[:500] + items[501:])
    assert len({p.key for p in parts} ^ {p.key for p in fewer}) <= 6


def test_a_large_file_ends_a_partition() -> None:
    from toolkit.corpus._inputs import Input

    parts = plan.partitions([Input(f"{n}.xml", plan.BYTES - 1, "x") for n in range(4)])
    assert [len(p.inputs) for p in parts] == [1, 1, 1, 1]


def test_another_state_of_the_toolkit_is_refused(collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(collection, out, workers=1)
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "fingerprint": "0" * 64, "toolkit": "0.0.9"}), encoding="utf-8")
    before = tree(out)
    with pytest.raises(ToolkitError, match=r"another state of the toolkit \(0\.0\.9"):
        build(collection, out, workers=1)
    assert tree(out) == before


def test_a_form_of_later_days_is_refused(collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(ToolkitError, match="in form 99"):
        build(collection, out, workers=1)


def test_another_reading_is_refused(collection: Path, tmp_path: Path) -> None:
    build(collection, tmp_path / "out", workers=1)
    with pytest.raises(ToolkitError, match="'repaired' reading"):
        build(collection, tmp_path / "out", workers=1, reading="source")


def test_another_corpus_is_refused(collection: Path, tmp_path: Path) -> None:
    build(collection, tmp_path / "out", workers=1)
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.xml").write_text(statement(1), encoding="utf-8")
    with pytest.raises(ToolkitError, match="another corpus"):
        build(other, tmp_path / "out", workers=1)


def test_a_folder_with_other_things_is_refused(collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.docx").write_bytes(b"mine")
    with pytest.raises(ToolkitError, match="other things"):
        build(collection, out, workers=1)
    assert tree(out).keys() == {"thesis.docx"}


def test_no_folder_and_no_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="is no folder"):
        build(tmp_path / "none", tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ToolkitError, match="holds no files"):
        build(tmp_path / "empty", tmp_path / "out")


def test_a_second_run_at_the_same_time_is_kept_out(collection: Path, tmp_path: Path) -> None:
    from toolkit.corpus._folder import Folder

    out = tmp_path / "out"
    with Folder(out).locked(), pytest.raises(ToolkitError, match="another run writes here"):
        build(collection, out, workers=1)
    build(collection, out, workers=1)


def test_tables_may_lie_within_the_folder_that_is_read(collection: Path) -> None:
    build(collection, collection / "tables", workers=1)
    assert build(collection, collection / "tables", workers=1).worked == 0


def test_the_state_is_told_by_what_makes_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A lexicon with one more word is another state; words that are only shown are not."""
    from toolkit import paths

    data = tmp_path / "data"
    shutil.copytree(paths.data(), data, ignore=shutil.ignore_patterns("fonts", "labels", "series"))
    monkeypatch.setattr(paths, "data", data.joinpath)
    plan.fingerprint.cache_clear()
    before = plan.fingerprint()
    shown = data / "languages" / "en" / "display.toml"
    shown.write_text(shown.read_text(encoding="utf-8") + "\n# a word\n", encoding="utf-8")
    plan.fingerprint.cache_clear()
    assert plan.fingerprint() == before
    words = data / "themes" / "lexicon" / "en.toml"
    words.write_text(words.read_text(encoding="utf-8") + "\n# a word\n", encoding="utf-8")
    plan.fingerprint.cache_clear()
    after = plan.fingerprint()
    plan.fingerprint.cache_clear()
    assert after != before


@pytest.mark.parametrize(("failures", "line"), [(20, None), (21, "  ... and 1 more: see the table failures")])
def test_a_summary_names_twenty_files_and_counts_the_rest(failures: int, line: str | None) -> None:
    failed = tuple((f"{n}.xml", "", "broken", "mend it") for n in range(failures))
    lines = answers._summary(Report(0, 0, {}, failed), Path("out")).splitlines()
    assert f"failed: {failures}" in lines
    assert [one for one in lines if "more" in one] == ([line] if line else [])

"""Tables for other tools: frictionless and pyarrow read them, types and keys hold, and a broken cell is seen."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit import contract, library
from toolkit.model import Resolution
from toolkit.publish.exports import _schemas as schemas
from toolkit.publish.exports import datapackage, parquet


def written(resolution: Resolution, folder: Path) -> Path:
    for name, content in datapackage.files(resolution).items():
        (folder / name).write_bytes(content)
    return folder / "datapackage.json"


def problems(path: Path) -> list[Any]:
    import frictionless

    with frictionless.system.use_context(trusted=True):  # paths of a test folder are absolute
        rows: list[Any] = frictionless.validate(str(path)).flatten(["title", "fieldName", "rowNumber", "note"])
    return rows


def test_every_column_is_described() -> None:
    for name, frame in toolkit.load().tables().items():
        described = schemas.schema(contract.table(name), list(contract.tables()))
        assert [one["name"] for one in described["fields"]] == list(frame.columns)
        assert all(one["description"] for one in described["fields"]), name


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frictionless_accepts_the_package(resolution: Resolution, tmp_path: Path) -> None:
    assert problems(written(resolution, tmp_path)) == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("tags", "\nP02,", "\nP99,", "foreign"),
        ("functions", ",background,", ",backdrop,", "constraint"),
        ("dates", ",2023-12-19,", ",2023-13-19,", "type"),
        ("paragraphs", "\nP02,", "\nP01,", "primary"),
    ],
)
def test_frictionless_sees_a_broken_cell(tmp_path: Path, table: str, old: str, new: str, said: str) -> None:
    """The schema has teeth: a cell that breaks a key, a constraint or a type is found."""
    path = written(toolkit.load(), tmp_path)
    content = (tmp_path / f"{table}.csv").read_text("utf-8")
    assert old in content
    (tmp_path / f"{table}.csv").write_text(content.replace(old, new, 1), encoding="utf-8")
    assert any(said in str(one[0]).lower() for one in problems(path))


def test_a_package_names_its_source_and_its_licence() -> None:
    package = json.loads(datapackage.files(toolkit.load())["datapackage.json"])
    [licence] = package["licenses"]
    assert licence["name"] == "CC-BY-4.0"
    assert licence["path"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert licence["title"].startswith("Creative Commons")
    assert "355b14ac96d98be587ebc5b37afb08766d235dab2509e7996af81ae127678ffd" in package["sources"][0]["title"]
    assert "United Nations" in package["description"]


def test_parquet_has_the_tables_with_their_types(resolution: Resolution) -> None:
    import pyarrow.parquet as pq

    frames = resolution.tables()
    for name, content in parquet.files(resolution).items():
        read = pq.read_table(io.BytesIO(content))
        frame = frames[name.removesuffix(".parquet")]
        assert read.column_names == list(frame.columns)
        assert read.num_rows == len(frame)
        assert read.schema.metadata[b"generator"] == f"Resolution toolkit {toolkit.__version__}".encode()
        for row, ours in zip(read.to_pylist(), frame.to_dict("records"), strict=True):
            for column, value in row.items():
                assert same(value, ours[column]), (name, column, value, ours[column])


def same(value: Any, ours: Any) -> bool:
    """Whether a cell of Parquet says what the frame's does."""
    if value is None:
        return ours == "" or ours is None or ours != ours  # noqa: PLR0124 - not a number
    if isinstance(value, datetime.date):
        return value.isoformat() == ours
    if isinstance(value, list) and isinstance(ours, str):
        return value == json.loads(ours)
    return bool(value == ours)


def test_parquet_types() -> None:
    import pyarrow.parquet as pq

    files = parquet.files(toolkit.load())
    kinds = {
        "functions": {"modifiers": "list<element: string>", "order": "int64"},
        "paragraphs": {"raw_spans": "list<element: list<element: int64>>"},
        "dates": {"start": "date32[day]", "in_name": "bool"},
        "statistics": {"value": "double"},
    }
    for table, columns in kinds.items():
        schema = pq.read_schema(io.BytesIO(files[f"{table}.parquet"]))
        assert {column: str(schema.field(column).type) for column in columns} == columns


@pytest.mark.shared
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "name",
    [
        "A_RES_80_173.ar.xml",
        *(
            pytest.param(name, marks=pytest.mark.heavy)
            for name in ("A_RES_80_173.en.xml", "A_RES_74_197.en.xml", "A_RES_78_132.fr.xml")
        ),
    ],
)
def test_reference_files_keep_the_schema(shared: Path, tmp_path: Path, name: str) -> None:
    """Other documents, with headings, annexes and few tables (French), keep every type, constraint and key."""
    resolution = library.load(shared / "unxml" / "series" / name)
    assert problems(written(resolution, tmp_path)) == []
    assert parquet.files(resolution)

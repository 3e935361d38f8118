"""The one table contract: what it says is what comes out, everywhere."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import toolkit
from toolkit import contract, tables
from toolkit.corpus import _schema as schema
from toolkit.errors import DataError
from toolkit.model import Doubt, Place

#: The fixed columns, from the text of the contract; more may follow.
FIXED = {
    "paragraphs": "paragraph_id part number division section text raw_spans lead verb force gloss_en",
    "functions": "paragraph_id order phrase verb force modifiers",
    "addressees": "paragraph_id addressee phrase",
    "footnotes": "marker place note status",
    "citations": "place as_written symbol kind body date annex",
    "statistics": "place as_written value unit group indicator pair kind",
    "dates": "place as_written start end precision kind event",
    "tags": "paragraph_id theme evidence start end",
    "places": "start end page x0 y0 x1 y1 paragraph run",
    "doubts": "place kind says",
    "repairs": "place raw_start raw_end as_written repaired kind evidence confidence reason",
}


@pytest.mark.parametrize("name", FIXED)
def test_fixed_columns_come_first(name: str) -> None:
    fixed = tuple(FIXED[name].split())
    assert contract.table(name).columns[: len(fixed)] == fixed


def test_frames_have_the_columns_and_types_of_the_contract() -> None:
    kinds = {"integer": "int64", "number": "float64", "boolean": "bool"}
    for name, frame in toolkit.load().tables().items():
        own = contract.table(name)
        assert tuple(frame.columns) == own.columns
        for column in own.fields:
            if column.type in kinds and not frame[column.name].isna().any():
                assert str(frame[column.name].dtype) == kinds[column.type], (name, column.name)


def test_an_empty_frame_has_its_types() -> None:
    frame = contract.frame("tags", [])
    assert frame["start"].dtype == "int64"
    assert list(frame.columns) == ["paragraph_id", "theme", "evidence", "start", "end", "rule", "raw_start", "raw_end"]


def test_every_table_and_column_is_described_in_both_languages() -> None:
    for table in {**contract.tables(), **contract.corpus()}.values():
        for words in (table.title, table.row, *(column.meaning for column in table.fields)):
            assert re.search(r"[a-z]", words["en"]), table.name
            assert re.search(r"[\u0621-\u064a]", words["ar"]), (table.name, words)


@pytest.mark.parametrize(
    ("id_", "good"),
    [
        ("P01", True), ("O30", True), ("O128", True), ("O05-1", True), ("A-O03", True), ("II-O03", True),
        ("A-II-O03", True), ("2-O01", True), ("X1-99", True), ("X1-P01", True), ("X2-II-05", True), ("A-X1-03", True),
        ("X1-05-2", True), ("X1-II-05", True), ("30", False), ("O3", False), ("o30", False), ("A-30", False),
        ("fn1", False), ("header", False), ("", False),
    ],
)  # fmt: skip
def test_ids_that_a_paragraph_may_have(id_: str, good: bool) -> None:
    pattern = contract.table("tags").column("paragraph_id").constraints["pattern"]
    assert bool(re.fullmatch(pattern, id_)) is good


def test_a_table_or_column_that_there_is_not_is_an_error() -> None:
    with pytest.raises(DataError, match=r"contract\.toml: has no table 'colours'"):
        contract.table("colours")
    with pytest.raises(DataError, match=r"contract\.toml, tables\.tags: does not describe column 'colour'"):
        contract.table("tags").column("colour")


def test_a_corpus_has_the_columns_of_the_document_behind_its_own() -> None:
    assert schema.columns("citations")[:6] == ("file", "symbol", "language", "place", "as_written", "cited")
    assert schema.columns("doubts") == ("file", "symbol", "language", "place", "kind", "says")
    assert "places" not in schema.names()
    assert str(schema.schema("paragraphs").field("number").type) == "int32"
    assert str(schema.schema("documents").field("size").type) == "int64"
    assert str(schema.schema("functions").field("modifiers").type) == "list<item: string>"


def test_the_table_of_the_readme_is_that_of_the_contract(root: Path) -> None:
    section = (root / "README.md").read_text(encoding="utf-8").split("## The tables", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE)
    assert rows == [(name, table.row["en"]) for name, table in contract.tables().items()]


def test_doubts_and_places_are_tables(tmp_path: Path) -> None:
    doubts = (Doubt("O02", "number", "paragraph 3 is missing"), Doubt("", "symbol", "no symbol is printed"))
    places = (Place(0, 4, page=1, x0=72, y0=700.5, x1=90, y1=712), Place(4, 9, paragraph=3, run=2))
    found = toolkit.load().replace(doubts=doubts, places=places).tables()
    tables.write({name: found[name] for name in ("doubts", "places")}, tmp_path)
    with (tmp_path / "doubts.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream))[1:] == [
            ["O02", "number", "paragraph 3 is missing"],
            ["", "symbol", "no symbol is printed"],
        ]
    assert found["places"].iloc[0].tolist()[:7] == [0, 4, 1, 72, 700.5, 90, 712]
    assert found["places"].isna().values.tolist() == [[False] * 7 + [True] * 2, [False] * 2 + [True] * 5 + [False] * 2]


def test_places_are_left_out_where_a_format_has_none() -> None:
    assert "places" not in toolkit.load().tables()
    assert toolkit.load().replace(doubts=()).tables()["doubts"].empty

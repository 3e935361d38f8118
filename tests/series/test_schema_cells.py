"""Cells of a table by its schema: types, constraints and keys, and where an error is said to be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from toolkit.errors import DataError
from toolkit.series import _schema


def field(type_: str, **constraints: Any) -> dict[str, Any]:
    return {"name": "a", "type": type_, "constraints": constraints} if constraints else {"name": "a", "type": type_}


@pytest.mark.parametrize(
    ("cell", "of", "value"),
    [
        ("true", field("boolean"), True),
        ("false", field("boolean"), False),
        ("-5", field("integer"), -5),
        ("9" * 18, field("integer"), 10**18 - 1),
        ("5.5", field("number"), 5.5),
        ("2023-12-19", field("date"), "2023-12-19"),
        ("net", field("string"), "net"),
        ("", field("string"), ""),
        ("", field("date"), ""),
        ("", field("integer"), None),
        ("", field("boolean"), None),
        ("", field("number", minimum=1), None),  # unknown is not too little
        ("", field("string", required=False), ""),
        ("net", field("string", pattern="n.t"), "net"),
        ("net", field("string", enum=["net", "oar"]), "net"),
        ("5", field("integer", minimum=5), 5),
        ("5", field("integer", maximum=5), 5),
        ("5", field("number", minimum=5, maximum=5), 5.0),
        ("true", field("boolean", minimum=5), True),  # true is no number
        ("4", field("string", minimum=5), "4"),
    ],
)
def test_a_cell_as_its_type_says(cell: str, of: dict[str, Any], value: object) -> None:
    found = _schema._value(cell, of)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("cell", "of", "said"),
    [
        ("True", field("boolean"), "is no boolean"),
        ("1", field("boolean"), "is no boolean"),
        ("5.0", field("integer"), "is no integer"),
        ("+5", field("integer"), "is no integer"),
        ("9" * 19, field("integer"), "is no integer"),
        ("٥", field("integer"), "is no integer"),
        ("nan", field("number"), "is no number"),
        ("inf", field("number"), "is no number"),
        ("1_000", field("number"), "is no number"),
        ("2023-13-01", field("date"), "is no date"),
        ("20231219", field("date"), "is no date"),
        ("", field("string", required=True), "required"),
        ("nets", field("string", pattern="n.t"), "does not match"),  # of the whole cell
        ("quay", field("string", enum=["net", "oar"]), "is none of net, oar"),
        ("4", field("integer", minimum=5), "outside 5 to inf"),
        ("6", field("integer", maximum=5), "outside -inf to 5"),
    ],
)
def test_a_cell_that_breaks_its_type(cell: str, of: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        _schema._value(cell, of)


def test_an_error_quotes_sixty_signs_at_most() -> None:
    with pytest.raises(ValueError, match=r"^'x{60}' is no integer$"):
        _schema._value("x" * 61, field("integer"))
    with pytest.raises(ValueError, match=r"^'x{60}' does not match y$"):
        _schema._value("x" * 61, field("string", pattern="y"))
    with pytest.raises(ValueError, match=r"^'x{60}' is none of y$"):
        _schema._value("x" * 61, field("string", enum=["y"]))
    with pytest.raises(ValueError, match=r"^1{18} lies outside"):
        _schema._value("1" * 18, field("integer", maximum=5))


NAMED = {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "integer"}], "primaryKey": ["a", "b"]}


@pytest.mark.parametrize(
    "schema",
    [
        {"fields": [{"name": "a", "type": "text"}]},
        {"fields": [{"name": "a", "type": "string", "constraints": {"longest": 5}}]},
        {"fields": [{"name": "a", "type": "string"}, {"name": "a", "type": "string"}]},
        {"fields": [{"name": "a", "type": "string"}], "primaryKey": ["b"]},
    ],
)
def test_a_schema_that_is_not_known(schema: dict[str, Any]) -> None:
    with pytest.raises(DataError):
        _schema.check_schema(schema, file="x")


def test_a_schema_that_is_known() -> None:
    _schema.check_schema(NAMED, file="x")
    _schema.check_schema({"fields": [field("string", required=True)]}, file="x")
    _schema.check_schema({}, file="x")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "(none)"),
        ("b,a\n", "columns are b, a"),
        ("a,b\nnet\n", "row 2"),
        ("a,b\nnet,1\noar,x\n", "row 3, column b"),
        ("a,b\nnet,1\noar,1\nnet,1\n", "as row 2"),
        ("a,b\nnet,1\noar,1\nnet,1\n", "row 4"),
        ('a,b\n"net,1\n', "no UTF-8 CSV"),
    ],
)
def test_an_error_says_where(tmp_path: Path, lines: str, said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        _schema.read(path, NAMED)
    assert said in str(caught.value)


def test_rows_that_are_alike_but_for_one_part_of_the_key(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\nnet,1\nnet,2\noar,1\nquay,\n", encoding="utf-8")
    rows = _schema.read(path, NAMED)
    assert rows == [{"a": "net", "b": 1}, {"a": "net", "b": 2}, {"a": "oar", "b": 1}, {"a": "quay", "b": None}]
    path.write_text("a,b\nnet,1\nnet,1\n", encoding="utf-8")
    assert len(_schema.read(path, {"fields": NAMED["fields"]})) == 2  # no key, nothing to be alike in
    with pytest.raises(DataError, match="cannot be read"):
        _schema.read(tmp_path / "none.csv", NAMED)

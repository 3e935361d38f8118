"""The glossary: whole rows, unique ids, Arabic that is Arabic, and terms that can be shown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit import glossary, languages, paths
from toolkit.errors import DataError, ToolkitError
from toolkit.text import script


@pytest.fixture
def _arabic() -> Iterator[None]:
    languages.use("ar")
    yield
    languages.use("en")


def test_rows_are_whole_and_in_order() -> None:
    with paths.data("glossary", "glossary.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, strict=True))
    assert tuple(rows[0]) == glossary.COLUMNS
    assert [row[0] for row in rows[1:]] == sorted({row[0] for row in rows[1:]})
    assert all(len(row) == len(glossary.COLUMNS) for row in rows)
    assert all(cell == " ".join(cell.split()) != "" for row in rows for cell in row)


def test_there_are_terms_of_every_field() -> None:
    fields = [term.field for term in glossary.terms()]
    assert set(fields) == set(glossary.FIELDS)
    assert len(fields) >= 40
    assert min(map(fields.count, glossary.FIELDS)) >= 6


@pytest.mark.parametrize("term", glossary.terms(), ids=lambda term: term.id)
def test_each_term(term: glossary.Term) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.id)
    assert script(term.names["en"]) == script(term.definitions["en"]) == "Latin"
    assert script(term.names["ar"]) == script(term.definitions["ar"]) == "Arabic"
    for meaning in term.definitions.values():
        assert meaning.endswith(".")
        assert 4 <= len(meaning.split()) <= 45


@pytest.mark.parametrize("code", ["en", "ar"])
def test_names_are_unique(code: str) -> None:
    names = [term.names[code].casefold() for term in glossary.terms()]
    assert len(set(names)) == len(names)


def test_sources_that_are_ours_exist() -> None:
    """A module or data file named as a source is there."""
    for term in glossary.terms():
        for name in re.findall(r"\b(?:data/[\w./]*\w|toolkit(?:\.\w+)+)", term.source):
            path = name if name.startswith("data/") else name.replace(".", "/")
            root = paths.data().parent
            assert any((root / f"{path}{end}").exists() for end in ("", ".py")), (term.id, name)


@pytest.mark.usefixtures("_arabic")
def test_frame_and_box_follow_the_language() -> None:
    row = glossary.frame().set_index("id").loc["witness"]
    assert script(row["term"]) == "Arabic"
    assert row["other"] == "witness"
    box = glossary.box("witness")
    assert '<div class="rt" dir="rtl" lang="ar"><p dir="rtl">' in box.body
    assert '<bdi lang="en">witness</bdi>' in box.body


def test_an_unknown_term_is_refused() -> None:
    with pytest.raises(ToolkitError, match="no term 'xyz'"):
        glossary.box("xyz")


def test_a_row_with_a_hole_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "glossary.csv"
    file.write_text(",".join(glossary.COLUMNS) + "\na,policy,A,,B,C,D\n", encoding="utf-8")
    monkeypatch.setattr(paths, "data", lambda *_: file)
    with pytest.raises(DataError, match=r"row 2: not a whole row"):
        glossary.terms.__wrapped__()


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (["a,field,Term,اسم,Meaning.,معنى.,us", "b,field,Term,,Meaning.,معنى.,us"], "row 3"),  # an empty cell
        (["a,field,Term,اسم,Meaning.,معنى."], "row 2"),  # a cell short
    ],
)
def test_a_row_that_is_not_whole_is_named(
    rows: list[str], place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("\n".join([",".join(glossary.COLUMNS), *rows]) + "\n", encoding="utf-8")
    monkeypatch.setattr(paths, "data", lambda *_: path)
    with pytest.raises(DataError) as caught:
        glossary.terms.__wrapped__()
    assert caught.value.place == place


def test_a_file_with_a_column_too_many_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(",".join((*glossary.COLUMNS, "more")) + "\n" + ",".join("abcdefgh") + "\n", encoding="utf-8")
    monkeypatch.setattr(paths, "data", lambda *_: path)
    with pytest.raises(DataError, match="not a whole row"):
        glossary.terms.__wrapped__()

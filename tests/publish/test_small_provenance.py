"""Small parts of what is published: who made it, findings, inputs, schemas, TEI headers, cells of Parquet."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit import contract, library
from toolkit.errors import DataError, ToolkitError
from toolkit.publish.exports import _schemas, _tei_front, parquet
from toolkit.publish.provenance import about, files, findings, inputs
from toolkit.publish.report import look

CITATION = """title: Boats
version: 1.2
date-released: 2026-01-02
license: MIT
authors:
  - given-names: Ada
    name-particle: van
    family-names: Boat
    orcid: https://orcid.org/1
  - name: Boat makers
"""


class TestAbout:
    def read(self, folder: Path, text: str) -> about.About:
        path = folder / f"{abs(hash(text))}.cff"
        path.write_text(text, encoding="utf-8")
        return about.about(path)

    def test_persons_and_organizations(self, tmp_path: Path) -> None:
        found = self.read(tmp_path, CITATION + "keywords: [sea, 12]\nabstract: old\n  boats\n")
        assert found.authors == (
            about.Author("Ada van Boat", person=True, orcid="https://orcid.org/1"),
            about.Author("Boat makers", person=False, orcid=""),
        )
        assert (found.keywords, found.abstract, found.released, found.url) == (
            ("sea", "12"),
            "old boats",
            "2026-01-02",
            "",
        )
        assert about.Author("x") == about.Author("x", person=False, orcid="")

    @pytest.mark.parametrize(
        ("more", "url"),
        [("url: u\n", "u"), ("repository-code: r\n", "r"), ("url: u\nrepository-code: r\n", "r"), ("", "")],
    )
    def test_its_address(self, tmp_path: Path, more: str, url: str) -> None:
        assert self.read(tmp_path, CITATION + more).url == url

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (CITATION.replace("title: Boats\n", ""), "does not state title"),
            (CITATION.replace("license: MIT", "license:"), "does not state license"),
            ("", "does not state title, version, date-released, license, authors"),
            (CITATION.replace("name: Boat makers", "orcid: x"), "an author has no name"),
            ("a: [", "cannot be read as YAML"),
        ],
    )
    def test_what_it_lacks(self, tmp_path: Path, text: str, problem: str) -> None:
        with pytest.raises(DataError, match=problem):
            self.read(tmp_path, text)

    def test_in_one_line(self) -> None:
        own = about.about()
        authors = ", ".join(author.name for author in own.authors)
        assert about.cite() == f"{authors} ({own.released[:4]}). {own.title}, version {own.version}."
        assert about.cite("Figure 1").endswith(f" ({own.released[:4]}). Figure 1. {own.title}, version {own.version}.")


class TestInputs:
    def test_a_folder_is_known_by_the_digests_of_its_files(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "one.csv").write_bytes(b"12")
        (tmp_path / "two.txt").write_bytes(b"345")
        before = inputs.read_input(tmp_path)
        assert (before.name, before.size, before.media, before.ours) == (tmp_path.name, 5, "", False)
        (tmp_path / "b" / "__pycache__").mkdir()
        (tmp_path / "b" / "__pycache__" / "x.pyc").write_bytes(b"6")
        assert inputs.read_input(tmp_path) == before
        (tmp_path / "b" / "one.csv").write_bytes(b"21")
        assert inputs.read_input(tmp_path).sha256 != before.sha256

    def test_a_file_has_a_name_and_a_media_type(self, tmp_path: Path) -> None:
        path = tmp_path / "a.CSV"
        path.write_bytes(b"123")
        found = inputs.read_input(path, name="here", ours=True)
        assert (found.name, found.size, found.media, found.ours) == ("here", 3, "text/csv", True)
        assert inputs.read_input(path).name == "a.CSV"
        assert inputs.InputFile("a", "b", 1) == inputs.InputFile("a", "b", 1, "", ours=False)
        with pytest.raises(ToolkitError, match="cannot be read"):
            inputs.read_input(tmp_path / "none")

    def test_what_a_resolution_is_made_from(self) -> None:
        own = toolkit.load()
        names = [one.name for one in inputs.inputs_of(own)]
        assert names[0] == f"data/resolution/{library.SHIPPED}"
        assert names[1:] == [
            *(f"data/resolution/{name}" for name in library.BESIDE),
            "data/languages/ar",
            "data/themes",
        ]
        copied = inputs.inputs_of(own.replace(name="here/copy.txt"))
        assert (copied[0].name, len(copied)) == ("copy.txt", len(names))
        other = inputs.inputs_of(own.replace(glosses={}))
        assert [one.name for one in other] == [library.SHIPPED, "data/languages/ar", "data/themes"]
        assert [one.ours for one in inputs.inputs_of(own)] == [False] + [True] * (len(names) - 1)
        foreign = inputs.inputs_of(own.replace(language="xx", glosses={}))
        assert [one.name for one in foreign][1:] == ["data/themes"]


class TestFindings:
    def test_tables_that_are_asked_for_and_may_be_had(self) -> None:
        own = toolkit.load()
        every = findings.findings(own)
        assert {one.table for one in every} == set(findings.standing()) & {one.table for one in every}
        assert len({one.table for one in every}) > 3
        few = findings.findings(own, ["dates"])
        assert {one.table for one in few} == {"dates"}
        assert [one.row for one in few] == list(range(len(few)))
        assert few[0].id == "dates:0"
        assert few == [one for one in every if one.table == "dates"]
        assert findings.findings(own, []) == []
        assert findings.findings(own.replace(language="xx"), ["dates"]) == []

    def test_a_key_to_a_table_that_is_not_there_is_left_out(self) -> None:
        table = next(one for one in contract.tables().values() if one.refers)
        resource = table.refers[0]["resource"]
        assert _schemas.schema(table, [resource])["foreignKeys"][0]["reference"]["resource"] == resource
        assert "foreignKeys" not in _schemas.schema(table, [])


class TestTei:
    def test_an_element_with_attributes_and_words(self) -> None:
        made = _tei_front.element("p", {"xml:id": "a", "n": "b"}, "words")
        assert dict(made.attrib) == {f"{{{_tei_front.XML}}}id": "a", "n": "b"}
        assert made.text == "words"
        assert _tei_front.element("p").text is None
        assert dict(_tei_front.element("p").attrib) == {}

    def test_titles_and_witnesses(self) -> None:
        own = toolkit.load()
        title = _tei_front._title(own)[0]
        assert title.text == f"A/RES/78/132 {own.meta['title']}".strip()
        bare = _tei_front._title(own.replace(symbol=None, meta={}, name="here/boats.txt"))
        assert bare[0].text == "boats.txt"
        assert [one.tag.rpartition("}")[2] for one in bare] == ["title"] + ["respStmt"] * len(about.about().authors)
        assert _tei_front._title(own)[1].text == own.symbol.body  # type: ignore[union-attr]
        official = any(repair.evidence == "official" for repair in own.repairs)
        assert len(_tei_front._sources(own)[0]) == (3 if official else 2)
        assert len(_tei_front._sources(own.replace(repairs=()))[0]) == 2


class TestTypefaces:
    def test_weights(self) -> None:
        assert (look.weights_of("Page 1"), look.weights_of("ق")) == ((), (400,))
        for weights, faces in (((), []), ((400,), ["400"]), ((700,), ["700"]), ((400, 700), ["400", "700"])):
            text = look.sheet(weights)
            assert [part[:3] for part in text.split("font-family: Amiri; font-weight: ")[1:]] == faces
        assert look.sheet() == look.sheet((400, 700))


@pytest.mark.parametrize(
    ("cell", "options", "value"),
    [
        ("[1, 2]", {"type": "array"}, [1, 2]),
        ([1, 2], {"type": "array"}, [1, 2]),
        ("", {}, None),
        ("", {"blank": True}, ""),
        (None, {"blank": True}, None),
        ("2023-12-19", {"type": "date"}, datetime.date(2023, 12, 19)),
        ("2023-12-19", {}, "2023-12-19"),
        (3, {"type": "integer"}, 3),
        (0, {"type": "integer"}, 0),
    ],
)
def test_cells_of_parquet(cell: Any, options: dict[str, Any], value: Any) -> None:
    assert parquet._value(cell, contract.Column("a", {}, **options)) == value


@pytest.mark.parametrize(
    ("options", "kind"),
    [({"type": "array"}, "list<item: string>"), ({"type": "array", "items": "span"}, "list<item: list<item: int64>>"),
     ({"type": "integer"}, "int64"), ({"type": "date"}, "date32[day]"), ({"type": "boolean"}, "bool"),
     ({"type": "number"}, "double"), ({}, "string")],
)  # fmt: skip
def test_types_of_parquet(options: dict[str, Any], kind: str) -> None:
    assert str(parquet._type(contract.Column("a", {}, **options))) == kind


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    for place in ("far/away/out", "far/away/other"):
        with files.replaced(tmp_path / place, known_by="a.txt") as fresh:
            (fresh / "a.txt").write_text(place, encoding="utf-8")
    assert (tmp_path / "far" / "away" / "out" / "a.txt").read_text(encoding="utf-8") == "far/away/out"
    assert sorted(path.name for path in (tmp_path / "far" / "away").iterdir()) == ["other", "out"]

"""The comparison of two Akoma Ntoso files: it finds what was changed, and each real difference has its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from toolkit import cli
from toolkit.publish.exports import akn, akn_compare


@pytest.fixture(scope="module")
def ours() -> str:
    return akn.content(toolkit.load()).decode("utf-8")


def test_a_file_does_not_differ_from_itself(ours: str) -> None:
    assert akn_compare.differences(ours, ours) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<num>18.</num>", "", [("body", "element num", ""), ("body", "number", "O18")]),
        ("/ar/A/RES/77/150", "/ar/A/RES/77/151", [("preamble", "links", "P01")]),
        ('marker="3"', 'marker="33"', [("preamble", "notes", "P05")]),
        ('<preface eId="preface">', "<preface>", [("front", "attribute eId of preface", "")]),
    ],
)
def test_a_change_is_found_where_it_is(ours: str, old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    assert ours.count(old) == 1
    found = akn_compare.differences(ours, ours.replace(old, new))
    assert [(one.part, one.what, one.place) for one in found] == expected


def test_a_missing_paragraph_is_found(ours: str) -> None:
    start = ours.index('<container name="recital" eId="container_P56"')
    end = ours.index("</container>", start) + len("</container>")
    found = akn_compare.differences(ours, ours[:start] + ours[end:])
    assert ("preamble", "paragraph", "P56") in {(one.part, one.what, one.place) for one in found}


@pytest.mark.shared
def test_every_difference_from_the_united_nations_file_has_its_reason(shared: Path, ours: str) -> None:
    theirs = (shared / "unxml/series/A_RES_78_132.ar.xml").read_text("utf-8")
    found = akn_compare.differences(ours, theirs)
    assert [str(one) for one in found if not one.reason] == []
    paragraphs = [one.place for one in found if one.place]
    assert paragraphs == ["P02", "P12", "P16", "P18", "P25", "O03", "O18", "O31", "O51", "O57"]
    assert {one.reason for one in found} == set(akn_compare.reasons().values()), "a reason that explains nothing"


@pytest.mark.shared
def test_names_of_work_and_expression_are_theirs(shared: Path, ours: str) -> None:
    theirs = (shared / "unxml/series/A_RES_78_132.ar.xml").read_text("utf-8")
    for name in (
        "/akn/un/statement/deliberation/unga/2023-12-19/78-132",
        "/akn/un/statement/deliberation/unga/2023-12-19/78-132/ara@",
    ):
        assert f'"{name}"' in ours
        assert f'"{name}/"' in theirs


def test_the_command_prints_them(tmp_path: Path, ours: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.xml").write_text(ours.replace("<num>18.</num>", ""), encoding="utf-8")
    assert cli.main(["export", "akn", "--against", str(tmp_path / "other.xml")]) == 0
    said = capsys.readouterr().out
    assert "body O18: number: 18 | -" in said
    assert said.splitlines()[-1] == "2 differences, 0 unexplained"
    assert cli.main(["export", "tei", "--against", str(tmp_path / "other.xml")]) == 2
    assert "--against compares Akoma Ntoso" in capsys.readouterr().err

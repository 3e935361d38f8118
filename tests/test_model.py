"""The model: it knows no room, and finds a passage by what a reader writes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from types import ModuleType

import pytest

import toolkit
from toolkit import _ids, contract, model, records
from toolkit.model import Doubt, Paragraph, Part, Passage, Place, Resolution, Span, Text

#: Value objects, and what attaches methods to the model; everything else under ``toolkit`` is a room or stands on one.
FLOOR = {
    "toolkit", "toolkit._bodies", "toolkit._ids", "toolkit._lazy", "toolkit._methods", "toolkit._room",
    "toolkit._version", "toolkit.model", "toolkit.records", "toolkit.references", "toolkit.spans",
}  # fmt: skip


def test_the_model_imports_no_room() -> None:
    code = "import sys, toolkit.model; print(*sorted(n for n in sys.modules if n.split('.')[0] == 'toolkit'))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= FLOOR


def test_methods_of_other_rooms_are_attached() -> None:
    resolution = toolkit.load()
    assert list(resolution.tables(["repairs"])) == ["repairs"]
    assert resolution.with_reading("source").reading == "source"
    assert resolution.with_reading("repaired") is resolution
    assert resolution.tables.__doc__


def paragraph(id_: str, part: str, division: str = "") -> Paragraph:
    return Paragraph(id_, Text("Words,", ()), (), part=part, division=division)  # type: ignore[arg-type]


def document(*ids: str) -> Resolution:
    """A document that has these paragraphs."""
    paragraphs = []
    for id_ in ids:
        division = id_.rpartition("-")[0] if not id_.startswith(("P", "O")) else ""
        part = "annex" if "X1" in id_ else "preamble" if "P" in id_ else "operative"
        paragraphs.append(paragraph(id_, part, division))
    edge = Text("", ())
    return Resolution(
        "", "made.txt", "en", "source", Passage("header", edge, ()), Passage("closing", edge, (Span(0, 0),)),
        tuple(paragraphs), (),
    )  # fmt: skip


#: An adopting resolution with one numbered and one bare paragraph, two parts, and an annex that counts anew.
IDS = ("P01", "P03", "O01", "O05", "O05-1", "A-O03", "B-O03", "B-O04", "X1-P01", "X1-01", "X1-99", "X1-03")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("O01", "O01"), ("o01", "O01"), ("1", "O01"), ("01", "O01"), ("O1", "O01"), (" 1 ", "O01"), ("٥", "O05"),
        ("5", "O05"), ("O05-1", "O05-1"), ("5-1", "O05-1"), ("p3", "P03"), ("X1-99", "X1-99"), ("x1-99", "X1-99"),
        ("99", "X1-99"), ("4", "B-O04"), ("a-3", "A-O03"), ("b-o4", "B-O04"), ("X1-P01", "X1-P01"), ("x1-p1", "X1-P01"),
        ("Header", "header"), ("closing", "closing"),
    ],
)  # fmt: skip
def test_a_passage_is_found_by_what_a_reader_writes(written: str, found: str) -> None:
    assert document(*IDS)[written].id == found


def test_a_number_of_several_divisions_lists_them() -> None:
    with pytest.raises(KeyError, match=r"'3' may be A-O03, B-O03, X1-03 in made\.txt: name one of them"):
        document(*IDS)["3"]


def test_a_number_is_the_body_s_own_where_that_has_one() -> None:
    assert document("O03", "A-O03", "X1-03")["3"].id == "O03"
    assert document("P03", "X1-03")["3"].id == "X1-03"


@pytest.mark.parametrize("written", ["2", "O02", "C-O03", "", "fn1", "X1", "-1", "5-2", "O"])
def test_what_there_is_not_is_an_error_that_says_what_there_is(written: str) -> None:
    with pytest.raises(KeyError, match=r"no passage .* 2 preambular .* 6 operative .* 4 annexed .* in A, B, X1"):
        document(*IDS)[written]


def test_what_is_said_of_a_document_counts_annexes_apart() -> None:
    said = repr(document("P01", "O01", "O02", "X1-P01", "X1-01").replace(doubts=(Doubt("", "symbol", "none"),)))
    assert "1 preambular, 2 operative, 2 annexed paragraphs, 0 notes, 0 repairs, 1 doubts" in said
    assert "1 preambular, 1 operative paragraphs, 0 notes, 0 repairs>" in repr(document("P01", "O01"))


def test_an_exact_id_only_is_asked_by_programs() -> None:
    with pytest.raises(KeyError, match="no passage '1'"):
        document(*IDS).passage("1")


def test_the_contract_has_the_pattern_of_ids() -> None:
    for table in ("paragraphs", "tags"):
        assert contract.table(table).column("paragraph_id").constraints["pattern"] == _ids.PARAGRAPH


@pytest.mark.shared
def test_an_outcome_document_that_is_annexed(shared: object) -> None:
    """80/173 adopts in one paragraph what its annex says in 127: paragraph 99 is the annex's."""
    resolution = toolkit.load(f"{shared}/unxml/series/A_RES_80_173.en.xml")
    if not any(p.part == "annex" for p in resolution.paragraphs):
        pytest.xfail("ids of annexes come with the reader of AKN4UN")
    assert resolution["99"].id == "X1-99"


@pytest.mark.parametrize("module", [model, records], ids=["model", "records"])
def test_what_a_record_does_not_state_is_empty(module: ModuleType) -> None:
    """An offset, a count or a number that nobody gave is 0 or nothing, never another number; an act is the first."""
    made = [one for one in vars(module).values() if is_dataclass(one) and one.__module__ == module.__name__]
    given = [field for one in made for field in fields(one) if isinstance(field.default, int | float)]
    assert given
    assert {field.name for field in given if field.default} <= {"order"}


def test_a_place_says_nothing_that_it_does_not_know() -> None:
    """A page and a box are of PDFs, a paragraph and a run of the others; unknown is 0, as the table leaves it empty."""
    place = Place(3, 9)
    assert (place.page, place.x0, place.y0, place.x1, place.y1, place.paragraph, place.run) == (0,) * 7


@pytest.mark.parametrize(("number", "end"), [(12, "D12, 0 notes"), (13, "D12 ..., 0 notes")])
def test_of_many_divisions_twelve_are_named(number: int, end: str) -> None:
    named = document("O01", *(f"D{n:02d}-O01" for n in range(1, number + 1)))
    with pytest.raises(KeyError, match=end.replace(".", r"\.")):
        named["O99"]


def test_a_number_of_two_divisions_is_one_of_two() -> None:
    with pytest.raises(KeyError, match=r"'2' may be A-O02, B-O02 in made\.txt"):
        document("O01", "A-O02", "B-O02")["2"]


@pytest.mark.parametrize(
    ("part", "id_", "form"),
    [
        ("preamble", "P01", "preamble"),
        ("operative", "O01", "operative"),
        ("annex", "X1-P01", "preamble"),
        ("annex", "X1-O01", "operative"),
        ("annex", "X1-99", "operative"),
    ],
)
def test_how_a_paragraph_is_written_in_an_annex_too(part: Part, id_: str, form: str) -> None:
    one = toolkit.load().paragraphs[0]
    assert replace(one, part=part, id=id_).form == form

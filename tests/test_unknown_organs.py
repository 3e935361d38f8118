"""Organs that no list has, and what is no resolution: said plainly, nothing invented; the texts are made up."""

from __future__ import annotations

import pytest

from toolkit import library
from toolkit.errors import SourceError
from toolkit.publish.exports import _akn_front, _tei_front

BODY = """Recalling its earlier decisions on boats,

Noting the reports of the islands,

1. Requests the islands to count their boats;

2. Decides to consider the matter next year."""


@pytest.mark.parametrize(
    ("head", "formula"),
    [
        ("Boats", "The General Conference,"),
        ("Decision of the Lake Commission", "The Lake Commission,"),
        ("Resolution 10/1\n\nBoats", "The Conference of the States Parties to the Convention against Theft of Boats,"),
        ("Resolution 979 (LIV)\n\nBoats", "The Conference of Ministers of Boats, Lakes and Rivers,"),
        ("Boats", "The General Conference of the Boat Organization, meeting in Klow at its 11th Session, 2043,"),
        ("Boats", "The 148th Assembly of the Boat Union,"),
        ("2043/4\n\nBoats", "The Executive Board,"),
        ("RESOLUTION 1180\n\nBOATS", "THE ASSEMBLY,"),
        ("Boats", "The Executive Board,"),
    ],
)
def test_an_unknown_organ_is_said_and_no_symbol_is_made(head: str, formula: str) -> None:
    found = library.read(f"{head}\n\n{formula}\n\n{BODY}".encode(), name="a.txt")
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "O01", "O02"]
    assert (found.symbol, found.meta.get("organ")) == (None, None)
    assert [(doubt.place, doubt.kind) for doubt in found.doubts] == [("header", "unknown_organ")]
    assert formula.strip(",")[:60] in found.doubts[0].says


@pytest.mark.parametrize(
    "text",
    [
        "Letter dated 3 March 2044 \n\nI have the honour to transmit a note on boats.",
        "A/99/70\n\nBoats\n\nReport of the Secretary-General\n\n1. The Assembly asked.\n\n2. Boats were.",
        "A/99/251\n\nAgenda of the session\n\n1. Opening of the session.\n\n2. Elections.",
        "A/99/PV.12\n\nThe meeting was called to order at 10 a.m.\n\nThe President: I give the floor.",
        "A/RES/99/7/Corr.1\n\n99/7. Boats\n\nCorrigendum\n\nParagraph 3\n\nFor forty boats read fourteen boats",
        "Resolutions adopted at the session\n\n99/1 Scale of assessments 3 October 2044\n\n99/2 Boats 4 October 2044",
        "Lettre datée du 3 mars 2044\n\nJ’ai l’honneur de vous transmettre une note sur les bateaux.",
        "A/99/70\n\nInforme del Secretario General\n\n1. La Asamblea solicitó un informe.\n\n2. Hubo 40 barcas.",
    ],
)
def test_what_is_no_resolution_is_said_to_be_none(text: str) -> None:
    with pytest.raises(SourceError, match="no paragraphs of a resolution"):
        library.read(text.encode(), name="a.txt")


def test_the_name_of_an_organ_in_a_page_head_is_no_title() -> None:
    text = (
        f"WHA76.9\n\nSEVENTY-SIXTH WORLD HEALTH ASSEMBLY\n\nBoats\n\nThe Seventy-sixth World Health Assembly,\n\n{BODY}"
    )
    found = library.read(text.encode(), name="a.txt")
    assert (found.meta["title"], found.meta["organ"], found.doubts) == ("Boats", "World Health Assembly", ())


@pytest.mark.parametrize(
    ("text", "symbol", "organ"),
    [
        ("2199 (LXI). Boats\n\nThe Trusteeship Council,", "T/RES/2199 (LXI)", "Trusteeship Council"),
        ("Habitat Assembly\n\nSecond session\n\n2/1. Boats\n\nThe United Nations Habitat Assembly,", "HSP/HA.2/Res.1",
         "United Nations Habitat Assembly"),
        ("Boats\n\nThe Peacebuilding Commission,", "", "Peacebuilding Commission"),
        ("Resolution 67/1\n\nBoats\n\nThe Commission on Narcotic Drugs,", "", "Commission on Narcotic Drugs"),
        ("EB154.R1\n\n154th session\n\nBoats\n\nThe Executive Board,", "EB154.R1",
         "Executive Board of the World Health Organization"),
    ],
)  # fmt: skip
def test_organs_whose_numbers_make_a_symbol_and_those_whose_make_none(text: str, symbol: str, organ: str) -> None:
    found = library.read(f"{text}\n\n{BODY}".encode(), name="a.txt")
    assert (str(found.symbol or ""), found.meta["organ"], found.doubts) == (symbol, organ, ())
    assert found.meta.get("title", "Boats") == "Boats"


def test_letter_that_holds_a_resolution_of_another_body_is_said_to_be_a_letter() -> None:
    head = "A/98/999\n\nLetter dated 3 March 2044 from Borduria\n\nI have the honour to transmit a resolution.\n\nAnnex"
    found = library.read(f"{head}\n\nThe Parliament of Borduria,\n\n{BODY}".encode(), name="a.txt")
    assert {"unknown_organ", "not_a_resolution"} <= {doubt.kind for doubt in found.doubts}
    assert "organ" not in found.meta


def test_numbers_of_drafts_of_the_health_assembly_are_numbers() -> None:
    text = (
        "WHA99.1\n\nBoats\n\nThe Ninety-ninth World Health Assembly,\n\n(PP1) Recalling its decisions;\n\n"
        "(OP)1. URGES Member States to count boats;\n\n(OP)2. REQUESTS the Director-General to report."
    )
    found = library.read(text.encode(), name="a.txt")
    assert [(p.id, p.text.string.split()[0]) for p in found.paragraphs] == [
        ("P01", "Recalling"), ("O01", "URGES"), ("O02", "REQUESTS"),
    ]  # fmt: skip


def test_resolutions_in_parts_have_a_symbol_each() -> None:
    parts = "\n\n".join(f"{letter}\n\nBoats of {letter}\n\nThe General Assembly,\n\n{BODY}" for letter in "AB")
    found = library.read(f"A/RES/98/7 A-B\n\n98/7. Boats and lakes\n\n{parts}".encode(), name="a.txt")
    assert (str(found.symbol), found.meta["title"]) == ("A/RES/98/7", "Boats and lakes")
    assert found.meta["parts"] == {"A": "A/RES/98/7 A", "B": "A/RES/98/7 B"}
    assert [p.id for p in found.paragraphs if p.part == "operative"] == ["A-O01", "A-O02", "B-O01", "B-O02"]


def test_exports_name_the_symbol_of_each_part() -> None:
    parts = "\n\n".join(f"{letter}\n\nBoats of {letter}\n\nThe General Assembly,\n\n{BODY}" for letter in "AB")
    found = library.read(f"A/RES/98/7 A-B\n\n98/7. Boats and lakes\n\n{parts}".encode(), name="a.txt")
    head = _tei_front.header(found)
    named = [(one.get("n"), one.text) for one in head.iter(f"{{{_tei_front.TEI}}}idno")]
    assert named == [("A", "A/RES/98/7 A"), ("B", "A/RES/98/7 B")]
    aliases = [one.get("value") for one in _akn_front.meta(found, {}, {}).iter(f"{{{_akn_front.AKN}}}FRBRalias")]
    assert aliases == ["A/RES/98/7", "A/RES/98/7 A", "A/RES/98/7 B"]

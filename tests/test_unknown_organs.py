"""Organs that no list has, and what is no resolution: said plainly, nothing invented; the texts are made up."""

from __future__ import annotations

import pytest

from toolkit import library
from toolkit.errors import SourceError

BODY = """Recalling its earlier decisions on boats,

Noting the reports of the islands,

1. Requests the islands to count their boats;

2. Decides to consider the matter next year."""


@pytest.mark.parametrize(
    ("head", "formula"),
    [
        ("42 C/Resolution 15\n\nBoats", "The General Conference,"),
        ("Resolution 7/2023\n\nBoats", "THE CONFERENCE,"),
        ("Decision of the Peacebuilding Commission", "The Peacebuilding Commission,"),
        ("RESOLUTION A.1180(33)\n\nBOATS", "THE ASSEMBLY,"),
        ("Boats", "The Executive Board,"),
    ],
)
def test_an_unknown_organ_is_said_and_no_symbol_is_made(head: str, formula: str) -> None:
    found = library.read(f"{head}\n\n{formula}\n\n{BODY}".encode(), name="a.txt")
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "O01", "O02"]
    assert (found.symbol, found.meta.get("organ")) == (None, None)
    assert [(doubt.place, doubt.kind) for doubt in found.doubts] == [("header", "unknown_organ")]
    assert formula.strip(",") in found.doubts[0].says


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

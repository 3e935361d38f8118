"""Resolutions in parts with their tables, and annexes that no word announces, in texts out of converters.

The documents are written here; what each says was written down before it was read.
"""

from __future__ import annotations

import pytest

import toolkit as tk
from toolkit.model import Resolution
from toolkit.publish.provenance import ids as provenance
from toolkit.publish.provenance.crate import _about, _held

HEAD = """United Nations A/RES/99/9

General Assembly

Resolution adopted by the General Assembly on 3 March 2044

99/9. Rafts of the lake

The General Assembly,

Recalling its resolution 98/1,

1. Adopts the Lake Declaration, the text of which is set out below;

2. Decides to celebrate it.

"""
CLOSING = """50th plenary meeting
3 March 2044

"""
NUMBERED = """Lake Declaration

1. We commit ourselves to rafts.

2. We will build them of reed.

"""
BUDGET = """A/RES/99/247 A and B

Resolution adopted by the General Assembly on 24 December 2044

99/247. Programme budget for 2045

A

Budget appropriations for the year 2045

The General Assembly,

Resolves that, for 2045:

1. Appropriations totalling 461,000,000 United States dollars are hereby approved for the following purposes:

Section Amount

Part I. Overall policy-making

1. Overall policy-making, direction and coordination 119 000 000

2. Lake affairs and conference management 342 000 000

Total 461 000 000

2. The Secretary-General shall be authorized to transfer credits between sections of the budget.

24th plenary meeting
24 December 2044

B

Income estimates for the year 2045

The General Assembly,

Resolves that, for 2045:

1. Estimates of income totalling 295,000,000 United States dollars are approved;

2. The income shall be credited to the Fund.

24th plenary meeting
24 December 2044
"""


def ids(resolution: Resolution) -> str:
    return " ".join(p.id for p in resolution.paragraphs)


def test_rows_of_a_budget_are_words_of_the_paragraph_above() -> None:
    found = tk.loads(BUDGET)

    assert ids(found) == "A-O00-1 A-O01 A-O02 B-O00-1 B-O01 B-O02"
    assert found["A-O01"].text.string.endswith("342 000 000 Total 461 000 000")
    assert found.doubts == ()
    assert sum(len(span) for span in found.coverage()) == len(BUDGET)


def test_each_part_has_its_symbol_in_tables_json_and_the_crate() -> None:
    found = tk.loads(BUDGET)
    symbols = {"A": "A/RES/99/247 A", "B": "A/RES/99/247 B"}

    rows = found.table("paragraphs")[["paragraph_id", "part_symbol"]].to_numpy().tolist()
    assert rows == [[id_, symbols[id_[0]]] for id_ in ids(found).split()]
    assert provenance.where(found, "A-O01")["document"]["parts"] == symbols
    assert [one["legislationIdentifier"] for one in _held(found)] == list(symbols.values())
    assert _about(found)["hasPart"] == [{"@id": "#resolution-A"}, {"@id": "#resolution-B"}]


def test_a_resolution_that_is_one_has_no_symbols_of_parts() -> None:
    found = tk.loads(HEAD)

    assert set(found.table("paragraphs")["part_symbol"]) == {""}
    assert _held(found) == []
    assert "hasPart" not in _about(found)
    assert "parts" not in provenance.where(found, "O01")["document"]


@pytest.mark.parametrize("body", [CLOSING + NUMBERED, NUMBERED + CLOSING, CLOSING + "Attachment\n\n" + NUMBERED])
def test_a_title_with_numbers_of_its_own_is_an_annex(body: str) -> None:
    found = tk.loads(HEAD + body)

    assert ids(found) == "P01 O01 O02 X1-01 X1-02"
    assert found.meta["meeting"] == "50"
    assert found.doubts == ()


def test_sections_whose_numbers_begin_again_are_no_annex() -> None:
    body = "Reports\n\n1. Requests the Board to report;\n\n2. Decides to read the report.\n\n"

    assert ids(tk.loads(HEAD + body + CLOSING)) == "P01 O01 O02 2-O01 2-O02"


def test_notes_below_the_closing_lines_are_no_annex() -> None:
    body = "Notes\n\n1. Resolution 217 A (III).\n\n2. A/98/12, para. 3.\n"

    assert "X1" not in ids(tk.loads(HEAD + CLOSING + body))


def test_sentences_below_the_closing_lines_are_doubted() -> None:
    body = "Terms of reference\n\nThe Board shall have nine members.\n\nIt shall meet each year.\n"
    found = tk.loads(HEAD + CLOSING + body)

    assert [(doubt.place, doubt.kind) for doubt in found.doubts] == [("closing", "after_closing")]

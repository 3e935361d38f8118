"""Ids: which part a passage stands in, how a paragraph is written, and its printed number."""

from __future__ import annotations

import doctest

import pytest

from toolkit import _ids


def test_examples() -> None:
    assert doctest.testmod(_ids).failed == 0


@pytest.mark.parametrize(
    ("id_", "part", "form", "number"),
    [
        ("P01", "preamble", "preamble", 1),
        ("O30", "operative", "operative", 30),
        ("O128", "operative", "operative", 128),
        ("O05-1", "operative", "operative", 5),
        ("A-O03", "operative", "operative", 3),
        ("P-O03", "operative", "operative", 3),  # part P
        ("A-P03", "preamble", "preamble", 3),
        ("X-O03", "operative", "operative", 3),  # section X is no annex
        ("12-O04", "operative", "operative", 4),
        ("X1-99", "annex", "operative", 99),
        ("X1-05-2", "annex", "operative", 5),
        ("X2-P11", "annex", "preamble", 11),
        ("A-X1-II-05", "annex", "operative", 5),
        ("H01", "", "", 0),
        ("header", "", "", 0),
        ("closing", "", "", 0),
        ("fn12", "note", "", 0),
        ("", "", "", 0),
    ],
)
def test_what_an_id_says(id_: str, part: str, form: str, number: int) -> None:
    assert (_ids.part(id_), _ids.form(id_), _ids.number(id_)) == (part, form, number)

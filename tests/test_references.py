"""Symbols and paragraph references: every shape reads and prints, everything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.references import ParagraphRef, Symbol, from_roman, to_roman

#: Printed form, kind, body, session, number, letter, year.
SHAPES = [
    ("A/RES/78/132", "resolution", "General Assembly", "78", 132, "", 2023),
    ("A/RES/60/270 A", "resolution", "General Assembly", "60", 270, "A", 2005),
    ("A/RES/S-19/2", "resolution", "General Assembly", "S-19", 2, "", None),
    ("A/RES/ES-10/15", "resolution", "General Assembly", "ES-10", 15, "", None),
    ("A/RES/217 A (III)", "resolution", "General Assembly", "III", 217, "A", 1948),
    ("A/RES/1514 (XV)", "resolution", "General Assembly", "XV", 1514, "", 1960),
    ("A/RES/3201 (S-VI)", "resolution", "General Assembly", "S-VI", 3201, "", None),
    ("A/DEC/77/568", "decision", "General Assembly", "77", 568, "", 2022),
    ("A/DEC/74/537 B", "decision", "General Assembly", "74", 537, "B", 2019),
    ("E/RES/2023/3", "resolution", "Economic and Social Council", "", 3, "", 2023),
    ("E/RES/1503 (XLVIII)", "resolution", "Economic and Social Council", "XLVIII", 1503, "", None),
    ("E/DEC/2019/250", "decision", "Economic and Social Council", "", 250, "", 2019),
    ("E/CN.4/RES/2005/80", "resolution", "Commission on Human Rights", "", 80, "", 2005),
    ("S/RES/1325 (2000)", "resolution", "Security Council", "", 1325, "", 2000),
    ("A/HRC/RES/16/18", "resolution", "Human Rights Council", "16", 18, "", 2011),
    ("A/HRC/RES/S-16/1", "resolution", "Human Rights Council", "S-16", 1, "", None),
    ("A/78/458", "document", "General Assembly", "78", None, "", 2023),
    ("A/78/62-E/2023/49", "document", "General Assembly", "78", None, "", 2023),
    ("A/67/65/Corr.1-E/2012/48/Corr.1", "document", "General Assembly", "67", None, "", 2012),
    ("E/CN.16/2018/CRP.3", "document", "Commission on Science and Technology for Development", "", None, "", 2018),
    ("NPT/CONF.2010/50 (Vol. I)", "document", None, "", None, "", None),
    ("A/CONF.157/24 (Part I)", "document", "United Nations conference", "", None, "", None),
    ("WSIS-05/TUNIS/DOC/6(Rev.1)-E", "document", "World Summit on the Information Society", "", None, "", None),
    ("FCCC/CP/2015/10/Add.1", "document", None, "", None, "", 2015),
    ("GC(65)/RES/14", "resolution", "International Atomic Energy Agency", "", None, "", None),
    ("UNEP/EA.5/Res.5", "resolution", "United Nations Environment Assembly", "", None, "", None),
    ("C-25/DEC.9", "decision", "", "", None, "", None),
    ("1/CP.21", "decision", "Conference of the Parties", "", None, "", None),
    ("WHA75.17", "resolution", "World Health Organization", "", None, "", None),
    ("WHA1.117", "resolution", "World Health Organization", "", None, "", None),
    ("EB132.R7", "resolution", "World Health Organization", "", None, "", None),
    ("LC 32/15/Corr.1", "document", "", "", None, "", None),
    ("A/C.2/80/L.12", "document", "General Assembly", "80", None, "", 2025),
    ("A/S-32/L.1", "document", "General Assembly", "S-32", None, "", None),
    ("A/HRC/59/L.17", "document", "Human Rights Council", "59", None, "", 2025),
    ("E/CN.5/2025/L.6", "document", "Commission for Social Development", "", None, "", 2025),
]


@pytest.mark.parametrize(("text", "kind", "body", "session", "number", "letter", "year"), SHAPES)
def test_every_shape_reads_and_prints(
    text: str, kind: str, body: str | None, session: str, number: int | None, letter: str, year: int | None
) -> None:
    """What is read prints as it stood, and says what its parts say."""
    symbol = Symbol.parse(text)
    assert str(symbol) == text
    assert (symbol.kind, symbol.session, symbol.number, symbol.letter) == (kind, session, number, letter)
    assert symbol.year == year
    assert body is None or symbol.body == body


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ("S/RES/1325(2000)", "S/RES/1325 (2000)"),
        ("A/RES/217(III)", "A/RES/217 (III)"),
        ("A/RES/217(III)A", "A/RES/217 A (III)"),
        ("A/RES/57/270b", "A/RES/57/270 B"),
        ("A/hrc/RES/45/3", "A/HRC/RES/45/3"),
        ("NPT/CONF.2010/50(Vol.I)", "NPT/CONF.2010/50 (Vol. I)"),
        ("A/CONF.157/24(PartI)", "A/CONF.157/24 (Part I)"),
    ],
)
def test_the_form_of_links_reads_as_the_printed_form(link: str, printed: str) -> None:
    """Links of the United Nations drop spaces; a symbol has one printed form."""
    assert str(Symbol.parse(link)) == printed


def test_a_link_leaves_out_spaces_and_the_letter_before_a_roman_session() -> None:
    """As the United Nations' own files link them."""
    assert Symbol.parse("A/RES/2200 A (XXI)").link == "A/RES/2200(XXI)"
    assert Symbol.parse("S/RES/1515 (2003)").link == "S/RES/1515(2003)"
    assert Symbol.parse("A/RES/56/210 B").link == "A/RES/56/210B"


@pytest.mark.parametrize(
    "text",
    [
        "", "24/7", "70/1", "1/2", "2015/16", "HIV/AIDS", "TCP/IP", "and/or", "A/", "A/RES/", "A/RES/78", "A/RES/78/",
        "A/RES/0/1", "A/RES/78/132 AB", "E/RES/78/132", "S/RES/1325", "S/RES/1325 (20)", "A/DEC/77", "S-19/2", "XII/11",
        "A/78/458 ", " A/78/458", "A/78/458\n", "A/RES/78/132, annex", "a/78/458", "A//458", "A/" + "1" * 200,
        "A/RES/217 (AB)", "A/H1N1", "XXVIII/1", "ق/78/1", "A/RES/९९/७",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    """Fractions, ratios, words with a slash, symbols cut short or with more around them."""
    with pytest.raises(ValueError, match="not a document symbol"):
        Symbol.parse(text)


@pytest.mark.parametrize(
    "text",
    ["A/RES/934 (XXXVIII)", "A/RES/934 (XXXI)", "A/RES/5 (S-XXXI)", "E/RES/934 (LXIV)", "A/RES/5 (IIII)"],
)
def test_sessions_that_never_were_are_refused(text: str) -> None:
    """The Assembly's sessions in Roman digits end with XXX, the Economic and Social Council's with LXIII."""
    with pytest.raises(ValueError, match=r"session|Roman"):
        Symbol.parse(text)


def test_arabic_digits_are_digits() -> None:
    """As an Arabic page prints them; Persian ones too."""
    assert str(Symbol.parse("A/RES/\u0669\u0669/\u0667")) == "A/RES/99/7"
    assert str(Symbol.parse("S/RES/\u06f1\u06f3\u06f2\u06f5 (\u06f2\u06f0\u06f0\u06f0)")) == "S/RES/1325 (2000)"


@pytest.mark.parametrize(
    "place",
    [
        "P01", "O30", "O101", "O05-1", "A-O03", "II-O03", "2-O01", "A-II-O04-2", "B-P02", "X1-99", "X1-P01", "X12-05",
        "X1-II-05", "A-X2-07-1", "H01", "fn12", "header", "closing",
    ],
)  # fmt: skip
def test_ids_of_all_divisions_are_places(place: str) -> None:
    """Parts, sections, annexes, headings, and unnumbered paragraphs beside numbered ones."""
    assert ParagraphRef.parse(f"A/RES/99/7 {place}").place == place


@pytest.mark.parametrize(
    "place", ["99", "O1", "05-1", "X1", "X1-", "X1-O", "AB-O03", "A-99", "H1", "fn", "O05-", "o30"]
)
def test_other_words_are_no_places(place: str) -> None:
    """A bare number names no annex; a number has two digits."""
    with pytest.raises(ValueError, match="not a paragraph"):
        ParagraphRef.parse(f"A/RES/99/7 {place}")


@pytest.mark.parametrize("text", ["A/RES/78/132 P01", "A/RES/78/132 O30", "A/RES/217 A (III) fn4", "A/78/458 header"])
def test_a_paragraph_reference_reads_and_prints(text: str) -> None:
    """A symbol, a space, a place."""
    assert str(ParagraphRef.parse(text)) == text


@pytest.mark.parametrize("text", ["A/RES/78/132", "A/RES/78/132 Q01", "A/RES/78/132 P1", "70/1 P01", "P01", ""])
def test_other_paragraph_references_are_refused(text: str) -> None:
    """No place, no symbol, or a place that cannot be."""
    with pytest.raises(ValueError, match="not a"):
        ParagraphRef.parse(text)


@given(st.integers(1, 89))
def test_roman_digits_go_both_ways(number: int) -> None:
    """Every session number has one Roman form."""
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize("letters", ["", "IIII", "IC", "VX", "A", "iii", "XC", "XCI", "XIV "])
def test_irregular_roman_digits_are_refused(letters: str) -> None:
    """Only the regular form."""
    with pytest.raises(ValueError, match="Roman"):
        from_roman(letters)


_SHARDS = st.sampled_from(
    [
        "A",
        "E",
        "S",
        "/",
        "RES",
        "DEC",
        "HRC",
        "L.",
        "78",
        "132",
        "2000",
        " ",
        "(",
        ")",
        "XXX",
        "S-",
        "IV",
        "Add.1",
        "\u0667",
    ]
)


@given(st.one_of(st.text(max_size=40), st.lists(_SHARDS, max_size=12).map("".join)))
def test_any_text_is_read_to_a_fixed_point_or_refused(text: str) -> None:
    """No other error, and what was read reads the same again."""
    try:
        symbol = Symbol.parse(text)
    except ValueError:
        return
    assert Symbol.parse(str(symbol)) == symbol
    assert symbol.year is None or symbol.year > 0
    assert symbol.kind in ("resolution", "decision", "document")
    assert symbol.link == symbol.link.strip()

"""What lines within paragraphs and numbers of notes let one doubt, on made-up paragraphs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from toolkit._openings import openings
from toolkit.model import Span
from toolkit.sources import _line_doubts as doubts

ENGLISH = openings("en")


def paragraph(
    text: str, id_: str = "O01", *, start: int = 0, part: str = "operative", spans: list[tuple[int, int]] | None = None
) -> Any:
    own = [Span(*one) for one in spans or [(start, start + len(text))]]
    return SimpleNamespace(id=id_, raw_spans=own, text=SimpleNamespace(string=text), part=part)


def resolution(source: str, **more: Any) -> Any:
    return SimpleNamespace(**{"source": source, "format": "text", "notes": (), **more})


def note(marker: str, place: str = "O01") -> Any:
    return SimpleNamespace(marker=marker, place=place, id=f"fn{marker}")


class TestLines:
    def lines(self, source: str, *spans: tuple[int, int]) -> list[tuple[str, str, bool]]:
        own = paragraph(source, spans=list(spans) or [(0, len(source))])
        return [(one.text, one.above, one.parted) for one in doubts._lines(resolution(source), own)]

    def test_all_but_the_first(self) -> None:
        assert self.lines("one\n two \nthree") == [("two", "one", False), ("three", " two", False)]
        assert self.lines("one") == []
        assert self.lines("one\n\ntwo") == [("two", "one", True)]

    def test_an_empty_line_between_two_spans_parts_them(self) -> None:
        assert self.lines("one\n\ntwo", (0, 3), (5, 8)) == [("two", "one", True)]
        assert self.lines("one\ntwo", (0, 3), (4, 7)) == [("two", "one", False)]
        assert self.lines("one\n\f\ntwo", (0, 3), (6, 9)) == [("two", "one", False)]  # a page ends
        assert self.lines("one\nx\n\ntwo", (0, 3), (7, 10)) == [("two", "one", False)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("“Asks", True), ("Asks “so", True), ("Asks “so”", False), ('"Asks"', True), (" «Asks»", True), ("Asks", False)],
)
def test_words_within_a_quotation(text: str, *, quoted: bool) -> None:
    assert doubts._quoted(text) is quoted


def of(name: str, text: str, **more: Any) -> list[str]:
    """What one rule says of a paragraph."""
    own = [paragraph(text, part=more.pop("part", "operative"))]
    return [one.says for one in getattr(doubts, name)(resolution(text, **more), own, ENGLISH)]


@pytest.mark.parametrize(
    ("text", "format_", "found"),
    [
        ("Decides to sail;\n3. Requests the Secretary-General to report;", "text", True),
        ("Decides to sail;\n3. Requests the Secretary-General to report;", "akn", False),
        ("Decides to sail\n3. Requests the Secretary-General to report;", "text", False),
        ("Decides to sail;\n3. Boats;", "text", False),
        ("Decides to sail;\n(a) Requests the Secretary-General;", "text", False),
        ("“Decides to sail;\n3. Requests the Secretary-General to report;", "text", False),
    ],
)
def test_numbers_within_a_paragraph(text: str, format_: str, *, found: bool) -> None:
    says = of("numbers", text, format=format_)
    assert says == (["a line in it begins with the number 3 and a verb"] if found else [])


@pytest.mark.parametrize(
    ("text", "format_", "found"),
    [
        ("Decides to sail.\n90th plenary meeting", "text", True),
        ("Decides to sail.\n90th plenary meeting", "akn", False),
        ("Decides to sail\n90th plenary meeting", "text", False),
        ("Decides to sail.\nBoats", "text", False),
    ],
)
def test_closing_lines_within_a_paragraph(text: str, format_: str, *, found: bool) -> None:
    assert bool(of("closings", text, format=format_)) is found


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Recalling", False),
        ("Rccalling", True),
        ("Rccallinq", True),
        ("Rcca11inq", False),
        ("Recallin", False),
        ("Boats", False),
        ("Rccalling, boats", True),
    ],
)
def test_words_that_are_nearly_openings(word: str, *, near: bool) -> None:
    assert doubts._nearly(f"{word} its resolution", ENGLISH) is near


@pytest.mark.parametrize(
    ("pieces", "title"),
    [
        (("asks all", "Boats and nets", "to sail"), True),
        (("asks all;", "Boats and nets", "to sail"), False),
        (("asks all", "Boats and nets.", "to sail"), False),
        (("asks all", "boats and nets", "to sail"), False),
        (("asks all", "Boats and nets", "To sail"), False),
        (("asks all", "Boats and nets"), False),
        (("asks all", "3 Boats", "to sail"), False),
        (("asks all", "B" + "o" * 118, "to sail"), True),
        (("asks all", "B" + "o" * 119, "to sail"), False),
        (("asks all", "Boats\nNets", "to sail"), False),
        (("x", "asks all", "Boats and nets", "to sail"), True),
    ],
)
def test_running_titles_within_a_sentence(pieces: tuple[str, ...], *, title: bool) -> None:
    spans, at = [], 0
    for piece in pieces:
        spans.append((at, at + len(piece)))
        at += len(piece) + 1
    source = "\f".join(pieces)
    assert doubts._has_title(resolution(source), paragraph(source, spans=spans)) is title


@pytest.mark.parametrize(
    ("text", "format_", "found"),
    [
        ("asks all\nA/RES/78/9\nto sail", "text", True),
        ("asks all\nA/RES/78/9\nto sail", "pdf", True),
        ("asks all\nA/RES/78/9\nto sail", "akn", False),
        ("asks all\n3/7\nto sail", "text", True),
        ("asks all\n23-45678 (E)\nto sail", "text", True),
        ("asks all\nA/RES/78/9, and\nto sail", "text", False),
        ("asks all", "text", False),
    ],
)
def test_lines_of_the_margin(text: str, format_: str, *, found: bool) -> None:
    assert bool(of("margins", text, format=format_)) is found


class TestNotes:
    def says(self, *texts: str, notes: tuple[Any, ...] = (), **more: Any) -> list[tuple[str, str]]:
        own = [paragraph(text, f"O0{n}") for n, text in enumerate(texts, 1)]
        found = doubts.notes(resolution(" ".join(texts), notes=notes, **more), own, ENGLISH)
        return [
            (one.place, one.says.replace("a marker of a note", "").replace("seems to stand in it", "").strip())
            for one in found
        ]

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("the Assembly,[4] which", [("O01", "4")]),
            ("Agenda [12] and", [("O01", "12")]),
            ("resolution 217 [III]", []),
            ("boats (4) and", []),
            ("الإنسان(4) و", [("O01", "4")]),
        ],
    )
    def test_markers_in_brackets(self, text: str, says: list[tuple[str, str]]) -> None:
        assert self.says(text) == says
        assert self.says(text, format="akn") == []
        assert self.says(f"{text} ⁽") == []

    def test_the_first_of_three_numbers_where_there_are_no_notes(self) -> None:
        assert self.says("the Treaty2 that", "the Charter3 too") == [("O01", "2")]
        assert self.says("the Treaty4 that") == []
        assert self.says("the Treaty2 that", format="pdf") == []
        assert self.says("in CO2 and G77") == []

    def test_the_row_of_notes(self) -> None:
        text = "the Treaty1 and the Charter4 and the Deal5 too"
        four = tuple(map(note, "14"))
        says = [says for _, says in self.says(text, notes=four)]
        assert says == ["the row of the notes leaves out note 2", "the row of the notes leaves out note 3", "5"]
        five = tuple(map(note, "16"))
        assert [says for _, says in self.says("the Treaty1", notes=five)] == []  # too many at once
        late = tuple(map(note, "46"))
        assert self.says("the Treaty4", notes=late) == []
        third = tuple(map(note, "35"))
        assert [says for _, says in self.says("the Treaty3", notes=third)] == ["the row of the notes leaves out note 4"]

    @pytest.mark.parametrize(
        ("text", "borne"),
        [("the Treaty4 that", True), ("Protocol,4 and", True), ("Protocol;4", True), ("CO4", False), ("A/75/4", False),
         ("the Treaty42", False), ("the Treaty4-5", False), ("the Treaty4.", True), ("the Deal4/5", False)],
    )  # fmt: skip
    def test_numbers_glued_to_words(self, text: str, *, borne: bool) -> None:
        own = [paragraph("none"), paragraph(text, "O02"), paragraph(text, "O03")]
        places = ["O01", "O02", "O03"]
        assert doubts._bearer(own, 4, places, "") == ("O02" if borne else "")
        assert doubts._bearer(own, 4, places, "O03") == ("O03" if borne else "")
        assert doubts._bearer(own, 4, places, "X1-01") == ("O02" if borne else "")

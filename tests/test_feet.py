"""Notes at a page's foot that stand amid a sentence: where such a note ends, and which numbers are a row."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from toolkit.sources import _feet, _recut
from toolkit.sources._layout import Block


def lines(*texts: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(text=words, kind="", marker="") for words in texts]


@pytest.mark.parametrize(
    ("texts", "last", "notes"),
    [
        (["1 The report.", "of boats."], 1, 1),
        (["1 The report", "of 1999.", "of boats."], 1, 2),
        (["1 The report.", "2 A list.", "of boats."], 2, 2),
        (["1 The report.", "3 A list.", "of boats."], 3, 2),  # one number is left out
        (["1 The report.", "4 A list.", "of boats."], 1, 1),
        (["1 The report", "2 A list.", "of boats."], 2, 2),  # the next note ends it
        (["1 The report", "and a list"], 1, 2),  # the text ends
        (["1 The report", *["and a list"] * 11, "of boats."], 0, 0),  # where it ends cannot be seen
        (["1 The report", *["and a list"] * 10, "of 1999.", "of boats."], 1, 12),
    ],
)
def test_where_notes_end(texts: list[str], last: int, notes: int) -> None:
    found = lines(*texts)
    assert _feet._take(found, 0, 1) == last
    assert [one.kind for one in found] == ["note"] * notes + [""] * (len(found) - notes)


def test_markers_of_notes_that_go_on() -> None:
    found = lines("1 The report", "of 1999.", "2 A list.")
    _feet._take(found, 0, 1)
    assert [one.marker for one in found] == ["1", "", "2"]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["the Plan,1 and the Treaty2", "of 2011,3"], [1, 2, 3]),
        (["the Plan1 and the Treaty2"], [1, 2]),
        (["the Plan1 of all"], []),  # one alone, glued to a word, may be a slip
        (["the Plan,1 of all"], [1]),  # behind its mark it is none
        (["the Plan2 and the Treaty3"], []),
        (["the Treaty2 and the Plan1"], []),
    ],
)
def test_a_row_of_markers(texts: list[str], numbers: list[int]) -> None:
    assert sorted(_feet.row(texts)) == numbers


LONG = "the boats of the north carry fish and grain to"  # more than forty signs, no end


@pytest.mark.parametrize(
    ("paragraphs", "are_lines"),
    [
        ([LONG] * 8, True),
        ([LONG] * 7, False),
        ([*[LONG] * 4, *[LONG + " all."] * 4], False),  # no more than half end amid a sentence
        ([*[LONG] * 5, *[LONG + " all."] * 3], True),
        ([*[LONG] * 8, "x" * 200], True),
        ([*[LONG] * 8, "x" * 201], False),
        ([*[LONG] * 7, "x" * 40], False),  # too short for a line that fills a page
        ([*[LONG] * 7, "x" * 41], True),
    ],
)
def test_paragraphs_that_are_lines_of_a_page(paragraphs: list[str], *, are_lines: bool) -> None:
    assert _recut.wrapped(paragraphs) == are_lines


@pytest.mark.parametrize(("looks", "bold"), [((True, True), True), ((True, False), False), ((False, False), False)])
def test_a_block_put_together_is_bold_where_all_of_it_is(looks: tuple[bool, bool], *, bold: bool) -> None:
    """Two blocks of ten signs, from the fifth on; the third one only touches them."""
    body = [
        Block(5, 15, "a" * 10, bold=looks[0], centred=looks[1]),
        Block(15, 25, "b" * 10, bold=looks[1], centred=True),
    ]
    body.append(Block(25, 35, "c" * 10))
    made = _recut._moved(Block(0, 20, "a" * 10 + "b" * 10), 5, body, {5: "3."})
    assert (made.start, made.end, made.number, made.bold, made.centred) == (5, 25, "3.", bold, looks[1])
    assert not _recut._moved(Block(40, 50, "d" * 10), 5, body, {}).bold  # of no block

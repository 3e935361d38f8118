"""Words and the characters behind them, where words were put in the place of others."""

from __future__ import annotations

import pytest

from toolkit.model import Repair
from toolkit.spans import Fragment, Span, Text
from toolkit.text import Folded

SOURCE = "one twp three"
WORDS = Text.of(SOURCE, (Fragment(0, 13),)).repaired(
    SOURCE, [Repair("O01", 4, 7, "twp", "second", "letter", "internal", "high", "", "")]
)


def test_the_words() -> None:
    assert WORDS.string == "one second three"


@pytest.mark.parametrize(
    ("raw", "offset"),
    [
        (0, 0),
        (3, 3),
        (4, 4),  # where the repair begins
        (5, 4),  # inside it: its letters are not those of the source, so all of it is meant
        (6, 4),
        (7, 10),  # behind it
        (8, 11),
        (13, 16),  # behind the last word
    ],
)
def test_a_raw_offset_in_the_words(raw: int, offset: int) -> None:
    assert WORDS.from_raw(raw) == offset


@pytest.mark.parametrize(
    ("start", "end", "spans"),
    [
        (4, 10, (Span(4, 7),)),
        (5, 6, (Span(4, 7),)),
        (0, 5, (Span(0, 7),)),
        (11, 16, (Span(8, 13),)),
        (3, 4, (Span(3, 4),)),
    ],
)
def test_a_range_of_words_in_the_source(start: int, end: int, spans: tuple[Span, ...]) -> None:
    """A range that touches a replaced run takes the whole run."""
    assert WORDS.raw(start, end) == spans


def test_the_words_made_of_a_range_of_the_source() -> None:
    assert WORDS.within(5, 6) == Span(4, 10)
    assert WORDS.within(7, 8) == Span(10, 11)
    assert WORDS.within(13, 20) is None


@pytest.mark.parametrize(
    ("folded", "original"),
    [
        ((0, 1), (1, 3)),  # the letter after a mark at the beginning, and its own mark
        ((1, 2), (3, 5)),
        ((2, 3), (5, 7)),
        ((0, 3), (1, 7)),
        ((1, 1), (3, 3)),
    ],
)
def test_a_folded_letter_is_found_with_the_marks_that_folding_dropped(
    folded: tuple[int, int], original: tuple[int, int]
) -> None:
    """Signs of the original: 0 a mark, 1 ta, 2 damma, 3 qaf, 4 kasra, 5 ra, 6 shadda."""
    words = Folded.of("\u064e\u062a\u064f\u0642\u0650\u0631\u0651")
    assert words.string == "\u062a\u0642\u0631"
    assert words.original(*folded) == original


@pytest.mark.parametrize(("raw", "offset"), [(2, 2), (3, 3), (5, 3), (6, 3), (7, 4), (8, 5), (9, 6), (99, 6)])
def test_a_raw_offset_between_two_fragments_is_the_next_word(raw: int, offset: int) -> None:
    """Of "one///two" the words are "onetwo": what stands between belongs to what comes next."""
    words = Text.of("one///two", (Fragment(0, 3), Fragment(6, 9)))
    assert words.string == "onetwo"
    assert words.from_raw(raw) == offset


def test_the_ends_of_a_run_that_reads_otherwise_are_those_of_the_whole_run() -> None:
    """Of "bot sank" the words are "boat sank": a part of the first word stands behind all of it."""
    words = Text.of("bot sank", (Fragment(0, 3, "boat"), Fragment(3, 8)))
    assert words.string == "boat sank"
    assert words.ends(1, 3) == (0, 3)
    assert words.ends(6, 8) == (5, 7)

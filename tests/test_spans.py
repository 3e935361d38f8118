"""Words and the characters behind them, where words were put in the place of others."""

from __future__ import annotations

import pytest

from toolkit.model import Repair
from toolkit.spans import Fragment, Span, Text

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

"""Many words as one pattern, and where a text has one of many."""

from __future__ import annotations

import re

import pytest

from toolkit.facts._tries import grouped, starts

WORDS = ["report", "reports", "repeal", "a boat", "a.b"]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_matches(word: str) -> None:
    assert re.fullmatch(grouped(WORDS), word)


@pytest.mark.parametrize("word", ["rep", "repor", "reportss", "", "a", "axb", "aboat", "boat"])
def test_nothing_else_does(word: str) -> None:
    assert not re.fullmatch(grouped(WORDS), word)


def test_the_longest_counts_and_a_blank_is_what_is_asked_for() -> None:
    assert re.match(grouped(["go", "going", "goings"]), "goings on")[0] == "goings"  # type: ignore[index]
    assert re.fullmatch(grouped(["a boat"], r"\s+"), "a \n boat")
    assert not re.fullmatch(grouped(["a boat"], r"\s+"), "aboat")
    assert not re.search(grouped([]), "")
    assert re.fullmatch(grouped(["x"]), "x")


def test_whole_words_and_numbers() -> None:
    words = frozenset({"two", "oar"})
    assert starts("two boats, 15 oars", words) == [(0, "two"), (11, "15")]
    assert starts("a boat with an oar", words) == [(15, "oar")]
    assert starts("room 7", words) == [(5, "7")]
    assert starts("boats and oars", words) == []

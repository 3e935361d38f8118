"""Blanks inside words, as converters leave them: joined where the text shows it, and nowhere else.

The sentences are written here.
"""

from __future__ import annotations

import pytest

import toolkit as tk
from toolkit.sources._blanks import stray

TEXT = """The General Assembly,

Recalling its c ommitment to sustainable deve lopment and the eighty -first session,

Reaffirming the commitment to the development of the rafts, w hich float, and z ealous work,

1. Decides to con sider rafts, which float, at its eighty-first session;

2. Requests the Board to consider rafts.
"""


def test_words_are_whole_where_the_text_shows_it() -> None:
    found = tk.loads(TEXT)

    assert found["P01"].text.string == (
        "Recalling its commitment to sustainable development and the eighty-first session,"
    )
    assert found["O01"].text.string == "Decides to consider rafts, which float, at its eighty-first session;"
    assert sum(len(span) for span in found.coverage()) == len(TEXT)


@pytest.mark.parametrize(
    "words",
    [
        "a raft, along the lake, and a long lake",
        "Annex C all rafts call",
        "on line and on board, online",
        "a web site of the board; a web page; the website",
        "rafts - and boats",
        "(b) ut, paragraph (b) and but",
        "as a strong raft; a s",
    ],
)
def test_words_that_stand_apart_stay_apart(words: str) -> None:
    assert stray(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("as strong; a s trong raft", ["s trong"]),
        ("reduction of reductio n", ["reductio n"]),
        ("the Republic, R epublic", ["R epublic"]),
        ("to float t o", ["t o"]),
    ],
)
def test_a_single_letter_is_no_word(words: str, expected: list[str]) -> None:
    parted = [(words[:at].rsplit(" ", 1)[-1], words[at + 1 :].split(" ", 1)[0]) for at in stray(words)]

    assert [" ".join(pair) for pair in parted] == expected

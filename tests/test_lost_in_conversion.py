"""What converters lose without a trace is doubted: all notes, hyphens at the ends of lines; the texts are made up."""

from __future__ import annotations

import time
from functools import partial

import pytest
from timing import spent

from toolkit import library
from toolkit.sources._hyphens import Hyphens


def _text(count: int, *, note: str = "", word: str = "boats", formula: str = "The General Assembly,") -> bytes:
    rows = [f"{n}. Requests the islands to count their {word} in year {n};" for n in range(1, count)]
    rows.append(f"{count}. Decides to remain seized of the matter.")
    head = f"A/RES/99/7\n\n99/7. Boats\n\n{formula}\n\nRecalling its long-term plan of the Secretary-General,{note}\n\n"
    return (head + "\n\n".join(rows) + (f"\n\n{note} Resolution 98/6." if note else "")).encode()


@pytest.mark.parametrize(
    ("count", "note", "formula", "doubted"),
    [
        (14, "", "The General Assembly,", True),
        (14, "[^1]", "The General Assembly,", False),
        (9, "", "The General Assembly,", True),  # ten, with the preambular one
        (8, "", "The General Assembly,", False),
        (6, "", "The General Assembly,", False),
        (14, "", "The Security Council,", False),
    ],
)
def test_a_long_text_of_the_assembly_without_a_note_is_doubted(
    count: int, note: str, formula: str, doubted: bool
) -> None:
    text = _text(count, note=note, formula=formula)
    text = text if "General" in formula else text.replace(b"A/RES/99/7\n\n99/7. Boats\n\n", b"S/RES/7 (2044)\n\n")
    kinds = {doubt.kind for doubt in library.read(text.replace(b"[^1] R", b"[^1]: R"), name="a.txt").doubts}
    assert ("lost_notes" in kinds) is doubted


@pytest.mark.parametrize(
    ("word", "doubted"),
    [
        ("SecretaryGeneral", True),
        ("longterm", True),
        ("nongovernmental boats", True),
        ("seventyfifth boats", True),
        ("decisionmaking boats", True),
        ("overall boats", False),
        ("long-term boats", False),
        ("McDonald boats", False),
        ("nonsense", False),
        ("healthy boats", False),
    ],
)
def test_a_word_that_may_have_lost_its_hyphen_is_doubted(word: str, doubted: bool) -> None:
    text = _text(5).replace(b"their boats in year 2", f"their {word} in year 2".encode())
    said = [(doubt.place, doubt.kind) for doubt in library.read(text, name="a.txt").doubts]
    assert said == ([("O02", "broken_word")] if doubted else [])


def test_words_that_the_document_writes_twice_are_words() -> None:
    assert not Hyphens(["the longterm plan", "a longterm plan"]).may_be_two("longterm")


def test_a_word_without_end_is_not_taken_apart() -> None:
    """A million letters take no time: at each of them a word was cut in two once, which took minutes."""
    known = Hyphens(["a far-reaching plan"])
    start = time.process_time()
    assert not known.may_be_two("b" * 1_000_000)
    assert not known.may_be_two("bC" * 500_000, range(1, 1_000_000, 2))
    assert known.may_be_two("farreaching")
    assert time.process_time() - start < 1


def test_line_ends_without_number_take_linear_time() -> None:
    """Each line of a long paragraph was held against each line end in it; a square would take minutes."""
    times = []
    for count in (3_000, 12_000):
        text = _text(2, word="x-\n" * count)
        times.append(spent(partial(library.read, text, name="lines.txt")))
    assert times[1] < 8 * times[0] + 0.3


def test_words_of_several_hyphens_keep_them_at_line_ends() -> None:
    broken = [f"wo{letter}-" for letter in "abcdefgh"]  # the document breaks words
    known = Hyphens([*broken, "a date"])
    assert not known.soft("the up-to-", "date plan")
    assert not known.soft("the out-", "of-pocket costs")
    assert known.soft("the socio-eco-", "nomic plan")
    assert known.soft("children world-", "wide")
    assert known.soft("which it post-", "poned to")
    assert not known.soft("a post-", "conflict raft")
    assert not known.soft("the system-", "wide plan")


def test_what_is_no_word_behind_a_prefix_ends_a_broken_word() -> None:
    known = Hyphens(["nothing of it elsewhere"])
    for above, below in (("sub-", "sequently"), ("re-", "quire"), ("re-", "flecting")):
        assert known.soft(above, below)
        assert not known.unsure(above, below)
    assert known.unsure("re-", "election") or not known.soft("re-", "election")

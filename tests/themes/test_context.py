"""What stands near a find: on which side, how near, and within one clause. A find stands ``after`` its context."""

from __future__ import annotations

import pytest

from toolkit.themes._context import Context

#: Two words of the set (0-4 and 20-25), one of them at the very beginning, and a find between them.
TEXT = "boat, the lake dries boats; a quay"
BEFORE, FIND, AFTER = (0, 4), (10, 14), (21, 26)


@pytest.mark.parametrize(
    ("side", "within", "nearest"),
    [
        ("after", 0, BEFORE),
        ("before", 0, AFTER),
        ("near", 0, BEFORE),  # 6 characters away, the other 7
        ("after", 6, BEFORE),
        ("after", 5, None),
        ("before", 7, AFTER),
        ("before", 6, None),
        ("near", 5, None),
    ],
)
def test_the_nearest_on_a_side(side: str, within: int, nearest: tuple[int, int] | None) -> None:
    context = Context(TEXT, {1: [BEFORE, AFTER]}, ())
    assert context.nearest(1, FIND, side, within=within, clause=False) == nearest
    assert context.nearest(2, FIND, side, within=within, clause=False) is None


def test_words_that_touch_the_find_are_near_it() -> None:
    touching = [(6, 10), (14, 15)]
    context = Context(TEXT, {1: touching}, ())
    assert [context.nearest(1, FIND, side, within=1, clause=False) for side in ("after", "before")] == touching


def test_at_the_same_distance_the_first_counts() -> None:
    context = Context(TEXT, {1: [(5, 7), (17, 19)]}, ())
    assert context.nearest(1, FIND, "near", within=0, clause=False) == (5, 7)


def test_a_clause_that_ends_between_them_parts_them() -> None:
    """The semicolon stands at 26."""
    assert TEXT[26] == ";"
    context = Context(TEXT, {1: [(30, 34)]}, ())
    assert context.nearest(1, (21, 26), "before", within=0, clause=False) == (30, 34)
    assert context.nearest(1, (21, 26), "before", within=0, clause=True) is None
    assert Context(TEXT, {1: [AFTER]}, ()).nearest(1, FIND, "before", within=0, clause=True) == AFTER


def test_words_within_a_name_are_no_context_but_the_name_is() -> None:
    assert Context(TEXT, {1: [(21, 25)]}, [AFTER]).nearest(1, FIND, "before", within=0, clause=False) is None
    assert Context(TEXT, {1: [AFTER]}, [AFTER]).nearest(1, FIND, "before", within=0, clause=False) == AFTER


@pytest.mark.parametrize("side", ["after", "before", "near"])
def test_words_within_the_find_are_not_around_it(side: str) -> None:
    for inside in ((10, 14), (11, 13), (10, 12), (12, 14)):
        assert Context(TEXT, {1: [inside]}, ()).nearest(1, FIND, side, within=0, clause=False) is None


def test_only_what_stands_between_parts_clauses() -> None:
    """A semicolon within the words, within the find, or beyond either of them parts nothing."""
    beyond = "a; boat lake; net; quay; b"
    boat, lake, quay = (3, 7), (8, 12), (19, 23)
    context = Context(beyond, {1: [boat], 2: [(19, 24)]}, ())
    assert context.nearest(1, lake, "after", within=0, clause=True) == boat
    assert context.nearest(1, (8, 13), "after", within=0, clause=True) == boat
    assert context.nearest(1, quay, "after", within=0, clause=True) is None
    assert context.nearest(2, (14, 17), "before", within=0, clause=True) is None
    assert context.nearest(2, (14, 18), "before", within=0, clause=True) == (19, 24)

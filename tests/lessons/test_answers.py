"""The table of answers (`lesson_answers`): each is judged as a person would, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lesson_answers import EMPTY, A

from toolkit import languages, lessons
from toolkit.lessons import _checking as checking
from toolkit.lessons import _registry as registry
from toolkit.lessons import _words as words


def rows() -> Iterator[tuple[str, Any, str, str]]:
    """Exercise, answer, state, mistake (empty where any will do)."""
    for name, (right, wrong, odd, hints) in A.items():
        yield from ((name, one, "right", "") for one in right)
        yield from ((name, one, "wrong", "") for one in wrong)
        yield from ((name, one, "odd", "") for one in odd)
        yield from ((name, one, "empty", "") for one in EMPTY)
        yield from ((name, one, "wrong", mistake) for mistake, found in hints.items() for one in found)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    languages.use("en")


def test_is_of_every_exercise() -> None:
    assert set(A) == set(registry.every())


def test_is_long() -> None:
    assert len(list(rows())) >= 800


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", A)
def test_answers(name: str, language: str) -> None:
    languages.use(language)
    exercise = registry.find(name)
    assert exercise
    differ = []
    for _, answer, state, mistake in (row for row in rows() if row[0] == name):
        verdict = exercise.judge(answer)
        if verdict.state != state or (mistake and verdict.mistake != mistake):
            differ.append((answer, state, mistake, verdict))
    assert not differ, differ


@pytest.mark.parametrize("language", ["en", "ar"])
def test_shared_hints_are_said(language: str) -> None:
    languages.use(language)
    for mistake in checking._SHARED:
        assert words.shared(mistake)
    assert words.shared("decimal") in repr(lessons.check("01-asking", 25))
    assert words.shared("form-rows") in repr(lessons.check("01-directing", 2))


def test_one_and_many() -> None:
    said = [repr(lessons.check("01-directing", answer)) for answer in (["O57", "O01"], ["O01"], ["O57", "O59", "O01"])]
    assert "Of your 2, 1 belongs here; 1 is still missing." in said[0]
    assert "Of your 1, 0 belong here; 2 are still missing." in said[1]
    assert "Of your 3, 2 belong here; none is missing" in said[2]
    languages.use("ar")
    assert "والصحيح منه واحد؛ وينقص عنصر واحد." in repr(lessons.check("01-directing", ["O57", "O01"]))


@pytest.mark.parametrize(("language", "right", "wrong"), [("en", "Decides", "تقرر"), ("ar", "تقرر", "Decides")])
def test_the_word_is_that_of_the_editions_own_text(language: str, right: str, wrong: str) -> None:
    languages.use(language)
    exercise = registry.find("08-back")
    assert exercise
    assert [exercise.judge(answer).state for answer in (right, f" {right} ", wrong)] == ["right", "right", "wrong"]

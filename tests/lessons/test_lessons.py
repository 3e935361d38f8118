"""Lessons as they are taught: one source, two editions, checks that are polite to a blank and pass a solution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lesson_cells import LESSONS, called, read, run, tagged, tags

from toolkit import glossary, languages
from toolkit.lessons import _plan as plan
from toolkit.lessons import _registry as registry
from toolkit.lessons import _words as words
from toolkit.lessons import audiences
from toolkit.lessons.audiences import TAGS
from toolkit.publish.report import editions

SLIDES = {"slide", "subslide", "fragment", "noslide"}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    languages.use("en")


def student(path: Path, language: str) -> Any:
    return audiences.student(editions.translated(read(path), language, path), language)


def test_there_are_lessons() -> None:
    assert LESSONS


def test_every_exercise_belongs_to_a_lesson() -> None:
    checked = [called(cell) for path in LESSONS for cell in tagged(read(path), "check")]
    assert sorted(checked) == sorted(registry.every())


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
class TestLesson:
    """Each rule, for each lesson."""

    def test_tags_are_known(self, path: Path) -> None:
        assert {tag for cell in read(path).cells for tag in tags(cell)} <= {*TAGS, *SLIDES}

    def test_has_the_parts_of_a_lesson(self, path: Path) -> None:
        notebook = read(path)
        assert [len(tagged(notebook, tag)) >= 1 for tag in ("card", "glossary", "discussion", "teacher")] == [True] * 4
        assert 5 <= len(tagged(notebook, "exercise")) <= 10
        assert any("## Further reading" in cell.source for cell in notebook.cells)
        assert f'lessons.card("{path.name[:2]}")' in tagged(notebook, "card")[0].source

    def test_each_exercise_has_a_solution_and_a_check_of_its_own(self, path: Path) -> None:
        steps = [tag for cell in read(path).cells for tag in ("exercise", "solution", "check") if tag in tags(cell)]
        assert steps == ["exercise", "solution", "check"] * (len(steps) // 3)

    def test_teaches_before_it_asks(self, path: Path) -> None:
        """A worked example whose program is explained line by line, then a program to complete, then blanks."""
        cells = read(path).cells
        (worked,) = (at for at, cell in enumerate(cells) if "worked" in tags(cell))
        first = next(at for at, cell in enumerate(cells) if "exercise" in tags(cell))
        assert worked < first
        explained = re.findall(r"^\d+\. `", cells[worked - 1].source, re.MULTILINE)
        assert len(explained) == len(cells[worked].source.splitlines())
        assert cells[first].source.startswith("### Warm-up · ")
        assert [cell for cell in cells[first + 1 :] if cell.source.startswith("### Exercise 1 · ")]

    def test_exercises_are_numbered(self, path: Path) -> None:
        heads = [cell.source.splitlines()[0] for cell in tagged(read(path), "exercise")]
        numbers = [int(found[1]) for head in heads if (found := re.match(r"### Exercise (\d+) · ", head))]
        assert numbers == list(range(1, len(heads)))

    def test_minutes_add_up(self, path: Path) -> None:
        number = path.name[:2]
        assert sum(plan.parts(number).values()) == words.lesson(number, "en")["minutes"]
        assert list(plan.exercises(number)) == [called(cell) for cell in tagged(read(path), "check")]
        assert all(1 <= step.minutes <= 30 for step in plan.exercises(number).values())

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_minutes_are_shown(self, path: Path, language: str) -> None:
        cells = tagged(student(path, language), "exercise")
        for cell, step in zip(cells, plan.exercises(path.name[:2]).values(), strict=True):
            assert words.shared("exercise-minutes", language).format(minutes=step.minutes) in cell.source.splitlines()

    def test_each_objective_is_practised(self, path: Path) -> None:
        number = path.name[:2]
        practised = {at for step in plan.exercises(number).values() for at in step.objectives}
        assert practised == set(range(1, len(words.lesson(number, "en")["objectives"]) + 1))
        assert all(step.objectives for step in plan.exercises(number).values())

    def test_checks_are_of_this_lesson(self, path: Path) -> None:
        names = [called(cell) for cell in tagged(read(path), "check")]
        assert all(name.startswith(f"{path.name[:2]}-") and registry.find(name) for name in names)
        assert len(set(names)) == len(names)

    def test_solutions_pass(self, path: Path) -> None:
        """What is stored is what nbval compares."""
        for cell in tagged(read(path), "check"):
            (output,) = cell.outputs
            assert output.data["text/plain"].startswith(f"check {called(cell)}: right. ")

    def test_student_has_no_solution_and_nothing_of_the_teachers(self, path: Path) -> None:
        notebook = read(path)
        edition = student(path, "en")
        assert not [cell.id for tag in ("solution", "teacher", "answer") for cell in tagged(edition, tag)]
        ids = {cell.id for cell in edition.cells}
        assert not ids & {cell.id for tag in ("teacher", "answer") for cell in tagged(notebook, tag)}
        for cell in tagged(edition, "blank"):
            assert re.search(r"^\w+ = \.\.\.$", cell.source, re.MULTILINE), cell.source

    @pytest.mark.heavy
    def test_blanks_are_met_politely_in_arabic(self, path: Path) -> None:
        """From the first cell to the last without an error, and every check says that it waits.

        In English test_tells.py runs the same notebook, and looks at the same words.
        """
        edition = student(path, "ar")
        shown = run(edition)
        for cell in tagged(edition, "check"):
            assert shown[cell.id] == f"check {called(cell)}: empty. {words.shared('empty', 'ar')}"

    def test_student_edition_with_the_solutions_put_in_passes(self, path: Path) -> None:
        edition = audiences.solved(student(path, "ar"), read(path))
        shown = run(edition)
        for cell in tagged(edition, "check"):
            assert shown[cell.id].startswith(f"check {called(cell)}: right. "), shown[cell.id]

    def test_arabic_edition_has_every_word(self, path: Path) -> None:
        assert editions.gaps(read(path), "ar", path) == []

    def test_card_is_whole_in_both_languages(self, path: Path) -> None:
        english, arabic = (words.lesson(path.name[:2], code) for code in ("en", "ar"))
        assert set(english) == set(arabic) >= {
            "title", "audience", "minutes", "prerequisites", "objectives", "mistakes", "question", "rubric",
        }  # fmt: skip
        assert 45 <= english["minutes"] == arabic["minutes"] <= 100
        assert len(english["objectives"]) == len(arabic["objectives"]) >= 3
        assert len(english["mistakes"]) == len(arabic["mistakes"]) >= 3
        assert len(english["rubric"]) == len(arabic["rubric"]) == 4
        assert english["title"] in read(path).cells[0].source

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_teacher_has_the_rubric_and_the_student_has_not(self, path: Path, language: str) -> None:
        (answer,) = tagged(audiences.teacher(read(path), language), "answer")
        given = "\n".join(cell.source for cell in student(path, language).cells)
        for line in words.lesson(path.name[:2], language)["rubric"]:
            assert f"- {line}\n" in answer.source
            assert line not in given

    def test_glossary_box_names_terms(self, path: Path) -> None:
        for cell in tagged(read(path), "glossary"):
            for name in re.findall(r'"([a-z0-9-]+)"', cell.source):
                assert glossary.term(name)

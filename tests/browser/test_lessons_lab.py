"""Lessons as students and teachers go through them in JupyterLab: every check answers, and nothing goes wrong.

What a lesson shows is read from the notebook that JupyterLab saves, since a page draws only the cells in view.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from toolkit.lessons import build

if TYPE_CHECKING:
    from browser.conftest import Lab
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.heavy]  # every lesson is also executed without a browser

LESSONS = [f"{number:02d}" for number in range(1, 10)]
#: What a check says in a line for readers without pictures.
CHECK = re.compile(r"check ([\w-]+): (\w+)\.")


@pytest.fixture(scope="module")
def editions(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All editions as notebooks, without paper."""
    folder = tmp_path_factory.mktemp("editions") / "lessons"
    build.build(root / "notebooks" / "lessons", folder, paper=False, progress=lambda _: None)
    return folder


def gone_through(lab: Lab, page: Page, path: Path) -> Any:
    """The notebook as JupyterLab saves it, once its last cell has been run."""
    name = lab.copy(path)
    lab.run(page, name)
    end = time.monotonic() + 90
    while time.monotonic() < end:
        page.wait_for_timeout(500)
        page.keyboard.press("Control+s")
        try:
            saved = nbformat.read(lab.files / name, as_version=4)
        except nbformat.reader.NotJSONError:
            continue  # it is being written
        code = [cell for cell in saved.cells if cell.cell_type == "code"]
        if all(cell.execution_count for cell in code):
            return saved
    pytest.fail(f"{name} was not run to its end within 90 seconds")


def answers(notebook: Any) -> dict[str, str]:
    """What each check said, by exercise; an error or a warning anywhere fails."""
    found = {}
    for output in outputs(notebook):
        assert output.output_type != "error", output
        assert output.get("name") != "stderr", output
        said = CHECK.match(str(output.get("data", {}).get("text/plain", "")))
        if said:
            found[said[1]] = said[2]
    return found


def outputs(notebook: Any) -> Iterator[Any]:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            yield from cell.outputs


@pytest.mark.parametrize("number", LESSONS)
def test_a_student_who_has_not_answered_yet(
    lab: Lab, page: Page, editions: Path, screenshots: Path, number: str
) -> None:
    """Every check asks for an answer; in one language for lessons of even number, in the other for the rest."""
    language = "ar" if int(number) % 2 else "en"
    (path,) = (editions / language / "student").glob(f"{number}-*.ipynb")
    said = answers(gone_through(lab, page, path))
    page.screenshot(path=screenshots / f"lesson-{number}-student-{language}.png")
    assert len(said) >= 5
    assert set(said.values()) == {"empty"}


@pytest.mark.parametrize("number", ["02", "07"])  # the others' answers are checked without a browser
def test_the_answers_of_the_teacher(lab: Lab, page: Page, editions: Path, screenshots: Path, number: str) -> None:
    language = "en" if int(number) % 2 else "ar"
    (path,) = (editions / language / "teacher").glob(f"{number}-*.ipynb")
    said = answers(gone_through(lab, page, path))
    page.screenshot(path=screenshots / f"lesson-{number}-teacher-{language}.png")
    assert len(said) >= 5
    assert set(said.values()) == {"right"}

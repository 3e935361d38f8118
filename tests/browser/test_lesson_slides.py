"""The slides of a lesson in a real browser: they start, they turn, and they ask for nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lesson_cells import LESSONS, read, tagged

from toolkit.lessons import _slides as slides
from toolkit.publish.report import editions

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LESSON = next(path for path in LESSONS if slides.has_slides(read(path)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_slides_turn(page: Page, tmp_path: Path, screenshots: Path, language: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    notebook = editions.translated(read(LESSON), language, LESSON)
    file = tmp_path / "slides.html"
    file.write_text(slides.deck(notebook, "Slides", language), encoding="utf-8")

    page.goto(file.as_uri())
    page.wait_for_function("Reveal.isReady()")

    assert page.evaluate("Reveal.getHorizontalSlides().length") == len(tagged(notebook, "slide"))
    first = page.locator("section.present section.present").inner_text()
    assert "02" in first
    page.keyboard.press("Space")
    page.wait_for_function("Reveal.getState().indexh === 1")
    second = page.locator("section.present section.present").inner_text()
    assert second
    assert second != first
    assert page.evaluate("document.querySelector('.reveal').classList.contains('rtl')") is (language == "ar")
    page.screenshot(path=screenshots / f"lesson-slides-{language}.png")
    assert errors == []

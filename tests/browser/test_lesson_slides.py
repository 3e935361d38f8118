"""The slides of every lesson in a real browser: they start, they turn, and nothing on any of them is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lesson_cells import LESSONS, read

from toolkit.lessons import _slides as slides
from toolkit.publish.report import editions

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
#: What of the slide that is shown stands outside of the window.
OUTSIDE = """() => {
  const room = document.querySelector(".reveal").getBoundingClientRect();
  return [...Reveal.getCurrentSlide().querySelectorAll("img, table, p, li, h1, h2, h3, pre")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < room.left - 2 || box.right > room.right + 2
      || box.top < room.top - 2 || box.bottom > room.bottom + 2);
  }).map(one => one.tagName + " " + (one.innerText || one.alt || "").slice(0, 60));
}"""


def _decks() -> Iterator[Any]:
    """Every deck; in `make test` one of each language, those with the charts that were once too high."""
    for path in LESSONS:
        for language in ("en", "ar"):
            light = (path.name[:2], language) in {("04", "en"), ("06", "ar")}
            marks = () if light else (pytest.mark.heavy,)
            yield pytest.param(path, language, id=f"{path.stem}-{language}", marks=marks)


@pytest.mark.parametrize(("path", "language"), list(_decks()))
def test_slides_turn_and_nothing_is_cut_off(
    page: Page, tmp_path: Path, screenshots: Path, path: Path, language: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    file = tmp_path / "slides.html"
    file.write_text(slides.deck(editions.translated(read(path), language, path), "Slides", language), encoding="utf-8")

    page.goto(file.as_uri())
    page.wait_for_function("Reveal.isReady()")
    total = page.evaluate("Reveal.getTotalSlides()")
    assert total > 15
    assert path.name[:2] in page.locator("section.present section.present").inner_text()
    assert page.evaluate("document.querySelector('.reveal').classList.contains('rtl')") is (language == "ar")
    page.screenshot(path=screenshots / f"lesson-slides-{path.name[:2]}-{language}.png")
    for number in range(total):
        assert page.evaluate("Reveal.getSlidePastCount()") == number
        assert page.evaluate(OUTSIDE) == [], number
        page.evaluate("Reveal.next()")
    assert errors == []

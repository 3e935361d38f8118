"""The explorer in JupyterLab: its notebook, both themes, a text that means harm, and the texts of a user's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import steps
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MILLION = 1_000_000
#: A printed text whose paragraphs hold what a browser would run, turn or choke on.
HARM = (
    "The General Assembly,\n\n"
    "Recalling its resolution 70/1 of 25 September 2015 <script>window.harmed = 1</script>,\n\n"
    'Noting <img src=x onerror="window.harmed = 2"> the \u202edigital divide\u202c and {braces} and $x$,\n\n'
    '1. Decides to close <b onmouseover="window.harmed = 3">the gap</b> between women and men <!-- ;\n\n'
    f"2. Requests the Secretary-General to report {'on and on ' * (MILLION // 10)}about gaps;\n\n"
    "3. Invites \"><svg onload='window.harmed = 4'> Governments to note </div></div></style>.\n"
)


def test_the_notebook(lab: Any, page: Page, root: Path, screenshots: Path) -> None:
    """Run all of it; filter by a theme, open a bar of a series, take the rows away, speak Arabic."""
    lab.run(page, lab.copy(root / "notebooks" / "13-explorer.ipynb"))
    scope = steps.opened(page)
    steps.shows(scope, 2)
    assert steps.violations(page) == []
    scope.get_by_role("button", name="Clear all filters").click()
    steps.shows(scope, 115)
    steps.theme(scope, "Gender equality").check()
    expect(steps.status(scope)).to_contain_text("Gender equality", timeout=steps.PATIENCE)
    shown = steps.references(scope)
    steps.tab(scope, "Take away")
    assert [row["paragraph_id"] for row in steps.downloaded(page, scope)] == shown
    steps.tab(scope, "Charts")
    scope.get_by_role("button", name=re.compile(r"^Digital divides \(\d+\)$")).click()
    expect(steps.status(scope)).to_contain_text("Digital divides", timeout=steps.PATIENCE)
    assert set(steps.references(scope)) < set(shown)
    scope.get_by_label("Language / اللغة").select_option(label="العربية")
    expect(scope.locator(".rtx-title")).to_contain_text("المستكشف", timeout=steps.PATIENCE)
    assert scope.locator(".rtx-filters").bounding_box()["x"] > scope.locator(".rtx-main").bounding_box()["x"]  # type: ignore[index]
    page.screenshot(path=screenshots / "lab-ar.png")


def test_a_dark_theme_has_contrast(lab: Any, page: Page, screenshots: Path) -> None:
    lab.theme("JupyterLab Dark")
    try:
        lab.run(page, lab.write("dark.ipynb", "from toolkit.explorer import explore\n\nexplore()"))
        scope = steps.opened(page)
        assert page.locator('body[data-jp-theme-light="false"]').count() == 1
        assert steps.every_panel(page, scope, "en", screenshots, "lab-dark") == []
    finally:
        lab.theme("JupyterLab Light")


def test_a_text_that_means_harm_is_only_text(lab: Any, page: Page, screenshots: Path) -> None:
    (lab.files / "harm.txt").write_text(HARM, encoding="utf-8")
    spoken: list[str] = []
    page.on("dialog", lambda dialog: (spoken.append(dialog.message), dialog.dismiss()))
    source = "from toolkit.explorer import explore\n\nexplore('harm.txt')"
    lab.run(page, lab.write("harm.ipynb", source))
    scope = steps.opened(page)
    steps.shows(scope, 5, 5)
    words = scope.locator(".rtx-words")
    expect(words.nth(0)).to_contain_text("<script>window.harmed = 1</script>")
    expect(words.nth(1)).to_contain_text('<img src=x onerror="window.harmed = 2">')
    expect(words.nth(1)).to_contain_text("⟦U+202E⟧digital divide⟦U+202C⟧ and {braces} and $x$")
    expect(words.nth(3)).to_contain_text("Requests the Secretary-General to report on and on on and on")
    expect(words.nth(3)).to_contain_text("the first 20,000 of 1,000,0")
    expect(words.nth(4)).to_contain_text("</div></div></style>")
    words.nth(2).hover()
    scope.get_by_label("Words in the text").fill('<img src=x onerror="window.harmed = 5"> gaps')
    expect(steps.status(scope)).to_contain_text("window.harmed = 5", timeout=steps.PATIENCE)
    scope.get_by_label("Words in the text").fill("gaps")
    steps.shows(scope, 2, 5)  # "the gap" and "gaps"
    for name, filled in list(zip(steps.TABS["en"], steps.FILLED, strict=True))[1:]:
        steps.tab(scope, name)
        expect(scope.locator(f"{filled}, .rtx-hint").locator("visible=true").first).to_be_visible(
            timeout=steps.PATIENCE
        )
    expect(scope.locator(".rtx-copy").first).to_be_visible(timeout=steps.PATIENCE)
    rows = steps.downloaded(page, scope)
    assert max(len(row["text"]) for row in rows) > MILLION - 10
    page.screenshot(path=screenshots / "lab-harm.png")
    scope.get_by_role("button", name="Clear all filters").click()
    steps.tab(scope, "Read")
    steps.shows(scope, 5, 5)
    assert page.evaluate("window.harmed") is None
    assert scope.locator("script, img, iframe, object, svg[onload], [onerror], [onmouseover]").count() == 0
    assert spoken == []


@pytest.mark.shared
def test_a_users_own_texts(lab: Any, page: Page, shared: Path) -> None:
    """Official English words beside a paragraph; what went and came, marked. No picture: the words are not ours."""
    folder = str(shared / "unxml")
    source = f"from toolkit.explorer import explore\n\nexplore(texts={folder!r})"
    lab.run(page, lab.write("texts.ipynb", source))
    scope = steps.opened(page)
    expect(scope.locator(".rtx-aside", has_text="Official English text").first).to_contain_text("Recalling")
    steps.tab(scope, "Compare")
    steps.choose(scope, "What became of it", "modified")
    expect(scope.locator("caption").first).not_to_contain_text("(116 of 116)", timeout=steps.PATIENCE)
    steps.choose(scope, "Paragraph", "P01 → P01")
    expect(scope.locator("del").first).to_be_visible(timeout=steps.PATIENCE)
    expect(scope.locator("ins").first).to_be_visible()
    assert steps.violations(page) == []

"""The explorer in JupyterLab: its notebook, the dark theme, a text that means harm, no kernel, a user's texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from toolkit import languages
from toolkit.explorer._markup import ui

if TYPE_CHECKING:
    from playwright.sync_api import Frame, FrameLocator, Page

pytestmark = [pytest.mark.browser, pytest.mark.heavy]  # the page itself is tested by itself, and served

PATIENCE: Final = 60_000
MILLION: Final = 1_000_000
#: A printed text whose paragraphs hold what a browser would run, turn or choke on.
HARM: Final = (
    "The General Assembly,\n\n"
    "Recalling its resolution 70/1 of 25 September 2015 <script>window.harmed = 1</script>,\n\n"
    'Noting <img src=x onerror="window.harmed = 2"> the \u202edigital divide\u202c and {braces} and $x$,\n\n'
    '1. Decides to close <b onmouseover="window.harmed = 3">the gap</b> between women and men <!-- ;\n\n'
    f"2. Requests the Secretary-General to report {'on and on ' * (MILLION // 10)}about gaps;\n\n"
    "3. Invites \"><svg onload='window.harmed = 4'> Governments to note </div></div></style>.\n"
)


def shown(page: Page, number: int = 0) -> FrameLocator:
    """The page of an explorer in its frame, once it shows something."""
    frame = page.frame_locator("iframe[sandbox][title]").nth(number)
    frame.locator("#status").wait_for(timeout=PATIENCE)
    return frame


def within(page: Page) -> Frame:
    """The frame itself, by its element: versions of the browser's driver differ in the address that they give it."""
    found = page.locator("iframe[sandbox][title]").first.element_handle().content_frame()
    assert found is not None
    return found


def shows(frame: FrameLocator, count: int, total: int = 115) -> None:
    expect(frame.locator("#status")).to_contain_text(re.compile(rf"^\D*{count}\D+{total}\b"), timeout=PATIENCE)


def ran(page: Page, lab: Any, code: str) -> None:
    """Run one more cell at the end of the notebook that is open."""
    cells = page.locator(".jp-Notebook .jp-Cell")
    number = cells.count()
    cells.last.locator(".cm-content").click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(cells).to_have_count(number + 1)
    cells.last.locator(".cm-content").click()  # an older JupyterLab leaves the focus where it was
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+Enter")


def test_the_notebook_and_what_was_chosen_in_python(lab: Any, page: Page, root: Path, screenshots: Path) -> None:
    """Run all of it; choose with the mouse, and go on in Python with what is chosen; and the other way."""
    lab.run(page, lab.copy(root / "notebooks" / "13-explorer.ipynb"))
    frame = shown(page)
    shows(frame, 2)
    page.screenshot(path=screenshots / "lab-en.png")
    frame.get_by_role("button", name="Clear all filters").click()
    shows(frame, 115)
    frame.get_by_label(re.compile(r"^Gender equality \(")).check()
    shows(frame, 9)
    frame.get_by_label("Language / اللغة").select_option("ar")
    expect(frame.locator("h1")).to_contain_text("المستكشف")
    assert frame.locator("html").get_attribute("dir") == "rtl"
    page.screenshot(path=screenshots / "lab-ar.png")


def test_the_kernel_knows_what_is_chosen_and_chooses(lab: Any, page: Page) -> None:
    lab.run(page, lab.write("both.ipynb", "import toolkit as tk\n\napp = tk.explore()\napp"))
    frame = shown(page)
    frame.get_by_label("Words in the text").fill("gender")
    shows(frame, 9)
    ran(page, lab, "print('found', len(app.found), app.query.text)")
    expect(page.get_by_text("found 9 gender", exact=True)).to_be_visible(timeout=PATIENCE)
    ran(page, lab, "app.query = tk.explorer.Query(addressees='secretary_general'); app.turn_to('asks')")
    shows(frame, 2)
    expect(frame.get_by_role("tab", name="Who is asked")).to_have_attribute("aria-selected", "true")


def test_a_dark_theme_has_contrast(lab: Any, page: Page, screenshots: Path) -> None:
    lab.theme("JupyterLab Dark")
    try:
        lab.run(page, lab.write("dark.ipynb", "from toolkit.explorer import explore\n\nexplore()"))
        frame = shown(page)
        expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
        frame.get_by_label("Words in the text").fill("IGF")
        inside = within(page)
        for name in ("Read", "Charts", "Concordance", "Compare", "Take away"):
            frame.get_by_role("tab", name=name, exact=True).click()
            inside.evaluate(Axe().axe_script)
            found = inside.evaluate("axe.run({runOnly: ['color-contrast']})")["violations"]
            assert [one["nodes"][0]["html"][:200] for one in found] == [], name
        page.screenshot(path=screenshots / "lab-dark.png")
    finally:
        lab.theme("JupyterLab Light")


def test_a_text_that_means_harm_is_only_text(lab: Any, page: Page, tmp_path: Path, screenshots: Path) -> None:
    """Opened from the page, by the kernel; and its name too."""
    harm = tmp_path / "<img src=x onerror=window.harmed=5>.txt"
    harm.write_text(HARM, encoding="utf-8")
    spoken: list[str] = []
    page.on("dialog", lambda dialog: (spoken.append(dialog.message), dialog.dismiss()))
    lab.run(page, lab.write("harm.ipynb", "import toolkit as tk\n\napp = tk.explore()\napp"))
    frame = shown(page)
    frame.locator("#open").click()
    frame.locator("#file").set_input_files(harm)
    shows(frame, 5, 5)
    words = frame.locator(".paragraph .words")
    expect(words.nth(0)).to_contain_text("<script>window.harmed = 1</script>")
    expect(words.nth(1)).to_contain_text('<img src=x onerror="window.harmed = 2">')
    expect(words.nth(1)).to_contain_text("⟦U+202E⟧digital divide⟦U+202C⟧ and {braces} and $x$")
    expect(words.nth(3)).to_contain_text("the first 20,000 of 1,000,0")
    expect(words.nth(4)).to_contain_text("</div></div></style>")
    frame.get_by_label("Words in the text").fill("gaps")
    shows(frame, 2, 5)  # "the gap" and "gaps"
    inside = within(page)
    for name in ("Charts", "Concordance", "Compare", "Take away", "Read"):
        frame.get_by_role("tab", name=name, exact=True).click()
        assert inside.evaluate("window.harmed") is None
        assert inside.locator("img, iframe, object, [onerror], [onmouseover]").count() == 0
    assert page.evaluate("window.harmed") is None
    assert spoken == []
    page.screenshot(path=screenshots / "lab-harm.png")
    ran(page, lab, "print('kept', app.subject.name, len(app.found))")
    kept = page.locator(".jp-OutputArea-output pre", has_text=re.compile(r"^kept .* 2\s*$"))
    expect(kept).to_be_visible(timeout=PATIENCE)


def test_without_a_kernel_it_answers_and_says_what_it_cannot(lab: Any, page: Page, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(HARM, encoding="utf-8")
    lab.run(page, lab.write("gone.ipynb", "from toolkit.explorer import explore\n\nexplore()"))
    frame = shown(page)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.locator("#jp-main-statusbar", has_text="No Kernel").wait_for(timeout=PATIENCE)
    frame.get_by_label("Words in the text").fill("gender")
    shows(frame, 9)
    frame.locator("#open").click()
    frame.locator("#file").set_input_files(tmp_path / "mine.txt")
    for language in ("en", "ar"):
        frame.locator("#lang").select_option(language)
        said = languages.load(language, "page")["words"]["kernel_gone"]
        expect(frame.locator(".alarm")).to_contain_text(said, timeout=PATIENCE)
    assert ui("ar")["title"] in frame.locator("h1").inner_text()
    shows(frame, 9)


@pytest.mark.shared
def test_a_users_own_texts(lab: Any, page: Page, shared: Path) -> None:
    """Official English words beside a paragraph; what went and came, marked. No picture: the words are not ours."""
    source = f"from toolkit.explorer import explore\n\nexplore(texts={str(shared / 'unxml')!r})"
    lab.run(page, lab.write("texts.ipynb", source))
    frame = shown(page)
    expect(frame.locator(".aside", has_text="Official English text").first).to_contain_text("Recalling")
    frame.get_by_role("tab", name="Compare").click()
    frame.get_by_label("What became of it").select_option("modified")
    frame.locator("tbody th button").first.click()
    expect(frame.locator("del").first).to_be_visible(timeout=PATIENCE)
    expect(frame.locator("ins").first).to_be_visible()

"""What a person does with the explorer in a browser, step by step; used in Lab and in the app alike."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from toolkit.explorer._markup import ui

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

#: Milliseconds that a step may take on a busy machine.
PATIENCE: Final = 30_000
#: Names of the tabs in their order, as the interface has them.
TABS: Final = {
    code: tuple(ui(code)[name] for name in ("reader", "charts", "asks", "concordance", "compare", "takeaway"))
    for code in ("en", "ar")
}


#: What each panel shows once it is filled, in the order of the tabs.
FILLED: Final = (".rtx-paragraph", ".rtx-bars", ".rtx-asks", ".rtx-hint, .rtx-place", "caption, .rtx-hint", ".rtx-copy")
#: A search that leaves five paragraphs, with marks, hits, a note and a repair: what axe-core looks at is of every kind.
FEW: Final = "IGF"


def opened(page: Page) -> Locator:
    """The first explorer of a page, once it is shown."""
    scope = page.locator(".rtx:not(.rtx-still)").first
    scope.locator(".rtx-status").wait_for(timeout=60_000)
    return scope


def status(scope: Locator) -> Locator:
    """The sentence that says what is shown."""
    return scope.locator(".rtx-status")


def shows(scope: Locator, count: int, total: int = 115) -> None:
    """Wait until a number of paragraphs is said to be shown."""
    expect(status(scope)).to_contain_text(re.compile(rf"^{count} \D+ {total}\b"), timeout=PATIENCE)


def tab(scope: Locator, name: str) -> None:
    """Open a panel by its tab."""
    scope.get_by_role("tab", name=name, exact=True).click()


def choose(scope: Locator, label: str, option: str) -> None:
    """Choose from a list by the beginning of an option (its count follows); again where the list forgets it."""
    control = scope.get_by_label(label, exact=True)
    pattern = re.compile(rf"^{re.escape(option)}".replace(r"\ ", r"\s"))  # options are written with hard spaces
    for attempt in (1, 2, 3):
        wanted = control.locator("option", has_text=pattern).first
        wanted.wait_for(state="attached", timeout=PATIENCE)
        control.select_option(index=wanted.evaluate("one => one.index"))
        scope.page.wait_for_timeout(150 * attempt)
        if control.locator("option:checked").filter(has_text=pattern).count():
            return
    raise AssertionError(f"{label}: the choice of {option!r} does not stay")


def chosen(scope: Locator, label: str) -> str:
    """What a list has chosen."""
    words = scope.get_by_label(label, exact=True).locator("option:checked").inner_text()
    return words.replace("\u00a0", " ")


def theme(scope: Locator, name: str) -> Locator:
    """The check box of a theme, whatever its count."""
    return scope.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)} \(\d+\)$"))


def references(scope: Locator) -> list[str]:
    """Ids of the paragraphs on the page of the reader."""
    return [re.search(r"\b([PO]\d\d)\b", text)[1] for text in scope.locator(".rtx-ref").all_inner_texts()]  # type: ignore[index]


def downloaded(page: Page, scope: Locator) -> list[dict[str, str]]:
    """The rows of the CSV that the link gives."""
    with page.expect_download(timeout=PATIENCE) as download:
        scope.locator("a.rtx-download[download$='-data.csv']").click()
    path = download.value.path()
    assert download.value.suggested_filename.endswith(".csv")
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"))))


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the explorer."""
    found = Axe().run(page, context=".rtx:not(.rtx-still)").response["violations"]
    return [f"{one['id']}: {json.dumps([n['html'][:200] for n in one['nodes'][:3]])}" for one in found]


def every_panel(page: Page, scope: Locator, language: str, pictures: Path | None = None, name: str = "") -> list[str]:
    """Open each panel, keep a picture of it, and ask axe-core; what it finds wrong.

    A search leaves few paragraphs: axe-core would look at twenty of a kind for as long as at five.
    """
    scope.locator(".rtx-filters input[type=text]").first.fill(FEW)
    shows(scope, 5)
    found: list[str] = []
    for number, label in enumerate(TABS[language]):
        tab(scope, label)
        expect(scope.get_by_role("tab", name=label, exact=True)).to_have_attribute("aria-selected", "true")
        expect(scope.locator(FILLED[number]).locator("visible=true").first).to_be_visible(timeout=PATIENCE)
        found += [f"{label}: {one}" for one in violations(page)]
        if pictures is not None:
            scope.scroll_into_view_if_needed()
            page.screenshot(path=pictures / f"{name}-{number}.png")
    tab(scope, TABS[language][0])
    scope.locator(".rtx-filters input[type=text]").first.fill("")
    shows(scope, 115)
    return found

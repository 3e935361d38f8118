"""The explorer as an app (Voila): filter, search, switch the language, open a bar, compare, take away; by key too."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import steps
from playwright.sync_api import expect

import toolkit
from toolkit.explorer import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

#: A word, and all that the resolution has of it: with letters before it, and its plural.
WORD = "المرأة"
WORDS = re.compile(r"(?<![ء-ي])و?(?:ال|لل)(?:مرأة|نساء)(?![ء-ي])")


def with_outcome(root: Path, theme: str, outcome: str) -> list[str]:
    """Paragraphs of A/RES/78/132 with a theme that the shipped panel gives an outcome, read without the toolkit."""
    with (root / "data" / "series" / "panel.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["symbol"] == "A/RES/78/132" and row["language"] == "ar"]
    return [row["paragraph_id"] for row in rows if row["status"] == outcome and theme in json.loads(row["themes"])]


def test_the_journey_of_a_reader(app: str, page: Page, root: Path, screenshots: Path) -> None:
    resolution = toolkit.load()
    page.goto(app)
    scope = steps.opened(page)
    steps.shows(scope, 115)
    assert steps.violations(page) == []

    # an Arabic word, with and without what is written together with it
    scope.get_by_label("Words in the text").fill(WORD)
    having = [p.id for p in resolution.paragraphs if WORDS.search(p.text.string)]
    steps.shows(scope, len(having))
    expect(scope.locator(".rtx-ref")).to_contain_text(having)
    expect(scope.locator("mark.hit").first).to_be_visible()
    scope.get_by_role("button", name="Clear all filters").click()
    steps.shows(scope, 115)

    # a theme, and its paragraphs as a table
    steps.theme(scope, "Gender equality").check()
    expect(steps.status(scope)).to_contain_text("Gender equality", timeout=steps.PATIENCE)
    shown = steps.references(scope)
    assert set(having) <= set(shown)
    steps.tab(scope, "Take away")
    rows = steps.downloaded(page, scope)
    assert [row["paragraph_id"] for row in rows] == shown
    assert [row["text"] for row in rows] == [str(resolution.passage(place).text) for place in shown]

    # what of it is new in 2023
    steps.tab(scope, "Compare")
    expect(scope.get_by_label("Earlier year")).to_contain_text("2022", timeout=steps.PATIENCE)
    assert steps.chosen(scope, "Later year") == "2023: 78/132"
    assert with_outcome(root, "gender", "new") == []  # by the lexicon, none of its new paragraphs is on women
    steps.choose(scope, "What became of it", "new")
    expect(scope.get_by_text(re.compile("^None of these 9 paragraphs"))).to_be_visible(timeout=steps.PATIENCE)
    steps.choose(scope, "What became of it", "modified")
    table = scope.locator("table", has_text="words kept")
    expected = with_outcome(root, "gender", "modified")
    assert expected
    # the table before may have as many rows: wait for the words, not for their number
    expect(table.locator("tbody td:nth-child(2)")).to_have_text(expected, timeout=steps.PATIENCE)
    page.screenshot(path=screenshots / "app-new-in-2023.png")


def test_arabic_mirrors_everything(app: str, page: Page, screenshots: Path) -> None:
    page.goto(app)
    scope = steps.opened(page)
    english = steps.every_panel(page, scope, "en", screenshots, "app-en")
    before = scope.locator(".rtx-filters").bounding_box(), scope.locator(".rtx-main").bounding_box()
    assert before[0]["x"] < before[1]["x"]  # type: ignore[index]
    scope.get_by_label("Language / اللغة").select_option(label="العربية")
    expect(scope.locator(".rtx-title")).to_contain_text("المستكشف", timeout=steps.PATIENCE)
    after = scope.locator(".rtx-filters").bounding_box(), scope.locator(".rtx-main").bounding_box()
    assert after[0]["x"] > after[1]["x"]  # type: ignore[index]
    arabic = steps.every_panel(page, scope, "ar", screenshots, "app-ar")
    assert english + arabic == []

    labels = scope.locator(".widget-label:visible, .widget-checkbox label:visible, button:visible").all_inner_texts()
    latin = [text for text in labels if re.search("[A-Za-z]{2}", text) and not re.search("[\u0621-\u064a]", text)]
    assert labels
    assert latin == []
    for control in scope.locator("select:visible, input[type=text]:visible").all():
        assert control.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert scope.locator(".rtx-status").get_attribute("lang") == "ar"


def test_keys_alone_will_do_and_a_narrow_page_too(app: str, page: Page, screenshots: Path) -> None:
    """What the Secretary-General is asked, by a bar and the enter key; then every kind of control by key."""
    page.goto(app)
    scope = steps.opened(page)
    steps.tab(scope, "Charts")
    steps.choose(scope, "Count paragraphs by", "Addressee")
    bar = scope.get_by_role("button", name=re.compile(r"^Secretary-General \(\d+\)$"))
    count = int(re.search(r"\((\d+)\)", bar.inner_text())[1])  # type: ignore[index]
    picture = scope.get_by_role("img", name=re.compile("^Bar chart: paragraphs by Addressee"))
    expect(picture).to_have_attribute("aria-label", re.compile(rf"Secretary-General: {count}\b"))
    bar.focus()
    page.keyboard.press("Enter")
    steps.shows(scope, count)
    expect(scope.get_by_role("tab", name="Read", exact=True)).to_have_attribute("aria-selected", "true")
    shown = steps.references(scope)
    assert len(shown) == count
    resolution = toolkit.load()
    assert all("الأمين العام" in str(resolution.passage(place).text) for place in shown)
    assert steps.chosen(scope, "Addressee") == f"Secretary-General ({count})"
    page.screenshot(path=screenshots / "app-secretary-general.png")
    scope.get_by_role("button", name="Clear all filters").press("Enter")
    steps.shows(scope, 115)

    # tab reaches the controls in the order of the page; arrows change tabs; space switches; enter opens a note
    scope.get_by_label("Words in the text").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    expect(steps.status(scope)).to_contain_text("Digital divides", timeout=steps.PATIENCE)
    assert page.evaluate("document.activeElement.type") == "checkbox"  # the update left the focus where it was
    page.keyboard.press("Space")
    steps.shows(scope, 115)
    scope.get_by_role("tab", name="Read", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(scope.get_by_role("tab", name="Charts", exact=True)).to_have_attribute("aria-selected", "true")
    steps.tab(scope, "Read")
    note = scope.locator(".rtx-note summary").first
    note.focus()
    page.keyboard.press("Enter")
    expect(scope.locator(".rtx-note-words").first).to_be_visible()

    # on a narrow page, filters stand above; nothing is wider than the page
    page.set_viewport_size({"width": 420, "height": 900})
    for number, name in enumerate(steps.TABS["en"]):
        steps.tab(scope, name)
        expect(scope.locator(steps.FILLED[number]).locator("visible=true").first).to_be_visible(timeout=steps.PATIENCE)
        box = scope.locator(".rtx-main").bounding_box()
        assert box["x"] + box["width"] <= 420, name  # type: ignore[index]
        page.screenshot(path=screenshots / f"app-narrow-{number}.png", full_page=True)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 420


def test_a_page_that_goes_ends_its_kernel_and_one_without_says_so(app: str, page: Page) -> None:
    page.goto(app)
    steps.opened(page)
    number = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    kernel = f"{app}api/kernels/{number}"
    assert page.request.get(kernel).ok
    assert page.request.post(f"{app}voila/api/shutdown/{number}").status == 403  # no token
    assert page.request.get(kernel).ok
    page.goto("about:blank")
    for _ in range(50):
        if page.request.get(kernel).status == 404:
            break
        page.wait_for_timeout(200)
    assert page.request.get(kernel).status == 404
    page.goto(app)
    scope = steps.opened(page)
    expect(page.locator(".rtx-gone")).to_be_hidden()
    page.context.set_offline(True)
    expect(page.locator(".rtx-gone")).to_be_visible(timeout=steps.PATIENCE)
    expect(scope.locator(".rtx-body")).to_be_hidden()


def test_what_several_are_asked_with_several_verbs_and_the_files(app: str, page: Page, screenshots: Path) -> None:
    """Several values at once, the list of asks, the chart as files, both readings, and all cleared."""
    page.goto(app)
    scope = steps.opened(page)
    for label, options in (("Verb", ["request", "invite"]), ("Addressee", ["Secretary-General", "Member States"])):
        control = scope.get_by_label(label, exact=True)
        names = [" ".join(one.split()) for one in control.locator("option").all_inner_texts()]
        wanted = [next(at for at, name in enumerate(names) if name.startswith(f"{one} (")) for one in options]
        control.select_option(index=wanted)
        expect(steps.status(scope)).to_contain_text(options[-1], timeout=steps.PATIENCE)  # lists are told before
        expect(control.locator("option:checked")).to_have_count(2)
    steps.tab(scope, "Who is asked")
    places = ["O08", "O31", "O32", "O57"]
    expect(scope.locator(".rtx-asks tbody th")).to_have_text(places, timeout=steps.PATIENCE)
    page.screenshot(path=screenshots / "app-asks.png")
    steps.tab(scope, "Charts")
    scope.get_by_role("button", name="Save this chart").click()
    for end in ("svg", "png", "csv"):
        with page.expect_download(timeout=steps.PATIENCE) as download:
            scope.locator(f".rtx-chart-files a[download$='.{end}']").click()
        assert Path(download.value.path()).stat().st_size > 100
    steps.tab(scope, "Concordance")
    scope.get_by_label("Keyword").fill("internet")
    scope.get_by_role("button", name="Clear all filters").click()
    steps.shows(scope, 115)
    expect(scope.get_by_label("Keyword")).to_have_value("")
    steps.tab(scope, "Read")
    scope.get_by_label("Words in the text").fill("O30")
    steps.shows(scope, 1)
    steps.choose(scope, "Reading", "as in the source")
    expect(scope.locator(".rtx-other")).to_have_count(2, timeout=steps.PATIENCE)
    steps.shows(scope, 1)
    expect(scope.locator(".rtx-mended")).to_have_attribute("open", "")
    steps.tab(scope, "Take away")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    scope.locator(".rtx-copier").first.click()
    assert "para. 30" in page.evaluate("navigator.clipboard.readText()")


def test_a_file_that_cannot_be_read_is_said_in_the_page(
    root: Path, page: Page, tmp_path: Path, screenshots: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    path = tmp_path / "explorer.ipynb"
    path.write_text(serve.notebook(str(tmp_path / "broken.pdf")), encoding="utf-8")
    port = serve.free_port()
    environment = serve.environment({**os.environ, "PYTHONPATH": str(root), "JUPYTER_CONFIG_DIR": str(tmp_path / "c")})
    address = f"http://127.0.0.1:{port}/"
    with serve.serving(serve.command(path, port=port, browser=False), f"{address}static/", environment):
        page.goto(address)
        expect(page.locator(".rtx-unread")).to_contain_text("broken.pdf", timeout=60_000)
        expect(page.get_by_text("Traceback")).to_have_count(0)
        page.screenshot(path=screenshots / "app-unreadable.png")

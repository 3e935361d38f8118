"""The report in a browser: every link leads somewhere, nothing leaves this machine or overflows, all letters are there.

The site is a small one, made for the purpose; among the heavy tests it is that of the text that ships.
``REPORT=build/report`` lets the same tests look at one that is built.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from toolkit.publish import report
from toolkit.publish.report import look

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.heavy]

WIDTHS = (360, 1440)

#: Letters drawn as the empty box that a typeface shows for what it lacks are as wide as that box.
MISSING = """() => {
  const canvas = document.createElement("canvas").getContext("2d");
  const seen = new Set(), lost = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const drawn = (letter, font) => {
    canvas.canvas.width = canvas.canvas.height = 48;
    canvas.font = font; canvas.fillText(letter, 8, 34);
    return canvas.canvas.toDataURL();
  };
  while (walker.nextNode()) {
    const style = getComputedStyle(walker.currentNode.parentElement);
    if (style.display === "none") continue;
    const font = `${style.fontWeight} 24px ${style.fontFamily}`;
    for (const letter of walker.currentNode.data) {
      const key = font + letter;
      if (seen.has(key) || /[\\s\\p{Cf}\\p{Mn}]/u.test(letter)) continue;
      seen.add(key);
      if (drawn(letter, font) === drawn("\\u{10FFFE}", font)) lost.push(letter);
    }
  }
  return [...new Set(lost)].sort().join(" ");
}"""


#: A text with what each page of a report shows: acts of several kinds, both themes, a repair, a note, dates.
SMALL = """القرار 78/900

78/900 - نص قصير للتجربة

إن الجمعية العامة،

إذ تشير إلى قرارها 77/950 المؤرخ 3 كانون الأول/ديسمبر 2022،

وإذ تلاحظ مع القلق أن المرأة في القارب بلا إنترنت⁽¹⁾،

1 - تطلب إلى الأمين العام أن يعد القوارب بحلول 31 أيار/مايو 2025؛

2 - تدعو البحارة إلى زيارة منتدى إدارة الإنترنت قبل 31 كانون الأول/ديسمبر 2025؛

3 - تقرر أن تعد القوارب الزرقاء كلها.

(1) القرار 70/1.
"""


@pytest.fixture(scope="module", params=["small", "shipped"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A report in both languages on two themes, or the one that ``REPORT`` names."""
    if os.environ.get("REPORT"):
        return (root / os.environ["REPORT"]).resolve()
    folder = tmp_path_factory.mktemp("site")
    (folder / "small.txt").write_text(SMALL, encoding="utf-8")
    source = {"source": folder / "small.txt"} if request.param == "small" else {}
    return report.build_own(folder / "report", themes=["gender", "igf"], progress=lambda _: None, **source).parent


def every_page(site: Path) -> Iterator[Path]:
    """The pages of the report."""
    yield from sorted(site.rglob("*.html"))


def main_pages(site: Path, language: str) -> Iterator[Path]:
    """The pages of an edition that differ in kind, and every notebook's."""
    names = ("index", "acts", "themes", "apparatus", "codebook", "references", "figures", "rights", "glossary")
    yield from (path for name in names if (path := site / language / f"{name}.html").exists())
    yield from sorted((site / language).glob("[0-9]*.html"))


def ids(page: Page) -> set[str]:
    """What a link can lead to."""
    found: list[str] = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    return set(found)


def test_every_link_leads_somewhere(site: Path, page: Page) -> None:
    anchors: dict[Path, set[str]] = {}
    links: set[tuple[str, str]] = set()
    for path in every_page(site):
        page.goto(path.as_uri())
        anchors[path] = ids(page)
        found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        links |= {(path.name, link) for link in found}
    assert len(links) > 200
    broken = []
    for origin, link in sorted(links):
        if link.startswith("https://docs.un.org/"):  # to a document at the United Nations; nothing here asks for it
            continue
        address, anchor = urldefrag(link)
        target = Path(unquote(urlsplit(address).path))
        if not target.is_file() or (anchor and unquote(anchor) not in anchors.get(target, set())):
            broken.append((origin, link))
    assert broken == []


def test_a_link_is_followed(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="ما تبيّن").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name=re.compile("Apparatus|apparatus")).first.click()
    page.get_by_role("heading", level=1).wait_for()
    assert "every repair" in page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overflows(site: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for path in every_page(site):
        page.goto(path.as_uri())
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide.append((path.parent.name, path.name, over))
    assert wide == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_letter_is_missing(site: Path, page: Page, language: str) -> None:
    for path in main_pages(site, language):
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready")
        assert page.evaluate(MISSING) == "", path.name


def test_the_test_of_missing_letters_sees_one(page: Page) -> None:
    page.set_content("<p>a \U0010fffd b</p>")
    assert page.evaluate(MISSING) == "\U0010fffd"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_long_id_in_the_list_of_figures_goes_on_in_the_next_line(site: Path, page: Page, language: str) -> None:
    """It breaks at a hyphen, so that what each figure shows has room: the list is read without pushing it aside."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((site / language / "figures.html").as_uri())
    page.evaluate(
        """() => { const id = document.querySelector("td > a > code");
        id.textContent = "00-table-" + "of-the-words-that-came-and-went-".repeat(8); }"""
    )
    wide = page.evaluate("""() => [...document.querySelectorAll(".wide")].map(e => e.scrollWidth - e.clientWidth)""")
    assert wide
    assert max(wide) <= 0


def test_arabic_is_set_in_the_typeface_that_comes_with_it(site: Path, page: Page) -> None:
    page.goto((site / "ar" / "index.html").as_uri())
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Amiri', 'قرار'))")
    assert page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').length") >= 1


def test_pictures_are_shown(site: Path, page: Page) -> None:
    for language in ("en", "ar"):
        page.goto(next(path for path in main_pages(site, language) if "acts" in path.name).as_uri())
        page.evaluate("document.querySelectorAll('img').forEach(one => { one.loading = 'eager'; })")
        page.wait_for_function("[...document.images].every(one => one.complete)")
        assert page.evaluate("[...document.images].filter(one => !one.naturalWidth).length") == 0


def test_the_first_tab_stop_skips_to_the_text(site: Path, page: Page) -> None:
    page.goto((site / "en" / "rights.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("#main"))  # the address changes a moment after the key


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(site: Path, page: Page, language: str) -> None:
    from axe_playwright_python import sync_playwright as axe

    for path in main_pages(site, language):
        page.goto(path.as_uri())
        found: Any = axe.Axe().run(page)
        problems = [
            (one["id"], one["nodes"][0]["html"][:120])
            for one in found.response["violations"]
            if one["impact"] in ("serious", "critical", "moderate")
        ]
        assert problems == [], path.name


def test_looks(site: Path, page: Page, screenshots: Path) -> None:
    """Pictures to look at."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for name in ("index.html", "en/index.html", "ar/index.html", "ar/apparatus.html"):
            page.goto((site / name).as_uri())
            target = screenshots / f"report-{name.replace('/', '-').removesuffix('.html')}-{width}.png"
            page.screenshot(path=target)
            assert target.stat().st_size > 5000


@pytest.mark.parametrize(("page_dir", "cell_dir"), [("rtl", "ltr"), ("ltr", "rtl")])
def test_a_label_stands_before_a_cell_of_the_other_direction(page: Page, page_dir: str, cell_dir: str) -> None:
    """On a phone cells stand below each other, its label first, on the side of the page."""
    cells = f'<td data-label="A">78/132</td><td dir="{cell_dir}" data-label="B">78/132</td><td class="number">7</td>'
    table = f'<div class="rt wide"><table><tbody><tr>{cells}<td></td></tr></tbody></table></div>'
    page.set_viewport_size({"width": 360, "height": 600})
    page.set_content(f'<html dir="{page_dir}"><style>{look.sheet(())}</style><body><main>{table}</main></body></html>')
    same, other, number, empty = (page.locator("td").nth(place) for place in range(4))
    assert other.bounding_box()["height"] > 1.4 * same.bounding_box()["height"]  # type: ignore[index]
    assert other.evaluate("cell => getComputedStyle(cell, '::before').direction") == page_dir
    assert number.evaluate("cell => getComputedStyle(cell).textAlign") == "start"
    assert empty.bounding_box() is None

"""The explorer served on this machine: files opened in it, what is wrong said, its server gone, the Assembly."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import corpus_record as made
import pytest
import servers
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import toolkit
from toolkit import languages, library
from toolkit.explorer import Query, Subject, counts, select, takeaway

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

    from toolkit.explorer.serve import Server

pytestmark = pytest.mark.browser

PATIENCE: Final = 30_000
HARM: Final = "<script>window.harm=1</script><img src=x onerror=window.harm=1>"
MINE: Final = f"""Resolution adopted by the General Assembly

78/999. {HARM}

The General Assembly,

Recalling {HARM},

1. Requests the Secretary-General to report on digital divides;

3. Decides to end.
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A file of a person's own, of which the name means harm too."""
    path = tmp_path / "<img src=x onerror=window.harm=1>.txt"
    path.write_text(MINE, encoding="utf-8")
    return path


@pytest.fixture
def shown(context: BrowserContext, served: Server) -> Iterator[Callable[[str], Page]]:
    """Opens the served page at a state; a script that fails fails the test."""
    failed: list[str] = []

    def at(state: str = "", server: Server = served) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(server.address + state)
        page.locator("#status").wait_for(timeout=PATIENCE)
        return page

    yield at
    assert failed == []


def counted(page: Page, count: int, total: int = 115) -> None:
    expect(page.locator("#status")).to_contain_text(re.compile(rf"^\D*{count}\D+{total}\b"), timeout=PATIENCE)


def opened(page: Page, path: Path) -> None:
    if not page.locator("#file").is_visible():
        page.locator("#open").click()
    page.locator("#file").set_input_files(path)


def test_it_is_the_page(shown: Callable[..., Page]) -> None:
    """The same answers, and the state in the address: shared, gone back to, read again."""
    page = shown()
    page.get_by_label("Words in the text").fill("gender")
    counted(page, 9)
    page.get_by_role("tab", name="Charts").click()
    other = shown("#" + page.url.partition("#")[2])
    counted(other, 9)
    expect(other.get_by_role("tab", name="Charts")).to_have_attribute("aria-selected", "true")
    other.reload()
    counted(other, 9)
    page.go_back()
    expect(page.get_by_role("tab", name="Read")).to_have_attribute("aria-selected", "true")


def test_a_file_is_opened_and_its_words_stay_words(shown: Callable[..., Page], mine: Path, screenshots: Path) -> None:
    page = shown("#themes=gender")
    opened(page, mine)
    counted(page, 3, 3)  # nothing of what was chosen before stays
    expect(page.locator("h1")).to_have_text(f"Explorer: {mine.name}")
    assert HARM in page.locator("article").first.inner_text()
    expect(page.locator(".doubt").first).to_contain_text("after number 1 comes number 3")
    for panel in ("Charts", "Who is asked", "Concordance", "Compare", "Take away"):
        page.get_by_role("tab", name=panel).click()
        assert page.evaluate("window.harm === undefined && document.images.length === 0"), panel
    line = page.get_by_role("region", name="The same in Python").inner_text()
    assert f"toolkit.load({mine.name!r})" in line
    page.screenshot(path=screenshots / "served-own.png")
    page.get_by_role("tab", name="Compare").click()
    expect(page.locator("#panel")).to_contain_text("not in the series")
    while "file=" in page.url:  # back to what it came with
        page.go_back()
    counted(page, 9)
    page.go_forward()
    counted(page, 3, 3)
    page.locator("#close").click()
    counted(page, 115)


def test_a_link_to_a_file_that_is_not_here_shows_no_other(shown: Callable[..., Page], mine: Path) -> None:
    page = shown()
    opened(page, mine)
    counted(page, 3, 3)
    page.get_by_label("Words in the text").fill("digital divides")
    counted(page, 1, 3)
    page.reload()
    for language in ("en", "ar"):
        page.locator("#lang").select_option(language)
        said = languages.load(language, "page")["words"]["not_here"].partition("{")[0]
        expect(page.locator(".alarm")).to_contain_text(said)
        counted(page, 115)


def test_a_file_may_be_dropped(shown: Callable[..., Page], mine: Path) -> None:
    page = shown()
    data = page.evaluate_handle(
        "words => { const all = new DataTransfer(); all.items.add(new File([words], 'mine.txt')); return all; }", MINE
    )
    page.dispatch_event("body", "drop", {"dataTransfer": data})
    counted(page, 3, 3)


@pytest.mark.parametrize("kind", ["pdf", "xml"])
def test_other_formats_are_read_by_the_toolkit(shown: Callable[..., Page], tmp_path: Path, kind: str) -> None:
    path, page = tmp_path / f"mine.{kind}", shown()
    if kind == "xml":
        path.write_text(made.resolution(), encoding="utf-8")
    else:
        paper = page.context.new_page()
        paper.set_content("".join(f"<p>{html.escape(line)}</p>" for line in MINE.split("\n\n")))
        paper.pdf(path=path)
    total = len(library.load(path).paragraphs)
    assert total > 1
    opened(page, path)
    counted(page, total, total)


def test_a_file_that_cannot_be_read_is_said(shown: Callable[..., Page], tmp_path: Path, screenshots: Path) -> None:
    """In the toolkit's words, in either language of the page; what was shown stays."""
    broken = tmp_path / "<b>broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    page = shown("#themes=gender")
    opened(page, broken)
    with pytest.raises(toolkit.errors.ToolkitError) as raised:
        library.read(broken.read_bytes(), name=broken.name)
    expect(page.locator(".alarm p").last).to_have_text(str(raised.value), timeout=PATIENCE)
    assert page.locator(".alarm b").count() == 0
    counted(page, 9)
    page.locator("#lang").select_option("ar")
    expect(page.locator(".alarm p").first).to_contain_text("تعذر فتح هذا الملف")
    page.screenshot(path=screenshots / "served-unreadable.png")


def test_the_page_is_saved_to_be_sent(shown: Callable[..., Page], mine: Path, tmp_path: Path) -> None:
    """A colleague opens the file, without a server: what was shown is shown, and the same file is not asked for."""
    for own, count, total in ((False, 9, 115), (True, 1, 3)):
        page = shown("#lang=ar&themes=gender")
        if own:
            opened(page, mine)
            counted(page, total, total)
            page.locator("#text").fill("digital divides")
        counted(page, count, total)
        with page.expect_download(timeout=PATIENCE) as download:
            page.locator("#save").click()
        name = download.value.suggested_filename
        assert name.endswith(".html")
        download.value.save_as(tmp_path / name)
        other = page.context.new_page()
        other.goto((tmp_path / name).as_uri())
        counted(other, count, total)
        assert other.locator("html").get_attribute("lang") == "ar"
        assert other.locator("#file, #save, .alarm").count() == 0
        other.get_by_role("button", name="إزالة كل المرشحات").click()
        counted(other, total, total)


def test_a_server_that_is_gone_is_said_where_it_is_needed(context: BrowserContext, mine: Path) -> None:
    with servers.explorer(Subject.of(toolkit.load())) as server:
        page = context.new_page()
        page.goto(server.address)
        counted(page, 115)
    page.get_by_label("Words in the text").fill("gender")
    counted(page, 9)
    opened(page, mine)
    for language in ("en", "ar"):
        page.locator("#lang").select_option(language)
        words = languages.load(language, "page")["words"]["server_gone"]
        expect(page.locator(".alarm")).to_contain_text(words.replace("`", ""), timeout=PATIENCE)
        expect(page.locator(".alarm code")).to_have_text(re.findall("`(.+?)`", words))
    counted(page, 9)


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_and_widths(shown: Callable[..., Page], language: str, mine: Path, screenshots: Path) -> None:
    """With the box open and something wrong in it; best practices included, in the dark too; nothing too wide."""
    page = shown(f"#lang={language}&panel=compare")
    mine.write_text("nothing that is a resolution", encoding="utf-8")
    opened(page, mine)
    page.locator(".alarm").wait_for(timeout=PATIENCE)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options=options).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
        for width in (1440, 768, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
            page.screenshot(path=screenshots / f"served-{language}-{scheme}-{width}.png")


def test_a_folder_that_is_none_is_said(shown: Callable[..., Page]) -> None:
    page = shown("#panel=compare")
    page.locator("#folder").fill("/nowhere/at/all")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .alarm")).to_contain_text("is no folder", timeout=PATIENCE)
    assert page.evaluate("document.activeElement.id") == "folder"


@pytest.mark.shared
def test_a_folder_of_texts_shows_what_went_and_came(shown: Callable[..., Page], shared: Path) -> None:
    page = shown("#panel=compare&outcome=modified")
    page.locator("#folder").fill(str(shared / "unxml"))
    page.locator("#read-folder").click()
    expect(page.locator("#folder")).to_have_count(0, timeout=PATIENCE)
    page.locator("tbody th button").first.click()
    expect(page.locator("del").first).to_be_visible()
    expect(page.locator("ins").first).to_be_visible()
    page.get_by_role("tab", name="Read").click()
    expect(page.locator(".aside", has_text="Official English text").first).to_contain_text("Recalling")


def test_what_is_taken_away_is_what_python_gives(shown: Callable[..., Page]) -> None:
    """Citation, BibTeX and the line of Python of a selection."""
    subject = Subject.of(toolkit.load())
    for query, state in (
        (Query(themes=("gender",)), "themes=gender"),
        (
            Query(parts="operative", verbs=("request", "invite"), opening=True),
            "parts=operative&verbs=request|invite&opening=1",
        ),
        (Query(text='it\'s "women" or'), 'text=it\'s "women" or'),
    ):
        rows = select(subject, query)
        for language in ("en", "ar"):
            page = shown(f"#panel=takeaway&lang={language}&{state}")
            words = {**languages.load(language, "explorer")["ui"]}

            def block(head: str, page: Page = page, words: Any = words) -> str:
                return page.get_by_role("region", name=words[head], exact=True).inner_text()

            assert block("citation_head") == takeaway.citation(subject, rows, language)
            assert block("bibtex_head").split() == takeaway.bibtex(subject, rows).split()
            assert block("line_head") == takeaway.line(subject, query)


def test_the_assembly_is_answered_from_behind(
    context: BrowserContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No page holds it: what is shown is the answer to what is asked, and without a server nothing."""
    files = {
        "English/a.xml": made.resolution(),
        "Arabic/a.xml": made.resolution(code="ara", title="عد القوارب"),
        "English/b.xml": made.resolution(8, voting=made.WITHOUT, title="Harbours"),
        "English/c.xml": made.resolution(9, voting=made.SILENT),
    }
    made.folder(tmp_path / "in", files, [made.row(8, adoption_type="Without a vote")])
    toolkit.corpus.build_assembly(tmp_path / "in", tmp_path / "tables", workers=1)
    monkeypatch.setenv("TOOLKIT_ASSEMBLY", str(tmp_path / "tables"))
    subject = Subject.of_assembly()
    with servers.explorer(subject) as server:
        page = context.new_page()
        page.goto(server.address + "#votes=vote")
        query = Query(languages=("en",), votes=("vote",))
        rows, total = select(subject, query), int((subject.frame["language"] == "en").sum())
        counted(page, len(rows), total)
        places = [f"{one.symbol} {one.paragraph_id}" for one in rows.itertuples()]
        assert page.locator("article h3 bdi").all_inner_texts() == places
        votes = counts(subject, query, "en")["votes"]
        assert len(votes) == 3  # with a vote, without one, and where nothing is known
        for label, count in zip(votes["label"], votes["count"], strict=True):
            expect(page.get_by_label(f"{label} ({count})", exact=True)).to_have_count(1)
        page.get_by_role("tab", name="Charts").click()
        themes = rows["themes"].explode().value_counts()
        assert page.locator(".bar .count").all_inner_texts() == [str(count) for count in themes]
        late: list[Route] = []

        def hold(route: Route) -> None:
            late.append(route)

        page.route("**/ask", hold)
        with page.expect_request("**/ask"):
            page.get_by_role("tab", name="Take away").click()
        expect(page.locator("#status")).to_have_text(languages.load("en", "page")["words"]["waiting"])
        citation = page.get_by_role("region", name="Citation")
        expect(page.locator("#panel")).to_be_empty()  # nothing is offered that is not known yet
        for route in late:
            route.continue_()
        page.unroute("**/ask", hold)
        with page.expect_download(timeout=PATIENCE) as download:
            page.locator("#csv").click()
        lines = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
        assert [f"{line['Resolution']} {line['Paragraph']}" for line in lines] == places
        expect(citation).to_have_text(takeaway.citation(subject, rows, "en"), timeout=PATIENCE)
        page.get_by_role("tab", name="Charts").click()
        page.get_by_role("button", name="Clear all filters").click()
        counted(page, total, total)
    page.locator("#lang").select_option("ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("tab", name=languages.load("ar", "explorer")["ui"]["reader"]).click()
    page.locator("#text").fill("x")
    expect(page.locator("#status")).to_contain_text(
        languages.load("ar", "page")["words"]["gone_answer"], timeout=PATIENCE
    )
    expect(page.locator("article")).to_have_count(0)

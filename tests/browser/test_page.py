"""The explorer as one file, opened from the disk with nothing to talk to."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from queries import generated

import toolkit
from toolkit import glossary, languages, library
from toolkit._words import Words, keys
from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject, counts, page, select, takeaway
from toolkit.explorer._bundle import TERMS
from toolkit.explorer._markup import ui
from toolkit.explorer.search import searched
from toolkit.series import difference

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

HARM = "<script>window.harm=1</script><img src=x onerror=window.harm=1> =1+1 </script> \\u003c {0} ${window.harm=1}"
HOSTILE = f"""Resolution adopted by the General Assembly

78/999. {HARM}

The General Assembly,

Recalling {HARM},

1. Requests the Secretary-General to report on {HARM};

2. Decides to end 😀 here;

3. =1+1 is no formula in a table.
"""


@pytest.fixture(scope="module")
def subject() -> Subject:
    return Subject.of(toolkit.load())


@pytest.fixture(scope="module")
def written(subject: Subject, tmp_path_factory: pytest.TempPathFactory) -> str:
    return page.write(subject, tmp_path_factory.mktemp("page") / "page.html", "en").as_uri()


@pytest.fixture
def opened(context: BrowserContext, written: str) -> Callable[[str], Page]:
    """Opens the page at a state, with everything that it asks for or complains of noted."""
    context.set_offline(True)

    def open_at(state: str = "", address: str = written) -> Page:
        shown = context.new_page()
        shown.on("pageerror", lambda error: pytest.fail(str(error)))
        shown.on("console", lambda said: pytest.fail(said.text) if said.type == "error" else None)
        shown.goto(address + state)
        shown.locator("#status").wait_for(timeout=20_000)
        return shown

    return open_at


def shows(shown: Page, count: int, total: int = 115) -> None:
    expect(shown.locator("#status")).to_contain_text(re.compile(rf"^\D*{count}\D+{total}\b"))


def downloaded(shown: Page, button: Locator) -> tuple[str, str]:
    with shown.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def test_search_filters_and_reader(opened: Callable[..., Page], subject: Subject) -> None:
    shown = opened()
    shows(shown, 115)
    shown.get_by_label("Words in the text").fill("gender")
    shows(shown, 9)
    expect(shown.locator("#status")).to_contain_text("names of themes")
    expect(shown.locator("mark.hit").first).to_be_visible()
    shown.get_by_label("operative (4)").check()
    shows(shown, 4)
    assert shown.locator("article h3 bdi").all_inner_texts() == [
        "A/RES/78/132 " + i for i in ("O01", "O26", "O27", "O53")
    ]
    shown.get_by_role("button", name="Clear all filters").click()
    shows(shown, 115)


def test_a_passage_opens_to_its_history(opened: Callable[..., Page]) -> None:
    """O30 begins with words of 74/197, the first text held of its line."""
    for language in ("en", "ar"):
        words = ui(language)
        shown = opened(f"#text=O30&lang={language}")
        shown.get_by_text(re.compile(f"^{words['history']} \\(")).click()
        passage = shown.locator(".history li").first
        expect(passage.locator(".older")).to_have_text(words["history_mark"])
        expect(passage.locator("p")).to_be_hidden()
        passage.locator("summary").click()
        expect(passage.locator("p")).to_contain_text("A/RES/74/197")
        expect(passage.locator("p")).to_contain_text(words["history_older"])


def test_the_same_bytes_on_every_run(subject: Subject, written: str, tmp_path: Path) -> None:
    """From another reading of the file, in another process with another order of sets."""
    code = (
        "import sys, toolkit; from toolkit.explorer import Subject, page; "
        "page.write(Subject.of(toolkit.load()), sys.argv[1], 'en')"
    )
    again = tmp_path / "again.html"
    subprocess.run([sys.executable, "-c", code, again], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert again.read_bytes() == Path(url2pathname(urlsplit(written).path)).read_bytes()


def test_a_link_says_that_it_needs_the_file(opened: Callable[..., Page]) -> None:
    for language in ("en", "ar"):
        shown = opened(f"#lang={language}")
        hint = languages.load(language, "page")["words"]["link_hint"]
        expect(shown.locator("footer")).to_contain_text(hint)
        assert shown.locator("#share").get_attribute("aria-describedby") == "share-hint"


def test_on_paper_and_in_the_dark(opened: Callable[..., Page], screenshots: Path) -> None:
    """Paper has the paragraphs and no controls; the dark theme has contrast."""
    for language in ("en", "ar"):
        shown = opened(f"#lang={language}&text=IGF")
        shown.emulate_media(media="print")
        for hidden in ("nav", ".tabs", "footer", ".tools"):
            expect(shown.locator(hidden).first).to_be_hidden()
        expect(shown.locator("article").last).to_be_visible()
        expect(shown.locator("#status")).to_be_visible()
        shown.screenshot(path=screenshots / f"page-print-{language}.png", full_page=True)
        shown.emulate_media(media="screen", color_scheme="dark")
        found = Axe().run(shown, options={"runOnly": ["color-contrast"]}).response["violations"]
        assert [one["nodes"][0]["html"][:200] for one in found] == []
        shown.screenshot(path=screenshots / f"page-dark-{language}.png")
        shown.close()


def test_state_in_the_address(opened: Callable[..., Page]) -> None:
    """Shared, gone back to, and read again."""
    shown = opened()
    shown.get_by_label(re.compile(r"^Gender equality \(")).check()
    shows(shown, 9)
    shown.get_by_role("tab", name="Charts").click()
    assert "themes=gender" in shown.url
    assert "panel=charts" in shown.url
    other = opened("#" + shown.url.partition("#")[2])
    shows(other, 9)
    expect(other.get_by_role("tab", name="Charts")).to_have_attribute("aria-selected", "true")
    shown.go_back()
    expect(shown.get_by_role("tab", name="Read")).to_have_attribute("aria-selected", "true")
    shown.go_back()
    shows(shown, 115)
    shown.goto(shown.url.partition("#")[0] + "#themes=nothing|gender&panel=zzz&page=-3&lang=xx&text=%00")
    shown.reload()
    expect(shown.locator("#status")).not_to_be_empty()


def test_what_is_typed_letter_by_letter_is_one_step_back(opened: Callable[..., Page]) -> None:
    shown = opened()
    shown.locator("#text").press_sequentially("gender", delay=20)
    shows(shown, 9)
    assert "text=gender" in shown.url
    assert shown.evaluate("document.activeElement.id") == "text"
    shown.go_back()
    shows(shown, 115)


def test_no_name_of_the_page_hides_one_of_the_browser_that_it_uses() -> None:
    """All modules share one scope: a function `history` there would be called where the browser's is meant."""
    code = page.script()
    names = set(re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", code, re.MULTILINE))
    browsers = {"history", "location", "document", "window", "navigator", "fetch", "parent", "name", "open", "close"}
    assert names & browsers == set()
    assert len(names) == len(re.findall(r"^(?:async )?(?:function|class|const|let) \w+", code, re.MULTILINE))


def test_bars_open_their_paragraphs(opened: Callable[..., Page]) -> None:
    shown = opened("#panel=charts&chart=addressees")
    shown.get_by_role("button", name=re.compile("^(the )?Secretary-General: 2$")).click()
    shows(shown, 2)
    assert shown.locator("article h3 bdi").all_inner_texts() == ["A/RES/78/132 O31", "A/RES/78/132 O57"]
    shown.get_by_role("tab", name="Charts").click()
    name, drawn = downloaded(shown, shown.locator("#svg"))
    assert name.endswith(".svg")
    assert drawn.startswith("<svg")
    assert "A/RES/78/132" in drawn
    with shown.expect_download() as download:
        shown.locator("#png").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    _, data = downloaded(shown, shown.locator("#chart-csv"))
    head, *lines = csv.reader(io.StringIO(data[1:]))
    assert head[:2] == ["Value", "Paragraphs"]
    assert Query(addressees="secretary_general").sentence("en") in head[2]
    assert [line[1] for line in lines] == ["2"]


def test_arabic_mirrors_the_whole_page(opened: Callable[..., Page], screenshots: Path) -> None:
    shown = opened()
    shown.get_by_label("Language / اللغة").select_option("ar")
    assert shown.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    boxes = shown.locator("nav").bounding_box(), shown.locator("#found").bounding_box()
    assert boxes[0]["x"] > boxes[1]["x"]  # type: ignore[index]
    for width in (1440, 768, 360):
        shown.set_viewport_size({"width": width, "height": 900})
        assert shown.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shown.screenshot(path=screenshots / f"page-ar-{width}.png")


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_and_landmarks(opened: Callable[..., Page], language: str) -> None:
    """Every panel, best practices included."""
    for panel in ("reader", "charts", "asks", "concordance", "compare", "takeaway"):
        shown = opened(f"#lang={language}&panel={panel}&text=IGF&outcome=merged&codes=ar")
        found = Axe().run(shown, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}).response
        assert [(panel, one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
        ids = shown.locator("[id]").evaluate_all("all => all.map(one => one.id)")
        assert [one for one in set(ids) if ids.count(one) > 1] == [], panel
        assert shown.locator("h1").count() == shown.locator("main").count() == 1
        shown.close()


def test_two_years_and_a_life(opened: Callable[..., Page], root: Path) -> None:
    """What of the paragraphs on women changed in 2023; by the shipped panel, read without the toolkit."""
    with (root / "data" / "series" / "panel.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["symbol"] == "A/RES/78/132" and row["language"] == "ar"]
    wanted = [
        row["paragraph_id"] for row in rows if row["status"] == "modified" and "gender" in json.loads(row["themes"])
    ]
    shown = opened("#panel=compare&themes=gender&outcome=modified")
    assert wanted
    assert shown.locator("tbody th").all_inner_texts() == wanted
    shown.locator("tbody th button").first.click()
    expect(shown.locator(".life li").first).to_be_visible()
    expect(shown.get_by_text("The words in 2023")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_commands_are_set_as_code(opened: Callable[..., Page], language: str) -> None:
    """Between backticks our words hold commands; the page shows the command and no backtick, from left to right."""
    shown = opened(f"#panel=compare&lang={language}")
    command = shown.locator(".hint code").first
    expect(command).to_have_text("toolkit explore --page FILE --series --texts FOLDER")
    assert command.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert "`" not in shown.locator("main").inner_text()


def test_words_beside_a_pair_are_those_of_the_panels_paragraph(opened: Callable[..., Page], root: Path) -> None:
    """P51 of the official file is P50 of the print that ships (data/series/README.md); terms are those of terms.csv."""
    with (root / "data" / "series" / "genealogy.csv").open(encoding="utf-8", newline="") as stream:
        rows = {
            row["paragraph_id"]: row
            for row in csv.DictReader(stream)
            if (row["symbol"], row["language"]) == ("A/RES/78/132", "ar")
        }
    printed = toolkit.load()
    for place, own in (("P51", "P50"), ("P53", "P52"), ("O30", "O30")):
        shown = opened(f"#panel=compare&codes=ar&pair={rows[place]['kin']}:{place}")
        beside = shown.locator(".opened .aside", has_text="The words in 2023")
        expect(beside.locator(".words")).to_have_text(printed[own].text.string)
        expect(beside).to_contain_text(printed.glosses[own])
        shown.close()
    with (root / "data" / "series" / "terms.csv").open(encoding="utf-8", newline="") as stream:
        terms = next(
            row
            for row in csv.DictReader(stream)
            if (row["symbol"], row["language"], row["paragraph_id"]) == ("A/RES/78/132", "ar", "P02")
        )
    shown = opened(f"#panel=compare&codes=ar&pair={terms['kin']}:P02")
    line = shown.locator(".life li", has_text="2023")
    for column in ("came", "went"):
        for term in json.loads(terms[column]):
            expect(line).to_contain_text(term)


def test_a_resolution_of_ones_own_is_not_compared_with_another(opened: Callable[..., Page], tmp_path: Path) -> None:
    own = Subject.of(library.loads(HOSTILE, name="own.txt", language="en"))
    shown = opened("#panel=compare", page.write(own, tmp_path / "own.html", "en").as_uri())
    expect(shown.locator("#panel")).to_contain_text("not in the series")
    assert shown.locator("#panel table").count() == 0


def test_hostile_words_stay_words(opened: Callable[..., Page], tmp_path: Path) -> None:
    """Mark-up, templates and formulas of a document are shown, not run."""
    own = Subject.of(library.loads(HOSTILE, name="harm.txt", language="en"))
    address = page.write(own, tmp_path / "harm.html", "en").as_uri()
    for panel in ("reader", "charts", "asks", "concordance", "compare", "takeaway"):
        shown = opened(f"#panel={panel}&text={'%3Cscript%3E'}", address)
        assert shown.evaluate("window.harm === undefined && document.images.length === 0")
        shown.goto(f"{address}#panel={panel}&text=report")
        shown.reload()
        assert shown.evaluate("window.harm === undefined && document.images.length === 0")
    shown = opened("", address)
    assert "<script>window.harm=1</script>" in shown.locator("article").first.inner_text()
    name, table = downloaded(opened("#panel=takeaway", address), shown.context.pages[-1].locator("#csv"))
    assert table.startswith("\ufeff")
    assert name.endswith(".csv")
    lines = list(csv.reader(io.StringIO(table[1:])))
    assert not [cell for line in lines for cell in line if cell[:1] in tuple("=+-@")]
    assert any("'=1+1" in line_cell for line in lines for line_cell in line)


#: Of a selection in each language: the name of its table, and its heads.
TABLES = {
    "en": ("A-RES-78-132-paragraphs-Gender-equality-women", "Resolution", "Paragraph", "preambular"),
    "ar": ("A-RES-78-132-الفقرات-المساواة-بين-الجنسين-women", "القرار", "الفقرة", "الديباجة"),
}


def test_files_are_in_the_language_of_the_reader(opened: Callable[..., Page], subject: Subject, tmp_path: Path) -> None:
    """Table with heads and values, Word, plain quotation; names say what is in them. Words are those of Python."""
    query = Query(themes=("gender",), text="women")
    rows = select(subject, query)
    for language, (title, symbol, place, part) in TABLES.items():
        words = ui(language)
        shown = opened(f"#panel=takeaway&themes=gender&text=women&lang={language}")
        name, table = downloaded(shown, shown.locator("#csv"))
        assert name == f"{title}.csv"
        assert table.startswith("\ufeff")
        lines = list(csv.DictReader(io.StringIO(table[1:])))
        assert [line[symbol] for line in lines] == list(rows["symbol"])
        assert [line[place] for line in lines] == list(rows["paragraph_id"])
        assert part in next(iter(lines)).values()
        assert {text for line in lines for text in line.values()} >= set(rows["text"])
        with shown.expect_download() as download:
            shown.locator("#word").click()
        documents = []
        (tmp_path / "python.docx").write_bytes(takeaway.word(subject, rows, language))
        for path in (download.value.path(), tmp_path / "python.docx"):
            with zipfile.ZipFile(path) as package:
                assert package.testzip() is None
                documents.append({one: package.read(one).decode() for one in package.namelist()})
        assert documents[0] == documents[1]
        plain = shown.get_by_role("region", name=words["quote"], exact=True).inner_text()
        assert " ".join(plain.split()) == " ".join(takeaway.plain(subject, rows, language).split())


def test_a_bar_of_a_theme_opens_what_it_counts(opened: Callable[..., Page]) -> None:
    """It counts among the paragraphs of the themes chosen."""
    shown = opened("#panel=charts&themes=gender")
    bar = shown.locator(".bar").nth(1)
    count = int(bar.locator(".count").inner_text())
    bar.click()
    shows(shown, count)
    shown = opened("#panel=charts&chart=addressees&verbs=request")
    bar = shown.locator(".bar").first
    count = int(bar.locator(".count").inner_text())
    bar.click()
    shows(shown, count)
    assert "verbs=request" in shown.url


def test_clear_all_clears_what_panels_were_asked_too(opened: Callable[..., Page]) -> None:
    shown = opened("#keyword=internet&outcome=modified&panel=compare&themes=gender")
    shown.locator("tbody th button").first.click()
    shown.get_by_role("button", name="Clear all filters").click()
    shows(shown, 115)
    expect(shown.locator(".life")).to_have_count(0)
    assert shown.locator("#outcome").input_value() == ""
    shown.get_by_role("tab", name="Concordance").click()
    assert shown.locator("#keyword").input_value() == ""


def test_both_readings_stand_side_by_side(opened: Callable[..., Page]) -> None:
    """The first word of O30 was put there by a repair; the paragraph found stays, with evidence and reason."""
    word, written = (toolkit.load(reading=one)["O30"].text.string.split()[0] for one in ("repaired", "source"))  # type: ignore[arg-type]
    assert word != written
    shown = opened(f"#text=%3D{word} O30")
    shows(shown, 1)
    shown.get_by_label("Both readings").check()
    shows(shown, 1)
    both = shown.locator(".repairs .words")
    expect(both.first).to_contain_text(word)
    expect(both.last).to_contain_text(written)
    repair = next(one for one in toolkit.load().repairs if one.place == "O30")
    expect(shown.locator(".repairs li").first).to_contain_text(repair.reason)
    expect(shown.locator(".repairs li").first).to_contain_text(repair.evidence)


def test_words_of_the_page_are_explained(opened: Callable[..., Page]) -> None:
    """Each from the glossary, in the language of the page; and the strip says where the paragraphs stand."""
    known = {term.id: term for term in glossary.terms()}
    for language in ("en", "ar"):
        shown = opened(f"#lang={language}&panel=charts&themes=gender")
        shown.locator(".meanings summary").click()
        names = shown.locator(".meanings dt").all_inner_texts()
        assert names == [known[name].names[language] for name in TERMS]
        expect(shown.locator(".meanings dd").first).to_have_text(known[TERMS[0]].definitions[language])
        assert shown.locator(".strip span").count() == 115
        assert shown.locator(".strip .on").count() == 9


def test_a_very_long_paragraph_is_cut_and_says_so(opened: Callable[..., Page], tmp_path: Path) -> None:
    text = f"The General Assembly,\n\n1. Requests a report {'on gaps ' * 5_000};\n"
    own = Subject.of(library.loads(text, name="long.txt", language="en"))
    shown = opened("#text=gaps", page.write(own, tmp_path / "long.html", "en").as_uri())
    expect(shown.locator("article .words").last).to_contain_text("the first 20,000 of 40,0")
    assert shown.locator("mark.hit").count() <= 300


def test_words_that_went_and_came_are_as_few_as_in_python(opened: Callable[..., Page]) -> None:
    """Of the paragraphs of the resolution, each against the next: as many words as the toolkit says."""
    texts = [one.text.string for one in toolkit.load().paragraphs][:30]
    pairs = list(itertools.pairwise(texts))
    script = """pairs => pairs.map(([a, b]) => window.explorer.changes(a, b).map(
      (runs, side) => runs.map(([start, end]) => [a, b][side].slice(start, end))))"""
    for (a, b), sides in zip(pairs, opened().evaluate(script, pairs), strict=True):
        one, two = Words.of(a), Words.of(b)
        found = difference.changes(one, two)
        went = sum(change.a_end - change.a_start for change in found)
        came = sum(change.b_end - change.b_start for change in found)
        assert [sum(len(keys(run)) for run in runs) for runs in sides] == [went, came]


def test_what_is_asked_of_several_by_several_verbs(opened: Callable[..., Page], subject: Subject) -> None:
    shown = opened("#panel=asks&verbs=request|invite&addressees=secretary_general|member_states")
    expect(shown.locator("tbody th")).to_have_text(["O08", "O31", "O32", "O57"])
    expect(shown.locator("tbody tr").last.locator("td").last).to_have_text("session 79")


def test_what_cannot_be_searched_says_so(opened: Callable[..., Page]) -> None:
    shown = opened()
    shown.get_by_label("Words in the text").fill("a*b")
    expect(shown.locator("#status")).to_contain_text("cannot be searched")
    shows_nothing = shown.locator("article")
    expect(shows_nothing).to_have_count(0)


JAVASCRIPT = """queries => queries.map(text => {
  try {
    const { searcher } = window.explorer, found = searcher.search(text);
    return [[...found.rows].sort((a, b) => a - b), found.places.map(([f, s, e]) => [searcher.fields[f].where, s, e])];
  } catch (error) { if (error.constructor.name === "SearchError") return null; throw error; }
})"""


@pytest.mark.parametrize("number", [300, pytest.param(2_000, marks=pytest.mark.heavy)])
def test_the_page_answers_as_find_does(opened: Callable[..., Page], subject: Subject, number: int) -> None:
    """Generated searches, Arabic and English: the same rows and the same places."""
    queries = generated(subject, number)
    shown = opened()
    shown.evaluate(f"queries => {{ setTimeout(() => {{ window.answers = ({JAVASCRIPT})(queries); }}); }}", queries)
    expected = [_python(subject, text) for text in queries]  # while the browser does its own
    answers = shown.wait_for_function("window.answers", timeout=180_000).json_value()
    different = [text for text, one, two in zip(queries, answers, expected, strict=True) if one != two]
    assert different == []
    assert sum(1 for answer in answers if answer and answer[0]) > number / 2  # and most find something


def _python(subject: Subject, text: str) -> Any:
    try:
        found = searched(subject, text.strip())
    except ToolkitError:
        return None
    places = [[one.where, int(one.start), int(one.end)] for one in found.places.itertuples()]  # type: ignore[arg-type]
    return [found.rows.tolist(), places]


FILTERED = """queries => queries.map(query => {
  const asked = { ...window.explorer.nothing(), ...query }, { asked: all } = window.explorer;
  const counts = all.counts(asked);
  return [all.select(asked), Object.fromEntries(Object.entries(counts).map(([name, found]) => [name, [...found]])),
    all.sentence(asked, "en"), all.sentence(asked, "ar")];
})"""


def test_a_series_is_searched_by_what_it_has(opened: Callable[..., Page], tmp_path: Path) -> None:
    """Without texts: names of themes, verbs, the words that ship; the page says so, and answers as Python does."""
    series = Subject.of_series()
    shown = opened("", page.write(series, tmp_path / "series.html", "en").as_uri())
    queries = ["gender", "request", "المرأة", "IGF", "70/1", "artificial intelligence", "O30", "urge -gender"]
    assert shown.evaluate(JAVASCRIPT, queries) == [_python(series, text) for text in queries]
    shown.get_by_label("Words in the text").fill("gender")
    expect(shown.locator("#status")).to_contain_text("only what was read from it was searched")
    shown.get_by_role("tab", name="Concordance").click()
    expect(shown.locator("#panel table").first).to_be_visible()


def test_filters_counts_and_sentence_are_those_of_python(opened: Callable[..., Page], subject: Subject) -> None:
    asked: list[dict[str, Any]] = [
        {"themes": ["gender"]},
        {"themes": ["gender", "digital_divides"], "match": "all"},
        {"themes": ["gender", ""], "parts": ["operative"]},
        {"verbs": ["request", "urge"], "opening": True},
        {"forces": ["direction"], "addressees": ["secretary_general", "member_states"], "text": "women OR internet"},
        {"cited": ["A/RES/70/1"]},
        {"parts": ["preamble", "operative"], "text": '"digital divides" -gender'},
        {"addressees": [""], "verbs": [""]},
    ]
    answers = opened().evaluate(FILTERED, asked)
    for fields, (rows, found, english, arabic) in zip(asked, answers, strict=True):
        query = Query(**fields)
        assert rows == select(subject, query).index.tolist()
        assert (english, arabic) == (query.sentence("en"), query.sentence("ar"))
        for name, table in counts(subject, query).items():
            if name in found:
                assert dict(map(tuple, found[name])) == dict(zip(table["value"], table["count"], strict=True))  # type: ignore[arg-type]

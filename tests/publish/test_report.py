"""The report of the notebooks: what it holds, that it leads back to the source, and that it is the same every time."""

from __future__ import annotations

import html
import io
import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pypdf
import pytest

import toolkit
from toolkit import languages, origin
from toolkit.errors import ToolkitError
from toolkit.publish import report
from toolkit.publish.provenance import crate
from toolkit.publish.provenance.about import about
from toolkit.publish.report import chapters, execute, pdf
from toolkit.publish.report._site import Edition
from toolkit.publish.report._subject import ReportSubject
from toolkit.views import structure as overview

CELLS = """\
# %% [markdown]
# # A trial
# See [the next](01-next.ipynb).
#
# ## A part
# Words.
#
# ## A part
# More words.

# %%
import toolkit
from toolkit import notebook as nb
from toolkit.charts import structure
from toolkit.views import structure as overview

nb.setup()
resolution = toolkit.load()
shape = overview.structure(resolution)
print("printed <here>")

# %%
nb.show(structure.paragraphs(shape, about=("A/RES/78/132", resolution.name, "repaired")))

# %%
nb.table(shape, rows=3, caption="The first paragraphs")

# %%
nb.paragraph("two < three")
"""
NEXT = """\
# %% [markdown]
# # The next

# %%
from toolkit import notebook as nb

import toolkit

nb.setup()
nb.paragraph(toolkit.load()["O30"])
"""


@dataclass(frozen=True)
class Built:
    """A folder of notebooks and the report made of them."""

    notebooks: Path
    folder: Path


def _quiet(_: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, script: Callable[..., int]) -> Built:
    """The report of two tiny notebooks, in both languages."""
    notebooks = tmp_path_factory.mktemp("project") / "notebooks"
    notebooks.mkdir()
    for name, cells in (("00-trial", CELLS), ("01-next", NEXT)):
        source = notebooks.parent / f"{name}.py"
        source.write_text(cells, encoding="utf-8")
        assert script("new_notebook", source, notebooks / f"{name}.ipynb") == 0
    return Built(notebooks, report.build(notebooks, notebooks.parent / "build" / "report", progress=_quiet).parent)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Asked(HTMLParser):
    """Addresses that a page makes a browser ask for by itself, and ids that stand twice."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        self.ids += [own["id"]] if "id" in own else []
        names = ("src", "srcset", "data", "poster") + (() if tag == "a" else ("href",))
        self.found += [own[name] for name in names if name in own]
        assert tag not in ("script", "iframe", "object", "embed", "base")


def pages(folder: Path) -> Iterator[tuple[Path, str]]:
    """The pages of a report."""
    for path in sorted(folder.rglob("*.html")):
        yield path, path.read_text("utf-8")


def test_what_is_there(built: Built) -> None:
    found = {path.name for path in built.folder.iterdir()}
    assert found == {
        "index.html", "en", "ar", "style.css", "figures.json", "report.en.pdf", "report.ar.pdf",
        "ro-crate-metadata.json",
    }  # fmt: skip
    assert [path.name for path in built.folder.parent.iterdir()] == ["report"]
    for language in ("en", "ar"):
        names = {path.name for path in (built.folder / language).glob("*.html")}
        assert names >= {"index.html", "00-trial.html", "01-next.html", "apparatus.html", "method.html"}
        assert names >= {"codebook.html", "references.html", "figures.html", "rights.html"}


def test_the_first_page_leads_to_both_editions(built: Built) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    assert 'href="en/index.html"' in page
    assert 'href="ar/index.html"' in page
    assert "القرار" in page


def test_nothing_is_asked_of_another_host(built: Built) -> None:
    for path, page in pages(built.folder):
        asked = Asked()
        asked.feed(page)
        assert [one for one in asked.found if "//" in one and not one.startswith("data:")] == [], path
        assert len(asked.ids) == len(set(asked.ids)), path
        assert all((path.parent / one).is_file() for one in asked.found if not one.startswith("data:")), path
    sheet = (built.folder / "style.css").read_text("utf-8")
    assert re.findall(r"url\((?!data:font/ttf;)", sheet) == []
    assert "@import" not in sheet


def test_opens_on_the_findings(built: Built) -> None:
    """Six sentences with their charts, each with its data; links only to pages that are there."""
    for language in ("en", "ar"):
        page = (built.folder / language / "index.html").read_text("utf-8")
        found = toolkit.findings.shipped()
        for finding in found:
            assert html.escape(finding.sentence(language)) in page
            assert f'href="data/findings-figure-{finding.id}.csv"' in page
        assert page.count("<figure ") == len(found)
        assert 'href="00-trial.html"' in page
        assert 'href="resolution.html#O30"' in page
        assert "09-the-forums-mandate" not in page  # the trial has no such notebook


def test_the_first_page_says_what_was_found_in_both_languages(built: Built) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    for finding in toolkit.findings.shipped():
        assert html.escape(finding.sentence("en")) in page
        assert html.escape(finding.sentence("ar")) in page


def test_the_resolution_has_a_page_to_be_read(built: Built) -> None:
    for language in ("en", "ar"):
        page = (built.folder / language / "resolution.html").read_text("utf-8")
        assert re.search(r"<h1[^>]*>A/RES/78/132", page)
        assert len(re.findall(r'<article class="paragraph [a-z]*" id="[PO]\d\d">', page)) == 56 + 59
        assert page.count('href="#O30"') == 1


def test_every_page_has_the_contents_beside_it_and_links_its_headings(built: Built) -> None:
    for path, page in pages(built.folder):
        if path.parent == built.folder:
            continue
        assert page.count('<nav class="side"') == 1
        assert page.count('aria-current="page"') == 1
        heads = re.findall(r'<h[1-6][^>]* id="([^"]*)"', page)
        assert heads
        assert all(f'<a class="anchor" href="#{name}"' in page for name in heads)


def test_no_point_is_left_where_the_link_to_the_contents_is_hidden(built: Built) -> None:
    """On a wide screen the contents stand beside the page: their link goes, and the point before it."""
    for path, page in pages(built.folder):
        if path.parent == built.folder:
            continue
        links = re.search(r"<header><nav[^>]*>(.*?)</nav>", page, re.DOTALL)
        assert links
        shown = re.sub(r'<span class="to-contents">.*?</span>', "", links[1])
        assert shown != links[1]
        assert re.search(r"</a>$", shown), path


def test_every_table_of_the_notebooks_has_a_title(root: Path) -> None:
    """It is cited by it, and listed under it."""
    tables = [
        table
        for path in sorted((root / "notebooks").glob("[0-9]*.ipynb"))
        for cell in nbformat.read(path, 4).cells
        for output in cell.get("outputs", [])
        for table in re.findall(r'<div class="rt"><table[^>]*>.{0,20}', output.get("data", {}).get("text/html", ""))
    ]
    assert len(tables) > 100
    assert [table for table in tables if not re.search(r"<caption>[^<]", table)] == []


def test_long_tables_fold_and_cells_say_their_column(built: Built) -> None:
    page = (built.folder / "en" / "apparatus.html").read_text("utf-8")
    assert '<details class="rows"><summary>Every repair (71 rows)</summary>' in page
    page = (built.folder / "en" / "00-trial.html").read_text("utf-8")
    assert '<details class="rows">' not in page  # three rows
    assert re.search(r'<td[^>]* data-label="paragraph">', page)


def test_the_arabic_edition_is_set_from_the_right(built: Built) -> None:
    for path, page in pages(built.folder / "ar"):
        assert '<html lang="ar" dir="rtl">' in page, path
    assert ">الجهاز النقدي" in (built.folder / "ar" / "apparatus.html").read_text("utf-8")


def test_links_to_notebooks_become_links_to_pages(built: Built) -> None:
    assert 'href="01-next.html"' in (built.folder / "en" / "00-trial.html").read_text("utf-8")


def test_shows_outputs_and_hides_code(built: Built) -> None:
    page = (built.folder / "en" / "00-trial.html").read_text("utf-8")
    assert "printed &lt;here&gt;" in page
    assert "two &lt; three</p>" in page
    assert page.count('<details class="code">') == 4


def test_every_repair_stands_in_the_apparatus(built: Built) -> None:
    frame = pd.read_csv(built.folder / "en" / "data" / "apparatus-table-every-repair.csv")
    repairs = toolkit.load().repairs
    assert list(frame["raw_start"]) == [repair.raw_start for repair in repairs]
    page = (built.folder / "en" / "apparatus.html").read_text("utf-8")
    assert page.count('class="rt beside"') == len({repair.place for repair in repairs})


def catalogue(built: Built) -> dict[str, Any]:
    """The file figures.json."""
    found: dict[str, Any] = json.loads((built.folder / "figures.json").read_text("utf-8"))
    return found


def test_ids_are_the_same_in_every_edition_and_lead_to_something(built: Built) -> None:
    exhibits = catalogue(built)["exhibits"]
    ids = {language: [e["id"] for e in exhibits if e["edition"] == language] for language in ("en", "ar")}
    assert ids["en"] == ids["ar"]
    assert ids["en"][:6] == [f"findings-figure-{finding.id}" for finding in toolkit.findings.shipped()]
    assert ids["en"][6:8] == ["00-figure-paragraphs", "00-table-the-first-paragraphs"]
    for exhibit in exhibits:
        page, anchor = exhibit["page"].split("#")
        text = (built.folder / page).read_text("utf-8")
        assert f'<figure id="{anchor}">' in text
        assert exhibit["id"] in exhibit["cite"]
        authors = languages.load(exhibit["edition"], "report")["authors"]
        assert authors[about().authors[0].name] in exhibit["cite"]
        for frame in exhibit["frames"]:
            assert f'href="data/{Path(frame["file"]).name}"' in text
            assert len(pd.read_csv(built.folder / frame["file"])) == frame["rows"]


def test_a_figure_walks_back_to_the_words_of_the_source(built: Built) -> None:
    found = catalogue(built)
    figure = next(one for one in found["exhibits"] if one["id"] == "00-figure-paragraphs")
    assert figure["made_by"] == "toolkit.charts.structure.paragraphs"
    frame = pd.read_csv(built.folder / figure["frames"][0]["file"])
    pd.testing.assert_frame_equal(frame, overview.structure(toolkit.load()), check_dtype=False)
    resolution = toolkit.load(reading="source")
    assert [p["paragraph"] for p in figure["frames"][0]["paragraphs"]] == [p.id for p in resolution.paragraphs]
    ((low, high),) = found["paragraphs"]["O30"]
    assert resolution.source[low:high].startswith("30 - **تقرّر** تمديد ولاية منتدى إدارة الإنترنت")


def test_repairs_walk_back_by_their_own_offsets(built: Built) -> None:
    exhibit = next(e for e in catalogue(built)["exhibits"] if e["id"] == "apparatus-table-every-repair")
    resolution = toolkit.load()
    first = exhibit["frames"][0]["paragraphs"][0]
    low, high = first["raw_spans"][0]
    assert resolution.source[low:high] == resolution.repairs[0].as_written


def test_stored_notebooks_do_not_hold_frames(built: Built) -> None:
    assert origin.MIME not in execute.executed_text(built.notebooks / "00-trial.ipynb")


@pytest.mark.heavy  # a second report; that a drawing and a crate are the same again is tested by themselves
def test_another_folder_and_another_time_give_the_same_bytes(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    again = report.build(built.notebooks, tmp_path / "another" / "place", progress=_quiet).parent
    monkeypatch.undo()
    time.tzset()
    one, two = contents(built.folder), contents(again)
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_no_day_of_building_and_no_place_is_told(built: Built) -> None:
    today = time.strftime("%Y-%m-%d")
    for name, content in contents(built.folder).items():
        assert str(built.notebooks.parent).encode() not in content, name
        if not name.endswith(".pdf") and today != about().released:
            assert today.encode() not in content, name


def test_the_crate_names_every_file(built: Built) -> None:
    assert crate.check(built.folder) == []
    told = (built.folder / "ro-crate-metadata.json").read_text("utf-8")
    assert "notebooks/00-trial.ipynb" in told


@pytest.fixture(scope="module", params=["en", "ar"])
def paper(built: Built, request: pytest.FixtureRequest) -> pypdf.PdfReader:
    """The PDF of an edition."""
    return pypdf.PdfReader(built.folder / f"report.{request.param}.pdf")


class TestPaper:
    """The PDF of each edition."""

    def test_what_can_be_searched(self, paper: pypdf.PdfReader) -> None:
        """Letters as typed, not as drawn: no presentation form, words whole; pypdf gives some lines from the left.

        A long table says where the rest is.
        """
        text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
        words = ["منتدى", "إدارة", "الإنترنت"]
        assert " ".join(words) in text or " ".join(reversed(words)) in text
        assert not re.search("[\ufb50-\ufdff\ufe70-\ufeff]", text)
        assert "data/apparatus-table-every-repair.csv" in text.replace(" ", "")
        assert "data/apparatus-table-every-repair.csv" in text.replace(" ", "")

    def test_has_bookmarks(self, paper: pypdf.PdfReader) -> None:
        titles = [str(entry["/Title"]) for entry in paper.outline if isinstance(entry, dict)]
        assert len(titles) >= 7
        assert titles[0] in ("What was found", "ما تبيّن")
        assert any("A trial" in title for title in titles)

    def test_fonts_are_embedded_and_known(self, paper: pypdf.PdfReader) -> None:
        names = set()
        for page in paper.pages:
            for font in page["/Resources"].get_object().get("/Font", {}).values():  # type: ignore[union-attr]
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                kept = inner["/FontDescriptor"].get_object()
                assert "/FontFile2" in kept or "/FontFile3" in kept
                names.add(str(inner["/BaseFont"]).split("+")[-1].split("-")[0])
        assert "Amiri" in names
        assert names <= {"Amiri", "LibertinusSerif", "DejaVuSansMono", "NewCMMath"}

    def test_figures_are_vectors(self, paper: pypdf.PdfReader) -> None:
        assert [image.name for page in paper.pages for image in page.images] == []

    def test_date_is_that_of_the_release(self, paper: pypdf.PdfReader) -> None:
        assert paper.metadata is not None
        assert paper.metadata.creation_date is not None
        assert paper.metadata.creation_date.date().isoformat() == about().released
        assert paper.metadata.title


def test_replaces_nothing_but_a_report(built: Built, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(ToolkitError, match="is not replaced"):
        report.build(built.notebooks, tmp_path, progress=_quiet)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"


def test_a_failing_notebook_leaves_the_report_of_before(built: Built, tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell("from toolkit import notebook as nb\nnb.setup()\n1 / 0", id="a")]
    bad = tmp_path / "notebooks"
    bad.mkdir()
    (bad / "00-bad.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    before = contents(built.folder)
    with pytest.raises(ToolkitError, match="ZeroDivisionError"):
        report.build(bad, built.folder, progress=_quiet)
    assert contents(built.folder) == before
    assert [path.name for path in built.folder.parent.iterdir()] == ["report"]


def test_no_notebooks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="has no notebooks"):
        report.build(tmp_path, tmp_path / "out", progress=_quiet)


@pytest.mark.parametrize(("word", "languages"), [("both", ("en", "ar")), ("", ("en", "ar")), ("ar", ("ar",))])
def test_languages(word: str, languages: tuple[str, ...]) -> None:
    assert report.languages_of(word) == languages


@pytest.mark.parametrize(
    ("shell", "chosen"), [("ar", "ar"), ("en", "en"), ("both", "both"), ("en_US.UTF-8", "both"), ("C", "both")]
)
def test_make_takes_no_locale_for_a_language(root: Path, shell: str, chosen: str) -> None:
    """LANG is the shell's variable too, which make imports."""
    command = ["make", "--dry-run", "--always-make", "report"]
    run = subprocess.run(
        command, cwd=root, env={**os.environ, "LANG": shell}, capture_output=True, text=True, check=True
    )
    assert f"--lang {chosen}\n" in run.stdout


def test_svg_of_a_figure_stands_alone(built: Built) -> None:
    from lxml import etree

    for path in (built.folder / "ar" / "figures").iterdir():
        tree = etree.parse(io.BytesIO(path.read_bytes()))
        assert tree.getroot().tag.endswith("svg")
        assert tree.getroot().get("role") == "img"


@pytest.mark.heavy  # the report itself, not a trial: it executes every notebook in both languages
def test_each_edition_of_the_whole_report_fits_eighty_pages(root: Path, tmp_path: Path) -> None:
    """Summary and all; `make report` says the same."""
    folder = report.build(root / "notebooks", tmp_path / "report", progress=_quiet).parent
    pages = {code: len(pypdf.PdfReader(folder / f"report.{code}.pdf").pages) for code in ("en", "ar")}
    assert all(20 < count <= 80 for count in pages.values()), pages


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_figure_of_the_summary_has_a_line_that_leads_to_it(language: str) -> None:
    """What the summary prints is printed once; where it would stand again, its number, place and title stand."""
    figure = chapters.Exhibit("12-figure-letter", "figure", "<svg/>", "One letter & a mandate", "", {}, "12.4")
    again = replace(figure, id="findings-figure-letter", number="F.6")
    finding = chapters.FindingBlock("letter", "One letter.", again, "")
    front = chapters.Chapter("index", "What was found", [finding], at_front=True)
    own = chapters.Chapter("12-trust", "Trust", [figure, replace(figure, id="12-figure-other", title="Another")])
    edition = Edition(ReportSubject.read(language), [front, own])
    printed = pdf._data(edition)["chapters"][1]["blocks"]
    line = json.dumps(printed[0], ensure_ascii=False)
    assert [block["t"] for block in printed] == ["p", "figure"]
    assert {"F.6", "What was found", "One letter & a mandate", "#findings-figure-letter"} <= set(
        re.findall(r"F\.6|What was found|One letter & a mandate|#findings-figure-letter", line)
    )
    assert "svg" not in line

"""The pieces of a report, each on a few words written here: chapters of one's own text, pages, paper and weights."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.provisioning import KernelProvisionerFactory

import toolkit
from toolkit.charts import told as findings
from toolkit.errors import ToolkitError
from toolkit.publish.report import _appendices as appendices
from toolkit.publish.report import _build as build
from toolkit.publish.report import _catalogue as catalogue
from toolkit.publish.report import _front as front
from toolkit.publish.report import _kernels, chapters, markup, pdf
from toolkit.publish.report import _reader as reader
from toolkit.publish.report import _site as site
from toolkit.publish.report._own import own_chapters
from toolkit.publish.report._subject import ReportSubject, known_themes
from toolkit.publish.report.chapters import Chapter, Code, Exhibit, FindingBlock, Ids, Prose

TEXT = """\
78/900. Trials of boats

The General Assembly,

Recalling its resolution 77/150 of 15 November 2022,

Noting that 40 per cent of women lack access,

1. Requests the Secretary-General to say by 31 May 2025 how broadband fares;

2. Invites Member States to support the Internet Governance Forum.
"""
BARE = """\
The General Assembly,

Mindful of the sea,

1. The boats are blue.
"""


def subject_of(path: Path, text: str, themes: list[str], language: str = "en") -> ReportSubject:
    file = path / "mine.txt"
    file.write_text(text, encoding="utf-8")
    return ReportSubject.read(language, file, themes)


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> ReportSubject:
    return subject_of(tmp_path_factory.mktemp("own"), TEXT, ["igf", "gender"])


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> ReportSubject:
    """A text that cites, dates and asks nothing."""
    return subject_of(tmp_path_factory.mktemp("bare"), BARE, ["gender"])


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are made, but not set as drawings, which takes longest."""
    monkeypatch.setattr("toolkit.charts.style.to_svg", lambda _: "<svg></svg>")


def ids_of(found: list[Chapter]) -> dict[str, list[str]]:
    return {
        one.stem: [f"{exhibit.number} {exhibit.id.removeprefix(one.stem + '-')}" for exhibit in one.exhibits]
        for one in found
    }


@pytest.mark.usefixtures("undrawn")
def test_chapters_of_a_text_and_what_each_shows(subject: ReportSubject) -> None:
    lines: list[str] = []
    found = own_chapters(subject, lines.append)
    assert [line.split(": ")[0] for line in lines] == [f"chapter {number}/5" for number in range(1, 6)]
    assert ids_of(found) == {
        "structure": ["1.1 figure-paragraphs"],
        "acts": [
            "2.1 figure-by-paragraph",
            "2.2 figure-verbs",
            "2.1 table-acts",
            "2.3 figure-asked",
            "2.2 table-asks",
        ],
        "citations": ["3.1 figure-network", "3.1 table-citations"],
        "dates": ["4.1 figure-timeline", "4.1 table-dates", "4.2 table-statistics"],
        "themes": [
            "5.1 figure-theme-map",
            "5.2 figure-shares",
            "5.3 figure-by-force",
            "5.1 table-paragraphs-with-the-themes",
            "5.2 table-evidence-gender",
            "5.3 table-evidence-igf",
        ],
    }
    shown = {exhibit.id: exhibit.body for one in found for exhibit in one.exhibits}
    assert "77/150" in shown["citations-table-citations"]
    assert "31 May 2025" in shown["dates-table-dates"]
    assert "Internet Governance Forum" in shown["themes-table-evidence-igf"]
    assert "women" not in shown["themes-table-evidence-igf"]
    assert subject.codebook.label("gender", "en") in shown["themes-table-paragraphs-with-the-themes"]
    frames = [one for chapter in found for exhibit in chapter.exhibits for one in exhibit.frames.values()]
    assert len(frames) > 10
    assert not [one["name"] for one in frames if one["csv"].startswith("index,")]
    opening = found[-1].blocks[0]
    assert isinstance(opening, Prose)
    assert ", ".join(subject.codebook.label(theme, "en") for theme in ("gender", "igf")) in opening.html


@pytest.mark.usefixtures("undrawn")
def test_chapters_of_a_text_with_nothing_to_show(bare: ReportSubject) -> None:
    """Each says that nothing was found; only the structure has a figure."""
    found = own_chapters(bare, lambda _: None)
    assert ids_of(found)["structure"] == ["1.1 figure-paragraphs"]
    nothing = bare.words("own")["none_found"]
    for name in ("citations", "dates", "themes"):
        (one,) = [chapter for chapter in found if chapter.stem == name]
        assert list(one.exhibits) == []
        assert isinstance(one.blocks[-1], Prose)
        assert nothing in one.blocks[-1].html


@pytest.mark.usefixtures("undrawn")
def test_a_chapter_without_a_table_is_left_out(bare: ReportSubject) -> None:
    some = replace(bare)
    some.__dict__["tables"] = {name: bare.tables[name] for name in ("passages", "citations")}
    assert [one.stem for one in own_chapters(some, lambda _: None)] == ["structure", "citations"]


def test_themes_stand_in_the_order_of_the_codebook() -> None:
    assert known_themes(["igf", "gender"]) == ("gender", "igf")
    assert known_themes([]) == known_themes(None)
    assert len(known_themes(None)) > 20


def test_the_cover_says_what_is_known(subject: ReportSubject) -> None:
    words = subject.words()
    found = dict(reader.facts(subject))
    assert found[words["paragraphs"]] == words["paragraphs_value"].format(preamble=2, operative=2)
    assert found[words["notes"]] == words["notes_whole"].format(count=0, missing=0)
    assert found[words["repairs"]] == words["repairs_value"].format(count=len(subject.repaired.repairs))
    assert words["adopted"] not in found
    shipped = ReportSubject.read("en")
    lost = sum(note.status == "missing" for note in shipped.repaired.notes)
    assert lost > 0
    notes = words["notes_value"].format(count=len(shipped.repaired.notes), missing=lost)
    assert dict(reader.facts(shipped))[words["notes"]] == notes


def test_the_text_can_be_read_and_jumped_into(subject: ReportSubject) -> None:
    one = reader.reader(subject)
    body = "\n".join(block.html for block in one.blocks if isinstance(block, Prose))
    assert re.findall(r'<article class="paragraph " id="(\w+)"', body) == ["P01", "P02", "O01", "O02"]
    assert re.findall(r'<a href="#(\w+)">\1</a>', body) == ["P01", "P02", "O01", "O02"]
    assert 'class="gloss"' not in body
    assert subject.words()["text_glossed"] not in body
    assert one.printed
    shipped = ReportSubject.read("en")
    body = "\n".join(block.html for block in reader.reader(shipped).blocks if isinstance(block, Prose))
    assert 'class="gloss"' in body
    assert '<article class="paragraph both"' in body
    assert shipped.words()["text_glossed"] in body
    assert body.count(shipped.words()["missing_note"]) == sum(n.status == "missing" for n in shipped.repaired.notes)
    assert not reader.reader(shipped).printed


def exhibit(name: str, kind: str = "table", *frames: dict[str, Any], body: str = "", title: str = "Boats") -> Exhibit:
    return Exhibit(name, kind, body, title, "what it shows", {"frames": frames, "maker": "m"}, "1.1")


def frame(name: str = "frame", rows: int = 3) -> dict[str, Any]:
    there = [{"document": "d", "paragraph": "O01"}, {"document": "d", "paragraph": "O02"}]
    return {"name": name, "rows": rows, "csv": "a\n1\n", "paragraphs": there}


def edition_of(subject: ReportSubject, *found: Chapter, **more: Any) -> site.Edition:
    return site.Edition(subject, found, **more)


def test_frames_are_named_by_their_exhibit() -> None:
    assert list(exhibit("a", "table", frame()).frames) == ["a.csv"]
    assert list(exhibit("a", "table", frame("x"), frame("y")).frames) == ["a.x.csv", "a.y.csv"]


def test_ids_and_numbers_of_a_chapter() -> None:
    """Kinds are counted apart; the same name a second time has a number at its end."""
    ids = Ids("acts", "2")
    assert [
        ids.next(kind, name) for kind, name in (("figure", "a"), ("table", "a"), ("figure", "a"), ("table", ""))
    ] == [
        ("acts-figure-a", "2.1"),
        ("acts-table-a", "2.1"),
        ("acts-figure-a-2", "2.2"),
        ("acts-table", "2.2"),
    ]
    assert Ids("acts").next("table", "a")[1] == "acts.1"


def test_a_drawing_without_a_maker_is_named_so() -> None:
    made = chapters.drawn(Ids("x"), "<svg/>", "what it shows", {})
    assert (made.id, made.title) == ("x-figure-drawing", "what it shows")
    named = chapters.drawn(Ids("x"), "<svg/>", "d", {"maker": "tk.charts.acts.by_force", "title": "T"})
    assert (named.id, named.title) == ("x-figure-by-force", "T")


def test_a_table_is_titled_by_its_words_then_its_caption_then_its_record() -> None:
    body = "<table><caption>Boats &amp; <b>nets</b></caption></table>"
    assert chapters.tabled(Ids("x"), body, {"title": "Of record"}, "Own").title == "Own"
    assert chapters.tabled(Ids("x"), body, {"title": "Of record"}).title == "Boats & nets"
    plain = chapters.tabled(Ids("x"), "<table></table>", {"title": "Of record"})
    assert (plain.title, plain.id) == ("Of record", "x-table-of-record")


def test_pages_lead_to_their_neighbours(subject: ReportSubject) -> None:
    """The first page has no link to itself; the second none to the one before it, which is the first."""
    names = ["Start", "Boats: of all kinds", "Nets? Which", "Ropes"]
    found = [Chapter(f"c{at}", name, [], at_front=at == 0) for at, name in enumerate(names)]
    edition = edition_of(subject, *found, others=["ar"])
    words = subject.words()
    heads = [site._navigation(edition, one) for one in found]
    links = [re.findall(r'<a href="(c\d)\.html">([^<]+)</a>', head) for head in heads]
    assert links == [
        [("c1", "Boats")],
        [("c0", words["first_page"]), ("c2", "Nets?")],
        [("c0", words["first_page"]), ("c1", "Boats"), ("c3", "Ropes")],
        [("c0", words["first_page"]), ("c2", "Nets?")],
    ]
    assert [words["previous"] in head for head in heads] == [False, False, True, True]
    assert [words["next"] in head for head in heads] == [True, True, True, False]
    assert 'href="../ar/c2.html"' in heads[2]


def test_the_side_lists_headings_of_the_page_alone(subject: ReportSubject) -> None:
    found = [Chapter("a", "A", []), Chapter("b", "B", [])]
    body = '<h1 id="top">B</h1><h2 id="one">The <i>first</i></h2><h3 id="two">Below</h3><h2>No id</h2>'
    side = site._side(edition_of(subject, *found), found[1], body)
    assert re.findall(r'<a href="(#\w*)">([^<]*)</a>', side) == [("#one", "The first"), ("#", "No id")]
    assert side.count('aria-current="page"') == 1
    assert "<ol></ol>" not in site._side(edition_of(subject, *found), found[0], "")


def test_a_page_ends_with_its_paper_or_says_that_there_is_none(subject: ReportSubject) -> None:
    words = subject.words()
    at_front = Chapter("index", "Start", [Prose("<p>x</p>")], at_front=True)
    other = Chapter("next", "Next", [Prose("<p>x</p>")])
    without = site.pages(edition_of(subject, at_front, other))
    assert words["pdf_lacking"] in without["index.html"]
    assert words["pdf_lacking"] not in without["next.html"]
    paper = site.pages(edition_of(subject, at_front, other, pdf="r.pdf", explorer="e.html"))
    assert 'href="../r.pdf"' in paper["index.html"]
    assert "../e.html#lang=en" in paper["index.html"]
    assert "e.html" not in paper["next.html"]
    assert f"<title>Next · {subject.label}</title>" in paper["next.html"]
    assert "<title>Start</title>" in paper["index.html"]


def test_files_of_an_edition(subject: ReportSubject) -> None:
    """A page a chapter, a drawing a figure, a file a frame; a table has no drawing."""
    found = Chapter("a", "A", [exhibit("f", "figure", frame(), body=" <svg/> "), exhibit("t", "table", frame())])
    files = site.pages(edition_of(subject, found))
    assert set(files) == {"a.html", "figures/f.svg", "data/f.csv", "data/t.csv"}
    assert files["figures/f.svg"] == '<?xml version="1.0" encoding="utf-8"?>\n<svg/>\n'
    assert files["data/t.csv"] == "a\n1\n"
    assert files["a.html"].count('href="figures/f.svg"') == 2  # the picture, and the link below it
    assert "figures/t.svg" not in files["a.html"]


@pytest.mark.parametrize(
    ("svg", "measures", "ratio"),
    [
        ('<svg viewBox="0 0 300 150">', (400, 200), 0.5),
        ("<svg>", (960, 540), 0.6),
        (" " * 2000 + '<svg viewBox="0 0 300 150">', (960, 540), 0.6),
    ],
)
def test_measures_of_a_drawing(svg: str, measures: tuple[int, int], ratio: float) -> None:
    assert site._measures(svg) == measures
    assert pdf.ratio(svg) == ratio


@pytest.mark.parametrize(("width", "kind"), [(420, "picture"), (421, "picture broad")])
def test_a_broad_picture_keeps_its_width(width: int, kind: str) -> None:
    """560 pixels are 420 points."""
    made = site._picture(exhibit("f", "figure", body=f'<svg viewBox="0 0 {width} 100">'))
    assert f'class="{kind}"' in made


@pytest.mark.parametrize(("rows", "folded"), [(12, False), (13, True)])
def test_a_long_table_opens_when_asked(rows: int, folded: bool, subject: ReportSubject) -> None:
    body = f"<table><thead><tr><th>A</th></tr></thead>{'<tr><td>1</td></tr>' * rows}</table>"
    made = site._folded(exhibit("t", body=body), edition_of(subject))
    assert made.startswith('<details class="rows">') == folded
    if folded:
        assert subject.words()["rows"].format(title="Boats", rows=rows) in made


def test_each_table_of_a_page_scrolls_by_its_own_name() -> None:
    made = site._scrolling("<table></table> and <table></table>", "A & B")
    assert re.findall('aria-label="([^"]+)"', made) == ["A &amp; B", "A &amp; B (2)"]


def test_cells_say_the_name_of_their_column() -> None:
    table = (
        "<table><thead><tr><th>A</th><th><b>B</b></th></tr></thead>"
        '<tr><td>1</td><td class="x"> </td></tr><tr><td colspan="2">both</td></tr>'
        "<tr><td>1</td><td>2</td><td>more</td></tr></table>"
    )
    made = site._labelled(table)
    assert '<td data-label="A">1</td><td class="x"></td>' in made
    assert '<td colspan="2">both</td>' in made
    assert '<td data-label="B">2</td><td data-label="">more</td>' in made
    for bare_table in ("<table><tr><td>1</td></tr></table>", "<table><thead></thead><tr><td>1</td></tr></table>"):
        assert site._labelled(bare_table) == bare_table


def test_headings_of_the_same_words_have_ids_of_their_own() -> None:
    """An id that an element has already, and that of the page's main part, are taken."""
    body = '<h2>Main</h2><h2>A part</h2><h3>A part</h3><p id="boats"></p><h2>Boats</h2><h2 id="own">X</h2><h2>…</h2>'
    assert re.findall(r'<h\d id="([^"]+)"', site._unique(body)) == [
        "main-2", "a-part", "a-part-2", "boats-2", "own", "section",
    ]  # fmt: skip
    assert site._named("one two three four five six seven eight nine") == "one-two-three-four-five-six-seven-eight"


def test_a_door_leads_to_the_edition_its_paper_and_its_explorer(subject: ReportSubject) -> None:
    plain = site.doors([edition_of(subject)])
    assert "<h1>" in plain
    assert ".pdf" not in plain
    full = site.doors([edition_of(subject, pdf="r.en.pdf", explorer="e.html")])
    assert 'href="r.en.pdf"' in full
    assert 'href="e.html#lang=en"' in full
    assert full.count("<li>") == len(findings.of(subject.repaired))


def test_the_front_lists_findings_and_links_only_to_what_is_there(subject: ReportSubject) -> None:
    sentences = front.sentences(subject)
    assert sentences
    names = {one.notebook for one in sentences if one.notebook}
    some = Chapter(min(names), "A chapter", [])
    without, with_one = (front.front(subject, others).blocks[1] for others in ([], [some]))
    assert isinstance(without, Prose)
    assert isinstance(with_one, Prose)
    assert without.html.count("<li") == len(sentences)
    assert "<a " not in without.html
    expected = sum(one.notebook == some.stem for one in sentences)
    assert with_one.html.count(f'href="{some.stem}.html"') == expected > 0
    assert front.front(subject).at_front
    head = front.front(subject).blocks[0]
    assert isinstance(head, Prose)
    assert head.html.startswith(f"<h1>{subject.label}")


def test_links_of_a_finding_lead_to_what_is_there() -> None:
    subject = ReportSubject.read("en")
    words = toolkit.languages.load("en", "findings")["page"]
    finding: Any = SimpleNamespace(notebook="05-acts", anchor="a", paragraph="O30", symbol="A/RES/77/1")
    own = exhibit("f", "figure", frame(rows=7))
    far = list(front._links(finding, own, subject, words, {}))
    assert [re.search('href="([^"]+)"', one)[1] for one in far] == [  # type: ignore[index]
        "resolution.html#O30",
        "https://docs.un.org/en/A/RES/77/1",
        "data/f.csv",
    ]
    assert words["data"].format(rows=7) in far[-1]
    there = [next(iter(front._links(finding, own, subject, words, {"05-acts": names}))) for names in (set(), {"a"})]
    assert ['href="05-acts.html"' in there[0], 'href="05-acts.html#a"' in there[1]] == [True, True]
    assert f"{words['notebook']} 05<" in there[0]
    near: Any = SimpleNamespace(notebook="", anchor="", paragraph="", symbol=subject.label)
    assert len(list(front._links(near, own, subject, words, {}))) == 1


def test_the_list_of_exhibits_counts_paragraphs_once(subject: ReportSubject) -> None:
    """Two frames name the same two paragraphs; a figure names none."""
    found = [Chapter("a", "A", [exhibit("t", "table", frame("x"), frame("y")), exhibit("f", "figure")])]
    listed = catalogue.chapter(subject, found).blocks[0]
    assert isinstance(listed, Prose)
    assert re.findall(r"<bdi>(\d*)</bdi></td></tr>", listed.html) == ["2", ""]
    assert not catalogue.chapter(subject, found).printed
    data = json.loads(catalogue.as_json([edition_of(subject, *found)]))
    assert [(e["id"], e["page"], e["picture"]) for e in data["exhibits"]] == [
        ("t", "en/a.html#t", ""),
        ("f", "en/a.html#f", "en/figures/f.svg"),
    ]
    assert "places" not in data


def test_how_heavy_a_report_is(tmp_path: Path) -> None:
    sizes = {"index.html": 40_000, "en/a.html": 250_000, "r.pdf": 1_500_000, "style.css": 210_000}
    for name, size in sizes.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * size)
    line = build._weight(tmp_path)
    assert line == "4 files, 2.0 MB; 2 pages, the heaviest 250 kB without its pictures; r.pdf 1.5 MB"


def test_editions_are_asked_for_by_code() -> None:
    assert build.languages_of("") == build.languages_of("both") == ("en", "ar")
    assert build.languages_of("ar") == ("ar",)
    assert build.themes_of([" gender, igf", "gender", ","]) == ["gender", "igf"]
    assert build.themes_of([]) == []


def test_a_text_that_no_typeface_has_gets_no_paper(tmp_path: Path, subject: ReportSubject) -> None:
    found = build._others([subject], None)
    assert found.explorer == ""
    made = build._edition(subject, found.chapters["en"], ["ar"])
    assert made.pdf == "report.en.pdf"
    assert [one.stem for one in made.chapters][:2] == ["index", "resolution"]
    assert [one.stem for one in made.chapters][-2:] == ["figures", "rights"]
    foreign = subject_of(tmp_path, TEXT.replace("boats", "船"), ["gender"])
    assert build._edition(foreign, [], []).pdf == ""


def test_a_table_on_paper_is_shortened(subject: ReportSubject) -> None:
    """Thirty rows are printed, of thirty-one none; where the page has fewer rows than the data, a line says so."""
    edition = edition_of(subject)
    words = subject.words()
    table = {"head": ["A"], "dir": "ltr", "rows": [["1"]] * 30}
    kept = pdf._shortened(table, exhibit("t", "table", frame(rows=30)), edition)
    assert kept == {"head": ["A"], "dir": "ltr", "rows": table["rows"], "more": ""}
    some = pdf._shortened(table, exhibit("t", "table", frame(rows=31)), edition)
    assert some["more"] == words["shortened"].format(shown=30, total=31, file="en/data/t.csv")
    long = pdf._shortened({"head": ["A"], "rows": [["1"]] * 31}, exhibit("t", "table", frame(rows=40)), edition)
    assert long == {"head": [], "rows": [], "more": words["left_out"].format(total=40, file="en/data/t.csv")}
    assert pdf._shortened(table, exhibit("t"), edition)["more"] == ""


def test_what_is_set_on_paper(subject: ReportSubject) -> None:
    """Code and asides are not; a figure of the summary is not set twice, a line leads to it."""
    drawing = exhibit("f", "figure", body='<svg viewBox="0 0 100 50">', title="Same")
    first = Chapter("index", "Summary", [FindingBlock("f1", "So it is.", drawing, "")], at_front=True)
    second = Chapter(
        "a", "A", [Code("x"), Prose("<p>aside</p>", aside=True), Prose("<p>kept</p>"), replace(drawing, id="g")]
    )
    third = Chapter("b", "B", [], printed=False)
    data = pdf._data(edition_of(subject, first, second, third, pdf="r.pdf"))
    assert [one["id"] for one in data["chapters"]] == ["index.html", "a.html"]
    (finding,) = data["chapters"][0]["blocks"]
    assert (finding["t"], finding["said"], finding["ratio"]) == ("finding", "So it is.", 0.5)
    kept, pointer = data["chapters"][1]["blocks"]
    assert kept["c"] == ["kept"]
    assert "#f" in str(pointer)
    assert data["running"] is True
    assert data["anchors"] == ["a.html", "f", "index.html"]
    assert data["date"][0] > 2000


def test_hints_of_html_on_paper() -> None:
    """Headings keep their level, lists their order, and what stands side by side stays so."""
    (head,) = markup.nodes("<h3>A <b>b</b></h3>")
    assert (head["t"], head["level"]) == ("h", 3)  # type: ignore[index]
    ordered, plain = markup.nodes("<ol><li>a</li></ol><ul><li>b</li>c</ul>")
    assert (ordered["ordered"], plain["ordered"]) == (True, False)  # type: ignore[index]
    (pair,) = markup.nodes('<div class="beside"><p>a</p><p>b</p></div>')
    assert (pair["t"], len(pair["c"])) == ("pair", 2)  # type: ignore[index]
    assert markup.nodes("<div><p>a</p></div>") == [{"t": "p", "c": ["a"]}]
    assert markup.nodes('<div lang="ar"><p>a</p></div>')[0]["t"] == "div"  # type: ignore[index]
    assert markup.nodes("<p> </p><hr><!-- x -->  ") == []
    assert markup.nodes("a <br> b<p>c</p> d") == [
        {"t": "p", "c": ["a ", {"t": "br", "c": []}, " b"]},
        {"t": "p", "c": ["c"]},
        {"t": "p", "c": ["d"]},
    ]
    assert markup.nodes('<p class="x note gloss">a</p>')[0]["style"] == "gloss"  # type: ignore[index]
    (table,) = markup.nodes(
        '<table><caption>C</caption><thead><tr><th>H</th></tr></thead><tr><td class="number">1</td>x</tr></table>'
    )
    assert table["caption"] == ["C"]  # type: ignore[index]
    assert [cell["number"] for cell in (*table["head"], *table["rows"][0])] == [False, True]  # type: ignore[index]


def test_documents_cited_stand_once_in_order_of_years() -> None:
    """The second is older; its verbs and passages stand once each, its uses are counted."""
    rows = [
        ("A/RES/70/1", "resolution", "GA", "2015-09-25", "recall", "P01"),
        ("A/RES/60/252", "resolution", "GA", "2006-03-27", "recall", "P02"),
        ("A/RES/60/252", "resolution", "GA", "", "", "P02"),
        ("A/RES/60/252", "resolution", "GA", "", "note", "O01"),
    ]
    frame = pd.DataFrame(rows, columns=["symbol", "kind", "body", "date", "verb", "place"])
    found = appendices._cited(frame)
    assert found["symbol"].tolist() == ["A/RES/60/252", "A/RES/70/1"]
    assert found["times"].tolist() == [3, 1]
    assert found["verbs"].tolist() == [["recall", "note"], ["recall"]]
    assert found["places"].tolist() == [["P02", "O01"], ["P01"]]


def test_a_passage_is_a_link_where_the_text_has_it() -> None:
    assert appendices._link("O01", {"O01"}, "en") == '<a href="resolution.html#O01">O01</a>'
    assert "<a" not in appendices._link("header", {"O01"}, "en")


def test_a_term_and_its_translation() -> None:
    row = {"id": "x", "term_en": "boat", "term_ar": "قارب", "definition_en": "It floats."}
    english, arabic = (appendices._term(row, language) for language in ("en", "ar"))
    assert english.startswith('<dt id="term-x">boat <bdi lang="ar" dir="rtl">قارب</bdi>')
    assert arabic.startswith('<dt id="term-x">قارب <bdi lang="en" dir="ltr">boat</bdi>')
    assert "It floats." in arabic
    full = row | {"definition_ar": "يطفو."}
    assert "It floats." not in appendices._term(full, "ar")


def test_a_text_of_the_codebook_in_english_says_so() -> None:
    assert appendices._in_language({"ar": "ا", "en": "a"}, "ar") == ("ا", "")
    assert appendices._in_language({"en": "a"}, "ar") == ("a", ' lang="en" dir="ltr"')


@pytest.mark.usefixtures("undrawn")
def test_closing_chapters_of_a_text(bare: ReportSubject, subject: ReportSubject) -> None:
    """A text that cites nothing has a chapter that says so; what holds for the shipped text alone is not there."""
    found = {one.stem: one for one in appendices.appendices(bare)}
    assert list(found) == ["apparatus", "method", "codebook", "references", "glossary", "rights"]
    assert list(found["references"].exhibits) == []
    assert [one.id for one in found["method"].exhibits] == ["method-table-scores-of-every-method"]
    assert found["codebook"].printed
    assert found["glossary"].printed
    shipped = ReportSubject.read("en")
    assert [one.id for one in appendices.method(shipped).exhibits] == [
        "method-table-scores-of-every-method",
        "method-table-collation",
    ]
    assert not appendices.codebook(shipped).printed
    cited = appendices.references(subject)
    assert cited is not None
    (listed,) = cited.exhibits
    assert "A/RES/77/150" in listed.body
    assert ">2022<" in listed.body
    without = replace(bare)
    without.__dict__["tables"] = {name: bare.tables[name] for name in ("passages", "repairs", "doubts")}
    assert appendices.references(without) is None
    assert [one.stem for one in appendices.appendices(without)][3] == "glossary"


def test_a_report_says_what_it_reads_and_which_letters_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first five of seven letters are named; the folder of the file is not."""
    monkeypatch.setattr(build, "_write", lambda fresh, *_: (fresh / "index.html").write_text("x", encoding="utf-8"))
    file = tmp_path / "mine.txt"
    file.write_text(TEXT.replace("boats", "船网灯鱼海河山"), encoding="utf-8")
    lines: list[str] = []
    made = build.build_own(tmp_path / "out", source=file, themes=["gender"], languages=["en"], progress=lines.append)
    assert made == tmp_path / "out" / "index.html"
    assert lines[:2] == [
        "reading mine.txt",
        "no PDF: no typeface here has 7 letters of this text, 船网灯鱼海 ...",
    ]
    assert re.fullmatch(r"1 files, 0\.0 MB; 1 pages, .*; \d+ seconds", lines[2])
    file.write_text(TEXT, encoding="utf-8")
    again: list[str] = []
    build.build_own(tmp_path / "more", source=file, themes=["gender"], languages=["en"], progress=again.append)
    assert len(again) == 2
    with pytest.raises(ToolkitError, match="has no notebooks"):
        build.build(tmp_path, tmp_path / "none", progress=lines.append)


def test_no_function_of_the_templates_asks_all_that_is_said() -> None:
    """Typst tells calls apart by what a function refers to: one that names `d` is told apart by the whole report."""
    templates = Path(markup.__file__).parent / "templates"
    functions = re.split(r"(?m)^#let (?=[\w-]+\()", (templates / "nodes.typ").read_text(encoding="utf-8"))[1:]
    assert len(functions) > 8
    for one in functions:
        body = re.split(r"(?m)^(?=#|//)", one)[0]
        assert not re.search(r"\bd\.", body), body.splitlines()[0]


@pytest.mark.skipif(not _kernels.POSSIBLE, reason="this system cannot fork")
def test_a_kernel_that_nbval_begins_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `conftest.py` names is what begins kernels then, and not otherwise."""

    def begun() -> object:
        return KernelProvisionerFactory().create_provisioner_instance("a", KernelSpec(argv=[], metadata={}), None)

    assert not isinstance(begun(), _kernels.ForkingProvisioner)
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", "toolkit-ready")
    assert isinstance(begun(), _kernels.ForkingProvisioner)

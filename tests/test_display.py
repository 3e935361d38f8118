"""What JupyterLab shows of resolutions, passages, repairs and tables."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest

import toolkit as tk
from toolkit import notebook
from toolkit.model import Doubt, Fragment, Paragraph, Repair, Resolution, Span, Text


@pytest.fixture(scope="module")
def resolution() -> Resolution:
    return tk.load()


class Balanced(HTMLParser):
    """Fails where an element is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class has it
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def shown(thing: object) -> str:
    """The HTML of something, which is well-formed and brings its style sheet."""
    body = thing._repr_html_()  # type: ignore[attr-defined]
    parser = Balanced()
    parser.feed(body)
    assert not parser.open
    assert notebook.STYLE in body
    return str(body)


def test_a_paragraph_runs_from_the_right_with_its_repairs_marked(resolution: Resolution) -> None:
    """O16 has one repaired word, at characters that the tooltip names."""
    (repair,) = [r for r in resolution.repairs if r.place == "O16"]
    body = shown(resolution["O16"])
    assert '<p dir="rtl" lang="ar">' in body
    assert '<p class="heading">O16 · operative</p>' in body
    (mark,) = re.findall(r'<mark class="repair" title="([^"]*)">([^<]*)</mark>', body)
    assert mark[1].strip() == repair.repaired
    assert f"characters {repair.raw_start} to {repair.raw_end}" in mark[0]


def test_a_paragraph_as_written_has_no_mark() -> None:
    assert "<mark" not in shown(tk.load(reading="source")["O16"]).split("</style>")[1]


def test_a_note_says_whose_it_is(resolution: Resolution) -> None:
    note = next(note for note in resolution.notes if note.place)
    assert f"note {note.marker} of {note.place}, {note.status}" in shown(note)


def test_a_repair_says_what_it_did_and_why(resolution: Resolution) -> None:
    repair = next(r for r in resolution.repairs if r.place == "O16")
    body = shown(repair)
    assert f"<del>{repair.as_written}</del>" in body
    assert repair.repaired in body
    assert "O16: " in body
    assert repair.evidence in body


def test_words_are_escaped() -> None:
    """Nothing that a document says is markup."""
    repair = Repair("O01", 0, 1, "<b>a", "<script>", "letter", "internal", "high", "a & b", "rule")
    body = shown(repair).split("</style>")[1]
    assert "<script>" not in body
    assert "&lt;b&gt;a" in body
    assert "a &amp; b" in body


def test_a_resolution_shows_facts_doubts_and_words(resolution: Resolution) -> None:
    doubtful = replace(resolution, doubts=(Doubt("O03", "gap", "numbers 4 to 6 are not there <here>"),))
    body = shown(doubtful)
    assert "56 preambular, 59 operative paragraphs" in body
    assert "<li>O03 numbers 4 to 6 are not there &lt;here&gt;</li>" in body
    assert body.count('<p class="heading">O') == 59
    assert body.count('class="repair"') >= 60
    assert "as written: " in body
    assert "Not sure of" not in shown(resolution)


def test_tables_show_a_table_of_tables(resolution: Resolution) -> None:
    tables = resolution.tables(["citations", "dates"])
    body = shown(tables)
    assert isinstance(tables, dict)
    assert body.count("<tr>") == 3
    assert f'<td class="number">{len(tables["dates"])}</td>' in body
    assert "as_written" in body


def test_show_draws_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, object]] = []
    monkeypatch.setattr(notebook, "_display", given.append)
    tk.show(tk.charts.wsis.resolutions(), tk.load().repairs[0])
    assert str(given[0]["image/svg+xml"]).startswith("<svg")
    assert "text/html" not in given[0]
    assert "<del>" in str(given[1]["text/html"])


def test_show_takes_all_of_them(resolution: Resolution, capsys: pytest.CaptureFixture[str]) -> None:
    tk.show(resolution["O30"], resolution.repairs[0], resolution.tables(["dates"]), pd.DataFrame({"a": [1]}))
    assert len(capsys.readouterr().out.split("\n")) >= 4


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_marks_are_legible_whatever_the_theme() -> None:
    """Marks have an ink of their own on their light ground; greys give way to the theme's."""
    (ink,) = re.findall(r"\.rt mark \{ color: (#[0-9a-f]{6});", notebook.STYLE)
    for ground, _ in notebook.CLASSES.values():
        assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 7
    assert not re.findall(r"(?<!-)color: #(?!1a1a1a)", notebook.STYLE)


def test_a_resolution_of_unknown_length_is_a_cross_and_no_bar() -> None:
    frame = tk.views.wsis.resolutions()
    figure = tk.charts.wsis.resolutions(frame, language="en").figure
    bars = [bar.get_width() for axes in figure.axes for bar in axes.patches]
    crosses = [mark for axes in figure.axes for mark in axes.collections if mark.get_gid() == "unknown"]
    assert bars == [float(count) for count in frame["paragraphs"].dropna()]
    known = frame.groupby("body")["paragraphs"].count()
    silent = frame["body"].isin(known[known == 0].index)  # a body of which nothing is known is a line of words
    assert len(bars) + len(crosses) == len(frame[~silent])
    said = " ".join(words.get_text() for words in figure.texts + [t for axes in figure.axes for t in axes.texts])
    assert f"{silent.sum()} resolutions" in said


@pytest.mark.parametrize(("words", "marks"), [("x", 0), (" x ", 0), ("xy", 1)])
def test_a_lone_character_that_is_read_otherwise_is_no_repair(words: str, marks: int) -> None:
    text = Text.of("one & two", (Fragment(0, 4), Fragment(4, 5, words), Fragment(5, 9)))
    body = shown(Paragraph("O01", text, (Span(0, 9),), "operative", 1)).split("</style>")[1]
    assert body.count("<mark") == marks

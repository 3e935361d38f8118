"""Small parts of several rooms at their limits, each by itself on made-up input."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import numpy as np
import pandas as pd
import pytest

import toolkit
from toolkit import _organs, cli, languages
from toolkit.cli.answers import phrases
from toolkit.cli.answers import themes as answers
from toolkit.corpus import _inputs
from toolkit.errors import ToolkitError
from toolkit.evaluation import _witnesses, baselines
from toolkit.explorer import _ballots
from toolkit.explorer._subject import Subject
from toolkit.facts.addressees import asks
from toolkit.facts.citations._records import FoundCitation
from toolkit.lessons import _words
from toolkit.publish.provenance import ids
from toolkit.series import genealogy
from toolkit.series._likeness import Pair
from toolkit.sources import _closings, html
from toolkit.sources._layout import Layout
from toolkit.sources._pdf_grids import Grid
from toolkit.sources._pdf_page import Page
from toolkit.sources._runs import Run
from toolkit.views import ages


def test_the_assembly_has_no_vocabulary_and_a_resolution_has_one() -> None:
    fields = [SimpleNamespace(language="en", texts=["Blue boats"], folded=["blue boats"])]
    vocabulary: Any = Subject.__dict__["vocabulary"].func
    assert vocabulary(SimpleNamespace(kind="assembly", fields=fields)) == {}
    assert len(Subject.of(toolkit.load()).vocabulary["ar"]) > 100


@pytest.mark.parametrize(
    ("start", "end", "touched"), [(0, 10, False), (0, 11, True), (19, 25, True), (20, 25, False), (12, 14, True)]
)
def test_a_repair_touches_words_that_it_shares_a_sign_with(start: int, end: int, *, touched: bool) -> None:
    repair = SimpleNamespace(
        raw_start=start, raw_end=end, as_written="a", repaired="b", evidence="", confidence=1.0, reason="r"
    )
    words = SimpleNamespace(start=10, end=20)
    found = ids._touching(SimpleNamespace(repairs=[repair]), [words])  # type: ignore[arg-type, list-item]
    assert [one["raw_start"] for one in found] == ([start] if touched else [])


def test_four_states_that_are_near_are_named() -> None:
    with pytest.raises(ToolkitError) as error:
        _ballots.ballot("Atlantis against")
    near = str(error.value).partition("near: ")[2]
    assert near.count(";") == 3


def test_an_interrupted_command_says_so_by_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    """130 is 128 and the number of the signal of Ctrl-C, by which shells know it."""

    def interrupted(*_: Any, **__: Any) -> int:
        raise click.Abort

    monkeypatch.setattr(cli, "commands", SimpleNamespace(main=interrupted))
    assert cli.main([]) == 130


def test_folders_that_are_walked(tmp_path: Path) -> None:
    """Not those of the system, nor the one that is written to; a file of the same name elsewhere is."""
    for name in ("a/one.txt", ".git/two.txt", "out/three.txt", "a/out/four.txt", "a/.five.txt", "six.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert sorted(_inputs._walk(tmp_path, tmp_path / "out")) == ["a/one.txt", "a/out/four.txt", "six.txt"]
    assert sorted(_inputs._walk(tmp_path, None)) == ["a/one.txt", "a/out/four.txt", "out/three.txt", "six.txt"]


def test_what_a_reader_does_not_say_of_its_page_is_not_so() -> None:
    plain = Layout("words", ())
    assert (plain.shown, plain.fonts, plain.format, plain.witness, plain.doubts) == (False, False, "text", "", ())


def test_a_paragraph_without_a_theme_has_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        SimpleNamespace(paragraph_id="O01", theme="gender", evidence="women"),
        SimpleNamespace(paragraph_id="O01", theme="gender", evidence="girls"),  # the first words stand for the theme
        SimpleNamespace(paragraph_id="O01", theme="data", evidence="statistics"),
    ]
    monkeypatch.setattr(answers, "tag", lambda *_, **__: found)
    text = SimpleNamespace(paragraphs=[SimpleNamespace(id="O01"), SimpleNamespace(id="O02")])
    assert answers.run_tag(text) == "O01\tgender (women); data (statistics)\nO02\t-"  # type: ignore[arg-type]


def pair(kinship: Any) -> Any:
    return SimpleNamespace(kinship=np.asarray(kinship, dtype=float))


def test_kin_in_order_add_up_to_the_most() -> None:
    """Two pairs in order beat one that is more alike than either."""
    high = genealogy.IN_ORDER + (1 - genealogy.IN_ORDER) / 2
    kinship = np.array([[high, 1.0, 0.0], [0.0, high, 0.0], [0.0, 0.0, high]])
    assert sorted(genealogy._in_order(kinship, [0, 1, 2], [0, 1, 2])) == [(0, 0), (1, 1), (2, 2)]
    assert sorted(genealogy._in_order(np.array([[high], [0.0]]), [0, 1], [0])) == [(0, 0)]


@pytest.mark.parametrize(("kinship", "moved"), [(genealogy.ANYWHERE, True), (genealogy.ANYWHERE - 1e-6, False)])
def test_what_moved_to_another_part_is_as_alike_as_the_limit_at_least(kinship: float, *, moved: bool) -> None:
    assert genealogy._paired(pair([[kinship]]), ["preamble"], ["operative"]) == ({0: 0} if moved else {})


def test_kinship_is_the_mean_of_both_measures() -> None:
    two = Pair((), ())
    object.__setattr__(two, "__dict__", {"likeness": np.array([[0.2]]), "rare": np.array([[0.6]])})
    assert two.kinship[0, 0] == pytest.approx(0.4)


def test_a_learned_baseline_learns_the_themes_of_each_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two paragraphs, a theme each: the words of the one bring its theme and not the other's."""
    items = {("f", f"O{n:02}", "sea" if n % 2 else "sky") for n in range(1, 9)}
    units = {("f", f"O{n:02}"): ("en", "blue boats sail" if n % 2 else "white clouds drift") for n in range(1, 9)}
    monkeypatch.setattr(baselines.measure, "labels", lambda *_: SimpleNamespace(items=items))
    monkeypatch.setattr(baselines.measure, "units_of", lambda *_: units)
    classes, model = baselines._trained.__wrapped__("en", None)
    assert classes == ["sea", "sky"]
    assert model.predict(["blue boats sail", "white clouds drift"]).tolist() == [[1, 0], [0, 1]]


ARABIC = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize("current", ["en", "ar"])
def test_the_language_that_is_asked_for_is_given_and_the_current_one_without(
    monkeypatch: pytest.MonkeyPatch, current: str
) -> None:
    monkeypatch.setattr(languages, "current", lambda: current)
    for speak in (
        lambda *language: _witnesses.witnesses("gender", *language),
        lambda *language: str(_words.lesson("01", *language)),
        lambda *language: _words.shared(next(iter(_words._all("en")["say"])), *language),
    ):
        assert ARABIC.search(speak("ar"))
        assert not ARABIC.search(speak("en"))
        assert bool(ARABIC.search(speak())) is (current == "ar")


def test_an_act_has_the_deadlines_within_its_own_words() -> None:
    """The first sign of the act belongs to it; a date before it, or behind its end, is another's."""
    text = "Requests the Secretary-General to report by 2025, and urges 3 States to report by 2027;"
    found = asks.in_text(text, "en", "operative")
    assert [one.deadline for one in found] == ["2025", "2027"]
    assert found[0].addressee == "secretary_general"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("", ""), ("no such charset", ""), ("utf-16", ""), ("utf-8", "utf-8"), ("iso-8859-1", "cp1252")],
)
def test_charsets_that_make_text_of_bytes(charset: str, codec: str) -> None:
    assert html._codec(charset) == codec


def test_a_figure_that_is_repeated_comes_from_the_first_that_states_it() -> None:
    rows = pd.DataFrame(
        [
            ("C", "B", "women", "all"),
            ("B", "A", "women", "all"),
            ("B", "Z", "men", "all"),
            ("C", "Z", "women", "rural"),
        ],
        columns=["symbol", "repeats", "measure", "group"],
    )
    rows["repeats"] = rows["repeats"].astype(object)
    asked = SimpleNamespace(repeats="C", measure="women", group="all")
    assert ages._origin(asked, rows) == "A"
    assert ages._origin(SimpleNamespace(repeats="", measure="women", group="all"), rows) in ("", None)


def test_a_trace_is_printed_or_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(phrases.trace, "trace", lambda *_, **__: "traced")
    monkeypatch.setattr(phrases.trace, "table", lambda _: pd.DataFrame({"words": ["blue boats"]}))
    monkeypatch.setattr(phrases.trace, "page", lambda *_: "<p>blue</p>")
    monkeypatch.setattr(phrases.trace, "word", lambda *_: b"word")
    draft: Any = SimpleNamespace(name="draft.txt")
    assert phrases.run_trace(draft, None) == "words\nblue boats"  # type: ignore[arg-type]
    phrases.run_trace(draft, None, to=tmp_path / "out")  # type: ignore[arg-type]
    assert (tmp_path / "out" / "trace.csv").read_text(encoding="utf-8") == "words\nblue boats\n"
    assert (tmp_path / "out" / "trace.docx").read_bytes() == b"word"


@pytest.mark.parametrize(
    ("words", "organ"),
    [
        ("the general assembly heard the president of the security council", "GA"),
        ("the security council informed the general assembly", "SC"),
    ],
)
def test_the_organ_that_is_named_first(words: str, organ: str) -> None:
    found = _organs.first_named(words, "en")
    assert found is not None
    assert found.id == organ


def test_parts_are_plain_unless_told_otherwise() -> None:
    assert Run("a") == Run("a", 0, bold=False, italic=False, raised=False, marker="", unsaid=False)
    found = FoundCitation("pair", 0, 1, "a", None)  # type: ignore[arg-type]
    assert (found.numbers, found.annex, found.list_id, found.shared) == ((), False, -1, False)
    plain = Page(1, 600, 800, ())
    assert (plain.rtl, plain.rules, plain.pictures, plain.blanks, plain.regions, plain.cells) == (False, *[()] * 5)


@pytest.mark.parametrize(
    ("end", "start", "last", "parts"),
    [
        (95, 105, 150, True),
        (98, 102.5, 150, True),
        (98, 102.4, 150, False),
        (95, 99, 150, False),
        (195, 205, 150, False),
    ],
)
def test_a_gap_parts_columns_where_it_is_wide_and_another_column_begins(
    end: float, start: float, last: float, parts: bool
) -> None:
    """Of letters of ten points nine tenths of five are wide enough; columns are a hundred points wide."""
    grid: Any = SimpleNamespace(column=lambda x: int(x // 100))
    assert Grid.parts_at(grid, end, start, 10.0, last) is parts


@pytest.mark.parametrize(("blanks", "closes"), [(240, True), (241, False)])
def test_a_closing_line_has_no_more_than_so_many_letters(blanks: int, closes: bool) -> None:
    """260 with its blanks: "90th plenary meeting" has twenty, two of them among the words."""
    line = "90th plenary" + " " * (blanks + 1) + "meeting"
    assert (len(line) <= 260) is closes
    assert _closings.closes(line, ["meeting"]) is closes

"""What commands answer, on a few made-up rows: how many are shown, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

import toolkit
from toolkit import cli
from toolkit.cli import publish, series, text
from toolkit.cli.answers import explorer, phrases, show
from toolkit.cli.answers import series as series_answers
from toolkit.errors import ToolkitError
from toolkit.explorer import Query, Subject
from toolkit.model import Span


class Index:
    """An index of one phrase with so many uses."""

    def __init__(self, uses: int, **first: Any) -> None:
        self.number, self.first = uses, first

    def earliest(self, *_: Any, **__: Any) -> Any:
        known = {"symbol": "A/RES/1/1", "paragraph_id": "P01", "date": "1946-01-01", "may_be_older": False, "kind": ""}
        return SimpleNamespace(**(known | self.first)) if self.number else None

    def uses(self, *_: Any, most: int, **__: Any) -> pd.DataFrame:
        frame = pd.DataFrame({"symbol": [f"A/RES/1/{at}" for at in range(min(self.number, most))]})
        frame.attrs["uses"] = self.number
        return frame


@pytest.mark.parametrize(
    ("uses", "first", "head", "last"),
    [
        (0, {}, ["not in the texts held"], "not in the texts held"),
        (1, {}, ["earliest in the texts held: A/RES/1/1 P01, 1946-01-01", "symbol"], "A/RES/1/0"),
        (40, {"date": ""}, ["earliest in the texts held: A/RES/1/1 P01, no date", "symbol"], "A/RES/1/39"),
        (43, {}, ["earliest in the texts held: A/RES/1/1 P01, 1946-01-01", "symbol"], "... and 3 more uses"),
    ],
)
def test_uses_of_a_phrase(uses: int, first: dict[str, Any], head: list[str], last: str) -> None:
    index: Any = Index(uses, **first)
    lines = phrases.run_phrase("boats", index).split("\n")
    assert lines[: len(head)] == head
    assert lines[-1] == last


def test_how_far_a_first_use_bears() -> None:
    index: Any = Index(1, may_be_older=True, kind="formula")
    lines = phrases.run_phrase("boats", index).split("\n")
    assert lines[1:3] == [
        "this is the first text held of its line: the phrase may be older",
        "no wording of its own: formula",
    ]


def test_the_language_of_a_question() -> None:
    """The one that it names; else that of its words, or of the answer."""
    asked = [
        explorer.in_one_language(query, language).languages
        for query, language in (
            (Query(languages=("ar",)), "en"),
            (Query(text="نساء"), "en"),
            (Query(text="women"), "ar"),
            (Query(text="women"), "en"),
        )
    ]
    assert asked == [("ar",), ("ar",), ("ar",), ("en",)]


def test_lines_of_a_selection() -> None:
    """The number found, of all; a long paragraph is cut between words."""
    resolution = toolkit.load()
    subject = Subject.of(resolution)
    lines = explorer.run_find(subject, Query(themes=("igf",)), "text", "en").split("\n")
    found, total = lines[1].split(": ")[1].split(" / ")
    assert int(found) == len(lines) - 2 > 1
    assert int(total) == len(resolution.paragraphs)
    for line in lines[2:]:
        place, _, words = line.split("\t")
        shown = words.removesuffix(" …")
        assert len(shown) <= 90
        gloss = " ".join(resolution.glosses[place].split())
        assert gloss.startswith(shown)
        assert words == gloss or (words.endswith(" …") and gloss[len(shown)] == " ")


def test_references_name_the_text_where_there_are_several() -> None:
    row = SimpleNamespace(symbol="A/RES/1/1", language="en", paragraph_id="O01")
    assert explorer._ref(row, several=True) == "A/RES/1/1 en O01"
    assert explorer._ref(row, several=False) == "O01"


def test_what_became_of_each_paragraph(tmp_path: Path) -> None:
    """One stays, one is dropped, and statuses are counted in their order."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(
        "The General Assembly,\n\n1. Requests the Secretary-General to count all boats of the harbour;\n\n"
        "2. Decides to end its work on lamps and candles at once.\n",
        encoding="utf-8",
    )
    second.write_text(
        "The General Assembly,\n\n1. Requests the Secretary-General to count all boats of the harbour.\n",
        encoding="utf-8",
    )
    lines = series_answers.run_compare(toolkit.load(first), toolkit.load(second)).split("\n")[2:]
    assert [line.split()[:3] for line in lines[:2]] == [["O01", "identical", "O01"], ["-", "dropped", "O02"]]
    assert lines[0].endswith(" 1.000")
    assert lines[-1] == "identical 1, modified 0, merged 0, split 0, new 0, dropped 1"
    with pytest.raises(ToolkitError, match="en and ar are two languages"):
        series_answers.run_compare(toolkit.load(first), toolkit.load())


@pytest.mark.parametrize(
    ("part", "division", "form", "heading"),
    [
        ("preamble", "", "preamble", "Preamble"),
        ("operative", "A", "operative", "A: Operative paragraphs"),
        ("annex", "X1", "", "Annex 1"),
        ("annex", "A-X2", "", "A, Annex 2"),
        ("annex", "", "", "Annex"),
        ("annex", "X1", "preamble", "Annex 1: Preamble"),
        ("annex", "", "preamble", "Annex: Preamble"),
    ],
)
def test_headings_of_parts(part: str, division: str, form: str, heading: str) -> None:
    assert show._division(part, division, form) == heading


def test_words_from_the_right_are_isolated() -> None:
    assert show._isolated("boats\x1b[1m") == "boats[1m"
    assert show._isolated("قارب") == "\u2068قارب\u2069"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["fetch", "--session", "78"], "--session goes with --assembly"),
        (["fetch", "--assembly", "--symbol", "A/RES/78/1"], "--assembly goes with --to, --language and --session"),
        (["fetch", "--assembly", "--from", "x"], "--assembly goes with --to, --language and --session"),
        (["show", "a.txt", "--source", "b.txt"], "two files to show"),
        (["evaluate", "--store"], "--store needs --texts"),
        (["export", "tei", "--against", "a.xml"], "--against compares Akoma Ntoso files"),
        (["explore", "--assembly", "--page", "x.html"], "the whole Assembly does not fit a page"),
        (["no-such"], "No such command"),
        (["tag", "--no-such"], "No such option"),
    ],
)
def test_options_that_do_not_go_together(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    error = capsys.readouterr().err
    assert problem in error
    assert error.count("\n") == 1


def test_every_command_is_named_once() -> None:
    names = [command.name for room in (text, series, publish) for command in room.COMMANDS]
    assert len(set(names)) == len(names)
    assert set(names) < set(cli.commands.commands)
    assert list(cli.commands.commands)[:6] == ["tables", "show", "collate", "tag", "explain", "evaluate"]


def test_what_has_no_place_stands_at_the_beginning() -> None:
    assert show._start(SimpleNamespace(raw_spans=())) == 0  # type: ignore[arg-type]
    assert show._start(SimpleNamespace(raw_spans=(Span(7, 9), Span(3, 4)))) == 7  # type: ignore[arg-type]

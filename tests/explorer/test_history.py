"""Who said these words first: against the shipped rows, read without the toolkit."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import toolkit
from toolkit import library
from toolkit.explorer._history import passages


def rows(root: Path, place: str) -> list[dict[str, str]]:
    with (root / "data" / "phrases" / "spans.csv").open(encoding="utf-8", newline="") as stream:
        own = [row for row in csv.DictReader(stream) if (row["symbol"], row["language"]) == ("A/RES/78/132", "ar")]
    return [row for row in own if row["paragraph_id"] == place]


def test_each_passage_has_its_words_and_its_first_text(root: Path) -> None:
    """The first twelve words of O30 stand in 74/197 O23, the first text held of its line: they may be older."""
    found = passages(toolkit.load())
    assert len(found) == 115
    shipped = rows(root, "O30")
    assert [(one.symbol, one.paragraph_id, one.date, one.may_be_older) for one in found["O30"]] == [
        (row["first"], row["first_paragraph"], row["date"], row["may_be_older"] == "True") for row in shipped
    ]
    text = toolkit.load()["O30"].text.string
    first = found["O30"][0]
    assert len(re.findall(r"\w+", text[first.start : first.end])) == int(shipped[0]["end"]) == 12
    assert first.start == 0


def test_a_text_that_is_no_member_of_the_series_has_none() -> None:
    assert passages(library.loads("The General Assembly,\n\n1. Decides to end.\n", name="x.txt", language="en")) == {}

"""The errata of the shipped text: every row points at exactly the words it changes."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise

import pytest

from toolkit.library import load
from toolkit.paths import data
from toolkit.text import fold

SOURCE = data("resolution", "A_RES_78_132.ar.txt").read_text(encoding="utf-8")
OFFICIAL = data().parent.parent / "shared" / "unxml" / "series" / "A_RES_78_132.ar.xml"
COLUMNS = ("place", "raw_start", "raw_end", "as_written", "repaired", "kind", "evidence", "confidence", "reason")
VOCABULARIES = {
    "kind": {"opening", "letter", "word", "inflection", "omission", "addition", "symbol", "markup", "punctuation"},
    "evidence": {"internal", "official"},
    "confidence": {"high", "medium", "low"},
}
PLACE = re.compile(r"P(0[1-9]|[1-4]\d|5[0-6])|O(0[1-9]|[1-5]\d)|fn([1-9]|1\d)|header|closing")


def _read() -> list[dict[str, str]]:
    with data("resolution", "errata.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _read()
SPANS = [(int(row["raw_start"]), int(row["raw_end"])) for row in ROWS]
IDS = [f"{row['place']}-{row['raw_start']}" for row in ROWS]
each_row = pytest.mark.parametrize(("row", "span"), list(zip(ROWS, SPANS, strict=True)), ids=IDS)


def test_the_table_has_the_columns_of_the_apparatus() -> None:
    """The columns are those of the repairs table, in its order."""
    assert tuple(ROWS[0]) == COLUMNS


@each_row
def test_offsets_are_exact(row: dict[str, str], span: tuple[int, int]) -> None:
    """The range of a row holds its words and nothing else."""
    assert SOURCE[slice(*span)] == row["as_written"]


@each_row
def test_a_row_takes_whole_words(row: dict[str, str], span: tuple[int, int]) -> None:
    """A range neither begins nor ends inside a word, and takes no space or emphasis mark along."""
    start, end = span

    assert not SOURCE[start - 1].isalnum()
    assert not SOURCE[end].isalnum()
    for words in (row["as_written"], row["repaired"]):
        assert words == words.strip(" *،؛.\n")
        assert words


@each_row
def test_values_come_from_the_vocabularies(row: dict[str, str], span: tuple[int, int]) -> None:
    """Kind, evidence, confidence and place are known values."""
    assert {column: row[column] for column in VOCABULARIES if row[column] not in VOCABULARIES[column]} == {}
    assert PLACE.fullmatch(row["place"])
    assert span[0] < span[1]


@each_row
def test_a_row_changes_letters(row: dict[str, str], span: tuple[int, int]) -> None:
    """No row repairs what is only a matter of vowel marks, shadda or tanwin."""
    marks = re.compile("[\u064b-\u0652]")

    assert marks.sub("", row["as_written"]) != marks.sub("", row["repaired"]), span


@each_row
def test_the_reason_is_one_sentence_that_fits_the_evidence(row: dict[str, str], span: tuple[int, int]) -> None:
    """Only a row with official evidence leans on the official file, and it says so."""
    assert row["reason"].endswith(".")
    assert ("the official file" in row["reason"].lower()) == (row["evidence"] == "official"), span


def test_rows_stand_in_order_without_overlap() -> None:
    """Repairs can be put in one after the other."""
    assert all(before[1] <= after[0] for before, after in pairwise(SPANS))


@each_row
def test_the_place_is_where_the_words_stand(row: dict[str, str], span: tuple[int, int]) -> None:
    """A note's erratum stands on the note's line, a paragraph's after the number that opens it."""
    before = SOURCE[: span[0]]
    numbers = re.findall(r"^(\d+) - ", before, re.MULTILINE)
    notes = re.findall(r"^\((\d+)\) ", before.rpartition("\n")[2], re.MULTILINE)
    if row["place"].startswith("fn"):
        assert notes == [row["place"].removeprefix("fn")]
    elif row["place"].startswith("O"):
        assert int(numbers[-1]) == int(row["place"].removeprefix("O"))
        assert not notes
    else:
        assert not numbers
        assert not notes


def test_preambular_places_never_go_back() -> None:
    """Along the source, preambular rows come in the order of their paragraphs."""
    places = [row["place"] for row in ROWS if row["place"].startswith("P")]

    assert places == sorted(places)


def _words(text: str) -> list[str]:
    return re.findall(r"[\u0621-\u064a]+", fold(text))


def _official_words() -> list[str]:
    text = OFFICIAL.read_text(encoding="utf-8")
    for element in ("meta", "coverPage", "authorialNote"):
        text = re.sub(rf"<{element}[ >].*?</{element}>", "", text, flags=re.DOTALL)
    return _words(re.sub(r"<[^>]*>", "", text))


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the United Nations' file is not beside this checkout")
def test_with_all_repairs_the_words_are_those_of_the_official_file() -> None:
    """One word differs after the repairs: the official file's own slip in O27, which is not taken over."""
    repaired = SOURCE
    for repair in reversed(load().repairs):
        repaired = repaired[: repair.raw_start] + repair.repaired + repaired[repair.raw_end :]
    title = repaired.index("132/78")
    body = re.sub(r"^\(\d+\) .*$", "", repaired[title:], flags=re.MULTILINE)
    ours, theirs = _words(body), _official_words()

    assert len(ours) == len(theirs) > 6_000
    assert Counter((a, b) for a, b in zip(ours, theirs, strict=True) if a != b) == {("جميع", "الجميع"): 1}

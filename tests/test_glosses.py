"""The English glosses: one own sentence for each paragraph of the shipped resolution."""

from __future__ import annotations

import csv
import html
import re
from pathlib import Path

import pytest

import toolkit as tk
from toolkit.paths import data
from toolkit.sources.text import loads as read

OFFICIAL = Path(__file__).resolve().parents[2] / "shared" / "unxml" / "series" / "A_RES_78_132.en.xml"
LONGEST_SHARED_RUN = 7  # words; a name of the list below counts as one
NAMES = (
    "Commission on Science and Technology for Development",
    "Department of Economic and Social Affairs",
    "Economic and Social Council",
    "Intergovernmental Group of Experts on E-commerce and the Digital Economy",
    "multi-stakeholder forum on science, technology and innovation",
    "Sustainable Development Goals",
    "Technology Bank for the Least Developed Countries",
    "Working Group on Measuring E-commerce and the Digital Economy",
    "World Summit on the Information Society",
    "Building digital readiness: from assessments to implementation",
    "Connecting the unconnected to achieve sustainable development",
    "Shaping the future of the digital economy",
)
SPELLED_OUT = {"O03": {"17"}}  # a figure the Arabic gives in words


def _words(text: str) -> list[str]:
    """Words in lower case, each listed name as one word."""
    plain = " ".join(re.findall(r"\w+", text.lower()))
    for name in sorted(NAMES, key=len, reverse=True):
        folded = " ".join(re.findall(r"\w+", name.lower()))
        plain = re.sub(rf"\b{folded}\b", folded.replace(" ", "_"), plain)
    return plain.split()


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """Every run of `length` words that stand side by side."""
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def _sentence_ends(text: str) -> int:
    """How many sentences end in `text`: full stop, question or exclamation mark before a space or the end."""
    return len(re.findall(r"[.!?][\"')]?(?=\s|$)", text))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with data("resolution", "glosses_en.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def paragraphs() -> dict[str, str]:
    source = data("resolution", "A_RES_78_132.ar.txt").read_text(encoding="utf-8")
    return {paragraph.id: str(paragraph.text) for paragraph in read(source, name="source").paragraphs}


def test_every_paragraph_has_one_gloss_in_order(rows: list[dict[str, str]], paragraphs: dict[str, str]) -> None:
    expected = [f"P{number:02}" for number in range(1, 57)] + [f"O{number:02}" for number in range(1, 60)]
    assert [row["paragraph_id"] for row in rows] == expected == list(paragraphs)
    assert all(set(row) == {"paragraph_id", "gloss_en"} for row in rows)


def test_a_gloss_is_one_finite_sentence_of_bearable_length(rows: list[dict[str, str]]) -> None:
    for row in rows:
        gloss = row["gloss_en"]
        assert gloss == " ".join(gloss.split()), row
        assert gloss.startswith("The Assembly "), row
        assert gloss.endswith("."), row
        assert _sentence_ends(gloss) == 1, row
        assert 8 <= len(gloss.split()) <= 60, row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One here.", 1),
        ("One. Two.", 2),
        ('He said "so." Then he left.', 2),
        ("A/RES/70/1 of 1 May 2015.", 1),
        ("None", 0),
    ],
)
def test_sentences_are_counted_by_their_ends(text: str, expected: int) -> None:
    assert _sentence_ends(text) == expected


#: The verb with which the official English opens a paragraph, as a gloss says it; the numbers are those of our text.
VERBS = {
    "P06": "recognizes", "P28": "notes", "P39": "recognizes", "P45": "notes", "P50": "also acknowledges",
    "P51": "is conscious", "P52": "reiterates", "O04": "reaffirms", "O05": "emphasizes", "O06": "stresses",
    "O07": "encourages", "O09": "reiterates", "O17": "further calls upon", "O18": "emphasizes", "O21": "recognizes",
    "O26": "acknowledges", "O30": "acknowledges", "O33": "notes", "O34": "also notes", "O37": "recognizes",
    "O53": "recognizes", "O56": "stresses",
}  # fmt: skip


@pytest.mark.parametrize(("place", "verb"), VERBS.items())
def test_a_gloss_has_the_verb_of_the_official_text(place: str, verb: str) -> None:
    assert tk.load().glosses[place].startswith(f"The Assembly {verb} ")


def test_no_gloss_underlines(rows: list[dict[str, str]]) -> None:
    """No paragraph of the official text underlines, and none is merely aware."""
    assert [row["paragraph_id"] for row in rows if re.search(r"underlin|is aware", row["gloss_en"])] == []


def test_the_source_reading_has_its_own_gloss() -> None:
    """Where a misread letter changes the meaning; changing the reading changes the gloss, there and back."""
    repaired, source = tk.load(), tk.load(reading="source")
    assert repaired.glosses["O30"].startswith("The Assembly acknowledges ")
    assert source.glosses["O30"].startswith("The Assembly decides to extend ")
    differ = {place for place, gloss in source.glosses.items() if gloss != repaired.glosses[place]}
    assert differ == {"P10", "P35", "O03", "O11", "O16", "O30", "O32", "O50"}
    assert differ <= {repair.place for repair in repaired.repairs}
    for one, other in ((repaired, source), (source, repaired)):
        turned = one.with_reading(other.reading)
        assert turned.glosses == other.glosses
        assert turned.with_reading(one.reading).glosses == one.glosses
    assert source.table("paragraphs").set_index("paragraph_id").loc["O30", "gloss_en"] == source.glosses["O30"]


def test_a_gloss_of_the_source_is_held_to_the_same() -> None:
    for place, gloss in tk.load(reading="source").glosses.items():
        assert gloss.startswith("The Assembly "), place
        assert _sentence_ends(gloss) == 1, place
        assert 8 <= len(gloss.split()) <= 60, place


def test_no_gloss_repeats_another(rows: list[dict[str, str]]) -> None:
    glosses = [row["gloss_en"] for row in rows]
    assert len(set(glosses)) == len(glosses)


def test_every_figure_of_a_gloss_stands_in_its_paragraph(
    rows: list[dict[str, str]], paragraphs: dict[str, str]
) -> None:
    """A figure, date or symbol in a gloss is one of the same paragraph: nothing invented, no row slipped."""
    for row in rows:
        place = row["paragraph_id"]
        stated = set(re.findall(r"\d+", paragraphs[place])) | SPELLED_OUT.get(place, set())
        assert {figure for figure in re.findall(r"\d+", row["gloss_en"]) if figure not in stated} == set(), row


def test_every_symbol_stands_in_canonical_form(rows: list[dict[str, str]]) -> None:
    """A number over a number is a symbol and has its organ and series before it."""
    for row in rows:
        symbols = re.findall(r"[\w/.-]*\d+/\d+[\w/.-]*\w", row["gloss_en"])
        assert all(re.fullmatch(r"[AE]/(RES|DEC)/\d{2,4}/\d{1,3}", symbol) for symbol in symbols), row


def test_the_glosses_are_not_the_official_translation(rows: list[dict[str, str]]) -> None:
    """No run of eight words is the official English text's own, a listed name counting as one word."""
    if not OFFICIAL.is_file():
        pytest.skip("the official English file is not beside the checkout (../shared)")
    text = html.unescape(re.sub(r"<[^>]{0,2000}>", "", OFFICIAL.read_text(encoding="utf-8")))
    official = _runs(_words(text), LONGEST_SHARED_RUN + 1)
    assert len(official) > 5000  # the file was read
    shared = {row["paragraph_id"]: _runs(_words(row["gloss_en"]), LONGEST_SHARED_RUN + 1) & official for row in rows}
    assert {place: runs for place, runs in shared.items() if runs} == {}

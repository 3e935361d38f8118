"""Reading AKN4UN: every reference file, in every language, against an independent reading of its XML.

The files stand beside the checkout (``../shared/unxml``); nothing of their text is kept here.
"""

from __future__ import annotations

import csv
import html
import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from toolkit.model import Paragraph, Resolution
from toolkit.sources import akn, decode

SHARED = Path(__file__).resolve().parents[2] / "shared"
FILES = sorted((SHARED / "unxml").glob("s*/*.xml"))
NAMES = [path.stem for path in FILES]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES, reason="the reference files ../shared/unxml are not beside this checkout"),
]

#: Where a language file itself differs from the English one: (preambular, operative, annexed, notes) more than English.
DIFFER = {
    "A_RES_75_297.ar": (-1, 0, 0, 0),  # leaves out the second preambular paragraph
    "A_RES_77_270.ar": (0, 0, 0, 1),  # the English file leaves out the first note
}
#: Headings that a file leaves out.
FEWER_HEADINGS = {"A_RES_80_173.ar": 1}  # leaves out the title of the annexed document


@cache
def load(name: str) -> Resolution:
    path = FILES[NAMES.index(name)]
    return akn.read(decode(path.read_bytes(), name=path.name), name=path.name)


@cache
def tree(name: str) -> ET.Element:
    return ET.parse(FILES[NAMES.index(name)]).getroot()  # noqa: S314 - the reference files are trusted


def tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def text_of(element: ET.Element) -> str:
    """All text outside ``meta``."""
    if tag(element) == "meta":
        return ""
    return (element.text or "") + "".join(text_of(child) + (child.tail or "") for child in element)


def squeezed(text: str) -> str:
    return "".join(text.split())


def counts(resolution: Resolution) -> tuple[int, int, int, int]:
    parts = [p.part for p in resolution.paragraphs]
    return parts.count("preamble"), parts.count("operative"), parts.count("annex"), len(resolution.notes)


def ids(resolution: Resolution) -> list[tuple[str, int, str]]:
    return [(p.id, p.number, p.part) for p in resolution.paragraphs]


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_or_read_twice(name: str) -> None:
    """The passages hold the text of the XML, all but empty brackets around notes; the spans tile the source."""
    resolution = load(name)
    at = 0
    for span in resolution.coverage():
        assert span.start == at
        at = span.end
    assert at == len(resolution.source)
    passages = list(resolution.passages())
    assert len({p.id for p in passages}) == len(passages)
    held = html.unescape("".join(s.of(resolution.source) for p in passages for s in p.raw_spans))
    whole = Counter(squeezed(text_of(tree(name))))
    assert not Counter(squeezed(held)) - whole
    assert set(whole - Counter(squeezed(held))) <= set("()")


@pytest.mark.parametrize("name", NAMES)
def test_words_leave_out_numbers_and_markers_only(name: str) -> None:
    """What stands in a passage's spans and not in its words is a printed number or a superscript marker."""
    resolution = load(name)
    for passage in resolution.passages():
        spans = html.unescape("".join(s.of(resolution.source) for s in passage.raw_spans))
        left = Counter(squeezed(spans)) - Counter(squeezed(str(passage.text)))
        assert not Counter(squeezed(str(passage.text))) - Counter(squeezed(spans))
        assert all(c.isdecimal() or c in ".-\u2013()" for c in left), passage.id
        assert not left or isinstance(passage, Paragraph)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_walks_back_to_the_source(name: str) -> None:
    resolution = load(name)
    for passage in resolution.passages():
        string = str(passage.text)
        assert string == string.strip(" \t\n")
        for word in re.finditer(r"\S+", string):
            raw = "".join(span.of(resolution.source) for span in passage.text.raw(*word.span()))
            assert html.unescape(raw) == word[0], passage.id


def _bearers(element: ET.Element) -> list[tuple[str, str]]:
    """``(marker, the letters before it)`` of each note, read without the toolkit."""
    found: list[tuple[str, str]] = []
    before: list[str] = []

    def walk(node: ET.Element) -> None:
        if tag(node) in ("meta", "num"):
            return
        if tag(node) == "authorialNote":
            found.append((node.get("marker", ""), squeezed("".join(before))[-10:]))
            return
        if tag(node) == "sup" and re.fullmatch(r"[\s()\d]*", node.text or "") and not len(node):
            return
        before.append(node.text or "")
        for child in node:
            walk(child)
            before.append(child.tail or "")

    walk(element)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_notes_stand_where_their_markers_stand(name: str) -> None:
    """As many notes as the XML has, in its order; each marker follows the same letters as in the XML."""
    resolution = load(name)
    expected = _bearers(tree(name))
    assert [note.marker for note in resolution.notes] == [marker for marker, _ in expected]
    for note, (marker, letters) in zip(resolution.notes, expected, strict=True):
        bearer = resolution.passage(note.place)
        assert str(note.text)
        assert not re.match(r"\(\d{0,3}[()]", str(note.text))
        if isinstance(bearer, Paragraph):
            offset = next(at for at, own in bearer.markers if own == marker)
            text = squeezed(str(bearer.text)[:offset])[-10:]
            assert letters.endswith(text)
            assert len(text) == 10 or offset < 20


@pytest.mark.parametrize("name", [n for n in NAMES if not n.endswith(".en")])
def test_languages_agree(name: str) -> None:
    """Same ids, numbers, parts and notes in every language; what differs, the files themselves leave out."""
    english, other = load(name[:-3] + ".en"), load(name)
    difference = tuple(b - a for a, b in zip(counts(english), counts(other), strict=True))
    assert difference == DIFFER.get(name, (0, 0, 0, 0))
    assert len(english.headings) - len(other.headings) == FEWER_HEADINGS.get(name, 0)
    assert other.symbol == english.symbol
    assert other.language == name[-2:]
    if difference[:3] == (0, 0, 0):
        assert ids(other) == ids(english)
    else:
        assert [i for i in ids(other) if i[0][0] == "O"] == [i for i in ids(english) if i[0][0] == "O"]


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("A_RES_78_132", (56, 59, 0, 19)),
        ("A_RES_74_197", (41, 45, 0, 17)),
        ("A_RES_80_173", (0, 1, 7 + 127, 12)),
    ],
)
def test_counts(document: str, language: str, expected: tuple[int, int, int, int]) -> None:
    assert counts(load(f"{document}.{language}")) == expected


@pytest.mark.parametrize("name", [n for n in NAMES if n.endswith(".en")])
def test_ids_are_the_numbers_of_the_mark_up(name: str) -> None:
    """Every number that the XML prints before a paragraph is an id, and no other number is."""
    nums = ["".join((n.text or "") for n in p if tag(n) == "num") for p in tree(name).iter() if tag(p) == "paragraph"]
    printed = [int(num.strip(".\t ")) for num in nums if num.strip(".\t ").isdigit()]
    numbered = [p for p in load(name).paragraphs if p.form == "operative"]
    assert [p.number for p in numbered][-len(printed) :] == (printed or [1])
    assert all(re.search(rf"(O|-)0*{p.number}$", p.id) for p in numbered)


@pytest.mark.parametrize(
    ("name", "place", "number", "part", "begins"),
    [
        ("A_RES_77_312.en", "O11", 11, "operative", "Takes note"),  # after a heading marked up as a paragraph
        ("A_RES_75_187.en", "O09", 9, "operative", ""),  # after the items of paragraph 8
        ("A_RES_75_187.ar", "O12", 12, "operative", ""),
        ("A_RES_78_252.ar", "O77", 77, "operative", ""),
        ("A_RES_75_247.ar", "II-O01", 1, "operative", ""),  # the second section numbers its paragraphs from 1
        ("A_RES_77_218.ar", "O31", 31, "operative", ""),  # its items are marked up as paragraphs
        ("A_RES_78_132.ar", "O18", 18, "operative", ""),  # its number has no mark-up
        ("A_RES_80_173.ru", "X1-127", 127, "annex", ""),
        ("A_RES_80_173.zh", "O01", 1, "operative", ""),  # the adopting paragraph
        ("A_RES_80_173.ar", "X1-P07", 7, "annex", ""),
    ],
)
def test_odd_documents(name: str, place: str, number: int, part: str, begins: str) -> None:
    paragraph = load(name).passage(place)
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.number, paragraph.part) == (number, part)
    assert str(paragraph.text).startswith(begins)


def _labels() -> list[dict[str, str]]:
    path = SHARED / "labels" / "themes_dev.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if "A_RES_" in row["file"] and row["evidence_en"]]


def _plain(text: str) -> str:
    return " ".join(re.sub("[\"'\u2018\u2019\u201c\u201d\u2026]|\\.\\.\\.", " ", text).lower().split())


def test_labelled_words_stand_in_the_paragraph_of_that_id() -> None:
    """Readers who labelled paragraphs counted them as the ids do."""
    rows = _labels()
    if not rows:
        pytest.skip("the labels ../shared/labels are not beside this checkout")
    astray = [
        (row["file"], row["paragraph_id"])
        for row in rows
        for part in re.split("\u2026|\\.\\.\\.", row["evidence_en"])
        if _plain(part) not in _plain(str(load(Path(row["file"]).name + ".en").passage(row["paragraph_id"]).text))
    ]
    assert not astray


def _checker() -> ModuleType:
    path = Path(__file__).resolve().parent.parent / "scripts" / "check_corpus.py"
    spec = importlib.util.spec_from_file_location("check_corpus", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_corpus"] = module
    spec.loader.exec_module(module)
    return module


def test_a_sample_of_the_whole_assembly() -> None:
    """Every word in some passage, ids printed numbers, no repair; languages agree but where the files differ."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the corpus ../shared/corpus is not beside this checkout")
    check = _checker()
    rows = list(check.read(SHARED / "corpus", every=90))
    assert len(rows) > 100
    assert [(row.file, row.problems) for row in rows if row.problems] == []
    several, differing = check.disagreeing(rows)
    assert several > 15
    assert set(differing) <= set(check.exceptions(check.EXCEPTIONS))


def test_the_table_of_exceptions_says_why() -> None:
    check = _checker()
    known = check.exceptions(check.EXCEPTIONS)
    assert list(known) == sorted(known)
    assert {sort for sort, _ in known.values()} == {"mark-up", "text"}
    assert all(reason for _, reason in known.values())

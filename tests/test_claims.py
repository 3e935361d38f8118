"""Every number, "first", "only", "most", "never", "all" in prose is proved by the data, or says why it claims nothing.

The files of `tests/claims/` say what proves what; `tests/prose.py` reads them and scans prose in both languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import lesson_proofs
import prose
import pytest
from proofs import WORDS, assembly, late, table, votes

import toolkit as tk
from toolkit.views import panel

CLAIMS = prose.claims()
NAMES = [f"{number}: {claim.place}" for number, claim in enumerate(CLAIMS)]


#: What many proofs ask of what ships.
ASKED: dict[Any, tuple[str, ...]] = {
    tk: ("load",),
    votes: ("against", "agreement", "by_session", "consensus", "divided", "sensitivity", "sponsors"),
    panel: ("genealogy", "panel"),
}


@pytest.fixture(scope="module", autouse=True)
def _each_is_counted_once() -> Iterator[None]:
    """What ships does not change between two proofs."""

    def kept(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        known: dict[str, Any] = {}

        def once(*given: Any, **named: Any) -> Any:
            asked = repr((given, named))
            if asked not in known:
                known[asked] = function(*given, **named)
            return known[asked] if name == "load" else known[asked].copy()

        return once

    with pytest.MonkeyPatch.context() as patch:
        for room, names in ASKED.items():
            for name in names:
                patch.setattr(room, name, kept(name, getattr(room, name)))
        yield


@pytest.mark.parametrize("claim", CLAIMS, ids=NAMES)
def test_the_data_prove_it(claim: prose.Claim) -> None:
    assert [bool(one) for one in (claim.proof, claim.test, claim.plain)].count(True) == 1, "one reason, not more"
    places = "{" in "".join((*claim.en, *claim.ar))
    if claim.each:
        assert not claim.proof or not claim.untrue()
    elif claim.proof and not places:
        assert claim.value() is True or str(claim.value()) == "True", f"not so: {claim.proof}"
    if claim.test:
        file, name = claim.test.split("::")
        assert re.search(rf"def {name}\(", (prose.ROOT / file).read_text(encoding="utf-8")), claim.test
    assert not claim.plain or claim.plain in prose.PLAIN


@pytest.mark.parametrize("claim", CLAIMS, ids=NAMES)
def test_the_words_stand_there(claim: prose.Claim) -> None:
    """What is claimed stands where it is said to stand, with the values of today's data."""
    for language in ("en", "ar"):
        if claim.each:
            there_ = [place for place, of in prose.prose() if of == language and claim.held(place)]
            found = [claim.matches(place, language) for place in there_]
            assert any(found) or not (claim.en if language == "en" else claim.ar), "found nowhere"
            continue
        there = prose.at(claim.place, language)
        for told in claim.told(language):
            assert any(told in words for words in there), f"the data say: {told}"


#: Documents with prose: notebooks by number, and what is no notebook.
BOOKS = sorted(path.name[:2] for path in (prose.ROOT / "notebooks").glob("[0-9]*.ipynb"))
LESSONS = sorted(path.name[:2] for path in (prose.ROOT / "notebooks" / "lessons").glob("[0-9]*.ipynb"))
DOCUMENTS = [*BOOKS, *(f"LESSON {number}" for number in LESSONS), "README", "CONTRIBUTING", "TEACHERS", "charts"]


def places(document: str) -> list[tuple[str, str]]:
    """Where a document has prose, and in which language."""
    return [(place, of) for place, of in prose.prose() if f"{place} ".startswith(f"{document} ")]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_is_unclaimed(document: str) -> None:
    """Prose and data cannot part."""
    left = [f"{place}: {hit}" for place, of in places(document) for hit in prose.unclaimed(place, of)]
    assert not left, "claimed by nothing (tests/claims/): " + "; ".join(left)


def test_no_prose_stands_outside_the_documents() -> None:
    """Every place is scanned once."""
    assert sorted(one for document in DOCUMENTS for one in places(document)) == sorted(prose.prose())


def test_lessons_are_scanned_cell_by_cell() -> None:
    """A claimed sentence of a lesson counts no more; an unclaimed one does."""
    place = ("LESSON 06 always", "en")
    assert "seven annual resolutions" in prose.prose()[place]
    assert not [hit for hit in prose.unclaimed(*place) if "seven" in hit]
    assert [hit for hit in prose.hits(prose.prose()[place], "en") if "seven" in hit]


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("In 2023, 78/132 has 59 paragraphs, most of them long.", "en", ["59", "most"]),
        ("In session 80 the Second Committee read notebook 14 and `O27`.", "en", []),
        ("The share fell from 90/57 to 93/27.", "en", ["90", "57", "93", "27"]),
        ("Almost nobody listens; interesting, almost.", "en", ["nobody"]),
        ("في كانون الأول/ديسمبر 2023 وكل الفقرات", "ar", ["وكل"]),
        ("شكل الكلمة في الدورة 80", "ar", []),
        ("لا أحد تقريبا، ومعظمها أول مرة", "ar", ["لا أحد", "ومعظمها", "أول"]),
        ("كما اقتُبست، وبست طرق", "ar", ["وبست"]),
        ("من مصدر آخر، لا عند الطرف الآخر، بل في آخر الدرس", "ar", ["آخر"]),
        ("كل منهما قيمة، لا كل قيمة", "ar", ["كل"]),
    ],
)
def test_the_scanner_finds_what_claims(words: str, language: str, found: list[str]) -> None:
    told = Counter(one for hit in prose.hits(words, language) for one in found if one in hit)
    assert len(prose.hits(words, language)) == len(found)
    assert set(told) == set(found)


#: Sentences of a lesson, each with what must still be claimed in it.
SENTENCES = [
    # instructions: words of order and extent pass, numbers stay; what follows a "because" or stands in no command stays
    ("Count the lines yourself first. Then read all of them.", "en", []),
    ("Put all 12 numbers into the list first.", "en", ["12"]),
    ("Read this paragraph, because it is the longest.", "en", ["longest"]),
    ("Say that all States agree.", "en", ["all"]),
    ("The first reading is the only one.", "en", ["first", "only"]),
    ("اقرأ الفقرات كلها أولا.", "ar", []),
    ("اقرأ 12 فقرة، لأن هذه أطول الفقرات.", "ar", ["12", "أطول"]),
    ("قل إن هذه آخر الفقرات.", "ar", []),
    ("هذه آخر الفقرات.", "ar", ["آخر"]),
    # questions: likewise; a question for reasons supposes what it asks of
    ("Which verb opens the most paragraphs?", "en", []),
    ("Which of 7 paragraphs is the longest?", "en", ["7"]),
    ("Why do all of them agree?", "en", ["all"]),
    ("Which State abstains, because it is the only one?", "en", ["only"]),
    ("أي دولة تمتنع، لأنها آخر الدول؟", "ar", ["آخر"]),
    ("أي فعل يفتتح أكبر عدد من الفقرات؟", "ar", []),
    ("لماذا تتفق كلها؟", "ar", ["كلها"]),
    # how exactly a number is to be given, and what the lesson itself holds
    ("as a share in per cent with one decimal, or with two decimals", "en", []),
    ("with two States", "en", ["two"]),
    ("see exercise 2 and section 5 of this lesson", "en", []),
    ("exercises 2 of 5", "en", ["2", "5"]),
    ("It has a row for each act.", "en", []),
    ("It has three rows for every act.", "en", ["three", "every"]),
]


@pytest.mark.parametrize(("words", "language", "found"), SENTENCES)
def test_kinds_of_a_lesson_let_their_neighbours_stand(words: str, language: str, found: list[str]) -> None:
    for claim in CLAIMS:
        if claim.held("LESSON 05 made-up"):
            words = claim.left(words, language)
    hits = prose.hits(words, language)
    assert len(hits) == len(found), hits
    assert all(one in hit for one, hit in zip(found, hits, strict=True))


@pytest.mark.parametrize(
    ("word", "value"), [("Four", 4), ("أربعة", 4), ("الخمسة", 5), ("الثماني", 8), ("خمس عشرة", 15), ("ست وعشرون", 26)]
)
def test_numbers_in_words(word: str, value: int) -> None:
    assert lesson_proofs.number(word) == value


def test_a_step_too_few_is_caught() -> None:
    """A worked example has as many steps as its words say, and as its program."""
    assert lesson_proofs.steps("LESSON 01 worked", "five")
    assert not lesson_proofs.steps("LESSON 01 worked", "four")
    assert not lesson_proofs.section("LESSON 05 ask-honest", "9")


def test_a_false_number_is_caught() -> None:
    """A claim whose words no longer say what the data say does not cover them."""
    claim = prose.Claim("made up", ("{} of {} paragraphs",), (), proof="(3, 4)")
    assert claim.told("en") == ["3 of 4 paragraphs"]
    assert "5 of 4 paragraphs".replace(claim.told("en")[0], "") == "5 of 4 paragraphs"
    assert len(prose.hits("5 of 4 paragraphs", "en")) == 2


def test_the_two_that_were_without_a_vote_before() -> None:
    """Three of the four late votes on other subjects had been adopted without a vote under the same title."""
    found = votes.divided()
    before = found[(found["adoption"] == "without") & found["strand"].isin(late(found)["strand"])]
    assert before["strand"].nunique() == 3
    assert WORDS[len(late(found))] == "four"


def test_gender_keeps_its_place() -> None:
    """One paragraph of twelve to fifteen in every session; the ICT series grows."""
    found = assembly.speaks(["gender"])
    assert (1 / found["share"]).round().between(12, 15).all()


def test_the_gaps_are_listed() -> None:
    """Markers without a note, as the README of the resolution lists them."""
    listed = (prose.ROOT / "data" / "resolution" / "README.md").read_text(encoding="utf-8")
    line = next(one for one in listed.splitlines() if one.startswith("- The notes of the markers"))
    found = table("footnotes").query("status == 'missing'")["marker"].astype(str)
    assert re.findall(r"\d+", line) == list(found)


def test_a_pattern_is_held_against_every_match(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two sentences of a kind is false."""
    monkeypatch.setattr(prose, "prose", lambda: {("made up", "en"): "2 and 2 make 4. 2 and 3 make 6."})
    claim = prose.Claim(
        "made up", (r"(?P<a>\d) and (?P<b>\d) make (?P<c>\d)\.",), (), "int(a) + int(b) == int(c)", each=True
    )
    assert claim.untrue() == ["made up [en]: 2 and 3 make 6."]
    assert prose.hits(claim.left("2 and 2 make 4. Five of us.", "en"), "en") == [" ¦  Five of us."]

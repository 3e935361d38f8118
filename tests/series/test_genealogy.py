"""Words, likeness and the life of paragraphs, on made-up resolutions and on what the labels say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from timing import spent

from toolkit._words import Words
from toolkit.model import Fragment, Paragraph, Span, Text
from toolkit.series import genealogy
from toolkit.series._likeness import Pair, likeness, rest
from toolkit.series.difference import changes, numbers, show, terms
from toolkit.series.genealogy import Life, align

WATER = "Recognizes that clean water is needed in every village and every school of the country"
ROADS = "Calls upon the ministries to repair rural roads before the rainy season begins"
BOOKS = "Welcomes the printing of school books in four languages by the public press"
TREES = "Encourages farmers to plant fruit trees along rivers and canals"


def paragraphs(*texts: str, part: str = "operative") -> list[Paragraph]:
    letter = part[0].upper()
    return [
        Paragraph(f"{letter}{n:02d}", Text(text, (Fragment(0, len(text)),)), (Span(0, len(text)),), part, n)
        for n, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("By 2030, multi\u2011stakeholder work", ("by", "2030", "multi-stakeholder", "work")),
        ("resolution 77/150 of 14 December", ("resolution", "77/150", "of", "14", "december")),
        ("the 77th of 12ab", ("the", "77th", "of", "12ab")),
        ("a 5G network, 2.5 billion", ("a", "5g", "network", "2.5", "billion")),
        ("stakeholders’ roles (COVID\u201119)", ("stakeholders", "roles", "covid-19")),
        ("تموز/يوليه", ("تموز", "يوليه")),
        ("من10", ("من", "10")),
        ("  ", ()),
    ],
)
def test_words(text: str, keys: tuple[str, ...]) -> None:
    words = Words.of(text)
    assert words.keys == keys
    assert all(0 <= word.start < word.end <= len(text) for word in words.words)


@pytest.mark.heavy
@pytest.mark.parametrize("unit", ["1", "1.", "a-", "1a", "1ab", "-", "من1", "'a", "1/"])
def test_long_runs_take_no_long_time(unit: str) -> None:
    """Hostile runs are read in about the time that their length asks for."""
    text = unit * (200_000 // len(unit)) + "ab"
    assert spent(lambda: Words.of(text)) < 60


def test_marks_and_case_are_no_difference() -> None:
    assert Words.of("وإذ تُؤَكِّدُ من جديد").keys == Words.of("واذ توكد من جديد").keys
    assert Words.of("The COVID-19 pandemic,").keys == Words.of("the COVID\u201119 Pandemic").keys


def test_a_number_begins_and_ends_with_a_digit() -> None:
    words = Words.of("7 and 2030, 78/132 and COVID-19")
    assert [word.key for word in words.words if word.number] == ["7", "2030", "78/132"]


def test_likeness_is_share_of_words_in_order() -> None:
    a, b = Words.of("one two three four"), Words.of("one two four five")
    assert likeness(a, b) == pytest.approx(2 * 3 / 8)
    assert likeness(a, a) == 1
    assert likeness(a, Words.of("six")) == 0


def test_set_phrases_alone_make_nobody_kin() -> None:
    """A word that every paragraph has weighs little, a rare one much."""
    texts = tuple(Words.of(f"Notes the work of the Council on {word}") for word in ("water", "roads", "books"))
    pair = Pair(texts, texts)
    assert pair.rare[0, 1] < pair.likeness[0, 1]
    assert pair.rare[0, 0] == pytest.approx(1)


def test_rest() -> None:
    assert rest(["a", "b", "c", "d"], ["b", "d"]) == ["a", "c"]


def test_statuses() -> None:
    before = paragraphs(WATER, ROADS, BOOKS)
    after = paragraphs(WATER + ".", TREES, BOOKS.replace("four", "six"))
    assert align(before, after) == (
        Life("O01", ("O01",), "identical", 1.0),
        Life("O02", (), "new", None),
        Life("O03", ("O03",), "modified", pytest.approx(12 / 13, abs=1e-3)),
        Life("", ("O02",), "dropped", None),
    )


def test_a_paragraph_that_moved_keeps_its_kin() -> None:
    lives = align(paragraphs(WATER, ROADS, BOOKS), paragraphs(BOOKS, WATER, ROADS))
    assert [(life.kin, life.status) for life in lives] == [
        (("O03",), "identical"),
        (("O01",), "identical"),
        (("O02",), "identical"),
    ]


def test_a_paragraph_that_moved_to_the_preamble_keeps_its_kin() -> None:
    before = paragraphs(WATER) + paragraphs(ROADS)
    after = paragraphs(TREES, WATER, part="preamble") + paragraphs(ROADS)
    found = {life.paragraph_id: life for life in align(before[:1] + before[1:], after)}
    assert found["P02"].kin == ("O01",)


def test_merged_and_split() -> None:
    joined = f"{WATER}, and {ROADS[0].lower()}{ROADS[1:]}"
    merged = align(paragraphs(WATER, ROADS, BOOKS), paragraphs(joined, BOOKS))
    assert merged[0].status == "merged"
    assert merged[0].kin == ("O01", "O02")
    assert not [life for life in merged if life.status == "dropped"]
    split = align(paragraphs(joined, BOOKS), paragraphs(WATER, ROADS, BOOKS))
    assert [(life.status, life.kin) for life in split] == [
        ("split", ("O01",)),
        ("split", ("O01",)),
        ("identical", ("O02",)),
    ]


def test_a_clause_of_a_dropped_paragraph_is_found_where_it_moved() -> None:
    """Five words that no other paragraph had; four words, and five that another paragraph had too, are no clause."""
    clause, common = "realize the benefits of learning machines", "in the years since the summit"
    before = paragraphs(f"Stresses the need to {clause} {common}", f"{WATER} {common}", ROADS)
    after = paragraphs(
        f"{WATER} {common}",
        ROADS,
        f"Deplores that villages without teachers, doctors or roads cannot {clause} at all, whatever the market says",
        f"Congratulates every town that built libraries, schools and harbours {common}, as others had hoped",
        "Deplores that some hold learning machines dear while so many others go without any bread or water at all",
    )
    gone = [life for life in align(before, after) if life.status == "dropped"]
    assert [(life.kin, life.moved) for life in gone] == [(("O01",), ("O03",))]


def test_dates_are_no_clause() -> None:
    before = paragraphs("Notes the fair held in Ourtown from 7 to 9 May 2031", ROADS)
    after = paragraphs(ROADS, "Regrets that the bridge of the north was closed to all from 7 to 9 May 2031 by floods")
    (gone,) = (life for life in align(before, after) if life.status == "dropped")
    assert gone.moved == ()


def test_a_repetition_is_no_merger() -> None:
    """What its own kin already says does not count as held."""
    twice = paragraphs(WATER, BOOKS, WATER.replace("Recognizes", "Notes"))
    lives = align(twice, paragraphs(WATER, BOOKS))
    assert lives[0].status == "identical"
    assert lives[-1].status == "dropped"


@pytest.mark.parametrize(("one", "two"), [((), ()), ((), (WATER,)), ((WATER,), ()), (("",), (WATER,))])
def test_nothing_to_align(one: tuple[str, ...], two: tuple[str, ...]) -> None:
    lives = align(paragraphs(*one), paragraphs(*two))
    assert [life.status for life in lives] == ["new"] * len(two) + ["dropped"] * len(one)


def test_changes_put_both_sides_together() -> None:
    a, b = Words.of("close the gender gap by 2020 now"), Words.of("close all digital gaps by 2030 now")
    for change in changes(a, b):
        assert change.a_end > change.a_start or change.b_end > change.b_start
    assert numbers(a, b) == (["2030"], ["2020"])
    assert changes(a, a) == ()


def test_terms_are_short_and_sorted() -> None:
    a = Words.of("ask women’s participation in village councils")
    b = Words.of("ask women’s full and meaningful participation in village councils and in digital policies of 2030")
    came, went = terms(a, b, "en")
    assert came == ["digital policies", "full", "meaningful"]
    assert went == []


def test_no_term_is_longer_than_three_words() -> None:
    """Of a longer run only single words remain, so that no sentence can be put together again."""
    came, _ = terms(Words.of(""), Words.of("open interoperable secure reliable affordable networks, everywhere"), "en")
    assert came == ["affordable", "everywhere", "interoperable", "networks", "open", "reliable", "secure"]


def test_terms_keep_their_spelling() -> None:
    came, went = terms(Words.of("الفجوة"), Words.of("الفجوة الرقمـية بين الجنسين"), "ar")
    assert came == sorted(["الجنسين", "الرقمية"])
    assert went == []


def test_show_marks_and_escapes() -> None:
    shown = show("close the <b>gap</b>", "close the digital gap & more", "en")
    assert "<del>b</del>" in shown
    assert "<b>gap" not in shown
    assert "<ins>digital</ins> gap &amp; <ins>more</ins>" in shown
    assert 'dir="rtl"' in show("سد", "سد الفجوة", "ar")
    assert "<script" not in show("<script>alert(1)</script>", "x", '"><script>')


def test_likeness_has_three_decimals() -> None:
    """Words in order: 14 of 15 and 16, so 2 x 14 / 31 = .9032..."""
    longer = f"{WATER} of ours"
    (life,) = align(paragraphs(WATER), paragraphs(longer))
    words, more = len(Words.of(WATER).keys), len(Words.of(longer).keys)
    assert life.likeness == float(f"{2 * words / (words + more):.3f}")
    assert f"{life.likeness}" == f"{life.likeness:.3f}".rstrip("0")


def test_rare_words_in_common_weigh_what_they_are() -> None:
    """Of two texts of one word the word weighs log(3/2), which is less than one; without words nothing is in common."""
    one, none = SimpleNamespace(keys=("boats",)), SimpleNamespace(keys=())
    pair: Any = Pair((one, none), (one,))  # type: ignore[arg-type]
    assert pair.rare.tolist() == [[1.0], [0.0]]
    assert pair.likeness.tolist() == [[1.0], [0.0]]


@pytest.mark.parametrize(("held", "merged"), [(0.6, True), (0.59, False)])
def test_a_paragraph_that_is_gone_went_into_another_which_holds_enough_of_it(held: float, merged: bool) -> None:
    words = SimpleNamespace(keys=tuple("abcdefghijklmnopqrstuvwxyz"))
    pair: Any = SimpleNamespace(before=[words, words], after=[words], coverage=lambda *_: held)
    lives = [genealogy.Life("O01", ("O01",), "modified", 0.9)]
    gone = genealogy._merge(pair, lives, {0: 0}, [SimpleNamespace(id="O01"), SimpleNamespace(id="O02")], [1])  # type: ignore[list-item]
    assert gone == ({1} if merged else set())
    assert (lives[0].status, lives[0].kin) == (("merged", ("O01", "O02")) if merged else ("modified", ("O01",)))

"""What two texts have in common, counted by hand: likeness, rare words, pairs in order and anywhere, beads, terms."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from toolkit._words import Words
from toolkit.model import Fragment, Paragraph, Span, Text
from toolkit.series import alignment, genealogy
from toolkit.series._likeness import Pair, rest
from toolkit.series.alignment import _Scale, _Unit
from toolkit.series.difference import Change, changes, numbers, show, terms


def paragraphs(*texts: str, form: str = "operative") -> list[Paragraph]:
    return [
        Paragraph(f"{form[0].upper()}{n:02d}", Text(text, (Fragment(0, len(text)),)), (Span(0, len(text)),), form, n)
        for n, text in enumerate(texts, start=1)
    ]


def unit(anchors: str, length: int) -> _Unit:
    return _Unit(frozenset(anchors.split()), length)


class TestLikeness:
    PAIR = Pair((Words.of("net boat"),), (Words.of("net oar"),))

    def test_a_word_weighs_the_more_the_fewer_paragraphs_have_it(self) -> None:
        """Two paragraphs: three over two for what both have, three over one for what one has."""
        weights = {"net": math.log(3 / 2), "boat": math.log(3), "oar": math.log(3)}
        assert self.PAIR.weights == pytest.approx(weights)

    def test_kinship_is_the_mean_of_both(self) -> None:
        rare = 2 * math.log(1.5) / (2 * math.log(1.5) + 2 * math.log(3))
        assert self.PAIR.likeness.tolist() == [[pytest.approx(0.5)]]
        assert self.PAIR.rare.tolist() == [[pytest.approx(rare)]]
        assert self.PAIR.kinship.tolist() == [[pytest.approx((0.5 + rare) / 2)]]

    def test_a_word_said_twice_is_one_word_of_a_paragraph(self) -> None:
        pair = Pair((Words.of("net net net boat"),), (Words.of("net oar"),))
        assert pair.weights == pytest.approx(self.PAIR.weights)
        assert pair.rare[0, 0] == pytest.approx(self.PAIR.rare[0, 0])

    def test_nothing_is_like_nothing_and_shares_no_rare_word(self) -> None:
        pair = Pair((Words.of(""),), (Words.of(""), Words.of("net")))
        assert pair.rare.tolist() == [[0.0, 0.0]]
        assert pair.likeness.shape == (1, 2)

    def test_how_much_of_one_stands_in_another(self) -> None:
        pair = Pair((Words.of("net boat"), Words.of("net oar quay")), ())
        low, high = math.log(3 / 2), math.log(3)
        assert pair.coverage(["net", "boat"], ["net", "oar"]) == pytest.approx(low / (low + high))
        assert pair.coverage(["boat", "net"], ["net", "net"]) == pytest.approx(low / (low + high))
        assert pair.coverage([], ["net"]) == 0.0
        assert pair.coverage(["net"], []) == 0.0
        assert pair.coverage(["net", "boat"], ["net", "quay", "boat"]) == pytest.approx(1)

    def test_what_is_over(self) -> None:
        assert rest(["a", "b", "c"], ["b"]) == ["a", "c"]
        assert rest(["a", "b"], ["a", "b"]) == []
        assert rest(["a", "b"], []) == ["a", "b"]
        assert rest([], ["a"]) == []


def paired(kinship: list[list[float]], parts: str, later: str) -> dict[int, int]:
    """Kin of each later paragraph; parts by their first letters."""
    pair: Any = SimpleNamespace(kinship=np.array(kinship))
    return genealogy._paired(pair, list(parts), list(later))


class TestKin:
    def test_the_limits(self) -> None:
        assert (genealogy.IN_ORDER, genealogy.ANYWHERE, genealogy.HELD) == (0.25, 0.5, 0.6)
        assert (genealogy.CLAUSE, genealogy._SHORT) == (5, 5)

    @pytest.mark.parametrize(
        ("kinship", "parts", "later", "kin"),
        [
            ([[0.25]], "o", "o", {0: 0}),
            ([[0.24]], "o", "o", {}),
            ([[0.5]], "p", "o", {0: 0}),  # in another part
            ([[0.49]], "p", "o", {}),
            ([[0.6, 0.9], [0.8, 0.7]], "pp", "oo", {1: 0, 0: 1}),  # the closest first, wherever they stand
            ([[0.9, 0.8], [0.7, 0.3]], "pp", "oo", {0: 0}),  # what is left is too far
            ([[0.9, 0.8], [0.7, 0.6]], "pp", "oo", {0: 0, 1: 1}),
            ([[0.7, 0.7]], "p", "oo", {0: 0}),  # the first of two that are as close
            ([[0.7], [0.7]], "pp", "o", {0: 0}),
            ([[0.3, 0.9], [0.9, 0.3]], "oo", "oo", {1: 0, 0: 1}),  # one in order, the other moved
            ([[0.3, 0.4], [0.4, 0.3]], "oo", "oo", {0: 0, 1: 1}),  # two in order add up to more than one
            ([[0.3, 0.4], [0.9, 0.3]], "oo", "oo", {0: 1}),
            ([[0.3, 0.2, 0.9]], "o", "ooo", {2: 0}),
            ([[0.3], [0.9], [0.2]], "ooo", "o", {0: 1}),
            ([[0.6, 0.1], [0.1, 0.6]], "po", "po", {0: 0, 1: 1}),
            ([[0.1, 0.6], [0.6, 0.1]], "po", "po", {0: 1, 1: 0}),
        ],
    )
    def test_pairs_in_order_and_anywhere(
        self, kinship: list[list[float]], parts: str, later: str, kin: dict[int, int]
    ) -> None:
        assert paired(kinship, parts, later) == kin

    @pytest.mark.parametrize(
        ("words", "runs"),
        [
            ("a b c d", set()),
            ("a b c d e", {("a", "b", "c", "d", "e")}),
            ("a b c d e f", {("a", "b", "c", "d", "e"), ("b", "c", "d", "e", "f")}),
            ("a b c d e5 f", set()),
            ("7 b c d e f", {("b", "c", "d", "e", "f")}),
        ],
    )
    def test_clauses(self, words: str, runs: set[tuple[str, ...]]) -> None:
        assert genealogy._clauses(words.split()) == runs

    @pytest.mark.parametrize(("added", "status"), [("and oars and nets", "new"), ("and oars and nets too", "split")])
    def test_a_part_has_five_words(self, added: str, status: str) -> None:
        whole = f"Welcomes the boats that sail along the wide river in spring {added}"
        first = whole.removesuffix(f" {added}")
        lives = genealogy.align(paragraphs(whole), paragraphs(first, added))
        assert [life.status for life in lives] == ["modified" if status == "new" else "split", status]
        back = genealogy.align(paragraphs(first, added), paragraphs(whole))
        assert [life.status for life in back] == (["modified", "dropped"] if status == "new" else ["merged"])
        assert back[0].kin == (("O01",) if status == "new" else ("O01", "O02"))

    def test_parts_are_next_to_what_they_were_part_of(self) -> None:
        """Of two that hold as much, the nearer."""
        said = "on the care of old wooden boats"
        one, two = "Welcomes the mending of nets by hand", "Welcomes the painting of quays by night"
        before = paragraphs(f"{one} {said}", f"{two} {said}")
        lives = genealogy.align(before, paragraphs(one, two, said))
        assert [(life.status, life.kin) for life in lives if life.paragraph_id == "O03"] == [("split", ("O02",))]

    def test_a_clause_that_moved_is_named_where_it_stands(self) -> None:
        clause = "mend the nets of all fishers"
        before = paragraphs(f"Urges towns to {clause}", "Welcomes boats of every kind and colour")
        later = f"Regrets that nobody on that far and empty island without any quay or harbour can {clause} any more"
        lives = genealogy.align(before, paragraphs("Welcomes boats of every kind and colour", later))
        assert [(life.status, life.kin, life.moved) for life in lives if not life.paragraph_id] == [
            ("dropped", ("O01",), ("O02",))
        ]


class TestBeads:
    def test_the_limits(self) -> None:
        assert (alignment.DIVIDED, alignment.ALONE, alignment._SPREAD) == (0.25, 0.15, 0.35)

    def test_anchors_weigh_by_how_rare_they_are(self) -> None:
        scale = _Scale([unit("x y", 10)], [unit("x", 20)])
        assert scale.weights == pytest.approx({"x": math.log(3 / 2), "y": math.log(3)})
        assert scale.ratio == pytest.approx(math.log(2))

    def test_empty_texts_have_a_ratio_of_one(self) -> None:
        assert _Scale([], []).ratio == 0
        assert _Scale([unit("", 0)], [unit("", 0)]).ratio == 0
        assert _Scale([unit("", 1)], [unit("", 2)]).ratio == pytest.approx(math.log(2))

    @pytest.mark.parametrize(
        ("a", "b", "close"),
        [
            (unit("", 10), unit("", 20), 0.75 * 0.5 + 0.25),  # no anchors: half alike; as long as the whole says
            (unit("", 10), unit("", 10), 0.75 * 0.5 + 0.25 * math.exp(-(math.log(2) ** 2) / (2 * 0.35**2))),
            (unit("x", 10), unit("x", 20), 1.0),
            (unit("x", 10), unit("y", 20), 0.25),
            (
                unit("x y", 10),
                unit("x", 20),
                0.75 * 2 * math.log(1.5) / (2 * math.log(1.5) + math.log(3)) + 0.25,
            ),
            (unit("", 0), unit("", 2), 0.75 * 0.5 + 0.25),  # nothing is as long as one sign
            (unit("", 1), unit("", 0), 0.75 * 0.5 + 0.25 * math.exp(-(math.log(2) ** 2) / (2 * 0.35**2))),
        ],
    )
    def test_closeness(self, a: _Unit, b: _Unit, close: float) -> None:
        scale = _Scale([unit("x y", 10)], [unit("x", 20)])
        assert scale.closeness(a, b) == pytest.approx(close)

    def beads(self, one: list[_Unit], two: list[_Unit]) -> list[tuple[str, float]]:
        first, second = paragraphs(*["a"] * len(one)), paragraphs(*["b"] * len(two))
        units = [{p.id: u for p, u in zip(some, many, strict=True)} for some, many in ((first, one), (second, two))]
        found = alignment._beads(first, second, *units)
        return [(f"{' '.join(bead.a)}-{' '.join(bead.b)}", bead.closeness) for bead in found]

    def test_one_with_one_in_order(self) -> None:
        units = [unit("x", 10), unit("y", 10), unit("z", 10)]
        assert self.beads(units, units) == [("O01-O01", 1.0), ("O02-O02", 1.0), ("O03-O03", 1.0)]
        fewer, more = self.beads(units, units[1:]), self.beads(units[:2], units)
        assert [name for name, _ in fewer] == ["O01-", "O02-O01", "O03-O02"]
        assert [name for name, _ in more] == ["O01-O01", "O02-O02", "-O03"]
        assert (fewer[0][1], more[-1][1]) == (0.0, 0.0)

    def test_one_that_is_divided_in_two(self) -> None:
        whole, parts = [unit("x y", 20), unit("z", 10)], [unit("x", 10), unit("y", 10), unit("z", 10)]
        assert self.beads(whole, parts) == [("O01-O01 O02", 1.0), ("O02-O03", 1.0)]
        assert self.beads(parts, whole) == [("O01 O02-O01", 1.0), ("O03-O02", 1.0)]

    def test_what_is_too_far_stands_alone(self) -> None:
        """No common anchor, and lengths that nothing explains: nought is below .15."""
        far = self.beads([unit("x", 1), unit("z", 1000)], [unit("y", 1000), unit("z", 1000)])
        assert far[-1][0] == "O02-O02"
        assert {name for name, _ in far[:-1]} == {"O01-", "-O01"}

    def test_one_with_one_need_not_be_as_close_as_three(self) -> None:
        """A quarter is above .15 and below .4."""
        assert self.beads([unit("x", 10)], [unit("y", 10)]) == [("O01-O01", 0.25)]

    def test_nothing(self) -> None:
        assert self.beads([], []) == []
        assert self.beads([], [unit("x", 1)]) == [("-O01", 0.0)]


class TestDifference:
    @pytest.mark.parametrize(
        ("a", "b", "found"),
        [
            ("a b c", "a b c", []),
            ("a b c", "a c", [Change(1, 2, 1, 1)]),
            ("a c", "a b c", [Change(1, 1, 1, 2)]),
            ("a b c", "a d c", [Change(1, 2, 1, 2)]),  # one in the place of the other
            ("a b c d e", "x b c d y", [Change(0, 1, 0, 1), Change(4, 5, 4, 5)]),
            ("", "a", [Change(0, 0, 0, 1)]),
        ],
    )
    def test_changes(self, a: str, b: str, found: list[Change]) -> None:
        assert list(changes(Words.of(a), Words.of(b))) == found

    def test_numbers_that_came_and_went(self) -> None:
        assert numbers(Words.of("5 of 7 in 7"), Words.of("7 of 9 boats")) == (["9"], ["5", "7"])

    @pytest.mark.parametrize(
        ("text", "came"),
        [
            ("nets boats oars", ["nets boats oars"]),
            ("nets boats oars quays", ["boats", "nets", "oars", "quays"]),
            ("nets, boats", ["boats", "nets"]),  # a sign parts them
            ("nets of boats", ["boats", "nets"]),
            ("nets 5 boats", ["boats", "nets"]),
            ("of the", []),
        ],
    )
    def test_terms(self, text: str, came: list[str]) -> None:
        assert terms(Words.of(""), Words.of(text), "en") == (came, [])
        assert terms(Words.of(text), Words.of(""), "en") == ([], came)
        assert terms(Words.of(text), Words.of(text), "en") == ([], [])

    def test_both_side_by_side(self) -> None:
        one, two = paragraphs("nets and boats", "oars and boats")
        shown = show(one, two, "en")
        before = '<div class="before"><b>O01</b> <span dir="ltr" lang="en"><del>nets</del> and boats</span></div>'
        after = '<div class="after"><b>O02</b> <span dir="ltr" lang="en"><ins>oars</ins> and boats</span></div>'
        assert shown == f'<div class="difference">{before}{after}</div>'
        assert "<del>" not in show("a", "a b", "en")

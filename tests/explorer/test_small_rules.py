"""Rules of the explorer on small data: what an answer holds, forms of words, facets, and the still picture."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from toolkit.explorer import Subject, _facets, _forms, _remote, _still
from toolkit.explorer._facets import Facet
from toolkit.explorer._forms import SearchWord
from toolkit.explorer._query import Query


class TestAnswers:
    @pytest.mark.parametrize(
        ("address", "rows"),
        [
            ("", 20),
            ("#page=0", 20),
            ("#page=1", 40),
            ("#page=x", 20),
            ("#page=99", 115),
            ("#panel=reader", 20),
            ("#panel=charts", 20),
            ("#panel=compare&page=1", 40),
            ("#panel=asks", 115),
            ("#panel=concordance&page=1", 115),
        ],
    )
    def test_how_many_paragraphs_an_answer_has(self, resolution: Subject, address: str, rows: int) -> None:
        answer = _remote.find(resolution, address, "ar")["answer"]
        assert (answer["count"], answer["total"], len(answer["rows"])) == (115, 115, rows)

    def test_no_answer_is_longer_than_four_hundred_paragraphs(
        self, resolution: Subject, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert _remote.LONGEST == 400
        monkeypatch.setattr(_remote, "LONGEST", 30)
        for address in ("#page=1", "#panel=asks"):
            assert len(_remote.find(resolution, address, "ar")["answer"]["rows"]) == 30

    def test_choices_are_those_that_lead_somewhere_or_are_made(self, resolution: Subject) -> None:
        answer = _remote.find(resolution, "#parts=preamble&verbs=request", "en")["answer"]
        assert answer["count"] == 0
        assert answer["bars"]["parts"] == []
        counts = dict(answer["counts"]["parts"])
        assert counts["preamble"] == 0
        assert counts["operative"] > 0
        assert "request" in dict(answer["counts"]["verbs"])
        assert 0 not in [count for value, count in answer["counts"]["verbs"] if value != "request"]
        assert "cited" not in answer["labels"]["en"]
        assert {"preamble", "operative"} <= set(answer["labels"]["ar"]["parts"])

    def test_a_language_that_the_texts_have_not(self, resolution: Subject) -> None:
        assert _remote._asked(resolution, "", "en").languages == ("ar",)
        assert _remote._asked(resolution, "", "ar").languages == ("ar",)
        assert len(_remote.table(resolution, "#parts=preamble", "en")["answer"]["rows"]) < 115


#: Made-up rules: "al" is an article, "wa" and "wal" are particles, "sa" makes a verb a future one.
RULES: dict[str, Any] = {
    "article": "al", "particles": ("wal", "wa", "al", "ll"), "whole": ("alone",), "future": ("s",),
    "begins": ("y", "t"), "seats": ("ء", "ؤ"), "families": {"boat": ("fleet",)}, "apart": ("things",),
    "endings": (("s", ("", "es")),),
    "shortest": 3, "suffixes": ("hu", "ha"), "literal": ("ha",), "before_pronouns": {"e": ("t",)}, "pronouns": ("ka",),
}  # fmt: skip


class TestForms:
    @pytest.mark.parametrize(
        ("typed", "known", "bases"),
        [
            ("alone", (), ["alone"]),
            ("alsea", (), ["alsea", "sea"]),
            ("also", (), ["also", "so"]),
            ("als", (), ["als"]),
            ("walsea", (), ["walsea", "sea"]),
            ("walso", (), ["walso"]),  # two letters are no word
            ("wasea", (), ["wasea"]),
            ("wasea", ("sea",), ["wasea", "sea"]),
            ("wasea", ("alsea",), ["wasea", "sea"]),
            ("llsea", (), ["llsea", "sea"]),
            ("syask", (), ["syask"]),
            ("syask", ("yask",), ["syask", "yask"]),
            ("syas", ("yas",), ["syas"]),
            ("yask", (), ["yask", "syask"]),
            ("yas", (), ["yas"]),
            ("task", (), ["task", "stask"]),
        ],
    )
    def test_particles_are_taken_off(self, typed: str, known: tuple[str, ...], bases: list[str]) -> None:
        assert _forms._bases(typed, RULES, frozenset(known)) == bases

    @pytest.mark.parametrize(
        ("stack", "article", "found"),
        [("wal", "al", True), ("ll", "al", True), ("wa", "al", False), ("l", "al", False), ("wal", "", False)],
    )
    def test_stacks_that_end_in_the_article(self, stack: str, article: str, *, found: bool) -> None:
        assert _forms._has_article(stack, {"article": article}) is found

    @pytest.mark.parametrize(
        ("word", "found"),
        [
            ("aءbc", ["aءbc", "aؤbc"]),
            ("aؤbc", ["aؤbc", "aءbc"]),
            ("aءb", ["aءb"]),  # of three letters
            ("abcؤ", ["abcؤ", "abcء", "abcوء"]),
            ("abcء", ["abcء", "abcؤ"]),
            ("abىء", ["abىء", "abىؤ", "abئ"]),
            ("abcd", ["abcd"]),
        ],
    )
    def test_seats_of_hamza(self, word: str, found: list[str]) -> None:
        assert _forms._seats(word, RULES) == found

    def test_seats_are_few_and_only_where_a_language_has_them(self) -> None:
        assert len(_forms._seats("ءءءءءx", RULES)) == 27
        assert _forms._seats("abىء", {}) == ["abىء"]
        three = {"seats": ("ء", "ؤ", "ئ")}
        assert _forms._seats("abcئ", three) == ["abcئ", "abcء", "abcؤ", "abcىء"]

    @pytest.mark.parametrize(
        ("stem", "found"),
        [
            ("boat", ["boat", "fleet"]),
            ("nets", ["nets", "net", "netes"]),
            ("ins", ["ins"]),
            ("things", ["things"]),
            ("net", ["net"]),
        ],
    )
    def test_words_of_a_family(self, stem: str, found: list[str]) -> None:
        assert _forms._family(stem, RULES) == found

    def test_pronouns_behind_a_word(self) -> None:
        assert list(_forms._behind("sae", RULES)) == [("sae", ""), ("saehu", ""), ("saeha", "a"), ("satka", "")]
        assert list(_forms._behind("sea", RULES)) == [("sea", ""), ("seahu", ""), ("seaha", "a")]
        assert list(_forms._behind("se", RULES)) == [("se", "")]

    def test_how_a_word_was_typed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_forms, "of_language", lambda _: RULES)
        assert list(_forms.forms(SearchWord("alsea", exact=True), "xx")) == [("alsea", "")]
        assert list(_forms.forms(SearchWord("alsea", open=True), "xx")) == [("alsea", ""), ("alsea", ""), ("sea", "")]
        assert ("seahu", "") in list(_forms.forms(SearchWord("alsea"), "xx"))


class TestFacets:
    FRAME = pd.DataFrame({
        "themes": [("b", "a", "b"), (), ("c",), ("a",)], "year": [2002, None, 2001, 2002],
        "part": ["x", "", "preamble", "x"],
        "verb": ["note", "ask", "ask", ""], "session": ["10", "9", "ES-10", "9"],
    })  # fmt: skip

    def test_values_and_rows(self) -> None:
        facet = Facet.of(self.FRAME, "years")
        assert (facet.options, facet.size) == ((2001, 2002, ""), 4)
        assert facet.counts(np.array([True, True, True, False])).tolist() == [1, 1, 1]
        assert facet.having((2002,)).tolist() == [True, False, False, True]
        assert facet.having((2002, "")).tolist() == [True, True, False, True]
        assert facet.known
        assert not Facet.of(self.FRAME, "committees").known

    def test_a_row_has_each_value_once(self) -> None:
        facet = Facet.of(self.FRAME, "themes")
        assert len(facet.rows) == 5
        assert facet.having(("a", "b"), every=True).tolist() == [True, False, False, False]
        assert facet.having(("a", "b")).tolist() == [True, False, False, True]
        assert facet.having(("a", "a"), every=True).tolist() == [True, False, False, True]
        assert facet.having(("",)).tolist() == [False, True, False, False]

    def test_the_order_of_values(self) -> None:
        assert Facet.of(self.FRAME, "parts").options == ("preamble", "operative", "x", "")
        assert Facet.of(self.FRAME, "opening_verbs").options == ("ask", "note", "")
        assert Facet.of(self.FRAME, "sessions").options == ("10", "9", "ES-10")
        names = pd.DataFrame({"language": ["en", "ar", "en", ""]})
        assert Facet.of(names, "languages").options == ("en", "ar", "")

    def test_words_for_values(self) -> None:
        assert _facets.label("themes", "", "en") == "no theme"
        assert _facets.label("years", 2002, "en") == "2002"


class TestStill:
    def test_it_shows_the_first_twenty(self, resolution: Subject) -> None:
        shown = _still.still(resolution, Query(), "en", {})
        places = [row.paragraph_id for row in resolution.frame.itertuples()]
        assert places[19] in shown
        assert f">{places[20]}<" not in shown
        assert "115" in shown

    def test_bars_are_as_long_as_their_counts(self, resolution: Subject) -> None:
        shown = _still._bars(resolution, resolution.frame, "en", "parts")
        assert "width:86.0%" in shown
        assert shown == _still._bars(resolution, resolution.frame, "en", "parts")
        assert _still._bars(resolution, resolution.frame, "en", "no such") == _still._bars(
            resolution, resolution.frame, "en", resolution.facets[0]
        )
        assert _still._bars(resolution, resolution.frame, "en", "verbs").count("<li>") <= 20

    def test_years_are_compared_with_the_year_before(self, resolution: Subject) -> None:
        own = _still._compared(resolution, Query(), "en", {})
        assert own == _still._compared(resolution, Query(), "en", {"before": "2022", "after": "2023"})
        assert own != _still._compared(resolution, Query(), "en", {"before": "2021"})
        few = _still._compared(resolution, Query(), "en", {"outcome": "new"})
        assert few != own
        assert "rtx-hint" in _still._compared(resolution, Query(), "en", {"outcome": "no such"})

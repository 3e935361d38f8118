"""Further parts of the readers, each by itself: notes at a document's end, hyphens, sponsors."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
from pdf_lines import line

from toolkit.sources import _html_notes, _hyphens, _pdf_endnotes, _sponsors
from toolkit.sources._hyphens import Hyphens
from toolkit.sources._pdf_sheet import Group


class TestEndnotes:
    def taken(
        self, *heads: str, signs: str = "123", roles: dict[int, Any] | None = None
    ) -> list[tuple[str, str, bool | None]]:
        groups = [Group([line(words)], role=(roles or {}).get(at, "")) for at, words in enumerate(heads)]
        _pdf_endnotes.take(groups, set(signs))
        return [(group.role, group.marker, group.continues) for group in groups]

    def notes(self, *heads: str, **more: Any) -> list[str]:
        """Markers of the blocks that were made notes; a dash for all others."""
        return [marker if role == "note" else "-" for role, marker, _ in self.taken(*heads, **more)]

    @pytest.mark.parametrize(
        ("heads", "notes"),
        [
            (("Words", "1. See boats", "2. See nets"), ["-", "1", "2"]),
            (("Words", "[1] See boats", "(2) A/78/1"), ["-", "1", "2"]),
            (("Words", "1. See boats", "2. Nets are"), ["-", "1", "2"]),  # half of them
            (("Words", "1. See boats", "2. Nets are", "3. Oars are"), ["-"] * 4),
            (("Words", "1. Boats ↩", "2. Nets are"), ["-", "1", "2"]),
            (("Words", "1. Boats are", "2. Nets are"), ["-"] * 3),
            (("1. See boats", "2. See nets"), ["-", "-"]),  # nothing stands above
            (("Words", "1. See boats", "3. See nets"), ["-"] * 3),
            (("Words", "2. See boats", "3. See nets"), ["-"] * 3),
            (("Words", "1. Asks", "2. Asks", "1. See boats", "2. See nets"), ["-", "-", "-", "1", "2"]),
            (("Words", "1. See boats", "more", "2. See nets", "more"), ["-", "1", "", "2", ""]),
            (("Words", "2015 World", "1. See boats"), ["-", "-", "1"]),
        ],
    )
    def test_a_numbered_list_at_the_end(self, heads: tuple[str, ...], notes: list[str]) -> None:
        assert self.notes(*heads) == notes

    def test_its_numbers_are_raised_elsewhere(self) -> None:
        assert self.notes("Words", "1. See boats", "2. See nets", signs="1") == ["-"] * 3
        assert self.notes("Words", "1. See boats", "2. See nets", signs="12") == ["-", "1", "2"]

    def test_a_document_that_has_notes_has_no_such_list(self) -> None:
        assert self.notes("Words", "1. See boats", "See", roles={2: "note"}) == ["-", "-", ""]
        assert self.notes("Words", "1. See boats", "9", roles={2: "furniture"}) == ["-", "1", "-"]

    def test_what_goes_on_leads_from_the_note(self) -> None:
        groups = [Group([line(words)]) for words in ("Words", "1. See boats", "more", "and more")]
        _pdf_endnotes.take(groups, {"1"})
        assert [group.continues for group in groups] == [None, False, True, True]
        assert [group.after for group in groups] == [None, groups[2], groups[3], None]


def seen(*words: str) -> Hyphens:
    """A document that has some words in lines without hyphens at their ends."""
    return Hyphens([f"a {word} of it" for word in words])


class TestHyphens:
    @pytest.mark.parametrize(
        ("above", "below", "known", "soft", "sure"),
        [
            ("deve\u00ad", "lopment", (), True, True),
            ("the De-", "velopment", ("development",), True, True),
            ("long-", "term", ("long-term",), False, True),
            ("long-", "term", ("longterm",), True, True),
            ("anti-", "fraud", (), False, True),  # half a sight: English has it
            ("anti-", "fraud", ("antifraud",), True, True),
            ("deve-", "Lopment", ("development",), False, True),
            ("2015-", "2030", (), False, True),
            ("deve‑", "lopment", ("development",), False, True),  # one that never breaks
            ("UNMISS-", "led", (), False, True),
            ("read-", "ing", (), True, True),
            ("nation-", "wide", (), True, True),
            ("country-", "wide", (), True, True),
            ("seventy-", "fifth", (), False, True),
            ("up-to-", "date", (), False, True),
            ("سفن-", "شبك", (), False, True),
            ("blue-", "boat", ("blue", "blue", "boat", "boat"), False, True),
            ("blue-", "boat", ("blue", "boat", "boat"), True, True),
            ("blue-", "boat", ("blue", "blue", "boat"), True, True),
            ("pre-", "boat", (), False, False),
            ("pre-", "boat", ("pre", "pre", "boat", "boat"), False, True),
            ("blue-", "abiding", (), True, False),
            ("above-", "abiding", (), False, True),
            ("blue-", "boat", (), True, True),
        ],
    )
    def test_whether_a_hyphen_falls(
        self, above: str, below: str, known: tuple[str, ...], *, soft: bool, sure: bool
    ) -> None:
        document = seen(*known)
        assert (document.soft(above, below), not document.unsure(above, below)) == (soft, sure)

    def test_a_document_that_breaks_words(self) -> None:
        """More than four lines end so, and more than a twenty-fifth of all."""

        def breaking(ends: int, others: int) -> bool:
            return Hyphens([*["blue-"] * ends, *["Nets"] * others]).breaks

        assert [breaking(number, 0) for number in (4, 5)] == [False, True]
        assert [breaking(6, others) for others in (143, 144)] == [True, False]
        assert Hyphens(["the read-", "ing of it", *["Nets"] * 50]).breaks  # one of one is proven
        assert Hyphens(["the read-", "ing", *["blue-", "Boat"] * 4, *["Nets"] * 200]).breaks  # one of five
        assert not Hyphens(["the read-", "ing", *["blue-", "Boat"] * 5, *["Nets"] * 200]).breaks

    def test_where_words_are_broken_a_hyphen_falls_and_is_unsure_between_known_words(self) -> None:
        lines = [*["a blue boat"] * 2, *["lamp-", "Oil"] * 5]
        document = Hyphens(lines)
        assert document.breaks
        assert (document.soft("blue-", "boat"), document.unsure("blue-", "boat")) == (True, True)
        assert (document.soft("lamp-", "shade"), document.unsure("lamp-", "shade")) == (True, False)
        assert (document.soft("pre-", "shade"), document.unsure("pre-", "shade")) == (True, True)

    def test_a_sign_of_its_own_for_broken_words(self) -> None:
        assert Hyphens(["a long-term plan", "deve‐"]).ends_only
        assert not Hyphens(["a long‐term plan", "deve‐"]).ends_only
        assert Hyphens(["a long-term plan"]).soft("deve‐", "lopment")

    def test_halves_at_line_ends_are_no_words(self) -> None:
        document = Hyphens(["the blue-", "boat sails", "to sea"])
        assert (document.words["boat"], document.words["blue"], document.words["sails"]) == (0, 0, 1)
        joined = Hyphens(["a long-term plan"])
        assert (joined.words["long-term"], joined.words["long"], joined.words["term"]) == (1, 1, 1)

    def test_compounds_that_the_document_has(self) -> None:
        document = seen("long-term")
        assert document.compound("Long-", "Term and")
        assert not document.compound("long-", "terms")
        assert not document.compound("long", "term")

    @pytest.mark.parametrize(
        ("word", "capitals", "known", "two"),
        [
            ("farreaching", (), ("far-reaching",), True),
            ("farreaching", (), (), False),
            ("SecretaryGeneral", (9,), ("general",), True),
            ("SecretaryGeneral", (8,), (), True),  # by the lists: secretary, general
            ("nonproliferation", (), (), True),
            ("nonsense", (), (), False),
            ("nonrefugees", (), (), True),
            ("nonrefugee", (), (), True),
            ("nonlinea", (), (), False),
            ("twentyone", (), (), True),
            ("twentyboats", (), (), False),
            ("longterm", (), (), True),
            ("longterm", (), ("longterm", "longterm"), False),
            ("longterm", (), ("longterm",), True),
            ("wellled", (), (), False),
            ("w" * 61, (1,), ("w" * 60,), False),
            ("w" * 60, (1,), ("w" * 59,), True),
        ],
    )
    def test_words_that_may_be_two(
        self, word: str, capitals: tuple[int, ...], known: tuple[str, ...], *, two: bool
    ) -> None:
        assert seen(*known).may_be_two(word, capitals) is two

    @pytest.mark.parametrize(
        ("lines", "tongue"),
        [(["the boats of the sea"], ""), (["les bateaux des mers"], "fr"), (["los barcos del mar"], "es"),
         (["лодка " * 21], "ru"), (["лодка " * 20], ""), (["the les"], "")],
    )  # fmt: skip
    def test_the_tongue_of_a_document(self, lines: list[str], tongue: str) -> None:
        assert _hyphens._tongue(lines) == tongue

    def test_what_is_no_word_at_line_ends(self) -> None:
        source = "the deve-\nlopment of long-\n and short-term work, 2015–\n2030"
        document = seen("development")
        spans = [source[span.start : span.end] for span in _hyphens.unsaid(source, 0, len(source), document)]
        assert spans == ["-\n", "\n"]
        kept = [source[span.start : span.end] for span in _hyphens.unsaid(source, 0, len(source), seen("deve-lopment"))]
        assert kept == ["\n", "\n"]
        assert list(_hyphens.unsaid(source, 12, 20, document)) == []

    def test_broken_words_of_which_nothing_is_known(self) -> None:
        source = "the pre-\nboat, the read-\ning"
        assert list(_hyphens.unsure(source, seen())) == [(4, "pre-boat,")]


WORDS: Any = SimpleNamespace(
    draft=("draft resolution", "draft decision"),
    amends=("amendment",),
    submitted=("submitted by", "draft submitted by"),
    submitted_end=re.compile(r"consultations|/l[.]2"),
)


class TestSponsors:
    def span(self, *lines: str, blocks: list[int] | None = None) -> tuple[int, int] | None:
        return _sponsors.span(lines, blocks or list(range(len(lines))), WORDS)

    @pytest.mark.parametrize(
        ("lines", "found"),
        [
            (("Item 3", "Andorra, Chad: draft resolution"), (1, 2)),
            (("Item 3", "Andorra, Chad: *draft resolution*"), (1, 2)),
            (("Item 3", "Andorra: amendments to draft A/1"), (1, 2)),
            (("Item 3", "Andorra: boats"), None),
            (("Andorra,", "Chad and", "Peru: draft resolution"), (0, 3)),
            (("Boats", "Andorra,", "Peru: draft resolution"), (1, 3)),
            (("Andorra, Chad:", "draft resolution"), (0, 2)),
            (("Andorra, Chad", "draft resolution"), None),
            (("draft resolution",), None),
            (("Venezuela (Bolivarian", "Republic of): draft resolution"), (0, 2)),
            (("boats and nets,", "Peru: draft resolution"), (1, 2)),
            (("Item", "Submitted by"), (1, 2)),
            (("Item", "Submitted by Andorra"), (1, 2)),
            (("Item", "Submitted byAndorra"), None),
            (("Item",), None),
        ],
    )
    def test_lines_that_name_sponsors(self, lines: tuple[str, ...], found: tuple[int, int] | None) -> None:
        assert self.span(*lines) == found

    def test_words_on_consultations_may_run_over_lines(self) -> None:
        lines = ("Draft submitted by Andorra,", "on the basis of informal consultations", "(held on A/99/L.2)", "Boats")
        assert self.span(*lines, blocks=[0, 0, 0, 1]) == (0, 3)
        assert self.span(*lines, blocks=[0, 1, 1, 1]) == (0, 1)
        named = (
            "Draft submitted by Andorra,",
            "on the basis of consultations on",
            "draft resolution A/99/L.2",
            "Boats",
        )
        assert self.span(*named, blocks=[0, 0, 0, 1]) == (0, 3)
        assert self.span("Draft submitted by Andorra", "Boats", blocks=[0, 0]) == (0, 1)

    @pytest.mark.parametrize(
        ("lines", "draft"),
        [
            (("held on draft resolution A/99/L.2",), True),
            (("held", "on", "draft A/99/L.2"), True),
            (("held", "on", "the", "draft A/99/L.2"), False),
            ((), False),
            (("held on A/99/2",), False),
        ],
    )
    def test_the_draft_that_was_talked_over(self, lines: tuple[str, ...], *, draft: bool) -> None:
        assert _sponsors._names_draft(lines) is draft

    def test_names_without_marks(self) -> None:
        assert _sponsors.names(["Andorra,*  Chad** ,", "Peru: draft resolution"]) == "Andorra, Chad, Peru"
        assert _sponsors.names(["Submitted by Andorra"]) == ""


class TestNotesOfPages:
    @pytest.mark.parametrize(
        ("inner", "small"),
        [
            ("", False),  # no words, no note
            ("a", True),
            ("<a/>a", True),
            ("a" * _html_notes._LONGEST, True),
            ("a" * _html_notes._LONGEST + "a", False),
            ("a" * _html_notes._LONGEST + "<b/>a", False),  # of words behind an element too
            ("a" + "<b/>" * _html_notes._ELEMENTS, True),
            ("a" + "<b/>" * _html_notes._ELEMENTS + "<b/>", False),
            ("a" + "<a/>" * _html_notes._LINKS, True),
            ("a" + "<a/>" * _html_notes._LINKS + "<a/>", False),
        ],
    )
    def test_what_may_be_a_note(self, inner: str, small: bool) -> None:
        assert _html_notes._is_small(etree.fromstring(f"<p>{inner}</p>")) is small

    @pytest.mark.parametrize(
        ("page", "body"),
        [
            ("<p id='x'><a id='t'/>note</p>", "x"),
            ("<p id='x'><b><a id='t'/></b>note</p>", "x"),
            ("<li id='y'><p id='x'><a id='t'/>note</p></li>", "y"),  # an item of a list is the note as a whole
            ("<div id='ftn1'><p id='x'><a id='t'/>note</p></div>", "ftn1"),
            ("<div id='z'><p id='x'><a id='t'/>note</p></div>", "x"),
            ("<ol id='fn'><p id='x'><a id='t'/>note</p></ol>", "x"),  # a list is none
            ("<b><a id='t'/>note</b>", None),  # of no block
            ("<p><a id='t'/></p>", None),  # without words
        ],
    )
    def test_the_element_that_holds_a_note(self, page: str, body: str | None) -> None:
        root = etree.fromstring(f"<html><body>{page}</body></html>")
        (target,) = root.xpath("//*[@id='t']")
        found = _html_notes._body(target)
        assert (None if found is None else found.get("id")) == body

    @pytest.mark.parametrize(
        ("inner", "begins"), [("1. See", True), (" [1] See", True), ("<b>(</b>1) See", True), ("See 1", False)]
    )
    def test_a_note_begins_with_its_sign(self, inner: str, begins: bool) -> None:
        assert _html_notes._begins(etree.fromstring(f"<p>{inner}</p>"), "1") is begins

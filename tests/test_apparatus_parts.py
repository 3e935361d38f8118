"""What a transcription shows, how a table of errata may be wrong, and what a collation counts: reckoned by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from toolkit import library
from toolkit._openings import openings
from toolkit.apparatus import collation, errata, rules
from toolkit.apparatus._evidence import signs
from toolkit.apparatus.apply import apply, ordered
from toolkit.apparatus.collation import Difference, collate
from toolkit.errors import DataError
from toolkit.model import Repair, Resolution
from toolkit.spans import Span


def made(preamble: str, operative: str = "**تقرر** أمرا.") -> Resolution:
    text = f"إن الجمعية العامة،\n\n{preamble}\n\n1 - {operative}\n\n2 - **تطلب** تقريرا.\n"
    return library.loads(text, reading="source", language="ar")


@pytest.mark.parametrize(
    ("preamble", "operative", "found"),
    [
        ("إذ تشير إلى القرار،", "**تقرر** أمرا.", (0, 0)),
        ("إنه تشير إلى القرار،", "**تقرر** أمرا.", (1, 0)),
        ("إنه تشير إلى القرار [125/70](#)،", "**تقرر** [أمرا](#).", (1, 2)),
        ("إذ تشير إلى القرار، وإن تؤكد من جديد الأمر،", "**تهييب** بالدول.", (2, 0)),
        ("إذتسلم بأن القرار مهم،", "**تقرر** أمرا.", (0, 0)),  # words run together are in files of the Organization too
    ],
)
def test_signs_of_a_transcription(preamble: str, operative: str, found: tuple[int, int]) -> None:
    assert signs(made(preamble, operative)) == {"misread": found[0], "links": found[1]}


def test_in_a_language_without_openings_only_links_are_signs() -> None:
    found = english("Decides [to act](#);")
    assert signs(found) == {"misread": 0, "links": 1}
    assert signs(found.replace(language="zz")) == {"misread": 0, "links": 1}


def repair(start: int, end: int, words: str = "y", place: str = "P01") -> Repair:
    return Repair(place, start, end, "x" * (end - start), words, "letter", "internal", "high", "test")


@pytest.mark.parametrize(
    ("places", "right"),
    [([(0, 4), (4, 6)], True), ([(4, 6), (0, 4)], True), ([(0, 4), (3, 6)], False), ([(3, 6), (0, 4)], False)],
)
def test_repairs_may_follow_each_other_at_once(places: list[tuple[int, int]], *, right: bool) -> None:
    repairs = [repair(*place) for place in places]
    if right:
        assert ordered(repairs) == tuple(sorted(repairs, key=lambda one: one.raw_start))
    else:
        with pytest.raises(DataError, match="touch the same characters") as error:
            ordered(repairs)
        assert "raw offset 3" in str(error.value)


def test_what_is_emphasised_and_what_bears_a_marker_stays_so_in_the_repaired_words() -> None:
    """The verb is emphasised, the marker stands behind the last word but one; the words before both grow shorter."""
    text = "إن الجمعية العامة،\n\n1 - **تهييب** بالدول النامية(1) كلها.\n\n2 - **تطلب** تقريرا.\n\n(1) القرار 1/2.\n"
    source = library.loads(text, reading="source", language="ar")
    start = source.source.index("تهييب")
    one = Repair("O01", start, start + 5, "تهييب", "تهيب", "letter", "internal", "high", "test")
    before, after = source["O01"], apply(source, [one], "repaired")["O01"]
    assert [str(before.text)[span.start : span.end] for span in before.emphasis] == ["تهييب"]
    assert [str(after.text)[span.start : span.end] for span in after.emphasis] == ["تهيب"]
    for paragraph in (before, after):
        assert [(str(paragraph.text)[:at].split()[-1], mark) for at, mark in paragraph.markers] == [("النامية", "1")]
    untouched = apply(source, [one], "repaired")["O02"]
    assert untouched == source["O02"]


ROW = {"place": "P01", "raw_start": "0", "raw_end": "4", "as_written": "some", "repaired": "same", "kind": "letter",
       "evidence": "internal", "confidence": "high", "reason": "because"}  # fmt: skip


def table(folder: Path, **changed: str) -> Path:
    path = folder / "errata.csv"
    row = ROW | changed
    path.write_text(",".join(errata.COLUMNS) + "\n" + ",".join(row[name] for name in errata.COLUMNS) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("evidence", ["internal", "official"])
@pytest.mark.parametrize("confidence", ["high", "medium", "low"])
def test_an_erratum_says_what_its_row_says(tmp_path: Path, evidence: str, confidence: str) -> None:
    (found,) = errata.read(table(tmp_path, evidence=evidence, confidence=confidence), "some words")
    assert (found.evidence, found.confidence) == (evidence, confidence)
    assert (found.place, found.raw_start, found.raw_end, found.repaired) == ("P01", 0, 4, "same")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"evidence": "rumour"}, "evidence 'rumour' or confidence 'high' is unknown"),
        ({"confidence": "certain"}, "evidence 'internal' or confidence 'certain' is unknown"),
        ({"repaired": "some"}, "changes nothing"),
        ({"raw_start": "first"}, "offsets are not whole numbers"),
        ({"raw_end": ""}, "offsets are not whole numbers"),
        ({"raw_start": "1", "raw_end": "5"}, "the source has 'ome ' at 1-5, not 'some'"),
    ],
)
def test_a_row_that_is_wrong(tmp_path: Path, changed: dict[str, str], words: str) -> None:
    with pytest.raises(DataError) as error:
        errata.read(table(tmp_path, **changed), "some words")
    assert "errata.csv, line 2: " + words in str(error.value)


def test_a_table_without_a_column(tmp_path: Path) -> None:
    path = tmp_path / "errata.csv"
    for head in ("", "place,raw_start\n"):
        path.write_text(head, encoding="utf-8")
        with pytest.raises(DataError, match="lacks the columns"):
            errata.read(path, "some words")


def english(*operative: str, preamble: str = "Recalling old boats,", notes: str = "") -> Resolution:
    body = "\n\n".join(f"{number}. {words}" for number, words in enumerate(operative, 1))
    return library.loads(f"The General Assembly,\n\n{preamble}\n\n{body}\n{notes}", language="en", reading="source")


class TestCollation:
    def test_rates_count_words_and_characters_of_the_second(self) -> None:
        """Of eleven words of b two are other ones; five characters are changed, of 54 with single blanks."""
        a = english("Decides to mend nets;", "Asks for a bell.")
        b = english("Decides to mend sails;", "Asks for one bell.")
        found = collate(a, b)
        words = ["Recalling old boats,", "Decides to mend sails;", "Asks for one bell."]
        characters = sum(map(len, words)) + 1  # the two operative paragraphs are one row, the preamble another
        assert (found.words, found.characters) == (11, characters)
        assert found.wer == found.wer_folded == 2 / 11
        # nets to sails: n, e, t become s, a, i, l (three changed, one more); a to one: two more and one changed
        assert found.cer == pytest.approx(7 / characters)
        assert found.counts()["word"] == 2

    def test_a_difference_says_where_it_stands_in_both(self) -> None:
        a, b = english("Decides to mend old nets at once;"), english("Decides to mend new sails at once;")
        assert collate(a, b).differences == (Difference("O01", "O01", "word", "old nets", "new sails", 16, 24, 16, 25),)

    @pytest.mark.parametrize(
        ("one", "two", "place"),
        [
            ("Decides to mend nets;", "Decides to mend old nets;", ("", "old", 16, 16, 16, 19)),
            ("Decides to mend old nets;", "Decides to mend nets;", ("old", "", 16, 19, 16, 16)),
            ("Decides to mend", "Decides to mend nets", ("", "nets", 15, 15, 16, 20)),  # behind the last word
            ("Decides to mend nets", "Decides to mend", ("nets", "", 16, 20, 15, 15)),
        ],
    )
    def test_a_word_too_many_stands_where_it_would_stand(
        self, one: str, two: str, place: tuple[str, str, int, int, int, int]
    ) -> None:
        (found,) = collate(english(one), english(two)).differences
        assert (found.kind, found.a, found.b) == ("word", *place[:2])
        assert (found.a_start, found.a_end, found.b_start, found.b_end) == place[2:]

    def test_a_paragraph_that_begins_in_one_witness_only(self) -> None:
        a = english("Decides to mend nets;", "Asks for bells;")
        b = english("Decides to mend nets; Asks for bells;")
        (found,) = collate(a, b).differences
        assert found == Difference("O02", "O01", "division", "Asks", "Asks", 0, 0, 22, 22)
        (back,) = collate(b, a).differences
        assert back == Difference("O01", "O02", "division", "Asks", "Asks", 22, 22, 0, 0)

    @pytest.mark.parametrize(
        ("one", "two", "kind"),
        [
            ("Notes 150/77 again;", "Notes 77/150 again;", "symbol_order"),
            ("Notes 150/77 again;", "Notes 150/77, again;", "punctuation"),
            ("Notes boats again;", "Notes Boats again;", "orthography"),
            ("Notes “boats” again;", "Notes 'boats' again;", "punctuation"),
            ("Notes boats again;", "Notes nets again;", "word"),
            ("Notes sea-side again;", "Notes sea side again;", "punctuation"),
            ("Notes seaside again;", "Notes sea side again;", "punctuation"),
            ("Notes résumé again;", "Notes Résumé again;", "orthography"),
        ],
    )
    def test_kinds(self, one: str, two: str, kind: str) -> None:
        assert [found.kind for found in collate(english(one), english(two)).differences] == [kind]

    def test_a_change_across_the_end_of_a_paragraph_is_one(self) -> None:
        """The words of the first paragraph as they are written there, those of the next behind them."""
        a = english("Decides to mend nets,  twice;", "Asks for bells;")
        b = english("Decides to mend sails", "Wants bells;")
        (found,) = [one for one in collate(a, b).differences if one.kind == "word"]
        assert (found.place_a, found.a_start, found.place_b, found.b_start) == ("O01", 16, "O01", 16)
        assert found.b == "sails Wants"
        assert found.a.endswith("twice; Asks for")

    def test_a_paragraph_that_begins_amid_another_one_of_the_other_witness(self) -> None:
        """The first word of one part is amid a paragraph of the other."""
        found = collate(english("Asks for bells;"), english("Decides so, Asks for bells;")).differences
        assert [(one.kind, one.a, one.b) for one in found] == [
            ("word", "", "Decides so,"),
            ("division", "Asks", "Asks"),
        ]

    def test_a_note_that_one_lacks(self) -> None:
        own = toolkit.load().replace(paragraphs=())
        first, second = own.notes[:2]
        one, two = own.replace(notes=(first, second)), own.replace(notes=(second,))
        words = str(first.text)
        lost = Difference("fn1", "fn1", "lacuna", words, "", 0, len(words), 0, 0)
        assert collate(one, two).differences == (lost,)
        (found,) = collate(two, one).differences
        assert (found.kind, found.a, found.b) == ("lacuna", "", words)
        assert collate(one, one).differences == ()

    def test_a_part_that_one_lacks(self) -> None:
        a, b = english("Decides to sail;"), english("Decides to sail;")
        bare = b.replace(paragraphs=tuple(p for p in b.paragraphs if p.part == "operative"))
        words = str(a["P01"].text)
        assert collate(a, bare).differences == (Difference("P01", "P01", "lacuna", words, "", 0, len(words), 0, 0),)
        assert collate(bare, a).differences == (Difference("P01", "P01", "lacuna", "", words, 0, 0, 0, len(words)),)
        both = bare.replace(paragraphs=())
        assert collate(both, both).differences == ()
        assert (collate(both, both).wer, collate(both, both).cer, collate(both, both).words) == (0.0, 0.0, 0)


@pytest.mark.parametrize(
    ("word", "meant", "near"),
    [
        ("abcde", "abcdf", True),  # one letter of five
        ("abcde", "abcxy", True),  # two
        ("abcde", "abxyz", False),  # three
        ("abcde", "abcde", False),  # none
        ("abcd", "abcx", False),  # a word of four letters
        ("abcdef", "abcde", False),  # one more
    ],
)
def test_nearly_the_same_word(word: str, meant: str, *, near: bool) -> None:
    assert rules._nearly(word, meant) is near


def test_a_repair_says_where_and_how_sure_it_is() -> None:
    resolution = made("إذ تشير إلى القرار،", "**تهييب** بالدول النامية.")
    (found,) = rules.general(resolution)
    assert (found.place, found.rule, found.kind, found.confidence) == ("O01", "lead", "letter", "medium")
    assert resolution.source[found.raw_start : found.raw_end] == found.as_written == "تهييب"
    (opening,) = rules.general(made("إنه تشير إلى القرار،"))
    assert (opening.rule, opening.confidence) == ("openings", "high")
    (space,) = rules.general(made("إذتسلم بأن القرار مهم،"))
    assert (space.as_written, space.repaired, space.rule) == ("إذتسلم", "إذ تسلم", "spaces")


def test_openings_are_those_of_preambular_paragraphs() -> None:
    """The same words are left alone in an operative paragraph."""
    found = openings("ar")
    assert [one.place for one in rules.opening_words(made("إنه تشير إلى القرار،"), found)] == ["P01"]
    assert list(rules.opening_words(made("إذ تشير إلى القرار،", "إنه تشير إلى القرار."), found)) == []


@pytest.mark.parametrize("stroke", ["A/78/62-E/2023/49/Corr.1 و A/78/62/Corr.1", "A/78/62-E/2023/49/Corr.1 و A/78/62"])
def test_the_corrigendum_of_a_joint_symbol(stroke: str) -> None:
    """Only where the corrigendum of the first half stands behind the joint one with its own."""
    found = list(rules.joint_symbols(made(f"إذ تحيط علما بالوثيقة {stroke}،")))
    if stroke.endswith("Corr.1"):
        assert [(one.as_written, one.repaired) for one in found] == [
            ("A/78/62-E/2023/49/Corr.1", "A/78/62-E/2023/49"),
            ("A/78/62/Corr.1", "A/78/62/Corr.1-E/2023/49/Corr.1"),
        ]
    else:
        assert found == []


def test_a_repair_is_of_words_that_stand_together() -> None:
    """A word that a line end breaks is left to an erratum; `Span` says where its halves stand."""
    broken = made("إذ تشير إلى القر\n\nار الأول،")
    at = str(broken["P01"].text).index("القر")
    assert len(broken["P01"].text.raw(at, at + 6)) == 2
    assert rules._repair(broken["P01"], at, at + 6, "القرار", kind="letter", rule="x", reason="y") is None
    found = rules._repair(broken["P01"], at, at + 4, "القر", kind="letter", rule="x", reason="y")
    assert found is not None
    assert Span(found.raw_start, found.raw_end) == broken["P01"].text.raw(at, at + 4)[0]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("a b", "a b", [(None, 0, 0, 0), (None, 1, 0, 1)]),
        ("a b c", "a x c", [(None, 0, 0, 0), (1, 2, 1, 2), (None, 2, 0, 2)]),
        ("a b c d", "a x d", [(None, 0, 0, 0), (1, 3, 1, 2), (None, 3, 0, 2)]),  # one word changed and one gone: a run
        ("a b", "a b x y", [(None, 0, 0, 0), (None, 1, 0, 1), (2, 2, 2, 4)]),  # what stands at the end
        ("x b y", "b", [(0, 1, 0, 0), (None, 1, 0, 0), (2, 3, 1, 1)]),
        ("", "", []),
    ],
)
def test_changed_words_that_touch_are_one_run(
    first: str, second: str, found: list[tuple[int | None, int, int, int]]
) -> None:
    words = [[collation._Word(word, "P01", 0, 1) for word in text.split()] for text in (first, second)]
    assert list(collation._changes(*words)) == found

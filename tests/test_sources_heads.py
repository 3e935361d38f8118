"""Numbers above titles, ids of paragraphs, hyphens at line ends: each rule alone, just below its limit and at it."""

from __future__ import annotations

import pytest

from toolkit import _organs
from toolkit.sources import _divisions, _hyphens, _own_number
from toolkit.sources._divisions import Item, ids
from toolkit.sources._hyphens import Hyphens
from toolkit.sources._layout import Block

ENGLISH = _organs.lines("en")


def test_symbols_that_fill_their_line() -> None:
    for line, symbol in (
        ("A/RES/78/132", "A/RES/78/132"),
        ("\u200eA/RES/78/132*", "A/RES/78/132"),
        ("A/RES/74/92 A-B", "A/RES/74/92"),
    ):
        found = _own_number.alone(line)
        assert found is not None
        assert str(found) == symbol
    for line in ("see A/RES/78/132", "[S/773]", "A/RES/78/132 and"):
        assert _own_number.alone(line) is None


@pytest.mark.parametrize(
    ("line", "organ", "last", "stated", "found"),
    [
        ("WHA66.1 Boats", "", False, ("", ""), ("symbol", "WHA66.1", "", "", "", "Boats", False)),
        ("WHA66.1", "", False, ("", ""), ("symbol", "WHA66.1", "", "", "", "", False)),
        ("EXECUTIVE BOARD EB132.R7", "", False, ("", ""), ("symbol", "EB132.R7", "", "", "", "", False)),
        ("Decision 1/CP.21", "", False, ("", ""), ("symbol", "1/CP.21", "", "", "", "", True)),
        ("3/CMA.5. Guidance", "", False, ("", ""), ("symbol", "3/CMA.5", "", "", "", "Guidance", True)),
        ("1/م أإ-21", "", False, ("", ""), ("symbol", "1/CMP.21", "", "", "", "", True)),
        ("Boats 1/CP.21", "", False, ("", ""), None),
        ("Resolution 245 (1968)", "SC", False, ("", ""), ("number (year)", "245", "1968", "", "", "", False)),
        ("Resolution 245 (1968) Boats", "SC", False, ("", ""), ("number (year)", "245", "1968", "", "", "", False)),
        ("Resolution 245 (1968) Boats", "", False, ("", ""), ("number (year)", "245", "1968", "", "", "", False)),
        ("Resolution 7 (1968) Boats", "GA", False, ("", ""), ("number (year)", "7", "1968", "", "", "Boats", False)),
        ("17 (1947). Resolution of 3 March 1947", "GA", False, ("", ""),
         ("number (year)", "17", "1947", "", "", "", False)),
        ("17 (1947). Boats", "SC", False, ("", ""), None),
        ("Resolution 7 (197-4)", "SC", False, ("", ""), ("number (year)", "7", "1974", "", "", "", False)),
        ("1514 (XV). Boats", "", False, ("", ""), ("number (roman)", "1514", "XV", "", "", "Boats", False)),
        ("1514 (XV) Boats", "", False, ("", ""), None),
        ("1514 (XV) BOATS", "", False, ("", ""), ("number (roman)", "1514", "XV", "", "", "BOATS", False)),
        ("1514 (XV)", "", False, ("", ""), ("number (roman)", "1514", "XV", "", "", "", False)),
        ("Resolution 1514 (XV) boats", "", False, ("", ""), ("number (roman)", "1514", "XV", "", "", "boats", False)),
        ("217 A (III).", "", False, ("", ""), ("number (roman)", "217", "III", "A", "", "", False)),
        ("217 (III) A.", "", False, ("", ""), ("number (roman)", "217", "III", "A", "", "", False)),
        ("2252 (ES-V).", "", False, ("", ""), ("number (roman)", "2252", "ES-V", "", "", "", False)),
        ("1514 (د-15).", "", False, ("", ""), ("number (roman)", "1514", "XV", "", "", "", False)),
        ("1514 (د-0).", "", False, ("", ""), None),  # no numeral is nought
        ("78/132. Boats", "GA", False, ("", ""), ("session/number", "78", "132", "", "", "Boats", False)),
        ("78/132 B. Boats", "GA", False, ("", ""), ("session/number", "78", "132", "B", "", "Boats", False)),
        ("2044/4. Boats", "GA", False, ("", ""), ("year/number", "2044", "4", "", "", "Boats", False)),
        ("1944/4. Boats", "GA", False, ("", ""), ("year/number", "1944", "4", "", "", "Boats", False)),
        ("1844/4. Boats", "GA", False, ("", ""), ("session/number", "1844", "4", "", "", "Boats", False)),
        ("4/4. Boats", "ECOSOC", False, ("", ""), ("year/number", "4", "4", "", "", "Boats", False)),
        ("4/4. Boats", "CHR", False, ("", ""), ("year/number", "4", "4", "", "", "Boats", False)),
        ("S-32/1. Boats", "HRC", False, ("", ""), ("special/number", "32", "1", "", "S-", "Boats", False)),
        ("ES-10/22. Boats", "GA", False, ("", ""), ("special/number", "10", "22", "", "ES-", "Boats", False)),
        ("دإ-32/1. قوارب", "HRC", False, ("", ""), ("special/number", "32", "1", "", "S-", "قوارب", False)),
        ("دإط-10/22. قوارب", "GA", False, ("", ""), ("special/number", "10", "22", "", "ES-", "قوارب", False)),
        ("Decision 78/4 Boats", "GA", False, ("", ""), ("session/number", "78", "4", "", "", "Boats", True)),
        ("Resolution 78/4 Boats", "GA", False, ("", ""), ("session/number", "78", "4", "", "", "Boats", False)),
        ("Boats 78/4", "GA", False, ("", ""), None),
        ("78/4 Boats", "GA", False, ("", ""), None),
        ("78/4 Boats", "GA", False, ("78", "4"), ("session/number", "78", "4", "", "", "Boats", False)),
        ("78/4 Boats", "GA", False, ("4", "78"), ("session/number", "78", "4", "", "", "Boats", False)),
        ("78/4 Boats", "GA", False, ("78", "5"), None),
        ("78/…  Boats", "GA", False, ("", ""), ("session/number", "78", "…", "", "", "Boats", False)),
        ("2/30", "GA", False, ("", ""), None),  # the number of a page
        ("2/31", "GA", False, ("", ""), ("session/number", "2", "31", "", "", "", False)),
        ("31/2", "GA", False, ("", ""), ("session/number", "31", "2", "", "", "", False)),
        ("31/2", "GA", True, ("", ""), None),
        ("2/15", "GA", False, ("2", "15"), None),
        ("Boats", "GA", False, ("", ""), None),
    ],
)  # fmt: skip
def test_the_number_above_a_title(
    line: str, organ: str, stated: tuple[str, str], found: tuple[object, ...] | None, *, last: bool
) -> None:
    own = _own_number.own_number(3, line, ENGLISH, organ, last=last, stated=stated)
    if found is None:
        assert own is None
    else:
        assert own is not None
        shown = (own.shape, own.first, own.second, own.letter, own.special, own.title, own.decision)
        assert (own.line, shown) == (3, found)


def test_cells_and_titles() -> None:
    above = [Block(0, 9, "A/78/1   ٢ أيار\n  Boats"), Block(9, 12, "a  b\tc")]
    assert list(_own_number.cells(above)) == [(0, "A/78/1"), (0, "2 أيار"), (0, "Boats"), (1, "a  b"), (1, "c")]
    assert _own_number.clean(["**Rafts", " of the  lake_** "]) == "Rafts of the lake"
    assert _own_number.clean(["Rafts [^1]"]) == "Rafts"
    assert _own_number.clean(["# Rafts²"]) == "Rafts"


@pytest.mark.parametrize(
    ("symbol", "organ", "differs"),
    [
        ("A/RES/99/8", "SC", True),
        ("A/DEC/99/8", "SC", True),
        ("A/99/8", "SC", False),  # a report
        ("A/RES/99/8", "GA", False),
        ("Q/RES/99/8", "GA", False),  # of nobody who is known
        ("A/RES/99/8", "", False),
    ],
)
def test_symbols_of_another_organ(symbol: str, organ: str, *, differs: bool) -> None:
    assert _own_number.disagree(symbol, _organs.named(organ) if organ else None) is differs


def numbers(*found: int | str, section: str = "", annex: int = 0) -> list[Item]:
    """Items of a division: numbers, and "P" for a preambular paragraph."""
    return [Item(n == "P", 0 if isinstance(n, str) else n, section=section, annex=annex) for n in found]


@pytest.mark.parametrize(
    ("items", "names"),
    [
        (numbers("P", 1, "P", 1), "P01 O01 2-P01 2-O01"),  # a preamble begins anew
        (numbers("P", "P", 1), "P01 P02 O01"),
        (numbers("P", "P", 1, "P", 1), "P01 P02 O01 2-P01 2-O01"),
        ([*numbers(0, section="I"), *numbers(2, section="II"), *numbers(1, section="III"), *numbers(1, section="IV")],
         "I-O01 II-O02 III-O01 IV-O01"),
        (numbers(1, 1, 2), "O01 O01-1 O02"),
        (numbers(1, 2, 1), "O01 O02 2-O01"),
        (numbers(2, 1, 2), "O02 O01 O02-1"),  # only one of the runs has a 1
        (numbers(0, 0), "O01 O02"),
        (numbers(1, 5, 0, 0), "O01 O05 O05-1 O05-2"),
        (numbers(0, 1), "O00-1 O01"),
        ([*numbers(1, 2, section="I"), *numbers(3, section="II")], "O01 O02 O03"),
        ([*numbers(1, section="I"), *numbers(1, 2, section="II"), *numbers(4, section="III")],
         "I-O01 II-O01 II-O02 III-O04"),
        ([*numbers(1, section="I"), *numbers(1, 2, section="II"), *numbers(0, section="III"),
          *numbers(3, section="IV")], "I-O01 II-O01 II-O02 III-O00-1 III-O03"),
        ([*numbers(1, 2, section="I"), *numbers(1, section="II"), *numbers(1, section="I")],
         "I-O01 I-O02 II-O01 I-3-O01"),
        ([*numbers(1, section=""), *numbers(1, section="I")], "O01 I-O01"),
        ([*numbers(0), *numbers(1, section="I"), *numbers(1, section="II")], "O01 I-O01 II-O01"),
        ([*numbers(1), *numbers("P", 1, annex=1), *numbers(0, 0, annex=2)], "O01 X1-P01 X1-01 X2-01 X2-02"),
    ],
)  # fmt: skip
def test_ids_of_paragraphs(items: list[Item], names: str) -> None:
    assert " ".join(id_ for id_, _ in ids(items)) == names
    for id_, division in ids(items):
        assert id_.startswith(f"{division}-") if division else "-" not in id_[:2]


def test_runs_of_numbers() -> None:
    run = _divisions._Run("I")
    assert (run.first, run.top, run.one) == (0, 0, False)
    for number, shown in ((0, (0, 0, False)), (2, (2, 2, False)), (1, (2, 2, True)), (3, (2, 3, True))):
        run.add(number)
        assert (run.first, run.top, run.one) == shown
    runs = [_divisions._Run(name, first=top, top=top) for name, top in (("I", 2), ("II", 0), ("III", 1))]
    assert [one.top for one in _divisions._tops(runs)] == [2, 2, 1]


CUT = ["x-"]  # a line that ends in a hyphen, by which nothing is shown


@pytest.mark.parametrize(
    ("lines", "breaks"),
    [
        (CUT * 4, False),
        (CUT * 5, True),  # more than four
        (CUT * 5 + ["a b"] * 119, True),  # of 124 lines, more than a twenty-fifth
        (CUT * 5 + ["a b"] * 120, False),
        (["peo-", "ples and", "peoples"], True),  # a word that stands elsewhere in one
        (["peo-", "ples and", "peoples peo-ples"], False),
        (["peo-", "Ples and", "peoPles"], False),
        (["settle-", "ments and"], True),  # an ending
        (["peo-", "ples", "peoples", *CUT * 4, *["a b"] * 150], True),  # one of five
        (["peo-", "ples", "peoples", *CUT * 5, *["a b"] * 150], False),  # one of six
    ],
)
def test_whether_a_document_breaks_words(lines: list[str], *, breaks: bool) -> None:
    assert Hyphens(lines).breaks is breaks


def test_words_of_a_document() -> None:
    assert Hyphens(["peo-", "ples", "and Peo-", "Ples"]).words == {"and": 1}
    assert Hyphens(["a far-reaching plan"]).words == dict.fromkeys(["a", "far-reaching", "far", "reaching", "plan"], 1)
    assert Hyphens(["2015-", "plan of"]).words == {"plan": 1, "of": 1}
    for line, only in (("a-b", True), ("a‐b", False), ("a-b c‐d", False), ("ab-", False)):
        assert Hyphens([line]).ends_only is only


@pytest.mark.parametrize(
    ("below", "hanging"),
    [("and long", True), ("or, to", True), ("and-so", False), ("and‑so", False), ("andy", False), ("2 and", False)],
)
def test_hyphens_that_hang(below: str, *, hanging: bool) -> None:
    assert _hyphens.hangs(below) is hanging


@pytest.mark.parametrize(
    ("lines", "below"),
    [(["и в соли для радио-", "соль из моря и песок с берега" * 9], "и телевидения"),
     (["les sels des mers pré-"], "et post"), (["los mares del sur intra-"], "e inter")],
)  # fmt: skip
def test_hyphens_that_hang_in_other_languages(lines: list[str], below: str) -> None:
    assert Hyphens(lines).hangs(below)
    assert not Hyphens(lines).hangs("and")


def test_words_that_a_document_has_with_a_hyphen() -> None:
    known = Hyphens(["a mid-term plan"])
    assert known.compound("mid-", "Term and")
    for above, below in (("mid-", "and"), ("2015-", "term"), ("mid", "term"), ("mid-", "2")):
        assert not known.compound(above, below)


@pytest.mark.parametrize(
    ("line", "word", "capitals", "two"),
    [
        ("far-reaching farreaching", "farreaching", [], True),
        ("far-reaching farreaching farreaching", "farreaching", [], False),
        ("mid-term", "midterm", [], False),  # too short
        ("ab-cdefgh", "abcdefgh", [], True),
        ("abcde-fgh", "abcdefgh", [], True),
        ("abcdef-gh", "abcdefgh", [], False),  # two letters behind it
        ("a-bcdefgh", "abcdefgh", [], False),
        ("boats", "wellboats", [], True),
        ("rafts", "wellboats", [], False),
        ("boat", "nuclearboat", [], True),
        ("oar", "nuclearoar", [], False),  # three letters
        ("", "wellinformed", [], True),
        ("", "nonaligned", [], True),
        ("", "nonmember", [], False),
        ("", "twentyfirst", [], True),
        ("", "twentyboats", [], False),
        ("general", "SecretaryGeneral", [9], True),
        ("secretary-general", "SecretaryGeneral", [9], True),
        ("other", "McDonald", [2], False),
        ("", "non" + 57 * "a", [], True),
        ("", "non" + 58 * "a", [], False),  # sixty letters at most
    ],
)
def test_words_that_may_be_two(line: str, word: str, capitals: list[int], *, two: bool) -> None:
    assert Hyphens([line]).may_be_two(word, capitals) is two


BREAKS = CUT * 5
FRENCH, RUSSIAN = ["les des les des"], ["плот " * 26]


@pytest.mark.parametrize(
    ("lines", "above", "below", "falls", "shown"),
    [
        ([], "peo\u00ad", "ples", True, True),
        ([], "2015-", "term", False, True),
        ([], "peo-", "2015", False, True),
        ([], "peo-", "Ples", False, True),
        ([], "peo‑", "ples", False, True),
        ([], "سلا-", "م", False, True),
        (["a-b"], "peo‐", "led", True, True),
        (["a‐b"], "peo‐", "led", False, True),
        ([], "UNMISS-", "ments", False, True),
        ([], "A-", "ments", True, True),
        ([], "UN-", "ments", False, True),
        ([], "UNMISs-", "ments", True, True),
        ([], "Unmiss-", "ments", True, True),
        (["boatled"], "boat-", "led", True, True),  # its own words go before the lists
        (["set-ments"], "set-", "ments", False, True),
        (["setments set-ments"], "set-", "ments", False, True),
        (["setments setments set-ments"], "set-", "ments", True, True),
        ([], "nation-", "wide", True, True),
        ([], "boat-", "wide", False, True),
        ([], "well-", "boat", False, True),
        ([], "well-", "oar", True, True),  # of three letters
        ([], "eco-", "at-x", False, True),
        ([], "eco-", "at", True, True),
        ([], "x-eco-", "at", False, True),
        (["eco boat"], "eco-", "boat-x", False, True),
        (["eco"], "eco-", "boat-x", True, True),
        (["boat raft boat raft"], "boat-", "raft", False, True),
        (["boat raft boat"], "boat-", "raft", True, True),
        (["boat raft raft"], "boat-", "raft", True, True),
        ([], "anti-", "raft", False, False),
        (["anti raft anti raft"], "anti-", "raft", False, True),
        ([], "boat-", "chairing", True, False),
        ([], "above-", "chairing", False, True),
        (BREAKS, "boat-", "chairing", True, True),
        (BREAKS, "anti-", "raft", True, False),
        (["boat raft boat raft", *BREAKS], "boat-", "raft", True, False),
        (FRENCH, "boat-", "wide", False, False),  # no French word is broken there, as far as it shows
        ([*FRENCH, "boat"], "boat-", "wide", False, True),
        ([*FRENCH, *BREAKS], "boat-", "wide", True, True),
        ([*FRENCH, "boat wide boat wide", *BREAKS], "boat-", "wide", True, False),
        ([*FRENCH, "boat wide boat", *BREAKS], "boat-", "wide", True, True),
        ([*FRENCH, *BREAKS], "soixante-", "dix", False, True),
        ([*FRENCH, *BREAKS], "x-soixante-", "dix", False, True),  # two numbers
        ([*FRENCH, *BREAKS], "x-soixante-", "plan", False, True),
        ([*FRENCH, *BREAKS], "soixante-", "d", True, True),
        ([*FRENCH, *BREAKS], "anti-", "plan", True, True),  # most words with it have no hyphen
        ([*FRENCH, *BREAKS], "anti-", "immigrants", False, True),
        ([*FRENCH, *BREAKS], "avant-", "plan", False, True),
        ([*RUSSIAN, *BREAKS], "плотно-", "плотовой", False, True),
        ([*RUSSIAN, *BREAKS], "лодко-", "плотово", False, True),
        ([*RUSSIAN, *BREAKS], "лодко-", "плотов", True, True),  # six letters
        ([*RUSSIAN, *BREAKS], "лодк-", "плотово", True, True),
        ([*RUSSIAN, *BREAKS], "одко-", "плотово", True, True),
    ],
)
def test_whether_a_hyphen_falls(lines: list[str], above: str, below: str, *, falls: bool, shown: bool) -> None:
    known = Hyphens(lines)
    assert (known.soft(above, below), known.unsure(above, below)) == (falls, not shown)
    assert known._judged(above, below) == (falls, shown)


@pytest.mark.parametrize(
    ("lines", "tongue"),
    [
        (["les des the"], "fr"),
        (["les des the of"], ""),
        (["los del"], "es"),
        (["los les"], "fr"),
        (["д" * 101], "ru"),
        (["д" * 100], ""),
        (["x"] * 39 + ["д" * 101], "ru"),
        (["x"] * 40 + ["д" * 101], ""),
        ([], ""),
    ],
)
def test_the_tongue_of_lines(lines: list[str], tongue: str) -> None:
    assert _hyphens._tongue(lines) == tongue


def test_what_is_not_said_at_line_ends() -> None:
    source = "settle-\nments, boat-\nled, short-\nand 2015–\n2030, anti-\nraft"
    known = Hyphens([])
    cut = [source[span.start : span.end] for span in _hyphens.unsaid(source, 0, len(source), known)]
    assert cut == ["-\n", "\n", "\n", "\n"]
    assert list(_hyphens.unsure(source, known)) == [(source.index("anti-"), "anti-raft")]

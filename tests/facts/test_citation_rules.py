"""Citations: what makes a number one, whose it is, and what stands beside it; neighbours on both sides of each rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

import toolkit
from toolkit.facts import citations
from toolkit.facts.citations import _find, _scan
from toolkit.facts.citations._records import FoundCitation, Head
from toolkit.facts.citations._scan import scan


def cited(text: str, language: str = "en", **options: str | int) -> list[str]:
    """Symbols; what is written of each stands at its offsets."""
    found = citations.in_text(text, language, **({"last": 80} | options))  # type: ignore[arg-type]
    assert [text[one.start : one.end] for one in found] == [one.as_written for one in found]
    return [one.symbol for one in found]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("resolution 77/150", ("resolution", "", "", "")),
        ("its resolution 77/150", ("resolution", "", "own", "")),
        ("decision 77/568", ("decision", "", "", "")),
        ("General Assembly resolution 77/150", ("resolution", "GA", "", "")),
        ("General Assembly  resolution 77/150", ("resolution", "GA", "", "")),
        ("General Assembly   resolution 77/150", ("resolution", "", "", "")),  # two blanks at most
        ("General Assembly, its resolution 77/150", ("resolution", "", "own", "GA")),
        ("General Assembly, in its resolution 77/150", ("resolution", "", "own", "GA")),
        ("General Assembly wrote its resolution 77/150", ("resolution", "", "own", "")),
        ("resolution of the General Assembly 77/150", ("resolution", "GA", "", "")),
        ("resolution under General Assembly 77/150 of 14 December 2022", ("resolution", "", "", "")),
    ],
)
def test_the_noun_and_whose_it_is(text: str, head: tuple[str, str, str, str]) -> None:
    (found,) = scan(text, "en")
    assert found.head is not None
    assert (found.head.kind, found.head.body, found.head.owner, found.head.near) == head


def test_the_bodies_named_before_a_noun() -> None:
    """The nearest first, twelve at most."""
    text = "the Security Council and the General Assembly and then resolution 77/150"
    (found,) = scan(text, "en")
    assert found.head is not None
    assert found.head.above == ("GA", "SC")
    many = "Security Council, " + "General Assembly, " * 12 + "and then resolution 77/150"
    (found,) = scan(many, "en")
    assert found.head is not None
    assert found.head.above == ("GA",) * 12


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        # a noun, a list, prose
        ("77/150", []),
        ("boats 77/150", []),
        ("resolution 77/150, 76/189", ["A/RES/77/150", "A/RES/76/189"]),
        ("resolution 77/150 76/189", ["A/RES/77/150", "A/RES/76/189"]),
        ("resolution 77/150 on boats, 76/189", ["A/RES/77/150", "A/RES/76/189"]),
        ("resolution 77/150 on boats 76/189", ["A/RES/77/150"]),
        ("resolution 77/150 on boats. And 76/189", ["A/RES/77/150"]),
        ("resolution 77/150 on boats; and 76/189", ["A/RES/77/150"]),
        ("resolution 77/150 on boats, 30/189", ["A/RES/77/150"]),  # no session of the Assembly
        ("resolution 77/150 on boats, 77/77", ["A/RES/77/150"]),
        ("resolution 77/150 on boats, 2006/46", ["A/RES/77/150"]),  # the Council's, and nobody says so
        ("Economic and Social Council resolution 2006/46 on boats, 2008/3", ["E/RES/2006/46", "E/RES/2008/3"]),
        ("Economic and Social Council resolution 2006/46 on boats, 2008/2009", ["E/RES/2006/46"]),
        ("resolution on boats 77/150", []),
        ("resolution on boats 77/150 of 14 December 2022", ["A/RES/77/150"]),
        ("resolution 1514 (XV) on boats, 2625 (XXV)", ["A/RES/1514 (XV)", "A/RES/2625 (XXV)"]),
        ("resolution 1514 (XV) on boats 2625 (XXV)", ["A/RES/1514 (XV)"]),
        ("Security Council resolution 1325 (2000), 2242 (2015)", ["S/RES/1325 (2000)", "S/RES/2242 (2015)"]),
        # a part of a document
        ("A/56/1026, annex II, resolution 44/221", ["A/56/1026"]),
        ("A/56/1026, resolution 44/221", ["A/56/1026"]),
        ("A/56/1026 resolution 44/221", ["A/56/1026", "A/RES/44/221"]),
        ("A/56/1026, and boats, resolution 44/221", ["A/56/1026", "A/RES/44/221"]),
        ("A/56/1026, annex II, resolution 44/221 and resolution 45/1", ["A/56/1026", "A/RES/45/1"]),
        # evidence without a noun
        ("recalls 66/288 of 27 July 2012", ["A/RES/66/288"]),
        ("recalls 66/401 of 27 July 2012", ["A/DEC/66/401"]),
        ("recalls 66/400 of 27 July 2012", ["A/RES/66/400"]),
        ("recalls 65/288 of 27 July 2012", []),
        ("recalls 66/67 of 13 September 2012", []),  # either may be the session
        ("recalls 30/5 of 27 July 1976", []),
        ("recalls 31/5 of 27 July 1977", ["A/RES/31/5"]),
        ("recalls S-66/288 of 27 July 2012", []),
        ("recalls 66/288 of 32 July 2012", []),
        ("recalls 66/288 of 0 July 2012", []),
        ("recalls 66/288 of 31 July 2012", ["A/RES/66/288"]),
        ("recalls 66/288 on 27 July 2012", []),
        # symbols
        ("A/78/12", ["A/78/12"]),
        ("A/78/12.", ["A/78/12"]),
        ("A/78/12-", ["A/78/12"]),
        ("Q/7", []),
        ("document Q/7", ["Q/7"]),
        ("TREE/7/8", ["TREE/7/8"]),
        ("TREE/7", []),
        ("document TREE/7", ["TREE/7"]),
        ("TREE 41/7", []),
        ("document TREE 41/7", ["TREE 41/7"]),
        ("resolution TREE 41/7", []),
        ("document TREE 41/7, BUSH 42/8", ["TREE 41/7", "BUSH 42/8"]),
        ("document TREE 41/7, and the BUSH 42/8", ["TREE 41/7"]),
        ("resolution WHA58.3, WHA75.17", ["WHA58.3", "WHA75.17"]),
        ("WHA58.3", []),
        ("document WHA58.3", []),
        # letters and parts
        ("resolution 36/87 A", ["A/RES/36/87 A"]),
        ("resolution 36/87 A and C", ["A/RES/36/87 A", "A/RES/36/87 C"]),
        ("resolution 36/87 A to C", ["A/RES/36/87 A", "A/RES/36/87 B", "A/RES/36/87 C"]),
        ("resolution 36/87 A to B", ["A/RES/36/87 A", "A/RES/36/87 B"]),
        ("resolution 36/87 C to A", ["A/RES/36/87 C"]),
        ("resolution 36/87 and B", ["A/RES/36/87"]),
        ("A/78/62 and Add.1-3", ["A/78/62", "A/78/62/Add.1", "A/78/62/Add.2", "A/78/62/Add.3"]),
        ("A/78/62 and Add.3-1", ["A/78/62"]),
        ("A/78/62 and Add.1", ["A/78/62", "A/78/62/Add.1"]),
        ("A/78/62 and Add.1 and Corr.2", ["A/78/62", "A/78/62/Add.1", "A/78/62/Corr.2"]),
        ("A/78/62 Boats and Add.1", ["A/78/62"]),
        # sessions in Roman numbers, special ones
        ("resolution 3201 (S-VI)", ["A/RES/3201 (S-VI)"]),
        ("resolution S-19/2", ["A/RES/S-19/2"]),
        ("resolution S-7/2", ["A/RES/S-7/2"]),  # no session of that kind, nor is 2: as printed
        ("resolution S-8/2", ["A/RES/S-8/2"]),
        ("resolution S-2/19", ["A/RES/S-19/2"]),
        ("resolution ES-6/2", ["A/RES/ES-6/2"]),
        ("resolution ES-5/2", ["A/RES/ES-5/2"]),
        ("Human Rights Council resolution S-1/1", ["A/HRC/RES/S-1/1"]),
        ("resolution 77/150 (2022)", ["A/RES/77/150"]),
    ],
)
def test_what_is_a_citation(text: str, symbols: list[str]) -> None:
    assert cited(text) == symbols


@pytest.mark.parametrize("far", [False, True])
def test_how_far_a_noun_reaches(*, far: bool) -> None:
    assert (_scan._FAR, _scan._NEAR, _scan._MOST_MARKS) == (400, 220, 30)
    # a member of a list, over the title of the one before it
    listed = "resolution 77/150 " + "“" + "y" * 300 + "”, " + " " * (400 - 300 - 5 + far) + "76/189"
    assert cited(listed) == ["A/RES/77/150", *([] if far else ["A/RES/76/189"])]
    prose = "resolution 77/150 on " + "y" * (220 - len(" on , ") + far) + ", 76/189"
    assert cited(prose) == ["A/RES/77/150", *([] if far else ["A/RES/76/189"])]
    part = "A/56/1026, annex " + " " * (80 - len(", annex , ") + far) + ", resolution 44/221"
    assert cited(part) == ["A/56/1026", *(["A/RES/44/221"] if far else [])]


def test_no_more_marks_than_thirty() -> None:
    assert len(cited("A/78/62 and Add.1-30")) == 31
    assert cited("A/78/62 and Add.1-99")[-1] == "A/78/62/Add.31"
    marks = ", ".join(f"Corr.{number}" for number in range(1, 41))
    assert len(cited(f"A/78/62 and {marks}")) == 31


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("resolution 77/150 of 14 December 2022", ("2022-12-14", False, "")),
        ("resolution 77/150, of 14 December 2022", ("2022-12-14", False, "")),
        ("resolution 77/150 on 14 December 2022", ("", False, "")),
        ("adoption of resolution 77/150 on 14 December 2022", ("2022-12-14", False, "")),
        ("resolution 77/150 by 14 December 2022", ("", False, "")),
        ("annex to resolution 77/150", ("", True, "")),
        ("annex II to resolution 77/150", ("", True, "")),
        ("annexes of boats; resolution 77/150", ("", False, "")),
        ("resolution 77/150 of 14 December 2022, annex", ("2022-12-14", True, "")),
        ("resolution 77/150, annex, of 14 December 2022", ("", True, "")),
        ("resolution 77/150, sect. II, annex", ("", True, "")),
        ("paragraph 5 of resolution 77/150", ("", False, "5")),
        ("paragraphs 5 to 7 of resolution 77/150", ("", False, "5 to 7")),
        ("paragraph 5 of its resolution 77/150", ("", False, "5")),
        ("resolution 77/150, para. 5", ("", False, "5")),
        ("resolution 77/150, paras. 5 and 7", ("", False, "5 and 7")),
        ("paragraph 5 on resolution 77/150", ("", False, "")),
    ],
)
def test_what_stands_beside_a_citation(text: str, told: tuple[str, bool, str]) -> None:
    (one,) = citations.in_text(text, "en")
    assert (one.date, one.annex, one.paragraphs) == told


@pytest.mark.parametrize(
    ("text", "own", "symbols"),
    [
        ("its resolution 16/18", "GA", []),
        ("its resolution 16/18", "HRC", ["A/HRC/RES/16/18"]),
        ("its resolution 2006/46", "GA", ["E/RES/2006/46"]),
        ("its resolution 1503 (XLVIII)", "GA", []),
        ("its resolution 1503 (XLVIII)", "ECOSOC", ["E/RES/1503 (XLVIII)"]),
        ("resolution 1503 (XLVIII)", "ECOSOC", []),
        ("its resolution 1514 (XV)", "GA", ["A/RES/1514 (XV)"]),
        ("decision 1514 (XV)", "GA", []),
        ("Security Council resolution 1514 (XV)", "GA", []),
        ("Council resolution 16/18", "GA", ["A/HRC/RES/16/18"]),
        ("Council resolution 77/150", "GA", ["A/RES/77/150"]),
        ("the Human Rights Council met. Council resolution 48/13", "GA", ["A/HRC/RES/48/13"]),
        ("the Human Rights Council met. resolution 48/13", "GA", ["A/RES/48/13"]),
        ("the Human Rights Council met. resolution 16/18", "GA", ["A/HRC/RES/16/18"]),
        ("resolution 16/18 of 24 March 2011", "GA", ["A/HRC/RES/16/18"]),
        ("resolution 16/18 of 24 March 2012", "GA", []),
        ("resolution 48/13 of 8 October 2021", "GA", ["A/HRC/RES/48/13"]),  # the day refutes the Assembly's
        ("resolution 48/13 of 8 October 1993", "GA", ["A/RES/48/13"]),
        ("Commission on Human Rights resolution 2005/80", "GA", ["E/CN.4/RES/2005/80"]),
        ("Commission on Narcotic Drugs resolution 2005/80", "GA", []),
    ],
)
def test_whose_resolution_it_is(text: str, own: str, symbols: list[str]) -> None:
    assert cited(text, own_body=own) == symbols


def pair(a: int, b: int, *, head: Head | None, session: str = "", date: str = "") -> FoundCitation:
    return FoundCitation("pair", 0, 5, f"{a}/{b}", head, (a, b), session=session, date=date)


PLAIN = Head(0, 4, "resolution")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (PLAIN, "GA"),
        (replace(PLAIN, body="UNEA"), "UNEA"),
        (replace(PLAIN, body="none"), "none"),
        (replace(PLAIN, near="HRC"), "HRC"),
        (replace(PLAIN, body="COUNCIL"), "GA"),
        (replace(PLAIN, body="COUNCIL", above=("GA", "HRC")), "HRC"),
        (replace(PLAIN, owner="masculine", above=("GA", "HRC")), "HRC"),
        (replace(PLAIN, owner="masculine", above=("GA", "SC", "HRC")), "GA"),  # his: the nearest council's
        (replace(PLAIN, owner="feminine", above=("HRC",)), "GA"),
        (None, ""),
    ],
)
def test_the_body_of_a_pair(head: Head | None, body: str) -> None:
    assert _find._body(pair(48, 13, head=head), "GA", "session_first", 80) == body


@pytest.mark.parametrize(
    ("numbers", "session", "order", "head", "symbol"),
    [
        ((19, 2), "S", "session_first", PLAIN, ("S-19", 2)),
        ((2, 19), "S", "session_first", PLAIN, ("S-19", 2)),
        ((19, 20), "S", "session_first", PLAIN, ("S-19", 20)),
        ((19, 20), "S", "number_first", PLAIN, ("S-20", 19)),
        ((20, 19), "S", "number_first", PLAIN, ("S-20", 19)),
        ((11, 12), "ES", "number_first", PLAIN, ("ES-11", 12)),  # of these many resolutions were adopted
        ((7, 6), "S", "session_first", PLAIN, ("S-7", 6)),  # neither can be one
        ((8, 7), "S", "session_first", PLAIN, ("S-8", 7)),
        ((7, 8), "S", "session_first", PLAIN, ("S-8", 7)),
        ((1, 2), "S", "session_first", replace(PLAIN, body="HRC"), ("S-1", 2)),
        ((1, 2), "S", "session_first", replace(PLAIN, near="COUNCIL"), ("S-1", 2)),
    ],
)
def test_special_sessions(
    numbers: tuple[int, int], session: str, order: str, head: Head, symbol: tuple[str, int]
) -> None:
    series, first, second = _find._special(pair(*numbers, head=head, session=session), order)
    assert (first, second) == symbol
    assert series.startswith("A/HRC/") is bool({head.body, head.near} & {"HRC", "COUNCIL"})


@pytest.mark.parametrize(
    ("above", "council"),
    [((), False), (("HRC",), True), (("GA", "GA", "HRC"), True), (("GA", "GA", "GA", "HRC"), False)],
)
def test_his_special_session_is_that_of_a_council_named_near(above: tuple[str, ...], *, council: bool) -> None:
    """Among the three nearest."""
    item = pair(16, 1, head=replace(PLAIN, owner="masculine", above=above), session="S")
    assert _find._special(item, "session_first")[0].startswith("A/HRC/") is council
    other = pair(16, 1, head=replace(PLAIN, owner="own", above=above), session="S")
    assert not _find._special(other, "session_first")[0].startswith("A/HRC/")


TEXT = (
    "The General Assembly,\n\nRecalling its resolution 77/150, and reaffirming 76/189 of 17 December 2021,\n\n"
    "See resolution 75/202,\n\n1. Also see resolution 74/197 and stresses it, and urges 73/218 of 20 December 2018."
)


def test_the_verb_of_a_citation_is_the_last_before_it() -> None:
    """Or the first of its paragraph, where none stands before it; none where the paragraph has none."""
    found = {one.symbol: one.verb for one in citations.find(toolkit.loads(TEXT, language="en"))}
    assert found["A/RES/77/150"] == "recall"
    assert found["A/RES/76/189"] == "reaffirm"
    assert found["A/RES/74/197"] == "stress"
    assert found["A/RES/73/218"] == "urge"


LEAD = "Recalling the long and winding road of the boats that sail along the wide river in spring and in autumn, and "


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("paragraph 5 of resolution 77/150", "5"),
        (LEAD + "paragraph 5 of resolution 77/150", "5"),  # wherever in the passage
        (LEAD * 3 + "paragraphs 5 (a) and 7 of its resolution 77/150", "5 (a) and 7"),
        (LEAD + "resolution 77/150, para. 5", "5"),
    ],
)
def test_the_paragraphs_cited_are_read_where_they_stand(text: str, paragraphs: str) -> None:
    (one,) = citations.in_text(text, "en")
    assert one.paragraphs == paragraphs


def test_they_are_so_in_arabic() -> None:
    lead = "إذ تشير إلى الطريق الطويل الذي تسلكه القوارب على طول النهر العريض في الربيع وفي الخريف من كل سنة، وإلى "
    (one,) = citations.in_text(lead + "الفقرة 5 من القرار 77/150", "ar")
    assert one.paragraphs == "5"


@pytest.mark.parametrize("far", [False, True])
def test_how_far_what_is_said_of_a_citation_stands(*, far: bool) -> None:
    assert (_scan._BESIDE, _scan._ADOPTED) == (160, 120)
    adopted = (
        "the adoption of "
        + "y" * (120 - len("adoption of  resolution ") + far)
        + " resolution 77/150 on 14 December 2022"
    )
    linked = "resolution [77/150](" + "x" * (160 - len("]() of 14 December 2022") + far) + ") of 14 December 2022"
    for text in (adopted, linked):
        assert [one.date for one in citations.in_text(text, "en")] == ["" if far else "2022-12-14"]


@pytest.mark.parametrize(("session", "roman"), [("0", ""), ("1", "I"), ("89", "LXXXIX"), ("90", ""), (None, "")])
def test_sessions_as_roman_numbers(session: str | None, roman: str) -> None:
    """The Assembly had no more than ninety of them before its symbols changed."""
    scanner = _scan._Scanner("", "ar")
    assert scanner._roman({"kind": None, "session": session}) == roman
    assert scanner._roman({"kind": "S-", "roman": "VI"}) == "S-VI"
    assert scanner._roman({"kind": None, "roman": "XV"}) == "XV"

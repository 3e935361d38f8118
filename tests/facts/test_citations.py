"""What a text cites: every way to write it, its neighbours that cite nothing, and how it is cited."""

from __future__ import annotations

import csv
import random
from functools import partial

import pytest
from timing import spent

import toolkit
from toolkit.evaluation.citations import evaluate, labels
from toolkit.facts import citations
from toolkit.facts._sessions import hrc_sessions, sessions_on, split
from toolkit.facts.citations import _symbol_order as symbol_order
from toolkit.facts.citations._scan import scan
from toolkit.paths import data

PRINTED = "A_RES_78_132.ar.txt"


def cited(text: str, language: str = "en", order: str = "session_first", last: int = 80) -> list[str]:
    return [c.symbol for c in citations.in_text(text, language, order=order, last=last)]


ENGLISH = [
    ("its resolution 77/150 of 14 December 2022", ["A/RES/77/150"]),
    ("resolutions 56/183, 57/238 and 76/189.", ["A/RES/56/183", "A/RES/57/238", "A/RES/76/189"]),
    ("its resolution 60/1 and its decision 77/568", ["A/RES/60/1", "A/DEC/77/568"]),
    ("decision 74/537 B of 11 August 2020", ["A/DEC/74/537 B"]),
    ("resolutions 36/87 A and B and 37/75", ["A/RES/36/87 A", "A/RES/36/87 B", "A/RES/37/75"]),
    ("resolution 54/237 A–C", ["A/RES/54/237 A", "A/RES/54/237 B", "A/RES/54/237 C"]),
    ("Resolution 217 A (III).", ["A/RES/217 A (III)"]),
    ("resolutions 1514 (XV) and 3201 (S-VI)", ["A/RES/1514 (XV)", "A/RES/3201 (S-VI)"]),
    ("resolutions S-19/2 and ES-11/1", ["A/RES/S-19/2", "A/RES/ES-11/1"]),
    ("Security Council resolutions 1325 (2000) and 2242 (2015)", ["S/RES/1325 (2000)", "S/RES/2242 (2015)"]),
    ("Economic and Social Council resolutions 2006/46, 2008/3", ["E/RES/2006/46", "E/RES/2008/3"]),
    ("Council resolution 2006/46", ["E/RES/2006/46"]),
    ("Economic and Social Council decision 2019/250", ["E/DEC/2019/250"]),
    ("Economic and Social Council resolution 1503 (XLVIII)", ["E/RES/1503 (XLVIII)"]),
    ("Commission on Human Rights resolution 2005/80", ["E/CN.4/RES/2005/80"]),
    ("Human Rights Council resolutions 16/18 and S-16/1", ["A/HRC/RES/16/18", "A/HRC/RES/S-16/1"]),
    ("the Human Rights Council, in its resolution 48/13", ["A/HRC/RES/48/13"]),
    ("Environment Assembly resolution 5/5 of 2 March 2022", ["UNEP/EA.5/Res.5"]),
    ("resolution GC(65)/RES/14, adopted on 23 September 2021", ["GC(65)/RES/14"]),
    ("resolutions WHA58.3 and WHA75.17", ["WHA58.3", "WHA75.17"]),
    ("Decisions 2/CP.27 and 2/CMA.4.", ["2/CP.27", "2/CMA.4"]),
    ("See A/C.2/59/3, annex.", ["A/C.2/59/3"]),
    ("A/78/62-E/2023/49.", ["A/78/62-E/2023/49"]),
    ("(A/67/53 and A/67/53/Corr.1), chap. III", ["A/67/53", "A/67/53/Corr.1"]),
    ("Vol. I (NPT/CONF.2010/50 (Vol. I)), part I", ["NPT/CONF.2010/50 (Vol. I)"]),
    ("See A/60/687 and Corr.1.", ["A/60/687", "A/60/687/Corr.1"]),
    (
        "A/78/62 and Corr.1 and Add.1–3, annex",
        ["A/78/62", "A/78/62/Corr.1", "A/78/62/Add.1", "A/78/62/Add.2", "A/78/62/Add.3"],
    ),
    ("A/60/687 and A/60/688", ["A/60/687", "A/60/688"]),
    ("documents TREE 41/7 and Add.2;", ["TREE 41/7", "TREE 41/7/Add.2"]),
    ("the documentA/78/458 and resolution70/1of 25 September 2015", ["A/78/458", "A/RES/70/1"]),
    ("in A/RES/70/1and in A/78/458.", ["A/RES/70/1", "A/78/458"]),
    ("in A/RES/ 70/1, A/78/ 458, and resolution 47/ 135 of", ["A/RES/70/1", "A/78/458", "A/RES/47/135"]),
    ("resolution 47/135 1/ 20 countries", ["A/RES/47/135"]),
    ("decision 934 (XXXVIII) of the Assembly of the Forest Union", []),
    ("resolution 990 (LIV) of the Conference of Gardeners", []),
    ("resolution 934 (XXXVIII)", []),
    ("Council resolution 1503 (XLVIII)", ["E/RES/1503 (XLVIII)"]),
    ("resolution EB132.R7 and resolution WHA66.1", ["EB132.R7", "WHA66.1"]),
    ("A/60/687 and Corrigenda", ["A/60/687"]),
    ("document CL 144/9 (C 2013/20), appendix D", ["CL 144/9", "C 2013/20"]),
    ("in A/RES/70/1 and S/RES/2250 (2015)", ["A/RES/70/1", "S/RES/2250 (2015)"]),
    ("resolutions [70/1](#) and [69/313](#)", ["A/RES/70/1", "A/RES/69/313"]),
    ("resolution 70/1,¹ 71/2,² and 72/3", ["A/RES/70/1", "A/RES/71/2", "A/RES/72/3"]),
    ("FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex", ["FCCC/CP/2015/10/Add.1"]),
    ("resolutions 70/1, entitled “A title”, and 69/313, entitled “B”", ["A/RES/70/1", "A/RES/69/313"]),
    ("resolutions 70/1 on the Agenda, 69/313 on finance and 71/256", ["A/RES/70/1", "A/RES/69/313", "A/RES/71/256"]),
    ("its resolution 16/18 of 24 March 2011", ["A/HRC/RES/16/18"]),  # no session of the Assembly, one of that year's
    ("recalls 66/288 of 27 July 2012", ["A/RES/66/288"]),  # the noun is lost, the date falls in the session
]


@pytest.mark.parametrize(("text", "symbols"), ENGLISH)
def test_english_citations(text: str, symbols: list[str]) -> None:
    """Each shape, alone and in lists, with the body named, implied or unnamed."""
    assert cited(text) == symbols


#: Words, and what they cite in page order and as the United Nations stores them.
ARABIC = [
    ("قرارها 150/77 المؤرخ 14 كانون الأول/ديسمبر 2022", "number_first", ["A/RES/77/150"]),
    ("قرارها 77/150", "session_first", ["A/RES/77/150"]),
    ("قرارها 1/70", "number_first", ["A/RES/70/1"]),
    ("القرارات 183/56، و 238/57، و189/76.", "number_first", ["A/RES/56/183", "A/RES/57/238", "A/RES/76/189"]),
    ("قرار المجلس الاقتصادي والاجتماعي 3/2023", "number_first", ["E/RES/2023/3"]),
    ("قراراته 46/2006 و 3/2008", "number_first", ["E/RES/2006/46", "E/RES/2008/3"]),
    ("وقرار المجلس 46/2006", "number_first", ["E/RES/2006/46"]),
    ("مقرر المجلس الاقتصادي والاجتماعي 250/2019", "number_first", ["E/DEC/2019/250"]),
    ("ومقررها 568/77", "number_first", ["A/DEC/77/568"]),
    ("ومقرها 568/77", "number_first", ["A/DEC/77/568"]),
    ("المقرر 74/537 باء", "session_first", ["A/DEC/74/537 B"]),
    ("القراران 53/243 ألف وباء.", "session_first", ["A/RES/53/243 A", "A/RES/53/243 B"]),
    ("القرار 217 ألف (د-3).", "number_first", ["A/RES/217 A (III)"]),
    ("قراريها 2252 (دإط-5) و 2341 باء (د - 22)", "session_first", ["A/RES/2252 (ES-V)", "A/RES/2341 B (XXII)"]),
    ("القرار دإ-19/2، المرفق.", "session_first", ["A/RES/S-19/2"]),
    ("القرار دإ-2/19، المرفق.", "number_first", ["A/RES/S-19/2"]),
    ("قرارها دإ-19/2", "number_first", ["A/RES/S-19/2"]),
    ("قرارها د إ-10/2", "number_first", ["A/RES/S-10/2"]),
    ("قرارها دإط-11/1", "number_first", ["A/RES/ES-11/1"]),
    ("قرار مجلس حقوق الإنسان دإ-1/16", "number_first", ["A/HRC/RES/S-16/1"]),
    ("قرارا مجلس الأمن 1325 (2000) و 2242 (2015)", "number_first", ["S/RES/1325 (2000)", "S/RES/2242 (2015)"]),
    ("قرار مجلس حقوق الإنسان 18/16", "number_first", ["A/HRC/RES/16/18"]),
    ("قرارها ١٥٠/٧٧", "number_first", ["A/RES/77/150"]),
    ("قـــرارها 150/77", "number_first", ["A/RES/77/150"]),
    ("قرارها [125/70](#) المؤرخ", "number_first", ["A/RES/70/125"]),
    ("انظر A/60/687.", "number_first", ["A/60/687"]),
    ("انظر A/60/687 و Corr.1.", "number_first", ["A/60/687", "A/60/687/Corr.1"]),
    ("انظر A/60/687، المرفق، و Corr.1", "number_first", ["A/60/687"]),
    ("المقرر 2/م أ-27", "session_first", ["2/CP.27"]),
    ("قراريها 1/70 بشأن الخطة و 313/69 بشأن التمويل", "number_first", ["A/RES/70/1", "A/RES/69/313"]),
    ("قزارها 150/77 المؤرخ 14 كانون الأول/ديسمبر 2022", "number_first", ["A/RES/77/150"]),
    ("لقرارته 2139 (2014) و 2165 (2014)", "session_first", ["S/RES/2139 (2014)", "S/RES/2165 (2014)"]),
]


@pytest.mark.parametrize(("text", "order", "symbols"), ARABIC)
def test_arabic_citations(text: str, order: str, symbols: list[str]) -> None:
    """Page order and stored order, proclitics, endings, lettered parts, sessions, misread and marked-up words."""
    assert cited(text, "ar", order) == symbols


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("support around the clock, 24/7, in 2022/23 and 50/50 shares", "en"),
        ("a two-thirds (2/3) majority; resolution adopted by 2/3 of members", "en"),
        ("the peak of the 2015/16 phenomenon and the 1982/83 events", "en"),
        ("Law No. 10/2018 of 2 April 2018 and Directive 95/46/EC", "en"),
        ("HIV/AIDS, TCP/IP, and/or, COVID-19/2, ISO/IEC 27001", "en"),
        ("general comment No. 12 (1999) and the Regulations (2005)", "en"),
        ("articles 5/2 and 7/1, paragraph 9/11", "en"),
        ("Commission on Narcotic Drugs resolution 55/2", "en"),
        ("resolutions 0/0 and 12/99999", "en"),
        ("Ibid., annex II.", "en"),
        ("influenza A/H1N1, S/N 12, e/m 3", "en"),
        ("القانون رقم 10/2018 والفترة 2024/2023", "ar"),
        ("المرجع نفسه، المرفق الثاني.", "ar"),
        ("مقرها في نيويورك، وثلثا 2/3 السكان", "ar"),
        ("", "en"),
    ],
)
def test_what_cites_nothing(text: str, language: str) -> None:
    """Seasons, fractions, laws, ratios, words with a slash, numbers of bodies without a series of symbols."""
    assert cited(text, language) == []


def test_a_part_of_a_cited_document_is_not_a_citation_of_its_own() -> None:
    """A resolution counted within a cited document belongs to that document, not to the Assembly."""
    (citation,) = citations.in_text("A/56/1026-S/2002/932, annex II, resolution 44/221.", "en")
    assert (citation.symbol, citation.annex) == ("A/56/1026-S/2002/932", True)


@pytest.mark.parametrize(
    ("text", "language", "annex"),
    [
        ("Resolution 71/256, annex.", "en", True),
        ("Resolution 71/256, para. 3 and annex", "en", True),
        ("the annex to its resolution 61/275", "en", True),
        ("resolution 46/182 of 19 December 1991, the annex to which", "en", True),
        ("Resolution 71/256.", "en", False),
        ("Resolution 71/256, sect. II", "en", False),
        ("resolution 71/256, and the annex of the report", "en", False),
        ("القرار 256/71، المرفق.", "ar", True),
        ("مرفق قرارها 256/71", "ar", True),
        ("القرار 256/71.", "ar", False),
    ],
)
def test_an_annex_only_where_one_is_cited(text: str, language: str, annex: bool) -> None:
    """After the symbol, before the noun, and not somewhere in the sentence."""
    (citation,) = citations.in_text(text, language, order="number_first" if language == "ar" else "session_first")
    assert citation.annex is annex


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("resolution 70/1 of 25 September 2015", "en", ["2015-09-25"]),
        ("resolutions 70/1 of 25 September 2015 and 69/313", "en", ["2015-09-25", ""]),
        ("resolutions 72/261 and 72/266 A of 24 December 2017", "en", ["2017-12-24", "2017-12-24"]),
        ("the adoption of resolution 78/213 on 19 December 2023", "en", ["2023-12-19"]),
        ("resolution 70/1, to be reviewed on 19 December 2023", "en", [""]),
        ("القراران 70/1 و 69/313 المؤرخ 27 تموز/يوليه 2015", "ar", ["", "2015-07-27"]),
        ("القراران 72/261 و 72/262 المؤرخان 24 كانون الأول/ ديسمبر 2017", "ar", ["2017-12-24", "2017-12-24"]),
        ("القرار 70/1 المؤرخ 25 أيلول/سبتمبر 2015", "ar", ["2015-09-25"]),
    ],
)
def test_dates_of_adoption_as_stated(text: str, language: str, dates: list[str]) -> None:
    """A date belongs to its member; a dual or plural "dated" to several; no date is looked up."""
    assert [c.date for c in citations.in_text(text, language)] == dates


@pytest.mark.parametrize(
    ("text", "language", "paragraphs"),
    [
        ("paragraph 63 of General Assembly resolution 70/125", "en", "63"),
        ("paragraphs 16 and 18 of its resolution 69/273", "en", "16 and 18"),
        ("(A/78/458, para. 11)", "en", "11"),
        ("الفقرة 63 من قرارها 125/70", "ar", "63"),
        ("(A/78/458، الفقرة 11)", "ar", "11"),
        ("paragraph 5 of the report; resolution 69/273", "en", ""),
    ],
)
def test_paragraphs_of_the_cited_text(text: str, language: str, paragraphs: str) -> None:
    """Before the noun or after the symbol."""
    assert [c.paragraphs for c in citations.in_text(text, language)] == [paragraphs]


def test_offsets_are_those_of_the_passage() -> None:
    """What is written stands at its offsets, in source and repaired reading, and can be walked back."""
    for reading in ("repaired", "source"):
        resolution = toolkit.load(reading=reading)
        for citation in citations.find(resolution):
            text = resolution.passage(citation.place).text
            assert text.string[citation.start : citation.end] == citation.as_written
            assert text.raw(citation.start, citation.end)


def test_the_shipped_resolution_as_it_was_read() -> None:
    """Every citation of the printed Arabic text, with its date and annex, and no other; in both readings."""
    held = {(x.place, x.symbol, x.date, x.annex) for x in labels() if x.file == PRINTED}
    assert len(held) == 61
    for reading in ("repaired", "source"):
        found = citations.find(toolkit.load(reading=reading))
        assert {(c.place, c.symbol, c.date, c.annex) for c in found} == held
        assert len(found) == len(held)


def test_a_corrupt_citation_keeps_its_words() -> None:
    """The source reading shows the words of the page, with the symbols they stand for."""
    source = toolkit.load(reading="source")
    note = [(c.as_written, c.symbol) for c in citations.find(source) if c.place == "fn15"]
    assert note == [
        ("A/67/65-E/2012/48/Corr.1", "A/67/65-E/2012/48"),
        ("A/67/65/Corr.1", "A/67/65/Corr.1-E/2012/48/Corr.1"),
    ]


def test_how_it_is_cited() -> None:
    """The act before the citation governs it; a note takes the act before its marker; the header has none."""
    verbs = {(c.place, c.symbol): c.verb for c in citations.find(toolkit.load())}
    assert verbs["P01", "A/RES/77/150"] == "recall"
    assert verbs["P03", "A/RES/70/1"] == "reaffirm"
    assert verbs["fn1", "A/RES/56/183"] == "recall"
    assert verbs["O34", "A/RES/70/125"] == "take note"
    assert verbs["header", "A/78/458"] == ""


def test_the_table_has_the_columns_of_the_contract() -> None:
    """The contract's seven columns first, in its order; no missing values."""
    frame = toolkit.load().table("citations")
    assert list(frame)[:7] == ["place", "as_written", "symbol", "kind", "body", "date", "annex"]
    assert set(frame["kind"]) == {"resolution", "decision", "document"}
    assert not frame.isna().any().any()


def test_labels_are_well_formed() -> None:
    """Numbered once each, with symbols that print as they read."""
    rows = list(csv.DictReader(data("labels", "citations_dev.csv").read_text(encoding="utf-8").splitlines()))
    assert len({row["label"] for row in rows}) == len(rows) > 400
    for row in rows:
        assert str(toolkit.references.Symbol.parse(row["symbol"])) == row["symbol"]


def test_scores_of_the_shipped_text_come_with_counts() -> None:
    """All labels of the shipped text are found and nothing else."""
    row = evaluate().set_index("what").loc["symbol"]
    assert (row["hits"], row["given"], row["labelled"]) == (61, 61, 61)


@pytest.mark.parametrize(
    ("date", "sessions"),
    [
        ("2022-12-14", {77}), ("2023-08-31", {77}), ("2023-09-01", {77, 78}), ("2023-10-01", {78}), ("2015", set()),
    ],
)  # fmt: skip
def test_sessions_of_a_date(date: str, sessions: set[int]) -> None:
    """A regular session opens in September and ends before the next one."""
    assert sessions_on(date) == sessions


def test_sessions_of_the_human_rights_council() -> None:
    """Three regular sessions a year since 2006."""
    assert 16 in hrc_sessions("2011-03-24")
    assert 48 in hrc_sessions("2021-10-08")
    assert not hrc_sessions("1999-01-01")


@pytest.mark.parametrize(
    ("numbers", "order", "date", "pair"),
    [
        ((1, 70), "number_first", "", (70, 1)),
        ((70, 1), "number_first", "", (70, 1)),  # 1 is no session: the other order is the only one
        ((67, 75), "number_first", "", (75, 67)),
        ((67, 75), "session_first", "", (67, 75)),
        ((67, 75), "number_first", "2012-12-03", (67, 75)),  # its own date refutes the document's order
        ((3, 2023), "session_first", "", (2023, 3)),
        ((5, 5), "session_first", "", None),
        ((79, 12), "session_first", "", None),  # later than the document's own session
    ],
)
def test_a_pair_is_split(numbers: tuple[int, int], order: str, date: str, pair: tuple[int, int] | None) -> None:
    """In the document's order, unless that is impossible or its own date says otherwise."""
    assert split(numbers, order, kind="resolution", date=date, last=78) == pair


HOSTILE = {
    "segments": "A/" * 40_000,
    "digits": "7" * 80_000 + "/" + "1" * 80_000,
    "list": "resolution 70/1 and " * 5_000,
    "brackets": "(" * 80_000 + "70/1",
    "spaces": "resolution" + " " * 80_000 + "70/1",
    "dates": "resolutions 70/1" + ", of 14 December 2022" * 5_000 + " 71/1",
    "places": "A/78/1, chap. I, sect. II and annex " * 3_000,
    "letters": "resolution 70/1 A, B and C to D, " * 3_000,
    "bidi": "\u202e\u2066" * 40_000 + "A/78/1",
    "mixed": "".join(random.Random(1).choices("A/1 (-)., IV\u06480.[]#\u062f", k=80_000)),
}


@pytest.mark.heavy
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_text_takes_linear_time(name: str, language: str) -> None:
    """Twice the text takes about twice the time, never its square."""
    text = HOSTILE[name]
    short, long = (spent(partial(scan, part, language)) for part in (text[: len(text) // 2] + "/(", text + "/("))
    assert long < max(8 * short, 10)  # a square would take minutes; the bound is loose for busy machines


def test_a_language_without_data_gives_symbols_only() -> None:
    """Latin symbols stand as they are in every language; numbers need the language's nouns."""
    assert cited("résolution 77/150; A/78/62-E/2023/49", "fr") == ["A/78/62-E/2023/49"]


@pytest.mark.parametrize(
    ("text", "language", "paragraphs"),
    [
        ("الفقرة 5 (أ) من القرار 70/1", "ar", "5 (أ)"),
        ("الفقرة ٥ من القرار 70/1", "ar", "٥"),
        ("paragraph 5 (A) of resolution 70/1", "en", "5 (A)"),
        ("under item 5 (a) of resolution 70/1", "en", ""),
    ],
)
def test_paragraphs_are_quoted(text: str, language: str, paragraphs: str) -> None:
    """The numbers of paragraphs are the text's own words, not their folded form."""
    assert [c.paragraphs for c in citations.in_text(text, language)] == [paragraphs]


class TestOrder:
    """Which of two numbers is the session."""

    @staticmethod
    def votes(text: str) -> list[tuple[str, str]]:
        found = [("O01", item) for item in scan(text, "en")]
        return [(vote.order, vote.reason.split(":")[0]) for vote in symbol_order.decide(found).votes]

    def test_a_date_decides_where_one_number_was_in_session(self) -> None:
        assert self.votes("Recalling its resolution 77/50 of 7 December 2022,") == [("session_first", "date")]

    def test_a_date_decides_nothing_where_both_numbers_were_in_session(self) -> None:
        """In September one session follows the other: either number may be the session, and no vote is cast."""
        assert sessions_on("2022-09-13") == {76, 77}
        assert self.votes("Recalling its resolution 76/77 of 13 September 2022,") == []

    @pytest.mark.parametrize(("members", "votes"), [(4, [("session_first", "list")]), (3, [])])
    def test_a_list_decides_from_four_members_on(self, members: int, votes: list[tuple[str, str]]) -> None:
        """Sessions of a list rise; with three members that is still chance."""
        cited = ["60/75", "62/70", "64/72", "66/71"][:members]
        assert self.votes(f"Recalling its resolutions {', '.join(cited[:-1])} and {cited[-1]},") == votes

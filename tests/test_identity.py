"""What a document says of itself, organ by organ, from made-up headers; the data of organs is checked by line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from toolkit import _organs, library, paths
from toolkit._organs import _rows
from toolkit.errors import DataError, SourceError
from toolkit.sources import _grammar
from toolkit.sources._layout import Block
from toolkit.sources.identity import Identity, identify

FIRST = "Recalling its earlier resolutions,\n\n1. Decides to end."


def read(header: str, formula: str, *, language: str = "en", closing: str = "") -> Identity:
    """The identity of a header whose blocks are parted by blank lines."""
    blocks = [Block(0, len(text), text) for text in header.split("\n\n")]
    return identify(blocks, language=language, formula=formula, closing=closing)


GA, SC, HRC = "The General Assembly,", "The Security Council,", "The Human Rights Council,"
ECOSOC = "The Economic and Social Council,"

# header, formula, symbol, title, further facts
ENGLISH = [
    (
        "Resolution 9 (2051)\n\nAdopted by the Security Council at its 9999th meeting, on\n3 March 2051",
        SC,
        "S/RES/9 (2051)",
        "",
        {"organ": "Security Council", "adopted": "2051-03-03", "meeting": "9999"},
    ),
    ("17 (1947). Resolution of 10 February 1947\n\n[S/528]", SC, "S/RES/17 (1947)", "", {"adopted": "1947-02-10"}),
    ("RESOLUTION 361 (197-4)\nof 30 August 1974", SC, "S/RES/361 (1974)", "", {"adopted": "1974-08-30"}),
    (
        "United Nations      S/RES/9 (2051)\n\nSecurity Council      Distr.: General\n      4 March 2051",
        SC,
        "S/RES/9 (2051)",
        "",
        {"organ": "Security Council"},
    ),
    ("E/RES/2051/4\n\n2051/4. Street trees", ECOSOC, "E/RES/2051/4", "Street trees", {"session": "2051"}),
    ("2051/4. Street trees", ECOSOC, "E/RES/2051/4", "Street trees", {}),
    ("1503 (XLVIII). Shade", ECOSOC, "E/RES/1503 (XLVIII)", "Shade", {"session": "XLVIII"}),
    ("Ninety-ninth session\n\n99/3. Right to shade", HRC, "A/HRC/RES/99/3", "Right to shade", {"session": "99"}),
    ("S-16/1. Shade", HRC, "A/HRC/RES/S-16/1", "Shade", {"session": "S-16"}),
    ("ES-11/1. Shade", GA, "A/RES/ES-11/1", "Shade", {"session": "ES-11"}),
    ("2200 A (XXI). Shade", GA, "A/RES/2200 A (XXI)", "Shade", {"session": "XXI"}),
    (
        "WHA66.1 Trees and health,\n2014",
        "The Sixty-sixth World Health Assembly,",
        "WHA66.1",
        "Trees and health, 2014",
        {"session": "66"},
    ),
    (
        (
            "A/RES/78/7\n\nSeventy-eighth session\nAgenda item 15\nTrees\n\n"
            "Resolution adopted by the General Assembly\non 19 December 2023\n\n"
            "[on the report of the Second Committee (A/78/999, para. 11)]\n\n"
            "78/7.\n\nStreet trees\nand benches"
        ),
        GA,
        "A/RES/78/7",
        "Street trees and benches",
        {"adopted": "2023-12-19", "agenda_item": "15", "report": "A/78/999", "session": "78"},
    ),
    (
        (
            "A/99/L.4\n\nNinety-ninth session\nAgenda item 12 (b)\nCities and their trees\nAlbia, Borduria (Federated\n"
            "States of) and Syldavia:* draft resolution\n\nUnited Nations Decade of Trees"
        ),
        GA,
        "A/99/L.4",
        "United Nations Decade of Trees",
        {"agenda_item": "12 (b)", "sponsors": "Albia, Borduria (Federated States of) and Syldavia"},
    ),
    (
        (
            "A/C.2/80/L.52\n\nDraft resolution submitted by the Vice-Chair of the Committee, A. Person\n"
            "(Albia), on the basis of informal consultations on draft resolution\nA/C.2/80/L.8\n\nTrees"
        ),
        GA,
        "A/C.2/80/L.52",
        "Trees",
        {"organ": "General Assembly"},
    ),
    (
        (
            "E/CN.5/2025/L.6\n\nDraft resolution submitted by the Chair\n\nThe Commission for Trees recommends "
            "to the Economic and\nSocial Council the adoption of the following draft resolution:\n\nTrees"
        ),
        ECOSOC,
        "E/CN.5/2025/L.6",
        "Trees",
        {"organ": "Economic and Social Council"},
    ),
    (
        "A/C.3/80/L.9\n\nAlbia: amendment to draft resolution A/C.3/80/L.5",
        "",
        "A/C.3/80/L.9",
        "",
        {"sponsors": "Albia"},
    ),
    (
        "E/ICEF/2025/L.8\n\nDraft decision submitted to the Executive Board\n\nTrees",
        "The Executive Board",
        "E/ICEF/2025/L.8",
        "Trees",
        {},
    ),
]


@pytest.mark.parametrize(("header", "formula", "symbol", "title", "facts"), ENGLISH)
def test_an_english_header_says_what_it_says(
    header: str, formula: str, symbol: str, title: str, facts: dict[str, str]
) -> None:
    """Every organ's way to print its number, its title, its dates; and no doubt where it is shown."""
    found = read(header, formula)
    assert (str(found.symbol), found.title) == (symbol, title)
    assert {key: found.meta.get(key) for key in facts} == facts
    assert found.doubts == ()


ARABIC = [
    ("الدورة الثامنة والسبعون\n\n132/78 - أشجار", "إن الجمعية العامة،", "A/RES/78/132", "أشجار"),
    ("78/132 - أشجار", "إن الجمعية العامة،", "A/RES/78/132", "أشجار"),
    (
        "القرار 9 (2051)\n\nالذي اتخذه مجلس الأمن في جلسته 9999 المعقودة في 3 آذار/مارس 2051",
        "إن مجلس الأمن،",
        "S/RES/9 (2051)",
        "",
    ),
    ("4/2051 - أشجار", "إن المجلس الاقتصادي والاجتماعي،", "E/RES/2051/4", "أشجار"),
    ("2200 ألف (د-21)", "إن الجمعية العامة،", "None", ""),
    ("2200 (د-21) - أشجار", "إن الجمعية العامة،", "A/RES/2200 (XXI)", "أشجار"),
    ("A/RES/٧٨/٧\n\n٧٨/٧ - أشجار", "إن الجمعية العامة،", "A/RES/78/7", "أشجار"),
]


@pytest.mark.parametrize(("header", "formula", "symbol", "title"), ARABIC)
def test_an_arabic_header_says_what_it_says(header: str, formula: str, symbol: str, title: str) -> None:
    """The order of the numbers is the document's, not the language's."""
    found = read(header, formula, language="ar")
    assert (str(found.symbol), found.title) == (symbol, title)


def test_the_meeting_and_date_of_an_arabic_council_are_read() -> None:
    """In its line of adoption."""
    found = read(*ARABIC[2][:2], language="ar")
    assert (found.meta["adopted"], found.meta["meeting"]) == ("2051-03-03", "9999")


def test_closing_lines_date_a_text_whose_header_does_not() -> None:
    """The date beside the meeting, not another one."""
    closing = "49th plenary meeting\n19 December 2023\n\n1 Report of 3 March 2001."
    found = read("78/7. Trees", GA, closing=closing)
    assert (found.meta["adopted"], found.meta["meeting"]) == ("2023-12-19", "49")


def test_a_guess_at_the_order_of_numbers_is_a_doubt() -> None:
    """Both can be sessions and nothing else tells; a year of adoption settles it."""
    guess = read("77/78 - أشجار", "إن الجمعية العامة،", language="ar")
    assert (str(guess.symbol), [d.kind for d in guess.doubts]) == ("A/RES/77/78", ["symbol_order"])
    header = "قرار اتخذته الجمعية العامة في 19 كانون الأول/ديسمبر 2023\n\n77/78 - أشجار"
    shown = read(header, "إن الجمعية العامة،", language="ar")
    assert (str(shown.symbol), shown.doubts) == ("A/RES/78/77", ())


def test_the_pairs_that_a_text_cites_show_the_order() -> None:
    """A page that prints 150/77 prints the session last; so does its own number."""
    blocks = [Block(0, 15, "75/65 - أشجار")]
    for cited, symbol in (("قرارها 150/77 و 125/70", "A/RES/65/75"), ("قرارها 77/150 و 70/125", "A/RES/75/65")):
        found = identify(blocks, language="ar", formula="إن الجمعية العامة،", cited=cited)
        assert (str(found.symbol), found.doubts) == (symbol, ())


def test_a_number_that_gainsays_the_symbol_is_a_doubt() -> None:
    """The symbol stands, and the reader hears of it."""
    found = read("A/RES/78/7\n\n78/8. Trees", GA)
    assert (str(found.symbol), [d.kind for d in found.doubts]) == ("A/RES/78/7", ["symbol"])


@pytest.mark.parametrize("header", ["", "Trees", "12 March 2051", "Report of the Secretary-General\n\n2/2", "[S/773]"])
def test_nothing_is_made_up(header: str) -> None:
    """No symbol and no title where none is printed."""
    found = read(header, GA)
    assert (found.symbol, found.title) == (None, "")


def test_the_formula_says_the_organ() -> None:
    """Also with an ordinal in it; not a wrapped line of a sentence."""
    assert [organ.id for organ in _organs.of_formula("The Sixty-sixth World Health Assembly,", "en")] == ["WHA"]
    assert [organ.id for organ in _organs.of_formula("إن المجلس الاقتصادي والاجتماعي،", "ar")] == ["ECOSOC"]
    boards = [organ.id for organ in _organs.of_formula("The Executive Board", "en")]
    assert boards == ["UNICEF", "EB", "UNDP", "UNESCO-EB"]
    assert _organs.of_formula("the Security Council,", "en") == ()


def test_no_pattern_of_a_formula_is_made_for_lines_that_begin_otherwise() -> None:
    """Each of a hundred takes time, and a document asks for one or two."""
    _organs._formulas.cache_clear()
    assert [organ.id for organ in _organs.of_formula("The Security Council,", "en")] == ["SC"]
    formulas: list[tuple[str, Any, _organs.Organ]] = [*_organs._formulas("en")]
    made = {head for head, pattern, _ in formulas if pattern.cache_info().currsize}
    assert made == {"the security council", "the "}  # an ordinal stands behind the second one


def test_every_organ_has_a_formula_in_english_and_arabic() -> None:
    """And its symbols are read by `Symbol`."""
    for organ in _organs.organs():
        assert {"en", "ar"} <= organ.formula.keys(), organ.id
        noun = organ.formula["ar"][0].removeprefix("إن ").split()[0]
        feminine = noun in ("الجمعية", "جمعية", "لجنة", "اللجنة")
        assert organ.gender == ("feminine" if feminine else "masculine"), organ.id


def all_of(path: Path) -> list[_organs.Lines]:
    """Organs of a file, their numbers and the lines of every language, which are made when they are asked for."""
    found, lines = _rows.read(path)
    assert all(pattern() for organ in found for pattern in organ.number)
    return [made() for made in lines.values()]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('gender = "masculine"', 'gender = "neuter"', "gender"),
        ('"number (year)" = "S/RES/{number} ({session})"', '"number (year)" = "S/RES/{number}"', "number"),
        ('prefixes = ["S/"]', 'prefixes = "S/"', "prefixes"),
        ('prefixes = ["S/"]', 'prefixes = [""]', "prefixes"),
        ('id = "SC"', 'id = "GA"', "twice"),
        ('id = "SC"', 'ident = "SC"', "ident"),
        ("(?P<meeting>", "(?P<meet>", "meeting"),
        ("(?P<meeting>", "(?P<meeting", "pattern"),
        (r"GC\((?P<session>", r"GC\((?P<session", "pattern"),
        (r"GC\((?P<session>", r"GC\((?P<sitting>", "session"),
        ("[organs.series]", "[organs.series", "line"),
    ],
)
def test_what_is_wrong_in_the_data_is_said_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    """The file and the line of the row, and what to do."""
    text = paths.data("organs.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "organs.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"organs\.toml.*line \d+") as caught:
        all_of(broken)
    assert says in str(caught.value)
    number = re.search(r"line (\d+)", str(caught.value))
    assert number is not None
    row = text.replace(old, new, 1).splitlines()[int(number[1]) - 1]
    assert new.partition("=")[0].strip(' "') in row


@pytest.mark.parametrize(
    ("language", "line", "alone"),
    [
        ("en", "Sixth session", True),
        ("en", "The sixth session", False),
        ("en", "Sixth session of boats", False),
        ("en", "154th session", True),
        ("en", "156th session 8 February 2044", True),
        ("en", "156th session on boats", False),
        ("fr", "Cent cinquante-deuxième session", True),
        ("fr", "152e session 8 février 2044", True),
        ("fr", "Session des bateaux", False),
        ("fr", "Sixth session", True),  # a head in English
        ("es", "56º período de sesiones", True),
        ("es", "Quincuagésimo período ordinario de sesiones", True),
        ("es", "56ª reunión 8 de febrero de 2044", True),
        ("es", "Reunión de barcas", False),
        ("ar", "الدورة السادسة والستون", True),
        ("ar", "الدورة السادسة والستون للقوارب", False),
    ],
)
def test_a_session_alone_on_its_line_is_no_title(language: str, line: str, *, alone: bool) -> None:
    formula = {"en": GA, "fr": "L’Assemblée générale,", "es": "La Asamblea General,", "ar": "إن الجمعية العامة،"}
    found = read(f"99/8. Naves\n\n{line}", formula[language], language=language)
    assert found.title == ("Naves" if alone else f"Naves {line}")


CASES = {
    "identity_security_council.txt": ("S/RES/9 (2051)", None),
    "identity_ecosoc.txt": ("E/RES/2051/4", "Street trees"),
    "identity_human_rights_council.txt": ("A/HRC/RES/99/3", "Right to shade"),
    "identity_draft.txt": ("A/99/L.4", "Climate action for street trees"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_cases_of_other_organs(shared: Path, name: str) -> None:
    """Symbol and title as their expectations say."""
    found = library.load(shared / "real" / "cases" / name)
    assert (str(found.symbol), found.meta.get("title")) == CASES[name]


def test_every_council_text_says_its_symbol_and_date(shared: Path) -> None:
    """226 texts, which print no title above their formula; one has no day in its line of adoption, and that is said."""
    files = sorted((shared / "real" / "council").glob("*.txt"))
    undated, refused = [], []
    for path in files:
        number, year = re.findall(r"\d+", path.name)[:2]
        try:
            found = library.load(path)
        except SourceError:
            refused.append(path.name[:10])
            continue
        assert str(found.symbol) == f"S/RES/{int(number)} ({year})", path.name
        assert "title" not in found.meta, path.name
        if "adopted" not in found.meta:
            undated.append(path.name[:10])
            assert [d.kind for d in found.doubts if d.place == "header"] == ["date"]
    assert len(files) == 226
    assert undated == ["S_RES_0801"]
    assert set(refused) <= {"S_RES_0001", "S_RES_0017", "S_RES_0021"}  # print no formula


ECOSOC_FILE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta>
<identification source="#x"><FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<preface><p><docNumber>2051/4.</docNumber><docTitle refersTo="#resolutionTitle">Street trees</docTitle></p></preface>
<preamble><formula name="enactingFormula"><p>The Economic and Social Council,</p></formula>
<container name="x"><p><i>Recalling</i> its resolution 2050/3,</p></container></preamble>
<mainBody><paragraph><num>1.</num><content><p><i>Decides</i> to plant trees.</p></content></paragraph></mainBody>
</statement></akomaNtoso>"""


def test_a_file_without_a_symbol_shows_it_above_its_title() -> None:
    """As a page does; what the file states goes first."""
    found = library.loads(ECOSOC_FILE, name="trees.xml")
    assert (str(found.symbol), found.meta["organ"]) == ("E/RES/2051/4", "Economic and Social Council")


def test_an_organ_without_numbered_sessions_has_none() -> None:
    """No number is one of its sessions, neither the first nor any other."""
    organ = _organs.Organ("pond", "Council of the Pond", "masculine", (), {})
    assert not any(organ.may_be_session(number) for number in range(1, 100))


def test_the_first_and_the_last_of_its_sessions_are_sessions() -> None:
    organ = _organs.Organ("pond", "Council of the Pond", "masculine", (), {}, first=7, last=9)
    assert [number for number in range(1, 20) if organ.may_be_session(number)] == [7, 8, 9]


@pytest.mark.parametrize(
    ("head", "refused"),
    [
        ("Borduria: amendment to draft resolution A/90/L.1", True),
        ("Ninetieth session\nBorduria and Syldavia: amendment to draft resolution A/90/L.1", True),
        ("Amendment to draft resolution A/90/L.1", True),
        ("The boats of Borduria", False),
    ],
)
def test_an_amendment_is_told_from_a_resolution(head: str, refused: bool) -> None:
    assert _grammar._amends(head, "en") is refused


@pytest.mark.parametrize(
    ("number", "symbol"),
    [("99/555", "A/DEC/99/555"), ("99/400", "A/RES/99/400"), ("99/401", "A/DEC/99/401")],
)
def test_numbers_that_only_decisions_have(number: str, symbol: str) -> None:
    text = f"{number}. Trees of the cities\n\nThe General Assembly takes note of the report on trees.\n"
    assert str(library.loads(text).symbol) == symbol


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["sails for such boats, and new systems of such oars:", "report of the Conference on Ponds"],
            "sails for such boats, and new systems of such oars: report of the Conference on Ponds",
        ),
        (["sails for such boats", "The Conference on Ponds said:"], "sails for such boats"),
    ],
)
def test_a_line_of_a_title_that_ends_in_a_colon(lines: list[str], title: str) -> None:
    """A line that goes on in lower case is of the title (78/15 prints one so); one that begins anew opens a speech."""
    text = "\n".join(
        ["99/15. Paper boats and", *lines, "", "The General Assembly,", "", "Recalling its resolution 98/1,", ""]
    )
    found = library.loads(
        text + "\n1. Requests a report;\n\n2. Decides to consider it at its next session.\n", name="a.txt"
    )
    assert found.meta["title"] == f"Paper boats and {title}"


def test_patterns_of_printed_words_keep_their_letters() -> None:
    """Words are compared folded (ta marbuta as ha), save in what names a body's own numbers as they are printed."""
    lines = _organs.lines("ar")
    assert "الصحة" in lines.health_head.pattern
    assert "دوره" not in lines.called.pattern
    assert any("\u0629" in number().pattern for organ in _organs.organs() for number in organ.number)
    folded = (lines.item, lines.meeting, lines.session, lines.special, lines.submitted_end, lines.running)
    assert not any("\u0629" in one.pattern for one in folded)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("security council of boats", "SC"),  # at the very beginning
        ("the security council and the general assembly", "SC"),
        ("to the general assembly by the security council", "GA"),
        ("the assembly of boats", None),  # neither a part of a name
        ("the boats of the regional committee", None),  # nor that of bodies which are known by their numbers
    ],
)
def test_the_organ_that_is_named_first(words: str, first: str | None) -> None:
    found = _organs.first_named(words, "en")
    assert (found.id if found else None) == first

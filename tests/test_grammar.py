"""The grammar of resolutions: what organs print, what converters leave of it, and what is doubted."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from toolkit import _heads
from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.model import Resolution, Span
from toolkit.sources import _grammar, read
from toolkit.sources._layout import Block, Layout

TOP = "A/RES/99/7\n\n99/7. Street trees\n\n"
FORMULA = "The General Assembly,\n\n"
PREAMBLE = "Recalling its resolution 98/1,\n\n"


def load(text: str, language: str | None = None) -> Resolution:
    """Read a made-up text."""
    return read(text.encode(), name="made-up.txt", language=language)


def ids(text: str) -> list[str]:
    """Ids of the paragraphs of a made-up text."""
    return [p.id for p in load(text).paragraphs]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("وتسليما بأهمية الأشجار،", True),
        ("وإقراراً منها بما تقدمه الأشجار،", True),
        ("وانطلاقا من أن الأشجار تنمو،", True),
        ("والتزاما منها بغرس الأشجار،", True),
        ("وقد أصغت إلى الغارسين،", True),
        ("و إذ تشير إلى الأشجار،", True),
        ("اعترافا بدور الأشجار،", False),  # how something is done, at a line's head
        ("انطلاقا من الأشجار،", False),
        ("وتسليم الأشجار،", False),
        ("واعترافات الغارسين،", False),
    ],
)
def test_arabic_accusatives_open_a_preambular_paragraph(text: str, opens: bool) -> None:
    """With the conjunction, or with the word for the organ; the same words without them may be amid a sentence."""
    assert (openings("ar").form(text) == "preamble") is opens


def test_parts_are_documents_of_their_own() -> None:
    """Each part has a letter, a title, a formula, a preamble and numbers of its own."""
    part = "\n\n{}\n\n{}\n\nThe General Assembly,\n\nRecalling a tree,\n\n1. Requests a report;\n\n2. Decides to end."
    text = (
        "99/7. Trees"
        + part.format("A", "Street trees")
        + "\n\n45th plenary meeting\n3 March 2044"
        + part.format("B", "Parks")
    )

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == ["A-P01", "A-O01", "A-O02", "B-P01", "B-O01", "B-O02"]
    assert str(resolution["A-O02"].text) == "Decides to end."


def test_sections_with_roman_numerals_count_anew() -> None:
    """A bare numeral and the words below it are one heading, which names the section of what follows."""
    text = (
        f"{TOP}{FORMULA}{PREAMBLE}I\n\nStreets\n\n1. Urges planting;\n\n2. Requests a list;\n\n"
        "II\n\nParks\n\n1. Decides to end."
    )

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs][1:] == ["I-O01", "I-O02", "II-O01"]
    assert [str(h.text) for h in resolution.headings] == ["I Streets", "II Parks"]
    assert [p.section for p in resolution.paragraphs] == ["", "I Streets", "I Streets", "II Parks"]


def test_sections_whose_numbers_go_on_have_no_prefix() -> None:
    """Headings between paragraphs that are numbered through are headings, not paragraphs."""
    text = f"{TOP}{FORMULA}{PREAMBLE}Streets\n\n1. Urges planting;\n\nParks and gardens\n\n2. Decides to end."

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == ["P01", "O01", "O02"]
    assert resolution.paragraphs[-1].section == "Parks and gardens"
    assert resolution.doubts == ()


@pytest.mark.parametrize("quote", [("", ""), ("“", "”")])
def test_a_recommended_draft_is_an_annex(quote: tuple[str, str]) -> None:
    """A draft that a paragraph recommends has ids of its own and is no operative paragraph of the resolution."""
    a, b = quote
    text = (
        "E/RES/2044/9\n\n2044/9. Street trees\n\nThe Economic and Social Council,\n\n"
        "Recommends to the General Assembly the adoption of the following draft resolution:\n\n"
        f"{a}The General Assembly,\n\n{a}Recalling its resolution 98/1,\n\n"
        f"{a}1. Urges planting;\n\n{a}2. Requests a report.{b}\n"
    )

    assert ids(text) == ["O01", "X1-P01", "X1-01", "X1-02"]


def test_after_a_quoted_draft_the_resolution_goes_on() -> None:
    """The closing quotation mark ends the draft."""
    text = (
        f"{TOP}{FORMULA}1. Recommends the adoption of the following draft resolution:\n\n“The General Assembly,\n\n"
        "“Recalling a tree,\n\n“1. Urges planting.”\n\n2. Decides to end."
    )

    assert ids(text) == ["O01", "X1-P01", "X1-01", "O02"]


def test_an_annex_whose_numbers_go_on() -> None:
    """An annex may count on from the resolution; its numbers are its own."""
    text = (
        f"{TOP}{FORMULA}1. Adopts the principles;\n\n2. Decides to end.\n\nAnnex\n\n"
        "Principles\n\n3. Plant trees.\n\n4. Water them.\n"
    )

    assert ids(text) == ["O01", "O02", "X1-03", "X1-04"]


def test_two_annexes() -> None:
    """Each annex counts for itself, with a preamble where it has one."""
    text = (
        f"{TOP}{FORMULA}1. Adopts both.\n\nAnnex I\n\nStatute\n\n1. There is a fund.\n\n2. It is small.\n\n"
        "Annex II\n\nDraft\n\nThe General Assembly,\n\nRecalling a tree,\n\n1. Decides to end.\n"
    )

    assert ids(text) == ["O01", "X1-01", "X1-02", "X2-P01", "X2-01"]


def test_a_preamble_goes_on_after_an_operative_paragraph() -> None:
    """A preambular paragraph between operative ones is one, and is doubted."""
    text = f"{TOP}{FORMULA}{PREAMBLE}1. Requests a report;\n\nNoting the report on trees;\n\n2. Decides to end."

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == ["P01", "O01", "P02", "O02"]
    assert [(d.place, d.kind) for d in resolution.doubts] == [("P02", "paragraph_order")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Demands that trees be planted.", ["O01"]),
        ("Having examined the request of Syldavia, 30\n\nRecommends that Syldavia be admitted.", ["P01", "O01"]),
        ("Having examined the request, 30\nRecommends that Syldavia be admitted.", ["P01", "O01"]),
        ("Noting a tree,\n\nDecides:\n\n(a) To plant it;\n\n(b) To water it.", ["P01", "O01"]),
        (
            "Noting a tree,\n\nRequests a report;\n\nDeplores the delay;\n\nDecides to end.",
            ["P01", "O01", "O02", "O03"],
        ),
        ("Noting a tree,\n\nDisapproves of the felling;\n\nDecides to end.", ["P01", "O01", "O02"]),
    ],
)
def test_operative_paragraphs_without_numbers(body: str, wanted: list[str]) -> None:
    """As the Security Council wrote them in the 1940s: one or more, opened by a verb, in the list or not."""
    text = (
        f"9 (2051). Resolution of 3 March 2051\n\nThe Security Council,\n\n{body}\n\n"
        "Adopted unanimously at the 99th meeting.\n"
    )

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == wanted
    assert str(resolution.closing.text) == "Adopted unanimously at the 99th meeting."


def test_verbs_in_capitals_and_organs_that_count_themselves() -> None:
    """The World Health Assembly: an ordinal in the formula, verbs in capitals, items in brackets."""
    text = (
        "WHA99.9 Street trees\n\n"
        "The Ninety-ninth World Health Assembly, Having considered the report;\nRecalling a tree,\n\n"
        ""
        "1. URGES Member States:\n(1) to plant trees;\n(2) to water them;\n\n"
        "2. REQUESTS the Director-General to report.\n"
    )

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == ["P01", "P02", "O01", "O02"]
    assert "(2) to water them" in str(resolution["O01"].text)
    assert resolution.notes == ()


def test_an_organ_that_no_list_has() -> None:
    """A formula is known by its place and form, too."""
    text = (
        "Resolution 9\n\nThe Permanent Committee on the Care of Trees,\n\nRecalling a tree,\n\n1. Decides to plant.\n"
    )

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == ["P01", "O01"]
    assert "The Permanent Committee" in str(resolution.header.text)


@pytest.mark.parametrize(
    "opening",
    [
        "Seized of the matter",
        "Appalled at the felling",
        "Unshaken in its view",
        "Fortified by the report",
        "Mourning the elms",
        "Ever mindful of shade",
        "Having studied it",
        "Being convinced of shade",
        "Responding to the call",
    ],
)
def test_preambular_openings_by_their_place(opening: str) -> None:
    """What stands above number 1, begins with a capital and ends with a comma is a preambular paragraph."""
    text = f"{TOP}{FORMULA}{PREAMBLE}{opening} of the city,\n\n1. Decides to end."

    assert ids(text) == ["P01", "P02", "O01"]


@pytest.mark.parametrize("number", ["1.", "1,", "l.", "I.", "1 .", "1)", "OP1.", "**1.**", "1.\n", "1.\n\n"])
def test_forms_of_a_number(number: str) -> None:
    """A number alone on its line, misread, in bold, or with another mark is the number all the same."""
    text = f"{TOP}{FORMULA}{PREAMBLE}{number} Requests a report;\n\n2. Decides to end."

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == ["P01", "O01", "O02"]
    assert str(resolution["O01"].text) == "Requests a report;"


def test_a_number_glued_to_its_verb() -> None:
    """No blank stands behind the number."""
    assert ids(f"{TOP}{FORMULA}{PREAMBLE}1.Requests a report;\n\n2.Decides to end.") == ["P01", "O01", "O02"]


@pytest.mark.parametrize(
    ("numbers", "wanted", "doubt"),
    [
        ((1, 2, 4), ["O01", "O02", "O04"], ("O02", "number_gap")),
        ((1, 2, 2, 3), ["O01", "O02", "O02-1", "O03"], ("O02-1", "number_repeat")),
        ((2, 3), ["O02", "O03"], ("O02", "number_order")),
    ],
)
def test_numbers_that_leave_a_gap_or_repeat(
    numbers: tuple[int, ...], wanted: list[str], doubt: tuple[str, str]
) -> None:
    """Every paragraph is there, and the place of the fault is named."""
    body = "\n\n".join(f"{n}. Requests a report;" for n in numbers)

    resolution = load(f"{TOP}{FORMULA}{PREAMBLE}{body[:-1]}.")

    assert [p.id for p in resolution.paragraphs][1:] == wanted
    assert [(d.place, d.kind) for d in resolution.doubts] == [doubt]


def test_closing_words_within_a_list() -> None:
    """A meeting that a list names closes nothing while numbers go on."""
    text = (
        f"{TOP}{FORMULA}{PREAMBLE}1. Decides to hold:\n\n45th plenary meeting\n\n"
        "46th plenary meeting;\n\n2. Decides to end.\n\n90th plenary meeting\n3 March 2044\n"
    )

    resolution = load(text)

    assert [p.id for p in resolution.paragraphs] == ["P01", "O01", "O02"]
    assert str(resolution.closing.text) == "90th plenary meeting\n3 March 2044" or "90th" in str(
        resolution.closing.text
    )
    assert "46th plenary meeting" in str(resolution["O01"].text)


@pytest.mark.parametrize(
    ("broken", "read_as"),
    [
        ("ninety-\nninth", "ninety-ninth"),
        ("one-hun-\ndredth", "one-hundredth"),
        ("Secretary-\nGeneral", "Secretary-General"),
        ("develop-\nment", "development"),
        ("2015–\n2030", "2015–2030"),
        ("self-\nmade", "self-made"),
        ("inward-\nlooking", "inward-looking"),
        ("long-\nand medium-term", "long- and medium-term"),
        ("sub-\nitem", "sub-item"),
        ("pur-\npose,", "purpose,"),
        ("UNMISS-\nsharing", "UNMISS-sharing"),
    ],
)
def test_hyphens_at_line_ends(broken: str, read_as: str) -> None:
    """A hyphen stays where the word has one, and goes where only the line ends."""
    resolution = load(f"{TOP}{FORMULA}Recalling the development of trees and the {broken} plan,\n\n1. Decides to end.")

    assert f"the {read_as} plan" in str(resolution["P01"].text)


def test_a_broken_word_that_nothing_decides_is_doubted() -> None:
    """*Oil-sharing* or *oilsharing*: the second half has a hyphen elsewhere, the first has it nowhere."""
    broken = load(f"{TOP}{FORMULA}Recalling the lampoil-\nitem of trees,\n\n1. Decides to end.")
    whole = load(f"{TOP}{FORMULA}Recalling the lampoil-\nitem of trees and a lampoil-item,\n\n1. Decides to end.")

    assert [(d.place, d.kind) for d in broken.doubts] == [("P01", "broken_word")]
    assert whole.doubts == ()


def test_numbers_that_a_converter_begins_again_below_items_are_counted_on() -> None:
    """Lists of web pages begin at 1 again below the items that part them; this is doubted, and nothing is lost."""
    again = load(
        f"{TOP}{FORMULA}{PREAMBLE}1. Notes it;\n\n2. Also decides:\n\n(a) To light them;\n\n(b) To keep oil;\n\n"
        "1. Requests a report;\n\n2. Decides to end.\n\n90th plenary meeting\n"
    )

    assert [p.id for p in again.paragraphs] == ["P01", "O01", "O02", "O03", "O04"]
    assert [(d.place, d.kind) for d in again.doubts] == [("O03", "number_order")]


PAGES = """A/RES/99/7
Distr.: General
44-01234 (E)  050344
99/7. Street trees and their care in cities
The General Assembly,
Recalling its resolution 98/1 of 3 March 2043 on trees in streets and in
parks,{m}
Noting that the gardeners of the cities have asked for more time and for
better tools,
__________________
1 See A/98/12.
\f{top}
Planning the care of trees with the gardeners, the neighbours and all
persons concerned,
1. Requests a report on the care of trees and of what they need in the
summer;
2. Decides to end.
90th plenary meeting
3 March 2044
"""


@pytest.mark.parametrize(
    "top",
    [
        "A/RES/99/7\nStreet trees and their care in cities\n44-01234\n2/2",
        "Street trees and their care in\ncities\nA/RES/99/7\n\n2/2 44-01234",
        "Street trees and their care in\nA/RES/99/7      cities",
    ],
)
@pytest.mark.parametrize("marker", ["1", " 1", "¹"])
def test_a_page_ends_between_paragraphs(top: str, marker: str) -> None:
    """Rule, note, running title, symbol and page number are the page's; the marker is no word."""
    resolution = load(PAGES.format(m=marker, top=top))

    assert [p.id for p in resolution.paragraphs] == ["P01", "P02", "P03", "O01", "O02"]
    assert str(resolution["P01"].text).endswith("in parks,")
    assert [(n.marker, n.place, str(n.text)) for n in resolution.notes] == [("1", "P01", "See A/98/12.")]
    assert resolution.doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "The document you are looking for does not exist. Please contact support.\n\nContact us\n",
        (
            "Letter dated 3 March 2044 from the Permanent Representative of Syldavia\n\n"
            "I have the honour to inform you:\n\n1. The trees grow.\n\n2. They are green.\n"
        ),
        (
            "Charter of the Trees\n\nArticle 1\n\nThe Purposes are:\n\n1. To keep peace;\n\n"
            "2. To plant.\n\nArticle 2\n\n1. All Members shall plant.\n"
        ),
        (
            "Note by the Secretary-General\n\nI. Introduction\n\n"
            "1. The attention of the Committee is drawn to trees.\n\n"
            "2. By its resolution 98/1 it asked.\n"
        ),
    ],
)
def test_what_is_no_resolution_is_refused(text: str) -> None:
    """A notice, a letter, a charter and a report are refused, with a remedy."""
    with pytest.raises(SourceError, match="has no paragraphs of a resolution"):
        load(text)


@pytest.mark.parametrize("digits", [("1", "2"), ("١", "٢")])
@pytest.mark.parametrize("mark", [" - ", "- ", " – ", ". "])
def test_arabic_numbers(digits: tuple[str, str], mark: str) -> None:
    """Arabic and Arabic-Indic digits, with the marks that Arabic pages have; verbs of a masculine organ."""
    a, b = digits
    text = (
        "إن المجلس الاقتصادي والاجتماعي،\n\nإذ يشير إلى قراره 2050/3،\n\n"
        f"{a}{mark}يقرر غرس الأشجار؛\n\n{b}{mark}يطلب تقريرا.\n"
    )

    assert ids(text) == ["P01", "O01", "O02"]


def test_an_arabic_council_without_numbers() -> None:
    """Masculine verbs open paragraphs as feminine ones do."""
    assert ids("إن مجلس الأمن،\n\nإذ يشير إلى قراره،\n\nيقرر غرس الأشجار.\n") == ["P01", "O01"]


# -- layouts ------------------------------------------------------------------------------------


def _shown(*blocks: tuple[str, dict[str, object]], fonts: bool = True, language: str = "en") -> Resolution:
    source, made, at = "", [], 0
    for text, hints in blocks:
        at = len(source)
        source += f"{text}\n"
        made.append(Block(at, at + len(text), text, **hints))  # type: ignore[arg-type]
    return _grammar.read(
        Layout(source, tuple(made), format="pdf", shown=True, fonts=fonts), name="x", language=language
    )


def test_what_a_page_shows_goes_before_what_words_suggest() -> None:
    """Roles, continuations, automatic numbers, raised markers and unsaid characters are honoured."""
    first = "Recalling the trees1 of the ninety-\nninth street,"
    resolution = _shown(
        ("A/RES/99/7", {"role": "header"}),
        ("The General Assembly,", {"role": "formula"}),
        (
            first,
            {
                "role": "paragraph",
                "markers": ((Span(52, 53), "1"),),
                "unsaid": (Span(68, 69),),
                "emphasis": (Span(33, 42),),
            },
        ),
        ("2/9", {"role": "furniture"}),
        ("1 See A/98/12.", {"role": "note", "marker": "1"}),
        ("ibid.", {"role": "note", "continues": True}),
        ("Requests a report:", {"role": "paragraph", "number": "1."}),
        ("Noting nothing, this is an item;", {"role": "item"}),
        ("Decides so, in the second half;", {"role": "paragraph", "continues": True}),
        ("Parks", {"role": "heading"}),
        ("2. Decides to end.", {"role": "paragraph"}),
    )

    assert [p.id for p in resolution.paragraphs] == ["P01", "O01", "O02"]
    assert str(resolution["P01"].text) == "Recalling the trees of the ninety-ninth street,"
    assert resolution.paragraphs[0].markers == ((19, "1"),)
    assert [e.of(str(resolution["P01"].text)) for e in resolution.paragraphs[0].emphasis] == ["Recalling"]
    assert [(n.marker, n.place, str(n.text)) for n in resolution.notes] == [("1", "P01", "See A/98/12. ibid.")]
    assert str(resolution["O01"].text).endswith("in the second half;")
    assert resolution.paragraphs[-1].section == "Parks"


# -- the Security Council as read ---------------------------------------------------------------


def test_council_texts_as_read(shared: Path) -> None:
    """Sixty texts drawn by a fixed seed and read first: symbols, dates, counts; what is wrong is doubted."""
    folder = shared / "real" / "council"
    if not folder.is_dir():
        pytest.skip("needs ../shared/real/council")
    lines = (Path(__file__).parent / "council_reading.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    wrong, silent, news = [], [], 0
    for row in rows:
        resolution = read((folder / row["file"]).read_bytes(), name=row["file"])
        counts = [sum(p.part == part for p in resolution.paragraphs) for part in ("preamble", "operative")]
        assert str(resolution.symbol) == row["symbol"]
        assert resolution.meta["adopted"] == row["date"]
        if counts == [int(row["preambular"]), int(row["operative"])]:
            news += bool(resolution.doubts)
            continue
        wrong.append(row["file"])
        silent += [] if resolution.doubts else [row["file"]]

    assert len(rows) == 60
    assert len(wrong) <= 1
    assert silent == []
    assert news <= 6


def test_a_decision_is_one_operative_paragraph() -> None:
    """The organ and its verb in one sentence; or items below "The General Assembly:"."""
    sentence = "Draft decision\n\nThe Economic and Social Council, recalling its decision 2050/3, requests a report.\n"
    items = (
        "Draft decision\n\nThe General Assembly:\n\n(a) Approves the programme;\n\n(b) Invites the Bureau to note it.\n"
    )

    assert ids(sentence) == ["O01"]
    assert ids(items) == ["O01"]


def test_a_raised_marker_on_a_line_of_its_own() -> None:
    """A converter may write a raised marker above its line, far to the right: it is no word and parts nothing."""
    text = (
        f"The Ninety-ninth World Health Assembly,\n{' ' * 90}1\n     Having considered trees,\n\n1.  APPROVES them.\n"
    )

    assert ids(text) == ["P01", "O01"]


@pytest.mark.heavy
@pytest.mark.parametrize(
    "signs",
    ["1. ", "“", "(1) ", "____\n", "\n\fA/RES/99/7\n", "- \n", "Annex\n", "The General Assembly,\n", "Oak\n1 Ash\n"],
)
def test_hostile_texts_take_linear_time(signs: str) -> None:
    """Forty kilobytes of one sign is read, or refused, without growing quadratically (bounded by finishing)."""
    text = f"{TOP}{FORMULA}{PREAMBLE}1. Requests {signs * (40_000 // len(signs))};\n\n2. Decides to end.\n"

    assert load(text).paragraphs


def test_the_head_of_a_table_at_the_right_edge_closes_nothing() -> None:
    """A page shows it as it shows closing lines; below it numbers go on."""
    resolution = _shown(
        ("A/RES/99/7", {"role": "header"}),
        ("The General Assembly,", {"role": "formula"}),
        ("1. Approves the posts, as reflected in the table below:", {}),
        ("D-2 D-1 P-5 Total", {"role": "closing"}),
        ("Department of Trees\t1\t1\t2\t4", {"role": "table"}),
        ("2. Decides to end.", {}),
        ("90th plenary meeting", {"role": "closing"}),
    )

    assert [p.id for p in resolution.paragraphs] == ["O01", "O02"]
    assert str(resolution["O01"].text).endswith("D-2 D-1 P-5 Total Department of Trees 1 1 2 4")
    assert str(resolution.closing.text) == "90th plenary meeting"


BOLD = {"role": "heading", "bold": True}


@pytest.mark.parametrize(
    ("organ", "head", "item", "opens"),
    [
        (
            "The General Assembly,",
            "Recalling the adoption by the Committee of Lakes of:",
            "(a) The Boat Charter,",
            True,
        ),
        ("The General Assembly,", "Recalling that lakes", "(a) Bear boats,", True),
        ("The General Assembly,", "Recalling that lakes", "(b) Bear boats,", False),  # no list begins
        ("The General Assembly,", "The Boat Charter", "(a) The charter of 2044,", False),  # a heading's letters
        ("The General Assembly,", "Boats afloat:", "(a) The charter of 2044,", False),  # a name
        ("The General Assembly,", "Improving boats", "(a) The charter of 2044,", False),
        ("إن الجمعية العامة،", "واقتناعا منها بأن البحيرات تشكل", "(أ) مصدرا للمياه،", True),
        ("إن الجمعية العامة،", "وإذ تشير إلى ما يلي:", "(أ) ميثاق القوارب،", True),
        ("إن الجمعية العامة،", "ميثاق القوارب", "(أ) مصدر للمياه،", False),
    ],
)
def test_bold_words_that_lead_in_a_list_are_a_paragraph(organ: str, head: str, item: str, opens: bool) -> None:
    """They end with a colon, or open as a paragraph does, and the first item of a list stands below them."""
    first, decides = (
        ("Noting boats,", "1. Decides to end.") if organ[0] == "T" else ("وإذ تحيط علما بالقوارب،", "1 - تقرر الإنهاء.")
    )
    resolution = _shown(
        ("A/RES/99/7", {"role": "header"}),
        (organ, {"role": "formula"}),
        (first, {}),
        (head, BOLD),
        (item, {"role": "item"}),
        (decides, {}),
        language="en" if organ[0] == "T" else "ar",
    )

    assert [p.id for p in resolution.paragraphs] == (["P01", "P02", "O01"] if opens else ["P01", "O01"])
    assert [str(h.text) for h in resolution.headings] == ([] if opens else [head])
    if opens:
        assert str(resolution["P02"].text) == f"{head} {item}"


def test_words_before_the_first_number_are_a_paragraph() -> None:
    """Words such as "Resolves that:" below the formula are a paragraph of their own where the page shows one."""
    resolution = _shown(
        ("A/RES/99/7", {"role": "header"}),
        ("The General Assembly", {"role": "formula"}),
        ("Resolves that:", {}),
        ("1. A fund for trees shall be established;", {}),
        ("2. Member States shall make advances to it.", {}),
    )

    assert [(p.id, str(p.text)[:14]) for p in resolution.paragraphs] == [
        ("O00-1", "Resolves that:"),
        ("O01", "A fund for tre"),
        ("O02", "Member States "),
    ]


def test_bullets_below_a_heading_of_an_annex_are_not_of_the_paragraph_above_it() -> None:
    """The first bullet begins a paragraph, the others go on with it."""
    resolution = _shown(
        ("A/RES/99/7", {"role": "header"}),
        ("The General Assembly,", {"role": "formula"}),
        ("1. Adopts the programme annexed to the present resolution.", {}),
        ("Annex", {"role": "heading"}),
        ("1. Trees give shade.", {}),
        ("Targets:", {"role": "heading"}),
        ("• Double the number of trees;", {"role": "item", "continues": False}),
        ("• Water them.", {"role": "item", "continues": False}),
        ("2. Benches are needed.", {}),
    )

    assert [p.id for p in resolution.paragraphs] == ["O01", "X1-01", "X1-01-1", "X1-02"]
    assert str(resolution["X1-01"].text) == "Trees give shade."
    assert str(resolution["X1-01-1"].text) == "• Double the number of trees; • Water them."


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Also recalling it,", "recalling"),
        ("Recalling also that", "recalling"),
        ("Noting further work", "noting"),
        ("Deeply noting that", ""),  # no word that says a verb again
        ("Also", ""),
    ],
)
def test_the_verb_that_is_said_again(text: str, verb: str) -> None:
    assert openings("en").again(text) == verb


@pytest.mark.parametrize(
    ("line", "number"), [("3 Boats are green.", 3), ("3 boats are green.", None), ("3 (boats) are green.", None)]
)
def test_a_bare_number_begins_a_note_before_a_capital_only(line: str, number: int | None) -> None:
    assert _heads.next_note(line, 2) == number


@pytest.mark.parametrize(
    ("line", "last", "number"),
    [
        ("3 Boats are green.", 3, None),  # it has been
        ("6 Boats are green.", 3, 6),  # two were lost
        ("7 Boats are green.", 3, None),  # too far on
        ("33 Boats are green.", 3, None),
        ("\u00b3 Boats are green.", 3, None),
        ("\u00b3\u00b3 Boats are green.", 3, 33),  # raised digits are sure of themselves
        ("\u00b3\u2074 Boats are green.", 3, None),
    ],
)
def test_a_note_comes_soon_after_the_one_before(line: str, last: int, number: int | None) -> None:
    assert _heads.next_note(line, last) == number


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("The General Assembly, recalling its work, decides to meet:", "operative"),
        ("The General Assembly, Roads and Trees", ""),
        ("The General Assembly decides to meet.", "operative"),
        ("The General Assembly building was closed.", ""),
    ],
)
def test_an_organ_and_a_small_letter_decide(line: str, form: str) -> None:
    assert openings("en").form(line) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Harbouring concerns about the pier,", "preamble"),
        ("Harbouring,", "preamble"),
        ("Harbouring the pier,", "preamble"),
        ("Harbouring Committee of the pier", ""),  # a name
        ("Harbouring and use of piers", ""),
        ("Harbouring A pier,", "preamble"),  # one letter makes no name
    ],
)
def test_a_word_in_ing_that_no_list_has(text: str, form: str) -> None:
    assert openings("en").form(text) == form

"""Symbols of bodies outside of the United Nations, statements by presidents, texts in quotation marks; all made up."""

from __future__ import annotations

import re
from itertools import product

import pytest

import toolkit as tk
from toolkit import _organs
from toolkit.references import Symbol

BODY = "Recalling its earlier work,\n\nNoting the reeds,\n\n1. Requests a count of reeds;\n\n2. Decides to meet again."
ARABIC = "إذ يذكر بأعماله السابقة،\n\nوإذ يلاحظ القصب،\n\n1 - يطلب عد القصب؛\n\n2 - يقرر أن يجتمع من جديد."
FRENCH = "Rappelant ses travaux,\n\nNotant les roseaux,\n\n1. Demande qu’on les compte ;\n\n2. Décide de se réunir."
ITU = "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),"

SYMBOLS = [
    ("AG/RES. 3091 (LII-O/22)\nREEDS\n(Adopted at the second plenary session, held on October 7, 2022)",
     "THE GENERAL ASSEMBLY,", "AG/RES. 3091 (LII-O/22)", "52", "2022-10-07"),
    ("41 C/Resolution 93\n\nReeds", "The General Conference,", "41 C/Resolution 93", "41", ""),
    ("القرار ٤١م/٩٣ القصب", "إن المؤتمر العام،", "41 C/Resolution 93", "41", ""),
    ("RESOLUTION 313 (REV. BUCHAREST, 2022)\n\nReeds", ITU, "Resolution 313 (Rev. Bucharest, 2022)", "", ""),
    ("القرار 313 (المراجَع في بوخارست، 2022)\n\nالقصب",
     "إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات (بوخارست، 2022)،",
     "Resolution 313 (Rev. Bucharest, 2022)", "", ""),
    ("GC(88)/RES/9\n\nReeds", "The General Conference,", "GC(88)/RES/9", "88", ""),
    ("Assembly/AU/Dec.984 (XLVIII)\n\nREEDS", "The Assembly,", "Assembly/AU/Dec.984(XLVIII)", "48", ""),
    ("Resolution on Reeds - ACHPR/Res.992 (LXXII) 2044",
     "The African Commission on Human and Peoples’ Rights (the Commission), meeting at its 72nd Ordinary Session;",
     "ACHPR/Res. 992 (LXXII) 2044", "72", ""),
    ("CONSEIL EXÉCUTIF EB152.R11\nCent cinquante-deuxième session 6 février 2023\n\nRoseaux", "Le Conseil exécutif,",
     "EB152.R11", "152", ""),
    ("جمعية الصحة العالمية السادسة والسبعون ج ص ع76-21\n\nالقصب", "جمعية الصحة العالمية السادسة والسبعون،",
     "WHA76.21", "76", ""),
    ("ESCAP/RES/79/9\n\n79/9 Reeds", "The Economic and Social Commission for Asia and the Pacific,", "ESCAP/RES/79/9",
     "79", ""),
    ("Résolution 2388 (2021)¹\n\nRoseaux", "L’Assemblée parlementaire,", "Resolution 2388 (2021)", "", ""),
    ("Decision 7/CP.27\n\nReeds", "The Conference of the Parties,", "7/CP.27", "27", ""),
    ("Resolution 67/1\n\nReeds", "The Commission on Narcotic Drugs,", "", "67", ""),
    ("قرار رقم 9121\n\nد.ع (160) - ج 2 - 6/9/2023\n\nالقصب", "إن مجلس الجامعة على المستوى الوزاري،",
     "Resolution No. 9121", "160", "2023-09-06"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "formula", "symbol", "session", "date"), SYMBOLS)
def test_the_number_of_a_body_elsewhere_is_its_symbol(
    head: str, formula: str, symbol: str, session: str, date: str
) -> None:
    """In English form, with the session that it names, and the date; the title is what stands below it."""
    body = {"L": FRENCH, "إ": ARABIC, "ج": ARABIC}.get(formula[0], BODY)
    found = tk.loads(f"{head}\n\n{formula}\n\n{body}")
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "O01", "O02"]
    assert (str(found.symbol or ""), found.meta.get("session", "")) == (symbol, session)
    assert found.meta.get("adopted", "") == date
    assert found.meta.get("title", "").title() in ("Reeds", "Roseaux", "القصب", "Resolution On Reeds")
    assert found.doubts == ()


#: What may stand in the places of the forms of `data/organs.toml`, as one body or another prints it.
PLACES = {
    "session": ("88", "XIV"), "number": ("7", "VII", "0007"), "what": ("Resolution", "RES", "Res", "Dec"),
    "place": ("Klow",), "year": ("2044", "44"), "kind": ("O",), "series": ("POL",), "rev": ("", "Rev. "),
    "sitting": ("2044",), "term": ("9",), "meeting": ("COM",),
}  # fmt: skip


@pytest.mark.parametrize("organ", [one for one in _organs.organs() if one.symbol], ids=lambda one: one.id)
def test_what_the_data_make_of_a_number_is_a_symbol(organ: _organs.Organ) -> None:
    """Two places hold one thing: how an organ's number is printed (the data), and what a symbol is (`Symbol`)."""
    names = re.findall(r"\{(\w+)\}", organ.symbol)
    places = PLACES | ({"what": tuple(organ.words.values())} if organ.words else {})
    made = [organ.symbol.format(**dict(zip(names, some, strict=True))) for some in product(*map(places.get, names))]
    assert [text for text in made if is_symbol(text)], organ.symbol


def is_symbol(text: str) -> bool:
    try:
        return str(Symbol.parse(text)) == text
    except ValueError:
        return False


def test_symbols_of_bodies_elsewhere_are_symbols() -> None:
    """They have no address of the United Nations, and no other form is one."""
    for head, _, symbol, _, _ in SYMBOLS:
        if symbol:
            assert str(Symbol.parse(symbol)) == symbol, head
    assert Symbol.parse("AG/RES. 3091 (LII-O/22)").elsewhere
    assert not Symbol.parse("A/RES/99/8").elsewhere
    assert Symbol.parse("Resolution 2991 (2044)").kind == "resolution"
    assert Symbol.parse("41 C/Decision 3").kind == "decision"
    with pytest.raises(ValueError, match="not a document symbol"):
        Symbol.parse("Resolution 67")


STATEMENTS = [
    """S/PRST/2044/9

Statement by the President of the Security Council

At the 9183rd meeting of the Security Council, held on 3 November 2044, in connection with the item entitled “Reeds”,
the President of the Security Council made the following statement on behalf of the Council:

“The Security Council reaffirms its commitment to the reeds.

“In this regard, the Council recalls resolution 1325 (2000).

“The Security Council will remain seized of the matter.”""",
    """S/PRST/2044/9

بيان من رئيس مجلس الأمن

في جلسة مجلس الأمن 9183، المعقودة في 3 تشرين الثاني/نوفمبر 2044، أدلى رئيس مجلس الأمن، باسم المجلس، بالبيان التالي:

”يؤكد مجلس الأمن من جديد التزامه بالقصب.

”ويعرب المجلس عن قلقه من نقصانه.

”وسيبقي مجلس الأمن المسألة قيد نظره.“""",
    """S/PRST/2044/9

Déclaration du Président du Conseil de sécurité

À la 9183e séance du Conseil de sécurité, tenue le 3 novembre 2044, le Président du Conseil de sécurité a fait, au nom
du Conseil, la déclaration suivante :

« Le Conseil de sécurité réaffirme son attachement aux roseaux.

« Le Conseil se déclare préoccupé par leur recul.

« Le Conseil de sécurité demeurera saisi de la question. »""",
]


@pytest.mark.parametrize("sign", ["“", "”", '"', "«", "„", "‘", "「"])
def test_the_sign_before_a_sentence_of_a_statement_is_none_of_its_words(sign: str) -> None:
    text = STATEMENTS[0].replace("\n“", f"\n{sign}").replace(".”", ".")
    assert str(tk.loads(text)["O02"].text).startswith("In this regard")


@pytest.mark.parametrize("text", STATEMENTS)
def test_the_sentences_of_a_presidents_statement_are_read_and_it_is_said_to_be_one(text: str) -> None:
    found = tk.loads(text)
    assert [p.id for p in found.paragraphs] == ["O01", "O02", "O03"]
    assert (str(found.symbol), found.meta["organ"]) == ("S/PRST/2044/9", "Security Council")
    assert (found.meta["adopted"], found.meta["meeting"]) == ("2044-11-03", "9183")
    assert [doubt.kind for doubt in found.doubts] == ["not_a_resolution"]
    assert not found.paragraphs[0].text.string.startswith(("“", "”", "«"))


def test_a_resolution_that_a_press_page_quotes_whole() -> None:
    """Each paragraph has a mark of its own, and the sentence above names the resolution."""
    page = (
        "<h1>Council speaks of reeds</h1><p>The full text of resolution 2999 (2044) reads as follows:</p>"
        "<p>“<em>The Security Council</em>,</p><p>“<em>Recalling</em> the reeds,</p><p>“<em>Noting</em> the rafts,</p>"
        "<p>“1. <em>Requests</em> a count;</p><p>“2. <em>Decides</em> to remain seized.”</p>"
    )
    found = tk.library.read(page.encode(), name="a.html")
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "O01", "O02"]
    assert found.paragraphs[0].text.string == "Recalling the reeds,"
    assert (str(found.symbol), found.doubts) == ("S/RES/2999 (2044)", ())


def test_a_number_that_touches_the_point_of_a_symbol_is_no_marker() -> None:
    """Neither that of an addendum nor that of a revision above the text."""
    for symbol in ("FCCC/CP/2044/10/Add.1", "A/C.3/99/L.33/Rev.1"):
        found = tk.loads(f"{symbol}\n\nThe General Assembly,\n\nNoting the reeds,1\n\n1. Requests it.\n\n1 See A/99/7.")
        assert [(note.marker, note.place) for note in found.notes] == [("1", "P01")], symbol


def test_a_verb_alone_above_the_numbers_is_no_word_of_the_preamble() -> None:
    head = "AG/RES. 3091 (LII-O/22)\n\nREEDS\n\nTHE GENERAL ASSEMBLY,"
    text = "RECALLING the reeds; and\n\nNOTING the rafts,\n\nRESOLVES:\n\n1. To count.\n\n2. To end."
    found = tk.loads(f"{head}\n\n{text}")
    assert [p.text.string for p in found.paragraphs][:2] == ["RECALLING the reeds; and", "NOTING the rafts,"]
    assert len(found.paragraphs) == 4


def test_an_item_with_the_word_for_a_meeting_is_no_closing_line() -> None:
    head = "AG/RES. 3091 (LII-O/22)\n\nJUNCOS\n\nLA ASAMBLEA GENERAL,\n\nRECORDANDO los juncos,\n\nRESUELVE:"
    found = tk.loads(f"{head}\n\n1. Instar a contarlos.\n\n2. Encomendar una sesión más.")
    assert [p.id for p in found.paragraphs] == ["P01", "O01", "O02"]


def test_sponsors_with_a_star_are_parted_by_commas() -> None:
    found = tk.loads(
        "A/HRC/99/L.2\n\nBorduria, Khemed*, Syldavia* and Ottokar: draft resolution\n\nReeds\n\n"
        f"The Human Rights Council,\n\n{BODY}"
    )
    assert found.meta["sponsors"] == "Borduria, Khemed, Syldavia and Ottokar"


ENGLISH = (
    "A/RES/99/91 Distr. GENERAL 21 December 2044 Ninety-ninth session Agenda item 79 RESOLUTION ADOPTED BY THE GENERAL "
    "ASSEMBLY [on the report of the Second Committee (A/99/849)] 99/91. Old canals The General Assembly, Recalling its "
    "resolution 98/228 of 22 December 2043, Noting that many canals have silted up, in particular those of Borduria,1 "
    "Concerned at the loss of fish, 1. Takes note of the report, 2 of whose parts are lost; 2. Urges States: (a) to "
    "dredge their canals; (b) to count the fish; 3. Requests the Secretary-General to report. 71st plenary meeting 21 "
    "December 2044"
)


RECALLS = "إذ تشير إلى قرارها 98/1 بشأن القصب في البحيرات، "
CANALS = f"99/91 - القصب إن الجمعية العامة، {RECALLS * 12}1 - تطلب عده؛ 2 - تقرر النظر."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "P01 P02 P03 O01 O02 O03"),
        (CANALS, " ".join(f"P{n:02d}" for n in range(1, 13)) + " O01 O02"),
    ],
)
def test_a_text_without_line_breaks_is_cut_by_its_words_and_doubted(text: str, expected: str) -> None:
    found = tk.loads(text)
    assert " ".join(p.id for p in found.paragraphs) == expected
    assert ("", "reading_order") in [(doubt.place, doubt.kind) for doubt in found.doubts]
    if text is ENGLISH:
        assert (str(found.symbol), found.meta["title"]) == ("A/RES/99/91", "Old canals")
        assert (found.meta["adopted"], found.meta["meeting"]) == ("2044-12-21", "71")


def test_a_decision_whose_verb_stands_below_its_sentence() -> None:
    head = "NINETY-EIGHTH WORLD HEALTH ASSEMBLY WHA98(12)\nAgenda item 11.4 30 May 2045\n\nBoats for nurses"
    first = "The Ninety-eighth World Health Assembly, having considered the report,"
    text = f"{first}\n\nDecided:\n\n(1) to note it;\n\n(2) to buy boats."
    found = tk.loads(f"{head}\n\n{text}\n\nSeventh plenary meeting, 30 May 2045")
    assert [p.id for p in found.paragraphs] == ["O01"]
    assert (str(found.symbol), found.meta["title"], found.doubts) == ("WHA98(12)", "Boats for nurses", ())


def test_the_language_of_a_text_is_that_of_a_formula_with_a_number_in_it() -> None:
    """Else that of its small words."""
    body = "Rappelant les roseaux,\n\n1. Invite les parlements à les compter ;\n\n2. Décide de se réunir."
    union = tk.loads(f"Roseaux\n\nLa 148e Assemblée de l’Union interparlementaire,\n\n{body}")
    other = tk.loads(f"La Diète des lacs et des rivières de Bordurie,\n\n{body}")
    assert (union.language, union.meta["session"], other.language) == ("fr", "148", "fr")
    assert [p.id for p in union.paragraphs] == ["P01", "O01", "O02"]


def test_the_year_of_adoption_tells_the_session_of_a_council_with_three_a_year() -> None:
    """Also where the date stands before the words of adoption, as Chinese has it."""
    head = "人权理事会2024年7月10日通过的决议\n\n56/22. 芦苇\n\n人权理事会，\n\n回顾芦苇，"
    found = tk.loads(f"{head}\n\n1. 请各国清点芦苇；\n\n2. 决定继续处理此事。")
    assert (str(found.symbol), found.meta["adopted"], found.doubts) == ("A/HRC/RES/56/22", "2024-07-10", ())


def test_a_statement_whose_sentences_no_empty_line_parts() -> None:
    """The page's symbol and number are no words of it."""
    text = """United Nations S/PRST/2044/9
Statement by the President of the Security Council
At the 9107th meeting of the Security Council, held on 9 August 2044, in connection with reeds, the
President of the Security Council made the following statement on behalf of the Council:
“The Security Council reiterates its responsibility for the reeds, and notes that they have grown in
all the lakes of Borduria in the past decade, and on the banks of most of its rivers as well.
“The Council further encourages Member States to map them, and to leave them where they stand.1
1 S/2044/88.
44-12345 (E) 1/2
\fS/PRST/2044/9
“The Council requests the Secretary-General to keep it informed of the reeds and of the boats.”
"""
    found = tk.loads(text)
    assert [p.id for p in found.paragraphs] == ["O01", "O02", "O03"]
    assert [(note.place, str(note.text)) for note in found.notes] == [("O02", "S/2044/88.")]
    assert found.meta["adopted"] == "2044-08-09"


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (  # markers and notes are typed, and other words are in italics
            (
                "<p><i>A page</i></p><p>99/8. Reeds</p><p>The General Assembly,</p><p>Recalling the reeds, 1/</p>"
                "<p>Noting the rafts, 2/</p><p>1. Requests a count.</p><p>Notes</p><p>1/ See the book of reeds.</p>"
                "<p>2/ A/99/12.</p>"
            ),
            [("1", "P01"), ("2", "P02")],
        ),
        (  # markers are raised, and the numbers of the notes are not
            (
                "<p>99/8. Reeds</p><p>The General Assembly,</p><p><i>Recalling</i> the reeds<sup>1</sup>,</p>"
                "<p>1. <i>Requests</i> a count.<sup>2</sup></p><p>50th meeting</p><hr/>"
                "<p><a>1</a> The book of reeds.</p>"
                "<p><a>2</a> A/99/12.</p>"
            ),
            [("1", "P01"), ("2", "O01")],
        ),
    ],
)
def test_notes_of_web_pages(body: str, places: list[tuple[str, str]]) -> None:
    found = tk.library.read(body.encode(), name="a.html")
    assert [(note.marker, note.place) for note in found.notes] == places


def test_the_number_of_a_resolution_at_a_lines_head_is_no_page_number() -> None:
    """Behind which an Arabic mark stands as well."""
    first = "1 - تطلب عد القصب الذي ينمو في البحيرات وفقا لقرار المجلس الاقتصادي والاجتماعي\n1980/67؛"
    found = tk.loads(f"99/8 - القصب\n\nإن الجمعية العامة،\n\nإذ تشير إلى البحيرات،\n\n{first}\n\n2 - تقرر أن تنظر فيه.")
    assert found.paragraphs[1].text.string.endswith("والاجتماعي 1980/67؛")
    assert found.doubts == ()


def test_emphasis_behind_a_vowel_is_no_word() -> None:
    found = tk.loads("99/8 - القصب\n\nإن الجمعية العامة،\n\n_وإذ تقرُّ_ بالقصب،\n\n1 - _تطلب_ عده.")
    assert found.paragraphs[0].text.string == "وإذ تقرُّ بالقصب،"


EMBEDDED = """\u202b\u202a99/8\u202c القصب\u202c
\u202bإن الجمعية العامة\u202a،\u202c\u202c
\u202bإذ تشير إلى قرارها \u202a 98/1\u202cالمؤرخ \u202a 5\u202cأيلول\u202a/\u202cسبتمبر \u202a ،2043\u202c\u202c
\u202bوإلى القرار \u202a ،)2021( 2580\u202c\u202c
\u202b\u202a - 1\u202cتطلب إلى األمين العام عد القصب\u202a؛\u202c\u202c
\u202b\u202a - 2\u202cتقرر أن تنظر فيه\u202a.\u202c\u202c
"""


def test_lines_with_marks_of_direction_are_read_in_order_and_doubted_where_letters_were_turned() -> None:
    found = tk.loads(EMBEDDED)
    assert [p.id for p in found.paragraphs] == ["P01", "O01", "O02"]
    first = "إذ تشير إلى قرارها 98/1 المؤرخ 5 أيلول/سبتمبر 2043، وإلى القرار 2580 (2021)،"
    assert found.paragraphs[0].text.string == first
    assert found.paragraphs[1].text.string == "تطلب إلى الأمين العام عد القصب؛"
    assert found.meta["organ"] == "General Assembly"
    assert [doubt.kind for doubt in found.doubts] == ["encoding"]
    assert tk.loads(EMBEDDED.replace("األ", "الأ")).doubts == ()

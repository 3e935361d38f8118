"""Forms in which bodies print what they adopt: numbers of their own, parts, annexes with a formula, reports, decisions.

The documents are written here; what each says was written down before it was read.
"""

from __future__ import annotations

import pytest

import toolkit as tk
from toolkit import _organs
from toolkit.model import Resolution

NAMES = {organ.id: organ.name for organ in _organs.organs()}
BODY = """Recalling its resolution on boats,

Noting the report on lakes,

1. Requests the islands to count their boats;

2. Decides to consider the matter next year."""

AGENCY = """GC(88)/RES/9
Date: September 2044

General Distribution
Original: English

Eighty-eighth regular session

Item 13 of the agenda
(GC(88)/22)

Boats and lakes

Resolution adopted on 19 September 2044 during the ninth plenary meeting"""
PARLIAMENT = """P19_TA(2044)0123

Boats and lakes

European Parliament resolution of 14 March 2044 on boats (2043/2111(INI))"""


def ids(resolution: Resolution) -> str:
    return " ".join(p.id for p in resolution.paragraphs)


def doubts(resolution: Resolution) -> list[tuple[str, str]]:
    return [(doubt.place, doubt.kind) for doubt in resolution.doubts]


@pytest.mark.parametrize(
    ("head", "formula", "organ", "title"),
    [
        ("AG/RES. 3088 (LX-O/44)\n\nBOATS AND LAKES", "THE GENERAL ASSEMBLY,", "OAS", "BOATS AND LAKES"),
        ("99/8. Boats and lakes", "THE GENERAL ASSEMBLY,", "GA", "Boats and lakes"),
        (AGENCY, "The General Conference,", "IAEA", "Boats and lakes"),
        ("52 C/Resolution 15 Boats and lakes", "The General Conference,", "UNESCO", "Boats and lakes"),
        ("GC.31/Res.4 BOATS AND LAKES", "The General Conference,", "UNIDO", "BOATS AND LAKES"),
        ("ILC.133/Resolution V\n\nInternational Labour Conference, 133rd Session\n\nResolution concerning boats",
         "The General Conference of the International Labour Organization, meeting in Klow at its 133rd Session, 2044,",
         "ILO", "Resolution concerning boats"),
        ("RESOLUTION 312 (KLOW, 2044)\n\nBoats and lakes",
         "The Plenipotentiary Conference of the International Telecommunication Union (Klow, 2044),", "PP",
         "Boats and lakes"),
        ("RESOLUTION A.1180(33)\n(adopted on 6 December 2043)\n\nBOATS", "THE ASSEMBLY,", "IMO", "BOATS"),
        ("A48-7: Boats and lakes", "The Assembly,", "ICAO", "Boats and lakes"),
        ("Assembly/AU/Dec.984(XLVIII)\n\nDECISION ON BOATS\nDoc. Assembly/AU/8(XLVIII)", "The Assembly,", "AU",
         "DECISION ON BOATS"),
        (PARLIAMENT, "The European Parliament,", "EP", "Boats and lakes"),
        ("Resolution on Boats and Lakes - ACHPR/Res.992 (CX) 2044",
         "The African Commission on Human and Peoples’ Rights (the Commission), meeting at its 110th Ordinary Session;",
         "ACHPR", "Resolution on Boats and Lakes"),
        ("974(LX) BOATS AND LAKES", "The Economic Commission for Latin America and the Caribbean,", "ECLAC",
         "BOATS AND LAKES"),
    ],
)  # fmt: skip
def test_a_number_of_its_own_says_the_organ_and_where_the_title_is(
    head: str, formula: str, organ: str, title: str
) -> None:
    found = tk.loads(f"{head}\n\n{formula}\n\n{BODY}")

    assert ids(found) == "P01 P02 O01 O02"
    assert (found.meta["organ"], found.meta["title"]) == (NAMES[organ], title)
    assert doubts(found) == []


def test_a_short_name_within_a_sentence_is_no_organ() -> None:
    """A decision of the Assembly that names another conference first is the Assembly's."""
    found = tk.loads(
        "99/421. Boats\n\nAt its 5th plenary meeting, on 3 March 2044, on the proposal of the Conference, the General "
        "Assembly decided to defer the item."
    )
    assert (str(found.symbol), found.meta["organ"], ids(found)) == ("A/DEC/99/421", "General Assembly", "O01")


def test_lines_of_a_short_decision_that_no_blank_line_parts() -> None:
    """As converters write it: the number and title, the sentence over several lines, the items of its list."""
    found = tk.loads(
        "99/421. Provisional agenda of the forty-ninth session of the Committee\non Lakes\n"
        "At its 37th plenary meeting, on 24 July 2044, the General Assembly, on\n"
        "the recommendation of the Second Committee, approved the provisional\nagenda as set out below:\n"
        "1. Election of officers.\n2. Adoption of the agenda.\n"
    )
    title = "Provisional agenda of the forty-ninth session of the Committee on Lakes"
    assert (ids(found), found.meta["title"], found.meta["adopted"]) == ("O01", title, "2044-07-24")
    assert doubts(found) == []


def test_the_letter_of_the_first_part_stands_above_its_title() -> None:
    head = "A/RES/99/22 A-B\n\n99/22. Questions of lakes"
    found = tk.loads(
        f"{head}\n\nA\nInformation\n\nThe General Assembly,\n\n{BODY}\n\nB\nPolicies\n\nThe General Assembly,\n\n{BODY}"
    )
    assert ids(found) == "A-P01 A-P02 A-O01 A-O02 B-P01 B-P02 B-O01 B-O02"
    assert found.meta["title"] == "Questions of lakes"


def test_an_annex_that_has_a_formula_is_no_part_of_the_resolution() -> None:
    found = tk.loads(
        f"2999 (XXIX). Declaration on Lakes\n\nThe General Assembly,\n\n{BODY}\n\n1883rd plenary meeting,\n24 October "
        f"1974.\n\nANNEX\n\nDECLARATION ON LAKES\n\nPREAMBLE\n\nThe General Assembly,\n\n{BODY}"
    )
    assert ids(found) == "P01 P02 O01 O02 X1-P01 X1-P02 X1-01 X1-02"


def test_a_preamble_above_the_formula_is_read() -> None:
    found = tk.loads(
        "999 (IX). Charter of Lakes\n\nWhereas recognition of lakes is the foundation of boats,\n\nNow, therefore,\n\n"
        "The General Assembly\n\nProclaims this Charter as a common standard."
    )
    assert ids(found) == "P01 O01"
    assert doubts(found) == []


def test_a_report_that_recommends_a_draft_is_no_resolution_and_its_draft_is_read() -> None:
    found = tk.loads(
        "A/99/547\n\nBoats\n\nReport of the Second Committee\n\n1. The Committee considered the item at its 3rd "
        "meeting.\n\n2. The Second Committee recommends to the General Assembly the adoption of the following draft "
        f"resolution:\n\nBoats and lakes\n\nThe General Assembly,\n\n{BODY}"
    )
    assert ids(found) == "O02 X1-P01 X1-P02 X1-01 X1-02"
    assert ("", "not_a_resolution") in doubts(found)


def test_what_a_commission_decided_in_items_is_one_paragraph() -> None:
    found = tk.loads(
        "99/110\nLake statistics\n\nThe Statistical Commission:\n\n(a) Welcomed the report on lakes;\n\n"
        "(b) Requested the group to report back."
    )
    assert (ids(found), found.meta["organ"], doubts(found)) == ("O01", "Statistical Commission", [])


def test_clauses_below_a_verb_in_small_letters_may_begin_with_a_name() -> None:
    found = tk.loads(
        "C 27/2044\nPost by boats\n\nCongress,\n\nconsidering\n\nKlow Declaration on boats,\n\ninstructs\n\n"
        "the Bureau to study the matter,\n\nurges\n\nmembers to contribute."
    )
    assert (ids(found), found.meta["title"], doubts(found)) == ("P01 O01 O02", "Post by boats", [])


@pytest.mark.parametrize(
    ("closing", "meeting", "date"),
    [
        ("Hundred and eighty-third plenary meeting,\n10 December 1948.", "183", "1948-12-10"),
        ("Two hundred and second plenary meeting,\n10 December 1948.", "202", "1948-12-10"),
        ("Tenth meeting, 8 February 2044", None, "2044-02-08"),
    ],
)
def test_meetings_in_words(closing: str, meeting: str | None, date: str) -> None:
    found = tk.loads(f"999 (III). Boats\n\nThe General Assembly,\n\n{BODY}\n\n{closing}")
    assert (found.meta.get("meeting"), found.meta["adopted"]) == (meeting, date)


def test_the_head_of_a_board_has_its_date_beside_the_session() -> None:
    found = tk.loads(
        f"EXECUTIVE BOARD   EB198.R12\n\n198th session 8 February 2044\n\nBoats\n\nThe Executive Board,\n\n{BODY}"
    )
    assert (str(found.symbol), found.meta["title"]) == ("EB198.R12", "Boats")


def test_a_committee_whose_resolution_bears_the_symbol_of_a_document() -> None:
    found = tk.loads(
        "A/AC.109/2044/33\n\nResolution adopted by the Special Committee at its 9th meeting, on 20 June 2044\n\n"
        f"Question of Lakeland\n\nThe Special Committee,\n\n{BODY}"
    )
    assert (found.meta["title"], found.meta["adopted"]) == ("Question of Lakeland", "2044-06-20")


def test_an_arabic_line_on_consultations_that_runs_over_is_no_title() -> None:
    found = tk.loads(
        "A/C.2/99/L.33\nالبند 16 من جدول الأعمال\nمشروع قرار مقدم من نائب رئيسة اللجنة، السيد فلان الفلاني، بناء\n"
        "على مشاورات غير رسمية أجريت بشأن مشروع القرار A/C.2/99/L.7\nاستخدام القوارب\nإن الجمعية العامة،\n"
        "إذ تشير إلى قرارها 79/5،\n1 - تلاحظ التقرير؛\n2 - تدعو الدول إلى التعاون.\n"
    )
    assert found.meta["title"] == "استخدام القوارب"


def test_an_arabic_preamble_that_opens_with_what_was_examined() -> None:
    found = tk.loads(
        "WHA98.4\n\nصحة القوارب\n\nجمعية الصحة العالمية الثامنة والتسعون،\n\nبعد أن نظرت في تقرير المدير العام؛\n\n"
        "وإذ تسلم بأهمية القوارب،\n\n1- تحث الدول الأعضاء على العمل؛\n\n2- تطلب إلى المدير العام أن يقدم تقريرا."
    )
    assert (ids(found), doubts(found)) == ("P01 P02 O01 O02", [])


TWO_DECISIONS = """99/401. Appointment of members

At its 1st plenary meeting, on 10 September 2044, the General Assembly appointed a committee of two members.

99/402. Election of Vice-Presidents

At its 2nd plenary meeting, on 13 September 2044, the General Assembly elected Borduria.
"""
TWO_DECISIONS_ARABIC = """99/401 - تعيين أعضاء لجنة

في الجلسة العامة 1، المعقودة في 10 أيلول/سبتمبر 2044، عينت الجمعية العامة لجنة من عضوين.

99/402 - انتخاب نواب الرئيس

في الجلسة العامة 2، المعقودة في 13 أيلول/سبتمبر 2044، انتخبت الجمعية العامة بوردوريا.
"""
TWO_RESOLUTIONS = (
    f"99/61. Lakes\n\nThe General Assembly,\n\n{BODY}\n\n62nd plenary meeting\n5 December 2044\n\n"
    f"99/62. Boats\n\nThe General Assembly,\n\n{BODY}\n\n62nd plenary meeting\n5 December 2044"
)


@pytest.mark.parametrize(
    ("source", "expected", "further"),
    [
        (TWO_DECISIONS, "O01 O02", "99/402"),
        (TWO_DECISIONS_ARABIC, "O01 O02", "99/402"),
        (TWO_RESOLUTIONS, "P01 P02 O01 O02 2-P01 2-P02 2-O01 2-O02", "99/62"),
    ],
)
def test_a_file_that_holds_several_documents_is_doubted(source: str, expected: str, further: str) -> None:
    """Each sentence is a paragraph of its own, no paragraph holds the next document's title, and the doubt names it."""
    found = tk.loads(source)

    assert ids(found) == expected
    assert [(doubt.place, doubt.kind) for doubt in found.doubts if further in doubt.says] == [("", "parts")]
    assert not any(further in paragraph.text.string for paragraph in found.paragraphs)


def test_parts_of_one_resolution_are_no_several_documents() -> None:
    found = tk.loads(
        f"99/22. Lakes\n\nA\n\nThe General Assembly,\n\n{BODY}\n\nB\n\nThe General Assembly,\n\n{BODY}\n\n3 March 2044"
    )
    assert ids(found) == "A-P01 A-P02 A-O01 A-O02 B-P01 B-P02 B-O01 B-O02"
    assert doubts(found) == []


@pytest.mark.parametrize("width", [25, 45, 80])
def test_a_line_of_adoption_that_runs_over_is_no_title(width: int) -> None:
    """Wherever it is cut, its date is read and its words are none of the title's."""
    line = "Resolution adopted by the Special Committee at its 9th meeting, on 20 June 2044"
    cut = line.rfind(" ", 0, len(line) - 80 + width)
    found = tk.loads(
        f"A/AC.109/2044/33\n\n{line[:cut]}\n{line[cut + 1 :]}\n\nQuestion of Lakeland\n\nThe Special Committee,\n\n"
        f"{BODY}"
    )
    assert (found.meta["title"], found.meta["adopted"]) == ("Question of Lakeland", "2044-06-20")


def test_a_formula_that_runs_over_two_lines() -> None:
    found = tk.loads(
        "ILC.133/Resolution V\nResolution concerning boats\n"
        "The General Conference of the International Labour Organization, meeting\nin Klow at its 133rd Session,\n"
        "Noting the report on lakes,\n1. Adopts the conclusions;\n2. Invites the Governing Body to consider them.\n"
    )
    assert (ids(found), found.meta["organ"], doubts(found)) == ("P01 O01 O02", NAMES["ILO"], [])


FLOODS = """99/5. Floods
The General Assembly,
Recalling its resolution 73/191 of 17 December 2018, in which it decided
to convene a special session on floods and on what is to be done,
Adopts the political declaration annexed to the present resolution.
3rd plenary meeting
2 June 2044
Annex
Political declaration
1. We, the Heads of State, gathered in Klow in June 2044, affirm our
commitment to lakes and to all who live there.
2. We express concern at the floods of the last years, and at what
they have cost.
"""


def test_the_only_paragraph_above_a_numbered_annex_in_lines() -> None:
    """The annex has numbers; the resolution needs none."""
    found = tk.loads(FLOODS)
    assert ids(found) == "P01 O01 X1-01 X1-02"


def test_a_hyphen_of_a_lines_end_within_an_opening() -> None:
    found = tk.loads(
        "The General Assembly,\nRecalling its resolution 43/196,\nCon-vinced that lakes are important,\n"
        "1. Takes note of the report;\n2. Requests a report.\n"
    )
    assert ids(found) == "P01 P02 O01 O02"


def test_the_language_is_that_of_the_line_which_is_a_formula() -> None:
    """Also where another language's name of the organ stands above it, and where only the number says the organ."""
    found = tk.loads(
        "A resolution of the General Assembly\n\nL’Assemblée générale,\n\nRappelant les lacs,\n\n"
        "1. Prie les îles de compter;\n\n2. Décide de revenir."
    )
    assert (found.language, ids(found)) == ("fr", "P01 O01 O02")
    found = tk.loads(
        "GC(88)/RES/9\n\nLacs\n\nLa Conférence générale,\n\na) Rappelant les lacs,\n\n"
        "1. Prie le Secrétariat de compter ;\n\n2. Prie le Directeur général de faire rapport."
    )
    assert (found.language, ids(found), found.meta["organ"]) == ("fr", "P01 O01 O02", NAMES["IAEA"])


def test_paragraphs_between_two_numbers_of_an_informal_draft() -> None:
    found = tk.loads(
        "Draft on lakes\n\nThe General Assembly,\n\nPP1 Recalling lakes,\n\nPP2 Reaffirming boats,\n\n"
        "PP2 bis Noting reed,\n\nOP1. Welcomes it;\n\nOP1 bis. Calls upon States to act;\n\nOP2. Requests a report."
    )
    assert ids(found) == "P01 P02 P03 O01 O01-1 O02"
    assert found["P03"].text.string == "Noting reed,"


def test_a_numbered_paragraph_above_the_formula_is_no_title() -> None:
    found = tk.loads(
        "941 (I). Principles of lakes\n\n1. In pursuance of Article 11 of the Charter and with a view to strengthening "
        "peace on all lakes,\n\nThe General Assembly,\n\nRecognizes lakes.\n\n2. The General Assembly recommends "
        "that boats be counted."
    )
    assert found.meta["title"] == "Principles of lakes"


def test_brackets_within_a_paragraph_are_no_item_at_its_head() -> None:
    """What opens with no verb of its kind is doubted, whatever stands in brackets within it."""
    found = tk.loads(
        "Resolution 977 (2044)\n\nThe Security Council,\n\nHaving considered lakes,\n\n1. Acting under its resolution "
        "3292 (XXIX) on lakes, requests a report;\n\n2. Appeals to all parties."
    )
    assert doubts(found) == [("O01", "unknown_opening")]


def test_a_symbol_of_another_organ_than_the_formula_names_is_doubted() -> None:
    found = tk.loads(f"S/2044/583\n\nA/RES/99/61\n\nThe Security Council,\n\n{BODY}")
    assert ("header", "symbol") in doubts(found)


def test_lines_of_an_informal_draft_with_remarks_in_brackets() -> None:
    """A remark at a line's end leaves the paragraph open, and the next number begins one all the same."""
    found = tk.loads(
        "Draft on lakes\nThe General Assembly,\nPP1 Recalling lakes, [agreed ad ref]\nPP2 Reaffirming boats,\n"
        "PP2 bis Noting reed, [A, B: retain]\nOP1. Welcomes [the report] [it];\nOP2. Requests a report.\n"
        "OP3. Decides to consider the question of lakes and boats at its next session, in klow, and to do so\n"
        "in the light of the report that was asked for in the present resolution and of the views of\nstates.\n"
    )
    assert ids(found) == "P01 P02 P03 O01 O02 O03"

"""Texts of many bodies as people have them: pasted pages, lists, declarations, in small made-up texts of each kind."""

from __future__ import annotations

import re

import pytest

from toolkit import library
from toolkit.model import Resolution
from toolkit.sources import _run_notes
from toolkit.sources._dates import iso_date
from toolkit.sources._runs import Para, Run

RAMSAR = """Resolution XII.9

Ponds

1.
RECALLING Resolution XI.3 on ponds;
2.
AWARE of the value of ponds; and
3.
NOTING the report on ponds;
THE CONFERENCE OF THE CONTRACTING PARTIES
4.
THANKS the Standing Committee for its work;
5.
REQUESTS the Secretariat to count ponds.
"""
STATUTE = """99/31. Lamps

The General Assembly,

Recalling its resolution 98/31 of 9 December 2043,

1. Decides to amend the statute as follows:

Article 2

1. The Unit shall keep nine lamps.

2. Keepers shall be chosen among experts.

Article 5

1. The keepers shall have oil.

2. Requests the Secretary-General to publish the statute.
"""
DECLARATION = """Declaration on lamps

We, the ministers of light, meeting in Klow from 3 to 5 June 2044,

Recalling our declaration of 2040,

Conscious of the night,

1. Commit ourselves to lighting lamps;

2. Invite all keepers to join us.
"""
LEAGUE = """في شأن المصابيح

إن مجلس الجامعة،

بعد اطلاعه على مذكرة الأمانة العامة،

يقـــرر

تكليف الأمين العام بإضاءة المصابيح.

(ق. رقم 9321 - د.ع (151) - ج 3 - 6/3/2044)
"""
PARLIAMENT = """إن البرلمان الضوئي،

- انطلاقا من أهداف ميثاق المصابيح،
- وإذ يؤكد أهمية الضوء،
- وإذ يشير إلى قراراته،

يقرر أن يضيء المصابيح.
"""
CHINESE = """第368(2044)号决议
2044年4月17日

安全理事会，
回顾其以往各项决议，
就灯而言，灯塔的光照亮了整个海岸，
根据《宪章》采取行动，
决定：
(a) 点亮灯塔；
(b) 请秘书长提出报告。
"""
UNION = """第200号决议（2022年，布加勒斯特，修订版）

灯塔

国际电信联盟全权代表大会（2022年，布加勒斯特），

忆及

a) 第1号决议；

b) 第2号决议，

认识到

灯塔的潜力，

做出决议

1 点亮灯塔；

2 清点灯塔，

责成秘书长

提交报告。
"""
HEALTH = "EM/RC60/R.3\n\nLamps\n\nThe Regional Committee,\n\nNoting lamps,\n\n1. URGES States to light them.\n"
DECISION = """المقرر 80/511

المصابيح

قررت الجمعية العامة، في جلستها العامة 51، المعقودة في 11 كانون الأول/ديسمبر 2025، أن تضيء المصابيح.
"""
BROKEN = "La\nAsamblea General,\nRecordando los faros,\n1. Pide un informe;\n2. Invita a los Estados a encenderlos.\n"
NUMBERED = """WHA66.9

Lamps

The Sixty-sixth World Health Assembly,
Noting the report, 1
Recalling resolution AFR/RC60/R3 on oil and the plan of lamps; 2
1. URGES Member States: 3
(1) to light lamps;
(2) to buy oil.
Ninth plenary meeting, 27 May 2044
1 Document A66/9.
2 Document CD51/3.
3 And, where applicable, others.
"""
COUNTED = """ج ص ع 71-9

المصابيح

جمعية الصحة العالمية الحادية والسبعون،

بعد النظر في التقرير؛1

وإذ تشير إلى المصابيح؛

1- تحث الدول على إضاءتها.

1 الوثيقة ج71/9.
"""
MARKED = """80/9 - ميثاق المصابيح

\u200fإن الجمعية العامة،

\u200fتعتمد الميثاق التالي:

الجلسة العامة 3
22 أيلول/سبتمبر 2044

\u200fميثاق المصابيح

\u200f1 - نضيء المصا\u00adبيح.

\u200f2 - نحن في الظلام.
"""
BRACKETED = """39/148. ЛАМПЫ

(17 декабря 1984 года)

Генеральная Ассамблея,

отмечая лампы,

1. призывает их зажечь;

2. просит доклад.
"""
NUMERALS = (
    "一九七五年四月十七日\n第368(1975)号决议\n\n安全理事会，\n\n回顾灯塔，\n\n1. 要求点灯；\n\n2. 请秘书长提出报告。\n"
)
COUNTED_MEETING = """102 (I) Faros

La Asamblea General,

Reconociendo los faros;

Invita a los Miembros a encenderlos.

Sexagésima cuarta reunión plenaria,
15 de diciembre de 1946.
"""


def read(text: str, name: str = "lamps.txt") -> Resolution:
    return library.read(text.encode(), name=name)


@pytest.mark.parametrize(
    ("text", "ids", "symbol"),
    [
        (RAMSAR, "P01 P02 P03 O04 O05", "Resolution XII.9"),
        (STATUTE, "P01 O01 X1-01 X1-02 X1-2-01 O02", "A/RES/99/31"),
        (DECLARATION, "P01 P02 O01 O02", ""),
        (LEAGUE, "P01 O01", "Resolution No. 9321"),
        (PARLIAMENT, "P01 P02 P03 O01", ""),
        (CHINESE, "P01 P02 P03 O01", "S/RES/368 (2044)"),
        (UNION, "P01 P02 P03 O01 O02 O02-1", "Resolution 200 (Rev. Bucharest, 2022)"),
        (HEALTH, "P01 O01", "EM/RC60/R.3"),
        (DECISION, "O01", "A/DEC/80/511"),
        (BROKEN, "P01 O01 O02", ""),
    ],
)  # fmt: skip
def test_paragraphs_and_symbols_of_many_bodies(text: str, ids: str, symbol: str) -> None:
    """Counted preambles, amended articles, dashes, Chinese headings, numbers below a text, broken formulas."""
    resolution = read(text)
    assert [p.id for p in resolution.paragraphs] == ids.split()
    assert str(resolution.symbol or "") == symbol


def test_a_declaration_of_those_who_speak_is_read_and_said_to_be_no_resolution() -> None:
    """Its verbs have no ending; the days of a meeting are no session. Held in another text they are words."""
    resolution = read(DECLARATION)
    assert "not_a_resolution" in {doubt.kind for doubt in resolution.doubts}
    assert "session" not in resolution.meta
    held = read(STATUTE.partition("Article 2")[0] + "Annex\n\n" + DECLARATION)
    assert "not_a_resolution" not in {doubt.kind for doubt in held.doubts}


def test_marks_without_width_before_words_hide_no_title() -> None:
    """Marks of direction begin the lines of what is copied from Arabic pages; a soft hyphen is no letter."""
    resolution = read(MARKED)
    assert [p.id for p in resolution.paragraphs] == ["O01", "X1-01", "X1-02"]
    assert resolution["X1-01"].text.string == "نضيء المصابيح."


def test_a_symbol_is_no_marker_and_an_arabic_comma_may_bear_one() -> None:
    """The 3 of "AFR/RC60/R3" is no marker of note 3; "؛1" ends a paragraph."""
    english = read(NUMBERED)
    assert {n.marker: n.place for n in english.notes} == {"1": "P01", "2": "P02", "3": "O01"}
    arabic = read(COUNTED)
    assert [p.id for p in arabic.paragraphs] == ["P01", "P02", "O01"]


PAGE = (
    "<html><body><p>P9_TA(2044)0238</p><p>The European Parliament,</p>"
    "<p>–&nbsp;having regard to lamps<sup>(1)</sup>,</p>"
    "<p>1.&nbsp;Calls on the Commission to light them.</p>{notes}<p>Last updated: 3 May 2044</p></body></html>"
)


def test_notes_in_cells_belong_to_raised_numbers_and_a_number_without_one_is_doubted() -> None:
    """A page may have lines of its own below its notes."""
    notes = "<table><tr><td>(1)</td><td>OJ C 9, p. 1.</td></tr></table>"
    resolution = read(PAGE.format(notes=notes), "lamps.html")
    assert [(n.marker, n.place, n.text.string) for n in resolution.notes] == [("1", "P01", "OJ C 9, p. 1.")]
    assert "marker_without_note" in {d.kind for d in read(PAGE.format(notes=""), "lamps.html").doubts}


@pytest.mark.parametrize(("sign", "found"), [("(1)", ["1"]), ("(7)", [])])
def test_cells_that_are_no_notes_stay_as_they_are(sign: str, found: list[str]) -> None:
    bearer = Para([Run("having regard to lamps"), Run("(1)", raised=True)])
    cells = [Para([Run(sign)]), Para([Run("Seven lamps")])]
    assert list(_run_notes._at_the_foot([bearer, *cells])) == found
    assert [cell.text() for cell in cells] == (["", "(1) Seven lamps"] if found else ["(7)", "Seven lamps"])


@pytest.mark.parametrize(
    ("head", "adopted"),
    [
        (BRACKETED, "1984-12-17"),
        (NUMERALS, "1975-04-17"),
        (COUNTED_MEETING, "1946-12-15"),
    ],
)  # fmt: skip
def test_dates_that_stand_alone(head: str, adopted: str) -> None:
    """In brackets below a title, in numerals above a number, below a meeting that words count."""
    assert read(head).meta["adopted"] == adopted


def test_chinese_numerals_are_read() -> None:
    """Years sign by sign, days with a sign for ten."""
    assert [iso_date(re.sub(" ", "", words), "zh") for words in ("一九四七年二月二十七日", "二〇〇二年十一月十日")] == [
        "1947-02-27",
        "2002-11-10",
    ]


def test_letters_that_are_read_for_one_hide_no_organ() -> None:
    """Two letters that programs read for an m."""
    text = "Resolution 67/3\n\nLamps\n\nThe Cornmission on Narcotic Drugs,\n\nNoting lamps,\n\n1. Requests oil;\n"
    assert read(text).meta["organ"] == "Commission on Narcotic Drugs"


UNMARKED = """إن مجلس حقوق الإنسان،

إذ يشير إلى قراره 5/1 المؤرخ 18 حزيران/يونيه 2044

وإذ يذكر بالمصابيح في المدن البعيدة

وإذ يدين إطفاءها،

1- يطلب تقريرا؛

2- يقرر إبقاء المسألة قيد نظره.
"""
SHARED = """United Nations Security Council Resolution 303

Adopted by 11 votes to none, with 4 abstentions, by the Security Council at its 1608th meeting, on 6 December 1971

The Security Council,

Having considered lamps,

Decides to refer the question of lamps to the Assembly.

This work is excerpted from an official document of the United Nations. Its policy is to share it.

  1. Official records (proceedings of conferences and so on)
  2. United Nations documents issued with a UN symbol
"""
TWICE = """Resolution 2023/3: Lamps at sea

Resolutions and Declarations

2023/3. Lamps at sea

The Economic and Social Council,

Recalling lamps,

1. Requests a report;

2. Invites help.
"""
BESIDE = """جمعية الأمم المتحدة للبيئة
UNEP/EA.6/Res.8

6/8 المصابيح

إن جمعية الأمم المتحدة للبيئة،

إذ تشير إلى المصابيح،

1 - تدعو الدول إلى إضاءتها؛

2 - تطلب تقريرا.
"""
SENTENCES = """1 (1946). Résolution du 25 janvier 1946

Considérant les lampes;

1. Le Conseil de sécurité invite les membres à les allumer;

2. Le Conseil de sécurité décide que les gardiens veilleront.
"""


def test_arabic_clauses_without_marks_begin_with_and_below_an_empty_line() -> None:
    """Whoever types an Arabic text may leave out the commas; the clause above is doubted."""
    resolution = read(UNMARKED)
    assert [p.id for p in resolution.paragraphs] == ["P01", "P02", "P03", "O01", "O02"]


def test_what_a_page_says_of_its_own_below_a_text_is_no_paragraph() -> None:
    """The words of an archive, with numbers of their own; the date in a line that begins with the votes."""
    resolution = read(SHARED)
    assert [p.id for p in resolution.paragraphs] == ["P01", "O01"]
    assert resolution["O01"].text.string.endswith("to the Assembly.")
    assert resolution.meta["adopted"] == "1971-12-06"


@pytest.mark.parametrize(("text", "title"), [(TWICE, "Lamps at sea"), (BESIDE, "المصابيح")])
def test_titles_behind_a_number_that_is_said_twice(text: str, title: str) -> None:
    """A page's heading repeats number and title; a symbol makes its numbers known without a mark behind them."""
    assert read(text).meta["title"] == title


def test_sentences_with_the_organ_decide_in_french_too() -> None:
    """As in English: "The Security Council requests"."""
    assert [p.id for p in read(SENTENCES).paragraphs] == ["P01", "O01", "O02"]


def test_markers_before_numbers_in_texts_without_lines() -> None:
    """A converter that loses all line ends leaves ", 1 1. Approves"."""
    text = (
        "2 Decision 11/CP.18 Work on lamps The Conference of the Parties, Welcoming with appreciation the lamps of"
        " the sea and of the harbour as a step for all ships, Also welcoming the report on the lamps of the lake, 1"
        " 1. Approves the plan of lamps for the coming years and all their keepers; 2. Approves the draft rules on oil;"
        " 3. Requests help.\n"
    )
    assert [p.id for p in read(text).paragraphs] == ["P01", "P02", "O01", "O02", "O03"]


LETTERED = """القـرار 101 (نيودلهي، 2024)

المصابيح

إن الجمعية العالمية لتقييس الاتصالات (نيودلهي، 2024)،

إذ تشير

أ ) إلى القرار 1 بشأن المصابيح؛
ب) إلى القرار 2 بشأن الزيت،

تقرر

1 إضاءة المصابيح؛
2 عد المصابيح،

تدعو الدول الأعضاء

إلى المشاركة.
"""


def test_clauses_with_letters_below_a_verb_begin_without_empty_lines() -> None:
    """Each item of a list is a clause there; the number of the resolution is drawn out with kashida."""
    resolution = read(LETTERED)
    assert [p.id for p in resolution.paragraphs] == ["P01", "P02", "O01", "O02", "O02-1"]
    assert str(resolution.symbol) == "Resolution 101 (New Delhi, 2024)"


def test_the_line_below_a_league_text_says_its_session() -> None:
    """Number, session and date stand in one line at the end."""
    assert read(LEAGUE).meta["session"] == "151"


def test_a_month_with_two_letters_for_one_is_a_month() -> None:
    """As "Novernber" below a text that a program read from a picture."""
    assert iso_date("19 novernber 1981", "en") == "1981-11-19"


WRAPPED = {
    "a letter above its formula": (
        """38/58 - تأييد حق الحراس في إضاءة المصابيح في جميع المدن وعلى جميع السواحل
البعيدة والقريبة وفي البحار
ألف
إن الجمعية العامة،
إذ تشير إلى المصابيح التي تضيء للبحارة في كل ليلة من ليالي الشتاء الطويلة،
1 - تطلب تقريرا عن المصابيح وعن حراسها وعن الزيت الذي يحرق فيها كل ليلة؛
2 - تدعو إلى المساعدة.
باء
إن الجمعية العامة،
وقد نظرت في المصابيح،
1 - تطلب عدها.
""",
        "A-P01 A-O01 A-O02 B-P01 B-O01",
    ),
    "letters of recitals": (
        """P10_TA(2044)0042
Protection of lamps
The European Parliament,
- having regard to the Treaty on the Functioning of the European
Union, and in particular its Articles 100 and 191,
- having regard to the report of the Committee on Lamps
(A10-0021/2044),
A. whereas lamps guide all ships that pass the coast in the dark
of the night;
B. whereas lamps go out;
1. Calls on the Commission to light lamps on all coasts and to
report on them;
2. Instructs its President to forward this resolution.
""",
        "P01 P02 P03 P04 O01 O02",
    ),
}


@pytest.mark.parametrize("kind", WRAPPED)
def test_wrapped_texts_without_empty_lines(kind: str) -> None:
    """Lines of one width, as mail and old programs set them, with nothing between paragraphs."""
    text, ids = WRAPPED[kind]
    assert [p.id for p in read(text).paragraphs] == ids.split()


CAPITALS = """Conf. 19.7 Conservation of lamps and of their keepers in all
harbours
RECALLING Resolution Conf. 9.24 (Rev. CoP17), adopted by the
Conference of the Parties at its ninth meeting;
AWARE that lamps are sold;
THE CONFERENCE OF THE PARTIES TO THE CONVENTION
1. URGES Parties to keep lamps;
2. DIRECTS the Secretariat to report at the 20th meeting.
"""


def test_a_clause_in_capitals_that_stays_in_the_head_is_doubted() -> None:
    """It is broken over two lines above the formula, and nothing else shows that it is no part of the title."""
    assert "unknown_opening" in {doubt.kind for doubt in read(CAPITALS).doubts}


CONCLUSION = """No. 118 (LXXV) 2044

Conclusion on lamps

The Executive Committee,

Recalling its Conclusion No. 91 (LII) on oil,

Mindful of the night,

(a) Encourages States to light lamps;

(b) Calls on keepers to help;

(c) Requests the High Commissioner to report.
"""
BARE = """٥٦/١٢ المصابيح في الليل

إنَّ مجلسَ حقوقِ الإنسان،

بعد أن أخذ علما بالمصابيح،

وبعد المناقشة،

١- يُؤكِّدُ أهميتها؛

٢- يُقرِّرُ إضاءتها.
"""


def test_conclusions_that_letter_what_they_decide() -> None:
    """Below a preamble without letters; the items of an operative paragraph have letters all the same."""
    assert [p.id for p in read(CONCLUSION).paragraphs if p.part == "preamble"] == ["P01", "P02"]
    assert sum(p.part == "operative" for p in read(CONCLUSION).paragraphs) == 3


def test_a_number_without_a_mark_just_above_the_formula_is_the_texts_own() -> None:
    """As pages show it, with the title behind it; the openings are those of Arab bodies."""
    resolution = read(BARE)
    assert (str(resolution.symbol), resolution.meta["title"]) == ("A/HRC/RES/56/12", "المصابيح في الليل")
    assert [p.id for p in resolution.paragraphs] == ["P01", "P02", "O01", "O02"]

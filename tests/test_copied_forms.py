"""Forms in which people have copies of resolutions: heads, numbers, pages and encodings; all of them are made up."""

from __future__ import annotations

import office
import pytest

from toolkit import library
from toolkit.errors import SourceError
from toolkit.model import Resolution

BODY = {
    "en": "\n\n{formula},\n\nRecalling its earlier texts,\n\n1. Requests oil;\n\n2. Decides to end.\n",
    "ar": "\n\n{formula}،\n\nإذ يشير إلى قراراته،\n\n1 - يطلب الزيت؛\n\n2 - يقرر الختام.\n",
    "fr": "\n\n{formula},\n\nRappelant ses textes,\n\n1. Demande de l’huile ;\n\n2. Décide de finir.\n",
    "es": "\n\n{formula},\n\nRecordando sus textos,\n\n1. Pide aceite;\n\n2. Decide acabar.\n",
    "ru": "\n\n{formula},\n\nссылаясь на свои тексты,\n\n1. просит масла;\n\n2. постановляет закончить.\n",
    "zh": "\n\n{formula}，\n\n回顾其决议，\n\n1. 请会员国供油；\n\n2. 决定结束。\n",
}
HEAD = "A/RES/99/31\n\n99/31. Lamps\n\nThe General Assembly,\n\nRecalling its earlier texts,\n\n"


def read(text: str | bytes, name: str = "a.txt") -> Resolution:
    return library.read(text if isinstance(text, bytes) else text.encode(), name=name)


def ids(found: Resolution) -> str:
    return " ".join(p.id for p in found.paragraphs)


@pytest.mark.parametrize(
    ("language", "head", "formula", "symbol", "title", "adopted"),
    [
        ("en", "Security Council resolution 999 (2044)", "The Security Council", "S/RES/999 (2044)", "", ""),
        ("en", "UN Security Council Resolution 999 (2044)\n3 May 2044", "The Security Council", "S/RES/999 (2044)", "",
         "2044-05-03"),
        ("en", "General Assembly resolution 999 (III) of 11 May 1948", "The General Assembly", "A/RES/999 (III)", "",
         "1948-05-11"),
        ("en", "Lamps of the poor\n\nCommission on Human Rights resolution 1998/99", "The Commission on Human Rights",
         "E/CN.4/RES/1998/99", "Lamps of the poor", ""),
        ("en", "Resolution No. 999 (2044)", "The Security Council", "S/RES/999 (2044)", "", ""),
        ("ar", "قرار مجلس الأمن رقم 999 (2044)", "إن مجلس الأمن", "S/RES/999 (2044)", "", ""),
        ("ar", "نص قرار المجلس الاقتصادي والاجتماعي 1996/99", "إن المجلس الاقتصادي والاجتماعي", "E/RES/1996/99", "",
         ""),
        ("fr", "Résolution 98/99 de l’Assemblée générale", "L’Assemblée générale", "A/RES/98/99", "", ""),
        ("es", "Resolución 98/99 de la Asamblea General", "La Asamblea General", "A/RES/98/99", "", ""),
        ("ru", "Резолюция 98/99 Генеральной Ассамблеи", "Генеральная Ассамблея", "A/RES/98/99", "", ""),
        ("zh", "第999(2044)号决议\n\n2044年5月3日安全理事会第9999次会议通过", "安全理事会", "S/RES/999 (2044)", "",
         "2044-05-03"),
        ("zh", "999（二十八）. 灯油", "大会", "A/RES/999 (XXVIII)", "灯油", ""),
        # another organ's number, and one in a title, are none of its own
        ("en", "Security Council resolution 999 (2044)", "The General Assembly", "", "", ""),
        ("en", "A/99/L.7\n\nBorduria: draft resolution\n\nFollow-up to\nGeneral Assembly resolution 98/1",
         "The General Assembly", "A/99/L.7", "Follow-up to General Assembly resolution 98/1", ""),
    ],
)  # fmt: skip
def test_a_line_calls_a_text_by_its_number(
    language: str, head: str, formula: str, symbol: str, title: str, adopted: str
) -> None:
    found = read(head + BODY[language].format(formula=formula))

    assert str(found.symbol or "") == symbol
    assert (found.meta.get("title", ""), found.meta.get("adopted", "")) == (title, adopted)


def test_a_symbol_that_a_sentence_names_is_taken_and_doubted() -> None:
    found = read("Full text of A/RES/ES-99/7" + BODY["en"].format(formula="The General Assembly"))

    assert (str(found.symbol), [d.kind for d in found.doubts]) == ("A/RES/ES-99/7", ["symbol"])


@pytest.mark.parametrize(
    "rows",
    [
        "(1) Requests oil;\n\n(2) Decides to end.",
        "1/ Requests oil;\n\n2/ Decides to end.",
        "I. Requests oil;\n\nII. Decides to end.",
    ],
)
def test_numbers_in_other_forms_count_a_row_of_verbs(rows: str) -> None:
    assert ids(read(HEAD + rows)) == "P01 O01 O02"


def test_items_and_notes_keep_such_numbers() -> None:
    rows = "1. Decides:\n\n(1) Requests to be heard;\n\n(2) Decides not to;\n\n2. Requests oil.1\n\n"
    rows += "_____\n\n1/ See A/98/2."

    assert ids(read(HEAD + rows)) == "P01 O01 O02"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A/RES/99/31\n\nإن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\nأولا: تطلب الزيت؛\n\nثانيا: تقرر الختام.",
         "P01 O01 O02"),
        ("A/RES/99/31\n\n大会，\n\n回顾其决议，\n\n一、请会员国供油；\n\n二、决定结束。", "P01 O01 O02"),
        ("A/RES/99/31\n\n大会，\n\n回顾其决议，\n\n１．请会员国供油；\n\n２．决定结束。", "P01 O01 O02"),
        (("Резолюция 999 (2044)\n\nСовет Безопасности,\nссылаясь на тексты и на ту часть их, которая\nвсем известна,\n"
         "будучи убежден в том, что лампы нужны\nвсем,\n1. просит масла для всех и для каждого,\nкто его ждет;\n"
         "2. постановляет закончить на этом и больше\nне начинать."), "P01 P02 O01 O02"),
    ],
)  # fmt: skip
def test_numbers_and_lines_of_other_scripts(text: str, places: str) -> None:
    assert ids(read(text)) == places


def test_numbers_of_lines_are_no_words() -> None:
    lines = [
        "The General Assembly,",
        "",
        "Recalling that there are",
        "many lamps on",
        "the lakes,",
        "",
        "1. Requests a count",
        "of all lamps",
        "and boats;",
        "",
        "2. Decides to end",
        "the count in May.",
    ]
    found = read(
        "A/99/L.7\n\nLamps\n\n" + "\n".join(f"{at}  {line}" if line else "" for at, line in enumerate(lines, 1))
    )

    assert ids(found) == "P01 O01 O02"
    assert found["O01"].text.string == "Requests a count of all lamps and boats;"


@pytest.mark.parametrize(
    ("language", "encoding", "formula"),
    [("ar", "windows-1256", "إن الجمعية العامة"), ("ru", "koi8-r", "Генеральная Ассамблея"), ("zh", "gb18030", "大会")],
)
def test_older_encodings_are_tried_and_said(language: str, encoding: str, formula: str) -> None:
    found = read(f"A/RES/99/31{BODY[language].format(formula=formula)}".encode(encoding))

    assert ids(found) == "P01 O01 O02"
    assert [(d.kind, encoding in d.says) for d in found.doubts] == [("encoding", True)]
    with pytest.raises(SourceError, match="not valid UTF-8"):
        read("Ни слова о ней".encode(encoding) if encoding == "koi8-r" else "été".encode("latin-1"))


def test_a_page_of_a_yearbook() -> None:
    """Its running title is furniture, its notes begin with any number, and a word that it breaks is one."""
    found = read(
        "99/31. Lamps\nThe General Assembly,\nRecalling its earlier texts on lamps and on the\nuse of oil,\n"
        "1. Appeals to all States to light lamps in accord-\nance with the rules,47 and with due regard to the "
        "princi-\n"
        "47 A/98/2, annex II.\nVI. Resolutions adopted on the reports of the Second Committee 65\nples of light;\n"
        "2. Requests the Secretary-General to report on all\nlamps.\n"
    )

    assert found["O01"].text.string.endswith(
        "in accordance with the rules, and with due regard to the principles of light;"
    )
    assert [(n.marker, n.place, n.text.string) for n in found.notes] == [("47", "O01", "A/98/2, annex II.")]


def test_columns_side_by_side_are_doubted() -> None:
    rows = [("Recalling its texts,", "3. Invites States to lend"), ("Noting the oil,", "oil to all of them;"),
            ("1. Requests oil;", "4. Decides to end"), ("2. Requests lamps;", "the count of May 2044.")]  # fmt: skip
    found = read("A/RES/99/31\n\nThe General Assembly,\n\n" + "\n".join(f"{a:<40}{b}" for a, b in rows))

    assert "reading_order" in [d.kind for d in found.doubts]


def test_heads_of_principles_and_tables_in_annexes() -> None:
    """The head of a principle is no word of it; a table is one paragraph."""
    arabic = read(
        "A/RES/99/31\n\nإن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n1 - تعتمد المبادئ؛\n\n2 - تطلب نشرها.\n\n"
        "المرفق\nمبادئ الضوء\n\n"
        "المبدأ 1\n1 - الضوء للجميع.\n2 - الضوء نافع.\n\nالمبدأ 2\n3 - يحفظ الزيت.\n"
    )
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{office.para(c)}</w:tc>' for c in row)}</w:tr>" for row in
                   (("Lamp", "Share"), ("North", "12,5"), ("South", "87,5")))  # fmt: skip
    body = ("A/RES/99/31", "The General Assembly,", "Recalling its texts,", "1. Adopts the scale;", "2. Requests oil.")
    word = library.read(
        office.docx(*map(office.para, (*body, "Annex", "Scale")), f"<w:tbl>{rows}</w:tbl>"), name="a.docx"
    )

    assert ids(arabic) == "P01 O01 O02 X1-01 X1-02 X1-03"
    assert ids(word) == "P01 O01 O02 X1-01"
    assert word["X1-01"].text.string == "Lamp Share North 12,5 South 87,5"


def test_a_number_of_its_own_goes_before_a_line_that_calls_a_text() -> None:
    """Also with what a site prints above it."""
    head = "United Nations General Assembly Resolution 999 (III)\nFrom a site\n\n999 (III). LAMPS"

    assert read(head + BODY["en"].format(formula="The General Assembly")).meta["title"] == "LAMPS"


def test_a_symbol_with_the_title_behind_it() -> None:
    found = read("A/RES/99/31. Lamps for all" + BODY["en"].format(formula="The General Assembly"))

    assert (str(found.symbol), found.meta["title"], found.doubts) == ("A/RES/99/31", "Lamps for all", ())


def test_items_in_brackets_do_not_hide_notes() -> None:
    """Nor do Arabic digits at their heads."""
    square = read(f"{HEAD}1. Urges States:[1]\n\n(1) to light lamps;\n\n(2) to give oil;[2]\n\n2. Decides to end.\n\n"
                  "[1] See A/98/2.\n[2] And boats.")  # fmt: skip
    arabic = read(
        "A/RES/99/31\n\nإن الجمعية العامة،\n\nإذ تشير إلى قرارها(١)،\n\n١ - تطلب الزيت(٢)؛\n\n"
        "٢ - تقرر الختام.\n\n__________\n(١) A/98/2.\n(٢) A/98/3.\n"
    )

    assert [(n.marker, n.place) for n in square.notes] == [("1", "O01"), ("2", "O01")]
    assert [(n.marker, n.place) for n in arabic.notes] == [("1", "P01"), ("2", "O01")]


def test_paragraphs_in_the_rows_of_a_table() -> None:
    cells = (("1.", "Requests oil;"), ("2.", "Decides to:"), ("(a)", "end;"))
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells)
    head = "<p>A/RES/99/31</p><p>The General Assembly,</p><p>Recalling its texts,</p>"
    found = read(f"<html><body>{head}<table>{rows}</table></body></html>", "a.html")

    shown = [(p.id, p.text.string) for p in found.paragraphs[1:]]
    assert shown == [("O01", "Requests oil;"), ("O02", "Decides to: (a) end;")]


def test_a_part_whose_preamble_stands_above_its_formula() -> None:
    ends = "183rd plenary meeting,\n10 December 1948.\n\n"
    found = read(
        "999 (III). LAMPS\n\nA\n\nDECLARATION\n\nWhereas lamps are the foundation of reading,\n\nNow, Therefore,\n\n"
        f"THE GENERAL ASSEMBLY\n\nProclaims this Declaration of Lamps for all peoples.\n\n{ends}B\n\nOIL\n\n"
        f"The General Assembly,\n\nNoting oil,\n\n1. Decides to end;\n\n2. Requests oil.\n\n{ends}"
    )

    assert ids(found) == "A-P01 A-O01 B-P01 B-O01 B-O02"


RUSSIAN = (
    "A/RES/99/31 99/31. Лампы Генеральная Ассамблея, ссылаясь на свои тексты о лампах и о масле для ламп, отмечая "
    "важность ламп для всех, кто читает, 1. приветствует доклад о лампах; 2. просит масла для всех ламп; "
    "3. постановляет закончить. 55-е пленарное заседание, 11 мая 2044 года"
)
CHINESE = (
    "第999(2044)号决议 安全理事会，回顾其以往关于灯油的各项决议，重申对灯油的坚定承诺，根据《灯油章程》采取行动，"
    "1. 决定将任务期限延长至2045年2月28日；"
    "2. 请秘书长每90天就本决议的执行情况提交报告；3. 决定继续积极处理此案。"
)


@pytest.mark.parametrize(("text", "places"), [(RUSSIAN, "P01 P02 O01 O02 O03"), (CHINESE, "P01 P02 P03 O01 O02 O03")])
def test_one_line_of_russian_or_chinese_is_read_and_doubted(text: str, places: str) -> None:
    found = read(text)

    assert ids(found) == places
    assert "reading_order" in [d.kind for d in found.doubts]


def test_the_number_of_a_press_release_is_no_symbol_of_the_text() -> None:
    found = read(
        "SC/16001\n\nThe full text of resolution 999 (2044) reads as follows:\n\n“The Security Council,\n\n"
        "“Noting oil,\n\n“1. Requests oil;\n\n“2. Decides to end.”"
    )

    assert (str(found.symbol), ids(found)) == ("S/RES/999 (2044)", "P01 O01 O02")


def test_a_russian_decision_is_dated_by_its_meeting() -> None:
    found = read(
        "99/561. Лампы\n\nНа своем 102-м пленарном заседании 5 мая 2044 года "
        "Генеральная Ассамблея постановила закончить."
    )

    assert (found.meta["adopted"], found.meta["meeting"]) == ("2044-05-05", "102")


def test_arabic_past_tenses_of_masculine_organs_open_preambles() -> None:
    preamble = "عملا بولايته،\n\nوقد أجرى استعراض المصابيح،"
    found = read(f"إن مجلس حقوق الإنسان،\n\n{preamble}\n\nيعتمد النتائج.")

    assert ids(found) == "P01 P02 O01"


def test_articles_that_a_paragraph_amends_end_where_its_numbers_go_on() -> None:
    rows = '1. Decides to amend the rules as follows:\n\nArticle 2\n\nReplace paragraph 3 by:\n\n"3. Lamps are lit."'
    head = "A/RES/99/31\n\nإن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n"
    arabic = "1 - تقرر تعديل النظام على النحو التالي:\n\nالمادة 2\n\nيستعاض عن الفقرة 3 بما يلي:\n\n2 - تطلب نشره."

    assert ids(read(f"{HEAD}{rows}\n\n2. Requests oil.")).endswith(" O02")
    assert ids(read(f"{head}{arabic}")).endswith(" O02")


def test_a_decision_of_a_commission_is_none_of_the_council() -> None:
    """Its title says no session of its own."""
    found = read(
        "Decision 2044/101\n\nTheme of the ninety-first session\n\nThe Commission on Population and Development "
        "decides that the theme of its next session shall be lamps.\n"
    )

    assert (found.symbol, found.meta["organ"]) == (None, "Commission on Population and Development")
    assert "session" not in found.meta


def test_closing_lines_below_a_draft_that_is_quoted() -> None:
    draft = "“The General Assembly,\n\n“Noting oil,\n\n“1. Urges all to read;\n\n“2. Requests oil.”"
    lead = "Recommends to the General Assembly the adoption of the following draft resolution:\n\n“Lamps"
    found = read(
        f"E/RES/2044/9\n\n2044/9. Lamps\n\nThe Economic and Social Council\n\n{lead}\n\n{draft}\n\n"
        "12th plenary meeting\n10 June 2044\n"
    )

    assert ids(found) == "O01 X1-P01 X1-01 X1-02"
    assert (found.meta["adopted"], found.meta["meeting"]) == ("2044-06-10", "12")

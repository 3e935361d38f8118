"""How other pages name a text above it, and when it was adopted: lines of data bases, collections and reviews."""

from __future__ import annotations

import pytest

from toolkit.sources._dates import iso_date
from toolkit.sources._layout import Block
from toolkit.sources.identity import Identity, identify

GA, SC = "The General Assembly,", "The Security Council,"


def read(header: str, formula: str, *, language: str = "en", closing: str = "") -> Identity:
    blocks = [Block(0, len(text), text) for text in header.split("\n\n")]
    return identify(blocks, language=language, formula=formula, closing=closing)


@pytest.mark.parametrize(
    ("header", "formula", "symbol", "date"),
    [
        ("Security Council resolution 9361 of 30 August 2051", SC, "S/RES/9361 (2051)", "2051-08-30"),
        ("Security Council resolution 9361", SC, "", ""),
        ("Resolution 9361 of 30 August 2051", SC, "", ""),
        ("General Assembly resolution 9361 of 30 August 2051", GA, "", ""),
        ("Lakes, G.A. res. 99/12, U.N. GAOR Supp. (No. 49) at 16, U.N. Doc. A/99/49 (2044).", GA, "A/RES/99/12", ""),
        ("Lakes, G.A. res. 9200A (XXI), 21 U.N.GAOR Supp. (No. 16) at 52.", GA, "A/RES/9200 A (XXI)", ""),
        ("Lakes, G.A. res. 99/12, U.N. Doc. A/99/49 (2044).", SC, "", ""),
        ("Lakes, see resolution G.A. res. 99/12 and others", GA, "", ""),
    ],
)
def test_lines_that_call_a_text(header: str, formula: str, symbol: str, date: str) -> None:
    found = read(header, formula)
    assert str(found.symbol or "") == symbol
    assert not date or found.meta["adopted"] == date


def test_an_arabic_number_and_its_date_in_two_names_of_a_month() -> None:
    head = "قرار مجلس الأمن رقم 9381 بتاريخ 30 تشرين الثاني (نوفمبر) 2051"
    found = read(head, "إن مجلس الأمن", language="ar", closing="تبنى المجلس هذا القرار، في\nجلسته رقم 9856")
    assert str(found.symbol) == "S/RES/9381 (2051)"
    assert (found.meta["adopted"], found.meta["meeting"]) == ("2051-11-30", "9856")


def test_another_word_in_brackets_is_no_second_name_of_a_month() -> None:
    assert iso_date("30 تشرين الثاني (القاهره) 2051", "ar") == ""


def test_an_arabic_session_in_brackets_makes_the_number() -> None:
    head = "قرار الجمعية العامة رقم 9194 (الدورة 3) بتاريخ 11 كانون الأول (ديسمبر) 2048"
    assert str(read(head, "إن الجمعية العامة،", language="ar").symbol) == "A/RES/9194 (III)"


@pytest.mark.parametrize(
    ("language", "head", "formula", "session"),
    [
        ("en", "General Assembly\n\nTenth emergency special session", GA, "ES-10"),
        ("en", "General Assembly\n\nThirty-second special session", GA, "S-32"),
        ("en", "Follow-up to the tenth special session", GA, ""),
        ("en", "Tenth special session", SC, ""),
        ("ar", "الجمعية العامة\n\nالدورة الاستثنائية الطارئة العاشرة", "إن الجمعية العامة،", "ES-10"),
        ("ar", "الجمعية العامة\n\nالدورة الاستثنائية الثانية والثلاثون", "إن الجمعية العامة،", "S-32"),
        ("ar", "متابعة نتائج الدورة الاستثنائية الثانية والثلاثين", "إن الجمعية العامة،", ""),
    ],
)
def test_special_sessions_by_their_names(language: str, head: str, formula: str, session: str) -> None:
    assert read(head, formula, language=language).meta.get("session", "") == session


def test_a_meeting_in_chinese_numerals() -> None:
    closing = "二〇五一年十月二十五日，\n第一九七六次全体会议。"
    found = read("9758(XXVI). 湖泊", "大会，", language="zh", closing=closing)
    assert (found.meta["meeting"], found.meta["adopted"]) == ("1976", "2051-10-25")


@pytest.mark.parametrize(("said", "date"), [("ОТ 17.12.2044 N 99/148", "2044-12-17"), ("ОТ 17 N 99/148", "")])
def test_a_russian_date_in_digits_is_not_the_day_of_a_data_base(said: str, date: str) -> None:
    head = f"РЕЗОЛЮЦИЯ {said} ОЗЕРА\n\n(17 страниц)"
    assert read(head, "Генеральная Ассамблея,", language="ru").meta.get("adopted", "") == date


@pytest.mark.parametrize(
    ("head", "symbol"),
    [
        ("РЕЗОЛЮЦИЯ\n\nот 25 сентября 2044 года N 99/1\n\nОзера", "A/RES/99/1"),
        ("Резолюция от 25.09.2044 № 99/1", "A/RES/99/1"),
        ("от 25 сентября 2044 года\n\n99/1", ""),
        ("Озера N 99/1", ""),
    ],
)
def test_a_russian_number_behind_its_date(head: str, symbol: str) -> None:
    assert str(read(head, "Генеральная Ассамблея,", language="ru").symbol or "") == symbol

"""Headings without a mark, in scripts that have no capitals, and lines of a head that are no titles."""

from __future__ import annotations

import pytest

from toolkit import library
from toolkit.sources._layout import Block
from toolkit.sources.identity import identify

ARABIC = """A/RES/99/904

99/904 - البحيرات

إن الجمعية العامة،

إذ تشير إلى قرارها 98/904،

1 - تعتمد المبادئ المرفقة؛

2 - تطلب تقريرا.

الجلسة العامة 54
14 كانون الأول/ديسمبر 2044

المرفق
المبادئ

قواعد عامة
1 - تحصي الدول البحيرات.
2 - يجري الإحصاء كل سنة.
{gap}القوارب
3 - تسجل القوارب.
4 - السجلات مفتوحة.
"""
CHINESE = """A/RES/99/904

99/904. 湖泊

大会，

回顾其第98/904号决议，

1. 通过本决议所附原则；

2. 请秘书长提出报告。

2044年12月14日
第54次全体会议

附件
湖泊原则

一般规定
1. 各国应清点湖泊。
2. 清点每年进行一次。
{gap}船只
3. 船只应登记。
4. 登记应公开。
"""
ENGLISH = """A/RES/99/904

99/904. Lakes

The General Assembly,

Recalling its resolution 98/904,

1. Adopts the principles annexed to the present resolution;

2. Requests a report.

54th plenary meeting
14 December 2044

Annex
Principles

General rules
1. States shall count lakes.
2. Counts are made each year.
{gap}Boats
3. Boats shall be registered.
4. Registers shall be open.
"""
IDS = "P01 O01 O02 X1-01 X1-02 X1-03 X1-04"


@pytest.mark.parametrize("text", [ARABIC, CHINESE, ENGLISH])
@pytest.mark.parametrize("gap", ["\n", ""])
def test_plain_headings_part_the_paragraphs_of_an_annex(text: str, gap: str) -> None:
    found = library.loads(text.replace("{gap}", gap))
    assert " ".join(p.id for p in found.paragraphs) == IDS


def test_words_that_a_line_breaks_before_a_number_are_no_heading() -> None:
    broken = ARABIC.replace("{gap}", "\n").replace(
        "تحصي الدول البحيرات.", "تحصي الدول البحيرات وفقا للفقرة\n7 - 2 من القرار."
    )
    found = library.loads(broken)
    assert " ".join(p.id for p in found.paragraphs) == IDS
    assert found["X1-01"].text.string.endswith("من القرار.")


LETTER = """Eleventh emergency special session
Agenda item 5
Letter dated 28 February 2044 from the President of the Council
{adopted}
Lakes

The General Assembly,

Recalling its resolution ES-9/1,

1. Welcomes lakes;

2. Requests a count.
"""


@pytest.mark.parametrize(
    ("adopted", "doubted"), [("\nResolution adopted by the General Assembly on 2 March 2044\n", False), ("", True)]
)
def test_an_item_of_the_agenda_may_be_called_by_a_letter(adopted: str, doubted: bool) -> None:
    found = library.loads(LETTER.format(adopted=adopted))
    assert ("not_a_resolution" in {doubt.kind for doubt in found.doubts}) == doubted


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("99/158. Year of glaciers\n(2045)", "Year of glaciers (2045)"),
        ("99/158. Year of glaciers\n(2045-2046)", "Year of glaciers (2045-2046)"),
        ("99/158. Year of glaciers\n(A/99/443)", "Year of glaciers"),
        ("(2045)\n99/158. Year of glaciers", "Year of glaciers"),
    ],
)
def test_a_year_in_brackets_on_a_line_of_its_own_ends_a_title(head: str, title: str) -> None:
    found = identify([Block(0, len(head), head)], language="en", formula="The General Assembly,")
    assert found.title == title

"""Signs that nobody sees, and habits of converters: what they must not change; the texts are made up."""

from __future__ import annotations

import textwrap

import office
import pytest

from toolkit import library
from toolkit.model import Resolution

ROWS = """A/RES/99/21

Resolution adopted by the General Assembly on 3 March 2045

99/21. Reeds

The General Assembly,

Recalling its resolution 98/20,1

Noting the reeds,2

1. Requests the islands to count their reeds;

2. Decides to remain seized of the matter.

40th plenary meeting
3 March 2045

1 Resolution 98/20.

2 See A/99/12."""
ARABIC = """الأمم المتحدة A/RES/99/21

قرار اتخذته الجمعية العامة في 3 آذار/مارس 2045

99/21 - القصب

إن الجمعية العامة،

إذ تشير إلى قرارها 98/20(1)،

وإذ تلاحظ القصب(2)،

1 - تطلب إلى الجزر أن تعد قصبها؛

2 - تقرر أن تبقي المسألة قيد نظرها.

الجلسة العامة 40
3 آذار/مارس 2045

(1) القرار 98/20.

(2) انظر A/99/12."""
PARTS = """A/RES/99/22 A–B

Resolutions adopted by the General Assembly on 3 March 2045

99/22. Reeds and rafts

{first}

The General Assembly,

Noting the reeds,

1. Requests the islands to count them;

2. Thanks the islands.

{second}

**Rafts on lakes**

The General Assembly,

Noting the rafts,

1. Requests the islands to count them;

2. Thanks the islands."""


def read(text: str) -> Resolution:
    return library.read(text.encode(), name="reeds.txt")


def shown(found: Resolution) -> tuple[str, list[str], list[tuple[str, str]], str]:
    return (
        str(found.symbol),
        [p.id for p in found.paragraphs],
        [(n.id, n.place) for n in found.notes],
        found.meta["adopted"],
    )


SHOWN = ("A/RES/99/21", ["P01", "P02", "O01", "O02"], [("fn1", "P01"), ("fn2", "P02")], "2045-03-03")


@pytest.mark.parametrize("text", [ROWS, ARABIC])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: row.replace(" ", " \u200b"),
        lambda row: row.replace("/", "/\u200b"),
        lambda row: "\u2060".join(row.split(" ", 1)[:1]) + row[len(row.split(" ", 1)[0]) :],
        lambda row: row.replace(" ", "\u00a0", 2),
        lambda row: f"\u202b{row}\u202c" if row else row,
        lambda row: f"\u2067{row}\u2069" if row else row,
    ],
    ids=["after blanks", "in symbols", "nothing", "hard blanks", "embedded", "isolated"],
)
def test_signs_that_nobody_sees_change_nothing(text: str, spoil: object) -> None:
    found = read("\n".join(map(spoil, text.splitlines())))  # type: ignore[arg-type]
    assert shown(found) == SHOWN
    assert not found.doubts


@pytest.mark.parametrize("form", ["### {}", "**{}**", "__{}__", "{}", "\u202a{}\u202c"])
def test_the_letter_of_a_part_may_stand_in_signs_of_mark_up(form: str) -> None:
    found = read(PARTS.format(first=form.format("A"), second=form.format("B")))
    assert [p.id for p in found.paragraphs] == ["A-P01", "A-O01", "A-O02", "B-P01", "B-O01", "B-O02"]
    assert not found.doubts


def test_a_part_without_its_letter_is_doubted() -> None:
    text = PARTS.format(first="A", second="").replace("**Rafts on lakes**\n\n", "")
    assert ("", "parts") in [(doubt.place, doubt.kind) for doubt in read(text).doubts]


def test_where_empty_lines_part_paragraphs_a_wrapped_line_that_opens_like_one_is_none() -> None:
    """The second line of a paragraph begins as a paragraph does; the nine others stand apart."""
    rest = (
        "التي تعدها كل سنة وترسل تقريرا عنها إلى الأمين\nالعام في آخرها ثم يعرض على اللجنة قبل دورتها\n" * 3
        + "التالية،"
    )
    long = [f"وإذ تلاحظ قصب السنة {n} في بحيرات الجزر\n{rest}" for n in range(9)]
    long[4] = f"وإذ ترحب بالتقرير الذي أرسلته الجزر إلى الأمين العام،\nوإذ تلاحظ فيه القصب وعدده في كل بحيرة\n{rest}"
    text = "\n\n".join(["إن الجمعية العامة،", *long, "1 - تقرر عد القصب."])
    assert sum(p.part == "preamble" for p in read(text).paragraphs) == 9


def test_notes_may_begin_just_below_the_date_of_the_meeting() -> None:
    """The lines are wrapped, and no empty line parts paragraphs."""
    more = " that grow in the lakes of the islands and along the rivers which run into them from the hills"
    arabic = " الذي ينمو في بحيرات الجزر وعلى ضفاف الأنهار التي تصب فيها من التلال المحيطة بها"
    texts = (
        ROWS.replace("count their reeds", f"count their reeds{more * 5}"),
        ARABIC.replace("قصبها", "قصبها" + arabic * 6),
    )
    for text in texts:
        rows = [part for row in text.splitlines() if row for part in textwrap.wrap(row, 60)]
        assert shown(read("\n".join(rows))) == SHOWN


def test_a_marker_in_brackets_that_is_left_at_an_arabic_word_is_doubted() -> None:
    text = ARABIC.replace("(1) القرار 98/20.\n\n", "").replace("98/20(1)", "98/20").replace("القصب(2)", "القصب(3)")
    assert ("P02", "marker_without_note") in [(d.place, d.kind) for d in read(text).doubts]
    assert not [d for d in read(ARABIC.replace("القصب(2)،", "القصب (انظر الفقرة 2)(2)،")).doubts if d.place == "P02"]


RAISED = '<w:position w:val="8"/><w:sz w:val="19"/>'


@pytest.mark.parametrize(
    ("marker", "look", "place"),
    [
        (("1",), RAISED, "P01"),
        (("(", "1", ")"), RAISED, "P01"),
        (("(", "1)"), '<w:vertAlign w:val="superscript"/>', "P01"),
        (("1",), '<w:position w:val="8"/><w:sz w:val="24"/>', None),
        (("1",), '<w:position w:val="-8"/><w:sz w:val="19"/>', None),
    ],
)
def test_digits_may_be_raised_by_their_place(marker: tuple[str, ...], look: str, place: str | None) -> None:
    """LibreOffice raises them so when it makes a Word file of a web page, and parts brackets from digits."""
    sign = [office.run(piece, look) for piece in marker]
    rows = ["99/21. Reeds", "The General Assembly,", None, "1. Requests the islands to count them;", "2. Thanks them."]
    body = [
        office.para(office.run("Recalling its resolution 98/20"), *sign, office.run(","))
        if row is None
        else office.para(row)
        for row in rows
    ]
    found = library.read(office.docx(*body, office.para(*sign, office.run(" Resolution 98/20."))), name="a.docx")
    assert [marker for _, marker in found["P01"].markers] == (["1"] if place else [])
    assert [n.place for n in found.notes if n.place] == ([place] if place else [])

"""Texts of bodies outside of the United Nations, and what only looks like a resolution; all of them are made up."""

from __future__ import annotations

import pytest

import toolkit as tk
from toolkit.model import Resolution
from toolkit.references import Symbol

SEAPLANES = """A46-3: Seaplanes

Whereas seaplanes land on many lakes;

Recognizing that the noise of their engines is a nuisance to those who live there;

The Assembly:

1. Requests the Council to study the noise;

2. Urges Member States to exchange what they know."""
REEDS = """REEDS AND RAFTS

Resolution adopted by consensus by the 161st IPU Assembly (Klow, 12 October 2044)

The 161st Assembly of the Inter-Parliamentary Union,

Mindful of the reeds,

1. Calls on parliaments to count reeds;

2. Requests its Secretariat to publish the counts."""
COUNCIL_OF_EUROPE = """Resolution 2991 (2044)1
Provisional version

Reeds and rafts

Parliamentary Assembly

1. The Parliamentary Assembly considers that reeds belong to all who live beside them.

2. The Assembly calls on member States to:

2.1. count the reeds;

2.2. leave them where they stand.

3. The Assembly invites national parliaments to speak of them.

1. Assembly debate on 24 January 2044 (5th sitting) (see Doc. 16001, report of the Committee on Reeds)."""
UNION = """القرار 211 (كلو، 2044)

إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات (كلو، 2044)،

إذ يذكر

أ ) بالقرار 130 (المراجع في كلو، 2040)؛

ب) بالقرار 71 بشأن القصب،

وإذ يضع في اعتباره

أن القصب ينمو في البحيرات،

يقرر

1 مواصلة عد القصب؛

2 تقديم العون إلى الجزر،

يكلف الأمين العام

1 بتنفيذ هذا القرار؛

2 برفع تقرير إلى المجلس."""
HEALTH = """NINETY-EIGHTH WORLD HEALTH ASSEMBLY WHA98.3

Agenda item 13 30 May 2045

Health of those who cut reeds

The Ninety-eighth World Health Assembly,

Having considered the report by the Director-General,1

1. URGES Member States:2
(1) to look after those who cut reeds;
(2) to give them gloves;
(3) to count them;

2. REQUESTS the Director-General to report in two years.

Ninth plenary meeting, 30 May 2045

1 Document A98/15.
2 And the islands."""
MAIL = """From: T <t@example.org>
To: B <b@example.org>
Subject: Fwd: the text

Here it is.

> A/RES/99/41
>
> Resolution adopted by the General Assembly on 6 December 2044
>
> 99/41. Reeds
>
> The General Assembly,
>
> Noting the reeds that grow
> in the lakes,
>
>> Noting also the rafts,
>
> 1. Requests the islands to count them;
>
> 2. Decides to remain seized of the matter.
"""
LEAGUE = """قرار رقم 9121 بتاريخ 7/9/2044

القصب في البحيرات العربية

إن مجلس جامعة الدول العربية على المستوى الوزاري،

وإذ يؤكد على قراراته السابقة في هذا الشأن،

يقرر:

1- التأكيد على حماية القصب.

2- الطلب إلى الأمين العام متابعة تنفيذ هذا القرار."""
STARRED = """Khemed* and Syldavia: draft resolution

Reeds

The Commission on the Status of Women,

Guided by the reeds,

1. Calls for more reeds;

2. Decides to speak of them again.

* In accordance with rule 69 of the rules of procedure of the commissions."""


def read(text: str) -> Resolution:
    return tk.loads(text)


def ids(found: Resolution) -> str:
    return " ".join(p.id for p in found.paragraphs)


@pytest.mark.parametrize(
    ("text", "organ", "title", "places"),
    [
        (SEAPLANES, "Assembly of the International Civil Aviation Organization", "Seaplanes", "P01 P02 O01 O02"),
        (REEDS, "Assembly of the Inter-Parliamentary Union", "REEDS AND RAFTS", "P01 O01 O02"),
        (COUNCIL_OF_EUROPE, "Parliamentary Assembly of the Council of Europe", "Reeds and rafts", "O01 O02 O03"),
        (UNION, "Plenipotentiary Conference of the International Telecommunication Union", None,
         "P01 P02 P03 O01 O02 2-O01 2-O02"),
        (HEALTH, "World Health Assembly", "Health of those who cut reeds", "P01 O01 O02"),
        (MAIL, "General Assembly", "Reeds", "P01 P02 O01 O02"),
        (LEAGUE, "Council of the League of Arab States", None, "P01 O01 O02"),
        (STARRED, "Commission on the Status of Women", "Reeds", "P01 O01 O02"),
    ],
)  # fmt: skip
def test_what_a_body_elsewhere_prints(text: str, organ: str, title: str | None, places: str) -> None:
    found = read(text)
    assert (found.meta["organ"], ids(found)) == (organ, places)
    assert title is None or found.meta["title"] == title
    assert not found.doubts


def test_a_preamble_above_the_formula_needs_verbs_below_it() -> None:
    """Without a verb below the formula the words above it are none of a preamble, and doubted as before."""
    text = SEAPLANES.replace("The Assembly:\n\n1. Requests", "The Assembly:\n\nNoting the lakes,\n\n1. Requests")
    assert [p.text.string for p in read(text).paragraphs if p.part == "preamble"] == ["Noting the lakes,"]
    assert ("header", "unknown_opening") in [(doubt.place, doubt.kind) for doubt in read(text).doubts]


def test_a_marker_behind_a_colon_is_one() -> None:
    found = read(HEALTH)
    assert [(note.id, note.place) for note in found.notes] == [("fn1", "P01"), ("fn2", "O01")]
    assert found["O01"].text.string.startswith("URGES Member States: (1) to look after")
    assert found["O01"].text.string.endswith("(3) to count them;")


def test_lines_that_a_letter_quotes_are_read_without_their_signs() -> None:
    assert read(MAIL)["P01"].text.string == "Noting the reeds that grow in the lakes,"


def test_a_few_lines_with_the_sign_of_a_quotation_keep_it() -> None:
    plain = MAIL.replace("\n>>", "\n").replace("\n>", "\n")
    few = plain.replace("in the lakes,", "> than in the lakes,").replace("count them", "count\n > than them")
    assert read(few)["P01"].text.string == "Noting the reeds that grow > than in the lakes,"
    assert read(few)["O01"].text.string == "Requests the islands to count > than them;"


def test_scattered_lines_with_such_a_sign_keep_it() -> None:
    rows = "".join(f"\n\n{at}. Requests the islands\nto count more reeds\n> {at} a day;" for at in range(1, 6))
    found = read(f"A/RES/99/41\n\nThe General Assembly,\n\nNoting the reeds,{rows}")
    assert found["O03"].text.string == "Requests the islands to count more reeds > 3 a day;"


def test_arabic_verbs_with_a_mark_are_no_headings() -> None:
    """Without the colons the verbs are headings, and each clause a paragraph; with them they open a list."""
    marked = UNION.replace("إذ يذكر\n", "إذ يذكر:\n").replace("في اعتباره\n", "في اعتباره:\n")
    assert ids(read(UNION)).startswith("P01 P02 P03 O01")
    assert ids(read(marked)).startswith("P01 P02 O01")


def test_a_note_that_stars_mark_needs_its_stars_above() -> None:
    assert [(note.marker, note.place) for note in read(STARRED).notes] == [("*", "header")]
    assert not read(STARRED.replace("Khemed*", "Khemed")).notes


@pytest.mark.parametrize("symbol", ["WHA77(12)", "EB156(3)"])
def test_decisions_of_the_health_assembly_have_a_symbol(symbol: str) -> None:
    assert (Symbol.parse(symbol).kind, str(Symbol.parse(symbol))) == ("decision", symbol)
    with pytest.raises(ValueError, match="symbol"):
        Symbol.parse(symbol.replace("(", "(0"))
    organ = "World Health Assembly" if symbol[0] == "W" else "Executive Board"
    text = (
        f"{symbol} Reeds and health\n\nThe {organ}, having considered the report, decided:\n\n(1) to count reeds;\n\n"
    )
    found = read(f"{text}(2) to ask for a report.\n")
    assert (str(found.symbol), found.meta["title"], ids(found)) == (symbol, "Reeds and health", "O01")


TREATY = """TREATY ON REEDS

The Contracting Parties,

Recalling the reeds,

Determined to keep them,

{agreed}

1. Each Party shall count its reeds.

2. Each Party shall report on them."""
FORM = """The General Assembly,

[Recalling …],

[Noting ___],

1. {first};

2. [Verb …]."""


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        (TREATY.format(agreed="Have agreed as follows:"), True),
        (TREATY.format(agreed="Having agreed on much,"), False),
        (FORM.format(first="[Requests …]"), True),
        ("99/8. Reeds\n\n" + FORM.format(first="[Requests …]").replace("…", "reeds").replace("___", "it"), False),
    ],
)
def test_what_only_looks_like_a_resolution_is_doubted(text: str, doubted: bool) -> None:
    assert ("not_a_resolution" in [doubt.kind for doubt in read(text).doubts]) is doubted

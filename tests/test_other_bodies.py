"""Preambles of other bodies: lettered, numbered, with dashes, under verbs that are headings in small letters.

The documents are written here; what each says was written down before it was read. Their organs are in no list, which
is a doubt of its own.
"""

from __future__ import annotations

import pytest

import toolkit as tk
from toolkit._openings import openings
from toolkit.model import Resolution
from toolkit.sources import html
from toolkit.sources._layout import Block
from toolkit.sources._leads import heads

LETTERED = """GC(88)/RES/9

Rafts of reed

The General Conference,

(a) Recalling resolution GC(87)/RES/9 on rafts,

(b) Noting that (i) rafts and (ii) boats are different,

(c) The role of reed being known to all its members,

1. Urges the Secretariat:

(a) to build rafts;

(b) to recall boats;

2. Requests the Director General to report.
"""
LETTERED_ARABIC = """قوارب القصب

إن المؤتمر العام،

(أ) إذ يذكر بقراره السابق بشأن القوارب،

(ب) وإذ يلاحظ تقرير المدير العام،

1- يحث الأمانة على مواصلة جهودها؛

2- يطلب إلى المدير العام أن يقدم تقريرا.
"""
HEADED = """RESOLUTION 971 (Klow, 2044)

Rafts

The Plenipotentiary Conference of the Union of Rafts (Klow, 2044),

considering

a) that rafts are a means of communication;

b) that many countries have no rafts,

recognizing

that boats are dear,

resolves to instruct the Council

1 to continue the work on rafts:

a) of reed;

b) of wood;

2 to adopt a plan,

instructs the Secretary-General

to report on rafts.
"""
NUMBERED = """The Lake Heritage Committee,

1. Having examined document LHC/44/7A,

2. Recalling its decision 43 on rafts,

3. Welcomes the efforts of Borduria;

4. Requests Borduria to report.
"""
DASHES = """The Lake Parliament,

– having regard to the Treaty on Rafts,

A. whereas rafts are used by all members;

B. whereas reed is scarce;

1. Notes that rafts are safe;

2. Calls on the Board to propose rules.
"""
WITHOUT_POINTS = """THE LAKE ASSEMBLY,

RECALLING ALSO resolution A.98 on boats,

1 ADOPTS the Guidelines on rafts;

2 INVITES Governments to apply them;

3 REVOKES resolution A.98.
"""
ARAB_LEAGUE = """القوارب في المنطقة

إن مجلس البحيرة على المستوى الوزاري،

بعد اطلاعه على مذكرة الأمانة،

وإذ يشير إلى قراراته السابقة،

يقرر

1- التأكيد على أهمية القوارب.

2- الطلب من الأمانة تقديم تقرير.
"""


def ids(resolution: Resolution) -> str:
    return " ".join(p.id for p in resolution.paragraphs)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (LETTERED, "P01 P02 P03 O01 O02"),
        (LETTERED_ARABIC, "P01 P02 O01 O02"),
        (HEADED, "P01 P02 P03 O01 O02 O02-1"),
        (NUMBERED, "P01 P02 O03 O04"),
        (DASHES, "P01 P02 P03 O01 O02"),
        (WITHOUT_POINTS, "P01 O01 O02 O03"),
        (ARAB_LEAGUE, "P01 P02 O01 O02"),
    ],
)
def test_each_paragraph_has_its_id(source: str, expected: str) -> None:
    found = tk.loads(source)

    assert ids(found) == expected
    said = [(doubt.place, doubt.kind) for doubt in found.doubts]
    opening = [("P03", "unknown_opening")] if source == LETTERED else []
    assert said == [*([] if source == LETTERED else [("header", "unknown_organ")]), *opening]
    assert sum(len(span) for span in found.coverage()) == len(source)


def test_a_letter_is_no_word_of_its_paragraph() -> None:
    found = tk.loads(LETTERED)

    assert found["P01"].text.string == "Recalling resolution GC(87)/RES/9 on rafts,"
    assert found["P03"].text.string.startswith("The role of reed")
    assert found["O01"].text.string.endswith("(b) to recall boats;")
    assert (str(found.symbol), found.meta["title"]) == ("GC(88)/RES/9", "Rafts of reed")


def test_a_verb_that_is_a_heading_names_the_section() -> None:
    found = tk.loads(HEADED)

    assert [found[id_].section for id_ in ("P01", "P03", "O01", "O02-1")] == [
        "considering", "recognizing", "resolves to instruct the Council", "instructs the Secretary-General",
    ]  # fmt: skip
    assert found["O01"].text.string == "to continue the work on rafts: a) of reed; b) of wood;"


def test_items_of_a_preambular_paragraph_are_no_paragraphs() -> None:
    source = """The General Assembly,

Recalling:

(a) Noting as it did then that rafts float;

(b) Reed;

1. Decides to build rafts.
"""
    assert ids(tk.loads(source)) == "P01 O01"


def test_an_ing_form_among_operative_numbers_is_no_preamble() -> None:
    source = """The Security Council,

Recalling its resolutions on rafts,

1. Decides to build rafts;

2. Considering that reed is scarce, requests a report.
"""
    assert ids(tk.loads(source)) == "P01 O01 O02"


def test_small_letters_are_headings_only_where_some_enact_and_some_recall() -> None:
    def at(*lines: str) -> dict[int, str]:
        blocks = [Block(0, len(line), line) for line in lines]
        return dict(heads(blocks, range(len(blocks)), openings("en")))

    above = "The Plenipotentiary Conference of the Union (Klow, 2044),"

    assert at(above, "noting", "a) that", "resolves") == {1: "preamble", 3: "operative"}
    assert at(above, "noting", "a) that", "reed") == {}
    assert at("Rafts", "noting", "resolves") == {}


def test_a_verb_alone_with_a_colon_heads_numbers_in_a_shown_text_too() -> None:
    lines = ("The General Assembly,", "Recalling its resolutions,", "Decides:", "1. To build;", "2. To float.")
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"

    assert ids(html.read(page.encode(), name="x.html")) == "P01 O01 O02"

"""Decisions: sentences that name meeting and organ, without numbers; what only cites one is none.

The documents are written here; what each says was written down before it was read.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from office import docx, para

import toolkit as tk
from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import akn

HEAD = """United Nations

A/DEC/99/{n}

General Assembly

Ninety-ninth session
Agenda item 18 (e)
Lakes and boats

Decision adopted by the General Assembly on 19 December 2044

[on the report of the Second Committee (A/99/440/Add.5, para. 9)]

99/{n}. {title}

"""
ARABIC = """الأمم المتحدة

A/DEC/99/{n}

الجمعية العامة

الدورة التاسعة والتسعون
البند 18 (هـ) من جدول الأعمال

مقرر اتخذته الجمعية العامة في 19 كانون الأول/ديسمبر 2044

99/{n} - {title}

"""
SENTENCE = (
    "At its 54th plenary meeting, on 19 December 2044, the General Assembly, on the recommendation of the Second "
    "Committee, took note of the report on lakes."
)
COUNCIL = """2044/322. Report on Rafts

At its 20th plenary meeting, on 6 June 2044, the Economic and Social Council took note of the report on Rafts.
"""
PARTIES = """FCCC/CP/2045/10/Add.1

Decision 3/CP.41

Rafts

The Conference of the Parties,

Recalling decision 1/CP.40,

1. Decides to adopt the guidelines;

2. Requests the secretariat to publish them.

7th plenary meeting
12 December 2045
"""
PARTIES_ARABIC = """المقرر 3/م أ-41

القوارب

إن مؤتمر الأطراف،

إذ يشير إلى المقرر 1/م أ-40،

1- يقرر اعتماد المبادئ؛

2- يطلب إلى الأمانة أن تنشرها.

الجلسة العامة 7
12 كانون الأول/ديسمبر 2045
"""
ARABIC_SENTENCES = """في الجلسة العامة 54، المعقودة في 19 كانون الأول/ديسمبر 2044، أحاطت الجمعية العامة علما بالتقرير.

وفي الجلسة نفسها، قررت الجمعية العامة أن يجتمع الأسطول.
"""
ARABIC_VERB = "قررت الجمعية العامة، في جلستها العامة 54، المعقودة في 19 كانون الأول/ديسمبر 2044، إرجاء النظر فيه.\n"
ARABIC_ITEMS = """في الجلسة العامة 54، المعقودة في 19 كانون الأول/ديسمبر 2044، قامت الجمعية العامة بما يلي:

(أ) أحاطت علما بالتقرير؛

(ب) قررت أن يجتمع الأسطول.
"""
LETTER = f"""Letter dated 3 March 2044 from the President addressed to the Secretary-General

{SENTENCE}

I have the honour to inform you of it.
"""
NOTE = f"""A/99/512

Note by the Secretary-General

{SENTENCE} The present note is submitted pursuant to it.
"""
REPORT = """United Nations A/99/440

Rafts

Report of the Second Committee

I. Introduction

1. At its 2nd plenary meeting, on 12 September 2044, the General Assembly decided to include the item in its agenda.

2. The Second Committee considered the item at its 3rd meeting.
"""


def read(source: str) -> Resolution:
    return tk.loads(source)


def ids(resolution: Resolution) -> list[str]:
    return [p.id for p in resolution.paragraphs]


def says(resolution: Resolution) -> tuple[str, str, str, str]:
    meta = resolution.meta
    return str(resolution.symbol), meta["organ"], meta.get("adopted", ""), meta.get("meeting", "")


def english(number: object, title: str, body: str) -> Resolution:
    return read(HEAD.format(n=number, title=title) + body)


def test_a_sentence_is_an_operative_paragraph() -> None:
    found = english(538, "Papers on lakes", SENTENCE)

    assert ids(found) == ["O01"]
    assert found["O01"].text.string == SENTENCE
    assert found["O01"].part == "operative"
    assert says(found) == ("A/DEC/99/538", "General Assembly", "2044-12-19", "54")
    assert found.meta["title"] == "Papers on lakes"
    assert found.doubts == ()
    assert [(act.phrase, act.verb) for act in tk.facts.acts.find(found)] == [("took note", "take note")]


def test_items_and_what_follows_them_are_words_of_the_sentence() -> None:
    body = """At its 54th plenary meeting, on 19 December 2044, the General Assembly:

(a) Took note of the report on boats;

(b) Decided that the fleet should meet at Tarsh.

As a result, the fleet is composed of the following States: BORDURIA,** KHEMED* and SYLDAVIA.**

__________________
* Until 31 December 2045.
** Until 31 December 2047.
"""
    found = english(404, "Boats", body)

    assert ids(found) == ["O01"]
    assert found["O01"].text.string.endswith("BORDURIA, KHEMED and SYLDAVIA.")
    assert [(note.marker, note.place) for note in found.notes] == [("*", "O01"), ("**", "O01")]
    assert found.doubts == ()


def test_each_meeting_and_each_sentence_of_the_organ_is_a_paragraph_of_its_own() -> None:
    body = f"""{SENTENCE}

At the same meeting, the General Assembly decided that the fleet should meet in May 2045.

The Assembly also noted that Khemed would be the host.
"""
    assert ids(english(546, "Lakes and boats", body)) == ["O01", "O02", "O03"]


def test_a_decision_with_a_formula_keeps_its_preamble() -> None:
    body = """The General Assembly,

Recalling its decision 98/512 of 3 March 2044,

Decides to include the item in its agenda.
"""
    assert ids(english(545, "Rafts", body)) == ["P01", "O01"]


@pytest.mark.parametrize("number", ["537 B", 537])
def test_the_letter_of_a_part_is_of_the_symbol(number: object) -> None:
    assert str(english(number, "Rafts", SENTENCE).symbol) == f"A/DEC/99/{number}"


@pytest.mark.parametrize(
    ("source", "symbol", "organ", "adopted", "meeting", "title"),
    [
        (
            COUNCIL,
            "E/DEC/2044/322",
            "Economic and Social Council",
            "2044-06-06",
            "20",
            "Report on Rafts",
        ),
        (
            PARTIES,
            "3/CP.41",
            "Conference of the Parties",
            "2045-12-12",
            "7",
            "Rafts",
        ),
        (
            PARTIES_ARABIC,
            "3/CP.41",
            "Conference of the Parties",
            "2045-12-12",
            "7",
            "القوارب",
        ),
    ],
)
def test_other_organs(source: str, symbol: str, organ: str, adopted: str, meeting: str, title: str) -> None:
    found = read(source)

    assert says(found) == (symbol, organ, adopted, meeting)
    assert found.meta["title"] == title
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            ARABIC_SENTENCES,
            ["O01", "O02"],
        ),
        (
            ARABIC_VERB,
            ["O01"],
        ),
        (
            ARABIC_ITEMS,
            ["O01"],
        ),
    ],
)
def test_arabic(body: str, expected: list[str]) -> None:
    found = read(ARABIC.format(n=538, title="القوارب") + body)

    assert ids(found) == expected
    assert says(found) == ("A/DEC/99/538", "General Assembly", "2044-12-19", "54")
    assert found.doubts == ()


def test_an_arabic_sentence_with_the_formula_in_it_is_no_preamble() -> None:
    body = "إن الجمعية العامة، إذ تشير إلى قرارها 98/12 المؤرخ 3 آذار/مارس 2044، تقرر عقد اجتماع بشأن القوارب.\n"

    assert ids(read(ARABIC.format(n=541, title="القوارب") + body)) == ["O01"]


def test_a_list_below_a_decision_is_annexed() -> None:
    body = """The General Assembly:

(a) Approves the draft programme of work as set out below;

(b) Invites the Bureau to take it into account.

Programme of work

1. Rafts of reed.

2. Rafts of wood.
"""
    found = english(542, "Programme", body)

    assert ids(found) == ["O01", "X1-01", "X1-02"]
    assert found.doubts == ()


@pytest.mark.parametrize(
    "source",
    [
        LETTER,
        NOTE,
        REPORT,
    ],
)
def test_letters_notes_and_reports_are_none(source: str) -> None:
    with pytest.raises(SourceError, match="no paragraphs of a resolution"):
        read(source)


def test_the_same_decision_from_word_and_a_web_page(tmp_path: Path) -> None:
    lines = [line for line in (HEAD.format(n=538, title="Papers on lakes") + SENTENCE).splitlines() if line]
    word, page = tmp_path / "a.docx", tmp_path / "a.html"
    word.write_bytes(docx("".join(map(para, lines))))
    page.write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>", encoding="utf-8")

    for path in (word, page):
        found = tk.load(path)
        assert ids(found) == ["O01"]
        assert says(found) == ("A/DEC/99/538", "General Assembly", "2044-12-19", "54")
        assert found.meta["title"] == "Papers on lakes"


@pytest.mark.parametrize("body", [f"<p>{SENTENCE}</p>", f"<paragraph><content><p>{SENTENCE}</p></content></paragraph>"])
def test_xml(body: str) -> None:
    source = (
        '<akomaNtoso><statement><meta><FRBRdate date="2044-12-19" name="adoption"/><FRBRlanguage language="eng"/>'
        "</meta>"
        '<coverPage><p><docNumber refersTo="#symbol">A/DEC/99/538</docNumber></p></coverPage>'
        f"<mainBody>{body}</mainBody></statement></akomaNtoso>"
    )
    found = akn.read(source, name="x.xml")

    assert ids(found) == ["O01"]
    assert says(found) == ("A/DEC/99/538", "General Assembly", "2044-12-19", "54")
    with pytest.raises(SourceError):
        akn.read(source.replace("A/DEC/99/538", "A/99/538").replace("paragraph>", "p>"), name="x.xml")


def test_a_draft_decision_of_the_second_committee(shared: Path) -> None:
    found = tk.load(shared / "real" / "drafts" / "A_C.2_80_L.60.pdf")

    assert ids(found) == ["O01", *(f"X1-{n:02d}" for n in range(1, 14))]
    assert str(found.symbol) == "A/C.2/80/L.60"
    assert [note.place for note in found.notes] == ["H01"]


def test_every_character_of_a_decision_is_in_some_passage() -> None:
    source = HEAD.format(n=538, title="Lakes") + SENTENCE
    found = read(source)

    assert sum(len(span) for span in found.coverage()) == len(found.source)


@pytest.mark.parametrize("mark", [".", ""])
def test_a_title_may_stand_behind_its_number_without_a_mark(mark: str) -> None:
    one = "2044/213{mark} {title}\n\nAt its 12th meeting, on 6 June 2044, the Economic and Social Council {did}.\n\n"
    first = one.format(mark=mark, title="Boats", did="took note of the report on boats")
    found = tk.loads(first)
    assert (str(found.symbol), found.meta["title"]) == ("E/DEC/2044/213", "Boats")
    assert [p.id for p in found.paragraphs] == ["O01"]
    assert found.doubts == ()
    further = one.replace("213", "214").format(mark=mark, title="Lakes", did="approved the list of lakes")
    both = tk.loads(first + further)
    assert [(doubt.kind, "2044/214" in doubt.says) for doubt in both.doubts] == [("parts", True)]


def test_a_number_without_a_mark_above_another_sentence_is_none() -> None:
    text = "2044/213 boats were counted\n\nThe Economic and Social Council took note of the report on boats.\n"
    with pytest.raises(SourceError):
        tk.loads(text)

"""PDFs as no office of the United Nations sets them: other markers, columns, narrow gaps, notes with a full stop."""

from __future__ import annotations

from functools import cache

import pytest
import typst

from toolkit.model import Resolution
from toolkit.sources import _pdf_lines, _pdf_write, pdf
from toolkit.sources._hyphens import Hyphens

WORDS = """
The General Assembly,

Recalling its resolution 97/150 of 14 December 2042 on salt and on what salt is,

Noting the report of the Salt Commission,NOTE1

Noting also what was said of salt by the elders of the islands in the year 2019, and in every year before it, when salt
was brought over the sea in boats, and was weighed in the harbours by those who kept the scales,

1\\. Welcomes the salt;NOTE2

2\\. Requests the elders to weigh it in 2030, and to say in which of the harbours it was found, by whom it was brought
there, over which sea, and what the boats were that bore it from the mines of the islands to the harbours of the main;

3\\. Decides to go on with the weighing of salt, of whatever kind it is found to be, and from wherever it comes,
until it is weighed.
"""
NUMBERED = "#footnote[See A/99/12, annex.]", "#footnote[Resolution 12/7.]"
LOOKS = {
    # Libertinus has raised digits of its own, as large as the others; no blank in 2019 nor 2030.
    "raised glyphs": '#set text(font: "Libertinus Serif", size: 12pt)\n#set par(justify: true, first-line-indent: '
    "(amount: 1cm, all: true), spacing: .65em)\n",
    "narrow gaps": '#set text(font: "DejaVu Sans Mono", size: 9pt)\n#set par(spacing: .9em)\n',
    "columns": '#set page(columns: 2, numbering: "1/1")\n#set text(font: "Libertinus Serif", size: 9pt)\n'
    "#set par(spacing: .9em)\n",
    "a foot on the first page": '#set page(margin: 3cm, '
    'footer: [#set text(9pt); A/RES/99/7 #h(1fr) page #context counter(page).display()])'
    '\n#set text(font: "Libertinus Serif", size: 24pt)\n#set par(leading: .8em, spacing: 1.5em)\n',
}  # fmt: skip
PARAGRAPHS = [
    "Recalling its resolution 97/150 of 14 December 2042 on salt and on what salt is,",
    "Noting the report of the Salt Commission,",
]


@cache
def read(look: str, notes: tuple[str, str] = NUMBERED, below: str = "") -> Resolution:
    words = WORDS.replace("NOTE1", notes[0]).replace("NOTE2", notes[1])
    return pdf.read(typst.compile((look + words + below).encode(), format="pdf"), name="made.pdf", language="en")


@pytest.mark.parametrize("look", LOOKS)
def test_each_paragraph_is_one_with_its_words(look: str) -> None:
    found = read(LOOKS[look])
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "P03", "O01", "O02", "O03"]
    assert [str(p.text) for p in found.paragraphs[:2]] == PARAGRAPHS
    assert str(found.paragraphs[3].text) == "Welcomes the salt;"
    assert " in 2030," in str(found.paragraphs[4].text)
    assert not found.doubts


@pytest.mark.parametrize("look", LOOKS)
def test_each_note_stands_at_its_marker(look: str) -> None:
    notes = [(n.place, n.marker, str(n.text)) for n in read(LOOKS[look]).notes]
    assert notes == [("P02", "1", "See A/99/12, annex."), ("O01", "2", "Resolution 12/7.")]


def test_notes_may_be_numbered_on_the_line_without_a_rule_above_them() -> None:
    below = "\n#v(2em)\n#set text(size: 7pt)\n1\\. See A/99/12, annex.\n\n2\\. Resolution 12/7.\n"
    found = read("#set text(size: 10pt)\n", ("#super[1]", "#super[2]"), below)
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "P03", "O01", "O02", "O03"]
    assert [(n.place, str(n.text)) for n in found.notes] == [
        ("P02", "See A/99/12, annex."),
        ("O01", "Resolution 12/7."),
    ]


def test_small_items_without_raised_numbers_are_no_notes() -> None:
    below = "\n#v(2em)\n#set text(size: 7pt)\n1\\. Salt of the sea.\n\n2\\. Salt of the mine.\n"
    assert not read("#set text(size: 10pt)\n", ("", ""), below).notes


@pytest.mark.parametrize(
    ("sign", "words"),
    [("‐", "the oversharing of the co-operating main"), ("-", "the over-sharing of the co-operating main")],
)
def test_a_sign_of_its_own_at_line_ends_breaks_words(sign: str, words: str) -> None:
    """Weasyprint sets U+2010 where it breaks a word, and the plain sign stands where the writer put it."""
    line = f"1\\. Weighs the over{sign}\\\nsharing of the co-operating main."
    markup = f"#set par(justify: false)\nThe General Assembly,\n\n{line}"
    found = pdf.read(typst.compile(markup.encode(), format="pdf"), name="made.pdf", language="en")
    said = str(found.paragraphs[0].text)
    assert words in said


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("settle-\\\nments of salt", "settlements of salt"),  # no word ends so
        ("abovemined and above-\\\nmentioned salt", "above-mentioned salt"),  # a half that words with a hyphen have
        ("revenue-\\\nfree salt", "revenue-free salt"),
        ("inter-\\\nrelated salt", "interrelated salt"),  # a word of its own, whose second half others have
        (
            "time-\\\nbound salt, and settle-\\\nments, govern-\\\nments, employ-\\\nments, move-\\\nments",
            "time-bound salt",
        ),
        (
            "multi-\\\nhazard salt, and settle-\\\nments, govern-\\\nments, employ-\\\nments, move-\\\nments",
            "multi-hazard salt",
        ),
    ],
)
def test_halves_of_words_say_whether_a_hyphen_at_a_line_end_stays(broken: str, words: str) -> None:
    markup = f"The General Assembly,\n\n1\\. Weighs the {broken}."
    found = pdf.read(typst.compile(markup.encode(), format="pdf"), name="made.pdf", language="en")
    assert words in str(found.paragraphs[0].text)


@pytest.mark.parametrize(("above", "below", "joined"), [("Analyst (P-", "2) of", True), ("from 2019 -", "2021", False)])
def test_a_grade_over_a_line_end_is_one_though_a_blank_follows_its_hyphen(
    above: str, below: str, *, joined: bool
) -> None:
    lines = [_pdf_lines.Line(1, [], words, [], 0, 100, 50, 10, blank=True) for words in (above, below)]
    found = list(_pdf_write._join(len(above), *lines, Hyphens([above, below])))
    assert [(span.start, span.end) for span in found] == [(len(above), len(above) + 1)] * joined


def test_a_word_that_a_page_breaks_is_one() -> None:
    markup = (
        "The General Assembly,\n\n1\\. Weighs salt, includ-\n#pagebreak()\ning the salt of the sea.\n\n2\\. Goes on."
    )
    found = pdf.read(typst.compile(markup.encode(), format="pdf"), name="made.pdf", language="en")
    assert [str(p.text) for p in found.paragraphs] == ["Weighs salt, including the salt of the sea.", "Goes on."]


# Every paragraph stands in as far as the items do, without gaps, and closing lines follow at once, in italics.
DENSE = """#set text(size: 12pt)
#set par(first-line-indent: (amount: 1cm, all: true), spacing: .65em)
The General Assembly,

Noting that salt is of the sea as well as of the mine, and that it is weighed in the harbours of all of the islands,
and in those of the main, by the elders who keep the scales, in the spring of the year and in the autumn of it, and that
what is found is written down in the books of the harbours, which are kept by the elders of the islands and the main,

1\\. Requests the elders to weigh the salt:

#pad(left: 1cm)[(a) To count the grains of the salt, one after the other, until none is left in the sea or in the mine;]

2\\. Decides to go on with the weighing of salt, of whatever kind it is, and from wherever it may come,
and of whatever sea it may be, in all of the harbours of the islands and of the main, by all of the elders who keep the
scales of the harbours and the books in which the weight of the salt is written down in the spring and in the autumn,
until it is weighed.\\
_49th plenary meeting_\\
_19 December 2044_
"""


def test_numbers_and_closing_lines_part_what_no_gap_does() -> None:
    found = pdf.read(typst.compile(DENSE.encode(), format="pdf"), name="made.pdf", language="en")
    assert [p.id for p in found.paragraphs] == ["P01", "O01", "O02"]
    assert str(found.paragraphs[1].text).endswith("in the sea or in the mine;")
    assert str(found.paragraphs[2].text).endswith("until it is weighed.")


def test_notes_of_one_form_at_one_height_are_no_running_foot() -> None:
    page = "#set page(height: 12cm, margin: (bottom: 1cm))\n#set text(size: 12pt)\n"
    words = "The General Assembly,\n\n"
    for number in (1, 2, 3):
        words += f"{number}\\. Weighs the salt of the sea;#super[{number}]\n"
        words += f"#place(bottom)[#text(size: 7pt)[{number}\\. Resolution 7{number}/1.]]\n#pagebreak(weak: true)\n\n"
    found = pdf.read(typst.compile((page + words).encode(), format="pdf"), name="made.pdf", language="en")
    assert [(n.place, str(n.text)) for n in found.notes] == [(f"O0{n}", f"Resolution 7{n}/1.") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "below", ["1\\. See A/99/12, annex.↩\n\n2\\. Resolution\n12/7.↩", "[1] A/99/12.\n\n[2] Resolution 12/7."]
)
def test_a_list_at_the_end_that_cites_holds_the_notes(below: str) -> None:
    """As browsers print the notes of web pages: in the size of the words, without a rule."""
    found = read("#set text(size: 10pt)\n", ("#super[1]", "#super[2]"), f"\n\n{below}\n")

    assert [p.id for p in found.paragraphs] == ["P01", "P02", "P03", "O01", "O02", "O03"]
    assert [(n.marker, n.place) for n in found.notes] == [("1", "P02"), ("2", "O01")]
    assert str(found.notes[1].text) == "Resolution 12/7."
    assert found.doubts == ()


def test_a_list_at_the_end_that_does_not_cite_is_none() -> None:
    found = read(
        "#set text(size: 10pt)\n", ("#super[1]", "#super[2]"), "\n\n1\\. Salt of the sea.\n\n2\\. Salt of mines.\n"
    )

    assert {note.status for note in found.notes} == {"missing"}


def test_raised_signs_above_one_line_stand_at_their_words() -> None:
    """Several of them share a height above the letters: they are no line of their own."""
    signs = "of May,#super(baseline: -0.8em)[1] of June,#super(baseline: -0.8em)[2] of July,#super(baseline: -0.8em)[3]"
    notes = "\n\n".join(f"{n}\\. See A/99/{n}." for n in (1, 2, 3))
    markup = f"The General Assembly,\n\nRecalling its words {signs}\n\n1\\. Weighs salt.\n\n{notes}\n"
    found = pdf.read(typst.compile(markup.encode(), format="pdf"), name="made.pdf", language="en")

    assert str(found.paragraphs[0].text) == "Recalling its words of May, of June, of July,"
    assert [n.place for n in found.notes] == ["P01"] * 3


def test_notes_that_share_a_height_on_two_pages_are_no_running_feet() -> None:
    """Their numbers run on by another step than the pages'."""
    page = "#set page(height: 12cm)\n#set text(size: 10pt)\n"
    note = "#place(bottom, dy: 1.2cm)[#text(size: 7pt)[{} Resolution 12/{}, annex]]"
    markup = (
        f"{page}The General Assembly,\n\nRecalling salt,#super[1]\n\n{note.format(1, 7)}\n#pagebreak()\n"
        f"1\\. Weighs salt;#super[2]\n\n2\\. Counts salt.#super[3]\n\n"
        "#place(bottom, dy: 0.8cm)[#text(size: 7pt)[2 See A/99/1.]]\n" + note.format(3, 8)
    )
    found = pdf.read(typst.compile(markup.encode(), format="pdf"), name="made.pdf", language="en")

    assert [(n.marker, n.place) for n in found.notes] == [("1", "P01"), ("2", "O01"), ("3", "O02")]


def test_a_box_within_a_word_is_doubted() -> None:
    """Makers of PDFs draw it where a font lacks a letter."""
    found = read("", ("non■salt", ""), "")

    assert [(d.place, d.kind) for d in found.doubts] == [("P02", "encoding")]


def test_a_first_line_that_happens_to_stand_in_the_middle_is_no_heading() -> None:
    # most lines that stand further in are those of items; the first lines of paragraphs stand twice as far in
    item = "#pad(left: .6cm)[({}) Salt of the islands, weighed in the harbours by those who kept the scales;]\n\n"
    page = """#set page(width: 16cm, margin: 2cm)
#set text(font: "Libertinus Serif", size: 11pt)
#set par(spacing: .9em)
A/RES/99/7

The General Assembly,

#h(1.2cm)_Recalling_ its resolution 97/150 of 14 December 2042 on salt, and on what salt is held to be in
the islands, where it was found in the sea, weighed in the harbours and borne over the sea in boats in the
year 2019 and in every year before it, by those who kept the scales,

#h(1.2cm)_Noting_ the report of the Commission,

#h(1.2cm)_Noting also_ what the elders said of salt, and of how it was brought over the sea in boats every year, in
winter as in summer, from the mines of the main to the harbours of the islands, and from there to wherever it was
wanted by those who had none of it,

#h(1.2cm)1. _Welcomes_ the salt of the islands, of whatever kind it is found to be, and all of this kind:

""" + "".join(map(item.format, "abcd"))
    page += "#h(1.2cm)2. _Decides_ to weigh it."
    near = "#h(1.2cm)_Noting_ the report of the Commission on the salt of these isles,"
    found = pdf.read(typst.compile(page.replace("#h(1.2cm)_Noting_ the report of the Commission,", near).encode()),
                     name="made.pdf", language="en")  # fmt: skip
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "P03", "O01", "O02"]
    assert not found.headings


def test_marks_of_direction_are_no_words_of_a_page() -> None:
    markup = "The General Assembly,\n\n1\\. Weighs the salt\u200e, and the sand."
    found = pdf.read(typst.compile(markup.encode(), format="pdf"), name="made.pdf", language="en")
    assert str(found.paragraphs[0].text) == "Weighs the salt, and the sand."
    assert not found.doubts

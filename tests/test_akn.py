"""Reading AKN4UN: what a paragraph is, where it stands in the source, and what is refused.

The documents are written here; none is a sentence of the United Nations.
"""

from __future__ import annotations

import contextlib
import gc
import html
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import spent

from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import _akn_xml, akn
from toolkit.sources._doubts import structural

NOTE = '<authorialNote marker="{0}"><p>\t()\tNote {0}.</p></authorialNote>'


def document(body: str, *, preamble: str = "", language: str = "eng", after: str = "") -> str:
    """A small Akoma Ntoso file."""
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n  <!-- a comment -->\n  <statement>\n'
        f'<meta><FRBRdate date="2023-12-19" name="adoption"/><FRBRlanguage language="{language}"/>\n'
        "<x>words of the metadata</x></meta>\n"
        '<coverPage><p><docNumber refersTo="#symbol">A/RES/78/999</docNumber></p>'
        '<p><session value="78">Session</session></p><p><inline name="agenda item">Item 72 (b)</inline></p>'
        '<p><inline name="originating document">A/78/458, para. 11</inline></p></coverPage>\n'
        '<preface><p><docTitle refersTo="#resolutionTitle">-\tA  title</docTitle></p></preface>\n'
        f"<preamble><formula><p><i>The Body</i>,</p></formula>\n{preamble}</preamble>\n"
        f"<mainBody>\n{body}\n</mainBody>\n"
        '<conclusions><p><location refersTo="#adoptionMeeting" title="49th">49th meeting</location><eol/>'
        f"19 December</p></conclusions>{after}</statement></akomaNtoso>"
    )


def _left_out(resolution: Resolution) -> str:
    return "".join(span.of(resolution.source) for span in resolution.furniture)


def paragraph(words: str, number: str = "") -> str:
    num = f"<num>{number}</num>" if number else ""
    return f'<paragraph>\n {num}\n <content>\n  <p xml:space="preserve">{words}</p>\n </content>\n</paragraph>\n'


def container(words: str) -> str:
    return f"<container>\n <p>{words}</p>\n</container>\n"


def read(body: str, **parts: str) -> Resolution:
    return akn.read(document(body, **parts), name="x.xml")


def ids(resolution: Resolution) -> list[tuple[str, int, str]]:
    return [(p.id, p.number, p.part) for p in resolution.paragraphs]


def headings(resolution: Resolution) -> list[str]:
    return [str(h.text) for h in resolution.headings]


def words(resolution: Resolution) -> list[str]:
    return [str(p.text) for p in resolution.paragraphs]


def assert_tiles(resolution: Resolution) -> None:
    at = 0
    for span in resolution.coverage():
        assert span.start == at
        at = span.end
    assert at == len(resolution.source)


ONE = paragraph("<i>Decides</i> so.", "1.")


# -- words and offsets --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("\t <i>Notes</i>\tthe\n   plan ; ", "Notes the plan ;"),
        ("Research &amp; growth;", "Research & growth;"),
        ("Caf&#xe9;&#x9;and &#8220;tea&#8221;;", "Café and “tea”;"),
        ("Less &lt;b&gt; more;", "Less <b> more;"),
        ("Kept <![CDATA[<as> it & is]]>;", "Kept <as> it & is;"),
        ("One <!-- not read -->two;", "One two;"),
        ("One<br/>two;", "One two;"),
        ("No<b>v</b>el;", "Novel;"),
        ("10\u00a0000 souls;", "10\u00a0000 souls;"),
        ("the 1<sup>st</sup> of m<sup>2</sup>;", "the 1st of m2;"),
        ("مبـــادئ الميثاق؛", "مبـــادئ الميثاق؛"),
    ],
)
def test_words(written: str, expected: str) -> None:
    """White space reads as single spaces, an entity as its character; nothing else changes, tatweel included."""
    resolution = read(paragraph(written, "1."))
    (only,) = resolution.paragraphs
    assert str(only.text) == expected
    assert_tiles(resolution)


@pytest.mark.parametrize("start", ["", "\ufeff", '<?xml version="1.0" encoding="utf-16"?>\r\n', "\U0001d11e"[:0]])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_offsets_count_code_points(start: str, newline: str) -> None:
    """A byte order mark, a declaration, line ends and wide characters move no offset."""
    body = paragraph("\U0001d11e é <i>Notes</i>\nthe\u0301 plan;", "1.")
    source = start + document(body).replace("\n", newline)
    resolution = akn.read(source, name="x.xml")
    (only,) = resolution.paragraphs
    at = str(only.text).index("Notes")
    assert [span.of(source) for span in only.text.raw(at, at + 5)] == ["Notes"]
    assert only.raw_spans[0].of(source) == "1."
    assert str(only.text) == "\U0001d11e é Notes the\u0301 plan;"
    assert_tiles(resolution)


def test_an_entity_walks_back_to_its_reference() -> None:
    resolution = read(paragraph("A &amp; B;", "1."))
    (only,) = resolution.paragraphs
    assert [span.of(resolution.source) for span in only.text.raw(2, 3)] == ["&amp;"]


def test_namespace_prefixes_make_no_difference() -> None:
    plain = document(ONE, preamble=container("<i>Recalling</i> it,"))
    prefixed = re.sub(r"<(/?)(?=\w)", r"<\1an:", plain).replace("xmlns=", "xmlns:an=")
    assert words(akn.read(prefixed, name="x.xml")) == words(akn.read(plain, name="x.xml"))


def test_emphasis_is_a_range_of_the_text() -> None:
    """Ranges leave out white space at their edges, and are one where only white space parts them."""
    resolution = read(paragraph('<span class="bold italic">Notes </span><b>also</b> the <i> Book</i>', "1."))
    (only,) = resolution.paragraphs
    assert [str(only.text)[e.start : e.end] for e in only.emphasis] == ["Notes also", "Book"]


# -- header, closing, metadata ------------------------------------------------------------------


def test_header_closing_and_metadata() -> None:
    resolution = read(ONE)
    assert str(resolution.header.text).splitlines()[-2:] == ["- A title", "The Body,"]
    assert str(resolution.closing.text) == "49th meeting\n19 December"
    assert str(resolution.symbol) == "A/RES/78/999"
    assert resolution.meta == {
        "title": "A title",
        "session": "78",
        "organ": "General Assembly",
        "agenda_item": "72 (b)",
        "report": "A/78/458",
        "adopted": "2023-12-19",
        "meeting": "49",
    }
    assert "words of the metadata" not in "".join(str(p.text) for p in resolution.passages())
    assert (resolution.language, resolution.reading, resolution.repairs) == ("en", "source", ())


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("fra", "Décide ainsi.", "fr"),
        ("eng", "Принимает решение.", "ru"),
        ("", "决定如此。", "zh"),
        ("ar", "تقرر ذلك.", "ar"),
    ],
)
def test_language(declared: str, text: str, language: str) -> None:
    """The file says its language, unless its letters say otherwise."""
    assert read(paragraph(text, "1."), language=declared).language == language


@pytest.mark.parametrize("declared", ["", "xxx", "rus"])
def test_language_unknown(declared: str) -> None:
    with pytest.raises(SourceError, match="FRBRlanguage"):
        read(ONE, language=declared)


# -- paragraphs ---------------------------------------------------------------------------------


A, B = paragraph("<i>Notes</i> A;", "1."), paragraph("<i>Notes</i> B.", "2.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("One;", "1.") + paragraph("Two.", "2."), ["O01 1", "O02 2"]),
        (paragraph("\t1 -\tOne;") + paragraph("\t2 - Two."), ["O01 1", "O02 2"]),
        (paragraph("One;", "1 -") + paragraph("<i>Two</i>;") + paragraph("Three.", "3 -"), ["O01 1", "O02 2", "O03 3"]),
        (paragraph("<i>One</i>;") + paragraph("Two.", "2."), ["O01 1", "O02 2"]),
        (paragraph("One;", "1.") + paragraph("Four.", "4."), ["O01 1", "O04 4"]),
        (paragraph("<i>One</i>;") + paragraph("<i>Two</i>."), ["O01 1", "O02 2"]),
        (paragraph("<i>Approves</i> it"), ["O01 1"]),
        (A + paragraph("<i>Decides</i> more;") + B, ["O01 1", "O01-1 1", "O02 2"]),
        (paragraph("One:", "1.") + paragraph("more;") + paragraph("Two.", "2."), ["O01 1", "O02 2"]),
        (paragraph("One;", "1.") + paragraph("2030 - a year;") + paragraph("Two.", "2."), ["O01 1", "O02 2"]),
        (paragraph("One;", "1.") + paragraph(" ") + paragraph("Two.", "2."), ["O01 1", "O02 2"]),
        (paragraph("One;", "1.") + paragraph("<b>A part</b>") + paragraph("Two.", "2."), ["O01 1", "O02 2"]),
        (
            paragraph("One;", "1.") + "<paragraph><subheading>Part</subheading></paragraph>" + paragraph("Two.", "2."),
            ["O01 1", "O02 2"],
        ),
        (paragraph("<i>Decides</i>;", "l.") + paragraph("Two.", "2."), ["O01 1", "O02 2"]),
    ],
)
def test_ids_are_printed_numbers(body: str, expected: list[str]) -> None:
    """An id is the printed number; headings, items and continuations are no paragraphs."""
    resolution = read(body)
    assert [f"{p.id} {p.number}" for p in resolution.paragraphs] == expected
    assert_tiles(resolution)


@pytest.mark.parametrize(
    ("typed", "number", "text"),
    [
        ("3 \u2013 تحيط علما؛", 3, "تحيط علما؛"),
        ("3. <i>Prend note</i>;", 3, "Prend note;"),
        ("3.\u200e <i>Notes</i> it;", 3, "Notes it;"),
        ("3 .<i>Notes</i> it;", 3, "Notes it;"),
        ("3 <i>Notes</i> it;", 3, "Notes it;"),
        ("3\u3001注意到；", 3, "注意到；"),
        ("<i>Notes</i> 3. it;", 2, "<i>"),
        ("3 notes of it;", 2, ""),
        ("3.5 per cent of it;", 2, ""),
    ],
)
def test_numbers_that_stand_in_the_words(typed: str, number: int, text: str) -> None:
    """A number at the head of the words that goes on from the last one is the paragraph's, and no word of it."""
    last = read(A + B + paragraph(typed)).paragraphs[-1]
    assert last.number == number
    assert number == 2 or str(last.text) == text


SECTIONS = (
    "<section><num>I</num><subheading>Trees</subheading>" + container("<i>Recalling</i> A,") + A + B + "</section>"
    "<section><num>II</num><subheading>Parks</subheading>"
    "<crossHeading><i>Recalling</i> B,</crossHeading>" + A + "</section>"
)


def test_sections_that_count_anew_name_their_paragraphs() -> None:
    resolution = read(SECTIONS)
    assert [(p.id, p.division, p.section) for p in resolution.paragraphs] == [
        ("I-P01", "I", "I Trees"),
        ("I-O01", "I", "I Trees"),
        ("I-O02", "I", "I Trees"),
        ("II-P01", "II", "II Parks"),
        ("II-O01", "II", "II Parks"),
    ]
    assert headings(resolution) == ["I Trees", "II Parks"]


@pytest.mark.parametrize(("one", "two"), [("أولا", "ثانيا"), ("一", "二"), ("I", "II"), ("\u0406", "II")][:3])
def test_sections_are_named_alike_in_all_languages(one: str, two: str) -> None:
    resolution = read(SECTIONS.replace(">I<", f">{one}<").replace(">II<", f">{two}<"))
    assert [p.division for p in resolution.paragraphs] == ["I", "I", "I", "II", "II"]


def test_sections_whose_numbers_go_on_stand_in_no_id() -> None:
    resolution = read(
        paragraph("<b>Trees in streets</b>", "I") + A + paragraph("<b>II</b>") + paragraph("<b>Parks</b>") + B
    )
    assert [(p.id, p.division, p.section) for p in resolution.paragraphs] == [
        ("O01", "", "I Trees in streets"),
        ("O02", "", "II Parks"),
    ]
    assert headings(resolution) == ["I Trees in streets", "II Parks"]


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        (paragraph("x;", "(a)") + paragraph("y;", "(b)"), ["Calls: (a) x; (b) y;", "Ends."]),
        (paragraph("(a) x;") + paragraph("b) y;"), ["Calls: (a) x; b) y;", "Ends."]),
        (paragraph("(أ) x;") + paragraph("• y;"), ["Calls: (أ) x; • y;", "Ends."]),
        (paragraph("x;", "1.1") + paragraph("㈠ y;"), ["Calls: 1.1 x; ㈠ y;", "Ends."]),
        (paragraph("more;") + paragraph("x;", "(c)"), ["Calls: more; (c) x;", "Ends."]),
        (paragraph("x;", "(a)") + paragraph("and stresses y;"), ["Calls: (a) x; and stresses y;", "Ends."]),
    ],
)
def test_items_and_continuations_are_words_of_their_paragraph(items: str, joined: list[str]) -> None:
    """Whether their letters have mark-up or stand in the words."""
    resolution = read(paragraph("Calls:", "1.") + items + paragraph("Ends.", "2."))
    assert words(resolution) == joined
    assert_tiles(resolution)


def test_list_points_and_tables_belong_to_their_paragraph() -> None:
    points = "<list><intro><p>Calls:</p></intro><point><num>(a)</num><content><p>x;</p></content></point></list>"
    table = "<table><tr><td><p>1</p></td><td>2</td></tr></table>"
    assert words(read(f"<paragraph><num>1.</num>{points}</paragraph>{table}")) == ["Calls: (a) x; 1 2"]


def test_a_preambular_paragraph_in_the_main_body() -> None:
    """It ends in a comma, has an emphasised phrase, and stands before the numbered paragraphs."""
    resolution = read(
        paragraph("<i>Noting</i> this,") + ONE + paragraph("plus that,"),
        preamble=container("<i>Recalling</i> it,"),
    )
    assert ids(resolution) == [
        ("P01", 1, "preamble"),
        ("P02", 2, "preamble"),
        ("O01", 1, "operative"),
    ]
    assert words(resolution)[-1] == "Decides so. plus that,"


def test_an_annexed_document_keeps_its_printed_numbers() -> None:
    """What follows an unnumbered adopting paragraph and opens with a preamble is annexed."""
    body = (
        paragraph("<i>Adopts</i> the outcome:")
        + paragraph("<b>Outcome</b>")
        + paragraph("We, the Members,")
        + paragraph("<i>Recalling</i> it,")
        + paragraph("<b>Introduction</b>")
        + paragraph("We agree.", "1.")
        + paragraph("We part.", "2.")
    )
    resolution = read(body)
    assert ids(resolution) == [
        ("O01", 1, "operative"),
        ("X1-P01", 1, "annex"),
        ("X1-01", 1, "annex"),
        ("X1-02", 2, "annex"),
    ]
    assert headings(resolution) == ["Outcome", "We, the Members,", "Introduction"]
    assert [p.section for p in resolution.paragraphs] == ["", "Outcome", "Introduction", "Introduction"]


@pytest.mark.parametrize(("number", "found"), [("", 1), ("1.", 2)])
def test_attachments(number: str, found: int) -> None:
    """An attachment with numbered paragraphs is read as an annex; a mere table is a closing line."""
    inner = paragraph("Rule.", number) if number else "<table><tr><td>Rule.</td></tr></table>"
    after = f"<attachments><attachment><doc><meta/><mainBody>{inner}</mainBody></doc></attachment></attachments>"
    resolution = read(ONE, after=after)
    assert len(resolution.paragraphs) == found
    assert ("Rule." in str(resolution.closing.text)) is (found == 1)
    assert_tiles(resolution)


def test_words_after_the_closing_lines_are_closing_lines() -> None:
    assert str(read(ONE, after="<q>Signed.</q>").closing.text).endswith("Signed.")


def test_headings_after_the_last_paragraph_are_closing_lines() -> None:
    resolution = read(ONE + paragraph("<b>50th meeting</b>"))
    assert str(resolution.closing.text).startswith("50th meeting")
    assert resolution.headings == ()


# -- notes --------------------------------------------------------------------------------------


def test_notes_leave_the_paragraph_that_bears_them() -> None:
    """The note has its words without the empty brackets; the paragraph has the place of the marker."""
    first = f"<i>Recalls</i> it<sup>(</sup>{NOTE.format(1)}<sup>) </sup>and that, {NOTE.format(2)} "
    resolution = read(paragraph("<i>Notes</i> more<sup>(1)</sup>.", "1."), preamble=container(first))
    recalls, notes = resolution.paragraphs
    assert str(recalls.text) == "Recalls it and that,"
    assert recalls.markers == ((10, "1"), (20, "2"))
    assert str(notes.text) == "Notes more."
    assert notes.markers == ((10, "1"),)
    assert [(n.id, n.marker, n.place, str(n.text)) for n in resolution.notes] == [
        ("fn1", "1", "P01", "Note 1."),
        ("fn2", "2", "P01", "Note 2."),
    ]
    assert_tiles(resolution)


@pytest.mark.parametrize(
    ("raised", "text", "markers"),
    [
        ("Geneva<sup>2</sup> met;", "Geneva met;", [(6, "2")]),
        ("levels;<sup>2</sup>", "levels;", [(7, "2")]),
        ("Tunis<sup>(2)</sup>, and", "Tunis, and", [(5, "2")]),
        ("9 km<sup>2</sup> of it;", "9 km2 of it;", []),
        ("Geneva <sup>2</sup> met;", "Geneva met;", [(6, "2")]),
        ("it<sup>(2)</sup>, and", "it, and", [(2, "2")]),
        ("in Geneva,<sup>2 </sup>in Rome;", "in Geneva, in Rome;", [(10, "2")]),
        ("《宪章》<sup>2 </sup>和", "《宪章》和", [(4, "2")]),
        ("part II<sup>2</sup> of it;", "part II of it;", [(7, "2")]),
        ("2013年<sup>2</sup>、", "2013年、", [(5, "2")]),
        ("the 10º<sup>2</sup>, and", "the 10º, and", [(7, "2")]),
        ("9 km <sup>2</sup> of it;", "9 km 2 of it;", []),
        ("9 м<sup>3</sup> and 3<sup>3</sup>", "9 м3 and 33", []),
        ("Geneva<sup>3</sup> met;", "Geneva3 met;", []),
        ("the 2<sup>nd</sup>;", "the 2nd;", []),
    ],
)
def test_a_raised_number_may_refer_back_to_a_note(raised: str, text: str, markers: list[tuple[int, str]]) -> None:
    """Only to a note that has been seen, and not from a unit."""
    resolution = read(paragraph(raised, "1."), preamble=container(NOTE.format(2) + "<i>Recalling</i> it,"))
    last = resolution.paragraphs[-1]
    assert (str(last.text), list(last.markers)) == (text, markers)
    assert_tiles(resolution)


@pytest.mark.parametrize("again", ["<sup>2</sup>", "<sup>(2)</sup>", "<sup> 2</sup>"])
def test_a_raised_number_may_refer_back_to_a_note_of_its_own_paragraph(again: str) -> None:
    """A note that the same paragraph bears further up is named again; one that follows it is not yet known."""
    first = f"<i>Recalling</i> the Covenant,{NOTE.format(2)} the Convention,{again} and the Compact,{NOTE.format(3)}"
    early = "<i>Noting</i> a list<sup>4</sup> and a plan" + NOTE.format(4) + ","
    recalling, noting, _ = read(ONE, preamble=container(first) + container(early)).paragraphs
    assert str(recalling.text) == "Recalling the Covenant, the Convention, and the Compact,"
    assert recalling.markers == ((23, "2"), (39, "2"), (56, "3"))
    assert (str(noting.text), noting.markers) == ("Noting a list4 and a plan,", ((25, "4"),))


def test_a_row_of_notes_that_leaves_a_number_out_is_doubted() -> None:
    first = f"<i>Recalls</i> it{NOTE.format(1)} and that, {NOTE.format(3)} "
    whole = f"<i>Recalls</i> it{NOTE.format(1)} and that, {NOTE.format(2)} "
    found = [structural(read(ONE, preamble=container(text)).replace(format="akn")) for text in (first, whole)]
    assert ["marker_without_note" in [doubt.kind for doubt in doubts] for doubts in found] == [True, False]


def test_note_ids_are_unique_where_markers_repeat() -> None:
    resolution = read(paragraph("".join(NOTE.format(m) for m in ("1", "1", "*")) + "One.", "1."))
    assert [(n.id, n.marker) for n in resolution.notes] == [("fn1", "1"), ("fn2", "1"), ("fn3", "*")]


# -- what is refused ----------------------------------------------------------------------------

BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n'
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd">\n'


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (BOMB + document(paragraph("&c;", "1.")), "x.xml, line 1: declares a document type"),
        (OUTSIDE + document(ONE), "x.xml, line 1: declares a document type"),
        ("<!DOCTYPE html><html><p>x</p></html>", "an HTML page is not one"),
        ("<html><p>x</p></html>", "root is <html>"),
        (document(ONE)[:-40], "line 1[0-9], column [0-9]+.*not well-formed.*cut off or damaged"),
        (document(ONE)[:40], "cut off or damaged"),
        (document(paragraph("a &nbsp; b;", "1.")), "undefined entity"),
        (document("<p>" * 200 + "</p>" * 200), "more than 100 deep"),
        (document(""), "no paragraphs"),
        (document("").replace("eng", "\ud800"), "surrogate"),
        ("", "no element found"),
        ("plain text", "line 1, column 1"),
    ],
)
def test_refused(source: str, message: str) -> None:
    """Unsafe, broken or other files get one line that names file, place and remedy."""
    with pytest.raises(SourceError, match=message) as caught:
        akn.read(source, name="x.xml")
    assert str(caught.value).startswith("x.xml")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_file_that_was_read_leaves_no_circle_in_memory() -> None:
    akn.read(document(ONE), name="x.xml")  # what is compiled at the first reading stays
    gc.collect()
    gc.disable()
    try:
        akn.read(document(ONE), name="x.xml")
        left = gc.collect()
    finally:
        gc.enable()
    assert left == 0  # else a run over thousands of files keeps the tree of each


def test_size_and_number_of_pieces_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    source = document(ONE)
    assert akn.read(source, name="x.xml", limit=len(source.encode())).paragraphs
    with pytest.raises(SourceError, match="the limit is"):
        akn.read(source, name="x.xml", limit=len(source.encode()) - 1)
    monkeypatch.setattr(_akn_xml, "MAX_PIECES", 20)
    with pytest.raises(SourceError, match="more than 20 pieces"):
        akn.read(source, name="x.xml")


@pytest.mark.parametrize(
    "body",
    [
        ONE + "<q>x</q>" * 20_000,
        paragraph("x;") * 4_000,
        paragraph("x;", "(a)") * 4_000,
        paragraph("<i>x</i>," + " " * 200_000 + "&amp;" * 20_000, "1."),
        paragraph("1" * 200_000 + " - (((" * 20_000),
    ],
)
def test_hostile_input_takes_time_in_proportion(body: str) -> None:
    """Much of anything is read in seconds (a quadratic reading takes minutes), or refused."""

    def reading() -> None:
        with contextlib.suppress(SourceError):
            read(body)

    assert spent(reading) < 60


# -- properties ---------------------------------------------------------------------------------

_CHARS = st.sampled_from(list("ab é ؛،\U0001d11e\u0640\t\n;.,:()1<&“"))
_PIECES = st.lists(
    st.one_of(
        st.text(_CHARS, max_size=8).map(html.escape),
        st.text("ab ", max_size=4).map(lambda t: f"<i>{t}</i>"),
        st.sampled_from(["<br/>", "<!-- c -->", "&#x9;", "<sup>(</sup>", "<sup>1</sup>", "<![CDATA[&<]]>"]),
        st.sampled_from([NOTE.format(1), NOTE.format(2)]),
    ),
    max_size=8,
).map("".join)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(_PIECES, st.sampled_from(["", "1.", "2 -", "(a)"])), min_size=1, max_size=5), _PIECES)
def test_every_character_once_and_every_word_walks_back(body: list[tuple[str, str]], first: str) -> None:
    """Passages and furniture tile the source, and each word stands in the source as its offsets say."""
    source = document(
        ONE + "".join(paragraph(text, number) for text, number in body), preamble=container("<i>Recalling</i> " + first)
    )
    resolution = akn.read(source, name="x.xml")
    assert_tiles(resolution)
    assert len({p.id for p in resolution.passages()}) == len(list(resolution.passages()))
    for passage in resolution.passages():
        string = str(passage.text)
        assert not re.search(r"[\t\n]|  ", string) or passage.id in ("header", "closing")
        for word in re.finditer(r"\S+", string):
            raw = "".join(span.of(source) for span in passage.text.raw(*word.span()))
            assert html.unescape(raw) == word[0]
    left = re.sub(r"(?s)<meta>.*</meta>|<!--.*?-->|<!\[CDATA\[|\]\]>|<[^>]*>|&#x9;", "", _left_out(resolution))
    assert set(left) <= set(" \t\n()1")


# -- documents of several parts, annexes, drafts ------------------------------------------------


def statement(letter: str, body: str, *, work: str = "99-8") -> str:
    return (
        f'<component><statement><meta><FRBRWork><FRBRthis value="/akn/un/statement/deliberation/unga/2044-12-12/{work}/'
        f'!main/"/></FRBRWork><FRBRlanguage language="eng"/></meta><preface><p><docNumber>{letter}</docNumber>'
        f"<docTitle>Part {letter}</docTitle></p></preface><preamble><formula><p><i>The Body</i>,</p></formula>"
        f"{container('<i>Recalling</i> it,')}</preamble><mainBody>{body}</mainBody>"
        f"<conclusions><p>{letter}st meeting</p></conclusions></statement></component>"
    )


def collection(*parts: str, cover: str = "A/RES/99/8 A-B") -> str:
    return (
        '<akomaNtoso><documentCollection><meta/><coverPage><p><docNumber refersTo="#symbol">'
        f"{cover}</docNumber></p></coverPage><collectionBody><component><documentRef/></component></collectionBody>"
        f"</documentCollection><components>{''.join(parts)}</components></akomaNtoso>"
    )


@pytest.mark.parametrize("nested", [False, True])
def test_several_resolutions_in_one_file(nested: bool) -> None:
    """Each part has its letter, its preamble and its numbers; its title and formula are headings."""
    source = collection(statement("A", A + B), statement("B", A))
    if nested:
        ends = ("</collectionBody></documentCollection>", "</components>")
        source = source.replace(f"{ends[0]}<components>", "").replace(ends[1], ends[0])
    resolution = akn.read(source, name="x.xml")
    assert [p.id for p in resolution.paragraphs] == ["A-P01", "A-O01", "A-O02", "B-P01", "B-O01"]
    assert [p.part for p in resolution.paragraphs] == ["preamble", "operative", "operative", "preamble", "operative"]
    assert resolution.meta["parts"] == {"A": "A/RES/99/8 A", "B": "A/RES/99/8 B"}
    assert str(resolution.symbol) == "A/RES/99/8"
    assert headings(resolution) == ["APart A", "The Body,", "BPart B", "The Body,"]
    assert {p.section for p in resolution.paragraphs} == {""}
    assert str(resolution.closing.text) == "Ast meeting\nBst meeting"
    assert_tiles(resolution)


def test_one_component_is_no_part() -> None:
    resolution = akn.read(collection(statement("A", A + B)), name="x.xml")
    assert [p.id for p in resolution.paragraphs] == ["P01", "O01", "O02"]
    assert "parts" not in resolution.meta


DRAFT = (
    '<embeddedStructure><container name="formula"><p>“<i>The Greater Body</i>,</p></container>'
    "<container><p>“<i>Recalling</i> its rule,</p></container>"
    + paragraph("<i>Urges</i> all;", "“1.")
    + paragraph("<i>Asks</i> for more.”", "“2.")
    + "</embeddedStructure>"
)


def test_a_recommended_draft_is_annexed() -> None:
    recommends = f"<paragraph><content><p><i>Recommends</i> this draft:</p>{DRAFT}</content></paragraph>"
    resolution = read(recommends)
    assert ids(resolution) == [
        ("O01", 1, "operative"),
        ("X1-P01", 1, "annex"),
        ("X1-01", 1, "annex"),
        ("X1-02", 2, "annex"),
    ]
    assert words(resolution)[0] == "Recommends this draft:"
    assert headings(resolution) == ["“The Greater Body,"]
    assert_tiles(resolution)


def test_a_draft_quoted_in_paragraphs_is_annexed_up_to_its_closing_mark() -> None:
    resolution = read(
        paragraph("<i>Recommends</i> this draft:", "1.")
        + paragraph("“<i>The Greater Body</i>,")
        + paragraph("“<i>Recalling</i> its rule,")
        + paragraph("“1. <i>Urges</i> all.”")
        + paragraph("<i>Requests</i> a report.", "2.")
    )
    assert [p.id for p in resolution.paragraphs] == ["O01", "X1-P01", "X1-01", "O02"]


def attached(*bodies: str) -> str:
    inner = "".join(f"<attachment><doc><meta/><mainBody>{body}</mainBody></doc></attachment>" for body in bodies)
    return f"<attachments>{inner}</attachments>"


def test_annexes_are_counted() -> None:
    """Also where one attachment holds several, each under its heading."""
    first = paragraph("<b>Annex I</b>") + A + paragraph("<b>Annex II</b>") + A + B
    resolution = read(ONE, after=attached(first, A))
    assert [p.id for p in resolution.paragraphs] == ["O01", "X1-01", "X2-01", "X2-02", "X3-01"]


def test_an_annex_in_the_main_body_comes_before_attached_ones() -> None:
    adopts = paragraph("<i>Adopts</i> the text:") + paragraph("<b>Text</b>") + paragraph("We agree.", "1.")
    resolution = read(adopts, after=attached(A))
    assert [p.id for p in resolution.paragraphs] == ["O01", "X1-01", "X2-01"]


def test_an_attached_text_without_numbers_is_an_annex() -> None:
    resolution = read(ONE, after=attached(paragraph("<b>Oath</b>") + paragraph("I swear.") + paragraph("I do.")))
    assert [p.id for p in resolution.paragraphs] == ["O01", "X1-01", "X1-02"]


def test_an_annexed_treaty_has_a_preamble_without_emphasis() -> None:
    treaty = (
        paragraph("The Parties to this Treaty,")
        + paragraph("Recalling the trees of all the many streets and parks of their towns,")
        + paragraph("Wishing to plant more of them in the streets and the parks of their towns,")
        + paragraph("They shall.", "1.")
    )
    resolution = read(ONE, after=attached(treaty))
    assert [p.id for p in resolution.paragraphs] == ["O01", "X1-P01", "X1-P02", "X1-01"]


def test_preambles_that_go_on_after_an_operative_part() -> None:
    """Blocks alternate: each preamble belongs to the numbers that follow it."""
    resolution = read(A + B + container("<i>Recalling</i> more,") + A + B)
    assert [p.id for p in resolution.paragraphs] == ["O01", "O02", "2-P01", "2-O01", "2-O02"]


def test_a_section_whose_paragraphs_are_all_marked_up_as_preambular() -> None:
    """The last is its operative one."""
    body = (
        "<section><num>I</num><crossHeading><i>Approves</i> it;</crossHeading></section>"
        "<section><num>II</num><crossHeading><i>Recalling</i> it,</crossHeading>" + A + B + "</section>"
    )
    assert [(p.form, p.section) for p in read(body).paragraphs] == [
        ("operative", "I"),
        ("preamble", "II"),
        ("operative", "II"),
        ("operative", "II"),
    ]


def test_words_that_lead_in_the_next_paragraph_are_a_heading() -> None:
    resolution = read(A + paragraph("We therefore:") + B)
    assert [p.id for p in resolution.paragraphs] == ["O01", "O02"]
    assert headings(resolution) == ["We therefore:"]


def test_notes_below_a_table_are_words_of_its_paragraph() -> None:
    table = '<container name="table"><table><tr><td>1</td></tr></table></container>'
    resolution = read(paragraph("<i>Approves</i> this:", "1.") + table + paragraph("<i>a</i> See it.") + B)
    assert words(resolution) == ["Approves this: 1 a See it.", "Notes B."]


# -- what is not sure ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "doubts"),
    [
        (A + B, []),
        (A + paragraph("<i>Notes</i> C.", "3."), [("O01", "number_gap")]),
        (A + A, [("O01-1", "number_repeat")]),
        (A + paragraph("<i>Notes</i>;", "3.") + B, [("O01", "number_gap"), ("O02", "number_order")]),
        (A + paragraph("<i>Decides</i> more;") + paragraph("C.", "3."), [("O02", "unnumbered")]),
        (A + paragraph("<i>Decides</i> more;") + B, [("O01-1", "unnumbered")]),
        (A + paragraph(" ", "2."), [("O02", "empty_paragraph")]),
        ("", [("", "no_operative")]),
    ],
)
def test_doubts(body: str, doubts: list[tuple[str, str]]) -> None:
    """A jump (of the paragraph before it), a repeat, a missing number and missing words are told."""
    found = read(body, preamble=container("<i>Recalling</i> it,")).doubts
    assert [(doubt.place, doubt.kind) for doubt in found] == doubts


@pytest.mark.parametrize(
    ("inner", "doubted"),
    [
        (paragraph("We meet. " * 700, "1."), ["X1-01"]),
        (paragraph("We meet. " * 500, "1."), []),
        (paragraph("We meet. " * 700, "1.") + paragraph("We part.", "2."), []),
    ],
)
def test_an_annex_that_is_one_long_paragraph_is_doubted(inner: str, doubted: list[str]) -> None:
    """More than 5,000 characters, and nothing beside them."""
    found = read(A, after=attached(inner)).doubts
    assert [(doubt.place, doubt.kind) for doubt in found] == [(place, "long_paragraph") for place in doubted]


# -- whose document it is -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("work", "symbol"),
    [
        ("unga/2044-12-12/99-8", "A/RES/99/8"),
        ("unga/2044-12-12/ES-11-1", "A/RES/ES-11/1"),
        ("unga/2044-12-12/99-260B", "A/RES/99/260 B"),
        ("ecosoc/2051-06-07/2051-4", "E/RES/2051/4"),
        ("unsc/2023-12-22/2720", "S/RES/2720 (2023)"),
        ("unhrc/2023-04-04/52-3", "A/HRC/RES/52/3"),
    ],
)
def test_a_symbol_that_only_the_identification_states(work: str, symbol: str) -> None:
    value = f'<FRBRWork><FRBRthis value="/akn/un/statement/deliberation/{work}/!main/"/></FRBRWork>'
    source = document(ONE).replace("<meta>", f"<meta>{value}").replace("A/RES/78/999", "")
    assert str(akn.read(source, name="x.xml").symbol) == symbol


def test_german_is_read() -> None:
    resolution = read(paragraph("<i>Beschließt</i> es.", "1."), language="deu")
    assert (resolution.language, [p.id for p in resolution.paragraphs]) == ("de", ["O01"])


# -- cases of the reference files ---------------------------------------------------------------


def _case(shared: Path, name: str) -> tuple[Resolution, dict[str, Any]]:
    folder = shared / "real" / "cases"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return akn.read((folder / name).read_bytes(), name=name), expected[name]


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "xml_parts_a_b.xml",
        "xml_embedded_draft_resolution.xml",
        "xml_lettered_items_without_num.xml",
        "xml_heading_with_num.xml",
        "xml_arabic_ecosoc_repaired.xml",
    ],
)
def test_cases(shared: Path, name: str) -> None:
    resolution, expected = _case(shared, name)
    own = [p for p in resolution.paragraphs if p.part == "operative"]
    annexed = [p for p in resolution.paragraphs if p.part == "annex"]
    found = {
        "kind": expected["kind"],
        "preambular": sum(p.part == "preamble" for p in resolution.paragraphs),
        "operative_numbers": [p.number for p in own],
        "operative_ids": [p.id for p in own],
        "own_operative": len(own),
        "annexed_preambular": sum(p.form == "preamble" for p in annexed),
        "annexed_operative_numbers": [p.number for p in annexed if p.form == "operative"],
        "headings": headings(resolution),
        "repairs": len(resolution.repairs),
        "text_O01_begins": str(own[0].text).split()[0],
    }
    asked = {key: value for key, value in expected.items() if key != "verbs"}
    assert {key: found[key] for key in asked} == asked


def test_a_tree_is_that_of_another_parser() -> None:
    """A tag's end in a value, comments, sections of characters, references: names, values and words are the same."""
    source = (
        '<?xml version="1.0"?>\r\n<!-- <b> a > b & c -->\r\n<a:akomaNtoso xmlns:a="x"'
        ' v="1 > 0 &amp; &#x639;&#1593;"\r\n\tw'
        " = '\"'>"
        "<p\n>two &lt;\r\nbo<b/>ats</p><![CDATA[a & <b>]]><?go on?><span class='bold\titalic' >t]]h&apos;e</span >\n"
        "<!-- > --></a:akomaNtoso>\n<!-- end -->"
    )
    root = _akn_xml.parse(source, name="a.xml", roots=frozenset({"akomaNtoso"}))
    other = ET.fromstring(source)  # noqa: S314 - our own words
    assert [(one.name, one.attributes) for one in root.iter()][1:] == [(e.tag, dict(e.attrib)) for e in other.iter()][
        1:
    ]
    assert root.attributes == {"xmlns:a": "x", **other.attrib}
    assert root.words() == " ".join("".join(other.itertext()).split()) == "two < boatsa & <b>t]]h'e"
    for chunk in (child for one in root.iter("p", "span") for child in one.children if not hasattr(child, "name")):
        assert html.unescape(source[chunk.start : chunk.end]).replace("\r\n", "\n") == chunk.text

"""PDFs with a text layer, on pages set by these tests (no reference file is needed)."""

from __future__ import annotations

import csv
import importlib
import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import typst

from toolkit import library
from toolkit.errors import SourceError
from toolkit.sources import _pdf_lines, _pdf_notes, _pdf_page, pdf
from toolkit.sources._layout import Block, Layout

HEAD = """
#set page(width: 612pt, height: 792pt, margin: (x: 123pt, top: 92pt, bottom: 80pt),
  header: context if counter(page).get().first() > 1 [
    #set text(size: 8.5pt, weight: "bold")
    #place(dx: -63pt, dy: -4pt)[#box(width: 492pt)[The Sea and its Salt #h(1fr) A/RES/99/7]]
    #place(dx: -63pt, dy: 10pt, line(length: 492pt, stroke: 0.5pt))
  ],
  footer: context [
    #set text(size: 7pt)
    #place(dx: -63pt)[44-12345 #h(440pt) *#counter(page).display("1/1", both: true)*]
  ],
)
#set text(font: "Libertinus Serif", size: 10pt, lang: "en", hyphenate: false)
#set super(typographic: false)
#set par(justify: true, leading: 0.55em, spacing: 1.3em, first-line-indent: (amount: 24pt, all: true))
"""
MASTHEAD = """
#place(top, dy: -60pt, dx: -63pt, box(width: 492pt)[#text(14pt)[United Nations] #h(1fr) #text(20pt)[A]/RES/99/7])
#place(top, dy: -38pt, dx: -63pt, line(length: 492pt))
#place(top, dy: -30pt)[#text(20pt)[*General Assembly*]]
#place(top, dy: -30pt, dx: 274pt)[Distr.: General \\ 21 December 2044]
#place(top, dy: 10pt, dx: -63pt, line(length: 492pt, stroke: 1.5pt))
#v(30pt)
#set par(first-line-indent: 0pt)
#text(14pt)[*Resolution adopted by the General Assembly \\ on 19 December 2044*]

[_on the report of the Second Committee (A/99/45, para. 11)_]

#text(12pt)[#h(-51pt)*99/7.#h(12pt)The Sea and its Salt*]

#set par(first-line-indent: (amount: 24pt, all: true))
"""
BODY = """
_The General Assembly_,

_Recalling_ its resolution 77/150 of 14 December 2022 on salt,#footnote[Resolutions 56/183 and 57/238.] and the salt
roads of old, as well as what was said of them in the year before,

_Noting_ that salt is action-oriented and long-lived, and that it is of the sea as well as of the mine, as the
Commission has found in its long-lived and action-oriented work on salt, which is wide,

1.#h(12pt)_Welcomes_ the salt;#footnote[See A/99/12, annex.]

2.#h(12pt)_Requests_ the Secretary-General:

(a)#h(12pt)To weigh the salt;

(b)#h(12pt)To count the grains of the salt, one after the other, until none is left uncounted in the sea;

3.#h(12pt)_Decides_ to go on.

#align(right)[_49th plenary meeting \\ 19 December 2044_]
"""


@cache
def made(markup: str) -> bytes:
    return typst.compile(markup.encode(), format="pdf")


@cache
def layout(markup: str) -> Layout:
    return pdf.layout(made(markup), name="made.pdf")


def said(found: Layout, block: Block) -> str:
    """A block's words without markers and what is unsaid."""
    out, at = [], block.start
    for span in sorted([*block.unsaid, *(span for span, _ in block.markers)]):
        out.append(found.source[at : span.start])
        at = max(at, span.end)
    return " ".join("".join([*out, found.source[at : block.end]]).split())


def body(found: Layout) -> Iterator[Block]:
    return (b for b in found.blocks if b.role in {"", "item", "heading", "closing"})


@pytest.fixture(scope="module")
def page() -> Layout:
    return layout(HEAD + MASTHEAD + BODY)


def test_every_mark_of_the_page_stands_in_the_reading_text_once(page: Layout) -> None:
    covered = "".join(b.text for b in page.blocks)
    assert "".join(page.source.split()) == "".join(covered.split())
    assert all(b.text == page.source[b.start : b.end] for b in page.blocks)
    assert all(a.end < b.start for a, b in zip(page.blocks, page.blocks[1:], strict=False))


def test_places_lead_from_the_reading_text_to_page_and_box(page: Layout) -> None:
    at = page.source.index("Requests")
    (place,) = [p for p in page.places if p.start <= at < p.end]
    assert place.page == 1
    assert 123 <= place.x0 < place.x1 <= 489
    assert 80 < place.y0 < place.y1 < 500
    written = "".join(page.source[p.start : p.end] for p in page.places)
    assert "".join(written.split()) == "".join(page.source.split())


def test_the_head_of_the_page_and_furniture_are_no_paragraphs(page: Layout) -> None:
    heads = [b.text for b in page.blocks if b.role == "header"]
    assert heads == ["United Nations", "A/RES/99/7", "General Assembly", "Distr.: General", "21 December 2044"]
    assert {b.text for b in page.blocks if b.role == "furniture"} == {"44-12345", "1/1"}


def test_paragraphs_items_and_closing_lines(page: Layout) -> None:
    first = next(i for i, b in enumerate(page.blocks) if b.text.startswith("The General Assembly,"))
    blocks = [b for b in page.blocks[first:] if b.role in {"", "item", "heading", "closing"}]
    heads = [(said(page, b)[:14], b.role) for b in blocks]
    assert heads == [
        ("The General As", ""),
        ("Recalling its ", ""),
        ("Noting that sa", ""),
        ("1. Welcomes th", ""),
        ("2. Requests th", ""),
        ("(a) To weigh t", "item"),
        ("(b) To count t", "item"),
        ("3. Decides to ", ""),
        ("49th plenary m", "closing"),
    ]


def test_italics_are_emphasis(page: Layout) -> None:
    recalling = next(b for b in page.blocks if b.text.startswith("Recalling"))
    assert [page.source[s.start : s.end] for s in recalling.emphasis] == ["Recalling"]


def test_raised_digits_are_markers_and_small_print_is_their_notes(page: Layout) -> None:
    recalling = next(b for b in page.blocks if b.text.startswith("Recalling"))
    assert [(page.source[s.start : s.end], m) for s, m in recalling.markers] == [("1", "1")]
    assert "on salt, and the salt roads" in said(page, recalling)
    notes = [(b.marker, b.text.removeprefix(b.marker).strip()) for b in page.blocks if b.role == "note"]
    assert notes == [("1", "Resolutions 56/183 and 57/238."), ("2", "See A/99/12, annex.")]


def test_the_whole_way_to_a_resolution() -> None:
    found = library.read(made(HEAD + MASTHEAD + BODY), name="made.pdf")
    assert (str(found.symbol), found.format, found.witness) == ("A/RES/99/7", "pdf", "official")
    assert found.meta["title"] == "The Sea and its Salt"
    assert [p.id for p in found.paragraphs] == ["P01", "P02", "O01", "O02", "O03"]
    assert str(found["O02"].text) == (
        "Requests the Secretary-General: (a) To weigh the salt; (b) To count the grains of the salt, one after the "
        "other, until none is left uncounted in the sea;"
    )
    assert [(n.marker, n.place, str(n.text)) for n in found.notes] == [
        ("1", "P01", "Resolutions 56/183 and 57/238."),
        ("2", "O01", "See A/99/12, annex."),
    ]
    assert found.repairs == ()
    spans = found.coverage()
    assert "".join(s.of(found.source) for s in spans) == found.source


LONG = "_Recalling_ " + "the salt of the sea and the roads that it went, " * 90


FIRST = "_The General Assembly_,\n\n_Recalling_ the salt of the sea,\n\n1.#h(9pt)_Decides_ to keep it.\n\n"
SECOND = "_The General Assembly_,\n\n_Recalling_ the bread of the land,\n\n1.#h(9pt)_Decides_ to bake it.\n\n"
CLOSED = "#align(right)[_47th plenary meeting \\ 4 December 2044_]"


def test_part_that_no_letter_names_is_doubted() -> None:
    found = pdf.read(made(HEAD + FIRST + CLOSED + "\n\n" + SECOND + CLOSED), name="x.pdf")
    assert [p.id for p in found.paragraphs] == ["P01", "O01", "2-P01", "2-O01"]
    assert [d.place for d in found.doubts if "begins anew" in d.says] == ["2-P01"]


def test_headings_bold_or_in_the_middle() -> None:
    found = layout(
        HEAD
        + f"_The General Assembly_,\n\n{LONG}\n\n1.#h(9pt)_Decides_ so;\n\n"
        + "#align(center)[#set par(first-line-indent: 0pt)\n*II* \\ *On the salt*]\n\n2.#h(9pt)_Notes_ it."
    )
    heading = next(b for b in found.blocks if b.text.startswith("II"))
    assert (heading.role, heading.bold, heading.centred) == ("heading", True, True)


def test_a_paragraph_all_in_bold_is_a_paragraph_where_it_ends_as_one() -> None:
    bold = "*_Noting_ that salt is of the sea and of the mine, and that all the salt roads of old led to it and on, as*"
    bold += " *went and were gone,*"
    found = layout(HEAD + f"_The General Assembly_,\n\n{LONG}\n\n{bold}\n\n{LONG}\n\n1.#h(9pt)_Decides_ so.")
    assert next(b.role for b in found.blocks if b.text.startswith("Noting")) == ""


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    found = layout(
        HEAD + MASTHEAD + "_The General Assembly_,\n\n" + LONG + "\n\n_Noting_ the salt,\n\n1.#h(9pt)_Decides_ so."
    )
    starts = [(b.page, said(found, b)[:9], b.continues) for b in found.blocks if not b.role][1:]
    assert [s[0] for s in starts] == [1, 1, 2, 2, 2]
    assert starts[2][2] is True
    assert [s[1:] for s in starts[3:]] == [("Noting th", None), ("1. Decide", False)]
    titles = [b.text for b in found.blocks if b.page == 2 and b.role == "furniture"]
    assert "The Sea and its Salt" in titles[0]
    assert "A/RES/99/7" in " ".join(titles)
    assert "2/2" in titles


def test_a_note_goes_on_over_the_page_break() -> None:
    note = "of salt and of the sea, and of the long way that it went, " * 60
    found = layout(
        HEAD + MASTHEAD + "_The General Assembly_,\n\n" + LONG[:2400] + f"#footnote[See {note}] the end,\n\n" + LONG
    )
    notes = [(b.page, b.marker, b.continues) for b in found.blocks if b.role == "note"]
    assert notes == [(1, "1", False), (2, "", True)]


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("salt is action-\\\noriented, and action-oriented", "salt is action-oriented, and action-oriented"),
        ("the long-\\\nand medium-term salt", "the long- and medium-term salt"),  # a hyphen that hangs
        ("the years 2014–\\\n2019 of salt", "the years 2014–2019 of salt"),
        ("three dimensions – \\\neconomic and other", "three dimensions – economic and other"),
        ("a develop-\\\nment and the development", "a development and the development"),
        ("a non\u2011\\\nself\u2011governing land", "a non\u2011self\u2011governing land"),
    ],
)
def test_words_broken_at_a_line_end_are_joined(words: str, reads: str) -> None:
    found = layout(HEAD + "_The General Assembly_,\n\n_Recalling_ that " + words + ",")
    block = next(b for b in found.blocks if b.text.startswith("Recalling"))
    assert said(found, block) == f"Recalling that {reads},"


def test_blanks_are_where_the_page_shows_them() -> None:
    """Letters set one by one, each a run of its own, make no blanks; a wide gap without a blank makes one."""
    letters = "".join(f"#h(0.3pt){letter}" for letter in "Development")
    found = layout(HEAD + f"_The General Assembly_,\n\n_Recalling_ {letters},#h(4pt)its#h(3pt)salt,")
    assert "Recalling Development, its salt," in found.source


def test_a_power_is_no_marker() -> None:
    found = layout(
        HEAD + "_The General Assembly_,\n\n_Recalling_ 12 km#super[2] and 10#super[3] of salt, the 21#super[st],"
    )
    block = next(b for b in found.blocks if b.text.startswith("Recalling"))
    assert block.markers == ()


def test_a_page_of_pictures_only_is_refused_with_what_would_help() -> None:
    content = made("#set page(width: 200pt, height: 200pt)\n#rect(width: 80pt, height: 80pt, fill: black)")
    with pytest.raises(SourceError, match="OCR"):
        pdf.read(content, name="scan.pdf")


def test_damaged_files_end_in_our_own_error() -> None:
    content, chance = made(HEAD + MASTHEAD + BODY), random.Random(14)
    for _ in range(40):
        broken = bytearray(content[: chance.randrange(len(content) // 2, len(content))])
        for _ in range(chance.randrange(60)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(SourceError):
            library.read(b"%PDF-1.7\n" + bytes(broken), name="broken.pdf")


def test_two_columns_are_read_one_after_the_other() -> None:
    text = (
        "#columns(2, gutter: 18pt)[_The General Assembly_,\n\n"
        + LONG[:1500]
        + "\n\n_Noting_ the salt of the mine and of "
    )
    found = layout(HEAD + MASTHEAD + text + "the sea,\n\n1.#h(9pt)_Decides_ to go on with the salt.]")
    said_ = [said(found, b) for b in found.blocks if not b.role]
    assert said_[-3] == " ".join(LONG[:1500].replace("_", "").split())
    assert said_[-1] == "1. Decides to go on with the salt."


def test_a_table_is_read_row_by_row() -> None:
    cells = "".join(f"[Land {i}], [79/{i}], [{i} December 2044], " for i in range(1, 14))
    table = f"#table(columns: (165pt, 90pt, 100pt), stroke: none, [_Land_], [_Number_], [_Day_], {cells})"
    found = layout(HEAD + "_The General Assembly_,\n\n" + LONG + "\n\n1.#h(9pt)_Decides_ so:\n\n" + table)
    head, rows = [b for b in found.blocks if b.role == "table"]  # a page ends below the head
    assert (head.text, rows.continues) == ("Land\tNumber\tDay", True)
    assert said(found, rows).startswith("Land 1 79/1 1 December 2044 Land 2 79/2 2 December 2044")


def test_a_long_table_of_short_cells_is_no_page_of_columns() -> None:
    """Also where all cells of a column are as wide as each other: they are no lines of words."""
    cells = "".join(f"[Land {i}], [79/{i}], " for i in range(1, 10))
    table = f"#table(columns: (165pt, 150pt), stroke: none, {cells})"
    found = layout(HEAD + "_The General Assembly_,\n\n_Recalling_ the salt,\n\n1.#h(9pt)_Decides_ so:\n\n" + table)
    (rows,) = [b for b in found.blocks if b.role == "table"]
    assert said(found, rows).startswith("Land 1 79/1 Land 2 79/2 Land 3 79/3")


def test_the_rules_of_a_table_near_the_top_do_not_end_the_head() -> None:
    table = "#line(length: 380pt, stroke: 0.5pt)\n\nSalt\n\n#line(length: 380pt, stroke: 0.5pt)\n\n"
    text = f"_The General Assembly_,\n\n1.#h(12pt)_Decides_ so:\n\n{table}2.#h(12pt)_Notes_ it."
    found = layout(HEAD + MASTHEAD + text)
    assert next(b.role for b in found.blocks if b.text.startswith("1. Decides")) == ""


@pytest.mark.parametrize(("head", "sign"), [("8)) A/99/1.", "8"), ("(9) A/99/1.", "9"), ("2044-2045", "")])
def test_markers_of_notes_with_brackets_of_either_side(head: str, sign: str) -> None:
    line = _pdf_lines.Line(1, [], head, [], 0.0, 100.0, 100.0, 8.0)
    assert _pdf_notes.marker(line) == sign


def test_a_cell_of_several_lines_is_read_whole() -> None:
    cells = "[1], [The land of salt and of the roads that led to the sea], [200], [2], [The sea], [300], "
    cells += "[3], [Mines], [400]"
    table = f"#table(columns: (60pt, 110pt, 80pt), column-gutter: 40pt, stroke: none, {cells})"
    found = layout(HEAD + "_The General Assembly_,\n\n" + LONG[:900] + "\n\n1.#h(9pt)_Decides_ so:\n\n" + table)
    text = "\n\n".join(said(found, b) for b in found.blocks if b.role == "table")
    assert text == "1 The land of salt and of the roads that led to the sea 200 2 The sea 300 3 Mines 400"


def test_a_list_without_labels_below_a_colon_is_no_row_of_headings() -> None:
    days = [f"Day {n} of the sea: from 9 to 13 hours" for n in (1, 2, 3)]
    body = "1.#h(9pt)_Decides_ that it sits as follows:\n\n" + "\n\n".join(days) + "\n\n2.#h(9pt)_Asks_ for salt."
    for head, first in (("", "O01"), ("1.#h(9pt)_Asks_ so.\n\n#align(center)[*Annex*]\n\n", "X1-01")):
        found = library.read(made(HEAD + MASTHEAD + "_The General Assembly_,\n\n" + head + body), name="made.pdf")
        said_ = {p.id: p.text.string for p in found.paragraphs}
        assert said_[first] == " ".join(["Decides that it sits as follows:", *days])


@pytest.mark.parametrize(
    ("label", "text"),
    [("(f)", "(f) To weigh the salt;"), ("(f)#h(0.3pt)", "(f) To weigh the salt;")],
)
def test_a_label_and_a_capital_are_two_words_however_close(label: str, text: str) -> None:
    found = layout(HEAD + f"1. _Requests_ the Secretary-General:\n\n{label}To weigh the salt;")
    assert any(said(found, b) == text for b in found.blocks)


@pytest.mark.parametrize(
    ("lead", "fourth", "doubted"),
    [
        ("so:", "79/4", []),
        ("so:", "", ["O01"]),  # a row of one cell
        ("so:", "79/4, with the whole of the salt of the sea", []),  # a cell of two lines, closer than rows
        ("so: The land of salt and", "79/4", ["O01"]),  # the first line of a cell, perhaps
    ],
)
def test_a_table_is_doubted_where_its_rows_are_uneven(lead: str, fourth: str, doubted: list[str]) -> None:
    """Where all rows have as many cells, below words that end a clause, nothing can be out of order."""
    rows = "".join(f"[Land {i}], [{fourth if i == 4 else f'79/{i}'}], " for i in range(1, 7))
    table = f"#table(columns: (165pt, 150pt), stroke: none, {rows})"
    text = HEAD + f"_The General Assembly_,\n\n_Recalling_ the salt,\n\n1.#h(9pt)_Decides_ {lead}\n\n" + table
    found = library.read(made(text), name="made.pdf")
    assert [d.place for d in found.doubts if d.kind == "table"] == doubted


def test_a_listed_opening_without_italics_is_doubted_at_the_head_of_a_page_alone() -> None:
    """Amid a page the print begins the paragraph; at a page's head a known word may go on with the one above."""
    recitals = [f"_Noting_ the salt of year {n}," for n in range(4)]
    for between, kinds in (("\n\n", []), ("\n#pagebreak()\n", ["unknown_opening"])):
        body = "\n\n".join(recitals) + between + "Recalling the sea,\n\n_Noting_ the boats,\n\n1.#h(9pt)_Decides_ so."
        found = library.read(made(HEAD + MASTHEAD + "_The General Assembly_,\n\n" + body), name="made.pdf")
        assert [d.kind for d in found.doubts] == kinds
        assert sum(p.part == "preamble" for p in found.paragraphs) == 6


def test_a_raised_marker_may_touch_the_number_that_a_note_begins_with() -> None:
    glued = (
        '#show footnote.entry: it => super(numbering("1", ..counter(footnote).at(it.note.location()))) + it.note.body'
    )
    recalling = "\n\n_The General Assembly_,\n\n_Recalling_ salt,#footnote[2044 Salt Report, para. 3.]"
    text = HEAD + MASTHEAD + glued + recalling + "\n\n1.#h(9pt)_Decides_ so."
    found = library.read(made(text), name="made.pdf")
    assert [(n.marker, str(n.text)) for n in found.notes] == [("1", "2044 Salt Report, para. 3.")]


def test_what_reads_without_trouble_has_no_doubt() -> None:
    assert library.read(made(HEAD + MASTHEAD + BODY), name="made.pdf").doubts == ()


def test_a_line_of_a_font_without_size_is_read() -> None:
    """As a spoiled file has it: nothing is small or raised beside it."""
    flat = [
        _pdf_page.Char(sign, 9.0 * at, 20.0, 9.0 * at + 8, 20.0, 20.0, _pdf_page.Font(size=0.0), page=1, order=at)
        for at, sign in enumerate("salt")
    ]
    line = _pdf_lines._line(flat)
    assert not line.raised(flat[0])


SHORT = ["_Recalling_ its resolution on salt,", "_Noting_ that salt is of the sea,", "_Aware_ of the salt roads,"]


def salted(*blocks: str) -> list[tuple[str, str]]:
    """What is doubted of pages with these paragraphs and three numbered ones."""
    numbered = [f"{n}.#h(12pt)_Welcomes_ the salt {words};" for n, words in enumerate(("of the sea", "of mines"), 1)]
    text = "\n\n".join(
        [HEAD + MASTHEAD + "_The General Assembly_,", *blocks, *numbered, "3.#h(12pt)_Decides_ to go on."]
    )
    return [(d.place, d.kind) for d in library.read(made(text), name="made.pdf").doubts]


def test_a_blank_from_which_words_may_be_lost_is_doubted() -> None:
    """A blank of some lines between paragraphs, and of one within a sentence; a heading stands between blanks."""
    long = "_Stressing_ that salt is of the sea as well as of the mine, as the Commission has found in its work on salt"
    assert salted(*SHORT, f"{long}, which is wide,") == []
    assert salted(*SHORT, *SHORT[:2], "#v(40pt)", SHORT[2]) == [("P05", "lost_words")]
    assert salted(*SHORT, f"{long} #v(14pt)#h(-24pt) which is wide and deep, and goes on,") == [("P04", "lost_words")]
    assert salted(*SHORT, "#v(9pt)#align(center)[*Salt of the mines*]#v(3pt)") == []


def test_italics_within_a_paragraph_begin_another_one() -> None:
    """Also where the opening of a glued paragraph is not capitalised as in Arabic; a title in italics opens nothing."""
    both = "_Recalling_ its resolution on salt, _Noting_ that salt is of the sea,"
    assert ("P01", "two_in_one") in salted(both, *SHORT)
    assert salted("_Recalling_ its resolution on salt, the book _Noting the Sea_ and the roads,", *SHORT) == []
    assert salted(*SHORT, SHORT[0].replace("_", "").replace("Recalling", "Salting")) == [("P04", "unknown_opening")]


def locked(user: str) -> bytes:
    """A resolution that its owner has locked; ``user`` is the password with which it is read."""
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made(HEAD + MASTHEAD + BODY)))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_an_encrypted_file_is_said_to_be_one() -> None:
    """One that only its owner's password protects from changes opens as any other."""
    with pytest.raises(SourceError, match=r"is encrypted: it opens with a password only \(save a copy without"):
        pdf.read(locked("secret"), name="locked.pdf")
    assert (
        library.read(locked(""), name="a.pdf").source == library.read(made(HEAD + MASTHEAD + BODY), name="a.pdf").source
    )


@pytest.mark.heavy
def test_a_file_of_500_pages_is_refused_at_once() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    for _ in range(500):
        writer.append(io.BytesIO(made(HEAD + BODY)))
    target = io.BytesIO()
    writer.write(target)
    begun = time.process_time()
    with pytest.raises(SourceError, match="has 500 pages; the limit is 300"):
        pdf.read(target.getvalue(), name="long.pdf")
    assert time.process_time() - begun < 2


@pytest.mark.heavy
@pytest.mark.parametrize(("head", "limit"), [(b"%PDF-1.7\n", 128), (b"The General Assembly,\n", 64)])
def test_a_file_of_300_megabytes_is_refused_before_it_is_read(head: bytes, limit: int, tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(300 * 2**20)
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match=f"is 300 MB; the limit is {limit} MB"):
            library.load(path)
        assert tracemalloc.get_traced_memory()[1] < 10 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.shared
def test_resolutions_as_the_united_nations_print_them(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample of the PDFs, paragraph by paragraph and note by note, against the XML of the same resolutions."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "scripts"))
    compare_pdf = importlib.import_module("compare_pdf")
    wrong = []
    with zipfile.ZipFile(shared / "corpus" / "GA_78.zip") as archive:
        names = {m[0]: n for n in archive.namelist() if n.startswith("English/") and (m := compare_pdf.FILE.search(n))}
        for path in sorted((shared / "real" / "pdf").glob("*.pdf"))[::9]:
            its = compare_pdf.truth(archive.read(names[path.stem]))
            _, said_ = compare_pdf.compare(library.load(path), its)
            wrong += [path.name] * bool(said_)
    assert wrong == []


@pytest.mark.shared
@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.heavy)])
def test_other_organs_and_drafts_have_the_counts_that_were_read(shared: Path, every: int) -> None:
    rows = csv.DictReader((Path(__file__).parent / "pdf_read.csv").read_text(encoding="utf-8").splitlines())
    known = [row for row in rows if row["kind"] != "none"]
    assert len(known) >= 35
    wrong = []
    for row in known[::every]:
        found = library.load(shared / "real" / row["file"])
        got = {
            "symbol": str(found.symbol or ""),
            "preambular": str(sum(p.form == "preamble" for p in found.paragraphs)),
            "operative": str(sum(p.form == "operative" for p in found.paragraphs)),
            "notes": str(sum(n.marker.isdecimal() and n.status == "present" for n in found.notes)),
            "signs": str(sum(not n.marker.isdecimal() for n in found.notes)),
        }
        wrong += [(row["file"], key) for key, value in got.items() if row[key] and row[key] != value]
    assert wrong == []

"""Tables of a page: where columns and rows part, on letters of five points with given places."""

from __future__ import annotations

import pytest
from test_pdf import HEAD, MASTHEAD, made

from toolkit import library
from toolkit.sources import _pdf_grids, _pdf_lines, _pdf_rtl, _pdf_tables
from toolkit.sources._pdf_page import Box, Char, Font, Page, Slot

PLAIN = Font("Any", 10.0)
FORMULA = HEAD + MASTHEAD + "_The General Assembly_,\n\n_Recalling_ the salt,\n\n"


def words(text: str, x0: float, base: float) -> list[Char]:
    """Letters of five points, blanks of three."""
    found = []
    for sign in text:
        width = 3.0 if sign == " " else 5.0
        found.append(Char(sign, x0, base - 2, x0 + width, base + 8, base, PLAIN, 1, 0, False, x0, x0 + width))
        x0 += width
    return found


def page(
    *pieces: tuple[str, float, float], rules: tuple[float, ...] = (), ends: tuple[float, float] = (95, 400)
) -> Page:
    chars = [char for piece in pieces for char in words(*piece)]
    numbered = tuple(char._replace(order=at) for at, char in enumerate(chars))
    return Page(1, 600, 800, numbered, tuple(Box(ends[0], y, ends[1], y + 0.5) for y in rules))


def table(shown: Page) -> list[str]:
    """Cells in order, rows parted by strokes."""
    lines = [line for line in _pdf_lines.lines(shown) if line.cell is not None]
    placed: list[_pdf_lines.Line] = []
    for line in lines:
        _pdf_tables.put(placed, [line])
    rows: dict[int, str] = {}
    for line in placed:
        assert line.cell is not None
        rows[line.cell.row] = f"{rows[line.cell.row]} {line.text}" if line.cell.row in rows else line.text
    return list(rows.values())


#: Lines of a cell twelve points apart, rows fourteen: the first column's edge is near, the second one's far.
ROWS = (
    ("Boats of the", 100, 500), ("12", 180, 500), ("900", 300, 500), ("old port", 100, 488), ("crews", 180, 488),
    ("Nets", 100, 474), ("13", 180, 474), ("901", 300, 474), ("Total", 100, 460), ("902", 300, 460),
)  # fmt: skip
READ = ["Boats of the old port 12 crews 900", "Nets 13 901", "Total 902"]


def test_cells_of_several_lines_stand_together() -> None:
    assert table(page(*ROWS)) == READ
    (grid,) = _pdf_grids.grids([words(*ROWS[0]) + words(*ROWS[2]), words(*ROWS[5]) + words(*ROWS[7])], ())
    assert len(grid.cuts) == 1


def test_prose_around_a_table_is_none_of_it() -> None:
    prose = ("the boats and the nets of the old port shall stand as in the table below and", 95, 520)
    below = ("the boats and the nets of the old port shall stand as in the table above and", 95, 440)
    shown = page(prose, *ROWS, below)
    assert table(shown) == READ
    assert [line.text for line in _pdf_lines.lines(shown) if line.cell is None] == [prose[0], below[0]]


def test_ruled_lines_part_rows_and_the_head_stands_above_the_first() -> None:
    head = (("Boat", 100, 524), ("Number", 180, 524), ("of a port", 100, 512), ("of crews", 180, 512))
    even = (*head, ("Raft of the", 100, 500), ("12", 180, 500), ("lake", 100, 488), ("Net", 100, 476), ("9", 180, 476))
    prose = ("the boats and the nets of the old port shall", 95, 452), ("stand", 95, 440)
    rules = (508, 484, 472)
    assert table(page(*even, *prose, rules=rules)) == ["Boat of a port Number of crews", "Raft of the lake 12", "Net 9"]


def test_cells_that_cross_an_edge_are_unsure() -> None:
    other = (("Rafts of the lake and", 100, 446), ("903", 300, 446))
    for rows, sure in ((ROWS, True), ((*ROWS, *other), False)):
        assert {line.cell.sure for line in _pdf_lines.lines(page(*rows)) if line.cell is not None} == {sure}


@pytest.mark.parametrize(
    ("first", "continues", "sure"),
    [
        ((("Boats", 0), ("12", 1)), True, True),
        ((("Boats", 0),), True, False),  # the rest of a row
        ((("of boats", 0), ("12", 1)), True, False),
        ((("Boats", 0),), False, True),
    ],
)
def test_a_row_that_a_page_cuts_is_unsure(first: tuple[tuple[str, int], ...], *, continues: bool, sure: bool) -> None:
    cells = [(text, Slot(0, 0, column, True)) for text, column in first]
    cells += [(text, Slot(0, row, column, True)) for row in (1, 2) for column, text in enumerate(("Nets", "13"))]
    lines = [_pdf_lines._line(words(text, 100, 500)) for text, _ in cells]
    for line, (_, slot) in zip(lines, cells, strict=True):
        line.cell = slot
    assert _pdf_tables.in_order(lines, continues=continues) is sure


def test_columns_of_an_arabic_page_run_from_the_right() -> None:
    rows = (("بحر", 470), ("12", 400), ("900", 300)), (("نهر", 470), ("13", 400), ("901", 300))
    chars = [
        char
        for at, row in enumerate(rows)
        for text, x0 in row
        for char in words(text if text.isascii() else text[::-1], x0, 500 - 14 * at)
    ]
    numbered = tuple(char._replace(order=at) for at, char in enumerate(chars))
    (shown,) = _pdf_rtl.prepared([Page(1, 600, 800, numbered)])
    found = [(line.text, line.cell and line.cell[:3]) for line in _pdf_lines.lines(shown)]
    assert found == [
        ("بحر", (0, 0, 0)), ("12", (0, 0, 1)), ("900", (0, 0, 2)),
        ("نهر", (0, 1, 0)), ("13", (0, 1, 1)), ("901", (0, 1, 2)),
    ]  # fmt: skip


def test_a_paragraph_has_its_table_with_headings_in_order_and_no_doubt() -> None:
    cells = "[Boat], [Port], [Crew], [The raft of the salt that is never dry], [The lake], [12], [Net], [The sea], [9]"
    grid = f"#table(columns: (90pt, 110pt, 60pt), stroke: (x, y) => (bottom: .3pt), {cells})"
    text = FORMULA + f"1.#h(9pt)_Decides_ upon the boats below:\n\n*A. Rafts*\n\n{grid}\n\n2.#h(9pt)_Asks_ for more."
    found = library.read(made(text), name="made.pdf")
    assert [(p.id, p.text.string) for p in found.paragraphs if p.part == "operative"] == [
        (
            "O01",
            (
                "Decides upon the boats below: A. Rafts Boat Port Crew "
                "The raft of the salt that is never dry The lake 12 Net The sea 9"
            ),
        ),
        ("O02", "Asks for more."),
    ]
    assert not found.doubts


def test_a_section_opens_with_a_paragraph_that_has_no_number_though_its_page_ends_in_it() -> None:
    long = "the salt of the sea and of the lakes " * 4
    text = FORMULA + "*A*\n\n1.#h(9pt)_Requests_ salt;\n\n2.#h(9pt)_Requests_ nets;\n\n*B*\n\n"
    text += f"_Decides_ to defer {long}\n#pagebreak()\n#par(first-line-indent: 0pt)[and {long}below;]\n\n*C*\n\n"
    text += "1.#h(9pt)_Requests_ boats;\n\n2.#h(9pt)_Requests_ rafts."
    found = library.read(made(text), name="made.pdf")
    assert [p.id for p in found.paragraphs if p.part == "operative"] == ["A-O01", "A-O02", "B-O01", "C-O01", "C-O02"]

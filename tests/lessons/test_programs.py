"""Programs in exercises: the lines that a lesson shows are those that its key puts in order, or runs."""

from __future__ import annotations

import ast
from itertools import permutations

import pytest
from lesson_cells import LESSONS, read

from toolkit.lessons import _programs as programs
from toolkit.lessons import drawing
from toolkit.lessons.exercises import l01, l02, l04, l06, l07, l09

LINES = {"01": l01.LINES, "06": l06.LINES, "09": l09.LINES}
PRINTS = {"02": l02.PRINTS, "04": l04.PRINTS, "07": l07.PRINTS}


@pytest.mark.parametrize("number", [*LINES, *PRINTS])
def test_what_is_shown_is_what_is_judged(number: str) -> None:
    (path,) = (path for path in LESSONS if path.name.startswith(number))
    text = next(cell.source for cell in read(path).cells if "### Warm-up" in cell.source)
    shown = text.split("```")[1].partition("\n")[2].strip()
    expected = PRINTS.get(number) or "\n".join(f"{name}   {line}" for name, line in LINES[number].items())
    assert shown == expected.strip()


@pytest.mark.parametrize("number", [*LINES, *PRINTS])
def test_trying_a_program_spoils_nothing(number: str) -> None:
    """A student may run it in the notebook: it takes no name that was made before it and is read after it."""
    (path,) = (path for path in LESSONS if path.name.startswith(number))
    cells = read(path).cells
    at = next(place for place, cell in enumerate(cells) if "### Warm-up" in cell.source)
    program = PRINTS.get(number) or "\n".join(LINES[number].values())
    before, after = ([cell.source for cell in part if cell.cell_type == "code"] for part in (cells[:at], cells[at:]))
    made = set().union(*(programs.names(source, ast.Store) for source in before))
    needed = set().union(*(programs.names(source, ast.Load) for source in after))
    own = {name for part in ast.walk(ast.parse(program)) if isinstance(part, ast.comprehension)
           for name in programs.names(ast.unparse(part.target).replace("*", ""), ast.Load)}  # fmt: skip
    assert not (programs.names(program, ast.Store) - own) & made & needed


@pytest.mark.parametrize(("lines", "orders"), [(l01.LINES, 1), (l06.LINES, 4), (l09.LINES, 1)])
def test_orders(lines: dict[str, str], orders: int) -> None:
    """Counted by hand: in lesson 6 the line that counts the acts may stand in four places."""
    found = [order for order in permutations(lines) if programs.is_in_order(lines, order)]
    assert len(found) == orders
    assert tuple(programs.in_order(lines)) in found


def test_lie_factor() -> None:
    """Tufte's measure, by hand: from 50 to 60 is a fifth; above 40 it is drawn as 10 to 20, a doubling."""
    assert drawing.lie_factor(50, 60, 40) == pytest.approx(5)
    assert drawing.lie_factor(50, 60, 0) == 1
    assert drawing.lie_factor(50, 60, 50) == float("inf")


@pytest.mark.parametrize(
    "chart",
    [
        ...,
        None,
        {},
        {"values": 3},
        {"values": {"a": "x"}},
        {"values": {"a": 1}, "from": 2},
        {"values": {"a": float("inf")}},
    ],
)
def test_what_cannot_be_drawn_is_said(chart: object) -> None:
    assert repr(drawing.bars(chart)) == "<nothing to draw>"


def test_a_chart_is_drawn_as_it_was_written() -> None:
    figure = drawing.bars({"title": "T", "unit": "U", "source": "S", "from": 40, "values": {"a": 50, "b": 60}})
    (axes,) = figure.axes
    assert axes.get_ylim()[0] == 40
    assert [bar.get_height() for bar in axes.patches] == [10, 20]

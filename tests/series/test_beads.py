"""How close two paragraphs are, by hand, and which stand side by side in small texts written here."""

from __future__ import annotations

import math

import pytest

from toolkit import library
from toolkit.model import Resolution
from toolkit.series.alignment import Bead, _Scale, _Unit, align, frame


def unit(length: int = 100, *anchors: str) -> _Unit:
    return _Unit(frozenset(anchors), length)


@pytest.mark.parametrize(
    ("a", "b", "close"),
    [
        (unit(100, "x"), unit(100, "x"), 1.0),
        (unit(100, "x"), unit(100, "y"), 0.25),  # as long, and nothing in common
        (unit(), unit(), 0.625),  # nothing to tell by: half
        (unit(100, "x"), unit(200, "x"), 0.75 + 0.25 * math.exp(-(math.log(2) ** 2) / (2 * 0.35**2))),
        (unit(200, "x"), unit(100, "x"), 0.75 + 0.25 * math.exp(-(math.log(2) ** 2) / (2 * 0.35**2))),
    ],
)
def test_closeness_by_hand(a: _Unit, b: _Unit, close: float) -> None:
    """Three parts for what both have, one for the length, which is the same in both texts."""
    scale = _Scale([unit(300, "x"), unit(300, "y")], [unit(300, "x"), unit(300, "y")])
    assert scale.closeness(a, b) == pytest.approx(close)


def test_what_few_paragraphs_have_weighs_more() -> None:
    """Of two paragraphs, x stands in both and y in one: they weigh log(3/2) and log(3/1)."""
    one, two = unit(100, "x", "y"), unit(100, "x")
    x, y = math.log(3 / 2), math.log(3)
    assert _Scale([one], [two]).closeness(one, two) == pytest.approx(0.75 * 2 * x / (2 * x + y) + 0.25)


def test_a_text_that_is_longer_as_a_whole_is_longer_in_each_paragraph() -> None:
    scale = _Scale([unit(100, "x")], [unit(150, "x")])
    assert scale.closeness(unit(100, "x"), unit(150, "x")) == pytest.approx(1)
    assert scale.closeness(unit(100, "x"), unit(100, "x")) < 0.95
    assert _Scale([], []).closeness(unit(0), unit(0)) == pytest.approx(0.625)


def test_units_that_go_together() -> None:
    assert unit(100, "x") | unit(50, "x", "y") == unit(150, "x", "y")


def text(*paragraphs: str) -> Resolution:
    body = "\n\n".join(f"{number}. {words}" for number, words in enumerate(paragraphs, 1))
    return library.loads(f"The General Assembly,\n\nRecalling its resolution 70/1,\n\n{body}\n", language="en")


BOATS = "Decides to build 12 boats of oak in 2021, as its resolution 71/5 has it;"
NETS = "Requests the Secretary-General to count 340 nets and 56 lamps by 2025;"
GRAIN = "Invites Member States to store grain in 78 barns, as in resolution 72/9;"


def test_each_paragraph_stands_in_one_bead() -> None:
    beads = align(text(BOATS, NETS, GRAIN), text(BOATS, GRAIN))
    assert [(one.a, one.b) for one in beads] == [
        (("P01",), ("P01",)),
        (("O01",), ("O01",)),
        (("O02",), ()),
        (("O03",), ("O02",)),
    ]
    assert beads[2].closeness == 0
    assert [(one.a, one.b) for one in align(text(BOATS, GRAIN), text(BOATS, NETS, GRAIN))][2] == ((), ("O02",))


def test_a_paragraph_that_was_divided() -> None:
    joined = text(BOATS, NETS[:-1] + ", and i" + GRAIN[1:])
    divided = text(BOATS, NETS, GRAIN)
    assert [(one.a, one.b) for one in align(joined, divided)][-1] == (("O02",), ("O02", "O03"))
    assert [(one.a, one.b) for one in align(divided, joined)][-1] == (("O02", "O03"), ("O02",))


def test_closeness_is_told_at_three_digits() -> None:
    """One number of several differs, so closeness is no round number by itself."""
    bead = align(text(BOATS), text(BOATS.replace("12", "113")))[-1]
    assert 0 < bead.closeness < 1
    assert bead.closeness == round(bead.closeness, 3)


def test_as_a_table() -> None:
    found = frame([Bead(("O02",), ("O02", "O03"), 0.9), Bead((), ("P01",), 0.0)])
    assert found.to_numpy().tolist() == [["O02", "O02 O03", "1-2", 0.9], ["", "P01", "0-1", 0.0]]

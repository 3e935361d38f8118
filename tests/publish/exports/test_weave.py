"""Marks woven into a text: nested, crossing, touching, empty; the words are always the same."""

from __future__ import annotations

import random

import pytest
from lxml import etree

from toolkit.publish.exports._weave import Mark, Point, weave


def mark(name: str, start: int, end: int) -> Mark:
    return Mark(start, end, lambda first: etree.Element(name, {} if first else {"part": "more"}))


def point(at: int) -> Point:
    return Point(at, lambda: etree.Element("n"))


@pytest.mark.parametrize(
    ("marks", "points", "expected"),
    [
        ([], [], "abcdef"),
        ([mark("x", 0, 6)], [], "<x>abcdef</x>"),
        ([mark("x", 1, 5), mark("y", 2, 3)], [], "a<x>b<y>c</y>de</x>f"),
        ([mark("x", 1, 3), mark("y", 3, 5)], [], "a<x>bc</x><y>de</y>f"),
        ([mark("x", 2, 3), mark("y", 1, 5)], [], 'a<y>b</y><x><y part="more">c</y></x><y part="more">de</y>f'),
        ([mark("x", 0, 3), mark("y", 2, 5)], [], '<x>ab<y>c</y></x><y part="more">de</y>f'),
        ([mark("x", 1, 3), mark("y", 1, 3)], [], "a<x><y>bc</y></x>def"),
        ([mark("x", 2, 2), mark("y", 4, 9)], [], "abcdef"),
        ([mark("x", 1, 3)], [point(3)], "a<x>bc</x><n/>def"),
        ([mark("x", 1, 3)], [point(1)], "a<n/><x>bc</x>def"),
        ([mark("x", 1, 3)], [point(2)], "a<x>b<n/>c</x>def"),
        ([], [point(6), point(9)], "abcdef<n/><n/>"),
    ],
)
def test_weave(marks: list[Mark], points: list[Point], expected: str) -> None:
    made = etree.tostring(weave(etree.Element("p"), "abcdef", marks, points)).decode()
    assert made == f"<p>{expected}</p>"


def test_words_go_into_the_first_child_of_a_mark_that_says_so() -> None:
    def make(_: bool) -> etree._Element:
        return etree.fromstring("<app><lem/><rdg>X</rdg></app>")

    made = weave(etree.Element("p"), "abcd", [Mark(1, 3, make, within=True), mark("y", 2, 3)])
    assert etree.tostring(made).decode() == "<p>a<app><lem>b<y>c</y></lem><rdg>X</rdg></app>d</p>"


def test_the_words_are_always_the_same() -> None:
    """Whatever the marks, the text is the text, and each mark's pieces together are its words."""
    chance = random.Random(7)
    text = "abcdefghij"
    for _ in range(300):
        ranges = [sorted((chance.randrange(11), chance.randrange(11))) for _ in range(5)]
        marks = [mark(f"m{i}", low, high) for i, (low, high) in enumerate(ranges)]
        made = weave(etree.Element("p"), text, marks, [point(chance.randrange(11))])
        assert "".join(made.itertext()) == text
        for i, (low, high) in enumerate(ranges):
            assert "".join("".join(piece.itertext()) for piece in made.iter(f"m{i}")) == text[low:high]

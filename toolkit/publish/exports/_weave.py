"""Marks on a text as elements within elements: ranges that nest become nested, ranges that cross are cut in two.

A mark that comes first in the list is the outer one wherever two cover the same words. A point (a footnote
marker) stands between characters, inside no mark that ends or begins there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Mark", "Point", "append_text", "weave"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text, and what makes its element, which is told whether it is the first piece of a cut range.

    Where ``within`` is true, the words go into the element's first child.
    """

    start: int
    end: int
    make: Callable[[bool], etree._Element]
    within: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A place between two characters, and what makes the element that stands there."""

    at: int
    make: Callable[[], etree._Element]


def append_text(parent: etree._Element, text: str) -> None:
    """Add words after all that an element holds."""
    if not text:
        return
    last = parent[-1] if len(parent) else None
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def weave(parent: etree._Element, text: str, marks: Sequence[Mark], points: Sequence[Point] = ()) -> etree._Element:
    """Fill an element with a text, its marks and its points.

    Parameters
    ----------
    parent
        The element, empty.
    text
        Words that XML can carry (see `toolkit.publish.exports._common.printable`).
    marks
        The outer ones first. Empty ranges, and what lies beyond the text, are left out.
    points
        In the order in which they stand at one place.

    Returns
    -------
    lxml.etree._Element
        The parent.
    """
    size = len(text)
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= size]
    stops = {0, size, *(m.start for m in kept), *(m.end for m in kept), *(min(p.at, size) for p in points)}
    edges = sorted(stops)
    stack: list[tuple[int, etree._Element]] = [(-1, parent)]
    begun: set[int] = set()
    for low, high in zip(edges, [*edges[1:], size], strict=True):
        here = [number for number, mark in enumerate(kept) if mark.start <= low < mark.end and low < high]
        at_low = [point for point in points if min(point.at, size) == low]
        if at_low:
            _leave(stack, [number for number in here if kept[number].start < low])
        for point in at_low:
            stack[-1][1].append(point.make())
        _leave(stack, here)
        for number in here[len(stack) - 1 :]:
            element = kept[number].make(number not in begun)
            begun.add(number)
            stack[-1][1].append(element)
            stack.append((number, element[0] if kept[number].within else element))
        append_text(stack[-1][1], text[low:high])
    return parent


def _leave(stack: list[tuple[int, etree._Element]], wanted: Sequence[int]) -> None:
    """Leave the elements that do not go on in this nesting, and with them those inside them."""
    for depth, (number, _) in enumerate(stack[1:], 1):
        if depth > len(wanted) or wanted[depth - 1] != number:
            del stack[depth:]
            return

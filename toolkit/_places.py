"""From characters of the source back to the file: pages and boxes (PDF), paragraphs and runs (Word, web pages), lines.

A passage stands on many runs of the source. What a reader needs is one place a page, or one a paragraph of the file;
`of` puts the runs together so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from toolkit.model import Place, Resolution, Span

__all__ = ["FilePlace", "as_record", "in_words", "of"]


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A page and the box that holds all runs on it; a paragraph of the file and its first and last run; or a line."""

    page: int = 0
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    paragraph: int = 0
    runs: tuple[int, int] = (0, 0)


def of(resolution: Resolution, spans: Iterable[Span]) -> list[FilePlace]:
    """Where in the file spans of the source stand, a page (or a paragraph of the file) each, in order.

    Empty where the format has no places: there the offsets count in the file itself.
    """
    found: dict[tuple[int, int], FilePlace] = {}
    for span in spans:
        for place in _within(resolution.places, span):
            key = (place.page, place.paragraph)
            found[key] = _joined(found.get(key), place)
    return list(found.values())


def in_words(found: FilePlace, words: Mapping[str, str]) -> str:
    """A place in words (`toolkit._doubts.words`)."""
    if found.page:
        x0, y0, x1, y1 = (f"{side:.0f}" for side in found.box)
        box = words["box"].format(x0=x0, x1=x1, y0=y0, y1=y1) if any(found.box) else ""
        return ", ".join(filter(None, (words["page"].format(page=found.page), box)))
    first, last = found.runs
    if not first:
        return words["line"].format(line=found.paragraph)
    runs = words["run"].format(run=first) if first == last else words["runs"].format(first=first, last=last)
    return ", ".join([words["paragraph"].format(paragraph=found.paragraph), runs])


def as_record(found: FilePlace) -> dict[str, Any]:
    """A place as what JSON can hold: ``page`` and ``box`` (points), ``paragraph`` and ``runs``, or ``line``."""
    if found.page:
        return {"page": found.page, **({"box": [round(side, 2) for side in found.box]} if any(found.box) else {})}
    return {"paragraph": found.paragraph, "runs": list(found.runs)} if found.runs[0] else {"line": found.paragraph}


def _within(places: Sequence[Place], span: Span) -> Iterable[Place]:
    """The places that a span touches; places are in the order of the source and do not overlap."""
    first = bisect_right(places, span.start, key=lambda place: place.end)
    for place in islice(places, first, None):
        if place.start >= span.end:
            return
        yield place


def _joined(found: FilePlace | None, place: Place) -> FilePlace:
    box, run = (place.x0, place.y0, place.x1, place.y1), place.run
    if found is None:
        return FilePlace(place.page, box, place.paragraph, (run, run))
    if any(box):
        own = found.box if any(found.box) else box
        box = (min(own[0], box[0]), min(own[1], box[1]), max(own[2], box[2]), max(own[3], box[3]))
    else:
        box = found.box
    return replace(found, box=box, runs=(min(found.runs[0], run), max(found.runs[1], run)))

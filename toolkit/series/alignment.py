"""Paragraphs of one resolution in two languages, or in two witnesses, put side by side.

The official languages are translations of one text, paragraph by paragraph, so order carries most of the alignment;
what both say alike whatever the language settles the rest: numbers, symbols, acts, themes, and length. A *bead* joins
one paragraph with one, one with two (a paragraph that the other text divides), or stands alone.

How
---
Each paragraph has *anchors*: its numbers in digits, the symbols it cites, its acts and its themes, as far as the
toolkit has the language's data. The closeness of two (runs of) paragraphs is three parts the weighted share of common
anchors (rare ones weigh more) and one part how well their lengths fit the lengths of the whole texts. The beads, in
order, with the greatest closeness over all paragraphs are taken; a bead of three must be closer by `DIVIDED`.

What this cannot bear
---------------------
Paragraphs are never crossed, and a paragraph is never divided in more than two. Where one text leaves a paragraph
out among paragraphs without anchors, the gap can stand one paragraph off.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit._words import Words
from toolkit.model import Paragraph, Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DIVIDED", "Bead", "align", "frame"]

#: How much closer a bead of three paragraphs must be.
DIVIDED: Final = 0.25
#: Closeness below which two paragraphs had better stand alone.
ALONE: Final = 0.15
#: Spread of the lengths of translations, in natural logarithms.
_SPREAD: Final = 0.35
_SHAPES: Final = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Bead:
    """Paragraph ids that say the same in both texts, and how close they are (0 to 1); one side may be empty."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    closeness: float


@dataclass(frozen=True)
class _Unit:
    anchors: frozenset[str]
    length: int

    def __or__(self, other: _Unit) -> _Unit:
        return _Unit(self.anchors | other.anchors, self.length + other.length)


def align(a: Resolution, b: Resolution) -> tuple[Bead, ...]:
    """Put the paragraphs of two texts of one resolution side by side.

    Parameters
    ----------
    a, b
        The resolution in two languages, or in two witnesses.

    Returns
    -------
    tuple of Bead
        Preamble, then operative part, each in order; every paragraph of either text stands in one bead.

    Examples
    --------
    >>> import toolkit as tk
    >>> resolution = tk.load()
    >>> tk.series.alignment.align(resolution, resolution)[0].a
    ('P01',)
    """
    one, two = _units(a), _units(b)
    found: list[Bead] = []
    for kind in dict.fromkeys((p.part, p.form) for p in (*a.paragraphs, *b.paragraphs)):
        first = [p for p in a.paragraphs if (p.part, p.form) == kind]
        second = [p for p in b.paragraphs if (p.part, p.form) == kind]
        found += _beads(first, second, one, two)
    return tuple(found)


def frame(beads: Sequence[Bead]) -> pd.DataFrame:
    """The beads as a table: ``a`` and ``b`` (ids joined by a space), ``shape`` (``1-1`` ...), ``closeness``.

    Examples
    --------
    >>> import toolkit as tk
    >>> resolution = tk.load()
    >>> set(tk.series.alignment.frame(tk.series.alignment.align(resolution, resolution))["shape"])
    {'1-1'}
    """
    import pandas as pd

    rows = [(" ".join(x.a), " ".join(x.b), f"{len(x.a)}-{len(x.b)}", x.closeness) for x in beads]
    return pd.DataFrame(rows, columns=["a", "b", "shape", "closeness"])


def _units(resolution: Resolution) -> dict[str, _Unit]:
    from toolkit import themes
    from toolkit.facts import acts, citations

    anchors: dict[str, set[str]] = {p.id: set() for p in resolution.paragraphs}
    words = {p.id: Words.of(p.text.string) for p in resolution.paragraphs}
    for name, text in words.items():
        anchors[name] |= {f"number {word.key}" for word in text.words if word.number}
    for act in acts.find(resolution):
        anchors[act.paragraph_id].add(f"act {act.verb}")
    for citation in citations.find(resolution):
        if citation.place in anchors:
            anchors[citation.place].add(citation.symbol)
    if resolution.language in themes.load_codebook().languages:
        for tag in themes.tag(resolution):
            anchors[tag.paragraph_id].add(f"theme {tag.theme}")
    return {p.id: _Unit(frozenset(anchors[p.id]), len(p.text.string)) for p in resolution.paragraphs}


class _Scale:
    """What the texts as wholes say about two of their paragraphs."""

    def __init__(self, one: Sequence[_Unit], two: Sequence[_Unit]) -> None:
        count: Counter[str] = Counter(anchor for unit in (*one, *two) for anchor in unit.anchors)
        total = len(one) + len(two) + 1
        self.weights = {anchor: math.log(total / number) for anchor, number in count.items()}
        self.ratio = math.log(max(sum(u.length for u in two), 1) / max(sum(u.length for u in one), 1))

    def closeness(self, a: _Unit, b: _Unit) -> float:
        weight = sum(self.weights[anchor] for anchor in (*a.anchors, *b.anchors))
        common = 2 * sum(self.weights[anchor] for anchor in a.anchors & b.anchors)
        alike = common / weight if weight else 0.5
        off = math.log(max(b.length, 1) / max(a.length, 1)) - self.ratio
        return 0.75 * alike + 0.25 * math.exp(-off * off / (2 * _SPREAD * _SPREAD))


def _beads(
    first: Sequence[Paragraph], second: Sequence[Paragraph], one: Mapping[str, _Unit], two: Mapping[str, _Unit]
) -> list[Bead]:
    a, b = [one[p.id] for p in first], [two[p.id] for p in second]
    scale = _Scale(a, b)
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    step = [[(0, 0)] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            choices = []
            if i:
                choices.append((best[i - 1][j], (1, 0)))
            if j:
                choices.append((best[i][j - 1], (0, 1)))
            for m, n in _SHAPES:
                if m <= i and n <= j:
                    close = _close(scale, a[i - m : i], b[j - n : j])
                    gain = (m + n) * (close - ALONE - (DIVIDED if m + n > 2 else 0.0))
                    choices.append((best[i - m][j - n] + gain, (m, n)))
            if choices:
                best[i][j], step[i][j] = max(choices, key=lambda choice: choice[0])
    found: list[Bead] = []
    i, j = len(a), len(b)
    while i or j:
        m, n = step[i][j]
        ids = tuple(p.id for p in first[i - m : i]), tuple(p.id for p in second[j - n : j])
        close = round(_close(scale, a[i - m : i], b[j - n : j]), 3) if m and n else 0.0
        found.append(Bead(*ids, close))
        i, j = i - m, j - n
    return found[::-1]


def _close(scale: _Scale, a: Sequence[_Unit], b: Sequence[_Unit]) -> float:
    left, right = a[0], b[0]
    for unit in a[1:]:
        left |= unit
    for unit in b[1:]:
        right |= unit
    return scale.closeness(left, right)

"""Ids of paragraphs: printed numbers, with a prefix where a document's numbering begins again.

One place for all readers. An item says what it is (`Item`); `ids` gives each its id:

- preambular paragraphs in order: ``P01`` ...;
- operative paragraphs by their printed number: ``O33`` is paragraph 33 whatever stands before it. Where none is
  numbered they are counted. One without a number beside numbered ones is ``O05-1``: the first after 5;
- a prefix names the division where numbers begin again within the document: ``A-O03`` (part A), ``II-O03``
  (section II). Parts always have it; sections only where their numbers begin again. A division without a name is
  named by its place (``2-O01``);
- annexed and embedded documents: ``X1-05``, ``X1-P02``; with sections that count anew, ``X1-II-05``.

A number that comes twice in one division gets a further count, as an unnumbered paragraph does: ids are unique.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Item", "ids"]


class Item(NamedTuple):
    """What `ids` needs to know of a paragraph.

    Attributes
    ----------
    preamble
        Whether it is a preambular paragraph (of whatever division).
    number
        Its printed number; 0 where none is printed.
    part
        Letter of the part it stands in (``A``), or empty.
    section
        Name of the numbered section it stands in (``II``), or empty.
    annex
        Which annexed or embedded document it belongs to, from 1; 0 for the resolution itself.
    """

    preamble: bool
    number: int = 0
    part: str = ""
    section: str = ""
    annex: int = 0


def ids(items: Sequence[Item]) -> list[tuple[str, str]]:
    """Id and division (empty, ``A``, ``II``, ``X1``, ``X1-II``) of each item, in order.

    Examples
    --------
    >>> [id_ for id_, _ in ids([Item(True), Item(False, 1), Item(False, 0), Item(False, 33)])]
    ['P01', 'O01', 'O01-1', 'O33']
    >>> [id_ for id_, _ in ids([Item(False, 1, part="A"), Item(False, 1, part="B"), Item(False, 2, part="B")])]
    ['A-O01', 'B-O01', 'B-O02']
    >>> [id_ for id_, _ in ids([Item(False, 1), Item(True, annex=1), Item(False, 99, annex=1)])]
    ['O01', 'X1-P01', 'X1-99']
    >>> [id_ for id_, _ in ids([Item(True), Item(False, 1, section="I"), Item(False, 1, section="II")])]
    ['P01', 'I-O01', 'II-O01']
    >>> [id_ for id_, _ in ids([Item(True), Item(False, 1, section="I"), Item(False, 2, section="II")])]
    ['P01', 'O01', 'O02']
    >>> items = [Item(False, 1, section="I"), Item(False, 1, section="II"), Item(False, 2, section="III")]
    >>> [id_ for id_, _ in ids(items)]
    ['I-O01', 'II-O01', 'II-O02']
    >>> [id_ for id_, _ in ids([Item(False, 1), Item(False, 2), Item(False, 1), Item(False, 1, part="2")])]
    ['O01', 'O02', '2-O01', '2-2-O01']
    """
    out: list[tuple[str, str]] = [("", "")] * len(items)
    scopes: dict[tuple[str, int], list[int]] = {}
    for index, item in enumerate(items):
        scopes.setdefault((item.part, item.annex), []).append(index)
    owners: dict[str, tuple[str, int]] = {}
    for (part, annex), indexes in scopes.items():
        prefix = [part] if part else []
        prefix += [f"X{annex}"] if annex else []
        for index, (name, id_) in zip(indexes, _scope([items[i] for i in indexes], annex=bool(annex)), strict=True):
            division = "-".join((*prefix, *([name] if name else [])))
            while owners.setdefault(division, (part, annex)) != (part, annex):
                division += "-2"  # the second run of what has no letter is called 2, as the second part without one is
            out[index] = (f"{division}-{id_}" if division else id_, division)
    return out


def _scope(items: Sequence[Item], *, annex: bool) -> list[tuple[str, str]]:
    """Division name and bare id of the items of one document."""
    names = _names(items)
    numbered = {name for item, name in zip(items, names, strict=True) if item.number and not item.preamble}
    letter = "" if annex else "O"
    out: list[tuple[str, str]] = []
    counts: Counter[tuple[str, str]] = Counter()
    last: dict[str, int] = {}
    used: set[tuple[str, str]] = set()
    for item, name in zip(items, names, strict=True):
        if item.preamble or name not in numbered:
            kind = "P" if item.preamble else letter
            counts[name, kind] += 1
            id_ = f"{kind}{counts[name, kind]:02d}"
        else:
            number = last[name] = item.number or last.get(name, 0)
            id_ = f"{letter}{number:02d}"
            if not item.number or (name, id_) in used:
                counts[name, id_] += 1
                id_ = f"{id_}-{counts[name, id_]}"
        used.add((name, id_))
        out.append((name, id_))
    return out


def _names(items: Sequence[Item]) -> list[str]:
    """The name of each item's division: empty for all where numbers never begin again.

    A run of numbers ends where a section does, where a preamble follows, and where a 1 comes after a higher number; one
    that goes on from the run before (18 after 17) is no run of its own. If only one run has a 1, sections need no name
    in the ids.
    """
    runs: list[_Run] = []
    places: list[int] = []
    for item in items:
        number = 0 if item.preamble else item.number
        last = runs[-1] if runs else None
        anew = last is not None and ((item.preamble and last.top > 0) or (number == 1 and last.top > 1))
        if last is None or anew or item.section != last.section:
            runs.append(_Run(item.section))
        runs[-1].add(number)
        places.append(len(runs) - 1)
    goes_on = [0 < before.top == run.first - 1 for before, run in pairwise(_tops(runs))]
    kept = [place for place, run in enumerate(runs) if place == 0 or not goes_on[place - 1]]
    if sum(runs[place].one for place in kept) < 2:
        return [""] * len(items)
    names: list[str] = []
    for place in kept:
        name = runs[place].section or ("" if place == 0 else str(place + 1))
        names.append(name if name not in names else f"{name}-{place + 1}")
    return [names[bisect_right(kept, place) - 1] for place in places]


@dataclass
class _Run:
    """Numbers that may count on their own: the section they stand in, the first, the highest, whether there is a 1."""

    section: str
    first: int = 0
    top: int = 0
    one: bool = False

    def add(self, number: int) -> None:
        self.first = self.first or number
        self.top = max(self.top, number)
        self.one = self.one or number == 1


def _tops(runs: Sequence[_Run]) -> list[_Run]:
    """The runs, each with the highest number so far where it has none: a section without numbers parts no run."""
    out: list[_Run] = []
    top = 0
    for run in runs:
        top = run.top or top
        out.append(_Run(run.section, run.first, top, run.one))
    return out

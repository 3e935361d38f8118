"""What the mark-up of an Akoma Ntoso file leaves open: numbers that jump, come twice or lack, and empty paragraphs.

Silence means sure. A file that leaves a paragraph out, or puts two into one, shows it in its numbers and nowhere else,
so a jump is told; it is not mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.model import Doubt, Paragraph
from toolkit.sources._akn_order import Placed

__all__ = ["doubts"]

_LONG = 5_000


def doubts(placed: Sequence[Placed], paragraphs: Sequence[Paragraph]) -> Iterator[Doubt]:
    """The doubts of a document, in its order.

    Parameters
    ----------
    placed
        Its blocks with their ids.
    paragraphs
        The paragraphs that were made of them.
    """
    if not any(p.part == "operative" for p in paragraphs):
        yield Doubt("", "no_operative", "the file has no operative paragraph")
    texts = {paragraph.id: paragraph.text.string for paragraph in paragraphs}
    annexes = Counter(p.division for p in paragraphs if p.part == "annex")
    last: dict[str, int] = {}
    annexed: set[int] = set()
    above = ""
    for item in placed:
        if item.block.kind == "heading":
            continue
        if not texts[item.id].strip():
            yield Doubt(item.id, "empty_paragraph", "the paragraph has no words")
        if item.block.annex and annexes[item.division] == 1 and len(texts[item.id]) > _LONG:
            yield Doubt(
                item.id, "long_paragraph", f"all {len(texts[item.id])} characters of the annex are one paragraph"
            )
        if item.block.guessed:
            yield Doubt(item.id, "no_operative", "no paragraph is marked up as operative; the last is taken for one")
        if item.block.kind == "operative":
            goes_on = bool(item.block.annex) and item.block.number - 1 in annexed  # the sections of an annex go on
            if not goes_on or item.block.number <= last.get(item.division, 0):
                yield from _number(item, last, above)
            last[item.division] = item.block.number or last.get(item.division, 0)
            annexed |= {item.block.number} if item.block.annex else set()
            above = item.id


def _number(item: Placed, last: dict[str, int], above: str) -> Iterator[Doubt]:
    """What is odd about the number of an operative paragraph; ``last`` is kept by division.

    A gap is told of the paragraph above it, which may hold the words of the one that is missing.
    """
    number, before = item.block.number, last.get(item.division, 0)
    if item.block.inferred:
        yield Doubt(item.id, "unnumbered", f"no number is printed; it stands where {number} is missing")
    elif number and number == before:
        yield Doubt(item.id, "number_repeat", f"the number {number} is printed twice")
    elif number and number < before:
        yield Doubt(item.id, "number_order", f"the number {number} follows {before}")
    elif number > before + 1:
        yield Doubt(above if before else item.id, "number_gap", f"the number {number} follows {before or 'no number'}")
    elif not number and before and not item.block.annex:
        yield Doubt(item.id, "unnumbered", f"a paragraph without number follows paragraph {before}")

"""Rows of a table in a text without tables: numbered lines that end in figures, below a paragraph that ends in a colon.

Budgets number the sections of their tables ("1. Lake affairs 119 000 000") as they number their paragraphs. Such rows,
and the heads and totals among them, are words of the paragraph above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from toolkit._heads import PrintedNumber, last_mark
from toolkit.sources._layout import Block

__all__ = ["is_row", "rows"]

# Figures at the end of a row: "Lake affairs 119 000 000", "12,500.50", "(1 250)"; not "in 2044" nor "para. 7".
_FIGURES = re.compile(r"(?:\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+\.\d+|\d{1,3}(?:\.\d{3})+)\)?\s*$")
_FAR = 160  # blocks of a table, at most
_LEAST = 2  # numbered rows of a table


def is_row(text: str) -> bool:
    """Whether words end in figures, as a row of a budget does.

    Examples
    --------
    >>> is_row("1. Lake affairs 119 000 000"), is_row("Adopted in 2044")
    (True, False)
    """
    return _FIGURES.search(text[-40:]) is not None


def rows(
    blocks: Sequence[Block], body: Sequence[int], printed: Callable[[Block], PrintedNumber | None]
) -> frozenset[int]:
    """The blocks that are rows, heads and totals of tables.

    Parameters
    ----------
    blocks
        All blocks.
    body
        Those of them that are neither notes nor furniture.
    printed
        Gives the number at the head of a block.
    """
    out: set[int] = set()
    for place, at in enumerate(body):
        block = blocks[at]
        got = printed(block) if last_mark(block.text) == ":" else None
        if got is not None and got.sure and at not in out:
            out.update(_below(blocks, body[place + 1 : place + _FAR], got.value, printed))
    return frozenset(out)


def _below(
    blocks: Sequence[Block], below: Sequence[int], value: int, printed: Callable[[Block], PrintedNumber | None]
) -> list[int]:
    """The blocks of a table that stands above the number after ``value``; none where that is no table."""
    numbered = 0
    for count, at in enumerate(below):
        got = printed(blocks[at])
        if got is None or not got.sure:
            continue
        if not is_row(blocks[at].text):
            return list(below[:count]) if numbered >= _LEAST and got.value == value + 1 else []
        numbered += 1
    return []

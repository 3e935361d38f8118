"""Numbers of operative paragraphs in forms that notes, items and headings have too: "(1)", "1/", "أولا:", "一、".

They are numbers only where the text has none in the usual forms and they count a row of drafting verbs from 1 on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit._heads import UNSEEN, number
from toolkit._openings import Openings
from toolkit.references import from_roman
from toolkit.sources._headings import is_annex, numeral
from toolkit.sources._layout import Block

__all__ = ["numbered_rows", "other_number", "renumbered"]

# "(1) ", "1/ ", "（1）"; and an ordinal with its mark: "أولا: ", "一、", "II. ", "ثانيا - ".
_DIGITS = re.compile(UNSEEN + r"[“\"]?(?:[(（](\d{1,2})[)）]|(\d{1,2})/(?=\s))\s*")
_ORDINAL = re.compile(UNSEEN + r"(?P<word>[^\s:.、،–—-]{1,8}(?: [^\s:.、،–—-]{2,7})?)\s?[:.、،–—-]\s*(?=\S)")
_CELL = 6  # letters of a cell with a number alone
_ROW = 2  # numbers of a row, at least


def other_number(text: str, found: Openings) -> tuple[int, int]:
    """The number at the head of a block before a drafting verb, and where its words begin; zeros where there is none.

    Examples
    --------
    >>> from toolkit._openings import openings
    >>> [other_number(text, openings("en")) for text in ("(2) Requests a count;", "II. Requests a count;", "(2) boats")]
    [(2, 4), (2, 4), (0, 0)]
    """
    value = end = 0
    if match := _DIGITS.match(text):
        value, end = int(match[1] or match[2]), match.end()
    elif match := _ORDINAL.match(text):
        try:
            value, end = from_roman(numeral(match["word"])), match.end()
        except ValueError:
            return 0, 0
    rest = text[end:]
    verb = value > 0 and found.form(rest) == "operative" and found.listed(rest)
    return (value, end) if verb else (0, 0)


def renumbered(blocks: Sequence[Block], found: Openings) -> tuple[Block, ...]:
    """The blocks of a text, those with such numbers as numbered paragraphs where they are the only ones."""
    own = next((at for at, b in enumerate(blocks) if at and is_annex(b.text, alone=True)), len(blocks))
    out = list(blocks)
    last = 0
    row: list[int] = []
    for at, block in enumerate(blocks[:own]):
        if block.role not in ("", "paragraph", "item"):
            continue
        value, end = other_number(block.text, found)
        if value == last + 1:
            last = value
            row.append(at)
            out[at] = replace(block, role="paragraph", number=f"{value}.", head=end)
        elif block.number or _usual(block.text, found):
            return tuple(blocks)
    return tuple(out) if len(row) >= _ROW else tuple(blocks)


def numbered_rows(source: str, blocks: Sequence[Block], found: Openings) -> tuple[Block, ...]:
    """The blocks of a page that sets paragraphs in a table, with numbers in cells of their own."""
    out: list[Block] = []
    last = 0
    for block in blocks:
        above = out[-1] if out else None
        got = number(f"{above.text} ") if above is not None and above.role == "table" else None
        alone = got is not None and above is not None and got.sure and len(above.text) < _CELL
        if alone and got and above and got.value == last + 1 and found.form(block.text) == "operative":
            last = got.value
            out[-1] = replace(block, start=above.start, text=source[above.start : block.end], role="paragraph")
            continue
        out.append(block)
    return tuple(out) if last >= _ROW else tuple(blocks)


def _usual(text: str, found: Openings) -> bool:
    """Whether a block begins with 1 or 2 in a usual form, and a drafting verb."""
    got = number(text)
    return got is not None and got.sure and got.value in (1, 2) and found.form(text[got.end :]) == "operative"

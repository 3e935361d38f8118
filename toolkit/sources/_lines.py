"""A text as blocks: runs of lines that stand together.

Blank lines part blocks. Within a block a line starts a new one only where it must: at
the next paragraph number, at a note, or, in a text whose lines are not wrapped by hand,
at an opening.
"""

from __future__ import annotations

import re

from toolkit.sources._layout import Block
from toolkit.sources._openings import STRICT_NOTE, Openings, complete, next_note, paragraph_number

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]*(?:\r\n|[\n\r\f\v\u2028\u2029]|$)")


def split(source: str, found: Openings) -> list[Block]:
    """Cut a source into blocks.

    Parameters
    ----------
    source
        The source text.
    found
        The language's openings.

    Returns
    -------
    list of Block
        In order; whatever is not in a block is white space.
    """
    lines: list[tuple[int, int]] = []
    at = 0
    while at < len(source):
        match = _LINE.match(source, at)
        end = match.end() if match else len(source)
        lines.append((at, end))
        at = max(end, at + 1)
    filled = [source[s:e] for s, e in lines if source[s:e].strip()]
    blanks = len(lines) - len(filled)
    parted = blanks >= 0.25 * len(filled)
    wrapped = _wrapped([line.strip() for line in filled])
    blocks: list[list[int]] = []  # start, end, gap
    gap, number, note, pending = 1, 0, 0, True
    for start, end in lines:
        line = source[start:end]
        if not line.strip():
            gap, pending = gap + 1, True
            continue
        low = start + len(line) - len(line.lstrip())
        high = start + len(line.rstrip())
        text = source[low:high]
        printed = paragraph_number(text)
        follows = printed is not None and printed == number + 1
        before = source[max(blocks[-1][0], blocks[-1][1] - 80) : blocks[-1][1]] if blocks else ""
        starts = (
            pending
            or follows
            or STRICT_NOTE.match(text) is not None
            or (complete(before) and next_note(text, note) is not None)
            or (complete(before) and not (wrapped and parted) and found.opens_preamble(text))
            or found.is_formula(text)
            or found.is_formula(before)
            or not (parted or wrapped)
        )
        if printed is not None and starts and (follows or printed == 1):
            number = printed
        if starts and (found_note := next_note(text, note)) is not None:
            note = found_note
        if starts or not blocks:
            blocks.append([low, high, gap])
        else:
            blocks[-1][1] = high
        gap, pending = 0, False
        if "\f" in line:
            gap, pending = 1, True
    return [Block(s, e, source[s:e], g) for s, e, g in blocks]


def _wrapped(lines: list[str]) -> bool:
    """Whether lines are wrapped by hand: most of them long, alike, and not ending a sentence."""
    body = [line for line in lines if len(line) > 40]
    if len(body) < 8:
        return False
    open_ended = sum(not complete(line) for line in body)
    return max(map(len, body)) < 200 and open_ended > 0.5 * len(body)

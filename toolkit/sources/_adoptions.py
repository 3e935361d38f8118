"""The lines of a head that say by whom and when a text was adopted, also where they run over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit._organs import Lines
from toolkit.sources._dates import iso_date

__all__ = ["HeadLine", "report", "rows"]

_SYMBOLS = re.compile(r"\b[A-Z]{1,5}(?:/[A-Za-z0-9][A-Za-z0-9.*-]{0,20}){1,8}")

_OVER = 2  # lines that such a line may run over, at most


class HeadLine(NamedTuple):
    """A line of a head: its words as printed, and folded, and the place of its block."""

    text: str
    folded: str
    block: int


def rows(lines: Sequence[HeadLine], words: Lines, language: str) -> tuple[int, ...]:
    """The places of these lines: each from its first word to its date, and small letters below it.

    Parameters
    ----------
    lines
        The lines of the head.
    words
        How lines speak in the document's language.
    language
        ISO 639-1 code.
    """
    out: list[int] = []
    for at, line in enumerate(lines):
        if not line.folded.strip("*[( ").startswith(words.adopted):
            continue
        out.append(at)
        joined = line.folded
        for below in range(at + 1, min(at + 1 + _OVER, len(lines))):
            after, dated = lines[below], iso_date(joined, language)
            joined = f"{joined} {after.folded}"
            goes_on = after.text[:1].islower() if dated else bool(iso_date(joined, language))
            if not goes_on:
                break
            out.append(below)
    return tuple(out)


def report(lines: Sequence[str]) -> str:
    """Documents that a line of the head in brackets names: "[report A/99/12, para. 3]".

    Examples
    --------
    >>> report(["99/7. Boats", "[on the report of the Second Committee (A/99/440)]"])
    'A/99/440'
    """
    for bracket in re.finditer(r"\[([^\[\]]{12,300})\]", "\n".join(lines)):
        if symbols := _SYMBOLS.findall(bracket[1]):
            return "; ".join(dict.fromkeys(symbols))
    return ""

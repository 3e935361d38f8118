"""Notes of a PDF that stand in a list at its end, as browsers print those of web pages.

The list is numbered from 1 to the document's end ("1. See", "[1] See"), its numbers are those of raised markers, and
half of it or more cites as notes do, or ends in a sign that leads back to the marker.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Sequence
from functools import cache

from toolkit import paths
from toolkit.sources._pdf_sheet import Group

__all__ = ["BACK", "take"]

#: The sign that leads from a note back to its marker, with the blank before it.
BACK = re.compile("\\s{0,3}[\u21a9\u2191\u2936]\ufe0e?\\s*$")
# The number of a list's item: "1. See", "[12] See", "3 See", "(4) A/78/1"; not "2015 World".
_ITEM = re.compile(r"[(\[]?(\d{1,3})[)\]]?[.:]?\s(?=\S)")
# A document's symbol: "A/78/132", "CD/1064", "FCCC/CP/2015/10", "TD(XII)/2".
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/|\([IVX]+\)/)[A-Z0-9][\w./-]*")
_SHARE = 0.5


@cache
def _heads() -> tuple[str, ...]:
    """Words that notes begin with (``data/print.toml``)."""
    return tuple(tomllib.loads(paths.data("print.toml").read_text(encoding="utf-8"))["note_heads"])


def take(groups: Sequence[Group], signs: Container[str]) -> None:
    """Make the blocks of such a list notes; ``signs`` are the raised numbers of the document."""
    own = [group for group in groups if group.role != "furniture"]
    if any(group.role == "note" for group in own):
        return
    heads = [(at, match) for at, group in enumerate(own) if (match := _ITEM.match(group.head))]
    first = next((i for i in range(len(heads) - 1, -1, -1) if heads[i][1][1] == "1"), None)
    if first is None or not heads[first][0]:
        return
    found = heads[first:]
    numbers = [match[1] for _, match in found]
    if numbers != [str(i) for i in range(1, len(found) + 1)] or any(number not in signs for number in numbers):
        return
    ends = [*(at for at, _ in found[1:]), len(own)]
    lists = [own[at:end] for (at, _), end in zip(found, ends, strict=True)]
    noted = sum(
        bool(BACK.search(groups_[-1].lines[-1].text)) or _cites(groups_[0].head[match.end() :])
        for groups_, (_, match) in zip(lists, found, strict=True)
    )
    if noted < _SHARE * len(found):
        return
    for groups_, number in zip(lists, numbers, strict=True):
        for place, group in enumerate(groups_):
            group.role, group.marker, group.continues = "note", "" if place else number, bool(place)
            if place:
                groups_[place - 1].after = group


def _cites(words: str) -> bool:
    return bool(_SYMBOL.match(words)) or words.startswith(_heads())

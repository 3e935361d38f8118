"""What a passage cites, as printed, before it is known which of two numbers is the session.

Two things are settled here between neighbours: a date that dates several members of a
list, and a joint symbol whose corrigendum mark a scrambled line moved or lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

__all__ = ["FoundCitation", "Head", "Shape", "dated", "joined_corrigenda"]

_JOINT = re.compile(r"(?P<one>[^-]+)-(?P<two>[A-Z][^-]*?)(?P<mark>/Corr\.\d)?")

Shape = Literal["pair", "roman", "yeared", "symbol"]


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that may govern citations: its kind, the body it names, and how it says whose it is.

    ``body`` is an id of the language data or empty; ``owner`` is ``own``, ``masculine``,
    ``feminine`` or empty; ``above`` holds the bodies named before it in the passage, nearest first.
    """

    start: int
    end: int
    kind: str
    body: str = ""
    owner: str = ""
    misread: bool = False
    near: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation as printed. ``start`` and ``end`` are offsets into the passage's text.

    ``numbers`` are the two of a pair in printed order, or the number (and year); ``session``
    holds ``S``, ``ES`` (pair) or Roman digits; ``shared`` says that the date may date earlier members.
    """

    shape: Shape
    start: int
    end: int
    as_written: str
    head: Head | None
    numbers: tuple[int, ...] = ()
    session: str = ""
    letter: str = ""
    symbol: str = ""
    date: str = ""
    annex: bool = False
    paragraphs: str = ""
    list_id: int = -1
    shared: bool = field(default=False, compare=False)


def dated(found: Sequence[FoundCitation]) -> list[FoundCitation]:
    """Members of a list take the date of the next member where that dates several ("72/261 and 72/266 A of ...")."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, two = out[i], out[i + 1]
        if not one.date and two.shared and two.date and one.list_id == two.list_id and one.shape != "symbol":
            out[i] = replace(one, date=two.date, shared=True)
    return out


def joined_corrigenda(found: Sequence[FoundCitation]) -> list[FoundCitation]:
    """A joint symbol and its corrigendum, where a scrambled line moved or lost half of the mark."""
    out = list(found)
    for i in range(len(out) - 1):
        one, two = out[i], out[i + 1]
        joint = _JOINT.fullmatch(one.symbol) if one.shape == two.shape == "symbol" else None
        if joint and joint["mark"] and two.symbol == joint["one"] + joint["mark"]:
            out[i] = replace(one, symbol=f"{joint['one']}-{joint['two']}")
            out[i + 1] = replace(two, symbol=f"{joint['one']}{joint['mark']}-{joint['two']}{joint['mark']}")
    return out

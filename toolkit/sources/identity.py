"""What a printed text says of itself: its language, symbol, session and title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit import languages
from toolkit.errors import SourceError
from toolkit.model import Symbol
from toolkit.sources._layout import Block
from toolkit.sources._openings import UNSEEN, openings
from toolkit.text import fold, script

OWN_NUMBER = re.compile(
    UNSEEN + r"#{0,6}\s*\**\s*(\d{1,4})/(\d{1,4})(?:\s?\[?[A-Z]\]?)?\s*\**\s*[-–—.:]\s*\**\s*(\S.*)", re.DOTALL
)
_OWN_SYMBOL = re.compile(r"\bA/RES/(\d{1,3})/\d{1,4}\b(?![/-])")
_YEAR = re.compile(r"\b(19[4-9]\d|20\d\d)\b")


def identity(blocks: Sequence[Block], title: str, header: str, closing: str) -> tuple[Symbol | None, dict[str, str]]:
    """The symbol and facts that the pages state; ``None`` where they do not show which number is the session."""
    meta: dict[str, str] = {}
    if title:
        meta["title"] = " ".join(title.replace("*", "").split())
    stated = _OWN_SYMBOL.search(header)
    if stated is not None:
        meta["session"] = stated[1]
        return Symbol.parse(stated[0]), meta
    own = next((m for b in blocks if (m := OWN_NUMBER.match(b.text))), None)
    if own is None:
        return None, meta
    first, second = int(own[1]), int(own[2])
    years = [int(y) for y in _YEAR.findall(fold(header + "\n" + closing))]
    sessions = {year - back for year in years for back in (1945, 1946)}
    if second in sessions and first not in sessions:
        first, second = second, first
    elif not (first in sessions and second not in sessions):
        return None, meta  # which of the two is the session is not shown
    meta["session"] = str(first)
    return Symbol.parse(f"A/RES/{first}/{second}"), meta


def detect_language(source: str, *, name: str) -> str:
    """Language of a printed text: by its enacting formula, else by its script.

    Raises
    ------
    toolkit.errors.SourceError
        The text has no letters of a language the toolkit reads in print.
    """
    folded = fold(source[:20_000])
    known = languages.available("openings")
    for code in known:
        if any(formula in folded for formula in openings(code).formula):
            return code
    writing = script(source)
    by_script = {"Arabic": "ar", "Latin": "en"}
    if writing not in by_script:
        raise SourceError(
            f"is not printed text in a language the toolkit reads ({writing or 'no letters'})",
            file=name,
            remedy=f"printed languages: {', '.join(known)}; the United Nations' XML is read in all six",
        )
    return by_script[writing]

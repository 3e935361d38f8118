"""Which part of a resolution a text without a paragraph around it comes from.

Rules for one part only (``part = "operative"``) need to know it. An operative paragraph opens with a finite verb; the
verbs are data (``data/languages/<language>/openings.toml``). Where the text opens otherwise nothing is said.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from toolkit import languages
from toolkit.text import fold

#: An opening verb is among this many first words (adverbs such as *also* may stand before it).
_WORDS = 3
_LEAD = 200
_WORD = re.compile(r"[^\W\d_]+")


def part_of(text: str, language: str) -> str:
    """``operative`` where a text opens with a finite verb of drafting, else an empty string.

    Parameters
    ----------
    text
        A paragraph, with or without its number.
    language
        ISO 639-1 code; for a language without data on openings nothing is known.
    """
    verbs, others = _openings(language)
    for word in islice(_WORD.finditer(text, 0, _LEAD), _WORDS):
        folded = fold(word[0])
        if folded not in others:
            return "operative" if folded in verbs else ""
        if folded not in verbs:
            return ""
    return ""


@cache
def _openings(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """First words of operative and of preambular paragraphs; an adverb may be in both."""
    data = languages.load(language, "openings")
    adverbs = data.get("adverbs", ())
    return (
        frozenset(fold(word) for word in (*data.get("operative", ()), *data.get("other_leads", ()), *adverbs)),
        frozenset(fold(word) for word in (*data.get("others", ()), *data.get("particles", ()), *adverbs)),
    )

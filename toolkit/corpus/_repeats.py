"""Paragraphs that stand word for word in an earlier resolution: found by their folded words, told by their places.

Words are compared folded (`toolkit._words`): case, accents, vowel signs and punctuation make no difference, a word more
does. Paragraphs of fewer than `SHORTEST` words are left out, as in `toolkit.corpus._recurring`. That words are the same
does not say who took them from whom; the earlier resolution is the first of the texts held, by session and number.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from toolkit._words import keys
from toolkit.corpus._recurring import SHORTEST

__all__ = ["earlier", "key"]

# Session and number of a resolution: A/RES/78/132, A/RES/74/232 B; not A/RES/ES-11/1, which stands apart.
_PLACE = re.compile(r"A/RES/(\d+)/(\d+)")


def key(text: str) -> str:
    """What two paragraphs of the same words share; empty where there are too few of them.

    Examples
    --------
    >>> key("Decides to remain seized of the matter.")
    ''
    """
    words = keys(text)
    if len(words) < SHORTEST:
        return ""
    return hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def earlier(rows: Iterable[Sequence[str]]) -> dict[tuple[str, str, str], str]:
    """Where the words of paragraphs stood first.

    Parameters
    ----------
    rows
        ``symbol``, ``language``, ``paragraph_id`` and `key` of each paragraph, in any order.

    Returns
    -------
    dict
        By symbol, language and paragraph id of the later one: symbol and paragraph id of the first, joined by a blank.

    Examples
    --------
    >>> rows = [("A/RES/75/2", "en", "O01", "ab"), ("A/RES/74/9", "en", "P02", "ab"), ("A/RES/75/2", "en", "O02", "")]
    >>> earlier(rows)
    {('A/RES/75/2', 'en', 'O01'): 'A/RES/74/9 P02'}
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    found = {}
    for symbol, language, paragraph, words in sorted(rows, key=lambda row: (_place(row[0]), row[0])):
        if not words:
            continue
        one = first.setdefault((language, words), (symbol, paragraph))
        if one[0] != symbol:
            found[symbol, language, paragraph] = f"{one[0]} {one[1]}"
    return found


def _place(symbol: str) -> tuple[int, int]:
    match = _PLACE.match(symbol)
    return (int(match[1]), int(match[2])) if match else (10_000, 0)

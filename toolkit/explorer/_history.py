"""Who said these words first, in the texts held: the passages of a paragraph with the oldest text that has each.

What ships of it (`toolkit.views.phrases.spans`) holds numbers of words and no sentence, so that only a text that is at
hand, and has as many words as it says, is cut into passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit._rows import rows as each
from toolkit._words import Words

if TYPE_CHECKING:
    from toolkit.model import Paragraph, Resolution

__all__ = ["OldestPassage", "passages"]


class OldestPassage(NamedTuple):
    """Words ``[start, end)`` of a paragraph (code points), and where they stand first; empty where nowhere older."""

    start: int
    end: int
    symbol: str
    paragraph_id: str
    date: str
    may_be_older: bool


def passages(resolution: Resolution) -> dict[str, list[OldestPassage]]:
    """The passages of each paragraph of a resolution of the series, by paragraph id; none of another.

    Examples
    --------
    >>> import toolkit as tk
    >>> passages(tk.load())["O30"][0].symbol
    'A/RES/74/197'
    """
    from toolkit.views import phrases

    spans = phrases.spans().fillna("")
    spans = spans[(spans["symbol"] == str(resolution.symbol)) & (spans["language"] == resolution.language)]
    known: dict[str, Paragraph] = {one.id: one for one in resolution.paragraphs}
    found = {}
    for place, rows in spans.groupby("paragraph_id", sort=False):
        words = Words.of(known[str(place)].text.string).words if place in known else ()
        if len(words) == rows["end"].max():
            found[str(place)] = [
                OldestPassage(
                    words[one.start].start, words[one.end - 1].end, one.first, one.first_paragraph, one.date,
                    bool(one.may_be_older),
                )
                for one in each(rows)
            ]  # fmt: skip
    return found

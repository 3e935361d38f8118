"""Where the paragraphs of one resolution recur in others, found in one pass over a corpus.

An index holds the *shingles* of the resolution's paragraphs: runs of `RUN` words, folded (`toolkit._words`).
Every paragraph of the corpus is looked up shingle by shingle, so the work grows with the words of the corpus, not with
pairs of paragraphs; only where enough shingles are shared is the likeness of `toolkit.series._likeness` computed. No
chance is in it: no hashes are drawn, and ties go to the earlier paragraph.

What the numbers mean: *likeness* is the share of the words of both paragraphs that both have in the same order;
*identical* says that all of them are. What they cannot bear: the same words in two resolutions do not say who took
them from whom, or that both mean the same; set phrases alone make a short paragraph alike. In a language that writes
no spaces between words a run of words is a run of clauses, and little but the identical is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit._words import keys

if TYPE_CHECKING:
    from toolkit.model import Paragraph

__all__ = ["HELD", "LEAST", "RUN", "Match", "RecurringIndex"]

#: Words of a shingle.
RUN: Final = 4
#: Least share of the shingles of the shorter paragraph for likeness to be computed at all.
HELD: Final = 0.15
#: Least likeness of a paragraph that recurs.
LEAST: Final = 0.5
#: Paragraphs of fewer words are left out: "Decides to include the item in its agenda" recurs everywhere.
SHORTEST: Final = 12


@dataclass(frozen=True, slots=True)
class Match:
    """A paragraph of the resolution that another paragraph is like."""

    paragraph_id: str
    likeness: float
    identical: bool


class RecurringIndex:
    """The shingles of some paragraphs.

    Parameters
    ----------
    paragraphs
        Those whose recurrences are looked for; ones of fewer than `SHORTEST` words are not.
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self.words: dict[str, tuple[str, ...]] = {}
        for paragraph in paragraphs:
            words = keys(paragraph.text.string)
            if len(words) >= SHORTEST:
                self.words.setdefault(paragraph.id, words)
        self._ids = list(self.words)
        self._at: dict[tuple[str, ...], list[int]] = {}
        for number, name in enumerate(self._ids):
            for shingle in sorted(set(_shingles(self.words[name]))):
                self._at.setdefault(shingle, []).append(number)

    def matches(self, text: str, least: float = LEAST) -> list[Match]:
        """The paragraphs that a text is like, the likest first."""
        from rapidfuzz.distance import Indel

        words = keys(text)
        if len(words) < SHORTEST:
            return []
        shared = Counter(number for one in set(_shingles(words)) for number in self._at.get(one, ()))
        found = []
        for number in sorted(shared):
            name = self._ids[number]
            other = self.words[name]
            if shared[number] < HELD * (min(len(words), len(other)) - RUN + 1):
                continue
            likeness = float(Indel.normalized_similarity(words, other))
            if likeness >= least:
                found.append(Match(name, round(likeness, 3), words == other))
        return sorted(found, key=lambda match: (-match.likeness, self._ids.index(match.paragraph_id)))


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)

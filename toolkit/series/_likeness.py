"""How like two paragraphs are, and how much of one stands in another.

``likeness``
    Twice the words in common *in the same order*, over the words of both (0 to 1; the normalised
    indel similarity of the word sequences). It says how much of the wording stayed; it does not
    say that the meaning did: "shall" and "shall not" are very like.
``kinship``
    The mean of likeness and of the rare words in common: each word weighs the more, the fewer
    paragraphs of the two texts have it. Set phrases alone make nobody kin. Used to find kin,
    never shown as a finding.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Indel

from toolkit._words import Words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def likeness(a: Words, b: Words) -> float:
    """Share of the words of both that they have in common in the same order, 0 to 1."""
    return float(Indel.normalized_similarity(a.keys, b.keys))


@dataclass(frozen=True)
class Pair:
    """Two texts, each a sequence of paragraphs, before they are aligned."""

    before: tuple[Words, ...]
    after: tuple[Words, ...]

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weight of each word: the logarithm of the paragraphs of both texts over those that have it."""
        texts = (*self.before, *self.after)
        count: Counter[str] = Counter(key for words in texts for key in set(words.keys))
        return {key: math.log((1 + len(texts)) / number) for key, number in count.items()}

    @cached_property
    def likeness(self) -> npt.NDArray[np.float64]:
        """Likeness of every paragraph before (rows) and after (columns)."""
        import numpy as np
        from rapidfuzz.process import cdist

        first, second = [words.keys for words in self.before], [words.keys for words in self.after]
        found: Any = cdist(first, second, scorer=Indel.normalized_similarity, dtype=np.float64)
        return np.asarray(found, dtype=np.float64).reshape(len(first), len(second))

    @cached_property
    def rare(self) -> npt.NDArray[np.float64]:
        """Weighted share of the words of both that both have, in any order."""
        import numpy as np

        index = {key: n for n, key in enumerate(self.weights)}
        weight = np.array(list(self.weights.values()))

        def presence(texts: Sequence[Words]) -> npt.NDArray[np.float64]:
            table = np.zeros((len(texts), len(index)))
            for row, words in enumerate(texts):
                table[row, [index[key] for key in set(words.keys)]] = 1.0
            return table

        one, two = presence(self.before), presence(self.after)
        both = (one * weight) @ two.T
        total = (one @ weight)[:, None] + (two @ weight)[None, :]
        share: npt.NDArray[np.float64] = np.divide(2 * both, total, out=np.zeros_like(both), where=total > 0)
        return share

    @cached_property
    def kinship(self) -> npt.NDArray[np.float64]:
        """Mean of likeness and rare words in common."""
        return (self.likeness + self.rare) / 2

    def coverage(self, small: Sequence[str], large: Sequence[str]) -> float:
        """Weighted share of the words of one sequence that stand, in the same order, in another."""
        total = sum(self.weights[key] for key in small)
        if not total:
            return 0.0
        kept = sum(
            self.weights[key]
            for op in Indel.opcodes(small, large)
            if op.tag == "equal"
            for key in small[op.src_start : op.src_end]
        )
        return kept / total


def rest(words: Sequence[str], other: Sequence[Hashable]) -> list[str]:
    """The words of a sequence that do not stand, in the same order, in another."""
    kept: list[str] = []
    for op in Indel.opcodes(words, other):
        if op.tag != "equal":
            kept.extend(words[op.src_start : op.src_end])
    return kept

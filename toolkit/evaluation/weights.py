"""Learns what single words weigh when one asks what a resolution is about: ``data/themes/weights/<language>.csv``.

The witness are the librarians' subjects of sessions 74 to 78. A word's weight is a plain ratio: how many of the
resolutions that name a theme by it have a subject of the theme, against how many would have if the word made no
difference. A resolution that names a theme in many ways counts for each word by its share, and one that names it often
and densely counts more, as in the score. `PRIOR` is added to both sides, so that few resolutions move a weight little,
and themes that hardly are a subject keep weights near 1. Nothing of sessions 79 and 80 goes in.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.themes.weights import COLUMNS, Piece

if TYPE_CHECKING:
    import pandas as pd

#: Resolutions added to those seen and to those expected, in units of a resolution of mean mass.
PRIOR = 0.1
#: A word of fewer resolutions keeps the weight 1.
LEAST = 3
#: No weight is below the inverse of this, or above this.
MOST = 8.0
#: Weights nearer to 1 than this are not written down.
NEAR = 0.1


def learn(found: Mapping[str, tuple[Sequence[Piece], int]], labels: pd.DataFrame) -> pd.DataFrame:
    """The weights of the words that make a difference.

    Parameters
    ----------
    found
        By symbol: the resolution's pieces of evidence (theme, place, words), and its number of words.
    labels
        Which resolutions have a subject of which theme; see `toolkit.evaluation.librarians.positives`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``place``, ``words``, ``weight``; by theme, place and words.

    Examples
    --------
    >>> import pandas as pd
    >>> found = {f"A/RES/78/{n}": ([("gender", "text", "girls" if n < 4 else "women")], 100) for n in range(1, 9)}
    >>> labels = pd.DataFrame({"gender": [n < 4 for n in range(1, 9)]}, index=list(found))
    >>> frame = learn(found, labels).set_index("words")
    >>> bool(frame.loc["girls", "weight"] > 2), bool(frame.loc["women", "weight"] < 0.5)
    (True, True)
    """
    import pandas as pd

    seen: defaultdict[Piece, float] = defaultdict(float)
    mass: defaultdict[Piece, float] = defaultdict(float)
    every: defaultdict[str, float] = defaultdict(float)
    having: defaultdict[str, float] = defaultdict(float)
    number: Counter[Piece] = Counter()
    of: Counter[str] = Counter()
    for symbol in sorted(set(found) & set(labels.index)):
        pieces, words = found[symbol]
        total = Counter(theme for theme, _, _ in pieces)
        weight = {theme: math.log1p(n) * math.sqrt(n / max(words, 1)) for theme, n in total.items()}
        for theme, heft in weight.items():
            if theme in labels:
                every[theme] += heft
                having[theme] += heft * bool(labels.loc[symbol, theme])
                of[theme] += 1
        for piece, times in Counter(pieces).items():
            if piece[0] in labels:
                share = weight[piece[0]] * times / total[piece[0]]
                mass[piece] += share
                seen[piece] += share * bool(labels.loc[symbol, piece[0]])
                number[piece] += 1
    rows = []
    for piece in sorted(mass):
        theme = piece[0]
        if having[theme] and number[piece] >= LEAST:
            prior = PRIOR * every[theme] / of[theme]
            ratio = (seen[piece] + prior) / (mass[piece] * having[theme] / every[theme] + prior)
            if abs(ratio - 1) > NEAR:
                rows.append((*piece, round(min(MOST, max(1 / MOST, ratio)), 2)))
    return pd.DataFrame(rows, columns=list(COLUMNS))

"""Precision, recall and F1 with their counts; average precision and ROC AUC of rankings.

A score compares a set of *given* items with a set of *labelled* items; an item is any
hashable key, e.g. ``(file, paragraph, theme)``. Scores without counts are not shown:
a recall of 1.0 on two labels bears no conclusion. Where nothing was labelled or given,
the score is undefined and stays empty (NaN), never zero or one.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of a comparison.

    Attributes
    ----------
    hits
        Items both given and labelled.
    given
        Items given by the method.
    labelled
        Items in the labels.
    """

    hits: int
    given: int
    labelled: int

    @property
    def precision(self) -> float:
        """Share of the given items that are labelled."""
        return self.hits / self.given if self.given else math.nan

    @property
    def recall(self) -> float:
        """Share of the labelled items that are given."""
        return self.hits / self.labelled if self.labelled else math.nan

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall: ``2 hits / (given + labelled)``."""
        total = self.given + self.labelled
        return 2 * self.hits / total if total else math.nan

    @property
    def figures(self) -> tuple[int, int, int, float, float, float]:
        """All six, in the order of the columns of scores."""
        return self.hits, self.given, self.labelled, self.precision, self.recall, self.f1

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.given + other.given, self.labelled + other.labelled)


def score(found: Iterable[Hashable], labelled: Iterable[Hashable]) -> Score:
    """Compare two sets of items.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.evaluation.scoring.score(["a", "b"], ["b", "c"]).f1
    0.5
    """
    ours, theirs = set(found), set(labelled)
    return Score(len(ours & theirs), len(ours), len(theirs))


def bootstrap(
    units: Sequence[Score], statistic: Callable[[Score], float] = lambda s: s.f1, *, rounds: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """A 95 % percentile interval of a pooled score, resampling units (documents or paragraphs).

    Returns
    -------
    tuple of float
        Lower and upper bound; NaN where there are fewer than two units.

    Examples
    --------
    >>> from toolkit.evaluation.scoring import Score, bootstrap
    >>> low, high = bootstrap([Score(9, 10, 10), Score(5, 10, 10)], rounds=50)
    >>> 0.5 <= low <= high <= 0.9
    True
    """
    if len(units) < 2:
        return math.nan, math.nan
    draw = random.Random(seed)  # noqa: S311 - resampling, not secrecy
    values = []
    for _ in range(rounds):
        sample = [units[draw.randrange(len(units))] for _ in units]
        value = statistic(sum(sample, Score(0, 0, 0)))
        if not math.isnan(value):
            values.append(value)
    values.sort()
    if not values:
        return math.nan, math.nan
    return values[int(0.025 * (len(values) - 1))], values[math.ceil(0.975 * (len(values) - 1))]


def average_precision(labels: Sequence[bool], ranked: Sequence[float]) -> float:
    """The precision at each positive, averaged; positives that are tied count at the end of their tie.

    Examples
    --------
    >>> average_precision([True, False, True], [0.9, 0.5, 0.4])
    0.8333333333333333
    """
    found, total = 0, 0.0
    for seen, hits, fresh in _steps(labels, ranked):
        found += fresh
        total += fresh * hits / seen
    return total / found if found else float("nan")


def auc(labels: Sequence[bool], ranked: Sequence[float]) -> float:
    """How often a positive stands above a negative; a tie counts half.

    Examples
    --------
    >>> auc([True, False, True], [0.9, 0.5, 0.4])
    0.5
    """
    pairs, above, last, before = 0, 0.0, 0, 0
    for seen, hits, fresh in _steps(labels, ranked):
        wrong = (seen - last) - fresh
        above += fresh * wrong / 2 + wrong * before
        last, before = seen, hits
    pairs = before * (last - before)
    return above / pairs if pairs else float("nan")


def _steps(labels: Sequence[bool], ranked: Sequence[float]) -> Iterator[tuple[int, int, int]]:
    """From the top, after each tie: how many were seen, how many of them are positive, how many of these are new."""
    order = sorted(zip(ranked, labels, strict=True), key=lambda pair: -pair[0])
    seen = hits = at = 0
    while at < len(order):
        end = at
        while end < len(order) and order[end][0] == order[at][0]:
            end += 1
        fresh = sum(label for _, label in order[at:end])
        seen, hits, at = end, hits + fresh, end
        yield seen, hits, fresh

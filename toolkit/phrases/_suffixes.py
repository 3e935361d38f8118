"""Runs of words found in a long row of word numbers: a suffix array, sorted on the first words of each suffix.

The row holds the words of paragraphs as numbers, with `BREAK` between paragraphs. `order` lists its places so that the
words that begin there are in order; what begins with a run of words is then one stretch of it, found by halving.
Sorting doubles the words that are compared (1, 2, 4 ... `DEEP`), so it takes a fixed number of sorts; longer runs are
found by their first `DEEP` words and then compared word by word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

    Row = np.ndarray[Any, np.dtype[np.unsignedinteger[Any]]]
    Places = np.ndarray[Any, np.dtype[np.int64]]

__all__ = ["BREAK", "DEEP", "alike", "order", "place", "stretches"]

#: Stands between paragraphs; no word has this number.
BREAK: Final = 0
#: Words by which suffixes are sorted.
DEEP: Final = 32


def order(row: Row) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Places of a row, sorted by the first `DEEP` words that begin there; equal ones by place.

    Examples
    --------
    >>> import numpy as np
    >>> order(np.array([2, 1, 2, 0], dtype="uint32")).tolist()  # those that begin with 0, 1, then 2 0 before 2 1
    [3, 1, 2, 0]
    """
    import numpy as np

    return _sorted(row, DEEP)[1].astype(np.uint32)


def alike(row: Row, words: int) -> Places:
    """A number for each place of a row: the same where the same words begin, so many of them (a power of two).

    Examples
    --------
    >>> import numpy as np
    >>> found = alike(np.array([5, 6, 0, 5, 6, 7], dtype="uint32"), 2)
    >>> bool(found[0] == found[3]), bool(found[1] == found[4])
    (True, False)
    """
    return _ranks(*_sorted(row, words))


def _sorted(row: Row, words: int) -> tuple[Places, Places]:
    """Keys of places by the words that begin there, and the places in the order of the keys."""
    import numpy as np

    key = row.astype(np.int64)
    sorted_ = np.argsort(key, kind="stable")
    length = 1
    while length < words and len(row) > 1:
        rank = _ranks(key, sorted_)
        key = rank * np.int64(len(row) + 1)
        key[:-length] += rank[length:] + 1  # behind the end stands less than any word
        sorted_ = np.argsort(key, kind="stable")
        length *= 2
    return key, sorted_


def _ranks(key: Places, sorted_: Places) -> Places:
    """Keys replaced by small numbers in the same order."""
    import numpy as np

    ordered = key[sorted_]
    number = np.empty(len(key), dtype=np.int64)
    number[sorted_] = np.concatenate([[0], np.cumsum(ordered[1:] != ordered[:-1])])
    return number


def stretches(row: Row, order: Row, runs: Row) -> tuple[Places, Places]:
    """For each of some runs of the same length, at most `DEEP`, the stretch of `order` that begins with it.

    Parameters
    ----------
    row
        Numbers of words, ending with at least `DEEP` times `BREAK`.
    order
        Of the row, from `order`.
    runs
        A run a line.

    Returns
    -------
    tuple
        First place and place behind the last, a number a run; equal where the row has no such run.
    """
    return _bound(row, order, runs, after=False), _bound(row, order, runs, after=True)


def _bound(row: Row, order: Row, runs: Row, *, after: bool) -> Places:
    import numpy as np

    low = np.zeros(len(runs), dtype=np.int64)
    high = np.full(len(runs), len(order), dtype=np.int64)
    while (open_ := np.nonzero(low < high)[0]).size:
        middle = (low[open_] + high[open_]) // 2
        before = _less(row, order[middle].astype(np.int64), runs[open_], equal=after)
        low[open_[before]] = middle[before] + 1
        high[open_[~before]] = middle[~before]
    return low


def _less(row: Row, at: Places, runs: Row, *, equal: bool) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether the words at places come before runs; ``equal`` counts those that are the same."""
    import numpy as np

    words = runs.shape[1]
    there = row[np.minimum(at[:, None] + np.arange(words), len(row) - 1)]
    differs = there != runs
    first = differs.argmax(axis=1)
    lines = np.arange(len(runs))
    same = ~differs[lines, first]
    return np.where(same, equal, there[lines, first] < runs[lines, first])


def place(row: Row, order: Row, run: Row) -> Places:
    """Every place where a run of any length begins, in the order of the row.

    Examples
    --------
    >>> import numpy as np
    >>> row = np.array([5, 6, 0, 5, 6, 7] + [0] * DEEP, dtype="uint32")
    >>> place(row, order(row), np.array([5, 6], dtype="uint32")).tolist()
    [0, 3]
    """
    import numpy as np

    low, high = stretches(row, order, run[None, :DEEP])
    found = np.sort(order[int(low[0]) : int(high[0])]).astype(np.int64)
    if len(run) > DEEP:
        found = found[found + len(run) <= len(row)]
        rest = np.arange(DEEP, len(run))
        found = found[(row[found[:, None] + rest] == run[DEEP:]).all(axis=1)]
    return found

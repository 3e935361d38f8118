"""The life of a paragraph from one year's resolution to the next.

Statuses
--------
``identical``
    The same words in the same order (`toolkit._words`: punctuation, case and spelling marks set aside).
``modified``
    Kin, but other words: `toolkit.series.difference` says which.
``merged``
    Kin of one paragraph, and holds most of another one of the year before.
``split``
    One of the paragraphs that share the words of one paragraph of the year before.
``new``
    No kin in the year before.
``dropped``
    A paragraph of the year before without kin after; it has no id in the later year. Where one of its clauses stands
    in a later paragraph all the same, that one is named: the clause *moved*.

How
---
Preambular and operative paragraphs are first aligned *in order*, so that the kinship of the pairs adds up to
the most; a pair needs a kinship of `IN_ORDER`. What is left is paired *by likeness* wherever it stands, if kinship
reaches `ANYWHERE`. Merged and split need `HELD` of the rarer words of the one paragraph in what the other has over. A
clause is a run of at least `CLAUSE` words that no other paragraph of the year before has.

What this cannot bear
---------------------
Kin is a matter of wording. A paragraph written anew on the same subject is ``new``, the old one ``dropped``; a
short paragraph whose figures and names all changed can lose its kin, or find a wrong one. Kinship is read from one
year to the next only: what was dropped and comes back later is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from toolkit._words import Words
from toolkit.model import Paragraph
from toolkit.series._likeness import Pair, rest

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["ANYWHERE", "CLAUSE", "HELD", "IN_ORDER", "STATUSES", "Life", "align"]

Status = Literal["identical", "modified", "merged", "split", "new", "dropped"]
STATUSES: Final[tuple[Status, ...]] = ("identical", "modified", "merged", "split", "new", "dropped")

#: Least kinship of paragraphs that stand in the same order.
IN_ORDER: Final = 0.25
#: Least kinship of paragraphs that moved.
ANYWHERE: Final = 0.5
#: Least weighted share of a paragraph that a merged or split one must hold.
HELD: Final = 0.6
#: Least number of words of a clause that moved out of a dropped paragraph.
CLAUSE: Final = 5
#: Paragraphs of fewer words are too short to be found inside another.
_SHORT: Final = 5


@dataclass(frozen=True, slots=True)
class Life:
    """One paragraph's passage from a year to the next.

    Attributes
    ----------
    paragraph_id
        Id in the later year; empty for a dropped paragraph.
    kin
        Ids in the earlier year, the closest first; empty for a new paragraph.
    status
        One of `STATUSES`.
    likeness
        Share of common words in order with the closest kin, 0 to 1; ``None`` without kin, or for a dropped one.
    moved
        Of a dropped paragraph: ids in the later year that have a clause of it; empty otherwise.
    """

    paragraph_id: str
    kin: tuple[str, ...]
    status: Status
    likeness: float | None
    moved: tuple[str, ...] = ()


def align(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[Life, ...]:
    """What became of each paragraph.

    Parameters
    ----------
    before, after
        Paragraphs of two resolutions in one language, in document order.

    Returns
    -------
    tuple of Life
        One for each later paragraph, in order; then the dropped ones, in their order.

    Examples
    --------
    >>> import toolkit as tk
    >>> paragraphs = tk.load().paragraphs
    >>> {life.status for life in tk.series.genealogy.align(paragraphs, paragraphs)}
    {'identical'}
    """
    pair = Pair(
        tuple(Words.of(paragraph.text.string) for paragraph in before),
        tuple(Words.of(paragraph.text.string) for paragraph in after),
    )
    kin = _paired(pair, [p.form for p in before], [p.form for p in after])
    lives = [_life(pair, before, paragraph, column, kin.get(column)) for column, paragraph in enumerate(after)]
    taken = {row: column for column, row in kin.items()}
    _split(pair, lives, kin, before)
    gone = set(range(len(before))) - set(taken)
    gone -= _merge(pair, lives, kin, before, sorted(gone))
    moved = {row: tuple(after[column].id for column in _moved(pair, row)) for row in gone}
    return (*lives, *(Life("", (before[row].id,), "dropped", None, moved[row]) for row in sorted(gone)))


def _life(pair: Pair, before: Sequence[Paragraph], paragraph: Paragraph, column: int, row: int | None) -> Life:
    if row is None:
        return Life(paragraph.id, (), "new", None)
    same = pair.before[row].keys == pair.after[column].keys
    return Life(
        paragraph.id,
        (before[row].id,),
        "identical" if same else "modified",
        round(float(pair.likeness[row, column]), 3),
    )


def _paired(pair: Pair, parts: Sequence[str], later: Sequence[str]) -> dict[int, int]:
    """Row of each paired column: in order within a part, then by likeness anywhere."""
    kin: dict[int, int] = {}
    for part in sorted(set(parts)):
        rows = [index for index, one in enumerate(parts) if one == part]
        columns = [index for index, one in enumerate(later) if one == part]
        kin |= {column: row for row, column in _in_order(pair.kinship, rows, columns)}
    free = set(range(len(parts))) - set(kin.values())
    open_columns = set(range(len(later))) - set(kin)
    moved = sorted(
        ((-float(pair.kinship[row, column]), row, column) for row in free for column in open_columns),
    )
    for kinship, row, column in moved:
        if -kinship >= ANYWHERE and row in free and column in open_columns:
            kin[column] = row
            free.discard(row)
            open_columns.discard(column)
    return kin


def _in_order(
    kinship: npt.NDArray[np.float64], rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The pairs, in order, whose kinship adds up to the most."""
    import numpy as np

    if not rows or not columns:
        return
    value = kinship[np.ix_(rows, columns)]
    value = np.where(value >= IN_ORDER, value, -1.0)
    best = np.zeros((len(rows) + 1, len(columns) + 1))
    for i in range(1, len(rows) + 1):
        joined = best[i - 1, :-1] + value[i - 1]
        best[i, 1:] = np.maximum.accumulate(np.maximum(best[i - 1, 1:], joined))
    i, j = len(rows), len(columns)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            yield rows[i - 1], columns[j - 1]
            i, j = i - 1, j - 1


def _split(pair: Pair, lives: list[Life], kin: dict[int, int], before: Sequence[Paragraph]) -> None:
    """A new paragraph that holds what its neighbour's kin has over: both are parts of that kin."""
    for column, life in enumerate(lives):
        words = pair.after[column].keys
        if life.status != "new" or len(words) < _SHORT:
            continue
        held = [
            (
                pair.coverage(words, rest(pair.before[row].keys, pair.after[other].keys)),
                -abs(other - column),
                other,
                row,
            )
            for other, row in kin.items()
            if lives[other].status in ("modified", "split")
        ]
        if held and max(held)[0] >= HELD:
            _, _, other, row = max(held)
            lives[column] = Life(
                life.paragraph_id, (before[row].id,), "split", round(float(pair.likeness[row, column]), 3)
            )
            lives[other] = replace(lives[other], status="split")


def _merge(
    pair: Pair, lives: list[Life], kin: dict[int, int], before: Sequence[Paragraph], gone: Sequence[int]
) -> set[int]:
    """Paragraphs that went into another one, beside its own kin."""
    found: set[int] = set()
    for row in gone:
        words = pair.before[row].keys
        if len(words) < _SHORT:
            continue
        held = [
            (pair.coverage(words, rest(pair.after[column].keys, pair.before[other].keys)), -abs(other - row), column)
            for column, other in kin.items()
            if lives[column].status in ("modified", "merged")
        ]
        if held and max(held)[0] >= HELD:
            column = max(held)[2]
            life = lives[column]
            lives[column] = replace(life, kin=(*life.kin, before[row].id), status="merged")
            found.add(row)
    return found


def _moved(pair: Pair, row: int) -> list[int]:
    """Later paragraphs with a clause that the year before has in this dropped paragraph alone."""
    clauses = _clauses(pair.before[row].keys)
    for other, words in enumerate(pair.before):
        if other != row:
            clauses -= _clauses(words.keys)
    return [column for column, words in enumerate(pair.after) if clauses & _clauses(words.keys)]


def _clauses(keys: Sequence[str]) -> set[tuple[str, ...]]:
    """Every run of `CLAUSE` words without a number: dates and places of meetings are said in set phrases."""
    runs = (tuple(keys[at : at + CLAUSE]) for at in range(len(keys) - CLAUSE + 1))
    return {run for run in runs if not any(character.isdigit() for word in run for character in word)}

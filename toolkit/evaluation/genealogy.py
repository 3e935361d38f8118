"""How well kin and statuses are found, against three pairs of years read by a language model.

``data/labels/genealogy_dev.csv`` says of each paragraph of 78/132, 79/194 and 80/118, and of each dropped one, which
paragraphs of the year before it comes from and what happened to it. The first two pairs (``dev``) were read before
anything was tuned, the third (``blind``) after, and the method was not changed since. The labels were read in English.
Kin hold for the Arabic too; a status need not, since the Arabic of a paragraph can be worded anew where the English is
not: of the Arabic only kin are scored. The figures stand on the derived table that ships.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from toolkit import paths
from toolkit.evaluation.scoring import score
from toolkit.series import tables
from toolkit.series.genealogy import STATUSES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KinLabel", "evaluate", "labels"]


class KinLabel(NamedTuple):
    """One relation that a reader found: the earlier id is empty for a new paragraph, the later for a dropped one."""

    split: str
    symbol: str
    paragraph_id: str
    kin: str
    status: str


def labels() -> tuple[KinLabel, ...]:
    """The labels; a merged paragraph has one for each of its kin.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.evaluation.genealogy.labels()) > 50
    True
    """
    with paths.data("labels", "genealogy_dev.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            KinLabel(r["split"], _symbol(r["file"]), r["paragraph_id"], r["kin_paragraph_id"], r["status"])
            for r in csv.DictReader(stream)
        )


def _symbol(file: str) -> str:
    """``A/RES/78/132`` of ``series/A_RES_78_132``."""
    return file.rpartition("/")[2].replace("_", "/")


def evaluate() -> pd.DataFrame:
    """Precision, recall and F1 with counts.

    Returns
    -------
    pandas.DataFrame
        ``table``, ``what`` (``kin``: the pairs; ``kin and status``: pairs, new and dropped ones with their status;
        then each status), ``labels`` (``dev`` or ``blind``), ``language``, ``documents``, ``hits``, ``given``,
        ``labelled``, ``precision``, ``recall``, ``f1``.

    Examples
    --------
    >>> import toolkit as tk
    >>> "precision" in tk.evaluation.genealogy.evaluate()
    True
    """
    import pandas as pd

    rows = []
    for split in ("dev", "blind"):
        wanted = {label[1:] for label in labels() if label.split == split}
        symbols = {item[0] for item in wanted}
        for language in ("en", "ar"):
            shipped = _shipped_lives(language, symbols)
            for what, keep in _parts(language).items():
                size = 3 if what == "kin" else 4
                one = score((x[:size] for x in shipped if keep(x)), (x[:size] for x in wanted if keep(x)))
                rows.append(("genealogy", what, split, language, len(symbols), *one.figures))
    columns = ["table", "what", "labels", "language", "documents", "hits", "given", "labelled"]
    return pd.DataFrame(rows, columns=[*columns, "precision", "recall", "f1"])


_Item = tuple[str, str, str, str]


def _shipped_lives(language: str, symbols: set[str]) -> set[_Item]:
    lives = tables.load("genealogy")
    lives = lives[(lives["language"] == language) & lives["symbol"].isin(symbols)]
    return {
        (str(row.symbol), str(row.paragraph_id), str(kin), str(row.status))
        for row in lives.itertuples()
        for kin in (row.kin, *json.loads(str(row.kin_others)))
    }


def _parts(language: str) -> dict[str, Callable[[_Item], bool]]:
    parts: dict[str, Callable[[_Item], bool]] = {"kin": lambda item: bool(item[1] and item[2])}
    if language == "en":
        parts["kin and status"] = lambda _: True
        parts |= {status: _of(status) for status in STATUSES}
    return parts


def _of(status: str) -> Callable[[_Item], bool]:
    return lambda item: item[3] == status

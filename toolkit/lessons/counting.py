"""Ways to count the same theme: bare words, the tagger, and labels made by reading; and two readings beside each other.

`three_ways` has a row for each paragraph of the shipped A/RES/78/132. *Words* are the entries of the lexicon as a bare
list, also where they stand inside a name; *tagger* is the codebook applied by rules; *reader* is the label in
``data/labels/themes_own.csv``. `two_readings` has a row for each paragraph and theme of ``themes_dev.csv``, also where
neither reading gave the theme: that is what an agreement in per cent counts. All labels were read by language models,
not by human experts, so an agreement says how far two such readings agree, and a score how near a method comes to one.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from toolkit import paths
from toolkit.evaluation import themes as measure
from toolkit.themes import load_codebook

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["three_ways", "two_readings"]

_SPLITS: Final = ("tune", "report")


def three_ways(theme: str) -> pd.DataFrame:
    """Which paragraphs of the shipped resolution have a theme, by three ways to find it.

    Parameters
    ----------
    theme
        Id of a theme of the codebook.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id, split, words, tagger, reader`` in the order of the text; the last three are true or false.

    Raises
    ------
    KeyError
        The codebook has no such theme.

    Examples
    --------
    >>> int(three_ways("gender")["reader"].sum())
    9
    """
    import pandas as pd

    load_codebook()[theme]
    rows = []
    for split in _SPLITS:
        part = measure.labels("themes_own", split)
        units = measure.units_of(part, "ar", None, [measure.SHIPPED])
        words = measure.keywords_of(list(units.values()), "ar")
        tagged = measure.themes_of(list(units.values()), "ar")
        for (file, place), by_words, by_tagger in zip(units, words, tagged, strict=True):
            rows.append((place, split, theme in by_words, theme in by_tagger, (file, place, theme) in part.items))
    frame = pd.DataFrame(rows, columns=["paragraph_id", "split", "words", "tagger", "reader"])
    at = frame["paragraph_id"].str.replace("P", "A").str.replace("O", "B")  # the preamble stands first
    return frame.loc[at.sort_values(kind="stable").index].reset_index(drop=True)


def two_readings() -> pd.DataFrame:
    """What two independent readings gave: a row for each paragraph and theme of ``themes_dev``.

    Returns
    -------
    pandas.DataFrame
        ``file, paragraph_id, theme, a, b``; ``a`` and ``b`` are true where that reading gave the theme.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.lessons.counting.two_readings()) > 0
    True
    """
    import pandas as pd

    with paths.data("labels", "themes_dev.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    givers = {(row["file"], row["paragraph_id"], row["theme"]): row["given_by"] for row in rows}
    places = dict.fromkeys((row["file"], row["paragraph_id"]) for row in rows)
    cells = [(*place, theme) for place in places for theme in load_codebook().ids]
    found = [(*cell, "a" in givers.get(cell, ""), "b" in givers.get(cell, "")) for cell in cells]
    return pd.DataFrame(found, columns=["file", "paragraph_id", "theme", "a", "b"])

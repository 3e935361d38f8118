"""Themes of many texts: the same matcher and the same rules, batch by batch.

`frames` yields one frame a batch and holds no more than a batch at a time, so a collection
of any size can be read; `table` puts them together. Results are those of `toolkit.themes.tag`,
paragraph by paragraph. `occurrences` stops after matching: every phrase of the lexicon where
it stands, before names hide anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from toolkit.themes._codebook import Codebook, load_codebook
from toolkit.themes._tagger import BATCH, Unit, readings

if TYPE_CHECKING:
    import pandas as pd

#: Columns of a frame of tags.
COLUMNS = ("id", "theme", "start", "end", "rule")


def frames(
    units: Iterable[Unit], language: str, *, codebook: Codebook | None = None, batch: int = BATCH
) -> Iterator[pd.DataFrame]:
    """Tags of many paragraphs, a frame a batch.

    Parameters
    ----------
    units
        ``(id, text, part)`` of each paragraph; ``part`` is ``preamble``, ``operative`` or empty.
    language
        ISO 639-1 code.
    batch
        Paragraphs held at a time.

    Yields
    ------
    pandas.DataFrame
        Columns `COLUMNS`; ``theme`` and ``rule`` are categories.
    """
    import pandas as pd

    lexicon = (codebook or load_codebook()).lexicon(language)
    rest = iter(units)
    while some := list(islice(rest, batch)):
        rows = [
            (unit[0], one.theme, one.start, one.end, one.rule)
            for unit, reading in readings(some, lexicon)
            for one in reading.kept
        ]
        frame = pd.DataFrame(rows, columns=list(COLUMNS))
        yield frame.astype({"start": "int64", "end": "int64", "theme": "category", "rule": "category"})


def table(units: Iterable[Unit], language: str, *, codebook: Codebook | None = None) -> pd.DataFrame:
    """All tags in one frame (see `frames`); columns of text, no categories."""
    import pandas as pd

    parts = [frame.astype({"theme": "str", "rule": "str"}) for frame in frames(units, language, codebook=codebook)]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(parts, ignore_index=True)


def occurrences(texts: Iterable[str], language: str, *, codebook: Codebook | None = None) -> pd.DataFrame:
    """Every phrase of the lexicon in every text.

    Returns
    -------
    pandas.DataFrame
        ``text`` (number), ``phrase`` (folded), ``start``, ``end``.

    Examples
    --------
    >>> from toolkit.themes import bulk
    >>> len(bulk.occurrences(["The digital divide between boats"], "en"))
    4
    """
    import numpy as np
    import pandas as pd

    lexicon = (codebook or load_codebook()).lexicon(language)
    hits = lexicon.matcher.find(list(texts))
    names = np.array([surface.string for surface in lexicon.surfaces], dtype=object)
    return pd.DataFrame({"text": hits.text, "phrase": names[hits.surface], "start": hits.start, "end": hits.end})

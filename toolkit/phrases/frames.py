"""Histories as frames: how a phrase spread by year, organ and committee, where a paragraph's words are from, who lends.

All count words or places, and keep apart what *may be older*: what stands first in the first text held of its line.
`lending` looks at every text of an index at once; ``scripts/phrases.py`` makes ``data/phrases/lending.csv`` with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.phrases import _suffixes
from toolkit.phrases._index import RUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd

    from toolkit.phrases._index import Index
    from toolkit.phrases._segments import Segment

    Places = np.ndarray[Any, np.dtype[np.int64]]

__all__ = ["LENDING", "lending", "origins", "spread"]

LENDING: Final = ("language", "year", "committee", "origin", "lender", "may_be_older", "words")


def spread(index: Index, phrase: str, *, language: str = "") -> pd.DataFrame:
    """How a phrase spread: its uses by language, year, organ and committee, the oldest first.

    Parameters
    ----------
    index
        Of the texts held.
    phrase, language
        As for `Index.earliest`.

    Returns
    -------
    pandas.DataFrame
        ``language``, ``year`` (empty: no date), ``organ``, ``committee``, ``texts`` (how many have it), ``uses``.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     index = tk.phrases.build(folder, Path(folder) / "index")
    ...     found = tk.phrases.frames.spread(index, "الفجوات الرقمية")
    >>> found[["year", "organ", "texts"]].to_numpy().tolist()
    [['2023', 'A', 1]]
    """
    found = index.uses(phrase, language=language)
    found["year"] = found["date"].str[:4]
    groups = found.groupby(["language", "year", "organ", "committee"])["symbol"]
    return groups.agg(texts="nunique", uses="size").reset_index()


def origins(index: Index, paragraph: str, language: str, *, before: str = "") -> pd.DataFrame:
    """Where the words of a paragraph stand first, by year, organ and committee.

    Parameters
    ----------
    index
        Of the texts held.
    paragraph, language, before
        As for `Index.history`.

    Returns
    -------
    pandas.DataFrame
        ``year``, ``organ``, ``committee`` of the oldest text that has them in a run of eight, ``may_be_older``,
        ``words``; the row with nothing in the first three counts those that no older text held has.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     index = tk.phrases.build(folder, Path(folder) / "index")
    ...     found = tk.phrases.frames.origins(index, tk.load()["O30"].text.string, "ar")
    >>> found["year"].tolist()
    ['2023']
    """
    import pandas as pd

    rows = []
    for span in index.history(paragraph, language, before=before):
        at = span.first
        where = (at.date[:4], at.organ, at.committee, at.may_be_older) if at else ("", "", "", False)
        rows.append((*where, span.end - span.start))
    columns = ["year", "organ", "committee", "may_be_older", "words"]
    return pd.DataFrame(rows, columns=columns).groupby(columns[:-1])["words"].sum().reset_index()


def lending(index: Index, languages: Sequence[str] = ("ar", "en")) -> pd.DataFrame:
    """Which committees lend words to which: every word of every text by the oldest run of eight that holds it.

    A paragraph of fewer than eight words has no such run and is left out.

    Parameters
    ----------
    index
        Of the texts held.
    languages
        ISO 639-1 codes.

    Returns
    -------
    pandas.DataFrame
        ``language``, ``year`` and ``committee`` of the text whose words are counted; ``origin``: ``new`` where no text
        of an earlier day has them, ``own`` where the oldest one has the same title, else ``other``; ``lender``, the
        committee of that oldest one (empty where new); ``may_be_older``, as for `Place`; ``words``.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     found = tk.phrases.frames.lending(tk.phrases.build(folder, Path(folder) / "index"), ["ar"])
    >>> found[["year", "committee", "origin"]].to_numpy().tolist()
    [['2023', 'Second Committee', 'new']]
    """
    import pandas as pd

    parts = [_lent(index, code) for code in languages if code in index.languages]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(LENDING))


def _lent(index: Index, language: str) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    own = [one for one in index.documents if one.language == language]  # the oldest first
    row, owner = _joined([part for part in index.segments if part.language == language], own)
    oldest = _oldest(row)
    asked = np.nonzero((row != _suffixes.BREAK) & (oldest < len(row)))[0]
    borrower, first = owner[asked], owner[oldest[asked]]
    date, committee, title = (np.array([getattr(one, name) for one in own]) for name in ("date", "committee", "title"))
    older = date[first] < date[borrower]
    same = (title[first] == title[borrower]) & (title[borrower] != "")
    begins = np.array([index.begins(one) for one in own])
    frame = pd.DataFrame(
        {
            "language": language,
            "year": date.astype("U4")[borrower],
            "committee": committee[borrower],
            "origin": np.where(older, np.where(same, "own", "other"), "new"),
            "lender": np.where(older, committee[first], ""),
            "may_be_older": older & begins[first],
        }
    )
    found: pd.DataFrame = frame.groupby(list(LENDING[:-1])).size().rename("words").reset_index()
    return found


def _joined(segments: Sequence[Segment], own: Sequence[object]) -> tuple[Any, Any]:
    """The words of all documents in one row, the oldest document first, and whose each is."""
    import numpy as np

    number = {one: at for at, one in enumerate(own)}
    pieces = {}
    for segment in segments:
        ends = np.append(segment.starts[1:], len(segment.row) - _suffixes.DEEP)
        for at, one in enumerate(segment.documents):
            low, high = segment.owners.searchsorted([at, at + 1])
            if high > low:
                pieces[number[one]] = np.asarray(segment.row[segment.starts[low] : ends[high - 1]])
    order = sorted(pieces)
    behind = np.zeros(RUN, dtype=np.uint32)
    row = np.concatenate([*(pieces[at] for at in order), behind])
    owner = np.repeat([*order, order[-1]], [*(len(pieces[at]) for at in order), RUN])
    return row, owner


def _oldest(row: Any) -> Places:
    """For each word the first place of the oldest run that holds it; the length of the row where none does."""
    import numpy as np

    alike = _suffixes.alike(row, RUN)
    first = np.empty(int(alike.max()) + 1, dtype=np.int64)
    first[alike[::-1]] = np.arange(len(row))[::-1]  # of several places the last one written holds: the first
    breaks = np.concatenate([[0], np.cumsum(row == _suffixes.BREAK)])
    unbroken = np.zeros(len(row), dtype=bool)
    unbroken[: len(row) - RUN + 1] = breaks[RUN:] == breaks[: len(row) - RUN + 1]
    runs = np.where(unbroken, first[alike], len(row))
    oldest = runs.copy()
    for back in range(1, RUN):
        oldest[back:] = np.minimum(oldest[back:], runs[:-back])
    return oldest

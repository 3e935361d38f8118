"""What ships of the history of the series' words: ``data/phrases/spans.csv``, places and numbers, no sentence.

A row is a stretch of words of a paragraph with the oldest run of eight words that holds them, in a text adopted before
the day of the resolution itself; `derive` makes the rows anew from an index of the whole Assembly. The Arabic words of
A/RES/78/132 are those of the text that ships; all others are those of the United Nations' own files.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from toolkit import library, paths
from toolkit.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.phrases._index import Index

__all__ = ["COLUMNS", "derive", "spans", "stories"]

COLUMNS: Final = (
    *("symbol", "language", "paragraph_id", "start", "end"),
    *("first", "first_paragraph", "date", "may_be_older"),
)
_REMEDY: Final = "restore the shipped data, or make it: python scripts/phrases.py SOURCE"


def spans() -> pd.DataFrame:
    """Stretches of words of the series with their first places in the texts held.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`: ``start`` and ``end`` count words, half-open; ``first`` (a symbol), ``first_paragraph`` and ``date``
        are empty where no older text held has the words; ``may_be_older`` is true where ``first`` is the first text
        held of its line.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.phrases.shipped.spans()
    >>> sorted(set(found["language"]))
    ['ar', 'en']
    """
    return _spans().copy()


@cache
def _spans() -> pd.DataFrame:
    import pandas as pd

    path = paths.data("phrases", "spans.csv")
    try:
        return pd.read_csv(path, encoding="utf-8", keep_default_na=False)[list(COLUMNS)]
    except (OSError, ValueError, KeyError) as error:
        raise DataError("is missing or cannot be read", file=path, remedy=_REMEDY) from error


def stories(language: str = "en", other: str = "ar") -> pd.DataFrame:
    """Where two languages tell different stories: the share of new words of each paragraph in both.

    Parameters
    ----------
    language, other
        ISO 639-1 codes.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``paragraph_id``; for each of the languages, by its code, the share of words that no older text
        held has in a run of eight; ``gap``, the first less the second. Only paragraphs with an id in both.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.phrases.shipped.stories())
    ['symbol', 'paragraph_id', 'en', 'ar', 'gap']
    """
    import pandas as pd

    frame = _spans()
    words = frame["end"] - frame["start"]
    frame = frame.assign(words=words, fresh=words.where(frame["first"] == "", 0))
    keys = ["symbol", "paragraph_id"]
    sums = frame.pivot_table(index=keys, columns="language", values=["words", "fresh"], aggfunc="sum")
    share = sums["fresh"] / sums["words"]
    both = pd.DataFrame({code: share[code] for code in (language, other)}).dropna().round(3)
    return both.assign(gap=(both[language] - both[other]).round(3)).reset_index()


def derive(index: Index, symbols: tuple[str, ...], languages: tuple[str, ...] = ("ar", "en")) -> pd.DataFrame:
    """Make the rows of `spans` anew.

    Parameters
    ----------
    index
        Of all texts held.
    symbols, languages
        Of the texts whose words are followed.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     index = tk.phrases.build(folder, Path(folder) / "index")
    ...     found = tk.phrases.shipped.derive(index, ("A/RES/78/132",), ("ar",))
    >>> len(found), set(found["first"])
    (115, {''})
    """
    import pandas as pd

    own = library.load()
    days = {(one.symbol, one.language): one.date for one in index.documents}
    rows = []
    for symbol in symbols:
        for language in languages:
            texts = index.paragraphs(symbol, language)
            if (symbol, language) == (str(own.symbol), own.language):
                texts = [(paragraph.id, paragraph.text.string) for paragraph in own.paragraphs]
            for name, text in texts:
                for span in index.history(text, language, before=days[symbol, language]):
                    at = span.first
                    first = (at.symbol, at.paragraph_id, at.date, at.may_be_older) if at else ("", "", "", False)
                    rows.append((symbol, language, name, span.start, span.end, *first))
    return pd.DataFrame(rows, columns=list(COLUMNS))

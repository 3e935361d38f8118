"""Making anew what ships of the history of the series' words, ``data/phrases``: places and counts, no sentence.

A row is a stretch of words of a paragraph with the oldest run of eight words that holds them, in a text adopted before
the day of the resolution itself. The Arabic words of A/RES/78/132 are those of the text that ships; all others are
those of the United Nations' own files. `toolkit.views.phrases` reads what ships.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from toolkit import library, paths

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.phrases._index import Index

__all__ = ["COLUMNS", "FOLLOWED", "derive", "follow"]

FOLLOWED: Final = (
    *("phrase", "topic", "language", "words", "symbol", "uses", "texts"),
    *("first", "first_paragraph", "date", "may_be_older"),
)
COLUMNS: Final = (
    *("symbol", "language", "paragraph_id", "start", "end"),
    *("first", "first_paragraph", "date", "may_be_older"),
)


def derive(index: Index, symbols: tuple[str, ...], languages: tuple[str, ...] = ("ar", "en")) -> pd.DataFrame:
    """Make the rows of ``data/phrases/spans.csv`` anew.

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


def follow(index: Index, symbols: tuple[str, ...]) -> pd.DataFrame:
    """Make the rows of ``data/phrases/followed.csv`` anew: the phrases of ``followed.toml`` through the series.

    Parameters
    ----------
    index
        Of all texts held.
    symbols
        Of the series, one a session.

    Returns
    -------
    pandas.DataFrame
        `FOLLOWED`: ``uses`` in the resolution of the series, ``texts`` of the same session that have the phrase, and
        its first place in all texts held.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     index = tk.phrases.build(folder, Path(folder) / "index")
    ...     found = tk.phrases.shipped.follow(index, ("A/RES/78/132",))
    >>> found.loc[found["phrase"] == "extension", ["uses", "first_paragraph"]].to_numpy().tolist()
    [[0, ''], [1, 'O30']]
    """
    import pandas as pd

    phrases = tomllib.loads(paths.data("phrases", "followed.toml").read_text(encoding="utf-8"))["phrase"]
    rows = []
    for phrase in phrases:
        for language in ("en", "ar"):
            words = phrase[language]
            at = index.earliest(words, language=language)
            first = (at.symbol, at.paragraph_id, at.date, at.may_be_older) if at else ("", "", "", False)
            used = index.uses(words, language=language)["symbol"]
            for symbol in symbols:
                session = symbol.rpartition("/")[0] + "/"
                texts = used[used.str.startswith(session)].nunique()
                own = (phrase["id"], phrase["topic"], language, words, symbol)
                rows.append((*own, int((used == symbol).sum()), int(texts), *first))
    return pd.DataFrame(rows, columns=list(FOLLOWED))

"""Making anew what ships of the history of the series' words, ``data/phrases/spans.csv``: places, no sentence.

A row is a stretch of words of a paragraph with the oldest run of eight words that holds them, in a text adopted before
the day of the resolution itself. The Arabic words of A/RES/78/132 are those of the text that ships; all others are
those of the United Nations' own files. `toolkit.views.phrases` reads what ships.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit import library

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.phrases._index import Index

__all__ = ["COLUMNS", "derive"]

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

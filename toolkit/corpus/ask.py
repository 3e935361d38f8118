"""Three questions to a corpus, each answered by a tidy frame.

`themes` - what share of the paragraphs of each session is about each theme; `recurring` - where the paragraphs of a
resolution recur in others; `citing` - who cites a resolution. A resolution that a corpus has twice in one language
(in XML and in print, say) counts once, by the first file in the order of names.

A corpus is a choice of files: a share of its paragraphs says nothing about resolutions that it lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit import _ids
from toolkit.corpus._recurring import LEAST, RecurringIndex
from toolkit.errors import ToolkitError
from toolkit.references import Symbol

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.corpus._opened import Corpus
    from toolkit.model import Resolution

__all__ = ["by_resolution", "citing", "recurring", "themes", "witnesses"]


def witnesses(corpus: Corpus, language: str = "") -> pd.DataFrame:
    """The files that count: one for each resolution in each language.

    Returns
    -------
    pandas.DataFrame
        Rows of ``documents`` with ``session`` as a number (0 where the symbol names none).
    """
    found = corpus.frame("documents", **({"language": language} if language else {}))
    unnamed = found["symbol"] == ""
    first = ~found.duplicated(["symbol", "language"]) | unnamed
    found = found[first].reset_index(drop=True)
    return found.assign(session=[_session(symbol) for symbol in found["symbol"]])


def _session(symbol: str) -> int:
    try:
        session = Symbol.parse(symbol).session
    except ValueError:
        return 0
    return int(session) if session.isdigit() else 0


def themes(corpus: Corpus, language: str) -> pd.DataFrame:
    """Paragraphs with each theme, session by session.

    Parameters
    ----------
    corpus
        From `toolkit.corpus.open`.
    language
        ISO 639-1 code of the texts to be counted: the six languages of one resolution are one resolution.

    Returns
    -------
    pandas.DataFrame
        ``session``, ``theme``, ``paragraphs`` (with the theme), ``of`` (all), ``share`` (0 to 1), ``resolutions`` (of
        that session). Empty where the language has no lexicon.
    """
    import pandas as pd

    files = witnesses(corpus, language)
    files = files[files["tables"].str.contains("tags") & (files["session"] > 0)]
    session = files.set_index("file")["session"].to_dict()
    size = (files["preambular"] + files["operative"] + files["annexed"]).groupby(files["session"]).sum()
    number = files.groupby("session").size()
    tags = corpus.frame("tags", columns=["file", "paragraph_id", "theme"], file=list(session)).drop_duplicates()
    counts = Counter(zip(tags["file"].map(session), tags["theme"], strict=True))
    rows = [
        (one, theme, count, int(size[one]), count / int(size[one]), int(number[one]))
        for (one, theme), count in sorted(counts.items())
    ]
    return pd.DataFrame(rows, columns=["session", "theme", "paragraphs", "of", "share", "resolutions"])


def recurring(corpus: Corpus, resolution: Resolution, *, least: float = LEAST) -> pd.DataFrame:
    """Where the paragraphs of a resolution recur in other resolutions of its language.

    Parameters
    ----------
    corpus
        From `toolkit.corpus.open`.
    resolution
        Any resolution, in the corpus or not; files with its own symbol are left out.
    least
        Least likeness, from 0 to 1 (see `toolkit.corpus._recurring`).

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id`` (of the resolution), ``symbol``, ``file``, ``language``, ``other_id`` (the likest paragraph
        there), ``likeness``, ``identical``; in the order of paragraphs, then of files.
    """
    import pandas as pd

    if not 0 < least <= 1:
        raise ToolkitError(f"a likeness of {least} is none", remedy="give one above 0, up to 1")
    index = RecurringIndex(resolution.paragraphs)
    own = str(resolution.symbol or "")
    files = witnesses(corpus, resolution.language)
    wanted = list(files["file"][(files["symbol"] != own) | (own == "")])
    best: dict[tuple[str, str], tuple[str, str, str, str, str, float, bool]] = {}
    columns = ["file", "symbol", "language", "paragraph_id", "text"]
    for batch in corpus.batches("paragraphs", columns=columns, file=wanted):
        for row in batch:
            for match in index.matches(row["text"], least):
                key = match.paragraph_id, row["file"]
                if key not in best or match.likeness > best[key][5]:
                    where = (row["symbol"], row["file"], row["language"], row["paragraph_id"])
                    best[key] = (match.paragraph_id, *where, match.likeness, match.identical)
    place = {name: number for number, name in enumerate(index.words)}
    order = {file: number for number, file in enumerate(wanted)}
    rows = sorted(best.values(), key=lambda row: (place[row[0]], order[row[2]]))
    names = ["paragraph_id", "symbol", "file", "language", "other_id", "likeness", "identical"]
    return pd.DataFrame(rows, columns=names)


def by_resolution(found: pd.DataFrame) -> pd.DataFrame:
    """How many paragraphs recur in each resolution: a row each for the identical and for the reworded ones.

    Parameters
    ----------
    found
        From `recurring`.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``language``, ``status`` (``identical`` or ``modified``), ``paragraphs``; by symbol, the most
        paragraphs first.
    """
    status = found["identical"].map({True: "identical", False: "modified"})
    counts = found.assign(status=status).groupby(["symbol", "language", "status"]).size()
    frame = counts.rename("paragraphs").reset_index()
    total = frame.groupby(["symbol", "language"])["paragraphs"].transform("sum")
    order = frame.assign(total=-total).sort_values(["total", "symbol", "language", "status"])
    return order.drop(columns="total").reset_index(drop=True)


def citing(corpus: Corpus, symbol: str, *, languages: Sequence[str] = ()) -> pd.DataFrame:
    """Who cites a resolution, and in which part.

    Parameters
    ----------
    corpus
        From `toolkit.corpus.open`.
    symbol
        What is cited, e.g. ``A/RES/78/132``.
    languages
        ISO 639-1 codes; all where not given.

    Returns
    -------
    pandas.DataFrame
        A row a citation: ``symbol`` (of who cites), ``file``, ``language``, ``place``, ``part`` (``preamble``,
        ``operative``, ``note`` or empty), ``as_written``, ``verb``.

    Raises
    ------
    toolkit.errors.ToolkitError
        That is no symbol.
    """
    try:
        cited = str(Symbol.parse(symbol))
    except ValueError as error:
        raise ToolkitError(f"{symbol[:40]!r} is no symbol", remedy="give A/RES/78/132 or the like") from error
    kept = [file for code in languages for file in witnesses(corpus, code)["file"]] or list(witnesses(corpus)["file"])
    columns = ["symbol", "file", "language", "place", "as_written", "verb"]
    found = corpus.frame("citations", columns=columns, cited=cited, file=kept)
    found = found[found["symbol"] != cited].reset_index(drop=True)
    found.insert(4, "part", [_ids.part(place) for place in found["place"]])
    return found

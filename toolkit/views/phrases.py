"""Frames on where words come from: the series by the age of its wording, in the texts held."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from toolkit import corpus, paths
from toolkit._words import Words
from toolkit.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.hypertext import Mark
    from toolkit.model import Paragraph

__all__ = ["ORIGINS", "followed", "history", "lending", "marks", "origins", "paragraphs", "spans", "stories"]

_REMEDY: Final = "restore the shipped data, or make it: python scripts/phrases.py SOURCE INDEX"

#: Where words stand first: in the first text held of their line or another's (may be older), in a later text of the
#: series, in a later text of another line, or in no text held that is older.
ORIGINS: Final = ("first", "other_first", "series", "other", "new")


def spans() -> pd.DataFrame:
    """Stretches of words of the series with their first places in the texts held.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``language``, ``paragraph_id``, ``start``, ``end``, ``first``, ``first_paragraph``, ``date``,
        ``may_be_older``: ``start`` and ``end`` count words, half-open; ``first`` (a symbol), ``first_paragraph`` and
        ``date`` are empty where no older text held has the words; ``may_be_older`` is true where ``first`` is the
        first text held of its line.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.phrases.spans()
    >>> sorted(set(found["language"]))
    ['ar', 'en']
    """
    return _spans().copy()


def history(symbol: str = "A/RES/78/132", language: str = "en", paragraph: str = "") -> pd.DataFrame:
    """Where the words of a resolution of the series, or of one of its paragraphs, stood first in the texts held.

    Parameters
    ----------
    symbol, language, paragraph
        Of the words; all paragraphs where none is given.

    Returns
    -------
    pandas.DataFrame
        ``year``, ``organ`` and ``committee`` of the oldest text that has them in a run of eight (empty: no older text
        held has), ``may_be_older`` (it is the first text held of its line), ``words``.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.phrases.history("A/RES/75/202", paragraph="O10")
    >>> sorted(set(found["year"]))
    ['2019']
    """
    frame = spans()
    frame = frame[(frame["symbol"] == symbol) & (frame["language"] == language)]
    frame = frame[(frame["paragraph_id"] == paragraph) | (not paragraph)]
    committee = frame["first"].map(corpus.assembly("resolutions").set_index("symbol")["committee"]).fillna("")
    organ = frame["first"].str.partition("/")[0]
    found = frame.assign(
        year=frame["date"].str[:4], organ=organ, committee=committee, words=frame["end"] - frame["start"]
    )
    return found.groupby(["year", "organ", "committee", "may_be_older"])["words"].sum().reset_index()


def lending(language: str = "en", since: int = 2021) -> pd.DataFrame:
    """Which committees lend words to which: of all resolutions of the Assembly, by the oldest text that has the words.

    Parameters
    ----------
    language
        ISO 639-1 code of the texts.
    since
        First year of the resolutions that borrow: the earlier it is, the fewer older texts are held.

    Returns
    -------
    pandas.DataFrame
        ``committee`` (whose resolution has the words), ``lender`` (of the oldest text that has them; empty where
        ``origin`` is ``new``), ``origin`` (``new``, ``own``: a text of the same title, ``other``), ``may_be_older``,
        ``words``, ``of`` (all words of that committee), ``language``, ``since``.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.phrases.lending("ar")
    >>> bool((found.groupby("committee")["words"].sum() == found.groupby("committee")["of"].first()).all())
    True
    """
    frame = _table("lending.csv")
    frame = frame[(frame["language"] == language) & (frame["year"] >= since)]
    keys = ["committee", "lender", "origin", "may_be_older"]
    found: pd.DataFrame = frame.groupby(keys)["words"].sum().reset_index()
    return found.assign(of=found.groupby("committee")["words"].transform("sum"), language=language, since=since)


def _spans() -> pd.DataFrame:
    return _table("spans.csv")


@cache
def _table(name: str) -> pd.DataFrame:
    import pandas as pd

    path = paths.data("phrases", name)
    try:
        return pd.read_csv(path, encoding="utf-8", keep_default_na=False)
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
        held has in a run of eight; ``gap``, the first less the second; for each ``<code>_from``, the text that has
        the most of its words first (empty: none has any). Only paragraphs with an id in both.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.phrases.stories())
    ['symbol', 'paragraph_id', 'en', 'ar', 'gap', 'en_from', 'ar_from']
    """
    import pandas as pd

    frame = _spans()
    words = frame["end"] - frame["start"]
    frame = frame.assign(words=words, fresh=words.where(frame["first"] == "", 0))
    keys = ["symbol", "paragraph_id"]
    sums = frame.pivot_table(index=keys, columns="language", values=["words", "fresh"], aggfunc="sum")
    share = sums["fresh"] / sums["words"]
    both = pd.DataFrame({code: share[code] for code in (language, other)}).dropna().round(3)
    both = both.assign(gap=(both[language] - both[other]).round(3))
    known = frame[frame["first"] != ""].groupby([*keys, "language", "first"])["words"].sum().reset_index()
    most = known.sort_values("words", ascending=False, kind="stable").drop_duplicates([*keys, "language"])
    for code in (language, other):
        own = most[most["language"] == code].set_index(keys)["first"]
        both[f"{code}_from"] = own.reindex(both.index).fillna("")
    return both.reset_index()


def origins(language: str = "en") -> pd.DataFrame:
    """How many words of each resolution of the series stood first where, in the texts held.

    The first resolution held, 74/197, is left out: next to nothing that is older is held to compare it with.

    Parameters
    ----------
    language
        ISO 639-1 code of the texts.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``origin`` (`ORIGINS`: ``first`` is 74/197, the first text held of the series, ``other_first`` the
        first text held of another line; what stands in either may be older), ``words``, ``of`` (all of the resolution).

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.phrases.origins("ar").set_index(["symbol", "origin"])["words"]
    >>> int(found["A/RES/78/132", "new"]) == 864
    True
    """
    import pandas as pd

    frame = spans()
    frame = frame[frame["language"] == language]
    symbols = list(dict.fromkeys(frame["symbol"]))
    words = (frame["end"] - frame["start"]).groupby([frame["symbol"], _origin(frame)]).sum()
    grid = pd.MultiIndex.from_product([symbols[1:], ORIGINS], names=["symbol", "origin"])
    found = words.reindex(grid, fill_value=0).rename("words").reset_index()
    found["of"] = found.groupby("symbol")["words"].transform("sum")
    return found


def _origin(frame: pd.DataFrame) -> pd.Series[str]:
    import pandas as pd

    own = frame["first"].isin(set(_spans()["symbol"]))
    origin = pd.Series("other", index=frame.index).mask(frame["first"] == "", "new").mask(own, "series")
    return origin.mask(frame["may_be_older"], "other_first").mask(own & frame["may_be_older"], "first").rename("origin")


def paragraphs(symbol: str = "A/RES/78/132", language: str = "ar") -> pd.DataFrame:
    """Each paragraph of a resolution of the series, word for word by where it stood first in the texts held.

    Parameters
    ----------
    symbol, language
        Of the words.

    Returns
    -------
    pandas.DataFrame
        A row a stretch of words, in the order of the text: ``symbol``, ``language``, ``paragraph_id``, ``start``,
        ``end``, ``origin`` (as for `origins`), ``first``, ``date``.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.phrases.paragraphs().query("paragraph_id == 'O30'")["first"].tolist()
    ['A/RES/74/197', 'A/RES/74/92']
    """
    frame = spans()
    frame = frame[(frame["symbol"] == symbol) & (frame["language"] == language)]
    part = frame["paragraph_id"].str[0].map({"P": 0, "O": 1}).fillna(2)
    frame = frame.assign(origin=_origin(frame), part=part)
    frame = frame.sort_values(["part", "paragraph_id", "start"], kind="stable", ignore_index=True)
    return frame[["symbol", "language", "paragraph_id", "start", "end", "origin", "first", "date"]]


def marks(paragraph: Paragraph, symbol: str = "A/RES/78/132", language: str = "ar") -> list[Mark]:
    """Marks of a paragraph of a text that ships, by the age of its wording, for `toolkit.notebook.paragraph`.

    Parameters
    ----------
    paragraph
        Of the resolution.
    symbol, language
        Of the resolution.

    Examples
    --------
    >>> import toolkit as tk
    >>> [mark[2] for mark in tk.views.phrases.marks(tk.load()["O30"])]
    ['maybe', 'maybe']
    """
    words = Words.of(paragraph.text.string).words
    own = paragraphs(symbol, language)
    own = own[own["paragraph_id"] == paragraph.id]
    kinds = {"first": "maybe", "other_first": "maybe", "series": "older", "other": "older", "new": "fresh"}
    return [
        (words[start].start, words[end - 1].end, kinds[origin], f"{first.removeprefix('A/RES/')} {date[:4]}".strip())
        for start, end, origin, first, date in own.iloc[:, 3:].itertuples(index=False, name=None)
    ]


def followed(language: str = "") -> pd.DataFrame:
    """Phrases followed through the series, in pairs: the older wording of a topic and the newer one.

    Parameters
    ----------
    language
        ISO 639-1 code of the phrases; both where not given.

    Returns
    -------
    pandas.DataFrame
        A row a phrase and resolution of the series: ``phrase``, ``topic``, ``language``, ``words``, ``symbol``,
        ``uses`` in it, ``texts`` of that session of the whole Assembly that have it; ``first``, ``first_paragraph``,
        ``date``, ``may_be_older``: its first place in all texts held.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.phrases.followed("ar")
    >>> found.loc[found["phrase"] == "extension", "uses"].tolist()
    [1, 1, 1, 1, 1, 0, 0]
    """
    frame = _table("followed.csv")
    return frame[(frame["language"] == language) | (not language)].reset_index(drop=True)

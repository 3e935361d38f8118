"""The whole Assembly since its seventy-fourth session, as frames: who speaks of what, where, and who cites whom.

They stand on ``data/assembly/`` (`toolkit.corpus.assembly`): every resolution of sessions 74 to 80 without a sentence.
The eightieth session's end on 4 June 2026. *First* is the first in the texts held: what stands in the seventy-fourth
session may be older. A resolution without metadata has no committee and no way of adoption here: unknown, not none.

A *topic* is a theme of the codebook, given by the lexicon, or a watchword (``data/themes/watchwords.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from toolkit import paths
from toolkit.corpus import assembly, watch
from toolkit.errors import ToolkitError
from toolkit.themes import load_codebook

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "COMMITTEES",
    "SERIES",
    "TOPICS",
    "citing",
    "committees",
    "copied",
    "digital",
    "label",
    "paragraphs",
    "resolutions",
    "rule",
    "series_share",
    "speaks",
    "themes",
]

#: What the notebooks ask for.
TOPICS: Final = ("digital_divides", "gender", "internet_governance", "artificial_intelligence")
#: Where resolutions come from, in the order of charts; the empty one is unknown.
COMMITTEES: Final = (
    "Second Committee",
    "Third Committee",
    "First Committee",
    "Fourth Committee",
    "Fifth Committee",
    "Sixth Committee",
    "Without reference to a Main Committee",
    "",
)
#: The resolutions on information and communications technologies, and the review of 2025.
SERIES: Final = tuple(
    f"A/RES/{number}" for number in ("74/197", "75/202", "76/189", "77/150", "78/132", "79/194", "80/118", "80/173")
)


def label(topic: str, language: str = "") -> str:
    """Name of a theme or watchword.

    Examples
    --------
    >>> label("igf", "en"), label("artificial_intelligence", "en")
    ('Internet Governance Forum', 'artificial intelligence')
    """
    return str(_book(topic).label(topic, language))


def _book(topic: str) -> Any:
    words = load_codebook(paths.data("themes", "watchwords.toml"))
    for book in (load_codebook(), words):
        if topic in book.ids:
            return book
    raise ToolkitError(
        f"no theme or watchword {topic[:40]!r}", remedy=f"watchwords: {', '.join(words.ids)}; themes: the codebook's"
    )


@cache
def _resolutions() -> pd.DataFrame:
    found = assembly("resolutions")
    found["session"] = found["symbol"].map(watch.session)
    found["adoption"] = found["adoption"].fillna("")
    found["committee"] = found["committee"].fillna("")
    return found[found["session"] > 0].reset_index(drop=True)


def resolutions() -> pd.DataFrame:
    """Every resolution of a regular session: the table of the Assembly, ``session`` as a number.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.assembly.resolutions()
    >>> int(found["session"].min()), int(found["session"].max())
    (74, 80)
    """
    return _resolutions().copy()


@cache
def _paragraphs(language: str) -> pd.DataFrame:
    """Paragraphs of regular sessions in a language, with session and committee of their resolution."""
    found = assembly("paragraphs")
    found = found[found["language"] == language].drop(columns="language")
    about = _resolutions()[["symbol", "session", "committee"]]
    return found.merge(about, on="symbol", how="inner").reset_index(drop=True)


def paragraphs(language: str = "en") -> pd.DataFrame:
    """Every paragraph of a regular session, without its words: the table of the Assembly, with session and committee.

    Examples
    --------
    >>> import toolkit as tk
    >>> "themes" in tk.views.assembly.paragraphs("ar")
    True
    """
    return _paragraphs(language).copy()


@cache
def _tagged(language: str) -> pd.DataFrame:
    """A row a paragraph and topic: themes and watchwords alike."""
    import pandas as pd

    found = _paragraphs(language)
    kept = ["symbol", "session", "committee", "paragraph_id", "words", "copied"]
    themes = found[[*kept, "themes"]].rename(columns={"themes": "topic"})
    watched = found[[*kept, "says"]].rename(columns={"says": "topic"})
    return (
        pd.concat([themes.explode("topic"), watched.explode("topic")]).dropna(subset=["topic"]).reset_index(drop=True)
    )


def _held(language: str) -> list[int]:
    return sorted({int(one) for one in _paragraphs(language)["session"]})


def _of(topics: Sequence[str], language: str) -> pd.DataFrame:
    for topic in topics:
        _book(topic)
    found = _tagged(language)
    return found[found["topic"].isin(list(topics))]


def speaks(topics: Sequence[str] = TOPICS, language: str = "en") -> pd.DataFrame:
    """How much of each session speaks of some topics.

    Parameters
    ----------
    topics
        Themes or watchwords.
    language
        ISO 639-1 code of the texts that are counted, ``en`` or ``ar``.

    Returns
    -------
    pandas.DataFrame
        ``session``, ``topic``, ``paragraphs`` (with it), ``of`` (all), ``share`` (0 to 1), ``words`` (share of all
        words that stand in such paragraphs), ``naming`` (resolutions with it), ``resolutions`` (all).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.assembly.speaks())
    'session, topic, paragraphs, of, share, words, naming, resolutions'
    """
    import pandas as pd

    every = _paragraphs(language).groupby("session")
    group = _of(topics, language).groupby(["topic", "session"])
    grid = pd.MultiIndex.from_product([list(topics), _held(language)], names=["topic", "session"])
    frame = pd.DataFrame(
        {"paragraphs": group.size(), "words": group["words"].sum(), "naming": group["symbol"].nunique()}
    )
    frame = frame.reindex(grid, fill_value=0).reset_index()
    frame["of"] = frame["session"].map(every.size())
    frame["share"] = frame["paragraphs"] / frame["of"]
    frame["words"] = frame["words"] / frame["session"].map(every["words"].sum())
    frame["resolutions"] = frame["session"].map(every["symbol"].nunique())
    return frame[["session", "topic", "paragraphs", "of", "share", "words", "naming", "resolutions"]]


def themes(language: str = "en") -> pd.DataFrame:
    """All themes by session, in the form of `toolkit.corpus.ask.themes`.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.assembly.themes())
    'session, theme, paragraphs, of, share, resolutions'
    """
    found = speaks(load_codebook().ids, language).rename(columns={"topic": "theme"})
    return found[["session", "theme", "paragraphs", "of", "share", "resolutions"]]


def committees(topic: str = "artificial_intelligence", language: str = "en") -> pd.DataFrame:
    """In which committees' resolutions, session by session, a topic is spoken of.

    Parameters
    ----------
    topic
        Theme or watchword.
    language
        ISO 639-1 code of the texts that are counted.

    Returns
    -------
    pandas.DataFrame
        ``topic``, ``committee`` (empty: unknown), ``session``, ``naming`` (resolutions with it), ``resolutions`` (all),
        ``paragraphs``, ``first`` (the first session held in which that committee speaks of it). A committee without
        resolutions in a session has no row.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.assembly.committees("artificial_intelligence")
    >>> found.loc[found["first"], ["committee", "session"]].head(3).to_numpy().tolist()
    [['Second Committee', 74], ['Third Committee', 74], ['First Committee', 78]]
    """
    import pandas as pd

    keys = ["committee", "session"]
    every = _paragraphs(language).groupby(keys)["symbol"].nunique()
    group = _of([topic], language).groupby(keys)
    frame = pd.DataFrame({"naming": group["symbol"].nunique(), "paragraphs": group.size()})
    frame = frame.reindex(every.index, fill_value=0).assign(resolutions=every).reset_index()
    frame["committee"] = pd.Categorical(frame["committee"], COMMITTEES)
    frame = frame.sort_values(keys, ignore_index=True).astype({"committee": "str"})
    named = frame[frame["naming"] > 0].groupby("committee")["session"].min()
    frame["first"] = (frame["session"] == frame["committee"].map(named)) & (frame["committee"] != "")
    frame.insert(0, "topic", topic)
    return frame[["topic", "committee", "session", "naming", "resolutions", "paragraphs", "first"]]


def citing(symbols: Sequence[str] = ("A/RES/78/132", "A/RES/78/265", "A/RES/78/311")) -> pd.DataFrame:
    """Who cites some resolutions, where and how.

    Parameters
    ----------
    symbols
        What is cited.

    Returns
    -------
    pandas.DataFrame
        A row a citing paragraph of the English texts: ``cited``, ``symbol``, ``date``, ``committee``, ``place`` (its
        paragraph), ``part`` (``note`` where only a note of the paragraph cites), ``verb`` (that opens the paragraph);
        by date.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.assembly.citing(["A/RES/78/132"])["symbol"].tolist()
    ['A/RES/78/265', 'A/RES/78/311', 'A/RES/79/194', 'A/RES/80/118']
    """
    found = _paragraphs("en").explode("cites")
    found = found[found["cites"].isin(list(symbols)) & (found["symbol"] != found["cites"])]
    found = found.merge(_resolutions()[["symbol", "date"]], on="symbol")
    apart = [cited in set(noted) for cited, noted in zip(found["cites"], found["noted"], strict=True)]
    found["part"] = ["note" if only else part for only, part in zip(apart, found["part"], strict=True)]
    found["order"] = found["cites"].map({symbol: number for number, symbol in enumerate(symbols)})
    found = found.sort_values(["order", "date", "symbol"], kind="stable", ignore_index=True)
    found = found.rename(columns={"cites": "cited", "paragraph_id": "place"})
    return found[["cited", "symbol", "date", "committee", "place", "part", "verb"]]


def rule() -> dict[str, Any]:
    """The rule by which a resolution is called digital (``data/themes/digital.toml``).

    Examples
    --------
    >>> rule()["needed"], rule()["share"]
    (2, 0.25)
    """
    with paths.data("themes", "digital.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def _digital() -> pd.DataFrame:
    criteria = rule()
    found = _resolutions()[["symbol", "session", "title", "title_ar", "committee", "date", "adoption"]].copy()
    titles = found["title"].fillna("").str.casefold()
    found["by_title"] = [any(word in title for word in criteria["titles"]) for title in titles]
    subjects = assembly("subjects")
    subjects_given = subjects[subjects["vocabulary"].isin(criteria["vocabularies"])]
    named = subjects_given.loc[subjects_given["term"].str.casefold().isin(criteria["subjects"]), "symbol"]
    found["by_subject"] = found["symbol"].isin(set(named))
    about = _paragraphs("en")
    digital = about["themes"].map(lambda themes: bool(set(criteria["themes"]) & set(themes)))
    found["share"] = found["symbol"].map(digital.groupby(about["symbol"]).mean())
    found["by_text"] = found["share"] >= criteria["share"]
    found["witnesses"] = found[["by_title", "by_subject", "by_text"]].sum(axis=1)
    return found.assign(digital=found["witnesses"] >= criteria["needed"])


def digital() -> pd.DataFrame:
    """Which resolutions are digital, and by which witnesses: title, librarians' subjects, share of paragraphs.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``session``, ``title``, ``title_ar``, ``committee``, ``date``, ``adoption``, ``by_title``,
        ``by_subject``, ``share`` (of paragraphs, English text), ``by_text``, ``witnesses`` (0 to 3), ``digital``.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.assembly.digital().set_index("symbol")
    >>> found.loc[["A/RES/78/132", "A/RES/78/139"], "digital"].tolist()  # the other: on financial inclusion
    [True, False]
    """
    return _digital().copy()


def series_share(topic: str, language: str = "en") -> pd.DataFrame:
    """The series beside the whole Assembly: where the paragraphs on a topic stand.

    Parameters
    ----------
    topic
        Theme or watchword.
    language
        ISO 639-1 code of the texts that are counted.

    Returns
    -------
    pandas.DataFrame
        ``topic``, ``session``, ``place`` (``series``: the resolution on information and communications technologies
        and 80/173; ``second``: the rest of the Second Committee; ``others``; ``unknown``: the committee is not known),
        ``paragraphs``, ``of`` (all paragraphs of the topic in that session).

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.assembly.series_share("igf")
    >>> int(found.loc[(found["session"] == 74) & (found["place"] == "series"), "paragraphs"].iloc[0])
    5
    """
    import pandas as pd

    found = _of([topic], language)
    place = found["committee"].map({"Second Committee": "second", "": "unknown"}).fillna("others")
    place = place.mask(found["symbol"].isin(SERIES), "series")
    counts = found.groupby([found["session"], place.rename("place")]).size()
    grid = pd.MultiIndex.from_product(
        [_held(language), ["series", "second", "others", "unknown"]],
        names=["session", "place"],
    )
    frame = counts.reindex(grid, fill_value=0).rename("paragraphs").reset_index()
    frame["of"] = frame.groupby("session")["paragraphs"].transform("sum")
    frame.insert(0, "topic", topic)
    return frame


def copied(topics: Sequence[str] = (), language: str = "en") -> pd.DataFrame:
    """Which committees' paragraphs stand word for word in later resolutions of which committees.

    Parameters
    ----------
    topics
        Themes or watchwords of the paragraphs; those of `rule` where none is given.
    language
        ISO 639-1 code of the texts that are compared.

    Returns
    -------
    pandas.DataFrame
        ``earlier`` and ``later`` (committees), ``paragraphs`` (of the later one that an earlier resolution has with the
        same words), ``of`` (all of the later committee on these topics). The earlier resolution is the first one held.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.assembly.copied())
    'earlier, later, paragraphs, of'
    """
    import pandas as pd

    found = _of(topics or rule()["themes"], language).drop_duplicates(["symbol", "paragraph_id"])
    committee = _resolutions().set_index("symbol")["committee"]
    symbol = found["copied"].str.rpartition(" ")[0]
    earlier = symbol.map(committee).where(symbol != "")
    of = found.groupby("committee").size()
    counts = found.groupby([earlier.rename("earlier"), found["committee"].rename("later")]).size()
    known = [one for one in COMMITTEES if one in of.index and one]
    grid = pd.MultiIndex.from_product([known, known], names=["earlier", "later"])
    frame = counts.reindex(grid, fill_value=0).rename("paragraphs").reset_index()
    return frame.assign(of=frame["later"].map(of))

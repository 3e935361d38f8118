"""Frames of the findings on the front page: small ones, each of what one sentence says.

They stand on the other views and on the shipped tables; `toolkit.charts.told` makes the sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit import library
from toolkit._shipped import shipped
from toolkit.corpus import assembly
from toolkit.views import forum, panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["growth", "intelligence", "letter", "line", "votes"]


def line() -> list[str]:
    """Symbols of the yearly resolution on ICTs for sustainable development, as far as the panel has them.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.findings.line()[-1]
    'A/RES/80/118'
    """
    return list(dict.fromkeys(panel.panel()["symbol"]))


@shipped(paragraphs=lambda: assembly("paragraphs"), symbols=line)
def intelligence(paragraphs: pd.DataFrame, symbols: Sequence[str]) -> pd.DataFrame:
    """How many paragraphs of each resolution name artificial intelligence, in the English text.

    Parameters
    ----------
    paragraphs
        The table ``paragraphs`` of `toolkit.corpus.assembly`.
    symbols
        Which resolutions, in order.

    Returns
    -------
    pandas.DataFrame
        ``symbol, short, year, named, paragraphs``; a paragraph that does not name it may still be about it.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.findings.intelligence())
    'symbol, short, year, named, paragraphs'
    """
    import pandas as pd

    mine = paragraphs[(paragraphs["language"] == "en") & paragraphs["symbol"].isin(list(symbols))]
    named = ["artificial_intelligence" in list(says) for says in mine["says"]]
    counted = mine.assign(named=named).groupby("symbol")["named"]
    years = panel.years()
    rows = [(one, panel.short(one), years[one], int(counted.sum()[one]), int(counted.size()[one])) for one in symbols]
    return pd.DataFrame(rows, columns=["symbol", "short", "year", "named", "paragraphs"])


@shipped(symbols=line)
def votes(symbols: Sequence[str]) -> pd.DataFrame:
    """How each resolution of the line was adopted; the columns are those of `toolkit.views.votes.consensus`.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.views.findings.votes()) == len(tk.views.findings.line())
    True
    """
    from toolkit.views import votes as all_votes

    frame = all_votes.consensus()
    return frame[frame["symbol"].isin(list(symbols))].reset_index(drop=True)


def growth(language: str = "en") -> pd.DataFrame:
    """The gender paragraph (78/132, operative 27) and its kin year by year, in one language.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.findings.growth()["paragraph_id"].tolist()[4]
    'O27'
    """
    return panel.line(paragraph_id="O27", language=language)


@shipped(source=lambda: library.load(reading="source"), repaired=library.load)
def letter(source: Resolution, repaired: Resolution) -> pd.DataFrame:
    """The acts that gave the Forum a term, and the act of paragraph 30, in both readings of its verb.

    Returns
    -------
    pandas.DataFrame
        ``reading`` (repaired, source) and the columns of `toolkit.views.forum.mandate`: the acts that give a term or
        make it permanent, and that of the resolution itself.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.findings.letter().query("symbol == '78/132'")["act"].tolist()
    ['acknowledges', 'extends']
    """
    import pandas as pd

    own = str(repaired.symbol).removeprefix("A/RES/")
    frames = []
    for name, reading in (("repaired", repaired), ("source", source)):
        frame = forum.as_read(forum.mandate(), reading, "O30")
        kept = frame[(frame["moves"] & frame["start"].notna()) | (frame["symbol"] == own)]
        frames.append(kept.assign(reading=name))
    found = pd.concat(frames, ignore_index=True)
    return found[["reading", *(name for name in found if name != "reading")]]

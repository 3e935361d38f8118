"""What a corpus answers, as figures that ship: themes by session, where paragraphs recur, who cites the resolution.

The texts of other resolutions do not ship; what was derived from 68 of them does (`toolkit.corpus.derived`). For a
corpus of your own, `toolkit.corpus.ask` gives the same frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.corpus import ask, derived

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["citing", "recurring", "themes"]


def themes(language: str = "en") -> pd.DataFrame:
    """Themes by session, as `toolkit.corpus.ask.themes` gives them.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.corpus.themes())
    'session, theme, paragraphs, of, share, resolutions, language'
    """
    return derived.load("themes", language=language)


def recurring(language: str = "en") -> pd.DataFrame:
    """Resolutions in which paragraphs of A/RES/78/132 recur, as `toolkit.corpus.ask.by_resolution` gives them.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.corpus.recurring())
    'symbol, language, status, paragraphs'
    """
    return ask.by_resolution(derived.load("recurring", language=language))


def citing(language: str = "en") -> pd.DataFrame:
    """Who cites A/RES/78/132, and where, as `toolkit.corpus.ask.citing` gives it.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.corpus.citing())
    'symbol, language, place, part, verb'
    """
    return derived.load("citing", language=language)

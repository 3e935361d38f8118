"""The line under a themed chart: what two witnesses that nobody here wrote say of a theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from toolkit import languages
from toolkit.evaluation import languages as pairs
from toolkit.evaluation import librarians

if TYPE_CHECKING:
    import pandas as pd


def witnesses(theme: str, language: str | None = None) -> str:
    """What the United Nations' librarians and the other language say of how a theme is found.

    Parameters
    ----------
    theme
        Its id in the codebook.
    language
        Of the sentences; by default the one that things are shown in.

    Returns
    -------
    str
        Two sentences: the average precision against the librarians' subjects, and how far Arabic and English agree on
        the same paragraphs. Figures are those last measured over the whole Assembly.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.evaluation.witnesses("affordability").startswith("The United Nations' librarians have no subject")
    True
    """
    code = language or languages.current()
    return f"{librarians.sentence(theme, code)} {_other_language(theme, code)}".strip()


def _other_language(theme: str, language: str) -> str:
    frame = _agreement()
    row = frame[frame["item"] == theme]
    if row.empty:
        return ""
    words = languages.load(language, "theme_charts")["other_language"]
    one = row.iloc[0]
    return str(words["agree"]).format(f1=f"{one['f1']:.2f}", pairs=f"{one['pairs']:,}")


@cache
def _agreement() -> pd.DataFrame:
    frame = pairs.shipped("themes")
    return frame[(frame["sessions"] == "all") & (frame["version"] == "now")]

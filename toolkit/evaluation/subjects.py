"""Where themes and librarians part, resolution by resolution: the rows behind `toolkit.evaluation.librarians`.

Librarians give a handful of subjects to a whole resolution; a theme is found paragraph by paragraph. So the two answer
different questions, and where they part is told here and not mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.corpus import assembly
from toolkit.errors import ToolkitError
from toolkit.evaluation import librarians

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["compare"]


def compare(theme: str, language: str = "en") -> pd.DataFrame:
    """A theme beside the subjects that the United Nations' librarians gave.

    Parameters
    ----------
    theme
        A theme for which ``data/themes/subjects.toml`` names subjects.
    language
        ISO 639-1 code of the texts that are counted.

    Returns
    -------
    pandas.DataFrame
        ``symbol``, ``session``, ``committee``, ``title``, ``subject`` (whether they gave one of the theme's),
        ``paragraphs`` (with the theme), ``of`` (all), ``share``. Resolutions to which they gave any subject, the
        highest share first.

    Raises
    ------
    toolkit.errors.ToolkitError
        The map names no subject for the theme.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.evaluation.subjects.compare("gender")
    >>> bool(found.loc[found["share"] > 0.9, "subject"].all())
    True
    """
    subjects = assembly("subjects")
    table = librarians.positives(subjects[subjects["giver"] == "librarians"])
    if theme not in table:
        known = ", ".join(str(one) for one in table)
        raise ToolkitError(f"no subject of the librarians is the theme {theme[:40]!r}", remedy=f"there are {known}")
    about = assembly("paragraphs")
    about = about[about["language"] == language]
    has = about["themes"].map(lambda themes: theme in set(themes))
    frame = assembly("resolutions")[["symbol", "session", "committee", "title"]]
    frame = frame[frame["symbol"].isin(set(about["symbol"]) & set(table.index))].copy()
    frame["subject"] = frame["symbol"].map(table[theme])
    frame["paragraphs"] = frame["symbol"].map(has.groupby(about["symbol"]).sum()).astype("int64")
    frame["of"] = frame["symbol"].map(about.groupby("symbol").size()).astype("int64")
    frame["share"] = frame["paragraphs"] / frame["of"]
    return frame.sort_values(["share", "symbol"], ascending=[False, True], ignore_index=True)

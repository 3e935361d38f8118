"""Frames on where words come from: the series by the age of its wording, in the texts held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.phrases import shipped

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ORIGINS", "origins"]

#: Where words stand first: in the first text held of their line or another's (may be older), in a later text of the
#: series, in a later text of another line, or in no text held that is older.
ORIGINS: Final = ("first", "other_first", "series", "other", "new")


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

    frame = shipped.spans()
    frame = frame[frame["language"] == language]
    symbols = list(dict.fromkeys(frame["symbol"]))
    own = frame["first"].isin(symbols)
    origin = pd.Series("other", index=frame.index).mask(frame["first"] == "", "new").mask(own, "series")
    origin = origin.mask(frame["may_be_older"], "other_first").mask(own & frame["may_be_older"], "first")
    words = (frame["end"] - frame["start"]).groupby([frame["symbol"], origin.rename("origin")]).sum()
    grid = pd.MultiIndex.from_product([symbols[1:], ORIGINS], names=["symbol", "origin"])
    found = words.reindex(grid, fill_value=0).rename("words").reset_index()
    found["of"] = found.groupby("symbol")["words"].transform("sum")
    return found

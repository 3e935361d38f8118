"""The answers that ship: `toolkit.corpus.ask` over the reference resolutions, as figures and symbols without words.

The texts of other resolutions do not ship. ``data/corpus/`` holds what was derived from 68 of them in Arabic and in
English; `derive` makes it anew from a corpus of the same files, and its README says which these are.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit import paths
from toolkit.corpus import ask
from toolkit.corpus._opened import Corpus
from toolkit.errors import DataError, ToolkitError

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["NAMES", "derive", "load"]

#: What there is, by name.
NAMES: Final = ("themes", "recurring", "citing")


def derive(corpus: Corpus, resolutions: list[Resolution], out: str | os.PathLike[str]) -> list[Path]:
    """Answer the three questions and write the figures as CSV.

    Parameters
    ----------
    corpus
        From `toolkit.corpus.open`.
    resolutions
        One resolution, in each of the languages wanted.
    out
        Folder for the files; made if absent.

    Returns
    -------
    list of pathlib.Path
        The files written.
    """
    import pandas as pd

    codes = [resolution.language for resolution in resolutions]
    symbol = str(resolutions[0].symbol)
    frames = {
        "themes": pd.concat([ask.themes(corpus, code).assign(language=code) for code in codes]).round(4),
        "recurring": pd.concat([ask.recurring(corpus, one) for one in resolutions]).drop(columns="file"),
        "citing": ask.citing(corpus, symbol, languages=codes).drop(columns=["file", "as_written"]),
    }
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, frame in frames.items():
        path = folder / f"{name}.csv"
        aside = path.with_suffix(".aside")
        frame.to_csv(aside, index=False, encoding="utf-8", lineterminator="\n")
        written.append(aside.replace(path))
    return written


@cache
def _read(name: str) -> pd.DataFrame:
    import pandas as pd

    path = paths.data("corpus", f"{name}.csv")
    if not path.is_file():
        raise DataError("is missing", file=path, remedy="restore the shipped data")
    return pd.read_csv(path, encoding="utf-8", keep_default_na=False)


def load(name: str, *, language: str = "") -> pd.DataFrame:
    """One of the answers that ship, in the form of `toolkit.corpus.ask`.

    Parameters
    ----------
    name
        ``themes``, ``recurring`` or ``citing``.
    language
        ISO 639-1 code of the texts; all where not given.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such answer, or none for that language.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.corpus.derived.load("themes", language="en"))
    'session, theme, paragraphs, of, share, resolutions, language'
    """
    if name not in NAMES:
        raise ToolkitError(f"no answer {name[:40]!r} ships", remedy=f"there are {', '.join(NAMES)}")
    frame = _read(name)
    if not language:
        return frame.copy()
    known = sorted(set(frame["language"]))
    if language not in known:
        raise ToolkitError(f"{name} does not ship for {language[:20]!r}", remedy=f"there are {', '.join(known)}")
    return frame[frame["language"] == language].reset_index(drop=True)

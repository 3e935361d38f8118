"""Where the shipped data lies, whether the toolkit is installed or run from a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data(*parts: str) -> Path:
    """Path of a shipped data file or folder.

    Parameters
    ----------
    *parts
        Names below ``data/``, e.g. ``"resolution", "errata.csv"``.

    Returns
    -------
    pathlib.Path
        The path; it need not exist.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.paths.data("languages").name
    'languages'
    """
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def citation() -> Path:
    """Path of CITATION.cff, which stands above ``data/`` in a checkout and within it where the toolkit is installed.

    Examples
    --------
    >>> from toolkit import paths
    >>> paths.citation().name
    'CITATION.cff'
    """
    installed = data("CITATION.cff")
    return installed if installed.is_file() else data().parent / "CITATION.cff"

"""Many resolutions: every file of a folder through the whole chain, into Parquet that can be asked.

`build` reads a folder of AKN4UN XML and printed texts (also within zip archives) on all cores of a machine or
on a Dask scheduler; `open` asks what it wrote. A run that was stopped is taken up where it was, and what comes
out depends on the files alone: not on the number of workers, nor on where the work was done.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.corpus._opened import Corpus as Corpus
    from toolkit.corpus._opened import open_corpus as open  # noqa: A004 - `toolkit.corpus.open(OUT)` reads best
    from toolkit.corpus._run import Report as Report
    from toolkit.corpus._run import build as build

__all__ = ["Corpus", "Report", "build", "open"]

_LAZY = {
    "Corpus": ("_opened", "Corpus"),
    "open": ("_opened", "open_corpus"),
    "Report": ("_run", "Report"),
    "build": ("_run", "build"),
}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        module, attribute = _LAZY[name]
        return getattr(import_module(f"toolkit.corpus.{module}"), attribute)
    msg = f"module 'toolkit.corpus' has no attribute {name!r}"
    raise AttributeError(msg)

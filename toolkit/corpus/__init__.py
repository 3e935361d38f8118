"""Many resolutions: every file of a folder through the whole chain, into Parquet that can be asked.

`build` reads a folder of AKN4UN XML and printed texts (also within zip archives) on all cores of a machine or
on a Dask scheduler; `open` asks what it wrote. A run that was stopped is taken up where it was, and what comes
out depends on the files alone: not on the number of workers, nor on where the work was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit import _room

if TYPE_CHECKING:
    from toolkit.corpus._assembly import assembly as assembly
    from toolkit.corpus._assembly_build import build_assembly as build_assembly
    from toolkit.corpus._opened import Corpus as Corpus
    from toolkit.corpus._opened import open_corpus as open  # noqa: A004 - `toolkit.corpus.open(OUT)` reads best
    from toolkit.corpus._run import Report as Report
    from toolkit.corpus._run import build as build

_OWN = {
    "Corpus": "_opened.Corpus",
    "assembly": "_assembly.assembly",
    "build_assembly": "_assembly_build.build_assembly",
    "Report": "_run.Report",
    "build": "_run.build",
    "open": "_opened.open_corpus",
}
__all__ = ["Corpus", "Report", "assembly", "build", "build_assembly", "open"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name, _OWN)


def __dir__() -> list[str]:
    return _room.names(__name__, _OWN)

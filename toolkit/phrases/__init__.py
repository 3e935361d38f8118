"""Whose words are these: the earliest use of every phrase in the texts held, and how it travelled.

`build` makes an index of any folder of texts, archive or Parquet of paragraphs; `open` asks it. What is *earliest* is
the earliest **in the texts held**: those of the General Assembly begin with its seventy-fourth session, in autumn 2019.
A phrase whose first use stands in the first text held of its line (no older text held has its title) *may be older*;
`PhrasePlace.may_be_older` says so, and every table keeps the two apart. That words are the same does not say who took
them from whom. `trace` follows a draft; `frames` counts by year, organ and committee, and who lends to whom;
`shipped` makes the places of the words of the series anew, which `toolkit.views.phrases` reads: places and numbers,
no sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit import _room

if TYPE_CHECKING:
    from toolkit.phrases._build import build as build
    from toolkit.phrases._index import Index as Index
    from toolkit.phrases._index import PhrasePlace as PhrasePlace
    from toolkit.phrases._index import open_index as open  # noqa: A004 - `toolkit.phrases.open(DIR)` reads best

_OWN = {
    "Index": "_index.Index",
    "PhrasePlace": "_index.PhrasePlace",
    "build": "_build.build",
    "open": "_index.open_index",
}
__all__ = ["Index", "PhrasePlace", "build", "open"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name, _OWN)


def __dir__() -> list[str]:
    return _room.names(__name__, _OWN)

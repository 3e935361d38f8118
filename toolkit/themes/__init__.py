"""What paragraphs are about: themes of a codebook, each with the words that earn it.

`tag` gives themes, `about` weighs those of a resolution, `frame` makes the ``tags`` table, `explain` says what was
found, what was hidden by names, and why. `bulk` does the same for many texts. `toolkit.evaluation.themes` and
`toolkit.evaluation.librarians` say how often it is wrong.
"""

from __future__ import annotations

from typing import Any

from toolkit import _room
from toolkit.themes._about import Weighed, about, pieces, weigh
from toolkit.themes._codebook import Codebook, Theme, load_codebook
from toolkit.themes._explanation import Explanation, explain
from toolkit.themes._tagger import Unit, frame, readings, rows, tag

__all__ = [
    "Codebook",
    "Explanation",
    "Theme",
    "Unit",
    "Weighed",
    "about",
    "explain",
    "frame",
    "load_codebook",
    "pieces",
    "readings",
    "rows",
    "tag",
    "weigh",
]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

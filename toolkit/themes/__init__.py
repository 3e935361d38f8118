"""What paragraphs are about: themes of a codebook, each with the words that earn it.

`tag` gives themes, `frame` the ``tags`` table, `explain` says what was found, what was hidden by
names, and why. `bulk` does the same for many texts, `toolkit.evaluation.themes` says how often it is wrong.
"""

from __future__ import annotations

from typing import Any

from toolkit import _room
from toolkit.themes._codebook import Codebook, Theme, load_codebook
from toolkit.themes._explanation import Explanation, explain
from toolkit.themes._tagger import Unit, frame, readings, rows, tag

__all__ = ["Codebook", "Explanation", "Theme", "Unit", "explain", "frame", "load_codebook", "readings", "rows", "tag"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

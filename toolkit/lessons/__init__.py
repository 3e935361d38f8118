"""Lessons: what their notebooks call, and how editions for students and teachers are made of one source.

A lesson's notebook says ``from toolkit import lessons`` and uses five things: `check` judges an answer kindly, `after`
shows what would tell it once it is right, `card`
shows for whom the lesson is, `glossary` what its words mean, `sample` gives a text to work on. All of them speak the
language of the notebook.
"""

from __future__ import annotations

from typing import Any

from toolkit import _room
from toolkit.lessons._cards import card, glossary
from toolkit.lessons._checking import check
from toolkit.lessons._later import after
from toolkit.lessons._samples import sample

__all__ = ["after", "card", "check", "glossary", "sample"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

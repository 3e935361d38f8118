"""Scores: every method against labels made by reading, a module a method, and all of them in one table."""

from __future__ import annotations

from typing import Any

from toolkit import _room
from toolkit.evaluation._methods import COLUMNS, report, scores, shipped, store
from toolkit.evaluation._witnesses import witnesses

__all__ = ["COLUMNS", "report", "scores", "shipped", "store", "witnesses"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

"""Frames for charts over time: pure functions that take tables and give tidy frames, one module a topic.

Three sources, and every view says which it uses: the shipped text (a `toolkit.model.Resolution`), the series of
resolutions (`toolkit.views.panel`, derived from the United Nations' own files), and the fact tables
(`toolkit.series.tables`). Unknown stays empty; nothing is filled in between two years.
"""

from __future__ import annotations

from typing import Any

from toolkit import _room


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

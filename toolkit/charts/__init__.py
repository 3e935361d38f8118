"""Charts: a function takes a tidy frame and returns a figure. `toolkit.charts.style` gives them one look."""

from __future__ import annotations

from typing import Any

from toolkit import _room


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

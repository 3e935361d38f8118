"""Charts: a function takes a tidy frame and returns a figure. `toolkit.charts.style` gives them one look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit import _room

if TYPE_CHECKING:
    from toolkit.charts._chart import draw as draw

_OWN = {"draw": "_chart.draw"}
__all__ = ["draw"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name, _OWN)


def __dir__() -> list[str]:
    return _room.names(__name__, _OWN)

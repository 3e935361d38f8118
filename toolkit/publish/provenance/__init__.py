"""Where things come from: ids and the way back to the source, inputs with their sums, RO-Crates, who made it."""

from __future__ import annotations

from typing import Any

from toolkit import _room


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

"""Rows of a frame with named columns, for views that must look at one row at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["rows"]


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame, one named tuple each."""
    return iter(frame.itertuples())

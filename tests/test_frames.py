"""Frames of `toolkit.views` are plain tables: rows numbered from 0, no column that an index left behind."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pandas as pd
import pytest

import toolkit as tk
from toolkit import views

OF_A_RESOLUTION = ("dates.timeline", "structure.apparatus", "structure.facts", "structure.structure")
#: Rows of these are named: a resolution each.
NAMED = {"citations.turnover": "symbol"}


def frames() -> dict[str, Callable[..., pd.DataFrame]]:
    """Every function that gives a frame of what ships without an argument, or of a resolution."""
    found = {}
    for module in pkgutil.iter_modules(views.__path__):
        loaded = importlib.import_module(f"toolkit.views.{module.name}")
        for name, function in vars(loaded).items():
            if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != loaded.__name__:
                continue
            signature, place = inspect.signature(function), f"{module.name}.{name}"
            asked = [one for one in signature.parameters.values() if one.default is one.empty]
            if "DataFrame" in str(signature.return_annotation) and (not asked or place in OF_A_RESOLUTION):
                found[place] = function
    return found


FRAMES = frames()


def test_there_are_many() -> None:
    assert len(FRAMES) > 60
    assert {*OF_A_RESOLUTION, *NAMED} <= FRAMES.keys()


@pytest.mark.parametrize("name", FRAMES)
def test_rows_are_numbered(name: str) -> None:
    found = FRAMES[name](*([tk.load()] if name in OF_A_RESOLUTION else []))
    if isinstance(found, pd.DataFrame):
        assert found.index.name == NAMED.get(name)
        assert name in NAMED or found.index.equals(pd.RangeIndex(len(found)))
        assert not {"index", "level_0"} & set(found.columns)

"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

import pytest

import toolkit
from toolkit.model import Resolution

MODULES = sorted(
    m.name for m in pkgutil.walk_packages(toolkit.__path__, "toolkit.") if not m.name.endswith(("cli", "__main__"))
)


@pytest.fixture(scope="module")
def loaded() -> Callable[..., Resolution]:
    """What ``tk.load`` gives, each reading read once for all examples."""
    return cache(toolkit.load)


@pytest.mark.parametrize("name", ["toolkit", *MODULES])
def test_examples(name: str, loaded: Callable[..., Resolution], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of a module gives what it says."""
    monkeypatch.setattr(toolkit, "load", loaded)
    outcome = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)

    assert outcome.failed == 0

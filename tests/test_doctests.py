"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import toolkit

MODULES = sorted(
    m.name for m in pkgutil.walk_packages(toolkit.__path__, "toolkit.") if not m.name.endswith(("cli", "__main__"))
)


@pytest.mark.parametrize("name", ["toolkit", *MODULES])
def test_examples(name: str) -> None:
    """Every example of a module gives what it says."""
    outcome = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)

    assert outcome.failed == 0

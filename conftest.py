"""For notebooks and tests alike: nbval compares images too, which it leaves out by itself."""

from __future__ import annotations

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Compare every kind of image a notebook shows; our charts have the same bytes on every run."""
    for notebook in {item.parent for item in items if hasattr(item.parent, "skip_compare")}:
        notebook.skip_compare = tuple(kind for kind in notebook.skip_compare if not kind.startswith("image/"))

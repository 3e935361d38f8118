"""For notebooks and tests alike: nbval compares images too, which it leaves out by itself."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from unittest import mock

import pytest

#: What notebooks find when nbval begins their kernels: forked from a process that has imported the toolkit.
READY = (
    {"JUPYTER_DEFAULT_PROVISIONER_NAME": "toolkit-ready"}
    if "forkserver" in multiprocessing.get_all_start_methods()
    else {}
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Compare every kind of image a notebook shows; our charts have the same bytes on every run."""
    for notebook in {item.parent for item in items if hasattr(item.parent, "skip_compare")}:
        notebook.skip_compare = tuple(kind for kind in notebook.skip_compare if not kind.startswith("image/"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Begin the kernel of a notebook as the report does; what else a test begins knows nothing of it."""
    if not hasattr(item.parent, "skip_compare"):
        return (yield)  # what a test sets up may be environment variables: they stay
    with mock.patch.dict(os.environ, READY):
        return (yield)

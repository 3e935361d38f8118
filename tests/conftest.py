"""Fixtures that several test modules use."""

from __future__ import annotations

import gc
import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module", autouse=True)
def _what_stays_is_not_searched() -> Iterator[None]:
    """What tests leave in caches is no garbage: without this, every later search for garbage walks it again."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def script() -> Callable[..., int]:
    """Runs a script of the project by its name, in this process: another one would load all libraries anew."""

    def run(name: str, *arguments: object) -> int:
        known = f"script_{name}"
        if known not in sys.modules:
            spec = importlib.util.spec_from_file_location(known, ROOT / "scripts" / f"{name}.py")
            assert spec is not None
            assert spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            sys.modules[known] = module
            spec.loader.exec_module(module)
        return int(sys.modules[known].main([str(one) for one in arguments]))

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference files beside the checkout; tests that need them are skipped where there are none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the reference files in ../shared, which are not part of the project")
    return folder


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """The files that git knows, as they stand in the checkout."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("needs a git checkout to know which files belong to the project")
    paths = (ROOT / name for name in listing.stdout.decode("utf-8").split("\0") if name)
    return [path for path in paths if path.is_file()]

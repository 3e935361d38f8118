"""Subjects that several tests explore; prepared once."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from toolkit.explorer import Subject


@pytest.fixture(scope="session")
def resolution() -> Subject:
    """The shipped resolution."""
    return Subject.of(toolkit.load())


@pytest.fixture(scope="session")
def series() -> Subject:
    """The shipped panel, without words but those of A/RES/78/132."""
    return Subject.of_series()


@pytest.fixture(scope="session")
def texts(shared: Path) -> Subject:
    """The series with the texts of the reference files."""
    return Subject.of_series(folder=shared / "unxml")

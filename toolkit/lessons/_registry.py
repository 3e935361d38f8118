"""The exercises of all lessons by their ids: ``03-share`` is in ``toolkit/lessons/exercises/l03.py``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from toolkit.lessons import exercises
from toolkit.lessons._kinds import Exercise

__all__ = ["every", "find"]


@cache
def _of(module: str) -> dict[str, Exercise]:
    found: dict[str, Exercise] = import_module(f"{exercises.__name__}.{module}").EXERCISES
    return found


def find(name: str) -> Exercise | None:
    """The exercise of an id; nothing where there is none."""
    module = f"l{name[:2]}"
    return _of(module).get(name) if module in _modules() else None


def every() -> dict[str, Exercise]:
    """All exercises, by id, in the order of the lessons."""
    return {name: exercise for module in _modules() for name, exercise in _of(module).items()}


def _modules() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(exercises.__path__))

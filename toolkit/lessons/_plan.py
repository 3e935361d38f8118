"""How long the parts of a lesson take, and what each exercise practises: ``data/lessons/plan.toml``.

A student's copy of the project may be without that file; then nothing is said of minutes but the lesson's own.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit import paths

__all__ = ["Step", "exercises", "parts"]


@dataclass(frozen=True)
class Step:
    """Minutes of an exercise, and the numbers of the objectives that it practises, from 1."""

    minutes: int
    objectives: tuple[int, ...]


@cache
def _plan() -> dict[str, Any]:
    path = paths.data("lessons") / "plan.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def exercises(number: str) -> dict[str, Step]:
    """The steps of a lesson by exercise, in their order; empty where there is no plan.

    Examples
    --------
    >>> exercises("01")["01-symbol"].minutes
    3
    """
    found = _plan().get(number, {}).get("exercises", {})
    return {name: Step(one["minutes"], tuple(one["objectives"])) for name, one in found.items()}


def parts(number: str) -> dict[str, int]:
    """Minutes to ``read``, for the ``exercises`` and to ``discuss``; empty where there is no plan.

    Examples
    --------
    >>> list(parts("01"))
    ['read', 'exercises', 'discuss']
    """
    own = _plan().get(number)
    if not own:
        return {}
    solving = sum(step.minutes for step in exercises(number).values())
    return {"read": own["read"], "exercises": solving, "discuss": own["discuss"]}

"""What lessons say: ``data/languages/<code>/lessons.toml`` and the ``lessons-*.toml`` beside it, read as one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from toolkit import languages, paths

__all__ = ["lesson", "message", "shared"]

_CODE: Final = re.compile(r"`([^`]*)`")


@cache
def _all(code: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(paths.data("languages", code).glob("lessons*.toml")):
        for table, entries in languages.load(code, path.stem).items():
            found.setdefault(table, {}).update(entries)
    return found


def shared(key: str, language: str = "") -> str:
    """A word or sentence that all lessons share."""
    return str(_all(language or languages.current()).get("say", {})[key])


def lesson(number: str, language: str = "") -> dict[str, Any]:
    """What is said of a lesson: title, audience, minutes, prerequisites, objectives, mistakes, question."""
    return dict(_all(language or languages.current()).get("lesson", {}).get(number, {}))


def message(exercise: str, state: str, mistake: str = "", language: str = "") -> str:
    """What an exercise says to an answer, code in quotation marks; empty where it says nothing of its own."""
    own = _all(language or languages.current()).get("check", {}).get(exercise, {})
    return _CODE.sub(r"“\1”", str(own.get("mistakes", {}).get(mistake, "") or own.get(state, "")))

"""Patterns that could take for ever: a run of runs is tried in every way of parting it before it is given up."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as code
from re import _parser as parser
from typing import Any

import pytest

import toolkit as tk

REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
MANY = 30  # times: ways of parting a run of so many are beyond counting


def ways(items: Any) -> list[list[Any]]:
    """What may stand once in a run: the items of each branch."""
    found = list(items)
    if len(found) == 1 and found[0][0] is code.SUBPATTERN:
        return ways(found[0][1][3])
    if len(found) == 1 and found[0][0] is code.BRANCH:
        return [way for branch in found[0][1][1] for way in ways(branch)]
    return [found]


def may_lack(item: Any) -> bool:
    """Whether an item may stand for nothing."""
    kind, value = item
    return (kind in REPEATS and value[0] == 0) or kind in (code.AT, code.ASSERT, code.ASSERT_NOT)


def runs_of_runs(items: Any) -> Iterator[str]:
    """Runs in which one of the things that are repeated is itself a run of any length, and nothing else."""
    for kind, value in items:
        if kind in REPEATS:
            for way in ways(value[2]) if value[1] > MANY else ():
                for at, (inner, times) in enumerate(way):
                    varied = inner in REPEATS and times[1] > 1 and times[0] != times[1]
                    if varied and all(may_lack(other) for place, other in enumerate(way) if place != at):
                        yield str(way)
            yield from runs_of_runs(value[2])
        elif kind is code.SUBPATTERN:
            yield from runs_of_runs(value[3])
        elif kind is code.BRANCH:
            for branch in value[1]:
                yield from runs_of_runs(branch)
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            yield from runs_of_runs(value[1])


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?:a+)+$", 1),
        (r"(?:\*{1,3}|b)+$", 1),
        (r"x(?:y?a*|b)*z", 1),
        (r"(?=(?:a+)+$)", 1),
        (r"(?:a|b)+$", 0),
        (r"(?:a+b)+$", 0),
        (r"(?:a{2})+$", 0),
        (r"(?:a+){1,3}$", 0),
    ],
)
def test_runs_of_runs_are_found(pattern: str, found: int) -> None:
    assert len(list(runs_of_runs(parser.parse(pattern)))) == found


def test_no_pattern_repeats_a_run() -> None:
    modules = (
        importlib.import_module(m.name)
        for m in pkgutil.walk_packages(tk.__path__, "toolkit.")
        if "__main__" not in m.name
    )
    patterns = {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    assert len(patterns) > 200
    assert [name for name, one in patterns.items() if any(runs_of_runs(parser.parse(one.pattern, one.flags)))] == []


@pytest.mark.parametrize("signs", ["\u00b2" * 60 + "\u0629", "*" * 60 + "a", " \u00b9" * 40 + "."])
def test_a_line_of_markers_that_ends_in_something_else_is_soon_read(signs: str) -> None:
    text = f"{signs}\n99/7. Lakes\n\nThe General Assembly,\n\nNoting the lakes,\n\n1. Decides to swim.\n"
    assert str(tk.loads(text).symbol) == "A/RES/99/7"

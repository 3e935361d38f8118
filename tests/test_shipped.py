"""Arguments that need not be given."""

from __future__ import annotations

import inspect

import pytest

from toolkit._shipped import SHIPPED, shipped


@shipped(low=lambda: 1, high=lambda: 9)
def between(low: int, high: int, number: int = 5) -> bool:
    return low <= number <= high


@pytest.mark.parametrize(
    ("given", "options", "expected"),
    [((), {}, True), ((6,), {}, False), ((), {"high": 4}, False), ((1, 4, 4), {}, True), ((), {"number": 10}, False)],
)
def test_what_is_not_given_is_made(given: tuple[int, ...], options: dict[str, int], *, expected: bool) -> None:
    assert between(*given, **options) is expected


def test_the_signature_says_so() -> None:
    parameters = inspect.signature(between).parameters
    assert [parameters[name].default for name in ("low", "high", "number")] == [SHIPPED, SHIPPED, 5]
    assert repr(SHIPPED) == "<what ships>"

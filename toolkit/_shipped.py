"""Arguments that need not be given: what ships stands in for them.

>>> @shipped(number=lambda: 56)
... def twice(number):
...     return 2 * number
>>> twice(), twice(2)
(112, 4)
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

__all__ = ["SHIPPED", "offered", "shipped"]

Result = TypeVar("Result")
Maker = Callable[[], Any]


class _Shipped:
    """Stands in signatures for an argument that need not be given."""

    def __repr__(self) -> str:
        return "<what ships>"


SHIPPED: Final = _Shipped()


def shipped(**makers: Maker) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Mark a function whose arguments, where they are not given, are made of what ships.

    Parameters
    ----------
    **makers
        By the name of a parameter, what makes its argument.
    """

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        signature = inspect.signature(function)

        @functools.wraps(function)
        def filled(*args: Any, **kwargs: Any) -> Result:
            bound = signature.bind_partial(*args, **kwargs).arguments
            missing = {name: make() for name, make in makers.items() if name not in bound}
            return function(*args, **kwargs, **missing) if missing else function(*args, **kwargs)

        return offered(filled, makers)

    return decorate


def offered(function: Callable[..., Result], names: Mapping[str, object]) -> Callable[..., Result]:
    """Say in a function's signature which of its arguments need not be given."""
    signature = inspect.signature(function)
    parameters = [
        parameter.replace(default=SHIPPED) if name in names else parameter
        for name, parameter in signature.parameters.items()
    ]
    function.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return function

"""Rooms that open when they are entered: `import toolkit` reads none of them, and ``toolkit.charts.forum`` is there.

A room is a package. Its public modules are those in its folder whose names do not begin with ``_``; they are found by
looking, imported when they are first asked for, and listed by ``dir`` and by tab completion.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["enter", "modules", "names"]


@cache
def modules(package: str) -> tuple[str, ...]:
    """Names of the public modules of a room, in order.

    Examples
    --------
    >>> modules("toolkit.evaluation")[:3]
    ('acts', 'baselines', 'citations')
    """
    found = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(sorted(module.name for module in found if not module.name.startswith("_")))


def enter(package: str, name: str, own: Mapping[str, str] | None = None) -> Any:
    """What a room has under a name: one of its public modules, or something that a module of it defines.

    Parameters
    ----------
    package
        Full name of the room.
    name
        What is asked for.
    own
        Where further names of the room are defined: ``module.name`` by name, the module as seen from the room.

    Raises
    ------
    AttributeError
        The room has nothing of that name; the message says what it has.
    """
    if own and name in own:
        module, _, attribute = own[name].rpartition(".")
        return getattr(import_module(f"{package}.{module}"), attribute)
    if not name.startswith("_") and name in modules(package):
        return import_module(f"{package}.{name}")
    has = "" if name.startswith("_") else f"; it has {', '.join(names(package, own))}"
    raise AttributeError(f"module {package!r} has no attribute {name!r}{has}", name=name, obj=sys.modules[package])


def names(package: str, own: Mapping[str, str] | None = None) -> list[str]:
    """What a room lists: its public modules, what it names in ``__all__``, and its further names."""
    return sorted({*modules(package), *getattr(import_module(package), "__all__", ()), *(own or ())})

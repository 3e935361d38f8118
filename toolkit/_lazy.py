"""Patterns that are compiled when they are first asked: a document needs few of those that its reader knows."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["lazy"]


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern of a module, compiled at its first use.

    Examples
    --------
    >>> lazy(r"\d+").findall("99/7")
    ['99', '7']
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._stated = pattern, flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(*self._stated)
        # from here on its methods are this object's own, so that no further call comes through here
        self.__dict__.update((each, getattr(made, each)) for each in dir(made) if not each.startswith("_"))
        return getattr(made, name)

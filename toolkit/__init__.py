"""Read, repair, structure, tag and chart United Nations resolutions.

>>> import toolkit
>>> resolution = toolkit.load()
>>> print(resolution.passage("O30").text.string[:9])
تقر تمديد
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from toolkit import _methods

if TYPE_CHECKING:
    from toolkit.apparatus import collate as collate
    from toolkit.library import load as load

__version__ = "0.1.0"
__all__ = ["__version__", "collate", "load"]

_LAZY = {"load": "toolkit.library", "collate": "toolkit.apparatus"}

_methods.attach()


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    msg = f"module 'toolkit' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)

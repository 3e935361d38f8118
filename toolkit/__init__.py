"""Read, repair, structure, tag and chart United Nations resolutions.

>>> import toolkit as tk
>>> resolution = tk.load()
>>> print(resolution["30"].text.string[:9])
تقر تمديد

`load` reads a file (or the resolution that ships), `loads` words, `collate` compares two witnesses, `show` shows things
in a notebook, `explore` opens the explorer. `findings` are sentences made from the tables, each with its chart. The
rooms hold the rest: `facts` and `themes` (what a text says and is about), `series` and `corpus` (many resolutions),
`phrases` (where words come from), `views` and `charts` (frames, and their pictures), `evaluation` (scores), `notebook`
(tables and paragraphs to show), `lessons` and `publish`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from toolkit import _methods, _room
from toolkit._version import __version__

if TYPE_CHECKING:
    from toolkit import charts as charts
    from toolkit import corpus as corpus
    from toolkit import evaluation as evaluation
    from toolkit import facts as facts
    from toolkit import lessons as lessons
    from toolkit import notebook as notebook
    from toolkit import phrases as phrases
    from toolkit import publish as publish
    from toolkit import series as series
    from toolkit import themes as themes
    from toolkit import views as views
    from toolkit.apparatus import collate as collate
    from toolkit.charts import told as findings  # noqa: F401 - in __all__ by `_OWN`
    from toolkit.explorer import explore as explore
    from toolkit.library import load as load
    from toolkit.library import loads as loads
    from toolkit.notebook import show as show

_OWN = {
    "collate": "apparatus.collate",
    "explore": "explorer.explore",
    "findings": "charts.told",
    "load": "library.load",
    "loads": "library.loads",
    "show": "notebook.show",
}
_ROOMS = (
    *(
        "charts",
        "corpus",
        "evaluation",
        "facts",
        "lessons",
        "notebook",
        "phrases",
        "publish",
        "series",
        "themes",
        "views",
    ),
)
__all__ = [  # noqa: PLE0604 - the names are strings
    "__version__", *_OWN, *_ROOMS,
]  # fmt: skip

_methods.attach()


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    return _room.enter(__name__, name, _OWN)


def __dir__() -> list[str]:
    return sorted(__all__)

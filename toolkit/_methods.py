"""Methods that `toolkit.model` has from other rooms, which it does not know: attached when the package is imported.

Each is a short cut for users to a function of a room, which is imported when the method is called.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit.model import Passage, Reading, Repair, Resolution
from toolkit.records import Tables

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["METHODS", "attach"]


def with_reading(self: Resolution, reading: Reading) -> Resolution:
    """The same resolution in the other reading."""
    if reading == self.reading:
        return self
    from toolkit.apparatus.apply import apply

    glosses = {**self.glosses, **self.other_glosses}
    others = {place: self.glosses[place] for place in self.other_glosses}
    own = {"symbol": self.symbol, "meta": self.meta, "name": self.name, "glosses": glosses, "other_glosses": others}
    return apply((self.written or self).replace(**own), self.repairs, reading)


def tables(self: Resolution, names: Sequence[str] | None = None) -> dict[str, pd.DataFrame]:
    """The tables of the contract as frames (see `toolkit.tables`)."""
    from toolkit.tables import tables as made

    return made(self, names)


def table(self: Resolution, name: str) -> pd.DataFrame:
    """One table of the contract as a frame, such as ``citations``."""
    return tables(self, [name])[name]


def chart(self: Resolution, name: str, **options: Any) -> Figure:
    """A chart of the resolution, such as ``themes`` (see `toolkit.charts`); options are those of the chart.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.load().chart("themes", language="ar").axes[0].get_title()
    ''
    """
    from toolkit import charts

    return charts.draw(self, name, **options)


def _shown(name: str) -> Callable[..., str]:
    """What JupyterLab asks of an object; `toolkit._display` answers."""

    def _repr_html_(self: Any) -> str:
        from toolkit import _display

        shown: str = getattr(_display, name)(self)
        return shown

    return _repr_html_


#: The methods by the class that has them.
METHODS: Final[dict[type, tuple[Callable[..., Any], ...]]] = {
    Resolution: (with_reading, chart, table, tables, _shown("resolution")),
    Passage: (_shown("passage"),),
    Repair: (_shown("repair"),),
    Tables: (_shown("tables"),),
}


def attach() -> None:
    """Give the classes of the model their methods."""
    for owner, methods in METHODS.items():
        for method in methods:
            setattr(owner, method.__name__, method)

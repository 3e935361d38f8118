"""What makes a function a chart: it draws what ships or what it is given, and its figure knows what it was made from.

A chart of the series names what makes its frame: ``@chart(frame=forum.mandate)``. Then ``mandate()`` draws what ships
and ``mandate(frame)`` draws yours. A chart of one resolution names what reads its arguments off a resolution, and under
which name a resolution has it: ``@of("acts", functions=table("functions"), order=order, about=about)``. Then
``by_paragraph()`` draws the resolution that ships, and ``resolution.chart("acts")`` any other.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from toolkit import _room, library, origin
from toolkit._shipped import offered
from toolkit.errors import ToolkitError
from toolkit.model import Resolution

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["about", "chart", "draw", "of", "order", "read", "table"]

Drawing = Callable[..., "Figure"]

#: Charts of one resolution by name: the function, and what reads its arguments.
_of: dict[str, tuple[Drawing, Mapping[str, Callable[[Resolution], Any]]]] = {}


def chart(**makers: Callable[[], Any]) -> Callable[[Drawing], Drawing]:
    """Mark a chart that draws what ships where no frame is given.

    Parameters
    ----------
    **makers
        By the name of an argument, what makes it of what ships. None of them is made once one of them is given: what
        is said of one frame may not be said of another.
    """

    def decorate(function: Drawing) -> Drawing:
        return _filled(function, makers, lambda: {name: make() for name, make in makers.items()})

    return decorate


def of(name: str, /, **readers: Callable[[Resolution], Any]) -> Callable[[Drawing], Drawing]:
    """Mark a chart of one resolution, which draws the one that ships where nothing is given.

    Parameters
    ----------
    name
        By what name a resolution has it (``resolution.chart(name)``).
    **readers
        By the name of an argument, what reads it off a resolution.
    """

    def decorate(function: Drawing) -> Drawing:
        drawn = _filled(function, readers, lambda: read(readers, library.load()))
        _of[name] = (drawn, readers)
        return drawn

    return decorate


def draw(resolution: Resolution, name: str, **options: Any) -> Figure:
    """A chart of a resolution by its name; the same as ``resolution.chart(name)``.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such chart; the message lists those there are.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.charts.draw(tk.load(), "structure")  # doctest: +ELLIPSIS
    <chart: 115 paragraphs, 6507 words; the longest is O27 ...>
    """
    for module in _room.modules("toolkit.charts"):
        import_module(f"toolkit.charts.{module}")  # each says what it draws of a resolution
    if name not in _of:
        raise ToolkitError(f"no chart {name[:40]!r} of a resolution", remedy=f"charts: {', '.join(sorted(_of))}")
    function, readers = _of[name]
    return function(**read(readers, resolution), **options)


def read(readers: Mapping[str, Callable[[Resolution], Any]], resolution: Resolution) -> dict[str, Any]:
    """Arguments of a chart, read off a resolution."""
    return {name: take(resolution) for name, take in readers.items()}


def table(name: str) -> Callable[[Resolution], pd.DataFrame]:
    """What reads a table of the contract off a resolution."""
    return lambda resolution: resolution.table(name)


def order(resolution: Resolution) -> list[str]:
    """Ids of all paragraphs in document order."""
    return [paragraph.id for paragraph in resolution.paragraphs]


def about(resolution: Resolution) -> tuple[str, str, str]:
    """Symbol, file name and reading, for the source line of a chart."""
    return str(resolution.symbol or resolution.name), resolution.name, resolution.reading


def _filled(function: Drawing, names: Mapping[str, object], make: Callable[[], dict[str, Any]]) -> Drawing:
    import inspect

    drawing = origin.chart(function)
    signature = inspect.signature(function)

    @functools.wraps(function)
    def drawn(*args: Any, **kwargs: Any) -> Figure:
        bound = signature.bind_partial(*args, **kwargs).arguments
        if not bound.keys() & names.keys():
            kwargs |= make()
        return drawing(*args, **kwargs)

    return offered(drawn, names)

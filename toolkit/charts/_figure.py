"""The figure that charts return: matplotlib's own, which also saves and shows itself with stable bytes."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from matplotlib import figure as _figure

from toolkit import _render
from toolkit.errors import ToolkitError

__all__ = ["Figure"]


class Figure(_figure.Figure):
    """A chart.

    Examples
    --------
    >>> import tempfile
    >>> import toolkit as tk
    >>> folder = Path(tempfile.mkdtemp())
    >>> tk.charts.forum.mandate().save(folder / "mandate.svg").name
    'mandate.svg'
    """

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the chart as SVG or PNG, by the ending of the name; the same bytes on every run.

        Parameters
        ----------
        path
            Where to; a file that is there is replaced.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        toolkit.errors.ToolkitError
            The name has another ending, or the file cannot be written.
        """
        target = Path(path)
        makers = {".svg": lambda: _render.to_svg(self).encode("utf-8"), ".png": lambda: _render.to_png(self)}
        if target.suffix.lower() not in makers:
            raise ToolkitError(
                f"no chart is written as {target.suffix or 'a file without an ending'!r}",
                file=target,
                remedy=f"endings: {', '.join(makers)}",
            )
        content = makers[target.suffix.lower()]()
        try:
            target.write_bytes(content)
        except OSError as error:
            raise ToolkitError(
                f"cannot be written: {error.strerror}", file=target, remedy="name a folder that is there"
            ) from error
        return target

    def __repr__(self) -> str:
        return f"<chart: {_render.description(self)}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Show the chart where a cell ends with it, as `toolkit.show` does."""
        return {"image/svg+xml": _render.to_svg(self), "text/plain": f"<chart: {_render.description(self)}>"}

"""What a chart or a table was made from, so that a figure that leaves the toolkit can be walked back.

A chart function that is marked ``@origin.chart`` remembers, beside the figure that it returns, its own name, the frames
it was given and the plain arguments. ``toolkit.notebook`` does the same for tables. Nobody sees this until it is asked
for: `of` gives the origin of a figure, and while a report is being made (`recording`) notebooks say it with each
output, so that the report can put the frame beside the picture. Stored notebooks do not hold it.

What an origin says: which rows a figure was drawn from, the paragraphs those rows name, and the raw offsets they bear.
It does not say that each row is visible in the picture. A row that names no paragraph (a figure of the ITU, say) leads
to its own source column and no further.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, ParamSpec
from weakref import WeakKeyDictionary

from toolkit import _ids

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["MIME", "VARIABLE", "Origin", "bundle", "chart", "entitle", "of", "recording"]

#: Under this type a notebook's output carries its origin while a report is being made.
MIME: Final = "application/vnd.resolution-toolkit.origin+json"
#: The environment variable by which the report tells a notebook's kernel to say origins.
VARIABLE: Final = "TOOLKIT_ORIGINS"

#: A row's paragraph, note or heading: O30, X1-99, fn3, H02. Not header or closing, which no picture leads to.
_PARAGRAPH: Final = re.compile(rf"(?:{_ids.PARAGRAPH}|H[0-9]{{2,3}}|fn\w{{1,12}})\Z")
_PLAIN: Final = (str, int, float, bool)
_P = ParamSpec("_P")

_origins: WeakKeyDictionary[Any, Origin] = WeakKeyDictionary()
_titles: WeakKeyDictionary[Any, str] = WeakKeyDictionary()


@dataclass(frozen=True)
class Origin:
    """What was drawn.

    Attributes
    ----------
    maker
        Full name of the function.
    title
        What the figure or table says of itself; of a table, its caption before any translation.
    frames
        The frames it was given, by the name of the argument.
    arguments
        Its plain arguments: words, numbers, and sequences of them.
    """

    maker: str
    title: str = ""
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """The origin as what JSON can hold: frames as CSV, with the paragraphs and raw spans that their rows name."""
        return {
            "maker": self.maker,
            "title": self.title,
            "arguments": dict(self.arguments),
            "frames": [
                {"name": name, "rows": len(frame), "csv": _csv(frame), "paragraphs": _walked(frame)}
                for name, frame in self.frames.items()
            ],
        }


def chart(function: Callable[_P, Figure]) -> Callable[_P, Figure]:
    """Mark a chart function: the figure that it returns has an `Origin`.

    Examples
    --------
    >>> from toolkit import origin
    >>> @origin.chart
    ... def empty() -> object:
    ...     from toolkit.charts import style
    ...
    ...     return style.new_figure()[0]
    >>> origin.of(empty()) is not None
    True
    """

    @functools.wraps(function)
    def drawn(*args: _P.args, **kwargs: _P.kwargs) -> Figure:
        import inspect

        figure = function(*args, **kwargs)
        bound = inspect.signature(function).bind(*args, **kwargs).arguments
        frames = {name: frame for key, value in bound.items() for name, frame in _frames(key, value)}
        plain = {key: value for key, value in bound.items() if key != "language" and _is_plain(value)}
        name = f"{function.__module__}.{function.__name__}"
        _origins[figure] = Origin(name, _titles.get(figure, ""), frames, plain)
        return figure

    return drawn


def entitle(figure: Figure, title: str) -> None:
    """Remember what a figure says of itself."""
    _titles[figure] = title


def of(figure: Figure) -> Origin | None:
    """The origin of a figure, if a marked chart function drew it.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit import origin
    >>> origin.of(tk.charts.acts.verbs()) is not None
    True
    """
    return _origins.get(figure)


def recording() -> bool:
    """Whether outputs are to say their origin.

    Examples
    --------
    >>> from toolkit import origin
    >>> origin.recording()
    False
    """
    return bool(os.environ.get(VARIABLE))


def bundle(origin: Origin | None) -> dict[str, Any]:
    """What an output carries beside its picture: nothing, unless a report is being made.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit import origin
    >>> origin.bundle(origin.of(tk.charts.acts.verbs()))
    {}
    """
    return {MIME: origin.record()} if origin is not None and recording() else {}


def _frames(name: str, value: object) -> Iterator[tuple[str, pd.DataFrame]]:
    import pandas as pd

    if isinstance(value, pd.DataFrame):
        yield name, value
    elif isinstance(value, (list, tuple)):
        for number, part in enumerate(value, 1):
            if isinstance(part, pd.DataFrame):
                yield f"{name}-{number}", part


def _is_plain(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return all(isinstance(part, _PLAIN) for part in value)
    return isinstance(value, _PLAIN)


def _csv(frame: pd.DataFrame) -> str:
    from toolkit import tables

    return tables.as_csv(frame).decode("utf-8")


def _walked(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The paragraphs that rows name, in their order, each with the raw offsets that its rows bear."""
    column = next((name for name in ("paragraph_id", "place", "paragraph", "places") if name in frame.columns), "")
    if not column:
        return []
    document = _document_column(column, frame)
    found: dict[tuple[str, str], list[list[int]]] = {}
    for row in frame.to_dict("records"):
        for place in filter(_PARAGRAPH.match, str(row[column]).split()):
            spans = found.setdefault((str(row[document]) if document else "", place), [])
            spans += [span for span in _spans(row) if span not in spans]
    return [{"document": one, "paragraph": place, "raw_spans": spans} for (one, place), spans in found.items()]


def _document_column(column: str, frame: pd.DataFrame) -> str:
    """The column that says in which document a paragraph stands; beside ``place``, a lone symbol is the one cited."""
    if column == "place" and "cited" not in frame.columns:
        return ""
    return next((name for name in ("symbol", "short") if name in frame.columns), "")


def _spans(row: Mapping[Any, Any]) -> list[list[int]]:
    if "raw_spans" in row:
        spans_cell = row["raw_spans"]
        spans = json.loads(spans_cell) if isinstance(spans_cell, str) else spans_cell
        return [[int(low), int(high)] for low, high in spans]
    if "raw_start" in row and "raw_end" in row:
        return [[int(row["raw_start"]), int(row["raw_end"])]]
    return []

"""The derived panel, its genealogy and its terms as frames with real lists, and the line of one paragraph's kin.

A row is a paragraph of one resolution in one language; what the columns mean stands in `toolkit.series.panel`. The line
of a paragraph follows its closest kin, backwards and forwards: what was merged into it from elsewhere is not followed.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Final

from toolkit import paths
from toolkit._rows import rows as each
from toolkit._shipped import shipped
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["acts", "genealogy", "line", "panel", "short", "terms", "theme", "years"]

_LISTS: Final = frozenset(
    {
        "verbs", "forces", "themes", "citations", "quantities", "kin_others",
        "verbs_came", "verbs_went", "numbers_came", "numbers_went", "moved", "came", "went",
    }
)  # fmt: skip
_NUMBERS: Final = frozenset({"likeness", "words", "words_before"})


def short(symbol: str) -> str:
    """A symbol without its organ, as charts print it.

    Examples
    --------
    >>> short("A/RES/78/132")
    '78/132'
    """
    return symbol.removeprefix("A/RES/").removeprefix("E/RES/")


@cache
def years() -> dict[str, int]:
    """Year of adoption by canonical symbol, for the resolutions of both series."""
    from toolkit.series import tables

    frame = tables.load("resolution_series")
    organs = {"GA": "A/RES/", "ECOSOC": "E/RES/"}
    found = zip(frame["body"], frame["symbol"], frame["adoption_date"], strict=True)
    return {organs.get(body, "") + symbol: int(date[:4]) for body, symbol, date in found if date}


def panel() -> pd.DataFrame:
    """The shipped panel, with ``year`` and ``short`` beside the symbol; list columns hold tuples.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.panel.panel())[:4]
    ['symbol', 'short', 'year', 'language']
    """
    return _read("panel")


def acts(symbol: str = "A/RES/78/132", language: str = "en") -> pd.DataFrame:
    """Acts of a resolution as its text in a language has them, counted there and not translated back from another.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id, order, verb, force``, as in the table ``functions``.

    Examples
    --------
    >>> import toolkit as tk
    >>> int((tk.views.panel.acts()["verb"] == "stress").sum())
    10
    """
    import pandas as pd

    every = panel()
    mine = every[(every["symbol"] == symbol) & (every["language"] == language)]
    rows = [
        (row.paragraph_id, number, verb, force)
        for row in each(mine)
        for number, (verb, force) in enumerate(zip(row.verbs, row.forces, strict=True), 1)
    ]
    return pd.DataFrame(rows, columns=["paragraph_id", "order", "verb", "force"])


def genealogy() -> pd.DataFrame:
    """What became of each paragraph from year to year, dropped ones included; list columns hold tuples.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.panel.genealogy())[:4]
    ['symbol', 'short', 'year', 'language']
    """
    return _read("genealogy")


def terms() -> pd.DataFrame:
    """Single words and short terms that came and went in kindred paragraphs; list columns hold tuples.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.panel.terms())
    'symbol, short, year, language, paragraph_id, before, kin, came, went'
    """
    return _read("terms")


@shipped(frame=panel, symbol=lambda: "A/RES/78/132", paragraph_id=lambda: "O30", language=lambda: "en")
def line(frame: pd.DataFrame, symbol: str, paragraph_id: str, language: str) -> pd.DataFrame:
    """The paragraph and its closest kin before and after, in the order of the years.

    Parameters
    ----------
    frame
        From `panel`.
    symbol, paragraph_id, language
        A paragraph of the panel.

    Returns
    -------
    pandas.DataFrame
        Rows of ``frame``, at most one a resolution (of several later kin, the likeliest).

    Raises
    ------
    toolkit.errors.ToolkitError
        The panel has no such paragraph.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.panel.line())[:4]
    ['symbol', 'short', 'year', 'language']
    """
    rows = frame[frame["language"] == language]
    at = {(row.symbol, row.paragraph_id): number for number, row in zip(rows.index, each(rows), strict=True)}
    if (symbol, paragraph_id) not in at:
        raise ToolkitError(f"the panel has no paragraph {paragraph_id[:12]!r} of {symbol[:24]!r} in {language[:8]!r}")
    here = at[(symbol, paragraph_id)]
    found, now = [here], here
    while (rows.loc[now, "before"], rows.loc[now, "kin"]) in at:
        now = at[(rows.loc[now, "before"], rows.loc[now, "kin"])]
        found.insert(0, now)
    now = here
    while True:
        later = rows[(rows["before"] == rows.loc[now, "symbol"]) & (rows["kin"] == rows.loc[now, "paragraph_id"])]
        if later.empty:
            return frame.loc[found].reset_index(drop=True)
        now = later.sort_values("likeness", ascending=False, kind="stable").index[0]
        found.append(now)


@shipped(frame=panel, name=lambda: "digital_divides")
def theme(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Paragraphs with a theme, year by year, by the force of their opening verb.

    Returns
    -------
    pandas.DataFrame
        ``language, symbol, short, year, force, paragraphs, total``; ``total`` counts all paragraphs of the resolution.
        A row for every force of every resolution, also where there are none (a true zero: all were read).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.panel.theme())
    'language, symbol, short, year, force, paragraphs, total'
    """
    import pandas as pd

    forces = ["background", "evaluation", "exhortation", "direction", ""]
    rows = []
    for (language, symbol), group in frame.groupby(["language", "symbol"], sort=False):
        mine = group[[name in themes for themes in group["themes"]]]
        for force in forces:
            count = int((mine["force"] == force).sum())
            rows.append((language, symbol, short(str(symbol)), int(group["year"].iloc[0]), force, count, len(group)))
    columns = ["language", "symbol", "short", "year", "force", "paragraphs", "total"]
    found = pd.DataFrame(rows, columns=columns)
    return found[(found["force"] != "") | (found["paragraphs"] > 0)].reset_index(drop=True)


def _read(name: str) -> pd.DataFrame:
    import pandas as pd

    frame = pd.read_csv(paths.data("series", f"{name}.csv"), keep_default_na=False, encoding="utf-8")
    for column in frame.columns:
        if column in _LISTS:
            frame[column] = pd.Series([_parts(cell) for cell in frame[column]], index=frame.index, dtype=object)
        elif column in _NUMBERS:
            frame[column] = pd.to_numeric(frame[column])
    frame.insert(1, "short", frame["symbol"].map(short))
    frame.insert(2, "year", frame["symbol"].map(years()))
    return frame


def _parts(cell: str) -> tuple[object, ...]:
    return tuple(json.loads(cell)) if cell else ()

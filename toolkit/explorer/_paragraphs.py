"""Paragraphs as one tidy frame: of one resolution, from its tables, or of a series, from its panel.

What the columns say stands in `toolkit.explorer._subject`. The words of a series are read from a folder of the user's,
and only if they are the ones that the panel was made from: each paragraph must be as long as the panel has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit.errors import ToolkitError
from toolkit.model import Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "lists", "of_panel", "of_resolution"]

COLUMNS: Final = (
    "paragraph_id", "symbol", "short", "year", "language", "part", "number", "verb", "force", "verbs", "forces",
    "themes", "addressees", "cited", "status", "born", "words", "text", "gloss",
)  # fmt: skip
#: Characters by which the place of a paragraph may differ between two copies of a text.
_DRIFT: Final = 40


def of_resolution(resolution: Resolution) -> pd.DataFrame:
    """`COLUMNS` of one resolution; facts that the toolkit cannot read in its language are empty."""
    import pandas as pd

    from toolkit import tables
    from toolkit._words import Words
    from toolkit.views.panel import short

    wanted = ("paragraphs", "functions", "addressees", "citations", "tags")
    possible = tables.known(resolution.language)
    found = tables.tables(resolution, [name for name in wanted if name in possible])
    frame = found["paragraphs"]
    symbol = str(resolution.symbol or resolution.name)
    ids = frame["paragraph_id"]
    columns = {
        "paragraph_id": ids,
        "symbol": symbol,
        "short": short(symbol),
        "year": pd.array([_year(resolution)] * len(frame), dtype="Int64"),
        "language": resolution.language,
        **{name: frame[name] for name in ("part", "number", "verb", "force")},
        "verbs": _gathered(found.get("functions"), "verb", ids),
        "forces": _gathered(found.get("functions"), "force", ids),
        "themes": _gathered(found.get("tags"), "theme", ids, once=True),
        "addressees": _gathered(found.get("addressees"), "addressee", ids, once=True),
        "cited": _gathered(found.get("citations"), "symbol", ids, once=True),
        "status": "",
        "born": "",
        "words": [len(Words.of(text).words) for text in frame["text"]],
        "text": frame["text"],
        "gloss": frame["gloss_en"],
    }
    return pd.DataFrame(columns, columns=list(COLUMNS))


def _year(resolution: Resolution) -> int | None:
    adopted = str(resolution.meta.get("adopted", ""))
    if adopted[:4].isdigit():
        return int(adopted[:4])
    return None


def _gathered(
    table: pd.DataFrame | None, column: str, ids: Iterable[str], *, once: bool = False
) -> list[tuple[str, ...]]:
    """The values of a table for each paragraph, in the order of the table, or each once and sorted."""
    found: dict[str, list[str]] = {}
    if table is not None:
        for place, value in zip(table[table.columns[0]], table[column], strict=True):
            if value:
                found.setdefault(place, []).append(value)
    return [tuple(sorted(set(found.get(one, ()))) if once else found.get(one, ())) for one in ids]


def lists(frame: pd.DataFrame) -> pd.DataFrame:
    """A panel or genealogy with real lists, whether its cells hold lists or JSON."""
    import pandas as pd

    found = frame.reset_index(drop=True)
    for name in found.columns:
        if any(isinstance(cell, (list, tuple)) or str(cell).startswith("[") for cell in found[name].head(50)):
            found[name] = pd.Series([_list(cell) for cell in found[name]], index=found.index, dtype=object)
    return found


def _list(cell: Any) -> tuple[Any, ...]:
    if isinstance(cell, (list, tuple)):
        return tuple(cell)
    return tuple(json.loads(cell)) if cell else ()


def of_panel(panel: pd.DataFrame, folder: Path | None) -> pd.DataFrame:
    """`COLUMNS` of a panel with real lists, with the words that a folder has."""
    import pandas as pd

    from toolkit.series.panel import COLUMNS as NEEDED
    from toolkit.views.panel import short

    lacking = [name for name in NEEDED if name not in panel.columns]
    if lacking:
        raise ToolkitError(
            f"the panel lacks {', '.join(lacking)}",
            remedy="build it with `toolkit series build`, or use the shipped one",
        )
    texts = _texts(panel, folder) if folder is not None else _Texts.none(len(panel))
    _fill(texts, panel)
    columns = {
        "short": panel["symbol"].map(short),
        "year": panel["symbol"].map(_years(panel["symbol"].unique())).astype("Int64"),
        "addressees": texts.addressees,
        "cited": [tuple(sorted(set(symbols))) for symbols in panel["citations"]],
        "text": texts.words,
        "gloss": texts.glosses,
    }
    own = {name: panel[name] for name in COLUMNS if name not in columns}
    return pd.DataFrame({**own, **columns}, columns=list(COLUMNS)).reset_index(drop=True)


def _years(symbols: Iterable[str]) -> dict[str, int | None]:
    from toolkit.references import Symbol
    from toolkit.views.panel import years

    return {symbol: years().get(symbol) or Symbol.parse(symbol).year for symbol in symbols}


@dataclass(frozen=True)
class _Texts:
    """Words, addressees and our glosses, row by row of a panel."""

    words: list[str]
    addressees: list[tuple[str, ...]]
    glosses: list[str]

    @classmethod
    def none(cls, rows: int) -> _Texts:
        return cls([""] * rows, [()] * rows, [""] * rows)


def _fill(texts: _Texts, panel: pd.DataFrame) -> None:
    """The words and glosses that ship, for the rows of their resolution: they are always at hand.

    The printed text that ships and the file that the panel was made from cut a few paragraphs differently: those that
    begin and end at the same places of the text are one, and what the panel has as one of several has the words of all.
    """
    from toolkit import library

    shipped = library.load()
    rows = panel.index[(panel["symbol"] == str(shipped.symbol)) & (panel["language"] == shipped.language)]
    ends, groups, at, own = list(accumulate(panel.loc[rows, "characters"])), list(shipped.paragraphs), 0, 0
    for row, start, end in zip(rows, [0, *ends], ends, strict=False):
        begins, found = abs(own - start) <= _DRIFT, []
        while at < len(groups) and own + len(groups[at].text.string) <= end + _DRIFT:
            found.append(groups[at])
            own += len(groups[at].text.string)
            at += 1
        if found and begins and abs(own - end) <= _DRIFT:
            own = end  # what repairs added or took does not add up
            texts.words[row] = texts.words[row] or "\n\n".join(one.text.string for one in found)
            texts.glosses[row] = " ".join(filter(None, (shipped.glosses.get(one.id, "") for one in found)))


def _texts(panel: pd.DataFrame, folder: Path) -> _Texts:
    """The words of every paragraph whose file the folder has, once they are known to be the panel's."""
    from toolkit import library, tables
    from toolkit.series.texts import series

    if not folder.is_dir():
        raise ToolkitError("is no folder", file=folder, remedy="toolkit fetch makes one with the texts of the series")
    found = _Texts.none(len(panel))
    read = 0
    for (symbol, language), rows in panel.groupby(["symbol", "language"], sort=False):
        try:
            path = series().find(folder, str(symbol), str(language))
        except ToolkitError:
            continue
        resolution = library.load(path)
        read += 1
        addressees: Sequence[tuple[str, ...]] = _gathered(
            tables.tables(resolution, ["addressees"])["addressees"], "addressee", rows["paragraph_id"], once=True
        )
        words = _checked(resolution, rows, path)
        for at, text, addressed in zip(rows.index, words, addressees, strict=True):
            found.words[at], found.addressees[at] = text, addressed
    if not read:
        raise ToolkitError("holds none of the texts of the series", file=folder, remedy="toolkit fetch gets them")
    return found


def _checked(resolution: Resolution, rows: pd.DataFrame, path: Path) -> list[str]:
    texts = {paragraph.id: paragraph.text.string for paragraph in resolution.paragraphs}
    for place, characters in zip(rows["paragraph_id"], rows["characters"], strict=True):
        if len(texts.get(place, "")) != characters:
            raise ToolkitError(
                "is not the text that the panel was made from",
                file=path,
                place=str(place),
                remedy="get it with `toolkit fetch`, or build a panel of your texts with `toolkit series build`",
            )
    return [texts[place] for place in rows["paragraph_id"]]

"""The paragraphs of the whole Assembly as one tidy frame, from the shipped tables; with words where the user has them.

Beside the columns of every subject there are ``session``, ``committee``, ``adoption`` and ``subjects`` (those of the
librarians, in lower case: they write one in two ways) of the resolution that a paragraph stands in. ``cited`` holds the
symbols of a paragraph's notes too, ``forces`` the force of its opening act alone. Nobody addressed is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["OWN", "TALLY", "known", "of_assembly"]

#: Columns that only the Assembly has.
OWN: Final = ("session", "committee", "adoption", "subjects")
#: Columns of the resolutions that count the votes.
TALLY: Final = ("in_favour", "against", "abstaining")


def of_assembly(texts: Path | None) -> pd.DataFrame:
    """The columns of a subject and `OWN`, a row a paragraph and language, with the words that a folder has."""
    import pandas as pd

    from toolkit.corpus import assembly
    from toolkit.explorer._paragraphs import COLUMNS
    from toolkit.views.panel import short

    rows, resolutions = assembly("paragraphs"), assembly("resolutions").set_index("symbol")
    symbols = rows["symbol"]
    years = pd.to_numeric(resolutions["date"].str[:4], errors="coerce").astype("Int64")
    filled: dict[str, Any] = {
        "short": symbols.map({symbol: short(symbol) for symbol in resolutions.index}),
        "year": symbols.map(years).astype("Int64"),
        "verbs": _tuples(rows["acts"]),
        "forces": [(force,) if force else () for force in rows["force"]],
        "themes": _tuples(rows["themes"]),
        "cited": _tuples(rows["cites"]),
        "addressees": [()] * len(rows),
        "text": _words(rows, texts) if texts is not None else "",
        **{name: symbols.map(resolutions[name]) for name in ("session", "committee", "adoption")},
        "subjects": symbols.map(_subjects(resolutions.index)),
    }
    own = {name: rows[name] for name in COLUMNS if name in rows.columns and name not in filled}
    nothing = {name: "" for name in COLUMNS if name not in own and name not in filled}
    return pd.DataFrame({**own, **filled, **nothing}, columns=[*COLUMNS, *OWN])


def known() -> dict[str, dict[str, str]]:
    """Day of adoption and titles of every resolution, and how many states voted how where that is known."""
    from toolkit.corpus import assembly

    rows = assembly("resolutions")
    found = zip(rows["symbol"], rows["date"], rows["title"], rows["title_ar"], strict=True)
    facts = {symbol: {"date": date, "en": title, "ar": arabic or title} for symbol, date, title, arabic in found}
    voted = rows[rows["adoption"] == "vote"].dropna(subset=list(TALLY))
    for symbol, *numbers in voted[["symbol", *TALLY]].itertuples(index=False):
        facts[symbol] |= dict(zip(TALLY, map(str, map(int, numbers)), strict=True))
    return facts


def _tuples(cells: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    return [tuple(cell) for cell in cells]


def _subjects(symbols: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The librarians' subjects of each resolution."""
    from toolkit.corpus import assembly

    rows = assembly("subjects")
    rows = rows[rows["giver"] == "librarians"]
    found: dict[str, list[str]] = {symbol: [] for symbol in symbols}
    for symbol, term in zip(rows["symbol"], rows["term"].str.lower(), strict=True):
        found[symbol].append(term)
    return {symbol: tuple(dict.fromkeys(terms)) for symbol, terms in found.items()}


def _words(rows: pd.DataFrame, texts: Path) -> list[str]:
    """The words of each paragraph that a corpus or a folder has; empty where they are not those of the tables."""
    found = _of_corpus(texts) if (texts / "manifest.json").is_file() else _of_folder(texts)
    keys = zip(rows["symbol"], rows["language"], rows["paragraph_id"], strict=True)
    words = [found.get(key, "") for key in keys]
    kept = [text if len(text.split()) == size else "" for text, size in zip(words, rows["words"], strict=True)]
    if not any(kept):
        raise ToolkitError(
            "holds none of the Assembly's texts",
            file=texts,
            remedy="toolkit fetch --assembly gets them, toolkit corpus DIR --to OUT makes a corpus of them",
        )
    return kept


def _of_corpus(folder: Path) -> Mapping[tuple[str, str, str], str]:
    from toolkit.corpus import open as opened

    columns = ["symbol", "language", "paragraph_id", "text"]
    rows = opened(folder).frame("paragraphs", columns=columns, language=["ar", "en"])
    return dict(zip(zip(*(rows[name] for name in columns[:3]), strict=True), rows["text"], strict=True))


def _of_folder(folder: Path) -> Mapping[tuple[str, str, str], str]:
    """Every file of a folder is read: for the whole Assembly that takes minutes, a corpus of it seconds."""
    from toolkit.corpus import texts

    return {
        (str(one.symbol), one.language, paragraph.id): paragraph.text.string
        for one in texts.read(folder)
        for paragraph in one.paragraphs
    }

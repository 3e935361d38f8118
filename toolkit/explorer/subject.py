"""What is explored, prepared once: the paragraphs of one resolution, or of the series, as one tidy frame.

A row is a paragraph of one resolution in one language. In a series every paragraph stands in each language of the
panel, so that counts over two languages count it twice: choose one. The columns are `COLUMNS`; ``verb`` and ``force``
are those of the opening act, ``verbs`` and ``forces`` those of every act in order, ``addressees`` the classes that the
paragraph asks or instructs, ``cited`` the symbols that stand in its own words (not in its notes), ``status`` and
``born`` what the genealogy says of it. ``text`` is empty where the words are not known: the series ships without them.

What is not known stays out: the derived panel holds no addressees, so a series has them only with a folder of texts;
one resolution alone has no year before, so it has no status.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from toolkit.errors import ToolkitError
from toolkit.explorer.facets import FACETS, Facet
from toolkit.model import Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "Subject"]

COLUMNS: Final = (
    "paragraph_id", "symbol", "short", "year", "language", "part", "number", "verb", "force", "verbs", "forces",
    "themes", "addressees", "cited", "status", "born", "words", "text", "gloss",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Subject:
    """Paragraphs to explore. Make one with `of` or `of_series`.

    Attributes
    ----------
    kind
        ``resolution`` or ``series``.
    frame
        `COLUMNS`, a row a paragraph; the index numbers the rows from 0 and is kept by every selection.
    made
        The Python expression that makes this subject again.
    resolution
        The resolution explored; ``None`` for a series.
    folder
        Where the texts of a series lie, if the user has them.
    lives
        The genealogy of a series, as `toolkit.views.panel.genealogy` gives it; ``None`` where there is none.
    kin
        Columns of the panel that say what a paragraph of a series comes from, row by row as in ``frame``.
    """

    kind: Literal["resolution", "series"]
    frame: pd.DataFrame
    made: str
    resolution: Resolution | None = None
    folder: Path | None = None
    lives: pd.DataFrame | None = None
    kin: pd.DataFrame | None = None
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, resolution: Resolution) -> Subject:
        """The paragraphs of one resolution, with their words.

        Parameters
        ----------
        resolution
            Any resolution, in either reading. Facts that the toolkit cannot read in its language are left out.

        Returns
        -------
        Subject
        """
        return cls("resolution", _of_resolution(resolution), _expression(resolution), resolution)

    @classmethod
    def of_series(
        cls,
        panel: pd.DataFrame | None = None,
        *,
        folder: str | PathLike[str] | None = None,
        lives: pd.DataFrame | None = None,
    ) -> Subject:
        """The paragraphs of a series of resolutions, in every language of its panel.

        Parameters
        ----------
        panel
            A panel of your own (`toolkit.series.panel.build`); the shipped one where not given.
        folder
            Your folder with the AKN4UN files of the series (`toolkit fetch` gets them): adds the words, and
            who is addressed. Without it a series has no words; none ship.
        lives
            The genealogy that belongs to a panel of your own.

        Returns
        -------
        Subject

        Raises
        ------
        toolkit.errors.ToolkitError
            The panel lacks a column, the folder holds none of the texts, or a text is not the one that the panel
            was made from.
        """
        from toolkit.views import panel as shipped

        own = panel is not None
        kin = _lists(panel) if panel is not None else shipped.panel()
        lives = _lists(lives) if lives is not None else None if own else shipped.genealogy()
        path = Path(folder) if folder is not None else None
        frame = _of_panel(kin, path)
        made = "Subject.of_series()" if path is None else f"Subject.of_series(folder={str(path)!r})"
        if own:
            made = made.replace("(", "(panel, ", 1).replace(", )", ")")
        return cls("series", frame, made, None, path, lives, kin)

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        words = "with words" if self.has_text else "without words"
        return f"<Subject {self.name} ({', '.join(self.languages)}): {len(self)} paragraphs, {words}>"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages of the paragraphs."""
        return tuple(dict.fromkeys(self.frame["language"]))

    @cached_property
    def symbols(self) -> tuple[str, ...]:
        """Symbols of the resolutions, in order; a resolution without a symbol goes by its name."""
        return tuple(dict.fromkeys(self.frame["symbol"]))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years of adoption, in order; empty where the document does not say."""
        return tuple(sorted({int(year) for year in self.frame["year"].dropna()}))

    @cached_property
    def name(self) -> str:
        """The resolution's symbol, or the first and the last one of a series."""
        if not self.symbols:
            return self.kind
        return self.symbols[0] if len(self.symbols) == 1 else f"{self.symbols[0]} … {self.symbols[-1]}"

    @cached_property
    def has_text(self) -> bool:
        """Whether the words of any paragraph are known."""
        return bool((self.frame["text"] != "").any())

    @cached_property
    def indexed(self) -> Mapping[str, Facet]:
        """Every facet with the rows of each value, ready for filtering and counting."""
        return {name: Facet.of(self.frame, name) for name in FACETS}

    @property
    def facets(self) -> tuple[str, ...]:
        """Names of the facets that this subject knows anything of."""
        return tuple(name for name in FACETS if self.indexed[name].known and not name.startswith("opening"))

    def ref(self, row: int) -> str:
        """A reference that can be cited, e.g. ``A/RES/78/132 O30``."""
        return self._refs[row]

    @cached_property
    def _refs(self) -> list[str]:
        return [f"{one} {place}" for one, place in zip(self.frame["symbol"], self.frame["paragraph_id"], strict=True)]


def _expression(resolution: Resolution) -> str:
    from toolkit.library import SHIPPED

    if resolution.name == SHIPPED:
        arguments = []
    elif Path(resolution.name).is_file():
        arguments = [repr(resolution.name)]
    else:
        return "Subject.of(resolution)"
    if resolution.reading != "repaired":
        arguments.append(f"reading={resolution.reading!r}")
    return f"Subject.of(toolkit.load({', '.join(arguments)}))"


def _of_resolution(resolution: Resolution) -> pd.DataFrame:
    import pandas as pd

    from toolkit import tables
    from toolkit.series.words import Words
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


def _lists(frame: pd.DataFrame) -> pd.DataFrame:
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


def _of_panel(panel: pd.DataFrame, folder: Path | None) -> pd.DataFrame:
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
    columns = {
        "short": panel["symbol"].map(short),
        "year": panel["symbol"].map(_years(panel["symbol"].unique())).astype("Int64"),
        "addressees": texts.addressees,
        "cited": [tuple(sorted(set(symbols))) for symbols in panel["citations"]],
        "text": texts.words,
        "gloss": "",
    }
    own = {name: panel[name] for name in COLUMNS if name not in columns}
    return pd.DataFrame({**own, **columns}, columns=list(COLUMNS)).reset_index(drop=True)


def _years(symbols: Iterable[str]) -> dict[str, int | None]:
    from toolkit.references import Symbol
    from toolkit.views.panel import years

    return {symbol: years().get(symbol) or Symbol.parse(symbol).year for symbol in symbols}


@dataclass(frozen=True)
class _Texts:
    """Words and addressees, row by row of a panel."""

    words: list[str]
    addressees: list[tuple[str, ...]]

    @classmethod
    def none(cls, rows: int) -> _Texts:
        return cls([""] * rows, [()] * rows)


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

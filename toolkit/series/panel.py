"""The panel: one row for each paragraph of each resolution of a series, in each language; derived, without the text.

What the columns mean
---------------------
``words`` and ``characters`` count the paragraph's text as it reads (`toolkit._words`; code points). ``verb`` and
``force`` are those of the opening act, ``verbs`` and ``forces`` those of every act in order; ``themes``,
``citations`` (canonical symbols), ``quantities`` and the changes are lists in JSON, sorted but for acts. ``kin`` is the
paragraph's (closest) kin in the resolution before, ``kin_others`` the further ones of a merged paragraph, ``likeness``
the share of common words in order, ``status`` what `toolkit.series.genealogy` says, ``moved`` the later
paragraphs that have a clause of a dropped one. ``born`` is the symbol with which
the line of the paragraph begins; the line follows the closest kin, not its words.

What they cannot bear
---------------------
The first resolution has no year before: its ``status`` is empty, and what was "born" there may be older. Counts of
words compare within a language only: Arabic writes "and", "in" and "the" as part of the word. Where the two languages
differ in an act, a theme or a status, one reading is wrong or the texts differ; nothing here says which.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit._version import __version__
from toolkit._words import Words
from toolkit.model import Paragraph, Resolution
from toolkit.series import difference
from toolkit.series.genealogy import ANYWHERE, CLAUSE, HELD, IN_ORDER, Life, align
from toolkit.series.texts import Series, series

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "PanelTables", "build", "manifest", "tables", "write"]

COLUMNS: Final = (
    "symbol", "language", "paragraph_id", "part", "number", "order", "words", "characters", "verb", "force", "verbs",
    "forces", "themes", "citations", "quantities", "before", "kin", "kin_others", "likeness", "status", "born",
)  # fmt: skip

#: Columns of the genealogy: the panel's, with what changed, and the dropped paragraphs.
LIVES: Final = (
    "symbol", "language", "paragraph_id", "before", "kin", "kin_others", "status", "likeness", "words_before", "words",
    "verbs_came", "verbs_went", "numbers_came", "numbers_went", "moved", "other_language",
)  # fmt: skip

#: Columns of the terms that came and went.
TERMS: Final = ("symbol", "language", "paragraph_id", "before", "kin", "came", "went")


@dataclass(frozen=True)
class PanelTables:
    """The three derived tables of a series: `COLUMNS`, `LIVES` and `TERMS`."""

    panel: pd.DataFrame
    genealogy: pd.DataFrame
    terms: pd.DataFrame


def build(folder: Path, *, of: Series | None = None) -> pd.DataFrame:
    """The panel of a series.

    Parameters
    ----------
    folder
        Folder with the AKN4UN files of the series, in each of its languages.
    of
        Another series than the one that ships.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`; languages one after the other, resolutions in the order of the years, paragraphs in order.

    Raises
    ------
    toolkit.errors.ToolkitError
        A file is absent; the message names it.
    """
    return tables(folder, of=of).panel


def tables(folder: Path, *, of: Series | None = None) -> PanelTables:
    """Panel, genealogy and terms of a series; parameters and errors as for `build`."""
    import pandas as pd

    of = of or series()
    years = {
        language: [_year(of.find(Path(folder), symbol, language), symbol) for symbol in of.symbols]
        for language in of.languages
    }
    lives = {language: [_lives(one, two) for one, two in pairwise(years[language])] for language in of.languages}
    panel = [row for language in of.languages for row in _panel(years[language], lives[language])]
    rows, terms = [], []
    for language in of.languages:
        others = {other: lives[other] for other in of.languages if other != language}
        for index, (one, two) in enumerate(pairwise(years[language])):
            elsewhere = [_statuses(found[index]) for found in others.values()]
            for life in lives[language][index]:
                rows.append(_change(one, two, life, elsewhere))
                if life.paragraph_id and life.status in ("modified", "merged", "split"):
                    terms.append(_terms(one, two, life))
    return PanelTables(
        pd.DataFrame(panel, columns=list(COLUMNS)),
        pd.DataFrame(rows, columns=list(LIVES)),
        pd.DataFrame(terms, columns=list(TERMS)),
    )


@dataclass(frozen=True)
class _Year:
    """A resolution of the series and what is known of its paragraphs."""

    symbol: str
    resolution: Resolution
    verbs: Mapping[str, list[tuple[str, str]]]
    themes: Mapping[str, set[str]]
    citations: Mapping[str, set[str]]
    quantities: Mapping[str, list[dict[str, Any]]]

    @property
    def language(self) -> str:
        return self.resolution.language

    def words(self, paragraph_id: str) -> Words:
        return Words.of(self.resolution.passage(paragraph_id).text.string)


def _year(path: Path, symbol: str) -> _Year:
    from toolkit import library, themes
    from toolkit.facts import acts, citations, quantities

    resolution = library.load(path)
    verbs: dict[str, list[tuple[str, str]]] = {}
    for act in acts.find(resolution):
        verbs.setdefault(act.paragraph_id, []).append((act.verb, act.force))
    tags: dict[str, set[str]] = {}
    for tag in themes.tag(resolution):
        tags.setdefault(tag.paragraph_id, set()).add(tag.theme)
    cited: dict[str, set[str]] = {}
    for citation in citations.find(resolution):
        cited.setdefault(citation.place, set()).add(citation.symbol)
    figures: dict[str, list[dict[str, Any]]] = {}
    for one in quantities.find(resolution):
        figure = {
            "value": one.value,
            "unit": one.unit,
            "group": one.group,
            "indicator": one.indicator,
            "kind": one.kind,
        }
        figures.setdefault(one.place, []).append(figure)
    return _Year(symbol, resolution, verbs, tags, cited, figures)


def _lives(one: _Year, two: _Year) -> tuple[Life, ...]:
    return align(one.resolution.paragraphs, two.resolution.paragraphs)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _panel(years: Sequence[_Year], lives: Sequence[Sequence[Life]]) -> Iterable[tuple[Any, ...]]:
    born: dict[str, str] = {}
    for index, year in enumerate(years):
        found = {life.paragraph_id: life for life in lives[index - 1]} if index else {}
        before = years[index - 1].symbol if index else ""
        now: dict[str, str] = {}
        for order, paragraph in enumerate(year.resolution.paragraphs, start=1):
            life = found.get(paragraph.id)
            kin = life.kin if life else ()
            now[paragraph.id] = born.get(kin[0], year.symbol) if kin else year.symbol
            yield (
                *(year.symbol, year.language, paragraph.id, paragraph.part, paragraph.number, order),
                *_measures(year, paragraph),
                *(before, kin[0] if kin else "", _json(list(kin[1:]))),
                *(life.likeness if life else None, life.status if life else "", now[paragraph.id]),
            )
        born = now


def _measures(year: _Year, paragraph: Paragraph) -> tuple[Any, ...]:
    acts = year.verbs.get(paragraph.id, [])
    return (
        len(year.words(paragraph.id).words),
        len(paragraph.text.string),
        acts[0][0] if acts else "",
        acts[0][1] if acts else "",
        _json([verb for verb, _ in acts]),
        _json([force for _, force in acts]),
        _json(sorted(year.themes.get(paragraph.id, ()))),
        _json(sorted(year.citations.get(paragraph.id, ()))),
        _json(year.quantities.get(paragraph.id, [])),
    )


def _statuses(lives: Iterable[Life]) -> dict[tuple[str, str], str]:
    """Status by later id, or for a dropped paragraph by earlier id."""
    return {_place(life): life.status for life in lives}


def _place(life: Life) -> tuple[str, str]:
    return ("after", life.paragraph_id) if life.paragraph_id else ("before", life.kin[0])


def _change(one: _Year, two: _Year, life: Life, elsewhere: Sequence[Mapping[tuple[str, str], str]]) -> tuple[Any, ...]:
    a = one.words(life.kin[0]) if life.kin else None
    b = two.words(life.paragraph_id) if life.paragraph_id else None
    came: list[str] = []
    went: list[str] = []
    new: list[str] = []
    old: list[str] = []
    if a is not None and b is not None:
        first = Counter(verb for verb, _ in one.verbs.get(life.kin[0], ()))
        second = Counter(verb for verb, _ in two.verbs.get(life.paragraph_id, ()))
        came, went = sorted((second - first).elements()), sorted((first - second).elements())
        new, old = difference.numbers(a, b)
    others = sorted({found.get(_place(life), "") for found in elsewhere})
    return (
        *(two.symbol, two.language, life.paragraph_id, one.symbol, life.kin[0] if life.kin else ""),
        *(_json(list(life.kin[1:])), life.status, life.likeness),
        *(len(a.words) if a else None, len(b.words) if b else None),
        *(_json(came), _json(went), _json(new), _json(old), _json(list(life.moved)), " ".join(others)),
    )


def _terms(one: _Year, two: _Year, life: Life) -> tuple[Any, ...]:
    came, went = difference.terms(one.words(life.kin[0]), two.words(life.paragraph_id), two.language)
    return (two.symbol, two.language, life.paragraph_id, one.symbol, life.kin[0], _json(came), _json(went))


def manifest(folder: Path, found: PanelTables, *, of: Series | None = None) -> dict[str, Any]:
    """What the tables were made of: version, thresholds, rows, and the checksum of every input."""
    of = of or series()
    inputs = {}
    for symbol in of.symbols:
        for language in of.languages:
            path = of.find(Path(folder), symbol, language)
            inputs[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "toolkit": __version__,
        "thresholds": {"in_order": IN_ORDER, "anywhere": ANYWHERE, "held": HELD, "clause": CLAUSE},
        "rows": {name: len(getattr(found, name)) for name in ("panel", "genealogy", "terms")},
        "inputs": dict(sorted(inputs.items())),
    }


def write(folder: Path, out: Path, *, of: Series | None = None) -> list[Path]:
    """Build the tables and write them as ``panel.csv``, ``genealogy.csv``, ``terms.csv``, ``panel_manifest.json``.

    Parameters
    ----------
    folder
        Folder with the AKN4UN files.
    out
        Folder to write to; made if absent.

    Returns
    -------
    list of pathlib.Path
        The files written; the same inputs give the same bytes.
    """
    found = tables(folder, of=of)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in ("panel", "genealogy", "terms"):
        frame: pd.DataFrame = getattr(found, name)
        for column in ("words_before", "words"):
            if column in frame:
                frame[column] = frame[column].astype("Int64")
        path = out / f"{name}.csv"
        path.write_text(frame.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")
        paths.append(path)
    path = out / "panel_manifest.json"
    path.write_text(json.dumps(manifest(folder, found, of=of), indent=2) + "\n", encoding="utf-8", newline="\n")
    return [*paths, path]

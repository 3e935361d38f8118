"""How well dates and figures are found: against labels made by reading, and across languages.

Labels (``data/labels/dates_dev.csv``, ``data/labels/statistics_dev.csv``) were read by a
language model before any rule was tuned; the documents marked ``dev`` were then tuned on,
those marked ``test`` were not (though the agreement below was used on all files to find bugs); those
marked ``blind`` were read last and scored once. A date is compared as ``(place, first day, last day, part of a
name)``, a figure as ``(place, value)``; the same item twice in one place is one item. Kinds,
units, groups, indicators, pairs and polarity are compared for what both have.

Agreement between the Arabic and the English of one document is a second witness without
labels: the same paragraph must state the same days and values. It is a lower bound, as the
two texts do differ ("twice every four years" against "quadrennial"; a dual against "two"),
and no proof: both may be wrong alike.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit import languages, paths
from toolkit.evaluation.scoring import Score, score
from toolkit.facts import dates, quantities
from toolkit.model import Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["agreement", "evaluate", "labels"]

_SHIPPED: Final = "series/A_RES_78_132"
_COLUMNS: Final = ["table", "what", "language", "split", "documents", "hits", "given", "labelled"]
_ATTRIBUTES: Final = ("unit", "kind", "group", "indicator", "pair", "polarity")

Label = Mapping[str, str]
Key = tuple[Hashable, ...]


def labels(table: str) -> tuple[Label, ...]:
    """The development labels of ``dates`` or ``statistics``, one mapping a row.

    A row without a place says that the document was read and states nothing of the kind. ``only`` restricts a
    label to one language (``ar``, ``en``) or to files in XML (``xml``: the line of issue).

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.evaluation.dates.labels("dates")) > 50
    True
    """
    with paths.data("labels", f"{table}_dev.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def evaluate(texts: Path | None = None) -> pd.DataFrame:
    """Precision, recall and F1 against the labels, with counts.

    Parameters
    ----------
    texts
        Folder with the labelled files (``sample/A_RES_76_8.en.xml`` ...); without it, only the
        resolution that ships is scored.

    Returns
    -------
    pandas.DataFrame
        A row for each table, language, split and ``what``: ``found`` (was it found), and for
        what was found each attribute (``kind`` ...), columns ``table``, ``what``, ``language``, ``split``,
        ``documents``, ``hits``, ``given``, ``labelled``, ``precision``, ``recall``, ``f1``.

    Examples
    --------
    >>> import toolkit as tk
    >>> "precision" in tk.evaluation.dates.evaluate()
    True
    """
    import pandas as pd

    totals: dict[tuple[str, str, str, str], list[Score]] = defaultdict(list)
    for table in ("dates", "statistics"):
        by_file: dict[tuple[str, str], list[Label]] = defaultdict(list)
        for label in labels(table):
            by_file[label["file"], label["split"]].append(label)
        for (file, split), rows in by_file.items():
            for language in languages.available("dates"):
                resolution = _labelled(texts, file, language)
                if resolution is None or _other(rows, language):
                    continue
                found = _dates(resolution) if table == "dates" else _figures(resolution)
                for what, value in _scores(table, found, _valid(table, rows, language, printed=texts is None)):
                    totals[table, what, language, split].append(value)
    out = []
    for key, values in totals.items():
        total = sum(values, Score(0, 0, 0))
        out.append((*key, len(values), *total.figures))
    return pd.DataFrame(out, columns=[*_COLUMNS, "precision", "recall", "f1"])


def agreement(texts: Path, table: str = "dates") -> pd.DataFrame:
    """Where the Arabic and the English paragraph of one document state different dates or figures.

    Parameters
    ----------
    texts
        Folder with ``*/NAME.ar.xml`` and ``*/NAME.en.xml``.
    table
        ``dates`` or ``statistics``.

    Returns
    -------
    pandas.DataFrame
        A row for each passage of a document whose paragraphs align (the same ids in both languages):
        ``file``, ``place``, ``both`` (items in both), ``ar`` and ``en`` (as written; items in one language only).
    """
    import pandas as pd

    rows = []
    for path in sorted(texts.glob("*/*.ar.xml")):
        other = path.with_name(path.name.replace(".ar.xml", ".en.xml"))
        if not other.is_file():
            continue
        sides = [_by_place(_load(p), table) for p in (path, other)]
        ids = [set(side) for side in sides]
        if ids[0] != ids[1]:
            continue
        for place in sorted(ids[0]):
            ar, en = sides[0][place], sides[1][place]
            both = sum((Counter(k for k, _ in ar) & Counter(k for k, _ in en)).values())
            if ar or en:
                rows.append((f"{path.parent.name}/{path.name[:-7]}", place, both, _lacking(ar, en), _lacking(en, ar)))
    return pd.DataFrame(rows, columns=["file", "place", "both", "ar", "en"])


def _by_place(resolution: Resolution, table: str) -> dict[str, list[tuple[Key, str]]]:
    """For each paragraph and note, its items with their words."""
    out: dict[str, list[tuple[Key, str]]] = {p.id: [] for p in (*resolution.paragraphs, *resolution.notes)}
    items: list[tuple[str, Key, str]]
    if table == "dates":
        items = [(d.place, (d.begin, d.until, d.in_name), d.as_written) for d in dates.find(resolution)]
    else:
        items = [(q.place, (round(q.value, 2),), q.as_written) for q in quantities.find(resolution)]
    for place, key, written in items:
        if place in out:
            out[place].append((key, written))
    return out


def _lacking(ours: Iterable[tuple[Key, str]], theirs: Iterable[tuple[Key, str]]) -> tuple[str, ...]:
    left = Counter(key for key, _ in theirs)
    out = []
    for key, written in ours:
        if left[key]:
            left[key] -= 1
        else:
            out.append(written)
    return tuple(out)


def _load(path: Path) -> Resolution:
    from toolkit import library

    return library.load(path)


def _labelled(texts: Path | None, file: str, language: str) -> Resolution | None:
    from toolkit import library

    if texts is None:
        return library.load() if (file, language) == (_SHIPPED, "ar") else None
    path = texts / f"{file}.{language}.xml"
    return library.load(path) if path.is_file() else None


def _other(rows: Iterable[Label], language: str) -> bool:
    """Whether a document was read in another language only."""
    stated = [row["only"] for row in rows if row["place"]]
    return bool(stated) and all(only in {"ar", "en"} - {language} for only in stated)


def _valid(table: str, rows: Iterable[Label], language: str, *, printed: bool) -> dict[Key, Label]:
    """The labels that hold for a text, by what they are compared by."""
    valid = {"", language} if printed else {"", language, "xml"}
    held = [row for row in rows if row["place"] and row["only"] in valid]
    if table == "dates":
        return {(row["place"], row["start"], row["end"], row["in_name"] == "true"): row for row in held}
    return {(row["place"], round(float(row["value"]), 2)): row for row in held}


def _dates(resolution: Resolution) -> dict[Key, Label]:
    return {(d.place, d.begin, d.until, d.in_name): {"kind": d.kind} for d in reversed(dates.find(resolution))}


def _figures(resolution: Resolution) -> dict[Key, Label]:
    return {
        (q.place, round(q.value, 2)): {name: getattr(q, name) for name in _ATTRIBUTES}
        for q in reversed(quantities.find(resolution))
    }


def _scores(table: str, found: Mapping[Key, Label], held: Mapping[Key, Label]) -> list[tuple[str, Score]]:
    out = [("found", score(found, held))]
    both = found.keys() & held.keys()
    for name in ("kind",) if table == "dates" else _ATTRIBUTES:
        ours, theirs = ({(k, _value(side[k], name)) for k in both if side[k][name]} for side in (found, held))
        stated = theirs if name in {"unit", "kind"} else {item for item in theirs if item[1]}
        if name in {"group", "indicator", "polarity"}:  # labelled for shares only
            ours = {item for item in ours if item[0] in {key for key, _ in stated}}
        out.append((name, score(ours, stated)))
    return out


def _value(row: Label, name: str) -> str:
    return "paired" if name == "pair" else row[name]

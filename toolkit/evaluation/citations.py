"""How well citations are found: against labels made by reading, and against the United Nations' own links.

Labels (``data/labels/citations_dev.csv``) were read by a language model before tuning. The
links of the AKN4UN files are a second witness: free, many, and not clean. A link says where
a symbol stands and which one it is; but links leave out letters of parts and second halves of
joint symbols, some cite another document than the words do, and not every citation has one.
So agreement with the links is a lower bound, and precision cannot be read off them.

A label is compared as ``(place, symbol)``; the same symbol twice in one place is one item.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit import languages, paths
from toolkit.evaluation.scoring import Score, score
from toolkit.facts import citations
from toolkit.model import Citation, Resolution
from toolkit.references import Symbol

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CitationLabel", "evaluate", "labels", "links"]

_LINK = re.compile(r'<a\b[^<>]{0,200}?href="https?://[^"<>/]{1,40}/\w{2}/(?P<symbol>[A-Za-z][^"<>]{0,80})"[^<>]{0,80}>')
_PRINTED = "A_RES_78_132.ar.txt"


class CitationLabel(NamedTuple):
    """One citation that a reader found. ``language`` is empty where it holds for both."""

    label: str
    file: str
    language: str
    place: str
    symbol: str
    date: str
    annex: bool


def labels() -> tuple[CitationLabel, ...]:
    """The development labels.

    Examples
    --------
    >>> import toolkit as tk
    >>> len(tk.evaluation.citations.labels()) > 100
    True
    """
    with paths.data("labels", "citations_dev.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            CitationLabel(
                r["label"], r["file"], r["language"], r["place"], r["symbol"], r["date"], r["annex"] == "true"
            )
            for r in csv.DictReader(file)
        )


def evaluate(texts: Path | None = None) -> pd.DataFrame:
    """Precision, recall and F1 against the labels, with counts.

    Parameters
    ----------
    texts
        Folder with the labelled files (``sample/A_RES_75_20.en.xml`` ...); without it, only
        the resolution that ships is scored.

    Returns
    -------
    pandas.DataFrame
        A row for each language and each of ``symbol`` (was it found), ``date`` and ``annex``
        (of those found; ``date`` counts stated dates only): columns ``language``, ``what``,
        ``documents``, ``hits``, ``given``, ``labelled``, ``precision``, ``recall``, ``f1``.

    Examples
    --------
    >>> import toolkit as tk
    >>> "precision" in tk.evaluation.citations.evaluate()
    True
    """
    import pandas as pd

    by_file: dict[str, list[CitationLabel]] = defaultdict(list)
    for label in labels():
        by_file[label.file].append(label)
    totals: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for file, rows in by_file.items():
        for language in languages.available("citations"):
            resolution = _labelled(texts, file, language)
            if resolution is not None:
                held = [row for row in rows if row.language in ("", language)]
                for what, value in _scores(citations.find(resolution), held):
                    totals[language, what].append(value)
    out = []
    for (language, what), values in sorted(totals.items()):
        total = sum(values, Score(0, 0, 0))
        out.append((language, what, len(values), *total.figures))
    columns = ["language", "what", "documents", "hits", "given", "labelled", "precision", "recall", "f1"]
    return pd.DataFrame(out, columns=columns)


def links(texts: Path, language: str) -> pd.DataFrame:
    """Agreement with the links of AKN4UN files, a row for each file.

    Returns
    -------
    pandas.DataFrame
        Columns ``file``, ``links`` (in passages), ``agree`` (a citation stands there with the link's
        symbol, letters of parts and second halves of joint symbols left aside), ``differ`` (one stands
        there with another symbol), ``missed`` (none does), ``citations``, ``unlinked`` (citations
        that no link touches).
    """
    import pandas as pd

    from toolkit import library

    rows = []
    for path in sorted(texts.glob(f"*/*.{language}.xml")):
        resolution = library.load(path, reading="source")
        found = _raw(resolution)
        counts = defaultdict(int, {"links": 0})
        touched: set[int] = set()
        for start, end, wanted in _links(resolution):
            here = [i for i, (low, high, _) in enumerate(found) if low < end and start < high]
            touched.update(here)
            same = any(_bare(found[i][2]) == _bare(wanted) for i in here)
            counts["links"] += 1
            counts["agree" if same else "differ" if here else "missed"] += 1
        unlinked = len(found) - len(touched)
        name = f"{path.parent.name}/{path.name}"
        rows.append((name, *(counts[k] for k in ("links", "agree", "differ", "missed")), len(found), unlinked))
    return pd.DataFrame(rows, columns=["file", "links", "agree", "differ", "missed", "citations", "unlinked"])


def _labelled(texts: Path | None, file: str, language: str) -> Resolution | None:
    from toolkit import library

    if file == _PRINTED:
        return library.load() if language == "ar" else None
    path = texts / f"{file}.{language}.xml" if texts else None
    return library.load(path) if path and path.is_file() else None


def _scores(found: tuple[Citation, ...], held: list[CitationLabel]) -> list[tuple[str, Score]]:
    ours = {(c.place, c.symbol): c for c in found}
    theirs = {(label.place, label.symbol): label for label in held}
    both = ours.keys() & theirs.keys()
    dates = score(
        ((key, ours[key].date) for key in both if ours[key].date),
        ((key, theirs[key].date) for key in both if theirs[key].date),
    )
    annexes = score((key for key in both if ours[key].annex), (key for key in both if theirs[key].annex))
    return [("symbol", score(ours, theirs)), ("date", dates), ("annex", annexes)]


def _raw(resolution: Resolution) -> list[tuple[int, int, str]]:
    """Citations of paragraphs and notes, with the raw range they fill."""
    out = []
    for citation in citations.find(resolution):
        if citation.place in ("header", "closing"):
            continue
        spans = resolution.passage(citation.place).text.raw(citation.start, citation.end)
        if spans:
            out.append((spans[0].start, spans[-1].end, citation.symbol))
    return out


def _links(resolution: Resolution) -> list[tuple[int, int, str]]:
    """Links in paragraphs and notes: the raw range of the linked words and the symbol; split links joined."""
    spans = [s for p in (*resolution.paragraphs, *resolution.notes) for s in p.raw_spans]
    out: list[tuple[int, int, str]] = []
    for match in _LINK.finditer(resolution.source):
        start, end = match.end(), resolution.source.find("</a>", match.end())
        inside = any(span.start <= start < span.end for span in spans)
        words = re.sub(r"<[^<>]{0,200}>", "", resolution.source[start:end]).strip()
        if not inside or not words:
            continue
        if out and out[-1][2] == match["symbol"] and start - out[-1][1] < 120:
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start, end, match["symbol"]))
    return out


def _bare(symbol: str) -> str:
    """A symbol as links have it, without the letter of a part and the second half of a joint symbol."""
    try:
        link = Symbol.parse(symbol).link.upper()
    except ValueError:
        link = symbol.upper()
    link = re.sub(r"(A/(?:RES|DEC)/(?:E?S-)?\d+/\d+)[A-Z-]{1,4}$", r"\1", link)
    return re.sub(r"-[ES]/.*", "", link)

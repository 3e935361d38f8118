"""A resolution at a glance: tidy frames of its structure and of its apparatus.

``words`` counts runs of characters between spaces in a paragraph's text as the reading has it:
a symbol or a date counts by its parts, and Arabic clitics are not split off. Lengths in
two languages are therefore not comparable.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit import paths
from toolkit.model import Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["apparatus", "collation", "facts", "sizes", "structure"]


def facts(resolution: Resolution) -> pd.DataFrame:
    """What is known of a resolution as a whole: a row for each ``fact`` with its ``value``, unknown ones left out.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.structure.facts(tk.load()))
    'fact, value'
    """
    import pandas as pd

    parts = [paragraph.part for paragraph in resolution.paragraphs]
    known = {
        "symbol": resolution.symbol,
        "title": resolution.meta.get("title"),
        "adopted": resolution.meta.get("adopted"),
        "language": resolution.language,
        "reading": resolution.reading,
        "preambular paragraphs": parts.count("preamble"),
        "operative paragraphs": parts.count("operative"),
        "annexed paragraphs": parts.count("annex") or None,
        "notes": len(resolution.notes),
        "missing notes": sum(note.status == "missing" for note in resolution.notes),
        "repairs": len(resolution.repairs),
        "doubts": len(resolution.doubts) or None,
    }
    rows = [(fact, str(value)) for fact, value in known.items() if value is not None]
    return pd.DataFrame(rows, columns=["fact", "value"])


def sizes(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Tables by name, with the number of their rows: columns ``name`` and ``rows``.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.structure.sizes(tk.load().tables(["citations", "dates"])).columns.tolist()
    ['name', 'rows']
    """
    import pandas as pd

    return pd.DataFrame([(name, len(frame)) for name, frame in frames.items()], columns=["name", "rows"])


def structure(resolution: Resolution) -> pd.DataFrame:
    """A row a paragraph: its place in the text, length, pieces and notes.

    Returns
    -------
    pandas.DataFrame
        Columns ``paragraph_id, order, part, number, words, characters, pieces`` (spans of the
        source; 2 where a page cuts the paragraph), ``notes`` (markers) and ``repairs``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.structure.structure(tk.load()))
    'paragraph_id, order, part, number, words, characters, pieces, notes, repairs'
    """
    import pandas as pd

    rows = [
        {
            "paragraph_id": p.id,
            "order": order,
            "part": p.part,
            "number": p.number,
            "words": len(p.text.string.split()),
            "characters": len(p.text),
            "pieces": len(p.raw_spans),
            "notes": len(p.markers),
            "repairs": sum(r.place == p.id for r in resolution.repairs),
        }
        for order, p in enumerate(resolution.paragraphs, 1)
    ]
    columns = ["paragraph_id", "order", "part", "number", "words", "characters", "pieces", "notes", "repairs"]
    return pd.DataFrame(rows, columns=columns)


def apparatus(resolution: Resolution) -> pd.DataFrame:
    """Number of repairs by ``kind`` and ``evidence``: a row for each pair that occurs, most frequent kinds first.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.structure.apparatus(tk.load()))
    'kind, evidence, repairs'
    """
    import pandas as pd

    frame = pd.DataFrame([(r.kind, r.evidence) for r in resolution.repairs], columns=["kind", "evidence"])
    counts = frame.value_counts(["kind", "evidence"]).rename("repairs").reset_index()
    totals = counts.groupby("kind")["repairs"].transform("sum")
    order = counts.assign(total=totals).sort_values(
        ["total", "kind", "evidence"], ascending=[False, True, True], kind="stable"
    )
    return order.drop(columns="total").reset_index(drop=True)


def collation() -> pd.DataFrame:
    """Figures of the collation of the shipped text with the United Nations' own file, in both readings.

    Returns
    -------
    pandas.DataFrame
        Columns ``figure, source, repaired``: counts of differences by kind, words and characters
        compared, error rates (see `toolkit.apparatus.collation`). The file itself does not ship;
        ``toolkit collate`` recomputes the figures where it is at hand.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.structure.collation())
    'figure, source, repaired'
    """
    import pandas as pd

    with paths.data("resolution", "collation.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return pd.DataFrame(
        [{"figure": r["figure"], "source": float(r["source"]), "repaired": float(r["repaired"])} for r in rows]
    )

"""Every method against labels made by reading, in one table.

The labels were read by language models, not by human experts; ``data/labels/README.md``
says how, and how far two readings agree. A row scores one aspect of one table in one
language on one part of the labels. ``hits`` are items both given and labelled; precision
is hits / given, recall hits / labelled, F1 their harmonic mean. A score of few items bears
little: look at ``labelled`` first. Labels of other resolutions name files that do not ship,
so those rows need the folder with the texts; `shipped` returns the figures of the last
full run.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import paths
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "table",
    "what",
    "labels",
    "language",
    "documents",
    "hits",
    "given",
    "labelled",
    "precision",
    "recall",
    "f1",
)


def scores(texts: Path | None = None, *, progress: bool = False) -> pd.DataFrame:
    """Precision, recall and F1 of every table that has labels.

    Parameters
    ----------
    texts
        Folder with AKN4UN XML in ``series/`` and ``sample/``; without it only the shipped
        resolution is scored.
    progress
        Show a progress bar on standard error.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`; scores are shares from 0 to 1, NaN where nothing was labelled or given.

    Raises
    ------
    toolkit.errors.ToolkitError
        The folder has no such files.
    """
    import pandas as pd
    from tqdm import tqdm

    from toolkit.evaluation import acts as evaluate_acts
    from toolkit.evaluation import citations as evaluate_citations
    from toolkit.evaluation import dates as evaluate_dates
    from toolkit.evaluation import genealogy
    from toolkit.evaluation import themes as measure

    if texts is not None and not any(texts.glob("*/*.xml")):
        raise ToolkitError(
            "holds no resolutions", file=texts, remedy="name the folder that has series/*.xml and sample/*.xml"
        )
    methods: dict[str, Callable[[], pd.DataFrame]] = {
        "acts and addressees": lambda: evaluate_acts.evaluate(texts),
        "citations": lambda: evaluate_citations.evaluate(texts).assign(table="citations"),
        "dates and quantities": lambda: evaluate_dates.evaluate(texts),
        "genealogy": genealogy.evaluate,
        "themes": lambda: _themes(measure.scores(texts)),
    }
    frames = []
    with tqdm(methods.items(), disable=not progress, leave=False, unit="method") as bar:
        for name, method in bar:
            bar.set_postfix_str(name)
            frames.append(_standard(method()))
    return pd.concat(frames, ignore_index=True)


def _themes(frame: pd.DataFrame) -> pd.DataFrame:
    """The pooled and averaged rows of the tagger; `toolkit.evaluation.themes` has every theme and the baselines."""
    pooled = frame[(frame["method"] == "tagger") & frame["theme"].isin(["micro", "macro"])]
    part = pooled["labels"] + ", " + pooled["split"]
    return pooled.drop(columns="split").assign(table="tags", labels=part, what=pooled["theme"])


def _standard(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of `COLUMNS`, whatever a module calls its parts of the labels; rows without labels left out."""
    renamed = {"item": "what"} | ({} if "labels" in frame else {"split": "labels"})
    named = frame.rename(columns=renamed)
    for column in COLUMNS:
        if column not in named:
            named[column] = ""
    kept: pd.DataFrame = named.loc[named["labelled"] > 0, list(COLUMNS)]
    return kept


def report(texts: Path | None = None) -> str:
    """The scores as text, a line each, with counts; and what the United Nations' librarians say, as last measured."""
    from toolkit.evaluation import languages, librarians

    frame = scores(texts, progress=True)
    for column in ("precision", "recall", "f1"):
        frame[column] = frame[column].map(lambda value: f"{value:.3f}".replace("nan", ""))
    note = "Labels were read by language models, not by human experts: see data/labels/README.md."
    if texts is None:
        note += "\nOnly the shipped resolution: give --texts DIR for the labels of other resolutions."
    return f"{frame.to_string(index=False)}\n{note}\n\n{librarians.report()}\n\n{languages.report()}"


def shipped() -> pd.DataFrame:
    """The scores of the last full run, as shipped in ``data/labels/scores.csv``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(list(tk.evaluation.shipped())[:4])
    'table, what, labels, language'
    """
    import pandas as pd

    with paths.data("labels", "scores.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = list(COLUMNS[4:])
    frame[numbers] = frame[numbers].apply(pd.to_numeric)
    return frame


def store(texts: Path) -> Path:
    """Write ``data/labels/scores.csv`` anew from a full run."""
    target = paths.data("labels", "scores.csv")
    scores(texts, progress=True).round(4).to_csv(target, index=False, lineterminator="\n")
    return target

"""How often the themes are right: scores against labels made by reading.

The labels (``data/labels/``) were read by language models under the codebook, not by human
experts, so a score says how near the tagger comes to such a reading. Each file of labels is
split *by document* (A/RES/78/132, a single document, by odd and even paragraphs): ``tune`` was
looked at while the lexicons were written, ``report`` only to report.
``themes_dev`` was read as a whole before the lexicons were written, so its ``report`` part is no
fair test either; ``themes_own`` was labelled without sight of the lexicons, and its ``report`` part is.

Labels in dispute (one of two readings gave them) count neither way. A theme that a score has no
labels for has no F1, and the macro average leaves it out. Intervals are bootstraps over documents.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import paths
from toolkit.evaluation.scoring import Score, bootstrap, score
from toolkit.library import load
from toolkit.model import Paragraph
from toolkit.themes import Unit, load_codebook, readings

if TYPE_CHECKING:
    import pandas as pd

#: The document whose Arabic text ships with the toolkit.
SHIPPED = "A_RES_78_132"
#: Columns of the table of scores.
COLUMNS = (
    "method", "labels", "split", "language", "theme", "hits", "given", "labelled",
    "precision", "recall", "f1", "low", "high", "paragraphs", "documents",
)  # fmt: skip

Item = tuple[str, str, str]  # file, paragraph, theme
Tagger = Callable[[list[Unit], str], list[set[str]]]


@dataclass(frozen=True)
class Labels:
    """The labels of one part of one file.

    Attributes
    ----------
    name, split
        ``themes_dev`` or ``themes_own``; ``tune`` or ``report``.
    paragraphs
        ``(file, paragraph)`` of every paragraph that was read, in order.
    items, disputed
        Labels that count, and labels that only one of two readings gave.
    """

    name: str
    split: str
    paragraphs: tuple[tuple[str, str], ...]
    items: frozenset[Item]
    disputed: frozenset[Item]


def labels(name: str, split: str) -> Labels:
    """Read one part of a file of labels (``data/labels/<name>.csv``).

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.evaluation.themes.labels("themes_dev", "tune") != tk.evaluation.themes.labels("themes_dev", "report")
    True
    """
    with paths.data("labels", f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["split"] == split]
    found = {
        (row["file"], row["paragraph_id"], row["theme"]): row.get("given_by", "ab") for row in rows if row["theme"]
    }
    return Labels(
        name,
        split,
        tuple(dict.fromkeys((row["file"], row["paragraph_id"]) for row in rows)),
        frozenset(item for item, by in found.items() if by == "ab"),
        frozenset(item for item, by in found.items() if by != "ab"),
    )


def themes_of(units: list[Unit], language: str) -> list[set[str]]:
    """Themes that the tagger gives to each unit."""
    lexicon = load_codebook().lexicon(language)
    return [{one.theme for one in reading.kept} for _, reading in readings(units, lexicon)]


def keywords_of(units: list[Unit], language: str) -> list[set[str]]:
    """A baseline: the lexicon as a bare list of keywords, without names, conditions or exceptions."""
    lexicon = load_codebook().lexicon(language)
    themes: dict[int, set[str]] = {}
    for rule in lexicon.rules:
        themes.setdefault(rule.find, set()).add(rule.theme)
    hits = lexicon.matcher.find([text for _, text, _ in units])
    found: list[set[str]] = [set() for _ in units]
    for number, surface in zip(hits.text.tolist(), hits.surface.tolist(), strict=True):
        for one in lexicon.sets_of[surface]:
            found[number] |= themes.get(one, set())
    return found


def scores(texts: Path | None = None, *, methods: Mapping[str, Tagger] | None = None) -> pd.DataFrame:
    """Precision, recall and F1 by theme, micro and macro, for each part of the labels.

    Parameters
    ----------
    texts
        Folder of the collection (``series/``, ``sample/``) that the labels name. Without it,
        only the shipped Arabic text of A/RES/78/132 is scored.
    methods
        What to score; the tagger and the keyword baseline where not given.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`. Rows ``micro`` and ``macro`` pool and average the themes; ``low`` and ``high``
        bound 95 % of bootstrap samples over documents (paragraphs where there is but one).
    """
    import pandas as pd

    methods = methods or {"tagger": themes_of, "keywords": keywords_of}
    rows: list[tuple[object, ...]] = []
    for name in ("themes_dev", "themes_own"):
        for split in ("tune", "report"):
            part = labels(name, split)
            for about, files in _groups(part):
                for language in ("ar", "en"):
                    units = units_of(part, language, texts, files)
                    for method, tagger in methods.items():
                        rows += [(method, about, split, language, *row) for row in _rows(part, units, tagger, language)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def agreement() -> Score:
    """How far the two readings of ``themes_dev`` agree: hits are labels of both, given of ``a``, labelled of ``b``.

    Examples
    --------
    >>> import toolkit as tk
    >>> 0 < tk.evaluation.themes.agreement().f1 <= 1
    True
    """
    with paths.data("labels", "themes_dev.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["theme"]]
    a, b = (sum(reader in row["given_by"] for row in rows) for reader in "ab")
    return Score(sum(row["given_by"] == "ab" for row in rows), a, b)


def shipped() -> pd.DataFrame:
    """The scores of the last full run with all methods, as shipped in ``data/labels/theme_scores.csv``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(list(tk.evaluation.themes.shipped())[:4])
    'method, labels, split, language'
    """
    import pandas as pd

    return pd.read_csv(paths.data("labels", "theme_scores.csv"))


def differences(split: str = "report") -> pd.DataFrame:
    """Where tagger and labels part in the shipped Arabic text of A/RES/78/132.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id``, ``theme``, ``kind`` (``only given`` or ``only labelled``), ``words``: the evidence of what
        is only given, or what was found for the theme but does not count, and the ``reason`` why it does not.

    Examples
    --------
    >>> import toolkit as tk
    >>> "theme" in tk.evaluation.themes.differences()
    True
    """
    import pandas as pd

    part = labels("themes_own", split)
    units = units_of(part, "ar", None, [SHIPPED])
    lexicon = load_codebook().lexicon("ar")
    rows = []
    for (place, text, _), reading in readings(list(units.values()), lexicon, every=True):
        evidence = {one.theme: text[one.start : one.end] for one in reversed(reading.kept)}
        wanted = {theme for file, name, theme in part.items if (file, name) == (SHIPPED, place)}
        refused = {one.theme: (text[one.start : one.end], one.reason) for one in reading.refused}
        rows += [(place, theme, "only given", evidence[theme], "") for theme in sorted(set(evidence) - wanted)]
        rows += [
            (place, theme, "only labelled", *refused.get(theme, ("", ""))) for theme in sorted(wanted - set(evidence))
        ]
    return pd.DataFrame(rows, columns=["paragraph_id", "theme", "kind", "words", "reason"])


def _groups(part: Labels) -> list[tuple[str, list[str]]]:
    files = sorted({file for file, _ in part.paragraphs})
    if part.name != "themes_own":
        return [(part.name, files)]
    return [("A/RES/78/132", [SHIPPED]), ("themes_own, other documents", [f for f in files if f != SHIPPED])]


def units_of(
    part: Labels, language: str, texts: Path | None, files: Iterable[str] | None = None
) -> dict[tuple[str, str], Unit]:
    """Texts of the labelled paragraphs in one language; those that cannot be had are left out."""
    wanted = set(files) if files is not None else {file for file, _ in part.paragraphs}
    found: dict[tuple[str, str], Unit] = {}
    for file, place in part.paragraphs:
        if file not in wanted:
            continue
        paragraph = _paragraphs(file, language, texts).get(place)
        if paragraph is not None:
            found[file, place] = (place, paragraph.text.string, paragraph.form)
    return found


@cache
def _paragraphs(file: str, language: str, texts: Path | None) -> dict[str, Paragraph]:
    """Paragraphs of a labelled document by the ids of its labels; empty where there is no text."""
    if file == SHIPPED and language == "ar":
        return {p.id: p for p in load().paragraphs}
    if texts is None:
        return {}
    folder = "series/" if file == SHIPPED else ""
    path = texts / f"{folder}{file}.{language}.xml"
    if not path.is_file():
        return {}
    found = {p.id: p for p in load(path).paragraphs}
    if file != SHIPPED:
        return found
    # the printed page leaves out a paragraph and parts another: pair the ids by the Arabic words
    from rapidfuzz import fuzz

    official = load(texts / f"{folder}{file}.ar.xml").paragraphs
    pairs = {}
    for ours in load().paragraphs:
        best = max(official, key=lambda other: fuzz.ratio(ours.text.string, other.text.string))
        if fuzz.ratio(ours.text.string, best.text.string) >= 90 and best.id in found:
            pairs[ours.id] = found[best.id]
    return pairs


def _rows(
    part: Labels, units: Mapping[tuple[str, str], Unit], tagger: Tagger, language: str
) -> list[tuple[object, ...]]:
    if not units:
        return []
    themes = tagger(list(units.values()), language)
    tagged = {(*key, theme) for key, found in zip(units, themes, strict=True) for theme in found} - part.disputed
    labelled = {item for item in part.items if item[:2] in units}
    documents = sorted({file for file, _ in units})
    alone = len(documents) == 1
    blocks = sorted(units) if alone else [(file,) for file in documents]
    rows: list[tuple[object, ...]] = []
    by_theme = []
    for theme in load_codebook().ids:
        one = score({i for i in tagged if i[2] == theme}, {i for i in labelled if i[2] == theme})
        by_theme.append(one)
        rows.append((theme, *one.figures, math.nan, math.nan, len(units), len(documents)))
    parts = [score({i for i in tagged if i[: len(b)] == b}, {i for i in labelled if i[: len(b)] == b}) for b in blocks]
    micro = score(tagged, labelled)
    rows.append(("micro", *micro.figures, *bootstrap(parts), len(units), len(documents)))
    counted = [one for one in by_theme if one.labelled]
    averages = [_mean([getattr(one, key) for one in counted]) for key in ("precision", "recall", "f1")]
    rows.append(
        ("macro", micro.hits, micro.given, micro.labelled, *averages, math.nan, math.nan, len(units), len(documents))
    )
    return rows


def _mean(values: Iterable[float]) -> float:
    known = [0.0 if math.isnan(value) else value for value in values]
    return sum(known) / len(known) if known else math.nan

"""Scores of acts and addressees against labels made by reading.

What the numbers mean
---------------------
``acts_dev.csv`` and ``addressees_dev.csv`` in ``data/labels/`` hold what a reader (a language model, not a human
expert) found in a paragraph, in Arabic and in English. A score compares items of whole paragraphs: *opening verb* and
*opening force* look at order 1 only, *all verbs* at every act as a multiset (a verb given twice counts twice),
*addressees* at the set of addressees of a paragraph. Verbs of Arabic paragraphs are those of the official English
version, so that an Arabic verb that renders several English ones cannot always be right; the items *renderings as one*
set that aside, and count the English verbs that one Arabic verb renders as one verb.

Emphasised openings of AKN4UN files are a second, larger set of labels (`emphasised`): what the United Nations prints
in italics at the opening of the English paragraph says the verb of both languages, since paragraphs align by order.
That the English reader finds the same verb in the emphasised words alone and in the paragraph shows its consistency,
not its truth.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit import languages, paths
from toolkit.evaluation.scoring import Score, score
from toolkit.facts import acts, addressees
from toolkit.model import Act, Paragraph, Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "PAIR_COLUMNS", "agreement", "emphasised", "evaluate", "labels"]

COLUMNS = ("table", "split", "language", "item", "paragraphs", "hits", "given", "labelled", "precision", "recall", "f1")
PAIR_COLUMNS = ("file", "paragraph_id", "arabic", "english", "cause")

#: The shipped text is the one file of the labels that needs no folder of texts.
_SHIPPED = "resolution/A_RES_78_132"
_OFFICIAL = "series/A_RES_78_132"
_SPLITS = {"A/RES/78/132, shipped text": _SHIPPED, "A/RES/78/132, official files": _OFFICIAL, "other resolutions": ""}


def labels(name: str) -> list[dict[str, str]]:
    """Rows of a file of labels, e.g. ``acts_dev``.

    Examples
    --------
    >>> import toolkit as tk
    >>> sorted(tk.evaluation.acts.labels("acts_dev")[0])[:3]
    ['file', 'force', 'language']
    """
    with paths.data("labels", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def evaluate(texts: Path | None = None) -> pd.DataFrame:
    """Scores of the tables ``functions`` and ``addressees``.

    Parameters
    ----------
    texts
        The folder that holds ``series/`` and ``sample/`` with AKN4UN files. Without it only the shipped resolution, in
        Arabic and in the repaired reading, is scored.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`; one row for each table, split, language and kind of item, with its counts.

    Examples
    --------
    >>> import toolkit as tk
    >>> "precision" in tk.evaluation.acts.evaluate()
    True
    """
    import pandas as pd

    rows: list[dict[str, Any]] = []
    tables = {name: labels(name) for name in ("acts_dev", "addressees_dev")}
    for language in languages.available("acts"):
        for split, file in _SPLITS.items():
            places = _places(tables["acts_dev"], language, file)
            found = {place: paragraph for place in places if (paragraph := _paragraph(*place, language, texts))}
            if found:
                rows.extend(_scores(split, language, found, tables))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def emphasised(texts: Path, *, every: slice = slice(None)) -> pd.DataFrame:
    """Opening verbs and forces against the emphasised openings of AKN4UN files.

    Parameters
    ----------
    texts
        The folder that holds ``series/`` and ``sample/``.
    every
        Which of the sorted files to take, e.g. ``slice(1, None, 2)`` for every second one.

    Returns
    -------
    pandas.DataFrame
        ``language, file, paragraph_id, phrase, verb, force, official, official_force, same_verb, same_force``: one row
        for each paragraph with an emphasised English opening; ``phrase`` as it opens the paragraph of that language.
    """
    import pandas as pd

    rows = []
    for name, pair in _pairs(texts, every):
        for paragraph, english in _aligned(pair["ar"], pair["en"]):
            official = _official(english)
            if official is None:
                continue
            for language, one in (("ar", paragraph), ("en", english)):
                act = acts.lead(one.text.string, language, one.form)
                verb, force, phrase = (act.verb, act.force, act.phrase) if act else ("", "", "")
                same = (verb == official.verb, force == official.force)
                rows.append((language, name, one.id, phrase, verb, force, official.verb, official.force, *same))
    columns = ["language", "file", "paragraph_id", "phrase", "verb", "force", "official", "official_force"]
    return pd.DataFrame(rows, columns=[*columns, "same_verb", "same_force"])


def agreement(texts: Path, folder: str = "series") -> tuple[Score, pd.DataFrame]:
    """How far the acts of two languages of one resolution agree, paragraph by paragraph.

    Acts are compared by force, as multisets: the verbs of two languages do not map one to one.

    Returns
    -------
    tuple of Score and pandas.DataFrame
        Arabic as *given* and English as *labelled* acts; and each paragraph that differs, with columns `PAIR_COLUMNS`
        and the cause: ``more in Arabic``, ``more in English``, ``other force`` or ``both``.
    """
    import pandas as pd

    total, rows = Score(0, 0, 0), []
    for name, pair in _pairs(texts, slice(None)):
        if not name.startswith(f"{folder}/"):
            continue
        for arabic, english in _aligned(pair["ar"], pair["en"]):
            ours = acts.in_text(arabic.text.string, "ar", arabic.form)
            theirs = acts.in_text(english.text.string, "en", english.form)
            one = score(_counted(a.force for a in ours), _counted(a.force for a in theirs))
            total += one
            if one.hits < max(one.given, one.labelled):
                wordings = tuple("; ".join(f"{a.verb} ({a.force})" for a in side) for side in (ours, theirs))
                rows.append((name, english.id, *wordings, _cause(one)))
    return total, pd.DataFrame(rows, columns=list(PAIR_COLUMNS))


def _cause(one: Score) -> str:
    if one.given == one.labelled:
        return "other force"
    if one.hits == min(one.given, one.labelled):
        return "more in Arabic" if one.given > one.labelled else "more in English"
    return "both"


def _scores(
    split: str,
    language: str,
    found: Mapping[tuple[str, str], Paragraph],
    tables: Mapping[str, list[dict[str, str]]],
) -> Iterator[dict[str, Any]]:
    """Rows of one language and one split."""
    items: dict[tuple[str, str], tuple[list[Hashable], list[Hashable]]] = {}
    label_rows = [
        r for r in tables["acts_dev"] if r["language"] == language and (r["file"], r["paragraph_id"]) in found
    ]
    for place, paragraph in found.items():
        ours = acts.in_text(paragraph.text.string, language, paragraph.form)
        theirs = [row for row in label_rows if (row["file"], row["paragraph_id"]) == place]
        leads = [row for row in theirs if row["order"] == "1"]
        first = [act for act in ours if act.order == 1]
        _add(items, ("functions", "opening verb"), place, (a.verb for a in first), (r["verb"] for r in leads))
        kin = _renderings(language)
        ours_, theirs_ = (kin.get(a.verb, a.verb) for a in first), (kin.get(r["verb"], r["verb"]) for r in leads)
        _add(items, ("functions", "opening verb, renderings as one"), place, ours_, theirs_)
        _add(items, ("functions", "opening force"), place, (a.force for a in first), (r["force"] for r in leads))
        _add(items, ("functions", "all verbs"), place, (a.verb for a in ours), (r["verb"] for r in theirs))
        _add(items, ("functions", "all forces"), place, (a.force for a in ours), (r["force"] for r in theirs))
        _add(items, ("functions", "modifiers"), place, _modifiers(ours), (m for r in theirs for m in _split(r)))
        ours_, theirs_ = (kin.get(a.verb, a.verb) for a in ours), (kin.get(r["verb"], r["verb"]) for r in theirs)
        _add(items, ("functions", "all verbs, renderings as one"), place, ours_, theirs_)
        called = {a.addressee for a in addressees.in_text(paragraph.text.string, language, paragraph.form)}
        wanted = {
            row["addressee"]
            for row in tables["addressees_dev"]
            if row["language"] == language and (row["file"], row["paragraph_id"]) == place
        }
        _add(items, ("addressees", "addressees"), place, called, wanted)
    for (table, item), (all_given, all_labelled) in items.items():
        one = score(all_given, all_labelled)
        counts = {"paragraphs": len(found), "hits": one.hits, "given": one.given, "labelled": one.labelled}
        scores = {"precision": one.precision, "recall": one.recall, "f1": one.f1}
        yield {"table": table, "split": split, "language": language, "item": item, **counts, **scores}


def _add(
    items: dict[tuple[str, str], tuple[list[Hashable], list[Hashable]]],
    key: tuple[str, str],
    place: tuple[str, str],
    members: Iterable[str],
    labelled: Iterable[str],
) -> None:
    ours, theirs = items.setdefault(key, ([], []))
    ours.extend((place, item) for item in _counted(members))
    theirs.extend((place, item) for item in _counted(labelled))


def _counted(words: Iterable[str]) -> list[tuple[str, int]]:
    """Words with the number of their occurrence, so that a set of them is a multiset of words."""
    seen: Counter[str] = Counter()
    out = []
    for word in words:
        seen[word] += 1
        out.append((word, seen[word]))
    return out


def _modifiers(found: Iterable[Act]) -> list[str]:
    return [modifier for act in found for modifier in act.modifiers]


def _split(row: Mapping[str, str]) -> list[str]:
    return [part for part in row["modifiers"].split("; ") if part]


def _renderings(language: str) -> Mapping[str, str]:
    """English verbs that a language renders alike, each with the first of its group."""
    groups = languages.load(language, "acts").get("renderings", [])
    return {verb: group[0] for group in groups for verb in group}


def _places(rows: Iterable[Mapping[str, str]], language: str, file: str) -> list[tuple[str, str]]:
    """File and paragraph id of the labelled paragraphs of one file, or of all but those of 78/132."""
    places = dict.fromkeys((row["file"], row["paragraph_id"]) for row in rows if row["language"] == language)
    return [place for place in places if (place[0] == file if file else place[0] not in {_SHIPPED, _OFFICIAL})]


def _paragraph(file: str, place: str, language: str, texts: Path | None) -> Paragraph | None:
    resolution = _resolution(file, language, texts)
    found = resolution.passage(place) if resolution else None
    return found if isinstance(found, Paragraph) else None


@lru_cache(maxsize=256)
def _resolution(file: str, language: str, texts: Path | None) -> Resolution | None:
    from toolkit.library import load

    if file == _SHIPPED:
        return load() if language == "ar" else None
    path = texts / f"{file}.{language}.xml" if texts is not None else None
    return load(path) if path is not None and path.is_file() else None


def _pairs(texts: Path, every: slice) -> Iterator[tuple[str, dict[str, Resolution]]]:
    names = sorted(str(path.relative_to(texts).as_posix())[: -len(".en.xml")] for path in texts.glob("*/*.en.xml"))
    for name in names[every]:
        pair = {language: _resolution(name, language, texts) for language in ("ar", "en")}
        ready = {language: one for language, one in pair.items() if one is not None}
        if len(ready) == len(pair):
            yield name, ready


def _aligned(arabic: Resolution, english: Resolution) -> list[tuple[Paragraph, Paragraph]]:
    """Paragraphs of two versions that bear the same id; none where their numbers differ in a part."""
    ours = {paragraph.id: paragraph for paragraph in arabic.paragraphs}
    counts = [Counter(p.part for p in one.paragraphs) for one in (arabic, english)]
    return [(ours[p.id], p) for p in english.paragraphs if p.id in ours and counts[0][p.part] == counts[1][p.part]]


def _official(paragraph: Paragraph) -> Act | None:
    """The act that the emphasised opening of a paragraph says."""
    if not paragraph.emphasis or paragraph.emphasis[0].start > 3:
        return None
    span = paragraph.emphasis[0]
    words = f"{paragraph.text.string[span.start : span.end].strip()} the"
    act = acts.lead(words, "en", paragraph.form)
    # what follows the emphasised words may decide the force ("reiterates" a call)
    of_all = acts.lead(paragraph.text.string, "en", paragraph.form)
    return of_all if act and of_all and of_all.verb == act.verb else act

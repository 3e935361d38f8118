"""The series: what became of paragraphs from year to year, cohorts by the year in which they were new, acts by force.

*New* means: no kin in the resolution of the year before (`toolkit.series.genealogy`). What stands in the first
resolution of the panel has no known year of birth; it is the cohort "74/197 or before". A cohort follows lines
of closest kin, not words: a paragraph that stands may have been rewritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from toolkit._rows import rows as each
from toolkit._shipped import shipped
from toolkit.views.panel import genealogy as kinship
from toolkit.views.panel import panel as paragraphs
from toolkit.views.panel import short, years

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["OUTCOMES", "WEAK", "acts", "changed_force", "cohorts", "fates", "glossed", "new_paragraphs"]

STATUSES: Final = ("identical", "modified", "merged", "split", "new", "dropped")
FORCES: Final = ("background", "evaluation", "exhortation", "direction")


@shipped(genealogy=kinship)
def fates(genealogy: pd.DataFrame) -> pd.DataFrame:
    """Paragraphs by status: ``language, symbol, short, year, status, paragraphs``.

    A dropped paragraph counts to the year that no longer has it.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.series.fates())
    'language, symbol, short, year, status, paragraphs'
    """
    keys = ["language", "symbol", "short", "year", "status"]
    return genealogy.groupby(keys, sort=False).size().rename("paragraphs").reset_index()


@shipped(panel=paragraphs, language=lambda: "en")
def cohorts(panel: pd.DataFrame, language: str) -> pd.DataFrame:
    """Paragraphs of each resolution by the resolution in which their line begins.

    Returns
    -------
    pandas.DataFrame
        ``born, symbol, year, paragraphs``, symbols without their organ; pairs that occur only.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.series.cohorts())
    'born, symbol, year, paragraphs'
    """
    rows = panel[panel["language"] == language].assign(born=lambda frame: frame["born"].map(short))
    counts = rows.groupby(["born", "short", "year"], sort=False).size().rename("paragraphs").reset_index()
    return counts.rename(columns={"short": "symbol"})


#: Likeness below which a paragraph counts as continued weakly: most of its words are others.
WEAK: Final = 0.5
#: What became of a new paragraph in the years after, all in all.
OUTCOMES: Final = ("continued", "weak", "merged", "moved", "gone")


@shipped(panel=paragraphs, genealogy=kinship, symbol=lambda: "A/RES/78/132", language=lambda: "en")
def new_paragraphs(panel: pd.DataFrame, genealogy: pd.DataFrame, symbol: str, language: str) -> pd.DataFrame:
    """Paragraphs that were new in a resolution, and what became of each in the later ones.

    A paragraph that went into another one, or was divided, is followed there. Of a dropped one, a clause may stand in
    another paragraph of the year after; it is named, and not followed further.

    Returns
    -------
    pandas.DataFrame
        A row a paragraph and later resolution: ``language, paragraph_id`` (in its first year)``,
        verb, short, year, at`` (its id there, empty where it is no more)``, status`` (``moved`` where a clause of it
        stands at ``at``, empty in the years after its end)``, likeness`` (to the year before; empty where it went into
        another paragraph)``, outcome`` (one of `OUTCOMES`: ``weak`` is continued with a likeness below `WEAK` in some
        year, ``merged`` went into a paragraph that stands in the last resolution)``, survives`` (it, or the paragraph
        that it went into, stands in the last resolution of the panel).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.series.new_paragraphs())
    'language, paragraph_id, verb, short, year, at, status, likeness, outcome, survives'
    """
    import pandas as pd

    mine = panel[panel["language"] == language]
    ends = genealogy[(genealogy["language"] == language) & (genealogy["status"] == "dropped")]
    moved = {(row.symbol, row.kin): row.moved for row in each(ends)}
    symbols = list(dict.fromkeys(mine["symbol"]))
    later = symbols[symbols.index(symbol) :]
    by_year = {one: list(each(mine[mine["symbol"] == one])) for one in later}
    rows = []
    for one in each(mine[(mine["symbol"] == symbol) & (mine["status"] == "new")]):
        found = _followed(one, later, by_year, moved)
        outcome = _outcome([(status, likeness) for _, _, status, likeness in found])
        survives = outcome in ("continued", "weak", "merged")
        for at, where, status, likeness in found:
            year = (short(at), years()[at], where, status, likeness)
            rows.append((language, one.paragraph_id, one.verb, *year, outcome, survives))
    columns = ["language", "paragraph_id", "verb", "short", "year", "at", "status", "likeness", "outcome", "survives"]
    return pd.DataFrame(rows, columns=columns)


#: Symbol, id there, status, likeness.
_Step = tuple[str, str, str, float | None]


def _followed(
    one: Any, later: Sequence[str], by_year: Mapping[str, Sequence[Any]], moved: Mapping[tuple[str, str], Sequence[str]]
) -> list[_Step]:
    """A paragraph from year to year: its closest continuation, else the one that it went into, else its clauses."""
    steps: list[_Step] = [(one.symbol, one.paragraph_id, one.status, None)]
    now: str = one.paragraph_id
    for symbol in later[1:]:
        closest = [row for row in by_year[symbol] if row.kin == now]
        into = [row for row in by_year[symbol] if now in row.kin_others]
        if now and closest:
            row = max(closest, key=lambda row: row.likeness)
            steps.append((symbol, row.paragraph_id, row.status, row.likeness))
            now = row.paragraph_id
        elif now and into:
            steps.append((symbol, into[0].paragraph_id, "merged", None))
            now = into[0].paragraph_id
        else:
            clauses = moved.get((symbol, now), ())
            status = ("moved" if clauses else "dropped") if now else ""
            steps.append((symbol, " ".join(clauses), status, None))
            now = ""
    return steps


def _outcome(steps: Sequence[tuple[str, float | None]]) -> str:
    """What became of a paragraph, from the statuses and likenesses of its years."""
    statuses = [status for status, _ in steps]
    if "moved" in statuses:
        return "moved"
    if "dropped" in statuses:
        return "gone"
    if any(status == "merged" and likeness is None for status, likeness in steps[1:]):
        return "merged"
    return "weak" if any(likeness is not None and likeness < WEAK for _, likeness in steps) else "continued"


def glossed(first: pd.DataFrame, second: pd.DataFrame, glosses: Mapping[str, str]) -> pd.DataFrame:
    """New paragraphs with a gloss each, and what became of them by the text in either of two languages.

    Parameters
    ----------
    first, second
        From `new_paragraphs`, one a language.
    glosses
        Glosses by paragraph id.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id, verb, outcome, outcome_second, agree, gloss``; an id that is new in one language only has an
        empty cell for the other.

    Examples
    --------
    >>> import toolkit as tk
    >>> new, new_ar = tk.views.series.new_paragraphs(), tk.views.series.new_paragraphs(language="ar")
    >>> ", ".join(tk.views.series.glossed(new, new_ar, tk.load().glosses))
    'paragraph_id, verb, outcome, outcome_second, agree, gloss'
    """
    rows = first.drop_duplicates("paragraph_id")[["paragraph_id", "verb", "outcome"]]
    others = second.drop_duplicates("paragraph_id")[["paragraph_id", "outcome"]]
    found = rows.merge(others, on="paragraph_id", how="outer", suffixes=("", "_second"))
    order = [*rows["paragraph_id"], *sorted(set(others["paragraph_id"]) - set(rows["paragraph_id"]))]
    found = found.set_index("paragraph_id").loc[order].reset_index()
    gloss = [glosses.get(one, "") for one in found["paragraph_id"]]
    return found.assign(agree=found["outcome"] == found["outcome_second"], gloss=gloss)


@shipped(panel=paragraphs)
def acts(panel: pd.DataFrame) -> pd.DataFrame:
    """Acts of each resolution by force, every act of every paragraph: ``language, short, year, force, acts``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.series.acts())
    'language, short, year, force, acts'
    """
    import pandas as pd

    rows = []
    for (language, name, year), group in panel.groupby(["language", "short", "year"], sort=False):
        counts = Counter(force for forces in group["forces"] for force in forces)
        rows += [(language, name, year, force, counts[force]) for force in FORCES]
    return pd.DataFrame(rows, columns=["language", "short", "year", "force", "acts"])


@shipped(panel=paragraphs)
def changed_force(panel: pd.DataFrame) -> pd.DataFrame:
    """Kindred paragraphs whose opening verb changed its force.

    Returns
    -------
    pandas.DataFrame
        ``language, short, year, kin, paragraph_id, verb_before, verb, force_before, force, turn`` (harder or softer, in
        the order background, evaluation, exhortation, direction).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.series.changed_force())
    'language, short, year, kin, paragraph_id, verb_before, verb, force_before, force, turn'
    """
    before = panel[["language", "symbol", "paragraph_id", "verb", "force"]]
    before = before.rename(columns={"symbol": "before", "paragraph_id": "kin"})
    joined = panel.merge(before, on=["language", "before", "kin"], suffixes=("", "_before"))
    rank = {force: number for number, force in enumerate(FORCES)}
    joined = joined[joined["force"].isin(rank) & joined["force_before"].isin(rank)]
    joined = joined[joined["force"] != joined["force_before"]]
    harder = joined["force"].map(rank) > joined["force_before"].map(rank)
    joined = joined.assign(turn=["harder" if one else "softer" for one in harder])
    columns = [
        "language",
        "short",
        "year",
        "kin",
        "paragraph_id",
        "verb_before",
        "verb",
        "force_before",
        "force",
        "turn",
    ]
    return joined[columns].reset_index(drop=True)

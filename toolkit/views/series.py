"""The series: what became of paragraphs from year to year, cohorts by the year in which they were new, acts by force.

*New* means: no kin in the resolution of the year before (`toolkit.series.genealogy`). What stands in the first
resolution of the panel has no known year of birth; it is the cohort "74/197 or before". A cohort follows lines
of closest kin, not words: a paragraph that survived may have been rewritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from toolkit._rows import rows as each
from toolkit._shipped import shipped
from toolkit.views.panel import genealogy as kinship
from toolkit.views.panel import line, short, years
from toolkit.views.panel import panel as paragraphs

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["acts", "cohorts", "fates", "glossed", "newborn", "turns"]

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


@shipped(panel=paragraphs, symbol=lambda: "A/RES/78/132", language=lambda: "en")
def newborn(panel: pd.DataFrame, symbol: str, language: str) -> pd.DataFrame:
    """Paragraphs that were new in a resolution, and what became of each in the later ones.

    Returns
    -------
    pandas.DataFrame
        A row a paragraph and later resolution: ``language, paragraph_id`` (in its first year)``,
        verb, short, year, at`` (its id there, empty when it was dropped before)``, status, likeness`` (to the year
        before)``, survives`` (it stands in the last resolution of the panel).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.series.newborn())
    'language, paragraph_id, verb, short, year, at, status, likeness, survives'
    """
    import pandas as pd

    mine = panel[panel["language"] == language]
    symbols = list(dict.fromkeys(mine["symbol"]))
    later = symbols[symbols.index(symbol) :]
    rows = []
    for one in each(mine[(mine["symbol"] == symbol) & (mine["status"] == "new")]):
        found = {row.symbol: row for row in each(line(mine, symbol, one.paragraph_id, language))}
        for at in later:
            row = found.get(at)
            what = (row.paragraph_id, row.status, row.likeness) if row else ("", "dropped", None)
            rows.append((language, one.paragraph_id, one.verb, short(at), years()[at], *what, later[-1] in found))
    columns = ["language", "paragraph_id", "verb", "short", "year", "at", "status", "likeness", "survives"]
    return pd.DataFrame(rows, columns=columns)


def glossed(first: pd.DataFrame, second: pd.DataFrame, glosses: Mapping[str, str]) -> pd.DataFrame:
    """New paragraphs with a gloss each, and whether they survive by the text in either of two languages.

    Parameters
    ----------
    first, second
        From `newborn`, one a language.
    glosses
        Glosses by paragraph id.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id, verb, survives, survives_second, agree, gloss``; an id that is new in one language only has an
        empty cell for the other.

    Examples
    --------
    >>> import toolkit as tk
    >>> new, new_ar = tk.views.series.newborn(), tk.views.series.newborn(language="ar")
    >>> ", ".join(tk.views.series.glossed(new, new_ar, tk.load().glosses))
    'paragraph_id, verb, survives, survives_second, agree, gloss'
    """
    rows = first.drop_duplicates("paragraph_id")[["paragraph_id", "verb", "survives"]]
    others = second.drop_duplicates("paragraph_id")[["paragraph_id", "survives"]]
    found = rows.merge(others, on="paragraph_id", how="outer", suffixes=("", "_second"), sort=False)
    order = [*rows["paragraph_id"], *sorted(set(others["paragraph_id"]) - set(rows["paragraph_id"]))]
    found = found.set_index("paragraph_id").loc[order].reset_index()
    gloss = [glosses.get(one, "") for one in found["paragraph_id"]]
    return found.assign(agree=found["survives"] == found["survives_second"], gloss=gloss)


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
def turns(panel: pd.DataFrame) -> pd.DataFrame:
    """Kindred paragraphs whose opening verb changed its force.

    Returns
    -------
    pandas.DataFrame
        ``language, short, year, kin, paragraph_id, verb_before, verb, force_before, force, turn`` (harder or softer, in
        the order background, evaluation, exhortation, direction).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.series.turns())
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

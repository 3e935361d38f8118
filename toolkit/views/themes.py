"""Tidy frames of tags, for charts and notebooks.

Shares are shares of *paragraphs*, never of words: a paragraph counts once for a theme, however often it
names it, and may count for many themes, so shares do not add up to one. Two themes that stand in one
paragraph co-occur; that one is the cause of the other is not said.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit import _ids
from toolkit.model import Resolution, Tag
from toolkit.themes import Codebook, load_codebook, tag

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["audit", "by_addressee", "by_force", "concordance", "shares", "tagged", "together"]


def tagged(tags: pd.DataFrame) -> pd.DataFrame:
    """One row for each theme of each paragraph: how many pieces of evidence, and the first of them.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.themes.tagged(tk.load().table("tags")))
    'paragraph_id, theme, pieces, evidence'
    """
    grouped = tags.groupby(["paragraph_id", "theme"], sort=False)["evidence"]
    frame = grouped.agg(["count", "first"]).reset_index()
    return frame.rename(columns={"count": "pieces", "first": "evidence"})


def shares(tags: pd.DataFrame, paragraphs: Iterable[str], *, codebook: Codebook | None = None) -> pd.DataFrame:
    """Paragraphs with each theme, by part.

    Parameters
    ----------
    tags
        The table ``tags``.
    paragraphs
        Ids of all paragraphs, also of those without themes.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``part``, ``paragraphs`` (with the theme), ``of`` (in the part), ``share`` (0 to 1).

    Examples
    --------
    >>> import toolkit as tk
    >>> resolution = tk.load()
    >>> ", ".join(tk.views.themes.shares(resolution.table("tags"), [p.id for p in resolution.paragraphs]))
    'theme, part, paragraphs, of, share'
    """
    import pandas as pd

    sizes: dict[str, int] = {}
    for name in paragraphs:
        part = _ids.part(name)
        sizes[part] = sizes.get(part, 0) + 1
    rows = tagged(tags)
    parts = rows["paragraph_id"].map(_ids.part)
    counts = rows.groupby([rows["theme"], parts]).size()
    found = [
        (theme, part, int(counts.get((theme, part), 0)), size)
        for theme in (codebook or load_codebook()).ids
        for part, size in sizes.items()
    ]
    frame = pd.DataFrame(found, columns=["theme", "part", "paragraphs", "of"])
    return frame.assign(share=frame["paragraphs"] / frame["of"])


def together(tags: pd.DataFrame) -> pd.DataFrame:
    """Pairs of themes in one paragraph.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``other`` (each pair once, theme before other in the alphabet), ``paragraphs`` with both, and
        ``jaccard``: those, of all paragraphs that have one of the two.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.themes.together(tk.load().table("tags")))
    'theme, other, paragraphs, jaccard'
    """
    import pandas as pd

    places: dict[str, set[str]] = {}
    for name, theme in tagged(tags)[["paragraph_id", "theme"]].itertuples(index=False, name=None):
        places.setdefault(str(theme), set()).add(str(name))
    rows = [
        (
            one,
            other,
            len(places[one] & places[other]),
            len(places[one] & places[other]) / len(places[one] | places[other]),
        )
        for one in sorted(places)
        for other in sorted(places)
        if one < other and places[one] & places[other]
    ]
    frame = pd.DataFrame(rows, columns=["theme", "other", "paragraphs", "jaccard"])
    return frame.sort_values(["paragraphs", "jaccard", "theme"], ascending=[False, False, True], ignore_index=True)


def by_force(tags: pd.DataFrame, functions: pd.DataFrame) -> pd.DataFrame:
    """Themes against what the paragraph's opening verb does.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``force`` of the lead, ``paragraphs``.

    Examples
    --------
    >>> import toolkit as tk
    >>> resolution = tk.load()
    >>> ", ".join(tk.views.themes.by_force(resolution.table("tags"), resolution.table("functions")))
    'theme, force, paragraphs'
    """
    leads = functions.loc[functions["order"] == 1, ["paragraph_id", "force"]]
    rows = tagged(tags).merge(leads, on="paragraph_id")
    return rows.groupby(["theme", "force"]).size().rename("paragraphs").reset_index()


def by_addressee(tags: pd.DataFrame, addressees: pd.DataFrame) -> pd.DataFrame:
    """Themes of the paragraphs in which each addressee is asked for something.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``addressee``, ``paragraphs``. That a theme stands in the paragraph does not
        mean that this is what the addressee is asked.

    Examples
    --------
    >>> import toolkit as tk
    >>> resolution = tk.load()
    >>> ", ".join(tk.views.themes.by_addressee(resolution.table("tags"), resolution.table("addressees")))
    'theme, addressee, paragraphs'
    """
    asked = addressees[["paragraph_id", "addressee"]].drop_duplicates()
    rows = tagged(tags).merge(asked, on="paragraph_id")
    return rows.groupby(["theme", "addressee"]).size().rename("paragraphs").reset_index()


def concordance(resolution: Resolution, tags: pd.DataFrame, theme: str, *, width: int = 40) -> pd.DataFrame:
    """A theme's evidence in context, in text order.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id``, ``before``, ``evidence``, ``after``: the words before and after, whole words, up to
        ``width`` characters. "Before" is before in reading order, in whatever direction the script is set.

    Examples
    --------
    >>> import toolkit as tk
    >>> resolution = tk.load()
    >>> len(tk.views.themes.concordance(resolution, resolution.table("tags"), "igf").columns)
    4
    """
    import pandas as pd

    rows = []
    for row in tags[tags["theme"] == theme].itertuples():
        text = resolution.passage(str(row.paragraph_id)).text.string
        start, end = int(row.start), int(row.end)  # type: ignore[arg-type]
        before, after = text[max(start - width, 0) : start], text[end : end + width]
        if start > width:
            before = before[before.find(" ") + 1 :]
        if end + width < len(text):
            after = after[: after.rfind(" ") + 1]
        rows.append((row.paragraph_id, before.strip(), row.evidence, after.strip()))
    return pd.DataFrame(rows, columns=["paragraph_id", "before", "evidence", "after"])


def audit(one: Resolution, other: Resolution, *, codebook: Codebook | None = None) -> pd.DataFrame:
    """Themes of paragraphs that only one of two readings of a text has.

    Parameters
    ----------
    one, other
        Two readings of the same text, e.g. repaired and as in the source.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id``, ``theme``, ``reading`` that has it, ``evidence`` there.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.themes.audit(tk.load(), tk.load(reading="source")))
    'paragraph_id, theme, reading, evidence'
    """
    import pandas as pd

    found = [_first(tag(reading, codebook=codebook)) for reading in (one, other)]
    rows = [
        (place, theme, reading.reading, mine[place, theme])
        for reading, mine, theirs in ((one, found[0], found[1]), (other, found[1], found[0]))
        for place, theme in mine
        if (place, theme) not in theirs
    ]
    order = {paragraph.id: number for number, paragraph in enumerate((*one.paragraphs, *other.paragraphs))}
    rows.sort(key=lambda row: (order[row[0]], row[1]))  # no theme of a paragraph is there twice
    return pd.DataFrame(rows, columns=["paragraph_id", "theme", "reading", "evidence"])


def _first(tags: Iterable[Tag]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for one in tags:
        found.setdefault((one.paragraph_id, one.theme), one.evidence)
    return found

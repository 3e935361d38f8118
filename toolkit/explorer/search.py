"""Where words stand in the paragraphs of a subject, and in our glosses of them; how words are found: `phrase`.

Words are looked for in the text of a paragraph, and in its gloss where there is one, so that an English word finds
paragraphs of the Arabic text; ``where`` says which of the two has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.errors import ToolkitError
from toolkit.explorer._phrase import Phrase, find

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.explorer._subject import Subject

__all__ = ["COLUMNS", "find", "search"]

COLUMNS: Final = ("row", "paragraph_id", "symbol", "language", "where", "start", "end")

_REMEDIES: Final = {
    "series": "get the texts with `toolkit fetch --to DIR` and use Subject.of_series(folder='DIR')",
    "assembly": "get the texts with `toolkit fetch --assembly --to DIR`, make a corpus of them with "
    "`toolkit corpus DIR --to OUT`, and use Subject.of_assembly(texts='OUT')",
}
#: Searches whose results are kept.
_KEPT: Final = 32


def search(subject: Subject, words: str) -> pd.DataFrame:
    """Where words stand in the paragraphs of a subject, and in our glosses of them.

    Parameters
    ----------
    subject
        A resolution, or a series with a folder of texts.
    words
        What to find; as in `toolkit.explorer._phrase`.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, in the order of the rows; ``where`` is ``text`` or ``gloss``, of which ``start`` and ``end`` count
        code points.

    Raises
    ------
    toolkit.errors.ToolkitError
        The subject has no words, or there is nothing to look for.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject, search
    >>> len(search.search(Subject.of(tk.load()), "Internet Governance Forum")) > 5
    False
    """
    if not subject.has_text:
        raise ToolkitError(
            "its words are not here, only what was read from them",
            file=subject.name,
            remedy=_REMEDIES.get(subject.kind, "") or _REMEDIES["series"],
        )
    if words not in subject.memory:
        if len(subject.memory) >= _KEPT:
            subject.memory.clear()
        subject.memory[words] = _searched(subject, words)
    found: pd.DataFrame = subject.memory[words]
    return found


def _searched(subject: Subject, words: str) -> pd.DataFrame:
    import pandas as pd

    found: list[tuple[int, str, str, int, int]] = []
    for language, rows in subject.frame.groupby("language", sort=False):
        for where, code in (("text", str(language)), ("gloss", "en")):
            hits = Phrase.of(words, code).find(rows[where].tolist()) if rows[where].any() else []
            found += [(int(rows.index[hit.text]), where, code, hit.start, hit.end) for hit in hits]
    found.sort(key=lambda hit: (hit[0], hit[1] == "gloss", hit[3]))
    frame = pd.DataFrame(found, columns=["row", "where", "language", "start", "end"])
    frame = frame.astype({"row": "int64", "start": "int64", "end": "int64"})
    names = subject.frame[["paragraph_id", "symbol"]].loc[frame["row"]].reset_index(drop=True)
    return pd.concat([frame, names], axis=1)[list(COLUMNS)]

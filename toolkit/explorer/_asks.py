"""Who is asked what by when: the asks of the paragraphs wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit._rows import rows as each

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.explorer._query import Query
    from toolkit.explorer._subject import Subject
    from toolkit.model import Resolution

__all__ = ["asks", "known"]

COLUMNS: Final = ("paragraph_id", "addressee", "verb", "ask", "due")


def known(resolution: Resolution | None) -> bool:
    """Whether the toolkit reads asks in the language of a resolution."""
    from toolkit import tables

    return resolution is not None and "asks" in tables.known(resolution.language)


def asks(subject: Subject, query: Query | None = None) -> pd.DataFrame:
    """The asks of the paragraphs that a query wants; of the verbs and addressees chosen only, where any are.

    Returns
    -------
    pandas.DataFrame
        ``paragraph_id, addressee, verb, ask, due``: the class asked (empty for nobody in particular), the words of
        what is asked, and the day or session that the text states.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Query, Subject
    >>> found = asks(Subject.of(tk.load()), Query(addressees=("secretary_general",)))
    >>> list(found["paragraph_id"])
    ['O31', 'O57']
    """
    import pandas as pd

    from toolkit import tables
    from toolkit.explorer._query import select

    if subject.resolution is None or not known(subject.resolution):
        return pd.DataFrame(columns=list(COLUMNS))
    found = tables.tables(subject.resolution, ["asks"])["asks"].fillna("")
    found = found.assign(due=[str(one.deadline or one.session) for one in each(found)])[list(COLUMNS)]
    if query is None:
        return found
    wanted = found["paragraph_id"].isin(select(subject, query)["paragraph_id"])
    for column, chosen in (("addressee", query.addressees), ("verb", query.verbs)):
        wanted &= found[column].isin(chosen) if chosen else True
    return found[wanted].reset_index(drop=True)

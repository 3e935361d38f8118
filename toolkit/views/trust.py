"""The two readings of the shipped text beside each other: the words as transcribed, and the words as repaired.

Everything counted from the text is counted twice, once a reading, with the same code. A row *differs* when one reading
has it and the other has not, in the columns that say what it is (not where it stands: a repair shifts offsets). Rows
that agree may both be wrong; this page says what the repairs change, not what is true.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from toolkit import contract, library
from toolkit._shipped import shipped

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["agreement", "changes", "compared", "counts", "differences", "lengths"]

_MANY: Final = 3


def compared() -> list[str]:
    """The tables of which the contract says what makes a row what it is.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.views.trust.compared()[:3]
    ['paragraphs', 'functions', 'addressees']
    """
    return [table.name for table in contract.tables().values() if table.same]


def _as_written() -> Resolution:
    return library.load(reading="source")


@shipped(source=_as_written, repaired=library.load, table=lambda: "functions")
def counts(source: Resolution, repaired: Resolution, table: str) -> pd.DataFrame:
    """Rows of a table by category in each reading: ``table, category, source, repaired``, the most frequent first.

    Themes are counted once a paragraph.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.trust.counts())
    'table, category, source, repaired'
    """
    import pandas as pd

    own = contract.table(table)
    columns, category = own.same, own.counted
    one, two = (
        Counter(str(value or "none") for value in _rows(reading, table, columns, category))
        for reading in (source, repaired)
    )
    names = sorted({*one, *two}, key=lambda name: (-two[name], -one[name], name))
    rows = [(table, name, one[name], two[name]) for name in names]
    return pd.DataFrame(rows, columns=["table", "category", "source", "repaired"])


@shipped(source=_as_written, repaired=library.load)
def changes(source: Resolution, repaired: Resolution) -> pd.DataFrame:
    """The counts of every table that is compared, one below the other: ``table, category, source, repaired``.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.views.trust.changes()
    >>> int((found["source"] != found["repaired"]).sum()) < len(found)
    True
    """
    import pandas as pd

    return pd.concat([counts(source, repaired, table) for table in compared()], ignore_index=True)


def _rows(reading: Resolution, table: str, columns: tuple[str, ...], category: str) -> list[object]:
    frame = reading.tables([table])[table]
    if table == "tags":
        frame = frame.drop_duplicates(list(columns))
    return list(frame[category])


@shipped(source=_as_written, repaired=library.load, table=lambda: "functions")
def differences(source: Resolution, repaired: Resolution, table: str) -> pd.DataFrame:
    """Rows of a table that only one reading has, with the repairs in the same place.

    Returns
    -------
    pandas.DataFrame
        ``reading`` (source: only as transcribed; repaired: only after repair), the columns that make a row what it is,
        and ``repairs``: what was written and what we read, in that passage.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.trust.differences())
    'reading, paragraph_id, verb, force, repairs'
    """
    import pandas as pd

    columns = contract.table(table).same
    kept, lost = (Counter(_keys(reading, table)) for reading in (repaired, source))
    only = [("source", key) for key in (lost - kept).elements()] + [
        ("repaired", key) for key in (kept - lost).elements()
    ]
    order = {passage.id: number for number, passage in enumerate(repaired.passages())}
    only.sort(key=lambda one: (order.get(str(one[1][0]), -1), one[0] != "source", tuple(map(str, one[1]))))
    why = _reasons(repaired)
    rows = [(reading, *key, why.get(str(key[0]), "")) for reading, key in only]
    return pd.DataFrame(rows, columns=["reading", *columns, "repairs"])


@shipped(source=_as_written, repaired=library.load)
def agreement(source: Resolution, repaired: Resolution) -> pd.DataFrame:
    """Rows of each table that both readings have, and that only one has: ``table, both, source, repaired``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.trust.agreement())
    'table, both, source, repaired'
    """
    import pandas as pd

    rows = []
    for table in compared():
        one, two = (Counter(_keys(reading, table)) for reading in (source, repaired))
        rows.append((table, (one & two).total(), (one - two).total(), (two - one).total()))
    return pd.DataFrame(rows, columns=["table", "both", "source", "repaired"])


@shipped(source=_as_written, repaired=library.load)
def lengths(source: Resolution, repaired: Resolution) -> pd.DataFrame:
    """Words of each paragraph in the two readings: ``paragraph_id, order, source, repaired``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.trust.lengths())
    'paragraph_id, order, source, repaired'
    """
    from toolkit.views import structure as overview

    one, two = (overview.structure(reading)[["paragraph_id", "order", "words"]] for reading in (source, repaired))
    joined = one.rename(columns={"words": "source"}).merge(two.drop(columns="order"), on="paragraph_id")
    return joined.rename(columns={"words": "repaired"})


def _keys(reading: Resolution, table: str) -> list[tuple[object, ...]]:
    columns = contract.table(table).same
    frame = reading.tables([table])[table]
    if table == "tags":
        frame = frame.drop_duplicates(list(columns))
    return list(frame[list(columns)].fillna("").itertuples(index=False, name=None))


def _reasons(repaired: Resolution) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for repair in repaired.repairs:
        found.setdefault(repair.place, []).append(f"{repair.as_written or '∅'} › {repair.repaired or '∅'}")
    return {place: "; ".join(words[:_MANY]) + ("; …" if len(words) > _MANY else "") for place, words in found.items()}

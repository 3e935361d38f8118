"""Witnesses of one resolution side by side: what each has and lacks, paragraph by paragraph and fact by fact.

A *witness* is a copy of the text: the United Nations' PDF, its XML in two languages, a transcription of the printed
page (as typed, and as repaired). What ships of A/RES/78/132 is a record of each: ids, counts, verbs, dates, symbols,
and *hashes* of the words. Two hashes are equal where the words are: ``letters`` where every letter is, ``folded`` where
spelling, vowel signs and punctuation are set aside. No sentence is kept, and none can be read out of a hash.

Words are compared within a language only: the PDF with the English XML, the transcription with the Arabic one. Verbs,
dates, symbols and figures are the same in every language, and are compared across all of them.
"""

from __future__ import annotations

import csv
import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from toolkit import _ids, paths, tables, text
from toolkit._shipped import shipped
from toolkit.errors import DataError
from toolkit.model import Note, Paragraph, Passage, Resolution

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PAIRS", "agreement", "differences", "facts", "kept", "passages", "record", "verbs", "witnesses"]

#: Which witness is held against which official one, both in the same language.
PAIRS: Final = (("pdf", "xml_en"), ("transcription", "xml_ar"), ("transcription_repaired", "xml_ar"))
#: What makes a fact the same in every language: columns of each table, the place first.
_SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "functions": ("paragraph_id", "verb"),
    "addressees": ("paragraph_id", "addressee"),
    "citations": ("place", "symbol"),
    "dates": ("place", "start", "end"),
    "statistics": ("place", "value"),
}
_FILES: Final = ("witnesses", "passages", "facts")
_NUMBERS: Final = ("order", "number", "words", "repairs", "doubts", "characters", "pages")
_STATES: Final = ("same", "spelling", "words", "lacking")


def kept(name: str) -> pd.DataFrame:
    """One of the frames that ship in ``data/witnesses``: ``witnesses``, ``passages`` or ``facts``.

    Raises
    ------
    toolkit.errors.DataError
        It cannot be read.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(list(tk.views.witnesses.kept("witnesses"))[:3])
    'witness, language, format'
    """
    import pandas as pd

    return pd.DataFrame(list(_kept(name)))


@cache
def _kept(name: str) -> tuple[dict[str, Any], ...]:
    path = paths.data("witnesses", f"{name}.csv")
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", file=path, remedy=f"files: {', '.join(_FILES)}") from error
    return tuple({key: int(value or 0) if key in _NUMBERS else value for key, value in row.items()} for row in rows)


def record(resolution: Resolution, witness: str) -> dict[str, list[dict[str, Any]]]:
    """What is kept of a witness: rows of ``witnesses``, ``passages`` and ``facts``.

    Parameters
    ----------
    resolution
        The text, in the reading that is meant.
    witness
        A name for it.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.witnesses.record(tk.load(), "transcription"))
    ['witnesses', 'passages', 'facts']
    """
    own = {
        "witness": witness, "language": resolution.language, "format": resolution.format, "kind": resolution.witness,
        "reading": resolution.reading, "sha256": resolution.sha256, "characters": len(resolution.source),
        "pages": max((place.page for place in resolution.places), default=0),
    }  # fmt: skip
    table = tables.tables(resolution, ["paragraphs"])["paragraphs"]
    verbs = dict(zip(table["paragraph_id"].astype(str), table["verb"].astype(str), strict=True))
    rows = [_row(resolution, one, order, verbs) for order, one in enumerate(_read(resolution), 1)]
    found = [
        {"witness": witness, "table": name, "place": row[0], "what": " ".join(str(cell) for cell in row[1:])}
        for name, columns in _SAME.items()
        for row in sorted(set(_cells(resolution, name, columns)), key=str)
    ]
    return {"witnesses": [own], "passages": [{"witness": witness, **row} for row in rows], "facts": found}


def _read(resolution: Resolution) -> list[Passage]:
    return [*resolution.paragraphs, *resolution.notes]


def _row(resolution: Resolution, one: Passage, order: int, verbs: Mapping[str, str]) -> dict[str, Any]:
    markers = [marker for _, marker in one.markers] if isinstance(one, Paragraph) else []
    applied = resolution.reading == "repaired"
    return {
        "place": one.id,
        "order": order,
        "part": one.part if isinstance(one, Paragraph) else "note",
        "words": len(one.text.string.split()),
        "letters": _hash(_letters(one.text.string)),
        "folded": _hash(_folded(one.text.string)),
        "verb": verbs.get(one.id, ""),
        "markers": " ".join(markers),
        "at": one.place if isinstance(one, Note) else "",
        "repairs": sum(repair.place == one.id for repair in resolution.repairs) if applied else 0,
        "doubts": sum(doubt.place == one.id for doubt in resolution.doubts),
    }


def _cells(resolution: Resolution, name: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    frame = tables.tables(resolution, [name])[name]
    known = {passage.id for passage in _read(resolution)}
    cells = frame[list(columns)].itertuples(index=False, name=None)
    return [row for row in cells if row[0] in known]  # header and closing lines are not compared


def _letters(words: str) -> str:
    """Every letter and sign; blanks, and the hyphen that does not break, are as they are elsewhere."""
    return " ".join(unicodedata.normalize("NFC", words).replace("\u2011", "-").replace("\u00ad", "").split())


def _folded(words: str) -> str:
    """Letters and digits alone, spelling set aside."""
    return "".join(sign for sign in text.fold(words) if sign.isalnum())


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12] if words else ""


@shipped(witnesses=lambda: kept("witnesses"), passages=lambda: kept("passages"), facts=lambda: kept("facts"))
def witnesses(witnesses: pd.DataFrame, passages: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """What each witness is and how much of everything it has.

    Returns
    -------
    pandas.DataFrame
        ``witness, language, kind, preamble, operative, words, notes`` (with words), ``lacking`` (notes without words),
        ``acts, addressees, citations, dates, figures`` (different ones), ``repairs, doubts``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(list(tk.views.witnesses.witnesses())[:3])
    'witness, language, kind'
    """
    import pandas as pd

    rows = []
    for name, language, kind in witnesses[["witness", "language", "kind"]].itertuples(index=False, name=None):
        mine, found = passages[passages["witness"] == name], facts.loc[facts["witness"] == name, "table"].value_counts()
        notes = mine[mine["part"] == "note"]
        counted = [int((mine["part"] == part).sum()) for part in ("preamble", "operative")]
        same = [int(found.get(table, 0)) for table in _SAME]
        words = int(mine.loc[mine["part"] != "note", "words"].sum())
        lacking = int((notes["letters"] == "").sum())
        marks = [int(mine["repairs"].sum()), int(mine["doubts"].sum())]
        rows.append((name, language, kind, *counted, words, len(notes) - lacking, lacking, *same, *marks))
    columns = ["witness", "language", "kind", "preamble", "operative", "words", "notes", "lacking"]
    columns += ["acts", "addressees", "citations", "dates", "figures", "repairs", "doubts"]
    return pd.DataFrame(rows, columns=columns)


@shipped(passages=lambda: kept("passages"))
def passages(passages: pd.DataFrame) -> pd.DataFrame:
    """Each paragraph and note of an official witness, and how another one in the same language has it.

    Returns
    -------
    pandas.DataFrame
        ``witness, official, place, order, part, state, repairs, doubts``. The state is ``same`` (letter for letter),
        ``spelling`` (but for spelling and punctuation), ``words`` (other words) or ``lacking`` (no words at all).

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.witnesses.passages())
    'witness, official, place, order, part, state, repairs, doubts'
    """
    import pandas as pd

    rows = []
    for name, official in PAIRS:
        mine = {row["place"]: row for row in passages[passages["witness"] == name].to_dict("records")}
        for row in passages[passages["witness"] == official].to_dict("records"):
            other = mine.get(row["place"], {})
            marks = (int(other.get("repairs", 0)), int(other.get("doubts", 0)))
            rows.append((name, official, row["place"], row["order"], row["part"], _state(row, other), *marks))
    columns = ["witness", "official", "place", "order", "part", "state", "repairs", "doubts"]
    return pd.DataFrame(rows, columns=columns)


def _state(official: Mapping[Any, Any], other: Mapping[Any, Any]) -> str:
    if not other.get("letters"):
        return "lacking"
    if other["letters"] == official["letters"]:
        return "same"
    return "spelling" if other["folded"] == official["folded"] else "words"


@shipped(passages=lambda: kept("passages"))
def agreement(passages: pd.DataFrame) -> pd.DataFrame:
    """How many paragraphs and notes of the official witness another one has, and how.

    Returns
    -------
    pandas.DataFrame
        ``witness, official, passages`` (paragraphs, notes), ``same, spelling, words, lacking``.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.witnesses.agreement())[0]
    'witness'
    """
    import pandas as pd

    frame = _states(passages)
    frame = frame.assign(passages=["notes" if part == "note" else "paragraphs" for part in frame["part"]])
    counts = frame.groupby(["witness", "official", "passages"], sort=False)["state"].value_counts()
    rows = [
        (*key, *(int(counts.get((*key, state), 0)) for state in _STATES))
        for key in frame[["witness", "official", "passages"]].drop_duplicates().itertuples(index=False, name=None)
    ]
    return pd.DataFrame(rows, columns=["witness", "official", "passages", *_STATES])


def _states(frame: pd.DataFrame) -> pd.DataFrame:
    return passages(frame)


@shipped(passages=lambda: kept("passages"))
def verbs(passages: pd.DataFrame) -> pd.DataFrame:
    """Paragraphs of which the witnesses do not all have the same opening verb: ``place``, then a column a witness.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.witnesses.verbs())[0]
    'place'
    """
    frame = passages[passages["part"] != "note"]
    names = list(dict.fromkeys(frame["witness"]))
    order = list(dict.fromkeys(frame["place"]))
    table = frame.pivot_table(index="place", columns="witness", values="verb", aggfunc="first").fillna("")
    table = table.reindex(index=order, columns=names).fillna("")
    several = [len(set(row)) > 1 for row in table.itertuples(index=False, name=None)]
    return table[several].rename_axis(columns=None).reset_index()


@shipped(facts=lambda: kept("facts"))
def facts(facts: pd.DataFrame) -> pd.DataFrame:
    """How many facts of each table which witnesses have.

    Returns
    -------
    pandas.DataFrame
        ``table, all, untyped`` (in all but the transcription as typed: the repairs bring them back), ``untranscribed``
        (in the official ones only), ``english, arabic`` (in one language only), ``other``.

    Examples
    --------
    >>> import toolkit as tk
    >>> ", ".join(tk.views.witnesses.facts())
    'table, all, untyped, untranscribed, english, arabic, other'
    """
    import pandas as pd

    rows = []
    for table in _SAME:
        counts = _holders(facts, table)["pattern"].value_counts()
        rows.append((table, *(int(counts.get(name, 0)) for name in _PATTERNS)))
    return pd.DataFrame(rows, columns=["table", *_PATTERNS])


#: Who has a fact, by a name for it; what is none of these is ``other``.
_HOLDERS: Final[Mapping[str, frozenset[str]]] = {
    "all": frozenset({"pdf", "xml_en", "xml_ar", "transcription", "transcription_repaired"}),
    "untyped": frozenset({"pdf", "xml_en", "xml_ar", "transcription_repaired"}),
    "untranscribed": frozenset({"pdf", "xml_en", "xml_ar"}),
    "english": frozenset({"pdf", "xml_en"}),
    "arabic": frozenset({"xml_ar", "transcription", "transcription_repaired"}),
}
_PATTERNS: Final = (*_HOLDERS, "other")


def _holders(facts: pd.DataFrame, table: str) -> pd.DataFrame:
    """Each fact of a table with the witnesses that have it and the name of that pattern."""
    import pandas as pd

    held: dict[tuple[str, str], set[str]] = {}
    mine = facts[facts["table"] == table]
    for place, what, witness in zip(mine["place"], mine["what"], mine["witness"], strict=True):
        held.setdefault((place, what), set()).add(witness)
    names = {members: name for name, members in _HOLDERS.items()}
    rows = [(place, what, who, names.get(frozenset(who), "other")) for (place, what), who in held.items()]
    return pd.DataFrame(rows, columns=["place", "what", "witnesses", "pattern"])


@shipped(facts=lambda: kept("facts"))
def differences(facts: pd.DataFrame, table: str = "citations") -> pd.DataFrame:
    """The facts of a table that not all witnesses have.

    Returns
    -------
    pandas.DataFrame
        ``place, fact``, and a column of truth values a witness; in the order of the text.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.views.witnesses.differences(table="dates"))[:2]
    ['place', 'fact']
    """
    import pandas as pd

    names = list(dict.fromkeys(facts["witness"]))
    found = _holders(facts, table)
    found = found[found["pattern"] != "all"]
    cells = zip(found["place"], found["what"], found["witnesses"], strict=True)
    rows = [(place, what, *(name in who for name in names)) for place, what, who in cells]
    rows.sort(key=lambda row: (_order(row[0]), row[1]))
    return pd.DataFrame(rows, columns=["place", "fact", *names])


def _order(place: str) -> tuple[int, int]:
    """Preamble, operative part, notes."""
    part = {"preamble": 0, "operative": 1}.get(_ids.part(place), 2)
    return part, _ids.number(place) or int(place.removeprefix("fn") or 0)

"""The tables everyone stands on: tidy frames with fixed column names.

Every frame has the columns of the contract first, in its order; more may follow. An
empty cell means that the document does not state it, never zero. Columns that hold
lists (``raw_spans``, ``modifiers``) hold JSON, so that a CSV of them can be read back.

A row's offsets ``start``/``end`` (or ``text_start``/``text_end``) count code points in the
passage's text; ``raw_start``/``raw_end`` in the source file.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit import _states, contract, facts, languages
from toolkit._uncollected import uncollected
from toolkit.errors import ToolkitError
from toolkit.model import Paragraph, Passage, Resolution, Span
from toolkit.records import Tables

if TYPE_CHECKING:
    import pandas as pd


#: One row of a table, its cells in the order of the columns.
Row = tuple[Any, ...]


def _spans(spans: Sequence[Span]) -> str:
    if len(spans) == 1:  # as most have
        return f"[[{spans[0].start}, {spans[0].end}]]"
    return f"[{', '.join([f'[{s.start}, {s.end}]' for s in spans])}]"


def _paragraphs(resolution: Resolution) -> list[Row]:
    """A row a paragraph, in document order: its words, spans, lead, verb, force, gloss and the symbol of its part."""
    from toolkit.facts import acts

    rows: list[Row] = []
    found = resolution.meta.get("parts")
    symbols = found if isinstance(found, Mapping) else {}
    for p in resolution.paragraphs:
        lead = acts.lead(p.text.string, resolution.language, p.form)
        opening = (lead.phrase, lead.verb, lead.force) if lead else ("", "", "")
        where = (p.id, p.part, p.number, p.division, p.section)
        own = (resolution.glosses.get(p.id, ""), str(symbols.get(p.division.split("-")[0], "")))
        rows.append((*where, p.text.string, _spans(p.raw_spans), *opening, *own))
    return rows


def _footnotes(resolution: Resolution) -> list[Row]:
    """A row a note marker: the passage that bears it, the note's words, and whether the source has them."""
    return [(n.marker, n.place, n.text.string, n.status, _spans(n.raw_spans)) for n in resolution.notes]


def _repairs(resolution: Resolution) -> list[Row]:
    """A row a repair, in the order of the source, whether the reading applies it or not."""
    columns = contract.table("repairs").columns
    return [tuple(getattr(r, c) for c in columns) for r in resolution.repairs]


def _doubts(resolution: Resolution) -> list[Row]:
    """A row a doubt, in the order in which the reader met them."""
    return [(d.place, d.kind, d.says) for d in resolution.doubts]


def _places(resolution: Resolution) -> list[Row]:
    """A row a run of the source, with where it stands in the file; what the format does not have is empty."""
    rows: list[Row] = []
    for p in resolution.places:
        box = (p.page, p.x0, p.y0, p.x1, p.y1) if p.page else (None,) * 5
        rows.append((p.start, p.end, *box, p.paragraph or None, p.run or None))
    return rows


def _subjects(resolution: Resolution) -> list[Row]:
    """A row a subject that the file's own metadata give, in their order."""
    return [(s.term, s.vocabulary, s.uri, s.giver) for s in resolution.subjects]


def _votes(resolution: Resolution) -> list[Row]:
    """A row a state's vote, in the order of the roll call."""
    return [(v.state, v.vote, v.name, *_region(v.state)) for v in resolution.votes]


def _sponsors(resolution: Resolution) -> list[Row]:
    """A row a sponsor, in the order of the metadata."""
    return [(s.state, s.role, s.name, s.group, *_region(s.state)) for s in resolution.sponsors]


@cache
def _region(state: str) -> tuple[str, str]:
    known = _states.of(state)
    return (known.region, known.subregion) if known else ("", "")


def _passages(resolution: Resolution) -> list[Row]:
    """A row a passage or a run of furniture: with it, every character of the source is accounted for once."""
    rows: list[Row] = [(p.id, _kind(p), p.text.string, _spans(p.raw_spans)) for p in resolution.passages()]
    return [*rows, ("furniture", "furniture", "", _spans(resolution.furniture))]


def _tags(resolution: Resolution) -> list[Row]:
    """A row a piece of evidence for a theme, with the raw offsets of its words."""
    from toolkit import themes

    texts = {paragraph.id: paragraph.text for paragraph in resolution.paragraphs}
    return [(*row, *(texts[row[0]].ends(row[3], row[4]) or (None, None))) for row in themes.rows(resolution)]


def _kind(passage: Passage) -> str:
    if isinstance(passage, Paragraph):
        return passage.part
    return "note" if passage.id.startswith("fn") else "heading" if passage.id.startswith("H") else passage.id


#: What reads the rows of each table: a function, or the fact whose records they are.
_READERS: Final[Mapping[str, Callable[[Resolution], list[Row]] | str]] = {
    "paragraphs": _paragraphs,
    "functions": "toolkit.facts.acts",
    "addressees": "toolkit.facts.addressees",
    "asks": "toolkit.facts.addressees.asks",
    "footnotes": _footnotes,
    "citations": "toolkit.facts.citations",
    "statistics": "toolkit.facts.quantities",
    "dates": "toolkit.facts.dates",
    "tags": _tags,
    "subjects": _subjects,
    "votes": _votes,
    "sponsors": _sponsors,
    "repairs": _repairs,
    "doubts": _doubts,
    "places": _places,
    "passages": _passages,
}


#: Tables that are left out where a file has nothing for them, and what to say to somebody who asks for one.
OWN: Final[Mapping[str, str]] = {
    "places": "its offsets count in the file itself",
    "subjects": "only AKN4UN files with metadata state them; toolkit.corpus.assembly has those of the whole Assembly",
    "votes": "it states no roll call, which does not mean that there was none; see toolkit.corpus.assembly",
    "sponsors": "only AKN4UN files with metadata state them; toolkit.corpus.assembly has those of the whole Assembly",
}


def known(language: str) -> list[str]:
    """The tables that can be made for a language; the others are left out, since an empty table would say 'none'.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.tables.known("fr")[:2]
    ['paragraphs', 'footnotes']
    """
    from toolkit.themes import load_codebook

    def possible(table: contract.Table) -> bool:
        if table.name == "tags":
            return language in load_codebook().languages
        return not table.topic or bool(languages.load(language, table.topic))

    return [table.name for table in contract.tables().values() if possible(table)]


def possible(resolution: Resolution) -> list[str]:
    """The tables that can be made of a resolution: `known`, and those of `OWN` only where its file has rows.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit import tables
    >>> "tags" in tables.possible(tk.load()), "places" in tables.possible(tk.load())
    (True, False)
    """
    return [name for name in known(resolution.language) if name not in OWN or getattr(resolution, name)]


def tables(resolution: Resolution, names: Sequence[str] | None = None) -> dict[str, pd.DataFrame]:
    """The tables of a resolution.

    Parameters
    ----------
    resolution
        Any resolution, in either reading.
    names
        Which tables; all that can be made where not given.

    Returns
    -------
    dict of str to pandas.DataFrame
        In the order of the contract.

    Raises
    ------
    toolkit.errors.ToolkitError
        A name is not a table's, the toolkit lacks the language data for it, or the file has no such thing.

    Examples
    --------
    >>> import toolkit as tk
    >>> list(tk.tables.tables(tk.load(), ["dates", "citations"]))
    ['citations', 'dates']
    """
    unknown = sorted(set(names or ()) - set(contract.tables()))
    if unknown:
        raise ToolkitError(f"no table {', '.join(unknown)}", remedy=f"tables: {', '.join(contract.tables())}")
    there = possible(resolution)
    lacking = sorted(set(names or ()) - set(there))
    if lacking and lacking[0] in OWN:
        raise ToolkitError(
            f"no {lacking[0]} in a file of format {resolution.format!r}", file=resolution.name, remedy=OWN[lacking[0]]
        )
    if lacking:
        raise ToolkitError(
            f"no {', '.join(lacking)} for language {resolution.language!r}",
            file=resolution.name,
            remedy=f"there are {', '.join(there)}; CONTRIBUTING.md says how to add a language",
        )
    wanted = [name for name in there if names is None or name in names]
    with uncollected():
        return Tables({name: contract.frame(name, _rows(name, resolution)) for name in wanted})


def rows(resolution: Resolution, names: Sequence[str] | None = None) -> dict[str, list[Row]]:
    """The rows of `tables`, without frames around them: for many documents, where a frame each would cost the most.

    Parameters
    ----------
    resolution, names
        As for `tables`; a name that cannot be made is left out.

    Returns
    -------
    dict of str to list of tuple
        In the order of the contract; the cells of a row are those of the frame, in its order.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit import tables
    >>> len(tables.rows(tk.load(), ["paragraphs"])["paragraphs"])
    115
    """
    return {name: _rows(name, resolution) for name in possible(resolution) if names is None or name in names}


def _rows(name: str, resolution: Resolution) -> list[Row]:
    reader = _READERS[name]
    if not isinstance(reader, str):
        return reader(resolution)
    return facts.rows(name, resolution, import_module(reader).find(resolution))


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Lists as JSON, so that a CSV of them can be read back."""
    columns = [c for c in frame.columns if frame[c].map(lambda value: isinstance(value, (list, tuple))).any()]
    return frame.assign(**{c: [json.dumps(list(v), ensure_ascii=False) for v in frame[c]] for c in columns})


def as_csv(frame: pd.DataFrame) -> bytes:
    r"""A frame as the bytes of the CSV file that `write` makes of it.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.tables.as_csv(tk.load().table("doubts"))
    b'place,kind,says\n'
    """
    return _as_text(frame).to_csv(index=False, lineterminator="\n").encode("utf-8")


def write(frames: dict[str, pd.DataFrame], folder: str | os.PathLike[str], *, bom: bool = False) -> list[Path]:
    """Write frames as CSV, a file each, whole or not at all.

    Every file is written aside first; only when all are complete do they take their
    places. Files of other names in the folder are left alone.

    Parameters
    ----------
    frames
        Tables by name.
    folder
        Where to; made if absent.
    bom
        Begin each file with a byte-order mark, by which Excel sees that it is UTF-8.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    toolkit.errors.ToolkitError
        The folder cannot be made or written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> from toolkit import tables
    >>> with TemporaryDirectory() as folder:
    ...     names = [path.name for path in tables.write(tk.load().tables(["tags"]), folder)]
    >>> names
    ['tags.csv']
    """
    target, encoding = Path(folder), "utf-8-sig" if bom else "utf-8"
    try:
        made = not target.exists()
        target.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".tables-", dir=target))
    except OSError as error:
        raise ToolkitError(
            f"cannot be written: {error.strerror}", file=target, remedy="name a folder that you may write to"
        ) from error
    done = False
    try:
        for name, frame in frames.items():
            _as_text(frame).to_csv(aside / f"{name}.csv", index=False, encoding=encoding, lineterminator="\n")
        for name in frames:
            (aside / f"{name}.csv").replace(target / f"{name}.csv")
        done = True
    except OSError as error:
        raise ToolkitError(
            f"cannot be written: {error.strerror}", file=target, remedy="check the space and permissions there"
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if made and not done:
            target.rmdir()
    return [target / f"{name}.csv" for name in frames]

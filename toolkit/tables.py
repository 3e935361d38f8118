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
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.model import Paragraph, Passage, Resolution, Span

if TYPE_CHECKING:
    import pandas as pd


#: One row of a table, its cells in the order of the columns.
Row = tuple[Any, ...]


def _spans(spans: Sequence[Span]) -> str:
    return f"[{', '.join([f'[{s.start}, {s.end}]' for s in spans])}]"


def _paragraphs(resolution: Resolution) -> list[Row]:
    from toolkit.facts import acts

    rows: list[Row] = []
    for p in resolution.paragraphs:
        lead = acts.lead(p.text.string, resolution.language, p.part)
        said = (lead.phrase, lead.verb, lead.force) if lead else ("", "", "")
        gloss = resolution.glosses.get(p.id, "")
        rows.append((p.id, p.part, p.number, p.text.string, _spans(p.raw_spans), *said, gloss, p.level))
    return rows


def paragraphs(resolution: Resolution) -> pd.DataFrame:
    """A row a paragraph, in document order: its words, spans, lead, verb, force and gloss."""
    return _framed("paragraphs", _paragraphs(resolution))


def _footnotes(resolution: Resolution) -> list[Row]:
    return [(n.marker, n.place, n.text.string, n.status, _spans(n.raw_spans)) for n in resolution.notes]


def footnotes(resolution: Resolution) -> pd.DataFrame:
    """A row a note marker: the passage that bears it, the note's words, and whether the source has them."""
    return _framed("footnotes", _footnotes(resolution))


def _repairs(resolution: Resolution) -> list[Row]:
    return [tuple(getattr(r, c) for c in _COLUMNS["repairs"]) for r in resolution.repairs]


def repairs(resolution: Resolution) -> pd.DataFrame:
    """A row a repair, in the order of the source, whether the reading applies it or not."""
    return _framed("repairs", _repairs(resolution))


def _passages(resolution: Resolution) -> list[Row]:
    rows: list[Row] = [(p.id, _kind(p), p.text.string, _spans(p.raw_spans)) for p in resolution.passages()]
    return [*rows, ("furniture", "furniture", "", _spans(resolution.furniture))]


def _kind(passage: Passage) -> str:
    if isinstance(passage, Paragraph):
        return passage.part
    return "note" if passage.id.startswith("fn") else "heading" if passage.id.startswith("H") else passage.id


def passages(resolution: Resolution) -> pd.DataFrame:
    """A row a passage or a run of furniture: with it, every character of the source is accounted for once."""
    return _framed("passages", _passages(resolution))


def _framed(name: str, rows: list[Row]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=_COLUMNS[name])


_COLUMNS = {
    "paragraphs": ["paragraph_id", "part", "number", "text", "raw_spans", "lead", "verb", "force", "gloss_en", "level"],
    "footnotes": ["marker", "place", "note", "status", "raw_spans"],
    "repairs": [
        "place",
        "raw_start",
        "raw_end",
        "as_written",
        "repaired",
        "kind",
        "evidence",
        "confidence",
        "reason",
        "rule",
    ],
    "passages": ["place", "kind", "text", "raw_spans"],
}


def _from(module: str, function: str = "frame") -> Callable[[Resolution], pd.DataFrame]:
    def build(resolution: Resolution) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(import_module(module), function)(resolution)
        return frame if "raw_start" in frame else _walked_back(frame, resolution)

    return build


def _walked_back(frame: pd.DataFrame, resolution: Resolution) -> pd.DataFrame:
    """A frame with the raw offsets of its words beside their text offsets."""
    place, start, end = frame.columns[0], "start", "end"
    texts = {p.id: p.text for p in resolution.passages()}
    found = [
        texts[row_place].raw(int(low), int(high))
        for row_place, low, high in zip(frame[place], frame[start], frame[end], strict=True)
    ]
    return frame.assign(raw_start=[s[0].start for s in found], raw_end=[s[-1].end for s in found])


#: Name of each table, in the order of the contract, and what builds it.
TABLES: dict[str, Callable[[Resolution], pd.DataFrame]] = {
    "paragraphs": paragraphs,
    "functions": _from("toolkit.facts.acts"),
    "addressees": _from("toolkit.facts.addressees"),
    "asks": _from("toolkit.facts.asks"),
    "footnotes": footnotes,
    "citations": _from("toolkit.facts.citations"),
    "statistics": _from("toolkit.facts.quantities"),
    "dates": _from("toolkit.facts.dates"),
    "tags": _from("toolkit.themes"),
    "repairs": repairs,
    "passages": passages,
}


#: The language data without which a table cannot be made.
_TOPICS = {
    "functions": "acts",
    "addressees": "addressees",
    "asks": "addressees",
    "citations": "citations",
    "statistics": "quantities",
    "dates": "dates",
}


def known(language: str) -> list[str]:
    """The tables that can be made for a language; the others are left out, since an empty table would say 'none'."""
    from toolkit.themes import load_codebook

    def possible(name: str) -> bool:
        if name == "tags":
            return language in load_codebook().languages
        return name not in _TOPICS or bool(languages.load(language, _TOPICS[name]))

    return [name for name in TABLES if possible(name)]


def tables(resolution: Resolution, names: Sequence[str] | None = None) -> dict[str, pd.DataFrame]:
    """The tables of a resolution.

    Parameters
    ----------
    resolution
        Any resolution, in either reading.
    names
        Which tables; all that the language allows where not given.

    Returns
    -------
    dict of str to pandas.DataFrame
        In the order of the contract.

    Raises
    ------
    toolkit.errors.ToolkitError
        A name is not a table's, or the toolkit lacks the language data for it.
    """
    unknown = sorted(set(names or ()) - set(TABLES))
    if unknown:
        raise ToolkitError(f"no table {', '.join(unknown)}", remedy=f"tables: {', '.join(TABLES)}")
    possible = known(resolution.language)
    lacking = sorted(set(names or ()) - set(possible))
    if lacking:
        raise ToolkitError(
            f"no {', '.join(lacking)} for language {resolution.language!r}",
            file=resolution.name,
            remedy=f"there are {', '.join(possible)}; CONTRIBUTING.md says how to add a language",
        )
    return {name: TABLES[name](resolution) for name in possible if names is None or name in names}


#: What reads the rows of each table; those of `_WALKED` get the raw offsets of their words behind them.
_READERS: dict[str, Callable[[Resolution], list[Row]] | str] = {
    "paragraphs": _paragraphs,
    "functions": "toolkit.facts.acts",
    "addressees": "toolkit.facts.addressees",
    "asks": "toolkit.facts.asks",
    "footnotes": _footnotes,
    "citations": "toolkit.facts.citations",
    "statistics": "toolkit.facts.quantities",
    "dates": "toolkit.facts.dates",
    "tags": "toolkit.themes.tagger",
    "repairs": _repairs,
    "passages": _passages,
}

#: Tables whose rows get the raw offsets of their words, and where their text offsets stand in a row.
_WALKED = {"citations": (9, 10), "tags": (3, 4)}


def rows(resolution: Resolution, names: Sequence[str] | None = None) -> dict[str, list[Row]]:
    """The rows of `tables`, without frames around them: for many documents, where a frame each would cost the most.

    Parameters
    ----------
    resolution, names
        As for `tables`; a name that the language does not allow is left out.

    Returns
    -------
    dict of str to list of tuple
        In the order of the contract; the cells of a row are those of the frame, in its order.
    """
    return {name: _rows(name, resolution) for name in known(resolution.language) if names is None or name in names}


def _rows(name: str, resolution: Resolution) -> list[Row]:
    reader = _READERS[name]
    found: list[Row] = import_module(reader).rows(resolution) if isinstance(reader, str) else reader(resolution)
    if name not in _WALKED:
        return found
    start, end = _WALKED[name]
    texts = {passage.id: passage.text for passage in resolution.passages()}
    walked = ((row, texts[row[0]].raw(row[start], row[end])) for row in found)
    return [(*row, spans[0].start, spans[-1].end) for row, spans in walked]


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Lists as JSON, so that a CSV of them can be read back."""
    columns = [c for c in frame.columns if frame[c].map(lambda value: isinstance(value, (list, tuple))).any()]
    return frame.assign(**{c: [json.dumps(list(v), ensure_ascii=False) for v in frame[c]] for c in columns})


def as_csv(frame: pd.DataFrame) -> bytes:
    """A frame as the bytes of the CSV file that `write` makes of it."""
    return _as_text(frame).to_csv(index=False, lineterminator="\n").encode("utf-8")


def write(frames: dict[str, pd.DataFrame], folder: str | os.PathLike[str]) -> list[Path]:
    """Write frames as CSV, a file each, whole or not at all.

    Every file is written aside first; only when all are complete do they take their
    places. Files of other names in the folder are left alone.

    Parameters
    ----------
    frames
        Tables by name.
    folder
        Where to; made if absent.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    toolkit.errors.ToolkitError
        The folder cannot be made or written.
    """
    target = Path(folder)
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
            _as_text(frame).to_csv(aside / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
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

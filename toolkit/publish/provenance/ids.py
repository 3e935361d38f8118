"""Ids that last, and the way back from an id to the words of the source.

An id names a document, and in it a passage, words of a passage, or a row of a table:

- ``A/RES/78/132 O30`` or ``O30``: a passage;
- ``tags:12``, ``repairs:3``: a row of a table, counted from 0 (`toolkit.publish.provenance.findings`);
- ``urn:resolution-toolkit:A/RES/78/132:ar:repaired:O30:0-9`` or ``...:tags:12``: the same with language and reading, as
  exports write it, since text offsets and rows hold for one reading only;
- the id of a figure or table of a report, which lists its paragraphs in its ``figures.json``.

`where` gives the words that an id names as the reading has them, and as they stand in the untouched source with their
raw offsets, and for a PDF, Word or HTML file where in it they stand; repairs that touch them and doubts about the
passage are said. An id stays the same as long as the text, the reading and the
version of the toolkit do: a row may move where a later version finds more.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, get_args
from urllib.parse import quote, unquote

from toolkit import _doubts, _places, tables
from toolkit.errors import DataError, ToolkitError
from toolkit.model import Passage, Reading, Resolution, Span
from toolkit.publish.exports._common import plain
from toolkit.publish.provenance.findings import findings, standing

__all__ = ["NAMESPACE", "identifier", "where", "where_shown"]

#: Prefix of the names that only this toolkit gives. A name, not an address: nothing is to be found there.
NAMESPACE: Final = "urn:resolution-toolkit:"

_ROW: Final = re.compile(r"(?P<table>[a-z]+):(?P<row>[0-9]{1,7})")
_RANGE: Final = re.compile(r"(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")
_SHAPES: Final = "an id is 'A/RES/78/132 O30', 'O30', 'tags:12', a urn of an export, or with --report that of a figure"


def identifier(resolution: Resolution, place: str = "", start: int | None = None, end: int | None = None) -> str:
    """The name of a resolution, of a passage of it, or of words of a passage (text offsets in its reading).

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.provenance import ids
    >>> ids.identifier(tk.load(), "O30")
    'urn:resolution-toolkit:A/RES/78/132:ar:repaired:O30'
    """
    parts = [quote(_name(resolution), safe="/"), resolution.language, resolution.reading]
    parts += [place] if place else []
    parts += [f"{start}-{end}"] if start is not None else []
    return NAMESPACE + ":".join(parts)


def where(resolution: Resolution, name: str, start: int | None = None, end: int | None = None) -> dict[str, Any]:
    """What an id names, and where it stands.

    Parameters
    ----------
    resolution
        The document; an id that states another reading is looked up in that reading.
    name
        The id.
    start, end
        Text offsets, to name words of the passage; its beginning and end where not given.

    Returns
    -------
    dict
        ``id``; ``document``; ``place``; ``text`` (``start``, ``end``, ``words`` in the reading); ``source`` (a list of
        ``start``, ``end``, ``words`` in the untouched source); ``file`` (``page`` and ``box``, or ``paragraph`` and
        ``runs``), where the format has places; ``repairs`` that touch it; ``doubts`` about it; ``row`` if the id names
        one.

    Raises
    ------
    toolkit.errors.ToolkitError
        It names nothing in this document, or names another document.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.provenance import ids
    >>> sorted(ids.where(tk.load(), "O30"))[:3]
    ['document', 'doubts', 'id']
    """
    resolution, rest = _document(resolution, name)
    row = _ROW.fullmatch(rest)
    if row:
        return _row(resolution, row["table"], int(row["row"]))
    place, _, part = rest.partition(":")
    span = _RANGE.fullmatch(part) if part else None
    if part and span is None:
        raise ToolkitError(f"no id: {name[:80]!r}", remedy=_SHAPES)
    if span:
        start, end = int(span["start"]), int(span["end"])
    passage = _passage(resolution, place)
    size = len(passage.text)
    low, high = start or 0, size if end is None else end
    if not 0 <= low <= high <= size:
        raise ToolkitError(f"{low} to {high} lies outside {place}", remedy=f"its text has {size} characters")
    return _found(resolution, passage, Span(low, high))


def where_shown(resolution: Resolution, report: Path, name: str) -> dict[str, Any]:
    """The paragraphs that a figure or table of a report stands on.

    Parameters
    ----------
    resolution
        The document that the report is about.
    report
        The folder of the report, or its ``figures.json``.
    name
        Id of the figure or table.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such report or figure, or the report was made from another text.
    """
    path = report / "figures.json" if report.is_dir() else report
    catalogue = _catalogue(path)
    shown = next((one for one in catalogue["exhibits"] if one.get("id") == name), None)
    if shown is None:
        known = ", ".join(str(one.get("id")) for one in catalogue["exhibits"][:6])
        raise ToolkitError(f"shows no {name[:60]!r}", file=path, remedy=f"it shows {known} ...")
    digest = hashlib.sha256(resolution.source.encode("utf-8", "surrogatepass")).hexdigest()
    if catalogue["source"].get("sha256") != digest:
        raise ToolkitError("was made from another text", file=path, remedy="name that text with --source")
    own = {"", str(resolution.symbol or resolution.name), str(resolution.symbol or "").removeprefix("A/RES/")}
    places = {passage.id for passage in resolution.passages()}
    inside = [row for row in shown["rows"] if row.get("document") in own and row.get("paragraph") in places]
    outside = [row for row in shown["rows"] if row.get("document") not in own or row.get("paragraph") not in places]
    elsewhere = {(row.get("document", ""), row.get("paragraph", "")): None for row in outside}
    return {
        "exhibit": {key: shown.get(key, "") for key in ("id", "kind", "title", "page", "made_by")},
        "document": _facts(resolution),
        "paragraphs": [_place(resolution, place, inside) for place in dict.fromkeys(r["paragraph"] for r in inside)],
        "elsewhere": [{"document": document, "paragraph": place} for document, place in elsewhere],
    }


def _place(resolution: Resolution, place: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A passage, with the words on which rows of a figure stand, where they say more than the passage."""
    found = where(resolution, place)
    spans = sorted({tuple(span) for row in rows if row["paragraph"] == place for span in row.get("raw_spans", ())})
    cited = [_excerpt(Span(*span), resolution.source) for span in spans]
    return {
        **{key: found[key] for key in ("id", "place", "text", "source")},
        **({"rows": cited} if cited else {}),
    }


def _catalogue(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        for exhibit in read["exhibits"]:
            exhibit["rows"] = [dict(row) for frame in exhibit["frames"] for row in frame["paragraphs"]]
            exhibit["id"] = str(exhibit["id"])
        return {"exhibits": list(read["exhibits"]), "source": dict(read["source"])}
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DataError("is no report that lists its figures", file=path, remedy="name a report's folder") from error


def _name(resolution: Resolution) -> str:
    return str(resolution.symbol) if resolution.symbol else Path(resolution.name).name


def _document(resolution: Resolution, name: str) -> tuple[Resolution, str]:
    """The document in the reading that an id states, and the rest of the id."""
    own = _name(resolution)
    if not name.startswith(NAMESPACE):
        document, _, rest = name.strip().rpartition(" ")
        _check_name(document or own, own)
        return resolution, rest
    document, language, reading, *rest_ = [*name.removeprefix(NAMESPACE).split(":"), "", "", ""]
    _check_name(unquote(document), own)
    rest = ":".join(part for part in rest_ if part)
    if language != resolution.language or reading not in get_args(Reading) or not rest:
        raise ToolkitError(f"no id of this text: {name[:80]!r}", remedy=f"the text is in {resolution.language!r}")
    return resolution.with_reading("source" if reading == "source" else "repaired"), rest


def _check_name(named: str, own: str) -> None:
    if named != own:
        raise ToolkitError(f"the id names {named[:60]!r}, the text is {own}", remedy="name its text with --source")


def _passage(resolution: Resolution, place: str) -> Passage:
    try:
        return resolution[place]
    except KeyError as error:
        raise ToolkitError(str(error.args[0]), remedy=_SHAPES) from error


def _row(resolution: Resolution, table: str, number: int) -> dict[str, Any]:
    if table == "repairs":
        return _repair(resolution, number)
    if table not in standing():
        raise ToolkitError(
            f"rows of {table!r} do not stand on words", remedy=f"tables: {', '.join(standing())}, repairs"
        )
    found = findings(resolution, [table]) if table in tables.known(resolution.language) else []
    if number >= len(found):
        raise ToolkitError(f"{table} has no row {number}", remedy=f"it has {len(found)} rows, counted from 0")
    one = found[number]
    at = _found(resolution, resolution.passage(one.place), Span(one.start, one.end))
    return {**at, "id": f"{identifier(resolution)}:{one.id}", "row": _plain(one.values)}


def _repair(resolution: Resolution, number: int) -> dict[str, Any]:
    if number >= len(resolution.repairs):
        raise ToolkitError(f"repairs has no row {number}", remedy=f"it has {len(resolution.repairs)} rows from 0")
    repair = resolution.repairs[number]
    span = Span(repair.raw_start, repair.raw_end)
    passage = _passage(resolution, repair.place)
    before = passage.text.from_raw(span.start)
    words = passage.text.within(*_raw(span)) or Span(before, before)
    at = _found(resolution, passage, words)
    source = [_excerpt(span, resolution.source)]
    row = _plain(asdict(repair))
    return {**at, "id": f"{identifier(resolution)}:repairs:{number}", "source": source, "row": row}


def _raw(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): plain(value) for name, value in row.items()}


def _found(resolution: Resolution, passage: Passage, words: Span) -> dict[str, Any]:
    spans = passage.text.raw(words.start, words.end) if len(words) else ()
    places = [_places.as_record(place) for place in _places.of(resolution, spans)]
    is_whole = words == Span(0, len(passage.text))
    return {
        "id": identifier(resolution, passage.id) if is_whole else identifier(resolution, passage.id, *_raw(words)),
        "document": _facts(resolution),
        "place": passage.id,
        "text": _excerpt(words, str(passage.text)),
        "source": [_excerpt(span, resolution.source) for span in spans],
        **({"file": places} if places else {}),
        "repairs": _touching(resolution, spans),
        "doubts": [{"kind": doubt.kind, "says": doubt.says} for doubt in _doubts.of(resolution, passage.id)],
    }


def _touching(resolution: Resolution, spans: Sequence[Span]) -> list[dict[str, Any]]:
    kept = ("raw_start", "raw_end", "as_written", "repaired", "evidence", "confidence", "reason")
    touching = [r for r in resolution.repairs if any(r.raw_start < s.end and s.start < r.raw_end for s in spans)]
    return [{name: getattr(repair, name) for name in kept} for repair in touching]


def _excerpt(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "words": span.of(text)}


def _facts(resolution: Resolution) -> dict[str, Any]:
    content = resolution.source.encode("utf-8", "surrogatepass")
    own = {"format": resolution.format, "file_sha256": resolution.sha256} if resolution.places else {}
    return {
        "symbol": str(resolution.symbol or ""),
        **({"parts": dict(resolution.meta["parts"])} if resolution.meta.get("parts") else {}),
        "source": Path(resolution.name).name,
        "sha256": hashlib.sha256(content).hexdigest(),
        **own,
        "language": resolution.language,
        "reading": resolution.reading,
    }

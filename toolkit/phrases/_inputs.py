"""What an index is made from: the documents of a folder of texts, of a `toolkit corpus`, or of a Parquet of paragraphs.

A document is known by its symbol (or the name of its file), its language, and a digest of what it was read from, so
that what did not change is not read again. Date, title and committee are those of ``data/assembly/`` where it knows
the symbol, else the document's own; unknown is empty, and such a document counts as younger than every dated one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit.errors import DataError, ToolkitError
from toolkit.text import fold

if TYPE_CHECKING:
    from toolkit.model import Resolution

__all__ = ["IndexedDocument", "IndexedText", "documents", "known", "of_resolution"]

#: Names that a column may have, the first one found counts.
_ID: Final = ("paragraph_id", "id")
_NEEDED: Final = ("symbol", "language", "text")
#: Rows of a Parquet file that are held at a time.
_BATCH: Final = 20_000
# The numbers of a symbol, those of session and resolution last: A/RES/74/261 C, A/RES/ES-11/4; not the I of A/RES/3(I).
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
Paragraphs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A text whose paragraphs are indexed.

    Attributes
    ----------
    symbol, language
        Canonical symbol, or the name of the file; ISO 639-1 code.
    date, title, committee, organ
        Empty where unknown; the title folded, to tell the texts of one line.
    digest
        Of what it was read from.
    """

    symbol: str
    language: str
    date: str = ""
    title: str = ""
    committee: str = ""
    organ: str = ""
    digest: str = ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What texts are sorted by: date, session, number; what has no date comes last."""
        numbers = [int(part) for part in _NUMBER.findall(self.symbol)]
        session, number = (numbers[-2], numbers[-1]) if len(numbers) > 1 else (10_000, sum(numbers))
        return self.date or "9999", session, number, self.symbol


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A document, and what reads its paragraphs: id and text of each, in order; nothing where it is no resolution."""

    document: IndexedDocument
    read: Callable[[], tuple[IndexedDocument, Paragraphs]]


def documents(source: Path, languages: Sequence[str] = ("ar", "en")) -> Iterator[IndexedText]:
    """The documents of a source, one by one, each symbol and language once.

    Parameters
    ----------
    source
        A folder of files or zip archives, the folder of a `toolkit corpus`, or a Parquet file with columns
        ``symbol``, ``language``, ``text`` and ``paragraph_id`` or ``id``; ``date``, ``title``, ``committee`` may stand
        in it too.
    languages
        ISO 639-1 codes; others are left out.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is nothing at that place, or it lacks a column.
    """
    if source.is_file() and source.suffix == ".parquet":
        yield from _tabled([source], languages)
    elif (source / "paragraphs").is_dir() and any((source / "paragraphs").glob("*.parquet")):
        yield from _tabled(sorted((source / "paragraphs").glob("*.parquet")), languages)
    elif source.is_dir():
        yield from _files(source, languages)
    else:
        raise ToolkitError("is no folder of texts and no Parquet file", file=source, remedy="name one")


def known(symbol: str, language: str = "en", **own: str) -> IndexedDocument:
    """What is known of a document: the Assembly's tables first, then what it says of itself."""
    row = _resolutions().get(symbol, {})
    title = row.get("title_ar" if language == "ar" else "title", "") or own.get("title", "")
    return IndexedDocument(
        symbol,
        language,
        row.get("date", "") or own.get("date", ""),
        " ".join(fold(title).split()),
        row.get("committee", "") or own.get("committee", ""),
        own.get("organ", "") or (symbol.partition("/")[0] if "/RES/" in symbol else ""),
        own.get("digest", ""),
    )


@cache
def _resolutions() -> dict[str, dict[str, str]]:
    from toolkit import corpus

    frame = corpus.assembly("resolutions")[["symbol", "date", "title", "title_ar", "committee"]]
    return {row["symbol"]: {str(key): str(value) for key, value in row.items()} for row in frame.to_dict("records")}


def of_resolution(resolution: Resolution, digest: str = "") -> tuple[IndexedDocument, Paragraphs]:
    """A resolution as a document with its paragraphs."""
    symbol = str(resolution.symbol or resolution.name)
    own = {key: str(resolution.meta.get(key) or "") for key in ("title", "committee")}
    own["date"] = str(resolution.meta.get("adopted") or "")
    rows = [(paragraph.id, paragraph.text.string) for paragraph in resolution.paragraphs]
    return known(symbol, resolution.language, digest=digest, **own), rows


def _files(folder: Path, languages: Sequence[str]) -> Iterator[IndexedText]:
    from toolkit.corpus import texts

    for name, digest, read in texts.each(folder, languages):

        def opened(
            read: Callable[[], Resolution] = read, digest: str = digest, name: str = name
        ) -> tuple[IndexedDocument, Paragraphs]:
            try:
                resolution = read()
            except ToolkitError:
                return IndexedDocument(name, "", digest=digest), ()
            if resolution.language not in languages:
                return IndexedDocument(name, "", digest=digest), ()
            return of_resolution(resolution, digest)

        yield IndexedText(IndexedDocument(name, "", digest=digest), opened)


def _tabled(files: Sequence[Path], languages: Sequence[str]) -> Iterator[IndexedText]:
    seen: set[tuple[str, str]] = set()
    rows: list[tuple[str, str]] = []
    at: tuple[Any, ...] = ()
    for row in _rows(files, languages):
        key = row["symbol"], row["language"], row.get("file", "")
        if at and key != at[0]:
            yield from _closed(at[1], rows, seen)
            rows = []
        at = key, row
        rows.append((row["id"], row["text"]))
    if at:
        yield from _closed(at[1], rows, seen)


def _closed(row: dict[str, str], rows: list[tuple[str, str]], seen: set[tuple[str, str]]) -> Iterator[IndexedText]:
    key = row["symbol"], row["language"]
    if key in seen:
        return
    seen.add(key)
    text = "\n".join(f"{name}\t{words}" for name, words in rows)
    text = "\n".join((*(str(row.get(name)) for name in ("symbol", "language", "date", "title", "committee")), text))
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    own = {name: row.get(name) or "" for name in ("date", "title", "committee", "organ")}
    document = known(row["symbol"], row["language"], digest=digest, **own)
    yield IndexedText(document, lambda: (document, rows))


def _rows(files: Sequence[Path], languages: Sequence[str]) -> Iterator[dict[str, str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for path in files:
        try:
            opened = pq.ParquetFile(path)
            names = set(opened.schema_arrow.names)
            id_ = next((name for name in _ID if name in names), "")
            lacking = [name for name in (*_NEEDED, id_ or _ID[0]) if name not in names]
            if lacking:
                raise DataError(
                    f"lacks the column {', '.join(lacking)}", file=path, remedy="name a table of paragraphs"
                )
            more = [name for name in ("file", "date", "title", "committee", "organ") if name in names]
            columns = [*_NEEDED, id_, *more]
            for batch in opened.iter_batches(_BATCH, columns=columns):
                for row in batch.to_pylist():
                    if row["language"] in languages and row["text"]:
                        row["id"] = row[id_]
                        yield row
        except (OSError, pa.ArrowException) as error:
            raise DataError(f"cannot be read: {error}"[:300], file=path, remedy="make it again") from error

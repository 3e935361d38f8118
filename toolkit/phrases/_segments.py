"""A part of an index on disk: the words of some documents of one language, their order, and whose they are.

A folder a segment: ``row.npy`` (numbers of words), ``order.npy`` (`toolkit.phrases._suffixes`), ``documents.parquet``,
``paragraphs.parquet`` (where each begins in the row) and ``texts.parquet`` (their words as written). Documents stand by
date, so that the first of some places of a row is the earliest. The arrays are mapped, not read: a question touches a
few pages of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit.phrases import _suffixes
from toolkit.phrases._inputs import IndexedDocument

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Row = np.ndarray[Any, np.dtype[np.unsignedinteger[Any]]]

__all__ = ["MANIFEST", "VERSION", "Coded", "Segment", "write"]

#: Of the form of an index; one of another version is made anew.
VERSION: Final = 2
#: Names the segments of an index and the digests of their documents.
MANIFEST: Final = "manifest.json"
#: Paragraphs whose words are unpacked together.
_GROUP: Final = 500


@dataclass(frozen=True, slots=True)
class Coded:
    """A document whose words are numbers."""

    document: IndexedDocument
    ids: tuple[str, ...]
    rows: tuple[Row, ...]
    texts: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(row) for row in self.rows)


class Spot(NamedTuple):
    """Where something stands in a segment: number of document and paragraph, and of the word within it."""

    document: int
    paragraph: int
    word: int


def write(folder: Path, language: str, coded: Sequence[Coded]) -> None:
    """Write a segment of documents, which are sorted here."""
    import numpy as np
    import pandas as pd

    coded = sorted(coded, key=lambda one: one.document.order)
    gap, parts, starts, owners, names, place = np.zeros(1, dtype=np.uint32), [], [], [], [], 0
    for number, one in enumerate(coded):
        for name, row in zip(one.ids, one.rows, strict=True):
            starts.append(place)
            owners.append(number)
            names.append(name)
            parts += [row, gap]
            place += len(row) + 1
    row = np.concatenate([*parts, np.zeros(_suffixes.DEEP, dtype=np.uint32)]).astype(np.uint32)
    del parts
    sorted_ = _suffixes.order(row)
    folder.mkdir(parents=True)
    small = np.uint16 if row.max() < 2**16 else np.uint32  # half the file as long as the words are few
    np.save(folder / "row.npy", row.astype(small))
    np.save(folder / "order.npy", sorted_)
    table = pd.DataFrame(
        [asdict(one.document) for one in coded], columns=[field.name for field in fields(IndexedDocument)]
    )
    table.to_parquet(folder / "documents.parquet", index=False, compression="zstd")
    own = pd.DataFrame({"document": owners, "id": names, "start": starts})
    own = own.astype({"document": "int32", "start": "int64"})
    own.to_parquet(folder / "paragraphs.parquet", index=False, compression="zstd")
    texts = pd.DataFrame({"text": [text for one in coded for text in one.texts]})
    texts.to_parquet(folder / "texts.parquet", index=False, compression="zstd", row_group_size=_GROUP)
    (folder / "language").write_text(language, encoding="utf-8")


class Segment:
    """A segment that is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.language = (folder / "language").read_text(encoding="utf-8")

    @cached_property
    def row(self) -> Row:
        """Numbers of words."""
        return self._mapped("row")

    @cached_property
    def order(self) -> Row:
        """Places of the row in the order of what begins there."""
        return self._mapped("order")

    @cached_property
    def documents(self) -> tuple[IndexedDocument, ...]:
        """By number, the oldest first."""
        import pyarrow.parquet as pq

        return tuple(IndexedDocument(**row) for row in pq.read_table(self.folder / "documents.parquet").to_pylist())

    @cached_property
    def orders(self) -> tuple[tuple[str, int, int, str], ...]:
        """What each document is sorted by."""
        return tuple(document.order for document in self.documents)

    @cached_property
    def ids(self) -> list[str]:
        """Of each paragraph, by number."""
        return self.paragraphs["id"].tolist()

    @cached_property
    def names(self) -> np.ndarray[Any, np.dtype[np.object_]]:
        """The same, to be taken many at a time."""
        return self.paragraphs["id"].to_numpy(dtype=object)

    @cached_property
    def owners(self) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Number of each paragraph's document."""
        return self.paragraphs["document"].to_numpy()

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """``document``, ``id`` and ``start`` by number of paragraph."""
        import pyarrow.parquet as pq

        frame: pd.DataFrame = pq.read_table(self.folder / "paragraphs.parquet").to_pandas()
        return frame

    @cached_property
    def starts(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Where each paragraph begins in the row."""
        return self.paragraphs["start"].to_numpy()

    def text(self, number: int) -> str:
        """The words of a paragraph as they are written."""
        import pyarrow.parquet as pq

        group = pq.ParquetFile(self.folder / "texts.parquet").read_row_group(number // _GROUP)
        return str(group["text"][number % _GROUP])

    def spot(self, place: int) -> Spot:
        """Which paragraph a place of the row stands in."""
        number = int(self.starts.searchsorted(place, side="right")) - 1
        return Spot(int(self.owners[number]), number, place - int(self.starts[number]))

    def bound(self, day: str) -> int:
        """Where the documents of a day and later begin in the row."""
        number = bisect_left(self.orders, (day,))
        return int(self.starts[self.owners.searchsorted(number)]) if number < len(self.orders) else len(self.row)

    def coded(self) -> list[Coded]:
        """The documents again, to be put together with others."""
        import numpy as np
        import pyarrow.parquet as pq

        row, owners, ids = np.array(self.row), self.owners, self.ids
        ends = np.append(self.starts[1:], len(row) - _suffixes.DEEP) - 1
        found, texts = [], pq.read_table(self.folder / "texts.parquet")["text"].to_pylist()
        for number, document in enumerate(self.documents):
            low, high = owners.searchsorted([number, number + 1])
            rows = tuple(row[self.starts[at] : ends[at]] for at in range(low, high))
            found.append(Coded(document, tuple(ids[low:high]), rows, tuple(texts[low:high])))
        return found

    def _mapped(self, name: str) -> Row:
        import numpy as np

        return np.load(self.folder / f"{name}.npy", mmap_mode="r")  # type: ignore[no-any-return]

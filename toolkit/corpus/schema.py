"""The tables of a corpus: their columns, and the type of each.

Every table begins with ``file``, ``symbol`` and ``language``; then come the columns of the contract (`toolkit.tables`)
in their order. The types are the same in every partition, with or without rows. An empty string means that the
document does not state it; a number that is not stated is null. ``documents`` has one row a file that was read,
``failures`` one for each that was not (``kind`` says whether that is a loss: see `toolkit.corpus.inputs`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COMMON", "NAMES", "columns", "schema"]

#: The columns with which every row begins.
COMMON: Final = ("file", "symbol", "language")

#: Columns of each table behind `COMMON`, with their types: text where none is named.
_COLUMNS: Final[dict[str, str]] = {
    "documents": "title adopted session agenda_item report meeting published reading preambular:int32 operative:int32 "
    "annexed:int32 notes:int32 repairs:int32 characters:int64 words:int64 tables size:int64 sha256",
    "failures": "kind place reason remedy",
    "paragraphs": "paragraph_id part number:int32 text raw_spans lead verb force gloss_en level:int32",
    "functions": "paragraph_id order:int32 phrase verb force modifiers:texts start:int32 end:int32 raw_start:int32 "
    "raw_end:int32",
    "addressees": "paragraph_id addressee phrase order:int32 verb force start:int32 end:int32 raw_start:int32 "
    "raw_end:int32",
    "asks": "paragraph_id order:int32 addressee verb force ask deadline session start:int32 end:int32 raw_start:int32 "
    "raw_end:int32",
    "footnotes": "marker place note status raw_spans",
    "citations": "place as_written cited:symbol kind body date annex:bool verb paragraphs start:int32 end:int32 "
    "raw_start:int32 raw_end:int32",
    "statistics": "place as_written value:float64 unit group indicator pair kind qualifier polarity text_start:int32 "
    "text_end:int32 raw_start:int32",
    "dates": "place as_written start end precision kind event in_name:bool text_start:int32 text_end:int32 "
    "raw_start:int32",
    "tags": "paragraph_id theme evidence start:int32 end:int32 rule raw_start:int32 raw_end:int32",
    "repairs": "place raw_start:int32 raw_end:int32 as_written repaired kind evidence confidence reason rule",
    "passages": "place kind text raw_spans",
}

#: Every table, in the order in which they are written.
NAMES: Final = tuple(_COLUMNS)


def columns(table: str) -> tuple[str, ...]:
    """Names of a table's columns, the common ones first.

    The symbol cited stands in ``cited``, since ``symbol`` is the document's own.
    """
    return (*COMMON, *(part.partition(":")[0] for part in _COLUMNS[table].split()))


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    import pyarrow as pa

    types = {
        "": pa.string(),
        "symbol": pa.string(),
        "texts": pa.list_(pa.string()),
        "bool": pa.bool_(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
    }
    own = (part.partition(":") for part in _COLUMNS[table].split())
    fields = [pa.field(name, pa.string()) for name in COMMON]
    return pa.schema([*fields, *(pa.field(name, types[kind]) for name, _, kind in own)])

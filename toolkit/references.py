"""References as value objects: parse, hold, print; anything else is refused.

`Symbol` is a document symbol in the United Nations' canonical English form;
`ParagraphRef` is a symbol with a paragraph id of this toolkit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"(?:P|O)\d{2,3}|fn\d+|header|closing")
_SYMBOL = re.compile(r"[A-Z]+(?:/[A-Za-z0-9.()*-]+)+")


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """A document symbol, e.g. ``A/RES/78/132``."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """Read a canonical symbol; raise ``ValueError`` for anything else."""
        if not _SYMBOL.fullmatch(text):
            msg = f"not a document symbol: {text[:60]!r}"
            raise ValueError(msg)
        return cls(text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ParagraphRef:
    """A paragraph of a resolution, e.g. ``A/RES/78/132 O30``."""

    symbol: Symbol
    place: str

    @classmethod
    def parse(cls, text: str) -> ParagraphRef:
        """Read ``SYMBOL PLACE``; raise ``ValueError`` for anything else."""
        symbol, _, place = text.rpartition(" ")
        if not _PLACE.fullmatch(place):
            msg = f"not a paragraph reference: {text[:60]!r}"
            raise ValueError(msg)
        return cls(Symbol.parse(symbol), place)

    def __str__(self) -> str:
        return f"{self.symbol} {self.place}"

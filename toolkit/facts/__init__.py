"""What a text says: acts, addressees (with asks), citations, dates and quantities, a package each.

Every package finds its records in one passage (`in_text`) and in a whole resolution (`find`); `rows` makes them rows of
the fact's table. The words a language uses are data (``data/languages/<code>/``); a fact that no rule covers is
missing, never guessed. In code a fact has one word: *acts* fill the contract's table ``functions``,
*quantities* its table ``statistics``.
"""

from __future__ import annotations

from typing import Any

from toolkit import _room
from toolkit.facts._rows import rows

__all__ = ["rows"]


def __getattr__(name: str) -> Any:
    return _room.enter(__name__, name)


def __dir__() -> list[str]:
    return _room.names(__name__)

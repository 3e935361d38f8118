"""What every export shares: how a file is named, what it says of its origin, and which characters XML can carry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from toolkit.model import Resolution, Symbol
from toolkit.publish.provenance.about import DATA_LICENCE, UNITED_NATIONS, about

__all__ = ["link", "origin", "parts", "plain", "printable", "stem"]

# What XML 1.0 cannot carry in any way: most controls, halves of pairs, two non-characters.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Text as XML can carry it: a character that it cannot becomes U+FFFD, one for one, so offsets hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def stem(resolution: Resolution) -> str:
    """Name of a file of a resolution: ``A_RES_78_132.ar``, and ``.source`` for that reading."""
    name = str(resolution.symbol) if resolution.symbol else Path(resolution.name).stem
    plain = re.sub(r"[^A-Za-z0-9-]+", "_", name).strip("_")[:80] or "resolution"
    return f"{plain}.{resolution.language}" + (".source" if resolution.reading == "source" else "")


def link(symbol: str, language: str = "en") -> str:
    """Address at which the United Nations shows a document, as its own files write it; elsewhere a name for it."""
    parsed = Symbol.parse(symbol)
    if parsed.elsewhere:
        return f"urn:symbol:{quote(parsed.text)}"
    return f"https://undocs.org/{language}/{quote(parsed.link, safe='/().,-')}"


def parts(resolution: Resolution) -> dict[str, str]:
    """The symbol of each resolution that a document in parts holds, by its letter; empty where it is one resolution."""
    found = resolution.meta.get("parts")
    return (
        {str(letter): str(symbol) for letter, symbol in found.items() if symbol} if isinstance(found, Mapping) else {}
    )


def origin(resolution: Resolution) -> dict[str, str]:
    """Where an export comes from: tool, source with its sha256, reading, licence, acknowledgement. No times."""
    own = about()
    content = resolution.source.encode("utf-8", "surrogatepass")
    facts = {
        "generator": f"{own.title} {own.version}",
        "released": own.released,
        "source": Path(resolution.name).name,
        "source_sha256": hashlib.sha256(content).hexdigest(),
        "symbol": str(resolution.symbol or ""),
        "adopted": str(resolution.meta.get("adopted", "")),
        "language": resolution.language,
        "reading": resolution.reading,
        "licence": DATA_LICENCE[0],
        "rights": UNITED_NATIONS,
    }
    return {name: value for name, value in facts.items() if value}


def plain(value: Any) -> Any:
    """A cell of a frame as JSON has it: numbers as numbers, lists as lists, unknown as ``None``."""
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    value = value.item() if hasattr(value, "item") else value
    return None if value is None or str(value) == "<NA>" or value != value else value  # noqa: PLR0124 - not a number

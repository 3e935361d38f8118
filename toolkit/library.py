"""Loading resolutions: the one that ships, and any other printed text or AKN4UN XML.

The shipped files are checked against ``data/resolution/SHA256SUMS`` before use; a file
that was edited is refused, since offsets and errata stand on its very characters.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from toolkit import paths, sources
from toolkit.apparatus import _evidence, errata, rules
from toolkit.apparatus.apply import apply
from toolkit.errors import DataError, ToolkitError
from toolkit.model import Reading, Repair, Resolution, Symbol
from toolkit.sources import read_bytes

#: Words of these witnesses may be misread and are repaired; what is official, or of unknown origin, never is.
REPAIRED = ("transcription", "ocr")
#: The resolution that ships.
SHIPPED = "A_RES_78_132.ar.txt"
#: What ships beside it.
BESIDE = ("errata.csv", "glosses_en.csv", "glosses_en_source.csv", "metadata.toml")


def load(
    source: str | PathLike[str] | None = None,
    *,
    reading: Reading = "repaired",
    language: str | None = None,
    ocr: bool = False,
) -> Resolution:
    """Read a resolution.

    Parameters
    ----------
    source
        Path of a printed text (Arabic or English, clean or transcribed page by page) or of an
        AKN4UN XML file (any of the six official languages); without it, the Arabic text of
        A/RES/78/132 that ships.
    reading
        ``repaired``, or ``source`` for the words untouched.
    language
        ISO 639-1 code; found from the text where not given.
    ocr
        Read the pages of a PDF that have no words, or other words than they show, from their picture (needs
        tesseract); such words are never official.

    Returns
    -------
    Resolution

    Raises
    ------
    toolkit.errors.SourceError
        The file cannot be read as a resolution; the message names file, place and remedy.
    toolkit.errors.DataError
        A shipped file does not have the checksum of the registry.

    Examples
    --------
    >>> load()
    <Resolution A/RES/78/132 (ar, repaired): 56 preambular, 59 operative paragraphs, 19 notes, 71 repairs>
    """
    _check_reading(reading)
    if source is None:
        if language not in (None, "ar"):
            raise ToolkitError(
                f"the resolution that ships is in 'ar', not in {language[:20]!r}", remedy="name a file, or no language"
            )
        content = _verified(SHIPPED)
        found = _shipped(content, tuple(_digest(_verified(name)) for name in BESIDE), reading)
        return found.replace(meta=dict(found.meta))  # the only thing in it that can be changed
    path = Path(source)
    return read(read_bytes(path), name=str(path), reading=reading, language=language, ocr=ocr)


def read(
    content: bytes,
    *,
    name: str,
    reading: Reading = "repaired",
    language: str | None = None,
    ocr: bool = False,
) -> Resolution:
    """Read a resolution from the bytes of a file; otherwise like `load`.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit import library
    >>> len(library.read(tk.load().source.encode(), name="copy.txt").paragraphs)
    115
    """
    _check_reading(reading)
    found = sources.read(content, name=name, language=language, ocr=ocr)
    found = found.replace(witness=_evidence.witness(found))
    source = found.source.encode("utf-8", "surrogatepass")  # whatever the file's encoding
    extras = _extras(found.sha256 if source == content else _digest(source))
    own = extras.get("errata")
    general = rules.general(found) if found.witness in REPAIRED else []
    repairs = _merged(general, errata.read(own, found.source) if own else ())
    meta = {**found.meta, **extras.get("meta", {})}
    symbol = Symbol.parse(meta["symbol"]) if "symbol" in meta and found.symbol is None else found.symbol
    found = found.replace(meta=meta, symbol=symbol, **_glosses(extras, reading))
    return apply(found, repairs, reading)


@lru_cache(maxsize=4)
def _shipped(content: bytes, _beside: tuple[str, ...], reading: Reading) -> Resolution:
    """The resolution that ships, read once for the same files."""
    return read(content, name=SHIPPED, reading=reading, language="ar")


def loads(text: str, *, name: str = "text", reading: Reading = "repaired", language: str | None = None) -> Resolution:
    """Read a resolution from a string; otherwise like `load`.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.loads(tk.lessons.sample("own"), name="mine.txt")
    <Resolution A/RES/99/41 (en, repaired): 3 preambular, 6 operative paragraphs, 0 notes, 0 repairs>
    """
    return read(text.encode("utf-8", "surrogatepass"), name=name, reading=reading, language=language)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _check_reading(reading: str) -> None:
    if reading not in ("repaired", "source"):
        raise ToolkitError(f"unknown reading {reading[:40]!r}", remedy="reading is 'repaired' or 'source'")


def _merged(general: list[Repair], own: tuple[Repair, ...]) -> list[Repair]:
    """General repairs and a text's own errata; where they differ, the erratum, which was read, stands."""
    same = {(r.raw_start, r.raw_end, r.repaired) for r in general}
    own = tuple(r for r in own if (r.raw_start, r.raw_end, r.repaired) not in same)
    taken = [(r.raw_start, r.raw_end) for r in own]
    free = [r for r in general if not any(r.raw_start < end and start < r.raw_end for start, end in taken)]
    return [*free, *own]


@cache
def _registry() -> dict[str, str]:
    path = paths.data("resolution", "SHA256SUMS")
    if not path.is_file():
        raise DataError("is missing", file=path, remedy="restore the shipped data")
    lines = path.read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in lines if line.strip())}


def _verified(name: str) -> bytes:
    """A shipped file's bytes, once they have the registered checksum."""
    path = paths.data("resolution", name)
    content = read_bytes(path)
    expected = _registry().get(name)
    if _digest(content) != expected:
        raise DataError(
            "does not have the registered sha256", file=path, remedy="the source is never edited: restore the file"
        )
    return content


def _extras(digest: str) -> dict[str, Any]:
    """What ships beside a source of this checksum: its errata, glosses and metadata."""
    if digest != _registry().get(SHIPPED):
        return {}
    for name in BESIDE:
        _verified(name)
    meta = tomllib.loads(paths.data("resolution", "metadata.toml").read_text(encoding="utf-8"))
    return {
        "errata": paths.data("resolution", "errata.csv"),
        "glosses": paths.data("resolution", "glosses_en.csv"),
        "source_glosses": paths.data("resolution", "glosses_en_source.csv"),
        "meta": _flat(meta),
    }


def _flat(meta: dict[str, Any]) -> dict[str, str]:
    """Metadata without their evidence: ``{"title.en": {"value": ...}}`` as ``{"title_en": ...}``."""
    flat: dict[str, str] = {}
    for key, entry in meta.items():
        if "value" in entry:
            flat[key] = str(entry["value"])
        else:
            flat |= {f"{key}_{part}": str(inner["value"]) for part, inner in entry.items()}
    return flat


def _glosses(extras: Mapping[str, Any], reading: Reading) -> dict[str, dict[str, str]]:
    """The glosses of a reading, and where the other reading says otherwise, those of the other."""
    if "glosses" not in extras:
        return {}
    repaired, source = _sentences(extras["glosses"]), _sentences(extras["source_glosses"])
    if reading == "source":
        return {"glosses": {**repaired, **source}, "other_glosses": {place: repaired[place] for place in source}}
    return {"glosses": repaired, "other_glosses": source}


def _sentences(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["paragraph_id"]: row["gloss_en"] for row in csv.DictReader(stream)}

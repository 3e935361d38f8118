"""A Frictionless Data Package: the tables as CSV, and a description by which other tools can check every cell.

``datapackage.json`` has a schema for each table (types, meanings, constraints, primary and foreign keys), the size and
sha256 of each file, licences, sources and the reading. An empty cell is unknown, never zero; lists are JSON.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from toolkit import tables
from toolkit.model import Resolution
from toolkit.publish.about import DATA_LICENCE, UNITED_NATIONS, about
from toolkit.publish.exports import schemas
from toolkit.publish.exports.common import origin, stem

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["files"]


def files(resolution: Resolution) -> dict[str, bytes]:
    """``datapackage.json`` and a CSV each table that the language allows."""
    frames = tables.tables(resolution)
    contents = {f"{name}.csv": tables.as_csv(frame) for name, frame in frames.items()}
    resources = [_resource(name, frame, contents[f"{name}.csv"], list(frames)) for name, frame in frames.items()]
    package = json.dumps(_package(resolution, resources), ensure_ascii=False, indent=2)
    return {"datapackage.json": f"{package}\n".encode(), **contents}


def _package(resolution: Resolution, resources: list[dict[str, Any]]) -> dict[str, Any]:
    own, made_from = about(), origin(resolution)
    return {
        "profile": "tabular-data-package",
        "name": stem(resolution).lower(),
        "title": f"Tables of {resolution.symbol or made_from['source']} ({resolution.language}, {resolution.reading})",
        "description": f"What the text says, row by row, with the characters that say it. {UNITED_NATIONS}",
        "version": own.version,
        "licenses": [{"name": "CC-BY-4.0", "title": DATA_LICENCE[1], "path": DATA_LICENCE[0]}],
        "contributors": [{"title": author.name, "role": "author"} for author in own.authors],
        "sources": [{"title": f"{made_from['source']}, sha256 {made_from['source_sha256']}"}],
        "keywords": list(own.keywords),
        "origin": made_from,
        "resources": resources,
    }


def _resource(name: str, frame: pd.DataFrame, content: bytes, present: list[str]) -> dict[str, Any]:
    title, description = schemas.title(name)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        "description": description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schemas.schema(name, frame, present),
    }

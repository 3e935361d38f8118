"""A Frictionless Data Package: the tables as CSV, and a description by which other tools can check every cell.

``datapackage.json`` has a schema for each table (types, meanings, constraints, primary and foreign keys), the size and
sha256 of each file, licences, sources and the reading. An empty cell is unknown, never zero; lists are JSON.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from toolkit import contract, tables
from toolkit.model import Resolution
from toolkit.publish.exports import _schemas as schemas
from toolkit.publish.exports._common import origin, stem
from toolkit.publish.provenance.about import DATA_LICENCE, UNITED_NATIONS, about

__all__ = ["files"]


def files(resolution: Resolution) -> dict[str, bytes]:
    """``datapackage.json`` and a CSV each table that the language allows.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import datapackage
    >>> "datapackage.json" in datapackage.files(tk.load())
    True
    """
    frames = tables.tables(resolution)
    contents = {f"{name}.csv": tables.as_csv(frame) for name, frame in frames.items()}
    resources = [_resource(name, contents[f"{name}.csv"], list(frames)) for name in frames]
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


def _resource(name: str, content: bytes, present: list[str]) -> dict[str, Any]:
    table = contract.table(name)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": table.title["en"],
        "description": schemas.described(table),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schemas.schema(table, present),
    }

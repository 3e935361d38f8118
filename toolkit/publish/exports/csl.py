"""CSL-JSON: the documents cited (`toolkit.publish.exports._cited`), for Zotero, Pandoc and citation processors.

A list of items and nothing else, as the format wants it; where it comes from is said beside it. Resolutions and
decisions have the type ``legislation``, other documents ``report``.
"""

from __future__ import annotations

import json
from typing import Any

from toolkit.model import Resolution
from toolkit.publish.exports._cited import CitedDocument, cited

__all__ = ["content"]


def content(resolution: Resolution) -> bytes:
    """The file.

    Examples
    --------
    >>> import toolkit as tk
    >>> import json
    >>> from toolkit.publish.exports import csl
    >>> json.loads(csl.content(tk.load()))[0]["id"] != ""
    True
    """
    items = [_item(one, resolution) for one in cited(resolution)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _item(one: CitedDocument, resolution: Resolution) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.symbol,
        "type": "report" if one.kind == "document" else "legislation",
        "title": one.title,
        "number": one.symbol,
        "publisher": "United Nations",
        "URL": one.url,
        "note": one.note(resolution),
    }
    if one.body:
        item["author"] = [{"literal": one.body}]
    if one.date:
        item["issued"] = {"date-parts": [[int(part) for part in one.date.split("-")]]}
    return item

"""W3C Web Annotations: what was found, and what was repaired, as notes on the untouched source.

One annotation a row of the tables that stand on words (acts, addressees, asks, citations, figures, dates, tags) and
one a repair. A target selects characters of the *source file*, twice: by position (``TextPositionSelector``, raw
offsets in code points of the decoded file) and by the words themselves with what stands around them
(``TextQuoteSelector``), so that a reader who has lost count still finds them. Words that a page break or a note parts
have several targets, in order; together they are the words. The source is named by its sha256 (``ni:`` of RFC 6920),
since it is that very text on which the offsets stand.

A tag's value is the theme, an act's its verb, a citation's the link to the document cited, a repair's what the words
read as (its words as they stand are the quotation). ``row`` holds the whole row of the table. In the ``source``
reading the repairs are there all the same, as proposals.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final

from toolkit.model import Repair, Resolution, Span
from toolkit.publish.exports._common import link, origin, plain
from toolkit.publish.provenance.findings import TableFinding, findings
from toolkit.publish.provenance.ids import NAMESPACE, identifier

__all__ = ["AROUND", "CONTEXT", "content"]

#: Address of the context of the Web Annotation Vocabulary.
CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
#: Characters before and after the words that a quotation gives.
AROUND: Final = 32

_OWN: Final = {
    "toolkit": f"{NAMESPACE}term:",
    "place": "toolkit:place",
    "table": "toolkit:table",
    "origin": {"@id": "toolkit:origin", "@type": "@json"},
    "row": {"@id": "toolkit:row", "@type": "@json"},
}
#: What an annotation of a table is for, in the vocabulary's words, and the column that is its value.
_PURPOSE: Final = {
    "functions": ("classifying", "verb"),
    "addressees": ("identifying", "addressee"),
    "asks": ("classifying", "verb"),
    "citations": ("linking", "symbol"),
    "statistics": ("describing", "value"),
    "dates": ("describing", "start"),
    "tags": ("tagging", "theme"),
}


def content(resolution: Resolution) -> bytes:
    """The file: a collection with one page, an annotation a line.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import web_annotations
    >>> b"AnnotationPage" in web_annotations.content(tk.load())
    True
    """
    source = _source(resolution)
    items = [_annotation(one, resolution, source) for one in findings(resolution)]
    items += [_repair(i, one, resolution, source) for i, one in enumerate(resolution.repairs)]
    own = identifier(resolution)
    head = {
        "@context": [CONTEXT, _OWN],
        "id": f"{own}:annotations",
        "type": "AnnotationCollection",
        "label": f"What the resolution toolkit found in {resolution.symbol or origin(resolution)['source']}",
        "rights": origin(resolution)["licence"],
        "origin": origin(resolution),
        "total": len(items),
    }
    page = {"id": f"{own}:annotations:1", "type": "AnnotationPage", "startIndex": 0}
    lines = ",\n".join(_json(item) for item in items)
    text = f'{_json(head)[:-1]}, "first": {_json(page)[:-1]}, "items": [\n{lines}\n]}}}}\n'
    return text.encode("utf-8", "replace")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _source(resolution: Resolution) -> str:
    digest = hashlib.sha256(resolution.source.encode("utf-8", "surrogatepass")).digest()
    return "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def _annotation(one: TableFinding, resolution: Resolution, source: str) -> dict[str, Any]:
    purpose, column = _PURPOSE[one.table]
    value = plain(one.values[column])
    body: dict[str, Any] = {"type": "TextualBody", "purpose": purpose, "value": str("" if value is None else value)}
    if one.table == "citations":
        address = link(str(value), resolution.language)
        body = {"type": "SpecificResource", "purpose": purpose, "source": address}
    spans = resolution.passage(one.place).text.raw(one.start, one.end)
    return {
        "id": f"{identifier(resolution)}:{one.id}",
        "type": "Annotation",
        "motivation": purpose,
        "table": one.table,
        "place": one.place,
        "body": body,
        "target": _targets(spans, resolution.source, source),
        "row": {str(name): plain(cell) for name, cell in one.values.items()},
    }


def _repair(number: int, repair: Repair, resolution: Resolution, source: str) -> dict[str, Any]:
    bodies = [
        {"type": "TextualBody", "purpose": "editing", "value": repair.repaired, "language": resolution.language},
        {"type": "TextualBody", "purpose": "commenting", "value": repair.reason, "language": "en"},
    ]
    kept = ("kind", "evidence", "confidence", "rule", "as_written", "repaired")
    return {
        "id": f"{identifier(resolution)}:repairs:{number}",
        "type": "Annotation",
        "motivation": "editing",
        "table": "repairs",
        "place": repair.place,
        "body": bodies,
        "target": _targets([Span(repair.raw_start, repair.raw_end)], resolution.source, source),
        "row": {name: getattr(repair, name) for name in kept},
    }


def _targets(spans: Sequence[Span], text: str, source: str) -> list[dict[str, Any]]:
    return [{"source": source, "selector": _selectors(span, text)} for span in spans]


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(span.start - AROUND, 0) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]

"""Where every figure and table of a report comes from, for readers (a chapter) and for machines (``figures.json``).

An entry leads from an id to the function that drew it, to its frames as CSV, and to the paragraphs that their rows
name. A paragraph of the report's own resolution leads to its place in the source: its raw spans, in code points of the
file whose sha256 stands beside. Rows that bear raw offsets of their own (a repair, an act, a citation) say them too. A
paragraph of another document is named with that document, whose text is not part of the report.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from toolkit import _places
from toolkit._version import __version__
from toolkit.model import Resolution
from toolkit.publish.report._site import Edition, citation
from toolkit.publish.report._subject import ReportSubject
from toolkit.publish.report.chapters import Chapter, Exhibit, Prose

__all__ = ["NAME", "as_json", "chapter"]

#: Name of the file for machines; a folder that holds it is a report.
NAME: Final = "figures.json"


def as_json(editions: Sequence[Edition]) -> str:
    """The catalogue of a report, in all its editions."""
    subject = editions[0].subject
    resolution = subject.repaired
    found = {
        "toolkit": __version__,
        "source": {"name": resolution.name, "symbol": str(resolution.symbol or ""), "sha256": subject.digest},
        "paragraphs": {
            passage.id: [[span.start, span.end] for span in passage.raw_spans] for passage in resolution.passages()
        },
        **_in_file(resolution),
        "exhibits": [
            _entry(exhibit, edition, one)
            for edition in editions
            for one in edition.chapters
            for exhibit in one.exhibits
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _in_file(resolution: Resolution) -> dict[str, Any]:
    """For a PDF or Word file: where in it each passage stands."""
    if not resolution.places:
        return {}
    found = {passage.id: _places.of(resolution, passage.raw_spans) for passage in resolution.passages()}
    return {
        "file": {"format": resolution.format, "sha256": resolution.sha256},
        "places": {place: [_places.as_record(one) for one in there] for place, there in found.items()},
    }


def chapter(subject: ReportSubject, chapters: Sequence[Chapter]) -> Chapter:
    """The list of figures and tables, with their data and paragraphs."""
    words = subject.words("exhibits")
    columns = "".join(
        f'<th scope="col">{html.escape(words[key])}</th>' for key in ("id", "what", "place", "data", "paragraphs")
    )
    rows = "\n".join(_row(exhibit, one) for one in chapters for exhibit in one.exhibits)
    table = f'<div class="rt"><table><thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'
    head = f"<h1>{html.escape(words['title'])}</h1><p>{html.escape(words['intro'])}</p>"
    return Chapter("figures", words["title"], [Prose(head + table)], printed=False)


def _row(exhibit: Exhibit, one: Chapter) -> str:
    name = html.escape(exhibit.id)
    data = " ".join(f'<a href="data/{html.escape(file)}"><bdi>{html.escape(file)}</bdi></a>' for file in exhibit.frames)
    named = {(p["document"], p["paragraph"]) for frame in exhibit.frames.values() for p in frame["paragraphs"]}
    cells = (
        f'<a href="{html.escape(one.page)}#{name}"><code>{name}</code></a>',
        html.escape(exhibit.title),
        html.escape(one.title),
        data,
        f"<bdi>{len(named) or ''}</bdi>",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _entry(exhibit: Exhibit, edition: Edition, one: Chapter) -> Mapping[str, Any]:
    language = edition.language
    return {
        "id": exhibit.id,
        "edition": language,
        "kind": exhibit.kind,
        "number": exhibit.number,
        "title": exhibit.title,
        "page": f"{language}/{one.page}#{exhibit.id}",
        "picture": f"{language}/figures/{exhibit.id}.svg" if exhibit.kind == "figure" else "",
        "made_by": exhibit.record.get("maker", ""),
        "arguments": exhibit.record.get("arguments", {}),
        "cite": citation(exhibit, edition, one),
        "frames": [
            {"file": f"{language}/data/{name}", "rows": frame["rows"], "paragraphs": frame["paragraphs"]}
            for name, frame in exhibit.frames.items()
        ],
    }

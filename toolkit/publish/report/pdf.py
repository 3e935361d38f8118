"""Chapters on paper: one PDF an edition, set by typst from a template that never sees a document's words as source.

Everything that is said goes in as data (JSON); the templates ``nodes.typ`` and ``report.typ`` hold the design. Fonts
are those of ``data/fonts`` and those that typst carries, never the machine's; a text with letters that these lack
(`foreign_letters`: Chinese, say) is not set at all, for it would be a page of empty boxes. The date in the file is the
toolkit's release date. Code is left out; a table of more than `ROWS` rows is left to the annex of data, with a line
that says where it is; a figure that stands in the summary is not printed again, a line leads to it.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from toolkit import notebook as nb
from toolkit import paths
from toolkit._version import __version__
from toolkit.errors import ToolkitError
from toolkit.hypertext import ordered
from toolkit.publish.provenance import about
from toolkit.publish.report import markup
from toolkit.publish.report._reader import facts
from toolkit.publish.report._site import Edition
from toolkit.publish.report.chapters import Block, Chapter, Code, Exhibit, FindingBlock
from toolkit.publish.report.markup import Node

__all__ = ["ROWS", "compiled", "document", "foreign_letters", "ratio"]

#: Rows of a table that is printed.
ROWS: Final = 30

#: Scripts that the fonts have, by the first word of the names of their letters.
_SCRIPTS: Final = {"LATIN", "ARABIC", "GREEK", "CYRILLIC", "MODIFIER", "FEMININE", "MASCULINE", "SUPERSCRIPT", "MICRO"}
#: Keys of what is no prose.
_NAMES: Final = {
    "id",
    "to",
    "svg",
    "cite",
    "style",
    "class",
    "lang",
    "dir",
    "language",
    "direction",
    "marks",
    "anchors",
}
_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_VIEW: Final = re.compile(r'\bviewBox="0 0 ([\d.]+) ([\d.]+)"')


def document(edition: Edition) -> bytes:
    """An edition as PDF; the same bytes for the same edition.

    Raises
    ------
    toolkit.errors.ToolkitError
        It cannot be set.
    """
    data = _data(edition)
    return compiled("report", in_order(data) if data["direction"] == "rtl" else data, edition.pdf)


def compiled(template: str, data: Mapping[str, Any], name: str) -> bytes:
    """What a template makes of data; the same bytes for the same data.

    Parameters
    ----------
    template
        Name of a template of this room, which finds what ``nodes.typ`` defines.
    data
        What it is to say: title, language, direction, chapters as nodes and so on.
    name
        Of the file, for messages.

    Raises
    ------
    toolkit.errors.ToolkitError
        It cannot be set.
    """
    import typst

    compiler: Any = typst.compile  # its types want one kind of path and source
    source = b"".join((_TEMPLATES / f"{part}.typ").read_bytes() for part in ("nodes", template))
    try:
        made = compiler(
            source,
            font_paths=[str(paths.data("fonts"))],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        )
    except typst.TypstError as error:
        raise ToolkitError(f"the PDF cannot be set: {error.message}", file=name) from error
    return bytes(made)


def in_order(values: Any) -> Any:
    r"""What a template is told, each line of prose `toolkit.hypertext.ordered`; code, drawings and names stay.

    Examples
    --------
    >>> in_order({"title": "فقرات F1: 9", "id": "F1: ف 9"}) == {"title": "فقرات F1\u200f: 9", "id": "F1: ف 9"}
    True
    """
    if isinstance(values, str):
        return ordered(values)
    if isinstance(values, list):
        return [in_order(one) for one in values]
    if isinstance(values, dict) and values.get("t") not in ("code", "pre"):
        return {key: value if key in _NAMES else in_order(value) for key, value in values.items()}
    return values


def foreign_letters(text: str) -> str:
    """The letters of a text that are in none of the scripts of the fonts that come along, each once.

    Examples
    --------
    >>> foreign_letters("قرار, résolution, резолюция, 决议")
    '决议'
    """
    letters = (letter for letter in dict.fromkeys(text) if letter.isalpha())
    return "".join(letter for letter in letters if unicodedata.name(letter, "").split(" ")[0] not in _SCRIPTS)


def _data(edition: Edition) -> dict[str, Any]:
    subject, own = edition.subject, about.about()
    words = subject.words()
    printed = [chapter for chapter in edition.chapters if chapter.printed]
    found = ((chapter, block) for chapter in printed for block in chapter.blocks if isinstance(block, FindingBlock))
    summary = {block.exhibit.title: (block.exhibit, chapter.title) for chapter, block in found}
    title = words["report_on"].format(symbol=subject.label)
    body = [_chapter(chapter, edition, summary) for chapter in printed]
    return {
        "language": edition.language,
        "direction": subject.direction,
        "title": title,
        "about": subject.title,
        "subtitle": words["subtitle"].format(version=__version__),
        "authors": [author.name for author in own.authors],
        "date": [int(part) for part in own.released.split("-")],
        "released": own.released,
        "cite": subject.cited(title),
        "rights": subject.words("rights")["united_nations"],
        "facts": [list(fact) for fact in facts(subject)],
        "words": {key: words[key] for key in ("contents", "figure", "table", "id")},
        "marks": {name: colour for name, (colour, _) in nb.CLASSES.items()},
        "chapters": body,
        "running": True,
        "anchors": sorted(_anchors(body)),
    }


def _chapter(chapter: Chapter, edition: Edition, summary: Mapping[str, tuple[Exhibit, str]]) -> dict[str, Any]:
    found: list[Node] = []
    for block in chapter.blocks:
        printed = summary.get(block.title) if isinstance(block, Exhibit) else None
        found += _pointer(*printed, edition) if printed else _block(block, edition, chapter)
    return {"id": chapter.page, "title": chapter.title, "blocks": found}


def _pointer(exhibit: Exhibit, place: str, edition: Edition) -> Sequence[Node]:
    """A line that leads to a figure of the summary, which is the chapter named."""
    words = edition.subject.words()
    name = html.escape(f"{words['figure']} {exhibit.number}")
    line = words["in_summary"].format(
        figure=f'<a href="#{exhibit.id}">{name}</a>', title=html.escape(exhibit.title), chapter=html.escape(place)
    )
    return markup.nodes(f"<p>{line}</p>")


def _block(block: Block, edition: Edition, chapter: Chapter) -> Iterator[Node]:
    if isinstance(block, Code):
        return
    if isinstance(block, FindingBlock):
        shown = _exhibit(block.exhibit, edition, chapter)
        yield {**shown, "t": "finding", "said": block.sentence} if isinstance(shown, dict) else shown
    elif isinstance(block, Exhibit):
        yield _exhibit(block, edition, chapter)
    elif not block.aside:
        yield from markup.nodes(block.html)


def _exhibit(exhibit: Exhibit, edition: Edition, chapter: Chapter) -> Node:
    node: dict[str, Any] = {
        "t": exhibit.kind,
        "id": exhibit.id,
        "number": exhibit.number,
        "title": exhibit.title,
        "cite": f"{edition.language}/{chapter.page}#{exhibit.id}",
        "c": [],
    }
    if exhibit.kind == "figure":
        return node | {"svg": exhibit.body, "alt": exhibit.description, "ratio": ratio(exhibit.body)}
    table = next((one for one in markup.nodes(exhibit.body) if isinstance(one, dict) and one["t"] == "table"), None)
    return node | _shortened(table or {"head": [], "rows": []}, exhibit, edition)


def ratio(svg: str) -> float:
    """Height of a drawing over its width.

    Examples
    --------
    >>> from toolkit.publish.report import pdf
    >>> pdf.ratio('<svg width="200pt" height="100pt" viewBox="0 0 200 100">')
    0.5
    """
    view = _VIEW.search(svg[:2000])
    return float(view[2]) / float(view[1]) if view else 0.6


def _shortened(table: dict[str, Any], exhibit: Exhibit, edition: Edition) -> dict[str, Any]:
    rows, name = table["rows"], next(iter(exhibit.frames), "")
    total = max(len(rows), *(frame["rows"] for frame in exhibit.frames.values()), 0)
    words, file, more = edition.subject.words(), f"{edition.language}/data/{name}", ""
    if len(rows) > ROWS:  # its place is the annex of data
        return {"head": [], "rows": [], "more": words["left_out"].format(total=total, file=file)}
    if len(rows) < total and name:
        more = words["shortened"].format(shown=len(rows), total=total, file=file)
    return {**{key: table[key] for key in ("head", "dir", "lang") if key in table}, "rows": rows, "more": more}


def _anchors(tree: Any) -> Iterator[str]:
    """Everything that a link can lead to."""
    if isinstance(tree, dict):
        if "id" in tree:
            yield tree["id"]
        for value in tree.values():
            yield from _anchors(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _anchors(value)

"""Hand-outs for the screen and on paper: a lesson as one HTML file that needs nothing else, and as PDF.

Both are made from the same blocks (`toolkit.publish.report.chapters`): prose, code, and what the cells showed. The page
holds its charts and, where Arabic words stand in it, their typeface; no script, nothing from another host.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator, Sequence
from typing import Any, Final

from toolkit import languages
from toolkit import notebook as nb
from toolkit._version import __version__
from toolkit.lessons import _words as words
from toolkit.publish.provenance import about
from toolkit.publish.report import from_notebook, look, markup, pdf
from toolkit.publish.report.chapters import Block, Chapter, Code, Exhibit, FindingBlock
from toolkit.publish.report.markup import Node

__all__ = ["blocks", "document", "page", "paper"]

_STYLE: Final = """
pre.cell { border-inline-start: 4px solid #00558a; } details { margin: 0.8em 0; } summary { cursor: pointer; }
blockquote { border: 1px solid #b0480c; border-inline-start-width: 4px; margin: 1em 0; padding: 0 1em; }
.check { margin: 0.8em 0; } @media print { details > * { display: block; } pre, table { break-inside: avoid; } }
"""


def blocks(notebook: Any, stem: str) -> Chapter:
    """An executed lesson as a chapter."""
    return from_notebook.chapter(notebook, stem, {"interactive": ""})


def page(chapter: Chapter, language: str, edition: str) -> str:
    """A lesson as one HTML file.

    Parameters
    ----------
    chapter
        From `blocks`.
    language
        Language of the edition.
    edition
        What is said of the edition at the head of the page.
    """
    return document(chapter.title, "\n".join(_html(block) for block in chapter.blocks), language, edition)


def document(title: str, body: str, language: str, edition: str = "") -> str:
    """A whole page that needs no other file."""
    direction = languages.load(language, "display").get("direction", "ltr")
    style = look.sheet(look.weights_of(title + body)) + _STYLE
    foot = words.shared("footer", language).format(version=__version__)
    return f"""<!DOCTYPE html>
<html lang="{html.escape(language)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title>
<style>{style}</style>
</head>
<body>
<header><span>{html.escape(edition)}</span></header>
<main id="main">
{body}
</main>
<footer><p>{html.escape(foot)}</p></footer>
</body>
</html>
"""


def paper(title: str, parts: Sequence[Block], language: str, edition: str) -> bytes:
    """Prose, code and charts as PDF; the same bytes for the same parts."""
    own = about.about()
    direction = languages.load(language, "display").get("direction", "ltr")
    data = {
        "title": title,
        "edition": edition,
        "language": language,
        "direction": direction,
        "authors": [author.name for author in own.authors],
        "date": [int(part) for part in own.released.split("-")],
        "words": {"figure": words.shared("figure", language), "table": words.shared("table", language)},
        "marks": {name: colour for name, (colour, _) in nb.CLASSES.items()},
        "foot": words.shared("footer", language).format(version=__version__),
        "anchors": [],
        "blocks": [node for part in parts for node in _plain(_nodes(part), direction)],
    }
    return pdf.compiled("lesson", data, f"{title}.pdf")


def _html(block: Block) -> str:
    if isinstance(block, Code):
        return f'<pre class="cell" dir="ltr" lang="en" tabindex="0"><code>{html.escape(block.source)}</code></pre>'
    if isinstance(block, FindingBlock):
        return _html(block.exhibit)
    if isinstance(block, Exhibit):
        code = base64.b64encode(block.body.encode("utf-8")).decode("ascii")
        words_of = html.escape(block.description)
        return f'<figure><img src="data:image/svg+xml;base64,{code}" alt="{words_of}"></figure>'
    return block.html


def _nodes(block: Block) -> list[Node]:
    if isinstance(block, Code):
        return [{"t": "pre", "c": [block.source]}]
    if isinstance(block, FindingBlock):
        return _nodes(block.exhibit)
    if isinstance(block, Exhibit):
        return [{"t": "picture", "c": [], "svg": block.body, "alt": block.description, "ratio": pdf.ratio(block.body)}]
    return markup.nodes(block.html)


def _plain(found: Sequence[Node], direction: str) -> Iterator[Node]:
    """Nodes without frames that only say again which way the page runs."""
    for node in found:
        if isinstance(node, dict) and node["t"] == "div" and node.get("dir", direction) == direction:
            yield from _plain(node["c"], direction)
        else:
            yield node

"""The HTML of a chapter as plain nodes, for setting it on paper.

A node is a string (words) or a mapping with ``t`` (its kind) and ``c`` (its children). Kinds of blocks: ``h`` (heading,
with ``level``), ``p``, ``list`` (with ``ordered``), ``item``, ``table`` (``head``, ``rows``, ``caption``), ``pre``,
``pair`` (things side by side), ``div``. Kinds within a line: ``b``, ``i``, ``code``, ``mark`` (with ``class``), ``run``
(words of another direction), ``link`` (with ``to``), ``br``. ``dir`` and ``lang`` stand where the HTML has them, ``id``
where something can be linked to.

Words stay words: nothing of a document becomes part of a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree, html

__all__ = ["Node", "nodes"]

Node = str | dict[str, Any]

_BLOCKS: Final = {
    "address", "article", "blockquote", "dd", "details", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "ul",
}  # fmt: skip
_INLINE: Final = {"b": "b", "strong": "b", "dt": "b", "em": "i", "i": "i", "code": "code", "mark": "mark"}
_LEFT_OUT: Final = {"style", "script", "img", "hr"}
_SPACE: Final = re.compile(r"\s+")


def nodes(body: str) -> list[Node]:
    """The blocks of a piece of HTML.

    Examples
    --------
    >>> nodes("<p>one <em>two</em> &lt;b&gt;</p>")
    [{'t': 'p', 'c': ['one ', {'t': 'i', 'c': ['two']}, ' <b>']}]
    """
    if not body.strip():
        return []
    return list(_flow(html.fragment_fromstring(body, create_parent="div")))


def _flow(element: etree._Element) -> Iterator[Node]:
    """The blocks within an element; runs of words between them become paragraphs."""
    run: list[Node] = _words(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag in _BLOCKS:
            yield from _paragraph(run)
            yield from _block(child)
            run = []
        else:
            run += _inline(child)
        run += _words(child.tail)
    yield from _paragraph(run)


def _paragraph(run: list[Node]) -> Iterator[Node]:
    if any(not isinstance(node, str) or node.strip() for node in run):
        yield {"t": "p", "c": _trimmed(run)}


def _block(element: etree._Element) -> Iterator[Node]:
    tag = str(element.tag)
    if tag in _LEFT_OUT:
        return
    if re.fullmatch("h[1-6]", tag):
        yield _node("h", element, _trimmed(_line(element)), level=int(tag[1]))
    elif tag == "table":
        yield _table(element)
    elif tag == "pre":
        yield _node("pre", element, ["".join(_strings(element))])
    elif tag in ("ol", "ul"):
        items: list[Node] = [_node("item", item, list(_flow(item))) for item in element if item.tag == "li"]
        yield _node("list", element, items, ordered=tag == "ol")
    elif tag in ("p", "dt", "summary"):
        line = _trimmed(_line(element))
        if line:
            yield _node("p", element, line if tag == "p" else [{"t": "b", "c": line}], style=_style(element))
    elif "beside" in element.get("class", "").split():
        parts: list[Node] = [_node("div", part, list(_flow(part))) for part in element]
        yield _node("pair", element, parts)
    elif _is_plain(element):
        yield from _flow(element)
    else:
        yield _node("div", element, list(_flow(element)))


def _is_plain(element: etree._Element) -> bool:
    """Whether an element says nothing of its own."""
    return not any(element.get(name) for name in ("dir", "lang", "id"))


def _style(element: etree._Element) -> str:
    known = {"heading", "more", "gloss", "note"} & set(element.get("class", "").split())
    return min(known, default="")


def _table(element: etree._Element) -> Node:
    def cells(row: etree._Element) -> list[Node]:
        return [
            _node("cell", cell, _trimmed(_line(cell)), number="number" in cell.get("class", "").split())
            for cell in row
            if cell.tag in ("td", "th")
        ]

    caption = element.find("caption")
    rows = [row for row in element.iter("tr") if row.getparent().tag != "thead"]
    return _node(
        "table",
        element,
        [],
        caption=_trimmed(_line(caption)) if caption is not None else [],
        head=[cell for row in element.iterfind("thead/tr") for cell in cells(row)],
        rows=[cells(row) for row in rows],
    )


def _line(element: etree._Element) -> list[Node]:
    """What stands within an element as one line of words."""
    found = _words(element.text)
    for child in element:
        found += _inline(child) + _words(child.tail)
    return found


def _inline(element: etree._Element) -> list[Node]:
    tag = element.tag
    if not isinstance(tag, str) or tag in _LEFT_OUT:
        return []
    if tag == "br":
        return [{"t": "br", "c": []}]
    inner = _line(element)
    if tag == "a":
        return [_node("link", element, inner, to=element.get("href", ""))]
    if tag in _INLINE:
        return [_node(_INLINE[tag], element, inner, **({"class": element.get("class", "")} if tag == "mark" else {}))]
    if tag == "bdi" or element.get("dir"):
        return [_node("run", element, inner)]
    return inner


def _node(kind: str, element: etree._Element, children: list[Node], **more: Any) -> dict[str, Any]:
    marks = {name: element.get(name) for name in ("dir", "lang", "id") if element.get(name)}
    return {"t": kind, "c": children, **marks, **{name: value for name, value in more.items() if value != ""}}


def _words(text: str | None) -> list[Node]:
    words = _SPACE.sub(" ", text or "")
    return [words] if words else []


def _strings(element: etree._Element) -> Iterable[str]:
    return (str(piece) for piece in element.itertext())


def _trimmed(run: list[Node]) -> list[Node]:
    """Without blanks at either end."""
    found = list(run)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return [node for node in found if node != ""]

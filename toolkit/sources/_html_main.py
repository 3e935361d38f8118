"""The part of a web page that is the document: what is left without navigation, scripts and the site's own frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.sources._opc import local

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["main_part"]

#: Elements without words of a document.
_DROPPED_NAMES = (
    "script style noscript template iframe object embed svg canvas audio video map head title meta link input "
    "select button option textarea nav dialog datalist applet xml"
)
_DROPPED = frozenset(_DROPPED_NAMES.split())
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar", "toolbar", "alert"]
)
# Classes and ids of a site's frame: "nav", "site-footer", "left-menu", "breadcrumbs"; not "footnotes", "canvas".
_FRAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|breadcrumbs?|sidebar|cookies?|share|social|toolbar|footer|skip|"
    r"search|pagination|pager|related|toc|noprint|navbox|catlinks|printfooter|editsection|siteheader|sitefooter|popup|"
    r"modal|subscribe|newsletter|comments?-area)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: A part of the frame holds less than this share of the page's words.
_SHARE = 0.4
_LINKED = 0.85
_LETTERS = re.compile(r"[^\W\d_]")


def main_part(root: etree._Element, kept: frozenset[etree._Element]) -> etree._Element:
    """Take the site's frame out of a page, and give the element that holds the document.

    Parameters
    ----------
    root
        The page; changed.
    kept
        Elements that are no frame whatever they look like: notes.
    """
    for element in list(root.iter()):
        if local(element) in _DROPPED:
            _drop(element)
    whole = _size(root)
    for element in list(root.iter()):
        framed = _is_frame(element) and not kept.intersection(element.iter()) and element is not root
        if framed and _size(element) < _SHARE * whole and local(element) not in ("html", "body"):
            _drop(element)
    for element in list(root.iter("ul", "ol", "div", "table", "section", "p")):
        if not kept.intersection((*element.iterancestors(), *element.iter())) and _is_list_of_links(element):
            _drop(element)
    left = _size(root)
    mains = [
        item for item in root.iter() if local(item) in ("main", "article") or item.get("role") in ("main", "article")
    ]
    mains = [item for item in mains if _size(item) > 0.5 * left]
    body = next(root.iter("body"), root)
    return mains[0] if mains and all(set(mains[0].iter()) >= {item} for item in kept) else body


def _drop(element: etree._Element) -> None:
    above = element.getparent()
    if above is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        above.text = (above.text or "") + tail
    above.remove(element)


def _is_frame(element: etree._Element) -> bool:
    name = local(element)
    if name in ("p", "span", "a", "li", "td", "h1", "h2", "h3"):
        return False
    if element.get("role") in _ROLES or (name in ("header", "footer", "aside") and not _in_document(element)):
        return True
    return any(_FRAME.search(element.get(key) or "") for key in ("class", "id"))


def _in_document(element: etree._Element) -> bool:
    return any(local(item) in ("main", "article") for item in element.iterancestors())


def _is_list_of_links(element: etree._Element) -> bool:
    """Whether an element holds little but links in words: a menu. Symbols that lead to documents are no menu."""
    links = ["".join(item.itertext()).strip() for item in element.iter("a")]
    links = [text for text in links if text]
    if len(links) < 4:
        return False
    words = "".join(links)
    size = _size(element)
    return size > 0 and len(words) >= _LINKED * size and len(_LETTERS.findall(words)) > 0.6 * len(words)


def _size(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())

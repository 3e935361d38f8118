"""The part of a web page that is the document: what is left without navigation, scripts and the site's own frame."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from toolkit.sources._opc import local

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
#: A menu has this many links or more, and this share of its words stands in them.
_FEWEST, _LINKED = 4, 0.85
_LETTERS = re.compile(r"[^\W\d_]")


def main_part(root: etree._Element, kept: frozenset[etree._Element]) -> tuple[etree._Element, set[etree._Element]]:
    """The element that holds the document, and the elements of the site's frame, which are to be left out.

    Parameters
    ----------
    root
        The page.
    kept
        Elements that are no frame whatever they look like: notes.
    """
    left_out = {element for element in root.iter() if local(element) in _DROPPED}
    for frame in (True, False):
        measured = _measured(root, kept, left_out)
        size_of_page = measured[root].size
        for element, found in measured.items():
            if element is root or found.kept or found.inside or found.size >= _SHARE * size_of_page:
                continue
            if local(element) in ("html", "body"):
                continue
            if _is_frame(element) if frame else _is_list_of_links(element, found):
                left_out.add(element)
    measured = _measured(root, kept, left_out)
    for item, found in measured.items():
        is_main = local(item) in ("main", "article") or item.get("role") in ("main", "article")
        if is_main and found.size > 0.5 * measured[root].size and found.kept == len(kept):
            return item, left_out
    return next(root.iter("body"), root), left_out


@dataclass(slots=True)
class _Measure:
    """What stands in an element: characters, those in links, links, notes; and whether it stands in a note."""

    size: int = 0
    linked: int = 0
    letters: int = 0
    links: int = 0
    kept: int = 0
    inside: bool = False


def _measured(
    root: etree._Element, kept: frozenset[etree._Element], left_out: set[etree._Element]
) -> dict[etree._Element, _Measure]:
    """The measure of every element that is not left out, in one walk."""
    found: dict[etree._Element, _Measure] = {}
    within = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element in left_out:
            if event == "start":
                walk.skip_subtree()
            elif (above := element.getparent()) in found:
                found[above].size += len((element.tail or "").strip())
            continue
        if event == "start":
            within += element in kept
            found[element] = _Measure(len((element.text or "").strip()), kept=int(element in kept), inside=within > 0)
            continue
        own = found[element]
        within -= element in kept
        if local(element) == "a":
            own.linked, own.links = own.size, own.size > 0
            own.letters = len(_LETTERS.findall("".join(element.itertext())))
        above = element.getparent()
        if above is not None and element is not root:
            outer = found[above]
            outer.size += own.size + len((element.tail or "").strip())
            outer.linked, outer.letters = outer.linked + own.linked, outer.letters + own.letters
            outer.links += own.links
            outer.kept += own.kept
    return found


def _is_frame(element: etree._Element) -> bool:
    name = local(element)
    if name in ("p", "span", "a", "li", "td", "h1", "h2", "h3"):
        return False
    if element.get("role") in _ROLES or (name in ("header", "footer", "aside") and not _in_document(element)):
        return True
    return any(_FRAME.search(element.get(key) or "") for key in ("class", "id"))


def _in_document(element: etree._Element) -> bool:
    return any(local(item) in ("main", "article") for item in element.iterancestors())


def _is_list_of_links(element: etree._Element, found: _Measure) -> bool:
    """Whether an element holds little but links in words: a menu. Symbols that lead to documents are no menu."""
    if local(element) not in ("ul", "ol", "div", "table", "section", "p") or found.links < _FEWEST:
        return False
    return found.linked >= _LINKED * found.size and found.letters > 0.6 * found.linked

"""Notes of a web page: references with an anchor, and the elements that they lead to.

Each program that makes web pages writes them in a way of its own; what they share is a pair of links. A short raised or
bracketed sign leads to a place further down, where an element begins that leads back, or that is the item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.sources._opc import local

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["HtmlNotes"]

# The words of a reference: "1", "[12]", "(3)", "*", "iv"; not "A/RES/78/1", "page 3".
_SIGN = re.compile(r"[\[(]?\s?(\d{1,3}|\*{1,3}|[†‡§]|[a-z]{1,4})\s?[\])]?\.?")
# Names that say of a class or an id that it is a note's: "footnote-ref", "MsoEndnoteReference", "ftn1", "cite_ref-2".
_NOTEISH = re.compile(
    r"foot ?note|end ?note|ftn|fnref|edn|\bfn\b|sdfootnote|sdendnote|noteref|cite|reference|\bsym\b", re.IGNORECASE
)
_BLOCKS = frozenset(["p", "li", "dd", "td", "div", "aside", "section", "blockquote"])
#: Longest note in characters, elements and links, and most links of a page that are looked at.
_LONGEST, _ELEMENTS, _LINKS, _MOST = 6000, 1000, 200, 5000


@dataclass
class HtmlNotes:
    """The notes of a page.

    Attributes
    ----------
    markers
        Marker by the element that refers to a note.
    bodies
        Marker by the element that holds a note.
    back
        Elements that only lead back from a note.
    """

    root: etree._Element
    markers: dict[etree._Element, str] = field(default_factory=dict)
    bodies: dict[etree._Element, str] = field(default_factory=dict)
    back: set[etree._Element] = field(default_factory=set)

    def __post_init__(self) -> None:
        order: dict[etree._Element, int] = {}
        named: dict[str, etree._Element] = {}
        for index, element in enumerate(self.root.iter()):
            order[element] = index
            for name in (element.get("id"), element.get("name")):
                if name:
                    named.setdefault(name, element)
        links = [(element, named.get(_target(element))) for element in order if local(element) == "a"][:_MOST]
        leads = {element: target for element, target in links if target is not None}
        for element, target in leads.items():
            if order[target] > order[element]:
                self._pair(element, target, leads, order)

    def _pair(
        self,
        element: etree._Element,
        target: etree._Element,
        leads: dict[etree._Element, etree._Element],
        order: dict[etree._Element, int],
    ) -> None:
        match = _SIGN.fullmatch(" ".join("".join(element.itertext()).split()))
        body = _body(target)
        if match is None or body is None or element in set(body.iter()):
            return
        back = [link for link in body.iter("a") if link in leads and order[leads[link]] <= order[element] + 2]
        back = [link for link in back if _near(leads[link], element) or leads[link] in self.markers]
        raised = any(local(item) == "sup" for item in (element, *_around(element, 2), *element))
        says = any(_NOTEISH.search(word) for word in _names(element, target))
        listed = local(body) == "li"
        if not (back or ((raised or says) and (listed or _begins(body, match[1])))):
            return
        marker = self.bodies.setdefault(body, match[1])
        self.markers[element] = marker
        self.back.update(back)


def _target(element: etree._Element) -> str:
    """The name that a link leads to within the page."""
    href = element.get("href") or ""
    before, hash_, name = href.partition("#")
    return name if hash_ and ("//" not in before or before.endswith((".htm", ".html"))) else ""


def _around(element: etree._Element, most: int) -> Iterator[etree._Element]:
    for _ in range(most):
        above = element.getparent()
        if above is None:
            return
        yield above
        element = above


def _near(target: etree._Element, element: etree._Element) -> bool:
    """Whether the target of a link back is the reference, or an element just around, within or before it."""
    if target is element or target in _around(element, 3) or element.getprevious() is target:
        return True
    return target in set(element.iter()) or any(
        element in set(item.iter()) for item in _around(target, 1) if _small(item)
    )


def _small(element: etree._Element) -> bool:
    return local(element) in ("sup", "span", "a")


def _body(target: etree._Element) -> etree._Element | None:
    """The element that holds the note at a target."""
    body = target
    while local(body) not in _BLOCKS:
        above = body.getparent()
        if above is None or local(above) in ("body", "html"):
            return None
        body = above
    above = body.getparent()
    if above is not None and (local(above) == "li" or _NOTEISH.search(above.get("id") or "")):
        body = above if local(above) in ("li", "div", "aside") and _is_small(above) else body
    return body if _is_small(body) else None


def _is_small(body: etree._Element) -> bool:
    """Whether an element may be a note: with words, no longer than one, and with few links."""
    size = links = 0
    for number, item in enumerate(body.iter()):
        links += local(item) == "a"
        size += len(item.text or "") + len(item.tail or "")
        if number > _ELEMENTS or size > _LONGEST or links > _LINKS:
            return False
    return size > 0


def _begins(body: etree._Element, sign: str) -> bool:
    return "".join(body.itertext()).strip().lstrip("[( ").startswith(sign)


def _names(*elements: etree._Element) -> Iterator[str]:
    for element in elements:
        for item in (element, *_around(element, 1)):
            yield from (item.get(key) or "" for key in ("class", "id", "name", "href", "role"))

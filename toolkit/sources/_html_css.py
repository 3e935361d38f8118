"""How elements of a web page look: tags, classes of the page's own style sheet, and the ``style`` attribute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

from toolkit.sources._opc import local

__all__ = ["Look", "StyleSheet"]

#: Longest style sheet and most rules that are looked at.
_LONGEST, _MOST = 2_000_000, 20_000
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
# A plain selector: "p", ".c3", "p.MsoNormal", "#main"; not "ul li", "a:hover", ".c1.c2".
_SELECTOR = re.compile(r"([a-zA-Z][a-zA-Z0-9]*)?([.#][\w-]+)?")
# What Google puts before items: ".lst-kix_abc-1 > li:before{content:"(" counter(lst-ctn-kix_abc-1,lower-latin)}".
_LABEL = re.compile(r"\.(lst-kix_[\w-]+?-\d)\s*>\s*li::?before\s*\{\s*content\s*:\s*([^{}]{1,400})\}")
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{0,6})?)\s*(pt|px|in|cm|mm|em|rem)?")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "em": 12.0, "rem": 12.0, None: 0.75}
_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_ITALIC = frozenset(["i", "em", "cite", "dfn", "var"])


@dataclass(frozen=True, slots=True)
class Look:
    """How the words in an element are set; what is not stated comes from the element around it.

    ``apart`` says whether the element itself stands apart from the words around it: ``block``, or ``side``.
    """

    bold: bool = False
    italic: bool = False
    raised: bool = False
    hidden: bool = False
    pre: bool = False
    centred: bool = False
    apart: str = ""
    margin: float | None = None
    first: float = 0.0

    @property
    def indent(self) -> float | None:
        """Of a first line, in points."""
        return None if self.margin is None and not self.first else (self.margin or 0.0) + self.first


@dataclass
class StyleSheet:
    """The style sheets of a page.

    Parameters
    ----------
    texts
        What its ``style`` elements hold.
    """

    texts: Iterable[str]
    rules: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = _COMMENT.sub(" ", "\n".join(self.texts)[:_LONGEST])
        self.labels = {match[1]: match[2] for match in _LABEL.finditer(text)}
        for number, (selectors, declarations) in enumerate(_rules(text)):
            if number > _MOST:
                break
            stated = _declared(declarations)
            for selector in selectors.split(",")[:100] if stated else ():
                plain = selector.strip().lower()
                if _SELECTOR.fullmatch(plain) and plain:
                    self.rules.setdefault(plain, {}).update(stated)

    def look(self, element: etree._Element, name: str, around: Look) -> Look:
        """How an element's words are set within another look."""
        stated = self._stated(element, name)
        bold, italic = around.bold or name in _BOLD, around.italic or name in _ITALIC
        weight = stated.get("font-weight", "")
        if weight:
            bold = weight.startswith("bold") or (weight.isdecimal() and int(weight[:4]) >= 600)
        style = stated.get("font-style", "")
        if style and style != "inherit":
            italic = style in ("italic", "oblique")
        raised = around.raised or name == "sup" or stated.get("vertical-align", "") == "super"
        hidden = around.hidden or stated.get("display") == "none" or stated.get("visibility") == "hidden"
        hidden = hidden or element.get("hidden") is not None or stated.get("mso-hide") == "all"
        align = stated.get("text-align") or (element.get("align") or "").lower()
        centred = around.centred if not align else align == "center"
        margin = around.margin
        for side in ("margin-left", "margin-right", "padding-left", "padding-right"):
            if side in stated and (length := _points(stated[side])) > 0:
                margin = (margin or 0.0) + length
                break
        first = _points(stated["text-indent"]) if "text-indent" in stated else around.first
        return replace(
            around,
            bold=bold,
            italic=italic,
            raised=raised,
            hidden=hidden,
            apart="side" if stated.get("float", "none") != "none" else stated.get("display", ""),
            pre=around.pre or name in ("pre", "textarea") or stated.get("white-space", "").startswith("pre"),
            centred=centred or name == "center",
            margin=margin,
            first=first,
        )

    def list_type(self, element: etree._Element) -> str:
        """How a list or an item says that items are counted: ``lower-roman``, ``none``; empty where it does not say."""
        stated = self._stated(element, local(element))
        style_type = stated.get("list-style-type") or stated.get("list-style", "")
        return next((word for word in style_type.split() if word not in ("inside", "outside") and "(" not in word), "")

    def _stated(self, element: etree._Element, name: str) -> dict[str, str]:
        stated = dict(self.rules.get(name, {}))
        for class_ in (element.get("class") or "").lower().split()[:20]:
            stated.update(self.rules.get(f".{class_}", {}))
            stated.update(self.rules.get(f"{name}.{class_}", {}))
        id_ = (element.get("id") or "").lower()
        if id_:
            stated.update(self.rules.get(f"#{id_}", {}))
        stated.update(_declared(element.get("style") or ""))
        return stated


_WANTED_NAMES = (
    "font-weight font-style vertical-align display float visibility mso-hide text-align text-indent white-space margin "
    "margin-left margin-right padding-left padding-right list-style list-style-type"
)
_WANTED = frozenset(_WANTED_NAMES.split())


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule; what stands within ``@media print {...}`` is of another medium."""
    depth, skipped, begun, selectors = 0, False, 0, ""
    for match in re.finditer(r"[{}]", text):
        piece = text[begun : match.start()]
        begun = match.end()
        if match[0] == "{":
            if depth == 0:
                selectors = piece.rpartition(";")[2].strip()  # "@import ...;" may stand before
                skipped = selectors.startswith("@")
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and not skipped:
                yield selectors, piece


def _declared(text: str) -> dict[str, str]:
    """The declarations that we know: ``font-style: italic``."""
    found = {}
    for item in text[:4000].split(";"):
        key, colon, value = item.partition(":")
        key = key.strip().lower()
        if colon and key in _WANTED:
            found[key] = value.replace("!important", "").strip().lower()
    if "margin" in found:  # top, right, bottom, left
        sides = found.pop("margin").split()
        found.setdefault(
            "margin-left", sides[3] if len(sides) == 4 else sides[1 if len(sides) > 1 else 0] if sides else "0"
        )
    return found


def _points(text: str) -> float:
    match = _LENGTH.match(text)
    return max(-1e4, min(1e4, float(match[1]) * _POINTS[match[2]])) if match else 0.0

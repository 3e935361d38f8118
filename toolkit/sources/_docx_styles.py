"""How paragraphs and runs of a Word file look: direct formatting, styles, and what styles inherit.

A property that is not stated is looked for in the style, in the styles it is based on, and in the document's defaults.
Bold, italics and hidden text are switches: set in both the paragraph's and the run's style, they cancel out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.sources._opc import attribute, child, children, local

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["ParagraphLook", "RunLook", "Styles", "twips"]

#: Longest chain of styles that is followed: a chain may run in a circle.
_LONGEST = 30
_OFF = frozenset({"0", "false", "off", "none"})
_SWITCHES = {"b": "bold", "bCs": "bold_complex", "i": "italic", "iCs": "italic_complex", "vanish": "hidden"}
_CENTRED = frozenset({"center"})
#: Half-points: letters of a superscript; somewhat larger ones, and how high those must stand.
_SMALL, _LESS_SMALL, _HIGH = 16, 20, 6


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is set."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set.

    Attributes
    ----------
    indent
        Of its first line from the side where its language begins, in points; ``None`` where nothing states it.
    centred
        Whether it stands in the middle.
    numbering
        ``(list, level)`` of its automatic number, or ``None``.
    style
        Id of its style.
    """

    indent: float | None
    centred: bool
    numbering: tuple[str, int] | None
    style: str


@dataclass(slots=True)
class _Style:
    kind: str
    based: str
    run: etree._Element | None
    paragraph: etree._Element | None


@dataclass
class Styles:
    """The styles of a document.

    Parameters
    ----------
    root
        Root of the part ``styles``, if there is one.
    """

    root: etree._Element | None
    known: dict[str, _Style] = field(default_factory=dict)
    default: str = ""
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for item in children(self.root, "style"):
            id_, kind = attribute(item, "styleId") or "", attribute(item, "type") or ""
            based = attribute(child(item, "basedOn"), "val") or ""
            self.known[id_] = _Style(kind, based, child(item, "rPr"), child(item, "pPr"))
            self.names[id_] = attribute(child(item, "name"), "val") or id_
            if kind == "paragraph" and attribute(item, "default") in ("1", "true", "on"):
                self.default = id_
        self._of_style = lru_cache(maxsize=4096)(self._run_of_style)
        self._defaults = _stated(child(self.root, "docDefaults", "rPrDefault", "rPr"))

    def chain(self, style: str) -> list[_Style]:
        """A style and those it is based on."""
        found: list[_Style] = []
        while style in self.known and len(found) < _LONGEST:
            found.append(self.known[style])
            style = self.known[style].based
        return found

    def _run_of_style(self, style: str) -> dict[str, bool | str]:
        stated: dict[str, bool | str] = {}
        for item in self.chain(style):
            for key, value in _stated(item.run).items():
                stated.setdefault(key, value)
        return stated

    def run(self, properties: etree._Element | None, style: str) -> RunLook:
        """How a run is set in a paragraph of a style."""
        direct = _stated(properties)
        own = self._of_style(attribute(child(properties, "rStyle"), "val") or "")
        above = self._of_style(style)

        def switch(key: str) -> bool | None:
            if key in direct:
                return bool(direct[key])
            if key in own or key in above:
                return bool(own.get(key)) != bool(above.get(key))
            value = self._defaults.get(key)
            return None if value is None else bool(value)

        complex_ = bool(direct.get("rtl") or own.get("rtl"))

        def either(plain: str) -> bool:
            value = switch(f"{plain}_complex") if complex_ else None
            return bool(switch(plain) if value is None else value)

        raised = direct.get("raised", own.get("raised", above.get("raised", False)))
        return RunLook(either("bold"), either("italic"), bool(raised), bool(switch("hidden")))

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """How a paragraph is set."""
        style = attribute(child(properties, "pStyle"), "val") or self.default
        if style not in self.known:
            style = self.default
        stages = [properties, *(item.paragraph for item in self.chain(style))]
        stages.append(child(self.root, "docDefaults", "pPrDefault", "pPr"))
        align = next((a for s in stages if (a := attribute(child(s, "jc"), "val"))), "")
        return ParagraphLook(
            indent=self._indent(stages), centred=align in _CENTRED, numbering=self._numbering(stages), style=style
        )

    def _indent(self, stages: list[etree._Element | None]) -> float | None:
        stated: dict[str, float] = {}
        for stage in stages:
            for key, value in _indents(child(stage, "ind")).items():
                stated.setdefault(key, value)
        return sum(stated.values()) if stated else None

    def _numbering(self, stages: list[etree._Element | None]) -> tuple[str, int] | None:
        list_ = level = None
        for stage in stages:
            found = child(stage, "numPr")
            list_ = list_ or attribute(child(found, "numId"), "val")
            level = level or attribute(child(found, "ilvl"), "val")
        if not list_ or list_ == "0":
            return None
        return list_, min(int(level), 8) if level and level.isdecimal() else 0


def _indents(element: etree._Element | None) -> dict[str, float]:
    """Where a paragraph and its first line begin, as far as an element states it."""
    if element is None:
        return {}
    side = attribute(element, "start") or attribute(element, "left")
    first, hanging = attribute(element, "firstLine"), attribute(element, "hanging")
    found = {"side": twips(side)} if side else {}
    if hanging:
        found["first"] = -twips(hanging)
    elif first:
        found["first"] = twips(first)
    return found


def twips(value: str | None) -> float:
    """A length in points: twentieths of a point where no unit stands with it."""
    text = (value or "").strip()
    for unit, points in (("pt", 1.0), ("in", 72.0), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("pc", 12.0)):
        if text.endswith(unit):
            return _number(text.removesuffix(unit)) * points
    return _number(text) / 20


def _number(text: str) -> float:
    try:
        return max(-1e6, min(1e6, float(text)))
    except ValueError:
        return 0.0


def _stated(properties: etree._Element | None) -> dict[str, bool | str]:
    """What run properties state."""
    found: dict[str, bool | str] = {}
    for item in () if properties is None else properties:
        name = local(item)
        if name in _SWITCHES:
            found[_SWITCHES[name]] = (attribute(item, "val") or "1").lower() not in _OFF
        elif name == "vertAlign":
            found["raised"] = attribute(item, "val") == "superscript"
        elif name == "position":
            found.setdefault("raised", _raises(_number(attribute(item, "val") or ""), properties))
        elif name in ("rtl", "cs"):
            found["rtl"] = found.get("rtl") or (attribute(item, "val") or "1").lower() not in _OFF
    return found


def _raises(by: float, properties: etree._Element | None) -> bool:
    """Whether a place above the line (half-points) makes a superscript: small letters, or less small ones high up.

    Whole lines may be raised by some points without being superscripts.
    """
    size = _number(attribute(child(properties, "sz"), "val") or "")
    return by > 0 and (0 < size <= _SMALL or (0 < size <= _LESS_SMALL and by >= _HIGH))

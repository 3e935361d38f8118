"""Automatic numbers of a Word file: what the page prints before a paragraph and the text does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.sources._opc import attribute, child, children

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["ListNumbers", "formatted"]

_LEVELS = 9
# "%1" to "%9" in the pattern of a number: the counter of a level. "%" before anything else is a per cent sign.
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
#: Letters in the order in which lists count with them; after the last one they come doubled.
_LETTERS: dict[str, tuple[str, ...]] = {
    "lowerLetter": tuple(_LATIN),
    "upperLetter": tuple(_LATIN.upper()),
    "arabicAlpha": tuple("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "arabicAbjad": ("أ", "ب", "ج", "د", "هـ", *"وزحطيكلمنسعفصقرشتثخذضغظ"),
    "hebrew2": tuple("אבגדהוזחטיכלמנסעפצקרשת"),
    "russianLower": tuple("абвгдежзиклмнопрстуфхцчшщыэюя"),
    "russianUpper": tuple("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
}
_DIGITS = {
    "hindiNumbers": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "decimalFullWidth": "０１２３４５６７８９",
}
_CHINESE = "〇一二三四五六七八九"


def formatted(number: int, form: str) -> str:
    """A number in one of the format's ways to write numbers.

    Examples
    --------
    >>> [formatted(4, form) for form in ("decimal", "lowerLetter", "lowerRoman", "arabicAlpha", "arabicAbjad")]
    ['4', 'd', 'iv', 'ث', 'د']
    >>> formatted(28, "lowerLetter")
    'bb'
    """
    if form in _LETTERS and number > 0:
        letters = _LETTERS[form]
        times, place = divmod(number - 1, len(letters))
        return letters[place] * min(times + 1, 20)
    if form in _DIGITS:
        return str(number).translate(str.maketrans("0123456789", _DIGITS[form]))
    other = _FORMS.get(form)
    return other(number) if other else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out += letters * times
    return out


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(max(number, 0)))
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十") + (_CHINESE[ones] if ones else "")


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": "{:02d}".format,
    "ordinal": _ordinal,
    "none": lambda _: "",
    "numberInDash": "- {} -".format,
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda number: "".join(_CHINESE[int(digit)] for digit in str(number)),
}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    indent: etree._Element | None = None


@dataclass(slots=True)
class _List:
    """What a paragraph refers to: levels, the list that it counts with, and the levels that it sets anew."""

    levels: list[_Level]
    counts: str
    anew: dict[int, int]


@dataclass
class ListNumbers:
    """The lists of a document, and how far each has counted.

    Parameters
    ----------
    root
        Root of the part ``numbering``, if there is one.
    """

    root: etree._Element | None
    lists: dict[str, _List] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        abstract = {attribute(item, "abstractNumId") or "": item for item in children(self.root, "abstractNum")}
        named = {attribute(child(item, "styleLink"), "val"): id_ for id_, item in abstract.items()}
        for item in children(self.root, "num"):
            id_ = attribute(child(item, "abstractNumId"), "val") or ""
            linked = attribute(child(abstract.get(id_), "numStyleLink"), "val")
            id_ = named.get(linked, id_) if linked else id_
            if id_ in abstract:
                self.lists[attribute(item, "numId") or ""] = _list(item, abstract[id_], id_)

    def level_of(self, list_: str, level: int, style: str) -> int:
        """The level of a paragraph: the one that its style is tied to, if any."""
        found = self.lists.get(list_)
        tied = [i for i, one in enumerate(found.levels) if one.style == style] if found else []
        return tied[0] if tied and style else level

    def counts_paragraphs(self, list_: str) -> bool:
        """Whether the first level of a list has plain numbers, as paragraphs of a resolution have, and was used."""
        found = self.lists.get(list_)
        if found is None or found.levels[0].form != "decimal":
            return False
        return self.counters.get(found.counts, [None])[0] is not None

    def indent(self, list_: str, level: int) -> etree._Element | None:
        """What a level states about indents."""
        found = self.lists.get(list_)
        return found.levels[level].indent if found else None

    def next(self, list_: str, level: int) -> str:
        """Count a paragraph, and give its number as printed; empty where nothing is printed or the list is unknown."""
        found = self.lists.get(list_)
        if found is None:
            return ""
        counter = self.counters.setdefault(found.counts, [None] * _LEVELS)
        starts = [found.anew.get(i, one.start) for i, one in enumerate(found.levels)]
        if list_ not in self.begun:
            self.begun.add(list_)
            for i in found.anew:
                counter[i] = None
        before = counter[level]
        counter[level] = starts[level] if before is None else before + 1
        for i in range(level + 1, _LEVELS):
            after = found.levels[i].restart
            if after is None or (after and level < after):
                counter[i] = None
        own = found.levels[level]
        if own.form == "bullet":
            return "•" if own.pattern.strip() else ""

        def counted(match: re.Match[str]) -> str:
            i = int(match[1]) - 1
            form = "decimal" if own.legal and i != level else found.levels[i].form
            number = counter[i]
            return formatted(starts[i] if number is None else number, form)

        return _PLACE.sub(counted, own.pattern).strip()


def _list(item: etree._Element, abstract: etree._Element, id_: str) -> _List:
    levels = [_Level(pattern=f"%{i + 1}.") for i in range(_LEVELS)]
    for one in children(abstract, "lvl"):
        _put(levels, one)
    anew: dict[int, int] = {}
    for override in children(item, "lvlOverride"):
        level = _integer(attribute(override, "ilvl"), -1)
        if not 0 <= level < _LEVELS:
            continue
        for one in children(override, "lvl"):
            _put(levels, one)
        start = child(override, "startOverride")
        if start is not None:
            anew[level] = _integer(attribute(start, "val"), 1)
    return _List(levels, id_, anew)


def _put(levels: list[_Level], element: etree._Element) -> None:
    level = _integer(attribute(element, "ilvl"), -1)
    if not 0 <= level < _LEVELS:
        return
    restart = child(element, "lvlRestart")
    legal = child(element, "isLgl")
    form = child(element, "numFmt")
    if form is None:  # newer forms stand in an alternative, with a plain one to fall back on
        form = next((one for one in element.iter() if isinstance(one.tag, str) and one.tag.endswith("}numFmt")), None)
    levels[level] = _Level(
        start=_integer(attribute(child(element, "start"), "val"), 0 if child(element, "start") is None else 1),
        form=attribute(form, "val") or "decimal",
        pattern=attribute(child(element, "lvlText"), "val") or "",
        restart=None if restart is None else _integer(attribute(restart, "val"), 0),
        legal=legal is not None and attribute(legal, "val") not in ("0", "false", "off"),
        style=attribute(child(element, "pStyle"), "val") or "",
        indent=child(element, "pPr", "ind"),
    )


def _integer(value: str | None, default: int) -> int:
    """A whole number from an attribute, within what a list may count."""
    try:
        return max(-1, min(100_000, int(value or "")))
    except ValueError:
        return default

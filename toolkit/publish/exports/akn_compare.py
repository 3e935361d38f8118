"""Two Akoma Ntoso files of one resolution, compared element by element: what only one of them marks, and why.

The structure is compared, not the words (`toolkit.apparatus.collate` does that). A file has five parts: ``meta``,
``front`` (cover page and preface), ``preamble``, ``body``, ``end`` (conclusions, attachments). In each part, elements
and their attributes are counted by name; then the paragraphs are laid side by side in order, and
printed numbers, notes and links of each pair are compared. A link is compared by the symbol that it ends in.

Each difference has a key (``front: element img``); ``data/exports/akn_differences.toml`` holds the reason of those that
are known between our exports and the United Nations' own files. A difference without a reason is unexplained.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any, Final
from urllib.parse import unquote

from toolkit import paths
from toolkit.sources._akn_xml import Element, parse

__all__ = ["AknDifference", "differences", "reasons", "report"]

_PARTS: Final = {
    "meta": "meta",
    "coverPage": "front",
    "preface": "front",
    "preamble": "preamble",
    "mainBody": "body",
    "conclusions": "end",
    "attachments": "end",
}
_LINK: Final = re.compile(r"https?://(?:www\.)?undocs\.org/(?:[a-z]{2}/)?(?P<symbol>.+)")
_ROOTS: Final = frozenset({"akomaNtoso"})


@dataclass(frozen=True, slots=True)
class AknDifference:
    """Something that the two files mark differently.

    Attributes
    ----------
    part
        ``meta``, ``front``, ``preamble``, ``body`` or ``end``.
    what
        ``element img``, ``attribute eId of p``, ``number``, ``notes``, ``links``.
    place
        ``P01``, ``O17`` ... by order, for a pair of paragraphs; empty for a count of a whole part.
    ours, theirs
        How often, or what, in each file.
    reason
        Why; empty where that is not known.
    """

    part: str
    what: str
    place: str
    ours: str
    theirs: str
    reason: str = ""

    def __str__(self) -> str:
        where = f"{self.part} {self.place}".strip()
        return f"{where}: {self.what}: {self.ours or '-'} | {self.theirs or '-'}  {self.reason or '(unexplained)'}"


@cache
def reasons() -> dict[str, str]:
    """The reason of each known difference, by part and thing or by thing alone."""
    text = paths.data("exports", "akn_differences.toml").read_text(encoding="utf-8")
    stated: dict[str, Any] = tomllib.loads(text)["reasons"]
    return {name: str(reason) for name, reason in stated.items()}


def differences(ours: str, theirs: str, *, names: tuple[str, str] = ("ours", "theirs")) -> list[AknDifference]:
    """Compare two files.

    Parameters
    ----------
    ours, theirs
        The texts of the files.
    names
        What to call them in errors.

    Returns
    -------
    list of Difference
        Part by part: elements, attributes, then paragraphs in order.

    Raises
    ------
    toolkit.errors.SourceError
        One of them is not Akoma Ntoso.
    """
    roots = [parse(text, name=name, roots=_ROOTS) for text, name in zip((ours, theirs), names, strict=True)]
    found = [*_counts(*roots), *_paragraphs(*roots)]
    return [AknDifference(*_row(one), reason=_reason(one)) for one in found]


def report(ours: str, theirs: str, *, names: tuple[str, str] = ("ours", "theirs")) -> str:
    """The differences, a line each, and how many are unexplained."""
    found = differences(ours, theirs, names=names)
    unexplained = sum(not one.reason for one in found)
    return "\n".join([*map(str, found), f"{len(found)} differences, {unexplained} unexplained"])


def _row(one: AknDifference) -> tuple[str, str, str, str, str]:
    return one.part, one.what, one.place, one.ours, one.theirs


def _reason(one: AknDifference) -> str:
    known = reasons()
    keys = (f"{one.place} {one.what}", f"{one.part} {one.what}", one.what, *_wild(one.what))
    return next((known[key] for key in keys if key in known), "")


def _wild(what: str) -> tuple[str, ...]:
    """``attribute eId of p`` is also known as ``attribute eId`` and ``attributes of p``."""
    match = re.fullmatch(r"attribute (\S+) of (\S+)", what)
    return (f"attributes of {match[2]}", f"attribute {match[1]}") if match else ()


def _parts(root: Element) -> Iterator[tuple[str, Element]]:
    for document in root.elements():
        for child in document.elements():
            if child.name in _PARTS:
                yield _PARTS[child.name], child


def _counted(root: Element) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for part, top in _parts(root):
        counter = counts.setdefault(part, Counter())
        for element in top.iter():
            counter[f"element {element.name}"] += 1
            counter.update(f"attribute {name} of {element.name}" for name in element.attributes)
    return counts


def _counts(ours: Element, theirs: Element) -> Iterator[AknDifference]:
    one, two = _counted(ours), _counted(theirs)
    for part in dict.fromkeys(_PARTS.values()):
        a, b = one.get(part, Counter()), two.get(part, Counter())
        for what in sorted(a.keys() | b.keys(), key=lambda name: (name.startswith("attribute"), name)):
            element = f"element {what.rpartition(' of ')[2]}"
            if a[what] != b[what] and not (what.startswith("attribute") and _follows(what, element, a, b)):
                yield AknDifference(part, what, "", str(a[what]), str(b[what]))


def _follows(what: str, element: str, a: Counter[str], b: Counter[str]) -> bool:
    """Whether other counts of an attribute only follow from other counts of its element."""
    return not a[element] or not b[element] or (a[what] == a[element] and b[what] == b[element])


def _paragraphs(ours: Element, theirs: Element) -> Iterator[AknDifference]:
    for part, letter, names in (("preamble", "P", ("container", "recital")), ("body", "O", ("paragraph",))):
        one, two = (
            [e for name, top in _parts(root) if name == part for e in top.iter(*names)] for root in (ours, theirs)
        )
        for number, (a, b) in enumerate(zip_longest(one, two), 1):
            yield from _pair(part, f"{letter}{number:02d}", a, b)


def _pair(part: str, place: str, a: Element | None, b: Element | None) -> Iterator[AknDifference]:
    if a is None or b is None:
        yield AknDifference(part, "paragraph", place, str(a is not None), str(b is not None))
        return
    for what, read in (("number", _number), ("notes", _notes), ("links", _links)):
        one, two = read(a), read(b)
        if one != two:
            only = [value for value in one if value not in two], [value for value in two if value not in one]
            shown = only if any(only) else (one, two)
            yield AknDifference(part, what, place, " ".join(shown[0]), " ".join(shown[1]))


def _number(element: Element) -> list[str]:
    return re.findall(r"\d+", "".join(child.words() for child in element.elements() if child.name == "num"))


def _notes(element: Element) -> list[str]:
    return [note.attributes.get("marker", "") for note in element.iter("authorialNote")]


def _links(element: Element) -> list[str]:
    found = [_LINK.fullmatch(e.attributes.get("href", "")) for e in element.iter("a", "ref")]
    return sorted({unquote(match["symbol"]) for match in found if match})

"""Compare PDFs with the United Nations' own XML of the same resolutions, word for word.

``python scripts/compare_pdf.py FOLDER ZIP [--half even|odd] [--all]`` reads each ``A_RES_<session>_<number>.pdf`` of
FOLDER with the toolkit, and its English XML in ZIP with lxml alone, so that no rule of ours is on both sides. For each
file it prints what differs, then the totals. Both sides are compared after NFC, blanks folded, U+2011 as '-' and soft
hyphens dropped, nothing else.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import time
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.model import Resolution

#: Characters of a difference that are shown.
SHOWN = 90
# An item that is marked up as a paragraph: "(a) To weigh", "(xiv) We look"; not "(2015)".
ITEM = re.compile(r"\([a-z]{1,5}\)\s")
# A file of the kind that is compared: "A_RES_78_132.pdf"; the XML's names go on ("A_RES_78_132-2325902E.xml").
FILE = re.compile(r"A_RES_(\d+)_(\d+)")


def normal(words: str) -> str:
    """Words as they are compared."""
    words = unicodedata.normalize("NFC", words).replace("\u00ad", "").replace("\u2011", "-")
    return " ".join(words.split())


@dataclass
class Truth:
    """What an XML file says: paragraphs as ``(number, words)``, notes as ``(place, marker, words)``."""

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    title: str = ""
    symbol: str = ""
    date: str = ""


def _name(node: Any) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def _words(node: Any) -> str:
    """Words of an element without its notes; blocks are parted by blanks."""
    parts = [node.text or ""]
    for child in node:
        if _name(child) != "authorialNote" and isinstance(child.tag, str):
            block = _name(child) in ("p", "num", "point", "content", "intro", "item", "listIntroduction", "eol")
            parts.append(f" {_words(child)} " if block else _words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def truth(content: bytes) -> Truth:
    """Read an XML file: each container of the preamble, each numbered paragraph with what follows it unnumbered."""
    root = etree.fromstring(content)
    found = Truth()
    for node in root.iter():
        name = _name(node)
        if name == "docTitle" and node.get("refersTo") == "#resolutionTitle":
            found.title = normal(_words(node))
        elif name == "docNumber" and node.get("refersTo") == "#symbol":
            found.symbol = normal(_words(node))
        elif name == "docDate" and node.get("refersTo") == "#adoptionDate":
            found.date = str(node.get("date"))
    for part in root.iter("{*}preamble", "{*}mainBody"):
        headed = False
        for node in part:
            if _name(node) in ("container", "paragraph"):
                headed = _paragraph(found, node, headed=headed)
    return found


def _paragraph(found: Truth, node: Any, *, headed: bool) -> bool:
    """Take a paragraph or a container of the preamble; whether it is a heading."""
    number = next((normal(_words(child)).strip(" .-–ـ") for child in node if _name(child) == "num"), "")
    kept = [c for c in node if _name(c) not in ("num", "subheading")]
    words = normal(" ".join(_words(child) for child in kept))
    if not words:
        return headed or node.find("{*}subheading") is not None
    preamble = _name(node) == "container"
    bold = normal(" ".join("".join(b.itertext()) for b in node.iterfind(".//{*}span[@class='bold']")))
    if bold == words or str(node.get("class")).startswith("H"):
        return True  # a heading that is marked up as a paragraph
    lettered = number.startswith("(") or ITEM.match(words) is not None
    if not preamble and (lettered or (not number and not headed)) and any(n for n, _ in found.paragraphs):
        before, text = found.paragraphs[-1]  # an item, or what follows a list, belongs to its paragraph
        found.paragraphs[-1] = before, normal(" ".join((text, number, words) if number else (text, words)))
    else:
        found.paragraphs.append((number, words))
    for note in node.iter("{*}authorialNote"):
        marker = str(note.get("marker"))
        found.notes.append((len(found.paragraphs) - 1, marker, normal(_words(note))))
    return False


def _differences(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> list[str]:
    out = []
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        for i in range(max(b - a, d - c)):
            mine = ours[a + i] if a + i < b else ("", "")
            its = theirs[c + i] if c + i < d else ("", "")
            out.append(
                f"    ours [{mine[0]}] {_around(mine[1], its[1])}\n    XML  [{its[0]}] {_around(its[1], mine[1])}"
            )
    return out


def _around(words: str, other: str) -> str:
    """The place where two texts part."""
    same = next((i for i, (a, b) in enumerate(zip(words, other, strict=False)) if a != b), min(len(words), len(other)))
    start = max(same - SHOWN // 3, 0)
    return repr(words[start : start + SHOWN])


def compare(found: Resolution, its: Truth) -> tuple[Counter[str], list[str]]:
    """Counts of what is equal and what is not, and the differences in words."""
    count: Counter[str] = Counter()
    said: list[str] = []
    ours = [
        (str(p.number) if p.part != "preamble" and p.form == "operative" else "", normal(str(p.text)))
        for p in found.paragraphs
    ]
    unnumbered = {words for number, words in its.paragraphs if not number}
    ours = [("" if words in unnumbered else number, words) for number, words in ours]
    same = sum((Counter(ours) & Counter(its.paragraphs)).values())
    count["paragraphs"], count["paragraphs right"] = max(len(its.paragraphs), len(ours)), same
    if ours != its.paragraphs:
        said += _differences(ours, its.paragraphs)
    place = {p.id: i for i, p in enumerate(found.paragraphs)}
    notes = [(place.get(n.place, -1), n.marker, normal(str(n.text))) for n in found.notes]
    same = sum((Counter(notes) & Counter(its.notes)).values())
    count["notes"], count["notes right"] = max(len(notes), len(its.notes)), same
    if Counter(notes) != Counter(its.notes):
        for mine in sorted((Counter(notes) - Counter(its.notes)).elements()):
            other = next((n for n in its.notes if n[1] == mine[1]), (0, "", ""))
            said.append(f"    our note {mine[:2]} {_around(mine[2], other[2])}")
        for other in sorted((Counter(its.notes) - Counter(notes)).elements()):
            mine = next((n for n in notes if n[1] == other[1]), (0, "", ""))
            said.append(f"    its note {other[:2]} {_around(other[2], mine[2])}")
    own = {
        "title": found.meta.get("title", ""),
        "symbol": str(found.symbol or ""),
        "date": str(found.meta.get("adopted", "")),
    }
    for key, value in own.items():
        count[key] += 1
        count[f"{key} right"] += normal(value) == getattr(its, key)
        if normal(value) != getattr(its, key):
            said.append(f"    {key}: {value!r}, XML {getattr(its, key)!r}")
    count["files"], count["files right"] = 1, int(not said)
    count["doubted"] = bool(found.doubts)
    count["wrong and silent"] = bool(said and not found.doubts)
    return count, said


def main(arguments: list[str] | None = None) -> int:
    """Compare, print, and say by the exit code whether the aims are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("zip", type=Path)
    parser.add_argument("--half", choices=("even", "odd"), help="only files whose number is even, or odd")
    parser.add_argument("--only", help="only this number, 132")
    parser.add_argument("--quiet", action="store_true", help="totals only")
    given = parser.parse_args(arguments)
    total: Counter[str] = Counter()
    begun = time.perf_counter()
    with zipfile.ZipFile(given.zip) as archive:
        names = {m[0]: n for n in archive.namelist() if n.startswith("English/") and (m := FILE.search(n))}
        for path in sorted(given.folder.glob("*.pdf")):
            key = FILE.search(path.name)
            if key is None or key[0] not in names or (given.only and key[2] != given.only):
                continue
            if given.half and (int(key[2]) % 2 == 0) != (given.half == "even"):
                continue
            try:
                count, said = compare(library.load(path), truth(archive.read(names[key[0]])))
            except ToolkitError as error:
                count, said = Counter({"files": 1, "refused": 1}), [f"    {error}"]
            total += count
            if said and not given.quiet:
                print(path.name, *said, sep="\n")
    for what in ("paragraphs", "notes", "title", "symbol", "date", "files"):
        right = total[f"{what} right"]
        print(f"{what}: {right} of {total[what]} right ({right / max(total[what], 1):.4f})")
    print(f"doubted {total['doubted']}, wrong and silent {total['wrong and silent']}, refused {total['refused']}")
    print(f"{time.perf_counter() - begun:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())

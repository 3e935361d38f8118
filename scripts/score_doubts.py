"""Whether doubts are news: how many right files carry one, and how many wrong ones are silent.

``right`` reads files whose truth is known (PDFs, texts of converters, XML, Council texts read by hand) and prints how
many of those that are read right carry a doubt, and of which kinds; and the wrong ones that are silent.
``damage`` takes texts and XML that are read right, damages one thing at a known place, reads them again and
prints a table: right after all, doubted at the place (the paragraph that is wrong, or its neighbour at the cut),
doubted elsewhere, wrong words and silent, wrong count and silent. Seeded; ``--half`` takes files by even or odd number.

    python scripts/score_doubts.py right [--half even|odd] [--only pdf] [--list]
    python scripts/score_doubts.py damage [--half even|odd] [--only texts] [--list]
"""

from __future__ import annotations

import argparse
import csv
import difflib
import random
import re
import subprocess
import sys
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from compare_pdf import FILE, Truth, compare, normal  # noqa: E402
from compare_pdf import truth as of_pdf  # noqa: E402
from compare_text import MODES, truth  # noqa: E402
from lxml import etree  # noqa: E402

from toolkit.errors import ToolkitError  # noqa: E402
from toolkit.model import Paragraph, Resolution  # noqa: E402
from toolkit.sources import read  # noqa: E402

SHARED = ROOT.parent / "shared"
EVERY = 15  # of the files of a session, one is read
SESSIONS = range(74, 81)


@dataclass(frozen=True)
class Read:
    """A file that was read: its kind of source, its name, whether it is right in counts and in all, what it says."""

    kind: str
    name: str
    counts: bool
    whole: bool
    found: Resolution | None


def _half(name: str, half: str | None) -> bool:
    number = int((re.findall(r"\d+", name.removesuffix(".txt")) or ["0"])[1 if name.startswith("A_RES") else 0])
    return half is None or (number % 2 == 0) == (half == "even")


def pdfs(half: str | None) -> Iterator[tuple[Path, bytes]]:
    """The PDFs of the reference files, each with the XML of the same resolution."""
    with zipfile.ZipFile(SHARED / "corpus" / "GA_78.zip") as archive:
        names = {m[0]: n for n in archive.namelist() if n.startswith("English/") and (m := FILE.search(n))}
        for path in sorted((SHARED / "real" / "pdf").glob("A_RES_*.pdf")):
            key = FILE.search(path.name)
            if key and key[0] in names and _half(path.name, half):
                yield path, archive.read(names[key[0]])


def counts_of(found: Resolution) -> tuple[int, int]:
    """How many preambular and how many operative paragraphs were read."""
    parts = Counter(p.part for p in found.paragraphs)
    return parts["preamble"], parts["operative"]


def attempt(content: bytes, name: str) -> Resolution | None:
    """What is read, if anything is."""
    try:
        return read(content, name=name)
    except ToolkitError:
        return None


def from_pdf(half: str | None) -> Iterator[Read]:
    """The PDFs, and the texts that pdftotext makes of them."""
    for path, xml in pdfs(half):
        found = attempt(path.read_bytes(), path.name)
        right = found is not None and not compare(found, of_pdf(xml))[1]
        yield Read("pdf", path.name, right, right, found)


def from_text(half: str | None) -> Iterator[Read]:
    """The texts that pdftotext makes of the PDFs, in three modes."""
    for path, xml in pdfs(half):
        wanted = tuple(map(len, truth(xml)))
        for mode, options in MODES.items():
            found = attempt(_text(path, options), f"{path.stem}.txt")
            right = found is not None and counts_of(found) == wanted
            whole = right and found is not None and _whole(found, of_pdf(xml))
            yield Read(f"text {mode}", path.stem, right, whole, found)


def _whole(found: Resolution, its: Truth) -> bool:
    """Whether the letters and marks of every paragraph are those of the XML, and each note stands at its paragraph.

    A hyphen that is lost is a fault; blanks within words are pdftotext's and do not count.
    """
    ours = ["".join(normal(str(paragraph.text)).split()) for paragraph in found.paragraphs]
    same = ours == ["".join(words.split()) for _, words in its.paragraphs]
    return same and _noted(found) == {note[:2] for note in its.notes}


def _noted(found: Resolution) -> set[tuple[int, str]]:
    """Which paragraph bears which note."""
    place = {p.id: i for i, p in enumerate(found.paragraphs)}
    return {(place.get(n.place, -1), n.marker) for n in found.notes}


def _text(path: Path, options: list[str]) -> bytes:
    return subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True).stdout  # noqa: S603, S607


def from_xml(half: str | None) -> Iterator[Read]:
    """Every fifteenth pair of English and Arabic XML; right where both have the same counts."""
    for session in SESSIONS:
        with zipfile.ZipFile(SHARED / "corpus" / f"GA_{session}.zip") as archive:
            named: dict[str, dict[str, str]] = defaultdict(dict)
            for name in archive.namelist():
                folder = name.split("/")[0]
                if folder in ("English", "Arabic") and (match := FILE.search(name)):
                    named[match[0]][folder] = name
            both = [names for _, names in sorted(named.items()) if len(names) == 2]
            for names in both[::EVERY][{"even": 0, "odd": 1}.get(half or "", 0) :: 2 if half else 1]:
                got = {folder: attempt(archive.read(name), name) for folder, name in names.items()}
                counts = [counts_of(found) if found else () for found in got.values()]
                for folder, found in got.items():
                    yield Read(f"xml {folder}", names[folder], len(set(counts)) == 1, len(set(counts)) == 1, found)


def from_council(half: str | None) -> Iterator[Read]:
    """Texts of the Security Council whose paragraphs were counted by hand."""
    with (ROOT / "tests" / "council_reading.csv").open(encoding="utf-8") as stream:
        for at, row in enumerate(csv.DictReader(stream)):
            if half and (at % 2 == 0) != (half == "even"):
                continue
            found = attempt((SHARED / "real" / "council" / row["file"]).read_bytes(), row["file"])
            right = found is not None and counts_of(found) == (int(row["preambular"]), int(row["operative"]))
            yield Read("council", row["file"], right, right, found)


SOURCES: dict[str, Callable[[str | None], Iterator[Read]]] = {
    "pdf": from_pdf,
    "texts": from_text,
    "xml": from_xml,
    "council": from_council,
}


def right(half: str | None, only: str, *, listed: bool) -> None:
    """Print the shares of doubted files among those that are read right, and what is wrong and silent."""
    for name, source in SOURCES.items():
        if only not in name:
            continue
        tally: dict[str, Counter[str]] = defaultdict(Counter)
        for one in source(half):
            here = tally[one.kind]
            here["files"] += 1
            if one.found is None:
                here["refused"] += 1
                continue
            kinds = {d.kind for d in one.found.doubts}
            here["right"] += one.counts
            here["whole"] += one.whole
            here["right, doubted"] += one.counts and bool(kinds)
            here["whole, doubted"] += one.whole and bool(kinds)
            here["wrong, silent"] += not one.counts and not kinds
            for kind in kinds if one.counts else ():
                here[f"- {kind}"] += 1
            if listed and (kinds or not one.counts):
                said = "; ".join(f"{d.place} {d.kind}: {d.says}" for d in one.found.doubts)
                print(one.kind, one.name, "whole" if one.whole else "right" if one.counts else "WRONG", f"[{said}]")
        for kind, counted in tally.items():
            share = counted["right, doubted"] / max(counted["right"], 1)
            whole = counted["whole, doubted"] / max(counted["whole"], 1)
            print(
                f"{kind}: doubted of right counts {share:.3f}, of wholly right {whole:.3f}",
                dict(sorted(counted.items())),
            )


# -- damage -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A document that is read right: its text or XML, and what it is read as."""

    kind: str
    name: str
    text: str
    found: Resolution


# How a printed number begins an operative paragraph: "12. ", "12 - ".
_NUMBER = re.compile(r"(\d{1,3})(\.| [-–]) ?\s*")


def _own(case: Case, part: str) -> list[Paragraph]:
    return [p for p in case.found.paragraphs if p.part == part]


def _numbered(case: Case, rng: random.Random, least: int = 2) -> tuple[Paragraph, re.Match[str]] | None:
    """An operative paragraph with a printed number, neither the first nor the last, and its number."""
    own = _own(case, "operative")[1:-1]
    if len(own) < least:
        return None
    chosen = rng.choice(own)
    match = _NUMBER.match(case.text, chosen.raw_spans[0].start)
    return (chosen, match) if match else None


def _cut(text: str, start: int, end: int, put: str = "") -> str:
    return text[:start] + put + text[end:]


def number_lost(case: Case, rng: random.Random) -> str | None:
    """A paragraph without its printed number."""
    got = _numbered(case, rng)
    return got and _cut(case.text, *got[1].span())


def number_comma(case: Case, rng: random.Random) -> str | None:
    """``4,`` for ``4.``."""
    got = _numbered(case, rng)
    return got and _cut(case.text, *got[1].span(), f"{got[1][1]}, ")


def number_letters(case: Case, rng: random.Random) -> str | None:
    """Digits misread as letters: ``l.`` for ``1.``."""
    got = _numbered(case, rng)
    return got and _cut(case.text, *got[1].span(), got[1][1].translate(str.maketrans("1025", "lOZS")) + ". ")


def number_repeated(case: Case, rng: random.Random) -> str | None:
    """The number of the paragraph before."""
    got = _numbered(case, rng)
    return got and _cut(case.text, *got[1].span(1), str(int(got[1][1]) - 1))


def _lost(case: Case, rng: random.Random, part: str) -> str | None:
    own = _own(case, part)[1:-1]
    if not own:
        return None
    text = case.text
    for span in reversed(rng.choice(own).raw_spans):
        text = _cut(text, span.start, span.end)
    return text


def operative_lost(case: Case, rng: random.Random) -> str | None:
    """A numbered paragraph with its number."""
    return _lost(case, rng, "operative")


def preamble_lost(case: Case, rng: random.Random) -> str | None:
    """A preambular paragraph: nothing in the text shows it."""
    return _lost(case, rng, "preamble")


def _neighbours(case: Case, rng: random.Random, part: str) -> tuple[Paragraph, Paragraph] | None:
    own = _own(case, part)
    pairs = [(a, b) for a, b in pairwise(own) if not case.text[a.raw_spans[-1].end : b.raw_spans[0].start].strip()]
    return rng.choice(pairs) if pairs else None


def operatives_glued(case: Case, rng: random.Random) -> str | None:
    """Two numbered paragraphs in one line."""
    two = _neighbours(case, rng, "operative")
    return two and _cut(case.text, two[0].raw_spans[-1].end, two[1].raw_spans[0].start, " ")


def operatives_glued_bare(case: Case, rng: random.Random) -> str | None:
    """Two numbered paragraphs in one line, without the second number."""
    two = _neighbours(case, rng, "operative")
    match = two and _NUMBER.match(case.text, two[1].raw_spans[0].start)
    return _cut(case.text, two[0].raw_spans[-1].end, match.end(), " ") if two and match else None


def preambles_glued(case: Case, rng: random.Random) -> str | None:
    """Two preambular paragraphs in one line."""
    two = _neighbours(case, rng, "preamble")
    return two and _cut(case.text, two[0].raw_spans[-1].end, two[1].raw_spans[0].start, " ")


def _split(case: Case, rng: random.Random, part: str, sign: str) -> str | None:
    places = [
        m.start()
        for p in _own(case, part)
        for m in re.compile(sign).finditer(case.text, p.raw_spans[0].start + 60, max(p.raw_spans[0].end - 40, 0))
    ]
    if not places:
        return None
    at = rng.choice(places)
    return _cut(case.text, at, at, "\n\n")


def split_operative(case: Case, rng: random.Random) -> str | None:
    """A numbered paragraph in two, at a blank."""
    return _split(case, rng, "operative", r"(?<=\w) (?=\w)")


def split_preamble(case: Case, rng: random.Random) -> str | None:
    """A preambular paragraph in two, at a blank."""
    return _split(case, rng, "preamble", r"(?<=\w) (?=\w)")


def split_preamble_comma(case: Case, rng: random.Random) -> str | None:
    """A preambular paragraph in two, behind a comma."""
    return _split(case, rng, "preamble", r"(?<=[,،]) (?=\w)")


def _at(paragraph: Paragraph, at: int) -> int:
    """Where in the file a letter of a paragraph stands."""
    found = next(iter(paragraph.text.raw(at, at + 1)), None)
    return found.start if found else -1


def _letters(case: Case, rng: random.Random, paragraph: Paragraph) -> str | None:
    """Two letters of the first word misread."""
    start = max(_at(paragraph, 0), 0)
    word = re.compile(r"[^\W\d_]{5,}").match(case.text, start)
    if not word:
        return None
    signs = "اونه" if word[0][0] >= "\u0600" else "ceomr"
    at = sorted(rng.sample(range(1, len(word[0])), 2))
    text = case.text
    for place in at:
        text = _cut(text, start + place, start + place + 1, rng.choice(signs))
    return text


def opening_misread_preamble(case: Case, rng: random.Random) -> str | None:
    """Two letters of the first word of a preambular paragraph misread."""
    own = _own(case, "preamble")
    return _letters(case, rng, rng.choice(own)) if own else None


def opening_misread_operative(case: Case, rng: random.Random) -> str | None:
    """Two letters of the first word of a numbered paragraph misread."""
    own = _own(case, "operative")
    return _letters(case, rng, rng.choice(own)) if own else None


def marker_lost(case: Case, rng: random.Random) -> str | None:
    """The marker of a note."""
    places = [(raw, marker) for raw, marker in _markers(case)]
    if not places:
        return None
    raw, marker = rng.choice(places)
    return _cut(case.text, raw, raw + len(marker))


def _markers(case: Case) -> Iterator[tuple[int, str]]:
    for note in case.found.notes:
        for paragraph in case.found.paragraphs:
            if paragraph.id == note.place and note.status == "present":
                for at, marker in paragraph.markers:
                    raw = _at(paragraph, max(at - 1, 0)) + 1
                    got = case.text.find(marker, raw, raw + 4)
                    if marker == note.marker and raw > 0 and got >= 0:
                        yield got, marker


def note_lost(case: Case, rng: random.Random) -> str | None:
    """A note, with its number."""
    notes = [n for n in case.found.notes if n.place and n.raw_spans]
    if not notes:
        return None
    text = case.text
    for span in reversed(rng.choice(notes).raw_spans):
        text = _cut(text, span.start, span.end)
    return text


def formula_lost(case: Case, rng: random.Random) -> str | None:
    """The line that names the organ."""
    del rng
    match = re.search(r"^\s*(?:The General Assembly|إن الجمعية العامة)\s*[,،]", case.text, re.MULTILINE)
    return match and _cut(case.text, *match.span())


def closing_lost(case: Case, rng: random.Random) -> str | None:
    """The closing lines: nothing is wrong without them."""
    del rng
    spans = case.found.closing.raw_spans
    return _cut(case.text, spans[0].start, spans[-1].end) if spans else None


def title_inside(case: Case, rng: random.Random) -> str | None:
    """A page's running title in the middle of a paragraph, on lines of its own."""
    return _inside(case, rng, "\n\nTrees in the service of cities\n\nA/RES/78/9\n\n23-45678\n\n3/7\n\n")


def _inside(case: Case, rng: random.Random, put: str) -> str | None:
    own = [p for p in _own(case, "operative") if len(p.text.string) > 200]
    if not own:
        return None
    span = rng.choice(own).raw_spans[0]
    places = [m.start() for m in re.finditer(r"(?<=\w)\s(?=\w)", case.text[span.start : span.end])][8:-4]
    if not places:
        return None
    at = span.start + rng.choice(places)
    return _cut(case.text, at, at, put)


def title_in_line(case: Case, rng: random.Random) -> str | None:
    """A running title in the middle of a line: wrong words that nothing shows but the symbol."""
    return _inside(case, rng, " A/RES/78/9 Trees in the service of cities ")


def operatives_swapped(case: Case, rng: random.Random) -> str | None:
    """Two numbered paragraphs in the wrong order."""
    return _swapped(case, rng, "operative")


def _swapped(case: Case, rng: random.Random, part: str) -> str | None:
    two = _neighbours(case, rng, part)
    if not two:
        return None
    (a, b), (c, d) = ((p.raw_spans[0].start, p.raw_spans[-1].end) for p in two)
    text = case.text
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def truncated(case: Case, rng: random.Random) -> str | None:
    """The file ends in the middle of an operative paragraph."""
    got = _numbered(case, rng)
    if not got:
        return None
    span = got[0].raw_spans[0]
    return case.text[: (2 * span.start + 3 * span.end) // 5]


TEXT: dict[str, Callable[[Case, random.Random], str | None]] = {
    f.__name__: f
    for f in (
        number_lost, number_comma, number_letters, number_repeated, operative_lost, preamble_lost, operatives_glued,
        operatives_glued_bare, preambles_glued, split_operative, split_preamble, split_preamble_comma,
        opening_misread_preamble, opening_misread_operative, marker_lost, note_lost, formula_lost, closing_lost,
        title_inside, title_in_line, operatives_swapped, truncated,
    )
}  # fmt: skip


def _rows(root: Any) -> list[Any]:
    """The paragraphs of the body with a plain number; neither the first nor the last."""
    return [
        e
        for e in root.iterfind(".//{*}mainBody/{*}paragraph")
        if (n := e.find("{*}num")) is not None and re.fullmatch(r"\s*\d+\s*[.–-]?\s*", "".join(n.itertext()))
    ][1:-1]


def _xml(case: Case, change: Callable[[Any, list[Any], random.Random], None], rng: random.Random) -> str | None:
    root = etree.fromstring(case.text.encode())
    rows = _rows(root)
    if len(rows) < 3:
        return None
    change(root, rows, rng)
    return str(etree.tostring(root, encoding="unicode"))


def _xml_number_lost(root: Any, rows: list[Any], rng: random.Random) -> None:
    del root
    row = rng.choice(rows)
    row.remove(row.find("{*}num"))


def _xml_operative_lost(root: Any, rows: list[Any], rng: random.Random) -> None:
    del root
    row = rng.choice(rows)
    row.getparent().remove(row)


def _xml_glued(root: Any, rows: list[Any], rng: random.Random) -> None:
    del root
    at = rng.randrange(len(rows) - 1)
    for child in list(rows[at + 1]):
        if etree.QName(child).localname != "num":
            rows[at].append(child)
    rows[at + 1].getparent().remove(rows[at + 1])


def _xml_number_repeated(root: Any, rows: list[Any], rng: random.Random) -> None:
    del root
    at = rng.randrange(1, len(rows))
    own, other = rows[at].find("{*}num"), rows[at - 1].find("{*}num")
    for child in list(own):
        own.remove(child)
    own.text = "".join(other.itertext())


def _xml_swapped(root: Any, rows: list[Any], rng: random.Random) -> None:
    del root
    at = rng.randrange(len(rows) - 1)
    a, b = rows[at], rows[at + 1]
    if a.getparent() is b.getparent():
        a.addprevious(b)


def _xml_formula_lost(root: Any, rows: list[Any], rng: random.Random) -> None:
    del rows, rng
    preamble = root.find(".//{*}preamble")
    preamble.remove(preamble[0])


def _xml_emptied(root: Any, rows: list[Any], rng: random.Random) -> None:
    del root
    row = rng.choice(rows)
    for child in list(row):
        if etree.QName(child).localname != "num":
            row.remove(child)


XML = {
    "number_lost": _xml_number_lost,
    "operative_lost": _xml_operative_lost,
    "operatives_glued_bare": _xml_glued,
    "number_repeated": _xml_number_repeated,
    "operatives_swapped": _xml_swapped,
    "formula_lost": _xml_formula_lost,
    "words_lost": _xml_emptied,
}


def _clean(found: Resolution) -> str:
    """A resolution in XML as a plain text: a blank line between paragraphs, "1 - " before Arabic ones."""
    formula = {"ar": "إن الجمعية العامة،", "en": "The General Assembly,"}[found.language]
    sep = " -" if found.language == "ar" else "."
    rows = [formula]
    rows += [
        f"{p.number}{sep} {p.text.string}" if p.part == "operative" and p.number else p.text.string
        for p in found.paragraphs
    ]
    return "\n\n".join(rows) + "\n"


def cases(half: str | None, only: str) -> Iterator[Case]:
    """Documents that are read right and without a doubt."""
    if only in "texts":
        for path, xml in pdfs(half):
            for mode in list(MODES)[zlib.crc32(path.name.encode()) % 3 :][:1]:
                content = _text(path, MODES[mode])
                found = attempt(content, f"{path.stem}.txt")
                if found and counts_of(found) == tuple(map(len, truth(xml))) and not found.doubts:
                    yield Case(f"text {mode}", path.stem, content.decode("utf-8", "replace"), found)
    if only and only not in "clean xml":
        return
    for one in from_xml(half):
        if not (one.counts and one.found and not one.found.doubts):
            continue
        if not any(p.part == "annex" for p in one.found.paragraphs) and only in "clean":
            text = _clean(one.found)
            found = attempt(text.encode(), "clean.txt")
            if found and counts_of(found) == counts_of(one.found) and not found.doubts:
                yield Case(f"clean {one.found.language}", one.name, text, found)
        if only in "xml":
            yield Case(one.kind, one.name, one.found.source, one.found)


def _letters_of(p: Paragraph) -> tuple[str, str]:
    return p.part, "".join(c for c in p.text.string if c.isalpha())


def judge(before: Resolution, after: Resolution | None, kind: str) -> str:
    """What became of a damaged document."""
    if after is None:
        return "refused"
    theirs, ours = ([_letters_of(p) for p in one.paragraphs] for one in (before, after))
    ids = [p.id for p in after.paragraphs]
    fine = "misread" not in kind
    wrong: set[str] = set()
    for tag, a, b, _, _ in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            wrong |= set(ids[max(a - 1, 0) : b + 1])
            wrong |= {"header"} if a == 0 else set()
            wrong |= {"closing"} if b == len(ids) else set()
    if kind == "formula_lost":
        wrong.add("")
    if kind in ("marker_lost", "note_lost"):
        was = {(n.marker, n.place) for n in before.notes if n.status == "present"}
        now = {(n.marker, n.place) for n in after.notes if n.status == "present"}
        for marker, place in was ^ now:
            wrong |= {place, f"fn{marker}"} - {""}
    if kind == "formula_lost" and any(d.kind == "no_formula" for d in after.doubts):
        return "place"
    same = counts_of(before) == counts_of(after)
    if (same and not fine) or not wrong - {""}:
        return "right"
    if not after.doubts:
        return "words, silent" if same else "COUNT, SILENT"
    return "place" if any(d.place in wrong for d in after.doubts) else "elsewhere"


OUTCOMES = ("right", "right, doubted", "refused", "place", "elsewhere", "words, silent", "COUNT, SILENT")


def damage(half: str | None, only: str, which: str, *, listed: bool) -> None:
    """Print what becomes of damaged documents."""
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for case in cases(half, only):
        changes: dict[str, Any] = XML if case.kind.startswith("xml") else TEXT
        for name, change in changes.items():
            if which not in name:
                continue
            rng = random.Random(zlib.crc32(f"{case.name} {name}".encode()))  # noqa: S311
            text = _xml(case, change, rng) if case.kind.startswith("xml") else change(case, rng)
            if not text or text == case.text:
                continue
            after = attempt(text.encode(), case.name)
            outcome = judge(case.found, after, name)
            if outcome == "right" and after and after.doubts:
                outcome = "right, doubted"
            table[case.kind.split()[0], name][outcome] += 1
            if listed and outcome not in ("right", "place"):
                said = "; ".join(f"{d.place} {d.kind}: {d.says}" for d in after.doubts) if after else ""
                print(
                    case.kind, case.name, name, outcome, counts_of(case.found), after and counts_of(after), f"[{said}]"
                )
    show(table)


def show(table: dict[tuple[str, str], Counter[str]]) -> None:
    """Print a table of what became of damaged documents, and how many doubts name the place."""
    print("| source | damage |", " | ".join(OUTCOMES), "|")
    total: Counter[str] = Counter()
    for (kind, name), counted in sorted(table.items()):
        print(f"| {kind} | {name} |", " | ".join(str(counted[outcome]) for outcome in OUTCOMES), "|")
        total += counted if not name.startswith("(") else Counter()
    print("| all | |", " | ".join(str(total[outcome]) for outcome in OUTCOMES), "|")
    named = total["place"] + total["elsewhere"]
    print(f"doubts that name the place: {total['place']} of {named} ({total['place'] / max(named, 1):.3f})")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["right", "damage"])
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--only", default="", help="sources whose name contains this")
    parser.add_argument("--damage", default="", help="kinds of damage whose name contains this")
    parser.add_argument("--list", action="store_true", help="name the files")
    parser.add_argument("--tuning", action="store_true", help="only sessions that rules may be made on")
    given = parser.parse_args()
    if given.tuning:
        global SESSIONS  # noqa: PLW0603
        SESSIONS = range(74, 79)
    if given.what == "right":
        right(given.half, given.only, listed=given.list)
    else:
        damage(given.half, given.only, given.damage, listed=given.list)


if __name__ == "__main__":
    main()

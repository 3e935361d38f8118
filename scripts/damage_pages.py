"""Whether damaged pages are doubted: PDFs whose text objects are taken away or moved, Word files, web pages.

    python scripts/damage_pages.py [--half even|odd] [--only pdf|docx|html] [--damage NAME] [--tuning] [--list]

Each document is read right and without a doubt before one thing at a known place is damaged; the table is that of
``score_doubts.py damage``. PDFs are those of ``../shared/real``; Word files and web pages are set from the United
Nations' XML (``tests/setting.py``), every thirtieth resolution of a session.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import score_doubts as scores
from compare_pdf import compare, truth

from toolkit.model import Passage, Resolution

sys.path.insert(0, str(scores.ROOT / "tests"))

setting: Any = import_module("setting")

EVERY = 30  # of the resolutions of a session, one is set
_EDGE = 1.5  # points by which an object may lie outside of a line


# -- PDFs -----------------------------------------------------------------------------------------


def _boxes(found: Resolution, passage: Passage) -> list[tuple[int, float, float, float, float]]:
    """Page and box of each line of a passage."""
    spans = passage.raw_spans
    return [
        (p.page, p.x0, p.y0, p.x1, p.y1)
        for p in found.places
        if any(span.start < p.end and p.start < span.end for span in spans)
    ]


def _objects(page: Any, box: tuple[float, float, float, float]) -> list[Any]:
    """The objects of text of a page whose middle lies in a box; ``box`` is widened to the page's width."""
    _, y0, _, y1 = box
    found = []
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        bounds = item.get_bounds()
        if y0 - _EDGE <= (bounds[1] + bounds[3]) / 2 <= y1 + _EDGE:
            found.append(item)
    return found


def _saved(pdf: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _without(content: bytes, boxes: list[tuple[int, float, float, float, float]]) -> bytes:
    pdf = pypdfium2.PdfDocument(content)
    for number in sorted({box[0] for box in boxes}):
        page = pdf[number - 1]
        for box in boxes:
            for item in _objects(page, box[1:]) if box[0] == number else ():
                page.remove_obj(item)
        page.gen_content()
    return _saved(pdf)


def _own(found: Resolution, part: str) -> list[Any]:
    return [p for p in found.paragraphs if p.part == part]


def pdf_lost(part: str) -> Callable[[bytes, Resolution, random.Random], bytes | None]:
    """A paragraph is taken away; its blank stays."""

    def way(content: bytes, found: Resolution, rng: random.Random) -> bytes | None:
        own = _own(found, part)[1:-1]
        return _without(content, _boxes(found, rng.choice(own))) if own else None

    return way


def pdf_line_lost(content: bytes, found: Resolution, rng: random.Random) -> bytes | None:
    """A line within a paragraph is taken away."""
    long = [boxes for p in found.paragraphs if len(boxes := _boxes(found, p)) > 3]
    return _without(content, [rng.choice(rng.choice(long)[1:-1])]) if long else None


def pdf_note_lost(content: bytes, found: Resolution, rng: random.Random) -> bytes | None:
    """A note is taken away."""
    notes = [note for note in found.notes if note.place and note.raw_spans]
    return _without(content, _boxes(found, rng.choice(notes))) if notes else None


def pdf_glued(part: str) -> Callable[[bytes, Resolution, random.Random], bytes | None]:
    """A paragraph is moved up, to the line below the one before it, and its first line to the margin."""

    def way(content: bytes, found: Resolution, rng: random.Random) -> bytes | None:
        both = [(_boxes(found, a), _boxes(found, b)) for a, b in pairwise(_own(found, part))]
        pairs = [(a, b) for a, b in both if len(a) > 1 and len(b) > 1 and len({box[0] for box in (*a, *b)}) == 1]
        if not pairs:
            return None
        above, below = rng.choice(pairs)
        pitch = above[-2][2] - above[-1][2]
        up = above[-1][2] - below[0][2] - pitch
        if up < 0:  # the row is that of the page: lower lines have smaller places
            return None
        left = below[0][1] - below[1][1]
        pdf = pypdfium2.PdfDocument(content)
        page = pdf[below[0][0] - 1]
        lines = [_objects(page, box[1:]) for box in below]
        for at, items in enumerate(lines):
            for item in items:
                item.transform(pypdfium2.PdfMatrix().translate(-left if at == 0 else 0, up))
        page.gen_content()
        return _saved(pdf)

    return way


def pdf_swapped(content: bytes, found: Resolution, rng: random.Random) -> bytes | None:
    """Two numbered paragraphs change places on their page."""
    both = [(_boxes(found, a), _boxes(found, b)) for a, b in pairwise(_own(found, "operative"))]
    pairs = [(a, b) for a, b in both if a and b and len({box[0] for box in (*a, *b)}) == 1]
    if not pairs:
        return None
    above, below = rng.choice(pairs)
    pdf = pypdfium2.PdfDocument(content)
    page = pdf[below[0][0] - 1]
    up, down = above[0][4] - below[0][4], above[-1][2] - below[-1][2]
    moved = [(item, up) for box in below for item in _objects(page, box[1:])]
    moved += [(item, -down) for box in above for item in _objects(page, box[1:])]
    for item, by in moved:
        item.transform(pypdfium2.PdfMatrix().translate(0, by))
    page.gen_content()
    return _saved(pdf)


PDF: dict[str, Callable[[bytes, Resolution, random.Random], bytes | None]] = {
    "preamble_lost": pdf_lost("preamble"),
    "operative_lost": pdf_lost("operative"),
    "line_lost": pdf_line_lost,
    "note_lost": pdf_note_lost,
    "preambles_glued": pdf_glued("preamble"),
    "operatives_glued": pdf_glued("operative"),
    "operatives_swapped": pdf_swapped,
}


# -- Word files and web pages ---------------------------------------------------------------------


def _lines(found: Any, part: str) -> list[int]:
    """Places of the paragraphs of a part among the lines that are set."""
    if part == "preamble":
        return [at for at, line in enumerate(found.lines) if line.place == "preamble" and _led(line)][1:]
    return [at for at, line in enumerate(found.lines) if line.place == "mainBody" and line.number[:1].isdigit()]


def _led(line: Any) -> bool:
    return bool(line.pieces) and len(line.pieces) > 1 and line.pieces[0].italic


def set_lost(found: Any, own: list[int], rng: random.Random) -> None:
    """A paragraph, with its number."""
    found.lines.pop(rng.choice(own[1:-1]))


def set_glued(found: Any, own: list[int], rng: random.Random) -> None:
    """Two paragraphs in one, without the second number."""
    at = rng.choice([a for a, b in pairwise(own) if b == a + 1])
    found.lines[at].pieces += [setting.Piece(" "), *found.lines.pop(at + 1).pieces]


def set_number_lost(found: Any, own: list[int], rng: random.Random) -> None:
    """A number."""
    found.lines[rng.choice(own[1:-1])].number = ""


def set_swapped(found: Any, own: list[int], rng: random.Random) -> None:
    """Two paragraphs in the wrong order."""
    at = rng.choice([a for a, b in pairwise(own) if b == a + 1])
    found.lines[at : at + 2] = found.lines[at : at + 2][::-1]


def set_split(found: Any, own: list[int], rng: random.Random) -> None:
    """A paragraph in two, behind a comma."""
    at = rng.choice(own)
    line = found.lines[at]
    cuts = [
        (n, c + 1)
        for n, piece in enumerate(line.pieces)
        for c, char in enumerate(piece.text[:-20])
        if char in ",،" and (n or c > 20) and not piece.note
    ]
    if cuts:
        n, c = rng.choice(cuts)
        piece = line.pieces[n]
        rest = [setting.Piece(piece.text[c:].lstrip(), piece.italic), *line.pieces[n + 1 :]]
        line.pieces[n:] = [setting.Piece(piece.text[:c], piece.italic)]
        found.lines.insert(at + 1, setting.Line(rest, place=line.place))


SET = {
    "preamble_lost": ("preamble", set_lost),
    "preambles_glued": ("preamble", set_glued),
    "split_preamble": ("preamble", set_split),
    "operative_lost": ("operative", set_lost),
    "operatives_glued": ("operative", set_glued),
    "number_lost": ("operative", set_number_lost),
    "operatives_swapped": ("operative", set_swapped),
}
WRITERS: dict[str, Callable[[Any], bytes]] = {
    "docx": lambda found: setting.as_docx(found, automatic=False),
    "html": lambda found: setting.as_html(found).encode(),
}


# -- all ------------------------------------------------------------------------------------------


def _pages(half: str | None) -> Iterator[tuple[str, str, bytes, dict[str, Callable[[random.Random], bytes | None]]]]:
    for path, xml in scores.pdfs(half):
        content = path.read_bytes()
        found = scores.attempt(content, path.name)
        if found and not found.doubts and not compare(found, truth(xml))[1]:
            ways = {name: _pdf_way(way, content, found) for name, way in PDF.items()}
            yield "pdf", path.name, content, ways


def _pdf_way(way: Any, content: bytes, found: Resolution) -> Callable[[random.Random], bytes | None]:
    return lambda rng: way(content, found, rng)


def _sets(half: str | None) -> Iterator[tuple[str, str, bytes, dict[str, Callable[[random.Random], bytes | None]]]]:
    for session in scores.SESSIONS:
        with zipfile.ZipFile(scores.SHARED / "corpus" / f"GA_{session}.zip") as archive:
            for language in ("English", "Arabic"):
                names = sorted(n for n in archive.namelist() if n.startswith(language) and n.endswith(".xml"))
                for name in names[::EVERY][{"even": 0, "odd": 1}.get(half or "", 0) :: 2 if half else 1]:
                    found = setting.taken(archive.read(name))
                    for kind, writer in WRITERS.items():
                        ways = {key: _set_way(way, found, part, writer) for key, (part, way) in SET.items()}
                        yield f"{kind} {language[:2].lower()}", Path(name).stem, writer(found), ways


def _set_way(way: Any, found: Any, part: str, writer: Any) -> Callable[[random.Random], bytes | None]:
    def made(rng: random.Random) -> bytes | None:
        spoiled = deepcopy(found)
        own = _lines(spoiled, part)
        if len(own) < 3 or not any(b == a + 1 for a, b in pairwise(own)):
            return None
        way(spoiled, own, rng)
        return bytes(writer(spoiled))

    return made


def main() -> None:
    """Read the command line; print what becomes of damaged pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--only", default="")
    parser.add_argument("--damage", default="")
    parser.add_argument("--tuning", action="store_true", help="only sessions that rules may be made on")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    if given.tuning:
        scores.SESSIONS = range(74, 79)
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    sources: list[Any] = [_pages] if given.only in "pdf" else []
    sources += [_sets] if given.only in "docx html" else []
    for kind, name, content, ways in (one for source in sources for one in source(given.half)):
        before = scores.attempt(content, name) if given.only in kind else None
        if before is None or before.doubts:
            table[kind, "(before)"]["refused" if before is None else "right, doubted"] += given.only in kind
            continue
        table[kind, "(before)"]["right"] += 1
        for damage, way in ways.items():
            spoiled = way(random.Random(zlib.crc32(f"{name} {damage}".encode()))) if given.damage in damage else None  # noqa: S311
            if not spoiled or spoiled == content:
                continue
            after = scores.attempt(spoiled, name)
            outcome = scores.judge(before, after, damage)
            outcome = "right, doubted" if outcome == "right" and after and after.doubts else outcome
            table[kind, damage][outcome] += 1
            if given.list and outcome not in ("right", "place"):
                said = "; ".join(f"{d.place} {d.kind}: {d.says}" for d in after.doubts) if after else ""
                print(
                    kind,
                    name,
                    damage,
                    outcome,
                    scores.counts_of(before),
                    after and scores.counts_of(after),
                    f"[{said}]",
                )
    scores.show(table)


if __name__ == "__main__":
    main()

"""How well the words of Arabic PDFs come back: character error of bare libraries and of our reader.

    python scripts/measure_arabic.py OUT

``OUT`` was filled by `set_arabic`: PDFs and their truth. Blanks, tatweel and bidi marks are folded. Brackets and digits
are counted apart: the error without them, then the share of files' brackets and numbers that are not in their place.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from toolkit.errors import ToolkitError
from toolkit.library import load
from toolkit.sources import _pdf_rtl
from toolkit.sources._pdf_file import pages

_SMALL = 9.6  # points: running titles and notes are set smaller
_FOLDED = str.maketrans(
    "", "", "\u0640\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u00ad"
)
_BRACKETS = str.maketrans("[]()«»“”", '((((""""')


def folded(text: str) -> str:
    """Text as it is compared."""
    text = unicodedata.normalize("NFC", text.translate(_FOLDED))
    text = re.sub(r"(?<=\S)/\s", "/", text)  # a line may end after a stroke, and most engines do not say with what
    return re.sub(r"\s+", " ", text.replace("\u2011", "-").replace("\u00a0", " ")).strip()


def by_pdfium(path: Path) -> str:
    """PDFium's own text."""
    chars = [char for page in pages(path.read_bytes(), name=path.name) for char in page.chars]
    return "".join(char.text for char in chars if char.style.size > _SMALL or char.made)


def by_pdfplumber(path: Path) -> str:
    """Pdfplumber's own text."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        kept = [page.filter(lambda thing: thing.get("size", 99) > _SMALL) for page in document.pages]
        return "\n".join(page.extract_text() or "" for page in kept)


def by_lines(path: Path) -> str:
    """Our lines."""
    said = [line for lines in _pdf_rtl.lines(pages(path.read_bytes(), name=path.name)) for line in lines]
    body_lines = [line for line in said if statistics.median(char.style.size for char in line) > _SMALL]
    return "\n".join("".join(char.text for char in line) for line in body_lines)


WAYS: dict[str, Callable[[Path], str]] = {"pdfium": by_pdfium, "pdfplumber": by_pdfplumber, "lines": by_lines}


def body(truth: dict[str, Any]) -> str:
    """The words of the body as they are set."""
    blocks = [(f"{row['number']} - " if row["number"] else "") + row["shown"] for row in truth["blocks"]]
    return folded(" ".join([*truth["head"], *blocks, *truth["closing"]]))


def errors(truth: str, found: str) -> dict[str, float]:
    """Character error without brackets, with them, and the share of numbers that are missed."""
    plain, seen = truth.translate(_BRACKETS), found.translate(_BRACKETS)
    numbers = re.findall(r"[0-9]+(?:[/.,-][0-9]+)*", truth)
    left = re.findall(r"[0-9]+(?:[/.,-][0-9]+)*", found)
    missed = 0
    for number in numbers:
        if number in left:
            left.remove(number)
        else:
            missed += 1
    return {
        "error": Levenshtein.distance(plain, seen) / len(plain),
        "brackets": (Levenshtein.distance(truth, found) - Levenshtein.distance(plain, seen)) / len(plain),
        "numbers": missed / max(1, len(numbers)),
    }


def paragraphs(truth: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """Number, words and markers of each paragraph that was set; items are words of theirs."""
    found: list[tuple[str, str, list[str]]] = []
    for row in truth["blocks"]:
        if row["kind"] in ("preamble", "operative"):
            number = str(row["number"]) if row["kind"] == "operative" else ""
            found.append((number, row["words"], list(row["notes"])))
        elif row["kind"] == "item" and found:
            number, words, notes = found.pop()
            found.append((number, f"{words} {row['words']}", [*notes, *row["notes"]]))
    return [(number, folded(words), notes) for number, words, notes in found]


def structure(path: Path, truth: dict[str, Any], *, show: bool) -> Counter[str]:
    """How many paragraphs and notes are right, of how many, and whether title and symbol are."""
    count: Counter[str] = Counter()
    right = paragraphs(truth)
    count.update({"paragraphs": len(right), "notes": len(truth["notes"]), "files": 1})
    try:
        read = load(path, reading="source")
    except ToolkitError as error:
        print(f"{path.name}: {error}")
        return count
    found = {
        ("" if paragraph.part == "preamble" else str(paragraph.number), folded(paragraph.text.string)): paragraph
        for paragraph in read.paragraphs
    }
    for number, words, notes in right:
        paragraph = found.get((number, words))
        count["paragraphs right"] += paragraph is not None
        if paragraph is None and show:
            best = max(found, key=lambda key: Levenshtein.normalized_similarity(key[1], words), default=("", ""))
            edits = [e for e in Levenshtein.opcodes(words, best[1]) if e.tag != "equal"][:4]
            said = [
                (
                    words[max(0, e.src_start - 6) : e.src_end + 6][:60],
                    best[1][max(0, e.dest_start - 6) : e.dest_end + 6][:60],
                )
                for e in edits
            ]
            print(f"{path.name}: {number!r} read as {best[0]!r}: {said}")
        markers = [marker for _, marker in paragraph.markers] if paragraph else []
        for marker in notes:
            note = next((note for note in read.notes if note.marker == marker), None)
            ok = note is not None and marker in markers and folded(note.text.string) == folded(truth["notes"][marker])
            count["notes right"] += ok
            if not ok and show and paragraph:
                print(f"{path.name}: note {marker}: {truth['notes'][marker]!r} read as {note and note.text.string!r}")
    count["as many"] += len(right) == len(read.paragraphs)
    count["symbol"] += str(read.symbol) == truth["symbol"]
    count["title"] += folded(str(read.meta.get("title", ""))) == folded(truth["title"])
    count["doubted"] += bool(read.doubts)
    return count


def main() -> None:
    """Measure a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ways", nargs="+", choices=sorted(WAYS), default=sorted(WAYS))
    parser.add_argument("--differences", action="store_true", help="print what differs")
    parser.add_argument("--structure", action="store_true", help="read whole files and count what is right")
    options = parser.parse_args()
    if options.structure:
        _structures(options.folder, show=options.differences)
        return
    rows: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    for path in sorted(options.folder.glob("*.pdf")):
        truth = body(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        for way in options.ways:
            found = folded(WAYS[way](path))
            rows[path.name.split(".", 1)[1], way].append(errors(truth, found))
            if options.differences:
                _differences(path.name, truth, found)
    for (kind, way), measured in sorted(rows.items()):
        means = {key: statistics.fmean(row[key] for row in measured) for key in measured[0]}
        print(f"{kind:28} {way:10} " + "  ".join(f"{key} {value:.4f}" for key, value in means.items()))


def _structures(folder: Path, *, show: bool) -> None:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.pdf")):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        kinds[path.name.split(".", 1)[1]].update(structure(path, truth, show=show))
    for kind, count in sorted(kinds.items()):
        counts = [f"{what} {count[f'{what} right']} of {count[what]}" for what in ("paragraphs", "notes")]
        rest = [f"{what} {count[what]}" for what in ("as many", "symbol", "title", "doubted")]
        print(f"{kind:28} " + ", ".join([*counts, *rest]) + f" of {count['files']} files")


def _differences(name: str, truth: str, found: str) -> None:
    for edit in Levenshtein.opcodes(truth, found):
        if edit.tag != "equal":
            right, read = truth[edit.src_start : edit.src_end], found[edit.dest_start : edit.dest_end]
            print(f"{name}: {right!r} -> {read!r} in {found[edit.dest_start - 12 : edit.dest_end + 12]!r}")


if __name__ == "__main__":
    main()

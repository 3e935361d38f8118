"""Texts out of converters against the United Nations' XML: counts and words of paragraphs.

``convert`` turns PDFs into text with what is at hand: pdftotext in three modes, PyMuPDF, pypdf (the last two may live
in an environment of their own, since this needs nothing of the toolkit). ``measure`` reads the texts with the toolkit
and the XML with lxml alone, and prints for each converter how many files have the right number of preambular and
operative paragraphs, how many of the others carry a doubt, and how many have every word.

    python scripts/compare_text.py convert PDFS OUT
    python scripts/compare_text.py measure OUT GA_78.zip [--only NAME] [--list]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

_HEADING = 60  # letters of a heading between preambular paragraphs, at most
MODES = {"pdftotext": [], "layout": ["-layout"], "raw": ["-raw"]}


def _pdftotext(path: Path, options: list[str]) -> str:
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)  # noqa: S603, S607
    return done.stdout.decode("utf-8", "replace")


def _pymupdf(path: Path) -> str:
    import pymupdf  # type: ignore[import-not-found]

    with pymupdf.open(path) as document:
        return "".join(page.get_text() for page in document)


def _pypdf(path: Path) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def convert(folder: Path, out: Path) -> None:
    """Write the text of each PDF, once for each converter, into folders named for them."""
    ways: dict[str, Callable[[Path], str]] = {
        name: partial(_pdftotext, options=options) for name, options in MODES.items()
    }
    ways |= {"pymupdf": _pymupdf, "pypdf": _pypdf}
    for name, way in ways.items():
        for path in sorted(folder.glob("*.pdf")):
            target = out / name / f"{path.stem}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.write_text(way(path), encoding="utf-8", errors="replace")
            except (ImportError, OSError) as error:
                print(f"{name}: left out ({error})", file=sys.stderr)
                break


def _plain(text: str) -> str:
    """Words as they are compared: NFC, blanks folded, one kind of hyphen, no soft hyphens."""
    text = unicodedata.normalize("NFC", text).replace("\u2011", "-").replace("\u00ad", "")
    return " ".join(text.split())


def truth(content: bytes) -> tuple[list[str], list[str]]:
    """Preambular and operative paragraphs of the resolution itself, read from its XML with lxml alone."""
    from lxml import etree

    root = etree.fromstring(content)
    for note in [*root.iter("{*}authorialNote")]:
        note.clear(keep_tail=True)
    preamble = [e for p in root.iter("{*}preamble") for e in p if e.tag != etree.Comment][1:]
    before = [_plain("".join(e.itertext())) for e in preamble]
    operative: list[str] = []
    first = ""
    for element in (e for body in root.iter("{*}mainBody") for e in body if e.tag != etree.Comment):
        number = element.find("{*}num")
        words = _plain("".join("".join(c.itertext()) for c in element if c is not number))
        if re.match(r"Annex\b", words):
            break
        printed = re.fullmatch(r"(\d+)\.?", _plain("".join(number.itertext()))) if number is not None else None
        if printed and int(printed[1]) == len(operative) + 1:
            operative.append(words)
        elif operative:
            operative[-1] += f" {words}"
        else:
            first = first or words
    return [b for b in before if len(b) > _HEADING or b[-1:] in ",;:."], operative or ([first] if first else [])


def pairs(texts: Path, archive: Path) -> Iterator[tuple[Path, tuple[list[str], list[str]]]]:
    """Each text with the paragraphs of its XML."""
    with zipfile.ZipFile(archive) as opened:
        names = {
            match[1]: name for name in opened.namelist() if (match := re.match(r"English/(A_RES_\d+_\d+)\D", name))
        }
        for path in sorted(texts.glob("*.txt")):
            if path.stem in names:
                yield path, truth(opened.read(names[path.stem]))


def measure(out: Path, archive: Path, only: str, *, listed: bool) -> None:
    """Print the counts of each converter."""
    from toolkit.errors import SourceError
    from toolkit.sources import read

    for folder in sorted(path for path in out.iterdir() if path.is_dir() and only in path.name):
        tally: Counter[str] = Counter()
        for path, (before, after) in pairs(folder, archive):
            tally["files"] += 1
            try:
                found = read(path.read_bytes(), name=path.name)
            except SourceError as error:
                tally["refused"] += 1
                if listed:
                    print(folder.name, path.stem, "refused:", error)
                continue
            got = {part: [_plain(p.text.string) for p in found.paragraphs if p.part == part] for part in
                   ("preamble", "operative")}  # fmt: skip
            counts = (len(got["preamble"]), len(got["operative"]))
            wanted = (len(before), len(after))
            right = counts == wanted
            tally["counts right"] += right
            tally["right, doubted"] += right and bool(found.doubts)
            tally["wrong, silent"] += not right and not found.doubts
            tally["words right"] += got["preamble"] == before and got["operative"] == after
            same = Counter(got["preamble"] + got["operative"]) & Counter(before + after)
            tally["paragraphs"] += sum(wanted)
            tally["paragraphs right"] += same.total()
            if listed and (not right or found.doubts):
                doubts = "; ".join(f"{d.place} {d.kind}" for d in found.doubts)
                print(folder.name, path.stem, f"{counts} for {wanted}", f"[{doubts}]")
        print(folder.name, dict(tally))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=["convert", "measure"])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--only", default="", help="converters whose name contains this")
    parser.add_argument("--list", action="store_true", help="name the files that are wrong or doubted")
    options = parser.parse_args()
    if options.what == "convert":
        convert(options.source, options.target)
    else:
        measure(options.source, options.target, options.only, listed=options.list)


if __name__ == "__main__":
    main()

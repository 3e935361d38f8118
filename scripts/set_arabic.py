"""Set Arabic resolutions as PDFs, so that a reader can be measured against words that are known.

    python scripts/set_arabic.py OUT ../shared/corpus/GA_78.zip --engines typst chromium --fonts amiri --files 10

Each file of the archive's ``Arabic`` folder that has plain numbered paragraphs is set with every engine and font:
running titles, page numbers, notes below a rule with raised markers, bold or slanted leads. ``OUT`` gets a PDF each and
the truth beside it, ``NAME.json``: symbol, title, paragraphs with their numbers, notes with their places. The XML is
read with lxml alone, not with our grammar. ``OUT`` must be outside the checkout: nothing of the corpus goes into it.

Fonts: ``amiri`` (shipped), ``naskh`` (Noto Naskh Arabic), ``dejavu`` (DejaVu Sans) and ``forms`` (DejaVu Sans, the text
written in presentation forms, as old makers of PDFs do). Any other name is a family that the machine has.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

import typst
from lxml import etree
from set_arabic_pages import Look, docx, html, typst_source

ROOT = Path(__file__).resolve().parent.parent
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
FONTS = {"amiri": "Amiri", "naskh": "Noto Naskh Arabic", "dejavu": "DejaVu Sans", "forms": "DejaVu Sans"}
LOOKS = {
    "plain": Look(),
    "letter": Look(216, 279, 12, justified=False),
    "small": Look(182, 257, 10),
    "large": Look(216, 356, 14),
    "columns": Look(297, 210, 10, columns=2),  # typst's alone; the others set one column
}


@dataclass
class Run:
    """Words of one look; a run with a ``note`` is the place of a marker and has no words."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    note: str = ""


@dataclass
class Block:
    """What stands in a paragraph of the page."""

    kind: str
    runs: list[Run]
    number: int = 0

    @property
    def words(self) -> str:
        """The words that a reader should find."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass
class Document:
    """A resolution to be set: the truth."""

    symbol: str
    title: str
    head: list[str]
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    closing: list[str] = field(default_factory=list)

    def truth(self) -> dict[str, object]:
        """What is right, as plain data."""
        rows = [
            {
                "kind": block.kind,
                "number": block.number,
                "words": block.words,
                "shown": " ".join("".join(f"({run.note})" if run.note else run.text for run in block.runs).split()),
                "notes": [run.note for run in block.runs if run.note],
            }
            for block in self.blocks
        ]
        return {
            "symbol": self.symbol,
            "title": self.title,
            "head": self.head,
            "blocks": rows,
            "notes": self.notes,
            "closing": self.closing,
        }


def documents(archive: Path) -> Iterator[tuple[str, Document]]:
    """Name and document of each Arabic file that has numbered paragraphs and no tables or parts."""
    with zipfile.ZipFile(archive) as files:
        for name in sorted(files.namelist()):
            if name.startswith("Arabic/") and name.endswith(".xml"):
                tree = etree.fromstring(files.read(name), etree.XMLParser(resolve_entities=False))
                found = _document(tree)
                if found is not None:
                    yield Path(name).stem, found


def _document(tree: etree._Element) -> Document | None:
    body, preamble = tree.find(f".//{AKN}mainBody"), tree.find(f".//{AKN}preamble")
    if (
        body is None
        or preamble is None
        or any(tree.find(f".//{AKN}{tag}") is not None for tag in ("component", "table"))
    ):
        return None
    every = list(_rows(body))
    rows = [row for row in every if row.tag == f"{AKN}paragraph"]
    if not _in_order([row.findtext(f"{AKN}num") or "" for row in rows]):
        return None
    cover = [_plain(p) for p in tree.findall(f".//{AKN}coverPage/{AKN}p")]
    title = _plain(tree.find(f".//{AKN}preface//{AKN}docTitle")).removeprefix("- ")
    number = tree.findtext(f".//{AKN}preface//{AKN}docNumber") or ""
    symbol = tree.findtext(f".//{AKN}coverPage//{AKN}docNumber") or ""
    if not title or not symbol:
        return None
    made = Document(symbol.strip(), title, [line for line in cover if line])
    made.blocks.append(Block("title", [Run(f"{number.strip()} - {title}", bold=True)]))
    for p in preamble.iter(f"{AKN}p"):
        if not _in_note(p):
            kind = "formula" if p.getparent().tag == f"{AKN}formula" else "preamble"
            made.blocks.append(Block(kind, _runs(p, made.notes)))
    place = 0
    for row in every:
        if row.tag == f"{AKN}heading":
            made.blocks.append(Block("heading", [Run(_plain(row), bold=True)]))
            continue
        place += 1
        parts = [p for p in row.iter(f"{AKN}p") if not _in_note(p)]
        for order, p in enumerate(parts):
            runs = _runs(p, made.notes)
            label = p.getparent().getparent().findtext(f"{AKN}num") if order else ""
            if label:
                runs.insert(0, Run(f"{' '.join(label.split())} "))
            made.blocks.append(Block("item" if order else "operative", runs, 0 if order else place))
    made.blocks = [block for block in made.blocks if block.words]
    made.closing = [_plain(p) for p in tree.findall(f".//{AKN}conclusions//{AKN}event")]
    return made


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a body and the headings of its sections, in order."""
    for row in element:
        if row.tag in (f"{AKN}paragraph", f"{AKN}heading"):
            yield row
        elif isinstance(row.tag, str) and row.tag != f"{AKN}num":
            yield from _rows(row)


def _in_order(numbers: list[str]) -> bool:
    return bool(numbers) and [n.split()[0] if n.strip() else "" for n in numbers] == [
        str(place + 1) for place in range(len(numbers))
    ]


def _in_note(p: etree._Element) -> bool:
    return any(parent.tag == f"{AKN}authorialNote" for parent in p.iterancestors())


def _plain(node: etree._Element | None) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _runs(p: etree._Element, notes: dict[str, str]) -> list[Run]:
    """The runs of a paragraph; the brackets of a marker (in ``sup``) are made anew by the page."""
    runs: list[Run] = []

    def add(text: str | None, look: str) -> None:
        text = re.sub(r"\s+", " ", text or "")
        if text:
            runs.append(Run(text, "bold" in look, "italic" in look))

    def walk(node: etree._Element, look: str) -> None:
        for child in node:
            if not isinstance(child.tag, str):
                continue
            if child.tag == f"{AKN}authorialNote":
                marker = child.get("marker") or ""
                notes[marker] = re.sub(r"^\(\s*\d*\s*\)\s*", "", _plain(child))
                runs.append(Run(note=marker))
            elif child.tag != f"{AKN}sup":
                own = f"{look} {child.get('class') or ''}" if child.tag == f"{AKN}span" else look
                add(child.text, own)
                walk(child, own)
            add(child.tail, look)

    add(p.text, "")
    walk(p, "")
    if runs and runs[0].text:
        runs[0].text = runs[0].text.lstrip()
    return runs


@cache
def _shapes() -> dict[tuple[str, str], str]:
    """Presentation form of a letter (or lam-alef) and a joining form."""
    shapes = {}
    for code in range(0xFE80, 0xFEFD):
        form, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        shapes["".join(chr(int(hexa, 16)) for hexa in letters.split()), form.strip("<>")] = chr(code)
    return shapes


def shaped(text: str) -> str:
    """The same words in presentation forms; marks stay where they are.

    >>> [hex(ord(char)) for char in shaped("بلا")]
    ['0xfe91', '0xfefc']
    """
    units = re.findall(r"(?:ل[اأإآ]|.)[\u064b-\u0652\u0670]*", text, re.DOTALL)
    out = []
    for place, unit in enumerate(units):
        letters = unit.rstrip("".join(map(chr, (*range(0x64B, 0x653), 0x670))))
        before = units[place - 1][0] if place and len(units[place - 1].strip()) else ""
        joined = (before, "initial") in _shapes() and not re.match("ل[اأإآ]", units[place - 1])
        after = units[place + 1][0] if place + 1 < len(units) else ""
        joins = (letters, "initial") in _shapes() and (after, "final") in _shapes()
        form = ("medial" if joins else "final") if joined else ("initial" if joins else "isolated")
        out.append(_shapes().get((letters, form), letters) + unit[len(letters) :])
    return "".join(out)


def in_forms(document: Document) -> Document:
    """A document with its words in presentation forms, to be set; the truth stays the first one."""
    blocks = [
        Block(block.kind, [Run(shaped(r.text), r.bold, r.italic, r.note) for r in block.runs], block.number)
        for block in document.blocks
    ]
    return Document(
        document.symbol,
        shaped(document.title),
        [shaped(line) for line in document.head],
        blocks,
        {marker: shaped(words) for marker, words in document.notes.items()},
        [shaped(line) for line in document.closing],
    )


#: Where to, what, the family of its letters, how the sheet looks.
Job = tuple[Path, Document, str, Look]


def by_typst(jobs: list[Job]) -> None:
    """Set with typst, whose notes are its own."""
    for path, document, font, look in jobs:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "main.typ")
            source.write_text(typst_source(font, look), encoding="utf-8")
            Path(folder, "document.json").write_text(json.dumps(asdict(document)), encoding="utf-8")
            typst.compile(str(source), output=str(path), font_paths=[str(folder) for folder in font_folders()])


def by_chromium(jobs: list[Job]) -> None:
    """Print a page with Chromium; a script in the page parts it into sheets."""
    for path, document, font, look in jobs:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "page.html")
            page.write_text(html(asdict(document), font, look), encoding="utf-8")
            command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
            options = ["--no-pdf-header-footer", "--virtual-time-budget=20000", f"--print-to-pdf={path}"]
            _run([*command, *options, page.as_uri()])


def by_libreoffice(jobs: list[Job]) -> None:
    """Write Word documents and let LibreOffice print them."""
    with tempfile.TemporaryDirectory() as folder:
        for path, document, font, look in jobs:
            Path(folder, f"{path.stem}.docx").write_bytes(docx(asdict(document), font, look))
        files = sorted(str(path) for path in Path(folder).glob("*.docx"))
        target = str(jobs[0][0].parent)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", target, *files])


ENGINES: dict[str, Callable[[list[Job]], None]] = {
    "typst": by_typst,
    "chromium": by_chromium,
    "libreoffice": by_libreoffice,
}


def font_folders() -> list[Path]:
    """The shipped fonts, and more named in ``ARABIC_FONTS``."""
    return [ROOT / "data" / "fonts", *map(Path, filter(None, os.environ.get("ARABIC_FONTS", "").split(os.pathsep)))]


@cache
def _fonts_conf() -> str:
    """A font configuration that knows our folders too."""
    folders = "".join(f"<dir>{folder}</dir>" for folder in font_folders())
    handle, name = tempfile.mkstemp(suffix=".conf")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(f"<fontconfig>{folders}<include>/etc/fonts/fonts.conf</include></fontconfig>")
    return name


def _run(command: list[str]) -> None:
    program = shutil.which(command[0])
    if program is None:
        sys.exit(f"{command[0]} is not installed")
    environment = {**os.environ, "FONTCONFIG_FILE": _fonts_conf()}
    done = subprocess.run(  # noqa: S603 - programs named above
        [program, *command[1:]], env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr[-500:]}")


def sample(archive: Path, count: int, seed: int = 1) -> list[tuple[str, Document]]:
    """Some documents of an archive, the same for the same seed, in order."""
    found = list(documents(archive))
    drawn = random.Random(seed).sample(range(len(found)), min(count, len(found)))  # noqa: S311 - a sample, no secret
    return [found[place] for place in sorted(drawn)]


def set_all(
    out: Path,
    drawn: list[tuple[str, Document]],
    engines: list[str],
    fonts: list[str],
    looks: Sequence[str] = ("plain",),
) -> list[Path]:
    """Set documents with every engine and font; the PDFs, each with its truth beside it.

    Each document has one of the ``looks``, in turn.
    """
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for engine in engines:
        jobs = []
        for at, (name, document) in enumerate(drawn):
            look = LOOKS[looks[at % len(looks)]]
            for font in fonts:
                path = out / f"{name}.{engine}.{font.replace(' ', '_')}.pdf"
                truth = json.dumps(document.truth(), ensure_ascii=False)
                path.with_suffix(".json").write_text(truth, encoding="utf-8")
                jobs.append((path, in_forms(document) if font == "forms" else document, FONTS.get(font, font), look))
        ENGINES[engine]([job for job in jobs if not job[0].exists()]) if any(not j[0].exists() for j in jobs) else None
        made += [job[0] for job in jobs]
    return made


def main() -> None:
    """Set what the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--engines", nargs="+", choices=sorted(ENGINES), default=sorted(ENGINES))
    parser.add_argument("--fonts", nargs="+", default=sorted(FONTS))
    parser.add_argument("--looks", nargs="+", choices=sorted(LOOKS), default=["plain"])
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.out.resolve().is_relative_to(ROOT):
        sys.exit("choose a folder outside the checkout")
    drawn = sample(options.archive, options.files, options.seed)
    for path in set_all(options.out, drawn, options.engines, options.fonts, options.looks):
        print(path.name)


if __name__ == "__main__":
    main()

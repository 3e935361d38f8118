"""Set resolutions of the archives as the United Nations prints them, in six languages, and read them back.

    python scripts/set_print.py make OUT ZIP... [--seed 1] [--files 10]
    python scripts/set_print.py measure OUT [--list] [--only NAME]

``make`` draws files of each language by a seed, evenly over kinds (parts, tables, annexes, long ones, each committee),
and sets each with one of typst, Chromium and LibreOffice in turn: masthead, running titles, job number and bar code,
notes below a rule with raised markers, slanted openings, justified or not, hyphenated or not; ``--makers`` names
others, which set pages as people keep them (a printed web page, a paper). ``measure`` reads the
PDFs with the toolkit and the XML with lxml alone, and prints a row a language and a maker. ``OUT`` must be outside the
checkout. Fonts beyond the system's are in folders named by ``ARABIC_FONTS``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es", "Russian": "ru", "Arabic": "ar", "Chinese": "zh"}
FONTS = {"ar": ("Amiri", "Noto Naskh Arabic"), "zh": ("AR PL UMing CN",), "": ("Liberation Serif", "Noto Serif")}
_RECYCLE = {
    "en": "Please recycle", "fr": "Merci de recycler", "es": "Se ruega reciclar",
    "ru": "Просьба отправить на вторичную переработку",
    "ar": "الرجاء إعادة استعمال الورق", "zh": "请回收",
}  # fmt: skip


#: Makers of pages as the United Nations prints them; those of other pages are in `set_print_looks`.
OWN = ("typst", "chromium", "libreoffice")
_LETTER = 3  # letters of a part's name: "A", "ألف"
_CLOSING = 5  # lines: closing words that are more hold an annex


@dataclass
class Run:
    """Words of one look; a run with a ``note`` is the place of a marker and has no words."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    note: str = ""
    raised: bool = False


@dataclass
class Block:
    """What stands in a paragraph of the page, or in a table."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    number: str = ""
    level: int = 0
    rows: list[list[list[Run]]] = field(default_factory=list)


def _name(node: etree._Element) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def _plain(node: etree._Element | None) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


class _Taking:
    """Takes the blocks and notes of a file, in order."""

    def __init__(self, root: etree._Element) -> None:
        self.blocks: list[Block] = []
        self.notes: dict[str, str] = {}
        for part in root.iter("{*}preface", "{*}preamble", "{*}mainBody", "{*}conclusions"):
            if _name(part) == "preface":
                self.preface(part)
            elif _name(part) == "conclusions":
                self.closing(part)
            else:
                self.walk(part, "preamble" if _name(part) == "preamble" else "body", 0)

    def add(self, block: Block) -> None:
        if block.rows or any(run.text.strip() or run.note for run in block.runs):
            if block.runs and block.runs[0].text:
                block.runs[0].text = block.runs[0].text.lstrip()
                block.runs = block.runs if block.runs[0].text else block.runs[1:]
            self.blocks.append(block)

    def preface(self, part: etree._Element) -> None:
        number, title = _plain(part.find(".//{*}docNumber")), part.find(".//{*}docTitle")
        first = all(block.kind != "title" for block in self.blocks)
        if number and not re.search(r"\d", number) and (not first or len(number) <= _LETTER):  # one of several parts
            self.add(Block("part", [Run(number)]))
            self.add(Block("part", self.runs(title)))
        elif title is not None:
            numbers = part.iter("{*}docNumber")  # and its letter, with notes of their own
            named = [run for one in (*numbers, *part.iterfind("{*}p")) for run in self.runs(one) if run.note]
            self.add(Block("title", [*self.runs(title), *named], number))

    def closing(self, part: etree._Element) -> None:
        for p in part.iter("{*}p"):
            lines: list[list[Run]] = [[]]
            for child in (p, *p):
                if _name(child) == "eol":
                    lines.append([])
                elif child is not p:
                    lines[-1] += [Run(_plain(child))]
                lines[-1] += [Run(child.tail or "")] if child is not p else [Run(p.text or "")]
            for runs in lines:
                self.add(Block("closing", [Run(" ".join("".join(r.text for r in runs).split()))]))

    def walk(self, node: etree._Element, part: str, level: int, number: str = "") -> None:
        """Blocks below a node; a number goes to the first of them."""
        for child in node:
            name = _name(child)
            if name == "num":
                number = _plain(child)
                continue
            if name == "table":
                rows = [[self.cell(cell) for cell in row if isinstance(cell.tag, str)] for row in child.iter("{*}tr")]
                wide = max((len(row) for row in rows), default=0)
                self.add(Block("table", rows=[row + [[] for _ in range(wide - len(row))] for row in rows if row]))
            elif name in ("p", "heading", "subheading", "crossHeading", "listIntroduction"):
                inner = list(child.iter("{*}p")) if name != "p" else []
                inner = [p for p in inner if not any(_name(a) == "authorialNote" for a in p.iterancestors())]
                for p in inner or [child]:
                    kind = self.kind(p, name, part, level)
                    if number and kind == "heading":  # the number of a section stands above its heading
                        self.add(Block(kind, [Run(number)]))
                        number = ""
                    self.add(Block(kind, self.runs(p), number, level))
                    number = ""
            elif name not in ("authorialNote", "meta", ""):
                deeper = level + (
                    name in ("point", "item", "list", "sublist", "blockList") and name in ("point", "item")
                )
                self.walk(child, part, deeper, number)
                number = ""
        if number and node.find(".//{*}p") is None:  # the number of a section, a paragraph of its own
            self.add(Block("heading", [Run(number)]))

    def kind(self, p: etree._Element, name: str, part: str, level: int) -> str:
        above = next((a for a in p.iterancestors() if _name(a) in ("paragraph", "container")), p)
        bold = "".join("".join(b.itertext()) for b in p.iterfind(".//{*}span[@class='bold']"))
        if _plain(p)[-1:] in (",", "،", "，", ";", "؛", "；"):
            return "preamble" if part == "preamble" else "item" if level else "operative"
        if name != "p" or str(above.get("class")).startswith("H") or " ".join(bold.split()) == _plain(p):
            return "heading"
        if any(_name(a) == "formula" for a in p.iterancestors()):
            return "formula"
        return "preamble" if part == "preamble" else "item" if level else "operative"

    def cell(self, cell: etree._Element) -> list[Run]:
        found: list[Run] = []
        for p in cell.iter("{*}p"):
            if not any(_name(a) == "authorialNote" for a in p.iterancestors()):
                found += ([Run(" ")] if found else []) + self.runs(p)
        return found

    def runs(self, p: etree._Element | None) -> list[Run]:  # noqa: C901 - one branch a kind of node
        runs: list[Run] = []

        def add(text: str | None, look: str) -> None:
            text = re.sub(r"[ \t\r\n]+", " ", text or "")  # not the blank that holds lines together
            if runs and runs[-1].text.endswith(" "):
                text = text.lstrip(" ")
            if text:
                runs.append(Run(text, "bold" in look, "italic" in look))

        def walk(node: etree._Element, look: str) -> None:
            for child in node:
                if not isinstance(child.tag, str):
                    add(child.tail, look)
                    continue
                if _name(child) == "authorialNote":
                    marker = child.get("marker") or "*"
                    while marker in self.notes:  # notes that begin anew in a part
                        marker = str(len(self.notes) + 1) if marker.isdigit() else f"{marker}*"
                    self.notes[marker] = re.sub(r"^\(\s*\d*\s*\)\s*", "", _plain(child))
                    runs.append(Run(note=marker))
                elif _name(child) == "eol":
                    add(" ", look)
                elif _name(child) == "sup" and _plain(child).strip("()").isdecimal():
                    runs.append(Run(_plain(child), raised=True))  # a note that is named again
                elif _name(child) == "sup" and _plain(child) in ("(", ")", "()"):
                    add(" " if re.search(r"\)\s$", "".join(child.itertext())) else "", look)  # a blank set raised
                else:
                    own = f"{look} {child.get('class') or ''}" if _name(child) == "span" else look
                    add(child.text, own)
                    walk(child, own)
                add(child.tail, look)

        if p is not None:
            add(p.text, "")
            walk(p, "")
        return [run for run in runs if run.text or run.note]


def document(content: bytes, language: str, dice: random.Random) -> dict[str, Any]:
    """A file as plain data for a page."""
    root = etree.fromstring(content)
    cover = root.find(".//{*}coverPage")
    found = _Taking(root)

    def of(tag: str, **named: str) -> str:
        wanted = (n for n in (cover.iter(f"{{*}}{tag}") if cover is not None else ()))
        return next((_plain(n) for n in wanted if all(n.get(k) == v for k, v in named.items())), "")

    code = LANGUAGES[language]
    title = next((b for b in found.blocks if b.kind == "title"), Block("title"))
    job = f"{dice.randint(19, 26)}-{dice.randint(0, 28000):05}"
    return {
        "lang": code, "right": code == "ar", "hyphens": code in ("en", "fr", "es", "ru") and dice.random() < 0.4,
        "justified": dice.random() < 0.8, "publisher": of("docAuthority", refersTo="#publisher"),
        "body": of("docAuthority", refersTo="#issuingBody"), "symbol": of("docNumber", refersTo="#symbol"),
        "status": of("docStatus"), "issued": of("docDate"), "session": of("session"),
        "item": [of("inline", name="agenda item")], "about": of("inline", name="agenda item name"),
        "adopted": [_plain(n) for n in (cover.iter("{*}docTitle") if cover is not None else ())],
        "report": of("docProponent").strip("[] "), "title": " ".join("".join(r.text for r in title.runs).split()),
        "job": job, "letter": {"zh": "C"}.get(code, code[0].upper() if code != "es" else "S"),
        "ground": f"{dice.randint(1, 28):02}{dice.randint(1, 12):02}{dice.randint(19, 26)}", "recycle": _RECYCLE[code],
        "blocks": [asdict(block) for block in found.blocks], "notes": found.notes,
    }  # fmt: skip


def kind_of(content: bytes) -> str:
    """What a file is drawn as: parts, table, annex, long, or its committee."""
    for mark, kind in ((b"<component ", "parts"), (b"<table", "table"), (b"<attachment>", "annex")):
        if mark in content:
            return kind
    if content.count(b"<paragraph") > 45:  # what is long here
        return "long"
    match = re.search(rb'<docProponent refersTo="#(\w+)"', content)
    return match[1].decode() if match else "plenary"


def drawn(archives: list[Path], language: str, files: int, seed: int, avoid: set[str]) -> Iterator[tuple[str, bytes]]:
    """Files of a language, evenly over kinds, no resolution twice."""
    kinds: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            for name in sorted(n for n in opened.namelist() if n.startswith(f"{language}/") and n.endswith(".xml")):
                content = opened.read(name)
                if b"mainBody" in content:
                    kinds[kind_of(content)].append((f"{archive.stem.removeprefix('GA_')}_{Path(name).stem}", content))
    dice = random.Random(f"{seed} {language}")  # noqa: S311 - a sample
    for rows in kinds.values():
        dice.shuffle(rows)
    taken = 0
    while taken < files and any(kinds.values()):
        order = sorted(kinds)
        dice.shuffle(order)
        for kind in order:
            while kinds[kind] and taken < files:
                stem, content = kinds[kind].pop()
                if f"{language[:2].lower()}_{stem}" not in avoid:
                    taken += 1
                    yield stem, content
                    break


def make(
    out: Path, archives: list[Path], *, files: int, seed: int, avoid: set[str], languages: list[str],
    makers: Sequence[str] = OWN,
) -> None:  # fmt: skip
    """Draw and set."""
    import typst
    from set_arabic import _run, font_folders
    from set_print_looks import set_by
    from set_print_pages import TYPST, docx, html, looking

    out.mkdir(parents=True, exist_ok=True)
    words: list[Path] = []
    for language in languages:
        for at, (stem, content) in enumerate(drawn(archives, language, files, seed, avoid)):
            dice = random.Random(f"{seed} {stem}")  # noqa: S311 - a sample
            made = document(content, language, dice)
            fonts, size = FONTS.get(made["lang"], FONTS[""]), dice.choice((10, 10.5, 11))
            font, maker = dice.choice(fonts), makers[(at + seed) % len(makers)]
            base = out / f"{language[:2].lower()}_{stem}.{maker}"
            if base.with_name(f"{base.name}.pdf").exists():
                continue
            base.with_name(f"{base.name}.xml").write_bytes(content)
            target = base.with_name(f"{base.name}.pdf")
            with tempfile.TemporaryDirectory() as folder:
                if maker == "typst":
                    page = Path(folder, "main.typ")
                    page.write_text(looking(TYPST, made, font, size, typst=True), encoding="utf-8")
                    Path(folder, "document.json").write_text(json.dumps(made), encoding="utf-8")
                    typst.compile(str(page), output=str(target), font_paths=[str(one) for one in font_folders()])
                elif maker == "chromium":
                    page = Path(folder, "page.html")
                    page.write_text(html(made, font, size), encoding="utf-8")
                    options = ["--no-pdf-header-footer", "--virtual-time-budget=60000", f"--print-to-pdf={target}"]
                    _run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/p",
                          *options, page.as_uri()])  # fmt: skip
                elif maker not in OWN:
                    set_by(maker, made, dice, target, Path(folder))
                else:
                    words.append(base.with_name(f"{base.name}.docx"))
                    words[-1].write_bytes(docx(made, font, size))
    if words:
        with tempfile.TemporaryDirectory() as folder:
            profile = f"-env:UserInstallation=file://{folder}/p"
            _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, words)])


def normal(words: str) -> str:
    """Words without what no page shows: tatweel, marks of direction, forms of letters."""
    from compare_pdf import normal as plain

    words = unicodedata.normalize("NFKC", words) if re.search("[\ufb50-\ufefc]", words) else words
    words = words.replace("/ ", "/")  # a line may end after a stroke, and files set a blank there now and then
    words = re.sub(r"(?<=[\u3001-\u9fff\uff00-\uffef]) | (?=[\u3001-\u9fff\uff00-\uffef])", "", plain(words))
    return plain(re.sub("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", words)).lstrip("- ").removeprefix("() ")


def loose(words: str) -> str:
    """Words without what many pages cannot tell: the sides of brackets and quotation marks, the order of digits."""
    words = re.sub("[\u201c\u201d]", '"', re.sub(r"[()]", "|", words).replace("| |", "||"))
    words = re.sub(r"^\.(?=[A-Z])(.*)$", r"\1.", words)  # Latin words with their stop before them look as those behind
    return re.sub(r"\d{1,3}(?: \d{1,3})+", lambda m: " ".join(sorted(m[0].split())), words)


def _told(found: Any, its: Any, noted: list[Any], theirs: list[Any]) -> list[str]:
    """What differs in notes and in what the head says, and the first doubts."""
    said = [f"    our note {n}" for n in noted if n not in theirs]
    said += [f"    its note {n}" for n in theirs if n not in noted]
    own = {"title": found.meta.get("title", ""), "symbol": found.symbol or "", "date": found.meta.get("adopted", "")}
    said += [
        f"    {key}: {ours!r}, XML {getattr(its, key)!r}"
        for key, ours in own.items()
        if normal(str(ours)) != normal(getattr(its, key))
    ]
    return said + [f"    doubt {d.place} {d.kind}: {d.says}" for d in found.doubts][:6]


def measure(out: Path, only: str, *, listed: bool) -> None:
    """Print what was right: against lxml, and against our own reading of the XML (annexes and tables too)."""
    from compare_pdf import _differences, compare, truth

    from toolkit import library
    from toolkit.errors import ToolkitError

    def rows(resolution: Any) -> list[tuple[str, str]]:
        return [(p.id, normal(str(p.text))) for p in resolution.paragraphs]

    total: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(out.glob("*.pdf")):
        if only not in path.name:
            continue
        content = path.with_suffix(".xml").read_bytes()
        its, own = truth(content), library.read(content, name=path.stem)
        count: Counter[str] = Counter(files=1)
        said: list[str] = []
        try:
            found = library.load(path)
        except ToolkitError as error:
            count += Counter({"refused": 1, "same": 0, "of": len(own.paragraphs)})
            count += Counter({"paragraphs": len(its.paragraphs), "notes": len(its.notes)})
            said = [f"    REFUSED {error}"]
        else:
            one, said = compare(found, its)
            count += Counter({k: v for k, v in one.items() if k not in ("files", "doubted", "files right")})
            best, _ = compare(own, its)
            count["best"] = best["paragraphs right"]
            mine, other = rows(found), rows(own)
            if not any("X" in place for place, _ in other) and own.closing.text.string.count("\n") > _CLOSING:
                mine = [row for row in mine if not row[0].startswith("X")]  # the file holds its annex as closing lines
            count["of"], count["same"] = len(other), sum((Counter(mine) & Counter(other)).values())
            noted = [(n.place, n.marker, normal(str(n.text))) for n in found.notes]
            theirs = [(n.place, n.marker, normal(str(n.text))) for n in own.notes]
            count["noted of"], count["noted"] = len(theirs), sum((Counter(noted) & Counter(theirs)).values())
            whole = sorted(mine) == sorted(other) and sorted(noted) == sorted(theirs)
            near = whole or (
                sorted((place, loose(words)) for place, words in mine)
                == sorted((place, loose(words)) for place, words in other)
                and sorted((*at, loose(words)) for *at, words in noted)
                == sorted((*at, loose(words)) for *at, words in theirs)
            )
            count["apart"] = int(near and not whole)
            count["whole"], count["silent"] = int(whole), int(not near and not found.doubts)
            count["false"] = int(whole and bool(found.doubts))
            said = _differences(mine, other) if mine != other else []
            said += _told(found, its, noted, theirs)
        if listed and said:
            print(
                path.name, "" if count["whole"] else "WRONG" if not count["silent"] else "SILENT", *said[:24], sep="\n"
            )
        for key in (path.name[:2], path.name.split(".")[-2], "all"):
            total[key] += count
    head = "files refused paragraphs best ids+words notes(lxml) notes title symbol date whole apart silent false"
    print("set", *head.split(), sep="\t")
    for key, c in total.items():
        pairs = ("paragraphs", "notes", "title", "symbol", "date")
        p, n, t, s, d = (f"{c[f'{k} right']}/{c[k]}" for k in pairs)
        print(key, c["files"], c["refused"], p, c["best"], f"{c['same']}/{c['of']}", n, f"{c['noted']}/{c['noted of']}",
              t, s, d, c["whole"], c["apart"], c["silent"], c["false"], sep="\t")  # fmt: skip


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "measure"])
    parser.add_argument("out", type=Path)
    parser.add_argument("archives", type=Path, nargs="*")
    parser.add_argument("--languages", nargs="+", choices=sorted(LANGUAGES), default=list(LANGUAGES))
    parser.add_argument("--files", type=int, default=10, help="files of each language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--avoid", type=Path, nargs="*", default=[], help="folders whose files are not drawn again")
    parser.add_argument(
        "--makers", nargs="+", default=OWN, help="also browser, weasyprint, wkhtmltopdf, xelatex, forms"
    )
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.out.resolve().is_relative_to(ROOT):
        sys.exit("choose a folder outside the checkout")
    if options.what == "make":
        avoid = {path.name.rsplit(".", 2)[0] for folder in options.avoid for path in folder.glob("*.pdf")}
        make(options.out, options.archives, files=options.files, seed=options.seed, avoid=avoid,
             languages=options.languages, makers=options.makers)  # fmt: skip
    else:
        measure(options.out, options.only, listed=options.list)


if __name__ == "__main__":
    main()

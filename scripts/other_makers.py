"""Documents by many makers out of the United Nations' XML, read back: how many paragraphs and notes are right.

``make`` draws files of the archives by a seed, sets each as a Word file (real footnotes, typed numbers or Word's own)
and has it converted by whatever is at hand: pandoc, LibreOffice, Chromium, WeasyPrint, reportlab, mammoth, html2text,
inscriptis, markdownify, docx2txt, PyMuPDF. ``OUT`` must be outside the checkout. ``measure`` reads them with the
toolkit and the XML with lxml alone, and prints a row for each maker.

    python scripts/other_makers.py make OUT ZIP... [--language English] [--files 3] [--seed 5] [--avoid FOLDER]
    python scripts/other_makers.py measure OUT [--only NAME] [--list]

What Python packages convert may live in an environment of its own: ``--python`` names its interpreter. A maker that is
not there is left out and named.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "scripts")]

#: pandoc's writers, with the ending of their files; ``wrap`` is the width of plain text.
PANDOC = {
    "gfm": "md", "markdown": "md", "markdown_strict": "md", "rst": "rst", "plain": "txt", "plain@60": "txt",
    "asciidoc": "adoc", "org": "org", "mediawiki": "wiki", "html": "html", "epub": "epub", "odt": "odt", "docx": "docx",
}  # fmt: skip
#: Conversions by Python packages: ``(from, to, code)``; the code has ``source`` and ``target`` as paths.
PACKAGES = {
    "mammoth": ("docx", "html", "import mammoth\nwords = mammoth.convert_to_html(source.open('rb')).value"),
    "mammoth_md": ("docx", "md", "import mammoth\nwords = mammoth.convert_to_markdown(source.open('rb')).value"),
    "docx2txt": ("docx", "txt", "import docx2txt\nwords = docx2txt.process(str(source))"),
    "html2text": ("html", "txt", "import html2text\nwords = html2text.html2text(source.read_text('utf-8'))"),
    "html2text0": ("html", "txt", "import html2text as h\nwords = h.html2text(source.read_text('utf-8'), bodywidth=0)"),
    "inscriptis": ("html", "txt", "import inscriptis\nwords = inscriptis.get_text(source.read_text('utf-8'))"),
    "markdownify": ("html", "md", "import markdownify\nwords = markdownify.markdownify(source.read_text('utf-8'))"),
    "weasyprint": ("html", "pdf", "import weasyprint\nweasyprint.HTML(str(source)).write_pdf(str(target))"),
    "pymupdf4llm": ("pdf", "md", "import pymupdf4llm\nwords = pymupdf4llm.to_markdown(str(source))"),
    "pdfminer": ("pdf", "txt", "import pdfminer.high_level as m\nwords = m.extract_text(str(source))"),
    "pdfplumber": (
        "pdf", "txt", "import pdfplumber as p\nwords = '\\n'.join(one.extract_text() for one in p.open(source).pages)",
    ),
}  # fmt: skip
_STYLE = "<style>body{font:11pt serif;max-width:36em}p{margin:0 0 .7em}</style>"


def drawn(archives: list[Path], language: str, files: int, seed: int, avoid: set[str]) -> Iterator[tuple[str, bytes]]:
    """Files of each archive that the reader of XML and lxml alone read alike, by a seed."""
    from compare_pdf import compare, truth

    from toolkit import library

    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            names = sorted(n for n in opened.namelist() if n.startswith(f"{language}/") and n.endswith(".xml"))
            random.Random(f"{seed} {archive.stem}").shuffle(names)  # noqa: S311 - a sample
            taken = 0
            for name in names:
                stem = f"{archive.stem.removeprefix('GA_')}_{Path(name).stem}"
                if taken == files or stem in avoid:
                    continue
                content = opened.read(name)
                its = truth(content)
                if len(its.paragraphs) < 5 or b"<table" in content:
                    continue
                count, _ = compare(library.read(content, name=name), its)
                if count["paragraphs"] == count["paragraphs right"] and count["notes"] == count["notes right"]:
                    taken += 1
                    yield stem, content


def word_page(found: object) -> str:
    """A page as Word saves it "filtered": classes and anchors of its own, notes in divisions below a rule."""
    lines = []
    for line in found.lines:  # type: ignore[attr-defined]
        blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
        words = f"{escape(line.number)}{blanks}" if line.number else ""
        for piece in line.pieces:
            if piece.note:
                n = piece.note
                words += (
                    f'<a href="#_ftn{n}" name="_ftnref{n}" title=""><span class=MsoFootnoteReference>'
                    f"<span class=MsoFootnoteReference>[{n}]</span></span></a>"
                )
            else:
                text = escape(piece.text)
                words += f"<i>{text}</i>" if piece.italic else text
        style = " align=center style='text-align:center'" if line.place == "preface" else ""
        lines.append(f"<p class=MsoNormal{style}><span lang=EN-US>{words}</span></p>\n")
    notes = "".join(
        f'<div id=ftn{n}>\n<p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}" title="">'
        f"<span class=MsoFootnoteReference>[{n}]</span></a> {escape(text)}</p>\n</div>\n"
        for n, text in enumerate(found.notes, 1)  # type: ignore[attr-defined]
    )
    side = " dir=RTL" if found.right else ""  # type: ignore[attr-defined]
    return (
        '<html>\n<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n<meta name=Generator '
        'content="Microsoft Word 15 (filtered)">\n<style>\np.MsoNormal {margin:0in}\n</style>\n</head>\n'
        f"<body lang=EN-US{side}>\n<div class=WordSection1>\n{''.join(lines)}</div>\n"
        f'<div><br clear=all>\n<hr align=left size=1 width="33%">\n{notes}</div>\n</body>\n</html>\n'
    )


_REPORTLAB = """
import json
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import HRFlowable, Paragraph, SimpleDocTemplate, Spacer
style = getSampleStyleSheet()
flow = []
got = json.loads(source.read_text('utf-8'))
for words in got['lines']:
    flow += [Paragraph(words, style['BodyText']), Spacer(1, 4)]
flow += [HRFlowable(width='30%', hAlign='LEFT')] + [Paragraph(words, style['Italic']) for words in got['notes']]
SimpleDocTemplate(str(target)).build(flow)
"""


def _flow(found: object) -> str:
    """Lines and notes as reportlab takes them."""
    import json

    lines = []
    for line in found.lines:  # type: ignore[attr-defined]
        words = f"{escape(line.number)} " if line.number else ""
        for piece in line.pieces:
            text = escape(piece.text)
            words += f"<super>{piece.note}</super>" if piece.note else f"<i>{text}</i>" if piece.italic else text
        lines.append(words)
    notes = [f"<super>{n}</super> {escape(t)}" for n, t in enumerate(found.notes, 1)]  # type: ignore[attr-defined]
    return json.dumps({"lines": lines, "notes": notes})


def _run(command: list[str], maker: str, left_out: Counter[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=300)  # noqa: S603 - ours
    except (OSError, subprocess.TimeoutExpired) as error:
        left_out[f"{maker}: {error}"[:100]] += 1
        return False
    if done.returncode:
        left_out[f"{maker}: {done.stderr.decode(errors='replace').strip()[-80:]}"] += 1
    return not done.returncode


def _office(files: list[Path], target: Path, kind: str, left_out: Counter[str]) -> None:
    """All files at once by LibreOffice, which starts slowly."""
    target.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation=file://{target.parent.resolve()}/.office"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target), *map(str, files)]
    _run(command, f"libreoffice {kind}", left_out)


def make(out: Path, archives: list[Path], options: argparse.Namespace) -> None:
    """Draw, set and convert."""
    from setting import as_docx, as_html, taken  # type: ignore[import-not-found]

    left_out: Counter[str] = Counter()
    avoid = {path.stem for folder in options.avoid for path in folder.iterdir()}
    pandoc = options.pandoc or shutil.which("pandoc") or "pandoc"
    script = "from pathlib import Path\nimport sys\nsource, target = map(Path, sys.argv[1:3])\nwords = None\n"
    end = "\nif words is not None: target.write_text(words, encoding='utf-8')\n"

    def folder(name: str) -> Path:
        (out / name).mkdir(parents=True, exist_ok=True)
        return out / name

    for at, (stem, content) in enumerate(drawn(archives, options.language, options.files, options.seed, avoid)):
        found = taken(content)
        (folder("xml") / f"{stem}.xml").write_bytes(content)
        word = folder("docx") / f"{stem}.docx"
        word.write_bytes(as_docx(found, automatic=bool(at % 2)))
        (folder("word_html") / f"{stem}.html").write_text(word_page(found), encoding="utf-8")
        (folder("linked_html") / f"{stem}.html").write_text(as_html(found), encoding="utf-8")
        (folder(".flow") / f"{stem}.json").write_text(_flow(found), encoding="utf-8")
        for writer, ending in PANDOC.items():
            kind, _, width = writer.partition("@")
            target = folder(f"pandoc_{writer}") / f"{stem}.{ending}"
            wide = ["--columns", width] if width else []
            _run([pandoc, str(word), "-s", "-t", kind, *wide, "-o", str(target)], f"pandoc {kind}", left_out)
        page = out / "pandoc_html" / f"{stem}.html"
        page = page if page.exists() else out / "linked_html" / f"{stem}.html"
        styled = folder(".styled") / f"{stem}.html"
        styled.write_text(page.read_text("utf-8").replace("</head>", f"{_STYLE}</head>"), encoding="utf-8")
        pdf = folder("chromium_pdf") / f"{stem}.pdf"
        _run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={pdf}",
              styled.resolve().as_uri()], "chromium", left_out)  # fmt: skip
    files = sorted((out / "docx").glob("*.docx"))
    office = {"lo_pdf": "pdf", "lo_html": "html", "lo_txt": "txt:Text (encoded):UTF8", "lo_odt": "odt"}
    for name, kind in office.items():
        _office(files, out / name, kind, left_out)
    _office(sorted((out / "lo_odt").glob("*.odt")), out / "lo_docx", "docx:MS Word 2007 XML", left_out)
    for name, (kind, ending, code) in PACKAGES.items():
        base = {"docx": out / "docx", "html": out / ".styled", "pdf": out / "lo_pdf"}[kind]
        for source in sorted(base.glob(f"*.{kind}")):
            target = folder(name) / f"{source.stem}.{ending}"
            _run([options.python, "-c", script + code + end, str(source), str(target)], name, left_out)
    for source in sorted((out / ".flow").glob("*.json")):
        target = folder("reportlab") / f"{source.stem}.pdf"
        _run([options.python, "-c", script + _REPORTLAB, str(source), str(target)], "reportlab", left_out)
    for name, modes in (("pdftotext", []), ("pdftotext_layout", ["-layout"]), ("pdftotext_raw", ["-raw"])):
        for source in sorted((out / "lo_pdf").glob("*.pdf")):
            _run(["pdftotext", *modes, str(source), str(folder(name) / f"{source.stem}.txt")], name, left_out)
    for why, times in left_out.items():
        print(f"left out {times}: {why}", file=sys.stderr)


def measure(out: Path, only: str, *, listed: bool) -> None:
    """Print a row for each maker."""
    from compare_pdf import compare, truth

    from toolkit import library
    from toolkit.errors import ToolkitError

    head = ("maker", "files", "paragraphs", "notes", "counts right", "silent counts", "silent words", "false doubts")
    print("\t".join(head))
    total: Counter[str] = Counter()
    for folder in sorted(p for p in out.iterdir() if p.is_dir() and not p.name.startswith(".") and p.name != "xml"):
        count: Counter[str] = Counter()
        if only not in folder.name:
            continue
        for path in sorted(folder.iterdir()):
            content = out / "xml" / f"{path.stem}.xml"
            if not content.exists():
                continue
            its = truth(content.read_bytes())
            count["files"] += 1
            try:
                found = library.load(path)
            except ToolkitError as error:
                count += Counter({"refused": 1, "paragraphs": len(its.paragraphs), "notes": len(its.notes)})
                print(*([f"{folder.name}/{path.name} REFUSED {error}"] * listed), sep="\n", end="\n" * listed)
                continue
            one, said = compare(found, its)
            whole = one["paragraphs"] == one["paragraphs right"]
            noted = one["notes"] == one["notes right"]
            same = len(found.paragraphs) == len(its.paragraphs)
            doubts = found.doubts
            count += Counter({k: one[k] for k in ("paragraphs", "paragraphs right", "notes", "notes right")})
            count["counts"] += same
            count["silent counts"] += not same and not doubts
            count["silent words"] += same and not (whole and noted) and not doubts
            count["whole"] += whole and noted
            count["false doubts"] += whole and noted and bool(doubts)
            if listed and (not (whole and noted) or doubts):
                kinds = " ".join(f"<{d.place} {d.kind}>" for d in doubts) or "SILENT"
                print(
                    f"{folder.name}/{path.name} {'RIGHT ' if whole and noted else ''}"
                    f"P {one['paragraphs right']}/{one['paragraphs']} N {one['notes right']}/{one['notes']} {kinds}"
                )
                print(*([] if whole and noted else said[:8]), sep="\n", end="\n" * (not (whole and noted)))
        total += count
        _row(folder.name, count)
    _row("all", total)


def _row(name: str, count: Counter[str]) -> None:
    def share(what: str) -> str:
        return f"{count[f'{what} right']}/{count[what]}"

    refused = f" ({count['refused']} refused)" if count["refused"] else ""
    print(name, f"{count['files']}{refused}", share("paragraphs"), share("notes"), count["counts"],
          count["silent counts"], count["silent words"], f"{count['false doubts']}/{count['whole']}",
          sep="\t")  # fmt: skip


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "measure"])
    parser.add_argument("out", type=Path)
    parser.add_argument("archives", type=Path, nargs="*")
    parser.add_argument("--language", default="English")
    parser.add_argument("--files", type=int, default=3, help="files of each archive")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--avoid", type=Path, nargs="*", default=[], help="folders whose names are not drawn again")
    parser.add_argument("--pandoc", help="pandoc's path")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the packages")
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.what == "make":
        make(options.out, options.archives, options)
    else:
        measure(options.out, options.only, listed=options.list)


if __name__ == "__main__":
    main()

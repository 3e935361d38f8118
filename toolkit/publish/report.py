"""The report: notebooks executed and set as web pages that need no network.

``build(notebooks, folder)`` writes ``index.html``, which opens on the resolution, and a page for each notebook. Pages
link to each other only; charts stand inside them; code is one click away. The folder is put in place in one step,
when every page is written: a failing notebook leaves the report of before untouched.

The report shows what a fresh execution gives, not what the notebooks had stored.
"""

from __future__ import annotations

import base64
import html
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import toolkit
from toolkit import notebook as nb
from toolkit.errors import ToolkitError
from toolkit.model import Note, Paragraph, Resolution
from toolkit.publish import execute

__all__ = ["Page", "build"]

_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_LABEL: Final = re.compile(r'aria-label="([^"]{0,2000})"')

_LOOK: Final = """
body { font-family: "DejaVu Sans", Verdana, sans-serif; font-size: 15px; line-height: 1.55; color: #222; margin: 0;
  background: #fff; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 0.6rem 1.2rem; }
header { border-bottom: 2px solid #14213d; }
footer { border-top: 1px solid #bdbdbd; color: #595959; font-size: 0.88em; }
nav ol { padding-inline-start: 1.4em; margin: 0.3em 0; }
a { color: #00558a; }
img, svg { max-width: 100%; height: auto; }
h1 { font-size: 1.5em; } h2 { font-size: 1.2em; } h1, h2, h3 { line-height: 1.3; }
pre { overflow-x: auto; background: #f6f6f6; padding: 0.6em; font-size: 0.88em; }
details.code { margin: 0.4em 0; } details.code summary { color: #595959; cursor: pointer; font-size: 0.85em; }
.output { overflow-x: auto; }
.facts { display: grid; grid-template-columns: max-content auto; gap: 0.1em 1em; }
.facts dt { font-weight: bold; } .facts dd { margin: 0; }
table { border-collapse: collapse; } th, td { padding: 0.25em 0.6em; text-align: start; vertical-align: top; }
.skip { position: absolute; left: -100em; } .skip:focus { position: static; }
article.paragraph { border-top: 1px solid #e6e6e6; padding-top: 0.3em; }
@media print { nav, details.code, .skip { display: none; } article.paragraph { break-inside: avoid; } }
"""


@dataclass(frozen=True)
class Page:
    """A page of the report: the name of its file, its title, and the inside of its ``<main>``."""

    name: str
    title: str
    body: str


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def build(notebooks: Path, folder: Path, *, progress: Callable[[str], None] = _say) -> Path:
    """Execute notebooks and write the report.

    Parameters
    ----------
    notebooks
        The folder of the notebooks; their names give the order of the contents.
    folder
        Where the report goes; a report that is there already is replaced as a whole.
    progress
        Called with a line of text for each notebook; writes to standard error unless told otherwise.

    Returns
    -------
    pathlib.Path
        The page to open.

    Raises
    ------
    toolkit.errors.ToolkitError
        There are no notebooks, one fails, or the folder holds something that is not a report.
    """
    paths = sorted(notebooks.glob("*.ipynb"))
    if not paths:
        raise ToolkitError("has no notebooks", file=notebooks, remedy="run it in the project's folder")
    if folder.exists() and not (folder / "index.html").is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise ToolkitError("is not a report, so it is not replaced", file=folder, remedy="name another folder")
    pages = [_notebook_page(path, progress) for path in paths]
    pages.insert(0, _front(toolkit.load(), pages))
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        for page in pages:
            (fresh / page.name).write_text(_whole(page, pages), encoding="utf-8", newline="\n")
        fresh.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.replace(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return folder / "index.html"


def _notebook_page(path: Path, progress: Callable[[str], None]) -> Page:
    from nbconvert.exporters import HTMLExporter

    notebook = execute.execute(path.resolve(), progress=progress)
    exporter: Any = HTMLExporter(
        template_name="page",
        exclude_anchor_links=True,
        extra_template_basedirs=[str(_TEMPLATES)],
        filters={"picture": _picture},
    )
    body, _ = exporter.from_notebook_node(notebook)
    return Page(f"{path.stem}.html", _title(notebook, path.stem), re.sub(r"(\d\d-[\w-]+)\.ipynb\b", r"\1.html", body))


def _picture(svg: str | Sequence[str]) -> str:
    """A chart as an image: its ids stay its own, and its description is the image's."""
    text = svg if isinstance(svg, str) else "".join(svg)
    words = _LABEL.search(text)
    code = base64.b64encode(text.encode("utf-8")).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{code}" alt="{words[1] if words else "chart"}">'


def _title(notebook: Any, default: str) -> str:
    for cell in notebook.cells:
        match = re.match(r"# +(.+)", cell.source) if cell.cell_type == "markdown" else None
        if match:
            return match[1].strip()
    return default


def _front(resolution: Resolution, pages: Sequence[Page]) -> Page:
    meta = resolution.meta
    title = str(meta.get("title_en") or meta.get("title") or resolution.name)
    own = nb.paragraph(str(meta.get("title", "")), language=resolution.language).body
    body = "\n".join(
        (
            f"<h1>{html.escape(f'{resolution.symbol or resolution.name}: {title}')}</h1>",
            own,
            _facts(resolution),
            f'<h2>Contents</h2><nav aria-label="Contents">{_contents(pages)}</nav>',
            '<h2 id="text">The resolution</h2>',
            f"<p>The text as repaired; repaired words are marked. {_GLOSSED}</p>",
            *(_paragraph(resolution, paragraph) for paragraph in resolution.paragraphs),
            *_notes(resolution),
        )
    )
    return Page("index.html", f"{resolution.symbol or resolution.name}", body)


_GLOSSED: Final = "The English sentences are our own glosses, not the official translation."


def _facts(resolution: Resolution) -> str:
    parts = [paragraph.part for paragraph in resolution.paragraphs]
    missing = sum(note.status == "missing" for note in resolution.notes)
    known = {
        "Adopted": resolution.meta.get("adopted"),
        "Session": resolution.meta.get("session"),
        "Agenda item": resolution.meta.get("agenda_item"),
        "Report": resolution.meta.get("committee_report"),
        "Paragraphs": f"{parts.count('preamble')} preambular, {parts.count('operative')} operative",
        "Notes": f"{len(resolution.notes)}, of which {missing} are missing from the transcription",
        "Repairs": f"{len(resolution.repairs)} words or signs, each with its evidence",
    }
    rows = "".join(f"<dt>{name}</dt><dd>{html.escape(str(value))}</dd>" for name, value in known.items() if value)
    return f'<dl class="facts">{rows}</dl>'


def _paragraph(resolution: Resolution, paragraph: Paragraph) -> str:
    gloss = resolution.glosses.get(paragraph.id, "")
    block = nb.paragraph(paragraph, language=resolution.language, marks=nb.repairs(resolution, paragraph.id)).body
    below = f'<p lang="en" class="gloss">{html.escape(gloss)}</p>' if gloss else ""
    return f'<article class="paragraph" id="{html.escape(paragraph.id)}">{block}{below}</article>'


def _notes(resolution: Resolution) -> list[str]:
    if not resolution.notes:
        return []
    return ['<h2 id="notes">Notes</h2>', *(_note(note, resolution.language) for note in resolution.notes)]


def _note(note: Note, language: str) -> str:
    heading = f"{note.marker} ({note.place})" if note.place else note.marker
    if note.status == "missing":
        return f'<div class="rt"><p class="heading">{html.escape(heading)}</p><p>missing from the source</p></div>'
    return nb.paragraph(note, heading=heading, language=language).body


def _contents(pages: Sequence[Page]) -> str:
    rows = (f'<li><a href="{html.escape(page.name)}">{html.escape(page.title)}</a></li>' for page in pages)
    return f"<ol>{''.join(rows)}</ol>"


def _whole(page: Page, pages: Sequence[Page]) -> str:
    at = pages.index(page)
    around = [pages[0]] if at else []
    around += [pages[i] for i in (at - 1, at + 1) if 0 < i < len(pages)]
    links = " · ".join(f'<a href="{html.escape(p.name)}">{html.escape(p.title)}</a>' for p in around)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(page.title)}</title>
<style>{_LOOK}{nb.STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><nav aria-label="Pages">{links}</nav></header>
<main id="main">
{page.body}
</main>
<footer>
<p>Resolution toolkit {html.escape(toolkit.__version__)}. The resolution is a document of the United Nations; the
transcription, its repairs and the glosses are not official records.</p>
</footer>
</body>
</html>
"""

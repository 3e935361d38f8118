"""Slides of a lesson that need no network: nbconvert splits the notebook, reveal.js is written into the page.

A cell with the tag ``slide`` begins a slide, ``subslide`` one below it; ``noslide`` leaves a cell out, and what is for
the teacher, exercises' blanks and checks are left out by themselves. A lesson without such tags has no slides.
"""

from __future__ import annotations

import copy
import html
import json
import re
from pathlib import Path
from typing import Any, Final

from toolkit import languages, paths
from toolkit.lessons import _words as words
from toolkit.publish.report import look

__all__ = ["deck", "has_slides", "marked"]

_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_TYPES: Final = ("slide", "subslide", "fragment")
_LEFT_OUT: Final = frozenset(
    {"noslide", "teacher", "answer", "card", "hint", "exercise", "solution", "check", "glossary"}
)
_LOOK: Final = """
html, body { height: 100%; margin: 0; background: #fff; } body { max-width: none; }
.reveal { font-size: 26px; color: #222; } .reveal h1, .reveal h2 { color: #14213d; margin-bottom: 0.5em; }
.reveal h1 { font-size: 1.7em; font-weight: bold; } .reveal h2 { font-size: 1.35em; font-weight: bold; }
.reveal p, .reveal ul, .reveal ol { margin: 0.5em 0; line-height: 1.45; }
.reveal ul, .reveal ol { padding-inline-start: 1.2em; }
.reveal em { font-style: italic; } .reveal strong, .reveal b, .reveal th { font-weight: bold; }
.reveal .slides section { text-align: start; max-height: 100%; overflow-y: auto; }
.reveal img { max-height: 520px; max-width: 100%; } .reveal pre { font-size: 15px; padding: 0.5em; }
.reveal[dir=rtl], .reveal [dir=rtl], .reveal[dir=rtl] h1, .reveal[dir=rtl] h2 { font-family: Amiri, serif; }
.reveal .rt [dir=rtl] { font-size: 1em; line-height: 1.5; } .reveal .rt table[dir] { font-size: 17px; }
"""
_LABEL: Final = re.compile(r'aria-label="([^"]{0,2000})"')


def has_slides(notebook: Any) -> bool:
    """Whether any cell begins a slide."""
    return any("slide" in cell.metadata.get("tags", ()) for cell in notebook.cells)


def marked(notebook: Any) -> Any:
    """A copy whose cells say, as Jupyter understands it, which slide they belong to."""
    edition = copy.deepcopy(notebook)
    for cell in edition.cells:
        tags = set(cell.metadata.get("tags", ()))
        kind = next((name for name in _TYPES if name in tags), "skip" if tags & _LEFT_OUT else "-")
        shows_nothing = cell.cell_type == "code" and not any(_seen(output) for output in cell.outputs)
        cell.metadata["slideshow"] = {"slide_type": "skip" if shows_nothing and kind == "-" else kind}
    return edition


def deck(notebook: Any, title: str, language: str) -> str:
    """The slides of an executed lesson as one HTML file.

    Parameters
    ----------
    notebook
        The executed lesson with its tags.
    title
        Title of the page.
    language
        Its language.
    """
    from nbconvert.exporters import SlidesExporter

    direction = languages.load(language, "display").get("direction", "ltr")
    exporter: Any = SlidesExporter(
        template_name="deck",
        exclude_input=True,
        exclude_anchor_links=True,
        extra_template_basedirs=[str(_TEMPLATES)],
        filters={"picture": _picture, "cleaned": _cleaned},
    )
    body, _ = exporter.from_notebook_node(marked(notebook))
    vendored = {name: _vendored(name) for name in ("reset.css", "reveal.css", "reveal.js")}
    sheet = look.sheet(weights=(400,) if direction == "rtl" else ())
    settings = json.dumps({"hash": True, "rtl": direction == "rtl", "slideNumber": True, "width": 1100})
    return f"""<!DOCTYPE html>
<html lang="{html.escape(language)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)} · {html.escape(words.said("slides", language))}</title>
<style>{sheet}{vendored["reset.css"]}{vendored["reveal.css"]}{_LOOK}</style>
</head>
<body>
<div class="reveal" dir="{direction}"><div class="slides">
{body}
</div></div>
<script>{vendored["reveal.js"]}</script>
<script>Reveal.initialize({settings});</script>
</body>
</html>
"""


def _vendored(name: str) -> str:
    return paths.data("vendor", "reveal", name).read_text(encoding="utf-8")


def _seen(output: Any) -> bool:
    """Whether an output is more than a style sheet."""
    body = output.get("data", {}).get("text/html", "shown")
    return bool(_cleaned(body).strip())


def _cleaned(body: str) -> str:
    """HTML without a style sheet of its own: the page has it."""
    return re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL)


def _picture(svg: str) -> str:
    import base64

    said = _LABEL.search(svg)
    code = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{code}" alt="{said[1] if said else ""}">'

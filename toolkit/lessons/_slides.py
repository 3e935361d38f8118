"""Slides of a lesson that need no network: nbconvert splits the notebook, reveal.js is written into the page.

Each heading begins a slide; a chart, a table and an exercise's question have a slide of their own below it. What is
for the teacher, hints, blanks and checks are left out. A cell's tags ``slide``, ``subslide`` and ``noslide`` say
otherwise. What is higher than a slide is made smaller when it is shown, so that nothing is cut off.
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

__all__ = ["deck", "marked"]

_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_TYPES: Final = ("slide", "subslide", "fragment")
_LEFT_OUT: Final = frozenset({"noslide", "teacher", "answer", "card", "hint", "solution", "check", "glossary"})
_LOOK: Final = """
html, body { height: 100%; margin: 0; background: #fff; } body { max-width: none; }
.reveal { font-size: 26px; color: #222; } .reveal h1, .reveal h2 { color: #14213d; margin-bottom: 0.5em; }
.reveal h1 { font-size: 1.7em; font-weight: bold; } .reveal h2 { font-size: 1.35em; font-weight: bold; }
.reveal h3 { font-size: 1.15em; font-weight: bold; margin-bottom: 0.5em; }
.reveal p, .reveal ul, .reveal ol { margin: 0.5em 0; line-height: 1.45; }
.reveal ul, .reveal ol { padding-inline-start: 1.2em; }
.reveal em { font-style: italic; } .reveal strong, .reveal b, .reveal th { font-weight: bold; }
.reveal .slides section { text-align: start; }
.reveal img { display: block; margin: 0 auto; max-height: 600px; max-width: 100%; }
.reveal pre { font-size: 15px; padding: 0.5em; }
.reveal[dir=rtl], .reveal [dir=rtl], .reveal[dir=rtl] h1, .reveal[dir=rtl] h2 { font-family: Amiri, serif; }
.reveal .rt [dir=rtl] { font-size: 1em; line-height: 1.5; } .reveal .rt table[dir] { font-size: 17px; }
"""
#: A heading that begins a slide, also within a block of a direction: `# Title`, `## Part`; not `### Exercise 1`.
_HEADING: Final = re.compile(r"^##? ", re.MULTILINE)
#: Makes what is higher or wider than a slide smaller, when the slide comes.
_FIT: Final = """
function fit() {
  const slide = Reveal.getCurrentSlide(), room = Reveal.getConfig();
  slide.style.zoom = 1;
  for (let step = 0; step < 4; step++) {
    const zoom = parseFloat(slide.style.zoom), over = Math.max(
      slide.scrollHeight * zoom / (room.height - 10), slide.scrollWidth * zoom / (room.width + 1));
    if (over <= 1) break;
    slide.style.zoom = zoom / over;
  }
  Reveal.layout();
}
Reveal.on("ready", fit); Reveal.on("slidechanged", fit);
"""
_LABEL: Final = re.compile(r'aria-label="([^"]{0,2000})"')


def marked(notebook: Any) -> Any:
    """A copy whose cells say, as Jupyter understands it, which slide they belong to."""
    edition = copy.deepcopy(notebook)
    text = False  # whether the slide so far is text alone
    for cell in edition.cells:
        tags = set(cell.metadata.get("tags", ()))
        own = next((name for name in _TYPES if name in tags), "")
        kind = own or ("skip" if tags & _LEFT_OUT else _kind(cell, tags, text=text))
        if cell.cell_type == "code" and not own and not any(_seen(output) for output in cell.outputs):
            kind = "skip"
        cell.metadata["slideshow"] = {"slide_type": kind}
        if kind != "skip":
            text = cell.cell_type == "markdown" and "exercise" not in tags
    return edition


def _kind(cell: Any, tags: set[str], *, text: bool) -> str:
    """Where a cell without a word on slides belongs: headings, questions, pictures and tables begin one."""
    if cell.cell_type == "markdown":
        return "slide" if _HEADING.search(cell.source) else "subslide" if "exercise" in tags or not text else "-"
    large = any(
        "image/svg+xml" in output.get("data", {}) or "<table" in str(output.get("data", {}).get("text/html", ""))
        for output in cell.outputs
    )
    return "subslide" if large else "-"


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
    sheet = look.sheet(look.weights_of(title + body))
    shown = {"hash": True, "rtl": direction == "rtl", "slideNumber": True, "transition": "none"}
    settings = json.dumps({**shown, "width": 1100, "height": 700})
    return f"""<!DOCTYPE html>
<html lang="{html.escape(language)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)} · {html.escape(words.shared("slides", language))}</title>
<style>{sheet}{vendored["reset.css"]}{vendored["reveal.css"]}{_LOOK}</style>
</head>
<body>
<div class="reveal" dir="{direction}"><div class="slides">
{body}
</div></div>
<script>{vendored["reveal.js"]}</script>
<script>{_FIT}Reveal.initialize({settings});</script>
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

    label = _LABEL.search(svg)
    code = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{code}" alt="{label[1] if label else ""}">'

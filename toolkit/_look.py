"""How notebooks and reports look: the colours and lines of marks, and the one style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Classes of marks that `STYLE` knows, with the colour behind the words and the line below them.
CLASSES: Final[Mapping[str, tuple[str, str]]] = {
    "repair": ("#fbe3d0", "2px solid #b0480c"),
    "missing": ("#f3d3df", "2px dashed #8c1c4b"),
    "background": ("#e6e6e6", "2px dotted #595959"),
    "evaluation": ("#d5ede6", "2px solid #2c7a64"),
    "exhortation": ("#d2e8f7", "2px dashed #00558a"),
    "direction": ("#fdebc8", "3px double #8a4b00"),
    "evidence": ("#fff3bf", "2px solid #7a6200"),
    "citation": ("#e4e0f5", "1px solid #4b3fa0"),
    "date": ("#e0f0ff", "1px dotted #00558a"),
    "quantity": ("#e5f5d8", "1px dashed #3d6b12"),
    "fresh": ("#d6dcec", "3px solid #14213d"),
    "older": ("#dcecf6", "1px solid #86bee0"),
    "maybe": ("#efefef", "2px dotted #8a8a8a"),
}

_BASE: Final = """
.jp-RenderedHTMLCommon [dir=rtl] p, [dir=rtl] p { text-align: right !important; }
.rt [dir=rtl], [dir=rtl].rt { text-align: right; font-family: Amiri, "Noto Naskh Arabic", "Traditional Arabic", serif;
  font-size: 1.12em; line-height: 1.8; }
.rt [dir=ltr], [dir=ltr].rt { text-align: left; }
.rt table { border-collapse: collapse; margin: 0.4em 0; }
.rt caption { text-align: start; font-weight: bold; padding: 0.3em 0; caption-side: top; }
.rt th, .rt td, .jp-RenderedHTMLCommon .rt th, .jp-RenderedHTMLCommon .rt td { text-align: start; vertical-align: top;
  padding: 0.25em 0.7em; border-bottom: 1px solid var(--jp-border-color2, #d0d0d0); white-space: normal;
  max-width: 42em; }
.rt thead th { border-bottom: 2px solid var(--jp-content-font-color2, #595959); }
.rt td.number { text-align: right; font-variant-numeric: tabular-nums; }
.rt td.whole { white-space: nowrap; }
.rt .heading { font-weight: bold; margin: 0.2em 0; }
.rt .more, .rt .gloss { color: var(--jp-content-font-color2, #595959); margin: 0.2em 0; }
.rt.beside { display: flex; flex-wrap: wrap; gap: 1.5em; }
.rt.beside > * { flex: 1 1 20em; }
.rt mark { color: #1a1a1a; }
.rt .doubt { border-inline-start: 4px double #8c1c4b; padding-inline-start: 0.6em; margin: 0.2em 0; }
"""

#: The one style sheet of notebooks and reports.
STYLE: Final = _BASE + "\n".join(
    f".rt mark.{name} {{ background: {colour}; border-bottom: {line}; }}" for name, (colour, line) in CLASSES.items()
)

#: Added for an edition that is itself set from right to left: its titles, and code within its sentences.
RIGHT_TO_LEFT: Final = """
.jp-RenderedMarkdown > h1 { direction: rtl; text-align: right; }
[dir=rtl] p[dir=ltr] { text-align: left !important; }
[dir=rtl] code { direction: ltr; unicode-bidi: isolate; }
[dir=rtl] em { font-style: normal; font-weight: bold; color: var(--jp-content-font-color2, #4a4a4a); }
[dir=rtl] table { text-align: right; }
.rt [dir=rtl] td.whole[dir=ltr] { text-align: right; }
"""

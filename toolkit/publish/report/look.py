"""How the pages of a report look: one style sheet with the Arabic typeface inside it.

Nothing is fetched: the typeface is the one of ``data/fonts``, as data within the sheet, so that it is found from a
file, in every browser, and offline. Sides are logical (start, end), so that one sheet serves both ways. Colours are set
for text and ground alike, whatever a reader's browser prefers.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection
from typing import Final

from toolkit import notebook as nb
from toolkit import paths

__all__ = ["NAME", "sheet", "weights_of"]

#: Name of the file of the style sheet.
NAME: Final = "style.css"

_FONTS: Final = {"Amiri-Regular.ttf": 400, "Amiri-Bold.ttf": 700}

_ARABIC: Final = re.compile("[\u0621-\u064a]")

_LOOK: Final = """
:root { color-scheme: light; --ink: #222222; --quiet: #595959; --line: #d0d0d0; --deep: #14213d; --link: #00558a; }
* { box-sizing: border-box; }
html { background: #ffffff; scroll-padding-top: 1rem; }
body { font-family: "DejaVu Sans", Verdana, "Segoe UI", sans-serif; font-size: 16px; line-height: 1.55;
  color: var(--ink); background: #ffffff; margin: 0 auto; overflow-wrap: break-word; max-width: 88rem; }
html[dir=rtl] body { font-family: Amiri, "Noto Naskh Arabic", "Traditional Arabic", serif; font-size: 19px;
  line-height: 1.75; }
html[dir=rtl] [lang=en] { font-family: "DejaVu Sans", Verdana, sans-serif; font-size: 0.85em; line-height: 1.55; }
[dir=ltr] { text-align: left; } [dir=rtl] { text-align: right; }
html [dir=ltr] p, html p[dir=ltr] { text-align: left !important; }
header, main, footer, .side { padding: 0.6rem 1.2rem; min-width: 0; }
header { border-bottom: 2px solid var(--deep); display: flex; flex-wrap: wrap; gap: 0.2em 1.5em;
  justify-content: space-between; font-size: 0.88em; }
main { max-width: 66rem; } main > .prose > p, main > p, .lead { max-width: 46rem; }
.lead { color: var(--quiet); } .about { font-weight: bold; margin: 0; }
footer { border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.82em; margin-top: 2em; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid #ee7733; }
img, svg { max-width: 100%; height: auto; }
h1 { font-size: 1.6em; color: var(--deep); } h2 { font-size: 1.25em; color: var(--deep); margin-top: 1.8em; }
h1, h2, h3 { line-height: 1.35; }
.anchor { text-decoration: none; color: #767676; font-weight: normal; font-size: 0.8em; }
.side { background: #f4f6f9; font-size: 0.84em; } .side p { font-weight: bold; margin: 0.3em 0; }
.side ol { list-style: none; padding: 0; margin: 0; } .side li { margin: 0.4em 0; line-height: 1.4; }
.side ol ol { padding-inline-start: 0.8em; border-inline-start: 3px solid var(--line); }
.side a { text-decoration: none; } .side a:hover { text-decoration: underline; }
.side [aria-current] { font-weight: bold; color: var(--deep); }
@media (min-width: 64rem) {
  body:has(> .side) { display: grid; grid-template-columns: 17rem minmax(0, 1fr); grid-template-rows: auto 1fr auto; }
  .skip, header { grid-column: 1 / -1; } .to-contents { display: none; }
  main { grid-column: 2; grid-row: 3; padding-inline-start: 2rem; } footer { grid-column: 2; grid-row: 4; }
  .side { grid-column: 1; grid-row: 3 / 5; position: sticky; top: 0; max-height: 100vh; overflow-y: auto;
    align-self: start; } }
.finding { border-top: 3px solid var(--deep); padding-top: 0.2rem; margin-top: 1.6rem; }
.finding .claim { font-size: 1.12em; line-height: 1.5; margin: 0.6em 0; }
.finding figure { margin: 0.4em 0; } .finding img { width: 100%; max-width: 36rem; }
.leads { font-size: 0.86em; margin: 0.3em 0; }
.findings li, .doors li { margin: 0.5em 0; }
@media (min-width: 64rem) { .finding { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  grid-template-rows: auto 1fr; gap: 0 1.6rem; } .finding figure { grid-column: 2; grid-row: 1 / 3; } }
pre { overflow-x: auto; background: #f6f6f6; padding: 0.6em; font-size: 0.88em; direction: ltr; text-align: left;
  white-space: pre-wrap; }
code, pre { font-family: "DejaVu Sans Mono", Consolas, monospace; }
code { font-size: 0.9em; overflow-wrap: anywhere; direction: ltr; unicode-bidi: isolate; }
details.code { margin: 0.4em 0; } details.code summary { color: var(--quiet); cursor: pointer; font-size: 0.8em; }
details.rows > summary { cursor: pointer; font-weight: bold; padding: 0.4em 0; }
details.rows caption { display: none; }
.facts { display: grid; grid-template-columns: fit-content(40%) auto; gap: 0.1em 1em; }
.facts dt { font-weight: bold; } .facts dd { margin: 0; }
.terms dt { font-weight: bold; margin-top: 0.6em; } .terms bdi { font-weight: normal; color: var(--quiet); }
.terms dd { margin-inline-start: 1.2em; }
.wide { overflow-x: auto; max-width: 100%; } .picture { display: block; } td > a > code { overflow-wrap: normal; }
.prose table { border-collapse: collapse; } .prose th, .prose td { padding: 0.25em 0.6em; text-align: start;
  vertical-align: top; border-bottom: 1px solid var(--line); }
figure { margin: 1.4em 0; } figure img { background: #ffffff; display: block; }
figcaption { color: var(--ink); font-size: 0.85em; border-inline-start: 4px solid var(--line);
  padding-inline-start: 0.8em; margin-top: 0.5em; }
figcaption p { margin: 0.1em 0; } figcaption .cite, .note, .more { color: var(--quiet); }
figcaption .cite { font-size: 0.92em; }
.skip { position: absolute; inset-inline-start: -100em; }
.skip:focus { position: static; display: inline-block; padding: 0.4em; }
.jump { font-size: 0.8em; line-height: 1.9; font-family: "DejaVu Sans Mono", monospace; }
article.paragraph { border-top: 1px solid #e6e6e6; padding-top: 0.3em; }
@media (min-width: 48rem) { article.both { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 0 2rem; direction: ltr; } }
.official { border-inline-start: 3px solid var(--line); padding-inline-start: 0.7em; }
article.theme { border-top: 1px solid #e6e6e6; }
.doors { display: flex; flex-wrap: wrap; gap: 1.5em; } .doors > * { flex: 1 1 22em; border: 2px solid var(--deep);
  border-radius: 6px; padding: 1em 1.4em; } .doors .enter { font-weight: bold; font-size: 1.1em; }
.doors li a { color: var(--ink); text-decoration: none; } .doors li a:hover { text-decoration: underline; }
body > main:only-child { margin: 0 auto; grid-column: 1 / -1; }
html[dir=rtl] .rt [dir=rtl], html[dir=rtl] [dir=rtl].rt { font-size: 1em; }
:target { background: #fff8dc; }
@media screen { .wide { background: linear-gradient(90deg, #ffffff 40%, transparent) 0 0 / 2.5em 100% no-repeat local,
  linear-gradient(270deg, #ffffff 40%, transparent) 100% 0 / 2.5em 100% no-repeat local,
  linear-gradient(90deg, #9a9a9a, transparent) 0 0 / 0.7em 100% no-repeat,
  linear-gradient(270deg, #9a9a9a, transparent) 100% 0 / 0.7em 100% no-repeat; } }
@media screen and (min-width: 40.01rem) and (max-width: 64rem) { .wide table { font-size: 0.87em; }
  .wide th, .wide td, .rt .wide th, .rt .wide td { padding: 0.25em 0.4em; } }
@media (max-width: 40rem) { body { font-size: 15px; } header, main, footer, .side { padding-inline: 0.9rem; }
  .facts { grid-template-columns: 1fr; } .rt th, .rt td { padding: 0.2em 0.4em; }
  .broad { overflow-x: auto; border-inline-end: 3px dotted #9a9a9a; }
  .broad img { max-width: none; width: 46rem; }
  .wide thead { display: none; } .wide table, .wide tbody, .wide tr, .wide td, .wide th[data-label],
  .wide caption { display: block; } .wide tr { border-top: 2px solid var(--line); padding: 0.3em 0; }
  .wide td, .wide th[data-label] { border: 0; text-align: start; max-width: none; }
  .wide td.number { text-align: start; } .wide td:empty { display: none; }
  .wide [data-label]:not(:empty)::before { content: attr(data-label) ": "; color: var(--quiet); font-size: 0.85em;
    font-weight: normal; }
  html[dir=rtl] .wide [data-label][dir=ltr]:not(:empty)::before { display: block; direction: rtl; text-align: right; }
  html:not([dir=rtl]) .wide [data-label][dir=rtl]:not(:empty)::before { display: block; direction: ltr;
    text-align: left; } }
@media print { header, details.code, .skip, .side, .anchor, .leads, figcaption .cite { display: none; }
  body { display: block; max-width: none; font-size: 10.5pt; } main { max-width: none; padding: 0; }
  article.paragraph, figure, tr { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; } }
"""


def sheet(weights: Collection[int] = tuple(_FONTS.values())) -> str:
    """The style sheet of a report, with the typeface in the weights that are asked for.

    Examples
    --------
    >>> from toolkit.publish.report import look
    >>> "@font-face" in look.sheet()
    True
    """
    faces = (_face(file, weight) for file, weight in _FONTS.items() if weight in weights)
    return "".join(faces) + nb.STYLE + nb.RIGHT_TO_LEFT + _LOOK


def weights_of(words: str) -> tuple[int, ...]:
    """The weights of the typeface that a page of such words must hold: the regular one, if any word is Arabic.

    Examples
    --------
    >>> from toolkit.publish.report import look
    >>> look.weights_of("Page 1"), look.weights_of("<bdi>تقر</bdi>")
    ((), (400,))
    """
    return (400,) if _ARABIC.search(words) else ()


def _face(file: str, weight: int) -> str:
    code = base64.b64encode(paths.data("fonts", file).read_bytes()).decode("ascii")
    source = f"url(data:font/ttf;base64,{code})"
    return f"@font-face {{ font-family: Amiri; font-weight: {weight}; src: {source} format('truetype'); }}\n"

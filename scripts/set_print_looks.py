"""Pages for `set_print` as people keep them: a printed or converted web page, a paper in LaTeX, one drawn by hand."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from set_arabic import _fonts_conf, _run

#: The makers of `set_by`: Chromium as a browser prints, and others that may not be at hand.
MAKERS = ("browser", "weasyprint", "wkhtmltopdf", "xelatex", "forms")

#: Families for Arabic that people have, of which those at hand are taken (see ``ARABIC_FONTS`` of `set_arabic`).
FONTS = ("Amiri", "Noto Naskh Arabic", "Scheherazade", "Cairo", "Tajawal", "KacstBook", "Lateef", "DejaVu Sans",
         "Harmattan", "Noto Sans Arabic", "Noto Kufi Arabic")  # fmt: skip

_WHOLE = ("Amiri", "Scheherazade", "DejaVu Sans")

_CSS = """
@page { size: PAPER; margin: 20mm 18mm; FOOT }
html { direction: DIR } body { font: SIZEpt/LEADING "FONT", "Liberation Serif", "Noto Naskh Arabic"; margin: 0; letter-spacing: SPACING }
p { margin: 0 0 .6em; text-align: ALIGN; text-indent: INDENT } h1 { font-size: 1.3em } h2, .part { font-size: 1.05em; font-weight: bold; text-indent: 0 }
.part { text-align: center } .i { margin-inline-start: 2em } .plain, .note { text-indent: 0 } .closing { text-align: end; text-indent: 0; font-style: italic }
table { border-collapse: collapse; width: 100% } td { border: .5pt solid #999; padding: 2pt 4pt; vertical-align: top }
.cols { columns: COLUMNS; column-gap: 9mm } sup { font-size: .65em; line-height: 0 } .notes { margin-top: 2em; font-size: .85em } .notes::before { content: ""; display: block; width: 30mm; border-top: .5pt solid }
.foot { float: footnote; font-size: .85em; text-indent: 0 } .foot::footnote-call { content: "" } .foot::footnote-marker { content: "" }
"""  # noqa: E501 - a page, not code


@cache
def at_hand(families: tuple[str, ...]) -> tuple[str, ...]:
    """Those families that the machine or our folders have."""
    return tuple(family for family in families if file_of(family))


def file_of(family: str) -> str:
    """The file of a family, empty where it is not at hand."""
    command = ["fc-match", "-f", "%{family[0]}|%{file}", family]
    found = subprocess.run(  # noqa: S603 - named above
        command, env={**os.environ, "FONTCONFIG_FILE": _fonts_conf()}, capture_output=True, text=True, check=True
    ).stdout.split("|")
    return found[1] if found[0] == family else ""


class Look:
    """How a page looks, by dice."""

    def __init__(self, dice: random.Random, document: dict[str, Any], fonts: tuple[str, ...], *, plain: bool) -> None:
        self.font, self.size = dice.choice(fonts), dice.choice((10, 11, 12))
        self.paper = dice.choice(("A4", "Letter"))
        self.justified, self.indented = dice.random() < 0.5, dice.random() < 0.4
        self.spaced = not plain and not document["right"] and dice.random() < 0.2
        self.columns = 2 if not plain and dice.random() < 0.2 and not any(b["rows"] for b in document["blocks"]) else 1
        self.marked = dice.choice(("({})", "[{}]", "{}"))
        self.dotted = dice.random() < 0.7  # numbers of notes at the end with a point


def _words(runs: list[dict[str, Any]], look: Look, notes: dict[str, str]) -> str:
    out = ""
    for run in runs:
        if run["note"]:
            out += f"<sup>{look.marked.format(run['note'])}</sup>"
            if notes:
                out += f'<span class="foot">{look.marked.format(run["note"])} {escape(notes[run["note"]])}</span>'
            continue
        words = escape(run["text"])
        words = f"<i>{words}</i>" if run["italic"] else words
        words = f"<b>{words}</b>" if run["bold"] else words
        out += f"<sup>{words}</sup>" if run["raised"] else words
    return out


def web(document: dict[str, Any], look: Look, *, feet: bool = False) -> str:
    """A web page; its notes are a list at the end, or, for makers that know them, notes at the foot of pages."""
    kept = document["notes"] if feet else {}
    out = []
    for block in document["blocks"]:
        words, kind, number = _words(block["runs"], look, kept), block["kind"], escape(block["number"])
        if kind == "title":
            out.append(f"<h1>{number} {words}</h1>")
        elif kind == "heading":
            out.append(f"<h2>{words}</h2>")
        elif kind == "table":
            rows = ("".join(f"<td>{_words(cell, look, kept)}</td>" for cell in row) for row in block["rows"])
            out.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        else:
            name = {"item": "i", "part": "part", "closing": "closing", "below": "plain"}.get(kind, "p")
            out.append(f'<p class="{name}">{number} {words}</p>')
    if not feet and document["notes"]:
        sign = "{}." if look.dotted else look.marked
        rows = (f"<p class=note>{sign.format(m)} {escape(words)}</p>" for m, words in document["notes"].items())
        out.append(f'<div class="notes">{"".join(rows)}</div>')
    head = [f"<p class=plain>{escape(document[key])}</p>" for key in ("body", "symbol", "issued", "session", "about")]
    head += [f"<p class=plain><b>{escape(line)}</b></p>" for line in document["adopted"]]
    head += [f"<p class=plain><i>[{escape(document['report'])}]</i></p>"] if document["report"] else []
    page = 'content: counter(page) "/" counter(pages); font-size: 8pt'
    foot = f"@bottom-center {{ {page} }} @top-center {{ content: '{document['symbol']}'; font-size: 8pt }}" * feet
    style = _CSS
    for name, value in (
        ("PAPER", look.paper), ("FOOT", foot), ("DIR", "rtl" if document["right"] else "ltr"), ("SIZE", str(look.size)),
        ("LEADING", "1.35"), ("FONT", look.font), ("SPACING", ".03em" if look.spaced else "normal"),
        ("ALIGN", "justify" if look.justified else "start"), ("INDENT", "2em" if look.indented else "0"),
        ("COLUMNS", str(look.columns)),
    ):  # fmt: skip
        style = re.sub(rf"\b{name}\b", value, style) if name != "SIZE" else style.replace("SIZEpt", f"{value}pt")
    title = escape(document["title"])
    body = f'{"".join(head)}<div class="cols">{"".join(out)}</div>'
    way = "rtl" if document["right"] else "ltr"
    head_ = f'<meta charset="utf-8"><title>{title}</title><style>{style}</style>'
    return f'<!doctype html><html lang="{document["lang"]}" dir="{way}"><head>{head_}</head><body>{body}</body></html>'


_TEX = r"""\documentclass[SIZEpt,a4paper]{article}
\usepackage[margin=25mm]{geometry}\usepackage{fontspec}\usepackage{longtable}
\usepackage{bidi}
\setmainfont[Script=Arabic,AutoFakeSlant=0.2,AutoFakeBold=2]{FONT}\newfontfamily\latin{Liberation Serif}
\pagestyle{plain}\parskip=4pt\parindent=INDENT\sloppy
\begin{document}\setRTL
BODY
\end{document}
"""


def _tex_words(words: str) -> str:
    words = re.sub(r"([#$%&_{}])", r"\\\1", words.replace("\\", "")).replace("^", "").replace("~", "")
    # Latin words run from the left; what stands between them with them.
    return re.sub(r"[A-Za-z][A-Za-z0-9/.,:()&\\' -]*[A-Za-z0-9)]|[A-Za-z]", lambda m: rf"\LR{{\latin {m[0]}}}", words)


def tex(document: dict[str, Any], look: Look) -> str:
    """A paper for XeLaTeX."""

    def runs(found: list[dict[str, Any]]) -> str:
        out = ""
        for run in found:
            if run["note"]:
                mark = run["note"] if run["note"].isdigit() else "1"
                out += rf"\footnote[{mark}]{{{_tex_words(document['notes'][run['note']])}}}"
                continue
            words = _tex_words(run["text"])
            words = rf"\textit{{{words}}}" if run["italic"] else words
            words = rf"\textbf{{{words}}}" if run["bold"] else words
            out += rf"\textsuperscript{{{words}}}" if run["raised"] else words
        return out

    body = [rf"\noindent {_tex_words(document[key])}\par" for key in ("body", "symbol", "session", "about")]
    body += [rf"\noindent\textbf{{{_tex_words(line)}}}\par" for line in document["adopted"]]
    for block in document["blocks"]:
        words, kind, number = runs(block["runs"]), block["kind"], block["number"]
        if kind == "table":
            wide = max(len(row) for row in block["rows"])
            columns = rf"p{{{0.9 / wide:.2f}\textwidth}}" * wide
            rows = r"\\ ".join(" & ".join(runs(cell) for cell in row) for row in block["rows"])
            body.append(rf"\begin{{longtable}}{{{columns}}}{rows}\end{{longtable}}")
        elif kind in ("title", "heading", "part"):
            body.append(rf"\medskip\noindent\textbf{{{number} {words}}}\par\medskip")
        elif kind == "item":
            body.append(rf"\hspace*{{8mm}}{number} {words}\par")
        else:
            body.append(rf"{number}\enspace {words}\par" if number else rf"{words}\par")
    made = _TEX
    for name, value in (("SIZE", str(look.size)), ("FONT", look.font), ("INDENT", "8mm" if look.indented else "0mm")):
        made = made.replace(name, value)
    return made.replace("BODY", "\n\n".join(body))


#: What draws a page line by line in presentation forms, as scripts do; ``source`` and ``target`` are paths.
FORMS = r"""
import json, sys
import arabic_reshaper
from bidi.algorithm import get_display
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
source, target, font = sys.argv[1:]
data = json.load(open(source, encoding="utf-8"))
pdfmetrics.registerFont(TTFont("own", font))
page = Canvas(target, pagesize=(595, 842)); right, left, y = 540, 55, 790
shape = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_ligatures": True}).reshape
def seen(words): return get_display(shape(words), base_dir="R")
def put(words, size, gap, indent=0):
    global y
    line, lines = [], []
    for word in words.split():
        if line and pdfmetrics.stringWidth(seen(" ".join([*line, word])), "own", size) > right - left - indent * (not lines):
            lines.append(line); line = []
        line.append(word)
    for at, one in enumerate([*lines, line]):
        if y < 60: page.showPage(); y = 790
        page.setFont("own", size)
        page.drawRightString(right - indent * (not at), y, seen(" ".join(one))); y -= size * 1.5
    y -= gap
for size, gap, indent, words in data: put(words, size, gap, indent)
page.save()
"""  # noqa: E501 - a page, not code


def drawn_by_hand(document: dict[str, Any], look: Look) -> list[tuple[float, float, float, str]]:
    """Paragraphs for `FORMS`: size, distance below, indent and words; notes are a list at the end, signs level."""

    def runs(found: list[dict[str, Any]]) -> str:
        return "".join(f"({run['note']})" if run["note"] else run["text"] for run in found)

    size = float(look.size)
    out = [(size, 4.0, 0.0, document[key]) for key in ("body", "symbol", "session", "about")]
    out += [(size + 1, 6.0, 0.0, line) for line in document["adopted"]]
    for block in document["blocks"]:
        words = f"{block['number']} {runs(block['runs'])}".strip()
        words = " ".join(words.split()) or "\n".join(" ".join(runs(c) for c in row) for row in block["rows"])
        large = block["kind"] in ("title", "heading", "part")
        out.append((size + 2 * large, 8.0, 20.0 * (block["kind"] == "item"), words))
    out += [(size - 2, 2.0, 0.0, f"({marker}) {words}") for marker, words in document["notes"].items()]
    return [row for row in out if row[3].strip()]


def set_by(maker: str, document: dict[str, Any], dice: random.Random, target: Path, folder: Path) -> None:
    """Set a document with a maker of `MAKERS`."""
    right = document["right"]
    fonts: tuple[str, ...] = FONTS if right else ("Liberation Serif", "Noto Serif", "DejaVu Sans")
    fonts = _WHOLE if right and maker == "xelatex" else fonts  # it takes no other font for a sign that one lacks
    look = Look(dice, document, at_hand(fonts), plain=maker not in ("browser", "weasyprint"))
    page = folder / ("page.tex" if maker == "xelatex" else "page.html")
    page.write_text(
        tex(document, look) if maker == "xelatex" else web(document, look, feet=maker == "weasyprint"), "utf-8"
    )
    if maker == "browser":
        _run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/p",
             f"--print-to-pdf={target}", page.as_uri()])  # fmt: skip
    elif maker == "xelatex":
        command = [shutil.which("xelatex") or "", "-interaction=batchmode", f"-output-directory={folder}", str(page)]
        own = {**os.environ, "FONTCONFIG_FILE": _fonts_conf()}
        subprocess.run(command, env=own, capture_output=True, check=False)  # noqa: S603 - warns by its return code
        shutil.copy(folder / "page.pdf", target)
    elif maker == "wkhtmltopdf":
        _run(["wkhtmltopdf", "-q", "--footer-center", "[page]/[topage]", str(page), str(target)])
    elif maker == "weasyprint":
        _run(["weasyprint", "-q", str(page), str(target)])
    else:
        source, code = folder / "page.json", folder / "forms.py"
        source.write_text(json.dumps(drawn_by_hand(document, look)), encoding="utf-8")
        code.write_text(FORMS, encoding="utf-8")
        python = str(Path(shutil.which("weasyprint") or sys.executable).with_name("python"))
        _run([python, str(code), str(source), str(target), file_of("DejaVu Sans")])

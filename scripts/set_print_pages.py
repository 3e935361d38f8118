"""Pages for `set_print`: a document as the United Nations prints it, for typst, a browser and a word processor."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from xml.sax.saxutils import escape

TYPST = r"""
#let d = json("document.json")
#let turned = d.right
#set page(paper: "a4", margin: (left: 2cm, right: 2cm, top: 2.6cm, bottom: 2.6cm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 8.5pt, weight: "bold", hyphenate: false)
    let sides = (text(dir: ltr, d.symbol), box(width: 7.5cm, align(if turned { left } else { right }, d.title)))
    if calc.odd(counter(page).get().first()) { sides = sides.rev() }
    grid(columns: (1fr, 1fr), align: (start + bottom, end + bottom), ..sides)
    v(-7pt)
    line(length: 100%, stroke: 1pt)
  },
  footer: context {
    set text(size: 8.5pt, dir: ltr)
    let (at, all) = (counter(page).get().first(), counter(page).final().first())
    if at == 1 {
      grid(columns: (1fr, 1fr), align: (left, right),
        [#d.job (#d.letter) #h(6pt) #d.ground \ #text(size: 14pt, font: "DejaVu Sans Mono", "*" + d.job.replace("-", "") + d.letter + "*")],
        text(weight: "bold", d.recycle))
    } else if calc.even(at) {
      grid(columns: (1fr, 1fr), align: (left, right), strong[#at/#all], text(size: 7pt, d.job))
    } else { grid(columns: (1fr, 1fr), align: (left, right), text(size: 7pt, d.job), strong[#at/#all]) }
  })
#set text(font: ("FONT", "Liberation Serif", "Noto Naskh Arabic"), size: SIZEpt, dir: if turned { rtl } else { ltr }, lang: d.lang, hyphenate: HYPHENS)
#set par(justify: JUSTIFIED, leading: .5em, spacing: .9em)
#set footnote.entry(separator: line(length: 3cm, stroke: (thickness: .5pt, dash: "dashed")), gap: .3em, indent: .5em)
#show footnote.entry: it => pad(left: 1.6cm, right: 1.6cm, text(size: SIZEpt * .8, it))
#let run(r) = {
  if r.note != "" { footnote(numbering: _ => if turned { "(" + r.note + ")" } else { r.note }, d.notes.at(r.note)) } else {
    set text(weight: "bold") if r.bold
    set text(style: "italic") if r.italic
    if r.raised { super(r.text) } else { r.text }
  }
}
#grid(columns: (2.1cm, 1fr, auto), [], text(size: 12pt, d.publisher),
  text(size: 8.5pt, dir: ltr)[#text(size: 19pt, d.symbol.slice(0, 1))#d.symbol.slice(1)])
#v(-8pt)
#line(length: 100%, stroke: .5pt)
#v(-4pt)
#grid(columns: (2.1cm, 1fr, 5cm), [], text(size: 17pt, weight: "bold", d.body), text(size: 9pt)[#d.status \ #d.issued])
#v(2.2cm)
#line(length: 100%, stroke: 1pt)
#block(width: 7cm)[#set text(size: 9pt, hyphenate: false)
  #set par(justify: false)
  #strong(d.session) #for line in d.item [ \ #line ] \ #strong(d.about)]
#v(4pt)
#pad(left: 2.1cm, right: 2.1cm)[
  #for line in d.adopted { block(width: 10cm, text(size: 12pt, weight: "bold", hyphenate: false, par(justify: false, line))) }
  #if d.report != "" { [\[#emph(d.report)\]] }
  #for b in d.blocks {
    let words = b.runs.map(run).join()
    if b.kind == "title" {
      block(above: 1.4em, below: 1.2em, move(dx: if turned { 1.9cm } else { -1.9cm }, grid(columns: (1.9cm, 10.5cm),
        text(size: 12pt, weight: "bold", b.number), text(size: 12pt, weight: "bold", hyphenate: false, par(justify: false, words)))))
    } else if b.kind == "heading" {
      block(above: 1.4em, below: 1em, width: 12cm, text(size: 11pt, weight: "bold", hyphenate: false, par(justify: false, words)))
    } else if b.kind == "table" {
      block(width: 100%, table(columns: b.rows.map(r => r.len()).fold(1, calc.max), stroke: (x, y) => (bottom: .3pt), inset: 3pt,
        ..b.rows.map(r => r.map(c => par(justify: false, c.map(run).join()))).flatten()))
    } else if b.kind == "part" { block(above: 1.4em, below: 1em, width: 100%, align(center, text(size: 12pt, weight: "bold", words)))
    } else if b.kind == "closing" { block(width: 100%, align(if turned { left } else { right }, emph(words)))
    } else if b.kind == "below" { par(words)
    } else { par[#h(1.2cm + b.level * .6cm)#if b.number != "" [#b.number#h(.4cm)]#words] }
  }
]
"""  # noqa: E501 - a page, not code

HTML = """<!doctype html><html dir="DIR" lang="LANG"><meta charset="utf-8"><style>
@page { size: 210mm 297mm; margin: 0 }
body { margin: 0; font: SIZEpt/1.2 "FONT", "Liberation Serif", "Noto Naskh Arabic" }
.sheet { width: 170mm; height: 297mm; padding: 0 20mm; position: relative; page-break-after: always; overflow: hidden }
.top { position: absolute; top: 12mm; height: 9mm; left: 20mm; right: 20mm; font: bold 8.5pt "Liberation Serif", "FONT"; border-bottom: 1pt solid;
  display: flex; justify-content: space-between; align-items: flex-end } .top span:not(.sym) { width: 75mm; text-align: end }
.top.odd { flex-direction: row-reverse } .top.odd span:not(.sym) { text-align: start } .sym { direction: ltr }
.foot { position: absolute; bottom: 9mm; left: 20mm; right: 20mm; font-size: 8.5pt; display: flex; justify-content: space-between; direction: ltr }
.bar { font: 13pt "DejaVu Sans Mono" }
.body { position: absolute; top: 25mm; left: 20mm; right: 20mm } .in { padding: 0 21mm }
.notes { position: absolute; bottom: 20mm; left: 32mm; right: 41mm; font-size: 8.5pt } .notes p { margin: 0 }
.notes:not(:empty)::before { content: ""; display: block; width: 30mm; border-top: .5pt dashed }
.in p { margin: 0 0 6pt; text-align: ALIGN; hyphens: HYPHENS } p.first { text-indent: 12mm } .num { display: inline-block; min-width: 9mm; text-indent: 0 }
sup { font-size: 65%; vertical-align: super; line-height: 0 } .in p.title, .in p.heading, .in p.part { font-weight: bold; text-align: start; hyphens: none }
.in p.title { margin-left: -19mm; font-size: 12pt } .in p.title .num { width: 19mm } .in p.part { text-align: center }
[dir=rtl] .in p.title { margin-left: 0; margin-right: -19mm } .in p.closing { text-align: end; font-style: italic }
.l1 { margin-inline-start: 6mm !important } .l2 { margin-inline-start: 12mm !important } table { border-collapse: collapse; width: 100%; font-size: 9pt } td { vertical-align: top; padding: 2pt 4pt; border-bottom: .3pt solid }
.mast { display: flex; justify-content: space-between; border-bottom: .5pt solid; padding-inline-start: 21mm; align-items: baseline; margin-top: -8mm }
.mast b { font-weight: normal; font-size: 19pt } .mast .sym { font-size: 8.5pt }
.who { display: flex; justify-content: space-between; padding-inline-start: 21mm; height: 36mm; border-bottom: 1pt solid } .who b { font-size: 17pt } .who div { width: 50mm; font-size: 9pt }
.when { width: 70mm; font-size: 9pt; margin: 2mm 0 6mm } .adopted { padding: 0 21mm; font: bold 12pt/1.15 "FONT", "Liberation Serif", "Noto Naskh Arabic"; margin: 0 0 2mm; width: 100mm } .report { padding: 0 21mm; font-style: italic; margin: 0 0 5mm }
</style><body><script>
const d = DATA, limit = 297 - 25 - 22; let sheets = [], sheet;
function node(tag, kind, text) { const n = document.createElement(tag); n.className = kind; n.textContent = text || ""; return n; }
function open() { sheet = node("div", "sheet"); sheets.push(sheet); sheet.body = node("div", "body"); sheet.foot = node("div", "notes");
  if (sheets.length > 1) { const t = node("div", "top" + (sheets.length % 2 ? " odd" : "")); t.append(node("span", "sym", d.symbol), node("span", "", d.title)); sheet.append(t); }
  else { const m = node("div", "mast"), s = node("span", "sym"); s.append(node("b", "", d.symbol[0]), d.symbol.slice(1)); m.append(node("span", "", d.publisher), s);
    const w = node("div", "who"), x = node("div"); x.append(d.status, node("br"), d.issued); w.append(node("b", "", d.body), x);
    const t = node("div", "when"); t.append(node("b", "", d.session)); for (const i of d.item) t.append(node("br"), i); t.append(node("br"), node("b", "", d.about));
    sheet.body.append(m, w, t); for (const a of d.adopted) sheet.body.append(node("p", "adopted", a)); if (d.report) sheet.body.append(node("p", "report", "[" + d.report + "]")); }
  sheet.in = node("div", "in"); sheet.body.append(sheet.in); sheet.append(sheet.body, sheet.foot); document.body.append(sheet); }
function full() { return sheet.body.offsetHeight + sheet.foot.offsetHeight + 12 > limit * 96 / 25.4; }
const up = m => d.right ? "(" + m + ")" : m;
function atoms(b) { let out = []; if (b.number) { out.push([node("span", "num", b.number)]); out.push([document.createTextNode(" ")]); }
  for (const r of b.runs) { if (r.note) { out.push([node("sup", "", up(r.note)), r.note]); continue; }
    if (r.raised) { out.push([node("sup", "", r.text)]); continue; }
    for (const w of r.text.split(/(?<= )|(?<=[\\u4e00-\\u9fff])(?=[\\u4e00-\\u9fff])/)) { const n = node(r.italic ? "i" : r.bold ? "b" : "span", "", w); out.push([n]); } }
  return out; }
function foot(m) { const p = node("p"); p.append(node("sup", "", up(m)), " " + d.notes[m]); sheet.foot.append(p); return p; }
function put(b) { const first = !["title", "heading", "part", "closing", "below"].includes(b.kind), kind = b.kind + " l" + b.level;
  let p = node("p", kind + (first ? " first" : "")); sheet.in.append(p);
  for (const [n, m] of atoms(b)) { p.append(n); let f = m ? foot(m) : null;
    if (full()) { n.remove(); if (f) f.remove(); const begun = p.hasChildNodes(); if (!begun) p.remove(); open();
      p = node("p", kind + (first && !begun ? " first" : "")); sheet.in.append(p); p.append(n); if (m) foot(m); } }
  join(p); }
function join(p) { let n = p.firstChild; while (n && n.nextSibling) { const m = n.nextSibling;
  if (n.className != "num" && n.tagName && n.tagName == m.tagName && n.tagName != "SUP") { n.textContent += m.textContent; m.remove(); } else n = m; } }
function cells(b) { let t = node("table"); sheet.in.append(t); for (const row of b.rows) { const r = node("tr"); let marks = []; t.append(r);
  for (const c of row) { const x = node("td"); r.append(x); for (const s of c) { if (s.note) { x.append(node("sup", "", up(s.note))); marks.push(s.note); } else x.append(node(s.italic ? "i" : s.bold ? "b" : "span", "", s.text)); } }
  let fs = marks.map(foot); if (full() && t.rows.length > 1) { r.remove(); fs.forEach(f => f.remove()); open(); t = node("table"); sheet.in.append(t); t.append(r); marks.forEach(foot); } } }
open(); for (const b of d.blocks) b.kind == "table" ? cells(b) : put(b);
sheets.forEach((s, i) => { const f = node("div", "foot"); if (!i) { const x = node("span"); x.append(d.job + " (" + d.letter + ")    " + d.ground, node("br"), node("span", "bar", "*" + d.job.replace("-", "") + d.letter + "*"));
    f.append(x, node("b", "", d.recycle)); } else { const a = node("b", "", (i + 1) + "/" + sheets.length), x = node("span", "", d.job); f.append(...(i % 2 ? [a, x] : [x, a])); } s.append(f); });
</script></body></html>"""  # noqa: E501 - a page, not code


def looking(page: str, document: dict[str, Any], font: str, size: float, *, typst: bool) -> str:
    """A template with its font, size and habits filled in."""
    habits = [("HYPHENS", "true" if document["hyphens"] else "false") if typst else
              ("HYPHENS", "auto" if document["hyphens"] else "none")]  # fmt: skip
    habits += [("JUSTIFIED", str(document["justified"]).lower())]
    habits += [("ALIGN", "justify" if document["justified"] else "start"), ("LANG", document["lang"])]
    habits += [("DIR", "rtl" if document["right"] else "ltr"), ("FONT", font), ("SIZE", str(size))]
    for name, value in habits:
        page = page.replace(name, value)
    return page


def html(document: dict[str, Any], font: str, size: float) -> str:
    """A page whose script parts it into sheets, with notes at the foot of each."""
    data = json.dumps(document, ensure_ascii=False).replace("</", "<\\/")
    return looking(HTML, document, font, size, typst=False).replace("DATA", data)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "document": "document.main", "footnotes": "footnotes", "header1": "header", "header2": "header",
    "footer1": "footer", "footer2": "footer",
}  # fmt: skip
_SHEET = (
    '<w:sectPr><w:headerReference w:type="first" r:id="rId2"/><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="first" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1500" w:bottom="1500" w:left="1134" w:right="1134" '
    'w:header="600" w:footer="500"/><w:titlePg/>{bidi}</w:sectPr>'
)


class _Word:
    """Makes the parts of a Word document."""

    def __init__(self, document: dict[str, Any], font: str, size: float) -> None:
        self.d, self.font, self.size, self.right = document, font, size, bool(document["right"])
        self.marks = {marker: place for place, marker in enumerate(document["notes"], 1)}
        counted = 0  # the word processor counts notes by itself: those that the file numbers otherwise are named
        self.named = set()
        for marker in document["notes"]:
            counted += marker == str(counted + 1)
            self.named |= {marker} if marker != str(counted) else set()

    def run(self, words: str, size: float = 0, style: str = "") -> str:
        """Words of one look; ``style`` has b, i, l (from left to right) or s (raised)."""
        size = size or self.size
        made = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}" w:eastAsia="{self.font}"/>'
        made += "<w:b/><w:bCs/>" * ("b" in style) + "<w:i/><w:iCs/>" * ("i" in style)
        made += f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
        made += '<w:vertAlign w:val="superscript"/>' * ("s" in style)
        made += "<w:rtl/>" * (self.right and "l" not in style)
        return f'<w:r><w:rPr>{made}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    def para(self, inner: str, align: str = "start", first: int = 0, side: tuple[int, int] = (0, 0), after: int = 120,
             rule: str = "") -> str:  # fmt: skip
        look = "<w:bidi/>" * self.right
        look += f'<w:pBdr><w:bottom w:val="single" w:sz="{rule}" w:space="1" w:color="auto"/></w:pBdr>' if rule else ""
        look += f'<w:spacing w:before="0" w:after="{after}"/>'
        hang = f'w:firstLine="{first}"' if first >= 0 else f'w:hanging="{-first}"'
        look += f'<w:ind w:left="{side[0]}" w:right="{side[1]}" {hang}/><w:jc w:val="{align}"/>'
        return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"

    def runs(self, runs: list[dict[str, Any]], style: str = "") -> str:
        out = ""
        for piece in runs:
            if piece["note"]:
                raised = f'<w:rPr><w:sz w:val="{self.size * 2:.0f}"/><w:vertAlign w:val="superscript"/></w:rPr>'
                own = piece["note"] if piece["note"] in self.named else ""
                custom = ' w:customMarkFollows="1"' if own else ""
                sign = f"<w:t>{own}</w:t>" if own else ""
                mark = f'<w:r>{raised}<w:footnoteReference{custom} w:id="{self.marks[piece["note"]]}"/>{sign}</w:r>'
                out += self.run("(", style="s") + mark + self.run(")", style="s") if self.right else mark
            else:
                own = "b" * piece["bold"] + "i" * piece["italic"] + "s" * piece["raised"]
                out += self.run(piece["text"], style=style + own)
        return out

    def block(self, one: dict[str, Any]) -> str:
        body, number = (1200, 1200), one["number"]
        if one["kind"] == "title":
            inner = self.run(number, 12, "b") + "<w:r><w:tab/></w:r>" + self.runs(one["runs"], "b")
            return self.para(inner, first=-1100, side=body)
        if one["kind"] in ("heading", "part"):
            return self.para(self.runs(one["runs"], "b"), "center" if one["kind"] == "part" else "start", side=body)
        if one["kind"] == "table":
            rows = "".join(
                f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{self.para(self.runs(c), after=40)}</w:tc>' for c in row)}</w:tr>"
                for row in one["rows"]
            )
            return f'<w:tbl><w:tblPr><w:tblW w:w="7200" w:type="dxa"/><w:jc w:val="center"/></w:tblPr>{rows}</w:tbl>'
        if one["kind"] == "closing":
            return self.para(self.runs(one["runs"], "i"), "end", side=body, after=0)
        inner = self.run(number) + "<w:r><w:tab/></w:r>" if number else ""
        align = "both" if self.d["justified"] else "start"
        first = 0 if one["kind"] == "below" else 680 + 340 * one["level"]
        return self.para(inner + self.runs(one["runs"]), align, first, body)

    def table(self, cells: list[tuple[int, str]], rule: str) -> str:
        edge = f'<w:tblBorders><w:bottom w:val="single" w:sz="{rule}" w:space="0" w:color="auto"/></w:tblBorders>'
        made = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{c}</w:tc>' for wide, c in cells)
        side = "<w:bidiVisual/>" * self.right
        grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide, _ in cells)
        return (
            f'<w:tbl><w:tblPr>{side}<w:tblW w:w="9600" w:type="dxa"/>{edge}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{made}</w:tr></w:tbl>"
        )

    def head(self) -> str:
        d, para, run = self.d, self.para, self.run
        symbol = run(d["symbol"][0], 19, "l") + run(d["symbol"][1:], 8.5, "l")
        out = self.table([(1200, para("")), (5400, para(run(d["publisher"], 12))), (3000, para(symbol, "end"))], "4")
        issued = para(run(d["status"], 9), after=0) + para(run(d["issued"], 9), after=900)
        out += self.table([(1200, para("")), (5400, para(run(d["body"], 17, "b"))), (3000, issued)], "8")
        lines = [(d["session"], "b"), *((line, "") for line in d["item"]), (d["about"], "b")]
        out += "".join(para(run(words, 9, style), side=(0, 5000), after=0) for words, style in lines if words)
        out += para("")
        out += "".join(para(run(line, 12, "b"), side=(1200, 2600)) for line in d["adopted"])
        return out + (para(run(f"[{d['report']}]", style="i"), side=(1200, 1200)) if d["report"] else "")

    def parts(self) -> dict[str, str]:
        d, para, run = self.d, self.para, self.run
        gap = "<w:r><w:tab/></w:r>"
        small = '<w:rPr><w:sz w:val="16"/><w:vertAlign w:val="superscript"/></w:rPr>'
        notes = [
            f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
        ]
        for marker, place in self.marks.items():
            sign = f"<w:r>{small}<w:footnoteRef/></w:r>" if marker not in self.named else self.run(marker, 8, "s")
            if self.right:
                sign = self.run("(", 8, "s") + sign + self.run(")", 8, "s")
            words = para(sign + run(" ", 8) + run(d["notes"][marker], 8), side=(700, 1200), after=0)
            notes.append(f'<w:footnote w:id="{place}">{words}</w:footnote>')
        wide = gap * 6 if not self.right else gap * 4
        page = "".join(
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{name}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{between}'
            for name, between in (("PAGE", run("/", 9, "l")), ("NUMPAGES", ""))
        )
        bar = f"*{d['job'].replace('-', '')}{d['letter']}*"
        first = para(run(f"{d['job']} ({d['letter']})   {d['ground']}", 9, "l"), after=0) + para(run(bar, 13, "l"))
        title = self.table(
            [
                (4600, para(run(d["symbol"], 8.5, "bl"), after=0)),
                (5000, para(run(d["title"], 8.5, "b"), "end", after=0)),
            ],
            "8",
        )
        body = self.head() + "".join(map(self.block, d["blocks"]))
        sheet = _SHEET.format(bidi="<w:bidi/>" * self.right)
        named = f'{_W} xmlns:r="{_OFFICE}"'
        return {
            "document": f"<w:document {named}><w:body>{body}{sheet}</w:body></w:document>",
            "footnotes": f"<w:footnotes {_W}>{''.join(notes)}</w:footnotes>",
            "header1": f"<w:hdr {_W}>{para('')}</w:hdr>",
            "header2": f"<w:hdr {_W}>{title}{para('', after=0)}</w:hdr>",
            "footer1": f"<w:ftr {_W}>{first}</w:ftr>",
            "footer2": f"<w:ftr {_W}>{para(run(d['job'], 7, 'l') + wide + page)}</w:ftr>",
        }


def docx(document: dict[str, Any], font: str, size: float) -> bytes:
    """A Word document with notes, running titles and a masthead in tables."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    names = ("footnotes", "header1", "header2", "footer1", "footer2")
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for at, name in enumerate(names, 1)
    )
    first = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    made = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">{default}{types}</Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships">{first}</Relationships>',
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        **{f"word/{name}.xml": head + content for name, content in _Word(document, font, size).parts().items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return stream.getvalue()

"""Pages for `set_arabic`: one document as a typst source, an HTML page and a Word document."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Look:
    """A sheet (millimetres), the size of its letters (points), whether lines are justified, how many columns."""

    width: int = 210
    height: int = 297
    size: float = 11
    justified: bool = True
    columns: int = 1


_TYPST = """
#let d = json("document.json")
#set page(width: WIDTHmm, height: HEIGHTmm, columns: COLUMNS, margin: (x: 2.6cm, top: 2.6cm, bottom: 2.4cm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 9pt)
    grid(columns: (1fr, auto), align: (right, left), d.title, text(dir: ltr, d.symbol))
    v(-6pt)
    line(length: 100%, stroke: .5pt)
  },
  footer: context {
    set text(size: 9pt)
    grid(columns: (1fr, 1fr), align: (right, left), text(dir: ltr, "23-25902"), text(dir: ltr,
      counter(page).display("1/1", both: true)))
  })
#set text(font: ("FONT", "Amiri"), size: SIZEpt, dir: rtl, lang: "ar")
#set par(justify: JUSTIFIED, leading: .8em, spacing: 1.1em)
#set footnote(numbering: "(1)")
#set footnote.entry(separator: line(length: 25%, stroke: .5pt), gap: .4em)
#show footnote.entry: set text(size: 9pt)
#let run(r) = {
  if r.note != "" { footnote(d.notes.at(r.note)) } else {
    set text(weight: "bold") if r.bold
    r.text
  }
}
#for (i, line) in d.head.enumerate() { par(align(if i == 1 { left } else { right }, line)) }
#for b in d.blocks {
  let words = b.runs.map(run).join()
  if b.kind in ("title", "heading") { align(center, words) }
  else if b.kind == "operative" { par([#h(1.2cm)#str(b.number) - #h(.4cm)#words]) }
  else if b.kind == "item" { pad(right: 1.2cm, par(words)) }
  else { par([#h(1.2cm)#words]) }
}
#for line in d.closing { align(left, line) }
"""


def _looking(page: str, look: Look, font: str) -> str:
    named = {"WIDTH": look.width, "HEIGHT": look.height, "SIZE": look.size, "COLUMNS": look.columns, "FONT": font}
    named["JUSTIFIED"], named["ALIGN"] = str(look.justified).lower(), "justify" if look.justified else "right"
    for name, value in named.items():
        page = page.replace(name, str(value))
    return page


def typst_source(font: str, look: Look) -> str:
    """The source of a page that reads ``document.json`` beside it."""
    return _looking(_TYPST, look, font)


_HTML = """<!doctype html><html dir="rtl" lang="ar"><meta charset="utf-8"><style>
@page { size: WIDTHmm HEIGHTmm; margin: 0 }
body { margin: 0; font: SIZEpt/1.6 "FONT", "Amiri" }
.sheet { width: calc(WIDTHmm - 52mm); height: HEIGHTmm; padding: 0 26mm; position: relative; page-break-after: always; overflow: hidden }
.top { position: absolute; top: 12mm; left: 26mm; right: 26mm; font-size: 9pt; border-bottom: .5pt solid;
  display: flex; justify-content: space-between }
.foot { position: absolute; bottom: 10mm; left: 26mm; right: 26mm; font-size: 9pt; display: flex;
  justify-content: space-between; direction: ltr }
.body { position: absolute; top: 24mm; left: 26mm; right: 26mm; text-align: ALIGN }
.notes { position: absolute; bottom: 20mm; left: 26mm; right: 26mm; font-size: 9pt }
.notes p { margin: 0 } .notes:not(:empty)::before { content: ""; display: block; width: 40mm; border-top: .5pt solid }
p { margin: 0 0 6pt } .in { text-indent: 12mm } .item { margin-right: 12mm } .title { text-align: center }
sup { font-size: 60%; vertical-align: super; line-height: 0 } .num { display: inline-block; width: 10mm; text-indent: 0 }
.left { text-align: left }
</style><body><script>
const d = DATA, notes = d.notes, top_ = 24, limit = HEIGHT - 24 - 20;
let sheets = [], sheet;
function node(tag, kind, text) { const n = document.createElement(tag); n.className = kind; n.textContent = text || "";
  return n; }
function open() {
  sheet = node("div", "sheet"); sheets.push(sheet); sheet.body = node("div", "body"); sheet.foot = node("div", "notes");
  if (sheets.length > 1) { const t = node("div", "top"); t.append(node("span", "", d.title), node("span", "", d.symbol));
    sheet.append(t); }
  sheet.append(sheet.body, sheet.foot); document.body.append(sheet); }
function full() { return sheet.body.offsetHeight + sheet.foot.offsetHeight > limit * 96 / 25.4; }
function atoms(b) { let out = []; if (b.number) { const n = node("span", "num", b.number + " -"); out.push([n]); }
  for (const r of b.runs) { if (r.note) { const s = node("sup", "", "(" + r.note + ")"); out.push([s, r.note]); continue; }
    for (const w of r.text.split(/(?<= )/)) { const n = node(r.bold ? "b" : "span", "", w);
      if (r.italic) n.style.fontStyle = "italic"; out.push([n]); } }
  return out; }
function put(b, kind) { let p = node("p", kind); sheet.body.append(p);
  for (const [n, mark] of atoms(b)) { p.append(n); let note = null;
    if (mark) { note = node("p", ""); note.append(node("sup", "", "(" + mark + ")"), " " + notes[mark]);
      sheet.foot.append(note); }
    if (full()) { n.remove(); if (note) note.remove(); const begun = p.hasChildNodes(); if (!begun) p.remove(); open();
      p = node("p", begun ? kind.replace("in", "") : kind); sheet.body.append(p); p.append(n); if (note) sheet.foot.append(note); } }
  p.normalize(); merge(p); }
function merge(p) { let n = p.firstChild; while (n && n.nextSibling) { const m = n.nextSibling;
  if (n.className != "num" && n.tagName == m.tagName && n.tagName != "SUP" && n.style.fontStyle == m.style.fontStyle) {
    n.textContent += m.textContent; m.remove(); } else n = m; } }
open();
d.head.forEach((line, i) => put({runs: [{text: line}]}, i == 1 ? "left" : "head"));
for (const b of d.blocks) put(b, b.kind == "title" || b.kind == "heading" ? "title" : b.kind == "item" ? "item" : "in");
for (const line of d.closing) put({runs: [{text: line}]}, "left");
document.querySelectorAll(".body p").forEach(merge);
sheets.forEach((s, i) => { const f = node("div", "foot"); f.append(node("span", "", (i + 1) + "/" + sheets.length),
  node("span", "", "23-25902")); s.append(f); });
</script></body></html>"""  # noqa: E501 - a page, not code


def html(document: dict[str, Any], font: str, look: Look) -> str:
    """A page whose script parts it into sheets, with notes at the foot of each."""
    data = json.dumps(document, ensure_ascii=False).replace("</", "<\\/")
    return _looking(_HTML, look, font).replace("DATA", data)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", "footnotes": "footnotes", "header1": "header", "footer1": "footer"}
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
    '<w:pgSz w:w="WIDTH" w:h="HEIGHT"/><w:pgMar w:top="1700" w:bottom="1500" w:left="1474" w:right="1474" '
    'w:header="700" w:footer="700"/><w:titlePg/><w:bidi/></w:sectPr>'
)


def docx(document: dict[str, Any], font: str, look: Look) -> bytes:
    """A Word document with notes of its own."""
    sides = "both" if look.justified else "start"
    twips = [str(round(side / 25.4 * 1440)) for side in (look.width, look.height)]
    sheet = _PAGE.replace("WIDTH", twips[0]).replace("HEIGHT", twips[1])

    def run(words: str, size: float = look.size, style: str = "") -> str:
        made = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        made += "<w:b/><w:bCs/>" * ("b" in style) + "<w:i/><w:iCs/>" * ("i" in style)
        made += f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/><w:rtl/>'
        return f'<w:r><w:rPr>{made}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    def paragraph(inner: str, align: str = sides, first: int = 0, right: int = 0) -> str:
        indent = f'<w:ind w:right="{right}" w:firstLine="{first}"/>' if not right else f'<w:ind w:left="{right}"/>'
        return f'<w:p><w:pPr><w:bidi/><w:spacing w:after="120"/>{indent}<w:jc w:val="{align}"/></w:pPr>{inner}</w:p>'

    def mark(kind: str, number: str = "") -> str:
        at = f' w:id="{number}"' if number else ""
        raised = '<w:rPr><w:vertAlign w:val="superscript"/><w:rtl/></w:rPr>'
        brackets = [f"<w:r>{raised}<w:t>{sign}</w:t></w:r>" for sign in "()"]
        return f"{brackets[0]}<w:r>{raised}<w:{kind}{at}/></w:r>{brackets[1]}"

    def block(one: dict[str, Any]) -> str:
        inner = run(f"{one['number']} - ") if one["number"] else ""
        for piece in one["runs"]:
            style = "b" * piece["bold"] + "i" * piece["italic"]
            inner += mark("footnoteReference", piece["note"]) if piece["note"] else run(piece["text"], look.size, style)
        if one["kind"] in ("title", "heading"):
            return paragraph(inner, "center")
        return paragraph(inner, right=680) if one["kind"] == "item" else paragraph(inner, first=680)

    small = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/><w:vertAlign w:val="superscript"/><w:rtl/></w:rPr>'
    raised_ref = f"<w:r>{small}<w:footnoteRef/></w:r><w:r><w:tab/></w:r>"
    head = [paragraph(run(line), "end" if place == 1 else "start") for place, line in enumerate(document["head"])]
    body = [*head, *map(block, document["blocks"])]
    body += [paragraph(run(line), "end") for line in document["closing"]]
    notes = [
        f'<w:footnote w:type="separator" w:id="{-place}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'.replace(
            'w:type="separator"', f'w:type="{kind}"'
        )
        for place, kind in ((1, "separator"), (0, "continuationSeparator"))
    ]
    notes += [
        f'<w:footnote w:id="{marker}">{paragraph(raised_ref + run(words, 9))}</w:footnote>'
        for marker, words in document["notes"].items()
    ]
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    page += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    tab = "<w:r><w:tab/></w:r>" * 8
    parts = {
        "document": f"<w:document {_W} {_R}><w:body>{''.join(body)}{sheet}</w:body></w:document>",
        "footnotes": f"<w:footnotes {_W}>{''.join(notes)}</w:footnotes>",
        "header1": f"<w:hdr {_W}>{paragraph(run(document['title'], 9) + tab + run(document['symbol'], 9))}</w:hdr>",
        "footer1": f"<w:ftr {_W}>{paragraph(run('23-25902', 9) + tab + page)}</w:ftr>",
    }
    return _packed(parts)


def _packed(parts: dict[str, str]) -> bytes:
    """The parts of a Word document as one file."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for place, (name, kind) in enumerate(
            (("footnotes", "footnotes"), ("header1", "header"), ("footer1", "footer")), 1
        )
    )
    first = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", f'{head}<Types xmlns="{package}/content-types">{default}{types}</Types>'
        )
        archive.writestr("_rels/.rels", f'{head}<Relationships xmlns="{package}/relationships">{first}</Relationships>')
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'{head}<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", head + content)
    return stream.getvalue()

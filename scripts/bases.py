"""Small documents of every format, which `mutations.py` spoils: all made up, all of a resolution about boats."""

from __future__ import annotations

import random
import re
import zlib
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

ENGLISH = """Resolution adopted by the General Assembly on 1 March 2031

[on the report of the Second Committee (A/85/461/Add.1, para. 9)]

85/999. Year of the boats

The General Assembly,

Recalling its resolutions 70/1 of 25 September 2015,¹ 69/313 and A/RES/S-32/1, and Economic and Social Council
resolution 2006/46 of 28 July 2006, as well as document A/84/62-E/2030/49,

Noting with concern that 35 per cent of women and 1.5 billion people go without boats,

1. Decides to proclaim 2032 the Year of the Boats;²

2. Requests the Secretary-General to submit, by 30 June 2032:

(a) A report on boats;

(b) A report on the implementation of paragraphs 1 and 2 (a) above;

3. Further invites Member States and all stakeholders to take note of resolution 2200 A (XXI), annex;

4. Remains seized of the matter.

99th plenary meeting
1 March 2031

¹ Resolution 70/1, annex.

² See A/84/1.
"""
COUNCIL = """S/RES/999 (1993)

The Security Council,

Having considered the report (S/26000 and Add.1),

1. Condemns the taking of boats;

2. Calls upon all parties to return them (see resolution 242 (1967));

3. Decides to remain seized of the matter.
"""
ARABIC = """قرار اتخذته الجمعية العامة في 1 آذار/مارس 2031

[بناء على تقرير اللجنة الثانية (A/85/461/Add.1، الفقرة 9)]

999/85 - سنة القوارب

إن الجمعية العامة،

إذ تشير إلى قراراتها 1/70 المؤرخ 25 أيلول/سبتمبر 2015⁽¹⁾ و 313/69، وإلى قرار المجلس الاقتصادي والاجتماعي 46/2006،

وإذ تلاحظ مع القلق أن 35 في المائة من النساء لا قوارب لهن، وأن ٢٫٥ مليون شخص ينتظرون،

1 - تقرر إعلان سنة 2032 سنة للقوارب؛

2 - تطلب إلى الأمين العام أن يقدم بحلول 30 حزيران/يونيه 2032:

(أ) تقريرا عن القوارب؛

(ب) تقريرا عن تنفيذ الفقرتين 1 و 2 أعلاه⁽²⁾؛

3 - تدعو الدول الأعضاء إلى الإحاطة علما بالقرار 2200 ألف (د-21).

الجلسة العامة 99
1 آذار/مارس 2031

⁽¹⁾ القرار 1/70، المرفق.

⁽²⁾ انظر A/84/1.
"""
PRINTED = (ENGLISH, COUNCIL, ARABIC)


def statement(text: str) -> str:
    """A text as AKN4UN."""
    language = "ara" if "إن" in text else "eng"
    head, body = re.split(r"\n\n(?=1\.? )", text, maxsplit=1)
    some = "".join(
        f"<paragraph><num>{escape(m[1])}</num><content><p><i>{escape(m[2])}</i></p></content></paragraph>"
        for m in re.finditer(r"(?m)^(\d+ ?[.-]|\(\w+\)) (.+)$", "1. " + body)
    )
    title, *recitals = [block for block in head.split("\n\n") if block]
    recited = "".join(f"<p>{escape(block)}<authorialNote marker='1'><p>x</p></authorialNote></p>" for block in recitals)
    return (
        f'<akomaNtoso xmlns="urn:test"><statement><meta><identification><FRBRExpression><FRBRlanguage '
        f'language="{language}"/></FRBRExpression></identification></meta><preface><p><docNumber>A/RES/85/999</docNumber>'
        f" {escape(title)}"
        f"</p></preface><preamble><container>{recited}</container></preamble><mainBody>{some}</mainBody></statement>"
        "</akomaNtoso>"
    )


def page(text: str, draw: random.Random) -> str:
    """A text as a web page of some kind."""
    tag = draw.choice(("p", "div", "li", "td", "span", "pre"))
    blocks = [escape(block, quote=False) for block in text.split("\n\n")]
    body = "".join(f"<{tag}>{_linked(block)}</{tag}>\n" for block in blocks)
    body = {"li": f"<ol>{body}</ol>", "td": f"<table><tr>{body}</tr></table>"}.get(tag, body)
    head = draw.choice(("", "<meta charset=utf-8>", "<style>p{font-style:italic;margin:1cm} .x{display:none}</style>"))
    return f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/>home</a></nav>{body}</body></html>"


def _linked(block: str) -> str:
    block = re.sub(r"^([¹²])", r'<a id="n\1" href="#r\1">\1</a>', block)
    return re.sub(r"(?<=[,;])([¹²])", r'<sup><a href="#n\1" id="r\1">\1</a></sup>', block)


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def parts(text: str) -> dict[str, str]:
    """A text as the parts of a Word file, with lists, notes, fields, changes and a table."""
    text = "".join(char for char in text if char >= " " or char == "\n").encode("utf-8", "replace").decode()
    body = ""
    for number, block in enumerate(text.split("\n\n")):
        listed = re.match(r"\d+\. ", block)
        look = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else '<w:jc w:val="center"/>'
        words = escape(block[listed.end() :] if listed else block, quote=False)
        mark = '<w:r><w:footnoteReference w:id="1"/></w:r>' if number % 4 == 3 else ""
        mark += '<w:ins w:id="1"><w:r><w:t>more</w:t></w:r></w:ins>' if number % 5 == 4 else ""
        mark += '<w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t><w:fldChar w:fldCharType="end"/></w:r>'
        body += f"<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{words}</w:t></w:r>{mark}</w:p>"
    body += "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    related = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATED}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "footnotes")
    )
    space = f'xmlns:w="{_WORD}"'
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_RELATED}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f'<w:styles {space}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn '
        'w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:rPr><w:b/></w:rPr></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {space}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num '
        'w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f'<w:footnotes {space}><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> '
        "Of 1999.</w:t></w:r></w:p></w:footnote></w:footnotes>",
    }


# A compressed part of a PDF: what it says of itself, and its bytes.
_STREAM = re.compile(rb"<<([^<>]*)/Filter\s?/FlateDecode([^<>]*)>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@cache
def pages(*, open: bool = False) -> tuple[bytes, ...]:  # noqa: A002 - as a page lies open
    """PDFs of one or two pages, set with the program that the toolkit's reports are set with.

    With ``open`` their parts are not compressed, so that a spoiled byte spoils a word, a place or a font.
    """
    if open:
        return tuple(_STREAM.sub(_opened, one) for one in pages())
    import typst

    compiler: Any = typst.compile  # its types want one kind of path and source
    found = []
    for text in PRINTED:
        words = re.sub(r"([\\#*_`$<>@=\-+/\[\]])", r"\\\1", text)
        side = "rtl" if "إن" in text else "ltr"
        head = "#set document(date: none)\n"
        page = f'{head}#set page(width: 300pt, height: 400pt, numbering: "1")\n#set text(9pt, dir: {side})\n{words}'
        found.append(bytes(compiler(page.encode(), font_paths=[str(ROOT / "data" / "fonts")])))
    return tuple(found)


def _opened(match: re.Match[bytes]) -> bytes:
    content = zlib.decompress(match[3])
    said = re.sub(rb"/Length \d+", b"/Length %d" % len(content), match[1] + match[2])
    return b"<<" + said + b">>\nstream\n" + content + b"\nendstream"

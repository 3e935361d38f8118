"""Inputs for `mutate.py`: small documents of every format, and ways to spoil them. All is drawn from one seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent

__all__ = ["KINDS", "Source", "excerpts", "made"]

#: Name of a kind and the ending of its files.
KINDS = {"text": "txt", "xml": "xml", "docx": "docx", "html": "html", "pdf": "pdf"}

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

#: What is put between characters: halves of pairs, directions, blanks, marks, digits of other scripts, and mark-up.
SIGNS = (
    *("\ud800", "\udfff", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u2028", "\u0085", "\x00", "\x1f", "\xa0"),
    *(
        "\r",
        "\n",
        "\n\n\n",
        "\f",
        "\t",
        "\u0301",
        "\u064b",
        "\u0640",
        "ﷺ",
        "ﻻ",
        "ß",
        "İ",
        "ǅ",
        "\U0001f6a2",
        "\U000e0041",
    ),
    *(
        "٣",
        "۳",
        "²",
        "⁽¹⁾",
        "⁽⁹⁹⁹⁾",
        "[^1]",
        "[^9999]",
        "^1^",
        "(1)",
        "(12) ",
        " 1/ ",
        "1, ",
        "l. ",
        "*",
        "**",
        "***",
        "_",
    ),
    *(
        "<i>",
        "</b>",
        "<sup>3</sup>",
        "&amp;",
        "&#0;",
        "&#xD800;",
        "]]>",
        "<!--",
        "<![CDATA[",
        "%",
        "{}",
        "\\",
        "'",
        '"',
    ),
)
#: Names of documents, right and wrong.
SYMBOLS = (
    *("A/RES/78/132", "A/RES/0/0", "A/RES/999999/1", "A/RES/٩٩/٧", "A/RES/ES-11/1", "A/RES/S-32/1", "S/RES/741 (1992)"),
    *("2200 A (XXI)", "A/RES/2200 A (XXI)", "217 ألف (د-3)", "E/RES/2023/3", "A/HRC/RES/47/16", "TREE 41/7 and Add.2"),
    *("A/78/L.1/Rev.1 and Add.1-3", "A/78/62-E/2023/49", "A/RES/", "/RES/1/1", "A/RES/78/132/", "WHA73/2020/REC/1"),
    *("resolution 1/1/1/1", "IV/XX", "(MMMM)", "A/RES/-1/-1", "resolutions 1/1, 2/2 and 3", "١/٢ و ٣/٤ إلى ٥/٦"),
)
#: Numbers, right and wrong.
NUMBERS = (
    *(
        "0",
        "00",
        "-1",
        "1",
        "99",
        "100",
        "999",
        "1000",
        "9" * 30,
        "1.5",
        "1,500,000",
        "1.2.3",
        "٤٢",
        "٤2",
        "½",
        "²",
        "১২",
    ),
    *("XIV", "1 billion", "30 February 2023", "31 June 99999", "2023-2010", "0 per cent", "1/0", "10⁶", "1e999"),
)


class Source:
    """Documents to spoil.

    Parameters
    ----------
    texts, xml
        Printed texts and XML files; some of our own where there are none.
    """

    def __init__(self, texts: Sequence[str] = (), xml: Sequence[str] = ()) -> None:
        self.texts = [*PRINTED, *texts]
        self.xml = [_statement(text) for text in PRINTED] + list(xml)


def excerpts(text: str, draw: random.Random, most: int = 12) -> str:
    """The first blocks of a text and a run of others: what is read in a few milliseconds."""
    blocks = re.split(r"\n{2,}", text)
    if len(blocks) <= most:
        return text
    at = draw.randrange(4, len(blocks) - most // 2)
    return "\n\n".join([*blocks[:4], *blocks[at : at + most]])


def made(kind: str, draw: random.Random, source: Source) -> bytes:
    """One spoiled input of a kind."""
    if kind == "pdf":
        return _bytes(draw.choice(_pages()), draw)
    if kind == "docx":
        return _office(draw, source)
    base = draw.choice(source.texts) if kind in ("text", "html") else draw.choice(source.xml)
    if kind == "text":
        base = excerpts(base, draw)
    elif kind == "html":
        base = _page(excerpts(base, draw), draw)
    if kind in ("xml", "html") and draw.random() < 0.6:
        base = _tree(base, draw, html=kind == "html")
    for _ in range(draw.choice((0, 1, 1, 1, 2, 3, 5))):
        base = draw.choice(_WAYS)(base, draw)
    content = base.encode("utf-8", "surrogatepass")
    chance = draw.random()
    if chance < 0.05:
        return _swapped(base, draw)
    return _bytes(content, draw) if chance < 0.12 else content


# -- words ----------------------------------------------------------------------------------------


def _at(text: str, draw: random.Random) -> int:
    return draw.randrange(len(text) + 1)


def _sign(text: str, draw: random.Random) -> str:
    for _ in range(draw.choice((1, 1, 3, 20))):
        at = _at(text, draw)
        text = text[:at] + draw.choice(SIGNS) + text[at:]
    return text


def _cut(text: str, draw: random.Random) -> str:
    low, high = sorted((_at(text, draw), _at(text, draw)))
    return draw.choice((text[:low], text[high:], text[low:high], text[:low] + text[high:]))


def _twice(text: str, draw: random.Random) -> str:
    low = _at(text, draw)
    high = min(len(text), low + draw.choice((1, 10, 100, 1000)))
    times = draw.choice((1, 2, 50))
    return (text[:high] + text[low:high] * times + text[high:]) if len(text) * times < 500_000 else text


def _lines(text: str, draw: random.Random) -> str:
    lines = text.split("\n")
    way = draw.randrange(5)
    if way == 0:
        draw.shuffle(lines)
    elif way == 1:
        del lines[draw.randrange(len(lines))]
    elif way == 2:
        lines.insert(draw.randrange(len(lines) + 1), draw.choice(lines))
    elif way == 3:
        return draw.choice(("", " ", "\r\n", "\n\n", "\u2029")).join(lines)
    else:
        width = draw.choice((5, 20, 72))
        lines = [line[i : i + width] for line in lines for i in range(0, max(len(line), 1), width)]
    return "\n".join(lines)


def _replaced(pattern: str, options: Sequence[str]) -> Callable[[str, random.Random], str]:
    found = re.compile(pattern)

    def way(text: str, draw: random.Random) -> str:
        chance = draw.choice((0.05, 0.3, 1.0))
        return found.sub(lambda match: draw.choice(options) if draw.random() < chance else match[0], text)

    return way


def _digits(text: str, draw: random.Random) -> str:
    other = draw.choice(("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "⁰¹²³⁴⁵⁶⁷⁸⁹", "০১২৩৪৫৬৭৮৯", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"))
    return "".join(other[int(c)] if c in "0123456789" and draw.random() < 0.5 else c for c in text)


def _long(text: str, draw: random.Random) -> str:
    """Something that comes without end: what makes a pattern slow."""
    item = draw.choice(
        (
            *SIGNS,
            *SYMBOLS,
            *NUMBERS,
            "(a) ",
            "word ",
            "Recalling ",
            "إذ تشير ",
            "1. ",
            "9",
            "A/",
            ", ",
            "و",
            " ",
            "\n",
            "((",
            "**a",
        )
    )
    at = _at(text, draw)
    return text[:at] + item * draw.choice((50, 500, 5000)) + text[at:]


def _case(text: str, draw: random.Random) -> str:
    return draw.choice((text.upper(), text.lower(), text.swapcase(), text[::-1], " ".join(text.split())))


def _word(text: str, draw: random.Random) -> str:
    words = text.split(" ")
    words.insert(draw.randrange(len(words) + 1), draw.choice((*SYMBOLS, *NUMBERS)))
    return " ".join(words)


_WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _sign, _sign, _cut, _twice, _lines, _lines, _digits, _long, _case, _word, _word,
    _replaced(r"\d+", NUMBERS), _replaced(r"\b[A-Z]/[\w/.-]+|\d+/\d+", SYMBOLS), _replaced(r"[.,;:،؛]", SIGNS),
    _replaced(r"\s+", (" ", "", "\n", "\xa0", "\t")), _replaced(r"\w+", ("a", "A", "The", "إن", "1", "")),
)  # fmt: skip


def _swapped(text: str, draw: random.Random) -> bytes:
    """A text in another encoding than it says."""
    codec = draw.choice(("utf-16", "utf-16-be", "cp1256", "cp1252", "utf-32", "utf-8-sig"))
    content = text.encode(codec, "replace")
    return content.decode("latin-1").encode("utf-8") if draw.random() < 0.3 else content


def _bytes(content: bytes, draw: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(draw.choice((1, 1, 2, 8, 40))):
        at = draw.randrange(len(data) + 1)
        way = draw.randrange(6)
        if way == 0 and data:
            data[min(at, len(data) - 1)] = draw.randrange(256)
        elif way == 1:
            del data[at : at + draw.choice((1, 4, 64, 1024))]
        elif way == 2:
            data[at:at] = data[at : at + draw.choice((1, 4, 64, 1024))]
        elif way == 3:
            data[at:at] = bytes(draw.randrange(256) for _ in range(draw.choice((1, 4, 64))))
        elif way == 4:
            data[at:at] = draw.choice((b"\x00", b"<", b"%PDF", b"PK\x03\x04", b"\xff\xfe", b"\xd8\x00", b"9" * 40))
        elif draw.random() < 0.3:
            del data[at:]
    return bytes(data)


# -- trees ----------------------------------------------------------------------------------------


def _tree(text: str, draw: random.Random, *, html: bool) -> str:
    """Mark-up whose elements are moved, doubled, renamed, emptied or nested without end."""
    try:
        if html:
            root = etree.fromstring(text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8"))
        else:
            root = etree.fromstring(text.encode("utf-8", "replace"))
    except (etree.XMLSyntaxError, ValueError):
        return text
    if root is None:
        return text
    for _ in range(draw.choice((1, 2, 4, 10))):
        _spoiled(root, draw)
    return str(etree.tostring(root, encoding="unicode", method="html" if html else "xml"))


def _spoiled(root: etree._Element, draw: random.Random) -> None:
    elements = [item for item in root.iter() if isinstance(item.tag, str)]
    one, other = draw.choice(elements), draw.choice(elements)
    draw.choice(_TREE_WAYS)(one, other, draw)


def _taken(one: etree._Element, _other: etree._Element, _draw: random.Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _doubled(one: etree._Element, _other: etree._Element, draw: random.Random) -> None:
    parent = one.getparent()
    for _ in range(0 if parent is None else draw.choice((1, 1, 5))):
        parent.insert(draw.randrange(len(parent) + 1), deepcopy(one))


def _moved(one: etree._Element, other: etree._Element, _draw: random.Random) -> None:
    if one.getparent() is not None and one is not other and one not in set(other.iterancestors()):
        other.append(one)


def _renamed(one: etree._Element, other: etree._Element, _draw: random.Random) -> None:
    one.tag = other.tag


def _stated(one: etree._Element, other: etree._Element, draw: random.Random) -> None:
    if one.attrib:
        key = draw.choice(sorted(one.attrib))
        one.set(key, draw.choice(("", "0", "-1", "9" * 20, "x", "true", other.get(key) or "\u202e")))


def _unstated(one: etree._Element, _other: etree._Element, draw: random.Random) -> None:
    for key in list(one.attrib):
        if draw.random() < 0.5:
            del one.attrib[key]


def _worded(one: etree._Element, other: etree._Element, draw: random.Random) -> None:
    one.text = draw.choice(("", "1.", "(a)", " ", "A/RES/٩٩/٧", "\u202e", "9" * 50, other.text or ""))


def _followed(one: etree._Element, _other: etree._Element, draw: random.Random) -> None:
    one.tail = draw.choice(("", "1", ",", " word ", "\u200f"))


def _deepened(one: etree._Element, other: etree._Element, draw: random.Random) -> None:
    for _ in range(draw.choice((3, 30, 120))):
        one = etree.SubElement(one, other.tag)
    one.text = "deep"


_TREE_WAYS = (_taken, _doubled, _moved, _renamed, _stated, _unstated, _worded, _followed, _deepened)


# -- formats --------------------------------------------------------------------------------------


def _statement(text: str) -> str:
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


def _page(text: str, draw: random.Random) -> str:
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


def _office(draw: random.Random, source: Source) -> bytes:
    """A text as a Word file, a part of which is spoiled, or its bytes."""
    parts = _parts(excerpts(draw.choice(source.texts), draw))
    for _ in range(draw.choice((0, 1, 1, 2, 4))):
        name = draw.choice(sorted(parts))
        if draw.random() < 0.8:
            parts[name] = _tree(parts[name], draw, html=False)
        else:
            parts[name] = draw.choice(_WAYS)(parts[name], draw)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(name, text.encode("utf-8", "surrogatepass"))
    return _bytes(out.getvalue(), draw) if draw.random() < 0.15 else out.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _parts(text: str) -> dict[str, str]:
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


@cache
def _pages() -> tuple[bytes, ...]:
    """PDFs of one or two pages, set with the program that the toolkit's reports are set with."""
    import typst

    compiler: Any = typst.compile  # its types want one kind of path and source
    found = []
    for text in PRINTED:
        words = re.sub(r"([\\#*_`$<>@=\-+/\[\]])", r"\\\1", text)
        side = "rtl" if "إن" in text else "ltr"
        page = f'#set page(width: 300pt, height: 400pt, numbering: "1")\n#set text(size: 9pt, dir: {side})\n{words}'
        found.append(bytes(compiler(page.encode(), font_paths=[str(ROOT / "data" / "fonts")], timestamp=0)))
    return tuple(found)

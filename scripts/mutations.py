"""Inputs for `mutate.py`: small documents of every format, and ways to spoil them. All is drawn from one seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import bases
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent

__all__ = ["KINDS", "Source", "excerpts", "made", "thinned"]

#: Name of a kind and the ending of its files.
KINDS = {"text": "txt", "xml": "xml", "docx": "docx", "html": "html", "pdf": "pdf"}

#: Letters after which most inputs end.
MOST = 30_000

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
    texts, xml, long
        Printed texts, XML files, and XML files that are long; some of our own stand beside them.
    """

    def __init__(self, texts: Sequence[str] = (), xml: Sequence[str] = (), long: Sequence[str] = ()) -> None:
        self.texts = [*bases.PRINTED, *texts]
        self.xml = [bases.statement(text) for text in bases.PRINTED] + list(xml)
        self.long = long

    def drawn(self, draw: random.Random) -> str:
        """An XML file: one in fifty is a long one."""
        return draw.choice(self.long if self.long and draw.random() < 0.02 else self.xml)


def excerpts(text: str, draw: random.Random) -> str:
    """The first blocks of a text and a run of others: what is read in a few milliseconds."""
    most = draw.choice((3, 4, 6, 12))
    blocks = re.split(r"\n{2,}", text)
    if len(blocks) <= most + 4:
        return text
    at = draw.randrange(4, len(blocks) - most // 2)
    return "\n\n".join([*blocks[:4], *blocks[at : at + most]])


def thinned(text: str, draw: random.Random, most: int = 5) -> str:
    """A file in XML whose elements have few children each: every form is there, and it takes a few milliseconds."""
    root = etree.fromstring(text.encode("utf-8", "replace"))
    for element in list(root.iter(etree.Element)):
        for child in draw.sample(list(element), max(len(element) - most, 0)):
            element.remove(child)
    return str(etree.tostring(root, encoding="unicode"))


def made(kind: str, draw: random.Random, source: Source) -> bytes:
    """One spoiled input of a kind."""
    if kind == "pdf":
        return _bytes(draw.choice(bases.pages(open=draw.random() < 0.6)), draw)
    if kind == "docx":
        return _office(draw, source)
    base = draw.choice(source.texts) if kind in ("text", "html") else source.drawn(draw)
    if kind == "text":
        base = excerpts(base, draw)
    elif kind == "html":
        base = bases.page(excerpts(base, draw), draw)
    if kind in ("xml", "html") and draw.random() < 0.6:
        base = _tree(base, draw, html=kind == "html")
    # most XML in which a letter is spoiled is no XML any more, and is refused before anything is read
    for _ in range(draw.choice((0, 0, 0, 1, 3) if kind == "xml" else (0, 1, 1, 1, 2, 3, 5))):
        base = draw.choice(_WAYS)(base, draw)
    if len(base) > MOST and draw.random() < 0.9:
        base = base[:MOST]
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
    times = draw.choice((1, 1, 2, 2, 50))
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
    return text[:at] + item * draw.choice((50, 50, 50, 50, 500, 500, 5000)) + text[at:]


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
        with suppress(ValueError):  # words that mark-up cannot hold, from one that was spoiled before
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


# -- Word files ----------------------------------------------------------------------------------


def _office(draw: random.Random, source: Source) -> bytes:
    """A text as a Word file, a part of which is spoiled, or its bytes."""
    parts = bases.parts(excerpts(draw.choice(source.texts), draw))
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

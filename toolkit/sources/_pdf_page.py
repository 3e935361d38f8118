"""The marks on the pages of a PDF: characters with their places and fonts, ruled lines, pictures.

PDFium reads the file; nothing else in the toolkit speaks to it, and all its handles are closed when `pages` returns.
What comes back says where each character stands, in points from the lower left corner of the page as a reader sees it
(a page that the file turns is turned), and nothing of the order in which it is read: that is for the modules above.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.errors import SourceError
from toolkit.sources import MAX_PDF_BYTES

if TYPE_CHECKING:
    import pypdfium2

#: Most pages that are read. The longest resolutions, with their annexes, have some two hundred.
MAX_PAGES = 300
#: Most characters that a page may hold. A page of small print holds some eight thousand.
MAX_CHARS = 100_000
#: Most characters of all pages together; the longest resolutions, with their annexes, have half a million.
MAX_ALL_CHARS = 1_500_000
#: Most drawn things of a page that are looked at; a map or a chart may hold more, a page of text some dozens.
MAX_DRAWN = 5_000

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_ITALIC = 1 << 6  # bit of the flags of a font
_FORCE_BOLD = 1 << 18
_INVISIBLE = (3, 7)  # rendering modes that paint nothing: the words that recognition laid under a picture
_SAME_GLYPH = 0.01  # points
_HYPHEN = 2  # PDFium's sign for a hyphen that breaks a word
_LATIN = 0x590  # letters up to here run from the left, each with a box of its own
_DEPTH = 3  # of drawings within drawings
_THIN = 6.0  # points: the greatest thickness of a rule


class Style(NamedTuple):
    """How characters are set; characters of one run of the file share one.

    ``font`` is the name without the prefix of a subset (``BCDFEE+``); ``size`` is in points as seen; ``turned`` is true
    of words that do not run along the line; ``hidden`` of words that are not painted (those under a scanned picture).
    """

    font: str = ""
    size: float = 0.0
    italic: bool = False
    bold: bool = False
    turned: bool = False
    hidden: bool = False


class Char(NamedTuple):
    """A character and its place.

    Attributes
    ----------
    text
        One character (Unicode). What PDFium takes for a hyphen that breaks a word is ``-``.
    x0, y0, x1, y1
        Its box: from its start to where the next one would stand, by the measures of its font. Letters of one glyph
        (a ligature such as lam-alef) share it.
    base
        Height of the line that it stands on; a superscript's is higher.
    style
        How it is set.
    page
        From 1.
    order
        Its place in PDFium's own order (which turns Arabic into logical order).
    made
        Whether PDFium put it in: a blank or a line end that the file does not hold.
    pen
        Where the writing stood along the line before it; boxes of slanted and Arabic letters may overlap, pens do not.
    end
        Where the writing stands after it, by the width that its font states.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    style: Style
    page: int
    order: int
    made: bool = False
    pen: float = 0.0
    end: float = 0.0


class Box(NamedTuple):
    """A ruled line or a picture."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes
    ----------
    number
        From 1.
    width, height
        In points, as a reader sees it.
    chars
        Its characters, in PDFium's order.
    rules
        Level lines that it draws, from the top.
    pictures
        Its images.
    rtl
        Whether `chars` are in the reading order of a script that runs from right to left, with made line ends
        (see `toolkit.sources._pdf_rtl`).
    blanks
        Blanks that the file draws by themselves and PDFium leaves out (of pages with Arabic words only).
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    rtl: bool = False
    blanks: tuple[Box, ...] = ()


def pages(content: bytes, *, name: str) -> list[Page]:
    """The pages of a PDF.

    Raises
    ------
    toolkit.errors.SourceError
        Broken or encrypted, or beyond `MAX_PDF_BYTES`, `MAX_PAGES`, `MAX_CHARS` or `MAX_ALL_CHARS`.
    """
    if len(content) > MAX_PDF_BYTES:
        raise SourceError(
            f"is {len(content) / 2**20:.0f} MB; the limit for a PDF is {MAX_PDF_BYTES // 2**20} MB",
            file=name,
            remedy="a PDF of this size holds pictures of pages: take one with a text layer, or its pages one by one",
        )
    with closing(_open(content, name)) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise SourceError(
                f"has {count} pages; the limit is {MAX_PAGES}",
                file=name,
                remedy="save the pages of one resolution as a PDF of their own",
            )
        found: list[Page] = []
        total = 0
        for index in range(count):
            found.append(_page(document, index, name))
            total += len(found[-1].chars)
            if total > MAX_ALL_CHARS:
                raise SourceError(
                    f"holds more than {MAX_ALL_CHARS:,} characters",
                    file=name,
                    place=f"page {index + 1} of {count}",
                    remedy="save the pages of one resolution as a PDF of their own",
                )
        return found


def pictures(
    content: bytes, numbers: Collection[int], *, name: str, dpi: int, edge: int
) -> Iterator[tuple[int, float, bytes]]:
    """Number, dots to a point and picture (PNG, grey) of some pages, no picture longer than ``edge`` dots."""
    with closing(_open(content, name)) as document:
        for number in sorted(numbers):
            with closing(document[number - 1]) as page:
                scale = min(dpi / 72, edge / max(*page.get_size(), 1.0))
                stream = io.BytesIO()
                page.render(scale=scale, grayscale=True).to_pil().save(stream, "PNG")
            yield number, scale, stream.getvalue()


def _open(content: bytes, name: str) -> pypdfium2.PdfDocument:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise SourceError(
                "is encrypted: it opens with a password only", file=name, remedy="save a copy without the password"
            ) from error
        raise SourceError(
            "is broken: it begins like a PDF but cannot be opened",
            file=name,
            remedy="download it again, or open it in a viewer and print it to a new PDF",
        ) from error
    if len(document) == 0:
        document.close()
        raise SourceError("has no pages", file=name, remedy="download it again")
    return document


def _page(document: pypdfium2.PdfDocument, index: int, name: str) -> Page:
    import pypdfium2

    place = f"page {index + 1}"
    try:
        with closing(document[index]) as page:
            turn = _Turn.of(page)
            with closing(page.get_textpage()) as text:
                count = text.count_chars()
                if count > MAX_CHARS:
                    raise SourceError(
                        f"holds {count:,} characters; the limit is {MAX_CHARS:,}",
                        file=name,
                        place=place,
                        remedy="give a PDF of a resolution",
                    )
                chars = tuple(_chars(text.raw, count, index + 1, turn))
                arabic = any("\u0600" <= char.text <= "\u06ff" or char.text >= "\ufb50" for char in chars)
                seen = _things(text.raw, count) if arabic else None
            rules, pictures, blanks = _drawn(page.raw, turn, seen)
    except pypdfium2.PdfiumError as error:
        raise SourceError(
            "cannot be read", file=name, place=place, remedy="open it in a viewer and print it to a new PDF"
        ) from error
    return Page(index + 1, turn.width, turn.height, chars, rules, pictures, blanks=blanks)


class _Turn(NamedTuple):
    """How the page's own coordinates lie on the page that is seen."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> _Turn:
        left, bottom, *_ = page.get_cropbox()
        width, height = page.get_size()  # as seen
        try:
            turned = page.get_rotation() // 90 % 4
        except KeyError:  # a turn that is none of the four, in a spoiled file
            turned = 0
        return cls(left, bottom, width, height, turned)

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.quarters == 1:
            return y, self.height - x
        if self.quarters == 2:
            return self.width - x, self.height - y
        if self.quarters == 3:
            return self.width - y, x
        return x, y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _chars(text: Any, count: int, number: int, turn: _Turn) -> Iterator[Char]:
    """The characters of a page; surrogate halves are joined. What PDFium makes up belongs to no object of the page."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    x_ref, y_ref = ctypes.byref(x), ctypes.byref(y)
    unicode, thing_of, origin_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetTextObject,
        pdfium.FPDFText_GetCharOrigin,
    )
    box_of, address, new = _Boxes(text), ctypes.addressof, tuple.__new__
    styles: dict[int, tuple[Style, _Widths]] = {}
    fonts: dict[tuple[int, float], _Widths] = {}
    style, width_of, plain, high = Style(), _Widths(None, 0.0), turn[0] == turn[1] == turn.quarters == 0, 0
    before = -1.0  # where the last character stood: letters of a ligature stand at one place
    for index in range(count):
        code = unicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        made = not (thing := thing_of(text, index))
        if not made:
            key = address(thing.contents)
            if key not in styles:
                styles[key] = _style(text, index, thing, turn.quarters, fonts)
            style, width_of = styles[key]
        origin_of(text, index, x_ref, y_ref)
        pen, base = x.value, y.value
        same = abs(pen - before) < _SAME_GLYPH
        width = 0.0 if same or made else width_of[code]
        before = pen
        if plain and width and code < _LATIN:
            low, tall = width_of.reach(box_of, index, base)
            box = (pen, base - low, pen + width, base + tall)
        else:
            box = box_of(index)
            if plain and same and code < _LATIN and not made:  # a slanted ligature may begin before its pen
                box = (max(box[0], pen), box[1], max(box[2], pen), box[3])
        if not plain:
            pen, base = turn.point(pen, base)
            box = turn.box(*box)
        end = pen if made else pen + width if width else box[2]
        text_ = "-" if code == _HYPHEN else chr(code)
        yield new(Char, (text_, *box, base, style, number, index, made, pen, end))


class _Boxes:
    """The boxes of the characters of a page, as PDFium gives them."""

    def __init__(self, text: Any) -> None:
        import pypdfium2.raw as pdfium

        self.text, self.area = text, pdfium.FS_RECTF()
        self.ref, self.get = ctypes.byref(self.area), pdfium.FPDFText_GetLooseCharBox

    def __call__(self, index: int) -> tuple[float, float, float, float]:
        area = self.area
        self.get(self.text, index, self.ref)
        return area.left, area.bottom, area.right, area.top


class _Widths(dict[int, float]):
    """Widths of characters in one font and size, as the font states them; 0 where it does not."""

    def __init__(self, font: Any, size: float) -> None:
        super().__init__()
        self.font, self.size = font, size
        self.tall: tuple[float, float] | None = None

    def reach(self, box_of: _Boxes, index: int, base: float) -> tuple[float, float]:
        """How far boxes reach below and above the line that characters stand on: the same for all of a font."""
        if self.tall is None:
            _, low, _, high = box_of(index)
            self.tall = base - low, high - base
        return self.tall

    def __missing__(self, code: int) -> float:
        import pypdfium2.raw as pdfium

        width = ctypes.c_float()
        known = self.font and pdfium.FPDFFont_GetGlyphWidth(
            self.font, 45 if code == _HYPHEN else code, self.size, width
        )
        self[code] = found = width.value if known else 0.0
        return found


def _style(
    text: Any, index: int, thing: Any, quarters: int, fonts: dict[tuple[int, float], _Widths]
) -> tuple[Style, _Widths]:
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(text, index, name, 256, flags)
    font = name.value.decode("utf-8", "replace") if 0 < size <= 256 else ""
    font = font[7:] if font[6:7] == "+" else font
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    height = (c * c + d * d) ** 0.5
    turned = abs(b) > abs(a) if quarters % 2 == 0 else abs(a) > abs(b)
    slanted = not turned and quarters == 0 and abs(c) > 0.1 * abs(d) and abs(b) < 0.01 * abs(a)
    lower = font.lower()
    style = Style(
        font=font,
        size=round(pdfium.FPDFText_GetFontSize(text, index) * height, 2),
        italic=bool(flags.value & _ITALIC) or "italic" in lower or "oblique" in lower or slanted,
        bold="bold" in lower or "black" in lower or bool(flags.value & _FORCE_BOLD),
        turned=turned,
        hidden=pdfium.FPDFTextObj_GetTextRenderMode(thing) in _INVISIBLE,
    )
    wide = pdfium.FPDFText_GetFontSize(text, index) * (a * a + b * b) ** 0.5
    handle = None if turned or quarters else pdfium.FPDFTextObj_GetFont(thing)
    key = (ctypes.addressof(handle.contents) if handle else 0, round(wide, 3))
    if key not in fonts:
        fonts[key] = _Widths(handle, wide)
    return style, fonts[key]


def _things(text: Any, count: int) -> set[int]:
    """Addresses of the objects that the characters of a page belong to."""
    import pypdfium2.raw as pdfium

    found = (pdfium.FPDFText_GetTextObject(text, index) for index in range(count))
    return {ctypes.addressof(thing.contents) for thing in found if thing}


def _drawn(
    page: Any, turn: _Turn, seen: Collection[int] | None = None
) -> tuple[tuple[Box, ...], tuple[Box, ...], tuple[Box, ...]]:
    """The level rules and the pictures of a page, and its blank objects that are not among those ``seen``."""
    import pypdfium2.raw as pdfium

    rules, pictures, blanks, left = [], [], [], MAX_DRAWN

    def look(count: int, get: Any, matrix: tuple[float, ...], depth: int) -> None:
        nonlocal left
        for index in range(count):
            left -= 1
            if left < 0:
                return
            thing = get(index)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                inner = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
                pdfium.FPDFPageObj_GetMatrix(thing, inner)
                both = _product((inner.a, inner.b, inner.c, inner.d, inner.e, inner.f), matrix)
                look(
                    pdfium.FPDFFormObj_CountObjects(thing),
                    lambda i, form=thing: pdfium.FPDFFormObj_GetObject(form, i),
                    both,
                    depth + 1,
                )
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT and seen is not None:
                box = turn.box(*_bounds(thing, matrix))
                if max(box.x1 - box.x0, box.y1 - box.y0) < _SAME_GLYPH and ctypes.addressof(thing.contents) not in seen:
                    blanks.append(box)  # no ink
            elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                box = turn.box(*_bounds(thing, matrix))
                if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                    pictures.append(box)
                elif box.y1 - box.y0 <= _THIN and box.x1 - box.x0 > 2 * _THIN:
                    rules.append(box)

    look(pdfium.FPDFPage_CountObjects(page), lambda i: pdfium.FPDFPage_GetObject(page, i), (1, 0, 0, 1, 0, 0), 0)
    return tuple(sorted(set(rules), key=lambda box: (-box.y1, box.x0))), tuple(pictures), tuple(blanks)


def _bounds(thing: Any, matrix: tuple[float, ...]) -> tuple[float, float, float, float]:
    import pypdfium2.raw as pdfium

    found = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *found)
    x0, y0, x1, y1 = (value.value for value in found)
    a, b, c, d, e, f = matrix
    return a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f


def _product(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that does ``m`` and then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )

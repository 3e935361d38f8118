"""The characters of a page as PDFium gives them, with their boxes, widths and fonts."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from math import isfinite
from typing import Any

from toolkit.sources._pdf_bold import emboldened
from toolkit.sources._pdf_drawn import DrawnText, Turn
from toolkit.sources._pdf_marks import own_names
from toolkit.sources._pdf_page import Char, Font
from toolkit.sources._pdf_spans import is_said
from toolkit.text import is_arabic

_ITALIC = 1 << 6  # bit of the flags of a font
_FORCE_BOLD = 1 << 18
_INVISIBLE = (3, 7)  # rendering modes that paint nothing: the words that recognition laid under a picture
_SAME_GLYPH = 0.01  # points
_HYPHEN = 2  # PDFium's sign for a hyphen that breaks a word
_LATIN = 0x590  # letters up to here run from the left, each with a box of its own
_DIGITS = range(0x30, 0x3A)  # a font may hold two shapes of a digit, the second one small and high
#: A digit that is drawn so far above its line, and is no taller than that, in letter sizes, is raised.
_HIGH, _SMALL = 0.2, 0.55
#: A sign no higher than this part of the size, and this many times wider than high, is a stroke that lengthens an
#: Arabic word, misnamed.
_FLAT, _WIDE, _KASHIDA = 0.25, 2.0, "\u0640"
#: Signs and digits that lie nowhere flat and wide on the line: what does is a stroke that has their name.
_STANDING = frozenset(map(ord, "0123456789!\"#$%&'*+<>?@^`,:;/"))
#: Signs of which a font may hold two shapes under one name, as wide as one of them.
_SHAPED = frozenset([_HYPHEN, 0x2D, 0xAD, *map(ord, "()[]")])
_OTHERS = frozenset([_HYPHEN, *map(ord, "[](){}|"), *_STANDING])
_FIGURE = 0.7  # the height of a digit in letter sizes
_BLANKS = frozenset(" \xa0")
_INK = 0.03  # letter sizes: what is wider and higher is drawn
_UNKNOWN = "\ufffd"


def characters(
    text: Any, count: int, number: int, turn: Turn, texts: Mapping[int, DrawnText]
) -> tuple[tuple[Char, ...], set[int]]:
    """The characters of a page, and the addresses of the text objects that they belong to.

    Surrogate halves are joined. What PDFium makes up belongs to no object of the page.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    unicode, nameless, thing_of, origin_of = _plain_calls()
    handle = ctypes.cast(text, ctypes.c_void_p).value
    box_of, new = _Boxes(text), tuple.__new__
    styles: dict[int, tuple[Font, _Widths, int]] = {}
    found: list[Char] = []
    style_of = _Styles(text, turn.quarters).of
    style, width_of, drawn = Font(), _Widths(None, 0.0), -1
    plain, high = turn[0] == turn[1] == turn.quarters == 0, 0
    before = -1.0  # where the last character stood: letters of a ligature stand at one place
    for index in range(count):
        code = 0xFFFD if nameless(handle, index) == 1 else unicode(handle, index)  # it would be the glyph's number
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        key = thing_of(handle, index) or 0
        made = not key
        if not made:
            if key not in styles:
                rank = texts[key].rank if key in texts else -1
                styles[key] = (*style_of(index), rank)
            style, width_of, drawn = styles[key]
        origin_of(handle, index, x_at, y_at)
        pen, base = x.value, y.value
        same = abs(pen - before) < _SAME_GLYPH
        width = 0.0 if same or made else width_of.of(code, box_of, index) if code in _SHAPED else width_of[code]
        before = pen
        if plain and width and code < _LATIN:
            low, tall = width_of.tall or width_of.reach(box_of, index, base)
            box = (pen, base - low, pen + width, base + tall)
            if code in _DIGITS:
                width = width_of.drawn(box_of, index)
                style, base = _raised(style, base, box_of.ink(index))
                box = (pen, base - low, pen + width, box[3])
        else:
            box = box_of(index)
            if plain and same and code < _LATIN and not made:  # a slanted ligature may begin before its pen
                box = (max(box[0], pen), box[1], max(box[2], pen), box[3])
        if not plain:
            pen, base = turn.point(pen, base)
            box = turn.box(*box)
        end = pen if made else pen + width if width else box[2]
        if not isfinite(pen + base + end + sum(box) + style.size):
            continue  # of a spoiled file: it stands nowhere on the page
        text_ = box_of.sign(code, index, style.size, y.value) if code in _OTHERS else chr(code)
        found.append(new(Char, (text_, *box, base, style, number, index, made, pen, end, -1 if made else drawn)))
    return tuple(_named_anew(found, box_of) if plain else found), set(styles)


def _named_anew(chars: Sequence[Char], box_of: _Boxes) -> Iterator[Char]:
    """Characters with what their ink says of them: bold letters in fonts without a name, blanks that are drawn."""
    if len({bool(char.style.font) for char in chars if not char.made}) > 1:
        chars = emboldened(chars, lambda char: box_of.inked_size(char.order))
    if any("\u0600" <= char.text <= "\u06ff" for char in chars):
        chars = own_names(chars, box_of.drawn, box_of.is_said)
    return _drawn_blanks(chars, box_of)


def _drawn_blanks(chars: Sequence[Char], box_of: _Boxes) -> Iterator[Char]:
    """Characters with the blanks behind Arabic letters named as what they are, where something is drawn for them."""
    letter = ""
    for char in chars:
        if char.text in _BLANKS and not char.made:
            arabic = letter and is_arabic(letter) and not char.style.hidden
            sign = box_of.blank(char.order, char.style.size, char.base) if arabic else " "
            yield char if sign == " " else char._replace(text=sign)
            continue
        letter = letter if char.made else char.text
        yield char


@cache
def _plain_calls() -> tuple[Callable[..., int], Callable[..., int], Callable[..., int | None], Callable[..., int]]:
    """What is asked of each character, with addresses as plain numbers.

    Its code, whether the file gives it none, its text object, where it stands.

    The same functions with pointers as objects take twice the time, and a page has thousands of characters.
    """
    import pypdfium2.raw as pdfium

    number, address = ctypes.c_int, ctypes.c_void_p
    ways = (
        (pdfium.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, address, number)),
        (pdfium.FPDFText_HasUnicodeMapError, ctypes.CFUNCTYPE(number, address, number)),
        (pdfium.FPDFText_GetTextObject, ctypes.CFUNCTYPE(address, address, number)),
        (pdfium.FPDFText_GetCharOrigin, ctypes.CFUNCTYPE(number, address, number, address, address)),
    )
    code, nameless, thing, origin = (way(ctypes.cast(call, address).value or 0) for call, way in ways)
    return code, nameless, thing, origin


def _raised(style: Font, base: float, ink: tuple[float, float]) -> tuple[Font, float]:
    """Size and height of a digit: where its glyph is a raised one, as if a smaller one stood higher.

    Examples
    --------
    >>> _raised(Font(size=12.0), 100.0, (100.0, 108.0))[1], _raised(Font(size=12.0), 100.0, (104.0, 109.0))[1]
    (100.0, 104.0)
    """
    low, high = ink
    if low - base < _HIGH * style.size or not 0 < high - low < _SMALL * style.size:
        return style, base
    return style._replace(size=round((high - low) / _FIGURE, 2)), low


class _Boxes:
    """The boxes of the characters of a page, as PDFium gives them."""

    def __init__(self, text: Any) -> None:
        import pypdfium2.raw as pdfium

        self.text, self.area = text, pdfium.FS_RECTF()
        self.ref, self.get = ctypes.byref(self.area), pdfium.FPDFText_GetLooseCharBox
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.edge_refs, self.inked = [ctypes.byref(edge) for edge in self.edges], pdfium.FPDFText_GetCharBox

    def extent(self, index: int) -> tuple[float, float]:
        """How wide and how high the box of this very glyph is; a font states one width a character, not one a glyph."""
        self.get(self.text, index, self.ref)
        return self.area.right - self.area.left, self.area.top - self.area.bottom

    def ink(self, index: int) -> tuple[float, float]:
        """Where the ink of a character begins and ends, from below."""
        self.inked(self.text, index, *self.edge_refs)
        return self.edges[2].value, self.edges[3].value

    def sign(self, code: int, index: int, size: float, base: float) -> str:
        """What a hyphen of PDFium's is, and a bracket: one that is drawn as a stroke lengthens a word.

        So does a digit, a comma, a quotation mark or the like that lies on the line. The apostrophe that a font draws
        for a comma is no stroke, nor is the part of its box that PDFium gives to a digit before it.
        """
        if code == _HYPHEN:
            return "-"
        low, high = self.ink(index)
        lies = code not in _STANDING or low - base < _FLAT * size
        flat = 0 < high - low < _FLAT * size and self.inked_width() >= _WIDE * (high - low)
        return _KASHIDA if lies and flat else chr(code)

    def blank(self, index: int, size: float, base: float) -> str:
        """What a blank behind an Arabic letter says: a drawn one is a stroke, a mark (which is unsaid), or a letter.

        Fonts name what they draw by chance, the tooth of a letter (the last but one of «المدرسي») too.
        """
        low, high = self.ink(index)
        if high - low < _INK * size or self.inked_width() < _INK * size or low - base > _FLAT * size:
            return " "
        return _KASHIDA if high - low < _FLAT * size else _UNKNOWN

    def inked_size(self, index: int) -> tuple[float, float]:
        """How wide and how high the ink of a character is."""
        low, high = self.ink(index)
        return self.inked_width(), high - low

    def drawn(self, char: Char) -> tuple[float, float, float, float]:
        """The box of what is drawn for a character."""
        low, high = self.ink(char.order)
        return self.edges[0].value, low, self.edges[1].value, high

    def is_said(self, char: Char) -> bool:
        """Whether the file says the letters of a character beside its glyph."""
        import pypdfium2.raw as pdfium

        return is_said(pdfium.FPDFText_GetTextObject(self.text, char.order))

    def inked_width(self) -> float:
        """How wide the ink is that was last asked for."""
        return self.edges[1].value - self.edges[0].value

    def __call__(self, index: int) -> tuple[float, float, float, float]:
        area = self.area
        self.get(self.text, index, self.ref)
        return area.left, area.bottom, area.right, area.top


class _Widths(dict[int, float]):
    """Widths of characters in one font and size, as the font states them; 0 where it does not."""

    def __init__(self, font: Any, size: float, lean: float = 0.0) -> None:
        super().__init__()
        self.font, self.size, self.lean = font, size, lean
        self.tall: tuple[float, float] | None = None

    def reach(self, box_of: _Boxes, index: int, base: float) -> tuple[float, float]:
        """How far boxes reach below and above the line that characters stand on: the same for all of a font."""
        if self.tall is None:
            _, low, _, high = box_of(index)
            self.tall = base - low, high - base
        return self.tall

    def of(self, code: int, box_of: _Boxes, index: int) -> float:
        """The width of a character; that of some signs is the glyph's."""
        return (code in _SHAPED and self[code] and self.drawn(box_of, index)) or self[code]

    def drawn(self, box_of: _Boxes, index: int) -> float:
        """The width of a glyph as it is drawn: the box of a slanted one is wider, by what its top leans over."""
        wide, high = box_of.extent(index)
        return wide - self.lean * high

    def __missing__(self, code: int) -> float:
        import pypdfium2.raw as pdfium

        width = ctypes.c_float()
        known = self.font and pdfium.FPDFFont_GetGlyphWidth(
            self.font, 45 if code == _HYPHEN else code, self.size, width
        )
        self[code] = found = width.value if known else 0.0
        return found


class _Styles:
    """The styles of the text objects of a page; browsers draw each letter as an object of its own."""

    def __init__(self, text: Any, quarters: int) -> None:
        import pypdfium2.raw as pdfium

        self.text, self.quarters, self.pdfium = text, quarters, pdfium
        self.name, self.flags = ctypes.create_string_buffer(256), ctypes.c_int()
        self.matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
        self.fonts: dict[tuple[int, float, float], _Widths] = {}
        self.known: dict[tuple[float, ...], tuple[Font, _Widths]] = {}

    def of(self, index: int) -> tuple[Font, _Widths]:
        """The style of the object that a character belongs to, and the widths of its font."""
        pdfium, matrix = self.pdfium, self.matrix
        thing = pdfium.FPDFText_GetTextObject(self.text, index)
        size = pdfium.FPDFText_GetFontSize(self.text, index)
        pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        handle = pdfium.FPDFTextObj_GetFont(thing)
        address = ctypes.addressof(handle.contents) if handle else 0
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        key = (address, size, matrix.a, matrix.b, matrix.c, matrix.d, mode)
        found = self.known.get(key) if address else None
        if found is None:
            found = self.known[key] = self._of(index, size, handle, hidden=mode in _INVISIBLE)
        return found

    def _of(self, index: int, size: float, handle: Any, *, hidden: bool) -> tuple[Font, _Widths]:
        name, flags, matrix, quarters = self.name, self.flags, self.matrix, self.quarters
        long = self.pdfium.FPDFText_GetFontInfo(self.text, index, name, 256, flags)
        font = name.value.decode("utf-8", "replace") if 0 < long <= 256 else ""
        font = font[7:] if font[6:7] == "+" else font
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        height = (c * c + d * d) ** 0.5
        turned = abs(b) > abs(a) if quarters % 2 == 0 else abs(a) > abs(b)
        slanted = not turned and quarters == 0 and abs(c) > 0.1 * abs(d) and abs(b) < 0.01 * abs(a)
        lower = font.lower()
        style = Font(
            font=font,
            size=round(size * height, 2),
            italic=bool(flags.value & _ITALIC) or "italic" in lower or "oblique" in lower or slanted,
            bold="bold" in lower or "black" in lower or bool(flags.value & _FORCE_BOLD),
            turned=turned,
            hidden=hidden,
        )
        wide = size * (a * a + b * b) ** 0.5
        handle = None if turned or quarters else handle
        lean = abs(c / d) if slanted and d else 0.0
        key = (ctypes.addressof(handle.contents) if handle else 0, round(wide, 3), round(lean, 3))
        if key not in self.fonts:
            self.fonts[key] = _Widths(handle, wide, lean)
        return style, self.fonts[key]

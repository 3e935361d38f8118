"""What a page draws besides its characters: level rules, pictures, blanks by themselves; and how the page is turned."""

from __future__ import annotations

import ctypes
from collections.abc import Container
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.sources._pdf_page import Box

if TYPE_CHECKING:
    import pypdfium2

#: Most drawn things of a page that are looked at, but for words; a map or a chart may hold more, a page of text dozens.
MAX_DRAWN = 5_000
#: Most text objects of a page: browsers draw each letter as one, and each blank.
MAX_TEXTS = 50_000

_INKLESS = 0.01  # points
_DEPTH = 3  # of drawings within drawings
_THIN = 6.0  # points: the greatest thickness of a rule


class Turn(NamedTuple):
    """How the page's own coordinates lie on the page that is seen."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> Turn:
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


class DrawnText(NamedTuple):
    """A text object of a page: its rank among all that the page draws, its handle, and the matrix of its form."""

    rank: int
    thing: Any
    matrix: tuple[float, ...]


class Drawn(NamedTuple):
    """What a page draws: level rules from the top, pictures, and its text objects by their address."""

    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]
    texts: dict[int, DrawnText]


def drawn(page: Any, turn: Turn) -> Drawn:
    """The level rules, the pictures and the text objects of a page."""
    import pypdfium2.raw as pdfium

    rules: list[Box] = []
    pictures: list[Box] = []
    texts: dict[int, DrawnText] = {}
    left = MAX_DRAWN

    def look(count: int, get: Any, matrix: tuple[float, ...], depth: int) -> None:
        nonlocal left
        for index in range(min(count, MAX_DRAWN + MAX_TEXTS)):
            thing = get(index)
            kind = pdfium.FPDFPageObj_GetType(thing)
            left -= kind != pdfium.FPDF_PAGEOBJ_TEXT
            if left < 0 or len(texts) >= MAX_TEXTS:
                return
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
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts[ctypes.addressof(thing.contents)] = DrawnText(len(texts), thing, matrix)
            elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                box = turn.box(*_bounds(thing, matrix))
                if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                    pictures.append(box)
                elif box.y1 - box.y0 <= _THIN and box.x1 - box.x0 > 2 * _THIN:
                    rules.append(box)

    look(pdfium.FPDFPage_CountObjects(page), lambda i: pdfium.FPDFPage_GetObject(page, i), (1, 0, 0, 1, 0, 0), 0)
    return Drawn(tuple(sorted(set(rules), key=lambda box: (-box.y1, box.x0))), tuple(pictures), texts)


def blanks(texts: dict[int, DrawnText], seen: Container[int], turn: Turn) -> tuple[Box, ...]:
    """Text objects without ink that no character of the page belongs to (those ``seen`` have one)."""
    boxes = (turn.box(*_bounds(text.thing, text.matrix)) for at, text in texts.items() if at not in seen)
    return tuple(box for box in boxes if max(box.x1 - box.x0, box.y1 - box.y0) < _INKLESS)


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

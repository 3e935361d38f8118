"""Lines of a page of a PDF with given ends, for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_page import Box, Char, Font, Page


def line(
    text: str, x0: float = 100.0, base: float = 500.0, *, x1: float | None = None, size: float = 10.0, page: int = 1,
    right: bool = False, raised: int = 0, behind: int = 0, region: int = 0, font: str = "Any", turned: bool = False,
    bold: bool = False, italic: bool = False, tab: int = 0,
) -> Line:  # fmt: skip
    """A line whose first signs, or those behind it, may be raised; its letters stand five points apart."""
    style, small = Font(font, size, italic, bold, turned), Font(font, 0.6 * size)
    chars, at = [], []
    for place, sign in enumerate(text):
        if not sign.isspace():
            high = len(chars) < raised or place >= len(text) - behind
            level = base + (0.35 * size if high else 0.0)
            left = x0 + 5 * place
            own = small if high else style
            chars.append(
                Char(sign, left, level - 2, left + 5, level + 8, level, own, page, place, False, left, left + 5)
            )
            at.append(place)
    end = x0 + 5 * len(text) if x1 is None else x1
    styles = tuple({one.style for one in chars})
    level_ = not (raised or behind)
    return Line(page, chars, text, at, x0, end, base, size, False, tab, right, region, [], styles, level_)


def page(number: int = 1, *, rules: Sequence[tuple[float, float, float]] = (), rtl: bool = False) -> Page:
    """A page of 600 to 1000 points; rules by height and ends."""
    return Page(number, 600, 1000, (), tuple(Box(x0, y, x1, y + 1) for y, x0, x1 in rules), rtl=rtl)


def texts(lines: Iterable[Line]) -> list[str]:
    return [one.text for one in lines]

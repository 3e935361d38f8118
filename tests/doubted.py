"""A made-up document with doubts and with places in a file, for tests of what a person sees of them."""

from __future__ import annotations

from toolkit import library
from toolkit.model import Doubt, Place, Resolution

TEXT = """Harvest of rain

The Council of Gardens,

Recalling its earlier words on rain,

1. Requests every gardener to report by 2031;

3. Decides to meet again <soon> & often.
"""


def document(name: str = "rain.pdf", text: str = TEXT, *, language: str = "en") -> Resolution:
    """It doubts a gap before paragraph 3 and, in hostile words, its symbol; it was read from two pages of a PDF."""
    read = library.loads(text, name=name, language=language)
    last = read.paragraphs[-1].raw_spans[-1]
    middle = (last.start + last.end) // 2
    places = (
        Place(0, last.start, page=1, x0=72, y0=300, x1=500, y1=700),
        Place(last.start, middle, page=1, x0=72, y0=250, x1=480, y1=262),
        Place(middle, last.end, page=2, x0=90, y0=690.25, x1=200, y1=702),
    )
    doubts = (
        Doubt(read.paragraphs[-1].id, "number_gap", "paragraph 2 is missing before it"),
        Doubt("", "symbol", "no symbol is printed: <script>alert(1)</script>"),
    )
    return read.replace(doubts=doubts, places=places, format="pdf", witness="official", sha256="ab" * 32)

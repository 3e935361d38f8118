"""Letters that a browser makes bold itself, in fonts without a name."""

from __future__ import annotations

import pytest

from toolkit.sources._pdf_bold import emboldened
from toolkit.sources._pdf_page import Char, Font

NAMED, OTHER = Font("Any", 10.0), Font("", 10.0)


def letters(words: str, style: Font) -> list[Char]:
    return [Char(sign, 9.0 * n, 0, 9.0 * n + 8, 10, 0.0, style, 1, n, False, 9.0 * n) for n, sign in enumerate(words)]


@pytest.mark.parametrize(
    ("words", "wider", "higher", "bold"),
    [
        ("سفنبحر", 0.3, 0.15, True),
        ("سفنبحر", 0.0, 0.0, False),  # drawn in another way, and as thick
        ("سفنبحر", 0.3, 0.0, False),
        ("سفنبحر", 0.6, 0.15, False),  # another font
        ("سفنب", 0.3, 0.15, False),  # too few to tell
        ("سفنبحرZ", 0.3, 0.15, True),  # one that only they have
    ],
)
def test_letters_that_are_thicker_are_bold(words: str, wider: float, higher: float, *, bold: bool) -> None:
    def ink(char: Char) -> tuple[float, float]:
        size = 6.0 + ord(char.text) % 3, 5.0
        return size if char.style.font else (size[0] + wider, size[1] + higher)

    found = emboldened([*letters("سفنبحر", NAMED), *letters(words, OTHER)], ink)
    assert {char.style.bold for char in found if not char.style.font} == {bold}
    assert not any(char.style.bold for char in found if char.style.font)

"""Letters that a browser makes bold itself, where a font has none: fonts without a name, whose ink is a little thicker.

Nothing in the file says that they are bold. Their ink is wider and higher than that of the same letters in a font with
a name, by the same part of the size throughout; letters that are only drawn in another way are as wide as those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from toolkit.sources._pdf_page import Char

__all__ = ["emboldened"]

_WIDER, _HIGHER = (0.015, 0.045), (0.004, 0.04)  # of the size: how much thicker such letters are
_LEAST = 5  # letters that both kinds of fonts have
_SHARE = 0.7  # of these, so many are thicker
_SIZE = 0.02  # sizes that differ by less, in points, are one


def emboldened(chars: Sequence[Char], ink: Callable[[Char], tuple[float, float]]) -> tuple[Char, ...]:
    """The characters of a page, those of fonts without a name in bold if they are; ``ink``: how wide and high."""
    named: dict[str, set[tuple[float, float]]] = defaultdict(set)
    others: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for char in chars:
        if not char.made and not char.text.isspace() and char.style.size > _SIZE:
            kind = named if char.style.font else others
            wide, high = ink(char)
            kind[char.text].add((wide / char.style.size, high / char.style.size))
    both = [text for text in others if text in named]
    thicker = sum(any(_thicker(one, named[text]) for one in others[text]) for text in both)
    if len(both) < _LEAST or thicker < _SHARE * len(both):
        return tuple(chars)
    bold = {id(c.style): c.style._replace(bold=True) for c in chars if not c.style.font and not c.made}
    return tuple(c._replace(style=bold[id(c.style)]) if id(c.style) in bold else c for c in chars)


def _thicker(one: tuple[float, float], named: set[tuple[float, float]]) -> bool:
    """Whether a letter is thicker than one of those with a name, and as thick as none."""
    steps = [(one[0] - wide, one[1] - high) for wide, high in named]
    within = any(_WIDER[0] < wide < _WIDER[1] and _HIGHER[0] < high < _HIGHER[1] for wide, high in steps)
    return within and not any(abs(wide) + abs(high) < _HIGHER[0] for wide, high in steps)

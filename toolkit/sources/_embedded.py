"""Arabic text as pdftotext writes it: each line in marks of direction, numbers and signs as they stand on the page.

A converter that goes by the page writes what stands from left to right within a line from right to left so: a sign
before the number that it follows (``،2015`` for ``2015،``), brackets turned round, and lam with alef as alef with lam.
Marks of direction tell such runs from the letters. Here they are put in the order in which they are read.
"""

from __future__ import annotations

import re

from toolkit._lazy import lazy

__all__ = ["logical"]

_LINE = "\u202b"  # a line from right to left
_RUN = lazy("\u202a([^\u202a\u202b\u202c\n]*)\u202c")
_TOKEN = lazy(r"[0-9A-Za-z](?:[0-9A-Za-z./:,]*[0-9A-Za-z])?|\s+|.", re.DOTALL)
_EDGES = lazy(r"(\W*)(.*?)(\W*)", re.DOTALL)
_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c"))
# No word of Arabic has an alef behind an alef, nor the bare article: it is lam with alef, in the wrong order.
_TURNED = lazy(r"ا(?P<alef>[اأإآ])ل|(?<![\u0621-\u0652])ال(?![\u0621-\u0652])")
_HALF = 0.5  # of the lines with Arabic letters, at least


def logical(text: str) -> tuple[str, int]:
    r"""A text in the order in which it is read, and how often lam and alef were turned round.

    A text whose lines have no marks of direction stays as it is.

    Examples
    --------
    >>> logical("\u202bعام \u202a ،2015\u202cالمعنون\u202c"), logical("2015، عام")
    (('عام 2015، المعنون', 0), ('2015، عام', 0))
    """
    lines = text.split("\n")
    arabic = [line for line in lines if any("\u0621" <= char <= "\u064a" for char in line)]
    marked = sum(line.lstrip("\f\r ").startswith(_LINE) for line in arabic)
    if not marked or marked < _HALF * len(arabic):
        return text, 0
    plain = "\n".join(_RUN.sub(_turned, line).translate(_MARKS) if _LINE in line else line for line in lines)
    plain = plain.translate(_MARKS)
    return _TURNED.subn(lambda match: f"ال{match['alef']}" if match["alef"] else "لا", plain)


def _turned(match: re.Match[str]) -> str:
    """The words of a run in the order in which they are read from right to left."""
    run = match[1]
    if re.search(r"[A-Za-z]", run) and (edges := _EDGES.fullmatch(run)):
        return f"{edges[3][::-1]}{edges[2]}{edges[1][::-1]}"
    return "".join(reversed(_TOKEN.findall(run)))

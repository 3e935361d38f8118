"""Words as HTML: escaped, in the direction of their language, runs of the other direction isolated, marks around them.

Everything that shows words of a document goes through `inline` or `marked`; neither knows what a cell, a page or a
widget is. Marks are ``(start, end, css class, title)`` in offsets into the words; they may overlap.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from toolkit import languages, wording
from toolkit.text import script

__all__ = ["RTL_RUN", "Mark", "attributes", "inline", "is_rtl", "language_of", "marked"]

Mark = tuple[int, int, str, str]

#: Latin words and figures within right-to-left text: one run from its first to its last letter or digit.
_LATIN_RUN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _+/.,:\-\u2013\u2019'&]{0,200}[A-Za-z0-9%]|[A-Za-z0-9]")
#: Right-to-left words within other text.
RTL_RUN: Final = re.compile(r"[\u0600-\u06ff\ufb50-\ufefc](?:[\u0600-\u06ff\ufb50-\ufefc ]{0,400}[\u0600-\u06ff])?")

#: A Latin run before a colon, semicolon or Arabic comma and a digit or Latin letter: A/1 in "A/1: 9" and "A/1، B".
_JOINED: Final = re.compile(r"([A-Za-z](?:[\w./()+-]*\w)?)(?=\s?[:،؛]\s*[\dA-Za-z])")
_ARABIC: Final = re.compile(r"[\u0620-\u064a]")  # a letter: ب, not the comma ،
#: A tag, or an element whose text is not prose: <p>, <code>x</code>; not the words between.
_TAGS: Final = re.compile(r"<(pre|code|svg|script|style|title)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def is_rtl(language: str) -> bool:
    """Whether a language is written from right to left.

    Examples
    --------
    >>> from toolkit import hypertext
    >>> hypertext.is_rtl("ar"), hypertext.is_rtl("en")
    (True, False)
    """
    return languages.load(language, "display").get("direction") == "rtl"


def attributes(language: str, direction: str = "") -> str:
    """The ``dir`` and ``lang`` of an element that holds words of a language; its own direction where none is given.

    Examples
    --------
    >>> from toolkit import hypertext
    >>> hypertext.attributes("ar")
    'dir="rtl" lang="ar"'
    """
    direction = direction or ("rtl" if is_rtl(language) else "ltr")
    return f'dir="{html.escape(direction)}" lang="{html.escape(language)}"'


@cache
def _scripts() -> Mapping[str, str]:
    return {languages.load(code, "display").get("script", ""): code for code in languages.available("display")}


def language_of(text: str, default: str) -> str:
    """The language whose script most letters of a text belong to; the default where it has none.

    Examples
    --------
    >>> from toolkit import hypertext
    >>> hypertext.language_of("two boats", "ar")
    'en'
    """
    name = script(text)
    if not name or languages.load(default, "display").get("script") == name:
        return default
    return _scripts().get(name, default)


def inline(words: str, language: str) -> str:
    """Escaped words of a language, the runs of the other direction isolated.

    Examples
    --------
    >>> from toolkit import hypertext
    >>> hypertext.inline("a < b", "en")
    'a &lt; b'
    """
    if is_rtl(language):
        return _isolated(words, _LATIN_RUN, lambda _: "")
    return _isolated(words, RTL_RUN, lambda run: " " + attributes(language_of(run, language)))


def ordered(words: str) -> str:
    r"""A line from right to left, with a mark after each Latin run that a colon or comma parts from a number.

    Without the mark (U+200F) the run takes what follows into its own direction, and ``A/RES/78/132: 115`` after Arabic
    words stands there as one piece, the number before the symbol in the order of reading.

    Examples
    --------
    >>> ordered("فقرات A/RES/78/132: 115") == "فقرات A/RES/78/132\u200f: 115"
    True
    >>> ordered("A/RES/78/132: 115")
    'A/RES/78/132: 115'
    """
    return _JOINED.sub("\\1\u200f", words) if _ARABIC.search(words) else words


def ordered_html(body: str) -> str:
    r"""A page from right to left with `ordered` text; code, drawings and what is no text stay as they are.

    Examples
    --------
    >>> ordered_html("<p>فقرات F1: 9</p><code>F1: 9 ف</code>") == "<p>فقرات F1\u200f: 9</p><code>F1: 9 ف</code>"
    True
    """
    found = (match.span() for match in _TAGS.finditer(body))
    out, at = [], 0
    for start, end in found:
        out += [ordered(body[at:start]), body[start:end]]
        at = end
    return "".join([*out, ordered(body[at:])])


def _isolated(words: str, pattern: re.Pattern[str], of: Callable[[str], str]) -> str:
    parts, at = [], 0
    for match in pattern.finditer(words):
        run = match[0]
        parts += [html.escape(words[at : match.start()]), f"<bdi{of(run)}>{html.escape(run)}</bdi>"]
        at = match.end()
    return "".join([*parts, html.escape(words[at:])])


def marked(text: str, marks: Iterable[Mark], language: str) -> str:
    """Escaped words with marks, without a paragraph around them.

    Raises
    ------
    ValueError
        A mark does not lie within the words.

    Examples
    --------
    >>> from toolkit import hypertext
    >>> hypertext.marked("two boats", [(0, 3, "number", "a number")], "en")
    '<mark class="number" title="a number">two</mark> boats'
    """
    return "".join(_segments(text, tuple(marks), language))


def _segments(text: str, marks: tuple[Mark, ...], language: str) -> Iterator[str]:
    """The text cut where a mark starts or ends, each piece with the marks that cover it."""
    for start, end, name, _ in marks:
        if not 0 <= start <= end <= len(text):
            msg = f"the mark {name} {start}-{end} does not lie within a text of {len(text)} characters"
            raise ValueError(msg)
    cuts = sorted({0, len(text), *(mark[0] for mark in marks), *(mark[1] for mark in marks)})
    for low, high in pairwise(cuts):
        over = [mark for mark in marks if mark[0] <= low and high <= mark[1]]
        inner = inline(text[low:high], language)
        if over:
            names = html.escape(" ".join(dict.fromkeys(mark[2] for mark in over)))
            named = (wording.title(mark[3], languages.current()) for mark in over if mark[3])
            titles = html.escape("; ".join(dict.fromkeys(named)))
            inner = f'<mark class="{names}" title="{titles}">{inner}</mark>'
        yield inner

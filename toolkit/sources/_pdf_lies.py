"""Text layers that lie: pages that look right, and whose characters are not the words that they show.

The Organization's "Simplified Arabic" writes strokes as letters («كككك»), loses letters and swaps them; Safari names
ligatures by Latin letters («ا'نطقة»); other files hold bytes of one encoding read in another, or nothing. Nothing in
such a layer says so: it shows in what Arabic never does, measured against letter statistics in
``data/languages/ar/letters.toml``. A page that lies is doubted, never mended: only its picture says what it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any
from unicodedata import category

from toolkit import languages
from toolkit.model import Doubt, Resolution
from toolkit.sources._pdf_page import Page
from toolkit.text import DROPPED

REMEDY = "read the words from the picture of the page (OCR): option --ocr, with tesseract installed"

_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_GONE = str.maketrans("", "", DROPPED)
# One letter three times running, as strokes under a letter's name are: «كككك», «سؤؤؤ»; never in a word («ممم» is none).
_RUN = re.compile("([\u0621-\u063a\u0641-\u064a])\\1\\1")
# A sign within an Arabic word that no word has: «ا'نطقة», «اÆتحدة»; not «كوفيد-19», not «الأول/ديسمبر», not «3,5».
_FOREIGN = re.compile("[\u0621-\u064a](?:[^\\W\\d_\u0600-\u06ff]{1,2}|['~^`|{}<>#$&*+=@\\\\\"!])[\u0621-\u064a]")
# Arabic in UTF-8 that was read byte by byte: «Ø§Ù„», with the letters that stand for its first bytes every other time.
_BYTES = re.compile("[ØÙÚÛ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_LEAST_BYTES = 20
_UNKNOWN = 0.1  # share of characters without a name, from which a layer says nothing
_WORDS = 20  # characters that a page with words has at least
_PICTURE = "it shows a picture and has no words"
_COVERED = 0.25  # share of a page that a picture of words covers at least


def words(text: str) -> list[str]:
    """The Arabic words of a text, without marks."""
    return _WORD.findall(text.translate(_GONE))


@cache
def _data() -> tuple[dict[str, float], dict[str, float]]:
    """Cost of each pair of letters in bits, and the limits."""
    data: dict[str, Any] = languages.load("ar", "letters")
    letters = data["costs"]["letters"]
    table = {a + b: cost / 100 for a in letters for b, cost in zip(letters, data["costs"][a], strict=True)}
    return table, data["limits"]


def lies(text: str) -> str:
    """What is wrong with the words of a page, in a few words; empty where nothing is.

    Examples
    --------
    >>> lies("إن الجمعية العامة، إذ تشير إلى قراراتها السابقة")
    ''
    >>> lies("Ø§Ù„Ø£Ù…Ù… Ø§Ù„Ù…ØªØ­Ø¯Ø© Ù‚Ø±Ø§Ø± Ø§ØªØ®Ø°ØªÙ‡ Ø§Ù„Ø¬Ù…Ø¹ÙŠØ©")
    'its characters are bytes of another encoding'
    """
    signs = Counter("".join(text.split()))
    unknown = sum(n for sign, n in signs.items() if sign == "\ufffd" or category(sign) in ("Co", "Cn", "Cc"))
    if unknown > _UNKNOWN * signs.total():
        return "most of its characters have no name" if 2 * unknown > signs.total() else "many characters have no name"
    if len(_BYTES.findall(text)) >= _LEAST_BYTES:
        return "its characters are bytes of another encoding"
    return _unlike_arabic(text)


def _unlike_arabic(text: str) -> str:
    """What of the words is not as Arabic is written."""
    costs, limits = _data()
    found = words(text)
    if sum(map(len, found)) < limits["least"]:
        return ""
    pairs = [costs.get(a + b, 14.0) for word in found for a, b in zip(f" {word}", f"{word} ", strict=True)]
    if sum(pairs) > limits["cost"] * len(pairs):
        return "its letters do not follow each other as those of Arabic words do"
    plain = text.translate(_GONE)
    if len(_RUN.findall(plain)) > limits["runs"] * len(found):
        return "letters stand in it for the strokes that lengthen words"
    if len(_FOREIGN.findall(plain)) > limits["foreign"] * len(found):
        return "letters of its words have names of other signs"
    return ""


def lying(pages: Iterable[Page]) -> dict[int, str]:
    """Pages whose layer lies, and how; pages that show a picture and have no words too."""
    found = {}
    for page in pages:
        text = "".join(char.text for char in page.chars)
        covered = sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in page.pictures)
        if len("".join(text.split())) < _WORDS:
            if covered > _COVERED * page.width * page.height:
                found[page.number] = _PICTURE
        elif says := lies(text):
            found[page.number] = says
    return found


def doubts(found: dict[int, str], read: Resolution) -> tuple[Doubt, ...]:
    """A doubt for each page that lies, at the first passage on it."""
    return tuple(
        Doubt(_first(read, page), "text_layer", f"page {page}: {says}; {REMEDY}")
        for page, says in sorted(found.items())
        if says != _PICTURE  # said with the pages that have no words
    )


def _first(read: Resolution, page: int) -> str:
    """Id of the first passage on a page; empty where there is none."""
    on_page = [place for place in read.places if place.page == page]
    if not on_page:
        return ""
    start, end = on_page[0].start, on_page[-1].end
    spans = ((span.start, passage.id) for passage in read.passages() for span in passage.raw_spans)
    within = [(at, name) for at, name in spans if start <= at < end]
    return min(within, default=(0, ""))[1]

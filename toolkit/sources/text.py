"""Plain text: clean, transcribed page by page, or taken out of another format by a converter."""

from __future__ import annotations

from toolkit.errors import SourceError
from toolkit.model import Doubt, Resolution
from toolkit.sources import _grammar, _lines, decode
from toolkit.sources._embedded import logical
from toolkit.sources._encodings import guessed
from toolkit.sources._language import detect_language
from toolkit.sources._layout import Layout
from toolkit.sources._unbroken import unbroken
from toolkit.text import composed


def read(content: bytes, *, name: str, language: str | None = None) -> Resolution:
    r"""Read a text as a resolution (see `toolkit.sources.read`).

    Examples
    --------
    >>> from toolkit.sources import text
    >>> words = b"The General Assembly,\n\nNoting boats,\n\n1. Requests a count of boats."
    >>> text.read(words, name="a.txt").language
    'en'
    """
    try:
        text, encoding = decode(content, name=name), ""
    except SourceError:
        text, encoding = guessed(content)
        if not text:
            raise
    if text[:300].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise SourceError(
            "is an HTML page", file=name, place="first line", remedy="save the document's text, or use its XML"
        )
    if not text.strip():
        raise SourceError("is empty", file=name, remedy="give a file with the text of a resolution")
    found = loads(text, name=name, language=language)
    if not encoding:
        return found
    says = f"the file is no UTF-8, and is read as {encoding}"
    return found.replace(doubts=(Doubt("", "encoding", says), *found.doubts))


def loads(text: str, *, name: str, language: str | None = None) -> Resolution:
    r"""Read a decoded text as a resolution; its source has letters joined with their accents and their hamza.

    Examples
    --------
    >>> from toolkit.sources import text
    >>> words = "The General Assembly,\n\nNoting boats,\n\n1. Requests a count of boats."
    >>> [paragraph.id for paragraph in text.loads(words, name="a.txt").paragraphs]
    ['P01', 'O01']
    """
    text, turned = logical(composed(text))
    language = language or detect_language(text, name=name)
    found = _grammar.openings_of(language, name=name)
    says = "the text has no line breaks; its words alone show where paragraphs begin"
    doubts = [Doubt("", "reading_order", says)] if unbroken(text, found) else []
    if turned:
        says = f"lam and alef stood in the wrong order {turned} times, and may do so where nothing shows it"
        doubts.append(Doubt("", "encoding", says))
    blocks = tuple(_lines.split(text, found))
    return _grammar.read(Layout(text, blocks, witness="text", doubts=tuple(doubts)), name=name, language=language)

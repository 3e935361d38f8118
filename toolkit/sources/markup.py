"""Text in a mark-up language (Markdown, reStructuredText, AsciiDoc, Org, wikis), into a `Resolution`.

Its *source* is the text without the mark-up; `places` leads from it to the lines of the file.
"""

from __future__ import annotations

from toolkit.model import Resolution
from toolkit.sources import _grammar, _lines, _markup, decode
from toolkit.sources._language import detect_language
from toolkit.sources._layout import Layout
from toolkit.text import composed


def read(content: bytes, *, name: str, language: str | None = None) -> Resolution:
    r"""Read a text with mark-up as a resolution (see `toolkit.sources.read`).

    Examples
    --------
    >>> from toolkit.sources import markup
    >>> words = b"The General Assembly,\n\n*Noting* boats,[1](#fn1)\n\n1\\. *Counts* them.\n\n1. A/1. [^](#ref1)"
    >>> [(note.place, str(note.text)) for note in markup.read(words, name="a.md").notes]
    [('P01', 'A/1.')]
    """
    found = _markup.plain(composed(decode(content, name=name)))
    language = language or detect_language(found.text, name=name)
    blocks = tuple(_lines.split(found.text, _grammar.openings_of(language, name=name)))
    return _grammar.read(Layout(found.text, blocks, witness="text", places=found.places), name=name, language=language)

"""Plain text: clean, transcribed page by page, or taken out of another format by a converter."""

from __future__ import annotations

from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources import decode, printed

ORDER = 100


def knows(content: bytes) -> bool:  # noqa: ARG001 - whatever no other reader knows is taken for text
    """Whatever no other reader knows is taken for text."""
    return True


def read(content: bytes, *, name: str, language: str | None = None) -> Resolution:
    """Read a text as a resolution (see `toolkit.sources.read`)."""
    text = decode(content, name=name)
    if text[:300].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise SourceError(
            "is an HTML page", file=name, place="first line", remedy="save the document's text, or use its XML"
        )
    if not text.strip():
        raise SourceError("is empty", file=name, remedy="give a file with the text of a resolution")
    return printed.read(text, name=name, language=language).replace(witness="transcription")

"""Which format the bytes of a file are of: asked of every file, so it imports no reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from toolkit.errors import SourceError

__all__ = ["FORMATS", "OLE", "RTF", "format_of", "is_mail"]

#: How an older Word document and an RTF file begin.
OLE, RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_ZIP = b"PK\x03\x04"
_MAIL = (b"MIME-Version:", b"From: <Saved by")
# How a page begins, after blanks, a declaration of XML, and comments: with the tag of a page or of a block.
_PAGE = re.compile(
    rb"(?>\s+|<\?xml[^>]{0,400}>|<!--.{0,4000}?-->)*+<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|center|"
    rb"article|section|main|ol|ul|font|style|blockquote)[\s/>:]",
    re.IGNORECASE | re.DOTALL,
)
# A tag of words in a line, with which Markdown may begin: '<span dir="rtl">'; not "<akomaNtoso>".
_INLINE = re.compile(r"<(?:span|sup|b|i|em|strong|a|u|br)[\s>/]", re.IGNORECASE)


def is_mail(content: bytes) -> bool:
    """Whether the bytes are a page that a browser saved with all its parts in one file (MHTML)."""
    head = content[:2000]
    return head.lstrip().startswith(_MAIL) and b"multipart/related" in head.lower()


def _is_page(content: bytes) -> bool:
    """Whether the bytes begin as a web page does, or as a page that was saved with all its parts."""
    head = content[:5000]
    codec = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(head[:2])
    if codec:
        head = head.decode(codec, "replace").encode("utf-8", "replace")
    return _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")) is not None or is_mail(content)


def _is_xml(content: bytes) -> bool:
    """Whether the first sign of the file opens an XML tag or declaration that is not a web page's."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = content[:400].decode("utf-16" if wide else "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    page = head[:15].lower().startswith(("<!doctype html", "<html"))
    return head.startswith("<") and not page and not _INLINE.match(head)


def _is_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF; a few bytes may stand before its mark."""
    return b"%PDF-" in content[:1024]


def _is_word(content: bytes) -> bool:
    """Whether the bytes are a ZIP archive, as .docx is, or an older format of Word, which is refused with advice."""
    return content.startswith((_ZIP, OLE, RTF))


def _is_marked(content: bytes) -> bool:
    """Whether the bytes are text that bears signs of mark-up."""
    from toolkit.sources import decode
    from toolkit.sources._markup_signs import marked

    try:
        return marked(decode(content, name=""))
    except SourceError:
        return False


#: The formats in the order in which they are asked for; what none knows is taken for plain text.
FORMATS: Final[Mapping[str, Callable[[bytes], bool]]] = {
    "html": _is_page,
    "akn": _is_xml,
    "pdf": _is_pdf,
    "docx": _is_word,
    "markup": _is_marked,
    "text": lambda _: True,
}


def format_of(content: bytes) -> str:
    r"""The format of the bytes of a file: the name of the module of `toolkit.sources` that reads it.

    Examples
    --------
    >>> [format_of(begin) for begin in (b"<!DOCTYPE html><p>", b"<akomaNtoso/>", b"%PDF-1.7", b"PK\x03\x04")]
    ['html', 'akn', 'pdf', 'docx']
    >>> format_of(b"1\\. *Decides* on \\(a\\) boats."), format_of(b"1. Decides on (a) boats.")
    ('markup', 'text')
    """
    return next(name for name, knows in FORMATS.items() if knows(content))

"""A Word file of a few paragraphs, written by hand: tracked changes and quotations need no more."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from html import escape
from typing import Final

from toolkit import hypertext

__all__ = ["packed", "paragraph", "plain", "run"]

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-"
_TYPES: Final = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="{_KIND}package.relationships+xml"/><Override PartName="/word/document.xml" '
    f'ContentType="{_KIND}officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PARTS: Final = (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS))
# What XML 1.0 cannot carry: a form feed; not a tab.
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Text that XML can carry."""
    return _UNPRINTABLE.sub("\ufffd", text)


def paragraph(runs: Iterable[str], language: str) -> str:
    """A paragraph of runs (``w:r`` and what may hold them), in the direction of its language."""
    return f"<w:p><w:pPr>{'<w:bidi/>' if hypertext.is_rtl(language) else ''}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, language: str, tag: str = "t") -> str:
    """Words of a language as one run."""
    look = "<w:rPr><w:rtl/></w:rPr>" if hypertext.is_rtl(language) else ""
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{escape(plain(text), quote=False)}</w:{tag}></w:r>'


def packed(paragraphs: Iterable[str]) -> bytes:
    """The bytes of a Word file of some paragraphs; the same for the same paragraphs.

    Examples
    --------
    >>> from toolkit import _word
    >>> _word.packed([_word.paragraph([_word.run("Decides to end.", "en")], "en")])[:2]
    b'PK'
    """
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{"".join(paragraphs)}<w:sectPr/></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (*_PARTS, ("word/document.xml", document)):
            package.writestr(zipfile.ZipInfo(name), text, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()

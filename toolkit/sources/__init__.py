"""From the bytes of a file to a `Resolution`: one reader a format, found by looking.

A reader never changes a word. It says which characters of the source belong to which passage, and how they read (a line
end as a space, an entity as its character). A reader is a public module of this room with ``read(content, name=...,
language=...)``; that of PDFs, which can read pictures of pages, takes ``ocr=True`` too. It is imported when a file
needs it: `toolkit.sources._formats` says by the first bytes of which format a file is. A new format is a new module
here, a line there, and its tests. No reader looks a document up: what it says is in the file.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path

from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources._doubts import DOUBTS as DOUBTS
from toolkit.sources._doubts import structural
from toolkit.sources._formats import format_of

#: Largest text that is read. The longest resolutions in XML are below one megabyte.
MAX_BYTES = 64 * 2**20
#: Largest PDF that is read; larger ones hold pictures of pages.
MAX_PDF_BYTES = 128 * 2**20

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FOREIGN = (
    (b"%PDF", "a PDF", "extract its text first, or use the United Nations' XML of the same document"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save its text as UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save its text as UTF-8"),
    (b"\x1f\x8b", "gzip-compressed", "decompress it first"),
    (b"{\\rtf", "an RTF document", "save its text as UTF-8"),
)


def read_bytes(path: Path) -> bytes:
    """Read a file within the size limit.

    Raises
    ------
    toolkit.errors.SourceError
        No such file, a folder, unreadable, empty, or larger than `MAX_BYTES` (`MAX_PDF_BYTES` for a PDF).

    Examples
    --------
    >>> from toolkit import paths, sources
    >>> len(sources.read_bytes(paths.data("resolution", "A_RES_78_132.ar.txt"))) > 10_000
    True
    """
    try:
        if path.is_dir():
            raise SourceError("is a folder", file=path, remedy="name a file")
        if path.exists() and not path.is_file():
            raise SourceError("is not a regular file", file=path, remedy="name a file with the text of a resolution")
        size = path.stat().st_size
        with path.open("rb") as stream:
            limit = MAX_PDF_BYTES if b"%PDF-" in stream.read(1024) else MAX_BYTES
        if size > limit:
            raise SourceError(
                f"is {size / 2**20:.0f} MB; the limit is {limit // 2**20} MB",
                file=path,
                remedy="a resolution is far smaller: split the file, or give the text of one document",
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("no such file", file=path, remedy="check the path") from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", file=path, remedy="check its permissions") from error
    if not content.strip():
        raise SourceError("is empty", file=path, remedy="give a file with the text of a resolution")
    return content


def decode(content: bytes, *, name: str) -> str:
    """Decode a file's bytes to text; offsets count in this text, a byte order mark left out.

    Raises
    ------
    toolkit.errors.SourceError
        Not text, or not in UTF-8 (or UTF-16 with its mark); the message names the first bad byte.

    Examples
    --------
    >>> from toolkit import sources
    >>> sources.decode("été".encode("utf-8-sig"), name="a.txt")
    'été'
    """
    for magic, what, remedy in _FOREIGN:
        if content.startswith(magic):
            raise SourceError(f"is {what}, not text", file=name, place="first bytes", remedy=remedy)
    encoding = next((codec for mark, codec in _BOMS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"is not valid {encoding.replace('-sig', '').upper()}",
            file=name,
            place=f"line {line}, byte {error.start}",
            remedy="save the file as UTF-8",
        ) from error
    if "\x00" in text:
        at = text.index("\x00")
        line = text.count("\n", 0, at) + 1
        raise SourceError(
            "holds null characters: binary, not text", file=name, place=f"line {line}", remedy="save it as UTF-8 text"
        )
    return text


def read(content: bytes, *, name: str, language: str | None = None, ocr: bool = False) -> Resolution:
    """Read the bytes of a file of any known format, in the ``source`` reading, without repairs.

    Parameters
    ----------
    content
        All bytes of the file.
    name
        Its name, for messages.
    language
        ISO 639-1 code; found from the words where not given.
    ocr
        Read pages without words, or with other words than they show, from their picture, where the format has pages.

    Raises
    ------
    toolkit.errors.SourceError
        The file cannot be read as a resolution; the message names file, place and remedy.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit import sources
    >>> sources.read(tk.load().source.encode(), name="copy.txt").language
    'ar'
    """
    kind = format_of(content)
    reader = import_module(f"{__name__}.{kind}")
    pictures = {"ocr": True} if ocr and kind == "pdf" else {}
    found: Resolution = reader.read(content, name=name, language=language, **pictures)
    found = found.replace(format=kind, sha256=hashlib.sha256(content).hexdigest())
    return found.replace(doubts=tuple(dict.fromkeys((*found.doubts, *structural(found)))))

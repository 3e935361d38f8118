"""From bytes to a `Resolution`: printed text and AKN4UN XML.

A reader never changes a word. It says which characters of the source belong to which
passage, and how they read (a line end as a space, an entity as its character).
"""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import SourceError

#: Largest file that is read. The longest resolutions in XML are below one megabyte.
MAX_BYTES = 64 * 2**20

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
        No such file, a folder, unreadable, empty, or larger than `MAX_BYTES`.
    """
    try:
        if path.is_dir():
            raise SourceError("is a folder", file=path, remedy="name a file")
        if path.exists() and not path.is_file():
            raise SourceError("is not a regular file", file=path, remedy="name a file with the text of a resolution")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                f"is {size / 2**20:.0f} MB; the limit is {MAX_BYTES // 2**20} MB",
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

"""The files of a folder: which are to be read, and why the others are not.

A file is named by its path below the folder, with ``/``; a file within a zip archive by the archive's name, ``!/``
and its own (``2023.zip!/A_RES_78_132.ar.xml``). Archives are read in memory, member by member and never unpacked,
so that a name such as ``../x`` can write nowhere; it is refused all the same, since no honest archive has one.

What is not read is explained (`Excluded`): ``foreign`` files are no texts by their name, ``duplicate`` files hold the
very bytes of another one, and what ``failed`` should have been readable.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, Literal

from toolkit.errors import SourceError, ToolkitError
from toolkit.sources import MAX_BYTES
from toolkit.sources._opc import ZIP_ERRORS

__all__ = ["INSIDE", "LIMIT", "Excluded", "Input", "Inputs", "content", "discover", "fetched", "same"]

#: Largest file that is read, as for a file alone.
LIMIT = MAX_BYTES
#: What parts the name of an archive from that of a file within.
INSIDE = "!/"
#: Most members of an archive that are looked at.
MOST_MEMBERS = 200_000
#: Endings of what may be a resolution; a file without an ending is tried too. Those of the last line are refused by
#: their reader, with advice: they may well be resolutions, and are told as failures.
_TEXTS = frozenset(
    {
        *(".xml", ".akn", ".txt", ".text", ".md", ".markdown", ""),
        *(".pdf", ".docx", ".docm", ".dotx", ".dotm", ".html", ".htm", ".xhtml", ".mht", ".mhtml"),
        *(".doc", ".dot", ".rtf", ".odt"),
    }
)
#: Texts about a folder, by their names without the ending.
_ABOUT = frozenset({"readme", "changelog", "contributing", "license", "licence"})
_WANTED = "name a folder with XML, text, PDF, Word or HTML files, or zip archives of them"
_BLOCK = 2**20
_READING = 8  # files hashed at a time, whatever the machine

Kind = Literal["foreign", "duplicate", "failed"]


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """A file to be read: its name, its size in bytes, and the sha256 of its bytes."""

    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Excluded:
    """A file that gives no rows, and why."""

    file: str
    kind: Kind
    place: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a folder holds, by name."""

    folder: Path
    read: tuple[Input, ...]
    excluded: tuple[Excluded, ...]


def discover(folder: Path, *, leave_out: Path | None = None) -> Inputs:
    """Everything in a folder, in the order of names.

    Parameters
    ----------
    folder
        The folder; those within it are read too, links to folders are not followed.
    leave_out
        A folder within it that is not looked at: where the tables go.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such folder, or no text in it.
    """
    if not folder.is_dir():
        raise ToolkitError("is no folder", file=folder, remedy=_WANTED)
    names = sorted(_walk(folder, leave_out))
    with ThreadPoolExecutor(_READING) as pool:
        found = [item for items in pool.map(lambda name: _look(folder, name), names) for item in items]
    read, excluded = [], [item for item in found if isinstance(item, Excluded)]
    first: dict[str, str] = {}
    for item in sorted(item for item in found if isinstance(item, Input)):
        same = first.setdefault(item.sha256, item.file)
        if same == item.file:
            read.append(item)
        else:
            reason = f"holds the same bytes as {same}, which is read"
            excluded.append(Excluded(item.file, "duplicate", "", reason, "nothing to do: no row is lost"))
    if not read and not excluded:
        raise ToolkitError("holds no files", file=folder, remedy=_WANTED)
    return Inputs(folder, tuple(read), tuple(sorted(excluded)))


def content(folder: Path, item: Input) -> bytes:
    """The bytes of an input, which must be those that were found first.

    Raises
    ------
    toolkit.errors.SourceError
        It cannot be read any more, or it has changed since.
    """
    found = fetched(folder, item)
    same(item, hashlib.sha256(found).hexdigest())
    return found


def same(item: Input, sha256: str) -> None:
    """Refuse an input whose bytes have another checksum than those that were found first."""
    if sha256 != item.sha256:
        raise SourceError("changed while the run went on", file=item.file, remedy="run again")


def fetched(folder: Path, item: Input) -> bytes:
    """The bytes of an input as they are now, for a reader that takes their checksum itself."""
    archive, inside, member = item.file.partition(INSIDE)
    try:
        if inside:
            path = folder / archive
            state = path.stat()
            with _archive(path, state.st_mtime_ns, state.st_size).open(member) as stream:
                return stream.read(item.size + 1)
        return (folder / item.file).read_bytes()
    except ZIP_ERRORS as error:
        raise SourceError(f"cannot be read any more: {error}", file=item.file, remedy="run again") from error


@lru_cache(maxsize=1)
def _archive(path: Path, _changed: int, _size: int) -> zipfile.ZipFile:
    """An archive kept open from one member to the next: reading its list of members costs more than a member does."""
    return zipfile.ZipFile(path)


def _walk(folder: Path, leave_out: Path | None) -> Iterator[str]:
    """Names of the files, links to files included; those that start with a dot belong to the system."""
    apart = leave_out.resolve() if leave_out else None
    for at, folders, files in os.walk(folder):
        here = Path(at)
        folders[:] = [d for d in folders if not d.startswith(".") and (here / d).resolve() != apart]
        yield from ((here / f).relative_to(folder).as_posix() for f in files if not f.startswith("."))


def _look(folder: Path, name: str) -> list[Input | Excluded]:
    path = folder / name
    try:
        if not path.is_file():  # a pipe, a device, a broken link
            return [_failed(name, "is no regular file", "take it away, or put the file itself there")]
        if PurePosixPath(name).suffix.lower() == ".zip":
            return list(_members(path, name))
        with path.open("rb") as stream:
            return [_measured(name, stream, path.stat().st_size)]
    except OSError as error:
        return [_failed(name, f"cannot be read: {error.strerror}", "check its permissions")]


def _members(path: Path, archive: str) -> Iterator[Input | Excluded]:
    try:
        with zipfile.ZipFile(path) as opened:
            infos = opened.infolist()
            if len(infos) > MOST_MEMBERS:
                yield _failed(archive, f"holds {len(infos)} files; the limit is {MOST_MEMBERS}", "part it")
                return
            seen: set[str] = set()
            for info in infos:
                base = PurePosixPath(info.filename)
                if info.is_dir() or base.name.startswith(".") or base.parts[:1] == ("__MACOSX",):
                    continue
                if info.filename in seen:
                    name = archive + INSIDE + info.filename
                    yield _failed(name, "stands in the archive twice under one name", "keep one of the two")
                    continue
                seen.add(info.filename)
                yield _member(opened, archive, info)
    except ZIP_ERRORS as error:
        yield _failed(archive, f"cannot be read as a zip archive: {error}", "fetch it again", "archive")


def _member(opened: zipfile.ZipFile, archive: str, info: zipfile.ZipInfo) -> Input | Excluded:
    name = archive + INSIDE + _shown(info.filename)
    if _leaves(info.filename):
        return _failed(name, "has a name that leads out of the archive", "pack it anew under a plain name")
    if info.flag_bits & 0x1:
        return _failed(name, "is encrypted", "unpack the archive with its password, and name that folder")
    if PurePosixPath(info.filename).suffix.lower() == ".zip":
        return _failed(name, "is an archive within an archive", "unpack the outer one")
    try:
        with opened.open(info) as stream:
            return _measured(name, stream, info.file_size)
    except ZIP_ERRORS as error:
        return _failed(name, f"cannot be unpacked: {error}", "fetch the archive again")


def _shown(name: str) -> str:
    """A member's name on one line: a name is data, and may hold anything."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _leaves(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or _shown(name) != name


def _measured(name: str, stream: IO[bytes], size: int) -> Input | Excluded:
    """A file by its size and its bytes, of which no more are read than the limit allows, whatever is declared."""
    path = PurePosixPath(name)
    suffix, about = path.suffix.lower(), path.stem.lower() in _ABOUT
    if suffix not in _TEXTS or about:
        what = "is a text about other files, by its name" if about else f"is no text by its ending, {suffix}"
        return Excluded(name, "foreign", "name", what, "nothing to do if it is no resolution")
    digest, read = hashlib.sha256(), 0
    while size <= LIMIT and (block := stream.read(_BLOCK)):
        read += len(block)
        digest.update(block)
        size = max(size, read)
    if size > LIMIT:
        what = f"is {size / 2**20:.0f} MB or more; the limit is {LIMIT // 2**20} MB"
        return _failed(name, what, "a resolution is far smaller: give the text of one document")
    if not read:
        return _failed(name, "is empty", "give a file with the text of a resolution")
    return Input(name, read, digest.hexdigest())


def _failed(file: str, reason: str, remedy: str, place: str = "") -> Excluded:
    return Excluded(file, "failed", place, reason, remedy)

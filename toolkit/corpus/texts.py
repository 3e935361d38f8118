"""The texts of the whole Assembly for a user who is online: the files that ``data/assembly/`` was derived from.

``data/assembly/files.parquet`` names each file's place in the United Nations' public repository, its size and its
sha256; a file is kept only if it has them. The folder is one that `toolkit.corpus.build` and
`toolkit.corpus.build_assembly` read. The files of the 74th session lie in archives there; each member is checked.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from toolkit._download import ARCHIVE_LIMIT, RETRIES, cache, download
from toolkit._download import repository as published
from toolkit.corpus._assembly import assembly
from toolkit.corpus._inputs import INSIDE, Input, content, discover
from toolkit.errors import DataError, SourceError, ToolkitError
from toolkit.sources._opc import ZIP_ERRORS

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["each", "fetch", "read", "registry"]

# The language of a file of the United Nations' XML, said near its head: `language="ara"`, not `xml:lang="en"`.
_DECLARED: Final = re.compile(rb'FRBRlanguage[^>]{0,80} language="([a-z]{2,3})"')
_OTHER: Final = "it was changed since the shipped tables were made: they hold for the older one"


def registry(sessions: Sequence[str] = (), languages: Sequence[str] = ()) -> pd.DataFrame:
    """The files that can be fetched: ``path`` in the public repository, symbol, language, ``bytes``, ``sha256``.

    Parameters
    ----------
    sessions
        As in symbols (``78``, ``ES-11``); all where not given.
    languages
        ``ar`` or ``en``; both where not given. The table of metadata is of no language, and always among them.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such session or language.

    Examples
    --------
    >>> import toolkit as tk
    >>> found = tk.corpus.texts.registry(sessions=["ES-11"], languages=["ar"])
    >>> int((found["language"] == "ar").sum())
    6
    """
    found = assembly("files")
    session = found["symbol"].str.split("/").str[2].fillna("")
    kept = session.notna()
    for what, column, wanted in (("session", session, sessions), ("language", found["language"], languages)):
        lacking = sorted(set(wanted) - set(column))
        if lacking:
            known = ", ".join(one for one in dict.fromkeys(column) if one)
            raise ToolkitError(f"no {what} {', '.join(lacking)} in the Assembly's texts", remedy=f"there are {known}")
        if wanted:
            kept &= column.isin([*wanted, ""])
    return found[kept].reset_index(drop=True)


def fetch(
    out: Path | None = None,
    *,
    sessions: Sequence[str] = (),
    languages: Sequence[str] = (),
    repository: str = "",
    retries: int = RETRIES,
) -> Path:
    """Get the texts of the Assembly from the United Nations' public repository.

    Parameters
    ----------
    out
        Folder for the files; ``assembly`` in the user's cache where not given. A file that is there and has the
        registered checksum is not fetched again, so that a run that was stopped goes on.
    sessions, languages
        As for `registry`.
    repository
        Address that the files' paths are put after, if not that of the public repository.
    retries
        Times a failed download is tried again.

    Returns
    -------
    pathlib.Path
        The folder, with every file complete and checked.

    Raises
    ------
    toolkit.errors.ToolkitError
        A file cannot be had: no connection, too large, or another checksum than the registered one.
    """
    target = cache() / "assembly" if out is None else Path(out)
    address = repository or published()
    if urlsplit(address).scheme not in ("http", "https"):
        raise ToolkitError(f"{address[:60]!r} is no web address", remedy="give http:// or https://")
    rows = registry(sessions, languages).to_dict("records")
    try:
        target.mkdir(parents=True, exist_ok=True)
        for row in _plain(rows):
            path = target / row["path"]
            if not _there(path, row):
                url = address + quote(row["path"])
                download(path.parent, path.name, url, row["sha256"], row["bytes"], retries)
        for archive, members in _packed(rows).items():
            _archive(target, archive, members, address, retries)
    except OSError as error:
        raise ToolkitError(
            f"cannot be written: {error.strerror or error}", file=target, remedy="name a folder that you may write to"
        ) from error
    return target


def read(folder: str | PathLike[str], languages: Sequence[str] = ("ar", "en")) -> Iterator[Resolution]:
    """The resolutions of a folder of AKN4UN files and zip archives of them, in the order of names, one by one.

    Parameters
    ----------
    folder
        The folder.
    languages
        Only these; a file that cannot be read is left out.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such folder, or no file in it.
    """
    for name, _, opened in each(folder, languages):
        if name.endswith(".xml"):
            try:
                found = opened()
            except ToolkitError:
                continue
            if found.language in languages:
                yield found


def each(
    folder: str | PathLike[str], languages: Sequence[str] = ()
) -> Iterator[tuple[str, str, Callable[[], Resolution]]]:
    """Name and sha256 of every text of a folder and its zip archives, with what reads it: who knows it need not.

    Parameters
    ----------
    folder
        The folder.
    languages
        A file of the United Nations' XML that says near its head that it is in another one is not read: that is told as
        an error where it is opened. All are read where none is given.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such folder, or no file in it; and where a text is read that is none, or in another language.
    """
    from tqdm import tqdm

    place = Path(folder)
    for item in tqdm(discover(place).read, unit="file", disable=None, leave=False):  # all of the Assembly takes minutes
        yield item.file, item.sha256, partial(_opened, place, item, tuple(languages))


def _opened(place: Path, item: Input, languages: tuple[str, ...]) -> Resolution:
    from toolkit import library
    from toolkit.sources._akn_meta import LANGUAGES

    raw = content(place, item)
    declared = _DECLARED.search(raw, 0, 8192) if languages else None
    if declared and LANGUAGES.get(code := declared[1].decode("ascii"), code) not in languages:
        raise SourceError(f"is in another language ({code})", file=item.file)
    return library.read(raw, name=item.file)


def _plain(rows: Sequence[dict[Any, Any]]) -> Iterator[dict[Any, Any]]:
    from tqdm import tqdm

    yield from tqdm([row for row in rows if INSIDE not in row["path"]], unit="file", disable=None, leave=False)


def _packed(rows: Sequence[dict[Any, Any]]) -> dict[str, list[dict[Any, Any]]]:
    """Rows of files within archives, by archive."""
    found: dict[str, list[dict[Any, Any]]] = {}
    for row in rows:
        archive, inside, _ = row["path"].partition(INSIDE)
        if inside:
            found.setdefault(archive, []).append(row)
    return found


def _there(path: Path, row: dict[Any, Any]) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == row["sha256"]


def _archive(target: Path, archive: str, members: list[dict[Any, Any]], address: str, retries: int) -> None:
    """An archive as it is, once every registered file is known to be in it; names in it do not matter."""
    path = target / archive
    if not path.is_file() or _lacking(path, members):
        path.unlink(missing_ok=True)
        download(path.parent, path.name, address + quote(archive), None, ARCHIVE_LIMIT, retries)
        lacking = _lacking(path, members)
        if lacking:
            path.unlink()
            raise DataError(f"lacks {lacking} files with the registered sha256", file=archive, remedy=_OTHER)


def _lacking(path: Path, members: list[dict[Any, Any]]) -> int:
    """How many of the registered files an archive lacks."""
    wanted, sizes = {row["sha256"] for row in members}, {row["bytes"] for row in members}
    try:
        with zipfile.ZipFile(path) as opened:
            for info in opened.infolist():
                if info.file_size in sizes:
                    wanted.discard(hashlib.sha256(opened.read(info)).hexdigest())
    except ZIP_ERRORS:
        pass
    return len(wanted)

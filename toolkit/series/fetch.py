"""The United Nations' XML files of the series, for a user who is online: fetched once, checked, kept.

Nothing of this module runs unless it is called, and nothing else in the toolkit touches the network. The files are
unofficial copies that the United Nations publish (repository UNxml/GAresolutions; the United Nations are to be named
as the source, and give no warranty). ``data/series/files.csv`` names each file's path there, its size and its sha256,
and ``data/series/series.toml`` the address that the path is put after.

A file is kept only if it has the registered checksum: it is then, byte for byte, the copy that the shipped tables were
derived from. A file that was corrected by its publishers since then is refused, and the message says so. The files of
the seventy-fourth session lie in archives; of an archive only the member with the registered checksum is taken.
"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from toolkit._download import ARCHIVE_LIMIT, RETRIES, cache, download
from toolkit.errors import DataError, ToolkitError
from toolkit.series import tables
from toolkit.series.texts import series

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["cache", "fetch", "registry"]


def registry(symbols: Sequence[str] | None = None, languages: Sequence[str] | None = None) -> pd.DataFrame:
    """The files that can be fetched: ``symbol``, ``language``, ``path``, ``bytes``, ``sha256``.

    Raises
    ------
    toolkit.errors.ToolkitError
        A symbol or a language is not among them.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.series.fetch.registry(["A/RES/78/132"], ["ar"])["path"].tolist()
    ['78session/Arabic/A_RES_78_132-2325902A.xml']
    """
    found = tables.load("files")
    for column, wanted in (("symbol", symbols), ("language", languages)):
        unknown = sorted(set(wanted or ()) - set(found[column]))
        if unknown:
            raise ToolkitError(
                f"no {column} {', '.join(unknown)} in the registry",
                remedy=f"there are {', '.join(dict.fromkeys(found[column]))}",
            )
        if wanted:
            found = found[found[column].isin(wanted)]
    return found.reset_index(drop=True)


def fetch(
    out: Path | None = None,
    *,
    symbols: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
    source: Path | None = None,
    repository: str | None = None,
    retries: int = RETRIES,
) -> list[Path]:
    """Get the XML files of the series, from the public repository or from a local copy.

    Parameters
    ----------
    out
        Folder for the files; `cache` where not given. A file that is there and has the registered checksum is not
        fetched again.
    symbols, languages
        Only these; all that the registry has where not given.
    source
        Folder with a local copy, under the names of this toolkit or of the public repository; then nothing is
        fetched from the network.
    repository
        Address that the files' paths are put after, if not that of the United Nations' repository.
    retries
        Times a failed download is tried again.

    Returns
    -------
    list of pathlib.Path
        The files, complete and checked, in the order of the registry.

    Raises
    ------
    toolkit.errors.ToolkitError
        A file cannot be had: no such file, no connection, too large, or another checksum than the registered one.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     try:
    ...         tk.series.fetch.fetch(Path(folder), source=Path(folder) / "absent")
    ...     except tk.errors.ToolkitError as error:
    ...         problem = str(error)
    >>> "absent" in problem
    True
    """
    target = cache() if out is None else Path(out)
    wanted = registry(symbols, languages)
    address = series().repository if repository is None else repository
    if source is None and urlsplit(address).scheme not in ("http", "https"):
        raise ToolkitError(f"{address[:60]!r} is no web address", remedy="give http:// or https://")
    try:
        target.mkdir(parents=True, exist_ok=True)
        return [_one(target, row, source, address, retries) for row in wanted.to_dict("records")]
    except OSError as error:
        raise ToolkitError(
            f"cannot be written: {error.strerror or error}", file=target, remedy="name a folder that you may write to"
        ) from error


def _one(target: Path, row: dict[Any, Any], source: Path | None, address: str, retries: int) -> Path:
    path = target / series().name(row["symbol"], row["language"])
    if path.is_file() and _digest(path.read_bytes()) == row["sha256"]:
        return path
    if source is not None:
        content = _local(Path(source), row)
    elif row["path"].endswith(".zip"):
        name = f"archives/{Path(row['path']).name}"
        content = _member(download(target, name, address + quote(row["path"]), None, ARCHIVE_LIMIT, retries), row)
    else:
        download(target, path.name, address + quote(row["path"]), row["sha256"], row["bytes"], retries)
        return path
    with tempfile.NamedTemporaryFile(dir=target, delete=False) as stream:
        stream.write(content)
    Path(stream.name).replace(path)
    return path


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _local(folder: Path, row: dict[Any, Any]) -> bytes:
    """The bytes of a file of a local copy."""
    name = series().name(row["symbol"], row["language"])
    places: list[Path] = [folder / name, folder / "series" / name, folder / row["path"]]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise ToolkitError(f"has no {name}", file=folder, remedy=f"it may also lie there as {row['path']}")
    if path.suffix == ".zip":
        return _member(path, row)
    content = path.read_bytes()
    if _digest(content) != row["sha256"]:
        raise DataError("does not have the registered sha256", file=path, remedy=_OTHER)
    return content


_OTHER: Final = "it is not the copy that the shipped tables were made from: read it with --source or --from instead"


def _member(archive: Path, row: dict[Any, Any]) -> bytes:
    """The member of an archive that has the registered size and checksum; names and other members do not matter."""
    try:
        with zipfile.ZipFile(archive) as stream:
            for member in stream.infolist():
                if member.file_size != row["bytes"]:
                    continue
                with stream.open(member) as opened:
                    content: bytes = opened.read(int(row["bytes"]) + 1)
                if _digest(content) == row["sha256"]:
                    return content
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ToolkitError(
            "is no archive that can be read", file=archive, remedy="delete it and fetch it again"
        ) from error
    raise DataError(
        f"has no file with the registered sha256 of {row['symbol']} ({row['language']})", file=archive, remedy=_OTHER
    )

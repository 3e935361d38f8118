"""One file from the network, once, checked and kept: the only place from which the toolkit asks another host.

Nothing of this module runs unless a user calls `toolkit fetch`, or what it calls.
"""

from __future__ import annotations

import tomllib
from functools import cache as once
from pathlib import Path
from typing import IO, Any, Final

from toolkit import paths
from toolkit.errors import ToolkitError

__all__ = ["ARCHIVE_LIMIT", "RETRIES", "cache", "download", "repository"]

#: Largest archive that is fetched, in bytes.
ARCHIVE_LIMIT: Final = 64 * 2**20
#: Seconds to wait for a server's answer, and between parts of it.
TIMEOUT: Final = 30.0
#: Times a failed download is tried again.
RETRIES: Final = 2
OTHER: Final = "it is not the copy that the shipped tables were made from: read it with --source or --from instead"


class _TooLargeError(Exception):
    """More bytes than a file is registered with; not a ValueError, so that it is not tried again."""


class _Limited:
    """A file that takes no more than a number of bytes."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._left = stream, limit

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise _TooLargeError
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()


def cache() -> Path:
    """The folder for fetched files: the user's cache folder, or ``TOOLKIT_CACHE`` where that is set.

    Examples
    --------
    >>> cache().name != ""
    True
    """
    import pooch

    return Path(pooch.create(pooch.os_cache("resolution-toolkit"), "", env="TOOLKIT_CACHE").abspath)


@once
def repository() -> str:
    """Address of the United Nations' public repository, which the paths of files are put after."""
    return str(tomllib.loads(paths.data("series", "series.toml").read_text(encoding="utf-8"))["repository"])


def download(target: Path, name: str, url: str, digest: str | None, limit: int, retries: int = RETRIES) -> Path:
    """Download one file into a folder, unless it is there and has its checksum.

    Parameters
    ----------
    target, name
        The folder, and the file's name in it.
    url
        Where it is.
    digest
        Its sha256; unchecked where ``None``.
    limit
        Most bytes that are taken.
    retries
        Times a failed download is tried again.

    Raises
    ------
    toolkit.errors.ToolkitError
        It cannot be had, is larger, or has another checksum.
    """
    import pooch

    def limited(url: str, output: str, pup: Any) -> None:
        with Path(output).open("wb") as stream:
            pooch.HTTPDownloader(timeout=TIMEOUT)(url, _Limited(stream, limit), pup)

    logger = pooch.get_logger()
    level = logger.level
    logger.setLevel("WARNING")
    try:
        known = None if digest is None else f"sha256:{digest}"
        pup = pooch.create(target, "", registry={name: known}, urls={name: url}, retry_if_failed=retries)
        return Path(pup.fetch(name, downloader=limited))
    except _TooLargeError:
        raise ToolkitError(f"is larger than {limit} bytes", file=url, remedy=OTHER) from None
    except OSError as error:  # what the connection raises is one, and so is a full disk
        raise ToolkitError(
            f"cannot be fetched: {type(error).__name__}", file=url, remedy="try again, or use a local copy with --from"
        ) from error
    except ValueError as error:
        raise ToolkitError("does not have the registered sha256", file=url, remedy=OTHER) from error
    finally:
        logger.setLevel(level)

"""Files and folders put in their places whole: a reader finds what was there before, or all of the new.

Everything is written aside, in the folder where it will stand, and renamed. A folder is replaced only where
it is absent, empty, or holds the file by which such a folder is known; a folder of a user's own is refused.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import ToolkitError

__all__ = ["replaced", "write"]


def write(path: Path, content: str | bytes) -> None:
    """Put a file in its place in one step: a reader finds the old one or the new one, never a part.

    Raises
    ------
    toolkit.errors.ToolkitError
        The place cannot be written.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit.publish.provenance import files
    >>> with TemporaryDirectory() as folder:
    ...     files.write(Path(folder) / "a.txt", "words")
    ...     content = (Path(folder) / "a.txt").read_text(encoding="utf-8")
    >>> content
    'words'
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def replaced(folder: Path, *, known_by: str) -> Iterator[Path]:
    """A fresh folder to fill, which takes the place of another when all has gone well.

    Parameters
    ----------
    folder
        Where it will stand.
    known_by
        Name of a file that marks a folder of this kind, which may be replaced.

    Yields
    ------
    pathlib.Path
        The folder to write into. If the block fails, it is removed and what was there before stays.

    Raises
    ------
    toolkit.errors.ToolkitError
        The place cannot be written, or holds something else.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit.publish.provenance import files
    >>> with TemporaryDirectory() as folder:
    ...     with files.replaced(Path(folder) / "out", known_by="a.txt") as fresh:
    ...         _ = (fresh / "a.txt").write_text("words", encoding="utf-8")
    ...     names = [path.name for path in (Path(folder) / "out").iterdir()]
    >>> names
    ['a.txt']
    """
    _check_place(folder, known_by)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield fresh
        fresh.chmod(0o755)
        _swap(fresh, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _check_place(folder: Path, known_by: str) -> None:
    if not folder.exists() or (folder.is_dir() and (not any(folder.iterdir()) or (folder / known_by).is_file())):
        return
    raise ToolkitError(
        f"holds something else (no {known_by}), so it is not replaced",
        file=folder,
        remedy="name another folder, or delete it",
    )


def _swap(fresh: Path, folder: Path) -> None:
    """Put a folder in the place of another, which is kept until the new one stands."""
    if not folder.exists():
        fresh.replace(folder)
        return
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        folder.replace(aside / "old")
        try:
            fresh.replace(folder)
        except OSError:
            (aside / "old").replace(folder)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _unwritable(path: Path, error: OSError) -> ToolkitError:
    return ToolkitError(
        f"cannot be written: {error.strerror or error}", file=path, remedy="name a place that you may write to"
    )

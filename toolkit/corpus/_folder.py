"""The folder that a run writes: tables, stamps and a manifest, each put aside first and then renamed.

``OUT/<table>/<partition>.parquet``
    The rows. A partition's files are renamed into place one after the other;
``OUT/partitions/<partition>.json``
    its *stamp* comes last, and says that they are whole: sha256 and rows of each, and the partition's key. A
    partition without a stamp, or with one of another key, is worked on (again).
``OUT/manifest.json``
    What the run is made from. ``complete`` turns true when every partition has its stamp.

Nothing in them says when, where or by how many workers they were made.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.corpus._plan import Partition
from toolkit.corpus._schema import names
from toolkit.corpus._work import Done
from toolkit.errors import ToolkitError

__all__ = ["FORMAT", "Folder"]

#: Form of the folder; one of another form is refused.
FORMAT = 1
MANIFEST, STAMPS, LOCK, ASIDE = "manifest.json", "partitions", ".lock", ".aside-"


class Folder:
    """A folder of tables, to be written or to be read.

    Parameters
    ----------
    path
        Where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    # -- reading ----------------------------------------------------------------------------

    def manifest(self) -> dict[str, Any] | None:
        """What the folder says of itself; ``None`` where it is empty or absent.

        Raises
        ------
        toolkit.errors.ToolkitError
            It holds other things, or a manifest of another form.
        """
        path = self.path / MANIFEST
        if not path.is_file():
            if self.path.exists() and (not self.path.is_dir() or any(self._others())):
                raise ToolkitError("holds other things than tables of a corpus", file=self.path, remedy=_ANEW)
            return None
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            form = found["format"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ToolkitError("cannot be read as a manifest", file=path, remedy=_ANEW) from error
        if form != FORMAT:
            raise ToolkitError(f"was written in form {form}, not in form {FORMAT}", file=path, remedy=_ANEW)
        return dict(found)

    def stamp(self, partition: str) -> dict[str, Any] | None:
        """The stamp of a partition whose files are all there; ``None`` otherwise."""
        try:
            found = json.loads(self._stamp(partition).read_text(encoding="utf-8"))
            sizes = {name: self._file(name, partition).stat().st_size for name in names()}
            return dict(found) if sizes == {name: found["tables"][name]["size"] for name in names()} else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def parquet(self, partition: str) -> dict[str, bytes]:
        """The files of a partition, by table."""
        return {name: self._file(name, partition).read_bytes() for name in names()}

    # -- writing ----------------------------------------------------------------------------

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep a second run out; the system lets go of the lock when a run ends, however it ends.

        Raises
        ------
        toolkit.errors.ToolkitError
            Another run writes here, or the folder cannot be written.
        """
        try:
            for name in (*names(), STAMPS):
                (self.path / name).mkdir(parents=True, exist_ok=True)
            lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise ToolkitError(
                f"cannot be written: {error.strerror}", file=self.path, remedy="name a folder that you may write to"
            ) from error
        try:
            if not _alone(lock):
                raise ToolkitError("another run writes here", file=self.path, remedy="wait for it, or stop it first")
            yield
        finally:
            os.close(lock)

    def begin(self, manifest: dict[str, Any]) -> None:
        """Say what is being made, and clear away what a stopped run left aside."""
        for path in self._leftovers():
            path.unlink(missing_ok=True)
        self._put(self.path / MANIFEST, _json({**manifest, "complete": False}))

    def store(self, partition: Partition, done: Done, described: dict[str, Any]) -> None:
        """Put a partition into place."""
        self._stamp(partition.id).unlink(missing_ok=True)  # until the new stamp is there, the partition is not done
        made = {}
        for name, content in done.files.items():
            self._put(self._file(name, partition.id), content)
            digest = hashlib.sha256(content).hexdigest()
            made[name] = {"rows": done.rows[name], "size": len(content), "sha256": digest}
        self._put(self._stamp(partition.id), _json({**described, "tables": made}))

    def finish(self, manifest: dict[str, Any], wanted: set[str], excluded: bytes) -> None:
        """Take away partitions that are no more, and say that the run is complete."""
        for name in names():
            for path in (self.path / name).glob("*.parquet"):
                if path.stem not in wanted and path.stem != EXCLUDED:
                    path.unlink()
        for path in (self.path / STAMPS).glob("*.json"):
            if path.stem not in wanted:
                path.unlink()
        self._put(self._file("failures", EXCLUDED), excluded)
        self._put(self.path / MANIFEST, _json({**manifest, "complete": True}))

    def _file(self, table: str, partition: str) -> Path:
        return self.path / table / f"{partition}.parquet"

    def _stamp(self, partition: str) -> Path:
        return self.path / STAMPS / f"{partition}.json"

    def _others(self) -> Iterator[Path]:
        """What lies in a folder without a manifest and is not what a run begins with."""
        ours = {*names(), STAMPS}
        for path in self.path.iterdir():
            if path.name == LOCK or path.name.startswith(ASIDE) or (path.name in ours and not any(path.iterdir())):
                continue
            yield path

    def _leftovers(self) -> Iterator[Path]:
        for folder in (self.path, *(self.path / name for name in (*names(), STAMPS))):
            yield from folder.glob(f"{ASIDE}*")

    def _put(self, path: Path, content: bytes) -> None:
        aside = path.with_name(f"{ASIDE}{path.name}")
        try:
            with aside.open("wb") as stream:
                stream.write(content)
                stream.flush()
                if path.parent.name == STAMPS or path.name == MANIFEST:
                    os.fsync(stream.fileno())
            aside.replace(path)
        except OSError as error:
            raise ToolkitError(
                f"cannot be written: {error.strerror}", file=path, remedy="see to space and permissions, and run again"
            ) from error


#: Name of the file of ``failures`` that explains what no partition has: foreign and duplicate files, bad archives.
EXCLUDED = "excluded"
_ANEW = "name a new folder, or empty this one first"


def _json(found: dict[str, Any]) -> bytes:
    return (json.dumps(found, ensure_ascii=True, indent=1, sort_keys=True) + "\n").encode("ascii")


def _alone(lock: int) -> bool:
    """Take a lock on an open file; where the system has no such locks, nobody is kept out."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

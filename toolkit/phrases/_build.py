"""Making an index of phrases, or bringing it up to date: what did not change is not read again.

Documents go in one by one; their words become numbers (a list of words a language, which only grows), and when enough
have come together they are written as a segment. So memory is bounded by the size of a segment, and work grows with
the words: each is sorted once within its segment. Small segments are put together with what is new.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Final

from toolkit._words import keys
from toolkit.errors import ToolkitError
from toolkit.phrases._index import Index
from toolkit.phrases._inputs import IndexedDocument, IndexedText, documents
from toolkit.phrases._segments import MANIFEST, VERSION, Coded, Segment, write

__all__ = ["build"]

#: Words of a segment.
WORDS: Final = 3_000_000


def build(
    source: str | PathLike[str],
    out: str | PathLike[str],
    *,
    languages: Sequence[str] = ("ar", "en"),
    words: int = WORDS,
) -> Index:
    """Make an index of phrases, or bring one up to date.

    Parameters
    ----------
    source
        A folder of texts or zip archives of them, what `toolkit corpus` wrote, or a Parquet file of paragraphs with
        ``symbol``, ``language``, ``text``, and ``paragraph_id`` or ``id``.
    out
        Folder of the index; made if absent. What it holds of unchanged documents is kept, what is gone from the source
        is taken out.
    languages
        ISO 639-1 codes of the texts.
    words
        Words of a segment: memory is some 60 bytes a word.

    Returns
    -------
    Index

    Raises
    ------
    toolkit.errors.ToolkitError
        The source cannot be read or has no text in these languages, or the folder holds something else.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from pathlib import Path
    >>> import toolkit as tk
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.ar.txt").write_text(tk.load().source, encoding="utf-8")
    ...     index = tk.phrases.build(folder, Path(folder) / "index")
    ...     found = index.earliest(tk.load()["O30"].text.string)
    >>> found.paragraph_id
    'O30'
    """
    folder = Path(out)
    maker = _Maker(folder, tuple(languages), words)
    place = Path(source)
    for found in documents(place, languages):
        if place.is_dir() and folder.resolve() in (place / found.document.symbol).resolve().parents:
            continue
        maker.take(found)
    maker.close()
    return Index(folder)


@dataclass
class _Maker:
    """What is being made."""

    folder: Path
    languages: tuple[str, ...]
    limit: int

    def __post_init__(self) -> None:
        self.manifest = self._held()
        self.words: dict[str, dict[str, int]] = {}
        self.fresh: dict[str, list[Coded]] = {}
        self.seen: set[str] = set()
        self.skipped: set[str] = set(self.manifest["skipped"])
        self.digests = {digest: name for name, own in self.manifest["segments"].items() for digest in own}

    def _held(self) -> dict[str, Any]:
        path = self.folder / MANIFEST
        empty: dict[str, Any] = {"version": VERSION, "next": 0, "segments": {}, "skipped": []}
        if not path.is_file():
            if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
                raise ToolkitError("holds something else", file=self.folder, remedy="name an empty folder")
            return empty
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            if held["version"] == VERSION and held["languages"] == list(self.languages):
                return {**empty, **held}
        except (ValueError, KeyError, OSError):
            pass
        for child in self.folder.iterdir():  # of another version or for other languages: made anew
            if child.is_dir() and child.name.isdigit():
                shutil.rmtree(child)
        return empty

    def take(self, found: IndexedText) -> None:
        digest = found.document.digest
        if digest in self.digests or digest in self.skipped:
            self.seen.add(digest)
            return
        document, rows = found.read()
        self.seen.add(digest)
        if not document.language or not rows:
            self.skipped.add(digest)
            return
        self._put(document.language, self._coded(document, rows))

    def _coded(self, document: IndexedDocument, rows: Sequence[tuple[str, str]]) -> Coded:
        import numpy as np

        known = self._known(document.language)
        coded = []
        for _, text in rows:
            numbers = [known.setdefault(word, len(known) + 1) for word in keys(text)]
            coded.append(np.array(numbers, dtype=np.uint32))
        return Coded(document, tuple(name for name, _ in rows), tuple(coded), tuple(text for _, text in rows))

    def _known(self, language: str) -> dict[str, int]:
        if language not in self.words:
            path = self.folder / f"words.{language}.txt"
            held = path.read_text(encoding="utf-8").split("\n")[:-1] if path.is_file() and self.digests else []
            self.words[language] = {word: number for number, word in enumerate(held, 1)}
        return self.words[language]

    def _put(self, language: str, *coded: Coded) -> None:
        waiting = self.fresh.setdefault(language, [])
        waiting += coded
        if sum(one.words for one in waiting) >= self.limit:
            self._write(language)

    def _write(self, language: str) -> None:
        waiting = self.fresh.pop(language, [])
        if waiting:
            name = f"{self.manifest['next']:04}"
            self.manifest["next"] += 1
            shutil.rmtree(self.folder / name, ignore_errors=True)
            write(self.folder / name, language, waiting)
            self.manifest["segments"][name] = [one.document.digest for one in waiting]

    def close(self) -> None:
        """Put what changed and what is small together, write it, and then say what holds."""
        changed = [name for name, own in self.manifest["segments"].items() if set(own) - self.seen]
        away = []
        for name in list(self.manifest["segments"]):
            segment = Segment(self.folder / name)
            small = len(segment.row) < self.limit // 2 and segment.language in self.fresh
            if name in changed or small:
                away.append(name)
                del self.manifest["segments"][name]
                self._put(segment.language, *(one for one in segment.coded() if one.document.digest in self.seen))
        for language in list(self.fresh):
            self._write(language)
        if not self.manifest["segments"]:
            raise ToolkitError("nothing was indexed: no text in " + ", ".join(self.languages), file=self.folder)
        for language, known in self.words.items():
            text = "".join(f"{word}\n" for word in known)
            (self.folder / f"words.{language}.txt").write_text(text, encoding="utf-8")
        self.manifest |= {"languages": list(self.languages), "skipped": sorted(self.skipped & self.seen)}
        staged = self.folder / f"{MANIFEST}.new"
        staged.write_text(json.dumps(self.manifest, indent=1, sort_keys=True), encoding="utf-8")
        staged.replace(self.folder / MANIFEST)
        for name in away:
            shutil.rmtree(self.folder / name)

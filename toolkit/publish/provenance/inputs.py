"""What a result was made from: files and folders with their sha256, named as readers know them.

The digest of a folder (language data, themes) is the sha256 of the lines ``<sha256>  <path>`` of its files, sorted by
path: what ``sha256sum`` prints.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from toolkit import paths
from toolkit.errors import ToolkitError
from toolkit.model import Resolution

__all__ = ["InputFile", "digest", "gathered", "inputs_of", "media_type", "read_input"]

#: Media types by file ending; said here, since what a machine knows of endings differs.
_MEDIA: Final = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".graphml": "application/graphml+xml",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file or a folder that a result was made from.

    Attributes
    ----------
    name
        As readers know it: ``data/resolution/errata.csv``, or the bare name of a user's file. No folder of a machine.
    sha256
        Digest of its bytes (of a folder: see the module).
    size
        Bytes.
    media
        Media type; empty for a folder.
    ours
        Whether it is our own data, under `toolkit.publish.provenance.about.DATA_LICENCE`.
    """

    name: str
    sha256: str
    size: int
    media: str = ""
    ours: bool = False


def media_type(name: str) -> str:
    """Media type of a file by its ending; ``application/octet-stream`` where it is not known.

    Examples
    --------
    >>> from toolkit.publish.provenance.inputs import media_type
    >>> media_type("a.csv"), media_type("a.unknown")
    ('text/csv', 'application/octet-stream')
    """
    return _MEDIA.get(Path(name).suffix.lower(), "application/octet-stream")


def read_input(path: Path, *, name: str = "", ours: bool = False) -> InputFile:
    """Describe a file or a folder as an input.

    Parameters
    ----------
    path
        Where it lies.
    name
        What readers call it; its bare name where not given.
    ours
        Whether it is our own data.

    Examples
    --------
    >>> from toolkit import paths
    >>> from toolkit.publish.provenance.inputs import read_input
    >>> read_input(paths.data("resolution", "A_RES_78_132.ar.txt")).name
    'A_RES_78_132.ar.txt'
    """
    shown = name or path.name
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        lines = [f"{digest(p)}  {p.relative_to(path).as_posix()}\n" for p in files]
        total = hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()
        return InputFile(shown, total, sum(p.stat().st_size for p in files), "", ours)
    try:
        return InputFile(shown, digest(path), path.stat().st_size, media_type(path.name), ours)
    except OSError as error:
        raise ToolkitError("cannot be read", file=path, remedy="name the file a result was made from") from error


def inputs_of(resolution: Resolution) -> tuple[InputFile, ...]:
    """What the facts of a resolution are made from: its text, its apparatus, language data, themes.

    The text of a user's file is described by its bare name and the sha256 of its text in UTF-8.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.provenance.inputs import inputs_of
    >>> [one.name for one in inputs_of(tk.load())][-1]
    'data/themes'
    """
    from toolkit import library

    content = resolution.source.encode("utf-8", "surrogatepass")
    total = hashlib.sha256(content).hexdigest()
    bare = Path(resolution.name).name
    shipped = resolution.name == library.SHIPPED and bool(resolution.glosses)
    media = "application/xml" if resolution.source.lstrip("\ufeff \t\r\n").startswith("<") else "text/plain"
    found = [InputFile(f"data/resolution/{bare}" if shipped else bare, total, len(content), media)]
    if resolution.glosses:  # the text that ships, under whatever name, with what ships beside it
        found += [_shipped("resolution", name) for name in library.BESIDE]
    for folder in (("languages", resolution.language), ("themes",)):
        if paths.data(*folder).is_dir():
            found.append(_shipped(*folder))
    return tuple(found)


def _shipped(*parts: str) -> InputFile:
    return read_input(paths.data(*parts), name="/".join(("data", *parts)), ours=True)


def digest(path: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal.

    Examples
    --------
    >>> from toolkit import paths
    >>> from toolkit.publish.provenance.inputs import digest
    >>> digest(paths.data("resolution", "A_RES_78_132.ar.txt"))[:12]
    '355b14ac96d9'
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()


def gathered(stated: Iterable[InputFile | Path | Resolution]) -> list[InputFile]:
    """The inputs that are stated in one form or another, each once, in order.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.provenance.inputs import gathered, inputs_of
    >>> len(gathered([tk.load(), tk.load()])) == len(inputs_of(tk.load()))
    True
    """
    found: dict[tuple[str, str], InputFile] = {}
    for one in stated:
        many = (
            inputs_of(one) if isinstance(one, Resolution) else (one if isinstance(one, InputFile) else read_input(one),)
        )
        found |= {(i.name, i.sha256): i for i in many}
    return list(found.values())

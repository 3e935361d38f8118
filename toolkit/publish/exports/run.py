"""Writing an export: into a folder with its RO-Crate, or into one file that says itself where it comes from."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.model import Resolution
from toolkit.publish.exports import FORMATS, Format
from toolkit.publish.exports._common import origin, stem
from toolkit.publish.provenance import crate
from toolkit.publish.provenance.files import replaced, write

__all__ = ["DEFAULT", "compare", "export", "files_of", "listing", "save"]

#: Folder under which an export goes where no place is named.
DEFAULT = Path("build/export")
_DESCRIBED = {"README.md": "What the folder holds.", "datapackage.json": "The tables and their schemas."}


def listing() -> str:
    """The formats, a line each.

    Examples
    --------
    >>> from toolkit.publish.exports import run
    >>> len(run.listing().splitlines()) >= 8
    True
    """
    return "\n".join(f"{one.name:<12} {one.summary}" for one in FORMATS.values())


def export(name: str, resolution: Resolution | None = None, out: Path | None = None) -> list[Path]:
    """Write a resolution in a format.

    Parameters
    ----------
    name
        One of `toolkit.publish.exports.FORMATS`.
    resolution
        The document, in either reading; the one that ships where it is ``None``.
    out
        A folder, or a file with the format's ending; ``build/export/<name>`` where not given.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such format, or the place cannot be written.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import run
    >>> with TemporaryDirectory() as folder:
    ...     names = [path.name for path in run.export("csl", tk.load(), Path(folder) / "out")]
    >>> names
    ['A_RES_78_132.ar.json', 'ro-crate-metadata.json']
    """
    one = _format(name)
    return save(one, resolution or library.load(), out or DEFAULT / name)


def compare(resolution: Resolution, against: Path) -> str:
    """How the Akoma Ntoso export of a resolution differs from another Akoma Ntoso file of it, a line a difference."""
    from toolkit.publish.exports import akn, akn_compare
    from toolkit.sources import decode, read_bytes

    ours = akn.content(resolution).decode("utf-8")
    theirs = decode(read_bytes(against), name=str(against))
    return akn_compare.report(ours, theirs, names=("export", str(against)))


def save(one: Format, resolution: Resolution, out: Path) -> list[Path]:
    """Write a resolution in a format; parameters as those of `export`.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import run
    >>> with TemporaryDirectory() as folder:
    ...     names = [path.name for path in run.save(run.FORMATS["csl"], tk.load(), Path(folder) / "out")]
    >>> names
    ['A_RES_78_132.ar.json', 'ro-crate-metadata.json']
    """
    if out.suffix and not out.is_dir():
        return _single(one, resolution, out)
    _check_ours(one, out)
    contents = files_of(one, resolution)
    with replaced(out, known_by=crate.NAME) as fresh:
        for name, content in contents.items():
            (fresh / name).write_bytes(content)
        crate.write(
            fresh,
            title=f"{resolution.symbol or Path(resolution.name).name} as {one.name}",
            description=one.summary,
            inputs=[resolution],
            parameters={"format": one.name, "reading": resolution.reading, "language": resolution.language},
            language=resolution.language,
            resolution=resolution,
            describe={name: _DESCRIBED.get(name, one.summary) for name in contents},
        )
    return [out / name for name in (*contents, crate.NAME)]


def files_of(one: Format, resolution: Resolution) -> dict[str, bytes]:
    """The files of an export by name, without its provenance.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.publish.exports import run
    >>> list(run.files_of(run.FORMATS["bibtex"], tk.load()))
    ['A_RES_78_132.ar.bib']
    """
    module = import_module(f"toolkit.publish.exports.{one.module or one.name}")
    if one.ending:
        return {stem(resolution) + one.ending: module.content(resolution)}
    made: dict[str, bytes] = module.files(resolution)
    return made


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ToolkitError(f"no format {name[:40]!r}", remedy=f"formats: {', '.join(FORMATS)}")
    return FORMATS[name]


def _single(one: Format, resolution: Resolution, out: Path) -> list[Path]:
    if out.suffix != one.ending:
        ending = f"a name that ends in {one.ending}, or a folder" if one.ending else "a folder"
        raise ToolkitError(f"is no place for {one.name}", file=out, remedy=f"name {ending}")
    (content,) = files_of(one, resolution).values()
    write(out, content)
    if one.headed:
        return [out]
    sidecar = out.with_name(f"{out.name}.provenance.json")
    write(sidecar, json.dumps(origin(resolution), ensure_ascii=False, indent=2) + "\n")
    return [out, sidecar]


def _check_ours(one: Format, out: Path) -> None:
    """Refuse a crate of something else, which `replaced` alone would take for an export."""
    path = out / crate.NAME
    if not path.is_file():
        return
    try:
        graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
        formats = [entity.get("value") for entity in graph if entity.get("@id") == "#parameter-format"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        formats = []
    if formats != [one.name]:
        raise ToolkitError(
            f"holds something else than {one.name}, so it is not replaced", file=out, remedy="name another folder"
        )

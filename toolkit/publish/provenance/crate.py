"""An RO-Crate around a folder of outputs: where they come from, and how to check that they are what was written.

``ro-crate-metadata.json`` (RO-Crate 1.2) names every file of the folder with its sha256, size and media type; the
inputs, shipped or a user's own, with theirs; the toolkit's version and the parameters of the run; authors,
licences and the acknowledgement of the United Nations. `check` reads it back and says what is no longer so.

What it does not hold: times of a run, names of a machine, versions of Python or of libraries. They would make two
equal results look different. The date of publication is the release date of the toolkit, as CITATION.cff states
it; the date of the resolution is that of its adoption, where the document states one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from toolkit.errors import DataError, ToolkitError
from toolkit.model import Resolution
from toolkit.publish.provenance.about import DATA_LICENCE, UNITED_NATIONS, about
from toolkit.publish.provenance.files import write as write_file
from toolkit.publish.provenance.inputs import InputFile, digest, gathered, inputs_of, media_type, read_input

__all__ = ["NAME", "InputFile", "check", "inputs_of", "media_type", "metadata", "read_input", "write"]

#: Name of the file that makes a folder a crate.
NAME: Final = "ro-crate-metadata.json"

_CONTEXT: Final = "https://w3id.org/ro/crate/1.2/context"
_PROFILE: Final = "https://w3id.org/ro/crate/1.2"
_UN: Final = "https://www.un.org/"
_TOOL: Final = "#toolkit"
_OWN_LICENCE: Final = "#rights-in-the-text"


def write(
    folder: Path,
    *,
    title: str,
    description: str = "",
    inputs: Iterable[InputFile | Path | Resolution] = (),
    parameters: Mapping[str, Any] | None = None,
    language: str = "",
    resolution: Resolution | None = None,
    describe: Mapping[str, str] | None = None,
) -> Path:
    """Write the crate of a folder, over one that it has.

    Parameters
    ----------
    folder
        A folder of outputs. Every file in it becomes part of the crate.
    title, description
        What the folder is, for people.
    inputs
        What it was made from: files, folders, or a resolution (see `inputs_of`).
    parameters
        Options of the run by name; values are shown as JSON, strings as they are.
    language
        ISO 639-1 code of the language of the outputs.
    resolution
        The resolution that the outputs are about.
    describe
        A sentence on a file, by its path in the folder.

    Returns
    -------
    pathlib.Path
        The file ``ro-crate-metadata.json``.

    Raises
    ------
    toolkit.errors.ToolkitError
        The folder is none, holds nothing, or cannot be written; an input cannot be read.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit.publish.provenance import crate
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.csv").write_text("a", encoding="utf-8")
    ...     written = crate.write(Path(folder), title="A trial")
    >>> written.name
    'ro-crate-metadata.json'
    """
    graph = metadata(
        folder,
        title=title,
        description=description,
        inputs=inputs,
        parameters=parameters,
        language=language,
        resolution=resolution,
        describe=describe,
    )
    write_file(folder / NAME, json.dumps(graph, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    return folder / NAME


def metadata(
    folder: Path,
    *,
    title: str,
    description: str = "",
    inputs: Iterable[InputFile | Path | Resolution] = (),
    parameters: Mapping[str, Any] | None = None,
    language: str = "",
    resolution: Resolution | None = None,
    describe: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The JSON-LD of a folder's crate; parameters as those of `write`.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit.publish.provenance import crate
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.csv").write_text("a", encoding="utf-8")
    ...     graph = crate.metadata(Path(folder), title="A trial")["@graph"]
    >>> [one["name"] for one in graph if one["@type"] == "File"]
    ['a.csv']
    """
    files = _files(folder, describe or {})
    if not files:
        raise ToolkitError("holds no files", file=folder, remedy="write the outputs first, then the crate")
    made_from = gathered(inputs)
    options = dict(sorted((parameters or {}).items()))
    people = [_person(i, author.name, author.person, author.orcid) for i, author in enumerate(about().authors, 1)]
    root = _root(title, description or title, language, files, people, resolution)
    graph = [_descriptor(), root, *files, *(_input(i, one) for i, one in enumerate(made_from, 1))]
    graph += [_parameter(name, value) for name, value in options.items()]
    graph += [_action(title, made_from, options), _tool(people), *people, _un(), *_licences()]
    if resolution is not None:
        graph += [_about(resolution), *_held(resolution)]
    return {"@context": _CONTEXT, "@graph": graph}


def check(folder: Path) -> list[str]:
    """What is not, or no longer, as a folder's crate says: a line for each file missing, changed or not named.

    Raises
    ------
    toolkit.errors.DataError
        The folder has no crate that can be read.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit.publish.provenance import crate
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.csv").write_text("a", encoding="utf-8")
    ...     _ = crate.write(Path(folder), title="A trial")
    ...     (Path(folder) / "a.csv").unlink()
    ...     problems = crate.check(Path(folder))
    >>> problems
    ['a.csv: missing']
    """
    path = folder / NAME
    try:
        graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
        named = {unquote(e["@id"]): e["sha256"] for e in graph if e["@type"] == "File"}
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DataError("is not a crate that can be read", file=path, remedy="write the outputs again") from error
    here = {name: path for path, name in _named(folder).items()}
    problems = [f"{name}: missing" for name in named.keys() - here.keys()]
    problems += [f"{name}: not named in the crate" for name in here.keys() - named.keys()]
    problems += [f"{name}: changed" for name in named.keys() & here.keys() if digest(here[name]) != named[name]]
    return sorted(problems)


def _named(folder: Path) -> dict[Path, str]:
    """The files of a folder and their names in it, sorted by name; the crate itself is none of them."""
    found = {p: p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p != folder / NAME}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _files(folder: Path, describe: Mapping[str, str]) -> list[dict[str, Any]]:
    return [_file(path, name, describe.get(name, "")) for path, name in _named(folder).items()]


def _file(path: Path, name: str, description: str) -> dict[str, Any]:
    entity = {
        "@id": quote(name),
        "@type": "File",
        "name": name,
        "encodingFormat": media_type(name),
        "contentSize": str(path.stat().st_size),
        "sha256": digest(path),
    }
    return {**entity, "description": description} if description else entity


def _descriptor() -> dict[str, Any]:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }


def _root(
    title: str,
    description: str,
    language: str,
    files: Sequence[Mapping[str, Any]],
    people: Sequence[Mapping[str, Any]],
    resolution: Resolution | None,
) -> dict[str, Any]:
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": description,
        "datePublished": about().released,
        "license": {"@id": DATA_LICENCE[0]},
        "usageInfo": {"@id": _OWN_LICENCE},
        "author": _ids(people),
        "publisher": {"@id": people[0]["@id"]},
        "keywords": list(about().keywords),
        "hasPart": _ids(files),
        "mentions": {"@id": "#run"},
    }
    if language:
        root["inLanguage"] = language
    if resolution is not None:
        root["about"] = {"@id": _about(resolution)["@id"]}
    return root


def _ids(entities: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]] | dict[str, Any]:
    """References to entities; to a single one without a list, as RO-Crate recommends."""
    ids = [{"@id": entity["@id"]} for entity in entities]
    return ids[0] if len(ids) == 1 else ids


def _input(number: int, one: InputFile) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "@id": f"#input-{number}",
        "@type": "CreativeWork",
        "name": one.name,
        "sha256": one.sha256,
        "contentSize": str(one.size),
        "license": {"@id": DATA_LICENCE[0] if one.ours else _OWN_LICENCE},
    }
    if one.media:
        entity["encodingFormat"] = one.media
    return entity


def _parameter(name: str, value: Any) -> dict[str, Any]:
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return {"@id": f"#parameter-{quote(name)}", "@type": "PropertyValue", "name": name, "value": shown}


def _action(title: str, made_from: Sequence[InputFile], options: Mapping[str, Any]) -> dict[str, Any]:
    objects = [{"@id": f"#input-{i}"} for i in range(1, len(made_from) + 1)]
    objects += [{"@id": f"#parameter-{quote(name)}"} for name in options]
    return {
        "@id": "#run",
        "@type": "CreateAction",
        "name": title,
        "instrument": {"@id": _TOOL},
        "object": objects,
        "result": {"@id": "./"},
    }


def _tool(people: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    own = about()
    tool = {
        "@id": _TOOL,
        "@type": "CreativeWork",
        "additionalType": "https://schema.org/SoftwareApplication",
        "name": own.title,
        "description": own.abstract,
        "version": own.version,
        "datePublished": own.released,
        "license": {"@id": _spdx(own.licence)},
        "author": _ids(people),
    }
    # RO-Crate asks a SoftwareApplication for an address, and one is not made up where CITATION.cff has none
    return {**tool, "@type": "SoftwareApplication", "url": own.url} if own.url else tool


def _spdx(licence: str) -> str:
    return f"https://spdx.org/licenses/{licence}.html"


def _person(number: int, name: str, person: bool, orcid: str) -> dict[str, Any]:  # noqa: FBT001 - a field of Author
    return {"@id": orcid or f"#author-{number}", "@type": "Person" if person else "Organization", "name": name}


def _un() -> dict[str, Any]:
    return {"@id": _UN, "@type": "Organization", "name": "United Nations", "url": _UN}


def _licences() -> list[dict[str, Any]]:
    own = about().licence
    data, name = DATA_LICENCE
    return [
        {"@id": data, "@type": "CreativeWork", "name": name, "description": "The licence of our own data."},
        {
            "@id": _spdx(own),
            "@type": "CreativeWork",
            "name": own,
            "description": "The licence of the toolkit's code.",
        },
        {
            "@id": _OWN_LICENCE,
            "@type": "CreativeWork",
            "name": "Rights in the words of the resolution",
            "description": UNITED_NATIONS,
        },
    ]


def _about(resolution: Resolution) -> dict[str, Any]:
    title = resolution.meta.get("title_en") or resolution.meta.get("title") or ""
    entity: dict[str, Any] = {
        "@id": "#resolution",
        "@type": "Legislation" if resolution.symbol else "CreativeWork",
        "name": str(title or resolution.symbol or Path(resolution.name).name),
        "inLanguage": resolution.language,
    }
    if resolution.symbol:
        entity["identifier"] = entity["legislationIdentifier"] = str(resolution.symbol)
        entity["publisher"] = {"@id": _UN}
    if resolution.meta.get("adopted"):
        entity["legislationDate"] = str(resolution.meta["adopted"])
    if held := _held(resolution):
        entity["hasPart"] = _ids(held)
    return entity


def _held(resolution: Resolution) -> list[dict[str, Any]]:
    """The resolutions that a document in parts holds: each has a symbol of its own."""
    found = resolution.meta.get("parts")
    symbols = [str(symbol) for symbol in found.values() if symbol] if isinstance(found, Mapping) else []
    return [
        {
            "@id": f"#resolution-{symbol[-1]}",
            "@type": "Legislation",
            "name": symbol,
            "identifier": symbol,
            "legislationIdentifier": symbol,
            "inLanguage": resolution.language,
            "isPartOf": {"@id": "#resolution"},
        }
        for symbol in symbols
    ]

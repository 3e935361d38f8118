"""Who made the toolkit, under which licence, and how it is cited: CITATION.cff, read as data.

`About` holds what the file states and nothing else; an author without a name is an error of the file, a date
that it does not state is empty. The licence of the code is the file's; that of our data is `DATA_LICENCE`
(``data/LICENSE``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from toolkit import paths
from toolkit.errors import DataError

__all__ = ["DATA_LICENCE", "UNITED_NATIONS", "About", "Author", "about", "cite"]

#: Address and name of the licence of our data.
DATA_LICENCE: Final = (
    "https://creativecommons.org/licenses/by/4.0/",
    "Creative Commons Attribution 4.0 International (CC BY 4.0)",
)
#: The acknowledgement that every product with words of a resolution carries.
UNITED_NATIONS: Final = (
    "The resolution is a document of the United Nations, which is acknowledged as its source. "
    "Neither its transcription nor anything derived from it here is an official record."
)


_REQUIRED: Final = ("title", "version", "date-released", "license", "authors")


@dataclass(frozen=True, slots=True)
class Author:
    """A person or an organization; ``orcid`` is an address or empty."""

    name: str
    person: bool = False
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What CITATION.cff says. ``released`` is an ISO date; ``url`` is empty where none is stated."""

    title: str
    abstract: str
    version: str
    released: str
    licence: str
    authors: tuple[Author, ...]
    keywords: tuple[str, ...]
    url: str = ""


@cache
def about(path: Path | None = None) -> About:
    """Read CITATION.cff.

    Parameters
    ----------
    path
        The file; the toolkit's own where not given.

    Raises
    ------
    toolkit.errors.DataError
        The file is absent, is not YAML, or lacks title, version, release date, licence or authors.
    """
    import yaml

    file = path or paths.citation()
    try:
        stated = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError("cannot be read as YAML", file=file, remedy="restore CITATION.cff") from error
    lacking = [
        key for key in ("title", "version", "date-released", "license", "authors") if not (stated or {}).get(key)
    ]
    if lacking:
        raise DataError(f"does not state {', '.join(lacking)}", file=file, remedy="add it, as the CFF standard says")
    return About(
        title=str(stated["title"]),
        abstract=" ".join(str(stated.get("abstract", "")).split()),
        version=str(stated["version"]),
        released=str(stated["date-released"]),
        licence=str(stated["license"]),
        authors=tuple(_author(one, file) for one in stated["authors"]),
        keywords=tuple(str(word) for word in stated.get("keywords", ())),
        url=str(stated.get("repository-code") or stated.get("url") or ""),
    )


def _author(stated: Mapping[str, Any], file: Path) -> Author:
    parts = [stated.get(key, "") for key in ("given-names", "name-particle", "family-names", "name-suffix")]
    person = " ".join(part for part in parts if part)
    name = stated.get("name") or person
    if not name:
        raise DataError("an author has no name", file=file, place="authors", remedy="give name or family-names")
    return Author(str(name), bool(person) and "name" not in stated, str(stated.get("orcid", "")))


def cite(what: str = "") -> str:
    """One line that cites the toolkit, or something made with it: authors, year, title, version.

    Examples
    --------
    >>> from toolkit.publish.provenance.about import cite
    >>> cite("Figure 1")
    'The resolution toolkit contributors (2026). Figure 1. Resolution toolkit, version 0.1.0.'
    """
    own = about()
    authors = ", ".join(author.name for author in own.authors)
    head = f"{authors} ({own.released[:4]}). "
    return (
        f"{head}{what}. {own.title}, version {own.version}." if what else f"{head}{own.title}, version {own.version}."
    )

"""The glossary: what the words of this project mean, in English and in Arabic.

``data/glossary/glossary.csv`` holds a term a row, with a definition in our own words in both languages and the source
that the usage follows. A definition says how the word is used *here*; another field may use it otherwise.
"""

from __future__ import annotations

import csv
import html
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from toolkit import languages, paths
from toolkit.errors import DataError, ToolkitError

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.notebook import Html

__all__ = ["COLUMNS", "FIELDS", "Term", "box", "frame", "term", "terms"]

COLUMNS: Final = ("id", "field", "term_en", "definition_en", "term_ar", "definition_ar", "source")
#: The fields that terms belong to.
FIELDS: Final = ("drafting", "textual", "analysis", "policy", "script")


@dataclass(frozen=True)
class Term:
    """A word of the project.

    Attributes
    ----------
    id
        Its name in code and links; never changed.
    field
        One of `FIELDS`.
    names, definitions
        The word, and what it means, by language.
    source
        What the usage follows.
    """

    id: str
    field: str
    names: dict[str, str]
    definitions: dict[str, str]
    source: str


@cache
def terms() -> tuple[Term, ...]:
    """Every term, in the order of the ids.

    Raises
    ------
    toolkit.errors.DataError
        The file lacks a column or leaves a cell empty.
    """
    path = paths.data("glossary", "glossary.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, strict=True))
    for line, row in enumerate(rows, 2):
        if tuple(row) != COLUMNS or not all(row.values()):
            raise DataError("not a whole row", file=path, place=f"row {line}", remedy="fill every column")
    return tuple(sorted((_term(row) for row in rows), key=lambda one: one.id))


def term(name: str) -> Term:
    """A term by its id.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such term.

    Examples
    --------
    >>> from toolkit import glossary
    >>> glossary.term(glossary.frame()["id"].iloc[0]).id == glossary.frame()["id"].iloc[0]
    True
    """
    for one in terms():
        if one.id == name:
            return one
    raise ToolkitError(f"the glossary has no term {name[:40]!r}", remedy="see data/glossary/glossary.csv")


def frame(language: str = "") -> pd.DataFrame:
    """The glossary as a table in a language: ``id, field, term, definition, other`` (the term elsewhere), source.

    Examples
    --------
    >>> from toolkit import glossary
    >>> list(glossary.frame())[:2]
    ['id', 'field']
    """
    import pandas as pd

    code = language or languages.current()
    rows = [
        (one.id, one.field, _in(one.names, code), _in(one.definitions, code), _elsewhere(one, code), one.source)
        for one in terms()
    ]
    return pd.DataFrame(rows, columns=["id", "field", "term", "definition", "other", "source"])


def box(*ids: str, language: str = "") -> Html:
    """Some terms to show, a paragraph each: the word, the word in the other language, and its meaning.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such term.

    Examples
    --------
    >>> from toolkit import glossary
    >>> type(glossary.box(glossary.frame()["id"].iloc[0])).__name__
    'Html'
    """
    from toolkit.notebook import Html

    code = language or languages.current()
    direction = languages.load(code, "display").get("direction", "ltr")
    rows = "".join(_row(term(name), code) for name in ids)
    body = f'<div class="rt" dir="{direction}" lang="{html.escape(code)}">{rows}</div>'
    return Html(body, f"<glossary: {', '.join(ids)}>")


def _row(one: Term, code: str) -> str:
    others = " ".join(
        f'<bdi lang="{html.escape(other)}">{html.escape(name)}</bdi>'
        for other, name in one.names.items()
        if other != code
    )
    name, meaning = html.escape(_in(one.names, code)), html.escape(_in(one.definitions, code))
    direction = languages.load(code, "display").get("direction", "ltr")
    return f'<p dir="{direction}"><b>{name}</b> ({others}): {meaning}</p>'


def _term(row: dict[str, str]) -> Term:
    codes = [column.removeprefix("term_") for column in row if column.startswith("term_")]
    names = {code: row[f"term_{code}"] for code in codes}
    meanings = {code: row[f"definition_{code}"] for code in codes}
    return Term(row["id"], row["field"], names, meanings, row["source"])


def _in(words: dict[str, str], code: str) -> str:
    return words.get(code, words["en"])


def _elsewhere(one: Term, code: str) -> str:
    return "; ".join(name for other, name in one.names.items() if other != code)

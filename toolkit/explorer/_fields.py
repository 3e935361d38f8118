"""What a search reads: every run of words that a reader may see at a paragraph, and whose it is.

The paragraph's own text and the notes at its markers, our gloss, the official English text where the user has it, and
the names of the paragraph's themes in every language that has names for them; and what was read from it, in words of
other languages. The paragraphs of the whole Assembly are searched by their text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from toolkit._rows import rows as each
from toolkit.explorer._facets import label
from toolkit.explorer._rules import themes

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Resolution

__all__ = ["WHERE", "Field", "fields", "vocabulary"]

#: A run of letters and digits in folded text: both words of "multi-stakeholder", "2030"; no line below, no marks.
_WORD: Final = re.compile(r"[^\W_]+")

#: Kinds of words, in the order in which their hits stand.
WHERE: Final = ("text", "note", "gloss", "official", "theme", "fact")
#: Languages that name themes.
_NAMED: Final = ("en", "ar")


class Field(NamedTuple):
    """Words at a paragraph: its row, what they are, their language, and the marker of a note or the id of a theme."""

    row: int
    where: str
    language: str
    words: str
    name: str = ""


class Searched(Protocol):
    """What is asked of a subject here (`toolkit.explorer._subject.Subject` stands above this module)."""

    @property
    def frame(self) -> pd.DataFrame: ...
    @property
    def kind(self) -> str: ...
    @property
    def official(self) -> Mapping[str, str]: ...
    @property
    def resolution(self) -> Resolution | None: ...


def fields(subject: Searched) -> tuple[Field, ...]:
    """All that is searched of a subject, in the order of the rows."""
    return tuple(field for field in _all(subject) if field.words)


def _all(subject: Searched) -> Iterator[Field]:
    notes, figures = _notes(subject), _figures(subject)
    for row, one in zip(subject.frame.index, each(subject.frame), strict=True):
        yield Field(row, "text", one.language, one.text)
        if subject.kind == "assembly":
            continue
        for marker, words in notes.get(one.paragraph_id, ()):
            yield Field(row, "note", one.language, words, marker)
        yield Field(row, "gloss", "en", one.gloss)
        yield Field(row, "official", "en", subject.official.get(one.paragraph_id, ""))
        for theme in one.themes:
            for code in _NAMED:
                yield Field(row, "theme", code, themes(code).get(theme, ""), theme)
        for code, words in _facts(one, figures.get(one.paragraph_id, ())):
            yield Field(row, "fact", code, words)


def _facts(one: Any, figures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What was read from a paragraph, in other languages than its own: whom it addresses, and what its figures are of.

    Of a paragraph whose words are not here, its verbs too, in every language.
    """
    for code in _NAMED:
        if code != one.language or not one.text:
            for who in one.addressees:
                yield code, label("addressees", who, code)
            for verb in dict.fromkeys(one.verbs) if not one.text else ():
                yield code, label("verbs", verb, code)
    if one.language != "en":
        for words in figures:
            yield "en", words


def _figures(subject: Searched) -> dict[str, list[str]]:
    """What the figures of a resolution are of: group and indicator, by paragraph."""
    from toolkit import tables

    resolution = subject.resolution
    if resolution is None or "statistics" not in tables.known(resolution.language):
        return {}
    found: dict[str, list[str]] = {}
    for one in each(tables.tables(resolution, ["statistics"])["statistics"].fillna("")):
        words = f"{one.indicator} ({one.group})" if one.indicator and one.group else one.indicator
        if words and words not in found.setdefault(one.place, []):
            found[one.place].append(words)
    return found


def _notes(subject: Searched) -> dict[str, list[tuple[str, str]]]:
    if subject.resolution is None:
        return {}
    words = {note.marker: note.text.string for note in subject.resolution.notes}
    return {
        one.id: [(marker, words[marker]) for _, marker in one.markers if marker in words]
        for one in subject.resolution.paragraphs
    }


def vocabulary(found: tuple[Field, ...]) -> dict[str, frozenset[str]]:
    """The folded words of the documents by language, names of themes apart."""
    from toolkit.text import fold

    known: dict[str, set[str]] = {}
    for one in found:
        if one.where != "theme":
            known.setdefault(one.language, set()).update(_WORD.findall(fold(one.words)))
    return {code: frozenset(words) for code, words in known.items()}

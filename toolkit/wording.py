"""What a notebook shows, said in another language: captions, names of columns, and values that are the toolkit's words.

Notebooks are written in English. ``data/languages/<code>/strings.toml`` has the English on the left and that language's
words on the right; what it does not have is shown as it is. Three things are translated, each by its own rule:

- *captions, headings, legends* by `said`: the whole line, or a line with places, ``"{symbol}, paragraph {number}"``. A
  place that is named like a column with words of its own holds one of those words, and is translated with it.
- *names of columns* by `header`: from the same list, and otherwise as a value, since a pivoted table has values there.
- *values in cells* by `value`: ``values.toml`` says, column by column, which values are words of the toolkit (a force,
  a kind, a theme) and what they are called; its ``[from]`` names the files that have them already, so that a verb has
  one name in charts and tables. A cell is translated only as a whole, or where all the parts of a list are known: ids,
  symbols, and the words of a text stay what they are.

English has both files too, for ids and short names only: ``digital_divides`` is *Digital divides* in what people read,
and stays an id in the tables of files. Another language knows a value or a column by its English name as well.

No language but the one asked for is ever shown instead: what it has no words for stays English, and is set as English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from toolkit import _states, languages, paths
from toolkit.text import script

__all__ = ["as_written", "columns", "header", "title", "translated", "value"]

#: Tables of the whole Assembly that have names in Arabic.
_NAMES: Final = ("states", "resolutions")
#: A place in a line, after `re.escape`.
_PLACE: Final = re.compile(r"\\\{(\w+)\\\}")
#: How the parts of a list are set apart in the tables; a blank only between codes in capitals.
_SEPARATORS: Final = ("; ", ";", ", ", " ")


@dataclass(frozen=True)
class _Words:
    """Lines with their translation, and lines with places, each with its pattern and translation."""

    lines: Mapping[str, str]
    templates: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, lines: Mapping[str, str]) -> _Words:
        templates = (
            (re.compile(_PLACE.sub(r"(?P<\1>[^;]+?)", re.escape(line))), target)
            for line, target in lines.items()
            if "{" in line
        )
        return cls(lines, tuple(templates))

    def get(self, words: str, language: str) -> str:
        """The translation; empty where there is none."""
        if words in self.lines:
            return self.lines[words]
        for pattern, target in self.templates:
            match = pattern.fullmatch(words)
            filled = _filled(match, language) if match else None
            if filled is not None:
                return target.format(**filled)
        return ""


def translated(words: str, language: str) -> str:
    """A caption, heading or legend in a language; as it is where that language does not have it.

    Examples
    --------
    >>> from toolkit import wording
    >>> wording.translated("No such caption", "ar")
    'No such caption'
    """
    return _strings(language).get(words, language) or words


def header(name: str, language: str, others: Sequence[str] = ()) -> str:
    """The name of a column in a language; a pivoted table has values as names.

    Parameters
    ----------
    name
        Of the column.
    language
        ISO 639-1 code.
    others
        Names of all columns of the table. Where most of them are values of one column, this is one, too: "split" is
        what became of a paragraph beside "merged" and "dropped", and a part of the labels elsewhere.

    Examples
    --------
    >>> from toolkit import wording
    >>> wording.header("paragraph_id", "en")
    'paragraph'
    """
    for known in _values(language).values():
        if name in known.lines and 2 * sum(other in known.lines for other in others) > len(others):
            return known.lines[name]
    shown = name.replace("_", " ")
    return _strings(language).get(shown, language) or _anywhere(name, language) or _anywhere(shown, language) or shown


def title(words: str, language: str) -> str:
    """What a mark says when the pointer is on it: a line that is known, or a value of any column.

    Examples
    --------
    >>> from toolkit import wording
    >>> wording.title("No such line", "ar")
    'No such line'
    """
    return _strings(language).get(words, language) or _anywhere(words, language) or words


def value(words: str, column: str, language: str) -> str:
    """The words of a cell in a language: known as a whole, or known in all the parts of a list.

    Examples
    --------
    >>> value("note, recall", "verb", "ar") == "، ".join(value(verb, "verb", "ar") for verb in ("note", "recall"))
    True
    >>> value("note, A/RES/70/1", "verb", "ar")
    'note, A/RES/70/1'
    """
    known = _values(language).get(column)
    if column in languages.load(language, "values").get("lists", ()):
        return _joined(words, language)
    if not words or known is None:
        return words
    found = known.get(words, language)
    if found:
        return found
    for separator in _SEPARATORS if words.isupper() else _SEPARATORS[:-1]:
        parts = [known.get(part, language) for part in words.split(separator)]
        if len(parts) > 1 and all(parts):
            return _joint(separator.strip() or ",", language).join(parts)
    return words


def columns(language: str) -> frozenset[str]:
    """The columns whose values are words of the toolkit, and have a name in a language.

    Examples
    --------
    >>> from toolkit import wording
    >>> "verb" in wording.columns("ar")
    True
    """
    return frozenset(_values(language))


def as_written(language: str) -> frozenset[str]:
    """The columns of which a language's data says that they hold ids or words of a text, which are not translated.

    Examples
    --------
    >>> from toolkit import wording
    >>> "phrase" in wording.as_written("ar")
    True
    """
    return frozenset(languages.load(language, "values").get("as_written", ()))


def _filled(match: re.Match[str], language: str) -> dict[str, str] | None:
    """The words of a template's places; nothing where a place must hold a known value and does not."""
    filled = {}
    for name, words in match.groupdict().items():
        known = _values(language).get(name)
        filled[name] = known.get(words, language) if known else words
    return filled if all(filled.values()) else None


def _anywhere(words: str, language: str) -> str:
    return next(filter(None, (known.get(words, language) for known in _values(language).values())), "")


def _joined(words: str, language: str) -> str:
    """A list of words of a text in this language, set apart as this language does; any other list as it is."""
    if script(words) != languages.load(language, "display").get("script"):
        return words
    for separator in _SEPARATORS:
        words = words.replace(separator, _joint(separator.strip(), language))
    return words


def _joint(separator: str, language: str) -> str:
    joints: Mapping[str, str] = languages.load(language, "values").get("joints", {})
    return joints.get(separator, f"{separator} ")


@cache
def _strings(language: str) -> _Words:
    lines: dict[str, str] = languages.load(language, "strings").get("strings", {})
    if language == "en":
        return _Words.of(lines)
    english: Mapping[str, str] = languages.load("en", "strings").get("strings", {})
    return _Words.of({english[name]: words for name, words in lines.items() if name in english} | lines)


@cache
def _values(language: str) -> Mapping[str, _Words]:
    """The words of each column: its own, then those that other files have."""
    data = languages.load(language, "values")
    own: Mapping[str, Mapping[str, str]] = data.get("values", {})
    taken: Mapping[str, Iterable[str]] = data.get("from", {})
    found = {}
    for column in dict.fromkeys([*taken, *own]):
        words = dict(own.get(column, {}))
        if language != "en":
            english = _table(f"values.{column}", "en")
            words = {english[name]: shown for name, shown in words.items() if name in english} | words
        for source in taken.get(column, ()):
            words = dict(_words_of(source, language)) | words
        found[column] = _Words.of(words)
    return found


def _words_of(source: str, language: str) -> Mapping[str, str]:
    """The words of ``act_charts.verbs``, ``values.kind``, ``themes`` or ``states``, by id and by English name."""
    if source == "themes":
        from toolkit.themes import load_codebook

        codebook = load_codebook()
        english, words = ({theme: codebook.label(theme, code) for theme in codebook.ids} for code in ("en", language))
    elif source in _NAMES:
        return _names(source, language)
    else:
        english, words = (_table(source, code) for code in ("en", language))
    return {english[name]: words[name] for name in words if name in english} | words


def _names(source: str, language: str) -> dict[str, str]:
    """The names of states, by code too, or the titles of the Assembly's resolutions, by their English."""
    if source == "states":
        shown = {one: getattr(one, f"name_{language}", one.name) for one in _states.states().values()}
        return {one.name: name for one, name in shown.items()} | {one.code: name for one, name in shown.items()}
    if language != "ar":
        return {}
    import pyarrow.parquet as pq

    rows = pq.read_table(paths.data("assembly", "resolutions.parquet"), columns=["title", "title_ar"]).to_pylist()
    return {row["title"]: row["title_ar"] for row in rows if row["title"] and row["title_ar"]}


def _table(source: str, language: str) -> dict[str, str]:
    topic, _, table = source.partition(".")
    data = languages.load(language, topic)
    return dict((data.get("values", {}) if topic == "values" else data).get(table, {}))

"""The codebook: themes with labels, definitions and own instruments, as data.

A theme is *given* by evidence: words of a paragraph that a lexicon lists for it. What
a theme means is written in ``data/themes/codebook.toml`` for readers; what earns it in
``data/themes/lexicon/<language>.toml`` and ``data/themes/names/<language>.toml`` for the
tagger. Another codebook in the same format can be used in their place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from toolkit import paths
from toolkit.errors import DataError
from toolkit.languages import current
from toolkit.themes._schema import Source
from toolkit.themes.lexicon import Lexicon

_FIELDS = {"title", "version", "lexicons", "theme", "rule", "languages"}
_THEME = {"id", "label", "definition", "includes", "excludes", "instruments", "implies", "phrases"}
_RULE = {"number", "text"}


@dataclass(frozen=True)
class Theme:
    """One theme of a codebook.

    Attributes
    ----------
    id
        Its name in tables, e.g. ``digital_divides``.
    label, definition
        Texts by language code.
    includes, excludes, instruments
        Notes for readers by language code. Instruments are names that are enough by themselves.
    implies
        Themes that every paragraph of this one carries too.
    phrases
        Patterns by language, for codebooks without lexicon files.
    """

    id: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    includes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excludes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instruments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    implies: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Codebook:
    """Themes in order, the rules for giving them (texts by number and language), and where their lexicons lie."""

    path: Path
    title: str
    version: str
    themes: tuple[Theme, ...]
    rules: Mapping[int, Mapping[str, str]]
    folder: Path | None

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the themes, in order."""
        return tuple(theme.id for theme in self.themes)

    def __getitem__(self, theme: str) -> Theme:
        for one in self.themes:
            if one.id == theme:
                return one
        raise KeyError(f"no theme {theme!r} in {self.path.name}: it has {', '.join(self.ids)}")

    def __iter__(self) -> Iterator[Theme]:
        return iter(self.themes)

    def label(self, theme: str, language: str = "") -> str:
        """A theme's label; its English label or id where the language has none."""
        labels = self[theme].label
        return labels.get(language or current()) or labels.get("en") or theme

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages that can be tagged."""
        codes = {code for theme in self.themes for code in (theme.phrases or ())}
        if self.folder:
            codes.update(path.stem for path in (self.folder / "lexicon").glob("*.toml"))
        return tuple(sorted(codes))

    def wordless(self, language: str) -> tuple[str, ...]:
        """Themes that nothing in a language can earn: neither words of their own, nor a theme that implies them.

        Examples
        --------
        >>> import toolkit as tk
        >>> tk.themes.load_codebook().wordless("en")
        ()
        """
        lexicon = self.lexicon(language)
        earned = {rule.theme for rule in lexicon.rules} | {one for group in lexicon.groups for one in group.themes}
        earned |= {other for theme in self.themes for other in theme.implies}
        return tuple(theme for theme in self.ids if theme not in earned)

    def lexicon(self, language: str) -> Lexicon:
        """The lexicon of a language, read and validated once.

        Raises
        ------
        toolkit.errors.DataError
            There is none, or it breaks its schema; file and line are named.
        """
        if language not in self.languages:
            own = "" if self.folder else f"give each theme its words, phrases.{language} = [...]; "
            raise DataError(
                f"no lexicon for language {language!r}",
                file=self.path,
                remedy=f"{own}there are {', '.join(self.languages) or 'none'}; see CONTRIBUTING.md to add one",
            )
        return self._lexicons.setdefault(language, None) or self._read(language)

    @cached_property
    def _lexicons(self) -> dict[str, Lexicon | None]:
        return {}

    def _read(self, language: str) -> Lexicon:
        implies = {theme.id: theme.implies for theme in self.themes}
        inline = {theme.id: (theme.phrases or {}).get(language, ()) for theme in self.themes}
        with_patterns = {theme: patterns for theme, patterns in inline.items() if patterns}
        lexicon = Lexicon.read(language, self.folder, self.ids, implies, with_patterns, self.path)
        self._lexicons[language] = lexicon
        return lexicon


def load_codebook(path: str | Path | None = None) -> Codebook:
    """Read a codebook; the toolkit's own where no path is given.

    Parameters
    ----------
    path
        A codebook in TOML. Its lexicons are looked for in folders ``lexicon/`` and
        ``names/`` beside it; a small codebook may carry its patterns itself
        (``phrases.en = [...]`` in a theme).

    Raises
    ------
    toolkit.errors.DataError
        The file breaks the schema: file, line and remedy are named.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.themes.load_codebook().label("igf", "en")
    'Internet Governance Forum'
    """
    place = Path(path).resolve() if path is not None else paths.data("themes", "codebook.toml")
    return _load(place, _state(place))


def _state(path: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells whether a codebook or a file beside it was changed since it was read: names, times and sizes."""
    found: list[tuple[str, os.stat_result]] = []
    with suppress(OSError):
        found.append((str(path), path.stat()))
    for folder in ("lexicon", "names"):
        with suppress(OSError), os.scandir(path.parent / folder) as entries:  # in half the time of `Path.glob`
            found += [(one.path, one.stat()) for one in entries if one.name.endswith(".toml")]
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in sorted(found))


@lru_cache(maxsize=32)
def _load(path: Path, _files: tuple[tuple[str, int, int], ...]) -> Codebook:
    source = Source.read(path)
    data = source.data
    source.known(data, _FIELDS, 1, "a codebook")
    tables = data.get("theme")
    if not isinstance(tables, list) or not tables:
        raise source.error("a codebook needs at least one [[theme]]", 1)
    themes = tuple(_theme(source, table, nth) for nth, table in enumerate(tables, start=1))
    ids = [theme.id for theme in themes]
    for nth, theme in enumerate(themes, start=1):
        line = source.line("[[theme]]", nth=nth)
        if ids.index(theme.id) != nth - 1:
            at = source.quoted(theme.id, after=line)
            raise source.error(f"theme id {theme.id!r} is given twice", at, "every theme needs an id of its own")
        for other in theme.implies:
            if other not in ids:
                raise source.error(f"implies unknown theme {other!r}", source.quoted(other, after=line))
    folder = path.parent if (path.parent / "lexicon").is_dir() and not any(t.phrases for t in themes) else None
    rules = {}
    for nth, table in enumerate(data.get("rule", []), start=1):
        line = source.line("[[rule]]", nth=nth)
        source.known(table, _RULE, line, "a rule")
        rules[source.number(table, "number", line)] = source.text_by_language(table, "text", line)
    return Codebook(path, str(data.get("title", path.stem)), str(data.get("version", "")), themes, rules, folder)


def _theme(source: Source, table: Mapping[str, Any], nth: int) -> Theme:
    line = source.line("[[theme]]", nth=nth)
    source.known(table, _THEME, line, "a theme")
    name = source.string(table, "id", line)
    if not name.replace("_", "a").isalnum() or not name.isascii() or name != name.lower():
        raise source.error(
            f"theme id {name!r} must be lower-case letters, digits and _", source.quoted(name, after=line)
        )
    texts = {}
    for key in ("label", "definition"):
        value = table.get(key)
        if not isinstance(value, dict) or not value or not all(isinstance(v, str) and v for v in value.values()):
            raise source.error(f"theme {name!r} needs a {key} by language, e.g. {key}.en", line)
        texts[key] = dict(value)
    phrases = table.get("phrases")
    if phrases is not None and not isinstance(phrases, dict):
        raise source.error(
            "'phrases' are given by language, e.g. phrases.en = [...]", source.line("phrases", after=line)
        )
    return Theme(
        id=name,
        label=texts["label"],
        definition=texts["definition"],
        includes=source.strings_by_language(table, "includes", line),
        excludes=source.strings_by_language(table, "excludes", line),
        instruments=source.strings_by_language(table, "instruments", line),
        implies=source.strings(table, "implies", line),
        phrases={code: _phrases(source, phrases, code, line) for code in phrases} if phrases else None,
    )


def _phrases(source: Source, table: Mapping[str, Any], code: str, line: int) -> tuple[str, ...]:
    """A theme's patterns in a language; an error names their own line, not that of another text in the language."""
    at = source.line(f"phrases.{code}", after=line)
    found = source.strings(table, code, at if at > line else source.line("phrases", after=line))
    if not found:
        raise source.error(
            f"phrases.{code} has no words", at, 'write them in quotation marks: ["word", "other word[s]"]'
        )
    return found

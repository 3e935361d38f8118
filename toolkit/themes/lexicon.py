"""A language's lexicon: which words earn which theme, and which names earn nothing.

``lexicon/<language>.toml`` has a table a theme::

    [theme.health]
    phrases = ["health", "pandemic[s]"]        # earn the theme by themselves
    except = ["healthy competition"]           # ... but not inside these words
    [[theme.health.rules]]                     # earn it under conditions
    name = "care"
    find = ["care"]
    near = ["patient[s]"]                      # one of these within `within` characters

``names/<language>.toml`` lists the names of bodies, documents and meetings. A name hides
the words inside it (the longest name first); it earns only the themes it is listed for.

Everything is patterns (`toolkit.themes.patterns`); ``"@name"`` stands for a list in ``[sets]``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit import languages
from toolkit.themes._schema import Source
from toolkit.themes.patterns import PatternError, Surface, expand

if TYPE_CHECKING:
    from toolkit.themes.matcher import Matcher

_LEXICON = {"language", "script", "theme", "sets", "note"}
_THEME = {"phrases", "except", "rules", "note"}
_CONDITIONS = ("after", "before", "near", "unless_after", "unless_before", "unless_near", "opening", "unless_opening")
_RULE = {"name", "find", "within", "unless_within", "part", "clause", "span", "names", "note", *_CONDITIONS}
_NAMES = {"names", "capitals", "titles", "open", "note"}
_GROUP = {"kind", "themes", "forms", "note", "open"}
_CAPITALS = {"heads", "joiners", "openers", "note"}
_TITLES = {"introducers", "slogans", "works", "note"}
_OPEN = {"stops", "words", "note"}
_MEND = "mend the pattern there; data/themes/README.md says how patterns are written"


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that earn a theme, and the conditions under which they do.

    ``find`` and the conditions are numbers of phrase sets (`Lexicon.sets`). Distances
    are in characters of the paragraph; 0 means anywhere in it (``unless_within`` is ``within``
    if not given). ``span``: the evidence reaches from the find to the condition. ``names``: also inside a name.
    """

    theme: str
    name: str
    find: int
    line: int
    after: int | None = None
    before: int | None = None
    near: int | None = None
    unless_after: int | None = None
    unless_before: int | None = None
    unless_near: int | None = None
    opening: int | None = None
    unless_opening: int | None = None
    within: int = 0
    unless_within: int = 0
    part: str = ""
    clause: bool = False
    span: bool = False
    names: bool = False

    @property
    def id(self) -> str:
        """How tags name the rule, e.g. ``follow_up/report-noted``."""
        return f"{self.theme}/{self.name}"

    @property
    def plain(self) -> bool:
        """Whether the words are enough by themselves."""
        barred = self.unless_after is self.unless_before is self.unless_near is self.unless_opening is None
        return barred and not self.part and not self.needs

    @property
    def needs(self) -> tuple[int, ...]:
        """The phrase sets that must stand in the paragraph too: without one of them the rule cannot hold."""
        wanted = (self.after, self.before, self.near, self.opening)
        return tuple(number for number in wanted if number is not None)


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names of one kind. ``open``: the name goes on to the right until a stop."""

    kind: str
    forms: int
    themes: tuple[str, ...] = ()
    open: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """How a language writes names and titles: word lists, folded."""

    heads: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    introducers: int = -1
    slogans: int = -1
    works: int = -1
    stops: frozenset[str] = frozenset()
    words: int = 0


@cache
def proclitics(language: str) -> tuple[str, ...]:
    """What a language may write before a word as part of it, folded; longest first."""
    data = languages.load(language, "clitics")
    layers = [["", *layer] for layer in data.get("layers", [])]
    stacks = {"".join(parts) for parts in product(*layers)}
    for long, short in data.get("contractions", {}).items():
        stacks |= {stack.replace(long, short) for stack in stacks if long in stack}
    stacks.discard("")
    return tuple(sorted(stacks, key=lambda s: (-len(s), s)))


@dataclass
class Lexicon:
    """Rules, names and phrase sets of one language."""

    language: str
    themes: tuple[str, ...]
    implies: Mapping[str, tuple[str, ...]]
    rules: list[Rule] = field(default_factory=list)
    groups: list[NameGroup] = field(default_factory=list)
    excepts: dict[str, int] = field(default_factory=dict)
    sets: list[tuple[Surface, ...]] = field(default_factory=list)
    style: Style = Style()
    files: tuple[Path, ...] = ()
    #: What was read last: of a text, its part and the title that it quotes, each theme with offsets and rule.
    known: dict[tuple[str, str, str], tuple[tuple[str, int, int, str], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def read(
        cls,
        language: str,
        folder: Path | None,
        themes: tuple[str, ...],
        implies: Mapping[str, tuple[str, ...]],
        inline: Mapping[str, Sequence[str]],
        codebook: Path,
    ) -> Lexicon:
        """Read a language's files from a codebook's folder, or patterns given inline in the codebook."""
        lexicon = cls(language, themes, implies)
        builder = _Builder(lexicon)
        for theme, patterns in inline.items():
            lexicon.rules.append(Rule(theme, "phrases", builder.inline(patterns, theme, codebook), 0))
        if folder is not None:
            builder.lexicon(Source.read(folder / "lexicon" / f"{language}.toml"))
            names = folder / "names" / f"{language}.toml"
            if names.is_file():
                builder.names(Source.read(names))
        return lexicon

    @cached_property
    def proclitics(self) -> tuple[str, ...]:
        """What may stand before a word as part of it, folded; longest first."""
        return proclitics(self.language)

    @cached_property
    def surfaces(self) -> tuple[Surface, ...]:
        """Every surface of every set, once, sorted."""
        return tuple(sorted({surface for one in self.sets for surface in one}))

    @cached_property
    def sets_of(self) -> tuple[tuple[int, ...], ...]:
        """For each of `surfaces`, the sets it belongs to."""
        index = {surface: number for number, surface in enumerate(self.surfaces)}
        found: list[list[int]] = [[] for _ in self.surfaces]
        for number, one in enumerate(self.sets):
            for surface in one:
                found[index[surface]].append(number)
        return tuple(tuple(sorted(set(numbers))) for numbers in found)

    @cached_property
    def rules_of(self) -> Mapping[int, tuple[tuple[Rule, tuple[int, ...], bool], ...]]:
        """The rules that each set's words may fulfil: each with what it `needs`, and whether it is `plain`."""
        found: dict[int, tuple[tuple[Rule, tuple[int, ...], bool], ...]] = {}
        for rule in self.rules:
            found[rule.find] = (*found.get(rule.find, ()), (rule, rule.needs, rule.plain))
        return found

    @cached_property
    def matcher(self) -> Matcher:
        """The automaton of this lexicon, built once a process."""
        from toolkit.themes.matcher import Matcher

        return Matcher(self.surfaces, self.proclitics)


class _Builder:
    """Fills a lexicon from its files, and says where a file breaks the schema."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.into = lexicon
        clitics = languages.load(lexicon.language, "clitics")
        self.suffixes = tuple(clitics.get("suffixes", ()))
        self.article = clitics.get("article", "")
        self.shared: dict[str, tuple[str, ...]] = {}
        self.numbers: dict[frozenset[Surface], int] = {}

    def expand(self, pattern: str) -> tuple[Surface, ...]:
        return expand(pattern, suffixes=self.suffixes, article=self.article)

    def add(self, surfaces: Sequence[Surface]) -> int:
        key = frozenset(surfaces)
        if key not in self.numbers:
            self.numbers[key] = len(self.into.sets)
            self.into.sets.append(tuple(sorted(key)))
        return self.numbers[key]

    def inline(self, patterns: Sequence[str], theme: str, codebook: Path) -> int:
        surfaces: list[Surface] = []
        for pattern in patterns:
            try:
                surfaces.extend(self.expand(pattern))
            except PatternError as error:
                source = Source.read(codebook)
                at = source.quoted(pattern, after=source.quoted(theme))
                raise source.error(f"broken pattern {pattern!r} of theme {theme!r}: {error}", at, _MEND) from error
        return self.add(surfaces)

    def phrases(self, source: Source, patterns: Sequence[str], line: int) -> int:
        surfaces: list[Surface] = []
        for pattern in patterns:
            if pattern.startswith("@"):
                if pattern[1:] not in self.shared:
                    raise source.error(f"unknown set {pattern!r}", source.quoted(pattern, after=line))
                surfaces.extend(self.into.sets[self.phrases(source, self.shared[pattern[1:]], line)])
                continue
            try:
                surfaces.extend(self.expand(pattern))
            except PatternError as error:
                at = source.quoted(pattern, after=line)
                raise source.error(f"broken pattern {pattern!r}: {error}", at, _MEND) from error
        return self.add(surfaces)

    def lexicon(self, source: Source) -> None:
        data, into = source.data, self.into
        into.files = (*into.files, source.path)
        source.known(data, _LEXICON, 1, "a lexicon")
        language = source.string(data, "language", 1)
        if language != into.language:
            raise source.error(f"language is {language!r}, the file is named for {into.language!r}", 1)
        sets = data.get("sets", {})
        self.shared = {name: source.strings(sets, name, source.line("[sets]")) for name in sets}
        for name, table in data.get("theme", {}).items():
            line = source.line(f"[theme.{name}]")
            if name not in into.themes:
                raise source.error(f"unknown theme {name!r}", line, f"the codebook has {', '.join(into.themes)}")
            source.known(table, _THEME, line, "a theme of a lexicon")
            if phrases := source.strings(table, "phrases", line):
                into.rules.append(Rule(name, "phrases", self.phrases(source, phrases, line), line))
            if barred := source.strings(table, "except", line):
                into.excepts[name] = self.phrases(source, barred, line)
            self.rules(source, name, table.get("rules", []))

    def rules(self, source: Source, theme: str, tables: Sequence[Mapping[str, Any]]) -> None:
        seen: set[str] = set()
        for nth, table in enumerate(tables, start=1):
            line = source.line(f"[[theme.{theme}.rules]]", nth=nth)
            source.known(table, _RULE, line, "a rule")
            name = source.string(table, "name", line)
            if name in seen or name == "phrases":
                raise source.error(f"rule {name!r} of {theme!r} is given twice", source.quoted(name, after=line))
            seen.add(name)
            find = source.strings(table, "find", line)
            if not find:
                raise source.error("a rule needs 'find'", line)
            part = source.string(table, "part", line, "")
            if part not in ("", "preamble", "operative"):
                raise source.error("'part' is preamble or operative", source.line("part", after=line))
            conditions = {
                key: self.phrases(source, source.strings(table, key, line), line) for key in _CONDITIONS if key in table
            }
            self.into.rules.append(
                Rule(
                    theme,
                    name,
                    self.phrases(source, find, line),
                    line,
                    within=source.number(table, "within", line),
                    unless_within=source.number(table, "unless_within", line, source.number(table, "within", line)),
                    part=part,
                    clause=bool(table.get("clause", False)),
                    span=bool(table.get("span", False)),
                    names=bool(table.get("names", False)),
                    **conditions,
                )
            )

    def names(self, source: Source) -> None:
        data, into = source.data, self.into
        into.files = (*into.files, source.path)
        source.known(data, _NAMES, 1, "a file of names")
        for nth, table in enumerate(data.get("names", []), start=1):
            line = source.line("[[names]]", nth=nth)
            source.known(table, _GROUP, line, "a group of names")
            themes = source.strings(table, "themes", line)
            for theme in themes:
                if theme not in into.themes:
                    raise source.error(f"unknown theme {theme!r}", source.quoted(theme, after=line))
            forms = self.phrases(source, source.strings(table, "forms", line), line)
            kind = source.string(table, "kind", line)
            into.groups.append(NameGroup(kind, forms, themes, bool(table.get("open", False)), line))
        into.style = self.style(source)

    def style(self, source: Source) -> Style:
        data = source.data
        parts = {key: data.get(key, {}) for key in ("capitals", "titles", "open")}
        for key, fields in (("capitals", _CAPITALS), ("titles", _TITLES), ("open", _OPEN)):
            source.known(parts[key], fields, source.line(f"[{key}]"), f"[{key}]")
        words = {
            key: frozenset(
                surface.string
                for pattern in source.strings(parts[table], key, source.line(f"[{table}]"))
                for surface in self.expand("=" + pattern)
            )
            for table, key in (
                ("capitals", "heads"),
                ("capitals", "joiners"),
                ("capitals", "openers"),
                ("open", "stops"),
            )
        }
        titles: dict[str, int] = {}
        line = source.line("[titles]")
        for key in ("introducers", "slogans", "works"):
            if key in parts["titles"]:
                titles[key] = self.phrases(source, source.strings(parts["titles"], key, line), line)
        return Style(
            heads=words["heads"],
            joiners=words["joiners"],
            openers=words["openers"],
            stops=words["stops"],
            introducers=titles.get("introducers", -1),
            slogans=titles.get("slogans", -1),
            works=titles.get("works", -1),
            words=source.number(parts["open"], "words", source.line("[open]"), 0),
        )

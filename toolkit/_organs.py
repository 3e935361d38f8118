"""Organs that adopt resolutions, and what their documents say of themselves: ``data/organs.toml``, checked.

A new organ, or a language for one, is a row there. What is wrong in the file is said with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from toolkit import paths
from toolkit.errors import DataError
from toolkit.text import fold

__all__ = [
    "Lines", "Numbered", "Organ", "by_number", "first_named", "formulas", "is_formula", "lines", "named",
    "of_formula", "of_symbol", "opened", "organs",
]  # fmt: skip

#: Shapes of the number above a title, and the parts that a symbol takes from it.
SHAPES = {
    "session/number": {"session", "number"},
    "year/number": {"session", "number"},
    "special/number": {"session", "number"},
    "number (roman)": {"session", "number"},
    "number (year)": {"session", "number"},
    "symbol": {"symbol"},
}
_GENDERS = ("feminine", "masculine")
_LISTS = (
    "masthead", "adopted", "draft", "amends", "submitted", "recommends", "decision", "agrees", "no_resolution", "done",
    "statement", "session_nouns", "small_words", "convened",
)  # fmt: skip
_PATTERNS = {
    "item": {"item"}, "meeting": {"meeting"}, "session": {"year"}, "special": {"S", "ES"}, "submitted_end": set(),
    "session_alone": set(), "numeric_date": {"session", "day", "month", "year"}, "called": {"own", "what", "title"},
    "running": set(), "health_head": set(), "health_short": {"wha", "number", "decision", "eb", "of", "decided"},
}  # fmt: skip
#: What a language may leave out.
_OPTIONAL = {
    "session_nouns": [],
    "small_words": [],
    "convened": [],
    "session_alone": "(?!)",
    "numeric_date": "(?!)(?P<session>)(?P<day>)(?P<month>)(?P<year>)",
    "called": "(?!)(?P<own>)(?P<what>)(?P<title>)",
    "running": "(?!)",
    "health_head": "(?!)",
    "health_short": "(?!)(?P<wha>)(?P<number>)(?P<decision>)(?P<eb>)(?P<of>)(?P<decided>)",
}
_PRINTED = ("called", "health_head", "health_short")  # patterns of words as they are printed, not folded
#: Words of an ordinal in a formula: "The Sixty-sixth World Health Assembly".
_ORDINAL = r"[\w.\u00aa\u00ba-]{1,30}(?: [\w.\u00aa\u00ba-]{1,30}){0,3}"


@dataclass(frozen=True)
class Organ:
    """An organ; see the data file for what each field says."""

    id: str
    name: str
    gender: str
    prefixes: tuple[str, ...]
    formula: Mapping[str, tuple[str, ...]]
    series: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    opened: int = 0
    yearly: int = 1
    decided: int = 0
    number: tuple[Callable[[], re.Pattern[str]], ...] = ()
    symbol: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def made(self, match: re.Match[str]) -> str:
        """The symbol that the number of a text makes, as English prints it; empty where it says too little for one."""
        values = {name: value or "" for name, value in match.groupdict().items()}
        if "what" in values:
            values["what"] = self.words.get(fold(values["what"]), values["what"])
        if "place" in values:
            known = self.places.get(values.get("year", ""), "" if not values["place"].isascii() else values["place"])
            values["place"] = known.title() if known.isupper() else known
        values["rev"] = "Rev. " if values.get("rev") else ""
        needed = set(re.findall(r"\{(\w+)\}", self.symbol)) - {"rev"}
        return self.symbol.format(**values) if self.symbol and all(map(values.get, needed)) else ""

    @property
    def elsewhere(self) -> bool:
        """Whether it is a body outside of the United Nations, or one whose texts bear numbers of another kind."""
        return bool(self.number) or not (self.prefixes or self.series)

    def may_be_session(self, number: int) -> bool:
        """Whether a number can be one of its sessions."""
        return self.first <= number <= self.last


class Lines(NamedTuple):
    """How the lines above and below a text say what they say, in one language; words are folded."""

    masthead: tuple[str, ...]
    adopted: tuple[str, ...]
    draft: tuple[str, ...]
    amends: tuple[str, ...]
    submitted: tuple[str, ...]
    recommends: tuple[str, ...]
    decision: tuple[str, ...]
    agrees: tuple[str, ...]
    no_resolution: tuple[str, ...]
    done: tuple[str, ...]
    statement: tuple[str, ...]
    session_nouns: tuple[str, ...]
    small_words: tuple[str, ...]
    convened: tuple[str, ...]
    item: re.Pattern[str]
    meeting: re.Pattern[str]
    session: re.Pattern[str]
    special: re.Pattern[str]
    submitted_end: re.Pattern[str]
    session_alone: re.Pattern[str]
    numeric_date: re.Pattern[str]
    called: re.Pattern[str]
    running: re.Pattern[str]
    health_head: re.Pattern[str]
    health_short: re.Pattern[str]


@cache
def organs() -> tuple[Organ, ...]:
    """All organs, in the order of the file."""
    return _read(paths.data("organs.toml"))[0]


@cache
def lines(language: str) -> Lines:
    """How lines speak in a language; in English where the file does not say."""
    known = _read(paths.data("organs.toml"))[1]
    return known[language]() if language in known else lines("en")


def named(name: str) -> Organ | None:
    """The organ of an id or an English name."""
    return next((organ for organ in organs() if name in (organ.id, organ.name)), None)


def of_symbol(symbol: str) -> Organ | None:
    """The organ whose prefix a symbol bears, the longest prefix first.

    >>> of_symbol("E/CN.5/2025/L.6").name
    'Commission for Social Development'
    """
    fits = [(len(p), organ) for organ in organs() for p in organ.prefixes if symbol.startswith(p)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def formulas(language: str, *, numbered: bool = False) -> tuple[str, ...]:
    """Enacting formulas of a language as they are written, without those that hold an ordinal.

    Those of organs that are known by their numbers stand apart: "the Assembly" is in a sentence many a body.
    """
    some = (organ for organ in organs() if bool(organ.number) == numbered)
    return tuple(f for organ in some for f in organ.formula.get(language, ()) if "{" not in f)


def first_named(words: str, language: str) -> Organ | None:
    """The organ that some folded words name first, by its formula without the word before it.

    The short name of an organ that is known by its number is that of many a body, and left out.

    >>> first_named("resolution adopted by the security council", "en").id
    'SC'
    """
    near = [
        (at, place)
        for place, organ in enumerate(organs())
        for formula in (*organ.formula.get(language, ()), *organ.formula.get("en", ()))
        if not organ.number and (at := words.find(fold(formula).split(" ", 1)[-1].replace("{ordinal} ", ""))) >= 0
    ]
    return organs()[min(near)[1]] if near else None


def is_formula(line: str, language: str) -> bool:
    """Whether a line is an enacting formula, and nothing else.

    >>> is_formula("The Sixty-sixth World Health Assembly,", "en")
    True
    >>> is_formula("The General Assembly decides", "en"), is_formula("the Security Council,", "en")
    (False, False)
    """
    return bool(of_formula(line, language))


def of_formula(line: str, language: str) -> tuple[Organ, ...]:
    """The organs whose formula a line is; more than one where they call themselves alike ("The Executive Board")."""
    words = " ".join(line[:200].split()).strip(' *_,\u060c:\uff0c\uff1a\u201c\u00ab"')
    if words[:1].islower():
        return ()  # a wrapped line of a sentence
    folded = fold(words)
    return tuple(
        organ for head, pattern, organ in _formulas(language) if folded.startswith(head) and pattern().fullmatch(folded)
    )


# What may follow the name in formulas of other bodies: " (Klow, 2044)", ", meeting in Klow at its 113th Session, 2044".
_TAIL = r"(?: \([^()]{{2,60}}\))?(?:[,\u060c] (?:{met})(?: [^;:]{{0,140}};?)?)?"


# What may stand behind a number: the marker of a note.
_MARKER = re.compile(r"(?:\*{1,3}|\s?[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\^?\d{1,2}\])+$")


class Numbered(NamedTuple):
    """A line that is an organ's own number: its place, the title's words behind it, its symbol and session."""

    line: int
    title: str
    symbol: str = ""
    session: str = ""


def by_number(alike: tuple[Organ, ...], head: Sequence[str]) -> tuple[tuple[Organ, ...], Numbered | None]:
    """Those of the organs that call themselves alike whose own number is a line of a head, and that line.

    Parameters
    ----------
    alike
        The organs that a formula may mean.
    head
        The lines above the text.

    Returns
    -------
    tuple
        The organs that are left, and the line. Where no line is one, organs that need no such number go before those
        that do.

    Examples
    --------
    >>> found, line = by_number(of_formula("THE GENERAL ASSEMBLY,", "en"), ["AG/RES. 88 (XL-O/44)", "LAKES"])
    >>> found[0].id, line.symbol, line.session
    ('OAS', 'AG/RES. 88 (XL-O/44)', 'XL')
    >>> by_number(of_formula("The General Assembly,", "en"), ["99/8. Lakes"])[0][0].id
    'GA'
    """
    for at, line in enumerate(head):
        for organ in alike:
            for pattern in organ.number:
                if match := pattern().fullmatch(_MARKER.sub("", line)):
                    values = match.groupdict()
                    session = values.get("session") or ""
                    return (organ,), Numbered(at, values["title"] or "", organ.made(match), session)
    return tuple(organ for organ in alike if not organ.number) or alike, None


def opened(line: str, language: str) -> str:
    """The formula with which a line begins that goes on with its text; empty where it begins with none.

    >>> opened("The Security Council, Recalling its resolutions,", "en")
    'The Security Council,'
    """
    head, mark, rest = line.partition(next((sign for sign in "\u060c\uff0c" if sign in line), ","))
    return head + mark if mark and rest.strip() and of_formula(head, language) else ""


@cache
def _formulas(language: str) -> tuple[tuple[str, Callable[[], re.Pattern[str]], Organ], ...]:
    """How each formula begins, what makes its pattern (few documents ask for more than one), and its organ."""
    return tuple(
        (words.partition("{")[0], cache(partial(_formula, words, language, tail=bool(organ.number))), organ)
        for organ in organs()
        for words in map(fold, organ.formula.get(language, ()))
    )


def _formula(words: str, language: str, *, tail: bool) -> re.Pattern[str]:
    met = "|".join(map(re.escape, lines(language).convened)) or "(?!)"
    behind = _TAIL.format(met=met) if tail else ""
    return re.compile(re.escape(words).replace(r"\{ordinal\}", _ORDINAL) + behind)


@cache
def _read(path: Path) -> tuple[tuple[Organ, ...], Mapping[str, Callable[[], Lines]]]:
    """Organs of a file, and what makes the lines of each language; patterns take time, and few are asked for.

    Raises
    ------
    toolkit.errors.DataError
        Not TOML, or a field is missing, unknown or of the wrong kind; the message names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except FileNotFoundError as error:
        raise DataError("is missing", file=path, remedy="restore the shipped data") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(str(error), file=path, remedy="mend the TOML at that line") from error
    check = _Check(path, text)
    found = tuple(check.organ(number, entry) for number, entry in enumerate(data.get("organs", ())))
    check.once([organ.id for organ in found])
    return found, {code: partial(check.lines, code, entry) for code, entry in data.get("lines", {}).items()}


class _Check:
    """Makes values of the file's tables; what is wrong is said with its line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.rows = text.splitlines()
        self.starts = [i for i, row in enumerate(self.rows) if row.strip() == "[[organs]]"]

    def organ(self, number: int, entry: Mapping[str, Any]) -> Organ:
        start = self.starts[number]
        known = {"id": str, "name": str, "gender": str, "prefixes": list, "formula": dict}
        more = {
            "series": dict, "decisions": dict, "first": int, "last": int, "opened": int, "decided": int, "number": list,
            "symbol": str, "words": dict, "places": dict, "yearly": int,
        }  # fmt: skip
        for key in entry:
            if key not in known and key not in more:
                self.wrong(start, key, "is no field of an organ", f"fields: {', '.join((*known, *more))}")
        for key, kind in {**known, **{k: v for k, v in more.items() if k in entry}}.items():
            if not isinstance(entry.get(key), kind):
                self.wrong(start, key, "is missing or of another kind", f"give a {kind.__name__}")
        if entry["gender"] not in _GENDERS:
            self.wrong(start, "gender", f"is {entry['gender']!r}", f"one of {', '.join(_GENDERS)}")
        formula = {code: tuple(self.texts(start, code, words)) for code, words in entry["formula"].items()}
        for table in ("series", "decisions"):
            for shape, form in entry.get(table, {}).items():
                self.series(start, shape, form)
        number_ = entry.get("number", [])
        places = set(re.findall(r"\{(\w+)\}", entry.get("symbol", ""))) - {"rev"}
        fields = {
            **entry,
            "prefixes": tuple(self.texts(start, "prefixes", entry["prefixes"])),
            "formula": formula,
            "number": tuple(
                cache(partial(self.pattern, start, "number", words, {"title", *places}, folded=False))
                for words in self.texts(start, "number", number_)
            ),
            "words": {fold(written): what for written, what in entry.get("words", {}).items()},
        }
        return Organ(**fields)

    def series(self, start: int, shape: str, form: object) -> None:
        if shape not in SHAPES:
            self.wrong(start, shape, "is no shape of a number", f"shapes: {', '.join(SHAPES)}")
        places = set(re.findall(r"\{(\w+)\}", form)) if isinstance(form, str) else set()
        if places != SHAPES[shape]:
            self.wrong(start, shape, f"makes a symbol of {sorted(places)}", f"it has {sorted(SHAPES[shape])}")

    def lines(self, code: str, entry: Mapping[str, Any]) -> Lines:
        start = next((i for i, row in enumerate(self.rows) if row.strip() == f"[lines.{code}]"), 0)
        for key in entry:
            if key not in _LISTS and key not in _PATTERNS:
                self.wrong(start, key, "is no field of lines", f"fields: {', '.join((*_LISTS, *_PATTERNS))}")
        entry = {**_OPTIONAL, **entry}
        values: dict[str, Any] = {}
        for key in _LISTS:
            values[key] = tuple(fold(word) for word in self.texts(start, key, entry.get(key)))
        for key, groups in _PATTERNS.items():
            values[key] = self.pattern(start, key, entry.get(key), groups, folded=key not in _PRINTED)
        return Lines(**values)

    def pattern(self, start: int, key: str, value: object, groups: set[str], *, folded: bool = True) -> re.Pattern[str]:
        try:
            words = str(value or "(")
            pattern = re.compile(re.sub(r"[\u0600-\u06ff]+", lambda run: fold(run[0]), words) if folded else words)
        except re.error as error:
            self.wrong(start, key, f"is no pattern: {error}", "mend it, or quote it with '...'")
        if not groups <= set(pattern.groupindex):
            self.wrong(start, key, "lacks a group", f"it needs {sorted(groups)}")
        return pattern

    def texts(self, start: int, key: str, value: object) -> Iterator[str]:
        words: list[Any] = value if isinstance(value, list) else [None]
        if not all(isinstance(word, str) and word for word in words):
            self.wrong(start, key, "is no list of words", 'write ["...", "..."]')
        yield from words

    def once(self, ids: list[str]) -> None:
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                starts = [i for i, row in enumerate(self.rows) if row.strip() == "[[organs]]"]
                self.wrong(starts[number], "id", f"{id_!r} is there twice", "give each organ an id of its own")

    def wrong(self, start: int, key: str, problem: str, remedy: str) -> Any:
        """Raise an error that names the line of a key, looked for from the table's first line on."""
        at = start
        for index in range(start, len(self.rows)):
            if index > start and self.rows[index].startswith(("[[", "[lines.")):
                break
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", self.rows[index]):
                at = index
                break
        raise DataError(f"{key!r} {problem}", file=self.path, place=f"line {at + 1}", remedy=remedy)

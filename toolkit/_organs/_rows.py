"""The rows of ``data/organs.toml``: organs, and how lines speak in a language; each value checked.

What is wrong in the file is said with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.errors import DataError
from toolkit.text import fold

__all__ = ["SHAPES", "Lines", "Organ", "read"]

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
    "statement", "session_nouns", "small_words", "convened", "colophon",
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
    "colophon": [],
    "session_alone": "(?!)",
    "numeric_date": "(?!)(?P<session>)(?P<day>)(?P<month>)(?P<year>)",
    "called": "(?!)(?P<own>)(?P<what>)(?P<title>)",
    "running": "(?!)",
    "health_head": "(?!)",
    "health_short": "(?!)(?P<wha>)(?P<number>)(?P<decision>)(?P<eb>)(?P<of>)(?P<decided>)",
}
_PRINTED = ("called", "health_head", "health_short")  # patterns of words as they are printed, not folded


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

    def session_of(self, symbol: str) -> str:
        """The session in a symbol of its series: the 2 of ``HSP/HA.2/Res.11``; empty where it bears none."""
        for form in (*self.series.values(), *self.decisions.values()):
            pattern = re.escape(form).replace(r"\{session\}", r"(\d{1,3})").replace(r"\{number\}", r"\d{1,4}")
            if "{session}" in form and (match := re.fullmatch(pattern, symbol)):
                return match[1]
        return ""

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
    colophon: tuple[str, ...]
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
def read(path: Path) -> tuple[tuple[Organ, ...], Mapping[str, Callable[[], Lines]]]:
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

    def pattern(self, start: int, key: str, value: object, groups: set[str], *, folded: bool) -> re.Pattern[str]:
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
                self.wrong(self.starts[number], "id", f"{id_!r} is there twice", "give each organ an id of its own")

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

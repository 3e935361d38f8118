"""States, committees and ways of adoption as the United Nations' metadata write them, and what is meant.

``data/assembly/states.csv`` has the 193 Members and the two observer States with ISO 3166-1 codes and the regions of
the United Nations' standard M49; ``data/assembly/readings.toml`` what else the metadata say in many ways. A name that
stands in neither is kept as it is, without a code: nothing is guessed.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from toolkit import paths
from toolkit.errors import DataError
from toolkit.records import Sponsor

__all__ = ["State", "adoption", "code", "committee", "committees", "kept", "of", "plain", "sponsors", "states"]

# A group that a state speaks for, in brackets or after a comma: "(on behalf of the Group of 77 and China)"; one pair of
# brackets may stand within it: "(... (Bangkok Treaty))". Not "(Islamic Republic of)".
_BEHALF = r"\(\s*(?:{0})\b(?:[^()]|\([^()]*\))*\)|,\s*(?:{0})\b[^,()]*"
# Words and commas, in text without case, accents and signs.
_TOKEN = re.compile(r"[^\W_]+|,")
# The same in text as written, with what parts names: "Zambia. - Viet Nam" (stop and dash); not "Guinea-Bissau".
_PIECE = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[,;]|\.(?=\s|$)|(?<=\s)[-\u2013](?=\s)")


@dataclass(frozen=True, slots=True)
class State:
    """A state: ISO 3166-1 alpha-3 code, the United Nations' names, M49 region and sub-region, and other spellings."""

    code: str
    name: str
    name_ar: str
    region: str
    subregion: str
    spellings: tuple[str, ...]


def plain(words: str) -> str:
    """Words without case, accents and signs; commas stay.

    >>> plain("CÔTE D’IVOIRE"), plain("Türkiye")
    ('cote d ivoire', 'turkiye')
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return " ".join(_TOKEN.findall(letters))


@cache
def states() -> Mapping[str, State]:
    """All states by code."""
    path = paths.data("assembly", "states.csv")
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        spelled = [tuple(filter(None, row.pop("spellings").split("; "))) for row in rows]
        found = [State(row.pop("state"), **row, spellings=own) for row, own in zip(rows, spelled, strict=True)]
    except (OSError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", file=path, remedy="restore the shipped data") from error
    return {state.code: state for state in found}


def of(code: str) -> State | None:
    """The state of a code."""
    return states().get(code)


@lru_cache(maxsize=4096)
def code(name: str) -> str:
    """The code of a state by one of its names; empty where there is none.

    >>> code("IRAN (ISLAMIC REPUBLIC OF)"), code("the Philippines"), code("Albia")
    ('IRN', 'PHL', '')
    """
    words = plain(name.replace(",", " "))
    return _codes().get(words) or _codes().get(words.removeprefix("the ").removesuffix(" the"), "")


@lru_cache(maxsize=4096)
def sponsors(text: str, role: str) -> tuple[Sponsor, ...]:
    """The sponsors that some words name, in order, in a role.

    An officer or a body of the United Nations has the role ``submitted``, a state that left the list ``withdrawn``.
    Words that name no state are kept with what stands beside them, without a code.

    >>> [(s.state, s.name, s.group) for s in sponsors("Andorra and Uganda (on behalf of the Group of 77)", "sponsor")]
    [('AND', 'Andorra', ''), ('UGA', 'Uganda', 'the Group of 77')]
    >>> sponsors("submitted by the Chair", "sponsor")
    (Sponsor(state='', role='submitted', name='submitted by the Chair', group=''),)
    """
    text = "".join(c for c in unicodedata.normalize("NFC", " ".join(text.split())) if not unicodedata.combining(c))
    if not text:
        return ()
    if _has(plain(text), _readings()["officers"]):
        return (Sponsor("", "submitted", text),)
    groups = {match.start(): _group(match[0]) for match in _behalf().finditer(text)}
    bare = _behalf().sub(lambda match: "," + " " * (len(match[0]) - 1), text)
    found: list[Sponsor] = []
    for names, start, end, strange in _chunks(bare):
        group = next((groups[at] for at in range(end, min(end + 3, len(text))) if at in groups), "")
        if not strange:
            found += [Sponsor(own, role, bare[a:b], group if b == end else "") for own, a, b in names]
        elif _has(plain(bare[start:end]), _readings()["withdrawn"]):
            found += [Sponsor(own, "withdrawn", bare[a:b]) for own, a, b in names]
        else:
            found.append(Sponsor("", role, bare[start:end], group))
    return tuple(found)


def committee(written: str) -> str:
    """The English name of a main committee; what is written, where that is none.

    >>> committee("#fifthCommittee"), committee("Second Committee"), committee("2"), committee("اللجنة الثانية")
    ('Fifth Committee', 'Second Committee', 'Second Committee', 'Second Committee')
    """
    return _committees().get(plain(written), " ".join(written.split()))


def committees() -> dict[str, dict[str, str]]:
    """Names of the main committees by language, under the English one."""
    return {name: {"en": name, "ar": own["ar"]} for name, own in _readings()["committees"].items()}


def adoption(written: str) -> str:
    """``vote``, ``without`` or, where the words show neither, empty.

    >>> adoption("adoptedRecordedVote"), adoption("Adopted without vote, 59th plenary meeting"), adoption("")
    ('vote', 'without', '')
    """
    words = plain(written)
    return next((way for way, shown in _readings()["adoption"].items() if any(word in words for word in shown)), "")


def kept(archive: str, member: str) -> str:
    """Where the public repository keeps what an archive holds; a name of another archive is itself.

    >>> kept("GA_78.zip", "Arabic/a.xml"), kept("mine.zip", "a.xml")
    ('78session/Arabic/a.xml', 'mine.zip!/a.xml')
    """
    folder, _, name = member.rpartition("/")
    form = _readings()["repository"].get(archive, "{archive}!/{member}")
    return str(form.format(archive=archive, member=member, folder=folder, name=name))


def _chunks(text: str) -> Iterator[tuple[list[tuple[str, int, int]], int, int, bool]]:
    """What stands between commas, stops and "and": names with codes and offsets, and whether other words do too.

    The longest name at each place counts, so that an "and" within a name parts nothing.
    """
    tokens = [(match.start(), match.end(), _word(match[0])) for match in _PIECE.finditer(text)]
    names: list[tuple[str, int, int]] = []
    first, last, strange, at = -1, -1, False, 0
    while at <= len(tokens):
        if at == len(tokens) or tokens[at][2] in ("", "and", ","):
            if first >= 0:
                yield names, first, last, strange
            names, first, strange, at = [], -1, False, at + 1
            continue
        most = _longest_names().get(tokens[at][2].partition(" ")[0], 0)
        own, many = _longest([token[2] for token in tokens[at : at + most]])
        start, end = tokens[at][0], tokens[at + many - 1][1]
        end += "(" in text[start:end] and text[end : end + 1] == ")"
        if own:
            names.append((own, start, end))
        if own or tokens[at][2] not in _readings()["between"]:
            first, last, strange = start if first < 0 else first, end, strange or not own
        at += many


def _longest(words: list[str]) -> tuple[str, int]:
    """Code of the longest name with which some words begin, and how many of them it takes."""
    for many in range(len(words), 0, -1):
        own = _codes().get(" ".join(words[:many]))
        if own:
            return own, many
    return "", 1


def _has(words: str, phrases: list[str]) -> bool:
    return any(phrase in words for phrase in phrases)


def _group(words: str) -> str:
    """The group's name without the words before it."""
    inner = words.lstrip("(, ").removesuffix(")")
    for phrase in _readings()["on_behalf"]:
        if inner.casefold().startswith(phrase):
            return inner[len(phrase) :].strip()
    return inner


@cache
def _behalf() -> re.Pattern[str]:
    return re.compile(_BEHALF.format("|".join(map(re.escape, _readings()["on_behalf"]))), re.IGNORECASE)


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for state in states().values():
        for name in (state.name, *state.spellings):
            if found.setdefault(plain(name), state.code) != state.code:
                path = paths.data("assembly", "states.csv")
                raise DataError(f"has {name!r} for two states", file=path, remedy="keep one of them")
    return found


@cache
def _longest_names() -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    found: dict[str, int] = {}
    for name in _codes():
        first = name.partition(" ")[0]
        found[first] = max(found.get(first, 0), name.count(" ") + 1)
    return found


@lru_cache(maxsize=8192)
def _word(written: str) -> str:
    """A word of a list of names, as `plain` has it: lists have the same ones again and again."""
    return plain(written)


@cache
def _committees() -> dict[str, str]:
    return {
        plain(word): name
        for name, own in _readings()["committees"].items()
        for word in (name, own["ar"], *own["written"])
    }


@cache
def _readings() -> dict[str, Any]:
    path = paths.data("assembly", "readings.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", file=path, remedy="restore the shipped data") from error

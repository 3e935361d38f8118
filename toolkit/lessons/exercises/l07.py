"""Lesson 7, a text's family tree: computed from the rows of the stored files, not by the views that the lesson uses."""

from __future__ import annotations

import csv
import json
from difflib import SequenceMatcher
from functools import cache

from toolkit import paths
from toolkit.lessons import _kinds as kinds
from toolkit.lessons import _programs as programs
from toolkit.lessons._samples import sample

_FIRST, _BEFORE, _HERE, _LAST = "A/RES/74/197", "A/RES/77/150", "A/RES/78/132", "A/RES/80/118"
_START = "O30"  # the paragraph of the last resolution that is followed back


@cache
def _rows(name: str, language: str = "en") -> tuple[dict[str, str], ...]:
    with paths.data("series", f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(row for row in csv.DictReader(stream) if row["language"] == language)


def _of(symbol: str, language: str = "en") -> list[dict[str, str]]:
    return [row for row in _rows("panel", language) if row["symbol"] == symbol]


def _share(status: str, *more: str) -> float:
    return 100 * sum(row["status"] in (status, *more) for row in _of(_HERE)) / len(_of(_HERE))


def _common(a: list[str], b: list[str]) -> int:
    """The most words that stand in both, in the same order."""
    if not a or not b:
        return 0
    if a[0] == b[0]:
        return 1 + _common(a[1:], b[1:])
    return max(_common(a[1:], b), _common(a, b[1:]))


def _words() -> tuple[list[str], list[str]]:
    return sample("kin-before", "en").split(), sample("kin-after", "en").split()


def _likeness() -> float:
    before, after = _words()
    return 2 * _common(before, after) / (len(before) + len(after))


def _share_of_later() -> float:
    before, after = _words()
    return _common(before, after) / len(after)


def _back(symbol: str, name: str, until: str = "") -> str:
    """Id of the paragraph that a paragraph continues in an earlier resolution; the year before where none is named."""
    (row,) = (one for one in _of(symbol) if one["paragraph_id"] == name)
    if not until or row["before"] == until:
        return row["kin"]
    return _back(row["before"], row["kin"], until)


def _new(initial: str = "") -> list[str]:
    rows = (row for row in _rows("genealogy") if row["symbol"] == _HERE and row["status"] == "new")
    return [row["paragraph_id"] for row in rows if row["paragraph_id"].startswith(initial)]


def _lines(language: str, symbol: str = _LAST) -> int:
    """How many lines of a later resolution began in this one."""
    return sum(row["born"] == _HERE for row in _of(symbol, language))


def _living(language: str) -> int:
    """How many new paragraphs have a descendant in the last resolution, what they went into included."""
    return sum(bool(_descendants({name}, language)) for name in _new())


def _descendants(names: set[str], language: str) -> set[str]:
    """Ids in the last resolution of what came of paragraphs of this one."""
    for symbol in ("A/RES/79/194", _LAST):
        rows = _of(symbol, language)
        names = {row["paragraph_id"] for row in rows if names & {row["kin"], *json.loads(row["kin_others"])}}
    return names


def _oldest() -> int:
    return sum(row["born"] == _FIRST for row in _of(_LAST))


def _modified(language: str) -> int:
    found = (row for row in _rows("genealogy", language) if row["symbol"] == _BEFORE)
    return sum(row["status"] == "modified" for row in found)


def _withdrawn() -> tuple[str, str]:
    """Id, and id before, of the paragraph of the last resolution whose kin opened with a decision and that does not."""
    verbs = {row["paragraph_id"]: row["verb"] for row in _of("A/RES/79/194")}
    found = [(row["paragraph_id"], row["kin"]) for row in _of(_LAST) if verbs.get(row["kin"]) == "decide"]
    deciding = {row["paragraph_id"] for row in _of(_LAST) if row["verb"] == "decide"}
    (pair,) = (pair for pair in found if pair[0] not in deciding)
    return pair


#: What will this print?
PRINTS = """
early = "calls for open standards".split()
late = "calls for open and free standards".split()
common = [word for word in early if word in late]
print(2 * len(common) / (len(early) + len(late)))
"""


def _likest(line: str) -> float:
    """How like a paragraph of the later invented text is to the likest of the earlier one, by words in their order."""
    words = _own_words(line)
    earlier = sample("family-old").splitlines()
    return max(SequenceMatcher(None, _own_words(one), words, autojunk=False).ratio() for one in earlier)


def _own_words(line: str) -> list[str]:
    """The words of a numbered paragraph, without its number."""
    return line.partition(" - ")[2].split()


def _fates(**changes: str) -> dict[str, str]:
    found = {}
    for number, line in enumerate(sample("family-new").splitlines(), 1):
        likeness = _likest(line)
        found[f"O{number:02d}"] = "identical" if likeness == 1 else "modified" if likeness >= 0.5 else "new"
    return {**found, **changes}


EXERCISES = {
    "07-print": kinds.number(
        lambda: float(programs.printed(PRINTS)),
        digits=1,
        mistakes={"half": lambda: float(programs.printed(PRINTS.replace("2 * ", "")))},
    ),
    "07-likeness": kinds.number(_likeness, digits=2, mistakes={"later": _share_of_later}),
    "07-read": kinds.pairs(_fates, column="status", mistakes={"number": lambda: _fates(O04="modified")}),
    "07-identical": kinds.number(
        lambda: _share("identical"),
        digits=1,
        mistakes={
            "kin": lambda: _share("identical", "modified", "merged", "split"),
            "modified": lambda: _share("modified"),
            "fraction": lambda: _share("identical") / 100,
        },
    ),
    "07-line": kinds.label(lambda: _back(_LAST, _START, _FIRST), mistakes={"step": lambda: _back(_LAST, _START)}),
    "07-new": kinds.names(lambda: _new("O"), mistakes={"preamble": _new}),
    "07-survivors": kinds.number(
        lambda: _living("en"),
        mistakes={"lines": lambda: _lines("en"), "new": lambda: len(_new())},
    ),
    "07-oldest": kinds.number(
        lambda: 100 * _oldest() / len(_of(_LAST)),
        digits=1,
        mistakes={
            "turned": lambda: 100 * _oldest() / len(_of(_FIRST)),
            "fraction": lambda: _oldest() / len(_of(_LAST)),
        },
    ),
    "07-languages": kinds.number(
        lambda: _modified("ar") - _modified("en"),
        mistakes={"arabic": lambda: _modified("ar"), "english": lambda: _modified("en")},
    ),
    "07-withdrawn": kinds.label(lambda: _withdrawn()[0], mistakes={"before": lambda: _withdrawn()[1]}),
}

"""Lesson 1, reading a UN resolution: what is computed here is read off the passages and acts, not off the tables."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from toolkit.lessons import _kinds as kinds
from toolkit.model import Resolution


@cache
def _resolution() -> Resolution:
    from toolkit import library

    return library.load()


@cache
def _acts() -> tuple[Any, ...]:
    from toolkit.facts import acts

    return tuple(acts.find(_resolution()))


def _opening(part: str) -> list[Any]:
    """The first act of each paragraph of a part."""
    ids = [one.id for one in _resolution().paragraphs if one.part == part]
    first = {act.paragraph_id: act for act in reversed(_acts())}
    return [first[name] for name in ids if name in first]


def _operative() -> int:
    return max(one.number for one in _resolution().paragraphs if one.part == "operative")


def _preambular() -> int:
    return sum(one.id.startswith("P") for one in _resolution().paragraphs)


def _all() -> int:
    return len(_resolution().paragraphs)


def _symbol() -> str:
    meta = _resolution().meta
    number = _resolution().header.text.string.splitlines()[5].partition("/")[0]
    return f"A/RES/{meta['session']}/{number}"


def _as_printed() -> str:
    _, _, session, number = _symbol().split("/")
    return f"{number}/{session}"


def _numbers_turned() -> str:
    return f"A/RES/{_as_printed()}"


def _without_organ() -> str:
    return _symbol().removeprefix("A/RES/")


def _most_frequent(part: str) -> str:
    return str(Counter(act.verb for act in _opening(part)).most_common(1)[0][0])


def _share(*forces: str, part: str = "operative") -> float:
    opening = _opening(part)
    return 100 * sum(act.force in forces for act in opening) / len(opening)


def _directing() -> list[str]:
    return [act.paragraph_id for act in _opening("operative") if act.force == "direction"]


def _directing_anywhere() -> list[str]:
    found = (act.paragraph_id for act in _acts() if act.force == "direction")
    return [name for name in dict.fromkeys(found) if name.startswith("O")]


def _deciding() -> str:
    (name,) = {str(act.paragraph_id) for act in _acts() if act.verb == "decide"}
    return name


def _requesting() -> str:
    (name,) = set(_directing()) - {_deciding()}
    return name


def _lost() -> list[str]:
    return [note.marker for note in _resolution().notes if not note.raw_spans]


def _lost_places() -> list[str]:
    return [note.place for note in _resolution().notes if not note.raw_spans]


#: The lines of the program to be put in order, by their letters.
LINES = {
    "a": "kinds = set(verbs)",
    "b": 'rows = paragraphs[paragraphs["part"] == "preamble"]',
    "c": "number = len(kinds)",
    "d": 'verbs = rows["verb"]',
}
#: The five paragraphs that are read in full.
_FIVE = ("P16", "O06", "O12", "O17", "O57")


def _five(**changes: str) -> dict[str, str]:
    first = {act.paragraph_id: str(act.force) for act in reversed(_acts())}
    return {name: changes.get(name, first[name]) for name in _FIVE}


EXERCISES = {
    "01-lines": kinds.arranged(LINES),
    "01-operative": kinds.number(_operative, mistakes={"preamble": _preambular, "all": _all}),
    "01-symbol": kinds.label(
        _symbol, exact=True, mistakes={"printed": _as_printed, "turned": _numbers_turned, "short": _without_organ}
    ),
    "01-five": kinds.pairs(
        _five,
        column="force",
        mistakes={"praise": lambda: _five(P16="evaluation"), "soft": lambda: _five(O57="exhortation")},
    ),
    "01-opening": kinds.label(
        lambda: _most_frequent("operative"), column="verb", mistakes={"preamble": lambda: _most_frequent("preamble")}
    ),
    "01-asking": kinds.number(
        lambda: _share("exhortation", "direction"),
        digits=1,
        mistakes={
            "directing": lambda: _share("direction"),
            "exhorting": lambda: _share("exhortation"),
            "fraction": lambda: _share("exhortation", "direction") / 100,
        },
    ),
    "01-directing": kinds.names(_directing, mistakes={"anywhere": _directing_anywhere}),
    "01-decision": kinds.label(_deciding, mistakes={"request": _requesting}),
    "01-lost": kinds.names(_lost, mistakes={"places": _lost_places}),
}

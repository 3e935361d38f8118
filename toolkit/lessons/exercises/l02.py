"""Lesson 2, one letter and a mandate: computed from the rows of the errata and the passages, not from the tables."""

from __future__ import annotations

from functools import cache

from toolkit.lessons import _kinds as kinds
from toolkit.lessons import _programs as programs
from toolkit.model import Reading, Repair, Resolution

_PLACE = "O30"  # the paragraph that the lesson is about


@cache
def _resolution(reading: Reading = "repaired") -> Resolution:
    from toolkit import library

    return library.load(reading=reading)


@cache
def _verbs(reading: Reading) -> dict[str, tuple[str, str]]:
    """Verb and force of each operative paragraph's first words; empty where nothing is recognized."""
    from toolkit.facts import acts

    found = {}
    for one in _resolution(reading).paragraphs:
        lead = acts.lead(one.text.string, "ar", one.part)
        found[one.id] = (lead.verb, str(lead.force)) if lead else ("", "")
    return found


def _forces() -> dict[str, str]:
    return {"source": _verbs("source")[_PLACE][1], "repaired": _verbs("repaired")[_PLACE][1]}


def _forces_turned() -> dict[str, str]:
    return dict(zip(_forces(), reversed(_forces().values()), strict=True))


def _turned() -> list[str]:
    before, after = _verbs("source"), _verbs("repaired")
    return [name for name in after if before[name] != after[name]]


def _particles() -> list[str]:
    return [one.place for one in _repairs() if one.kind == "opening"]


def _silent() -> str:
    (name,) = (name for name in _turned() if all(_verbs("source")[name]))
    return name


def _repairs() -> tuple[Repair, ...]:
    return _resolution().repairs


def _share(evidence: str) -> float:
    return 100 * sum(one.evidence == evidence for one in _repairs()) / len(_repairs())


def _apart(a: str, b: str, most: int) -> bool:
    """Whether at most so many signs must be put in, taken out or exchanged to make one word of the other."""
    if a == b or most < 0:
        return most >= 0
    if not a or not b:
        return len(a or b) <= most
    if a[0] == b[0]:
        return _apart(a[1:], b[1:], most)
    return any(_apart(x, y, most - 1) for x, y in ((a[1:], b), (a, b[1:]), (a[1:], b[1:])))


def _within(most: int) -> int:
    return sum(_apart(one.as_written, one.repaired, most) for one in _repairs())


def _letters() -> int:
    return sum(one.kind == "letter" for one in _repairs())


def _places(evidence: str) -> list[str]:
    return sorted({one.place for one in _repairs() if one.evidence == evidence})


@cache
def _figures(reading: str) -> dict[str, float]:
    import csv

    from toolkit import paths

    with paths.data("resolution", "collation.csv").open(encoding="utf-8", newline="") as stream:
        return {row["figure"]: float(row[reading]) for row in csv.DictReader(stream)}


def _removed(figure: str) -> float:
    return 100 * (1 - _figures("repaired")[figure] / _figures("source")[figure])


def _entry() -> list[str]:
    (repair,) = (one for one in _repairs() if one.place == _PLACE)
    return [_PLACE, _verbs("repaired")[_PLACE][0], _verbs("source")[_PLACE][0], str(repair.evidence)]


def _entry_turned() -> list[str]:
    place, lemma, variant, evidence = _entry()
    return [place, variant, lemma, evidence]


#: What will this print?
PRINTS = """
old = ["decide", "", "recall"]
new = ["acknowledge", "urge", "recall"]
turned = [a != b for a, b in zip(old, new)]
print(sum(turned))
"""

EXERCISES = {
    "02-print": kinds.number(
        lambda: int(programs.printed(PRINTS)),
        mistakes={"same": lambda: int(programs.printed(PRINTS.replace("!=", "==")))},
    ),
    "02-forces": kinds.pairs(_forces, column="force", mistakes={"turned": _forces_turned}),
    "02-openings": kinds.names(_turned, mistakes={"particles": _particles}),
    "02-silent": kinds.label(_silent),
    "02-internal": kinds.number(
        lambda: _share("internal"),
        digits=1,
        mistakes={"official": lambda: _share("official"), "fraction": lambda: _share("internal") / 100},
    ),
    "02-one-sign": kinds.number(lambda: _within(1), mistakes={"two": lambda: _within(2), "letters": _letters}),
    "02-official": kinds.names(lambda: _places("official"), mistakes={"internal": lambda: _places("internal")}),
    "02-removed": kinds.number(
        lambda: _removed("word"),
        digits=1,
        mistakes={"left": lambda: 100 - _removed("word"), "spelling": lambda: _removed("wer")},
    ),
    "02-entry": kinds.ordered(_entry, column="verb", mistakes={"turned": _entry_turned}),
}

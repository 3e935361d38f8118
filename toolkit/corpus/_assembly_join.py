"""Files and the United Nations' table of metadata joined: one row a resolution, and what differs between the two.

The file counts first, the table completes it. Both are kept where they differ: a fact in ``differences``; a subject, a
vote or a sponsor that only one of them has is a row whose ``source`` says so (``file``, ``metadata``, ``both``), but a
state has one vote in a resolution, that of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from toolkit import _states
from toolkit.corpus._assembly_files import Read
from toolkit.corpus._metadata import Stated, keys
from toolkit.references import Symbol

__all__ = ["joined", "order"]

Row = tuple[Any, ...]
#: Facts that stand in both and are compared.
_COMPARED: Final = (
    "title", "adopted", "meeting", "committee", "agenda_item", "adoption", "in_favour", "against", "abstaining",
)  # fmt: skip
_COUNTED: Final = {"in_favour": "favour", "against": "against", "abstaining": "abstain"}


def order(symbol: str) -> tuple[Any, ...]:
    """By which symbols are ordered: regular sessions first, then special and emergency ones; numbers as numbers."""
    parsed = Symbol.parse(symbol)
    regular = parsed.session.isdigit()
    return not regular, int(parsed.session) if regular else 0, parsed.session, parsed.number or 0, symbol


def joined(files: Sequence[Read], table: Mapping[str, Stated], twice: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of every table but ``paragraphs``, by table; symbols in order.

    Parameters
    ----------
    files
        Files read, one for each symbol and language.
    table
        What the United Nations' table states, by symbol.
    twice
        Differences between rows of that table.
    """
    by: dict[str, dict[str, Stated]] = {}
    for one in files:
        if one.stated is not None:
            by.setdefault(one.stated.symbol, {})[one.language] = one.stated
    identifiers = _identifiers(files)
    rows: dict[str, list[Row]] = {name: [] for name in ("resolutions", "votes", "subjects", "sponsors", "differences")}
    rows["differences"] += [tuple(row) for row in twice]
    for symbol in sorted({*by, *table}, key=order):
        own = by.get(symbol, {})
        file, listed = own.get("en") or own.get("ar") or Stated(symbol), table.get(symbol, Stated(symbol))
        rows["resolutions"].append(_resolution(symbol, file, listed, own))
        rows["votes"] += _votes(file, listed)
        rows["subjects"] += _subjects(file, listed, identifiers)
        rows["sponsors"] += _sponsors(file, listed)
        rows["differences"] += _differences(file, listed, translated="en" not in own)
    rows["differences"].sort(key=lambda row: (order(row[0]), row[1]))
    return rows


def _resolution(symbol: str, file: Stated, listed: Stated, own: Mapping[str, Stated]) -> Row:
    facts = {**listed.facts, **file.facts}
    parsed = Symbol.parse(symbol)
    sponsors = {role: _number(file, listed, role) for role in ("sponsor", "joined")}
    draft = facts.get("draft", "")
    if not draft and "/L." in listed.facts.get("report", ""):
        draft = listed.facts["report"]
    english = own["en"].facts.get("title", "") if "en" in own else listed.facts.get("title", "")
    return (
        symbol,
        parsed.session,
        parsed.number,
        english,
        own["ar"].facts.get("title", "") if "ar" in own else "",
        *(facts.get(name, "") for name in ("adopted", "committee", "agenda_item", "meeting")),
        draft,
        facts.get("adoption", ""),
        *(_integer(facts.get(name)) for name in _COUNTED),
        sponsors["sponsor"],
        sponsors["joined"],
        facts.get("report", ""),
        " ".join(sorted(own)),
        bool(listed.facts),
    )


def _number(file: Stated, listed: Stated, role: str) -> int | None:
    """How many states have a role; empty where none is stated, and 0 where an officer or a body submitted the draft."""
    for one in (file, listed):
        left = {s.state for s in one.sponsors if s.role == "withdrawn"}
        states = {s.state or s.name for s in one.sponsors if s.role == role} - left
        if states or (role == "sponsor" and any(s.role == "submitted" for s in one.sponsors)):
            return len(states)
    return None


def _integer(stated: str | None) -> int | None:
    return int(stated) if stated and stated.isdecimal() else None


def _source(*, file: bool, listed: bool) -> str:
    return "both" if file and listed else "file" if file else "metadata"


def _votes(file: Stated, listed: Stated) -> Iterator[Row]:
    """A row a state, in the order of codes; where file and table differ, the vote of the file."""
    first = {vote.state or vote.name: vote for vote in file.votes}
    second = {vote.state or vote.name: vote for vote in listed.votes}
    for state in sorted({*first, *second}):
        one, other = first.get(state), second.get(state)
        vote = one or other
        if vote is not None:
            same = one is not None and other is not None and one.vote == other.vote
            yield (
                file.symbol,
                vote.state,
                vote.vote,
                vote.name,
                _source(file=one is not None, listed=same or one is None),
            )


def _subjects(file: Stated, listed: Stated, identifiers: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    """The file's subjects in its order, then the table's own, with the identifiers that other files give."""
    second = {(s.vocabulary, s.term.casefold()) for s in listed.subjects}
    first = set()
    for one in file.subjects:
        key = one.vocabulary, one.term.casefold()
        first.add((*key, one.giver))
        yield file.symbol, one.term, one.vocabulary, one.uri, one.giver, _source(file=True, listed=key in second)
    for one in listed.subjects:
        key = one.vocabulary, one.term.casefold()
        if (*key, one.giver) not in first:
            yield file.symbol, one.term, one.vocabulary, identifiers.get(key, ""), one.giver, "metadata"


def _sponsors(file: Stated, listed: Stated) -> Iterator[Row]:
    """The file's sponsors in its order, then those that only the table has."""
    second = {(s.state or _states.plain(s.name), s.role) for s in listed.sponsors}
    first: set[tuple[str, str]] = set()
    for own, others in ((file.sponsors, second), (listed.sponsors, None)):
        for one in own:
            key = one.state or _states.plain(one.name), one.role
            if key not in first:
                first.add(key)
                source = "metadata" if others is None else _source(file=True, listed=key in others)
                yield file.symbol, one.state, one.role, one.name, one.group, source


def _differences(file: Stated, listed: Stated, *, translated: bool) -> Iterator[Row]:
    """What file and table both state, and differ in."""
    if file.facts and listed.facts:
        for name in _COMPARED:
            one, other = file.facts.get(name, ""), listed.facts.get(name, "")
            bare = _bare(one), _bare(other)
            alike = bare[0] == bare[1] or (name == "title" and (translated or bare[0] in bare[1] or bare[1] in bare[0]))
            if one and other and not alike:
                yield file.symbol, name, one, other
    for name in ("votes", "sponsor", "joined"):
        first, second = keys(file, name), keys(listed, name)
        if first and second and first != second:
            yield file.symbol, name, "; ".join(sorted(first - second)), "; ".join(sorted(second - first))
    for stated, column in ((file, 0), (listed, 1)):
        for name, side in _COUNTED.items():
            number, named = _integer(stated.facts.get(name)), sum(vote.vote == side for vote in stated.votes)
            if number is not None and stated.votes and number != named:
                cells = [f"{number} stated, {named} named" if column == at else "" for at in (0, 1)]
                yield file.symbol, f"{name}, as named", *cells


def _bare(text: str) -> str:
    return "".join(c for c in _states.plain(text) if c.isalnum())


def _identifiers(files: Sequence[Read]) -> dict[tuple[str, str], str]:
    """Identifiers of terms, where all files that have one give the same."""
    found: dict[tuple[str, str], set[str]] = {}
    for file in files:
        for one in file.stated.subjects if file.stated else ():
            if one.uri:
                found.setdefault((one.vocabulary, one.term.casefold()), set()).add(one.uri)
    return {key: next(iter(uris)) for key, uris in found.items() if len(uris) == 1}

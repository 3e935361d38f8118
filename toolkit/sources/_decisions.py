"""Decisions in sentences: "At its 5th plenary meeting, on 3 March 2044, the General Assembly decided to ...".

A decision often has neither a formula nor numbers: one sentence names meeting, date and organ and says what was
decided. Such a sentence is an operative paragraph, and so is each further one that begins with a meeting or with the
organ; what stands between them (items, lists, names of states) goes on with the one above.

The statement that the president of an organ makes in its name has such sentences too: "The Council reaffirms ...", each
in quotation marks, below the one that names the meeting.

Letters, notes and reports hold the same sentences. So a document must say that it is a decision, above them: in its
line of adoption, by its symbol, or by a number of its own with the sentence below its title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit import _organs
from toolkit._heads import QUOTES, SUBITEM, complete, last_mark, number
from toolkit._openings import Openings
from toolkit.sources._layout import Block
from toolkit.sources._own_number import alone, cells, own_number
from toolkit.text import fold

__all__ = ["Decided", "decided", "is_own"]

_HEAD = 30  # blocks that may stand above the first sentence
_FAR = 260  # letters before the organ's name
_SHORTEST = 30  # letters of a sentence
_SIGNS = 15  # Chinese signs of one
_FAR_IN = 80  # letters before the organ's name in a sentence of a statement


@dataclass(frozen=True)
class Decided:
    """The sentences of a decision.

    Attributes
    ----------
    at
        Blocks that begin one, in order.
    formula
        The formula of the organ that the first one names; empty where there is no sentence.
    meeting
        The words that say meeting and date: those before the organ's name, or those behind it.
    titles
        Blocks that are the number and title of a further decision, each with the sentence below it.
    statement
        Whether they are those of a statement by the president of the organ.
    """

    at: tuple[int, ...] = ()
    formula: str = ""
    meeting: str = ""
    blocks: frozenset[int] = field(default_factory=frozenset)
    titles: Mapping[int, int] = field(default_factory=dict)
    statement: bool = False


def decided(blocks: Sequence[Block], body: Sequence[int], formulas: Sequence[int], found: Openings) -> Decided:
    """The sentences of a document that says it is a decision.

    Parameters
    ----------
    blocks
        All blocks.
    body
        Those of them that are neither notes nor furniture.
    formulas
        Those that are enacting formulas: what stands below one is read by it.
    found
        The language's openings.
    """
    if spoken := _spoken(blocks, body[:_HEAD], body, found):
        return spoken
    has_decided = own = False
    for place, at in enumerate(body[:_HEAD]):
        block = blocks[at]
        if at in formulas:
            break
        below = blocks[body[place + 1]].text if place + 1 < len(body) else ""
        mine = is_own(block, found, bare=found.meets(below))
        meeting, formula = _names(_led(block.text, below), found)
        if formula and (has_decided or (own and found.meets(block.text))) and not _is_head(block.text, found):
            titles: dict[int, int] = {}
            rest = _further(blocks, body[place + 1 :], formulas, found, titles)
            at_all = (at, *rest)
            return Decided(at_all, formula, meeting, frozenset(at_all), titles)
        has_decided, own = has_decided or _says_so(block, found), own or mine
        got = number(block.text)
        if got is not None and got.sure and not mine:
            break  # a report, a list
    return Decided()


def _led(text: str, below: str) -> str:
    """A sentence that ends with a comma, with the verb that stands alone below it: "Decided:"."""
    alone_ = last_mark(text) in (",", "،") and last_mark(below) == ":" and len(below) < _SHORTEST
    return f"{text} {below}" if alone_ else text


def _spoken(blocks: Sequence[Block], head: Sequence[int], body: Sequence[int], found: Openings) -> Decided | None:
    """The sentences of a statement by the president of an organ; ``None`` where no line says that it is one."""
    known = _organs.lines(found.language).statement
    lines = ((at, " ".join(fold(line).split())) for at in head for line in blocks[at].text.splitlines())
    titled = next((at for at, line in lines if line.strip("*_[( ").startswith(known)), None) if known else None
    if titled is None:
        return None
    at_all: list[int] = []
    meeting = formula = before = lead = ""
    for at in (at for at in body if at > titled):
        text = blocks[at].text
        words = " ".join(fold(text).split())
        names = [(words.find(name), -len(name), it) for name, it in _organ_names(found.language) if name in words]
        lead = f"{lead} {words}" if not at_all else ""
        if not at_all and not formula and names and last_mark(text) == ":":
            meeting, formula = lead, min(names)[2]
        elif not SUBITEM.match(text) and (not before or complete(before)):
            quoted = bool(formula) and text.lstrip()[:1] in QUOTES and len(text) > _SHORTEST
            if quoted or (complete(text) and _says(words, names, found)):
                formula = formula or (min(names)[2] if names else "")
                at_all.append(at)
        before = text if at_all else ""
    return Decided(tuple(at_all), formula, meeting, frozenset(at_all), statement=True) if at_all and formula else None


def _says(words: str, names: Sequence[tuple[int, int, str]], found: Openings) -> bool:
    """Whether a sentence names the organ near its head: "The Council reaffirms", "In this regard, the Council"."""
    near = words[:_FAR_IN]
    short = (fold(name) for name in found.short_names)
    return any(0 <= at < _FAR_IN for at, _, _ in names) or any(f" {name}" in f" {near}" for name in short)


def _names(text: str, found: Openings) -> tuple[str, str]:
    """The words of a sentence that say its meeting and the organ's formula; two empty strings for any other block."""
    if len(text) < (_SIGNS if found.joined else _SHORTEST) or last_mark(text) not in (".", ":", ";", "؛", "，", "。"):
        return "", ""
    if SUBITEM.match(text) or text.lstrip().startswith(("[", "(")):
        return "", ""
    words = " ".join(fold(text[: 2 * _FAR]).split())
    near = [(words.find(name), -len(name), formula) for name, formula in _organ_names(found.language)]
    near = [one for one in near if 0 <= one[0] <= _FAR]
    if not near:
        return "", ""
    at, _, formula = min(near)
    before = words[:at]
    return (before if any(c.isdecimal() for c in before) else words[:_FAR]), formula


def _organ_names(language: str) -> Iterator[tuple[str, str]]:
    """What each organ is called within a sentence, folded, and its formula."""
    for formula in _organs.formulas(language):
        yield fold(formula).split(" ", 1)[-1] if language != "fr" else fold(formula)[2:].lstrip(), formula


def _is_head(text: str, found: Openings) -> bool:
    """Whether a block is a line of the head that names the organ: "Decision adopted by the General Assembly"."""
    words = " ".join(fold(text).split()).strip("*[( ")
    lines = _organs.lines(found.language)
    return words.startswith((*lines.adopted, *lines.draft, *lines.no_resolution))


def _says_so(block: Block, found: Openings) -> bool:
    """Whether a block above says that what follows is a decision: its line of adoption, or its symbol."""
    lines = _organs.lines(found.language)
    says = [
        p
        for p in (*lines.adopted, *lines.draft)
        if any(word in p.split() or p.startswith(word) for word in lines.decision)
    ]
    for _, cell in cells([block]):
        words = " ".join(fold(cell).split()).strip("*[( ")
        if words.startswith(tuple(says)):
            return True
        own = own_number(0, cell, lines, "", last=False)
        if own is not None and own.decision:  # "Decision 99/401"
            return True
        symbol = alone(cell.strip())
        if symbol is not None and symbol.kind == "decision":
            return True
    return False


def is_own(block: Block, found: Openings, *, bare: bool = False) -> bool:
    """Whether a block begins with the number of a resolution or decision, above its title.

    With ``bare``, which the sentence below it allows, no mark need part them: "2044/213 Boats".
    """
    first = block.text.lstrip().split("\n", 1)[0]
    return own_number(0, first, _organs.lines(found.language), "", last=False, bare=bare) is not None


def _further(
    blocks: Sequence[Block], below: Sequence[int], formulas: Sequence[int], found: Openings, titles: dict[int, int]
) -> Iterator[int]:
    """The sentences below the first one: each begins with a meeting or with the organ.

    One that names its meeting below a number and title is that of a further decision: the title is put into `titles`.
    """
    before, last = "", -1
    for at in below:
        block = blocks[at]
        if at in formulas:
            return
        if block.role in ("", "paragraph") and block.continues is not True and complete(block.text):
            meets = found.meets(block.text)
            if last >= 0 and meets and is_own(blocks[last], found, bare=True):
                titles[last] = at
            sentence_ends = last_mark(before) in (".", "") or not before or last in titles
            if sentence_ends and not SUBITEM.match(block.text) and found.decides(block.text):
                yield at
        before, last = block.text, at

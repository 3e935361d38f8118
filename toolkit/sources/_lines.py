"""A text as blocks: runs of lines that stand together.

Blank lines part blocks, and so do the marks of a page (`toolkit.sources._pages`). Within a run of lines a new block
begins only where a paragraph, a note or a heading must: at the next number, and, after a line that ends as a paragraph
ends, at a capitalised opening. What the text shows by indents goes before that: where first lines stand further in,
a line at the margin opens nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from toolkit import _organs
from toolkit._first_words import capital
from toolkit._heads import STRICT_NOTE, SUBITEM, complete, next_note, number, preamble_number
from toolkit._openings import Openings
from toolkit.model import Span
from toolkit.sources._blanks import stray
from toolkit.sources._closings import closes, is_date
from toolkit.sources._headings import is_annex, is_article, is_numeral
from toolkit.sources._hyphens import Hyphens, unsaid
from toolkit.sources._layout import Block, Role
from toolkit.sources._leads import labelled
from toolkit.sources._other_numbers import other_number
from toolkit.sources._pages import TextLine, lines, margin, number_alone
from toolkit.text import fold

_FIRST_LINES = 4  # so many indented first lines show a habit
_OPENED = 8  # so many openings show whether blank lines part them
_FEW = 2  # so many openings, of which none stands below a blank line, show that blank lines part the head alone
_SHORTEST = 4  # lines above an annex, at least
_ENDS = (".", ":", ";", "\u061b")  # of the sentence of a decision
_SHORT = 0.8  # of a full line's length: a line that ends before the margin
_SHORT_LINE = 60  # letters of the first half of a formula, at most
_LIST_SIGNS = ("-", "–", "—", "•")
_JUMP = 3  # a number that is so much higher than the last one may be a paragraph's
_FURTHER = 12  # columns by which a first line may stand further in; more is a column of its own
# "2) ", an item where paragraphs are numbered "2. "; not "(2) ".
_BRACKETED = re.compile(r"\d{1,2}\)\s")
# A hyphen or a dash at a line's end.
_MAY_BREAK = re.compile(r"[-\u00ad\u2010\u2011–][ \t\u00a0]*\r?\n")
# The number above the title of a decision: "99/401. ", "2044/322. ", "99/401 - "; not "99/401 and".
_OWN = re.compile(r"\d{1,4}/\d{1,4}\s?[-.\u2013]\s?")
# A place where a word may be broken, which is no sign of it, within a line.
_SOFT = re.compile("\u00ad(?=[^\\s])")
# The letter of a recital: "A. whereas".
_RECITAL = re.compile(r"[A-Z]{1,2}\.\s")
_BRACKETS = ("(", "[", "⁽")
_QUOTES = '“”«"'


def split(source: str, found: Openings) -> list[Block]:
    """Cut a source into blocks.

    Parameters
    ----------
    source
        The source text.
    found
        The language's openings.

    Returns
    -------
    list of Block
        In order; whatever is not in a block is white space.
    """
    cut = lines(source, found)
    habit = _habit(cut, found)
    blanks = stray(source) if found.suffix == "ing" else []
    signs = [Span(start, end) for start, end in margin(source).items()]
    hyphens = Hyphens([line.text for line in cut]) if _MAY_BREAK.search(source) else None
    return [
        Block(
            run.start,
            run.end,
            source[run.start : run.end],
            run.gap,
            role="note" if run.kind == "note" else "furniture" if run.kind else habit.role(source[run.start : run.end]),
            continues=True if run.kind == "note" and not run.marker else None,
            marker=run.marker.strip("?"),
            unsaid=_unsaid(source, run, hyphens, blanks, signs) if not run.kind or run.kind == "note" else (),
            breaks=run.breaks,
        )
        for run in _runs(source, cut, habit, found)
    ]


def _unsaid(
    source: str, run: TextLine, hyphens: Hyphens | None, blanks: list[int], signs: list[Span]
) -> tuple[Span, ...]:
    broken = unsaid(source, run.start, run.end, hyphens) if hyphens is not None else ()
    inner = blanks[bisect_left(blanks, run.start) : bisect_left(blanks, run.end)]
    mail = (sign for sign in signs if run.start < sign.start < run.end)
    soft = [Span(m.start(), m.end()) for m in _SOFT.finditer(source, run.start, run.end)]
    return tuple(sorted([*broken, *(Span(at, at + 1) for at in inner), *mail, *soft]))


class _Habit(NamedTuple):
    """How a text sets its lines."""

    parted: bool
    """Whether blank lines part its paragraphs."""
    wrapped: bool
    """Whether lines are wrapped by hand."""
    indented: bool
    """Whether the first lines of paragraphs stand further in."""
    margins: dict[int, int]
    """The margin of each page, by the place of the line where it begins."""
    front: int
    """How many lines stand above the first formula."""
    short: float
    """Letters of a line that is shorter than a full one."""
    numbered: bool
    """Whether paragraphs bear numbers."""
    dotted: bool
    """Whether paragraphs are numbered "1." and items "1)"."""

    def role(self, text: str) -> Role:
        """What the habit shows a run of lines to be."""
        return "item" if self.dotted and _BRACKETED.match(text) else ""


def _habit(cut: list[TextLine], found: Openings) -> _Habit:
    body = [line for line in cut if not line.kind]
    blanks = sum(line.gap for line in body)
    margins = _margins(body)
    firsts, further = 0, 0
    margin = opened = apart = 0
    for before, line in pairwise(body):
        margin = margins.get(line.start, margin)
        if complete(before.text) and found.form(line.text):
            opened += 1
            apart += line.gap > 0
        if complete(before.text) and not line.gap and found.form(line.text):
            firsts += 1
            further += 0 < line.indent - margin <= _FURTHER
    return _Habit(
        parted=(blanks >= 0.25 * len(body) and (apart > 0 or opened < _FEW))
        or (opened >= _OPENED and apart >= _SHORT * opened),
        wrapped=_wrapped([line.text for line in body]),
        indented=firsts >= _FIRST_LINES and further >= 0.7 * firsts,
        margins=margins,
        front=next((at for at, line in enumerate(cut) if found.formula_of(line.text)), 0),
        short=_SHORT * sorted(len(line.text) for line in body)[-max(len(body) // 10, 1)] if body else 0.0,
        dotted=any(_BRACKETED.match(line.text) for line in body) and sum(_dotted(line.text) for line in body) > 1,
        numbered=any((n := number(line.text)) is not None and n.sure and n.value in (1, 2) for line in _own(body)),
    )


def _own(body: list[TextLine]) -> list[TextLine]:
    """The lines above the first annex: its numbers are none of the resolution's."""
    at = next((at for at, line in enumerate(body) if is_annex(line.text, alone=True)), len(body))
    return body[:at] if at > _SHORTEST else body


def _dotted(text: str) -> bool:
    """Whether a line begins with "1." or "2."."""
    got = number(text)
    return got is not None and got.sure and got.value in (1, 2) and "." in text[: got.end]


def _margins(body: list[TextLine]) -> dict[int, int]:
    """The commonest indent of the lines of each page, by the place where the page's first line begins."""
    pages: list[list[TextLine]] = []
    for line in body:
        if not pages or line.eject or (line.breaks and line.gap):
            pages.append([])
        pages[-1].append(line)
    out: dict[int, int] = {}
    last = 0
    for page in pages:
        counts = Counter(line.indent for line in page)
        common, times = min(counts.items(), key=lambda item: (-item[1], item[0]))
        last = common if times > 1 or len(page) < 3 else last
        out[page[0].start] = last
    return out


def _wrapped(texts: list[str]) -> bool:
    """Whether lines are wrapped by hand: most of them long, alike, and not ending a sentence."""
    body = [text for text in texts if len(text) > 40]
    if len(body) < 8:
        cut_off = sum(len(a) > 40 and not complete(a) and b[:1].islower() for a, b in pairwise(texts))
        return cut_off > 1 and max(map(len, body)) < 120
    open_ended = sum(not complete(text) for text in body)
    return max(map(len, body)) < 200 and open_ended > 0.5 * len(body)


def _runs(source: str, cut: list[TextLine], habit: _Habit, found: Openings) -> Iterator[TextLine]:
    """Lines put together where they belong together; a run is written as one line that begins and ends with them."""
    last: TextLine | None = None  # the last line put into `run`
    run: TextLine | None = None
    count, margin, heading, decides = 0, 0, False, False
    notes: Counter[str] = Counter()  # the last number of notes, by the sign before it: "(1)" may be an item
    for at, line in enumerate(cut):
        margin = habit.margins.get(line.start, margin)
        text = line.text
        sign = text[:1] if text[:1] in _BRACKETS else ""
        note = notes[sign]
        got = None if habit.role(text) else number(text)
        follows = got is not None and got.value == count + 1
        starts = (
            run is None
            or bool(habit.role(text) and not line.kind)
            or last is None
            or line.kind != run.kind
            or bool(line.marker)
            or (not line.kind and _item_below(run.text, last.text, text))
            or (last.text.endswith(":") and not line.kind and _recommends(source[run.start : run.end], found))
            or (heading and not line.kind and bool((got is not None and got.sure) or found.form(text)))
            or (
                not (STRICT_NOTE.match(run.text) and not line.gap and line.indent > run.indent)  # a note goes on
                and _starts(source, cut, at, last, habit, found, margin, count, follows=follows, note=note)
            )
        )
        if (
            starts
            and decides
            and last is not None
            and not (line.gap or line.kind or line.breaks or last.text.endswith(_ENDS))
        ):
            starts = False  # the sentence of a decision goes on
        decides = _decides(cut, at, found) if starts else decides
        heading = starts and not line.kind and (_alone(text) or (len(text) < habit.short and _heads(cut, at, found)))
        soon = got is not None and count < got.value <= count + _JUMP and found.form(_rest(text)) == "operative"
        if got is not None and starts and not line.kind and got.sure and (follows or soon or got.value == 1):
            count = got.value
        if line.marker.isdecimal():
            notes[sign] = max(note, int(line.marker))
        if starts and not line.kind and (found_note := next_note(text, notes[sign])) is not None:
            notes[sign] = found_note
        if starts:
            if run is not None:
                yield from _glued(source, run, found)
            run = TextLine(
                line.start, line.end, text, line.indent, line.gap, line.eject, line.kind, line.marker, line.breaks
            )
        elif run is not None:
            run.end = line.end
        last = line
    if run is not None:
        yield from _glued(source, run, found)


def _glued(source: str, run: TextLine, found: Openings) -> Iterator[TextLine]:
    """A run, in two where it begins with a formula and goes on with the first paragraph."""
    at = found.formula_end(source[run.start : min(run.end, run.start + 400)]) if not run.kind else 0
    if not at:
        yield run
        return
    end = run.start + len(source[run.start : run.start + at].rstrip())
    yield TextLine(run.start, end, source[run.start : end], run.indent, run.gap, run.eject, breaks=run.breaks)
    yield TextLine(run.start + at, run.end, source[run.start + at : run.end], run.indent, 1, eject=False)


def _starts(  # noqa: C901, PLR0912 - each answer is a rule of its own
    source: str, cut: list[TextLine], at: int, last: TextLine, habit: _Habit, found: Openings, margin: int, count: int,
    *, follows: bool, note: int,
) -> bool:  # fmt: skip
    """Whether a line begins a block after the line before it, which is of the same kind."""
    line, text, before = cut[at], cut[at].text, last.text
    if line.kind:
        return line.kind != "note"
    if number_alone(before, own=at < habit.front) and not line.breaks:
        return False  # the number stands alone, its words below
    if line.breaks or line.gap:
        return True
    if _halves(before, text, found):
        return False
    if is_numeral(text) and _alone(text) and at + 1 < len(cut) and found.formula_of(cut[at + 1].text):
        return True  # the letter of a part stands just above its formula
    if not complete(before) and re.search("[,\u060c] ", before) and found.formula_of(before):
        return False  # "The General Conference of the Boat Organization, meeting in" goes on
    if not (habit.parted or habit.wrapped):
        return True  # a line a paragraph
    done = complete(source[max(last.start, last.end - 80) : last.end])
    stated = fold(before).startswith(_organs.lines(found.language).statement)
    if stated or (done and text[:1] in _QUOTES and found.decides(text.lstrip(f"{_QUOTES} "))):
        return True  # a sentence of a president's statement, or the one that leads in
    if (
        found.formula_end(text)
        or found.formula_of(text)
        or found.formula_of(before)
        or STRICT_NOTE.match(text)
        or preamble_number(text)
        or number_alone(text, own=False)
        or _decides(cut, at, found)
        or (_OWN.match(text) and any(_decides(cut, below, found) for below in range(at + 1, min(at + 4, len(cut)))))
    ):
        return True
    if follows and (done or found.form(_rest(text)) == "operative" or found.may_be_formula(before)):
        return True
    if done and (_numbered(text, found) or other_number(text, found)[0]):
        return True
    if done and (text[:1] in _LIST_SIGNS or _RECITAL.match(text)) and labelled(text, found):
        return True
    if not habit.parted and ((_alone(text) and (done or not is_numeral(text))) or _alone(before)):
        return True
    if not done:  # notes may begin just below the date of the meeting
        dated = is_date(before) and next_note(text, note) is not None and not is_date(text)
        return dated or (found.may_be_formula(before) and bool(found.form(text)))
    if next_note(text, note) is not None or closes(text, found.closing):
        return True
    if habit.indented:
        further = 0 < line.indent - margin <= _FURTHER
        short = len(before) < habit.short and bool(found.form(text)) and found.listed(text)
        return (further and (capital(text) or not found.suffix)) or short or _heads(cut, at, found)
    if found.form(text) == "preamble" and before[-1:] != ":" and (found.listed(text) or not (habit.parted or count)):
        return bool(found.suffix) or not (habit.wrapped and habit.parted)
    if not habit.numbered and found.form(text) == "operative":
        return True
    return _heads(cut, at, found) and (not habit.parted or _heads_next(cut, at, count))


def _heads_next(cut: list[TextLine], at: int, count: int) -> bool:
    """Whether a short line below a sentence's end stands just above the number that comes next: "Boats" / "3. ..."."""
    got = number(cut[at + 1].text)
    return got is not None and got.sure and got.value == count + 1 and len(cut[at].text) < _SHORT_LINE


def _item_below(run: str, before: str, text: str) -> bool:
    """Whether a line begins the next item of a list with letters or numbers: "(b) " below "(a) ...;"."""
    if text[:1] in _LIST_SIGNS or run[:1] in _LIST_SIGNS or not complete(before):
        return False
    return SUBITEM.match(text) is not None and SUBITEM.match(run) is not None


def _recommends(text: str, found: Openings) -> bool:
    """Whether words hand on the draft that follows: its title stands below them."""
    folded = fold(text)
    return bool(found.recommends) and all(any(word in folded for word in row) for row in found.recommends if row)


def _halves(before: str, text: str, found: Openings) -> bool:
    """Whether a formula is broken over two lines: "The" / "General Assembly,"."""
    halves = len(before) < _SHORT_LINE and complete(text) and not complete(before)
    return halves and not found.formula_of(text) and bool(found.formula_of(f"{before} {text}"))


def _decides(cut: list[TextLine], at: int, found: Openings) -> bool:
    """Whether a line begins the sentence of a decision, with the number and title just above: "99/401. Boats"."""
    return found.meets(cut[at].text) and any(_OWN.match(line.text) for line in cut[max(at - 3, 0) : at])


def _numbered(text: str, found: Openings) -> bool:
    """Whether a line begins with a number, also one that is misread, repeated or out of order, and a listed verb."""
    rest = _rest(text)
    return rest != text and found.form(rest) == "operative" and found.listed(rest)


def _rest(text: str) -> str:
    got = number(text)
    return text[got.end :] if got else text


def _alone(text: str) -> bool:
    """Whether a line is a heading by its form: an annex, a section's or an article's number."""
    return len(text) < 40 and (
        (is_numeral(text) and len(text) < 12)
        or is_article(text)
        or (is_annex(text) and len(text) < 14 and not text[0].islower())
    )


def _bare_above_number(cut: list[TextLine], at: int) -> bool:
    """Whether a line of a script without capitals stands just above a number, below a sentence or a blank line."""
    line, below = cut[at], cut[at + 1] if at + 1 < len(cut) else None
    if line.text[0].isupper() or line.text[0].islower() or below is None or below.gap or below.kind:
        return False
    if not (line.gap or (at and complete(cut[at - 1].text))):
        return False
    got = number(below.text)
    return got is not None and got.sure and SUBITEM.match(below.text) is None


def _heads(cut: list[TextLine], at: int, found: Openings) -> bool:
    """Whether a line after a whole paragraph is a heading: no mark at its end, and a paragraph begins below it."""
    line = cut[at]
    if (
        len(line.text) > 160
        or not line.text[0].isalpha()
        or complete(line.text)
        or not (capital(line.text) or _bare_above_number(cut, at))
        or at + 1 >= len(cut)
    ):
        return False
    for after in cut[at + 1 : at + 4]:
        if after.kind:
            return False
        got = number(after.text)
        if (got is not None and got.sure) or found.form(after.text):
            return True
        if complete(after.text):
            return False
    return False

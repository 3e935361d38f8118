"""Lines of a page as blocks: paragraphs, items, headings, notes, rows of a table, by what the eye sees.

A new block begins after a gap that is wider than the distance of the lines, at a first line that stands further in than
the lines above it (or further out), at a label with a tab, at another size of letters. No word is read here: that is
for the grammar.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from toolkit.sources import _pdf_tables as tables
from toolkit.sources._headings import is_annex
from toolkit.sources._layout import Role
from toolkit.sources._pages import number_alone
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_notes import marker, raised_marker
from toolkit.sources._pdf_sheet import Sheet

#: A gap of this many usual line distances parts blocks.
_GAP = 1.25
#: A gap of this many parts them where the line also begins as paragraphs do.
_LOOSE = 1.08
#: A gap of this many parts them where the line above also ends a clause.
_APART = 1.12
#: Sizes that differ by less, in points, are those of one kind of lines.
_ALIKE = 0.4
#: So many gaps of one width below ends of clauses are the usual distance of paragraphs.
_OFTEN = 3
#: What stands further in or out than this part of the letters' size begins another block.
_STEP = 0.7
#: Share of paragraphs whose first line stands further in, from which the lack of it says that one goes on.
_INDENTED = 0.6

# The label of an item: "(a)", "(iv)", "b)", "(أ)", "’1‘", "•"; not "1.", not "(2015)".
_ITEM = re.compile(r"\(?(?:[a-z]{1,2}|[ivxl]{1,6}|[ء-ي]ـ?(?:\s[ء-ي])?)\)\s|[’‘]\d{1,2}[‘’]\s|[•●▪·]\s|[–—-]\s")
# An item that may be a paragraph in some documents: "(1)".
_NUMBERED_ITEM = re.compile(r"\(\d{1,2}\)\s")
# The end of a clause: "؛", ":", ".", "،", with a note's marker; not a word.
_CLAUSE = re.compile(r"[؛;:.،,，；。：](?:\s?\(\d+\))?$")
# A word that goes on on the next line or page: "includ-"; not "2019-", not "mid -".
_CUT = re.compile(r"[^\W\d_][-‐‑\u00ad]$")
# The number of a paragraph: "12. ", "12 - تقرر"; not "12.5", not "2015. ", not "12 - 14 May".
_NUMBER = re.compile(r"\d{1,3}(?:\.\s|\s?[–—-]\s+(?=[ء-ي]))")


@dataclass(slots=True)
class Group:
    """Lines that are one block.

    Attributes
    ----------
    lines
        Its lines in reading order.
    role, continues, marker, indent, bold, centred
        As in `toolkit.sources._layout.Block`.
    after
        The block, on a later page, that goes on with this one.
    """

    lines: list[Line]
    role: Role = ""
    continues: bool | None = None
    marker: str = ""
    indent: float | None = None
    bold: bool = False
    centred: bool = False
    after: Group | None = None

    @property
    def page(self) -> int:
        """Page of its first line."""
        return self.lines[0].page

    @property
    def head(self) -> str:
        """Its first line's words."""
        return self.lines[0].text


@dataclass
class _Measures:
    """The usual distances of a document."""

    pitch: dict[float, float] = field(default_factory=dict)
    size: float = 10.0
    between: float = 0.0

    def of(self, size: float) -> float:
        """Usual distance of two lines in letters of a size."""
        return self.pitch.get(round(size), 1.25 * size)

    def apart(self, gap: float, line: Line) -> bool:
        """Whether a line stands further off than lines of a paragraph do; its raised signs may push it down."""
        if line.has_raised():
            return 0 < self.between <= gap + 0.5
        return gap > _APART * self.of(line.size)


def groups(sheets: Sequence[Sheet], size: float) -> list[Group]:
    """All blocks of a document in reading order, furniture too."""
    measures = _Measures(_pitch(sheets), size)
    measures.between = _between(sheets, measures)
    found: list[Group] = []
    bodies: list[tuple[Sheet, list[Group]]] = []
    last_note = ""
    for sheet in sheets:
        body = list(_body(sheet, measures))
        bodies.append((sheet, body))
        found += [Group([line], role="furniture") for line in sheet.top]
        found += [Group([line], role="header") for line in sheet.head]
        found += body
        found += [Group([line], role="furniture") for line in sheet.marks]
        notes = list(_notes(sheet, last_note))
        last_note = next((note.marker for note in reversed(notes) if note.marker), last_note)
        found += notes
        found += [Group([line], role="furniture") for line in sheet.foot]
    numbered = any(_NUMBER.match(group.head) for _, body in bodies for group in body)
    for _, body in bodies:
        for group in body:
            if not group.role and (_ITEM.match(group.head) or (numbered and _NUMBERED_ITEM.match(group.head))):
                group.role = "item"
    _go_on(bodies, measures)
    _link(group for group in found if group.role == "note")
    _link(group for _, body in bodies for group in body)
    return found


def _link(chain: Iterable[Group]) -> None:
    """Lead from each block to the one that goes on with it."""
    before: Group | None = None
    for group in chain:
        if before is not None and group.continues:
            before.after = group
        before = group


def _pitch(sheets: Iterable[Sheet]) -> dict[float, float]:
    """The most frequent distance of lines of each size, below lines that are full."""
    seen: dict[float, Counter[float]] = defaultdict(Counter)
    for sheet in sheets:
        for zone in (sheet.body, sheet.notes):
            rows = [row for row in tables.rows(zone) if len(row) == 1]
            for (above,), (line,) in pairwise(rows):
                gap = above.base - line.base
                if zone is sheet.body and _end(above, sheet) > 3 * line.size:
                    continue  # the last line of a paragraph: what comes below may be another one
                if abs(above.size - line.size) < _ALIKE and 0.8 * line.size < gap < 2.6 * line.size:
                    seen[round(line.size)][round(gap * 2) / 2] += 1
    return {size: _common(counts) for size, counts in seen.items() if sum(counts.values()) > 2}


def _between(sheets: Iterable[Sheet], measures: _Measures) -> float:
    """The usual distance of paragraphs: below lines that end a clause, wider than that of lines; 0 where none is."""
    seen: Counter[float] = Counter()
    for sheet in sheets:
        for above, line in pairwise(sheet.body):
            gap = above.base - line.base
            if line.has_raised() or abs(line.size - measures.size) > 0.6:
                continue
            if _APART < gap / measures.of(line.size) < 3 and _CLAUSE.search(_unmarked(above)):
                seen[round(gap * 2) / 2] += 1
    gap, count = seen.most_common(1)[0] if seen else (0.0, 0)
    return gap if count >= _OFTEN else 0.0


def _common(counts: Counter[float]) -> float:
    """The smallest distance that is frequent: lines within paragraphs are closer than paragraphs."""
    most = max(counts.values())
    return min(gap for gap, count in counts.items() if count >= 0.4 * most)


def _body(sheet: Sheet, measures: _Measures) -> Iterator[Group]:
    open_: Group | None = None
    cells: list[list[Line]] = []
    for row in tables.rows(sheet.body):
        line = row[0]
        if line.cell is not None:
            cells = []
            if open_ is None or open_.role != "table" or tables.ends(open_.lines, line, measures.of(line.size)):
                if open_ is not None:
                    yield _shown(open_, sheet)
                open_ = Group([], role="table")
            tables.put(open_.lines, row)
            continue
        if open_ and open_.role == "table" and tables.goes_on(open_.lines, cells, row, measures.of(line.size)):
            continue
        cells = [[cell] for cell in row]
        if len(row) > 1:
            if open_ is None or open_.role != "table" or tables.ends(open_.lines, line, measures.of(line.size)):
                if open_ is not None:
                    yield _shown(open_, sheet)
                open_ = Group([], role="table")
            open_.lines += row
            continue
        anew = open_ is None or open_.role == "table" or _heads_annex(line) or _parts(open_, line, sheet, measures)
        if open_ is not None and not anew:
            open_.lines.append(line)
            continue
        if open_ is not None:
            yield _shown(open_, sheet)
        open_ = Group([line])
    if open_ is not None:
        yield _shown(open_, sheet)


def _start(line: Line, sheet: Sheet) -> float:
    """How far in a line begins: from the left edge, or from the right one where words run from there."""
    return sheet.right - line.x1 if line.right else line.x0 - sheet.left


def _end(line: Line, sheet: Sheet) -> float:
    """How far before the other edge a line ends."""
    return line.x0 - sheet.left if line.right else sheet.right - line.x1


def _is_first(line: Line, sheet: Sheet) -> bool:
    """Whether a line begins where the first lines of paragraphs do."""
    return any(abs(_start(line, sheet) - first) < 0.4 * line.size for first in sheet.firsts)


def _centred(line: Line, sheet: Sheet) -> bool:
    """Whether a line stands in the middle; one that begins where first lines of paragraphs do must be short."""
    start, end = _start(line, sheet), _end(line, sheet)
    if abs(start - end) > 1.2 * line.size or start < 2 * line.size:
        return False
    return start > 0.25 * (sheet.right - sheet.left) or not (line.tab or _is_first(line, sheet))


def _aside(line: Line, sheet: Sheet) -> bool:
    """Whether a line stands at the far edge, as the closing lines do."""
    if sheet.ragged:
        return False
    return _end(line, sheet) < line.size and _start(line, sheet) > 0.45 * (sheet.right - sheet.left)


def _parts(group: Group, line: Line, sheet: Sheet, measures: _Measures) -> bool:
    """Whether a line begins another block."""
    last, first, size = group.lines[-1], group.lines[0], line.size
    gap = last.base - line.base
    wide = _GAP * max(measures.of(size), measures.of(last.size))
    if line.has_raised():  # they push the line down, but less than a paragraph's gap
        wide = max(wide, measures.between - 1.25)
    if gap < 0 or gap > wide:
        return True
    if abs(size - last.size) > 0.07 * max(size, last.size):
        return True
    if _aside(line, sheet) and (_aside(last, sheet) or last.text.endswith(".")):
        return not _aside(last, sheet)
    if _centred(line, sheet) != _centred(last, sheet) and (_centred(last, sheet) or _end(last, sheet) > 3 * size):
        return True
    if _centred(line, sheet) and _centred(last, sheet):
        return False
    close = gap <= _LOOSE * measures.of(size)
    if line.all_set("bold") and last.all_set("bold") and not line.tab and (close or not line.right):
        return False
    short = _end(last, sheet) > 3 * size
    apart = measures.apart(gap, line)
    if (short or apart or _aside(last, sheet)) and line.all_set("bold") != last.all_set("bold"):
        return True
    if not line.right and _labelled(last, line, short=short):
        return True
    if apart and not line.right and (short or _CLAUSE.search(_unmarked(last))):
        return True
    if line.right and _begins(last, line, sheet, not close):
        return True
    return _steps(group, first, line, sheet)


def _heads_annex(line: Line) -> bool:
    """Whether a line is the heading of an annex: that begins a block, however near it stands."""
    return is_annex(line.text, alone=True) and line.text[-1].isalnum() and not line.text[0].islower()


def _labelled(above: Line, line: Line, *, short: bool) -> bool:
    """Whether a line below the end of a clause has a label, or is all in italics as closing lines are."""
    words_above = _unmarked(above)
    ended = words_above.endswith((";", ":", "；", "：")) or (short and words_above.endswith((".", "。")))
    if ended and (_NUMBER.match(line.text) or _ITEM.match(line.text)):
        return True
    return words_above.endswith(".") and line.all_set("italic") and not above.all_set("italic")


def _anew(above: Line, line: Line) -> bool:
    """Whether a line begins with a capital below the end of a clause."""
    return not line.right and line.text[:1].isupper() and _CLAUSE.search(_unmarked(above)) is not None


def _unmarked(line: Line) -> str:
    """The words of a line without the raised signs at its end."""
    signs = sum(1 for _ in takewhile(line.raised, reversed(line.chars)))
    return line.text[: line.at[-signs]].rstrip() if 0 < signs < len(line.chars) else line.text


def _begins(above: Line, line: Line, sheet: Sheet, loose: bool) -> bool:  # noqa: FBT001 - as measured
    """Whether an Arabic line that follows the end of a clause begins with a label, or stands in and a little apart."""
    if not _CLAUSE.search(above.text):
        return False
    further = _start(line, sheet) > _STEP * line.size and abs(_start(line, sheet) - sheet.indent) < _STEP * line.size
    return bool(_ITEM.match(line.text) or _NUMBER.match(line.text)) or (loose and further)


def _steps(group: Group, first: Line, line: Line, sheet: Sheet) -> bool:
    """Whether a line stands further in or out than the block's lines, or begins with a label as the block does."""
    step, start = _STEP * line.size, _start(line, sheet)
    if line.tab and first.tab and abs(start - _start(first, sheet)) < step:
        return True
    if len(group.lines) == 1:
        both = _is_first(first, sheet) and _is_first(line, sheet)
        if both and (_end(first, sheet) > 3 * line.size or _anew(first, line)):
            return True
        return start > _start(first, sheet) + step and not first.tab and not _ITEM.match(first.text)
    left = _start(group.lines[-1], sheet)
    return abs(start - left) > step


def _shown(group: Group, sheet: Sheet) -> Group:
    """Say what the page shows of a block."""
    lines = group.lines
    group.indent = round(_start(lines[0], sheet), 1)
    if group.role == "table":
        return group
    group.bold = all(line.all_set("bold") for line in lines)
    group.centred = all(_centred(line, sheet) for line in lines)
    slanted = all(line.all_set("italic") or line.under for line in lines)
    if all(_aside(line, sheet) for line in lines) and slanted and len(lines) <= 4:
        group.role = "closing"
    elif number_alone(group.head.strip(), own=False):
        return group  # a paragraph's, above its words
    elif (group.bold and len(lines) <= 8 and not _clause(lines, sheet)) or (
        group.centred and len(lines) <= 4 and len(group.head) < 90
    ):
        group.role = "heading"
    return group


def _clause(lines: Sequence[Line], sheet: Sheet) -> bool:
    """Whether lines all in bold are a paragraph: they begin where one does, or at the edge, and end with a comma."""
    place = _is_first(lines[0], sheet) or abs(_start(lines[0], sheet)) < _STEP * lines[0].size
    return len(lines) > 1 and place and _unmarked(lines[-1]).endswith((",", ";", "،", "؛"))


def _notes(sheet: Sheet, last: str) -> Iterator[Group]:
    """The notes of a page; lines before the first marker go on with the last note of the page before."""
    open_: Group | None = None
    raised = any(raised_marker(line).isdecimal() for line in sheet.notes)  # then a number that is not is none
    for line in sheet.notes:
        found = raised_marker(line) or ("" if raised else _next(line, last))
        if found or open_ is None:
            if open_ is not None:
                yield open_
            open_ = Group([line], role="note", marker=found, continues=not found)
            last = found or last
        else:
            open_.lines.append(line)
    if open_ is not None:
        yield open_


def _next(line: Line, last: str) -> str:
    """A marker that is not raised: only the next number is one."""
    found = marker(line)
    expected = int(last) + 1 if last.isdecimal() else 1
    return found if found.isdecimal() and int(found) == expected else ""


def _go_on(bodies: Sequence[tuple[Sheet, list[Group]]], measures: _Measures) -> None:
    """Say of each paragraph whether it goes on with the one before: one that begins stands further in."""
    own = [
        (sheet, g) for sheet, body in bodies for i, g in enumerate(body) if not g.role and (i or sheet.page.number == 1)
    ]
    long = [(sheet, g) for sheet, g in own if len(g.lines) > 1 and g.lines[0].size > 0.9 * measures.size]
    further = sum(_start(g.lines[0], sheet) > _STEP * measures.size + _start(g.lines[1], sheet) for sheet, g in long)
    indented = bool(long) and further >= _INDENTED * len(long)
    before: Group | None = None
    for sheet, body in bodies:
        for place, group in enumerate(body):
            if group.role == "table":
                group.continues = place == 0 and before is not None and before.role == "table"
            elif group.role in ("", "item"):
                group.continues = _continues(group, before, sheet, top=place == 0, indented=indented)
            if group.role != "closing":
                before = group


def _continues(group: Group, before: Group | None, sheet: Sheet, *, top: bool, indented: bool) -> bool | None:
    line = group.lines[0]
    if before is None or before.role == "heading" or group.role == "item":
        return False
    if line.tab or _NUMBER.match(line.text) or number_alone(group.head.strip(), own=False):
        return False
    if top and _CUT.search(before.lines[-1].text) and line.text[:1].islower():
        return True
    if top and abs(line.size - before.lines[-1].size) < 0.07 * line.size:
        start, step = _start(line, sheet), _STEP * line.size
        below = _start(group.lines[1], sheet) if len(group.lines) > 1 else 0.0
        further = start > step + below
        if further and before.role != "item":
            return False
        ended = line.right and _CLAUSE.search(before.lines[-1].text)  # then the words tell
        return True if indented and not further and not ended else None
    if indented and _start(line, sheet) < _STEP * line.size and before.role in ("item", "table"):
        return True
    if indented and not top and line.right and not before.role and _is_first(line, sheet):
        return False  # a first line, whatever ends the words above
    return None

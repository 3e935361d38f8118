"""Lines of a page as blocks: paragraphs, items, headings, notes, rows of a table, by what the eye sees.

A new block begins after a gap that is wider than the distance of the lines, at a first line that stands further in than
the lines above it (or further out), at a label with a tab, at another size of letters. No word is read here: that is
for the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.sources import _pdf_notes as notes
from toolkit.sources import _pdf_tables as tables
from toolkit.sources._headings import is_annex
from toolkit.sources._pages import number_alone
from toolkit.sources._pdf_distances import CLAUSE, Distances, measured, unmarked
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_sheet import Group, Sheet

#: A gap of this many usual line distances parts blocks.
_GAP = 1.25
#: A gap of this many parts them where the line also begins as paragraphs do.
_LOOSE = 1.08
#: What stands further in or out than this part of the letters' size begins another block.
_STEP = 0.7
#: So many characters of Chinese, at most, are the formula.
_FORMULA = 10
#: Share of paragraphs whose first line stands further in, from which the lack of it says that one goes on.
_INDENTED = 0.6

# The label of an item: "(a)", "(iv)", "b)", "(أ)", "’1‘", "•"; not "1.", not "(2015)".
_ITEM = re.compile(r"\(?(?:[a-z]{1,2}|[ivxl]{1,6}|[ء-ي]ـ?(?:\s[ء-ي])?)\)\s|[’‘]\d{1,2}[‘’]\s|[•●▪·]\s|[–—-]\s")
# An item that may be a paragraph in some documents: "(1)".
_NUMBERED_ITEM = re.compile(r"\(\d{1,2}\)\s")
# A word that goes on on the next line or page: "includ-"; not "2019-", not "mid -".
_CUT = re.compile(r"[^\W\d_][-‐‑\u00ad]$")
# The number of a paragraph: "12. ", "12 - تقرر"; not "12.5", not "2015. ", not "12 - 14 May".
_NUMBER = re.compile(r"\d{1,3}(?:\.\s|\s?[–—-]\s+(?=[ء-ي]))")


def groups(sheets: Sequence[Sheet], size: float) -> list[Group]:
    """All blocks of a document in reading order, furniture too."""
    measures = measured(sheets, size)
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
        below = list(notes.groups(sheet, last_note))
        last_note = next((note.marker for note in reversed(below) if note.marker), last_note)
        found += below
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


def _body(sheet: Sheet, measures: Distances) -> Iterator[Group]:
    open_: Group | None = None
    cells: list[list[Line]] = []
    for row in tables.rows(sheet.body):
        line = row[0]
        placed = line.cell is not None
        pitch = measures.of(line.size)
        if not placed and open_ and open_.role == "table" and tables.goes_on(open_.lines, cells, row, pitch):
            continue
        cells = [] if placed else [[cell] for cell in row]
        if placed or len(row) > 1:
            if open_ is None or open_.role != "table" or tables.ends(open_.lines, line, pitch):
                if open_ is not None:
                    yield _shown(open_, sheet)
                open_ = Group([], role="table")
            if placed:
                tables.put(open_.lines, row)
            else:
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


def _parts(group: Group, line: Line, sheet: Sheet, measures: Distances) -> bool:
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
    if sheet.aside(line) and (sheet.aside(last) or last.text.endswith(".")):
        return not sheet.aside(last)
    if sheet.centred(line) != sheet.centred(last) and (sheet.centred(last) or sheet.end(last) > 3 * size):
        return True
    if sheet.centred(line) and sheet.centred(last):
        return False
    close = gap <= _LOOSE * measures.of(size)
    if line.all_set("bold") and last.all_set("bold") and not line.tab and (close or not line.right):
        return False
    short = sheet.end(last) > 3 * size
    apart = measures.apart(gap, line)
    if (short or apart or sheet.aside(last)) and line.all_set("bold") != last.all_set("bold"):
        return True
    if not line.right and _labelled(last, line, short=short):
        return True
    if apart and not line.right and (short or CLAUSE.search(unmarked(last))):
        return True
    if line.right and _begins(last, line, sheet, not close):
        return True
    return _steps(group, first, line, sheet)


def _heads_annex(line: Line) -> bool:
    """Whether a line is the heading of an annex: that begins a block, however near it stands."""
    return is_annex(line.text, alone=True) and line.text[-1].isalnum() and not line.text[0].islower()


def _labelled(above: Line, line: Line, *, short: bool) -> bool:
    """Whether a line below the end of a clause has a label, or is all in italics as closing lines are."""
    words_above = unmarked(above)
    ended = words_above.endswith((";", ":", "；", "：")) or (short and words_above.endswith((".", "。")))
    if ended and (_NUMBER.match(line.text) or _ITEM.match(line.text)):
        return True
    return words_above.endswith(".") and line.all_set("italic") and not above.all_set("italic")


def _anew(above: Line, line: Line) -> bool:
    """Whether a line begins with a capital below the end of a clause."""
    return not line.right and line.text[:1].isupper() and CLAUSE.search(unmarked(above)) is not None


def _begins(above: Line, line: Line, sheet: Sheet, loose: bool) -> bool:  # noqa: FBT001 - as measured
    """Whether an Arabic line that follows the end of a clause begins with a label, or stands in and a little apart."""
    if not CLAUSE.search(above.text):
        return False
    further = sheet.start(line) > _STEP * line.size and abs(sheet.start(line) - sheet.indent) < _STEP * line.size
    return bool(_ITEM.match(line.text) or _NUMBER.match(line.text)) or (loose and further)


def _steps(group: Group, first: Line, line: Line, sheet: Sheet) -> bool:
    """Whether a line stands further in or out than the block's lines, or begins with a label as the block does."""
    step, start = _STEP * line.size, sheet.start(line)
    if line.tab and first.tab and abs(start - sheet.start(first)) < step:
        return True
    if len(group.lines) == 1:
        both = sheet.is_first(first) and sheet.is_first(line)
        if both and (sheet.end(first) > 3 * line.size or _anew(first, line)):
            return True
        return start > sheet.start(first) + step and not first.tab and not _ITEM.match(first.text)
    left = sheet.start(group.lines[-1])
    return abs(start - left) > step


def _shown(group: Group, sheet: Sheet) -> Group:
    """Say what the page shows of a block."""
    lines = group.lines
    group.indent = round(sheet.start(lines[0]), 1)
    if group.role == "table":
        return group
    group.bold = all(line.all_set("bold") for line in lines)
    group.centred = all(sheet.centred(line) for line in lines)
    slanted = all(line.all_set("italic") or line.under for line in lines)
    if all(sheet.aside(line) for line in lines) and slanted and len(lines) <= 4:
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
    place = sheet.is_first(lines[0]) or abs(sheet.start(lines[0])) < _STEP * lines[0].size
    words = unmarked(lines[-1])
    if words.endswith(("，", "；")):  # a line of Chinese holds a whole clause; "大会，" is the formula
        return place and len(words) > _FORMULA
    return len(lines) > 1 and place and words.endswith((",", ";", "،", "؛"))


def _go_on(bodies: Sequence[tuple[Sheet, list[Group]]], measures: Distances) -> None:
    """Say of each paragraph whether it goes on with the one before: one that begins stands further in."""
    own = [
        (sheet, g) for sheet, body in bodies for i, g in enumerate(body) if not g.role and (i or sheet.page.number == 1)
    ]
    long = [(sheet, g) for sheet, g in own if len(g.lines) > 1 and g.lines[0].size > 0.9 * measures.size]
    further = sum(sheet.start(g.lines[0]) > _STEP * measures.size + sheet.start(g.lines[1]) for sheet, g in long)
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
        start, step = sheet.start(line), _STEP * line.size
        below = sheet.start(group.lines[1]) if len(group.lines) > 1 else 0.0
        further = start > step + below
        if further and before.role != "item":
            return False
        ended = line.right and CLAUSE.search(before.lines[-1].text)  # then the words tell
        return True if indented and not further and not ended else None
    if indented and sheet.start(line) < _STEP * line.size and before.role in ("item", "table"):
        return True
    if indented and not top and line.right and not before.role and sheet.is_first(line):
        return False  # a first line, whatever ends the words above
    return None

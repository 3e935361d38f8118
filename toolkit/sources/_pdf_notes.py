"""Notes at the foot of a PDF's pages: their markers, and where on a page they begin.

They stand below a short rule, or in smaller type at the foot, and begin with a marker.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from toolkit.sources._pdf_lines import SUPERSCRIPTS, Line
from toolkit.sources._pdf_sheet import Group, Sheet

__all__ = ["groups", "marker", "marker_back", "raised_marker", "signs", "take"]

#: The rule above notes takes up to this part of the width of the words.
_SHORT = 0.45
_RULES = 2  # other rules of a page, at most, where one of them may part the end of a note from the words above
_LONE = 0.75  # of the usual size: a number no larger than that may be a raised one
# The marker of a note at the head of its line: "1 ", "1. ", "[1] ", "12/ ", "* ", "a ", "8)) "; digits may be raised.
_MARKER = re.compile(
    r"[(\[]?(\d{1,3}|\*{1,4}|[†‡§]|[a-z](?=[\s/]))\s?[/.]?[)\]]{0,2}\.?(?=\s|[A-ZÀ-Þ“\"(\u0620-\u064a\u3001-\u9fff])"
)


def marker(line: Line) -> str:
    """The note marker that a line begins with, or an empty string."""
    found = _MARKER.match(line.text.translate(SUPERSCRIPTS))
    return found[1] if found else ""


def raised_marker(line: Line) -> str:
    """The raised (or slashed, "1/") note marker that a line begins with, or an empty string."""
    first = line.chars[0]
    if line.raised(first) or re.match(r"\d{1,3}/\s", line.text) or first.text in "*†‡":
        end = next((at for c, at in zip(line.chars, line.at, strict=True) if not line.raised(c)), len(line.text))
        head = line.text[:end].strip().translate(SUPERSCRIPTS).strip("()")
        if re.fullmatch(r"\d{1,3}|[*†‡§]{1,4}|[a-z]", head):
            return head
        return marker(line)
    return ""


def take(sheet: Sheet, size: float, signs: Container[str]) -> None:
    """Move the notes of a page from its body; ``signs`` are the raised numbers of the document."""
    floor = _separator(sheet, size)
    if floor is None:
        floor = _small_print(sheet, size, signs)
    if floor is None:
        return
    sheet.notes = [line for line in sheet.body if line.base < floor]
    sheet.body = [line for line in sheet.body if line.base >= floor]


def marker_back(sheet: Sheet, size: float) -> None:
    """Put a raised marker that a page break parts from its word, alone at the head of its page, back to the body.

    It looks like the page's number, but stands at the edge of the words, in small type, and a note of the page has it.
    """
    lone = sheet.top[-1] if sheet.top else None
    if lone is None or not lone.text.isdecimal() or lone.right or lone.text in signs(sheet.body):
        return
    small = lone.size < _LONE * size and abs(lone.x0 - sheet.left) < 1
    if small and any(raised_marker(line) == lone.text for line in sheet.notes):
        sheet.top.remove(lone)
        lone.base, lone.size, lone.level = lone.base - size, size, False  # raised above a line that is not here
        sheet.body.insert(0, lone)


def _separator(sheet: Sheet, size: float) -> float | None:
    """Height of the short rule above the notes: the highest one with only small print or a marker below."""
    width = sheet.right - sheet.left
    rules = [(r.y0, r.x0, r.x1) for r in sheet.page.rules]
    rules += [(line.base, line.x0, line.x1) for line in sheet.marks if "_" in line.text]
    for y, x0, x1 in sorted(rules, reverse=True):
        far = min(sheet.right - x1, x0 - sheet.left) if sheet.page.rtl else x0 - sheet.left
        if x1 - x0 > _SHORT * width or far > 0.3 * width or x1 < sheet.left:
            continue
        below = [line for line in sheet.body if line.base < y]
        if not below:
            continue
        if not raised_marker(below[0]) and len({round(rule) for rule, _, _ in rules if abs(rule - y) > 1}) > _RULES:
            continue  # the rules of a table
        small = sum(len(line.chars) for line in below if line.size < 0.95 * size)
        if small > 0.8 * sum(len(line.chars) for line in below) or raised_marker(below[0]):
            return y
    return None


def signs(lines: Iterable[Line]) -> set[str]:
    """The raised numbers of lines."""
    runs = (line.text[low:high].translate(SUPERSCRIPTS) for line in lines for low, high in line.runs("raised"))
    return {number for run in runs for number in re.findall(r"\d+", run)}


def _small_print(sheet: Sheet, size: float, signs: Container[str]) -> float | None:
    """Height above the notes where no rule stands: the last lines, in smaller type or after a gap, from a marker on."""
    floor = None
    below = 0.0
    for index in range(len(sheet.body) - 1, -1, -1):
        line = sheet.body[index]
        above = sheet.body[index - 1].base if index else line.base + 100
        small = line.size < 0.93 * size
        cell = any(
            abs(line.base - other.base) < 1 for other in sheet.body[max(index - 1, 0) : index + 2] if other is not line
        )
        level = small and not cell and marker(line) in signs  # a number on its line that is raised elsewhere
        if level or (not cell and raised_marker(line) and (small or above - line.base > 2 * size or floor is not None)):
            floor = line.base + 0.5 * line.size
        if not small and above - line.base > 2 * size:
            break
        if not small and below and below - line.base > 2 * size:
            break
        below = line.base
    return floor


def groups(sheet: Sheet, last: str) -> Iterator[Group]:
    """The notes of a page; lines before the first marker go on with the last note of the page before."""
    open_: Group | None = None
    raised = any(raised_marker(line).isdecimal() for line in sheet.notes)  # then a number that is not is none
    above = signs(sheet.body)
    for line in sheet.notes:
        found = raised_marker(line) or ("" if raised else _next(line, last, above))
        if found or open_ is None:
            if open_ is not None:
                yield open_
            open_ = Group([line], role="note", marker=found, continues=not found)
            last = found or last
        else:
            open_.lines.append(line)
    if open_ is not None:
        yield open_


def _next(line: Line, last: str, above: Container[str]) -> str:
    """A marker that is not raised: the next number is one, and a later one of those raised in the words ``above``."""
    found = marker(line)
    expected = int(last) + 1 if last.isdecimal() else 1
    if not found.isdecimal():
        return ""
    return found if int(found) == expected or (int(found) > expected and found in above) else ""

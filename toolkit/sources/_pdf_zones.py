"""What the lines of a page are by their place on it: furniture, the head of the first page, body, notes.

The head of a document ends at the last wide rule of the first page's upper half; running titles stand above the wide
rule of later pages, or repeat from page to page; job numbers, bar codes and page numbers stand at the foot. Notes stand
below a short rule, or in smaller type at the foot, and begin with a marker.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from toolkit import paths
from toolkit.sources import _pdf_notes as notes
from toolkit.sources import _pdf_tables as tables
from toolkit.sources._pages import number_alone
from toolkit.sources._pdf_lines import Line
from toolkit.sources._pdf_page import Box, Page
from toolkit.sources._pdf_sheet import Sheet
from toolkit.text import fold

#: The parts of a page's height, at its top and its foot, where furniture may stand.
_TOP, _FOOT = 0.86, 0.16
#: Of the size: how far above the words a line of running titles stands, where nothing else shows that it is one.
_OFF = 2.5
#: Lines that repeat from page to page are furniture in the outermost parts only.
_OUTER = 0.1
#: Lines that repeat stand on at least this share of the pages: on each other page, or in some parts only.
_AGAIN = 0.15
#: So many lines of a page that begin or end at one place show its edges.
_FULL = 4
#: A rule is wide from this part of the page's width.
_WIDE = 0.6
_HEAD_RULE = 0.9  # of the width of the first one

# A symbol alone on its line: "A/RES/78/132", "S/RES/2783 (2025)", "E/2025/L.10*"; not "A/78/458, para. 1".
SYMBOL = re.compile(r"[A-Z]{1,4}(?:/[A-Z0-9][A-Za-z0-9.()*-]*){1,6}(?:\s?\(\d{4}\))?\*?")
# The number of a page, after the word for one: "2/15", "12", "- 2 -", "/..."; not "12.", not "2/15 and".
_PAGE = re.compile(r"(?:[-–—]\s?)?\d{1,3}(?:\s?/\s?\d{1,3})?(?:\s?[-–—])?|/?\s?(?:\.{3}|…)")
# A job number with what stands beside it: "23-25902 (E) 291223", "GE.25-10614 (E)", "V.24-01234"; not "2020-2030".
_JOB = re.compile(
    r"\*?(?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\s?\*|\s?\([A-Z]\))?(?:\s+\d{6})*\*?(?:\s+[*\d]{6,10})?|\*?\d{7}\*?|\d{6}(?:\s+\d{6})*"
    r"|\d{6}\s\([A-Z]\)\s\d{2}-\d{5}"
)
# A bar code in letters, whatever stands near it: "*2325902E*"; not "*23*".
_BAR = re.compile(r"\*\s?\d{7}\s?[A-Z]?\s?\*")
# A note that is a symbol and no more, or the last line of one: "4 A/76/298.", "A/76/298."; not "2 A/RES/76/199".
_NOTED = re.compile(r"(?:\(?\d{1,3}\)?\s?)?[A-Z]{1,4}/[A-Za-z0-9/.()-]+\.")
# A note or a paragraph by its number: "10. Resolution 70/1."; not "10.", "10 of 12".
_OFTEN = 0.4  # of the lines that begin at the usual place further in: so many show another one
_COUNTED = re.compile(r"\[?\d{1,3}[\].]\s+[^\W\d]")
_INK = 3.0  # points by which letters of one edge begin apart
# The address that a browser prints at the foot of each page, and no other words: "https://www.un.org/rafts".
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+")
_EDGE = 0.05  # the part of a page's height where it does so
_UNDERSCORES = re.compile(r"[_\s]*_{4,}[_\s]*|[—–-]{4,}|(?:\*\s*){3,5}")


@cache
def _printed() -> dict[str, tuple[str, ...]]:
    """What stands around the words, by kind, folded (``data/print.toml``)."""
    data = tomllib.loads(paths.data("print.toml").read_text(encoding="utf-8"))
    return {kind: tuple(_plain(words) for words in found) for kind, found in data.items()}


def _plain(words: str) -> str:
    return "".join(fold(words).split())


def is_organization(line: Line) -> bool:
    """Whether a line holds the Organization's name."""
    words = _plain(line.text)
    return any(name in words for name in _printed()["organization"])


def _is_number(words: str) -> bool:
    """Whether a line is the number of a page and nothing else."""
    first = words.split(maxsplit=1)
    if len(first) > 1 and _plain(first[0]) in _printed()["page"]:
        words = first[1]
    return bool(_PAGE.fullmatch(words))


def sheets(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> list[Sheet]:
    """Sort the lines of all pages."""
    again = _repeated(pages, lines)
    found = [part for page, own in zip(pages, lines, strict=True) for part in _columns(_sheet(page, list(own), again))]
    size = body_size(found)
    _edges(found, size)
    for sheet in found:
        sheet.ragged = sheet.page.rtl and _is_ragged(sheet)
    indents: Counter[int] = Counter()
    found_signs = notes.signs(line for sheet in found for line in sheet.body)
    for sheet in found:
        notes.take(sheet, size, found_signs)
        notes.marker_back(sheet, size)
        own = (line for line in sheet.body if abs(line.size - size) < 0.6)
        further = (sheet.right - line.x1 if line.right else line.x0 - sheet.left for line in own)
        indents.update(round(start) for start in further if 0.7 * size < start < 6 * size)
    often = indents.most_common() or [(0, 1)]
    for sheet in found:
        sheet.firsts = tuple(float(start) for start, count in often if start and count >= _OFTEN * often[0][1])
        sheet.indent = float(often[0][0])
    return found


def _columns(sheet: Sheet) -> Iterator[Sheet]:
    """A page as it is, or, of two columns, a sheet for each stretch of one column in reading order."""
    stretches = [list(lines) for _, lines in groupby(sheet.body, key=lambda line: line.region)]
    if len(stretches) < 2:
        yield sheet
        return
    for place, body in enumerate(stretches):
        first, last = not place, place == len(stretches) - 1
        marks = [line for line in sheet.marks if line.region == body[0].region or (last and not line.region)]
        yield Sheet(
            sheet.page,
            top=sheet.top if first else [],
            head=sheet.head if first else [],
            body=body,
            foot=sheet.foot if last else [],
            marks=marks,
            side=(body[0].region + 1) % 2 + 1 if body[0].region else 0,
        )


def body_size(found: Iterable[Sheet]) -> float:
    """The size of most letters of the body."""
    sizes: Counter[float] = Counter()
    for sheet in found:
        alone = [row[0] for row in tables.rows(sheet.body) if len(row) == 1]
        for line in alone or sheet.body:  # the rows of a long table say nothing
            sizes[line.size] += len(line.chars)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def wide_rules(page: Page) -> dict[float, float]:
    """Heights and widths of the rules that run over most of a page, from the top; a rule may be made of pieces."""
    spans: dict[int, list[Box]] = {}
    for rule in page.rules:
        spans.setdefault(round(rule.y0), []).append(rule)
    widths = {pieces[0].y0: sum(box.x1 - box.x0 for box in pieces) for pieces in spans.values()}
    return {y: widths[y] for y in sorted(widths, reverse=True) if widths[y] >= _WIDE * page.width}


def _repeated(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[str]:
    """Keys of the lines that stand at one height, at the top or the foot, on several pages, whatever their digits.

    Words may happen to stand at the head of two pages: of a long document, furniture stands on more.
    """
    seen: Counter[str] = Counter()
    for page, own in zip(pages, lines, strict=True):
        seen.update({_key(line) for line in own if not _FOOT < line.base / page.height < _TOP})
    least = max(2, round(_AGAIN * len(pages)))
    return {key for key, count in seen.items() if count >= least}


def _key(line: Line) -> str:
    """A line's height and words, whatever its digits; of a number at its head, how far it is from the page's."""
    head = re.match(r"\d{1,3}(?=\s)", line.text)
    ahead = int(head[0]) - line.page if head else ""
    return f"{round(line.base / 4)} {ahead} {re.sub(r'[0-9]+', '#', line.text)}"


def _sheet(page: Page, own: list[Line], again: Container[str]) -> Sheet:
    sheet = Sheet(page)
    rules = wide_rules(page)
    ceiling = next((y for y in rules if y > _TOP * page.height), page.height) if page.number > 1 else page.height
    if page.number == 1 and any(is_organization(line) for line in own if line.base > page.height / 2):
        upper = [y for y in rules if y > page.height / 2]  # rules of the head are of one width, those of a table less
        ceiling = min((y for y in upper if rules[y] > _HEAD_RULE * rules[upper[0]]), default=page.height)
    top = [line for line in own[:3] if line.base > (1 - _OUTER) * page.height] if page.number > 1 else []
    first = (line.text for line in own if page.number == 1 and line.base > page.height / 2)
    symbols = Counter(text for text in first if SYMBOL.fullmatch(text))
    running = min((line.base for line in top if SYMBOL.fullmatch(line.text)), default=page.height)
    titled = running - 1 if any(line.base > running + 1 for line in top) or _stands_off(own, running) else running + 1
    for index, line in enumerate(own):
        before = own[index - 1] if index else None
        near = before is not None and before.base - line.base < 1.6 * line.size and before not in sheet.foot
        kept = symbols[line.text] if line.base > page.height / 2 else 0
        if line.base > ceiling:
            (sheet.head if page.number == 1 else sheet.top).append(line)
        elif line.base > (running + 1 if line.cell else titled):
            sheet.top.append(line)  # what stands above the symbol of a later page, or beside it below that, runs too
        elif line.all_set("turned") or (kept != 1 and _is_furniture(line, page, again, near=near)):
            (sheet.top if line.base > page.height / 2 else sheet.foot).append(line)
        elif _UNDERSCORES.fullmatch(line.text):
            sheet.marks.append(line)
        else:
            sheet.body.append(line)
    _cells_back(sheet)
    return sheet


def _stands_off(own: Sequence[Line], running: float) -> bool:
    """Whether the line of a running symbol is far above the next one, as no row of a table or list is."""
    level = [line.size for line in own if abs(line.base - running) <= 1]
    below = max((line.base for line in own if line.base < running - 1), default=running)
    return bool(level) and running - below > _OFF * max(level)


def _cells_back(sheet: Sheet) -> None:
    """Put cells of a table's row, at the top or the foot of a page, back to the body."""
    rows = {round(line.base) for line in sheet.body}
    for zone in (sheet.top, sheet.foot):
        cells = [line for line in zone if round(line.base) in rows and _is_number(line.text) and line.text.isdecimal()]
        for cell in cells:
            zone.remove(cell)
            level = [at for at, line in enumerate(sheet.body) if round(line.base) == round(cell.base)]
            before = sum(_first(sheet.body[at], cell) for at in level)
            sheet.body.insert(level[0] + before, cell)
        places = {line.cell[:2]: at for at, line in reversed(list(enumerate(sheet.body))) if line.cell is not None}
        for cell in [line for line in zone if line.cell is not None and line.cell[:2] in places]:
            zone.remove(cell)
            sheet.body.insert(places[cell.cell[:2]] if cell.cell is not None else 0, cell)


def _first(line: Line, cell: Line) -> bool:
    """Whether a cell of a row is read before another one."""
    return line.x0 > cell.x0 if cell.right else line.x0 < cell.x0


def _is_furniture(line: Line, page: Page, again: Container[str], *, near: bool) -> bool:
    """Whether a line is furniture; at the foot nothing is that stands close below words (``near``)."""
    place = line.base / page.height
    if _plain(line.text) in _printed()["recycle"] or any("barcode" in style.font.lower() for style in line.styles):
        return True
    if _BAR.fullmatch(line.text) or (place < _FOOT and "(" in line.text and _JOB.fullmatch(line.text)):
        return True
    if not _EDGE < place < 1 - _EDGE and _PRINTED_FROM.fullmatch(line.text):
        return True
    if _FOOT < place < _TOP or (near and place < _FOOT):
        return False
    if _is_number(line.text) or _JOB.fullmatch(line.text):
        return True
    if page.number > 1 and place > _TOP and SYMBOL.fullmatch(line.text):
        return True
    noted = (
        notes.marker(line) and line.text.endswith((".", "。")) and not line.text[-3:-2].isspace()
    )  # "39 See A/78/1."
    if noted or notes.raised_marker(line) or _NOTED.fullmatch(line.text) or _COUNTED.match(line.text):
        return False
    if number_alone(line.text, own=False) and re.search(rf"\b{page.number}\b", line.text) is None:
        return False  # a paragraph's
    return _key(line) in again and not _OUTER < place < 1 - _OUTER


def _edges(found: Sequence[Sheet], size: float) -> None:
    """The edges of each page's column: those of most lines; a page with few lines has those of the document."""
    for side in {sheet.side for sheet in found}:
        body = {id(s): [line for line in s.body if abs(line.size - size) < 0.6] for s in found if s.side == side}
        widths = sorted(line.x1 - line.x0 for lines in body.values() for line in lines)
        long = 0.75 * widths[len(widths) * 9 // 10] if widths else 0.0  # short lines, as those of a head, show no edge
        own = [(s, [line for line in body[id(s)] if line.x1 - line.x0 >= long]) for s in found if id(s) in body]
        every = [line for _, lines in own for line in lines]
        least = 2 if len(every) > 9 else 1
        left = _edge([line.x0 for line in every], low=True, least=least)
        right = _edge([line.x1 for line in every], low=False, least=least)
        for sheet, lines in own:
            if sheet.page.rtl:
                starts = [line for lines in body.values() for line in lines]  # a short line begins at the edge too
                sheet.left, sheet.right = _inked_edges(lines, every, starts, sheet.page)
                continue
            own_left = _edge([line.x0 for line in lines], low=True, least=_FULL, other=left)
            sheet.left = left if any(abs(line.x0 - left) < 1 for line in lines) else own_left
            sheet.right = _edge([line.x1 for line in lines], low=False, least=_FULL, other=right or sheet.page.width)


def _is_ragged(sheet: Sheet) -> bool:
    """Whether short lines end at the left edge, and not at the right one."""
    short = [line for line in sheet.body if line.x1 - line.x0 < 0.9 * (sheet.right - sheet.left)]
    left = sum(line.x0 - sheet.left < line.size for line in short)
    return left > 2 * sum(sheet.right - line.x1 < line.size for line in short) and left > 2


def _edge(values: list[float], *, low: bool, least: int, other: float = 0.0) -> float:
    """The outermost place where many lines begin or end."""
    counts = Counter(round(value) for value in values)
    most = max(counts.values(), default=0)
    often = [value for value, count in counts.items() if count >= max(least, 0.4 * most)]
    often = often or (list(counts) if not other else [])  # no two lines share an edge
    return float((min if low else max)(often)) if often else other


def _inked_edges(
    lines: Sequence[Line], every: Sequence[Line], starts: Sequence[Line], page: Page
) -> tuple[float, float]:
    """Edges of a page read from the right: its letters' ink begins a little before or after the edge."""
    if not every:
        return 0.0, page.width
    found = []
    for ends, own in (
        ([-line.x0 for line in every], [-line.x0 for line in lines]),
        ([line.x1 for line in starts], [line.x1 for line in starts if line.page == page.number]),
    ):
        edge = _inked(ends)
        found.append(edge if not own or any(abs(end - edge) <= _INK for end in own) else _inked(own))
    return -found[0], found[1]


def _inked(values: Sequence[float]) -> float:
    """The farthest place by which, within `_INK`, many values lie."""
    ordered = sorted(values)
    near = {value: bisect_right(ordered, value) - bisect_left(ordered, value - _INK) for value in values}
    least = max(2, 0.3 * max(near.values()))
    return max([value for value, count in near.items() if count >= least], default=max(values))

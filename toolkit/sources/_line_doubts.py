"""What the lines of a text show that its paragraphs do not: numbers, openings and margins in them, lost notes.

A count is wrong in silence where the beginning of a paragraph is taken for words of the one before. The lines of the
file still show it: a number and a verb, a capitalised word below a line that ends early with a comma. And where one
of the numbers of the notes is left out, a note or its marker is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit._first_words import capital
from toolkit._heads import SUBITEM, complete, last_mark, number
from toolkit._lazy import lazy
from toolkit._openings import Openings
from toolkit.model import Doubt, Paragraph, Resolution
from toolkit.sources import _hyphens
from toolkit.sources._closings import closes
from toolkit.text import fold

__all__ = ["broken", "closings", "columns", "front", "margins", "notes", "numbers", "openings"]

_SHORT = 0.8  # of a full line's length
_WORDS = 24  # letters of a line that may begin a paragraph, at least
_LETTERS = 5  # letters of a word that two misread ones leave recognizable, more than
_TITLE = 120  # letters of a running title, at most
_COLUMNS = 3  # lines with a second column at one place
_WIDE = re.compile(r"\s{4,}")  # a blank between two columns
_WORD = re.compile(r"[^\W\d_]{3}")
_PROSE = 160  # letters of a line that is no title, though it has no mark at its end
_GAP = 3  # numbers of notes that may be left out at once
# A marker that is left among the words: "Assembly,[1]", "Agenda [12] and", "Agenda [1]_"; not "resolution 217 [III]".
# In Arabic, "الإنسان(1)" as well; not "(1)" apart, an item.
_BRACKETED = lazy(r"(?<=[\w.,;:”)]) ?\[(\d{1,3})\]|(?<=[\u0621-\u0652])\((\d{1,3})\)(?!\))|\(([¹²³⁰⁴-⁹]{1,3})\)")
# What stands before a number within a symbol: "Corr.2", "Doc.14".
_PARTS = ("Add", "Corr", "Rev", "Res", "Dec", "Doc", "Inf", "Conf", "Misc", "Prog", "Amend", "Vol", "No")
_IN_SYMBOLS = "".join(rf"(?<!\b{part})" for part in _PARTS)
_MAY_BEGIN = (",", ";", "،", "؛")
# A capitalised word and a small one behind it: "Rccalling its"; not "Brazil, from", "Social and" nor "S71 of".
_OPENING = lazy(r"[A-Z][a-z]{3,20}\s(?!(?:and|or|of)\b)[a-z]")
# A line of a page's margin: "A/RES/78/9", "3/7", "23-45678"; not "A/RES/78/9, and".
_MARGIN = lazy(r"(?:[AES]/[A-Z0-9][\w./-]{3,30}\d|\d{1,2}/\d{1,2}|\d{2}-\d{5})(?: ?\([A-Z]\))?")


class _Line(NamedTuple):
    """A line within a paragraph, with the words of the paragraph above it; ``parted`` by an empty line."""

    text: str
    above: str
    parted: bool


def _lines(resolution: Resolution, paragraph: Paragraph) -> Iterator[_Line]:
    """The lines of a paragraph but the first."""
    source, above, end = resolution.source, "", -1
    for span in paragraph.raw_spans:
        between = source[end : span.start] if end >= 0 else ""
        one_line = end >= 0 and not between.strip() and "\f" not in between
        parted = one_line and between.count("\n") > 1
        for text in source[span.start : span.end].splitlines():
            if not text.strip():
                parted = True
                continue
            if above:
                yield _Line(text.strip(), above, parted)
            above, parted = text.rstrip(), False
        end = span.end


def _quoted(text: str) -> bool:
    return text.count("“") > text.count("”") or text.lstrip().startswith(("“", '"', "«"))


def numbers(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Lines within a paragraph that begin with a number and a verb, as paragraphs do."""
    if resolution.format == "akn":
        return
    for paragraph in own:
        for line in _lines(resolution, paragraph):
            got = number(line.text)
            if got is None or not complete(line.above) or SUBITEM.match(line.text) or _quoted(line.text):
                continue
            rest = line.text[got.end :]
            if found.form(rest) == "operative" and found.listed(rest) and not _quoted(paragraph.text.string):
                yield Doubt(paragraph.id, "number_order", f"a line in it begins with the number {got.value} and a verb")
                break


def closings(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Closing lines within a paragraph, above numbered ones."""
    if resolution.format == "akn":
        return
    for paragraph in own:
        for line in _lines(resolution, paragraph):
            if complete(line.above) and not SUBITEM.match(line.text) and closes(line.text, found.closing):
                yield Doubt(paragraph.id, "after_closing", "closing lines stand in it, and paragraphs after them")
                break


def openings(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Lines of the preamble that begin as paragraphs do, with a word that opens none: it may be misread."""
    if resolution.format not in ("text", "markup"):
        return
    preamble = [(p, list(_lines(resolution, p))) for p in own if p.part == "preamble"]
    lengths = sorted(len(line.above) for _, lines in preamble for line in lines)
    full = lengths[-max(len(lengths) // 10, 1)] if lengths else 0
    for paragraph, lines in preamble:
        for line in lines:
            early = line.parted or len(line.above) < _SHORT * full or _nearly(line.text, found)
            if not early or last_mark(line.above) not in _MAY_BEGIN or len(line.text) < _WORDS:
                continue
            if (found.suffix and not capital(line.text)) or SUBITEM.match(line.text) or _quoted(line.text):
                continue
            if not found.suffix and not line.parted:
                continue
            word = line.text.split(maxsplit=1)[0]
            if found.suffix and (not _OPENING.match(line.text) or resolution.source.count(word) > 1):
                continue  # a name: in a row of names, or met elsewhere
            yield Doubt(paragraph.id, "two_in_one", f"a paragraph may begin in it, at “{word[:30]}”")
            break


def _nearly(text: str, found: Openings) -> bool:
    """Whether a line's first word is an opening but for two letters."""
    word = fold(text.split(maxsplit=1)[0]).strip(",")
    return len(word) > _LETTERS and any(
        len(known) == len(word) and sum(a != b for a, b in zip(known, word, strict=True)) in (1, 2)
        for known in found.known
    )


def broken(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Words broken at a line's end, of which nothing shows whether the hyphen is theirs."""
    if resolution.format in ("akn", "docx", "html") or found.particles or found.joined:
        return  # no word of theirs is broken
    hyphens = _hyphens.Hyphens(resolution.source.splitlines())
    for paragraph in own if resolution.format in ("text", "markup") else ():  # over a page's end
        pieces = [resolution.source[span.start : span.end] for span in paragraph.raw_spans]
        for above, below in pairwise(pieces):
            if above[-1:] in ("-", "\u2010") and not _hyphens.hangs(below) and hyphens.unsure(above, below):
                word = f"{above.split()[-1]}{below.split()[0]}"
                yield Doubt(paragraph.id, "broken_word", f"“{word[:40]}” stands over a page's end")
    for at, word in _hyphens.unsure(resolution.source, hyphens):
        place = next((p.id for p in own if any(s.start <= at < s.end for s in p.raw_spans)), "")
        if place:
            yield Doubt(place, "broken_word", f"“{word[:40]}” stands over a line's end")


def front(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Words between the formula and the first paragraph: a paragraph whose opening is misread."""
    del own
    if resolution.format == "akn":
        return
    lines = resolution.header.text.string.splitlines()
    named = [at for at, line in enumerate(lines) if found.formula_of(line)]  # in Russian the page's head too
    marked = [at for at in named if last_mark(lines[at]) in (",", ":", "،")]
    last = max(marked or (named if found.suffix or found.particles else []), default=len(lines))
    if any(len(line) > (_WORDS if complete(line) else _PROSE) for line in lines[last + 1 :]):
        yield Doubt("header", "unknown_opening", "words stand between the formula and the first paragraph")
    above = [x for x in lines[:last] if len(x) > _WORDS and (complete(x) or x.split()[0].isupper())]
    if any(found.form(x) == "preamble" and found.listed(x) for x in above):
        yield Doubt("header", "unknown_opening", "above the formula stand words that open a paragraph")


def columns(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Lines that hold two columns side by side, as a converter that keeps the layout writes them."""
    if resolution.format not in ("text", "markup"):
        return
    source, starts = resolution.source, Counter[int]()
    spans = [span for paragraph in own for span in paragraph.raw_spans]
    begins = [source.rfind("\n", 0, span.start) + 1 for span in spans]
    body = "\n".join(source[begin : span.end] for begin, span in zip(begins, spans, strict=True))
    for line in body.expandtabs(8).splitlines():
        left, *_, right = (*_WIDE.split(line.strip()), "")[:-1] if _WIDE.search(line.strip()) else ("", "")
        if _WORD.search(left) and right.count(" ") > 1:
            got = number(right)
            verb = got is not None and got.sure and found.form(right[got.end :].lstrip()) == "operative"
            starts[len(line.rstrip()) - len(right)] += _COLUMNS if verb else 1
    if any(sum(starts[at + n] for n in (-1, 0, 1)) >= _COLUMNS for at in starts):
        yield Doubt("", "reading_order", "two columns seem to stand side by side in its lines")


def margins(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Lines of a page's margin within a paragraph."""
    if resolution.format == "akn":
        return
    for paragraph in own:
        pages = resolution.format in ("text", "markup") and bool(found.suffix) and _has_title(resolution, paragraph)
        if pages or any(_MARGIN.fullmatch(line.text) for line in _lines(resolution, paragraph)):
            yield Doubt(paragraph.id, "reading_order", "a line of a page's margin stands in it")


def _has_title(resolution: Resolution, paragraph: Paragraph) -> bool:
    """Whether a line apart, with a capital and no mark, stands between the halves of a sentence: a running title."""
    pieces = [resolution.source[span.start : span.end].strip() for span in paragraph.raw_spans]
    return any(
        capital(piece)
        and piece[:1].isalpha()
        and "\n" not in piece
        and len(piece) < _TITLE
        and below[:1].islower()
        and not any(map(complete, (above, piece)))
        for above, piece, below in zip(pieces, pieces[1:], pieces[2:], strict=False)
    )


def notes(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Notes that the row of their numbers leaves out, and the marker of a note behind the last one."""
    del found
    if "⁽" in resolution.source:
        return
    by_number = {int(note.marker): note for note in resolution.notes if note.marker.isdecimal()}
    places = [paragraph.id for paragraph in own]
    markup = resolution.format == "akn"  # says where its markers stand
    for paragraph in own if not markup else ():
        if left := _BRACKETED.search(paragraph.text.string):
            yield Doubt(
                paragraph.id,
                "marker_without_note",
                f"a marker of a note {left[1] or left[2] or left[3]} seems to stand in it",
            )
    bare = not by_number and resolution.format in ("text", "markup")
    for value in (1, 2, 3) if bare else ():  # the first may be out of sight
        if place := _bearer(own, value, places, ""):
            yield Doubt(place, "marker_without_note", f"a marker of a note {value} seems to stand in it")
            break
    if not by_number or min(by_number) > _GAP:
        return
    last = 0
    for value in sorted(by_number):
        if last and 1 < value - last <= _GAP + 1:  # the first may have another number: a page of a yearbook
            for lost in range(last + 1, value):
                low = by_number[last].place
                place = (
                    (_bearer(own, lost, places, low) if not markup else "")
                    or low
                    or by_number[value].place
                    or by_number[value].id
                )
                yield Doubt(place, "marker_without_note", f"the row of the notes leaves out note {lost}")
        last = value
    place = _bearer(own, last + 1, places, by_number[last].place) if not markup else ""
    if place:
        yield Doubt(place, "marker_without_note", f"a marker of a note {last + 1} seems to stand in it")


def _bearer(own: Sequence[Paragraph], value: int, places: Sequence[str], low: str) -> str:
    """The paragraph, from the one at ``low`` on, that has a number glued to a word as a marker is."""
    # "the Treaty4 that", "Protocol,12"; not "CO2", "A/75/4", "G77" nor "2.4"
    behind = rf"(?<=[a-z]{{3}})[,;.:]?{value}(?![\w/.-]\w|\d)"
    glued = re.compile(rf"{_IN_SYMBOLS}{behind}|(?<=[a-z]{{3}}[,;]){value}(?![\d/-])")
    start = places.index(low) if low in places else 0
    return next((p.id for p in own[start:] if glued.search(p.text.string)), "")

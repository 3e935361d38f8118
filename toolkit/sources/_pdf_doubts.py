"""What a reader of PDFs is not sure of: words from a picture, pages without words, characters, tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from statistics import median, median_low

from toolkit._heads import complete, last_mark
from toolkit.model import Doubt, Paragraph, Resolution
from toolkit.sources._layout import Block, Layout
from toolkit.sources._pdf_page import Page

#: The part of a page that a picture covers where it is a picture of the page.
_COVERED = 0.25
#: Lines that a blank within a page holds beyond the widest usual one, where words may be lost from it.
_LINES = 2
#: The same between two lines of one sentence.
_LINE = 0.7
#: Lines that show which blanks are usual.
_FEW = 8
# What a font draws in place of a letter that it lacks, within a word: "non■State"; not "■ Lamps".
_BOXES = re.compile("(?<=\\w)[\u25a0\u25a1\u25af](?=\\w)")
# The number of a list behind its Arabic words: "للتأهيل .2", in a page that is set from left to right.
_AT_THE_END = re.compile(r"[ء-ي][؛،.:]?\s\.\d{1,3}(?:\s|$)")
# A letter, or tanwin, that only ends words within one: "ميةبا", "القريةفي", "أًيضا"; not "مائة وعشرون", "قريةـ", "قربًا".
_WITHIN = re.compile("[ةى]\u064b?[ء-غف-ي]|[\u064c\u064d][ء-غف-ي]|\u064b(?![اى](?![ء-غف-ي]))[ء-غف-ي]")
# A blank within a word: no word begins with "ؤ" or "ة", none is "الل" or "ال" or a letter that labels nothing; not
# «الفقرة ب», «القرار م ع».
_BROKEN = re.compile(
    "(?<=[ء-ي] )(?:[ؤئءةى][ء-ي]|(?:[وف]?ال|و?الل|لل)(?= [ء-ي]))|(?<=[ء-ي]{2} )[تثحخذرس-غف-نىي](?= [ء-ي]{2})"
)
# An alef with its hamza twice, or a last letter with its vowel, as no word has them: the glyph of the mark says them
# again: "أُأُجريت", "أطرافَفَ"; not "أجريت", nor "تَتَبع".
_TWICE = re.compile("([أإآ][\u064b-\u0652]*)\\1|([ء-ي][\u064b-\u0650])\\2(?![ء-ي])")
# A sign within an Arabic word, or a letter of another script at its end, as no word has them: "ت.درك", "اقي䩏تلعوا";
# not "ش. م", not "قرارA/78/1", nor presentation forms.
_STRANGE = re.compile(
    "[ء-غف-ي][\u064b-\u0652]?[^\\W\\d_\u0600-\u06ff\ufb50-\ufeff](?=[ء-ي\u064b-\u0652 ])"
    "|[ء-غف-ي][\u2190-\u24ff\u2600-\u2bff\u2d00-\u2dff\u2e80-\u9fff]"
    "|[ء-غف-ي](?:[+*<>=#@&^|~]|\\.{1,3}|\\d)(?=[ء-غف-ي]{2})"
)
# The head of a numbered paragraph, whatever stands behind its dash: "1 - ", "1 -, ".
_NUMBER = re.compile(r"(\d{1,3})\s?[-\u2013.]\W{0,3}\s")
# Words that run together: no Arabic word of a resolution has so many letters.
_TOGETHER = re.compile("[ء-غف-يً-ْ]{20,}")
# The id of a paragraph in a part that no letter names: "2-P01", "2-I-O01"; not "B-P01", not "O02-1".
_UNNAMED = re.compile(r"\d+-")
# The id of the first words of an annex without a number: "X1-00-1"; not "X1-01", not "X1-00-2".
_OPENS_ANNEX = re.compile(r"X\d+-00-1$")
# A character that says nothing outside of its font: U+FFFD and those for private use.
_NAMELESS = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
#: So many notes in a row are lost at most; a greater step is none of a row.
_MISSED = 9
#: What ends the words above a table.
_CLAUSE = frozenset(":.;،؛")
#: A page holds at least so many characters where it is a page of words.
WORDS = 20


def is_empty(page: Page) -> bool:
    """Whether a page holds no words."""
    return len(list(islice((c for c in page.chars if not c.text.isspace()), WORDS))) < WORDS


def of_pages(pages: Sequence[Page], *, recognized: bool) -> Iterator[Doubt]:
    """Doubts about whole pages."""
    if recognized:
        yield Doubt("", "ocr", "the words were recognized from pictures of the pages; letters may be wrong")
    for page in pages:
        covered = sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in page.pictures)
        if is_empty(page) and covered > _COVERED * page.width * page.height:
            yield Doubt("", "missing_page", f"page {page.number} is a picture without words")


def of_blanks(layout: Layout, found: Resolution) -> Iterator[Doubt]:
    """Blanks of a page from which words may be lost: within a sentence a line's, between paragraphs several."""
    at = [(span.start, p.id) for p in found.paragraphs for span in p.raw_spans]
    at += [(span.start, "") for p in found.passages() if not isinstance(p, Paragraph) for span in p.raw_spans]
    at += [(span.start, "") for span in found.furniture]
    at.sort()
    starts = [start for start, _ in at]
    tables = [block for block in layout.blocks if block.role == "table"]  # their lines are read by cells
    lines = [
        (
            place,
            ""
            if any(table.start <= place.start < table.end for table in tables)
            else at[max(bisect_right(starts, place.start) - 1, 0)][1],
        )
        for place in found.places
    ]
    blanks = [
        (above.y0 - below.y1, above, owner, owner == other and not complete(found.source[above.start : above.end]))
        for (above, owner), (below, other) in pairwise(lines)
        if owner and other and above.page == below.page and above.y0 > below.y1
    ]
    if len(blanks) < _FEW:
        return
    widths = sorted(blank for blank, _, _, _ in blanks)
    between = sorted(blank for blank, _, _, goes_on in blanks if not goes_on) or widths[-1:]
    usual = between[int(0.9 * (len(between) - 1))]
    within = median_low([blank for blank, _, _, goes_on in blanks if goes_on] or widths[:1])
    height = median(place.y1 - place.y0 for _, place, _, _ in blanks) + within
    for blank, place, owner, goes_on in blanks:
        if blank > (within + _LINE * height if goes_on else usual + _LINES * height):
            lost = max(round((blank - (within if goes_on else usual)) / height), 1)
            where = f"{'in' if goes_on else 'below'} it, on page {place.page}"
            says = f"{where}, is a blank of {lost} line{'s' * (lost > 1)}"
            yield Doubt(owner, "lost_words", says)


def of_parts(found: Resolution) -> Iterator[Doubt]:
    """Parts of a document whose heading was not found, and annexes that may open with a preamble.

    Of the first, numbers begin again, and no letter names the part.
    """
    parts: dict[str, str] = {}
    for paragraph in found.paragraphs:
        if _OPENS_ANNEX.search(paragraph.id) and paragraph.text.string.endswith((",", "،")):
            yield Doubt(
                paragraph.id, "annex", "a clause that ends with a comma opens an annex; it may be of its preamble"
            )
        if match := _UNNAMED.match(paragraph.id):
            parts.setdefault(match[0], paragraph.id)
    for first in parts.values():
        yield Doubt(first, "number_repeat", "a resolution begins anew here, and no letter above it names the part")


def of_notes(found: Resolution) -> Iterator[Doubt]:
    """Numbers that the notes of a document leave out: a note, or its page, is not in the file."""
    last = 0
    for note in found.notes:
        if not note.marker.isdecimal():
            continue
        value = int(note.marker)
        if last + 1 < value <= last + _MISSED:
            lost = f"note {last + 1}" if value == last + 2 else f"notes {last + 1} to {value - 1}"
            yield Doubt(note.place or note.id, "lost_notes", f"the numbers of the notes leave out {lost}")
        last = value


def of_blocks(layout: Layout, found: Resolution) -> Iterator[Doubt]:
    """Doubts about passages: tables, and characters that the font does not explain."""
    yield from _lost_numbers(layout, found)
    for block in _unsure_tables(layout):
        says = f"a table on page {block.page} is read row by row; cells of several lines may be out of order"
        yield Doubt(_passage(found, block.start), "table", says)
    for block in layout.blocks:
        if block.role != "furniture" and _AT_THE_END.search(block.text):
            says = f"a number on page {block.page} stands at the end of its Arabic line"
            yield Doubt(_passage(found, block.start), "reading_order", says)
        if block.role in ("", "item", "note") and _WITHIN.search(block.text):
            says = f"a letter that only ends words stands within one on page {block.page}"
            yield Doubt(_passage(found, block.start), "reading_order", says)
        if block.role in ("", "item", "note") and _BROKEN.search(block.text):
            says = f"a word on page {block.page} has a blank within it"
            yield Doubt(_passage(found, block.start), "reading_order", says)
        if block.role in ("", "item", "note", "heading", "table") and _STRANGE.search(block.text):
            says = f"a word on page {block.page} has a sign of another script within it"
            yield Doubt(_passage(found, block.start), "encoding", says)
        if block.role in ("", "item", "note") and _TWICE.search(block.text):
            says = f"a letter on page {block.page} stands twice"
            yield Doubt(_passage(found, block.start), "encoding", says)
        if block.role != "furniture" and _TOGETHER.search(block.text):
            says = f"words on page {block.page} run together"
            yield Doubt(_passage(found, block.start), "encoding", says)
        strange = len(_NAMELESS.findall(block.text)) + len(_BOXES.findall(block.text))
        if strange and block.role != "furniture":
            says = f"{strange} characters on page {block.page} have no meaning in the file's fonts"
            yield Doubt(_passage(found, block.start), "encoding", says)


def _unsure_tables(layout: Layout) -> Iterator[Block]:
    """Tables whose rows have not all as many cells, or that begin below words which end no clause: a cell's, perhaps.

    Only there may cells be out of order: lines of one cell that were taken for rows have fewer cells.
    """
    body = [block for block in layout.blocks if block.role not in ("furniture", "note")]
    for at, block in enumerate(body):
        if block.role != "table" or block.continues:
            continue
        more = list(takewhile(lambda one: one.role == "table" and one.continues, body[at + 1 :]))
        cells = {row.count("\t") for one in (block, *more) for row in one.text.split("\n")}
        above = body[at - 1] if at else block
        led = above.role in ("heading", "table") or last_mark(above.text) in _CLAUSE
        if led and all(one.sure for one in (block, *more)):
            continue
        if len(cells) > 1 or not led:
            yield block


def _lost_numbers(layout: Layout, found: Resolution) -> Iterator[Doubt]:
    """Numbers at the heads of passages of a resolution in which no operative paragraph was found."""
    if any(paragraph.form == "operative" for paragraph in found.paragraphs):
        return
    heads = [(block, int(m[1])) for block in layout.blocks if not block.role and (m := _NUMBER.match(block.text))]
    for (block, low), (_, high) in pairwise(heads):
        if (low, high) == (1, 2):
            says = f"passages begin with numbers from page {block.page} on, and no operative paragraph was found"
            yield Doubt(_passage(found, block.start), "number_order", says)
            return


def _passage(found: Resolution, raw: int) -> str:
    """Id of the passage that a place of the source belongs to; empty where none does."""
    return next((p.id for p in found.passages() if any(s.start <= raw < s.end for s in p.raw_spans)), "")

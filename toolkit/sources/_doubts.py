"""What the structure of a resolution leaves in doubt, whatever its format.

A doubt is news: it is raised where something is likely to be wrong, not where something is merely rare. It names the
paragraph that is likely to be wrong: where numbers leave a gap, the paragraph before it, which may hold the words of
the missing one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from toolkit._first_words import capital
from toolkit._heads import SUBITEM, complete, last_mark, number, sentence_case
from toolkit._openings import Openings, openings
from toolkit.model import Doubt, Paragraph, Resolution
from toolkit.sources import _line_doubts as lines
from toolkit.sources import _lost_doubts as lost
from toolkit.sources._closings import closes
from toolkit.sources._leads import labelled
from toolkit.sources._rows import is_row
from toolkit.text import KEPT

__all__ = ["DOUBTS", "structural"]

#: Kinds of structural doubts, and what each means.
DOUBTS = {
    "no_formula": "No line names the organ that adopts the text.",
    "no_operative": "The document has no operative paragraph.",
    "number_gap": "Printed numbers leave one out; the words of the missing paragraph may stand in the one named.",
    "number_repeat": "A printed number comes twice, or a paragraph beside numbered ones has none.",
    "number_order": "The printed numbers of a division do not begin at 1.",
    "empty_paragraph": "A paragraph has no words.",
    "long_paragraph": "A paragraph has more than 5,000 characters: it may hold what does not belong to it.",
    "two_in_one": "A paragraph holds what looks like the beginning of another one.",
    "lost_words": "What a paragraph looks back to, or what filled a blank of the page, is not in the file.",
    "unknown_organ": "Which organ adopted it is not known: no list has its name, or several organs bear it.",
    "lost_notes": "Notes may be lost: a long text of the Assembly has none, or their numbers on pages leave one out.",
    "broken_word": "A word is broken at a line's end, and nothing shows whether its hyphen belongs to it.",
    "unfinished": "A paragraph ends without a mark, as one does that is cut.",
    "after_closing": "After the closing lines stand words with the next number.",
    "reading_order": "A line of a page's margin stands in a paragraph.",
    "note_without_marker": "No paragraph bears the marker of a note.",
    "marker_without_note": "The note of a marker is not in the file.",
    "unknown_opening": "A paragraph opens with words that open no paragraph of its kind.",
    "paragraph_order": "A preambular paragraph stands between operative ones.",
}

_LONG = 5_000
# The label of an item within a paragraph: "(a) ", "(iv) ", "(أ) ", "(12) ", "’1‘ ", "• "; not "(2015)", "(see above)".
_ITEM = re.compile(r"(?<!\S)(?:\((?:[a-z]{1,5}|[ء-ي]{1,2}|\d{1,2})\)|[’‘]\d{1,2}[’‘]|[•–—])\s")
_SENTENCE = 40  # letters of a line that may be a paragraph, at least
_WORDS = 20  # letters of a sentence below the closing lines, at least
# A printed number within a paragraph, with a word behind it: "; 4. Requests", "؛ 4 - تطلب"; not ", 4 of".
_INNER_NUMBER = re.compile(r"[;.:,،؛]\s{1,3}(\d{1,3})(?:[.,]|\s?[-–])\s{1,3}(?=[A-Zء-ي])")
# A capitalised word after the end of a clause: ", Recalling", "; Also noting", ". Noting".
_INNER = re.compile(r"[,;.]\s{1,3}(?=[A-Z][a-z]{3,})")
# A printed number in an id, and what follows it: "O05", "A-O12", "X1-07", "O05-1".
_ID = re.compile(r"(?:^|-)[PO]?(\d{2,3})(-\d{1,3})?$")


def structural(resolution: Resolution) -> tuple[Doubt, ...]:
    """What the structure of a resolution leaves in doubt.

    Parameters
    ----------
    resolution
        In the ``source`` reading.

    Returns
    -------
    tuple of Doubt
        In the order of the kinds in `DOUBTS`; none where the structure is sure.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.sources._doubts import structural
    >>> structural(tk.load())
    ()
    """
    found = openings(resolution.language)
    own = [p for p in resolution.paragraphs if p.part != "annex"]
    doubts: list[Doubt] = []
    if not any(p.part == "operative" for p in own):
        doubts.append(Doubt("", "no_operative", "no operative paragraph was found"))
    for look in _LOOKS:
        doubts += look(resolution, own, found)
    return tuple(dict.fromkeys(doubts))


def _printed(paragraph: Paragraph) -> tuple[int, bool]:
    """The number in the id of a paragraph, and whether it is that of the paragraph before it."""
    match = _ID.search(paragraph.id)
    return (int(match[1]), bool(match[2])) if match else (0, False)


def _counted(resolution: Resolution, division: str, first: int) -> bool:
    """Whether the preamble of a division is numbered too, up to the first operative number."""
    above = [p for p in resolution.paragraphs if p.part == "preamble" and p.division == division]
    heads = [number(resolution.source[p.raw_spans[0].start : p.raw_spans[0].end]) for p in above]
    return [head.value if head else 0 for head in heads] == list(range(1, first))


def _numbers(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    del own, found
    if resolution.format == "akn":  # its reader sees the numbers themselves
        return
    divisions: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in resolution.paragraphs:
        if paragraph.form == "operative":
            divisions[paragraph.division].append(paragraph)
    for paragraphs in divisions.values():
        first, _ = _printed(paragraphs[0])
        if first > 1 and paragraphs[0].part == "operative" and not _counted(resolution, paragraphs[0].division, first):
            yield Doubt(paragraphs[0].id, "number_order", f"the first printed number is {first}")
        for before, after in pairwise(paragraphs):
            low, (high, same) = _printed(before)[0], _printed(after)
            if same and after.part == "operative" and after.section == before.section:
                yield Doubt(after.id, "number_repeat", f"after number {low} stands a paragraph without its own")
            elif high > low + 1:
                yield Doubt(before.id, "number_gap", f"after number {low} comes number {high}")
            elif high < low:
                yield Doubt(after.id, "number_order", f"after number {low} comes number {high}")


def _sizes(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    del own, found
    for paragraph in resolution.paragraphs:
        text = paragraph.text.string
        if not any(c.isalnum() for c in text):
            yield Doubt(paragraph.id, "empty_paragraph", "the paragraph has no words")
        elif len(text) > _LONG and max(map(len, _ITEM.split(text))) > _LONG:
            yield Doubt(paragraph.id, "long_paragraph", f"the paragraph has {len(text)} characters")


def _inner(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Beginnings within a paragraph: the next number, or a capitalised opening of its kind."""
    del resolution
    for paragraph in own:
        text = paragraph.text.string
        if paragraph.part == "operative":
            following = _printed(paragraph)[0] + 1
            for match in _INNER_NUMBER.finditer(text):
                if int(match[1]) == following and found.form(text[match.end() :]) == "operative":
                    yield Doubt(paragraph.id, "two_in_one", f"the words of number {following} seem to stand in it")
                    break
        if found.suffix and (word := _second(text, paragraph.part, found.language)):
            yield Doubt(paragraph.id, "two_in_one", f"a paragraph may begin in it, at “{word}”")


@lru_cache(maxsize=KEPT)
def _second(text: str, part: str, language: str) -> str:
    """The word with which another paragraph of a kind may begin in one; empty where none does."""
    found = openings(language)
    for match in _INNER.finditer(text):
        rest = text[match.end() :]
        if found.form(rest) == part and found.listed(rest) and not _quoted(text, match.end()):
            return rest.split(maxsplit=1)[0]
    return ""


def _last(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """The last paragraph, where its mark says that another one follows."""
    del resolution, found
    last = own[-1] if own and own[-1].part == "operative" and len(own) > 1 else None
    if last is not None and last_mark(last.text.string) in (";", "؛"):
        yield Doubt(last.id, "unfinished", "the last paragraph ends as one does that another follows")


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands within quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _ends(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    if resolution.format == "akn":
        return
    closed = bool(resolution.closing.text.string.strip())
    for at, paragraph in enumerate(own):
        text = paragraph.text.string
        table = len(paragraph.raw_spans) > 1 and is_row(text)
        if not text or complete(text) or not last_mark(text).isalnum() or table:
            continue
        below = own[at + 1] if at + 1 < len(own) else None
        if not (below and found.listed(below.text.string)) and not (below is None and closed):
            yield Doubt(paragraph.id, "unfinished", "the paragraph ends without a mark")


def _closing(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    below = [line.strip() for line in str(resolution.closing.text).splitlines()]
    prose = [line for line in below if len(line) > _WORDS and line[:1].isalpha() and line.endswith(".")]
    prose = [line for line in prose if not closes(line, found.closing)]
    if len(prose) > 1:
        yield Doubt("closing", "after_closing", "sentences stand after the closing lines: an unnamed annex")
    last = max((_printed(p)[0] for p in own if p.part == "operative"), default=0)
    for line in str(resolution.closing.text).splitlines():
        if len(line) > _SENTENCE and found.form(line) and found.listed(line):
            words = " ".join(line.split()[:3])
            yield Doubt("closing", "after_closing", f"after the closing lines stands what opens with “{words}”")
            return
        got = number(line)
        if last and got is not None and got.sure and got.value == last + 1 and capital(line[got.end :]):
            yield Doubt("closing", "after_closing", f"after the closing lines stand words with the number {got.value}")
            return


def _notes(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    del own, found
    transcribed = "⁽" in resolution.source  # so a transcription of pages marks notes; which it lacks, their status says
    for note in resolution.notes:
        if (note.status == "missing" or not note.text.string) and note.place and not transcribed:
            yield Doubt(note.place, "marker_without_note", f"the note of marker {note.marker} is not in the file")
        elif not note.place:
            yield Doubt(note.id, "note_without_marker", f"no paragraph bears the marker of note {note.marker or '?'}")


def _openings(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Paragraphs that open as none of their kind does; only where the language's openings are known."""
    if not found.formula or not found.suffix:
        return
    small = _in_small_letters(own, found)
    for paragraph in own:
        if small and paragraph.part == "preamble":
            continue
        words = _strange(paragraph.text.string, paragraph.part, found.language)
        if words and not _headed(paragraph, found) and not _labelled(resolution, paragraph, found):
            yield Doubt(paragraph.id, "unknown_opening", f"it opens with “{words}”")


def _in_small_letters(own: Sequence[Paragraph], found: Openings) -> bool:
    """Whether every preambular paragraph opens in small letters, with a word that the lists have: "considérant que"."""
    bare = [_bare(p.text.string) for p in own if p.part == "preamble"]
    raised = [sentence_case(text) for text in bare]
    return all(text[:1].islower() for text in bare) and all(
        found.form(text) == "preamble" and found.listed(text) for text in raised
    )


@lru_cache(maxsize=KEPT)
def _strange(text: str, part: str, language: str) -> str:
    """The first words of a paragraph that opens as none of its kind does; empty where it opens as one."""
    found, bare = openings(language), _bare(text)
    if not bare or (part == "operative" and SUBITEM.match(text)):
        return ""  # the items below "The Commission:" are its only paragraph
    form = found.form(bare) or found.weak_form(bare)
    if part == "operative" and bare[:1].islower():  # parliaments write "1. souligne" below a number
        raised = sentence_case(bare)
        form = form or (found.form(raised) if found.listed(raised) else "")
    fits = form == part or (part == "operative" and not form and capital(bare))
    return "" if fits else " ".join(bare.split()[:3])


def _labelled(resolution: Resolution, paragraph: Paragraph, found: Openings) -> bool:
    """Whether a clause opens behind its letter: "A. whereas"."""
    if not _bare(paragraph.text.string)[:1].islower():
        return False
    raw = paragraph.raw_spans[0]
    return labelled(resolution.source[raw.start : raw.end], found) == paragraph.part


def _bare(text: str) -> str:
    """The words of a paragraph without the label of an item."""
    item = SUBITEM.match(text)
    return text[item.end() :] if item else text


def _headed(paragraph: Paragraph, found: Openings) -> bool:
    """Whether the verb of a clause is the heading above it, in small letters: "considering"."""
    verb = paragraph.section
    return bool(verb) and verb[:1].islower() and found.form(sentence_case(verb)) == paragraph.part


def _order(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """A preambular paragraph after an operative one, where the numbers do not begin again behind it."""
    del resolution, found
    seen: set[str] = set()
    for at, paragraph in enumerate(own):
        letter = paragraph.division.split("-")[0]
        if paragraph.part == "operative":
            seen.add(letter)
            continue
        after = next((p for p in own[at:] if p.part == "operative"), None)
        if letter in seen and (after is None or _printed(after)[0] != 1):
            yield Doubt(paragraph.id, "paragraph_order", "a preambular paragraph stands after an operative one")


_Look = Callable[[Resolution, Sequence[Paragraph], Openings], Iterator[Doubt]]
_LOOKS: tuple[_Look, ...] = (
    _numbers, lines.numbers, lines.columns, _sizes, _inner, lines.openings, lines.margins, _ends, _last, _closing,
    lines.closings,
    _notes, lines.notes, lines.broken, _openings, lines.front, _order,
    lost.italics, lost.looks_back, lost.notes, lost.hyphens,
)  # fmt: skip

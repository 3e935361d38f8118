"""What shows that something is lost: a preambular paragraph, all notes, the hyphen of a word at a line's end.

Preambular paragraphs have no numbers, so a lost one leaves no gap. Two things betray some of them. Print sets the
first words of every paragraph in italics or bold, and none within it: an opening in italics within a paragraph begins
another one, and a paragraph without them among others that have them goes on with the one before. And *Recalling also*
looks back to a paragraph that recalls. Where neither shows it, nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit._heads import complete
from toolkit._lazy import lazy
from toolkit._openings import Openings
from toolkit.model import Doubt, Paragraph, Resolution
from toolkit.sources._hyphens import Hyphens
from toolkit.text import fold

__all__ = ["hyphens", "italics", "looks_back", "notes"]

# Paragraphs. In English, of the Assembly's texts of 10 or 11, 5 in 92 cite no document in a note; of 8 or 9, 6 in 58.
_LONG = 10
# A word that may be two halves: "farreaching", "SecretaryGeneral"; not "far-reaching", not "NATO".
_WORD = lazy(r"(?<![\w-])[A-Za-z]?[a-z]{2,}(?:[A-Z][a-z]{2,})?(?![\w-])")
# Where a capital stands within a word: "SecretaryGeneral"; not "McDonald".
_INNER = lazy(r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})")
_EDGE = 3  # letters before the first one that italics may leave out: a quotation mark, a blank
_LED = 0.7  # of them, at least, begin in italics
# A printed number at the end of what stands before an opening: "; 2. ", "؛ 2 - "; not "resolution 2".
_NUMBER = lazy(r"(?<=[;.,:؛،])\s{1,3}\d{1,3}\s?[.–-]\s{0,3}$")


def italics(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Openings in italics within a paragraph; preambular paragraphs that begin without, where the others have them."""
    sure = _share(own) >= _LED and not found.joined  # verbs in bold stand within paragraphs of Chinese too
    for paragraph in own if sure else ():
        text = paragraph.text.string
        for span in paragraph.emphasis:
            before = _NUMBER.sub("", text[: span.start].rstrip() + " ").rstrip()
            if span.start >= _EDGE and complete(before) and found.form(text[span.start :]):
                word = text[span.start :].split(maxsplit=1)[0]
                yield Doubt(paragraph.id, "two_in_one", f"a paragraph may begin in it, at “{word[:30]}” in italics")
                break
    preamble = [p for p in own if p.part == "preamble"]
    bare = [p for p in preamble if not _led(p)]
    if 0 < len(bare) <= (1 - _LED) * len(preamble):
        for paragraph in bare:
            if found.listed(paragraph.text.string) and _is_shown(resolution, preamble, paragraph):
                continue  # the page itself begins it, with a word that is known
            yield Doubt(paragraph.id, "unknown_opening", "it does not open in italics, as the others do")


def _is_shown(resolution: Resolution, preamble: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether a paragraph begins, with a capital, on the page on which the one above it ends.

    Where a new page begins, it may go on with that one; so may an Arabic one that was split at a comma anywhere.
    """
    if not resolution.places or not paragraph.text.string[:1].isupper():
        return False
    above = next((p for p, below in pairwise(preamble) if below is paragraph), None)
    ends = (paragraph.raw_spans[0].start, above.raw_spans[-1].end - 1 if above else paragraph.raw_spans[0].start)
    first, last = (max((p.page for p in resolution.places if p.start <= at), default=0) for at in ends)
    return first == last


def notes(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """A long text of the Assembly without a note: most have one, and some converters leave all of them out."""
    del found
    every = len(own)
    if resolution.format not in ("text", "html") or resolution.meta.get("organ") != "General Assembly":
        return
    if every >= _LONG and not resolution.notes:
        yield Doubt("", "lost_notes", f"not one note or marker in {every} paragraphs; they may have been left out")


def hyphens(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Words that may have been two halves with a hyphen: some converters drop those at the ends of lines."""
    if resolution.format != "text" or not found.suffix:
        return
    known = Hyphens(resolution.source.splitlines())
    for paragraph in own:
        for word in dict.fromkeys(_WORD.findall(paragraph.text.string)):
            if known.may_be_two(word, [m.start() for m in _INNER.finditer(word)]):
                yield Doubt(paragraph.id, "broken_word", f"“{word[:40]}” may have had a hyphen at a line's end")
                break


def _led(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins in italics."""
    return bool(paragraph.emphasis) and paragraph.emphasis[0].start < _EDGE


def _share(own: Sequence[Paragraph]) -> float:
    """The share of paragraphs that begin in italics."""
    return sum(map(_led, own)) / max(len(own), 1)


def looks_back(resolution: Resolution, own: Sequence[Paragraph], found: Openings) -> Iterator[Doubt]:
    """Preambular paragraphs that do something *also*, where no paragraph just above them does it."""
    if resolution.format == "akn":
        return
    above: list[frozenset[str]] = []
    for paragraph in own:
        if paragraph.part != "preamble":
            continue
        words = frozenset(re.findall(r"\w+", fold(paragraph.text.string)))
        verb = found.again(paragraph.text.string)
        stem = verb.removesuffix(found.suffix)
        if verb and above and not any({verb, stem, f"{stem}e"} & one for one in above):  # "Taking note": "Noting also"
            says = f"it looks back to a paragraph with “{verb}”, which does not stand above it"
            yield Doubt(paragraph.id, "lost_words", says)
        above.append(words)

"""The one grammar of resolutions: from a `Layout`, whatever its format, to a `Resolution`.

Pages break where the paper ends: between the halves of a sentence, with or without footnotes between them. The grammar
rejoins halves by what a paragraph is, not by how it looks: an operative paragraph begins with the next number; a
preambular one begins with an opening (also a misread one) after a paragraph that is complete; all else continues the
paragraph that is open. A formula begins a document: the resolution, a part of it, or one that it holds. Notes are
recognized by their numbers, furniture by consisting of nothing else.

What a page shows goes before what the words suggest: a block that is shown to be a note, furniture, a heading or a
continuation is one; raised markers are the markers where the format has fonts; a shown block is never cut.

What this cannot bear: where a page begins with a real opening in the middle of a paragraph whose first half ends in a
comma, the print itself does not tell a new paragraph from the second half, and it is taken for a new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit import _organs, languages
from toolkit._heads import SUBITEM
from toolkit._openings import Openings, openings
from toolkit.errors import SourceError
from toolkit.model import Resolution
from toolkit.sources._annexes import AnnexReader
from toolkit.sources._build import build
from toolkit.sources._language import detect_language
from toolkit.sources._layout import Block, Layout
from toolkit.sources._leads import lead_ins
from toolkit.sources._other_numbers import numbered_rows, renumbered
from toolkit.sources._plan import Plan
from toolkit.sources._state import PassagesSoFar
from toolkit.sources._tongues import in_small_letters, one_language
from toolkit.text import fold

__all__ = ["openings_of", "read"]

# The number above a title, in the title's line: "67/1. Agreed conclusions".
_NUMBERED = re.compile(r"^[\d/.\s*-]{1,12}")
# A blank in brackets at the head of a paragraph: "[Recalling …],", "[Verb ___];"; not "[Recalling it,]".
_BLANK = re.compile(r"\s*\[[^\]]{0,60}(?:…|\.{3}|_{2,})[^\]]{0,60}\]")
_HEAD = 24  # blocks of a document's head, at most


def openings_of(language: str, *, name: str) -> Openings:
    """The openings of a language.

    Raises
    ------
    toolkit.errors.SourceError
        The toolkit does not know the language's openings.
    """
    found = openings(language)
    if not found.formula:
        known = ", ".join(languages.available("openings"))
        raise SourceError(
            f"printed text in {language!r} cannot be read",
            file=name,
            remedy=f"printed languages: {known}",
        )
    return found


def read(layout: Layout, *, name: str, language: str | None = None) -> Resolution:
    """Read what a reader of a format saw.

    Parameters
    ----------
    layout
        The reading text in blocks, with what the page shows.
    name
        The file's name, for messages.
    language
        ISO 639-1 code; found from the text where not given.

    Returns
    -------
    Resolution
        In the ``source`` reading, without repairs.

    Raises
    ------
    toolkit.errors.SourceError
        The text is no resolution, or in a language whose openings the toolkit does not know.
    """
    language = language or detect_language(layout.source, name=name)
    found = openings_of(language, name=name)
    kept, two = one_language(layout.blocks, language)
    if in_small_letters(kept, found):
        found = replace(found, small=True)
    kept = _without_colophon(kept, language)
    spoken = _spoken(kept, found)
    found = replace(found, plurals=found.spoken) if spoken else replace(found, we=())
    blocks = numbered_rows(layout.source, lead_ins(kept, found), found)
    layout = replace(layout, blocks=renumbered(blocks, found))
    plan = Plan(layout, found)
    state = PassagesSoFar()
    reader = AnnexReader(layout, found, plan, state)
    for index, block in enumerate(layout.blocks):
        reader.take(index, block)
    heads = (layout.source[p.words_from : p.spans[0].end] for p in state.paragraphs if not p.division.annex)
    if not plan.formulas and not plan.decided.at and not any(map(found.names_organ, heads)):
        state.odd.append((-1, "no_formula", "no enacting formula was found"))
    if two:
        state.odd.append((-1, "parts", "the file holds the text in two languages side by side; one of them is read"))
    if others := plan.others():
        says = f"the file holds further resolutions or decisions: {'; '.join(others[:3])}"
        state.odd.append((-1, "parts", says))
    if plan.decided.statement:
        state.odd.append((-1, "not_a_resolution", "it is a statement by the president of the organ"))
    if spoken:
        says = "those who declare it speak of themselves, and no organ adopts it"
        state.odd.append((-1, "not_a_resolution", says))
    if not plan.decided.at and (other := _other(layout, found, state, language)):
        state.odd.append((-1, "not_a_resolution", other))
    if not (reader.listing or _is_resolution(layout, found, plan, state)):
        if any(_amends(block.text, language) for block in layout.blocks[:_HEAD]):
            raise SourceError(
                "is an amendment to a draft, no resolution",
                file=name,
                place=f"blocks of text read: {len(layout.blocks)}",
                remedy="read the draft that it amends, or the resolution as adopted",
            )
        raise SourceError(
            "has no paragraphs of a resolution",
            file=name,
            place=f"blocks of text read: {len(layout.blocks)}",
            remedy="check that it is the text of a resolution in the language given; letters and reports are none",
        )
    return build(layout, plan, state, name=name, language=language)


def _without_colophon(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks, those of a page's own words below a text (whose property it is) as furniture."""
    begins = _organs.lines(language).colophon
    last = next((at for at, block in enumerate(blocks) if at and fold(block.text).lstrip().startswith(begins)), None)
    if not begins or last is None:
        return tuple(blocks)
    return (*blocks[:last], *(replace(block, role="furniture") for block in blocks[last:]))


def _spoken(blocks: Sequence[Block], found: Openings) -> bool:
    """Whether those who declare a text together speak above it, and no organ does: "We, the ministers of ...,"."""
    speaks = any(found.speaks(block.text) for block in blocks[:_HEAD])
    return speaks and not any(found.formula_of(block.text) for block in blocks)


def _amends(text: str, language: str) -> bool:
    """Whether a line of a document's head says that it amends a draft: "Borduria: amendment to draft resolution"."""
    lines = (" ".join(fold(line).split()) for line in text.splitlines())
    tails = (line.rpartition(":")[2].strip() for line in lines)
    return any(tail.startswith(_organs.lines(language).amends) for tail in tails)


def _other(layout: Layout, found: Openings, state: PassagesSoFar, language: str) -> str:
    """What shows that a text with numbered paragraphs is no resolution; empty where nothing does."""
    known = _organs.lines(language).no_resolution
    above = "\n".join(layout.source[span.start : span.end] for span in state.header)
    rows = [" ".join(fold(line).split()) for line in above.splitlines()]
    for at, row in enumerate(rows):
        words = _NUMBERED.sub("", row)
        named = any(below.startswith(_organs.lines(language).adopted) for below in rows[at + 1 :])
        if words.startswith(known) and not named:  # an item of the agenda may be called by a letter
            return f"it calls itself “{' '.join(words.split()[:2])}”"
    first = [p for p in state.paragraphs if not p.division.annex]
    ends = [layout.source[p.spans[-1].start : p.spans[-1].end] for p in first if p.form == "preamble"]
    if any(" ".join(fold(end).split()).rstrip(" :,.،").endswith(_organs.lines(language).agrees) for end in ends):
        return "its parties agree as those of a treaty do, and no organ adopts it"
    blanks = [p for p in first if _BLANK.match(layout.source[p.words_from : p.spans[0].end])]
    if blanks and 2 * len(blanks) >= len(first):
        return "its paragraphs are blanks that wait to be filled in"
    own = [layout.source[p.words_from : p.spans[0].end] for p in first if p.form == "operative"]
    if len(own) > 1 and 2 * sum(map(found.names_organ, own)) >= len(own):
        return "its paragraphs are whole sentences that name the organ, as those of agreed conclusions are"
    return ""


def _is_resolution(layout: Layout, found: Openings, plan: Plan, state: PassagesSoFar) -> bool:
    """Whether paragraphs were found, and with them a formula or drafting verbs: a list, a letter, a charter is none."""
    if plan.decided.at:
        return True
    own = [p for p in state.paragraphs if not p.division.annex] or state.paragraphs
    heads = [SUBITEM.sub("", layout.source[p.words_from : p.spans[0].end], count=1) for p in own]
    opened = [h for h in heads if found.form(h) and (found.listed(h) or plan.formulas)]
    if plan.leads:  # the verbs are headings
        return any(p.form == "operative" for p in own)
    if plan.formulas:
        held = (p for p in state.paragraphs if p.division.annex and p.printed)  # a draft that is recommended
        verbs = (found.form(layout.source[p.words_from : p.spans[0].end]) == "operative" for p in held)
        return bool(opened) or any(p.printed for p in own) or any(verbs)
    return bool(opened) and 2 * len(opened) >= len(own)

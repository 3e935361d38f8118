"""Texts in two languages: which of the blocks are read, and whether verbs stand in small letters.

A page may set a text in two columns, a language each, as the rows of a table: its blocks come in turns, one in each
script. One language is read; the words of the other are furniture, and a doubt says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit._heads import complete, sentence_case
from toolkit._openings import Openings
from toolkit.sources._layout import Block
from toolkit.text import script

__all__ = ["in_small_letters", "one_language"]

_FEW = 6  # blocks with letters, at least
_TURNS = 0.6  # of neighbours are in two scripts, at least
_SHARE = 0.3  # of the blocks are in the language that is read, at least
_SCRIPTS = {"ar": "Arabic", "ru": "Cyrillic", "zh": "Han"}


def one_language(blocks: Sequence[Block], language: str) -> tuple[tuple[Block, ...], bool]:
    """The blocks, those of another script as furniture where two scripts take turns; and whether they do.

    Examples
    --------
    >>> rows = [Block(0, 1, text) for text in ("Lake", "بحيرة", "Boat", "قارب", "Reed", "قصب")]
    >>> [block.role for block in one_language(rows, "ar")[0]][:2], one_language(rows[::2], "en")[1]
    (['furniture', ''], False)
    """
    scripts = [script(block.text) for block in blocks]
    lettered = [name for name in scripts if name]
    own = _SCRIPTS.get(language, "Latin")
    changes = sum(a != b for a, b in pairwise(lettered))
    share = lettered.count(own) / max(len(lettered), 1)
    if len(lettered) < _FEW or changes < _TURNS * (len(lettered) - 1) or not _SHARE <= share <= 1 - _SHARE:
        return tuple(blocks), False
    kept = (
        replace(block, role="furniture")
        if name not in ("", own)
        else replace(block, role="" if block.role == "table" else block.role)
        for block, name in zip(blocks, scripts, strict=True)
    )
    return tuple(kept), True


def in_small_letters(blocks: Sequence[Block], found: Openings) -> bool:
    """Whether the paragraphs below a formula begin in small letters: "considérant que ...,", "invite les États ...".

    The first does, and a further one that decides; each is a whole clause, and so is what stands above it.

    Examples
    --------
    >>> from toolkit._openings import openings
    >>> lines = ["The Lake Board,", "noting the boats,", "requests a report."]
    >>> in_small_letters([Block(0, 9, line) for line in lines], openings("en"))
    True
    """
    if not found.suffix:
        return False
    body = [block.text for block in blocks if block.role in ("", "paragraph")]
    at = next((at for at, text in enumerate(body) if found.formula_of(text) or found.may_be_formula(text)), len(body))
    forms = [_small(text, found) for text in body[at + 1 :]]
    first = forms[:1] == ["preamble"]
    wholes = zip(body[at:], body[at + 1 :], forms, strict=False)
    return first and any(form == "operative" and complete(above) for above, _, form in wholes)


def _small(text: str, found: Openings) -> str:
    """The kind of paragraph that a whole clause opens in small letters; empty where it opens none."""
    raised = sentence_case(text)
    return found.form(raised) if text[:1].islower() and complete(text) and found.listed(raised) else ""

"""Labels and headings that open paragraphs in texts of other bodies: "(a) Recalling it,", "A. whereas", "considering".

The general conference of an agency letters its preamble; a parliament puts dashes and capitals before it; others write
the verb as a heading in small letters ("considering", "resolves to instruct the Council"), with lettered or numbered
clauses below it. A verb that is no heading of such a text opens nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit._heads import SUBITEM, UNSEEN, complete, last_mark, number, sentence_case
from toolkit._lazy import lazy
from toolkit._openings import Form, Openings
from toolkit.sources._layout import Block

__all__ = ["clause", "heads", "label", "labelled", "lead_ins"]

# The first label of a list: "(a)", "a)", "(أ)", "(i)", "(1)"; not "(b)", not "(أن", not "•" (headings stand above it).
_FIRST = lazy(UNSEEN + r"[“\"]?(?:\(?(?:[aiأا]|1)ـ?\s?\)|[’‘]1[‘’])\s")

# The label of a recital: "A. whereas", "AB. Considerando que"; not "A. General", a word alone.
_CAPITAL = lazy(UNSEEN + r"[A-Z]{1,2}\.\s+(?=[a-z]|[^\W\d_]{5,30}\s)")
# The number of a clause below such a heading: "1 to continue", "2. that"; not "1.1 that" nor "2044 and".
_CLAUSE = lazy(UNSEEN + r"(\d{1,2})[.)]?\s+(?=[^\W\d])")
_LONGEST = 120  # letters of a heading
_ROWS = 2  # lines of one
_WORDS = 6  # of one in Arabic
_SIGNS = 20  # of one in Chinese
_NAME = 24  # letters of a name above a list, such as "Targets:"


def label(text: str) -> int:
    """Where the words begin behind the label of a lettered paragraph; 0 where there is none.

    Examples
    --------
    >>> label("(a) Recalling it,"), label("A. whereas reed grows;"), label("A. General"), label("Recalling")
    (4, 3, 0, 0)
    """
    match = SUBITEM.match(text) or _CAPITAL.match(text)
    return match.end() if match else 0


def labelled(text: str, found: Openings) -> Form:
    """The kind of paragraph that opens behind a label, also in small letters; empty where none does.

    Examples
    --------
    >>> from toolkit._openings import openings
    >>> [labelled(text, openings("en")) for text in ("(a) Recalling it,", "– having regard to it,", "(a) rafts")]
    ['preamble', 'preamble', '']
    """
    rest = text[at:] if (at := label(text)) else ""
    form = found.form(sentence_case(rest)) if rest else ""
    if rest and not form and found.conjunction and not text.lstrip()[0].isalnum():  # "- انطلاقا من"
        form = found.form(found.conjunction + rest)
        return form if form == "preamble" else ""
    return form


def heads(blocks: Sequence[Block], body: Sequence[int], found: Openings) -> dict[int, Form]:
    """The headings of a text whose verbs are headings in small letters, and the kind of paragraph below each.

    There are none but where a line with the form of an organ's name stands above the first, and a verb that enacts
    among them.
    """
    out: dict[int, Form] = {}
    begun = False
    for at in body:
        text = blocks[at].text.strip(" *_")
        begun = begun or found.may_be_formula(text) or bool(found.formula_of(text))
        rows = [row.rstrip(":,") for row in text.splitlines()]  # a long heading may be wrapped
        if not begun or len(text) > _LONGEST or len(rows) > _ROWS or any(map(complete, rows)):
            continue
        if found.joined:
            enacted = "operative" in out.values()
            if _stands_alone(text) and len(text) <= _SIGNS and (form := found.heading(text, enacted=enacted)):
                out[at] = form
            continue
        if not (text[:1].islower() or (found.particles and _stands_alone(text))):
            continue
        form = found.form(sentence_case(text))
        if form and found.listed(sentence_case(text)):
            out[at] = form
    return out if {"preamble", "operative"} <= set(out.values()) else {}


def _stands_alone(text: str) -> bool:
    """Whether a line in a script without small letters can be a heading: a few words, with no mark at their end."""
    return text.count(" ") < _WORDS and last_mark(text).isalpha()


def clause(text: str) -> tuple[int, int]:
    """The number of a clause below such a heading (0 for a letter or none), and where its words begin.

    Examples
    --------
    >>> clause("1 to continue"), clause("a) that reed grows"), clause("that reed grows")
    ((1, 2), (0, 3), (0, 0))
    """
    got = number(text)
    if got is not None and got.sure:
        return got.value, got.end
    match = _CLAUSE.match(text)
    return (int(match[1]), match.end()) if match else (0, label(text))


def lead_ins(blocks: Sequence[Block], found: Openings) -> tuple[Block, ...]:
    """The blocks, with those that a page shows as headings and that lead in a list as paragraphs.

    The first item of a list stands below it, and it opens as paragraphs do, or ends with a colon and is more than a
    name ("Targets:"). What stands in the middle of the page is a heading all the same.

    Examples
    --------
    >>> from toolkit._openings import openings
    >>> def roles(head):
    ...     blocks = [Block(0, 9, head, role="heading", bold=True), Block(9, 20, "(a) Boats;", role="item")]
    ...     return [block.role for block in lead_ins(blocks, openings("en"))]
    >>> roles("Recalling the use of:"), roles("The use of boats")
    (['', 'item'], ['heading', 'item'])
    """
    out = list(blocks)
    below: Block | None = None
    for at in reversed(range(len(out))):
        block = out[at]
        if block.role in ("furniture", "note"):
            continue
        if block.role == "heading" and below is not None and not block.centred and _FIRST.match(below.text):
            mark = last_mark(block.text)
            clause_ = mark == ":" and (len(block.text) > _NAME or block.text.count(" ") > 1)
            if clause_ or (mark not in (".", ";", "؛") and found.listed(block.text)):
                out[at] = replace(block, role="")
        below = block
    return tuple(out)

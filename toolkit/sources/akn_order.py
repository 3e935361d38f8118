"""What the blocks of an Akoma Ntoso resolution are, and the ids they get.

Mark-up differs between the language files of one resolution; what a block is, is decided
from what holds in all of them: printed numbers, end marks, emphasis, order.

- An unnumbered paragraph that is all in bold, or has neither an emphasised verb nor an end mark,
  is a *heading* (``H01`` ...).
- An unnumbered paragraph with an emphasised phrase that ends in a comma, before any
  numbered paragraph, is a *preambular* paragraph that was put into the main body.
- A lettered paragraph right after one that ends in a colon, and those that follow it, are
  *items* of that paragraph.
- Where preambular paragraphs follow an operative one that has no number (a resolution
  that adopts a declaration), all that follows is an *annexed* document, ``level`` 1.

Ids
---
Preambular paragraphs count ``P01`` ... in order, annexed ones after the resolution's own.
Operative paragraphs count ``O01`` ... by their *place* among the paragraphs of the main
body as the United Nations marks them up: where every paragraph is numbered, place and
printed number are the same. Where headings or sub-items are marked up as paragraphs they
take a place (77/312: printed 11 stands after a heading and is ``O12``); ``number`` is
always the printed number, and that of an unnumbered continuation is its paragraph's.
Headings that open a section, items, and misplaced preambular paragraphs take no place,
since other language files mark the same words up otherwise.

Where the adopting resolution prints no numbers and its annexed document does, the
printed numbers are the ids, and unnumbered paragraphs take the numbers after the last
(80/173: annexed 1 to 127 are ``O01`` to ``O127``, the adopting paragraph is ``O128``).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from toolkit.sources.akn_blocks import Block, Document

__all__ = ["Placed", "place"]


@dataclass
class Placed:
    """A block with its id, its number and its level."""

    id: str
    block: Block
    number: int = 0
    level: int = 0


def place(document: Document) -> list[Placed]:
    """Decide what each block is; move trailing headings to the closing lines.

    Returns
    -------
    list of Placed
        Paragraphs (``P``, ``O``) and headings (``H``), in document order. One without words
        takes its place in the count and is left out.
    """
    _items(document)
    _misplaced(document.blocks)
    _headings(document.blocks)
    _formulas(document.blocks)
    _trailing(document)
    placed = [Placed("", block, block.number, int(block.annex)) for block in document.blocks]
    _annexed(placed)
    for level in (0, 1):
        _numbers([p for p in placed if p.block.kind == "operative" and p.level == level])
    _identify(placed)
    return [item for item in placed if not item.block.empty]


def _items(document: Document) -> None:
    """Join lettered paragraphs to the paragraph whose list they are."""
    kept: list[Block] = []
    listing = False
    for block in document.blocks:
        above = kept[-1] if kept and kept[-1].kind == "operative" else None
        if block.kind == "operative" and block.lettered and above and (listing or above.colon):
            listing = True
            above.take(block.signs)
            continue
        listing = False
        kept.append(block)
    document.blocks[:] = kept


def _misplaced(blocks: list[Block]) -> None:
    """Find preambular paragraphs in the main body, before its numbered paragraphs."""
    for block in blocks:
        if block.number:
            return
        if block.kind == "operative" and not block.lettered and block.comma and block.words.emphasis:
            block.kind, block.counted = "preamble", False


def _headings(blocks: list[Block]) -> None:
    """Find headings; those that open a section take no place in the count."""
    for block in blocks:
        if block.kind == "operative" and block.looks_like_heading():
            block.kind = "heading"
        if block.kind == "heading" and block.titles:
            block.counted = False


def _formulas(blocks: list[Block]) -> None:
    """A paragraph like "We, the Ministers ...," before an annexed preamble opens it, as a formula does."""
    for block, after in pairwise(blocks):
        plain = not block.number and not block.lettered and not block.words.emphasis
        if block.kind == "operative" and plain and block.comma and after.kind == "preamble":
            block.kind = "heading"


def _trailing(document: Document) -> None:
    """Headings after the last paragraph are closing lines."""
    blocks = document.blocks
    last = max((i for i, b in enumerate(blocks) if b.kind != "heading"), default=-1)
    if last >= 0:
        signs = [sign for block in blocks[last + 1 :] for sign in block.signs]
        document.closing[:0] = signs
        del blocks[last + 1 :]


def _annexed(placed: list[Placed]) -> None:
    """Set the level of what follows an unnumbered adopting paragraph and opens with a preamble."""
    adopting = -1
    for index, item in enumerate(placed):
        if item.block.number or item.level:
            return
        if item.block.kind == "operative":
            adopting = index
        elif item.block.kind == "preamble" and adopting >= 0:
            for later in placed[adopting + 1 :]:
                later.level = 1
            return


def _numbers(items: list[Placed]) -> None:
    """Give unnumbered paragraphs the number they lack, or that of the paragraph they continue."""
    following: list[int] = []
    after = 0
    for item in reversed(items):
        following.append(after)
        after = item.block.number or after
    following.reverse()
    last = 0
    for item, after in zip(items, following, strict=True):
        block = item.block
        if not block.number and not block.lettered:
            missing = after == last + 2 or (after == 0 and (block.opens_emphatic or last == 0))
            item.number = last + 1 if missing else last
        elif not block.number:
            item.number = last
        last = item.number


def _identify(placed: list[Placed]) -> None:
    preambular = headings = 0
    for item in placed:
        if item.block.kind == "preamble":
            preambular += 1
            item.id, item.number = f"P{preambular:02d}", preambular
        elif item.block.kind == "heading":
            headings += 1
            item.id = f"H{headings:02d}"
    operative = [item for item in placed if item.block.kind == "operative"]
    own = [item for item in operative if item.level == 0]
    printed = [item.block.number for item in operative if item.block.number]
    if len(own) < len(operative) and not any(item.block.number for item in own) and len(set(printed)) == len(printed):
        _by_number(operative, max(printed, default=0))
    else:
        _by_place(placed)


def _by_number(operative: list[Placed], last: int) -> None:
    for item in operative:
        if item.block.number:
            item.id = f"O{item.block.number:02d}"
        else:
            last += 1
            item.id = f"O{last:02d}"


def _by_place(placed: list[Placed]) -> None:
    at = 0
    for item in placed:
        if item.block.kind == "operative" or (item.block.kind == "heading" and item.block.counted):
            at += 1
            if item.block.kind == "operative":
                item.id = f"O{at:02d}"

"""What the blocks of an Akoma Ntoso resolution are, and the ids they get.

Mark-up differs between the language files of one resolution; what a block is, is decided from what holds in all of
them: printed numbers, end marks, emphasis, order. Unnumbered blocks of the main body are

- *items*, lettered by mark-up or in their words ("(a) ..."), right after a paragraph: words of that paragraph;
- *headings* (``H01`` ...): all in bold, or with neither an emphasised verb nor an end mark; or words that lead in what
  follows ("We therefore:", before a numbered paragraph);
- *preambular* paragraphs that were put into the main body: with an emphasised phrase, ending in a comma, before
  paragraph 1 or before any numbered one;
- *continuations*: plain words after a numbered paragraph or inside a list are words of the paragraph before;
- else operative paragraphs without a number. One that stands where a single number is missing has that number.

What follows an adopting paragraph (one without number that leads to a title and to a preamble or to a paragraph 1, or
one that ends in a colon and quotes) is an *annexed* document, as attachments are.

Ids are those of `toolkit.sources._divisions`: printed numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby, pairwise, takewhile

from toolkit.sources import _divisions, _headings
from toolkit.sources._akn_blocks import AknBlock, AknDocument

__all__ = ["Placed", "place"]

#: A line as short as "Article 12" is a heading even after a colon.
_SHORT = 30
#: So many lines without end mark below the last paragraph are closing lines: meeting, day, place.
_LINES = 4
#: A formula is as short as "The States Parties to this Convention,"; or its first word stands before a comma: "We, ..."
_FORMULA, _PRONOUN = 45, 4


@dataclass
class Placed:
    """A block with its id, its number, its division and the words of the heading above."""

    id: str
    block: AknBlock
    number: int = 0
    division: str = ""
    section: str = ""


def place(document: AknDocument) -> list[Placed]:
    """Decide what each block is; move trailing headings to the closing lines.

    Returns
    -------
    list of Placed
        Paragraphs and headings (``H01`` ...), in document order.
    """
    blocks = document.blocks = [block for block in document.blocks if not block.empty]
    for block in blocks:
        if block.in_bold() if block.kind == "operative" else _title(block):
            block.kind = "heading"
    blocks = _scoped(blocks, _chapeaux)
    blocks = _scoped(blocks, _misplaced)
    blocks = _scoped(blocks, _treaty)
    blocks = _scoped(blocks, _formulas)
    blocks = _scoped(blocks, _joined)
    blocks = _scoped(blocks, _alone)
    for _, part in groupby(blocks, lambda b: b.part):
        _annexed(list(part))
    document.blocks = blocks = _numerals(blocks)
    _trailing(document)
    _scoped(document.blocks, _missing)
    return _identified(document.blocks)


def _title(block: AknBlock) -> bool:
    """Whether what is marked up as a preambular paragraph is a title in it, or a row of asterisks."""
    bare = not any(character.isalnum() for character in block.string)
    title = block.line and not block.words.emphasis
    return bare or (block.kind == "preamble" and (title or (block.in_bold() and not block.comma and not block.stops)))


def _scoped(blocks: list[AknBlock], step: Callable[[list[AknBlock]], list[AknBlock]]) -> list[AknBlock]:
    """Apply a step to the blocks of each document on its own: the resolution, each part, each annex."""
    if len({(block.part, block.annex) for block in blocks}) < 2:
        return step(list(blocks))
    return [block for _, group in groupby(blocks, lambda b: b.scope) for block in step(list(group))]


def _chapeaux(blocks: list[AknBlock]) -> list[AknBlock]:
    """What is marked up as a preambular paragraph and is none.

    Words that end in a colon, right before paragraph 1, open the operative part ("Decides that:"); a section's only
    paragraph may be marked up as a heading of it.
    """
    bare = not any(block.kind == "operative" and not block.lettered for block in blocks)
    for block, after in pairwise([*blocks, AknBlock("heading", [])]):
        listed = after.lettered and bare
        opens = block.colon and after.kind == "operative" and (after.number == 1 or listed)
        if block.kind == "preamble" and opens:
            block.kind, block.decided = "operative", True
    return blocks


def _misplaced(blocks: list[AknBlock]) -> list[AknBlock]:
    """Find preambular paragraphs in the main body, before paragraph 1 or before any number."""
    last, following = 0, _following(blocks)
    for at, (block, after) in enumerate(zip(blocks, following, strict=True)):
        first = (last == 0 or after == 1) and not (block.number or block.lettered)
        next_ = blocks[at + 1].number if at + 1 < len(blocks) else 0
        among = next_ == 1 and at > 0 and blocks[at - 1].kind == "preamble"
        if first and block.kind == "operative" and block.comma and (block.words.emphasis or among):
            block.kind = "preamble"
        last = block.number or last
    return blocks


def _alone(blocks: list[AknBlock]) -> list[AknBlock]:
    """Find the operative paragraph of a section, or of a document, whose paragraphs all look preambular.

    It is the last of them, if it ends in a full stop or a semicolon; where it ends in a comma, only if the next section
    opens with a preamble of its own.
    """
    for block, after in pairwise(blocks):  # a preambular paragraph with its list, put into the main body
        if block.number or block.kind == "heading" or block.annex:
            break
        if after.kind == "preamble" and not block.decided:
            block.kind = "preamble"
    operative = False
    for at, block in enumerate(blocks):
        rest = blocks[at + 1 :]
        operative = block.kind == "operative" or (operative and block.kind != "heading")
        if block.kind != "preamble" or operative or (rest and (rest[0].kind != "heading" or rest[0].front)):
            continue
        following = next((b for b in rest if b.kind != "heading"), None)
        named = bool(rest) and (rest[0].titles or bool(_numeral(rest[0])))
        another = named and following is not None and following.kind == "preamble" and block.counted
        another = another or (block.counted and not block.titles and at > 0 and blocks[at - 1].titles)
        only = not rest and not block.annex and at > 0 and not any(b.kind == "operative" for b in blocks)
        block.guessed = only and block.comma
        if only or (block.stops and (block.counted or not rest)) or (block.comma and another):
            block.kind, block.decided = "operative", True
    return blocks


def _treaty(blocks: list[AknBlock]) -> list[AknBlock]:
    """Find the preamble of an annexed text that emphasises nothing: two paragraphs at its head that end in commas.

    What opens it ("The Parties to this Convention,", "We, the Ministers ...,") is its formula.
    """
    if not blocks or not blocks[0].annex:
        return blocks
    body = list(dropwhile(lambda b: b.kind == "heading" or b.looks_like_heading(), blocks))
    run = list(takewhile(lambda b: b.comma and not b.number and not b.lettered, body))
    if len(run) < 2:
        return blocks
    opening = run[0].string.replace("\u060c", ",").replace("\uff0c", ",")
    recital = run[0].opens_emphatic and not run[0].all_emphatic  # a short one: "*Recalling* its resolution 98/1,"
    formula = not recital and (len(opening) <= _FORMULA or 0 < opening.find(",") <= _PRONOUN)
    for block in run[formula:]:
        block.kind = "preamble"
    if formula:
        run[0].kind, run[0].front = "heading", True
    return blocks


def _following(blocks: Sequence[AknBlock]) -> list[int]:
    """The next printed number after each block, or 0."""
    out, after = [], 0
    for block in reversed(blocks):
        out.append(after)
        after = block.number or after
    return out[::-1]


def _joined(blocks: list[AknBlock]) -> list[AknBlock]:
    """Join items and continuations to the paragraph whose words they are."""
    kept: list[AknBlock] = []
    listing, following = False, _following(blocks)
    for at, block in enumerate(blocks):
        above = kept[-1] if kept and kept[-1].kind != "heading" else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if above is not None and above.kind == "operative" and _caption(block, after):
            above.take(block.signs, table=True)
            continue
        if block.kind != "operative" or block.number:
            listing = False
        elif block.lettered and (owner := _owner(kept)):
            listing = True
            owner.take(block.signs)
            continue
        elif _aside(block, above, blocks[at + 1 :]) or (
            block.looks_like_heading() and not _inside(block, above, after, listing=listing)
        ):
            block.kind, listing = "heading", False
        elif above is not None and (above.wordless or (above.kind == "preamble" and above.colon and block.verbless)):
            above.take(block.signs)
            continue
        elif above is None:
            listing = False
        elif _leads(block, above, after, listing=listing):
            block.kind, listing = "heading", False
        elif following[at] != above.number + 2 and _continues(block, above, listing=listing):
            listing = listing or above.colon
            above.take(block.signs)
            continue
        else:
            listing = False
        kept.append(block)
    return kept


def _owner(kept: Sequence[AknBlock]) -> AknBlock | None:
    """The paragraph whose item a lettered block is: the last one, also where headings part the list."""
    last = next((block for block in reversed(kept) if block.kind != "heading"), None)
    return last if last is not None and (last.kind == "operative" or last is kept[-1]) else None


def _caption(block: AknBlock, after: AknBlock | None) -> bool:
    """Whether a heading is that of the table below it; some files say it twice."""
    twice = after is not None and after.kind == "heading" and after.table and after.string.startswith(block.string)
    return block.kind == "heading" and (block.table or twice)


def _aside(block: AknBlock, above: AknBlock | None, rest: Sequence[AknBlock]) -> bool:
    """Whether words are a note on the file itself ("* Reissued for technical reasons.") or a closing line."""
    if above is None or above.kind == "preamble":
        return block.string.startswith("*") and not block.words.emphasis
    return block.line and bool(above.number) and len(rest) < _LINES and all(one.line for one in rest)


def _inside(block: AknBlock, above: AknBlock | None, after: AknBlock | None, *, listing: bool) -> bool:
    """Whether words without verb and end mark stand in a list: after a colon, or before a lettered item."""
    if above is None or above.kind != "operative" or block.in_bold():
        return False
    lettered = after is not None and after.lettered
    if listing and after is not None and after.kind == "operative" and not after.number and after.stops:
        return True
    long = len(block.string) > _SHORT
    return (above.colon and long) or above.table or lettered or above.comma or (listing and not above.stops)


def _leads(block: AknBlock, above: AknBlock, after: AknBlock | None, *, listing: bool) -> bool:
    """Whether plain words after a full stop lead in the numbered paragraph that follows: "We therefore:"."""
    ended = above.stops and not above.colon and not listing
    plain = not block.words.emphasis or (block.annex and not above.words.emphasis)
    return bool(block.colon and ended and plain and after and after.number)


def _continues(block: AknBlock, above: AknBlock, *, listing: bool) -> bool:
    """Whether an unnumbered paragraph is words of the paragraph above."""
    if block.kind != "operative" or above.kind == "preamble":
        return False
    if block.opens_emphatic and not above.table and not (above.number and above.verbless):
        return False
    return bool(above.number) or above.colon or listing or above.comma or not above.stops


def _formulas(blocks: list[AknBlock]) -> list[AknBlock]:
    """Words like "The Council," or "We, the Ministers ...," before a preamble open it, as a formula does."""
    above: AknBlock | None = None
    for block, after in pairwise(blocks):
        if block.comma and not block.number and not block.lettered:
            opening = block.kind == "operative" and not block.words.emphasis and after.kind == "preamble"
            first = above is None or above.kind == "heading" or (above.kind == "operative" and above.colon)
            if opening or (first and block.is_formula):
                block.kind, block.front = "heading", True
        above = block
    return blocks


def _annexed(part: list[AknBlock]) -> None:
    """Find a document in the main body, after the paragraph that adopts or recommends it: the first annex."""
    own = [block for block in part if not block.annex]
    following = _following(own)
    for at, block in enumerate(own):
        rest = own[at + 1 :]
        if block.kind == "operative" and rest and (end := _annex_end(block, own[:at], rest, following[at])):
            for later in (b for b in part if b.annex):
                later.annex += 1
            for inner in rest[:end]:
                inner.annex = 1
            return


def _annex_end(block: AknBlock, before: Sequence[AknBlock], rest: Sequence[AknBlock], after: int) -> int:
    """How many of the blocks after one are a document that it adopts; 0 if none."""
    if block.colon and rest[0].opens_quote and not rest[0].number:
        closing = next((i for i, b in enumerate(rest, 1) if b.closes_quote and not _opens(rest[i:])), len(rest))
        return closing if any(b.kind != "heading" for b in rest[:closing]) else 0
    body = next((b for b in rest if b.kind != "heading"), None)
    named = rest[0].kind == "heading" and not rest[0].titles and not _numeral(rest[0])
    if body is None or (rest[0].kind == "heading" and not named):
        return 0
    first = not block.number and not any(b.kind == "operative" or b.titles for b in before)
    if first and body.kind == "preamble" and rest[0].kind == "heading":
        return len(rest)
    if named and (after == 1 or (first and block.colon and not after)) and (first or block.colon):
        return len(rest)
    return 0


def _opens(blocks: Sequence[AknBlock]) -> bool:
    return bool(blocks) and blocks[0].opens_quote


def _numeral(block: AknBlock) -> str:
    """The numeral of a heading, by its own mark-up or its words."""
    plain = block.kind == "heading" and not block.front
    return _headings.numeral(block.numeral or block.string) if plain else ""


def _numerals(blocks: list[AknBlock]) -> list[AknBlock]:
    """A heading that is a numeral only is one with the heading after it."""
    kept: list[AknBlock] = []
    for block in blocks:
        above = kept[-1] if kept and kept[-1].scope == block.scope else None
        if above is not None and _only(above) and block.kind == "heading" and not _numeral(block) and not block.front:
            above.numeral = above.numeral or above.string
            above.take(block.signs)
        else:
            kept.append(block)
    return kept


def _only(block: AknBlock) -> bool:
    """Whether a heading says its numeral and nothing more."""
    return bool(_numeral(block)) and _headings.is_numeral(block.string)


def _trailing(document: AknDocument) -> None:
    """Headings after the last paragraph are closing lines."""
    blocks = document.blocks
    last = max((i for i, b in enumerate(blocks) if b.kind != "heading"), default=-1)
    if last >= 0:
        signs = [sign for block in blocks[last + 1 :] for sign in block.signs]
        document.closing[:0] = signs
        del blocks[last + 1 :]


def _missing(blocks: list[AknBlock]) -> list[AknBlock]:
    """Give a paragraph without number the one that is missing in its place: 2 between 1 and 3, 1 before 2."""
    operative = [block for block in blocks if block.kind == "operative"]
    last = 0
    for block, after in zip(operative, _following(operative), strict=True):
        if not block.number and not block.lettered and after == last + 2:
            block.number, block.inferred = last + 1, True
        last = block.number or last
    return blocks


def _identified(blocks: Sequence[AknBlock]) -> list[Placed]:
    """Ids, divisions and sections."""
    names = list(_names(blocks))
    items = [
        _divisions.Item(block.kind == "preamble", block.number, block.part, name, block.annex)
        for block, (name, _) in zip(blocks, names, strict=True)
        if block.kind != "heading"
    ]
    named = _divisions.ids(items)
    numbered = {division for item, (_, division) in zip(items, named, strict=True) if item.number}
    ids = iter(named)
    placed: list[Placed] = []
    headings, last = 0, 0
    counts: dict[tuple[str, str], int] = {}
    for block, (_, section) in zip(blocks, names, strict=True):
        if block.kind == "heading":
            headings += 1
            placed.append(Placed(f"H{headings:02d}", block))
            continue
        id_, division = next(ids)
        number = counts[division, block.kind] = counts.get((division, block.kind), 0) + 1
        if block.kind == "operative" and division in numbered:
            number = last = block.number or (last if placed and _same(placed, division) else 0)
        placed.append(Placed(id_, block, number, division, section))
    return placed


def _same(placed: Sequence[Placed], division: str) -> bool:
    """Whether the operative paragraph before stands in the same division."""
    before = next((p for p in reversed(placed) if p.block.kind == "operative"), None)
    return before is not None and before.division == division


def _opens_section(block: AknBlock) -> bool:
    return not block.front and any(c.isalnum() for c in block.string)


def _names(blocks: Sequence[AknBlock]) -> Iterator[tuple[str, str]]:
    """The name of the numbered section that each block stands in, and the words of the heading above it."""
    for _, group in groupby(blocks, lambda b: b.scope):
        scope = list(group)
        heads = iter(_headings.sections([_numeral(b) for b in scope if b.kind == "heading"]))
        name = section = ""
        for block in scope:
            if block.kind == "heading":
                name = next(heads) or name
                section = block.string if _opens_section(block) else section
            yield name, section

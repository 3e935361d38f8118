"""Pages whose paragraphs are no paragraphs: lines pasted from a PDF or an e-mail, or a text in one ``<pre>``.

A file may say that each line is a paragraph, or that a whole document is one with line breaks in it. Then what it shows
is not where paragraphs begin, and its lines are put together as those of a plain text are (`toolkit.sources._lines`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit._heads import complete
from toolkit._openings import openings
from toolkit.errors import SourceError
from toolkit.model import Span
from toolkit.sources import _lines
from toolkit.sources._language import detect_language
from toolkit.sources._layout import Block, Layout

__all__ = ["cut_anew", "wrapped"]

_BODY = ("", "paragraph")
#: Length of a line that fills a page, and the longest that one is; a paragraph of the same length ends a sentence.
_FILLED, _LONGEST, _FEWEST = 40, 200, 8


def wrapped(lines: Sequence[str]) -> bool:
    """Whether paragraphs are lines of a page: many are long, none is longer than a line, most end amid a sentence."""
    body = [line for line in lines if len(line) > _FILLED]
    if len(body) < _FEWEST or max(map(len, body)) > _LONGEST:
        return False
    return sum(not complete(line) for line in body) > 0.5 * len(body)


def cut_anew(layout: Layout) -> Layout:
    """A layout whose body is cut by its lines, where most of them stand within paragraphs or are paragraphs."""
    body = [block for block in layout.blocks if block.role in _BODY]
    breaks = sum(block.text.count("\n") for block in body)
    if not body or not (breaks > max(len(body), 3) or wrapped([block.text for block in body])):
        return layout
    low, high = body[0].start, body[-1].end
    apart = [block for block in layout.blocks if block.role not in _BODY]
    if any(low < block.start < high for block in apart):
        return layout
    text = layout.source[low:high]
    try:
        found = openings(detect_language(text, name=""))
    except SourceError:
        return layout
    numbered = {block.start: block.number for block in body if block.number}
    anew = [_moved(block, low, body, numbered) for block in _lines.split(text, found)]
    before = [block for block in apart if block.start < low]
    after = [block for block in apart if block.start >= high]
    return replace(layout, blocks=(*before, *anew, *after), shown=False)


def _moved(block: Block, low: int, body: Sequence[Block], numbered: dict[int, str]) -> Block:
    """A block of the text as one of the layout, with the looks of the blocks that it is made of."""
    start, end = block.start + low, block.end + low
    under = [one for one in body if one.start < end and start < one.end]

    def within(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(max(s.start, start), min(s.end, end)) for s in spans if s.start < end and start < s.end)

    own = [Span(span.start + low, span.end + low) for span in block.unsaid]
    return replace(
        block,
        start=start,
        end=end,
        number=numbered.get(start, ""),
        bold=bool(under) and all(one.bold for one in under),
        centred=bool(under) and all(one.centred for one in under),
        emphasis=within([span for one in under for span in one.emphasis]),
        markers=tuple(pair for one in under for pair in one.markers if start <= pair[0].start < end),
        unsaid=tuple(sorted({*own, *within([span for one in under for span in one.unsaid])})),
    )

"""The order and the numbers of a document's blocks, as the source prints them."""

from __future__ import annotations

import re

from toolkit.model import Paragraph, Passage, Resolution

__all__ = ["blocks", "printed_number"]


def blocks(resolution: Resolution) -> list[Passage]:
    """Paragraphs and headings in the order of the source."""
    if not resolution.headings:
        return list(resolution.paragraphs)
    passages = [*resolution.paragraphs, *resolution.headings]
    return sorted(passages, key=lambda p: p.raw_spans[0].start if p.raw_spans else 0)


def printed_number(resolution: Resolution, block: Paragraph) -> str:
    """The number that stands before the words, as ``"30."``; empty where none is printed."""
    first = min((f.start for f in block.text.fragments), default=0)
    before = "".join(resolution.source[s.start : min(s.end, first)] for s in block.raw_spans)
    digits = re.search(r"\d+", before)
    return f"{int(digits[0])}." if digits else ""

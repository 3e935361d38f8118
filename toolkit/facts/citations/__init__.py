"""What a document cites, where, and how: resolutions, decisions and documents."""

from toolkit.facts.citations._find import find, frame, in_text, order_of, rows, votes

__all__ = ["find", "frame", "in_text", "order_of", "rows", "votes"]

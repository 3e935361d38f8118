"""What a document cites, where, and how: resolutions, decisions and documents."""

from toolkit.facts.citations._find import find, in_text, order_of, votes

__all__ = ["find", "in_text", "order_of", "votes"]

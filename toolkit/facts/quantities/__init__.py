"""Figures that a text states: percentages, fractions in words, counts, sums of money, targets."""

from toolkit.facts.quantities._find import find, in_text

__all__ = ["find", "in_text"]

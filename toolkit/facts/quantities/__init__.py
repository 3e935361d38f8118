"""Figures that a text states: percentages, fractions in words, counts, sums of money, targets."""

from toolkit.facts.quantities._find import Measure, find, frame, in_text, rows

__all__ = ["Measure", "find", "frame", "in_text", "rows"]

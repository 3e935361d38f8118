"""Dates that a text states: days, months, years and ranges, with their role."""

from toolkit.facts.dates._find import find, in_text

__all__ = ["find", "in_text"]

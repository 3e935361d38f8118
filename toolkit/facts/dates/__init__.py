"""Dates that a text states: days, months, years and ranges, with their role."""

from toolkit.facts.dates._find import NamedDate, find, frame, in_text, rows, timeline

__all__ = ["NamedDate", "find", "frame", "in_text", "rows", "timeline"]

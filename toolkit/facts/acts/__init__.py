"""Acts: the performative verbs of a resolution, their force and their modifiers."""

from toolkit.facts.acts._find import FORCES, find, frame, in_text, lead, rows

__all__ = ["FORCES", "find", "frame", "in_text", "lead", "rows"]
